"""The seven laws of the queue, over every database."""

import asyncio
import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rushes.contracts.queue import LEASE_SECONDS, MAX_ATTEMPTS, Beat, Claim, Entry, Limits
from rushes.contracts.stores import Store, Transaction
from rushes.core.keys import Key, KeyLimits
from rushes.stores import open_store

if TYPE_CHECKING:
    from tests.contract.conftest import Database

pytestmark = pytest.mark.anyio

NO_LIMITS = Limits(per_key=None, engines={})
QUEUE = "requests"


def entry(entry_id: str, key: str = "key", engine: str = "previs", priority: int = 1) -> Entry:
    return Entry(entry_id, QUEUE, key, engine, priority)


async def enqueue(store: Store, *entries: Entry) -> list[bool]:
    return await store.transact(lambda tx: [tx.queue.enqueue(e) for e in entries])


async def claim(store: Store, count: int = 1, limits: Limits = NO_LIMITS, holder: str = "me") -> list[Claim]:
    return await store.transact(lambda tx: tx.queue.claim(QUEUE, holder, count, limits))


async def claim_one(store: Store) -> Claim:
    (only,) = await claim(store)
    return only


def ids(claims: list[Claim]) -> list[str]:
    return [c.entry_id for c in claims]


# --- law 1: enqueue --------------------------------------------------------------------------------------------


async def test_an_entry_of_a_transaction_that_fails_was_never_enqueued(store: Store) -> None:
    def work(tx: Transaction) -> None:
        tx.queue.enqueue(entry("a"))
        raise LookupError("changed my mind")

    with pytest.raises(LookupError):
        await store.transact(work)
    assert await claim(store) == []


async def test_enqueueing_the_same_id_twice_is_a_no_op(store: Store) -> None:
    assert await enqueue(store, entry("a"), entry("b"), entry("a", priority=0)) == [True, True, False]
    assert ids(await claim(store, 9)) == ["a", "b"]


async def test_enqueueing_the_id_of_a_running_entry_is_a_no_op(store: Store) -> None:
    await enqueue(store, entry("a"))
    await claim_one(store)
    assert await enqueue(store, entry("a")) == [False]
    assert await claim(store) == []


# --- law 2: claim ----------------------------------------------------------------------------------------------


async def test_a_claim_takes_by_priority_then_by_the_order_of_enqueueing(store: Store) -> None:
    await enqueue(store, entry("low", priority=10), entry("b"), entry("a"), entry("urgent", priority=0), entry("c"))
    assert ids(await claim(store, 3)) == ["urgent", "b", "a"]
    assert ids(await claim(store, 3)) == ["c", "low"]


async def test_a_claim_says_what_it_took(store: Store) -> None:
    await enqueue(store, entry("a", key="k7", engine="e7"))
    taken = await claim_one(store)
    assert (taken.entry_id, taken.queue, taken.key_id, taken.engine, taken.attempt) == ("a", QUEUE, "k7", "e7", 1)


async def test_queues_do_not_see_each_other(store: Store) -> None:
    await enqueue(store, replace(entry("a"), queue="deliveries"), entry("b"))
    one_per_key = Limits(per_key=1, engines={})
    assert ids(await claim(store, 9, one_per_key)) == ["b"]
    deliveries = await store.transact(lambda tx: tx.queue.claim("deliveries", "me", 9, one_per_key))
    assert ids(deliveries) == ["a"]


async def test_a_key_at_its_limit_is_skipped_and_not_forgotten(store: Store) -> None:
    limits = Limits(per_key=1, engines={})
    await enqueue(store, entry("a1", key="a"), entry("a2", key="a"), entry("b1", key="b"))
    first, other = await claim(store, 9, limits)
    assert ids([first, other]) == ["a1", "b1"]
    assert await claim(store, 9, limits) == []
    await store.transact(lambda tx: tx.queue.finish(first))
    assert ids(await claim(store, 9, limits)) == ["a2"]


async def test_the_limit_a_key_has_of_its_own_counts_before_that_of_all_keys_where_it_is_heeded(store: Store) -> None:
    def keys(tx: Transaction) -> None:
        for key_id, most in (("narrow", 1), ("wide", 3), ("plain", None)):
            tx.keys.insert(Key(key_id, key_id, "", tx.now(), limits=KeyLimits(max_running=most)))

    await store.transact(keys)
    waiting = [entry(f"{key}{i}", key=key) for i in range(4) for key in ("narrow", "wide", "plain", "unknown")]
    await enqueue(store, *waiting)
    held = await claim(store, 99, Limits(per_key=2, engines={}, of_keys=True))
    assert Counter(one.key_id for one in held) == {"narrow": 1, "wide": 3, "plain": 2, "unknown": 2}
    await store.transact(lambda tx: tx.keys.limit("narrow", KeyLimits(max_running=2)))
    assert ids(await claim(store, 99, Limits(per_key=2, engines={}, of_keys=True))) == ["narrow1"]
    unheeded = await claim(store, 99, Limits(per_key=None, engines={}))
    assert len(held) + 1 + len(unheeded) == len(waiting)


