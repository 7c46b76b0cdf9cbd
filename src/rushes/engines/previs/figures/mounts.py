"""What carries a rider: an animal or a vehicle, under the rider and partly before it."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from rushes.engines.previs.figures.bestiary import SPECIES
from rushes.engines.previs.figures.critters import CRITTERS
from rushes.engines.previs.figures.gaits import AnimalPose, animal_speed
from rushes.engines.previs.figures.geometry import Point, View, add, lerp
from rushes.engines.previs.figures.kits import Kit, Moment
from rushes.engines.previs.figures.paint import FormLight, contact_shadow
from rushes.engines.previs.figures.quadruped import QuadrupedPainter
from rushes.engines.previs.figures.species import Species, coloured
from rushes.engines.previs.figures.vehicles import VEHICLES
from rushes.engines.previs.performer import Place
from rushes.engines.previs.raster import skia

SADDLE = 0.56
"""Where a rider sits between rump (0) and chest (1)."""
SEAT_ABOVE = 0.050
"""How far the hips are above the saddle, in body heights."""
WALKS_BELOW, GALLOPS_FROM = 0.55, 1.2
"""Shares of its trot below which an animal walks, and from which on it gallops."""
ACROSS = 60.0
"""Riders who turn less than this from the camera stand across what they ride."""
FRONTAL = 0.60
"""From this cosine of its yaw on, an animal's head is drawn before its rider."""


@dataclass(frozen=True, slots=True)
class Mounted:
    """A mount at one moment: the rider's view, what is painted between the rider's legs, and what before it."""

    view: View
    bounds: tuple[float, float, float, float]
    under: Callable[[skia.Canvas, FormLight], None]
    over: Callable[[skia.Canvas, FormLight], None]
    shadow: Callable[[skia.Canvas], None]
    astride: bool
    """The rider's far leg is hidden by it."""
    bit: Point | None = None
    """Where on the picture the reins end, for animals that have them."""
    mirrored: bool = False
    """The pose is that of the other side: a rider who stands across looks to where it goes."""


class Mount(Protocol):
    """Something to ride on."""

    speed: float
    """Metres a second at full pace."""

    def at(self, t: float, local: float, pace: float, moved: float, place: Place, yaw: float) -> Mounted:
        """`local` is the time of the action, `pace` the share of `speed` (0: it stands), `moved` metres travelled."""
        ...


def mount_of(kind: str, colour: str, rider: float, hip: float, identity_phase: float) -> Mount:
    """The mount of a rider who is `rider` metres tall with hips at `hip` body heights."""
    if kind in SPECIES:
        return _Steed(coloured(SPECIES[kind], {"coat": colour} if colour else {}), rider, hip, identity_phase)
    kit = {**CRITTERS, **VEHICLES}[kind]
    # A rider's own vehicle is made to measure; a dragon is not.
    return _Carrier(kit, colour, rider, rider if kit.saddle is None else kit.metres, hip, identity_phase)


class _Steed:
    """Any four-legged animal."""

    def __init__(self, species: Species, rider: float, hip: float, phase: float) -> None:
        self.species, self.rider, self.hip, self._phase = species, rider, hip, phase
        self.speed = animal_speed("trot") * species.withers

    def at(self, t: float, local: float, pace: float, moved: float, place: Place, yaw: float) -> Mounted:
        species = self.species
        gait = "stand" if pace == 0 else "walk" if pace < WALKS_BELOW else "trot" if pace < GALLOPS_FROM else "run"
        going = local if pace == 0 else local * pace * animal_speed("trot") / animal_speed(gait)
        pose = AnimalPose(species, gait, going)
        view = View(place.x, place.ground, species.withers * place.scale, yaw)
        painter = QuadrupedPainter(species, pose, t, view, 0.0, 0.0, self._phase)
        back = add(
            (0.0, lerp(pose.rump[1] + species.rump, pose.chest[1] + species.chest, SADDLE), 0.0),
            (0.0, species.belly * 0.95 if species.humps else -0.015, lerp(pose.rump[2], pose.chest[2], SADDLE)),
        )
        x, y = view.at(back)
        pixels = self.rider * place.scale
        rider = View(x, y + (self.hip + SEAT_ABOVE - 0.1 * view.tilt) * pixels, pixels, yaw)
        frontal = view.cos > FRONTAL

        def under(canvas: skia.Canvas, light: FormLight) -> None:
            painter.draw(canvas, light, head=not frontal)
            painter.draw_saddle(back)

        def over(canvas: skia.Canvas, light: FormLight) -> None:
            if frontal:
                painter.draw_head(canvas, light)

        def shadow(canvas: skia.Canvas) -> None:
            half = math.hypot(view.sin * species.length * 0.52, view.cos * 0.24) + 0.06
            contact_shadow(canvas, place.x, place.ground, half * view.pixels, 115, 0.13)

        bit = painter.bit() if species.hoof or species.humps else None
        return Mounted(rider, painter.bounds(), under, over, shadow, abs(view.sin) > 0.5, bit)


class _Carrier:
    """A vehicle or a creature that is drawn from the side."""

    def __init__(self, kit: Kit, colour: str, rider: float, metres: float, hip: float, phase: float) -> None:
        self.kit, self.rider, self.metres, self.hip, self._phase = kit, rider, metres, hip, phase
        first = next(iter(kit.colours))
        self.colours: Mapping[str, str] = {**kit.colours, **({first: colour} if colour else {})}
        self.moves = kit.actions[-1]
        self.speed = kit.speeds[self.moves]

    def at(self, t: float, local: float, pace: float, moved: float, place: Place, yaw: float) -> Mounted:
        kit = self.kit
        way = 1.0 if math.sin(math.radians(yaw)) >= 0 else -1.0
        unit = self.metres * place.scale
        ground = place.ground - kit.altitude * place.scale
        pixels = self.rider * place.scale
        if kit.saddle is None:
            rider = View(place.x, place.ground, pixels, kit.stance * way)
        else:
            x, y = kit.saddle(local)
            rider = View(
                place.x + x * unit * way, ground + y * unit + (self.hip + SEAT_ABOVE) * pixels, pixels, 90 * way
            )
        flags = dict.fromkeys(kit.flags, False)
        action = self.moves if pace or kit.aloft else "stand"

        def paint(part: Callable[[skia.Canvas, Moment], None], canvas: skia.Canvas, light: FormLight) -> None:
            rolled = abs(moved) / self.metres
            moment = Moment(local, action, light.mirrored(way), self.colours, flags, rolled, self._phase)
            canvas.save()
            canvas.translate(place.x, ground)
            canvas.scale(unit * way, unit)
            part(canvas, moment)
            canvas.restore()

        def under(canvas: skia.Canvas, light: FormLight) -> None:
            paint(kit.draw, canvas, light)

        def over(canvas: skia.Canvas, light: FormLight) -> None:
            if kit.front is not None:
                paint(kit.front, canvas, light)

        def shadow(canvas: skia.Canvas) -> None:
            if kit.shadow and not kit.aloft:
                contact_shadow(canvas, place.x, place.ground, kit.shadow * unit, 125, 0.07)

        left, top, right, bottom = kit.box
        if way < 0:
            left, right = -right, -left
        bounds = (place.x + left * unit, ground + top * unit, place.x + right * unit, ground + bottom * unit)
        across = kit.stance < ACROSS and way < 0
        return Mounted(rider, bounds, under, over, shadow, kit.front is None and not kit.under, mirrored=across)
