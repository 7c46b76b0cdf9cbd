"""What lives under water besides fish: whales, sharks, dolphins, turtles, octopuses, jellyfish, crabs."""

import math
from collections.abc import Sequence

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import TAU, Keys, Point, wave
from rushes.engines.previs.figures.kits import Moment
from rushes.engines.previs.figures.paint import Ribbon, Tone, cloth, fill, polygon, rounded, shaded, smooth, stroke
from rushes.engines.previs.raster import skia


def _eye(canvas: skia.Canvas, at: Point, r: float, white: bool = False) -> None:
    if white:
        canvas.drawCircle(*at, r * 1.7, fill("#ffffff"))
    canvas.drawCircle(*at, r, fill("#1a1216"))
    canvas.drawCircle(at[0] + r * 0.3, at[1] - r * 0.4, r * 0.34, fill("#ffffff"))


class _Swimmer:
    """A long body on a spine that beats up and down or from side to side, nose to the right."""

    def __init__(self, moment: Moment, beat: float, depth: float, rate: float) -> None:
        self.t, self.beat, self.depth, self.rate = moment.t, beat, depth, rate
        self.phase = moment.phase
        self.amount = 1.0 if moment.action == "swim" else 0.35

    def spine(self, k: float) -> Point:
        """k 0 nose .. 1 root of the tail fin."""
        swing = math.sin(TAU * (self.t * self.rate + self.phase) - k * 3.2) * k**2
        return 0.5 - k, self.beat * self.amount * swing

    def body(self, canvas: skia.Canvas, widths: Keys, upper: Tone, under: str, share: float) -> skia.Path:
        """The body with a pale underside below `share` of its half width."""
        points = [self.spine(k) for k, _ in widths]
        ribbon = Ribbon(points, [max(0.004, w) for _, w in widths], 0.5, 0.0)
        path = smooth([*ribbon.chain([1.0] * len(points)), *ribbon.chain([-1.0] * len(points))[::-1]])
        canvas.drawPath(path, fill(upper.base))
        canvas.save()
        canvas.clipPath(path, True)
        # Edge normals of a spine that runs to the left point up: -1 is the belly.
        low = [*ribbon.chain([share] * len(points)), *ribbon.chain([1.6] * len(points))[::-1]]
        canvas.drawPath(smooth(low), fill(under))
        light = [*ribbon.chain([-0.95] * len(points)), *ribbon.chain([-0.55] * len(points))[::-1]]
        canvas.drawPath(smooth(light), fill(upper.light, 120))
        shade = [*ribbon.chain([0.80] * len(points)), *ribbon.chain([1.6] * len(points))[::-1]]
        canvas.drawPath(smooth(shade), fill(upper.shade, 90))
        canvas.restore()
        return path


def _flukes(canvas: skia.Canvas, at: Point, lift: float, size: float, tone: Tone) -> None:
    x, y = at
    for side, colour in ((-1, tone.shade), (1, tone.base)):
        fluke = [
            (x + 0.04, y),
            (x - 0.10 * size, y + side * 0.03 + lift),
            (x - 0.24 * size, y + side * 0.15 * size + lift * 1.6),
        ]
        canvas.drawPath(rounded([*fluke, (x - 0.13 * size, y + side * 0.02 + lift * 1.2)]), fill(colour))


def whale(canvas: skia.Canvas, moment: Moment) -> None:
    """A great whale. The unit is its length."""
    coat, under = cloth(moment.colours["coat"]), moment.colours["mark"]
    body = _Swimmer(moment, 0.06, 0.2, 0.28)
    tail, after = body.spine(0.94), body.spine(1.1)
    _flukes(canvas, tail, (after[1] - tail[1]) * 1.4, 1.0, coat)
    widths: Keys = ((0, 0.03), (0.04, 0.085), (0.16, 0.145), (0.34, 0.165), (0.54, 0.125), (0.74, 0.062), (0.94, 0.022))
    path = body.body(canvas, widths, coat, under, 0.28)
    canvas.save()
    canvas.clipPath(path, True)
    for k in range(6):
        y = 0.055 + 0.017 * k
        canvas.drawPath(
            smooth([(0.49, y - 0.01), (0.30, y + 0.008), (0.12, y)], False), stroke(mix(under, coat.shade, 0.45), 0.005)
        )
    canvas.drawPath(smooth([(0.52, 0.03), (0.40, 0.045), (0.30, 0.02), (0.27, 0.0)], False), stroke(coat.deep, 0.010))
    canvas.restore()
    flap = 0.05 * wave(moment.t * 0.28 + 0.2)
    fin = [(0.20, 0.09), (0.12, 0.17 + flap), (-0.02, 0.26 + flap * 2), (0.04, 0.15 + flap), (0.10, 0.08)]
    shaded(canvas, rounded(fin), coat, moment.light.x * 0.02, moment.light.y * 0.03)
    x, y = body.spine(0.62)
    canvas.drawPath(rounded([(x + 0.05, y - 0.09), (x - 0.03, y - 0.155), (x - 0.06, y - 0.08)]), fill(coat.shade))
    _eye(canvas, (0.285, -0.015), 0.011)


