"""Lakes and seas: reflecting water between two distances on the ground plane; its rows move each frame."""

from collections.abc import Callable

import cv2
import numpy as np

from rushes.engines.previs.world.colour import full, rgb, smooth
from rushes.engines.previs.world.ground import ground_lit, ground_plane, reflection
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.noise import Field, tile_noise
from rushes.engines.previs.world.scenery import Scenery
from rushes.engines.previs.world.sky import sun_px
from rushes.engines.previs.world.stage import Box, Plate, View

WATER_ORDER = 74.0

Bank = Callable[[Field, Field, View], Field]
"""Where there is water: metres from the bank at points (x, z) of the ground, above 0 in the water."""
BANK_METRES = 0.35
"""Width of the pale strip in which the water grows thin."""


def paint_water(
    scenery: Scenery,
    colours: tuple[str, str] = ("#1f5f7a", "#3f97a8"),
    z_near: float = 0.0,
    z_far: float = 4000.0,
    ripple: float = 1.0,
    clarity: float = 0.72,
    bank: Bank | None = None,
) -> Plate:
    """Water from `z_near` (0: from under the camera) to `z_far` metres; `colours` deep and shallow.

    `clarity` is how much it mirrors at the far end. With a `bank` it ends there, in a curve.
    """
    view, rig = scenery.view, scenery.rig
    seen = view.seen(ground_plane(view))
    y_far = view.hy + view.eye * view.f / z_far
    y_near = max(view.height + 40, seen.bottom) if z_near <= 0 else view.hy + view.eye * view.f / z_near
    box = Box(min(-110, seen.left - 20), y_far, max(view.width + 110, seen.right + 20), y_near)
    plate = Plate(view, ground_plane(view), box, 0.5, 40, "water")
    plate.order, plate.ripple = WATER_ORDER, ripple
    swell = 1.0 + 0.8 * (rig.weather == "storm") + 0.3 * (rig.wind > 0.8)

    def finish() -> None:
        mirror = reflection(scenery, plate, 0.7)
        height, width = mirror.shape[:2]
        y = plate.y0 + np.arange(height, dtype=np.float32)[:, None] / np.float32(plate.res)
        x = plate.x0 + np.arange(width, dtype=np.float32)[None] / np.float32(plate.res)
        depth = smooth(0, 1, (y - view.hy) / (view.height - view.hy))
        shallow, deep = rig.tone(colours[1], 0.55), rig.tone(colours[0], 0.45)
        body = shallow * (1 - depth[..., None]) + deep * depth[..., None]
        k = (clarity * (1 - 0.62 * depth))[..., None].astype(np.float32)
        image = body * (1 - k) + mirror * k
        z = np.float32(view.eye * view.f) / np.maximum(y - np.float32(view.hy), np.float32(0.5))
        streaks = _wave_lines(scenery.rng("water"), x, z, view) * np.float32(swell)
        image += (rig.sky[3] - image) * (np.clip(streaks, 0, 1) * np.float32(0.30))[..., None]
        image *= 1 - (np.clip(-streaks, 0, 1) * np.float32(0.22))[..., None]
        image = _sparkle(image, rig, view, x, depth, streaks)
        haze = (1 - np.exp(-z * np.float32(rig.haze_density))) * np.float32(0.85)
        image += (rig.haze - image) * haze[..., None]
        shore = smooth(0, 10, y_near - y) if z_near > 0 else np.ones_like(y)
        alpha = np.broadcast_to(smooth(0, 3, y - y_far) * shore, (height, width))[..., None]
        if bank is not None:
            inside = bank(np.asarray((x - np.float32(view.cx)) * z / np.float32(view.f), np.float32), z, view)
            thin = smooth(2.2 * BANK_METRES, 0.4 * BANK_METRES, inside)[..., None] * np.float32(0.45)
            image = image + (rig.tone("#e8f2ee", ground_lit(rig)) - image) * thin
            alpha = alpha * smooth(0, BANK_METRES, inside)[..., None]
        image = scenery.saturated(image)
        plate.image = np.clip(np.dstack([image * alpha, alpha]) * 255, 0, 255).astype(np.uint8)

    scenery.late.append(finish)
    return scenery.add(plate, half=False)


def _sparkle(image: Field, rig: Rig, view: View, x: Field, depth: Field, streaks: Field) -> Field:
    """The glittering path under the sun or moon."""
    sx, _ = sun_px(view, rig)
    path = np.exp(-(((x - sx) / (view.width * (0.05 + 0.10 * depth))) ** 2))
    light = rig.sun_visible * (1 - rig.sun[1] * 0.75) + 0.35 * rig.stars
    spark = np.clip(path * smooth(0.15, 0.75, streaks + 0.28) * light, 0, 0.92).astype(np.float32)
    return image + (np.minimum(full(rig.key) * np.float32(1.05), rgb("#ffffff")) - image) * spark[..., None]


def _wave_lines(rng: np.random.Generator, x: Field, z: Field, view: View) -> Field:
    """Horizontal dashes, longer and wider towards the viewer (-1..1)."""
    across = (x - np.float32(view.cx)) * z / np.float32(view.f)
    tile = tile_noise(rng)
    out = np.zeros_like(across)
    for metres, weight in ((7.0, 0.6), (2.2, 0.4)):
        k = 256 / metres
        u = np.mod(across * np.float32(k * 0.28), 255).astype(np.float32)
        v = np.broadcast_to(np.mod(z * np.float32(k * 0.9), 255), across.shape).astype(np.float32)
        lines = cv2.remap(tile, u, v.copy(), cv2.INTER_LINEAR) - np.float32(0.5)
        out += np.float32(weight) * lines * np.exp(-z / (metres * 9))
    return out * np.float32(3.2)
