"""The `keys` table."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import bindparam, select, text

from rushes.core.keys import Key, KeyLimits
from rushes.stores import tables
from rushes.stores.clock import to_micros, to_moment
from rushes.stores.connection import Connection, Row
from rushes.stores.money import to_amount, to_billionths

_table = tables.keys

_GET = select(_table).where(_table.c.id == bindparam("id"))
_ALL = select(_table).order_by(_table.c.created_at, _table.c.id)
_REVOKE = text("UPDATE keys SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
_LIMIT = text("""
    UPDATE keys SET max_running = :max_running, most_per_request = :most_per_request, most_per_day = :most_per_day
    WHERE id = :id AND revoked_at IS NULL
""")


@dataclass(frozen=True)
class SqlKeys:
    """`contracts.stores.Keys` inside one transaction."""

    connection: Connection

    def insert(self, key: Key) -> None:
        """Store a new key; ValueError when its id exists."""
        added = self.connection.add(
            _table,
            {
                "id": key.id,
                "alias": key.alias,
                "secret_hash": key.secret_hash,
                "created_at": to_micros(key.created_at),
                "revoked_at": None if key.revoked_at is None else to_micros(key.revoked_at),
                "admin": key.admin,
                **_columns(key.limits),
            },
        )
        if not added:
            raise ValueError(f"There is a key {key.id!r} already")

    def get(self, key_id: str) -> Key | None:
        """The key, revoked or not."""
        row = self.connection.run(_GET, id=key_id).fetchone()
        return None if row is None else _key(row)

    def all(self) -> list[Key]:
        """Every key, oldest first."""
        return [_key(row) for row in self.connection.run(_ALL).fetchall()]

    def revoke(self, key_id: str, now: datetime) -> bool:
        """Stop accepting a key; False when there is none, or it was revoked before."""
        return self.connection.run(_REVOKE, id=key_id, now=to_micros(now)).rowcount == 1

    def limit(self, key_id: str, limits: KeyLimits) -> bool:
        """Set the limits of a key; False when there is none, or it was revoked."""
        return self.connection.run(_LIMIT, id=key_id, **_columns(limits)).rowcount == 1


def _columns(limits: KeyLimits) -> dict[str, int | None]:
    return {
        "max_running": limits.max_running,
        "most_per_request": _billionths(limits.most_per_request),
        "most_per_day": _billionths(limits.most_per_day),
    }


def _billionths(amount: Decimal | None) -> int | None:
    return None if amount is None else to_billionths(amount)


def _amount(billionths: int | None) -> Decimal | None:
    return None if billionths is None else to_amount(billionths)


def _key(row: Row) -> Key:
    key_id, alias, secret_hash, created_at, revoked_at, admin, max_running, per_request, per_day = row
    return Key(
        id=key_id,
        alias=alias,
        secret_hash=secret_hash,
        created_at=to_moment(created_at),
        revoked_at=None if revoked_at is None else to_moment(revoked_at),
        admin=bool(admin),
        limits=KeyLimits(max_running, _amount(per_request), _amount(per_day)),
    )
