"""Transactions, over every database."""

import asyncio
import resource
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from sqlalchemy import text

from rushes.contracts.queue import Entry, Limits
from rushes.contracts.stores import Store, Transaction
from rushes.errors import InfrastructureError, SettingsError, StorageFull
from rushes.stores import open_store
from rushes.stores.transaction import SqlTransaction

if TYPE_CHECKING:
    from tests.contract.conftest import Database

pytestmark = pytest.mark.anyio

QUEUE = "requests"


def enqueue(tx: Transaction, name: str) -> None:
    tx.queue.enqueue(Entry(name, QUEUE, "key", "previs"))
    tx.changed(name)


def fail(tx: Transaction, name: str) -> NoReturn:
    enqueue(tx, name)
    raise LookupError(name)


async def waiting(store: Store) -> int:
    return await store.read(lambda tx: tx.queue.waiting(QUEUE))


async def test_a_transaction_returns_what_its_work_returns(store: Store) -> None:
    assert await store.transact(lambda tx: 42) == 42
    assert await store.read(lambda tx: 43) == 43


async def test_works_that_share_a_commit_fail_alone(store: Store) -> None:
    works = (store.transact(lambda tx, n=n: (fail if n % 7 == 3 else enqueue)(tx, f"r{n}")) for n in range(100))
    outcomes = await asyncio.gather(*works, return_exceptions=True)
    failed = [n for n, outcome in enumerate(outcomes) if outcome is not None]
    assert failed == [n for n in range(100) if n % 7 == 3]
    assert [str(outcomes[n]) for n in failed] == [f"r{n}" for n in failed]
    claims = await store.transact(lambda tx: tx.queue.claim(QUEUE, "me", 1000, Limits(None, {})))
    assert {c.entry_id for c in claims} == {f"r{n}" for n in range(100) if n not in failed}


async def test_a_work_that_breaks_a_rule_of_the_database_fails_alone(store: Store) -> None:
    def break_uniqueness(tx: Transaction) -> None:
        enqueue(tx, "lost")
        assert isinstance(tx, SqlTransaction)
        tx.requests.connection.run(text("INSERT INTO keys (id) VALUES ('without the rest')"))

    bad, _ = await asyncio.gather(
        store.transact(break_uniqueness), store.transact(lambda tx: enqueue(tx, "kept")), return_exceptions=True
    )
    assert isinstance(bad, InfrastructureError)
    assert await waiting(store) == 1


async def test_a_cancelled_caller_does_not_stop_its_work(store: Store) -> None:
    caller = asyncio.create_task(store.transact(lambda tx: enqueue(tx, "a")))
    await asyncio.sleep(0)
    caller.cancel()
    await asyncio.gather(caller, return_exceptions=True)
    await store.transact(lambda tx: None)
    assert await waiting(store) == 1


async def test_listeners_hear_of_a_change_after_its_commit_and_before_its_caller_goes_on(
    store: Store, database: "Database"
) -> None:
    other = database.open()
    heard: list[str] = []
    seen: list[asyncio.Task[int]] = []

    def listen(request_id: str) -> None:
        heard.append(request_id)
        seen.append(asyncio.create_task(waiting(other)))

    store.listen(listen)
    await store.transact(lambda tx: [enqueue(tx, "a"), tx.changed("a")])
    assert heard == ["a"], "once, although it was announced twice"
    assert await asyncio.gather(*seen) == [1]
    await other.close()


async def test_nobody_hears_of_a_work_that_failed(store: Store) -> None:
    heard: list[str] = []
    store.listen(heard.append)
    outcomes = await asyncio.gather(
        store.transact(lambda tx: fail(tx, "a")), store.transact(lambda tx: enqueue(tx, "b")), return_exceptions=True
    )
    assert isinstance(outcomes[0], LookupError)
    assert heard == ["b"]


async def test_a_listener_that_fails_harms_neither_the_others_nor_the_caller(store: Store) -> None:
    heard: list[str] = []
    complaints: list[str] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(str(context["exception"])))

    def broken(request_id: str) -> None:
        raise RuntimeError(f"cannot hear {request_id}")

    store.listen(broken)
    store.listen(heard.append)
    await store.transact(lambda tx: enqueue(tx, "a"))
    asyncio.get_running_loop().set_exception_handler(None)
    assert (heard, complaints) == (["a"], ["cannot hear a"])


