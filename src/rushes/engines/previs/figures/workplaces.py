"""Places of work as stations: grill, cauldron, board, basin, scales, bench, flower pots."""

import math

from rushes.engines.previs.figures.furniture import Bar, Block, Painted, Panel, Part, Turned, circle, legs
from rushes.engines.previs.figures.geometry import TAU, wave
from rushes.engines.previs.figures.paint import FormLight, fill, rounded, stroke
from rushes.engines.previs.raster import skia

WOOD, DARK_WOOD, IRON, STEEL, CHINA = "#a5683f", "#6e4630", "#34323e", "#b9c0ca", "#eef2f4"
BREW, FOAM = "#6fd04a", "#b4f48a"


def _fire(canvas: skia.Canvas, light: FormLight, beat: float) -> None:
    """Flames under something wide."""
    for reach, colour in ((0.17, "#e8582a"), (0.12, "#ff9a3c"), (0.07, "#ffe08a")):
        for k in range(5):
            x = (k - 2) * 0.075 * (0.7 + reach * 2)
            high = reach * (0.72 + 0.28 * wave(beat * 2 + k * 0.37))
            lick = 0.02 * wave(beat * 3 + k * 0.23)
            wide = 0.045
            flame = [
                (x - wide, 0.0),
                (x - wide * 0.6, -high * 0.5),
                (x + lick, -high),
                (x + wide * 0.7, -high * 0.45),
                (x + wide, 0.0),
            ]
            canvas.drawPath(rounded(flame), fill(colour))


def _bubbles(canvas: skia.Canvas, light: FormLight, beat: float) -> None:
    """What boils up over the rim, and its vapour."""
    for k in range(7):
        grow = (beat + k * 0.31) % 1.0
        x, r = (k - 3) * 0.050, 0.016 + 0.024 * math.sin(math.pi * grow)
        canvas.drawCircle(x, -0.004 - 0.018 * grow, r, fill(BREW))
        canvas.drawCircle(x - 0.3 * r, -0.010 - 0.018 * grow, r * 0.4, fill(FOAM))
    for k in range(6):
        rise = (beat * 0.5 + k * 0.17) % 1.0
        x = 0.10 * wave(0.3 * rise + k * 0.29)
        canvas.drawCircle(x, -0.06 - 0.30 * rise, 0.03 + 0.05 * rise, fill("#a8f0a0", round(70 * (1 - rise))))


def _smoke(canvas: skia.Canvas, light: FormLight, beat: float) -> None:
    for k in range(6):
        rise = (beat * 0.6 + k * 0.19) % 1.0
        x = 0.10 * (k % 3 - 1) + 0.04 * wave(rise + k * 0.4)
        canvas.drawCircle(x, -0.03 - 0.26 * rise, 0.02 + 0.05 * rise, fill("#f4f0ec", round(105 * (1 - rise))))


def _tap_water(canvas: skia.Canvas, light: FormLight, beat: float) -> None:
    canvas.drawLine(0.0, 0.0, 0.003 * wave(beat), 0.145, stroke("#cdeefa", 0.016))
    canvas.drawLine(-0.003, 0.0, -0.002, 0.14, stroke("#ffffff", 0.005))


def _flower(x: float, z: float, low: float, colour: str, high: float) -> tuple[Part, ...]:
    """A flower that stands in earth or in a pot."""

    def bloom(canvas: skia.Canvas, light: FormLight, beat: float) -> None:
        canvas.drawLine(0.0, high, 0.0, 0.0, stroke("#4f8a4a", 0.012))
        for side in (-1, 1):
            leaf = [
                (0.0, high * 0.7),
                (side * 0.05, high * 0.42),
                (side * 0.075, high * 0.5),
                (side * 0.02, high * 0.78),
            ]
            canvas.drawPath(rounded(leaf), fill("#5a9a52"))
        for k in range(7):
            a = k / 7 * TAU
            canvas.drawCircle(0.030 * math.cos(a), 0.030 * math.sin(a), 0.024, fill(colour))
        canvas.drawCircle(0.0, 0.0, 0.022, fill("#f2c14e"))

    return (Painted(bloom, (x, low + high, z), high),)


