"""A swing in its frame, and where whoever is on it is. In metres, standing on y = 0."""

import math

from rushes.engines.previs.figures.encounters import SWING_SECONDS
from rushes.engines.previs.figures.geometry import Point, wave
from rushes.engines.previs.figures.kits import Moment
from rushes.engines.previs.figures.paint import cloth, stroke
from rushes.engines.previs.raster import skia

WIDEST = 0.62
"""The angle of the ropes at the turning points."""
BEAM, ROPE = 2.55, 2.0
"""Height of the beam, length of the ropes."""


def angle(t: float) -> float:
    """Of the ropes, positive when they are ahead."""
    return WIDEST * wave(t / SWING_SECONDS + 0.12)


def saddle(t: float) -> Point:
    """Where the board is."""
    a = angle(t)
    return ROPE * math.sin(a), -BEAM + ROPE * math.cos(a)


def swing(canvas: skia.Canvas, moment: Moment) -> None:
    """The frame, and the far rope with the board."""
    wood = cloth(moment.colours["body"])
    for foot in (-1.05, 1.05):
        canvas.drawLine(foot, 0.02, 0.0, -BEAM, stroke(wood.shade, 0.12))
        canvas.drawLine(foot - 0.02, 0.0, -0.02, -BEAM, stroke(wood.base, 0.07))
    canvas.drawLine(-0.58, -1.12, 0.58, -1.12, stroke(wood.shade, 0.08))
    canvas.drawCircle(0, -BEAM, 0.11, stroke(wood.shade, 0.06))
    canvas.drawCircle(0, -BEAM, 0.07, stroke(wood.light, 0.09))
    x, y = saddle(moment.t)
    canvas.drawLine(0, -BEAM, x - 0.04, y, stroke("#8a7458", 0.026))
    a = angle(moment.t)
    across, down = 0.27 * math.cos(a), -0.27 * math.sin(a)
    canvas.drawLine(x - across, y - down + 0.02, x + across, y + down + 0.02, stroke("#8f3a32", 0.065))


def near_rope(canvas: skia.Canvas, moment: Moment) -> None:
    """The rope that is before whoever swings."""
    x, y = saddle(moment.t)
    canvas.drawLine(0.03, -BEAM, x + 0.02, y, stroke("#c9b184", 0.032))
