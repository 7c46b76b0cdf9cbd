"""The `engine_holds` table."""

from dataclasses import dataclass

from sqlalchemy import select, text

from rushes.core.pricing import Hold
from rushes.stores import tables
from rushes.stores.clock import to_micros, to_moment
from rushes.stores.connection import Connection
from rushes.stores.money import to_amount, to_billionths

_table = tables.engine_holds
_ALL = select(_table).order_by(_table.c.engine)
_RELEASE = text("DELETE FROM engine_holds WHERE engine = :engine")


@dataclass(frozen=True)
class SqlHolds:
    """`contracts.stores.Holds` inside one transaction."""

    connection: Connection

    def add(self, hold: Hold) -> bool:
        """Hold an engine; False, and nothing changes, when it is held."""
        amounts = {"estimate": to_billionths(hold.estimate), "bill": to_billionths(hold.bill)}
        return self.connection.add(_table, {**vars(hold), **amounts, "at": to_micros(hold.at)})

    def all(self) -> list[Hold]:
        """Every engine that is held."""
        return [
            Hold(engine, request_id, to_amount(estimate), to_amount(bill), to_moment(at))
            for engine, request_id, estimate, bill, at in self.connection.run(_ALL).fetchall()
        ]

    def release(self, engine: str) -> bool:
        """Let an engine be given work again; False when it was not held."""
        return self.connection.run(_RELEASE, engine=engine).rowcount == 1
