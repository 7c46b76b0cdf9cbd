"""What covers a part of the face, or the ears: masks about the eyes or before the mouth, headphones."""

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.face import EYE_DEPTH, EYE_SIDE, EYE_Y, draw_features, draw_skin
from rushes.engines.previs.figures.geometry import Point
from rushes.engines.previs.figures.paint import cloth, fill, gradient, rgba, rounded, smooth, stroke
from rushes.engines.previs.figures.skull import HeadSpace
from rushes.engines.previs.raster import skia

MASK = "#23222b"
RINGS = (-80, -52, -26, 0, 26, 52, 80)
"""Directions from the viewer, in degrees, at which a mask's edges are placed on the skull."""


def draw_mask(space: HeadSpace, covers: str) -> None:
    """A mask over what it `covers`: "eyes" (with holes to see through) or "mouth" (nose and chin with it)."""
    if covers == "eyes":
        _about_the_eyes(space)
    else:
        _before_the_mouth(space)


def _band(space: HeadSpace, upper: float, lower: float, grow: float) -> skia.Path:
    """A band about the front of the head between two heights."""
    above = [_held(space, local, upper, grow) for local in RINGS]
    below = [_held(space, local, lower, grow) for local in reversed(RINGS)]
    return rounded(above + below)


def _held(space: HeadSpace, local: float, y: float, grow: float) -> Point:
    """A spot on the skull, but never beyond the face's own outline."""
    x, y = space.on_skull(local, y, grow)
    side = 1 if x > 0 else -1
    edge = space.half_width(y, side) * (1.0 + grow)
    return (min(x, edge) if side > 0 else max(x, edge)), y


def _about_the_eyes(space: HeadSpace) -> None:
    canvas = space.canvas
    canvas.drawPath(_band(space, -0.26, 0.26, 0.03), fill(MASK))
    for sign in (1, -1):
        k = space.squeeze(sign * 16)
        if k < 0.4:
            continue
        x, y = space.place(sign * EYE_SIDE, EYE_DEPTH, EYE_Y)
        hole = skia.Path()
        hole.addOval(skia.Rect.MakeLTRB(x - 0.20 * k, y - 0.16, x + 0.20 * k, y + 0.15))
        canvas.save()
        canvas.clipPath(hole, True)
        draw_skin(space)
        draw_features(space)
        canvas.restore()


def _before_the_mouth(space: HeadSpace) -> None:
    material = cloth(space.look.hat_colour if space.look.hooded else MASK)
    path = _band(space, 0.24, 0.98, 0.05)
    ends = ((space.light.x * 0.7, 0.2), (-space.light.x * 0.7, 0.9))
    space.canvas.drawPath(path, gradient(*ends, (rgba(material.light), rgba(material.base), rgba(material.shade))))


def draw_headphones(space: HeadSpace) -> None:
    """A band over the head and a cup on each ear that is seen."""
    canvas, material = space.canvas, cloth(space.look.hat_colour)
    top = -1.20
    left, right = -0.78 * space.cos - 0.10 * space.sin, 0.78 * space.cos - 0.10 * space.sin
    over = -0.12 * space.sin
    wide = space.cos if abs(space.cos) > 0.08 else 0.08
    arch: list[Point] = [
        (left, 0.0),
        (over - 0.66 * wide, -0.84),
        (over, top),
        (over + 0.66 * wide, -0.84),
        (right, 0.0),
    ]
    canvas.drawPath(smooth(arch, False), stroke(material.shade, 0.15))
    canvas.drawPath(smooth(arch, False), stroke(material.base, 0.09))
    for sign in (1, -1):
        seen = space.ear_depth(sign)
        if seen < -0.45:
            continue
        x = sign * 0.76 * space.cos - 0.10 * space.sin
        half = 0.13 + 0.15 * max(0.0, seen)
        cup = skia.Rect.MakeLTRB(x - half, -0.20, x + half, 0.40)
        canvas.drawRoundRect(cup, half, 0.22, fill(material.deep))
        inner = skia.Rect.MakeLTRB(x - half * 0.72, -0.13, x + half * 0.72, 0.33)
        canvas.drawRoundRect(inner, half * 0.7, 0.18, fill(mix(material.base, material.light, 0.3)))
