"""The skyscraper city: a promenade by the water, before towers of glass."""

from rushes.engines.previs.world import air, highrise, motion, plants, street, trees, waves, wildlife
from rushes.engines.previs.world.bands import (
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Rays,
    Setting,
    Water,
    is_dry,
    is_high_sun,
    is_low_sun,
    is_starry,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.scenery import Practical

QUAY = 10.2
"""Depth of the railing, metres; beyond it is water."""


def _promenade(brush: Brush) -> None:
    """Slabs of stone in two tones, and a band of setts along the water."""
    lit, snowy = brush.lit, brush.rig.snow > 0.5
    for k in range(-14, 15):
        for j in range(9):
            x, z = 1.2 * k + (0.6 if j % 2 else 0.0), 0.9 + 1.05 * j
            ink = ("#b9b2a8", "#aaa49c", "#c4beb4", "#b2aca6")[(3 * k + 5 * j) % 4]
            corners = [(x, z), (x + 1.18, z), (x + 1.18, z + 1.03), (x, z + 1.03)]
            brush.poly(corners, brush.tone("#e2e9f1" if snowy else ink, lit), 0.55)
    edge = [(-40, QUAY - 0.75), (40, QUAY - 0.75), (40, QUAY + 0.1), (-40, QUAY + 0.1)]
    brush.poly(edge, brush.tone("#dfe6ee" if snowy else "#8a857e", lit))


def _promenade_lamps(brush: Brush) -> None:
    for share in (-0.86, 0.50):
        street.street_lamp(brush, brush.u(share), 3.4, style="lantern")
    street.bench(brush, brush.u(-0.60), 1.7)


def _planters(brush: Brush) -> None:
    """Clipped trees in tubs at the sides."""
    for share, height in ((-1.04, 3.6), (0.92, 3.2)):
        x = brush.u(share)
        trees.tree(brush, x, height, "oak", y=-0.5, detail=0.8)
        brush.rect(x - 0.48, -0.62, 0.96, 0.62, (brush.tone("#7a746c", 0.8), brush.tone("#4c4844", 0.3)))
        brush.rect(x - 0.52, -0.66, 1.04, 0.09, brush.tone("#98928a", 0.9))


SKYLINE = Setting(
    "skyline",
    (
        Clouds("streaks", 1.0, when=is_low_sun),
        Clouds("cumulus", 0.8, when=is_high_sun),
        Board("far", 1900, lambda brush: highrise.skyscrapers(brush, 560, (34, 76), windows=False), haze=0.62, rim=0),
        Board("middle", 1000, lambda brush: highrise.skyscrapers(brush, 420, (24, 52)), haze=0.40, rim=0.4),
        Board("front", 520, lambda brush: highrise.skyscrapers(brush, 250, (17, 36), 0.10), haze=0.20, rim=0.4),
        Board("bank", 500, lambda brush: trees.treeline(brush, 7.5, 0.9), haze=0.20),
        Ground("stone", _promenade, shine=0.07, palette=("#8d877f", "#a8a29a", "#bdb7ae")),
        Water(("#143a54", "#3a7a92"), z_near=QUAY, z_far=490, ripple=0.8, clarity=0.92),
        Rays((-0.12, -0.25), 5, 0.09, 0.9, 0.95, z=40),
        Moving("beacons", 60, air.beacons),
        Moving("boat", 59, waves.sailboat(180, 2.2), is_dry, sharp=True),
        Moving("ferry", 58, waves.ferry()),
        Board("railing", QUAY, highrise.railing, rim=0.8),
        Board("lamps", 9.0, _promenade_lamps, rim=0.8),
        Board("planters", 7.4, _planters, sway=0.006),
        Board(
            "tufts",
            5.0,
            lambda brush: plants.grass(brush, 0.1, 0.2, 0.2, 40, span=(brush.u(0.86), brush.x1)),
            sway=0.03,
        ),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    haze_gain=1.1,
    practical=Practical((-0.52, -0.5, 0.69), "#ffc892", 0.60),
)
