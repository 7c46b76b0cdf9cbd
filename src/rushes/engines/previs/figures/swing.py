"""A swing in its frame, and whoever is on it: one pendulum moves both. In metres, standing on y = 0."""

import math

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.geometry import Point, lerp, wave
from rushes.engines.previs.figures.kits import Moment
from rushes.engines.previs.figures.paint import cloth, stroke
from rushes.engines.previs.figures.pose import Foot, Hand, Pose
from rushes.engines.previs.raster import skia

PERIOD, WIDEST = 2.6, 0.62
"""Seconds from one side to the other and back, and the angle of the ropes at the turning points."""
BEAM, ROPE = 2.55, 2.0
"""Height of the beam, length of the ropes."""


def angle(t: float) -> float:
    """Of the ropes, positive when they are ahead."""
    return WIDEST * wave(t / PERIOD + 0.12)


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


def swinging(t: float, body: Body) -> Pose:
    """Seated on the board, both ropes in the hands; leaning back with straight legs ahead, tucked on the way back."""
    ahead = wave(t / PERIOD + 0.20)
    k = 0.5 + 0.5 * ahead
    hand = Hand(0.02, lerp(0.16, 0.24, k), lerp(0.34, 0.62, k), "fist", (0.8, -0.6, -0.4), (-0.1, 0.7, 0.0))
    reach, tuck = lerp(0.10, 0.36, k), lerp(0.16, 0.42, k)
    return Pose(
        pelvis_pitch=-0.10 - 0.12 * k,
        lean=lerp(0.22, -0.30, k),
        head_pitch=lerp(0.0, -0.10, k),
        breath=wave(t / 3.0),
        feet=(
            Foot(0.05, body.hip - 0.42 + tuck, reach, 0.3, 0.05),
            Foot(0.05, body.hip - 0.43 + tuck, reach - 0.01, 0.3, 0.05),
        ),
        hands=(hand, hand),
        wind=0.9 * wave(t / PERIOD + 0.37),
        flutter=wave(t / 1.3),
        knee_out=0.04,
    )
