"""A control room by night and day: a wall of monitors that watch other places, a console before it."""

import math
from dataclasses import replace

import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world import fittings
from rushes.engines.previs.world.bands import Board, Moving
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix, rgb
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.motion import fill
from rushes.engines.previs.world.scenery import Motion, Practical, Scenery
from rushes.engines.previs.world.settings.rooms import BACK, Walls, nothing, room, room_height
from rushes.engines.previs.world.stage import Lens

HEIGHT = 2.9
GLASS, GLOW = ("#3f626c", "#1c303a"), "#8fe0f0"
WATCHED = (1, 0, 3, 4, 2, 5, 3, 1, 0, 1, 2, 4, 0, 5, 3)
"""What each monitor shows: see `_monitor`."""


def _monitor(brush: Brush, x: float, y: float, w: float, h: float, view: int) -> None:
    """A screen that shows a corridor, a street, a gate, a yard, a map or a graph; (x, y) is its top left corner."""
    c = brush.canvas
    brush.rect(x - 0.05, y - 0.05, w + 0.10, h + 0.12, "#0c0f14")
    brush.rect(x, y, w, h, GLASS)
    pale, dim, dark = "#a8d0d4", "#5a8088", "#0e181e"
    c.save()
    c.clipRect(skia.Rect.MakeXYWH(x, y, w, h))
    if view == 0:  # a corridor
        far = (x + w * 0.40, y + h * 0.36, w * 0.20, h * 0.26)
        brush.poly([(x, y + h), (far[0], far[1] + far[3]), (far[0] + far[2], far[1] + far[3]), (x + w, y + h)], dim)
        brush.rect(*far, pale)
        for side in (-1, 1):
            for k in (0.20, 0.32):
                px = x + w * (0.5 + side * (0.5 - k * 0.55))
                brush.rect(px - 0.04 * w, y + h * (0.30 + 0.2 * k), 0.07 * w, h * (0.62 - 0.8 * k), dark)
    elif view == 1:  # a street
        brush.rect(x, y + h * 0.55, w, h * 0.45, dim)
        for k in range(5):
            tall = h * (0.30 + 0.08 * ((k * 3) % 4))
            brush.rect(x + w * 0.2 * k, y + h * 0.55 - tall, w * 0.18, tall, (pale, dim)[k % 2])
        brush.rect(x + w * 0.15, y + h * 0.74, w * 0.22, h * 0.10, dark)
    elif view == 2:  # a door
        brush.rect(x + w * 0.34, y + h * 0.20, w * 0.32, h * 0.80, pale)
        brush.rect(x + w * 0.38, y + h * 0.25, w * 0.24, h * 0.75, dim)
        brush.oval(x + w * 0.57, y + h * 0.62, 0.02 * w, 0.02 * w, dark)
    elif view == 3:  # cars in bays
        for k in range(4):
            brush.rect(x + w * (0.08 + 0.24 * k), y + h * 0.35, 0.015 * w, h * 0.5, pale)
            if k != 2:
                brush.rect(x + w * (0.12 + 0.24 * k), y + h * 0.45, w * 0.15, h * 0.26, dark)
    elif view == 4:  # a plan of the house
        for rx, ry, rw, rh in ((0.1, 0.15, 0.8, 0.7), (0.1, 0.15, 0.35, 0.35), (0.55, 0.45, 0.35, 0.40)):
            box = [
                (x + w * px, y + h * py)
                for px, py in ((rx, ry), (rx + rw, ry), (rx + rw, ry + rh), (rx, ry + rh), (rx, ry))
            ]
            brush.line(box, 0.018, "#4ad0a0", 0.9)
    else:  # readings
        wave = [
            (x + w * s, y + h * (0.5 + 0.28 * math.sin(9 * s) * math.sin(23 * s)))
            for s in np.linspace(0.05, 0.95, 40).tolist()
        ]
        brush.line(wave, 0.018, "#f0b03a", 0.9)
    c.restore()
    brush.rect(x, y, w, h * 0.10, "#0c141a", 0.55)
    brush.mark("watched", x, y, w, h, (view, 1))


def _back(brush: Brush, r: float, h: float) -> None:
    brush.rect(-r, -h, 2 * r, h, ("#1c2430", "#2a3442"))
    columns, rows = (5, 3) if h < 4 else (3, 5)
    wide, tall = 1.84 * r / columns, (h - 1.25) / rows
    for row in range(rows):
        for k in range(columns):
            view = WATCHED[(row * columns + k) % len(WATCHED)]
            _monitor(brush, -0.92 * r + wide * k + 0.06, 0.22 - h + tall * row, wide - 0.14, tall - 0.16, view)
    brush.soft(0, -h * 0.58, r * 1.1, h * 0.6, GLOW, 0.16, plus=True)


