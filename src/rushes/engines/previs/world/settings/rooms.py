"""Rooms as real planes: living room, kitchen, office, cafe.

A tall picture gets a tall room (a loft with high windows and hanging lamps), so that the ceiling never fills it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rushes.engines.previs.world import fittings, indoors, interior, motion, street
from rushes.engines.previs.world.bands import Band, Board, Ceiling, Falling, Ground, Moving, Painter, Setting, SideWall
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import Ink, full, mix
from rushes.engines.previs.world.ground import GroundKind, Marks
from rushes.engines.previs.world.scenery import Practical, Scenery
from rushes.engines.previs.world.sky import FloatImage, backdrop_size
from rushes.engines.previs.world.stage import View

BACK = 6.9
"""Depth of the back wall, metres."""
SHADE = "#120a16"
TALLER = {"landscape": 0.0, "square": 0.45, "portrait": 1.75}
"""Metres that a room gains in height in pictures of other shapes."""

Decorate = Callable[[Brush, float, float], None]
"""Furnishes the back wall: (brush, half width of the room, its height), metres."""


@dataclass(frozen=True)
class Walls:
    """What a room's shell is made of. `limit` is the largest half width in metres."""

    paint: str
    wainscot: str | None
    floor: GroundKind
    marks: Marks
    height: float = 2.9
    shine: float = 0.12
    limit: float = 3.1
    stripes: bool = False


def half_room(view: View, limit: float) -> float:
    """Half the width of a room: the side walls stand inside the picture, whatever its shape."""
    share = 0.86 if not view.is_wide else 0.74 if view.shape != "portrait" else 0.88
    return min(limit, share * view.half_width(BACK))


def room_height(view: View, height: float) -> float:
    """Height of a room in this picture."""
    return height + TALLER[view.shape]


def plain_backdrop(paint: str) -> Callable[[Scenery], FloatImage]:
    """One colour behind everything: only slits between the walls ever show it."""

    def make(scenery: Scenery) -> FloatImage:
        width, height = backdrop_size(scenery.view)
        return np.full((height, width, 3), scenery.rig.tone(paint, 0.4), np.float32)

    return make


def room(
    name: str, walls: Walls, back: Decorate, left: Painter, right: Painter, furniture: tuple[Band, ...]
) -> Setting:
    """A room with a back wall, two side walls, floor and ceiling, and billboards of furniture."""

    def offset(scenery: Scenery) -> float:
        return half_room(scenery.view, walls.limit)

    def ceiling_height(scenery: Scenery) -> float:
        return room_height(scenery.view, walls.height)

    def paint_back(brush: Brush) -> None:
        view = brush.plate.view
        half, height = half_room(view, walls.limit), room_height(view, walls.height)
        interior.wall_panel(brush, -half - 0.02, 0, 2 * half + 0.04, height, walls.paint, walls.wainscot, walls.stripes)
        for side in (-1, 1):  # corner and ceiling occlusion
            brush.fade(side * half, -height, -side * 1.1, height, SHADE, 0.22, 0)
        brush.fade(-half, -height, 2 * half, 0.8, SHADE, 0.18, 0, horizontal=False)
        back(brush, half, height)

    def paint_side(decorate: Painter) -> Painter:
        def paint(brush: Brush) -> None:
            height = room_height(brush.plate.view, walls.height)
            darker = mix(walls.paint, "#2a2030", 0.10)
            interior.wall_panel(brush, 0.6, 0, BACK - 0.6, height, darker, walls.wainscot, walls.stripes)
            brush.fade(BACK - 1.2, -height, 1.2, height, SHADE, 0, 0.24)
            brush.fade(0.6, -height, BACK, 0.9, SHADE, 0.20, 0, horizontal=False)
            decorate(brush)

        return paint

    def paint_ceiling(brush: Brush) -> None:
        brush.poly([(-9, 0.5), (9, 0.5), (9, BACK), (-9, BACK)], brush.tone("#efe8dc", 0.25))
        if brush.plate.view.shape == "portrait":  # beams give a high ceiling its scale
            for k in range(6):
                z = 1.6 + 0.95 * k
                brush.poly([(-9, z), (9, z), (9, z + 0.22), (-9, z + 0.22)], brush.tone("#8a6446", 0.30))
        brush.poly([(-9, BACK - 1.4), (9, BACK - 1.4), (9, BACK), (-9, BACK)], SHADE, 0.12)
        if brush.rig.lamps > 0.4:  # what the lamps throw up
            brush.soft(-1.3, BACK - 0.7, 2.6, 1.9, interior.WARM_LAMP, 0.34 * brush.rig.lamps, plus=True)

    shell: tuple[Band, ...] = (
        Ground(walls.floor, walls.marks, shine=walls.shine),
        Ceiling(ceiling_height, BACK, paint_ceiling),
        Board("back", BACK, paint_back, rim=0),
        SideWall("left", -1, offset, 0.6, BACK, paint_side(left)),
        SideWall("right", 1, offset, 0.6, BACK, paint_side(right)),
    )
    return Setting(
        name,
        (*shell, *furniture, Falling("motes", 40)),
        indoor=True,
        horizon_shift=-0.05,
        focus=0.6,
        backdrop=plain_backdrop(walls.paint),
        practical=Practical((-0.62, -0.42, 0.66), "#ffc183", 0.66),
    )


