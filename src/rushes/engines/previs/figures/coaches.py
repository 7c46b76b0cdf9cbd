"""Public and old-fashioned transport: tram, fire engine, carriage. Drawn facing right; the unit is the height."""

from rushes.engines.previs.figures.bestiary import SPECIES
from rushes.engines.previs.figures.gaits import AnimalPose, animal_speed
from rushes.engines.previs.figures.geometry import View, wave
from rushes.engines.previs.figures.kits import Moment, Seat
from rushes.engines.previs.figures.paint import cloth, fill, polygon, smooth, stroke
from rushes.engines.previs.figures.quadruped import QuadrupedPainter
from rushes.engines.previs.figures.species import coloured
from rushes.engines.previs.figures.vehicle_parts import blue_light, glow, outline, panel, speed_lines, wheel
from rushes.engines.previs.raster import skia

GLASS, LIT_GLASS, IRON = "#bfe0ee", "#ffe6a0", "#34303a"

TRAM_PANES = tuple((-1.24 + 0.42 * k, -0.74, -0.90 + 0.42 * k, -0.44) for k in range(6))


def tram(canvas: skia.Canvas, moment: Moment) -> None:
    """A tram on its rails, its pole at the wire."""
    light, body = moment.light, cloth(moment.colours["body"])
    for y, colour in ((0.015, "#8a8894"), (0.045, "#6a6874")):
        canvas.drawLine(-4.0, y, 4.0, y, stroke(colour, 0.016))
    canvas.drawLine(-4.0, -1.42, 4.0, -1.42, stroke("#2a2833", 0.010))
    canvas.save()
    canvas.translate(0, 0.004 * wave(moment.t * 2.6) if moment.action == "drive" else 0.0)
    canvas.drawLine(0.10, -0.98, -0.62, -1.41, stroke("#3a3640", 0.020))
    canvas.drawLine(0.0, -0.98, 0.22, -0.98, stroke("#3a3640", 0.05))
    if moment.action == "drive" and (moment.t * 1.3) % 1.0 < 0.16:
        canvas.drawCircle(-0.62, -1.41, 0.16, glow(-0.62, -1.41, 0.16, "#d8f0ff", 240))
    shell = outline(
        ((-1.46, -0.14), (-1.50, -0.60), (-1.48, -0.86, -1.42, -0.92, -1.30, -0.92), (1.30, -0.92),
         (1.42, -0.92, 1.48, -0.86, 1.50, -0.60), (1.46, -0.14))
    )  # fmt: skip
    panel(canvas, shell, body, light, 0.08)
    canvas.save()
    canvas.clipPath(shell, True)
    canvas.drawRect(skia.Rect.MakeLTRB(-1.6, -0.92, 1.6, -0.40), fill("#f2e6c8"))
    canvas.drawRect(skia.Rect.MakeLTRB(-1.6, -0.40, 1.6, -0.37), fill("#d8b048"))
    canvas.restore()
    roof = skia.Path()
    roof.addRoundRect(skia.Rect.MakeLTRB(-1.40, -1.0, 1.40, -0.88), 0.06, 0.06)
    panel(canvas, roof, cloth("#d9d2c2"), light, 0.03)
    glass = LIT_GLASS if moment.flags["lights"] else GLASS
    for left, top, right, bottom in TRAM_PANES:
        canvas.drawRoundRect(skia.Rect.MakeLTRB(left, top, right, bottom), 0.03, 0.03, fill(glass))
        canvas.drawRect(skia.Rect.MakeLTRB(left, -0.80, right, -0.76), fill(glass))
    canvas.drawPath(polygon([(1.30, -0.74), (1.46, -0.72), (1.47, -0.46), (1.30, -0.46)]), fill(glass))
    for x in (-1.36, 1.22):
        canvas.drawRect(skia.Rect.MakeLTRB(x - 0.06, -0.80, x + 0.02, -0.16), fill(body.shade))
    tram_glass(canvas, moment)
    canvas.drawCircle(1.48, -0.30, 0.05, fill("#fff6cf"))
    canvas.drawRect(skia.Rect.MakeLTRB(-1.44, -0.16, 1.44, -0.09), fill(IRON))
    canvas.drawPath(polygon([(1.40, -0.12), (1.60, -0.02), (1.40, -0.02)]), fill(IRON))
    canvas.restore()
    for x in (-0.80, -0.52, 0.52, 0.80):
        wheel(canvas, x, 0.09, moment.travelled, 4, "#3a3540", "#8a8894")
    if moment.flags["lights"]:
        canvas.drawCircle(1.50, -0.30, 0.36, glow(1.50, -0.30, 0.36, "#fff3c0"))


