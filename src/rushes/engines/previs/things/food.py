"""What is served in bowls and on plates."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.paint import rounded, smooth
from rushes.engines.previs.things.pen import MATTE, WHITE, WOOD, Pen, disc, lathe, panel
from rushes.engines.previs.things.vessels import citrus


def plate(pen: Pen, half: float = 0.62, y: float = 0.03) -> None:
    """A white plate, seen from a little above."""
    pen.oval(0, -y + 0.025, half, 0.155 * half, (pen.tone("#d8d4d0", 0.8), pen.tone("#b8b2b0", 0.6)))
    pen.oval(0, -y, half, 0.15 * half, (pen.tone(WHITE, 1.1), pen.tone(WHITE, 0.75)))
    pen.ring(0, -y - 0.005, 0.74 * half, 0.10 * half, 0.012, pen.tone("#c8c2c0", 0.8))


def _bowl(pen: Pen, ink: str, band: str = WHITE) -> None:
    """An empty bowl, up to its rim."""
    profile = ((0.22, 0.0), (0.22, 0.06), (0.40, 0.14), (0.54, 0.32), (0.60, 0.54))
    pen.body(smooth([(-w, -h) for w, h in profile] + [(w, -h) for w, h in reversed(profile)]), ink)
    for k in range(11):
        x = -0.50 + 0.10 * k
        pen.oval(x, -0.425 - 0.05 * abs(x), 0.026, 0.026, pen.tone(band, 0.95), 0.75)
    pen.oval(0, -0.54, 0.60, 0.125, pen.tone(mix(ink, "#ffffff", 0.35), 1.0))
    pen.oval(0, -0.535, 0.555, 0.108, pen.tone(ink, 0.3))


def ramen(pen: Pen, ink: str) -> None:
    """A bowl of noodle soup with egg and greens; chopsticks lift noodles out of it."""
    _bowl(pen, ink)
    pen.oval(0, -0.53, 0.54, 0.10, (pen.tone("#b8742e", 0.8), pen.tone("#e0a050", 1.0)))
    for k in range(12):
        x = -0.44 + 0.068 * k
        noodle = [(x + 0.06 * math.sin(2.6 * s + 1.7 * k), -0.56 + 0.09 * s) for s in (j / 7 for j in range(8))]
        pen.curve(noodle, 0.026, pen.tone("#f6dc94", 1.0 - 0.12 * (k % 3)))
    pen.oval(-0.30, -0.545, 0.12, 0.062, pen.tone("#fff8ec", 1.0))
    pen.oval(-0.30, -0.55, 0.066, 0.036, pen.tone("#f2942c", 1.1))
    pen.path(rounded([(-0.14, -0.61), (0.06, -0.64), (0.10, -0.56), (-0.10, -0.54)]), pen.tone("#4f9450", 0.9))
    pen.poly(
        [(-0.50, -0.56), (-0.47, -0.86), (-0.34, -0.86), (-0.36, -0.56)],
        (pen.tone("#24403a", 1.0), pen.tone("#24403a", 0.6)),
    )
    sway = 0.02 * math.sin(2.1 * pen.state.t)
    lift = 0.26 + 0.05 * math.sin(1.3 * pen.state.t)
    for k in range(6):
        x = 0.14 + 0.034 * k
        top = (x + 0.03, -0.60 - lift)
        pen.curve(
            [(x + 0.05 * math.sin(k), -0.52), (x - 0.02 + sway * (1 + 0.3 * k), -0.60 - 0.4 * lift), top],
            0.028,
            pen.tone("#f8e2a0", 1.05 - 0.1 * (k % 2)),
        )
    for shift in (0.0, 0.075):
        pen.line(
            [(0.08, -0.64 - lift + shift), (0.94, -1.02 - 0.5 * lift + 1.1 * shift)], 0.030, pen.tone("#7a2f22", 0.5)
        )
        pen.line(
            [(0.08, -0.645 - lift + shift), (0.94, -1.025 - 0.5 * lift + 1.1 * shift)], 0.014, pen.tone("#b8523c", 1.0)
        )


def soup(pen: Pen, ink: str) -> None:
    """A bowl of soup or stew with herbs and a spoon."""
    _bowl(pen, ink)
    pen.oval(0, -0.53, 0.54, 0.10, (pen.tone("#c8602c", 0.8), pen.tone("#ea9448", 1.0)))
    pen.curve([(-0.30, -0.53), (-0.1, -0.56), (0.05, -0.50), (0.24, -0.54)], 0.03, pen.tone("#fff0dc", 1.0), 0.85)
    for k in range(12):
        pen.oval(
            -0.40 + 0.8 * ((k * 0.618) % 1), -0.585 + 0.10 * ((k * 0.382) % 1), 0.024, 0.012, pen.tone("#4f8f48", 0.9)
        )
    pen.line([(0.26, -0.50), (0.66, -0.92)], 0.036, pen.tone("#dfe5ec", 1.0))


def cereal(pen: Pen, ink: str) -> None:
    """A bowl of milk with rings and flakes, and berries."""
    _bowl(pen, ink)
    pen.oval(0, -0.53, 0.545, 0.102, pen.tone("#fdfaf4", 0.95))
    for k in range(30):
        x, y = (
            0.46 * math.cos(2.39996 * k) * math.sqrt((k + 1) / 31),
            -0.545 + 0.072 * math.sin(2.39996 * k) * math.sqrt((k + 1) / 31),
        )
        if k % 5 == 0:
            pen.ball(x, y - 0.02, 0.042, ("#d8384a", "#4a5aa8")[k % 2], 0.036)
        elif k % 2:
            pen.ring(x, y - 0.01, 0.034, 0.021, 0.020, pen.tone("#dc9a3c", 0.9 + 0.1 * (k % 3)))
        else:
            pen.path(
                rounded([(x - 0.05, y), (x, y - 0.04), (x + 0.05, y - 0.008), (x + 0.01, y + 0.02)]),
                pen.tone("#e8ac50", 0.95),
            )
    pen.line([(0.30, -0.52), (0.74, -0.90)], 0.036, pen.tone("#dfe5ec", 1.0))


def salad(pen: Pen, ink: str) -> None:
    """A bowl heaped with leaves, tomatoes and cucumber."""
    for k in range(26):
        a, r = 2.39996 * k, math.sqrt((26 - k) / 26)
        x, y = 0.50 * r * math.cos(a), -0.60 - 0.16 * (1 - r) - 0.05 * math.sin(a)
        green = ("#7ab84a", "#4f9444", "#a8d060")[k % 3]
        pen.path(
            rounded([(x - 0.12, y + 0.05), (x - 0.06, y - 0.10), (x + 0.05, y - 0.12), (x + 0.13, y + 0.03)]),
            (pen.tone(green, 1.1), pen.tone(green, 0.6)),
        )
        if k % 5 == 2:
            pen.ball(x * 0.9, y - 0.03, 0.062, "#d8402f")
        elif k % 7 == 3:
            pen.oval(x * 0.8, y - 0.03, 0.07, 0.05, pen.tone("#cfe8a8", 1.0))
    profile = ((0.22, 0.0), (0.22, 0.06), (0.40, 0.14), (0.54, 0.32), (0.60, 0.56))
    pen.body(smooth([(-w, -h) for w, h in profile] + [(w, -h) for w, h in reversed(profile)]), ink)


def pasta(pen: Pen, ink: str) -> None:
    """A plate of spaghetti with sauce and basil."""
    plate(pen, 0.70)
    for k in range(34):
        r = 0.48 * (1 - k / 44)
        y = -0.09 - 0.011 * k
        pen.curve(
            [
                (-r, y),
                (-0.4 * r, y - 0.07 - 0.02 * math.sin(k)),
                (0.5 * r, y - 0.02),
                (r * math.cos(0.3 * k) * 0.9, y + 0.03),
            ],
            0.026,
            pen.tone("#f2d27c", 0.7 + 0.12 * (k % 4)),
        )
    pen.path(
        smooth(
            [
                (-0.26, -0.38),
                (-0.16, -0.52),
                (0.02, -0.55),
                (0.20, -0.50),
                (0.28, -0.36),
                (0.14, -0.30),
                (0.04, -0.24),
                (-0.10, -0.32),
            ]
        ),
        (pen.tone("#d8452c", 1.1), pen.tone("#a82c1c", 0.7)),
    )
    for side in (-1, 1):
        pen.path(
            rounded([(0, -0.53), (side * 0.10, -0.62), (side * 0.16, -0.54), (side * 0.08, -0.50)]),
            pen.tone("#4f9a44", 1.0),
        )


def burger(pen: Pen, ink: str) -> None:
    """A burger: bun, leaf, tomato, cheese that melts over the patty."""
    pen.body(panel(-0.52, -0.20, 1.04, 0.18, 0.08), ink, MATTE)
    pen.body(panel(-0.55, -0.34, 1.10, 0.17, 0.07), "#6a3a24", (0.5, 1.0, 0.8, 0.5, 0.3))
    cheese = [
        (-0.57, -0.36),
        (0.57, -0.36),
        (0.36, -0.21),
        (0.20, -0.33),
        (-0.10, -0.18),
        (-0.30, -0.33),
        (-0.46, -0.25),
    ]
    pen.poly(cheese, (pen.tone("#ffc94a", 1.0), pen.tone("#f0a82c", 0.85)))
    pen.body(panel(-0.52, -0.44, 1.04, 0.085, 0.035), "#d0443a", MATTE)
    leaf = [(-0.60 + 1.2 * k / 28, -0.42 - 0.035 * math.sin(1.9 * k)) for k in range(29)]
    pen.poly([*leaf, (0.58, -0.50), (-0.58, -0.50)], (pen.tone("#a4d468", 1.0), pen.tone("#5a9a3a", 0.6)))
    bun = smooth(
        [(-0.54, -0.49), (-0.55, -0.66), (-0.38, -0.90), (0, -1.0), (0.38, -0.90), (0.55, -0.66), (0.54, -0.49)]
    )
    pen.body(bun, ink, (0.5, 1.25, 0.95, 0.6, 0.35))
    pen.soft(0.18 * pen.side, -0.84, 0.26, 0.09, "#fff0cc", 0.55)
    for k in range(15):
        x = -0.40 + 0.8 * ((k * 0.618) % 1)
        y = -0.66 - 0.28 * (1 - (x / 0.5) ** 2) * (0.4 + 0.6 * ((k * 0.382) % 1))
        pen.oval(x, y, 0.024, 0.014, pen.tone("#fff2d0", 1.1))


def pizza(pen: Pen, ink: str) -> None:
    """A pizza on a board, one slice drawn out of it."""
    pen.oval(0, -0.06, 0.92, 0.30, pen.tone(WOOD, 0.5))
    pen.oval(0, -0.10, 0.92, 0.30, (pen.tone(WOOD, 1.0), pen.tone(WOOD, 0.7)))
    pen.oval(0, -0.15, 0.82, 0.26, pen.tone("#b8742e", 0.7))
    pen.oval(0, -0.19, 0.82, 0.26, (pen.tone("#e0a254", 1.0), pen.tone("#c8843a", 0.8)))
    pen.oval(0, -0.20, 0.70, 0.212, pen.tone("#d0482c", 0.9))
    pen.oval(0, -0.205, 0.67, 0.20, (pen.tone("#f8d878", 0.95), pen.tone("#f4c65c", 1.0)))
    for k in range(14):
        a, r = 2.39996 * k + 0.5, math.sqrt((k + 0.6) / 15)
        x, y = 0.58 * r * math.cos(a), -0.205 + 0.17 * r * math.sin(a)
        if k % 3 == 2:
            pen.path(rounded([(x - 0.07, y), (x, y - 0.04), (x + 0.07, y), (x, y + 0.02)]), pen.tone("#4f9a44", 1.0))
        else:
            pen.oval(x, y, 0.092, 0.030, pen.tone("#a82c24", 0.8))
            pen.oval(x, y - 0.008, 0.084, 0.026, pen.tone("#d0483a", 1.0))
    out = 0.10 + 0.30 * pen.state.slid
    pen.poly([(0.0, -0.205), (0.60, -0.07), (0.20, 0.015)], pen.tone("#8a5a34", 0.7))
    pen.canvas.save()
    pen.canvas.translate(0.55 * out, -0.9 * out)
    pen.canvas.rotate(-5)
    for k, x in enumerate((0.12, 0.22, 0.31)):
        pen.line([(x, -0.10), (x - 0.5 * out, 0.02 + 0.75 * out - 0.03 * k)], 0.020, pen.tone("#fbe08a", 1.0))
    pen.poly([(0.0, -0.205), (0.60, -0.06), (0.20, 0.03)], (pen.tone("#f8d878", 0.95), pen.tone("#f4c65c", 1.0)))
    pen.curve([(0.60, -0.06), (0.44, 0.005), (0.20, 0.03)], 0.07, pen.tone("#d89a4c", 0.95))
    pen.oval(0.26, -0.09, 0.085, 0.032, pen.tone("#d0483a", 1.0))
    pen.canvas.restore()


def sushi(pen: Pen, ink: str) -> None:
    """Nigiri and rolls on a board, chopsticks beside them."""
    pen.poly(
        [(-0.95, -0.02), (0.95, -0.02), (0.82, -0.26), (-0.82, -0.26)],
        (pen.tone("#3a3038", 1.1), pen.tone("#3a3038", 0.8)),
    )
    pen.rect(-0.95, -0.02, 1.9, 0.05, pen.tone("#3a3038", 0.4))
    for k, (x, fish) in enumerate(((-0.58, "#f08a5c"), (-0.16, ink), (0.26, "#f2c8b0"))):
        y = -0.22 + 0.02 * (k % 2)
        pen.body(panel(x - 0.19, y - 0.14, 0.38, 0.18, 0.08), "#f8f4ea", MATTE)
        pen.path(
            smooth(
                [(x - 0.24, y - 0.08), (x - 0.16, y - 0.27), (x + 0.14, y - 0.28), (x + 0.24, y - 0.10), (x, y - 0.16)]
            ),
            (pen.tone(fish, 1.15), pen.tone(fish, 0.75)),
        )
        for s in range(4):
            pen.line([(x - 0.12 + 0.08 * s, y - 0.24), (x - 0.17 + 0.08 * s, y - 0.14)], 0.012, "#fff4e8", 0.7)
        if k == 1:
            pen.rect(x - 0.045, y - 0.29, 0.09, 0.32, pen.tone("#20352c", 0.8))
    for x, y in ((0.60, -0.20), (0.72, -0.08), (0.48, -0.06)):
        pen.body(panel(x - 0.10, y - 0.12, 0.20, 0.15, 0.02), "#20352c", MATTE)
        pen.oval(x, y - 0.12, 0.10, 0.05, pen.tone("#f8f4ea", 1.0))
        pen.oval(x, y - 0.12, 0.045, 0.022, pen.tone(("#f08a5c", "#7ab84a")[int(x * 10) % 2], 1.0))
    pen.ball(-0.84, -0.10, 0.06, "#9ac45a", 0.045)
    for shift in (0.0, 0.05):
        pen.line([(-0.70, -0.02 + shift), (0.40, 0.03 + shift)], 0.022, pen.tone("#a8442e", 0.9))


def steak(pen: Pen, ink: str) -> None:
    """Meat on a plate with greens and a slice of lemon."""
    plate(pen, 0.84)
    outline = [
        (-0.52, -0.14),
        (-0.44, -0.34),
        (-0.1, -0.42),
        (0.30, -0.38),
        (0.48, -0.24),
        (0.36, -0.10),
        (0, -0.07),
        (-0.3, -0.06),
    ]
    pen.path(smooth([(x, y + 0.06) for x, y in outline]), pen.tone(ink, 0.35))
    pen.path(smooth(outline), (pen.tone(ink, 1.1), pen.tone(ink, 0.7)))
    for k in range(5):
        pen.line([(-0.36 + 0.18 * k, -0.12), (-0.22 + 0.18 * k, -0.34)], 0.03, pen.tone("#2a1610", 0.7), 0.75)
    for k in range(7):
        pen.ball(0.52 + 0.05 * math.sin(2 * k), -0.16 - 0.03 * k, 0.075, ("#5a9a44", "#7ab84a")[k % 2])
    citrus(pen, -0.62, -0.16, 0.12)


def egg(pen: Pen, ink: str) -> None:
    """A fried egg in a pan."""
    pen.body(panel(0.55, -0.20, 0.75, 0.09, 0.04), "#2b2833", MATTE)
    pen.oval(0, -0.12, 0.66, 0.14, pen.tone("#2b2833", 0.5))
    pen.oval(0, -0.17, 0.66, 0.14, pen.tone("#4a4854", 0.9))
    pen.path(
        smooth(
            [
                (-0.46, -0.19),
                (-0.30, -0.28),
                (-0.05, -0.26),
                (0.22, -0.29),
                (0.46, -0.20),
                (0.30, -0.11),
                (0.0, -0.09),
                (-0.3, -0.10),
            ]
        ),
        pen.tone("#fdf8ee", 1.0),
    )
    pen.ball(0.0, -0.22, 0.15, "#f8b42c", 0.085)


def cheese(pen: Pen, ink: str) -> None:
    """A cheese."""
    pen.poly([(-0.62, -0.40), (0.62, -0.62), (0.62, -0.12), (-0.62, 0.0)], (pen.tone(ink, 1.0), pen.tone(ink, 0.8)))
    pen.poly([(-0.62, -0.40), (0.10, -0.72), (0.62, -0.62)], pen.tone(mix(ink, "#ffffff", 0.4), 1.1))
    for x, y, r in (
        (-0.30, -0.20, 0.07),
        (0.05, -0.36, 0.09),
        (0.28, -0.18, 0.06),
        (0.48, -0.44, 0.05),
        (-0.06, -0.13, 0.05),
    ):
        pen.path(disc(x, y, r, r * 1.1), (pen.tone(ink, 0.35), pen.tone(ink, 0.75)))


def popcorn(pen: Pen, ink: str) -> None:
    """A popcorn."""
    for k in range(30):
        x, y = (
            0.30 * math.cos(2.39996 * k) * math.sqrt((k + 1) / 30),
            -0.72 - 0.16 * (1 - (k / 30)) + 0.05 * math.sin(3 * k),
        )
        pen.ball(x, y, 0.085, ("#fdf4d8", "#f8e4a8")[k % 2])
    for k in range(6):
        a, b = -0.36 + 0.12 * k, -0.24 + 0.12 * k
        pen.poly(
            [(a, -0.70), (b, -0.70), (b * 0.74, 0), (a * 0.74, 0)],
            (pen.tone((ink, WHITE)[k % 2], 1.0), pen.tone((ink, WHITE)[k % 2], 0.65)),
        )
    pen.words(pen.state.label, 0, -0.36, 0.5, 0.2, "#2a2024")


def sandwich(pen: Pen, ink: str) -> None:
    """A sandwich."""
    for k, (x, y) in enumerate(((0.12, -0.10), (-0.12, 0.0))):
        pen.canvas.save()
        pen.canvas.translate(x, y)
        for top, tall, tint in (
            (-0.62, 0.12, ink),
            (-0.50, 0.07, "#8ac45a"),
            (-0.43, 0.07, "#d0443a"),
            (-0.36, 0.06, "#f6d060"),
            (-0.30, 0.08, "#e8a08a"),
            (-0.22, 0.13, ink),
        ):
            pen.body(panel(-0.52, top, 1.04, tall, 0.035), tint, MATTE)
        pen.body(lathe(((0.02, 0.62), (0.02, 0.98))), WOOD, MATTE) if k else None
        pen.canvas.restore()
    pen.ball(-0.12, -0.92, 0.06, "#8aa43c")
