"""Things held in the right hand."""

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
    rounded,
    shaded,
    smooth,
    stroke,
)
from rushes.engines.previs.figures.raised_props import HELD_HIGH
from rushes.engines.previs.raster import skia


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


def _fork(canvas: skia.Canvas, tone: Tone, grip: Grip) -> None:
    canvas.rotate(math.degrees(grip.angle))
    canvas.drawLine(-0.04, 0, 0.075, 0, stroke("#c4ccd6", 0.009))
    for y in (-0.010, 0.0, 0.010):
        canvas.drawLine(0.075, y, 0.105, y, stroke("#c4ccd6", 0.005))
    canvas.drawLine(0.075, -0.010, 0.075, 0.010, stroke("#c4ccd6", 0.007))
    canvas.drawCircle(0.105, 0, 0.016, fill("#c8743c"))


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
    "lantern": _lantern,
    "cup": _cup,
    "sandwich": _sandwich,
    "ice cream": _ice_cream,
    "pan": _pan,
    "brush": _brush,
    "book": _book,
    "phone": _phone,
    "flower": _flower,
    "camera": _camera,
    "fork": _fork,
    "magnifier": _magnifier,
    "pocket watch": _pocket_watch,
    **HELD_HIGH,
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
    "open newspaper": (0.42, 0.30),
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
    "rifle": (0.40, 0.30),
    "pistol": (0.16, 0.16),
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
    **dict.fromkeys(("toothbrush", "hairbrush", "lipstick", "razor", "game pad", "spanner", "shaker"), (0.26, 0.30)),
    "grain": (0.40, 0.95),
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
