"""A studio of television: a wall of screens with the weather on it, a desk, cameras, lamps on a grid."""

import math

import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.bands import Board, Moving, Rays
from rushes.engines.previs.world.brush import Brush, polygon
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.motion import fill, stroke
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.settings.rooms import BACK, Walls, room, room_height
from rushes.engines.previs.world.stage import Lens

HEIGHT = 3.4
OVERHEAD = -2.75
"""The lamps hang no lower: they must not stand before the map."""
LAND = (
    (0.20, 0.16), (0.34, 0.10), (0.44, 0.18), (0.40, 0.28), (0.54, 0.26), (0.66, 0.34), (0.62, 0.46), (0.74, 0.52),
    (0.78, 0.68), (0.66, 0.76), (0.60, 0.90), (0.44, 0.92), (0.34, 0.80), (0.40, 0.66), (0.26, 0.62), (0.30, 0.46),
    (0.16, 0.38),
)  # fmt: skip
"""The coast of the country on the map, as shares of the screen."""
ICONS = ((0.32, 0.22, "snow"), (0.58, 0.38, "snow"), (0.36, 0.52, "cloud"), (0.66, 0.62, "rain"), (0.50, 0.80, "sun"))


def _screen(brush: Brush, r: float, h: float) -> tuple[float, float, float, float]:
    """Left, top, width and height of the screen on the back wall."""
    wide = r * 1.24
    tall = min(wide * 0.62, h - 1.15, 2.25) if h < 4 else min(wide * 1.1, h - 1.8)
    return -r * 0.66, -0.72 - tall, wide, tall


def _back(brush: Brush, r: float, h: float) -> None:
    brush.rect(-r, -h, 2 * r, h, ("#141a34", "#24305a"))
    for k in range(9):
        x = -r + 2 * r * k / 8
        brush.rect(x - 0.015, -h, 0.03, h, "#4a6ad8", 0.35)
    for k, y in enumerate((-0.42, -0.56)):
        brush.rect(-r, y, 2 * r, 0.05, ("#3fc8f0", "#f0a83a")[k], 0.9)
        brush.soft(0, y, r, 0.3, ("#3fc8f0", "#f0a83a")[k], 0.18, plus=True)
    left, top, wide, tall = _screen(brush, r, h)
    brush.rect(left - 0.08, top - 0.08, wide + 0.16, tall + 0.16, "#0a0d18")
    brush.rect(left, top, wide, tall, ("#2f7fc8", "#1a4f94"))
    for k in range(1, 8):
        brush.rect(left + wide * k / 8, top, 0.012, tall, "#8ac8f4", 0.25)
    for k in range(1, 5):
        brush.rect(left, top + tall * k / 5, wide, 0.012, "#8ac8f4", 0.25)
    coast = [(left + wide * px, top + tall * py) for px, py in LAND]
    brush.poly([(px + 0.03, py + 0.04) for px, py in coast], "#0c2a54", 0.5)
    brush.poly(coast, ("#8ad07a", "#4a9a58"))
    brush.line([*coast, coast[0]], 0.025, "#e8f8e0", 0.8)
    for a, b in ((5, 15), (3, 13)):
        brush.line([coast[a], coast[b]], 0.012, "#2f6a44", 0.6)
    brush.rect(left, top, wide, tall * 0.11, "#10204a", 0.88)
    for k in range(7):
        brush.rect(left + wide * (0.03 + 0.055 * k), top + tall * 0.035, wide * 0.04, tall * 0.045, "#f4f8ff")
    brush.mark("map", left, top, wide, tall)
    brush.soft(left + wide / 2, top + tall / 2, wide * 0.8, tall * 0.9, "#5aa8f0", 0.20, plus=True)
    for k in range(2):  # the names of two more channels, small, beside it
        x, y = left + wide + 0.22, top + 0.1 + 0.78 * k
        room_left = r - x - 0.15
        if room_left > 0.4:
            brush.rect(x, y, room_left, 0.62, ("#203a78", "#142450"))
            for j in range(4):
                brush.rect(x + 0.08, y + 0.46 - 0.1 * j, room_left * (0.3 + 0.15 * ((j + k) % 3)), 0.05, "#6ad0f4", 0.9)


