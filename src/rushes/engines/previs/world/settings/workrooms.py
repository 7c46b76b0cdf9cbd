"""Rooms for work, learning, care and sport: gym, workshop, classroom, hospital, shop, library."""

from rushes.engines.previs.world import fittings, indoors, interior
from rushes.engines.previs.world.bands import Board, Moving
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.settings.rooms import BACK, Walls, nothing, planks, room, room_height, tiles


def _outside() -> Moving:
    return Moving("outside", BACK - 0.05, indoors.outside(), sharp=True)


def _high_windows(brush: Brush, r: float, h: float, count: int = 3) -> None:
    """A row of windows under the ceiling."""
    wide = 2 * r * 0.92 / count
    for k in range(count):
        interior.room_window(
            brush, -r * 0.92 + wide * k + 0.06, 0.75 - h, wide - 0.14, 0.55 if h < 4 else h - 3.2, None, (3, 1)
        )


def _top(brush: Brush, height: float) -> float:
    """The ceiling's height as y."""
    return -room_height(brush.plate.view, height)


# --- gym ----------------------------------------------------------------------------------------------------


def _gym_back(brush: Brush, r: float, h: float) -> None:
    _high_windows(brush, r, h)
    fittings.mirror(brush, -r * 0.92, -0.35, r * 0.98, 1.6)
    fittings.wall_bars(brush, r * 0.16, r * 0.78, 2.1)


def _gym_weights(brush: Brush) -> None:
    fittings.dumbbell_rack(brush, brush.u(-0.86), min(2.0, brush.half * 0.62))
    fittings.weight_bench(brush, brush.u(0.30))


GYM_HEIGHT = 3.4
GYM = room(
    "gym",
    Walls("#b4bac0", "#4a6a86", "wood", planks, height=GYM_HEIGHT, shine=0.18),
    _gym_back,
    lambda brush: fittings.wall_bars(brush, 3.4, 2.6, 2.2),
    lambda brush: fittings.mirror(brush, 3.2, -0.3, 2.6, 1.7),
    (
        _outside(),
        Board("weights", 6.4, _gym_weights, rim=0.4),
        Board("lights", 6.2, lambda brush: fittings.strip_lights(brush, 0.2 + _top(brush, GYM_HEIGHT)), rim=0),
        Board("bag", 5.6, lambda brush: fittings.punching_bag(brush, brush.u(0.66), _top(brush, GYM_HEIGHT)), rim=0.5),
    ),
)

# --- workshop -----------------------------------------------------------------------------------------------


def _workshop_back(brush: Brush, r: float, h: float) -> None:
    interior.room_window(brush, -r * 0.90, -1.0, r * 0.62, h - 1.7, None, (3, 3))
    fittings.tool_wall(brush, -r * 0.18, -1.15, r * 0.72, 0.95)
    interior.shelf(brush, r * 0.62, 0, r * 0.34, 2.3, 5, 0.9, things="jars")
    for k, radius in enumerate((0.20, 0.15, 0.23)):
        fittings.wall_clock(brush, -r * 0.08 + r * 0.26 * k, 0.38 - h + 0.06 * (k % 2), radius, "#8a5a34", k)


def _workshop_bench(brush: Brush) -> None:
    fittings.workbench(brush, brush.u(-0.48), min(2.3, brush.half * 0.86))
    interior.table_lamp(brush, brush.u(-0.72), -0.86, on=max(0.3, brush.rig.lamps))


def _workshop_lamp(brush: Brush) -> None:
    interior.pendant(brush, brush.u(-0.40), -2.05, "#3f5a4a", max(0.5, brush.rig.lamps), _top(brush, 2.9))


WORKSHOP = room(
    "workshop",
    Walls("#b59a78", "#8a6a4a", "wood", planks, shine=0.06),
    _workshop_back,
    lambda brush: fittings.tool_wall(brush, 3.6, -1.1, 2.6, 1.0),
    lambda brush: interior.shelf(brush, 3.8, -0.2, 2.0, 2.0, 4, 0.8, things="jars"),
    (
        _outside(),
        Board("bench", 6.3, _workshop_bench, rim=0.5),
        Board("lamp", 6.0, _workshop_lamp, rim=0.3, sway=0.003),
        Board("table", 5.8, lambda brush: fittings.workbench(brush, brush.u(0.78), 1.5), rim=0.5),
    ),
)

# --- classroom ----------------------------------------------------------------------------------------------


def _classroom_back(brush: Brush, r: float, h: float) -> None:
    fittings.blackboard(brush, -r * 0.62, -0.95, r * 1.02, 1.30)
    fittings.wall_map(brush, r * 0.48, -1.05, r * 0.42, 0.95)
    fittings.wall_clock(brush, -r * 0.80, -2.2, 0.2)
    if h > 4:
        _high_windows(brush, r, h)


def _desks(brush: Brush) -> None:
    for share in (-0.78, -0.30, 0.30, 0.78):
        fittings.school_desk(brush, brush.u(share))


def _classroom_light(brush: Brush) -> None:
    interior.room_window(brush, 3.2, -0.9, 1.2, 1.5, None, (2, 2))
    interior.room_window(brush, 4.8, -0.9, 1.2, 1.5, None, (2, 2))


CLASSROOM = room(
    "classroom",
    Walls("#e6d9b4", "#7fa08a", "wood", planks, height=2.95, shine=0.10),
    _classroom_back,
    _classroom_light,
    lambda brush: interior.shelf(brush, 3.6, 0, 2.2, 1.6, 3),
    (
        Board("lights", 6.5, lambda brush: fittings.strip_lights(brush, 0.18 + _top(brush, 2.95)), rim=0),
        Board("desks", 6.1, _desks, rim=0.4),
    ),
)

