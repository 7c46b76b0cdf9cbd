"""Where the time of a film goes: one process draws and encodes it under a profiler (which slows small calls down)."""

import cProfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import CodeType

import cv2

from bench.report import Report
from rushes.engines.previs import planning
from rushes.engines.previs.film import Clip
from rushes.engines.previs.messages import Order
from rushes.engines.previs.parts import Parts
from rushes.engines.previs.picture import Picture
from rushes.media.encode import SegmentWriter

PROMPTS = (
    "A man and a woman talk on a suburban street at dusk, autumn leaves in the wind",
    'A man in a raincoat says "What a night!" in a city street at night in the rain',
)
SIZES = ((1280, 720), (1920, 1080))
SECONDS, FPS = 4, 24

STEPS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "plates": (("compositing.py", "draw_plate"),),
    "sky, enlarging of the far half": (("shoot.py", "_backdrop"), ("shoot.py", "_enlarge")),
    "people: drawing": (("performers.py", "draw"),),
    "people: light, shadow, mirror": (("shoot.py", "_perform"),),
    "bloom, vignette, grade": (("post.py", "apply"),),
    "encoding": (("encode.py", "write"),),
}
"""Functions whose time is a step's, by file and name."""


def measure(report: Report) -> None:
    """Milliseconds for a frame, step by step, and for the bake of all shots."""
    cv2.setNumThreads(1)
    for width, height in SIZES:
        for prompt in PROMPTS:
            report.note(f"{height} lines: {prompt[:46]}", "")
            for step, took in _profile(prompt, Clip(width=width, height=height, fps=FPS, frames=SECONDS * FPS)).items():
                report.note(f"  {step}", f"{took:.1f} ms")


def _profile(prompt: str, clip: Clip) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        parts = Parts(Path(folder))
        parts.folder.mkdir(parents=True, exist_ok=True)
        planning.plan(Order(prompt=prompt, clip=clip, seed=7), parts, lambda _: None)
        picture = Picture(parts.film(), parts.folder)
        profiler = cProfile.Profile()
        profiler.enable()
        with SegmentWriter(parts.segment(0), clip.width, clip.height, clip.fps) as writer:
            for index in range(clip.frames):
                writer.write(picture.frame(index))
        profiler.disable()
    spent = _spent(profiler, clip.frames)
    spent["people: light, shadow, mirror"] -= spent["people: drawing"]
    total = _time(profiler, "picture.py", "frame") / clip.frames
    bake = _time(profiler, "shoot.py", "__init__")
    rest = total - bake / clip.frames - sum(took for step, took in spent.items() if step != "encoding")
    return {"bake of all shots, once": bake, **spent, "the rest: what moves, particles, I420": rest}


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
