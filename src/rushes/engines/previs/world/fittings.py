"""What stands and hangs in rooms for work, learning, care and sport. Metres; the floor is y = 0."""

import math

import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import Ink, mix
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.interior import BOOKS, table
from rushes.engines.previs.world.motion import stroke
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.stage import Lens

STEEL, IRON, WOOD, LINEN = "#b8bec6", "#2c2e36", "#8a5f3c", "#f2f4f4"
CHALK = "#e8eee6"


def _solid(brush: Brush, x: float, y: float, w: float, h: float, albedo: str) -> None:
    """A box face, lighter above than below."""
    brush.rect(x, y, w, h, (brush.tone(mix(albedo, "#ffffff", 0.12), 0.85), brush.tone(albedo, 0.3)))


def strip_lights(brush: Brush, y: float, shares: tuple[float, ...] = (-0.5, 0.5)) -> None:
    """Tubes under the ceiling at height y."""
    for share in shares:
        x = brush.u(share)
        brush.rect(x - 0.7, y, 1.4, 0.07, "#fffaf0")
        brush.soft(x, y + 0.04, 1.4, 0.5, "#fff2dc", 0.22, plus=True)


def wall_clock(brush: Brush, x: float, y: float, radius: float = 0.2, rim: str = IRON, turn: int = 0) -> None:
    """A round clock about (x, y); `turn` tells what hour it shows from its neighbours."""
    brush.oval(x + 0.03, y + 0.04, radius, radius, "#120a16", 0.3)
    brush.oval(x, y, radius, radius, (brush.tone(mix(rim, "#ffffff", 0.2), 0.9), brush.tone(rim, 0.3)))
    brush.oval(x, y, radius * 0.84, radius * 0.84, brush.tone("#f6f1e2", 0.9))
    for hour in range(12):
        a = math.tau * hour / 12
        inner, outer = radius * 0.66, radius * 0.77
        tick = [(x + r * math.sin(a), y - r * math.cos(a)) for r in (inner, outer)]
        brush.line(tick, radius * 0.06, "#2a2630")
    for a, reach in ((1.9 + turn, 0.42), (0.5 + 2.3 * turn, 0.62)):
        brush.line(
            [(x, y), (x + reach * radius * math.sin(a), y - reach * radius * math.cos(a))], radius * 0.09, "#2a2630"
        )


# --- sport ----------------------------------------------------------------------------------------------------


def dumbbell(brush: Brush, x: float, y: float, w: float = 0.34, ink: str = IRON) -> None:
    """A dumbbell that lies with its lowest point on y."""
    r = w * 0.26
    brush.rect(x - w * 0.3, y - r - w * 0.05, w * 0.6, w * 0.1, brush.tone(STEEL, 0.8))
    for side in (-1, 1):
        for k, share in enumerate((1.0, 0.8)):
            left = x + side * w * (0.28 + 0.13 * k) - w * 0.07
            brush.rect(
                left,
                y - r - r * share,
                w * 0.14,
                2 * r * share,
                (brush.tone(mix(ink, "#ffffff", 0.3), 0.9), brush.tone(ink, 0.3)),
            )


def dumbbell_rack(brush: Brush, x: float, w: float = 1.9) -> None:
    """Three rows of dumbbells on a steel rack that begins at x."""
    brush.soft(x + w / 2, 0, w * 0.6, 0.12, "#0a060a", 0.5)
    for post in (x, x + w - 0.06):
        brush.rect(post, -1.08, 0.06, 1.08, brush.tone(IRON, 0.6))
    for row, y in enumerate((-0.20, -0.56, -0.92)):
        brush.rect(x, y, w, 0.06, brush.tone(IRON, 0.8))
        for k in range(count := int(w / 0.38)):
            dumbbell(brush, x + w * (k + 0.5) / count, y, 0.36 - 0.04 * row, (IRON, "#7a2f34", IRON)[row])


