"""What endpoints ask engines for: endpoint and input -> the facts of a job."""

from fractions import Fraction
from typing import Any

import pytest

from rushes.catalog import installed_catalog
from rushes.core.endpoints import Endpoint
from rushes.core.jobs import CharacterJob, Fit, Footage, Job, VideoJob
from rushes.engines.previs.engine import build
from support.combinations import all_of, options

CATALOG = installed_catalog()
FAMILIES = ("sora-2", "veo-3", "pika-2.2", "hailuo-02")
ENDPOINTS = [endpoint for endpoint in CATALOG if endpoint.family in FAMILIES]
SEED = 77

SORA, VEO, PIKA, HAILUO = "fal-ai/sora-2", "fal-ai/veo3", "fal-ai/pika/v2.2", "fal-ai/minimax/hailuo-02"


def planned(endpoint: Endpoint[Any, Any], given: dict[str, Any]) -> Job:
    value = endpoint.input.model_validate({**endpoint.examples[0], **given})
    return endpoint.job(value.model_dump(mode="json"), SEED)


def video_job(endpoint_id: str, **given: Any) -> VideoJob:
    job = planned(CATALOG.get(endpoint_id), given)
    assert isinstance(job, VideoJob)
    return job


FORMS: list[tuple[str, dict[str, Any], tuple[int, int, int, float, bool]]] = [
    (f"{SORA}/text-to-video", {}, (1280, 720, 30, 4, True)),
    (f"{SORA}/text-to-video", {"aspect_ratio": "9:16", "duration": "20s"}, (720, 1280, 30, 20, True)),
    (f"{SORA}/text-to-video/pro", {}, (1792, 1024, 30, 4, True)),
    (f"{SORA}/text-to-video/pro", {"aspect_ratio": "9:16"}, (1024, 1792, 30, 4, True)),
    (f"{SORA}/text-to-video/pro", {"resolution": "true_1080p"}, (1920, 1080, 30, 4, True)),
    (f"{SORA}/image-to-video", {"aspect_ratio": "16:9"}, (1280, 720, 30, 4, True)),
    (f"{SORA}/image-to-video/pro", {"aspect_ratio": "9:16", "resolution": "1080p"}, (1024, 1792, 30, 4, True)),
    (VEO, {}, (1280, 720, 24, 8, True)),
    (f"{VEO}/fast", {"aspect_ratio": "1:1", "duration": 4}, (720, 720, 24, 4, True)),
    (f"{VEO}/fast", {"resolution": "1080p", "generate_audio": False}, (1920, 1080, 24, 8, False)),
    (f"{VEO}.1", {"resolution": "4k", "duration": "6"}, (3840, 2160, 24, 6, True)),
    (f"{VEO}.1/fast", {"resolution": "4k", "aspect_ratio": "9:16"}, (2160, 3840, 24, 8, True)),
    (f"{VEO}.1/lite", {"aspect_ratio": "9:16"}, (720, 1280, 24, 8, True)),
    (f"{VEO}.1/reference-to-video", {}, (1280, 720, 24, 8, True)),
    (f"{VEO}.1/extend-video", {"aspect_ratio": "9:16"}, (720, 1280, 24, 7, True)),
    (f"{PIKA}/text-to-video", {}, (1280, 720, 24, 5, False)),
    (f"{PIKA}/text-to-video", {"aspect_ratio": "4:5", "duration": "10"}, (720, 900, 24, 10, False)),
    (f"{PIKA}/text-to-video", {"aspect_ratio": "3:2", "resolution": "1080p"}, (1620, 1080, 24, 5, False)),
    (f"{PIKA}/text-to-video", {"aspect_ratio": "2:3"}, (720, 1080, 24, 5, False)),
    (f"{HAILUO}/standard/text-to-video", {}, (1366, 768, 24, 6, False)),
    (f"{HAILUO}/standard/text-to-video", {"duration": 10}, (1366, 768, 24, 10, False)),
    (f"{HAILUO}/standard/image-to-video", {"resolution": "512p"}, (910, 512, 24, 6, False)),
    (f"{HAILUO}/pro/text-to-video", {}, (1920, 1080, 24, 6, False)),
    (f"{HAILUO}-fast/image-to-video", {"duration": "10s"}, (910, 512, 24, 10, False)),
]


