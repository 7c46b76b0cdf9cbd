"""Marks of motion around a thing, cloth, air, light, fire and hands. Units are its height.

All are functions of the moment alone: nothing is carried from frame to frame.
"""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.paint import rounded, smooth
from rushes.engines.previs.things.moment import Show
from rushes.engines.previs.things.pen import STEEL, Pen

SILK = "#8c2f4a"


BOUNCE_SECONDS, BOUNCE_HEIGHT = 1.15, 0.62
"""How long a bounce takes, and how high it goes in the thing's own heights."""


def beat_of(t: float) -> float:
    """Where a bounce is: 0 on the ground, 0.5 at its highest, 1 on the ground again."""
    return (t / BOUNCE_SECONDS + 0.84) % 1.0


def _arc(rx: float, ry: float, y: float, first: float, last: float, count: int = 16) -> list[tuple[float, float]]:
    steps = [first + (last - first) * k / (count - 1) for k in range(count)]
    return [(rx * math.cos(a), y + ry * math.sin(a)) for a in steps]


def turntable(pen: Pen, show: Show) -> None:
    """A disc that turns under the thing, with a mark that goes round."""
    r = max(0.42, show.half * 1.02)
    pen.oval(0, 0.045, r, 0.20 * r, pen.tone("#26262e", 0.8))
    pen.oval(0, 0.015, r, 0.20 * r, (pen.tone(STEEL, 0.75), pen.tone(STEEL, 1.05)))
    pen.ring(0, 0.015, 0.90 * r, 0.18 * r, 0.010, pen.tone(STEEL, 0.4))
    turn = math.tau * show.u
    for k in range(24):
        a = turn + math.tau * k / 24
        long = 0.84 if k % 6 == 0 else 0.88
        c, s = math.cos(a), 0.2 * math.sin(a)
        pen.line([(long * r * c, 0.015 + long * r * s), (0.95 * r * c, 0.015 + 0.95 * r * s)], 0.012, "#4a4c58")


def swoosh(pen: Pen, show: Show) -> None:
    """Two arcs with heads that run around the foot of what turns."""
    r = max(0.50, show.half * 1.22)
    turn = math.tau * show.u
    for start in (0.35, 0.35 + math.pi):
        first = start + 0.22 * math.sin(turn)
        points = _arc(r, 0.21 * r, 0.0, first, first + 1.55, 22)
        for k in range(len(points) - 1):
            share = k / (len(points) - 1)
            behind = math.sin(first + 1.55 * share) < 0
            pen.line(points[k : k + 2], 0.008 + 0.022 * share, "#ffffff", (0.25 if behind else 0.8) * share)
        (x, y), (bx, by) = points[-1], points[-3]
        a = math.atan2(y - by, x - bx)
        head = [
            (x + 0.085 * math.cos(a), y + 0.085 * math.sin(a)),
            (x + 0.05 * math.cos(a + 2.2), y + 0.05 * math.sin(a + 2.2)),
            (x + 0.05 * math.cos(a - 2.2), y + 0.05 * math.sin(a - 2.2)),
        ]
        pen.poly(head, "#ffffff", 0.85 if math.sin(first + 1.55) > 0 else 0.3)


def spiral(pen: Pen, show: Show) -> None:
    """A ribbon of light that winds up around what twists."""
    half = max(0.30, 1.25 * show.half)
    points = [
        (half * math.cos(a), -0.10 - 0.0125 * k + 0.05 * math.sin(a))
        for k, a in ((k, 0.22 * k + 1.6 * show.t) for k in range(64))
    ]
    for k in range(63):
        if math.sin(0.22 * k + 1.6 * show.t) > 0:  # the far half is behind it
            fade = math.sin(math.pi * k / 63)
            pen.line(points[k : k + 2], 0.006 + 0.016 * fade, "#fff2c8", 0.8 * fade)


def bounce_marks(pen: Pen, show: Show) -> None:
    """Rings on the ground where it lands."""
    beat = beat_of(show.t)
    r = 0.35 + 0.55 * beat
    pen.ring(0, 0.0, r, 0.2 * r, 0.016, pen.tone("#5a5866", 0.8), 0.45 * (1 - beat))