def barbell(brush: Brush, x: float, y: float, w: float = 1.7) -> None:
    """A loaded barbell seen from the front, its bar at height y."""
    brush.rect(x - w / 2, y - 0.02, w, 0.04, (brush.tone("#ffffff", 0.9), brush.tone(STEEL, 0.4)))
    for side in (-1, 1):
        for k, (tall, ink) in enumerate(((0.46, "#a8353a"), (0.36, IRON), (0.24, IRON))):
            left = x + side * w * (0.36 + 0.045 * k) - 0.035
            brush.rect(
                left, y - tall / 2, 0.07, tall, (brush.tone(mix(ink, "#ffffff", 0.3), 0.9), brush.tone(ink, 0.25))
            )


def weight_bench(brush: Brush, x: float) -> None:
    """A bench under a barbell in its stands."""
    brush.soft(x, 0, 1.0, 0.12, "#0a060a", 0.5)
    for side in (-1, 1):
        brush.rect(x + side * 0.42 - 0.035, -1.05, 0.07, 1.05, brush.tone(IRON, 0.7))
    for side in (-0.28, 0.22):
        brush.rect(x + side, -0.42, 0.06, 0.42, brush.tone(IRON, 0.4))
    _solid(brush, x - 0.36, -0.52, 0.72, 0.13, "#8a2f34")
    barbell(brush, x, -1.08)


def punching_bag(brush: Brush, x: float, top: float) -> None:
    """A heavy bag on chains from the ceiling at `top`."""
    head = -1.95
    for side in (-0.13, 0.13):
        brush.line([(x, top), (x + side, head)], 0.022, brush.tone(STEEL, 0.5))
    brush.soft(x, 0, 0.4, 0.08, "#0a060a", 0.35)
    body = [
        (x - 0.20, head),
        (x + 0.20, head),
        (x + 0.22, -0.78),
        (x + 0.14, -0.68),
        (x - 0.14, -0.68),
        (x - 0.22, -0.78),
    ]
    brush.poly(body, (brush.tone("#c8423c", 0.8), brush.tone("#8a2428", 0.35)))
    brush.rect(x - 0.21, -1.62, 0.42, 0.14, brush.tone("#f0e6d6", 0.7))
    brush.rect(x + 0.09 * brush.rig.side - 0.05, head, 0.09, 1.2, "#ffffff", 0.16)


def wall_bars(brush: Brush, x: float, w: float, h: float) -> None:
    """Climbing bars on a wall."""
    for k in range(bays := max(1, round(w / 0.9))):
        left = x + w * k / bays
        for post in (left, left + w / bays - 0.08):
            brush.rect(post, -h, 0.08, h, (brush.tone("#c89a62", 0.8), brush.tone("#9a6f42", 0.4)))
        for rung in range(int(h / 0.22)):
            brush.rect(left, -0.16 - 0.22 * rung, w / bays - 0.02, 0.05, brush.tone("#d8ae74", 0.75))


def mirror(brush: Brush, x: float, y: float, w: float, h: float) -> None:
    """A mirror on a wall; (x, y) is its bottom left corner."""
    glass = mix(brush.rig.sky[3], "#b8ccd6", 0.6)
    brush.rect(x - 0.05, y - h - 0.05, w + 0.1, h + 0.1, brush.tone(STEEL, 0.7))
    brush.rect(x, y - h, w, h, (brush.tone(glass, 0.75), brush.tone(mix(glass, "#5a6a78", 0.5), 0.5)))
    for start, wide in ((0.15, 0.12), (0.32, 0.05), (0.66, 0.16)):
        left = x + w * start
        streak = [(left, y), (left + w * wide, y), (left + w * wide + h * 0.22, y - h), (left + h * 0.22, y - h)]
        brush.canvas.save()
        brush.poly([(max(x, min(x + w, px)), py) for px, py in streak], "#ffffff", 0.14)
        brush.canvas.restore()


# --- workshop -------------------------------------------------------------------------------------------------


def tool_wall(brush: Brush, x: float, y: float, w: float, h: float) -> None:
    """A board of hanging tools; (x, y) is its bottom left corner."""
    brush.rect(x, y - h, w, h, (brush.tone("#b98d5e", 0.75), brush.tone("#9a7248", 0.5)))
    brush.rect(x, y - h, w, 0.05, brush.tone("#6a4a30", 0.6))
    for k in range(count := max(4, int(w / 0.30))):
        tx, ty = x + w * (k + 0.5) / count, y - h + 0.16
        (_hammer, _saw, _pliers, _screwdriver)[k % 4](brush, tx, ty, h * (0.52 if k % 4 != 1 else 0.66))


