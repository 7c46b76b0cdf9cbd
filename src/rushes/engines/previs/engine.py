"""The engine that needs no GPU: it draws what the prompt means as an animatic, with sound."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from rushes.contracts.engine import Engine, Generated, Reporter
from rushes.core.artifacts import Artifact
from rushes.core.jobs import CharacterJob, Job, VideoJob
from rushes.engines.previs.film import Clip
from rushes.engines.previs.messages import Guest, Order, Shown
from rushes.engines.previs.scene import Style
from rushes.engines.previs.studio import Studio
from rushes.engines.previs.understand.lexicon import lexicon
from rushes.errors import EngineError, SettingsError

SIDES = range(256, 3841)
RATES = range(1, 61)
STYLES: dict[str, Style] = {style: style for style in get_args(Style)}
SUBTITLES = "subtitles.vtt"
SHORTEST_SECONDS, LONGEST_SECONDS = 1.0, 30.0


def build(options: Mapping[str, object]) -> Engine:
    """The engine, not yet started. Raises SettingsError for an option that it has not, or lexicons it cannot read.

    Its options: `name`; `lexicons`, a folder of lexicons to add to the package's (`understand/lexicon/README.md`); and
    `style`, that of films whose prompt names none: "illustration", "pencil" or "blueprint".
    """
    if unknown := sorted(options.keys() - {"name", "lexicons", "style"}):
        raise SettingsError(f"The engine previs has no option {unknown[0]!r}")
    lexicons = str(options.get("lexicons", ""))
    if lexicons:
        lexicons = str(Path(lexicons).absolute())
        lexicon(lexicons)  # so that a mistake in them is told now, not to the first caller
    style = options.get("style", "illustration")
    if style not in STYLES:
        raise SettingsError(f"The engine previs has no style {style!r}, only {', '.join(STYLES)}")
    return PrevisEngine(Studio(), str(options.get("name", "previs")), lexicons, STYLES[str(style)])


class PrevisEngine:
    """`rushes.contracts.engine.Engine`: films from a studio of two render processes."""

    concurrency = 1
    paid = False
    heeds: frozenset[str] = frozenset()

    def __init__(self, studio: Studio, name: str = "previs", lexicons: str = "", style: Style = "illustration") -> None:
        self._studio, self._lexicons = studio, lexicons
        self._style: Style = style
        self.name = name

    def accepts(self, job: Job) -> str | None:
        """All tasks; even sides of 256 to 3840 pixels, 1 to 30 seconds, 1 to 60 whole frames a second."""
        if isinstance(job, CharacterJob):
            return None
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
        """Draw the film: the video, a thumbnail, a sprite sheet, and WebVTT where somebody speaks.

        The facts hold the scene, which is the recipe.
        """
        if isinstance(job, CharacterJob):
            return await self._character(job, workdir)
        facts = await self._studio.make(_order(job, self._lexicons, self._style), workdir, report)
        artifacts = [
            Artifact(workdir / "output.mp4", "output.mp4", "video/mp4"),
            Artifact(workdir / "thumbnail.jpg", "thumbnail.jpg", "image/jpeg"),
            Artifact(workdir / "spritesheet.jpg", "spritesheet.jpg", "image/jpeg"),
        ]
        if (subtitles := workdir / SUBTITLES).exists():
            artifacts.append(Artifact(subtitles, SUBTITLES, "text/vtt"))
            report.log(f"What is said is in {SUBTITLES}")
        return Generated(artifacts, facts)

    @staticmethod
    async def _character(job: CharacterJob, workdir: Path) -> Generated:
        """The character's clip. A film of previs keeps its recipe in it, which says how everybody looks."""
        # Here, not above: an engine that is only asked what it accepts loads no library for media.
        from rushes.media.clips import cut_character
        from rushes.media.probe import UnreadableMedia

        cutting = asyncio.create_task(
            asyncio.to_thread(cut_character, job.footage.file, workdir, job.seconds, job.short)
        )
        try:
            return Generated(await asyncio.shield(cutting))
        except asyncio.CancelledError:
            await cutting  # nothing may touch the folder afterwards
            raise
        except UnreadableMedia as error:
            raise EngineError(f"The video of the character cannot be used: {error}") from error

    async def stop(self) -> None:
        """End the render processes."""
        await self._studio.stop()


def _order(job: VideoJob, lexicons: str, style: Style) -> Order:
    """What the studio is asked for; files by their absolute paths, since its processes have folders of their own."""
    return Order(
        prompt=job.prompt,
        clip=Clip(width=job.width, height=job.height, fps=job.fps, frames=job.frames, audio=job.audio),
        seed=job.seed,
        negative=job.negative_prompt,
        keyframes=tuple(Shown(file=str(k.picture.file.absolute()), at=k.at) for k in job.keyframes),
        references=tuple(str(picture.file.absolute()) for picture in job.references),
        guests=tuple(Guest(name=who.name, file=str(who.file.absolute())) for who in job.characters),
        remixes=None if job.remixes is None else str(job.remixes.file.absolute()),
        extends=None if job.extends is None else str(job.extends.file.absolute()),
        style=style,
        lexicons=lexicons,
    )
