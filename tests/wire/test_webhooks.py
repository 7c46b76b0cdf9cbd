"""Webhooks, from the submission to the receiver, as a receiver and an owner see them."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from rushes.contracts.engine import Reporter
from rushes.core.jobs import VideoJob
from rushes.errors import EngineError
from rushes.service.signing import KEY_FILE, WebhookSigner
from support.ed25519 import verified
from support.receiver import Answer, Call, Receiver, receiving
from support.scripted import Gate, ScriptedEngine
from support.server import APP, T2V, Server, running

pytestmark = pytest.mark.anyio
SOON: dict[str, Any] = {"webhook_pauses": (0.02, 0.02, 0.02)}


@pytest.fixture
async def server(tmp_path: Path) -> AsyncGenerator[Server]:
    async with running(tmp_path, ScriptedEngine(), **SOON) as server:
        yield server


@pytest.fixture
async def receiver() -> AsyncGenerator[Receiver]:
    async with receiving() as receiver:
        yield receiver


def hook(url: str) -> str:
    return f"?fal_webhook={quote(url, safe='')}"


async def listed(server: Server, query: str = "", **headers: str) -> list[dict[str, Any]]:
    answer = await server.web.get(f"/v1/webhooks{query}", headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()["webhooks"]


async def webhook_when(server: Server, request_id: str, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The request's webhook once it exists and is as asked."""
    async with asyncio.timeout(20):
        while True:
            found = await listed(server, f"?request_id={request_id}")
            if found and holds(found[0]):
                return found[0]
            await asyncio.sleep(0.01)


async def settled(server: Server, request_id: str) -> dict[str, Any]:
    """The request's webhook once no attempt is due any more."""
    return await webhook_when(server, request_id, lambda webhook: webhook["status"] != "pending")


# --- what is sent ---------------------------------------------------------------------------------------------


async def test_the_result_can_be_fetched_before_the_webhook_arrives(server: Server, receiver: Receiver) -> None:
    results: list[httpx.Response] = []

    async def script(call: Call) -> Answer:
        results.append(await server.web.get(f"/queue/{APP}/requests/{call.json['request_id']}"))
        results.append(await server.web.get(call.json["payload"]["video"]["url"]))
        return Answer()

    receiver.script = script
    request_id = await server.submit(query=hook(f"{receiver.base}/hook"))
    (call,) = await receiver.has(1)
    assert (await settled(server, request_id))["status"] == "delivered"
    assert [result.status_code for result in results] == [200, 200]
    assert call.json == {
        "request_id": request_id,
        "gateway_request_id": request_id,
        "status": "OK",
        "payload": results[0].json(),
    }
    assert (call.method, call.headers["content-type"]) == ("POST", "application/json")


@pytest.mark.parametrize(
    "target",
    [
        "/hook",
        "/hook?token=a%20b&x=%C3%A9&y=1+2&z=%2F",
        "/a//b/../c;v=1?token=se'cr(e)t&q[]={1}|2&e=&=&&x=?/",
        "/?a=b",
    ],
)
async def test_the_url_is_called_byte_for_byte(server: Server, receiver: Receiver, target: str) -> None:
    await server.submit(query=hook(receiver.base + target))
    (call,) = await receiver.has(1)
    assert call.target == target
    assert call.headers["host"] == receiver.base.removeprefix("http://")


async def test_an_invalid_input_is_told_with_the_words_of_its_result(server: Server, receiver: Receiver) -> None:
    request_id = await server.submit({"duration": 4}, query=hook(receiver.base))
    (call,) = await receiver.has(1)
    result = await server.web.get(f"/queue/{APP}/requests/{request_id}")
    assert result.status_code == 422
    assert call.json == {
        "request_id": request_id,
        "gateway_request_id": request_id,
        "status": "ERROR",
        "error": "Invalid status code: 422",
        "payload": result.json(),
    }
    assert call.json["payload"]["detail"][0]["loc"] == ["body", "prompt"]


