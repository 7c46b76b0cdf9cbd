"""Webhooks on their way: each is sent until its receiver takes it, or all its attempts are used up."""

import time
from asyncio import CancelledError
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from rushes.contracts.queue import Claim, Limits
from rushes.contracts.stores import Store, Transaction
from rushes.core.deliveries import ID_PREFIX, INTERRUPTED, Delivery, DeliveryAttempt, DeliveryStatus, redacted
from rushes.errors import PayloadsForgotten, UnknownDelivery
from rushes.service.claiming import ClaimLoop, Ending, Held, Stop, Trade
from rushes.service.completing import DELIVERIES, enqueue
from rushes.service.feed import Feed
from rushes.service.posting import Reply
from rushes.service.signing import WebhookSigner

MOST_AT_ONCE = 256
AFTER_CRASHES_SECONDS = 30.0

log = structlog.get_logger()
Post = Callable[[str, bytes, Mapping[str, str], float], Awaitable[Reply]]


@dataclass(frozen=True)
class DeliveryPolicy:
    """How hard to try. `pauses` are seconds after each failed attempt, so there is one attempt more than pauses.

    The first attempt may take `first_timeout` seconds, later ones `timeout`; `per_host` run at once to one host.
    """

    pauses: tuple[float, ...]
    first_timeout: float = 15.0
    timeout: float = 120.0
    per_host: int = 4


@dataclass(frozen=True)
class Due:
    """A delivery whose time has come, as it was when it was claimed."""

    delivery: Delivery
    started_at: datetime


