"""Which engine gets a request: by what lives, by how engines stand, and by what the caller's headers ask for."""

from datetime import date
from pathlib import Path

import pytest

from rushes.core.terms import Terms
from rushes.service.standing import FIRST_PAUSE, Breaker
from support.far import Desk, stage
from support.server import T2V
from support.upstream_videos import FakeVideos
from support.visitors import made_keys

pytestmark = pytest.mark.anyio
BOTH = ("far", "scripted")


def posts(desk: Desk) -> int:
    """How often the vendor was asked to make something."""
    return sum(method == "POST" for method, _ in desk.vendor.calls)


def breaker(desk: Desk) -> Breaker:
    return desk.server.parts.router.standings.of("far").breaker


# --- retirement --------------------------------------------------------------------------------------------------


async def test_an_endpoint_whose_engines_are_all_retired_is_gone_and_says_what_to_change(tmp_path: Path) -> None:
    gone = Terms({"fal-ai/*": date(2026, 9, 24), "openai/*": date(2999, 1, 1)})
    async with stage(tmp_path, terms=gone) as desk:
        for surface in ("queue", "run"):
            answer = await desk.server.web.post(f"/{surface}/{T2V}", json={"duration": "nonsense"})
            assert answer.status_code == 410
            assert answer.headers["sunset"] == "Thu, 24 Sep 2026 00:00:00 GMT"
            assert answer.headers["x-fal-error-type"] == answer.json()["error_type"]
            for said in ("far on 2026-09-24", "`routes`", "rushes.toml", T2V):
                assert said in answer.json()["detail"]
        assert (await desk.made()).status_code == 200  # its day has not come
    assert posts(desk) == 1


async def test_a_living_engine_behind_a_retired_one_makes_it(tmp_path: Path) -> None:
    async with stage(tmp_path, names=BOTH, terms=Terms({"*": date(2026, 1, 1)})) as desk:
        result = await desk.made()
        assert (result.status_code, result.headers["x-rushes-engine"]) == (200, "scripted")


# --- what callers may ask for ------------------------------------------------------------------------------------


async def test_an_operator_chooses_the_engine_of_a_request(tmp_path: Path) -> None:
    async with stage(tmp_path, names=("far",)) as desk:
        result = await desk.ended(await desk.asked(headers={"x-rushes-engine": "scripted"}))
        assert result.headers["x-rushes-engine"] == "scripted"  # though no route leads there
        unknown = await desk.asked(headers={"x-rushes-engine": "nobody"})
        assert unknown.status_code == 400
        assert "far, scripted, down" in unknown.json()["detail"]
    assert posts(desk) == 0


async def test_nobody_else_chooses_the_engine(tmp_path: Path) -> None:
    admin, key = await made_keys(tmp_path)
    async with stage(tmp_path, names=BOTH, settings={"open_mode": False}) as desk:
        for surface in ("queue", "run"):
            answer = await desk.server.web.post(
                f"/{surface}/{T2V}", json={}, headers={"x-rushes-engine": "scripted", "authorization": f"Key {key}"}
            )
            assert (answer.status_code, answer.json()["error_type"]) == (403, "forbidden")
            assert "admin" in answer.json()["detail"]
        allowed = await desk.asked(headers={"x-rushes-engine": "scripted", "authorization": f"Key {admin}"})
        assert allowed.status_code == 200


@pytest.mark.parametrize("name", ["x-app-fal-disable-fallback", "x-fal-disable-fallbacks"])
async def test_without_fallback_there_is_the_first_engine_or_none(name: str, tmp_path: Path) -> None:
    async with stage(tmp_path, names=BOTH, options={"longest": 0.5}) as desk:
        refused = await desk.ended(await desk.asked(headers={name: "true"}))
        assert refused.status_code == 503
        assert "scripted" not in refused.text
        assert (await desk.made()).status_code == 200


async def test_without_fallback_a_job_does_not_move_on(tmp_path: Path) -> None:
    async with stage(tmp_path, names=BOTH, options={"api_key": "sk-wrong"}) as desk:
        result = await desk.ended(await desk.asked(headers={"x-app-fal-disable-fallback": "1"}))
        assert (result.status_code, result.json()["detail"][0]["type"]) == (500, "downstream_service_error")
        assert (await desk.made()).headers["x-rushes-engine"] == "scripted"


# --- how engines stand -------------------------------------------------------------------------------------------


async def test_three_faults_in_a_row_open_an_engine_and_a_trial_closes_it(tmp_path: Path) -> None:
    async with stage(tmp_path, names=BOTH, options={"api_key": "sk-wrong"}) as desk:
        for _ in range(3):
            assert breaker(desk) is Breaker.CLOSED
            assert (await desk.made()).headers["x-rushes-engine"] == "scripted"
        assert breaker(desk) is Breaker.OPEN
        assert (await desk.made()).headers["x-rushes-engine"] == "scripted"
        assert posts(desk) == 3  # it is left alone
        assert "refuses our account" in (await desk.server.web.get("/engines")).text

        desk.clock.now += FIRST_PAUSE
        assert breaker(desk) is Breaker.HALF_OPEN
        await desk.made()
        assert (posts(desk), breaker(desk)) == (4, Breaker.OPEN)
        desk.clock.now += FIRST_PAUSE
        assert breaker(desk) is Breaker.OPEN  # the second pause is longer
        desk.clock.now += FIRST_PAUSE
        desk.vendor.key = "sk-wrong"  # the account is mended
        assert (await desk.made()).headers["x-rushes-engine"] == "far"
        assert breaker(desk) is Breaker.CLOSED


async def test_what_a_vendor_says_of_inputs_opens_nothing(tmp_path: Path) -> None:
    vendor = FakeVideos(words=["completed"], creates=["policy", "refused", "policy", "refused"])
    async with stage(tmp_path, vendor=vendor) as desk:
        for _ in range(4):
            assert (await desk.made()).status_code in (400, 422)
        assert breaker(desk) is Breaker.CLOSED
        assert (await desk.made()).status_code == 200


async def test_an_engine_that_nobody_can_replace_is_tried_again_rather_than_refused(tmp_path: Path) -> None:
    async with stage(tmp_path, options={"api_key": "sk-wrong"}) as desk:
        for _ in range(4):
            assert (await desk.made()).status_code == 500
        assert (posts(desk), breaker(desk)) == (3, Breaker.OPEN)


async def test_an_account_is_given_no_more_jobs_in_a_minute_than_it_takes(tmp_path: Path) -> None:
    async with stage(tmp_path, terms=Terms(submits_per_minute=2)) as desk:
        answers = [await desk.asked() for _ in range(3)]
        for answer in answers[:2]:
            assert (await desk.ended(answer)).status_code == 200
        url = answers[2].json()["status_url"]
        async with desk.server.web.stream("GET", f"{url}/stream?logs=1") as events:
            assert await anext(line async for line in events.aiter_lines() if "for its turn at far" in line)
        assert posts(desk) == 2
        desk.clock.now += 60
        assert (await desk.ended(answers[2])).status_code == 200
