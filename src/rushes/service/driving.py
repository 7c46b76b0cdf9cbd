"""One request at one engine elsewhere: its job is given away once, waited for, and brought home.

What is decided is committed before it is done: the plan and the intent before the call that may cost money, the handle
before the first look. Whoever takes the request over reads how far it came and goes on from there. The table of what
happens at each point where this server can die is in docs/architecture/04-remote.md.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import structlog

from rushes.contracts.engine import Reporter
from rushes.contracts.remote import AnswerLost, Handle, OutOfReach, Poll, Refused, RemoteEngine, Stage
from rushes.contracts.stores import Store, Transaction
from rushes.core.artifacts import Artifact
from rushes.core.jobs import CharacterJob, Job, VideoJob
from rushes.core.pricing import Basis, Hold
from rushes.core.requests import GenerationRequest
from rushes.core.submissions import Submission, SubmissionState
from rushes.errors import CallerError, Fault, InfrastructureError, RushesError, TryLater, UpstreamError
from rushes.media.conform import conform
from rushes.media.probe import UnreadableMedia
from rushes.service.billing import FAR_BEYOND, Billing, costs_operator, takes_caller_keys
from rushes.service.routing import Router

GROWTH = 1.6
"""Each pause between two looks is so much longer than the one before."""

JITTER = 0.1
"""Pauses vary by this share, so that jobs submitted together are not looked at together."""

FETCHES = 3
"""How often a result that cannot be read is fetched: the vendor's link may have expired, the connection broken."""

RECOVERY_PAUSES = (0.0, 1.0, 2.0, 4.0, 8.0)
"""Seconds before each try to find a job whose answer was lost."""

UNVOUCHED = 3
"""How many submissions of a request may be in doubt, where the operator lets it be given again."""

KEEPING_PAUSES = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds before each try to store the handle of a job: it is all that we have of something that was paid."""

LONGEST_PAUSE = 120.0
"""No vendor's wish makes a pause between two looks longer."""

LONGEST_RAW = 1000

log = structlog.get_logger()
Prepare = Callable[[Job], Awaitable[Job]]


