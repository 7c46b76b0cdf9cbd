"""Styles: the finished frame as a pencil storyboard or a blueprint. Each is a pure function of the frame."""

from collections.abc import Callable

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from rushes.engines.previs.scene import Style

Frame = NDArray[np.uint8]
"""RGBA, shape (height, width, 4)."""

Grey = NDArray[np.uint8]
"""Shape (height, width)."""

PAPER, GRAPHITE = (250, 246, 238), (48, 46, 50)
BLUE, LINE = (18, 52, 116), (232, 242, 255)
HATCH_LEVELS = (132, 92, 56)
"""Luma below which one more direction of hatching is laid."""
HATCH_RAMP = 34
"""Levels over which a direction comes in."""
WASH = 0.30
"""How much of the colours stays on the paper."""
SHADE = 0.36
"""How light the lightest tone of the blueprint is between its ground and its lines."""
GRID = 40
"""Pixels at 720 lines between the lines of the blueprint's grid."""
COARSE = 4
"""Tone and colour are worked at a quarter of the resolution: pencils and washes have no finer ones."""


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
    """Outlines, three directions of hatching in the shadows, and a thin wash of the colours, on warm paper."""

    def __init__(self, width: int, height: int) -> None:
        self._unit, self._size = min(width, height) / 720, (width, height)
        rng = np.random.default_rng(0x9E4C11)
        tooth = np.clip(1 + 0.12 * _noise(rng, width, height, 0.8 * self._unit), 0.68, 1.3)
        self._tooth = _bytes(200 * tooth)
        waver, gaps = (_noise(rng, width, height, sigma * self._unit) for sigma in (26.0, 9.0))
        rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
        step = 8.5 * self._unit
        self._hatches = [
            _bytes(150 * _strokes((columns * a + rows * b) / step + 0.22 * waver) * (0.8 + 0.25 * gaps) * tooth)
            for a, b in ((0.62, 0.78), (0.70, -0.71), (0.98, 0.18))
        ]
        self._levels = [_ramp(level, level - HATCH_RAMP) for level in HATCH_LEVELS]
        self._rubbed = _bytes(42 * np.clip((190 - np.arange(256)) / 190, 0, 1))

    def __call__(self, frame: Frame) -> Frame:
        luma = np.asarray(cv2.cvtColor(frame, cv2.COLOR_RGBA2GRAY), np.uint8)
        small = np.asarray(
            cv2.resize(frame, None, fx=1 / COARSE, fy=1 / COARSE, interpolation=cv2.INTER_AREA), np.uint8
        )
        tone = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGBA2GRAY), (0, 0), 0.8 * self._unit)
        dark = cv2.multiply(_outline(luma, self._unit), self._tooth, scale=1 / 200)
        for level, hatch in zip(self._levels, self._hatches, strict=True):
            dark = cv2.max(dark, cv2.multiply(self._enlarged(cv2.LUT(tone, level)), hatch, scale=1 / 255))
        rubbed = cv2.multiply(self._enlarged(cv2.LUT(tone, self._rubbed)), self._tooth, scale=1 / 200)
        return _laid_over(frame, cv2.add(dark, rubbed), self._enlarged(_wash(small)), GRAPHITE)

    def _enlarged(self, image: MatLike) -> NDArray[np.uint8]:
        return np.asarray(cv2.resize(image, self._size, interpolation=cv2.INTER_LINEAR), np.uint8)


