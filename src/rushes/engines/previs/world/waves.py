"""What moves on water: surf, swell, boats. Closed-form in time."""

import math

import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.brush import polygon
from rushes.engines.previs.world.colour import Colour, argb, mix
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.motion import Make, fill, stroke
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.stage import Lens

CALM_LINES, STORM_LINES = (10.5, 13, 18, 27, 42), (10.3, 11.6, 13.4, 16, 19.5, 25, 34, 50, 80)
"""Depths of the breakers, metres."""


def surf(shore: float = 8.5) -> Make:
    """Breakers rolling towards the beach, as high as the weather makes them; the last one washes in and out."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig = scenery.rig
        storm = rig.weather == "storm"
        lines = STORM_LINES if storm else CALM_LINES
        phase = rng.random(len(lines)).tolist()
        white = rig.tone("#ffffff", 0.8)
        swell = 4.4 if storm else 1.5 if rig.weather == "wind" else 1.0

        def draw(target: Target, lens: Lens, t: float) -> None:
            for k in reversed(range(len(lines))):
                _breaker(target.canvas, lens, t, lines[k], phase[k], white, rig, swell)
            _wash(target.canvas, lens, t, shore, white, rig)

        return draw

    return make


def _breaker(
    canvas: skia.Canvas, lens: Lens, t: float, z: float, phase: float, white: Colour, rig: Rig, swell: float
) -> None:
    """One wave: a face that rises out of the water, darker below its crest, and broken foam along the crest."""
    s = (t * 0.10 * (1 + 0.25 * (swell - 1)) + phase) % 1
    depth = z * (1.10 - 0.20 * s)
    scale, view = lens.scale(depth), lens.view
    half = view.half_width(depth) * 1.4 + 1
    xs = np.linspace(-half, half, 64)
    x0, y = lens.project(0, 0, depth)
    px = x0 + xs * scale
    k = 9 / (depth + 4)  # far waves are seen longer than near ones
    lump = 0.5 + 0.28 * np.sin(xs * 0.9 * k + 20 * phase - 0.4 * t) + 0.22 * np.sin(xs * 2.3 * k + 9 * phase + 0.3 * t)
    up = math.sin(math.pi * s)
    rise = 0.15 * swell * scale * up * (0.25 + 0.75 * lump)
    crest = y - rise + np.sin(xs * 0.8 + phase * 20) * 0.04 * scale
    air = (1 - rig.haze_at(depth)) / (1 + 0.05 * view.blur_px(depth))
    columns, tops = px.tolist(), crest.tolist()
    floor = y + 0.10 * swell * scale
    foam = np.clip(lump * 1.9 - (0.62 if swell > 2 else 0.42), 0, 1) * (0.35 + 0.65 * up)
    ragged = 0.75 + 0.25 * np.sin(xs * 11 * k + 31 * phase + 1.7 * t)
    thick = 0.055 * (1.4 + 0.5 * swell) * scale * foam * ragged
    if swell > 1.2:
        _face(canvas, columns, tops, floor, rig, up * air)
    under = [*zip(columns, tops, strict=True), *zip(columns[::-1], (crest + thick)[::-1].tolist(), strict=True)]
    canvas.drawPath(polygon(under), fill(white, 0.85 * up * air))


def _face(canvas: skia.Canvas, columns: list[float], tops: list[float], floor: float, rig: Rig, shown: float) -> None:
    """The dark side of a wave that stands up."""
    light, dark = rig.tone("#4fa6a4", 0.7), rig.tone("#0f4a5c", 0.2)
    inks = [argb(light, 0.75 * shown), argb(dark, 0.60 * shown), argb(dark, 0.0)]
    shader = skia.GradientShader.MakeLinear([(0, min(tops)), (0, floor)], inks, [0, 0.45, 1])
    outline = [*zip(columns, tops, strict=True), (columns[-1], floor), (columns[0], floor)]
    canvas.drawPath(polygon(outline), skia.Paint(AntiAlias=True, Dither=True, Shader=shader))


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
    canvas.drawPath(polygon(sheet), skia.Paint(AntiAlias=True, Dither=True, Shader=shader))
    soft = stroke(white, 0.85, 5 * lens.view.unit)
    canvas.drawPath(polygon(points, closed=False), soft)
    thin = [(x, y - 7 * lens.view.unit) for x, y in points]
    canvas.drawPath(polygon(thin, closed=False), stroke(white, 0.30, 2.5 * lens.view.unit))


SWELL_LINES = (5.0, 5.9, 7.0, 8.6, 10.6, 13.2, 17, 22, 30, 43, 64)
"""Depths of the waves of the open sea, metres."""


def swell(nearest: float = 0.0) -> Make:
    """The waves of the open sea, beyond `nearest` metres; they come towards the viewer and bear foam when it blows."""
    lines = [z for z in SWELL_LINES if z > nearest]

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig = scenery.rig
        phase = rng.random(len(lines)).tolist()
        white = mix(rig.tone("#ffffff", 0.8), rig.tone("#3f8fa0", 0.5), 0.0 if rig.wind > 0.8 else 0.55)
        height = 5.0 if rig.weather == "storm" else 3.0 if rig.wind > 0.8 else 1.5

        def draw(target: Target, lens: Lens, t: float) -> None:
            for k in reversed(range(len(lines))):
                _breaker(target.canvas, lens, t, lines[k], phase[k], white, rig, height)

        return draw

    return make


SPRAY = 34
"""Drops in one crash; the first `PLUMES` of them are clouds of foam."""
PLUMES = 12


def crashing(places: tuple[tuple[float, float], ...], height: float, seconds: float = 3.4) -> Make:
    """Waves that break on rocks at (share of the visible width, z): foam leaps up and falls back.

    It leaps `height` metres in calm weather and up to five times as high in a storm.
    """

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig = scenery.rig
        fierce = 5.0 if rig.weather == "storm" else 2.6 if rig.wind > 0.8 else 1.0 + 0.8 * (rig.wet > 0.5)
        white, tall = mix(mix(rig.tone("#ffffff", 0.85), rig.sky[3], 0.15), "#ffffff", 0.25), height * fierce
        period = seconds * (0.8 + 0.35 * math.sqrt(fierce))
        starts, u = rng.random(len(places)).tolist(), rng.random((len(places), SPRAY, 4))

        def draw(target: Target, lens: Lens, t: float) -> None:
            for (share, z), start, drops in zip(places, starts, u, strict=True):
                s = lens.scale(z)
                px, py = lens.project(share * lens.view.half_width(z), 0.0, z)
                life = (t / period + start) % 1.0
                clear = 1 / (1 + 0.06 * lens.view.blur_px(z))
                rise = np.sin(np.pi * np.clip(life * (1.0 + 0.35 * drops[:, 3]), 0, 1)) * (
                    0.35 + 0.75 * drops[:, 0] ** 1.5
                )
                x = px + s * (tall + 1.6 * height) * (drops[:, 1] - 0.5) * (0.5 + 1.5 * life)
                y = py - s * tall * rise
                fade = math.sin(math.pi * min(1.0, 1.15 * life)) ** 0.7 * clear
                reach = s * (tall + height) * (0.20 + 0.18 * drops[:, 2]) * (0.6 + 0.7 * life)
                for a, b, r in np.stack([x, y, reach], -1)[:PLUMES].tolist():
                    inks = [argb(white, 0.62 * fade), argb(white, 0.30 * fade), argb(white, 0.0)]
                    shader = skia.GradientShader.MakeRadial((a, b), r, inks, [0, 0.55, 1])
                    target.canvas.drawCircle(a, b, r, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))
                dots = [skia.Point(a, b) for a, b in np.stack([x, y - 0.06 * s * tall], -1)[PLUMES:].tolist()]
                width = max(lens.view.unit, min(0.05 * s * tall, 5 * lens.view.unit))
                mode = skia.Canvas.PointMode.kPoints_PointMode
                target.canvas.drawPoints(mode, dots, stroke(white, 0.8 * fade, width))

        return draw

    return make


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
                canvas.drawPath(polygon(points), fill(ink))
            canvas.restore()

        return draw

    return make


FISH = ("#ffb23e", "#f2f2e0", "#ff7a4a")


def ferry(z: float = 120.0, speed: float = 3.2) -> Make:
    """A white boat with a row of windows, on its way across the water."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig, start = scenery.rig, float(rng.random())
        air = rig.haze_at(z) * 0.8
        white, hull, red = (mix(rig.tone(ink, None), rig.haze, air) for ink in ("#f4f2ea", "#26405e", "#b8443a"))
        pane = mix("#ffd58a" if rig.lamps > 0.3 else rig.sky[1], rig.haze, air * 0.5)
        wake = mix(rig.sky[3], "#ffffff", 0.4)

        def draw(target: Target, lens: Lens, t: float) -> None:
            half = lens.view.half_width(z)
            x = half * (0.75 - 0.4 * start) - speed * t
            px, py = lens.project(x, 0.08 * math.sin(0.9 * t), z)
            s, canvas = lens.scale(z), target.canvas
            canvas.save()
            canvas.translate(px, py)
            canvas.rotate(0.6 * math.sin(0.7 * t))
            canvas.scale(s, s)
            canvas.drawLine(8, 0.1, 26, 0.5, stroke(wake, 0.30, 0.5))
            canvas.drawLine(8, 0.3, 18, 1.0, stroke(wake, 0.22, 0.4))
            for points, ink in (
                ([(-8.6, -1.6), (8.0, -1.6), (7.4, 0.3), (-7.2, 0.3)], hull),
                ([(-6.6, -3.6), (7.0, -3.6), (7.4, -1.6), (-7.4, -1.6)], white),
                ([(-4.4, -5.2), (4.6, -5.2), (5.0, -3.6), (-5.0, -3.6)], white),
                ([(1.6, -7.2), (3.2, -7.2), (3.4, -5.2), (1.4, -5.2)], red),
            ):
                canvas.drawPath(polygon(points), fill(ink))
            for k in range(9):
                canvas.drawRect(skia.Rect.MakeXYWH(-6.2 + 1.45 * k, -3.0, 0.9, 0.7), fill(pane))
            for k in range(5):
                canvas.drawRect(skia.Rect.MakeXYWH(-3.9 + 1.55 * k, -4.7, 0.9, 0.6), fill(pane))
            canvas.restore()

        return draw

    return make
