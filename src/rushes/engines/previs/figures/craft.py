"""Trains, boats, and what flies on wings, rotors and fire. Drawn facing right."""

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import Point, wave
from rushes.engines.previs.figures.kits import Moment, Seat
from rushes.engines.previs.figures.paint import cloth, fill, polygon, rounded, smooth, stroke
from rushes.engines.previs.figures.vehicle_parts import glow, panel, wheel
from rushes.engines.previs.raster import skia

COACHES = 3
"""Cars of a train."""


TRAIN_NOSE = 1.6
"""How far a train reaches beyond its origin, in its heights: it is longer than any picture."""


def train(canvas: skia.Canvas, moment: Moment) -> None:
    """Railcar with two coaches. The unit is its height; the origin is `TRAIN_NOSE` behind the nose."""
    canvas.save()
    canvas.translate(TRAIN_NOSE, 0)
    light, travelled, lights = moment.light, moment.travelled, moment.flags["lights"]
    body = cloth(moment.colours["body"])
    cream = cloth("#f1e2c4")
    for k in range(COACHES):
        left, right = -2.9 * (k + 1), -2.9 * k - 0.10
        path = skia.Path()
        if k == 0:
            path.moveTo(left, -0.94)
            path.lineTo(right - 0.62, -0.94)
            path.cubicTo(right - 0.22, -0.92, right - 0.05, -0.55, right, -0.20)
            path.lineTo(left, -0.20)
            path.close()
        else:
            path.addRoundRect(skia.Rect.MakeLTRB(left, -0.94, right, -0.20), 0.07, 0.07)
        panel(canvas, path, body, light, 0.10)
        canvas.save()
        canvas.clipPath(path, True)
        canvas.drawRect(skia.Rect.MakeLTRB(left, -0.44, right, -0.36), fill(cream.base))
        canvas.restore()
        window = "#ffe6a0" if lights else "#bfe0ee"
        count = 5
        for w in range(count):
            wx = left + 0.22 + w * 0.50
            if k == 0 and w == count - 1:
                continue
            canvas.drawRoundRect(skia.Rect.MakeLTRB(wx, -0.80, wx + 0.34, -0.52), 0.05, 0.05, fill(window))
            canvas.drawRect(skia.Rect.MakeLTRB(wx, -0.80, wx + 0.34, -0.755), fill("#ffffff", 70))
        if k == 0:
            canvas.drawPath(
                polygon([(right - 0.60, -0.80), (right - 0.46, -0.80), (right - 0.20, -0.54), (right - 0.60, -0.54)]),
                fill(window),
            )
            canvas.drawCircle(right - 0.06, -0.30, 0.05, fill("#fff6cf"))
            canvas.drawCircle(right - 0.06, -0.30, 0.30, glow(right - 0.06, -0.30, 0.30, "#fff3c0"))
        canvas.drawRect(skia.Rect.MakeLTRB(left + 0.05, -0.20, right - 0.06, -0.15), fill("#2a2632"))
        canvas.drawRect(skia.Rect.MakeLTRB(left - 0.12, -0.32, left + 0.02, -0.24), fill("#2a2632"))
        for wx in (left + 0.36, left + 0.72, right - 0.90, right - 0.54):
            wheel(canvas, wx, 0.125, travelled, 4, "#3a3540", "#8a8894")
    canvas.restore()


def boat(canvas: skia.Canvas, moment: Moment) -> None:
    """Sailing boat that heaves and rolls with the swell. The unit is its height; the water is y = 0."""
    t, light, colour, sail = moment.t, moment.light, moment.colours["body"], moment.colours["sail"]
    canvas.drawLine(0.02, -0.12, 0.02, -0.98, stroke("#6a4a36", 0.022))
    belly = 0.05 + 0.015 * wave(t / 2.1)
    main = skia.Path()
    main.moveTo(-0.005, -0.94)
    main.cubicTo(-0.14 - belly, -0.70, -0.36 - belly, -0.40, -0.40, -0.22)
    main.quadTo(-0.18, -0.18, -0.005, -0.22)
    main.close()
    panel(canvas, main, cloth(sail), light, 0.06)
    jib = skia.Path()
    jib.moveTo(0.045, -0.88)
    jib.cubicTo(0.20 + belly, -0.62, 0.38, -0.36, 0.46, -0.23)
    jib.quadTo(0.22, -0.20, 0.045, -0.26)
    jib.close()
    panel(canvas, jib, cloth(mix(sail, colour, 0.18)), light, 0.06)
    canvas.drawPath(
        rounded([(0.02, -0.98), (-0.12, -0.965 + 0.01 * wave(t * 1.3)), (-0.13, -0.94), (0.02, -0.945)]), fill(colour)
    )
    boat_side(canvas, moment)


