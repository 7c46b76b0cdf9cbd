"""Law 7: what a claim and a position cost does not depend on who else waits.

Cost is counted in steps of the database's own machine, which are the same on every computer.
"""

import sqlite3
from collections.abc import Callable
from typing import cast

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

_COUNT = text("""
    INSERT INTO queue_lengths (queue, priority, waiting) VALUES ('requests', 1, :count)
    ON CONFLICT (queue, priority) DO UPDATE SET waiting = queue_lengths.waiting + excluded.waiting
""")
STEPS_AT_MOST = 20_000
"""A scan of ten thousand entries takes several times as many."""


def steps(tx: Transaction, work: Callable[[], object]) -> int:
    """How many steps of SQLite's machine `work` takes, counted in tens."""
    assert isinstance(tx, SqlTransaction)
    driver = cast("sqlite3.Connection", tx.requests.connection.driver)
    tens: list[None] = []
    driver.set_progress_handler(lambda: tens.append(None), 10)
    work()
    driver.set_progress_handler(None, 10)
    return 10 * len(tens)


def fill(prefix: str, count: int, keys: int = 1, engine: str = "previs") -> Callable[[Transaction], None]:
    """A work that lets `count` entries of `keys` keys wait."""

    def work(tx: Transaction) -> None:
        assert isinstance(tx, SqlTransaction)
        tx.requests.connection.run(_FILL, prefix=prefix, count=count, keys=keys, engine=engine, no=False)
        tx.requests.connection.run(_COUNT, count=count)

    return work


def ten_claims(tx: Transaction, limits: Limits) -> tuple[int, list[Claim]]:
    """Steps of the dearest of ten claims of one entry, and what they took."""
    taken: list[Claim] = []
    counted = [steps(tx, lambda: taken.extend(tx.queue.claim(QUEUE, "me", 1, limits))) for _ in range(10)]
    return max(counted), taken


async def test_a_hundred_thousand_waiting_entries_of_a_full_key_do_not_slow_others(store: Store) -> None:
    limits = Limits(per_key=20, engines={"previs": 100})

    def work(tx: Transaction) -> tuple[int, list[Claim]]:
        fill("busy", 100_000)(tx)
        assert len(tx.queue.claim(QUEUE, "me", 20, limits)) == 20
        for number in range(10):
            tx.queue.enqueue(Entry(f"other{number}", QUEUE, "other", "previs"))
        return ten_claims(tx, limits)

    dearest, taken = await store.transact(work)
    assert [claim.entry_id for claim in taken] == [f"other{number}" for number in range(10)]
    assert dearest < STEPS_AT_MOST


async def test_ten_thousand_keys_behind_a_full_engine_do_not_slow_another_engine(store: Store) -> None:
    limits = Limits(per_key=2, engines={"previs": 3})

    def work(tx: Transaction) -> tuple[int, list[Claim]]:
        fill("many", 10_000, keys=10_000)(tx)
        assert len(tx.queue.claim(QUEUE, "me", 4, limits)) == 3
        for number in range(10):
            tx.queue.enqueue(Entry(f"other{number}", QUEUE, f"other{number}", "remote"))
        return ten_claims(tx, limits)

    dearest, taken = await store.transact(work)
    assert [claim.entry_id for claim in taken] == [f"other{number}" for number in range(10)]
    assert dearest < STEPS_AT_MOST


async def test_ten_thousand_keys_that_may_run_do_not_slow_a_claim(store: Store) -> None:
    limits = Limits(per_key=2, engines={"previs": 100})

    def work(tx: Transaction) -> tuple[int, list[Claim]]:
        fill("many", 10_000, keys=10_000)(tx)
        return ten_claims(tx, limits)

    dearest, taken = await store.transact(work)
    assert len(taken) == 10
    assert dearest < STEPS_AT_MOST


@pytest.mark.parametrize("place", [0, 10, 9_990, 9_999])
async def test_the_first_and_the_last_of_ten_thousand_learn_their_position_without_a_count(
    store: Store, place: int
) -> None:
    def work(tx: Transaction) -> tuple[int, list[int | None]]:
        fill("many", 10_000)(tx)
        found: list[int | None] = []
        return steps(tx, lambda: found.append(tx.queue.position(f"many{place}"))), found

    cost, found = await store.transact(work)
    assert found == [place]
    assert cost < 1_000