async def test_every_way_to_end_is_told_once(server: Server, receiver: Receiver) -> None:
    gate = Gate()

    async def script(job: VideoJob, report: Reporter) -> None:
        if job.prompt == "broken":
            raise EngineError("The set is on fire")
        await gate(job, report)

    server.engine.script = script
    query = hook(receiver.base)
    ended = {"broken": await server.submit({"prompt": "broken"}, query=query)}
    await receiver.has(1)
    ended["stopped"] = await server.submit({"prompt": "x"}, query=query)
    held = [await server.submit({"prompt": "x"}) for _ in range(3)]
    await server.engine.has_begun(5)
    ended["withdrawn"] = await server.submit({"prompt": "x"}, query=query)
    ended["late"] = await server.submit({"prompt": "x"}, query=query, x_fal_request_start_timeout="0.2")
    await server.web.put(f"/queue/{APP}/requests/{ended['withdrawn']}/cancel")
    await receiver.has(3)
    await server.web.put(f"/queue/{APP}/requests/{ended['stopped']}/cancel")
    await receiver.has(4)
    gate.open.set()
    said = {call.json["request_id"]: call.json for call in receiver.calls}
    codes = {"broken": 500, "stopped": 499, "withdrawn": 499, "late": 504}
    for name, code in codes.items():
        body = said[ended[name]]
        result = await server.web.get(f"/queue/{APP}/requests/{ended[name]}")
        assert result.status_code == code, name
        assert (body["status"], body["error"]) == ("ERROR", f"Invalid status code: {code}"), name
        assert body["payload"] == result.json(), name
        assert len(await listed(server, f"?request_id={ended[name]}")) == 1
    for request_id in held:
        await server.completed(request_id)
    assert len(receiver.calls) == 4


async def test_a_sync_call_can_have_a_webhook_too(server: Server, receiver: Receiver) -> None:
    answer = await server.web.post(f"/run/{T2V}{hook(receiver.base)}", json={"prompt": "x"})
    (call,) = await receiver.has(1)
    assert call.json["payload"] == answer.json()


# --- signatures -----------------------------------------------------------------------------------------------


async def test_every_attempt_is_signed_anew_over_the_same_bytes(server: Server, receiver: Receiver) -> None:
    receiver.answers(500, 503)
    before = time.time()
    request_id = await server.submit(query=hook(receiver.base))
    calls = await receiver.has(3)
    jwks = (await server.web.get("/.well-known/jwks.json")).json()
    for call in calls:
        assert verified(call.headers, call.body, jwks)
        assert call.headers["x-fal-webhook-request-id"] == request_id
        assert call.headers["x-fal-webhook-user-id"] == "open"
        assert before - 1 <= int(call.headers["x-fal-webhook-timestamp"]) <= time.time()
        assert not verified(call.headers, call.body + b" ", jwks)
        assert not verified({**call.headers, "x-fal-webhook-timestamp": "1"}, call.body, jwks)
    assert len({call.body for call in calls}) == 1


async def test_the_keys_are_public_and_their_file_is_not(server: Server) -> None:
    own = await server.web.get("/.well-known/jwks.json", headers={"Authorization": ""})
    rest = await server.web.get("/.well-known/jwks.json", headers={"Host": "rest.fal.ai"})
    (key,) = own.json()["keys"]
    assert (key["kty"], key["crv"], len(key["x"])) == ("OKP", "Ed25519", 43)
    assert "d" not in key
    assert rest.json() == own.json()
    assert own.headers["cache-control"] == "public, max-age=3600"
    file = server.parts.settings.data_dir / KEY_FILE
    assert file.stat().st_mode & 0o777 == 0o600


async def test_a_rotated_key_signs_at_once_and_the_old_one_stays_published(server: Server, receiver: Receiver) -> None:
    await server.submit(query=hook(receiver.base))
    await receiver.has(1)
    (old,) = (await server.web.get("/.well-known/jwks.json")).json()["keys"]
    new_id = WebhookSigner(server.parts.settings.data_dir / KEY_FILE).rotate()  # as another process does
    await server.submit(query=hook(receiver.base))
    first, second = await receiver.has(2)
    jwks = (await server.web.get("/.well-known/jwks.json")).json()
    assert [key["kid"] for key in jwks["keys"]] == [new_id, old["kid"]]
    assert verified(first.headers, first.body, {"keys": [old]})
    assert verified(second.headers, second.body, {"keys": jwks["keys"][:1]})
    assert not verified(second.headers, second.body, {"keys": [old]})
    assert "d" not in jwks["keys"][1]
    assert (server.parts.settings.data_dir / KEY_FILE).read_text().count('"d"') == 1


# --- attempts -------------------------------------------------------------------------------------------------


async def test_what_fails_is_tried_again_until_it_is_taken(server: Server, receiver: Receiver) -> None:
    async def script(_: Call) -> Answer:
        return [Answer(500, body=b"x" * 5000), Answer(404, body=b"who?"), Answer(202)][len(receiver.calls) - 1]

    receiver.script = script
    request_id = await server.submit(query=hook(f"{receiver.base}/in?token=secret"))
    webhook = await settled(server, request_id)
    assert webhook["status"] == "delivered"
    assert webhook["next_attempt_at"] is None
    assert webhook["url"] == f"{receiver.base}/in?token=***"
    assert webhook["payload"]["request_id"] == request_id
    attempts = webhook["attempts"]
    assert [(a["number"], a["status_code"], a["error"]) for a in attempts] == [
        (1, 500, None),
        (2, 404, None),
        (3, 202, None),
    ]
    assert [len(a["response"]) for a in attempts] == [2048, 4, 2]
    for attempt, call in zip(attempts, receiver.calls, strict=True):
        assert {name.lower(): value for name, value in attempt["headers"].items()}.items() <= call.headers.items()


