"""The tables of requests, logs and keys, over every database."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from rushes.contracts.stores import Listing, Place, Store, Transaction
from rushes.core.attempts import Attempt
from rushes.core.events import LogLine
from rushes.core.keys import NO_LIMITS, Key, KeyLimits
from rushes.core.lifecycle import Acl, AclRule, Decision, Lifecycle
from rushes.core.requests import Failure, GenerationRequest, Idempotency, Outcome, Priority, Status

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 11, 20, 12, 0, 0, 123456, UTC)


def request(request_id: str = "r1") -> GenerationRequest:
    return GenerationRequest(
        id=request_id,
        endpoint_id="fal-ai/sora-2/text-to-video",
        key_id="key",
        input={"prompt": 'ein Fuchs läuft 🦊 durch "Schnee"\n\u0000', "n": [1, 2.5, None, True, {"deep": -1}]},
        engine="previs",
        seed=2**53,
        created_at=NOON,
    )


EVERY_FIELD_SET = replace(
    request(),
    priority=Priority.LOW,
    status=Status.COMPLETED,
    outcome=Outcome.FAILURE,
    attempt=3,
    fence=2**60,
    version=7,
    start_deadline=NOON + timedelta(microseconds=1),
    runner_hint="warm",
    no_retry=True,
    store_io=False,
    webhook_url="https://example.test/hook?a=b&c=%20",
    files_url="https://example.test/files",
    own_vendor_key=True,
    cancel_requested=True,
    started_at=NOON.astimezone(timezone(timedelta(hours=-5))),
    completed_at=NOON + timedelta(days=400),
    output={"video": {"url": "/files/x.mp4", "fps": 24.0}},
    failure=Failure(422, "validation_error", [{"loc": ["body", "prompt"], "msg": "no", "type": "value_error"}]),
    files=("r1/3/video.mp4", "r1/3/thumbnail.webp"),
    billable_units=Decimal("12.345"),
    lifecycle=Lifecycle(3600, Acl(Decision.HIDE, (AclRule("friend", Decision.ALLOW),))),
    idempotency=Idempotency("ours-1", "0" * 64),
    no_fallback=True,
    estimate=Decimal("1.2"),
    via=("theirs-1", "others-2"),
    promotes="draft-1",
)


async def test_every_field_of_a_request_comes_back(store: Store) -> None:
    for field in fields(GenerationRequest):
        if field.name not in ("id", "endpoint_id", "key_id", "input", "engine", "seed", "created_at"):
            assert getattr(EVERY_FIELD_SET, field.name) != getattr(request(), field.name), field.name
    for version in (request(), EVERY_FIELD_SET):
        version = replace(version, id=f"v{version.version}")
        assert await store.transact(lambda tx, new=version: tx.requests.insert(new))
        assert await store.read(lambda tx, old=version: tx.requests.get(old.id)) == version


async def test_saving_stores_every_field_too(store: Store) -> None:
    await store.transact(lambda tx: tx.requests.insert(replace(request(), version=6)))
    assert await store.transact(lambda tx: tx.requests.save(EVERY_FIELD_SET))
    assert await store.read(lambda tx: tx.requests.get("r1")) == EVERY_FIELD_SET


async def test_an_id_is_stored_once(store: Store) -> None:
    assert await store.transact(lambda tx: tx.requests.insert(request()))
    assert not await store.transact(lambda tx: tx.requests.insert(replace(request(), seed=2)))
    assert await store.read(lambda tx: tx.requests.get("r1")) == request()
    assert await store.read(lambda tx: tx.requests.get("nobody")) is None


async def test_a_save_needs_the_version_before_it(store: Store) -> None:
    first = request()
    started = first.started(1, 1, "previs", NOON)
    cancelled = first.cancelled(NOON)

    def save(tx: Transaction) -> list[bool]:
        tx.requests.insert(first)
        return [tx.requests.save(next_one) for next_one in (first, started, cancelled, started)]

    assert await store.transact(save) == [False, True, False, False]
    assert await store.read(lambda tx: tx.requests.get("r1")) == started
    for not_next in (replace(started, version=4), replace(request("nobody"), version=2)):
        assert not await store.transact(lambda tx, new=not_next: tx.requests.save(new))


async def test_overdue_are_those_that_wait_past_their_deadline(store: Store) -> None:
    def submit(name: str, seconds: float | None) -> GenerationRequest:
        deadline = None if seconds is None else NOON + timedelta(seconds=seconds)
        return replace(request(name), start_deadline=deadline)

    def fill(tx: Transaction) -> None:
        for new in (submit("late", 2), submit("later", 1), submit("in time", 5), submit("patient", None)):
            tx.requests.insert(new)
        tx.requests.insert(submit("running", 1))
        tx.requests.save(submit("running", 1).started(1, 1, "previs", NOON))

    await store.transact(fill)
    overdue = await store.read(lambda tx: tx.requests.overdue(NOON + timedelta(seconds=3)))
    assert [late.id for late in overdue] == ["later", "late"]
    assert len(await store.read(lambda tx: tx.requests.overdue(NOON + timedelta(seconds=3), limit=1))) == 1


async def three_requests(store: Store) -> None:
    """Submitted a second apart; only the first and the last are of "key"."""
    meadow, harbour = {"prompt": "A CAT in the Meadow"}, {"prompt": "Der Größte 100% Hafen"}
    done = replace(EVERY_FIELD_SET, outcome=Outcome.SUCCESS, failure=None)
    rows = [
        replace(request("old"), input=meadow, created_at=NOON),
        replace(request("middle"), key_id="other", created_at=NOON + timedelta(seconds=1)),
        replace(done, id="new", input=harbour, endpoint_id="fal-ai/x", created_at=NOON + timedelta(seconds=2)),
    ]
    await store.transact(lambda tx: [tx.requests.insert(row) for row in rows])


async def listed(
    store: Store, chosen: Listing, before: Place | None = None, limit: int = 50, most: int = 50
) -> list[str]:
    page = await store.read(lambda tx: tx.requests.listed(chosen, before, limit, most))
    return [found.id for found in page.requests]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (Listing(), ["new", "middle", "old"]),
        (Listing(key_id="key"), ["new", "old"]),
        (Listing(key_id="nobody"), []),
        (Listing(endpoint_id="fal-ai/x"), ["new"]),
        (Listing(state=Status.IN_QUEUE), ["middle", "old"]),
        (Listing(state=Outcome.SUCCESS), ["new"]),
        (Listing(state=Outcome.FAILURE), []),
        (Listing(with_output=True), ["new"]),
        (Listing(since=NOON + timedelta(seconds=1)), ["new", "middle"]),
        (Listing(text="cat meadow"), ["old"]),
        (Listing(text="meadow cat"), []),
        (Listing(text="GRÖSSTE"), ["new"]),
        (Listing(text="100%"), ["new"]),
        (Listing(text="1%0"), []),
        (Listing(text="läuft", key_id="other"), ["middle"]),
    ],
)
async def test_requests_are_listed_by_what_one_looks_for(store: Store, chosen: Listing, found: list[str]) -> None:
    await three_requests(store)
    assert await listed(store, chosen) == found


async def test_a_list_goes_on_where_a_page_ended(store: Store) -> None:
    await three_requests(store)
    page = await store.read(lambda tx: tx.requests.listed(Listing(), None, 2, 50))
    assert [found.id for found in page.requests] == ["new", "middle"]
    rest = await store.read(lambda tx: tx.requests.listed(Listing(), page.end, 2, 50))
    assert [found.id for found in rest.requests] == ["old"]
    assert rest.end is None


async def test_a_list_looks_at_so_many_requests_and_says_where_it_stopped(store: Store) -> None:
    await three_requests(store)
    wanted = Listing(text="meadow")
    first = await store.read(lambda tx: tx.requests.listed(wanted, None, 50, most=2))
    assert first.requests == []
    assert first.end is not None
    assert await listed(store, wanted, first.end, most=2) == ["old"]


async def test_what_a_forgotten_request_asked_is_not_found_any_more(store: Store) -> None:
    await three_requests(store)
    done = await store.read(lambda tx: tx.requests.get("new"))
    assert done is not None
    await store.transact(lambda tx: tx.requests.save(done.payloads_forgotten()))
    assert await listed(store, Listing(text="hafen")) == []


async def test_attempts_come_back_in_order_and_can_forget_their_facts(store: Store) -> None:
    lost = Attempt("r1", 7, 1, "previs", NOON, NOON + timedelta(seconds=1), problem="lost")
    made = Attempt("r1", 9, 2, "fake", NOON, NOON, made_at=NOON, facts={"scene": {"setting": "meadow 🦊"}})
    await store.transact(lambda tx: tx.requests.insert(request()))
    await store.transact(lambda tx: [tx.attempts.add(attempt) for attempt in (made, lost)])
    assert await store.read(lambda tx: tx.attempts.of("r1")) == [lost, made]
    assert await store.read(lambda tx: tx.attempts.of("r2")) == []
    await store.transact(lambda tx: tx.attempts.forget_facts("r1"))
    assert await store.read(lambda tx: tx.attempts.of("r1")) == [lost, replace(made, facts={})]


def line(seq: int, message: str = "") -> LogLine:
    return LogLine(seq, NOON + timedelta(milliseconds=seq), "INFO", message or f"line {seq}")


async def test_logs_come_back_in_order_after_any_line(store: Store) -> None:
    await store.transact(lambda tx: [tx.requests.insert(request()), tx.requests.insert(request("r2"))])
    await store.transact(lambda tx: tx.requests.append_logs("r1", [line(1), line(2)]))
    await store.transact(lambda tx: tx.requests.append_logs("r1", [line(3)]))
    assert await store.read(lambda tx: tx.requests.logs("r1")) == [line(1), line(2), line(3)]
    assert await store.read(lambda tx: tx.requests.logs("r1", after=2)) == [line(3)]
    assert await store.read(lambda tx: tx.requests.logs("r2")) == []


async def test_lines_of_a_second_attempt_that_counts_anew_are_numbered_on(store: Store) -> None:
    await store.transact(lambda tx: tx.requests.insert(request()))
    for _ in range(2):
        await store.transact(lambda tx: tx.requests.append_logs("r1", [line(1, "began"), line(2, "broke")]))
    told = await store.read(lambda tx: tx.requests.logs("r1"))
    assert [(said.seq, said.message) for said in told] == [(1, "began"), (2, "broke"), (3, "began"), (4, "broke")]


async def test_a_thousand_lines_are_kept_and_one_says_that_more_were_dropped(store: Store) -> None:
    await store.transact(lambda tx: tx.requests.insert(request()))
    for start in range(1, 1500, 300):
        lines = [line(seq) for seq in range(start, start + 300)]
        await store.transact(lambda tx, more=lines: tx.requests.append_logs("r1", more))
    kept = await store.read(lambda tx: tx.requests.logs("r1"))
    assert kept[:1000] == [line(seq) for seq in range(1, 1001)]
    assert [(last.seq, last.level) for last in kept[1000:]] == [(1001, "WARN")]
    assert "1000" in kept[-1].message


async def test_keys_are_kept_and_revoked_once(store: Store) -> None:
    older = Key("k1", "laptop", "ab" * 32, NOON)
    newer = Key("k0", "ci", "cd" * 32, NOON + timedelta(seconds=1))
    await store.transact(lambda tx: [tx.keys.insert(newer), tx.keys.insert(older)])
    assert await store.read(lambda tx: tx.keys.all()) == [older, newer]
    revoked = await store.transact(lambda tx: [tx.keys.revoke(key_id, NOON) for key_id in ("k1", "k1", "k2")])
    assert revoked == [True, False, False]
    assert await store.read(lambda tx: tx.keys.get("k1")) == replace(older, revoked_at=NOON)
    assert await store.read(lambda tx: tx.keys.get("k2")) is None
    with pytest.raises(ValueError, match="k1"):
        await store.transact(lambda tx: tx.keys.insert(older))


async def test_the_limits_of_a_key_are_kept_and_changed_until_it_is_revoked(store: Store) -> None:
    limits = KeyLimits(3, Decimal("0.125"), Decimal(0))
    key = Key("k1", "laptop", "ab" * 32, NOON, limits=limits)
    await store.transact(lambda tx: tx.keys.insert(key))
    assert await store.read(lambda tx: tx.keys.get("k1")) == key
    changed = await store.transact(lambda tx: [tx.keys.limit(key_id, NO_LIMITS) for key_id in ("k1", "k2")])
    assert changed == [True, False]
    assert await store.read(lambda tx: tx.keys.all()) == [replace(key, limits=NO_LIMITS)]
    await store.transact(lambda tx: tx.keys.revoke("k1", NOON))
    assert not await store.transact(lambda tx: tx.keys.limit("k1", limits))