class Drive:
    """One request at one engine."""

    def __init__(
        self,
        store: Store,
        router: Router,
        billing: Billing,
        request: GenerationRequest,
        engine: RemoteEngine,
        report: Reporter,
    ) -> None:
        self._store, self._standings, self._billing = store, router.standings, billing
        self._request, self._engine, self._report = request, engine, report
        self._own_key = request.own_vendor_key and takes_caller_keys(engine)

    # --- giving the job away --------------------------------------------------------------------------------

    async def submit(self, number: int, job: VideoJob) -> Submission:
        """Submit the job for the first time, or after proof that it did not land before; the running submission."""
        trial = self._standings.trial(self._engine.name)
        try:
            intent = await self._intended(number, job)
            try:
                running = await self._handed_over(intent, self._engine.submit(intent.plan, job, intent.token))
            except Refused as error:
                trial.ended(self._fault(error))
                raise await self._refused(intent, error) from error
            except AnswerLost as error:
                trial.ended(Fault.DOWN)
                return await self._resolve(intent, job, str(error))
            trial.ended(None)
            return running
        finally:
            trial.over()

    async def _intended(self, number: int, job: VideoJob) -> Submission:
        """What is about to be submitted, committed.

        Raises TryLater when the engine is held for an earlier bill, SpendingLimit when it now costs too much.
        """
        engine, request, plan = self._engine, self._request, self._engine.plan(job)

        def intend(tx: Transaction) -> Submission | Hold | None:
            if engine.paid and (hold := next((h for h in tx.holds.all() if h.engine == engine.name), None)):
                return hold
            current, now = tx.requests.get(request.id), tx.now()
            estimate = self._billing.estimate(
                engine, request.endpoint_id, request.input, job.seconds, self._own_key, now
            )
            intent = Submission(
                request.id,
                number,
                engine.name,
                plan,
                SubmissionState.SUBMITTING,
                submitted_at=now,
                estimate=estimate or None,
                cost=estimate or None,
                basis=Basis.ESTIMATE if estimate else None,
            )
            if current is None or current.completed or current.fence != request.fence or not tx.submissions.add(intent):
                return None
            if estimate is not None and estimate > current.estimate:  # what it is made from is longer than was thought
                self._billing.require(tx, request.key_id, estimate, reserved=current.estimate)
                tx.requests.save(current.reckoned(estimate))
            return intent

        intent = await self._store.transact(intend)
        if intent is None:  # another process has the request now: the beat is about to say so
            raise InfrastructureError("Another process has taken this request over")
        if isinstance(intent, Hold):
            raise TryLater(Fault.HELD, engine.name, None, counts=True)
        return intent

    def _fault(self, error: Refused) -> Fault:
        """A caller's key that is refused is no matter of the operator's."""
        return Fault.CALLER_KEY if self._own_key and error.fault is Fault.OPERATOR else error.fault

    async def take_up(self, last: Submission, job: VideoJob, prepare: Prepare) -> Submission:
        """Go on with a submission that somebody began who is gone; the running submission."""
        match last.state:
            case SubmissionState.RUNNING:
                self._report.log(f"Going on with the job at {last.engine}")
                return last
            case SubmissionState.SUBMITTING:
                try:
                    settled = await settled_video(prepare, job)
                except CallerError as error:  # what it was made from is gone meanwhile
                    raise await self._ended(last, SubmissionState.UNKNOWN, Fault.UNKNOWN, str(error)) from error
                return await self._resolve(last, settled, "this server stopped during the call")
            case _:
                raise UpstreamError(last.fault or Fault.UNKNOWN, last.engine)

    async def _resolve(self, lost: Submission, job: VideoJob, raw: str) -> Submission:
        """Find out what became of a submission without an answer; the running submission."""
        for pause in RECOVERY_PAUSES:
            await asyncio.sleep(pause)
            try:
                return await self._handed_over(lost, self._engine.recover(lost.plan, job, lost.token))
            except _NotFound:
                break
            except AnswerLost as error:
                raw = str(error)
            except Refused as error:
                raw = error.raw
                if error.fault not in (Fault.BUSY, Fault.DOWN, Fault.OPERATOR):  # those say nothing of the first call
                    raise await self._refused(lost, error) from error
        ended = await self._ended(lost, SubmissionState.UNKNOWN, Fault.UNKNOWN, raw)
        may_repeat = self._engine.resubmit_unknown or not self._engine.paid
        if not may_repeat or await self._unvouched() >= UNVOUCHED:
            log.error("a submission cannot be vouched for", **_about(lost), problem=raw)
            raise ended
        why = "the operator allows it" if self._engine.paid else "it costs nothing"
        self._report.log(f"Nobody knows whether {lost.engine} took the job: it is given again, as {why}", "WARN")
        return await self.submit(lost.number + 1, job)

    async def _unvouched(self) -> int:
        submissions = await self._store.read(lambda tx: tx.submissions.of(self._request.id))
        return sum(one.state is SubmissionState.UNKNOWN for one in submissions)

    async def _handed_over(self, intent: Submission, call: Awaitable[Handle | None]) -> Submission:
        """Make the call and store the handle, even when this task is cancelled meanwhile: somebody must know of it."""

        async def hand_over() -> Submission:
            handle = await call
            if handle is None:
                raise _NotFound
            running = replace(intent, state=SubmissionState.RUNNING, handle=handle)
            await self._kept(running)
            return running

        task = asyncio.ensure_future(hand_over())
        try:
            running = await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait([task])
            raise
        self._report.log(f"Given to {intent.engine} as {intent.plan.model}")
        return running

    async def _kept(self, running: Submission) -> None:
        for pause in KEEPING_PAUSES[:-1]:
            try:
                await self._store.transact(saving(running))
            except RushesError:
                log.exception("the handle of a submission could not be stored", **_about(running))
                await asyncio.sleep(pause)
            else:
                return
        await self._store.transact(saving(running))

    async def _refused(self, intent: Submission, error: Refused) -> RushesError:
        """Store that the job provably did not land; what to raise."""
        fault = self._fault(error)
        ended = await self._ended(intent, SubmissionState.REFUSED, fault, error.raw)
        match fault:
            case Fault.BUSY:
                return TryLater(fault, intent.engine, error.retry_after, counts=False)
            case Fault.DOWN | Fault.OPERATOR:
                return TryLater(fault, intent.engine, error.retry_after, counts=True)
            case _:
                return ended

    # --- bringing the clip home -----------------------------------------------------------------------------

    async def bring_home(self, running: Submission, folder: Path) -> tuple[Submission, list[Artifact]]:
        """Wait for a running submission; the same as it was billed, and the clip as promised, in `folder`."""
        handle = running.handle or {}
        patience = self._engine.patience
        now = await self._store.read(lambda tx: tx.now())
        submitted = time.monotonic() - (now - running.submitted_at).total_seconds()
        pause, unknown, unusable = patience.first, 0, 0
        while True:
            await asyncio.sleep(pause * random.uniform(1 - JITTER, 1 + JITTER))  # noqa: S311 - no secret
            after: float | None = None
            age = time.monotonic() - submitted
            try:
                poll = await self._engine.poll(running.plan, handle)
                unknown, after = 0, poll.after
                if poll.progress is not None:
                    self._report.progress(round(100 * poll.progress), 100)
                if poll.stage is Stage.FAILED:
                    raise await self._ended(running, SubmissionState.FAILED, poll.fault, poll.raw)
                if poll.stage is Stage.DONE:
                    running = await self._billed(running, poll)
                    return running, await self._fetched(running, poll, folder)
            except OutOfReach as error:
                after = error.after
                unknown += error.gone
                if error.fault is Fault.OPERATOR:
                    log.error("an engine cannot be asked about a job", **_about(running), problem=str(error))
                if unknown > 1 and age > patience.lost:
                    raise await self._ended(running, SubmissionState.FAILED, Fault.LOST, str(error)) from error
            except _Unusable as error:
                unusable += 1
                self._report.log(f"What {running.engine} handed out cannot be used", "WARN")
                if unusable == FETCHES:
                    raise await self._ended(running, SubmissionState.FAILED, error.fault, str(error)) from error
            if age > patience.deadline.total_seconds():
                log.error("a job was not done in time", **_about(running))
                raise UpstreamError(Fault.TIMEOUT, running.engine)  # it still runs: it is stopped when this is stored
            pause = min(patience.longest, pause * GROWTH) if after is None else min(after, LONGEST_PAUSE)

    async def _fetched(self, running: Submission, done: Poll, folder: Path) -> list[Artifact]:
        raw = folder / "fetched"
        try:
            await self._engine.fetch(running.plan, running.handle or {}, done, raw)
            fitted = await asyncio.to_thread(conform, raw, folder, running.plan.promise)
        except OutOfReach as error:
            if error.gone:
                raise _Unusable(Fault.NO_MEDIA, str(error)) from error
            raise
        except UnreadableMedia as error:
            raise _Unusable(Fault.BAD_MEDIA, str(error)) from error
        except OSError as error:
            raise InfrastructureError(f"The video could not be stored: {error}") from error
        if fitted.changes:
            self._report.log(f"{running.engine} made {fitted.changes}")
        return fitted.artifacts

    async def _billed(self, running: Submission, done: Poll) -> Submission:
        """Store what a finished job costs; hold its engine where that is far beyond what was expected."""
        if running.basis in (Basis.VENDOR, Basis.LIST):
            return running
        engine, request = self._engine, self._request

        def settle(tx: Transaction) -> tuple[Submission, Hold | None]:
            now, hold = tx.now(), None
            price = self._billing.price(engine.name, request.endpoint_id, request.input, now)
            usage = done.usage
            if done.billed_seconds is not None and price is not None:
                usage = price.units(float(done.billed_seconds))
            billed = replace(running, usage=usage)
            if costs_operator(engine, self._own_key) and price is not None:
                cost = running.estimate if usage is None else usage * price.unit_price
                billed = replace(billed, cost=cost, basis=Basis.LIST if usage is None else Basis.VENDOR)
                if cost is not None and running.estimate is not None and cost > FAR_BEYOND * running.estimate:
                    hold = Hold(engine.name, request.id, running.estimate, cost, now)
                    tx.holds.add(hold)
            tx.submissions.save(billed)
            return billed, hold

        billed, hold = await self._store.transact(settle)
        if hold is not None:
            self._standings.held(await self._store.read(lambda tx: tx.holds.all()))
            log.error(
                "a bill is far beyond its estimate: its engine is held until `rushes engines release`",
                **_about(running),
                estimate=str(hold.estimate),
                bill=str(hold.bill),
            )
        return billed

    async def _ended(self, of: Submission, state: SubmissionState, fault: Fault, raw: str) -> UpstreamError:
        """Store how a submission ended; the error that says so to callers."""
        if fault is Fault.OPERATOR:
            log.error("an engine refuses this server: its account must be mended", **_about(of), problem=raw)
        else:
            log.warning("a submission came to nothing", **_about(of), fault=fault.value, problem=raw)

        # What may have landed may have been billed, and so was what the vendor said that it bills.
        billed = state is SubmissionState.UNKNOWN or of.basis is Basis.VENDOR
        cost, basis = (of.cost, of.basis) if billed else (None, None)

        def end(tx: Transaction) -> None:
            ended = replace(of, state=state, fault=fault, problem=raw[:LONGEST_RAW], cost=cost, basis=basis)
            tx.submissions.save(replace(ended, ended_at=tx.now()))

        await self._store.transact(end)
        return UpstreamError(fault, of.engine)


class _NotFound(Exception):
    """There is no way to find the job again."""


class _Unusable(Exception):
    """The vendor says that it is done, and what it hands out is no video that can be used."""

    def __init__(self, fault: Fault, raw: str) -> None:
        super().__init__(raw)
        self.fault = fault


async def settled_video(prepare: Prepare, job: VideoJob) -> VideoJob:
    """The job with what it is made from brought in, and its size settled."""
    prepared = await prepare(job)
    assert not isinstance(prepared, CharacterJob), "what is prepared stays what it is"
    return prepared


def _about(submission: Submission) -> dict[str, Any]:
    return {"request_id": submission.request_id, "engine": submission.engine, "submission": submission.number}


def saving(submission: Submission) -> Callable[[Transaction], None]:
    """The writing of what has changed of a submission."""
    return lambda tx: tx.submissions.save(submission)
