"""Pictures and videos that callers name: fetched, checked, made plain; what is said of those that cannot be used."""

import io
from base64 import b64encode
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from rushes.media.probe import probe
from support.instant import InstantEngine
from support.pictures import held_askew, picture, video
from support.receiver import Answer, Call, Receiver, receiving
from support.server import Server, running

pytestmark = pytest.mark.anyio

SORA, VEO, HAILUO = "fal-ai/sora-2", "fal-ai/veo3.1", "fal-ai/minimax/hailuo-02"
PIKA_IMAGE, PIKA_FRAMES = "fal-ai/pika/v2.2/image-to-video", "fal-ai/pika/v2.2/pikaframes"
HAILUO_IMAGE = f"{HAILUO}/standard/image-to-video"


class Shelves:
    """A file server on loopback: what is put on it, it hands out."""

    def __init__(self, receiver: Receiver) -> None:
        self._receiver = receiver
        self._files: dict[str, bytes] = {}
        receiver.script = self._answer

    def put(self, name: str, content: bytes) -> str:
        """The URL of a file with that content."""
        self._files[f"/{name}"] = content
        return f"{self._receiver.base}/{name}"

    async def _answer(self, call: Call) -> Answer:
        content = self._files.get(call.target)
        return Answer(404, body=b"not here") if content is None else Answer(body=content)


@pytest.fixture(scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Server]:
    async with running(tmp_path_factory.mktemp("server"), InstantEngine()) as server:
        yield server


@pytest.fixture
async def shelves() -> AsyncGenerator[Shelves]:
    async with receiving() as receiver:
        yield Shelves(receiver)


async def refused(server: Server, endpoint: str, given: dict[str, Any]) -> dict[str, Any]:
    """The one problem of a call that cannot be made."""
    answer = await server.web.post(f"/run/{endpoint}", json=given)
    assert answer.status_code == 422, answer.text
    assert answer.headers["x-fal-billable-units"] == "0"
    (detail,) = answer.json()["detail"]
    return detail


async def accepted(server: Server, endpoint: str, given: dict[str, Any]) -> dict[str, Any]:
    answer = await server.web.post(f"/run/{endpoint}", json=given)
    assert answer.status_code == 200, answer.text
    return answer.json()


CONTENTS: dict[str, bytes] = {
    "large.png": picture(640, 360),
    "one.png": picture(1, 1),
    "small.png": picture(640, 300),
    "torn.png": picture(640, 360)[:300],
    "page.html": b"<!doctype html><title>Not found</title>" * 20,
    "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"/>',
    "scan.tiff": picture(640, 360, "TIFF"),
    "heavy.png": picture(640, 360) + bytes(8 << 20),
}

BAD_PICTURES: list[tuple[str, str, str, dict[str, Any]]] = [
    (f"{SORA}/image-to-video", "one.png", "image_too_small", {"min_height": 32, "min_width": 32}),
    (HAILUO_IMAGE, "small.png", "image_too_small", {"min_height": 301, "min_width": 301}),
    (f"{VEO}/fast/image-to-video", "torn.png", "image_load_error", {}),
    (PIKA_IMAGE, "page.html", "image_load_error", {}),
    (f"{SORA}/image-to-video/pro", "drawing.svg", "image_load_error", {}),
    (PIKA_IMAGE, "scan.tiff", "unsupported_image_format",
     {"supported_formats": ["png", "jpeg", "gif", "webp", "avif", "bmp"]}),
    (f"{VEO}/image-to-video", "heavy.png", "file_too_large", {"max_size": 8 << 20}),
    (f"{VEO}/image-to-video", "missing.png", "file_download_error", {}),
]  # fmt: skip


@pytest.mark.parametrize(("endpoint", "name", "kind", "ctx"), BAD_PICTURES)
async def test_a_picture_that_cannot_be_used_is_a_422_of_fals_type_at_its_field(
    server: Server, shelves: Shelves, endpoint: str, name: str, kind: str, ctx: dict[str, Any]
) -> None:
    url = shelves.put(name, CONTENTS[name]) if name in CONTENTS else shelves.put("other", b"")[:-5] + name
    detail = await refused(server, endpoint, {"prompt": "x", "image_url": url})
    assert (detail["loc"], detail["type"], detail.get("ctx", {})) == (["body", "image_url"], kind, ctx)
    assert (detail["input"], detail["url"]) == (url, f"https://docs.fal.ai/errors#{kind}")


FIELDS: list[tuple[str, dict[str, Any], list[str | int]]] = [
    (f"{VEO}/reference-to-video", {"image_urls": ["good", "bad"]}, ["image_urls", 1]),
    (PIKA_FRAMES, {"image_urls": ["good", "good", "bad"]}, ["image_urls", 2]),
    (HAILUO_IMAGE, {"image_url": "good", "end_image_url": "bad"}, ["end_image_url"]),
    (f"{VEO}/first-last-frame-to-video", {"first_frame_url": "bad", "last_frame_url": "good"}, ["first_frame_url"]),
]


