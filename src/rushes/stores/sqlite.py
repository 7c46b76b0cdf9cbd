"""The store on one SQLite file: one writer thread that commits for many, reads on the event loop.

A commit that has reached the disk costs as much for one work as for sixty-four, so whatever waits when the writer
is free goes into one. Readers never wait for the writer (WAL), and a read by key takes a third of what handing it to
another thread costs (18 against 52 microseconds, measured), so it happens where it is asked for.
"""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from rushes.contracts.stores import Transaction
from rushes.errors import InfrastructureError, RushesError, SettingsError, StorageFull
from rushes.stores.connection import SQLITE, Dialect
from rushes.stores.transaction import SqlTransaction

WORKS_PER_COMMIT = 64
# Another process (a command line beside the server) may hold the file for a moment.
_BUSY_SECONDS = 5.0
_OLDEST = (3, 35)  # RETURNING

T = TypeVar("T")


@dataclass
class _Work:
    """One `transact` on its way: what to run, who waits for it, and how it ended."""

    run: Callable[[Transaction], Any]
    waiter: asyncio.Future[Any]
    loop: asyncio.AbstractEventLoop
    result: Any = None
    error: BaseException | None = None
    announced: Iterable[str] = ()


class SQLiteStore:
    """`contracts.stores.Store` on a SQLite file that has been migrated.

    Listeners hear what this process commits: only one process at a time writes requests to such a file
    (`stores.lock`). A caller that is cancelled while it waits in `transact` does not stop its work.
    """

    def __init__(self, path: Path, dialect: Dialect = SQLITE) -> None:
        if sqlite3.sqlite_version_info < _OLDEST:
            raise SettingsError(
                f"SQLite {'.'.join(map(str, _OLDEST))} or newer is needed, this is {sqlite3.sqlite_version}"
            )
        self._path = path
        self._dialect = dialect
        self._writer = _connect(path)
        self._reader = _connect(path)
        self._reader.execute("PRAGMA query_only = ON")
        self._listeners: list[Callable[[str], None]] = []
        self._works: SimpleQueue[_Work | None] = SimpleQueue()
        self._closed = False
        # A daemon: a process that ends without `close` must not hang; every commit is already on the disk.
        self._thread = threading.Thread(target=self._write, name=f"writer of {path.name}", daemon=True)
        self._thread.start()

    async def transact(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in a writing transaction; returns after the commit has reached the disk.

        Raises what `work` raises, `StorageFull` when the disk is full, `InfrastructureError` when the file cannot
        be written.
        """
        if self._closed:
            raise InfrastructureError(f"The store {self._path} is closed")
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[T] = loop.create_future()
        self._works.put(_Work(work, waiter, loop))
        return await waiter

    async def read(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` on a consistent view that it does not change; `InfrastructureError` when it cannot be read."""
        try:
            self._reader.execute("BEGIN")
            try:
                return work(SqlTransaction(self._reader, self._dialect))
            finally:
                self._reader.execute("COMMIT")
        except sqlite3.Error as error:
            raise _translated(error, self._path) from error

    def listen(self, heard: Callable[[str], None]) -> None:
        """Call `heard(request_id)` on the event loop, after the commit and before `transact` returns."""
        self._listeners.append(heard)

    async def copy(self, path: Path) -> None:
        """Write a consistent copy of everything into a new file, read by a connection of its own."""

        def vacuum() -> None:
            if path.exists():
                raise FileExistsError(path)
            source = _connect(self._path)
            try:
                source.execute("VACUUM INTO ?", (str(path),))
            except sqlite3.Error as error:
                path.unlink(missing_ok=True)
                raise _translated(error, self._path) from error
            finally:
                source.close()

        await asyncio.to_thread(vacuum)

    async def close(self) -> None:
        """Commit what waits and let go of the file; a no-op the second time."""
        if self._closed:
            return
        self._closed = True
        self._works.put(None)
        await asyncio.to_thread(self._thread.join)
        self._reader.close()
        self._writer.close()

    # --- the writer thread ------------------------------------------------------------------------------------

    def _write(self) -> None:
        closing = False
        while not closing:
            batch: list[_Work] = []
            work = self._works.get()
            while work is not None:
                batch.append(work)
                if len(batch) == WORKS_PER_COMMIT:
                    break
                try:
                    work = self._works.get_nowait()
                except Empty:
                    break
            else:
                closing = True
            if batch:
                self._commit(batch)
                self._deliver(batch)

    def _commit(self, batch: list[_Work]) -> None:
        """Run the works in one transaction. Nothing of a work that failed, or of a failed commit, is kept."""
        try:
            self._writer.execute("BEGIN IMMEDIATE")
            for work in batch:
                self._attempt(work)
            self._writer.execute("COMMIT")
        except sqlite3.Error as error:
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")
            for work in batch:
                work.announced = ()
                if work.error is None:
                    work.error = _translated(error, self._path)

    def _attempt(self, work: _Work) -> None:
        transaction = SqlTransaction(self._writer, self._dialect)
        self._writer.execute("SAVEPOINT work")
        try:
            work.result = work.run(transaction)
            work.announced = transaction.announced
        except BaseException as error:  # the thread must outlive whatever a work raises; its caller gets it
            work.error = _translated(error, self._path) if isinstance(error, sqlite3.Error) else error
            # Some errors (a full disk) make SQLite roll back everything by itself: then this fails, and so does
            # the whole batch.
            self._writer.execute("ROLLBACK TO work")
        self._writer.execute("RELEASE work")

    def _deliver(self, batch: list[_Work]) -> None:
        """Hand a batch over to its event loops: one wake-up for each."""
        for loop in {work.loop for work in batch}:
            mine = [work for work in batch if work.loop is loop]
            try:
                loop.call_soon_threadsafe(self._resolve, loop, mine)
            except RuntimeError:
                # That loop has ended, and with it everybody who could have waited.
                continue

    def _resolve(self, loop: asyncio.AbstractEventLoop, batch: list[_Work]) -> None:
        # Listeners first: whoever awaited a transaction then finds caches that no longer hold the old state.
        for request_id in dict.fromkeys(request_id for work in batch for request_id in work.announced):
            for heard in self._listeners:
                try:
                    heard(request_id)
                except Exception as error:
                    loop.call_exception_handler({"message": "A listener of the store failed", "exception": error})
        for work in batch:
            if work.waiter.done():  # cancelled meanwhile
                continue
            if work.error is not None:
                work.waiter.set_exception(work.error)
            else:
                work.waiter.set_result(work.result)


def _connect(path: Path) -> sqlite3.Connection:
    try:
        # Transactions are begun and ended here, in words; the threads take turns by design.
        connection = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error as error:
        raise SettingsError(f"{path} cannot be opened as a SQLite database: {error}") from error
    return connection


def _translated(error: sqlite3.Error, path: Path) -> RushesError:
    """SQLite's error in our words. A full disk shows as SQLITE_FULL, or as a write that fails."""
    if getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE):
        return StorageFull(f"No room to write to {path}: {error}")
    return InfrastructureError(f"The database {path} failed: {error}")
