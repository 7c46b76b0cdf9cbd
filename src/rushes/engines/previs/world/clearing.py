"""What must stay free before the figures: where plants near the camera may not stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from rushes.engines.previs.performer import Performer, Place
from rushes.engines.previs.world.camera import CameraPose
from rushes.engines.previs.world.stage import Lens, View

KNEE = 0.30
"""Share of a figure's height, from below, that may be covered."""

MOMENTS = 9
"""So many moments of a shot are looked at: enough for a walk across the picture."""

AIR = 0.06
"""Metres kept free on both sides of a figure, at the depth of what could cover it."""


@dataclass(frozen=True)
class Sighting:
    """A figure at one moment: its depth, and in picture pixels the part of it that must be seen."""

    lens: Lens
    number: int
    z: float
    left: float
    right: float
    top: float
    knee: float


@dataclass(frozen=True)
class Clearing:
    """A part of a plane, in its metres (y down from the ground), that stands before a figure."""

    x0: float
    x1: float
    top: float
    knee: float


def sightings(
    performers: Sequence[Performer],
    view: View,
    pose: Callable[[float], CameraPose],
    span: tuple[float, float],
    floor: float,
) -> tuple[Sighting, ...]:
    """Where the figures are seen in a shot from `span[0]` to `span[1]` seconds; `floor` is the y they stand on."""
    found: list[Sighting] = []
    for t in np.linspace(*span, MOMENTS).tolist():
        lens = view.lens(pose(t))
        for number, performer in enumerate(performers):
            x, z = performer.position(t)
            if z - lens.pose.z < 0.4:
                continue
            place = Place(*lens.project(x, floor, z), lens.scale(z))
            left, top, right, bottom = performer.bounds(t, place)
            if right > 0 and left < view.width:
                found.append(Sighting(lens, number, z, left, right, top, bottom - KNEE * (bottom - top)))
    return tuple(found)


def clearings(seen: Sequence[Sighting], z: float) -> tuple[Clearing, ...]:
    """What must stay free on the plane at depth z: one clearing for each figure behind it."""
    parts: dict[int, list[Clearing]] = {}
    for sighting in seen:
        lens, view = sighting.lens, sighting.lens.view
        if z >= sighting.z or z - lens.pose.z < 0.2:
            continue
        metres = 1 / lens.scale(z)
        x0, x1 = (lens.pose.x + (px - view.cx - lens.shift) * metres for px in (sighting.left, sighting.right))
        top, knee = (lens.pose.y - view.eye + (py - view.hy) * metres for py in (sighting.top, sighting.knee))
        parts.setdefault(sighting.number, []).append(Clearing(x0 - AIR, x1 + AIR, top, knee))
    return tuple(
        Clearing(
            min(part.x0 for part in figure),
            max(part.x1 for part in figure),
            min(part.top for part in figure),
            min(part.knee for part in figure),
        )
        for figure in parts.values()
    )


def covers(clear: Sequence[Clearing], x0: float, x1: float, top: float, bottom: float = 10.0) -> bool:
    """Whether something that fills this box would stand before a figure, above its knees."""
    return any(c.x0 < x1 and x0 < c.x1 and top < c.knee and bottom > c.top for c in clear)


def beside(clear: Sequence[Clearing], x: float, reach: float, side: Literal[-1, 1]) -> float:
    """Where something that reaches `reach` to both sides may stand: x, or as far out to `side` as it must."""
    for c in sorted(clear, key=lambda c: side * (c.x0 + c.x1)):
        if c.x0 < x + reach and x - reach < c.x1:
            x = c.x1 + reach if side > 0 else c.x0 - reach
    return x
