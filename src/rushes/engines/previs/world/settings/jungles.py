"""Jungle and bamboo grove."""

import math
from dataclasses import replace

import numpy as np

from rushes.engines.previs.world import air, plants, trees, tropics, wildlife
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
    is_warm_night,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.clearing import covers
from rushes.engines.previs.world.light import Rig


def _evergreen(rig: Rig) -> Rig:
    """It is always summer, whatever the calendar says; snow lies only where it falls."""
    return replace(rig, season="summer", snow=1.0 if rig.weather == "snow" else 0.0)


def _wall_of_green(brush: Brush) -> None:
    trees.treeline(brush, 0.55 * -brush.top, 1.0, albedos=tropics.LUSH)
    for share in np.linspace(-1.2, 1.2, 7):
        trees.tree(brush, brush.u(float(share) + 0.06 * float(brush.rng.normal())), 0.9 * -brush.top, "palm")


def _giants(shares: tuple[float, ...], radius: float, leaves: tuple[tuple[float, float], ...]) -> Painter:
    def paint(brush: Brush) -> None:
        for share in shares:
            tropics.giant(brush, brush.u(share), radius)
        for share, tall in leaves:
            tropics.broad_leaves(brush, brush.u(share), tall)
        plants.grass(brush, 0.1, 0.5, 0.3, 40, albedos=tropics.LUSH)

    return paint


def _roof(brush: Brush) -> None:
    """The canopy with what hangs from it."""
    n = int(brush.half * 2.6 / 1.3)
    for k in range(n):
        x = brush.x0 + (brush.x1 - brush.x0) * (k + brush.rng.random()) / n
        y = brush.top * (1.0 - 0.22 * brush.rng.random() * (0.3 + abs(x) / brush.half))
        trees.crown(brush, x, y, 2.0, 1.1, tropics.LUSH, 420, 0.17, 10, brush.rig.snow)


def _lianas(brush: Brush) -> None:
    tall = -brush.top
    tropics.liana(brush, brush.u(-1.1), brush.u(-0.30), 0.34 * tall)
    tropics.liana(brush, brush.u(-0.42), brush.u(0.35), 0.20 * tall)
    tropics.liana(brush, brush.u(0.30), brush.u(1.05), 0.40 * tall)
    for share, length in ((-0.78, 0.62), (-0.55, 0.42), (0.52, 0.52), (0.70, 0.72), (0.93, 0.5)):
        tropics.hanging(brush, brush.u(share), length * (tall + 1.0))


def _near_leaves(brush: Brush) -> None:
    for share, tall in ((-1.04, 1.5), (-0.80, 0.9), (0.84, 1.0), (1.08, 1.6)):
        tropics.broad_leaves(brush, brush.u(share), tall)
    for share, tall in ((-0.9, 0.8), (-0.62, 0.6), (-0.44, 0.4), (0.52, 0.45), (0.68, 0.7), (0.95, 0.6)):
        plants.fern(brush, brush.u(share), tall, albedos=tropics.LUSH)
    plants.grass(brush, 0.1, 0.5, 0.22, 30, albedos=tropics.LUSH)


def _frame(brush: Brush) -> None:
    """Leaves before the lens, in from both sides; none before a figure."""
    reach = 0.34 * brush.half
    for side in (-1, 1):
        for k in range(4):
            x, y = side * brush.half * (1.12 - 0.06 * k), brush.top * (1.0 - 0.18 * k)
            if not covers(brush.clear, min(x, x - side * reach), max(x, x - side * reach), y, y + 1.6 * reach):
                tropics.broad_leaf(brush, x, y, reach, math.pi * (0.5 + 0.32 * side), 0.16 + 0.08 * k)


JUNGLE = Setting(
    "jungle",
    (
        Clouds("sheet", 0.5),
        Board("green4", 70, _wall_of_green, haze=0.66),
        Board("green3", 40, _wall_of_green, haze=0.46),
        Ground("forest", palette=("#26401f", "#3f5a28", "#6a7a38")),
        Board(
            "giants3",
            25,
            _giants((-0.85, -0.36, 0.30, 0.78), 0.75, ((-0.6, 3.2), (0.02, 2.6), (0.55, 3.4), (1.0, 3.0))),
            haze=0.34,
        ),
        Rays((-0.10, -0.35), 9, 0.24, 1.0, 0.98, z=20),
        Board("canopy3", 24, _roof, haze=0.28, sway=0.003),
        Board(
            "giants2",
            14,
            _giants((-1.0, 0.92), 0.62, ((-0.74, 2.4), (0.62, 2.2), (-0.46, 1.3), (0.36, 1.4), (-0.16, 1.0))),
            haze=0.14,
        ),
        Board("lianas", 10.5, _lianas, haze=0.05, sway=0.006),
        Board("canopy2", 11.5, _roof, haze=0.08, sway=0.004),
        Board("leaves1", 8, _near_leaves, sway=0.012),
        Board("grass", 5.0, lambda brush: plants.grass(brush, 0.2, 0.3, 0.28, 60, albedos=tropics.LUSH), sway=0.03),
        Board("fg", 1.9, _frame, sway=0.014),
        Moving("mist", 15, air.MIST, is_misty),
        Moving("steam", 17, air.blowing("#e8f4e0", 12, 0.20, 12.0, 40.0, 2.4)),
        Moving("butterflies", 6.0, wildlife.butterflies(7), is_flowery, sharp=True),
        Moving("fireflies", 6.2, wildlife.fireflies, is_warm_night, sharp=True),
        Falling("motes"),
        Falling(),
    ),
    haze_gain=1.3,
    relight=(_evergreen,),
    soft_beyond=9,
)


