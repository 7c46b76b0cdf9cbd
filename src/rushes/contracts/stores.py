"""Where requests, their charges, deliveries, keys and records of files are kept, and what changes them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from rushes.contracts.queue import Queue
from rushes.core.attempts import Attempt
from rushes.core.deliveries import Delivery, DeliveryAttempt, DeliveryStatus
from rushes.core.events import LogLine
from rushes.core.keys import Key, KeyLimits
from rushes.core.lifecycle import KeptFile
from rushes.core.pricing import Charge, Hold, Spending
from rushes.core.requests import GenerationRequest, Outcome, Status
from rushes.core.submissions import Submission
from rushes.core.videos import KnownVideo

T = TypeVar("T")

MOST_IDS = 50
"""How many ids a selection may name."""
ANY_STATUS_CODE = range(100, 600)


class Order(StrEnum):
    """What comes first among finished requests: the latest, or the longest."""

    ENDED_AT = "ended_at"
    DURATION = "duration"


@dataclass(frozen=True)
class Finished:
    """Completed requests of one key and endpoint, with results of these HTTP statuses, that ended in a span of time."""

    key_id: str
    endpoint_id: str
    since: datetime
    until: datetime
    status_codes: range = ANY_STATUS_CODE
    request_id: str | None = None


@dataclass(frozen=True)
class Ended:
    """How one request ended: the HTTP status of its result, seconds in the queue, seconds of work.

    A request that nothing ever worked on has neither.
    """

    at: datetime
    status_code: int
    waited: float | None
    worked: float | None


@dataclass(frozen=True)
class Listing:
    """Requests as people look for them; None stands for any.

    `state` is where a request stands or how it ended, `text` a part of its prompt (its words in that order, whatever
    stands between them), `with_output` leaves out what has none, or none any more.
    """

    key_id: str | None = None
    endpoint_id: str | None = None
    state: Status | Outcome | None = None
    since: datetime | None = None
    text: str = ""
    with_output: bool = False


@dataclass(frozen=True)
class Place:
    """A place in the order of submission: that of a request, or one right behind all that came before `at`."""

    at: datetime
    request_id: str = ""


@dataclass(frozen=True)
class Page:
    """A part of a list. `end` is where the next one begins, None where there is none."""

    requests: list[GenerationRequest]
    end: Place | None


@dataclass(frozen=True)
class Charges:
    """Charges in a span of time, `until` excluded, of one key or (None) of all.

    No ids stand for any; at most `MOST_IDS` are named.
    """

    key_id: str | None
    since: datetime
    until: datetime
    endpoint_ids: tuple[str, ...] = ()
    request_ids: tuple[str, ...] = ()


class Requests(Protocol):
    """The `requests` table: the only truth that the API reads."""

    def insert(self, request: GenerationRequest) -> bool:
        """Store a new request; False when the id exists."""
        ...

    def get(self, request_id: str) -> GenerationRequest | None:
        """The request as it is now."""
        ...

    def save(self, request: GenerationRequest) -> bool:
        """Store the next version; False, and nothing changes, unless the stored one is exactly `version - 1`."""
        ...

    def repeated(self, key_id: str, idempotency_key: str, since: datetime) -> GenerationRequest | None:
        """The newest request of a key since a moment that came with this idempotency key."""
        ...

    def promoting(self, request_id: str) -> GenerationRequest | None:
        """The newest request that promotes this one."""
        ...

    def overdue(self, now: datetime, limit: int = 100) -> list[GenerationRequest]:
        """Requests still IN_QUEUE whose start deadline has passed."""
        ...

    def append_logs(self, request_id: str, lines: list[LogLine]) -> None:
        """Add log lines; lines beyond 1,000 per request are dropped, with one line that says so.

        The store numbers them, on from the last one it has; the `seq` that they carry is not looked at.
        """
        ...

    def logs(self, request_id: str, after: int = 0) -> list[LogLine]:
        """Log lines with `seq > after`, in order."""
        ...

    def holding_payloads(self, before: datetime, limit: int = 100) -> list[GenerationRequest]:
        """Requests that completed before a moment and still hold input or output, oldest first."""
        ...

    def count_logs(self, before: datetime) -> int:
        """How many log lines are older than a moment."""
        ...

    def drop_logs(self, before: datetime, limit: int = 1000) -> int:
        """Remove the oldest log lines before a moment; how many."""
        ...

    def listed(self, chosen: Listing, before: Place | None, limit: int, most: int) -> Page:
        """Up to `limit` requests submitted before a place, the newest first.

        Looks at no more than `most` requests of the key (of all, without one), however few of them are chosen: a page
        may hold fewer than `limit` and have an `end` all the same.
        """
        ...

    def submitted(
        self, key_id: str, endpoint_id: str, after: GenerationRequest | None, oldest_first: bool, limit: int
    ) -> list[GenerationRequest]:
        """Up to `limit` requests of a key for an endpoint, in the order of submission, behind `after`."""
        ...

    def finished(self, chosen: Finished, order: Order, limit: int, offset: int = 0) -> list[GenerationRequest]:
        """Up to `limit` completed requests behind the first `offset`, the latest or the longest first."""
        ...

    def ended(self, key_id: str, endpoint_id: str, since: datetime, until: datetime) -> list[Ended]:
        """How all requests of a key and endpoint ended that did so from `since` to before `until`, in that order."""
        ...


class Attempts(Protocol):
    """What engines did about requests."""

    def add(self, attempt: Attempt) -> None:
        """Keep an attempt that ended; one that is kept already stays as it is."""
        ...

    def of(self, request_id: str) -> list[Attempt]:
        """The attempts at a request, in order."""
        ...

    def forget_facts(self, request_id: str) -> None:
        """Empty the facts of a request's attempts: they tell of its input."""
        ...


