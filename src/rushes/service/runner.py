"""The runner: takes requests from the queue, has engines make them, and completes them, each exactly once."""

import asyncio
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import structlog

from rushes.catalog import Catalog
from rushes.contracts.queue import MAX_ATTEMPTS, Claim, Entry, Limits
from rushes.contracts.remote import AnyEngine
from rushes.contracts.stores import Store, Transaction
from rushes.core.attempts import Attempt
from rushes.core.endpoints import Rendered
from rushes.core.jobs import CharacterJob, Job
from rushes.core.requests import Failure, GenerationRequest
from rushes.core.videos import KnownVideo
from rushes.errors import (
    EngineError,
    EngineUnavailable,
    Fault,
    InfrastructureError,
    InvalidInput,
    RushesError,
    SpendingLimit,
    TryLater,
    UpstreamError,
)
from rushes.service.billing import Billing, costs_operator, seconds_made
from rushes.service.caller_keys import CallerKeys
from rushes.service.claiming import ClaimLoop, Ending, Held, Stop, Trade, ended, every, forever
from rushes.service.completing import complete
from rushes.service.feed import Feed
from rushes.service.gateway import REQUESTS
from rushes.service.preparing import Preparation
from rushes.service.remote import Remote
from rushes.service.routing import Router
from rushes.service.running import Made, RequestLog, Studio, render
from rushes.service.shelf import Shelf

SWEEP_SECONDS = 1.0
LOST_RUNNER = "The runner was lost while it worked on this request"

