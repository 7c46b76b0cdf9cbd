"""Steam engines, motor ships, tractors, vans, a house, a wind turbine: what other silhouettes cannot stand for."""

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import wave
from rushes.engines.previs.figures.kits import Moment, Seat
from rushes.engines.previs.figures.paint import cloth, fill, polygon, rounded, smooth, stroke
from rushes.engines.previs.figures.vehicle_parts import blue_light, glow, panel, speed_lines, wheel
from rushes.engines.previs.raster import skia

COAL, BRASS, WINDOW, LIT = "#26242c", "#d8ac4a", "#bfe0ee", "#ffe6a0"
STEAM_NOSE = 1.9
"""How far a steam train reaches beyond its origin, in its heights: it is longer than any picture."""
PUFFS, PUFF_SECONDS = 14, 3.2
DRIVER_RADIUS, ROD = 0.235, 0.13


def steam_train(canvas: skia.Canvas, moment: Moment) -> None:
    """A locomotive under steam with its tender and two coaches. The unit is its height."""
    canvas.save()
    canvas.translate(STEAM_NOSE, 0)
    _coaches(canvas, moment)
    _tender(canvas, moment)
    _smoke(canvas, moment)
    _engine(canvas, moment)
    canvas.restore()


def _coaches(canvas: skia.Canvas, moment: Moment) -> None:
    body = cloth(mix(moment.colours["body"], "#7a3428", 0.75))
    for k in (0, 1):
        left, right = -5.4 - 2.5 * k, -3.0 - 2.5 * k
        path = skia.Path()
        path.addRoundRect(skia.Rect.MakeLTRB(left, -0.86, right, -0.18), 0.05, 0.05)
        panel(canvas, path, body, moment.light, 0.10)
        canvas.drawRoundRect(skia.Rect.MakeLTRB(left - 0.04, -0.93, right + 0.04, -0.83), 0.05, 0.05, fill("#4a4450"))
        for w in range(6):
            x = left + 0.16 + 0.37 * w
            pane = skia.Rect.MakeLTRB(x, -0.74, x + 0.24, -0.46)
            canvas.drawRect(pane, fill(LIT if moment.flags["lights"] else WINDOW))
        canvas.drawRect(skia.Rect.MakeLTRB(left, -0.40, right, -0.37), fill(BRASS))
        for x in (left + 0.4, left + 0.75, right - 0.75, right - 0.4):
            wheel(canvas, x, 0.125, moment.travelled, 6, "#2f2a34", "#8a8894")


def _tender(canvas: skia.Canvas, moment: Moment) -> None:
    body = cloth(moment.colours["body"])
    heap = [(-2.86, -0.66), (-2.60, -0.88), (-2.20, -0.92), (-1.90, -0.80), (-1.82, -0.66)]
    canvas.drawPath(smooth(heap), fill(COAL))
    path = skia.Path()
    path.addRoundRect(skia.Rect.MakeLTRB(-2.92, -0.70, -1.76, -0.18), 0.04, 0.04)
    panel(canvas, path, body, moment.light, 0.09)
    canvas.drawRect(skia.Rect.MakeLTRB(-2.86, -0.62, -1.82, -0.595), fill(BRASS))
    for x in (-2.62, -2.34, -2.06):
        wheel(canvas, x, 0.145, moment.travelled, 6, "#2f2a34", "#a8383a")