# --- floors -------------------------------------------------------------------------------------------------


def planks(brush: Brush) -> None:
    """Floor boards, and the window's light on them by day or the moon's by night."""
    rng = brush.rng
    for k in range(-22, 23):
        brush.line([(k * 0.24, 1), (k * 0.24, 9)], 0.012, brush.tone("#4a2c1c", 0.15), 0.55)
    for k in range(110):
        x, z = float(rng.integers(-22, 22)) * 0.24, 1 + 8 * rng.random()
        brush.line([(x, z), (x + 0.24, z)], 0.02, brush.tone("#4a2c1c", 0.15), 0.5)
        board = [(x, z), (x + 0.24, z), (x + 0.24, z + 1.6), (x, z + 1.6)]
        brush.poly(board, brush.tone(("#a8703f", "#8a5a36", "#b8844f")[k % 3], 0.5), 0.22)
    window_light(brush)


def window_light(brush: Brush) -> None:
    """Two panes of light on the floor."""
    rig = brush.rig
    if rig.sun_visible < 0.4:
        return
    ink, alpha = (full(rig.key), 0.30)
    if rig.time == "night":
        ink, alpha = mix("#7f9ae6", rig.sky[4], 0.4), 0.16
    elif rig.time in ("dusk", "dawn"):
        ink, alpha = mix("#ff9a6a", rig.sky[4], 0.4), 0.26
    for k in (0, 1):
        left = 1.1 * k
        pane = [(-2.2 + left, 6.6), (-1.25 + left, 6.6), (-0.3 + left, 4.3), (-1.5 + left, 4.3)]
        brush.poly(pane, ink, alpha)


def tiles(brush: Brush) -> None:
    """A chequered kitchen floor."""
    for i in range(-14, 14):
        for j in range(2, 18):
            if (i + j) % 2 == 0:
                x, z = i * 0.5, j * 0.5
                square = [(x, z), (x + 0.5, z), (x + 0.5, z + 0.5), (x, z + 0.5)]
                brush.poly(square, brush.tone("#5f7f82", 0.45), 0.75)
    window_light(brush)


