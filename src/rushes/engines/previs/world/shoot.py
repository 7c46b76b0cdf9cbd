"""Shoot: the frames of one shot. Plates, figures, shadows and particles, closed-form in time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from rushes.engines.previs.figures.relight import COARSE, relight, shrunk
from rushes.engines.previs.film import Clip, Shot
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Luminous, Performer, Place
from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.bake import bake
from rushes.engines.previs.world.colour import LUMA
from rushes.engines.previs.world.compositing import Target, draw_plate, over, solid_row
from rushes.engines.previs.world.figure_light import light_at
from rushes.engines.previs.world.ground import shadow_loss, shadow_slopes
from rushes.engines.previs.world.post import Finish
from rushes.engines.previs.world.scenery import Mover, Scenery
from rushes.engines.previs.world.stage import Lens, Matrix, Pixels, Plate

SHADOW_RES = 4
"""Cast shadows and mirror images are worked at a quarter of the resolution."""
MIRROR_FADE = 0.55

Area = tuple[int, int, int, int]
"""left, top, right, bottom in pixels of the picture."""


@dataclass(frozen=True)
class Figure:
    """One performer at one moment: where it stands and what light it gets."""

    performer: Performer
    x: float
    z: float
    place: Place
    light: FigureLight


class ShotPicture:
    """The frames of one shot. `performers` are drawn at their depth, lit by the light of the setting."""

    def __init__(self, shot: Shot, clip: Clip, performers: Sequence[Performer]) -> None:
        baked = bake(shot, clip, performers)
        self.scenery: Scenery = baked.scenery
        self._path = baked.path
        self._performers = tuple(performers)
        self._middle = (shot.start + shot.end) / 2
        view = self.scenery.view
        self._frame: Pixels = np.zeros((view.height, view.width, 4), np.uint8)
        self._half: Pixels = np.zeros((view.height // 2, view.width // 2, 4), np.uint8)
        self._layer: Pixels = np.zeros((view.height, view.width, 4), np.uint8)  # one figure at a time
        self._full_target, self._half_target = Target.on(self._frame, 1.0), Target.on(self._half, 0.5)
        self._layer_target = Target.on(self._layer, 1.0)
        self._nowhere = Target.on(np.zeros((1, 1, 4), np.uint8), 1.0).canvas  # those who fly throw no shadow
        self._sky = self.scenery.sky_plate()
        layers, movers = [part for plate in self.scenery.layers for part in plate.parts()], self.scenery.movers
        self._far = _by_depth([p for p in layers if p.half], [m for m in movers if _is_far(m, layers)])
        self._near = _by_depth([p for p in layers if not p.half], [m for m in movers if not _is_far(m, layers)])
        self._finish = Finish(view.width, view.height, self.scenery.grade, self.scenery.bloom_threshold)

    def frame(self, t: float) -> Pixels:
        """The picture at `t` seconds of the film: RGBA, graded, in a buffer that the next call overwrites."""
        view = self.scenery.view
        lens = view.lens(self._path.pose(t))
        local = t - self._middle
        self._backdrop(lens)
        self._half_target.aim(lens)
        for item in self._far:
            _draw(self._half_target, item, lens, local)
        self._enlarge(lens)
        self._full_target.aim(lens)
        figures = self._figures(lens, t)
        for item in self._near:
            while figures and figures[0].z > item.order:
                self._perform(figures.pop(0), lens, t)
            _draw(self._full_target, item, lens, local)
        for figure in figures:
            self._perform(figure, lens, t)
        for draw in self.scenery.particles:
            draw(self._full_target, lens, local)
        return self._finish.apply(self._frame)

    def _backdrop(self, lens: Lens) -> None:
        sky = self._sky
        if lens.resting and sky.image.shape == self._half.shape:
            np.copyto(self._half, sky.image)
            return
        matrix = np.diag([0.5, 0.5, 1.0]) @ lens.homography(sky.plane) @ sky.placement()
        size = (self._half.shape[1], self._half.shape[0])
        cv2.warpAffine(sky.image, matrix[:2], size, dst=self._half, borderMode=cv2.BORDER_REPLICATE)

    def _enlarge(self, lens: Lens) -> None:
        """Bring the far half of the scene to the size of the picture, as far down as the ground does not hide it."""
        view, ground = self.scenery.view, self.scenery.ground
        rows = self._half.shape[0]
        if ground is not None and not ground.plate.half:
            rows = min(rows, solid_row(ground.plate, lens, self._full_target) // 2 + 2)
        seen = self._frame[: view.height if rows == self._half.shape[0] else 2 * rows]
        cv2.resize(self._half[:rows], (view.width, len(seen)), dst=seen, interpolation=cv2.INTER_LINEAR)

    # --- figures ------------------------------------------------------------------------------------------

    def _figures(self, lens: Lens, t: float) -> list[Figure]:
        """The performers at `t`, farthest first."""
        scenery = self.scenery
        found: list[Figure] = []
        for performer in self._performers:
            x, z = performer.position(t)
            if z - lens.pose.z < 0.4:
                continue
            px, py = lens.project(x, scenery.floor, z)
            place = Place(px, py, lens.scale(z))
            light = light_at(scenery, lens, x, z)
            light = performer.lit(light) if isinstance(performer, Luminous) else light
            found.append(Figure(performer, x, z, place, light))
        return sorted(found, key=lambda figure: -figure.z)

    def _perform(self, figure: Figure, lens: Lens, t: float) -> None:
        """Contact shadow, cast shadow, mirror image, and then the figure itself."""
        bounds = self._box(figure, lens, t)
        if bounds is None:
            return
        box = self._drawn(figure, bounds, lens, t)
        if box is None:
            return
        left, top, right, bottom = box
        lamps = tuple(replace(lamp, x=lamp.x - left, y=lamp.y - top) for lamp in figure.light.lamps)
        layer = self._layer[top:bottom, left:right]
        relight(layer, (0, 0, right - left, bottom - top), replace(figure.light, lamps=lamps))
        layer = self._finished(layer, figure, lens)
        self._cast(layer, box, figure, lens)
        self._mirror(layer, box, figure, lens)
        over(self._frame[top:bottom, left:right], layer)

    def _drawn(self, figure: Figure, bounds: Area, lens: Lens, t: float) -> Area | None:
        """Draw the figure in its local colours; the part of `bounds` that it fills, with a little air around it."""
        left, top, right, bottom = bounds
        within = self._layer[top:bottom, left:right]
        within.fill(0)
        canvas = self._layer_target.canvas
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(left, top, right, bottom))
        canvas.concat(_as_skia(lens.turn))
        shadow = self._nowhere if self.scenery.aloft else self._full_target.canvas
        figure.performer.draw(canvas, shadow, t, figure.place, figure.light)
        canvas.restore()
        x, y, w, h = cv2.boundingRect(cv2.extractChannel(within, 3))
        if w == 0:
            return None
        air = 2 * COARSE + math.ceil(3 * self._blur(figure, lens))  # the light and the blur must find where it ends
        # In whole steps of the coarse light, which would jump where the size of its grid changes.
        return (
            max(left, (left + x - air) // COARSE * COARSE),
            max(top, (top + y - air) // COARSE * COARSE),
            min(right, -(-(left + x + w + air) // COARSE) * COARSE),
            min(bottom, -(-(top + y + h + air) // COARSE) * COARSE),
        )

    def _box(self, figure: Figure, lens: Lens, t: float) -> Area | None:
        """The part of the picture that the figure touches."""
        left, top, right, bottom = figure.performer.bounds(t, figure.place)
        if lens.turned:
            corners = np.array([[left, top, 1], [right, top, 1], [left, bottom, 1], [right, bottom, 1]], float)
            points = (corners @ lens.turn.T)[:, :2]
            left, top = (math.floor(v) for v in points.min(0).tolist())
            right, bottom = (math.ceil(v) for v in points.max(0).tolist())
        view = self.scenery.view
        left, top = max(0, (left - 2) // COARSE * COARSE), max(0, (top - 2) // COARSE * COARSE)
        right = min(view.width, -(-(right + 2) // COARSE) * COARSE)
        bottom = min(view.height, -(-(bottom + 2) // COARSE) * COARSE)
        return None if right - left < 8 or bottom - top < 8 else (left, top, right, bottom)

    def _finished(self, layer: Pixels, figure: Figure, lens: Lens) -> Pixels:
        """The mood's saturation and the focus, as the plates got them when they were baked."""
        saturation = self.scenery.grade.saturation
        if saturation != 1.0:
            alpha = cv2.extractChannel(layer, 3)
            # Three channels: cv2 is eight times slower at four.
            colours = cv2.cvtColor(layer, cv2.COLOR_RGBA2RGB)
            cv2.transform(colours, saturation * np.eye(3) + (1 - saturation) * LUMA[None], dst=colours)
            layer = np.asarray(cv2.merge([*cv2.split(colours), alpha]), np.uint8)
        sigma = self._blur(figure, lens)
        if sigma > 0:
            layer = np.asarray(cv2.GaussianBlur(layer, (0, 0), sigma), np.uint8)
        return layer

    def _blur(self, figure: Figure, lens: Lens) -> float:
        """How far the figure is out of focus: the sigma of its blur in pixels, 0 when nobody would see it."""
        sigma = self.scenery.view.blur_px(figure.z - lens.pose.z) * 0.6
        return sigma if sigma > 1.6 * self.scenery.view.unit else 0.0

    # --- what a figure does to the ground ---------------------------------------------------------------------

    def _cast(self, layer: Pixels, box: Area, figure: Figure, lens: Lens) -> None:
        """The figure's shadow on the ground, along the key: the same homography as the setting's own shadows."""
        scenery, view = self.scenery, self.scenery.view
        slopes = _shadow(scenery, figure.light)
        if slopes is None:
            return
        a, b, loss = slopes
        e = (figure.place.ground - view.hy) / view.f
        onto = np.array([[1, -a, a * e], [0, 0, e], [0, -b, 1 + b * e]])
        intrinsics = view.intrinsics()
        intrinsics[0, 2] += lens.shift
        ground = lens.turn @ intrinsics @ onto @ np.linalg.inv(intrinsics) @ np.linalg.inv(lens.turn)
        alpha = shrunk(np.asarray(cv2.extractChannel(layer, 3), np.uint8), SHADOW_RES)
        matrix = _quarter(1 / SHADOW_RES) @ ground @ _corner(box) @ _quarter(SHADOW_RES)
        size = (view.width // SHADOW_RES, view.height // SHADOW_RES)
        shadow = cv2.warpPerspective(alpha, matrix / matrix[2, 2], size)
        shadow = cv2.GaussianBlur(shadow, (0, 0), 1.1 * view.unit)
        x, y, w, h = cv2.boundingRect(shadow)
        if w < 2 or h < 2:
            return
        region = self._frame[y * SHADOW_RES : (y + h) * SHADOW_RES, x * SHADOW_RES : (x + w) * SHADOW_RES]
        clear = cv2.bitwise_not(cv2.convertScaleAbs(shadow[y : y + h, x : x + w], alpha=loss))
        clear = cv2.resize(clear, (region.shape[1], region.shape[0]), interpolation=cv2.INTER_LINEAR)
        cv2.multiply(region, cv2.cvtColor(clear, cv2.COLOR_GRAY2RGBA), dst=region, scale=1 / 255.0)

    def _mirror(self, layer: Pixels, box: Area, figure: Figure, lens: Lens) -> None:
        """The figure upside down in wet asphalt or a polished floor."""
        ground, view = self.scenery.ground, self.scenery.view
        if ground is None or ground.shine < 0.08 or figure.place.ground > view.height - 8:
            return
        grazing = 0.35 + 0.65 * math.exp(-(figure.place.ground - view.hy) / (view.height * 0.30))
        strength = min(0.85, ground.shine * grazing * 1.05)
        flip = np.array([[1, 0, 0], [0, -1, 2 * figure.place.ground], [0, 0, 1]], float)
        turned = lens.turn @ flip @ np.linalg.inv(lens.turn)
        small = shrunk(layer, SHADOW_RES)
        matrix = _quarter(1 / SHADOW_RES) @ turned @ _corner(box) @ _quarter(SHADOW_RES)
        size = (view.width // SHADOW_RES, view.height // SHADOW_RES)
        image = cv2.warpAffine(small, matrix[:2], size)
        x, y, w, h = cv2.boundingRect(image[..., 3])
        if w < 2 or h < 2:
            return
        image = cv2.GaussianBlur(image[y : y + h, x : x + w], (0, 0), sigmaX=0.7 * view.unit, sigmaY=2.0 * view.unit)
        fade = np.linspace(strength, strength * (1 - MIRROR_FADE), h, dtype=np.float32)[:, None, None]
        faded = np.asarray(image * fade, np.uint8)
        region = self._frame[y * SHADOW_RES : (y + h) * SHADOW_RES, x * SHADOW_RES : (x + w) * SHADOW_RES]
        big = cv2.resize(faded, (region.shape[1], region.shape[0]), interpolation=cv2.INTER_LINEAR)
        over(region, np.asarray(big, np.uint8))


Item = Plate | Mover


def _draw(target: Target, item: Item, lens: Lens, t: float) -> None:
    if isinstance(item, Plate):
        draw_plate(target, item, lens, t)
    else:
        item.draw(target, lens, t)


def _by_depth(plates: list[Plate], movers: list[Mover]) -> list[Item]:
    items: list[Item] = [*plates, *movers]
    return sorted(items, key=lambda item: -item.order)


def _is_far(mover: Mover, layers: list[Plate]) -> bool:
    """Whether it moves behind something that is composited at half resolution."""
    return any(plate.half and plate.order < mover.order for plate in layers)


def _shadow(scenery: Scenery, light: FigureLight) -> tuple[float, float, float] | None:
    """(a, b, loss) of a figure's shadow: see `ground.shadow_slopes`; by a lamp it is short, soft and falls away."""
    ground, rig = scenery.ground, scenery.rig
    if ground is None or not ground.takes_shadows:
        return None
    if not rig.indoor and rig.sun_visible > 0.1 and rig.time != "night":
        return (*shadow_slopes(rig), shadow_loss(rig))
    x, y, z = light.direction
    return -x * 0.55 / max(-y, 0.35), 0.25 + 0.3 * max(z, 0.0), 0.26


def _as_skia(matrix: Matrix) -> skia.Matrix:
    return skia.Matrix.MakeAll(*(float(v) for v in matrix.reshape(-1)))


def _quarter(k: float) -> Matrix:
    return np.diag([k, k, 1.0])


def _corner(box: Area) -> Matrix:
    return np.array([[1, 0, box[0]], [0, 1, box[1]], [0, 0, 1]], float)
