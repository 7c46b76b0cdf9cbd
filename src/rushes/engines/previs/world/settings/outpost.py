"""An outpost in the desert: mud houses, a watchtower, tents, and a flag that the wind pulls at."""

import math

import numpy as np

from rushes.engines.previs.world import motion, terrain, trees
from rushes.engines.previs.world.bands import Band, Board, Ground, Moving, Setting
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.settings.wilds import DESERT

MUD = ("#8a5c3c", "#c08e60", "#e6bd8c")
CLOTH = ("#a8423a", "#e4d2ac", "#3f6a72")


def _mud_house(brush: Brush, x: float, wide: float, tall: float, dome: bool = False) -> None:
    """A flat-roofed house with beam ends, small windows and a low door; some carry a dome."""
    lit = brush.rig.lamps > 0.3
    left = x - wide / 2
    if dome:
        brush.oval(x, -tall, 0.42 * wide, 0.36 * wide, (brush.tone(MUD[2], 0.9), brush.tone(MUD[0], 0.4)))
    battered = [(left - 0.06 * wide, 0.06), (left, -tall), (left + wide, -tall), (left + 1.06 * wide, 0.06)]
    brush.poly(battered, (brush.tone(MUD[2], 0.8), brush.tone(MUD[1], 0.45)))
    shade = left + (0.62 * wide if brush.rig.side < 0 else -0.05 * wide)
    brush.fade(
        shade,
        -tall,
        0.43 * wide,
        tall,
        "#4a2a1c",
        0.05 if brush.rig.side < 0 else 0.34,
        0.34 if brush.rig.side < 0 else 0.05,
    )
    for k in range(7):
        brush.oval(
            left + wide * (0.08 + 0.14 * k), -0.88 * tall, 0.035 * wide, 0.035 * wide, brush.tone("#5a3a28", 0.4)
        )
    for corner in (left, left + wide - 0.10 * wide):
        brush.poly(
            [
                (corner, -tall + 0.02),
                (corner, -1.08 * tall),
                (corner + 0.10 * wide, -1.08 * tall),
                (corner + 0.10 * wide, -tall + 0.02),
            ],
            brush.tone(MUD[2], 0.8),
        )
    door = x - 0.22 * wide
    arch = [(door - 0.09 * wide, 0.03), (door - 0.09 * wide, -0.42 * tall)]
    arch += [
        (door + 0.09 * wide * math.cos(a), -0.42 * tall + 0.13 * wide * math.sin(a))
        for a in np.linspace(math.pi, math.tau, 10)
    ]
    brush.poly([*arch, (door + 0.09 * wide, 0.03)], "#f0b860" if lit else brush.tone("#3a241a", 0.2))
    for share in (0.08, 0.32):
        pane = (x + share * wide - 0.05 * wide, -0.66 * tall, 0.10 * wide, 0.17 * tall)
        brush.rect(*pane, "#ffc870" if lit else brush.tone("#3a241a", 0.2))
        brush.line(
            [(pane[0] + pane[2] / 2, pane[1]), (pane[0] + pane[2] / 2, pane[1] + pane[3])],
            0.012 * wide,
            brush.tone("#6a4630", 0.4),
        )
    if lit:
        brush.light(door, -0.3 * tall, 0.10 * wide, "#ffb860", 0.6)


def _watchtower(brush: Brush, x: float, tall: float) -> None:
    """Four legs with braces, a hut with a thatched roof, a ladder."""
    wood = brush.tone("#6a4a32", 0.5)
    half = 0.13 * tall
    for side in (-1, 1):
        brush.line([(x + side * 1.35 * half, 0.05), (x + side * half, -0.72 * tall)], 0.035 * tall, wood)
    for k in range(3):
        low, high = -0.24 * tall * k, -0.24 * tall * (k + 1)
        brush.line([(x - 1.25 * half, low), (x + 1.15 * half, high)], 0.014 * tall, wood)
        brush.line([(x + 1.25 * half, low), (x - 1.15 * half, high)], 0.014 * tall, wood)
    for k in range(12):
        y = -0.06 * tall * (k + 0.5)
        brush.line([(x + 1.6 * half, y), (x + 2.0 * half, y)], 0.010 * tall, wood)
    for rail in (1.6, 2.0):
        brush.line([(x + rail * half, 0.05), (x + rail * half, -0.76 * tall)], 0.014 * tall, wood)
    brush.rect(
        x - 1.5 * half, -0.90 * tall, 3.0 * half, 0.18 * tall, (brush.tone("#9a7048", 0.8), brush.tone("#5f4230", 0.3))
    )
    for post in (-1.4, 0.0, 1.4):
        brush.line([(x + post * half, -0.9 * tall), (x + post * half, -1.06 * tall)], 0.02 * tall, wood)
    brush.poly(
        [(x - 2.0 * half, -1.03 * tall), (x, -1.24 * tall), (x + 2.0 * half, -1.03 * tall)],
        (brush.tone("#d8b070", 0.9), brush.tone("#8a6438", 0.35)),
    )
    if brush.rig.lamps > 0.3:
        brush.light(x, -0.97 * tall, 0.03 * tall, "#ffc870", 1.0)


