"""Where people live: suburb, village, market."""

import math

import numpy as np

from rushes.engines.previs.world import air, houses, motion, plants, street, terrain, trees, wildlife
from rushes.engines.previs.world.bands import (
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Painter,
    Setting,
    is_flowery,
    is_high_sun,
    is_low_sun,
    is_starry,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.scenery import Practical, Scenery
from rushes.engines.previs.world.stage import Plate

# --- suburb -------------------------------------------------------------------------------------------------

WALK = (4.55, 7.3)
"""Nearest and farthest metre of the pavement that the actors stand on."""


def _suburb_ground(brush: Brush) -> None:
    rig, lit = brush.rig, brush.lit
    snowy = rig.snow > 0.5
    walk = brush.tone("#dfe6ee" if snowy else "#b9b2a8", lit * 1.05)
    road = brush.tone("#a9b2be" if snowy else "#4a4b54", lit * 0.9)
    near, far = WALK
    brush.poly([(-60, near), (60, near), (60, far), (-60, far)], walk)
    for k in range(-40, 41):
        brush.line([(k * 1.5, near), (k * 1.5, far)], 0.035, brush.tone("#6a6560", 0.2), 0.6)
    for x, z in zip(
        (brush.rng.random(60) * 24 - 12).tolist(), (near + 2.6 * brush.rng.random(60)).tolist(), strict=True
    ):
        brush.soft(x, z, 0.25 + 0.3 * abs(x % 1), 0.12, "#4a4440", 0.10)
    brush.poly([(-60, near - 0.22), (60, near - 0.22), (60, near), (-60, near)], brush.tone("#d2ccc2", lit * 1.1))
    brush.poly([(-60, 0.9), (60, 0.9), (60, near - 0.22), (-60, near - 0.22)], road)
    brush.poly([(-60, near - 0.30), (60, near - 0.30), (60, near - 0.22), (-60, near - 0.22)], "#14121a", 0.35)
    for x in (-9.4, 9.6):
        brush.poly([(x - 0.75, far), (x + 0.75, far), (x + 0.6, 17), (x - 0.6, 17)], walk)
    if rig.season == "autumn":
        _fallen_leaves(brush, near - 1.5, 12)


def _fallen_leaves(brush: Brush, near: float, far: float) -> None:
    rng, inks = brush.rng, brush.rig.growth.foliage
    for _ in range(420):
        x, z = rng.random() * 26 - 13, near + (far - near) * rng.random() ** 1.6
        ink = inks[int(rng.integers(1, len(inks)))]
        brush.oval(x, z, 0.05 + 0.03 * rng.random(), 0.035 + 0.03 * rng.random(), brush.tone(ink, brush.lit), 0.85)


HOUSE_STYLES = (
    ("#d9c4a6", "#7a4038"),
    ("#9fb4b8", "#4d4f5e"),
    ("#e6dccb", "#6a5346"),
    ("#b7a0a0", "#54424e"),
    ("#c9cfae", "#6d4a3c"),
)


def _suburb_houses(brush: Brush) -> None:
    """A row of houses with the widest gap in the middle: that is where the light comes from."""
    width, pitch = 8.4, 12.0
    gap = min(4.0, brush.u(0.40))
    first = int(brush.rng.integers(0, 5))
    for k in range(4):
        for side in (-1, 1):
            x = side * (gap + width / 2 + k * pitch) + (0.5 if side > 0 else 0.0)
            if brush.x0 - width < x < brush.x1 + width:
                wall, tiles = HOUSE_STYLES[(first + 2 * k + (side > 0)) % 5]
                houses.house(brush, x, width, 5.3 + 0.5 * ((k + (side > 0)) % 2), wall, tiles, "suburb")


def _suburb_far_houses(brush: Brush) -> None:
    """Roofs across the gardens."""
    for k, share in enumerate((-0.66, 0.16, 0.52, 0.9)):
        wall, tiles = HOUSE_STYLES[(k * 2 + 1) % 5]
        houses.house(brush, brush.u(share), 9.0, 4.2, wall, tiles, "suburb")


def _suburb_treeline(brush: Brush) -> None:
    trees.treeline(brush, 4.6, 1.1)


def _suburb_trees(brush: Brush) -> None:
    for k, share in enumerate((-1.52, -0.84, 0.70, 1.36)):
        trees.tree(brush, brush.u(share), 6.4 + 0.9 * (k % 2), "oak")


def _suburb_yard(brush: Brush) -> None:
    for k in range(int((brush.x1 - brush.x0) / 1.6)):
        x = brush.x0 + 1.6 * k + brush.rng.random()
        if brush.rng.random() < 0.6 and abs(x) > 1.2:
            trees.bush(brush, x, 1.3 + 0.6 * brush.rng.random(), 0.65 + 0.35 * brush.rng.random())
    houses.picket_fence(brush, (brush.x0, brush.x1), 0.8)


def _suburb_verge(brush: Brush) -> None:
    plants.grass(brush, 0.02, 0.25, 0.16, 60)
    if brush.rig.growth.flowers > 0.4:
        plants.flowers(brush, 1.6, 0.035, 0.22, 0.25)


def _suburb_lamp(brush: Brush) -> None:
    street.street_lamp(brush, brush.u(0.82), 4.4)
    street.bench(brush, brush.u(-0.80), 1.7)


def _suburb_car(scenery: Scenery) -> list[Plate]:
    return [
        street.car_plate(scenery, 31.0, ink, facing, k)
        for k, (ink, facing) in enumerate((("#b8473f", 1), ("#3f6a8a", -1)))
    ]


SUBURB = Setting(
    "suburb",
    (
        Clouds("streaks", 1.0, when=is_low_sun),
        Clouds("cumulus", 1.0, when=is_high_sun),
        Board("hills", 420, lambda brush: terrain.hills(brush, 30, albedos=("#5b7a58", "#86a06a"))),
        Board("treeline", 70, _suburb_treeline),
        Board("far houses", 46, _suburb_far_houses, haze=0.24),
        Ground("grass", _suburb_ground),
        Moving("cars", 31, motion.crossing(_suburb_car, 26, 7.5, 3.0), sharp=True),
        Board("houses", 18, _suburb_houses),
        Board("trees", 13.2, _suburb_trees, sway=0.008),
        Board("yard", 11, _suburb_yard, sway=0.003),
        Board("verge", 8.6, _suburb_verge, sway=0.03),
        Board("lamp", 8.0, _suburb_lamp, rim=0.8),
        Moving("fireflies", 7, wildlife.fireflies, lambda rig: rig.time == "night" and rig.season == "summer"),
        Board("front", 1.9, lambda brush: trees.leaf_frame(brush, -1, 1.0), sway=0.012),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Falling(),
    ),
    sun={"dusk": (-0.27, 0.15), "dawn": (0.27, 0.16)},
    practical=Practical((0.55, -0.62, 0.56), "#ffc98c", 0.62),
)


# --- village ------------------------------------------------------------------------------------------------


def _village_path(brush: Brush) -> None:
    path = brush.tone("#b59a78" if brush.rig.snow < 0.5 else "#dfe5ec", brush.lit)
    left = [(-1.3 + 1.2 * math.sin(z * 0.16), z) for z in np.linspace(0.8, 34, 40)]
    right = [(1.5 + 1.2 * math.sin(z * 0.16) - 0.02 * z, z) for z in np.linspace(34, 0.8, 40)]
    brush.poly(left + right, path)
    for _ in range(500):
        z = 1.5 + 16 * brush.rng.random() ** 2
        x = (brush.rng.random() * 2.6 - 1.2) + 1.2 * math.sin(z * 0.16)
        brush.oval(
            x,
            z,
            0.10 + 0.12 * brush.rng.random(),
            0.06 + 0.05 * brush.rng.random(),
            brush.tone(("#8a7660", "#cbb598", "#a08a70")[brush.rng.integers(0, 3)], brush.lit),
            0.55,
        )


House = tuple[float, str, str, str, float, float]
"""Share of the half width, style, wall, roof, width and height in metres."""


def _village_row(*row: House) -> Painter:
    def paint(brush: Brush) -> None:
        for share, style, wall, tiles, w, h in row:
            houses.house(brush, brush.u(share), w, h, wall, tiles, style)

    return paint


def _church(brush: Brush, x: float) -> None:
    wall = "#e2d5bd"
    brush.rect(x - 3.2, -13, 4.2, 13, (brush.tone(wall, None), brush.tone(mix(wall, "#5a4a60", 0.25), None)))
    brush.rect(x + 1, -7.5, 9, 7.5, brush.tone(mix(wall, "#7a6a70", 0.12), None))
    houses.roof(brush, [(x + 0.6, -7.3), (x + 1.6, -11), (x + 9.4, -11), (x + 10.4, -7.3)], "#7f5040")
    houses.roof(brush, [(x - 3.7, -12.9), (x - 1.1, -21), (x + 1.5, -12.9)], "#5a6472")
    brush.oval(x - 1.1, -10.6, 0.8, 0.8, brush.tone("#f2ead8", 0.9))
    for k in range(4):
        brush.rect(x + 2 + 2 * k, -5.2, 0.7, 2.6, "#ffcf85" if brush.rig.lamps > 0.5 else "#46506a")


VILLAGE = Setting(
    "village",
    (
        Clouds("cumulus"),
        Board("range", 900, lambda brush: terrain.hills(brush, 105, albedos=("#5a7a6a", "#86a884"), waves=1.6)),
        Board("hill", 240, lambda brush: terrain.hills(brush, 24, albedos=("#5c8a4c", "#9abb66"))),
        Board("church", 64, lambda brush: _church(brush, brush.u(0.26))),
        Board("wood", 52, lambda brush: trees.treeline(brush, 6.5, 0.8)),
        Ground("grass", _village_path),
        Board(
            "row2",
            30,
            _village_row(
                (-0.78, "cottage", "#e8d6b4", "#8a5a40", 7, 3.4),
                (-0.30, "timber", "#efe2c8", "#7a4a3a", 6.6, 4.6),
                (0.66, "cottage", "#d8c8b0", "#77604e", 7, 3.4),
                (1.16, "timber", "#ead9bc", "#8a4a38", 7, 4.6),
            ),
        ),
        Board("tree2", 24, lambda brush: [trees.tree(brush, brush.u(s), 7.5, "oak") for s in (-1.2, 0.44)], sway=0.006),
        Board(
            "row1",
            15.5,
            _village_row(
                (-0.86, "timber", "#f0e2c6", "#8f4a38", 6.6, 4.5),
                (0.92, "cottage", "#e6d2ae", "#8a6a48", 6.8, 3.3),
            ),
        ),
        Board(
            "props",
            11,
            lambda brush: (
                street.street_lamp(brush, brush.u(0.48), 3.0, style="lantern"),
                [trees.bush(brush, brush.u(s), 1.6, 0.9) for s in (-1.1, -0.72, 0.74, 1.06)],
            ),
            sway=0.003,
        ),
        Board(
            "flowers",
            4.9,
            lambda brush: (
                plants.grass(brush, 0.05, 0.25, 0.26, 60, span=(brush.x0, brush.u(-0.62))),
                plants.grass(brush, 0.05, 0.25, 0.26, 60, span=(brush.u(0.62), brush.x1)),
            ),
            sway=0.03,
        ),
        Board("fg", 1.8, lambda brush: trees.leaf_frame(brush, 1, 1.0), sway=0.01),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("smoke far", 29.9, motion.steam("chimney", height=5.0, alpha=0.22, size=1.5)),
        Moving("villagers", 23, motion.walkers((26, 30), lane=(3.0, 6.5), count=3), sharp=True),
        Moving("butterflies", 6.0, wildlife.butterflies(6), is_flowery, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
)


def _market_far(brush: Brush) -> None:
    for k, s in enumerate(np.linspace(-1.3, 1.3, 7)):
        w = brush.half * 0.40
        street.facade(
            brush,
            brush.u(s) - w / 2,
            w,
            9 + 3 * ((k * 37) % 3),
            ("#d8a878", "#c8886a", "#e2c498", "#b8836a")[k % 4],
            floor=3.0,
            bay=2.2,
        )


MARKET = Setting(
    "market",
    (
        Clouds("cumulus"),
        Board("houses2", 44, _market_far, haze=0.22),
        Ground(
            "cobble",
            lambda brush: [
                brush.oval(x, z, 0.16, 0.09, brush.tone(("#9a8f82", "#7a7066", "#b3a798")[i % 3], brush.lit), 0.45)
                for i, (x, z) in enumerate(
                    zip(brush.rng.random(900) * 14 - 7, 2.6 + 12 * brush.rng.random(900) ** 1.5, strict=True)
                )
            ],
            shine=0.06,
        ),
        Board(
            "stalls3",
            24,
            lambda brush: [
                street.stall(brush, brush.u(s), 3.0, 2.8, c)
                for s, c in (
                    (-0.86, "#3f7a6a"),
                    (-0.52, "#d8893a"),
                    (-0.18, "#7a4a8a"),
                    (0.20, "#c8433a"),
                    (0.54, "#3a6a9a"),
                    (0.88, "#d8a83a"),
                )
            ],
        ),
        Board(
            "bunt2",
            20,
            lambda brush: (
                street.bunting(brush, brush.u(-1.1), brush.u(1.1), -5.4, 1.2, 22),
                street.string_lights(brush, brush.u(-1.1), brush.u(1.1), -4.6, 1.0, 24),
            ),
            rim=0,
            sway=0.012,
        ),
        Board(
            "stalls2",
            14,
            lambda brush: [
                street.stall(brush, brush.u(s), 3.0, 2.8, c) for s, c in ((-0.80, "#c8433a"), (0.78, "#2f7a8a"))
            ],
        ),
        Board(
            "bunt1",
            10,
            lambda brush: street.bunting(brush, brush.u(-1.2), brush.u(1.2), -4.4, 0.9, 14),
            rim=0,
            sway=0.016,
        ),
        Board(
            "stalls1",
            8.2,
            lambda brush: [
                street.stall(brush, brush.u(s), 2.5, 2.6, c) for s, c in ((-1.06, "#d8893a"), (1.08, "#5a8a4a"))
            ],
        ),
        Moving("crowd far", 23, motion.walkers((28, 33), lane=(1.0, 9.0), count=8), sharp=True),
        Moving("crowd", 9.5, motion.walkers((12, 16, 19), lane=(2.6, 5.4), count=7), sharp=True),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Falling(),
    ),
)
