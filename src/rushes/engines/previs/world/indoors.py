"""What moves in rooms: the world outside the window, screens at work. Closed-form in time."""

import math

import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.colour import argb, mix
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.motion import COATS, Make, fill, stroke, walker
from rushes.engines.previs.world.scenery import Motion, Scenery, Spot
from rushes.engines.previs.world.stage import Lens

BAR = 0.055
"""Metres of wood between two panes."""

STREET = 3.6
"""Metres from the window to those who pass."""

WALK = 1.1
TWIG_EVERY = 3
"""One window of so many has a tree before it."""


def outside(passers: int = 0, garden: bool = False, street: bool = True) -> Make:
    """Weather, and at night the lamps of cars in the `street` behind every marked "window"; `passers` people walk by.

    A `garden` lets twigs hang into the view.
    """

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig, windows = scenery.rig, scenery.spots.get("window", [])
        drops = rng.random((26, 4)).tolist()
        people = rng.random((passers, 4)).tolist()
        cars = rng.random((3, 3)).tolist()

        def draw(target: Target, lens: Lens, t: float) -> None:
            for number, window in enumerate(windows):
                canvas = target.canvas
                canvas.save()
                canvas.clipPath(_panes(window, lens), True)
                if street and rig.time == "night":
                    _cars(canvas, window, lens, cars, t)
                if people:
                    _passers(canvas, window, lens, people, rig, t)
                elif garden and rig.time != "night" and number % TWIG_EVERY == 0:
                    _twig(canvas, window, lens, rig, t, number)
                if rig.weather in ("rain", "storm", "snow"):
                    _weather(canvas, window, lens, drops, rig, t)
                canvas.restore()

        return draw

    return make


def _panes(window: Spot, lens: Lens) -> skia.Path:
    """The glass of a window, in pixels."""
    path, (columns, rows) = skia.Path(), window.panes
    wide, tall = window.size / columns, window.tall / rows
    for i in range(columns):
        for j in range(rows):
            left, top = lens.project(window.x + i * wide + BAR / 2, window.y + j * tall + BAR / 2, window.z)
            right, foot = lens.project(
                window.x + (i + 1) * wide - BAR / 2, window.y + (j + 1) * tall - BAR / 2, window.z
            )
            path.addRect(skia.Rect.MakeLTRB(left, top, right, foot))
    return path


def _weather(canvas: skia.Canvas, window: Spot, lens: Lens, drops: list[list[float]], rig: Rig, t: float) -> None:
    """Drops that run down the glass, or flakes that fall behind it."""
    s, snow = lens.scale(window.z), rig.weather == "snow"
    for a, b, c, d in drops:
        down = (b + t * (0.10 if snow else 0.20 + 0.25 * c) * (0.6 + d)) % 1.1 - 0.05
        aside = 0.05 * math.sin(2 * t + 9 * c) if snow else 0.012 * math.sin(30 * down + 9 * d)
        x, y = lens.project(window.x + window.size * a + aside, window.y + window.tall * down, window.z)
        if snow:
            canvas.drawCircle(x, y, (0.010 + 0.014 * d) * s, fill("#ffffff", 0.8))
        else:
            pen = stroke(mix(rig.sky[4], "#ffffff", 0.5), 0.45, max(0.9, 0.012 * s))
            canvas.drawLine(x, y - (0.06 + 0.10 * c) * s, x, y, pen)


