"""A picture in the size of the film."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
"""RGB, shape (height, width, 3)."""
Frame = NDArray[np.uint8]
"""RGBA, opaque, shape (height, width, 4): OpenCV warps four channels in half the time of three."""

SALIENCY_SIDE = 64
MOST_OFF_CENTRE = 0.8
"""How far towards an edge a crop may go for what draws the eye: 1 is all the way."""


def load(path: Path) -> Image:
    """A PNG as RGB; what is transparent shows a backdrop in the picture's own colours. Raises ValueError."""
    found = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    if found is None:
        raise ValueError(f"{path.name} is no picture")
    if found.ndim == 2:
        return np.asarray(cv2.cvtColor(found, cv2.COLOR_GRAY2RGB), np.uint8)
    if found.shape[2] == 3:
        return np.asarray(cv2.cvtColor(found, cv2.COLOR_BGR2RGB), np.uint8)
    return _on_backdrop(np.asarray(cv2.cvtColor(found, cv2.COLOR_BGRA2RGBA), np.uint8))


def fit(image: Image, width: int, height: int) -> Image:
    """The picture scaled until it covers the film, cropped around what draws the eye."""
    tall, wide = image.shape[:2]
    scale = max(width / wide, height / tall)
    size = max(width, round(wide * scale)), max(height, round(tall * scale))
    if size != (wide, tall):
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        image = np.asarray(cv2.resize(image, size, interpolation=how), np.uint8)
    x, y = _crop(image, width, height)
    return np.ascontiguousarray(image[y : y + height, x : x + width])


def saliency(grey: NDArray[np.float32]) -> NDArray[np.float32]:
    """How much each part draws the eye, 0..1, SALIENCY_SIDE squared: the spectral residual (Hou and Zhang, 2007)."""
    small = cv2.resize(grey, (SALIENCY_SIDE, SALIENCY_SIDE), interpolation=cv2.INTER_AREA)
    spectrum = np.fft.fft2(small)
    strength = np.log(np.abs(spectrum) + 1e-6)
    residual = strength - cv2.blur(strength, (3, 3))
    found = np.abs(np.fft.ifft2(np.exp(residual + 1j * np.angle(spectrum)))) ** 2
    smooth = cv2.GaussianBlur(found.astype(np.float32), (0, 0), 3)
    return np.asarray(smooth / max(float(smooth.max()), 1e-9), np.float32)


def _crop(image: Image, width: int, height: int) -> tuple[int, int]:
    """The left upper corner of the crop."""
    tall, wide = image.shape[:2]
    if (wide, tall) == (width, height):
        return 0, 0
    found = saliency(image.mean(2, dtype=np.float32)) ** 2
    middle = (np.arange(SALIENCY_SIDE) + 0.5) / SALIENCY_SIDE
    weight = float(found.sum()) + 1e-9
    x, y = float((found.sum(0) * middle).sum()) / weight, float((found.sum(1) * middle).sum()) / weight

    def start(centre: float, have: int, need: int) -> int:
        centre = 0.5 + (centre - 0.5) * MOST_OFF_CENTRE
        return min(max(round(centre * have - need / 2), 0), have - need)

    return start(x, wide, width), start(y, tall, height)


def _on_backdrop(rgba: Image) -> Image:
    """A cut-out before a soft gradient of its own colours, light above and darker below, with a shadow behind it."""
    alpha = rgba[..., 3:].astype(np.float32) / 255
    height, width = rgba.shape[:2]
    colour = (rgba[..., :3] * alpha).sum((0, 1)) / max(float(alpha.sum()), 1.0)
    paper = 0.25 * colour + 0.75 * np.array([238, 233, 226], np.float32)
    shade = np.linspace(1.04, 0.78, height, dtype=np.float32)[:, None, None]
    ground = np.clip(paper * shade, 0, 255) * np.ones((1, width, 1), np.float32)
    blur = max(2.0, 0.02 * min(width, height))
    shadow = cv2.GaussianBlur(np.roll(alpha[..., 0], round(blur), axis=0), (0, 0), blur)[..., None]
    ground *= 1 - 0.45 * shadow
    return np.asarray(np.clip(ground * (1 - alpha) + rgba[..., :3] * alpha, 0, 255), np.uint8)
