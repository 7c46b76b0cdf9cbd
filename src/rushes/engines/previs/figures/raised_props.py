"""Things held up in the right hand, or hanging from it: swords, torches, umbrellas, kites, flags, bouquets, bags."""

import math
from collections.abc import Callable

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import TAU, Point
from rushes.engines.previs.figures.grip import Grip
from rushes.engines.previs.figures.paint import (
    Tone,
    cloth,
    fill,
    polygon,
    rgba,
    rounded,
    shaded,
    smooth,
    stroke,
)
from rushes.engines.previs.raster import skia


def _sword(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.rotate(math.degrees(grip.angle) + 52 * grip.thumb + 90)
    blade = [(-0.014, 0.0), (-0.011, -0.38), (0.0, -0.41), (0.011, -0.38), (0.014, 0.0)]
    canvas.drawPath(polygon(blade), fill("#dfe5ee"))
    canvas.drawPath(polygon([(0, 0), (0, -0.41), (0.011, -0.38), (0.014, 0)]), fill("#97a2b6"))
    canvas.drawLine(-0.05, 0, 0.05, 0, stroke("#c79a44", 0.016))
    canvas.drawLine(0, 0, 0, 0.06, stroke("#5a3a2a", 0.018))


def _staff(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.drawLine(0, 0.42, 0, -0.45, stroke("#6a4a33", 0.018))


def _spear(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.drawLine(0, 0.44, 0, -0.56, stroke("#6a4a33", 0.015))
    blade = [(0, -0.74), (0.026, -0.62), (0.010, -0.55), (-0.010, -0.55), (-0.026, -0.62)]
    canvas.drawPath(polygon(blade), fill("#dfe5ee"))
    canvas.drawPath(polygon([(0, -0.74), (0.026, -0.62), (0.010, -0.55), (0, -0.55)]), fill("#97a2b6"))
    for k in range(3):
        canvas.drawLine(-0.012, -0.52 + 0.018 * k, 0.012, -0.515 + 0.018 * k, stroke("#c8443c", 0.008))
    canvas.drawPath(rounded([(0.005, -0.49), (0.04, -0.44), (0.028, -0.38), (0.008, -0.44)]), fill("#c8443c"))


def _racket(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.rotate(math.degrees(grip.angle) + 90 + 24 * grip.thumb)
    canvas.drawLine(0, 0.05, 0, -0.12, stroke("#2b2833", 0.018))
    canvas.drawLine(0, -0.11, 0, -0.17, stroke(tone.base, 0.012))
    oval = skia.Rect.MakeLTRB(-0.065, -0.335, 0.065, -0.165)
    for k in range(-4, 5):
        canvas.drawLine(0.013 * k, -0.325, 0.013 * k, -0.175, stroke("#f4f2ea", 0.0025, 190))
        canvas.drawLine(-0.058, -0.25 + 0.017 * k, 0.058, -0.25 + 0.017 * k, stroke("#f4f2ea", 0.0025, 190))
    canvas.drawOval(oval, stroke(tone.base, 0.014))


def _torch(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.drawPath(polygon([(-0.010, 0.07), (0.010, 0.07), (0.020, -0.09), (-0.020, -0.09)]), fill("#6a4a33"))
    lick = 0.02 * math.sin(grip.beat * 9)
    for reach, colour in ((0.115, "#ff7a3c"), (0.080, "#ffb648"), (0.045, "#fff0b8")):
        w = reach * 0.34
        flame = [(0, -0.08), (w, -0.10), (w * 0.6 + lick, -0.09 - reach * 0.6), (lick, -0.10 - reach)]
        canvas.drawPath(rounded([*flame, (-w * 0.7, -0.09 - reach * 0.5), (-w, -0.10)]), fill(colour))


def _wand(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.rotate(math.degrees(grip.angle) + 20)
    canvas.drawLine(-0.03, 0, 0.17, 0, stroke("#4a3340", 0.009))
    for k in range(4):
        a = k * TAU / 8
        canvas.drawLine(
            0.18 - 0.03 * math.cos(a),
            -0.03 * math.sin(a),
            0.18 + 0.03 * math.cos(a),
            0.03 * math.sin(a),
            stroke("#ffe9a0", 0.004),
        )
    canvas.drawCircle(0.18, 0, 0.011, fill("#fffbe6"))


def _flag(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    """A flag on its pole, in waves."""
    canvas.drawLine(0, 0.16, 0, -0.62, stroke("#c9b48a", 0.013))
    canvas.drawCircle(0, -0.63, 0.014, fill("#e0b050"))
    upper: list[Point] = []
    lower: list[Point] = []
    for k in range(9):
        x = 0.055 * k
        y = 0.020 * math.sin(grip.beat * TAU - 0.9 * k) * (k / 8)
        upper.append((x, -0.60 + y))
        lower.append((x, -0.33 + y * 1.2))
    shaded(canvas, polygon([*upper, *lower[::-1]]), tone, grip.light.x * 0.03, grip.light.y * 0.04)
    for k in (2, 4, 6):
        canvas.drawLine(*upper[k], *lower[k], stroke(tone.shade, 0.010, 120))


def _umbrella(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.drawLine(0, 0.05, 0, -0.52, stroke("#4a3a34", 0.012))
    canvas.drawPath(smooth([(0, 0.05), (0.0, 0.085), (0.022, 0.09), (0.030, 0.07)], False), stroke("#4a3a34", 0.013))
    dome = skia.Path()
    dome.moveTo(-0.30, -0.44)
    dome.cubicTo(-0.28, -0.69, 0.28, -0.69, 0.30, -0.44)
    for k in range(4, 0, -1):
        x0, x1 = 0.30 * (k / 2 - 1), 0.30 * ((k - 1) / 2 - 1)
        dome.quadTo((x0 + x1) / 2, -0.485, x1, -0.44)
    shaded(canvas, dome, tone, grip.light.x * 0.06, grip.light.y * 0.05)
    for x in (-0.15, 0.0, 0.15):
        canvas.drawPath(smooth([(0, -0.628), (x * 0.75, -0.56), (x, -0.445)], False), stroke(tone.shade, 0.005, 170))
    canvas.drawLine(0, -0.63, 0, -0.655, stroke("#4a3a34", 0.010))


def _balloon(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.drawPath(smooth([(0, 0.02), (0.015, -0.15), (0.0, -0.30)], False), stroke("#e8e2d8", 0.003))
    body = smooth([(0, -0.30), (0.075, -0.37), (0.08, -0.45), (0, -0.51), (-0.08, -0.45), (-0.075, -0.37)])
    shaded(canvas, body, tone, grip.light.x * 0.03, grip.light.y * 0.03)
    canvas.drawOval(skia.Rect.MakeLTRB(-0.045, -0.475, -0.02, -0.44), fill("#ffffff", 140))
    canvas.drawPath(polygon([(0, -0.302), (0.011, -0.288), (-0.011, -0.288)]), fill(mix(tone.base, tone.shade, 0.5)))


def _kite(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    """A kite high on its string, with a tail of bows; `beat` is how it sways."""
    x, y = 0.42 + 0.04 * grip.beat, -0.74 - 0.03 * grip.beat
    canvas.drawPath(smooth([(0, 0.02), (0.16, -0.34), (x - 0.02, y + 0.12)], False), stroke("#f4efe6", 0.004))
    tail = [(x - 0.05, y + 0.20), (x - 0.16 - 0.03 * grip.beat, y + 0.30), (x - 0.09, y + 0.42), (x - 0.20, y + 0.53)]
    canvas.drawPath(smooth(tail, False), stroke("#f4efe4", 0.006))
    for k, (tx, ty) in enumerate(tail[1:]):
        bow = [(tx - 0.030, ty - 0.017), (tx + 0.030, ty + 0.017), (tx + 0.030, ty - 0.017), (tx - 0.030, ty + 0.017)]
        canvas.drawPath(polygon(bow), fill(("#f2c14e", "#3f8fcc", "#5aa858")[k]))
    top, left, right, foot = (x + 0.09, y - 0.20), (x - 0.14, y - 0.04), (x + 0.17, y + 0.02), (x - 0.05, y + 0.21)
    middle = (x + 0.035, y - 0.02)
    for a, b, colour in (
        (top, right, tone.base),
        (right, foot, mix(tone.base, "#ffffff", 0.55)),
        (foot, left, tone.shade),
        (left, top, mix(tone.base, "#f2c14e", 0.75)),
    ):
        canvas.drawPath(polygon([middle, a, b]), fill(colour))
    canvas.drawLine(*top, *foot, stroke("#5a3a2a", 0.007))
    canvas.drawLine(*left, *right, stroke("#5a3a2a", 0.007))


def _bouquet(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    """A dozen flowers in paper."""
    canvas.drawPath(polygon([(-0.014, 0.06), (0.014, 0.06), (0.010, 0.0), (-0.010, 0.0)]), fill("#5a9a52"))
    heads = [(-0.075, -0.135), (-0.035, -0.165), (0.010, -0.175), (0.055, -0.160), (0.085, -0.125), (-0.055, -0.115),
             (-0.012, -0.135), (0.035, -0.130), (0.0, -0.105)]  # fmt: skip
    for x, y in heads:
        canvas.drawPath(rounded([(x * 0.4, -0.03), (x - 0.012, y + 0.02), (x + 0.026, y + 0.012)]), fill("#5a9a52"))
    for number, (x, y) in enumerate(heads):
        petal = tone.base if number % 3 else tone.light
        tulip = [(x, y + 0.024), (x - 0.024, y - 0.004), (x - 0.018, y - 0.030), (x, y - 0.014), (x + 0.018, y - 0.030),
                 (x + 0.024, y - 0.004)]  # fmt: skip
        canvas.drawPath(rounded(tulip), fill(petal))
    paper = polygon([(-0.100, -0.105), (0.0, -0.062), (0.105, -0.100), (0.022, 0.035), (-0.022, 0.035)])
    shaded(canvas, paper, cloth("#f6ead6"), grip.light.x * 0.03, grip.light.y * 0.01)
    canvas.drawLine(-0.020, 0.012, 0.020, 0.012, stroke("#d8707e", 0.016))


def _letter(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.rotate(-8)
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.075, -0.075, 0.065, 0.020), 0.004, 0.004, fill("#f6f0e2"))
    canvas.drawPath(smooth([(-0.075, -0.072), (-0.005, -0.018), (0.065, -0.072)], False), stroke("#b9ab96", 0.005))
    canvas.drawCircle(-0.005, -0.024, 0.012, fill("#c23a3a"))


def _candle(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.drawPath(rounded([(-0.042, 0.0), (0.042, 0.0), (0.030, 0.022), (-0.030, 0.022)]), fill("#c79a44"))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.013, -0.085, 0.013, 0.002), fill("#f6efdd"))
    glow = skia.GradientShader.MakeRadial((0, -0.11), 0.14, [rgba("#ffce70", 130), rgba("#ffce70", 0)])
    canvas.drawCircle(0, -0.11, 0.14, skia.Paint(AntiAlias=True, Shader=glow))
    lick = 0.006 * math.sin(grip.beat * 7)
    for reach, colour in ((0.058, "#ff9a3c"), (0.036, "#fff0b8")):
        flame = [(-reach * 0.26, -0.095), (0, -0.085), (reach * 0.26, -0.095), (lick, -0.09 - reach)]
        canvas.drawPath(rounded([flame[0], flame[1], flame[2], flame[3], flame[3]]), fill(colour))


def _suitcase(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.drawPath(
        smooth([(-0.035, 0.055), (-0.030, 0.008), (0.030, 0.008), (0.035, 0.055)], False), stroke("#3a2c28", 0.012)
    )
    case = skia.Path()
    case.addRoundRect(skia.Rect.MakeLTRB(-0.135, 0.050, 0.135, 0.235), 0.018, 0.018)
    shaded(canvas, case, tone, grip.light.x * 0.03, grip.light.y * 0.03)
    for x in (-0.085, 0.085):
        canvas.drawLine(x, 0.052, x, 0.233, stroke(tone.deep, 0.012))
        canvas.drawRect(skia.Rect.MakeLTRB(x - 0.012, 0.075, x + 0.012, 0.095), fill("#d8b45a"))


def _pistol(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    """A handgun along the fingers."""
    canvas.rotate(math.degrees(grip.angle))
    if math.cos(grip.angle) < 0:
        canvas.scale(1, -1)
    canvas.drawPath(polygon([(-0.018, -0.006), (0.010, -0.006), (0.002, 0.052), (-0.026, 0.052)]), fill("#4a3026"))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.028, -0.030, 0.115, -0.002), 0.004, 0.004, fill("#3a3c46"))
    canvas.drawLine(-0.02, -0.024, 0.11, -0.024, stroke("#6f7280", 0.005))
    canvas.drawCircle(0.024, 0.010, 0.013, stroke("#3a3c46", 0.006))


HELD_HIGH: dict[str, Callable[[skia.Canvas, Tone, Grip], None]] = {
    "umbrella": _umbrella,
    "sword": _sword,
    "staff": _staff,
    "torch": _torch,
    "wand": _wand,
    "balloon": _balloon,
    "kite": _kite,
    "racket": _racket,
    "spear": _spear,
    "letter": _letter,
    "bouquet": _bouquet,
    "flag": _flag,
    "candle": _candle,
    "suitcase": _suitcase,
    "pistol": _pistol,
}
"""By name."""