def _engine(canvas: skia.Canvas, moment: Moment) -> None:
    light, body, black = moment.light, cloth(moment.colours["body"]), cloth(COAL)
    canvas.drawRect(skia.Rect.MakeLTRB(-1.74, -0.34, -0.02, -0.24), fill("#a8383a"))
    cow = [(-0.10, -0.26), (0.06, -0.26), (0.20, -0.02), (-0.06, -0.02)]
    canvas.drawPath(polygon(cow), fill("#a8383a"))
    for k in range(4):
        canvas.drawLine(-0.04 + 0.03 * k, -0.24, -0.02 + 0.055 * k, -0.04, stroke("#5f1f24", 0.012))
    chimney = polygon([(-0.30, -0.72), (-0.34, -1.02), (-0.40, -1.10), (-0.10, -1.10), (-0.16, -1.02), (-0.20, -0.72)])
    panel(canvas, chimney, black, light, 0.06)
    canvas.drawLine(-0.40, -1.09, -0.10, -1.09, stroke(BRASS, 0.035))
    for x, colour in ((-0.62, BRASS), (-0.92, moment.colours["body"])):
        dome = [(x - 0.13, -0.72), (x - 0.12, -0.90), (x, -0.97), (x + 0.12, -0.90), (x + 0.13, -0.72)]
        panel(canvas, smooth(dome), cloth(colour), light, 0.05)
    boiler = skia.Path()
    boiler.addRoundRect(skia.Rect.MakeLTRB(-1.34, -0.80, -0.02, -0.32), 0.10, 0.10)
    panel(canvas, boiler, body, light, 0.16)
    smokebox = skia.Path()
    smokebox.addRoundRect(skia.Rect.MakeLTRB(-0.40, -0.81, 0.02, -0.31), 0.08, 0.08)
    panel(canvas, smokebox, black, light, 0.16)
    for x in (-1.12, -0.88, -0.64):
        canvas.drawRect(skia.Rect.MakeLTRB(x, -0.80, x + 0.035, -0.32), fill(BRASS))
    cab = polygon([(-1.76, -0.26), (-1.76, -0.96), (-1.28, -0.96), (-1.28, -0.26)])
    panel(canvas, cab, body, light, 0.10)
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-1.84, -1.04, -1.20, -0.94), 0.04, 0.04, fill(black.base))
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(-1.62, -0.86, -1.38, -0.60), 0.04, 0.04, fill(LIT if moment.flags["lights"] else WINDOW)
    )
    canvas.drawCircle(0.03, -0.66, 0.07, fill("#fff6cf"))
    canvas.drawCircle(0.03, -0.66, 0.34, glow(0.03, -0.66, 0.34, "#fff3c0"))
    cylinder = skia.Path()
    cylinder.addRoundRect(skia.Rect.MakeLTRB(-0.38, -0.30, -0.06, -0.12), 0.04, 0.04)
    panel(canvas, cylinder, black, light, 0.05)
    for x in (-1.46, -0.98, -0.50):
        wheel(canvas, x, DRIVER_RADIUS, moment.travelled, 9, "#2a2630", "#b83a3c")
    wheel(canvas, -0.16, 0.12, moment.travelled, 6, "#2a2630", "#b83a3c")
    turn = moment.travelled / DRIVER_RADIUS / 6.2832
    dx, dy = ROD * wave(turn + 0.25), ROD * wave(turn)
    y = -DRIVER_RADIUS + dy
    canvas.drawLine(-1.46 + dx, y, -0.50 + dx, y, stroke("#d4d8de", 0.045))
    canvas.drawLine(-0.98 + dx, y, -0.22, -0.21, stroke("#aab0ba", 0.035))


def _smoke(canvas: skia.Canvas, moment: Moment) -> None:
    """Puffs from the chimney that grow and fall behind."""
    drift = 3.4 if moment.action == "drive" else 0.5
    for k in range(PUFFS):
        age = (moment.t / PUFF_SECONDS + k / PUFFS) % 1.0
        x = -0.25 - drift * age
        y = -1.16 - 0.75 * age**0.6 + 0.03 * wave(moment.t / 1.3 + k / 3)
        alpha = round(215 * (1 - age) ** 0.8)
        canvas.drawCircle(x, y, 0.09 + 0.30 * age, fill(mix("#f4f2f0", "#b8b4b8", 0.5 * (k % 2)), alpha))


