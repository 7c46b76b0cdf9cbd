"""Remixes: of whose videos, for how long, and what `delete_video` means for them."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import httpx
import pytest

from rushes.bootstrap import open_keyring
from rushes.core.jobs import Job, VideoJob
from rushes.settings import Settings
from support.instant import InstantEngine
from support.process import rushes_up
from support.server import T2V, Server, running

pytestmark = pytest.mark.anyio
REMIX = "fal-ai/sora-2/video-to-video/remix"
FAKE = '[engines.fake]\ntype = "fake"\n'


@pytest.fixture
async def server(tmp_path: Path) -> AsyncGenerator[Server]:
    async with running(tmp_path, InstantEngine()) as server:
        yield server


async def made(web: httpx.AsyncClient, endpoint: str = T2V, **given: Any) -> str:
    """The id of a new video."""
    answer = await web.post(f"/run/{endpoint}", json={"prompt": "a cat", **given})
    assert answer.status_code == 200, answer.text
    return answer.json()["video_id"]


async def remixed(web: httpx.AsyncClient, video_id: str) -> httpx.Response:
    return await web.post(f"/run/{REMIX}", json={"video_id": video_id, "prompt": "a purple cat"})


def refusal(answer: httpx.Response, video_id: str) -> str:
    """What the caller is told; the problem is at `video_id`."""
    assert answer.status_code == 422, answer.text
    (detail,) = answer.json()["detail"]
    assert (detail["loc"], detail["type"], detail["input"]) == (["body", "video_id"], "value_error", video_id)
    return detail["msg"]


FORMS: list[tuple[str, dict[str, Any], tuple[int, int, int, float]]] = [
    (T2V, {"aspect_ratio": "9:16"}, (720, 1280, 30, 4)),
    (f"{T2V}/pro", {"duration": 8}, (1792, 1024, 30, 8)),
]


@pytest.mark.parametrize(("endpoint", "given", "form"), FORMS)
async def test_a_remix_has_the_form_of_what_it_remixes(
    server: Server, endpoint: str, given: dict[str, Any], form: tuple[int, int, int, float]
) -> None:
    source = await made(server.web, endpoint, delete_video=False, **given)
    answer = await remixed(server.web, source)
    assert answer.status_code == 200, answer.text
    job = server.engine.jobs[-1]
    assert (job.width, job.height, job.fps, job.seconds) == form
    assert (job.task, job.prompt, job.remixes is not None) == ("remix", "a purple cat", True)
    assert answer.json()["video_id"] != source
    assert {"video", "thumbnail", "spritesheet"} <= answer.json().keys()


class OnceUpright(InstantEngine):
    """Makes upright films until it is told to make no more of them."""

    upright = True

    def accepts(self, job: Job) -> str | None:
        refused = isinstance(job, VideoJob) and job.height > job.width and not self.upright
        return "it makes no upright films" if refused else None


async def test_a_remix_of_a_form_that_the_engine_does_not_make_is_refused_with_its_reason(tmp_path: Path) -> None:
    """What it remixes is known to have that form only when it was brought in."""
    engine = OnceUpright()
    async with running(tmp_path, engine) as server:
        source = await made(server.web, delete_video=False, aspect_ratio="9:16")
        engine.upright = False
        answer = await remixed(server.web, source)
        assert answer.status_code == 503, answer.text
        assert "it makes no upright films" in answer.json()["detail"]
        assert len(engine.jobs) == 1


async def test_a_remix_can_be_remixed_if_it_was_kept(server: Server) -> None:
    first = await made(server.web, delete_video=False)
    kept = await made(server.web, REMIX, video_id=first, delete_video=False)
    assert (await remixed(server.web, kept)).status_code == 200
    lost = await made(server.web, REMIX, video_id=first)
    assert "delete_video" in refusal(await remixed(server.web, lost), lost)


async def test_a_video_that_was_to_be_deleted_cannot_be_remixed_and_the_flag_is_named(server: Server) -> None:
    for source in (await made(server.web), await made(server.web, delete_video=True)):
        assert "make it with `delete_video: false`" in refusal(await remixed(server.web, source), source)


@pytest.mark.parametrize("video_id", ["video_0", "", "../../etc/passwd", "char_1", "video_" + "0" * 500])
async def test_an_id_that_nobody_was_given_is_a_422_at_its_field(server: Server, video_id: str) -> None:
    answer = await remixed(server.web, video_id)
    (detail,) = answer.json()["detail"]
    assert (answer.status_code, detail["loc"]) == (422, ["body", "video_id"])
    assert "There is no video with the id" in detail["msg"]


async def test_the_refusal_is_what_the_queue_answers_too(server: Server) -> None:
    request_id = await server.submit({"video_id": "video_0", "prompt": "x"}, endpoint=REMIX)
    await server.completed(request_id)
    result = await server.web.get(f"/queue/fal-ai/sora-2/requests/{request_id}")
    assert "There is no video" in refusal(result, "video_0")


async def test_a_video_of_another_key_is_as_unknown_as_none(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    store, keyring = open_keyring(settings)
    try:
        mine, theirs = [(await keyring.create(name)).text for name in ("mine", "theirs")]
    finally:
        await store.close()
    async with running(tmp_path, InstantEngine(), open_mode=False) as server:
        server.web.headers["Authorization"] = f"Key {theirs}"
        source = await made(server.web, delete_video=False)
        assert (await remixed(server.web, source)).status_code == 200
        server.web.headers["Authorization"] = f"Key {mine}"
        told = refusal(await remixed(server.web, source), source)
        assert told == refusal(await remixed(server.web, "video_0"), "video_0").replace("video_0", source)


async def test_a_video_is_remixed_as_long_as_it_is_kept_and_then_it_is_gone(tmp_path: Path) -> None:
    async with running(
        tmp_path, InstantEngine(), keep_outputs_days=1e-9, grace_hours=0, collect_seconds=3600
    ) as server:
        sources = {flag: await made(server.web, delete_video=flag) for flag in (True, False)}
        assert "is not kept any more: File expired at" in refusal(
            await remixed(server.web, sources[False]), sources[False]
        )
        assert len(list((tmp_path / "files").rglob("output.mp4"))) == 2
        await server.parts.files.collector.collect()
        assert not list((tmp_path / "files").rglob("output.mp4"))
        assert "is not kept any more" in refusal(await remixed(server.web, sources[False]), sources[False])
        assert "delete_video" in refusal(await remixed(server.web, sources[True]), sources[True])


async def test_a_deleted_request_takes_its_video_with_it(server: Server) -> None:
    request_id = await server.submit({"prompt": "a cat", "delete_video": False})
    await server.completed(request_id)
    source = (await server.web.get(f"/queue/fal-ai/sora-2/requests/{request_id}")).json()["video_id"]
    deleted = await server.web.delete(f"/v1/models/requests/{request_id}/payloads")
    assert deleted.status_code == 200, deleted.text
    assert "is not kept any more" in refusal(await remixed(server.web, source), source)


async def test_the_default_can_be_turned_around_for_callers_of_the_older_contract(tmp_path: Path) -> None:
    async with rushes_up(tmp_path, FAKE, RUSHES_DELETE_VIDEO_DEFAULT="false") as process:
        source = await made(process.web)
        assert (await remixed(process.web, source)).status_code == 200
        lost = await made(process.web, delete_video=True)
        assert "delete_video" in refusal(await remixed(process.web, lost), lost)
        described = await process.web.get(f"/models/{T2V}/llms.txt")
        assert "- **`delete_video`** (`boolean`, _optional_)" in described.text
        assert "Default: `false`" in described.text.partition("`delete_video`")[2].partition("- **")[0]
