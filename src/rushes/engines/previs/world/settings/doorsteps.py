"""Before front doors: the porch of a house, and a street of old London under gas lamps."""

import numpy as np

from rushes.engines.previs.world import air, interior, motion, plants, rooftops, street, terraces, trees, wildlife
from rushes.engines.previs.world.bands import (
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Painter,
    Setting,
    SideWall,
    is_flowery,
    is_starry,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.scenery import Practical, Scenery
from rushes.engines.previs.world.stage import Plate

# --- porch ----------------------------------------------------------------------------------------------------

HOUSE, EDGE = 8.6, 7.0
"""Depth of the wall of the house, and of the posts at the edge of its porch, metres."""
DOOR = 0.20
"""Where the door is, as a share of the visible half width."""


def _garden_path(brush: Brush) -> None:
    """Boards of the porch, two steps, a path of slabs through the lawn."""
    lit, snowy = brush.lit, brush.rig.snow > 0.5
    for k in range(-40, 41):
        x = 0.24 * k
        board = [(x, EDGE), (x + 0.22, EDGE), (x + 0.22, HOUSE), (x, HOUSE)]
        brush.poly(board, brush.tone(("#b0a08a", "#a4947e", "#b8a892")[k % 3], lit * 0.85))
    for z0, z1, ink in (
        (EDGE - 0.24, EDGE, "#d8cdb8"),
        (EDGE - 0.62, EDGE - 0.24, "#b8ad9a"),
        (EDGE - 0.70, EDGE - 0.62, "#7a7062"),
    ):
        brush.poly(
            [(-12, z0), (12, z0), (12, z1), (-12, z1)], brush.tone("#e8eef6" if snowy and z1 < EDGE else ink, lit)
        )
    x = DOOR * brush.plate.view.half_width(HOUSE)
    for k in range(9):
        z, aside = 0.9 + 0.62 * k, 0.05 * (k % 2)
        slab = [
            (x - 0.85 + aside, z),
            (x + 0.85 + aside, z),
            (x + 0.85 + aside, z + 0.56),
            (x - 0.85 + aside, z + 0.56),
        ]
        brush.poly(slab, brush.tone("#dfe5ec" if snowy else ("#b8b0a4", "#a8a094", "#c0b8ac")[k % 3], lit))


def _front(brush: Brush) -> None:
    top = max(5.0, -brush.top * 1.2)
    terraces.clapboard(brush, top, "#f2e4c0")
    x = brush.u(DOOR)
    for share in (-0.52, 0.82):
        terraces.sash(brush, brush.u(share), min(1.35, brush.half * 0.36))
    terraces.front_door(brush, x)
    for side in (-1, 1):
        terraces.porch_lamp(brush, x + side * 1.32, -1.85)
    brush.fade(brush.x0, -top, brush.x1 - brush.x0, top - 2.75, "#1a1420", 0.30, 0.30, horizontal=False)


def _porch_roof(brush: Brush) -> None:
    """Posts with brackets, a rail on the left, the ceiling and the edge of the roof."""
    view = brush.plate.view
    top = -3.05 if view.shape != "portrait" else -3.5
    white, width = "#fbf7ee", brush.x1 - brush.x0
    ceiling = [
        (brush.x0, top),
        (brush.x1, top),
        *(brush.seen(px, top, HOUSE) for px in (brush.x1 * 1.3, brush.x0 * 1.3)),
    ]
    brush.poly(ceiling, (brush.tone("#9ab4b8", 0.3), brush.tone("#7a949a", 0.15)))
    for k in range(12):
        z = EDGE + (HOUSE - EDGE) * k / 12
        left, right = brush.seen(brush.x0 * 1.3, top, z), brush.seen(brush.x1 * 1.3, top, z)
        brush.line([left, right], 0.015, brush.tone("#5a7076", 0.2), 0.6)
    brush.rect(brush.x0, top - 0.28, width, 0.32, (brush.tone(white, 0.95), brush.tone(white, 0.45)))
    snowy = brush.rig.snow > 0.5
    eave = "#f3f7fc" if snowy else "#7a4a42"
    brush.rect(brush.x0, top - 0.46, width, 0.2, brush.tone(eave, 0.8))
    brush.rect(brush.x0, top - 6.0, width, 5.56, (brush.tone(eave, 0.9), brush.tone(eave, 0.6)))
    for k in range(28):
        brush.rect(brush.x0, top - 0.46 - 0.2 * k, width, 0.03, brush.tone("#4a2c28", 0.2), 0.0 if snowy else 0.5)
    for share in (-0.94, -0.30, 0.72):
        x = brush.u(share)
        brush.rect(x - 0.10, top, 0.20, -top, (brush.tone(white, 0.9), brush.tone(white, 0.5)))
        brush.fade(x - 0.10, top, 0.20, -top, "#2a2430", 0.0, 0.35)
        brush.rect(x - 0.15, top, 0.30, 0.14, brush.tone(white, 0.8))
        brush.rect(x - 0.15, -0.22, 0.30, 0.22, brush.tone(white, 0.7))
        for side in (-1, 1):
            brush.poly(
                [(x + side * 0.10, top + 0.10), (x + side * 0.50, top + 0.10), (x + side * 0.10, top + 0.50)],
                brush.tone(white, 0.6),
            )
    x0, x1 = brush.u(-0.94), brush.u(-0.30)
    for y in (-0.88, -0.20):
        brush.rect(x0, y, x1 - x0, 0.08, brush.tone(white, 0.9))
    for k in range(int((x1 - x0) / 0.17)):
        brush.rect(x0 + 0.17 * k + 0.06, -0.84, 0.05, 0.66, brush.tone(white, 0.65))
    basket = brush.u(0.46)
    for side in (-0.2, 0.2):
        brush.line([(basket + side, top + 0.75), (basket, top + 0.1)], 0.015, "#3a3a40")
    rooftops.planter(brush, basket, 0.55, top + 1.05, 0.26)


def _porch_things(brush: Brush) -> None:
    terraces.swing_seat(brush, brush.u(-0.58), -3.0, min(1.5, brush.half * 0.4))
    for share in (-0.02, 0.44):
        interior.plant(brush, brush.u(share), 0.8, "#c06a48")


def _front_beds(brush: Brush) -> None:
    for share in (-1.02, -0.74, -0.46, 0.62, 0.90):
        trees.bush(brush, brush.u(share), 0.95, 0.55)
    for span in ((brush.x0, brush.u(-0.24)), (brush.u(0.55), brush.x1)):
        plants.grass(brush, 0.05, 0.25, 0.20, 60, span=span)


def _letter_box(brush: Brush) -> None:
    x = brush.u(0.88)
    brush.rect(x - 0.05, -1.05, 0.10, 1.05, brush.tone("#e8e2d4", 0.7))
    brush.rect(x - 0.26, -1.35, 0.52, 0.30, (brush.tone("#3f6a9a", 0.9), brush.tone("#2a4a70", 0.4)))
    brush.oval(x, -1.35, 0.26, 0.13, brush.tone("#4f7aaa", 0.9))
    brush.rect(x + 0.24, -1.55, 0.04, 0.32, brush.tone("#d8433a", 0.9))
    brush.rect(x + 0.24, -1.55, 0.16, 0.10, brush.tone("#d8433a", 0.9))


PORCH = Setting(
    "porch",
    (
        Clouds("cumulus", 0.8),
        Ground("grass", _garden_path),
        Board("front", HOUSE, _front, rim=0, haze=0.04),
        Board("things", 7.7, _porch_things, rim=0.5, sway=0.004),
        Board("porch", EDGE, _porch_roof, rim=0.4),
        Board("beds", 6.75, _front_beds, rim=0.6, sway=0.006),
        Board("letters", 6.2, _letter_box, rim=0.6),
        Moving("butterflies", 6.1, wildlife.butterflies(7, 5.8, 7.4), is_flowery, sharp=True),
        Moving("fireflies", 6.0, wildlife.fireflies, lambda rig: rig.time == "night" and rig.season == "summer"),
        Falling(),
    ),
    practical=Practical((0.35, -0.40, 0.76), "#ffc98c", 0.66),
)

# --- old London -----------------------------------------------------------------------------------------------


NEAR_END, FAR_START, FAR_END = 30.0, 40.0, 62.0
"""A street crosses between the near houses and the far ones, metres."""


def _half_street(scenery: Scenery) -> float:
    return 6.6 if scenery.view.shape == "landscape" else 4.8


def _setts(brush: Brush) -> None:
    """Rounded stones between kerbs, worn by wheels; slabs for those who walk."""
    lit, snowy, rng = brush.lit, brush.rig.snow > 0.5, brush.rng
    for side in (-1, 1):
        walk = [(side * 4.0, 0.8), (side * 30, 0.8), (side * 30, 80), (side * 4.0, 80)]
        brush.poly(walk, brush.tone("#dfe5ec" if snowy else "#8f8a86", lit))
        kerb = [(side * 3.8, 0.8), (side * 4.05, 0.8), (side * 4.05, 80), (side * 3.8, 80)]
        brush.poly(kerb, brush.tone("#b8b2aa", lit))
        for k in range(40):
            brush.line([(side * 4.05, 1 + 1.6 * k), (side * 9.0, 1 + 1.6 * k)], 0.03, brush.tone("#4a4644", 0.2), 0.5)
    crossing = [(-40, NEAR_END + 0.8), (40, NEAR_END + 0.8), (40, FAR_START - 0.8), (-40, FAR_START - 0.8)]
    brush.poly(crossing, brush.tone("#dfe5ec" if snowy else "#6a666a", lit))
    row, z = 0, 1.2
    while z < 30:
        step = 0.22 + 0.012 * z
        for x in np.arange(-3.7 + 0.14 * (row % 2), 3.7, 0.28 + 0.006 * z).tolist():
            ink = ("#6f6a6c", "#5f5b60", "#7d7776", "#686468")[int(rng.integers(0, 4))]
            brush.oval(
                x,
                z,
                0.125 + 0.003 * z,
                0.085 + 0.005 * z,
                brush.tone("#e6ecf4" if snowy else ink, lit * (0.8 + 0.4 * float(rng.random()))),
                0.75,
            )
        z, row = z + step, row + 1
    for share in (9.0, 15.0, 22.0, 31.0):
        for side in (-1, 1):
            brush.soft(side * 3.9, share, 2.6, 1.8, "#ffb860", 0.30 * brush.rig.lamps, plus=True)


def _row_of_houses(first: int, z0: float, z1: float) -> Painter:
    def paint(brush: Brush) -> None:
        z, k = z0, first
        while z < z1 - 0.1:
            w = 5.6 + 0.8 * float(brush.rng.random())
            w = z1 - z if z1 - z < 1.6 * w else w
            terraces.terrace(brush, z, w, 12.5 + 2.0 * float(brush.rng.random()), k)
            z, k = z + w + 0.05, k + 1

    return paint


def _gas_lamps(brush: Brush) -> None:
    """A lamp on each side; fog takes up its light, by day as well."""
    reach = 4.3 if brush.plate.view.shape == "landscape" else 3.5
    foggy = brush.rig.weather == "fog"
    for side in (-1, 1):
        street.street_lamp(brush, side * reach, 3.5, style="lantern", on=max(0.3, brush.rig.lamps) if foggy else None)
        if foggy:
            glow = 0.10 + 0.22 * brush.rig.lamps
            brush.soft(side * reach, -3.6, 3.4, 3.2, "#ffb860", glow, plus=True)
            brush.soft(side * reach, -1.6, 2.6, 2.6, "#ffb860", 0.5 * glow, plus=True)


def _cabs(scenery: Scenery) -> list[Plate]:
    return [terraces.hansom(scenery, 34.2, 1, 0), terraces.hansom(scenery, 36.4, -1, 1)]


def _houses_across(brush: Brush) -> None:
    x, k = brush.x0, 0
    while x < brush.x1:
        w = 6.0 + 1.0 * float(brush.rng.random())
        terraces.terrace(brush, x, w, 12.0 + 3.0 * float(brush.rng.random()), k)
        x, k = x + w, k + 1


VICTORIAN_STREET = Setting(
    "victorian street",
    (
        Clouds("sheet", 0.8),
        Board(
            "clock tower",
            210,
            lambda brush: terraces.clock_tower(brush, brush.u(0.02), min(110.0, -brush.top * 0.92)),
            haze=0.34,
        ),
        Ground("cobble", _setts, shine=0.14, palette=("#4f4c50", "#625e62", "#767074")),
        Board("across", 62, _houses_across, haze=0.30),
        Moving("smoke far", 61.9, motion.steam("chimney", height=6.0, alpha=0.30, size=2.4)),
        SideWall(
            "left far",
            -1,
            _half_street,
            FAR_START,
            FAR_END,
            _row_of_houses(1, FAR_START, FAR_END),
            haze=1.0,
            order=61.0,
        ),
        SideWall(
            "right far",
            1,
            _half_street,
            FAR_START,
            FAR_END,
            _row_of_houses(3, FAR_START, FAR_END),
            haze=1.0,
            order=61.0,
        ),
        Moving("cabs", 35, motion.crossing(_cabs, 15.0, 2.6, 1.0), sharp=True),
        Board("lamps4", 34, _gas_lamps),
        SideWall("left", -1, _half_street, 3.0, NEAR_END, _row_of_houses(0, 3.0, NEAR_END), haze=1.0, order=29.9),
        SideWall("right", 1, _half_street, 3.0, NEAR_END, _row_of_houses(2, 3.0, NEAR_END), haze=1.0, order=29.9),
        Board("lamps3", 24, _gas_lamps),
        Moving("walkers", 17, motion.walkers((18, 24, 30), lane=(4.3, 6.0), count=5), sharp=True),
        Board("lamps2", 16.5, _gas_lamps),
        Board("lamps1", 9.6, _gas_lamps),
        Moving("mist", 8.5, air.blowing("#c8ccd8", 14, 0.20, 8.0, 40.0, 2.4)),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    haze_gain=1.6,
    practical=Practical((-0.50, -0.50, 0.70), "#ffb870", 0.66),
)