async def test_an_engine_at_its_limit_is_skipped(store: Store) -> None:
    limits = Limits(per_key=None, engines={"previs": 2, "closed": 0})
    await enqueue(store, *(entry(f"p{i}") for i in range(4)))
    await enqueue(store, entry("c", engine="closed"), entry("x", engine="unlimited"))
    assert ids(await claim(store, 9, limits)) == ["p0", "p1", "x"]


async def test_the_limit_of_a_key_counts_over_all_engines(store: Store) -> None:
    await enqueue(store, *(entry(f"{engine}{i}", engine=engine) for i in range(3) for engine in ("x", "y")))
    assert ids(await claim(store, 9, Limits(per_key=3, engines={}))) == ["x0", "y0", "x1"]


async def test_order_and_priority_hold_across_keys_while_limits_apply(store: Store) -> None:
    """Sixty requests of twenty keys, then four urgent ones: nobody jumps the queue, nobody is drawn by lot."""
    await enqueue(store, *(entry(f"n{i:02}", key=f"k{i % 20}", priority=2) for i in range(60)))
    await enqueue(store, *(entry(f"u{i}", key=f"k{i}") for i in range(4)))
    started: list[str] = []
    while taken := await claim(store, 4, Limits(per_key=2, engines={"previs": 4})):
        started += ids(taken)
        for done in taken:
            await store.transact(lambda tx, done=done: tx.queue.finish(done))
    assert started == [f"u{i}" for i in range(4)] + [f"n{i:02}" for i in range(60)]


async def test_limits_are_exact_however_many_claim_at_once(database: "Database") -> None:
    stores = [database.open(), database.open()]
    await enqueue(stores[0], *(entry(f"r{i:03}", key=f"k{i % 3}", engine=f"e{i % 2}") for i in range(120)))
    limits = Limits(per_key=2, engines={"e0": 3, "e1": 2})

    async def claims_of_all() -> list[Claim]:
        takers = (claim(store, 2, limits, f"{n}.{i}") for n, store in enumerate(stores) for i in range(6))
        return [one for taken in await asyncio.gather(*takers) for one in taken]

    held = await claims_of_all()
    assert sorted(ids(held)) == [f"r{i:03}" for i in range(5)], "as many as both limits allow, in order"
    started = ids(held)
    while held:
        done, kept = held[::2], held[1::2]
        finishes = (stores[0].transact(lambda tx, one=one: tx.queue.finish(one)) for one in done)
        new, finished = await asyncio.gather(claims_of_all(), asyncio.gather(*finishes))
        assert all(finished)
        held = kept + new + await claims_of_all()
        started += ids(held[len(kept) :])
        assert max(Counter(one.key_id for one in held).values(), default=0) <= 2
        engines = Counter(one.engine for one in held)
        assert (engines["e0"] <= 3, engines["e1"] <= 2) == (True, True)
    assert sorted(started) == [f"r{i:03}" for i in range(120)]
    for store in stores:
        await store.close()


async def test_claims_are_what_a_plain_list_would_give(store: Store) -> None:
    """Against a model, in states with deep backlogs of full keys and engines, delays and hand-backs."""
    chance = random.Random(20)
    limits = Limits(per_key=3, engines={"e0": 4, "e1": 5})
    waiting: list[tuple[int, int, Entry]] = []
    running: dict[str, tuple[int, int, Entry, Claim]] = {}

    def model_claim() -> Entry | None:
        keys = Counter(e.key_id for _, _, e, _ in running.values())
        engines = Counter(e.engine for _, _, e, _ in running.values())
        for place in sorted(waiting, key=lambda w: w[:2]):
            of = place[2]
            if keys[of.key_id] < 3 and engines[of.engine] < limits.engines.get(of.engine, 1_000):
                waiting.remove(place)
                return of
        return None

    def step(tx: Transaction, number: int) -> None:
        doing = chance.choice(["enqueue"] * 5 + ["claim"] * 3 + ["finish", "release", "remove", "position"])
        if doing == "enqueue":
            key = "k0" if chance.random() < 0.8 else f"k{chance.randrange(6)}"
            new = Entry(f"r{number}", QUEUE, key, f"e{chance.randrange(3)}", chance.choice([1, 1, 1, 10]))
            tx.queue.enqueue(new)
            waiting.append((new.priority, number, new))
        elif doing == "claim":
            before = {e.id: (p, n) for p, n, e in waiting}
            expected = model_claim()
            taken = tx.queue.claim(QUEUE, "me", 1, limits)
            assert ids(taken) == ([] if expected is None else [expected.id])
            if expected is not None:
                running[expected.id] = (*before[expected.id], expected, taken[0])
        elif doing == "position" and waiting:
            place = chance.choice(waiting)
            assert tx.queue.position(place[2].id) == sum(other[:2] < place[:2] for other in waiting)
        elif doing == "remove" and waiting:
            place = chance.choice(waiting)
            waiting.remove(place)
            assert tx.queue.remove(place[2].id)
        elif doing in ("finish", "release") and running:
            priority, order, of, held = running.pop(chance.choice(sorted(running)))
            if doing == "finish":
                assert tx.queue.finish(held)
            else:
                assert tx.queue.release(held)
                waiting.append((priority, order, of))
        assert tx.queue.waiting(QUEUE) == len(waiting)

    await store.transact(lambda tx: [step(tx, number) for number in range(1500)])
    assert len(waiting) > 300


