"""Everything that a job is made from is brought here before an engine sees the job."""

import asyncio
import shutil
from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from rushes.contracts.stores import Store
from rushes.core.artifacts import VideoFacts
from rushes.core.jobs import CharacterJob, Footage, Job, Keyframe, Origin, Picture, even
from rushes.core.submissions import Submission, SubmissionState
from rushes.errors import CallerError, FieldProblem, InfrastructureError, InvalidInput
from rushes.media.fetch import IMAGES, VIDEOS, Fetcher
from rushes.media.pictures import UnusablePicture, make_plain
from rushes.media.probe import UnreadableMedia, probe
from rushes.service.shelf import Shelf

T = TypeVar("T")
Say = Callable[[str], None]


class Preparation:
    """Fetches pictures and videos for jobs, makes pictures plain, and settles sizes that follow them.

    `examples` are own files for URLs and ids that the examples of fal's documentation name: those are not fetched.
    """

    def __init__(self, store: Store, shelf: Shelf, fetcher: Fetcher, examples: Mapping[str, Path]) -> None:
        self._store = store
        self._shelf = shelf
        self._fetcher = fetcher
        self._examples = examples
        self._decoding = asyncio.Semaphore(1)  # the largest picture takes half a gigabyte

    async def prepared(self, job: Job, key_id: str, folder: Path, say: Say) -> Job:
        """The job with every source as a file in `folder`, which exists and is empty; `say` tells what was fetched.

        `key_id` is whose files and videos may be used. Raises InvalidInput at the field that named a source which
        cannot be used, StorageFull, InfrastructureError.
        """
        fetching = _Fetching(
            self._store, self._shelf, self._fetcher, self._examples, self._decoding, key_id, folder, say
        )
        if isinstance(job, CharacterJob):
            footage, _ = await fetching.footage(job.footage)
            return replace(job, footage=footage)
        pictures = await _together(fetching.picture(picture) for picture in job.pictures)
        shown = pictures[: len(job.keyframes)]
        keyframes = tuple(Keyframe(p, k.at, k.prompt) for k, p in zip(job.keyframes, shown, strict=True))
        characters = await _together(fetching.footage(character) for character in job.characters)
        job = replace(
            job,
            keyframes=keyframes,
            references=tuple(pictures[len(keyframes) :]),
            characters=tuple(footage for footage, _ in characters),
        )
        if job.fit is not None and keyframes:
            width, height = job.fit.size(keyframes[0].picture.width, keyframes[0].picture.height)
            job = replace(job, width=width, height=height)
        if job.extends is not None:
            footage, facts = await fetching.footage(job.extends)
            width, height = job.fit.size(facts.width, facts.height) if job.fit else (job.width, job.height)
            job = replace(job, extends=footage, width=width, height=height)
        if job.remixes is not None:
            footage, facts = await fetching.footage(job.remixes)
            fps = round(facts.fps)
            job = replace(
                job,
                remixes=footage,
                width=even(facts.width),
                height=even(facts.height),
                fps=fps,
                seconds=facts.frames / fps,
                audio=facts.has_audio,
            )
        return job