def weather_map(scenery: Scenery, rng: np.random.Generator) -> Motion:
    """What moves on the map: clouds that drift, flakes and drops that fall, a sun that turns, fronts that advance."""
    maps = scenery.spots.get("map", [])
    flakes = rng.random((5, 3)).tolist()

    def draw(target: Target, lens: Lens, t: float) -> None:
        canvas = target.canvas
        for spot in maps:
            left, top = lens.project(spot.x, spot.y, spot.z)
            wide, tall = spot.size * lens.scale(spot.z), spot.tall * lens.scale(spot.z)
            canvas.save()
            canvas.clipRect(skia.Rect.MakeXYWH(left, top + 0.11 * tall, wide, 0.89 * tall), True)
            _front(canvas, left, top, wide, tall, t)
            for k, (px, py, kind) in enumerate(ICONS):
                x, y, r = left + wide * px, top + tall * py, 0.055 * wide
                if kind == "sun":
                    for j in range(10):
                        a = 0.4 * t + math.tau * j / 10
                        ray = stroke("#ffd23a", 1.0, 0.16 * r)
                        canvas.drawLine(
                            x + 1.25 * r * math.cos(a),
                            y + 1.25 * r * math.sin(a),
                            x + 1.7 * r * math.cos(a),
                            y + 1.7 * r * math.sin(a),
                            ray,
                        )
                    canvas.drawCircle(x, y, r, fill("#ffd23a"))
                    continue
                x += 0.25 * r * math.sin(0.8 * t + k)
                for a, b, c in flakes:
                    fall = (b + t * (0.5 if kind == "snow" else 0.9) + c) % 1.0
                    px2, py2 = x + (a - 0.5) * 2.2 * r, y + (0.5 + 1.6 * fall) * r
                    if kind == "snow":
                        canvas.drawCircle(px2, py2, 0.17 * r, fill("#ffffff", math.sin(math.pi * fall)))
                    elif kind == "rain":
                        canvas.drawLine(
                            px2,
                            py2,
                            px2 - 0.1 * r,
                            py2 + 0.4 * r,
                            stroke("#bfe6ff", math.sin(math.pi * fall), 0.13 * r),
                        )
                for dx, dy, size in ((-0.75, 0.1, 0.6), (0.0, -0.25, 0.85), (0.75, 0.1, 0.6), (0.0, 0.25, 0.7)):
                    canvas.drawCircle(
                        x + dx * r, y + dy * r, size * r, fill("#f4f8ff" if kind != "rain" else "#c4d0e0")
                    )
            canvas.restore()

    return draw


def _front(canvas: skia.Canvas, left: float, top: float, wide: float, tall: float, t: float) -> None:
    """A cold front: a line with teeth that creeps down the map."""
    points = [
        (left + wide * s, top + tall * (0.34 + 0.10 * math.sin(4 * s + 1) + 0.012 * math.sin(0.7 * t)))
        for s in np.linspace(0.0, 1.0, 21).tolist()
    ]
    canvas.drawPath(polygon(points, closed=False), stroke("#f4f8ff", 0.9, 0.012 * wide))
    for x, y in points[1::2]:
        canvas.drawPath(
            polygon([(x - 0.016 * wide, y), (x, y + 0.03 * wide), (x + 0.016 * wide, y)]), fill("#f4f8ff", 0.9)
        )


def _desk(brush: Brush) -> None:
    x, w = brush.u(0.66), min(1.9, brush.half * 0.62)
    brush.soft(x, 0, w * 0.7, 0.16, "#04060e", 0.6)
    brush.poly([(x - w / 2, -0.98), (x + w / 2, -0.98), (x + w * 0.42, 0), (x - w * 0.42, 0)], ("#3a4f94", "#141c3c"))
    brush.rect(x - w * 0.47, -0.66, w * 0.94, 0.06, "#3fc8f0")
    brush.soft(x, -0.63, w * 0.6, 0.24, "#3fc8f0", 0.35, plus=True)
    brush.rect(x - w * 0.54, -1.04, w * 1.08, 0.08, ("#f4f8ff", "#a8b8d8"))
    brush.poly([(x + 0.10, -1.04), (x + 0.42, -1.04), (x + 0.46, -1.28), (x + 0.14, -1.28)], brush.tone("#c8ccd4", 0.8))
    brush.rect(x - 0.5, -1.16, 0.09, 0.12, brush.tone("#f4f0e8", 0.9))