async def test_position_counts_those_that_run_before(store: Store) -> None:
    await enqueue(store, entry("low", priority=10), entry("a"), entry("b"), replace(entry("x"), queue="other"))
    await enqueue(store, entry("running", priority=0))
    await claim_one(store)
    positions = await store.read(
        lambda tx: [tx.queue.position(name) for name in ("a", "b", "low", "running", "nobody")]
    )
    assert positions == [0, 1, 2, None, None]


async def test_a_removed_entry_never_runs_and_a_running_one_cannot_be_removed(store: Store) -> None:
    await enqueue(store, entry("a"), entry("b"))
    held = await claim_one(store)
    removed = await store.transact(lambda tx: [tx.queue.remove(name) for name in ("a", "b", "nobody")])
    assert removed == [False, True, False]
    assert await claim(store) == []
    assert await store.transact(lambda tx: tx.queue.finish(held))


async def test_an_entry_with_a_time_runs_when_the_database_says_so(store: Store, database: "Database") -> None:
    def later(tx: Transaction) -> None:
        tx.queue.enqueue(replace(entry("later"), run_at=tx.now() + timedelta(seconds=5)))
        tx.queue.enqueue(replace(entry("past"), run_at=tx.now() - timedelta(seconds=5)))

    await store.transact(later)
    assert await store.read(lambda tx: tx.queue.waiting(QUEUE)) == 2
    assert ids(await claim(store, 9)) == ["past"]
    database.advance(4.9)
    assert await claim(store, 9) == []
    database.advance(0.1)
    assert ids(await claim(store, 9)) == ["later"]


# --- law 3: fences ---------------------------------------------------------------------------------------------


async def test_every_claim_of_an_entry_has_a_higher_fence_and_a_higher_attempt(store: Store) -> None:
    await enqueue(store, entry("a"))
    claims: list[Claim] = []
    for _ in range(3):
        claims.append(await claim_one(store))
        assert await store.transact(lambda tx: tx.queue.release(claims[-1]))
    fences = [c.fence for c in claims]
    assert fences == sorted(set(fences))
    assert [c.attempt for c in claims] == [1, 2, 3]


async def test_an_old_fence_changes_nothing(store: Store) -> None:
    await enqueue(store, entry("a"))
    old = await claim_one(store)
    await store.transact(lambda tx: tx.queue.release(old))

    def all_refused(tx: Transaction) -> None:
        assert not tx.queue.finish(old)
        assert not tx.queue.release(old)
        assert tx.queue.beat("me", [old]) == Beat(frozenset({"a"}), frozenset())

    await store.transact(all_refused)
    new = await claim_one(store)
    await store.transact(all_refused)
    assert await store.transact(lambda tx: tx.queue.finish(new))
    await store.transact(all_refused)


async def test_a_fence_of_an_entry_that_was_finished_does_not_fit_the_next_entry_of_that_id(store: Store) -> None:
    await enqueue(store, entry("sweep"))
    old = await claim_one(store)
    assert await store.transact(lambda tx: tx.queue.finish(old))
    await enqueue(store, entry("sweep"))
    new = await claim_one(store)
    assert new.fence > old.fence
    assert not await store.transact(lambda tx: tx.queue.finish(old))


async def test_a_beat_of_somebody_else_renews_nothing(store: Store) -> None:
    await enqueue(store, entry("a"))
    held = await claim_one(store)
    assert (await store.transact(lambda tx: tx.queue.beat("another", [held]))).lost == {"a"}


# --- law 4: leases ---------------------------------------------------------------------------------------------


