"""What goes on the road: car, bus, truck, bicycle, motorcycle. Drawn facing right, the wheels on y = 0."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import TAU, wave
from rushes.engines.previs.figures.kits import Moment, Seat
from rushes.engines.previs.figures.paint import cloth, fill, polygon, rounded, smooth, stroke
from rushes.engines.previs.figures.riding import PEDAL_TURNS
from rushes.engines.previs.figures.vehicle_parts import blue_light, dust, glow, panel, speed_lines, wheel
from rushes.engines.previs.raster import skia

CAR_PANES = (
    ((-0.90, -0.58), (-0.80, -0.80), (-0.62, -0.92), (-0.28, -0.92), (-0.28, -0.58)),
    ((-0.20, -0.58), (-0.20, -0.92), (0.10, -0.92), (0.34, -0.82), (0.60, -0.58)),
)


def car_glass(canvas: skia.Canvas, moment: Moment) -> None:
    """What glints on the windows of a car, before those in it."""
    for points in CAR_PANES:
        left = points[0][0]
        canvas.save()
        canvas.clipPath(polygon(points), True)
        glint = [(left + 0.16, -1), (left + 0.30, -1), (left + 0.10, -0.5), (left - 0.04, -0.5)]
        canvas.drawPath(polygon(glint), fill("#ffffff", 110))
        canvas.restore()


def car(canvas: skia.Canvas, moment: Moment) -> None:
    """Small family car; with its `siren`, a police car. The unit is its height; the wheels stand on y = 0."""
    if moment.flags["dust"]:
        dust(canvas, moment, -0.80)
    if moment.flags["fast"]:
        speed_lines(canvas, moment, -1.34, (-0.95, -0.08))
    light, travelled, lights = moment.light, moment.travelled, moment.flags["lights"]
    body = cloth(moment.colours["body"])
    bounce = 0.008 * wave(moment.t * 2.1) if moment.action == "drive" else 0.0
    canvas.save()
    canvas.translate(0, bounce)
    cabin = skia.Path()
    cabin.moveTo(-1.02, -0.56)
    cabin.cubicTo(-0.92, -0.86, -0.74, -1.0, -0.40, -1.0)
    cabin.lineTo(0.12, -1.0)
    cabin.cubicTo(0.42, -0.98, 0.58, -0.74, 0.76, -0.56)
    cabin.close()
    panel(canvas, cabin, body, light, 0.10)
    glass = cloth("#bfe0ee")
    for points in CAR_PANES:
        canvas.drawPath(polygon(points), fill(glass.base if not lights else "#ffe9b0"))
    car_glass(canvas, moment)
    shell = skia.Path()
    shell.moveTo(-1.34, -0.22)
    shell.cubicTo(-1.38, -0.46, -1.32, -0.58, -1.10, -0.60)
    shell.lineTo(0.70, -0.60)
    shell.cubicTo(1.06, -0.58, 1.30, -0.50, 1.36, -0.36)
    shell.cubicTo(1.40, -0.26, 1.38, -0.18, 1.32, -0.17)
    shell.lineTo(-1.28, -0.17)
    shell.close()
    panel(canvas, shell, body, light, 0.13)
    if moment.flags["siren"]:
        canvas.save()
        canvas.clipPath(shell, True)
        canvas.drawRect(skia.Rect.MakeLTRB(-0.62, -0.7, 0.52, -0.1), fill("#f0f0f2"))
        canvas.restore()
        blue_light(canvas, moment, -0.14, -1.0)
    canvas.drawLine(-1.24, -0.50, 1.06, -0.50, stroke(body.light, 0.026, 200))
    canvas.drawLine(-0.24, -0.58, -0.24, -0.22, stroke(body.shade, 0.014))
    canvas.drawLine(-0.42, -0.46, -0.32, -0.46, stroke(body.deep, 0.028))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-1.36, -0.26, 1.40, -0.16), 0.05, 0.05, fill("#3a3440"))
    for wx in (-0.80, 0.84):
        canvas.drawCircle(wx, -0.235, 0.285, fill("#2a2230"))
    canvas.drawOval(skia.Rect.MakeLTRB(1.18, -0.48, 1.36, -0.36), fill("#fff6cf"))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-1.37, -0.50, -1.28, -0.38), 0.03, 0.03, fill("#ff5a48"))
    canvas.restore()
    for wx in (-0.80, 0.84):
        canvas.save()
        wheel(canvas, wx, 0.235, travelled, blurred=moment.flags["fast"])
        canvas.restore()
    if lights:
        canvas.drawPath(
            polygon([(1.32, -0.46), (3.4, -0.72), (3.4, 0.10), (1.32, -0.36)]),
            skia.Paint(
                AntiAlias=True,
                Shader=skia.GradientShader.MakeLinear(
                    [(1.3, 0), (3.4, 0)], [skia.Color(255, 240, 190, 120), skia.Color(255, 240, 190, 0)]
                ),
            ),
        )
        canvas.drawCircle(1.28, -0.42, 0.40, glow(1.28, -0.42, 0.40, "#fff3c0"))
        canvas.drawCircle(-1.34, -0.44, 0.22, glow(-1.34, -0.44, 0.22, "#ff5a48", 120))


def bicycle(canvas: skia.Canvas, moment: Moment) -> None:
    """Bicycle for an adult. The unit is its rider's height."""
    t, colour, travelled = moment.t, moment.colours["body"], moment.travelled
    r = 0.175
    rear, front = -0.30, 0.29
    for wx in (rear, front):
        wheel(canvas, wx, r, travelled, thin=True)
    hub, head, seat, crank = (rear, -r), (0.180, -0.44), (-0.125, -0.435), (-0.01, -0.155)
    frame = stroke(colour, 0.020)
    for a, b in ((hub, crank), (crank, seat), (crank, head), (seat, head), (hub, (-0.10, -0.40))):
        canvas.drawLine(*a, *b, frame)
    canvas.drawLine(*head, front, -r, stroke(mix(colour, "#2a1545", 0.3), 0.018))
    canvas.drawLine(0.180, -0.44, 0.160, -0.53, stroke("#3a3540", 0.016))
    canvas.drawPath(smooth([(0.160, -0.53), (0.205, -0.545), (0.235, -0.505)], False), stroke("#3a3540", 0.018))
    canvas.drawLine(seat[0], seat[1], seat[0] - 0.012, seat[1] - 0.035, stroke("#3a3540", 0.014))
    canvas.drawPath(rounded([(-0.20, -0.48), (-0.04, -0.475), (-0.05, -0.455), (-0.19, -0.45)]), fill("#2a2230"))
    a = TAU * t * PEDAL_TURNS if moment.action == "drive" else 0.8
    for k in (0, math.pi):
        px, py = crank[0] + 0.075 * math.sin(a + k), crank[1] - 0.075 * math.cos(a + k)
        canvas.drawLine(*crank, px, py, stroke("#6a6874", 0.012))
        canvas.drawLine(px - 0.022, py, px + 0.022, py, stroke("#2a2230", 0.014))
    canvas.drawCircle(*crank, 0.034, stroke("#6a6874", 0.010))


