"""High up in the city: on a roof, on a balcony, and in the air above the towers."""

from rushes.engines.previs.world import air, highrise, interior, motion, rooftops, street, wildlife
from rushes.engines.previs.world.bands import (
    Band,
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Setting,
    SideWall,
    is_flowery,
    is_high_sun,
    is_low_sun,
    is_starry,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.clouds import wisp_plates
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.ground import ground_lit
from rushes.engines.previs.world.scenery import Practical, Scenery
from rushes.engines.previs.world.stage import Plate

TOWERS: tuple[Band, ...] = (
    Clouds("streaks", 1.0, when=is_low_sun),
    Clouds("cumulus", 0.8, when=is_high_sun),
    Board("far", 1900, lambda brush: highrise.skyscrapers(brush, 520, (34, 76), windows=False), haze=0.60, rim=0),
    Board("middle", 1000, lambda brush: highrise.skyscrapers(brush, 380, (24, 52)), haze=0.38, rim=0.4),
    Board("front", 480, lambda brush: highrise.skyscrapers(brush, 190, (17, 36), 0.10), haze=0.18, rim=0.4),
    Board("blocks", 190, lambda brush: highrise.skyscrapers(brush, 62, (9, 20), 0.16), haze=0.08, rim=0.4),
)
"""The city beyond the edge, from far to near."""

# --- rooftop --------------------------------------------------------------------------------------------------

EDGE = 9.6


def _roof(brush: Brush) -> None:
    """Felt in strips, puddles of tar, boards to walk on; beyond the edge the street far below."""
    lit, snowy = brush.lit, brush.rig.snow > 0.5
    brush.poly([(-90, EDGE), (90, EDGE), (90, 200), (-90, 200)], brush.tone("#2e3038", 0.2))
    for k in range(-16, 17):
        x = 1.1 * k
        ink = ("#8a8680", "#827e7a", "#928c86")[k % 3]
        strip = [(x, 0.8), (x + 1.08, 0.8), (x + 1.08, EDGE), (x, EDGE)]
        brush.poly(strip, brush.tone("#e6edf4" if snowy else ink, lit), 0.8)
        brush.line([(x, 0.8), (x, EDGE)], 0.03, brush.tone("#4a4846", 0.2), 0.5)
    if not snowy:
        for x, z, r in ((-2.2, 6.2, 0.9), (1.9, 7.4, 0.7), (0.2, 4.6, 0.6), (-4.0, 8.2, 0.8)):
            brush.oval(x, z, r, r * 0.5, brush.tone("#5c5a5a", lit), 0.4)
    for k in range(18):
        x = -9 + 1.0 * k
        brush.poly([(x, 8.1), (x + 0.96, 8.1), (x + 0.96, 8.7), (x, 8.7)], brush.tone("#a8845e", lit), 0.8)


def _roof_lights(brush: Brush) -> None:
    """Bulbs on strings from the stair house to poles."""
    for share in (-0.55, 0.34):
        x = brush.u(share)
        brush.rect(x - 0.04, -3.3, 0.08, 3.3, brush.tone("#3a3c44", 0.5))
    street.string_lights(brush, brush.u(-1.15), brush.u(-0.55), -3.2, 0.45, 11)
    street.string_lights(brush, brush.u(-0.55), brush.u(0.34), -3.2, 0.6, 16)
    street.string_lights(brush, brush.u(0.34), brush.u(1.15), -3.2, 0.5, 13)


def _roof_corner(brush: Brush) -> None:
    rooftops.planter(brush, brush.u(-0.66), min(1.7, brush.half * 0.4), h=0.46)
    street.bench(brush, brush.u(0.62), 1.6)


ROOFTOP = Setting(
    "rooftop",
    (
        *TOWERS,
        Ground("concrete", _roof, shine=0.05, palette=("#6e6a66", "#85807a", "#98938c")),
        Board("roofs", 42, lambda brush: rooftops.roofs_below(brush, -3.4, 0.4)),
        Board("parapet", EDGE, rooftops.parapet, rim=0.6),
        Board("stairs", 9.2, lambda brush: rooftops.stair_house(brush, brush.u(0.92))),
        Board("tank", 9.0, lambda brush: rooftops.water_tank(brush, brush.u(-0.84), 1.9)),
        Board(
            "boxes",
            8.6,
            lambda brush: (rooftops.cooler(brush, brush.u(0.42), 1.3), rooftops.vent(brush, brush.u(-0.42))),
        ),
        Board("lights", 8.0, _roof_lights, rim=0.2, sway=0.006),
        Board("corner", 7.3, _roof_corner),
        Moving("steam", 8.5, motion.steam("vent", height=2.4, alpha=0.26, size=0.8)),
        Moving("beacons", 60, air.beacons),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    haze_gain=1.1,
    practical=Practical((0.45, -0.62, 0.64), "#ffc98c", 0.62),
)

# --- balcony --------------------------------------------------------------------------------------------------

RAIL = 7.2


def _balcony_floor(brush: Brush) -> None:
    """Terracotta tiles; beyond the rail the city far below."""
    lit, snowy = brush.lit, brush.rig.snow > 0.5
    brush.poly([(-90, RAIL), (90, RAIL), (90, 200), (-90, 200)], brush.tone("#8d96a8", 0.35))
    for i in range(-16, 17):
        for j in range(14):
            x, z = 0.5 * i, 0.7 + 0.5 * j
            if z + 0.48 > RAIL:
                continue
            ink = ("#c08a6a", "#b27c5e", "#ca9676")[(3 * i + 5 * j) % 3]
            square = [(x, z), (x + 0.48, z), (x + 0.48, z + 0.48), (x, z + 0.48)]
            brush.poly(square, brush.tone("#e6edf4" if snowy else ink, lit), 0.9)


def _rail(brush: Brush) -> None:
    """An iron railing with scrolls, boxes of flowers hanging on it."""
    ink, width = "#2c3038", brush.x1 - brush.x0
    for k in range(int(width / 0.16)):
        brush.rect(brush.x0 + 0.16 * k, -1.02, 0.03, 0.96, brush.tone(ink, 0.4))
    for y, tall in ((-1.08, 0.09), (-0.12, 0.06), (-0.84, 0.03)):
        brush.rect(brush.x0, y, width, tall, (brush.tone(mix(ink, "#ffffff", 0.3), 0.9), brush.tone(ink, 0.3)))
    for share in (-0.74, 0.02, 0.70):
        rooftops.planter(brush, brush.u(share), min(1.6, brush.half * 0.42), -0.72, 0.30)
    if brush.rig.snow > 0.5:
        brush.rect(brush.x0, -1.14, width, 0.08, brush.tone("#f3f7fc", 1.0))


def _balcony_wall(brush: Brush) -> None:
    """The wall of the house beside, its glass door lit from within."""
    wall = "#d8c4a4"
    brush.rect(0.6, -9, RAIL - 0.6, 9, (brush.tone(wall, None), brush.tone(mix(wall, "#6a5060", 0.2), None)))
    glass = (
        ("#ffe2ae", "#e8b878")
        if brush.rig.lamps > 0.3
        else (mix(brush.rig.sky[2], "#2a3848", 0.4), mix(brush.rig.sky[4], "#2a3848", 0.35))
    )
    brush.rect(3.5, -2.6, 2.5, 2.6, brush.tone("#f2ece0", 0.7))
    for k in (0, 1):
        brush.rect(3.62 + 1.18 * k, -2.48, 1.08, 2.40, glass)
        for y in (-1.7, -0.9):
            brush.rect(3.62 + 1.18 * k, y, 1.08, 0.05, brush.tone("#f2ece0", 0.6))
    for k in range(2):
        brush.rect(3.2 + 2.9 * k, -2.5, 0.28, 2.4, (brush.tone("#4f7a78", 0.7), brush.tone("#3a5c5a", 0.4)))


def _balcony_plants(brush: Brush) -> None:
    interior.plant(brush, brush.u(-0.86), 1.3)
    interior.plant(brush, brush.u(0.84), 1.05, "#5a7a8a")


BALCONY = Setting(
    "balcony",
    (
        *TOWERS,
        Ground("tile", _balcony_floor, shine=0.05, palette=("#a87a5e", "#bc8a6a", "#cc9a7a")),
        Board("roofs", 40, lambda brush: rooftops.roofs_below(brush, -2.6, 1.2)),
        Board("near roofs", 19, lambda brush: rooftops.roofs_below(brush, -0.9, 0.5)),
        SideWall(
            "wall", -1, lambda scenery: 0.92 * scenery.view.half_width(RAIL), 0.6, RAIL, _balcony_wall, order=7.25
        ),
        Board("rail", RAIL, _rail, rim=0.6),
        Board("plants", 6.8, _balcony_plants, rim=0.5, sway=0.006),
        Board(
            "lights",
            6.9,
            lambda brush: street.string_lights(brush, brush.u(-0.95), brush.u(1.2), -2.75, 0.4, 22),
            rim=0.2,
            sway=0.006,
        ),
        Moving("beacons", 60, air.beacons),
        Moving("butterflies", 6.6, wildlife.butterflies(4, 6.2, 6.9), is_flowery, sharp=True),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    haze_gain=1.1,
    practical=Practical((-0.58, -0.42, 0.66), "#ffd09a", 0.64),
)

# --- above the city -------------------------------------------------------------------------------------------

CITY_ALTITUDE = 130.0
"""Metres from the streets up to those who fly; the tallest towers reach past them."""


def _city_ground(brush: Brush) -> None:
    rooftops.city_blocks(brush, 60.0, 1500.0, ground_lit(brush.rig))


def _near_towers(brush: Brush) -> None:
    """Two crowns close below, one at each side."""
    for share, w, below, glass in ((-0.92, 26.0, 26.0, "#5f86a8"), (0.78, 20.0, 12.0, "#8a9098")):
        rooftops.ledges(brush, brush.u(share), w, -CITY_ALTITUDE + below, glass)


def _passing_wisps(scenery: Scenery) -> list[Plate]:
    return wisp_plates(scenery, (30.0, 18.0, 12.0), strength=0.34)


ABOVE_CITY = Setting(
    "above the city",
    (
        Clouds("streaks", 1.0, when=is_low_sun),
        Clouds("cumulus", 0.9, when=is_high_sun),
        Ground("asphalt", _city_ground, order=9000),
        Board("far", 2600, lambda brush: highrise.skyscrapers(brush, 620, (40, 80), windows=False), haze=0.62, rim=0),
        Board("middle", 1300, lambda brush: highrise.skyscrapers(brush, 400, (30, 60)), haze=0.40, rim=0.4),
        Board("front", 680, lambda brush: highrise.skyscrapers(brush, 240, (24, 46)), haze=0.22, rim=0.4),
        Board("blocks", 380, lambda brush: highrise.skyscrapers(brush, 150, (20, 36)), haze=0.12, rim=0.5),
        Board("low blocks", 255, lambda brush: highrise.skyscrapers(brush, 84, (16, 30)), haze=0.07, rim=0.5),
        Board("towers", 190, _near_towers, haze=0.04, rim=0.6),
        Moving("beacons", 189, air.beacons),
        Moving("wisps", 11, air.wisps(_passing_wisps)),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    altitude=CITY_ALTITUDE,
    soft_beyond=180,
    haze_gain=0.8,
    practical=Practical((0.45, -0.5, 0.69), "#ffc892", 0.60),
)
