"""The records of files as people look through them, what stands in a queue, and copies, over every database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rushes.contracts.queue import Entry, Limits, Load
from rushes.contracts.stores import Store, Transaction
from rushes.core.lifecycle import KeptFile
from rushes.stores import SQLiteStore

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 11, 20, 12, 0, 0, 0, UTC)
A_FILE = KeptFile("uploads/a/cat.png", "key", None, "cat.png", "image/png", 100, NOON)


def keep(*files: KeptFile) -> Callable[[Transaction], None]:
    def work(tx: Transaction) -> None:
        for file in files:
            assert tx.files.insert(file)

    return work


async def test_files_are_listed_by_key_and_origin_from_the_newest_and_page_by_page(store: Store) -> None:
    uploads = [replace(A_FILE, key=f"u{n}", created_at=NOON + timedelta(seconds=n)) for n in range(3)]
    made = [
        replace(A_FILE, key=f"m{n}", request_id="r", key_id="another", created_at=NOON + timedelta(minutes=1 + n // 2))
        for n in range(4)
    ]
    await store.transact(keep(*uploads, *made))

    async def keys(
        key_id: str | None = None, made: bool | None = None, before: KeptFile | None = None, limit: int = 10
    ) -> list[str]:
        found = await store.read(lambda tx: tx.files.recent(key_id, made, before, NOON, limit))
        return [file.key for file in found]

    assert await keys() == ["m3", "m2", "m1", "m0", "u2", "u1", "u0"]
    assert await keys(key_id="key") == ["u2", "u1", "u0"]
    assert await keys(made=True) == ["m3", "m2", "m1", "m0"]
    assert await keys(made=False, limit=2) == ["u2", "u1"]
    assert await keys(key_id="another", made=False) == []
    assert await keys(before=made[2], limit=3) == ["m1", "m0", "u2"]


async def test_what_has_expired_is_not_listed(store: Store) -> None:
    soon = replace(A_FILE, key="soon", expires_at=NOON + timedelta(seconds=1))
    gone = replace(A_FILE, key="gone", expires_at=NOON)
    await store.transact(keep(A_FILE, soon, gone))
    await store.transact(lambda tx: tx.files.delete(A_FILE.key, NOON))
    assert await store.read(lambda tx: tx.files.recent(None, None, None, NOON, 10)) == [soon]


async def test_a_queue_says_what_each_engine_has_before_it_and_runs(store: Store) -> None:
    def fill(tx: Transaction) -> None:
        for n, engine in enumerate(["previs", "previs", "previs", "other"]):
            tx.queue.enqueue(Entry(f"e{n}", "requests", "key", engine))
        tx.queue.enqueue(Entry("elsewhere", "deliveries", "key", "previs"))

    await store.transact(fill)
    await store.transact(lambda tx: tx.queue.claim("requests", "me", 1, Limits(None, {"other": 0})))
    assert await store.read(lambda tx: tx.queue.loads("requests")) == {"previs": Load(2, 1), "other": Load(1, 0)}
    assert await store.read(lambda tx: tx.queue.loads("nothing")) == {}


async def test_a_copy_holds_everything_that_was_committed_and_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    await store.transact(keep(A_FILE))
    await store.copy(tmp_path / "copy.db")
    await store.transact(keep(replace(A_FILE, key="later")))
    copied = SQLiteStore(tmp_path / "copy.db")
    assert await copied.read(lambda tx: tx.files.recent(None, None, None, NOON, 10)) == [A_FILE]
    await copied.close()
    with pytest.raises(FileExistsError):
        await store.copy(tmp_path / "copy.db")
