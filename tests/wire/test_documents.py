"""The documents about endpoints on the wire: where they are, what they link to, and that calls keep to them."""

import asyncio
from typing import Any, cast

import httpx
import pytest
import schemathesis
import schemathesis.checks
from hypothesis import HealthCheck, given, settings
from openapi_schema_validator import OAS30Validator
from schemathesis.generation import GenerationMode

from support.server import APP, T2V, Server

pytestmark = pytest.mark.anyio
OPENAPI = "/api/openapi/queue/openapi.json"
schemathesis.checks.load_all_checks()
HOLDS: Any = cast(Any, schemathesis.checks).CHECKS.get_by_names(
    ["not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance"]
)
FEW = settings(
    max_examples=4,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large),
)
TEXT = "text/plain; charset=utf-8"


async def openapi(server: Server, endpoint_id: str) -> dict[str, Any]:
    answer = await server.web.get(OPENAPI, params={"endpoint_id": endpoint_id})
    assert answer.status_code == 200
    return answer.json()


async def test_a_document_at_our_own_address_links_to_our_own_address(server: Server) -> None:
    document = await openapi(server, T2V)
    assert document["servers"] == [{"url": f"{server.base}/queue"}]
    assert document["info"]["x-fal-metadata"]["playgroundUrl"] == f"{server.base}/models/{T2V}"
    assert document["info"]["x-rushes"]["engines"] == ["scripted"]
    text = (await server.web.get(f"/models/{T2V}/llms.txt")).text
    assert f"- **Endpoint**: `{server.base}/run/{T2V}`\n" in text
    assert f"--url {server.base}/run/{T2V} " in text


async def test_a_document_at_fals_name_is_fals(server: Server) -> None:
    named = {"Host": "fal.ai"}
    document = (await server.web.get(OPENAPI, params={"endpoint_id": T2V}, headers=named)).json()
    assert document["servers"] == [{"url": "https://queue.fal.run"}]
    text = await server.web.get(f"/models/{T2V}/llms.txt", headers=named)
    assert text.headers["content-type"] == TEXT
    assert f"- **Endpoint**: `https://fal.run/{T2V}`\n" in text.text
    index = await server.web.get("/llms.txt", headers=named)
    assert f"https://fal.ai/models/{T2V}/llms.txt" in index.text
    assert (await server.web.get("/llms.txt", headers={"Host": "queue.fal.run"})).status_code == 405


async def test_nobody_needs_a_key_and_browsers_may_read_them(server: Server) -> None:
    async with httpx.AsyncClient(base_url=server.base) as web:
        for path in (f"{OPENAPI}?endpoint_id={T2V}", f"/models/{T2V}/llms.txt", "/llms.txt"):
            answer = await web.get(path)
            assert answer.status_code == 200
            assert answer.headers["access-control-allow-origin"] == "*"


async def test_an_unknown_id_is_a_404_whose_body_is_null(server: Server) -> None:
    for query in ("", "?endpoint_id=", "?endpoint_id=fal-ai/none"):
        answer = await server.web.get(OPENAPI + query)
        assert (answer.status_code, answer.text) == (404, "null")
    assert (await server.web.get("/models/fal-ai/none/llms.txt")).status_code == 404
    assert (await server.web.post("/llms.txt")).status_code == 405


async def test_what_a_request_answers_on_its_way_keeps_to_the_document(server: Server) -> None:
    document = await openapi(server, T2V)
    one = f"/{T2V}/requests/{{request_id}}"

    def check(answer: httpx.Response, path: str, method: str) -> None:
        responses = document["paths"][path][method]["responses"]
        response = responses.get(str(answer.status_code), responses["default"])
        schema = {"allOf": [response["content"]["application/json"]["schema"]], "components": document["components"]}
        OAS30Validator(schema).validate(answer.json())

    submitted = await server.web.post(f"/queue/{T2V}", json={"prompt": "x"})
    check(submitted, f"/{T2V}", "post")
    path = f"/queue/{APP}/requests/{submitted.json()['request_id']}"
    check(await server.web.get(f"{path}/status?logs=1"), f"{one}/status", "get")
    await server.completed(submitted.json()["request_id"])
    check(await server.web.get(f"{path}/status?logs=1"), f"{one}/status", "get")
    check(await server.web.get(f"{path}/status"), f"{one}/status", "get")
    check(await server.web.get(path), one, "get")
    check(await server.web.put(f"{path}/cancel"), f"{one}/cancel", "put")
    refused = await server.web.post(f"/queue/{T2V}", json={"prompt": 3})
    path = f"/queue/{APP}/requests/{refused.json()['request_id']}"
    check(await server.web.get(f"{path}/status"), f"{one}/status", "get")
    answer = await server.web.get(path)
    assert answer.status_code == 422
    check(answer, one, "get")


@pytest.mark.slow
async def test_calls_made_up_from_the_documents_never_break_the_server_nor_get_what_they_do_not_allow(
    server: Server,
) -> None:
    """A few submissions to every endpoint that keep to its document, and a few that do not.

    What can be asked of a request afterwards is the same for all, and made up for one of them.
    """
    server.engine.refusal = "does not make what was made up"  # accepted, and ended at once
    made_up = 0
    for endpoint in server.parts.catalog:
        made_up += await asyncio.to_thread(make_up_calls, server.base, endpoint.id, endpoint.id == T2V)
    assert made_up > 4 * len(server.parts.catalog)


def make_up_calls(base: str, endpoint_id: str, whole: bool) -> int:
    """Make up submissions, or calls of the whole document, and check their answers; how many calls."""
    document = schemathesis.openapi.from_url(f"{base}{OPENAPI}?endpoint_id={endpoint_id}")
    calls = 0

    def call(case: Any) -> None:
        nonlocal calls
        calls += 1
        case.call_and_validate(base_url=f"{base}/queue", headers={"Authorization": "Key a:b"}, checks=HOLDS)

    operations: list[Any] = [result.ok() for result in cast(Any, document).get_all_operations()]
    for operation in operations if whole else [one for one in operations if one.method == "post"]:
        for mode in GenerationMode:
            FEW(given(case=operation.as_strategy(generation_mode=mode))(call))()
    return calls
