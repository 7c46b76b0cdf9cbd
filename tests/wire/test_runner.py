"""What the runner promises, seen through the wire: order, limits, claims that were lost, and what is forgotten."""

import asyncio
from pathlib import Path

import pytest

from rushes.contracts.engine import Reporter
from rushes.contracts.stores import Transaction
from rushes.core.jobs import VideoJob
from support.scripted import Gate, ScriptedEngine
from support.server import APP, Server, running

pytestmark = pytest.mark.anyio


async def test_normal_requests_run_before_low_ones_and_each_in_the_order_of_its_coming(tmp_path: Path) -> None:
    async with running(tmp_path, ScriptedEngine(concurrency=1)) as server:
        gate = server.engine.script = Gate()
        await server.submit({"prompt": "first"})
        await gate.began.wait()
        for prompt, priority in (("low 1", "low"), ("normal 1", "normal"), ("low 2", "low"), ("normal 2", "normal")):
            last = await server.submit({"prompt": prompt}, x_fal_queue_priority=priority)
        gate.open.set()
        await server.completed(last)
        await server.engine.has_begun(5)
        assert [job.prompt for job in server.engine.jobs] == ["first", "normal 1", "normal 2", "low 1", "low 2"]


async def test_a_key_runs_no_more_at_once_than_its_limit_and_does_not_hold_up_others(tmp_path: Path) -> None:
    async with running(tmp_path, ScriptedEngine()) as first:
        one, two = [(await first.parts.keyring.create(name)).text for name in ("one", "two")]
    async with running(tmp_path, ScriptedEngine(), open_mode=False, requests_per_key=2) as server:
        gate = server.engine.script = Gate()
        for prompt in ("one a", "one b", "one c"):
            await server.submit({"prompt": prompt}, authorization=f"Key {one}")
        await server.submit({"prompt": "two a"}, authorization=f"Key {two}")
        await server.engine.has_begun(3)
        assert {job.prompt for job in server.engine.jobs} == {"one a", "one b", "two a"}
        gate.open.set()
        await server.engine.has_begun(4)


@pytest.mark.parametrize("order", [(1, 0), (0, 1)], ids=["after the second", "before the second"])
async def test_the_late_result_of_a_lost_claim_changes_nothing(server: Server, order: tuple[int, int]) -> None:
    """The first attempt is taken for lost while it works, and comes back after or before the second has completed."""
    gates = [Gate(), Gate()]

    async def script(job: VideoJob, report: Reporter) -> None:
        number = len(server.engine.jobs) - 1
        if number < 2:
            await gates[number](job, report)

    server.engine.script = script
    request_id = await server.submit()
    await gates[0].began.wait()

    def lose(tx: Transaction) -> None:
        tx.queue.recover(alone=True)
        tx.changed(request_id)

    await server.parts.store.transact(lose)
    await gates[1].began.wait()
    seen: list[str] = []
    for number in order:
        gates[number].open.set()
        await server.completed(await server.submit({"prompt": "another"}))  # the runner has gone round since
        if number == 1:
            await server.completed(request_id)
        seen.append((await server.web.get(f"/queue/{APP}/requests/{request_id}")).text)
    assert ("still in progress" in seen[0]) is (order[0] == 0)
    assert "video_id" in seen[1]
    assert seen[0] == seen[1] or order[0] == 0
    stored = await server.parts.store.read(lambda tx: tx.requests.get(request_id))
    assert stored is not None
    assert stored.attempt == 2


async def test_what_was_asked_is_forgotten_when_the_caller_says_so(server: Server) -> None:
    request_id = await server.submit({"prompt": "whispered"}, x_fal_store_io="0")
    await server.completed(request_id)
    assert (await server.web.get(f"/queue/{APP}/requests/{request_id}")).status_code == 200
    stored = await server.parts.store.read(lambda tx: tx.requests.get(request_id))
    assert stored is not None
    assert (stored.input, stored.store_io) == ({}, False)


async def test_a_webhook_a_hint_and_the_key_are_kept_with_the_request(server: Server) -> None:
    hook = "https://example.org/hook?token=a%20b"
    request_id = await server.submit(query=f"?fal_webhook={hook.replace('%', '%25')}", x_fal_runner_hint="warm")
    stored = await server.parts.store.read(lambda tx: tx.requests.get(request_id))
    assert stored is not None
    assert (stored.webhook_url, stored.runner_hint) == (hook, "warm")


async def test_a_field_without_effect_is_told_in_the_log(server: Server) -> None:
    request_id = await server.submit({"prompt": "x", "model": "sora-2-2025-12-08", "delete_video": True})
    await server.completed(request_id)
    logs = (await server.web.get(f"/queue/{APP}/requests/{request_id}/status?logs=1")).json()["logs"]
    assert logs[0]["message"] == "Without effect on the engine scripted: model"


async def test_a_server_that_stops_hands_back_what_it_cannot_finish(tmp_path: Path) -> None:
    async with running(tmp_path, ScriptedEngine(), drain_seconds=0) as server:
        gate = server.engine.script = Gate()
        request_id = await server.submit()
        await gate.began.wait()
    async with running(tmp_path, ScriptedEngine()) as server:
        status = await asyncio.wait_for(server.completed(request_id), 10)
        assert "error" not in status
        stored = await server.parts.store.read(lambda tx: tx.requests.get(request_id))
        assert stored is not None
        assert stored.attempt == 1, "handing back is no crash and uses up no attempt"


async def test_a_video_that_is_not_what_was_asked_is_a_failure_and_leaves_no_work_behind(server: Server) -> None:
    server.engine.forgets_frames = 1
    answer = await server.web.post(f"/run/{APP}/text-to-video", json={"prompt": "x"})
    assert answer.status_code == 500
    assert "119 frames of 1280x720, asked were 120" in answer.json()["detail"][0]["msg"]
    assert not any((server.parts.settings.data_dir / "work").iterdir())