def _pot(x: float, z: float, colour: str, high: float) -> tuple[Part, ...]:
    return (
        *_flower(x, z, 0.10, colour, high),
        Turned(((0.0, 0.052), (0.105, 0.078)), "#b8603c", x, z + 0.001, top="#4a3428"),
        Turned(((0.105, 0.086), (0.130, 0.086)), "#c87048", x, z + 0.002, top="#4a3428"),
    )


def _scrawl(lines: int) -> tuple[Part, ...]:
    """Writing on the whiteboard."""
    out: list[Part] = []
    for k in range(lines):
        up, start = 0.80 - 0.085 * k, 0.20
        for j in range(4 - k % 2):
            x = start + 0.135 * j
            out.append(
                Bar(
                    (x, up, -0.268),
                    (x + 0.085 - 0.02 * ((j + k) % 2), up, -0.268),
                    ("#3f5f9c", "#b8443c", "#2f3440")[k % 3],
                    0.013,
                )
            )
    return tuple(out)


def _sun(canvas: skia.Canvas, light: FormLight, beat: float) -> None:
    for k in range(8):
        a = k / 8 * TAU
        canvas.drawLine(
            0.03 * math.cos(a), 0.03 * math.sin(a), 0.055 * math.cos(a), 0.055 * math.sin(a), stroke("#ffe08a", 0.010)
        )
    canvas.drawCircle(0, 0, 0.034, fill("#ffd24a"))


def _cloud(canvas: skia.Canvas) -> None:
    for x, y, r in ((-0.04, 0.0, 0.032), (0.0, -0.018, 0.040), (0.042, 0.0, 0.030)):
        canvas.drawCircle(x, y, r, fill("#f4f6fa"))


def _snow(canvas: skia.Canvas, light: FormLight, beat: float) -> None:
    _cloud(canvas)
    for k in (-1, 0, 1):
        canvas.drawCircle(0.035 * k, 0.055, 0.010, fill("#ffffff"))


def _rain(canvas: skia.Canvas, light: FormLight, beat: float) -> None:
    _cloud(canvas)
    for k in (-1, 0, 1):
        canvas.drawLine(0.035 * k, 0.038, 0.035 * k - 0.010, 0.068, stroke("#2f5fa8", 0.009))


def _beam(canvas: skia.Canvas, light: FormLight, beat: float) -> None:
    """A beam with two pans that finds its level."""
    dip = 0.045 * (beat - 0.5)
    canvas.drawLine(-0.19, dip, 0.19, -dip, stroke("#d8a840", 0.016))
    canvas.drawCircle(0, 0, 0.018, fill("#f0cc6a"))
    for side, fall, heap in ((-1, dip, "#d8722c"), (1, -dip, "")):
        x, y = side * 0.19, fall
        for spread in (-0.06, 0.06):
            canvas.drawLine(x, y, x + spread, y + 0.14, stroke("#b88a34", 0.005))
        if heap:
            canvas.drawPath(rounded([(x - 0.045, y + 0.14), (x, y + 0.095), (x + 0.045, y + 0.14)]), fill(heap))
        else:
            canvas.drawRoundRect(
                skia.Rect.MakeLTRB(x - 0.024, y + 0.09, x + 0.024, y + 0.14), 0.008, 0.008, fill("#6a6e7a")
            )
        pan = [(x - 0.070, y + 0.138), (x + 0.070, y + 0.138), (x + 0.040, y + 0.172), (x - 0.040, y + 0.172)]
        canvas.drawPath(rounded(pan), fill("#e8bc58"))


def _wheel(canvas: skia.Canvas, radius: float) -> None:
    canvas.drawCircle(0, 0, radius, fill("#2b2833"))
    canvas.drawCircle(0, 0, radius * 0.76, fill("#cfd6de"))
    for k in range(6):
        a = k / 6 * TAU
        canvas.drawLine(
            0, 0, radius * 0.76 * math.cos(a), radius * 0.76 * math.sin(a), stroke("#7a808c", radius * 0.12)
        )
    canvas.drawCircle(0, 0, radius * 0.2, fill("#4a4c58"))


def _large_wheel(canvas: skia.Canvas, light: FormLight, beat: float) -> None:
    _wheel(canvas, 0.072)


def _small_wheel(canvas: skia.Canvas, light: FormLight, beat: float) -> None:
    _wheel(canvas, 0.034)


BOARD = -0.28
"""How far behind somebody a board stands."""

