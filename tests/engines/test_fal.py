"""A request becomes one request at fal, whatever goes wrong, and its clip comes home as promised."""

from base64 import b64decode, b64encode
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest
from PIL import Image

from rushes.catalog import installed_catalog
from rushes.contracts.remote import Refused, RemoteEngine
from rushes.core.jobs import CharacterJob, Footage, Job, Keyframe, Picture, VideoJob
from rushes.engines.fal import build
from rushes.engines.fal_models import MODELS
from rushes.errors import Fault, SettingsError
from rushes.media.probe import probe
from rushes.service.diagnosis import example_job
from support.desk import MEADOW, VIDEOS, Bench, desk
from support.pictures import picture
from support.scripted import ScriptedEngine
from support.server import running
from support.upstream_fal import FakeFal, problem
from support.upstream_vendor import Loss, upstream

pytestmark = pytest.mark.anyio
QUICK = {"first_look_seconds": 0.02, "longest_pause_seconds": 0.05}
VEO, SORA, PIKA = "fal-ai/veo3.1", "fal-ai/sora-2", "fal-ai/pika/v2.2"
HAILUO = "fal-ai/minimax/hailuo-02"


def engine(fake: FakeFal, model: str = VIDEOS, **options: object) -> RemoteEngine:
    return build(
        {"name": "far", "base_url": f"{fake.base}/queue", "model": model, "api_key": fake.key, **QUICK, **options}
    )


@asynccontextmanager
async def bench(
    folder: Path, fake: FakeFal, model: str = VIDEOS, then: ScriptedEngine | None = None, **options: object
) -> AsyncGenerator[Bench[FakeFal]]:
    async with upstream(fake), desk(folder, engine(fake, model, **options), then) as at:
        yield Bench(at, fake)