def _hammer(brush: Brush, x: float, y: float, size: float) -> None:
    brush.rect(x - 0.02, y, 0.045, size, brush.tone("#7a4a2c", 0.6))
    brush.rect(x - 0.12, y - 0.04, 0.24, 0.10, brush.tone(IRON, 0.8))


def _saw(brush: Brush, x: float, y: float, size: float) -> None:
    blade = [(x - 0.10, y + 0.10), (x + 0.10, y + 0.10), (x + 0.02, y + size), (x - 0.06, y + size)]
    brush.poly(blade, (brush.tone("#ffffff", 0.8), brush.tone(STEEL, 0.5)))
    brush.rect(x - 0.12, y - 0.06, 0.24, 0.18, brush.tone("#7a4a2c", 0.6))


def _pliers(brush: Brush, x: float, y: float, size: float) -> None:
    for side in (-1, 1):
        brush.line([(x, y + 0.12), (x + side * 0.07, y + size * 0.8)], 0.045, brush.tone("#b8403a", 0.7))
        brush.line([(x, y + 0.12), (x + side * 0.03, y)], 0.05, brush.tone(IRON, 0.7))


def _screwdriver(brush: Brush, x: float, y: float, size: float) -> None:
    brush.rect(x - 0.035, y, 0.07, size * 0.42, brush.tone("#e0a83c", 0.8))
    brush.rect(x - 0.014, y + size * 0.42, 0.028, size * 0.5, brush.tone(STEEL, 0.7))


def workbench(brush: Brush, x: float, w: float) -> None:
    """A heavy bench with a vice, a drawer and work in progress."""
    table(brush, x, w, 0.86, WOOD)
    brush.rect(x - w * 0.44, -0.20, w * 0.88, 0.07, brush.tone("#5a3d28", 0.4))
    for k in range(3):
        _solid(brush, x - w * 0.40 + 0.34 * k, -0.40 + 0.06 * (k % 2), 0.28, 0.20 - 0.06 * (k % 2), BOOKS[k + 2])
    vice = x + w * 0.34
    _solid(brush, vice - 0.16, -1.04, 0.14, 0.18, "#4a6a7a")
    _solid(brush, vice + 0.02, -1.04, 0.14, 0.18, "#4a6a7a")
    brush.rect(vice - 0.24, -0.96, 0.5, 0.03, brush.tone(STEEL, 0.7))
    for k, tall in enumerate((0.20, 0.30, 0.16)):
        _solid(brush, x - w * 0.34 + 0.2 * k, -0.86 - tall, 0.12, tall, ("#c8a868", "#7a4a2c", "#b8bec6")[k])


# --- school ---------------------------------------------------------------------------------------------------


def blackboard(brush: Brush, x: float, y: float, w: float, h: float) -> None:
    """A board with chalk on it; (x, y) is its bottom left corner."""
    brush.rect(x - 0.08, y - h - 0.08, w + 0.16, h + 0.16, brush.tone("#9a6a40", 0.6))
    brush.rect(x, y - h, w, h, (brush.tone("#2f5446", 0.7), brush.tone("#274639", 0.5)))
    brush.soft(x + w * 0.6, y - h * 0.4, w * 0.3, h * 0.25, "#ffffff", 0.06)
    pen = brush.tone(CHALK, 0.9)
    size = h * 0.2
    for row, sums in enumerate(("plus", "times")):
        for k in range(4):
            cx, cy = x + w * (0.10 + 0.11 * k), y - h * (0.72 - 0.40 * row)
            if k == 1:
                turn = 0.0 if sums == "plus" else math.pi / 4
                for a in (turn, turn + math.pi / 2):
                    reach = (0.3 * size * math.cos(a), 0.3 * size * math.sin(a))
                    brush.line([(cx - reach[0], cy - reach[1]), (cx + reach[0], cy + reach[1])], 0.03, pen)
            elif k == 3:
                for up in (-0.12, 0.12):
                    brush.line([(cx - 0.3 * size, cy + up * size), (cx + 0.3 * size, cy + up * size)], 0.03, pen)
            else:
                seven = [
                    (cx - 0.25 * size, cy - 0.5 * size),
                    (cx + 0.25 * size, cy - 0.5 * size),
                    (cx - 0.1 * size, cy + 0.5 * size),
                ]
                brush.line(seven, 0.03, pen)
    brush.line(
        [(x + w * (0.60 + 0.04 * k), y - h * (0.3 + 0.4 * abs(math.sin(0.9 * k)))) for k in range(9)], 0.025, pen
    )
    brush.rect(x - 0.04, y, w + 0.08, 0.07, brush.tone("#b8824e", 0.8))
    for k, ink in enumerate(("#ffffff", "#f2c84a", "#e88a8a")):
        brush.rect(x + 0.3 + 0.16 * k, y - 0.03, 0.10, 0.03, brush.tone(ink, 0.9))