def shark(canvas: skia.Canvas, moment: Moment) -> None:
    """A shark. The unit is its length."""
    coat, under = cloth(moment.colours["coat"]), moment.colours["mark"]
    body = _Swimmer(moment, 0.05, 0.2, 0.8)
    x, y = body.spine(0.92)
    ty = body.spine(1.05)[1]
    tail = [
        (x + 0.06, y),
        (x - 0.05, y - 0.06),
        (x - 0.15, ty - 0.20),
        (x - 0.085, ty - 0.01),
        (x - 0.11, ty + 0.11),
        (x - 0.02, y + 0.03),
    ]
    shaded(canvas, rounded(tail), coat, moment.light.x * 0.02, moment.light.y * 0.02)
    far = [(0.12, 0.06), (0.02, 0.15), (-0.05, 0.19), (0.0, 0.08)]
    canvas.drawPath(rounded(far), fill(coat.shade))
    widths: Keys = (
        (0, 0.008),
        (0.05, 0.048),
        (0.16, 0.095),
        (0.34, 0.115),
        (0.55, 0.085),
        (0.76, 0.040),
        (0.92, 0.018),
    )
    path = body.body(canvas, widths, coat, under, 0.30)
    fx, fy = body.spine(0.44)
    fin = [(fx + 0.10, fy - 0.08), (fx - 0.02, fy - 0.21), (fx - 0.07, fy - 0.23), (fx - 0.06, fy - 0.08)]
    shaded(canvas, rounded(fin), coat, moment.light.x * 0.02, moment.light.y * 0.02)
    near = [(0.16, 0.05), (0.04, 0.17), (-0.05, 0.235), (-0.03, 0.15), (0.05, 0.06)]
    shaded(canvas, rounded(near), coat, moment.light.x * 0.02, moment.light.y * 0.03)
    canvas.save()
    canvas.clipPath(path, True)
    for k in range(4):
        gill = [(0.215 - 0.024 * k, -0.045), (0.20 - 0.024 * k, 0.0), (0.21 - 0.024 * k, 0.04)]
        canvas.drawPath(smooth(gill, False), stroke(coat.shade, 0.007))
    mouth = smooth([(0.455, 0.045), (0.40, 0.035), (0.335, 0.055)], False)
    canvas.drawPath(mouth, stroke(coat.deep, 0.010))
    for k in range(4):
        tx = 0.36 + 0.022 * k
        canvas.drawPath(polygon([(tx, 0.042), (tx + 0.018, 0.040), (tx + 0.009, 0.060)]), fill("#ffffff"))
    canvas.restore()
    _eye(canvas, (0.385, -0.018), 0.012)


def dolphin(canvas: skia.Canvas, moment: Moment) -> None:
    """A dolphin. The unit is its length."""
    coat, under = cloth(moment.colours["coat"]), moment.colours["mark"]
    body = _Swimmer(moment, 0.09, 0.2, 0.75)
    canvas.save()
    canvas.rotate(4 * wave(moment.t * 0.75 + moment.phase))
    tail, after = body.spine(0.93), body.spine(1.08)
    _flukes(canvas, tail, (after[1] - tail[1]) * 1.6, 0.8, coat)
    beak = [(0.36, -0.035), (0.50, -0.010), (0.505, 0.012), (0.36, 0.045)]
    canvas.drawPath(rounded(beak), fill(mix(coat.base, under, 0.3)))
    widths: Keys = (
        (0.06, 0.02),
        (0.10, 0.060),
        (0.20, 0.095),
        (0.38, 0.112),
        (0.58, 0.085),
        (0.78, 0.042),
        (0.93, 0.018),
    )
    path = body.body(canvas, widths, coat, under, 0.25)
    fx, fy = body.spine(0.50)
    fin = [(fx + 0.09, fy - 0.08), (fx - 0.02, fy - 0.17), (fx - 0.10, fy - 0.20), (fx - 0.06, fy - 0.08)]
    shaded(canvas, rounded(fin), coat, moment.light.x * 0.02, moment.light.y * 0.02)
    near = [(0.20, 0.06), (0.11, 0.14), (0.03, 0.19), (0.07, 0.10), (0.12, 0.05)]
    shaded(canvas, rounded(near), coat, moment.light.x * 0.02, moment.light.y * 0.02)
    canvas.save()
    canvas.clipPath(path, True)
    canvas.drawPath(smooth([(0.44, 0.012), (0.36, 0.018), (0.315, 0.0)], False), stroke(coat.deep, 0.008))
    canvas.restore()
    _eye(canvas, (0.315, -0.022), 0.012)
    canvas.restore()