def rug(ink: str, width: float = 1.9, z0: float = 4.6, z1: float = 6.2) -> Painter:
    """Planks with a bordered rug on them."""

    def paint(brush: Brush) -> None:
        planks(brush)
        borders: tuple[tuple[float, Ink], ...] = (
            (0.0, ink),
            (0.14, mix(ink, "#f4e6cc", 0.65)),
            (0.22, mix(ink, "#2a1430", 0.25)),
            (0.5, mix(ink, "#f4e6cc", 0.3)),
        )
        for inset, colour in borders:
            x, near, far = width - inset, z0 + inset * 0.7, z1 - inset * 0.7
            brush.poly([(-x, near), (x, near), (x, far), (-x, far)], brush.tone(colour, 0.55), 0.95)
        for k in range(int(width * 2 / 0.09)):  # fringe
            x = -width + 0.09 * k
            brush.line([(x, z0 - 0.07), (x, z0)], 0.02, brush.tone("#e8d8bc", 0.5), 0.8)
        window_light(brush)

    return paint


def nothing(brush: Brush) -> None:
    """A bare floor."""


# --- living room --------------------------------------------------------------------------------------------


def _living_back(brush: Brush, r: float, h: float) -> None:
    tall = h > 4
    window_h = h - 1.95 if tall else 1.55
    interior.room_window(brush, -r * 0.80, -0.95, min(1.7, r * 0.62), window_h, None, (2, 4 if tall else 3))
    interior.picture(brush, r * 0.18, -1.45, min(0.9, r * 0.3), 0.68, 0)
    interior.shelf(brush, r * 0.56, 0, r * 0.40, 3.3 if tall else 2.35, 8 if tall else 6)
    if tall:
        interior.picture(brush, r * 0.10, -2.45, min(0.7, r * 0.36), 0.9, 2)
    if brush.rig.lamps > 0.4:  # the lamp's pool on the wall
        brush.soft(-r * 0.86, -1.45, 1.5, 1.5, "#ffb768", 0.30 * brush.rig.lamps, plus=True)


def _living_curtains(brush: Brush) -> None:
    view = brush.plate.view
    r, h = half_room(view, 3.1) * 0.985, room_height(view, 2.9)
    window_h = h - 1.95 if h > 4 else 1.55
    interior.drapes(brush, -r * 0.80, -0.95, min(1.7, r * 0.62), window_h, "#b8563f")


def _living_sofa(brush: Brush) -> None:
    on = brush.rig.lamps
    interior.sofa(brush, brush.u(-0.40), min(2.4, brush.half * 0.8))
    interior.floor_lamp(brush, brush.u(-0.66), on=on)
    interior.table(brush, brush.u(0.30), 0.6, 0.5)
    interior.table_lamp(brush, brush.u(0.30), -0.5, on=on)


def _living_pendant(brush: Brush) -> None:
    top = -room_height(brush.plate.view, 2.9)
    interior.pendant(brush, brush.u(0.06), top * 0.70, "#b8563f", max(0.3, brush.rig.lamps), top)


LIVING_ROOM = room(
    "living room",
    Walls("#c9b79a", "#e4dac8", "wood", rug("#a3483c"), shine=0.10),
    _living_back,
    lambda brush: interior.picture(brush, 4.4, -1.4, 0.9, 0.8, 1),
    lambda brush: interior.picture(brush, 4.2, -1.4, 0.8, 0.9, 2),
    (
        Moving("outside", BACK - 0.05, indoors.outside(garden=True), sharp=True),
        Board("curtains", BACK - 0.1, _living_curtains, rim=0.2, sway=0.004),
        Board("sofa", 6.5, _living_sofa, rim=0.5),
        Board("pendant", 6.2, _living_pendant, rim=0.3, shapes=("portrait",)),
        Board("plant", 6.0, lambda brush: interior.plant(brush, brush.u(0.66), 1.45), rim=0.5, sway=0.006),
        Board("front", 2.4, lambda brush: interior.overhang(brush, -1, 1.5), rim=0.4, sway=0.006),
    ),
)


# --- kitchen ------------------------------------------------------------------------------------------------


def _kitchen_back(brush: Brush, r: float, h: float) -> None:
    interior.kitchen_run(brush, -r * 0.98, r * 0.62)
    interior.room_window(brush, -r * 0.72, -1.28, min(1.15, r * 0.42), 1.15, None, (2, 2))
    interior.fridge(brush, r * 0.80)
    if h > 4:
        interior.room_window(brush, -r * 0.62, -3.05, r * 1.24, h - 3.5, None, (4, 1))


