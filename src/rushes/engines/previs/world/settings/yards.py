"""Places behind and beside the houses: a parking lot, a scrapyard, an alley before a brick wall."""

from rushes.engines.previs.world import air, motion, plants, street, terrain, trees, wildlife, yards
from rushes.engines.previs.world.bands import (
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Painter,
    Setting,
    is_high_sun,
    is_low_sun,
    is_starry,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.scenery import Practical, Scenery
from rushes.engines.previs.world.stage import Plate

# --- parking lot ----------------------------------------------------------------------------------------------


def _bays(brush: Brush) -> None:
    """Asphalt with bays in rows, arrows between them, cracks and oil."""
    lit, snowy = brush.lit, brush.rig.snow > 0.5
    white = brush.tone("#f2f0e6", lit * 1.1)
    for z0, z1 in ((5.0, 9.4), (16.0, 20.6), (20.6, 25.2), (34.0, 38.6), (38.6, 43.2)):
        for k in range(-16, 17):
            x = 2.7 * k + 1.35
            brush.poly([(x - 0.06, z0), (x + 0.06, z0), (x + 0.06, z1), (x - 0.06, z1)], white, 0.5 if snowy else 0.9)
        if z0 in (16.0, 34.0):
            brush.poly([(-45, z1 - 0.06), (45, z1 - 0.06), (45, z1 + 0.06), (-45, z1 + 0.06)], white, 0.9)
    for x in (-7.0, 2.2, 11.0):
        arrow = [
            (x - 1.2, 12.5),
            (x + 0.4, 12.5),
            (x + 0.4, 12.1),
            (x + 1.3, 12.7),
            (x + 0.4, 13.3),
            (x + 0.4, 12.9),
            (x - 1.2, 12.9),
        ]
        brush.poly(arrow, white, 0.85)
    for x, z, r in ((-1.2, 7.2, 0.45), (3.4, 6.6, 0.3), (-4.6, 8.0, 0.4), (1.0, 10.6, 0.5)):
        brush.oval(x, z, r, r * 0.6, brush.tone("#26262c", lit), 0.30)
    for k in range(7):
        x, z = -9 + 2.9 * k, 3.4 + 1.3 * (k % 3)
        crack = [(x, z), (x + 0.5, z + 0.3), (x + 0.9, z + 0.15), (x + 1.6, z + 0.55)]
        brush.line(crack, 0.03, brush.tone("#2c2c32", 0.2), 0.6)


def _parked_row(shares: tuple[tuple[int, int], ...]) -> Painter:
    def paint(brush: Brush) -> None:
        for bay, ink in shares:
            if abs(2.7 * bay) < brush.half * 1.3:
                yards.parked(brush, 2.7 * bay, yards.PAINTS[ink % 7], front=(bay + ink) % 3 > 0)

    return paint


def _lot_lamps(brush: Brush) -> None:
    for share in (-0.62, 0.66):
        x = brush.u(share)
        street.street_lamp(brush, x, 6.4)
        brush.rect(x - 0.28, -0.7, 0.56, 0.7, (brush.tone("#e0b83a", 0.9), brush.tone("#a8802a", 0.4)))


def _trolley(brush: Brush) -> None:
    """A shopping trolley that somebody left, and a pay machine."""
    x, ink = brush.u(0.72), brush.tone("#c8ccd2", 0.9)
    basket = [(x - 0.42, -0.98), (x + 0.36, -0.90), (x + 0.26, -0.48), (x - 0.30, -0.48), (x - 0.42, -0.98)]
    brush.line(basket, 0.035, ink)
    for k in range(1, 6):
        top = (x - 0.42 + 0.13 * k, -0.98 + 0.013 * k)
        brush.line([top, (x - 0.30 + 0.093 * k, -0.48)], 0.02, ink)
    for y in (-0.62, -0.76):
        brush.line([(x - 0.36, y), (x + 0.31, y)], 0.02, ink)
    brush.line([(x - 0.42, -0.98), (x - 0.58, -1.04)], 0.05, brush.tone("#d8433a", 0.9))
    brush.line([(x - 0.30, -0.48), (x - 0.34, -0.20), (x + 0.30, -0.20)], 0.035, ink)
    for dx in (-0.30, 0.26):
        brush.oval(x + dx, -0.10, 0.09, 0.09, "#1a1a1e")


def _lot_cars(scenery: Scenery) -> list[Plate]:
    inks = (("#c9c4bc", 1, 30.0), ("#34506e", -1, 31.5))
    return [street.car_plate(scenery, z, ink, facing, k) for k, (ink, facing, z) in enumerate(inks)]


PARKING_LOT = Setting(
    "parking lot",
    (
        Clouds("streaks", 1.0, when=is_low_sun),
        Clouds("cumulus", 0.9, when=is_high_sun),
        Board("hills", 600, lambda brush: terrain.hills(brush, 34, albedos=("#6a7a74", "#8f9a84"))),
        Board("town", 240, lambda brush: street.skyline(brush, 30, albedos=("#6f7286", "#969aa8"))),
        Board("mall", 70, lambda brush: yards.mall(brush, brush.u(-0.72), brush.half * 1.0, 6.2), haze=0.10),
        Board("trees", 62, lambda brush: trees.treeline(brush, 4.6, 0.7)),
        Ground("asphalt", _bays, shine=0.08),
        Board(
            "row3",
            41,
            _parked_row(((-9, 0), (-8, 3), (-6, 1), (-3, 4), (-1, 2), (0, 5), (3, 6), (5, 1), (7, 0), (9, 4))),
        ),
        Moving("cars", 30, motion.crossing(_lot_cars, 22, 4.0, 2.5), sharp=True),
        Board("row2", 23, _parked_row(((-5, 2), (-4, 1), (-1, 5), (2, 0), (4, 4), (5, 3)))),
        Board("lamps", 20.8, _lot_lamps),
        Board("row1", 18, _parked_row(((-4, 4), (-3, 0), (3, 1), (4, 6)))),
        Board("trolley", 8.8, _trolley),
        Board(
            "weeds",
            6.2,
            lambda brush: plants.grass(brush, 0.02, 0.10, 0.16, 40, span=(brush.x0, brush.u(-0.86))),
            sway=0.03,
        ),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    practical=Practical((0.50, -0.66, 0.55), "#ffc98c", 0.60),
)

# --- scrapyard ------------------------------------------------------------------------------------------------


def _mud(brush: Brush) -> None:
    """Tracks of lorries in the dirt, puddles of oil, bits of iron."""
    lit = brush.lit
    for x in (-1.6, -0.6, 1.4, 2.4):
        track = [(x, 0.8), (x + 0.45, 0.8), (x * 0.6 + 0.4, 26), (x * 0.6, 26)]
        brush.poly(track, brush.tone("#4a3a2e" if brush.rig.snow < 0.5 else "#b8c0ca", lit), 0.6)
    for x, z, r in ((-2.8, 7.4, 0.7), (2.9, 9.2, 0.8), (0.4, 11.5, 0.6)):
        brush.oval(x, z, r, r * 0.45, brush.tone("#23262e", lit), 0.7)
        brush.oval(x - 0.1, z + 0.05, r * 0.6, r * 0.22, brush.tone("#5a6a8a", lit), 0.5)
    for k in range(90):
        a, b, c = (float(v) for v in brush.rng.random(3))
        brush.oval(16 * a - 8, 2.6 + 16 * b * b, 0.05 + 0.08 * c, 0.03, brush.tone(yards.RUST[k % 5], lit), 0.8)


SCRAPYARD = Setting(
    "scrapyard",
    (
        Clouds("streaks", 1.0, when=is_low_sun),
        Clouds("cumulus", 0.9, when=is_high_sun),
        Board("town", 320, lambda brush: street.skyline(brush, 46, albedos=("#6a6474", "#8f8790"))),
        Board(
            "heaps far",
            60,
            lambda brush: [yards.heap(brush, brush.u(s), 15, 7.5) for s in (-0.7, -0.1, 0.55)],
            haze=0.16,
        ),
        Board("fence", 40, lambda brush: yards.corrugated(brush, 3.2)),
        Ground("dirt", _mud, palette=("#5a4a3c", "#7a6450", "#937a60")),
        Moving("crane", 30, yards.crane),
        Board(
            "stacks",
            24,
            lambda brush: [
                yards.crushed_cars(brush, brush.u(s), 4.2, n) for s, n in ((-0.34, 4), (0.04, 3), (0.76, 5))
            ],
        ),
        Board(
            "heaps",
            16,
            lambda brush: (yards.heap(brush, brush.u(-0.98), 6.5, 4.2), yards.heap(brush, brush.u(1.0), 6.0, 3.6)),
        ),
        Board(
            "stack",
            11.5,
            lambda brush: (yards.crushed_cars(brush, brush.u(-0.62), 3.4, 3), yards.tyres(brush, brush.u(0.62), 6)),
        ),
        Board(
            "tyres", 8.6, lambda brush: (yards.tyres(brush, brush.u(0.86), 4), yards.tyres(brush, brush.u(-0.92), 3))
        ),
        Moving("dust", 12, air.blowing("#b89a78", 12, 0.16, 7.0, 30.0, 1.6)),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    practical=Practical((-0.50, -0.62, 0.60), "#ffc98c", 0.60),
)

# --- alley ----------------------------------------------------------------------------------------------------

WALL = 9.0


def _back_street(brush: Brush) -> None:
    """Worn asphalt with a gutter along the wall, lids, puddles, scraps of paper."""
    lit = brush.lit
    brush.poly([(-40, WALL - 0.7), (40, WALL - 0.7), (40, WALL), (-40, WALL)], brush.tone("#8d8983", lit))
    brush.poly(
        [(-40, WALL - 0.85), (40, WALL - 0.85), (40, WALL - 0.7), (-40, WALL - 0.7)], brush.tone("#55524e", lit * 0.6)
    )
    for x, z in ((1.7, 6.8), (-3.1, 7.4)):
        brush.mark("grate", x, z)
        for k in range(6):
            brush.rect(x - 0.35, z - 0.2 + 0.07 * k, 0.7, 0.035, brush.tone("#1c1c20", 0.3))
    for x, z, r in ((-1.6, 6.4, 0.8), (2.7, 7.5, 0.6), (0.5, 5.2, 0.5)):
        brush.oval(x, z, r, r * 0.35, brush.tone("#23262e", lit), 0.35)
        brush.oval(x, z, r * 0.9, r * 0.3, brush.rig.sky[3], 0.18)
    for _ in range(16):
        a, b, c = (float(v) for v in brush.rng.random(3))
        x, z = 10 * a - 5, 4.0 + 4.2 * b
        brush.poly(
            [(x, z), (x + 0.12, z + 0.02), (x + 0.11 + 0.05 * c, z + 0.1), (x + 0.02, z + 0.09)],
            brush.tone("#d8d2c4", lit),
            0.6,
        )


def _wall(brush: Brush) -> None:
    tall = max(9.0, -brush.top * 1.25)
    yards.brick_wall(brush, brush.x0, brush.x1 - brush.x0, tall)
    for share in (-0.92, 0.02, 0.94):
        x = brush.u(share)
        brush.rect(x - 0.75, -5.7, 1.5, 1.9, brush.tone("#cfc4b4", 0.5))
        on = brush.rig.lamps > 0.3 and share > -0.5
        glass = (
            ("#ffdf9e", "#d89a58")
            if on
            else (mix(brush.rig.sky[3], "#2a3444", 0.5), mix(brush.rig.sky[2], "#1a2230", 0.6))
        )
        brush.rect(x - 0.62, -5.58, 1.24, 1.66, glass)
        for dx in (-0.03, 0.33, -0.39):
            brush.rect(x + dx, -5.58, 0.06, 1.66, brush.tone("#4a3a34", 0.4))
        brush.rect(x - 0.85, -3.84, 1.7, 0.14, brush.tone("#d8cdbc", 0.7))
    yards.graffiti(brush, brush.u(-0.30) - 1.2, -1.15, min(2.4, brush.half * 0.7), 0)
    yards.graffiti(brush, brush.u(0.52), -1.55, min(1.7, brush.half * 0.5), 1)
    yards.pipes(brush, brush.u(0.34), -tall)
    yards.back_door(brush, brush.u(-0.62))


def _escape(brush: Brush) -> None:
    """A fire escape of iron on the right, its ladder ending above head height."""
    x, ink = brush.u(0.94), "#1d1c22"
    for y in (-3.5, -6.7):
        brush.rect(x - 1.6, y, 3.2, 0.12, ink)
        brush.line([(x - 1.6, y - 0.95), (x + 1.6, y - 0.95)], 0.05, ink)
        for k in range(11):
            brush.line([(x - 1.6 + 0.32 * k, y), (x - 1.6 + 0.32 * k, y - 0.95)], 0.035, ink)
    brush.line([(x - 1.2, -3.5), (x + 1.2, -6.7)], 0.12, ink)
    for dx in (-1.3, -0.85):
        brush.line([(x + dx, -3.5), (x + dx, -2.1)], 0.05, ink)
    for k in range(5):
        brush.line([(x - 1.3, -2.2 - 0.3 * k), (x - 0.85, -2.2 - 0.3 * k)], 0.04, ink)


def _washing(brush: Brush) -> None:
    """Washing on a line across the alley."""
    x0, x1, y = brush.u(-0.62), brush.u(0.70), -3.55
    brush.line(
        [(x0 + (x1 - x0) * s, y + 0.25 * 4 * s * (1 - s)) for s in (0, 0.2, 0.4, 0.6, 0.8, 1.0)], 0.025, "#26262c"
    )
    for k, share in enumerate((0.12, 0.30, 0.50, 0.70, 0.86)):
        x, top = x0 + (x1 - x0) * share, y + 0.25 * 4 * share * (1 - share)
        ink = ("#e8e4dc", "#c8504a", "#5a8ac0", "#e0b84a", "#8aa87a")[k]
        w, h = (0.5, 0.62) if k % 2 else (0.42, 0.8)
        brush.rect(x - w / 2, top, w, h, (brush.tone(ink, 0.9), brush.tone(ink, 0.45)))
        if k % 2:
            brush.poly([(x - w / 2, top), (x - w / 2 - 0.16, top + 0.26), (x - w / 2, top + 0.3)], brush.tone(ink, 0.6))
            brush.poly([(x + w / 2, top), (x + w / 2 + 0.16, top + 0.26), (x + w / 2, top + 0.3)], brush.tone(ink, 0.6))


ALLEY = Setting(
    "alley",
    (
        Ground("asphalt", _back_street, shine=0.16, palette=("#3a3a42", "#4c4c54", "#5e5e64")),
        Board("wall", WALL, _wall, rim=0, haze=0.05),
        Board("escape", WALL - 0.2, _escape, rim=0.3),
        Board("washing", 8.4, _washing, rim=0.3, sway=0.012),
        Board("bins", 8.2, lambda brush: yards.dumpster(brush, brush.u(0.70), min(1.7, brush.half * 0.5))),
        Moving("steam", 7.0, motion.steam("grate", height=2.4, alpha=0.22, size=1.0)),
        Moving("papers", 6.5, air.blowing("#e8e2d4", 10, 0.10, 4.0, 8.6, 0.6)),
        Falling(),
    ),
    practical=Practical((-0.55, -0.52, 0.62), "#ffc07a", 0.66),
)
