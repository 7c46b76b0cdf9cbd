"""A round bowl of water on a table, with a fish that swims in circles in it. The unit is the fish's length."""

import math
from collections.abc import Callable

from rushes.engines.previs.figures.geometry import TAU, wave
from rushes.engines.previs.figures.kits import Moment
from rushes.engines.previs.figures.paint import cloth, fill, gradient, polygon, rgba, rounded, smooth, stroke
from rushes.engines.previs.raster import skia

RADIUS, MOUTH, SURFACE = 1.30, 0.78, -0.55
"""Of the bowl: its radius, half its mouth, and how high the water stands above its middle."""
ROUND_SECONDS = 4.6
FLOOR = 3.1
"""How far the ground is below the middle of the bowl."""


def draw_bowl(canvas: skia.Canvas, moment: Moment, fish: Callable[[skia.Canvas, Moment], None]) -> None:
    """The table, the back of the glass, water and gravel, the fish on its round, the front of the glass."""
    _table(canvas)
    glass = _outline()
    canvas.drawPath(glass, fill("#dff2f8", 70))
    canvas.save()
    canvas.clipPath(glass, True)
    deep = gradient((0.0, SURFACE), (0.0, RADIUS), (rgba("#9fdcec", 150), rgba("#4fa6c8", 190)))
    canvas.drawRect(skia.Rect.MakeLTRB(-RADIUS, SURFACE, RADIUS, RADIUS), deep)
    for k in range(16):
        x = -0.75 + 0.10 * k
        y = math.sqrt(RADIUS * RADIUS - x * x) - 0.10 - 0.03 * (k % 3)
        canvas.drawCircle(x, y, 0.10, fill(("#d8c09a", "#c9a878", "#e6d6b8")[k % 3]))
    for k, x in enumerate((-0.62, -0.50, 0.55)):
        sway = 0.07 * wave(moment.t / 2.7 + 0.3 * k)
        weed = [(x, 1.05), (x + 0.06, 0.65), (x - 0.05 + sway, 0.25), (x + 0.03 + sway * 1.6, -0.05 - 0.1 * k)]
        canvas.drawPath(smooth(weed, False), stroke("#3f9a5a", 0.075))
    turn = TAU * moment.t / ROUND_SECONDS
    canvas.save()
    canvas.translate(0.42 * math.cos(turn), 0.18 + 0.12 * math.sin(turn))
    away = -math.sin(turn)  # it shows its side where it crosses, and narrows at the turns
    canvas.scale(math.copysign(max(0.55, abs(away)), away), 1.0)
    fish(canvas, moment)
    canvas.restore()
    for k in range(4):
        rise = (moment.t * 0.35 + k * 0.27) % 1.0
        canvas.drawCircle(
            -0.30 + 0.1 * k, 0.9 - 1.4 * rise, 0.03 + 0.012 * k, stroke("#f2fbff", 0.018, round(200 * (1 - rise)))
        )
    canvas.restore()
    surface = skia.Rect.MakeLTRB(-1.17, SURFACE - 0.09, 1.17, SURFACE + 0.09)
    canvas.drawOval(surface, fill("#e6f8fc", 120))
    canvas.drawPath(glass, stroke("#f4fcff", 0.05, 200))
    rim = skia.Rect.MakeLTRB(-MOUTH, -1.13, MOUTH, -0.93)
    canvas.drawOval(rim, stroke("#f4fcff", 0.06, 230))
    canvas.drawPath(smooth([(-0.98, -0.45), (-1.10, 0.0), (-0.98, 0.45)], False), stroke("#ffffff", 0.10, 150))
    canvas.drawCircle(0.72, -0.62, 0.09, fill("#ffffff", 170))


def _outline() -> skia.Path:
    """The glass: a sphere that is cut off above, and stands flat."""
    start = math.asin(MOUTH / RADIUS)
    points = [
        (RADIUS * math.sin(start + (TAU - 2 * start) * k / 40), -RADIUS * math.cos(start + (TAU - 2 * start) * k / 40))
        for k in range(41)
    ]
    return polygon([(x, min(y, RADIUS * 0.93)) for x, y in points])


def _table(canvas: skia.Canvas) -> None:
    wood = cloth("#a8704a")
    top = RADIUS * 0.90
    for x in (-2.2, 2.05):
        canvas.drawRect(skia.Rect.MakeLTRB(x, top + 0.2, x + 0.18, FLOOR), fill(wood.shade))
    edge = [(-2.5, top + 0.10), (-2.25, top - 0.12), (2.25, top - 0.12), (2.5, top + 0.10)]
    canvas.drawPath(polygon(edge), fill(wood.light))
    canvas.drawRect(skia.Rect.MakeLTRB(-2.5, top + 0.10, 2.5, top + 0.34), fill(wood.base))
    edge = [(-1.1, top + 0.02), (0.0, top + 0.08), (1.1, top + 0.02), (0.0, top - 0.06)]
    canvas.drawPath(rounded(edge), fill(wood.shade, 160))