def tanker(canvas: skia.Canvas, moment: Moment) -> None:
    """A motor ship, its deck full of pipes and its bridge astern. The unit is its length; the water is y = 0."""
    t, light = moment.t, moment.light
    canvas.save()
    canvas.translate(0, 0.004 * wave(t / 4.1))
    canvas.rotate(0.5 * wave(t / 5.3))
    for k in range(5):  # the funnel's smoke
        age = (t / 5.0 + k / 5) % 1.0
        spot = (-0.40 - 0.16 * age, -0.26 - 0.07 * age)
        canvas.drawCircle(*spot, 0.012 + 0.030 * age, fill("#8a8890", round(110 * (1 - age))))
    white = cloth("#f0eee8")
    for left, top, right in ((-0.47, -0.150, -0.30), (-0.46, -0.190, -0.32), (-0.45, -0.222, -0.34)):
        block = skia.Path()
        block.addRect(skia.Rect.MakeLTRB(left, top, right, -0.08))
        panel(canvas, block, white, light, 0.012)
        for k in range(round((right - left) / 0.022)):
            x = left + 0.008 + 0.022 * k
            canvas.drawRect(skia.Rect.MakeLTRB(x, top + 0.010, x + 0.012, top + 0.022), fill("#3a4a5e"))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.48, -0.226, -0.31, -0.218), fill("#d8d4cc"))
    funnel = polygon([(-0.435, -0.215), (-0.428, -0.265), (-0.378, -0.265), (-0.372, -0.215)])
    panel(canvas, funnel, cloth(moment.colours["stripe"]), light, 0.012)
    canvas.drawRect(skia.Rect.MakeLTRB(-0.428, -0.268, -0.378, -0.256), fill("#26242c"))
    canvas.drawLine(-0.33, -0.22, -0.33, -0.29, stroke("#d8d8dc", 0.005))
    for x in (-0.18, 0.02, 0.22):
        canvas.drawLine(x, -0.09, x, -0.185, stroke("#c8b04a", 0.010))
        canvas.drawLine(x, -0.18, x + 0.09, -0.125, stroke("#c8b04a", 0.007))
    for y, colour in ((-0.112, "#b8603c"), (-0.100, "#8a8f98")):
        canvas.drawLine(-0.29, y, 0.36, y, stroke(colour, 0.008))
    for k in range(9):
        x = -0.25 + 0.07 * k
        canvas.drawRect(skia.Rect.MakeLTRB(x, -0.118, x + 0.012, -0.085), fill("#8a8f98"))
    canvas.drawLine(0.40, -0.10, 0.40, -0.20, stroke("#d8d8dc", 0.006))
    hull = skia.Path()
    hull.moveTo(-0.50, -0.092)
    hull.lineTo(0.36, -0.088)
    hull.cubicTo(0.42, -0.092, 0.46, -0.108, 0.50, -0.122)
    hull.cubicTo(0.485, -0.06, 0.475, 0.0, 0.455, 0.04)
    hull.lineTo(-0.46, 0.04)
    hull.cubicTo(-0.49, 0.0, -0.50, -0.05, -0.50, -0.092)
    panel(canvas, hull, cloth(moment.colours["body"]), light, 0.03)
    canvas.save()
    canvas.clipPath(hull, True)
    canvas.drawRect(skia.Rect.MakeLTRB(-0.6, -0.018, 0.6, 0.1), fill("#8f2f2c"))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.6, -0.023, 0.6, -0.016), fill("#f0ece4"))
    canvas.restore()
    canvas.drawCircle(0.44, -0.085, 0.006, fill("#d8d8dc"))
    canvas.restore()


def tractor(canvas: skia.Canvas, moment: Moment) -> None:
    """A farm tractor, with its plough if it has one. The unit is its height."""
    light, body = moment.light, cloth(moment.colours["body"])
    if moment.flags["plough"]:
        _plough(canvas, moment)
    canvas.save()
    canvas.translate(0, 0.008 * wave(moment.t * 2.3) if moment.action == "drive" else 0.0)
    for k in range(4):
        age = (moment.t / 1.6 + k / 4) % 1.0
        spot = (0.42 - 0.35 * age, -0.98 - 0.22 * age)
        canvas.drawCircle(*spot, 0.03 + 0.08 * age, fill("#6a6870", round(120 * (1 - age))))
    canvas.drawLine(0.42, -0.62, 0.42, -0.95, stroke("#3a3640", 0.05))
    for x in (-0.62, -0.04):
        canvas.drawLine(x, -0.50, x + 0.06, -0.96, stroke(body.shade, 0.05))
    canvas.drawPath(polygon([(-0.58, -0.90), (-0.02, -0.90), (0.0, -0.58), (-0.62, -0.58)]), fill(WINDOW, 170))
    canvas.drawCircle(-0.34, -0.72, 0.085, fill("#e8b890"))
    canvas.drawPath(rounded([(-0.46, -0.64), (-0.22, -0.64), (-0.18, -0.44), (-0.50, -0.44)]), fill("#4a6a9a"))
    canvas.drawOval(skia.Rect.MakeLTRB(-0.46, -0.83, -0.22, -0.76), fill("#d9b871"))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.72, -1.0, 0.10, -0.92), 0.04, 0.04, fill(body.base))
    hood = [(-0.10, -0.62), (0.66, -0.58), (0.76, -0.50), (0.76, -0.26), (-0.10, -0.26)]
    panel(canvas, polygon(hood), body, light, 0.09)
    for k in range(4):
        canvas.drawLine(0.50 + 0.06 * k, -0.50, 0.50 + 0.06 * k, -0.34, stroke(body.deep, 0.018))
    canvas.drawCircle(0.74, -0.44, 0.045, fill("#fff6cf"))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.70, -0.40, 0.60, -0.22), fill("#3a3640"))
    fender = skia.Path()
    fender.addArc(skia.Rect.MakeLTRB(-0.92, -0.78, -0.06, 0.08), 190, 150)
    canvas.drawPath(fender, stroke(body.base, 0.09))
    canvas.restore()
    wheel(canvas, -0.48, 0.36, moment.travelled, 8, "#26222c", "#e8b83a")
    wheel(canvas, 0.56, 0.20, moment.travelled, 6, "#26222c", "#e8b83a")


