"""A bedroom: a bed under a window, lamps on both sides of it, a wardrobe, a rug."""

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world import indoors, interior
from rushes.engines.previs.world.bands import Board, Moving
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import argb, mix
from rushes.engines.previs.world.settings.rooms import BACK, Walls, half_room, room, room_height, rug

HEIGHT = 2.85
BED = -0.28
"""Where the bed stands, as a share of the room's half width."""
QUILT, SHEET, WOOD = "#4a6a9a", "#fbf8f2", "#8a5f3c"


def _back(brush: Brush, r: float, h: float) -> None:
    tall = 1.25 if h < 4 else h - 2.4
    interior.room_window(brush, r * 0.20, -1.0, min(1.3, r * 0.46), tall, None, (2, 2 if h < 4 else 4))
    interior.picture(brush, r * BED - 0.42, -1.62, 0.84, 0.56, 2)
    for k in range(3):
        brush.rect(-r * 0.97 + 0.02, -1.5 - 0.28 * k, r * 0.22, 0.035, brush.tone(WOOD, 0.7))
        for j in range(4):
            ink = interior.BOOKS[(2 * k + j) % 8]
            brush.rect(-r * 0.95 + 0.07 * j, -1.68 - 0.28 * k, 0.05, 0.18, brush.tone(ink, 0.7))


def _curtains(brush: Brush) -> None:
    view = brush.plate.view
    r, h = half_room(view, 3.1) * 0.985, room_height(view, HEIGHT)
    interior.drapes(brush, r * 0.20, -1.0, min(1.3, r * 0.46), 1.25 if h < 4 else h - 2.4, "#c88a9a")


def _box(brush: Brush, x: float, y: float, w: float, h: float, radius: float, ink: str, lit: float = 0.9) -> None:
    path = skia.Path()
    path.addRoundRect(skia.Rect.MakeXYWH(x, y, w, h), radius, radius)
    inks = [argb(brush.tone(mix(ink, "#ffffff", 0.14), lit)), argb(brush.tone(ink, 0.4 * lit))]
    brush.canvas.drawPath(
        path, skia.Paint(AntiAlias=True, Shader=skia.GradientShader.MakeLinear([(0, y), (0, y + h)], inks))
    )


def _bed(brush: Brush) -> None:
    """A double bed seen from its foot: headboard, pillows, a quilt with a turned-down sheet."""
    x, w = brush.u(BED), min(1.9, brush.half * 0.66)
    brush.soft(x, 0, w * 0.66, 0.16, "#0a060a", 0.5)
    _box(brush, x - w * 0.52, -1.32, w * 1.04, 1.3, 0.14, WOOD)
    for k in range(5):
        brush.rect(x - w * 0.44 + w * 0.22 * k - 0.02, -1.22, 0.03, 0.5, brush.tone("#4a3020", 0.3), 0.6)
    for side in (-1, 1):
        _box(brush, x + side * w * 0.24 - w * 0.21, -1.02, w * 0.42, 0.34, 0.12, SHEET, 1.0)
        _box(brush, x + side * w * 0.20 - w * 0.14, -0.92, w * 0.28, 0.26, 0.10, "#e0a24a", 0.9)
    _box(brush, x - w * 0.50, -0.74, w, 0.64, 0.12, QUILT)
    _box(brush, x - w * 0.50, -0.76, w, 0.16, 0.07, SHEET, 1.0)
    for i in range(8):  # patches
        for j in range(3):
            ink = ("#6a8aba", "#3a5684", "#8aa4c8")[(i + 2 * j) % 3]
            brush.rect(
                x - w * 0.48 + w * 0.12 * i + 0.01,
                -0.58 + 0.15 * j,
                w * 0.12 - 0.02,
                0.13,
                brush.tone(ink, 0.7 - 0.15 * j),
                0.75,
            )
    brush.rect(x - w * 0.52, -0.14, w * 1.04, 0.10, (brush.tone(WOOD, 0.8), brush.tone(WOOD, 0.3)))
    for side in (-1, 1):
        brush.rect(x + side * w * 0.48 - 0.04, -0.10, 0.08, 0.10, brush.tone("#4a3020", 0.4))


def _nightstands(brush: Brush) -> None:
    w = min(1.9, brush.half * 0.66)
    for side in (-1, 1):
        x = brush.u(BED) + side * (w * 0.52 + 0.30)
        brush.soft(x, 0, 0.36, 0.08, "#0a060a", 0.4)
        brush.rect(x - 0.22, -0.56, 0.44, 0.52, (brush.tone(WOOD, 0.85), brush.tone(WOOD, 0.35)))
        for k in range(2):
            brush.rect(x - 0.18, -0.50 + 0.23 * k, 0.36, 0.19, brush.tone(mix(WOOD, "#ffffff", 0.15), 0.6))
            brush.oval(x, -0.41 + 0.23 * k, 0.025, 0.025, brush.tone("#e8c86a", 0.9))
        interior.table_lamp(brush, x, -0.56, on=max(0.35, brush.rig.lamps))


def _wardrobe(brush: Brush) -> None:
    x, w, tall = brush.u(0.84), min(1.2, brush.half * 0.36), 2.15
    brush.soft(x, 0, w * 0.6, 0.1, "#0a060a", 0.45)
    brush.rect(x - w / 2, -tall, w, tall, (brush.tone(mix(WOOD, "#ffffff", 0.08), 0.8), brush.tone(WOOD, 0.35)))
    for k in (0, 1):
        left = x - w / 2 + 0.05 + (w / 2 - 0.02) * k
        brush.rect(left, -tall + 0.1, w / 2 - 0.08, tall - 0.5, brush.tone(mix(WOOD, "#ffffff", 0.18), 0.6))
        brush.oval(x + (0.06 if k else -0.06), -1.1, 0.03, 0.05, brush.tone("#e8c86a", 0.9))
        brush.rect(left, -0.34, w / 2 - 0.08, 0.26, brush.tone(mix(WOOD, "#ffffff", 0.12), 0.5))
    brush.rect(x - w * 0.55, -tall - 0.08, w * 1.1, 0.12, brush.tone(mix(WOOD, "#ffffff", 0.2), 0.9))
    brush.rect(x - 0.3, -tall - 0.30, 0.5, 0.22, brush.tone("#c8a878", 0.7))


BEDROOM = room(
    "bedroom",
    Walls("#c8b4bc", "#e6dcd6", "wood", rug("#8a5a7a", 1.5, 4.5, 5.9), height=HEIGHT, shine=0.08, stripes=True),
    _back,
    lambda brush: interior.picture(brush, 4.2, -1.4, 0.8, 0.7, 1),
    lambda brush: interior.picture(brush, 4.2, -1.4, 0.7, 0.8, 0),
    (
        Moving("outside", BACK - 0.05, indoors.outside(garden=True), sharp=True),
        Board("curtains", BACK - 0.1, _curtains, rim=0.2, sway=0.006),
        Board("bed", 6.55, _bed, rim=0.5),
        Board("stands", 6.5, _nightstands, rim=0.5),
        Board("wardrobe", 6.4, _wardrobe, rim=0.4),
        Board("plant", 6.1, lambda brush: interior.plant(brush, brush.u(-0.90), 1.2), rim=0.5, sway=0.006),
        Board("front", 2.4, lambda brush: interior.overhang(brush, 1, 1.3), rim=0.4, sway=0.006),
    ),
)
