"""A request and every transition of its life, in one place.

::

    submitted -> IN_QUEUE --started--> IN_PROGRESS --succeeded--> COMPLETED (success)
                    |  ^                  |   |-------failed----> COMPLETED (failure)
                    |  +----requeued------+   |-----cancelled---> COMPLETED (cancellation)
                    |                     +--cancel_requested---> IN_PROGRESS, asked to stop
                    +--cancelled, timed_out, failed-------------> COMPLETED

Success, failure and cancellation are outcomes of COMPLETED: fal's wire has no other status
(`reference`: fal protocol, surprises 4). A completed request never changes again, but what it holds may be forgotten.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from rushes.core.lifecycle import UNSAID, Lifecycle
from rushes.errors import Cancelled, InvalidInput, RequestError, StartTimeout


class Status(StrEnum):
    """The three statuses that fal's clients know."""

    IN_QUEUE = "IN_QUEUE"
    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"


class Outcome(StrEnum):
    """How a completed request ended."""

    SUCCESS = "success"
    FAILURE = "failure"
    CANCELLATION = "cancellation"


class Priority(StrEnum):
    """`X-Fal-Queue-Priority`."""

    NORMAL = "normal"
    LOW = "low"

    @property
    def rank(self) -> int:
        """Smaller runs first."""
        return 1 if self is Priority.NORMAL else 10


@dataclass(frozen=True)
class Failure:
    """Why a request has no result: what the result call answers, word for word.

    `detail` is a text, or a list of field problems as fal words them.
    """

    status_code: int
    error_type: str
    detail: str | list[dict[str, Any]]

    @property
    def said(self) -> str:
        """The detail as one text."""
        if isinstance(self.detail, str):
            return self.detail
        return "; ".join(f"{'.'.join(map(str, p['loc'][1:]))}: {p['msg']}" for p in self.detail)

    @classmethod
    def of(cls, error: RequestError | InvalidInput) -> "Failure":
        """What to store of an error that ended a request."""
        return cls(error.status_code, error.error_type, error.detail)


class TransitionError(Exception):
    """A transition was asked of a request that cannot take it; a bug, or a late answer of a lost runner."""


@dataclass(frozen=True)
class Idempotency:
    """A caller's `Idempotency-Key`, and a digest of the call that first came with it."""

    key: str
    digest: str


@dataclass(frozen=True)
class SubmitOptions:
    """What the caller's headers and query ask of the platform, beside the input.

    `start_timeout` is seconds from submission until work must have begun, `lifecycle` is for the files it makes,
    `files_url` is the base of their URLs as the caller reaches them: a webhook is sent without a call to take it from.
    `seed` is that of an earlier request that is to be made again; an input that names one goes before it. `engine` is
    the one that an operator wants, `no_fallback` asks for the first of the route or none. `promotes` is the id of the
    draft that is to be made in earnest. `via` are the submissions of other servers that it comes from, the newest last.
    """

    priority: Priority = Priority.NORMAL
    start_timeout: float | None = None
    runner_hint: str | None = None
    no_retry: bool = False
    store_io: bool = True
    webhook_url: str | None = None
    files_url: str | None = None
    max_queue_length: int | None = None
    idempotency_key: str | None = None
    lifecycle: Lifecycle = UNSAID
    seed: int | None = None
    engine: str | None = None
    no_fallback: bool = False
    promotes: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True)
