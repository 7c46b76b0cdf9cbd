"""Seashore and lake."""

from dataclasses import replace

import numpy as np

from rushes.engines.previs.world import air, motion, plants, terrain, trees, waves, wildlife
from rushes.engines.previs.world.bands import (
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Setting,
    Water,
    is_dry,
    is_misty,
    is_starry,
    is_warm_night,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import smooth


def _headland(brush: Brush) -> None:
    x = np.linspace(brush.u(0.15), brush.x1, 60)
    top = 95 * smooth(0, 1, (x - x[0]) / (x[-1] - x[0])) * (0.8 + 0.2 * np.sin(x * 0.012)) + 5 * np.sin(x * 0.05)
    brush.poly(
        [(x[0], 4), *zip(x, -top, strict=True), (x[-1], 4)],
        (brush.tone("#7fa07a", 0.6), brush.tone("#5f7a76", 0.3)),
    )


SEASHORE = Setting(
    "seashore",
    (
        Clouds("cumulus", 1.1),
        Board("isle", 1600, lambda brush: _headland(brush), haze=0.5),
        Ground("sand"),
        Water(("#12657e", "#3fb0b4"), z_near=8.6, ripple=1.0, clarity=0.52),
        Board(
            "rocks",
            30,
            lambda brush: [
                terrain.rock(brush, brush.u(s), w, h) for s, w, h in ((-0.74, 6, 3.2), (-0.58, 3, 1.4), (-0.92, 5, 4.6))
            ],
        ),
        Board(
            "palm",
            9,
            lambda brush: (
                trees.tree(brush, brush.u(0.80), min(4.7, -brush.top * 0.82), "palm"),
                trees.tree(brush, brush.u(1.04), min(3.9, -brush.top * 0.7), "palm"),
            ),
            sway=0.012,
        ),
        Board(
            "shore",
            5.2,
            lambda brush: (
                [terrain.rock(brush, brush.u(s), 0.5, 0.2, y=0.02) for s in (-0.82, -0.74, 0.72)],
                plants.grass(brush, 0.06, 0.3, 0.5, 34, ("#8a8a4a", "#b0aa62", "#d6cc8a"), (brush.u(0.74), brush.x1)),
            ),
            sway=0.03,
        ),
        Moving("boat", 73, waves.sailboat(), is_dry, sharp=True),
        Moving("surf", 60, waves.surf()),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Falling(),
    ),
    fog_gain=2.6,
    relight=(lambda rig: replace(rig, falling="" if rig.falling == "leaves" else rig.falling),),
)


def _jetty(brush: Brush) -> None:
    wood = "#8a6a4c"
    x0, x1 = brush.u(-0.62), brush.u(-0.05)
    for k in range(6):
        x = x0 + (x1 - x0) * k / 5
        brush.rect(x - 0.07, -0.75, 0.14, 0.95, (brush.tone(wood, 0.7), brush.tone("#3a2c24", 0.2)))
    brush.rect(x0 - 0.3, -0.48, x1 - x0 + 0.5, 0.10, (brush.tone(wood, 0.95), brush.tone(wood, 0.3)))
    brush.rect(x0 - 0.3, -0.38, x1 - x0 + 0.5, 0.05, brush.tone("#3a2c24", 0.2))


LAKE = Setting(
    "lake",
    (
        Clouds("cumulus", 0.9),
        Board(
            "range2",
            5200,
            lambda brush: terrain.mountains(brush, 1300, rock=("#56627e", "#97a2b4"), snowline=0.5, peaks=5),
            haze=0.52,
        ),
        Board(
            "range1",
            1600,
            lambda brush: terrain.mountains(brush, 210, rock=("#44585a", "#7c8f80"), snowline=0.95),
            haze=0.34,
        ),
        Board("shore", 260, lambda brush: trees.treeline(brush, 15, 1.0, "pine"), haze=0.25),
        Ground("grass"),
        Water(("#123f58", "#2f7388"), z_near=7.6, z_far=250, ripple=0.9, clarity=0.85),
        Board(
            "point",
            90,
            lambda brush: [
                trees.tree(brush, brush.u(s), 11 + 5 * brush.rng.random(), "pine")
                for s in (-1.2, -1.08, -0.97, -0.88, -0.80, -0.7, 0.95, 1.1)
            ],
            haze=0.12,
        ),
        Board("jetty", 9.5, lambda brush: _jetty(brush), rim=0.6),
        Board(
            "reeds",
            7.4,
            lambda brush: (
                plants.grass(brush, 0.1, 0.3, 0.75, 50, ("#4a6a3a", "#7f9a4a", "#c2c47a"), (brush.x0, brush.u(-0.55))),
                plants.grass(brush, 0.1, 0.3, 0.7, 50, ("#4a6a3a", "#7f9a4a", "#c2c47a"), (brush.u(0.66), brush.x1)),
                terrain.rock(brush, brush.u(0.58), 1.1, 0.45),
            ),
            sway=0.03,
        ),
        Board(
            "grass",
            5.0,
            lambda brush: (plants.grass(brush, 0.15, 0.4, 0.22, 100), plants.flowers(brush, 3, 0.03, 0.25, 0.3)),
            sway=0.04,
        ),
        Board("pine0", 6.6, lambda brush: trees.tree(brush, brush.u(1.06), 7.5, "pine", detail=1.2), sway=0.004),
        Moving("ducks", 26, wildlife.ducks(), motion.is_day),
        Moving("mist", 20, air.MIST, is_misty),
        Moving("fireflies", 6.2, wildlife.fireflies, is_warm_night, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Board("fg", 1.9, lambda brush: plants.grass(brush, 0.42, 0.16, 0.42, 120), sway=0.06),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Falling(),
    ),
)
