"""Creatures of stories that go upright: dinosaur, ghost, snowman. Drawn facing right, standing on y = 0."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import TAU, Point, lerp, wave
from rushes.engines.previs.figures.kits import Moment
from rushes.engines.previs.figures.paint import Ribbon, Tone, cloth, fill, polygon, rounded, shaded, smooth, stroke
from rushes.engines.previs.raster import skia


def _eye(canvas: skia.Canvas, x: float, y: float, r: float) -> None:
    canvas.drawCircle(x, y, r, fill("#1a1216"))
    canvas.drawCircle(x + r * 0.3, y - r * 0.4, r * 0.34, fill("#ffffff"))


DINOSAUR_STEP = 0.95
"""Seconds of two steps at full pace."""
DINOSAUR_STRIDE = 0.686
"""Units that two steps cover: a foot in stance goes back as fast as the body goes forward."""


def _cycle(moment: Moment) -> float:
    """Which part of its two steps a walker is in: by the way it has gone, or by time on the spot."""
    return moment.travelled / DINOSAUR_STRIDE if moment.travelled else moment.t / DINOSAUR_STEP


def _dinosaur_leg(canvas: skia.Canvas, moment: Moment, phase: float, tone: Tone) -> None:
    """A leg of a walker on two: in stance the foot goes back evenly, in the swing it is lifted."""
    p = (_cycle(moment) + phase) % 1.0 if moment.action == "walk" else 0.5 * phase
    reach = 0.20
    if moment.action != "walk":
        x, up = 0.05 - 0.10 * phase, 0.0
    elif p < 0.58:
        x, up = lerp(reach, -reach, p / 0.58), 0.0
    else:
        k = (p - 0.58) / 0.42
        x, up = lerp(-reach, reach, k * k * (3 - 2 * k)), 0.10 * math.sin(math.pi * k)
    hip, ankle = (-0.02, -0.44), (x - 0.03, -0.10 - up)
    knee = ((hip[0] + ankle[0]) / 2 + 0.13, -0.27 - up * 0.5)
    Ribbon([hip, knee, ankle], [0.125, 0.078, 0.042], 0.5, 0.6).draw(canvas, tone, moment.light)
    foot = [(x - 0.09, -up), (x - 0.07, -0.10 - up), (x + 0.03, -0.10 - up), (x + 0.16, -0.025 - up), (x + 0.15, -up)]
    canvas.drawPath(rounded(foot), fill(tone.base))
    for toe in (0.06, 0.11, 0.155):
        claw = [(x + toe - 0.012, -0.03 - up), (x + toe + 0.03, -up), (x + toe - 0.012, -up)]
        canvas.drawPath(polygon(claw), fill("#f0e6d2"))


def dinosaur(canvas: skia.Canvas, moment: Moment) -> None:
    """A tyrannosaur. The unit is its height."""
    t, light = moment.t, moment.light
    coat, pale = cloth(moment.colours["coat"]), moment.colours["under"]
    bob = 0.018 * wave(2 * _cycle(moment)) if moment.action == "walk" else 0.008 * wave(t / 2.9)
    canvas.save()
    canvas.translate(0, bob)
    _dinosaur_leg(canvas, moment, 0.5, coat.darker(0.55))
    points: list[Point] = []
    widths: list[float] = []
    for i in range(12):
        k = i / 11
        sway = 0.05 * math.sin(TAU * t / 1.9 - 3 * k) * k
        points.append((-0.06 - 0.80 * k, -0.48 + 0.16 * k * k - 0.12 * math.sin(math.pi * k) * 0.4 + sway))
        widths.append(0.165 * (1 - k) ** 1.25 + 0.008)
    Ribbon(points, widths, 0.3, 0.6).draw(canvas, coat, light)
    body = [
        (0.30, -0.66),
        (0.26, -0.44),
        (0.10, -0.30),
        (-0.14, -0.30),
        (-0.26, -0.46),
        (-0.14, -0.62),
        (0.06, -0.70),
        (0.20, -0.84),
    ]
    path = smooth(body)
    shaded(canvas, path, coat, light.x * 0.06, light.y * 0.08)
    canvas.save()
    canvas.clipPath(path, True)
    canvas.drawPath(
        rounded([(0.36, -0.64), (0.20, -0.60), (0.10, -0.36), (-0.06, -0.28), (0.30, -0.24)]), fill(pale, 220)
    )
    canvas.restore()
    for i in range(1, 9, 2):
        x, y = points[i]
        spine = [(x + 0.03, y - widths[i] * 0.9), (x - 0.01, y - widths[i] - 0.05), (x - 0.04, y - widths[i] * 0.85)]
        canvas.drawPath(polygon(spine), fill(coat.deep))
    nod = 0.012 * wave(t / 1.3)
    roar = max(0.0, wave(t / 3.7 + moment.phase)) ** 3
    neck = [(0.06, -0.60), (0.10, -0.84), (0.22, -0.95), (0.34, -0.84), (0.30, -0.58)]
    canvas.drawPath(rounded(neck), fill(coat.base))
    drop = 0.02 + 0.075 * roar
    jaw = [
        (0.20, -0.80),
        (0.48, -0.775 + drop + nod),
        (0.52, -0.745 + drop + nod),
        (0.34, -0.715 + drop * 0.7),
        (0.20, -0.72),
    ]
    canvas.drawPath(
        rounded([(0.22, -0.86), (0.50, -0.80 + nod), (0.50, -0.76 + drop + nod), (0.24, -0.75)]), fill("#5a1a24")
    )
    shaded(canvas, rounded(jaw), cloth(mix(coat.base, pale, 0.35)), light.x * 0.02, light.y * 0.02)
    head = [
        (0.12, -0.86),
        (0.18, -0.97),
        (0.34, -0.985 + nod),
        (0.54, -0.91 + nod),
        (0.575, -0.83 + nod),
        (0.50, -0.80 + nod),
        (0.28, -0.80),
    ]
    shaded(canvas, rounded(head), coat, light.x * 0.03, light.y * 0.04)
    for k in range(6):
        x = 0.31 + 0.04 * k
        canvas.drawPath(
            polygon([(x, -0.812 + nod), (x + 0.026, -0.812 + nod), (x + 0.013, -0.775 + nod)]), fill("#fbf5ec")
        )
    canvas.drawCircle(0.315, -0.905 + nod, 0.034, fill("#f2d24e"))
    _eye(canvas, 0.320, -0.905 + nod, 0.019)
    canvas.drawLine(0.275, -0.945 + nod, 0.355, -0.935 + nod, stroke(coat.deep, 0.016))
    canvas.drawCircle(0.53, -0.875 + nod, 0.008, fill(coat.deep))
    _dinosaur_leg(canvas, moment, 0.0, coat)
    wiggle = 0.02 * wave(t / 0.7)
    arm = [(0.17, -0.56), (0.25, -0.50 + wiggle), (0.31, -0.53 + wiggle)]
    Ribbon(arm, [0.038, 0.026, 0.018], 0.5, 0.6).draw(canvas, coat, light)
    canvas.restore()


def ghost(canvas: skia.Canvas, moment: Moment) -> None:
    """A friendly ghost that hovers. The unit is its height."""
    t, coat = moment.t, cloth(moment.colours["coat"])
    canvas.save()
    canvas.translate(0, -0.10 + 0.035 * wave(t / 2.3 + moment.phase))
    canvas.rotate(3 * wave(t / 3.1))
    trail = 0.06 if moment.action == "fly" else 0.0
    hem: list[Point] = []
    for i in range(9):
        k = i / 8
        x = lerp(0.26, -0.30, k) - trail * (1 + k)
        hem.append((x, -0.04 + (0.05 if i % 2 else -0.03) + 0.02 * wave(t / 1.3 + k)))
    outline = [
        (-0.30 - trail, -0.30),
        (-0.27, -0.62),
        (-0.18, -0.90),
        (0.0, -1.0),
        (0.18, -0.90),
        (0.26, -0.62),
        (0.27, -0.30),
    ]
    path = rounded([*outline, *hem])
    canvas.drawPath(path, fill(coat.base, 222))
    canvas.save()
    canvas.clipPath(path, True)
    canvas.drawPath(
        rounded([(-0.4, -0.6), (-0.16, -0.55), (-0.10, -0.2), (-0.2, 0.1), (-0.5, 0.1)]), fill(coat.shade, 70)
    )
    canvas.drawPath(smooth([(-0.12, -0.86), (0.0, -0.93), (0.10, -0.88)], False), stroke("#ffffff", 0.03, 170))
    canvas.restore()
    for side in (-1, 1):
        wave_ = 0.05 * wave(t / 1.7 + 0.3 * side)
        arm = [(side * 0.22, -0.52), (side * 0.34, -0.48 + wave_), (side * 0.40, -0.58 + wave_)]
        Ribbon(arm, [0.075, 0.055, 0.036], 0.5, 0.9).draw(canvas, coat, moment.light, 0.5)
    blink = wave(t / 3.3 + moment.phase) > 0.98
    for x in (-0.02, 0.13):
        tall = 0.012 if blink else 0.062
        canvas.drawOval(skia.Rect.MakeLTRB(x - 0.036, -0.70 - tall, x + 0.036, -0.70 + tall), fill("#2a2438"))
        if not blink:
            canvas.drawCircle(x + 0.012, -0.73, 0.013, fill("#ffffff"))
    canvas.drawOval(skia.Rect.MakeLTRB(0.02, -0.585, 0.10, -0.50), fill("#2a2438"))
    canvas.restore()


def snowman(canvas: skia.Canvas, moment: Moment) -> None:
    """A snowman with a hat, a scarf and twigs for arms. The unit is its height."""
    t, light = moment.t, moment.light
    snow, scarf = cloth(moment.colours["coat"]), cloth(moment.colours["mark"])
    canvas.save()
    canvas.rotate(1.5 * wave(t / 2.9))
    for side in (-1, 1):
        up = 0.05 * wave(t / 1.3 + 0.25 * side)
        twig = [(side * 0.14, -0.46), (side * 0.30, -0.56), (side * 0.42, -0.68 + up)]
        canvas.drawPath(smooth(twig, False), stroke("#5a3f30", 0.022))
        for dx, dy in ((0.07, -0.03), (0.02, -0.08)):
            canvas.drawLine(
                side * 0.36, -0.62 + up * 0.6, side * (0.36 + dx), -0.62 + up + dy, stroke("#5a3f30", 0.013)
            )
    for y, r in ((-0.22, 0.245), (-0.50, 0.180), (-0.735, 0.135)):
        ball = skia.Path()
        ball.addCircle(0, y, r)
        shaded(canvas, ball, snow, light.x * r * 0.35, light.y * r * 0.40)
    for y in (-0.42, -0.50, -0.58):
        canvas.drawCircle(0.06, y, 0.014, fill("#2b2833"))
    wrap = [(-0.13, -0.66), (0.0, -0.63), (0.14, -0.66), (0.15, -0.61), (0.0, -0.575), (-0.14, -0.61)]
    shaded(canvas, smooth(wrap), scarf, light.x * 0.02, light.y * 0.02)
    end = [(0.06, -0.60), (0.13, -0.60), (0.15 + 0.02 * wave(t / 1.7), -0.44), (0.07 + 0.02 * wave(t / 1.7), -0.44)]
    canvas.drawPath(rounded(end), fill(scarf.base))
    for x in (0.01, 0.085):
        canvas.drawCircle(x, -0.765, 0.017, fill("#2b2833"))
    canvas.drawPath(polygon([(0.04, -0.745), (0.20, -0.722), (0.04, -0.712)]), fill("#e8843a"))
    for k in range(5):
        a = 0.5 + 0.42 * k
        canvas.drawCircle(0.045 + 0.062 * math.cos(a), -0.705 + 0.042 * math.sin(a), 0.008, fill("#2b2833"))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.155, -0.872, 0.155, -0.842), 0.012, 0.012, fill("#2f2b38"))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.10, -1.02, 0.10, -0.86), fill("#2f2b38"))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.10, -0.905, 0.10, -0.872), fill(scarf.base))
    canvas.restore()
