"""Where people eat and celebrate: a restaurant with laid tables, a hall decked out for a wedding."""

from rushes.engines.previs.world import feasts, indoors, interior, street
from rushes.engines.previs.world.bands import Board, Moving
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.settings.rooms import BACK, Walls, half_room, planks, room, room_height, rug

# --- restaurant -----------------------------------------------------------------------------------------------

DINING_HEIGHT = 3.1


def _restaurant_back(brush: Brush, r: float, h: float) -> None:
    wide, tall = min(1.5, r * 0.52), 1.6 if h < 4 else h - 2.0
    interior.room_window(brush, -r * 0.86, -0.95, wide, tall, None, (2, 3))
    feasts.wine_rack(brush, r * 0.42, -1.05, r * 0.50, min(1.5, h - 1.5))
    interior.picture(brush, -r * 0.14, -1.35, min(0.8, r * 0.28), 0.72, 1)
    for share in (-0.24, 0.30):
        feasts.sconce(brush, r * share, -1.95)


def _restaurant_curtains(brush: Brush) -> None:
    view = brush.plate.view
    r, h = half_room(view, 3.1) * 0.985, room_height(view, DINING_HEIGHT)
    interior.drapes(brush, -r * 0.86, -0.95, min(1.5, r * 0.52), 1.6 if h < 4 else h - 2.0, "#7a2430")


def _restaurant_lamps(brush: Brush) -> None:
    top = -room_height(brush.plate.view, DINING_HEIGHT)
    for share in (-0.60, 0.10, 0.72):
        interior.pendant(brush, brush.u(share), top + 1.0, "#c8a04a", max(0.5, brush.rig.lamps), top)


FAR_TABLES, NEAR_TABLES = (-0.30, 0.28), (-0.78, 0.82)


def _guests(shares: tuple[float, ...], first: int) -> Board:
    def paint(brush: Brush) -> None:
        for k, share in enumerate(shares):
            for j, side in enumerate((-1, 1)):
                feasts.guest(brush, brush.u(share) + side * 0.34, first + 2 * k + j)

    return Board(f"guests {first}", 6.72 - 0.04 * first, paint, rim=0.4, sway=0.006)


RESTAURANT = room(
    "restaurant",
    Walls("#a8705c", "#5a3430", "carpet", rug("#6a2430", 2.6, 3.6, 6.6), height=DINING_HEIGHT, shine=0.06),
    _restaurant_back,
    lambda brush: (feasts.sconce(brush, 4.6, -1.9), interior.picture(brush, 5.0, -1.35, 0.8, 0.7, 2)),
    lambda brush: (feasts.sconce(brush, 4.6, -1.9), interior.picture(brush, 5.0, -1.35, 0.8, 0.7, 0)),
    (
        Moving("outside", BACK - 0.05, indoors.outside(), sharp=True),
        Board("curtains", BACK - 0.1, _restaurant_curtains, rim=0.2, sway=0.004),
        _guests(FAR_TABLES, 0),
        Board(
            "far tables",
            6.62,
            lambda brush: [
                feasts.laid_table(brush, brush.u(s), min(1.1, brush.half * 0.4), seats=False) for s in FAR_TABLES
            ],
            rim=0.3,
        ),
        _guests(NEAR_TABLES, 5),
        Board(
            "tables",
            6.25,
            lambda brush: [feasts.laid_table(brush, brush.u(s), min(1.35, brush.half * 0.46)) for s in NEAR_TABLES],
            rim=0.5,
        ),
        Board("lamps", 6.1, _restaurant_lamps, rim=0.3, sway=0.003),
        Board("front", 2.4, lambda brush: interior.overhang(brush, 1, 1.4), rim=0.4, sway=0.006),
    ),
)

# --- wedding hall ---------------------------------------------------------------------------------------------

HALL_HEIGHT = 3.7
OVERHEAD = -2.3
"""Nothing hangs lower than this over those who dance."""


def _parquet(brush: Brush) -> None:
    """Boards, and a pool of light to dance in."""
    planks(brush)
    brush.soft(0, 5.2, 2.6, 1.3, "#fff0cc", 0.34, plus=True)