class Submissions(Protocol):
    """Jobs given to engines that are not on this machine, and what is known of each (`core.submissions`)."""

    def add(self, submission: Submission) -> bool:
        """Store a new one; False when the request has one of that number."""
        ...

    def save(self, submission: Submission) -> None:
        """Store what has changed of one; what was planned and submitted never does."""
        ...

    def of(self, request_id: str) -> list[Submission]:
        """The submissions of a request, in order."""
        ...

    def stopping(self, limit: int = 100) -> list[Submission]:
        """Submissions whose vendor is still to be told that nobody waits any more."""
        ...

    def close(self, request_id: str, made: bool, now: datetime) -> None:
        """The request has ended: what runs is done (`made`) or to be stopped, what may have landed is unknown."""
        ...

    def forget_arguments(self, request_id: str) -> None:
        """Empty the arguments of a request's submissions: they tell of its input."""
        ...


class Deliveries(Protocol):
    """Webhooks to deliver and delivered, with their attempts."""

    def insert(self, delivery: Delivery) -> bool:
        """Store a new delivery; False when the id exists."""
        ...

    def get(self, delivery_id: str) -> Delivery | None:
        """The delivery as it is now."""
        ...

    def save(self, delivery: Delivery) -> None:
        """Store what has changed of a delivery; its id, request, URL and payload never do."""
        ...

    def add_attempt(self, delivery_id: str, attempt: DeliveryAttempt) -> None:
        """Keep an attempt that ended."""
        ...

    def attempts(self, delivery_id: str) -> list[DeliveryAttempt]:
        """The attempts of a delivery, in order."""
        ...

    def forget_payloads(self, request_id: str) -> None:
        """Empty the payloads of a request's deliveries; what was still to be sent has failed."""
        ...

    def recent(
        self, key_id: str | None, request_id: str | None, status: DeliveryStatus | None, limit: int, offset: int = 0
    ) -> list[Delivery]:
        """Up to `limit` deliveries behind the first `offset`, the newest first; None stands for any."""
        ...

    def count_ended(self, before: datetime) -> int:
        """How many deliveries from before a moment are delivered or have failed."""
        ...

    def drop_ended(self, before: datetime, limit: int = 1000) -> int:
        """Remove the oldest of those, with their attempts; how many."""
        ...


class Keys(Protocol):
    """The API keys."""

    def insert(self, key: Key) -> None:
        """Store a new key."""
        ...

    def get(self, key_id: str) -> Key | None:
        """The key, revoked or not."""
        ...

    def all(self) -> list[Key]:
        """Every key, oldest first."""
        ...

    def revoke(self, key_id: str, now: datetime) -> bool:
        """Stop accepting a key; False when there is none, or it was revoked before."""
        ...

    def limit(self, key_id: str, limits: KeyLimits) -> bool:
        """Set the limits of a key; False when there is none, or it was revoked."""
        ...


