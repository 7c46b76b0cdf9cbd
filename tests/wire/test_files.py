"""Files on the wire: downloads, who may have them, how long, and how they are removed."""

import json
from collections.abc import AsyncGenerator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import pytest

from rushes.bootstrap import collecting, open_keyring
from rushes.errors import InvalidInput
from rushes.http.files import disposition
from rushes.media.fetch import IMAGES
from rushes.service.retention import Collected
from rushes.settings import Settings
from support.scripted import Gate, ScriptedEngine
from support.server import APP, T2V, Server, running

pytestmark = pytest.mark.anyio
GIF = b"GIF89a" + bytes(100)


async def uploaded(server: Server, content: bytes, kind: str, name: str = "", **headers: str) -> str:
    """Upload with a lifecycle if one is given; the path of the file."""
    named = {"Content-Type": kind, "X-Fal-File-Name": name} | {k.replace("_", "-"): v for k, v in headers.items()}
    answer = await server.web.post("/files/upload", content=content, headers=named)
    assert answer.status_code == 200, answer.text
    return answer.json()["access_url"].removeprefix(server.base)


def lifecycle(**wishes: object) -> dict[str, str]:
    return {"X_Fal_Object_Lifecycle_Preference": json.dumps(wishes)}


async def made(server: Server, **headers: str) -> tuple[str, dict[str, Any]]:
    """A finished request: (its id, its output)."""
    request_id = await server.submit(**headers)
    await server.completed(request_id)
    return request_id, (await server.web.get(f"/queue/{APP}/requests/{request_id}")).json()


def at(url: str, server: Server) -> str:
    return url.removeprefix(server.base)


@pytest.mark.parametrize(
    ("asked", "status", "start", "end"),
    [
        ("bytes=0-9", 206, 0, 10),
        ("bytes=90-", 206, 90, 106),
        ("bytes=-6", 206, 100, 106),
        ("bytes=-1000", 200, 0, 106),
        ("bytes=50-1000", 206, 50, 106),
        ("bytes=9-3", 200, 0, 106),
        ("bytes=0-1,4-5", 200, 0, 106),
        ("lines=1-2", 200, 0, 106),
        ("bytes=106-", 416, 0, 0),
        ("bytes=-0", 416, 0, 0),
    ],
)
async def test_ranges(server: Server, asked: str, status: int, start: int, end: int) -> None:
    path = await uploaded(server, GIF, "image/gif")
    answer = await server.web.get(path, headers={"Range": asked})
    assert answer.status_code == status
    if status == 416:
        assert answer.headers["content-range"] == "bytes */106"
    else:
        assert answer.content == GIF[start:end]
        assert answer.headers.get("content-range") == (f"bytes {start}-{end - 1}/106" if status == 206 else None)


async def test_a_range_of_another_version_is_the_whole_file(server: Server) -> None:
    path = await uploaded(server, GIF, "image/gif")
    etag = (await server.web.head(path)).headers["etag"]
    same = await server.web.get(path, headers={"Range": "bytes=0-4", "If-Range": etag})
    other = await server.web.get(path, headers={"Range": "bytes=0-4", "If-Range": '"other"'})
    assert (same.status_code, other.status_code) == (206, 200)


async def test_head_and_etag_spare_the_bytes(server: Server) -> None:
    path = await uploaded(server, GIF, "image/gif")
    head = await server.web.head(path)
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", "106")
    for etag in (head.headers["etag"], f"W/{head.headers['etag']}", f'"x", {head.headers["etag"]}', "*"):
        assert (await server.web.get(path, headers={"If-None-Match": etag})).status_code == 304
    assert (await server.web.get(path, headers={"If-None-Match": '"x"'})).status_code == 200
    assert (await server.web.delete(path)).status_code == 405


@pytest.mark.parametrize(
    ("content", "declared", "kind", "inline"),
    [
        (GIF, "text/html", "image/gif", True),
        (b"\x00\x00\x00\x20ftypisom" + bytes(20), "application/octet-stream", "video/mp4", True),
        (b"<html><script>alert(1)</script>", "text/html", "text/html", False),
        (b"<svg onload='alert(1)'/>", "image/svg+xml", "image/svg+xml", False),
        (b"<svg/>", "image/png", "application/octet-stream", False),
        (b"alert(1)", "text/javascript", "text/javascript", False),
        (b"<x/>", "application/xhtml+xml", "application/xhtml+xml", False),
        (b"%PDF-1.7", "application/pdf", "application/pdf", False),
        (b"who knows", "", "application/octet-stream", False),
        (b"who knows", "nonsense\tx", "application/octet-stream", False),
        (b"who knows", "text/plain; charset=utf-8", "text/plain", True),
    ],
)
async def test_the_content_says_what_it_is_and_nothing_runs_on_our_address(
    server: Server, content: bytes, declared: str, kind: str, inline: bool
) -> None:
    answer = await server.web.get(await uploaded(server, content, declared, "x"))
    assert answer.content == content
    assert answer.headers["content-type"] == kind
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert ("content-disposition" in answer.headers) is not inline
    assert ("content-security-policy" in answer.headers) is not inline
    if not inline:
        assert "sandbox" in answer.headers["content-security-policy"]
        assert "default-src 'none'" in answer.headers["content-security-policy"]


