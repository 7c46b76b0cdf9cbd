"""The `keys` table."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, text

from rushes.contracts.stores import Key
from rushes.stores import tables
from rushes.stores.clock import to_micros, to_moment
from rushes.stores.connection import Connection, Row

_table = tables.keys

_GET = select(_table).where(_table.c.id == bindparam("id"))
_ALL = select(_table).order_by(_table.c.created_at, _table.c.id)
_REVOKE = text("UPDATE keys SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")


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


def _key(row: Row) -> Key:
    key_id, alias, secret_hash, created_at, revoked_at, admin = row
    return Key(
        id=key_id,
        alias=alias,
        secret_hash=secret_hash,
        created_at=to_moment(created_at),
        revoked_at=None if revoked_at is None else to_moment(revoked_at),
        admin=bool(admin),
    )
