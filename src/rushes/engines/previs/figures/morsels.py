"""What animals hold in their mouths, each crosswise about the origin and one unit wide: data of shapes by name."""

from collections.abc import Callable, Mapping

from rushes.engines.previs.figures.geometry import Point, wave
from rushes.engines.previs.figures.paint import cloth, fill, polygon, rounded, smooth, stroke
from rushes.engines.previs.raster import skia

Morsel = Callable[[skia.Canvas, float], None]


def _ball(canvas: skia.Canvas, t: float) -> None:
    tone = cloth("#d8443c")
    canvas.drawCircle(0.08, 0.05, 0.30, fill(tone.base))
    canvas.drawCircle(-0.01, -0.05, 0.11, fill(tone.light, 190))
    canvas.drawPath(smooth([(-0.16, 0.18), (0.06, 0.06), (0.34, 0.12)], False), stroke("#f7efe2", 0.05))


def _stick(canvas: skia.Canvas, t: float) -> None:
    canvas.drawLine(-0.72, 0.10, 0.80, -0.06, stroke("#6b4630", 0.13))
    canvas.drawLine(-0.70, 0.06, 0.78, -0.09, stroke("#94694a", 0.05))
    canvas.drawLine(0.34, -0.02, 0.50, -0.24, stroke("#6b4630", 0.07))


def _leaf(canvas: skia.Canvas, t: float) -> None:
    tone = cloth("#6fae45")
    blade: list[Point] = [(-0.10, 0.10), (0.16, -0.42), (0.72, -0.66), (1.12, -0.60), (0.98, -0.18), (0.52, 0.12)]
    canvas.drawPath(smooth(blade), fill(tone.base))
    canvas.drawPath(smooth([(-0.10, 0.10), (0.44, -0.22), (1.12, -0.60)], False), stroke(tone.shade, 0.05))
    for x, y, dx, dy in ((0.28, -0.13, 0.02, -0.26), (0.56, -0.29, 0.06, -0.26), (0.42, -0.20, 0.24, 0.16)):
        canvas.drawLine(x, y, x + dx, y + dy, stroke(tone.shade, 0.03))


def _bone(canvas: skia.Canvas, t: float) -> None:
    canvas.drawLine(-0.42, 0.0, 0.46, 0.0, stroke("#f4ecdc", 0.16))
    for x in (-0.50, 0.54):
        for y in (-0.09, 0.09):
            canvas.drawCircle(x, y, 0.115, fill("#f4ecdc"))


def _fish(canvas: skia.Canvas, t: float) -> None:
    beat = 0.10 * wave(t * 1.8)
    tone = cloth("#c9776a")
    body: list[Point] = [
        (-0.78, 0.02),
        (-0.40, -0.24),
        (0.10, -0.27),
        (0.56, -0.10 + beat),
        (0.56, 0.08 + beat),
        (0.10, 0.24),
        (-0.44, 0.22),
    ]
    canvas.drawPath(
        rounded([(0.48, beat), (0.92, -0.28 + beat * 2), (0.80, beat * 2), (0.92, 0.26 + beat * 2)]), fill(tone.shade)
    )
    path = smooth(body)
    canvas.drawPath(path, fill(tone.base))
    canvas.save()
    canvas.clipPath(path, True)
    canvas.drawPath(smooth([(-0.8, 0.10), (0.0, 0.10), (0.6, 0.06 + beat), (0.4, 0.5), (-0.6, 0.5)]), fill("#e9e2dc"))
    canvas.drawPath(smooth([(-0.7, -0.22), (0.0, -0.22), (0.6, -0.10)], False), stroke("#6a7a86", 0.12, 150))
    canvas.restore()
    canvas.drawCircle(-0.56, -0.04, 0.055, fill("#1a1216"))


def _slice(canvas: skia.Canvas, t: float) -> None:
    canvas.drawPath(polygon([(-0.20, -0.08), (0.95, -0.34), (0.80, 0.42)]), fill("#f2c24e"))
    canvas.drawPath(smooth([(0.97, -0.36), (0.99, 0.02), (0.80, 0.46)], False), stroke("#b9763a", 0.17))
    for x, y in ((0.28, -0.05), (0.60, -0.14), (0.62, 0.16)):
        canvas.drawCircle(x, y, 0.10, fill("#c23b30"))


def _carrot(canvas: skia.Canvas, t: float) -> None:
    canvas.drawPath(rounded([(-0.5, 0.0), (0.2, -0.12), (0.74, -0.10), (0.78, 0.14), (0.2, 0.14)]), fill("#e8812e"))
    for dy in (-0.22, 0.0, 0.20):
        canvas.drawLine(0.74, 0.02, 1.08, dy, stroke("#5c9a3c", 0.08))


def _nut(canvas: skia.Canvas, t: float) -> None:
    canvas.drawPath(
        rounded([(-0.16, -0.12), (0.30, -0.14), (0.36, 0.20), (0.08, 0.42), (-0.18, 0.20)]), fill("#b9783e")
    )
    canvas.drawPath(rounded([(-0.22, -0.05), (-0.10, -0.26), (0.26, -0.26), (0.40, -0.03)]), fill("#6e4628"))


def _flower(canvas: skia.Canvas, t: float) -> None:
    canvas.drawLine(-0.55, 0.22, 0.55, -0.18, stroke("#4f8a3c", 0.06))
    for x, y in ((0.55, -0.36), (0.74, -0.22), (0.68, 0.0), (0.44, 0.0), (0.37, -0.22)):
        canvas.drawCircle(x, y, 0.14, fill("#d8455c"))
    canvas.drawCircle(0.56, -0.16, 0.11, fill("#f2c84a"))


def _paper(canvas: skia.Canvas, t: float) -> None:
    canvas.drawPath(rounded([(-0.62, -0.14), (0.70, -0.20), (0.74, 0.14), (-0.58, 0.20)]), fill("#ece7dc"))
    for y in (-0.06, 0.02, 0.10):
        canvas.drawLine(-0.44, y, 0.56, y - 0.04, stroke("#8a8a90", 0.03))


MORSELS: Mapping[str, Morsel] = {
    "ball": _ball,
    "stick": _stick,
    "leaf": _leaf,
    "bone": _bone,
    "fish": _fish,
    "pizza": _slice,
    "carrot": _carrot,
    "nut": _nut,
    "flower": _flower,
    "newspaper": _paper,
}
