"""The finish of a frame: bloom, vignette and the mood's grade. In place, about 3 ms at 720 lines."""

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.world.colour import smooth
from rushes.engines.previs.world.light import Grade
from rushes.engines.previs.world.stage import Pixels

BLOOM_THRESHOLD = 200
BLOOM_WEIGHT = 0.55


class Finish:
    """Bloom, vignette and grade for pictures of one size and mood. Only what exceeds `threshold` (0..255) blooms."""

    def __init__(self, width: int, height: int, grade: Grade, threshold: int = BLOOM_THRESHOLD) -> None:
        self._size, self._eighth = (width, height), (max(2, width // 8), max(2, height // 8))
        self._unit = min(width, height) / 720
        self._threshold = np.array([threshold, threshold, threshold, 0], np.float64)
        rows, columns = np.mgrid[-1 : 1 : height // 4 * 1j, -1 : 1 : width // 4 * 1j].astype(np.float32)
        dark = 1 - grade.vignette * smooth(0.50, 1.45, np.hypot(columns * 0.95, rows * 0.88))
        self._vignette = cv2.convertScaleAbs(cv2.resize(dark, (width, height)), alpha=255)
        self._tables = _tables(grade)
        self._opaque = np.full((height, width), 255, np.uint8)
        self._bloom = np.zeros((height, width), np.uint8)
        self._half = np.zeros((height // 2, width // 2, 4), np.uint8)
        self._planes = [np.zeros((height, width), np.uint8) for _ in range(4)]

    def apply(self, frame: Pixels) -> Pixels:
        """Finish `frame` (RGBA) in place and return it; alpha becomes 255 everywhere."""
        width, height = self._size
        cv2.resize(frame, (width // 2, height // 2), dst=self._half, interpolation=cv2.INTER_AREA)
        small = cv2.resize(self._half, (width // 4, height // 4), interpolation=cv2.INTER_AREA)
        bright = cv2.resize(cv2.subtract(small, self._threshold), self._eighth, interpolation=cv2.INTER_AREA)
        tiny = cv2.resize(bright, (max(2, width // 16), max(2, height // 16)), interpolation=cv2.INTER_AREA)
        wide = cv2.resize(cv2.GaussianBlur(tiny, (0, 0), 4 * self._unit), self._eighth)
        near = cv2.GaussianBlur(bright, (0, 0), 2 * self._unit)
        bloom = cv2.addWeighted(near, BLOOM_WEIGHT, wide, BLOOM_WEIGHT, 0)
        # Plane by plane: a table for several channels is looked up at a third of the speed, and alpha needs nothing.
        cv2.split(frame, self._planes)
        *colours, _ = self._planes
        for table, plane, glow in zip(self._tables, colours, cv2.split(bloom)[:3], strict=True):
            cv2.resize(glow, (width, height), dst=self._bloom)
            cv2.add(plane, self._bloom, dst=plane)
            cv2.multiply(plane, self._vignette, dst=plane, scale=1 / 255.0)
            cv2.LUT(plane, table, dst=plane)
        cv2.merge([*colours, self._opaque], dst=frame)
        return frame


def _tables(grade: Grade) -> list[NDArray[np.uint8]]:
    """The grade as lookups of red, green, blue: contrast, tints of shadows and lights, a breath of blue in blacks."""
    v = np.linspace(0, 1, 256)
    curve = v + (grade.contrast - 1 + 0.06) * 0.9 * (v - 0.5) * v * (1 - v) * 4
    tables: list[NDArray[np.uint8]] = []
    for k in range(3):
        tint = grade.shadows[k] * (1 - v) + grade.lights[k] * v
        table = np.clip(0.012 * (k == 2) + 0.008 + 0.985 * curve * tint, 0, 1)
        tables.append((table * 255).astype(np.uint8))
    return tables