def _boat_hull() -> skia.Path:
    path = skia.Path()
    path.moveTo(-0.46, -0.15)
    path.cubicTo(-0.20, -0.11, 0.20, -0.11, 0.52, -0.20)
    path.cubicTo(0.44, -0.04, 0.34, 0.06, 0.22, 0.07)
    path.lineTo(-0.32, 0.07)
    path.cubicTo(-0.42, 0.04, -0.45, -0.06, -0.46, -0.15)
    return path


def boat_side(canvas: skia.Canvas, moment: Moment) -> None:
    """The hull of a sailing boat: what is before its crew."""
    panel(canvas, _boat_hull(), cloth(moment.colours["body"]), moment.light, 0.07)
    canvas.drawPath(smooth([(-0.45, -0.125), (0, -0.085), (0.49, -0.165)], False), stroke("#f6ead2", 0.020))


def sailing(t: float) -> tuple[float, float]:
    """How a sailing boat heaves and rolls with the swell."""
    return 0.012 * wave(t / 2.7), 2.6 * wave(t / 3.3) - 2.0


BOAT_SEATS = (Seat(-0.26, -0.105, drives=True), Seat(-0.12, -0.10), Seat(0.16, -0.095))


def plane(canvas: skia.Canvas, moment: Moment) -> None:
    """Airliner. The unit is its length; the origin is the middle of the cabin."""
    t, light, colour, stripe = moment.t, moment.light, moment.colours["body"], moment.colours["stripe"]
    canvas.save()
    canvas.translate(0, 0.006 * wave(t / 2.2))
    canvas.rotate(-4 + 0.6 * wave(t / 3.1))
    body, trim = cloth(colour), cloth(stripe)
    canvas.drawPath(polygon([(-0.02, -0.01), (-0.16, -0.17), (-0.22, -0.17), (-0.12, -0.01)]), fill(body.shade))
    fin = skia.Path()
    fin.moveTo(-0.31, -0.04)
    fin.lineTo(-0.43, -0.22)
    fin.lineTo(-0.50, -0.22)
    fin.lineTo(-0.46, -0.03)
    fin.close()
    panel(canvas, fin, trim, light, 0.03)
    path = skia.Path()
    path.moveTo(-0.50, -0.035)
    path.cubicTo(-0.30, -0.075, 0.20, -0.078, 0.36, -0.062)
    path.cubicTo(0.46, -0.048, 0.50, -0.010, 0.50, 0.005)
    path.cubicTo(0.48, 0.040, 0.36, 0.058, 0.20, 0.060)
    path.cubicTo(-0.10, 0.064, -0.32, 0.040, -0.50, -0.018)
    path.close()
    panel(canvas, path, body, light, 0.035)
    canvas.save()
    canvas.clipPath(path, True)
    canvas.drawPath(smooth([(-0.5, -0.010), (0, 0.016), (0.52, 0.014)], False), stroke(stripe, 0.018))
    canvas.restore()
    for k in range(15):
        canvas.drawCircle(-0.30 + k * 0.044, -0.020, 0.008, fill("#4a5f7e"))
    canvas.drawPath(polygon([(0.40, -0.045), (0.452, -0.026), (0.440, -0.012), (0.385, -0.020)]), fill("#3d4f6e"))
    wing = polygon([(0.10, 0.020), (-0.02, 0.012), (-0.25, 0.165), (-0.20, 0.175)])
    panel(canvas, wing, cloth(mix(colour, "#8a90a4", 0.35)), light, 0.02)
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.06, 0.070, 0.055, 0.118), 0.022, 0.022, fill("#8a90a4"))
    canvas.drawPath(polygon([(-0.38, -0.018), (-0.45, -0.022), (-0.53, 0.030), (-0.50, 0.034)]), fill(body.shade))
    if (t % 1.2) < 0.12:
        canvas.drawCircle(-0.225, 0.17, 0.05, glow(-0.225, 0.17, 0.05, "#ff6a5a", 220))
    canvas.restore()


