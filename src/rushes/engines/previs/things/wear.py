"""What is worn and carried: shoes, bags, glasses, jewellery."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.paint import polygon, smooth
from rushes.engines.previs.things.pen import DARK, GOLD, MATTE, METAL, STEEL, WHITE, Pen, disc, panel, turned


def sneaker(pen: Pen, ink: str) -> None:
    """A sneaker."""
    upper = [
        (-0.92, -0.20),
        (-0.98, -0.56),
        (-0.88, -0.98),
        (-0.72, -0.92),
        (-0.52, -0.90),
        (-0.34, -1.0),
        (-0.10, -0.78),
        (0.20, -0.62),
        (0.48, -0.54),
        (0.84, -0.46),
        (1.02, -0.32),
        (1.02, -0.18),
    ]
    pen.body(smooth(upper), ink, (0.5, 1.15, 0.95, 0.75, 0.45))
    pen.path(
        smooth([(-0.74, -0.90), (-0.54, -0.87), (-0.35, -0.97), (-0.44, -0.80), (-0.66, -0.80)]),
        pen.tone(mix(ink, "#000000", 0.35), 0.5),
    )
    pen.body(
        smooth([(0.54, -0.20), (0.54, -0.42), (0.66, -0.52), (0.90, -0.42), (1.02, -0.30), (1.02, -0.18)]),
        mix(ink, "#ffffff", 0.25),
        (0.6, 1.1, 0.9, 0.7, 0.5),
    )
    pen.path(
        smooth([(-0.94, -0.20), (-0.97, -0.50), (-0.90, -0.60), (-0.66, -0.50), (-0.56, -0.20)]),
        pen.tone(mix(ink, "#000000", 0.18), 0.8),
    )
    pen.body(panel(-1.0, -0.24, 2.10, 0.24, 0.11), WHITE, (0.7, 1.1, 0.95, 0.7, 0.5))
    pen.rect(-0.96, -0.075, 2.0, 0.03, pen.tone(DARK, 0.6), 0.5)
    pen.curve([(-0.62, -0.28), (-0.26, -0.50), (0.28, -0.32), (0.44, -0.42)], 0.085, pen.tone(WHITE, 0.95))
    for k in range(4):
        x, y = -0.20 + 0.15 * k, -0.86 + 0.082 * k
        pen.line([(x - 0.10, y + 0.14), (x + 0.05, y - 0.02)], 0.036, pen.tone(WHITE, 1.0))
    pen.curve([(-0.86, -0.96), (-0.62, -0.90), (-0.35, -0.98)], 0.05, pen.tone(mix(ink, "#000000", 0.4), 0.6))
    pen.words(pen.state.label, -0.78, -0.36, 0.34, 0.12, WHITE)


def boot(pen: Pen, ink: str) -> None:
    """A boot."""
    pen.body(
        smooth(
            [
                (-0.42, -0.10),
                (-0.40, -0.50),
                (-0.44, -0.98),
                (0.06, -0.98),
                (0.08, -0.56),
                (0.30, -0.38),
                (0.56, -0.30),
                (0.62, -0.10),
            ]
        ),
        ink,
        (0.4, 1.15, 0.9, 0.6, 0.35),
    )
    pen.body(panel(-0.46, -0.13, 1.12, 0.13, 0.04), "#2c2420", MATTE)
    pen.body(panel(-0.46, -1.0, 0.54, 0.10, 0.03), mix(ink, "#ffffff", 0.2), MATTE)
    for k in range(5):
        pen.line([(-0.02, -0.86 + 0.09 * k), (0.12 + 0.02 * k, -0.80 + 0.09 * k)], 0.024, pen.tone("#e8d8a8", 0.9))


def high_heel(pen: Pen, ink: str) -> None:
    """A high heel."""
    pen.path(
        smooth(
            [
                (-0.66, -0.98),
                (-0.72, -0.72),
                (-0.62, -0.62),
                (-0.20, -0.44),
                (0.20, -0.06),
                (0.62, -0.02),
                (0.86, -0.06),
                (0.84, -0.16),
                (0.48, -0.30),
                (0.22, -0.28),
                (-0.16, -0.62),
                (-0.46, -0.78),
            ]
        ),
        (pen.tone(ink, 1.3), pen.tone(ink, 0.6)),
    )
    pen.poly([(-0.72, -0.76), (-0.54, -0.62), (-0.62, 0.0), (-0.68, 0.0)], (pen.tone(ink, 0.8), pen.tone(ink, 0.4)))
    pen.curve([(-0.60, -0.60), (-0.16, -0.40), (0.22, -0.03), (0.84, -0.02)], 0.035, pen.tone("#2a2024", 0.7))
    pen.curve([(0.50, -0.26), (0.70, -0.18), (0.80, -0.12)], 0.03, "#ffffff", 0.6)


def handbag(pen: Pen, ink: str) -> None:
    """A handbag."""
    pen.curve([(-0.30, -0.60), (-0.26, -0.92), (0, -1.0), (0.26, -0.92), (0.30, -0.60)], 0.055, pen.tone(ink, 0.45))
    pen.curve([(-0.30, -0.61), (-0.25, -0.93), (0, -1.01), (0.25, -0.93), (0.30, -0.61)], 0.022, pen.tone(ink, 1.2))
    pen.body(
        smooth(
            [
                (-0.56, -0.02),
                (-0.60, -0.10),
                (-0.50, -0.60),
                (-0.44, -0.64),
                (0.44, -0.64),
                (0.50, -0.60),
                (0.60, -0.10),
                (0.56, -0.02),
            ]
        ),
        ink,
        (0.5, 1.15, 0.95, 0.7, 0.4),
    )
    pen.body(
        smooth(
            [(-0.49, -0.62), (0.49, -0.62), (0.50, -0.38), (0.26, -0.26), (0, -0.22), (-0.26, -0.26), (-0.50, -0.38)]
        ),
        mix(ink, "#ffffff", 0.10),
        (0.5, 1.2, 0.95, 0.7, 0.4),
    )
    pen.body(panel(-0.075, -0.30, 0.15, 0.12, 0.02), pen.state.trim or GOLD, METAL)
    for side in (-1, 1):
        pen.ring(side * 0.30, -0.60, 0.05, 0.05, 0.02, pen.tone(pen.state.trim or GOLD, 1.2))
    for k in range(18):
        pen.line([(-0.50 + 0.058 * k, -0.055), (-0.475 + 0.058 * k, -0.055)], 0.010, pen.tone("#fff4e0", 0.9), 0.7)
    pen.words(pen.state.label, 0, -0.12, 0.5, 0.10, GOLD)


def suitcase(pen: Pen, ink: str) -> None:
    """A suitcase."""
    pen.curve([(-0.16, -0.74), (-0.14, -0.90), (0.14, -0.90), (0.16, -0.74)], 0.05, pen.tone("#3a2a22", 0.7))
    pen.body(panel(-0.62, -0.76, 1.24, 0.74, 0.06), ink, MATTE)
    for x in (-0.42, 0.36):
        pen.body(panel(x, -0.76, 0.07, 0.74, 0.01), "#5a3a26", MATTE)
        pen.body(panel(x - 0.01, -0.58, 0.09, 0.08, 0.01), GOLD, METAL)
    for x, y in ((-0.62, -0.76), (0.52, -0.76), (-0.62, -0.12), (0.52, -0.12)):
        pen.body(panel(x, y, 0.10, 0.10, 0.03), "#5a3a26", MATTE)
    pen.words(pen.state.label, 0, -0.36, 0.6, 0.2, "#f4ead6")


def sunglasses(pen: Pen, ink: str) -> None:
    """Sunglasses."""
    for side in (-1, 1):
        pen.curve([(side * 0.92, -0.80), (side * 0.98, -0.96), (side * 0.70, -1.0)], 0.05, pen.tone(ink, 0.35))
    for side in (-1, 1):
        lens = smooth(
            [
                (side * 0.10, -0.72),
                (side * 0.20, -0.84),
                (side * 0.76, -0.88),
                (side * 0.94, -0.74),
                (side * 0.88, -0.34),
                (side * 0.62, -0.14),
                (side * 0.30, -0.20),
                (side * 0.12, -0.46),
            ]
        )
        pen.path(lens, (mix(pen.state.trim or "#2a3450", "#ffffff", 0.25), pen.state.trim or "#141a2c"), 0.97)
        pen.canvas.save()
        pen.canvas.clipPath(lens, True)
        pen.poly(
            [(side * 0.5 - 0.1, -1.0), (side * 0.5 + 0.14, -1.0), (side * 0.5 - 0.16, 0), (side * 0.5 - 0.40, 0)],
            "#ffffff",
            0.28,
        )
        pen.poly(
            [(side * 0.5 + 0.20, -1.0), (side * 0.5 + 0.26, -1.0), (side * 0.5 - 0.04, 0), (side * 0.5 - 0.10, 0)],
            "#ffffff",
            0.28,
        )
        pen.canvas.restore()
        ring = [
            (side * 0.10, -0.72),
            (side * 0.20, -0.84),
            (side * 0.76, -0.88),
            (side * 0.94, -0.74),
            (side * 0.88, -0.34),
            (side * 0.62, -0.14),
            (side * 0.30, -0.20),
            (side * 0.12, -0.46),
            (side * 0.10, -0.72),
        ]
        pen.curve(ring, 0.075, pen.tone(ink, 0.8))
        pen.curve([(x, y - 0.02) for x, y in ring[1:4]], 0.022, pen.tone(ink, 1.5))
        pen.ball(side * 0.86, -0.76, 0.03, GOLD)
    pen.curve([(-0.12, -0.70), (0, -0.78), (0.12, -0.70)], 0.075, pen.tone(ink, 0.8))


def ring(pen: Pen, ink: str) -> None:
    """A ring with a cut stone."""
    pen.ring(0, -0.32, 0.30, 0.30, 0.085, pen.tone(ink, 0.45))
    pen.ring(0.008 * pen.side, -0.327, 0.30, 0.30, 0.055, pen.tone(ink, 1.0))
    pen.ring(0.014 * pen.side, -0.335, 0.30, 0.30, 0.016, pen.tone(ink, 1.7))
    for side in (-1, 1):
        pen.curve([(side * 0.14, -0.58), (side * 0.20, -0.72), (side * 0.17, -0.78)], 0.034, pen.tone(ink, 0.9))
    stone = pen.state.trim or "#cfe8fa"
    xs, top, girdle, tip = (-0.27, -0.10, 0.10, 0.27), -0.98, -0.84, -0.58
    for k in range(3):
        pen.poly(
            [(xs[k], girdle), (xs[k + 1], girdle), (0, tip)],
            (pen.tone(stone, 1.5 - 0.4 * k), pen.tone(stone, 0.5 + 0.2 * (k % 2))),
        )
    pen.poly([(-0.17, top), (0.17, top), (0.27, girdle), (-0.27, girdle)], pen.tone(stone, 1.3))
    pen.poly([(-0.17, top), (-0.06, top), (-0.10, girdle), (-0.27, girdle)], pen.tone(stone, 1.7))
    glint = 0.12 + 0.05 * math.sin(2.7 * pen.state.t)
    for dx, dy in ((1, 0), (0, 1), (0.5, 0.5), (0.5, -0.5)):
        pen.line(
            [(-0.10 - glint * dx, -0.93 - glint * dy), (-0.10 + glint * dx, -0.93 + glint * dy)], 0.012, "#ffffff", 0.95
        )


def necklace(pen: Pen, ink: str) -> None:
    """A necklace on a bust of velvet."""
    pen.body(
        smooth(
            [
                (-0.34, 0.0),
                (-0.40, -0.30),
                (-0.30, -0.56),
                (-0.12, -0.66),
                (-0.12, -0.98),
                (0.12, -0.98),
                (0.12, -0.66),
                (0.30, -0.56),
                (0.40, -0.30),
                (0.34, 0.0),
            ]
        ),
        "#3a3444",
        MATTE,
    )
    chain = [(-0.16, -0.68), (-0.17, -0.52), (-0.10, -0.36), (0, -0.29), (0.10, -0.36), (0.17, -0.52), (0.16, -0.68)]
    pen.curve(chain, 0.024, pen.tone(ink, 1.1))
    for x, y in chain[1:-1]:
        pen.ball(x, y, 0.03, ink)
    stone = pen.state.trim or "#5ac0e0"
    pen.path(
        smooth([(0, -0.27), (-0.07, -0.18), (0, -0.08), (0.07, -0.18)]), (pen.tone(stone, 1.5), pen.tone(stone, 0.6))
    )
    pen.soft(-0.02, -0.20, 0.10, 0.08, "#ffffff", 0.6)


def hat(pen: Pen, ink: str) -> None:
    """A hat."""
    pen.oval(0, -0.16, 0.95, 0.20, (pen.tone(ink, 0.9), pen.tone(ink, 0.5)))
    pen.body(
        smooth(
            [
                (-0.48, -0.20),
                (-0.50, -0.70),
                (-0.34, -0.98),
                (0, -0.90),
                (0.34, -0.98),
                (0.50, -0.70),
                (0.48, -0.20),
                (0, -0.10),
            ]
        ),
        ink,
        MATTE,
    )
    pen.body(
        polygon([(-0.50, -0.40), (0.50, -0.40), (0.49, -0.22), (0, -0.14), (-0.49, -0.22)]),
        pen.state.trim or "#2a2228",
        MATTE,
    )


def crown(pen: Pen, ink: str) -> None:
    """A crown."""
    for k in range(5):
        x = -0.56 + 0.28 * k
        pen.poly(
            [(x - 0.16, -0.34), (x * 1.22, -0.92 - 0.06 * (k == 2)), (x + 0.16, -0.34)],
            (pen.tone(ink, 1.3), pen.tone(ink, 0.6)),
        )
        pen.ball(x * 1.22, -0.93 - 0.06 * (k == 2), 0.055, "#d8304a" if k % 2 else "#3a78d0")
    pen.body(turned(((0.66, 0.05), (0.68, 0.36)), 0.12), ink, METAL)
    for k in range(5):
        pen.ball(-0.46 + 0.23 * k, -0.18, 0.06, ("#d8304a", "#3a78d0", "#3fa06a")[k % 3])


def glasses_case(pen: Pen, ink: str) -> None:
    """A wallet or a small case of leather."""
    pen.body(panel(-0.62, -0.80, 1.24, 0.80, 0.06), ink, MATTE)
    pen.body(panel(-0.62, -0.80, 1.24, 0.40, 0.06), mix(ink, "#ffffff", 0.08), MATTE)
    pen.body(disc(0, -0.40, 0.06), pen.state.trim or STEEL, METAL)
    for k in range(19):
        pen.line([(-0.57 + 0.062 * k, -0.05), (-0.54 + 0.062 * k, -0.05)], 0.012, pen.tone("#fff4e0", 0.9), 0.7)
    pen.words(pen.state.label, 0, -0.20, 0.6, 0.12, GOLD)
