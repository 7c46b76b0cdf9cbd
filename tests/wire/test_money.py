"""What requests may cost, what they cost, and what is done about bills that nobody expected."""

import asyncio
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from rushes.bootstrap import open_keyring
from rushes.core.keys import KeyLimits
from rushes.settings import Settings
from support.command import rushes
from support.far import Desk, per_second, stage
from support.server import T2V
from support.upstream_videos import FakeVideos

pytestmark = pytest.mark.anyio
KEY = "sk-very-secret-of-the-caller"
VIDEO: dict[str, Any] = {"prompt": "a meadow", "duration": 4, "resolution": "720p"}
"""Of the endpoint whose input has an `api_key`: forty cents by the list."""


def rows(folder: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(folder / "rushes.db")) as connection:
        return connection.execute(query).fetchall()


def spent(folder: Path) -> list[tuple[int, int, str]]:
    """(cost, estimate, basis) of every charge, in thousandths of a dollar."""
    found = rows(folder, "SELECT cost, estimate, basis FROM ledger ORDER BY at")
    return [(cost // 1_000_000, estimate // 1_000_000, basis) for cost, estimate, basis in found]


def refused(answer: httpx.Response, *says: str) -> None:
    assert answer.status_code == 403, answer.text
    assert answer.json().keys() == {"detail", "error_type"}
    assert answer.headers["x-fal-error-type"] == answer.json()["error_type"] == "spending_limit"
    for word in says:
        assert word in answer.json()["detail"]


# --- what is expected and what is billed -------------------------------------------------------------------------


async def test_a_request_costs_the_list_price_where_nobody_says_otherwise(tmp_path: Path) -> None:
    async with stage(tmp_path) as desk:
        await desk.made()
    assert spent(tmp_path) == [(100, 100, "list")]
    assert rows(tmp_path, "SELECT estimate, cost, basis FROM engine_attempts") == [(10**8, 10**8, "list")]


async def test_the_price_of_the_engines_vendor_goes_before_the_list(tmp_path: Path) -> None:
    async with stage(tmp_path, terms=per_second("0.25")) as desk:
        result = await desk.made(seconds=2)
        assert result.headers["x-fal-billable-units"] == "2"
    assert spent(tmp_path) == [(500, 500, "list")]


async def test_what_the_vendor_bills_is_what_it_cost(tmp_path: Path) -> None:
    async with stage(tmp_path, terms=per_second("0.25")) as desk:
        desk.far.units = Decimal("1.5")
        await desk.made()
    assert spent(tmp_path) == [(375, 250, "vendor")]
    assert rows(tmp_path, "SELECT estimate, cost, basis, usage FROM engine_attempts") == [
        (250_000_000, 375_000_000, "vendor", "1.5")
    ]


async def test_what_may_have_been_billed_is_in_the_ledger_though_there_is_no_result(tmp_path: Path) -> None:
    vendor = FakeVideos(words=["failed"], creates=["nonsense"])
    async with stage(tmp_path, vendor=vendor) as desk:
        assert (await desk.made()).status_code == 500  # nobody knows whether it took the job
        assert (await desk.made()).status_code == 500  # it says that it failed: nothing is billed
    assert spent(tmp_path) == [(100, 100, "estimate")]


# --- limits ------------------------------------------------------------------------------------------------------


async def test_a_request_above_the_limit_of_one_is_not_accepted(tmp_path: Path) -> None:
    async with stage(tmp_path, settings={"most_per_request": "0.15"}) as desk:
        refused(await desk.asked(seconds=2), "$0.20", "$0.15", "RUSHES_MOST_PER_REQUEST")
        run = await desk.server.web.post("/run/openai/videos", json={"prompt": "x", "seconds": 2, "size": "320x256"})
        refused(run, "RUSHES_MOST_PER_REQUEST")
        assert rows(tmp_path, "SELECT count(*) FROM requests") == [(0,)]
        assert (await desk.made()).status_code == 200
        free = await desk.asked(seconds=2, headers={"x-rushes-engine": "scripted"})
        assert free.status_code == 200  # it costs nothing


async def test_requests_at_once_do_not_pass_the_limit_of_a_day_together(tmp_path: Path) -> None:
    vendor = FakeVideos(words=["in_progress"])
    async with stage(tmp_path, vendor=vendor, settings={"most_per_day": "0.25"}) as desk:
        answers = await asyncio.gather(*(desk.asked() for _ in range(5)))
        accepted = [answer for answer in answers if answer.status_code == 200]
        assert len(accepted) == 2
        refused(next(answer for answer in answers if answer.status_code == 403), "$0.20 of the $0.25", "MOST_PER_DAY")
        vendor.words = ["completed"]
        for answer in accepted:
            assert (await desk.ended(answer)).status_code == 200
        refused(await desk.asked(), "$0.20 of the $0.25")  # they were promised, now they are spent


async def test_what_was_promised_and_not_spent_can_be_spent(tmp_path: Path) -> None:
    vendor = FakeVideos(words=["failed"])
    async with stage(tmp_path, vendor=vendor, settings={"most_per_day": "0.1"}) as desk:
        assert (await desk.made()).status_code == 500
        vendor.words = ["completed"]
        assert (await desk.made()).status_code == 200
        refused(await desk.asked())


async def test_the_limits_of_a_key_go_before_those_of_the_server(tmp_path: Path) -> None:
    store, keyring = open_keyring(Settings(data_dir=tmp_path, open_mode=False))
    poor = await keyring.create("poor", limits=KeyLimits(most_per_request=Decimal("0.05")))
    rich = await keyring.create("rich", limits=KeyLimits(most_per_request=Decimal(5), most_per_day=Decimal("0.3")))
    await store.close()
    settings: dict[str, object] = {"open_mode": False, "most_per_request": "0.15", "most_per_day": "0.15"}
    async with stage(tmp_path, settings=settings) as desk:
        refused(await desk.asked(headers={"authorization": f"Key {poor.text}"}), "$0.05", "the limit of this key")
        assert (await desk.asked(seconds=3, headers={"authorization": f"Key {rich.text}"})).status_code == 200
        refused(await desk.asked(headers={"authorization": f"Key {rich.text}"}), "$0.30", "--per-day")


async def test_a_job_does_not_move_to_an_engine_that_costs_too_much(tmp_path: Path) -> None:
    """The first engine costs nothing and is out of reach; behind it waits one that is beyond the limit."""
    limits: dict[str, object] = {"most_per_request": "0.05"}
    async with stage(tmp_path, names=("down", "far"), settings=limits) as desk:
        result = await desk.made()
        assert (result.status_code, result.json()["error_type"]) == (403, "spending_limit")
        assert "far is next" in result.json()["detail"]
    assert desk.vendor.jobs == {}


async def test_a_price_that_rose_while_a_request_waited_is_held_to_the_limit(tmp_path: Path) -> None:
    limits: dict[str, Any] = {"most_per_day": "0.5"}
    vendor = FakeVideos(words=["in_progress"])
    async with stage(tmp_path, vendor=vendor, options={"concurrency": 1}, settings=limits) as desk:
        await desk.asked()
        await vendor.looked.wait()
        answer = await desk.asked()
    async with stage(tmp_path, terms=per_second("0.9"), settings=limits) as desk:
        url = httpx.URL(answer.json()["response_url"]).path
        await desk.server.web.get(f"{url}/status/stream")
        result = await desk.server.web.get(url)
        assert (result.status_code, result.json()["error_type"]) == (403, "spending_limit")
        assert "$0.90" in result.json()["detail"]
        assert "$0.10 of the $0.50" in result.json()["detail"]
    assert spent(tmp_path) == []


# --- a bill far beyond its estimate ------------------------------------------------------------------------------


async def test_an_absurd_bill_holds_the_engine_until_it_is_released_and_the_video_arrives(tmp_path: Path) -> None:
    async with stage(tmp_path) as desk:
        desk.far.units = Decimal(405)
        waiting = await desk.asked()
        assert (await desk.ended(waiting)).status_code == 200
        held = await desk.made()
        assert held.status_code == 503
        assert "far: is held by the operator" in held.json()["detail"]
        assert "$40.50" not in held.text  # bills are not for callers
        assert len(desk.vendor.jobs) == 1
        page = (await desk.server.web.get("/engines")).text
        assert "$40.50 were billed" in page
        assert "rushes engines release far" in page

    folder = tmp_path / "command"
    folder.mkdir()
    config = '[engines.far]\ntype = "openai_videos"\nbase_url = "http://127.0.0.1:9/v1"\nmodel = "m"\n'
    same = {"RUSHES_DATA_DIR": str(tmp_path)}
    assert "$40.50 were billed" in rushes(folder, "doctor", config=config, **same).stdout
    async with stage(tmp_path) as desk:  # it is still held after a restart
        assert (await desk.made()).status_code == 503
        assert (await asyncio.to_thread(rushes, folder, "engines", "release", "far", **same)).returncode == 0
        tries: list[int] = []
        for _ in range(100):  # it is heeded within a second
            tries.append((await desk.made()).status_code)
            if tries[-1] == 200:
                break
            await asyncio.sleep(0.1)
        assert tries[-1] == 200
    assert rushes(folder, "engines", "release", "far", **same).returncode == 1
    assert spent(tmp_path) == [(40_500, 100, "vendor"), (100, 100, "list")]


async def test_what_waits_for_a_held_engine_moves_on(tmp_path: Path) -> None:
    vendor = FakeVideos(words=["in_progress"])
    async with stage(tmp_path, vendor=vendor, names=("far", "scripted"), options={"concurrency": 1}) as desk:
        first, second = await desk.asked(), await desk.asked()
        desk.far.units = Decimal(405)
        vendor.words = ["completed"]
        assert (await desk.ended(first)).headers["x-rushes-engine"] == "far"
        assert (await desk.ended(second)).headers["x-rushes-engine"] == "scripted"
    assert len(vendor.jobs) == 1


# --- keys of callers ---------------------------------------------------------------------------------------------


def nowhere(folder: Path) -> None:
    """The caller's key is in no file of the server."""
    for file in folder.rglob("*"):
        assert not file.is_file() or KEY.encode() not in file.read_bytes(), file


def senders(desk: Desk) -> set[str]:
    return {headers["authorization"] for headers in desk.vendor.headers}


async def test_a_callers_key_pays_the_vendor_and_is_nowhere(tmp_path: Path) -> None:
    vendor = FakeVideos(words=["completed"], key=KEY)
    options: dict[str, object] = {"caller_keys": True, "api_key": "sk-of-the-operator"}
    async with stage(tmp_path, vendor=vendor, options=options, settings={"most_per_day": "0"}) as desk:
        answer = await desk.server.web.post(f"/queue/{T2V}", json={**VIDEO, "api_key": KEY})
        result = await desk.ended(answer)
        assert (result.status_code, result.headers["x-fal-billable-units"]) == (200, "0")
        assert senders(desk) == {f"Bearer {KEY}"}
        nowhere(tmp_path)
    nowhere(tmp_path)
    assert rows(tmp_path, "SELECT cost, would_have_cost > 0 FROM ledger") == [(0, 1)]
    assert rows(tmp_path, "SELECT account FROM engine_attempts") == [("caller",)]


async def test_where_callers_keys_are_not_allowed_the_operator_pays(tmp_path: Path) -> None:
    async with stage(tmp_path) as desk:
        answer = await desk.server.web.post(f"/queue/{T2V}", json={**VIDEO, "api_key": KEY})
        assert (await desk.ended(answer)).status_code == 200
        assert senders(desk) == {f"Bearer {desk.vendor.key}"}
    assert spent(tmp_path) == [(400, 400, "list")]


async def test_a_callers_key_that_is_refused_is_the_callers_matter(tmp_path: Path) -> None:
    async with stage(tmp_path, names=("far", "scripted"), options={"caller_keys": True}) as desk:
        for _ in range(4):
            answer = await desk.server.web.post(f"/queue/{T2V}", json={**VIDEO, "api_key": KEY})
            result = await desk.ended(answer)
            assert result.status_code == 422
            assert "refused the `api_key`" in result.json()["detail"][0]["msg"]
            assert KEY not in result.text
        assert desk.server.parts.router.standings.of("far").fault is None
        own = await desk.server.web.post(f"/queue/{T2V}", json=VIDEO)
        assert (await desk.ended(own)).headers["x-rushes-engine"] == "far"


async def test_a_request_whose_key_died_with_the_server_fails_and_bills_nobody(tmp_path: Path) -> None:
    vendor = FakeVideos(words=["in_progress"], key=KEY)
    options: dict[str, object] = {"caller_keys": True, "api_key": "sk-of-the-operator"}
    async with stage(tmp_path, vendor=vendor, options=options) as desk:
        answer = await desk.server.web.post(f"/queue/{T2V}", json={**VIDEO, "api_key": KEY})
        await vendor.looked.wait()
    vendor = FakeVideos(words=["completed"], key="sk-of-the-operator")
    async with stage(tmp_path, vendor=vendor, options=options) as desk:
        url = httpx.URL(answer.json()["response_url"]).path
        await desk.server.web.get(f"{url}/status/stream")
        result = await desk.server.web.get(url)
        assert result.status_code == 503
        assert "`api_key` of this request was kept in memory alone" in result.json()["detail"]
    assert vendor.headers == []
    assert spent(tmp_path) == []
    nowhere(tmp_path)