@pytest.mark.parametrize(("endpoint", "given", "loc"), FIELDS)
async def test_of_several_pictures_the_bad_one_is_named(
    server: Server, shelves: Shelves, endpoint: str, given: dict[str, Any], loc: list[str | int]
) -> None:
    urls = {"good": shelves.put("good.png", CONTENTS["large.png"]), "bad": shelves.put("bad.png", CONTENTS["one.png"])}

    def named(value: str | list[str]) -> str | list[str]:
        return urls[value] if isinstance(value, str) else [urls[one] for one in value]

    asked = {"prompt": "x", **{name: named(value) for name, value in given.items()}}
    detail = await refused(server, endpoint, asked)
    assert (detail["loc"], detail["type"]) == (["body", *loc], "image_too_small")


PLACES = [
    ("http://10.0.0.1/a.png", "10.0.0.1 is not on the public internet"),
    ("http://169.254.169.254/latest/meta-data", "169.254.169.254 is not on the public internet"),
    ("http://[fd00::1]/a.png", "is not on the public internet"),
    ("file:///etc/passwd", "only http, https and data URLs can be fetched"),
    ("a.png", "only http, https and data URLs can be fetched"),
    ("", "only http, https and data URLs can be fetched"),
    ("data:image/png;base64,###", "the data URL is not valid base64"),
]


@pytest.mark.parametrize(("url", "why"), PLACES)
async def test_a_place_that_is_not_called_is_told_with_the_reason(server: Server, url: str, why: str) -> None:
    detail = await refused(server, PIKA_IMAGE, {"prompt": "x", "image_url": url})
    assert (detail["loc"], detail["type"]) == (["body", "image_url"], "file_download_error")
    assert why in detail["msg"]


async def test_the_problem_is_told_at_the_queue_as_well(server: Server, shelves: Shelves) -> None:
    url = shelves.put("one.png", CONTENTS["one.png"])
    request_id = await server.submit({"prompt": "x", "image_url": url}, endpoint=PIKA_IMAGE)
    await server.web.get(f"/queue/fal-ai/pika/requests/{request_id}/status/stream")
    status = (await server.web.get(f"/queue/fal-ai/pika/requests/{request_id}/status")).json()
    result = await server.web.get(f"/queue/fal-ai/pika/requests/{request_id}")
    assert (status["status"], status["error"]) == ("COMPLETED", "Invalid status code: 422")
    assert (result.status_code, result.json()["detail"][0]["type"]) == (422, "image_too_small")


def turned(width: int, height: int) -> bytes:
    """A photo that its camera says to turn by a quarter."""
    exif = Image.Exif()
    exif[0x0112] = 6
    file = io.BytesIO()
    Image.open(io.BytesIO(picture(width, height))).save(file, "JPEG", exif=exif)
    return file.getvalue()


def animated(width: int, height: int) -> bytes:
    file = io.BytesIO()
    frames = [Image.new("RGB", (width, height), colour) for colour in ("red", "green", "blue")]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    return file.getvalue()


SHAPES: list[tuple[str, dict[str, Any], bytes, tuple[int, int]]] = [
    (f"{SORA}/image-to-video", {}, picture(100, 100), (720, 720)),
    (f"{SORA}/image-to-video", {"aspect_ratio": "9:16"}, picture(100, 100), (720, 1280)),
    (f"{VEO}/fast/image-to-video", {"duration": "4s"}, turned(640, 360), (720, 1280)),
    (PIKA_IMAGE, {}, picture(640, 480, "WEBP"), (960, 720)),
    (HAILUO_IMAGE, {"resolution": "512P"}, picture(400, 301, "JPEG", "CMYK"), (680, 512)),
    (PIKA_IMAGE, {}, picture(640, 480, "PNG", "P"), (960, 720)),
    (PIKA_IMAGE, {}, picture(640, 480, "PNG", "RGBA"), (960, 720)),
    (PIKA_IMAGE, {}, picture(640, 480, "PNG", "I;16"), (960, 720)),
    (PIKA_IMAGE, {}, animated(640, 480), (960, 720)),
    (PIKA_IMAGE, {}, picture(12_000, 9_000, "JPEG"), (960, 720)),
]


@pytest.mark.parametrize(("endpoint", "given", "content", "size"), SHAPES)
async def test_the_video_has_the_shape_of_the_picture_and_the_engine_gets_it_plain(
    server: Server, shelves: Shelves, endpoint: str, given: dict[str, Any], content: bytes, size: tuple[int, int]
) -> None:
    url = shelves.put("a", content)
    await accepted(server, endpoint, {"prompt": "x", "image_url": url, **given})
    assert isinstance(server.engine, InstantEngine)
    job = server.engine.jobs[-1]
    assert (job.width, job.height) == size
    shown = job.keyframes[0].picture
    assert (shown.file.suffix, shown.width > 0, shown.file.is_absolute()) == (".png", True, True)


async def test_a_picture_may_be_a_data_url_or_an_uploaded_file(server: Server) -> None:
    content = CONTENTS["large.png"]
    data = f"data:image/png;base64,{b64encode(content).decode()}"
    upload = await server.web.post("/files/upload", content=content, headers={"Content-Type": "image/png"})
    for url in (data, upload.json()["access_url"]):
        await accepted(server, PIKA_IMAGE, {"prompt": "x", "image_url": url})
        assert server.engine.jobs[-1].keyframes[0].picture.width == 640


