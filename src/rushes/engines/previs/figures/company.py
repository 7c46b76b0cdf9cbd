"""Those whom a figure has with it: in its arms, on a shoulder, on the seats of a vehicle."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from rushes.engines.previs.figures.geometry import Point, Vector, View, add, blend, scale
from rushes.engines.previs.figures.kits import Kit, Seat
from rushes.engines.previs.figures.paint import FormLight
from rushes.engines.previs.figures.proportions import Proportions
from rushes.engines.previs.figures.skeleton import Skeleton
from rushes.engines.previs.film import Actor
from rushes.engines.previs.raster import skia
from rushes.engines.previs.scene import Spot

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A guest at one moment: the box in pixels that holds it, and how it is painted."""

    bounds: Bounds
    draw: Callable[[skia.Canvas, FormLight], None]


@dataclass(frozen=True, slots=True)
class Held:
    """How a guest is held: resting on (x, y) of the picture, turned by `yaw` degrees, `pixels` to the metre.

    `posture` is "arms", "shoulder", "shoulders", "hand", "nose", "seat", "wheel" (a seat with something to steer by)
    or "deck".
    """

    x: float
    y: float
    pixels: float
    yaw: float
    posture: str


class Guest(Protocol):
    """A figure that can be with another one."""

    actor: Actor

    def held(self, t: float, where: Held) -> Drawing:
        """The figure where its host has it."""
        ...


def carried(
    guests: Sequence[tuple[Spot, Guest]], t: float, bones: Skeleton, body: Proportions, view: View, metres: float
) -> list[tuple[Spot, Drawing]]:
    """The drawings of those whom a person carries who is `metres` tall."""
    found: list[tuple[Spot, Drawing]] = []
    for spot, guest in guests:
        human = guest.actor.kind == "human"
        rests = _rest(spot, bones, body, view, human=human)
        x, y = view.at(rests)
        yaw = math.degrees(view.yaw)
        if spot == "arms":  # across the chest, the head towards the camera; a child looks over the shoulder
            yaw = yaw * (0.4 if human else 1.0) + (0 if human else -78 if view.sin > 0 else 78)
        found.append((spot, guest.held(t, Held(x, y, view.pixels / max(metres, SMALL), yaw, spot))))
    return found


SMALL = 1.6
"""Whoever is not as tall (metres) has so much smaller animals: a bird as large as a child's head would hide it."""


def _rest(spot: Spot, bones: Skeleton, body: Proportions, view: View, *, human: bool) -> Vector:
    """The point in body space that carries the guest."""
    chest = bones.chest
    if spot == "arms":
        wrists = blend(bones.arms[0].wrist, bones.arms[1].wrist, 0.5)
        elbows = blend(bones.arms[0].elbow, bones.arms[1].elbow, 0.5)
        at = blend(wrists, elbows, 0.30)
        return add(at, add(scale(chest.forward, 0.02), (0.0, -0.045 if human else 0.0, 0.0)))
    if spot == "nose":
        return bones.head.point(0.0, -0.12 * body.head, 1.02 * body.head)
    if spot == "hand":
        wrist = max(bones.arms, key=lambda arm: arm.wrist[1]).wrist
        return add(wrist, (0.0, 0.035, 0.0))
    if spot == "shoulders":
        return add(bones.neck, add(scale(chest.up, 0.015), scale(chest.forward, -0.045)))
    near = max(bones.arms, key=lambda arm: view.depth(arm.shoulder))
    behind = scale(chest.forward, -0.07 * abs(view.sin))  # seen from the side it does not hide the face
    return add(near.shoulder, add((0.0, body.arm_width * 0.9, 0.0), behind))


def seated_on(kit: Kit, guests: Sequence[Guest]) -> list[tuple[Seat, Guest]]:
    """Everybody on a seat: people from the first on, animals where animals are carried if there is such a place."""
    free = list(kit.seats)
    found: list[tuple[Seat, Guest]] = []
    for guest in guests:
        human = guest.actor.kind == "human"
        fitting = [seat for seat in free if seat.animal != human] or [seat for seat in free if not seat.animal]
        if fitting:
            free.remove(fitting[0])
            found.append((fitting[0], guest))
    return found


def aboard(
    canvas: skia.Canvas, seat: Seat, guest: Guest, t: float, light: FormLight, pixels: float, metre: float, way: float
) -> None:
    """Paint a guest on its seat; the canvas' origin is the host's, which goes the `way` and is `pixels` to the unit."""
    canvas.save()
    if seat.pane:
        path = skia.Path()
        path.addPoly([skia.Point(x * pixels * way, y * pixels) for x, y in seat.pane], True)
        canvas.clipPath(path, True)
    guest.held(t, _on_seat(seat, guest, t, pixels, metre, way)).draw(canvas, light)
    canvas.restore()


def bounds_aboard(seat: Seat, guest: Guest, t: float, origin: Point, pixels: float, metre: float, way: float) -> Bounds:
    """The box in pixels around a guest on its seat, wherever its host sways to."""
    left, top, right, bottom = guest.held(t, _on_seat(seat, guest, t, pixels, metre, way)).bounds
    if seat.pane:
        xs, ys = [x * pixels * way for x, _ in seat.pane], [y * pixels for _, y in seat.pane]
        left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    air = 0.06 * pixels
    return origin[0] + left - air, origin[1] + top - air, origin[0] + right + air, origin[1] + bottom + air


def _on_seat(seat: Seat, guest: Guest, t: float, pixels: float, metre: float, way: float) -> Held:
    human = guest.actor.kind == "human"
    posture = "deck" if seat.stands or not human else "wheel" if seat.drives else "seat"
    yaw = guest.actor.turns[0].yaw
    return Held(seat.x * pixels * way, seat.y * pixels, metre, abs(yaw) * way, posture)
