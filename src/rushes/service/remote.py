"""What the runner has engines elsewhere do: make jobs, and hear that nobody waits for one any more."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import structlog

from rushes.contracts.engine import Generated, Reporter
from rushes.contracts.remote import Handle, OutOfReach, RemoteEngine, TakesCallerKeys
from rushes.contracts.stores import Store, Transaction
from rushes.core.jobs import CharacterJob, Job, VideoJob
from rushes.core.requests import GenerationRequest
from rushes.core.submissions import Submission, SubmissionState
from rushes.errors import EngineUnavailable, Fault, UpstreamError
from rushes.service.billing import Billing, takes_caller_keys
from rushes.service.caller_keys import CallerKeys
from rushes.service.driving import LONGEST_RAW, Drive, Prepare, saving, settled_video
from rushes.service.pacing import Pace
from rushes.service.routing import Router

TELLING = timedelta(minutes=5)
"""How long a vendor that cannot be reached is told that nobody waits for a job any more."""

KEY_IS_GONE = (
    "The `api_key` of this request was kept in memory alone, and this server was started anew since: submit it again. "
    "What its vendor had taken before may be billed to that key"
)

log = structlog.get_logger()


class Remote:
    """Drives engines elsewhere for the runner."""

    def __init__(self, store: Store, router: Router, billing: Billing, keys: CallerKeys) -> None:
        self._store = store
        self._router = router
        self._billing = billing
        self._keys = keys
        limits = {name: router.terms(name).submits_per_minute for name in router.engines}
        self._paces = {name: Pace(limit, router.standings.clock) for name, limit in limits.items() if limit}

    async def holder(self, request: GenerationRequest) -> RemoteEngine | None:
        """The engine that has, or may have, the request's job already: no other may be given it.

        Raises UpstreamError where it is not there any more.
        """
        last = await self._last(request)
        if last is None or last.state is SubmissionState.REFUSED:
            return None
        engine = self._router.engines.get(last.engine)
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
        Raises UpstreamError, TryLater, SpendingLimit, EngineUnavailable, InfrastructureError, what `prepare` raises.
        """
        assert not isinstance(job, CharacterJob), "no engine elsewhere accepts characters"
        job = replace(job, via=request.via)
        async with self._keyed(request, engine) as keyed:
            if keyed is None:
                raise EngineUnavailable(KEY_IS_GONE)
            drive = Drive(self._store, self._router, self._billing, request, keyed, report)
            last = await self._last(request)
            if last is None or last.state is SubmissionState.REFUSED:
                prepared = await settled_video(prepare, job)
                if (pace := self._paces.get(engine.name)) is not None:
                    await pace.turn(lambda s: report.log(f"Waits {s:.0f} s for its turn at {engine.name}"))
                submission = await drive.submit(1 if last is None else last.number + 1, prepared)
            else:
                submission = await drive.take_up(last, job, prepare)
            submission, clip = await drive.bring_home(submission, folder)
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
        usage = submission.usage
        return settled, Generated(clip, facts if usage is None else {**facts, "billed_units": str(usage)})

    async def tell_vendors(self) -> None:
        """Have jobs stopped at their vendors for which nobody waits any more."""
        for submission in await self._store.read(lambda tx: tx.submissions.stopping()):
            engine = self._router.engines.get(submission.engine)
            said = "its engine is not there any more"
            if isinstance(engine, RemoteEngine) and submission.handle is not None:
                try:
                    said = await self._cancelled(submission, engine, submission.handle)
                except OutOfReach as error:
                    if await self._is_recent(submission):
                        continue  # the next sweep tries again
                    said = f"could not be stopped at the vendor: {error}"
            log.info("abandoned job", request_id=submission.request_id, engine=submission.engine, outcome=said)
            told = replace(submission, state=SubmissionState.STOPPED, problem=submission.problem or said[:LONGEST_RAW])
            await self._store.transact(saving(told))

    async def _cancelled(self, submission: Submission, engine: RemoteEngine, handle: Handle) -> str:
        request = await self._store.read(lambda tx: tx.requests.get(submission.request_id))
        if request is None:
            return "its request is not there any more"
        async with self._keyed(request, engine) as keyed:
            if keyed is None:
                return "the caller's key is not there any more"
            stopped = await keyed.cancel(submission.plan, handle)
            return "stopped at the vendor" if stopped else "the vendor cannot stop it"

    async def forget_keys(self) -> None:
        """Forget the keys of callers whose requests have ended, and whose vendors need not be told any more."""

        def ended(tx: Transaction) -> list[str]:
            told = {submission.request_id for submission in tx.submissions.stopping()}
            found = {id: tx.requests.get(id) for id in self._keys.requests()}
            return [id for id, request in found.items() if request is not None and request.completed and id not in told]

        if self._keys.requests():
            for request_id in await self._store.read(ended):
                self._keys.forget(request_id)

    async def look_at_holds(self) -> None:
        """Heed what was held, or released, in the database."""
        self._router.standings.held(await self._store.read(lambda tx: tx.holds.all()))

    @asynccontextmanager
    async def _keyed(self, request: GenerationRequest, engine: RemoteEngine) -> AsyncGenerator[RemoteEngine | None]:
        """The engine with the key that the request is to be made with; None where that key is gone."""
        if not (request.own_vendor_key and takes_caller_keys(engine)):
            yield engine
        elif (key := self._keys.of(request.id)) is None:
            yield None
        else:
            assert isinstance(engine, TakesCallerKeys), "it takes callers' keys"
            keyed = engine.with_key(key)
            try:
                yield keyed
            finally:
                await keyed.stop()

    async def _is_recent(self, submission: Submission) -> bool:
        now = await self._store.read(lambda tx: tx.now())
        return submission.ended_at is None or now - submission.ended_at < TELLING

    async def _last(self, request: GenerationRequest) -> Submission | None:
        found = await self._store.read(lambda tx: tx.submissions.of(request.id))
        return found[-1] if found else None
