"""How engines stand: whether they can be reached, as far as the last calls told, and whether they are held.

::

    closed --three faults in a row--> open --its pause is over--> half-open --an answer--> closed
                                       ^                              |
                                       +-----another fault, longer----+

An open engine is given nothing; a half-open one a single job, as a trial. Faults are what the operator or the vendor
must mend (out of reach, our account refused); that a vendor refuses an input, or is busy, is an answer. This is known
to this process alone and forgotten at its end, but for holds, which are in the database.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from rushes.core.pricing import Hold
from rushes.errors import Fault, TryLater

FAULTS_TO_OPEN = 3
FIRST_PAUSE = 30.0
LONGEST_PAUSE = 600.0
FAULTS = frozenset({Fault.DOWN, Fault.OPERATOR})


class Breaker(StrEnum):
    """What an engine is given: everything, nothing, or one job as a trial."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half-open"


@dataclass(frozen=True)
class Standing:
    """How one engine stands now. `fault` is what the last call ended with, `seconds` how long it stays open."""

    breaker: Breaker = Breaker.CLOSED
    fault: Fault | None = None
    seconds: float = 0.0
    hold: Hold | None = None

    @property
    def trouble(self) -> str | None:
        """Why the engine is given nothing now, for its operator; None where it is."""
        if self.hold is not None:
            return (
                f"held since {self.hold.at:%Y-%m-%d %H:%M} UTC: ${self.hold.bill:.2f} were billed for request "
                f"{self.hold.request_id}, estimated at ${self.hold.estimate:.2f}. When that is settled: "
                f"`rushes engines release {self.hold.engine}`"
            )
        if self.breaker is Breaker.OPEN:
            why = "refuses our account" if self.fault is Fault.OPERATOR else "is out of reach"
            return f"it {why}; tried again in {self.seconds:.0f} s"
        return None


@dataclass
class _Circuit:
    """What is remembered of one engine."""

    faults: int = 0
    fault: Fault | None = None
    open_until: float | None = None
    pause: float = FIRST_PAUSE
    on_trial: bool = False


@dataclass
class Trial:
    """One call that gives a job to an engine. `ended` tells how; whoever began it says in the end that it is `over`."""

    _circuit: _Circuit
    _clock: Callable[[], float]
    _of_half_open: bool

    def ended(self, fault: Fault | None) -> None:
        """The engine answered (None, or what is no fault of the engine), or the call ended with a fault."""
        circuit = self._circuit
        self.over()
        if fault not in FAULTS:
            circuit.faults, circuit.fault, circuit.open_until, circuit.pause = 0, None, None, FIRST_PAUSE
            return
        circuit.faults, circuit.fault = circuit.faults + 1, fault
        if self._of_half_open:
            circuit.pause = min(2 * circuit.pause, LONGEST_PAUSE)
        if circuit.faults >= FAULTS_TO_OPEN:
            circuit.open_until = self._clock() + circuit.pause

    def over(self) -> None:
        """Nothing more will be told of this call."""
        if self._of_half_open:
            self._circuit.on_trial = False


@dataclass
class Standings:
    """How all engines stand. `clock` counts seconds."""

    clock: Callable[[], float] = time.monotonic
    _circuits: dict[str, _Circuit] = field(default_factory=dict[str, _Circuit])
    _holds: dict[str, Hold] = field(default_factory=dict[str, Hold])

    def of(self, engine: str) -> Standing:
        """How an engine stands."""
        circuit, hold = self._circuits.get(engine, _Circuit()), self._holds.get(engine)
        if circuit.open_until is None:
            return Standing(Breaker.CLOSED, circuit.fault, hold=hold)
        left = circuit.open_until - self.clock()
        if left > 0 or circuit.on_trial:
            return Standing(Breaker.OPEN, circuit.fault, max(0.0, left), hold)
        return Standing(Breaker.HALF_OPEN, circuit.fault, hold=hold)

    def trial(self, engine: str) -> Trial:
        """Begin a call that gives a job to an engine; raises TryLater where it is open."""
        standing = self.of(engine)
        if standing.breaker is Breaker.OPEN:
            raise TryLater(standing.fault or Fault.DOWN, engine, None, counts=True)
        circuit = self._circuits.setdefault(engine, _Circuit())
        half_open = standing.breaker is Breaker.HALF_OPEN
        circuit.on_trial = circuit.on_trial or half_open
        return Trial(circuit, self.clock, half_open)

    def held(self, holds: Iterable[Hold]) -> None:
        """These engines are held, and no others."""
        self._holds = {hold.engine: hold for hold in holds}
