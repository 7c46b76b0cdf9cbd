"""Bad input, and the answers that fal gives: input, status, body."""

from typing import Any

import pytest

from support.scripted import Gate
from support.server import APP, T2V, Server

pytestmark = pytest.mark.anyio
PRO = "fal-ai/sora-2/text-to-video/pro"


def problem(kind: str, field: str, msg: str, given: object, **ctx: object) -> dict[str, Any]:
    return {
        "type": kind,
        "loc": ["body", field],
        "msg": msg,
        "input": given,
        **({"ctx": ctx} if ctx else {}),
    }


RATIOS = "'9:16' or '16:9'"
SECONDS = "4, 8, 12, 16 or 20"
CASES: list[tuple[str, str, dict[str, Any], list[dict[str, Any]]]] = [
    ("nothing at all", T2V, {}, [problem("missing", "prompt", "Field required", {})]),
    (
        "a prompt that is a number",
        T2V,
        {"prompt": 3},
        [problem("string_type", "prompt", "Input should be a valid string", 3)],
    ),
    (
        "an empty prompt",
        T2V,
        {"prompt": ""},
        [problem("string_too_short", "prompt", "String should have at least 1 character", "", min_length=1)],
    ),
    (
        "a duration between",
        T2V,
        {"prompt": "x", "duration": 5},
        [problem("literal_error", "duration", f"Input should be {SECONDS}", 5, expected=SECONDS)],
    ),
    (
        "a duration in words",
        T2V,
        {"prompt": "x", "duration": "long"},
        [problem("literal_error", "duration", f"Input should be {SECONDS}", "long", expected=SECONDS)],
    ),
    (
        "a shape of another model",
        T2V,
        {"prompt": "x", "aspect_ratio": "1:1"},
        [problem("literal_error", "aspect_ratio", f"Input should be {RATIOS}", "1:1", expected=RATIOS)],
    ),
    (
        "a resolution that only pro has",
        T2V,
        {"prompt": "x", "resolution": "1080p"},
        [problem("literal_error", "resolution", "Input should be '720p'", "1080p", expected="'720p'")],
    ),
    (
        "a switch that is no boolean",
        PRO,
        {"prompt": "x", "delete_video": "perhaps"},
        [
            problem(
                "bool_parsing",
                "delete_video",
                "Input should be a valid boolean, unable to interpret input",
                "perhaps",
            )
        ],
    ),
    (
        "three characters",
        T2V,
        {"prompt": "x", "character_ids": ["a", "b", "c"]},
        [
            problem(
                "too_long",
                "character_ids",
                "List should have at most 2 items after validation, not 3",
                ["a", "b", "c"],
                field_type="List",
                max_length=2,
                actual_length=3,
            )
        ],
    ),
    (
        "two things wrong",
        PRO,
        {"resolution": "4k"},
        [
            problem("missing", "prompt", "Field required", {"resolution": "4k"}),
            problem(
                "literal_error",
                "resolution",
                "Input should be '720p', '1080p' or 'true_1080p'",
                "4k",
                expected="'720p', '1080p' or 'true_1080p'",
            ),
        ],
    ),
]


