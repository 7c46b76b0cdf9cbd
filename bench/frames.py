"""Where the time of a film goes: one process makes it, its frames under a profiler (which slows small calls down)."""

import cProfile
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import CodeType

import cv2
import numpy as np

from bench.report import Report
from rushes.engines.previs import planning
from rushes.engines.previs.film import Clip
from rushes.engines.previs.making import CRF
from rushes.engines.previs.messages import Order
from rushes.engines.previs.parts import Parts
from rushes.engines.previs.picture import Picture
from rushes.media.encode import SegmentWriter, join, write_sound

PROMPTS = (
    "A man and a woman talk on a suburban street at dusk, autumn leaves in the wind",
    'A man in a raincoat says "What a night!" in a city street at night in the rain',
    "A woman walks along the beach at noon, waves behind her",
    "Three friends dance on a stage",
    "A dragon flies over a castle at dusk, epic music",
)
SIZES = ((1280, 720), (1920, 1080))
SECONDS, FPS = 4, 24

STEPS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "plates, far and near: warp and over": (("compositing.py", "draw_plate"),),
    "sky, enlarging of the far half": (("shoot.py", "_backdrop"), ("shoot.py", "_enlarge")),
    "figures: drawing": (("performers.py", "draw"),),
    "figures: light, shadow, mirror": (("shoot.py", "_perform"),),
    "bloom, vignette, grade": (("post.py", "apply"),),
    "rain, snow, leaves": (("particles.py", "draw"),),
    "encoding": (("encode.py", "write"),),
}
"""Functions whose time is a step's, by file and name."""


def measure(report: Report) -> None:
    """Milliseconds of every stage of a film, and step by step for a frame."""
    cv2.setNumThreads(1)
    _profile(PROMPTS[0], Clip(width=320, height=180, fps=FPS, frames=FPS))  # loads what is loaded at the first use
    for width, height in SIZES:
        for prompt in PROMPTS:
            report.note(f"{height} lines: {prompt[:46]}", "")
            for step, took in _profile(prompt, Clip(width=width, height=height, fps=FPS, frames=SECONDS * FPS)).items():
                report.note(f"  {step}", f"{took:.1f} ms")


def _profile(prompt: str, clip: Clip) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        parts = Parts(Path(folder))
        parts.folder.mkdir(parents=True, exist_ok=True)
        order = Order(prompt=prompt, clip=clip, seed=7)
        planned = _timed(lambda: planning.plan(order, parts, lambda _: None))
        picture = Picture(parts.film(), parts.folder)
        profiler = cProfile.Profile()
        profiler.enable()
        with SegmentWriter(parts.segment(0), clip.width, clip.height, clip.fps, CRF) as writer:
            for index in range(clip.frames):
                writer.write(picture.frame(index))
        profiler.disable()
        mixed = _timed(lambda: (planning.mix_sound(parts), write_sound(np.load(parts.sound), parts.track)))
        video = Path(folder) / "output.mp4"
        joined = _timed(lambda: join([parts.segment(0)], parts.track, video, clip.fps, {}))
    spent = _spent(profiler, clip.frames)
    spent["figures: light, shadow, mirror"] -= spent["figures: drawing"]
    frames = _time(profiler, "picture.py", "frame") / clip.frames
    bake = _time(profiler, "shoot.py", "__init__")
    coloured = _time(profiler, "picture.py", "_coloured") / clip.frames
    rest = coloured - bake / clip.frames - sum(took for step, took in spent.items() if step != "encoding")
    return {
        "film: planning, with its voice": planned,
        "film: bake of all shots": bake,
        "film: sound": mixed,
        "film: joining": joined,
        **{f"frame: {step}": took for step, took in spent.items()},
        "frame: what moves, subtitles": rest,
        "frame: I420, grain": frames - coloured,
        "frame: all": frames - bake / clip.frames + spent["encoding"],
    }


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def _spent(profiler: cProfile.Profile, frames: int) -> dict[str, float]:
    return {step: sum(_time(profiler, *where) for where in places) / frames for step, places in STEPS.items()}


def _time(profiler: cProfile.Profile, file: str, function: str) -> float:
    """Milliseconds in all functions of that name in files of that name, with what they call."""
    return 1000 * sum(
        entry.totaltime
        for entry in profiler.getstats()
        if isinstance(entry.code, CodeType)
        and entry.code.co_name == function
        and Path(entry.code.co_filename).name == file
    )
