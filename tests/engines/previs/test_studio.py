"""The studio with scripted film-makers in real render processes."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from itertools import pairwise
from pathlib import Path

import pytest

from rushes.engines.previs.film import Clip
from rushes.engines.previs.messages import Order
from rushes.engines.previs.studio import Studio, pieces
from rushes.errors import EngineError, InfrastructureError

pytestmark = [pytest.mark.anyio, pytest.mark.slow]

MAKER = "scripted_maker:ScriptedMaker"


class Report:
    """Keeps what is reported."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.steps: list[tuple[int, int]] = []
        self.posters: list[bytes] = []

    def log(self, message: str, level: str = "INFO") -> None:
        self.lines.append(message)

    def progress(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def poster(self, jpeg: bytes) -> None:
        self.posters.append(jpeg)


def order(prompt: str, seconds: float = 1.0, fps: int = 24) -> Order:
    return Order(prompt=prompt, clip=Clip(width=256, height=144, fps=fps, frames=round(seconds * fps)), seed=7)


@pytest.fixture(autouse=True)
def maker_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


@pytest.fixture
async def studio() -> AsyncIterator[Studio]:
    studio = Studio(MAKER, silence=20, grace=10)
    await studio.warm()
    yield studio
    await studio.stop()


async def until(happened: Callable[[], bool], seconds: float = 20) -> None:
    async with asyncio.timeout(seconds):
        while not happened():  # noqa: ASYNC110 it happens in another process
            await asyncio.sleep(0.005)


def drawn(folder: Path) -> list[tuple[int, int]]:
    """(process, frame) of every frame of the film, in its order."""
    return [(int(pid), int(frame)) for pid, frame in map(str.split, (folder / "film").read_text().splitlines())]


def segments(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.glob("segment-*")}


async def test_both_processes_draw_and_every_frame_is_there_once(studio: Studio, tmp_path: Path) -> None:
    report = Report()
    facts = await studio.make(order("a walk", seconds=6), tmp_path, report)
    frames = drawn(tmp_path)
    assert [frame for _, frame in frames] == list(range(144))
    assert {pid for pid, _ in frames} == set(studio.pids)
    assert facts["files"] == ["film"]


async def test_the_first_process_draws_the_beginning_and_the_second_the_end(studio: Studio, tmp_path: Path) -> None:
    await studio.make(order("a walk", seconds=6), tmp_path, Report())
    makers = [pid for pid, _ in drawn(tmp_path)]
    assert sum(one != other for one, other in pairwise(makers)) <= 1


async def test_a_film_is_reported_from_the_prompt_to_the_file(studio: Studio, tmp_path: Path) -> None:
    report = Report()
    await studio.make(order("a walk"), tmp_path, report)
    said = [line for line in report.lines if not line.startswith("Frame ")]
    assert said[:3] == ["Reading the prompt", "Scene: a walk", "Rendering 24 frames"]
    assert set(said[3:]) == {"Mixing the sound", "Writing the film"}
    assert "Frame 24 of 24" in report.lines
    assert report.steps == sorted(report.steps)
    assert report.steps[-1] == (24, 24)


async def test_a_silent_film_has_no_sound_mixed(studio: Studio, tmp_path: Path) -> None:
    clip = Clip(width=256, height=144, fps=24, frames=24, audio=False)
    await studio.make(Order(prompt="a walk", clip=clip, seed=1), tmp_path, Report())
    assert not (tmp_path / "sound").exists()


async def test_cancelling_stops_the_frames_and_keeps_both_processes(studio: Studio, tmp_path: Path) -> None:
    before = studio.pids
    report = Report()
    making = asyncio.create_task(studio.make(order("a walk", seconds=30), tmp_path, report))
    await until(lambda: len(report.steps) > 3)
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    frames = segments(tmp_path)
    next_folder = tmp_path / "next"
    next_folder.mkdir()
    await studio.make(order("a run"), next_folder, Report())
    assert segments(tmp_path) == frames
    assert studio.pids == before


async def test_cancelling_breaks_off_work_in_the_middle_of_a_frame(studio: Studio, tmp_path: Path) -> None:
    before = studio.pids
    making = asyncio.create_task(studio.make(order("spin"), tmp_path, Report()))
    await until((tmp_path / "spinning").exists)
    started = time.perf_counter()
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    assert time.perf_counter() - started < 2  # milliseconds on an idle machine
    assert studio.pids == before


async def test_a_process_that_does_not_heed_a_cancel_is_ended(tmp_path: Path) -> None:
    studio = Studio("scripted_maker:DeafMaker", silence=20, grace=0.1)
    await studio.warm()
    try:
        before = studio.pids
        making = asyncio.create_task(studio.make(order("a walk"), tmp_path, Report()))
        await until((tmp_path / "deaf").exists)
        making.cancel()
        with pytest.raises(asyncio.CancelledError):
            await making
        await until(lambda: len(studio.pids) == 2)
        assert studio.pids != before
    finally:
        await studio.stop()


async def test_a_failing_frame_is_named_and_the_processes_live_on(studio: Studio, tmp_path: Path) -> None:
    before = studio.pids
    with pytest.raises(EngineError, match="Frame 5 could not be drawn"):
        await studio.make(order("break"), tmp_path, Report())
    assert studio.pids == before
    await studio.make(order("a walk"), tmp_path, Report())


async def test_a_prompt_that_cannot_be_planned_is_an_engine_error(studio: Studio, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="could not be planned"):
        await studio.make(order("bad prompt"), tmp_path, Report())


async def test_a_full_disk_fails_that_film_only_and_says_so(studio: Studio, tmp_path: Path) -> None:
    with pytest.raises(InfrastructureError, match="No room is left"):
        await studio.make(order("full"), tmp_path, Report())
    await studio.make(order("a walk"), tmp_path, Report())


async def test_a_killed_process_fails_its_film_and_the_next_film_is_made(studio: Studio, tmp_path: Path) -> None:
    before = studio.pids
    with pytest.raises(InfrastructureError, match="died \\(SIGKILL\\) at frames 0 to"):
        await studio.make(order("die"), tmp_path, Report())
    await studio.make(order("a walk"), tmp_path, Report())
    assert len(set(studio.pids) & set(before)) == 1


async def test_a_process_killed_while_idle_is_replaced_unasked(studio: Studio) -> None:
    victim, other = studio.pids
    os.kill(victim, signal.SIGKILL)
    await until(lambda: len(studio.pids) == 2 and victim not in studio.pids)
    assert other in studio.pids


async def test_a_process_that_falls_silent_is_ended_and_replaced(tmp_path: Path) -> None:
    studio = Studio(MAKER, silence=1, grace=1)
    await studio.warm()
    try:
        with pytest.raises(InfrastructureError, match="said nothing for 1 s"):
            await studio.make(order("hang"), tmp_path, Report())
        await studio.make(order("a walk"), tmp_path, Report())
    finally:
        await studio.stop()


async def test_two_films_at_once_are_made_one_after_the_other(studio: Studio, tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    reports = [Report(), Report()]
    await asyncio.gather(*(studio.make(order("x"), f, r) for f, r in zip(folders, reports, strict=True)))
    assert (folders[0] / "film").stat().st_mtime_ns < (folders[1] / "prompt").stat().st_mtime_ns


async def test_a_studio_whose_processes_cannot_start_says_so(tmp_path: Path) -> None:
    studio = Studio("scripted_maker:NoSuchMaker", silence=1, grace=1)
    studio.start()
    try:
        with pytest.raises(InfrastructureError, match="does not start"):
            await studio.make(order("a walk"), tmp_path, Report())
    finally:
        await studio.stop()


def test_render_processes_end_with_their_server(tmp_path: Path) -> None:
    server = f"""
import asyncio
from rushes.engines.previs.studio import Studio
async def main():
    studio = Studio({MAKER!r})
    await studio.warm()
    print(*studio.pids, flush=True)
    await asyncio.sleep(3600)
asyncio.run(main())
"""
    with subprocess.Popen([sys.executable, "-c", server], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        pids = [int(pid) for pid in running.stdout.readline().split()]
        assert len(pids) == 2
        running.kill()
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() and "Z" not in state(pid) for pid in pids):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return "Z"


@pytest.mark.parametrize(("seconds", "fps"), [(1, 1), (1, 24), (4, 24), (5, 24), (6, 30), (8, 25), (30, 60)])
def test_the_pieces_of_a_film_cover_it_and_those_drawn_last_are_the_shortest(seconds: int, fps: int) -> None:
    cut = pieces(seconds * fps, fps)
    assert [piece.first for piece in cut] == [0, *(piece.end for piece in cut[:-1])]
    assert cut[-1].end == seconds * fps
    lengths = [piece.end - piece.first for piece in cut]
    assert min(lengths) > 0
    assert max(lengths) <= 2 * fps + 1
    middle = len(lengths) // 2
    before, after = lengths[: len(lengths) - middle], lengths[middle:]
    assert all(earlier + 1 >= later for earlier, later in pairwise(before))
    assert all(earlier <= later + 1 for earlier, later in pairwise(after))
    assert abs(sum(before) - sum(after)) <= 1
    if seconds >= 4:
        assert max(lengths[middle - 1 : middle + 1]) <= 0.3 * fps


def test_the_server_side_of_previs_loads_no_picture_or_sound_library() -> None:
    check = (
        "import sys; import rushes.engines.previs.engine; "
        "print([m for m in ('cv2', 'skia', 'numpy', 'scipy', 'av') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
