"""What each family refuses, in fal's words: endpoint, input -> problems, at the sync call and at the queue's result."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest

from rushes.core.endpoints import app_id_of
from support.instant import InstantEngine
from support.server import T2V, Server, running

pytestmark = pytest.mark.anyio

VEO, PIKA, HAILUO = "fal-ai/veo3", "fal-ai/pika/v2.2", "fal-ai/minimax/hailuo-02"
SORA_IMAGE = "fal-ai/sora-2/image-to-video"
URL = "https://example.invalid/a.png"


@pytest.fixture(scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Server]:
    async with running(tmp_path_factory.mktemp("server"), InstantEngine()) as server:
        yield server


def problem(kind: str, field: str, msg: str, given: object, **ctx: object) -> dict[str, Any]:
    loc = ["body", *(int(part) if part.isdecimal() else part for part in field.split("."))]
    return {"type": kind, "loc": loc, "msg": msg, "input": given, **({"ctx": ctx} if ctx else {})}


def missing(field: str, given: object) -> dict[str, Any]:
    return problem("missing", field, "Field required", given)


def literal(field: str, expected: str, given: object) -> dict[str, Any]:
    return problem("literal_error", field, f"Input should be {expected}", given, expected=expected)


def too_long(field: str, given: list[Any], most: int) -> dict[str, Any]:
    msg = f"List should have at most {most} items after validation, not {len(given)}"
    return problem("too_long", field, msg, given, field_type="List", max_length=most, actual_length=len(given))


def too_short(field: str, given: list[Any], least: int) -> dict[str, Any]:
    msg = f"List should have at least {least} item{'s' * (least > 1)} after validation, not {len(given)}"
    return problem("too_short", field, msg, given, field_type="List", min_length=least, actual_length=len(given))


def text_too_long(field: str, most: int) -> dict[str, Any]:
    msg = f"String should have at most {most} characters"
    return problem("string_too_long", field, msg, "x" * (most + 1), max_length=most)


def value_error(field: str, msg: str, given: object) -> dict[str, Any]:
    return problem("value_error", field, f"Value error, {msg}", given, error=msg)


TWO = {"image_urls": [URL, URL]}
THREE_LONG = [{"duration": 13}, {"duration": 13}]
CASES: list[tuple[str, dict[str, Any], list[dict[str, Any]]]] = [
    # what is missing
    (SORA_IMAGE, {}, [missing("prompt", {}), missing("image_url", {})]),
    ("fal-ai/sora-2/video-to-video/remix", {"prompt": "x"}, [missing("video_id", {"prompt": "x"})]),
    ("fal-ai/sora-2/characters", {"video_url": URL}, [missing("name", {"video_url": URL})]),
    (f"{VEO}/fast", {}, [missing("prompt", {})]),
    (f"{VEO}.1/fast/image-to-video", {"prompt": "x"}, [missing("image_url", {"prompt": "x"})]),
    (f"{VEO}.1/first-last-frame-to-video", {"prompt": "x", "first_frame_url": URL},
     [missing("last_frame_url", {"prompt": "x", "first_frame_url": URL})]),
    (f"{VEO}.1/reference-to-video", {"prompt": "x"}, [missing("image_urls", {"prompt": "x"})]),
    (f"{VEO}.1/extend-video", {"video_url": URL}, [missing("prompt", {"video_url": URL})]),
    (f"{PIKA}/image-to-video", {"prompt": "x"}, [missing("image_url", {"prompt": "x"})]),
    (f"{PIKA}/pikaframes", {}, [missing("image_urls", {})]),
    (f"{HAILUO}/standard/image-to-video", {"image_url": URL}, [missing("prompt", {"image_url": URL})]),
    # values that the model does not have
    (f"{VEO}/fast", {"prompt": "x", "resolution": "4k"}, [literal("resolution", "'720p' or '1080p'", "4k")]),
    (f"{VEO}.1/lite", {"prompt": "x", "resolution": "480p"}, [literal("resolution", "'720p' or '1080p'", "480p")]),
    (f"{VEO}.1", {"prompt": "x", "resolution": "4K"}, [literal("resolution", "'720p', '1080p' or '4k'", "4K")]),
    (f"{VEO}", {"prompt": "x", "aspect_ratio": "auto"}, [literal("aspect_ratio", "'9:16', '16:9' or '1:1'", "auto")]),
    (f"{VEO}", {"prompt": "x", "duration": 5}, [literal("duration", "'4s', '6s' or '8s'", 5)]),
    (f"{VEO}", {"prompt": "x", "duration": "8 hours"}, [literal("duration", "'4s', '6s' or '8s'", "8 hours")]),
    (f"{VEO}.1/reference-to-video", {"prompt": "x", "image_urls": [URL], "duration": "4s"},
     [literal("duration", "'8s'", "4s")]),
    (f"{VEO}.1/extend-video", {"prompt": "x", "video_url": URL, "duration": "8s"}, [literal("duration", "'7s'", "8s")]),
    (f"{VEO}.1", {"prompt": "x", "safety_tolerance": "7"},
     [literal("safety_tolerance", "'1', '2', '3', '4', '5' or '6'", "7")]),
    (f"{PIKA}/text-to-video", {"prompt": "x", "aspect_ratio": "4:3"},
     [literal("aspect_ratio", "'16:9', '9:16', '1:1', '4:5', '5:4', '3:2' or '2:3'", "4:3")]),
    (f"{PIKA}/text-to-video", {"prompt": "x", "duration": 7}, [literal("duration", "5 or 10", 7)]),
    (f"{PIKA}/image-to-video", {"prompt": "x", "image_url": URL, "duration": True},
     [literal("duration", "5 or 10", True)]),
    (f"{HAILUO}/standard/text-to-video", {"prompt": "x", "duration": 8}, [literal("duration", "'6' or '10'", 8)]),
    (f"{HAILUO}/standard/image-to-video", {"prompt": "x", "image_url": URL, "resolution": "1080P"},
     [literal("resolution", "'512P' or '768P'", "1080P")]),
    # types
    (f"{VEO}/fast", {"prompt": "x", "generate_audio": "loud"},
     [problem("bool_parsing", "generate_audio", "Input should be a valid boolean, unable to interpret input", "loud")]),
    (f"{VEO}/fast", {"prompt": "x", "seed": 1.5},
     [problem("int_from_float", "seed", "Input should be a valid integer, got a number with a fractional part", 1.5)]),
    (f"{VEO}.1/reference-to-video", {"prompt": "x", "image_urls": [URL, 3]},
     [problem("string_type", "image_urls.1", "Input should be a valid string", 3)]),
    (f"{HAILUO}/pro/text-to-video", {"prompt": "x", "prompt_optimizer": 2},
     [problem("bool_parsing", "prompt_optimizer", "Input should be a valid boolean, unable to interpret input", 2)]),
    # lengths
    (T2V, {"prompt": "x" * 5001}, [text_too_long("prompt", 5000)]),
    (f"{VEO}", {"prompt": "x" * 20_001}, [text_too_long("prompt", 20_000)]),
    (f"{PIKA}/text-to-video", {"prompt": "x" * 5001}, [text_too_long("prompt", 5000)]),
    (f"{HAILUO}/standard/text-to-video", {"prompt": "x" * 2001}, [text_too_long("prompt", 2000)]),
    ("fal-ai/sora-2/characters", {"name": "x" * 81, "video_url": URL}, [text_too_long("name", 80)]),
    (f"{VEO}.1/reference-to-video", {"prompt": "x", "image_urls": [URL] * 4}, [too_long("image_urls", [URL] * 4, 3)]),
    (f"{VEO}.1/reference-to-video", {"prompt": "x", "image_urls": []}, [too_short("image_urls", [], 1)]),
    (f"{PIKA}/pikaframes", {"image_urls": [URL]}, [too_short("image_urls", [URL], 2)]),
    (f"{PIKA}/pikaframes", {"image_urls": [URL] * 6}, [too_long("image_urls", [URL] * 6, 5)]),
    # one field beside another
    (f"{PIKA}/pikaframes", {**TWO, "transitions": []},
     [value_error("transitions", "2 images have 1 transitions, not 0", [])]),
    (f"{PIKA}/pikaframes", {"image_urls": [URL] * 3, "transitions": THREE_LONG},
     [value_error("transitions", "the transitions are 26 seconds long together, more than 25", THREE_LONG)]),
    (f"{PIKA}/pikaframes", {**TWO, "transitions": [{"duration": 0}]},
     [problem("greater_than_equal", "transitions.0.duration", "Input should be greater than or equal to 1", 0, ge=1)]),
    (f"{PIKA}/pikaframes", {**TWO, "transitions": [{"duration": 26}]},
     [problem("less_than_equal", "transitions.0.duration", "Input should be less than or equal to 25", 26, le=25)]),
]  # fmt: skip


@pytest.mark.parametrize(("endpoint", "given", "detail"), CASES)
async def test_what_does_not_fit_is_a_422_that_names_the_field(
    server: Server, endpoint: str, given: dict[str, Any], detail: list[dict[str, Any]]
) -> None:
    sync = await server.web.post(f"/run/{endpoint}", json=given)
    assert (sync.status_code, sync.json()) == (422, {"detail": detail})
    request_id = await server.submit(given, endpoint=endpoint)
    result = await server.web.get(f"/queue/{app_id_of(endpoint)}/requests/{request_id}")
    assert (result.status_code, result.json()) == (422, {"detail": detail})


async def logs_of(server: Server, endpoint: str, given: dict[str, Any]) -> list[tuple[str, str]]:
    """The log of a request that succeeds: level, message."""
    request_id = await server.submit(given, endpoint=endpoint)
    app = app_id_of(endpoint)
    await server.web.get(f"/queue/{app}/requests/{request_id}/status/stream")
    status = (await server.web.get(f"/queue/{app}/requests/{request_id}/status?logs=1")).json()
    assert "error" not in status, status
    return [(line["level"], line["message"]) for line in status["logs"]]


async def test_fields_that_the_endpoint_has_not_are_ignored_and_named(server: Server) -> None:
    given = {"prompt": "x", "resolution": "768P", "guidance_scale": 7, "duration": "6"}
    logs = await logs_of(server, f"{HAILUO}/standard/text-to-video", given)
    text = f"Ignored fields that {HAILUO}/standard/text-to-video does not have: guidance_scale, resolution"
    assert ("WARN", text) in logs


SWITCHES = [
    (f"{VEO}/fast", {"enhance_prompt": False, "auto_fix": True}, "auto_fix, enhance_prompt"),
    (f"{VEO}.1", {"safety_tolerance": "6"}, "safety_tolerance"),
    (f"{HAILUO}/pro/text-to-video", {"prompt_optimizer": False}, "prompt_optimizer"),
    (T2V, {"model": "sora-2-2025-10-06"}, "model"),
]


@pytest.mark.parametrize(("endpoint", "given", "named"), SWITCHES)
async def test_a_wish_that_the_engine_does_not_know_is_said_to_be_without_effect(
    server: Server, endpoint: str, given: dict[str, Any], named: str
) -> None:
    logs = await logs_of(server, endpoint, {"prompt": "x", **given})
    assert ("WARN", f"Without effect on the engine instant: {named}") in logs
    assert not [level for level, _ in await logs_of(server, endpoint, {"prompt": "x"}) if level == "WARN"]


async def test_a_wish_that_the_engine_knows_reaches_it_without_a_word(server: Server) -> None:
    server.engine.heeds = frozenset({"enhance_prompt"})
    try:
        logs = await logs_of(server, f"{VEO}/fast", {"prompt": "x", "enhance_prompt": False, "auto_fix": False})
    finally:
        del server.engine.heeds
    assert ("WARN", "Without effect on the engine instant: auto_fix") in logs
    assert server.engine.jobs[-1].switches["enhance_prompt"] is False


POLICY = [
    ("Darth Vader walks Pikachu past a McDonald's", "Darth Vader, Pikachu, McDonald's"),
    ("a spider-man's mask in the rain", "Spider-Man"),
    ("HARRY POTTER reads", "Harry Potter"),
]


@pytest.mark.parametrize(("prompt", "found"), POLICY)
@pytest.mark.parametrize("endpoint", [T2V, f"{T2V}/pro"])
async def test_well_known_names_are_refused_where_the_caller_asked_for_that(
    server: Server, endpoint: str, prompt: str, found: str
) -> None:
    refused = await server.web.post(f"/run/{endpoint}", json={"prompt": prompt, "detect_and_block_ip": True})
    detail = refused.json()["detail"][0]
    assert (refused.status_code, detail["loc"], detail["type"]) == (422, ["body", "prompt"], "content_policy_violation")
    assert f": {found}. " in detail["msg"]
    assert detail["url"] == "https://docs.fal.ai/errors#content_policy_violation"
    assert (await server.web.post(f"/run/{endpoint}", json={"prompt": prompt})).status_code == 200
    harmless = {"prompt": "A woman at a bus stop", "detect_and_block_ip": True}
    assert (await server.web.post(f"/run/{endpoint}", json=harmless)).status_code == 200
