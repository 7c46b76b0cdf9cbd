"""What goes up on fire or circles the Earth: rockets, shuttles, fighters, satellites, stations, drones.

Drawn facing right. What stands upright has its foot at y = 0 and its height as the unit; all else its length.
"""

import math

from rushes.engines.previs.figures.geometry import TAU, wave
from rushes.engines.previs.figures.kits import Moment
from rushes.engines.previs.figures.paint import FormLight, cloth, fill, polygon, rounded, smooth, stroke
from rushes.engines.previs.figures.vehicle_parts import glow, outline, panel
from rushes.engines.previs.raster import skia


def _lifted(canvas: skia.Canvas, moment: Moment, nozzles: tuple[tuple[float, float], ...]) -> None:
    """Move up to where it is since it lifted off: smoke rolls over the ground, fire reaches down from the nozzles.

    `nozzles` are (x, half width).
    """
    if moment.action != "fly":
        return
    t = moment.t
    rise = FIRST_RISE + RISE * t * t
    for k in range(SMOKE):
        age = (t / 3.2 + k / SMOKE) % 1.0
        side = 1 if k % 2 else -1
        spread = (k * 0.618) % 1.0
        x = side * (0.04 + 1.05 * spread * age)
        y = 0.04 - 0.12 * age - 0.26 * (1 - spread) * age
        radius = 0.10 + 0.24 * age
        tint = "#ffd9a0" if age < 0.35 else "#f1ece8" if k % 3 else "#d6d0d2"
        canvas.drawCircle(x, y, radius, glow(x, y, radius, tint, round(250 * (1 - age) ** 0.4)))
        canvas.drawCircle(x, y, radius * 0.62, fill(tint, round(150 * (1 - age))))
    canvas.translate(0, -rise)
    flick = 1 + 0.10 * wave(t * 9.0) + 0.06 * wave(t * 14.3 + 0.3)
    canvas.drawCircle(0.0, 0.14, 0.42, glow(0.0, 0.14, 0.42, "#ffab54", 170))
    for x, half in nozzles:
        for reach, width, colour in ((0.46, 1.5, "#ff8a3c"), (0.34, 1.0, "#ffce62"), (0.20, 0.6, "#fffbe6")):
            w, low = half * width, min(rise + 0.04, reach) * flick
            flame = [(x - w, -0.005), (x - w * 1.15, low * 0.35), (x, low), (x + w * 1.15, low * 0.35), (x + w, -0.005)]
            canvas.drawPath(rounded(flame), fill(colour))


FIRST_RISE, RISE = 0.05, 0.007
"""How high it is when it is first seen, and how it gains height, in units and units a second squared."""

SMOKE = 60


def _tube(canvas: skia.Canvas, light: FormLight, x: float, half: float, low: float, high: float, colour: str) -> None:
    """An upright tank with a pointed end."""
    body = outline(
        ((x - half, low), (x - half, high + half * 2.2),
         (x - half, high + half * 0.9, x - half * 0.4, high + half * 0.2, x, high),
         (x + half * 0.4, high + half * 0.2, x + half, high + half * 0.9, x + half, high + half * 2.2), (x + half, low))
    )  # fmt: skip
    panel(canvas, body, cloth(colour), light, half * 0.7)


def rocket(canvas: skia.Canvas, moment: Moment) -> None:
    """A rocket that stands upright, or lifts off on its fire."""
    light, body, stripe = moment.light, cloth(moment.colours["body"]), cloth(moment.colours["stripe"])
    canvas.save()
    _lifted(canvas, moment, ((0.0, 0.055),))
    for sign in (-1, 1):
        fin = outline(((sign * 0.06, -0.22), (sign * 0.15, -0.09), (sign * 0.155, 0.0), (sign * 0.06, -0.05)))
        panel(canvas, fin, stripe, light, 0.02)
    canvas.drawPath(polygon([(-0.045, -0.03), (0.045, -0.03), (0.06, 0.0), (-0.06, 0.0)]), fill("#4a4856"))
    path = outline(
        ((-0.075, -0.03), (-0.085, -0.70), (-0.075, -0.86, -0.030, -0.96, 0.0, -1.0),
         (0.030, -0.96, 0.075, -0.86, 0.085, -0.70), (0.075, -0.03))
    )  # fmt: skip
    panel(canvas, path, body, light, 0.05)
    canvas.save()
    canvas.clipPath(path, True)
    canvas.drawRect(skia.Rect.MakeLTRB(-0.2, -1.0, 0.2, -0.84), fill(stripe.base))
    for y, high in ((-0.52, 0.05), (-0.28, 0.05), (-0.14, 0.03)):
        canvas.drawRect(skia.Rect.MakeLTRB(-0.2, y, 0.2, y + high), fill("#2f3140"))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.2, -0.47, 0.2, -0.44), fill(stripe.base))
    canvas.drawRect(skia.Rect.MakeLTRB(0.028, -1.0, 0.2, 0.0), fill("#2a2440", 46))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.058, -0.8, -0.044, -0.04), fill("#ffffff", 120))
    canvas.restore()
    for y in (-0.76, -0.66):
        canvas.drawCircle(0, y, 0.026, fill("#8a90a4"))
        canvas.drawCircle(0, y, 0.019, fill("#5fc2e8"))
    canvas.restore()