def house(canvas: skia.Canvas, moment: Moment) -> None:
    """A lonely house of boards with a porch. The unit is its height."""
    light, wall = moment.light, cloth(moment.colours["body"])
    roof, dark = cloth("#5a4a54"), "#2c2630"
    chimney = polygon([(0.22, -0.62), (0.22, -1.0), (0.34, -1.0), (0.34, -0.62)])
    panel(canvas, chimney, cloth("#8a5248"), light, 0.03)
    body = polygon([(-0.52, 0.0), (-0.52, -0.52), (0.52, -0.52), (0.52, 0.0)])
    panel(canvas, body, wall, light, 0.05)
    gable = polygon([(-0.36, -0.50), (0.0, -0.84), (0.36, -0.50)])
    for k in range(9):
        canvas.drawLine(-0.52, -0.06 * k - 0.02, 0.52, -0.06 * k - 0.02, stroke(wall.shade, 0.006, 140))
    canvas.drawPath(polygon([(-0.62, -0.48), (-0.34, -0.80), (0.34, -0.80), (0.62, -0.48)]), fill(roof.base))
    canvas.drawPath(gable, fill(wall.base))
    for a, b in (((-0.42, -0.46), (0.0, -0.90)), ((0.0, -0.90), (0.42, -0.46))):
        canvas.drawLine(*a, *b, stroke(roof.light, 0.045))
    window = LIT if moment.flags["lights"] else "#4a5666"
    for x, y in ((-0.40, -0.38), (0.22, -0.38), (-0.08, -0.70)):
        canvas.drawRect(skia.Rect.MakeLTRB(x - 0.015, y - 0.015, x + 0.175, y + 0.195), fill("#d8d0c4"))
        canvas.drawRect(skia.Rect.MakeLTRB(x, y, x + 0.16, y + 0.18), fill(window))
        canvas.drawLine(x + 0.08, y, x + 0.08, y + 0.18, stroke("#d8d0c4", 0.014))
        canvas.drawLine(x, y + 0.09, x + 0.16, y + 0.09, stroke("#d8d0c4", 0.014))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.09, -0.32, 0.09, 0.0), fill(dark))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.07, -0.30, 0.05, 0.0), fill("#6a4434"))
    canvas.drawPath(polygon([(-0.24, -0.36), (0.24, -0.36), (0.20, -0.43), (-0.20, -0.43)]), fill(roof.light))
    for x in (-0.21, 0.21):
        canvas.drawLine(x, -0.36, x, 0.0, stroke("#c8c0b4", 0.024))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.26, -0.03, 0.26, 0.0), fill("#8a8288"))


def wind_turbine(canvas: skia.Canvas, moment: Moment) -> None:
    """A tower whose three blades turn. The unit is its height."""
    light, white = moment.light, cloth(moment.colours["body"])
    tower = polygon([(-0.022, 0.0), (-0.011, -0.70), (0.011, -0.70), (0.022, 0.0)])
    panel(canvas, tower, white, light, 0.01)
    for k in range(3):
        canvas.save()
        canvas.translate(0, -0.70)
        canvas.rotate(120 * k + 42 * moment.t + 360 * moment.phase)
        blade = [(-0.010, 0.0), (-0.016, -0.08), (-0.004, -0.32), (0.004, -0.32), (0.010, -0.08), (0.008, 0.0)]
        canvas.drawPath(polygon(blade), fill(white.base))
        canvas.drawPath(polygon([(0, 0), (0.004, -0.32), (0.010, -0.08), (0.008, 0.0)]), fill(white.shade))
        canvas.restore()
    canvas.drawCircle(0, -0.70, 0.022, fill(white.base))


