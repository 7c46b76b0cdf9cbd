"""Things held in the right hand."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import TAU, Point
from rushes.engines.previs.figures.paint import (
    FormLight,
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


@dataclass(frozen=True, slots=True)
class Grip:
    """How a thing is held: the direction of the fingers (radians), the thumb's side (+1 or -1), the light.

    `beat` 0..1 is what the action does with the thing, such as the height of what is tossed.
    """

    angle: float
    thumb: int
    beat: float
    light: FormLight


def draw_prop(canvas: skia.Canvas, prop: str, colour: str, at: Point, size: float, grip: Grip) -> None:
    """A held thing at a hand, drawn under the gripping fingers. `size` is the figure's height in pixels."""
    canvas.save()
    canvas.translate(*at)
    canvas.scale(size, size)
    PROPS[prop](canvas, cloth(colour), grip)
    canvas.restore()


def _microphone(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.rotate(14)
    canvas.drawLine(0, 0.045, 0, -0.050, stroke("#2b2833", 0.019))
    canvas.drawCircle(0, -0.068, 0.022, fill("#3c3947"))
    canvas.drawCircle(0.006 * grip.light.x, -0.073, 0.012, fill("#7d7a8a"))
    canvas.drawLine(-0.020, -0.052, 0.020, -0.052, stroke("#b8bcc8", 0.006))


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


def _sword(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.rotate(math.degrees(grip.angle) + 52 * grip.thumb + 90)
    blade = [(-0.014, 0.0), (-0.011, -0.38), (0.0, -0.41), (0.011, -0.38), (0.014, 0.0)]
    canvas.drawPath(polygon(blade), fill("#dfe5ee"))
    canvas.drawPath(polygon([(0, 0), (0, -0.41), (0.011, -0.38), (0.014, 0)]), fill("#97a2b6"))
    canvas.drawLine(-0.05, 0, 0.05, 0, stroke("#c79a44", 0.016))
    canvas.drawLine(0, 0, 0, 0.06, stroke("#5a3a2a", 0.018))


def _staff(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.drawLine(0, 0.42, 0, -0.45, stroke("#6a4a33", 0.018))


def _lantern(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.drawLine(0, 0, 0, 0.05, stroke("#3a3036", 0.006))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.03, 0.05, 0.03, 0.125), 0.01, 0.01, fill("#ffdf8a"))
    for top in (0.045, 0.118):
        canvas.drawRect(skia.Rect.MakeLTRB(-0.034, top, 0.034, top + 0.013), fill("#3a3036"))


def _cup(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    cup = polygon([(-0.026, -0.050), (0.026, -0.050), (0.020, 0.026), (-0.020, 0.026)])
    shaded(canvas, cup, cloth("#f3ece0"), grip.light.x * 0.014, grip.light.y * 0.004)
    canvas.drawRect(skia.Rect.MakeLTRB(-0.0235, -0.026, 0.0235, 0.004), fill(tone.base))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.029, -0.060, 0.029, -0.047), 0.004, 0.004, fill("#4a4450"))


def _book(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.050, -0.075, 0.050, 0.035), 0.006, 0.006, fill(tone.base))
    canvas.drawRect(skia.Rect.MakeLTRB(0.042, -0.070, 0.052, 0.030), fill("#efe6d2"))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.050, -0.075, -0.036, 0.035), fill(tone.shade))


def _phone(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.021, -0.058, 0.021, 0.028), 0.006, 0.006, fill("#20222c"))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.018, -0.053, 0.018, 0.022), 0.003, 0.003, fill("#5f88b8"))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.018, -0.053, -0.004, 0.022), fill("#8fb4dc"))


def _flower(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.drawPath(smooth([(0, 0.05), (0.006, -0.03), (0, -0.085)], False), stroke("#4f8a4a", 0.007))
    canvas.drawPath(rounded([(0, -0.02), (0.03, -0.045), (0.035, -0.03), (0.012, -0.008)]), fill("#5a9a52"))
    for i in range(6):
        a = i / 6 * TAU
        canvas.drawCircle(0.016 * math.cos(a), -0.095 + 0.016 * math.sin(a), 0.0125, fill(tone.base))
    canvas.drawCircle(0, -0.095, 0.010, fill("#f2c14e"))


def _camera(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.045, -0.055, 0.045, 0.012), 0.008, 0.008, fill("#2a2833"))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.018, -0.066, 0.018, -0.050), fill("#2a2833"))
    canvas.drawCircle(0, -0.022, 0.024, fill("#4a4858"))
    canvas.drawCircle(0, -0.022, 0.016, fill("#1a2436"))
    canvas.drawCircle(-0.005, -0.027, 0.005, fill("#9fc0e8"))


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


def _sandwich(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.rotate(-14)
    for top, bottom, colour in (
        (-0.052, -0.028, "#d9a35e"),
        (-0.034, -0.024, "#7fae4e"),
        (-0.026, -0.016, "#c8503c"),
        (-0.018, 0.004, "#e2b272"),
    ):
        canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.045, top, 0.045, bottom), 0.009, 0.009, fill(colour))