class Deliveries:
    """Makes deliveries from `start` to `drain`; every attempt is signed anew over the bytes that are sent.

    At least once: an attempt whose end is not recorded (`kill -9`) is made again. Outcomes are recorded under the
    claim's fence. A host that is slow holds up nothing but itself: it has its own limit, counted in the queue.
    """

    def __init__(
        self,
        store: Store,
        post: Post,
        signer: WebhookSigner,
        feed: Feed,
        policy: DeliveryPolicy,
        alone: bool,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._post = post
        self._signer = signer
        self._policy = policy
        self._clock = clock
        trade = Trade(DELIVERIES, self._take, self._work, self._recovered)
        self._loop = ClaimLoop(store, trade, MOST_AT_ONCE, Limits(None, {}, policy.per_host), alone)
        feed.listen(self._heard)

    async def start(self) -> None:
        """Take over what a lost process left, then deliver until `drain`."""
        await self._loop.start()

    async def drain(self, seconds: float) -> None:
        """Begin nothing new; give what is on its way `seconds`, then leave it to the next start."""
        await self._loop.drain(seconds)

    async def deliver_due(self) -> int:
        """Make the attempts that are due now, and wait for their ends; how many. For one that is not started."""
        begun = await self._loop.claim()
        await self._loop.idle()
        return begun

    def _heard(self, changed: str) -> None:
        if changed.startswith(ID_PREFIX):
            self._loop.wake()

    @staticmethod
    def _take(tx: Transaction, claim: Claim) -> Due | None:
        delivery = tx.deliveries.get(claim.entry_id)
        if delivery is None or delivery.status is not DeliveryStatus.PENDING:
            tx.queue.finish(claim)
            return None
        now = tx.now()
        begun = delivery.begun(now)
        tx.deliveries.save(begun)
        return Due(begun, now)

    @staticmethod
    def _recovered(tx: Transaction, returned: list[Claim], given_up: list[Claim]) -> None:
        """Say of every attempt that it was cut off.

        The queue gives up what crashed too often, but a crash is never the receiver's fault: begin anew.
        """
        now = tx.now()
        for claim in returned:
            _interrupt(tx, claim, now, {})
        for claim in given_up:
            later = _interrupt(tx, claim, now + timedelta(seconds=AFTER_CRASHES_SECONDS), {})
            if later is not None:
                enqueue(tx, later)

    async def _work(self, held: Held, due: Due) -> Ending:
        delivery, policy = due.delivery, self._policy
        signature = self._signer.headers(delivery.request_id, delivery.key_id, delivery.payload, self._clock())
        headers = {"Content-Type": "application/json", "User-Agent": "rushes-webhooks", **signature}
        seconds = policy.first_timeout if delivery.attempts == 0 else policy.timeout
        began = time.monotonic()
        try:
            reply = await self._post(delivery.url, delivery.payload, headers, seconds)
        except CancelledError:
            return self._handed_back(held.claim, held.stop, signature)
        except Exception as error:
            log.exception("webhook could not be sent", request_id=delivery.request_id)
            reply = Reply(None, error=f"Internal error: {type(error).__name__}")
        return self._attempted(held.claim, due, reply, time.monotonic() - began, signature)

    def _attempted(self, claim: Claim, due: Due, reply: Reply, seconds: float, signature: dict[str, str]) -> Ending:
        attempt = DeliveryAttempt(
            due.delivery.attempts + 1,
            due.started_at,
            seconds,
            reply.status_code,
            reply.response,
            reply.error,
            signature,
        )
        redirected = reply.status_code is not None and 300 <= reply.status_code < 400

        def end(tx: Transaction) -> float | None:
            current = tx.deliveries.get(claim.entry_id)
            if current is None:
                tx.queue.finish(claim)
                return None
            now = tx.now()
            after = current.attempted(attempt, reply.for_good or redirected, self._policy.pauses, now)
            if after.next_attempt_at is None:
                ours = tx.queue.finish(claim)
            else:
                # The queue's own count is that of crashes; attempts are counted with the delivery.
                ours = tx.queue.release(claim, after.next_attempt_at, count_attempt=False)
            if not ours:
                return None
            tx.deliveries.save(after)
            tx.deliveries.add_attempt(after.id, attempt)
            self._tell(after, attempt)
            return None if after.next_attempt_at is None else (after.next_attempt_at - now).total_seconds()

        return end

    @staticmethod
    def _handed_back(claim: Claim, why: Stop | None, signature: dict[str, str]) -> Ending:
        def end(tx: Transaction) -> None:
            if why is not Stop.LOST and tx.queue.release(claim, count_attempt=False):
                _interrupt(tx, claim, tx.now(), signature)

        return end

    @staticmethod
    def _tell(delivery: Delivery, attempt: DeliveryAttempt) -> None:
        facts = {
            "request_id": delivery.request_id,
            "url": redacted(delivery.url),
            "attempt": attempt.number,
            "status_code": attempt.status_code,
            "seconds": round(attempt.seconds, 3),
        }
        if delivery.status is DeliveryStatus.DELIVERED:
            log.info("webhook delivered", **facts)
        elif delivery.status is DeliveryStatus.FAILED:
            log.warning("webhook failed for good", error=attempt.error, **facts)
        else:
            log.info("webhook will be tried again", error=attempt.error, **facts)


def _interrupt(tx: Transaction, claim: Claim, again_at: datetime, signature: dict[str, str]) -> Delivery | None:
    """Record that a claimed attempt was cut off; the delivery, if there is still something to deliver."""
    delivery = tx.deliveries.get(claim.entry_id)
    if delivery is None or delivery.status is not DeliveryStatus.PENDING or delivery.next_attempt_at is None:
        return None
    began, number = delivery.next_attempt_at, delivery.attempts + 1
    seconds = max(0.0, (tx.now() - began).total_seconds())
    attempt = DeliveryAttempt(number, began, seconds, None, "", INTERRUPTED, signature)
    after = delivery.interrupted(attempt, again_at)
    tx.deliveries.save(after)
    tx.deliveries.add_attempt(after.id, attempt)
    return after


@dataclass(frozen=True)
class Listed:
    """A delivery with its attempts."""

    delivery: Delivery
    attempts: list[DeliveryAttempt]


class Webhooks:
    """What can be seen of deliveries and asked of them, by the key that owns the request or (None) by the operator."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def recent(
        self,
        key_id: str | None,
        request_id: str | None = None,
        status: DeliveryStatus | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> list[Listed]:
        """Deliveries, the newest first."""

        def look(tx: Transaction) -> list[Listed]:
            found = tx.deliveries.recent(key_id, request_id, status, limit, offset)
            return [Listed(delivery, tx.deliveries.attempts(delivery.id)) for delivery in found]

        return await self._store.read(look)

    async def one(self, delivery_id: str, key_id: str | None) -> Listed:
        """A delivery. Raises UnknownDelivery."""
        return await self._store.read(
            lambda tx: Listed(_visible(tx, delivery_id, key_id), tx.deliveries.attempts(delivery_id))
        )

    async def redeliver(self, delivery_id: str, key_id: str | None) -> Listed:
        """Send it again now, whatever became of it. Raises UnknownDelivery, PayloadsForgotten."""

        def again(tx: Transaction) -> Listed:
            delivery = _visible(tx, delivery_id, key_id)
            if not delivery.payload:
                raise PayloadsForgotten("What this webhook said has been deleted: it cannot be sent again")
            after = delivery.redelivered(tx.now())
            tx.deliveries.save(after)
            tx.queue.remove(delivery_id)
            enqueue(tx, after)
            return Listed(after, tx.deliveries.attempts(delivery_id))

        return await self._store.transact(again)


def _visible(tx: Transaction, delivery_id: str, key_id: str | None) -> Delivery:
    delivery = tx.deliveries.get(delivery_id)
    if delivery is None or key_id not in (None, delivery.key_id):
        raise UnknownDelivery(f"There is no webhook {delivery_id}")
    return delivery