def bounce_trail(pen: Pen, show: Show) -> None:
    """Where it was a moment ago, ever fainter."""
    for k in (3, 2, 1):
        beat = beat_of(show.t - 0.085 * k)
        pen.canvas.saveLayerAlpha(None, 96 - 26 * k)
        pen.canvas.translate(0, -BOUNCE_HEIGHT * 4 * beat * (1 - beat))
        show.paste(pen)
        pen.canvas.restore()


def hover_rings(pen: Pen, show: Show) -> None:
    """Rings that leave the ground under what floats."""
    for k in range(3):
        way = (0.35 * show.t + k / 3) % 1.0
        r = 0.25 + 0.45 * way
        pen.ring(0, 0.02, r, 0.2 * r, 0.012, "#ffffff", 0.35 * (1 - way))


def speed_lines(pen: Pen, show: Show) -> None:
    """Strokes behind what rolls."""
    x = 2.2 * (show.u - 0.45) - show.half
    for k in range(5):
        y = -0.12 - 0.18 * k
        long = 0.25 + 0.25 * ((k * 0.618 + 0.7 * show.t) % 1)
        pen.line([(x - 0.08 - long, y), (x - 0.08, y)], 0.016, "#ffffff", 0.5)


def fall_lines(pen: Pen, show: Show) -> None:
    """Strokes above what falls."""
    gone = min(1.0, show.u / 0.80)
    y = -1.9 * (1 - gone**1.6) - 1.0
    for k in range(5):
        x = show.half * (-0.8 + 0.4 * k)
        pen.line([(x, y - 0.12 - 0.10 * (k % 2)), (x, y - 0.40 - 0.14 * (k % 3))], 0.018, "#ffffff", 0.7 * (1 - gone))


def shake_marks(pen: Pen, show: Show) -> None:
    """Bent strokes at the sides of what shakes."""
    for side in (-1, 1):
        for k in range(2):
            x = side * (show.half + 0.12 + 0.10 * k)
            pen.curve([(x, -0.68), (x + 0.05 * side, -0.5), (x, -0.32)], 0.018, "#ffffff", 0.65 - 0.2 * k)


def _fold(show: Show, x: float, k: float) -> float:
    return 0.035 * math.sin(5.2 * x + 1.7 * show.t + 2.1 * k) + 0.022 * math.sin(11 * x - 1.1 * show.t + k)


def _cloth(pen: Pen, show: Show, far: float, near: float, count: int, back: bool) -> None:
    """Folds of silk, one before the other, each with a bright ridge."""
    reach = 2.6
    for k in range(count):
        base = far + (near - far) * k / max(1, count - 1)
        xs = [-reach + 2 * reach * j / 40 for j in range(41)]
        mound = [
            -0.16 * math.exp(-((x / (show.half + 0.26)) ** 2)) * (1 - 0.75 * abs(k / count - (0.9 if back else 0.05)))
            for x in xs
        ]
        ridge = [(x, base + m + _fold(show, x, 1.9 * k + (0 if back else 5))) for x, m in zip(xs, mound, strict=True)]
        deep = 0.30 + 0.10 * k
        lit = 0.62 + 0.09 * (k % 3)
        pen.path(
            smooth([*ridge, (reach, base + deep), (-reach, base + deep)]),
            (pen.tone(SILK, lit + 0.35), pen.tone(SILK, lit - 0.30)),
        )
        pen.curve([(x, y + 0.012) for x, y in ridge], 0.016, pen.tone(SILK, 1.45), 0.55)


def cloth_behind(pen: Pen, show: Show) -> None:
    """The silk behind what rises out of it."""
    _cloth(pen, show, -0.16, 0.06, 3, back=True)


def cloth_before(pen: Pen, show: Show) -> None:
    """The silk before it."""
    _cloth(pen, show, 0.07, 0.30, 3, back=False)