def motorcycle(canvas: skia.Canvas, moment: Moment) -> None:
    """Motorcycle for an adult. The unit is its rider's height."""
    light, body = moment.light, cloth(moment.colours["body"])
    r, rear, front = 0.165, -0.365, 0.375
    canvas.drawPath(
        rounded([(rear - 0.10, -0.33), (rear + 0.02, -0.375), (rear + 0.16, -0.33), (rear + 0.05, -0.30)]),
        fill("#2b2833"),
    )
    for wx in (rear, front):
        wheel(canvas, wx, r, moment.travelled, 6, "#221f28", "#b9bcc6")
    canvas.drawLine(front, -r, 0.235, -0.485, stroke("#b9bcc6", 0.026))
    canvas.drawPath(rounded([(-0.16, -0.13), (0.16, -0.13), (0.20, -0.27), (-0.14, -0.29)]), fill("#4b4955"))
    for k in range(4):
        canvas.drawLine(-0.06, -0.16 - 0.03 * k, 0.10, -0.16 - 0.03 * k, stroke("#86848f", 0.012))
    canvas.drawCircle(-0.03, -0.155, 0.052, fill("#9a9ca8"))
    canvas.drawPath(
        smooth([(0.09, -0.15), (-0.06, -0.105), (-0.30, -0.115), (-0.50, -0.145)], False), stroke("#c9ccd4", 0.036)
    )
    canvas.drawLine(-0.50, -0.145, -0.535, -0.152, stroke("#3a3843", 0.030))
    canvas.drawLine(rear, -r, -0.10, -0.20, stroke("#5a5866", 0.030))
    tail = skia.Path()
    tail.moveTo(-0.54, -0.435)
    tail.cubicTo(-0.44, -0.40, -0.36, -0.33, -0.20, -0.30)
    tail.lineTo(-0.10, -0.375)
    tail.lineTo(-0.30, -0.405)
    tail.close()
    panel(canvas, tail, body, light, 0.03)
    canvas.drawPath(
        rounded([(-0.40, -0.445), (-0.30, -0.42), (-0.12, -0.40), (0.0, -0.43), (-0.02, -0.385), (-0.30, -0.37)]),
        fill("#2b2833"),
    )
    tank = skia.Path()
    tank.moveTo(-0.04, -0.40)
    tank.cubicTo(0.00, -0.50, 0.10, -0.53, 0.20, -0.49)
    tank.cubicTo(0.25, -0.46, 0.24, -0.38, 0.18, -0.34)
    tank.cubicTo(0.10, -0.31, 0.00, -0.33, -0.04, -0.40)
    panel(canvas, tank, body, light, 0.05)
    canvas.drawPath(smooth([(0.02, -0.45), (0.10, -0.485), (0.18, -0.465)], False), stroke(body.light, 0.014, 190))
    guard = skia.Path()
    guard.moveTo(front - 0.165, -0.27)
    guard.cubicTo(front - 0.10, -0.385, front + 0.10, -0.385, front + 0.165, -0.25)
    guard.cubicTo(front + 0.08, -0.345, front - 0.08, -0.345, front - 0.165, -0.27)
    panel(canvas, guard, body, light, 0.02)
    canvas.drawLine(0.235, -0.485, 0.20, -0.575, stroke("#3a3843", 0.020))
    canvas.drawPath(smooth([(0.245, -0.59), (0.19, -0.575), (0.135, -0.55)], False), stroke("#2b2833", 0.022))
    canvas.drawCircle(0.275, -0.485, 0.050, fill("#3a3843"))
    canvas.drawOval(skia.Rect.MakeLTRB(0.275, -0.525, 0.325, -0.445), fill("#fff6cf"))
    canvas.drawOval(skia.Rect.MakeLTRB(-0.555, -0.45, -0.525, -0.415), fill("#ff5a48"))