def _ice_cream(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.drawPath(polygon([(-0.024, -0.045), (0.024, -0.045), (0.0, 0.040)]), fill("#d9a35e"))
    for x, y, r in ((-0.010, -0.058, 0.023), (0.012, -0.060, 0.022), (0.0, -0.080, 0.021)):
        canvas.drawCircle(x, y, r, fill(mix(tone.base, "#ffffff", 0.35)))
        canvas.drawCircle(x + grip.light.x * 0.006, y + grip.light.y * 0.006, r * 0.6, fill(tone.light))


def _pan(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    """A frying pan along the fingers, and what is tossed in it."""
    way = 1.0 if math.cos(grip.angle) >= 0 else -1.0
    turn = math.degrees(math.sin(grip.angle)) * 0.35
    canvas.scale(way, 1)
    canvas.rotate(max(-16.0, min(12.0, turn)))
    canvas.drawLine(-0.03, 0, 0.07, 0, stroke("#2b2833", 0.014))
    canvas.drawPath(rounded([(0.05, -0.014), (0.23, -0.014), (0.215, 0.020), (0.07, 0.020)]), fill("#3a3843"))
    canvas.drawLine(0.065, -0.012, 0.215, -0.012, stroke("#6a6874", 0.006))
    high, flip = 0.18 * grip.beat, 1.0 - 1.7 * grip.beat
    cake = max(0.006, abs(flip) * 0.012)
    canvas.drawOval(skia.Rect.MakeLTRB(0.08, -0.026 - high - cake, 0.20, -0.010 - high + cake), fill("#b9782f"))
    canvas.drawOval(skia.Rect.MakeLTRB(0.085, -0.030 - high - cake, 0.195, -0.016 - high + cake * 0.4), fill("#eec06a"))


def _brush(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.rotate(math.degrees(grip.angle))
    canvas.drawLine(-0.03, 0, 0.085, 0, stroke("#b98a4f", 0.008))
    canvas.drawLine(0.08, 0, 0.095, 0, stroke("#b9c0ca", 0.012))
    canvas.drawPath(rounded([(0.095, -0.008), (0.125, 0.0), (0.095, 0.008)]), fill(tone.base))


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


def _fork(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.rotate(math.degrees(grip.angle))
    canvas.drawLine(-0.04, 0, 0.075, 0, stroke("#c4ccd6", 0.009))
    for y in (-0.010, 0.0, 0.010):
        canvas.drawLine(0.075, y, 0.105, y, stroke("#c4ccd6", 0.005))
    canvas.drawLine(0.075, -0.010, 0.075, 0.010, stroke("#c4ccd6", 0.007))
    canvas.drawCircle(0.105, 0, 0.016, fill("#c8743c"))


def _racket(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.rotate(math.degrees(grip.angle) + 90 + 24 * grip.thumb)
    canvas.drawLine(0, 0.05, 0, -0.12, stroke("#2b2833", 0.018))
    canvas.drawLine(0, -0.11, 0, -0.17, stroke(tone.base, 0.012))
    oval = skia.Rect.MakeLTRB(-0.065, -0.335, 0.065, -0.165)
    for k in range(-4, 5):
        canvas.drawLine(0.013 * k, -0.325, 0.013 * k, -0.175, stroke("#f4f2ea", 0.0025, 190))
        canvas.drawLine(-0.058, -0.25 + 0.017 * k, 0.058, -0.25 + 0.017 * k, stroke("#f4f2ea", 0.0025, 190))
    canvas.drawOval(oval, stroke(tone.base, 0.014))


def _spear(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.drawLine(0, 0.44, 0, -0.56, stroke("#6a4a33", 0.015))
    blade = [(0, -0.74), (0.026, -0.62), (0.010, -0.55), (-0.010, -0.55), (-0.026, -0.62)]
    canvas.drawPath(polygon(blade), fill("#dfe5ee"))
    canvas.drawPath(polygon([(0, -0.74), (0.026, -0.62), (0.010, -0.55), (0, -0.55)]), fill("#97a2b6"))
    for k in range(3):
        canvas.drawLine(-0.012, -0.52 + 0.018 * k, 0.012, -0.515 + 0.018 * k, stroke("#c8443c", 0.008))
    canvas.drawPath(rounded([(0.005, -0.49), (0.04, -0.44), (0.028, -0.38), (0.008, -0.44)]), fill("#c8443c"))


def _letter(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.rotate(-8)
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.075, -0.075, 0.065, 0.020), 0.004, 0.004, fill("#f6f0e2"))
    canvas.drawPath(smooth([(-0.075, -0.072), (-0.005, -0.018), (0.065, -0.072)], False), stroke("#b9ab96", 0.005))
    canvas.drawCircle(-0.005, -0.024, 0.012, fill("#c23a3a"))


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


def _magnifier(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.drawLine(0, 0.035, 0, -0.030, stroke("#6a4a33", 0.016))
    canvas.drawCircle(0, -0.080, 0.052, fill("#d8eef6", 170))
    canvas.drawCircle(-0.014, -0.096, 0.016, fill("#ffffff", 200))
    canvas.drawCircle(0, -0.080, 0.052, stroke("#c79a44", 0.013))


def _pocket_watch(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    """A watch on the palm, its chain hanging, and dust that is blown off it."""
    canvas.drawPath(
        smooth([(0.0, -0.02), (-0.03, 0.05), (-0.01, 0.11), (-0.05, 0.15)], False), stroke("#c79a44", 0.007)
    )
    canvas.drawCircle(0, -0.052, 0.048, fill("#b8862c"))
    canvas.drawCircle(0, -0.052, 0.042, fill("#e8bc50"))
    canvas.drawCircle(0, -0.052, 0.033, fill("#fbf4e2"))
    canvas.drawCircle(0, -0.106, 0.012, fill("#c79a44"))
    canvas.drawLine(0, -0.052, 0, -0.076, stroke("#2a2630", 0.005))
    canvas.drawLine(0, -0.052, 0.016, -0.046, stroke("#2a2630", 0.005))


PROPS: dict[str, Callable[[skia.Canvas, Tone, Grip], None]] = {
    "microphone": _microphone,
    "umbrella": _umbrella,
    "sword": _sword,
    "staff": _staff,
    "lantern": _lantern,
    "torch": _torch,
    "wand": _wand,
    "cup": _cup,
    "sandwich": _sandwich,
    "ice cream": _ice_cream,
    "pan": _pan,
    "brush": _brush,
    "book": _book,
    "phone": _phone,
    "flower": _flower,
    "camera": _camera,
    "balloon": _balloon,
    "kite": _kite,
    "fork": _fork,
    "magnifier": _magnifier,
    "pocket watch": _pocket_watch,
    "racket": _racket,
    "spear": _spear,
    "letter": _letter,
    "bouquet": _bouquet,
    "flag": _flag,
    "candle": _candle,
    "suitcase": _suitcase,
}
REACH: dict[str, tuple[float, float]] = {
    "umbrella": (0.32, 0.70),
    "balloon": (0.12, 0.55),
    "kite": (0.75, 1.35),
    "sword": (0.45, 0.45),
    "staff": (0.06, 0.50),
    "lantern": (0.06, 0.18),
    "torch": (0.10, 0.26),
    "wand": (0.24, 0.24),
    "pan": (0.27, 0.27),
    "brush": (0.16, 0.16),
    "rod": (0.85, 0.75),
    "broom": (0.40, 0.85),
    "guitar": (0.52, 0.50),
    "open book": (0.30, 0.22),
    "box": (0.32, 0.30),
    "laptop": (0.30, 0.25),
    "balls": (0.40, 0.60),
    "sign": (0.40, 0.62),
    "barbell": (0.72, 0.30),
    "dumbbells": (0.14, 0.10),
    "football": (1.2, 1.1),
    "basketball": (0.20, 0.60),
    "golf club": (0.60, 0.60),
    "bow": (0.42, 0.42),
    "bat": (0.56, 0.56),
    "newspaper": (0.34, 0.20),
    "present": (0.36, 0.56),
    "shopping bags": (0.16, 0.36),
    "lost balloon": (0.75, 2.2),
    "racket": (0.36, 0.36),
    "spear": (0.10, 0.78),
    "bouquet": (0.14, 0.22),
    "flag": (0.48, 0.68),
    "candle": (0.15, 0.26),
    "suitcase": (0.16, 0.26),
    "violin": (0.45, 0.30),
    "cello": (0.46, 0.84),
    "double bass": (0.46, 1.05),
    "trumpet": (0.36, 0.30),
    "trombone": (0.50, 0.30),
    "saxophone": (0.26, 0.36),
    "flute": (0.46, 0.20),
    "clarinet": (0.26, 0.30),
    "accordion": (0.20, 0.22),
    "harp": (0.62, 0.98),
    "sticks": (0.28, 0.28),
    "baton": (0.26, 0.26),
    "magnifier": (0.12, 0.16),
    "pocket watch": (0.12, 0.20),
    "spade": (0.60, 0.85),
    "rake": (0.60, 0.85),
    "mop": (0.60, 0.85),
    "vacuum cleaner": (0.80, 0.90),
    "hose": (1.20, 0.85),
    "watering can": (0.48, 0.85),
    "jug": (0.18, 0.20),
    "tray": (0.24, 0.30),
    "ladle": (0.30, 0.50),
    "spatula": (0.32, 0.44),
    "hammer": (0.24, 0.24),
    "saw": (0.46, 0.40),
    "iron": (0.24, 0.28),
    "knitting": (0.55, 0.90),
    "roller": (0.24, 0.26),
    "cards": (0.20, 0.22),
    "pen": (0.14, 0.18),
    "bucket": (0.12, 0.28),
}
"""How far a prop reaches from the hand, in body heights: sideways, and up or down. Others stay within 0.12."""


def prop_reach(prop: str) -> tuple[float, float]:
    """`REACH` of any prop."""
    return REACH.get(prop, (0.12, 0.14))