# --- hospital -----------------------------------------------------------------------------------------------


def _hospital_back(brush: Brush, r: float, h: float) -> None:
    interior.room_window(brush, -r * 0.34, -1.0, r * 0.62, h - 1.8, None, (2, 2 if h < 4 else 4))
    fittings.medical_cross(brush, r * 0.62, -2.1, 0.52)
    brush.rect(-r, -0.98, 2 * r, 0.10, brush.tone("#8fb8b4", 0.7))


def _bed_curtains(brush: Brush) -> None:
    fittings.screen_curtain(brush, brush.u(-0.95), min(0.9, brush.half * 0.3), -2.2)
    fittings.screen_curtain(brush, brush.u(0.80), min(0.7, brush.half * 0.24), -2.2)


def _ward(brush: Brush) -> None:
    fittings.hospital_bed(brush, brush.u(-0.46), min(2.0, brush.half * 0.7))
    fittings.drip_stand(brush, brush.u(-0.12))
    fittings.heart_monitor(brush, brush.u(0.26))


HOSPITAL = room(
    "hospital",
    Walls("#e4eeee", "#bcdad8", "tile", nothing, height=2.9, shine=0.22),
    _hospital_back,
    lambda brush: fittings.medical_cross(brush, 4.6, -1.7, 0.5),
    lambda brush: fittings.wall_clock(brush, 4.6, -2.0, 0.22),
    (
        _outside(),
        Board("lights", 6.5, lambda brush: fittings.strip_lights(brush, 0.18 + _top(brush, 2.9)), rim=0, flicker=0.02),
        Board("curtains", 6.1, _bed_curtains, rim=0.2, sway=0.02),
        Board("ward", 6.2, _ward, rim=0.3),
        Moving("pulse", 6.15, fittings.pulse, sharp=True),
    ),
)

# --- shop ---------------------------------------------------------------------------------------------------


def _shop_back(brush: Brush, r: float, h: float) -> None:
    fittings.goods(brush, -r * 0.96, r * 1.92, 2.05, 5)


def _shop_signs(brush: Brush) -> None:
    top = _top(brush, 3.1)
    for share, ink in ((-0.55, "#2f8a5a"), (0.55, "#c8503c")):
        fittings.hanging_sign(brush, brush.u(share), -2.45, top, ink, min(1.3, brush.half * 0.44))


def _shop_aisles(brush: Brush) -> None:
    wide = min(1.7, brush.half * 0.5)
    fittings.goods(brush, brush.u(-1.0), wide, 1.45, 3)
    fittings.till(brush, brush.u(0.72), min(1.5, brush.half * 0.5))


SHOP = room(
    "shop",
    Walls("#dfe4e2", None, "tile", tiles, height=3.1, shine=0.22),
    _shop_back,
    lambda brush: fittings.goods(brush, 2.6, 3.6, 2.0, 5),
    lambda brush: fittings.goods(brush, 2.6, 3.6, 2.0, 5),
    (
        Board(
            "lights", 6.5, lambda brush: fittings.strip_lights(brush, 0.18 + _top(brush, 3.1), (-0.7, 0.0, 0.7)), rim=0
        ),
        Board("signs", 6.3, _shop_signs, rim=0.2),
        Board("aisles", 5.9, _shop_aisles, rim=0.4),
    ),
)

# --- library ------------------------------------------------------------------------------------------------


def _library_back(brush: Brush, r: float, h: float) -> None:
    tall = min(h - 0.3, 2.75) if h < 4 else h - 0.4
    for k in range(3):
        left = -r * 0.98 + r * 0.66 * k
        if k == 1:
            interior.room_window(brush, left + 0.1, -1.25, r * 0.46, tall - 1.45, None, (2, 3))
            interior.shelf(brush, left, 0, r * 0.60, 1.05, 3, 0.95)
        else:
            interior.shelf(brush, left, 0, r * 0.60, tall, 8 if h < 4 else 12, 0.95)


def _library_table(brush: Brush) -> None:
    x = brush.u(0.62)
    interior.table(brush, x, min(1.9, brush.half * 0.6))
    interior.table_lamp(brush, x + 0.2, -0.76, on=max(0.4, brush.rig.lamps))
    for k in range(3):
        ink = brush.tone(interior.BOOKS[k], 0.7)
        brush.rect(x - 0.62 + 0.02 * k, -0.83 - 0.07 * k, 0.34, 0.065, ink)
    interior.chair(brush, x - min(1.2, brush.half * 0.4), 1)


def _library_ladder(brush: Brush) -> None:
    x = brush.u(-0.62)
    for side in (-0.2, 0.2):
        brush.line([(x + side, 0), (x + side + 0.22, -2.4)], 0.05, brush.tone("#a8743f", 0.6))
    for k in range(8):
        left = x - 0.2 + 0.22 * (k + 0.7) / 8
        brush.line([(left, -0.3 * (k + 0.7)), (left + 0.4, -0.3 * (k + 0.7))], 0.04, brush.tone("#a8743f", 0.8))


LIBRARY = room(
    "library",
    Walls("#8a6a4a", "#6a4a34", "wood", planks, shine=0.10),
    _library_back,
    lambda brush: interior.shelf(brush, 2.8, 0, 3.4, 2.6, 7, 0.95),
    lambda brush: interior.shelf(brush, 2.8, 0, 3.4, 2.6, 7, 0.95),
    (
        _outside(),
        Board("ladder", 6.5, _library_ladder, rim=0.4),
        Board("table", 6.0, _library_table, rim=0.5),
    ),
)