@pytest.mark.parametrize(("endpoint_id", "given", "form"), FORMS)
def test_an_input_says_how_large_how_fast_how_long_and_how_loud_the_video_is(
    endpoint_id: str, given: dict[str, Any], form: tuple[int, int, int, float, bool]
) -> None:
    job = video_job(endpoint_id, **given)
    assert (job.width, job.height, job.fps, job.seconds, job.audio) == form
    assert job.frames == form[2] * form[3]


FOLLOWS: list[tuple[str, dict[str, Any], tuple[int, int], tuple[int, int]]] = [
    (f"{SORA}/image-to-video", {}, (1000, 1000), (720, 720)),
    (f"{SORA}/image-to-video", {}, (3000, 100), (1280, 720)),
    (f"{SORA}/image-to-video/pro", {"resolution": "true_1080p"}, (100, 3000), (1080, 1920)),
    (f"{VEO}.1/fast/image-to-video", {}, (1920, 1080), (1280, 720)),
    (f"{VEO}.1/image-to-video", {"resolution": "4k"}, (600, 800), (2160, 2880)),
    (f"{VEO}.1/first-last-frame-to-video", {}, (500, 9000), (720, 1280)),
    (f"{PIKA}/image-to-video", {}, (640, 480), (960, 720)),
    (f"{PIKA}/image-to-video", {"resolution": "1080p"}, (2000, 500), (2700, 1080)),
    (f"{PIKA}/pikaframes", {}, (600, 800), (720, 960)),
    (f"{HAILUO}/standard/image-to-video", {}, (1920, 1080), (1366, 768)),
    (f"{HAILUO}/standard/image-to-video", {"resolution": "512P"}, (800, 600), (682, 512)),
    (f"{HAILUO}/pro/image-to-video", {}, (1080, 1920), (1080, 1920)),
    (f"{HAILUO}-fast/image-to-video", {}, (9000, 301), (1280, 512)),
]


@pytest.mark.parametrize(("endpoint_id", "given", "source", "size"), FOLLOWS)
def test_the_shape_follows_the_picture_as_far_as_the_model_goes(
    endpoint_id: str, given: dict[str, Any], source: tuple[int, int], size: tuple[int, int]
) -> None:
    fit = video_job(endpoint_id, **given).fit
    assert fit is not None
    assert fit.size(*source) == size


def test_a_shape_that_is_asked_for_does_not_follow_the_picture() -> None:
    assert video_job(f"{VEO}.1/fast/image-to-video", aspect_ratio="1:1").fit is None
    assert video_job(f"{SORA}/image-to-video", aspect_ratio="9:16").fit is None


A, B, C = (f"https://example.com/{name}.png" for name in "abc")
KEYFRAMES: list[tuple[str, dict[str, Any], list[tuple[str, str, float, str]]]] = [
    (f"{SORA}/image-to-video", {"image_url": A}, [(A, "image_url", 0, "")]),
    (f"{VEO}.1/image-to-video", {"image_url": A}, [(A, "image_url", 0, "")]),
    (
        f"{VEO}.1/fast/first-last-frame-to-video",
        {"first_frame_url": A, "last_frame_url": B, "duration": "4s"},
        [(A, "first_frame_url", 0, ""), (B, "last_frame_url", 4, "")],
    ),
    (f"{HAILUO}/standard/image-to-video", {"image_url": A}, [(A, "image_url", 0, "")]),
    (
        f"{HAILUO}/pro/image-to-video",
        {"image_url": A, "end_image_url": B},
        [(A, "image_url", 0, ""), (B, "end_image_url", 6, "")],
    ),
    (
        f"{PIKA}/pikaframes",
        {"image_urls": [A, B], "prompt": "x"},
        [(A, "image_urls.0", 0, "x"), (B, "image_urls.1", 5, "")],
    ),
    (
        f"{PIKA}/pikaframes",
        {"image_urls": [A, B, C], "prompt": "x", "transitions": [{"duration": "3"}, {"duration": 2, "prompt": "y"}]},
        [(A, "image_urls.0", 0, "x"), (B, "image_urls.1", 3, "y"), (C, "image_urls.2", 5, "")],
    ),
]