async def test_after_the_last_attempt_it_has_failed_and_the_result_is_unaffected(
    server: Server, receiver: Receiver
) -> None:
    receiver.answers(*[500] * 100)
    request_id = await server.submit(query=hook(receiver.base))
    webhook = await settled(server, request_id)
    assert (webhook["status"], len(webhook["attempts"]), len(receiver.calls)) == ("failed", 4, 4)
    assert (await server.web.get(f"/queue/{APP}/requests/{request_id}")).status_code == 200


async def test_a_receiver_that_is_not_there_is_tried_again(server: Server, receiver: Receiver) -> None:
    async with receiving() as gone:
        pass
    webhook = await settled(server, await server.submit(query=hook(gone.base)))
    assert (webhook["status"], len(webhook["attempts"])) == ("failed", 4)
    assert webhook["attempts"][0]["status_code"] is None
    assert "ConnectError" in webhook["attempts"][0]["error"]


async def test_a_receiver_that_says_nothing_is_given_up_and_tried_again(tmp_path: Path, receiver: Receiver) -> None:
    async def script(_: Call) -> Answer:
        if len(receiver.calls) == 1:
            await asyncio.sleep(5)
        return Answer()

    receiver.script = script
    async with running(tmp_path, ScriptedEngine(), webhook_first_timeout=0.2, **SOON) as server:
        webhook = await settled(server, await server.submit(query=hook(receiver.base)))
        assert [a["error"] for a in webhook["attempts"]] == ["No answer within 0.2 s", None]


async def test_a_redirect_is_not_followed_and_is_the_end(server: Server, receiver: Receiver) -> None:
    async def script(_: Call) -> Answer:
        return Answer(302, {"Location": f"{receiver.base}/elsewhere"})

    receiver.script = script
    webhook = await settled(server, await server.submit(query=hook(f"{receiver.base}/hook")))
    assert (webhook["status"], [a["status_code"] for a in webhook["attempts"]]) == ("failed", [302])
    assert [call.target for call in receiver.calls] == ["/hook"]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://10.0.0.1/hook", "10.0.0.1, which is no public address"),
        ("http://169.254.169.254/latest", "no public address"),
        ("http://[::ffff:127.0.0.1]/hook", "no public address"),
        ("ftp://example.org/hook", "must begin with http"),
        ("nonsense", "must begin with http"),
        ("http://:80/", "must begin with http"),
        ("http://[::1/", "Invalid"),
    ],
)
async def test_a_target_that_must_not_be_called_is_refused_at_once(server: Server, url: str, says: str) -> None:
    webhook = await settled(server, await server.submit(query=hook(url)))
    assert (webhook["status"], len(webhook["attempts"])) == ("failed", 1)
    assert says in webhook["attempts"][0]["error"]


async def test_a_server_that_others_reach_does_not_call_its_own_machine_unless_it_is_told_to(
    tmp_path: Path, receiver: Receiver
) -> None:
    async with running(tmp_path, ScriptedEngine()) as first:
        key = (await first.parts.keyring.create("mine")).text
    for networks, calls in (((), 0), (("127.0.0.0/8",), 1)):
        async with running(tmp_path, ScriptedEngine(), host="0.0.0.0", private_networks=networks) as server:
            server.web.headers["Authorization"] = f"Key {key}"
            await settled(server, await server.submit(query=hook(receiver.base)))
            assert len(receiver.calls) == calls


async def test_a_slow_receiver_has_four_calls_at_once_and_delays_nobody_else(
    tmp_path: Path, receiver: Receiver
) -> None:
    opened = asyncio.Event()

    async def script(_: Call) -> Answer:
        await opened.wait()
        return Answer()

    receiver.script = script
    async with running(tmp_path, ScriptedEngine()) as server, receiving() as quick:
        slow = [await server.submit({"prompt": "x"}, query=hook(receiver.base)) for _ in range(6)]
        await receiver.has(4)
        for _ in range(6):
            await server.submit(query=hook(quick.base))
        await quick.has(6)
        assert len(receiver.calls) == 4
        opened.set()
        await receiver.has(6)
        for request_id in slow:
            assert (await settled(server, request_id))["status"] == "delivered"


