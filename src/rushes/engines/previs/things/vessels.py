"""Glasses, cups, pots and vases, and what shines like them."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.paint import rounded, smooth
from rushes.engines.previs.things.pen import (
    DARK,
    GOLD,
    MATTE,
    METAL,
    WHITE,
    WOOD,
    Pen,
    disc,
    lathe,
    panel,
    turned,
)


def mug(pen: Pen, ink: str) -> None:
    """A mug on a saucer, with coffee in it."""
    pen.oval(0, -0.03, 0.52, 0.07, (pen.tone(WHITE, 1.1), pen.tone(WHITE, 0.4)))
    _handle(pen, 0.30, -0.40, 0.19, 0.17, ink)
    pen.body(turned(((0.22, 0.04), (0.30, 0.12), (0.335, 0.30), (0.345, 0.72)), 0.14), ink)
    pen.oval(0, -0.72, 0.345, 0.062, pen.tone(mix(ink, "#ffffff", 0.35), 1.0))
    pen.oval(0, -0.712, 0.305, 0.048, pen.tone("#5a331e", 0.8))
    pen.soft(-0.08 * pen.side, -0.715, 0.16, 0.024, "#c98a50", 0.7)
    pen.words(pen.state.label, 0, -0.40, 0.42, 0.24, DARK if ink != DARK else WHITE, pen.state.turn)
    pen.gloss(0.25, 0.62, 0.22, 0.025, 0.4)


def _handle(pen: Pen, x: float, y: float, rx: float, ry: float, ink: str) -> None:
    """A handle that goes round with its cup."""
    reach = math.cos(pen.state.turn)
    if abs(reach) < 0.12:
        return
    points = [(reach * (x + rx * math.sin(a)), y - ry * math.cos(a)) for a in (0.1 + 2.94 * k / 11 for k in range(12))]
    pen.curve(points, 0.062, pen.tone(ink, 0.35))
    pen.curve([(px - 0.008, py - 0.008) for px, py in points], 0.03, pen.tone(ink, 0.85))


def teacup(pen: Pen, ink: str) -> None:
    """A painted cup on its saucer: a flowered band, a golden rim, a thin handle."""
    light = mix(ink, "#ffffff", 0.55)
    pen.oval(0, -0.055, 0.66, 0.105, (pen.tone(light, 1.0), pen.tone(ink, 0.5)))
    pen.oval(0, -0.075, 0.60, 0.085, pen.tone("#f4f2ee", 1.0))
    pen.ring(0, -0.075, 0.54, 0.072, 0.016, pen.tone(ink, 0.8))
    pen.oval(0, -0.085, 0.30, 0.042, pen.tone("#d8d6d8", 0.8))
    reach = math.cos(pen.state.turn)
    loop = [(0.40, -0.62), (0.55, -0.70), (0.66, -0.58), (0.58, -0.42), (0.36, -0.34)]
    if abs(reach) > 0.12:
        pen.curve([(x * reach, y) for x, y in loop], 0.052, pen.tone(ink, 0.4))
        pen.curve([(x * reach - 0.008, y - 0.01) for x, y in loop], 0.022, pen.tone(light, 1.0))
    body = ((0.17, 0.08), (0.19, 0.12), (0.33, 0.26), (0.42, 0.46), (0.47, 0.76))
    pen.body(lathe(body), ink, (0.35, 1.15, 0.9, 0.5, 0.22))
    pen.body(lathe(((0.395, 0.40), (0.425, 0.48), (0.452, 0.66))), "#f4f2ee", MATTE)
    for k in range(7):
        x = -0.36 + 0.12 * k
        y = -0.53 - 0.015 * (k % 2)
        for a in range(5):
            turn = math.tau * a / 5 + k
            pen.oval(x + 0.026 * math.cos(turn), y + 0.026 * math.sin(turn), 0.021, 0.021, pen.tone(ink, 0.9))
        pen.oval(x, y, 0.017, 0.017, pen.tone("#f2c14e", 1.0))
        pen.line([(x + 0.045, y + 0.035), (x + 0.08, y + 0.005)], 0.016, pen.tone("#5a9a5a", 0.8))
    pen.oval(0, -0.76, 0.47, 0.088, pen.tone(GOLD, 1.0))
    pen.oval(0, -0.758, 0.452, 0.076, pen.tone("#f4f2ee", 0.75))
    pen.oval(0, -0.745, 0.40, 0.056, pen.tone("#a8602a", 0.95))
    pen.gloss(0.32, 0.72, 0.50, 0.03, 0.55)


def teapot(pen: Pen, ink: str) -> None:
    """A teapot."""
    reach = pen.side
    pen.curve(
        [(-0.38 * reach, -0.62), (-0.66 * reach, -0.66), (-0.70 * reach, -0.36), (-0.40 * reach, -0.22)],
        0.075,
        pen.tone(ink, 0.4),
    )
    pen.path(
        smooth(
            [
                (0.34 * reach, -0.20),
                (0.56 * reach, -0.34),
                (0.66 * reach, -0.70),
                (0.76 * reach, -0.74),
                (0.70 * reach, -0.42),
                (0.50 * reach, -0.10),
            ]
        ),
        (pen.tone(ink, 0.9), pen.tone(ink, 0.4)),
    )
    pen.ball(0, -0.40, 0.47, ink, 0.40)
    pen.oval(0, -0.02, 0.24, 0.035, pen.tone(ink, 0.4))
    pen.path(smooth([(-0.26, -0.74), (0, -0.90), (0.26, -0.74), (0, -0.70)]), (pen.tone(ink, 1.1), pen.tone(ink, 0.5)))
    pen.ball(0, -0.93, 0.07, pen.state.trim or mix(ink, "#ffffff", 0.2))
    pen.words(pen.state.label, 0, -0.40, 0.5, 0.2, WHITE)


def tumbler(pen: Pen, ink: str) -> None:
    """A tall glass of something that sparkles, with ice, a slice of lemon and mint."""
    pen.body(lathe(((0.22, 0.0), (0.235, 0.04), (0.29, 0.86))), "#dfeaf0", alpha=0.45)
    pen.body(lathe(((0.215, 0.06), (0.27, 0.70))), ink, (0.8, 1.3, 1.1, 0.8, 0.6), 0.66)
    for x, y in ((-0.10, 0.56), (0.09, 0.50), (-0.02, 0.64)):
        pen.body(panel(x - 0.08, -y - 0.08, 0.16, 0.14, 0.02), "#ffffff", alpha=0.45)
    t = pen.state.t
    bubbles = [
        (-0.17 + 0.34 * ((k * 0.618) % 1), -0.08 - 0.58 * ((97.13 * math.sin(12.9898 * k) + 0.22 * t) % 1))
        for k in range(26)
    ]
    pen.flecks(bubbles, "#ffffff", 0.018, 0.8)
    pen.oval(0, -0.70, 0.27, 0.045, pen.tone(mix(ink, "#ffffff", 0.4), 1.1), 0.7)
    citrus(pen, 0.25, -0.84, 0.17)
    for x, turn in ((-0.16, -0.5), (-0.06, 0.1), (-0.24, -1.0)):
        leaf = [(-0.10, -0.74), (x - 0.04, -0.92), (x + 0.20 * math.sin(turn), -1.0), (x + 0.05, -0.90)]
        pen.path(rounded(leaf), (pen.tone("#8ac45a", 1.0), pen.tone("#4a8a3a", 0.6)))
    pen.ring(0, -0.86, 0.29, 0.05, 0.012, "#ffffff", 0.6)
    pen.gloss(0.21, 0.80, 0.10, 0.022, 0.6)


def citrus(pen: Pen, x: float, y: float, r: float, ink: str = "#f2d23a") -> None:
    """A slice of a citrus fruit."""
    pen.oval(x, y, r, r, pen.tone(ink, 0.95))
    pen.oval(x, y, 0.86 * r, 0.86 * r, pen.tone(mix(ink, "#ffffff", 0.75), 1.0))
    pen.oval(x, y, 0.78 * r, 0.78 * r, pen.tone(mix(ink, "#ffffff", 0.25), 1.0))
    for k in range(4):
        c, s = math.cos(k * math.pi / 4 + 0.3) * 0.76 * r, math.sin(k * math.pi / 4 + 0.3) * 0.76 * r
        pen.line([(x - c, y - s), (x + c, y + s)], 0.07 * r, pen.tone(mix(ink, "#ffffff", 0.75), 1.0))


def plain_glass(pen: Pen, ink: str) -> None:
    """A glass of milk, juice or water."""
    pen.body(lathe(((0.22, 0.0), (0.235, 0.04), (0.29, 0.96))), "#dfeaf0", alpha=0.42)
    pen.body(turned(((0.215, 0.05), (0.275, 0.76)), 0.14), ink, (0.7, 1.2, 1.0, 0.75, 0.55), 0.92)
    pen.oval(0, -0.76, 0.275, 0.045, pen.tone(mix(ink, "#ffffff", 0.4), 1.1))
    pen.ring(0, -0.96, 0.29, 0.05, 0.012, "#ffffff", 0.6)
    pen.gloss(0.22, 0.88, 0.10, 0.024, 0.6)


def _stemmed(pen: Pen, stem: float) -> None:
    pen.oval(0, -0.022, 0.21, 0.034, (pen.tone("#f4f8fa", 1.1), pen.tone("#b8c4cc", 0.6)), 0.85)
    pen.body(lathe(((0.09, 0.02), (0.022, 0.08), (0.02, stem), (0.05, stem + 0.04))), "#e4eef2", METAL, 0.8)


def wine_glass(pen: Pen, ink: str) -> None:
    """A wine glass."""
    _stemmed(pen, 0.42)
    bowl = smooth(
        [
            (-0.05, -0.44),
            (-0.26, -0.60),
            (-0.27, -0.78),
            (-0.215, -1.0),
            (0.215, -1.0),
            (0.27, -0.78),
            (0.26, -0.60),
            (0.05, -0.44),
        ]
    )
    pen.body(bowl, "#e4eef2", (0.6, 1.5, 0.9, 0.8, 0.6), 0.35)
    pen.path(
        smooth(
            [(-0.04, -0.46), (-0.24, -0.60), (-0.258, -0.74), (0, -0.70), (0.258, -0.74), (0.24, -0.60), (0.04, -0.46)]
        ),
        (pen.tone(ink, 0.9), pen.tone(ink, 0.55)),
        0.95,
    )
    pen.oval(0, -0.735, 0.257, 0.036, pen.tone(mix(ink, "#ffffff", 0.25), 0.9))
    pen.ring(0, -1.0, 0.215, 0.03, 0.010, "#ffffff", 0.7)
    pen.gloss(0.19, 0.90, 0.58, 0.026, 0.6)


def cocktail(pen: Pen, ink: str) -> None:
    """A stemmed glass with a wide brim, an olive on a stick, a slice on the rim."""
    _stemmed(pen, 0.50)
    pen.poly([(0, -0.50), (-0.42, -0.94), (0.42, -0.94)], "#e4eef2", 0.34)
    pen.poly([(0, -0.52), (-0.355, -0.885), (0.355, -0.885)], (pen.tone(ink, 1.05), pen.tone(ink, 0.6)), 0.92)
    pen.oval(0, -0.885, 0.355, 0.045, pen.tone(mix(ink, "#ffffff", 0.3), 1.0))
    pen.line([(-0.05, -0.66), (0.28, -1.02)], 0.014, pen.tone(WOOD, 0.9))
    for x, y in ((0.03, -0.745), (0.11, -0.83)):
        pen.ball(x, y, 0.055, "#8aa43c")
        pen.oval(x + 0.012, y, 0.018, 0.018, pen.tone("#d0402c", 0.9))
    citrus(pen, -0.38, -0.95, 0.13, "#8ac43c")
    pen.ring(0, -0.94, 0.42, 0.055, 0.011, "#ffffff", 0.75)
    pen.line([(-0.30 * pen.side * -1, -0.86), (-0.08 * pen.side * -1, -0.60)], 0.02, "#ffffff", 0.5)


def candle(pen: Pen, ink: str) -> None:
    """A burning candle in its holder."""
    pen.body(turned(((0.30, 0.02), (0.30, 0.06)), 0.16), pen.state.trim or GOLD, METAL)
    pen.body(turned(((0.17, 0.07), (0.165, 0.62)), 0.18), ink, (0.5, 1.1, 0.95, 0.7, 0.45))
    pen.oval(0, -0.62, 0.165, 0.03, pen.tone("#ffe9b8", 1.1))
    pen.path(rounded([(-0.15, -0.62), (-0.17, -0.42), (-0.12, -0.40), (-0.09, -0.60)]), pen.tone(ink, 1.0))
    pen.line([(0, -0.62), (0.004, -0.70)], 0.014, "#2a2024")
    lean = 0.020 * math.sin(5.1 * pen.state.t) + 0.012 * math.sin(12.7 * pen.state.t)
    pen.soft(0, -0.82, 0.42, 0.36, "#ffb850", 0.5)
    for reach, wide, tint in ((0.30, 0.062, "#ff9a3c"), (0.235, 0.046, "#ffd060"), (0.15, 0.028, "#fffbe2")):
        flame = [
            (0, -0.66),
            (wide, -0.70),
            (0.5 * wide + lean, -0.68 - 0.62 * reach),
            (1.6 * lean, -0.68 - reach),
            (-0.6 * wide + lean, -0.68 - 0.55 * reach),
            (-wide, -0.70),
        ]
        pen.path(rounded(flame), tint)


def vase(pen: Pen, ink: str) -> None:
    """A vase of flowers."""
    for k, (x, y, tint) in enumerate(
        (
            (-0.30, 0.86, "#e8637a"),
            (0.02, 0.97, "#f4c04e"),
            (0.30, 0.84, "#e88ab0"),
            (-0.14, 0.80, "#f4f0ea"),
            (0.16, 0.76, "#c86ad0"),
        )
    ):
        pen.curve([(0.03 * (k - 2), -0.45), (0.5 * x, -0.62), (x, -y + 0.03)], 0.018, pen.tone("#4f8a4a", 0.7))
        pen.path(rounded([(0.5 * x, -0.60), (0.9 * x + 0.05, -0.66), (0.75 * x, -0.55)]), pen.tone("#5a9a52", 0.8))
        for a in range(7):
            turn = math.tau * a / 7 + k
            pen.ball(x + 0.062 * math.cos(turn), -y + 0.055 * math.sin(turn), 0.046, tint)
        pen.ball(x, -y, 0.038, "#8a5a2c")
    body = ((0.14, 0.0), (0.17, 0.02), (0.27, 0.20), (0.25, 0.34), (0.13, 0.46), (0.16, 0.54))
    pen.body(smooth([(-w, -h) for w, h in body] + [(w, -h) for w, h in reversed(body)]), ink)
    pen.oval(0, -0.535, 0.145, 0.024, pen.tone(ink, 0.2))
    pen.gloss(0.17, 0.32, 0.12, 0.03, 0.55)


def potted_plant(pen: Pen, ink: str) -> None:
    """A potted plant."""
    for k in range(11):
        a = -1.25 + 0.25 * k
        reach = 0.50 + 0.10 * ((k * 0.618) % 1)
        tip = (math.sin(a) * reach, -0.40 - math.cos(a) * reach * 1.02)
        side = (math.cos(a) * 0.075, math.sin(a) * 0.075)
        middle = (tip[0] * 0.55, -0.40 + (tip[1] + 0.40) * 0.6)
        leaf = smooth(
            [(0, -0.38), (middle[0] - side[0], middle[1] - side[1]), tip, (middle[0] + side[0], middle[1] + side[1])]
        )
        green = ("#4f9a4a", "#3f8446", "#6ab058")[k % 3]
        pen.path(leaf, (pen.tone(green, 1.0), pen.tone(green, 0.5)))
        pen.line([(0, -0.40), tip], 0.008, pen.tone(green, 1.2), 0.6)
    pen.body(turned(((0.20, 0.02), (0.27, 0.34)), 0.14), ink, MATTE)
    pen.body(panel(-0.30, -0.42, 0.60, 0.10, 0.02), ink, MATTE)


def trophy(pen: Pen, ink: str) -> None:
    """A trophy."""
    pen.body(panel(-0.24, -0.16, 0.48, 0.16, 0.02), "#3a2a22", MATTE)
    pen.words(pen.state.label, 0, -0.08, 0.40, 0.10, GOLD)
    for side in (-1, 1):
        pen.curve(
            [(side * 0.28, -0.88), (side * 0.50, -0.84), (side * 0.44, -0.62), (side * 0.20, -0.54)],
            0.05,
            pen.tone(ink, 0.5),
        )
    pen.body(lathe(((0.16, 0.16), (0.05, 0.24), (0.05, 0.36), (0.10, 0.42), (0.28, 0.60), (0.33, 0.96))), ink, METAL)
    pen.oval(0, -0.96, 0.33, 0.055, pen.tone(ink, 0.45))
    pen.ring(0, -0.96, 0.33, 0.055, 0.018, pen.tone(ink, 1.4))
    star = [
        (
            0.11 * (1 if k % 2 == 0 else 0.45) * math.sin(k * math.pi / 5),
            -0.76 - 0.11 * (1 if k % 2 == 0 else 0.45) * math.cos(k * math.pi / 5),
        )
        for k in range(10)
    ]
    pen.poly(star, pen.tone(ink, 1.5))


def pot(pen: Pen, ink: str) -> None:
    """A cooking pot or a cauldron."""
    for side in (-1, 1):
        pen.curve(
            [(side * 0.50, -0.66), (side * 0.66, -0.64), (side * 0.66, -0.52), (side * 0.50, -0.50)],
            0.05,
            pen.tone(ink, 0.4),
        )
    pen.body(turned(((0.46, 0.05), (0.54, 0.16), (0.54, 0.74)), 0.15), ink, METAL)
    pen.oval(0, -0.74, 0.54, 0.085, pen.tone(ink, 1.2))
    pen.oval(0, -0.735, 0.49, 0.068, pen.tone("#b8763a", 0.8))
    for k in range(9):
        pen.ball(
            0.40 * math.cos(2.4 * k) * (0.4 + 0.07 * k),
            -0.74 + 0.05 * math.sin(2.4 * k),
            0.05,
            ("#e8a04a", "#7fae4e", "#d0583c")[k % 3],
            0.03,
        )


def crystal(pen: Pen, ink: str) -> None:
    """A cut gem that stands on its point's side, with facets."""
    top, girdle = -0.98, -0.70
    xs = (-0.52, -0.26, 0.0, 0.26, 0.52)
    crown = (-0.34, -0.12, 0.12, 0.34)
    for k in range(4):
        lit = 1.45 - 0.32 * (k if pen.side < 0 else 3 - k)
        pen.poly(
            [(xs[k], girdle), (xs[k + 1], girdle), (0.0, 0.0)],
            (pen.tone(ink, lit), pen.tone(ink, 0.35 + 0.2 * (k % 2))),
        )
        pen.poly([(crown[k], top), (xs[k], girdle), (xs[k + 1], girdle)], pen.tone(ink, 1.7 - 0.4 * (k % 2)))
    for k in range(3):
        pen.poly([(crown[k], top), (crown[k + 1], top), (xs[k + 1], girdle)], pen.tone(ink, 1.15 + 0.35 * (k % 2)))
    for x, y, r in ((-0.22, -0.86, 0.05), (0.16, -0.60, 0.035), (0.36, -0.80, 0.03)):
        spark = 0.6 + 0.4 * math.sin(3 * pen.state.t + 9 * x)
        pen.line([(x - r * spark, y), (x + r * spark, y)], 0.012, "#ffffff", 0.9)
        pen.line([(x, y - r * spark), (x, y + r * spark)], 0.012, "#ffffff", 0.9)


