"""The engine beside what is asked of it, and beside what its encoder alone could do."""

import asyncio
import os
import tempfile
import time
from dataclasses import dataclass
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from bench.processes import cpu_seconds, together_mb
from bench.report import Report, ratio
from rushes.core.jobs import Keyframe, Picture, VideoJob
from rushes.engines.previs.engine import PrevisEngine
from rushes.engines.previs.studio import Studio

PROMPTS = (
    "A man and a woman talk on a suburban street at dusk, autumn leaves in the wind",
    "A woman walks along the beach at noon, waves behind her",
    'A man in a raincoat says "What a night!" in a city street at night in the rain',
)
FPS, SHORT, LONG, TWICE = 24, 5, 10, 20
MOST_WALL = {(720, SHORT): 0.60, (720, LONG): 0.50, (1080, SHORT): 1.0}
"""Seconds of a film of so many lines and seconds, for each of its seconds."""
LEAST_OF_LIMIT = {720: 0.25, 1080: 0.30}
MOST_MB = {720: 800, 1080: 1100}
MOST_GROWTH, MOST_MBIT, MOST_POSTER_SECONDS = 1.10, 1.5, 1.2
MOST_WALL_FROM_PICTURE = {720: 0.30, 1080: 0.50}


LOOK_SECONDS = 0.5
"""Between two looks at the memory: each holds up the process that is looked at."""


class Watch:
    """A reporter that keeps the most memory that the processes had together, and when the first picture came."""

    def __init__(self, pids: list[int]) -> None:
        self._pids = [*pids, os.getpid()]
        self._began = self._looked = time.perf_counter()
        self.most_mb = 0.0
        self.poster_after = float("inf")

    def log(self, message: str, level: str = "INFO") -> None:
        """Nobody listens."""

    def progress(self, done: int, total: int) -> None:
        """Look at the memory when there is news."""
        if (now := time.perf_counter()) - self._looked > LOOK_SECONDS:
            self._looked = now
            self.most_mb = max(self.most_mb, together_mb(self._pids))

    def poster(self, jpeg: bytes) -> None:
        """The first that comes counts."""
        self.poster_after = min(self.poster_after, time.perf_counter() - self._began)


@dataclass(frozen=True)
class Made:
    """What a film took. `wall` and `cpu` are seconds for each of its seconds."""

    video: Path
    wall: float
    cpu: float
    mbit: float
    mb: float
    poster_after: float


def measure(report: Report) -> None:
    asyncio.run(_measure(report))


async def _measure(report: Report) -> None:
    studio = Studio()
    engine = PrevisEngine(studio)
    await engine.start()
    await studio.warm()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await _film(engine, studio.pids, folder, _job(PROMPTS[0], 720, SHORT))  # the first film finds cold caches
        most: dict[tuple[int, int], float] = {}
        for height, seconds in MOST_WALL:
            films = [await _film(engine, studio.pids, folder, _job(prompt, height, seconds)) for prompt in PROMPTS]
            _tell(report, films, height, seconds)
            most[height, seconds] = films[0].mb
            if seconds == SHORT:
                await asyncio.to_thread(_beside_the_encoder, report, films, height)
        longer = await _film(engine, studio.pids, folder, _job(PROMPTS[0], 720, TWICE))
        growth = longer.mb / most[720, LONG]
        report.at_most(f"previs 720p, memory at {TWICE} s beside {LONG} s", growth, MOST_GROWTH)
        for height in MOST_WALL_FROM_PICTURE:
            await _from_a_picture(engine, studio.pids, folder, height, report)
    await engine.stop()


