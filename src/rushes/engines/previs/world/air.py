"""What moves in the air: clouds, lightning, aurora, meteors, beams of light, sand and snow that the wind carries."""

import math
from collections.abc import Callable

import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.brush import polygon
from rushes.engines.previs.world.colour import Ink, argb, mix, smooth
from rushes.engines.previs.world.compositing import Target, draw_plate
from rushes.engines.previs.world.motion import Make, stroke
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.stage import Lens, Plate


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


def blowing(
    ink: Ink,
    count: int = 26,
    strength: float = 0.30,
    near: float = 6.4,
    far: float = 46.0,
    size: float = 1.0,
    hurry: float = 1.0,
) -> Make:
    """Veils of sand, snow or mist over the ground, thicker and faster the more it blows.

    Large ones are slow, unless they `hurry` so many times as fast.
    """

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig, u = scenery.rig, rng.random((count, 5)).tolist()
        colour = mix(rig.tone(ink, 0.9), rig.haze, 0.25)
        speed, alpha = hurry * (1.6 + 4.5 * rig.wind) / size**2, strength * (0.35 + 0.65 * rig.wind)

        def draw(target: Target, lens: Lens, t: float) -> None:
            for a, b, c, d, e in u:
                z = near + (far - near) * b * b
                span = 2.8 * lens.view.half_width(z) + 8
                x = span / 2 - (a * span + t * speed * (0.7 + 0.6 * c)) % span
                px, py = lens.project(x, -0.05 - 0.28 * size * d * (1 + 0.5 * math.sin(0.9 * t + 6 * e)), z)
                s = lens.scale(z)
                wide, tall = (1.4 + 2.2 * c) * size * s, (0.05 + 0.12 * d) * size * s
                shown = alpha * math.sin(math.pi * ((e + 0.23 * t * (0.6 + c) / size) % 1.0))
                inks = [argb(colour, shown), argb(colour, 0.45 * shown), argb(colour, 0.0)]
                canvas = target.canvas
                canvas.save()
                canvas.translate(px, py)
                canvas.scale(1, tall / wide)
                shader = skia.GradientShader.MakeRadial((0, 0), wide, inks, [0, 0.5, 1])
                canvas.drawCircle(0, 0, wide, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))
                canvas.restore()

        return draw

    return make


BEAM_TURN = 0.85
"""Radians a second by which the lamp of a lighthouse turns."""


def beams(spots: str, length: float = 70.0) -> Make:
    """Two opposite beams that turn about each marked lamp, `length` metres long; only in the dark and in bad air."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig = scenery.rig
        found, phase = scenery.spots.get(spots, []), float(rng.random())
        strength = 0.55 * max(rig.lamps, 0.5 * (rig.weather == "fog"))

        def draw(target: Target, lens: Lens, t: float) -> None:
            for spot in found:
                px, py = lens.project(spot.x, spot.y, spot.z)
                s = lens.scale(spot.z)
                for k in range(2):
                    turn = BEAM_TURN * t + phase + math.pi * k
                    aside, towards = math.cos(turn), math.sin(turn)
                    reach = length * s * aside * (1 + 0.35 * towards)
                    if abs(reach) > 4 * lens.view.unit:
                        shine = strength * (0.55 + 0.45 * max(0.0, towards))
                        inks = [argb("#fff0c0", shine), argb("#ffe9b0", 0.35 * shine), argb("#ffe9b0", 0.0)]
                        shader = skia.GradientShader.MakeLinear([(px, py), (px + reach, py)], inks, [0, 0.35, 1])
                        near, far = 0.4 * spot.size * s, (0.075 + 0.06 * max(0.0, towards)) * length * s
                        cone = [(px, py - near), (px + reach, py - far), (px + reach, py + far), (px, py + near)]
                        paint = skia.Paint(AntiAlias=True, Dither=True, Shader=shader, BlendMode=skia.BlendMode.kPlus)
                        target.canvas.drawPath(polygon(cone), paint)
                    flash = strength * max(0.0, towards) ** 10
                    if flash > 0.02:
                        r = 9 * spot.size * s
                        inks = [argb("#fffbe8", flash), argb("#ffe9b0", 0.3 * flash), argb("#ffe9b0", 0.0)]
                        glow = skia.GradientShader.MakeRadial((px, py), r, inks, [0, 0.25, 1])
                        paint = skia.Paint(AntiAlias=True, Shader=glow, BlendMode=skia.BlendMode.kPlus)
                        target.canvas.drawCircle(px, py, r, paint)

        return draw

    return make


MIST = blowing("#ffffff", 18, 0.34, 9.0, 60.0, 2.6)
"""Mist over water and meadows, early in the day."""


def tumbleweed(z: float = 12.0) -> Make:
    """A dry bush that rolls by, hopping."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig, start = scenery.rig, float(rng.random())
        twigs = rng.random((44, 3)).tolist()
        inks = [rig.tone(ink, lit) for ink, lit in (("#6a4c2c", 0.2), ("#9a7442", 0.6), ("#c89c5c", 1.0))]
        speed, r = 1.1 + 2.2 * rig.wind, 0.40

        def draw(target: Target, lens: Lens, t: float) -> None:
            span = 2 * lens.view.half_width(z) + 6
            along = (start * 0.5 * span + 0.35 * span + t * speed) % span
            x, hop = span / 2 - along, 0.28 * abs(math.sin(along * 1.1))
            px, py = lens.project(x, -r - hop, z)
            _, foot = lens.project(x, 0.0, z)
            s, canvas = lens.scale(z), target.canvas
            flat = skia.Rect.MakeLTRB(px - r * s, foot - 0.06 * s, px + r * s, foot + 0.08 * s)
            canvas.drawOval(flat, skia.Paint(AntiAlias=True, Color=argb("#1a1008", 0.30 / (1 + 2 * hop))))
            canvas.save()
            canvas.translate(px, py)
            canvas.rotate(-math.degrees(along / r))
            canvas.scale(s * r, s * r)
            for k, (a, b, c) in enumerate(twigs):
                turn = math.tau * a
                path = skia.Path()
                way, inner = (1 if k % 2 else -1), 0.15 + 0.7 * c
                path.moveTo(inner * math.cos(turn), inner * math.sin(turn))
                mid, end = turn + 0.7 * way, turn + way * (0.8 + 1.4 * b)
                path.quadTo(1.1 * math.cos(mid), 1.1 * math.sin(mid), 0.9 * math.cos(end), 0.9 * math.sin(end))
                canvas.drawPath(path, stroke(inks[k % 3], 0.9, 0.05 + 0.05 * c))
            canvas.restore()

        return draw

    return make


