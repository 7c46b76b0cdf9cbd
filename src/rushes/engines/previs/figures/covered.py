"""Stand-ins for what no kit draws: its category under a dust sheet, with just enough looking out to tell what it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import Point, lerp, wave
from rushes.engines.previs.figures.kits import Moment
from rushes.engines.previs.figures.paint import Tone, cloth, fill, gradient, polygon, rgba, rounded, smooth, stroke
from rushes.engines.previs.figures.vehicle_parts import wheel
from rushes.engines.previs.raster import skia


@dataclass(frozen=True, slots=True)
class Shape:
    """What is under a sheet, in units of its height: the sheet's upper outline from its left hem to its right one.

    `hem` is how high above the ground the sheet ends, `peaks` where its folds hang from.
    """

    outline: tuple[Point, ...]
    hem: float
    peaks: tuple[Point, ...]
    under: Callable[[skia.Canvas, Moment], None] | None = None
    over: Callable[[skia.Canvas, Moment], None] | None = None


def covered(shape: Shape) -> Callable[[skia.Canvas, Moment], None]:
    """The painter of a shape under its sheet; the sheet stirs a little, and more when the thing moves."""

    def draw(canvas: skia.Canvas, moment: Moment) -> None:
        tone = cloth(moment.colours["body"])
        going = moment.action != "stand"
        canvas.save()
        if going:
            canvas.translate(0, -0.015 * abs(wave(moment.t * 1.6)))
        if shape.under:
            shape.under(canvas, moment)
        _sheet(canvas, shape, moment, tone, 2.0 if going else 1.0)
        if shape.over:
            shape.over(canvas, moment)
        canvas.restore()

    return draw


def _hem(shape: Shape, moment: Moment, stir: float) -> list[Point]:
    """Scallops from the right end of the outline back to its left end."""
    left, right = shape.outline[0][0], shape.outline[-1][0]
    count = max(4, round((right - left) / 0.13))
    points: list[Point] = []
    for i in range(count + 1):
        k = i / count
        sway = 0.012 * stir * wave(moment.t / 1.9 + k * 1.7 + moment.phase)
        drop = -shape.hem + (0.026 if i % 2 else -0.012)
        points.append((lerp(right, left, k) + sway, drop + 0.5 * sway))
    return points


def _sheet(canvas: skia.Canvas, shape: Shape, moment: Moment, tone: Tone, stir: float) -> None:
    light = moment.light
    hem = _hem(shape, moment, stir)
    path = rounded([*_dense(shape.outline), *hem])
    left, right = shape.outline[0][0], shape.outline[-1][0]
    ends = ((left, -0.9), (right, 0.0)) if light.x < 0 else ((right, -0.9), (left, 0.0))
    colours = (rgba(tone.light), rgba(tone.base), rgba(mix(tone.base, tone.shade, 0.85)))
    canvas.drawPath(path, gradient(*ends, colours, (0.0, 0.4, 1.0)))
    canvas.save()
    canvas.clipPath(path, True)
    for i, (x, y) in enumerate(hem[1:-1:2]):
        peak = min(shape.peaks, key=lambda p: abs(p[0] - x))
        bow = lerp(peak[0], x, 0.62) + 0.02 * (1 if i % 2 else -1)
        fold = [(peak[0], peak[1] + 0.03), (bow, lerp(peak[1], y, 0.5)), (x - 0.02, y + 0.03), (x + 0.03, y + 0.03)]
        canvas.drawPath(smooth(fold), fill(tone.shade, 105))
        lit = [(peak[0], peak[1] + 0.05), (bow - 0.03, lerp(peak[1], y, 0.55)), (x - 0.045, y)]
        canvas.drawPath(smooth(lit, False), stroke(tone.light, 0.012, 120))
    canvas.restore()


def _dense(points: Sequence[Point]) -> list[Point]:
    out: list[Point] = []
    for a, b in pairwise(points):
        out += [(lerp(a[0], b[0], k / 3), lerp(a[1], b[1], k / 3)) for k in range(3)]
    return [*out, points[-1]]


def _paws(canvas: skia.Canvas, moment: Moment) -> None:
    for i, x in enumerate((-0.42, -0.24, 0.28, 0.46)):
        lift = 0.05 * max(0.0, wave(moment.t * 1.6 + 0.5 * (i % 2))) if moment.action != "stand" else 0.0
        paw = [(x - 0.06, 0.0), (x - 0.05, -0.12), (x + 0.05, -0.12), (x + 0.10, -0.03), (x + 0.08, 0.0)]
        canvas.drawPath(rounded([(px, py - lift) for px, py in paw]), fill("#4a3f4c"))


def _looking_out(canvas: skia.Canvas, moment: Moment) -> None:
    """Two eyes in the shade of the sheet."""
    canvas.drawOval(skia.Rect.MakeLTRB(0.36, -0.80, 0.70, -0.56), fill("#2a2230"))
    blink = wave(moment.t / 3.3 + moment.phase) > 0.98
    for x in (0.47, 0.60):
        if blink:
            canvas.drawLine(x - 0.03, -0.68, x + 0.03, -0.68, stroke("#f6e7b0", 0.014))
            continue
        canvas.drawCircle(x, -0.68, 0.038, fill("#fbf3d0"))
        canvas.drawCircle(x + 0.010, -0.675, 0.019, fill("#1a1216"))


def _wheels(canvas: skia.Canvas, moment: Moment) -> None:
    for x in (-0.78, 0.74):
        wheel(canvas, x, 0.21, moment.travelled)


def _potted(canvas: skia.Canvas, moment: Moment) -> None:
    for i, (x, y, lean) in enumerate(((-0.16, -0.92, -0.10), (0.02, -1.0, 0.02), (0.18, -0.90, 0.12))):
        sway = 0.02 * wave(moment.t / 2.3 + 0.2 * i)
        leaf = [(x * 0.5, -0.72), (x - 0.05 + sway, y + 0.12), (x + lean + sway, y - 0.06), (x + 0.07 + sway, y + 0.10)]
        canvas.drawPath(rounded(leaf), fill("#5f9a58" if i % 2 else "#4a8450"))
    canvas.drawPath(polygon([(-0.16, -0.20), (0.16, -0.20), (0.12, 0.0), (-0.12, 0.0)]), fill("#b9683f"))


THING = Shape(
    (
        *((-0.36, -0.10), (-0.27, -0.62), (-0.20, -0.90), (-0.05, -1.0)),
        *((0.12, -0.95), (0.24, -0.80), (0.29, -0.50), (0.38, -0.10)),
    ),
    0.03,
    ((-0.12, -0.94), (0.10, -0.94)),
)
CREATURE = Shape(
    (
        *((-0.62, -0.22), (-0.55, -0.60), (-0.20, -0.66), (0.18, -0.66), (0.32, -0.90), (0.36, -1.05)),
        *((0.46, -0.92), (0.60, -0.92), (0.70, -1.05), (0.74, -0.86), (0.78, -0.55), (0.70, -0.22)),
    ),
    0.12,
    ((-0.45, -0.60), (0.0, -0.62), (0.55, -0.88)),
    _paws,
    _looking_out,
)
VEHICLE = Shape(
    (
        *((-1.20, -0.20), (-1.14, -0.55), (-0.78, -0.62), (-0.55, -0.95)),
        *((0.20, -1.0), (0.55, -0.66), (1.02, -0.56), (1.18, -0.20)),
    ),
    0.13,
    ((-0.9, -0.58), (-0.5, -0.94), (0.18, -0.98), (0.8, -0.6)),
    _wheels,
)
PLANT = Shape(
    ((-0.30, -0.26), (-0.26, -0.60), (-0.10, -0.80), (0.10, -0.80), (0.26, -0.60), (0.30, -0.26)),
    0.17,
    ((0.0, -0.80),),
    _potted,
)
BUILDING = Shape(
    ((-0.46, -0.08), (-0.42, -0.62), (-0.36, -0.70), (-0.02, -1.0), (0.30, -0.72), (0.38, -0.62), (0.44, -0.08)),
    0.02,
    ((-0.36, -0.68), (0.0, -0.98), (0.34, -0.68)),
)
