"""What makes artifacts from jobs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from rushes.core.artifacts import Artifact
from rushes.core.jobs import Job


class Reporter(Protocol):
    """How an engine says what it is doing. All calls return at once and never fail."""

    def log(self, message: str, level: str = "INFO") -> None:
        """Add a line to the request's log; `level` is DEBUG, INFO, WARN or ERROR."""
        ...

    def progress(self, done: int, total: int) -> None:
        """Say how many of how many steps (frames) are done."""
        ...

    def poster(self, jpeg: bytes) -> None:
        """Show a first picture, as soon as there is one: a small JPEG (some 500 pixels wide) for those who watch."""
        ...


@dataclass(frozen=True)
class Generated:
    """What an engine made: the video first, then extras; `facts` are for logs and the recipe, as JSON."""

    artifacts: Sequence[Artifact]
    facts: dict[str, Any] = field(default_factory=dict[str, Any])


class Engine(Protocol):
    """Makes artifacts from jobs, on this machine.

    `accepts` is pure: it looks at the job alone, whose pictures and videos may not be here yet, and returns None, or
    a sentence that says why not; routing and `rushes doctor` are built on it. When `generate` is called, every picture
    and video of the job has a `path`, which is only to be read, and the job's size is settled. It leaves its artifacts
    inside `workdir`, which is its own and empty, and is the same for the same job. Cancellation is the cancellation of
    its task: within 200 ms it stops all work that it began, in other processes too, and lets `asyncio.CancelledError`
    through. It raises only children of `EngineError` (the job cannot be made) and `InfrastructureError` (this machine
    failed; the job may be tried again).
    """

    @property
    def name(self) -> str:
        """What routes and responses call this engine."""
        ...

    @property
    def concurrency(self) -> int:
        """How many jobs it takes at once."""
        ...

    @property
    def paid(self) -> bool:
        """Whether its work costs the operator money: else requests are recorded with what they would have cost."""
        ...

    @property
    def heeds(self) -> frozenset[str]:
        """Which of a job's `switches` it knows; for the others the caller is told that they have no effect."""
        ...

    def accepts(self, job: Job) -> str | None:
        """None when the engine can make the job, else why it cannot."""
        ...

    async def start(self) -> None:
        """Warm up; called once, after the server is ready."""
        ...

    async def generate(self, job: Job, workdir: Path, report: Reporter) -> Generated:
        """Make the job."""
        ...

    async def stop(self) -> None:
        """Let go of everything; called once."""
        ...