def steam(pen: Pen, show: Show) -> None:
    """Wisps that rise and curl."""
    top = -0.55 if show.half > 0.5 else -0.75
    for k in range(5):
        x = show.half * 0.62 * (-1 + 0.5 * k)
        points = [
            (x + (0.03 + 0.11 * s) * math.sin(4.4 * s + 1.9 * k - 1.5 * show.t), top - 0.95 * s)
            for s in (j / 9 for j in range(10))
        ]
        for width, alpha in ((0.15, 0.07), (0.085, 0.10), (0.035, 0.16)):
            pen.curve(points, width, "#ffffff", alpha)


def smoke(pen: Pen, show: Show) -> None:
    """Grey puffs that grow as they rise."""
    for k in range(12):
        way = (0.16 * show.t + k / 12) % 1.0
        x = 0.16 * math.sin(5 * way + k) * way
        pen.soft(x, -0.8 - 0.95 * way, 0.10 + 0.20 * way, 0.09 + 0.17 * way, "#77737f", 0.75 * (1 - way))


def opening_light(pen: Pen, show: Show) -> None:
    """Shafts of light out of what opens; those that show their own light need no other."""
    if show.thing.opens:
        return
    power = min(1.0, show.u / 0.42)
    for k in range(7):
        a = -math.pi / 2 + (k - 3) * 0.24 + 0.03 * math.sin(1.3 * show.t + k)
        tip = [(1.5 * math.cos(a + d), -0.5 + 1.5 * math.sin(a + d)) for d in (-0.06, 0.06)]
        pen.poly([(0.30 * math.cos(a), -0.5), *tip], ("#ffe9a0", "#fff8dc"), 0.16 * power)
    pen.soft(0, -0.62, 0.95, 0.8, "#ffe9a8", 0.55 * power)


def glow(pen: Pen, show: Show) -> None:
    """A halo that breathes."""
    power = 0.55 + 0.12 * math.sin(2.0 * show.t)
    pen.soft(0, -0.5, 1.0, 0.95, mix(show.ink, "#fff0c0", 0.55), power)


def sparkle(pen: Pen, show: Show) -> None:
    """Glints that come and go."""
    for k in range(7):
        life = (0.5 * show.t + 0.382 * k) % 1.0
        r = 0.09 * math.sin(math.pi * life)
        x, y = show.half * 1.1 * math.sin(2.4 * k), -0.5 + 0.45 * math.cos(3.1 * k)
        pen.line([(x - r, y), (x + r, y)], 0.012, "#fffbe8", 0.9)
        pen.line([(x, y - r), (x, y + r)], 0.012, "#fffbe8", 0.9)


def _fire(pen: Pen, show: Show, count: int, foot: float, tall: float, spread: float) -> None:
    for layer, (ink, share) in enumerate((("#e8481c", 1.0), ("#ff8a24", 0.74), ("#ffc848", 0.5), ("#fff4b8", 0.26))):
        for k in range(count):
            x = spread * (-1 + 2 * (k + 0.5) / count)
            reach = (
                tall
                * share
                * (0.7 + 0.3 * math.sin(7 * show.t + 2.4 * k + layer))
                * (1 - 0.45 * (x / max(spread, 0.1)) ** 2)
            )
            lean = 0.06 * math.sin(5 * show.t + 1.7 * k)
            wide = 1.35 * share * spread / count + 0.03
            pen.path(
                rounded(
                    [
                        (x - wide, foot),
                        (x - 0.8 * wide + lean, foot - 0.45 * reach),
                        (x + lean * 1.8, foot - reach),
                        (x + 0.8 * wide + lean, foot - 0.4 * reach),
                        (x + wide, foot),
                    ]
                ),
                ink,
                0.9,
            )


def flames_behind(pen: Pen, show: Show) -> None:
    """The fire behind it, and its light."""
    pen.soft(0, -0.6, 1.2, 1.1, "#ff9a3c", 0.5)
    _fire(pen, show, 6, 0.0, 1.35, 1.05 * show.half + 0.05)
    sparks = [(0.7 * math.sin(2.4 * k + show.t), -0.3 - 1.3 * ((0.4 * show.t + 0.382 * k) % 1)) for k in range(26)]
    pen.flecks(sparks, "#ffd060", 0.02)


