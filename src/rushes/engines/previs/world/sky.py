"""The sky: gradient, sun and moon, stars, and clouds. All painted at half resolution in float, then dithered."""

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.world.colour import full, rgb, smooth
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.noise import Field
from rushes.engines.previs.world.stage import View

SKY_RES = 0.5
SUN_LOBES = ((0.020, 1.0, 6.0), (0.075, 0.55, 2.0), (0.22, 0.42, 1.6), (0.60, 0.34, 1.3))
"""Radius against the picture, weight, power of the fall-off."""
DITHER = 1.1 / 255
SKY_STOPS = (0.0, 0.34, 0.64, 0.86, 1.0)

FloatImage = NDArray[np.floating]
"""Red, green, blue in 0..1, shape (height, width, 3)."""


def sky_grid(view: View) -> tuple[Field, Field]:
    """Base-view x and y of every pixel of the backdrop, which covers all that the camera's path sees."""
    width, height = backdrop_size(view)
    x = view.pad.left + np.arange(width, dtype=np.float32) / np.float32(SKY_RES)
    y = view.pad.top + np.arange(height, dtype=np.float32) / np.float32(SKY_RES)
    grid_x, grid_y = np.meshgrid(x.astype(np.float32), y.astype(np.float32))
    return grid_x, grid_y


def backdrop_size(view: View) -> tuple[int, int]:
    """Width and height of the backdrop in its own pixels."""
    pad = view.pad
    return int((pad.right - pad.left) * SKY_RES), int((pad.bottom - pad.top) * SKY_RES)


def sun_px(view: View, rig: Rig) -> tuple[float, float]:
    """Where the sun or moon stands, base-view pixels."""
    return view.cx + rig.sun[0] * view.width / 2 * 0.92, view.hy * (1 - rig.sun[1] * 0.88)


def glow_map(view: View, rig: Rig) -> Field:
    """Weight 0..1 of the sun's colour at every pixel of the backdrop; the sky and the light wrap share it."""
    x, y = sky_grid(view)
    sx, sy = sun_px(view, rig)
    size = max(view.height, view.width) * 0.8
    r = np.hypot(x - sx, (y - sy) * 1.12) / size
    keep = np.ones_like(r)
    for k, (radius, weight, power) in enumerate(SUN_LOBES):
        gain = (0.0 if k == 0 else 0.32) if rig.time == "night" else rig.sun_visible ** (0.5 if k > 1 else 2.0)
        keep *= 1 - np.clip(weight * gain * np.exp(-((r / radius) ** power)), 0, 1)
    return np.asarray(1 - keep, np.float32)


def paint_sky(view: View, rig: Rig, rng: np.random.Generator, glow: Field) -> FloatImage:
    """Vertical stops blended towards the sun's colour (adding would clip and turn haze cyan)."""
    x, y = sky_grid(view)
    v = np.clip(y[:, :1] / max(view.hy, 1), 0, 1)
    rows = np.stack([np.interp(v, SKY_STOPS, [float(c[k]) for c in rig.sky]) for k in range(3)], -1)
    image = np.repeat(rows.astype(np.float32), x.shape[1], axis=1)
    night = rig.time == "night"
    if rig.stars > 0.02:
        image += (_stars(x.shape, rng) * np.float32(rig.stars) * smooth(1.0, 0.35, v))[..., None]
    colour = rgb("#a9c2ff") if night else full(rig.key)
    image = image + (colour - image) * (glow * np.float32(0.6 if night else 0.85))[..., None]
    if not night and rig.sun_visible > 0.3:
        core = np.clip((glow - 0.80) / 0.2, 0, 1)[..., None]
        image = image + (np.array([1, 0.985, 0.93], np.float32) - image) * core
    if night and rig.sun_visible > 0.3:
        image = _moon(view, rig, image, x, y)
    image += rng.normal(0, DITHER, image.shape[:2])[..., None].astype(np.float32)
    return np.clip(image, 0, 1).astype(np.float32)


def _stars(shape: tuple[int, ...], rng: np.random.Generator) -> Field:
    height, width = shape
    layer = np.zeros((height, width), np.float32)
    for count, power in ((520, 0.35), (110, 0.8), (16, 1.6)):
        xs, ys = rng.integers(1, width - 1, count), rng.integers(1, height - 1, count)
        layer[ys, xs] = np.maximum(layer[ys, xs], power * (0.4 + 0.6 * rng.random(count)))
    return np.asarray(layer + cv2.GaussianBlur(layer, (0, 0), 1.2) * 1.6, np.float32)


def _moon(view: View, rig: Rig, image: FloatImage, x: Field, y: Field) -> FloatImage:
    sx, sy = sun_px(view, rig)
    radius = 0.034 * max(view.height, view.width * 0.7)
    disc = smooth(radius + 1.2, radius - 1.2, np.hypot(x - sx, y - sy))[..., None]
    spots = np.sin((x - sx) / radius * 3.1 + 1) * np.sin((y - sy) / radius * 4.3)
    face = np.array([0.96, 0.97, 1.0], np.float32) * (0.90 + 0.10 * spots)[..., None].astype(np.float32)
    return image + (face - image) * disc
