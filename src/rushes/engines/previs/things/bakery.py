"""What is baked and sweet: cakes, bread, chocolate, ice cream."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.paint import polygon, rounded, smooth
from rushes.engines.previs.things.food import plate
from rushes.engines.previs.things.pen import GOLD, MATTE, WOOD, Pen, panel, turned


def cake(pen: Pen, ink: str) -> None:
    """Two layers with cream between them, icing that runs down, cherries; a slice is cut out and slides away."""
    plate(pen, 0.74, 0.05)
    pen.body(turned(((0.44, 0.07), (0.44, 0.62)), 0.14), ink, MATTE)
    for y in (0.24, 0.42):
        pen.body(panel(-0.44, -y, 0.88, 0.035, 0.01), "#fff4e4", MATTE)
    icing = mix(ink, "#ffe6d8", 0.55)
    drips = [(-0.45 + 0.9 * k / 36, -0.50 + 0.06 * math.sin(1.75 * k)) for k in range(37)]
    pen.poly([(-0.45, -0.62), *drips, (0.45, -0.62)], (pen.tone(icing, 1.0), pen.tone(icing, 0.6)))
    pen.oval(0, -0.62, 0.45, 0.095, pen.tone(mix(icing, "#ffffff", 0.3), 1.0))
    gap = 0.05 + 0.22 * pen.state.slid
    wedge = [(0.02, -0.635), (0.30, -0.695), (0.44, -0.645), (0.16, -0.54)]
    pen.poly(wedge, pen.tone(mix(ink, "#000000", 0.35), 0.5))
    pen.poly([(0.02, -0.635), (0.16, -0.54), (0.16, -0.005), (0.02, -0.05)], pen.tone(mix(ink, "#000000", 0.2), 0.5))
    pen.poly([(0.16, -0.54), (0.44, -0.645), (0.44, -0.10), (0.16, -0.005)], pen.tone(mix(ink, "#000000", 0.25), 0.25))
    for x, y in ((-0.30, 0.66), (-0.10, 0.70), (-0.20, 0.60), (-0.02, 0.585)):
        pen.ball(x, -y, 0.055, "#fdf4ea", 0.05)
        pen.ball(x, -y - 0.055, 0.037, "#e0383f")
    _wedge(pen, ink, icing, gap)
    if pen.state.slid > 0.02:
        _fork(pen, 0.50 + gap, -0.36)


def _wedge(pen: Pen, ink: str, icing: str, gap: float) -> None:
    """The slice, drawn out of the cake towards the viewer."""
    pen.canvas.save()
    pen.canvas.translate(gap, 0.14 * gap)
    pen.poly([(0.16, -0.54), (0.44, -0.645), (0.44, -0.10), (0.16, -0.005)], (pen.tone(icing, 0.9), pen.tone(ink, 0.8)))
    pen.poly(
        [(0.02, -0.635), (0.16, -0.54), (0.16, -0.005), (0.02, -0.05)],
        (pen.tone(mix(ink, "#e8b070", 0.22), 0.95), pen.tone(ink, 0.8)),
    )
    for y in (0.20, 0.38):
        pen.poly(
            [(0.02, -y - 0.045), (0.16, -y + 0.03), (0.16, -y + 0.065), (0.02, -y - 0.005)], pen.tone("#fff4e4", 1.0)
        )
    pen.poly([(0.02, -0.635), (0.30, -0.70), (0.44, -0.645), (0.16, -0.54)], pen.tone(mix(icing, "#ffffff", 0.35), 1.0))
    pen.ball(0.23, -0.66, 0.055, "#fdf4ea", 0.05)
    pen.ball(0.23, -0.715, 0.037, "#e0383f")
    pen.canvas.restore()


def _fork(pen: Pen, x: float, y: float) -> None:
    """A fork that has come down into the slice from the right."""
    steel = pen.tone("#dfe5ec", 1.0)
    pen.canvas.save()
    pen.canvas.translate(x, y)
    pen.canvas.rotate(38)
    for k in range(4):
        pen.line([(-0.045 + 0.03 * k, 0.10), (-0.045 + 0.03 * k, -0.10)], 0.014, steel)
    pen.path(
        rounded([(-0.06, -0.08), (0.06, -0.08), (0.05, -0.17), (0.018, -0.22), (-0.018, -0.22), (-0.05, -0.17)]), steel
    )
    pen.line([(0, -0.2), (0, -0.74)], 0.034, steel)
    pen.line([(-0.008, -0.22), (-0.008, -0.72)], 0.010, "#ffffff", 0.7)
    pen.canvas.restore()


def ice_cream(pen: Pen, ink: str) -> None:
    """Three scoops in a waffle cone."""
    pen.poly([(-0.21, -0.50), (0.21, -0.50), (0.0, 0.0)], (pen.tone("#e2a85c", 1.0), pen.tone("#b8783a", 0.7)))
    pen.canvas.save()
    pen.canvas.clipPath(polygon([(-0.21, -0.50), (0.21, -0.50), (0.0, 0.0)]), True)
    for k in range(-5, 6):
        for way in (-1, 1):
            pen.line([(0.08 * k, 0.0), (0.08 * k + way * 0.30, -0.55)], 0.012, pen.tone("#8a5426", 0.8), 0.7)
    pen.canvas.restore()
    scoops = ((-0.11, -0.58, mix(ink, "#ffffff", 0.25)), (0.11, -0.59, "#f6e6c0"), (0.0, -0.76, ink))
    for x, y, tint in scoops:
        pen.ball(x, y, 0.175, tint, 0.16)
        for s in range(5):
            pen.ball(x - 0.13 + 0.065 * s, y + 0.12, 0.045, tint)
        for s in range(7):
            pen.oval(
                x + 0.12 * math.sin(3 * s), y - 0.02 + 0.10 * math.cos(5 * s), 0.012, 0.009, pen.tone(tint, 0.5), 0.6
            )
    pen.path(
        smooth(
            [
                (-0.14, -0.84),
                (-0.08, -0.93),
                (0.08, -0.93),
                (0.14, -0.84),
                (0.10, -0.76),
                (0.03, -0.83),
                (-0.05, -0.75),
                (-0.10, -0.82),
            ]
        ),
        pen.tone("#5a3020", 0.9),
    )
    pen.ball(0.02, -0.945, 0.055, "#e0343c")


def donut(pen: Pen, ink: str) -> None:
    """A glazed ring with sprinkles, leaning towards the viewer."""
    pen.ball(0, -0.44, 0.60, "#d99a52", 0.44)
    pen.path(
        smooth(
            [
                (
                    0.585 * math.cos(a) * (1 + 0.03 * math.sin(7 * a)),
                    -0.49 + 0.38 * math.sin(a) * (1 + 0.05 * math.sin(5 * a)),
                )
                for a in (math.tau * k / 30 for k in range(30))
            ]
        ),
        (pen.tone(mix(ink, "#ffffff", 0.25), 1.1), pen.tone(ink, 0.85)),
    )
    pen.oval(0, -0.50, 0.20, 0.125, pen.tone("#8a5426", 0.35))
    pen.oval(0, -0.475, 0.175, 0.095, pen.tone("#3a2a2a", 0.3))
    tints = ("#ffffff", "#f4d24e", "#5ab8e8", "#7ad06a", "#f4f0ff")
    for k in range(34):
        a = 2.39996 * k
        r = 0.30 + 0.24 * ((k * 0.618) % 1)
        x, y = r * math.cos(a), -0.50 + 0.62 * r * math.sin(a)
        pen.line([(x, y), (x + 0.045 * math.cos(3.7 * k), y + 0.03 * math.sin(3.7 * k))], 0.024, tints[k % 5])
    pen.soft(0.26 * pen.side, -0.70, 0.20, 0.06, "#ffffff", 0.6)


def croissant(pen: Pen, ink: str) -> None:
    """A croissant."""
    pieces = (
        (-0.62, -0.20, 0.20),
        (-0.42, -0.34, 0.25),
        (0.62, -0.20, 0.20),
        (0.42, -0.34, 0.25),
        (-0.20, -0.42, 0.28),
        (0.20, -0.42, 0.28),
        (0, -0.45, 0.30),
    )
    for x, y, r in pieces:
        pen.canvas.save()
        pen.canvas.translate(x, y)
        pen.canvas.rotate(-55 * x)
        pen.ball(0, 0, 0.62 * r, ink, r)
        for s in (-1, 1):
            pen.curve(
                [(s * 0.25 * r, -0.9 * r), (s * 0.42 * r, 0), (s * 0.25 * r, 0.85 * r)], 0.014, pen.tone(ink, 0.45), 0.7
            )
        pen.canvas.restore()


def bread(pen: Pen, ink: str) -> None:
    """A scored loaf on a board."""
    pen.body(panel(-0.82, -0.10, 1.64, 0.12, 0.03), WOOD, MATTE)
    loaf = smooth(
        [(-0.70, -0.12), (-0.76, -0.36), (-0.50, -0.66), (0, -0.76), (0.50, -0.66), (0.76, -0.36), (0.70, -0.12)]
    )
    pen.body(loaf, ink, (0.55, 1.2, 0.95, 0.6, 0.35))
    for k in range(4):
        x = -0.42 + 0.28 * k
        pen.path(
            smooth([(x - 0.10, -0.36), (x - 0.02, -0.56), (x + 0.14, -0.66), (x + 0.10, -0.50), (x + 0.02, -0.36)]),
            (pen.tone("#fbe6ba", 1.0), pen.tone("#e8bc78", 0.9)),
        )
    pen.flecks(
        [(0.6 * math.sin(3.3 * k), -0.40 - 0.26 * math.cos(1.7 * k) ** 2) for k in range(30)], "#fff6e4", 0.014, 0.6
    )


def chocolate(pen: Pen, ink: str) -> None:
    """A bar of chocolate, half out of its paper."""
    pen.canvas.save()
    pen.canvas.rotate(6 * pen.side)
    pen.body(panel(-0.34, -1.0, 0.68, 0.90, 0.02), ink, FLATTISH)
    for row in range(4):
        for column in range(3):
            x, y = -0.315 + 0.214 * column, -0.975 + 0.165 * row
            pen.body(panel(x, y, 0.20, 0.15, 0.02), mix(ink, "#ffffff", 0.06), FLATTISH)
            pen.rect(x + 0.02, y + 0.015, 0.16, 0.02, pen.tone(ink, 1.35), 0.8)
    foil = [
        (-0.37, 0.0),
        (-0.37, -0.44),
        (-0.28, -0.50),
        (-0.20, -0.43),
        (-0.10, -0.51),
        (0.02, -0.44),
        (0.14, -0.52),
        (0.25, -0.44),
        (0.37, -0.49),
        (0.37, 0.0),
    ]
    pen.poly(foil, (pen.tone("#e8ecf0", 1.1), pen.tone("#aab2bc", 0.7)))
    paper = pen.state.trim or "#7a2638"
    pen.body(panel(-0.37, -0.38, 0.74, 0.39, 0.01), paper, MATTE)
    pen.rect(-0.37, -0.36, 0.74, 0.02, pen.tone(GOLD, 1.1))
    pen.words(pen.state.label or "CHOCOLAT", 0, -0.19, 0.62, 0.16, "#f4d89a")
    pen.canvas.restore()


FLATTISH = (0.6, 1.05, 0.9, 0.7, 0.5)


def pancakes(pen: Pen, ink: str) -> None:
    """A stack with butter, and syrup that runs down."""
    plate(pen, 0.72)
    for k in range(5):
        y, x = 0.08 + 0.10 * k, 0.018 * math.sin(2.3 * k)
        pen.body(turned(((0.48, y), (0.48, y + 0.055)), 0.14), "#e8b468", MATTE)
        pen.oval(x, -y - 0.065, 0.47, 0.068, pen.tone(ink, 0.95))
    pen.path(
        smooth(
            [
                (-0.40, -0.555),
                (-0.1, -0.62),
                (0.34, -0.59),
                (0.42, -0.50),
                (0.38, -0.30),
                (0.31, -0.46),
                (0.14, -0.50),
                (0.08, -0.22),
                (-0.02, -0.49),
                (-0.24, -0.48),
                (-0.31, -0.34),
                (-0.38, -0.48),
            ]
        ),
        (pen.tone("#c8742a", 1.1), pen.tone("#8a4416", 0.9)),
        0.92,
    )
    pen.body(panel(-0.11, -0.70, 0.22, 0.12, 0.025), "#f8e08a", FLATTISH)
    for x, tint in ((-0.56, "#d8384a"), (0.58, "#4a5aa8"), (0.66, "#d8384a")):
        pen.ball(x, -0.10, 0.075, tint)


def cookie(pen: Pen, ink: str) -> None:
    """A cookie."""
    for x, y in ((-0.30, -0.14), (0.32, -0.16), (0.0, -0.38)):
        pen.ball(x, y + 0.03, 0.42, mix(ink, "#000000", 0.2), 0.17)
        pen.ball(x, y, 0.42, ink, 0.165)
        for k in range(7):
            pen.oval(
                x + 0.28 * math.cos(2.4 * k) * (0.4 + 0.1 * k),
                y + 0.10 * math.sin(2.4 * k),
                0.045,
                0.028,
                pen.tone("#3a2018", 0.9),
            )
