"""A setting while it is baked and once it is: planes, moving things, particles, and the finish they all share."""

from collections.abc import Callable
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.scene import Mood, Season, Time, Weather
from rushes.engines.previs.world.brush import HALO_CAP, HALO_RADII, Brush, LampMark
from rushes.engines.previs.world.clearing import Sighting, clearings
from rushes.engines.previs.world.colour import LUMA, full, smooth
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.light import HAZE_PER_METRE, Grade, Rig, grade_of
from rushes.engines.previs.world.noise import Field, element_rng
from rushes.engines.previs.world.sky import SKY_RES, FloatImage, backdrop_size
from rushes.engines.previs.world.stage import LEAST_TRAVEL, Box, Lens, Plate, View, billboard

RIM_PX = 2.2
"""Thickness of the rim light at 720 lines."""
WRAP = 0.55
"""How strongly the sun's glow eats into hazy plates."""

Planes = list[NDArray[np.float32]]
"""Red, green and blue of a premultiplied image, each of shape (height, width)."""

Motion = Callable[[Target, Lens, float], None]
"""Draws something that moves: (target, camera, seconds from the middle of the shot). The canvas is aimed already."""


@dataclass(frozen=True)
class Conditions:
    """When and in which mood a place is seen."""

    time: Time = "noon"
    weather: Weather = "clear"
    season: Season = "summer"
    mood: Mood = "neutral"


@dataclass(frozen=True)
class Practical:
    """The lamp that lights people when the sun does not: its side, how high and how far in front of them it stands.

    `direction` points from the figure to it (x right, y down, z to the viewer); `ink` is its colour. It counts as much
    as the rig's lamps are on.
    """

    direction: tuple[float, float, float] = (0.5, -0.6, 0.62)
    ink: str = "#ffc98c"
    strength: float = 0.62


@dataclass(frozen=True)
class PlacedLamp:
    """A lamp in metres."""

    x: float
    y: float
    z: float
    radius: float
    colour: NDArray[np.float32]
    strength: float


@dataclass(frozen=True)
class Spot:
    """Where something moves, in metres: smoke over a chimney, a flag `size` metres long, rain on a window."""

    x: float
    y: float
    z: float
    size: float
    tall: float = 1.0
    panes: tuple[int, int] = (1, 1)


@dataclass(frozen=True)
class Mover:
    """Something that moves every frame, drawn between the plates by its `order` (metres)."""

    order: float
    draw: Motion


@dataclass(frozen=True)
class GroundSheet:
    """What the ground tells to those who stand on it: its plate, how much it mirrors, whether it takes shadows."""

    plate: Plate
    shine: float
    takes_shadows: bool


