"""Two hours of retries on a clock that the test moves, and deliveries whose process was lost."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from rushes.contracts.queue import MAX_ATTEMPTS, Limits
from rushes.contracts.stores import Store, Transaction
from rushes.core.deliveries import INTERRUPTED, Delivery, DeliveryStatus
from rushes.service.completing import DELIVERIES, enqueue
from rushes.service.deliveries import Deliveries, DeliveryPolicy
from rushes.service.feed import Feed
from rushes.service.posting import Reply
from rushes.service.signing import TIMESTAMP, WebhookSigner
from rushes.settings import Settings

if TYPE_CHECKING:
    from tests.contract.conftest import Database

pytestmark = pytest.mark.anyio
HOOK = "https://app.test/hook?token=t"


@dataclass
class Post:
    """A transport that answers with `replies` in turn, then with 200."""

    replies: list[Reply] = field(default_factory=list[Reply])
    timeouts: list[float] = field(default_factory=list[float])
    timestamps: list[str] = field(default_factory=list[str])

    async def __call__(self, url: str, body: bytes, headers: Mapping[str, str], seconds: float) -> Reply:
        self.timeouts.append(seconds)
        self.timestamps.append(headers[TIMESTAMP])
        return self.replies.pop(0) if self.replies else Reply(200)


@dataclass
class Clock:
    """The database's clock and the wall's, moved together; `passed` is seconds since the start."""

    database: "Database"
    passed: float = 0.0

    def advance(self, seconds: float) -> None:
        self.database.advance(seconds)
        self.passed += seconds

    def __call__(self) -> float:
        return 1_800_000_000 + self.passed


def policy() -> DeliveryPolicy:
    return DeliveryPolicy(Settings().webhook_pauses)


async def completed(store: Store, name: str = "r1") -> None:
    """As the completion of a request leaves it."""

    def insert(tx: Transaction) -> None:
        delivery = Delivery.of(name, "key", HOOK, b"{}", tx.now())
        tx.deliveries.insert(delivery)
        enqueue(tx, delivery)

    await store.transact(insert)


async def delivery(store: Store, name: str = "r1") -> Delivery:
    found = await store.read(lambda tx: tx.deliveries.get(f"delivery-{name}"))
    assert found is not None
    return found


async def walk(store: Store, clock: Clock, post: Post, deliveries: Deliveries) -> list[float]:
    """Go from attempt to attempt until none is due; the seconds at which they were made.

    A millisecond before each, nothing may be due.
    """
    times: list[float] = []
    while (due := (await delivery(store)).next_attempt_at) is not None:
        now = await store.read(lambda tx: tx.now())
        wait = (due - now).total_seconds()
        if wait > 0:
            clock.advance(wait - 0.001)
            assert await deliveries.deliver_due() == 0
            clock.advance(0.001)
        before = len(post.timeouts)
        assert await deliveries.deliver_due() == 1
        assert len(post.timeouts) == before + 1
        times.append(round(clock.passed, 3))
    return times


async def test_ten_attempts_are_spread_over_two_hours(store: Store, database: "Database", tmp_path: Path) -> None:
    clock, post = Clock(database), Post([Reply(500)] * 20)
    deliveries = Deliveries(store, post, WebhookSigner(tmp_path / "keys"), Feed(), policy(), alone=True, clock=clock)
    await completed(store)
    times = await walk(store, clock, post, deliveries)
    assert times == [0, 10, 40, 100, 220, 520, 1120, 2320, 4420, 7120]
    assert post.timeouts == [15.0] + [120.0] * 9
    assert post.timestamps == [str(1_800_000_000 + int(at)) for at in times], "each is signed for its own time"
    assert (await delivery(store)).status is DeliveryStatus.FAILED
    attempts = await store.read(lambda tx: tx.deliveries.attempts("delivery-r1"))
    start = attempts[0].started_at
    assert [round((a.started_at - start).total_seconds(), 3) for a in attempts] == times
    assert await store.read(lambda tx: tx.queue.waiting(DELIVERIES)) == 0


async def test_nine_failures_and_then_an_answer_are_one_delivery(
    store: Store, database: "Database", tmp_path: Path
) -> None:
    failures = [Reply(500), Reply(404), Reply(None, error="No answer within 15 s"), Reply(503)]
    clock, post = Clock(database), Post([*failures, *failures, Reply(429)])
    deliveries = Deliveries(store, post, WebhookSigner(tmp_path / "keys"), Feed(), policy(), alone=True, clock=clock)
    await completed(store)
    assert len(await walk(store, clock, post, deliveries)) == 10
    found = await delivery(store)
    assert (found.status, found.attempts) == (DeliveryStatus.DELIVERED, 10)


@pytest.mark.parametrize("code", [301, 302, 304, 307, 308])
async def test_a_redirect_ends_it(store: Store, tmp_path: Path, code: int) -> None:
    post = Post([Reply(code)])
    deliveries = Deliveries(store, post, WebhookSigner(tmp_path / "keys"), Feed(), policy(), alone=True)
    await completed(store)
    assert await deliveries.deliver_due() == 1
    assert (await delivery(store)).status is DeliveryStatus.FAILED


async def test_a_delivery_outlives_every_crash_of_its_process(
    store: Store, database: "Database", tmp_path: Path
) -> None:
    """Claimed and lost, more often than the queue would bear for a request: it still arrives, with all its attempts."""
    post = Post()
    await completed(store)
    for _ in range(MAX_ATTEMPTS + 3):
        lost = await store.transact(lambda tx: tx.queue.claim(DELIVERIES, "lost", 1, Limits(None, {})))
        assert len(lost) == 1
        restarted = Deliveries(store, post, WebhookSigner(tmp_path / "keys"), Feed(), policy(), alone=True)
        await restarted.start()
        await restarted.drain(0)
        if post.timeouts:
            break
        database.advance(31)
    database.advance(31)
    deliveries = Deliveries(store, post, WebhookSigner(tmp_path / "keys"), Feed(), policy(), alone=True)
    await deliveries.deliver_due()
    found = await delivery(store)
    assert (found.status, found.round_attempts, len(post.timeouts)) == (DeliveryStatus.DELIVERED, 1, 1)
    *cut, last = await store.read(lambda tx: tx.deliveries.attempts(found.id))
    assert [(attempt.status_code, attempt.error) for attempt in cut] == [(None, INTERRUPTED)] * (found.attempts - 1)
    assert (len(cut) > MAX_ATTEMPTS, last.status_code) == (True, 200)


async def test_an_attempt_that_was_cut_off_is_listed_with_the_time_at_which_it_began(
    store: Store, database: "Database", tmp_path: Path
) -> None:
    began = asyncio.Event()

    async def silent(url: str, body: bytes, headers: Mapping[str, str], seconds: float) -> Reply:
        began.set()
        return await asyncio.Event().wait() and Reply(200)

    await completed(store)
    database.advance(3)  # it was due, and nobody was there
    killed = Deliveries(store, silent, WebhookSigner(tmp_path / "keys"), Feed(), policy(), alone=True)
    lost = asyncio.create_task(killed.deliver_due())
    await began.wait()
    database.advance(7)
    restarted = Deliveries(store, Post(), WebhookSigner(tmp_path / "keys"), Feed(), policy(), alone=True)
    await restarted.start()
    await restarted.deliver_due()
    await restarted.drain(1)
    await killed.drain(0)
    await lost
    found = await delivery(store)
    cut, made = await store.read(lambda tx: tx.deliveries.attempts(found.id))
    assert (cut.number, cut.status_code, cut.error) == (1, None, INTERRUPTED)
    assert round((cut.started_at - found.created_at).total_seconds()) == 3
    assert round(cut.seconds) == 7
    assert (made.number, made.status_code, found.round_attempts) == (2, 200, 1)


async def test_what_has_ended_is_removed_in_its_time_with_its_attempts(
    store: Store, database: "Database", tmp_path: Path
) -> None:
    await completed(store, "taken")
    deliveries = Deliveries(store, Post(), WebhookSigner(tmp_path / "keys"), Feed(), policy(), alone=True)
    await deliveries.deliver_due()
    await completed(store, "waiting")
    database.advance(100)
    for seconds, count in ((101, 0), (99, 1)):
        before = await store.read(lambda tx, s=seconds: tx.now() - timedelta(seconds=s))
        assert await store.read(lambda tx, b=before: tx.deliveries.count_ended(b)) == count
        assert await store.transact(lambda tx, b=before: tx.deliveries.drop_ended(b)) == count
    assert await store.read(lambda tx: tx.deliveries.get("delivery-taken")) is None
    assert await store.read(lambda tx: tx.deliveries.attempts("delivery-taken")) == []
    assert (await delivery(store, "waiting")).status is DeliveryStatus.PENDING


async def test_no_token_of_a_url_gets_into_the_log(store: Store, tmp_path: Path) -> None:
    post = Post([Reply(500), Reply(None, error="ConnectError: no"), Reply(302)])
    deliveries = Deliveries(
        store, post, WebhookSigner(tmp_path / "keys"), Feed(), DeliveryPolicy((0, 0, 0)), alone=True
    )
    await completed(store)
    with capture_logs() as lines:
        for _ in range(3):
            await deliveries.deliver_due()
    assert [line["url"] for line in lines] == ["https://app.test/hook?token=***"] * 3
    assert [line["log_level"] for line in lines] == ["info", "info", "warning"]


async def test_a_transport_that_breaks_is_a_failed_attempt(store: Store, tmp_path: Path) -> None:
    async def broken(url: str, body: bytes, headers: Mapping[str, str], seconds: float) -> Reply:
        raise LookupError("a bug")

    deliveries = Deliveries(store, broken, WebhookSigner(tmp_path / "keys"), Feed(), policy(), alone=True)
    await completed(store)
    await deliveries.deliver_due()
    (attempt,) = await store.read(lambda tx: tx.deliveries.attempts("delivery-r1"))
    assert attempt.error == "Internal error: LookupError"
    assert (await delivery(store)).status is DeliveryStatus.PENDING


async def test_recovering_one_queue_leaves_the_other_alone(store: Store) -> None:
    await completed(store)
    await store.transact(lambda tx: tx.queue.claim(DELIVERIES, "me", 1, Limits(None, {})))
    assert await store.transact(lambda tx: tx.queue.recover(alone=True, queue="requests")) == ([], [])
    returned, _ = await store.transact(lambda tx: tx.queue.recover(alone=True, queue=DELIVERIES))
    assert [claim.entry_id for claim in returned] == ["delivery-r1"]


async def test_a_host_that_the_limits_do_not_name_has_the_limit_of_the_rest(store: Store) -> None:
    for number in range(9):
        await completed(store, f"r{number}")
    limits = Limits(None, {}, per_engine=4)
    assert len(await store.transact(lambda tx: tx.queue.claim(DELIVERIES, "me", 9, limits))) == 4
    assert await store.transact(lambda tx: tx.queue.claim(DELIVERIES, "me", 9, limits)) == []
    named = Limits(None, {"app.test": 6}, per_engine=4)
    assert len(await store.transact(lambda tx: tx.queue.claim(DELIVERIES, "me", 9, named))) == 2


async def test_a_late_answer_of_a_lost_claim_changes_nothing(store: Store, tmp_path: Path) -> None:
    began, released = asyncio.Event(), asyncio.Event()

    async def slow(url: str, body: bytes, headers: Mapping[str, str], seconds: float) -> Reply:
        began.set()
        await released.wait()
        return Reply(500)

    await completed(store)
    late = Deliveries(store, slow, WebhookSigner(tmp_path / "keys"), Feed(), policy(), alone=True)
    delivering = asyncio.create_task(late.deliver_due())
    await began.wait()
    await store.transact(lambda tx: tx.queue.recover(alone=True))
    other = Deliveries(store, Post(), WebhookSigner(tmp_path / "keys"), Feed(), policy(), alone=True)
    assert await other.deliver_due() == 1
    released.set()
    await delivering
    found = await delivery(store)
    assert (found.status, found.attempts) == (DeliveryStatus.DELIVERED, 1)


async def test_what_a_deleted_request_would_have_said_is_not_sent(store: Store, tmp_path: Path) -> None:
    post = Post()
    await completed(store)
    await store.transact(lambda tx: tx.deliveries.forget_payloads("r1"))
    deliveries = Deliveries(store, post, WebhookSigner(tmp_path / "keys"), Feed(), policy(), alone=True)
    await deliveries.deliver_due()
    found = await delivery(store)
    assert (post.timeouts, found.payload, found.status) == ([], b"", DeliveryStatus.FAILED)
