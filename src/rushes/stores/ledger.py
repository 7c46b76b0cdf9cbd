"""The `ledger` table."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import bindparam, or_, select, text

from rushes.contracts.stores import MOST_IDS, Charges
from rushes.core.pricing import Basis, Charge, Spending
from rushes.stores import tables
from rushes.stores.clock import MICROSECONDS, to_micros, to_moment
from rushes.stores.connection import Connection, Row
from rushes.stores.money import to_amount, to_billionths

_table = tables.ledger
_AMOUNTS = ("units", "unit_price", "cost", "would_have_cost", "seconds", "estimate")

# Constant statements for every selection: as many places for ids as there may be, those left over hold NULL. That all
# keys and one are told apart by statement, not by parameter, lets each use its own index.
_SPAN = {True: text("key_id = :key_id AND at >= :since AND at < :until"), False: text("at >= :since AND at < :until")}
_NAMED = (
    or_(text(":any_endpoint"), _table.c.endpoint_id.in_([bindparam(f"endpoint_{n}") for n in range(MOST_IDS)])),
    or_(text(":any_request"), _table.c.request_id.in_([bindparam(f"request_{n}") for n in range(MOST_IDS)])),
)
_CHARGES = {
    of_one_key: select(_table)
    .where(span, *_NAMED)
    .order_by(_table.c.at.desc(), _table.c.request_id)
    .limit(bindparam("at_most"))
    .offset(bindparam("behind"))
    for of_one_key, span in _SPAN.items()
}
_OF = select(_table).where(_table.c.request_id == bindparam("request_id"))
_SPENT = text("""
    SELECT (SELECT coalesce(sum(cost), 0) FROM ledger WHERE key_id = :key_id AND at >= :since)
         + (SELECT coalesce(sum(estimate), 0) FROM requests
            WHERE key_id = :key_id AND status <> 'COMPLETED' AND estimate > 0)
""")
_GROUP = (_table.c.endpoint_id, _table.c.unit, _table.c.unit_price, _table.c.key_id)
_SPENDING = {
    of_one_key: select(
        text("min(at) - min(at) % :step AS slot"),
        *_GROUP,
        text("count(*), sum(units), sum(cost), sum(would_have_cost), sum(seconds)"),
    )
    .where(span, *_NAMED)
    .group_by(text("at / :step"), *_GROUP)
    .order_by(text("slot"), *_GROUP)
    for of_one_key, span in _SPAN.items()
}


@dataclass(frozen=True)
class SqlLedger:
    """`contracts.stores.Ledger` inside one transaction."""

    connection: Connection

    def insert(self, charge: Charge) -> bool:
        """Store a charge; False when the request has one."""
        amounts = {name: to_billionths(getattr(charge, name)) for name in _AMOUNTS}
        rest = {"at": to_micros(charge.at), "basis": charge.basis.value}
        return self.connection.add(_table, {**vars(charge), **amounts, **rest})

    def of(self, request_id: str) -> Charge | None:
        """What a request came to; None where it was not charged."""
        row = self.connection.run(_OF, request_id=request_id).fetchone()
        return None if row is None else _charge(row)

    def spent(self, key_id: str, since: datetime) -> Decimal:
        """What a key has cost since a moment, and what its requests that have not completed may cost."""
        row = self.connection.run(_SPENT, key_id=key_id, since=to_micros(since)).fetchone()
        assert row is not None
        return to_amount(int(row[0]))

    def charges(self, chosen: Charges, limit: int, offset: int = 0) -> list[Charge]:
        """Up to `limit` charges behind the first `offset`, the newest first."""
        rows = self.connection.run(
            _CHARGES[chosen.key_id is not None], **_values(chosen), at_most=limit, behind=offset
        ).fetchall()
        return [_charge(row) for row in rows]

    def spending(self, chosen: Charges, step: timedelta) -> list[Spending]:
        """Sums per step of time, endpoint, unit and unit price and key, in that order."""
        micros = round(step.total_seconds()) * MICROSECONDS
        rows = self.connection.run(_SPENDING[chosen.key_id is not None], **_values(chosen), step=micros).fetchall()
        return [
            Spending(
                to_moment(slot),
                endpoint_id,
                unit,
                to_amount(unit_price),
                requests,
                to_amount(int(units)),
                to_amount(int(cost)),
                to_amount(int(would_have_cost)),
                to_amount(int(seconds)),
                key_id,
            )
            for slot, endpoint_id, unit, unit_price, key_id, requests, units, cost, would_have_cost, seconds in rows
        ]


def _values(chosen: Charges) -> dict[str, object]:
    endpoints, requests = list(chosen.endpoint_ids), list(chosen.request_ids)
    if max(len(endpoints), len(requests)) > MOST_IDS:
        raise ValueError(f"at most {MOST_IDS} ids at once")
    return {
        **({} if chosen.key_id is None else {"key_id": chosen.key_id}),
        "since": to_micros(chosen.since),
        "until": to_micros(chosen.until),
        "any_endpoint": not endpoints,
        "any_request": not requests,
        **{f"endpoint_{n}": endpoints[n] if n < len(endpoints) else None for n in range(MOST_IDS)},
        **{f"request_{n}": requests[n] if n < len(requests) else None for n in range(MOST_IDS)},
    }


def _charge(row: Row) -> Charge:
    (
        request_id,
        key_id,
        endpoint_id,
        engine,
        units,
        unit,
        unit_price,
        cost,
        would_have_cost,
        source,
        at,
        seconds,
        estimate,
        basis,
    ) = row
    return Charge(
        request_id,
        key_id,
        endpoint_id,
        engine,
        to_amount(units),
        unit,
        to_amount(unit_price),
        to_amount(cost),
        to_amount(would_have_cost),
        source,
        to_moment(at),
        to_amount(seconds),
        to_amount(estimate),
        Basis(basis),
    )
