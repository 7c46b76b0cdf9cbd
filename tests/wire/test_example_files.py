"""What the examples of fal's documentation name lies on fal's hosts; files of the server's own stand in its place."""

import json
import re
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from rushes.catalog import installed_catalog
from rushes.media.example_files import EXAMPLE_FILES
from rushes.media.kinds import kind_of
from support.scripted import ScriptedEngine
from support.server import APP, Server, running

pytestmark = pytest.mark.anyio
SKYDIVER = "https://storage.googleapis.com/falserverless/example_inputs/sora-2-i2v-input.png"


@pytest.fixture
async def server(tmp_path: Path) -> AsyncGenerator[Server]:
    async with running(tmp_path, ScriptedEngine()) as server:
        yield server


async def logs(server: Server, endpoint: str, **payload: object) -> list[str]:
    """What the log of a request says that succeeds."""
    request_id = await server.submit(payload, endpoint)
    status = await server.completed(request_id)
    assert "error" not in status, status
    whole = await server.web.get(f"/queue/{APP}/requests/{request_id}/status?logs=1")
    return [line["message"] for line in whole.json()["logs"]]


async def test_an_example_picture_is_at_hand_and_the_log_says_whose_it_is(server: Server) -> None:
    said = await logs(server, "fal-ai/sora-2/image-to-video", prompt="A skydiver", image_url=SKYDIVER)
    assert any(line.startswith("In place of fal's example image_url: a file that comes with Rushes") for line in said)
    (job,) = server.engine.jobs
    assert (job.keyframes[0].picture.width, job.keyframes[0].picture.height) == (1280, 720)


async def test_the_example_video_can_be_remixed(server: Server) -> None:
    said = await logs(server, "fal-ai/sora-2/video-to-video/remix", prompt="A purple cat", video_id="video_123")
    assert any(line.startswith("In place of fal's example video_id") for line in said)
    (job,) = server.engine.jobs
    assert (job.width, job.height, job.seconds) == (1280, 720, 4)


async def test_an_id_that_is_no_example_must_be_the_callers(server: Server) -> None:
    request_id = await server.submit({"prompt": "x", "video_id": "video_124"}, "fal-ai/sora-2/video-to-video/remix")
    status = await server.completed(request_id)
    assert status["error_type"] == "validation_error"


def test_every_example_is_a_picture_or_a_film() -> None:
    for name, path in EXAMPLE_FILES.items():
        kind = kind_of(path.read_bytes()[:4096]) or ""
        film = name.startswith("video") or name.endswith(".mp4")
        assert kind.partition("/")[0] == ("video" if film else "image"), name


def test_everything_on_fals_hosts_that_an_example_of_the_catalog_names_is_at_hand() -> None:
    examples = [example for endpoint in installed_catalog({}) for example in endpoint.examples]
    named = re.findall(
        r'https://(?:[\w-]+\.fal\.media|storage\.googleapis\.com/falserverless)/[^"]+', json.dumps(examples)
    )
    assert named
    assert set(named) <= set(EXAMPLE_FILES)
