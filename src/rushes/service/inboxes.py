"""Inboxes: receivers of webhooks for developers. They record what they are sent and answer as they are told.

Everything is in memory: an inbox is for looking at, and a new start begins with an empty one.
"""

import re
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pydantic import BaseModel, ConfigDict, Field

from rushes.service.signing import WebhookSigner

KEPT_PER_NAME = 200
MOST_BYTES = 64 * 2**20
"""What all inboxes hold together; anybody can send to them, so the oldest calls make room."""
CALL_OVERHEAD_BYTES = 2048
NAME = re.compile(r"[A-Za-z0-9._-]{1,64}")


class Behaviour(BaseModel):
    """How an inbox answers: the next `times` calls with `status`, each after `delay` seconds; then 200 at once.

    Without `times` it stays so.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    status: int = Field(default=200, ge=200, le=599)
    times: int | None = Field(default=None, ge=0)
    delay: float = Field(default=0.0, ge=0, le=300)


AT_ONCE = Behaviour()


@dataclass(frozen=True)
class Recorded:
    """One call as it came; `signature` is what a receiver would find of it, `answered` the status it got."""

    number: int
    received_at: datetime
    method: str
    query: str
    headers: dict[str, str]
    body: bytes
    signature: str
    answered: int

    @property
    def size(self) -> int:
        """About what it takes of the memory, in bytes."""
        return len(self.body) + len(self.query) + CALL_OVERHEAD_BYTES


@dataclass
class Inbox:
    """What came under one name, oldest first."""

    calls: deque[Recorded] = field(default_factory=lambda: deque[Recorded](maxlen=KEPT_PER_NAME))
    behaviour: Behaviour = AT_ONCE
    came: int = 0

    @property
    def coming(self) -> Behaviour:
        """How the next call will be answered."""
        return AT_ONCE if self.behaviour.times == 0 else self.behaviour

    def next_answer(self) -> Behaviour:
        """How the next call is answered; counts it."""
        now = self.coming
        if now.times is not None:
            self.behaviour = now.model_copy(update={"times": now.times - 1})
        return now


class Inboxes:
    """All inboxes of this process, by name. A name (`NAME`) is nobody's: who knows it may look."""

    def __init__(self, signer: WebhookSigner, clock: Callable[[], float] = time.time) -> None:
        self._signer = signer
        self._clock = clock
        self._inboxes: dict[str, Inbox] = {}

    def names(self) -> list[str]:
        """The names under which something came or was told, in order."""
        return sorted(self._inboxes)

    def get(self, name: str) -> Inbox:
        """The inbox of a name; an empty one where nothing came yet."""
        return self._inboxes.get(name, Inbox())

    def behave(self, name: str, behaviour: Behaviour) -> None:
        """Say how the next calls are answered."""
        self._inboxes.setdefault(name, Inbox()).behaviour = behaviour

    def forget(self, name: str) -> None:
        """Forget what came, and how to answer."""
        self._inboxes.pop(name, None)

    def record(self, name: str, method: str, query: str, headers: dict[str, str], body: bytes) -> tuple[int, Behaviour]:
        """Keep a call, its header names in lower case: its number, and how to answer it."""
        inbox = self._inboxes.setdefault(name, Inbox())
        inbox.came += 1
        answer = inbox.next_answer()
        now = self._clock()
        verdict = self._signer.verdict(headers, body, now)
        came_at = datetime.fromtimestamp(now, UTC)
        inbox.calls.append(Recorded(inbox.came, came_at, method, query, headers, body, verdict, answer.status))
        self._make_room()
        return inbox.came, answer

    def _make_room(self) -> None:
        while sum(call.size for inbox in self._inboxes.values() for call in inbox.calls) > MOST_BYTES:
            _, name = min((inbox.calls[0].received_at, name) for name, inbox in self._inboxes.items() if inbox.calls)
            inbox = self._inboxes[name]
            inbox.calls.popleft()
            if not inbox.calls:
                del self._inboxes[name]