def snow_globe(pen: Pen, ink: str) -> None:
    """A snow globe."""
    pen.body(turned(((0.36, 0.02), (0.30, 0.22)), 0.14), ink, MATTE)
    pen.path(disc(0, -0.58, 0.41), ("#b8d8f4", "#5f8fc8"), 0.95)
    pen.path(
        smooth([(-0.36, -0.40), (-0.1, -0.46), (0.2, -0.42), (0.37, -0.40), (0.25, -0.24), (-0.25, -0.24)]), "#f4f8fc"
    )
    for x, tall in ((-0.16, 0.26), (0.14, 0.34)):
        for k in range(3):
            w, y = 0.11 - 0.025 * k, -0.42 - tall * 0.28 * k
            pen.poly([(x - w, y), (x + w, y), (x, y - tall * 0.5)], pen.tone("#3f7a52", 0.9 - 0.1 * k))
    flakes = [
        (
            0.36 * math.sin(7.1 * k) * math.sqrt((k % 7 + 1) / 8),
            -0.58 + 0.36 * (((k * 0.37 + 0.10 * pen.state.t) % 1) * 1.6 - 0.8),
        )
        for k in range(40)
    ]
    pen.flecks(flakes, "#ffffff", 0.02, 0.95)
    pen.ring(0, -0.58, 0.41, 0.41, 0.014, "#eaf4ff", 0.8)
    pen.soft(0.20 * pen.side, -0.76, 0.16, 0.10, "#ffffff", 0.7)
