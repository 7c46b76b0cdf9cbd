"""Chairs, benches, sofas, umbrellas."""

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.paint import smooth
from rushes.engines.previs.things.pen import MATTE, METAL, WOOD, Pen, panel


def chair(pen: Pen, ink: str) -> None:
    """A chair."""
    for x in (-0.30, 0.26):
        pen.body(panel(x, -1.0, 0.06, 0.98, 0.02), mix(ink, "#000000", 0.2), MATTE)
    for y in (0.92, 0.78, 0.64):
        pen.body(panel(-0.30, -y, 0.60, 0.075, 0.03), ink, MATTE)
    pen.poly([(-0.31, -0.54), (0.31, -0.54), (0.40, -0.42), (-0.40, -0.42)], (pen.tone(ink, 1.1), pen.tone(ink, 0.9)))
    pen.body(panel(-0.40, -0.43, 0.80, 0.06, 0.02), ink, MATTE)
    for x in (-0.39, 0.33):
        pen.body(panel(x, -0.38, 0.065, 0.38, 0.02), ink, MATTE)
    pen.body(panel(-0.36, -0.22, 0.72, 0.035, 0.01), mix(ink, "#000000", 0.15), MATTE)


def armchair(pen: Pen, ink: str) -> None:
    """An armchair."""
    for x in (-0.52, 0.44):
        pen.body(panel(x, -0.10, 0.08, 0.10, 0.01), WOOD, MATTE)
    pen.body(panel(-0.46, -1.0, 0.92, 0.80, 0.16), ink, (0.5, 1.1, 0.9, 0.65, 0.4))
    for k in range(3):
        pen.oval(-0.22 + 0.22 * k, -0.76, 0.022, 0.022, pen.tone(ink, 0.3))
    pen.body(panel(-0.44, -0.46, 0.88, 0.20, 0.07), mix(ink, "#ffffff", 0.12), MATTE)
    pen.body(panel(-0.50, -0.30, 1.0, 0.22, 0.05), ink, MATTE)
    for x in (-0.64, 0.42):
        pen.body(panel(x, -0.62, 0.22, 0.54, 0.09), mix(ink, "#ffffff", 0.06), (0.5, 1.1, 0.9, 0.6, 0.4))


def sofa(pen: Pen, ink: str) -> None:
    """A sofa."""
    for x in (-1.05, 0.97):
        pen.body(panel(x, -0.12, 0.08, 0.12, 0.01), WOOD, MATTE)
    pen.body(panel(-1.0, -0.98, 2.0, 0.74, 0.14), ink, (0.5, 1.05, 0.95, 0.75, 0.5))
    for x in (-0.92, 0.02):
        pen.body(panel(x, -0.58, 0.90, 0.24, 0.08), mix(ink, "#ffffff", 0.12), MATTE)
    pen.body(panel(-1.06, -0.38, 2.12, 0.28, 0.05), ink, MATTE)
    for x in (-1.24, 1.0):
        pen.body(panel(x, -0.70, 0.24, 0.60, 0.10), mix(ink, "#ffffff", 0.06), (0.5, 1.1, 0.9, 0.6, 0.4))
    pen.body(panel(-0.86, -0.80, 0.38, 0.34, 0.08), pen.state.trim or "#e8c04a", MATTE)


def bench(pen: Pen, ink: str) -> None:
    """A park bench."""
    for x in (-0.86, 0.80):
        pen.body(panel(x, -0.98, 0.06, 0.98, 0.02), "#2c3038", METAL)
        pen.body(panel(x - 0.05, -0.46, 0.16, 0.05, 0.02), "#2c3038", METAL)
    for y in (0.96, 0.80, 0.64):
        pen.body(panel(-1.0, -y, 2.0, 0.115, 0.02), ink, MATTE)
    for k in range(3):
        pen.body(panel(-1.02 - 0.02 * k, -0.47 + 0.06 * k, 2.04 + 0.04 * k, 0.05, 0.015), ink, MATTE)


def umbrella(pen: Pen, ink: str) -> None:
    """An umbrella."""
    pen.line([(0, -0.96), (0, -0.10)], 0.03, pen.tone("#4a3a34", 0.9))
    pen.curve([(0, -0.12), (0.0, -0.02), (0.08, 0.0), (0.13, -0.06)], 0.04, pen.tone(WOOD, 0.8))
    pen.path(
        smooth(
            [
                (-0.62, -0.46),
                (-0.50, -0.78),
                (0, -0.97),
                (0.50, -0.78),
                (0.62, -0.46),
                (0.42, -0.53),
                (0.21, -0.47),
                (0, -0.53),
                (-0.21, -0.47),
                (-0.42, -0.53),
            ]
        ),
        (pen.tone(ink, 1.2), pen.tone(ink, 0.6)),
    )
    for x in (-0.42, -0.21, 0.21, 0.42):
        pen.curve([(0, -0.96), (0.75 * x, -0.76), (x, -0.50)], 0.012, pen.tone(ink, 0.35), 0.8)
