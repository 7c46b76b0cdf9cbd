"""A log cabin: a fire in the hearth, and winter at the window."""

from dataclasses import replace

import numpy as np

from rushes.engines.previs.world import hearth, indoors, interior
from rushes.engines.previs.world.bands import Board, Moving, Setting
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import rgb
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.scenery import Practical
from rushes.engines.previs.world.settings.rooms import BACK, Walls, half_room, room, room_height, rug

HEIGHT = 3.0
FIRE_AT = 0.34
"""Where the hearth stands, as a share of the room's half width."""


def _cabin_back(brush: Brush, r: float, h: float) -> None:
    hearth.logs(brush, -r, 2 * r, h)
    wide = min(1.35, r * 0.58)
    hearth.winter_window(brush, -r * 0.80, -0.95, wide, 1.25 if h < 4 else h - 2.2)
    hearth.fireplace(brush, r * FIRE_AT, min(2.1, r * 0.88), -h)
    hearth.antlers(brush, r * FIRE_AT, -2.35)
    if h > 4:
        interior.picture(brush, r * (FIRE_AT - 0.16), -3.4, min(0.8, r * 0.34), 0.7, 0)
    interior.shelf(brush, r * 0.80, 0, r * 0.19, 2.0, 5, 0.9)


def _cabin_curtains(brush: Brush) -> None:
    view = brush.plate.view
    r, h = half_room(view, 3.1) * 0.985, room_height(view, HEIGHT)
    interior.drapes(brush, -r * 0.80, -0.95, min(1.35, r * 0.58), 1.25 if h < 4 else h - 2.2, "#a8353a")


def _side(brush: Brush) -> None:
    hearth.logs(brush, 0.6, BACK - 0.6, room_height(brush.plate.view, HEIGHT))
    brush.fade(BACK - 1.4, -6, 1.4, 6, "#1a0c08", 0.0, 0.35)
    interior.picture(brush, 4.4, -1.5, 0.8, 0.6, 0)


def _beams(brush: Brush) -> None:
    top = -room_height(brush.plate.view, HEIGHT)
    brush.rect(brush.x0, top - 0.1, brush.x1 - brush.x0, 0.34, (brush.tone("#7a4c2a", 0.7), brush.tone("#4a2c18", 0.3)))
    x = brush.u(-0.30)
    interior.pendant(brush, x, top + 0.95, "#3a4a3a", max(0.35, brush.rig.lamps * 0.8), top)


def _beside_the_fire(brush: Brush) -> None:
    x = brush.u(FIRE_AT * 0.86)
    hearth.woodpile(brush, x + min(1.5, brush.half * 0.52), 0.8)


def _seat(brush: Brush) -> None:
    interior.sofa(brush, brush.u(-0.62), min(1.7, brush.half * 0.6), "#8a3f3a")
    interior.table_lamp(brush, brush.u(-0.93), -0.55, on=max(0.5, brush.rig.lamps))
    interior.table(brush, brush.u(-0.93), 0.5, 0.55)


def _firelit(rig: Rig) -> Rig:
    """By the fire it is warm at any hour: less daylight, more embers."""
    share = {"night": 0.62, "dusk": 0.74, "dawn": 0.78}.get(rig.time, 0.86)
    key = rig.key * np.float32(share) + rgb("#ff9a50") * np.float32(0.30)
    ambient = rig.ambient * rgb("#f2d2b4") * np.float32(share)
    return replace(rig, key=np.asarray(key, np.float32), ambient=np.asarray(ambient, np.float32))


LOG_CABIN: Setting = replace(
    room(
        "log cabin",
        Walls("#8a5a34", None, "wood", rug("#a3383c", 1.5, 4.4, 6.0), height=HEIGHT, shine=0.10),
        _cabin_back,
        _side,
        _side,
        (
            Moving("outside", BACK - 0.05, indoors.outside(street=False), sharp=True),
            Moving("flames", BACK - 0.08, hearth.flames),
            Board("curtains", BACK - 0.1, _cabin_curtains, rim=0.2, sway=0.004),
            Board("wood", 6.5, _beside_the_fire, rim=0.5),
            Board("seat", 6.4, _seat, rim=0.5),
            Board("beams", 6.3, _beams, rim=0.3),
        ),
    ),
    relight=(_firelit,),
    practical=Practical((0.55, 0.10, 0.60), "#ff9a50", 0.80),
)
