"""The launch site: a tower, and before it the pad where a rocket stands."""

from rushes.engines.previs.world import air, launching, motion, plants, terrain, trees, wildlife
from rushes.engines.previs.world.bands import (
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Setting,
    is_high_sun,
    is_low_sun,
    is_starry,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.scenery import Practical

PAD = 13.0
"""Depth of the pad's front, metres: a rocket stands before it, in the middle of the picture."""


def _apron(brush: Brush) -> None:
    """Concrete slabs, the tracks of the crawler, a circle painted where nobody may go."""
    lit, snowy = brush.lit, brush.rig.snow > 0.5
    slab = brush.tone("#dfe5ec" if snowy else "#a6a49e", lit)
    brush.poly([(-22, 0.8), (22, 0.8), (22, 22), (-22, 22)], slab)
    for k in range(-9, 10):
        brush.line([(2.4 * k, 0.8), (2.4 * k, 22)], 0.05, brush.tone("#66625c", 0.2), 0.5)
    for j in range(9):
        brush.line([(-22, 1.6 + 2.4 * j), (22, 1.6 + 2.4 * j)], 0.05, brush.tone("#66625c", 0.2), 0.5)
    for side in (-1, 1):
        track = [(side * 1.5, 0.8), (side * 2.5, 0.8), (side * 2.5, 12.6), (side * 1.5, 12.6)]
        brush.poly(track, brush.tone("#6e6860", lit), 0.5)
    for k in range(-24, 25):
        if k % 2:
            bar = [(0.5 * k, 4.0), (0.5 * k + 0.5, 4.0), (0.5 * k + 0.5, 4.16), (0.5 * k, 4.16)]
            brush.poly(bar, brush.tone("#e2b62e", lit))
    if brush.rig.lamps > 0.2:
        brush.soft(0, 9.5, 6.5, 5.0, "#dfe8ff", 0.26 * brush.rig.lamps, plus=True)


def _top(brush: Brush, share: float) -> float:
    """A height that stays in the picture, whatever its shape: a share of what is seen."""
    return brush.top * share


def _hall(brush: Brush) -> None:
    launching.assembly_hall(brush, brush.u(0.34), brush.half * 0.30, min(62.0, -0.42 * brush.top))


def _tower(brush: Brush) -> None:
    launching.tower(brush, brush.u(-0.30), min(2.4, brush.half * 0.28), _top(brush, 0.74))


def _masts(brush: Brush) -> None:
    for share in (-0.90, 0.84):
        launching.floodlights(brush, brush.u(share), _top(brush, 0.62), 0.0)


def _rods(brush: Brush) -> None:
    for share in (-0.66, 0.62):
        launching.lattice(brush, brush.u(share), 0.9, _top(brush, 0.60), ink="#c8ccd2", bay=1.4)
        x, top = brush.u(share), _top(brush, 0.60)
        brush.line([(x, top), (x, top - 2.0)], 0.08, brush.tone("#e8e8ea", 0.9))


LAUNCH_PAD = Setting(
    "launch pad",
    (
        Clouds("streaks", 1.0, when=is_low_sun),
        Clouds("cumulus", 0.7, when=is_high_sun),
        Board("range", 900, lambda brush: terrain.hills(brush, 26, albedos=("#5f7a78", "#8aa08c"), waves=1.4)),
        Board("hall", 230, _hall, haze=0.22),
        Board("wood", 120, lambda brush: trees.treeline(brush, 7.0, 0.9), haze=0.14),
        Ground("grass", _apron),
        Board(
            "tanks", 40, lambda brush: [launching.sphere_tank(brush, brush.u(s), 2.4) for s in (0.52, 0.72)], haze=0.06
        ),
        Board("rods", 27, _rods, haze=0.03),
        Board("tower", 16, _tower),
        Board("masts", 15, _masts, rim=0.6),
        Board("pad", PAD, lambda brush: launching.pad(brush, 0.0, min(7.6, brush.half * 1.15), 1.25)),
        Moving("vapour", 12.8, motion.steam("vent", height=2.2, alpha=0.34, size=1.5)),
        Board(
            "tufts",
            6.6,
            lambda brush: plants.grass(brush, 0.05, 0.25, 0.24, 60, span=(brush.u(0.80), brush.x1)),
            sway=0.03,
        ),
        Moving("beacons", 15.9, air.beacons),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    practical=Practical((-0.50, -0.62, 0.60), "#dfe8ff", 0.66),
)