def tram_glass(canvas: skia.Canvas, moment: Moment) -> None:
    """What glints on the windows of a tram, before those in it."""
    for left, top, right, bottom in TRAM_PANES:
        glint = [(left + 0.08, top), (left + 0.16, top), (left + 0.08, bottom), (left, bottom)]
        canvas.drawPath(polygon(glint), fill("#ffffff", 80))
        canvas.drawLine(right + 0.04, top - 0.06, right + 0.04, bottom + 0.02, stroke("#c8b890", 0.012))


TRAM_SEATS = tuple(
    Seat((left + right) / 2, -0.34, drives=False, pane=((left, bottom), (left, top), (right, top), (right, bottom)))
    for left, top, right, bottom in (TRAM_PANES[k] for k in (4, 2, 3, 1))
)


def fire_engine(canvas: skia.Canvas, moment: Moment) -> None:
    """A fire engine with its ladder on the roof and blue lights that flash."""
    light, body, lights = moment.light, cloth(moment.colours["body"]), moment.flags["lights"]
    if moment.flags["fast"]:
        speed_lines(canvas, moment, -1.44, (-0.95, -0.08))
    canvas.save()
    canvas.translate(0, 0.006 * wave(moment.t * 1.9) if moment.action == "drive" else 0.0)
    for y in (-0.99, -1.07):
        canvas.drawLine(-1.50, y, 0.62, y, stroke("#d6d9e0", 0.022))
    for k in range(15):
        canvas.drawLine(-1.44 + 0.14 * k, -0.99, -1.44 + 0.14 * k, -1.07, stroke("#d6d9e0", 0.014))
    rear = skia.Path()
    rear.addRoundRect(skia.Rect.MakeLTRB(-1.46, -0.94, 0.42, -0.18), 0.04, 0.04)
    panel(canvas, rear, body, light, 0.08)
    for k in range(4):
        left = -1.36 + 0.44 * k
        canvas.drawRoundRect(skia.Rect.MakeLTRB(left, -0.84, left + 0.38, -0.42), 0.02, 0.02, fill("#c9ccd4"))
        for y in (-0.76, -0.68, -0.60, -0.52):
            canvas.drawLine(left + 0.02, y, left + 0.36, y, stroke("#9a9eaa", 0.010))
    cab = outline(((0.46, -0.18), (0.46, -0.96), (1.22, -0.96), (1.30, -0.94, 1.36, -0.60, 1.38, -0.44), (1.38, -0.18)))
    panel(canvas, cab, body, light, 0.08)
    for points in (((0.54, -0.86), (0.84, -0.86), (0.84, -0.54), (0.54, -0.54)), FIRE_PANE):
        canvas.drawPath(polygon(points), fill(LIT_GLASS if lights else GLASS))
    fire_engine_glass(canvas, moment)
    for left, right in ((-1.46, 0.42), (0.46, 1.38)):
        canvas.drawRect(skia.Rect.MakeLTRB(left, -0.37, right, -0.29), fill("#f4f0e4"))
        canvas.drawRect(skia.Rect.MakeLTRB(left, -0.29, right, -0.27), fill("#f0c233"))
    canvas.drawOval(skia.Rect.MakeLTRB(1.28, -0.27, 1.38, -0.19), fill("#fff6cf"))
    canvas.drawRect(skia.Rect.MakeLTRB(-1.48, -0.20, 1.42, -0.14), fill(IRON))
    blue_light(canvas, moment, 0.78, -0.97, ("#4a8cff", "#6aa8ff"))
    for x in (-1.0, -0.62, 0.94):
        canvas.drawCircle(x, -0.18, 0.20, fill("#2a2230"))
    canvas.restore()
    for x in (-1.0, -0.62, 0.94):
        wheel(canvas, x, 0.17, moment.travelled, blurred=moment.flags["fast"])
    if lights:
        canvas.drawCircle(1.36, -0.23, 0.34, glow(1.36, -0.23, 0.34, "#fff3c0"))


