"""Things that move between the plates: birds, surf, traffic, passers-by, fireflies, fish. Closed-form in time."""

import math
from collections.abc import Callable

import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.colour import Colour, Ink, argb, mix, smooth
from rushes.engines.previs.world.compositing import Target, draw_plate
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.stage import Lens, Plate

Make = Callable[[Scenery, np.random.Generator], Motion]


def _fill(ink: Ink, alpha: float = 1.0) -> skia.Paint:
    return skia.Paint(AntiAlias=True, Color=argb(ink, alpha))


def _stroke(ink: Ink, alpha: float, width: float) -> skia.Paint:
    return skia.Paint(
        AntiAlias=True,
        Color=argb(ink, alpha),
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kRound_Cap,
    )


def is_day(rig: Rig) -> bool:
    """Birds and walkers are out: neither night nor rain."""
    return rig.time != "night" and rig.wet < 0.5


def birds(scenery: Scenery, rng: np.random.Generator, count: int = 7) -> Motion:
    """A loose flock crossing the sky."""
    u = rng.random((count, 4)).tolist()
    colour = mix(scenery.rig.tone("#2a2c38", 0.2), scenery.rig.sky[2], 0.35)

    def draw(target: Target, lens: Lens, t: float) -> None:
        view = lens.view
        stroke = _stroke(colour, 0.8, 1.7 * view.unit)
        for a, b, c, d in u:
            x = ((a * 0.35 + 0.35 + t * (0.018 + 0.006 * b)) % 1.2 - 0.1) * view.width + lens.shift
            y = view.hy * (0.28 + 0.30 * b) + math.sin(t + c * 6) * 4 * view.unit
            s = (4 + 5 * c) * view.unit
            flap = math.sin(t * (7 + 2 * d) + d * 9) * 0.6
            path = skia.Path()
            path.moveTo(x - s, y - s * flap)
            path.quadTo(x - s * 0.4, y - s * 0.3, x, y)
            path.quadTo(x + s * 0.4, y - s * 0.3, x + s, y - s * flap)
            target.canvas.drawPath(path, stroke)

    return draw


def fireflies(scenery: Scenery, rng: np.random.Generator, count: int = 26) -> Motion:
    """Warm sparks that wander over the grass of a summer night and go out and on again."""
    u = rng.random((count, 6)).tolist()

    def draw(target: Target, lens: Lens, t: float) -> None:
        for a, b, c, d, e, g in u:
            z = 6.2 + 12 * b
            x = lens.view.half_width(z) * (2.2 * a - 1.1) + 0.5 * math.sin(t * (0.5 + 0.4 * c) + g * 6)
            px, py = lens.project(x, -0.3 - 1.5 * d + 0.25 * math.sin(t * 0.9 + e * 6), z)
            shine = max(0.0, math.sin(t * (0.9 + 0.7 * e) + g * 9)) ** 2
            if shine < 0.04:
                continue
            r = max(1.2, 0.022 * lens.scale(z)) * lens.view.unit
            inks = [argb("#f6ff9a", 0.75 * shine), argb("#c8e86a", 0.16 * shine), argb("#c8e86a", 0.0)]
            shader = skia.GradientShader.MakeRadial((px, py), r * 6, inks, [0, 0.3, 1])
            paint = skia.Paint(AntiAlias=True, Dither=True, BlendMode=skia.BlendMode.kPlus, Shader=shader)
            target.canvas.drawCircle(px, py, r * 6, paint)

    return draw


# --- streets ------------------------------------------------------------------------------------------------


