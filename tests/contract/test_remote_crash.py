"""`kill -9` wherever a job at an engine elsewhere can be: never billed twice, and never lost where it is known."""

from pathlib import Path
from typing import Any

import pytest

from support.process import ServerProcess, rushes_up
from support.upstream_vendor import upstream
from support.upstream_videos import FakeVideos

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
QUEUE = "/queue/openai/videos"
INPUT = {"prompt": "a meadow", "size": "320x256", "seconds": 1, "fps": 12}


def config(fake: FakeVideos, **options: bool) -> str:
    lines = [f"{name} = {str(value).lower()}" for name, value in options.items()]
    return "\n".join(
        [
            "[engines.far]",
            'type = "openai_videos"',
            f'base_url = "{fake.base}/v1"',
            'model = "the-model"',
            'dialect = "openai"',
            f'api_key = "{fake.key}"',
            "first_look_seconds = 0.05",
            "longest_pause_seconds = 0.1",
            *lines,
        ]
    )


async def submit(server: ServerProcess) -> str:
    return (await server.web.post(QUEUE, json=INPUT)).json()["request_id"]


async def ended(server: ServerProcess, request_id: str) -> tuple[int, dict[str, Any]]:
    await server.web.get(f"{QUEUE}/requests/{request_id}/status/stream")
    answer = await server.web.get(f"{QUEUE}/requests/{request_id}")
    return answer.status_code, answer.json()


@pytest.mark.parametrize("knows_keys", [True, False])
async def test_killed_during_the_call(knows_keys: bool, tmp_path: Path) -> None:
    async with upstream(FakeVideos(creates=["hang"], known_keys=knows_keys)) as fake:
        text = config(fake, idempotent=knows_keys)
        async with rushes_up(tmp_path, text) as server:
            request_id = await submit(server)
            await fake.landed.wait()
            await server.killed()
        fake.go_on.set()
        async with rushes_up(tmp_path, text) as server:
            status, answer = await ended(server, request_id)
        assert len(fake.jobs) == 1
        if knows_keys:
            assert status == 200
        else:
            assert status == 500
            assert "may have been accepted and billed" in answer["detail"][0]["msg"]


@pytest.mark.parametrize("when", ["looked", "fetching"])
async def test_killed_while_it_waits_and_while_it_fetches(when: str, tmp_path: Path) -> None:
    fake = FakeVideos(words=["in_progress"]) if when == "looked" else FakeVideos(content="drip")
    async with upstream(fake):
        async with rushes_up(tmp_path, config(fake)) as server:
            request_id = await submit(server)
            await getattr(fake, when).wait()
            await server.killed()
        fake.words, fake.content = ["completed"], None
        async with rushes_up(tmp_path, config(fake)) as server:
            assert (await ended(server, request_id))[0] == 200
        async with rushes_up(tmp_path, config(fake)) as server:  # and what is done stays done
            assert (await ended(server, request_id))[0] == 200
        assert len(fake.jobs) == 1
