"""What the fake engine can be told, beyond the contract of engines."""

import asyncio
import subprocess
import sys
from pathlib import Path

import av
import pytest

from rushes.core.jobs import VideoJob
from rushes.engines.fake import NOTICE, build
from rushes.errors import EngineError, InfrastructureError, SettingsError
from rushes.media.probe import probe

pytestmark = pytest.mark.anyio

JOB = VideoJob(prompt="x", width=1280, height=720, fps=30, seconds=8.0, seed=1)


class Lines(list[str]):
    def log(self, message: str, level: str = "INFO") -> None:
        self.append(message)

    def progress(self, done: int, total: int) -> None:
        self.append(f"{done}/{total}")

    def poster(self, jpeg: bytes) -> None:
        self.append(f"a picture of {len(jpeg)} bytes")


async def test_it_says_everywhere_that_it_is_fake(tmp_path: Path) -> None:
    lines = Lines()
    made = await build({}).generate(JOB, tmp_path, lines)
    assert made.facts == {"fake": True, "notice": NOTICE}
    assert lines[0] == NOTICE
    with av.open(made.artifacts[0].path) as container:
        assert container.metadata["comment"] == NOTICE


async def test_every_frame_of_its_video_can_be_decoded_in_order(tmp_path: Path) -> None:
    made = await build({}).generate(JOB, tmp_path, Lines())
    with av.open(made.artifacts[0].path) as container:
        times = [frame.time for frame in container.decode(container.streams.video[0])]
    assert times == pytest.approx([index / 30 for index in range(240)])
    assert probe(made.artifacts[0].path).duration == pytest.approx(8.0)


async def test_it_logs_the_lines_that_it_is_given(tmp_path: Path) -> None:
    lines = Lines()
    await build({"lines": ["one", "two"]}).generate(JOB, tmp_path, lines)
    assert lines[1:3] == ["one", "two"]


@pytest.mark.parametrize(("kind", "error"), [("engine", EngineError), ("infrastructure", InfrastructureError)])
async def test_it_fails_as_told(kind: str, error: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(error, match="told to fail"):
        await build({"fail": kind}).generate(JOB, tmp_path, Lines())


async def test_it_hangs_until_it_is_cancelled(tmp_path: Path) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await build({"hang": True}).generate(JOB, tmp_path, Lines())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_it_kills_its_process_when_told_to_crash(tmp_path: Path) -> None:
    script = f"""
import asyncio, pathlib
from rushes.core.jobs import VideoJob
from rushes.engines.fake import build
class Silent:
    def log(self, *words): pass
    def progress(self, *numbers): pass
    def poster(self, jpeg): pass
asyncio.run(build({{"fail": "crash"}}).generate({JOB!r}, pathlib.Path({str(tmp_path)!r}), Silent()))
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -9


def test_an_unknown_or_wrong_option_is_named() -> None:
    with pytest.raises(SettingsError, match="colour"):
        build({"colour": "blue"})
    with pytest.raises(SettingsError, match="delay"):
        build({"delay": "long"})


def test_it_carries_the_name_that_the_settings_give_it() -> None:
    engine = build({"name": "stand-in", "concurrency": 2})
    assert (engine.name, engine.concurrency) == ("stand-in", 2)
