"""The queue's wire: what official clients send, and what they read (C01 to C14 of the conformance list)."""

import asyncio
import re

import httpx
import pytest

from rushes.contracts.engine import Reporter
from rushes.contracts.queue import BEAT_SECONDS
from rushes.core.jobs import VideoJob
from rushes.errors import EngineError, InfrastructureError
from support.scripted import Gate
from support.server import APP, T2V, Server

pytestmark = pytest.mark.anyio
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


async def test_a_submission_answers_200_with_the_urls_that_the_clients_rebuild(server: Server) -> None:
    gate = server.engine.script = Gate()
    answer = await server.web.post(f"/queue/{T2V}", json={"prompt": "x"})
    body = answer.json()
    base = f"{server.base}/queue/{APP}/requests/{body['request_id']}"
    assert answer.status_code == 200
    assert UUID.fullmatch(body["request_id"])
    assert body == {
        "status": "IN_QUEUE",
        "request_id": body["request_id"],
        "gateway_request_id": body["request_id"],
        "response_url": base,
        "status_url": f"{base}/status",
        "cancel_url": f"{base}/cancel",
        "queue_position": 0,
    }
    assert answer.headers["x-fal-request-id"] == body["request_id"]
    gate.open.set()


async def test_status_is_202_until_done_and_then_200(server: Server) -> None:
    gate = server.engine.script = Gate()
    request_id = await server.submit()
    await gate.began.wait()
    status = f"/queue/{APP}/requests/{request_id}/status"
    running = await server.web.get(status)
    assert (running.status_code, running.json()["status"]) == (202, "IN_PROGRESS")
    assert running.json()["logs"] is None
    gate.open.set()
    await server.completed(request_id)
    done = await server.web.get(status)
    assert (done.status_code, done.json()["status"]) == (200, "COMPLETED")
    assert done.json()["logs"] is None
    assert done.json()["metrics"]["inference_time"] >= 0
    assert done.headers["x-rushes-engine"] == "scripted"


async def test_a_waiting_request_says_how_many_are_ahead(server: Server) -> None:
    gate = server.engine.script = Gate()
    for _ in range(server.engine.concurrency):
        await server.submit()
    await server.engine.has_begun(server.engine.concurrency)
    waiting = [await server.submit() for _ in range(3)]
    urgent = await server.submit(x_fal_queue_priority="normal")
    late = await server.submit(x_fal_queue_priority="low")
    last = await server.submit(x_fal_queue_priority="normal")
    positions: list[int] = []
    for request_id in [*waiting, urgent, last, late]:
        answer = await server.web.get(f"/queue/{APP}/requests/{request_id}/status")
        assert answer.status_code == 202
        positions.append(answer.json()["queue_position"])
    assert positions == [0, 1, 2, 3, 4, 5]
    gate.open.set()


@pytest.mark.parametrize(("query", "asked"), [("true", True), ("1", True), ("false", False), ("0", False)])
async def test_logs_come_only_when_asked_for_in_either_spelling(server: Server, query: str, asked: bool) -> None:
    request_id = await server.submit()
    await server.completed(request_id)
    logs = (await server.web.get(f"/queue/{APP}/requests/{request_id}/status?logs={query}")).json()["logs"]
    assert (logs is not None) is asked
    if asked:
        assert [set(line) for line in logs] == [{"message", "level", "source", "timestamp", "labels"}] * len(logs)
        assert "Nothing to do" in [line["message"] for line in logs]


async def test_the_status_stream_tells_each_log_line_once_and_ends_with_completed(server: Server) -> None:
    gate = server.engine.script = Gate()
    request_id = await server.submit({"prompt": "x", "unheard_of": 1})
    opener = asyncio.create_task(_open_when_begun(gate))
    answer = await server.web.get(f"/queue/{APP}/requests/{request_id}/status/stream?logs=1")
    await opener
    events = [httpx.Response(200, content=e.removeprefix("data: ")).json() for e in _events(answer.text)]
    lines = [line["message"] for event in events for line in event.get("logs") or ()]
    assert answer.headers["content-type"] == "text/event-stream"
    assert events[-1]["status"] == "COMPLETED"
    assert lines.count("Waiting at the gate") == 1
    assert any("unheard_of" in line for line in lines)


def _events(text: str) -> list[str]:
    return [event for event in text.split("\n\n") if event.startswith("data: ")]


async def _open_when_begun(gate: Gate) -> None:
    await gate.began.wait()
    gate.open.set()


