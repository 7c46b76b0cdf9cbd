"""Abstract films of soft fields: ink, smoke, plasma, lava, kaleidoscopes and tunnels, worked at a part of the size."""

import math
from collections.abc import Callable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.world.colour import mix, rgb
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.noise import Field, tile_noise
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.stage import Lens, View

Shade = Callable[[float], NDArray[np.float32]]
"""The picture at a time: floats 0..1 of shape (height, width, 3), at a part of the size."""

SOFT, CRISP = 4, 2
"""By how much the fields are smaller than the picture: clouds, and patterns with edges."""


def _motion(shade: Shade) -> Motion:
    def draw(target: Target, lens: Lens, t: float) -> None:
        small = cv2.convertScaleAbs(shade(t), alpha=255)
        size = (target.pixels.shape[1], target.pixels.shape[0])
        target.pixels[..., :3] = cv2.resize(small, size, interpolation=cv2.INTER_CUBIC)
        target.pixels[..., 3] = 255

    return draw


def _grid(view: View, part: int) -> tuple[Field, Field]:
    """x and y of a small picture, its shorter side -1..1, the middle (0, 0)."""
    width, height = view.width // part, view.height // part
    least = min(width, height) / 2
    x = (np.arange(width, dtype=np.float32) - np.float32(width / 2))[None] / np.float32(least)
    y = (np.arange(height, dtype=np.float32) - np.float32(height / 2))[:, None] / np.float32(least)
    shape = (height, width)
    return np.ascontiguousarray(np.broadcast_to(x, shape)), np.ascontiguousarray(np.broadcast_to(y, shape))


def _noise_at(tile: Field, x: Field, y: Field, scale: float) -> Field:
    """The tile at (x, y), repeated; `scale` tiles to a unit."""
    size = np.float32(tile.shape[0])
    u, v = (np.asarray((axis * np.float32(scale)) % 1.0 * size, np.float32) for axis in (x, y))
    return np.asarray(cv2.remap(tile, u, v, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP), np.float32)


def _smooth_tile(rng: np.random.Generator, sigma: float) -> Field:
    """A noise tile without its finest grain, in 0..1, that wraps around."""
    tile = np.pad(tile_noise(rng), 32, mode="wrap")
    soft = cv2.GaussianBlur(tile, (0, 0), sigma)[32:-32, 32:-32]
    return np.asarray((soft - soft.min()) / (soft.max() - soft.min()), np.float32)


def _ramp(value: Field, inks: Sequence[str]) -> NDArray[np.float32]:
    """Colours of values 0..1 along inks."""
    stops = np.linspace(0, 1, len(inks))
    steps = np.linspace(0, 1, 256)
    table = np.stack([np.interp(steps, stops, [float(rgb(ink)[k]) for ink in inks]) for k in range(3)], 1)
    index = np.clip(value * 255, 0, 255).astype(np.uint8)
    return table.astype(np.float32)[index]


def clouds_of_ink(scenery: Scenery, rng: np.random.Generator, inks: Sequence[str], ground: str) -> Motion:
    """Ink that unfolds in clear water, from above, in as many clouds as there are colours."""
    x, y = _grid(scenery.view, SOFT)
    tile, other = _smooth_tile(rng, 2.2), _smooth_tile(rng, 2.2)

    def shade(t: float) -> NDArray[np.float32]:
        image = np.broadcast_to(rgb(ground), (*x.shape, 3)).astype(np.float32)
        image = image * (1 - 0.18 * (x * x + y * y)[..., None] * 0.5)
        count = 2
        for k in range(count):
            middle = (k - (count - 1) / 2) * 1.05
            wx = x - middle + 0.55 * (_noise_at(tile, x + 3.1 * k, y - 0.10 * t, 0.30) - 0.5)
            wx += 0.32 * (_noise_at(other, x - 0.06 * t, y + k, 0.70) - 0.5)
            wy = y + 0.50 * (_noise_at(other, x + 1.7 * k, y - 0.14 * t, 0.34) - 0.5)
            reach = 0.26 + 0.24 * np.clip((wy + 1.2) * 0.9, 0, 2)
            body = np.exp(-((wx / reach) ** 2)) * np.clip(1.15 - (wy - 0.10 - 0.06 * t) * 1.1, 0, 1)
            curls = _noise_at(tile, wx * 1.3, wy - 0.16 * t, 0.85)
            density = np.clip(body * 1.9 * (0.45 + 0.85 * curls) - 0.42, 0, 1)
            folds = np.clip(_noise_at(other, wx * 2.2, wy * 1.6 - 0.2 * t, 1.1), 0, 1)
            tint = _ramp(folds, (mix_hex(inks[k], "#000018", 0.45), inks[k], mix_hex(inks[k], "#ffffff", 0.35)))
            image += (tint - image) * (density**0.75)[..., None]
        return np.clip(image, 0, 1).astype(np.float32)

    return _motion(shade)


