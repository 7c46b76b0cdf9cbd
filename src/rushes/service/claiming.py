"""How a process takes entries from a queue, holds them, and lets go of them: the same for every queue."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar
from uuid import uuid4

import structlog

from rushes.contracts.queue import BEAT_SECONDS, LEASE_SECONDS, LOOK_AGAIN_SECONDS, Claim, Limits
from rushes.contracts.stores import Store, Transaction

CLAIM_AT_ONCE = 32
AFTER_AN_ERROR_SECONDS = 1.0

log = structlog.get_logger()
T = TypeVar("T")
Ending = Callable[[Transaction], float | None]
"""The transaction that ends an attempt; it returns the seconds until the entry is due again, None when it is not."""


class Stop(Enum):
    """Why work on an entry is being stopped."""

    CANCELLED = "the caller cancelled it"
    LOST = "another process runs it, or this one cannot reach the database"
    DRAINED = "this server is stopping"


@dataclass
class Held:
    """An entry in this process's hands. `ending`: its outcome is known and must not be stopped any more."""

    claim: Claim
    task: asyncio.Task[None] | None = None
    stop: Stop | None = None
    ending: bool = False

    def must_stop(self, why: Stop) -> None:
        """Cancel the work, for the first reason that is given."""
        if self.stop is None and not self.ending:
            self.stop = why
            if self.task is not None:
                self.task.cancel()


@dataclass(frozen=True)
class Trade(Generic[T]):
    """What is particular about a queue.

    `take` makes a claim mean something, inside the transaction that made it: what to work on, or None when there is
    nothing to do (it has then finished the claim). `work` does it; it always returns the transaction that ends the
    attempt, also when it is cancelled for the reason `held.stop`. `recovered` is told, inside a transaction, which
    entries of lost processes went back to the queue and which were given up.
    """

    queue: str
    take: Callable[[Transaction, Claim], T | None]
    work: Callable[[Held, T], Awaitable[Ending]]
    recovered: Callable[[Transaction, list[Claim], list[Claim]], None]