def traffic_lights(z0: float = 30, z1: float = 75, lanes: tuple[float, ...] = (-2.1, 2.1), count: int = 5) -> Make:
    """Head and tail lamps streaming along the street, with a smear on wet asphalt."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig, u = scenery.rig, rng.random((count, 3)).tolist()
        on = max(rig.lamps, 0.25)

        def draw(target: Target, lens: Lens, t: float) -> None:
            view = lens.view
            for k, (a, b, _) in enumerate(u):
                lane = lanes[k % len(lanes)]
                towards = lane < 0
                s = (a + t * (0.06 + 0.03 * b) * (-1 if towards else 1)) % 1
                z = z0 + (z1 - z0) * s
                colour = "#fff2cf" if towards else "#ff3b2a"
                fade = min(1, 6 * s, 6 * (1 - s)) * on * (1 - 0.5 * rig.haze_at(z))
                soft = 1 / (1 + 0.05 * view.blur_px(z))
                for off in (-0.65, 0.65):
                    x, y = lens.project(lane + off, -0.65, z)
                    r = max(1.4 * view.unit, 0.15 * lens.scale(z)) + min(view.blur_px(z) * 0.3, 15 * view.unit)
                    _headlamp(target.canvas, x, y, r, colour, fade, soft, rig.wet > 0.3)

        return draw

    return make


def _headlamp(canvas: skia.Canvas, x: float, y: float, r: float, ink: Ink, fade: float, soft: float, wet: bool) -> None:
    inks = [argb(ink, 0.75 * fade * soft), argb(ink, 0.16 * fade * soft), argb(ink, 0.0)]
    shader = skia.GradientShader.MakeRadial((x, y), r * 4.2, inks, [0, 0.35, 1])
    canvas.drawCircle(
        x, y, r * 4.2, skia.Paint(AntiAlias=True, Dither=True, BlendMode=skia.BlendMode.kPlus, Shader=shader)
    )
    canvas.drawCircle(x, y, r * 0.8, _fill(mix(ink, "#ffffff", 0.5), fade * (0.35 + 0.65 * soft)))
    if wet:
        smear = skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kPlus, Color=argb(ink, 0.10 * fade))
        canvas.drawRect(skia.Rect.MakeXYWH(x - r * 0.9, y + r * 2, r * 1.8, r * 14), smear)


def crossing(plates: Callable[[Scenery], list[Plate]], reach: float, speed: float, gap: float) -> Make:
    """Things painted on plates (facing right first, then left) that cross the picture from side to side.

    `reach` metres from the middle they are out of sight; `gap` seconds lie between two of them.
    """

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        baked = plates(scenery)
        phases = rng.random(len(baked)).tolist()

        def draw(target: Target, lens: Lens, t: float) -> None:
            for k, (plate, phase) in enumerate(zip(baked, phases, strict=True)):
                period = 2 * reach / speed + gap
                along = (t + phase * period) % period * speed - reach
                if along < reach:
                    direction = 1 if k % 2 == 0 else -1
                    draw_plate(target, plate, lens, 0.0, dx=direction * along * lens.view.f / plate.z)

        return draw

    return make


COATS = ("#8a3f3a", "#35506e", "#c0974a", "#4f6a4a", "#6a4a72", "#b8a890", "#2f3440", "#a8643a")


def walkers(zs: tuple[float, ...], lane: tuple[float, float] = (5.2, 7.3), count: int = 6, walk: float = 9.0) -> Make:
    """Passers-by on both pavements, striding towards the viewer or away, `walk` metres about each depth of `zs`.

    `lane` is the band of |x| in metres that they keep to; in a narrow picture its outer edge comes closer.
    """

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig, u = scenery.rig, rng.random((count, 6)).tolist()
        umbrellas = rig.wet > 0.5

        def draw(target: Target, lens: Lens, t: float) -> None:
            people: list[tuple[float, float, int, float]] = []
            for k, (a, b, c, *_rest) in enumerate(u):
                z = zs[k % len(zs)] + 2 * b
                side = -1 if k % 2 else 1
                along = (a * walk + t * (0.9 + 0.4 * c) * (1 if k % 3 else -1)) % walk
                share = along / walk
                fade = min(1.0, 7 * share, 7 * (1 - share))  # in and out of doorways
                outer = lane[1] if lens.view.shape == "landscape" else lane[0] + 0.25 * (lane[1] - lane[0])
                people.append((z + along - walk / 2, side * (lane[0] + (outer - lane[0]) * c), k, fade))
            for z, x, k, fade in sorted(people, reverse=True):
                if z < lens.view.subject_z + 1.2:
                    continue
                stride = t * (5.2 + u[k][3]) + u[k][4] * 6
                coat = mix(rig.tone(COATS[int(u[k][5] * 8)], None), rig.haze, rig.haze_at(z))
                _walker(target.canvas, lens, x, z, stride, coat, rig, fade, umbrellas)

        return draw

    return make


def _walker(
    canvas: skia.Canvas, lens: Lens, x: float, z: float, stride: float, coat: Colour, rig: Rig, alpha: float, wet: bool
) -> None:
    """A figure of a dozen strokes, 1.7 m tall: good for fifteen metres and more."""
    px, py = lens.project(x, 0.0, z)
    s = lens.scale(z)
    dark = mix(rig.tone("#23242c", None), rig.haze, rig.haze_at(z))
    skin = mix(rig.tone("#c99a7a", None), rig.haze, rig.haze_at(z))
    swing = math.sin(stride) * 0.16
    canvas.drawOval(
        skia.Rect.MakeLTRB(px - 0.28 * s, py - 0.03 * s, px + 0.28 * s, py + 0.05 * s), _fill("#08060c", 0.3 * alpha)
    )
    for sign in (-1, 1):
        foot = px + sign * swing * s
        canvas.drawLine(px + sign * 0.05 * s, py - 0.80 * s, foot, py - 0.03 * s, _stroke(dark, alpha, 0.13 * s))
    body = [(-0.16, -1.40), (0.16, -1.40), (0.19, -0.66), (-0.19, -0.66)]
    canvas.drawPath(skia.Path.Polygon([(px + a * s, py + b * s) for a, b in body], True), _fill(coat, alpha))
    for sign in (-1, 1):
        hand = px + (sign * 0.20 - sign * swing * 0.7) * s
        arm = _stroke(mix(coat, dark, 0.25), alpha, 0.10 * s)
        canvas.drawLine(px + sign * 0.17 * s, py - 1.34 * s, hand, py - 0.80 * s, arm)
    canvas.drawCircle(px, py - 1.56 * s, 0.115 * s, _fill(skin, alpha))
    hair = skia.Rect.MakeLTRB(px - 0.12 * s, py - 1.70 * s, px + 0.12 * s, py - 1.55 * s)
    canvas.drawOval(hair, _fill(dark, alpha))
    if wet:
        top = py - 2.05 * s
        dome = skia.Path()
        dome.moveTo(px - 0.55 * s, top + 0.22 * s)
        dome.quadTo(px, top - 0.34 * s, px + 0.55 * s, top + 0.22 * s)
        dome.close()
        canvas.drawPath(dome, _fill(mix(coat, "#1a1a24", 0.35), alpha))
        canvas.drawLine(px, top + 0.2 * s, px, py - 1.0 * s, _stroke(dark, alpha, 0.025 * s))


STEAM_PUFFS = 5


def steam(
    points: tuple[tuple[float, float], ...], ink: Ink = "#ffffff", height: float = 2.6, alpha: float = 0.10
) -> Make:
    """Plumes rising from (x, z) on the ground: manholes, chimneys' little cousins."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        phases = rng.random(len(points) * STEAM_PUFFS).tolist()
        colour = mix(scenery.rig.haze, ink, 0.45)

        def draw(target: Target, lens: Lens, t: float) -> None:
            for k, (x, z) in enumerate(points):
                s = lens.scale(z)
                for j in range(STEAM_PUFFS):
                    life = (t * 0.22 + phases[k * STEAM_PUFFS + j]) % 1
                    px, py = lens.project(x + 0.5 * life * math.sin(t * 0.5 + j) + 0.7 * life, -height * life, z)
                    r = (0.16 + 0.55 * life) * s
                    strength = alpha * math.sin(math.pi * life)
                    shader = skia.GradientShader.MakeRadial((px, py), r, [argb(colour, strength), argb(colour, 0.0)])
                    target.canvas.drawCircle(px, py, r, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))

        return draw

    return make


