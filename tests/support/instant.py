"""An engine that makes clips of any size and length in no time."""

from pathlib import Path

from rushes.contracts.engine import Generated, Reporter
from rushes.core.jobs import CharacterJob, Job
from rushes.engines.fake import FakeEngine, Options
from support.scripted import ScriptedEngine


class InstantEngine(ScriptedEngine):
    """Remembers its jobs, and leaves a grey clip of the form that was asked for."""

    def __init__(self) -> None:
        super().__init__("instant")
        self._fake = FakeEngine(Options())
        self.characters: list[CharacterJob] = []

    async def generate(self, job: Job, workdir: Path, report: Reporter) -> Generated:
        if isinstance(job, CharacterJob):
            self.characters.append(job)
        else:
            self.jobs.append(job)
        return await self._fake.generate(job, workdir, report)