def flames(pen: Pen, show: Show) -> None:
    """The fire before it, low enough that it is still seen."""
    _fire(pen, show, 7, 0.05, 0.46, 1.1 * show.half + 0.05)


def impact(pen: Pen, show: Show) -> None:
    """Dust and rays where it hits the ground."""
    if show.u < 0.2:
        return
    gone = (show.u - 0.2) / 0.8
    for k in range(12):
        a = math.tau * k / 12
        near, far = 0.45 + 0.5 * gone, 0.62 + 1.1 * gone
        pen.line(
            [
                (near * math.cos(a), 0.02 + 0.2 * near * math.sin(a)),
                (far * math.cos(a), 0.02 + 0.2 * far * math.sin(a)),
            ],
            0.018,
            "#ffffff",
            0.55 * (1 - gone),
        )
    pen.soft(0, 0.02, 0.6 + 0.9 * gone, 0.14 + 0.2 * gone, "#d8d2cc", 0.35 * (1 - gone))


def blast(pen: Pen, show: Show) -> None:
    """The flash in the middle of a burst."""
    if show.u >= 0.2:
        gone = (show.u - 0.2) / 0.8
        pen.soft(0, -0.45, 0.5 + 1.0 * gone, 0.5 + 0.9 * gone, "#fff0c0", 0.75 * (1 - gone) ** 1.5)


SKIN, SLEEVE = "#d8a078", "#4a5570"


def typing_hands(pen: Pen, show: Show) -> None:
    """Two hands over the keys, from the lower edge, each finger with its own beat."""
    for side in (-1, 1):
        sway = 0.05 * math.sin(1.9 * show.t + side)
        wrist = (side * 0.56 + sway, 0.16)
        pen.path(
            rounded(
                [
                    (wrist[0] - 0.20, 0.10),
                    (wrist[0] + 0.20, 0.10),
                    (wrist[0] + side * 0.62 + 0.30, 2.0),
                    (wrist[0] + side * 0.62 - 0.30, 2.0),
                ]
            ),
            (pen.tone(SLEEVE, 0.95), pen.tone(SLEEVE, 0.6)),
        )
        palm = [
            (wrist[0] - 0.17, 0.14),
            (wrist[0] - 0.19, -0.06),
            (wrist[0], -0.12),
            (wrist[0] + 0.19, -0.06),
            (wrist[0] + 0.17, 0.14),
        ]
        for k in range(4):
            strike = max(0.0, math.sin(9.5 * show.t + 2.1 * k + 1.3 * side)) ** 3
            root = (wrist[0] - 0.135 + 0.09 * k, -0.05)
            knuckle = (root[0] - side * 0.02, root[1] - 0.13 + 0.03 * strike)
            tip = (root[0] - side * 0.05, root[1] - 0.19 + 0.085 * strike)
            pen.curve([root, knuckle, tip], 0.078, pen.tone(SKIN, 0.62))
            pen.curve(
                [(root[0] - 0.008, root[1]), (knuckle[0] - 0.008, knuckle[1] - 0.008), (tip[0] - 0.006, tip[1])],
                0.050,
                pen.tone(SKIN, 0.92),
            )
            pen.oval(tip[0], tip[1] - 0.012, 0.020, 0.015, mix(SKIN, "#ffffff", 0.45), 0.9)
        pen.path(rounded(palm), (pen.tone(SKIN, 0.95), pen.tone(SKIN, 0.75)))
        thumb = wrist[0] - side * 0.16
        pen.curve(
            [(thumb, 0.08), (thumb - side * 0.10, 0.0), (thumb - side * 0.13, -0.08)], 0.075, pen.tone(SKIN, 0.85)
        )
        pen.line([(wrist[0] - 0.19, 0.125), (wrist[0] + 0.19, 0.125)], 0.05, pen.tone("#f0ece4", 0.9))
