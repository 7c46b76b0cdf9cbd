"""The platform API about models: what there is, what it costs."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from rushes.bootstrap import open_keyring
from rushes.settings import Settings
from support.scripted import ScriptedEngine
from support.server import T2V, Server, running

pytestmark = pytest.mark.anyio
PRO = f"{T2V}/pro"


async def get(server: Server, path: str, **query: Any) -> dict[str, Any]:
    answer = await server.web.get(path, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def ids(body: dict[str, Any]) -> list[str]:
    return [model["endpoint_id"] for model in body["models"]]


async def test_every_endpoint_is_a_model_and_pages_lead_through_all(server: Server) -> None:
    wanted = [endpoint.id for endpoint in server.parts.catalog]
    assert ids(await get(server, "/v1/models", limit=100)) == wanted
    found: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = await get(server, "/v1/models", limit=4, cursor=cursor)
        assert page["has_more"] == (page["next_cursor"] is not None)
        found += ids(page)
        cursor = page["next_cursor"]
    assert found == wanted


async def test_a_model_says_what_fals_does_and_who_answers(server: Server) -> None:
    [model] = (await get(server, "/v1/models", endpoint_id=T2V))["models"]
    metadata = model["metadata"]
    assert {
        name: metadata[name] for name in ("display_name", "category", "status", "kind", "model_url", "is_favorited")
    } == {
        "display_name": "Sora 2",
        "category": "text-to-video",
        "status": "deprecated",
        "kind": "inference",
        "model_url": f"{server.base}/run/{T2V}",
        "is_favorited": None,
    }
    assert metadata["group"]["key"] == "sora-2"
    assert metadata["engines"] == ["scripted"]
    assert metadata["vendor"]["state"] == "retired"
    assert "openapi" not in model


async def test_models_are_found_by_words_category_status_and_ids(server: Server) -> None:
    assert ids(await get(server, "/v1/models", q="SORA pro text-to-video")) == [PRO]
    remixes = ids(await get(server, "/v1/models", q="sora", category="video-to-video"))
    assert "fal-ai/sora-2/video-to-video/remix" in remixes
    assert T2V not in remixes
    assert ids(await get(server, "/v1/models", endpoint_id=f"{PRO},{T2V}")) == [T2V, PRO]
    assert ids(await get(server, "/v1/models", **{"endpoint_id[]": "fal-ai/none"})) == []
    assert T2V in ids(await get(server, "/v1/models", status="deprecated", limit=100))
    assert T2V not in ids(await get(server, "/v1/models", status="active", limit=100))
    assert ids(await get(server, "/v1/models", q="no such words")) == []


async def test_a_model_can_bring_its_openapi_document(server: Server) -> None:
    [model] = (await get(server, "/v1/models", endpoint_id=T2V, expand="openapi-3.0"))["models"]
    document = await server.web.get("/api/openapi/queue/openapi.json", params={"endpoint_id": T2V})
    assert model["openapi"] == document.json()


async def test_fals_name_leads_to_the_same_answers(server: Server) -> None:
    answer = await server.web.get("/v1/models", params={"endpoint_id": T2V}, headers={"Host": "api.fal.ai"})
    assert answer.json()["models"][0]["metadata"]["model_url"] == f"https://fal.run/{T2V}"


async def test_a_price_is_that_of_the_usual_input_with_those_of_others_beside_it(server: Server) -> None:
    body = await get(server, "/v1/models/pricing", endpoint_id=[T2V, PRO])
    plain, pro = body["prices"]
    assert (plain["endpoint_id"], plain["unit_price"], plain["unit"], plain["currency"]) == (T2V, 0.1, "second", "USD")
    assert (pro["endpoint_id"], pro["unit_price"]) == (PRO, 0.5)
    assert pro["variants"][0] == {"when": {"resolution": ["720p", "auto"]}, "unit_price": 0.3}
    assert (body["next_cursor"], body["has_more"]) == (None, False)


async def test_an_estimate_multiplies_units_or_calls_as_they_came_out(server: Server) -> None:
    async def estimate(kind: str, **quantity: float) -> float:
        body = {"estimate_type": kind, "endpoints": {T2V: quantity}}
        answer = await server.web.post("/v1/models/pricing/estimate", json=body)
        assert answer.status_code == 200, answer.text
        assert (answer.json()["estimate_type"], answer.json()["currency"]) == (kind, "USD")
        return answer.json()["total_cost"]

    assert await estimate("unit_price", unit_quantity=12.5) == 1.25
    assert await estimate("historical_api_price", call_quantity=10) == 4.0  # nothing was called: of the example
    for seconds in (4, 12):
        await server.completed(await server.submit({"prompt": "x", "duration": seconds}))
    assert await estimate("historical_api_price", call_quantity=10) == 8.0


UNREADABLE = {
    "/v1/models?limit=0": "limit must be a whole number from 1 to 100, not '0'",
    "/v1/models?limit=a": "limit must be",
    "/v1/models?cursor=%C3%A9": "cursor must be the next_cursor of an answer",
    "/v1/models?status=gone": "status must be one of active, deprecated, not 'gone'",
    "/v1/models/pricing": "endpoint_id is missing",
    f"/v1/models/pricing?endpoint_id={','.join(map(str, range(51)))}": "endpoint_id takes at most 50 values",
}
NO_ESTIMATES = [
    b"no json",
    b"[]",
    b"{}",
    b'{"estimate_type": "guess", "endpoints": {"a": {}}}',
    b'{"estimate_type": ["unit_price"], "endpoints": {"a": {}}}',
    b'{"estimate_type": "unit_price", "endpoints": {}}',
    b'{"estimate_type": "unit_price", "endpoints": {"fal-ai/sora-2/text-to-video": 3}}',
    b'{"estimate_type": "unit_price", "endpoints": {"fal-ai/sora-2/text-to-video": {"call_quantity": 3}}}',
    b'{"estimate_type": "unit_price", "endpoints": {"fal-ai/sora-2/text-to-video": {"unit_quantity": -3}}}',
    b'{"estimate_type": "unit_price", "endpoints": {"fal-ai/sora-2/text-to-video": {"unit_quantity": 1e99}}}',
    b'{"estimate_type": "unit_price", "endpoints": {"fal-ai/sora-2/text-to-video": {"unit_quantity": true}}}',
]


async def test_what_cannot_be_read_is_a_validation_error(server: Server) -> None:
    for path, says in UNREADABLE.items():
        answer = await server.web.get(path)
        assert (answer.status_code, answer.json()["error"]["type"]) == (400, "validation_error"), path
        assert says in answer.json()["error"]["message"]


async def test_an_estimate_of_nonsense_is_a_validation_error(server: Server) -> None:
    for body in NO_ESTIMATES:
        answer = await server.web.post("/v1/models/pricing/estimate", content=body)
        assert (answer.status_code, answer.json()["error"]["type"]) == (400, "validation_error"), body


async def test_unknown_endpoints_paths_and_methods_are_told_in_this_apis_words(server: Server) -> None:
    for path in ("/v1/models/pricing?endpoint_id=fal-ai/none", "/v1/models/none"):
        answer = await server.web.get(path)
        assert (answer.status_code, answer.json()["error"]["type"]) == (404, "not_found")
    estimate = {"estimate_type": "unit_price", "endpoints": {"fal-ai/none": {"unit_quantity": 1}}}
    assert (await server.web.post("/v1/models/pricing/estimate", json=estimate)).status_code == 404
    assert (await server.web.get("/v1/models/pricing/estimate")).status_code == 405


async def test_models_are_for_everybody_and_prices_for_those_with_a_key(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, open_mode=False)
    store, keyring = open_keyring(settings)
    key = await keyring.create("mine")
    await store.close()
    async with (
        running(tmp_path, ScriptedEngine(), open_mode=False) as server,
        httpx.AsyncClient(base_url=server.base) as web,
    ):
        assert (await web.get("/v1/models")).status_code == 200
        of_one = [f"{path}?endpoint_id=x" for path in ("pricing", "analytics", "requests/by-endpoint")]
        for path in ("usage", "billing-events", *of_one):
            answer = await web.get(f"/v1/models/{path}")
            assert (answer.status_code, answer.json()["error"]["type"]) == (401, "authorization_error")
        usage = await web.get("/v1/models/usage", headers={"Authorization": f"Key {key.text}"})
        assert usage.status_code == 200
