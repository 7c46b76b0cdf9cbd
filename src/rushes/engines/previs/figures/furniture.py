"""What furniture is built of: solid parts in body space, so that they turn with whoever uses them.

Lengths are in body heights. Every part knows its middle, by which it is sorted, and the points that bound it.
"""

import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Protocol

from rushes.engines.previs.figures.geometry import TAU, Point, Vector, View
from rushes.engines.previs.figures.paint import (
    FormLight,
    cloth,
    fill,
    gradient,
    hull,
    polygon,
    rgba,
    rounded,
    stroke,
    swollen,
)
from rushes.engines.previs.raster import skia


class Part(Protocol):
    """Something to draw; `beat` 0..1 is the phase of what is done with it, which those that `moves` show."""

    moves: ClassVar[bool]

    @property
    def middle(self) -> Vector:
        """Where it is, for the order of drawing."""
        ...

    def corners(self) -> list[Vector]:
        """Points that bound it."""
        ...

    def draw(self, canvas: skia.Canvas, view: View, light: FormLight, beat: float) -> None:
        """Paint it."""
        ...


def draw_parts(canvas: skia.Canvas, view: View, parts: Iterable[Part], light: FormLight, beat: float = 0.0) -> None:
    """Paint parts, the farthest first."""
    ordered = sorted(parts, key=lambda p: view.depth((p.middle[0], 0.0, p.middle[2])))
    for moves, some in itertools.groupby(ordered, key=lambda part: part.moves):
        if moves:
            for part in some:
                part.draw(canvas, view, light, beat)
            continue
        canvas.save()
        canvas.translate(view.x, view.ground)
        canvas.scale(view.pixels / RECORDED, view.pixels / RECORDED)
        canvas.drawPicture(_still(tuple(some), round(math.degrees(view.yaw), 2), light))
        canvas.restore()


RECORDED = 400.0
"""Pixels of a body height at which parts are recorded that stand still."""


@lru_cache(128)
def _still(parts: tuple[Part, ...], yaw: float, light: FormLight) -> skia.Picture:
    """What stands still is the same strokes wherever it is: replaying them is quicker than to draw them anew."""
    recorder = skia.PictureRecorder()
    canvas = recorder.beginRecording(skia.Rect.MakeLTRB(-5 * RECORDED, -5 * RECORDED, 5 * RECORDED, 5 * RECORDED))
    view = View(0.0, 0.0, RECORDED, yaw)
    for part in parts:
        part.draw(canvas, view, light, 0.0)
    return recorder.finishRecordingAsPicture()


@dataclass(frozen=True, slots=True)
class Block:
    """A box: half its width about `x`, and from where to where it goes up and forward. `soft` rounds its corners."""

    moves: ClassVar[bool] = False

    half: float
    low: float
    high: float
    back: float
    front: float
    colour: str
    x: float = 0.0
    soft: float = 0.010

    @property
    def middle(self) -> Vector:
        """Its centre."""
        return (self.x, (self.low + self.high) / 2, (self.back + self.front) / 2)

    def corners(self) -> list[Vector]:
        """All eight."""
        return [
            (self.x + side * self.half, up, forward)
            for side in (-1, 1)
            for up in (self.low, self.high)
            for forward in (self.back, self.front)
        ]

    def draw(self, canvas: skia.Canvas, view: View, light: FormLight, beat: float) -> None:
        """The silhouette in shade, and on it the sides that face the camera and the sky."""
        tone, px = cloth(self.colour), view.pixels
        soft = self.soft * px
        canvas.drawPath(polygon(hull([view.at(p) for p in self.corners()])), swollen(tone.shade, soft * 2))
        left, right, low, high = self.x - self.half, self.x + self.half, self.low, self.high

        def face(points: list[Vector], colour: str) -> None:
            canvas.drawPath(polygon([view.at(p) for p in points]), swollen(colour, soft * 1.2))

        side = right if view.depth((1.0, 0.0, 0.0)) > 0 else left
        lit_side = (side > self.x) == (light.x * view.cos > 0)
        flank = [(side, low, self.back), (side, low, self.front), (side, high, self.front), (side, high, self.back)]
        face(flank, tone.base if lit_side else tone.shade)
        z = self.front if view.cos >= 0 else self.back
        face([(left, low, z), (right, low, z), (right, high, z), (left, high, z)], tone.base)
        top = [(left, high, self.back), (right, high, self.back), (right, high, self.front), (left, high, self.front)]
        canvas.drawPath(polygon([view.at(p) for p in top]), fill(tone.light))


