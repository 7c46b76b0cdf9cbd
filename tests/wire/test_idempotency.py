"""Calls that come again: `Idempotency-Key`, and what is a new request without one."""

import asyncio
import sqlite3
from pathlib import Path

import httpx
import pytest

from support.scripted import Gate, ScriptedEngine
from support.server import APP, T2V, Server, running

pytestmark = pytest.mark.anyio
BODY = {"prompt": "x", "duration": 4}


async def submit(server: Server, key: str | None, body: object = BODY, path: str = f"/queue/{T2V}") -> httpx.Response:
    return await server.web.post(path, json=body, headers={"Idempotency-Key": key} if key else {})


async def test_the_same_key_and_call_is_the_same_request(server: Server) -> None:
    first, again = await submit(server, "one"), await submit(server, "one", {"duration": 4, "prompt": "x"})
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    await server.completed(first.json()["request_id"])
    assert (await submit(server, "one")).json()["request_id"] == first.json()["request_id"]
    assert len(server.engine.jobs) == 1


async def test_calls_at_the_same_moment_are_one_request(server: Server) -> None:
    answers = await asyncio.gather(*(submit(server, "one") for _ in range(20)))
    assert len({answer.json()["request_id"] for answer in answers}) == 1


async def test_the_same_key_with_another_call_is_a_409(server: Server) -> None:
    await submit(server, "one")
    for body, path in (
        ({**BODY, "prompt": "y"}, f"/queue/{T2V}"),
        (BODY, f"/queue/{T2V}/pro"),
        (BODY, f"/queue/{T2V}?fal_webhook=http://127.0.0.1:1/"),
        (BODY, f"/run/{T2V}/pro"),
    ):
        answer = await submit(server, "one", body, path)
        assert (answer.status_code, answer.headers["x-fal-error-type"]) == (409, "idempotency_key_reused")
        assert "one" in answer.json()["detail"]
    assert len(server.engine.jobs) <= 1


async def test_a_body_that_cannot_be_read_is_remembered_too(server: Server) -> None:
    headers = {"Idempotency-Key": "two"}
    answers = [await server.web.post(f"/queue/{T2V}", content=text, headers=headers) for text in ("{", "{", "[1]")]
    assert [answer.status_code for answer in answers] == [200, 200, 409]


async def test_a_wrong_input_is_remembered_too(server: Server) -> None:
    first, again = await submit(server, "one", {"prompt": 7}), await submit(server, "one", {"prompt": 7})
    assert first.json()["request_id"] == again.json()["request_id"]
    assert (await submit(server, "one", BODY)).status_code == 409


async def test_without_a_key_the_same_call_twice_is_two_requests(server: Server) -> None:
    first, again = await submit(server, None), await submit(server, None)
    assert first.json()["request_id"] != again.json()["request_id"]


@pytest.mark.parametrize("key", ["", "x" * 256])
async def test_a_key_that_is_none_is_a_400(server: Server, key: str) -> None:
    answer = await server.web.post(f"/queue/{T2V}", json=BODY, headers={"Idempotency-Key": key})
    assert (answer.status_code, answer.headers["x-fal-error-type"]) == (400, "bad_request")


async def test_a_key_is_its_owners_alone(tmp_path: Path) -> None:
    async with running(tmp_path, ScriptedEngine()) as first:
        owners = [(await first.parts.keyring.create(name)).text for name in ("mine", "other")]
    ids: set[str] = set()
    async with running(tmp_path, ScriptedEngine(), open_mode=False) as server, httpx.AsyncClient() as web:
        for owner in owners:
            headers = {"Authorization": f"Key {owner}", "Idempotency-Key": "one"}
            answer = await web.post(f"{server.base}/queue/{T2V}", json=BODY, headers=headers)
            ids.add(answer.json()["request_id"])
    assert len(ids) == 2


async def test_after_a_day_a_key_is_free_again(server: Server) -> None:
    first = await submit(server, "one")
    await server.completed(first.json()["request_id"])
    day = 24 * 3600 * 10**6
    with sqlite3.connect(server.settings.data_dir / "rushes.db") as database:
        database.execute("UPDATE requests SET created_at = created_at - ?", (day + 10**6,))
    database.close()
    second = await submit(server, "one", {"prompt": "y"})
    assert second.status_code == 200
    assert second.json()["request_id"] != first.json()["request_id"]


async def test_a_sync_call_that_broke_off_goes_on_where_it_was(server: Server) -> None:
    gate = server.engine.script = Gate()
    for path in (f"/run/{T2V}", f"/run/{T2V}/stream"):
        call = asyncio.create_task(submit(server, path, path=path))
        await gate.began.wait()
        call.cancel()
        again = asyncio.create_task(submit(server, path, path=path))
        await asyncio.wait([call])
        gate.open.set()
        answer = await again
        assert answer.status_code == 200
        assert "video" in answer.text.split("data: ")[-1]
        assert (await submit(server, path)).json()["request_id"] == answer.headers["x-fal-request-id"]
        gate.began.clear()
        gate.open.clear()
    assert (len(server.engine.jobs), server.engine.stopped) == (2, 0)


async def test_a_cancelled_request_stays_cancelled_for_its_key(server: Server) -> None:
    gate = server.engine.script = Gate()
    request_id = (await submit(server, "one")).json()["request_id"]
    await gate.began.wait()
    await server.web.put(f"/queue/{APP}/requests/{request_id}/cancel")
    await server.completed(request_id)
    assert (await submit(server, "one", path=f"/run/{T2V}")).status_code == 499


async def test_a_status_may_be_asked_for_as_often_as_clients_do_and_more(server: Server) -> None:
    server.engine.script = Gate()
    request_id = await server.submit()
    url = f"/queue/{APP}/requests/{request_id}/status"
    answers = await asyncio.gather(*(server.web.get(f"{url}?logs={n % 2}") for n in range(300)))
    assert {answer.status_code for answer in answers} == {202}
