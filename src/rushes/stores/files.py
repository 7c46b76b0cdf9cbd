"""The `files` table."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

import orjson
from sqlalchemy import Select, bindparam, select, text

from rushes.core.lifecycle import KeptFile, Lifecycle
from rushes.stores import tables
from rushes.stores.clock import to_micros, to_moment
from rushes.stores.connection import Connection, Row

_table = tables.files

_GET = select(_table).where(_table.c.key == bindparam("key"))
_HERE = "deleted_at IS NULL AND (expires_at IS NULL OR expires_at > :now) AND (created_at, key) < (:at, :before_key)"
_AFTER_ALL = (2**62, "")
_EXPIRING_OF = select(_table).where(
    _table.c.request_id == bindparam("request_id"),
    text("deleted_at IS NULL AND (expires_at IS NULL OR expires_at > :now)"),
)
_EXPIRE = text("""
    UPDATE files SET expires_at = :now
    WHERE request_id = :request_id AND deleted_at IS NULL AND (expires_at IS NULL OR expires_at > :now)
""")
# Word for word the condition of the partial index `files_expiring`.
_EXPIRED = (
    select(_table)
    .where(text("expires_at IS NOT NULL AND deleted_at IS NULL AND expires_at <= :now AND marked_at IS NULL"))
    .order_by(_table.c.expires_at)
    .limit(bindparam("at_most"))
)
_MARKED = (
    select(_table)
    .where(text("expires_at IS NOT NULL AND deleted_at IS NULL AND marked_at <= :before"))
    .order_by(_table.c.expires_at)
    .limit(bindparam("at_most"))
)
_MARK = text("UPDATE files SET marked_at = :now WHERE key = :key AND marked_at IS NULL")
_DELETE = text("UPDATE files SET deleted_at = :now WHERE key = :key AND deleted_at IS NULL")
_OF_REQUEST = select(_table.c.key).where(_table.c.request_id == bindparam("request_id"))
_EXPIRE_ONE = text("""
    UPDATE files SET expires_at = :now
    WHERE key = :key AND deleted_at IS NULL AND (expires_at IS NULL OR expires_at > :now)
""")
_KEEP_UNTIL = text("UPDATE files SET expires_at = :expires_at WHERE key = :key")
_FORGET = text("DELETE FROM files WHERE deleted_at IS NOT NULL AND deleted_at < :before")


@dataclass(frozen=True)
class SqlFiles:
    """`contracts.stores.Files` inside one transaction."""

    connection: Connection

    def insert(self, file: KeptFile) -> bool:
        """Store a new record; False when the key exists."""
        return self.connection.add(
            _table,
            {
                "key": file.key,
                "key_id": file.key_id,
                "request_id": file.request_id,
                "name": file.name,
                "content_type": file.content_type,
                "size": file.size,
                "created_at": to_micros(file.created_at),
                "expires_at": _to_micros(file.expires_at),
                "acl": orjson.dumps(Lifecycle(acl=file.acl).as_json()).decode(),
                "marked_at": _to_micros(file.marked_at),
                "deleted_at": _to_micros(file.deleted_at),
            },
        )

    def get(self, key: str) -> KeptFile | None:
        """The record, whether the file can still be had or not."""
        row = self.connection.run(_GET, key=key).fetchone()
        return None if row is None else _file(row)

    def recent(
        self, key_id: str | None, made: bool | None, before: KeptFile | None, now: datetime, limit: int
    ) -> list[KeptFile]:
        """Up to `limit` files of a key that have not expired, the newest first, behind `before`."""
        at, before_key = _AFTER_ALL if before is None else (to_micros(before.created_at), before.key)
        whose: dict[str, object] = {} if key_id is None else {"key_id": key_id}
        rows = self.connection.run(
            _recent(key_id is not None, made), **whose, at=at, before_key=before_key, now=to_micros(now), at_most=limit
        )
        return [_file(row) for row in rows.fetchall()]

    def expire(self, request_id: str, now: datetime) -> list[KeptFile]:
        """Let all files of a request expire now; those that had not expired, as they were."""
        at = to_micros(now)
        files = [_file(row) for row in self.connection.run(_EXPIRING_OF, request_id=request_id, now=at).fetchall()]
        self.connection.run(_EXPIRE, request_id=request_id, now=at)
        return files

    def expired(self, now: datetime, limit: int = 100) -> list[KeptFile]:
        """Files that have expired and are not marked, the longest expired first."""
        return [_file(row) for row in self.connection.run(_EXPIRED, now=to_micros(now), at_most=limit).fetchall()]

    def marked(self, before: datetime, limit: int = 100) -> list[KeptFile]:
        """Files marked at or before a moment whose content is still there."""
        rows = self.connection.run(_MARKED, before=to_micros(before), at_most=limit).fetchall()
        return [_file(row) for row in rows]

    def mark(self, keys: list[str], now: datetime) -> None:
        """Say that the collector found them expired."""
        for key in keys:
            self.connection.run(_MARK, key=key, now=to_micros(now))

    def delete(self, key: str, now: datetime) -> None:
        """Say that the content is gone."""
        self.connection.run(_DELETE, key=key, now=to_micros(now))

    def settle(self, request_id: str, kept: list[str], now: datetime) -> None:
        """A request has ended: of its files, those whose keys it did not keep expire now, if they have not yet."""
        for (key,) in self.connection.run(_OF_REQUEST, request_id=request_id).fetchall():
            if key not in kept:
                self.connection.run(_EXPIRE_ONE, key=key, now=to_micros(now))

    def keep_until(self, key: str, expires_at: datetime | None) -> None:
        """Say when a file expires; None: never."""
        self.connection.run(_KEEP_UNTIL, key=key, expires_at=_to_micros(expires_at))

    def forget(self, before: datetime) -> int:
        """Remove the records of files deleted before a moment; how many."""
        return self.connection.run(_FORGET, before=to_micros(before)).rowcount


@cache
def _recent(of_one_key: bool, made: bool | None) -> Select[Row]:
    """A statement for each set of filters, so that each can use its own index."""
    wanted = [_HERE]
    if of_one_key:
        wanted.append("key_id = :key_id")
    if made is not None:
        wanted.append("request_id IS NOT NULL" if made else "request_id IS NULL")
    return (
        select(_table)
        .where(text(" AND ".join(wanted)))
        .order_by(_table.c.created_at.desc(), _table.c.key.desc())
        .limit(bindparam("at_most"))
    )


def _file(row: Row) -> KeptFile:
    (
        key,
        key_id,
        request_id,
        name,
        content_type,
        size,
        created_at,
        expires_at,
        acl,
        marked_at,
        deleted_at,
    ) = row
    return KeptFile(
        key=key,
        key_id=key_id,
        request_id=request_id,
        name=name,
        content_type=content_type,
        size=size,
        created_at=to_moment(created_at),
        expires_at=_to_moment(expires_at),
        acl=Lifecycle.parse(orjson.loads(acl)).acl,
        marked_at=_to_moment(marked_at),
        deleted_at=_to_moment(deleted_at),
    )


def _to_micros(moment: datetime | None) -> int | None:
    return None if moment is None else to_micros(moment)


def _to_moment(micros: int | None) -> datetime | None:
    return None if micros is None else to_moment(micros)
