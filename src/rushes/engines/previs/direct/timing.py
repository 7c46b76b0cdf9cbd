"""When who speaks: lines laid into the clip so that no mouth moves past its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from rushes.engines.previs.scene import Line
from rushes.engines.previs.sound.takes import CURVE_RATE, Take

FIRST_LINE = 0.6
LATE_FIRST_LINE = 1.7
"""Seconds before anybody speaks; the late start leaves room for a wide shot that shows where we are."""

GAP = 0.3
TIGHT_GAP, TIGHT_START, TAIL = 0.12, 0.15, 0.12
"""Gap between lines and start when the speech hardly fits; silence that must remain at the end."""

ROOM_FOR_WIDE = 3.2
"""Seconds without speech that a clip must have for the late start."""

SHORTEST_CUT = 1.0
"""A line that does not fit is spoken this long at least, up to a pause, or not at all."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A line in time; `cut` when it stops before its last word. `take` is None where nobody measured it."""

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
    if not present:
        return (), ()
    spoken = sum(take.seconds for _, _, take in present)
    gaps = GAP * (len(present) - 1)
    spare = seconds - TAIL - spoken
    start, gap = FIRST_LINE, GAP
    if establish and spare - gaps > ROOM_FOR_WIDE:
        start = LATE_FIRST_LINE
    elif spare < FIRST_LINE + gaps:
        start = min(FIRST_LINE, max(TIGHT_START, spare - gaps))
        if spare < start + gaps and len(present) > 1:
            gap = min(GAP, max(TIGHT_GAP, (spare - start) / (len(present) - 1)))
    timed: list[Timed] = []
    notes: list[str] = []
    at = start
    for index, line, take in present:
        room = seconds - TAIL - at
        if take.seconds <= room + 1e-6:
            timed.append(Timed(index, line, round(at, 3), round(at + take.seconds, 3), take))
            at += take.seconds + gap
            continue
        stop = _last_pause(take, room)
        if not timed and stop < SHORTEST_CUT:
            stop = max(0.0, room)
        if not timed or stop >= SHORTEST_CUT:
            timed.append(Timed(index, line, round(at, 3), round(at + stop, 3), take, cut=True))
            notes.append(f'Cut short: "{line.text}" needs {take.seconds:.1f} s and the clip has {room:.1f} s left')
            at = seconds
        else:
            notes.append(f'Left out: "{line.text}" does not fit the clip')
            at = seconds
    return tuple(timed), tuple(notes)


def _last_pause(take: Take, room: float) -> float:
    """Seconds up to the last moment before `room` at which the mouth is closed."""
    last = min(len(take.open), int(max(0.0, room) * CURVE_RATE))
    return next((k / CURVE_RATE for k in range(last - 1, -1, -1) if take.open[k] < CLOSED), 0.0)


CLOSED = 0.06
