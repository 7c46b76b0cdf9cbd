"""The law of engines (`rushes.contracts.engine.Engine`), held by every engine that comes with Rushes."""

import asyncio
import hashlib
import os
import signal
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from rushes.contracts.engine import Engine
from rushes.core.jobs import VideoJob
from rushes.engines.fake import build as build_fake
from rushes.engines.previs.engine import PrevisEngine
from rushes.engines.previs.studio import Studio
from rushes.errors import EngineError, InfrastructureError
from rushes.media.probe import probe

pytestmark = pytest.mark.anyio

JOB = VideoJob(
    prompt="A woman walks through a meadow in the morning.", width=320, height=256, fps=12, seconds=1.0, seed=11
)
LONG = replace(JOB, seconds=20.0)
STOPPED_SECONDS = 2.0
"""The law says 0.2 s; machines that run tests are busy with other things."""


class Report:
    """A reporter that keeps what it hears."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.steps: list[tuple[int, int]] = []
        self.posters: list[bytes] = []
        self.moved = asyncio.Event()

    def log(self, message: str, level: str = "INFO") -> None:
        self.lines.append(message)

    def progress(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        self.moved.set()

    def poster(self, jpeg: bytes) -> None:
        self.posters.append(jpeg)


@pytest.fixture(scope="module", params=["fake", pytest.param("previs", marks=pytest.mark.slow)])
async def engine(request: pytest.FixtureRequest) -> AsyncIterator[Engine]:
    engine = build_fake({}) if request.param == "fake" else PrevisEngine(Studio())
    await engine.start()
    yield engine
    await engine.stop()


@pytest.fixture(params=["fake", pytest.param("previs", marks=pytest.mark.slow)])
async def lasting(request: pytest.FixtureRequest) -> AsyncIterator[Engine]:
    """An engine that takes many seconds for `LONG`."""
    engine = build_fake({"delay": 60.0}) if request.param == "fake" else PrevisEngine(Studio())
    await engine.start()
    yield engine
    await engine.stop()


def contents(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


async def test_what_an_engine_accepts_depends_on_the_job_alone(engine: Engine) -> None:
    assert engine.accepts(JOB) is None
    assert engine.accepts(JOB) is None
    refusal = engine.accepts(replace(JOB, width=321))
    assert refusal is not None
    assert "321" in refusal


async def test_a_job_becomes_a_video_of_the_form_that_was_asked_for(engine: Engine, tmp_path: Path) -> None:
    made = await engine.generate(JOB, tmp_path, Report())
    facts = probe(made.artifacts[0].path)
    assert (facts.width, facts.height, facts.fps, facts.frames) == (320, 256, 12, 12)
    assert facts.duration == pytest.approx(1.0, abs=0.05)
    assert facts.has_audio


async def test_artifacts_lie_in_the_work_directory_with_their_stills(engine: Engine, tmp_path: Path) -> None:
    made = await engine.generate(JOB, tmp_path, Report())
    assert [artifact.path.is_relative_to(tmp_path) for artifact in made.artifacts] == [True, True, True]
    assert [Path(artifact.name).stem for artifact in made.artifacts[1:]] == ["thumbnail", "spritesheet"]
    assert made.artifacts[0].content_type == "video/mp4"
    for still in made.artifacts[1:]:
        assert still.content_type == "image/jpeg"
        assert still.path.read_bytes().startswith(b"\xff\xd8\xff")


async def test_a_silent_job_becomes_a_video_without_sound(engine: Engine, tmp_path: Path) -> None:
    made = await engine.generate(replace(JOB, audio=False), tmp_path, Report())
    assert not probe(made.artifacts[0].path).has_audio


async def test_the_same_job_becomes_the_same_bytes(engine: Engine, tmp_path: Path) -> None:
    hashes: list[dict[str, str]] = []
    for name in ("once", "again"):
        folder = tmp_path / name
        folder.mkdir()
        made = await engine.generate(JOB, folder, Report())
        hashes.append({a.name: contents(folder)[str(a.path.relative_to(folder))] for a in made.artifacts})
    assert hashes[0] == hashes[1]


async def test_progress_ends_with_all_steps_done(engine: Engine, tmp_path: Path) -> None:
    report = Report()
    await engine.generate(JOB, tmp_path, report)
    assert report.steps[-1] == (12, 12)
    assert report.lines


async def test_what_is_shown_meanwhile_is_a_small_picture(engine: Engine, tmp_path: Path) -> None:
    report = Report()
    await engine.generate(replace(JOB, width=1280, height=720), tmp_path, report)
    assert len(report.posters) == (engine.name == "previs")
    for jpeg in report.posters:
        assert jpeg.startswith(b"\xff\xd8\xff")
        assert len(jpeg) < 100_000


async def test_a_work_directory_that_is_gone_is_one_of_the_promised_errors(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises((EngineError, InfrastructureError)):
        await engine.generate(JOB, tmp_path / "gone", Report())
    await engine.generate(JOB, tmp_path, Report())


async def test_cancelling_stops_all_work_at_once(lasting: Engine, tmp_path: Path) -> None:
    report = Report()
    making = asyncio.create_task(lasting.generate(LONG, tmp_path, report))
    if lasting.name == "previs":
        async with asyncio.timeout(60):
            await report.moved.wait()
    else:
        await asyncio.sleep(0)
    asked = time.perf_counter()
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    assert time.perf_counter() - asked < STOPPED_SECONDS
    left, steps = contents(tmp_path), len(report.steps)
    await asyncio.sleep(0.3)  # long enough for several frames, were any still drawn
    assert contents(tmp_path) == left
    assert len(report.steps) == steps


@pytest.mark.slow
async def test_a_killed_render_process_fails_its_job_and_the_next_one_is_made(tmp_path: Path) -> None:
    studio = Studio()
    engine = PrevisEngine(studio)
    await engine.start()
    try:
        report = Report()
        making = asyncio.create_task(engine.generate(LONG, tmp_path, report))
        async with asyncio.timeout(60):
            await report.moved.wait()
        os.kill(studio.pids[0], signal.SIGKILL)
        with pytest.raises(InfrastructureError, match="died"):
            await making
        again = tmp_path / "again"
        again.mkdir()
        made = await engine.generate(JOB, again, Report())
        assert probe(made.artifacts[0].path).frames == 12
    finally:
        await engine.stop()
