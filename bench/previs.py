"""The engine beside what its own encoder could do at most, in turns."""

import asyncio
import os
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from bench.processes import cpu_seconds, resident_mb
from bench.report import Report, ratio
from rushes.core.jobs import Keyframe, Picture, VideoJob
from rushes.engines.previs.engine import PrevisEngine
from rushes.engines.previs.studio import Studio

PROMPTS = (
    "A man and a woman talk on a suburban street at dusk, autumn leaves in the wind",
    "A woman walks along the beach at noon, waves behind her",
    'A man in a raincoat says "What a night!" in a city street at night in the rain',
)
SECONDS, FPS, WIDTH, HEIGHT = 5, 24, 1280, 720


class Silent:
    """A reporter that keeps the most memory that the processes ever had."""

    def __init__(self, pids: list[int]) -> None:
        self._pids = pids
        self.most_mb = 0.0

    def log(self, message: str, level: str = "INFO") -> None:
        """Nobody listens."""

    def progress(self, done: int, total: int) -> None:
        """Look at the memory whenever there is news."""
        self.most_mb = max(self.most_mb, sum(resident_mb(pid) for pid in self._pids))

    def poster(self, jpeg: bytes) -> None:
        """Nobody looks."""


def measure(report: Report) -> None:
    asyncio.run(_measure(report))


async def _measure(report: Report) -> None:
    studio = Studio()
    engine = PrevisEngine(studio)
    await engine.start()
    await studio.warm()
    walls: list[float] = []
    cpus: list[float] = []
    ours: list[float] = []
    limits: list[float] = []
    memory = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for turn, prompt in enumerate((*PROMPTS, PROMPTS[0])):
            job = VideoJob(prompt, WIDTH, HEIGHT, FPS, SECONDS, seed=7)
            workdir = Path(folder) / str(turn)
            workdir.mkdir()
            watch = Silent(studio.pids)
            before = sum(map(cpu_seconds, studio.pids))
            began = time.perf_counter()
            await engine.generate(job, workdir, watch)
            wall = time.perf_counter() - began
            cpu = sum(map(cpu_seconds, studio.pids)) - before
            report.note(f"  {prompt[:48]}", f"{wall:.2f} s, {cpu:.2f} CPU s")
            if turn == 0:
                continue  # the first film finds cold caches
            walls.append(wall / SECONDS)
            cpus.append(cpu / SECONDS)
            ours.append(job.frames / wall)
            memory = max(memory, watch.most_mb)
            limits.append(await asyncio.to_thread(_encode_only, workdir / "output.mp4"))
        for height, asked in ((720, 0.30), (1080, 0.50)):
            await _from_a_picture(engine, studio.pids, Path(folder), height, asked, report)
    await engine.stop()
    report.at_most("previs 720p24, wall per second of video", median(walls), 0.75, " s")
    report.note("previs 720p24, CPU per second of video", f"{median(cpus):.2f} s")
    report.note("encode-only limit, two processes", f"{median(limits):.0f} frames/s")
    report.at_least("previs / encode-only limit", ratio(ours, limits), 0.18)
    report.at_most("previs, memory of all processes", memory + resident_mb(os.getpid()), 900, " MB")


async def _from_a_picture(
    engine: PrevisEngine, pids: list[int], folder: Path, height: int, asked: float, report: Report
) -> None:
    """Films of a picture with snow in the air, without sound."""
    width = height * 16 // 9
    picture = folder / f"picture-{height}.png"
    await asyncio.to_thread(_draw_hills, picture, width, height)
    shown = Keyframe(Picture("", ("body", "image_url"), path=picture, width=width, height=height), 0.0)
    walls: list[float] = []
    cpus: list[float] = []
    for turn in range(4):
        job = VideoJob(
            "Snow falls, slow push in", width, height, FPS, SECONDS, seed=turn, audio=False, keyframes=(shown,)
        )
        workdir = folder / f"{height}-{turn}"
        workdir.mkdir()
        before, began = sum(map(cpu_seconds, pids)), time.perf_counter()
        await engine.generate(job, workdir, Silent([]))
        walls.append((time.perf_counter() - began) / SECONDS)
        cpus.append((sum(map(cpu_seconds, pids)) - before) / SECONDS)
    report.note(f"previs {height}p24 from a picture, CPU per second of video", f"{median(cpus[1:]):.2f} s")
    report.at_most(f"previs {height}p24 from a picture, wall per second of video", median(walls[1:]), asked, " s")


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


def _encode_only(video: Path) -> float:
    """Frames per second of two processes that only encode the film's own pictures, which they hold in memory."""
    context = get_context("spawn")
    with context.Pool(2) as pool:
        took = pool.map(_encode, [(video, half) for half in (0, 1)])
    return sum(frames / seconds for frames, seconds in took)


def _encode(argument: tuple[Path, int]) -> tuple[int, float]:
    import av

    from rushes.media.encode import SegmentWriter

    video, half = argument
    with av.open(str(video)) as container:
        frames = [frame.to_ndarray(format="yuv420p") for frame in container.decode(container.streams.video[0])]
    frames = frames[half * len(frames) // 2 : (half + 1) * len(frames) // 2]
    began = time.perf_counter()
    with SegmentWriter(video.with_name(f"limit-{half}.mp4"), WIDTH, HEIGHT, FPS) as segment:
        for frame in frames:
            segment.write(frame)
    return len(frames), time.perf_counter() - began
