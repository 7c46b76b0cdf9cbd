"""Boxes, books and packets: what is opened."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.paint import smooth
from rushes.engines.previs.things.pen import DARK, FLAT, GOLD, MATTE, METAL, WHITE, Pen, panel


def _cuboid(pen: Pen, ink: str, half: float, tall: float, deep: float = 0.20) -> tuple[float, float, float]:
    """A box with its lit front and the side away from the key: (left, right of the front, shift of the back)."""
    away = 0.5 * deep * -pen.side
    left, right = -half - away, half - away
    corner = right if away > 0 else left
    pen.poly(
        [(corner, -tall), (corner + 2 * away, -tall - 0.10), (corner + 2 * away, -0.10), (corner, 0)],
        (pen.tone(ink, 0.42), pen.tone(ink, 0.22)),
    )
    pen.body(panel(left, -tall, right - left, tall, 0.008), ink, FLAT)
    return left, right, 2 * away


def gift(pen: Pen, ink: str) -> None:
    """A gift."""
    left, right, back = _cuboid(pen, ink, 0.42, 0.66)
    ribbon = pen.state.trim or GOLD
    pen.poly(
        [(left, -0.66), (right, -0.66), (right + back, -0.76), (left + back, -0.76)],
        pen.tone(mix(ink, "#ffffff", 0.25), 1.05),
    )
    middle = (left + right) / 2
    pen.rect(middle - 0.06, -0.66, 0.12, 0.66, (pen.tone(ribbon, 1.1), pen.tone(ribbon, 0.6)))
    pen.poly(
        [(middle - 0.06, -0.66), (middle + 0.06, -0.66), (middle + 0.06 + back, -0.76), (middle - 0.06 + back, -0.76)],
        pen.tone(ribbon, 1.1),
    )
    knot = middle + back / 2
    for way in (-1, 1):
        loop = [(knot, -0.70), (knot + way * 0.12, -0.95), (knot + way * 0.30, -0.94), (knot + way * 0.24, -0.74)]
        pen.path(smooth(loop), (pen.tone(mix(ribbon, "#ffffff", 0.2), 1.2), pen.tone(ribbon, 0.5)))
    pen.ball(knot, -0.72, 0.06, ribbon)
    pen.words(pen.state.label, middle, -0.33, 0.6, 0.3, WHITE)


def carton(pen: Pen, ink: str) -> None:
    """A cardboard box with tape; its flaps open, and light comes out."""
    opened = pen.state.opened
    left, right, back = -0.50 - 0.10 * -pen.side, 0.50 - 0.10 * -pen.side, 0.20 * -pen.side
    tall = 0.58
    rim = [(left, -tall), (right, -tall), (right + back, -tall - 0.11), (left + back, -tall - 0.11)]
    pen.poly(rim, ("#fff6c8", "#ffd668"))
    swing = 2.0 * opened
    lift = -0.42 * math.sin(swing)
    for way, x in ((-1, left), (1, right)):
        reach = x - way * 0.5 * math.cos(swing)
        pen.poly(
            [(x, -tall), (reach, lift - tall), (reach + back, lift - tall - 0.11), (x + back, -tall - 0.11)],
            (pen.tone(ink, 1.15), pen.tone(ink, 1.15 - 0.5 * opened)),
        )
    if opened > 0:
        top = -tall - 0.05
        for wide, alpha in ((1.0, 0.30), (0.62, 0.40), (0.34, 0.55)):
            reach = opened * (1.25 - 0.25 * wide)
            beam = [
                (left + 0.5 * back, top),
                (right + 0.5 * back, top),
                (right + 0.5 * back + 0.55 * wide * opened, top - reach),
                (left + 0.5 * back - 0.55 * wide * opened, top - reach),
            ]
            pen.beam(beam, "#ffe9a0", min(1.0, alpha * 2.2) * opened)
        pen.soft(0.5 * back, top - 0.15, 0.75, 0.5 * opened + 0.1, "#fff2b8", 0.75 * opened)
        t = pen.state.t
        motes = [
            (
                0.62 * math.sin(2.4 * k) * (0.5 + 0.5 * ((0.21 * t + 97.13 * math.sin(12.9898 * k)) % 1)),
                top - 1.0 * opened * ((0.21 * t + 97.13 * math.sin(12.9898 * k)) % 1),
            )
            for k in range(26)
        ]
        pen.flecks(motes, "#fffbe0", 0.022, 0.9 * opened)
    side = right if back > 0 else left
    pen.poly(
        [(side, -tall), (side + back, -tall - 0.11), (side + back, -0.11), (side, 0)],
        (pen.tone(ink, 0.45), pen.tone(ink, 0.25)),
    )
    pen.body(panel(left, -tall, right - left, tall, 0.008), ink, FLAT)
    for k in range(5):
        pen.line([(left + 0.02, -0.10 - 0.11 * k), (right - 0.02, -0.10 - 0.11 * k)], 0.004, pen.tone(ink, 0.5), 0.35)
    flap = 0.22 * opened
    pen.poly(
        [(left, -tall), (right, -tall), (right + 0.05 * opened, -tall + flap), (left - 0.05 * opened, -tall + flap)],
        (pen.tone(ink, 1.1), pen.tone(ink, 0.8)),
    )
    pen.line([(left, -tall), (right, -tall)], 0.018, "#fff2b0", opened)
    tape = "#e8d8a8"
    middle = (left + right) / 2
    pen.rect(middle - 0.06, -tall + 0.22 * opened, 0.12, 0.16, pen.tone(tape, 0.9), 0.85)
    if pen.state.label:
        pen.words(pen.state.label, middle - 0.02, -0.24, 0.7, 0.22, pen.tone(ink, 0.1))
        return
    for k in range(2):  # this way up
        x = right - 0.22 + 0.11 * k
        pen.line([(x, -0.10), (x, -0.26)], 0.022, pen.tone(ink, 0.1), 0.8)
        pen.poly([(x - 0.045, -0.22), (x + 0.045, -0.22), (x, -0.30)], pen.tone(ink, 0.1), 0.8)
    pen.rect(left + 0.07, -0.28, 0.26, 0.18, pen.tone("#f4efe4", 0.9))
    for k in range(3):
        pen.line(
            [(left + 0.10, -0.24 + 0.05 * k), (left + 0.28 - 0.05 * k, -0.24 + 0.05 * k)],
            0.012,
            pen.tone(DARK, 0.8),
            0.7,
        )


def chest(pen: Pen, ink: str) -> None:
    """A treasure chest; as it opens, gold shines in it."""
    opened = 0.35 + 0.65 * pen.state.opened
    lid = -0.52 - 0.34 * opened
    pen.path(
        smooth(
            [
                (-0.62, -0.50),
                (-0.60, lid - 0.12),
                (-0.40, lid - 0.24),
                (0.40, lid - 0.24),
                (0.60, lid - 0.12),
                (0.62, -0.50),
            ]
        ),
        (pen.tone(ink, 0.9), pen.tone(ink, 0.3)),
    )
    pen.path(smooth([(-0.55, -0.50), (-0.52, lid - 0.05), (0.52, lid - 0.05), (0.55, -0.50)]), pen.tone(ink, 0.12))
    pen.soft(0, -0.56, 0.66, 0.34 * opened, "#ffe28a", 0.75)
    for k in range(40):
        x = -0.50 + 1.0 * ((k * 0.618) % 1)
        y = -0.50 - 0.20 * opened * (1 - (x / 0.55) ** 2) * ((k * 0.382) % 1)
        pen.ball(x, y, 0.055, ("#f4c23c", "#e0a428", "#ffdf7a")[k % 3], 0.035)
    for x, tint in ((-0.24, "#d8304a"), (0.10, "#3a9ad0"), (0.32, "#3fa86a")):
        pen.ball(x, -0.60 - 0.08 * opened, 0.05, tint)
    pen.body(panel(-0.64, -0.50, 1.28, 0.50, 0.03), ink, MATTE)
    for k in range(3):
        pen.line([(-0.62, -0.38 + 0.13 * k), (0.62, -0.38 + 0.13 * k)], 0.012, pen.tone(ink, 0.3))
    for x in (-0.56, -0.06, 0.44):
        pen.body(panel(x, -0.52, 0.12, 0.52, 0.01), GOLD, METAL)
    pen.body(panel(-0.09, -0.48, 0.18, 0.18, 0.03), GOLD, METAL)
    pen.oval(0, -0.40, 0.025, 0.025, DARK)


def book(pen: Pen, ink: str) -> None:
    """A book that stands, its title on the cover; opened it lies with its pages up and one turning."""
    if pen.state.opened > 0.1:
        for side in (-1, 1):
            pen.poly([(0, -0.10), (side * 0.98, -0.30), (side * 0.98, -0.20), (0, 0.0)], pen.tone(ink, 0.6))
            pen.path(
                smooth(
                    [
                        (0, -0.12),
                        (side * 0.20, -0.34),
                        (side * 0.60, -0.38),
                        (side * 0.94, -0.30),
                        (side * 0.94, -0.26),
                        (side * 0.4, -0.16),
                        (0, -0.06),
                    ]
                ),
                (pen.tone("#fbf4e2", 1.05), pen.tone("#e0d2b4", 0.8)),
            )
            for k in range(4):
                pen.curve(
                    [
                        (side * 0.16, -0.27 + 0.035 * k),
                        (side * 0.5, -0.345 + 0.035 * k),
                        (side * 0.84, -0.305 + 0.03 * k),
                    ],
                    0.010,
                    pen.tone(DARK, 0.9),
                    0.5,
                )
        swing = math.pi * ((0.25 * pen.state.t) % 1.0)
        tip = (0.84 * math.cos(swing), -0.20 - 0.75 * math.sin(swing))
        pen.path(
            smooth(
                [
                    (0, -0.10),
                    (0.45 * tip[0] - 0.1, 0.5 * tip[1] - 0.08),
                    tip,
                    (tip[0] * 0.98, tip[1] + 0.10),
                    (0.45 * tip[0], 0.5 * tip[1] + 0.06),
                ]
            ),
            (pen.tone("#fffaf0", 1.1), pen.tone("#e8dcc0", 0.9)),
        )
        return
    back = 0.13 * -pen.side
    edge = 0.36 if back > 0 else -0.36
    pen.poly([(edge, -1.0), (edge + back, -0.95), (edge + back, -0.05), (edge, 0)], pen.tone("#f4ead2", 0.8))
    for k in range(5):
        x = edge + back * (k + 1) / 6
        pen.line([(x, -0.97), (x, -0.03)], 0.005, pen.tone("#b8a888", 0.8), 0.8)
    pen.body(panel(-0.36, -1.0, 0.72, 1.0, 0.015), ink, FLAT)
    pen.rect(-0.36 if back > 0 else 0.29, -1.0, 0.07, 1.0, pen.tone(ink, 0.35), 0.6)
    frame = panel(-0.25, -0.93, 0.54, 0.86, 0.01)
    box = frame.getBounds()
    gilt = pen.state.trim or GOLD
    pen.line(
        [
            (box.left(), box.top()),
            (box.right(), box.top()),
            (box.right(), box.bottom()),
            (box.left(), box.bottom()),
            (box.left(), box.top()),
        ],
        0.014,
        pen.tone(gilt, 1.1),
    )
    if pen.state.label:
        pen.words(pen.state.label, 0.02, -0.66, 0.46, 0.30, pen.tone(gilt, 1.3))
    else:
        pen.rect(-0.14, -0.76, 0.32, 0.03, pen.tone(gilt, 1.2))
        pen.rect(-0.08, -0.70, 0.20, 0.022, pen.tone(gilt, 1.2))
    pen.ring(0.02, -0.36, 0.13, 0.13, 0.014, pen.tone(gilt, 1.1))
    pen.poly(
        [
            (
                0.02 + 0.10 * math.sin(k * math.tau / 8) * (1 if k % 2 else 0.45),
                -0.36 - 0.10 * math.cos(k * math.tau / 8) * (1 if k % 2 else 0.45),
            )
            for k in range(8)
        ],
        pen.tone(gilt, 1.2),
    )


def packet(pen: Pen, ink: str) -> None:
    """A box of cereal or any product, its name on the front."""
    left, right, _ = _cuboid(pen, ink, 0.33, 0.92, 0.22)
    middle = (left + right) / 2
    pen.path(
        smooth([(left, -0.60), (middle, -0.70), (right, -0.58), (right, -0.40), (middle, -0.48), (left, -0.38)]),
        pen.tone(WHITE, 0.9),
    )
    pen.words(pen.state.label, middle, -0.55, 0.56, 0.18, pen.tone(ink, 0.4))
    pen.ball(middle, -0.22, 0.15, mix(ink, "#f8d24a", 0.75), 0.13)
    pen.ring(middle, -0.22, 0.21, 0.18, 0.02, pen.tone(WHITE, 0.9))


def milk_carton(pen: Pen, ink: str) -> None:
    """A milk carton."""
    left, right, back = _cuboid(pen, ink, 0.26, 0.70, 0.2)
    middle = (left + right) / 2
    pen.poly(
        [(left, -0.70), (right, -0.70), (right + 0.5 * back, -0.92), (left + 0.5 * back, -0.92)],
        (pen.tone(WHITE, 1.1), pen.tone(ink, 1.0)),
    )
    pen.body(panel(left + 0.5 * back, -1.0, right - left, 0.09, 0.01), WHITE, FLAT)
    pen.path(
        smooth([(left, -0.30), (middle, -0.42), (right, -0.26), (right, -0.02), (left, -0.02)]), pen.tone(WHITE, 0.95)
    )
    pen.words(pen.state.label or "MILK", middle, -0.54, 0.42, 0.16, WHITE)
