"""What things on display stand on: a plinth in the studio, a table or a counter before the place."""

from rushes.engines.previs.film import STAND_HEIGHT
from rushes.engines.previs.raster import skia
from rushes.engines.previs.scene import Stand
from rushes.engines.previs.world.bands import Band
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import argb, full, mix
from rushes.engines.previs.world.scenery import GroundSheet, Scenery
from rushes.engines.previs.world.stage import Box, Plane, Plate, View

PLINTH_HALF, PLINTH_INK = 0.62, "#d9d5cf"
PLINTH_LIGHT = (0.40, 1.05, 0.85, 0.45, 0.25)
"""How much light falls on the plinth, from the side of the key to the other."""

BEYOND = 0.85
"""Metres from what stands on a table to its far edge."""

TABLES: dict[str, tuple[str, float]] = {
    "studio": ("#b98a5c", 0.10),
    "kitchen": ("#c89a68", 0.12),
    "cafe": ("#7a5034", 0.14),
    "living room": ("#8a5a3a", 0.12),
    "office": ("#9a7048", 0.10),
    "seashore": ("#a87444", 0.08),
    "city": ("#5a5660", 0.20),
    "skyline": ("#5a5660", 0.20),
}
"""Colour and sheen of the table in each setting; elsewhere it is dark wood."""
DARK_WOOD = ("#8a5a38", 0.12)
PLANK = 0.30


def bands(stand: Stand, setting: str, view: View) -> tuple[Band, ...]:
    """What something on display stands on, at the depth that is sharp."""
    if stand == "plinth":
        return (Plinth(),)
    return (Table(*TABLES.get(setting, DARK_WOOD)),) if stand == "table" else ()


class Plinth:
    """A round white plinth under what is at the focus."""

    def build(self, scenery: Scenery) -> None:
        """Paint it; what stands on it throws no shadow onto the floor."""
        plate = scenery.billboard(scenery.view.subject_z, "plinth")
        brush = scenery.brush(plate)
        _paint_plinth(brush)
        scenery.finish(plate, brush, 0.0, rim=0.7)
        if plate.crop():
            scenery.add(plate)
        scenery.ground = GroundSheet(plate, 0.0, takes_shadows=False)


def _paint_plinth(brush: Brush) -> None:
    half, top, foot = PLINTH_HALF, -STAND_HEIGHT["plinth"], 0.0
    brush.soft(0, top - 0.5, 1.1, 0.9, full(brush.rig.key), 0.16, plus=True)
    brush.soft(0.25 * half * -brush.rig.side, foot, 1.9 * half, 0.24 * half, "#0a0a12", 0.5)
    body = skia.Path()
    body.addRect(skia.Rect.MakeLTRB(-half, top, half, foot))
    body.addOval(skia.Rect.MakeLTRB(-half, foot - 0.16 * half, half, foot + 0.16 * half))
    lits = PLINTH_LIGHT if brush.rig.side < 0 else tuple(reversed(PLINTH_LIGHT))
    shades = [argb(brush.tone(PLINTH_INK, lit)) for lit in lits]
    shader = skia.GradientShader.MakeLinear([(-half, 0.0), (half, 0.0)], shades, [0, 0.24, 0.5, 0.8, 1])
    brush.canvas.drawPath(body, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))
    brush.oval(0, top, half, 0.20 * half, (brush.tone("#ffffff", 0.75), brush.tone("#ffffff", 1.0)))


class Table:
    """A table or a counter as wide as the picture, its far edge a little behind what stands on it.

    Whatever of the setting is nearer than that edge is left out.
    """

    def __init__(self, ink: str, sheen: float) -> None:
        self._ink, self._sheen = ink, sheen

    def build(self, scenery: Scenery) -> None:
        """Clear the foreground and paint the table; it takes shadows and mirrors a little."""
        view = scenery.view
        far = view.subject_z + BEYOND
        scenery.layers[:] = [plate for plate in scenery.layers if plate.order > far]
        scenery.late.append(
            lambda: scenery.movers.__setitem__(slice(None), [m for m in scenery.movers if m.order > far])
        )
        level = STAND_HEIGHT["table"]
        plane = Plane((0.0, 1.0, 0.0), view.eye - level)
        seen = view.seen(plane)
        edge = view.hy + (view.eye - level) * view.f / far
        box = Box(
            min(0.0, seen.left) - 12, edge - 2, max(view.width, seen.right) + 12, max(view.height, seen.bottom) + 12
        )
        plate = Plate(view, plane, box, 1.0, view.subject_z, "table")
        brush = scenery.level_brush(plate, -level)
        self._paint(brush, far)
        scenery.saturate_plate(plate)
        scenery.ground = GroundSheet(plate, self._sheen, takes_shadows=True)
        scenery.layers.append(plate)

    def _paint(self, brush: Brush, far: float) -> None:
        rig, ink, reach = brush.rig, self._ink, 14.0
        z0 = 0.6
        rows = round((far - z0) / PLANK)
        for k in range(rows):
            near, away = far - (k + 1) * PLANK, far - k * PLANK
            tint = mix(ink, "#ffffff" if k % 3 == 0 else "#2a1a10", 0.03 + 0.04 * (k % 2))
            lit = rig.facing * (0.72 + 0.30 * (k / rows))
            brush.poly([(-reach, near), (reach, near), (reach, away), (-reach, away)], brush.tone(tint, lit))
            brush.line([(-reach, near), (reach, near)], 0.008, brush.tone(ink, 0.02), 0.8)
            for j in range(9):
                x = -6 + 1.5 * ((j + 0.618 * k) % 8) + float(brush.rng.random())
                z = near + PLANK * (0.2 + 0.6 * float(brush.rng.random()))
                long = 0.5 + 0.9 * float(brush.rng.random())
                brush.line([(x, z), (x + long, z + 0.02)], 0.006, brush.tone(mix(ink, "#2a1a10", 0.5), lit), 0.5)
        brush.poly(
            [(-reach, far - 0.035), (reach, far - 0.035), (reach, far), (-reach, far)],
            brush.tone(mix(ink, "#ffffff", 0.25), 1.0),
        )
        z = brush.plate.view.subject_z
        brush.soft(0.5 * rig.side, z + 0.25, 2.2, 0.75, mix(full(rig.key), "#fff4e0", 0.4), 0.30)
        brush.soft(-1.9, z - 0.9, 1.5, 0.7, "#0c0810", 0.25)
        brush.soft(1.9, z - 0.9, 1.5, 0.7, "#0c0810", 0.25)