# --- water --------------------------------------------------------------------------------------------------


def surf(z_lines: tuple[float, ...] = (10.5, 13, 18, 27, 42), shore: float = 8.5) -> Make:
    """Foam lines rolling towards the beach; the last one washes in and out."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig, phase = scenery.rig, rng.random(len(z_lines) + 1).tolist()
        white = rig.tone("#ffffff", 0.8)
        swell = 1.0 + 1.2 * (rig.weather == "storm") + 0.5 * (rig.weather == "wind")

        def draw(target: Target, lens: Lens, t: float) -> None:
            for k, z in enumerate(z_lines):
                _breaker(target.canvas, lens, t, z, phase[k], white, rig, swell)
            _wash(target.canvas, lens, t, shore, white, rig)

        return draw

    return make


def _breaker(
    canvas: skia.Canvas, lens: Lens, t: float, z: float, phase: float, white: Colour, rig: Rig, swell: float
) -> None:
    s = (t * 0.10 * (1 + 0.4 * (swell - 1)) + phase) % 1
    depth = z * (1.10 - 0.20 * s)
    scale = lens.scale(depth)
    half = lens.view.half_width(depth) * 1.4 + 1
    xs = np.linspace(-half, half, 40)
    _, y = lens.project(0, 0, depth)
    thick = 0.14 * swell * scale * (0.4 + 0.6 * np.abs(np.sin(xs * 0.55 + phase * 9 + t * 0.2)))
    wobble = np.sin(xs * 0.8 + phase * 20) * 0.05 * scale
    px = lens.project(0, 0, depth)[0] + xs * scale
    top, bottom = (y - thick + wobble).tolist(), (y + wobble).tolist()
    columns = px.tolist()
    points = [*zip(columns, top, strict=True), *zip(columns[::-1], bottom[::-1], strict=True)]
    strength = math.sin(math.pi * s) * (1 - rig.haze_at(depth)) * 0.8 / (1 + 0.05 * lens.view.blur_px(depth))
    if swell > 1.1:  # a dark face under the crest: the wave stands up
        face = [
            *zip(columns, bottom, strict=True),
            *zip(columns[::-1], [v + 0.16 * swell * scale for v in bottom[::-1]], strict=True),
        ]
        canvas.drawPath(skia.Path.Polygon(face, True), _fill(rig.tone("#1d5a6a", 0.25), strength * 0.6))
    canvas.drawPath(skia.Path.Polygon(points, True), _fill(white, strength))


def _wash(canvas: skia.Canvas, lens: Lens, t: float, shore: float, white: Colour, rig: Rig) -> None:
    reach = shore - 0.45 - 0.55 * math.sin(t * 0.7)
    half = lens.view.half_width(shore) * 1.5 + 1
    xs = np.linspace(-half, half, 60)
    edge = reach + 0.28 * np.sin(xs * 0.7 + 1) + 0.12 * np.sin(xs * 2.3 + t)
    points = [lens.project(x, 0, z) for x, z in zip(xs.tolist(), edge.tolist(), strict=True)]
    _, back = lens.project(0, 0, shore + 1.3)
    low = max(y for _, y in points)
    sheet = [*points, (points[-1][0], back), (points[0][0], back)]
    inks = [
        argb(rig.tone("#5fb8b8", 0.5), 0.0),
        argb(mix(rig.tone("#bfe8e0", 0.7), rig.sky[3], 0.3), 0.62),
    ]
    shader = skia.GradientShader.MakeLinear([(0, back), (0, low)], inks)
    canvas.drawPath(skia.Path.Polygon(sheet, True), skia.Paint(AntiAlias=True, Dither=True, Shader=shader))
    soft = _stroke(white, 0.85, 5 * lens.view.unit)
    canvas.drawPath(skia.Path.Polygon(points, False), soft)
    thin = [(x, y - 7 * lens.view.unit) for x, y in points]
    canvas.drawPath(skia.Path.Polygon(thin, False), _stroke(white, 0.30, 2.5 * lens.view.unit))


def sailboat(z: float = 240, speed: float = 1.6) -> Make:
    """A small boat far out, heeling a little."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig, start = scenery.rig, float(rng.random())
        sail = mix(rig.tone("#fbf6ea", 0.9), rig.haze, rig.haze_at(z) * 0.8)
        hull = mix(rig.tone("#7a3a34", 0.5), rig.haze, rig.haze_at(z) * 0.8)

        def draw(target: Target, lens: Lens, t: float) -> None:
            half = lens.view.half_width(z)
            x = -half * (0.30 + 0.16 * start) + speed * t
            px, py = lens.project(x, 0.1 * math.sin(t * 1.1), z)
            s = lens.scale(z)
            canvas = target.canvas
            canvas.save()
            canvas.translate(px, py)
            canvas.rotate(3 + 2.5 * math.sin(t * 0.9))
            canvas.scale(s, s)
            for points, ink in (
                ([(-3.2, -0.7), (3.4, -0.7), (2.4, 0.5), (-2.4, 0.5)], hull),
                ([(0.1, -1.0), (0.1, -9.0), (3.4, -1.3)], sail),
                ([(-0.2, -1.2), (-0.2, -8.0), (-2.8, -1.4)], mix(sail, hull, 0.18)),
            ):
                canvas.drawPath(skia.Path.Polygon(points, True), _fill(ink))
            canvas.restore()

        return draw

    return make


