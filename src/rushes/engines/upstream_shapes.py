"""Clips of the shapes and sizes that a vendor has, for clips of those that are wanted: the rest is cropped away."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

LEAST_KEPT = Fraction(1, 2)
"""At least so much of what is made must remain: a 16:9 clip may become square, but not upright."""

LEEWAY = 1.01
"""Names of sizes are not exact: 768P is 1366x768, 16:9 would be 1365.33."""


def fitting_shape(width: int, height: int, shapes: Iterable[str]) -> str | None:
    """The one of `shapes` ("16:9") of which most remains in a clip of `width` x `height`; None: too little of any."""
    best = max(shapes, key=lambda shape: _kept(width, height, shape))
    return best if _kept(width, height, best) >= LEAST_KEPT else None


def short_side(width: int, height: int, shape: str) -> float:
    """How many pixels the shorter side of a clip of that shape needs, so that it covers `width` x `height`."""
    aspect = _aspect(shape)
    tall = max(Fraction(height), width / aspect)
    return float(min(tall, tall * aspect))


def size_of(short: int, shape: str) -> tuple[int, int]:
    """(width, height) of a clip of that shape whose shorter side has `short` pixels."""
    aspect = _aspect(shape)
    return (round(short * aspect), short) if aspect >= 1 else (short, round(short / aspect))


def covering(short: float, resolutions: Mapping[str, int]) -> list[str]:
    """Those of `resolutions` (names and pixels on the shorter side) that are enough for `short`, smallest first."""
    return sorted(
        (name for name, pixels in resolutions.items() if short <= pixels * LEEWAY), key=resolutions.__getitem__
    )


def _kept(width: int, height: int, shape: str) -> Fraction:
    share = Fraction(width, height) / _aspect(shape)
    return min(share, 1 / share)


def _aspect(shape: str) -> Fraction:
    across, down = shape.split(":")
    return Fraction(int(across), int(down))