@pytest.mark.parametrize(("endpoint_id", "given", "keyframes"), KEYFRAMES)
def test_pictures_are_shown_at_their_time_and_known_by_their_field(
    endpoint_id: str, given: dict[str, Any], keyframes: list[tuple[str, str, float, str]]
) -> None:
    job = video_job(endpoint_id, **given)
    found = [(k.picture.url, ".".join(map(str, k.picture.loc[1:])), k.at, k.prompt) for k in job.keyframes]
    assert found == keyframes
    assert job.task == "keyframes"
    assert job.seconds >= job.keyframes[-1].at


def test_what_else_a_video_is_made_from_reaches_the_job() -> None:
    references = video_job(f"{VEO}.1/reference-to-video", image_urls=[A, B])
    assert [(picture.url, picture.loc) for picture in references.references] == [
        (A, ("body", "image_urls", 0)),
        (B, ("body", "image_urls", 1)),
    ]
    extended = video_job(f"{VEO}.1/extend-video", video_url=A)
    assert extended.extends == Footage(loc=("body", "video_url"), url=A, max_seconds=30)
    assert extended.fit == Fit(720, Fraction(9, 16), Fraction(16, 9))
    remixed = video_job(f"{SORA}/video-to-video/remix", video_id="video_1", delete_video=False)
    assert (remixed.remixes, remixed.remixable) == (Footage(loc=("body", "video_id"), id="video_1"), True)
    shown = video_job(f"{SORA}/text-to-video", character_ids=["char_1", "char_2"])
    assert [(one.id, one.loc[-1]) for one in shown.characters] == [("char_1", 0), ("char_2", 1)]
    character = planned(CATALOG.get(f"{SORA}/characters"), {"name": "Mochi", "video_url": A})
    assert character == CharacterJob("Mochi", Footage(loc=("body", "video_url"), url=A), SEED, seconds=4, short=720)


def test_the_limits_of_pictures_are_those_of_the_model() -> None:
    bounds = [
        next(video_job(endpoint_id).pictures).bounds
        for endpoint_id in (
            f"{SORA}/image-to-video",
            f"{VEO}.1/image-to-video",
            f"{PIKA}/image-to-video",
            f"{HAILUO}/pro/image-to-video",
        )
    ]
    assert [bound.min_side for bound in bounds] == [32, 32, 32, 301]
    assert [bound.max_bytes for bound in bounds] == [50_000_000, 8 << 20, 50_000_000, 20 << 20]


SEEDED = [f"{VEO}/fast", f"{VEO}.1/extend-video", f"{PIKA}/text-to-video", f"{PIKA}/pikaframes"]
SEEDS = [(None, SEED), (5, 5), (0, 0), (-1, 2**31 - 1), (2**40 + 3, 3)]


@pytest.mark.parametrize(("given", "seed"), SEEDS)
@pytest.mark.parametrize("endpoint_id", SEEDED)
def test_the_callers_seed_wins_and_is_one_that_engines_take(endpoint_id: str, given: int | None, seed: int) -> None:
    assert video_job(endpoint_id, seed=given).seed == seed