def _hall_back(brush: Brush, r: float, h: float) -> None:
    tall = h - 1.3
    for share in (-0.80, 0.44):
        interior.room_window(brush, r * share, -0.55, min(1.0, r * 0.36), tall, None, (2, 4))
    feasts.flower_arch(brush, 0.0, min(1.7, r * 0.62), min(2.5, h - 0.8))
    for side in (-1, 1):
        feasts.sconce(brush, side * r * 0.33, -1.9)


def _hall_drapes(brush: Brush) -> None:
    view = brush.plate.view
    r, h = half_room(view, 3.1) * 0.985, room_height(view, HALL_HEIGHT)
    for share in (-0.80, 0.44):
        interior.drapes(brush, r * share, -0.55, min(1.0, r * 0.36), h - 1.3, "#e8c4cc")


def _garlands(brush: Brush) -> None:
    view = brush.plate.view
    top = (
        -room_height(view, HALL_HEIGHT) if view.shape == "portrait" else max(-room_height(view, HALL_HEIGHT), brush.top)
    )
    for x0, x1 in ((-1.0, -0.34), (-0.34, 0.34), (0.34, 1.0)):
        feasts.garland(brush, brush.u(x0), brush.u(x1), min(top + 0.42, OVERHEAD - 0.30), 0.30)
        street.string_lights(brush, brush.u(x0), brush.u(x1), min(top + 0.50, OVERHEAD - 0.30), 0.45, 12)


def _chandeliers(brush: Brush) -> None:
    view = brush.plate.view
    ceiling = -room_height(view, HALL_HEIGHT)
    top = ceiling if view.shape == "portrait" else max(ceiling, brush.top)
    for share in (-0.46, 0.46):
        feasts.chandelier(brush, brush.u(share), min(top + 1.15, OVERHEAD), ceiling, min(1.3, brush.half * 0.4))


def _wedding_tables(brush: Brush) -> None:
    for share in (-0.80, 0.84):
        x = brush.u(share)
        feasts.laid_table(brush, x, min(1.25, brush.half * 0.42), "#fdf8f2")
        feasts.bouquet(brush, x, -1.12, 0.20)
    feasts.cake(brush, brush.u(-0.46))


def _balloons(brush: Brush) -> None:
    for share, height in ((-0.97, 2.3), (-0.88, 2.6), (0.92, 2.5), (0.99, 2.15), (0.82, 2.2)):
        x, ink = brush.u(share), feasts.PETALS[int(10 * height) % 4]
        brush.line([(x, -height), (brush.u(0.92 if share > 0 else -0.92), -1.0)], 0.012, brush.tone("#e8e0e4", 0.8))
        brush.oval(x, -height - 0.18, 0.17, 0.21, (brush.tone("#ffffff", 1.0), brush.tone(ink, 0.6)))
        brush.oval(x - 0.05, -height - 0.26, 0.04, 0.06, "#ffffff", 0.6)


WEDDING_HALL = room(
    "wedding hall",
    Walls("#d8c8ba", "#efe4d4", "wood", _parquet, height=HALL_HEIGHT, shine=0.20),
    _hall_back,
    lambda brush: (feasts.sconce(brush, 4.2, -1.9), feasts.garland(brush, 3.0, 6.4, -2.5, 0.4)),
    lambda brush: (feasts.sconce(brush, 4.2, -1.9), feasts.garland(brush, 3.0, 6.4, -2.5, 0.4)),
    (
        Moving("outside", BACK - 0.05, indoors.outside(garden=True), sharp=True),
        Board("drapes", BACK - 0.1, _hall_drapes, rim=0.2, sway=0.004),
        _guests((-0.80, 0.84), 3),
        Board("tables", 6.3, _wedding_tables, rim=0.5),
        Board("garlands", 6.2, _garlands, rim=0.2, sway=0.006),
        Board("chandeliers", 6.15, _chandeliers, rim=0.2, sway=0.003, flicker=0.02),
        Board("balloons", 6.05, _balloons, rim=0.4, sway=0.02),
    ),
)