class GenerationRequest:
    """One call of one endpoint. Frozen: a change is a named transition that returns the next version.

    `own_vendor_key` says that the caller gave a key of theirs for the vendor's API: the key is not kept, but the
    request costs nothing here. `estimate` is what it may cost the operator, in dollars; `no_fallback` that no other
    engine may take it over. `billable_units` is what answers say of its cost, in the unit of the endpoint's price.
    `via` are the submissions of other servers that it comes from, the newest last; `promotes` is the id of the draft
    that it makes in earnest.
    """

    id: str
    endpoint_id: str
    key_id: str
    input: dict[str, Any]
    engine: str
    seed: int
    created_at: datetime
    priority: Priority = Priority.NORMAL
    status: Status = Status.IN_QUEUE
    outcome: Outcome | None = None
    attempt: int = 0
    fence: int = 0
    version: int = 1
    start_deadline: datetime | None = None
    runner_hint: str | None = None
    no_retry: bool = False
    store_io: bool = True
    webhook_url: str | None = None
    files_url: str | None = None
    own_vendor_key: bool = False
    cancel_requested: bool = False
    started_at: datetime | None = None
    completed_at: datetime | None = None
    output: dict[str, Any] | None = None
    failure: Failure | None = None
    files: tuple[str, ...] = field(default=())
    billable_units: Decimal = Decimal(0)
    lifecycle: Lifecycle = UNSAID
    idempotency: Idempotency | None = None
    no_fallback: bool = False
    estimate: Decimal = Decimal(0)
    via: tuple[str, ...] = ()
    promotes: str | None = None

    @property
    def completed(self) -> bool:
        """Whether the request has reached its end."""
        return self.status is Status.COMPLETED

    @property
    def came_to_nothing(self) -> bool:
        """Whether it has ended without a result."""
        return self.completed and self.outcome is not Outcome.SUCCESS

    @property
    def forgotten(self) -> bool:
        """Whether it succeeded, and its output has been deleted since."""
        return self.outcome is Outcome.SUCCESS and self.output is None

    @property
    def status_code(self) -> int | None:
        """The HTTP status of the result; None before there is one."""
        if not self.completed:
            return None
        return 200 if self.failure is None else self.failure.status_code

    @property
    def inference_time(self) -> float | None:
        """Seconds from the last start to completion; None before."""
        if self.started_at is None or self.completed_at is None:
            return None
        return max(0.0, (self.completed_at - self.started_at).total_seconds())

    def started(self, fence: int, attempt: int, engine: str, now: datetime) -> "GenerationRequest":
        """A runner took it, holding `fence`."""
        self._must_be(Status.IN_QUEUE, Status.IN_PROGRESS)
        return self._next(status=Status.IN_PROGRESS, fence=fence, attempt=attempt, engine=engine, started_at=now)

    def requeued(self, estimate: Decimal | None = None) -> "GenerationRequest":
        """Its runner was lost or handed it back: it waits again, at its old place.

        With an `estimate` for another engine, at which it may cost so much.
        """
        self._must_be(Status.IN_PROGRESS)
        estimate = self.estimate if estimate is None else estimate
        return self._next(status=Status.IN_QUEUE, started_at=None, estimate=estimate)

    def reckoned(self, estimate: Decimal) -> "GenerationRequest":
        """It may cost so much, now that what it is made from is known."""
        self._must_be(Status.IN_PROGRESS)
        return self._next(estimate=estimate)

    def cancel_asked(self) -> "GenerationRequest":
        """The caller cancelled while it was running; the runner stops it and completes it."""
        self._must_be(Status.IN_PROGRESS)
        return self._next(cancel_requested=True)

    def succeeded(
        self, output: dict[str, Any], files: tuple[str, ...], units: Decimal, now: datetime
    ) -> "GenerationRequest":
        """The engine made it; `output` is what the caller receives, `files` the storage keys it names.

        `units` is how much it made, in the unit of the endpoint's price, billed unless the caller pays the vendor.
        """
        self._must_be(Status.IN_PROGRESS)
        billed = Decimal(0) if self.own_vendor_key else units
        return self._completed(Outcome.SUCCESS, now, output=output, files=files, billable_units=billed)

    def failed(self, failure: Failure, now: datetime) -> "GenerationRequest":
        """It ended without a result."""
        self._must_be(Status.IN_QUEUE, Status.IN_PROGRESS)
        return self._completed(Outcome.FAILURE, now, failure=failure)

    def timed_out(self, now: datetime) -> "GenerationRequest":
        """Nothing started it before its deadline."""
        self._must_be(Status.IN_QUEUE)
        error = StartTimeout("Request timed out before processing could start")
        return self._completed(Outcome.FAILURE, now, failure=Failure.of(error))

    def cancelled(self, now: datetime) -> "GenerationRequest":
        """The caller cancelled it, and nothing works on it any more."""
        self._must_be(Status.IN_QUEUE, Status.IN_PROGRESS)
        failure = Failure.of(Cancelled("Request was cancelled by the client"))
        return self._completed(Outcome.CANCELLATION, now, failure=failure)

    def payloads_forgotten(self) -> "GenerationRequest":
        """What was asked and what was answered is deleted; that it happened, when and how it ended, stays."""
        self._must_be(Status.COMPLETED)
        return self._next(input={}, output=None, files=())

    def _completed(self, outcome: Outcome, now: datetime, **changes: Any) -> "GenerationRequest":
        kept = self.input if self.store_io else {}  # `X-Fal-Store-IO: 0`: what was asked is forgotten at the end
        return self._next(status=Status.COMPLETED, outcome=outcome, completed_at=now, input=kept, **changes)

    def _next(self, **changes: Any) -> "GenerationRequest":
        return replace(self, version=self.version + 1, **changes)

    def _must_be(self, *allowed: Status) -> None:
        if self.status not in allowed:
            raise TransitionError(f"request {self.id} is {self.status}, not {' or '.join(allowed)}")