@dataclass
class Scenery:
    """All planes of one setting in one view and light. Bands fill it; `bake` finishes it.

    `floor` is the world y of what the figures stand on; `aloft` ones stand on nothing and throw no shadow.
    `airflow` is how fast the air passes the figures, pixels at 720 lines a second: upwards when they fall.
    """

    name: str
    view: View
    rig: Rig
    seed: int
    seconds: float
    haze_gain: float = 1.0
    soft_beyond: float = 1e9
    floor: float = 0.0
    aloft: bool = False
    bloom_threshold: int = 200
    airflow: tuple[float, float] = (-40.0, 0.0)
    practical: Practical = Practical()
    figures: tuple[Sighting, ...] = ()
    layers: list[Plate] = field(default_factory=list[Plate])
    movers: list[Mover] = field(default_factory=list[Mover])
    particles: list[Motion] = field(default_factory=list[Motion])
    late: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])
    lamps: list[PlacedLamp] = field(default_factory=list[PlacedLamp])
    spots: dict[str, list[Spot]] = field(default_factory=dict[str, list[Spot]])
    glow: Field | None = None
    backdrop: FloatImage = field(default_factory=lambda: np.zeros((2, 2, 3), np.float32))
    ground: GroundSheet | None = None

    @property
    def grade(self) -> Grade:
        """The finish of the mood and the warmth of the light."""
        return grade_of(self.rig)

    def rng(self, name: str) -> np.random.Generator:
        """The stream of one element of this setting."""
        return element_rng(self.seed, f"{self.name}/{name}")

    # --- painting -----------------------------------------------------------------------------------------

    def billboard(self, z: float, name: str) -> Plate:
        """An empty plate at depth z: covers all that the camera's path sees, at a resolution that fits its blur."""
        view = self.view
        blur = view.blur_px(z)
        sharp = blur < 1.6 * view.unit and z < 90 and z <= self.soft_beyond
        res = 1.0 if sharp else 0.5 if blur < 9 * view.unit else 0.25
        if z < view.subject_z and blur > 5 * view.unit:
            res = 0.25
        scale = view.f / z
        seen = view.seen(billboard(z))
        margin = LEAST_TRAVEL * scale + 3 * blur + 8
        foot = view.hy + view.eye * scale
        top = seen.top - 3 * blur - 0.06 * scale - 4
        bottom = min(foot + 2 * blur + 0.6 * scale + 6, seen.bottom + 3 * blur + 40)
        box = Box(min(-margin, seen.left - 8), top, max(view.width + margin, seen.right + 8), max(bottom, top + 4))
        return Plate(view, billboard(z), box, res, z, name)

    def brush(self, plate: Plate) -> Brush:
        """A brush for a billboard: x from the middle, y from the ground, metres."""
        view, scale = self.view, self.view.f / plate.z
        matrix = np.array(
            [
                [scale, 0, view.cx - plate.x0],
                [0, scale, view.hy + view.eye * scale - plate.y0],
                [0, 0, 1],
            ],
            float,
        )
        matrix[:2] *= plate.res
        right = plate.x0 + plate.size[0] / plate.res
        span = ((plate.x0 - view.cx) / scale, (right - view.cx) / scale)
        brush = Brush(plate, matrix, self.rng(plate.name), self.rig, span, plate.z, view.top(plate.z))
        brush.clear = clearings(self.figures, plate.z)
        return brush

    def wall_brush(self, plate: Plate, x: float) -> Brush:
        """A brush for the side wall at x: paints (z, y)."""
        v = self.view
        matrix = np.array([[v.cx, 0, v.f * x], [v.hy, v.f, v.f * v.eye], [1, 0, 0]], float)
        return self._flat_brush(plate, matrix)

    def level_brush(self, plate: Plate, y: float = 0.0) -> Brush:
        """A brush for a level plane at world y: paints (x, z)."""
        v = self.view
        matrix = np.array([[v.f, v.cx, 0], [0, v.hy, v.f * (v.eye + y)], [0, 1, 0]], float)
        return self._flat_brush(plate, matrix)

    def _flat_brush(self, plate: Plate, matrix: NDArray[np.float64]) -> Brush:
        res = plate.res
        shift = np.array([[res, 0, -plate.x0 * res], [0, res, -plate.y0 * res], [0, 0, 1]], float)
        return Brush(plate, shift @ matrix, self.rng(plate.name), self.rig, (-40, 40), plate.z, -10)

    def is_soft(self, order: float) -> bool:
        """Whether what stands at this depth is out of focus anyway, so that half the resolution will do."""
        view = self.view
        return not view.is_wide or view.aperture > 4 * view.unit or order > self.soft_beyond

    def add(self, plate: Plate, half: bool | None = None) -> Plate:
        """Take a finished plate. `half` plates are composited at half resolution, before all others.

        All half plates must lie behind the first full one, or the ground paints over their feet: what is soft anyway
        (medium and close framings, beyond `soft_beyond`) goes half, everything else stays full.
        """
        behind = plate.order > self.view.subject_z
        soft = self.is_soft(plate.order)
        if half is None:
            half = behind and (plate.res <= 0.5 or soft)
        elif not half:
            half = soft and behind
        if half and plate.res > 0.5:
            plate.halve()
        plate.half = half
        self.layers.append(plate)
        return plate

    # --- the finish that makes unrelated elements look painted by one hand ------------------------------------

    def finish(self, plate: Plate, brush: Brush, haze: float | None = None, rim: float = 1.0) -> Plate:
        """Rim, haze, light wrap, lamps, focus blur and saturation, in that order."""
        view, rig = self.view, self.rig
        *colours, opacity = cv2.split(plate.image)
        # Plane by plane: numpy is several times slower where a colour is an axis of three.
        planes: Planes = [np.multiply(plane, np.float32(1 / 255), dtype=np.float32) for plane in colours]
        alpha = np.multiply(opacity, np.float32(1 / 255), dtype=np.float32)
        if rim > 0:
            self._rim(planes, alpha, plate.res, rim)
        amount = rig.haze_at(plate.z) if haze is None else 1 - (1 - haze) ** self._weather_gain()
        if amount > 0.004:
            rows = plate.y0 + np.arange(len(alpha), dtype=np.float32)[:, None] / np.float32(plate.res)
            low = smooth(view.hy - 0.45 * view.height, view.hy + 4, rows)
            k = np.clip(amount * (0.72 + 0.42 * low), 0, 0.97).astype(np.float32)
            _blend(planes, alpha, k, rig.haze)
        if self.glow is not None and amount > 0.03:
            wrap = self._glow_on(plate, self.glow) * np.float32(WRAP * (0.25 + 0.75 * amount))
            _blend(planes, alpha, np.minimum(wrap, np.float32(0.85)), full(rig.key))
        self._halos(planes, plate, brush.lamps)
        self.saturate(planes)
        sigma = view.blur_px(plate.z) * plate.res
        if sigma > 0.35:
            planes = [np.asarray(cv2.GaussianBlur(plane, (0, 0), sigma), np.float32) for plane in planes]
            opacity = cv2.convertScaleAbs(cv2.GaussianBlur(alpha, (0, 0), sigma), alpha=255)
        finished = [cv2.convertScaleAbs(plane, alpha=255) for plane in planes]
        plate.image = np.asarray(cv2.merge([*finished, opacity]), np.uint8)
        return plate

    def saturated(self, image: FloatImage) -> FloatImage:
        """The mood's saturation."""
        share = self.grade.saturation
        if share == 1.0:
            return image
        grey = (image @ LUMA)[..., None]
        return np.asarray(np.clip(grey * np.float32(1 - share) + image * np.float32(share), 0, 1.2), np.float32)

    def saturate(self, planes: Planes) -> None:
        """The mood's saturation, in place."""
        share = self.grade.saturation
        if share == 1.0:
            return
        grey = sum(plane * np.float32(weight * (1 - share)) for plane, weight in zip(planes, LUMA, strict=True))
        for plane in planes:
            plane *= np.float32(share)
            plane += grey
            np.clip(plane, 0, 1.2, out=plane)

    def saturate_plate(self, plate: Plate) -> None:
        """The mood's saturation, of a plate that needs no other finish."""
        red, green, blue, alpha = cv2.split(plate.image)
        planes: Planes = [np.multiply(plane, np.float32(1 / 255), dtype=np.float32) for plane in (red, green, blue)]
        self.saturate(planes)
        finished = [cv2.convertScaleAbs(plane, alpha=255) for plane in planes]
        plate.image = np.asarray(cv2.merge([*finished, alpha]), np.uint8)

    def _weather_gain(self) -> float:
        gain = 1.0 if self.rig.indoor else self.rig.haze_density / (HAZE_PER_METRE * self.haze_gain)
        return max(gain, 0.3)

    def _glow_on(self, plate: Plate, glow: Field) -> Field:
        pad = self.view.pad
        k = SKY_RES / plate.res
        matrix = np.array([[k, 0, (plate.x0 - pad.left) * SKY_RES], [0, k, (plate.y0 - pad.top) * SKY_RES]], np.float32)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        out = cv2.warpAffine(glow, matrix, plate.size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(out, np.float32)

    def _rim(self, planes: Planes, alpha: Field, res: float, strength: float) -> None:
        rig = self.rig
        shift = RIM_PX * self.view.unit * res
        dx, dy = -rig.side * shift, shift * (0.5 + 0.5 * rig.sun[1])
        matrix = np.array([[1, 0, dx], [0, 1, dy]], np.float32)
        moved = cv2.warpAffine(alpha, matrix, (alpha.shape[1], alpha.shape[0]))
        edge = np.maximum(alpha - moved, 0)
        gain = strength * (0.30 + 0.55 * (1 - rig.facing))
        for plane, key in zip(planes, rig.key, strict=True):
            cv2.scaleAdd(edge, float(key) * gain, plane, dst=plane)

    def _halos(self, planes: Planes, plate: Plate, lamps: list[LampMark]) -> None:
        height, width = planes[0].shape
        blur = self.view.blur_px(plate.z) * plate.res
        cap = HALO_CAP * self.view.unit * plate.res
        for lamp in lamps:
            px, py = (lamp.x - plate.x0) * plate.res, (lamp.y - plate.y0) * plate.res
            halo = min(max(lamp.radius * plate.res * HALO_RADII, 6 + blur), cap)
            x0, x1 = int(max(0, px - halo)), int(min(width, px + halo))
            y0, y1 = int(max(0, py - halo)), int(min(height, py + halo))
            if x1 <= x0 or y1 <= y0:
                continue
            yy = np.arange(y0, y1, dtype=np.float32)[:, None] - np.float32(py)
            xx = np.arange(x0, x1, dtype=np.float32)[None] - np.float32(px)
            r = np.sqrt(xx * xx + yy * yy) / np.float32(halo)
            fall = np.exp(-((r / np.float32(0.30)) ** np.float32(1.3))) * smooth(1, 0.6, r)
            for plane, light in zip(planes, lamp.colour, strict=True):
                plane[y0:y1, x0:x1] += fall * np.float32(light * 0.55 * lamp.strength)

    def place_lamps(self, plate: Plate, lamps: list[LampMark]) -> None:
        """Remember the lamps of a billboard in metres, for the figures."""
        view = self.view
        for lamp in lamps:
            metres = plate.z / view.f
            x, y = (lamp.x - view.cx) * metres, (lamp.y - view.hy) * metres - view.eye
            self.lamps.append(PlacedLamp(x, y, plate.z, lamp.radius * metres, lamp.colour, lamp.strength))

    def place_marks(self, brush: Brush, z: float | None = None) -> None:
        """Remember the marks of a billboard at depth z, or of the ground (None), where y is the depth."""
        for mark in brush.marks:
            y, depth = (0.0, mark.y) if z is None else (mark.y, z)
            spot = Spot(mark.x, y, depth, mark.size, mark.tall, mark.panes)
            self.spots.setdefault(mark.name, []).append(spot)

    def sky_plate(self) -> Plate:
        """The backdrop as a plate at infinity."""
        view = self.view
        plate = Plate(view, billboard(1e9), view.pad, SKY_RES, 1e9, "backdrop")
        width, height = backdrop_size(view)
        colour = self.saturated(self.backdrop)
        if colour.shape[:2] != (height, width):
            colour = np.asarray(cv2.resize(colour, (width, height)), np.float32)
        bytes_ = np.clip(colour * 255, 0, 255).astype(np.uint8)
        plate.image = np.ascontiguousarray(np.dstack([bytes_, np.full((height, width), 255, np.uint8)]))
        return plate


def _blend(planes: Planes, alpha: Field, share: NDArray[np.float32], colour: NDArray[np.float32]) -> None:
    """Move what is painted towards `colour` by `share`, in place; `share` broadcasts against a plane."""
    keep, lost = 1 - share, alpha * share
    for plane, part in zip(planes, colour, strict=True):
        plane *= keep
        cv2.scaleAdd(lost, float(part), plane, dst=plane)
