"""Paints hats from their forms, on a head at any turn."""

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import Keys, Point
from rushes.engines.previs.figures.hat_forms import FORMS, SIT, Hat
from rushes.engines.previs.figures.paint import (
    Tone,
    cloth,
    crescent,
    fill,
    gradient,
    polygon,
    rgba,
    rounded,
    smooth,
    stroke,
)
from rushes.engines.previs.figures.skull import HeadSpace
from rushes.engines.previs.raster import skia

BASE_ROWS: Keys = ((0, -0.52), (90, -0.44), (180, -0.34))
BASE_GROW = 0.08
BOBBLE = 0.22
"""Radius of the ball on a hat's tip."""


def draw_hat(space: HeadSpace, name: str) -> None:
    """Paint the hat `name` of `FORMS` on the head."""
    hat, canvas = FORMS[name], space.canvas
    material = cloth(space.look.hat_colour)
    lean = -0.09 * space.sin
    if hat.horns:
        _horns(space, hat.horns, lean)
    if hat.brim and hat.curl >= 0:
        _brim(space, hat, material, lean)
    if hat.crown[0][1] > -0.7 and not hat.sharp:  # it fits the skull, whatever the head does
        edge, arc = space.cap(BASE_ROWS, BASE_GROW)
        _shaded(space, smooth(edge + arc), material)
    path = _crown(hat, lean, space.pitch)
    _shaded(space, path, material)
    canvas.save()
    canvas.clipPath(path, True)
    if hat.band:
        wide, y = hat.crown[0]
        bow = [(lean - wide - 0.1, y - 0.14), (lean, y - 0.06), (lean + wide + 0.1, y - 0.14)]
        canvas.drawPath(smooth(bow, False), stroke(hat.band, 0.17))
    if name == "turban":
        _wraps(space, material, lean)
    canvas.restore()
    if hat.brim and hat.curl < 0:
        _brim(space, hat, material, lean)
    if hat.shade and not space.turned_away:
        _visor(space, hat, material)
    if hat.badge and not space.turned_away:
        _badge(space, hat, name)
    if hat.bobble:
        canvas.drawCircle(lean + hat.tip * 0.95, hat.crown[-1][1] + 0.06, BOBBLE, fill(hat.bobble))


def _crown(hat: Hat, lean: float, pitch: float) -> skia.Path:
    top = hat.crown[-1][1]

    def at(side: int, wide: float, y: float) -> Point:
        rise = (y - SIT) / (top - SIT)
        return lean + side * wide + hat.tip * rise * rise, y + 0.30 * pitch * (1 - rise)

    left = [at(-1, wide, y) for wide, y in hat.crown]
    right = [at(1, wide, y) for wide, y in reversed(hat.crown)]
    return polygon(left + right) if hat.sharp else rounded(left + right)


def _shaded(space: HeadSpace, path: skia.Path, material: Tone) -> None:
    light = space.light
    tones = (rgba(material.light), rgba(material.base), rgba(mix(material.base, material.shade, 0.6)))
    space.canvas.drawPath(path, gradient((light.x * 0.8, light.y * 0.9 - 0.5), (-light.x * 0.8, 0.0), tones))
    crescent(space.canvas, path, material.shade, light.x * 0.26, light.y * 0.18, 190)


def _brim(space: HeadSpace, hat: Hat, material: Tone, lean: float) -> None:
    """An ellipse seen a little from below or above, its sides raised by `curl`; a negative one falls at the back."""
    w, y, curl = hat.brim, SIT - 0.02, max(0.0, hat.curl)
    drop = -min(0.0, hat.curl)
    tilt = 0.10 * space.pitch
    left, right = (lean - w, y - curl + drop), (lean + w, y - curl + drop)
    under = smooth(
        [
            left,
            (lean - w * 0.6, y + 0.10),
            (lean, y + 0.19 + tilt),
            (lean + w * 0.6, y + 0.10),
            right,
            (lean + w * 0.5, y - 0.12),
            (lean, y - 0.16),
            (lean - w * 0.5, y - 0.12),
        ]
    )
    space.canvas.drawPath(under, fill(material.shade))
    upper = smooth(
        [
            left,
            (lean - w * 0.6, y + 0.03),
            (lean, y + 0.11 + tilt),
            (lean + w * 0.6, y + 0.03),
            right,
            (lean + w * 0.5, y - 0.16),
            (lean, y - 0.20),
            (lean - w * 0.5, y - 0.16),
        ]
    )
    space.canvas.drawPath(upper, fill(material.base))
    rim = [left, (lean - w * 0.6, y + 0.08), (lean, y + 0.16 + tilt), (lean + w * 0.6, y + 0.08), right]
    space.canvas.drawPath(smooth(rim, False), stroke(material.light, 0.03))


