"""OpenAI's videos API, as its SDK calls it."""

from base64 import b64encode
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest

from rushes.bootstrap import open_keyring
from rushes.contracts.engine import Reporter
from rushes.core.jobs import VideoJob
from rushes.errors import EngineError
from rushes.settings import Settings
from support.scripted import Gate, ScriptedEngine
from support.server import APP, Server, running

pytestmark = pytest.mark.anyio
VIDEOS = "/v1/videos"


async def made(server: Server, **fields: Any) -> dict[str, Any]:
    """A finished video, created with these form fields."""
    answer = await server.web.post(VIDEOS, data={"prompt": "a meadow", "size": "320x256", **fields})
    assert answer.status_code == 200, answer.text
    return await finished(server, answer.json()["id"])


async def finished(server: Server, video_id: str) -> dict[str, Any]:
    request_id = UUID(video_id.removeprefix("video_"))
    await server.web.get(f"/queue/openai/videos/requests/{request_id}/status/stream")
    return (await server.web.get(f"{VIDEOS}/{video_id}")).json()


def error_of(answer: httpx.Response) -> tuple[int, str | None, str | None]:
    error = answer.json()["error"]
    return answer.status_code, error["param"], error["code"]


async def test_a_video_is_made_from_a_form_and_from_json_and_downloaded(server: Server) -> None:
    video = await made(server, model="sora-2-pro", seconds="4")
    assert {name: video[name] for name in ("object", "status", "progress", "model", "seconds", "size", "prompt")} == {
        "object": "video",
        "status": "completed",
        "progress": 100,
        "model": "sora-2-pro",
        "seconds": "4",
        "size": "320x256",
        "prompt": "a meadow",
    }
    content = await server.web.get(f"{VIDEOS}/{video['id']}/content")
    assert (content.status_code, content.headers["content-type"], content.content[4:8]) == (200, "video/mp4", b"ftyp")
    for variant in ("thumbnail", "spritesheet"):
        still = await server.web.get(f"{VIDEOS}/{video['id']}/content", params={"variant": variant})
        assert (still.headers["content-type"], still.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    answer = await server.web.post(VIDEOS, json={"prompt": "a lake", "size": "256x320", "seconds": 8, "seed": 3})
    again = await finished(server, answer.json()["id"])
    assert (again["seconds"], again["size"]) == ("8", "256x320")
    assert [(job.width, job.height, job.seed) for job in server.engine.jobs[1:]] == [(256, 320, 3)]


async def test_while_it_is_made_the_poller_is_told_when_to_come_again(server: Server) -> None:
    gate = server.engine.script = Gate()
    video = (await server.web.post(VIDEOS, data={"prompt": "x", "size": "320x256"})).json()
    await server.engine.has_begun(1)
    answer = await server.web.get(f"{VIDEOS}/{video['id']}")
    assert (answer.json()["status"], answer.headers["openai-poll-after-ms"]) == ("in_progress", "500")
    assert error_of(await server.web.get(f"{VIDEOS}/{video['id']}/content"))[0] == 404
    assert (await server.web.delete(f"{VIDEOS}/{video['id']}")).status_code == 400
    gate.open.set()
    assert (await finished(server, video["id"]))["status"] == "completed"


async def test_a_picture_comes_as_a_file_as_an_object_and_as_a_url(server: Server) -> None:
    video = await made(server)
    picture = (await server.web.get(f"{VIDEOS}/{video['id']}/content?variant=thumbnail")).content
    answer = await server.web.post(
        VIDEOS, data={"prompt": "x", "size": "320x256"}, files={"input_reference": ("a.jpg", picture, "image/jpeg")}
    )
    assert (await finished(server, answer.json()["id"]))["status"] == "completed"
    url = "data:image/jpeg;base64," + b64encode(picture).decode()
    answer = await server.web.post(VIDEOS, data={"prompt": "x", "size": "320x256", "input_reference[image_url]": url})
    assert (await finished(server, answer.json()["id"]))["status"] == "completed"
    body = {"prompt": "x", "size": "320x256", "input_reference": {"image_url": url}}
    assert (await finished(server, (await server.web.post(VIDEOS, json=body)).json()["id"]))["status"] == "completed"
    assert [len(job.keyframes) for job in server.engine.jobs] == [0, 1, 1, 1]


async def test_an_earlier_video_is_remixed_edited_and_extended(server: Server) -> None:
    video = await made(server)
    remix = (await server.web.post(f"{VIDEOS}/{video['id']}/remix", json={"prompt": "make it night"})).json()
    assert remix["remixed_from_video_id"] == video["id"]
    assert (await finished(server, remix["id"]))["status"] == "completed"
    clip = (await server.web.get(f"{VIDEOS}/{video['id']}/content")).content
    edit = await server.web.post(
        f"{VIDEOS}/edits", data={"prompt": "snow"}, files={"video": ("a.mp4", clip, "video/mp4")}
    )
    assert (await finished(server, edit.json()["id"]))["size"] == "320x256"
    body = {"prompt": "it goes on", "seconds": "4", "video": {"id": video["id"]}}
    longer = await finished(server, (await server.web.post(f"{VIDEOS}/extensions", json=body)).json()["id"])
    assert (longer["seconds"], longer["size"]) == ("8", "320x256")
    assert [job.task for job in server.engine.jobs] == ["text", "remix", "remix", "extend"]


async def test_what_fals_callers_made_can_be_remixed_here_if_they_kept_it(server: Server) -> None:
    for keeps, status in ((True, "completed"), (False, "failed")):
        request_id = await server.submit({"prompt": "x", "delete_video": not keeps})
        await server.completed(request_id)
        video_id = (await server.web.get(f"/queue/{APP}/requests/{request_id}")).json()["video_id"]
        body = {"prompt": "night", "remix_video_id": video_id}
        answer = await server.web.post(VIDEOS, json=body)
        video = await finished(server, answer.json()["id"])
        assert video["status"] == status
    assert "delete_video" in video["error"]["message"]


async def test_a_character_is_made_from_a_file_and_appears_by_id(server: Server) -> None:
    video = await made(server)
    clip = (await server.web.get(f"{VIDEOS}/{video['id']}/content")).content
    answer = await server.web.post(
        f"{VIDEOS}/characters", data={"name": "Mochi"}, files={"video": ("a.mp4", clip, "video/mp4")}
    )
    character = answer.json()
    assert character["name"] == "Mochi"
    assert (await server.web.get(f"{VIDEOS}/characters/{character['id']}")).json() == character
    body = {"prompt": "Mochi sleeps", "size": "320x256", "characters": [{"id": character["id"]}]}
    await finished(server, (await server.web.post(VIDEOS, json=body)).json()["id"])
    assert [footage.name for footage in server.engine.jobs[-1].characters] == ["Mochi"]


async def test_videos_are_listed_page_by_page_and_a_deleted_one_is_gone(server: Server) -> None:
    ids = [(await made(server))["id"] for _ in range(3)]
    page = (await server.web.get(VIDEOS, params={"limit": 2})).json()
    assert ([video["id"] for video in page["data"]], page["has_more"]) == (ids[:0:-1], True)
    page = (await server.web.get(VIDEOS, params={"limit": 2, "after": page["last_id"]})).json()
    assert ([video["id"] for video in page["data"]], page["has_more"]) == (ids[:1], False)
    page = (await server.web.get(VIDEOS, params={"order": "asc"})).json()
    assert [video["id"] for video in page["data"]] == ids
    gone = (await server.web.delete(f"{VIDEOS}/{ids[1]}")).json()
    assert gone == {"id": ids[1], "object": "video.deleted", "deleted": True}
    assert error_of(await server.web.get(f"{VIDEOS}/{ids[1]}")) == (404, None, "not_found")
    assert (await server.web.get(f"{VIDEOS}/{ids[1]}/content")).status_code == 404
    page = (await server.web.get(VIDEOS, params={"limit": 2, "order": "asc"})).json()
    assert [video["id"] for video in page["data"]] == [ids[0], ids[2]]


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"size": "321x256"}, "size"),
        ({"size": "big"}, "size"),
        ({"seconds": "21"}, "seconds"),
        ({"prompt": ""}, "prompt"),
    ],
)
async def test_an_input_that_does_not_fit_is_refused_at_its_field(
    server: Server, fields: dict[str, str], param: str
) -> None:
    answer = await server.web.post(VIDEOS, data={"prompt": "x", "size": "320x256", **fields})
    assert error_of(answer)[:2] == (400, param)
    assert answer.json()["error"]["type"] == "invalid_request_error"


