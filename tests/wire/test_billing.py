"""What requests are charged, from the header of a result to the ledger and what is told of it."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rushes.contracts.engine import Reporter
from rushes.core.jobs import VideoJob
from rushes.errors import EngineError
from support.scripted import Gate, ScriptedEngine
from support.server import APP, T2V, Server, running

pytestmark = pytest.mark.anyio
PRO = f"{T2V}/pro"
UNITS = "x-fal-billable-units"


async def get(server: Server, path: str, **query: Any) -> dict[str, Any]:
    answer = await server.web.get(f"/v1/models/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def events(server: Server, **query: Any) -> list[dict[str, Any]]:
    return (await get(server, "billing-events", **query))["billing_events"]


async def run(server: Server, endpoint: str = T2V, **payload: Any) -> str:
    """A finished request; its id."""
    request_id = await server.submit({"prompt": "a meadow", **payload}, endpoint)
    await server.completed(request_id)
    return request_id


async def test_a_free_engine_bills_units_and_records_what_they_would_have_cost(server: Server) -> None:
    request_id = await run(server, duration=8)
    result = await server.web.get(f"/queue/{APP}/requests/{request_id}")
    assert result.headers[UNITS] == "8"
    [event] = await events(server)
    assert event["timestamp"].endswith("+00:00")
    assert {name: event[name] for name in event if name not in ("timestamp", "source")} == {
        "request_id": request_id,
        "endpoint_id": T2V,
        "output_units": 8.0,
        "unit_price": 0.1,
        "percent_discount": 100,
        "cost_estimate_nano_usd": 0,
        "would_have_cost_nano_usd": 800_000_000,
        "expected_nano_usd": 0,
        "basis": "list",
        "unit": "second",
        "engine": "scripted",
    }
    assert event["source"] == "https://fal.ai/models/fal-ai/sora-2/text-to-video, since 2025-10-07"


async def test_a_paid_engine_costs_the_price_of_what_was_asked(tmp_path: Path) -> None:
    engine = ScriptedEngine()
    engine.paid = True
    async with running(tmp_path, engine) as server:
        answer = await server.web.post(f"/run/{PRO}", json={"prompt": "x", "resolution": "720p", "duration": 4})
        assert answer.headers[UNITS] == "4"
        [event] = await events(server)
    assert (event["unit_price"], event["cost_estimate_nano_usd"]) == (0.3, 1_200_000_000)
    assert (event["would_have_cost_nano_usd"], event["percent_discount"]) == (0, None)
    assert (event["expected_nano_usd"], event["basis"]) == (1_200_000_000, "list")


async def test_with_a_key_of_the_callers_own_no_units_are_billed_and_the_key_is_nowhere(tmp_path: Path) -> None:
    async with running(tmp_path, ScriptedEngine()) as server:
        request_id = await run(server, api_key="sk-very-secret")
        result = await server.web.get(f"/queue/{APP}/requests/{request_id}")
        assert result.headers[UNITS] == "0"
        [event] = await events(server)
        assert (event["cost_estimate_nano_usd"], event["would_have_cost_nano_usd"]) == (0, 400_000_000)
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or b"sk-very-secret" not in file.read_bytes(), file


async def test_a_key_that_a_paid_engine_does_not_use_leaves_the_cost_with_the_operator(tmp_path: Path) -> None:
    engine = ScriptedEngine()
    engine.paid = True
    async with running(tmp_path, engine) as server:
        request_id = await server.submit({"prompt": "a meadow", "api_key": "sk-very-secret"})
        await server.completed(request_id)
        status = await server.web.get(f"/queue/{APP}/requests/{request_id}/status?logs=1")
        assert "The engine scripted does not use the key that the input gives" in status.text
        [event] = await events(server)
        assert event["cost_estimate_nano_usd"] == 400_000_000


async def test_what_fails_is_refused_or_is_cancelled_costs_nothing(server: Server) -> None:
    async def fail(_: VideoJob, report: Reporter) -> None:
        raise EngineError("no")

    server.engine.script = fail
    failed = await run(server)
    refused = await run(server, duration=5)
    gate = server.engine.script = Gate()
    cancelled = await server.submit()
    await gate.began.wait()
    await server.web.put(f"/queue/{APP}/requests/{cancelled}/cancel")
    await server.completed(cancelled)
    for request_id in (failed, refused, cancelled):
        result = await server.web.get(f"/queue/{APP}/requests/{request_id}")
        assert result.headers[UNITS] == "0"
    assert await events(server) == []
    assert (await get(server, "usage"))["time_series"] == []


async def test_the_charge_is_there_as_soon_as_the_request_is_seen_to_be_completed(server: Server) -> None:
    """One transaction: nobody sees the one without the other."""
    ids = [await server.submit() for _ in range(5)]

    async def charged_when_completed(request_id: str) -> bool:
        await server.completed(request_id)
        return [event["request_id"] for event in await events(server, request_id=request_id)] == [request_id]

    assert await asyncio.gather(*map(charged_when_completed, ids)) == [True] * 5


async def test_events_are_paged_and_chosen_by_endpoint_request_and_time(server: Server) -> None:
    ids = [await run(server) for _ in range(3)]
    first = await get(server, "billing-events", limit=2)
    assert [event["request_id"] for event in first["billing_events"]] == [ids[2], ids[1]]
    second = await get(server, "billing-events", limit=2, cursor=first["next_cursor"])
    assert [event["request_id"] for event in second["billing_events"]] == [ids[0]]
    assert (second["next_cursor"], second["has_more"]) == (None, False)
    assert [event["request_id"] for event in await events(server, request_id=ids[1])] == [ids[1]]
    assert await events(server, endpoint_id=PRO) == []
    yesterday = (datetime.now(UTC) - timedelta(days=1)).isoformat()
    assert await events(server, start="2020-01-01", end=yesterday, bound_to_timeframe="false") == []


async def test_usage_sums_by_timeframe_in_the_callers_time_zone(server: Server) -> None:
    await run(server)
    await run(server, duration=8)
    body = await get(
        server, "usage", timeframe="month", timezone="Asia/Kathmandu", expand="time_series,summary,auth_method"
    )
    [bucket] = body["time_series"]
    assert bucket["bucket"].endswith("-01T00:00:00+05:45")
    assert bucket["results"] == [
        {
            "endpoint_id": T2V,
            "unit": "second",
            "quantity": 12.0,
            "unit_price": 0.1,
            "cost": 0.0,
            "currency": "USD",
            "requests": 2,
            "would_have_cost": 1.2,
            "auth_method": "open",
        }
    ]
    assert body["summary"] == bucket["results"]
    assert "time_series" not in await get(server, "usage", expand="summary")


UNREADABLE = {
    "start=soon": "start must be a moment in ISO 8601",
    "start=2026-02-01&end=2026-01-01": "is after end",
    "timezone=Nowhere": "timezone must be a name",
    "timezone=../../etc/passwd": "timezone must be a name",
    "timeframe=year": "timeframe must be one of minute, hour, day, week, month",
}


async def test_times_that_cannot_be_read_are_a_validation_error(server: Server) -> None:
    for query, says in UNREADABLE.items():
        answer = await server.web.get(f"/v1/models/usage?{query}")
        assert (answer.status_code, answer.json()["error"]["type"]) == (400, "validation_error"), query
        assert says in answer.json()["error"]["message"]


async def test_the_requests_of_an_endpoint_are_listed_by_how_they_ended(server: Server) -> None:
    good = await run(server, duration=8)
    bad = await run(server, duration=5)

    async def items(**query: Any) -> list[dict[str, Any]]:
        return (await get(server, "requests/by-endpoint", endpoint_id=T2V, **query))["items"]

    assert [item["request_id"] for item in await items()] == [bad, good]
    assert [(item["request_id"], item["status_code"]) for item in await items(status="user_error")] == [(bad, 422)]
    assert await items(status="error") == []
    [item] = await items(status="success", expand="payloads")
    assert (item["request_id"], item["status_code"], item["billable_units"]) == (good, 200, 8.0)
    assert item["sent_at"] <= item["started_at"] <= item["ended_at"]
    assert item["duration"] >= 0
    assert item["json_input"]["duration"] == 8
    assert item["json_output"]["video"]["url"].startswith(f"{server.base}/files/{good}/")
    [refused] = await items(request_id=bad, expand="payloads")
    assert refused["json_output"]["detail"][0]["loc"] == ["body", "duration"]
    await server.web.delete(f"/v1/models/requests/{good}/payloads")
    [forgotten] = await items(status="success", expand="payloads")
    assert (forgotten["json_input"], forgotten["json_output"]) == (None, None)
    missing = await server.web.get("/v1/models/requests/by-endpoint")
    assert missing.status_code == 400


async def test_analytics_count_how_requests_ended_and_how_long_they_took(server: Server) -> None:
    await run(server)
    await run(server, duration=8)
    await run(server, duration=5)
    metrics = "request_count,success_count,user_error_count,error_count,p50_prepare_duration,p90_duration"
    body = await get(server, "analytics", endpoint_id=f"{T2V},{PRO}", timeframe="month", expand=f"{metrics},summary")
    [result] = body["summary"]
    assert {name: result[name] for name in result if not name.startswith("p")} == {
        "endpoint_id": T2V,
        "request_count": 3,
        "success_count": 2,
        "user_error_count": 1,
        "error_count": 0,
    }
    assert 0 < result["p50_prepare_duration"] < 60
    assert 0 < result["p90_duration"] < 60
    assert "time_series" not in body


async def test_analytics_by_timeframe_hold_the_metrics_named_and_no_other(server: Server) -> None:
    await run(server)
    chosen = {"endpoint_id": T2V, "timeframe": "month", "timezone": "Asia/Kathmandu"}
    body = await get(server, "analytics", **chosen, expand="time_series,p50_duration")
    [bucket] = body["time_series"]
    assert bucket["bucket"].endswith("-01T00:00:00+05:45")
    assert [set(result) for result in bucket["results"]] == [{"endpoint_id", "p50_duration"}]
    [usual] = (await get(server, "analytics", **chosen))["time_series"]
    assert usual["results"] == [{"endpoint_id": T2V, "request_count": 1}]
    assert (await get(server, "analytics", endpoint_id=PRO))["time_series"] == []


async def test_what_was_never_worked_on_has_no_durations(server: Server) -> None:
    await run(server, duration=5)
    [result] = (await get(server, "analytics", endpoint_id=T2V, expand="summary,p50_duration"))["summary"]
    assert result == {"endpoint_id": T2V, "p50_duration": None}


async def test_metrics_that_are_not_there_are_named(server: Server) -> None:
    answer = await server.web.get(f"/v1/models/analytics?endpoint_id={T2V}&expand=p42_duration")
    assert answer.status_code == 400
    assert "p42_duration" in answer.json()["error"]["message"]
    assert (await server.web.get("/v1/models/analytics")).status_code == 400