@dataclass(frozen=True, slots=True)
class Turned:
    """A round thing as it comes from a lathe: `profile` holds (height, radius) from its foot to its rim.

    The rim is closed with `top`, the colour of what is seen from above ("": its own light).
    """

    moves: ClassVar[bool] = False

    profile: Sequence[tuple[float, float]]
    colour: str
    x: float = 0.0
    z: float = 0.3
    top: str = ""

    @property
    def middle(self) -> Vector:
        """Half-way up its axis."""
        return (self.x, (self.profile[0][0] + self.profile[-1][0]) / 2, self.z)

    def corners(self) -> list[Vector]:
        """Every ring."""
        return [p for height, radius in self.profile for p in circle(self.x, height, self.z, radius, radius, 8)]

    def draw(self, canvas: skia.Canvas, view: View, light: FormLight, beat: float) -> None:
        """Its silhouette, round in the light, and its rim."""
        tone, px = cloth(self.colour), view.pixels
        rings = [(*view.at((self.x, height, self.z)), radius * px) for height, radius in self.profile]
        squash = view.tilt
        x, low, wide = rings[0]
        foot = [(x + wide * math.cos(a), low + squash * wide * math.sin(a)) for a in (0.5 * k for k in range(1, 6))]
        outline: list[Point] = [(x - wide, y) for x, y, wide in reversed(rings)]
        outline += [*reversed(foot)] if wide > 0 else []
        outline += [(x + wide, y) for x, y, wide in rings]
        widest = max(r for _, _, r in rings)
        lit, dark = (x - widest, x + widest) if light.x < 0 else (x + widest, x - widest)
        colours = (rgba(tone.light), rgba(tone.base), rgba(tone.shade), rgba(tone.deep))
        body = polygon(outline) if len(rings) == 2 else rounded(_cornered(outline, len(rings)))
        canvas.drawPath(body, gradient((lit, 0.0), (dark, 0.0), colours, (0.0, 0.30, 0.72, 1.0)))
        x, y, wide = rings[-1]
        mouth = skia.Rect.MakeLTRB(x - wide, y - wide * squash, x + wide, y + wide * squash)
        canvas.drawOval(mouth, fill(self.top or tone.light))


def _cornered(outline: list[Point], rings: int) -> list[Point]:
    """The outline with its rim repeated, so that a smooth path keeps the corners there."""
    return [outline[0], outline[0], *outline, outline[-1], outline[-1]] if rings else outline


@dataclass(frozen=True, slots=True)
class Bar:
    """A round bar from one place to another."""

    moves: ClassVar[bool] = False

    a: Vector
    b: Vector
    colour: str
    width: float = 0.012

    @property
    def middle(self) -> Vector:
        """Half-way along it."""
        return ((self.a[0] + self.b[0]) / 2, (self.a[1] + self.b[1]) / 2, (self.a[2] + self.b[2]) / 2)

    def corners(self) -> list[Vector]:
        """Its ends."""
        return [self.a, self.b]

    def draw(self, canvas: skia.Canvas, view: View, light: FormLight, beat: float) -> None:
        """A line, and light along it."""
        tone, px = cloth(self.colour), view.pixels
        canvas.drawLine(*view.at(self.a), *view.at(self.b), stroke(tone.base, self.width * px))
        if self.width * px > 3:
            canvas.drawLine(*view.at(self.a), *view.at(self.b), stroke(tone.light, self.width * px * 0.3))


@dataclass(frozen=True, slots=True)
class Panel:
    """A flat outline in space."""

    moves: ClassVar[bool] = False

    outline: Sequence[Vector]
    colour: str
    round: bool = False
    soft: float = 0.004

    @property
    def middle(self) -> Vector:
        """The mean of its corners."""
        count = len(self.outline)
        xs, ys, zs = zip(*self.outline, strict=True)
        return (sum(xs) / count, sum(ys) / count, sum(zs) / count)

    def corners(self) -> list[Vector]:
        """Its outline."""
        return list(self.outline)

    def draw(self, canvas: skia.Canvas, view: View, light: FormLight, beat: float) -> None:
        """One colour: what it stands for is in its shape."""
        points = [view.at(p) for p in self.outline]
        if self.round:
            canvas.drawPath(rounded(points), fill(self.colour))
        else:
            canvas.drawPath(polygon(points), swollen(self.colour, self.soft * view.pixels))


@dataclass(frozen=True, slots=True)
class Painted:
    """Something that moves or that no solid draws, such as fire: `paint` draws it about `at`, reaching so far.

    `paint(canvas, tone, beat)` has `at` as its origin, a body height as its unit, and y down.
    """

    moves: ClassVar[bool] = True

    paint: Callable[[skia.Canvas, FormLight, float], None]
    at: Vector
    reach: float

    @property
    def middle(self) -> Vector:
        """Where it is."""
        return self.at

    def corners(self) -> list[Vector]:
        """Its reach to all sides."""
        x, y, z = self.at
        return [(x - self.reach, y, z), (x + self.reach, y, z), (x, y + self.reach, z), (x, y - self.reach, z)]

    def draw(self, canvas: skia.Canvas, view: View, light: FormLight, beat: float) -> None:
        """Paint it at its place."""
        canvas.save()
        canvas.translate(*view.at(self.at))
        canvas.scale(view.pixels, view.pixels)
        self.paint(canvas, light, beat)
        canvas.restore()


def legs(half: float, high: float, back: float, front: float, colour: str, thick: float = 0.011) -> tuple[Part, ...]:
    """Four legs of a table or a chair."""
    return tuple(
        Block(thick, 0.0, high, z - thick, z + thick, colour, x, 0.004) for z in (back, front) for x in (-half, half)
    )


def circle(x: float, y: float, z: float, wide: float, deep: float, count: int = 16) -> list[Vector]:
    """A lying ellipse."""
    return [(x + wide * math.cos(k / count * TAU), y, z + deep * math.sin(k / count * TAU)) for k in range(count)]
