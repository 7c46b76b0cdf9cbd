"""Toys and small treasures."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.paint import rounded, smooth
from rushes.engines.previs.things.pen import DARK, FLAT, GOLD, MATTE, METAL, STEEL, WHITE, Pen, disc, panel


def teddy(pen: Pen, ink: str) -> None:
    """A teddy."""
    muzzle = mix(ink, "#fff0d8", 0.6)
    for side in (-1, 1):
        pen.ball(side * 0.24, -0.92, 0.12, ink)
        pen.ball(side * 0.24, -0.915, 0.065, muzzle)
        pen.ball(side * 0.36, -0.40, 0.12, ink, 0.19)
    pen.ball(0, -0.32, 0.34, ink, 0.32)
    pen.ball(0, -0.30, 0.20, muzzle, 0.21)
    for side in (-1, 1):
        pen.ball(side * 0.30, -0.12, 0.19, ink, 0.15)
        pen.ball(side * 0.33, -0.12, 0.10, muzzle, 0.085)
    pen.ball(0, -0.72, 0.32, ink, 0.28)
    pen.ball(0, -0.64, 0.145, muzzle, 0.11)
    for side in (-1, 1):
        pen.oval(side * 0.12, -0.76, 0.036, 0.042, DARK)
        pen.oval(side * 0.12 - 0.012, -0.775, 0.012, 0.012, WHITE)
    pen.oval(0, -0.69, 0.05, 0.034, DARK)
    pen.curve([(-0.05, -0.60), (0, -0.58), (0.05, -0.60)], 0.014, DARK)
    bow = pen.state.trim or "#d0483a"
    for side in (-1, 1):
        pen.path(
            rounded([(0, -0.48), (side * 0.17, -0.56), (side * 0.17, -0.40)]), (pen.tone(bow, 1.1), pen.tone(bow, 0.6))
        )
    pen.ball(0, -0.48, 0.035, bow)


def duck(pen: Pen, ink: str) -> None:
    """A rubber duck."""
    way = 1 if pen.side < 0 else -1
    pen.path(
        smooth(
            [
                (-0.60 * way, -0.30),
                (-0.78 * way, -0.58),
                (-0.40 * way, -0.44),
                (0.10 * way, -0.46),
                (0.44 * way, -0.40),
                (0.50 * way, -0.14),
                (0.20 * way, 0.0),
                (-0.34 * way, -0.01),
                (-0.56 * way, -0.12),
            ]
        ),
        (pen.tone(ink, 1.15), pen.tone(ink, 0.5)),
    )
    pen.ball(0.22 * way, -0.70, 0.29, ink)
    pen.path(
        smooth(
            [
                (-0.36 * way, -0.30),
                (-0.10 * way, -0.38),
                (0.16 * way, -0.28),
                (-0.04 * way, -0.14),
                (-0.30 * way, -0.16),
            ]
        ),
        (pen.tone(ink, 1.0), pen.tone(ink, 0.6)),
    )
    pen.path(
        rounded([(0.44 * way, -0.76), (0.76 * way, -0.70), (0.72 * way, -0.62), (0.44 * way, -0.60)]),
        (pen.tone("#f08a2c", 1.1), pen.tone("#d8682c", 0.7)),
    )
    pen.oval(0.30 * way, -0.78, 0.05, 0.062, DARK)
    pen.oval(0.285 * way, -0.80, 0.018, 0.018, WHITE)


def bricks(pen: Pen, ink: str) -> None:
    """Building bricks, stacked."""
    for x, y, wide, tint in (
        (-0.30, 0.0, 0.50, "#3a78d0"),
        (0.28, 0.0, 0.42, "#f0c03c"),
        (-0.02, -0.30, 0.56, ink),
        (0.06, -0.60, 0.34, "#4fa858"),
    ):
        for k in range(round(wide / 0.14)):
            px = x - wide / 2 + 0.10 + 0.15 * k
            pen.body(panel(px - 0.045, y - 0.37, 0.09, 0.09, 0.02), tint, MATTE)
        pen.body(panel(x - wide / 2, y - 0.30, wide, 0.30, 0.015), tint, FLAT)


def key(pen: Pen, ink: str) -> None:
    """An old key, upright."""
    for k in range(3):
        a = math.pi / 2 + math.tau * k / 3 + math.pi
        pen.ring(0.13 * math.cos(a), -0.80 + 0.13 * math.sin(a), 0.10, 0.10, 0.06, pen.tone(ink, 0.9))
    pen.body(panel(-0.035, -0.70, 0.07, 0.70, 0.02), ink, METAL)
    for y, wide in ((0.16, 0.20), (0.06, 0.16)):
        pen.body(panel(0.02, -y, wide, 0.07, 0.01), ink, METAL)
    pen.body(panel(-0.055, -0.70, 0.11, 0.05, 0.02), ink, METAL)


def coin(pen: Pen, ink: str) -> None:
    """A coin."""
    facing = max(0.10, abs(math.cos(pen.state.turn)))
    pen.oval(0.03 * pen.side, -0.5, 0.5 * facing, 0.5, pen.tone(ink, 0.3))
    pen.body(disc(0, -0.5, 0.48 * facing, 0.48), ink, METAL)
    pen.ring(0, -0.5, 0.41 * facing, 0.41, 0.02, pen.tone(ink, 0.5))
    star = [
        (
            (0.24 if k % 2 == 0 else 0.10) * math.sin(k * math.pi / 5) * facing,
            -0.5 - (0.24 if k % 2 == 0 else 0.10) * math.cos(k * math.pi / 5),
        )
        for k in range(10)
    ]
    pen.poly(star, pen.tone(ink, 1.4))


def music_box(pen: Pen, ink: str) -> None:
    """A box whose lid is up: a small dancer turns in it."""
    pen.poly([(-0.46, -0.38), (0.46, -0.38), (0.40, -0.96), (-0.40, -0.96)], (pen.tone(ink, 0.7), pen.tone(ink, 0.4)))
    pen.poly([(-0.37, -0.42), (0.37, -0.42), (0.33, -0.90), (-0.33, -0.90)], ("#b8d0e8", "#e8d8e8"))
    turn = math.cos(1.5 * pen.state.t)
    pen.line([(0, -0.40), (0, -0.58)], 0.02, pen.tone("#f4d8c8", 1.0))
    pen.path(smooth([(-0.18, -0.56), (0, -0.66), (0.18, -0.56), (0, -0.52)]), pen.tone("#f0a8c0", 1.1))
    pen.line([(0, -0.60), (0, -0.70)], 0.05, pen.tone("#f0a8c0", 1.0))
    pen.curve([(0, -0.70), (0.14 * turn, -0.80), (0.04 * turn, -0.90)], 0.022, pen.tone("#f4d8c8", 1.0))
    pen.ball(0, -0.755, 0.042, "#6a4030")
    pen.body(panel(-0.50, -0.40, 1.0, 0.40, 0.03), ink, FLAT)
    pen.body(panel(-0.50, -0.42, 1.0, 0.06, 0.02), GOLD, METAL)
    pen.line([(0.50, -0.18), (0.62, -0.18), (0.62, -0.28)], 0.03, pen.tone(GOLD, 1.0))


def marble_track(pen: Pen, ink: str) -> None:
    """A wooden run in three slopes; glass marbles roll down it, one behind the other."""
    t = pen.state.t
    for x in (-0.86, 0.80):
        pen.body(panel(x, -1.0, 0.07, 1.0, 0.01), mix(ink, "#000000", 0.2), MATTE)
    slopes = (((-0.92, -0.92), (0.70, -0.74)), ((0.92, -0.60), (-0.70, -0.42)), ((-0.92, -0.27), (0.86, -0.08)))
    tints = ("#e0405a", "#3a8ae0", "#4fc06a", "#f4b83c", "#a85ae0", "#3cc8d0")
    for (x0, y0), (x1, y1) in slopes:
        pen.poly([(x0, y0 - 0.055), (x1, y1 - 0.055), (x1, y1 - 0.02), (x0, y0 - 0.02)], pen.tone(ink, 0.4))
    for k in range(6):
        way = (0.115 * t + k / 6) % 1.0
        leg = min(2, int(way * 3))
        (x0, y0), (x1, y1) = slopes[leg]
        s = (way * 3 - leg) ** 1.35
        x, y = x0 + (x1 - x0) * s, y0 + (y1 - y0) * s - 0.085
        tint = tints[k]
        pen.ball(x, y, 0.10, tint, alpha=0.92)
        a = 9.0 * s * (1 if x1 > x0 else -1)
        pen.curve(
            [
                (x - 0.065 * math.cos(a), y - 0.065 * math.sin(a)),
                (x + 0.02 * math.sin(a), y - 0.02 * math.cos(a)),
                (x + 0.065 * math.cos(a), y + 0.065 * math.sin(a)),
            ],
            0.03,
            mix(tint, "#ffffff", 0.7),
            0.85,
        )
        pen.oval(x + 0.035 * pen.side, y - 0.045, 0.022, 0.016, "#ffffff", 0.95)
        pen.soft(x - 0.05 * pen.side, y + 0.10, 0.09, 0.022, mix(tint, "#ffffff", 0.35), 0.9)
    for (x0, y0), (x1, y1) in slopes:
        pen.poly(
            [(x0, y0 - 0.03), (x1, y1 - 0.03), (x1, y1 + 0.045), (x0, y0 + 0.045)],
            (pen.tone(ink, 1.0), pen.tone(ink, 0.55)),
        )
        pen.line([(x0, y0 - 0.025), (x1, y1 - 0.025)], 0.012, pen.tone(ink, 1.5), 0.8)
        for s in (0.2, 0.45, 0.7):
            pen.line(
                [
                    (x0 + (x1 - x0) * s, y0 + (y1 - y0) * s + 0.01),
                    (x0 + (x1 - x0) * (s + 0.15), y0 + (y1 - y0) * (s + 0.15) + 0.012),
                ],
                0.007,
                pen.tone(ink, 0.4),
                0.6,
            )
    pen.body(panel(0.80, -0.12, 0.16, 0.12, 0.02), STEEL, METAL)


def origami(pen: Pen, ink: str) -> None:
    """A folded crane."""
    flap = 0.10 * math.sin(2.4 * pen.state.t)
    pen.poly([(-0.06, -0.36), (0.10, -0.30), (0.78, -0.74)], pen.tone(ink, 0.6))
    pen.poly([(-0.10, -0.34), (0.14, -0.36), (-0.34, -1.0 - flap)], pen.tone(ink, 1.25))
    pen.poly([(0.02, -0.34), (0.22, -0.34), (0.30, -0.96 - flap)], pen.tone(ink, 0.85))
    pen.poly([(-0.14, -0.34), (0.22, -0.34), (0.06, 0.0)], pen.tone(ink, 0.7))
    pen.poly([(-0.14, -0.34), (0.04, -0.30), (-0.66, -0.80)], pen.tone(ink, 1.05))
    pen.poly([(-0.66, -0.80), (-0.56, -0.74), (-0.86, -0.64)], pen.tone(ink, 0.8))


def skull(pen: Pen, ink: str) -> None:
    """A skull."""
    pen.body(panel(-0.20, -0.26, 0.40, 0.26, 0.06), ink, MATTE)
    pen.ball(0, -0.60, 0.42, ink, 0.39)
    for side in (-1, 1):
        pen.oval(side * 0.17, -0.52, 0.115, 0.125, pen.tone("#2a1c28", 0.4))
    pen.poly([(0, -0.42), (-0.05, -0.31), (0.05, -0.31)], pen.tone("#2a1c28", 0.4))
    for k in range(5):
        pen.line([(-0.14 + 0.07 * k, -0.16), (-0.14 + 0.07 * k, -0.03)], 0.014, pen.tone("#2a1c28", 0.4))
