"""What somebody rides that is made to measure: boards, skis, a scooter, a sledge, a wheelchair, a canoe.

Drawn facing right, the ground on y = 0. The unit is the rider's height.
"""

import math

from rushes.engines.previs.figures.geometry import Point, wave
from rushes.engines.previs.figures.kits import Moment
from rushes.engines.previs.figures.paint import cloth, fill, rgba, rounded, smooth, stroke
from rushes.engines.previs.figures.riding import PADDLE_SECONDS
from rushes.engines.previs.figures.vehicle_parts import glow, panel, wheel
from rushes.engines.previs.raster import skia

DECK = 0.072
"""Height of a skateboard's deck."""


def skateboard(canvas: skia.Canvas, moment: Moment) -> None:
    """A board with kicked ends on four wheels."""
    for x in (-0.150, -0.125, 0.125, 0.150):
        wheel(canvas, x, 0.026, moment.travelled, 3, "#f2e6c8", "#d8a83c")
    for x in (-0.137, 0.137):
        canvas.drawLine(x, -0.05, x, -0.030, stroke("#8a8894", 0.020))
    deck = [(-0.265, -0.105), (-0.205, -0.066), (0.205, -0.066), (0.265, -0.105)]
    canvas.drawPath(smooth(deck, False), stroke(cloth(moment.colours["body"]).shade, 0.026))
    canvas.drawPath(smooth([(x, y - 0.010) for x, y in deck], False), stroke(moment.colours["body"], 0.014))
    _streaks(canvas, moment, -0.30, ((-0.05, 0.34), (-0.16, 0.24), (-0.42, 0.42), (-0.62, 0.30)))


def snowboard(canvas: skia.Canvas, moment: Moment) -> None:
    """A board in the snow, and the snow that its edge throws up."""
    _spray(canvas, moment, -0.30, 0.55)
    line = [(-0.42, -0.075), (-0.34, -0.030), (0.34, -0.030), (0.42, -0.080)]
    canvas.drawPath(smooth(line, False), stroke(cloth(moment.colours["body"]).shade, 0.036))
    canvas.drawPath(smooth([(x, y - 0.008) for x, y in line], False), stroke(moment.colours["body"], 0.022))
    _spray(canvas, moment, -0.36, 0.35)


def skis(canvas: skia.Canvas, moment: Moment) -> None:
    """A pair of skis and the snow behind them; the poles are the rider's."""
    _spray(canvas, moment, -0.34, 0.48)
    for shift, colour in ((0.03, cloth(moment.colours["body"]).shade), (0.0, moment.colours["body"])):
        line = [(-0.46, -0.016), (0.34, -0.016), (0.46, -0.03), (0.54, -0.075)]
        canvas.drawPath(smooth([(x + shift, y - shift * 0.3) for x, y in line], False), stroke(colour, 0.024))
    for x in (-0.16, -0.12):  # poles under the arms
        canvas.drawLine(0.24 + x, -0.46, -0.62 + x, -0.30, stroke("#4a4a56", 0.012))
        canvas.drawCircle(-0.58 + x, -0.307, 0.024, stroke("#4a4a56", 0.008))


