"""Planes, plates and the camera that sees them.

Everything is a plane in metres (billboard, ground, side wall, ceiling). It is painted once in the base view, then
projected anew each frame with the exact homography H = K (I - t n^T / d) K^-1. One formula gives parallax, push-in and
the perspective of floors and walls alike. A pan is a shift of the picture plane, a roll turns the picture about its
middle; both keep billboards affine, which is half the price of a perspective warp.
"""

import math
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.film import SUBJECT_Z
from rushes.engines.previs.scene import Framing
from rushes.engines.previs.world.camera import CameraPose
from rushes.engines.previs.world.framing import EYE_HEIGHT, FARTHEST_PAD, SETUPS, focal_length, shape_of

Matrix = NDArray[np.float64]
Pixels = NDArray[np.uint8]
"""Premultiplied RGBA, shape (height, width, 4). Colour where alpha is 0 is additive light."""

LEAST_TRAVEL = 0.42
"""Metres: plates are painted as if every camera slid this far, so that a locked and a moving shot share a layout."""

FAR = 4000.0
LEAST_GAP = 0.10
"""Share of the width that must be empty before a plate is cut in two."""
WORTH_A_CUT = 16000
"""Empty pixels that a cut must save: less, and the second warp costs more than they do."""
SLACK = 6.0
WIDEST_PAD, TALLEST_PAD = 0.42, 0.34
"""Most that a turning camera may ask to be painted beyond the picture, as shares of its sides; beyond it zooms in."""


@dataclass(frozen=True)
class Plane:
    """All points p with normal . p = distance, in metres, camera at the origin of the base view."""

    normal: tuple[float, float, float]
    distance: float

    @property
    def is_billboard(self) -> bool:
        """Whether it faces the camera."""
        return self.normal[2] == 1


def billboard(z: float) -> Plane:
    """The plane that faces the camera at depth z."""
    return Plane((0.0, 0.0, 1.0), z)


@dataclass(frozen=True)
class Box:
    """A rectangle in base-view pixels."""

    left: float
    top: float
    right: float
    bottom: float


class View:
    """The base camera of a shot: focal length, horizon, focus, and how far beyond the picture its path looks."""

    def __init__(
        self,
        width: int,
        height: int,
        framing: Framing,
        eye: float = EYE_HEIGHT,
        horizon_shift: float = 0.0,
        shallow: bool = False,
        poses: Sequence[CameraPose] = (CameraPose(),),
        focus: float | None = None,
    ) -> None:
        setup = SETUPS[framing]
        self.width, self.height, self.framing = width, height, framing
        self.shape = shape_of(width, height)
        self.unit = min(width, height) / 720
        self.f = focal_length(framing, width, height)
        self.subject_z = SUBJECT_Z[framing] if focus is None else focus
        self.aperture = (setup.shallow if shallow else setup.aperture) * self.unit
        self.eye = eye
        self.cx, self.hy = width / 2, height * (setup.horizon[self.shape] + horizon_shift)
        self.zoom = 1.0
        self.unproject: Matrix = np.asarray(np.linalg.inv(self.intrinsics()), np.float64)
        self.poses = tuple(poses)
        while not self._fits(self.seen(billboard(1e9))):
            self.zoom *= 1.03
        self.pad = self.seen(billboard(1e9))

    @property
    def is_wide(self) -> bool:
        """Whether the framing is the wide one, in which nearly everything is sharp."""
        return self.framing == "wide"

    def intrinsics(self) -> Matrix:
        """K of the base camera."""
        return np.array([[self.f, 0, self.cx], [0, self.f, self.hy], [0, 0, 1]], np.float64)

    def project(self, x: float, y: float, z: float) -> tuple[float, float]:
        """Base-view pixel of a point in metres."""
        return self.cx + x * self.f / z, self.hy + (y + self.eye) * self.f / z

    def half_width(self, z: float) -> float:
        """Metres from the middle to the edge of the picture at depth z."""
        return self.width / 2 * z / self.f

    def top(self, z: float) -> float:
        """World y (negative is up) at the top edge of the picture for depth z."""
        return -self.hy * z / self.f - self.eye

    def blur_px(self, z: float) -> float:
        """Radius of the blur of things at depth z, in pixels."""
        return self.aperture * abs(1 / z - 1 / self.subject_z) * self.subject_z

    def depth_of_row(self, y: NDArray[np.floating]) -> NDArray[np.floating]:
        """Depth of the ground at base-view rows."""
        return np.float32(self.eye * self.f) / np.maximum(y - np.float32(self.hy), np.float32(0.25))

    def lens(self, pose: CameraPose) -> "Lens":
        """The camera at a pose."""
        return Lens(self, pose)

    def seen(self, plane: Plane) -> Box:
        """What the whole path sees of a plane, in base-view pixels, with a little slack; at least the picture."""
        corners = np.array([[0, 0, 1], [self.width, 0, 1], [0, self.height, 1], [self.width, self.height, 1]], float)
        box = np.array([0.0, 0.0, self.width, self.height])
        back = np.linalg.inv(np.stack([self.lens(pose).homography(plane) for pose in self.poses]))
        points = (corners @ back.transpose(0, 2, 1)).reshape(-1, 3)
        points = points[points[:, 2] > 1e-6]  # corners beyond the horizon of a plane say nothing about it
        if len(points):
            flat = points[:, :2] / points[:, 2:]
            box = np.concatenate([np.minimum(box[:2], flat.min(0)), np.maximum(box[2:], flat.max(0))])
        reach = FARTHEST_PAD * max(self.width, self.height)
        left, top, right, bottom = np.clip(box, -reach, reach + max(self.width, self.height)).tolist()
        moving = 0.0 if len(self.poses) == 1 else SLACK * self.unit
        return Box(left - moving, top - moving, right + moving, bottom + moving)

    def _fits(self, box: Box) -> bool:
        wide, tall = WIDEST_PAD * self.width, TALLEST_PAD * self.height
        return (
            box.left >= -wide
            and box.right <= self.width + wide
            and box.top >= -tall
            and box.bottom <= self.height + tall
        )


