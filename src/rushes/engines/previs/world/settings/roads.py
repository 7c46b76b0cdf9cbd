"""Landscapes with a road across them: for what drives, and for whoever walks along."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from rushes.engines.previs.world import air, cliffs, motion, plants, roads, terrain, trees, wayside, wildlife
from rushes.engines.previs.world.bands import Band, Board, Clouds, Falling, Ground, Moving, Setting, Water, is_starry
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.noise import Field
from rushes.engines.previs.world.roads import Road
from rushes.engines.previs.world.settings.coasts import SLATE, at_sea
from rushes.engines.previs.world.settings.country import MEADOW, MOUNTAINS
from rushes.engines.previs.world.settings.plains import WHEAT_FIELD
from rushes.engines.previs.world.settings.wilds import DESERT
from rushes.engines.previs.world.stage import View


def _along(name: str, base: Setting, road: Road, without: tuple[str, ...], added: tuple[Band, ...]) -> Setting:
    """The land of `base` with a road; what would stand on it goes, what stands beside it comes."""
    bands: list[Band] = []
    for band in base.bands:
        if isinstance(band, Ground):
            bands += [replace(band, marks=road), *added]
        elif getattr(band, "name", "") not in without:
            bands.append(band)
    return replace(base, name=name, bands=tuple(bands))


def _verge(tall: float = 0.30, density: float = 80) -> Callable[[Brush], object]:
    return lambda brush: (plants.grass(brush, 0.05, 0.4, tall, density), plants.flowers(brush, 3, 0.04, 0.3, 0.4))


def _hairpins(brush: Brush) -> None:
    """A wooded slope on the other side of the valley, with the road that climbs it."""
    terrain.hills(brush, 110, albedos=("#3f5f4a", "#7d9a74"), waves=0.9)
    ink = brush.tone("#b9b6ac" if brush.rig.snow < 0.5 else "#eef2f8", 0.8)
    turns = ((-0.10, 8), (0.34, 22), (0.02, 36), (0.30, 48), (0.12, 58))
    for k in range(len(turns) - 1):
        (a, low), (b, high) = turns[k], turns[k + 1]
        path = [
            (brush.u(a + (b - a) * s), -(low + (high - low) * (s + 0.08 * np.sin(6.28 * s))))
            for s in np.linspace(0, 1, 14)
        ]
        brush.line(path, 3.4 - 0.4 * k, ink)


def _cutting(brush: Brush) -> None:
    """The rock that the road was blown out of, on the right."""
    tall = min(9.0, -0.8 * brush.top)
    shares, highs = (0.34, 0.42, 0.55, 0.7, 0.9, 1.3, 1.8), (0.05, 0.3, 0.5, 0.66, 0.85, 1.15, 1.3)
    cliffs.cliff(brush, [(brush.u(s), tall * h) for s, h in zip(shares, highs, strict=True)], moss=0.25, foot=0.1)


MOUNTAIN_ROAD = _along(
    "mountain road",
    MOUNTAINS,
    Road(),
    ("pines1", "rocks", "pine0", "grass2", "fg"),
    (
        Board("slope", 420, _hairpins, haze=0.26),
        Board(
            "pines",
            60,
            lambda brush: [
                trees.tree(brush, brush.u(s), 8 + 5 * brush.rng.random(), "pine", y=2.0)
                for s in (-1.25, -1.1, -0.98, -0.84, -0.62, -0.5, 0.2, 0.34)
            ],
            sway=0.002,
        ),
        Board("cutting", 19, _cutting),
        Board("rail", 12.6, roads.guard_rail),
        Board("verge", 12.2, _verge(0.22, 40), sway=0.02),
        Board("pine", 12.1, lambda brush: trees.tree(brush, brush.u(-1.0), 8.0, "pine", detail=1.2), sway=0.003),
    ),
)


def _beyond_the_rail(x: Field, z: Field, view: View) -> Field:
    return np.asarray(z - 16.5 - 1.0 * np.sin(0.12 * x), np.float32)


def _headland(brush: Brush) -> None:
    """A cape with the road that goes on around it."""
    tall = 0.24 * brush.half
    shares, highs = (0.22, 0.3, 0.42, 0.6, 0.8, 1.1, 1.7), (0.05, 0.36, 0.62, 0.8, 1.0, 1.1, 1.3)
    tops = [(brush.u(s), tall * h) for s, h in zip(shares, highs, strict=True)]
    cliffs.cliff(brush, tops, ("#6a4f3c", "#a3835f", "#d8bd92"), moss=0.3, foot=1.0)
    green = [(x, -h) for x, h in tops] + [(x, -0.62 * h) for x, h in reversed(tops)]
    brush.poly(green, brush.tone("#7f9a58" if brush.rig.snow < 0.5 else "#eef2f8", 0.7))
    way = [(brush.u(0.26 + 0.86 * s), -tall * (0.20 + 0.22 * s + 0.03 * np.sin(9 * s))) for s in np.linspace(0, 1, 16)]
    brush.line(way, 0.03 * tall, brush.tone("#c8c2b4", 0.8))


COASTAL_ROAD = Setting(
    "coastal road",
    (
        Clouds("cumulus", 1.0),
        Board(
            "isle", 2600, lambda brush: terrain.hills(brush, 70, albedos=("#5f7f8a", "#8fa8a8"), waves=0.8), haze=0.62
        ),
        Board("cape", 420, _headland, haze=0.26),
        Ground("grass", Road()),
        Water(("#0f5a7c", "#3fb0bc"), z_far=4000, ripple=1.1, clarity=0.5, bank=_beyond_the_rail),
        Board(
            "rocks",
            24,
            lambda brush: [
                terrain.rock(brush, brush.u(s), w, h, y=0.1, albedos=SLATE)
                for s, w, h in ((-0.9, 5, 2.2), (-0.66, 2.6, 0.9), (0.5, 3.2, 1.2), (0.98, 5.5, 2.8))
            ],
        ),
        Board("grass", 14.5, _verge(0.5, 50), sway=0.03),
        Board("agaves", 13.6, lambda brush: _agaves(brush), sway=0.004),
        Board("rail", 12.6, roads.guard_rail),
        Board("pine", 13.0, lambda brush: trees.tree(brush, brush.u(-0.86), 7.5, "cypress"), sway=0.005),
        Moving("gulls", 40, wildlife.birds, motion.is_day, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    fog_gain=2.0,
    relight=(at_sea,),
)


def _agaves(brush: Brush) -> None:
    for share in (-1.06, -0.44, 0.40, 0.72, 1.02):
        x, tall = brush.u(share), 0.7 + 0.4 * float(brush.rng.random())
        for k in range(11):
            turn = (k - 5) / 5
            tip = (x + 0.95 * tall * turn, -tall * (1.05 - 0.6 * turn * turn))
            lit = 0.45 + 0.3 * turn * brush.rig.side
            ink = brush.tone("#8fae94" if brush.rig.snow < 0.5 else "#dfe6ee", lit)
            brush.poly([(x - 0.07 * tall, 0.03), tip, (x + 0.07 * tall, 0.03)], ink)


COUNTRY_LANE = _along(
    "country lane",
    MEADOW,
    Road(far=9.9, surface="#6a675f", shoulder="#8a8a5c", middle="#f2f2ec"),
    ("oak", "grass3", "grass2", "grass1", "fg"),
    (
        Board("hedge", 40, lambda brush: roads.hedge(brush, 2.0), haze=0.12, sway=0.002),
        Board(
            "oaks",
            26,
            lambda brush: [
                trees.tree(brush, brush.u(s), t, "oak", detail=1.2) for s, t in ((-0.82, 9.0), (0.70, 10.5))
            ],
            sway=0.005,
        ),
        Board("wall", 11.4, lambda brush: roads.stone_wall(brush)),
        Board("verge", 10.8, _verge(), sway=0.03),
    ),
)

HIGHWAY = _along(
    "highway",
    MEADOW,
    Road(far=12.6),
    ("oak", "grass3", "grass2", "grass1", "fg", "butterflies"),
    (
        Board("poles", 26, lambda brush: wayside.poles(brush, 7.0, 0.55 * brush.half), haze=0.06),
        Board("rail", 13.8, roads.guard_rail),
        Board("markers", 13.3, lambda brush: roads.markers(brush)),
        Board("verge", 13.2, _verge(0.26, 50), sway=0.03),
    ),
)


DIRT_ROAD = _along(
    "dirt road",
    WHEAT_FIELD,
    Road(far=10.4, surface="#a57f54", shoulder="#8a7a44", lines=False, ruts=True),
    ("wheat4", "wheat3", "wheat2", "wheat1", "fg"),
    (
        Board("corn4", 34, lambda brush: roads.corn(brush, 2.3, 3.2), haze=0.10, sway=0.006),
        Board("corn3", 20, lambda brush: roads.corn(brush, 2.2, 3.4), haze=0.04, sway=0.008),
        Board("corn2", 13.5, lambda brush: roads.corn(brush, 2.1, 3.6), sway=0.010),
        Board("corn1", 11.8, lambda brush: roads.corn(brush, 1.9, 3.6), sway=0.012),
        Board("verge", 11.0, lambda brush: plants.grass(brush, 0.05, 0.4, 0.34, 70), sway=0.03),
        Moving("dust", 12, air.blowing("#d8b88a", 14, 0.26, 6.0, 16.0, 1.3)),
    ),
)

DESERT_ROAD = _along(
    "desert road",
    DESERT,
    Road(far=11.8, shoulder="#c79a63"),
    ("scrub",),
    (
        Board("poles", 30, lambda brush: wayside.poles(brush, 7.0, 0.55 * brush.half), haze=0.08),
        Board("markers", 12.8, lambda brush: roads.markers(brush, 12.0)),
        Board(
            "tufts",
            12.6,
            lambda brush: plants.grass(brush, 0.05, 0.3, 0.35, 12, ("#8a7a4a", "#b8a468", "#d8c488")),
            sway=0.02,
        ),
    ),
)
