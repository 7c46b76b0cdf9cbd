"""Depth bands: what a setting is made of. Each knows how to build itself into a scenery."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

import cv2
import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.scene import Time
from rushes.engines.previs.world import particles
from rushes.engines.previs.world.brush import Brush, polygon
from rushes.engines.previs.world.clouds import CloudKind, clouds, towers
from rushes.engines.previs.world.colour import argb, full, rgb
from rushes.engines.previs.world.framing import Shape
from rushes.engines.previs.world.ground import GROUND_ORDER, GroundKind, Marks, paint_ground
from rushes.engines.previs.world.light import Ramp, Rig
from rushes.engines.previs.world.scenery import Motion, Mover, Practical, Scenery
from rushes.engines.previs.world.sky import FloatImage
from rushes.engines.previs.world.stage import Box, Plane, Plate, billboard
from rushes.engines.previs.world.water import Bank, paint_water

CALM, LEAN, MOST_LEAN = 0.6, 16.0, 0.14
"""Above so much wind what sways also leans with it, to the left as rain and leaves fly: so far per sway, at most."""

CLOUD_FOCUS = 0.5
"""Clouds are soft already: they blur less than what is as far."""

Painter = Callable[[Brush], object]
"""Paints one plane."""


class Band(Protocol):
    """Something at a depth."""

    def build(self, scenery: Scenery) -> None:
        """Paint it, finish it and add it."""
        ...


@dataclass(frozen=True)
class Board:
    """A billboard at `z` metres. `haze` overrides the air between (None: by distance); `shapes` restricts it."""

    name: str
    z: float
    paint: Painter
    rim: float = 1.0
    haze: float | None = None
    sway: float = 0.0
    flicker: float = 0.0
    shapes: tuple[Shape, ...] = ()

    def build(self, scenery: Scenery) -> None:
        """Paint, crop, finish, add."""
        if self.shapes and scenery.view.shape not in self.shapes:
            return
        plate = scenery.billboard(self.z, self.name)
        brush = scenery.brush(plate)
        self.paint(brush)
        scenery.place_lamps(plate, brush.lamps)
        scenery.place_marks(brush, self.z)
        plate.sway = self.sway * (0.4 + scenery.rig.wind)
        plate.lean = min(MOST_LEAN, LEAN * self.sway * max(0.0, scenery.rig.wind - CALM))
        plate.flicker = self.flicker
        for piece in plate.pieces(int(3 * scenery.view.blur_px(self.z) * plate.res) + 2 + brush.halo_reach()):
            scenery.finish(piece, brush, self.haze, self.rim)
            if piece.crop():
                scenery.add(piece)


@dataclass(frozen=True)
class Clouds:
    """A drifting sheet of cloud; `when` decides by the rig."""

    kind: CloudKind = "cumulus"
    amount: float = 1.0
    when: Callable[[Rig], bool] = lambda rig: True

    def build(self, scenery: Scenery) -> None:
        """Paint and add, unless fog hides the sky."""
        rig = scenery.rig
        if rig.weather == "fog" or not self.when(rig):
            return
        plate = clouds(scenery.view, rig, scenery.rng("clouds" + self.kind), self.kind, self.amount, scenery.seconds)
        image = plate.image.astype(np.float32) / np.float32(255)
        image[..., :3] = scenery.saturated(image[..., :3])
        sigma = scenery.view.blur_px(plate.z) * plate.res * CLOUD_FOCUS
        if sigma > 0.5:
            image = np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), np.float32)
        plate.image = np.clip(image * 255, 0, 255).astype(np.uint8)
        scenery.add(plate, half=True)


@dataclass(frozen=True)
class Towers:
    """Heaps of cloud on a floor of cloud (see `clouds.towers`)."""

    name: str
    z: float
    tall: float
    count: int
    clear: float = 0.0
    drift: float = -2.0

    def build(self, scenery: Scenery) -> None:
        """Paint and add."""
        plate = towers(scenery, self.name, self.z, self.tall, self.count, self.clear)
        plate.drift = (self.drift * scenery.view.unit * min(1.0, 6 / scenery.seconds), 0.0)
        sigma = scenery.view.blur_px(plate.z) * plate.res * CLOUD_FOCUS
        if sigma > 0.5:
            plate.image = np.asarray(cv2.GaussianBlur(plate.image, (0, 0), sigma), np.uint8)
        if plate.crop():
            scenery.add(plate, half=True)


@dataclass(frozen=True)
class Ground:
    """The ground of a setting (see `ground.paint_ground`)."""

    kind: GroundKind
    marks: Marks | None = None
    shine: float = 0.0
    palette: Ramp | None = None
    order: float = GROUND_ORDER

    def build(self, scenery: Scenery) -> None:
        """Paint and add."""
        paint_ground(scenery, self.kind, self.marks, self.shine, self.palette, self.order)


@dataclass(frozen=True)
class Water:
    """Water on the ground (see `water.paint_water`)."""

    colours: tuple[str, str] = ("#1f5f7a", "#3f97a8")
    z_near: float = 0.0
    z_far: float = 4000.0
    ripple: float = 1.0
    clarity: float = 0.72
    bank: Bank | None = None

    def build(self, scenery: Scenery) -> None:
        """Paint and add."""
        paint_water(scenery, self.colours, self.z_near, self.z_far, self.ripple, self.clarity, self.bank)


@dataclass(frozen=True)
class SideWall:
    """The plane x = side * offset between z0 and z1; painted in (z, y) metres."""

    name: str
    side: int
    offset: Callable[[Scenery], float]
    z0: float
    z1: float
    paint: Painter
    haze: float = 0.0
    order: float | None = None

    def build(self, scenery: Scenery) -> None:
        """Paint, haze by depth, finish, add."""
        view, rig = scenery.view, scenery.rig
        x = self.side * self.offset(scenery)
        plane = Plane((1.0, 0.0, 0.0), x)
        res = 1.0 if view.blur_px(self.z1) < 2 * view.unit else 0.5
        edge = view.cx + x * view.f / self.z1
        room = 150 * view.unit + 3 * view.blur_px(self.z1)  # for lamp halos: a clipped halo shows as a seam
        seen = view.seen(plane)
        top, bottom = min(view.pad.top, seen.top) - 60, max(view.pad.bottom, seen.bottom) + 60
        if self.side < 0:
            box = Box(min(seen.left, view.pad.left - 130), top, edge + room, bottom)
        else:
            box = Box(edge - room, top, max(seen.right, view.pad.right + 130), bottom)
        plate = Plate(view, plane, box, res, (self.z0 + self.z1) / 2, self.name)
        brush = scenery.wall_brush(plate, x)
        if not rig.indoor:  # the wall that looks at the sun is bright, the other lies in its own shade
            brush.rig = replace(rig, facing=rig.facing * (0.62 if self.side == rig.side else 1.22))
        self.paint(brush)
        if self.haze:
            self._haze(scenery, plate, x)
        scenery.finish(plate, brush, 0.0, rim=0.0)
        plate.order = self.order or min(self.z1 - 0.2, 74.0)
        if plate.crop():
            scenery.add(plate, half=False)

    def _haze(self, scenery: Scenery, plate: Plate, x: float) -> None:
        view, rig = scenery.view, scenery.rig
        columns = plate.x0 + np.arange(plate.size[0], dtype=np.float32)[None] / np.float32(plate.res)
        offset = columns - np.float32(view.cx)
        offset = np.where(np.abs(offset) < 1, np.sign(x), offset)
        z = np.clip(x * view.f / offset, 0.5, 400)
        k = np.clip((1 - np.exp(-z * rig.haze_density)) * self.haze, 0, 1).astype(np.float32)
        *colours, opacity = cv2.split(plate.image)
        lost = opacity * k
        hazy = [
            np.asarray(cv2.convertScaleAbs(plane * (1 - k) + lost * air), np.uint8)
            for plane, air in zip(colours, rig.haze, strict=True)
        ]
        plate.image = np.asarray(cv2.merge([*hazy, opacity]), np.uint8)


@dataclass(frozen=True)
class Ceiling:
    """The level plane `height(scenery)` metres above the floor, up to depth `z1`; painted in (x, z) metres."""

    height: Callable[[Scenery], float]
    z1: float
    paint: Painter

    def build(self, scenery: Scenery) -> None:
        """Paint, finish, add; nothing where it is out of the picture."""
        view = scenery.view
        height = self.height(scenery)
        distance = view.eye - height
        edge = view.hy + distance * view.f / self.z1
        if distance >= 0 or edge < view.pad.top + 2:
            return
        plane, pad = Plane((0.0, 1.0, 0.0), distance), view.pad
        seen = view.seen(plane)
        left, right = min(seen.left, pad.left - 130), max(seen.right, pad.right + 130)
        box = Box(left, min(seen.top, pad.top) - 40, right, edge + 1)
        plate = Plate(view, plane, box, 0.5, 4, "ceiling")
        brush = scenery.level_brush(plate, -height)
        self.paint(brush)
        scenery.finish(plate, brush, 0.0, rim=0.0)
        plate.order = 70
        scenery.add(plate, half=False)


@dataclass(frozen=True)
class Rays:
    """Additive light shafts fanning from a point (shares of the frame); they come from the key's side.

    `swing` sweeps them to and fro about that point, in units of their length.
    """

    origin: tuple[float, float] = (-0.3, -0.2)
    count: int = 7
    strength: float = 0.16
    spread: float = 1.1
    aim: float = 1.2
    ink: str | None = None
    z: float = 7.0
    needs_sun: bool = True
    swing: float = 0.0

    def build(self, scenery: Scenery) -> None:
        """Paint at quarter resolution and add."""
        view, rig = scenery.view, scenery.rig
        power = self.strength * (rig.sun_visible if self.needs_sun else 1.0)
        if power < 0.02 or (self.needs_sun and rig.time == "night"):
            return
        res, pad = 0.25, view.pad
        box = Box(pad.left - 60, pad.top - 10, pad.right + 60, pad.bottom + 20)
        plate = Plate(view, billboard(self.z), box, res, self.z, "rays")
        canvas = skia.Surface(
            plate.image, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType
        ).getCanvas()
        rng = scenery.rng("rays")
        share, aim = self.origin[0], self.aim
        if self.needs_sun and rig.side > 0:
            share, aim = 1 - share, math.pi - aim
        ox, oy = (share * view.width - plate.x0) * res, (self.origin[1] * view.height - plate.y0) * res
        reach = math.hypot(view.width, view.height) * res * 1.3
        colour = rgb(self.ink) if self.ink else full(rig.key)
        for k in range(self.count):
            angle = aim + self.spread * ((k + 0.5) / self.count - 0.5) + rng.normal() * 0.03
            width = self.spread / self.count * (0.22 + 0.38 * rng.random())
            ends = [(ox + math.cos(a) * reach, oy + math.sin(a) * reach) for a in (angle - width, angle + width)]
            inks = [argb(colour, power * (0.6 + 0.8 * rng.random())), argb(colour, 0)]
            shader = skia.GradientShader.MakeRadial((ox, oy), reach * 0.85, inks)
            paint = skia.Paint(AntiAlias=True, Dither=True, Shader=shader, BlendMode=skia.BlendMode.kPlus)
            canvas.drawPath(polygon([(ox, oy), *ends]), paint)
        plate.image = np.asarray(cv2.GaussianBlur(plate.image, (0, 0), 3.2 * view.unit), np.uint8)
        plate.image[..., 3] = 0
        plate.flicker, plate.additive = 0.22, True
        plate.sway, plate.base_y = self.swing, self.origin[1] * view.height
        if not plate.crop(2):
            return
        scenery.add(plate, half=False)


@dataclass(frozen=True)
class Falling:
    """Particles in front of the scene; with no kind, those of the weather."""

    kind: str = ""
    count: int | None = None

    def build(self, scenery: Scenery) -> None:
        """Add the field."""
        kind = self.kind or scenery.rig.falling
        if kind:
            scenery.particles.append(particles.falling(kind, scenery.rng("fall" + kind), scenery.rig, self.count))


@dataclass(frozen=True)
class Moving:
    """Something that moves between the plates: `make(scenery, rng)` returns what draws it; `order` is its depth.

    `sharp` things are left out where the focus is elsewhere.
    """

    name: str
    order: float
    make: Callable[[Scenery, np.random.Generator], Motion]
    when: Callable[[Rig], bool] = lambda rig: True
    sharp: bool = False

    def build(self, scenery: Scenery) -> None:
        """Add the mover, once everything is painted whose spots it may look for."""
        if not self.when(scenery.rig) or (self.sharp and scenery.view.blur_px(self.order) > 4):
            return

        def add() -> None:
            scenery.movers.append(Mover(self.order, self.make(scenery, scenery.rng(self.name))))

        scenery.late.append(add)


def is_low_sun(rig: Rig) -> bool:
    """Dawn and dusk: the sun stands at the horizon."""
    return rig.time in ("dawn", "dusk")


def is_starry(rig: Rig) -> bool:
    """A night whose stars can be seen."""
    return rig.stars > 0.4


def is_misty(rig: Rig) -> bool:
    """The early hours of a dry day."""
    return rig.time in ("dawn", "morning") and rig.wet < 0.5


def is_flowery(rig: Rig) -> bool:
    """A dry day with flowers out."""
    return rig.time not in ("night", "dawn") and rig.wet < 0.5 and rig.snow < 0.5 and rig.growth.flowers > 0.3


def is_warm_night(rig: Rig) -> bool:
    """A dry night without snow."""
    return rig.time == "night" and rig.wet < 0.5 and rig.snow < 0.5 and rig.season != "winter"


def is_dry(rig: Rig) -> bool:
    """Nothing falls."""
    return rig.wet < 0.5


def is_high_sun(rig: Rig) -> bool:
    """Any other time."""
    return not is_low_sun(rig)


Relight = Callable[[Rig], Rig]
DEFAULT_PRACTICAL = Practical()


@dataclass(frozen=True)
class Setting:
    """A place, as data: bands from far to near and what is special about its light and its camera.

    `altitude` lifts the camera above the ground plane (the actors stay at its foot); planes beyond `soft_beyond` are
    composited at half resolution even in wide shots; `horizon_shift` moves the horizon (a share of the height);
    `focus` scales the blur of what is out of focus;
    `sun` moves the sun where it composes well, by time of day;
    only light above `bloom_threshold` (0..255) blooms: white places need it high.
    """

    name: str
    bands: tuple[Band, ...]
    indoor: bool = False
    altitude: float = 0.0
    horizon_shift: float = 0.0
    haze_gain: float = 1.0
    fog_gain: float = 1.0
    soft_beyond: float = 1e9
    backdrop: Callable[[Scenery], FloatImage] | None = None
    relight: tuple[Relight, ...] = ()
    practical: Practical = DEFAULT_PRACTICAL
    focus: float = 1.0
    sun: Mapping[Time, tuple[float, float]] = field(default_factory=dict[Time, tuple[float, float]])
    bloom_threshold: int = 200