class Lens:
    """A view at one pose: where points and planes fall in the picture."""

    def __init__(self, view: View, pose: CameraPose) -> None:
        self.view, self.pose = view, pose
        self.shift = -view.f * math.tan(math.radians(pose.pan))
        angle, zoom = math.radians(pose.roll), pose.zoom * view.zoom
        cos, sin = math.cos(angle) * zoom, math.sin(angle) * zoom
        mx, my = view.width / 2, view.height / 2
        self.turn: Matrix = np.array(
            [[cos, -sin, mx - cos * mx + sin * my], [sin, cos, my - sin * mx - cos * my], [0, 0, 1]], np.float64
        )
        self.turned = pose.roll != 0 or zoom != 1
        shifted = view.intrinsics()
        shifted[0, 2] += self.shift
        self._front: Matrix = self.turn @ shifted

    def project(self, x: float, y: float, z: float) -> tuple[float, float]:
        """Pixel of a point in metres, before the roll (`turn` is applied to the finished drawing)."""
        view, pose = self.view, self.pose
        scale = view.f / max(z - pose.z, 0.2)
        return view.cx + self.shift + (x - pose.x) * scale, view.hy + (y + view.eye - pose.y) * scale

    def scale(self, z: float) -> float:
        """Pixels per metre at depth z."""
        return self.view.f / max(z - self.pose.z, 0.2)

    def homography(self, plane: Plane) -> Matrix:
        """From base-view pixels of a plane to pixels of the picture."""
        pose, (a, b, c) = self.pose, plane.normal
        x, y, z = (along / plane.distance for along in (pose.x, pose.y, pose.z))
        moved = np.array([[1 - x * a, -x * b, -x * c], [-y * a, 1 - y * b, -y * c], [-z * a, -z * b, 1 - z * c]])
        result: Matrix = self._front @ moved @ self.view.unproject
        return result

    @property
    def resting(self) -> bool:
        """Whether the farthest things fall exactly where they were painted."""
        return self.shift == 0 and not self.turned


