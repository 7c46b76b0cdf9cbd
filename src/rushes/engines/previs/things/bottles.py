"""Bottles, tins and jars: turned bodies with a face for a label."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.paint import polygon, rounded, smooth
from rushes.engines.previs.things.pen import (
    DARK,
    GOLD,
    MATTE,
    METAL,
    STEEL,
    WHITE,
    Pen,
    lathe,
    panel,
    turned,
)


def _paper(pen: Pen, half: float, top: float, bottom: float, ink: str = WHITE, words: str = DARK) -> None:
    """A label that runs around a round body; without words it bears a plain mark."""
    turn = pen.state.turn
    pen.body(panel(-half, -top, 2 * half, top - bottom, 0.006), ink, MATTE)
    middle, tall = -(top + bottom) / 2, top - bottom
    if pen.state.label:
        pen.words(pen.state.label, 0, middle, 1.5 * half, 0.80 * tall, words, turn)
        pen.words(pen.state.label, 0, middle, 1.5 * half, 0.80 * tall, words, turn + math.pi)
        return
    facing = math.cos(turn)
    if facing > 0.1:
        x = math.sin(turn) * half
        pen.oval(x, middle - 0.14 * tall, 0.20 * half * facing, 0.16 * tall, pen.tone(words, 0.8))
        pen.rect(x - 0.5 * half * facing, middle + 0.14 * tall, half * facing, 0.07 * tall, pen.tone(words, 0.8))
        pen.rect(x - 0.3 * half * facing, middle + 0.27 * tall, 0.6 * half * facing, 0.05 * tall, pen.tone(words, 0.7))


def tin(pen: Pen, ink: str) -> None:
    """A coffee tin with a lid."""
    half = 0.37
    pen.body(turned(((half, 0.03), (half, 0.86)), 0.13), ink, (0.18, 1.15, 0.78, 0.40, 0.12))
    pen.body(panel(-half - 0.012, -0.075, 2 * half + 0.024, 0.03, 0.012), mix(ink, "#ffffff", 0.18), METAL)
    dark = sum(int(ink[k : k + 2], 16) for k in (1, 3, 5)) < 380
    face, words = ("#ece2cf", "#2a2024") if dark else ("#2c2a33", "#f4ead6")
    _paper(pen, half, 0.68, 0.20, face, words)
    for y in (0.705, 0.175):
        pen.body(panel(-half, -y - 0.008, 2 * half, 0.016, 0.004), pen.state.trim or GOLD, METAL)
    lid = pen.state.trim or mix(ink, "#ffffff", 0.10)
    pen.body(turned(((half + 0.015, 0.85), (half + 0.015, 0.95)), 0.12), lid, METAL)
    pen.oval(0, -0.95, half + 0.015, 0.047, pen.tone(lid, 1.0))
    pen.ring(0, -0.95, half - 0.03, 0.034, 0.008, pen.tone(lid, 0.45))
    pen.gloss(0.27, 0.80, 0.10, 0.022, 0.34)


def wine_bottle(pen: Pen, ink: str) -> None:
    """A wine bottle."""
    outline = ((0.13, 0), (0.15, 0.02), (0.15, 0.52), (0.14, 0.58), (0.10, 0.66), (0.052, 0.72), (0.048, 0.90))
    pen.body(lathe(outline), ink)
    pen.body(panel(-0.06, -1.0, 0.12, 0.13, 0.015), pen.state.trim or GOLD, METAL)
    _paper(pen, 0.15, 0.45, 0.16)
    pen.gloss(0.105, 0.60, 0.05, 0.018)


def beer_bottle(pen: Pen, ink: str) -> None:
    """A cold bottle: foam-white label, crown cap, drops all over."""
    outline = ((0.135, 0), (0.15, 0.02), (0.15, 0.50), (0.135, 0.58), (0.07, 0.70), (0.056, 0.78), (0.052, 0.95))
    glass = mix(ink, "#86ff7a", 0.34)
    pen.body(lathe(outline), glass, (0.40, 1.35, 1.0, 0.62, 0.30))
    pen.body(lathe(((0.12, 0.03), (0.125, 0.48))), mix(ink, "#ffe08a", 0.35), (0.5, 1.2, 1.1, 0.7, 0.3), 0.35)
    _paper(pen, 0.15, 0.44, 0.16, "#f6ecd0", "#a8322c")
    pen.body(panel(-0.062, -0.80, 0.124, 0.08, 0.01), "#d9483c", MATTE)
    pen.body(panel(-0.066, -1.0, 0.132, 0.06, 0.016), pen.state.trim or GOLD, METAL)
    pen.gloss(0.10, 0.62, 0.05, 0.018, 0.6)
    drops = [
        (0.135 * (2 * ((k * 0.618) % 1) - 1), -0.04 - 0.56 * ((43758.5453 * math.sin(12.9898 * k)) % 1))
        for k in range(52)
    ]
    pen.flecks(drops, pen.tone(ink, 0.35), 0.017, 0.5)
    pen.flecks([(x - 0.002, y - 0.003) for x, y in drops], "#f4fffa", 0.011, 0.9)


def bottle(pen: Pen, ink: str) -> None:
    """A plain bottle with a screw cap: water, shampoo, sauce."""
    outline = ((0.17, 0), (0.19, 0.03), (0.19, 0.58), (0.17, 0.68), (0.085, 0.80), (0.075, 0.86))
    pen.body(lathe(outline), ink, alpha=0.94)
    pen.body(panel(-0.095, -1.0, 0.19, 0.15, 0.015), pen.state.trim or WHITE, MATTE)
    for k in range(7):
        pen.rect(-0.085 + 0.026 * k, -0.98, 0.006, 0.11, pen.tone(DARK, 0.9), 0.25)
    _paper(pen, 0.19, 0.56, 0.18)
    pen.gloss(0.14, 0.70, 0.05, 0.022)


def can(pen: Pen, ink: str) -> None:
    """A can."""
    half = 0.25
    pen.body(lathe(((0.20, 0), (half, 0.06), (half, 0.88), (0.205, 0.95))), ink, METAL)
    pen.body(turned(((0.205, 0.94), (0.205, 0.97)), 0.2), STEEL, METAL)
    pen.oval(0, -0.97, 0.19, 0.036, pen.tone(STEEL, 0.55))
    pen.oval(0.03, -0.972, 0.06, 0.014, pen.tone(STEEL, 1.2))
    swirl = [(-half, -0.30), (-0.05, -0.46), (half, -0.34), (half, -0.22), (-0.04, -0.34), (-half, -0.16)]
    pen.path(rounded(swirl), pen.tone(WHITE, 0.9), 0.85)
    if pen.state.label:
        pen.words(pen.state.label, 0, -0.62, 1.5 * half, 0.24, WHITE, pen.state.turn)
    pen.gloss(0.17, 0.86, 0.08, 0.024, 0.55)


def jar(pen: Pen, ink: str) -> None:
    """A jar of honey or jam."""
    pen.body(lathe(((0.30, 0), (0.34, 0.05), (0.34, 0.66), (0.29, 0.76))), ink, (0.5, 1.4, 1.0, 0.7, 0.4), 0.95)
    pen.body(panel(-0.32, -0.96, 0.64, 0.20, 0.03), pen.state.trim or GOLD, METAL)
    _paper(pen, 0.34, 0.54, 0.18, "#f8efd8")
    pen.gloss(0.27, 0.66, 0.08, 0.03, 0.55)


def perfume(pen: Pen, ink: str) -> None:
    """A perfume."""
    pen.body(panel(-0.27, -0.66, 0.54, 0.66, 0.07), mix(ink, "#ffffff", 0.55), alpha=0.92)
    pen.body(panel(-0.21, -0.52, 0.42, 0.46, 0.04), ink, (0.5, 1.2, 1.0, 0.6, 0.35))
    pen.body(panel(-0.075, -0.74, 0.15, 0.09, 0.01), pen.state.trim or GOLD, METAL)
    pen.body(
        panel(-0.125, -1.0, 0.25, 0.27, 0.03),
        pen.state.trim or DARK,
        METAL if pen.state.trim else (0.5, 1.6, 0.8, 0.5, 0.3),
    )
    pen.body(panel(-0.15, -0.38, 0.30, 0.20, 0.01), WHITE, MATTE, 0.94)
    if pen.state.label:
        pen.words(pen.state.label, 0, -0.28, 0.26, 0.14, DARK)
    else:
        pen.rect(-0.08, -0.30, 0.16, 0.018, pen.tone(DARK, 0.6), 0.8)
        pen.rect(-0.045, -0.265, 0.09, 0.012, pen.tone(DARK, 0.6), 0.7)
    pen.gloss(0.225, 0.60, 0.07, 0.022, 0.65)


def lipstick(pen: Pen, ink: str) -> None:
    """The stick slides up out of its tube."""
    tube = pen.state.trim or GOLD
    out = 0.12 + 0.24 * pen.state.slid
    tip = 0.60 + out
    stick = [
        (-0.10, -0.40),
        (-0.10, -tip + 0.20),
        (-0.075, -tip + 0.11),
        (0.02, -tip),
        (0.085, -tip + 0.02),
        (0.10, -tip + 0.08),
        (0.10, -0.40),
    ]
    pen.body(polygon(stick), ink, (0.4, 1.25, 0.85, 0.5, 0.28))
    pen.path(
        smooth(
            [(-0.09, -tip + 0.19), (-0.03, -tip + 0.06), (0.06, -tip + 0.015), (0.09, -tip + 0.07), (0.0, -tip + 0.14)]
        ),
        pen.tone(ink, 1.25),
        0.75,
    )
    pen.body(panel(-0.125, -0.60, 0.25, 0.26, 0.012), mix(tube, "#ffffff", 0.3), METAL)
    for y in (0.585, 0.40):
        pen.rect(-0.125, -y, 0.25, 0.012, pen.tone(tube, 0.3), 0.6)
    dark = "#26222c" if pen.state.trim is None else mix(tube, "#000000", 0.25)
    pen.body(turned(((0.165, 0.02), (0.165, 0.36)), 0.12), dark if pen.state.trim is None else tube, METAL)
    pen.body(panel(-0.168, -0.37, 0.336, 0.05, 0.012), tube, METAL)
    pen.words(pen.state.label, 0, -0.18, 0.24, 0.10, GOLD, pen.state.turn)
    pen.gloss(0.11, 0.34, 0.05, 0.016, 0.5)
