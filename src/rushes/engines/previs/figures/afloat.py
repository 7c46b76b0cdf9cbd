"""More of what floats and flies with its crew in the open: gondola, ghost ship, biplane. Drawn facing right."""

from rushes.engines.previs.figures.geometry import wave
from rushes.engines.previs.figures.kits import Moment, Seat
from rushes.engines.previs.figures.paint import cloth, fill, polygon, smooth, stroke
from rushes.engines.previs.figures.vehicle_parts import glow, outline, panel, wheel
from rushes.engines.previs.raster import skia


def gondola(canvas: skia.Canvas, moment: Moment) -> None:
    """A black gondola with its iron prow. The unit is its length; the water is y = 0."""
    inside = [(-0.46, -0.13), (0.0, -0.075), (0.40, -0.12), (0.30, -0.05), (0.0, -0.02), (-0.36, -0.05)]
    canvas.drawPath(smooth(inside), fill("#5a1f28"))
    gondola_side(canvas, moment)


def gondola_side(canvas: skia.Canvas, moment: Moment) -> None:
    """The near side of a gondola, and its oar."""
    hull = outline(
        ((-0.56, -0.24), (-0.46, -0.12, -0.30, -0.060, -0.10, -0.055), (0.20, -0.055, 0.36, -0.08, 0.47, -0.24),
         (0.50, -0.24), (0.46, -0.02, 0.30, 0.035, 0.10, 0.04), (-0.16, 0.04),
         (-0.40, 0.03, -0.52, -0.08, -0.56, -0.24))
    )  # fmt: skip
    panel(canvas, hull, cloth(moment.colours["body"]), moment.light, 0.05)
    canvas.drawPath(
        smooth([(-0.54, -0.22), (-0.30, -0.075), (0.10, -0.05), (0.46, -0.20)], False), stroke("#d8b048", 0.010)
    )
    canvas.drawPath(smooth([(0.47, -0.22), (0.50, -0.30), (0.46, -0.34)], False), stroke("#c9ccd4", 0.020))
    for k in range(4):
        canvas.drawLine(0.49, -0.30 + 0.025 * k, 0.525, -0.30 + 0.025 * k, stroke("#c9ccd4", 0.010))
    swing = wave(moment.t / 2.4)
    canvas.drawLine(-0.30 + 0.02 * swing, -0.30, -0.46 + 0.10 * swing, 0.04, stroke("#b98a5a", 0.011))
    canvas.drawLine(-0.44 + 0.09 * swing, -0.01, -0.48 + 0.11 * swing, 0.06, stroke("#b98a5a", 0.024))


GONDOLA_SEATS = (Seat(-0.36, -0.085, stands=True), Seat(0.02, -0.075), Seat(-0.12, -0.075))


def rocked(t: float) -> tuple[float, float]:
    """How a small boat goes up and down, and rolls."""
    return 0.010 * wave(t / 2.7), 1.2 * wave(t / 3.3)


def ghost_ship(canvas: skia.Canvas, moment: Moment) -> None:
    """A wreck under sail: black ribs, torn sails, a pale glow about it. The unit is its length; the water is y = 0."""
    t, light = moment.t, moment.light
    canvas.drawCircle(0, -0.35, 0.78, glow(0, -0.35, 0.78, "#8affd8", 70))
    wood, rag = cloth("#3a3f44"), cloth(moment.colours["sail"])
    canvas.drawLine(0.40, -0.18, 0.66, -0.33, stroke(wood.deep, 0.014))
    for mast, tall, tilt in ((-0.33, 0.60, -2.0), (0.0, 0.86, 1.5), (0.27, 0.66, 5.0)):
        canvas.save()
        canvas.translate(mast, -0.12)
        canvas.rotate(tilt)
        canvas.drawLine(0, 0, 0, -tall, stroke(wood.deep, 0.016))
        for level, (low, high, half) in enumerate(((0.12, 0.32, 0.15), (0.36, 0.54, 0.12), (0.58, 0.70, 0.09))):
            if high > tall:
                continue
            canvas.drawLine(-half, -high, half, -high + 0.015, stroke(wood.deep, 0.010))
            canvas.drawPath(_rag(half, low, high, t, level + mast), fill(rag.base, 215))
            canvas.drawPath(_rag(half * 0.6, low + 0.03, high, t, level + mast + 0.4), fill(rag.shade, 190))
        for side in (-1, 1):
            canvas.drawLine(0, -tall * 0.9, side * 0.14, 0, stroke(wood.deep, 0.004, 190))
        canvas.restore()
    hull = outline(
        ((-0.52, -0.27), (-0.46, -0.23), (-0.42, -0.25), (-0.30, -0.21), (-0.28, -0.145), (-0.05, -0.115),
         (0.06, -0.135), (0.12, -0.11), (0.30, -0.15), (0.47, -0.20), (0.42, -0.08, 0.36, 0.02, 0.28, 0.04),
         (-0.42, 0.04), (-0.47, -0.06, -0.50, -0.14, -0.52, -0.27))
    )  # fmt: skip
    panel(canvas, hull, wood, light, 0.05)
    canvas.save()
    canvas.clipPath(hull, True)
    for k in range(5):
        y = -0.14 + 0.036 * k
        canvas.drawPath(smooth([(-0.5, y - 0.03), (0, y + 0.01), (0.5, y - 0.04)], False), stroke(wood.deep, 0.006))
    for x, r in ((-0.14, 0.032), (0.20, 0.040)):
        hole = [(x - r, -0.04), (x - r * 0.3, -0.085), (x + r, -0.06), (x + r * 0.6, -0.01), (x - r * 0.4, 0.0)]
        canvas.drawPath(polygon(hole), fill("#14181c"))
        canvas.drawCircle(x, -0.045, r * 1.3, glow(x, -0.045, r * 1.3, "#8affd8", 150))
    canvas.restore()
    for x in (-0.44, -0.37):
        flicker = round(150 + 70 * wave(t * 1.7 + x))
        canvas.drawRect(skia.Rect.MakeLTRB(x, -0.19, x + 0.03, -0.15), fill("#9affdc", flicker))
    for k in range(6):  # mist about the water line
        x = -0.55 + 0.22 * k + 0.03 * wave(t / 4 + 0.2 * k)
        canvas.drawCircle(x, 0.03, 0.20, glow(x, 0.03, 0.20, "#dfeaea", 110))


