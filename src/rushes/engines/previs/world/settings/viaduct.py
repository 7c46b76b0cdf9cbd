"""A valley with a viaduct of stone, seen from the hill beside it; its deck is as high as the viewer's hill."""

import numpy as np

from rushes.engines.previs.world import air, motion, plants, terrain, trees, wildlife
from rushes.engines.previs.world.bands import Board, Clouds, Falling, Ground, Moving, Setting, is_misty, is_starry
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.roads import STONE
from rushes.engines.previs.world.trees import SNOW, tone_ramp

DECK = 13.0
"""Metres from the bottom of the valley to the rails."""
NEAREST_ARCH = 33.0
"""Metres to the face of the viaduct; trains run just behind it."""
SPAN, PIER = 8.4, 1.7


def _arches(brush: Brush) -> None:
    """Piers and round arches, courses of stone, a cornice and a parapet that the wheels run behind."""
    rng = brush.rng
    x0 = np.floor(brush.x0 / SPAN) * SPAN - SPAN / 2
    radius = (SPAN - PIER) / 2
    crown = -(DECK - 1.5)
    spring = crown + radius
    light, dark = brush.tone(STONE[2], 0.75), brush.tone(STONE[0], 0.3)
    brush.rect(x0, -DECK - 0.2, brush.x1 - x0 + SPAN, DECK + 0.7, (light, dark))
    tones = tone_ramp(brush, STONE, 0.2, 1.0)
    n = 1500
    px = x0 + (brush.x1 - x0 + SPAN) * rng.random(n)
    py = -(DECK + 0.4) * rng.random(n)
    py = np.round(py / 0.42) * 0.42
    wide = 0.45 + 0.6 * rng.random(n)
    block = np.stack(
        [
            np.stack([px, py], -1),
            np.stack([px + wide, py], -1),
            np.stack([px + wide, py + 0.36], -1),
            np.stack([px, py + 0.36], -1),
        ],
        1,
    )
    brush.stamps(block, tones, rng.integers(1, len(tones), n))
    for k in range(int((brush.x1 - x0) / SPAN) + 2):
        middle = x0 + SPAN * (k + 0.5)
        arc = np.linspace(np.pi, 2 * np.pi, 25)
        hole = [
            (middle - radius, 1.0),
            *zip(middle + radius * np.cos(arc), spring + radius * np.sin(arc), strict=True),
            (middle + radius, 1.0),
        ]
        brush.erase(hole)
        depth = 1.3 * -brush.rig.side  # the soffit that the other half of the arch hides
        inner = [(x + depth, y + 0.12 * radius) for x, y in hole[1:-1]]
        soffit = [
            *hole[1:-1],
            (middle + radius, 1.0),
            (middle + radius + min(depth, 0), 1.0),
            *[(min(max(x, middle - radius), middle + radius), y) for x, y in reversed(inner)],
            (middle - radius + max(depth, 0), 1.0),
            (middle - radius, 1.0),
        ]
        brush.poly(
            soffit, (brush.tone(mix(STONE[0], "#2a2430", 0.35), 0.15), brush.tone(mix(STONE[0], "#2a2430", 0.5), 0.05))
        )
        ring = [(middle + (radius + 0.22) * np.cos(a), spring + (radius + 0.22) * np.sin(a)) for a in arc]
        brush.line(ring, 0.46, brush.tone(STONE[2], 0.85))
        for a in arc[1::2]:
            at = (middle + radius * np.cos(a), spring + radius * np.sin(a))
            end = (middle + (radius + 0.44) * np.cos(a), spring + (radius + 0.44) * np.sin(a))
            brush.line([at, end], 0.05, brush.tone(STONE[0], 0.2), 0.7)
        for side in (-1, 1):
            brush.rect(
                middle + side * radius - 0.18 + (0.0 if side > 0 else -0.18),
                spring - 0.14,
                0.54,
                0.3,
                brush.tone(STONE[2], 0.8),
            )
    width = brush.x1 - x0 + SPAN
    brush.rect(x0, -DECK - 0.30, width, 0.32, (brush.tone(STONE[2], 1.0), brush.tone(STONE[1], 0.5)))
    brush.rect(x0, -DECK + 0.02, width, 0.10, brush.tone(STONE[0], 0.1), 0.7)
    if brush.rig.snow > 0.5:
        brush.rect(x0, -DECK - 0.42, width, 0.16, brush.tone(SNOW, 1.0))


