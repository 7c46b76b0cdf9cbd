"""Vectors, frames, closed-form curves, two-bone inverse kinematics, and the view of a figure.

Body space is (side, up, forward) in body heights: +side is the figure's left, seen at the right of the picture when it
faces the camera. `View` turns body space into picture pixels with an orthographic camera that looks slightly down, so
one pose serves every facing.
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

TAU = 2 * math.pi

Vector = tuple[float, float, float]
Point = tuple[float, float]
Keys = Sequence[tuple[float, float]]


def lerp(a: float, b: float, k: float) -> float:
    """Linear blend of two numbers."""
    return a + (b - a) * k


def between(a: Point, b: Point, k: float) -> Point:
    """Linear blend of two points of the picture."""
    return (a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k)


def clamp(x: float, low: float = 0.0, high: float = 1.0) -> float:
    """`x` held between `low` and `high`."""
    return low if x < low else high if x > high else x


def smoothstep(low: float, high: float, x: float) -> float:
    """0 below `low`, 1 above `high`, smooth between."""
    k = clamp((x - low) / (high - low))
    return k * k * (3 - 2 * k)


def wave(phase: float) -> float:
    """Sine of a phase counted in whole cycles."""
    return math.sin(TAU * phase)


def cyclic_curve(phase: float, keys: Keys) -> float:
    """Periodic smooth curve through (phase 0..1, value) keys; Catmull-Rom, closed form in the phase."""
    phase %= 1.0
    count = len(keys)
    for i in range(count):
        here_phase, here = keys[i]
        next_phase, following = keys[(i + 1) % count]
        if i == count - 1:
            next_phase += 1.0
        at = phase if phase >= here_phase else phase + 1.0
        if not here_phase <= at < next_phase:
            continue
        before_phase, before = keys[i - 1]
        after_phase, after = keys[(i + 2) % count]
        if i == 0:
            before_phase -= 1.0
        if after_phase <= next_phase - 1e-9:
            after_phase += 1.0
        span = next_phase - here_phase
        k = (at - here_phase) / span
        slope_here = (following - before) / (next_phase - before_phase) * span
        slope_next = (after - here) / (after_phase - here_phase) * span
        k2, k3 = k * k, k * k * k
        return (
            (2 * k3 - 3 * k2 + 1) * here
            + (k3 - 2 * k2 + k) * slope_here
            + (3 * k2 - 2 * k3) * following
            + (k3 - k2) * slope_next
        )
    return keys[0][1]


def eased_curve(x: float, keys: Keys) -> float:
    """Smooth curve through (position, value) keys, at rest in every key; constant outside them."""
    for (a, value_a), (b, value_b) in itertools.pairwise(keys):
        if x <= b:
            return lerp(value_a, value_b, smoothstep(a, b, x))
    return keys[-1][1]


def linear_curve(x: float, keys: Keys) -> float:
    """Straight lines through (position, value) keys; constant outside them."""
    if x <= keys[0][0]:
        return keys[0][1]
    for (a, value_a), (b, value_b) in itertools.pairwise(keys):
        if x <= b:
            return lerp(value_a, value_b, (x - a) / ((b - a) or 1.0))
    return keys[-1][1]


def add(a: Vector, b: Vector) -> Vector:
    """Sum of two vectors."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vector, b: Vector) -> Vector:
    """Difference of two vectors."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vector, k: float) -> Vector:
    """A vector times a number."""
    return (a[0] * k, a[1] * k, a[2] * k)


def blend(a: Vector, b: Vector, k: float) -> Vector:
    """Linear blend of two vectors."""
    return (a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k, a[2] + (b[2] - a[2]) * k)


def dot(a: Vector, b: Vector) -> float:
    """Inner product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """Outer product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vector) -> float:
    """Length of a vector."""
    return math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def unit(a: Vector) -> Vector:
    """The vector at length 1 (a zero vector stays as it is)."""
    size = length(a) or 1e-9
    return (a[0] / size, a[1] / size, a[2] / size)


def _turn_pair(a: Vector, b: Vector, along: float, across: float) -> Vector:
    return (
        a[0] * along + b[0] * across,
        a[1] * along + b[1] * across,
        a[2] * along + b[2] * across,
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """Origin and three axes: the coordinate system of a body part, in body space."""

    origin: Vector
    side: Vector = (1.0, 0.0, 0.0)
    up: Vector = (0.0, 1.0, 0.0)
    forward: Vector = (0.0, 0.0, 1.0)

    def turned(self, pitch: float = 0.0, roll: float = 0.0, yaw: float = 0.0, origin: Vector | None = None) -> "Frame":
        """The frame turned in its own axes (radians): pitch leans forward, roll to +side, yaw turns to +side."""
        side, up, forward = self.side, self.up, self.forward
        if yaw:
            c, s = math.cos(yaw), math.sin(yaw)
            side, forward = _turn_pair(side, forward, c, -s), _turn_pair(forward, side, c, s)
        if pitch:
            c, s = math.cos(pitch), math.sin(pitch)
            up, forward = _turn_pair(up, forward, c, s), _turn_pair(forward, up, c, -s)
        if roll:
            c, s = math.cos(roll), math.sin(roll)
            side, up = _turn_pair(side, up, c, -s), _turn_pair(up, side, c, s)
        return Frame(self.origin if origin is None else origin, side, up, forward)

    def moved(self, origin: Vector) -> "Frame":
        """The same axes at another origin."""
        return Frame(origin, self.side, self.up, self.forward)

    def point(self, side: float, up: float, forward: float) -> Vector:
        """Local coordinates to body space."""
        o, a, b, c = self.origin, self.side, self.up, self.forward
        return (
            o[0] + a[0] * side + b[0] * up + c[0] * forward,
            o[1] + a[1] * side + b[1] * up + c[1] * forward,
            o[2] + a[2] * side + b[2] * up + c[2] * forward,
        )

    def direction(self, side: float, up: float, forward: float) -> Vector:
        """Local direction to body space."""
        return sub(self.point(side, up, forward), self.origin)


def two_bone(root: Vector, target: Vector, first: float, second: float, pole: Vector) -> tuple[Vector, Vector]:
    """Joint and end of two bones from `root` to `target`; the joint bends towards `pole`.

    Targets out of reach are pulled in, so the lengths always hold.
    """
    reach = sub(target, root)
    distance = length(reach)
    longest, shortest = (first + second) * 0.999, abs(first - second) * 1.02 + 1e-6
    direction = unit(reach)
    distance = clamp(distance, shortest, longest)
    along = (first * first - second * second + distance * distance) / (2 * distance)
    height = math.sqrt(max(0.0, first * first - along * along))
    bend = sub(pole, scale(direction, dot(pole, direction)))
    bend = unit(bend) if length(bend) > 1e-6 else (0.0, 0.0, 1.0)
    joint = add(root, add(scale(direction, along), scale(bend, height)))
    return joint, add(root, scale(direction, distance))


UPRIGHT_BIAS = 0.08
CAMERA_PITCH = math.radians(7)
"""Enough to separate the feet in front view, too little to need perspective."""


class View:
    """Projects body space to pixels for a figure at (x, ground) that faces `yaw` degrees, `pixels` tall."""

    __slots__ = ("cos", "ground", "pixels", "sin", "tilt", "x", "yaw")

    def __init__(self, x: float, ground: float, pixels: float, yaw: float) -> None:
        self.x, self.ground, self.pixels = x, ground, pixels
        self.yaw = math.radians(yaw)
        self.cos, self.sin = math.cos(self.yaw), math.sin(self.yaw)
        self.tilt = math.sin(CAMERA_PITCH)

    def depth(self, p: Vector) -> float:
        """Distance towards the camera."""
        return p[2] * self.cos - p[0] * self.sin

    def across(self, p: Vector) -> float:
        """Component to the right of the picture."""
        return p[0] * self.cos + p[2] * self.sin

    def at(self, p: Vector) -> Point:
        """Picture position of a point."""
        return (
            self.x + (p[0] * self.cos + p[2] * self.sin) * self.pixels,
            self.ground - p[1] * self.pixels + (p[2] * self.cos - p[0] * self.sin) * self.tilt * self.pixels,
        )

    def half_width(self, frame: Frame, wide: float, deep: float) -> float:
        """Half width on the picture, in pixels, of an elliptical section that lies in `frame`, across its up axis."""
        # Seen along the axis no direction on the picture is across it: a bias makes that the horizontal, smoothly.
        x, y = self.across(frame.up), self._upward(frame.up) + UPRIGHT_BIAS
        size = math.hypot(x, y) or 1e-9
        across = [(self.across(axis) * y - self._upward(axis) * x) / size for axis in (frame.side, frame.forward)]
        return math.hypot(across[0] * wide, across[1] * deep) * self.pixels

    def _upward(self, p: Vector) -> float:
        """Component up on the picture."""
        return p[1] - self.depth(p) * self.tilt

    def facing(self, frame: Frame) -> float:
        """Yaw (radians) of a frame's forward axis as the camera sees it."""
        return math.atan2(self.across(frame.forward), self.depth(frame.forward))


def pixel_box(bounds: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    """Whole pixels (left, top, right, bottom) around the bounds, two wider on every side."""
    left, top, right, bottom = bounds
    return math.floor(left) - 2, math.floor(top) - 2, math.ceil(right) + 2, math.ceil(bottom) + 2