def shuttle(canvas: skia.Canvas, moment: Moment) -> None:
    """An orbiter on its tank, between two boosters; it stands upright, or lifts off."""
    light, body = moment.light, cloth(moment.colours["body"])
    canvas.save()
    _lifted(canvas, moment, ((-0.155, 0.045), (0.155, 0.045), (0.0, 0.05)))
    _tube(canvas, light, 0.0, 0.088, -0.06, -1.0, moment.colours["stripe"])
    for x in (-0.155, 0.155):
        canvas.drawPath(
            polygon([(x - 0.03, -0.02), (x + 0.03, -0.02), (x + 0.05, 0.0), (x - 0.05, 0.0)]), fill("#4a4856")
        )
        _tube(canvas, light, x, 0.046, -0.015, -0.86, "#f0eeea")
        for y in (-0.60, -0.34):
            canvas.drawRect(skia.Rect.MakeLTRB(x - 0.046, y, x + 0.046, y + 0.012), fill("#3a3846"))
    wings = outline(((-0.055, -0.46), (-0.215, -0.14), (-0.205, -0.07), (0.205, -0.07), (0.215, -0.14), (0.055, -0.46)))
    panel(canvas, wings, cloth("#e9e7e4"), light, 0.02)
    canvas.drawPath(polygon([(-0.215, -0.14), (-0.205, -0.07), (0.205, -0.07), (0.215, -0.14)]), fill("#2f2d38"))
    hull = outline(
        ((-0.066, -0.05), (-0.066, -0.58), (-0.062, -0.67, -0.034, -0.73, 0.0, -0.735),
         (0.034, -0.73, 0.062, -0.67, 0.066, -0.58), (0.066, -0.05))
    )  # fmt: skip
    panel(canvas, hull, body, light, 0.04)
    canvas.drawPath(rounded([(-0.045, -0.70), (0.045, -0.70), (0.03, -0.735), (-0.03, -0.735)]), fill("#2f2d38"))
    canvas.drawPath(polygon([(-0.038, -0.655), (0.038, -0.655), (0.030, -0.625), (-0.030, -0.625)]), fill("#3a4a66"))
    canvas.drawLine(0, -0.58, 0, -0.22, stroke(body.shade, 0.006))
    canvas.drawPath(polygon([(-0.012, -0.26), (0.012, -0.26), (0.014, -0.03), (-0.014, -0.03)]), fill("#2f2d38"))
    for x in (-0.036, 0.0, 0.036):
        canvas.drawOval(skia.Rect.MakeLTRB(x - 0.018, -0.055, x + 0.018, -0.005), fill("#4a4856"))
    canvas.restore()


