"""Where requests, their logs and keys are kept, and the transactions that change them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from rushes.contracts.queue import Queue
from rushes.core.events import LogLine
from rushes.core.requests import GenerationRequest

T = TypeVar("T")


@dataclass(frozen=True)
class Key:
    """An API key as stored: `secret_hash` is SHA-256 in hex; the secret itself is shown once and never kept."""

    id: str
    alias: str
    secret_hash: str
    created_at: datetime
    revoked_at: datetime | None = None


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

    def recent(self, limit: int) -> list[GenerationRequest]:
        """The newest requests first."""
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


class Transaction(Protocol):
    """All tables at one moment. What a transaction changes is visible at once, entirely, or not at all."""

    @property
    def requests(self) -> Requests:
        """The requests and their logs."""
        ...

    @property
    def queue(self) -> Queue:
        """The queue's entries."""
        ...

    @property
    def keys(self) -> Keys:
        """The API keys."""
        ...

    def now(self) -> datetime:
        """The database's clock, UTC."""
        ...

    def changed(self, request_id: str) -> None:
        """After the commit, tell every listener that this request is to be read again."""
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

    async def close(self) -> None:
        """Finish what was begun and let go of the database."""
        ...