class _Blueprint:
    """Light lines and shades of one blue over a drawing grid, inside a double border."""

    def __init__(self, width: int, height: int) -> None:
        self._unit, self._size = min(width, height) / 720, (width, height)
        step = max(8, round(GRID * self._unit))
        sheet = np.zeros((height, width), np.uint8)
        sheet[::step] = sheet[:, ::step] = 16
        sheet[:: step * 4] = sheet[:, :: step * 4] = 34
        for margin, light in ((round(16 * self._unit), 190), (round(21 * self._unit), 110)):
            corner = (width - 1 - margin, height - 1 - margin)
            cv2.rectangle(sheet, (margin, margin), corner, (light,), max(1, round(1.4 * self._unit)))
        self._sheet = sheet
        tones = np.arange(256, dtype=np.float32)[:, None] / 255
        ground = np.array(BLUE, np.float32)
        self._shades = _bytes(ground + (np.array(LINE, np.float32) - ground) * SHADE * tones**1.25)

    def __call__(self, frame: Frame) -> Frame:
        luma = np.asarray(cv2.cvtColor(frame, cv2.COLOR_RGBA2GRAY), np.uint8)
        lines = cv2.max(_outline(luma, self._unit), self._sheet)
        small = cv2.resize(luma, None, fx=1 / COARSE, fy=1 / COARSE, interpolation=cv2.INTER_AREA)
        shaded = cv2.LUT(cv2.cvtColor(small, cv2.COLOR_GRAY2RGB), self._shades[:, None])
        ground = np.asarray(cv2.resize(shaded, self._size, interpolation=cv2.INTER_LINEAR), np.uint8)
        return _laid_over(frame, lines, ground, LINE)


def _laid_over(frame: Frame, share: MatLike, ground: Frame, ink: tuple[int, int, int]) -> Frame:
    """`ink` over `ground` (RGB), as much of it as `share` says, into the frame."""
    inked = cv2.cvtColor(share, cv2.COLOR_GRAY2RGB)
    kept = cv2.multiply(ground, cv2.bitwise_not(inked), scale=1 / 255)
    drawn = cv2.LUT(inked, _bytes(np.arange(256)[:, None] / 255 * np.array(ink, np.float32))[:, None])
    cv2.cvtColor(cv2.add(kept, drawn), cv2.COLOR_RGB2RGBA, dst=frame)
    return frame


def _outline(luma: Grey, unit: float) -> Grey:
    """How much of a line goes through each pixel: the difference of two blurs, sharpened."""
    fine = cv2.GaussianBlur(cv2.medianBlur(luma, 3), (0, 0), 0.9 * unit)
    wide = cv2.GaussianBlur(fine, (0, 0), 2.0 * unit)
    return np.asarray(cv2.LUT(cv2.subtract(wide, fine), _LINE_OF_DIFFERENCE), np.uint8)


def _wash(small: Frame) -> Frame:
    """Paper with a share of the colours, as light as paper."""
    colours = small[..., :3].astype(np.float32)
    light = np.maximum(cv2.cvtColor(small, cv2.COLOR_RGBA2GRAY), 48).astype(np.float32)[..., None]
    paper = np.array(PAPER, np.float32)
    return _bytes(paper * (1 - WASH + WASH * np.clip(colours / light, 0.4, 1.25)))


def _ramp(none: int, full: int) -> Grey:
    """A table: 0 for lumas from `none` up, 255 down from `full`."""
    return _bytes(255 * np.clip((none - np.arange(256)) / (none - full), 0, 1))


def _noise(rng: np.random.Generator, width: int, height: int, sigma: float) -> NDArray[np.float32]:
    """Smooth noise with a standard deviation of 1."""
    field = cv2.GaussianBlur(rng.normal(0, 1, (height, width)).astype(np.float32), (0, 0), max(0.5, sigma))
    return np.asarray(field / float(field.std()), np.float32)


def _strokes(phase: NDArray[np.float32]) -> NDArray[np.float32]:
    """Parallel strokes: dark where the phase is near a whole number."""
    return np.asarray(np.clip(1 - np.abs((phase % 1.0) - 0.5) / 0.15, 0, 1), np.float32)


def _bytes(values: NDArray[np.floating]) -> NDArray[np.uint8]:
    return np.asarray(np.clip(values, 0, 255).round(), np.uint8)


_LINE_OF_DIFFERENCE = _bytes(245 * np.clip((np.arange(256) - 1.5) / 13, 0, 1) ** 0.75)
