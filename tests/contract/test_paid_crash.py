"""`kill -9` wherever a job at a vendor can be: it is billed once, and never lost where it is known."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.desk import MEADOW, VIDEOS
from support.paid_vendors import H3, Fal, Hailuo, Omni
from support.process import ServerProcess, rushes_up

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
VENDORS: dict[str, Callable[[], Hailuo | H3 | Omni | Fal]] = {"hailuo": Hailuo, "h3": H3, "omni": Omni, "fal": Fal}
QUICK = {"first_look_seconds": 0.05, "longest_pause_seconds": 0.1, "submit_seconds": 5}


@pytest.fixture(params=VENDORS)
def vendor(request: pytest.FixtureRequest) -> Hailuo | H3 | Omni | Fal:
    return VENDORS[request.param]()


def config(vendor: Hailuo | H3 | Omni | Fal) -> str:
    options = {**vendor.options(), **QUICK}
    return "\n".join(["[engines.far]", *(f"{name} = {json.dumps(value)}" for name, value in options.items())])


async def submit(server: ServerProcess) -> str:
    return (await server.web.post(f"/queue/{VIDEOS}", json=MEADOW)).json()["request_id"]


async def ended(server: ServerProcess, request_id: str) -> tuple[int, dict[str, Any]]:
    requests = f"/queue/{VIDEOS}/requests/{request_id}"
    await server.web.get(f"{requests}/status/stream")
    answer = await server.web.get(requests)
    return answer.status_code, answer.json()


async def test_killed_during_the_call(vendor: Hailuo | H3 | Omni | Fal, tmp_path: Path) -> None:
    vendor.next_call("hang")
    async with vendor.serving():
        async with rushes_up(tmp_path, config(vendor)) as server:
            request_id = await submit(server)
            await vendor.fake.landed.wait()
            await server.killed()
        vendor.fake.go_on.set()
        async with rushes_up(tmp_path, config(vendor)) as server:
            status, answer = await ended(server, request_id)
        assert status == 500
        assert "may have been accepted and billed" in answer["detail"][0]["msg"]
        assert (vendor.calls, vendor.billed) == (1, 1)


@pytest.mark.parametrize("when", ["looked", "fetching"])
async def test_killed_while_it_waits_and_while_it_fetches(
    when: str, vendor: Hailuo | H3 | Omni | Fal, tmp_path: Path
) -> None:
    if when == "looked":
        vendor.says("running")
    else:
        vendor.fake.content = "drip"
    async with vendor.serving():
        async with rushes_up(tmp_path, config(vendor)) as server:
            request_id = await submit(server)
            await getattr(vendor.fake, when).wait()
            await server.killed()
        vendor.says("done")
        vendor.hands_out("whole")
        async with rushes_up(tmp_path, config(vendor)) as server:
            assert (await ended(server, request_id))[0] == 200
        assert (vendor.calls, vendor.billed) == (1, 1)
