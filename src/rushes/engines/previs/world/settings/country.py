"""Meadow, forest, mountains, castle."""

import math

import numpy as np

from rushes.engines.previs.world import air, houses, motion, plants, terrain, trees, wildlife
from rushes.engines.previs.world.bands import (
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Painter,
    Rays,
    Setting,
    is_flowery,
    is_misty,
    is_starry,
    is_warm_night,
)
from rushes.engines.previs.world.brush import Brush

MEADOW = Setting(
    "meadow",
    (
        Clouds("cumulus", 1.15),
        Board("range", 1400, lambda brush: terrain.mountains(brush, 190, rock=("#5a6f8c", "#a2b0bc"), snowline=0.78)),
        Board("hill3", 420, lambda brush: terrain.hills(brush, 44, albedos=("#5f8f5a", "#9dc07a"), waves=1.5)),
        Board("hill2", 150, lambda brush: terrain.hills(brush, 11, albedos=("#5c9448", "#a5cb62"), waves=1.1)),
        Board(
            "wood",
            90,
            lambda brush: [
                trees.tree(brush, brush.u(s), 9 + 3 * brush.rng.random(), "oak")
                for s in (-0.95, -0.86, -0.74, 0.62, 0.74, 0.83, 1.0)
            ],
            sway=0.003,
        ),
        Ground("grass"),
        Board(
            "oak",
            24,
            lambda brush: trees.tree(
                brush, brush.u(0.60), 10.5, "cherry" if brush.rig.season == "spring" else "oak", detail=1.3
            ),
            sway=0.006,
        ),
        Rays((-0.15, -0.25), 6, 0.10, 0.9, 0.95, z=14),
        Board(
            "grass3",
            11,
            lambda brush: (plants.grass(brush, 0.1, 0.6, 0.30, 70), plants.flowers(brush, 7, 0.05, 0.34, 0.6)),
            sway=0.03,
        ),
        Board(
            "grass2",
            7.2,
            lambda brush: (plants.grass(brush, 0.1, 0.4, 0.34, 110), plants.flowers(brush, 8, 0.045, 0.36, 0.4)),
            sway=0.04,
        ),
        Board(
            "grass1",
            4.6,
            lambda brush: (plants.grass(brush, 0.22, 0.3, 0.36, 130), plants.flowers(brush, 9, 0.042, 0.40, 0.3)),
            sway=0.05,
        ),
        Board(
            "fg",
            2.0,
            lambda brush: (plants.grass(brush, 0.36, 0.16, 0.40, 120), plants.flowers(brush, 9, 0.05, 0.44, 0.2)),
            sway=0.06,
        ),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("butterflies", 6.0, wildlife.butterflies(), is_flowery, sharp=True),
        Moving("mist", 20, air.MIST, is_misty),
        Moving("fireflies", 6.2, wildlife.fireflies, is_warm_night, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    bloom_threshold=222,
)


def forest_trunks(count: int, height: float, clear: float, width: float = 0.26) -> Painter:
    """Trunks across the picture, none within `clear` (a share of the half width) of its middle."""

    def paint(brush: Brush) -> None:
        xs = np.linspace(-1.25, 1.25, count) + brush.rng.normal(0, 0.35 / count, count)
        for _k, s in enumerate(xs):
            if abs(s) < clear:
                continue
            x, r = brush.u(s), width * (0.7 + 0.7 * brush.rng.random())
            trees.limb(brush, x, 0.1, r * 1.5, x + brush.rng.normal() * 0.2, -0.8, r * 1.05, trees.BARK["oak"])
            trees.limb(brush, x, -0.7, r * 1.05, x + brush.rng.normal() * 0.5, -height, r * 0.55, trees.BARK["oak"])
            for _ in range(7):  # bark
                bx, by = x + r * (brush.rng.random() * 1.3 - 0.65), -height * 0.55 * brush.rng.random()
                brush.line(
                    [(bx, by), (bx + 0.03, by - 0.35), (bx - 0.02, by - 0.7 - 0.5 * brush.rng.random())],
                    r * 0.07,
                    brush.tone("#2a1c18", 0.1),
                    0.55,
                )
            for j in range(3):
                y = -height * (0.35 + 0.2 * j)
                d = 1 if brush.rng.random() < 0.5 else -1
                trees.limb(brush, x, y, r * 0.3, x + d * height * 0.18, y - height * 0.10, r * 0.1, trees.BARK["oak"])

    return paint


def canopy(brush: Brush) -> None:
    """Crowns along the picture's upper edge, higher in its middle."""
    colours = brush.rig.growth.foliage if brush.rig.season != "winter" else None
    if colours is None:
        return
    n = int(brush.half * 2.6 / 1.5)
    for k in range(n):
        x = brush.x0 + (brush.x1 - brush.x0) * (k + brush.rng.random()) / n
        y = brush.top * (0.98 - 0.26 * brush.rng.random() * (abs(x) / brush.half))
        trees.crown(brush, x, y, 2.0, 1.1, colours, 420, 0.15, 10, brush.rig.snow)


def undergrowth(brush: Brush) -> None:
    """Grass and bushes between the trunks."""
    plants.grass(brush, 0.1, 0.5, 0.35, 46, albedos=brush.rig.growth.foliage if brush.rig.snow < 0.5 else None)
    for share in (-1.15, -0.8, 0.78, 1.1):
        trees.bush(brush, brush.u(share), 1.5, 0.8)


FOREST = Setting(
    "forest",
    (
        Clouds("sheet", 0.5),
        Board("t5", 70, lambda brush: (trees.treeline(brush, 22, 1.0),), haze=0.72),
        Board("t4", 42, forest_trunks(26, 26, 0, width=0.4), haze=0.62),
        Ground(
            "forest",
            lambda brush: brush.poly(
                [(-1.0 + 0.5 * math.sin(z * 0.3), z) for z in np.linspace(0.8, 40, 30)]
                + [(1.1 + 0.5 * math.sin(z * 0.3), z) for z in np.linspace(40, 0.8, 30)],
                brush.tone("#a5885c" if brush.rig.snow < 0.5 else "#e6edf5", brush.lit),
                0.8,
            ),
        ),
        Board("t3", 26, lambda brush: (forest_trunks(15, 20, 0.14, width=0.36)(brush), undergrowth(brush)), haze=0.42),
        Rays((-0.10, -0.35), 9, 0.26, 1.0, 0.98, z=20),
        Board("canopy3", 25, canopy, haze=0.30, sway=0.003),
        Board(
            "t2",
            14,
            lambda brush: (forest_trunks(9, 15, 0.34, width=0.34)(brush), undergrowth(brush)),
            haze=0.16,
            sway=0.0,
        ),
        Board("canopy2", 13, canopy, haze=0.10, sway=0.004),
        Board("t1", 8, lambda brush: (forest_trunks(5, 11, 0.55, width=0.36)(brush), undergrowth(brush)), haze=0.04),
        Board(
            "grass",
            4.7,
            lambda brush: plants.grass(brush, 0.2, 0.3, 0.30, 70, albedos=brush.rig.growth.grass),
            sway=0.03,
        ),
        Board("fg", 1.9, lambda brush: (trees.leaf_frame(brush, -1, 0.9), trees.leaf_frame(brush, 1, 0.6)), sway=0.012),
        Moving("mist", 15, air.MIST, is_misty),
        Moving("butterflies", 6.0, wildlife.butterflies(5), is_flowery, sharp=True),
        Moving("fireflies", 6.2, wildlife.fireflies, is_warm_night, sharp=True),
        Falling("motes"),
        Falling(),
    ),
    haze_gain=1.2,
    soft_beyond=9,
)


MOUNTAINS = Setting(
    "mountains",
    (
        Clouds("cumulus", 0.9),
        Board(
            "range3",
            9000,
            lambda brush: terrain.mountains(brush, 2600, rock=("#5a6684", "#9aa6ba"), snowline=0.45, peaks=5),
            haze=0.62,
        ),
        Board(
            "range2",
            4200,
            lambda brush: terrain.mountains(brush, 900, rock=("#4a5570", "#8a94a4"), snowline=0.60, peaks=6),
            haze=0.42,
        ),
        Board(
            "range1",
            1500,
            lambda brush: terrain.mountains(brush, 180, rock=("#3f4d56", "#75837c"), snowline=0.95, peaks=5),
            haze=0.28,
        ),
        Board("pines2", 170, lambda brush: trees.treeline(brush, 13, 1.0, "pine"), haze=0.22),
        Ground("grass"),
        Board(
            "pines1",
            34,
            lambda brush: [
                trees.tree(brush, brush.u(s), 11 + 4 * brush.rng.random(), "pine")
                for s in (-1.3, -1.05, -0.9, -0.70, 0.72, 0.86, 1.04, 1.3)
            ],
            sway=0.003,
            haze=0.06,
        ),
        Board(
            "rocks",
            15,
            lambda brush: [
                terrain.rock(brush, brush.u(s), 2.4 * k, 1.1 * k)
                for s, k in ((-0.78, 1.1), (-0.60, 0.6), (0.66, 0.8), (0.98, 1.4))
            ],
        ),
        Board("pine0", 10, lambda brush: trees.tree(brush, brush.u(-1.02), 8.5, "pine", detail=1.3), sway=0.004),
        Board(
            "grass2",
            7.0,
            lambda brush: (plants.grass(brush, 0.1, 0.5, 0.30, 80), plants.flowers(brush, 2.5, 0.04, 0.3, 0.4)),
            sway=0.04,
        ),
        Board("fg", 2.0, lambda brush: plants.grass(brush, 0.40, 0.16, 0.40, 120), sway=0.06),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("eagles", 890, wildlife.soaring, motion.is_day, sharp=True),
        Moving("mist", 30, air.MIST, is_misty),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
)


CASTLE = Setting(
    "castle",
    (
        Clouds("cumulus", 1.1),
        Board(
            "range",
            4200,
            lambda brush: terrain.mountains(brush, 820, rock=("#56627e", "#97a2b4"), snowline=0.6),
            haze=0.56,
        ),
        Board(
            "hill2", 420, lambda brush: terrain.hills(brush, 36, albedos=("#5c8450", "#96b46a"), waves=1.3), haze=0.36
        ),
        Board(
            "castle",
            120,
            lambda brush: (
                terrain.hills(brush, 7, albedos=("#5a8a48", "#9cc064"), waves=0.8),
                houses.castle(brush, brush.u(0.12), min(brush.half * 1.1, 72), min(46, -brush.top * 0.80), y=-4.5),
            ),
            haze=0.20,
        ),
        Board(
            "wood",
            74,
            lambda brush: [
                trees.tree(brush, brush.u(s), 8 + 3 * brush.rng.random(), "oak")
                for s in (-1.2, -1.06, -0.95, -0.82, -0.72, 0.80, 0.9, 1.0, 1.14)
            ],
            haze=0.12,
            sway=0.003,
        ),
        Ground(
            "grass",
            lambda brush: brush.poly(
                [(-0.9 + 3.2 * math.sin(z * 0.07), z) for z in np.linspace(0.8, 74, 50)]
                + [(1.2 + 3.2 * math.sin(z * 0.07) + 0.01 * z, z) for z in np.linspace(74, 0.8, 50)],
                brush.tone("#bda47e" if brush.rig.snow < 0.5 else "#dfe5ec", brush.lit),
            ),
        ),
        Board(
            "cyp",
            26,
            lambda brush: [trees.tree(brush, brush.u(s), 9, "cypress") for s in (-0.86, -0.70, 0.78, 0.96)],
            sway=0.004,
        ),
        Board("wall", 12, lambda brush: [terrain.rock(brush, brush.u(s), 1.6, 0.8) for s in (-1.0, -0.80, 0.86)]),
        Board(
            "grass",
            7,
            lambda brush: (plants.grass(brush, 0.1, 0.4, 0.28, 80), plants.flowers(brush, 4, 0.04, 0.3, 0.4)),
            sway=0.04,
        ),
        Board("fg", 1.9, lambda brush: trees.leaf_frame(brush, -1, 1.0), sway=0.01),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("flags", 119, motion.flags("flag")),
        Moving("butterflies", 6.0, wildlife.butterflies(5), is_flowery, sharp=True),
        Moving("fireflies", 6.2, wildlife.fireflies, is_warm_night, sharp=True),
        Falling(),
    ),
)
