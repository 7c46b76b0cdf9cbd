"""The `request_attempts` table as values of `core`."""

from dataclasses import dataclass

import orjson
from sqlalchemy import bindparam, select, text

from rushes.core.attempts import Attempt
from rushes.stores import tables
from rushes.stores.clock import to_micros, to_moment
from rushes.stores.connection import Connection

_table = tables.request_attempts
_OF = select(_table).where(_table.c.request_id == bindparam("request_id")).order_by(_table.c.fence)
_FORGET = text("UPDATE request_attempts SET facts = '{}' WHERE request_id = :request_id")


@dataclass(frozen=True)
class SqlAttempts:
    """`contracts.stores.Attempts` inside one transaction."""

    connection: Connection

    def add(self, attempt: Attempt) -> None:
        """Keep an attempt that ended."""
        values = {
            **vars(attempt),
            "started_at": to_micros(attempt.started_at),
            "made_at": None if attempt.made_at is None else to_micros(attempt.made_at),
            "ended_at": to_micros(attempt.ended_at),
            "facts": orjson.dumps(attempt.facts).decode(),
        }
        self.connection.add(_table, values)

    def of(self, request_id: str) -> list[Attempt]:
        """The attempts at a request, in order."""
        rows = self.connection.run(_OF, request_id=request_id).fetchall()
        return [
            Attempt(
                request_id,
                fence,
                number,
                engine,
                to_moment(started),
                to_moment(ended),
                None if made is None else to_moment(made),
                problem,
                orjson.loads(facts),
            )
            for _, fence, number, engine, started, made, ended, problem, facts in rows
        ]

    def forget_facts(self, request_id: str) -> None:
        """Empty the facts of a request's attempts."""
        self.connection.run(_FORGET, request_id=request_id)
