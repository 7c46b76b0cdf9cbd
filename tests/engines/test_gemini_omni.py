"""A request becomes one interaction with Gemini Omni, whatever goes wrong, and its clip comes home as promised."""

from base64 import b64encode
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

from rushes.contracts.remote import RemoteEngine
from rushes.core.jobs import CharacterJob, Footage, Job, Keyframe, Picture, VideoJob
from rushes.engines.gemini_omni import build
from rushes.errors import SettingsError
from rushes.media.probe import probe
from support.desk import Bench, desk
from support.pictures import picture
from support.scripted import ScriptedEngine
from support.upstream_gemini import REFUSAL, FakeGemini, pictures, videos
from support.upstream_vendor import Loss, served, upstream

pytestmark = pytest.mark.anyio
QUICK = {"first_look_seconds": 0.02, "longest_pause_seconds": 0.05}
MODEL = "gemini-omni-1.1-flash"
VEO = "fal-ai/veo3.1/fast"
SORA, REMIX = "fal-ai/sora-2/text-to-video", "fal-ai/sora-2/video-to-video/remix"


def engine(fake: FakeGemini, **options: object) -> RemoteEngine:
    known = {"name": "far", "base_url": f"{fake.base}/v1beta", "model": MODEL, "api_key": fake.key}
    return build({**known, **QUICK, **options})


@asynccontextmanager
async def bench(
    folder: Path, fake: FakeGemini, then: ScriptedEngine | None = None, **options: object
) -> AsyncGenerator[Bench[FakeGemini]]:
    async with upstream(fake), desk(folder, engine(fake, **options), then) as at:
        yield Bench(at, fake)


def uri(width: int, height: int) -> str:
    return f"data:image/png;base64,{b64encode(picture(width, height)).decode()}"


# --- what an input becomes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("inline", [False, True])
async def test_a_clip_comes_home_in_the_form_that_was_promised(inline: bool, tmp_path: Path) -> None:
    async with bench(tmp_path, FakeGemini(inline=inline)) as at:
        video = await at.desk.made(negative_prompt="rain")
        facts = probe(await at.desk.file(video))
        assert (facts.width, facts.height, facts.fps, facts.frames, facts.has_audio) == (320, 256, 12, 12, True)
        assert at.asked() == [
            {
                "model": MODEL,
                "input": [{"type": "text", "text": "a meadow\n\nAvoid: rain"}],
                "background": True,
                "store": True,
                "response_format": [
                    {
                        "type": "video",
                        "aspect_ratio": "16:9",
                        "resolution": "360p",
                        "duration": "3s",
                        "delivery": "uri",
                    }
                ],
                "generation_config": {"video_config": {"task": "text_to_video"}},
            }
        ]
        assert at.desk.submissions() == [("done", None, None)]
        assert at.fake.key not in at.desk.kept()


@pytest.mark.parametrize(
    ("endpoint", "given", "asked", "task"),
    [
        ("fal-ai/veo3/fast", {"duration": "4s"}, {"duration": "4s", "resolution": "720p"}, "text_to_video"),
        ("fal-ai/veo3/fast", {"aspect_ratio": "1:1"}, {"duration": "8s", "aspect_ratio": "16:9"}, "text_to_video"),
        ("fal-ai/veo3/fast", {"resolution": "1080p"}, {"resolution": "1080p"}, "text_to_video"),
        (f"{VEO}/image-to-video", {"image_url": uri(720, 1280)}, {"aspect_ratio": "9:16"}, "image_to_video"),
        ("fal-ai/veo3.1/reference-to-video", {"image_urls": [uri(400, 400)] * 3}, {}, "reference_to_video"),
        (SORA, {"duration": 8, "aspect_ratio": "9:16"}, {"duration": "8s", "aspect_ratio": "9:16"}, "text_to_video"),
        ("fal-ai/pika/v2.2/text-to-video", {"aspect_ratio": "4:5"}, {"aspect_ratio": "9:16"}, "text_to_video"),
        (
            "fal-ai/pika/v2.2/pikaframes",
            {"image_urls": [uri(400, 400)] * 2, "transitions": [{"duration": 4, "prompt": "a cave"}], "prompt": "b"},
            {"duration": "4s", "aspect_ratio": "16:9"},
            "image_to_video",
        ),
    ],
)
async def test_endpoints_of_others(
    endpoint: str, given: dict[str, Any], asked: dict[str, Any], task: str, tmp_path: Path
) -> None:
    async with bench(tmp_path, FakeGemini()) as at:
        await at.desk.submit(endpoint, **{"prompt": "a cave", **given})
        await at.fake.landed.wait()
        (fields,) = at.asked()
        (made,) = fields["response_format"]
        assert {name: made[name] for name in asked} == asked
        assert fields["generation_config"] == {"video_config": {"task": task}}
        assert fields["input"][-1] == {"type": "text", "text": "a cave"}
        assert len(pictures(fields)) == len(given.get("image_urls", [name for name in given if name == "image_url"]))