class Files(Protocol):
    """What is known of the files in storage. A row is written before its content, and stays after it for a while."""

    def insert(self, file: KeptFile) -> bool:
        """Store a new record; False when the key exists."""
        ...

    def get(self, key: str) -> KeptFile | None:
        """The record, whether the file can still be had or not."""
        ...

    def recent(
        self, key_id: str | None, made: bool | None, before: KeptFile | None, now: datetime, limit: int
    ) -> list[KeptFile]:
        """Up to `limit` files of a key that have not expired, the newest first, behind `before`.

        With `made` those that requests made, without (False) those that were uploaded; None stands for any.
        """
        ...

    def expire(self, request_id: str, now: datetime) -> list[KeptFile]:
        """Let all files of a request expire now; those that had not expired, as they were."""
        ...

    def expired(self, now: datetime, limit: int = 100) -> list[KeptFile]:
        """Files that have expired and are not marked, the longest expired first."""
        ...

    def marked(self, before: datetime, limit: int = 100) -> list[KeptFile]:
        """Files marked before a moment whose content is still there."""
        ...

    def mark(self, keys: list[str], now: datetime) -> None:
        """Say that the collector found them expired."""
        ...

    def delete(self, key: str, now: datetime) -> None:
        """Say that the content is gone."""
        ...

    def settle(self, request_id: str, kept: list[str], now: datetime) -> None:
        """A request has ended: of its files, those whose keys it did not keep expire now, if they have not yet."""
        ...

    def keep_until(self, key: str, expires_at: datetime | None) -> None:
        """Say when a file expires; None: never."""
        ...

    def forget(self, before: datetime) -> int:
        """Remove the records of files deleted before a moment; how many."""
        ...


class Videos(Protocol):
    """Videos and characters that later requests can name."""

    def insert(self, video: KnownVideo) -> bool:
        """Store a new video; False when the id exists."""
        ...

    def get(self, video_id: str) -> KnownVideo | None:
        """The video, or character, of that id."""
        ...


class Ledger(Protocol):
    """What requests came to: one charge for each that succeeded, or was billed, or may have been, all the same.

    A charge never changes and is never removed.
    """

    def insert(self, charge: Charge) -> bool:
        """Store a charge; False, and nothing changes, when the request has one."""
        ...

    def of(self, request_id: str) -> Charge | None:
        """What a request came to; None where it was not charged."""
        ...

    def spent(self, key_id: str, since: datetime) -> Decimal:
        """What a key has cost since a moment, and what its requests that have not completed may cost, in dollars."""
        ...

    def charges(self, chosen: Charges, limit: int, offset: int = 0) -> list[Charge]:
        """Up to `limit` charges behind the first `offset`, the newest first."""
        ...

    def spending(self, chosen: Charges, step: timedelta) -> list[Spending]:
        """The sums of charges per step of time, endpoint, unit, unit price and key, in that order.

        `step` is whole seconds; steps are counted from 1970, UTC.
        """
        ...


class Holds(Protocol):
    """Engines that get nothing that costs money, until their operator releases them."""

    def add(self, hold: Hold) -> bool:
        """Hold an engine; False, and nothing changes, when it is held."""
        ...

    def all(self) -> list[Hold]:
        """Every engine that is held, by name."""
        ...

    def release(self, engine: str) -> bool:
        """Let an engine be given work again; False when it was not held."""
        ...


class Transaction(Protocol):
    """All tables at one moment. What a transaction changes is visible at once, entirely, or not at all."""

    @property
    def requests(self) -> Requests:
        """The requests and their logs."""
        ...

    @property
    def attempts(self) -> Attempts:
        """What engines did about them."""
        ...

    @property
    def submissions(self) -> Submissions:
        """What was given to engines elsewhere."""
        ...

    @property
    def queue(self) -> Queue:
        """The queue's entries."""
        ...

    @property
    def deliveries(self) -> Deliveries:
        """The webhooks."""
        ...

    @property
    def keys(self) -> Keys:
        """The API keys."""
        ...

    @property
    def files(self) -> Files:
        """The records of files."""
        ...

    @property
    def ledger(self) -> Ledger:
        """What requests came to."""
        ...

    @property
    def holds(self) -> Holds:
        """The engines that are held."""
        ...

    @property
    def videos(self) -> Videos:
        """The videos that can be named."""
        ...

    def now(self) -> datetime:
        """The database's clock, UTC."""
        ...

    def changed(self, request_id: str) -> None:
        """After the commit, tell every listener that this request (or delivery) is to be read again."""
        ...


class Store(Protocol):
    """Opens transactions.

    `transact` returns after the commit has reached the disk (SQLite: synchronous FULL; writers that wait at the
    same time share one commit). An exception in `work` rolls that work back alone and is raised to its caller.
    `work` runs once, off the event loop, must not wait for anything, and may be called from any task; a caller that
    is cancelled while it waits does not stop it. Listeners have heard of a change before `transact` returns.
    Raises `StorageFull` when there is no room, `InfrastructureError` when the database is out of reach or closed.
    """

    async def transact(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in a writing transaction."""
        ...

    async def read(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` on a consistent view that it does not change."""
        ...

    def listen(self, heard: Callable[[str], None]) -> None:
        """Call `heard(request_id)` on the event loop for every `changed`, from any process on this database."""
        ...

    async def copy(self, path: Path) -> None:
        """Write a consistent copy of everything into a new file, while the work goes on; FileExistsError."""
        ...

    async def close(self) -> None:
        """Finish what was begun and let go of the database."""
        ...
