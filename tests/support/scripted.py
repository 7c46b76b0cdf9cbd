"""An engine that does what a test says, instantly, and leaves a real video behind."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np

from rushes.contracts.engine import Generated, Reporter
from rushes.core.artifacts import Artifact
from rushes.core.jobs import CharacterJob, Job, VideoJob
from rushes.media.clips import cut_character
from rushes.media.encode import AUDIO_RATE, SegmentWriter, join, write_sound
from rushes.media.thumbnails import stills

Script = Callable[[VideoJob, Reporter], Awaitable[None]]


@cache
def _clip(width: int, height: int, fps: int, frames: int, audio: bool) -> Path:
    """A grey clip of that form with its stills; made once in a test run."""
    folder = Path(mkdtemp())
    grey = np.full((height * 3 // 2, width), 128, np.uint8)
    with SegmentWriter(folder / "segment.mp4", width, height, fps) as segment:
        for _ in range(frames):
            segment.write(grey)
    silence = np.zeros((round(frames * AUDIO_RATE / fps), 2), np.float32)
    sound = write_sound(silence, folder / "sound.mp4") if audio else None
    join([folder / "segment.mp4"], sound, folder / "video.mp4", fps)
    stills(folder / "video.mp4", folder)
    return folder


class ScriptedEngine:
    """Runs `script` for each job, then hands out a clip of the asked form. `jobs` are those it began.

    With `forgets_frames` its clips are so many frames too short; with `paid` its work costs money. `facts` are what it
    says of what it made.
    """

    def __init__(self, name: str = "scripted", concurrency: int = 4) -> None:
        self.name = name
        self.concurrency = concurrency
        self.jobs: list[VideoJob] = []
        self.refusal: str | None = None
        self.script: Script = _nothing
        self.forgets_frames = 0
        self.paid = False
        self.facts: dict[str, Any] = {}
        self.stopped = 0
        self._began = asyncio.Event()

    async def has_begun(self, count: int) -> None:
        """Wait until so many jobs have begun."""
        while len(self.jobs) < count:
            self._began.clear()
            await self._began.wait()

    heeds: frozenset[str] = frozenset()

    def accepts(self, job: Job) -> str | None:
        return self.refusal

    async def start(self) -> None:
        pass

    async def stop(self) -> None:
        pass

    async def generate(self, job: Job, workdir: Path, report: Reporter) -> Generated:
        if isinstance(job, CharacterJob):
            return Generated(cut_character(job.footage.file, workdir, job.seconds, job.short))
        self.jobs.append(job)
        self._began.set()
        try:
            await self.script(job, report)
        except asyncio.CancelledError:
            self.stopped += 1
            raise
        made = _clip(job.width, job.height, job.fps, job.frames - self.forgets_frames, job.audio)
        names = {"output.mp4": "video.mp4", "thumbnail.jpg": "poster.jpg", "spritesheet.jpg": "spritesheet.jpg"}
        for name, source in names.items():
            shutil.copy(made / source, workdir / name)
        kinds = {".mp4": "video/mp4", ".jpg": "image/jpeg"}
        return Generated([Artifact(workdir / name, name, kinds[Path(name).suffix]) for name in names], self.facts)


async def _nothing(_: VideoJob, report: Reporter) -> None:
    report.log("Nothing to do")


class Gate:
    """A script that waits: `began` is set when a job has begun, `open` lets it end."""

    def __init__(self) -> None:
        self.began = asyncio.Event()
        self.open = asyncio.Event()

    async def __call__(self, _: VideoJob, report: Reporter) -> None:
        report.log("Waiting at the gate")
        self.began.set()
        await self.open.wait()
