"""The open sky, above a floor of cloud."""

from rushes.engines.previs.world import air, motion, wildlife
from rushes.engines.previs.world.bands import (
    Clouds,
    Falling,
    Ground,
    Moving,
    Rays,
    Setting,
    Towers,
    is_high_sun,
    is_low_sun,
)
from rushes.engines.previs.world.clouds import wisp_plates
from rushes.engines.previs.world.scenery import Practical, Scenery
from rushes.engines.previs.world.stage import Plate

SKY_ALTITUDE = 60.0
"""Metres from the floor of cloud up to those who fly."""


def _sky_wisps(scenery: Scenery) -> list[Plate]:
    return wisp_plates(scenery, (34.0, 22.0, 15.0, 11.0))


def _sky_near_wisps(scenery: Scenery) -> list[Plate]:
    return wisp_plates(scenery, (3.4, 2.6), strength=0.40)


SKY = Setting(
    "open sky",
    (
        Clouds("streaks", 0.9, when=is_low_sun),
        Clouds("streaks", 0.45, when=is_high_sun),
        Clouds("cumulus", 0.9, when=is_high_sun),
        Ground("cloud", order=9000, palette=("#3f76bb", "#8fb4e0", "#e9f0fa")),
        Towers("towers far", 2600, 260, 9),
        Towers("towers middle", 1200, 150, 7, 0.10),
        Towers("towers", 520, 80, 5, 0.42, -4.0),
        Towers("towers near", 260, 40, 3, 0.66, -7.0),
        Rays((-0.10, -0.25), 6, 0.13, 0.9, 1.0, z=60),
        Moving("wisps", 11, air.wisps(_sky_wisps)),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("near wisps", 2.4, air.wisps(_sky_near_wisps)),
        Falling("motes", 40),
    ),
    altitude=SKY_ALTITUDE,
    soft_beyond=200,
    bloom_threshold=226,
    practical=Practical((0.45, -0.62, 0.64), "#a9c2ff", 0.55),
)
