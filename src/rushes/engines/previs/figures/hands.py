"""Hands from a palm and tapered fingers: they read at 10 px and hold up in a close shot."""

import math
from functools import lru_cache

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import Point
from rushes.engines.previs.figures.paint import Tone, fill, rounded, stroke
from rushes.engines.previs.figures.pose import HandShape
from rushes.engines.previs.raster import skia

Finger = tuple[float, float, float, float]
"""Root across the palm, spread angle, length, half width; the index finger first, towards the thumb."""
OPEN_FINGERS: tuple[Finger, ...] = (
    (0.40, 0.26, 1.06, 0.155),
    (0.14, 0.08, 1.20, 0.160),
    (-0.13, -0.09, 1.12, 0.155),
    (-0.37, -0.28, 0.88, 0.135),
)

_REACH = skia.Rect.MakeLTRB(-3, -3, 3, 3)
"""Holds every hand, in lengths of its palm."""


def draw_hand(
    canvas: skia.Canvas,
    at: Point,
    angle: float,
    size: float,
    shape: HandShape,
    skin: Tone,
    thumb: int,
    stretch: float = 1.0,
    gloved: bool = False,
) -> None:
    """A hand at a wrist. `angle` is the direction of the fingers, `thumb` +1 or -1 the thumb's side.

    `size` is the length of the palm in pixels, `stretch` below 1 foreshortens the hand along its fingers.
    """
    canvas.save()
    canvas.translate(*at)
    canvas.rotate(math.degrees(angle))
    # From here +x runs along the hand, +y towards the thumb, 1 is the palm's length.
    canvas.scale(size * stretch, size * thumb)
    canvas.drawPicture(_recorded(shape, skin, gloved))
    canvas.restore()


@lru_cache(256)
def _recorded(shape: HandShape, skin: Tone, gloved: bool) -> skia.Picture:
    """A hand is the same strokes wherever it is: replaying them takes a third of the time of drawing them anew."""
    recorder = skia.PictureRecorder()
    canvas = recorder.beginRecording(_REACH)
    if shape in ("fist", "grip"):
        _fist(canvas, skin)
    elif shape == "point":
        _pointing(canvas, skin)
    elif shape == "open":
        _open(canvas, skin, gloved)
    elif shape == "flat":
        _flat(canvas, skin)
    else:
        _relaxed(canvas, skin)
    return recorder.finishRecordingAsPicture()


def _finger(canvas: skia.Canvas, root: Point, angle: float, length: float, half: float, colour: str) -> None:
    """A finger with a slight taper and a round tip."""
    c, s = math.cos(angle), math.sin(angle)

    def at(along: float, across: float) -> Point:
        return (root[0] + c * along - s * across, root[1] + s * along + c * across)

    outline = [
        at(-0.15, half),
        at(length * 0.35, half),
        at(length * 0.86, half * 0.86),
        at(length * 1.06, half * 0.55),
        at(length * 1.06, -half * 0.55),
        at(length * 0.86, -half * 0.86),
        at(length * 0.35, -half),
        at(-0.15, -half),
    ]
    canvas.drawPath(rounded(outline), fill(colour))


def _thumb(canvas: skia.Canvas, skin: Tone, root: Point, tip: Point, half: float) -> None:
    dx, dy = tip[0] - root[0], tip[1] - root[1]
    _finger(canvas, root, math.atan2(dy, dx), math.hypot(dx, dy), half, skin.base)


def _fist(canvas: skia.Canvas, skin: Tone) -> None:
    back = [(-0.28, 0.30), (0.45, 0.60), (1.16, 0.54), (1.36, 0.05), (1.18, -0.54), (0.45, -0.56), (-0.28, -0.30)]
    canvas.drawPath(rounded(back), fill(skin.base))
    knuckles = [(0.78, -0.60), (1.30, -0.60), (1.42, 0.0), (1.30, 0.50), (1.02, 0.44), (0.92, -0.05)]
    canvas.drawPath(rounded(knuckles), fill(skin.shade, 110))
    for across in (-0.27, 0.0, 0.27):
        canvas.drawLine(1.00, across, 1.25, across, stroke(skin.shade, 0.07))
    _thumb(canvas, skin, (0.42, 0.42), (1.02, 0.34), 0.175)
    canvas.drawLine(0.55, 0.26, 1.05, 0.18, stroke(skin.shade, 0.05, 180))


