"""Every family drawn by previs, in values that between them meet in pairs: the file has the form that was asked for."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from rushes.catalog import installed_catalog
from rushes.media.probe import probe
from support.process import ServerProcess, rushes_up

pytestmark = [pytest.mark.anyio, pytest.mark.slow]

SORA, VEO, PIKA, HAILUO = "fal-ai/sora-2", "fal-ai/veo3", "fal-ai/pika/v2.2", "fal-ai/minimax/hailuo-02"
CATALOG = installed_catalog()


@pytest.fixture(scope="module")
async def previs(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[ServerProcess]:
    async with rushes_up(tmp_path_factory.mktemp("previs")) as process:
        yield process


async def made(previs: ServerProcess, endpoint: str, **given: Any) -> dict[str, Any]:
    asked = {**CATALOG.get(endpoint).examples[0], **given}
    answer = await previs.web.post(f"/run/{endpoint}", json=asked, timeout=300)
    assert answer.status_code == 200, answer.text
    return answer.json()


Form = tuple[int, int, int, int, bool]
"""Width, height, frames per second, seconds, sound."""
CASES: list[tuple[str, dict[str, Any], Form]] = [
    (f"{VEO}/fast", {"aspect_ratio": "1:1", "duration": "4s", "generate_audio": False}, (720, 720, 24, 4, False)),
    (f"{VEO}.1/fast/image-to-video", {"aspect_ratio": "9:16", "duration": "4s"}, (720, 1280, 24, 4, True)),
    (f"{VEO}.1/fast/first-last-frame-to-video", {"duration": "4s"}, (1280, 720, 24, 4, True)),
    (f"{PIKA}/text-to-video", {"aspect_ratio": "4:5"}, (720, 900, 24, 5, False)),
    (f"{PIKA}/pikaframes", {"transitions": [{"duration": 2}]}, (1280, 720, 24, 2, False)),
    (f"{HAILUO}/standard/image-to-video", {"resolution": "512P"}, (910, 512, 24, 6, False)),
    (f"{VEO}.1/extend-video", {}, (1280, 720, 24, 4 + 7, True)),
    (f"{SORA}/video-to-video/remix", {}, (1280, 720, 30, 4, True)),
]


@pytest.mark.parametrize(("endpoint", "given", "form"), CASES, ids=[case[0] for case in CASES])
async def test_previs_makes_what_the_endpoint_asks_for(
    previs: ServerProcess, tmp_path: Path, endpoint: str, given: dict[str, Any], form: Form
) -> None:
    answer = await made(previs, endpoint, **given)
    file = tmp_path / "video.mp4"
    file.write_bytes((await previs.web.get(answer["video"]["url"])).content)
    facts = probe(file)
    width, height, fps, seconds, sound = form
    assert (facts.width, facts.height, facts.fps, facts.has_audio) == (width, height, fps, sound)
    assert facts.frames == seconds * fps