def _tent(brush: Brush, x: float, wide: float, tall: float, ink: str) -> None:
    """A nomads' tent: a striped cloth over poles, ropes, a dark mouth."""
    ridge = [(-0.5, 0.0), (-0.30, 0.78), (-0.02, 1.0), (0.26, 0.80), (0.5, 0.0)]
    points = [(x + a * wide, -b * tall) for a, b in ridge]
    brush.poly(points, (brush.tone(ink, 0.85), brush.tone(mix(ink, "#301810", 0.4), 0.35)))
    for k in range(1, 4):
        stripe = [(x + a * wide * (1 - 0.02 * k), -b * tall + 0.17 * tall * k * (b > 0)) for a, b in ridge[1:4]]
        brush.line(stripe, 0.035 * tall, brush.tone(CLOTH[1], 0.7), 0.7)
    mouth = [(x - 0.10 * wide, 0.02), (x - 0.02 * wide, -0.66 * tall), (x + 0.10 * wide, 0.02)]
    brush.poly(mouth, "#e89a4a" if brush.rig.lamps > 0.3 else brush.tone("#2a1812", 0.2))
    for side in (-1, 1):
        brush.line(
            [(x + side * 0.28 * wide, -0.79 * tall), (x + side * 0.66 * wide, 0.0)],
            0.012 * tall + 0.01,
            brush.tone("#d8c49a", 0.6),
        )


def _settlement(brush: Brush) -> None:
    _mud_house(brush, brush.u(-0.62), 6.4, 3.1, dome=True)
    _mud_house(brush, brush.u(-0.30), 4.2, 2.5)
    _mud_house(brush, brush.u(0.62), 5.6, 3.6)
    _watchtower(brush, brush.u(0.32), min(9.5, -0.72 * brush.top))
    pole = brush.u(-0.05)
    brush.line([(pole, 0.05), (pole, -6.2)], 0.11, brush.tone("#5a4030", 0.4))
    brush.mark("flag", pole, -6.1, 1.9)


def _camp(brush: Brush) -> None:
    _tent(brush, brush.u(0.74), 4.6, 2.2, CLOTH[0])
    _tent(brush, brush.u(-0.86), 4.0, 2.0, CLOTH[2])
    for share, size in ((0.46, 0.5), (0.52, 0.42), (-0.60, 0.5)):
        x = brush.u(share)
        brush.rect(x - size / 2, -size, size, 1.05 * size, (brush.tone("#a87a4c", 0.8), brush.tone("#6a4a30", 0.35)))
        brush.line([(x - size / 2, 0.0), (x + size / 2, -size)], 0.04, brush.tone("#5a3e28", 0.4))
    for share in (-0.50, 0.58):
        terrain.rock(brush, brush.u(share), 0.7, 0.3, albedos=("#7a4a36", "#b07a52", "#dba878"))


def _with_houses() -> tuple[Band, ...]:
    bands: list[Band] = []
    for band in DESERT.bands:
        if getattr(band, "name", "") in ("cactus", "scrub"):
            continue
        bands.append(band)
        if isinstance(band, Ground):
            bands += [
                Board(
                    "palms",
                    34,
                    lambda brush: [
                        trees.tree(brush, brush.u(s), t, "palm") for s, t in ((-0.92, 7.0), (0.96, 8.0), (0.05, 6.0))
                    ],
                    sway=0.008,
                ),
                Board("houses", 26, _settlement),
                Board("camp", 13.5, _camp, sway=0.002),
                Moving("flag", 25.9, motion.flags("flag")),
            ]
    return tuple(bands)


OUTPOST = Setting("desert outpost", _with_houses(), haze_gain=DESERT.haze_gain, relight=DESERT.relight)
