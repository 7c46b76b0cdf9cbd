"""A job given to an engine that is not on this machine: what is known of it at every moment.

::

    (none) --intent---> SUBMITTING --handle--> RUNNING --made----------> DONE
                          |   |                   |------failed--------> FAILED
                          |   |                   +--ended before it---> STOPPING --told--> STOPPED
                          |   +--proof that it did not land-> REFUSED (another submission may follow)
                          +------nobody can know------------> UNKNOWN

Every arrow is a transaction of its own, or part of the one that completes the request.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from rushes.core.pricing import Basis
from rushes.errors import Fault

VIA = "X-Rushes-Via"
"""The header that says which submissions a job comes from, the newest last: who finds its own is calling itself."""


class SubmissionState(StrEnum):
    """Where a submission stands."""

    SUBMITTING = "submitting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    STOPPING = "stopping"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Promise:
    """What the endpoint promises of the clip: pixels, frames per second, how many frames, and whether it has sound."""

    width: int
    height: int
    fps: int
    frames: int
    audio: bool


@dataclass(frozen=True)
class Plan:
    """Everything that a submission says, settled before it is made and never changed. JSON; it holds no secret.

    `account` tells keys apart without telling them, `base_url` is the server, `arguments` are the fields of the call
    but for files, `promise` is what the result is made to fit.
    """

    account: str
    base_url: str
    model: str
    arguments: dict[str, Any]
    promise: Promise


@dataclass(frozen=True)
class Submission:
    """One try to have an engine elsewhere take a request's job. `number` counts them from 1.

    `handle` is what the engine needs to find the job again. `fault` says why it came to nothing, `problem` the same in
    the vendor's own words, for the operator alone. `usage` is how much the vendor says that it bills, in its own unit.

    `estimate` is what it was expected to cost in dollars, None where it costs nothing or nobody knows; `cost` what it
    is taken to have cost, None where nothing was billed, and `basis` where that figure is from.
    """

    request_id: str
    number: int
    engine: str
    plan: Plan
    state: SubmissionState
    submitted_at: datetime
    handle: dict[str, Any] | None = None
    ended_at: datetime | None = None
    fault: Fault | None = None
    problem: str | None = None
    usage: Decimal | None = None
    estimate: Decimal | None = None
    cost: Decimal | None = None
    basis: Basis | None = None

    @property
    def token(self) -> str:
        """What the vendor may know this one submission by: an idempotency key."""
        return f"{self.request_id}-{self.number}"
