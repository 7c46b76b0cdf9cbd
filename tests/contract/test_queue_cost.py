"""Law 7: what a claim and a position cost does not depend on who else waits."""

import time
from collections.abc import Callable

import pytest
from sqlalchemy import text

from rushes.contracts.queue import Claim, Entry, Limits
from rushes.contracts.stores import Store, Transaction
from rushes.stores.transaction import SqlTransaction

pytestmark = pytest.mark.anyio

QUEUE = "requests"
_FILL = text("""
    WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < :count - 1)
    INSERT INTO queue_entries (id, queue, key_id, engine, priority, state, attempt, fence, cancel)
    SELECT :prefix || n, 'requests', :prefix || (n % :keys), :engine, 1, 'waiting', 0, 0, :no FROM numbers
""")


def fill(prefix: str, count: int, keys: int = 1, engine: str = "previs") -> Callable[[Transaction], None]:
    """A work that lets `count` entries of `keys` keys wait."""

    def work(tx: Transaction) -> None:
        assert isinstance(tx, SqlTransaction)
        tx.requests.connection.run(_FILL, prefix=prefix, count=count, keys=keys, engine=engine, no=False)

    return work


def fastest_claim(tx: Transaction, limits: Limits, holder: str = "me") -> tuple[float, list[Claim]]:
    """Milliseconds of the fastest of ten claims of one entry, and what they took."""
    taken: list[Claim] = []
    seconds: list[float] = []
    for _ in range(10):
        start = time.perf_counter()
        taken += tx.queue.claim(QUEUE, holder, 1, limits)
        seconds.append(time.perf_counter() - start)
    return min(seconds) * 1000, taken


async def test_a_hundred_thousand_waiting_entries_of_a_full_key_do_not_slow_others(store: Store) -> None:
    limits = Limits(per_key=20, engines={"previs": 100})

    def work(tx: Transaction) -> tuple[float, list[Claim]]:
        fill("busy", 100_000)(tx)
        assert len(tx.queue.claim(QUEUE, "me", 20, limits)) == 20
        for number in range(10):
            tx.queue.enqueue(Entry(f"other{number}", QUEUE, "other", "previs"))
        return fastest_claim(tx, limits)

    milliseconds, taken = await store.transact(work)
    assert [claim.entry_id for claim in taken] == [f"other{number}" for number in range(10)]
    assert milliseconds < 3


async def test_ten_thousand_keys_behind_a_full_engine_do_not_slow_another_engine(store: Store) -> None:
    limits = Limits(per_key=2, engines={"previs": 3})

    def work(tx: Transaction) -> tuple[float, list[Claim]]:
        fill("many", 10_000, keys=10_000)(tx)
        assert len(tx.queue.claim(QUEUE, "me", 4, limits)) == 3
        for number in range(10):
            tx.queue.enqueue(Entry(f"other{number}", QUEUE, f"other{number}", "remote"))
        return fastest_claim(tx, limits)

    milliseconds, taken = await store.transact(work)
    assert [claim.entry_id for claim in taken] == [f"other{number}" for number in range(10)]
    assert milliseconds < 3


async def test_ten_thousand_keys_that_may_run_do_not_slow_a_claim(store: Store) -> None:
    limits = Limits(per_key=2, engines={"previs": 100})

    def work(tx: Transaction) -> tuple[float, list[Claim]]:
        fill("many", 10_000, keys=10_000)(tx)
        return fastest_claim(tx, limits)

    milliseconds, taken = await store.transact(work)
    assert len(taken) == 10
    assert milliseconds < 3


async def test_the_last_of_ten_thousand_learns_its_position_quickly(store: Store) -> None:
    await store.transact(fill("many", 10_000))
    seconds: list[float] = []
    for _ in range(10):
        start = time.perf_counter()
        position = await store.read(lambda tx: tx.queue.position("many9999"))
        seconds.append(time.perf_counter() - start)
        assert position == 9999
    assert min(seconds) < 0.003