def van(canvas: skia.Canvas, moment: Moment) -> None:
    """A delivery van or, with its `siren`, an ambulance. The unit is its height."""
    light, lights = moment.light, moment.flags["lights"] or moment.flags["siren"]
    body = cloth(moment.colours["body"])
    if moment.flags["fast"]:
        speed_lines(canvas, moment, -1.1, (-0.95, -0.08))
    canvas.save()
    canvas.translate(0, 0.006 * wave(moment.t * 1.9) if moment.action == "drive" else 0.0)
    shell = skia.Path()
    shell.moveTo(-1.10, -0.16)
    shell.lineTo(-1.10, -0.90)
    shell.cubicTo(-1.10, -0.97, -1.06, -0.98, -1.0, -0.98)
    shell.lineTo(0.44, -0.98)
    shell.cubicTo(0.62, -0.96, 0.80, -0.72, 0.90, -0.56)
    shell.cubicTo(1.06, -0.52, 1.16, -0.44, 1.17, -0.30)
    shell.lineTo(1.16, -0.16)
    shell.close()
    panel(canvas, shell, body, light, 0.10)
    canvas.save()
    canvas.clipPath(shell, True)
    stripe = moment.colours["stripe"]
    canvas.drawRect(skia.Rect.MakeLTRB(-1.2, -0.44, 1.2, -0.34), fill(stripe))
    canvas.restore()
    pane = polygon([(0.30, -0.88), (0.48, -0.88), (0.76, -0.56), (0.30, -0.56)])
    canvas.drawPath(pane, fill(LIT if lights else WINDOW))
    canvas.drawLine(0.24, -0.90, 0.24, -0.20, stroke(body.shade, 0.012))
    canvas.drawLine(-0.46, -0.94, -0.46, -0.20, stroke(body.shade, 0.012))
    if moment.flags["siren"]:
        for wide, tall in ((0.17, 0.055), (0.055, 0.17)):
            canvas.drawRect(skia.Rect.MakeLTRB(-0.12 - wide, -0.68 - tall, -0.12 + wide, -0.68 + tall), fill(stripe))
        blue_light(canvas, moment, 0.20, -0.98)
    canvas.drawOval(skia.Rect.MakeLTRB(1.06, -0.42, 1.16, -0.32), fill("#fff6cf"))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-1.11, -0.50, -1.06, -0.36), 0.02, 0.02, fill("#ff5a48"))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-1.12, -0.22, 1.19, -0.15), 0.03, 0.03, fill("#3a3440"))
    for x in (-0.66, 0.74):
        canvas.drawCircle(x, -0.19, 0.225, fill("#2a2230"))
    canvas.restore()
    for x in (-0.66, 0.74):
        wheel(canvas, x, 0.185, moment.travelled)
    if lights:
        canvas.drawCircle(1.14, -0.37, 0.30, glow(1.14, -0.37, 0.30, "#fff3c0"))


VAN_PANE = ((0.30, -0.56), (0.30, -0.88), (0.48, -0.88), (0.76, -0.56))
VAN_SEATS = (Seat(0.48, -0.46, drives=True, pane=VAN_PANE), Seat(0.34, -0.46, pane=VAN_PANE))


def _plough(canvas: skia.Canvas, moment: Moment) -> None:
    """A plough behind the wheels, the furrows that it leaves, and the clods that it throws up."""
    for k, y in enumerate((-0.02, 0.05, 0.13)):
        canvas.drawLine(-2.6, y, -0.95 - 0.06 * k, y, stroke("#4a2f22", 0.075))
        canvas.drawLine(-2.6, y - 0.035, -1.0 - 0.06 * k, y - 0.035, stroke("#7a5238", 0.030))
    canvas.drawLine(-0.50, -0.36, -1.62, -0.30, stroke("#3a5a7a", 0.065))
    canvas.drawLine(-0.62, -0.62, -1.05, -0.32, stroke("#3a3640", 0.045))
    for x in (-1.02, -1.30, -1.58):
        canvas.drawLine(x, -0.32, x + 0.05, -0.10, stroke("#3a5a7a", 0.050))
        blade = [(x + 0.10, -0.14), (x - 0.10, -0.12), (x - 0.16, 0.03), (x + 0.12, 0.05)]
        canvas.drawPath(rounded(blade), fill("#b9c0cc"))
    if moment.action == "stand":
        return
    for k in range(14):
        age = (moment.t * 1.3 + 0.19 * k) % 1.0
        spot = (-1.15 - 0.20 * (k % 3) - 0.45 * age, -0.02 - 0.42 * age * (1 - age) * 2)
        canvas.drawCircle(*spot, 0.022 + 0.012 * (k % 3), fill("#5a3a28", round(235 * (1 - 0.6 * age))))
