"""The runner: takes requests from the queue, has engines make them, and completes them, each exactly once."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import uuid4

import structlog

from rushes.catalog import Catalog
from rushes.contracts.queue import (
    BEAT_SECONDS,
    LEASE_SECONDS,
    LOOK_AGAIN_SECONDS,
    MAX_ATTEMPTS,
    Claim,
    Limits,
)
from rushes.contracts.storage import Storage
from rushes.contracts.stores import Store, Transaction
from rushes.core.requests import Failure, GenerationRequest
from rushes.errors import EngineError, EngineUnavailable, InfrastructureError, RushesError
from rushes.service.feed import Feed
from rushes.service.gateway import REQUESTS
from rushes.service.routing import Router
from rushes.service.running import RequestLog, render

CLAIM_AT_ONCE = 32
SWEEP_SECONDS = 1.0
LOST_RUNNER = "The runner was lost while it worked on this request"

log = structlog.get_logger()


class Stop(Enum):
    """Why a running request is being stopped."""

    CANCELLED = "the caller cancelled it"
    LOST = "another process runs it, or this one cannot reach the database"
    DRAINED = "this server is stopping"


@dataclass
class Running:
    """A request in this process's hands. `ending`: its outcome is known and must not be stopped any more."""

    claim: Claim
    task: asyncio.Task[None] | None = None
    stop: Stop | None = None
    ending: bool = False