async def test_a_picture_of_another_shape_stands_in_the_middle_of_what_is_made(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeGemini()) as at:
        video = await at.desk.made(endpoint=f"{VEO}/image-to-video", prompt="a", image_url=uri(960, 720), duration="4s")
        (fields,) = at.asked()
        (shown,) = pictures(fields)
        assert shown.size == (1280, 720)
        middle = np.asarray(shown)[:, 160:1120]
        given = np.asarray(pictures({"input": [_item(picture(960, 720))]})[0].convert("RGB"))
        assert np.abs(middle.astype(int) - given).max() <= 2
        facts = probe(await at.desk.file(video))
        assert (facts.width, facts.height, facts.frames) == (960, 720, 96)


def _item(png: bytes) -> dict[str, str]:
    return {"type": "image", "mime_type": "image/png", "data": b64encode(png).decode()}


JOB = VideoJob("a cave", 1280, 720, 24, 8, seed=1)
FIRST = Keyframe(Picture("https://example.com/a.png", ("body", "image_url")), 0.0)
LAST = replace(FIRST, at=8.0)
CLIP = Footage(("body", "video_id"), id="video_1")


@pytest.mark.parametrize(
    ("model", "job", "refusal"),
    [
        (MODEL, JOB, None),
        (MODEL, replace(JOB, keyframes=(FIRST, LAST)), None),
        (MODEL, replace(JOB, remixes=CLIP), None),
        (MODEL, replace(JOB, remixes=CLIP, seconds=12), "up to 10 s"),
        (MODEL, replace(JOB, seconds=12), "up to 10 s"),
        ("gemini-omni-1.2-flash", replace(JOB, seconds=12), None),
        (MODEL, replace(JOB, width=3840, height=2160), None),
        (MODEL, replace(JOB, width=4320, height=4320), "up to 3840x2160"),
        (MODEL, replace(JOB, width=2000, height=500), "too little remains"),
        (MODEL, replace(JOB, keyframes=(FIRST, replace(FIRST, at=4.0))), "no others"),
        (MODEL, replace(JOB, seconds=4.5, keyframes=(FIRST, replace(FIRST, at=4.5))), "whole seconds"),
        (MODEL, replace(JOB, references=(FIRST.picture,) * 7), "up to 6 references"),
        (MODEL, replace(JOB, extends=CLIP), "not this: extend"),
        (MODEL, replace(JOB, prompt=""), "without a prompt"),
        (MODEL, replace(JOB, prompt="", keyframes=(replace(FIRST, prompt="it rains"),)), None),
        (MODEL, replace(JOB, characters=(CLIP,)), "knows no characters"),
        (MODEL, CharacterJob("Mia", CLIP, 1), "makes no characters"),
    ],
)
async def test_what_it_accepts(model: str, job: Job, refusal: str | None) -> None:
    said = build({"model": model, "api_key": "k"}).accepts(job)
    assert said is None if refusal is None else refusal in str(said)


# --- remixes -----------------------------------------------------------------------------------------------------


