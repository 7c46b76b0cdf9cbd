"""A request becomes one task at MiniMax, whatever goes wrong, and its clip comes home as promised."""

from base64 import b64encode
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from rushes.contracts.remote import RemoteEngine
from rushes.core.jobs import CharacterJob, Fit, Footage, Job, Keyframe, Picture, VideoJob
from rushes.engines.minimax import HOSTS, build
from rushes.errors import SettingsError
from rushes.media.probe import probe
from support.desk import Bench, desk
from support.pictures import picture
from support.scripted import ScriptedEngine
from support.upstream_minimax import FakeMiniMax, pictures
from support.upstream_vendor import Loss, upstream

pytestmark = pytest.mark.anyio
QUICK = {"first_look_seconds": 0.02, "longest_pause_seconds": 0.05}
V2_WORDS = ["queued", "running", "succeeded"]
MODELS = {"v1": "MiniMax-Hailuo-02", "v2": "MiniMax-H3"}
HAILUO = "fal-ai/minimax/hailuo-02"
STANDARD, PRO, FAST = f"{HAILUO}/standard/text-to-video", f"{HAILUO}/pro", f"{HAILUO}-fast/image-to-video"
STANDARD_IMAGE = f"{HAILUO}/standard/image-to-video"


def engine(fake: FakeMiniMax, model: str = MODELS["v1"], **options: object) -> RemoteEngine:
    return build({"name": "far", "base_url": fake.base, "model": model, "api_key": fake.key, **QUICK, **options})


def vendor(version: str = "v1", **script: Any) -> FakeMiniMax:
    words: dict[str, Any] = {"words": V2_WORDS} if version == "v2" else {}
    return FakeMiniMax(**words | script)


@asynccontextmanager
async def bench(
    folder: Path, fake: FakeMiniMax, version: str = "v1", then: ScriptedEngine | None = None, **options: object
) -> AsyncGenerator[Bench[FakeMiniMax]]:
    async with upstream(fake), desk(folder, engine(fake, MODELS[version], **options), then) as at:
        yield Bench(at, fake)


def uri(width: int, height: int) -> str:
    return f"data:image/png;base64,{b64encode(picture(width, height)).decode()}"


# --- what an input becomes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["v1", "v2"])
async def test_a_clip_comes_home_in_the_form_that_was_promised(version: str, tmp_path: Path) -> None:
    async with bench(tmp_path, vendor(version), version) as at:
        video = await at.desk.made()
        facts = probe(await at.desk.file(video))
        assert (facts.width, facts.height, facts.fps, facts.frames, facts.has_audio) == (320, 256, 12, 12, True)
        assert at.desk.submissions() == [("done", None, None)]
        assert at.fake.key not in at.desk.kept()
        assert at.desk.usages() == [None if version == "v1" else "4.00000000"]


async def test_seconds_that_are_billed_count_in_the_unit_of_the_price(tmp_path: Path) -> None:
    """Pika's list price is for a clip of five seconds, H3 bills seconds."""
    async with bench(tmp_path, vendor("v2"), "v2") as at:
        await at.desk.made(endpoint="fal-ai/pika/v2.2/text-to-video", prompt="a cave")
        assert at.desk.usages() == ["1.00000000"]


@pytest.mark.parametrize(
    ("endpoint", "given", "asked"),
    [
        (STANDARD, {}, {"resolution": "768P", "duration": 6}),
        (STANDARD, {"duration": "10", "prompt_optimizer": False}, {"duration": 10, "prompt_optimizer": False}),
        (f"{PRO}/text-to-video", {}, {"resolution": "1080P", "duration": 6, "prompt_optimizer": True}),
        (STANDARD_IMAGE, {"image_url": uri(400, 400)}, {"resolution": "768P"}),
        (STANDARD_IMAGE, {"image_url": uri(400, 400), "resolution": "512P"}, {"resolution": "512P"}),
        (
            STANDARD_IMAGE,
            {"image_url": uri(400, 400), "end_image_url": uri(310, 620), "resolution": "512P"},
            {"resolution": "768P"},  # no 512P between two pictures
        ),
        (FAST, {"image_url": uri(600, 400)}, {"resolution": "512P", "duration": 6}),
    ],
)
async def test_each_endpoint_of_hailuo_02(
    endpoint: str, given: dict[str, Any], asked: dict[str, Any], tmp_path: Path
) -> None:
    async with bench(tmp_path, vendor()) as at:
        request_id = await at.desk.submit(endpoint, prompt="a cave", **given)
        await at.fake.landed.wait()
        (task,) = at.fake.jobs.values()
        assert task.fields["model"] == "MiniMax-Hailuo-02"
        assert task.fields["prompt"] == "a cave"
        assert {name: task.fields[name] for name in asked} == asked
        assert len(pictures(task.fields)) == sum(name.endswith("image_url") for name in given)
        await at.desk.cancel(request_id)


