"""One webhook to one URL: a delivery, its attempts, and the transitions of its life.

::

    pending --attempt answered with 2xx-----------> delivered
       ^ |----attempt failed, pauses are left-----> pending, until its next time
       | |----attempt interrupted-----------------> pending, and no pause is used up
       | |----attempt failed for good-------------> failed
       +--------redelivered-- (delivered, failed, pending)
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

ID_PREFIX = "delivery-"
HIDDEN = "***"
INTERRUPTED = "Interrupted: this server stopped before it had an answer"


class DeliveryStatus(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True)
class DeliveryAttempt:
    """One call of the URL, as it ended.

    `number` counts from 1 within the delivery, `seconds` is how long it took. `status_code` is None when no answer
    came, and `error` then says why; `response` is the beginning of the answer's body. `headers` are those of the
    signature.
    """

    number: int
    started_at: datetime
    seconds: float
    status_code: int | None
    response: str
    error: str | None
    headers: dict[str, str]

    @property
    def accepted(self) -> bool:
        """Whether the receiver took it: any 2xx."""
        return self.status_code is not None and 200 <= self.status_code < 300


@dataclass(frozen=True)
class Delivery:
    """What is to be said to whom. `payload` are the bytes of the body, the same at every attempt.

    `attempts` counts all attempts that ended, `round_attempts` those since it was last asked for (a redelivery begins
    a new round) that were not interrupted. `next_attempt_at` is when an attempt is due or began, None when none is.
    """

    id: str
    request_id: str
    key_id: str
    url: str
    payload: bytes
    created_at: datetime
    status: DeliveryStatus = DeliveryStatus.PENDING
    attempts: int = 0
    round_attempts: int = 0
    next_attempt_at: datetime | None = None

    @classmethod
    def of(cls, request_id: str, key_id: str, url: str, payload: bytes, now: datetime) -> "Delivery":
        """The delivery of a request that has just completed, due at once."""
        return cls(f"{ID_PREFIX}{request_id}", request_id, key_id, url, payload, now, next_attempt_at=now)

    def attempted(
        self, attempt: DeliveryAttempt, for_good: bool, pauses: tuple[float, ...], now: datetime
    ) -> "Delivery":
        """An attempt ended. One that failed, and not for good, is repeated after the round's next pause (seconds)."""
        counted = replace(self, attempts=attempt.number, round_attempts=self.round_attempts + 1, next_attempt_at=None)
        if attempt.accepted:
            return replace(counted, status=DeliveryStatus.DELIVERED)
        if for_good or self.round_attempts >= len(pauses):
            return replace(counted, status=DeliveryStatus.FAILED)
        return replace(counted, next_attempt_at=now + timedelta(seconds=pauses[self.round_attempts]))

    def begun(self, now: datetime) -> "Delivery":
        """An attempt is under way: it is kept since when, in case nobody is left to say how it ended."""
        return replace(self, next_attempt_at=now)

    def interrupted(self, attempt: DeliveryAttempt, until: datetime) -> "Delivery":
        """An attempt was cut off, and not by its receiver: it is made again, at `until`, and uses up no pause."""
        return replace(self, attempts=attempt.number, next_attempt_at=until)

    def redelivered(self, now: datetime) -> "Delivery":
        """It was asked for again: due now, with all its pauses before it."""
        return replace(self, status=DeliveryStatus.PENDING, round_attempts=0, next_attempt_at=now)


def redacted(url: str) -> str:
    """A URL without its secrets: every value of its query, and the user before its host, are hidden."""
    before, mark, query = url.partition("#")[0].partition("?")
    scheme, slashes, rest = before.partition("://")
    authority, slash, path = rest.partition("/")
    if "@" in authority:
        authority = f"{HIDDEN}@{authority.rpartition('@')[2]}"
    pairs = [
        name + (f"={HIDDEN}" if equals else "") for name, equals, _ in (p.partition("=") for p in query.split("&"))
    ]
    return f"{scheme}{slashes}{authority}{slash}{path}{mark}{'&'.join(pairs)}"


def host_of(url: str) -> str:
    """The host of a URL with its port, in lower case; empty for a text that has none."""
    authority = url.partition("://")[2].partition("/")[0].partition("?")[0].partition("#")[0]
    return authority.rpartition("@")[2].lower()