async def test_a_remix_of_what_it_made_refers_to_it(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeGemini(form=(320, 256, 3, 12))) as at:
        source = await at.desk.made(seconds=3)
        again = await at.desk.made(
            endpoint=REMIX, prompt="in the rain", video_id=source["video_id"], delete_video=False
        )
        await at.desk.made(endpoint=REMIX, prompt="at night", video_id=again["video_id"])
        first, second, third = at.fake.jobs.values()
        assert second.fields["previous_interaction_id"] == first.id
        assert third.fields["previous_interaction_id"] == second.id
        assert second.fields["input"] == [{"type": "text", "text": "in the rain"}]
        assert not videos(third.fields)
        facts = probe(await at.desk.file(again))
        assert (facts.width, facts.height, facts.fps, facts.frames) == (320, 256, 12, 36)
        assert at.fake.creations == 3


@pytest.mark.parametrize("why", ["forgotten", "another key", "made here"])
async def test_a_remix_of_what_it_does_not_know_sends_the_clip(why: str, tmp_path: Path) -> None:
    fake = FakeGemini(form=(320, 256, 3, 12))
    async with upstream(fake):
        async with desk(tmp_path, engine(fake, name="here" if why == "made here" else "far")) as at:
            source = await at.made(seconds=3)
            clip = (await at.file(source)).read_bytes()
        fake.forgotten = set(fake.jobs) if why == "forgotten" else set()
        fake.key = "another" if why == "another key" else fake.key
        async with desk(tmp_path, engine(fake)) as at:
            await at.made(endpoint=REMIX, prompt="in the rain", video_id=source["video_id"])
        *_, remix = fake.jobs.values()
        assert "previous_interaction_id" not in remix.fields
        assert videos(remix.fields) == [clip]
        assert len(fake.jobs) == 2
        assert fake.creations == (3 if why == "forgotten" else 2)


# --- faults ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", get_args(Loss))
async def test_an_interaction_whose_answer_is_lost_is_not_begun_again(fault: str, tmp_path: Path) -> None:
    async with bench(tmp_path, FakeGemini(creates=[fault]), submit_seconds=0.5) as at:
        answer = await at.desk.made(500)
        assert "may have been accepted and billed" in answer["detail"][0]["msg"]
        assert [state for state, *_ in at.desk.submissions()] == ["unknown"]
        assert len(at.fake.jobs) == at.fake.creations == 1


@pytest.mark.parametrize(
    ("fault", "status", "kind"),
    [
        ("refused", 422, "value_error"),
        ("policy", 422, "content_policy_violation"),
        ("unauthorized", 500, "downstream_service_error"),
        ("forbidden", 500, "downstream_service_error"),
        ("elsewhere", 500, "downstream_service_error"),
    ],
)
async def test_a_refusal_is_told_in_our_words(fault: str, status: int, kind: str, tmp_path: Path) -> None:
    async with bench(tmp_path, FakeGemini(creates=[fault])) as at:
        answer = await at.desk.made(status)
        assert answer["detail"][0]["type"] == kind
        ((state, _, problem),) = at.desk.submissions()
        assert state == "refused"
        assert "SECRET" in str(problem)
        assert at.fake.key not in str(problem)
        assert not at.fake.jobs


async def test_a_busy_vendor_is_asked_again(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeGemini(creates=["busy", "busy"])) as at:
        await at.desk.made()
        assert [state for state, *_ in at.desk.submissions()] == ["refused", "refused", "done"]
        assert len(at.fake.jobs) == 1


async def test_another_engine_takes_what_the_account_cannot_have(tmp_path: Path) -> None:
    then = ScriptedEngine("near")
    async with bench(tmp_path, FakeGemini(creates=["elsewhere"]), then) as at:
        await at.desk.made()
        assert len(then.jobs) == 1
        assert not at.fake.jobs