async def test_a_read_cannot_write(store: Store) -> None:
    with pytest.raises(InfrastructureError):
        await store.read(lambda tx: enqueue(tx, "a"))
    assert await waiting(store) == 0


async def test_closing_commits_what_waits_and_refuses_what_comes_later(database: "Database") -> None:
    store = database.open()
    works = [asyncio.create_task(store.transact(lambda tx, n=n: enqueue(tx, f"r{n}"))) for n in range(200)]
    await asyncio.sleep(0)
    await store.close()
    await asyncio.gather(*works)
    await store.close()
    with pytest.raises(InfrastructureError, match="closed"):
        await store.transact(lambda tx: None)
    again = database.open()
    assert await waiting(again) == 200
    await again.close()


# --- SQLite ----------------------------------------------------------------------------------------------------


async def test_commits_are_durable_and_readers_never_wait(tmp_path: Path) -> None:
    store = open_store("sqlite:///rushes.db", tmp_path)

    def pragmas(tx: Transaction) -> dict[str, object]:
        assert isinstance(tx, SqlTransaction)
        run = tx.requests.connection.run
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        return {name: (run(text(f"PRAGMA {name}")).fetchone() or (None,))[0] for name in names}

    full = 2
    expected = {"journal_mode": "wal", "synchronous": full, "foreign_keys": 1, "busy_timeout": 5000}
    assert await store.transact(pragmas) == expected
    await store.close()


async def test_with_no_room_for_another_page_writes_are_refused_reads_work_and_all_is_well_afterwards(
    tmp_path: Path,
) -> None:
    store = open_store("sqlite:///rushes.db", tmp_path)

    def at_most(tx: Transaction, pages: int) -> None:
        assert isinstance(tx, SqlTransaction)
        # Below the present size it becomes the present size.
        tx.requests.connection.run(text(f"PRAGMA max_page_count = {pages}")).fetchone()

    await store.transact(lambda tx: enqueue(tx, "kept"))
    await store.transact(lambda tx: at_most(tx, 1))
    with pytest.raises(StorageFull, match=r"rushes\.db"):
        await store.transact(lambda tx: [enqueue(tx, f"r{n}") for n in range(10_000)])
    assert await waiting(store) == 1
    await store.transact(lambda tx: at_most(tx, 1_000_000))
    await store.transact(lambda tx: enqueue(tx, "new"))
    assert await waiting(store) == 2
    await store.close()


async def test_with_no_room_for_the_journal_writes_are_refused_reads_work_and_all_is_well_afterwards(
    tmp_path: Path,
) -> None:
    store = open_store("sqlite:///rushes.db", tmp_path)
    await store.transact(lambda tx: enqueue(tx, "kept"))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((tmp_path / "rushes.db-wal").stat().st_size + 50_000, hard))
    try:
        with pytest.raises(StorageFull):
            await store.transact(lambda tx: [enqueue(tx, f"r{n}") for n in range(10_000)])
        assert await waiting(store) == 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    await store.transact(lambda tx: enqueue(tx, "new"))
    assert await waiting(store) == 2
    await store.close()
    with sqlite3.connect(tmp_path / "rushes.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


@pytest.mark.parametrize("url", ["postgresql://localhost/rushes", "sqlite://", "sqlite:///:memory:", "rushes.db"])
def test_a_database_that_this_version_cannot_use_is_refused_with_the_way_out(url: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"sqlite:///rushes\.db"):
        open_store(url, tmp_path)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rushes.db").write_text("these are not the tables you are looking for")
    with pytest.raises(SettingsError, match=r"rushes\.db"):
        open_store("sqlite:///rushes.db", tmp_path)


async def test_an_absolute_url_is_taken_as_it_is(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/deep/er/rushes.db", tmp_path / "elsewhere")
    await store.close()
    assert (tmp_path / "deep" / "er" / "rushes.db").exists()
    assert not (tmp_path / "elsewhere").exists()