def watching(scenery: Scenery, rng: np.random.Generator) -> Motion:
    """What happens on the monitors: bars that roll, a picture that breaks up, lamps of recording, people who pass."""
    screens = scenery.spots.get("watched", [])
    phases = rng.random((len(screens), 3)).tolist()
    snow = rng.random((60, 2)).tolist()

    def draw(target: Target, lens: Lens, t: float) -> None:
        canvas = target.canvas
        for k, (screen, (a, b, c)) in enumerate(zip(screens, phases, strict=True)):
            left, top = lens.project(screen.x, screen.y, screen.z)
            s = lens.scale(screen.z)
            wide, tall = screen.size * s, screen.tall * s
            canvas.save()
            canvas.clipRect(skia.Rect.MakeXYWH(left, top, wide, tall), True)
            bar = (a + 0.21 * t * (0.6 + b)) % 1.3 - 0.15
            canvas.drawRect(skia.Rect.MakeXYWH(left, top + bar * tall, wide, 0.13 * tall), fill("#d8f8ff", 0.13))
            if screen.panes[0] in (0, 1, 3) and c > 0.35:
                along = (b + 0.055 * t * (1 if k % 2 else -1)) % 1.0
                x, foot, size = left + along * wide, top + 0.90 * tall, 0.34 * tall
                canvas.drawOval(
                    skia.Rect.MakeLTRB(x - 0.16 * size, foot - size * 0.80, x + 0.16 * size, foot), fill("#080c10", 0.9)
                )
                canvas.drawCircle(x, foot - 0.92 * size, 0.15 * size, fill("#080c10", 0.9))
            if k % 6 == 4:  # this one has lost its picture
                for px, py in snow:
                    jump = math.sin(91.7 * px + 37.3 * py + math.floor(9 * t) * 1.7)
                    x, y = left + wide * ((px + 0.37 * jump) % 1.0), top + tall * ((py + 0.53 * jump) % 1.0)
                    canvas.drawRect(skia.Rect.MakeXYWH(x, y, 0.06 * wide, 0.035 * tall), fill("#c8e0e4", 0.30))
            shine = 0.5 + 0.5 * math.sin(4.2 * t + 6 * a)
            canvas.drawCircle(left + 0.08 * wide, top + 0.055 * tall, 0.028 * tall, fill("#ff4030", 0.3 + 0.7 * shine))
            canvas.restore()

    return draw


def _console(brush: Brush) -> None:
    """A long desk with screens, keys, lamps that wink, a mug."""
    half = min(2.5, brush.half * 0.92)
    brush.soft(0, 0, half * 1.1, 0.16, "#04060a", 0.6)
    body = [(-half, -0.76), (half, -0.76), (half * 0.94, 0), (-half * 0.94, 0)]
    brush.poly(body, (brush.tone("#4a5666", 0.8), brush.tone("#222a36", 0.3)))
    slope = [(-half, -0.76), (-half * 0.96, -0.95), (half * 0.96, -0.95), (half, -0.76)]
    brush.poly(slope, (brush.tone("#6a7686", 0.9), brush.tone("#4a5666", 0.7)))
    for k in range(int(half * 2 / 0.085)):
        x = -half * 0.94 + 0.085 * k
        ink = ("#ff5a4a", "#4ad0a0", "#f0b03a", "#8fe0f0", "#2a343e")[(k * 7) % 5]
        brush.rect(x, -0.90, 0.045, 0.04, ink)
        brush.rect(x, -0.83, 0.045, 0.03, "#2a343e")
    for share in (-0.72, 0.72):
        x = half * share
        brush.rect(x - 0.34, -1.46, 0.68, 0.44, "#0c0f14")
        brush.rect(x - 0.30, -1.42, 0.60, 0.36, ("#3a6a78", "#1c3440"))
        brush.rect(x - 0.05, -1.02, 0.10, 0.08, "#14181e")
        brush.mark("screen", x - 0.30, -1.42, 0.60, 0.36)
        brush.soft(x, -1.2, 0.6, 0.5, GLOW, 0.20, plus=True)
    brush.rect(half * 0.36, -1.07, 0.10, 0.12, brush.tone("#d8433a", 0.9))


def _side(brush: Brush) -> None:
    """Racks of machines with lamps that tell what they do."""
    for k in range(3):
        left = 3.2 + 1.1 * k
        brush.rect(left, -2.15, 1.0, 2.15, (brush.tone("#3a4452", 0.6), brush.tone("#1e2530", 0.3)))
        for row in range(9):
            y = -2.05 + 0.225 * row
            brush.rect(left + 0.07, y, 0.86, 0.17, "#12171e")
            for j in range(6):
                ink = ("#4ad0a0", "#2a343e", "#8fe0f0", "#4ad0a0", "#f0b03a", "#2a343e", "#ff5a4a")[
                    (j * 3 + row * 5 + k) % 7
                ]
                brush.rect(left + 0.14 + 0.10 * j, y + 0.06, 0.05, 0.04, ink)


def _lights(brush: Brush) -> None:
    fittings.strip_lights(brush, 0.16 - room_height(brush.plate.view, HEIGHT), (-0.66, 0.66))


def _dim(rig: Rig) -> Rig:
    """The monitors light the room: cool and low, lower still by night."""
    share = np.float32(0.62 if rig.time == "night" else 0.86)
    return replace(
        rig,
        key=rgb("#b8e4f0") * 0.62 * share,
        ambient=np.asarray(mix("#5a6a8a", rig.ambient, 0.2) * share, np.float32),
        lamps=0.8,
    )


CONTROL_ROOM = replace(
    room(
        "control room",
        Walls("#3a4654", None, "carpet", nothing, height=HEIGHT, shine=0.06),
        _back,
        _side,
        _side,
        (
            Moving("watching", BACK - 0.06, watching, sharp=True),
            Board("console", 6.3, _console, rim=0.6),
            Board("lights", 6.2, _lights, rim=0, flicker=0.08),
            Board(
                "glow",
                6.1,
                lambda brush: brush.soft(0, -1.2, brush.half, 1.5, GLOW, 0.10, plus=True),
                rim=0,
                flicker=0.20,
            ),
        ),
    ),
    relight=(_dim,),
    practical=Practical((0.2, -0.3, 0.93), "#a8e4f4", 0.62),
)