FISH = ("#ffb23e", "#f2f2e0", "#ff7a4a")


def fish_school(scenery: Scenery, rng: np.random.Generator, count: int = 20) -> Motion:
    """A school crossing in front of the reef."""
    rig, u = scenery.rig, rng.random((count, 5)).tolist()

    def draw(target: Target, lens: Lens, t: float) -> None:
        view = lens.view
        for a, b, c, d, e in u:
            z = 8 + 14 * b
            s = 0.55 * lens.scale(z) * (0.6 + 0.5 * c)
            x = ((a * 0.5 + 0.3 + t * (0.03 + 0.01 * d) + 0.1 * (c - 0.5)) % 1.3 - 0.15) * view.width + lens.shift
            y = view.hy * (0.45 + 0.40 * (c + 0.5 * d) / 1.5) + math.sin(t * 1.3 + a * 9) * 8 * view.unit
            colour = mix(rig.tone(FISH[int(e * 3)], 0.8), rig.haze, min(1.0, rig.haze_at(z) * 1.1))
            wag = math.sin(t * 9 + d * 9) * 0.25
            path = skia.Path()
            path.moveTo(x + s * 0.5, y)
            path.quadTo(x + s * 0.1, y - s * 0.30, x - s * 0.35, y)
            path.lineTo(x - s * 0.62, y - s * (0.2 + wag * 0.3))
            path.lineTo(x - s * 0.58, y + s * (0.2 - wag * 0.3))
            path.lineTo(x - s * 0.35, y)
            path.quadTo(x + s * 0.1, y + s * 0.30, x + s * 0.5, y)
            target.canvas.drawPath(path, _fill(colour))

    return draw