def wall_map(brush: Brush, x: float, y: float, w: float, h: float) -> None:
    """A map of the world on rods; (x, y) is its bottom left corner."""
    brush.rect(x, y - h, w, h, (brush.tone("#8fc0d8", 0.9), brush.tone("#7aaac4", 0.6)))
    lands = (
        (0.22, 0.30, 0.13, 0.16),
        (0.30, 0.66, 0.07, 0.20),
        (0.54, 0.56, 0.09, 0.22),
        (0.52, 0.24, 0.08, 0.10),
        (0.74, 0.30, 0.17, 0.17),
        (0.84, 0.70, 0.07, 0.08),
    )
    for k, (cx, cy, rx, ry) in enumerate(lands):
        ink = ("#8fb46a", "#d8b868", "#c88a5a")[k % 3]
        brush.oval(x + w * cx, y - h + h * cy, w * rx, h * ry, brush.tone(ink, 0.8))
    for edge in (y - h, y - 0.05):
        brush.rect(x - 0.06, edge, w + 0.12, 0.05, brush.tone("#5a3d28", 0.6))


def school_desk(brush: Brush, x: float) -> None:
    """A pupil's desk with a book on it, and its chair."""
    brush.soft(x, 0, 0.5, 0.08, "#0a060a", 0.4)
    for side in (-0.36, 0.32):
        brush.rect(x + side, -0.68, 0.04, 0.68, brush.tone("#5a6470", 0.5))
    _solid(brush, x - 0.42, -0.74, 0.84, 0.08, "#d8a866")
    brush.rect(x - 0.38, -0.66, 0.76, 0.12, brush.tone("#a87a44", 0.3))
    _solid(brush, x - 0.16, -0.79, 0.28, 0.05, "#3f78b8")
    brush.rect(x - 0.22, -1.00, 0.44, 0.16, brush.tone("#c8543c", 0.7))
    for side in (-0.2, 0.17):
        brush.rect(x + side, -0.9, 0.03, 0.2, brush.tone("#5a6470", 0.5))


# --- hospital -------------------------------------------------------------------------------------------------


def hospital_bed(brush: Brush, x: float, w: float = 2.0) -> None:
    """A made bed on wheels seen from the side, its head at the left."""
    brush.soft(x, 0, w * 0.55, 0.12, "#0a060a", 0.4)
    for side in (-0.42, 0.42):
        brush.rect(x + side * w - 0.02, -0.5, 0.05, 0.44, brush.tone(STEEL, 0.6))
        brush.oval(x + side * w, -0.06, 0.06, 0.06, brush.tone(IRON, 0.5))
    _solid(brush, x - w / 2, -0.52, w, 0.10, STEEL)
    _solid(brush, x - w * 0.48, -0.72, w * 0.96, 0.22, LINEN)
    blanket = [(x - w * 0.16, -0.76), (x + w * 0.49, -0.74), (x + w * 0.49, -0.46), (x - w * 0.20, -0.46)]
    brush.poly(blanket, (brush.tone("#8fc4cc", 0.9), brush.tone("#6fa4b0", 0.4)))
    brush.poly(
        [(x - w * 0.16, -0.77), (x - w * 0.07, -0.77), (x - w * 0.10, -0.46), (x - w * 0.20, -0.46)],
        brush.tone("#ffffff", 0.8),
    )
    pillow = [(x - w * 0.47, -0.74), (x - w * 0.44, -0.90), (x - w * 0.24, -0.86), (x - w * 0.20, -0.72)]
    brush.poly(pillow, (brush.tone("#ffffff", 1.0), brush.tone("#d8e0e4", 0.5)))
    for side, tall in ((-0.5, 1.10), (0.5, 0.86)):
        brush.rect(x + side * w - 0.03, -tall, 0.06, tall - 0.2, brush.tone(STEEL, 0.8))