def _valley_wood(brush: Brush) -> None:
    for share in np.linspace(-1.3, 1.3, 21):
        kind = "pine" if brush.rng.random() < 0.6 else "oak"
        trees.tree(brush, brush.u(float(share) + 0.03 * float(brush.rng.normal())), 5 + 4 * brush.rng.random(), kind)


def _slopes(brush: Brush) -> None:
    """The sides of the valley, which carry the ends of the viaduct."""
    tall = 1.9 * DECK
    shares, highs = (-1.9, -1.3, -0.98, -0.8, -0.62, -0.48), (1.0, 0.86, 0.66, 0.36, 0.14, 0.02)
    for side in (1, -1):
        line = [(side * brush.u(s), tall * h) for s, h in zip(shares, highs, strict=True)]
        line = line if side > 0 else line[::-1]
        grass = brush.rig.growth.grass if brush.rig.snow < 0.5 else ("#b9c8de", "#dfe7f1", "#f1f5fb")
        outline = [(line[0][0], 2.0), *[(x, -h) for x, h in line], (line[-1][0], 2.0)]
        brush.poly(outline, (brush.tone(grass[1], 0.75), brush.tone(grass[0], 0.4)))
        for x, h in line:
            for _ in range(4):
                kind = "pine" if brush.rng.random() < 0.6 else "oak"
                trees.tree(brush, x + 6 * float(brush.rng.normal()), 5 + 4 * brush.rng.random(), kind, y=-0.72 * h)


def _brow(brush: Brush) -> None:
    """The edge of the hill on which the viewer stands."""
    grass = brush.rig.growth.grass if brush.rig.snow < 0.5 else ("#c6d2e4", "#e6edf5", "#f7fafe")
    x = np.linspace(brush.x0, brush.x1, 60)
    y = -DECK + 0.10 * np.sin(1.3 * x) + 0.05 * np.sin(3.1 * x + 1)
    outline = [(brush.x0, -DECK + 4.0), *zip(x, y, strict=True), (brush.x1, -DECK + 4.0)]
    brush.poly(outline, (brush.tone(grass[2], 0.75), brush.tone(grass[0], 0.4)))


def _meadow_on_the_brow(brush: Brush) -> None:
    plants.grass(brush, -DECK + 0.05, 0.3, 0.2, 110)


VIADUCT = Setting(
    "viaduct",
    (
        Clouds("cumulus", 1.0),
        Board(
            "range",
            4200,
            lambda brush: terrain.mountains(brush, 1100, rock=("#4a5570", "#8a94a4"), snowline=0.6, peaks=6),
            haze=0.46,
        ),
        Board(
            "hills", 700, lambda brush: terrain.hills(brush, 120, albedos=("#4f7352", "#8fae74"), waves=1.1), haze=0.34
        ),
        Board("wood2", 160, lambda brush: trees.treeline(brush, 16, 1.0, "pine"), haze=0.22),
        Ground("grass"),
        Board("slopes", 90, _slopes, haze=0.12),
        Board("wood", 56, _valley_wood, haze=0.08),
        Board("arches", NEAREST_ARCH, _arches, haze=0.04, rim=0.5),
        Board(
            "bushes",
            24,
            lambda brush: [trees.bush(brush, brush.u(float(s)), 4.5, 3.0) for s in np.linspace(-1.2, 1.2, 9)],
            sway=0.002,
        ),
        Board("brow", 6.5, _brow),
        Board("brow grass", 6.4, _meadow_on_the_brow, sway=0.03),
        Board(
            "pine",
            6.7,
            lambda brush: trees.tree(brush, brush.u(1.16), 6.0, "pine", y=-DECK + 0.2, detail=1.2),
            sway=0.004,
        ),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("eagles", 890, wildlife.soaring, motion.is_day, sharp=True),
        Moving("mist", 40, air.blowing("#ffffff", 14, 0.3, 36.0, 120.0, 4.0), is_misty),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    altitude=DECK,
)
