"""How a request's job is given to an engine elsewhere, once, and brought home, whatever dies in between.

What is decided is committed before it is done: the plan and the intent before the call that may cost money, the handle
before the first look. Whoever takes the request over reads how far it came and goes on from there. The table of what
happens at each point where this server can die is in docs/architecture/04-remote.md.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import structlog

from rushes.contracts.engine import Generated, Reporter
from rushes.contracts.remote import AnswerLost, Handle, OutOfReach, Poll, Refused, RemoteEngine, Stage
from rushes.contracts.stores import Store, Transaction
from rushes.core.artifacts import Artifact
from rushes.core.jobs import CharacterJob, Job, VideoJob
from rushes.core.requests import GenerationRequest
from rushes.core.submissions import Submission, SubmissionState
from rushes.errors import CallerError, Fault, InfrastructureError, RushesError, TryLater, UpstreamError
from rushes.media.conform import conform
from rushes.media.probe import UnreadableMedia

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

TELLING = timedelta(minutes=5)
"""How long a vendor that cannot be reached is told that nobody waits for a job any more."""

LONGEST_PAUSE = 120.0
"""No vendor's wish makes a pause between two looks longer."""

LONGEST_RAW = 1000

log = structlog.get_logger()
Prepare = Callable[[Job], Awaitable[Job]]


class Remote:
    """Drives engines elsewhere for the runner. `engines` are all engines by name."""

    def __init__(self, store: Store, engines: Mapping[str, object]) -> None:
        self._store = store
        self._engines = engines

    async def holder(self, request: GenerationRequest) -> RemoteEngine | None:
        """The engine that has, or may have, the request's job already: no other may be given it.

        Raises UpstreamError where it is not there any more.
        """
        last = await self._last(request)
        if last is None or last.state is SubmissionState.REFUSED:
            return None
        engine = self._engines.get(last.engine)
        if not isinstance(engine, RemoteEngine):
            log.error("a job was submitted to an engine that rushes.toml does not have any more", engine=last.engine)
            raise UpstreamError(Fault.UNKNOWN, last.engine)
        return engine

    async def make(
        self,
        request: GenerationRequest,
        engine: RemoteEngine,
        job: Job,
        prepare: Prepare,
        folder: Path,
        report: Reporter,
    ) -> tuple[VideoJob, Generated]:
        """Have the engine make the job, or go on where it was left; the settled job, and the clip in `folder`.

        `prepare` brings in what the job is made from; it is not called where nothing needs to be submitted any more.
        Raises UpstreamError, TryLater, what `prepare` raises, and InfrastructureError.
        """
        assert not isinstance(job, CharacterJob), "no engine elsewhere accepts characters"
        drive = _Drive(self._store, request, engine, report)
        last = await self._last(request)
        if last is None or last.state is SubmissionState.REFUSED:
            submission = await drive.submit(1 if last is None else last.number + 1, await _video(prepare, job))
        else:
            submission = await drive.take_up(last, job, prepare)
        clip, usage = await drive.bring_home(submission, folder)
        promise = submission.plan.promise
        settled = replace(
            job,
            width=promise.width,
            height=promise.height,
            fps=promise.fps,
            seconds=promise.frames / promise.fps,
            audio=promise.audio,
        )
        facts = {"model": submission.plan.model, "submission": submission.number}
        return settled, Generated(clip, facts if usage is None else {**facts, "billed_units": str(usage)})

    async def tell_vendors(self) -> None:
        """Have jobs stopped at their vendors for which nobody waits any more."""
        for submission in await self._store.read(lambda tx: tx.submissions.stopping()):
            engine = self._engines.get(submission.engine)
            said = "its engine is not there any more"
            if isinstance(engine, RemoteEngine) and submission.handle is not None:
                try:
                    stopped = await engine.cancel(submission.plan, submission.handle)
                    said = "stopped at the vendor" if stopped else "the vendor cannot stop it"
                except OutOfReach as error:
                    if await self._is_recent(submission):
                        continue  # the next sweep tries again
                    said = f"could not be stopped at the vendor: {error}"
            log.info("abandoned job", request_id=submission.request_id, engine=submission.engine, outcome=said)
            told = replace(submission, state=SubmissionState.STOPPED, problem=submission.problem or said[:LONGEST_RAW])
            await self._store.transact(_saving(told))

    async def _is_recent(self, submission: Submission) -> bool:
        now = await self._store.read(lambda tx: tx.now())
        return submission.ended_at is None or now - submission.ended_at < TELLING

    async def _last(self, request: GenerationRequest) -> Submission | None:
        found = await self._store.read(lambda tx: tx.submissions.of(request.id))
        return found[-1] if found else None


