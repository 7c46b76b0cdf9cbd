"""Bar charts as numbers: the templates draw them, and tables tell the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT = 1000.0, 100.0
_GAP = 0.25
"""What part of a bar's place stays free."""


@dataclass(frozen=True)
class Bar:
    """A bar on a canvas of `WIDTH` x `HEIGHT`, from the top left; `upper` is how much of its height stands on top.

    `place` and `place_width` are all of the room that it has: what a pointer finds.
    """

    place: float
    place_width: float
    left: float
    width: float
    top: float
    height: float
    upper: float


@dataclass(frozen=True)
class Chart:
    """Bars, and the value at the upper edge of the canvas."""

    bars: list[Bar]
    highest: Decimal


def bars(values: Sequence[tuple[Decimal, Decimal]], least: Decimal) -> Chart:
    """A bar for each pair of amounts, the second on top of the first, under a round upper edge of at least `least`."""
    highest = rounded_up(max(least, *(sum(pair, Decimal(0)) for pair in values)))
    step = WIDTH / max(1, len(values))
    found: list[Bar] = []
    for n, (lower, upper) in enumerate(values):
        height, on_top = (float(part / highest) * HEIGHT for part in (lower + upper, upper))
        left = (n + _GAP / 2) * step
        found.append(Bar(n * step, step, left, step * (1 - _GAP), HEIGHT - height, height, on_top))
    return Chart(found, highest)


def rounded_up(value: Decimal) -> Decimal:
    """The next of 1, 2, 4, 6, 8, 10, 20, 40 ...: their halves are round too."""
    power = Decimal(10) ** value.adjusted()
    return next(power * step for step in (1, 2, 4, 6, 8, 10) if power * step >= value)