async def test_the_result_is_the_bare_output_with_reachable_files(server: Server) -> None:
    request_id = await server.submit()
    await server.completed(request_id)
    answer = await server.web.get(f"/queue/{APP}/requests/{request_id}")
    body = answer.json()
    assert answer.status_code == 200
    assert answer.headers["x-fal-request-id"] == request_id
    assert set(body) == {"video", "video_id", "thumbnail", "spritesheet"}
    facts = {k: body["video"][k] for k in ("width", "height", "fps", "duration", "num_frames", "content_type")}
    assert facts == {
        "width": 1280,
        "height": 720,
        "fps": 30.0,
        "duration": 4.0,
        "num_frames": 120,
        "content_type": "video/mp4",
    }
    async with httpx.AsyncClient() as anyone:
        for part in ("video", "thumbnail", "spritesheet"):
            file = await anyone.get(body[part]["url"])
            assert len(file.content) == body[part]["file_size"]
            assert file.headers["content-type"] == body[part]["content_type"]


async def test_the_output_fits_the_published_schema(server: Server) -> None:
    request_id = await server.submit()
    await server.completed(request_id)
    body = (await server.web.get(f"/queue/{APP}/requests/{request_id}")).json()
    output = server.parts.catalog.get(T2V).output
    assert output.model_validate(body).model_dump(mode="json", exclude_none=True) == body


@pytest.mark.parametrize("tail", ["", "/", "/response", "/response/"])
@pytest.mark.parametrize("app", [APP, T2V])
async def test_both_forms_of_urls_and_trailing_slashes_are_served_without_a_redirect(
    server: Server, tail: str, app: str
) -> None:
    request_id = await server.submit()
    await server.completed(request_id)
    assert (await server.web.get(f"/queue/{app}/requests/{request_id}/status/")).status_code == 200
    assert (await server.web.get(f"/queue/{app}/requests/{request_id}{tail}")).status_code == 200


async def test_a_result_asked_too_early_is_a_400_with_the_urls(server: Server) -> None:
    gate = server.engine.script = Gate()
    request_id = await server.submit()
    answer = await server.web.get(f"/queue/{APP}/requests/{request_id}")
    base = f"{server.base}/queue/{APP}/requests/{request_id}"
    assert answer.status_code == 400
    assert answer.json() == {
        "detail": "Request is still in progress",
        "request_id": request_id,
        "response_url": base,
        "status_url": f"{base}/status",
        "cancel_url": f"{base}/cancel",
    }
    gate.open.set()


async def test_cancelling_a_waiting_request_takes_it_out_of_the_queue(server: Server) -> None:
    gate = server.engine.script = Gate()
    for _ in range(server.engine.concurrency):
        await server.submit()
    await server.engine.has_begun(server.engine.concurrency)
    request_id = await server.submit()
    answer = await server.web.put(f"/queue/{APP}/requests/{request_id}/cancel")
    assert (answer.status_code, answer.json()) == (200, {"status": "OK"})
    status = await server.completed(request_id)
    assert (status["status"], status["error_type"]) == ("COMPLETED", "client_cancelled")
    gate.open.set()
    assert len(server.engine.jobs) == server.engine.concurrency


async def test_cancelling_a_running_request_stops_the_engine_and_completes_it(server: Server) -> None:
    gate = server.engine.script = Gate()
    request_id = await server.submit()
    await gate.began.wait()
    answer = await server.web.put(f"/queue/{APP}/requests/{request_id}/cancel", json={})
    assert (answer.status_code, answer.json()) == (202, {"status": "CANCELLATION_REQUESTED"})
    # Well before the next beat, which would bring it too.
    status = await asyncio.wait_for(server.completed(request_id), BEAT_SECONDS / 2)
    assert status["error_type"] == "client_cancelled"
    assert server.engine.stopped == 1
    result = await server.web.get(f"/queue/{APP}/requests/{request_id}")
    assert (result.status_code, result.json()["error_type"]) == (499, "client_cancelled")


async def test_a_completed_request_cannot_be_cancelled(server: Server) -> None:
    request_id = await server.submit()
    await server.completed(request_id)
    answer = await server.web.put(f"/queue/{APP}/requests/{request_id}/cancel")
    assert (answer.status_code, answer.json()) == (400, {"status": "ALREADY_COMPLETED"})