def _pointing(canvas: skia.Canvas, skin: Tone) -> None:
    _finger(canvas, (0.85, 0.32), 0.02, 1.22, 0.17, skin.base)
    back = [(-0.28, 0.30), (0.45, 0.56), (1.08, 0.50), (1.22, 0.0), (1.06, -0.52), (0.45, -0.56), (-0.28, -0.30)]
    canvas.drawPath(rounded(back), fill(skin.base))
    curled = [(0.66, -0.58), (1.24, -0.54), (1.26, 0.12), (0.96, 0.10), (0.82, -0.2)]
    canvas.drawPath(rounded(curled), fill(skin.shade, 120))
    for across in (-0.30, -0.06):
        canvas.drawLine(0.98, across, 1.18, across, stroke(skin.shade, 0.06))
    _thumb(canvas, skin, (0.40, 0.44), (0.98, 0.58), 0.165)


def _open(canvas: skia.Canvas, skin: Tone, gloved: bool) -> None:
    _thumb(canvas, skin, (0.28, 0.38), (0.82, 0.98), 0.185)
    for across, spread, length, half in OPEN_FINGERS:
        _finger(canvas, (0.88, across), spread, length, half, skin.base)
    palm = [(-0.30, 0.28), (0.28, 0.54), (1.00, 0.62), (1.18, 0.30), (1.18, -0.30), (1.00, -0.58), (0.30, -0.50)]
    canvas.drawPath(rounded([*palm, (-0.30, -0.28)]), fill(skin.base))
    canvas.drawPath(rounded([(0.05, -0.50), (0.95, -0.62), (1.0, -0.22), (0.35, -0.16)]), fill(skin.shade, 80))
    if not gloved:
        crease = skia.Path()
        crease.moveTo(0.92, 0.40)
        crease.quadTo(0.40, 0.34, 0.16, -0.08)
        canvas.drawPath(crease, stroke(skin.shade, 0.05, 120))
    for across in (0.27, 0.0, -0.25):
        canvas.drawLine(1.06, across, 1.28, across * 1.05, stroke(skin.shade, 0.05, 170))


def _flat(canvas: skia.Canvas, skin: Tone) -> None:
    """Fingers together, as a dancer or a shaded brow has them."""
    _thumb(canvas, skin, (0.34, 0.30), (1.06, 0.50), 0.155)
    outline = [(-0.30, 0.27), (0.40, 0.48), (1.25, 0.44), (2.00, 0.26), (2.34, 0.04), (2.10, -0.22)]
    outline += [(1.30, -0.46), (0.40, -0.46), (-0.30, -0.27)]
    canvas.drawPath(rounded(outline), fill(skin.base))
    for across, reach in ((0.16, 2.05), (-0.08, 2.05), (-0.28, 1.75)):
        canvas.drawLine(1.22, across, reach, across * 0.5 + 0.02, stroke(skin.shade, 0.05, 190))


def _relaxed(canvas: skia.Canvas, skin: Tone) -> None:
    """Fingers curl a little to the palm, the index leads."""
    behind = mix(skin.base, skin.shade, 0.45)
    _finger(canvas, (0.92, -0.36), -0.16, 0.62, 0.14, behind)
    _finger(canvas, (0.98, -0.14), -0.08, 0.84, 0.155, mix(skin.base, skin.shade, 0.25))
    _finger(canvas, (1.00, 0.12), -0.03, 0.94, 0.16, skin.base)
    palm = [(-0.30, 0.28), (0.42, 0.52), (1.08, 0.52), (1.24, 0.20), (1.20, -0.28), (0.98, -0.52), (0.35, -0.46)]
    canvas.drawPath(rounded([*palm, (-0.30, -0.28)]), fill(skin.base))
    _finger(canvas, (0.96, 0.34), 0.04, 0.82, 0.155, skin.base)
    canvas.drawLine(1.12, 0.19, 1.70, 0.17, stroke(skin.shade, 0.05, 190))
    canvas.drawLine(1.12, -0.03, 1.72, -0.08, stroke(skin.shade, 0.05, 150))
    _thumb(canvas, skin, (0.34, 0.38), (1.08, 0.62), 0.16)
    canvas.drawLine(0.55, 0.34, 1.05, 0.46, stroke(skin.shade, 0.045, 150))