async def test_a_data_url_that_fails_is_not_repeated_in_full(server: Server) -> None:
    data = f"data:image/png;base64,{b64encode(CONTENTS['page.html']).decode()}"
    detail = await refused(server, PIKA_IMAGE, {"prompt": "x", "image_url": data})
    assert (len(detail["input"]), detail["type"]) == (203, "image_load_error")


async def test_the_log_says_what_was_fetched(server: Server, shelves: Shelves) -> None:
    url = shelves.put("a.png", CONTENTS["large.png"])
    request_id = await server.submit({"prompt": "x", "image_url": url}, endpoint=PIKA_IMAGE)
    await server.web.get(f"/queue/fal-ai/pika/requests/{request_id}/status/stream")
    logs = (await server.web.get(f"/queue/fal-ai/pika/requests/{request_id}/status?logs=1")).json()["logs"]
    assert "Fetched image_url: image/png, 640x360" in [line["message"] for line in logs]


EXTEND = f"{VEO}/extend-video"


async def test_an_extended_video_is_the_old_one_and_seven_seconds_more(
    server: Server, shelves: Shelves, tmp_path: Path
) -> None:
    url = shelves.put("a.mp4", video(tmp_path / "a.mp4", 256, 144, fps=12, frames=12).read_bytes())
    answer = await accepted(server, EXTEND, {"prompt": "it goes on", "video_url": url})
    job = server.engine.jobs[-1]
    assert (job.width, job.height, job.seconds, job.task) == (1280, 720, 7, "extend")
    content = await server.web.get(answer["video"]["url"])
    whole = tmp_path / "whole.mp4"
    whole.write_bytes(content.content)
    facts = probe(whole)
    assert (facts.width, facts.height, facts.fps, facts.frames, facts.has_audio) == (1280, 720, 24, 8 * 24, True)


async def test_what_a_telephone_held_upright_filmed_goes_on_upright(
    server: Server, shelves: Shelves, tmp_path: Path
) -> None:
    filmed = held_askew(video(tmp_path / "a.mp4", 144, 256), tmp_path / "askew.mp4", -90)
    url = shelves.put("a.mp4", filmed.read_bytes())
    await accepted(server, EXTEND, {"prompt": "it goes on", "video_url": url})
    assert (server.engine.jobs[-1].width, server.engine.jobs[-1].height) == (720, 1280)


BAD_VIDEOS: list[tuple[str, bytes | tuple[int, int], str]] = [
    ("no video", picture(64, 64), "unsupported_video_format"),
    ("torn", (24, 300), "file_download_error"),
    ("too long", (62, 0), "video_duration_too_long"),
]


@pytest.mark.parametrize(("what", "kind"), [v[1:] for v in BAD_VIDEOS], ids=[v[0] for v in BAD_VIDEOS])
async def test_a_video_that_cannot_be_used_is_a_422_at_its_field(
    server: Server, shelves: Shelves, tmp_path: Path, what: bytes | tuple[int, int], kind: str
) -> None:
    if isinstance(what, tuple):
        frames, size = what
        fps = 2 if kind == "video_duration_too_long" else 24
        content = video(tmp_path / "a.mp4", 64, 64, fps, frames).read_bytes()
        what = content[:size] if size else content
    detail = await refused(server, EXTEND, {"prompt": "x", "video_url": shelves.put("a.mp4", what)})
    assert (detail["loc"], detail["type"]) == (["body", "video_url"], kind)
    if kind == "video_duration_too_long":
        assert detail["ctx"] == {"max_duration": 30.0, "provided_duration": 31.0}


async def test_a_character_is_cut_out_of_a_video_and_appears_in_new_ones(
    server: Server, shelves: Shelves, tmp_path: Path
) -> None:
    url = shelves.put("a.mp4", video(tmp_path / "a.mp4", 256, 144, frames=120).read_bytes())
    made = await accepted(server, f"{SORA}/characters", {"name": "Mochi", "video_url": url})
    assert made["name"] == "Mochi"
    assert made["id"].startswith("char_")
    await accepted(server, f"{SORA}/text-to-video", {"prompt": "Mochi sleeps", "character_ids": [made["id"]]})
    (character,) = server.engine.jobs[-1].characters
    assert (character.name, character.path is not None) == ("Mochi", True)


async def test_characters_that_are_none_are_told_at_their_place(server: Server) -> None:
    remixable = await accepted(server, f"{SORA}/text-to-video", {"prompt": "x", "delete_video": False})
    for unknown in ("char_0", remixable["video_id"], ""):
        detail = await refused(server, f"{SORA}/text-to-video", {"prompt": "x", "character_ids": [unknown]})
        assert (detail["loc"], detail["type"], detail["input"]) == (
            ["body", "character_ids", 0],
            "value_error",
            unknown,
        )
        assert f"There is no character with the id {unknown!r} that is yours" in detail["msg"]
