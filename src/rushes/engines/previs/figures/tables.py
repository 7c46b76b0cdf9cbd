"""Tables that people sit at: laid for dinner, for coffee, for chess, for cards, for letters."""

import math

from rushes.engines.previs.figures.furniture import Bar, Block, Painted, Panel, Part, Turned, legs
from rushes.engines.previs.figures.geometry import wave
from rushes.engines.previs.figures.paint import FormLight, fill, rounded
from rushes.engines.previs.raster import skia

OAK, CHINA, WINE, GLASS, INK = "#8a5a3a", "#e9e2d6", "#8a1f34", "#cfe0e8", "#2a2430"
IVORY, EBONY, LEATHER = "#f4e8cc", "#3a2c2c", "#2f5a48"
TOP = 0.425
"""Height of a table for somebody who sits, in body heights."""
ACROSS = 0.36
"""How far before somebody the middle of a table lies at which another one sits across."""


def _flame(canvas: skia.Canvas, light: FormLight, beat: float) -> None:
    lick = 0.006 * wave(beat * 1.7)
    for reach, colour in ((0.050, "#ff9a3c"), (0.034, "#ffd060"), (0.018, "#fff6d0")):
        wide = reach * 0.30
        canvas.drawPath(
            rounded([(0.0, 0.0), (wide, -reach * 0.3), (lick, -reach), (-wide, -reach * 0.3)]), fill(colour)
        )


def _steam(canvas: skia.Canvas, light: FormLight, beat: float) -> None:
    for k in range(3):
        x = -0.014 + 0.014 * k
        for j in range(5):
            drift = 0.006 * math.sin(j * 1.3 + k + 3 * beat)
            canvas.drawCircle(x + drift, -0.014 * j, 0.006, fill("#ffffff", 120 - 20 * j))


def _glass(x: float, z: float, drink: str) -> tuple[Part, ...]:
    """A wine glass."""
    return (
        Turned(((TOP, 0.026), (TOP + 0.006, 0.006), (TOP + 0.060, 0.005)), GLASS, x, z),
        Turned(((TOP + 0.058, 0.008), (TOP + 0.080, 0.028), (TOP + 0.125, 0.026)), drink, x, z, top=GLASS),
    )


def _plate(x: float, z: float, food: str) -> tuple[Part, ...]:
    return (
        Turned(((TOP, 0.055), (TOP + 0.012, 0.090)), CHINA, x, z, top="#ffffff"),
        Turned(((TOP + 0.012, 0.056), (TOP + 0.034, 0.042), (TOP + 0.044, 0.016)), food, x, z - 0.002),
    )


def _candle(x: float, z: float, high: float) -> tuple[Part, ...]:
    return (
        Turned(((TOP, 0.032), (TOP + 0.012, 0.010), (TOP + 0.040, 0.012)), "#c8a050", x, z),
        Turned(((TOP + 0.040, 0.010), (TOP + high, 0.010)), "#f6f0e0", x, z),
        Painted(_flame, (x, TOP + high, z + 0.001), 0.06),
    )


def _cup(x: float, z: float) -> tuple[Part, ...]:
    return (
        Turned(((TOP, 0.030), (TOP + 0.006, 0.052)), CHINA, x, z),
        Turned(((TOP + 0.006, 0.018), (TOP + 0.046, 0.032)), CHINA, x, z + 0.001, top="#6a4028"),
        Painted(_steam, (x, TOP + 0.070, z + 0.002), 0.08),
    )


def _man(x: float, z: float, high: float, colour: str) -> Part:
    """A chessman."""
    board = TOP + 0.014
    return Turned(
        (
            (board, 0.017),
            (board + 0.010, 0.011),
            (board + high * 0.62, 0.007),
            (board + high * 0.80, 0.013),
            (board + high, 0.004),
        ),
        colour,
        x,
        z,
    )