async def test_pictures_have_the_shape_of_the_clip(tmp_path: Path) -> None:
    async with bench(tmp_path, vendor()) as at:
        fields: dict[str, Any] = {"image_url": uri(400, 400), "end_image_url": uri(310, 620), "resolution": "512P"}
        video = await at.desk.made(endpoint=STANDARD_IMAGE, prompt="a cave", **fields)
        (task,) = at.fake.jobs.values()
        assert [shown.size for shown in pictures(task.fields)] == [(512, 512), (512, 512)]
        facts = probe(await at.desk.file(video))
        assert (facts.width, facts.height, facts.fps, facts.frames, facts.has_audio) == (512, 512, 24, 144, False)


async def test_a_clip_that_is_as_promised_stays_as_it_is(tmp_path: Path) -> None:
    fake = vendor(form=(910, 512, 6, 24), silent=True)
    async with bench(tmp_path, fake) as at:
        video = await at.desk.made(endpoint=FAST, prompt="a cave", image_url=uri(910, 512))
        (task,) = fake.jobs.values()
        assert (await at.desk.file(video)).read_bytes() == await fake.made(task)


async def test_h3_takes_references_and_frames_in_their_roles(tmp_path: Path) -> None:
    async with bench(tmp_path, vendor("v2"), "v2") as at:
        pair: dict[str, Any] = {"first_frame_url": uri(1280, 720), "last_frame_url": uri(1280, 720), "duration": "4s"}
        await at.desk.made(endpoint="fal-ai/veo3.1/fast/first-last-frame-to-video", prompt="she smiles", **pair)
        references: dict[str, Any] = {"image_urls": [uri(400, 400), uri(500, 300)]}
        await at.desk.made(endpoint="fal-ai/veo3.1/reference-to-video", prompt="she dances", **references)
        frames, shown = (task.fields for task in at.fake.jobs.values())
        assert [item.get("role") for item in frames["content"]] == [None, "first_frame", "last_frame"]
        assert (frames["duration"], frames["resolution"], frames["ratio"]) == (4, "768P", "adaptive")
        assert [item.get("role") for item in shown["content"]] == [None, "reference_image", "reference_image"]
        assert [one.size for one in pictures(shown)] == [(400, 400), (500, 300)]
        assert (shown["duration"], shown["resolution"], shown["ratio"]) == (8, "768P", "16:9")
        assert shown["content"][0] == {"type": "text", "text": "she dances"}


WIDE = VideoJob("a cave", 1366, 768, 24, 6, seed=1)
FIRST = Keyframe(Picture("https://example.com/a.png", ("body", "image_url")), 0.0)
LAST = replace(FIRST, at=6.0)


@pytest.mark.parametrize(
    ("model", "job", "refusal"),
    [
        ("MiniMax-Hailuo-02", WIDE, None),
        ("MiniMax-Hailuo-02", replace(WIDE, seconds=12), "768P in 6 or 10 s"),
        ("MiniMax-Hailuo-02", replace(WIDE, width=1920, height=1080, seconds=10), "1080P in 6 s"),
        ("MiniMax-Hailuo-02", replace(WIDE, width=3840, height=2160), "not 3840x2160"),
        ("MiniMax-Hailuo-02", replace(WIDE, width=720, height=1280), "makes 16:9 from text alone"),
        ("MiniMax-Hailuo-02", replace(WIDE, width=720, height=1280, keyframes=(FIRST,)), None),
        ("MiniMax-Hailuo-02", replace(WIDE, fit=Fit(1080), keyframes=(FIRST, LAST)), None),
        ("MiniMax-Hailuo-02", replace(WIDE, seconds=4, keyframes=(FIRST, replace(LAST, at=4.0))), "in 4 s"),
        ("MiniMax-Hailuo-02", replace(WIDE, keyframes=(FIRST, replace(LAST, at=3.0))), "not this: keyframes"),
        ("MiniMax-Hailuo-02", replace(WIDE, prompt="x" * 2001), "up to 2000 characters"),
        ("MiniMax-Hailuo-02", replace(WIDE, prompt=""), "not of 0"),
        ("MiniMax-Hailuo-02", replace(WIDE, references=(FIRST.picture,)), "no clips from references"),
        ("MiniMax-Hailuo-02", replace(WIDE, remixes=Footage(("body", "video_id"), id="video_1")), "not this: remix"),
        ("MiniMax-Hailuo-02", replace(WIDE, characters=(Footage(("body",), id="char_1"),)), "knows no characters"),
        ("MiniMax-Hailuo-02", CharacterJob("Mia", Footage(("body",), url="https://example.com/a.mp4"), 1), "no char"),
        ("MiniMax-Hailuo-2.3", replace(WIDE, keyframes=(FIRST, LAST)), "a first and a last picture"),
        ("MiniMax-Hailuo-2.3-Fast", WIDE, "no clips from text alone"),
        ("MiniMax-H3", replace(WIDE, width=720, height=1280, seconds=12), None),
        ("MiniMax-H3", replace(WIDE, width=3840, height=2160), "2K in 4 to 15 s"),
        ("MiniMax-H3", replace(WIDE, references=(FIRST.picture,) * 10), "up to 9 references"),
        ("MiniMax-H3-Max", replace(WIDE, width=1920, height=1080), "768P in 5 to 15 s"),
    ],
)
async def test_what_it_accepts(model: str, job: Job, refusal: str | None) -> None:
    said = build({"model": model, "api_key": "k"}).accepts(job)
    assert said is None if refusal is None else refusal in str(said)


