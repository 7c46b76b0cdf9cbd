"""The relight pass: local colours with form shading become the colours of a scene's light."""

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.lighting import FigureLight

Box = tuple[int, int, int, int]
"""left, top, right, bottom in pixels."""

COARSE = 8  # the soft part of the light is worked out at an eighth of the resolution: a power of two
GAIN_ONE = 112  # 8-bit value of a gain of 1.0; gains reach 255 / 112
DARKEST = 0.46  # below this mean gain faces are no longer readable
FORM_REACH, FORM_BLUR = 2.5, 2.2  # of the soft light gradient, in 720p pixels at an eighth of the resolution
RIM_WIDTH = 3.2  # 720p pixels
RIM_BLEED = 1.1
SHOULDER = 0.5  # of what a gain has above 1, this much is kept: lit skin must not burn out
LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def relight(pixels: NDArray[np.uint8], box: Box, light: FigureLight) -> None:
    """Light a figure layer in place.

    `pixels` is premultiplied RGBA (height, width, 4); only `box` is touched (it is cut to the picture). Colours become
    local colour x (ambient + key x lit + lamps), with a coloured rim towards the light and the air in front. `lit` is
    `light.facing` plus a soft gradient across the figure's shape. Alpha stays as it is.
    """
    height, width = pixels.shape[:2]
    left, top = max(0, box[0]), max(0, box[1])
    right, bottom = min(width, box[2]), min(height, box[3])
    if right - left < COARSE or bottom - top < COARSE:
        return
    region = pixels[top:bottom, left:right]
    alpha = np.asarray(cv2.extractChannel(region, 3), np.uint8)
    gain = _gain(alpha, light, left, top)
    cv2.multiply(region, gain, dst=region, scale=1 / GAIN_ONE)
    cv2.add(region, _rim_and_air(alpha, light), dst=region)
    if light.snow > 0.05 or light.wet > 0.05:
        _weather(region, alpha, light)
    cv2.min(region, cv2.merge([alpha, alpha, alpha, alpha]), dst=region)