def uri(content: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{b64encode(content).decode()}"


def noise() -> str:
    """A JPEG that as a PNG is larger than what goes into a call."""
    file = BytesIO()
    Image.frombytes("RGB", (1900, 1900), Random(0).randbytes(3 * 1900 * 1900)).save(file, "JPEG")
    return uri(file.getvalue(), "image/jpeg")


SQUARE = uri(picture(400, 400))


# --- what an input becomes ---------------------------------------------------------------------------------------


async def test_a_clip_comes_home_in_the_form_that_was_promised(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeFal()) as at:
        video = await at.desk.made()
        facts = probe(await at.desk.file(video))
        assert (facts.width, facts.height, facts.fps, facts.frames, facts.has_audio) == (320, 256, 12, 12, True)
        assert at.desk.submissions() == [("done", None, None)]
        assert at.desk.usages() == ["1.5"]
        assert at.fake.key not in at.desk.kept()
        (job,) = at.fake.jobs.values()
        assert job.fields == {**MEADOW, "endpoint": VIDEOS, "generate_audio": True}


@pytest.mark.parametrize(
    ("model", "endpoint", "given", "asked"),
    [
        (
            VEO,
            VEO,
            {"seed": 7, "negative_prompt": "fog", "generate_audio": False},
            {"endpoint": VEO, "aspect_ratio": "16:9", "duration": "8s", "resolution": "720p", "seed": 7}
            | {"negative_prompt": "fog", "generate_audio": False, "auto_fix": True, "safety_tolerance": "4"},
        ),
        (
            f"{VEO}/fast",
            f"{VEO}/fast/image-to-video",
            {"image_url": SQUARE, "duration": "4s"},
            {"endpoint": f"{VEO}/fast/image-to-video", "aspect_ratio": "16:9", "duration": "4s"},
        ),
        (
            f"{VEO}/lite",
            f"{VEO}/lite/first-last-frame-to-video",
            {"first_frame_url": SQUARE, "last_frame_url": SQUARE, "aspect_ratio": "9:16"},
            {"endpoint": f"{VEO}/lite/first-last-frame-to-video", "aspect_ratio": "9:16", "duration": "8s"},
        ),
        (VEO, f"{VEO}/reference-to-video", {"image_urls": [SQUARE] * 2}, {"endpoint": f"{VEO}/reference-to-video"}),
        (
            SORA,
            f"{SORA}/text-to-video",
            {"duration": 8, "aspect_ratio": "9:16"},
            {"endpoint": f"{SORA}/text-to-video", "duration": 8, "aspect_ratio": "9:16", "resolution": "720p"},
        ),
        (
            f"{HAILUO}/standard",
            f"{HAILUO}/standard/image-to-video",
            {"image_url": SQUARE, "end_image_url": SQUARE, "resolution": "512P", "prompt_optimizer": False},
            {"endpoint": f"{HAILUO}/standard/image-to-video", "resolution": "512P", "duration": "6"}
            | {"prompt_optimizer": False},
        ),
        (
            f"{HAILUO}/pro",
            f"{HAILUO}/pro/text-to-video",
            {},
            {"endpoint": f"{HAILUO}/pro/text-to-video", "prompt_optimizer": True},
        ),
        (
            PIKA,
            f"{PIKA}/pikaframes",
            {"image_urls": [SQUARE] * 3, "transitions": [{"duration": 2, "prompt": "up"}, {"duration": 3}]},
            {"endpoint": f"{PIKA}/pikaframes", "resolution": "720p"}
            | {"transitions": [{"duration": 2, "prompt": "up"}, {"duration": 3, "prompt": "a cave"}]},
        ),
        # Of one model for another: Sora's clips, made by Veo in the next length.
        (
            f"{VEO}/fast",
            f"{SORA}/text-to-video",
            {"duration": 4},
            {"endpoint": f"{VEO}/fast", "duration": "4s", "resolution": "720p", "generate_audio": True},
        ),
        (VEO, f"{SORA}/text-to-video/pro", {}, {"endpoint": VEO, "resolution": "1080p"}),
    ],
)
async def test_each_endpoint_is_told_what_it_reads(
    model: str, endpoint: str, given: dict[str, Any], asked: dict[str, Any], tmp_path: Path
) -> None:
    async with bench(tmp_path, FakeFal(), model) as at:
        await at.desk.submit(endpoint, prompt="a cave", **given)
        await at.fake.landed.wait()
        (job,) = at.fake.jobs.values()
        assert {name: job.fields.get(name) for name in asked} == asked
        pictures = [url for name in job.fields if name.endswith(("url", "urls")) for url in _listed(job.fields[name])]
        assert len(pictures) == sum(len(_listed(url)) for name, url in given.items() if name.endswith(("url", "urls")))


def _listed(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


async def test_every_model_of_the_catalog_can_be_made_by_itself(tmp_path: Path) -> None:
    """What fal's documents give as an example goes to the same endpoint there."""
    others = ("remix", "characters", "extend-video")  # what is made from files that only fal has, and extensions
    for endpoint in installed_catalog():
        if endpoint.id.endswith(others):
            continue
        job = example_job(endpoint)
        assert isinstance(job, VideoJob)
        reached = {build({"model": m}).plan(job).model for m in MODELS if build({"model": m}).accepts(job) is None}
        assert endpoint.id in reached


async def test_pictures_have_the_shape_of_the_clip_that_is_made(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeFal(), f"{VEO}/fast") as at:
        await at.desk.submit(f"{VEO}/fast/image-to-video", prompt="a cave", image_url=SQUARE, aspect_ratio="1:1")
        await at.fake.landed.wait()
        (job,) = at.fake.jobs.values()
        assert Image.open(BytesIO(at.fake.sent(job.fields["image_url"]))).size == (1280, 720)


async def test_a_picture_that_is_too_large_for_the_call_is_uploaded(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeFal(), VEO) as at:
        await at.desk.submit(f"{VEO}/reference-to-video", prompt="a cave", image_urls=[noise(), SQUARE])
        await at.fake.landed.wait()
        (job,) = at.fake.jobs.values()
        first, second = job.fields["image_urls"]
        assert first.startswith(f"{at.fake.base}/files/")
        assert Image.open(BytesIO(at.fake.sent(first))).size == (1900, 1900)
        assert second.startswith("data:image/png")


async def test_a_model_that_is_not_in_the_table_is_described_by_the_operator(tmp_path: Path) -> None:
    form: dict[str, object] = {
        "endpoint": "fal-ai/ltx-2.3/text-to-video",
        "fields": ["aspect_ratio", "duration", "generate_audio", "resolution"],
        "seconds": [6, 8, 10],
        "lines": {"1080p": 1080, "1440p": 1440},
        "ratios": ["16:9", "9:16"],
    }
    async with bench(tmp_path, FakeFal(), "fal-ai/ltx-2.3", forms=[form]) as at:
        await at.desk.submit(f"{SORA}/text-to-video", prompt="a cave", duration=8, aspect_ratio="9:16")
        await at.fake.landed.wait()
        (job,) = at.fake.jobs.values()
        assert job.fields == {
            "endpoint": "fal-ai/ltx-2.3/text-to-video",
            "prompt": "a cave",
            "aspect_ratio": "9:16",
            "duration": "8",
            "generate_audio": True,
            "resolution": "1080p",
        }


PICTURE = Picture("https://example.com/picture.png", ("body", "image_url"))
JOB = VideoJob(prompt="a cave", width=1280, height=720, fps=24, seconds=8.0, seed=7)


@pytest.mark.parametrize(
    ("model", "job", "why"),
    [
        (VEO, replace(JOB, seconds=12.0), "makes 4 or 6 or 8 s, not 12 s"),
        (VEO, replace(JOB, width=3840, height=2160), "makes up to 1080 pixels on the shorter side, not 3840x2160"),
        (VEO, replace(JOB, references=(PICTURE,) * 4), "up to 3 pictures, not 4"),
        (SORA, replace(JOB, references=(PICTURE,)), "makes nothing from references"),
        (SORA, replace(JOB, keyframes=(Keyframe(PICTURE, 1.0),)), "where the clip begins and ends"),
        (SORA, replace(JOB, extends=Footage(("body", "video_url"))), "no extensions"),
        (SORA, replace(JOB, remixes=Footage(("body", "video_id"))), "makes nothing from remixed"),
        (SORA, replace(JOB, characters=(Footage(("body", "character_ids", 0)),)), "no characters"),
        (f"{HAILUO}-fast", JOB, "makes nothing from text alone"),
        # Trimmed, it would not end with its last picture.
        (VEO, replace(JOB, seconds=5.0, keyframes=(Keyframe(PICTURE, 0.0), Keyframe(PICTURE, 5.0))), "not 5 s"),
        (VEO, CharacterJob("Mia", Footage(("body", "video_url")), 7), "makes no characters"),
    ],
)
def test_a_refusal_says_why(model: str, job: Job, why: str) -> None:
    assert why in str(build({"model": model}).accepts(job))


# --- faults ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", get_args(Loss))
async def test_a_request_whose_answer_is_lost_is_not_submitted_again(fault: Loss, tmp_path: Path) -> None:
    fake = FakeFal(creates=[fault])
    async with bench(tmp_path, fake, submit_seconds=0.5) as at:
        answer = await at.desk.made(500)
        assert "may have been accepted and billed" in answer["detail"][0]["msg"]
        assert (len(fake.jobs), fake.creations) == (1, 1)
        assert [state for state, *_ in at.desk.submissions()] == ["unknown"]


@pytest.mark.parametrize("fault", ["lost", "error_500", "nonsense"])
async def test_another_rushes_finds_it_again_by_the_idempotency_key(fault: Loss, tmp_path: Path) -> None:
    fake = FakeFal(creates=[fault], known_keys=True)
    async with bench(tmp_path, fake, idempotent=True) as at:
        await at.desk.made(input_reference=SQUARE)
        assert (len(fake.jobs), fake.creations) == (1, 2)
        assert len({headers["idempotency-key"] for headers in fake.submitted}) == 1


@pytest.mark.parametrize(
    ("fault", "status", "kind"),
    [
        ("refused", 422, "value_error"),
        ("policy", 422, "content_policy_violation"),
        ("unauthorized", 500, "downstream_service_error"),
        ("locked", 500, "downstream_service_error"),
    ],
)
async def test_a_refusal_is_told_in_our_words(fault: str, status: int, kind: str, tmp_path: Path) -> None:
    fake = FakeFal(creates=[fault])
    async with bench(tmp_path, fake) as at:
        answer = await at.desk.made(status)
        assert answer["detail"][0]["type"] == kind
        assert not fake.jobs
        ((state, _, said),) = at.desk.submissions()
        assert state == "refused"
        assert "SECRET" in str(said)
        assert fake.key not in at.desk.kept()


async def test_a_busy_fal_is_asked_again_when_it_says(tmp_path: Path) -> None:
    fake = FakeFal(creates=["busy", "busy"])
    async with bench(tmp_path, fake) as at:
        await at.desk.made()
        assert len(fake.jobs) == 1
        assert [state for state, *_ in at.desk.submissions()] == ["refused", "refused", "done"]


async def test_another_engine_takes_what_provably_did_not_land(tmp_path: Path) -> None:
    then = ScriptedEngine("near")
    async with bench(tmp_path, FakeFal(creates=["locked"]), then=then) as at:
        await at.desk.made()
        assert len(then.jobs) == 1
        assert not at.fake.jobs


async def test_a_file_that_cannot_be_uploaded_is_no_submission(tmp_path: Path) -> None:
    large = tmp_path / "large.jpg"
    large.write_bytes(b64decode(noise().partition(",")[2]))
    job = replace(JOB, references=(replace(PICTURE, path=large),))
    async with upstream(FakeFal()) as fake:
        far = engine(fake, VEO, files_url="http://127.0.0.1:9")
        with pytest.raises(Refused) as refused:
            await far.submit(far.plan(job), job, "request-1")
        await far.stop()
        assert refused.value.fault is Fault.DOWN
        assert fake.creations == 0


FAILURES: list[tuple[tuple[int, dict[str, Any]], int, str]] = [
    ((422, problem("content_policy_violation")), 422, "content_policy_violation"),
    ((422, problem("face_detection_error", "image_url")), 422, "face_detection_error"),
    ((422, problem("feature_not_supported")), 422, "feature_not_supported"),
    ((422, problem("no_media_generated")), 422, "no_media_generated"),
    ((422, problem("literal_error", "safety_tolerance")), 422, "value_error"),
    ((422, problem("image_too_small", "image_url")), 422, "value_error"),
    ((422, {"detail": "SECRET"}), 422, "value_error"),
    ((400, problem("downstream_service_error")), 422, "value_error"),
    ((500, problem("internal_server_error")), 500, "downstream_service_error"),
    ((500, problem("downstream_service_unavailable")), 500, "downstream_service_unavailable"),
    ((504, problem("generation_timeout")), 504, "generation_timeout"),
    ((504, {"detail": "SECRET", "error_type": "request_timeout"}), 504, "request_timeout"),
    ((503, {"detail": "SECRET", "error_type": "runner_disconnected"}), 500, "downstream_service_error"),
    ((499, {"detail": "SECRET", "error_type": "client_cancelled"}), 500, "downstream_service_error"),
    ((403, {"detail": "User is locked SECRET"}), 500, "downstream_service_error"),
]
"""The result of a request that failed there; the status and the type here."""


async def test_a_request_that_fails_there_fails_here_in_our_words(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeFal(words=["COMPLETED"])) as at:
        for failure, status, kind in FAILURES:
            at.fake.failure = failure
            answer = await at.desk.made(status)
            assert answer["detail"][0]["type"] == kind, failure
        for state, _, said in at.desk.submissions():
            assert state == "failed"
            assert "SECRET" in str(said)
        assert len(at.fake.jobs) == at.fake.creations == len(FAILURES)


@pytest.mark.parametrize("script", [{"bare": True}, {"content": "missing"}, {"content": "empty"}, {"content": "page"}])
async def test_completed_without_a_video_is_a_failure(script: dict[str, Any], tmp_path: Path) -> None:
    async with bench(tmp_path, FakeFal(**script)) as at:
        answer = await at.desk.made(422)
        assert answer["detail"][0]["type"] == "no_media_generated"
        assert at.desk.submissions()[0][:2] == ("failed", "no_media")
        assert at.fake.creations == 1


async def test_a_truncated_file_is_a_failure(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeFal(content="truncated")) as at:
        await at.desk.made(500)
        assert at.desk.submissions()[0][:2] == ("failed", "bad_media")
        assert at.fake.creations == 1


@pytest.mark.parametrize(
    "script",
    [
        {"content": "expired_once"},
        {"content": "drip"},
        {"looks_fail": 5},
        {"words": ["PONDERING", "COMPLETED"]},
        {"form": (640, 384, 1.5, 24)},
        {"silent": True},
        {"units": "many"},
    ],
)
async def test_what_can_be_waited_for_or_mended_is_no_failure(script: dict[str, Any], tmp_path: Path) -> None:
    async with bench(tmp_path, FakeFal(**script)) as at:
        facts = probe(await at.desk.file(await at.desk.made()))
        assert (facts.width, facts.height, facts.fps, facts.frames, facts.has_audio) == (320, 256, 12, 12, True)
        assert at.fake.creations == 1


# --- the end of a request ----------------------------------------------------------------------------------------


async def test_a_cancelled_request_is_cancelled_there(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeFal(words=["IN_PROGRESS"])) as at:
        request_id = await at.desk.submit()
        await at.fake.landed.wait()
        await at.desk.cancel(request_id)
        await at.desk.result(request_id, 499)
        await at.desk.stopped()
        assert at.fake.stopped == list(at.fake.jobs)


async def test_a_request_that_is_not_done_in_time_is_cancelled_there(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeFal(words=["IN_QUEUE"]), deadline_minutes=0.2 / 60) as at:
        answer = await at.desk.made(504)
        assert answer["detail"][0]["type"] == "generation_timeout"
        await at.desk.stopped()
        assert at.fake.stopped == list(at.fake.jobs)


# --- what goes along ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("retries", [False, True])
async def test_fal_is_told_how_long_we_wait_and_not_to_try_again(retries: bool, tmp_path: Path) -> None:
    async with bench(tmp_path, FakeFal(), retries=retries, deadline_minutes=10) as at:
        await at.desk.made()
        (headers,) = at.fake.submitted
        assert headers["authorization"] == f"Key {at.fake.key}"
        assert headers["x-fal-request-timeout"] == "600.0"
        assert headers.get("x-fal-no-retry") == (None if retries else "1")
        assert "idempotency-key" not in headers


async def test_options_are_checked() -> None:
    with pytest.raises(SettingsError, match=r"model: none of .*fal-ai/veo3\.1"):
        build({"model": "fal-ai/klingon"})
    with pytest.raises(SettingsError, match=r"forms\.0\.endpoint: Field required"):
        build({"model": "m", "forms": [{"fields": ["duration"]}]})


async def test_health_says_what_is_wrong() -> None:
    async with upstream(FakeFal()) as fake:
        found: list[str | None] = []
        for options in ({}, {"api_key": "another"}, {"base_url": "http://127.0.0.1:9/queue"}):
            far = engine(fake, **options)
            found.append(await far.health())
            await far.stop()
        assert found[0] is None
        assert "401" in str(found[1])
        assert "127.0.0.1:9" in str(found[2])
        assert fake.creations == 0


# --- one Rushes behind another -----------------------------------------------------------------------------------


async def test_one_rushes_has_its_videos_made_by_another(tmp_path: Path) -> None:
    async with running(tmp_path / "behind", ScriptedEngine()) as behind:
        options = {"name": "far", "base_url": f"{behind.base}/queue", "model": VIDEOS, "api_key": "a:b"}
        far = build({**options, **QUICK, "idempotent": True})
        async with desk(tmp_path / "front", far) as front:
            video = await front.made(input_reference=SQUARE)
            assert probe(await front.file(video)).frames == 12
            remix = await front.made(remix_video_id=video["video_id"])
            assert probe(await front.file(remix)).frames == 12
        made, changed = behind.engine.jobs
        assert isinstance(made, VideoJob)
        assert isinstance(changed, VideoJob)
        assert (made.prompt, made.width, made.height, made.seed, made.fps) == ("a meadow", 320, 256, 7, 12)
        assert made.keyframes
        assert changed.task == "remix"