def surfboard(canvas: skia.Canvas, moment: Moment) -> None:
    """A board on the face of a breaking wave, which goes along with it. The water is y = 0."""
    t = moment.t
    swell = 0.03 * wave(t / 2.3)
    face = skia.Path()
    face.moveTo(-2.3, 0.16)
    face.cubicTo(-1.9, -0.25, -1.6, -0.95, -1.05, -1.12 - swell)
    face.cubicTo(-0.55, -1.24 - swell, -0.05, -1.10 - swell, 0.12, -0.82)
    face.cubicTo(-0.12, -0.96, -0.34, -0.86, -0.30, -0.55)
    face.cubicTo(-0.22, -0.20, 0.6, 0.02, 2.2, 0.16)
    face.close()
    sea = skia.GradientShader.MakeLinear(
        [(0, -1.2), (0, 0.16)], [rgba("#7fd8d4", 250), rgba("#1f86a4", 250), rgba("#1a6a8e", 0)], [0.0, 0.62, 1.0]
    )
    canvas.drawPath(face, skia.Paint(AntiAlias=True, Shader=sea))
    for k in range(6):
        x = -1.5 + 0.24 * k
        curve = [(x, 0.02), (x + 0.10, -0.45), (x + 0.42, -0.92 + 0.02 * k)]
        canvas.drawPath(smooth(curve, False), stroke("#dff6f4", 0.012, 90))
    for k in range(26):  # the lip and what falls from it
        share = k / 25
        angle = math.pi * (0.95 - 0.95 * share)
        spot = (-0.55 + 0.68 * math.cos(angle), -0.98 - 0.22 * math.sin(angle) + 0.02 * wave(t * 1.1 + 0.21 * k))
        canvas.drawCircle(*spot, 0.055 + 0.035 * abs(wave(0.37 * k + 0.4 * t)), fill("#f6fdfd", 225))
    for k in range(30):  # foam at the foot, and the trail of the board
        life = (t * 0.9 + k * 0.137) % 1.0
        spot = (-0.35 - 1.6 * life, -0.02 - 0.12 * abs(wave(k * 0.29)) * life)
        canvas.drawCircle(*spot, 0.03 + 0.08 * life, fill("#f6fdfd", round(210 * (1 - life))))
    canvas.save()
    canvas.rotate(-7 + 2.0 * wave(t / 1.7))
    board = [(-0.46, -0.015), (-0.30, -0.045), (0.30, -0.055), (0.56, -0.105), (0.34, -0.020), (-0.30, -0.008)]
    canvas.drawPath(rounded(board), fill(moment.colours["body"]))
    canvas.drawPath(smooth([(-0.40, -0.030), (0.20, -0.040), (0.48, -0.085)], False), stroke("#ffffff", 0.012, 200))
    canvas.restore()


def scooter(canvas: skia.Canvas, moment: Moment) -> None:
    """A kick scooter."""
    for x in (-0.26, 0.30):
        wheel(canvas, x, 0.060, moment.travelled, 4, "#2a2733", "#c9ccd4")
    canvas.drawLine(-0.26, -0.070, 0.20, -0.070, stroke(moment.colours["body"], 0.030))
    canvas.drawLine(0.20, -0.075, 0.30, -0.060, stroke("#8a8894", 0.024))
    canvas.drawLine(0.29, -0.075, 0.205, -0.565, stroke("#c9ccd4", 0.022))
    canvas.drawLine(0.165, -0.570, 0.250, -0.580, stroke("#2a2733", 0.026))


def sledge(canvas: skia.Canvas, moment: Moment) -> None:
    """A wooden sledge on curved runners, and the snow that it throws up."""
    _spray(canvas, moment, -0.30, 0.40)
    wood = cloth(moment.colours["body"])
    runner = [(-0.40, -0.018), (0.26, -0.018), (0.40, -0.06), (0.42, -0.16), (0.34, -0.19)]
    canvas.drawPath(smooth(runner, False), stroke(wood.shade, 0.026))
    for x in (-0.28, 0.0, 0.24):
        canvas.drawLine(x, -0.02, x + 0.02, -0.13, stroke(wood.shade, 0.024))
    canvas.drawLine(-0.38, -0.138, 0.36, -0.138, stroke(wood.base, 0.036))
    canvas.drawLine(-0.38, -0.150, 0.36, -0.150, stroke(wood.light, 0.010))
    canvas.drawPath(smooth([(0.38, -0.17), (0.32, -0.28), (0.26, -0.33)], False), stroke("#c8443c", 0.010))


SLEDGE_SEAT = 0.155


def wheelchair(canvas: skia.Canvas, moment: Moment) -> None:
    """A wheelchair: the far wheel, the frame, seat and back; its near wheel is `wheelchair_front`."""
    frame, body = "#4a4a58", cloth(moment.colours["body"])
    wheel(canvas, -0.075, 0.185, moment.travelled, thin=True)
    canvas.drawLine(-0.15, -0.25, -0.19, -0.58, stroke(frame, 0.018))
    canvas.drawLine(-0.19, -0.58, -0.25, -0.59, stroke(frame, 0.022))
    canvas.drawLine(-0.15, -0.27, -0.185, -0.54, stroke(body.base, 0.036))
    canvas.drawLine(-0.16, -0.255, 0.08, -0.255, stroke(body.base, 0.036))
    canvas.drawPath(smooth([(0.07, -0.25), (0.14, -0.22), (0.18, -0.08), (0.25, -0.055)], False), stroke(frame, 0.018))
    canvas.drawLine(0.17, -0.052, 0.29, -0.052, stroke(frame, 0.024))
    wheel(canvas, 0.17, 0.045, moment.travelled, 4, "#2a2733", "#8a8894")