def turtle(canvas: skia.Canvas, moment: Moment) -> None:
    """A sea turtle that rows with its fore flippers. The unit is its length."""
    t, light = moment.t, moment.light
    coat, shell = cloth(moment.colours["coat"]), cloth(moment.colours["mark"])
    stroke_ = wave(t * 0.45 + moment.phase)
    canvas.save()
    canvas.translate(0, 0.02 * wave(t * 0.45 + 0.3))
    far = [(0.22, 0.06), (0.16, 0.20 + 0.10 * stroke_), (0.02, 0.32 + 0.16 * stroke_), (0.10, 0.14)]
    canvas.drawPath(rounded(far), fill(coat.shade))
    rear = [(-0.34, 0.06), (-0.48, 0.10 - 0.05 * stroke_), (-0.56, 0.18 - 0.05 * stroke_), (-0.40, 0.16)]
    canvas.drawPath(rounded(rear), fill(coat.shade))
    head = [(0.30, -0.02), (0.38, -0.10), (0.50, -0.085), (0.53, -0.01), (0.48, 0.04), (0.34, 0.07)]
    shaded(canvas, rounded(head), coat, light.x * 0.02, light.y * 0.03)
    _eye(canvas, (0.455, -0.035), 0.014)
    canvas.drawPath(smooth([(0.525, 0.01), (0.48, 0.018), (0.45, 0.012)], False), stroke(coat.deep, 0.008))
    canvas.drawPath(
        rounded([(-0.40, 0.03), (0.0, 0.18), (0.36, 0.05), (0.30, 0.0), (-0.3, 0.0)]),
        fill(mix(coat.base, "#f0e2b0", 0.6)),
    )
    dome = skia.Path()
    dome.moveTo(-0.44, 0.06)
    dome.cubicTo(-0.34, -0.16, -0.10, -0.24, 0.06, -0.22)
    dome.cubicTo(0.24, -0.20, 0.36, -0.06, 0.38, 0.05)
    dome.cubicTo(0.20, 0.11, -0.20, 0.13, -0.44, 0.06)
    shaded(canvas, dome, shell, light.x * 0.05, light.y * 0.08)
    canvas.save()
    canvas.clipPath(dome, True)
    for x, w in ((-0.24, 0.11), (-0.02, 0.12), (0.19, 0.10)):
        plate = [
            (x - w, 0.0),
            (x - w * 0.5, -0.10),
            (x + w * 0.5, -0.10),
            (x + w, 0.0),
            (x + w * 0.5, 0.075),
            (x - w * 0.5, 0.075),
        ]
        canvas.drawPath(polygon(plate), stroke(shell.shade, 0.014))
    canvas.restore()
    near = [
        (0.26, 0.05),
        (0.24, 0.18 + 0.12 * stroke_),
        (0.08, 0.36 + 0.20 * stroke_),
        (0.10, 0.20 + 0.08 * stroke_),
        (0.14, 0.07),
    ]
    shaded(canvas, rounded(near), coat, light.x * 0.02, light.y * 0.03)
    canvas.restore()


def octopus(canvas: skia.Canvas, moment: Moment) -> None:
    """An octopus. The unit is its height."""
    t, light, coat = moment.t, moment.light, cloth(moment.colours["coat"])
    pulse = 0.5 + 0.5 * wave(t * 0.5 + moment.phase)
    canvas.save()
    canvas.translate(0, -0.05 * pulse)
    for order in (0, 1):
        for k in range(4):
            i = 2 * k + order
            x = -0.20 + 0.057 * i
            tone = coat if order else coat.darker(0.5)
            points: list[Point] = []
            widths: list[float] = []
            for j in range(8):
                s = j / 7
                bend = math.sin(TAU * (t * 0.45 - s * 0.8) + i * 1.1) * 0.10 * s
                points.append(
                    (
                        x * (1 + 2.0 * s * (1.1 - 0.6 * pulse)) + bend,
                        0.02 + 0.50 * s * (0.85 + 0.2 * pulse) - 0.10 * s**3,
                    )
                )
                widths.append(0.055 * (1 - s) ** 0.8 + 0.008)
            Ribbon(points, widths, 0.3, 0.8).draw(canvas, tone, light)
    head = [
        (-0.21, 0.06),
        (-0.24, -0.14),
        (-0.20, -0.36),
        (0.0, -0.46),
        (0.20, -0.36),
        (0.24, -0.14),
        (0.21, 0.06),
        (0.0, 0.11),
    ]
    shaded(canvas, smooth(head), coat, light.x * 0.06, light.y * 0.08)
    for x in (-0.08, 0.10):
        _eye(canvas, (x, -0.06), 0.026, white=True)
    canvas.drawPath(smooth([(-0.02, 0.02), (0.015, 0.035), (0.05, 0.02)], False), stroke(coat.deep, 0.012))
    for x, y, r in ((-0.12, -0.28, 0.026), (0.06, -0.34, 0.020), (0.13, -0.22, 0.016)):
        canvas.drawCircle(x, y, r, fill(coat.shade, 150))
    canvas.restore()