def _twig(canvas: skia.Canvas, window: Spot, lens: Lens, rig: Rig, t: float, number: int) -> None:
    """A twig that hangs into the view and moves in the wind, from the left or the right by turns."""
    side = -1 if number else 1
    root = window.x + (window.size if side > 0 else 0.0)
    sway = 0.05 * math.sin(0.9 * t + number) + 0.02 * math.sin(2.3 * t)
    leaves = rig.growth.foliage if rig.season != "winter" else ()
    s = lens.scale(window.z)
    points: list[tuple[float, float]] = []
    for k in range(8):
        along = k / 7
        reach = 0.62 * min(window.size, 1.4) * along
        points.append(lens.project(root - side * reach, window.y + 0.08 + (0.26 + sway) * along * along, window.z))
    wood = stroke(mix(rig.tone("#5a4030", 0.3), rig.sky[3], 0.25), 1.0, 0.02 * s)
    canvas.drawPath(skia.Path.Polygon([skia.Point(*p) for p in points], False), wood)
    for k, (x, y) in enumerate(points[1:]):
        for j in range(3 if leaves else 0):
            ink = mix(rig.tone(leaves[(k + j) % len(leaves)], 0.8), rig.sky[3], 0.2)
            turn = 40 * (j - 1) + 25 * math.sin(1.7 * t + k + j)
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate(90 + turn)
            canvas.drawOval(skia.Rect.MakeLTRB(0, -0.024 * s, 0.12 * s, 0.024 * s), fill(ink))
            canvas.restore()


def _passers(canvas: skia.Canvas, window: Spot, lens: Lens, people: list[list[float]], rig: Rig, t: float) -> None:
    span = window.size * 2.2 + 4
    for k, (a, b, c, d) in enumerate(people):
        way = 1 if k % 2 else -1
        x = window.x + window.size / 2 + way * ((a * span + t * WALK * (0.8 + 0.4 * b)) % span - span / 2)
        coat = mix(rig.tone(COATS[int(8 * c)], None), rig.sky[3], 0.35)
        walker(
            canvas, lens, x, window.z + STREET + k, t * 5.4 + 6 * d, coat, rig, 0.9, rig.weather in ("rain", "storm")
        )


def _cars(canvas: skia.Canvas, window: Spot, lens: Lens, cars: list[list[float]], t: float) -> None:
    s, span = lens.scale(window.z), window.size + 3
    for k, (a, b, c) in enumerate(cars):
        way = 1 if k % 2 else -1
        at = window.x + window.size / 2 + way * ((a * 4 * span + t * (1.3 + b)) % (2 * span) - span)
        x, y = lens.project(at, window.y + window.tall * (0.86 + 0.05 * c), window.z)
        ink, r = ("#fff0c8", "#ff6a4a")[k % 2], 0.16 * s
        inks = [argb(ink, 0.8), argb(ink, 0.2), argb(ink, 0.0)]
        shader = skia.GradientShader.MakeRadial((x, y), r, inks, [0, 0.3, 1])
        canvas.drawCircle(
            x, y, r, skia.Paint(AntiAlias=True, Dither=True, Shader=shader, BlendMode=skia.BlendMode.kPlus)
        )


def screens(scenery: Scenery, rng: np.random.Generator) -> Motion:
    """Lines of work that scroll up on every marked "screen"."""
    found = scenery.spots.get("screen", [])
    lines = rng.random((len(found), 14, 2)).tolist()
    rows = 6

    def draw(target: Target, lens: Lens, t: float) -> None:
        for k, (screen, written) in enumerate(zip(found, lines, strict=True)):
            left, top = lens.project(screen.x, screen.y, screen.z)
            s = lens.scale(screen.z)
            step = screen.tall * s / rows
            typed = t * (0.9 + 0.25 * k) + 5 * written[0][0]
            first = math.floor(typed)
            for row in range(rows - 1):
                length, indent = written[(first + row) % len(written)]
                share = typed - first if row == rows - 2 else 1.0
                y = top + step * (row + 0.55)
                x = left + screen.size * s * (0.07 + 0.12 * round(2 * indent))
                wide = screen.size * s * (0.14 + 0.48 * length) * share
                ink = "#ffffff" if (first + row) % 4 else "#ffd88a"
                target.canvas.drawRect(skia.Rect.MakeXYWH(x, y, wide, 0.34 * step), fill(ink, 0.62))

    return draw