class Plate:
    """The image of one plane in base-view pixels at resolution `res`, with its origin at (x0, y0).

    `order` sorts plates from far (large) to near; `half` plates are composited at half resolution. `sway` bends the
    plate about its foot, `lean` holds it bent in a strong wind, `drift` (pixels a second) carries it, `ripple` and
    `flicker` make water and flames live. Below base-view row `solid_from` it is opaque and wider than the picture.
    """

    def __init__(
        self, view: View, plane: Plane, box: Box, res: float = 1.0, z: float | None = None, name: str = ""
    ) -> None:
        self.view, self.plane, self.res, self.name = view, plane, res, name
        self.x0, self.y0 = box.left, box.top
        width, height = max(2, int((box.right - box.left) * res)), max(2, int((box.bottom - box.top) * res))
        self.image: Pixels = np.zeros((height, width, 4), np.uint8)
        self.z = plane.distance if z is None else z
        self.order = self.z
        self.half = False
        self.additive = False
        self.sway = self.lean = self.flicker = self.ripple = 0.0
        self.drift = (0.0, 0.0)
        self.solid_from = math.inf
        self.base_y = view.hy + view.eye * view.f / self.z

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the image."""
        return self.image.shape[1], self.image.shape[0]

    def placement(self) -> Matrix:
        """From pixels of the image to base-view pixels."""
        return np.array([[1 / self.res, 0, self.x0], [0, 1 / self.res, self.y0], [0, 0, 1]], np.float64)

    def halve(self) -> None:
        """Bring the image down to half resolution."""
        factor = 0.5 / self.res
        small = cv2.resize(self.image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        self.image, self.res = np.asarray(small, np.uint8), 0.5

    def pieces(self, pad: int = 0) -> "list[Plate]":
        """The plate, trimmed, and cut where whole columns are empty: the gap between two trees costs nothing.

        `pad` pixels are kept around what is painted, for blur and halos.
        """
        if not self.crop(pad):
            return []
        columns = np.asarray(cv2.reduce(self._painted(), 0, cv2.REDUCE_MAX)[0]) > 0
        edges = np.flatnonzero(np.diff(np.concatenate([[False], columns, [False]]).astype(np.int8)))
        least = LEAST_GAP * self.view.width * self.res + 2 * pad
        joined: list[tuple[int, int]] = []
        for start, end in edges.reshape(-1, 2).tolist():
            if joined and start - joined[-1][1] < least:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        if len(joined) == 1:
            return [self]
        found: list[Plate] = []
        for start, end in joined:
            left, right = max(0, start - pad - 1), min(self.image.shape[1], end + pad + 1)
            piece = copy(self)
            piece.image = np.ascontiguousarray(self.image[:, left:right])
            piece.x0 = self.x0 + left / self.res
            if piece.crop(pad + 1):
                found.append(piece)
        return found

    def parts(self) -> "list[Plate]":
        """The finished plate without its large empty regions, cut again and again at the largest gap.

        A plate of two lamp posts becomes two narrow ones. One that ripples is bent as a whole and stays whole.
        """
        if self.ripple or not self.crop(1):
            return [self]
        height, width = self.image.shape[:2]
        painted = self._painted()
        spans = [
            (*_widest_gap(np.asarray(cv2.reduce(painted, 0, cv2.REDUCE_MAX)[0])), height, 1),
            (*_widest_gap(np.asarray(cv2.reduce(painted, 1, cv2.REDUCE_MAX)[:, 0])), width, 0),
        ]
        start, end, _, axis = max(spans, key=lambda span: (span[1] - span[0]) * span[2])
        if (end - start) * (height if axis else width) < WORTH_A_CUT:
            return [self]
        found: list[Plate] = []
        for low, high in ((0, start + 1), (end - 1, width if axis else height)):
            part = copy(self)
            part.image = self.image[:, low:high] if axis else self.image[low:high]
            part.x0 = self.x0 + (low / self.res if axis else 0)
            part.y0 = self.y0 + (0 if axis else low / self.res)
            found += part.parts()
        return found

    def _painted(self) -> NDArray[np.uint8]:
        r, g, b, a = cv2.split(self.image)  # additive light lives where alpha is 0: it counts as painted
        return np.asarray(cv2.max(cv2.max(r, g), cv2.max(b, a)), np.uint8)

    def crop(self, pad: int = 0) -> bool:
        """Trim empty borders (compositing is paid by the pixel), keeping `pad`; False when nothing is painted."""
        x, y, w, h = cv2.boundingRect(self._painted())
        if w == 0:
            return False
        width, height = self.size
        right, bottom = min(width, x + w + pad), min(height, y + h + pad)
        left, top = max(0, x - pad), max(0, y - pad)
        self.image = np.ascontiguousarray(self.image[top:bottom, left:right])
        self.x0, self.y0 = self.x0 + left / self.res, self.y0 + top / self.res
        return True


def _widest_gap(line: NDArray[np.integer | np.floating]) -> tuple[int, int]:
    """Where the longest run of zeros begins and ends; both 0 where there is none."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], line == 0, [False]]).astype(np.int8))).reshape(-1, 2)
    if not len(edges):
        return 0, 0
    start, end = edges[np.argmax(edges[:, 1] - edges[:, 0])].tolist()
    return start, end