def drip_stand(brush: Brush, x: float) -> None:
    """A bag of fluid on its stand."""
    brush.rect(x - 0.015, -1.95, 0.03, 1.9, brush.tone(STEEL, 0.8))
    brush.line([(x - 0.24, -0.03), (x + 0.24, -0.03)], 0.04, brush.tone(IRON, 0.5))
    brush.line([(x - 0.14, -1.93), (x + 0.14, -1.93)], 0.025, brush.tone(STEEL, 0.8))
    brush.rect(x + 0.05, -1.88, 0.19, 0.32, brush.tone("#e4f0f2", 0.9))
    brush.rect(x + 0.06, -1.74, 0.17, 0.17, brush.tone("#a8d4dc", 0.8))
    brush.line([(x + 0.14, -1.56), (x + 0.16, -1.2), (x + 0.05, -0.9)], 0.012, brush.tone("#d8e8ec", 0.8))


def heart_monitor(brush: Brush, x: float) -> None:
    """A monitor on a trolley, its screen alive."""
    brush.rect(x - 0.02, -1.1, 0.05, 1.06, brush.tone(STEEL, 0.6))
    brush.line([(x - 0.2, -0.03), (x + 0.2, -0.03)], 0.05, brush.tone(IRON, 0.5))
    _solid(brush, x - 0.32, -1.52, 0.64, 0.46, "#d4dade")
    brush.rect(x - 0.27, -1.48, 0.54, 0.36, "#10241e")
    brush.mark("pulse", x - 0.25, -1.46, 0.50, 0.32)
    brush.light(x, -1.3, 0.2, "#4ac87a", 0.22)


PULSE, PULSE_SECONDS = ((0.0, 0.0), (0.3, 0.0), (0.38, -0.3), (0.46, 0.9), (0.54, -0.5), (0.62, 0.0)), 0.9
"""A heart's beat as (share of a beat, height), and how long it lasts."""


def pulse(scenery: Scenery, rng: np.random.Generator) -> Motion:
    """The trace that runs over every monitor marked "pulse", brightest where it is written."""
    found = scenery.spots.get("pulse", [])

    def draw(target: Target, lens: Lens, t: float) -> None:
        for screen in found:
            left, top = lens.project(screen.x, screen.y, screen.z)
            s = lens.scale(screen.z)
            for k in range(TRACE):
                age = k / TRACE
                points = [_on_screen(u, t - 1.4 * age - 1.4 * u / TRACE, age) for u in (0.0, 0.5, 1.0)]
                path = skia.Path.Polygon(
                    [skia.Point(left + x * screen.size * s, top + y * screen.tall * s) for x, y in points], False
                )
                target.canvas.drawPath(path, stroke("#5ff08a", 1 - 0.8 * age, max(1.0, 0.022 * s)))

    return draw


TRACE = 28


def _on_screen(u: float, at: float, age: float) -> tuple[float, float]:
    """A spot of the trace as shares of the screen: newest at the right."""
    beat = (at / PULSE_SECONDS) % 1.0
    high = float(np.interp(beat, [x for x, _ in PULSE], [y for _, y in PULSE]))
    return 1 - age - u / TRACE, 0.56 - 0.40 * high


def screen_curtain(brush: Brush, x: float, w: float, top: float) -> None:
    """A bed curtain on its rail."""
    brush.rect(x - 0.3, top, w + 0.6, 0.05, brush.tone(STEEL, 0.8))
    for k in range(count := max(3, int(w / 0.14))):
        left, lit = x + w * k / count, 0.85 - 0.45 * (k % 2)
        brush.rect(left, top + 0.05, w / count + 0.01, -top - 0.35, brush.tone("#9fd0cc", lit))