@pytest.mark.parametrize(("endpoint", "given", "detail"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
async def test_a_wrong_value_is_a_422_at_the_sync_call_and_at_the_result_of_the_queue(
    server: Server, endpoint: str, given: dict[str, Any], detail: list[dict[str, Any]]
) -> None:
    sync = await server.web.post(f"/run/{endpoint}", json=given)
    assert (sync.status_code, sync.json()) == (422, {"detail": detail})
    assert sync.headers["x-fal-billable-units"] == "0"

    request_id = await server.submit(given, endpoint=endpoint)
    status = (await server.web.get(f"/queue/{APP}/requests/{request_id}/status")).json()
    result = await server.web.get(f"/queue/{APP}/requests/{request_id}")
    assert (status["status"], status["error"]) == ("COMPLETED", "Invalid status code: 422")
    assert (result.status_code, result.json()) == (422, {"detail": detail})
    assert server.engine.jobs == []


BODIES = [
    (
        b'{"prompt": "x",}',
        {
            "type": "json_invalid",
            "loc": ["body", 15],
            "msg": "JSON decode error",
            "input": {},
            "ctx": {"error": "Expecting property name enclosed in double quotes"},
        },
    ),
    (
        b'["prompt"]',
        {
            "type": "model_attributes_type",
            "loc": ["body"],
            "msg": "Input should be a valid dictionary or object to extract fields from",
            "input": ["prompt"],
        },
    ),
    (b"", {"type": "missing", "loc": ["body"], "msg": "Field required", "input": None}),
]


@pytest.mark.parametrize(("body", "detail"), BODIES, ids=["broken", "a list", "empty"])
async def test_a_body_that_is_no_object_is_a_422_in_fastapis_words(
    server: Server, body: bytes, detail: dict[str, Any]
) -> None:
    answer = await server.web.post(f"/run/{T2V}", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()) == (422, {"detail": [detail]})


@pytest.mark.parametrize("given", [4, "4", 4.0, "4s", "4.0"])
async def test_a_duration_may_be_written_as_its_callers_write_it(server: Server, given: object) -> None:
    answer = await server.web.post(f"/run/{T2V}", json={"prompt": "x", "duration": given})
    assert (answer.status_code, answer.json()["video"]["duration"]) == (200, 4.0)


HEADERS = [
    ("x-fal-request-timeout", "soon", "X-Fal-Request-Timeout must be a number of seconds, not 'soon'"),
    ("x-fal-request-timeout", "nan", "X-Fal-Request-Timeout must be greater than 0.1 seconds, not nan"),
    ("x-fal-request-start-timeout", "0", "X-Fal-Request-Start-Timeout must be greater than 0.1 seconds, not 0"),
    ("x-fal-queue-priority", "urgent", "X-Fal-Queue-Priority must be 'normal' or 'low', not 'urgent'"),
]


@pytest.mark.parametrize(("name", "value", "detail"), HEADERS)
async def test_a_platform_header_that_cannot_be_read_is_a_400(
    server: Server, name: str, value: str, detail: str
) -> None:
    answer = await server.web.post(f"/queue/{T2V}", json={"prompt": "x"}, headers={name: value})
    assert (answer.status_code, answer.json()) == (400, {"detail": detail, "error_type": "bad_request"})
    assert answer.headers["x-fal-error-type"] == "bad_request"


UNKNOWN = [
    ("POST", "/queue/fal-ai/nothing/here", 404, {"detail": 'Application "nothing" not found'}),
    ("POST", "/run/fal-ai/sora-2/nope", 404, {"detail": "Path /nope not found"}),
    ("GET", f"/queue/{T2V}", 405, {"detail": "Method Not Allowed"}),
    ("GET", f"/queue/{APP}/requests/none/status", 404, {"status": "NOT_FOUND"}),
    ("GET", f"/queue/{APP}/requests/none", 404, {"status": "NOT_FOUND"}),
    ("PUT", f"/queue/{APP}/requests/none/cancel", 404, {"status": "NOT_FOUND"}),
    ("POST", f"/queue/{APP}/requests/none/cancel", 405, {"detail": "Method Not Allowed"}),
    ("GET", "/files/none/1/output.mp4", 404, {"detail": "File not found"}),
    ("GET", "/files/../rushes.db", 404, {"detail": "Path /rushes.db not found"}),
]


@pytest.mark.parametrize(("method", "path", "status", "body"), UNKNOWN)
async def test_what_is_not_there_is_said_in_fals_words(
    server: Server, method: str, path: str, status: int, body: dict[str, str]
) -> None:
    answer = await server.web.request(method, path, json={"prompt": "x"} if method == "POST" else None)
    assert (answer.status_code, answer.json()) == (status, body)


async def test_a_request_is_found_only_under_its_own_app(server: Server) -> None:
    request_id = await server.submit()
    answer = await server.web.get(f"/queue/fal-ai/veo3/requests/{request_id}/status")
    assert answer.status_code == 404


async def test_no_engine_for_a_job_is_a_503_that_says_why(server: Server) -> None:
    server.engine.refusal = "the lamp is off"
    answer = await server.web.post(f"/run/{T2V}", json={"prompt": "x"})
    assert answer.status_code == 503
    assert answer.json() == {
        "detail": "No engine can make this: scripted: the lamp is off",
        "error_type": "runner_scheduling_failure",
    }


async def test_a_full_queue_is_a_429_only_for_a_caller_who_set_a_length(server: Server) -> None:
    gate = server.engine.script = Gate()
    for _ in range(server.engine.concurrency):
        await server.submit()
    await server.engine.has_begun(server.engine.concurrency)
    await server.submit()
    full = await server.web.post(f"/queue/{T2V}?fal_max_queue_length=0", json={"prompt": "x"})
    assert (full.status_code, full.json()["error_type"]) == (429, "queue_full")
    assert (await server.web.post(f"/queue/{T2V}?fal_max_queue_length=1", json={"prompt": "x"})).status_code == 200
    assert (await server.web.post(f"/queue/{T2V}?fal_max_queue_length=x", json={"prompt": "x"})).status_code == 400
    gate.open.set()
