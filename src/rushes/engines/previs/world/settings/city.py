"""The city: a street canyon with an intersection, traffic and passers-by."""

from rushes.engines.previs.world import motion, street, trees
from rushes.engines.previs.world.bands import (
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Setting,
    SideWall,
    is_dry,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.scenery import Practical, Scenery
from rushes.engines.previs.world.stage import Plate, View

NEAR_END, FAR_START = 17.5, 27.0
"""A street crosses between the near blocks and the far ones, metres."""


def half_street(view: View) -> float:
    """Metres from the middle of the street to the fronts."""
    return 8.2 if view.shape == "landscape" else 6.0


def _offset(scenery: Scenery) -> float:
    return half_street(scenery.view)


def _marks(brush: Brush) -> None:
    rig, lit = brush.rig, brush.lit
    snowy = rig.snow > 0.5
    road = brush.tone("#98a1ac" if snowy else "#43444c", lit * 0.9)
    walk = brush.tone("#dde3ea" if snowy else "#a29c95", lit)
    brush.poly([(-60, 0.8), (60, 0.8), (60, 90), (-60, 90)], walk)
    brush.poly([(-4.6, 0.8), (4.6, 0.8), (4.6, 90), (-4.6, 90)], road)
    brush.poly([(-60, NEAR_END + 1.6), (60, NEAR_END + 1.6), (60, FAR_START - 1.6), (-60, FAR_START - 1.6)], road)
    for side in (-1, 1):
        for z0, z1 in ((0.8, NEAR_END + 1.4), (FAR_START - 1.4, 90)):
            kerb = [(side * 4.6, z0), (side * 4.85, z0), (side * 4.85, z1), (side * 4.6, z1)]
            brush.poly(kerb, brush.tone("#c9c4bc", lit))
        for k in range(30):
            z = 1 + 2 * k
            if not NEAR_END + 1.4 < z < FAR_START - 1.4:
                brush.line([(side * 4.85, z), (side * 8.2, z)], 0.04, brush.tone("#5a5650", 0.2), 0.5)
    for k in range(22):
        z = 9.6 + 4 * k
        if not NEAR_END - 1 < z < FAR_START - 0.5:
            dash = [(-0.08, z), (0.08, z), (0.08, z + 1.8), (-0.08, z + 1.8)]
            brush.poly(dash, brush.tone("#e9d27a", lit * 1.1))
    stripes = brush.tone("#e6e2da", lit)
    for k in range(-5, 6):
        for z0, z1 in ((4.7, 6.9), (NEAR_END - 0.9, NEAR_END + 0.9)):
            x = k * 0.86
            brush.poly([(x - 0.25, z0), (x + 0.25, z0), (x + 0.25, z1), (x - 0.25, z1)], stripes, 0.85)
    for x, z, r in ((1.9, 9.4, 0.38), (-2.6, 13.2, 0.38)):
        brush.mark("manhole", x, z)
        brush.oval(x, z, r, r, brush.tone("#2a2a30", lit), 0.8)
        brush.oval(x, z, r * 0.8, r * 0.8, brush.tone("#4a4a52", lit), 0.8)


def _near_fronts(brush: Brush) -> None:
    z, k = 3.0, 0
    while z < NEAR_END - 0.2:
        w = NEAR_END - z if NEAR_END - z < 11 else 7.0 + 1.5 * brush.rng.random()
        brick = street.BRICKS[int(brush.rng.integers(0, 6))]
        street.facade(brush, z, w, 17 + 8 * brush.rng.random(), brick, fire_escape=k % 2 == 1)
        z += w + 0.05
        k += 1


def _far_fronts(brush: Brush) -> None:
    z, k = FAR_START, 0
    while z < 78:
        w = 8 + 5 * brush.rng.random()
        h = 21 + 13 * brush.rng.random()
        street.facade(brush, z, w, h, street.BRICKS[int(brush.rng.integers(0, 6))], fire_escape=k % 2 == 1)
        z += w + 0.1
        k += 1


def _corners(brush: Brush) -> None:
    """The fronts on the far side of the crossing street: they close the view between the blocks."""
    x = half_street(brush.plate.view)
    for side in (-1, 1):
        h = 21 + 8 * brush.rng.random()
        left = x if side > 0 else -x - 7
        street.facade(brush, left, 7, h, street.BRICKS[int(brush.rng.integers(0, 6))])


def _skyline(brush: Brush) -> None:
    street.skyline(brush, 62, albedos=("#5a6078", "#7f869a"))


def _end_block(brush: Brush) -> None:
    for k, (x, w, h) in enumerate(((-6.2, 3.6, 24), (8.0, 5.5, 38))):
        street.facade(brush, x - w / 2, w, h, street.BRICKS[(k * 2 + 1) % 6], shop=True)


def _lamps(brush: Brush) -> None:
    for side in (-1, 1):
        street.street_lamp(brush, side * 5.1, 5.6)


def _street_trees(brush: Brush) -> None:
    for side in (-1, 1):
        trees.tree(brush, side * 6.1, 4.7, "oak", detail=0.8)
        brush.rect(side * 6.1 - 0.5, -0.12, 1.0, 0.14, brush.tone("#4a3c30", 0.4))


def _corner_things(brush: Brush) -> None:
    """A hydrant, a bin and a post box on the pavements."""
    x = half_street(brush.plate.view)
    brush.rect(-x + 1.2, -0.95, 0.5, 0.95, (brush.tone("#3f6a5a", 0.7), brush.tone("#28463c", 0.3)))
    brush.rect(-x + 1.15, -1.0, 0.6, 0.10, brush.tone("#55806e", 0.9))
    brush.rect(x - 1.9, -0.62, 0.24, 0.62, (brush.tone("#c8443a", 0.8), brush.tone("#8a2a28", 0.3)))
    brush.oval(x - 1.78, -0.66, 0.15, 0.13, brush.tone("#d85a4a", 0.9))
    brush.rect(x - 2.0, -0.48, 0.44, 0.12, brush.tone("#a8352f", 0.5))
    if brush.rig.snow > 0.5:
        brush.rect(-x + 1.12, -1.08, 0.66, 0.10, brush.tone("#f3f7fc", 1))


def _neon_signs(brush: Brush) -> None:
    """Vertical sign boxes hanging off both sides; unlit boards by day."""
    reach = half_street(brush.plate.view) - 0.9
    on = brush.rig.lamps > 0.6
    for side in (-1, 1):
        colour = street.NEON[int(brush.rng.integers(0, 6))]
        x, h = side * reach, 3.2 + 1.6 * brush.rng.random()
        y = -4.6 - 1.4 * brush.rng.random()
        board = "#14101c" if on else brush.tone(mix(colour, "#3a4450", 0.62), 0.6)
        brush.rect(x - 0.5, y - h, 1.0, h, board)
        for k in range(int(h / 0.8)):
            gy = y - h + 0.72 + 0.78 * k
            ink = colour if on else brush.tone("#f0e6d0", 0.9)
            street.glyphs(brush, x - 0.30, gy, 0.62, 0.50, ink, glow=on)
        if on:
            edge = [(x - 0.5, y - h), (x + 0.5, y - h), (x + 0.5, y), (x - 0.5, y), (x - 0.5, y - h)]
            brush.line(edge, 0.06, mix(colour, "#ffffff", 0.3))
            brush.light(x, y - h / 2, 0.42, colour, 1.0)
            brush.soft(x, -0.3, 3.0, 2.4, colour, 0.10, plus=True)


def _cabs(scenery: Scenery) -> list[Plate]:
    inks = (("#e3b12f", 1, 22.6), ("#34506e", -1, 24.4), ("#c9c4bc", 1, 22.6), ("#e3b12f", -1, 24.4))
    return [street.car_plate(scenery, z, ink, facing, k) for k, (ink, facing, z) in enumerate(inks)]


CITY = Setting(
    "city",
    (
        Clouds("sheet", 0.8),
        Board("skyline", 260, _skyline),
        Ground("asphalt", _marks, shine=0.12),
        Board("block", 80, _end_block),
        SideWall("left far", -1, _offset, FAR_START, 78, _far_fronts, haze=1.0),
        SideWall("right far", 1, _offset, FAR_START, 78, _far_fronts, haze=1.0),
        Board("corners", FAR_START, _corners, rim=0.2),
        Moving("far traffic", 73, motion.traffic_lights(30, 75), lambda rig: rig.lamps > 0.2),
        Board("lamps far", 44, _lamps),
        Board("neon far", 34, _neon_signs, rim=0.3),
        Moving("far walkers", 26.4, motion.walkers((28, 33, 38), count=6), is_dry, sharp=True),
        Moving("cabs", 22.5, motion.crossing(_cabs, 13.0, 6.2, 1.6)),
        SideWall("left", -1, _offset, 3.0, NEAR_END, _near_fronts, haze=1.0, order=17.4),
        SideWall("right", 1, _offset, 3.0, NEAR_END, _near_fronts, haze=1.0, order=17.4),
        Board("neon near", 15.5, _neon_signs, rim=0.3, flicker=0.05),
        Board("lamps near", 14, _lamps),
        Board("trees", 16.6, _street_trees, sway=0.006),
        Moving("walkers", 10.5, motion.walkers((11, 13.5, 16), count=6), sharp=True),
        Moving("steam", 10, motion.steam("manhole")),
        Board("things", 9.2, _corner_things),
        Falling(),
    ),
    haze_gain=1.5,
    practical=Practical((-0.50, -0.40, 0.77), "#ffc48a", 0.60),
)
