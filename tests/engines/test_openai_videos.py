"""A request becomes one job at a `/v1/videos` server, whatever goes wrong, and its clip comes home as promised."""

from base64 import b64encode
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from rushes.bootstrap import build_engines
from rushes.contracts.remote import RemoteEngine
from rushes.engines.openai_videos import build
from rushes.errors import SettingsError
from rushes.media.probe import probe
from rushes.service.routing import Router
from rushes.settings import Configuration
from support.desk import Bench, Desk, desk
from support.pictures import picture
from support.scripted import ScriptedEngine
from support.server import running
from support.upstream_vendor import upstream
from support.upstream_videos import FakeVideos

pytestmark = pytest.mark.anyio
DIALECTS = ("openai", "sglang", "vllm_omni", "litellm", "newapi")
QUICK = {"first_look_seconds": 0.02, "longest_pause_seconds": 0.05}


def engine(fake: FakeVideos, **options: object) -> RemoteEngine:
    known: dict[str, object] = {"name": "far", "base_url": f"{fake.base}/v1", "model": "the-model", "api_key": fake.key}
    return build({**known, **QUICK, "dialect": fake.dialect, **options})


@asynccontextmanager
async def bench(
    folder: Path, fake: FakeVideos, then: ScriptedEngine | None = None, **options: object
) -> AsyncGenerator[Bench[FakeVideos]]:
    """A server whose requests go to the fake, `then` to another engine."""
    async with upstream(fake), desk(folder, engine(fake, **options), then) as at:
        yield Bench(at, fake)


@pytest.mark.parametrize("dialect", [*DIALECTS, "auto"])
async def test_each_dialect_is_told_everything_and_its_clip_comes_home(dialect: str, tmp_path: Path) -> None:
    for strict in DIALECTS if dialect == "auto" else (dialect,):
        fake = FakeVideos(dialect=strict)
        async with bench(tmp_path / strict, fake, dialect=dialect) as at:
            video = await at.desk.made()
            facts = probe(await at.desk.file(video))
            assert (facts.width, facts.height, facts.fps, facts.frames, facts.has_audio) == (320, 256, 12, 12, True)
            (job,) = fake.jobs.values()
            fields = {**job.fields, **job.fields.get("metadata", {})}
            assert {name: str(fields[name]) for name in ("prompt", "model", "size", "seconds", "seed", "fps")} == {
                "prompt": "a meadow",
                "model": "the-model",
                "size": "320x256",
                "seconds": "1",
                "seed": "7",
                "fps": "12",
            }
            assert at.desk.submissions() == [("done", None, None)]


@pytest.mark.parametrize("dialect", DIALECTS)
async def test_the_first_picture_has_the_size_of_the_clip(dialect: str, tmp_path: Path) -> None:
    fake = FakeVideos(dialect=dialect)
    async with bench(tmp_path, fake) as at:
        await at.desk.made(input_reference=f"data:image/png;base64,{b64encode(picture(900, 500)).decode()}")
        (job,) = fake.jobs.values()
        assert Image.open(BytesIO(job.fields["input_reference"])).size == (320, 256)


@pytest.mark.parametrize("word", ["succeeded", "SUCCESS", "done", "complete"])
async def test_words_for_done_are_many_and_unknown_ones_mean_patience(word: str, tmp_path: Path) -> None:
    fake = FakeVideos(words=["pondering", "42", word])
    async with bench(tmp_path, fake) as at:
        await at.desk.made()
        assert len(fake.jobs) == 1


async def test_a_clip_is_fetched_by_url_without_the_key_where_it_is_elsewhere(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeVideos(dialect="sglang", by_url=True)) as at:
        await at.desk.made()


# --- what the clip is --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [(640, 512, 1.0, 12), (256, 256, 1.0, 12), (320, 256, 3.0, 24), (320, 256, 0.75, 16)])
async def test_a_clip_of_another_form_becomes_the_promised_one(
    form: tuple[int, int, float, int], tmp_path: Path
) -> None:
    async with bench(tmp_path, FakeVideos(form=form)) as at:
        facts = probe(await at.desk.file(await at.desk.made()))
        assert (facts.width, facts.height, facts.fps, facts.frames, facts.has_audio) == (320, 256, 12, 12, True)


async def test_a_silent_clip_gets_silence_and_a_sound_that_nobody_asked_for_is_dropped(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeVideos(silent=True)) as at:
        assert probe(await at.desk.file(await at.desk.made())).has_audio
        at.fake.silent = False
        assert not probe(await at.desk.file(await at.desk.made(generate_audio=False))).has_audio


async def test_a_clip_that_is_much_too_short_is_a_failure(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeVideos(form=(320, 256, 1.0, 12))) as at:
        answer = await at.desk.made(500, seconds=4)
        assert answer["detail"][0]["type"] == "downstream_service_error"
        assert len(at.fake.jobs) == 1