async def test_an_engine_that_fails_is_a_completed_request_whose_result_is_the_error(server: Server) -> None:
    async def fail(_: VideoJob, __: Reporter) -> None:
        raise EngineError("The lens broke")

    server.engine.script = fail
    request_id = await server.submit()
    status = await server.completed(request_id)
    assert (status["error"], status["error_type"]) == ("Invalid status code: 500", "internal_server_error")
    result = await server.web.get(f"/queue/{APP}/requests/{request_id}")
    assert result.status_code == 500
    assert result.json()["detail"][0]["msg"] == "The lens broke"
    assert len(server.engine.jobs) == 1, "an engine's failure is not repeated"


async def test_a_failure_of_the_machine_is_tried_again_unless_the_caller_forbids_it(server: Server) -> None:
    async def fail_once(_: VideoJob, __: Reporter) -> None:
        if len(server.engine.jobs) == 1:
            raise InfrastructureError("The disk hiccuped")

    server.engine.script = fail_once
    status = await server.completed(await server.submit())
    assert "error" not in status
    assert len(server.engine.jobs) == 2

    server.engine.jobs.clear()
    request_id = await server.submit(x_fal_no_retry="1")
    status = await server.completed(request_id)
    assert (status["error"], status["error_type"]) == ("The disk hiccuped", "runner_disconnected")
    result = await server.web.get(f"/queue/{APP}/requests/{request_id}")
    assert (result.status_code, result.headers["x-fal-needs-retry"]) == (503, "1")
    assert len(server.engine.jobs) == 1


async def test_a_request_that_nothing_starts_in_time_is_a_504_of_the_caller(server: Server) -> None:
    gate = server.engine.script = Gate()
    for _ in range(server.engine.concurrency):
        await server.submit()
    request_id = await server.submit(x_fal_request_start_timeout="0.2", x_fal_request_timeout="600")
    status = await server.completed(request_id)
    assert status["error_type"] == "request_timeout"
    result = await server.web.get(f"/queue/{APP}/requests/{request_id}")
    assert result.status_code == 504
    assert result.headers["x-fal-request-timeout-type"] == "user"
    gate.open.set()


@pytest.mark.parametrize("over", ["https", "http"])
async def test_urls_are_built_from_the_host_that_the_caller_used(server: Server, over: str) -> None:
    names = {"Host": "queue.fal.run", "Authorization": "Key a:b", "X-Forwarded-Proto": over}
    answer = await server.web.post(f"/{T2V}", json={"prompt": "x"}, headers=names)
    body = answer.json()
    assert body["response_url"] == f"https://queue.fal.run/{APP}/requests/{body['request_id']}"
    await server.completed(body["request_id"])
    result = await server.web.get(f"/{APP}/requests/{body['request_id']}", headers=names)
    files = "https://v3.fal.media" if over == "https" else server.base
    assert result.json()["video"]["url"].startswith(f"{files}/files/")
    path = result.json()["video"]["url"].removeprefix(files)
    for host in ("v3.fal.media", "v3b.fal.media", "fal.media", server.base.removeprefix("http://")):
        assert (await server.web.get(path, headers={"Host": host})).status_code == 200, host


@pytest.mark.parametrize("name", ["auth.fal.ai", "gateway.fal.run", "FAL.AI:443"])
async def test_behind_fals_other_names_there_is_nothing(server: Server, name: str) -> None:
    for path in ("/", "/health/live", f"/queue/{T2V}"):
        assert (await server.web.get(path, headers={"Host": name})).status_code == 404


async def test_a_browser_may_call_from_anywhere_and_read_the_headers(server: Server) -> None:
    asked = {"Origin": "http://app.test", "Access-Control-Request-Headers": "authorization,content-type"}
    preflight = await server.web.options(f"/queue/{T2V}", headers=asked)
    assert preflight.status_code == 200
    assert preflight.headers["access-control-allow-headers"] == "authorization,content-type"
    answer = await server.web.post(f"/queue/{T2V}", json={"prompt": "x"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "x-fal-request-id" in answer.headers["access-control-expose-headers"]


async def test_a_secret_in_the_input_is_nowhere_afterwards(server: Server) -> None:
    request_id = await server.submit({"prompt": "x", "api_key": "sk-very-secret"})
    await server.completed(request_id)
    status = await server.web.get(f"/queue/{APP}/requests/{request_id}/status?logs=1")
    stored = await server.parts.store.read(lambda tx: tx.requests.get(request_id))
    refused = await server.web.post(f"/run/{T2V}", json={"api_key": "sk-very-secret"})
    assert refused.status_code == 422
    for text in (status.text, repr(stored), refused.text):
        assert "sk-very-secret" not in text
    files = [p for p in server.parts.settings.data_dir.rglob("*") if p.is_file()]
    assert files
    assert not [p for p in files if b"sk-very-secret" in p.read_bytes()]