def _grove(count: int, clear: float, radius: float) -> Painter:
    def paint(brush: Brush) -> None:
        shares = np.linspace(-1.3, 1.3, count) + brush.rng.normal(0, 0.5 / count, count)
        tropics.culms(brush, shares[np.abs(shares) > clear] * brush.half, radius)

    return paint


def _leaf_roof(brush: Brush) -> None:
    """Sprays of narrow leaves that close the sky."""
    n = int(30 + brush.half * 3)
    size = 0.10 * -brush.top + 0.3
    for _ in range(n):
        x = brush.x0 + (brush.x1 - brush.x0) * float(brush.rng.random())
        y = brush.top * (1.02 - 0.34 * float(brush.rng.random()) ** 1.6)
        tropics.spray(
            brush, x, y, size * (0.7 + 0.6 * float(brush.rng.random())), 1 if brush.rng.random() < 0.5 else -1
        )


def _litter(brush: Brush) -> None:
    """A path of trodden earth between fallen leaves."""
    snowy = brush.rig.snow > 0.5
    brush.poly(
        [(-0.9 + 0.5 * np.sin(0.3 * z), z) for z in np.linspace(0.8, 40, 30).tolist()]
        + [(1.0 + 0.5 * np.sin(0.3 * z), z) for z in np.linspace(40, 0.8, 30).tolist()],
        brush.tone("#b09a68" if not snowy else "#e6edf5", brush.lit),
        0.85,
    )
    if snowy:
        return
    x, z = 30 * brush.rng.random(700) - 15, 2.5 + 20 * brush.rng.random(700) ** 1.7
    inks = [brush.tone(ink, brush.lit) for ink in ("#c8b46a", "#a89a50", "#7f8a48", "#d8c888")]
    for k, (px, pz) in enumerate(zip(x.tolist(), z.tolist(), strict=True)):
        brush.oval(px, pz, 0.11, 0.035, inks[k % 4], 0.8)


BAMBOO_GROVE = Setting(
    "bamboo grove",
    (
        Clouds("sheet", 0.5),
        Board("wood", 95, lambda brush: trees.treeline(brush, 26, 1.0, albedos=tropics.CULM), haze=0.62),
        Board("b5", 60, _grove(110, 0, 0.22), haze=0.62),
        Board("b4", 36, _grove(60, 0, 0.17), haze=0.46),
        Ground("forest", _litter, palette=("#4c4a2a", "#6f6a38", "#948c50")),
        Board("b3", 22, _grove(34, 0.12, 0.13), haze=0.28),
        Board("roof3", 21, _leaf_roof, haze=0.26, sway=0.004),
        Rays((-0.10, -0.35), 10, 0.26, 1.0, 0.98, z=20),
        Board("b2", 13, _grove(18, 0.30, 0.10), haze=0.16, sway=0.002),
        Board("roof2", 12.5, _leaf_roof, haze=0.12, sway=0.006),
        Board("b1", 8, _grove(12, 0.52, 0.085), haze=0.04, sway=0.003),
        Board(
            "ferns",
            7.2,
            lambda brush: [
                plants.fern(brush, brush.u(s), t) for s, t in ((-0.96, 0.8), (-0.7, 0.5), (0.74, 0.6), (1.0, 0.8))
            ],
            sway=0.012,
        ),
        Board("fg", 2.0, lambda brush: tropics.culms(brush, np.array([-1.04, 1.0]) * brush.half, 0.09), sway=0.003),
        Moving("mist", 15, air.MIST, is_misty),
        Moving("butterflies", 6.0, wildlife.butterflies(4), is_flowery, sharp=True),
        Moving("fireflies", 6.2, wildlife.fireflies, is_warm_night, sharp=True),
        Falling("motes"),
        Falling(),
    ),
    haze_gain=1.2,
    relight=(_evergreen,),
    soft_beyond=9,
)