def starfighter(canvas: skia.Canvas, moment: Moment) -> None:
    """A lean fighter with swept wings, twin engines and, when it `fires`, bolts of light from its wings."""
    t, light, body = moment.t, moment.light, cloth(moment.colours["body"])
    stripe = moment.colours["stripe"]
    canvas.save()
    canvas.rotate(2.2 * wave(t / 2.9 + moment.phase) - 2)
    if moment.flags["fires"]:
        for k in range(4):
            way = (t * 1.5 + 0.25 * k + moment.phase) % 1.0
            x, y = 0.40 + 2.4 * way, 0.20 if k % 2 else -0.02
            bolt = "#ff4a5c" if moment.phase < 0.5 else "#5cff9a"
            canvas.drawCircle(x + 0.25, y, 0.30, glow(x + 0.25, y, 0.30, bolt, 110))
            canvas.drawLine(x, y, x + 0.50, y, stroke(bolt, 0.055, 190))
            canvas.drawLine(x + 0.03, y, x + 0.47, y, stroke("#ffffff", 0.020))
    if moment.action == "fly":
        flick = 1 + 0.14 * wave(t * 9.0 + moment.phase)
        for y in (-0.055, 0.065):
            canvas.drawCircle(-0.46, y, 0.20, glow(-0.46, y, 0.20, "#6ac4ff", 190))
            for reach, width, colour in ((0.50, 0.040, "#4a9cff"), (0.32, 0.028, "#9adcff"), (0.18, 0.016, "#ffffff")):
                tip = -0.46 - reach * flick
                canvas.drawPath(rounded([(-0.44, y - width), (tip, y), (-0.44, y + width)]), fill(colour, 220))
    far = outline(((0.06, -0.05), (-0.30, -0.27), (-0.42, -0.27), (-0.30, -0.04)))
    panel(canvas, far, cloth(body.shade), light, 0.02)
    hull = outline(
        ((0.54, 0.015), (0.36, -0.045, 0.16, -0.085, -0.06, -0.095), (-0.44, -0.10), (-0.48, 0.0), (-0.44, 0.10),
         (-0.06, 0.085), (0.20, 0.075, 0.40, 0.05, 0.54, 0.015))
    )  # fmt: skip
    panel(canvas, hull, body, light, 0.05)
    canopy = outline(((0.26, -0.058), (0.20, -0.13, 0.04, -0.15, -0.08, -0.092)))
    canvas.drawPath(canopy, fill("#4a7fa8"))
    canvas.drawPath(smooth([(0.20, -0.082), (0.10, -0.118), (0.0, -0.118)], False), stroke("#dff2ff", 0.014, 190))
    near = outline(((0.10, 0.05), (-0.26, 0.30), (-0.44, 0.32), (-0.36, 0.06)))
    panel(canvas, near, body, light, 0.03)
    canvas.drawPath(polygon([(-0.22, 0.27), (-0.26, 0.30), (-0.44, 0.32), (-0.43, 0.28)]), fill(stripe))
    canvas.drawLine(-0.40, -0.03, 0.34, -0.012, stroke(stripe, 0.022))
    canvas.drawLine(-0.18, 0.20, 0.16, 0.20, stroke("#5a5866", 0.016))
    canvas.restore()


def _solar_panel(canvas: skia.Canvas, left: float, top: float, right: float, bottom: float, light: FormLight) -> None:
    wing = skia.Path()
    wing.addRect(skia.Rect.MakeLTRB(left, top, right, bottom))
    panel(canvas, wing, cloth("#2f4f9a"), light, 0.03)
    count = max(2, round((right - left) / 0.06))
    for k in range(1, count):
        x = left + (right - left) * k / count
        canvas.drawLine(x, top, x, bottom, stroke("#8fb0e8", 0.005, 200))
    canvas.drawLine(left, (top + bottom) / 2, right, (top + bottom) / 2, stroke("#8fb0e8", 0.006))
    sheen = polygon([(left, bottom), (left + 0.10, top), (left + 0.17, top), (left + 0.07, bottom)])
    canvas.drawPath(sheen, fill("#ffffff", 60))


def satellite(canvas: skia.Canvas, moment: Moment) -> None:
    """A satellite: a golden box with two solar wings and a dish."""
    t, light = moment.t, moment.light
    canvas.save()
    canvas.rotate(-14 + 3.0 * wave(t / 7.0))
    for left, right in ((-0.50, -0.16), (0.16, 0.50)):
        _solar_panel(canvas, left, -0.11, right, 0.11, light)
    canvas.drawLine(-0.17, 0, 0.17, 0, stroke("#b9c0cc", 0.022))
    box = skia.Path()
    box.addRoundRect(skia.Rect.MakeLTRB(-0.11, -0.14, 0.11, 0.14), 0.015, 0.015)
    panel(canvas, box, cloth("#d8a83c"), light, 0.06)
    for k in range(5):
        canvas.drawLine(-0.10 + 0.05 * k, -0.13, -0.12 + 0.055 * k, 0.13, stroke("#f6dc8a", 0.006, 150))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.07, -0.06, 0.07, 0.06), fill(moment.colours["body"]))
    dish = skia.Path()
    dish.addArc(skia.Rect.MakeLTRB(-0.12, 0.13, 0.12, 0.33), 180, -180)
    canvas.drawLine(0, 0.13, 0, 0.34, stroke("#8a90a4", 0.012))
    canvas.drawPath(dish, fill("#e9edf2"))
    canvas.drawPath(smooth([(-0.12, 0.23), (0, 0.26), (0.12, 0.23)], False), stroke("#a8b0bc", 0.010))
    canvas.drawLine(0.07, -0.14, 0.12, -0.26, stroke("#8a90a4", 0.008))
    if (t % 1.4) < 0.3:
        canvas.drawCircle(0.12, -0.26, 0.07, glow(0.12, -0.26, 0.07, "#ff5a4a", 230))
    canvas.restore()