def jellyfish(canvas: skia.Canvas, moment: Moment) -> None:
    """A jellyfish that pulses. The unit is its height."""
    t, coat = moment.t, cloth(moment.colours["coat"])
    pulse = 0.5 + 0.5 * wave(t * 0.55 + moment.phase)
    wide = 0.24 + 0.06 * pulse
    canvas.save()
    canvas.translate(0, 0.06 * wave(t * 0.55 + moment.phase + 0.2))
    for i in range(7):
        x = (i - 3) / 3 * wide * 0.8
        trail: list[Point] = [
            (
                x * (1 - 0.25 * s) + 0.05 * math.sin(TAU * (t * 0.4 - s) + i) * s,
                -0.18 + 0.62 * s * (0.8 + 0.06 * (i % 3)),
            )
            for s in (0.0, 0.25, 0.5, 0.75, 1.0)
        ]
        canvas.drawPath(
            smooth(trail, False), stroke(coat.light if i % 2 else coat.base, 0.012 if i % 2 else 0.026, 150)
        )
    bell = skia.Path()
    bell.moveTo(-wide, -0.16)
    bell.cubicTo(-wide * 1.1, -0.42, -wide * 0.5, -0.52, 0.0, -0.52)
    bell.cubicTo(wide * 0.5, -0.52, wide * 1.1, -0.42, wide, -0.16)
    for k in range(4):
        x0, x1 = wide * (1 - k / 2), wide * (1 - (k + 1) / 2)
        bell.quadTo((x0 + x1) / 2, -0.11, x1, -0.16)
    bell.close()
    canvas.drawPath(bell, fill(coat.base, 205))
    inner: Sequence[Point] = [
        (-wide * 0.6, -0.22),
        (-wide * 0.45, -0.40),
        (0, -0.45),
        (wide * 0.45, -0.40),
        (wide * 0.6, -0.22),
    ]
    canvas.drawPath(rounded(inner), fill(coat.light, 130))
    canvas.drawPath(
        smooth([(-wide * 0.7, -0.34), (-wide * 0.3, -0.465), (wide * 0.2, -0.48)], False), stroke("#ffffff", 0.016, 150)
    )
    canvas.restore()


def crab(canvas: skia.Canvas, moment: Moment) -> None:
    """A crab on the sand. The unit is its width; it stands on y = 0."""
    t, light, coat = moment.t, moment.light, cloth(moment.colours["coat"])
    step = t * 1.6 if moment.action == "swim" else 0.0
    for side in (-1, 1):
        for k in range(3):
            lift = 0.03 * max(0.0, wave(step + 0.33 * k + 0.5 * (side > 0)))
            knee = (side * (0.30 + 0.05 * k), -0.26 + 0.03 * k)
            foot = (side * (0.36 + 0.05 * k), -lift)
            canvas.drawPath(smooth([(side * 0.20, -0.18), knee, foot], False), stroke(coat.shade, 0.034))
        wavey = 0.05 * wave(t * 0.6 + 0.25 * side)
        elbow, claw = (side * 0.40, -0.30), (side * 0.42, -0.47 + wavey)
        canvas.drawPath(smooth([(side * 0.22, -0.22), elbow, claw], False), stroke(coat.base, 0.050))
        pincer = [
            (claw[0] - 0.08, claw[1]),
            (claw[0], claw[1] - 0.14),
            (claw[0] + 0.08, claw[1]),
            (claw[0], claw[1] + 0.06),
        ]
        shaded(canvas, rounded(pincer), coat, light.x * 0.02, light.y * 0.03)
        canvas.drawLine(claw[0], claw[1] - 0.13, claw[0], claw[1] - 0.03, stroke(coat.deep, 0.014))
        canvas.drawLine(side * 0.07, -0.30, side * 0.08, -0.38, stroke(coat.base, 0.028))
        _eye(canvas, (side * 0.08, -0.395), 0.024, white=True)
    body = [
        (-0.28, -0.20),
        (-0.20, -0.32),
        (0.0, -0.345),
        (0.20, -0.32),
        (0.28, -0.20),
        (0.16, -0.10),
        (0.0, -0.08),
        (-0.16, -0.10),
    ]
    shaded(canvas, smooth(body), coat, light.x * 0.04, light.y * 0.06)
    canvas.drawPath(smooth([(-0.05, -0.17), (0.0, -0.155), (0.05, -0.17)], False), stroke(coat.deep, 0.014))
