"""A kitchen garden: beds with vegetables on both sides of a path, a fence, a cottage."""

from dataclasses import replace

import numpy as np

from rushes.engines.previs.world import air, houses, motion, plants, terrain, trees, vegetables, wildlife
from rushes.engines.previs.world.bands import (
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Painter,
    Setting,
    is_flowery,
    is_misty,
    is_starry,
    is_warm_night,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.vegetables import CABBAGE, LETTUCE, Plant, head

FURROW = ("#3f2b1e", "#6a4a32", "#8a6644")


def _path_and_beds(brush: Brush) -> None:
    """A gravel path up the middle; soil with furrows on both sides of it."""
    snowy = brush.rig.snow > 0.5
    soil, furrow = (brush.tone(ink if not snowy else "#e4ebf4", brush.lit) for ink in (FURROW[1], FURROW[0]))
    for side in (-1, 1):
        brush.poly([(side * 1.15, 6.4), (side * 14, 6.4), (side * 14, 17), (side * 1.15, 17)], soil)
        for z in np.arange(6.6, 17, 0.55):
            brush.line([(side * 1.2, float(z)), (side * 14, float(z))], 0.12, furrow, 0.6)
    brush.poly(
        [(-0.95, 2), (0.95, 2), (0.95, 18), (-0.95, 18)], brush.tone("#c8b48c" if not snowy else "#eef2f8", brush.lit)
    )
    brush.poly(
        [(-14, 4.9), (14, 4.9), (14, 6.1), (-14, 6.1)], brush.tone("#c8b48c" if not snowy else "#eef2f8", brush.lit)
    )
    x, z = 26 * brush.rng.random(420) - 13, 4.9 + 1.2 * brush.rng.random(420)
    for k, (px, pz) in enumerate(zip(x.tolist(), z.tolist(), strict=True)):
        brush.oval(px, pz, 0.05, 0.035, brush.tone(("#a8946c", "#ddcca8", "#8f7c58")[k % 3], brush.lit), 0.7)


def _beds(left: Plant, right: Plant, step: float, tall: float, right_tall: float, edge: bool = False) -> Painter:
    """One row on each side of the path; in winter only what the snow leaves of it."""

    def paint(brush: Brush) -> None:
        free = 1.3
        if edge:
            vegetables.raised_bed(brush, brush.x0, -free)
            vegetables.raised_bed(brush, free, brush.x1)
        if brush.rig.snow < 0.5:
            vegetables.row(brush, left, brush.x0, -free, step, tall)
            vegetables.row(brush, right, free, brush.x1, step, right_tall)
        else:
            plants.grass(brush, 0.05, 0.2, 0.6 * tall, 9)

    return paint


def _far_end(brush: Brush) -> None:
    """The fence with sunflowers before it, and a gate where the path leads out."""
    houses.picket_fence(brush, (brush.x0, -0.9))
    houses.picket_fence(brush, (0.9, brush.x1))
    for share in (-0.95, -0.86, -0.74, -0.66, 0.60, 0.68, 0.83, 0.94):
        if brush.rig.snow < 0.5:
            vegetables.sunflower(brush, brush.u(share), 1.7 + 0.7 * float(brush.rng.random()))


VEGETABLE_GARDEN = Setting(
    "vegetable garden",
    (
        Clouds("cumulus", 1.1),
        Board("hill2", 420, lambda brush: terrain.hills(brush, 40, albedos=("#5f8f5a", "#9dc07a"), waves=1.4)),
        Board("hill1", 150, lambda brush: terrain.hills(brush, 10, albedos=("#5c9448", "#a5cb62"), waves=1.1)),
        Board(
            "wood",
            60,
            lambda brush: [
                trees.tree(brush, brush.u(s), 8 + 3 * brush.rng.random(), "oak")
                for s in (-1.1, -0.92, -0.3, -0.16, 0.12, 0.3, 1.05)
            ],
            sway=0.003,
        ),
        Ground("grass", _path_and_beds),
        Board(
            "cottage",
            30,
            lambda brush: (
                houses.house(brush, brush.u(0.52), 7.2, 3.1, "#efe2c8", "#a8553c", "cottage"),
                trees.tree(brush, brush.u(-0.62), 7.5, "cherry", detail=1.1),
            ),
        ),
        Board("fence", 19, _far_end, sway=0.002),
        Board("beans", 15.5, _beds(vegetables.pole_beans, vegetables.tomato, 1.5, 1.75, 1.4), sway=0.004),
        Board(
            "scarecrow",
            13.8,
            lambda brush: vegetables.scarecrow(brush, brush.u(-0.52), 2.0),
            sway=0.006,
        ),
        Board("tomatoes", 12, _beds(vegetables.tomato, vegetables.pumpkin, 1.15, 0.9, 0.5), sway=0.006),
        Board("cabbages", 10, _beds(head(CABBAGE), head(LETTUCE), 0.75, 0.42, 0.36), sway=0.004),
        Board("carrots", 8.4, _beds(vegetables.tops, head(CABBAGE), 0.42, 0.36, 0.4), sway=0.012),
        Board("lettuces", 7.0, _beds(head(LETTUCE), vegetables.tops, 0.48, 0.34, 0.34, edge=True), sway=0.004),
        Board("can", 6.6, lambda brush: vegetables.watering_can(brush, brush.u(0.70))),
        Board(
            "edge",
            4.7,
            lambda brush: (
                plants.grass(brush, 0.2, 0.3, 0.22, 70, span=(brush.x0, brush.u(-0.5))),
                plants.grass(brush, 0.2, 0.3, 0.22, 70, span=(brush.u(0.5), brush.x1)),
                plants.flowers(brush, 3, 0.04, 0.3, 0.3),
            ),
            sway=0.04,
        ),
        Moving("smoke", 29.5, motion.steam("chimney", height=4.0, alpha=0.2, size=1.2)),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("butterflies", 6.0, wildlife.butterflies(), is_flowery, sharp=True),
        Moving("mist", 20, air.MIST, is_misty),
        Moving("fireflies", 6.2, wildlife.fireflies, is_warm_night, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    relight=(lambda rig: replace(rig, season="summer" if rig.season == "spring" else rig.season),),
    bloom_threshold=222,
)