# --- faults ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["lost", "drip", "error_500", "nonsense", "hang"])
async def test_a_paid_job_whose_answer_is_lost_is_not_given_again(fault: str, tmp_path: Path) -> None:
    fake = FakeVideos(creates=[fault])
    async with bench(tmp_path, fake, submit_seconds=0.5) as at:
        answer = await at.desk.made(500)
        assert "may have been accepted and billed" in answer["detail"][0]["msg"]
        assert len(fake.jobs) == 1
        assert [(state, problem) for state, problem, _ in at.desk.submissions()] == [("unknown", "unknown")]


@pytest.mark.parametrize("fault", ["lost", "error_500", "nonsense"])
async def test_a_lost_answer_is_found_again_by_the_idempotency_key(fault: str, tmp_path: Path) -> None:
    fake = FakeVideos(creates=[fault], known_keys=True)
    async with bench(tmp_path, fake, idempotent=True) as at:
        await at.desk.made()
        assert len(fake.jobs) == 1
        tokens = [headers["idempotency-key"] for headers in fake.headers]
        assert len(tokens) == 2
        assert len(set(tokens)) == 1


@pytest.mark.parametrize("options", [{"paid": False}, {"resubmit_unknown": True}])
async def test_a_lost_answer_is_given_again_where_it_costs_nothing_or_the_operator_says_so(
    options: dict[str, Any], tmp_path: Path
) -> None:
    fake = FakeVideos(creates=["lost"])
    async with bench(tmp_path, fake, **options) as at:
        await at.desk.made()
        assert [state for state, *_ in at.desk.submissions()] == ["unknown", "done"]


async def test_what_is_lost_again_and_again_ends(tmp_path: Path) -> None:
    fake = FakeVideos(creates=["lost"] * 9)
    async with bench(tmp_path, fake, paid=False) as at:
        await at.desk.made(500)
        assert len(fake.jobs) == 3


@pytest.mark.parametrize(
    ("fault", "status", "kind"),
    [
        ("refused", 422, "value_error"),
        ("policy", 422, "content_policy_violation"),
        ("error_in_200", 400, "downstream_service_error"),
        ("unauthorized", 500, "downstream_service_error"),
    ],
)
async def test_a_refusal_is_told_in_our_words(fault: str, status: int, kind: str, tmp_path: Path) -> None:
    fake = FakeVideos(creates=[fault])
    async with bench(tmp_path, fake) as at:
        answer = await at.desk.made(status)
        assert answer["detail"][0]["type"] == kind
        assert not fake.jobs
        ((state, _, problem),) = at.desk.submissions()
        assert state == "refused"
        assert "SECRET" in str(problem)


async def test_a_busy_server_is_asked_again_when_it_says(tmp_path: Path) -> None:
    fake = FakeVideos(creates=["busy", "busy"])
    async with bench(tmp_path, fake) as at:
        await at.desk.made()
        assert len(fake.jobs) == 1
        assert [state for state, *_ in at.desk.submissions()] == ["refused", "refused", "done"]


async def test_another_engine_takes_what_provably_did_not_land(tmp_path: Path) -> None:
    then = ScriptedEngine("near")
    async with bench(tmp_path, FakeVideos(creates=["unauthorized"]), then) as at:
        await at.desk.made()
        assert len(then.jobs) == 1
        assert not at.fake.jobs


async def test_another_engine_takes_what_a_server_that_is_down_cannot(tmp_path: Path) -> None:
    then = ScriptedEngine("near")
    async with bench(tmp_path, FakeVideos(), then, base_url="http://127.0.0.1:9/v1") as at:
        await at.desk.made()
        assert len(then.jobs) == 1


async def test_no_other_engine_takes_what_may_have_landed(tmp_path: Path) -> None:
    then = ScriptedEngine("near")
    async with bench(tmp_path, FakeVideos(creates=["lost"]), then) as at:
        await at.desk.made(500)
        assert not then.jobs


@pytest.mark.parametrize("content", ["missing", "empty", "page"])
async def test_done_without_a_video_is_a_failure(content: Any, tmp_path: Path) -> None:
    fake = FakeVideos(content=content)
    async with bench(tmp_path, fake) as at:
        answer = await at.desk.made(422)
        assert answer["detail"][0]["type"] == "no_media_generated"
        assert len(fake.jobs) == 1
        assert at.desk.submissions()[0][:2] == ("failed", "no_media")


async def test_a_truncated_file_is_a_failure(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeVideos(content="truncated")) as at:
        await at.desk.made(500)
        assert at.desk.submissions()[0][:2] == ("failed", "bad_media")


@pytest.mark.parametrize("content", ["expired_once", "drip"])
async def test_an_expired_link_and_a_slow_one_are_no_failure(content: Any, tmp_path: Path) -> None:
    async with bench(tmp_path, FakeVideos(dialect="sglang", content=content, by_url=True)) as at:
        await at.desk.made()
        assert len(at.fake.jobs) == 1