def space_station(canvas: skia.Canvas, moment: Moment) -> None:
    """A station in orbit: modules on a truss, and eight solar wings."""
    t, light, white = moment.t, moment.light, cloth(moment.colours["body"])
    canvas.save()
    canvas.rotate(-6 + 0.8 * wave(t / 9.0))
    for x in (-0.44, -0.30, 0.22, 0.36):
        _solar_panel(canvas, x, -0.34, x + 0.09, -0.05, light)
        _solar_panel(canvas, x, 0.05, x + 0.09, 0.34, light)
    canvas.drawLine(-0.48, 0, 0.48, 0, stroke("#b9c0cc", 0.030))
    for k in range(24):
        canvas.drawLine(-0.48 + 0.04 * k, -0.013, -0.46 + 0.04 * k, 0.013, stroke("#7a8090", 0.005))
    for left, right, half in ((-0.17, -0.02, 0.045), (-0.02, 0.17, 0.055)):
        module = skia.Path()
        module.addRoundRect(skia.Rect.MakeLTRB(left, 0.02 - half, right, 0.02 + half), 0.03, 0.03)
        panel(canvas, module, white, light, 0.03)
    for top, bottom, half in ((-0.20, -0.03, 0.04), (0.07, 0.26, 0.042)):
        module = skia.Path()
        module.addRoundRect(skia.Rect.MakeLTRB(-0.03 - half, top, -0.03 + half, bottom), 0.03, 0.03)
        panel(canvas, module, white, light, 0.03)
    for x in (-0.12, 0.06, 0.11):
        canvas.drawCircle(x, 0.02, 0.012, fill("#ffe6a0"))
    if (t % 1.6) < 0.25:
        canvas.drawCircle(0.48, 0, 0.05, glow(0.48, 0, 0.05, "#ff5a4a", 230))
    canvas.restore()


def drone(canvas: skia.Canvas, moment: Moment) -> None:
    """A drone with four rotors and a camera. The origin is its middle."""
    t, light, body = moment.t, moment.light, cloth(moment.colours["body"])
    canvas.save()
    canvas.translate(0, 0.02 * wave(t / 1.9 + moment.phase))
    canvas.rotate(4 + 2 * wave(t / 2.7 + moment.phase))
    for x, y in ((-0.40, -0.07), (0.40, -0.07), (-0.30, -0.02), (0.30, -0.02)):
        canvas.drawLine(0, 0.0, x, y, stroke("#3a3a48", 0.035))
        canvas.drawLine(x, y, x, y - 0.07, stroke("#3a3a48", 0.030))
        reach = 0.17 * (0.35 + 0.65 * abs(wave(t * 5.3 + x)))
        canvas.drawOval(skia.Rect.MakeLTRB(x - 0.17, y - 0.095, x + 0.17, y - 0.065), fill("#c9ccd8", 80))
        canvas.drawLine(x - reach, y - 0.08, x + reach, y - 0.08, stroke("#2f2d38", 0.014, 190))
    shell = rounded([(-0.20, -0.04), (-0.10, -0.11), (0.12, -0.11), (0.22, -0.03), (0.14, 0.07), (-0.14, 0.07)])
    panel(canvas, shell, body, light, 0.05)
    for x in (-0.16, 0.16):
        canvas.drawPath(smooth([(x, 0.05), (x * 1.2, 0.14), (x * 1.5, 0.20)], False), stroke("#3a3a48", 0.022))
    canvas.drawCircle(0.07, 0.10, 0.062, fill("#2a2833"))
    canvas.drawCircle(0.085, 0.10, 0.036, fill("#5fc2e8"))
    blinks = 0.5 + 0.5 * math.sin(TAU * t * 1.3)
    for x, colour in ((-0.17, "#ff5a4a"), (0.19, "#5cff8a")):
        canvas.drawCircle(x, -0.01, 0.09, glow(x, -0.01, 0.09, colour, round(90 + 140 * blinks)))
    canvas.restore()
