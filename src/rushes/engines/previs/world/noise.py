"""Seeded noise. Every element has its own stream, so that adding an element never reshuffles another."""

import zlib

import cv2
import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.floating]


def element_rng(seed: int, name: str) -> np.random.Generator:
    """The stream of one named element."""
    return np.random.default_rng([seed, zlib.crc32(name.encode())])


def fbm(
    width: int,
    height: int,
    cell_x: float,
    cell_y: float,
    octaves: int,
    rng: np.random.Generator,
    gain: float = 0.5,
) -> Field:
    """Value noise of several octaves in 0..1, shape (height, width); cells are pixels of the first octave."""
    out, amplitude, total = np.zeros((height, width), np.float32), 1.0, 0.0
    for octave in range(octaves):
        columns, rows = int(width / cell_x * 2**octave) + 3, int(height / cell_y * 2**octave) + 3
        if columns > width or rows > height:
            break
        grid = rng.random((rows, columns), dtype=np.float32)
        out += amplitude * cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC)
        total += amplitude
        amplitude *= gain
    return out / np.float32(max(total, 1e-6))


def tile_noise(rng: np.random.Generator, size: int = 256) -> Field:
    """A small noise tile in 0..1 that wraps around."""
    out = np.zeros((size, size), np.float32)
    for cells, amplitude in ((6, 0.5), (13, 0.3), (29, 0.2), (61, 0.12)):
        grid = rng.random((cells, cells), dtype=np.float32)
        wrapped = np.pad(grid, 3, mode="wrap")
        wide = int(size * (cells + 6) / cells)
        big = cv2.resize(wrapped, (wide, wide), interpolation=cv2.INTER_CUBIC)
        o = int(size * 3 / cells)
        out += amplitude * big[o : o + size, o : o + size]
    out -= out.min()
    return out / out.max()