def spaceship(canvas: skia.Canvas, moment: Moment) -> None:
    """Storybook rocket ship that flies level, with a flickering exhaust. The unit is its length."""
    t, light, colour, accent = moment.t, moment.light, moment.colours["body"], moment.colours["stripe"]
    canvas.save()
    canvas.translate(0, 0.012 * wave(t / 2.4))
    canvas.rotate(-6 + 1.2 * wave(t / 3.7))
    body, trim = cloth(colour), cloth(accent)
    if moment.action == "fly":
        flick = 1 + 0.10 * wave(t * 9.0) + 0.07 * wave(t * 14.3 + 0.3)
        canvas.drawCircle(-0.48, 0, 0.36, glow(-0.48, 0, 0.36, "#ff9a4a", 120))
        for reach, width, colour_ in ((0.42, 0.085, "#ff7a3c"), (0.30, 0.060, "#ffc24a"), (0.18, 0.036, "#fff3cf")):
            q = reach * flick
            canvas.drawPath(
                rounded(
                    [
                        (-0.40, -width),
                        (-0.42 - q * 0.5, -width * 0.8),
                        (-0.44 - q, 0),
                        (-0.42 - q * 0.5, width * 0.8),
                        (-0.40, width),
                    ]
                ),
                fill(colour_),
            )
    for sign in (-1, 1):
        fin = skia.Path()
        fin.moveTo(-0.16, sign * 0.10)
        fin.cubicTo(-0.24, sign * 0.18, -0.36, sign * 0.26, -0.50, sign * 0.25)
        fin.cubicTo(-0.46, sign * 0.16, -0.44, sign * 0.10, -0.40, sign * 0.07)
        fin.close()
        panel(canvas, fin, trim, light, 0.05)
    canvas.drawPath(rounded([(-0.36, -0.09), (-0.45, -0.10), (-0.45, 0.10), (-0.36, 0.09)]), fill("#5a5668"))
    path = skia.Path()
    path.moveTo(0.50, 0)
    path.cubicTo(0.34, -0.13, 0.10, -0.175, -0.12, -0.16)
    path.cubicTo(-0.28, -0.145, -0.36, -0.11, -0.40, -0.07)
    path.lineTo(-0.40, 0.07)
    path.cubicTo(-0.36, 0.11, -0.28, 0.145, -0.12, 0.16)
    path.cubicTo(0.10, 0.175, 0.34, 0.13, 0.50, 0)
    panel(canvas, path, body, light, 0.09)
    canvas.save()
    canvas.clipPath(path, True)
    canvas.drawPath(polygon([(0.30, -0.3), (0.27, 0), (0.30, 0.3), (0.6, 0.3), (0.6, -0.3)]), fill(accent))
    canvas.drawPath(polygon([(0.285, 0.02), (0.30, 0.3), (0.6, 0.3), (0.6, 0.02)]), fill(trim.shade))
    canvas.drawLine(-0.22, -0.2, -0.22, 0.2, stroke(body.shade, 0.016))
    canvas.drawPath(smooth([(-0.35, -0.08), (-0.1, -0.125), (0.2, -0.105)], False), stroke("#ffffff", 0.022, 170))
    canvas.restore()
    for wx, r in ((0.12, 0.066), (-0.06, 0.044)):
        canvas.drawCircle(wx, -0.02, r * 1.25, fill("#8a90a4"))
        canvas.drawCircle(wx, -0.02, r, fill("#5fc2e8"))
        canvas.drawPath(
            rounded(
                [
                    (wx - r * 0.7, -0.02),
                    (wx - r * 0.2, -0.02 - r * 0.8),
                    (wx + r * 0.2, -0.02 - r * 0.6),
                    (wx - r * 0.3, 0.0),
                ]
            ),
            fill("#ffffff", 150),
        )
    canvas.drawPath(
        rounded([(-0.50, 0.025), (-0.30, 0.022), (-0.08, 0.010), (-0.08, -0.010), (-0.30, -0.022), (-0.50, -0.025)]),
        fill(trim.base),
    )
    canvas.restore()