def mix_hex(a: str, b: str, share: float) -> str:
    """A blend of two colours as "#rrggbb"."""
    r, g, blue = (round(255 * min(1.0, max(0.0, float(v)))) for v in mix(a, b, share))
    return f"#{r:02x}{g:02x}{blue:02x}"


def swirling_smoke(scenery: Scenery, rng: np.random.Generator, inks: Sequence[str], ground: str) -> Motion:
    """Wisps of coloured smoke that rise and curl."""
    x, y = _grid(scenery.view, SOFT)
    tile, other = _smooth_tile(rng, 5.0), _smooth_tile(rng, 4.0)

    def shade(t: float) -> NDArray[np.float32]:
        wx = x + 0.9 * (_noise_at(tile, x, y + 0.16 * t, 0.28) - 0.5) + 0.30 * np.sin(2.2 * y + 0.5 * t)
        wy = y + 0.8 * (_noise_at(other, x + 0.05 * t, y + 0.12 * t, 0.34) - 0.5)
        ridge = 1 - 2 * np.abs(_noise_at(tile, wx, wy + 0.10 * t, 0.55) - 0.5)
        fine = 1 - 2 * np.abs(_noise_at(other, wx * 1.2, wy + 0.16 * t, 1.1) - 0.5)
        column = np.exp(-((wx / (0.65 + 0.35 * (1 - y))) ** 2))
        density = np.clip((0.75 * ridge**3 + 0.45 * fine**4) * column * 1.35 - 0.10, 0, 1)
        tint = _ramp(np.clip(0.5 + 0.38 * wx + 0.22 * np.sin(wy * 2 + t * 0.3), 0, 1), inks)
        image = rgb(ground) * (1 - density[..., None]) + tint * density[..., None] * 1.1
        return np.clip(image, 0, 1).astype(np.float32)

    return _motion(shade)


def plasma(scenery: Scenery, rng: np.random.Generator, inks: Sequence[str], ground: str) -> Motion:
    """Fields of light that flow into each other."""
    x, y = _grid(scenery.view, SOFT)
    a, b, c = (float(v) for v in rng.uniform(0, math.tau, 3))
    ring = (*inks, inks[0])

    def shade(t: float) -> NDArray[np.float32]:
        wx = x + 0.45 * np.sin(1.6 * y + 0.5 * t + a)
        wy = y + 0.45 * np.sin(1.4 * x - 0.4 * t + b)
        value = np.sin(1.7 * wx + 0.6 * t) + np.sin(2.1 * wy - 0.5 * t + c) + np.sin(1.3 * (wx + wy) + 0.4 * t)
        value += np.sin(2.4 * np.hypot(wx, wy) - 0.8 * t)
        image = _ramp(np.asarray((value * 0.16 + 0.05 * t) % 1.0, np.float32), ring)
        crest = np.clip(np.cos(value * 3.2), 0, 1) ** 6
        return np.clip(image * (0.55 + 0.45 * np.cos(value * 1.3))[..., None] + 0.35 * crest[..., None], 0, 1).astype(
            np.float32
        )

    return _motion(shade)


def lava_lamp(scenery: Scenery, rng: np.random.Generator, inks: Sequence[str], ground: str) -> Motion:
    """Blobs that rise, sink, join and part, lit from one side."""
    x, y = _grid(scenery.view, CRISP)
    u = rng.random((16, 4))
    warm = (mix_hex(inks[0], "#000000", 0.55), inks[0], inks[min(1, len(inks) - 1)], mix_hex(inks[-1], "#ffffff", 0.5))
    wide = float(x.max())

    def shade(t: float) -> NDArray[np.float32]:
        field = np.zeros_like(x)
        for k, (a, b, c, d) in enumerate(u):
            px = wide * 0.9 * (2 * ((k + a) / len(u)) - 1) + 0.12 * math.sin(0.5 * t + 6 * b)
            py = 0.95 * math.sin(0.28 * t * (0.6 + d) + math.tau * b)
            r = 0.10 + 0.13 * c
            field += np.float32(r * r) / (
                (x - np.float32(px)) ** 2 + (y - np.float32(py)) ** 2 * np.float32(0.8) + np.float32(0.004)
            )
        inside = np.clip((field - 0.95) * 9, 0, 1)
        height = np.sqrt(np.clip(1 - 0.95 / np.maximum(field, 0.95), 0, 1)).astype(np.float32)
        gx, gy = cv2.Sobel(height, cv2.CV_32F, 1, 0, scale=4), cv2.Sobel(height, cv2.CV_32F, 0, 1, scale=4)
        lit = np.clip(0.42 - 0.10 * gx - 0.16 * gy + 0.32 * height, 0, 1)
        back = _ramp(np.clip(0.5 + 0.5 * y, 0, 1), (ground, mix_hex(ground, inks[0], 0.45)))
        glow = np.clip(field - 0.35, 0, 0.6)[..., None] * rgb(inks[0]) * np.float32(0.45)
        image = (back + glow) * (1 - inside[..., None]) + _ramp(lit, warm) * inside[..., None]
        return np.clip(image, 0, 1).astype(np.float32)

    return _motion(shade)


