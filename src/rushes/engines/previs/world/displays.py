"""What stands in the studio when nobody does: a lit plinth with an object on it, or shapes that float in the light.

Every painter draws one object with its foot at (0, 0) and a height of 1, in the brush's own light.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.bands import Band, Board, Moving
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import Ink, argb, full, mix
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.stage import Lens, View

ROUND = (0.30, 1.15, 0.80, 0.36, 0.16)
"""How much light falls on a round body, from the side of the key to the other."""

FLAT = (0.95, 0.85, 0.72, 0.60, 0.50)
PLINTH, PLINTH_INK = 0.35, "#d9d5cf"
"""Width of the plinth as a share of the visible height (or width, where the picture is upright)."""

OBJECT, OBJECT_FOOT = 0.43, 0.70
"""Height of the object, and where its foot is from the top of the picture, as shares of the same."""

GOLD, STEEL, WHITE, DARK = "#d9b36a", "#b9c0ca", "#f4f2ee", "#23252d"

Points = Sequence[tuple[float, float]]
Painter = Callable[[Brush, str], None]
"""Paints an object in an ink."""


def _body(brush: Brush, path: skia.Path, ink: Ink, lits: Sequence[float] = ROUND, alpha: float = 1.0) -> None:
    """Fill a path with light that runs around it, from the side of the key."""
    box = path.getBounds()
    ends = [(box.left(), 0.0), (box.right(), 0.0)]
    shades = [argb(brush.tone(ink, lit), alpha) for lit in (lits if brush.rig.side < 0 else tuple(reversed(lits)))]
    shader = skia.GradientShader.MakeLinear(ends, shades, [0, 0.24, 0.5, 0.8, 1])
    brush.canvas.drawPath(path, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))


def _lathe(profile: Points) -> skia.Path:
    """A turned body from (half width, height) pairs, from its foot up."""
    points = [(w, -h) for w, h in profile] + [(-w, -h) for w, h in reversed(profile)]
    return skia.Path.Polygon([skia.Point(x, y) for x, y in points], True)


def _panel(x: float, y: float, w: float, h: float, r: float) -> skia.Path:
    path = skia.Path()
    path.addRRect(skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(x, y, w, h), r, r))
    return path


def _gloss(brush: Brush, x: float, top: float, bottom: float, width: float, alpha: float = 0.5) -> None:
    """The mirror image of the lamp on something smooth, on the side of the key."""
    at = brush.rig.side * x
    brush.line([(at, -bottom), (at, -top)], width, "#ffffff", alpha)


# --- objects ------------------------------------------------------------------------------------------------


def _bottle(brush: Brush, ink: str) -> None:
    outline = ((0.13, 0), (0.15, 0.02), (0.15, 0.52), (0.14, 0.58), (0.10, 0.66), (0.052, 0.72), (0.048, 0.90))
    _body(brush, _lathe(outline), ink)
    _body(brush, _panel(-0.06, -1.0, 0.12, 0.13, 0.015), GOLD)
    _body(brush, _panel(-0.15, -0.44, 0.30, 0.24, 0.01), WHITE, (0.5, 1.1, 0.9, 0.55, 0.35))
    brush.rect(-0.07, -0.36, 0.14, 0.02, brush.tone(ink, 0.6))
    brush.rect(-0.045, -0.31, 0.09, 0.012, brush.tone(ink, 0.6), 0.7)
    _gloss(brush, 0.105, 0.60, 0.05, 0.018)


def _perfume(brush: Brush, ink: str) -> None:
    _body(brush, _panel(-0.27, -0.66, 0.54, 0.66, 0.07), mix(ink, "#ffffff", 0.55), alpha=0.92)
    _body(brush, _panel(-0.21, -0.52, 0.42, 0.46, 0.04), ink, (0.5, 1.2, 1.0, 0.6, 0.35))
    _body(brush, _panel(-0.075, -0.74, 0.15, 0.09, 0.01), GOLD)
    _body(brush, _panel(-0.125, -1.0, 0.25, 0.27, 0.03), DARK, (0.5, 1.6, 0.8, 0.5, 0.3))
    brush.rect(-0.11, -0.33, 0.22, 0.10, brush.tone(WHITE, 0.9), 0.9)
    brush.rect(-0.07, -0.29, 0.14, 0.016, brush.tone(DARK, 0.6), 0.8)
    _gloss(brush, 0.225, 0.60, 0.07, 0.022, 0.65)


def _watch(brush: Brush, ink: str) -> None:
    _body(brush, _lathe(((0.12, 0), (0.155, 0.20), (0.19, 0.34), (0.19, 0.66), (0.155, 0.80), (0.12, 1.0))), ink)
    for y in (0.06, 0.12, 0.90, 0.95):
        brush.rect(-0.10, -y, 0.20, 0.008, brush.tone("#000000", 0.2), 0.35)
    case = skia.Path()
    case.addCircle(0, -0.5, 0.27)
    _body(brush, case, STEEL, (0.4, 1.5, 0.7, 1.0, 0.3))
    _body(brush, _panel(0.26, -0.53, 0.045, 0.06, 0.012), STEEL)
    brush.oval(0, -0.5, 0.222, 0.222, (brush.tone(mix(DARK, ink, 0.25), 0.9), brush.tone(DARK, 0.5)))
    for k in range(12):
        c, s = math.sin(k * math.tau / 12), math.cos(k * math.tau / 12)
        long = 0.045 if k % 3 == 0 else 0.022
        brush.line([(c * 0.20, -0.5 - s * 0.20), (c * (0.20 - long), -0.5 - s * (0.20 - long))], 0.010, GOLD)
    for angle, long, width in ((-0.9, 0.105, 0.018), (0.95, 0.155, 0.012)):
        brush.line([(0, -0.5), (math.sin(angle) * long, -0.5 - math.cos(angle) * long)], width, WHITE)
    brush.oval(0, -0.5, 0.014, 0.014, GOLD)
    brush.soft(brush.rig.side * 0.09, -0.60, 0.12, 0.07, "#ffffff", 0.35, plus=True)


def _shoe(brush: Brush, ink: str) -> None:
    upper = skia.Path()
    upper.moveTo(-0.60, -0.12)
    upper.cubicTo(-0.66, -0.36, -0.62, -0.52, -0.56, -0.62)
    upper.cubicTo(-0.46, -0.58, -0.34, -0.56, -0.22, -0.64)
    upper.cubicTo(-0.06, -0.50, 0.10, -0.40, 0.30, -0.34)
    upper.cubicTo(0.52, -0.30, 0.66, -0.24, 0.66, -0.11)
    upper.close()
    _body(brush, upper, ink, (0.55, 1.1, 0.95, 0.75, 0.5))
    toe = skia.Path()
    toe.moveTo(0.36, -0.12)
    toe.cubicTo(0.36, -0.24, 0.42, -0.31, 0.46, -0.31)
    toe.cubicTo(0.60, -0.27, 0.66, -0.22, 0.66, -0.11)
    toe.close()
    _body(brush, toe, mix(ink, "#ffffff", 0.25), (0.6, 1.1, 0.9, 0.7, 0.5))
    _body(brush, _panel(-0.66, -0.15, 1.36, 0.15, 0.07), WHITE, (0.7, 1.1, 0.95, 0.7, 0.5))
    brush.rect(-0.62, -0.045, 1.28, 0.02, brush.tone(DARK, 0.4), 0.5)
    brush.line([(-0.40, -0.17), (-0.16, -0.30), (0.18, -0.20)], 0.055, brush.tone(WHITE, 0.95))
    for k in range(4):
        x, y = -0.13 + 0.10 * k, -0.555 + 0.052 * k
        brush.line([(x - 0.05, y + 0.09), (x + 0.03, y - 0.012)], 0.024, brush.tone(WHITE, 1.0))
    brush.line([(-0.57, -0.60), (-0.40, -0.57), (-0.23, -0.62)], 0.03, brush.tone(mix(ink, "#000000", 0.4), 0.5))


def _phone(brush: Brush, ink: str) -> None:
    brush.canvas.save()
    brush.canvas.rotate(7 * brush.rig.side)
    _body(brush, _panel(-0.26, -1.0, 0.52, 1.0, 0.07), DARK, (0.6, 1.9, 0.8, 0.7, 1.2))
    screen = _panel(-0.235, -0.975, 0.47, 0.95, 0.05)
    inks = [argb(mix(ink, "#ffffff", 0.45)), argb(ink), argb(mix(ink, "#1a1440", 0.7))]
    shader = skia.GradientShader.MakeLinear([(-0.2, -0.95), (0.2, -0.05)], inks)
    brush.canvas.drawPath(screen, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))
    brush.oval(0.06, -0.44, 0.16, 0.16, mix(ink, "#ffffff", 0.7), 0.30)
    brush.oval(-0.06, -0.34, 0.12, 0.12, mix(ink, "#ffffff", 0.85), 0.35)
    brush.canvas.drawPath(_panel(-0.06, -0.955, 0.12, 0.03, 0.015), skia.Paint(AntiAlias=True, Color=argb(DARK)))
    for row in range(2):
        for column in range(4):
            icon = _panel(-0.19 + 0.105 * column, -0.20 + 0.105 * row, 0.07, 0.07, 0.018)
            brush.canvas.drawPath(icon, skia.Paint(AntiAlias=True, Color=argb("#ffffff", 0.55)))
    brush.poly([(0.02, -0.975), (0.20, -0.975), (-0.05, -0.025), (-0.20, -0.025)], "#ffffff", 0.07)
    brush.canvas.restore()


def _cup(brush: Brush, ink: str) -> None:
    brush.oval(0, -0.03, 0.52, 0.07, (brush.tone(WHITE, 1.1), brush.tone(WHITE, 0.4)))
    handle = [(0.30 + 0.20 * math.sin(a), -0.42 + 0.17 * math.cos(a)) for a in np.linspace(0.1, math.pi - 0.1, 12)]
    brush.line(handle, 0.055, brush.tone(mix(ink, "#000000", 0.15), 0.5))
    _body(brush, _lathe(((0.18, 0.03), (0.26, 0.12), (0.32, 0.34), (0.345, 0.68))), ink)
    brush.oval(0, -0.68, 0.345, 0.062, brush.tone(mix(ink, "#ffffff", 0.35), 1.0))
    brush.oval(0, -0.672, 0.305, 0.048, brush.tone("#4a2a18", 0.9))
    _gloss(brush, 0.25, 0.60, 0.22, 0.025, 0.4)
    for k, x in enumerate((-0.10, 0.02, 0.13)):
        steam = [(x + 0.035 * math.sin(5 * s + 2 * k), -0.74 - 0.26 * s) for s in np.linspace(0, 1, 10)]
        brush.line(steam, 0.022, "#ffffff", 0.22)


def _plate(brush: Brush, half: float = 0.62) -> None:
    brush.oval(0, -0.03, half, 0.09, (brush.tone(WHITE, 1.1), brush.tone(WHITE, 0.4)))
    brush.oval(0, -0.045, 0.72 * half, 0.055, brush.tone(WHITE, 0.75))


def _cake(brush: Brush, ink: str) -> None:
    """Two layers with cream between them, icing that runs down, a cherry; a slice is cut out."""
    _plate(brush)
    _body(brush, _lathe(((0.44, 0.05), (0.44, 0.62))), ink)
    for y in (0.24, 0.42):
        brush.rect(-0.44, -y, 0.88, 0.035, (brush.tone("#fff4e4", 1.0), brush.tone("#fff4e4", 0.6)))
    brush.oval(0, -0.05, 0.44, 0.06, brush.tone(mix(ink, "#000000", 0.2), 0.4))
    icing = mix(ink, "#ffe6d8", 0.55)
    drips = [(-0.45 + 0.9 * k / 36, -0.50 + 0.06 * math.sin(1.75 * k)) for k in range(37)]
    brush.poly([(-0.45, -0.62), *drips, (0.45, -0.62)], (brush.tone(icing, 1.0), brush.tone(icing, 0.6)))
    brush.oval(0, -0.62, 0.45, 0.085, brush.tone(mix(icing, "#ffffff", 0.3), 1.0))
    cut = [(0.0, -0.62), (0.10, -0.705), (0.36, -0.675), (0.36, -0.12), (0.10, -0.02), (0.0, -0.04)]
    brush.poly([(0.02, -0.64), (0.40, -0.66), (0.16, -0.54)], brush.tone(mix(ink, "#000000", 0.35), 0.4))
    brush.poly([cut[0], (0.16, -0.54), (0.16, 0.0), (0.0, -0.04)], brush.tone(mix(ink, "#d8a060", 0.35), 0.55))
    for y in (0.20, 0.38):
        brush.poly([(0.0, -y - 0.03), (0.16, -y + 0.02), (0.16, -y + 0.055), (0.0, -y + 0.005)], "#fff4e4", 0.9)
    for x, y in ((-0.30, 0.65), (-0.10, 0.69), (-0.16, 0.60), (0.30, 0.65)):
        brush.oval(x, -y, 0.055, 0.05, (brush.tone("#ffffff", 1.1), brush.tone("#f4e6dc", 0.7)))
        brush.oval(x, -y - 0.055, 0.036, 0.036, (brush.tone("#e8404a", 1.2), brush.tone("#a8202c", 0.5)))


def _bowl(brush: Brush, ink: str) -> None:
    """A steaming bowl with chopsticks on its rim."""
    _body(brush, _lathe(((0.20, 0.0), (0.20, 0.06), (0.40, 0.16), (0.54, 0.34), (0.58, 0.52))), ink)
    for k in range(9):
        brush.oval(-0.44 + 0.11 * k, -0.40, 0.03, 0.03, brush.tone(WHITE, 0.9), 0.6)
    brush.oval(0, -0.52, 0.58, 0.12, brush.tone(mix(ink, "#ffffff", 0.35), 1.0))
    brush.oval(0, -0.515, 0.53, 0.10, brush.tone("#c88a4a", 0.9))
    for k in range(7):
        x = -0.34 + 0.09 * k
        noodle = [(x + 0.05 * math.sin(3 * s + k), -0.47 - 0.10 * s) for s in np.linspace(0, 1, 8)]
        brush.line(noodle, 0.028, brush.tone("#f4dc9a", 1.0))
    brush.oval(0.24, -0.55, 0.12, 0.07, brush.tone("#fff8ec", 1.1))
    brush.oval(0.24, -0.555, 0.055, 0.035, brush.tone("#f2a63a", 1.1))
    brush.poly([(-0.36, -0.54), (-0.12, -0.62), (-0.02, -0.54), (-0.24, -0.50)], brush.tone("#5a9a4a", 0.9))
    for shift in (0.0, 0.06):
        brush.line([(0.10 + shift, -0.50), (0.66 + shift, -0.88)], 0.026, brush.tone("#8a3a2c", 0.7))
    for k, x in enumerate((-0.22, -0.02, 0.16)):
        steam = [(x + 0.04 * math.sin(5 * s + 2 * k), -0.66 - 0.32 * s) for s in np.linspace(0, 1, 10)]
        brush.line(steam, 0.026, "#ffffff", 0.25)


def _burger(brush: Brush, ink: str) -> None:
    """A burger on a plate."""
    _plate(brush)
    _body(brush, _panel(-0.42, -0.20, 0.84, 0.14, 0.06), ink)
    _body(brush, _panel(-0.44, -0.30, 0.88, 0.12, 0.05), "#6a3a24")
    brush.poly(
        [(-0.46, -0.32), (0.46, -0.32), (0.30, -0.22), (0.16, -0.30), (-0.10, -0.22), (-0.26, -0.30)],
        brush.tone("#f2b83a", 0.9),
    )
    _body(brush, _panel(-0.43, -0.38, 0.86, 0.06, 0.03), "#c8403a")
    leaf = [(-0.48 + 0.96 * k / 24, -0.36 - 0.03 * math.sin(1.9 * k)) for k in range(25)]
    brush.poly([*leaf, (0.46, -0.43), (-0.46, -0.43)], (brush.tone("#8ac45a", 0.9), brush.tone("#5a9a3a", 0.6)))
    bun = skia.Path()
    bun.moveTo(-0.44, -0.42)
    bun.cubicTo(-0.46, -0.80, 0.46, -0.80, 0.44, -0.42)
    bun.close()
    _body(brush, bun, ink)
    for k in range(9):
        x = -0.28 + 0.07 * k
        brush.oval(x, -0.60 - 0.06 * math.cos(0.35 * (k - 4) * 2), 0.018, 0.011, brush.tone("#fff0cc", 1.1))


def _glass(brush: Brush, ink: str) -> None:
    """A tumbler of something that sparkles, with ice, a slice of lemon and mint."""
    _body(brush, _lathe(((0.22, 0.0), (0.235, 0.04), (0.29, 0.86))), "#dfeaf0", alpha=0.45)
    _body(brush, _lathe(((0.215, 0.06), (0.27, 0.70))), ink, (0.8, 1.3, 1.1, 0.8, 0.6), alpha=0.62)
    for x, y in ((-0.10, 0.56), (0.09, 0.50), (-0.02, 0.64)):
        _body(brush, _panel(x - 0.08, -y - 0.08, 0.16, 0.14, 0.02), "#ffffff", alpha=0.45)
    for k in range(16):
        brush.oval(-0.17 + 0.34 * ((k * 0.618) % 1), -0.10 - 0.5 * ((k * 0.382) % 1), 0.012, 0.012, "#ffffff", 0.8)
    brush.oval(0, -0.70, 0.27, 0.045, brush.tone(mix(ink, "#ffffff", 0.4), 1.1), 0.7)
    brush.oval(0.25, -0.84, 0.17, 0.17, brush.tone("#f2d23a", 1.0))
    brush.oval(0.25, -0.84, 0.135, 0.135, brush.tone("#fff4b0", 1.0))
    for k in range(4):
        c, s = math.cos(k * math.pi / 4), math.sin(k * math.pi / 4)
        brush.line([(0.25 - 0.13 * c, -0.84 - 0.13 * s), (0.25 + 0.13 * c, -0.84 + 0.13 * s)], 0.014, "#f2d23a")
    for x, turn in ((-0.16, -0.5), (-0.06, 0.1), (-0.24, -1.0)):
        leaf = [(-0.10, -0.74), (x - 0.04, -0.92), (x + 0.20 * math.sin(turn), -1.0), (x + 0.05, -0.90)]
        brush.poly(leaf, (brush.tone("#8ac45a", 1.0), brush.tone("#4a8a3a", 0.6)))
    _gloss(brush, 0.21, 0.80, 0.10, 0.022, 0.6)


def _box(brush: Brush, ink: str) -> None:
    side = brush.rig.side
    front, edge = (-0.36, 0.26) if side < 0 else (-0.26, 0.36)
    corner = edge if side < 0 else front
    away = corner + (0.16 if side < 0 else -0.16)
    _body(brush, _panel(front, -0.62, edge - front, 0.62, 0.012), ink, FLAT)
    brush.poly([(corner, -0.62), (away, -0.70), (away, -0.08), (corner, 0)], brush.tone(ink, 0.12))
    lid = [(front, -0.62), (edge, -0.62), (edge + 0.16 * -side, -0.70), (front + 0.16 * -side, -0.70)]
    brush.poly(lid, brush.tone(mix(ink, "#ffffff", 0.25), 1.05))
    middle = (front + edge) / 2
    brush.rect(middle - 0.05, -0.62, 0.10, 0.62, (brush.tone(GOLD, 1.0), brush.tone(GOLD, 0.6)))
    top = [(middle - 0.05, -0.62), (middle + 0.05, -0.62), (middle + 0.05 - 0.16 * side, -0.70)]
    brush.poly([*top, (middle - 0.05 - 0.16 * side, -0.70)], brush.tone(GOLD, 1.1))
    knot = middle - 0.08 * side
    for way in (-1, 1):
        loop = [(knot, -0.67), (knot + way * 0.10, -0.84), (knot + way * 0.22, -0.80), (knot + way * 0.17, -0.70)]
        brush.poly(loop, (brush.tone(mix(GOLD, "#ffffff", 0.2), 1.1), brush.tone(GOLD, 0.5)))
    brush.oval(knot, -0.68, 0.045, 0.035, brush.tone(GOLD, 0.8))


OBJECTS: dict[str, tuple[Painter, str, float]] = {
    "bottle": (_bottle, "#2f7d6a", 1.15),
    "perfume": (_perfume, "#e79aa8", 1.0),
    "watch": (_watch, "#5a3a2c", 1.1),
    "shoe": (_shoe, "#d8483e", 0.62),
    "phone": (_phone, "#5a6cf0", 1.1),
    "cup": (_cup, "#e9e2d6", 0.74),
    "cake": (_cake, "#7a4a30", 0.92),
    "bowl": (_bowl, "#b8383a", 0.78),
    "burger": (_burger, "#d89a4e", 0.9),
    "glass": (_glass, "#cfe8ee", 1.0),
    "box": (_box, "#c2455a", 0.85),
}
"""What can stand on the plinth: its painter, its colour when none is named, and its size against the others."""

SHAPES = "shapes"
"""What floats where there is nothing to put on a plinth."""

SHAPE_INKS = ("#f2a65a", "#e8637a", "#6a8df0", "#58c4b4", "#f4dc8a", "#a884e8", "#f0f0ec")


# --- the set ------------------------------------------------------------------------------------------------


def bands(kind: str, colour: str | None, view: View) -> tuple[Band, ...]:
    """The bands of a display, at the depth that is sharp."""
    if kind not in OBJECTS:
        return (Moving(SHAPES, view.subject_z, lambda scenery, rng: _floating(scenery, rng, colour)),)
    painter, ink, size = OBJECTS[kind]
    return (Board("display", view.subject_z, lambda brush: _on_plinth(brush, painter, colour or ink, size), rim=0.7),)


def _on_plinth(brush: Brush, painter: Painter, ink: str, size: float) -> None:
    view, z = brush.plate.view, brush.z
    seen = min(view.height, 1.25 * view.width) * z / view.f
    top = (OBJECT_FOOT * view.height - view.hy) * z / view.f - view.eye
    half, height = PLINTH * seen / 2, OBJECT * seen * size
    foot = max(0.0, top + 0.1)
    warm = full(brush.rig.key)
    brush.soft(0, top - 0.5 * height, 0.95 * height, 0.85 * height, warm, 0.20, plus=True)
    brush.soft(0.25 * half * -brush.rig.side, foot, 1.9 * half, 0.30 * half, "#0a0a12", 0.5)
    body = skia.Path()
    body.addRect(skia.Rect.MakeLTRB(-half, top, half, foot))
    body.addOval(skia.Rect.MakeLTRB(-half, foot - 0.16 * half, half, foot + 0.16 * half))
    _body(brush, body, PLINTH_INK, (0.40, 1.05, 0.85, 0.45, 0.25))
    brush.oval(0, top, half, 0.16 * half, (brush.tone("#ffffff", 0.85), brush.tone("#ffffff", 1.1)))
    brush.soft(0.2 * half * -brush.rig.side, top + 0.03 * half, 0.72 * half, 0.10 * half, "#15131c", 0.55)
    brush.canvas.save()
    brush.canvas.translate(0, top + 0.03 * half)
    brush.canvas.scale(height, height)
    painter(brush, ink)
    brush.canvas.restore()


def _floating(scenery: Scenery, rng: np.random.Generator, colour: str | None) -> Motion:
    """Balls, rings and lozenges that drift and turn slowly, with a light upon each and a shadow below."""
    rig = scenery.rig
    inks = SHAPE_INKS if colour is None else tuple(mix(colour, other, 0.3) for other in SHAPE_INKS)
    count = 11
    u = rng.random((count, 6)).tolist()

    def draw(target: Target, lens: Lens, t: float) -> None:
        view, canvas = lens.view, target.canvas
        seen = min(view.height, 1.25 * view.width)
        for k in sorted(range(count), key=lambda k: -u[k][0]):
            depth, b, c, d, e, g = u[k]
            near = 1.25 - 0.6 * depth
            around = math.tau * (k / count + 0.012 * t)
            x = (
                view.cx
                + lens.shift
                + (0.40 * math.cos(around) * view.width - lens.pose.x * 0.12 * view.f) * (0.55 + 0.45 * b)
            )
            y = view.height * (0.42 + 0.22 * math.sin(around * 2 + 5 * c) + 0.025 * math.sin(0.7 * t + 6 * d))
            r = seen * (0.045 + 0.075 * e) * near
            floor = view.height * (0.83 + 0.08 * (1 - depth))
            shadow = [argb("#10101a", 0.26), argb("#10101a", 0.0)]
            canvas.save()
            canvas.translate(x, floor)
            canvas.scale(1, 0.18)
            shade = skia.GradientShader.MakeRadial((0, 0), 1.3 * r, shadow)
            canvas.drawCircle(0, 0, 1.3 * r, skia.Paint(AntiAlias=True, Dither=True, Shader=shade))
            canvas.restore()
            tones = [rig.tone(inks[k % len(inks)], lit) for lit in LIT]
            _shape(canvas, k % 3, (x, y), r, 0.25 * t + 6 * g, tones, rig.side)

    return draw


LIT = (1.5, 1.0, 0.55, 0.12)


def _shape(
    canvas: skia.Canvas, form: int, at: tuple[float, float], r: float, turn: float, tones: Sequence[Ink], side: float
) -> None:
    """One ball (0), ring (1) or lozenge (2)."""
    canvas.save()
    canvas.translate(*at)
    paint = skia.Paint(AntiAlias=True, Dither=True)
    shades = [argb(tone) for tone in tones]
    paint.setShader(skia.GradientShader.MakeRadial((0.42 * r * side, -0.45 * r), 1.65 * r, shades, [0, 0.25, 0.6, 1]))
    if form == 0:
        canvas.drawCircle(0, 0, r, paint)
        glint = [argb("#ffffff", 0.75), argb("#ffffff", 0.0)]
        spot = skia.GradientShader.MakeRadial((0.42 * r * side, -0.45 * r), 0.34 * r, glint)
        canvas.drawCircle(0, 0, r, skia.Paint(AntiAlias=True, Dither=True, Shader=spot))
    elif form == 1:
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(0.36 * r)
        squeeze = 0.45 + 0.45 * abs(math.cos(turn))
        canvas.drawOval(skia.Rect.MakeLTRB(-0.85 * r * squeeze, -0.85 * r, 0.85 * r * squeeze, 0.85 * r), paint)
    else:
        canvas.rotate(18 * math.sin(turn))
        wide = 0.62 + 0.2 * math.sin(turn)
        left, right, top, foot = (-wide * r, 0.0), (wide * r, 0.0), (0.0, -1.15 * r), (0.0, 1.15 * r)
        ridge = (0.25 * r * math.cos(turn), 0.12 * r)
        facets = ((left, top, ridge), (top, right, ridge), (right, foot, ridge), (foot, left, ridge))
        order = (1, 0, 3, 2) if side > 0 else (0, 1, 2, 3)
        for facet, tone in zip(facets, order, strict=True):
            path = skia.Path.Polygon([skia.Point(*corner) for corner in facet], True)
            canvas.drawPath(path, skia.Paint(AntiAlias=True, Color=shades[tone]))
    canvas.restore()
