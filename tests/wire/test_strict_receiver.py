"""A video app as it is in earnest: it trusts a token, fetches the result itself, and copies the media."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from support.receiver import Answer, Call, Receiver, receiving
from support.scripted import ScriptedEngine
from support.server import APP, Server, running

pytestmark = pytest.mark.anyio


@pytest.fixture
async def server(tmp_path: Path) -> AsyncGenerator[Server]:
    async with running(tmp_path, ScriptedEngine(), webhook_pauses=(0.05,)) as server:
        yield server


@dataclass
class VideoApp:
    """Its jobs by request id, and the videos that it has copied. `token` is what its webhook route asks for."""

    server: Server
    receiver: Receiver
    token: str = "t0k=n &+"
    jobs: dict[str, str] = field(default_factory=dict[str, str])
    videos: dict[str, bytes] = field(default_factory=dict[str, bytes])

    async def start(self, prompt: str | None, token: str) -> str:
        """Begin a job whose webhook carries the token."""
        url = f"{self.receiver.base}/api/fal/webhook?token={quote(token)}"
        body = {} if prompt is None else {"prompt": prompt}
        request_id = await self.server.submit(body, query=f"?fal_webhook={quote(url, safe='')}")
        self.jobs.setdefault(request_id, "running")
        return request_id

    async def webhook(self, call: Call) -> Answer:
        """The route `/api/fal/webhook`."""
        if parse_qs(urlsplit(call.target).query).get("token") != [self.token]:
            return Answer(401)
        if call.headers["content-type"].partition(";")[0] != "application/json":
            return Answer(415)
        request_id = call.json.get("request_id")
        if not request_id:
            return Answer(400)
        if call.json["status"] != "OK":
            self.jobs[request_id] = "failed"
            return Answer()
        result = await self.server.web.get(f"/queue/{APP}/requests/{request_id}")
        if result.status_code != 200:
            return Answer(502)
        media = await self.server.web.get(result.json()["video"]["url"])
        if media.status_code != 200:
            return Answer(502)
        self.videos[request_id] = media.content
        self.jobs[request_id] = "done"
        return Answer()


@pytest.fixture
async def app(server: Server) -> AsyncGenerator[VideoApp]:
    async with receiving() as receiver:
        app = VideoApp(server, receiver)
        receiver.script = app.webhook
        yield app


async def test_of_fifty_jobs_none_is_left_running(app: VideoApp) -> None:
    made = await asyncio.gather(*(app.start(f"take {number}", app.token) for number in range(48)))
    broken = [await app.start(None, app.token) for _ in range(2)]
    await app.receiver.has(50, seconds=60)
    await app.receiver.answered(50)
    assert len(app.receiver.calls) == 50, "each was taken at the first attempt: its result was there before it"
    assert [app.jobs[request_id] for request_id in made] == ["done"] * 48
    assert [app.jobs[request_id] for request_id in broken] == ["failed"] * 2
    assert all(video[4:8] == b"ftyp" for video in app.videos.values())


async def test_a_wrong_token_is_refused_until_the_webhook_is_sent_again(app: VideoApp) -> None:
    right, app.token = app.token, "another"
    request_id = await app.start("x", right)
    await app.receiver.answered(2)
    answer = await app.server.web.get(f"/v1/webhooks?request_id={request_id}")
    (webhook,) = answer.json()["webhooks"]
    assert [attempt["status_code"] for attempt in webhook["attempts"]] == [401, 401][: len(webhook["attempts"])]
    assert quote(right) not in answer.text
    assert app.jobs[request_id] == "running"
    app.token = right
    await app.server.web.post(f"/v1/webhooks/{webhook['id']}/redeliver")
    await app.receiver.answered(3)
    assert app.jobs[request_id] == "done"