def medical_cross(brush: Brush, x: float, y: float, size: float = 0.5) -> None:
    """The sign of medical care on a white plate."""
    brush.rect(x - size / 2, y - size / 2, size, size, brush.tone("#ffffff", 0.9))
    for wide, tall in ((0.72, 0.24), (0.24, 0.72)):
        brush.rect(x - size * wide / 2, y - size * tall / 2, size * wide, size * tall, brush.tone("#d23c3c", 0.9))


# --- shop -----------------------------------------------------------------------------------------------------

GOODS = ("#d8483c", "#f0b83a", "#3f8fcc", "#5aa858", "#e8e4da", "#8a5ab0", "#e8803a", "#d86a9a")


def goods(brush: Brush, x: float, w: float, h: float, rows: int = 4, frame: str = "#d8dce0") -> None:
    """A shelf of packets, tins and bottles that stands on the floor."""
    brush.rect(x, -h, w, h, brush.tone(mix(frame, "#3a4048", 0.55), 0.4))
    gap = (h - 0.14) / rows
    for row in range(rows):
        base, at = -0.12 - gap * row, x + 0.05
        while at < x + w - 0.16:
            ink, count = GOODS[int(brush.rng.integers(8))], 2 + int(brush.rng.integers(3))
            wide, tall = 0.09 + 0.07 * brush.rng.random(), gap * (0.45 + 0.35 * brush.rng.random())
            for _ in range(count):  # what is sold stands in rows of its like
                if at + wide > x + w - 0.04:
                    break
                brush.rect(
                    at, base - tall, wide, tall, (brush.tone(mix(ink, "#ffffff", 0.2), 0.95), brush.tone(ink, 0.5))
                )
                brush.rect(
                    at + wide * 0.15, base - tall * 0.62, wide * 0.7, tall * 0.26, brush.tone("#ffffff", 0.8), 0.8
                )
                at += wide + 0.012
            at += 0.03
        brush.rect(x, base, w, 0.05, brush.tone(frame, 0.9))
        for k in range(int(w / 0.3)):
            brush.rect(x + 0.1 + 0.3 * k, base + 0.005, 0.12, 0.04, brush.tone(("#f2d84a", "#ffffff")[k % 2], 0.9))
    for post in (x - 0.03, x + w - 0.03):
        brush.rect(post, -h - 0.05, 0.06, h + 0.05, brush.tone(frame, 0.7))


def till(brush: Brush, x: float, w: float = 1.5) -> None:
    """A counter with a cash register."""
    brush.soft(x, 0, w * 0.6, 0.1, "#0a060a", 0.4)
    _solid(brush, x - w / 2, -0.95, w, 0.95, "#3f7a8c")
    brush.rect(x - w / 2, -0.62, w, 0.10, brush.tone("#f0e6d0", 0.8))
    _solid(brush, x - w * 0.53, -1.02, w * 1.06, 0.08, "#e8e0d0")
    _solid(brush, x - 0.28, -1.22, 0.5, 0.20, "#4a4e58")
    brush.poly([(x - 0.24, -1.22), (x + 0.18, -1.22), (x + 0.12, -1.42), (x - 0.18, -1.42)], brush.tone("#383c46", 0.6))
    brush.rect(x - 0.14, -1.38, 0.22, 0.10, "#8fe0b0")


def hanging_sign(brush: Brush, x: float, y: float, top: float, ink: Ink, w: float = 1.3) -> None:
    """A board over an aisle on two cords from the ceiling at `top`."""
    for side in (-0.4, 0.4):
        brush.line([(x + side * w, top), (x + side * w, y - 0.2)], 0.015, brush.tone(IRON, 0.4))
    brush.rect(x - w / 2, y - 0.22, w, 0.44, (brush.tone(ink, 0.9), brush.tone(ink, 0.6)))
    for k, share in enumerate((0.62, 0.40)):
        brush.rect(x - w * share / 2, y - 0.10 + 0.15 * k, w * share, 0.06, brush.tone("#ffffff", 0.95))