# --- air ----------------------------------------------------------------------------------------------------


def wisps(plates: Callable[[Scenery], list[Plate]]) -> Make:
    """Plates of cloud that pass by for ever in the scenery's flow of air; near ones pass faster."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        baked, velocity = plates(scenery), scenery.airflow
        phases = rng.random((len(baked), 2)).tolist()

        def draw(target: Target, lens: Lens, t: float) -> None:
            view = lens.view
            for plate, (a, b) in zip(baked, phases, strict=True):
                width, height = (side / plate.res for side in plate.size)
                near = view.unit * view.subject_z / plate.z * (0.8 + 0.4 * b)
                span_x, span_y = view.width + 2 * width, view.height * 1.1 + 2 * height
                x = (a * span_x + velocity[0] * near * t) % span_x - 1.5 * width
                y = (b * span_y + velocity[1] * near * t) % span_y - 1.2 * height
                draw_plate(target, plate, lens, 0.0, dx=x - plate.x0, dy=y - plate.y0)

        return draw

    return make


def lightning(scenery: Scenery, rng: np.random.Generator) -> Motion:
    """A flash over the whole sky, a few times in a shot."""
    phase = float(rng.random()) * 6

    def draw(target: Target, lens: Lens, t: float) -> None:
        strength = math.sin(t * 1.7 + phase) * math.sin(t * 5.3)
        if strength > 0.82:
            glow = float(smooth(0.82, 0.98, strength)) * 0.20
            flash = skia.Paint(Color=argb("#d8e0ff", glow), BlendMode=skia.BlendMode.kPlus)
            view = lens.view
            reach = max(view.width, view.height)
            target.canvas.drawRect(skia.Rect.MakeLTRB(-reach, -reach, 2 * reach, 2 * reach), flash)

    return draw
