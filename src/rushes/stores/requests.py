"""The `requests` and `request_logs` tables as values of `core`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import bindparam, select, text, update
from sqlalchemy.sql.elements import ClauseElement

from rushes.contracts.stores import Ended, Finished, Listing, Order, Page, Place
from rushes.core.events import LogLine
from rushes.core.lifecycle import Lifecycle
from rushes.core.requests import Failure, GenerationRequest, Idempotency, Outcome, Priority, Status
from rushes.stores import tables
from rushes.stores.clock import MICROSECONDS, to_micros, to_moment
from rushes.stores.connection import Connection, Row
from rushes.stores.money import to_amount, to_billionths

MAX_LOG_LINES = 1_000
_DROPPED = f"More than {MAX_LOG_LINES} log lines: the rest is not kept"

_table = tables.requests
_logs = tables.request_logs
_FIXED = ("id", "endpoint_id", "key_id", "created_at")
"""Never changes: left out of what is saved, the indexes made of it are not written again."""

_GET = select(_table).where(_table.c.id == bindparam("id"))
_SAVE = (
    update(_table)
    .where(_table.c.id == bindparam("saved_id"), _table.c.version == bindparam("version_before"))
    .values({column.name: bindparam(column.name) for column in _table.columns if column.name not in _FIXED})
)
_REPEATED = (
    select(_table)
    .where(
        _table.c.key_id == bindparam("of_key"),
        _table.c.idempotency_key == bindparam("named"),
        _table.c.created_at > bindparam("since"),
    )
    .order_by(_table.c.created_at.desc())
    .limit(1)
)
_PROMOTING = (
    select(_table).where(_table.c.promotes == bindparam("promoted")).order_by(_table.c.created_at.desc()).limit(1)
)
# The status as a literal: with a parameter the partial index cannot be used.
_OVERDUE = (
    select(_table)
    .where(text("status = 'IN_QUEUE' AND start_deadline < :now"))
    .order_by(_table.c.start_deadline)
    .limit(bindparam("at_most"))
)
_FINISHED = (
    select(_table)
    .where(
        text(
            "status = 'COMPLETED' AND key_id = :key_id AND endpoint_id = :endpoint_id "
            "AND completed_at >= :since AND completed_at < :until "
            "AND status_code >= :lowest AND status_code <= :highest AND (:any_request OR id = :request_id)"
        )
    )
    .limit(bindparam("at_most"))
    .offset(bindparam("behind"))
)
_ENDED = (
    select(_table.c.completed_at, _table.c.status_code, _table.c.created_at, _table.c.started_at)
    .where(
        text(
            "status = 'COMPLETED' AND key_id = :key_id AND endpoint_id = :endpoint_id "
            "AND completed_at >= :since AND completed_at < :until"
        )
    )
    .order_by(_table.c.completed_at)
)
_BY_END = _FINISHED.order_by(_table.c.completed_at.desc(), _table.c.id)
_BY_DURATION = _FINISHED.order_by(text("completed_at - coalesce(started_at, completed_at) DESC"), _table.c.id)
_SUBMITTED = (
    select(_table)
    .where(_table.c.key_id == bindparam("key_id"), _table.c.endpoint_id == bindparam("endpoint_id"))
    .limit(bindparam("at_most"))
)
_OLDEST_FIRST = _SUBMITTED.where(text("(created_at, id) > (:since, :after_id)")).order_by(
    _table.c.created_at, _table.c.id
)
_NEWEST_FIRST = _SUBMITTED.where(text("(created_at, id) < (:since, :after_id)")).order_by(
    _table.c.created_at.desc(), _table.c.id.desc()
)
_BEFORE_ALL, _AFTER_ALL = (-1, ""), (2**62, "")
_BY_AGE = text("created_at DESC, id DESC")
_CHOSEN = text(
    "(created_at, id) >= (:last_at, :last_id) AND (:any_endpoint OR endpoint_id = :endpoint_id) "
    "AND (:any_state OR coalesce(outcome, status) = :state) AND (:any_output OR output IS NOT NULL) "
    "AND (:any_text OR search_text LIKE :text ESCAPE '!')"
)
# Word for word the condition of the partial index `requests_with_payloads`.
_HOLDING = (
    select(_table)
    .where(text("status = 'COMPLETED' AND (output IS NOT NULL OR input <> '{}') AND completed_at < :before"))
    .order_by(_table.c.completed_at)
    .limit(bindparam("at_most"))
)
_COUNT_LOGS = text("SELECT count(*) FROM request_logs WHERE timestamp < :before")
_DROP_LOGS = text("""
    DELETE FROM request_logs WHERE (request_id, seq) IN (
        SELECT request_id, seq FROM request_logs WHERE timestamp < :before ORDER BY timestamp LIMIT :at_most
    )