class _Fetching:
    """The sources of one job."""

    def __init__(
        self,
        store: Store,
        shelf: Shelf,
        fetcher: Fetcher,
        examples: Mapping[str, Path],
        decoding: asyncio.Semaphore,
        key_id: str,
        folder: Path,
        say: Say,
    ) -> None:
        self._store = store
        self._shelf = shelf
        self._fetcher = fetcher
        self._examples = examples
        self._decoding = decoding
        self._key_id = key_id
        self._folder = folder
        self._say = say
        self._names = 0

    async def picture(self, picture: Picture) -> Picture:
        """The picture, fetched and plain."""
        raw = self._file("picture")
        loc = picture.loc
        told = await self._brought(picture.url, loc, IMAGES, raw, picture.bounds.max_bytes)
        try:
            async with self._decoding:
                plain = await asyncio.to_thread(make_plain, raw, raw.with_suffix(".png"), picture.bounds)
        except UnusablePicture as error:
            raise _problem(loc, picture.url, error.kind, str(error), error.ctx) from error
        finally:
            await asyncio.to_thread(raw.unlink)
        self._say(f"{told}, {plain.width}x{plain.height}")
        return replace(picture, path=plain.path, width=plain.width, height=plain.height)

    async def footage(self, footage: Footage) -> tuple[Footage, VideoFacts]:
        """The video, and what it is."""
        path = self._file("footage")
        known, told = footage, ""
        if footage.url is not None:
            told = await self._brought(footage.url, footage.loc, VIDEOS, path, footage.max_bytes)
        elif footage.id is not None and footage.id in self._examples:
            told = await self._own_example(footage.id, footage.loc, path)
        else:
            known = await self._known(footage, path)
        try:
            facts = await asyncio.to_thread(probe, path)
        except UnreadableMedia as error:
            text = "Failed to read the video. It may be damaged"
            raise _problem(footage.loc, footage.url or footage.id or "", "file_download_error", text) from error
        if footage.url is not None and facts.duration > footage.max_seconds:
            text = f"Video duration exceeds the maximum of {footage.max_seconds:g} seconds"
            limits: dict[str, object] = {"max_duration": footage.max_seconds, "provided_duration": facts.duration}
            raise _problem(footage.loc, footage.url, "video_duration_too_long", text, limits)
        if told:
            self._say(f"{told}, {facts.width}x{facts.height}, {facts.duration:.1f} s")
        return replace(known, path=path), facts

    async def _brought(
        self, url: str, loc: tuple[str | int, ...], kinds: tuple[str, ...], into: Path, max_bytes: int | None
    ) -> str:
        """Bring what a URL names into the file `into`; how the caller is told."""
        if url in self._examples:
            return await self._own_example(url, loc, into)
        fetched = await self._fetcher.fetch(url, loc, kinds, into, self._key_id, max_bytes)
        return f"Fetched {_field(loc)}: {fetched.content_type}"

    async def _own_example(self, name: str, loc: tuple[str | int, ...], into: Path) -> str:
        await asyncio.to_thread(shutil.copy, self._examples[name], into)
        return f"In place of fal's example {_field(loc)}: a file that comes with Rushes (RUSHES_EXAMPLE_FILES)"

    async def _known(self, footage: Footage, into: Path) -> Footage:
        """Copy a video that this server made; the footage with the name of a character, and who made it elsewhere."""
        wanted = footage.id or ""
        known = await self._store.read(lambda tx: tx.videos.get(wanted))
        kind = "character" if _field(footage.loc).startswith("character") else "video"
        if known is None or known.key_id != self._key_id or (known.character is not None) != (kind == "character"):
            raise _problem(
                footage.loc, wanted, "value_error", f"There is no {kind} with the id {wanted!r} that is yours"
            )
        if not known.remixable:
            text = (
                f"The video {wanted!r} was made with `delete_video`, which is true unless the caller says otherwise, "
                "and cannot be remixed: make it with `delete_video: false`"
            )
            raise _problem(footage.loc, wanted, "value_error", text)
        try:
            found = await self._shelf.find(known.file_key, self._key_id)
        except CallerError as error:
            text = f"The {kind} {wanted!r} is not kept any more: {error}"
            raise _problem(footage.loc, wanted, "value_error", text) from error
        try:
            with await asyncio.to_thread(into.open, "xb") as file:
                async for piece in self._shelf.read(known.file_key, 0, found.stored.size):
                    await asyncio.to_thread(file.write, piece)
        except OSError as error:
            raise InfrastructureError(f"{kind} {wanted} could not be copied: {error}") from error
        submissions = await self._store.read(lambda tx: tx.submissions.of(known.request_id))
        return replace(footage, name=known.character or "", origin=_origin(submissions))

    def _file(self, kind: str) -> Path:
        self._names += 1
        return self._folder / f"{kind}{self._names}"


async def _together(fetches: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """All results, in order; the first failure stops the others."""
    tasks: list[asyncio.Task[T]] = []
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch) for fetch in fetches]
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from None
    return [task.result() for task in tasks]


def _origin(submissions: list[Submission]) -> Origin | None:
    """Who made the video of a request with these submissions; None where it was made here."""
    made = [one for one in submissions if one.state is SubmissionState.DONE]
    if not made or made[-1].handle is None:
        return None
    plan = made[-1].plan
    return Origin(made[-1].engine, plan.account, plan.base_url, made[-1].handle)


def _field(loc: tuple[str | int, ...]) -> str:
    return ".".join(map(str, loc[1:]))


def _problem(
    loc: tuple[str | int, ...], given: str, kind: str, text: str, ctx: dict[str, object] | None = None
) -> InvalidInput:
    url = None if kind == "value_error" else f"https://docs.fal.ai/errors#{kind}"
    shown = given if len(given) <= 200 else f"{given[:200]}..."
    return InvalidInput([FieldProblem(loc, text, kind, shown, ctx or {}, url)])
