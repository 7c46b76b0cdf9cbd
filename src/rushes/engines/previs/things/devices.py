"""Devices with screens and lenses, and what they are played and written on with."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.paint import polygon, rgba, smooth
from rushes.engines.previs.raster import skia
from rushes.engines.previs.things.pen import (
    DARK,
    FLAT,
    GOLD,
    MATTE,
    METAL,
    STEEL,
    WHITE,
    Pen,
    disc,
    lathe,
    panel,
    turned,
)


def _screen(pen: Pen, path: skia.Path, ink: str) -> None:
    box = path.getBounds()
    inks = [rgba(mix(ink, "#ffffff", 0.45)), rgba(ink), rgba(mix(ink, "#1a1440", 0.7))]
    ends = [(box.left(), box.top()), (box.right(), box.bottom())]
    shader = skia.GradientShader.MakeLinear(ends, inks)
    pen.canvas.drawPath(path, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))


def phone(pen: Pen, ink: str) -> None:
    """A slab that can be turned about its axis: the screen, then the edge, then the back with its lenses."""
    facing = math.cos(pen.state.turn)
    wide, edge = 0.26 * max(0.10, abs(facing)), 0.055 * math.sin(pen.state.turn)
    pen.body(panel(-wide + min(0.0, edge), -1.0, 2 * wide + abs(edge), 1.0, min(0.07, wide)), STEEL, METAL)
    pen.body(panel(-wide, -1.0, 2 * wide, 1.0, min(0.07, wide)), DARK, (0.6, 1.9, 0.8, 0.7, 1.2))
    pen.canvas.save()
    pen.canvas.scale(wide / 0.26, 1)
    if facing > 0:
        _screen(pen, panel(-0.235, -0.975, 0.47, 0.95, 0.05), ink)
        pen.oval(0.06, -0.44, 0.16, 0.16, mix(ink, "#ffffff", 0.7), 0.30)
        pen.oval(-0.06, -0.34, 0.12, 0.12, mix(ink, "#ffffff", 0.85), 0.35)
        pen.words(pen.state.label, 0, -0.74, 0.40, 0.16, WHITE)
        pen.path(panel(-0.06, -0.955, 0.12, 0.03, 0.015), DARK)
        for row in range(2):
            for column in range(4):
                pen.path(panel(-0.19 + 0.105 * column, -0.20 + 0.105 * row, 0.07, 0.07, 0.018), "#ffffff", 0.55)
        pen.poly([(0.02, -0.975), (0.20, -0.975), (-0.05, -0.025), (-0.20, -0.025)], "#ffffff", 0.07)
    else:
        pen.path(panel(-0.245, -0.985, 0.49, 0.97, 0.055), (mix(ink, "#2a2a3a", 0.35), mix(ink, "#10101c", 0.6)))
        pen.path(panel(-0.20, -0.94, 0.20, 0.22, 0.05), mix(ink, "#10101c", 0.45))
        for x, y in ((-0.145, -0.88), (-0.055, -0.88), (-0.10, -0.785)):
            pen.oval(x, y, 0.04, 0.04, "#0c0c12")
            pen.oval(x - 0.01, y - 0.01, 0.014, 0.014, "#7a9ac8")
    pen.canvas.restore()


def laptop(pen: Pen, ink: str) -> None:
    """A laptop."""
    pen.body(panel(-0.72, -1.0, 1.44, 0.88, 0.04), "#3a3c46", (0.6, 1.3, 0.8, 0.7, 0.6))
    _screen(pen, panel(-0.68, -0.96, 1.36, 0.78, 0.015), ink)
    pen.words(pen.state.label, 0, -0.60, 1.1, 0.34, WHITE)
    if not pen.state.label:
        for k, wide in enumerate((0.50, 0.72, 0.40, 0.62, 0.30)):
            pen.path(panel(-0.58, -0.82 + 0.10 * k, wide, 0.045, 0.02), "#ffffff", 0.75 - 0.08 * k)
        pen.path(panel(0.24, -0.82, 0.36, 0.44, 0.03), "#ffffff", 0.22)
    pen.poly(
        [(-0.72, -0.13), (0.72, -0.13), (0.86, -0.03), (-0.86, -0.03)], (pen.tone(STEEL, 0.8), pen.tone(STEEL, 1.1))
    )
    for row in range(4):
        y = -0.118 + 0.014 * row
        reach = 0.64 + 0.035 * row
        pen.line([(-reach, y), (reach, y)], 0.008, "#2a2c36", 0.8)
    pen.poly([(-0.16, -0.062), (0.16, -0.062), (0.18, -0.038), (-0.18, -0.038)], pen.tone(STEEL, 0.6))
    pen.rect(-0.86, -0.03, 1.72, 0.03, pen.tone(STEEL, 0.45))
    pen.poly([(0.20, -0.96), (0.60, -0.96), (0.10, -0.18), (-0.20, -0.18)], "#ffffff", 0.07)


def tablet(pen: Pen, ink: str) -> None:
    """A tablet."""
    pen.body(panel(-0.40, -1.0, 0.80, 1.0, 0.06), DARK, (0.6, 1.9, 0.8, 0.7, 1.2))
    _screen(pen, panel(-0.36, -0.955, 0.72, 0.91, 0.02), ink)
    pen.words(pen.state.label, 0, -0.6, 0.6, 0.3, WHITE)
    for k in range(6):
        pen.path(panel(-0.29 + 0.21 * (k % 3), -0.40 + 0.19 * (k // 3), 0.15, 0.13, 0.03), "#ffffff", 0.5)


def television(pen: Pen, ink: str) -> None:
    """A television."""
    pen.body(panel(-0.30, -0.06, 0.60, 0.06, 0.02), DARK, METAL)
    pen.rect(-0.05, -0.16, 0.10, 0.12, DARK)
    pen.body(panel(-0.88, -1.0, 1.76, 0.86, 0.03), DARK, (0.6, 1.6, 0.8, 0.7, 0.9))
    _screen(pen, panel(-0.85, -0.97, 1.70, 0.80, 0.01), ink)
    pen.words(pen.state.label, 0, -0.58, 1.3, 0.4, WHITE)
    pen.poly([(0.30, -0.97), (0.62, -0.97), (0.10, -0.17), (-0.25, -0.17)], "#ffffff", 0.07)


def headphones(pen: Pen, ink: str) -> None:
    """Headphones."""
    band = [(0.42 * math.cos(a), -0.46 - 0.50 * math.sin(a)) for a in (math.pi * k / 20 for k in range(21))]
    pen.curve(band, 0.12, pen.tone(ink, 0.5))
    pen.curve([(x * 0.985, y - 0.012) for x, y in band], 0.06, pen.tone(mix(ink, "#ffffff", 0.12), 1.0))
    pen.curve([(x * 0.86, y + 0.055) for x, y in band[4:17]], 0.05, pen.tone("#2a2830", 0.8))
    for side in (-1, 1):
        pen.line([(side * 0.42, -0.52), (side * 0.42, -0.32)], 0.04, pen.tone(STEEL, 1.1))
        pen.body(panel(side * 0.31 - 0.105, -0.50, 0.21, 0.48, 0.10), "#2c2932", MATTE)
        pen.body(panel(side * 0.46 - 0.11, -0.54, 0.22, 0.54, 0.11), ink, (0.4, 1.4, 0.85, 0.6, 0.3))
        pen.ring(side * 0.47, -0.27, 0.055, 0.17, 0.014, pen.tone(pen.state.trim or STEEL, 1.2))
    pen.gloss(0.50, 0.46, 0.14, 0.02, 0.5)


def speaker(pen: Pen, ink: str) -> None:
    """A speaker."""
    pen.body(panel(-0.36, -1.0, 0.72, 1.0, 0.06), ink, FLAT)
    beat = 1 + 0.03 * math.sin(12 * pen.state.t)
    for y, r in ((-0.32, 0.25 * beat), (-0.74, 0.15 * beat)):
        pen.oval(0, y, r * 1.12, r * 1.12, pen.tone(STEEL, 0.7))
        pen.path(disc(0, y, r), ("#34323c", "#1a181f"))
        pen.ring(0, y, r * 0.7, r * 0.7, 0.012, "#5a5864")
        pen.ball(0, y, r * 0.34, "#4a4854")
    pen.words(pen.state.label, 0, -0.045, 0.4, 0.06, GOLD)


def camera(pen: Pen, ink: str) -> None:
    """A camera."""
    pen.body(panel(-0.26, -0.99, 0.46, 0.24, 0.04), STEEL, METAL)
    for x in (-0.48, 0.40):
        pen.body(panel(x - 0.10, -0.86, 0.20, 0.10, 0.02), STEEL, METAL)
    pen.body(panel(-0.70, -0.80, 1.40, 0.80, 0.07), STEEL, FLAT)
    pen.body(panel(-0.70, -0.64, 1.40, 0.52, 0.01), ink, FLAT)
    for k in range(90):
        pen.oval(-0.66 + 0.045 * (k % 30), -0.58 + 0.16 * (k // 30), 0.008, 0.008, "#000000", 0.25)
    for r, tint in ((0.39, STEEL), (0.35, "#23222a"), (0.29, "#3a3944"), (0.24, "#14141c")):
        pen.body(disc(0, -0.40, r), tint, METAL)
    pen.path(disc(0, -0.40, 0.19), ("#2a3a68", "#0c1022"))
    pen.soft(-0.05, -0.45, 0.12, 0.10, "#7a9ae0", 0.8)
    pen.soft(0.06, -0.34, 0.07, 0.06, "#c86ad0", 0.5)
    pen.oval(-0.07, -0.48, 0.03, 0.024, "#ffffff", 0.9)
    pen.words(pen.state.label, 0, -0.87, 0.36, 0.12, DARK)
    pen.oval(0.50, -0.60, 0.05, 0.05, pen.tone("#d0483a", 1.0))


def drone(pen: Pen, ink: str) -> None:
    """A quadcopter: arms, spinning rotors, a camera below."""
    for side, y, near in ((-1, -0.74, 0.7), (1, -0.74, 0.7), (-1, -0.52, 1.0), (1, -0.52, 1.0)):
        x = side * (0.58 if near < 1 else 0.80)
        pen.line([(side * 0.16, -0.50), (x, y)], 0.07 * near, pen.tone(ink, 0.6))
        pen.body(panel(x - 0.05 * near, y - 0.10, 0.10 * near, 0.14, 0.02), DARK, METAL)
        pen.oval(x, y - 0.12, 0.34 * near, 0.055 * near, "#dfe8f2", 0.35)
        a = 17 * pen.state.t + x
        pen.line(
            [
                (x - 0.33 * near * math.cos(a), y - 0.12 - 0.04 * math.sin(a)),
                (x + 0.33 * near * math.cos(a), y - 0.12 + 0.04 * math.sin(a)),
            ],
            0.02,
            "#3a3c46",
            0.7,
        )
        pen.oval(x, y + 0.06, 0.022, 0.022, "#ff5a4a" if side < 0 else "#5aff7a")
    pen.path(
        smooth([(-0.30, -0.44), (-0.20, -0.64), (0.20, -0.64), (0.30, -0.44), (0.18, -0.34), (-0.18, -0.34)]),
        (pen.tone(ink, 1.15), pen.tone(ink, 0.5)),
    )
    pen.body(panel(-0.10, -0.36, 0.20, 0.18, 0.05), DARK, METAL)
    pen.oval(0, -0.27, 0.062, 0.062, "#141a2c")
    pen.oval(-0.02, -0.29, 0.02, 0.02, "#9fc0e8")
    for side in (-1, 1):
        pen.curve([(side * 0.22, -0.38), (side * 0.30, -0.20), (side * 0.34, -0.02)], 0.03, pen.tone(DARK, 1.0))
        pen.line([(side * 0.24, 0.0), (side * 0.42, 0.0)], 0.03, pen.tone(DARK, 1.0))


def keyboard(pen: Pen, ink: str) -> None:
    """A keyboard."""
    pen.poly([(-0.90, -0.42), (0.90, -0.42), (1.04, -0.03), (-1.04, -0.03)], (pen.tone(ink, 0.9), pen.tone(ink, 0.6)))
    for row in range(5):
        for k in range(14):
            x, y = (-0.80 + 0.123 * k) * (1 + 0.035 * row), -0.37 + 0.072 * row
            pen.path(panel(x - 0.052, y - 0.026, 0.104, 0.054, 0.012), pen.tone(mix(ink, "#ffffff", 0.25), 0.95))
    pen.rect(-1.04, -0.03, 2.08, 0.035, pen.tone(ink, 0.3))


def controller(pen: Pen, ink: str) -> None:
    """A game controller."""
    pen.path(
        smooth(
            [
                (-0.40, -0.72),
                (0.40, -0.72),
                (0.72, -0.56),
                (0.86, -0.10),
                (0.72, 0.0),
                (0.54, -0.10),
                (0.36, -0.30),
                (-0.36, -0.30),
                (-0.54, -0.10),
                (-0.72, 0.0),
                (-0.86, -0.10),
                (-0.72, -0.56),
            ]
        ),
        (pen.tone(ink, 1.15), pen.tone(ink, 0.5)),
    )
    for x, y in ((-0.22, -0.38), (0.22, -0.38)):
        pen.oval(x, y, 0.115, 0.10, "#1c1a22")
        pen.ball(x, y - 0.02, 0.09, "#3a3844")
    pen.rect(-0.58, -0.56, 0.24, 0.07, "#1c1a22")
    pen.rect(-0.495, -0.64, 0.07, 0.23, "#1c1a22")
    for k, tint in enumerate(("#e0584a", "#5ab86a", "#4a78d8", "#f0c04a")):
        a = k * math.pi / 2
        pen.ball(0.46 + 0.10 * math.cos(a), -0.53 + 0.09 * math.sin(a), 0.048, tint)


def light_bulb(pen: Pen, ink: str) -> None:
    """A light bulb."""
    pen.soft(0, -0.66, 0.60, 0.52, "#ffe28a", 0.55)
    pen.path(
        smooth(
            [
                (-0.12, -0.28),
                (-0.18, -0.42),
                (-0.32, -0.66),
                (-0.22, -0.92),
                (0, -1.0),
                (0.22, -0.92),
                (0.32, -0.66),
                (0.18, -0.42),
                (0.12, -0.28),
            ]
        ),
        ("#fff4c8", ink),
        0.9,
    )
    glow = 0.85 + 0.15 * math.sin(3 * pen.state.t)
    pen.curve(
        [(-0.06, -0.30), (-0.10, -0.58), (-0.04, -0.66), (0, -0.58), (0.04, -0.66), (0.10, -0.58), (0.06, -0.30)],
        0.018,
        "#ff9a2c",
        glow,
    )
    pen.body(panel(-0.125, -0.30, 0.25, 0.24, 0.03), STEEL, METAL)
    for k in range(3):
        pen.line([(-0.125, -0.24 + 0.07 * k), (0.125, -0.26 + 0.07 * k)], 0.016, pen.tone(STEEL, 0.4))
    pen.ball(0, -0.04, 0.06, DARK, 0.04)


def lamp(pen: Pen, ink: str) -> None:
    """A table lamp that is lit."""
    pen.soft(0, -0.44, 0.80, 0.52, "#ffd890", 0.5)
    pen.body(turned(((0.24, 0.02), (0.22, 0.06)), 0.16), pen.state.trim or GOLD, METAL)
    pen.body(
        lathe(((0.05, 0.05), (0.03, 0.16), (0.09, 0.30), (0.03, 0.44), (0.03, 0.58))), pen.state.trim or GOLD, METAL
    )
    shade = polygon([(-0.24, -1.0), (0.24, -1.0), (0.42, -0.52), (-0.42, -0.52)])
    pen.path(shade, (mix(ink, "#ffe8b0", 0.35), mix(ink, "#fff6d8", 0.75)))
    pen.soft(0, -0.62, 0.34, 0.26, "#fffbe8", 0.8)
    pen.oval(0, -0.52, 0.42, 0.045, mix(ink, "#fff8e0", 0.8))


def radio(pen: Pen, ink: str) -> None:
    """A radio."""
    pen.line([(0.5, -0.66), (0.72, -1.0)], 0.018, pen.tone(STEEL, 1.1))
    pen.curve([(-0.5, -0.66), (-0.4, -0.80), (0.4, -0.80), (0.5, -0.66)], 0.04, pen.tone("#3a2a22", 0.7))
    pen.body(panel(-0.78, -0.68, 1.56, 0.68, 0.09), ink, FLAT)
    pen.body(panel(-0.72, -0.62, 0.80, 0.56, 0.05), "#e8d8b4", MATTE)
    for k in range(11):
        pen.line([(-0.66, -0.56 + 0.045 * k), (0.02, -0.56 + 0.045 * k)], 0.012, "#7a6a4c", 0.8)
    pen.path(panel(0.16, -0.60, 0.54, 0.20, 0.03), ("#fff4d0", "#f0d890"))
    pen.line([(0.38, -0.58), (0.38, -0.42)], 0.014, "#d0402c")
    for x in (0.28, 0.56):
        pen.body(disc(x, -0.20, 0.10), GOLD, METAL)


def guitar(pen: Pen, ink: str) -> None:
    """An acoustic guitar, upright."""
    pen.canvas.save()
    pen.canvas.rotate(6 * pen.side)
    pen.body(panel(-0.035, -0.90, 0.07, 0.50, 0.01), "#4a3022", MATTE)
    pen.body(panel(-0.055, -1.0, 0.11, 0.12, 0.02), "#3a2418", MATTE)
    pen.body(
        smooth(
            [
                (0, -0.46),
                (-0.16, -0.44),
                (-0.19, -0.34),
                (-0.14, -0.26),
                (-0.24, -0.14),
                (-0.20, -0.02),
                (0, 0.0),
                (0.20, -0.02),
                (0.24, -0.14),
                (0.14, -0.26),
                (0.19, -0.34),
                (0.16, -0.44),
            ]
        ),
        ink,
        (0.5, 1.2, 0.95, 0.6, 0.3),
    )
    pen.oval(0, -0.28, 0.07, 0.07, "#2a1610")
    pen.ring(0, -0.28, 0.08, 0.08, 0.012, pen.tone("#f4e0b0", 0.9))
    pen.rect(-0.08, -0.12, 0.16, 0.025, pen.tone("#3a2418", 0.8))
    for k in range(6):
        pen.line([(-0.022 + 0.009 * k, -0.94), (-0.032 + 0.013 * k, -0.11)], 0.003, "#f4ecd8", 0.9)
    pen.canvas.restore()
