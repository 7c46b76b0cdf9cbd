"""The `deliveries` and `delivery_attempts` tables as values of `core`."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

import orjson
from sqlalchemy import Select, bindparam, select, text, update

from rushes.core.deliveries import Delivery, DeliveryAttempt, DeliveryStatus
from rushes.stores import tables
from rushes.stores.clock import to_micros, to_moment
from rushes.stores.connection import Connection, Row

_table = tables.deliveries
_attempts = tables.delivery_attempts
_CHANGING = ("status", "attempts", "round_attempts", "next_attempt_at")

_GET = select(_table).where(_table.c.id == bindparam("id"))
_SAVE = update(_table).where(_table.c.id == bindparam("saved_id")).values({name: bindparam(name) for name in _CHANGING})
_ATTEMPTS = select(_attempts).where(_attempts.c.delivery_id == bindparam("delivery_id")).order_by(_attempts.c.number)

_FORGET = text("""
    UPDATE deliveries SET
        payload = :nothing, next_attempt_at = NULL, status = CASE status WHEN 'pending' THEN 'failed' ELSE status END
    WHERE request_id = :request_id
""")

_COUNT_ENDED = text("SELECT count(*) FROM deliveries WHERE created_at < :before AND status <> 'pending'")
_DROP_ENDED = text("""
    DELETE FROM deliveries WHERE id IN (
        SELECT id FROM deliveries WHERE created_at < :before AND status <> 'pending' ORDER BY created_at LIMIT :at_most
    )
""")


@dataclass(frozen=True)
class SqlDeliveries:
    """`contracts.stores.Deliveries` inside one transaction."""

    connection: Connection

    def insert(self, delivery: Delivery) -> bool:
        """Store a new delivery; False when the id exists."""
        return self.connection.add(_table, _columns(delivery))

    def get(self, delivery_id: str) -> Delivery | None:
        """The delivery as it is now."""
        row = self.connection.run(_GET, id=delivery_id).fetchone()
        return None if row is None else _delivery(row)

    def save(self, delivery: Delivery) -> None:
        """Store what has changed of a delivery."""
        columns = _columns(delivery)
        self.connection.run(_SAVE, saved_id=delivery.id, **{name: columns[name] for name in _CHANGING})

    def add_attempt(self, delivery_id: str, attempt: DeliveryAttempt) -> None:
        """Keep an attempt that ended."""
        self.connection.add(
            _attempts,
            {
                "delivery_id": delivery_id,
                "number": attempt.number,
                "started_at": to_micros(attempt.started_at),
                "seconds": attempt.seconds,
                "status_code": attempt.status_code,
                "response": attempt.response,
                "error": attempt.error,
                "headers": orjson.dumps(attempt.headers).decode(),
            },
        )

    def attempts(self, delivery_id: str) -> list[DeliveryAttempt]:
        """The attempts of a delivery, in order."""
        rows = self.connection.run(_ATTEMPTS, delivery_id=delivery_id).fetchall()
        return [
            DeliveryAttempt(number, to_moment(started), seconds, code, response, error, orjson.loads(headers))
            for _, number, started, seconds, code, response, error, headers in rows
        ]

    def forget_payloads(self, request_id: str) -> None:
        """Empty the payloads of a request's deliveries; what was still to be sent has failed."""
        self.connection.run(_FORGET, request_id=request_id, nothing=b"")

    def recent(
        self, key_id: str | None, request_id: str | None, status: DeliveryStatus | None, limit: int, offset: int = 0
    ) -> list[Delivery]:
        """Up to `limit` deliveries behind the first `offset`, the newest first; None stands for any."""
        wanted = {"key_id": key_id, "request_id": request_id, "status": None if status is None else status.value}
        given = {name: value for name, value in wanted.items() if value is not None}
        rows = self.connection.run(_recent(tuple(given)), at_most=limit, behind=offset, **given).fetchall()
        return [_delivery(row) for row in rows]

    def count_ended(self, before: datetime) -> int:
        """How many deliveries from before a moment are delivered or have failed."""
        row = self.connection.run(_COUNT_ENDED, before=to_micros(before)).fetchone()
        assert row is not None
        return int(row[0])

    def drop_ended(self, before: datetime, limit: int = 1000) -> int:
        """Remove the oldest of those, with their attempts; how many."""
        return self.connection.run(_DROP_ENDED, before=to_micros(before), at_most=limit).rowcount


@cache
def _recent(given: tuple[str, ...]) -> Select[Row]:
    """A statement for each set of filters, so that each can use its own index."""
    return (
        select(_table)
        .where(*(_table.c[name] == bindparam(name) for name in given))
        .order_by(_table.c.created_at.desc(), _table.c.id)
        .limit(bindparam("at_most"))
        .offset(bindparam("behind"))
    )


def _columns(delivery: Delivery) -> dict[str, object]:
    return {
        "id": delivery.id,
        "request_id": delivery.request_id,
        "key_id": delivery.key_id,
        "url": delivery.url,
        "payload": delivery.payload,
        "created_at": to_micros(delivery.created_at),
        "status": delivery.status.value,
        "attempts": delivery.attempts,
        "round_attempts": delivery.round_attempts,
        "next_attempt_at": _to_micros(delivery.next_attempt_at),
    }


def _delivery(row: Row) -> Delivery:
    delivery_id, request_id, key_id, url, payload, created, status, attempts, round_attempts, next_attempt_at = row
    return Delivery(
        id=delivery_id,
        request_id=request_id,
        key_id=key_id,
        url=url,
        payload=payload,
        created_at=to_moment(created),
        status=DeliveryStatus(status),
        attempts=attempts,
        round_attempts=round_attempts,
        next_attempt_at=None if next_attempt_at is None else to_moment(next_attempt_at),
    )


def _to_micros(moment: datetime | None) -> int | None:
    return None if moment is None else to_micros(moment)