async def test_a_download_is_saved_under_its_name_in_any_language(server: Server) -> None:
    path = await uploaded(server, GIF, "image/gif", 'a "b"; c%.gif')
    saved = (await server.web.get(f"{path}?download=1")).headers["content-disposition"]
    assert saved == "attachment; filename=\"a _b_; c_.gif\"; filename*=UTF-8''a%20%22b%22%3B%20c%25.gif"
    assert disposition("Füchse 🦊.mp4").endswith("filename*=UTF-8''F%C3%BCchse%20%F0%9F%A6%8A.mp4")
    assert "content-disposition" not in (await server.web.get(path)).headers


async def test_nothing_is_listed_and_nothing_outside_is_found(server: Server) -> None:
    path = await uploaded(server, GIF, "image/gif", "x.gif")
    folder = path.rpartition("/")[0]
    for bare in ("/files", "/files/"):  # by its own name, the server shows a page there to whoever may see it
        assert (await server.web.get(bare, headers={"host": "v3.fal.media"})).status_code == 404
    for other in (
        "/files/uploads",
        folder,
        f"{folder}/",
        "/files/../rushes.db",
        "/files/%2e%2e/rushes.db",
        "/files/uploads/../../tickets.secret",
        "/files/.incoming",
    ):
        assert (await server.web.get(other)).status_code == 404, other


async def test_outputs_are_recorded_with_their_owner_and_kept_for_ever_unless_told_otherwise(server: Server) -> None:
    request_id, output = await made(server)
    key = at(output["video"]["url"], server).removeprefix("/files/")
    kept = await server.parts.store.read(lambda tx: tx.files.get(key))
    assert kept is not None
    assert (kept.key_id, kept.request_id, kept.expires_at) == ("open", request_id, None)
    answer = await server.web.get(at(output["video"]["url"], server))
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert len(answer.content) == kept.size


async def expire(server: Server, path: str) -> None:
    """Let a file have expired a minute ago."""
    key = unquote(path.removeprefix("/files/"))

    def move(tx: Any) -> None:
        tx.files.connection.driver.execute(
            "UPDATE files SET expires_at = :at WHERE key = :key",
            {"at": int((tx.now() - timedelta(minutes=1)).timestamp() * 1e6), "key": key},
        )

    await server.parts.store.transact(move)


async def test_files_expire_when_their_caller_said_and_then_say_so(server: Server) -> None:
    _, output = await made(server, X_Fal_Object_Lifecycle_Preference='{"expiration_duration_seconds": 60}')
    paths = [at(output[name]["url"], server) for name in ("video", "thumbnail", "spritesheet")]
    for path in paths:
        age = (await server.web.get(path)).headers["cache-control"].removeprefix("public, max-age=")
        assert 50 < int(age) <= 60
        await expire(server, path)
        answer = await server.web.get(path)
        assert answer.status_code == 404
        assert answer.json()["detail"].startswith("File expired at 2")


async def test_expired_files_are_marked_then_deleted_after_the_grace_and_still_say_that_they_expired(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, ScriptedEngine(), collect_seconds=3600) as server:
        path = await uploaded(server, GIF, "image/gif", **lifecycle(expiration_duration_seconds=60))
        other = await uploaded(server, GIF, "image/gif")
        await expire(server, path)
        collector = server.parts.files.collector
        assert await collector.preview() == Collected(marked=1)
        assert await collector.collect() == Collected(marked=1)
        assert await collector.preview() == Collected()
        content = tmp_path / path.removeprefix("/")
        assert content.exists(), "the grace is an hour"
        await server.parts.store.transact(
            lambda tx: tx.files.mark([path.removeprefix("/files/")], tx.now())  # marked once, it stays so
        )
        assert await collector.preview() == Collected()
    async with running(tmp_path, ScriptedEngine(), collect_seconds=3600, grace_hours=0) as server:
        collector = server.parts.files.collector
        assert await collector.preview() == Collected(files=1, file_bytes=106)
        assert content.exists(), "a preview changes nothing"
        assert await collector.collect() == Collected(files=1, file_bytes=106)
        assert not content.exists()
        answer = await server.web.get(path)
        assert (answer.status_code, answer.json()["detail"][:12]) == (404, "File expired")
        assert (await server.web.get(other)).status_code == 200
        assert await collector.collect() == Collected()


