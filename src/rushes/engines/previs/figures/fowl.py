"""Birds that are more at home on the ground or the water: penguin, duck, chicken, owl; and a bee, a frog, a snake."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import TAU, Point, wave
from rushes.engines.previs.figures.kits import Moment
from rushes.engines.previs.figures.paint import Ribbon, cloth, fill, polygon, rounded, shaded, smooth, stroke
from rushes.engines.previs.raster import skia


def _eye(canvas: skia.Canvas, x: float, y: float, r: float) -> None:
    canvas.drawCircle(x, y, r, fill("#1a1216"))
    canvas.drawCircle(x + r * 0.3, y - r * 0.4, r * 0.34, fill("#ffffff"))


def penguin(canvas: skia.Canvas, moment: Moment) -> None:
    """A penguin that waddles. The unit is its height; it stands on y = 0."""
    t, light = moment.t, moment.light
    coat, belly, beak = cloth(moment.colours["coat"]), cloth(moment.colours["under"]), moment.colours["beak"]
    p = t / 0.62 if moment.action == "walk" else 0.0
    for side, x in ((0.5, -0.05), (0.0, 0.06)):
        lift = 0.05 * max(0.0, wave(p + side)) if moment.action == "walk" else 0.0
        foot = [(x - 0.06, -lift), (x - 0.03, -0.045 - lift), (x + 0.06, -0.035 - lift), (x + 0.12, -lift)]
        canvas.drawPath(rounded(foot), fill(beak if side else mix(beak, "#7a3a20", 0.3)))
    canvas.save()
    canvas.rotate(5 * wave(p) if moment.action == "walk" else 1.2 * wave(t / 2.7))
    canvas.drawPath(rounded([(-0.14, -0.10), (-0.26, -0.01), (-0.10, -0.04)]), fill(coat.shade))
    flap = 0.05 * wave(t / 1.1)
    body = [
        (-0.20, -0.10),
        (-0.24, -0.34),
        (-0.18, -0.62),
        (-0.10, -0.76),
        (0.14, -0.76),
        (0.22, -0.58),
        (0.25, -0.32),
        (0.18, -0.08),
        (0.0, -0.03),
    ]
    path = smooth(body)
    shaded(canvas, path, coat, light.x * 0.05, light.y * 0.06)
    canvas.save()
    canvas.clipPath(path, True)
    front = [(0.30, -0.68), (0.16, -0.68), (0.06, -0.52), (0.02, -0.30), (0.08, -0.08), (0.34, -0.04)]
    canvas.drawPath(smooth(front), fill(belly.base))
    canvas.drawPath(smooth([(0.40, -0.3), (0.2, -0.1), (0.0, -0.05), (0.2, 0.05)]), fill(belly.shade, 120))
    canvas.restore()
    head = [(-0.12, -0.72), (-0.14, -0.88), (0.0, -0.99), (0.15, -0.93), (0.19, -0.80), (0.12, -0.70)]
    shaded(canvas, smooth(head), coat, light.x * 0.04, light.y * 0.04)
    canvas.drawPath(smooth([(0.04, -0.73), (0.07, -0.86), (0.18, -0.84), (0.17, -0.74)]), fill(belly.base))
    canvas.drawPath(polygon([(0.16, -0.88), (0.33, -0.83), (0.16, -0.79)]), fill(beak))
    _eye(canvas, 0.115, -0.875, 0.022)
    wing = [(-0.02, -0.60), (-0.14, -0.42), (-0.20 - flap, -0.22), (-0.13 - flap, -0.20), (0.02, -0.44)]
    shaded(canvas, rounded(wing), coat, light.x * 0.03, light.y * 0.03)
    canvas.restore()


def duck(canvas: skia.Canvas, moment: Moment) -> None:
    """A duck on water (y = 0 is its surface) or walking. The unit is its length."""
    t, light = moment.t, moment.light
    coat, head_tone, beak = cloth(moment.colours["coat"]), cloth(moment.colours["mark"]), moment.colours["beak"]
    walking = moment.action == "walk"
    canvas.save()
    if walking:
        canvas.translate(0, -0.16)
        for side, x in ((0.5, -0.05), (0.0, 0.04)):
            lift = 0.05 * max(0.0, wave(t / 0.5 + side))
            canvas.drawLine(x, 0.02, x + 0.01, 0.15 - lift, stroke(beak, 0.03))
            canvas.drawPath(
                rounded([(x - 0.03, 0.16 - lift), (x + 0.02, 0.13 - lift), (x + 0.10, 0.16 - lift)]), fill(beak)
            )
        canvas.rotate(2.5 * wave(t / 0.5))
    else:
        canvas.translate(0, 0.012 * wave(t / 1.9))
    nod = 0.02 * wave(t / (0.5 if walking else 2.6))
    tail = [(-0.36, -0.14), (-0.56, -0.27), (-0.44, -0.10), (-0.34, -0.02)]
    canvas.drawPath(rounded(tail), fill(coat.shade))
    body = [
        (0.36, -0.16),
        (0.34, -0.02),
        (0.16, 0.07),
        (-0.20, 0.07),
        (-0.42, -0.06),
        (-0.40, -0.17),
        (-0.16, -0.22),
        (0.14, -0.24),
    ]
    shaded(canvas, smooth(body), coat, light.x * 0.05, light.y * 0.06)
    neck = [(0.34, -0.10), (0.31 + nod, -0.40), (0.16 + nod, -0.42), (0.12, -0.14)]
    canvas.drawPath(rounded(neck), fill(head_tone.shade))
    canvas.drawCircle(0.26 + nod, -0.44, 0.115, fill(head_tone.shade))
    canvas.drawCircle(0.26 + nod + light.x * 0.015, -0.44 + light.y * 0.015, 0.104, fill(head_tone.base))
    canvas.drawPath(
        rounded([(0.33 + nod, -0.48), (0.50 + nod, -0.43), (0.49 + nod, -0.39), (0.32 + nod, -0.39)]), fill(beak)
    )
    _eye(canvas, 0.295 + nod, -0.475, 0.020)
    canvas.drawPath(smooth([(0.15, -0.20), (0.24, -0.175), (0.34, -0.19)], False), stroke("#f4ead6", 0.024))
    wing = [(0.14, -0.16), (0.06, -0.03), (-0.20, 0.0), (-0.44, -0.12), (-0.20, -0.18)]
    shaded(canvas, rounded(wing), cloth(mix(coat.base, coat.shade, 0.35)), light.x * 0.03, light.y * 0.04)
    canvas.restore()


def chicken(canvas: skia.Canvas, moment: Moment) -> None:
    """A hen. The unit is its height; it stands on y = 0."""
    t, light = moment.t, moment.light
    coat, comb = cloth(moment.colours["coat"]), moment.colours["mark"]
    walking = moment.action == "walk"
    bob = 0.05 * (wave(t / 0.45) if walking else max(0.0, wave(t / 2.1)) ** 4)
    for side, x in ((0.5, -0.03), (0.0, 0.05)):
        swing = 0.06 * wave(t / 0.45 + side) if walking else 0.0
        lift = 0.04 * max(0.0, wave(t / 0.45 + side + 0.25)) if walking else 0.0
        canvas.drawLine(x, -0.24, x + swing, -0.02 - lift, stroke("#d99a3a", 0.026))
        for toe in (-0.05, 0.04, 0.09):
            canvas.drawLine(x + swing, -0.03 - lift, x + swing + toe, -lift, stroke("#d99a3a", 0.022))
    tail = [(-0.22, -0.44), (-0.46, -0.78), (-0.50, -0.60), (-0.42, -0.46), (-0.26, -0.30)]
    shaded(canvas, rounded(tail), coat, light.x * 0.03, light.y * 0.04)
    body = [
        (0.26, -0.54),
        (0.28, -0.36),
        (0.14, -0.22),
        (-0.12, -0.20),
        (-0.32, -0.34),
        (-0.32, -0.50),
        (-0.10, -0.50),
        (0.08, -0.62),
    ]
    shaded(canvas, smooth(body), coat, light.x * 0.06, light.y * 0.07)
    x, y = 0.22 + bob, -0.80
    if moment.action == "eat":
        x, y = 0.44, -0.16 - 0.30 * max(0.0, wave(t / 0.9 + moment.phase))
    neck = [(0.28, -0.46), (x + 0.09, y + 0.02), (x - 0.07, y), (0.04, -0.52)]
    canvas.drawPath(rounded(neck), fill(coat.base))
    for dx, r in ((-0.04, 0.045), (0.02, 0.052), (0.075, 0.042)):
        canvas.drawCircle(x + dx, y - 0.11, r, fill(comb))
    canvas.drawCircle(x, y, 0.105, fill(coat.base))
    canvas.drawPath(rounded([(x + 0.09, y + 0.02), (x + 0.13, y + 0.14), (x + 0.06, y + 0.13)]), fill(comb))
    canvas.drawPath(polygon([(x + 0.09, y - 0.03), (x + 0.21, y + 0.01), (x + 0.09, y + 0.05)]), fill("#e8a23c"))
    _eye(canvas, x + 0.045, y - 0.02, 0.018)
    wing = [(0.10, -0.46), (0.02, -0.32), (-0.18, -0.30), (-0.30, -0.42), (-0.10, -0.48)]
    shaded(canvas, rounded(wing), cloth(mix(coat.base, coat.shade, 0.4)), light.x * 0.03, light.y * 0.04)


def owl(canvas: skia.Canvas, moment: Moment) -> None:
    """An owl that looks around. The unit is its height; it sits on y = 0."""
    t, light = moment.t, moment.light
    coat, pale = cloth(moment.colours["coat"]), cloth(moment.colours["under"])
    turn = 0.05 * wave(t / 4.3 + moment.phase)
    blink = wave(t / 3.1 + moment.phase) > 0.985
    canvas.drawPath(rounded([(-0.12, -0.14), (-0.17, 0.09), (0.05, 0.06), (0.06, -0.12)]), fill(coat.shade))
    for x in (-0.06, 0.08):
        for toe in (-0.03, 0.0, 0.03):
            canvas.drawLine(x, -0.04, x + toe, 0.01, stroke("#d99a3a", 0.022))
    body = [
        (-0.26, -0.18),
        (-0.28, -0.46),
        (-0.18, -0.70),
        (0.18, -0.70),
        (0.28, -0.46),
        (0.26, -0.18),
        (0.10, -0.02),
        (-0.10, -0.02),
    ]
    path = smooth(body)
    shaded(canvas, path, coat, light.x * 0.06, light.y * 0.07)
    canvas.save()
    canvas.clipPath(path, True)
    canvas.drawOval(skia.Rect.MakeLTRB(-0.14, -0.58, 0.19, -0.02), fill(pale.base))
    for row in range(4):
        for k in range(4):
            x, y = -0.08 + 0.075 * k + 0.037 * (row % 2), -0.46 + 0.10 * row
            canvas.drawPath(smooth([(x - 0.022, y), (x, y + 0.03), (x + 0.022, y)], False), stroke(coat.shade, 0.014))
    canvas.restore()
    for side in (-1, 1):
        wing = [(side * 0.20, -0.56), (side * 0.31, -0.30), (side * 0.20, -0.06), (side * 0.15, -0.30)]
        shaded(canvas, rounded(wing), coat.darker(0.3), light.x * 0.03, light.y * 0.03)
    head = [
        (-0.26, -0.62),
        (-0.28, -0.84),
        (-0.27, -1.0),
        (-0.12, -0.92),
        (0.12, -0.92),
        (0.27, -1.0),
        (0.28, -0.84),
        (0.26, -0.62),
        (0.0, -0.56),
    ]
    shaded(canvas, smooth(head), coat, light.x * 0.05, light.y * 0.06)
    for side in (-1, 1):
        x = turn + side * 0.115
        canvas.drawCircle(x, -0.77, 0.115, fill(pale.base))
        if blink:
            canvas.drawPath(smooth([(x - 0.07, -0.77), (x, -0.74), (x + 0.07, -0.77)], False), stroke(coat.deep, 0.02))
            continue
        canvas.drawCircle(x, -0.77, 0.078, fill("#f2c14e"))
        canvas.drawCircle(x + turn * 0.5, -0.77, 0.045, fill("#1a1216"))
        canvas.drawCircle(x + turn * 0.5 + 0.014, -0.79, 0.014, fill("#ffffff"))
    canvas.drawPath(rounded([(turn - 0.035, -0.72), (turn + 0.035, -0.72), (turn, -0.62)]), fill("#d99a3a"))


def bee(canvas: skia.Canvas, moment: Moment) -> None:
    """A bee. The unit is its length."""
    t, coat, light = moment.t, cloth(moment.colours["coat"]), moment.light
    canvas.save()
    canvas.translate(0.10 * wave(t * 0.8 + moment.phase), 0.14 * wave(t * 1.1 + moment.phase * 3))
    canvas.rotate(-8 + 6 * wave(t * 0.7))
    buzz = 0.4 + 0.6 * abs(wave(t * 9.7))
    for x, alpha in ((-0.10, 120), (0.04, 170)):
        wing = [(x, -0.16), (x - 0.24, -0.30 - 0.22 * buzz), (x - 0.06, -0.34 - 0.26 * buzz), (x + 0.10, -0.20)]
        canvas.drawPath(smooth(wing), fill("#f4fbff", alpha))
    body = [
        (0.30, -0.02),
        (0.20, -0.19),
        (-0.10, -0.22),
        (-0.38, -0.10),
        (-0.48, 0.03),
        (-0.34, 0.13),
        (-0.05, 0.19),
        (0.20, 0.15),
    ]
    path = smooth(body)
    shaded(canvas, path, coat, light.x * 0.05, light.y * 0.07)
    canvas.save()
    canvas.clipPath(path, True)
    for x in (-0.02, -0.18, -0.33):
        canvas.drawLine(x, -0.3, x - 0.03, 0.3, stroke(moment.colours["mark"], 0.07))
    canvas.restore()
    canvas.drawCircle(0.31, -0.02, 0.135, fill(moment.colours["mark"]))
    _eye(canvas, 0.36, -0.04, 0.045)
    for tip in (0.44, 0.52):
        canvas.drawPath(
            smooth([(0.36, -0.13), (tip - 0.04, -0.26), (tip, -0.28)], False), stroke(moment.colours["mark"], 0.02)
        )
    canvas.restore()


def frog(canvas: skia.Canvas, moment: Moment) -> None:
    """A frog that sits, or hops. The unit is its length; it sits on y = 0."""
    t, light, coat = moment.t, moment.light, cloth(moment.colours["coat"])
    under = moment.colours["under"]
    k = (t / 1.3) % 1.0 if moment.action == "walk" else 0.0
    air = max(0.0, min(1.0, (k - 0.35) / 0.45))
    up = 4 * air * (1 - air)
    swell = 0.015 * wave(t / 0.8)
    canvas.save()
    canvas.translate(0, -0.34 * up)
    canvas.rotate(-16 * up)
    thigh = [
        (-0.10, -0.12),
        (-0.30, -0.28 + 0.2 * up),
        (-0.42 - 0.2 * up, -0.10 + 0.12 * up),
        (-0.30, 0.0),
        (-0.10, -0.01),
    ]
    shaded(canvas, rounded(thigh), coat.darker(0.2), light.x * 0.03, light.y * 0.04)
    canvas.drawPath(
        smooth([(-0.34, -0.03), (-0.20 - 0.4 * up, -0.01 + 0.12 * up), (-0.04 - 0.6 * up, -0.012 + 0.2 * up)], False),
        stroke(coat.shade, 0.05),
    )
    body = [
        (0.40, -0.22),
        (0.34, -0.06),
        (0.10, -0.03),
        (-0.28, -0.06),
        (-0.36, -0.16),
        (-0.10, -0.34),
        (0.14, -0.42),
        (0.34, -0.36),
    ]
    path = smooth(body)
    shaded(canvas, path, coat, light.x * 0.05, light.y * 0.07)
    canvas.save()
    canvas.clipPath(path, True)
    canvas.drawPath(
        rounded([(0.46, -0.18), (0.22, -0.16 - swell), (0.06, -0.06), (0.2, 0.05), (0.46, 0.0)]), fill(under)
    )
    canvas.drawPath(smooth([(0.42, -0.22), (0.30, -0.205), (0.18, -0.24)], False), stroke(coat.deep, 0.016))
    canvas.restore()
    for x in (0.16, 0.25):
        canvas.drawCircle(x, -0.42, 0.075, fill(coat.base))
        canvas.drawCircle(x + 0.01, -0.43, 0.050, fill("#f2d24e"))
        _eye(canvas, x + 0.015, -0.43, 0.028)
    canvas.drawPath(
        smooth([(0.18, -0.10), (0.20 + 0.1 * up, -0.03 + 0.04 * up), (0.27 + 0.1 * up, -0.012 + 0.06 * up)], False),
        stroke(coat.base, 0.055),
    )
    canvas.restore()


def snake(canvas: skia.Canvas, moment: Moment) -> None:
    """A snake that winds along. The unit is its length; it lies on y = 0."""
    t, light, coat = moment.t, moment.light, cloth(moment.colours["coat"])
    pace = 0.7 if moment.action == "walk" else 0.12
    points: list[Point] = []
    widths: list[float] = []
    count = 22
    for i in range(count):
        s = i / (count - 1)
        rise = 0.20 * max(0.0, 1 - s / 0.16) ** 0.7
        wind = 0.055 * math.sin(TAU * (s * 2.4 + t * pace)) * min(1.0, s * 4)
        points.append((0.42 - 0.86 * s, -0.055 + wind * 0.8 - rise))
        widths.append(0.034 * min(1.0, 0.8 + s * 3) * (1 - max(0.0, (s - 0.55) / 0.45)) + 0.006)
    ribbon = Ribbon(points, widths, 0.5, 0.4)
    ribbon.draw(canvas, coat, light)
    for i in range(3, count - 4, 2):
        x, y = points[i]
        w = widths[i]
        canvas.drawPath(
            polygon([(x - w, y), (x, y - w * 0.7), (x + w, y), (x, y + w * 0.7)]), fill(moment.colours["mark"], 200)
        )
    x, y = points[0]
    if wave(t / 1.3) > 0.3:
        for tip in (-0.014, 0.014):
            canvas.drawLine(x + 0.07, y, x + 0.13, y + tip, stroke("#c8303c", 0.008))
    shaded(
        canvas,
        smooth(
            [(x - 0.03, y - 0.035), (x + 0.05, y - 0.036), (x + 0.09, y), (x + 0.05, y + 0.03), (x - 0.03, y + 0.034)]
        ),
        coat,
        light.x * 0.01,
        light.y * 0.02,
    )
    _eye(canvas, x + 0.045, y - 0.014, 0.010)
