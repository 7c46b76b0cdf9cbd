"""Colours: hex or float RGB (0..1), mixing, and the soft shoulder that every lit surface passes."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Colour = NDArray[np.float32]
"""Red, green, blue; 1.0 is full."""

Ink = str | Sequence[float] | NDArray[np.floating]
"""A colour as a painter writes it: "#rrggbb" or three floats."""

LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def rgb(ink: Ink) -> Colour:
    """Three floats of any ink; to be read only."""
    return _parsed(ink) if isinstance(ink, str) else np.asarray(ink, np.float32)[:3]


@cache
def _parsed(ink: str) -> Colour:
    found = np.array([int(ink[i : i + 2], 16) / 255 for i in (1, 3, 5)], np.float32)
    found.setflags(write=False)  # all who ask get the same one
    return found


def mix(first: Ink, second: Ink, amount: float) -> Colour:
    """Linear blend: amount 0 gives the first, 1 the second."""
    share = np.float32(amount)
    return np.asarray(rgb(first) * (1 - share) + rgb(second) * share, np.float32)


def luma(ink: Ink) -> float:
    """Perceived lightness, 0..1."""
    return float(rgb(ink) @ LUMA)


def desaturate(ink: Ink, amount: float) -> Colour:
    """The colour moved towards its grey."""
    return mix(ink, np.full(3, luma(ink), np.float32), amount)


def shoulder(colour: NDArray[np.floating], knee: float = 0.82) -> Colour:
    """Compress values above `knee`, so that a strong key rolls off instead of clipping to flat white."""
    c = np.maximum(np.asarray(colour, np.float32), 0)
    if c.max(initial=0) <= knee:
        return c
    over = np.maximum(c - knee, 0)
    return np.where(c > knee, knee + (1 - knee) * (1 - np.exp(-over / (1 - knee))), c).astype(np.float32)


def full(colour: NDArray[np.floating]) -> Colour:
    """The colour at its brightest: scaled so that its largest channel is 1."""
    return np.asarray(np.minimum(colour / max(float(colour.max()), 1e-3), 1), np.float32)


def bytes4(ink: Ink, alpha: float = 1.0) -> tuple[int, int, int, int]:
    """Premultiplied RGBA bytes for OpenCV."""
    r, g, b = (round(min(max(c, 0.0), 1.0) * 255 * alpha) for c in rgb(ink).tolist())
    return r, g, b, int(alpha * 255)


def argb(ink: Ink, alpha: float = 1.0) -> int:
    """Skia's colour integer."""
    opacity = int(max(0.0, min(1.0, alpha)) * 255) << 24
    if isinstance(ink, str):
        return opacity | int(ink[1:7], 16)
    r, g, b = (ink if isinstance(ink, np.ndarray) else rgb(ink)).tolist()[:3]
    return opacity | _byte(r) << 16 | _byte(g) << 8 | _byte(b)


def _byte(share: float) -> int:
    return 255 if share >= 1 else round(255 * share) if share > 0 else 0


def smooth(a: float, b: float, x: float | NDArray[np.floating]) -> NDArray[np.float32]:
    """Smoothstep of x from `a` (0) to `b` (1); `a` may be the larger."""
    s = np.clip((np.asarray(x, np.float32) - np.float32(a)) / np.float32(b - a), 0, 1)
    return np.asarray(s * s * (3 - 2 * s), np.float32)