async def test_a_lease_that_is_beaten_for_goes_on_and_one_that_is_not_runs_out(
    store: Store, database: "Database"
) -> None:
    await enqueue(store, entry("kept"), entry("lost"))
    kept, lost = await claim(store, 2)
    database.advance(LEASE_SECONDS - 1)
    assert await store.transact(lambda tx: tx.queue.beat("me", [kept])) == Beat(frozenset(), frozenset())
    assert await store.transact(lambda tx: tx.queue.recover(alone=False)) == ([], [])
    database.advance(1.1)
    assert await store.transact(lambda tx: tx.queue.recover(alone=False)) == ([lost], [])
    assert (await store.transact(lambda tx: tx.queue.beat("me", [kept, lost]))).lost == {"lost"}


async def test_who_is_alone_takes_everything_back_at_once(store: Store) -> None:
    await enqueue(store, entry("a"), entry("b"), entry("c"))
    held = await claim(store, 2)
    assert await store.transact(lambda tx: tx.queue.recover(alone=True)) == (held, [])
    assert ids(await claim(store, 9)) == ["a", "b", "c"]


async def test_the_clock_is_the_time_of_day(tmp_path: Path) -> None:
    store = open_store("sqlite:///clock.db", tmp_path)
    before = datetime.now(UTC) - timedelta(milliseconds=2)
    now = await store.read(lambda tx: tx.now())
    await store.close()
    assert before <= now <= datetime.now(UTC) + timedelta(milliseconds=2)


# --- law 5: cancellation is a column that the beat reads ------------------------------------------------------


async def test_the_next_beat_reports_a_cancel(store: Store) -> None:
    await enqueue(store, entry("a"), entry("b"), entry("waits"))
    held = await claim(store, 2)
    asked = await store.transact(lambda tx: [tx.queue.ask_cancel(name) for name in ("a", "waits", "nobody")])
    assert asked == [True, False, False]
    assert await store.transact(lambda tx: tx.queue.beat("me", held)) == Beat(frozenset(), frozenset({"a"}))


async def test_a_cancel_outlives_the_process_that_should_have_heard_it(store: Store) -> None:
    await enqueue(store, entry("a"))
    await claim_one(store)
    await store.transact(lambda tx: tx.queue.ask_cancel("a"))
    await store.transact(lambda tx: tx.queue.recover(alone=True))
    again = await claim_one(store)
    assert (await store.transact(lambda tx: tx.queue.beat("me", [again]))).cancelled == {"a"}


# --- law 6: crashes --------------------------------------------------------------------------------------------


async def test_a_crash_counts_as_an_attempt_with_a_growing_delay_and_an_end(store: Store, database: "Database") -> None:
    await enqueue(store, entry("a"))
    delays: list[float] = []
    for attempt in range(1, MAX_ATTEMPTS + 1):
        held = await claim_one(store)
        assert held.attempt == attempt
        returned, given_up = await store.transact(lambda tx: tx.queue.recover(alone=True))
        assert (returned, given_up) == (([held], []) if attempt < MAX_ATTEMPTS else ([], [held]))
        waited = 0.0
        while attempt < MAX_ATTEMPTS and not await store.transact(due):
            database.advance(0.5)
            waited += 0.5
        delays.append(waited)
    assert delays == [0, 1, 2, 4, 8, 16, 30, 30, 30, 0]
    assert await enqueue(store, entry("a")) == [True], "what was given up has left the queue"


def due(tx: Transaction) -> bool:
    """Whether a claim would find something; it is handed back as if nothing had been."""
    taken = tx.queue.claim(QUEUE, "looking", 1, NO_LIMITS)
    return all(tx.queue.release(one, count_attempt=False) for one in taken) and bool(taken)


async def test_a_returned_entry_stands_at_its_old_place(store: Store) -> None:
    await enqueue(store, entry("a"), entry("b"))
    await claim_one(store)
    await store.transact(lambda tx: tx.queue.recover(alone=True))
    await enqueue(store, entry("c"))
    assert await store.read(lambda tx: tx.queue.position("a")) == 0
    assert ids(await claim(store, 9)) == ["a", "b", "c"]


async def test_a_release_can_wait_and_need_not_count(store: Store, database: "Database") -> None:
    await enqueue(store, entry("a"))
    first = await claim_one(store)
    assert await store.transact(
        lambda tx: tx.queue.release(first, run_at=tx.now() + timedelta(seconds=3), count_attempt=False)
    )
    assert await claim(store) == []
    database.advance(3)
    second = await claim_one(store)
    assert second.attempt == 1
    assert second.fence > first.fence


# --- law 7: cost: tests/contract/test_queue_cost.py -----------------------------------------------------------


async def test_a_finished_entry_leaves_the_table(store: Store) -> None:
    await enqueue(store, entry("a"))
    held = await claim_one(store)
    assert await store.transact(lambda tx: tx.queue.finish(held))
    assert await store.read(lambda tx: tx.queue.waiting(QUEUE)) == 0
    assert await store.transact(lambda tx: tx.queue.recover(alone=True)) == ([], [])
    assert await enqueue(store, entry("a")) == [True]
