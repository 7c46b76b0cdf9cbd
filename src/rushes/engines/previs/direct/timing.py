"""When who speaks: lines laid into the clip so that no mouth moves past its end."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rushes.engines.previs.scene import Line
from rushes.engines.previs.sound.takes import CURVE_RATE, Take

FIRST_LINE = 0.5
LATE_FIRST_LINE = 1.7
"""Seconds before anybody speaks; the late start leaves room for a wide shot that shows where we are."""

GAP = 0.3
TIGHT_GAP, TIGHT_START, TAIL = 0.10, 0.15, 0.10
"""Gap between lines and start when the speech hardly fits; silence that must remain at the end."""

ROOM_FOR_WIDE = 3.2
"""Seconds without speech that a clip must have for the late start."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A line in time; `cut` when it is longer than the clip and fades out with it."""

    index: int
    line: Line
    start: float
    end: float
    take: Take
    cut: bool = False

    @property
    def samples(self) -> int:
        """Mouth values that belong to the part that is heard."""
        return min(len(self.take.open), int((self.end - self.start) * CURVE_RATE))


def lay_lines(
    lines: Sequence[Line], takes: Sequence[Take], seconds: float, *, establish: bool
) -> tuple[tuple[Timed, ...], tuple[str, ...]]:
    """Lines with their start and end, and notes on what did not fit. `establish`: a wide shot may come first."""
    by_line = {take.line: take for take in takes}
    present = [(index, line, by_line[index]) for index, line in enumerate(lines) if index in by_line]
    notes: list[str] = []
    while len(present) > 1 and _least(present) > seconds + 1e-6:
        _, line, _ = present.pop()
        notes.insert(0, f'Left out: "{line.text}" does not fit the clip')
    if not present:
        return (), tuple(notes)
    if _least(present) > seconds + 1e-6:
        # One line that is longer than the clip: it is heard as far as the clip goes, and shown whole.
        index, line, take = present[0]
        start = min(TIGHT_START, seconds / 2)
        notes.insert(
            0, f'Cut short: "{line.text}" needs {take.seconds:.1f} s of {seconds:.1f} s; it is shown as a subtitle'
        )
        return (Timed(index, line, round(start, 3), round(seconds, 3), take, cut=True),), tuple(notes)
    spare = seconds - TAIL - sum(take.seconds for _, _, take in present)
    gaps = len(present) - 1
    start, gap = FIRST_LINE, GAP
    if establish and spare - gap * gaps > ROOM_FOR_WIDE:
        start = LATE_FIRST_LINE
    elif spare < start + gap * gaps:
        start = min(FIRST_LINE, max(TIGHT_START, spare - gap * gaps))
        gap = min(GAP, max(TIGHT_GAP, (spare - start) / gaps)) if gaps else GAP
    timed: list[Timed] = []
    at = start
    for index, line, take in present:
        timed.append(Timed(index, line, round(at, 3), round(at + take.seconds, 3), take))
        at += take.seconds + gap
    return tuple(timed), tuple(notes)


def haste_to_fit(takes: Sequence[Take], seconds: float) -> float:
    """How many times as fast lines must be spoken to fit a clip whole; 1 when they do."""
    spoken = sum(take.seconds for take in takes)
    room = seconds - TIGHT_START - TAIL - TIGHT_GAP * max(0, len(takes) - 1)
    return max(1.0, spoken / room) if room > 0 else math.inf


def _least(present: Sequence[tuple[int, Line, Take]]) -> float:
    """The shortest clip into which lines fit whole."""
    return TIGHT_START + sum(take.seconds for _, _, take in present) + TIGHT_GAP * (len(present) - 1) + TAIL