WORKPLACES: dict[str, tuple[Part, ...]] = {
    "grill": (
        *(
            Bar((x, 0.0, z), (x * 0.7, 0.36, 0.36 + (z - 0.36) * 0.6), IRON, 0.016)
            for x, z in ((-0.20, 0.24), (0.20, 0.24), (0.0, 0.52))
        ),
        Turned(((0.26, 0.03), (0.29, 0.14), (0.35, 0.22), (0.40, 0.245)), "#8f2f34", 0.0, 0.36, top="#5a3a34"),
        Turned(((0.398, 0.225), (0.402, 0.225)), "#e8703a", 0.0, 0.361, top="#e8703a"),
        *(Bar((-0.20 + 0.05 * k, 0.408, 0.20), (-0.20 + 0.05 * k, 0.408, 0.52), "#2b2833", 0.008) for k in range(9)),
        *(
            Turned(((0.408, 0.050), (0.436, 0.050), (0.444, 0.034)), "#6a3826", x, z, top="#7a4430")
            for x, z in ((-0.12, 0.40), (0.02, 0.44), (0.13, 0.38))
        ),
        Painted(_smoke, (0.0, 0.45, 0.362), 0.36),
        Block(0.13, 0.385, 0.400, 0.28, 0.44, WOOD, 0.39, 0.004),
        Turned(((0.40, 0.030), (0.47, 0.030), (0.49, 0.012)), "#c8403c", 0.35, 0.36),
        Turned(((0.40, 0.026), (0.46, 0.026), (0.48, 0.010)), "#e2b23c", 0.43, 0.36),
    ),
    "cauldron": (
        Painted(_fire, (0.0, 0.035, 0.31), 0.20),
        *(Bar((-0.24 + 0.10 * k, 0.02, 0.44), (-0.06 + 0.04 * k, 0.045, 0.36), "#5a3826", 0.036) for k in range(5)),
        *(Bar((x, 0.0, z), (x * 0.8, 0.13, 0.33), IRON, 0.030) for x, z in ((-0.17, 0.38), (0.17, 0.38))),
        Turned(
            ((0.075, 0.09), (0.10, 0.165), (0.16, 0.225), (0.23, 0.245), (0.30, 0.225), (0.345, 0.185), (0.365, 0.180)),
            IRON,
            0.0,
            0.34,
        ),
        Turned(((0.362, 0.205), (0.385, 0.205)), "#4a4856", 0.0, 0.341, top="#24222c"),
        Turned(((0.383, 0.180), (0.387, 0.180)), BREW, 0.0, 0.342, top=BREW),
        Painted(_bubbles, (0.0, 0.387, 0.343), 0.42),
        Bar((-0.235, 0.33, 0.35), (-0.235, 0.27, 0.36), "#5a5866", 0.020),
        Bar((0.235, 0.33, 0.35), (0.235, 0.27, 0.36), "#5a5866", 0.020),
    ),
    "stove": (
        Block(0.31, 0.0, 0.44, 0.20, 0.44, "#d8d4cc", 0.0, 0.006),
        Block(0.27, 0.10, 0.36, 0.44, 0.446, "#4a4650", 0.0, 0.010),
        Block(0.24, 0.15, 0.30, 0.446, 0.448, "#c8743c", 0.0, 0.010),
        Bar((-0.22, 0.375, 0.452), (0.22, 0.375, 0.452), STEEL, 0.014),
        *(Turned(((0.404, 0.016), (0.420, 0.016)), "#34323e", -0.21 + 0.14 * k, 0.448) for k in range(4)),
        Block(0.32, 0.44, 0.455, 0.18, 0.46, "#4a4650", 0.0, 0.004),
        Turned(((0.458, 0.110), (0.56, 0.115)), "#c8504a", -0.02, 0.32, top="#f0c890"),
        Bar((-0.16, 0.535, 0.32), (-0.13, 0.535, 0.32), "#34323e", 0.018),
        Bar((0.09, 0.535, 0.32), (0.12, 0.535, 0.32), "#34323e", 0.018),
        Painted(_smoke, (-0.02, 0.57, 0.33), 0.34),
    ),
    "whiteboard": (
        Bar((0.10, 0.0, BOARD), (0.16, 0.50, BOARD), "#6a6e7a", 0.014),
        Bar((0.86, 0.0, BOARD), (0.80, 0.50, BOARD), "#6a6e7a", 0.014),
        Block(0.43, 0.47, 1.02, BOARD - 0.012, BOARD, "#9aa2ae", 0.48, 0.006),
        Block(0.41, 0.49, 1.00, BOARD, BOARD + 0.004, "#dfe4e8", 0.48, 0.002),
        *_scrawl(5),
    ),
    "weather map": (
        Block(0.50, 0.40, 1.08, BOARD - 0.012, BOARD, "#3a4458", 0.50, 0.008),
        Block(0.485, 0.415, 1.065, BOARD, BOARD + 0.004, "#5f9cc8", 0.50, 0.002),
        *(
            Panel(tuple((x, y, BOARD + 0.008) for x, y in shape), "#7fb46a", round=True)
            for shape in (
                (
                    (0.22, 0.98),
                    (0.46, 1.02),
                    (0.58, 0.90),
                    (0.50, 0.76),
                    (0.62, 0.62),
                    (0.44, 0.48),
                    (0.26, 0.56),
                    (0.32, 0.74),
                    (0.16, 0.84),
                ),
                ((0.72, 0.92), (0.90, 0.96), (0.93, 0.74), (0.80, 0.62), (0.70, 0.76)),
            )
        ),
        *(
            Painted(paint, (x, y, BOARD + 0.012), 0.07)
            for paint, x, y in ((_sun, 0.34, 0.60), (_rain, 0.80, 0.80), (_snow, 0.42, 0.90))
        ),
        *(
            Bar(
                (0.20 + 0.06 * k, 0.70 + 0.03 * wave(k / 6), BOARD + 0.010),
                (0.26 + 0.06 * k, 0.70 + 0.03 * wave((k + 1) / 6), BOARD + 0.010),
                "#d8443f",
                0.010,
            )
            for k in range(11)
        ),
    ),
    "basin": (
        Block(0.040, 0.0, 0.42, 0.20, 0.27, "#d6dde2", 0.0, 0.010),
        Turned(((0.40, 0.06), (0.44, 0.17), (0.485, 0.225)), CHINA, 0.0, 0.28, top="#9fc8d8"),
        Block(0.24, 0.40, 0.495, 0.40, 0.46, CHINA, 0.0, 0.012),
        Bar((0.0, 0.49, 0.42), (0.0, 0.665, 0.42), STEEL, 0.024),
        Bar((0.0, 0.665, 0.42), (0.0, 0.655, 0.25), STEEL, 0.024),
        Bar((-0.06, 0.515, 0.425), (-0.06, 0.545, 0.425), "#c8504a", 0.034),
        Bar((0.06, 0.515, 0.425), (0.06, 0.545, 0.425), "#4f8fc8", 0.034),
        Painted(_tap_water, (0.0, 0.64, 0.25), 0.14),
        Turned(((0.495, 0.028), (0.57, 0.028), (0.59, 0.010)), "#7fc8a8", 0.16, 0.43),
        *(
            Turned(((0.48, r), (0.50 + r, r * 0.4)), "#ffffff", x, 0.20)
            for x, r in ((-0.06, 0.03), (0.05, 0.026), (0.10, 0.02))
        ),
    ),
    "scales": (
        *legs(0.40, 0.36, 0.18, 0.48, DARK_WOOD),
        Block(0.44, 0.24, 0.38, 0.14, 0.52, "#8f3f58", 0.0, 0.008),
        Block(0.44, 0.38, 0.40, 0.14, 0.52, WOOD, 0.0, 0.006),
        *(
            part
            for x, heap in ((-0.34, "#d8722c"), (0.34, "#c8a02c"), (-0.20, "#a83a2c"))
            for part in (
                Turned(((0.40, 0.070), (0.44, 0.085)), "#b98a4f", x, 0.42),
                Turned(((0.44, 0.080), (0.50, 0.030), (0.53, 0.006)), heap, x, 0.421),
            )
        ),
        Turned(((0.40, 0.070), (0.415, 0.060), (0.43, 0.014), (0.66, 0.012), (0.68, 0.020)), "#d8a840", 0.06, 0.30),
        Painted(_beam, (0.06, 0.66, 0.302), 0.26),
    ),
    "plank": (
        *legs(0.34, 0.40, 0.18, 0.46, DARK_WOOD, 0.018),
        Block(0.40, 0.39, 0.43, 0.14, 0.50, "#8a5a3a", 0.0, 0.006),
        Block(0.34, 0.43, 0.455, 0.24, 0.34, "#d8ac70", -0.06, 0.004),
        Bar((-0.02, 0.455, 0.29), (-0.02, 0.490, 0.29), STEEL, 0.010),
        Block(0.050, 0.43, 0.50, 0.38, 0.46, "#c8503c", 0.30, 0.006),
        Bar((0.27, 0.50, 0.42), (0.33, 0.56, 0.42), "#2b2833", 0.012),
    ),
    "ironing board": (
        Bar((-0.20, 0.0, 0.32), (0.18, 0.40, 0.32), STEEL, 0.016),
        Bar((0.20, 0.0, 0.33), (-0.18, 0.40, 0.33), STEEL, 0.016),
        Panel(
            ((-0.46, 0.42, 0.32), (-0.34, 0.42, 0.22), (0.40, 0.42, 0.20), (0.40, 0.42, 0.44), (-0.34, 0.42, 0.42)),
            "#9fb4d8",
            soft=0.030,
        ),
        Block(0.20, 0.43, 0.442, 0.22, 0.44, "#e8e2ee", 0.06, 0.006),
        Block(0.10, 0.33, 0.43, 0.44, 0.446, "#e8e2ee", 0.10, 0.010),
        *(
            Block(0.06, 0.435 + 0.025 * k, 0.458 + 0.025 * k, 0.24, 0.38, colour, 0.34, 0.008)
            for k, colour in enumerate(("#c8605a", "#5a8ac0", "#e2b860"))
        ),
    ),
    "dough board": (
        Block(0.40, 0.0, 0.43, 0.18, 0.46, "#b9a88f", 0.0, 0.006),
        Block(0.42, 0.43, 0.455, 0.16, 0.48, "#d8c8a8", 0.0, 0.006),
        Turned(((0.455, 0.10), (0.485, 0.105), (0.515, 0.06)), "#f0dcb0", 0.0, 0.28, top="#f6e8c8"),
        Bar((0.16, 0.475, 0.38), (0.34, 0.475, 0.30), "#b87a44", 0.036),
        Turned(((0.455, 0.055), (0.56, 0.060)), "#8fb0c8", -0.29, 0.38, top="#ffffff"),
    ),
    "potter's wheel": (
        *legs(0.17, 0.28, 0.20, 0.50, DARK_WOOD, 0.014),
        Block(0.20, 0.25, 0.29, 0.16, 0.54, DARK_WOOD, 0.0, 0.006),
        Turned(((0.29, 0.15), (0.315, 0.15)), "#8a8694", 0.0, 0.34, top="#a8a4b0"),
        Turned(
            ((0.315, 0.060), (0.35, 0.090), (0.40, 0.085), (0.44, 0.055), (0.475, 0.068)),
            "#b0704a",
            0.0,
            0.341,
            top="#7a4a30",
        ),
    ),
    "microscope": (
        *legs(0.36, 0.40, 0.16, 0.48, "#8a909c", 0.014),
        Block(0.40, 0.40, 0.425, 0.12, 0.52, "#eef2f4", 0.0, 0.006),
        Block(0.060, 0.425, 0.450, 0.22, 0.38, "#2f3440", 0.0, 0.006),
        Block(0.050, 0.50, 0.515, 0.22, 0.32, "#2f3440", 0.0, 0.003),
        Bar((0.0, 0.45, 0.36), (0.0, 0.62, 0.35), "#2f3440", 0.040),
        Bar((0.0, 0.52, 0.27), (0.0, 0.62, 0.25), "#c4ccd6", 0.032),
        Bar((0.0, 0.62, 0.25), (0.0, 0.70, 0.17), "#f4f6f8", 0.044),
        Bar((0.0, 0.69, 0.18), (0.0, 0.715, 0.155), "#2b2833", 0.038),
        Turned(((0.425, 0.030), (0.50, 0.030)), "#5ac8a0", -0.22, 0.40),
        Turned(((0.425, 0.026), (0.46, 0.014), (0.53, 0.014)), "#e07ab0", 0.22, 0.42),
        Turned(((0.425, 0.050), (0.440, 0.055)), "#cfe0e8", 0.24, 0.28),
    ),
    "flower pots": (
        *_pot(-0.20, 0.50, "#e0608a", 0.19),
        *_pot(0.0, 0.56, "#e8b23c", 0.25),
        *_pot(0.20, 0.50, "#d8503c", 0.17),
    ),
    "mound": (
        Panel(tuple(circle(0.0, 0.004, 0.62, 0.20, 0.12)), "#3a281e", round=True),
        Turned(((0.0, 0.20), (0.05, 0.15), (0.10, 0.07), (0.125, 0.02)), "#6a4a34", -0.34, 0.52),
    ),
    "painted wall": (
        Panel(((-0.60, 0.0, 0.44), (0.60, 0.0, 0.44), (0.60, 1.22, 0.44), (-0.60, 1.22, 0.44)), "#cfc8bc"),
        Panel(
            (
                (-0.46, 1.14, 0.43),
                (0.10, 1.16, 0.43),
                (0.12, 0.62, 0.43),
                (-0.06, 0.50, 0.43),
                (-0.18, 0.66, 0.43),
                (-0.44, 0.56, 0.43),
            ),
            "#c8605a",
            soft=0.04,
        ),
        Turned(((0.0, 0.060), (0.10, 0.066)), STEEL, 0.34, 0.36, top="#c8605a"),
    ),
    "pram": (
        *(
            Painted(_large_wheel, (x, 0.075, z), 0.08)
            for x, z in ((-0.12, 0.32), (-0.12, 0.60), (0.12, 0.32), (0.12, 0.60))
        ),
        Bar((-0.12, 0.10, 0.30), (-0.12, 0.20, 0.60), STEEL, 0.014),
        Bar((-0.12, 0.20, 0.30), (-0.12, 0.10, 0.60), STEEL, 0.014),
        Block(0.13, 0.19, 0.33, 0.30, 0.66, "#4a6fa8", 0.0, 0.030),
        Block(0.125, 0.30, 0.46, 0.50, 0.67, "#5f86c0", 0.0, 0.050),
        Block(0.10, 0.31, 0.345, 0.33, 0.52, "#f4ecda", 0.0, 0.016),
        Bar((-0.12, 0.30, 0.32), (-0.12, 0.56, 0.18), STEEL, 0.014),
        Bar((0.12, 0.30, 0.32), (0.12, 0.56, 0.18), STEEL, 0.014),
        Bar((-0.12, 0.56, 0.18), (0.12, 0.56, 0.18), "#2b2833", 0.024),
    ),
    "trolley": (
        *(
            Painted(_small_wheel, (x, 0.034, z), 0.05)
            for x, z in ((-0.13, 0.26), (-0.13, 0.64), (0.13, 0.26), (0.13, 0.64))
        ),
        Bar((-0.13, 0.06, 0.24), (-0.13, 0.06, 0.66), STEEL, 0.014),
        Bar((-0.13, 0.06, 0.24), (-0.13, 0.44, 0.20), STEEL, 0.014),
        Turned(((0.30, 0.07), (0.42, 0.06), (0.48, 0.03)), "#6aa84f", 0.05, 0.36),
        Turned(((0.30, 0.05), (0.46, 0.05), (0.52, 0.02)), "#f0f4f8", 0.0, 0.46),
        Block(0.07, 0.28, 0.47, 0.50, 0.60, "#e0703a", 0.02, 0.006),
        Turned(((0.30, 0.04), (0.50, 0.03)), "#d8a85a", -0.04, 0.40),
        *(Bar((-0.135, 0.24 + 0.04 * k, 0.24), (-0.135, 0.24 + 0.045 * k, 0.68), STEEL, 0.009) for k in range(5)),
        *(
            Bar((-0.136, 0.24, 0.24 + 0.073 * k), (-0.136, 0.42 + 0.002 * k, 0.24 + 0.073 * k), STEEL, 0.007)
            for k in range(7)
        ),
        Bar((-0.13, 0.44, 0.20), (-0.13, 0.56, 0.18), STEEL, 0.014),
        Bar((-0.13, 0.56, 0.18), (0.13, 0.56, 0.18), "#d8443f", 0.028),
        Bar((-0.135, 0.42, 0.24), (-0.135, 0.44, 0.68), STEEL, 0.013),
    ),
}
"""Places of work by name."""