def _visor(space: HeadSpace, hat: Hat, material: Tone) -> None:
    x, y = space.place(0, 0.62, SIT + 0.02)
    k, sin, wide = space.squeeze(0) or 0.25, space.sin, hat.shade
    visor = [
        (x - wide * k - 0.25 * sin, y - 0.10),
        (x + 0.1, y - 0.18),
        (x + wide * k + 0.40 * sin, y + 0.02),
        (x + wide * 0.65 * k + 0.44 * sin, y + 0.12),
        (x, y + 0.10),
        (x - wide * 0.9 * k - 0.2 * sin, y + 0.06),
    ]
    space.canvas.drawPath(rounded(visor), fill(material.deep))


def _badge(space: HeadSpace, hat: Hat, name: str) -> None:
    k = space.squeeze(0)
    if k < 0.2:
        return
    canvas = space.canvas
    if name == "mortarboard":
        x = 0.9 * space.cos
        canvas.drawPath(
            smooth([(0.0, -1.06), (x * 0.7, -1.02), (x, -0.92), (x, -0.42)], False), stroke(hat.badge, 0.05)
        )
        canvas.drawLine(x, -0.5, x, -0.3, stroke(hat.badge, 0.12))
        return
    x, y = space.place(0, 0.66, -0.88 if name != "nurse cap" else -1.02)
    if name == "nurse cap":
        for wide, tall in ((0.17, 0.05), (0.05, 0.17)):
            canvas.drawRect(skia.Rect.MakeLTRB(x - wide * k, y - tall, x + wide * k, y + tall), fill(hat.badge))
    elif name == "fire helmet":
        shield = [
            (x - 0.24 * k, y - 0.24),
            (x, y - 0.34),
            (x + 0.24 * k, y - 0.24),
            (x + 0.20 * k, y + 0.10),
            (x, y + 0.22),
            (x - 0.20 * k, y + 0.10),
        ]
        canvas.drawPath(rounded(shield), fill(hat.badge))
    elif name == "tricorn":
        canvas.drawCircle(x, y - 0.02, 0.13, fill(hat.badge))
        canvas.drawCircle(x, y + 0.02, 0.06, fill("#2b2630"))
        canvas.drawLine(x - 0.2 * k, y + 0.16, x + 0.2 * k, y + 0.22, stroke(hat.badge, 0.05))
    else:
        canvas.drawOval(skia.Rect.MakeLTRB(x - 0.13 * k, y - 0.13, x + 0.13 * k, y + 0.13), fill(hat.badge))


def _wraps(space: HeadSpace, material: Tone, lean: float) -> None:
    """Cloth wound to and fro."""
    for k, (a, b) in enumerate(((-0.44, -0.86), (-0.76, -1.18), (-1.06, -1.42))):
        for side in (-1, 1):
            wrap = [(lean - side * 1.16, b), (lean - side * 0.2, a - 0.10), (lean + side * 0.6, a)]
            space.canvas.drawPath(smooth(wrap, False), stroke(material.shade, 0.055, 210 - 30 * k))


def _horns(space: HeadSpace, colour: str, lean: float) -> None:
    reach = max(0.45, abs(space.cos))
    for side in (-1, 1):
        horn = [(0.72, -0.62), (1.16, -0.84), (1.30, -1.42), (1.02, -1.06), (0.72, -0.94)]
        space.canvas.drawPath(rounded([(lean + side * x * reach, y) for x, y in horn]), fill(colour))
