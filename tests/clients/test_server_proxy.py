"""This server behind the real `@fal-ai/server-proxy`: an Express site whose route calls fal, under `rushes run`."""

import asyncio
import json
import os
import shutil
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from clients.matrix import NODE_MODULES, missing
from rushes.contracts.engine import Reporter
from rushes.core.jobs import VideoJob
from support.scripted import Gate, ScriptedEngine
from support.server import APP, T2V, Server, running

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
CHECKS = Path(__file__).parent / "checks"
REQUESTS = f"https://queue.fal.run/{APP}/requests"


@dataclass(frozen=True)
class Site:
    """A running site: its server, and what calls its route as fal's client does."""

    server: Server
    web: httpx.AsyncClient

    async def call(self, method: str, target: str, body: object = None) -> httpx.Response:
        return await self.web.request(method, "/api/fal/proxy", json=body, headers={"x-fal-target-url": target})


@pytest.fixture
async def site(tmp_path: Path) -> AsyncGenerator[Site]:
    if (why := missing("node")) is not None:
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    shutil.copy(CHECKS / "server_proxy.mjs", tmp_path)
    (tmp_path / "node_modules").symlink_to(NODE_MODULES)
    async with running(tmp_path / "data", ScriptedEngine()) as server:
        program = ("--server", server.base, "--", "node", "server_proxy.mjs")
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "rushes", "run", "--strict", *program), cwd=tmp_path, stdout=PIPE
        )
        assert process.stdout is not None
        try:
            base = f"http://127.0.0.1:{int(await process.stdout.readline())}"
            async with httpx.AsyncClient(base_url=base, timeout=30) as web:
                yield Site(server, web)
        finally:
            process.terminate()
            await process.wait()


async def test_a_request_goes_its_whole_way_through_the_package(site: Site) -> None:
    submitted = (await site.call("POST", f"https://queue.fal.run/{T2V}", {"prompt": "x"})).json()
    request_id = submitted["request_id"]
    assert submitted["response_url"] == f"{REQUESTS}/{request_id}"
    await site.server.completed(request_id)
    status = (await site.call("GET", f"{REQUESTS}/{request_id}/status?logs=1")).json()
    assert (status["status"], [line["message"] for line in status["logs"]]) == ("COMPLETED", ["Nothing to do"])
    result = await site.call("GET", f"{REQUESTS}/{request_id}")
    assert result.headers["x-fal-request-id"] == request_id
    url = result.json()["video"]["url"]
    assert url.startswith(f"{site.server.base}/files/")  # fal's own name would mean nothing to a browser
    assert (await site.web.get(url)).status_code == 200


async def test_events_pass_the_package_one_by_one(site: Site) -> None:
    step = asyncio.Semaphore(0)

    async def draw(_: VideoJob, report: Reporter) -> None:
        report.poster(b"\xff\xd8\xff small")
        await step.acquire()
        report.progress(60, 120)
        await step.acquire()

    site.server.engine.script = draw
    headers = {"x-fal-target-url": f"https://fal.run/{T2V}/stream"}
    seen: list[dict[str, object]] = []
    async with site.web.stream("POST", "/api/fal/proxy", json={"prompt": "x"}, headers=headers) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        async for line in answer.aiter_lines():
            if line.startswith("data: "):
                seen.append(json.loads(line.removeprefix("data: ")))
                if "preview" in seen[-1] or seen[-1].get("progress"):
                    step.release()  # each step waits for the event before: held back, it would never end
    assert [event["progress"] for event in seen if event.get("progress")] == [0.5]
    assert "video" in seen[-1]


async def test_a_cancel_with_the_body_that_the_package_adds_is_one(site: Site) -> None:
    gate = site.server.engine.script = Gate()
    request_id = await site.server.submit()
    await gate.began.wait()
    assert (await site.call("PUT", f"{REQUESTS}/{request_id}/cancel", {})).json() == {
        "status": "CANCELLATION_REQUESTED"
    }
    await site.server.completed(request_id)
    assert site.server.engine.stopped == 1


async def test_an_upload_begins_where_the_browser_can_go_on(site: Site) -> None:
    target = "https://rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3"
    begun = (await site.call("POST", target, {"file_name": "a.txt", "content_type": "text/plain"})).json()
    assert (await site.web.put(begun["upload_url"], content=b"as it is")).status_code == 200
    assert (await site.web.get(begun["file_url"])).content == b"as it is"


async def test_an_error_keeps_its_body_though_the_package_drops_its_status(site: Site) -> None:
    wrong = await site.call("POST", f"https://fal.run/{T2V}", {"prompt": 7})
    assert wrong.json()["detail"][0]["loc"] == ["body", "prompt"]
    assert wrong.status_code == 200  # the adapter for Express; our own route answers 422
