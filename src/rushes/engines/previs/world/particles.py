"""Rain, snow, leaves, petals, dust, stars and bubbles in front of a scene: fields of points, closed-form in time."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.brush import polygon
from rushes.engines.previs.world.colour import Ink, argb, luma, mix
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.scenery import Motion
from rushes.engines.previs.world.stage import Lens

LAYERS = ((0.55, 0.55), (1.0, 0.8), (1.9, 1.0))
"""Size and opacity of the three depths, back to front."""


@dataclass(frozen=True)
class Flake:
    """How one kind falls, at 720 lines: number, pixels a second down and with the wind, diameter, opacity, sway."""

    count: int
    fall: float
    drift: float
    size: float
    alpha: float
    sway: float = 14.0


FLAKES: dict[str, Flake] = {
    "rain": Flake(270, 1250, 0, 1.0, 0.28),
    "snow": Flake(330, 62, 46, 3.0, 0.85),
    "leaves": Flake(46, 70, 150, 5.0, 0.92),
    "petals": Flake(60, 46, 40, 3.4, 0.92),
    "motes": Flake(70, 5, 9, 2.2, 0.32),
    "sand": Flake(260, 60, 900, 2.0, 0.55, 40.0),
    "dust": Flake(90, -7, 26, 2.6, 0.30),
    "stars": Flake(54, -9, 8, 2.6, 0.85),
    "bubbles": Flake(60, -60, 6, 5.0, 0.32),
    "drips": Flake(6, 760, 0, 1.4, 0.32),
    "streaks": Flake(34, -1500, 0, 1.7, 0.22),
}

STORMY = 1.6
"""How much more it rains in a storm."""

PETALS: tuple[Ink, ...] = ("#ffd7e2", "#ffb6ca", "#fff2f4")

Positions = NDArray[np.floating]


def falling(kind: str, rng: np.random.Generator, rig: Rig, count: int | None = None, ground: bool = True) -> Motion:
    """A field of one kind (a key of `FLAKES`) in three layers; `count` overrides how many.

    Without `ground` drops splash nowhere.
    """
    flake = FLAKES[kind]
    often = STORMY if kind == "rain" and rig.weather == "storm" else 1.0
    u = rng.random((round((count or flake.count) * often), 6))

    def draw(target: Target, lens: Lens, t: float) -> None:
        view = lens.view
        if kind == "rain" and ground:
            _splashes(target.canvas, u[:SPLASHES], t, lens, rig)
        for layer, (gain, opacity) in enumerate(LAYERS):
            p = u[layer::3]
            slide = -lens.pose.x * view.f * 0.12 * gain + lens.shift
            if kind in ("rain", "drips", "streaks"):
                _lines(target.canvas, flake, p, t, lens, rig, gain, opacity, slide)
                continue
            k = gain * view.unit
            width, height = view.width + 120 * view.unit, view.height + 80 * view.unit
            y = (p[:, 1] * height + t * flake.fall * k * (0.7 + 0.6 * p[:, 2])) % height - 40 * view.unit
            wander = np.sin(t * (0.8 + p[:, 4]) + p[:, 5] * 6) * flake.sway * k
            blown = -t * flake.drift * k * (0.4 + rig.wind) * (0.6 + 0.8 * p[:, 3])
            x = (p[:, 0] * width + blown + slide + wander) % width - 60 * view.unit
            xy = np.stack([x, y], -1)
            if kind in ("leaves", "petals"):
                palette = rig.growth.foliage if kind == "leaves" else PETALS
                _tumbling(target.canvas, xy, p, t, flake, palette, rig, k, opacity)
            elif kind == "stars":
                _glints(target.canvas, xy, p, t, flake, k, opacity)
            else:
                _dots(target.canvas, xy, p, flake, _dot_colour(kind, rig), k, opacity)

    return draw


def _lines(
    canvas: skia.Canvas,
    flake: Flake,
    p: Positions,
    t: float,
    lens: Lens,
    rig: Rig,
    gain: float,
    opacity: float,
    slide: float,
) -> None:
    """Drops as short strokes; the wind slants them."""
    view, k = lens.view, lens.view.unit
    slant = 0.10 + 0.28 * rig.wind if flake.fall > 0 else 0.0
    width, height = view.width + 300 * k, view.height + 200 * k
    y = (p[:, 1] * height + t * flake.fall * gain * k * (0.8 + 0.4 * p[:, 2])) % height - 100 * k
    x = (p[:, 0] * width - slant * y + slide) % width - 150 * k
    day = luma(rig.haze)  # by day drops are seen by their dark edge and their glint, at night by the lamps
    length = (20 + 24 * p[:, 3]) * gain * k * (1 + 0.5 * day if flake.fall > 0 else 3.2)
    ends = np.stack([np.stack([x, y], -1), np.stack([x - slant * length, y + length], -1)], 1).reshape(-1, 2)
    width_px = flake.size * gain * k
    if day > BRIGHT:
        share = DARK_EDGE if flake.fall > 0 else 0.3 * DARK_EDGE
        ink = argb(mix(rig.haze, "#1c2a44", 0.62), share * day * opacity)
        _streaks(canvas, ends + np.array([0.9 * width_px, 0.0]), ink, 1.5 * width_px)
    alpha = flake.alpha * opacity * (1 + DAY_GLINT * day)
    _streaks(canvas, ends, argb(mix(rig.haze, "#ffffff", 0.55 + 0.4 * day), min(0.8, alpha)), width_px)


def _streaks(canvas: skia.Canvas, ends: Positions, ink: int, width: float) -> None:
    """Steep lines between points two by two, `width` pixels wide.

    They are one path of lines side by side that are at most a pixel wide: skia draws wider ones five times as slowly.
    """
    strands = math.ceil(width)
    path = skia.Path()
    for strand in range(strands):
        aside = width * ((strand + 0.5) / strands - 0.5)
        for (x0, y0), (x1, y1) in zip(ends[::2].tolist(), ends[1::2].tolist(), strict=True):
            path.moveTo(x0 + aside, y0)
            path.lineTo(x1 + aside, y1)
    canvas.drawPath(path, _point_paint(ink, width / strands))


BRIGHT = 0.30
"""Luma of the air above which drops show a dark edge."""

DARK_EDGE, DAY_GLINT = 0.38, 1.3
"""Opacity of that edge, and how much brighter drops are by day, in full light."""

SPLASH_SECONDS, SPLASHES = 0.34, 60


def _splashes(canvas: skia.Canvas, p: Positions, t: float, lens: Lens, rig: Rig) -> None:
    """Crowns of drops on the ground between the camera and the subject."""
    view = lens.view
    beat = t / SPLASH_SECONDS + p[:, 4]
    age, turn = beat % 1.0, np.floor(beat)
    z = view.subject_z * (0.30 + 0.68 * ((p[:, 3] + 0.381 * turn) % 1.0))
    x = view.half_width(1.0) * z * (2.4 * ((p[:, 0] + 0.618 * turn) % 1.0) - 1.2)
    feet = [lens.project(a, 0.0, b) for a, b in zip(x.tolist(), z.tolist(), strict=True)]
    ink = mix(rig.haze, "#ffffff", 0.7)
    paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=max(0.8, 1.1 * view.unit))
    for (px, py), metres, young in zip(feet, z.tolist(), (1 - age).tolist(), strict=True):
        if py > view.height:
            continue
        r = (0.015 + 0.055 * (1 - young)) * lens.scale(metres)
        paint.setColor(argb(ink, 0.5 * young))
        canvas.drawOval(skia.Rect.MakeLTRB(px - r, py - 0.28 * r, px + r, py + 0.28 * r), paint)


def _dots(canvas: skia.Canvas, xy: Positions, p: Positions, flake: Flake, ink: Ink, k: float, opacity: float) -> None:
    half = p[:, 5] > 0.5
    for chosen, size, alpha in ((half, 1.0, 1.0), (~half, 1.7, 0.8)):
        paint = _point_paint(argb(ink, flake.alpha * opacity * alpha), flake.size * k * size)
        canvas.drawPoints(skia.Canvas.PointMode.kPoints_PointMode, _points(xy[chosen]), paint)


def _tumbling(
    canvas: skia.Canvas,
    xy: Positions,
    p: Positions,
    t: float,
    flake: Flake,
    palette: tuple[Ink, ...],
    rig: Rig,
    k: float,
    opacity: float,
) -> None:
    paints = [skia.Paint(AntiAlias=True, Color=argb(rig.tone(ink, 0.9), flake.alpha * opacity)) for ink in palette]
    for j, ((x, y), q) in enumerate(zip(xy.tolist(), p.tolist(), strict=True)):
        r = flake.size * k * (0.7 + 0.6 * q[4])
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(t * (80 + 150 * q[3]) + q[2] * 360)
        canvas.scale(1, 0.25 + 0.7 * abs(math.cos(t * 2.3 + q[5] * 9)))
        canvas.drawOval(skia.Rect.MakeLTRB(-r, -r * 0.5, r, r * 0.5), paints[j % len(paints)])
        canvas.restore()


def _glints(canvas: skia.Canvas, xy: Positions, p: Positions, t: float, flake: Flake, k: float, opacity: float) -> None:
    """Four-pointed sparkles that come and go."""
    for (x, y), q in zip(xy.tolist(), p.tolist(), strict=True):
        shine = max(0.0, math.sin(t * (1.2 + 1.6 * q[3]) + q[5] * 9)) ** 2
        if shine < 0.03:
            continue
        r = flake.size * k * (1.2 + 2.2 * q[4]) * (0.6 + 0.4 * shine)
        alpha = flake.alpha * opacity * shine
        paint = skia.Paint(AntiAlias=True, Color=argb("#fff3c8", alpha), BlendMode=skia.BlendMode.kPlus)
        thin = r * 0.14
        spikes = [(0, -r), (thin, -thin), (r, 0), (thin, thin), (0, r), (-thin, thin), (-r, 0), (-thin, -thin)]
        canvas.drawPath(polygon([(x + dx, y + dy) for dx, dy in spikes]), paint)
        halo = skia.Paint(AntiAlias=True, Color=argb("#ffdf8a", alpha * 0.25), BlendMode=skia.BlendMode.kPlus)
        canvas.drawCircle(x, y, r * 0.6, halo)


def _dot_colour(kind: str, rig: Rig) -> Ink:
    if kind == "snow":
        return mix(np.minimum(rig.ambient + rig.key * np.float32(1.4) + np.float32(0.25), 1), "#ffffff", 0.5)
    if kind == "bubbles":
        return "#dff6ff"
    if kind == "sand":
        return mix(rig.haze, "#ffdcae", 0.5)
    if kind == "dust":
        return mix(rig.tone("#d8b98a", 0.9), "#ffffff", 0.25)
    return mix(np.minimum(rig.key + np.float32(0.3), 1), "#ffffff", 0.3)


def _point_paint(colour: int, width: float) -> skia.Paint:
    return skia.Paint(
        AntiAlias=True,
        Color=colour,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kRound_Cap,
    )


def _points(xy: Positions) -> list[skia.Point]:
    return [skia.Point(x, y) for x, y in xy.tolist()]