_WHITE = (
    (-0.13, 0.23, 0.05),
    (-0.08, 0.22, 0.075),
    (0.0, 0.22, 0.10),
    (0.05, 0.25, 0.09),
    (0.12, 0.23, 0.06),
    (-0.03, 0.30, 0.05),
)
_BLACK = (
    (-0.12, 0.49, 0.06),
    (-0.05, 0.48, 0.09),
    (0.0, 0.50, 0.10),
    (0.07, 0.49, 0.075),
    (0.13, 0.48, 0.05),
    (0.04, 0.41, 0.05),
)


def _pedestal(z: float, radius: float, colour: str, top: str) -> tuple[Part, ...]:
    return (
        Turned(((0.0, 0.13), (0.018, 0.12), (0.04, 0.035), (0.20, 0.026), (TOP - 0.02, 0.040)), colour, 0.0, z),
        Turned(((TOP - 0.024, radius), (TOP, radius)), colour, 0.0, z + 0.001, top=top),
    )


def _checkers(z: float, half: float) -> tuple[Part, ...]:
    """A board with its squares."""
    size = 2 * half / 8
    squares = tuple(
        Panel(
            (
                (-half + a * size, TOP + 0.0145, z - half + b * size),
                (-half + (a + 1) * size, TOP + 0.0145, z - half + b * size),
                (-half + (a + 1) * size, TOP + 0.0145, z - half + (b + 1) * size),
                (-half + a * size, TOP + 0.0145, z - half + (b + 1) * size),
            ),
            EBONY,
            soft=0.001,
        )
        for a in range(8)
        for b in range(8)
        if (a + b) % 2
    )
    edge = tuple(
        Block(half / 16, TOP + 0.001, TOP + 0.0135, z + half, z + half + 0.001, EBONY, -half + (k + 0.5) * size, 0.001)
        for k in range(1, 8, 2)
    )
    return (Block(half, TOP, TOP + 0.014, z - half, z + half, IVORY, 0.0, 0.002), *squares, *edge)


