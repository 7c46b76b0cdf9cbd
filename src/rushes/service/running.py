"""What happens to one claimed request: from its job to its stored files."""

import asyncio
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from rushes.contracts.engine import Generated
from rushes.contracts.remote import AnyEngine, RemoteEngine
from rushes.contracts.stores import Store, Transaction
from rushes.core.artifacts import Artifact, ImageFacts, StoredFile, VideoFacts
from rushes.core.endpoints import Rendered
from rushes.core.events import LogLine
from rushes.core.jobs import CharacterJob, Job
from rushes.core.requests import GenerationRequest
from rushes.errors import EngineError, EngineUnavailable
from rushes.media.clips import Form, clip_with_stills, concatenate
from rushes.media.probe import UnreadableMedia, probe, probe_picture
from rushes.service.answers import FILE_PREFIX
from rushes.service.feed import Feed
from rushes.service.preparing import Preparation
from rushes.service.remote import Remote
from rushes.service.shelf import NewFile, Shelf

FLUSH_SECONDS = 0.25


@dataclass(frozen=True)
class Made:
    """What came of an attempt: what was stored, when the engine was done with it, and what it says of it."""

    rendered: Rendered
    at: datetime
    facts: dict[str, Any]


class RequestLog:
    """Gathers what an engine says and writes it in batches; a `contracts.engine.Reporter`."""

    def __init__(self, store: Store, feed: Feed, request_id: str) -> None:
        self._store = store
        self._feed = feed
        self._request_id = request_id
        self._pending: list[LogLine] = []
        self._flusher: asyncio.Task[None] | None = None

    def log(self, message: str, level: str = "INFO") -> None:
        """Add a line; it is stored within `FLUSH_SECONDS`."""
        self._pending.append(LogLine(len(self._pending) + 1, datetime.now(UTC), level, message))
        if self._flusher is None:
            self._flusher = asyncio.create_task(self._flush_soon())

    def progress(self, done: int, total: int) -> None:
        """Show the newest progress to those who watch."""
        self._show(share=round(done / total, 3))

    def poster(self, jpeg: bytes) -> None:
        """Show the picture to those who watch."""
        self._show(poster=jpeg)

    def _show(self, **seen: Any) -> None:
        self._feed.show(self._request_id, replace(self._feed.glimpse(self._request_id), **seen))

    async def _flush_soon(self) -> None:
        await asyncio.sleep(FLUSH_SECONDS)
        self._flusher = None
        if self._pending:
            await self._store.transact(self.take_pending())

    def take_pending(self) -> Callable[[Transaction], None]:
        """The writing of all lines not yet stored, to be made part of a transaction."""
        lines, self._pending = self._pending, []

        def write(tx: Transaction) -> None:
            if lines:
                tx.requests.append_logs(self._request_id, lines)
                tx.changed(self._request_id)

        return write

    async def close(self) -> None:
        """Stop writing; what is pending goes with `take_pending`."""
        self._feed.hide(self._request_id)
        if self._flusher is not None:
            self._flusher.cancel()
            with suppress(asyncio.CancelledError):
                await self._flusher


@dataclass(frozen=True)
class Studio:
    """What a job is brought through: its sources come in, an engine here or elsewhere makes it, its files are kept."""

    preparation: Preparation
    remote: Remote
    shelf: Shelf
    workdir: Path


