"""What is removed, and when: expired files, old payloads, logs and webhooks, uploads that were never completed."""

import asyncio
import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import structlog

from rushes.contracts.storage import Storage
from rushes.contracts.stores import Store, Transaction
from rushes.core.lifecycle import KeptFile
from rushes.core.requests import GenerationRequest
from rushes.errors import BadRequest, UnknownRequest
from rushes.service.claiming import every, forever
from rushes.service.keyring import Caller
from rushes.service.shelf import Retention
from rushes.service.uploads import Uploads

TOMBSTONE = timedelta(days=30)
"""How long a late caller is told that a file has expired, instead of that there is none."""
AT_ONCE = 500

log = structlog.get_logger()


@dataclass(frozen=True)
class Collected:
    """What a collection removed, or would remove. `file_bytes` is what the removed files' contents took."""

    marked: int = 0
    files: int = 0
    file_bytes: int = 0
    payloads: int = 0
    log_lines: int = 0
    deliveries: int = 0
    uploads: int = 0

    def rows(self) -> list[tuple[str, int, str]]:
        """The numbers with their names, and what there is to say of each."""
        return [
            ("files found expired", self.marked, "removed after the grace"),
            ("files removed", self.files, f"{self.file_bytes / 1e6:.1f} MB"),
            ("payloads forgotten", self.payloads, "of completed requests"),
            ("log lines removed", self.log_lines, ""),
            ("webhooks removed", self.deliveries, "delivered or failed"),
            ("abandoned uploads", self.uploads, ""),
        ]

    def __add__(self, other: "Collected") -> "Collected":
        return Collected(
            self.marked + other.marked,
            self.files + other.files,
            self.file_bytes + other.file_bytes,
            self.payloads + other.payloads,
            self.log_lines + other.log_lines,
            self.deliveries + other.deliveries,
            self.uploads + other.uploads,
        )


class Collector:
    """Removes what has had its time: it marks expired files, waits the grace, and only then deletes their content.

    Every step can be repeated and can be done by several processes at once. Nothing that a request still needs is
    touched: payloads and logs go only after the request has completed.
    """

    def __init__(self, store: Store, storage: Storage, uploads: Uploads, retention: Retention) -> None:
        self._store = store
        self._storage = storage
        self._uploads = uploads
        self._retention = retention

    async def forever(self, seconds: float) -> None:
        """Collect again and again. What goes wrong is told and tried again in the next round."""

        async def collect() -> None:
            if (total := await self.collect()) != Collected():
                log.info("collected", **vars(total))

        await forever(collect, every(seconds))

    async def collect(self) -> Collected:
        """Remove everything whose time has come."""
        total = Collected()
        while (found := await self._round()) != Collected():
            total += found
        abandoned = await asyncio.to_thread(self._uploads.abandoned)
        for path in abandoned:
            await asyncio.to_thread(_remove, path)
        await self._store.transact(lambda tx: tx.files.forget(tx.now() - TOMBSTONE))
        return total + Collected(uploads=len(abandoned))

    async def preview(self, most: int = 10_000) -> Collected:
        """What `collect` would remove now, counted up to `most` of each kind. Changes nothing."""

        def look(tx: Transaction) -> Collected:
            now = tx.now()
            due = tx.files.marked(now - self._retention.grace, most)
            payloads, logs, deliveries = self._retention.payloads, self._retention.logs, self._retention.deliveries
            return Collected(
                marked=len(tx.files.expired(now, most)),
                files=len(due),
                file_bytes=sum(file.size for file in due),
                payloads=0 if payloads is None else len(tx.requests.holding_payloads(now - payloads, most)),
                log_lines=0 if logs is None else tx.requests.count_logs(now - logs),
                deliveries=0 if deliveries is None else tx.deliveries.count_ended(now - deliveries),
            )

        abandoned = await asyncio.to_thread(self._uploads.abandoned)
        return await self._store.read(look) + Collected(uploads=len(abandoned))

    async def forget(self, request_id: str, caller: Caller) -> list[KeptFile]:
        """Delete what a request asked and answered, and the files it made; what was uploaded for it stays.

        Returns the files, which cannot be had from now on. Raises UnknownRequest, BadRequest while it runs.
        """

        def forget(tx: Transaction) -> list[KeptFile]:
            request = tx.requests.get(request_id)
            if request is None or request.key_id != caller.key_id:
                raise UnknownRequest(f"Request {request_id} not found")
            if not request.completed:
                raise BadRequest("The request is still in progress: cancel it first")
            return _forget(tx, request)

        return await self._store.transact(forget)

    async def _round(self) -> Collected:
        """One small transaction of every kind."""

        def step(tx: Transaction) -> tuple[Collected, list[KeptFile]]:
            now = tx.now()
            expired = tx.files.expired(now, AT_ONCE)
            tx.files.mark([file.key for file in expired], now)
            old: list[GenerationRequest] = []
            if self._retention.payloads is not None:
                old = tx.requests.holding_payloads(now - self._retention.payloads, AT_ONCE)
            for request in old:
                _forget_payloads(tx, request)
            lines = 0
            if self._retention.logs is not None:
                lines = tx.requests.drop_logs(now - self._retention.logs, AT_ONCE)
            ended = 0
            if self._retention.deliveries is not None:
                ended = tx.deliveries.drop_ended(now - self._retention.deliveries, AT_ONCE)
            due = tx.files.marked(now - self._retention.grace, AT_ONCE)
            return Collected(marked=len(expired), payloads=len(old), log_lines=lines, deliveries=ended), due

        found, due = await self._store.transact(step)
        for file in due:
            await self._storage.delete(file.key)
        if due:
            await self._store.transact(lambda tx: [tx.files.delete(file.key, tx.now()) for file in due])
        return found + Collected(files=len(due), file_bytes=sum(file.size for file in due))


def _forget(tx: Transaction, request: GenerationRequest) -> list[KeptFile]:
    files = tx.files.expire(request.id, tx.now())
    if request.input or request.output is not None:
        _forget_payloads(tx, request)
    return files


def _forget_payloads(tx: Transaction, request: GenerationRequest) -> None:
    tx.requests.save(request.payloads_forgotten())
    tx.attempts.forget_facts(request.id)
    tx.submissions.forget_arguments(request.id)
    tx.deliveries.forget_payloads(request.id)
    tx.changed(request.id)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
