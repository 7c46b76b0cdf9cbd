"""Plain solids: cube, ball, pyramid, cone, cylinder and ring, turned as they turn."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.things.pen import ROUND, Pen, turned

TILT = 0.34
"""How far solids are seen from above: the sine of the angle."""


def _seen(points: list[tuple[float, float, float]], turn: float) -> list[tuple[float, float, float]]:
    """Points (x, up, z) turned about the upright axis, as (x, y of the picture, depth)."""
    cos, sin, lift = math.cos(turn), math.sin(turn), math.sqrt(1 - TILT * TILT)
    turned_ = [(x * cos + z * sin, up, -x * sin + z * cos) for x, up, z in points]
    return [(x, -up * lift + z * TILT, z) for x, up, z in turned_]


def _faces(
    pen: Pen, ink: str, points: list[tuple[float, float, float]], faces: list[tuple[int, ...]], turn: float
) -> None:
    """The faces that look at the viewer, lit by how far they look towards the key and up."""
    seen = _seen(points, turn)
    middle = tuple(sum(p[k] for p in points) / len(points) for k in range(3))
    cos, sin = math.cos(turn), math.sin(turn)
    for face in faces:
        a, b, c = (points[k] for k in face[:3])
        u, v = [b[k] - a[k] for k in range(3)], [c[k] - a[k] for k in range(3)]
        n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]
        size = math.hypot(*n)
        outward = sum(n[k] * (a[k] - middle[k]) for k in range(3))
        x, up, z = (value / size * math.copysign(1, outward) for value in n)
        x, z = x * cos + z * sin, -x * sin + z * cos
        towards = z * math.sqrt(1 - TILT * TILT) + up * TILT
        if towards <= 0.01:
            continue
        lit = 0.50 + 0.42 * x * pen.side + 0.62 * max(0.0, up) + 0.10 * z
        corners = [(seen[k][0], seen[k][1]) for k in face]
        pen.poly(corners, (pen.tone(ink, lit + 0.10), pen.tone(ink, lit - 0.12)))
        pen.line([*corners, corners[0]], 0.012, pen.tone(ink, lit + 0.45), 0.55)


def cube(pen: Pen, ink: str) -> None:
    """A cube."""
    h = 0.37
    points = [(x, up, z) for up in (0.0, 2 * h) for x, z in ((-h, -h), (h, -h), (h, h), (-h, h))]
    pen.canvas.save()
    pen.canvas.translate(0, -TILT * h)
    _faces(
        pen, ink, points, [(0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7), (4, 5, 6, 7)], pen.state.turn + 0.62
    )
    pen.canvas.restore()


def pyramid(pen: Pen, ink: str) -> None:
    """A pyramid."""
    h = 0.46
    points = [(-h, 0.0, -h), (h, 0.0, -h), (h, 0.0, h), (-h, 0.0, h), (0.0, 0.98, 0.0)]
    pen.canvas.save()
    pen.canvas.translate(0, -TILT * h)
    _faces(pen, ink, points, [(0, 1, 4), (1, 2, 4), (2, 3, 4), (3, 0, 4)], pen.state.turn + 0.62)
    pen.canvas.restore()


def sphere(pen: Pen, ink: str) -> None:
    """A sphere."""
    pen.ball(0, -0.5, 0.5, ink)
    pen.soft(0.20 * pen.side, -0.74, 0.14, 0.11, "#ffffff", 0.75)
    pen.soft(-0.22 * pen.side, -0.20, 0.26, 0.14, mix(ink, "#ffffff", 0.5), 0.35)


def cone(pen: Pen, ink: str) -> None:
    """A cone."""
    pen.body(turned(((0.42, 0.06), (0.004, 0.98)), 0.2), ink, ROUND)


def cylinder(pen: Pen, ink: str) -> None:
    """A cylinder."""
    pen.body(turned(((0.36, 0.06), (0.36, 0.90)), 0.2), ink, ROUND)
    pen.oval(0, -0.90, 0.36, 0.072, pen.tone(ink, 1.15))


def torus(pen: Pen, ink: str) -> None:
    """A torus."""
    squeeze = 0.45 + 0.5 * abs(math.cos(pen.state.turn))
    for k in range(7):
        pen.ring(
            0.012 * k * pen.side,
            -0.50 - 0.010 * k,
            0.36 * squeeze,
            0.37,
            0.26 - 0.036 * k,
            pen.tone(ink, 0.15 + 0.19 * k),
        )


def lozenge(pen: Pen, ink: str) -> None:
    """A lozenge."""
    h = 0.36
    points = [(-h, 0.5, 0.0), (0.0, 0.5, -h), (h, 0.5, 0.0), (0.0, 0.5, h), (0.0, 1.0, 0.0), (0.0, 0.0, 0.0)]
    faces = [(a, b, tip) for tip in (4, 5) for a, b in ((0, 1), (1, 2), (2, 3), (3, 0))]
    _faces(pen, ink, points, faces, pen.state.turn + 0.4)