def _kitchen_table(brush: Brush) -> None:
    x = brush.u(0.62)
    interior.table(brush, x, 1.5)
    interior.chair(brush, x - 0.95, 1)
    brush.oval(x, -0.86, 0.17, 0.09, brush.tone("#e9c14a", 0.8))


def _kitchen_pendants(brush: Brush) -> None:
    top = -room_height(brush.plate.view, 2.9)
    for share in (-0.62, 0.64):
        interior.pendant(brush, brush.u(share), top + 0.8, "#c8553f", max(0.35, brush.rig.lamps), top)


KITCHEN = room(
    "kitchen",
    Walls("#e3d3b0", None, "tile", tiles, shine=0.16),
    _kitchen_back,
    lambda brush: interior.picture(brush, 4.6, -1.5, 0.8, 0.7, 0),
    lambda brush: interior.shelf(brush, 4.2, -1.3, 1.5, 0.9, 2, 0.8, things="jars"),
    (
        Moving("outside", BACK - 0.05, indoors.outside(garden=True), sharp=True),
        Moving("pot", BACK - 0.1, motion.steam("pot", height=0.75, alpha=0.42, size=0.34)),
        Board("table", 6.1, _kitchen_table, rim=0.5),
        Board("pendant", 5.8, _kitchen_pendants, rim=0.3, sway=0.003),
        Board("front", 2.4, lambda brush: interior.overhang(brush, 1, 1.3), rim=0.4, sway=0.006),
    ),
)


# --- office -------------------------------------------------------------------------------------------------


def _office_back(brush: Brush, r: float, h: float) -> None:
    width = 2 * r * 0.92 / 3
    for k in range(3):
        x = -r * 0.92 + width * k + 0.06
        interior.room_window(brush, x, -0.85, width - 0.14, h - 1.1, None, (2, 1 if h < 4 else 3))
    brush.rect(-r, -0.80, 2 * r, 0.8, brush.tone("#9aa2aa", 0.45))


def _whiteboard(brush: Brush) -> None:
    brush.rect(3.6, -2.2, 2.4, 1.2, brush.tone("#f4f6f6", 0.9))
    for k, ink in enumerate(("#c84a4a", "#3a6ab0", "#3a8a5a", "#444444")):
        brush.line([(3.9, -2.0 + 0.2 * k), (4.6 + 0.3 * k, -2.0 + 0.2 * k)], 0.03, ink)


def _office_desks(brush: Brush) -> None:
    for share in (-0.45, 0.42):
        interior.desk(brush, brush.u(share), min(1.7, brush.half * 0.7), 2 if brush.half > 2.5 else 1)


def _office_corner(brush: Brush) -> None:
    interior.desk(brush, brush.u(0.80), 1.6, 1)
    interior.plant(brush, brush.u(-0.80), 1.5, "#d8d4cc")


def _office_lights(brush: Brush) -> None:
    fittings.strip_lights(brush, 0.18 - room_height(brush.plate.view, 2.95))


OFFICE = room(
    "office",
    Walls("#c3ccd0", None, "carpet", nothing, height=2.95, shine=0.05),
    _office_back,
    lambda brush: interior.shelf(brush, 4.0, 0, 2.2, 2.2, 5),
    _whiteboard,
    (
        Moving("outside", BACK - 0.05, indoors.outside(), sharp=True),
        Board("desks", 6.4, _office_desks, rim=0.4),
        Board("corner", 5.9, _office_corner, rim=0.4),
        Moving("screens", 5.85, indoors.screens, sharp=True),
        Board("lights", 6.2, _office_lights, rim=0, flicker=0.03),
        Board("front", 2.4, lambda brush: interior.overhang(brush, 1, 1.4, "#d8d4cc"), rim=0.4, sway=0.006),
    ),
)


# --- cafe ---------------------------------------------------------------------------------------------------


