"""Styles: the finished frame as a pencil storyboard or a blueprint. Each is a pure function of the frame."""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.scene import Style

Frame = NDArray[np.uint8]
"""RGBA, shape (height, width, 4)."""

PAPER, GRAPHITE = (247, 243, 234), (52, 50, 54)
BLUE, LINE = (24, 62, 128), (226, 238, 255)
HATCH_LEVELS = (150, 105, 62)
"""Luma below which one more direction of hatching is laid."""
GRID = 40
"""Pixels at 720 lines between the lines of the blueprint's grid."""


def styled(style: Style, width: int, height: int) -> Callable[[Frame], Frame] | None:
    """What turns finished frames of that size into the style, in place; None for the illustration that they are."""
    match style:
        case "illustration":
            return None
        case "pencil":
            return _Pencil(width, height)
        case "blueprint":
            return _Blueprint(width, height)


class _Pencil:
    """Soft outlines and three directions of hatching on warm paper; a breath of the colours stays."""

    def __init__(self, width: int, height: int) -> None:
        self._unit = min(width, height) / 720
        rng = np.random.default_rng(0x9E4C11)
        grain = cv2.GaussianBlur(rng.normal(0, 1, (height, width)).astype(np.float32), (0, 0), 0.8)
        self._tooth = np.clip(1 + 0.10 * grain / float(grain.std()), 0.7, 1.3)
        rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
        step = 7.0 * self._unit
        self._hatches = [
            _strokes((columns * a + rows * b) / step + 0.35 * self._tooth)
            for a, b in ((0.7, 0.7), (0.7, -0.7), (1, 0.1))
        ]

    def __call__(self, frame: Frame) -> Frame:
        luma = cv2.cvtColor(frame, cv2.COLOR_RGBA2GRAY)
        smooth = np.asarray(cv2.bilateralFilter(luma, 5, 30, 5 * self._unit), np.uint8)
        dark = _outline(smooth, self._unit) * self._tooth
        tone = cv2.GaussianBlur(smooth, (0, 0), 2.5 * self._unit).astype(np.float32)
        for level, hatch in zip(HATCH_LEVELS, self._hatches, strict=True):
            dark = np.maximum(dark, 0.55 * hatch * np.clip((level - tone) / 28, 0, 1) * self._tooth)
        dark += 0.16 * np.clip((200 - tone) / 200, 0, 1) * self._tooth  # the side of the lead, rubbed
        dark = np.clip(dark, 0, 0.95)[..., None]
        paper = np.array(PAPER, np.float32) * (0.985 + 0.015 * self._tooth[..., None])
        tint = paper * (0.80 + 0.20 * frame[..., :3].astype(np.float32) / np.maximum(luma, 40)[..., None])
        frame[..., :3] = np.clip(tint * (1 - dark) + np.array(GRAPHITE, np.float32) * dark, 0, 255).astype(np.uint8)
        return frame


class _Blueprint:
    """White lines and flat tones on blue, over a drawing grid."""

    def __init__(self, width: int, height: int) -> None:
        self._unit = min(width, height) / 720
        step = max(8, round(GRID * self._unit))
        grid = np.zeros((height, width), np.float32)
        grid[::step] = grid[:, ::step] = 0.10
        grid[:: step * 5] = grid[:, :: step * 5] = 0.20
        self._grid = grid

    def __call__(self, frame: Frame) -> Frame:
        grey = cv2.cvtColor(frame, cv2.COLOR_RGBA2GRAY)
        luma = np.asarray(cv2.bilateralFilter(grey, 5, 30, 5 * self._unit), np.uint8)
        lines = _outline(luma, self._unit)
        tone = cv2.GaussianBlur(luma, (0, 0), 1.2 * self._unit).astype(np.float32) / 255
        flat = 0.34 * np.round(tone * 5) / 5  # five greys, as a model without materials has
        light = np.clip(np.maximum(0.9 * lines, self._grid) + flat, 0, 1)[..., None]
        ground = np.array(BLUE, np.float32)
        frame[..., :3] = np.clip(ground + (np.array(LINE, np.float32) - ground) * light, 0, 255).astype(np.uint8)
        return frame


def _outline(luma: Frame, unit: float) -> NDArray[np.float32]:
    """How much of a line goes through each pixel, 0..1: the difference of two blurs, sharpened."""
    fine = cv2.GaussianBlur(luma, (0, 0), 0.9 * unit).astype(np.float32)
    wide = cv2.GaussianBlur(luma, (0, 0), 2.2 * unit).astype(np.float32)
    return np.asarray(np.clip((wide - fine - 1.5) / 14.0, 0, 1) ** 0.7, np.float32)


def _strokes(phase: NDArray[np.float32]) -> NDArray[np.float32]:
    """Parallel strokes: dark where the phase is near a whole number."""
    return np.asarray(np.clip(1 - np.abs((phase % 1.0) - 0.5) / 0.17, 0, 1), np.float32)
