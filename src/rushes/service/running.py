"""What happens to one claimed request: from its job to its stored files."""

import asyncio
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from rushes.contracts.engine import Engine, Generated
from rushes.contracts.stores import Store, Transaction
from rushes.core.artifacts import Artifact, ImageFacts, StoredFile, VideoFacts
from rushes.core.endpoints import Rendered
from rushes.core.events import LogLine
from rushes.core.jobs import Job
from rushes.core.requests import GenerationRequest
from rushes.errors import EngineError
from rushes.media.probe import UnreadableMedia, probe
from rushes.service.answers import FILE_PREFIX
from rushes.service.feed import Feed, Progress
from rushes.service.shelf import NewFile, Shelf

FLUSH_SECONDS = 0.25


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
        """Keep the newest progress, for those who watch; it is not stored."""
        self._feed.progress[self._request_id] = Progress(done, total)

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
        self._feed.progress.pop(self._request_id, None)
        if self._flusher is not None:
            self._flusher.cancel()
            with suppress(asyncio.CancelledError):
                await self._flusher


async def render(
    request: GenerationRequest, engine: Engine, shelf: Shelf, workdir: Path, log: RequestLog, job: Job
) -> Rendered:
    """Have the engine make the job, and store what it made under `request_id/attempt/name`.

    Raises what the contract of engines allows, EngineError when the video does not hold what was asked for.
    """
    await asyncio.to_thread(workdir.mkdir, parents=True, exist_ok=False)
    try:
        generated = await engine.generate(job, workdir, log)
        stored = await _stored(request, generated.artifacts, shelf)
        return _rendered(request, job, generated, stored)
    finally:
        await asyncio.to_thread(shutil.rmtree, workdir, ignore_errors=True)


async def _stored(request: GenerationRequest, artifacts: Sequence[Artifact], shelf: Shelf) -> list[StoredFile]:
    """Put all files of an attempt on the shelf, as their owner wants them kept."""
    stored: list[StoredFile] = []
    new: list[NewFile] = []
    for artifact in artifacts:
        facts = await asyncio.to_thread(_probed, request, artifact)
        video = facts if artifact.content_type.startswith("video/") else None
        image = None if video else ImageFacts(facts.width, facts.height)
        key = f"{request.id}/{request.attempt}/{artifact.name}"
        size = (await asyncio.to_thread(artifact.path.stat)).st_size
        new.append(NewFile(key, artifact.path, artifact.name, artifact.content_type, size))
        kind = artifact.content_type
        stored.append(StoredFile(key, FILE_PREFIX + key, artifact.name, kind, size, video, image))
    await shelf.keep(new, request.key_id, request.id, request.lifecycle)
    return stored


def _probed(request: GenerationRequest, artifact: Artifact) -> VideoFacts:
    try:
        return probe(artifact.path)
    except UnreadableMedia as error:
        raise EngineError(f"The engine {request.engine} left an unreadable {artifact.name}") from error


def _rendered(request: GenerationRequest, job: Job, generated: Generated, files: list[StoredFile]) -> Rendered:
    by_name = {Path(file.name).stem: file for file in files}
    video = files[0].video if files else None
    if video is None:
        raise EngineError(f"The engine {request.engine} made no video")
    if (video.width, video.height, video.frames) != (job.width, job.height, job.frames):
        raise EngineError(
            f"The engine {request.engine} made {video.frames} frames of {video.width}x{video.height}, "
            f"asked were {job.frames} of {job.width}x{job.height}"
        )
    return Rendered(
        video=files[0],
        thumbnail=by_name["thumbnail"],
        spritesheet=by_name["spritesheet"],
        video_id=f"video_{uuid4().hex}",
        seed=request.seed,
    )