async def test_a_webhook_on_its_way_when_the_server_stops_is_sent_again(tmp_path: Path, receiver: Receiver) -> None:
    async def script(_: Call) -> Answer:
        if len(receiver.calls) == 1:
            await asyncio.sleep(60)
        return Answer()

    receiver.script = script
    async with running(tmp_path, ScriptedEngine(), drain_seconds=0) as server:
        request_id = await server.submit(query=hook(receiver.base))
        await receiver.has(1)
    async with running(tmp_path, ScriptedEngine()) as server:
        webhook = await settled(server, request_id)
        cut, made = webhook["attempts"]
        assert (cut["number"], cut["status_code"], cut["error"].split(":")[0]) == (1, None, "Interrupted")
        assert (made["number"], made["status_code"]) == (2, 200)


# --- the owner's view -----------------------------------------------------------------------------------------


async def test_a_failed_webhook_is_sent_again_when_its_owner_asks(server: Server, receiver: Receiver) -> None:
    receiver.answers(302)
    request_id = await server.submit(query=hook(receiver.base))
    webhook = await settled(server, request_id)
    answer = await server.web.post(f"/v1/webhooks/{webhook['id']}/redeliver")
    assert (answer.status_code, answer.json()["status"]) == (200, "pending")
    again = await settled(server, request_id)
    assert again["status"] == "delivered"
    assert [(a["number"], a["status_code"]) for a in again["attempts"]] == [(1, 302), (2, 200)]
    assert receiver.calls[0].body == receiver.calls[1].body


async def test_asking_again_does_not_wait_for_the_next_pause(tmp_path: Path, receiver: Receiver) -> None:
    receiver.answers(500)
    async with running(tmp_path, ScriptedEngine(), webhook_pauses=(3600,)) as server:
        request_id = await server.submit(query=hook(receiver.base))
        webhook = await webhook_when(server, request_id, lambda webhook: bool(webhook["attempts"]))
        assert await listed(server, "?status=pending") == [webhook]
        await server.web.post(f"/v1/webhooks/{webhook['id']}/redeliver")
        assert (await settled(server, request_id))["status"] == "delivered"


async def test_webhooks_belong_to_the_key_of_their_request(tmp_path: Path, receiver: Receiver) -> None:
    async with running(tmp_path, ScriptedEngine()) as first:
        mine, theirs = [(await first.parts.keyring.create(name)).text for name in ("mine", "theirs")]
    async with running(tmp_path, ScriptedEngine(), open_mode=False) as server:
        server.web.headers["Authorization"] = f"Key {mine}"
        request_id = await server.submit(query=hook(receiver.base))
        webhook = await settled(server, request_id)
        assert receiver.calls[0].headers["x-fal-webhook-user-id"] == mine.partition(":")[0]
        other = {"Authorization": f"Key {theirs}"}
        assert await listed(server, **other) == []
        path = f"/v1/webhooks/{webhook['id']}/redeliver"
        for headers, code, kind in (
            (other, 404, "not_found"),
            ({"Authorization": "Key a:b"}, 401, "authorization_error"),
        ):
            answer = await server.web.post(path, headers=headers)
            assert (answer.status_code, answer.json()["error"]["type"]) == (code, kind)
        assert len(receiver.calls) == 1


async def test_webhooks_are_listed_newest_first_in_pages(server: Server, receiver: Receiver) -> None:
    ids = [await server.submit(query=hook(f"{receiver.base}/{number}")) for number in range(5)]
    for request_id in ids:
        await settled(server, request_id)
    first = (await server.web.get("/v1/webhooks?limit=3")).json()
    second = (await server.web.get("/v1/webhooks", params={"limit": 3, "cursor": first["next_cursor"]})).json()
    shown = [webhook["request_id"] for page in (first, second) for webhook in page["webhooks"]]
    assert sorted(shown) == sorted(ids)
    made = [webhook["created_at"] for page in (first, second) for webhook in page["webhooks"]]
    assert made == sorted(made, reverse=True)
    assert (first["has_more"], second["has_more"], second["next_cursor"]) == (True, False, None)
    assert len(await listed(server, "?status=delivered")) == 5
    assert await listed(server, "?status=failed") == []
    api = await server.web.get("/v1/webhooks", headers={"Host": "api.fal.ai"})
    assert len(api.json()["webhooks"]) == 5