async def render(request: GenerationRequest, engine: AnyEngine, studio: Studio, log: RequestLog, job: Job) -> Made:
    """Bring in what the job is made from, have the engine make it, and store what it made under `id/attempt/name`.

    Raises what `Preparation`, `Remote` and the contract of engines allow, EngineUnavailable when the engine refuses the
    job as its sources settle it, EngineError when the video does not hold what was asked for.
    """
    workdir = studio.workdir / f"{request.id}-{request.fence}"
    sources, made = workdir / "sources", workdir / "made"
    for folder in (sources, made):
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=False)
    try:

        async def prepare(job: Job) -> Job:
            settled = await studio.preparation.prepared(job, request.key_id, sources, log.log)
            if refusal := engine.accepts(settled):  # asked once more: its size may follow that of its sources
                raise EngineUnavailable(f"No engine can make this: {engine.name}: {refusal}")
            return settled

        if isinstance(engine, RemoteEngine):
            job, generated = await studio.remote.make(request, engine, job, prepare, made, log)
        else:
            job = await prepare(job)
            generated = await engine.generate(job, made, log)
        now = datetime.now(UTC)
        artifacts = await asyncio.to_thread(_finished, request.engine, job, generated)
        kind = "char" if isinstance(job, CharacterJob) else "video"
        rendered = await _stored(request, artifacts, studio.shelf, f"{kind}_{UUID(request.id).hex}")
        return Made(rendered, now, generated.facts)
    finally:
        await asyncio.to_thread(shutil.rmtree, workdir, ignore_errors=True)


Facts = VideoFacts | ImageFacts | None
"""What was found in a file: a video's facts, a picture's, none in any other."""


def _finished(engine: str, job: Job, generated: Generated) -> list[tuple[Artifact, Facts]]:
    """What the engine made, checked against the job, and with the video that it goes on from in front of it."""
    probed = [(artifact, _probed(engine, artifact)) for artifact in generated.artifacts]
    video = probed[0][1] if probed else None
    if not isinstance(video, VideoFacts):
        raise EngineError(f"The engine {engine} made no video")
    if isinstance(job, CharacterJob):
        return probed
    if (video.width, video.height, video.frames) != (job.width, job.height, job.frames):
        raise EngineError(
            f"The engine {engine} made {video.frames} frames of {video.width}x{video.height}, "
            f"asked were {job.frames} of {job.width}x{job.height}"
        )
    if video.has_audio != job.audio:
        raise EngineError(f"The engine {engine} made a video {'with' if video.has_audio else 'without'} sound")
    if job.extends is None:
        return probed
    whole = probed[0][0].path.parent / "whole"
    whole.mkdir()
    form = Form(job.width, job.height, job.fps, job.audio)
    concatenate([job.extends.file, probed[0][0].path], whole / "output.mp4", form)
    return [(artifact, _probed(engine, artifact)) for artifact in clip_with_stills(whole / "output.mp4")]


def _probed(engine: str, artifact: Artifact) -> Facts:
    family = artifact.content_type.partition("/")[0]
    try:
        if family == "video":
            return probe(artifact.path)
        return probe_picture(artifact.path) if family == "image" else None
    except UnreadableMedia as error:
        raise EngineError(f"The engine {engine} left an unreadable {artifact.name}") from error


async def _stored(
    request: GenerationRequest, artifacts: Sequence[tuple[Artifact, Facts]], shelf: Shelf, video_id: str
) -> Rendered:
    """Put all files of an attempt on the shelf, as their owner wants them kept."""
    stored: dict[str, StoredFile] = {}
    new: list[NewFile] = []
    for artifact, facts in artifacts:
        key, kind = f"{request.id}/{request.attempt}/{artifact.name}", artifact.content_type
        video = facts if isinstance(facts, VideoFacts) else None
        image = facts if isinstance(facts, ImageFacts) else None
        size = (await asyncio.to_thread(artifact.path.stat)).st_size
        new.append(NewFile(key, artifact.path, artifact.name, kind, size))
        stored[Path(artifact.name).stem] = StoredFile(key, FILE_PREFIX + key, artifact.name, kind, size, video, image)
    await shelf.keep(new, request.key_id, request.id, request.lifecycle)
    return Rendered(
        video=next(iter(stored.values())),
        thumbnail=stored["thumbnail"],
        spritesheet=stored["spritesheet"],
        video_id=video_id,
        seed=request.seed,
    )
