"""The engine that needs no GPU: it draws what the prompt means as an animatic, with sound."""

from collections.abc import Mapping
from pathlib import Path

from rushes.contracts.engine import Engine, Generated, Reporter
from rushes.core.artifacts import Artifact
from rushes.core.jobs import Job
from rushes.engines.previs.film import Clip
from rushes.engines.previs.messages import Order
from rushes.engines.previs.studio import Studio
from rushes.errors import SettingsError

SIDES = range(256, 1921)
RATES = range(1, 61)
SHORTEST_SECONDS, LONGEST_SECONDS = 1.0, 30.0


def build(options: Mapping[str, object]) -> Engine:
    """The engine, not yet started. It takes no option but its `name`; another raises SettingsError."""
    name = options.get("name", "previs")
    if unknown := sorted(options.keys() - {"name"}):
        raise SettingsError(f"The engine previs has no option {unknown[0]!r}")
    return PrevisEngine(Studio(), str(name))


class PrevisEngine:
    """`rushes.contracts.engine.Engine`: films from a studio of two render processes."""

    concurrency = 1

    def __init__(self, studio: Studio, name: str = "previs") -> None:
        self._studio = studio
        self.name = name

    def accepts(self, job: Job) -> str | None:
        """Any prompt; even sides of 256 to 1920 pixels, 1 to 30 seconds, 1 to 60 whole frames a second."""
        if job.width not in SIDES or job.height not in SIDES:
            return f"previs makes sides of {SIDES[0]} to {SIDES[-1]} pixels, not {job.width}x{job.height}"
        if job.width % 2 or job.height % 2:
            return f"previs makes even sides, not {job.width}x{job.height}"
        if not SHORTEST_SECONDS <= job.seconds <= LONGEST_SECONDS:
            return f"previs makes {SHORTEST_SECONDS:g} to {LONGEST_SECONDS:g} seconds, not {job.seconds:g}"
        if job.fps not in RATES:
            return f"previs makes {RATES[0]} to {RATES[-1]} frames per second, not {job.fps}"
        return None

    async def start(self) -> None:
        """Begin to warm up the render processes; they are ready a second or two later."""
        self._studio.start()

    async def generate(self, job: Job, workdir: Path, report: Reporter) -> Generated:
        """Draw the film: the video, a thumbnail and a sprite sheet. The facts hold the scene, which is the recipe."""
        clip = Clip(width=job.width, height=job.height, fps=job.fps, frames=job.frames, audio=job.audio)
        facts = await self._studio.make(Order(prompt=job.prompt, clip=clip, seed=job.seed), workdir, report)
        artifacts = [
            Artifact(workdir / "output.mp4", "output.mp4", "video/mp4"),
            Artifact(workdir / "thumbnail.jpg", "thumbnail.jpg", "image/jpeg"),
            Artifact(workdir / "spritesheet.jpg", "spritesheet.jpg", "image/jpeg"),
        ]
        return Generated(artifacts, facts)

    async def stop(self) -> None:
        """End the render processes."""
        await self._studio.stop()
