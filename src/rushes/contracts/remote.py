"""What has artifacts made elsewhere: a vendor, or a video server of the operator's."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from rushes.contracts.engine import Engine
from rushes.core.jobs import Job, VideoJob
from rushes.core.submissions import Plan
from rushes.errors import Fault

Handle = dict[str, Any]
"""All that an engine needs to find a job again, beside the plan. JSON; it holds no secret."""


class Refused(Exception):
    """Proof that a job did not land and costs nothing. `raw` is the vendor's text, for the operator's eyes alone.

    `retry_after` are the seconds after which the vendor wants to be asked again, where it said so.
    """

    def __init__(self, fault: Fault, raw: str, retry_after: float | None = None) -> None:
        super().__init__(raw)
        self.fault, self.raw, self.retry_after = fault, raw, retry_after


class AnswerLost(Exception):
    """Nobody can know whether the job landed: the connection broke behind the call, or the answer made no sense."""


class OutOfReach(Exception):
    """A call that costs nothing (poll, fetch, cancel) failed and can be made again.

    `gone` says that the vendor does not know the job, `fault` is OPERATOR where its operator must mend something.
    """

    def __init__(self, raw: str, *, gone: bool = False, fault: Fault = Fault.DOWN, after: float | None = None) -> None:
        super().__init__(raw)
        self.gone, self.fault, self.after = gone, fault, after


class Stage(StrEnum):
    """Where a job stands at the vendor."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Poll:
    """What one look at a job found.

    `progress` is 0..1, `after` the seconds after which the vendor wants the next look, `urls` where a finished video
    can be had (best first; none: where the engine knows by itself). Of a failed one, `fault` and `raw` say why.
    `usage` is how much the vendor says that it bills, in the unit of the price; `billed_seconds` are the seconds of
    video that it says it bills, whatever that unit is.
    """

    stage: Stage
    progress: float | None = None
    after: float | None = None
    urls: tuple[str, ...] = ()
    fault: Fault = Fault.FAILED
    raw: str = ""
    usage: Decimal | None = None
    billed_seconds: Decimal | None = None


@dataclass(frozen=True)
class Patience:
    """How a job is waited for: seconds to the first look, at most between two, until it is given up.

    A job that the vendor says it does not know is given up `lost` seconds after it was submitted, not before.
    """

    first: float = 1.0
    longest: float = 15.0
    deadline: timedelta = timedelta(minutes=30)
    lost: float = 60.0


@runtime_checkable
class RemoteEngine(Protocol):
    """Has jobs made elsewhere, in steps that survive the death of this server. `service.driving` drives them.

    `accepts` and `plan` are pure. `submit` is **one call** and never repeats itself; it returns a handle, or raises
    `Refused` when the job provably did not land, `AnswerLost` in every other case. `recover` finds a job whose answer
    was lost by its token, by repeating a call that the vendor knows not to bill twice, or by asking; None when there
    is no way to know. What is done with a handle (`poll`, `fetch`, `cancel`) costs nothing, may be done any number of
    times, uses nothing but the plan and the handle, and raises `OutOfReach` when it could not be done. No text that an
    engine raises or returns is shown to callers.
    """

    @property
    def name(self) -> str:
        """What routes and responses call this engine."""
        ...

    @property
    def concurrency(self) -> int:
        """How many jobs its account takes at once."""
        ...

    @property
    def paid(self) -> bool:
        """Whether a job costs the operator money. One that does is never submitted twice without proof."""
        ...

    @property
    def resubmit_unknown(self) -> bool:
        """Whether the operator would rather pay twice than fail a request whose submission nobody can vouch for."""
        ...

    @property
    def patience(self) -> Patience:
        """How its jobs are waited for."""
        ...

    @property
    def heeds(self) -> frozenset[str]:
        """Which of a job's `switches` it knows."""
        ...

    def accepts(self, job: Job) -> str | None:
        """None when the engine can make the job, else why it cannot."""
        ...

    def plan(self, job: VideoJob) -> Plan:
        """What will be submitted for an accepted job whose size is settled."""
        ...

    async def submit(self, plan: Plan, job: VideoJob, token: str) -> Handle:
        """Give the job away, with the pictures of `job`."""
        ...

    async def recover(self, plan: Plan, job: VideoJob, token: str) -> Handle | None:
        """Find the job of a submission whose answer was lost."""
        ...

    async def poll(self, plan: Plan, handle: Handle) -> Poll:
        """Look at the job."""
        ...

    async def fetch(self, plan: Plan, handle: Handle, done: Poll, into: Path) -> None:
        """Copy the finished video into the file `into`."""
        ...

    async def cancel(self, plan: Plan, handle: Handle) -> bool:
        """Have the job stopped; False when the vendor cannot, or it is too late."""
        ...

    async def health(self) -> str | None:
        """None when jobs can be given away now, else what is wrong."""
        ...

    async def start(self) -> None:
        """Called once, after the server is ready."""
        ...

    async def stop(self) -> None:
        """Let go of everything; called once."""
        ...


@runtime_checkable
class TakesCallerKeys(Protocol):
    """An engine whose vendor can be called with the key that a caller gave for one request, where `caller_keys`."""

    @property
    def caller_keys(self) -> bool:
        """Whether the operator allows it."""
        ...

    def with_key(self, key: str) -> RemoteEngine:
        """The same engine, calling its vendor with a caller's key until it is stopped; plans do not tell the key."""
        ...


AnyEngine = Engine | RemoteEngine
"""What routes lead to: an engine on this machine, or elsewhere."""