""")
_LAST_SEQ = text("SELECT coalesce(max(seq), 0) FROM request_logs WHERE request_id = :request_id")
_LOGS = (
    select(_logs.c.seq, _logs.c.timestamp, _logs.c.level, _logs.c.message)
    .where(_logs.c.request_id == bindparam("request_id"), _logs.c.seq > bindparam("after"))
    .order_by(_logs.c.seq)
)


@dataclass(frozen=True)
class SqlRequests:
    """`contracts.stores.Requests` inside one transaction."""

    connection: Connection

    def insert(self, request: GenerationRequest) -> bool:
        """Store a new request; False when the id exists."""
        return self.connection.add(_table, _columns(request))

    def get(self, request_id: str) -> GenerationRequest | None:
        """The request as it is now."""
        row = self.connection.run(_GET, id=request_id).fetchone()
        return None if row is None else _request(row)

    def save(self, request: GenerationRequest) -> bool:
        """Store the next version; False unless the stored one is exactly the one before."""
        columns = {name: value for name, value in _columns(request).items() if name not in _FIXED}
        saved = self.connection.run(_SAVE, saved_id=request.id, version_before=request.version - 1, **columns)
        return saved.rowcount == 1

    def repeated(self, key_id: str, idempotency_key: str, since: datetime) -> GenerationRequest | None:
        """The newest request of a key since a moment that came with this idempotency key."""
        row = self.connection.run(_REPEATED, of_key=key_id, named=idempotency_key, since=to_micros(since)).fetchone()
        return None if row is None else _request(row)

    def promoting(self, request_id: str) -> GenerationRequest | None:
        """The newest request that promotes this one."""
        row = self.connection.run(_PROMOTING, promoted=request_id).fetchone()
        return None if row is None else _request(row)

    def overdue(self, now: datetime, limit: int = 100) -> list[GenerationRequest]:
        """Requests still IN_QUEUE whose start deadline has passed, the most overdue first."""
        return [_request(row) for row in self.connection.run(_OVERDUE, now=to_micros(now), at_most=limit).fetchall()]

    def holding_payloads(self, before: datetime, limit: int = 100) -> list[GenerationRequest]:
        """Requests that completed before a moment and still hold input or output, oldest first."""
        rows = self.connection.run(_HOLDING, before=to_micros(before), at_most=limit).fetchall()
        return [_request(row) for row in rows]

    def count_logs(self, before: datetime) -> int:
        """How many log lines are older than a moment."""
        row = self.connection.run(_COUNT_LOGS, before=to_micros(before)).fetchone()
        assert row is not None
        return int(row[0])

    def drop_logs(self, before: datetime, limit: int = 1000) -> int:
        """Remove the oldest log lines before a moment; how many."""
        return self.connection.run(_DROP_LOGS, before=to_micros(before), at_most=limit).rowcount

    def append_logs(self, request_id: str, lines: list[LogLine]) -> None:
        """Add log lines, numbered on from the last stored one; those beyond the cap become one last line."""
        row = self.connection.run(_LAST_SEQ, request_id=request_id).fetchone()
        assert row is not None
        for seq, line in enumerate(lines, start=int(row[0]) + 1):
            if seq > MAX_LOG_LINES + 1:
                return
            dropped = seq > MAX_LOG_LINES
            self.connection.add(
                _logs,
                {
                    "request_id": request_id,
                    "seq": seq,
                    "timestamp": to_micros(line.timestamp),
                    "level": "WARN" if dropped else line.level,
                    "message": _DROPPED if dropped else line.message,
                },
            )

    def logs(self, request_id: str, after: int = 0) -> list[LogLine]:
        """Log lines with `seq > after`, in order."""
        rows = self.connection.run(_LOGS, request_id=request_id, after=after).fetchall()
        return [LogLine(seq, to_moment(at), level, message) for seq, at, level, message in rows]

    def finished(self, chosen: Finished, order: Order, limit: int, offset: int = 0) -> list[GenerationRequest]:
        """Up to `limit` completed requests behind the first `offset`, the latest or the longest first."""
        rows = self.connection.run(
            _BY_END if order is Order.ENDED_AT else _BY_DURATION,
            key_id=chosen.key_id,
            endpoint_id=chosen.endpoint_id,
            since=to_micros(chosen.since),
            until=to_micros(chosen.until),
            lowest=chosen.status_codes.start,
            highest=chosen.status_codes[-1],
            any_request=chosen.request_id is None,
            request_id=chosen.request_id,
            at_most=limit,
            behind=offset,
        ).fetchall()
        return [_request(row) for row in rows]

    def ended(self, key_id: str, endpoint_id: str, since: datetime, until: datetime) -> list[Ended]:
        """How all requests of a key and endpoint ended in a span of time, the earliest first."""
        rows = self.connection.run(
            _ENDED, key_id=key_id, endpoint_id=endpoint_id, since=to_micros(since), until=to_micros(until)
        ).fetchall()
        return [
            Ended(
                to_moment(completed),
                status_code,
                None if started is None else _seconds(created, started),
                None if started is None else _seconds(started, completed),
            )
            for completed, status_code, created, started in rows
        ]

    def submitted(
        self, key_id: str, endpoint_id: str, after: GenerationRequest | None, oldest_first: bool, limit: int
    ) -> list[GenerationRequest]:
        """Up to `limit` requests of a key for an endpoint, in the order of submission, behind `after`."""
        since, after_id = _BEFORE_ALL if oldest_first else _AFTER_ALL
        if after is not None:
            since, after_id = to_micros(after.created_at), after.id
        rows = self.connection.run(
            _OLDEST_FIRST if oldest_first else _NEWEST_FIRST,
            key_id=key_id,
            endpoint_id=endpoint_id,
            since=since,
            after_id=after_id,
            at_most=limit,
        )
        return [_request(row) for row in rows.fetchall()]

    def listed(self, chosen: Listing, before: Place | None, limit: int, most: int) -> Page:
        """Up to `limit` requests submitted before a place, the newest first; at most `most` are looked at."""
        listed, end = _LISTED[chosen.key_id is not None]
        at, before_id = _AFTER_ALL if before is None else (to_micros(before.at), before.request_id)
        span: dict[str, object] = {"at": at, "before_id": before_id}
        if chosen.key_id is not None:
            span["key_id"] = chosen.key_id
        since = -1 if chosen.since is None else to_micros(chosen.since)
        last = self.connection.run(end, **span, since=since, behind=most - 1).fetchone()
        last_at, last_id = (since, "") if last is None else last
        rows = self.connection.run(
            listed,
            **span,
            last_at=last_at,
            last_id=last_id,
            any_endpoint=chosen.endpoint_id is None,
            endpoint_id=chosen.endpoint_id,
            any_state=chosen.state is None,
            state=None if chosen.state is None else chosen.state.value,
            any_output=not chosen.with_output,
            any_text=not chosen.text,
            text=_pattern(chosen.text),
            at_most=limit,
        ).fetchall()
        requests = [_request(row) for row in rows]
        if len(requests) == limit:
            return Page(requests, Place(requests[-1].created_at, requests[-1].id))
        return Page(requests, None if last is None else Place(to_moment(last_at), last_id))


def _listing(of_one_key: bool) -> tuple[ClauseElement, ClauseElement]:
    """The statements of a list: one picks among the requests of a span, one says where it stops to look.

    That all and those of one key are told apart by statement, not by parameter, lets each use its own index.
    """
    span = text("(created_at, id) < (:at, :before_id)" + " AND key_id = :key_id" * of_one_key)
    picked = select(_table).where(span, _CHOSEN).order_by(_BY_AGE).limit(bindparam("at_most"))
    end = select(_table.c.created_at, _table.c.id).where(span, text("created_at >= :since")).order_by(_BY_AGE)
    return picked, end.limit(1).offset(bindparam("behind"))


_LISTED = {of_one_key: _listing(of_one_key) for of_one_key in (False, True)}


def _pattern(words: str) -> str:
    escaped = words.casefold().replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return "%" + "%".join(escaped.split()) + "%"


def _columns(request: GenerationRequest) -> dict[str, object]:
    """A request as its row, by column name."""
    return {
        "id": request.id,
        "endpoint_id": request.endpoint_id,
        "key_id": request.key_id,
        "search_text": str(request.input.get("prompt", "")).casefold(),
        "input": _to_json(request.input),
        "engine": request.engine,
        "seed": request.seed,
        "created_at": to_micros(request.created_at),
        "priority": request.priority.value,
        "status": request.status.value,
        "outcome": None if request.outcome is None else request.outcome.value,
        "attempt": request.attempt,
        "fence": request.fence,
        "version": request.version,
        "start_deadline": _to_micros(request.start_deadline),
        "runner_hint": request.runner_hint,
        "no_retry": request.no_retry,
        "store_io": request.store_io,
        "webhook_url": request.webhook_url,
        "files_url": request.files_url,
        "own_vendor_key": request.own_vendor_key,
        "cancel_requested": request.cancel_requested,
        "started_at": _to_micros(request.started_at),
        "completed_at": _to_micros(request.completed_at),
        "output": None if request.output is None else _to_json(request.output),
        "failure": None if request.failure is None else _to_json(request.failure),
        "files": _to_json(request.files),
        "billable_units": to_billionths(request.billable_units),
        "status_code": request.status_code,
        "lifecycle": _to_json(request.lifecycle.as_json()),
        "idempotency_key": None if request.idempotency is None else request.idempotency.key,
        "idempotency_digest": None if request.idempotency is None else request.idempotency.digest,
        "no_fallback": request.no_fallback,
        "estimate": to_billionths(request.estimate),
        "via": _to_json(request.via),
        "promotes": request.promotes,
    }


def _request(row: Row) -> GenerationRequest:
    """A row of all columns, in the table's order, as a request."""
    (
        request_id,
        endpoint_id,
        key_id,
        _,  # the search text, which follows from the input
        payload,
        engine,
        seed,
        created_at,
        priority,
        status,
        outcome,
        attempt,
        fence,
        version,
        start_deadline,
        runner_hint,
        no_retry,
        store_io,
        webhook_url,
        files_url,
        own_vendor_key,
        cancel_requested,
        started_at,
        completed_at,
        output,
        failure,
        files,
        billable_units,
        _,  # the status code, which follows from the failure
        lifecycle,
        idempotency_key,
        idempotency_digest,
        no_fallback,
        estimate,
        via,
        promotes,
    ) = row
    return GenerationRequest(
        id=request_id,
        endpoint_id=endpoint_id,
        key_id=key_id,
        input=orjson.loads(payload),
        engine=engine,
        seed=seed,
        created_at=to_moment(created_at),
        priority=Priority(priority),
        status=Status(status),
        outcome=None if outcome is None else Outcome(outcome),
        attempt=attempt,
        fence=fence,
        version=version,
        start_deadline=_to_moment(start_deadline),
        runner_hint=runner_hint,
        no_retry=bool(no_retry),
        store_io=bool(store_io),
        webhook_url=webhook_url,
        files_url=files_url,
        own_vendor_key=bool(own_vendor_key),
        cancel_requested=bool(cancel_requested),
        started_at=_to_moment(started_at),
        completed_at=_to_moment(completed_at),
        output=None if output is None else orjson.loads(output),
        failure=None if failure is None else Failure(**orjson.loads(failure)),
        files=tuple(orjson.loads(files)),
        billable_units=to_amount(billable_units),
        lifecycle=Lifecycle.parse(orjson.loads(lifecycle)),
        idempotency=None if idempotency_key is None else Idempotency(idempotency_key, idempotency_digest),
        no_fallback=bool(no_fallback),
        estimate=to_amount(estimate),
        via=tuple(orjson.loads(via)),
        promotes=promotes,
    )


def _to_json(value: dict[str, Any] | Failure | tuple[str, ...]) -> str:
    return orjson.dumps(value).decode()


def _to_micros(moment: datetime | None) -> int | None:
    return None if moment is None else to_micros(moment)


def _to_moment(micros: int | None) -> datetime | None:
    return None if micros is None else to_moment(micros)


def _seconds(since: int, until: int) -> float:
    return max(0, until - since) / MICROSECONDS