def wheelchair_front(canvas: skia.Canvas, moment: Moment) -> None:
    """The wheel with its rim on the near side, and the arm rest."""
    canvas.drawLine(-0.15, -0.385, 0.06, -0.385, stroke("#2a2733", 0.028))
    canvas.drawLine(0.05, -0.38, 0.06, -0.26, stroke("#4a4a58", 0.016))
    wheel(canvas, -0.075, 0.190, moment.travelled, thin=True)
    canvas.drawCircle(-0.075, -0.190, 0.155, stroke("#c9ccd4", 0.010))


def canoe(canvas: skia.Canvas, moment: Moment) -> None:
    """An open canoe: its far side and the thwarts. The unit is its length, the water y = 0."""
    inside = [(-0.50, -0.13), (0.0, -0.075), (0.50, -0.13), (0.36, -0.05), (0.0, -0.03), (-0.36, -0.05)]
    canvas.drawPath(smooth(inside), fill("#4a3226"))
    canoe_side(canvas, moment)


def canoe_side(canvas: skia.Canvas, moment: Moment) -> None:
    """The near side of a canoe, and the paddle with the ripples that it makes."""
    hull = skia.Path()
    hull.moveTo(-0.53, -0.155)
    hull.cubicTo(-0.40, -0.07, -0.20, -0.062, 0.0, -0.060)
    hull.cubicTo(0.20, -0.062, 0.40, -0.07, 0.53, -0.155)
    hull.cubicTo(0.52, -0.02, 0.40, 0.045, 0.26, 0.05)
    hull.lineTo(-0.26, 0.05)
    hull.cubicTo(-0.40, 0.045, -0.52, -0.02, -0.53, -0.155)
    panel(canvas, hull, cloth(moment.colours["body"]), moment.light, 0.05)
    canvas.drawPath(smooth([(-0.52, -0.145), (0.0, -0.058), (0.52, -0.145)], False), stroke("#e2c9a0", 0.014))
    swing, dip = wave(moment.t / PADDLE_SECONDS), wave(moment.t / PADDLE_SECONDS + 0.25)
    high = (0.02 + 0.02 * swing, -0.27 - 0.01 * dip)
    blade = (0.14 - 0.13 * swing, 0.0 + 0.03 * dip)
    canvas.drawLine(*high, *blade, stroke("#c9a06a", 0.011))
    canvas.drawLine(*blade, blade[0] + 0.012, blade[1] + 0.055, stroke("#b98a4f", 0.032))
    if dip > 0:
        ring = skia.Rect.MakeLTRB(blade[0] - 0.08, 0.035, blade[0] + 0.08, 0.06)
        canvas.drawOval(ring, stroke("#f0fafa", 0.006, round(190 * dip)))


def canoe_seat(t: float) -> Point:
    """Where whoever paddles sits."""
    return -0.06, -0.055


def _streaks(canvas: skia.Canvas, moment: Moment, x: float, lines: tuple[tuple[float, float], ...]) -> None:
    """Wind behind something that rolls: lines at heights, of lengths."""
    if moment.action == "stand":
        return
    for k, (y, reach) in enumerate(lines):
        life = (moment.t * 1.9 + 0.31 * k) % 1.0
        start = x - 0.12 * life
        fade = skia.GradientShader.MakeLinear(
            [(start, 0), (start - reach, 0)], [rgba("#ffffff", round(130 * (1 - life))), rgba("#ffffff", 0)]
        )
        paint = skia.Paint(stroke("#ffffff", 0.012))
        paint.setShader(fade)
        canvas.drawLine(start, y, start - reach, y, paint)


def _spray(canvas: skia.Canvas, moment: Moment, x: float, high: float) -> None:
    """Snow thrown up behind `x`."""
    if moment.action == "stand":
        return
    for k in range(16):
        life = (moment.t * 1.4 + k * 0.1618) % 1.0
        spread = 0.4 + 0.6 * ((k * 0.618) % 1.0)
        spot = (x - 0.75 * life, -0.03 - high * spread * math.sin(math.pi * min(1.0, 0.15 + 0.8 * life)) * 0.8)
        radius = 0.03 + 0.13 * life
        canvas.drawCircle(*spot, radius, glow(*spot, radius, "#ffffff", round(220 * (1 - life))))
