"""Fruit, one by one and in a bowl."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.paint import rounded, smooth
from rushes.engines.previs.things.pen import MATTE, Pen, panel
from rushes.engines.previs.things.vessels import citrus


def fruit(pen: Pen, ink: str, form: str) -> None:
    """One fruit: its body, its stalk and what marks it."""
    if form == "banana":
        pen.path(
            smooth(
                [
                    (-0.62, -0.50),
                    (-0.40, -0.16),
                    (0.05, -0.02),
                    (0.48, -0.14),
                    (0.70, -0.46),
                    (0.66, -0.56),
                    (0.40, -0.38),
                    (0.02, -0.30),
                    (-0.34, -0.42),
                    (-0.54, -0.66),
                ]
            ),
            (pen.tone(ink, 1.2), pen.tone(ink, 0.6)),
        )
        pen.curve([(-0.50, -0.50), (-0.20, -0.22), (0.2, -0.16), (0.55, -0.34)], 0.02, pen.tone(ink, 0.5), 0.6)
        pen.line([(-0.58, -0.60), (-0.62, -0.72)], 0.07, pen.tone("#6a4a24", 0.8))
        return
    if form == "strawberry":
        pen.path(
            smooth(
                [(0, 0.0), (-0.30, -0.28), (-0.42, -0.60), (-0.22, -0.80), (0.22, -0.80), (0.42, -0.60), (0.30, -0.28)]
            ),
            (pen.tone(ink, 1.15), pen.tone(ink, 0.6)),
        )
        rows = ((0.70, 0.30, 5), (0.58, 0.34, 6), (0.46, 0.28, 5), (0.34, 0.22, 4), (0.22, 0.12, 3), (0.12, 0.05, 2))
        seeds = [(half * (2 * k / (n - 1) - 1), -y) for y, half, n in rows for k in range(n)]
        pen.flecks(seeds, "#ffe28a", 0.03)
        for k in range(7):
            a = -1.5 + 0.5 * k
            pen.path(
                rounded(
                    [
                        (0, -0.76),
                        (0.30 * math.sin(a) - 0.05, -0.80 - 0.06 * math.cos(a)),
                        (0.40 * math.sin(a), -0.78 + 0.06),
                        (0.26 * math.sin(a) + 0.05, -0.72),
                    ]
                ),
                pen.tone("#5a9a44", 0.9),
            )
        pen.line([(0, -0.78), (0.06, -0.98)], 0.04, pen.tone("#5a9a44", 0.7))
        pen.soft(0.14 * pen.side, -0.62, 0.12, 0.10, "#ffffff", 0.5)
        return
    if form == "lemon":
        pen.path(
            smooth(
                [
                    (-0.66, -0.42),
                    (-0.50, -0.50),
                    (-0.24, -0.78),
                    (0.24, -0.78),
                    (0.50, -0.50),
                    (0.66, -0.42),
                    (0.50, -0.33),
                    (0.24, -0.06),
                    (-0.24, -0.06),
                    (-0.50, -0.33),
                ]
            ),
            (pen.tone(ink, 1.2), pen.tone(ink, 0.55)),
        )
        citrus(pen, 0.56, -0.26, 0.26)
    elif form == "melon":
        pen.poly([(-0.80, -0.46), (0.80, -0.46), (0.0, 0.0)], pen.tone("#2f7a3c", 0.8))
        pen.path(
            smooth([(-0.86, -0.48), (-0.5, -0.10), (0, 0.0), (0.5, -0.10), (0.86, -0.48)]), pen.tone("#2f7a3c", 0.8)
        )
        pen.path(
            smooth([(-0.78, -0.48), (-0.46, -0.16), (0, -0.06), (0.46, -0.16), (0.78, -0.48)]), pen.tone("#eef4c8", 1.0)
        )
        pen.path(smooth([(-0.74, -0.48), (-0.44, -0.20), (0, -0.10), (0.44, -0.20), (0.74, -0.48)]), pen.tone(ink, 1.0))
        pen.flecks([(-0.45 + 0.15 * k, -0.38 + 0.14 * (k % 2)) for k in range(7)], "#2a1a1c", 0.05)
        return
    else:
        pen.ball(-0.13 if form == "apple" else 0, -0.42, 0.36 if form == "apple" else 0.44, ink, 0.42)
        if form == "apple":
            pen.ball(0.13, -0.42, 0.36, ink, 0.42)
            pen.oval(0, -0.80, 0.13, 0.03, pen.tone(ink, 0.3))
    pen.soft(0.17 * pen.side, -0.62, 0.15, 0.12, "#ffffff", 0.5)
    pen.curve([(0, -0.79), (0.02, -0.88), (0.06, -0.97)], 0.04, pen.tone("#6a4a2a", 0.8))
    pen.path(
        rounded([(0.03, -0.88), (0.16, -1.0), (0.34, -0.94), (0.20, -0.84)]),
        (pen.tone("#7ab84a", 1.0), pen.tone("#4f8f3c", 0.6)),
    )


def fruit_bowl(pen: Pen, ink: str) -> None:
    """A fruit bowl."""
    for x, y, r, tint in (
        (-0.26, -0.60, 0.20, "#e8843a"),
        (0.24, -0.62, 0.21, "#c8343c"),
        (0.0, -0.74, 0.20, "#8ab84a"),
        (-0.42, -0.52, 0.15, "#e8c43a"),
        (0.44, -0.52, 0.15, "#e8843a"),
    ):
        pen.ball(x, y, r, tint)
        pen.line([(x, y - r), (x + 0.02, y - r - 0.06)], 0.024, pen.tone("#6a4a2a", 0.8))
    for k in range(9):
        pen.ball(0.30 + 0.07 * (k % 3), -0.44 + 0.05 * (k // 3), 0.055, "#6a4a9a")
    _lower(pen, ink)


def _lower(pen: Pen, ink: str) -> None:
    profile = ((0.22, 0.0), (0.22, 0.06), (0.42, 0.14), (0.58, 0.30), (0.64, 0.48))
    pen.body(smooth([(-w, -h) for w, h in profile] + [(w, -h) for w, h in reversed(profile)]), ink)
    pen.body(panel(-0.65, -0.50, 1.30, 0.04, 0.02), mix(ink, "#ffffff", 0.3), MATTE)
