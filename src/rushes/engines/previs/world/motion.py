"""Things that move in streets: traffic, passers-by, steam. What all movers share. Closed-form in time."""

import math
from collections.abc import Callable

import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.brush import polygon
from rushes.engines.previs.world.colour import Colour, Ink, argb, mix
from rushes.engines.previs.world.compositing import Target, draw_plate
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.stage import Lens, Plate

Make = Callable[[Scenery, np.random.Generator], Motion]


def fill(ink: Ink, alpha: float = 1.0) -> skia.Paint:
    """A paint that fills."""
    return skia.Paint(AntiAlias=True, Color=argb(ink, alpha))


def stroke(ink: Ink, alpha: float, width: float) -> skia.Paint:
    """A paint that draws round-ended lines, `width` in pixels."""
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
    canvas.drawCircle(x, y, r * 0.8, fill(mix(ink, "#ffffff", 0.5), fade * (0.35 + 0.65 * soft)))
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
                walker(target.canvas, lens, x, z, stride, coat, rig, fade, umbrellas)

        return draw

    return make


def walker(
    canvas: skia.Canvas, lens: Lens, x: float, z: float, stride: float, coat: Colour, rig: Rig, alpha: float, wet: bool
) -> None:
    """A figure of a dozen strokes, 1.7 m tall: good for fifteen metres and more."""
    px, py = lens.project(x, 0.0, z)
    s = lens.scale(z)
    dark = mix(rig.tone("#23242c", None), rig.haze, rig.haze_at(z))
    skin = mix(rig.tone("#c99a7a", None), rig.haze, rig.haze_at(z))
    swing = math.sin(stride) * 0.16
    canvas.drawOval(
        skia.Rect.MakeLTRB(px - 0.28 * s, py - 0.03 * s, px + 0.28 * s, py + 0.05 * s), fill("#08060c", 0.3 * alpha)
    )
    leg, arm = stroke(dark, alpha, 0.13 * s), stroke(mix(coat, dark, 0.25), alpha, 0.10 * s)
    for sign in (-1, 1):
        foot = px + sign * swing * s
        canvas.drawLine(px + sign * 0.05 * s, py - 0.80 * s, foot, py - 0.03 * s, leg)
    body = [(-0.16, -1.40), (0.16, -1.40), (0.19, -0.66), (-0.19, -0.66)]
    canvas.drawPath(polygon([(px + a * s, py + b * s) for a, b in body]), fill(coat, alpha))
    for sign in (-1, 1):
        hand = px + (sign * 0.20 - sign * swing * 0.7) * s
        canvas.drawLine(px + sign * 0.17 * s, py - 1.34 * s, hand, py - 0.80 * s, arm)
    canvas.drawCircle(px, py - 1.56 * s, 0.115 * s, fill(skin, alpha))
    hair = skia.Rect.MakeLTRB(px - 0.12 * s, py - 1.70 * s, px + 0.12 * s, py - 1.55 * s)
    canvas.drawOval(hair, fill(dark, alpha))
    if wet:
        top = py - 2.05 * s
        dome = skia.Path()
        dome.moveTo(px - 0.55 * s, top + 0.22 * s)
        dome.quadTo(px, top - 0.34 * s, px + 0.55 * s, top + 0.22 * s)
        dome.close()
        canvas.drawPath(dome, fill(mix(coat, "#1a1a24", 0.35), alpha))
        canvas.drawLine(px, top + 0.2 * s, px, py - 1.0 * s, stroke(dark, alpha, 0.025 * s))


STEAM_PUFFS = 6


def steam(spots: str, ink: Ink = "#ffffff", height: float = 2.6, alpha: float = 0.10, size: float = 1.0) -> Make:
    """Plumes that rise `height` metres from the marked spots: manholes, chimneys, kettles. The wind carries them."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        sources = scenery.spots.get(spots, [])
        phases = rng.random(len(sources) * STEAM_PUFFS).tolist()
        colour = mix(scenery.rig.haze, ink, 0.45)
        blown = 0.4 + 2.2 * scenery.rig.wind

        def draw(target: Target, lens: Lens, t: float) -> None:
            for k, spot in enumerate(sources):
                s = lens.scale(spot.z)
                for j in range(STEAM_PUFFS):
                    life = (t * 0.22 + phases[k * STEAM_PUFFS + j]) % 1
                    aside = height * life * (0.15 * math.sin(t * 0.5 + j) - 0.22 * blown * life)
                    px, py = lens.project(spot.x + aside, spot.y - height * life, spot.z)
                    r = (0.16 + 0.55 * life) * size * s
                    strength = alpha * math.sin(math.pi * life)
                    shader = skia.GradientShader.MakeRadial((px, py), r, [argb(colour, strength), argb(colour, 0.0)])
                    target.canvas.drawCircle(px, py, r, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))

        return draw

    return make


def flags(spots: str, ink: Ink = "#c23a3a") -> Make:
    """Pennants that wave from the marked poles; a spot's size is the length of the cloth."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig, poles = scenery.rig, scenery.spots.get(spots, [])
        phases = rng.random(len(poles)).tolist()
        strength = 0.25 + 0.75 * rig.wind

        def draw(target: Target, lens: Lens, t: float) -> None:
            for pole, phase in zip(poles, phases, strict=True):
                px, py = lens.project(pole.x, pole.y, pole.z)
                s = pole.size * lens.scale(pole.z)
                top: list[tuple[float, float]] = []
                foot: list[tuple[float, float]] = []
                for k in range(9):
                    along = k / 8
                    wave = 0.16 * strength * along * math.sin(5.5 * along - t * (4 + 5 * rig.wind) + 6 * phase)
                    droop = 0.35 * (1 - strength) * along
                    top.append((px - s * along, py + s * (wave + droop)))
                    foot.append((px - s * along, py + s * (0.62 - 0.50 * along + wave + droop)))
                colour = mix(rig.tone(ink, 0.7), rig.haze, rig.haze_at(pole.z))
                target.canvas.drawPath(polygon([*top, *reversed(foot)]), fill(colour))

        return draw

    return make
