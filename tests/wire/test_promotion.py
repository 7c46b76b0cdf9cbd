"""A draft that previs drew is approved, and made in earnest by the engine of its route."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from rushes.bootstrap import open_keyring
from rushes.contracts.engine import Reporter
from rushes.core.jobs import VideoJob
from rushes.errors import EngineError
from rushes.service.routing import Router
from rushes.settings import Settings
from support.scripted import ScriptedEngine
from support.server import APP, T2V, Server, running

pytestmark = pytest.mark.anyio
DRAFT = {"x_rushes_engine": "previs"}


Engines = dict[str, ScriptedEngine]


@asynccontextmanager
async def studio(folder: Path, *route: str, **settings: Any) -> AsyncGenerator[tuple[Server, Engines]]:
    """A server with the engines previs, relay and other, and one route for everything."""
    engines = {name: ScriptedEngine(name) for name in ("previs", "relay", "other")}
    router = Router(engines, {}, route or ("relay", "previs"))
    async with running(folder, engines["relay"], router=router, **settings) as server:
        yield server, engines


async def detail(server: Server, request_id: str, **headers: str) -> dict[str, Any]:
    answer = await server.web.get(f"/v1/models/requests/{request_id}", headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def broken(job: VideoJob, report: Reporter) -> None:
    raise EngineError("It broke")


async def idle(job: VideoJob, report: Reporter) -> None: ...


async def endless(job: VideoJob, report: Reporter) -> None:
    await asyncio.Event().wait()


async def test_a_draft_is_made_in_earnest_with_the_same_input_and_seed(tmp_path: Path) -> None:
    async with studio(tmp_path) as (server, engines):
        draft = await server.submit({"prompt": "a meadow", "duration": 8}, **DRAFT)
        await server.completed(draft)
        shown = await detail(server, draft)
        assert (shown["engine"], shown["promoted_by"]) == ("previs", None)
        assert shown["promotion"] == {"engine": "relay", "problem": None}

        answer = await server.web.post(f"/v1/models/requests/{draft}/promote")
        assert answer.status_code == 200, answer.text
        promoted = answer.json()
        assert (promoted["promotes"], promoted["engine"], promoted["endpoint_id"]) == (draft, "relay", T2V)
        assert (await server.completed(promoted["request_id"]))["status"] == "COMPLETED"
        assert (await server.web.get(promoted["response_url"])).json()["video"]["url"]
        assert engines["relay"].jobs == engines["previs"].jobs

        assert (await detail(server, draft))["promoted_by"] == promoted["request_id"]
        back = await detail(server, promoted["request_id"])
        assert (back["promotes"], back["engine"], back["seed"]) == (draft, "relay", shown["seed"])


async def test_to_promote_again_is_the_same_request(tmp_path: Path) -> None:
    async with studio(tmp_path) as (server, engines):
        draft = await server.submit(**DRAFT)
        await server.completed(draft)
        first = (await server.web.post(f"/v1/models/requests/{draft}/promote")).json()["request_id"]
        again = (await server.web.post(f"/v1/models/requests/{draft}/promote")).json()["request_id"]
        await server.completed(first)
        done = (await server.web.post(f"/v1/models/requests/{draft}/promote")).json()
        assert {first, again, done["request_id"]} == {first}
        assert done["status"] == "COMPLETED"
        assert len(engines["relay"].jobs) == 1


async def test_what_came_to_nothing_can_be_promoted_again(tmp_path: Path) -> None:
    async with studio(tmp_path) as (server, engines):
        draft = await server.submit(**DRAFT)
        await server.completed(draft)
        engines["relay"].script = broken
        first = (await server.web.post(f"/v1/models/requests/{draft}/promote")).json()["request_id"]
        await server.completed(first)
        engines["relay"].script = idle
        again = (await server.web.post(f"/v1/models/requests/{draft}/promote")).json()["request_id"]
        assert again != first
        assert (await detail(server, draft))["promoted_by"] == again


@pytest.mark.parametrize("route", [("previs",), ("previs", "relay")])
async def test_where_the_route_leads_to_previs_there_is_nothing_to_promote_to(
    tmp_path: Path, route: tuple[str, ...]
) -> None:
    async with studio(tmp_path, *route) as (server, _):
        draft = await server.submit()
        await server.completed(draft)
        problem = (await detail(server, draft))["promotion"]["problem"]
        answer = await server.web.post(f"/v1/models/requests/{draft}/promote")
        assert answer.status_code == 400
        assert answer.json()["error"]["message"] == problem
        assert "previs is the first for fal-ai/sora-2/text-to-video" in problem
        assert "`routes` of rushes.toml" in problem


async def test_an_unfinished_draft_is_not_promoted_and_neither_is_an_unknown_one(tmp_path: Path) -> None:
    async with studio(tmp_path) as (server, engines):
        engines["previs"].script = endless
        draft = await server.submit(**DRAFT)
        answer = await server.web.post(f"/v1/models/requests/{draft}/promote")
        assert (answer.status_code, answer.json()["error"]["message"]) == (400, "Request is still in progress")
        await server.web.put(f"/queue/{APP}/requests/{draft}/cancel")
        await server.completed(draft)
        answer = await server.web.post(f"/v1/models/requests/{draft}/promote")
        assert "no result that could be approved" in answer.json()["error"]["message"]
        missing = await server.web.post("/v1/models/requests/none/promote")
        assert missing.status_code == 404


async def test_only_owner_and_admin_promote_and_the_owner_pays(tmp_path: Path) -> None:
    store, keyring = open_keyring(Settings(data_dir=tmp_path))
    owner, stranger = await keyring.create("owner"), await keyring.create("stranger")
    admin = await keyring.create("admin", admin=True)
    await store.close()
    async with studio(tmp_path, open_mode=False) as (server, _):
        draft = await server.submit(**DRAFT, authorization=f"Key {owner.text}")
        path = f"/v1/models/requests/{draft}"
        await server.web.get(
            f"/queue/{APP}/requests/{draft}/status/stream", headers={"authorization": f"Key {owner.text}"}
        )
        for method, url in (("GET", path), ("POST", f"{path}/promote")):
            refused = await server.web.request(method, url, headers={"authorization": f"Key {stranger.text}"})
            assert refused.status_code == 404
        promoted = await server.web.post(f"{path}/promote", headers={"authorization": f"Key {admin.text}"})
        assert promoted.status_code == 200, promoted.text
        mine = await detail(server, promoted.json()["request_id"], authorization=f"Key {owner.text}")
        assert mine["promotes"] == draft


async def test_everybody_may_ask_for_previs_and_admins_for_any_engine(tmp_path: Path) -> None:
    store, keyring = open_keyring(Settings(data_dir=tmp_path))
    key = await keyring.create("somebody")
    await store.close()
    async with studio(tmp_path, open_mode=False) as (server, _):
        for engine, status in (("previs", 200), ("other", 403)):
            answer = await server.web.post(
                f"/queue/{T2V}",
                json={"prompt": "a meadow"},
                headers={"authorization": f"Key {key.text}", "x-rushes-engine": engine},
            )
            assert answer.status_code == status, answer.text
