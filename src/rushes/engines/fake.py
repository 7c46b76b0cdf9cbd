"""An engine for tests and for trying the API: it makes a grey clip at once, or fails in the way it is told to.

Its files are real (size, frames, length and a silent sound track are as asked for), its pictures are not, and it says
so in its log line, in the facts and in the file's comment.
"""

import asyncio
import os
import signal
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import av
from pydantic import BaseModel, ConfigDict, ValidationError

from rushes.contracts.engine import Engine, Generated, Reporter
from rushes.core.artifacts import Artifact
from rushes.core.jobs import CharacterJob, Job
from rushes.errors import EngineError, InfrastructureError, SettingsError
from rushes.media.clips import cut_character

NOTICE = "Made by the fake engine: a grey clip that has nothing to do with the prompt"
_GREY = 110
_SAMPLE_RATE = 48_000
_SAMPLES = 1024
_TIME_BASE = Fraction(1, 90_000)


class Options(BaseModel):
    """What `[engines.NAME]` may say beside `type = "fake"`.

    `delay` is how many seconds a job takes, `lines` what it logs; `fail` ends each job after the delay: "engine" and
    "infrastructure" with these errors, "crash" by killing the server. With `hang` a job lasts until it is cancelled.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = "fake"
    concurrency: int = 4
    delay: float = 0.0
    lines: tuple[str, ...] = ()
    fail: Literal["engine", "infrastructure", "crash"] | None = None
    hang: bool = False


def build(options: Mapping[str, object]) -> Engine:
    """The engine that `Options` describe; raises SettingsError when one is unknown or wrong."""
    try:
        return FakeEngine(Options.model_validate(dict(options)))
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise SettingsError(f"The options of the fake engine are wrong: {problems}") from error


class FakeEngine:
    """`rushes.contracts.engine.Engine`."""

    def __init__(self, options: Options) -> None:
        self._options = options

    @property
    def name(self) -> str:
        """As the settings call it."""
        return self._options.name

    @property
    def concurrency(self) -> int:
        """As the settings say."""
        return self._options.concurrency

    @property
    def paid(self) -> bool:
        """It is free."""
        return False

    @property
    def heeds(self) -> frozenset[str]:
        """No switch."""
        return frozenset()

    def accepts(self, job: Job) -> str | None:
        """Everything that H.264 can hold."""
        if isinstance(job, CharacterJob):
            return None
        if job.width % 2 or job.height % 2:
            return f"the fake engine makes even sides, not {job.width}x{job.height}"
        if job.frames < 1:
            return "the fake engine makes at least one frame"
        return None

    async def start(self) -> None:
        """Nothing to do."""

    async def generate(self, job: Job, workdir: Path, report: Reporter) -> Generated:
        """Log, wait, then fail or leave a grey clip."""
        report.log(NOTICE)
        for line in self._options.lines:
            report.log(line)
        if self._options.hang:
            await asyncio.Event().wait()
        await asyncio.sleep(self._options.delay)
        match self._options.fail:
            case "engine":
                raise EngineError("The fake engine was told to fail")
            case "infrastructure":
                raise InfrastructureError("The fake engine was told to fail as if this machine had")
            case "crash":
                os.kill(os.getpid(), signal.SIGKILL)
            case None:
                pass
        writing = asyncio.create_task(asyncio.to_thread(_write, job, workdir))
        try:
            artifacts = await asyncio.shield(writing)
        except asyncio.CancelledError:
            await writing  # milliseconds; nothing may touch the folder afterwards
            raise
        except OSError as error:
            raise InfrastructureError(f"The fake engine cannot write to {workdir}: {error}") from error
        steps = 1 if isinstance(job, CharacterJob) else job.frames
        report.progress(steps, steps)
        return Generated(artifacts, {"fake": True, "notice": NOTICE})

    async def stop(self) -> None:
        """Nothing to do."""


def _write(job: Job, folder: Path) -> list[Artifact]:
    if isinstance(job, CharacterJob):
        return cut_character(job.footage.file, folder, job.seconds, job.short)
    (folder / "output.mp4").write_bytes(_clip(job.width, job.height, job.fps, job.frames, job.audio))
    picture = _still(job.width, job.height)
    for name in ("thumbnail.jpg", "spritesheet.jpg"):
        (folder / name).write_bytes(picture)
    return [
        Artifact(folder / "output.mp4", "output.mp4", "video/mp4"),
        Artifact(folder / "thumbnail.jpg", "thumbnail.jpg", "image/jpeg"),
        Artifact(folder / "spritesheet.jpg", "spritesheet.jpg", "image/jpeg"),
    ]


def _grey(width: int, height: int, pixels: str) -> av.VideoFrame:
    frame = av.VideoFrame(width, height, pixels)
    for plane, value in zip(frame.planes, (_GREY, 128, 128), strict=True):
        plane.update(bytes([value]) * plane.buffer_size)
    return frame


@lru_cache(64)
def _clip(width: int, height: int, fps: int, frames: int, audio: bool) -> bytes:
    """The clip of a form, kept: this engine is to cost the server next to nothing."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "clip.mp4"
        _write_video(out, width, height, fps, frames, audio)
        return out.read_bytes()


def _write_video(out: Path, width: int, height: int, fps: int, frames: int, audio: bool) -> None:
    """Two key frames, encoded once and shown in turns: as long as one likes, at no cost."""
    options = {"movflags": "+faststart", "fflags": "+bitexact", "video_track_timescale": str(_TIME_BASE.denominator)}
    with av.open(str(out), "w", format="mp4", options=options) as container:
        container.metadata["comment"] = NOTICE
        video = container.add_stream("libx264", rate=fps)
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        video.options = {"preset": "veryfast", "tune": "zerolatency", "x264-params": "keyint=1:crf=51:threads=1"}
        video.time_base = Fraction(1, fps)
        sound = container.add_stream("aac", rate=_SAMPLE_RATE) if audio else None
        if sound is not None:
            sound.layout = "stereo"
        encoded: list[bytes] = []
        for number in range(2):
            frame = _grey(width, height, "yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, fps)
            encoded += [bytes(packet) for packet in video.encode(frame)]
        encoded += [bytes(packet) for packet in video.encode(None)]
        for number in range(frames):
            packet = av.Packet(encoded[number % 2])
            packet.stream, packet.is_keyframe, packet.time_base = video, True, Fraction(1, fps)
            packet.pts = packet.dts = number
            packet.duration = 1
            container.mux(packet)
        if sound is not None:
            for start in range(0, round(frames / fps * _SAMPLE_RATE), _SAMPLES):
                silence = av.AudioFrame("fltp", "stereo", _SAMPLES)
                for plane in silence.planes:
                    plane.update(bytes(plane.buffer_size))
                silence.sample_rate, silence.pts, silence.time_base = _SAMPLE_RATE, start, Fraction(1, _SAMPLE_RATE)
                for packet in sound.encode(silence):
                    container.mux(packet)
            for packet in sound.encode(None):
                container.mux(packet)


@lru_cache(64)
def _still(width: int, height: int) -> bytes:
    encoder = av.CodecContext.create("mjpeg", "w")
    encoder.width, encoder.height, encoder.pix_fmt = width, height, "yuvj420p"
    encoder.time_base = Fraction(1, 25)
    encoder.options = {"flags": "+bitexact"}
    picture = _grey(width, height, "yuvj420p")
    picture.pts, picture.time_base = 0, Fraction(1, 25)
    return b"".join(bytes(packet) for packet in [*encoder.encode(picture), *encoder.encode(None)])