# --- faults ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "fault"), [*(("v1", loss) for loss in get_args(Loss)), ("v1", "internal"), ("v2", "downstream")]
)
async def test_a_task_whose_answer_is_lost_is_not_given_again(fault: str, version: str, tmp_path: Path) -> None:
    async with bench(tmp_path, vendor(version, creates=[fault]), version, submit_seconds=0.5) as at:
        answer = await at.desk.made(500)
        assert "may have been accepted and billed" in answer["detail"][0]["msg"]
        assert [state for state, *_ in at.desk.submissions()] == ["unknown"]
        assert at.fake.creations == 1


@pytest.mark.parametrize(
    ("fault", "status", "kind"),
    [
        ("refused", 422, "value_error"),
        ("invisible", 422, "value_error"),
        ("policy", 422, "content_policy_violation"),
        ("unauthorized", 500, "downstream_service_error"),
        ("invalid_key", 500, "downstream_service_error"),
        ("no_balance", 500, "downstream_service_error"),
        ("unheard_of", 400, "downstream_service_error"),
    ],
)
async def test_a_refusal_with_the_status_200(fault: str, status: int, kind: str, tmp_path: Path) -> None:
    async with bench(tmp_path, vendor(creates=[fault])) as at:
        answer = await at.desk.made(status)
        assert answer["detail"][0]["type"] == kind
        ((state, _, problem),) = at.desk.submissions()
        assert state == "refused"
        assert "SECRET" in str(problem)
        assert at.fake.key not in str(problem)
        assert ("region" in str(problem)) is (kind == "downstream_service_error" and status == 500)
        assert not at.fake.jobs


@pytest.mark.parametrize("fault", ["busy", "many"])
async def test_a_busy_vendor_is_asked_again(fault: str, tmp_path: Path) -> None:
    async with bench(tmp_path, vendor(creates=[fault])) as at:
        await at.desk.made()
        assert [state for state, *_ in at.desk.submissions()] == ["refused", "done"]
        assert len(at.fake.jobs) == 1


async def test_another_engine_takes_what_the_account_cannot_pay(tmp_path: Path) -> None:
    then = ScriptedEngine("near")
    async with bench(tmp_path, vendor(creates=["no_balance"]), then=then) as at:
        await at.desk.made()
        assert len(then.jobs) == 1
        assert not at.fake.jobs


@pytest.mark.parametrize(
    ("version", "content"), [("v1", "missing"), ("v2", "missing"), ("v1", "empty"), ("v2", "page")]
)
async def test_done_without_a_video_is_a_failure(content: Any, version: str, tmp_path: Path) -> None:
    async with bench(tmp_path, vendor(version, content=content), version) as at:
        answer = await at.desk.made(422)
        assert answer["detail"][0]["type"] == "no_media_generated"
        assert at.desk.submissions()[0][:2] == ("failed", "no_media")
        assert len(at.fake.jobs) == 1


@pytest.mark.parametrize(("version", "content"), [("v1", "expired_once"), ("v2", "expired_once"), ("v1", "drip")])
async def test_an_expired_link_and_a_slow_one_are_no_failure(content: Any, version: str, tmp_path: Path) -> None:
    async with bench(tmp_path, vendor(version, content=content), version) as at:
        await at.desk.made()
        assert len(at.fake.jobs) == 1