def _job(prompt: str, height: int, seconds: int) -> VideoJob:
    return VideoJob(prompt, height * 16 // 9, height, FPS, seconds, seed=7)


async def _film(engine: PrevisEngine, pids: list[int], folder: Path, job: VideoJob) -> Made:
    workdir = Path(tempfile.mkdtemp(dir=folder))
    before = sum(map(cpu_seconds, pids))
    watch = Watch(pids)
    began = time.perf_counter()
    await engine.generate(job, workdir, watch)
    wall = time.perf_counter() - began
    cpu = sum(map(cpu_seconds, pids)) - before
    video = workdir / "output.mp4"
    mbit = video.stat().st_size * 8 / job.seconds / 1e6
    return Made(video, wall / job.seconds, cpu / job.seconds, mbit, watch.most_mb, watch.poster_after)


def _tell(report: Report, films: list[Made], height: int, seconds: int) -> None:
    """The medians of some films, the most memory and bits, the latest poster."""
    what = f"previs {height}p24, {seconds} s"
    for film, prompt in zip(films, PROMPTS, strict=True):
        report.note(f"  {what}: {prompt[:32]}", f"{film.wall:.2f} s, {film.cpu:.2f} CPU s, {film.mbit:.2f} Mbit/s")
    asked = MOST_WALL[height, seconds]
    report.at_most(f"{what}: wall per second of video", median(film.wall for film in films), asked, " s")
    report.note(f"{what}: CPU per second of video", f"{median(film.cpu for film in films):.2f} s")
    report.at_most(f"{what}: memory of all processes", max(film.mb for film in films), MOST_MB[height], " MB")
    if height == 720:
        report.at_most(f"{what}: bit rate", max(film.mbit for film in films), MOST_MBIT, " Mbit/s")
        report.at_most(f"{what}: first poster", max(film.poster_after for film in films), MOST_POSTER_SECONDS, " s")


async def _from_a_picture(engine: PrevisEngine, pids: list[int], folder: Path, height: int, report: Report) -> None:
    """Films of a picture with snow in the air, without sound."""
    width = height * 16 // 9
    picture = folder / f"picture-{height}.png"
    await asyncio.to_thread(_draw_hills, picture, width, height)
    shown = Keyframe(Picture("", ("body", "image_url"), path=picture, width=width, height=height), 0.0)
    films = [
        await _film(
            engine,
            pids,
            folder,
            VideoJob("Snow falls, slow push in", width, height, FPS, SHORT, seed=turn, audio=False, keyframes=(shown,)),
        )
        for turn in range(4)
    ][1:]
    what, asked = f"previs {height}p24 from a picture", MOST_WALL_FROM_PICTURE[height]
    report.note(f"{what}: CPU per second of video", f"{median(film.cpu for film in films):.2f} s")
    report.at_most(f"{what}: wall per second of video", median(film.wall for film in films), asked, " s")


def _draw_hills(path: Path, width: int, height: int) -> None:
    import cv2
    import numpy as np

    rng = np.random.default_rng(1)
    image = np.linspace([230, 180, 120], [190, 210, 240], height)[:, None] * np.ones((1, width, 1))
    rows, columns = np.mgrid[0:height, 0:width]
    for number, base in enumerate((0.5, 0.65, 0.8)):
        hill = rows > height * (base + 0.06 * np.sin(columns / width * 9 + number * 2))
        image[hill] = np.array([60, 110, 80]) * (1.2 - 0.3 * number) + rng.normal(0, 4, (int(hill.sum()), 1))
    cv2.imwrite(str(path), np.clip(image, 0, 255).astype(np.uint8))


def _beside_the_encoder(report: Report, films: list[Made], height: int) -> None:
    """Frames per second beside two processes that only encode the films' own pictures, which they hold in memory.

    Encoded by x264's preset as it comes; the films' own settings leave out B-frames and are quicker than that.
    """
    ours = [FPS / film.wall for film in films]
    preset, own = ([_encode_only(film.video, as_films) for film in films] for as_films in (False, True))
    report.note(f"encode-only limit at {height} lines, veryfast", f"{median(preset):.0f} frames/s")
    report.at_least(f"previs {height}p / encode-only limit, veryfast", ratio(ours, preset), LEAST_OF_LIMIT[height])
    report.note(f"encode-only limit at {height} lines, as films are encoded", f"{median(own):.0f} frames/s")
    report.note(f"previs {height}p / encode-only limit, as films are encoded", f"{ratio(ours, own):.2f}")


def _encode_only(video: Path, as_films: bool) -> float:
    """Frames per second of two processes."""
    context = get_context("spawn")
    with context.Pool(2) as pool:
        took = pool.map(_encode, [(video, half, as_films) for half in (0, 1)])
    return sum(frames / seconds for frames, seconds in took)


def _encode(argument: tuple[Path, int, bool]) -> tuple[int, float]:
    import av

    from rushes.engines.previs.making import CRF
    from rushes.media.encode import SegmentWriter

    video, half, as_films = argument
    with av.open(str(video)) as container:
        frames = [frame.to_ndarray(format="yuv420p") for frame in container.decode(container.streams.video[0])]
    frames = frames[half * len(frames) // 2 : (half + 1) * len(frames) // 2]
    height, width = frames[0].shape[0] * 2 // 3, frames[0].shape[1]
    out = video.with_name(f"limit-{half}.mp4")
    began = time.perf_counter()
    if as_films:
        with SegmentWriter(out, width, height, FPS, CRF) as segment:
            for frame in frames:
                segment.write(frame)
        return len(frames), time.perf_counter() - began
    with av.open(str(out), "w") as container:
        stream = container.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.options = {"preset": "veryfast", "crf": "20", "tune": "animation"}
        stream.codec_context.thread_count = 1
        for number, pixels in enumerate(frames):
            frame = av.VideoFrame.from_ndarray(pixels, format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return len(frames), time.perf_counter() - began