async def test_a_failed_video_says_why(server: Server) -> None:
    async def fail(_: VideoJob, __: Reporter) -> None:
        raise EngineError("The film tore")

    server.engine.script = fail
    video = await made(server)
    assert (video["status"], video["error"]["message"]) == ("failed", "The film tore")


async def test_keys_are_bearer_tokens_and_others_see_nothing(tmp_path: Path) -> None:
    store, keyring = open_keyring(Settings(data_dir=tmp_path, open_mode=False))
    one, two = [f"Bearer {(await keyring.create(name)).text}" for name in ("one", "two")]
    await store.close()
    async with running(tmp_path, ScriptedEngine(), open_mode=False) as server:
        server.web.headers["authorization"] = one
        video = await made(server)
        assert video["status"] == "completed"
        theirs = await server.web.get(f"{VIDEOS}/{video['id']}", headers={"authorization": two})
        assert error_of(theirs) == (404, None, "not_found")
        assert (await server.web.get(VIDEOS, headers={"authorization": two})).json()["data"] == []
        assert error_of(await server.web.get(VIDEOS, headers={"authorization": "Bearer x"})) == (
            401,
            None,
            "invalid_api_key",
        )


async def test_what_is_no_call_of_this_api_is_not_found(server: Server) -> None:
    assert (await server.web.get(f"{VIDEOS}/nonsense")).status_code == 404
    assert error_of(await server.web.put(f"{VIDEOS}/video_{'0' * 32}", content=b"{}"))[0] == 404