log = structlog.get_logger()


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
        preparation: Preparation,
        shelf: Shelf,
        feed: Feed,
        billing: Billing,
        caller_keys: CallerKeys,
        workdir: Path,
        per_key: int | None,
        alone: bool,
    ) -> None:
        self._store = store
        self._catalog = catalog
        self._router = router
        self._billing = billing
        self._remote = Remote(store, router, billing, caller_keys)
        self._studio = Studio(preparation, self._remote, shelf, workdir)
        self._feed = feed
        limits = Limits(per_key, {name: e.concurrency for name, e in router.engines.items()}, of_keys=True)
        trade = Trade(REQUESTS, self._take, self._work, self._recovered)
        self._loop = ClaimLoop(store, trade, sum(limits.engines.values()), limits, alone)
        self._sweeping: list[asyncio.Task[None]] = []
        feed.listen(self._heard)

    async def start(self) -> None:
        """Take over what a lost process left, then run until `drain`."""
        await self._remote.look_at_holds()
        await self._loop.start()
        steps = (self._sweep, self._remote.tell_vendors, self._remote.forget_keys, self._remote.look_at_holds)
        self._sweeping = [asyncio.create_task(forever(step, every(SWEEP_SECONDS))) for step in steps]

    async def drain(self, seconds: float) -> None:
        """Take nothing new; give what runs `seconds` to finish, then hand it back to the queue."""
        await self._loop.drain(seconds)
        for sweeping in self._sweeping:
            await ended(sweeping)

    def _heard(self, request_id: str) -> None:
        self._loop.wake()
        if (held := self._loop.held.get(request_id)) is not None and held.stop is None:
            check = asyncio.create_task(self._heed_cancel(held))
            check.add_done_callback(lambda task: task.cancelled() or task.exception())

    async def _heed_cancel(self, held: Held) -> None:
        request = await self._store.read(lambda tx: tx.requests.get(held.claim.entry_id))
        if request is not None and request.cancel_requested and request.fence == held.claim.fence:
            held.must_stop(Stop.CANCELLED)

    def _take(self, tx: Transaction, claim: Claim) -> GenerationRequest | None:
        request = tx.requests.get(claim.entry_id)
        now = tx.now()
        if request is None or request.completed:
            tx.queue.finish(claim)
            return None
        if request.start_deadline is not None and now > request.start_deadline and claim.attempt == 1:
            tx.queue.finish(claim)
            complete(tx, request.timed_out(now))
            return None
        started = request.started(claim.fence, claim.attempt, claim.engine, now)
        tx.requests.save(started)
        tx.changed(claim.entry_id)
        return started

    async def _sweep(self) -> None:
        """Complete requests that nothing started in time."""
        late = await self._store.read(lambda tx: tx.requests.overdue(tx.now()))
        if not late:
            return

        def time_out(tx: Transaction) -> None:
            for request in tx.requests.overdue(tx.now()):
                if request.attempt == 0 and tx.queue.remove(request.id):
                    complete(tx, request.timed_out(tx.now()))

        await self._store.transact(time_out)

    @staticmethod
    def _recovered(tx: Transaction, returned: list[Claim], given_up: list[Claim]) -> None:
        for claim in returned:
            request = tx.requests.get(claim.entry_id)
            if request is not None and not request.completed:
                tx.attempts.add(_attempt(request, tx.now(), LOST_RUNNER))
            if request is None or request.completed:
                tx.queue.remove(claim.entry_id)
            elif request.cancel_requested:
                tx.queue.remove(claim.entry_id)
                complete(tx, request.cancelled(tx.now()))
            elif request.no_retry and not tx.submissions.of(request.id):  # to go on with a submission is no retry
                tx.queue.remove(claim.entry_id)
                complete(tx, request.failed(Failure.of(InfrastructureError(LOST_RUNNER)), tx.now()))
            else:
                tx.requests.save(request.requeued())
                tx.changed(claim.entry_id)
        for claim in given_up:
            request = tx.requests.get(claim.entry_id)
            if request is not None and not request.completed:
                tx.attempts.add(_attempt(request, tx.now(), LOST_RUNNER))
                error = InfrastructureError(f"{LOST_RUNNER}, {MAX_ATTEMPTS} times")
                complete(tx, request.failed(Failure.of(error), tx.now()))

    # --- one request ----------------------------------------------------------------------------------------

    async def _work(self, held: Held, request: GenerationRequest) -> Ending:
        said = RequestLog(self._store, self._feed, request.id)
        try:
            return await self._outcome(held, request, said)
        finally:
            held.ending = True
            await said.close()

    async def _outcome(self, held: Held, request: GenerationRequest, said: RequestLog) -> Ending:
        """Work on the request; the transaction that ends this attempt."""
        claim = held.claim
        try:
            endpoint = self._catalog.get(request.endpoint_id)
            job = endpoint.job(request.input, request.seed)
            engine = await self._remote.holder(request) or self._router.engines.get(claim.engine)
            if engine is None:
                other = self._router.choose(request.endpoint_id, job)
                return self._moved(request, claim, other, job, said, f"There is no engine {claim.engine} any more")
            made = await render(request, engine, self._studio, said, job)
        except asyncio.CancelledError:
            return self._stopped(claim, held.stop or Stop.DRAINED, said)
        except (EngineError, EngineUnavailable, InvalidInput) as error:
            return self._failed(claim, Failure.of(error), said)
        except SpendingLimit as limit:
            return self._failed(claim, _beyond(limit), said)
        except TryLater as later:
            return self._elsewhere(request, claim, later, said)
        except RushesError as error:
            # Our side failed (disk full, render process gone): again, unless the caller forbade it or it was the last.
            said.log(str(error), "ERROR")
            if request.no_retry or claim.attempt >= MAX_ATTEMPTS:
                return self._failed(claim, Failure.of(InfrastructureError(str(error))), said)
            return self._again(claim, said, str(error))
        except Exception:
            log.exception("engine broke its contract", request_id=request.id, engine=claim.engine)
            return self._failed(claim, Failure.of(EngineError("Internal server error")), said)
        rendered = made.rendered
        files = (rendered.video.key, rendered.thumbnail.key, rendered.spritesheet.key)
        output = endpoint.answer(request.input, rendered)
        known = _known(request, job, rendered)
        seconds = seconds_made(job, rendered)

        def succeed(tx: Transaction) -> None:
            if current := self._proven(tx, claim, said):
                tx.videos.insert(known)
                now = tx.now()
                last = next(reversed(tx.submissions.of(current.id)), None)
                charged = self._billing.charge(current, engine, seconds, last, now)
                units = self._billing.list_units(current, seconds, now)
                complete(tx, current.succeeded(output, files, units, now), charged)
                tx.attempts.add(_attempt(current, now, made=made))

        return succeed

    def _proven(self, tx: Transaction, claim: Claim, said: RequestLog) -> GenerationRequest | None:
        """The request, if the claim is still ours: then its entry is gone from the queue and its log is written."""
        if not tx.queue.finish(claim):
            return None
        said.take_pending()(tx)
        return tx.requests.get(claim.entry_id)

    def _failed(self, claim: Claim, failure: Failure, said: RequestLog) -> Ending:
        def fail(tx: Transaction) -> None:
            if current := self._proven(tx, claim, said):
                complete(tx, current.failed(failure, tx.now()))
                tx.attempts.add(_attempt(current, tx.now(), failure.said))

        return fail

    def _stopped(self, claim: Claim, why: Stop, said: RequestLog) -> Ending:
        def stop(tx: Transaction) -> None:
            if why is Stop.CANCELLED:
                if current := self._proven(tx, claim, said):
                    complete(tx, current.cancelled(tx.now()))
                    tx.attempts.add(_attempt(current, tx.now(), "Cancelled"))
            elif why is Stop.DRAINED and tx.queue.release(claim, count_attempt=False):
                self._wait_again(tx, claim, said, "Handed back: this server was stopped")

        return stop

    def _elsewhere(self, request: GenerationRequest, claim: Claim, later: TryLater, said: RequestLog) -> Ending:
        """An engine elsewhere provably did not take the job: the next engine of its route, else this one later.

        One that is only busy is waited for: its place in the queue is worth more than what comes next.
        """
        said.log(str(later), "WARN")
        job = self._catalog.get(request.endpoint_id).job(request.input, request.seed)
        if later.counts and not request.no_fallback:
            for following in self._router.following(later.engine, request.endpoint_id, job):
                # Who pays for it themselves does not pass their bill on to the operator.
                if not (request.own_vendor_key and costs_operator(following, own_key=True)):
                    return self._moved(request, claim, following, job, said, str(later))
        hopeless = later.fault in (Fault.OPERATOR, Fault.HELD) or request.no_retry or claim.attempt >= MAX_ATTEMPTS
        if later.counts and hopeless:
            return self._failed(claim, Failure.of(UpstreamError(later.fault, later.engine)), said)
        return self._again(claim, said, str(later), later.seconds, later.counts)

    def _moved(
        self, request: GenerationRequest, claim: Claim, to: AnyEngine, job: Job, said: RequestLog, why: str
    ) -> Ending:
        """Another engine is to make it, as far as the limits of cost allow that."""

        def move(tx: Transaction) -> float | None:
            estimate = self._billing.estimate(
                to, request.endpoint_id, request.input, job.seconds, request.own_vendor_key, tx.now()
            )
            try:
                self._billing.require(tx, request.key_id, estimate, reserved=request.estimate)
            except SpendingLimit as limit:
                return self._failed(claim, _beyond(limit, f"{why}. {to.name} is next: "), said)(tx)
            if not tx.queue.finish(claim):
                return None
            tx.queue.enqueue(Entry(claim.entry_id, REQUESTS, claim.key_id, to.name, request.priority.rank))
            self._wait_again(tx, claim, said, f"{why}; {to.name} is next", estimate or Decimal(0))
            return 0.0

        return move

    def _again(
        self, claim: Claim, said: RequestLog, problem: str, after: float | None = None, counts: bool = True
    ) -> Ending:
        seconds = min(30.0, 0.5 * 2.0 ** (claim.attempt - 1)) if after is None else after

        def again(tx: Transaction) -> float | None:
            if not tx.queue.release(claim, run_at=tx.now() + timedelta(seconds=seconds), count_attempt=counts):
                return None
            self._wait_again(tx, claim, said, problem)
            return seconds

        return again

    @staticmethod
    def _wait_again(
        tx: Transaction, claim: Claim, said: RequestLog, problem: str, estimate: Decimal | None = None
    ) -> None:
        said.take_pending()(tx)
        if current := tx.requests.get(claim.entry_id):
            tx.attempts.add(_attempt(current, tx.now(), problem))
            if current.cancel_requested:
                tx.queue.remove(claim.entry_id)
                complete(tx, current.cancelled(tx.now()))
            else:
                tx.requests.save(current.requeued(estimate))
                tx.changed(claim.entry_id)


def _beyond(limit: SpendingLimit, why: str = "") -> Failure:
    """What is answered where a limit was met after the request was accepted."""
    return Failure(limit.status_code, limit.error_type, f"{why}{limit}")


def _attempt(
    request: GenerationRequest, now: datetime, problem: str | None = None, made: Made | None = None
) -> Attempt:
    """What is kept of the attempt that a running request was in. Facts tell of inputs: no input, no facts."""
    return Attempt(
        request.id,
        request.fence,
        request.attempt,
        request.engine,
        request.started_at or now,
        now,
        None if made is None else made.at,
        problem,
        made.facts if made is not None and request.store_io else {},
    )


def _known(request: GenerationRequest, job: Job, rendered: Rendered) -> KnownVideo:
    """What later requests can name of a finished one."""
    is_character = isinstance(job, CharacterJob)
    return KnownVideo(
        rendered.video_id,
        request.key_id,
        request.id,
        rendered.video.key,
        remixable=is_character or job.remixable,
        character=job.name if is_character else None,
    )