@pytest.mark.parametrize(
    ("script", "status", "kind"),
    [
        ({"text": REFUSAL}, 422, "content_policy_violation"),
        ({"text": "Here is a poem. SECRET"}, 422, "no_media_generated"),
        ({"content": "missing"}, 422, "no_media_generated"),
        ({"content": "empty"}, 422, "no_media_generated"),
        ({"content": "page"}, 422, "no_media_generated"),
        ({"content": "truncated"}, 500, "downstream_service_error"),
        ({"content": "truncated", "inline": True}, 500, "downstream_service_error"),
        ({"words": ["failed"]}, 500, "downstream_service_error"),
        ({"words": ["failed"], "failure": "PROHIBITED_CONTENT SECRET"}, 422, "content_policy_violation"),
        ({"words": ["queued", "incomplete"]}, 500, "downstream_service_error"),
        ({"words": ["requires_action"]}, 500, "downstream_service_error"),
        ({"words": ["budget_exceeded"]}, 500, "downstream_service_error"),
    ],
)
async def test_completed_is_not_made(script: dict[str, Any], status: int, kind: str, tmp_path: Path) -> None:
    async with bench(tmp_path, FakeGemini(**script)) as at:
        answer = await at.desk.made(status)
        assert answer["detail"][0]["type"] == kind
        assert at.desk.submissions()[0][0] == "failed"
        assert len(at.fake.jobs) == at.fake.creations == 1


@pytest.mark.parametrize("content", ["expired_once", "drip"])
async def test_an_expired_link_and_a_slow_one_are_no_failure(content: Any, tmp_path: Path) -> None:
    async with bench(tmp_path, FakeGemini(content=content)) as at:
        await at.desk.made()
        assert len(at.fake.jobs) == 1


async def test_a_video_of_any_size_may_come_with_the_answer(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeGemini(inline=True, padding=40 << 20)) as at:
        await at.desk.made()


async def test_unknown_words_and_looks_that_fail_are_patience(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeGemini(words=["pondering", "42", "completed"], looks_fail=3)) as at:
        await at.desk.made()
        assert len(at.fake.jobs) == 1


async def test_the_key_does_not_follow_a_download_to_another_server(tmp_path: Path) -> None:
    fake = FakeGemini()
    async with served(fake.app()) as fake.elsewhere, bench(tmp_path, fake) as at:
        await at.desk.made()
        assert fake.keys_elsewhere == [None]


async def test_a_cancelled_request_is_stopped_there(tmp_path: Path) -> None:
    async with bench(tmp_path, FakeGemini(words=["in_progress"])) as at:
        request_id = await at.desk.submit()
        await at.fake.landed.wait()
        await at.desk.cancel(request_id)
        await at.desk.result(request_id, 499)
        await at.desk.stopped()
        assert at.fake.stopped == list(at.fake.jobs)


# --- restarts and settings ---------------------------------------------------------------------------------------


async def test_a_server_that_stops_and_starts_goes_on_with_what_runs(tmp_path: Path) -> None:
    fake = FakeGemini(words=["in_progress"])
    async with upstream(fake):
        async with desk(tmp_path, engine(fake)) as at:
            request_id = await at.submit()
            await fake.looked.wait()
        fake.words = ["completed"]
        async with desk(tmp_path, engine(fake)) as at:
            await at.result(request_id)
        assert len(fake.jobs) == fake.creations == 1


async def test_options_are_checked() -> None:
    with pytest.raises(SettingsError, match="model"):
        build({"api_key": "k", "model": "veo-3.1-generate-preview"})
    with pytest.raises(SettingsError, match="api_key: Field required"):
        build({"model": MODEL})


async def test_health_says_what_is_wrong_and_costs_nothing() -> None:
    fake = FakeGemini()
    async with upstream(fake):
        found: list[str | None] = []
        for options in ({}, {"api_key": "other"}, {"base_url": "http://127.0.0.1:9"}):
            far = engine(fake, **options)
            found.append(await far.health())
            await far.stop()
        assert found[0] is None
        assert "API_KEY_INVALID" in str(found[1])
        assert "127.0.0.1:9" in str(found[2])
        assert fake.creations == 0