class ClaimLoop(Generic[T]):
    """Works on a queue from `start` to `drain`: at most `capacity` entries at once in this process.

    `alone` says that no other process can be on this database (a file lock): what was running when this one started
    is taken over at once. A process that missed its beats for half a lease stops its own work (queue law 4).
    """

    def __init__(self, store: Store, trade: Trade[T], capacity: int, limits: Limits, alone: bool) -> None:
        self._store = store
        self._trade = trade
        self._capacity = capacity
        self._limits = limits
        self._alone = alone
        self._holder = f"{trade.queue}-{uuid4()}"
        self.held: dict[str, Held] = {}
        self._work = asyncio.Event()
        self._loops: list[asyncio.Task[None]] = []
        self._claiming: asyncio.Task[int] | None = None
        self._last_beat = time.monotonic()

    # --- life -----------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Take over what a lost process left, then run until `drain`."""
        await self.recover(alone=self._alone)
        self._loops = [
            asyncio.create_task(forever(self._claim_when_woken, self._wait_for_work)),
            asyncio.create_task(forever(self._beat, every(BEAT_SECONDS))),
            asyncio.create_task(forever(self._recover_expired, every(LEASE_SECONDS))),
        ]

    async def drain(self, seconds: float) -> None:
        """Take nothing new; give what runs `seconds` to finish, then have it stopped."""
        for loop in self._loops[:1]:
            await ended(loop)
        if self._claiming is not None:
            await asyncio.gather(self._claiming, return_exceptions=True)
        if tasks := self._tasks():
            await asyncio.wait(tasks, timeout=seconds)
        for held in list(self.held.values()):
            held.must_stop(Stop.DRAINED)
        await self.idle()
        for loop in self._loops[1:]:
            await ended(loop)

    async def idle(self) -> None:
        """Wait until nothing is held."""
        if tasks := self._tasks():
            await asyncio.wait(tasks)

    def wake(self) -> None:
        """There may be something to claim."""
        self._work.set()

    def _tasks(self) -> list[asyncio.Task[None]]:
        return [held.task for held in self.held.values() if held.task is not None]

    # --- the loops ------------------------------------------------------------------------------------------

    async def _wait_for_work(self) -> None:
        # Not `wait_for`: until Python 3.12 it forgets a cancellation that comes together with what it waits for.
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK_AGAIN_SECONDS):
                await self._work.wait()
        self._work.clear()

    async def _claim_when_woken(self) -> None:
        if await self.claim() == CLAIM_AT_ONCE:
            self._work.set()  # there may be more

    async def claim(self) -> int:
        """Claim what is due, as far as there is room, and begin to work on it; how many entries.

        Once begun it goes on when its caller is cancelled: what is claimed must be in somebody's hands.
        """
        self._claiming = asyncio.create_task(self._claim())
        return await asyncio.shield(self._claiming)

    async def _claim(self) -> int:
        room = min(CLAIM_AT_ONCE, self._capacity - len(self.held))
        if room <= 0:
            return 0  # whoever ends first wakes us

        def take(tx: Transaction) -> list[tuple[Claim, T | None]]:
            claims = tx.queue.claim(self._trade.queue, self._holder, room, self._limits)
            return [(claim, self._trade.take(tx, claim)) for claim in claims]

        taken = await self._store.transact(take)
        for claim, subject in taken:
            if subject is None:
                continue
            held = self.held[claim.entry_id] = Held(claim)
            held.task = asyncio.create_task(self._run(held, subject))
        return len(taken)

    async def _run(self, held: Held, subject: T) -> None:
        try:
            end = await self._trade.work(held, subject)
            held.ending = True
            again = await asyncio.shield(self._store.transact(end))
            if again is not None:
                # A millisecond more: what the database calls due must have come when we look.
                asyncio.get_running_loop().call_later(again + 0.001, self._work.set)
        except Exception:
            # The claim's lease runs out and somebody runs it again: nothing that was accepted is lost.
            log.exception("entry could not be ended", queue=held.claim.queue, entry_id=held.claim.entry_id)
        finally:
            entry_id = held.claim.entry_id
            if self.held.get(entry_id) is held:  # it may have been lost to, and begun again by, this process
                del self.held[entry_id]
            self._work.set()

    async def _beat(self) -> None:
        claims = [held.claim for held in self.held.values()]
        if claims:
            try:
                async with asyncio.timeout(LEASE_SECONDS / 2):
                    found = await self._store.transact(lambda tx: tx.queue.beat(self._holder, claims))
            except Exception:
                if time.monotonic() - self._last_beat > LEASE_SECONDS / 2:
                    for held in self.held.values():
                        held.must_stop(Stop.LOST)
                raise
            for entry_id, held in list(self.held.items()):
                if entry_id in found.lost:
                    held.must_stop(Stop.LOST)
                elif entry_id in found.cancelled:
                    held.must_stop(Stop.CANCELLED)
        self._last_beat = time.monotonic()

    async def _recover_expired(self) -> None:
        await self.recover(alone=False)

    async def recover(self, alone: bool) -> None:
        """Give back to the queue what lost processes held; end what was lost too often."""

        def recover(tx: Transaction) -> int:
            returned, given_up = tx.queue.recover(alone, self._trade.queue)
            self._trade.recovered(tx, returned, given_up)
            return len(returned)

        if returned := await self._store.transact(recover):
            log.info("entries taken over", queue=self._trade.queue, count=returned)
        self._work.set()


async def forever(
    step: Callable[[], Coroutine[Any, Any, None]], pause: Callable[[], Coroutine[Any, Any, None]]
) -> None:
    """Pause and step in turn until cancelled. A step that fails is told and tried again: it would strand all others."""
    while True:
        await pause()
        try:
            await step()
        except Exception:
            log.exception("step failed", step=step.__qualname__)
            await asyncio.sleep(AFTER_AN_ERROR_SECONDS)


def every(seconds: float) -> Callable[[], Coroutine[Any, Any, None]]:
    """A pause of that length."""

    async def pause() -> None:
        await asyncio.sleep(seconds)

    return pause


async def ended(task: asyncio.Task[None]) -> None:
    """Cancel a task and wait until it is gone."""
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
