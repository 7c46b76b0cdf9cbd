"""What the director needs of a spoken line: how long it is and how the mouth moves. Needs no sound library."""

from dataclasses import dataclass

CURVE_RATE = 100
"""Mouth values per second."""


@dataclass(frozen=True, slots=True)
class Take:
    """One line of dialogue, spoken.

    `line` is its index in the list that was spoken, `seconds` its length. `open` (0 closed .. 1 wide open) and `wide`
    (-1 round .. 1 spread) hold `CURVE_RATE` values per second from the start of the line, smoothed over 90 ms, zero at
    both ends. `voiced` is False when no voice was available: the curves then come from a syllable model and the
    line has to be shown as a subtitle.
    """

    line: int
    seconds: float
    open: tuple[float, ...]
    wide: tuple[float, ...]
    voiced: bool
