"""What turns, ticks and works by wheels: watches, clocks, typewriters, toys."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.paint import polygon, rounded, smooth
from rushes.engines.previs.raster import skia
from rushes.engines.previs.things.pen import (
    DARK,
    GOLD,
    MATTE,
    METAL,
    STEEL,
    WHITE,
    WOOD,
    Pen,
    disc,
    lathe,
    panel,
)


def watch(pen: Pen, ink: str) -> None:
    """A watch."""
    pen.body(
        lathe(((0.12, 0), (0.155, 0.20), (0.19, 0.34), (0.19, 0.66), (0.155, 0.80), (0.12, 1.0))), pen.state.trim or ink
    )
    for y in (0.06, 0.12, 0.90, 0.95):
        pen.rect(-0.10, -y, 0.20, 0.008, "#000000", 0.30)
    pen.body(disc(0, -0.5, 0.27), STEEL, (0.4, 1.5, 0.7, 1.0, 0.3))
    pen.body(panel(0.26, -0.53, 0.045, 0.06, 0.012), STEEL)
    pen.oval(0, -0.5, 0.222, 0.222, (pen.tone(mix(DARK, ink, 0.25), 0.9), pen.tone(DARK, 0.7)))
    for k in range(12):
        c, s = math.sin(k * math.tau / 12), math.cos(k * math.tau / 12)
        long = 0.045 if k % 3 == 0 else 0.022
        pen.line([(c * 0.20, -0.5 - s * 0.20), (c * (0.20 - long), -0.5 - s * (0.20 - long))], 0.010, GOLD)
    for angle, long, width, ink_ in (
        (-0.9 + 0.01 * pen.state.t, 0.105, 0.018, WHITE), (0.95 + 0.02 * pen.state.t, 0.155, 0.012, WHITE),
        (0.5 + math.tau * pen.state.t / 12, 0.18, 0.006, "#e05a4a"),
    ):  # fmt: skip
        pen.line([(0, -0.5), (math.sin(angle) * long, -0.5 - math.cos(angle) * long)], width, ink_)
    pen.oval(0, -0.5, 0.014, 0.014, GOLD)
    pen.words(pen.state.label, 0, -0.58, 0.18, 0.05, GOLD)
    pen.soft(pen.side * 0.09, -0.60, 0.12, 0.07, "#ffffff", 0.35)


def wheel(pen: Pen, x: float, y: float, r: float, teeth: int, turn: float, ink: str, spokes: int = 5) -> None:
    """A toothed wheel with a bevelled rim, spokes and a jewel in its middle."""
    points: list[tuple[float, float]] = []
    for k in range(teeth):
        for share, reach in ((-0.30, 0.90), (-0.18, 1.0), (0.18, 1.0), (0.30, 0.90)):
            a = turn + math.tau * (k + share) / teeth
            points.append((x + r * reach * math.cos(a), y + r * reach * math.sin(a)))
    rim = polygon(points)
    rim.addCircle(x, y, 0.70 * r)
    rim.setFillType(skia.PathFillType.kEvenOdd)
    shadow = skia.Path(rim)
    shadow.offset(0.05 * r, 0.07 * r)
    pen.path(shadow, "#0a0810", 0.35)
    pen.body(rim, ink, METAL)
    for k in range(spokes):
        a = turn + math.tau * k / spokes
        ends = [
            (x + 0.16 * r * math.cos(a), y + 0.16 * r * math.sin(a)),
            (x + 0.74 * r * math.cos(a), y + 0.74 * r * math.sin(a)),
        ]
        pen.line(ends, 0.10 * r, pen.tone(ink, 0.55))
        pen.line([(px - 0.01 * r, py - 0.015 * r) for px, py in ends], 0.05 * r, pen.tone(ink, 1.1))
    pen.ring(x, y, 0.80 * r, 0.80 * r, 0.03 * r, pen.tone(ink, 1.35), 0.8)
    pen.ball(x, y, 0.19 * r, ink)
    pen.ball(x, y, 0.09 * r, "#c8324a")


def movement(pen: Pen, ink: str) -> None:
    """The works of a watch, close: wheels that drive each other, a balance that swings, screws and bridges."""
    pen.body(disc(0, -0.5, 0.62), STEEL, METAL)
    pen.oval(0, -0.5, 0.575, 0.575, (pen.tone("#4a4650", 0.9), pen.tone("#2c2934", 0.8)))
    for k in range(9):
        pen.ring(0, -0.5, 0.06 * k + 0.06, 0.06 * k + 0.06, 0.006, "#8a8694", 0.25)
    t = 0.55 * pen.state.t
    pen.path(
        smooth([(-0.52, -0.36), (-0.30, -0.16), (0.02, -0.02), (0.20, -0.02), (0.10, -0.22), (-0.22, -0.44)]),
        (pen.tone(STEEL, 1.0), pen.tone(STEEL, 0.5)),
    )
    wheel(pen, -0.20, -0.66, 0.30, 26, t, ink)
    wheel(pen, 0.235, -0.52, 0.19, 16, -t * 26 / 16 + 0.12, mix(ink, STEEL, 0.6), 4)
    wheel(pen, 0.02, -0.25, 0.185, 16, -t * 26 / 16, mix(ink, "#b0603c", 0.4), 4)
    wheel(pen, 0.30, -0.80, 0.13, 11, t * 26 / 11, ink, 3)
    wheel(pen, -0.36, -0.27, 0.13, 11, t * 26 / 11, STEEL, 3)
    swing = 1.4 * math.sin(5.0 * pen.state.t)
    pen.ring(0.34, -0.24, 0.155, 0.155, 0.03, pen.tone(GOLD, 1.1))
    for k in range(3):
        a = swing + math.tau * k / 3
        pen.line([(0.34, -0.24), (0.34 + 0.15 * math.cos(a), -0.24 + 0.15 * math.sin(a))], 0.018, pen.tone(GOLD, 0.9))
    pen.curve(
        [
            (
                0.34 + (0.02 + 0.0075 * k) * math.cos(0.9 * k + 0.3 * swing),
                -0.24 + (0.02 + 0.0075 * k) * math.sin(0.9 * k + 0.3 * swing),
            )
            for k in range(14)
        ],
        0.007,
        "#cfe0f4",
    )
    for x, y in ((-0.46, -0.52), (0.02, -0.95), (0.47, -0.50), (0.12, -0.06)):
        pen.ball(x, y, 0.032, "#4a78c8")
        pen.line([(x - 0.02, y - 0.012), (x + 0.02, y + 0.012)], 0.008, "#182038")
    pen.soft(0.24 * pen.side, -0.84, 0.34, 0.12, "#ffffff", 0.28)


def clock(pen: Pen, ink: str) -> None:
    """An alarm clock with two bells."""
    for side in (-1, 1):
        pen.line([(side * 0.24, -0.10), (side * 0.34, 0.0)], 0.06, pen.tone(STEEL, 0.8))
        pen.path(
            smooth(
                [
                    (side * 0.10, -0.90),
                    (side * 0.16, -1.0),
                    (side * 0.34, -0.96),
                    (side * 0.42, -0.82),
                    (side * 0.26, -0.84),
                ]
            ),
            (pen.tone(GOLD, 1.2), pen.tone(GOLD, 0.6)),
        )
    pen.curve([(-0.08, -0.92), (0, -1.02), (0.08, -0.92)], 0.03, pen.tone(STEEL, 0.9))
    pen.body(disc(0, -0.46, 0.44), ink, METAL)
    pen.oval(0, -0.46, 0.36, 0.36, (pen.tone("#fdf8ea", 1.0), pen.tone("#f0e6d0", 0.9)))
    for k in range(12):
        c, s = math.sin(k * math.tau / 12), math.cos(k * math.tau / 12)
        pen.line(
            [
                (0.32 * c, -0.46 - 0.32 * s),
                ((0.26 if k % 3 == 0 else 0.29) * c, -0.46 - (0.26 if k % 3 == 0 else 0.29) * s),
            ],
            0.02,
            DARK,
        )
    t = pen.state.t
    for angle, long, width, tint in (
        (-1.0 + 0.05 * t, 0.18, 0.036, DARK),
        (0.5 + 0.6 * t, 0.27, 0.024, DARK),
        (math.tau * t / 6, 0.29, 0.010, "#d0402c"),
    ):
        pen.line([(0, -0.46), (math.sin(angle) * long, -0.46 - math.cos(angle) * long)], width, tint)
    pen.ball(0, -0.46, 0.03, GOLD)
    pen.soft(0.14 * pen.side, -0.62, 0.18, 0.10, "#ffffff", 0.4)


def hourglass(pen: Pen, ink: str) -> None:
    """A hourglass."""
    gone = min(1.0, 0.25 + 0.08 * pen.state.t)
    glass = smooth(
        [
            (-0.24, -0.92),
            (-0.25, -0.74),
            (-0.03, -0.50),
            (-0.25, -0.26),
            (-0.24, -0.08),
            (0.24, -0.08),
            (0.25, -0.26),
            (0.03, -0.50),
            (0.25, -0.74),
            (0.24, -0.92),
        ]
    )
    pen.body(glass, "#dfeaf0", (0.6, 1.4, 0.9, 0.8, 0.6), 0.45)
    level = -0.56 - 0.26 * (1 - gone)
    half = 0.21 * (1 - gone) + 0.05
    pen.path(smooth([(-half, level), (half, level), (0.02, -0.51), (-0.02, -0.51)]), pen.tone("#e8bc6a", 1.0))
    pen.line([(0, -0.51), (0, -0.12)], 0.014, pen.tone("#e8bc6a", 1.0))
    pen.path(
        smooth(
            [
                (-0.22, -0.08),
                (-0.10, -0.08 - 0.18 * gone),
                (0, -0.10 - 0.26 * gone),
                (0.10, -0.08 - 0.18 * gone),
                (0.22, -0.08),
            ]
        ),
        pen.tone("#e8bc6a", 0.95),
    )
    for y in (-1.0, -0.08):
        pen.body(panel(-0.34, y, 0.68, 0.08, 0.02), ink, MATTE)
    for x in (-0.30, 0.30):
        pen.body(panel(x - 0.025, -0.94, 0.05, 0.88, 0.02), ink, METAL)
    pen.gloss(0.16, 0.84, 0.66, 0.02, 0.6)


def typewriter(pen: Pen, ink: str) -> None:
    """An old typewriter, its keys towards the viewer, a letter in the carriage, lines on it."""
    sway = 0.05 * ((0.5 * pen.state.t) % 1.0) - 0.02
    pen.canvas.save()
    pen.canvas.translate(sway, 0)
    pen.poly(
        [(-0.40, -1.0), (0.40, -1.0), (0.42, -0.58), (-0.42, -0.58)],
        (pen.tone("#fbf6e8", 1.0), pen.tone("#ece2cc", 0.8)),
    )
    for k in range(4):
        pen.line([(-0.33, -0.94 + 0.062 * k), (0.33 if k < 3 else -0.05, -0.94 + 0.062 * k)], 0.014, "#4a4450", 0.75)
    pen.body(panel(-0.74, -0.70, 1.48, 0.14, 0.06), "#2a2830", (0.4, 1.2, 0.9, 0.6, 0.3))
    for side in (-1, 1):
        pen.body(panel(side * 0.80 - 0.07, -0.74, 0.14, 0.20, 0.04), STEEL, METAL)
    pen.curve([(-0.76, -0.72), (-0.90, -0.84), (-0.98, -0.82)], 0.03, pen.tone(STEEL, 1.1))
    pen.canvas.restore()
    pen.path(
        smooth([(-0.66, -0.60), (-0.40, -0.62), (0.40, -0.62), (0.66, -0.60), (0.74, -0.40), (-0.74, -0.40)]),
        (pen.tone(ink, 1.05), pen.tone(ink, 0.7)),
    )
    pen.path(
        smooth([(-0.34, -0.58), (0, -0.54), (0.34, -0.58), (0.24, -0.42), (-0.24, -0.42)]), pen.tone("#1c1a22", 0.8)
    )
    for k in range(9):
        a = -0.8 + 0.2 * k
        pen.line([(0.26 * math.sin(a), -0.44), (0.10 * math.sin(a), -0.55)], 0.012, pen.tone(STEEL, 1.0))
    pen.words(pen.state.label or "", 0, -0.435, 0.5, 0.06, GOLD)
    pen.poly([(-0.78, -0.40), (0.78, -0.40), (0.92, -0.02), (-0.92, -0.02)], (pen.tone(ink, 0.85), pen.tone(ink, 0.5)))
    pen.body(panel(-0.94, -0.06, 1.88, 0.07, 0.03), ink, MATTE)
    beat = int(7 * pen.state.t)
    for row in range(3):
        for k in range(10 - row):
            x = (-0.62 + 0.138 * k + 0.07 * row) * (1 + 0.09 * row)
            struck = (beat * 7) % 29 == row * 10 + k
            y = -0.335 + 0.105 * row + (0.02 if struck else 0.0)
            pen.oval(x, y + 0.025, 0.050, 0.036, "#0c0a10")
            pen.oval(x, y, 0.052, 0.037, pen.tone(STEEL, 1.0))
            pen.oval(x, y - 0.002, 0.041, 0.028, pen.tone("#f6efdc", 1.0))
            pen.oval(x, y, 0.012, 0.012, DARK)


def robot(pen: Pen, ink: str) -> None:
    """A tin toy robot."""
    wave = 0.12 * math.sin(2.6 * pen.state.t)
    for side in (-1, 1):
        pen.body(panel(side * 0.17 - 0.10, -0.28, 0.20, 0.24, 0.02), mix(ink, "#000000", 0.25), METAL)
        pen.body(panel(side * 0.18 - 0.15, -0.07, 0.30, 0.07, 0.03), pen.state.trim or "#d0483a", METAL)
        lift = wave if side > 0 else -wave
        pen.line(
            [(side * 0.36, -0.56), (side * 0.50, -0.40 - lift), (side * 0.52, -0.28 - 1.8 * lift)],
            0.085,
            pen.tone(STEEL, 0.7),
        )
        pen.ring(side * 0.52, -0.24 - 1.8 * lift, 0.06, 0.06, 0.035, pen.tone(pen.state.trim or "#d0483a", 0.9))
    pen.body(panel(-0.35, -0.64, 0.70, 0.38, 0.05), ink, (0.4, 1.25, 0.9, 0.6, 0.3))
    pen.path(panel(-0.22, -0.56, 0.44, 0.20, 0.03), ("#2a2c3a", "#1a1c28"))
    for k, tint in enumerate(("#ff5a4a", "#ffc84a", "#5ad06a")):
        on = (int(2 * pen.state.t) + k) % 3 == 0
        pen.ball(-0.13 + 0.13 * k, -0.46, 0.042, tint if on else mix(tint, "#2a2c3a", 0.45))
    pen.body(panel(-0.08, -0.70, 0.16, 0.08, 0.01), STEEL, METAL)
    pen.body(panel(-0.27, -0.96, 0.54, 0.29, 0.06), ink, (0.4, 1.25, 0.9, 0.6, 0.3))
    for x in (-0.12, 0.12):
        pen.oval(x, -0.83, 0.085, 0.085, pen.tone(STEEL, 0.6))
        pen.oval(x, -0.83, 0.062, 0.062, "#ffe66a")
        pen.oval(x + 0.01, -0.83, 0.026, 0.030, DARK)
    for k in range(5):
        pen.rect(-0.12 + 0.05 * k, -0.735, 0.036, 0.03, "#2a2c3a")
    pen.line([(0, -0.96), (0, -1.02)], 0.02, pen.tone(STEEL, 1.0))
    pen.ball(0, -1.03, 0.035, "#ff5a4a")
    pen.words(pen.state.label, 0, -0.31, 0.5, 0.07, DARK)
    for x in (-0.31, 0.31):
        pen.body(panel(x - 0.05, -0.88, 0.08, 0.12, 0.02), STEEL, METAL)


def toy_car(pen: Pen, ink: str) -> None:
    """A car, side on, as a model is shown."""
    pen.path(
        smooth(
            [
                (-1.0, -0.16),
                (-0.98, -0.34),
                (-0.72, -0.42),
                (-0.44, -0.46),
                (-0.20, -0.66),
                (0.28, -0.67),
                (0.56, -0.46),
                (0.88, -0.40),
                (1.0, -0.28),
                (0.98, -0.14),
            ]
        ),
        (pen.tone(ink, 1.2), pen.tone(ink, 0.5)),
    )
    glass = "#2a3444"
    pen.path(smooth([(-0.34, -0.46), (-0.16, -0.61), (0.02, -0.62), (0.02, -0.45)]), ("#9fc0dc", glass))
    pen.path(smooth([(0.08, -0.62), (0.24, -0.61), (0.44, -0.46), (0.08, -0.45)]), ("#9fc0dc", glass))
    pen.line([(-0.92, -0.30), (0.94, -0.28)], 0.018, pen.tone(ink, 1.5), 0.8)
    pen.line([(0.05, -0.44), (0.06, -0.16)], 0.010, pen.tone(ink, 0.3), 0.8)
    pen.rect(0.12, -0.38, 0.09, 0.018, pen.tone(STEEL, 1.2))
    pen.path(rounded([(0.86, -0.36), (0.99, -0.30), (0.97, -0.24), (0.86, -0.28)]), "#fff6d0")
    pen.path(rounded([(-0.99, -0.34), (-0.92, -0.34), (-0.94, -0.24), (-0.995, -0.24)]), "#e8402c")
    pen.body(panel(-0.99, -0.17, 1.98, 0.06, 0.03), "#1c1a22", MATTE)
    roll = 2.4 * pen.state.t
    for x in (-0.60, 0.60):
        pen.oval(x, -0.15, 0.20, 0.20, "#0e0d13")
        pen.oval(x, -0.15, 0.175, 0.175, "#26242c")
        pen.body(disc(x, -0.15, 0.115), STEEL, METAL)
        for k in range(5):
            a = roll + math.tau * k / 5
            pen.line([(x, -0.15), (x + 0.10 * math.cos(a), -0.15 + 0.10 * math.sin(a))], 0.022, "#4a4a56")
    pen.words(pen.state.label, 0.06, -0.30, 0.4, 0.10, WHITE)


def spinning_top(pen: Pen, ink: str) -> None:
    """A spinning top."""
    lean = 5 * math.sin(2.2 * pen.state.t)
    pen.canvas.save()
    pen.canvas.rotate(lean)
    pen.body(lathe(((0.02, 0.0), (0.10, 0.12), (0.46, 0.40), (0.46, 0.48), (0.14, 0.66))), ink, METAL)
    pen.body(lathe(((0.40, 0.36), (0.46, 0.42), (0.46, 0.46), (0.42, 0.50))), GOLD, METAL)
    pen.body(lathe(((0.05, 0.64), (0.04, 0.94), (0.07, 1.0))), WOOD, MATTE)
    pen.canvas.restore()


def gears(pen: Pen, ink: str) -> None:
    """Two wheels of a machine that turn each other."""
    wheel(pen, -0.30, -0.52, 0.46, 18, 0.7 * pen.state.t, ink)
    wheel(pen, 0.42, -0.36, 0.30, 12, -1.05 * pen.state.t + 0.14, mix(ink, STEEL, 0.6), 4)