def _gain(alpha: NDArray[np.uint8], light: FigureLight, left: int, top: int) -> NDArray[np.uint8]:
    """Gain per pixel as 8 bits (`GAIN_ONE` is 1.0), alpha's channel neutral."""
    height, width = alpha.shape
    small = (max(1, width // COARSE), max(1, height // COARSE))
    shape = shrunk(alpha, COARSE)
    blurred = cv2.GaussianBlur(shape, (0, 0), FORM_BLUR * max(0.5, light.unit), borderType=cv2.BORDER_REPLICATE).astype(
        np.float32
    ) * np.float32(1 / 255)
    x, y, _ = light.direction
    along = _slope(blurred, x, y, FORM_REACH * max(0.5, light.unit), small)
    # Backlit figures are bright at the edge towards the light only; front-lit ones lose light at the far edge.
    toward, away = np.maximum(along, 0), np.maximum(-along, 0)
    lit = light.facing * (1 - 0.55 * away) + (1.15 - light.facing) * 1.05 * toward
    gain = light.ambient * (1 - 0.30 * away)[..., None] + light.key * lit[..., None]
    # The rim bleeds into the form: light that grazes cloth and skin is not a line.
    gain += light.rim * (light.rim_strength * RIM_BLEED * toward * toward)[..., None]
    for lamp in light.lamps:
        gain += _lamp_gain(lamp.x - left, lamp.y - top, lamp.reach, lamp.strength, blurred, small)[..., None] * (
            lamp.colour
        )
    mean = float(np.mean((light.ambient + light.key * light.facing) @ LUMA))
    if mean < DARKEST:
        gain += np.float32(DARKEST - mean) * (light.ambient / max(1e-3, float(light.ambient @ LUMA)))
    gain -= np.maximum(gain - 1, 0) * np.float32(1 - SHOULDER)
    gain *= np.float32((1 - light.haze_amount) * GAIN_ONE)
    neutral = np.full((small[1], small[0], 1), GAIN_ONE, np.float32)
    coarse = np.concatenate([np.clip(gain, 0, 255), neutral], axis=2).astype(np.uint8)
    return np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


def shrunk(image: NDArray[np.uint8], factor: int) -> NDArray[np.uint8]:
    """The image at 1 / `factor` (a power of two) of its size; a sliver at the right and the bottom that fills no block
    is left out. Halving again and again is many times faster than averaging large or broken blocks.
    """
    height, width = image.shape[0] // factor, image.shape[1] // factor
    image = image[: height * factor, : width * factor]
    while factor > 1:
        factor //= 2
        image = np.asarray(cv2.resize(image, (width * factor, height * factor), interpolation=cv2.INTER_AREA), np.uint8)
    return image


def _shift(image: NDArray[np.float32], dx: float, dy: float, size: tuple[int, int]) -> NDArray[np.float32]:
    move = np.array([[1, 0, dx], [0, 1, dy]], np.float32)
    return np.asarray(cv2.warpAffine(image, move, size, borderMode=cv2.BORDER_REPLICATE), np.float32)


def _slope(
    blurred: NDArray[np.float32], x: float, y: float, reach: float, size: tuple[int, int]
) -> NDArray[np.float32]:
    """-1..1: how much the shape thins out towards the direction (x, y), soft."""
    behind = _shift(blurred, x * reach, y * reach, size)
    ahead = _shift(blurred, -x * reach, -y * reach, size)
    return (behind - ahead) * 1.25


def _lamp_gain(
    x: float, y: float, reach: float, strength: float, blurred: NDArray[np.float32], size: tuple[int, int]
) -> NDArray[np.float32]:
    """Local fill of a lamp: falls off with distance, stronger on the side that looks at the lamp."""
    columns = np.arange(size[0], dtype=np.float32)[None] * COARSE - np.float32(x)
    rows = np.arange(size[1], dtype=np.float32)[:, None] * COARSE - np.float32(y)
    falloff = np.float32(strength) / (1 + (columns * columns + rows * rows) * np.float32(3.0 / (reach * reach)))
    dx = x - size[0] * COARSE / 2
    dy = y - size[1] * COARSE / 2
    distance = max(1.0, (dx * dx + dy * dy) ** 0.5)
    along = _slope(blurred, dx / distance, dy / distance, FORM_REACH, size)
    return (falloff * (0.42 + np.maximum(along, -0.4))).astype(np.float32)


def _rim_and_air(alpha: NDArray[np.uint8], light: FigureLight) -> NDArray[np.uint8]:
    """What is added: a rim on the edge towards the light, and the air between figure and viewer."""
    x, y, _ = light.direction
    reach = RIM_WIDTH * max(0.4, light.unit)
    edge = _edge(alpha, round(x * reach), round(y * reach))
    clear = 1 - light.haze_amount
    added = [
        cv2.addWeighted(
            edge,
            float(light.rim[i]) * light.rim_strength * clear,
            alpha,
            float(light.haze[i]) * light.haze_amount,
            0,
        )
        for i in range(3)
    ]
    return np.asarray(cv2.merge([*added, np.zeros_like(alpha)]), np.uint8)


def _edge(alpha: NDArray[np.uint8], dx: int, dy: int) -> NDArray[np.uint8]:
    """What of the shape lies within (dx, dy) pixels of its edge in that direction, softened.

    A figure cut by the edge of the picture has no edge there: the shape goes on outside.
    """
    height, width = alpha.shape
    edge = np.zeros_like(alpha)
    if abs(dx) >= width or abs(dy) >= height:
        return edge
    rows, columns = slice(max(0, -dy), height - max(0, dy)), slice(max(0, -dx), width - max(0, dx))
    beyond_rows, beyond_columns = slice(max(0, dy), height + min(0, dy)), slice(max(0, dx), width + min(0, dx))
    edge[rows, columns] = cv2.subtract(alpha[rows, columns], alpha[beyond_rows, beyond_columns])
    return np.asarray(cv2.blur(edge, (3, 3)), np.uint8)


def _weather(region: NDArray[np.uint8], alpha: NDArray[np.uint8], light: FigureLight) -> None:
    """Snow that lies on what looks up, and the sheen of wet cloth."""
    depth = (1.0 + 2.2 * light.snow) * light.unit if light.snow > 0.05 else 1.6 * light.unit
    caps = _edge(alpha, 0, -max(1, round(depth)))
    amount = 0.85 * light.snow if light.snow > 0.05 else 0.40 * light.wet
    tint = light.ambient + light.key * max(0.35, light.facing)
    colour = np.minimum(1.0, tint) if light.snow > 0.05 else np.minimum(1.0, light.haze + 0.2)
    added = [cv2.convertScaleAbs(caps, alpha=float(colour[i]) * amount) for i in range(3)]
    cv2.add(region, cv2.merge([*added, np.zeros_like(alpha)]), dst=region)