FIRE_PANE = ((0.92, -0.86), (1.22, -0.86), (1.31, -0.52), (0.92, -0.52))


def fire_engine_glass(canvas: skia.Canvas, moment: Moment) -> None:
    """What glints on the windows of the cab, before those in it."""
    for left in (0.58, 0.96):
        glint = [(left + 0.10, -0.86), (left + 0.18, -0.86), (left + 0.08, -0.54), (left, -0.54)]
        canvas.drawPath(polygon(glint), fill("#ffffff", 90))


FIRE_SEATS = (
    Seat(1.02, -0.40, drives=True, pane=FIRE_PANE),
    Seat(0.68, -0.40, pane=((0.54, -0.86), (0.84, -0.86), (0.84, -0.54), (0.54, -0.54))),
)


def carriage(canvas: skia.Canvas, moment: Moment) -> None:
    """An open carriage drawn by a horse; whoever sits in it is before its back and behind its side."""
    body = cloth(moment.colours["body"])
    _horse(canvas, moment)
    canvas.drawLine(0.30, -0.34, 2.30, -0.50, stroke("#4a3226", 0.030))
    canvas.drawPath(smooth([(2.62, -0.78), (1.60, -0.62), (0.52, -0.72)], False), stroke("#3a2622", 0.014))
    for x, r in ((-0.62, 0.34), (0.42, 0.25)):
        wheel(canvas, x, r, moment.travelled, thin=True)
    hood = [(-1.02, -0.44), (-1.16, -0.86), (-1.02, -1.02), (-0.84, -0.96), (-0.72, -0.50)]
    canvas.drawPath(polygon(hood), fill("#2f2a34"))
    canvas.drawPath(polygon([(-0.92, -0.72), (-0.40, -0.72), (-0.40, -0.42), (-0.92, -0.42)]), fill("#7a2f38"))
    canvas.drawPath(polygon([(0.28, -0.86), (0.40, -0.86), (0.44, -0.60), (0.28, -0.60)]), fill(body.deep))
    carriage_side(canvas, moment)


def carriage_side(canvas: skia.Canvas, moment: Moment) -> None:
    """The near side of a carriage with its wheels."""
    body = cloth(moment.colours["body"])
    tub = outline(
        ((-1.00, -0.58), (-0.40, -0.56), (-0.10, -0.46, 0.10, -0.42, 0.24, -0.62), (0.52, -0.64), (0.56, -0.44),
         (0.40, -0.34, -0.20, -0.24, -0.50, -0.24), (-0.84, -0.24, -0.98, -0.40, -1.00, -0.58))
    )  # fmt: skip
    panel(canvas, tub, body, moment.light, 0.06)
    canvas.drawPath(
        smooth([(-0.98, -0.55), (-0.40, -0.53), (0.06, -0.42), (0.26, -0.58)], False), stroke("#e2b84a", 0.018)
    )
    canvas.drawLine(0.52, -0.66, 0.52, -0.90, stroke("#2a2833", 0.014))
    canvas.drawCircle(0.52, -0.92, 0.05, fill("#ffe6a0"))
    for x, r in ((-0.62, 0.34), (0.42, 0.25)):
        wheel(canvas, x, r, moment.travelled, thin=True)


CARRIAGE_SEATS = (Seat(0.34, -0.66, drives=True), Seat(-0.46, -0.50), Seat(-0.74, -0.50))
HORSE_AT, HORSE_TALL, FINE = 2.20, 0.82, 200.0
"""Where the horse is, its withers in units, and how many pixels of its painter make a unit."""


def _horse(canvas: skia.Canvas, moment: Moment) -> None:
    drives = moment.action == "drive"
    gait = "trot" if drives else "stand"
    metres = moment.travelled / HORSE_TALL
    t = metres / animal_speed(gait) if drives else moment.t
    species = coloured(SPECIES["horse"], {"coat": "#8a5a3c"})
    view = View(0, 0, HORSE_TALL * FINE, 84)
    canvas.save()
    canvas.translate(HORSE_AT, 0)
    canvas.scale(1 / FINE, 1 / FINE)
    QuadrupedPainter(species, AnimalPose(species, gait, abs(t)), moment.t, view, 0.0, 0.0, 0.0).draw(
        canvas, moment.light
    )
    canvas.restore()
