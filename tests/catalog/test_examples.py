"""Every example of fal's descriptions, and every endpoint in pairs of its values, called as users call them."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from rushes.catalog import installed_catalog
from rushes.core.artifacts import VideoFacts
from rushes.core.endpoints import Endpoint
from rushes.core.jobs import VideoJob
from rushes.media.probe import probe
from support.combinations import options, pairwise
from support.descriptions import facts, texts
from support.instant import InstantEngine
from support.server import Server, running

pytestmark = pytest.mark.anyio

SEEDS = sorted((Path(__file__).parent / "seeds").glob("*.txt"))
SILENT = ("fal-ai/pika/", "fal-ai/minimax/")
RATES = {"fal-ai/sora-2": 30, "fal-ai/veo3": 24, "fal-ai/pika": 24, "fal-ai/minimax": 24}


def examples() -> Iterator[Any]:
    """Each description's required and full example: endpoint, input."""
    for file in SEEDS:
        for text in texts(file.read_text("utf-8")):
            found = facts(text)
            endpoint_id = found["overview.model_id"].strip("`")
            for kind in ("required", "full"):
                start = f"{kind} example."
                given = {name.removeprefix(start): value for name, value in found.items() if name.startswith(start)}
                yield pytest.param(endpoint_id, given, id=f"{file.stem} {endpoint_id} {kind}")


@pytest.fixture(scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Server]:
    async with running(tmp_path_factory.mktemp("server"), InstantEngine()) as server:
        yield server


@asynccontextmanager
async def downloaded(server: Server, answer: dict[str, Any], folder: Path) -> AsyncGenerator[Path]:
    content = await server.web.get(answer["video"]["url"])
    assert content.status_code == 200
    file = folder / f"{content.url.path.strip('/').replace('/', '-')}"
    await asyncio.to_thread(file.write_bytes, content.content)
    yield file
    await asyncio.to_thread(file.unlink)


async def called(server: Server, endpoint_id: str, given: dict[str, Any], folder: Path) -> VideoFacts:
    """What is in the file that a call is answered with."""
    answer = await server.web.post(f"/run/{endpoint_id}", json=given)
    assert answer.status_code == 200, answer.text
    async with downloaded(server, answer.json(), folder) as file:
        return await asyncio.to_thread(probe, file)


def size(resolution: str, ratio: str, endpoint_id: str) -> tuple[int, int]:
    """What a resolution is in pixels. All pictures of the examples are 16:9."""
    if endpoint_id.startswith("fal-ai/minimax"):
        return {"512P": (910, 512), "768P": (1366, 768)}[resolution]
    short = {"auto": 720, "720p": 720, "1080p": 1080}[resolution]
    if (endpoint_id.startswith("fal-ai/sora"), resolution) == (True, "1080p"):
        return (1792, 1024)
    assert ratio in {"16:9", "auto"}
    return short * 16 // 9, short


@pytest.mark.parametrize(("endpoint_id", "given"), list(examples()))
async def test_every_example_of_the_descriptions_is_answered_with_the_video_that_it_asks_for(
    server: Server, tmp_path: Path, endpoint_id: str, given: dict[str, Any]
) -> None:
    found = await called(server, endpoint_id, given, tmp_path)
    rate = next(rate for name, rate in RATES.items() if endpoint_id.startswith(name))
    endpoint = server.parts.catalog.get(endpoint_id)
    value = endpoint.input.model_validate(given).model_dump()
    if "video_id" in given:  # as long as what it remixes
        seconds = found.duration
    else:
        seconds = int(str(value["duration"]).removesuffix("s"))
        resolution = value.get("resolution", "768P")
        assert (found.width, found.height) == size(resolution, value.get("aspect_ratio", "auto"), endpoint_id)
    assert found.fps == rate
    assert found.duration == pytest.approx(seconds, abs=1 / rate)
    assert found.frames == round(seconds * rate)
    assert found.has_audio != endpoint_id.startswith(SILENT)


PAIRED = [endpoint for endpoint in installed_catalog() if endpoint.documented and len(options(endpoint)) > 1]


@pytest.mark.parametrize("endpoint", PAIRED, ids=lambda e: e.id)
async def test_any_two_values_go_together(server: Server, tmp_path: Path, endpoint: Endpoint[Any, Any]) -> None:
    async def check(given: dict[str, Any]) -> None:
        asked = {**endpoint.examples[0], **given}
        found = await called(server, endpoint.id, asked, tmp_path)
        job = endpoint.job(endpoint.input.model_validate(asked).model_dump(mode="json"), seed=0)
        assert isinstance(job, VideoJob)
        width, height = job.fit.size(1280, 720) if job.fit else (job.width, job.height)
        form = (width, height, job.fps, job.frames, job.audio)
        assert (found.width, found.height, found.fps, found.frames, found.has_audio) == form, given

    await asyncio.gather(*(check(given) for given in pairwise(options(endpoint))))


SIBLINGS = [
    endpoint for endpoint in installed_catalog() if endpoint.id.startswith("fal-ai/") and not endpoint.documented
]


@pytest.mark.parametrize("endpoint", SIBLINGS, ids=lambda e: e.id)
async def test_the_example_of_every_other_endpoint_can_be_run_as_it_stands(
    server: Server, endpoint: Endpoint[Any, Any]
) -> None:
    answer = await server.web.post(f"/run/{endpoint.id}", json=endpoint.examples[0])
    assert answer.status_code == 200, answer.text
    assert endpoint.output.model_validate(answer.json())
