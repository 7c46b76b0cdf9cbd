"""Putting plates into a picture: the over operator and the warp of one plate. The hot loop of every frame."""

import math
from dataclasses import dataclass

import cv2
import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.stage import Lens, Matrix, Pixels, Plate


def over(target: Pixels, source: Pixels) -> None:
    """Lay premultiplied `source` over `target`, which is opaque and stays so, in place, 8 bit, same size."""
    clear = cv2.bitwise_not(cv2.extractChannel(source, 3))
    cv2.multiply(target, cv2.cvtColor(clear, cv2.COLOR_GRAY2RGBA), dst=target, scale=1 / 255.0)
    cv2.add(target, source, dst=target)


@dataclass(frozen=True)
class Target:
    """A buffer that is being composited, with a canvas on the same pixels. `scale` is .5 for the far half of a scene.

    The canvas takes full-size picture pixels; `aim` sets its matrix for a lens.
    """

    pixels: Pixels
    canvas: skia.Canvas
    scale: float

    @staticmethod
    def on(pixels: Pixels, scale: float) -> "Target":
        """A target that paints into `pixels`."""
        surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
        return Target(pixels, surface.getCanvas(), scale)

    def aim(self, lens: Lens) -> None:
        """Make the canvas follow the roll of the camera and the resolution of the buffer."""
        matrix = np.diag([self.scale, self.scale, 1.0]) @ lens.turn
        self.canvas.setMatrix(skia.Matrix.MakeAll(*(float(v) for v in matrix.reshape(-1))))


def draw_plate(target: Target, plate: Plate, lens: Lens, t: float, dx: float = 0.0, dy: float = 0.0) -> None:
    """Warp one plate into the target. `t` is seconds from the middle of the shot; (dx, dy) base-view pixels."""
    placement = plate.placement()
    placement[0, 2] += plate.drift[0] * t + dx
    placement[1, 2] += plate.drift[1] * t + dy
    if plate.sway:
        wave = 0.65 * math.sin(1.3 * t + plate.z) + 0.35 * math.sin(2.9 * t + 1.7 * plate.z)
        bend = plate.sway * wave - plate.lean
        placement = np.array([[1, -bend, bend * plate.base_y], [0, 1, 0], [0, 0, 1]], float) @ placement
    matrix = np.diag([target.scale, target.scale, 1.0]) @ lens.homography(plate.plane) @ placement
    matrix /= matrix[2, 2]
    width, height = plate.size
    box = landing(matrix, width, height, target.pixels)
    if box is None:
        return
    left, top, right, bottom = box
    image = rippled(plate, t) if plate.ripple else plate.image
    solid = solid_row(plate, lens, target)
    if solid < bottom:  # where nothing shines through, the warp itself is the picture
        np.copyto(target.pixels[solid:bottom, left:right], warped(image, matrix, (left, solid, right, bottom)))
        bottom = solid
    if bottom <= top:
        return
    source = warped(image, matrix, (left, top, right, bottom))
    region = target.pixels[top:bottom, left:right]
    if plate.flicker:
        fast, slow = (0.7, 1.3) if plate.additive else (9.0, 23.0)  # light shafts breathe, flames and neon flicker
        wave = 0.5 + 0.5 * math.sin(t * fast + plate.z * 3) * math.sin(t * slow + plate.z)
        source = cv2.convertScaleAbs(source, alpha=1 - plate.flicker * wave)
    if plate.additive:
        cv2.add(region, source, dst=region)
    else:
        over(region, np.asarray(source, np.uint8))


def warped(image: Pixels, matrix: Matrix, box: tuple[int, int, int, int]) -> Pixels:
    """The part of the warped image that falls into (left, top, right, bottom) of the target."""
    left, top, right, bottom = box
    moved = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1]], float) @ matrix
    size = (right - left, bottom - top)
    if abs(moved[2, 0]) + abs(moved[2, 1]) < 1e-9:
        return np.asarray(cv2.warpAffine(image, moved[:2], size, flags=cv2.INTER_LINEAR), np.uint8)
    return np.asarray(cv2.warpPerspective(image, moved, size, flags=cv2.INTER_LINEAR), np.uint8)


def solid_row(plate: Plate, lens: Lens, target: Target) -> int:
    """The row of the target below which the plate hides all that is behind it; its height where there is none."""
    height = target.pixels.shape[0]
    if lens.turned or math.isinf(plate.solid_from):
        return height
    _, y, w = lens.homography(plate.plane) @ (lens.view.cx, plate.solid_from, 1.0)
    return min(height, max(0, math.ceil(target.scale * y / w) + 2)) if w > 0 else height


def landing(matrix: Matrix, width: int, height: int, pixels: Pixels) -> tuple[int, int, int, int] | None:
    """The part of the target that a warped image can touch."""
    corners = np.array([[0, 0, 1], [width, 0, 1], [0, height, 1], [width, height, 1]], float) @ matrix.T
    if (corners[:, 2] <= 1e-6).any():  # an edge runs behind the camera: any of the target may be touched
        return 0, 0, pixels.shape[1], pixels.shape[0]
    points = corners[:, :2] / corners[:, 2:]
    left, top = (max(0, math.floor(v)) for v in points.min(0).tolist())
    right, bottom = (math.ceil(v) for v in points.max(0).tolist())
    right, bottom = min(pixels.shape[1], right), min(pixels.shape[0], bottom)
    return None if right <= left or bottom <= top else (left, top, right, bottom)


def rippled(plate: Plate, t: float) -> Pixels:
    """The plate with its rows moved sideways, more towards the viewer: living water for the price of one remap."""
    width, height = plate.size
    rows = np.arange(height, dtype=np.float32)[:, None]
    columns = np.arange(width, dtype=np.float32)[None]
    depth = rows / height
    phase, across = 90 / (depth + 0.10), columns * np.float32(9.0 / width)
    wave = np.sin(phase + across + np.float32(t * 1.9)) + 0.6 * np.sin(phase * 1.9 - across * 1.7 - np.float32(t * 2.6))
    reach = (1.0 + 5.0 * depth) * np.float32(plate.ripple * plate.res * plate.view.unit)
    moved = np.asarray(columns + wave * reach, np.float32)
    grid_y = np.broadcast_to(rows, moved.shape).astype(np.float32)
    return np.asarray(
        cv2.remap(plate.image, moved, grid_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )
