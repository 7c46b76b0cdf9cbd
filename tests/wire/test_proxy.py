"""`/api/fal/proxy`: calls whose true target is in a header."""

import asyncio
import json

import httpx
import pytest

from support.scripted import Gate
from support.server import APP, T2V, Server

pytestmark = pytest.mark.anyio
PROXY = "/api/fal/proxy"


async def through(server: Server, method: str, target: str | None, body: object = None) -> httpx.Response:
    headers = {} if target is None else {"x-fal-target-url": target}
    return await server.web.request(method, PROXY, json=body, headers=headers)


async def test_a_request_goes_through_the_proxy_as_through_the_queue(server: Server) -> None:
    submitted = await through(server, "POST", f"https://queue.fal.run/{T2V}", {"prompt": "x"})
    assert submitted.status_code == 200
    request_id = submitted.json()["request_id"]
    assert submitted.headers["x-fal-request-id"] == request_id
    base = f"https://queue.fal.run/{APP}/requests/{request_id}"
    await server.completed(request_id)
    status = await through(server, "GET", f"{base}/status?logs=1")
    assert (status.status_code, status.json()["status"]) == (200, "COMPLETED")
    assert status.json()["logs"]
    result = await through(server, "GET", base)
    assert result.headers["x-fal-request-id"] == request_id
    late = await through(server, "PUT", f"{base}/cancel", {})
    assert (late.status_code, late.json()) == (400, {"status": "ALREADY_COMPLETED"})
    # A browser knows only the address of this server: the files must be there.
    assert result.json()["video"]["url"].startswith(f"{server.base}/files/")
    assert (await server.web.get(result.json()["video"]["url"])).status_code == 200


async def test_the_status_of_an_error_is_the_errors_own(server: Server) -> None:
    wrong = await through(server, "POST", f"https://fal.run/{T2V}", {"prompt": 7})
    assert wrong.status_code == 422
    assert wrong.json()["detail"][0]["loc"] == ["body", "prompt"]
    assert (await through(server, "POST", "https://fal.run/fal-ai/nothing", {})).status_code == 404
    assert (await through(server, "GET", f"https://fal.run/{T2V}")).status_code == 405


async def test_events_come_through_as_they_happen(server: Server) -> None:
    gate = server.engine.script = Gate()
    request_id = await server.submit()
    target = f"https://queue.fal.run/{APP}/requests/{request_id}/status/stream?logs=1"
    async with server.web.stream("GET", PROXY, headers={"x-fal-target-url": target}) as answer:
        assert answer.headers["content-type"] == "text/event-stream"
        seen: list[str] = []
        async for line in answer.aiter_lines():
            if line.startswith("data: "):
                seen.append(json.loads(line.removeprefix("data: "))["status"])
                if seen[-1] == "IN_PROGRESS":
                    gate.open.set()  # it would never end if this event were held back
    assert seen[-1] == "COMPLETED"


async def test_an_upload_begun_through_the_proxy_leads_to_this_server(server: Server) -> None:
    for kind in ("initiate", "initiate-multipart"):
        target = f"https://rest.fal.ai/storage/upload/{kind}?storage_type=fal-cdn-v3"
        answer = await through(server, "POST", target, {"file_name": "a.txt", "content_type": "text/plain"})
        assert answer.status_code == 200
        assert answer.json()["upload_url"].startswith(f"{server.base}/files/")


async def test_a_token_is_had_through_the_proxy(server: Server) -> None:
    body = {"allowed_apps": ["sora-2"], "token_expiration": 120}
    assert isinstance((await through(server, "POST", "https://rest.fal.ai/tokens/", body)).json(), str)


@pytest.mark.parametrize(
    "target",
    [
        None,
        "",
        "/fal-ai/sora-2",
        "https://example.com/fal-ai/sora-2",
        "https://fal.run.example.com/x",
        "https://example.com/https://fal.run/x",
        "https://fal.run@example.com/x",
        "file://fal.run/etc/passwd",
        "https://127.0.0.1/x",
        "https://[fal.run/x",
    ],
)
async def test_targets_that_are_not_fals_are_refused(server: Server, target: str | None) -> None:
    answer = await through(server, "POST", target, {"prompt": "x"})
    assert (answer.status_code, answer.json()) == (400, "Invalid request")
    assert server.engine.jobs == []


async def test_a_proxied_call_leads_to_nothing_but_fals_own_paths(server: Server) -> None:
    for path in ("inbox/x", "api/fal/proxy", "health/live", ""):
        assert (await through(server, "GET", f"https://rest.fal.ai/{path}")).status_code == 404


async def test_a_browser_may_ask_first(server: Server) -> None:
    asked = {"Origin": "http://localhost:3000", "Access-Control-Request-Headers": "x-fal-target-url,content-type"}
    answer = await server.web.options(PROXY, headers={**asked, "Access-Control-Request-Method": "POST"})
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-headers"] == "x-fal-target-url,content-type"


async def test_a_caller_who_leaves_the_proxy_cancels_a_sync_call(server: Server) -> None:
    gate = server.engine.script = Gate()
    call = asyncio.create_task(through(server, "POST", f"https://fal.run/{T2V}", {"prompt": "x"}))
    await gate.began.wait()
    call.cancel()
    while not server.engine.stopped:
        await server.parts.store.transact(lambda tx: tx.now())