@pytest.mark.parametrize("query", ["?status=lost", "?limit=0", "?limit=x", "?cursor=x", "?cursor=MA=="])
async def test_a_question_that_cannot_be_read_is_answered_in_the_platforms_words(server: Server, query: str) -> None:
    answer = await server.web.get(f"/v1/webhooks{query}")
    assert answer.status_code == 400
    assert answer.json()["error"]["type"] == "validation_error"
    assert query[1:].partition("=")[0] in answer.json()["error"]["message"]


async def test_paths_and_methods_that_are_not_there(server: Server) -> None:
    for method, path, code in (
        ("POST", "/v1/webhooks", 405),
        ("GET", "/v1/webhooks/x/redeliver", 405),
        ("POST", "/v1/webhooks/x/redeliver", 404),
        ("GET", "/v1/webhooks/x", 404),
        ("POST", "/.well-known/jwks.json", 405),
    ):
        answer = await server.web.request(method, path)
        assert (answer.status_code, "message" in answer.json()["error"]) == (code, True), path


# --- the inbox ------------------------------------------------------------------------------------------------


async def inbox(server: Server, name: str) -> dict[str, Any]:
    return (await server.web.get(f"/inbox/{name}")).json()


async def test_the_inbox_receives_and_shows_a_webhook_with_its_signatures_verdict(server: Server) -> None:
    request_id = await server.submit(query=hook(f"{server.base}/inbox/mine?token=t"))
    await settled(server, request_id)
    (call,) = (await inbox(server, "mine"))["calls"]
    assert (call["method"], call["query"], call["answered"], call["signature"]) == ("POST", "token=t", 200, "valid")
    assert call["json"]["request_id"] == request_id
    assert call["headers"]["content-type"] == "application/json"
    assert (await server.web.put("/inbox/mine", content=b"\xff no json")).status_code == 200
    newest, _ = (await inbox(server, "mine"))["calls"]
    assert (newest["number"], newest["method"], newest["json"], newest["signature"]) == (2, "PUT", None, "unsigned")


async def test_the_inbox_fails_as_often_as_it_is_told_to(server: Server) -> None:
    answer = await server.web.put("/inbox/rainy/behaviour", json={"status": 503, "times": 2, "delay": 0.01})
    assert answer.json() == {"status": 503, "times": 2, "delay": 0.01}
    webhook = await settled(server, await server.submit(query=hook(f"{server.base}/inbox/rainy")))
    assert [a["status_code"] for a in webhook["attempts"]] == [503, 503, 200]
    assert [call["answered"] for call in (await inbox(server, "rainy"))["calls"]] == [200, 503, 503]
    assert (await server.web.delete("/inbox/rainy")).status_code == 200
    assert await inbox(server, "rainy") == {
        "name": "rainy",
        "came": 0,
        "behaviour": {"status": 200, "times": None, "delay": 0.0},
        "calls": [],
    }


async def test_the_inbox_keeps_the_last_two_hundred(server: Server) -> None:
    await server.web.post("/inbox/full", content="first")
    await asyncio.gather(*(server.web.post("/inbox/full", content="more") for _ in range(199)))
    assert (await inbox(server, "full"))["calls"][-1]["body"] == "first"
    await server.web.post("/inbox/full", content="last")
    found = await inbox(server, "full")
    assert (found["came"], len(found["calls"])) == (201, 200)
    assert [found["calls"][0]["body"], found["calls"][-1]["body"]] == ["last", "more"]


async def test_the_inbox_takes_calls_from_anybody_and_shows_them_to_keys(tmp_path: Path) -> None:
    async with running(tmp_path, ScriptedEngine()) as first:
        await first.parts.keyring.create("some")
    async with running(tmp_path, ScriptedEngine(), open_mode=False) as server:
        assert (await server.web.post("/inbox/x", content=b"1")).status_code == 200
        for method, path in (("GET", "/inbox/x"), ("DELETE", "/inbox/x"), ("PUT", "/inbox/x/behaviour")):
            answer = await server.web.request(method, path)
            assert (answer.status_code, answer.json()["error"]["type"]) == (401, "authorization_error")


@pytest.mark.parametrize(
    ("method", "path", "body", "code"),
    [
        ("PUT", "/inbox/x/behaviour", {"status": 99}, 400),
        ("PUT", "/inbox/x/behaviour", {"mood": "bad"}, 400),
        ("GET", "/inbox/a b", None, 404),
        ("POST", "/inbox/x/y", None, 404),
        ("PATCH", "/inbox/x", None, 405),
        ("POST", "/inbox/x", "x" * (2**20 + 1), 413),
    ],
)
async def test_what_the_inbox_cannot_do_is_told(
    server: Server, method: str, path: str, body: object, code: int
) -> None:
    answer = await server.web.request(method, path, json=body)
    assert (answer.status_code, "message" in answer.json()["error"]) == (code, True)