def _cafe_back(brush: Brush, r: float, h: float) -> None:
    interior.room_window(brush, -r * 0.93, -0.80, r * 0.80, h - 1.5, None, (3, 2 if h < 4 else 4))
    brush.rect(r * 0.02, -2.75, r * 0.90, 1.0, brush.tone("#23282a", 0.5))
    for k in range(5):
        y = -2.52 + 0.17 * k
        street.glyphs(brush, r * 0.08, y, r * (0.36 + 0.1 * (k % 2)), 0.085, brush.tone("#f2ead8", 0.8))
        street.glyphs(brush, r * 0.70, y, r * 0.14, 0.085, brush.tone("#f2c878", 0.8))
    interior.shelf(brush, r * 0.06, -1.15, r * 0.84, 0.55, 1, 0.9, things="jars")
    if h > 4:
        interior.shelf(brush, r * 0.06, -3.0, r * 0.84, 1.3, 2, 0.9, things="jars")


def _cafe_counter(brush: Brush) -> None:
    x0, x1 = brush.u(0.06), brush.u(0.80)
    brush.rect(x0, -1.08, x1 - x0, 1.08, (brush.tone("#7a4f34", 0.6), brush.tone("#4f3222", 0.3)))
    for x in np.arange(x0, x1 - 0.1, 0.16).tolist():
        brush.rect(x, -1.0, 0.03, 0.95, brush.tone("#3a2418", 0.1), 0.5)
    brush.rect(x0 - 0.08, -1.14, x1 - x0 + 0.16, 0.08, (brush.tone("#e8dcc8", 1), brush.tone("#b8a890", 0.4)))
    brush.rect(x0 + 0.12, -1.48, 0.62, 0.34, brush.tone("#b8bec4", 0.7))
    brush.rect(x0 + 0.18, -1.42, 0.50, 0.10, brush.tone("#5a2a24", 0.5))
    brush.mark("machine", x0 + 0.55, -1.50)
    brush.rect(x1 - 1.0, -1.46, 0.85, 0.32, mix(brush.rig.sky[3], "#ffe2b0", 0.6), 0.35)
    for k in range(4):
        brush.oval(x1 - 0.88 + 0.2 * k, -1.20, 0.08, 0.055, brush.tone("#d89a52", 0.8))


def _cafe_tables(brush: Brush) -> None:
    x = brush.u(-0.60)
    interior.table(brush, x, 0.8)
    for facing in (1, -1):
        interior.chair(brush, x - 0.62 * facing, facing)
    brush.oval(x, -0.80, 0.07, 0.04, brush.tone("#ffffff", 0.9))
    brush.mark("machine", x, -0.84)


def _cafe_pendants(brush: Brush) -> None:
    top = -room_height(brush.plate.view, 3.3)
    for k, share in enumerate((-0.72, -0.36, 0.10, 0.40, 0.70)):
        interior.pendant(brush, brush.u(share), top + 1.15 - 0.12 * (k % 2), "#23282a", 1.0, top)


CAFE = room(
    "cafe",
    Walls("#a8705a", "#5a4238", "wood", planks, height=3.3, shine=0.16),
    _cafe_back,
    lambda brush: interior.picture(brush, 4.6, -1.5, 1.0, 0.8, 1),
    lambda brush: interior.picture(brush, 4.4, -1.5, 1.0, 0.8, 2),
    (
        Moving("outside", BACK - 0.05, indoors.outside(passers=4), sharp=True),
        Board("counter", 6.6, _cafe_counter, rim=0.4),
        Moving("machine", 6.55, motion.steam("machine", height=0.8, alpha=0.40, size=0.34)),
        Board("tables", 6.3, _cafe_tables, rim=0.4),
        Board("pendants", 6.0, _cafe_pendants, rim=0.2, sway=0.003),
        Board("front", 2.4, lambda brush: interior.overhang(brush, -1, 1.4), rim=0.4, sway=0.006),
    ),
)
