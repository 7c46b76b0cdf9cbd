"""What somebody has in both arms at one moment: the pen that paints it in body space, between trunk and arms."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from rushes.engines.previs.figures.geometry import TAU, Frame, Point, Vector, View, add, cross, dot, scale, sub, unit
from rushes.engines.previs.figures.paint import FormLight, Tone, fill, hull, polygon, rounded, stroke, swollen
from rushes.engines.previs.figures.skeleton import Skeleton
from rushes.engines.previs.raster import skia


@dataclass(frozen=True, slots=True)
class Load:
    """Something in both arms at one moment; `beat` 0..1 is the phase of what the action does with it."""

    canvas: skia.Canvas
    view: View
    bones: Skeleton
    tone: Tone
    light: FormLight
    beat: float

    @property
    def px(self) -> float:
        """Pixels of a body height."""
        return self.view.pixels

    @property
    def wrists(self) -> tuple[Vector, Vector]:
        """Left and right."""
        return self.bones.arms[0].wrist, self.bones.arms[1].wrist

    @property
    def mouth(self) -> Vector:
        """Between the lips."""
        size = self.bones.body.head
        return self.bones.head.point(0.0, -0.46 * size, 0.90 * size)

    def flat(self, points: Sequence[Vector], colour: str, round_by: float = 0.006) -> None:
        """A filled outline in space."""
        path = polygon([self.view.at(p) for p in points])
        self.canvas.drawPath(path, swollen(colour, round_by * self.px))

    def shape(self, points: Sequence[Vector], colour: str) -> None:
        """A filled outline in space whose corners are round."""
        self.canvas.drawPath(rounded([self.view.at(p) for p in points]), fill(colour))

    def solid(self, points: Sequence[Vector], colour: str, round_by: float = 0.006) -> None:
        """The silhouette of all that lies between points in space."""
        path = polygon(hull([self.view.at(p) for p in points]))
        self.canvas.drawPath(path, swollen(colour, round_by * self.px))

    def line(self, a: Vector, b: Vector, colour: str, width: float) -> None:
        """A straight rod in space."""
        self.canvas.drawLine(*self.view.at(a), *self.view.at(b), stroke(colour, width * self.px))

    def curve(self, points: Sequence[Vector], colour: str, width: float) -> None:
        """A bent rod in space, through its first and last point and near the others."""
        seen: list[Point] = [self.view.at(p) for p in points]
        path = skia.Path()
        path.moveTo(*seen[0])
        for here, after in itertools.pairwise(seen[1:]):
            last = after is seen[-1]
            end = after if last else ((here[0] + after[0]) / 2, (here[1] + after[1]) / 2)
            path.quadTo(*here, *end)
        self.canvas.drawPath(path, stroke(colour, width * self.px))

    def ball(self, at: Vector, radius: float, colour: str) -> None:
        """A round thing."""
        self.canvas.drawCircle(*self.view.at(at), radius * self.px, fill(colour))

    def faces_camera(self, normal: Vector) -> bool:
        """Whether a surface with this normal is seen."""
        return self.view.depth(normal) >= 0


def plane(origin: Vector, along: Vector, facing: Vector) -> Frame:
    """A flat thing in space: `up` runs along it, `forward` is its face, turned towards `facing` as far as it can."""
    up = unit(along)
    forward = unit(sub(facing, scale(up, dot(facing, up))))
    return Frame(origin, cross(up, forward), up, forward)


def ring(frame: Frame, across: float, along: float, wide: float, tall: float, out: float = 0.0) -> list[Vector]:
    """An ellipse on the face of a flat thing, `out` before it."""
    return [
        frame.point(across + wide * math.cos(k / 12 * TAU), along + tall * math.sin(k / 12 * TAU), out)
        for k in range(12)
    ]


def beyond(a: Vector, b: Vector, length: float) -> Vector:
    """The point `length` from `a` in the direction of `b`."""
    return add(a, scale(unit(sub(b, a)), length))