async def test_the_chore_removes_what_has_expired_by_itself(tmp_path: Path) -> None:
    async with running(tmp_path, ScriptedEngine()) as server:
        path = await uploaded(server, GIF, "image/gif")
        await expire(server, path)
    async with running(tmp_path, ScriptedEngine(), grace_hours=0, collect_seconds=0.01) as server:
        async with collecting(server.parts.settings) as beside:  # what `rushes gc` does
            await beside.collect()
        assert not (tmp_path / path.removeprefix("/")).exists()


async def test_old_payloads_and_logs_are_forgotten_and_the_request_stays(tmp_path: Path) -> None:
    async with running(tmp_path, ScriptedEngine(), collect_seconds=3600) as server:
        request_id, output = await made(server)
    async with running(
        tmp_path, ScriptedEngine(), collect_seconds=3600, keep_payloads_days=1e-9, keep_logs_days=1e-9
    ) as server:
        collector = server.parts.files.collector
        before = await collector.preview()
        assert before.payloads in (0, 1), "the first round of the chore may have been quicker"
        await collector.collect()
        status = await server.web.get(f"/queue/{APP}/requests/{request_id}/status?logs=1")
        assert (status.status_code, status.json()["status"], status.json()["logs"]) == (200, "COMPLETED", [])
        result = await server.web.get(f"/queue/{APP}/requests/{request_id}")
        assert result.status_code == 404
        assert "deleted" in result.json()["detail"]
        stored = await server.parts.store.read(lambda tx: tx.requests.get(request_id))
        assert stored is not None
        assert (stored.input, stored.output) == ({}, None)
        video = at(output["video"]["url"], server).split("/files/")[1]
        assert (await server.web.get(f"/files/{video}")).status_code == 200, "files have a retention of their own"


async def test_deleting_the_payloads_of_a_request_deletes_its_outputs_and_not_its_uploads(server: Server) -> None:
    upload = await uploaded(server, GIF, "image/gif")
    request_id, output = await made(server)
    answer = await server.web.delete(f"/v1/models/requests/{request_id}/payloads")
    assert answer.status_code == 200
    gone = answer.json()["cdn_delete_results"]
    names = ("video", "thumbnail", "spritesheet")
    assert sorted(gone, key=str) == sorted(({"link": output[n]["url"], "exception": None} for n in names), key=str)
    for one in gone:
        assert (await server.web.get(at(one["link"], server))).status_code == 404
    assert (await server.web.get(f"/queue/{APP}/requests/{request_id}")).status_code == 404
    assert (await server.web.get(f"/queue/{APP}/requests/{request_id}/status")).status_code == 200
    assert (await server.web.get(upload)).status_code == 200
    again = await server.web.delete(f"/v1/models/requests/{request_id}/payloads", headers={"Host": "api.fal.ai"})
    assert (again.status_code, again.json()) == (200, {"cdn_delete_results": []})


async def test_a_deletion_repeated_with_its_idempotency_key_is_answered_as_the_first(server: Server) -> None:
    request_id, _ = await made(server)
    path = f"/v1/models/requests/{request_id}/payloads"
    first = await server.web.delete(path, headers={"Idempotency-Key": "once"})
    assert len(first.json()["cdn_delete_results"]) == 3
    assert (await server.web.delete(path, headers={"Idempotency-Key": "once"})).json() == first.json()
    for other in ({"Idempotency-Key": "twice"}, {}):
        assert (await server.web.delete(path, headers=other)).json() == {"cdn_delete_results": []}
    assert (await server.web.delete(path, headers={"Idempotency-Key": "x" * 256})).status_code == 400


async def test_payloads_of_what_runs_or_is_unknown_cannot_be_deleted(server: Server) -> None:
    gate = server.engine.script = Gate()
    request_id = await server.submit()
    await gate.began.wait()
    busy = await server.web.delete(f"/v1/models/requests/{request_id}/payloads")
    assert (busy.status_code, busy.json()["error"]["type"]) == (400, "validation_error")
    gate.open.set()
    unknown = await server.web.delete("/v1/models/requests/none/payloads")
    assert (unknown.status_code, unknown.json()["error"]["type"]) == (404, "not_found")
    assert (await server.web.get("/v1/models/requests/none/payloads")).status_code == 405
    assert (await server.web.get("/v1/nothing")).status_code == 404