def meteors(scenery: Scenery, rng: np.random.Generator, count: int = 3) -> Motion:
    """A falling star now and then; stars that twinkle all the while."""
    u, stars = rng.random((count, 4)).tolist(), rng.random((40, 4)).tolist()

    def draw(target: Target, lens: Lens, t: float) -> None:
        view, canvas = lens.view, target.canvas
        for a, b, c, d in stars:
            shine = max(0.0, math.sin(t * (1.1 + 1.7 * c) + 9 * d)) ** 3
            if shine > 0.05:
                r = (0.9 + 0.9 * c) * view.unit
                dot = skia.Paint(AntiAlias=True, Color=argb("#eaf2ff", 0.85 * shine), BlendMode=skia.BlendMode.kPlus)
                canvas.drawCircle(a * view.width * 1.1 + lens.shift, b * view.hy * 0.62, r, dot)
        for k, (a, b, c, d) in enumerate(u):
            age = (t / METEOR_SECONDS[k % len(METEOR_SECONDS)] + d) % 1.0 * METEOR_SECONDS[k % len(METEOR_SECONDS)]
            if age > 0.9:
                continue
            x = view.width * (0.25 + 0.7 * a) + lens.shift - age * 0.34 * view.width
            y = view.hy * (0.06 + 0.3 * b) + age * 0.15 * view.width
            tail = 0.10 * view.width * math.sin(math.pi * age / 0.9)
            inks = [argb("#ffffff", 0.9 * math.sin(math.pi * age / 0.9)), argb("#a8c8ff", 0.0)]
            shader = skia.GradientShader.MakeLinear([(x, y), (x + tail, y - 0.44 * tail)], inks)
            line = skia.Paint(AntiAlias=True, Shader=shader, BlendMode=skia.BlendMode.kPlus)
            line.setStyle(skia.Paint.kStroke_Style)
            line.setStrokeWidth((1.4 + c) * view.unit)
            canvas.drawLine(x, y, x + tail, y - 0.44 * tail, line)

    return draw


METEOR_SECONDS = (4.0, 7.0, 11.0)
"""How often each of them falls."""


