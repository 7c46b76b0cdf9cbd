"""The synchronous call, keys, and downloads."""

import asyncio
from pathlib import Path

import httpx
import pytest

from rushes.errors import SettingsError
from support.scripted import Gate, ScriptedEngine
from support.server import APP, T2V, Server, running

pytestmark = pytest.mark.anyio


async def test_the_sync_call_answers_the_bare_output_and_names_its_request(server: Server) -> None:
    answer = await server.web.post(f"/run/{T2V}", json={"prompt": "x", "aspect_ratio": "9:16"})
    assert answer.status_code == 200
    assert (answer.json()["video"]["width"], answer.json()["video"]["height"]) == (720, 1280)
    status = await server.web.get(f"/queue/{APP}/requests/{answer.headers['x-fal-request-id']}/status")
    assert status.json()["status"] == "COMPLETED"


async def test_a_caller_who_leaves_a_sync_call_cancels_it(server: Server) -> None:
    gate = server.engine.script = Gate()
    call = asyncio.create_task(server.web.post(f"/run/{T2V}", json={"prompt": "x"}))
    await gate.began.wait()
    call.cancel()
    while not server.engine.stopped:
        await server.parts.store.transact(lambda tx: tx.now())
    newest = (await server.parts.store.read(lambda tx: tx.requests.submitted("open", T2V, None, False, 1)))[0]
    await server.completed(newest.id)
    assert (await server.web.get(f"/queue/{APP}/requests/{newest.id}")).status_code == 499


@pytest.mark.parametrize(
    ("asked", "status", "span"),
    [
        ("bytes=0-9", 206, (0, 10)),
        ("bytes=10-", 206, (10, None)),
        ("bytes=-5", 206, (-5, None)),
        (None, 200, (0, None)),
    ],
)
async def test_a_video_can_be_fetched_in_ranges(
    server: Server, asked: str | None, status: int, span: tuple[int, int | None]
) -> None:
    url = (await server.web.post(f"/run/{T2V}", json={"prompt": "x"})).json()["video"]["url"]
    whole = (await server.web.get(url)).content
    part = await server.web.get(url, headers={"Range": asked} if asked else {})
    assert (part.status_code, part.content) == (status, whole[slice(*span)])
    assert part.headers["accept-ranges"] == "bytes"


async def test_a_range_outside_the_file_is_a_416_and_head_sends_no_body(server: Server) -> None:
    url = (await server.web.post(f"/run/{T2V}", json={"prompt": "x"})).json()["video"]["url"]
    assert (await server.web.get(url, headers={"Range": "bytes=99999999-"})).status_code == 416
    head = await server.web.head(url)
    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["content-length"]) == len((await server.web.get(url)).content)
    again = await server.web.get(url, headers={"If-None-Match": head.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_without_a_key_or_with_a_wrong_one_the_answer_is_fals_401(tmp_path: Path) -> None:
    async with running(tmp_path, ScriptedEngine()) as first:
        key = (await first.parts.keyring.create("test")).text
    async with running(tmp_path, ScriptedEngine(), open_mode=False) as server, httpx.AsyncClient() as web:
        url = f"{server.base}/queue/{T2V}"
        bare = await web.post(url, json={"prompt": "x"})
        assert (bare.status_code, bare.json()) == (401, {"detail": f'Cannot access application "{APP}"'})
        for wrong in ("Key a:b", f"Key {key}x", "Key", "Basic abc", "Key undefined"):
            answer = await web.post(url, json={"prompt": "x"}, headers={"Authorization": wrong})
            assert (answer.status_code, answer.json()) == (401, {"detail": "invalid key credentials"})
        for right in (f"Key {key}", f"Bearer {key}", f"key {key}"):
            answer = await web.post(url, json={"prompt": "x"}, headers={"Authorization": right})
            assert answer.status_code == 200


async def test_a_request_is_seen_by_its_own_key_alone_and_a_revoked_key_sees_nothing(tmp_path: Path) -> None:
    async with running(tmp_path, ScriptedEngine()) as first:
        mine, other = [(await first.parts.keyring.create(name)) for name in ("mine", "other")]
    async with running(tmp_path, ScriptedEngine(), open_mode=False) as server, httpx.AsyncClient() as web:
        headers = {"Authorization": f"Key {mine.text}"}
        body = (await web.post(f"{server.base}/queue/{T2V}", json={"prompt": "x"}, headers=headers)).json()
        assert (await web.get(body["status_url"], headers=headers)).status_code in (200, 202)
        foreign = await web.get(body["status_url"], headers={"Authorization": f"Key {other.text}"})
        assert (foreign.status_code, foreign.json()) == (404, {"status": "NOT_FOUND"})
        await server.parts.keyring.revoke(mine.key.id)
        assert (await web.get(body["status_url"], headers=headers)).status_code == 401


async def test_a_server_that_others_can_reach_refuses_to_start_without_a_key(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="rushes keys create"):
        async with running(tmp_path, ScriptedEngine(), host="0.0.0.0"):
            pass
    with pytest.raises(SettingsError, match="loopback only"):
        async with running(tmp_path, ScriptedEngine(), host="0.0.0.0", open_mode=True):
            pass


async def test_health_says_whether_the_server_lives_and_can_take_work(server: Server) -> None:
    assert (await server.web.get("/health/live")).json() == {"status": "ok"}
    assert (await server.web.get("/health/ready")).json() == {"status": "ok"}
    await server.parts.store.close()
    ready = await server.web.get("/health/ready")
    assert ready.status_code == 503
    assert "database" in ready.json()["reason"]