@pytest.fixture
async def closed(tmp_path: Path) -> AsyncGenerator[tuple[Server, dict[str, str], dict[str, str]]]:
    """A server that checks keys, and the headers of two of them."""
    store, keyring = open_keyring(Settings(data_dir=tmp_path, open_mode=False))
    one, two = [{"Authorization": f"Key {(await keyring.create(name)).text}"} for name in ("one", "two")]
    await store.close()
    async with running(tmp_path, ScriptedEngine(), open_mode=False) as server:
        yield server, one, two


async def test_who_may_not_read_a_file_gets_403_or_404_and_its_owner_the_file(
    closed: tuple[Server, dict[str, str], dict[str, str]],
) -> None:
    server, owner, other = closed
    friend = other["Authorization"].split()[1].split(":")[0]
    nobody = {"Authorization": "Key wrong:key"}
    for default, rules, expected in (
        ("forbid", [], (403, 403)),
        ("hide", [], (404, 404)),
        ("hide", [{"user": friend, "decision": "allow"}], (200, 404)),
        ("allow", [{"user": friend, "decision": "forbid"}], (403, 200)),
    ):
        wishes = lifecycle(initial_acl={"default": default, "rules": rules})
        path = await uploaded(server, GIF, "image/gif", **wishes, **owner)
        mine = await server.web.get(path, headers=owner)
        assert (mine.status_code, mine.headers["cache-control"]) == (200, "private, no-store")
        theirs = await server.web.get(path, headers=other)
        anybodys = await server.web.get(path, headers=nobody)
        async with httpx.AsyncClient() as stranger:
            strangers = await stranger.get(server.base + path)
        assert (theirs.status_code, anybodys.status_code) == expected
        assert strangers.status_code == expected[1]


async def test_low_disk_stops_accepting_with_a_reason_and_reading_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path, ScriptedEngine()) as server:
        path = await uploaded(server, GIF, "image/gif")
        request_id, _ = await made(server)
        begun = (await server.web.post("/storage/upload/initiate", json={"file_name": "x"})).json()
        ticket = begun["upload_url"].rpartition("/")[2]
    async with running(tmp_path, ScriptedEngine(), min_free_bytes="1000000GB") as server:
        calls = [
            server.web.post(f"/queue/{T2V}", json={"prompt": "x"}),
            server.web.post(f"/run/{T2V}", json={"prompt": "x"}),
            server.web.post("/files/upload", content=b"x"),
            server.web.post("/files/upload/multipart"),
            server.web.post("/storage/upload/initiate", json={}),
            server.web.put(f"/files/upload/{ticket}", content=b"x"),
            server.web.put(f"/files/upload/{ticket}/1", content=b"x"),
        ]
        for call in calls:
            answer = await call
            assert answer.status_code == 507, answer.text
            assert "short of disk space" in answer.json()["detail"]
            assert answer.json()["error_type"] == "insufficient_storage"
        assert (await server.web.get(path)).status_code == 200
        assert (await server.web.get(f"/queue/{APP}/requests/{request_id}")).status_code == 200
        assert (await server.web.delete(f"/v1/models/requests/{request_id}/payloads")).status_code == 200


async def test_our_own_urls_in_inputs_are_read_from_storage_as_their_owner_lets(server: Server, tmp_path: Path) -> None:
    fetch = server.parts.fetcher.fetch
    path = await uploaded(server, GIF, "image/gif", "a b.gif")
    # No server answers there: only storage can.
    got = await fetch(f"https://v3.fal.media{path}", ("body", "image_url"), IMAGES, tmp_path / "a")
    assert (got.content_type, got.path.read_bytes()) == ("image/gif", GIF)
    hidden = await uploaded(server, GIF, "image/gif", **lifecycle(initial_acl={"default": "hide"}))
    await fetch(f"{server.base}{hidden}", ("body", "image_url"), IMAGES, tmp_path / "b", viewer="open")
    with pytest.raises(InvalidInput, match="File not found"):
        await fetch(f"{server.base}{hidden}", ("body", "image_url"), IMAGES, tmp_path / "c", viewer="somebody")
    await expire(server, path)
    with pytest.raises(InvalidInput, match="File expired"):
        await fetch(f"{server.base}{path}", ("body", "image_url"), IMAGES, tmp_path / "d")