def helicopter(canvas: skia.Canvas, moment: Moment) -> None:
    """Helicopter. The unit is its length; the origin is the middle of the cabin."""
    t, light, body = moment.t, moment.light, cloth(moment.colours["body"])
    canvas.save()
    canvas.translate(0, 0.010 * wave(t / 2.3))
    canvas.rotate(4 + 1.0 * wave(t / 3.1))
    boom = [
        (-0.08, -0.10),
        (-0.50, -0.085),
        (-0.56, -0.20),
        (-0.61, -0.20),
        (-0.58, -0.05),
        (-0.50, -0.035),
        (-0.06, 0.02),
    ]
    panel(canvas, rounded(boom), body, light, 0.03)
    for a in (0, 1):
        reach = 0.085 * (0.35 + 0.65 * abs(wave(t * 5.3 + 0.25 * a)))
        canvas.drawLine(-0.575 - reach, -0.16, -0.575 + reach, -0.16, stroke("#3a3843", 0.012, 170))
    for k in (-0.10, 0.12):
        canvas.drawLine(k, 0.10, k + 0.02, 0.185, stroke("#3a3843", 0.012))
    canvas.drawPath(smooth([(-0.22, 0.185), (0.18, 0.185), (0.26, 0.165)], False), stroke("#3a3843", 0.016))
    cabin = skia.Path()
    cabin.moveTo(-0.18, -0.06)
    cabin.cubicTo(-0.14, -0.16, 0.06, -0.19, 0.16, -0.12)
    cabin.cubicTo(0.26, -0.06, 0.32, 0.02, 0.30, 0.06)
    cabin.cubicTo(0.26, 0.12, 0.00, 0.13, -0.10, 0.11)
    cabin.cubicTo(-0.17, 0.09, -0.20, 0.02, -0.18, -0.06)
    panel(canvas, cabin, body, light, 0.06)
    canvas.save()
    canvas.clipPath(cabin, True)
    canvas.drawPath(rounded([(0.10, -0.16), (0.19, -0.12), (0.33, 0.03), (0.20, 0.035), (0.09, 0.03)]), fill("#bfe0ee"))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.06, -0.105, 0.055, 0.03), 0.02, 0.02, fill("#bfe0ee"))
    canvas.drawPath(polygon([(0.13, -0.14), (0.16, -0.14), (0.20, 0.05), (0.16, 0.05)]), fill("#ffffff", 110))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.3, 0.055, 0.4, 0.075), fill(moment.colours["stripe"]))
    canvas.restore()
    canvas.drawLine(0.01, -0.16, 0.01, -0.225, stroke("#3a3843", 0.022))
    for phase, alpha in ((0.0, 190), (0.25, 150)):
        reach = 0.52 * (0.30 + 0.70 * abs(wave(t * 3.7 + phase)))
        canvas.drawOval(skia.Rect.MakeLTRB(0.01 - reach, -0.236, 0.01 + reach, -0.222), fill("#2f2d38", alpha))
    canvas.restore()


