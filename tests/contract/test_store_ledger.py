"""The ledger, and the requests that have ended, over every database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from rushes.contracts.stores import MOST_IDS, Charges, Finished, Order, Store, Transaction
from rushes.core.pricing import Basis, Charge, Hold, Spending
from rushes.core.requests import Failure, GenerationRequest

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 11, 20, 12, 0, 0, 123456, UTC)
A_CHARGE = Charge(
    request_id="r1",
    key_id="key",
    endpoint_id="a/b",
    engine="previs",
    units=Decimal("4.041667"),
    unit="second",
    unit_price=Decimal("0.045"),
    cost=Decimal(0),
    would_have_cost=Decimal("0.181875015"),
    source="https://example.test, since 2025-01-01",
    at=NOON,
    seconds=Decimal("4.042"),
    estimate=Decimal("0.18"),
    basis=Basis.VENDOR,
)
EVERYTHING = Charges("key", NOON - timedelta(days=1), NOON + timedelta(days=1))


def keep(*charges: Charge) -> Callable[[Transaction], None]:
    def work(tx: Transaction) -> None:
        for charge in charges:
            assert tx.ledger.insert(charge)

    return work


async def test_a_charge_comes_back_to_the_billionth_and_is_kept_once(store: Store) -> None:
    await store.transact(keep(A_CHARGE))
    assert await store.read(lambda tx: tx.ledger.charges(EVERYTHING, 10)) == [A_CHARGE]
    again = replace(A_CHARGE, cost=Decimal(9))
    assert not await store.transact(lambda tx: tx.ledger.insert(again))
    assert await store.read(lambda tx: tx.ledger.charges(EVERYTHING, 10)) == [A_CHARGE]


async def test_charges_are_chosen_by_key_time_endpoint_and_request_and_paged_from_the_newest(store: Store) -> None:
    charges = [
        replace(A_CHARGE, request_id=f"r{n}", endpoint_id=f"a/{n % 2}", at=NOON + timedelta(minutes=n))
        for n in range(6)
    ]
    await store.transact(keep(*charges, replace(A_CHARGE, request_id="other", key_id="another")))

    async def ids(chosen: Charges, limit: int = 10, offset: int = 0) -> list[str]:
        return [one.request_id for one in await store.read(lambda tx: tx.ledger.charges(chosen, limit, offset))]

    assert await ids(EVERYTHING) == ["r5", "r4", "r3", "r2", "r1", "r0"]
    assert await ids(EVERYTHING, limit=2, offset=1) == ["r4", "r3"]
    assert await ids(replace(EVERYTHING, endpoint_ids=("a/1", "a/9"))) == ["r5", "r3", "r1"]
    assert await ids(replace(EVERYTHING, request_ids=("r2", "other"))) == ["r2"]
    middle = replace(EVERYTHING, since=NOON + timedelta(minutes=2), until=NOON + timedelta(minutes=4))
    assert await ids(middle) == ["r3", "r2"]
    with pytest.raises(ValueError, match="at most"):
        await ids(replace(EVERYTHING, endpoint_ids=tuple(map(str, range(MOST_IDS + 1)))))


async def test_spending_is_summed_exactly_by_step_endpoint_unit_and_unit_price(store: Store) -> None:
    paid = replace(
        A_CHARGE, cost=Decimal("0.1"), would_have_cost=Decimal(0), unit_price=Decimal("0.1"), units=Decimal(1)
    )
    charges = [
        *(replace(paid, request_id=f"p{n}", at=NOON + timedelta(seconds=n)) for n in range(3)),
        replace(paid, request_id="later", at=NOON + timedelta(minutes=20)),
        replace(A_CHARGE, request_id="cheaper"),
    ]
    await store.transact(keep(*charges))
    sums = await store.read(lambda tx: tx.ledger.spending(EVERYTHING, timedelta(minutes=15)))
    quarter = NOON.replace(second=0, microsecond=0)
    three = Spending(
        quarter,
        "a/b",
        "second",
        Decimal("0.1"),
        3,
        Decimal(3),
        Decimal("0.3"),
        Decimal(0),
        3 * A_CHARGE.seconds,
        "key",
    )
    assert sums == [
        Spending(
            quarter,
            "a/b",
            "second",
            Decimal("0.045"),
            1,
            A_CHARGE.units,
            Decimal(0),
            A_CHARGE.would_have_cost,
            A_CHARGE.seconds,
            "key",
        ),
        three,
        replace(
            three,
            at=quarter + timedelta(minutes=15),
            requests=1,
            units=Decimal(1),
            cost=Decimal("0.1"),
            seconds=A_CHARGE.seconds,
        ),
    ]


async def test_spending_of_all_keys_is_told_apart_by_key(store: Store) -> None:
    await store.transact(keep(A_CHARGE, replace(A_CHARGE, request_id="r2", key_id="another")))
    sums = await store.read(lambda tx: tx.ledger.spending(replace(EVERYTHING, key_id=None), timedelta(days=1)))
    assert [(one.key_id, one.requests) for one in sums] == [("another", 1), ("key", 1)]


async def test_what_a_key_has_spent_counts_what_its_requests_may_still_cost(store: Store) -> None:
    waits = GenerationRequest("waits", "a/b", "key", {}, "relay", 1, NOON, estimate=Decimal("0.4"))
    runs = replace(waits, id="runs").started(1, 1, "relay", NOON)
    ended = replace(waits, id="ended").cancelled(NOON)
    foreign = replace(waits, id="foreign", key_id="another")
    paid = replace(A_CHARGE, cost=Decimal("1.25"))
    before = replace(paid, request_id="r0", at=NOON - timedelta(days=1))

    def insert(tx: Transaction) -> None:
        for request in (waits, runs, ended, foreign):
            assert tx.requests.insert(request)

    await store.transact(insert)
    await store.transact(keep(paid, before, replace(paid, request_id="r2", key_id="another")))
    assert await store.read(lambda tx: tx.ledger.spent("key", NOON)) == Decimal("2.05")
    assert await store.read(lambda tx: tx.ledger.spent("nobody", NOON)) == 0


async def test_an_engine_is_held_once_until_it_is_released(store: Store) -> None:
    hold = Hold("relay", "r1", Decimal("0.4"), Decimal("40.5"), NOON)
    assert await store.transact(lambda tx: tx.holds.add(hold))
    assert not await store.transact(lambda tx: tx.holds.add(replace(hold, request_id="r2")))
    assert await store.read(lambda tx: tx.holds.all()) == [hold]
    assert await store.transact(lambda tx: tx.holds.release("relay"))
    assert not await store.transact(lambda tx: tx.holds.release("relay"))
    assert await store.read(lambda tx: tx.holds.all()) == []


async def test_finished_requests_are_chosen_by_status_and_span_and_ordered_by_end_or_duration(store: Store) -> None:
    def ended(name: str, minute: int, seconds: int, failure: Failure | None = None) -> GenerationRequest:
        request = GenerationRequest(name, "a/b", "key", {}, "previs", 1, NOON)
        end = NOON + timedelta(minutes=minute)
        started = request.started(1, 1, "previs", end - timedelta(seconds=seconds))
        return started.failed(failure, end) if failure else started.succeeded({}, (), Decimal(4), end)

    requests = [
        ended("quick", 1, 1),
        ended("slow", 2, 30),
        ended("refused", 3, 5, Failure(422, "validation_error", "no")),
        ended("broken", 4, 2, Failure(500, "engine_error", "no")),
        GenerationRequest("waits", "a/b", "key", {}, "previs", 1, NOON),
        replace(ended("elsewhere", 1, 1), endpoint_id="a/c"),
        replace(ended("foreign", 1, 1), key_id="another"),
    ]

    def insert(tx: Transaction) -> None:
        for request in requests:
            assert tx.requests.insert(request)

    await store.transact(insert)
    everything = Finished("key", "a/b", NOON, NOON + timedelta(hours=1))

    async def ids(chosen: Finished, order: Order = Order.ENDED_AT, limit: int = 10, offset: int = 0) -> list[str]:
        found = await store.read(lambda tx: tx.requests.finished(chosen, order, limit, offset))
        return [request.id for request in found]

    assert await ids(everything) == ["broken", "refused", "slow", "quick"]
    assert await ids(everything, limit=2, offset=1) == ["refused", "slow"]
    assert await ids(everything, Order.DURATION) == ["slow", "refused", "broken", "quick"]
    assert await ids(replace(everything, status_codes=range(400, 500))) == ["refused"]
    assert await ids(replace(everything, status_codes=range(200, 300))) == ["slow", "quick"]
    assert await ids(replace(everything, request_id="quick")) == ["quick"]
    assert await ids(replace(everything, since=NOON + timedelta(minutes=4))) == ["broken"]

    async def ends(since: datetime, until: datetime) -> list[tuple[int, float | None]]:
        found = await store.read(lambda tx: tx.requests.ended("key", "a/b", since, until))
        return [(one.status_code, one.worked) for one in found]

    assert await ends(NOON, everything.until) == [(200, 1.0), (200, 30.0), (422, 5.0), (500, 2.0)]
    assert await ends(NOON + timedelta(minutes=2), NOON + timedelta(minutes=3)) == [(200, 30.0)]
