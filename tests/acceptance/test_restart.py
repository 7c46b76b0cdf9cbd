"""What was accepted survives the death of the server, and is done once."""

import asyncio
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from support.process import ServerProcess, rushes_up

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
QUEUE = "/queue/fal-ai/sora-2"
FAKE = '[engines.fake]\ntype = "fake"\nconcurrency = 4\ndelay = 0.02\n'


async def submit(server: ServerProcess, count: int) -> list[str]:
    answers = [
        await server.web.post(f"{QUEUE}/text-to-video", json={"prompt": f"take {number}"}) for number in range(count)
    ]
    return [answer.json()["request_id"] for answer in answers]


async def result(server: ServerProcess, request_id: str) -> dict[str, Any] | None:
    answer = await server.web.get(f"{QUEUE}/requests/{request_id}")
    return answer.json() if answer.status_code == 200 else None


async def completed(server: ServerProcess, request_id: str) -> dict[str, Any]:
    """The result, once the status stream has ended."""
    await server.web.get(f"{QUEUE}/requests/{request_id}/status/stream")
    found = await result(server, request_id)
    assert found is not None
    return found


async def test_a_hundred_requests_survive_kill_9_and_each_completes_once(tmp_path: Path) -> None:
    async with rushes_up(tmp_path, FAKE) as server:
        ids = await submit(server, 100)
        await completed(server, ids[30])
        await server.killed()
    async with rushes_up(tmp_path, FAKE) as server:
        first = [await completed(server, request_id) for request_id in ids]
    async with rushes_up(tmp_path, FAKE) as server:
        again = [await completed(server, request_id) for request_id in ids]
        names = {found["video_id"] for found in first}
        assert len(names) == 100
        assert [found["video_id"] for found in again] == [found["video_id"] for found in first]
        for found in first:
            path = found["video"]["url"].split("/files/")[1]
            assert (await server.web.get(f"/files/{path}")).status_code == 200


async def test_what_was_done_before_the_kill_is_not_done_again(tmp_path: Path) -> None:
    async with rushes_up(tmp_path, FAKE) as server:
        ids = await submit(server, 20)
        before = [await completed(server, request_id) for request_id in ids[:5]]
        await server.killed()
    async with rushes_up(tmp_path, FAKE) as server:
        after = [await completed(server, request_id) for request_id in ids]
    assert [found["video_id"] for found in after[:5]] == [found["video_id"] for found in before]


async def test_sigterm_lets_what_runs_finish_and_keeps_what_waits(tmp_path: Path) -> None:
    async with rushes_up(tmp_path, FAKE.replace("0.02", "0.3").replace("= 4", "= 1")) as server:
        ids = await submit(server, 3)
        async with server.web.stream("GET", f"{QUEUE}/requests/{ids[0]}/status/stream") as events:
            async for line in events.aiter_lines():
                if "IN_PROGRESS" in line:
                    break
        server.process.terminate()
        assert await asyncio.wait_for(server.process.wait(), 20) == -signal.SIGTERM
    async with rushes_up(tmp_path, '[engines.fake]\ntype = "fake"\nhang = true\n') as server:
        assert await result(server, ids[0]) is not None, "what ran was finished before the server stopped"
        assert await result(server, ids[2]) is None
        await server.killed()
    async with rushes_up(tmp_path, FAKE) as server:
        for request_id in ids:
            await completed(server, request_id)


async def test_a_second_server_on_the_same_data_is_refused_with_a_reason(tmp_path: Path) -> None:
    async with rushes_up(tmp_path, FAKE):
        second = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "rushes", "up", "--port", "0", "--data-dir", str(tmp_path)),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        _, said = await second.communicate()
        assert second.returncode == 1
        assert str(tmp_path) in said.decode().replace("\n", "")


async def test_the_first_start_makes_a_key_and_later_ones_do_not(tmp_path: Path) -> None:
    async with rushes_up(tmp_path, FAKE) as server:
        assert server.key is not None
        key = server.key
    async with rushes_up(tmp_path, FAKE, RUSHES_OPEN_MODE="false") as server:
        assert server.key is None
        url = f"{QUEUE}/text-to-video"
        right = await server.web.post(url, json={"prompt": "x"}, headers={"Authorization": f"Key {key}"})
        wrong = await server.web.post(url, json={"prompt": "x"}, headers={"Authorization": "Key a:b"})
        assert (right.status_code, wrong.status_code) == (200, 401)


async def test_a_request_that_was_rendering_completes_after_kill_9(tmp_path: Path) -> None:
    async with rushes_up(tmp_path) as server:
        body = {"prompt": "A cat sits in a meadow", "duration": 4}
        request_id = (await server.web.post(f"{QUEUE}/text-to-video", json=body)).json()["request_id"]
        async with server.web.stream("GET", f"{QUEUE}/requests/{request_id}/status/stream?logs=1") as events:
            async for line in events.aiter_lines():
                if "Frame " in line:
                    break
        await server.killed()
    async with rushes_up(tmp_path) as server:
        video = (await completed(server, request_id))["video"]
        assert (video["width"], video["height"], video["num_frames"]) == (1280, 720, 120)
        status = (await server.web.get(f"{QUEUE}/requests/{request_id}/status?logs=1")).json()
        said = [line["message"] for line in status["logs"]]
        assert said.count("Reading the prompt") == 2, "the first attempt's log is kept, the second's follows"