def balloon(canvas: skia.Canvas, moment: Moment) -> None:
    """Hot-air balloon. The unit is its height; the origin is the foot of the basket."""
    t, light = moment.t, moment.light
    canvas.save()
    canvas.rotate(1.6 * wave(t / 5.3))
    envelope = skia.Path()
    envelope.moveTo(-0.07, -0.235)
    envelope.cubicTo(-0.16, -0.36, -0.40, -0.48, -0.40, -0.68)
    envelope.cubicTo(-0.40, -0.90, -0.20, -1.0, 0.0, -1.0)
    envelope.cubicTo(0.20, -1.0, 0.40, -0.90, 0.40, -0.68)
    envelope.cubicTo(0.40, -0.48, 0.16, -0.36, 0.07, -0.235)
    envelope.close()
    body, stripe = cloth(moment.colours["body"]), moment.colours["stripe"]
    panel(canvas, envelope, body, light, 0.14)
    canvas.save()
    canvas.clipPath(envelope, True)
    for outer, inner in ((0.86, 0.52), (0.18, -0.18), (-0.52, -0.86)):
        gore = skia.Path()
        gore.moveTo(0.06 * outer, -0.22)
        gore.cubicTo(0.30 * outer, -0.42, 0.44 * outer, -0.60, 0.42 * outer, -0.70)
        gore.cubicTo(0.40 * outer, -0.90, 0.14 * outer, -1.0, 0.0, -1.02)
        gore.cubicTo(0.14 * inner, -1.0, 0.40 * inner, -0.90, 0.42 * inner, -0.70)
        gore.cubicTo(0.44 * inner, -0.60, 0.30 * inner, -0.42, 0.06 * inner, -0.22)
        gore.close()
        canvas.drawPath(gore, fill(stripe, 225))
    canvas.drawPath(
        smooth([(-0.6, -0.56), (0, -0.50), (0.6, -0.56), (0.6, -0.62), (0, -0.57), (-0.6, -0.62)]), fill(body.deep, 120)
    )
    canvas.drawOval(skia.Rect.MakeLTRB(light.x * 0.2 - 0.10, -0.94, light.x * 0.2 + 0.10, -0.62), fill("#ffffff", 34))
    canvas.restore()
    for x in (-0.055, 0.055):
        canvas.drawLine(x, -0.24, x * 0.8, -0.085, stroke("#5a4636", 0.006))
    if wave(t / 3.0) > 0.2:
        canvas.drawPath(rounded([(-0.018, -0.15), (0.018, -0.15), (0.0, -0.235)]), fill("#ffb648"))
    canvas.drawPath(polygon([(-0.055, -0.088), (0.055, -0.088), (0.046, 0.0), (-0.046, 0.0)]), fill("#a8773f"))
    canvas.drawLine(-0.058, -0.088, 0.058, -0.088, stroke("#6a4a33", 0.014))
    for y in (-0.06, -0.03):
        canvas.drawLine(-0.05, y, 0.05, y, stroke("#86592c", 0.006))
    canvas.restore()


BASKET = ((-0.06, -0.082), (-0.06, -0.24), (0.06, -0.24), (0.06, -0.082))
BALLOON_SEATS = tuple(Seat(x, -0.022, stands=True, pane=BASKET) for x in (0.024, -0.022, 0.0))


def ship(canvas: skia.Canvas, moment: Moment) -> None:
    """Three-masted ship under full sail. The unit is its length; the water is y = 0."""
    t, light, sail = moment.t, moment.light, cloth(moment.colours["sail"])
    hull = skia.Path()
    hull.moveTo(-0.50, -0.225)
    hull.lineTo(-0.30, -0.205)
    hull.lineTo(-0.28, -0.145)
    hull.cubicTo(-0.05, -0.12, 0.20, -0.125, 0.30, -0.15)
    hull.lineTo(0.46, -0.185)
    hull.cubicTo(0.42, -0.08, 0.36, 0.02, 0.28, 0.04)
    hull.lineTo(-0.42, 0.04)
    hull.cubicTo(-0.47, -0.06, -0.50, -0.14, -0.50, -0.225)
    canvas.drawLine(0.42, -0.18, 0.66, -0.30, stroke("#5a3f30", 0.014))
    belly = 0.020 + 0.006 * wave(t / 2.3)
    for mast, tall in ((-0.33, 0.62), (0.0, 0.84), (0.27, 0.72)):
        canvas.drawLine(mast, -0.14, mast, -tall - 0.06, stroke("#5a3f30", 0.016))
        levels = ((0.22, 0.43, 0.165), (0.45, 0.63, 0.135), (0.65, 0.80, 0.10))
        for low, high, half in levels:
            if high > tall + 0.02:
                continue
            cloth_ = skia.Path()
            cloth_.moveTo(mast - half * 0.80, -high)
            cloth_.lineTo(mast + half * 0.80, -high)
            cloth_.cubicTo(
                mast + half + belly * 2, -(high + low) / 2, mast + half + belly, -low - 0.02, mast + half, -low
            )
            cloth_.quadTo(mast + belly, -low - 0.035, mast - half, -low)
            cloth_.cubicTo(
                mast - half + belly * 2, -low - 0.04, mast - half * 0.6, -(high + low) / 2, mast - half * 0.80, -high
            )
            panel(canvas, cloth_, sail, light, 0.03)
            canvas.drawLine(mast - half * 0.84, -high, mast + half * 0.84, -high, stroke("#5a3f30", 0.008))
        flag = wave(t * 1.1)
        pennant = [(mast, -tall - 0.06), (mast - 0.07, -tall - 0.05 + 0.006 * flag), (mast, -tall - 0.03)]
        canvas.drawPath(polygon(pennant), fill(moment.colours["body"]))
    jib = skia.Path()
    jib.moveTo(0.62, -0.28)
    jib.quadTo(0.44 + belly, -0.40, 0.30, -0.66)
    jib.quadTo(0.36, -0.40, 0.38, -0.20)
    jib.close()
    panel(canvas, jib, sail, light, 0.03)
    panel(canvas, hull, cloth("#7a4f33"), light, 0.06)
    canvas.save()
    canvas.clipPath(hull, True)
    canvas.drawPath(smooth([(-0.5, -0.10), (0, -0.065), (0.5, -0.12)], False), stroke(moment.colours["body"], 0.034))
    for k in range(9):
        canvas.drawRect(
            skia.Rect.MakeXYWH(-0.36 + 0.078 * k, -0.095 + 0.012 * (1 - abs(k - 4) / 4), 0.022, 0.020), fill("#33222a")
        )
    canvas.restore()


