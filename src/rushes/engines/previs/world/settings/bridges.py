"""A garden of Japan, seen from its arched red bridge."""

import numpy as np

from rushes.engines.previs.world import air, arches, motion, plants, terrain, trees, wildlife
from rushes.engines.previs.world.bands import (
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Setting,
    Water,
    is_high_sun,
    is_low_sun,
    is_misty,
    is_starry,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.scenery import Practical

RAIL, SHORE = 7.3, 8.2
"""Depth of the bridge's rail and of the water behind it, metres."""


def _deck(brush: Brush) -> None:
    """Planks of the bridge, worn in the middle."""
    lit, snowy = brush.lit, brush.rig.snow > 0.5
    for k in range(26):
        z = 0.8 + 0.26 * k
        ink = ("#a8623c", "#9a5836", "#b46c44")[k % 3]
        plank = [(-30, z), (30, z), (30, z + 0.24), (-30, z + 0.24)]
        brush.poly(plank, brush.tone("#e6edf4" if snowy else ink, lit * (0.9 + 0.1 * (k % 2))))
    for x in np.arange(-12, 12, 1.9).tolist():
        for k in range(26):
            brush.oval(x + 0.4 * (k % 2), 0.92 + 0.26 * k, 0.03, 0.03, brush.tone("#3a2018", 0.2), 0.7)
    edge = [(-30, RAIL - 0.12), (30, RAIL - 0.12), (30, RAIL + 0.16), (-30, RAIL + 0.16)]
    brush.poly(edge, brush.tone(arches.VERMILION, lit))


def _rail(brush: Brush) -> None:
    """The rail of the bridge on which the figures stand: it rises a little towards the middle."""
    wide = brush.x1 - brush.x0
    arches.arched_bridge(
        brush, 0.0, min(wide, 3.2 * brush.half), 0.10 * min(3.0, brush.half), 0.86, y=0.02, stands=False
    )


def _far_bridge(brush: Brush) -> None:
    arches.arched_bridge(brush, brush.u(0.16), min(13.0, brush.half * 1.0), min(2.9, brush.half * 0.24), 1.1)


def _far_bank(brush: Brush) -> None:
    brush.rect(
        brush.x0,
        -0.55,
        brush.x1 - brush.x0,
        1.4,
        brush.tone(brush.rig.growth.grass[1] if brush.rig.snow < 0.5 else "#eef3fa", 0.7),
    )
    for share in (-1.0, -0.80, -0.54, 0.62, 0.84, 1.05):
        terrain.rock(brush, brush.u(share), 2.2, 1.0, y=0.2)
    for share in (-0.92, -0.66, 0.74, 0.96):
        trees.bush(brush, brush.u(share), 2.6, 1.4)


def _far_trees(brush: Brush) -> None:
    for share, tall in ((-0.98, 7.0), (-0.60, 5.6), (0.70, 6.4), (1.02, 7.4)):
        arches.blossom_tree(brush, brush.u(share), tall, 0.4 if share < 0 else -0.4)


def _near_trees(brush: Brush) -> None:
    arches.blossom_tree(brush, brush.u(-0.98), 5.4, 1.0)
    arches.clipped_pine(brush, brush.u(0.98), 3.4)


def _lanterns(brush: Brush) -> None:
    for share in (-0.66, 0.72):
        arches.stone_lantern(brush, brush.u(share), 1.7)


JAPANESE_GARDEN = Setting(
    "japanese garden",
    (
        Clouds("streaks", 1.0, when=is_low_sun),
        Clouds("cumulus", 0.7, when=is_high_sun),
        Board(
            "mountain",
            1500,
            lambda brush: terrain.mountains(brush, 190, rock=("#5a6888", "#8a98b4"), snowline=95, peaks=1),
            haze=0.42,
        ),
        Board("hills", 320, lambda brush: terrain.hills(brush, 30, albedos=("#4f7a68", "#86a884"))),
        Board("wood", 110, lambda brush: trees.treeline(brush, 9.0, 0.9), haze=0.16),
        Board(
            "pagoda", 80, lambda brush: arches.pagoda(brush, brush.u(-0.34), min(26.0, -0.52 * brush.top)), haze=0.10
        ),
        Ground("grass", _deck),
        Water(("#1f4a4a", "#4a8a7e"), z_near=RAIL + 0.2, z_far=33, ripple=0.5, clarity=0.86),
        Board("far bank", 32, _far_bank, haze=0.05),
        Board("far trees", 30, _far_trees, haze=0.04, sway=0.004),
        Board("far bridge", 22, _far_bridge),
        Board("lanterns", 15, _lanterns),
        Board("near trees", 11.5, _near_trees, sway=0.006),
        Moving("ducks", 18, wildlife.ducks(18.0), motion.is_day, sharp=True),
        Moving("mist", 14, air.MIST, is_misty),
        Board("rail", RAIL, _rail, rim=0.6),
        Board(
            "reeds",
            9.2,
            lambda brush: plants.grass(brush, 0.1, 0.2, 0.55, 26, span=(brush.u(0.62), brush.x1)),
            sway=0.03,
        ),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    practical=Practical((-0.52, -0.42, 0.70), "#ffc07a", 0.62),
)