async def test_looks_that_fail_do_not_fail_the_job(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeVideos(looks_fail=5)) as at:
        await at.desk.made()
        assert len(at.fake.jobs) == 1


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        ({"code": "server_error", "message": "SECRET"}, "downstream_service_error"),
        ({"code": "moderation_blocked", "message": "SECRET"}, "content_policy_violation"),
    ],
)
async def test_a_job_that_fails_there_fails_here(failure: dict[str, str], kind: str, tmp_path: Path) -> None:
    async with bench(tmp_path, FakeVideos(words=["queued", "failed"], failure=failure)) as at:
        answer = await at.desk.made(500 if kind.startswith("down") else 422)
        assert answer["detail"][0]["type"] == kind
        assert at.desk.submissions()[0][0] == "failed"


async def test_a_job_that_is_not_done_in_time_is_stopped_there(tmp_path: Path) -> None:
    fake = FakeVideos(dialect="vllm_omni", words=["in_progress"])
    async with bench(tmp_path, fake, deadline_minutes=0.2 / 60) as at:
        answer = await at.desk.made(504)
        assert answer["detail"][0]["type"] == "generation_timeout"
        await at.desk.stopped()
        assert fake.stopped == list(fake.jobs)


async def test_a_cancelled_request_is_stopped_there(tmp_path: Path) -> None:
    fake = FakeVideos(dialect="vllm_omni", words=["in_progress"])
    async with bench(tmp_path, fake) as at:
        request_id = await at.desk.submit()
        await fake.landed.wait()
        await at.desk.cancel(request_id)
        await at.desk.result(request_id, 499)
        await at.desk.stopped()
        assert fake.stopped == list(fake.jobs)


async def test_a_request_cancelled_during_the_call_waits_for_its_answer(tmp_path: Path) -> None:
    fake = FakeVideos(dialect="vllm_omni", creates=["hang"], words=["in_progress"])
    async with bench(tmp_path, fake) as at:
        request_id = await at.desk.submit()
        await fake.landed.wait()
        await at.desk.cancel(request_id)
        fake.go_on.set()
        await at.desk.result(request_id, 499)
        await at.desk.stopped()
        assert fake.stopped == list(fake.jobs)


# --- restarts ----------------------------------------------------------------------------------------------------


async def test_a_server_that_stops_and_starts_goes_on_with_what_runs(tmp_path: Path) -> None:
    fake = FakeVideos(words=["in_progress"])
    async with upstream(fake):
        async with running(tmp_path, ScriptedEngine(), router=Router({"far": engine(fake)}, {}, ("far",))) as server:
            request_id = await Desk(server, tmp_path).submit()
            await fake.landed.wait()
        fake.words = ["completed"]
        async with running(tmp_path, ScriptedEngine(), router=Router({"far": engine(fake)}, {}, ("far",))) as server:
            await Desk(server, tmp_path).result(request_id)
        assert len(fake.jobs) == 1


async def test_a_job_of_an_engine_that_is_gone_is_not_given_to_another(tmp_path: Path) -> None:
    fake, near = FakeVideos(words=["in_progress"]), ScriptedEngine("near")
    async with upstream(fake):
        async with running(tmp_path, near, router=Router({"far": engine(fake)}, {}, ("far",))) as server:
            request_id = await Desk(server, tmp_path).submit()
            await fake.landed.wait()
        async with running(tmp_path, near) as server:
            await Desk(server, tmp_path).result(request_id, 500)
        assert not near.jobs


# --- settings ----------------------------------------------------------------------------------------------------


async def test_options_are_checked() -> None:
    with pytest.raises(SettingsError, match="base_url: Field required"):
        build({"model": "m"})
    with pytest.raises(SettingsError, match="dialect"):
        build({"model": "m", "base_url": "http://127.0.0.1/v1", "dialect": "klingon"})


async def test_health_says_what_is_wrong(tmp_path: Path) -> None:
    async with upstream(FakeVideos()) as fake:
        found: list[str | None] = []
        for options in ({}, {"model": "other"}, {"base_url": "http://127.0.0.1:9/v1"}):
            far = engine(fake, **options)
            found.append(await far.health())
            await far.stop()
        assert found[0] is None
        assert "the-model" in str(found[1])
        assert "127.0.0.1:9" in str(found[2])


async def test_keys_can_stand_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"type": "openai_videos", "base_url": "http://127.0.0.1/v1", "model": "m", "api_key": {"env": "FAR_KEY"}}
    configuration = Configuration.model_validate({"engines": {"far": table}})
    with pytest.raises(SettingsError, match="FAR_KEY"):
        build_engines(configuration)
    monkeypatch.setenv("FAR_KEY", "sk-upstream")
    assert build_engines(configuration)["far"].name == "far"


# --- one Rushes behind another -----------------------------------------------------------------------------------


async def test_one_rushes_has_its_videos_made_by_another(tmp_path: Path) -> None:
    async with running(tmp_path / "behind", ScriptedEngine()) as behind:
        options = {"name": "far", "base_url": f"{behind.base}/v1", "model": "sora-2", "api_key": "a:b"}
        far = build({**options, **QUICK, "idempotent": True})
        async with desk(tmp_path / "front", far) as front:
            came = await front.file(await front.made())
        (job,) = behind.engine.jobs
        assert (job.prompt, job.width, job.height, job.seed, job.fps) == ("a meadow", 320, 256, 7, 12)
        assert probe(came).frames == 12