def ship_heave(t: float) -> tuple[float, float]:
    """How a tall ship heaves and rolls with the swell."""
    return 0.006 * wave(t / 3.7), 1.4 * wave(t / 4.3) - 1.0


SHIP_SEATS = (Seat(-0.40, -0.21, stands=True), Seat(0.12, -0.125, stands=True), Seat(-0.14, -0.125, stands=True))


def rowing_boat(canvas: skia.Canvas, moment: Moment) -> None:
    """Wooden rowing boat. The unit is its length; the water is y = 0."""
    canvas.save()
    _float(canvas, moment.t)
    inside = [(-0.48, -0.155), (0.0, -0.125), (0.52, -0.185), (0.40, -0.10), (0.0, -0.06), (-0.40, -0.08)]
    canvas.drawPath(smooth(inside), fill("#5a3a2a"))
    for x in (-0.16, 0.14):
        canvas.drawLine(x - 0.06, -0.115, x + 0.06, -0.115, stroke("#b98a5a", 0.028))
    canvas.restore()
    rowing_boat_side(canvas, moment)


def rowing_boat_side(canvas: skia.Canvas, moment: Moment) -> None:
    """The side of a rowing boat that is nearer, with its oar: what is before whoever rows it."""
    t, light = moment.t, moment.light
    canvas.save()
    _float(canvas, t)
    path = skia.Path()
    path.moveTo(-0.50, -0.165)
    path.cubicTo(-0.20, -0.085, 0.20, -0.085, 0.54, -0.20)
    path.cubicTo(0.46, -0.02, 0.34, 0.06, 0.22, 0.07)
    path.lineTo(-0.34, 0.07)
    path.cubicTo(-0.44, 0.03, -0.48, -0.06, -0.50, -0.165)
    panel(canvas, path, cloth(moment.colours["body"]), light, 0.06)
    canvas.drawPath(smooth([(-0.49, -0.15), (0.0, -0.095), (0.53, -0.185)], False), stroke("#e2c9a0", 0.022))
    canvas.drawPath(smooth([(-0.46, -0.06), (0.0, -0.02), (0.46, -0.07)], False), stroke("#3a2622", 0.008, 150))
    swing, dip = wave(t / STROKE_SECONDS), wave(t / STROKE_SECONDS + 0.25)
    blade = (0.02 - 0.30 * swing, 0.035 + 0.035 * dip)
    canvas.drawLine(0.06 + 0.05 * swing, -0.20 - 0.015 * dip, *blade, stroke("#c9a06a", 0.018))
    canvas.drawLine(*blade, blade[0] - 0.05 - 0.04 * swing, blade[1] + 0.015, stroke("#c9a06a", 0.036))
    canvas.restore()