class Runner:
    """Runs requests from `start` to `drain`.

    `alone` says that no other process can be on this database (a file lock): what was running when this one started
    is taken over at once. Every completion is one transaction that first proves the claim (queue law 3), so that a
    late answer changes nothing.
    """

    def __init__(
        self,
        store: Store,
        catalog: Catalog,
        router: Router,
        storage: Storage,
        feed: Feed,
        workdir: Path,
        per_key: int | None,
        alone: bool,
    ) -> None:
        self._store = store
        self._catalog = catalog
        self._router = router
        self._storage = storage
        self._feed = feed
        self._workdir = workdir
        self._alone = alone
        self._limits = Limits(per_key, {name: e.concurrency for name, e in router.engines.items()})
        self._capacity = sum(self._limits.engines.values())
        self._holder = f"runner-{uuid4()}"
        self._running: dict[str, Running] = {}
        self._work = asyncio.Event()
        self._loops: list[asyncio.Task[None]] = []
        self._last_beat = time.monotonic()
        feed.listen(self._heard)

    # --- life -----------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Take over what a lost process left, then run until `drain`."""
        await self._recover(alone=self._alone)
        self._loops = [
            asyncio.create_task(self._forever(self._claim, self._wait_for_work)),
            asyncio.create_task(self._forever(self._beat, _every(BEAT_SECONDS))),
            asyncio.create_task(self._forever(self._sweep, _every(SWEEP_SECONDS))),
            asyncio.create_task(self._forever(self._recover_expired, _every(LEASE_SECONDS))),
        ]

    async def drain(self, seconds: float) -> None:
        """Take nothing new; give what runs `seconds` to finish, then hand it back to the queue."""
        claiming, *others = self._loops or [None]
        if claiming is not None:
            await _ended(claiming)
        if tasks := self._tasks():
            await asyncio.wait(tasks, timeout=seconds)
        for running in list(self._running.values()):
            self._stop(running, Stop.DRAINED)
        if tasks := self._tasks():
            await asyncio.wait(tasks)
        for loop in others:
            if loop is not None:
                await _ended(loop)

    def _tasks(self) -> list[asyncio.Task[None]]:
        return [running.task for running in self._running.values() if running.task is not None]

    async def _forever(
        self, step: Callable[[], Coroutine[Any, Any, None]], pause: Callable[[], Coroutine[Any, Any, None]]
    ) -> None:
        while True:
            await pause()
            try:
                await step()
            except Exception:
                # A loop that ends would strand every request: say it and go on with the next round.
                log.exception("runner step failed", step=step.__name__)
                await asyncio.sleep(SWEEP_SECONDS)

    async def _wait_for_work(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._work.wait(), LOOK_AGAIN_SECONDS)
        self._work.clear()

    def _heard(self, request_id: str) -> None:
        self._work.set()
        if (running := self._running.get(request_id)) is not None and running.stop is None:
            running_check = asyncio.create_task(self._heed_cancel(running))
            running_check.add_done_callback(lambda task: task.cancelled() or task.exception())

    async def _heed_cancel(self, running: Running) -> None:
        request = await self._store.read(lambda tx: tx.requests.get(running.claim.entry_id))
        if request is not None and request.cancel_requested and request.fence == running.claim.fence:
            self._stop(running, Stop.CANCELLED)

    @staticmethod
    def _stop(running: Running, why: Stop) -> None:
        if running.stop is None and not running.ending:
            running.stop = why
            if running.task is not None:
                running.task.cancel()

    # --- the loops ------------------------------------------------------------------------------------------

    async def _claim(self) -> None:
        if len(self._running) >= self._capacity:
            return  # every engine has all it takes; whoever ends first wakes us

        def take(tx: Transaction) -> list[tuple[Claim, GenerationRequest]]:
            taken: list[tuple[Claim, GenerationRequest]] = []
            for claim in tx.queue.claim(REQUESTS, self._holder, CLAIM_AT_ONCE, self._limits):
                request = tx.requests.get(claim.entry_id)
                now = tx.now()
                if request is None or request.completed:
                    tx.queue.finish(claim)
                    continue
                if request.start_deadline is not None and now > request.start_deadline and claim.attempt == 1:
                    tx.queue.finish(claim)
                    tx.requests.save(request.timed_out(now))
                else:
                    started = request.started(claim.fence, claim.attempt, claim.engine, now)
                    tx.requests.save(started)
                    taken.append((claim, started))
                tx.changed(claim.entry_id)
            return taken

        for claim, request in await self._store.transact(take):
            running = self._running[claim.entry_id] = Running(claim)
            running.task = asyncio.create_task(self._run(running, request))

    async def _beat(self) -> None:
        claims = [running.claim for running in self._running.values()]
        if claims:
            try:
                found = await asyncio.wait_for(
                    self._store.transact(lambda tx: tx.queue.beat(self._holder, claims)), LEASE_SECONDS / 2
                )
            except Exception:
                if time.monotonic() - self._last_beat > LEASE_SECONDS / 2:
                    for running in self._running.values():
                        self._stop(running, Stop.LOST)
                raise
            for entry_id, running in list(self._running.items()):
                if entry_id in found.lost:
                    self._stop(running, Stop.LOST)
                elif entry_id in found.cancelled:
                    self._stop(running, Stop.CANCELLED)
        self._last_beat = time.monotonic()

    async def _sweep(self) -> None:
        """Complete requests that nothing started in time."""
        late = await self._store.read(lambda tx: tx.requests.overdue(tx.now()))
        if not late:
            return

        def time_out(tx: Transaction) -> None:
            for request in tx.requests.overdue(tx.now()):
                if request.attempt == 0 and tx.queue.remove(request.id):
                    tx.requests.save(request.timed_out(tx.now()))
                    tx.changed(request.id)

        await self._store.transact(time_out)

    async def _recover_expired(self) -> None:
        await self._recover(alone=False)

    async def _recover(self, alone: bool) -> None:
        """Give back to the queue what lost processes held; end what was lost too often."""

        def recover(tx: Transaction) -> int:
            returned, given_up = tx.queue.recover(alone)
            for claim in returned:
                request = tx.requests.get(claim.entry_id)
                if request is None or request.completed:
                    tx.queue.remove(claim.entry_id)
                elif request.cancel_requested:
                    tx.queue.remove(claim.entry_id)
                    tx.requests.save(request.cancelled(tx.now()))
                elif request.no_retry:
                    tx.queue.remove(claim.entry_id)
                    tx.requests.save(request.failed(Failure.of(InfrastructureError(LOST_RUNNER)), tx.now()))
                else:
                    tx.requests.save(request.requeued())
                tx.changed(claim.entry_id)
            for claim in given_up:
                request = tx.requests.get(claim.entry_id)
                if request is not None and not request.completed:
                    error = InfrastructureError(f"{LOST_RUNNER}, {MAX_ATTEMPTS} times")
                    tx.requests.save(request.failed(Failure.of(error), tx.now()))
                    tx.changed(claim.entry_id)
            return len(returned)

        if returned := await self._store.transact(recover):
            log.info("requests taken over", count=returned)
        self._work.set()

    # --- one request ----------------------------------------------------------------------------------------

    async def _run(self, running: Running, request: GenerationRequest) -> None:
        said = RequestLog(self._store, self._feed, request.id)
        try:
            complete = await self._outcome(running, request, said)
            running.ending = True
            await said.close()
            await asyncio.shield(self._store.transact(complete))
        except Exception:
            # The claim's lease runs out and somebody runs it again: nothing that was accepted is lost.
            log.exception("request could not be completed", request_id=request.id)
        finally:
            if self._running.get(request.id) is running:  # it may have been lost to, and begun again by, this process
                del self._running[request.id]
            self._work.set()

    async def _outcome(
        self, running: Running, request: GenerationRequest, said: RequestLog
    ) -> Callable[[Transaction], None]:
        """Work on the request; the transaction that ends this attempt."""
        claim = running.claim
        try:
            endpoint = self._catalog.get(request.endpoint_id)
            job = endpoint.job(request.input, request.seed)
            engine = self._router.engines.get(claim.engine) or self._router.choose(request.endpoint_id, job)
            workdir = self._workdir / f"{request.id}-{claim.fence}"
            rendered = await render(request, engine, self._storage, workdir, said, job)
        except asyncio.CancelledError:
            return self._stopped(claim, running.stop or Stop.DRAINED, said)
        except (EngineError, EngineUnavailable) as error:
            return self._failed(claim, Failure.of(error), said)
        except RushesError as error:
            # Our side failed (disk full, render process gone): again, unless the caller forbade it or it was the last.
            said.log(str(error), "ERROR")
            if request.no_retry or claim.attempt >= MAX_ATTEMPTS:
                return self._failed(claim, Failure.of(InfrastructureError(str(error))), said)
            return self._again(claim, said)
        except Exception:
            log.exception("engine broke its contract", request_id=request.id, engine=claim.engine)
            return self._failed(claim, Failure.of(EngineError("Internal server error")), said)
        files = (rendered.video.key, rendered.thumbnail.key, rendered.spritesheet.key)
        output = endpoint.answer(request.input, rendered)

        def succeed(tx: Transaction) -> None:
            if current := self._proven(tx, claim, said):
                tx.requests.save(current.succeeded(output, files, tx.now()))

        return succeed

    def _proven(self, tx: Transaction, claim: Claim, said: RequestLog) -> GenerationRequest | None:
        """The request, if the claim is still ours: then its entry is gone from the queue and its log is written."""
        if not tx.queue.finish(claim):
            return None
        said.take_pending()(tx)
        tx.changed(claim.entry_id)
        return tx.requests.get(claim.entry_id)

    def _failed(self, claim: Claim, failure: Failure, said: RequestLog) -> Callable[[Transaction], None]:
        def fail(tx: Transaction) -> None:
            if current := self._proven(tx, claim, said):
                tx.requests.save(current.failed(failure, tx.now()))

        return fail

    def _stopped(self, claim: Claim, why: Stop, said: RequestLog) -> Callable[[Transaction], None]:
        def stop(tx: Transaction) -> None:
            if why is Stop.CANCELLED:
                if current := self._proven(tx, claim, said):
                    tx.requests.save(current.cancelled(tx.now()))
            elif why is Stop.DRAINED and tx.queue.release(claim, count_attempt=False):
                self._wait_again(tx, claim, said)

        return stop

    def _again(self, claim: Claim, said: RequestLog) -> Callable[[Transaction], None]:
        seconds = min(30.0, 0.5 * 2.0 ** (claim.attempt - 1))
        asyncio.get_running_loop().call_later(seconds, self._work.set)

        def again(tx: Transaction) -> None:
            if tx.queue.release(claim, run_at=tx.now() + timedelta(seconds=seconds)):
                self._wait_again(tx, claim, said)

        return again

    @staticmethod
    def _wait_again(tx: Transaction, claim: Claim, said: RequestLog) -> None:
        said.take_pending()(tx)
        if current := tx.requests.get(claim.entry_id):
            tx.requests.save(current.cancelled(tx.now()) if current.cancel_requested else current.requeued())
            if current.cancel_requested:
                tx.queue.remove(claim.entry_id)
            tx.changed(claim.entry_id)


def _every(seconds: float) -> Callable[[], Coroutine[Any, Any, None]]:
    async def pause() -> None:
        await asyncio.sleep(seconds)

    return pause


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