async def test_a_truncated_file_is_a_failure(tmp_path: Path) -> None:
    async with bench(tmp_path, vendor(content="truncated")) as at:
        await at.desk.made(500)
        assert at.desk.submissions()[0][:2] == ("failed", "bad_media")


@pytest.mark.parametrize("version", ["v1", "v2"])
async def test_unknown_words_and_looks_that_fail_are_patience(version: str, tmp_path: Path) -> None:
    words = ["Warming", "42", "Success" if version == "v1" else "succeeded"]
    async with bench(tmp_path, vendor(version, words=words, looks_fail=3), version) as at:
        await at.desk.made()
        assert len(at.fake.jobs) == 1


@pytest.mark.parametrize("version", ["v1", "v2"])
@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        ((1027, "SECRET"), "content_policy_violation"),
        ((0, "output new_sensitive SECRET"), "content_policy_violation"),
        ((1000, "SECRET"), "downstream_service_error"),
    ],
)
async def test_a_task_that_fails_there_fails_here(
    failure: tuple[int, str], kind: str, version: str, tmp_path: Path
) -> None:
    words = ["Queueing", "Fail" if version == "v1" else "failed"]
    async with bench(tmp_path, vendor(version, words=words, failure=failure), version) as at:
        answer = await at.desk.made(422 if kind.startswith("content") else 500)
        assert answer["detail"][0]["type"] == kind
        assert at.desk.submissions()[0][0] == "failed"


@pytest.mark.parametrize("version", ["v1", "v2"])
async def test_a_cancelled_request_is_stopped_where_that_can_be(version: str, tmp_path: Path) -> None:
    async with bench(tmp_path, vendor(version, words=["running"]), version) as at:
        request_id = await at.desk.submit()
        await at.fake.landed.wait()
        await at.desk.cancel(request_id)
        await at.desk.result(request_id, 499)
        await at.desk.stopped()
        assert at.fake.stopped == ([] if version == "v1" else list(at.fake.jobs))


@pytest.mark.parametrize("version", ["v1", "v2"])
async def test_a_task_is_brought_home_by_the_version_that_took_it(version: str, tmp_path: Path) -> None:
    fake, other = vendor(version, words=["running"]), "v1" if version == "v2" else "v2"
    async with upstream(fake):
        async with desk(tmp_path, engine(fake, MODELS[version])) as at:
            request_id = await at.submit()
            await fake.looked.wait()
        fake.words = ["Success" if version == "v1" else "succeeded"]
        async with desk(tmp_path, engine(fake, MODELS[other])) as at:  # rushes.toml names another model now
            await at.result(request_id)
        assert len(fake.jobs) == fake.creations == 1


# --- restarts and settings ---------------------------------------------------------------------------------------


async def test_a_server_that_stops_and_starts_goes_on_with_what_runs(tmp_path: Path) -> None:
    fake = vendor(words=["Processing"])
    async with upstream(fake):
        async with desk(tmp_path, engine(fake)) as at:
            request_id = await at.submit()
            await fake.looked.wait()
        fake.words = ["Success"]
        async with desk(tmp_path, engine(fake)) as at:
            await at.result(request_id)
        assert len(fake.jobs) == fake.creations == 1


async def test_options_are_checked() -> None:
    with pytest.raises(SettingsError, match="model"):
        build({"api_key": "k", "model": "MiniMax-Hailuo-99"})
    with pytest.raises(SettingsError, match="api_key: Field required"):
        build({"model": "MiniMax-H3"})
    hosts = [build({"api_key": "k", "model": "MiniMax-H3", "region": region}).plan(WIDE).base_url for region in HOSTS]
    assert hosts == ["https://api.minimax.io", "https://api.minimaxi.com"]


@pytest.mark.parametrize("version", ["v1", "v2"])
async def test_health_says_what_is_wrong_and_costs_nothing(version: str) -> None:
    fake = vendor(version)
    async with upstream(fake):
        found: list[str | None] = []
        for options in ({}, {"api_key": "other"}, {"base_url": "http://127.0.0.1:9"}):
            far = engine(fake, MODELS[version], **options)
            found.append(await far.health())
            await far.stop()
        assert found[0] is None
        assert "1004" in str(found[1])
        assert "region" in str(found[1])
        assert "127.0.0.1:9" in str(found[2])
        assert fake.creations == 0
