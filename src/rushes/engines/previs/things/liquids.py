"""Water and what else splashes, falls, drips and melts about a thing. Units are its height."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.paint import rounded, smooth
from rushes.engines.previs.things.moment import Show
from rushes.engines.previs.things.pen import Pen


def _sheet(pen: Pen, x: float, y: float, lean: float, tall: float, wide: float, ink: str) -> None:
    """A tongue of water, thin towards its tip, with a drop that leaves it."""
    tip = (x + lean, y - tall)
    middle = (x + 0.45 * lean, y - 0.62 * tall)
    shape = [
        (x - wide, y),
        (middle[0] - 0.5 * wide, middle[1]),
        (tip[0] - 0.012, tip[1]),
        (tip[0] + 0.012, tip[1]),
        (middle[0] + 0.5 * wide, middle[1]),
        (x + wide, y),
    ]
    pen.path(rounded(shape), (mix(ink, "#ffffff", 0.55), ink), 0.72)
    pen.line([(middle[0] - 0.2 * wide, middle[1]), (tip[0], tip[1] + 0.02)], 0.012, "#ffffff", 0.7)
    pen.ball(tip[0] + 0.28 * lean, tip[1] - 0.05, 0.022, mix(ink, "#ffffff", 0.45), 0.028)


def _chance(k: int, salt: float) -> float:
    """A number 0..1 that looks random and is the same for the same k."""
    return (math.sin(12.9898 * k + salt) * 43758.5453) % 1.0


def _drops(pen: Pen, show: Show, wide: float, tall: float, foot: float, count: int, ink: str) -> None:
    """Drops that hang in the air around a splash, slow as in slow motion."""
    for k in range(count):
        a = -0.15 - (math.pi - 0.3) * _chance(k, 0.3)
        way = 0.35 + 0.65 * ((_chance(k, 1.7) + 0.10 * show.t) % 1)
        x = wide * way * math.cos(a) * 1.15
        y = foot + tall * (way * math.sin(a) * 1.25 + 0.35 * way * way)
        r = 0.009 + 0.024 * _chance(k, 4.1) ** 2
        pen.ball(x, y, r, mix(ink, "#ffffff", 0.3), 1.2 * r, 0.92)
        pen.oval(x + 0.3 * r * pen.side, y - 0.4 * r, 0.34 * r, 0.34 * r, "#ffffff", 0.95)


def puddle(pen: Pen, show: Show) -> None:
    """A puddle with rings."""
    r = 1.25 * max(0.7, show.half)
    shape = [
        (
            r * math.cos(a) * (1 + 0.10 * math.sin(3 * a + 1)),
            0.07 + 0.20 * r * math.sin(a) * (1 + 0.12 * math.sin(2 * a)),
        )
        for a in (math.tau * k / 22 for k in range(22))
    ]
    pen.path(smooth(shape), (mix(show.liquid, "#ffffff", 0.35), mix(show.liquid, "#16304a", 0.35)), 0.72)
    for k in range(3):
        way = (0.30 * show.t + k / 3) % 1.0
        pen.ring(0.1, 0.07, 0.2 + way * r * 0.72, 0.04 + 0.14 * r * way, 0.012, "#ffffff", 0.6 * (1 - way))


def splash_behind(pen: Pen, show: Show) -> None:
    """The far side of the water that it throws up."""
    r = max(0.6, show.half)
    for k in range(9):
        x = r * (-0.9 + 0.225 * k)
        tall = 0.34 + 0.16 * math.sin(2.3 * k + 0.8 * show.t)
        _sheet(pen, x, 0.02, 0.34 * x, tall, 0.075, show.liquid)


def splash(pen: Pen, show: Show) -> None:
    """The near side, and drops that hang in the air."""
    r = max(0.6, show.half)
    for k in range(8):
        x = r * (-1.0 + 0.285 * k)
        tall = 0.20 + 0.13 * math.sin(3.1 * k + 0.9 * show.t)
        _sheet(pen, x, 0.13, 0.55 * x, tall, 0.085, show.liquid)
    _drops(pen, show, 1.15 * r, 0.92, 0.0, 54, show.liquid)


def _rim(show: Show) -> tuple[float, float]:
    """Half width and height of where a vessel is open."""
    return (0.88 * show.half * (0.62 if show.half > 0.5 else 0.72), 0.62 if show.half > 0.5 else 0.80)


def crown_behind(pen: Pen, show: Show) -> None:
    """A stream from above, and the far side of the crown that it throws up."""
    half, rim = _rim(show)
    sway = 0.012 * math.sin(4 * show.t)
    pen.path(
        smooth(
            [(-0.05, -1.9), (0.05, -1.9), (0.045 + sway, -1.2), (0.085, -rim), (-0.085, -rim), (-0.045 + sway, -1.2)]
        ),
        (mix(show.liquid, "#ffffff", 0.2), show.liquid),
        0.95,
    )
    pen.line([(0.02 * pen.side, -1.9), (0.02 * pen.side, -rim - 0.1)], 0.016, "#ffffff", 0.7)
    for k in range(7):
        x = half * (-0.9 + 0.3 * k)
        _sheet(pen, x, -rim, 0.75 * x, 0.26 + 0.10 * math.sin(2.3 * k + 1.1 * show.t), 0.075, show.liquid)


def crown(pen: Pen, show: Show) -> None:
    """The near side of the crown, and drops all around."""
    half, rim = _rim(show)
    for k in range(7):
        x = half * (-1.0 + 0.333 * k)
        _sheet(pen, x, -rim + 0.09, 0.95 * x, 0.20 + 0.08 * math.sin(3.1 * k + show.t), 0.08, show.liquid)
    _drops(pen, show, 1.9 * half + 0.12, 0.70, -rim, 40, show.liquid)


def fallers(pen: Pen, show: Show) -> None:
    """What falls in from above, turning; where nothing is named, drops."""
    _, rim = _rim(show)
    for k in range(5 if show.others else 0):
        thing = show.others[k % len(show.others)]
        way = (0.16 * show.t + k / 5 + 0.08) % 1.0
        x = (0.36 - 0.18 * way) * (1 if k % 2 else -1) * (0.4 + 0.25 * (k % 3))
        y = -rim - 0.10 - 1.0 * (1 - way) ** 1.2
        size = 0.30
        pen.canvas.save()
        pen.canvas.translate(x, y)
        pen.canvas.rotate(70 * show.t * (1 if k % 2 else -1) + 65 * k)
        pen.canvas.scale(size, size)
        pen.canvas.translate(0, 0.45)
        thing.paint(pen, thing.ink)
        pen.canvas.restore()
        for j in range(3):
            pen.line(
                [(x - 0.06 + 0.06 * j, y - 0.24), (x - 0.06 + 0.06 * j, y - 0.33 - 0.04 * (j == 1))],
                0.010,
                "#ffffff",
                0.55,
            )
    half, rim = _rim(show)
    for k in range(7):
        x = half * (-0.9 + 0.3 * k)
        _sheet(pen, x, -rim, 0.75 * x, 0.22 + 0.10 * math.sin(2.3 * k + 1.1 * show.t), 0.06, show.liquid)


def stream(pen: Pen, show: Show) -> None:
    """What is poured in from above, in a thin bent stream out of a spout."""
    _, rim = _rim(show)
    way = -pen.side
    top = (0.46 * way, -1.62)
    pen.path(
        smooth(
            [
                (top[0] - 0.03 * way, top[1]),
                (0.16 * way, -1.58),
                (0.05 * way, -1.3),
                (0.035 * way, -rim),
                (-0.045 * way, -rim),
                (-0.03 * way, -1.3),
                (0.05 * way, -1.64),
                (top[0] - 0.03 * way, top[1] - 0.06),
            ]
        ),
        (mix(show.liquid, "#ffffff", 0.3), show.liquid),
        0.96,
    )
    for k in range(5):
        s = (0.9 * show.t + k / 5) % 1.0
        pen.line([(0.0, -1.35 + s * (1.35 - rim)), (0.0, -1.29 + s * (1.35 - rim))], 0.018, "#ffffff", 0.5)
    jug = [
        (top[0] - 0.08 * way, top[1] + 0.10),
        (top[0] - 0.12 * way, top[1] - 0.10),
        (top[0] + 0.44 * way, top[1] - 0.40),
        (top[0] + 0.74 * way, top[1] - 0.06),
        (top[0] + 0.36 * way, top[1] + 0.34),
    ]
    pen.path(rounded(jug), (pen.tone("#dfe4ea", 1.1), pen.tone("#8a94a4", 0.7)))


def wet_ring(pen: Pen, show: Show) -> None:
    """Water under what drips."""
    r = show.half * 1.25
    pen.oval(0, 0.02, r, 0.24 * r, "#d8ecf4", 0.30)
    pen.ring(0, 0.02, r, 0.24 * r, 0.010, "#ffffff", 0.5)


def drips(pen: Pen, show: Show) -> None:
    """Drops that run down its sides, leaving tracks."""
    for k in range(9):
        x = show.half * 0.82 * (((k * 0.618 + 0.2) % 1) * 2 - 1)
        way = (0.16 * show.t * (0.6 + 0.4 * ((k * 0.27) % 1)) + k * 0.382) % 1.0
        top, y = -0.62, -0.62 + 0.60 * way
        pen.line([(x, max(top, y - 0.20)), (x, y)], 0.010, "#ffffff", 0.40)
        pen.ball(x, y, 0.017, "#e4f4fa", 0.025, 0.9)
        pen.oval(x - 0.005, y - 0.008, 0.005, 0.006, "#ffffff")


def melt_pool(pen: Pen, show: Show) -> None:
    """The pool that grows under what melts."""
    r = show.half * (0.7 + 0.9 * show.u) + 0.1
    shape = [
        (r * math.cos(a) * (1 + 0.12 * math.sin(3 * a)), 0.03 + 0.2 * r * math.sin(a))
        for a in (math.tau * k / 18 for k in range(18))
    ]
    pen.path(smooth(shape), (mix(show.ink, "#ffffff", 0.25), show.ink), 0.95)


def melt_drips(pen: Pen, show: Show) -> None:
    """Its colour running down it in thick drops."""
    for k in range(7):
        x = show.half * (-0.54 + 0.18 * k)
        long = (0.15 + 0.50 * show.u) * (0.5 + 0.5 * ((k * 0.618) % 1))
        top = -0.56 + 0.06 * (k % 2)
        pen.path(
            rounded(
                [
                    (x - 0.05, top),
                    (x + 0.05, top),
                    (x + 0.035, top + 0.7 * long),
                    (x + 0.05, top + long),
                    (x - 0.05, top + long),
                    (x - 0.035, top + 0.7 * long),
                ]
            ),
            (mix(show.ink, "#ffffff", 0.15), mix(show.ink, "#ffffff", 0.35)),
            0.95,
        )
