"""`/stream`: what can be seen of a call while it is made, then its result."""

import asyncio
import json
from base64 import b64decode
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from rushes.contracts.engine import Reporter
from rushes.core.jobs import VideoJob
from rushes.errors import EngineError, InfrastructureError
from support.scripted import Gate
from support.server import APP, T2V, Server

pytestmark = pytest.mark.anyio
JPEG = b"\xff\xd8\xff small"


class Painter:
    """A script that does one step at a time: `step` is awaited before each."""

    def __init__(self) -> None:
        self.step = asyncio.Semaphore(0)

    async def __call__(self, _: VideoJob, report: Reporter) -> None:
        report.log("Drawing")
        await self.step.acquire()
        report.poster(JPEG)
        await self.step.acquire()
        report.progress(30, 120)
        await self.step.acquire()


async def events(answer: httpx.Response) -> AsyncIterator[dict[str, Any]]:
    async for line in answer.aiter_lines():
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))


async def test_it_shows_the_poster_and_the_progress_as_they_come_and_ends_with_the_result(server: Server) -> None:
    painter = server.engine.script = Painter()
    seen: list[dict[str, Any]] = []
    body = {"prompt": "x"}
    async with server.web.stream("POST", f"/run/{T2V}/stream", json=body) as answer:
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/event-stream")
        async for event in events(answer):
            seen.append(event)
            if event.get("logs") or "preview" in event or event.get("progress"):
                painter.step.release()  # the next step is made when this one has been seen: nothing is held back
    shown = [event["preview"] for event in seen if "preview" in event]
    assert [picture["content_type"] for picture in shown] == ["image/jpeg"]
    assert b64decode(shown[0]["url"].removeprefix("data:image/jpeg;base64,")) == JPEG
    assert [event["progress"] for event in seen if event.get("progress")] == [0.25]
    assert [line["message"] for event in seen for line in event.get("logs", ())] == ["Drawing"]
    assert all(event["partial"] and event["status"] in ("IN_QUEUE", "IN_PROGRESS") for event in seen[:-1])
    request_id = answer.headers["x-fal-request-id"]
    assert seen[-1] == (await server.web.get(f"/queue/{APP}/requests/{request_id}")).json()


async def test_waiting_in_the_queue_is_shown_first(server: Server) -> None:
    gate = server.engine.script = Gate()
    for _ in range(server.engine.concurrency + 1):
        await server.submit()
    await server.engine.has_begun(server.engine.concurrency)
    positions: list[int] = []
    async with server.web.stream("POST", f"/run/{T2V}/stream", json={"prompt": "x"}) as answer:
        async for event in events(answer):
            if event.get("status") == "IN_QUEUE":
                positions.append(event["queue_position"])
                gate.open.set()
    assert positions[0] == 1


async def test_every_name_of_the_path_leads_there(server: Server) -> None:
    for path, host in ((f"/run/{T2V}/stream", None), (f"/run/{T2V}/stream/", None), (f"/{T2V}/stream", "fal.run")):
        headers = {"Host": host} if host else {}
        accept = {"Accept": "application/json, text/event-stream"}
        answer = await server.web.post(path, json={"prompt": "x"}, headers={**headers, **accept})
        assert answer.headers["content-type"] == "text/event-stream"
        assert "video" in json.loads(answer.text.split("data: ")[-1])


async def test_an_input_that_is_wrong_is_no_stream(server: Server) -> None:
    answer = await server.web.post(f"/run/{T2V}/stream", json={"prompt": 7})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/json")
    assert answer.json()["detail"][0]["loc"] == ["body", "prompt"]
    unknown = await server.web.post("/run/fal-ai/nothing/stream", json={})
    assert (unknown.status_code, unknown.json()) == (404, {"detail": 'Application "nothing" not found'})
    assert (await server.web.get(f"/run/{T2V}/stream")).status_code == 405


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (EngineError("The brush broke"), {"detail": [{"msg": "The brush broke", "type": "internal_server_error"}]}),
        (InfrastructureError("No room"), {"detail": "No room", "error_type": "runner_disconnected"}),
    ],
)
async def test_what_fails_on_the_way_ends_the_stream_with_the_error(
    server: Server, error: Exception, words: dict[str, Any]
) -> None:
    async def fail(_: VideoJob, __: Reporter) -> None:
        raise error

    server.engine.script = fail
    headers = {"X-Fal-No-Retry": "1"}
    answer = await server.web.post(f"/run/{T2V}/stream", json={"prompt": "x"}, headers=headers)
    name, data = answer.text.strip().split("\n\n")[-1].split("\n")
    told = json.loads(data.removeprefix("data: "))
    assert (answer.status_code, name) == (200, "event: error")
    assert told == (await server.web.get(f"/queue/{APP}/requests/{answer.headers['x-fal-request-id']}")).json()
    if isinstance(words["detail"], list):
        assert [{k: item[k] for k in ("msg", "type")} for item in told["detail"]] == words["detail"]
    else:
        assert told == words


async def test_a_caller_who_leaves_a_stream_cancels_it(server: Server) -> None:
    gate = server.engine.script = Gate()
    async with server.web.stream("POST", f"/run/{T2V}/stream", json={"prompt": "x"}) as answer:
        await gate.began.wait()
        request_id = answer.headers["x-fal-request-id"]
    await server.completed(request_id)
    assert server.engine.stopped == 1
    assert (await server.web.get(f"/queue/{APP}/requests/{request_id}")).status_code == 499


async def test_the_queue_may_be_too_long_for_any_way_in(server: Server) -> None:
    server.engine.script = Gate()
    for _ in range(server.engine.concurrency + 2):
        await server.submit()
    await server.engine.has_begun(server.engine.concurrency)
    body = {"prompt": "x"}
    for path in (f"/queue/{T2V}", f"/run/{T2V}", f"/run/{T2V}/stream"):
        answer = await server.web.post(f"{path}?fal_max_queue_length=1", json=body)
        assert (answer.status_code, answer.headers["x-fal-error-type"]) == (429, "queue_full")
        wrong = await server.web.post(f"{path}?fal_max_queue_length=many", json=body)
        assert wrong.status_code == 400
    target = {"x-fal-target-url": f"https://queue.fal.run/{T2V}?fal_max_queue_length=1"}
    assert (await server.web.post("/api/fal/proxy", json=body, headers=target)).status_code == 429
    assert (await server.web.post(f"/queue/{T2V}?fal_max_queue_length=2", json=body)).status_code == 200
