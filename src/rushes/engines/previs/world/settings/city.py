"""The city: a street canyon with an intersection, traffic and passers-by."""

from rushes.engines.previs.world import motion, street
from rushes.engines.previs.world.bands import (
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Setting,
    SideWall,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.scenery import Scenery


def _city_marks(brush: Brush) -> None:
    road = brush.tone("#43444c" if brush.rig.snow < 0.5 else "#98a1ac", brush.lit * 0.9)
    walk = brush.tone("#a29c95" if brush.rig.snow < 0.5 else "#dde3ea", brush.lit)
    brush.poly([(-60, 0.8), (60, 0.8), (60, 90), (-60, 90)], walk)
    brush.poly([(-4.6, 0.8), (4.6, 0.8), (4.6, 90), (-4.6, 90)], road)
    for side in (-1, 1):
        brush.poly(
            [(side * 4.6, 0.8), (side * 4.85, 0.8), (side * 4.85, 90), (side * 4.6, 90)],
            brush.tone("#c9c4bc", brush.lit),
        )
        for k in range(30):
            brush.line([(side * 4.85, 1 + 2 * k), (side * 8.2, 1 + 2 * k)], 0.04, brush.tone("#5a5650", 0.2), 0.5)
    for k in range(22):
        brush.poly(
            [(-0.08, 9.6 + 4 * k), (0.08, 9.6 + 4 * k), (0.08, 11.4 + 4 * k), (-0.08, 11.4 + 4 * k)],
            brush.tone("#e9d27a", brush.lit * 1.1),
        )
    for k in range(-5, 6):
        brush.poly(
            [(k * 0.86 - 0.25, 6.6), (k * 0.86 + 0.25, 6.6), (k * 0.86 + 0.25, 8.8), (k * 0.86 - 0.25, 8.8)],
            brush.tone("#e6e2da", brush.lit),
            0.85,
        )


def _city_wall(brush: Brush) -> None:
    z, k = 3.0, 0
    while z < 78:
        w = 8 + 5 * brush.rng.random()
        h = 15 + 13 * brush.rng.random() + (6 if k > 2 else 0)
        street.facade(brush, z, w, h, street.BRICKS[brush.rng.integers(0, 6)], fire_escape=k % 2 == 1)
        z += w + 0.1
        k += 1


def _city_offset(scenery: Scenery) -> float:
    return min(8.2, 8.2 if scenery.view.shape == "landscape" else 6.0)


def _city_far(brush: Brush) -> None:
    street.skyline(brush, 62, albedos=("#5a6078", "#7f869a"))


def _city_block(brush: Brush) -> None:
    for k, (x, w, h) in enumerate(((-19, 13, 30), (-6.2, 3.6, 24), (8.8, 7, 38), (18, 12, 28))):
        street.facade(brush, x - w / 2, w, h, street.BRICKS[(k * 2 + 1) % 6], shop=True)


def _city_street(brush: Brush) -> None:
    for side in (-1, 1):
        street.street_lamp(brush, side * 5.1, 5.6)


def _neon_signs(brush: Brush) -> None:
    """Vertical sign boxes hanging off both sides; unlit boards by day."""
    reach = (8.2 if brush.plate.view.shape == "landscape" else 6.0) - 0.9
    for side in (-1, 1):
        colour = street.NEON[brush.rng.integers(0, 6)]
        x, h = side * reach, 3.2 + 1.6 * brush.rng.random()
        y = -4.6 - 1.4 * brush.rng.random()
        on = brush.rig.lamps > 0.6
        brush.rect(x - 0.5, y - h, 1.0, h, "#14101c" if on else brush.tone("#3a4450", 0.5))
        for k in range(int(h / 0.8)):
            gy = y - h + 0.72 + 0.78 * k
            street.glyphs(brush, x - 0.30, gy, 0.62, 0.50, colour if on else brush.tone("#e8dcc4", 0.8), glow=on)
        if on:
            brush.line(
                [(x - 0.5, y - h), (x + 0.5, y - h), (x + 0.5, y), (x - 0.5, y), (x - 0.5, y - h)],
                0.06,
                mix(colour, "#ffffff", 0.3),
            )
            brush.light(x, y - h / 2, 0.42, colour, 1.0)
            brush.soft(x, -0.3, 3.0, 2.4, colour, 0.10, plus=True)


def _city_cars(brush: Brush) -> None:
    street.car(brush, -3.5, 4.4, "#e3b12f", facing=1)
    street.car(brush, 3.9, 4.4, "#34506e", facing=-1)


CITY = Setting(
    "city",
    (
        Clouds("sheet", 0.8),
        Board("skyline", 260, _city_far),
        Ground("asphalt", _city_marks, shine=0.12),
        Board("block", 80, _city_block),
        SideWall("left", -1, _city_offset, 3.0, 78, _city_wall, haze=1.0),
        SideWall("right", 1, _city_offset, 3.0, 78, _city_wall, haze=1.0),
        Board("lamps3", 46, _city_street),
        Board("lamps2", 26, _city_street),
        Board("lamps1", 14, _city_street),
        Board("neon3", 36, _neon_signs, rim=0.3),
        Board("neon2", 23, _neon_signs, rim=0.3),
        Board("neon1", 15.5, _neon_signs, rim=0.3, flicker=0.05),
        Board("cars", 21, _city_cars, rim=0.6),
        Moving("traffic", 20, motion.traffic_lights(14, 70), lambda rig: rig.lamps > 0.2),
        Falling(),
    ),
    haze_gain=1.5,
)