def _texture(rng: np.random.Generator, inks: Sequence[str], ground: str) -> NDArray[np.float32]:
    """A tile of overlapping petals, rings and dots, as what mirrors and tunnels multiply."""
    size = 512
    tile = np.broadcast_to(np.array([int(255 * float(v)) for v in rgb(ground)], np.uint8), (size, size, 3)).copy()
    for k in range(90):
        ink = [int(255 * float(v)) for v in rgb(inks[k % len(inks)])]
        at = tuple(int(v) for v in rng.integers(0, size, 2))
        axes = tuple(int(v) for v in rng.integers(14, 74, 2))
        filled = -1 if k % 3 else int(rng.integers(4, 12))
        for dx in (-size, 0, size):
            for dy in (-size, 0, size):
                cv2.ellipse(
                    tile,
                    (at[0] + dx, at[1] + dy),
                    axes,
                    float(rng.random() * 0 + 37 * k),
                    0,
                    360,
                    ink,
                    filled,
                    cv2.LINE_AA,
                )
    return cv2.GaussianBlur(tile, (0, 0), 0.8).astype(np.float32) / np.float32(255)


def kaleidoscope(scenery: Scenery, rng: np.random.Generator, inks: Sequence[str], ground: str) -> Motion:
    """Eight mirrors around the middle of a picture that drifts under them."""
    x, y = _grid(scenery.view, CRISP)
    tile = _texture(rng, inks, ground)
    r, angle = np.hypot(x, y), np.arctan2(y, x)
    wedge = np.float32(math.tau / 8)

    def shade(t: float) -> NDArray[np.float32]:
        folded = np.abs((angle + np.float32(0.12 * t)) % wedge - wedge / 2)
        u = r * np.cos(folded) * 150 + np.float32(34 * t)
        v = r * np.sin(folded) * 190 + np.float32(60 * math.sin(0.35 * t) + 90)
        image = cv2.remap(
            tile,
            np.asarray(u % 512, np.float32),
            np.asarray(v % 512, np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_WRAP,
        )
        return np.asarray(np.clip(image * (1.12 - 0.30 * r)[..., None], 0, 1), np.float32)

    return _motion(shade)


def tunnel(scenery: Scenery, rng: np.random.Generator, inks: Sequence[str], ground: str) -> Motion:
    """A flight through a tube of coloured rings and stripes towards a light."""
    x, y = _grid(scenery.view, CRISP)
    glow = rgb(mix_hex(inks[0], "#ffffff", 0.75))
    ring = (*inks, inks[0])

    def shade(t: float) -> NDArray[np.float32]:
        cx, cy = 0.16 * math.sin(0.5 * t), 0.10 * math.cos(0.4 * t)
        dx, dy = x - np.float32(cx), y - np.float32(cy)
        r = np.hypot(dx, dy) + np.float32(0.02)
        deep = 0.42 / r + np.float32(0.75 * t)
        around = np.arctan2(dy, dx) / np.float32(math.tau) + np.float32(0.10) * deep * 0.35
        bands = _ramp(np.asarray((0.22 * deep + 0.08 * np.sin(6 * math.tau * around)) % 1.0, np.float32), ring)
        panels = 0.55 + 0.45 * np.tanh(7 * np.sin(math.tau * 6 * around)) * np.tanh(5 * np.sin(math.tau * 1.1 * deep))
        lines = np.clip(1 - np.abs(((12 * around) % 1.0) - 0.5) * 16, 0, 1) + np.clip(
            1 - np.abs(((2.2 * deep) % 1.0) - 0.5) * 12, 0, 1
        )
        near = np.clip((r - 0.05) * 1.5, 0, 1)[..., None]
        image = rgb(ground) * (1 - near) + bands * near * (0.35 + 0.45 * panels)[..., None]
        image = image + lines[..., None] * bands * near * 0.6
        return np.clip(image + glow * np.exp(-((r / 0.20) ** 2))[..., None], 0, 1).astype(np.float32)

    return _motion(shade)