def _lamps(brush: Brush) -> None:
    top = -room_height(brush.plate.view, HEIGHT)
    if brush.plate.view.shape != "portrait":
        top = min(max(top, brush.top), OVERHEAD)
    brush.rect(brush.x0, top + 0.14, brush.x1 - brush.x0, 0.07, "#2a2e3a")
    for k, share in enumerate((-0.84, -0.42, 0.06, 0.50, 0.90)):
        x = brush.u(share)
        body = [(x - 0.15, top + 0.20), (x + 0.15, top + 0.20), (x + 0.22, top + 0.56), (x - 0.22, top + 0.56)]
        brush.poly(body, ("#3a3e4a", "#16181f"))
        brush.oval(x, top + 0.57, 0.22, 0.06, "#fffaf0")
        brush.light(x, top + 0.60, 0.18, ("#fff2dc", "#cfe2ff")[k % 2], 0.9)


def _cameras(brush: Brush) -> None:
    """Cameras on their stands at both sides, turned to whoever speaks."""
    for share, way in ((-0.86, 1), (0.93, -1)):
        x = brush.u(share)
        for dx in (-0.34, 0.0, 0.34):
            brush.line([(x, -0.9), (x + dx, 0.02)], 0.05, brush.tone("#2a2c34", 0.5))
        brush.rect(x - 0.06, -1.25, 0.12, 0.40, brush.tone("#3a3e48", 0.6))
        brush.rect(x - 0.30, -1.68, 0.60, 0.42, (brush.tone("#4a4e5a", 0.9), brush.tone("#1c1e26", 0.4)))
        brush.poly(
            [(x + way * 0.30, -1.62), (x + way * 0.58, -1.70), (x + way * 0.58, -1.26), (x + way * 0.30, -1.34)],
            ("#2a2c36", "#101218"),
        )
        brush.rect(x - way * 0.36 - 0.11, -1.78, 0.22, 0.26, ("#3a6ad0", "#203a78"))
        brush.oval(x, -1.74, 0.035, 0.035, "#ff3a2a")
        brush.light(x, -1.74, 0.05, "#ff4030", 0.7)


def _monitors(brush: Brush) -> None:
    for k in range(3):
        x = 3.5 + 0.9 * k
        brush.rect(x, -2.7, 0.8, 0.55, "#0a0d18")
        brush.rect(x + 0.05, -2.65, 0.70, 0.45, (mix("#3a8ad8", "#203a78", 0.3 * k), "#142450"))


def _floor(brush: Brush) -> None:
    """Glossy black with rings of light."""
    brush.poly([(-9, 0.8), (9, 0.8), (9, BACK), (-9, BACK)], "#1a2240", 0.75)
    for rx, ink in ((2.3, "#3fc8f0"), (1.9, "#5a7af0")):
        ring = [(rx * math.cos(a), 5.4 + 0.55 * rx * math.sin(a)) for a in np.linspace(0, math.tau, 40).tolist()]
        brush.line(ring, 0.05, ink, 0.8)
    brush.soft(0, 5.4, 2.4, 1.2, "#8ab8ff", 0.22, plus=True)


TELEVISION_STUDIO = room(
    "television studio",
    Walls("#26305a", None, "studio", _floor, height=HEIGHT, shine=0.30),
    _back,
    _monitors,
    _monitors,
    (
        Moving("map", BACK - 0.06, weather_map, sharp=True),
        Board("desk", 6.4, _desk, rim=0.5),
        Board("lamps", 6.2, _lamps, rim=0, flicker=0.02),
        Rays((0.30, -0.10), 1, 0.20, 0.26, 1.40, "#fff2dc", 6.15, False, 0.02),
        Rays((0.70, -0.10), 1, 0.20, 0.26, 1.75, "#cfe2ff", 6.1, False, 0.02),
        Board("cameras", 6.0, _cameras, rim=0.5),
    ),
)