def asteroids(count: int = 9) -> Make:
    """Rocks that drift by and turn, lit from the key's side."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig, u = scenery.rig, rng.random((count, 6)).tolist()
        outlines = (0.72 + 0.28 * rng.random((count, 9))).tolist()

        def draw(target: Target, lens: Lens, t: float) -> None:
            view, canvas = lens.view, target.canvas
            for (a, b, c, d, e, _), outline in zip(u, outlines, strict=True):
                near = 0.35 + 0.65 * c * c
                span = 1.3 * view.width
                x = (a * span - t * 9 * near * view.unit) % span - 0.15 * view.width + lens.shift * near
                y = view.hy * (0.28 + 0.42 * b) + 6 * view.unit * math.sin(0.3 * t + 6 * d)
                r = (4 + 17 * near * e) * view.unit
                turn = 0.35 * t * (d - 0.5) + 6 * e
                angles = [turn + math.tau * k / 9 for k in range(len(outline))]
                rim = [(x + r * v * math.cos(a), y + r * v * math.sin(a)) for v, a in zip(outline, angles, strict=True)]
                inks = [argb(rig.tone("#b0a49c", 1.0)), argb(rig.tone("#5a5460", 0.3)), argb(rig.tone("#221e2c", 0.0))]
                light = (x + rig.side * 0.7 * r, y - 0.6 * r)
                shader = skia.GradientShader.MakeRadial(light, 2.0 * r, inks, [0.1, 0.55, 1])
                canvas.drawPath(polygon(rim), skia.Paint(AntiAlias=True, Dither=True, Shader=shader))

        return draw

    return make


AURORA = ("#4dffb0", "#3fd8d0", "#a47cff")


def aurora(scenery: Scenery, rng: np.random.Generator) -> Motion:
    """Curtains of green and violet light that wave over a winter night, in the far half of the picture."""
    u = rng.random((3, 4)).tolist()

    def draw(target: Target, lens: Lens, t: float) -> None:
        view, canvas = lens.view, target.canvas
        for (a, b, c, d), ink in zip(u, AURORA, strict=True):
            foot = view.hy * (0.40 + 0.22 * b)
            tall = view.hy * (0.34 + 0.22 * c)
            xs = np.linspace(-0.1, 1.1, 81)
            wave = 0.05 * np.sin(4.2 * xs + 0.5 * t + 6 * a) + 0.03 * np.sin(9.5 * xs - 0.8 * t + 6 * d)
            feet = foot + view.hy * wave
            lift = tall * (0.65 + 0.35 * np.sin(6.5 * xs - 0.7 * t + 9 * c))
            shine = 0.30 + 0.10 * math.sin(0.6 * t + 6 * d)
            px = xs * view.width + lens.shift
            for k in range(len(xs) - 1):
                left, right = float(px[k]), float(px[k + 1])
                ray = 0.55 + 0.45 * math.sin(17 * float(xs[k]) + 1.1 * t + 6 * a)
                inks = [argb(ink, 0.0), argb(ink, shine * ray), argb(ink, 0.0)]
                y0, y1 = float(feet[k] - lift[k]), float(feet[k])
                shader = skia.GradientShader.MakeLinear([(0, y0), (0, y1 + 0.05 * tall)], inks, [0, 0.82, 1])
                paint = skia.Paint(Shader=shader, BlendMode=skia.BlendMode.kPlus, Dither=True)
                corners = [
                    (left, y0), (right, float(feet[k + 1] - lift[k + 1])),
                    (right, float(feet[k + 1]) + 0.05 * tall), (left, y1 + 0.05 * tall),
                ]  # fmt: skip
                canvas.drawPath(polygon(corners), paint)

    return draw


def beacons(scenery: Scenery, rng: np.random.Generator) -> Motion:
    """Red lamps on the tops of towers, that swell and fade, and by night the blinking of a plane."""
    rig, spots = scenery.rig, scenery.spots.get("beacon", [])
    phases, height = rng.random(len(spots)).tolist(), float(rng.random())

    def draw(target: Target, lens: Lens, t: float) -> None:
        view, canvas = lens.view, target.canvas
        for spot, phase in zip(spots, phases, strict=True):
            shine = (0.25 + 0.75 * rig.lamps) * max(0.0, math.sin(2.4 * t + math.tau * phase)) ** 2
            if shine > 0.03:
                _lamp(canvas, *lens.project(spot.x, spot.y, spot.z), 2.2 * view.unit, "#ff4a3a", shine)
        if rig.time in ("dusk", "night"):
            x, y = view.width * (0.15 + 0.022 * t) + lens.shift, view.hy * (0.10 + 0.12 * height)
            _lamp(canvas, x, y, 1.1 * view.unit, "#ffffff", 0.8)
            _lamp(canvas, x - 7 * view.unit, y, 1.3 * view.unit, "#ff5a4a", max(0.0, math.sin(6 * t)) ** 3)

    return draw


def _lamp(canvas: skia.Canvas, x: float, y: float, r: float, ink: Ink, shine: float) -> None:
    inks = [argb(mix(ink, "#ffffff", 0.5), shine), argb(ink, 0.35 * shine), argb(ink, 0.0)]
    shader = skia.GradientShader.MakeRadial((x, y), 4 * r, inks, [0.1, 0.35, 1])
    canvas.drawCircle(x, y, 4 * r, skia.Paint(AntiAlias=True, Shader=shader, BlendMode=skia.BlendMode.kPlus))