def _windows(canvas: skia.Canvas, boxes: list[tuple[float, float, float, float]], lights: bool) -> None:
    for left, top, right, bottom in boxes:
        rect = skia.Rect.MakeLTRB(left, top, right, bottom)
        canvas.drawRoundRect(rect, 0.03, 0.03, fill("#ffe6a0" if lights else "#bfe0ee"))
        glint = [(left + 0.05, top), (left + 0.12, top), (left + 0.04, bottom), (left - 0.0, bottom)]
        canvas.drawPath(polygon(glint), fill("#ffffff", 90))


def bus(canvas: skia.Canvas, moment: Moment) -> None:
    """City bus. The unit is its height."""
    light, body, lights = moment.light, cloth(moment.colours["body"]), moment.flags["lights"]
    canvas.save()
    canvas.translate(0, 0.005 * wave(moment.t * 1.7) if moment.action == "drive" else 0.0)
    shell = skia.Path()
    shell.addRoundRect(skia.Rect.MakeLTRB(-1.62, -1.0, 1.62, -0.12), 0.09, 0.09)
    panel(canvas, shell, body, light, 0.10)
    canvas.save()
    canvas.clipPath(shell, True)
    canvas.drawRect(skia.Rect.MakeLTRB(-1.7, -0.46, 1.7, -0.39), fill("#f4ead6"))
    canvas.drawRect(skia.Rect.MakeLTRB(-1.7, -1.0, 1.7, -0.945), fill(body.light))
    canvas.restore()
    _windows(canvas, [(-1.52 + 0.44 * k, -0.86, -1.14 + 0.44 * k, -0.53) for k in range(6)], lights)
    _windows(canvas, [(1.16, -0.86, 1.34, -0.18), (1.42, -0.86, 1.60, -0.48)], lights)
    canvas.drawLine(1.25, -0.86, 1.25, -0.18, stroke(body.deep, 0.012))
    canvas.drawOval(skia.Rect.MakeLTRB(1.52, -0.34, 1.62, -0.26), fill("#fff6cf"))
    canvas.drawRect(skia.Rect.MakeLTRB(-1.63, -0.36, -1.57, -0.26), fill("#ff5a48"))
    canvas.drawRect(skia.Rect.MakeLTRB(-1.58, -0.13, 1.60, -0.09), fill("#3a3440"))
    for wx in (-0.95, 0.92):
        canvas.drawCircle(wx, -0.155, 0.19, fill("#2a2230"))
    canvas.restore()
    for wx in (-0.95, 0.92):
        wheel(canvas, wx, 0.155, moment.travelled)
    if lights:
        canvas.drawCircle(1.6, -0.30, 0.30, glow(1.6, -0.30, 0.30, "#fff3c0"))