STROKE_SECONDS = 2.4
"""How long a stroke of the oars takes."""


def rowing_seat(t: float) -> Point:
    """Where whoever rows sits, going up and down with the boat."""
    return -0.02, -0.12 + 0.012 * wave(t / 2.7)


def _float(canvas: skia.Canvas, t: float) -> None:
    canvas.translate(0, 0.012 * wave(t / 2.7))
    canvas.rotate(1.8 * wave(t / 3.3))


def submarine(canvas: skia.Canvas, moment: Moment) -> None:
    """Small yellow submarine of a storybook. The unit is its length."""
    t, light, body = moment.t, moment.light, cloth(moment.colours["body"])
    canvas.save()
    canvas.translate(0, 0.012 * wave(t / 3.1))
    for k in (0, 1):
        reach = 0.12 * (0.3 + 0.7 * abs(wave(t * 1.9 + 0.25 * k)))
        canvas.drawOval(skia.Rect.MakeLTRB(-0.535, -reach, -0.510, reach), fill("#8a90a4"))
    canvas.drawPath(rounded([(-0.34, -0.08), (-0.52, -0.20), (-0.52, 0.20), (-0.34, 0.08)]), fill(body.shade))
    tower = skia.Path()
    tower.addRoundRect(skia.Rect.MakeLTRB(-0.10, -0.30, 0.14, -0.10), 0.05, 0.05)
    panel(canvas, tower, body, light, 0.04)
    canvas.drawPath(smooth([(0.06, -0.30), (0.06, -0.42), (0.13, -0.42)], False), stroke("#8a90a4", 0.022))
    path = skia.Path()
    path.addOval(skia.Rect.MakeLTRB(-0.50, -0.19, 0.50, 0.19))
    panel(canvas, path, body, light, 0.10)
    canvas.save()
    canvas.clipPath(path, True)
    canvas.drawRect(skia.Rect.MakeLTRB(-0.6, 0.02, 0.6, 0.05), fill(moment.colours["stripe"]))
    canvas.restore()
    for x in (-0.18, 0.04, 0.26):
        canvas.drawCircle(x, -0.05, 0.070, fill("#8a90a4"))
        canvas.drawCircle(x, -0.05, 0.052, fill("#ffe9b0"))
        canvas.drawCircle(x - 0.015, -0.068, 0.016, fill("#ffffff", 190))
    for k in range(4):
        rise = (t * 0.35 + k * 0.27) % 1.0
        x = -0.58 - 0.10 * rise + 0.02 * wave(t + k * 0.3)
        canvas.drawCircle(
            x, -0.05 - 0.45 * rise, 0.012 + 0.012 * (k % 2), stroke("#e8f6ff", 0.008, round(200 * (1 - rise)))
        )
    canvas.restore()


def saucer(canvas: skia.Canvas, moment: Moment) -> None:
    """Flying saucer with running lights. The unit is its width."""
    t, light = moment.t, moment.light
    canvas.save()
    canvas.translate(0, 0.02 * wave(t / 2.1))
    canvas.rotate(3 * wave(t / 3.3))
    canvas.drawOval(skia.Rect.MakeLTRB(-0.22, -0.25, 0.22, 0.10), fill("#9fdcec", 210))
    canvas.drawOval(skia.Rect.MakeLTRB(-0.14, -0.22, 0.00, -0.10), fill("#ffffff", 120))
    path = skia.Path()
    path.addOval(skia.Rect.MakeLTRB(-0.50, -0.10, 0.50, 0.11))
    panel(canvas, path, cloth(moment.colours["body"]), light, 0.06)
    canvas.drawOval(skia.Rect.MakeLTRB(-0.24, 0.055, 0.24, 0.125), fill("#5a5f74"))
    for k in range(7):
        x = -0.39 + 0.13 * k
        y = 0.045 - 0.055 * (abs(k - 3) / 3) ** 2
        lit = (int(t * 5) + k) % 3 == 0
        canvas.drawCircle(x, y, 0.022, fill("#ffe27a" if lit else moment.colours["stripe"]))
    canvas.drawCircle(0, 0.12, 0.20, glow(0, 0.12, 0.20, "#9ff2e0", 110))
    canvas.restore()