SWITCHES: list[tuple[str, dict[str, Any], dict[str, object]]] = [
    (f"{SORA}/text-to-video", {"model": "sora-2-2025-10-06"}, {"model": "sora-2-2025-10-06"}),
    (f"{SORA}/text-to-video/pro", {}, {}),
    (f"{VEO}/fast", {}, {"enhance_prompt": True, "auto_fix": True, "safety_tolerance": "4"}),
    (
        f"{VEO}.1/fast/image-to-video",
        {"enhance_prompt": False, "auto_fix": True, "safety_tolerance": "6"},
        {"enhance_prompt": False, "auto_fix": True, "safety_tolerance": "6"},
    ),
    (f"{PIKA}/text-to-video", {}, {}),
    (f"{HAILUO}/standard/image-to-video", {"prompt_optimizer": False}, {"prompt_optimizer": False}),
]


@pytest.mark.parametrize(("endpoint_id", "given", "switches"), SWITCHES)
def test_wishes_that_only_some_engines_know_reach_the_job(
    endpoint_id: str, given: dict[str, Any], switches: dict[str, object]
) -> None:
    assert video_job(endpoint_id, **given).switches == switches


def test_a_negative_prompt_reaches_the_job() -> None:
    for endpoint_id in (VEO, f"{VEO}.1/fast/image-to-video", f"{VEO}.1/extend-video", f"{PIKA}/image-to-video"):
        assert video_job(endpoint_id, negative_prompt="rain").negative_prompt == "rain"
        assert not video_job(endpoint_id).negative_prompt


SHORT_SIDES = {"720p": 720, "1080p": 1080, "4k": 2160, "true_1080p": 1080, "512P": 512, "768P": 768, "auto": 720}
RATES = {"sora-2": 30, "veo-3": 24, "pika-2.2": 24, "hailuo-02": 24}
PREVIS = build({})


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.id)
def test_every_combination_is_a_job_of_exactly_that_form_which_previs_takes(endpoint: Endpoint[Any, Any]) -> None:
    for given in all_of(options(endpoint)):
        job = planned(endpoint, given)
        assert PREVIS.accepts(job) is None, given
        if isinstance(job, CharacterJob) or job.remixes is not None:
            continue
        assert job.width % 2 == job.height % 2 == 0
        resolution, ratio = given.get("resolution"), given.get("aspect_ratio", "auto")
        if resolution is not None and (endpoint.family, resolution) != ("sora-2", "1080p"):
            assert min(job.width, job.height) == SHORT_SIDES[resolution], given
        if ratio != "auto":
            across, down = map(int, ratio.split(":"))
            tolerance = 0.02 if (endpoint.family, resolution) == ("sora-2", "1080p") else 0.002
            assert job.width / job.height == pytest.approx(across / down, rel=tolerance), given
        assert job.fps == RATES[endpoint.family]
        if "duration" in given:
            assert job.seconds == int(str(given["duration"]).removesuffix("s"))
        assert job.frames == job.seconds * job.fps
        assert job.audio == (endpoint.family not in {"pika-2.2", "hailuo-02"} and given.get("generate_audio", True))


def test_the_combinations_are_those_that_the_models_have() -> None:
    counts = {endpoint.id: len(list(all_of(options(endpoint)))) for endpoint in ENDPOINTS}
    assert counts[f"{SORA}/image-to-video/pro"] == 4 * 3 * 5
    assert counts[f"{VEO}.1"] == 3 * 3 * 3 * 2
    assert counts[f"{PIKA}/text-to-video"] == 7 * 2 * 2
    assert sum(counts.values()) > 700


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.id)
@pytest.mark.parametrize("spelling", ["{}", "{}s", "{}.0", " {} "])
def test_a_duration_may_be_written_in_any_way_and_is_stored_in_the_models(
    endpoint: Endpoint[Any, Any], spelling: str
) -> None:
    for duration in options(endpoint).get("duration", ()):
        seconds = int(str(duration).removesuffix("s"))
        for given in (spelling.format(seconds), seconds, float(seconds)):
            value = endpoint.input.model_validate({**endpoint.examples[0], "duration": given})
            assert value.model_dump()["duration"] == duration
