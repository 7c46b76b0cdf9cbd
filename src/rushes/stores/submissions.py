"""The `engine_attempts` table as values of `core`."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

import orjson
from sqlalchemy import bindparam, select, text

from rushes.core.pricing import Basis
from rushes.core.submissions import Plan, Promise, Submission, SubmissionState
from rushes.errors import Fault
from rushes.stores import tables
from rushes.stores.clock import to_micros, to_moment
from rushes.stores.connection import Connection, Row
from rushes.stores.money import to_amount, to_billionths

_table = tables.engine_attempts
_OF = select(_table).where(_table.c.request_id == bindparam("request_id")).order_by(_table.c.number)
_STOPPING = select(_table).where(_table.c.state == text("'stopping'")).limit(bindparam("at_most"))
_SAVE = text("""
    UPDATE engine_attempts
    SET state = :state, handle = :handle, ended_at = :ended_at, fault = :fault, problem = :problem, usage = :usage,
        estimate = :estimate, cost = :cost, basis = :basis
    WHERE request_id = :request_id AND number = :number
""")
_CLOSE = text("""
    UPDATE engine_attempts SET ended_at = :ended_at, state = CASE
        WHEN :made THEN 'done' WHEN state = 'running' THEN 'stopping' ELSE 'unknown'
    END
    WHERE request_id = :request_id AND state IN ('submitting', 'running')
""")
_FORGET = text("UPDATE engine_attempts SET arguments = '{}' WHERE request_id = :request_id")


@dataclass(frozen=True)
class SqlSubmissions:
    """`contracts.stores.Submissions` inside one transaction."""

    connection: Connection

    def add(self, submission: Submission) -> bool:
        """Store a new one; False when the request has one of that number."""
        plan = submission.plan
        return self.connection.add(
            _table,
            {
                "request_id": submission.request_id,
                "number": submission.number,
                "engine": submission.engine,
                "account": plan.account,
                "base_url": plan.base_url,
                "model": plan.model,
                "arguments": orjson.dumps(plan.arguments).decode(),
                "promise": orjson.dumps(asdict(plan.promise)).decode(),
                "submitted_at": to_micros(submission.submitted_at),
                **_changing(submission),
            },
        )

    def save(self, submission: Submission) -> None:
        """Store what has changed of one; what was planned and submitted never does."""
        self.connection.run(_SAVE, request_id=submission.request_id, number=submission.number, **_changing(submission))

    def of(self, request_id: str) -> list[Submission]:
        """The submissions of a request, in order."""
        return [_submission(row) for row in self.connection.run(_OF, request_id=request_id).fetchall()]

    def stopping(self, limit: int = 100) -> list[Submission]:
        """Submissions whose vendor is still to be told that nobody waits any more."""
        return [_submission(row) for row in self.connection.run(_STOPPING, at_most=limit).fetchall()]

    def close(self, request_id: str, made: bool, now: datetime) -> None:
        """The request has ended: what was still open is done, to be stopped, or unknown."""
        self.connection.run(_CLOSE, request_id=request_id, made=made, ended_at=to_micros(now))

    def forget_arguments(self, request_id: str) -> None:
        """Empty the arguments of a request's submissions: they tell of its input."""
        self.connection.run(_FORGET, request_id=request_id)


def _changing(submission: Submission) -> dict[str, object]:
    return {
        "state": submission.state.value,
        "handle": None if submission.handle is None else orjson.dumps(submission.handle).decode(),
        "ended_at": None if submission.ended_at is None else to_micros(submission.ended_at),
        "fault": None if submission.fault is None else submission.fault.value,
        "problem": submission.problem,
        "usage": None if submission.usage is None else str(submission.usage),
        "estimate": None if submission.estimate is None else to_billionths(submission.estimate),
        "cost": None if submission.cost is None else to_billionths(submission.cost),
        "basis": None if submission.basis is None else submission.basis.value,
    }


def _submission(row: Row) -> Submission:
    (
        request_id,
        number,
        engine,
        account,
        base_url,
        model,
        arguments,
        promise,
        submitted_at,
        state,
        handle,
        ended_at,
        fault,
        problem,
        usage,
        estimate,
        cost,
        basis,
    ) = row
    return Submission(
        request_id,
        number,
        engine,
        Plan(account, base_url, model, orjson.loads(arguments), Promise(**orjson.loads(promise))),
        SubmissionState(state),
        to_moment(submitted_at),
        None if handle is None else orjson.loads(handle),
        None if ended_at is None else to_moment(ended_at),
        None if fault is None else Fault(fault),
        problem,
        None if usage is None else Decimal(usage),
        None if estimate is None else to_amount(estimate),
        None if cost is None else to_amount(cost),
        None if basis is None else Basis(basis),
    )