def truck(canvas: skia.Canvas, moment: Moment) -> None:
    """Lorry with a box body. The unit is its height."""
    light, body, lights = moment.light, cloth(moment.colours["body"]), moment.flags["lights"]
    canvas.save()
    canvas.translate(0, 0.006 * wave(moment.t * 1.9) if moment.action == "drive" else 0.0)
    canvas.drawRect(skia.Rect.MakeLTRB(-1.42, -0.26, 1.22, -0.17), fill("#34303a"))
    box = skia.Path()
    box.addRoundRect(skia.Rect.MakeLTRB(-1.46, -1.0, 0.46, -0.25), 0.03, 0.03)
    panel(canvas, box, cloth("#eceae4"), light, 0.08)
    for k in range(5):
        canvas.drawLine(-1.28 + 0.36 * k, -0.97, -1.28 + 0.36 * k, -0.28, stroke("#cdc9c6", 0.012))
    canvas.drawRect(skia.Rect.MakeLTRB(-1.46, -0.62, 0.46, -0.50), fill(body.base))
    cab = skia.Path()
    cab.moveTo(0.54, -0.17)
    cab.lineTo(0.54, -0.86)
    cab.cubicTo(0.70, -0.90, 0.92, -0.90, 1.02, -0.84)
    cab.cubicTo(1.14, -0.70, 1.20, -0.54, 1.28, -0.46)
    cab.cubicTo(1.36, -0.40, 1.37, -0.26, 1.34, -0.17)
    cab.close()
    panel(canvas, cab, body, light, 0.09)
    pane = polygon([(0.68, -0.78), (0.96, -0.78), (1.13, -0.50), (0.68, -0.50)])
    canvas.drawPath(pane, fill("#ffe6a0" if lights else "#bfe0ee"))
    canvas.drawLine(0.62, -0.82, 0.62, -0.22, stroke(body.shade, 0.012))
    canvas.drawLine(0.66, -0.42, 0.74, -0.42, stroke(body.deep, 0.022))
    canvas.drawOval(skia.Rect.MakeLTRB(1.26, -0.36, 1.36, -0.27), fill("#fff6cf"))
    for wx in (-1.02, -0.66, 0.92):
        canvas.drawCircle(wx, -0.18, 0.20, fill("#2a2230"))
    canvas.restore()
    for wx in (-1.02, -0.66, 0.92):
        wheel(canvas, wx, 0.175, moment.travelled)
    if lights:
        canvas.drawCircle(1.34, -0.31, 0.30, glow(1.34, -0.31, 0.30, "#fff3c0"))


BUS_SEATS = (
    Seat(1.46, -0.52, drives=True, pane=((1.42, -0.48), (1.42, -0.86), (1.60, -0.86), (1.60, -0.48))),
    *(
        Seat(left + 0.18, -0.44, pane=((left, -0.53), (left, -0.86), (left + 0.38, -0.86), (left + 0.38, -0.53)))
        for left in (-1.52 + 0.44 * k for k in (4, 2, 5, 1))
    ),
)
TRUCK_SEATS = (
    Seat(0.84, -0.44, drives=True, pane=((0.68, -0.50), (0.68, -0.78), (0.96, -0.78), (1.13, -0.50))),
    Seat(0.72, -0.44, pane=((0.68, -0.50), (0.68, -0.78), (0.96, -0.78), (1.13, -0.50))),
)