class _Drive:
    """One request at one engine."""

    def __init__(self, store: Store, request: GenerationRequest, engine: RemoteEngine, report: Reporter) -> None:
        self._store, self._request, self._engine, self._report = store, request, engine, report

    # --- giving the job away --------------------------------------------------------------------------------

    async def submit(self, number: int, job: VideoJob) -> Submission:
        """Submit the job for the first time, or after proof that it did not land before; the running submission."""
        plan = self._engine.plan(job)

        def intend(tx: Transaction) -> Submission | None:
            current = tx.requests.get(self._request.id)
            intent = Submission(
                self._request.id, number, self._engine.name, plan, SubmissionState.SUBMITTING, submitted_at=tx.now()
            )
            ours = current is not None and not current.completed and current.fence == self._request.fence
            return intent if ours and tx.submissions.add(intent) else None

        intent = await self._store.transact(intend)
        if intent is None:  # another process has the request now: the beat is about to say so
            raise InfrastructureError("Another process has taken this request over")
        try:
            return await self._handed_over(intent, self._engine.submit(plan, job, intent.token))
        except Refused as error:
            raise await self._refused(intent, error) from error
        except AnswerLost as error:
            return await self._resolve(intent, job, str(error))

    async def take_up(self, last: Submission, job: VideoJob, prepare: Prepare) -> Submission:
        """Go on with a submission that somebody began who is gone; the running submission."""
        match last.state:
            case SubmissionState.RUNNING:
                self._report.log(f"Going on with the job at {last.engine}")
                return last
            case SubmissionState.SUBMITTING:
                try:
                    settled = await _video(prepare, job)
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
                await self._store.transact(_saving(running))
            except RushesError:
                log.exception("the handle of a submission could not be stored", **_about(running))
                await asyncio.sleep(pause)
            else:
                return
        await self._store.transact(_saving(running))

    async def _refused(self, intent: Submission, error: Refused) -> RushesError:
        """Store that the job provably did not land; what to raise."""
        ended = await self._ended(intent, SubmissionState.REFUSED, error.fault, error.raw)
        match error.fault:
            case Fault.BUSY:
                return TryLater(error.fault, intent.engine, error.retry_after, counts=False)
            case Fault.DOWN | Fault.OPERATOR:
                return TryLater(error.fault, intent.engine, error.retry_after, counts=True)
            case _:
                return ended

    # --- bringing the clip home -----------------------------------------------------------------------------

    async def bring_home(self, running: Submission, folder: Path) -> tuple[list[Artifact], Decimal | None]:
        """Wait for a running submission; the clip as promised, in `folder`, and what the vendor bills for it."""
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
                    return await self._fetched(running, poll, folder), poll.usage
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
        if done.usage is not None:
            await self._store.transact(_saving(replace(running, usage=done.usage)))
        return fitted.artifacts

    async def _ended(self, of: Submission, state: SubmissionState, fault: Fault, raw: str) -> UpstreamError:
        """Store how a submission ended; the error that says so to callers."""
        if fault is Fault.OPERATOR:
            log.error("an engine refuses this server: its account must be mended", **_about(of), problem=raw)
        else:
            log.warning("a submission came to nothing", **_about(of), fault=fault.value, problem=raw)

        def end(tx: Transaction) -> None:
            tx.submissions.save(replace(of, state=state, fault=fault, problem=raw[:LONGEST_RAW], ended_at=tx.now()))

        await self._store.transact(end)
        return UpstreamError(fault, of.engine)


class _NotFound(Exception):
    """There is no way to find the job again."""


class _Unusable(Exception):
    """The vendor says that it is done, and what it hands out is no video that can be used."""

    def __init__(self, fault: Fault, raw: str) -> None:
        super().__init__(raw)
        self.fault = fault


async def _video(prepare: Prepare, job: VideoJob) -> VideoJob:
    prepared = await prepare(job)
    assert not isinstance(prepared, CharacterJob), "what is prepared stays what it is"
    return prepared


def _about(submission: Submission) -> dict[str, Any]:
    return {"request_id": submission.request_id, "engine": submission.engine, "submission": submission.number}


def _saving(submission: Submission) -> Callable[[Transaction], None]:
    return lambda tx: tx.submissions.save(submission)