def _rag(half: float, low: float, high: float, t: float, seed: float) -> skia.Path:
    """A torn sail: its foot in tatters that flutter."""
    points = [(-half * 0.9, -high), (half * 0.9, -high + 0.01)]
    for k in range(9):
        share = k / 8
        ragged = (k * 0.618 + seed) % 1.0
        flutter = 0.012 * wave(t * 0.8 + 0.23 * k + seed)
        depth = low + (high - low) * (0.75 * ragged if k % 2 else 0.1 * ragged)
        points.append((half * (1 - 2 * share) + flutter, -depth))
    return polygon(points)


def biplane(canvas: skia.Canvas, moment: Moment) -> None:
    """A biplane with an open cockpit. The unit is its length; the origin is the middle of the fuselage."""
    body = cloth(moment.colours["body"])
    fin = outline(((-0.38, -0.05), (-0.50, -0.20), (-0.56, -0.20), (-0.54, -0.02)))
    panel(canvas, fin, cloth(moment.colours["stripe"]), moment.light, 0.03)
    for x in (0.02, 0.26):  # the far wings, and what holds them
        canvas.drawLine(x, -0.24, x + 0.02, 0.05, stroke("#8a6a4a", 0.012))
    canvas.drawPath(polygon([(-0.06, -0.275), (0.34, -0.275), (0.30, -0.245), (-0.10, -0.245)]), fill(body.shade))
    canvas.drawPath(polygon([(-0.17, -0.095), (0.03, -0.10), (0.0, -0.05), (-0.15, -0.05)]), fill("#3a2622"))
    biplane_front(canvas, moment)


def biplane_front(canvas: skia.Canvas, moment: Moment) -> None:
    """The fuselage, the lower wing and the propeller: what is before the pilot."""
    t, light, body = moment.t, moment.light, cloth(moment.colours["body"])
    stripe = moment.colours["stripe"]
    hull = outline(
        ((-0.56, -0.035), (-0.30, -0.085), (-0.17, -0.095), (-0.15, -0.075), (0.0, -0.075), (0.03, -0.115),
         (0.20, -0.12, 0.36, -0.105, 0.40, -0.085), (0.42, 0.06), (0.30, 0.095, 0.0, 0.09, -0.20, 0.06), (-0.56, 0.0))
    )  # fmt: skip
    panel(canvas, hull, body, light, 0.05)
    canvas.save()
    canvas.clipPath(hull, True)
    canvas.drawPath(smooth([(-0.6, -0.018), (0.0, 0.0), (0.45, -0.01)], False), stroke(stripe, 0.030))
    canvas.drawRect(skia.Rect.MakeLTRB(0.31, -0.2, 0.5, 0.2), fill("#5a5866"))
    canvas.restore()
    canvas.drawPath(polygon([(0.03, -0.11), (0.00, -0.165), (0.02, -0.168), (0.07, -0.112)]), fill("#dff2fa", 190))
    canvas.drawPath(polygon([(-0.40, -0.03), (-0.58, -0.045), (-0.62, -0.02), (-0.42, 0.0)]), fill(body.shade))
    lower = polygon([(-0.06, 0.045), (0.34, 0.04), (0.26, 0.10), (-0.16, 0.105)])
    panel(canvas, lower, body, light, 0.03)
    upper = polygon([(-0.10, -0.305), (0.34, -0.305), (0.27, -0.245), (-0.19, -0.245)])
    for x in (-0.08, 0.20):
        canvas.drawLine(x, -0.25, x - 0.02, 0.07, stroke("#b98a5a", 0.014))
    canvas.drawLine(-0.08, -0.25, 0.18, 0.07, stroke("#d8d8dc", 0.004))
    canvas.drawLine(0.20, -0.25, -0.10, 0.07, stroke("#d8d8dc", 0.004))
    panel(canvas, upper, body, light, 0.03)
    canvas.drawCircle(0.08, -0.275, 0.020, fill(stripe))
    canvas.drawLine(0.18, 0.08, 0.22, 0.20, stroke("#5a5866", 0.014))
    canvas.save()
    canvas.translate(0.20, 0.255)
    wheel(canvas, 0.0, 0.055, 0.0, 4, "#2a2733", "#8a8894")
    canvas.restore()
    reach = 0.21 * (0.35 + 0.65 * abs(wave(t * 5.1)))
    canvas.drawOval(skia.Rect.MakeLTRB(0.425, -0.23, 0.455, 0.21), fill("#e8e8ee", 70))
    canvas.drawOval(skia.Rect.MakeLTRB(0.432, -0.01 - reach, 0.448, -0.01 + reach), fill("#4a3226", 210))
    canvas.drawCircle(0.44, -0.01, 0.030, fill(stripe))


BIPLANE_SEATS = (Seat(-0.09, -0.062, drives=True),)


def banked(t: float) -> tuple[float, float]:
    """How a biplane rises and falls and noses up."""
    return 0.02 * wave(t / 2.9), -9.0 + 3.0 * wave(t / 3.7)