TABLES: dict[str, tuple[Part, ...]] = {
    "dinner table": (
        *legs(0.66, 0.40, 0.18, 0.58, OAK, 0.020),
        Block(0.72, 0.385, TOP, 0.14, 0.62, OAK, 0.0, 0.006),
        Block(0.22, TOP, TOP + 0.003, 0.20, 0.42, "#8f3d3f", 0.0, 0.002),
        *_plate(0.0, 0.30, "#b8683c"),
        Bar((0.115, TOP + 0.004, 0.24), (0.115, TOP + 0.004, 0.36), "#aeb6c2", 0.008),
        *_glass(-0.16, 0.30, WINE),
        *_candle(0.34, 0.42, 0.16),
        *_candle(-0.40, 0.42, 0.16),
        Turned(((TOP, 0.030), (TOP + 0.090, 0.030), (TOP + 0.115, 0.011), (TOP + 0.165, 0.011)), "#2f5a3c", 0.20, 0.44),
        Turned(((TOP, 0.050), (TOP + 0.030, 0.062), (TOP + 0.050, 0.030)), "#d8a05a", -0.27, 0.44),
    ),
    "cafe table": (
        *_pedestal(ACROSS, 0.25, "#4a3a38", "#e8dccb"),
        *_cup(0.0, 0.27),
        Turned(((TOP, 0.040), (TOP + 0.010, 0.062)), CHINA, -0.13, 0.40),
        Turned(((TOP + 0.010, 0.048), (TOP + 0.036, 0.036), (TOP + 0.040, 0.012)), "#d89a4e", -0.13, 0.40),
        Turned(((TOP, 0.016), (TOP + 0.050, 0.020)), "#8fb8c8", 0.13, 0.42),
        Bar((0.13, TOP + 0.05, 0.42), (0.135, TOP + 0.11, 0.42), "#4f8a4a", 0.006),
        Turned(((TOP + 0.10, 0.018), (TOP + 0.125, 0.022), (TOP + 0.135, 0.008)), "#d8506a", 0.135, 0.42),
    ),
    "chess table": (
        *_pedestal(ACROSS, 0.27, "#6a4028", "#a0683c"),
        *_checkers(ACROSS, 0.19),
        *(_man(x, z, high * 1.25, IVORY) for x, z, high in _WHITE),
        *(_man(x, z, high * 1.25, EBONY) for x, z, high in _BLACK),
    ),
    "card table": (
        *_pedestal(ACROSS, 0.31, "#5a3826", "#2f7a54"),
        *(
            Block(
                0.026,
                TOP,
                TOP + 0.004 + 0.012 * (k == 2),
                ACROSS - 0.03,
                ACROSS + 0.04,
                "#fbf8f0",
                -0.13 + 0.065 * k,
                0.002,
            )
            for k in range(5)
        ),
        Turned(((TOP, 0.022), (TOP + 0.030, 0.022)), "#c8403c", -0.20, 0.30),
        Turned(((TOP, 0.022), (TOP + 0.045, 0.022)), "#3f6fb8", 0.20, 0.42),
    ),
    "writing desk": (
        *legs(0.36, 0.40, 0.16, 0.48, OAK, 0.014),
        Block(0.40, 0.40, TOP, 0.12, 0.52, OAK, 0.0, 0.006),
        Block(0.36, 0.33, 0.40, 0.15, 0.49, "#744a30", 0.0, 0.004),
        Block(0.090, TOP, TOP + 0.005, 0.20, 0.40, CHINA, -0.02, 0.002),
        Block(0.060, TOP, TOP + 0.030, 0.40, 0.48, "#8a3f3a", 0.28, 0.003),
        Block(0.056, TOP + 0.030, TOP + 0.056, 0.40, 0.48, "#3f5a80", 0.285, 0.003),
        Turned(((TOP, 0.024), (TOP + 0.028, 0.022), (TOP + 0.036, 0.010)), INK, 0.14, 0.40),
        Turned(((TOP, 0.045), (TOP + 0.014, 0.012), (TOP + 0.110, 0.010)), "#c8a050", -0.30, 0.44),
        Turned(((TOP + 0.105, 0.070), (TOP + 0.165, 0.040)), LEATHER, -0.30, 0.441),
    ),
    "typewriter desk": (
        *legs(0.36, 0.40, 0.16, 0.48, OAK, 0.014),
        Block(0.40, 0.40, TOP, 0.12, 0.52, OAK, 0.0, 0.006),
        Block(0.36, 0.33, 0.40, 0.15, 0.49, "#744a30", 0.0, 0.004),
        Block(0.110, TOP, TOP + 0.030, 0.19, 0.30, "#3a4a48", 0.0, 0.006),
        Block(0.110, TOP, TOP + 0.085, 0.29, 0.40, "#31403e", 0.0, 0.010),
        *(
            Block(
                0.008,
                TOP + 0.030 + 0.008 * row,
                TOP + 0.040 + 0.008 * row,
                0.21 + 0.025 * row,
                0.22 + 0.025 * row,
                IVORY,
                -0.08 + 0.02 * k,
                0.004,
            )
            for row in range(3)
            for k in range(9)
        ),
        Bar((-0.145, TOP + 0.098, 0.34), (0.145, TOP + 0.098, 0.34), INK, 0.030),
        Panel(
            (
                (-0.075, TOP + 0.100, 0.345),
                (0.075, TOP + 0.100, 0.345),
                (0.075, TOP + 0.235, 0.375),
                (-0.075, TOP + 0.235, 0.375),
            ),
            CHINA,
        ),
        *(
            Bar(
                (-0.055, TOP + 0.215 - 0.022 * k, 0.368),
                (0.050 - 0.02 * (k % 2), TOP + 0.215 - 0.022 * k, 0.368),
                "#8a8894",
                0.005,
            )
            for k in range(4)
        ),
        Block(0.080, TOP, TOP + 0.016, 0.40, 0.50, CHINA, 0.27, 0.003),
    ),
}
"""Tables by name."""
