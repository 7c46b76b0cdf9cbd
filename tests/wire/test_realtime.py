"""Tokens, and websockets to endpoints that have no realtime."""

import asyncio
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import orjson
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from support.scripted import ScriptedEngine
from support.server import APP, T2V, Server, running

pytestmark = pytest.mark.anyio


@dataclass(frozen=True)
class Locked:
    """A server that checks keys, a key for it, and a client without one."""

    server: Server
    key: str
    web: httpx.AsyncClient

    async def token(self, *apps: str, seconds: int = 120) -> str:
        answer = await self.web.post(
            "/tokens/",
            json={"allowed_apps": apps, "token_expiration": seconds},
            headers={"Authorization": f"Key {self.key}"},
        )
        assert answer.status_code == 200, answer.text
        return answer.json()


@asynccontextmanager
async def locked(tmp_path: Path) -> AsyncGenerator[Locked]:
    async with running(tmp_path, ScriptedEngine()) as first:
        key = (await first.parts.keyring.create("test")).text
    async with (
        running(tmp_path, ScriptedEngine(), open_mode=False) as server,
        httpx.AsyncClient(base_url=server.base, timeout=20) as web,
    ):
        yield Locked(server, key, web)


def socket_of(server: Server, path: str, query: str = "") -> connect:
    return connect(f"{server.base.replace('http', 'ws')}/run/{path}{query}", proxy=None)


async def told(socket: ClientConnection) -> dict[str, str]:
    message = await socket.recv()
    assert isinstance(message, str)
    return orjson.loads(message)


# --- tokens -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/tokens/", {"allowed_apps": ["sora-2"], "token_expiration": 120}),
        ("/tokens", {"allowed_apps": ["sora-2"]}),
        ("/tokens/realtime", {"allowed_apps": [f"{T2V}/realtime"], "duration": 120}),
    ],
)
async def test_a_token_is_a_bare_json_string(server: Server, path: str, body: dict[str, object]) -> None:
    answer = await server.web.post(path, json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert isinstance(answer.json(), str)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "allowed_apps"),
        ({"allowed_apps": "sora-2"}, "allowed_apps"),
        ({"allowed_apps": []}, "allowed_apps"),
        ({"allowed_apps": ["sora-2"], "token_expiration": 0}, "token_expiration"),
        ({"allowed_apps": ["sora-2"], "token_expiration": "soon"}, "token_expiration"),
        ({"allowed_apps": ["sora-2"], "duration": 10**9}, "duration"),
    ],
)
async def test_a_token_for_nothing_is_a_422_that_names_the_field(
    server: Server, body: dict[str, object], field: str
) -> None:
    answer = await server.web.post("/tokens/", json=body)
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"] == ["body", field]


async def test_a_token_opens_its_own_apps_alone_and_shows_what_its_key_shows(tmp_path: Path) -> None:
    async with locked(tmp_path) as site:
        assert (await site.web.post("/tokens/", json={"allowed_apps": ["sora-2"]})).status_code == 401
        for name in ("sora-2", APP, f"{T2V}/stream"):
            call = await site.web.post(f"/run/{T2V}?fal_jwt_token={await site.token(name)}", json={"prompt": "x"})
            assert call.status_code == 200
            url = f"/queue/{APP}/requests/{call.headers['x-fal-request-id']}"
            assert (await site.web.get(url, headers={"Authorization": f"Key {site.key}"})).status_code == 200
        other = await site.web.post(f"/run/{T2V}?fal_jwt_token={await site.token('veo3')}", json={"prompt": "x"})
        assert (other.status_code, other.json()) == (401, {"detail": f'Cannot access application "{APP}"'})
        forged = await site.web.post(f"/run/{T2V}?fal_jwt_token=eyJhIjoxfQ.x", json={"prompt": "x"})
        assert (forged.status_code, forged.json()) == (401, {"detail": "invalid key credentials"})


async def test_a_token_ends_with_its_time(tmp_path: Path) -> None:
    async with locked(tmp_path) as site:
        token = await site.token("sora-2", seconds=1)
        async with asyncio.timeout(10):
            while True:
                answer = await site.web.post(f"/run/{T2V}?fal_jwt_token={token}", json={"prompt": "x"})
                if answer.status_code == 401:
                    return


# --- websockets -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [f"{T2V}/realtime", T2V, APP])
async def test_every_message_is_answered_with_why_there_is_no_realtime(server: Server, path: str) -> None:
    async with socket_of(server, path, "?max_buffering=10") as socket:
        for message in (b"\x81\xa6prompt\xa1x", '{"prompt": "x"}'):
            await socket.send(message)
            frame = await told(socket)
            assert frame["type"] == "x-fal-error"
            assert path.removesuffix("/realtime") in frame["reason"]


async def test_an_unknown_app_is_told_apart(server: Server) -> None:
    async with socket_of(server, "fal-ai/nothing/realtime") as socket:
        await socket.send("{}")
        assert (await told(socket))["error"] == "NOT_FOUND"


async def test_who_has_no_token_is_told_so_in_both_ways_that_clients_know(tmp_path: Path) -> None:
    async with locked(tmp_path) as site:
        for query in ("", "?fal_jwt_token=nonsense"):
            async with socket_of(site.server, f"{T2V}/realtime", query) as socket:
                assert await told(socket) == {"status": "error", "error": "Unauthorized"}
                with pytest.raises(ConnectionClosed) as closed:
                    await socket.recv()
            assert closed.value.rcvd is not None
            assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (1008, "Unauthorized")
        async with socket_of(site.server, f"{T2V}/realtime", f"?fal_jwt_token={await site.token('sora-2')}") as socket:
            await socket.send("{}")
            assert (await told(socket))["error"] == "NOT_SUPPORTED"


async def test_there_are_no_websockets_elsewhere(server: Server) -> None:
    for path in ("/", f"/queue/{T2V}", "/files/x"):
        with pytest.raises(InvalidStatus) as refused:
            async with connect(f"{server.base.replace('http', 'ws')}{path}", proxy=None):
                pass
        assert refused.value.response.status_code == 403


CLIENT = """
import asyncio, sys
import fal_client.client as fal

base, endpoint = sys.argv[1:]
fal.REST_URL = base
fal.REALTIME_URL_FORMAT = base.replace("http", "ws") + "/run/"
for use_jwt in (True, False):
    with fal.SyncClient(key="a:b").realtime(endpoint, use_jwt=use_jwt) as connection:
        connection.send({"prompt": "x"})
        try:
            connection.recv()
        except fal.RealtimeError as error:
            print(error.error)

async def again():
    async with fal.AsyncClient(key="a:b").realtime(endpoint) as connection:
        await connection.send({"prompt": "x"})
        try:
            await connection.recv()
        except fal.RealtimeError as error:
            print(error.error)

asyncio.run(again())
"""


async def test_fals_client_raises_its_own_error(server: Server) -> None:
    program = [sys.executable, "-c", CLIENT, server.base, T2V]
    process = await asyncio.create_subprocess_exec(*program, stdout=asyncio.subprocess.PIPE)
    async with asyncio.timeout(30):
        printed, _ = await process.communicate()
    assert printed.decode().split() == ["NOT_SUPPORTED"] * 3
