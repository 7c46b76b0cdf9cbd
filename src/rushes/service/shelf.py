"""Files with their records: what was uploaded and what was made, until it expires."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote

from rushes.contracts.storage import Storage, StoredObject
from rushes.contracts.stores import Store, Transaction
from rushes.core.lifecycle import Decision, KeptFile, Lifecycle
from rushes.errors import BadRequest, FileForbidden, UnknownFile

LINK_SECONDS = 3600.0
ARRIVING = timedelta(days=1)
"""How long a record waits for its content: as long as an upload may take, so that a repeated one finds it."""


@dataclass(frozen=True)
class Retention:
    """How long things are kept where nobody asked otherwise; None: for ever.

    `grace` is how long the collector waits between finding a file expired and removing its content.
    """

    outputs: timedelta | None = None
    uploads: timedelta | None = None
    payloads: timedelta | None = None
    logs: timedelta | None = None
    deliveries: timedelta | None = None
    grace: timedelta = timedelta(hours=1)


@dataclass(frozen=True)
class NewFile:
    """A local file to be kept. `source` is used up."""

    key: str
    source: Path
    name: str
    content_type: str
    size: int


@dataclass(frozen=True)
class Found:
    """A file that may be read: its record, and the object in storage."""

    file: KeptFile
    stored: StoredObject
    seconds_left: float | None


class Shelf:
    """Keeps files and hands them out.

    Records are committed before contents, so nothing is in storage that no record knows. Until its content is there
    a record is about to expire, so where the content never comes (`kill -9`, a full disk) no record stays either.
    """

    def __init__(self, store: Store, storage: Storage, retention: Retention) -> None:
        self._store = store
        self._storage = storage
        self._retention = retention

    async def keep(
        self, files: list[NewFile], key_id: str, request_id: str | None, lifecycle: Lifecycle
    ) -> list[KeptFile]:
        """Keep local files for a key; their records. With `request_id` they are outputs of that request.

        The first content of a key wins: a file whose key is taken keeps its record and content.
        Raises BadRequest for the key of a file that has expired, StorageFull, InfrastructureError.
        """
        default = self._retention.uploads if request_id is None else self._retention.outputs

        def record(tx: Transaction) -> list[KeptFile]:
            now = tx.now()
            kept: list[KeptFile] = []
            for file in files:
                row = KeptFile(
                    file.key,
                    key_id,
                    request_id,
                    file.name,
                    file.content_type,
                    file.size,
                    now,
                    now + ARRIVING,
                    lifecycle.acl,
                )
                there = row if tx.files.insert(row) else (tx.files.get(file.key) or row)
                if there.expires_at is not None and there.expires_at <= now:
                    raise BadRequest(f"{file.name} has been here and has expired: begin anew")
                kept.append(there)
            return kept

        def arrived(tx: Transaction) -> None:
            for file in kept:
                tx.files.keep_until(file.key, lifecycle.expires_at(file.created_at, default))

        kept = await self._store.transact(record)
        for file in files:
            await self._storage.put(file.key, file.source, file.content_type, consume=True)
        await self._store.transact(arrived)
        return kept

    async def find(self, key: str, viewer: str | None) -> Found:
        """A file for somebody with that key id, or without one (None). Raises UnknownFile, FileForbidden."""

        def look(tx: Transaction) -> tuple[KeptFile | None, float | None]:
            file = tx.files.get(key)
            if file is None or file.expires_at is None:
                return file, None
            return file, (file.expires_at - tx.now()).total_seconds()

        file, left = await self._store.read(look)
        decision = Decision.HIDE if file is None else file.acl.decide(file.key_id, viewer)
        if file is None or decision is Decision.HIDE:
            raise UnknownFile("File not found")
        if decision is Decision.FORBID:
            raise FileForbidden("This file is not for you: its owner restricted who may read it")
        if file.deleted_at is not None or (left is not None and left <= 0):
            raise UnknownFile(f"File expired at {file.expires_at:%Y-%m-%dT%H:%M:%SZ}")
        if (stored := await self._storage.head(key)) is None:
            raise UnknownFile("File not found")
        return Found(file, stored, left)

    async def recent(self, key_id: str | None, made: bool | None, before: str | None, limit: int) -> list[KeptFile]:
        """Up to `limit` files that can be had, the newest first: `contracts.stores.Files.recent`.

        `before` is the key of the file behind which they stand. Raises UnknownFile for one that is not there.
        """

        def look(tx: Transaction) -> list[KeptFile]:
            last = None if before is None else tx.files.get(before)
            if before is not None and last is None:
                raise UnknownFile("File not found")
            return tx.files.recent(key_id, made, last, tx.now(), limit)

        return await self._store.read(look)

    async def expire(self, key: str, key_id: str | None) -> None:
        """Let a file of a key (None: of any) expire now. Raises UnknownFile."""

        def end(tx: Transaction) -> None:
            file, now = tx.files.get(key), tx.now()
            gone = file is None or (file.expires_at is not None and file.expires_at <= now)
            if file is None or gone or key_id not in (None, file.key_id):
                raise UnknownFile("File not found")
            tx.files.keep_until(key, now)

        await self._store.transact(end)

    async def kept(self, key: str) -> KeptFile | None:
        """The record of a file whose content is there as well."""
        file = await self._store.read(lambda tx: tx.files.get(key))
        return None if file is None or await self._storage.head(key) is None else file

    async def own(self, path: str, viewer: str | None) -> AsyncIterator[bytes] | None:
        """The content behind the path of a URL that we handed out, for somebody with that key id; None: not ours.

        Raises UnknownFile when it has expired, FileForbidden.
        """
        key = unquote(path.partition("/files/")[2])
        if not key or await self._store.read(lambda tx: tx.files.get(key)) is None:
            return None
        found = await self.find(key, viewer)
        return self.read(key, 0, found.stored.size)

    def read(self, key: str, start: int, end: int) -> AsyncIterator[bytes]:
        """The bytes from `start` up to, not including, `end`, in pieces."""
        return self._storage.read(key, start, end)

    async def link(self, found: Found) -> str | None:
        """Where the store itself hands the file out, if it does."""
        left = LINK_SECONDS if found.seconds_left is None else found.seconds_left
        return await self._storage.link(found.file.key, max(1.0, min(LINK_SECONDS, left)))
