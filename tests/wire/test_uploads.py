"""Uploads on the wire: every call that the official clients make, and what must not be possible."""

import hashlib
import json
import os
from collections.abc import AsyncGenerator, AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from obstore.store import MemoryStore

from rushes.bootstrap import open_keyring
from rushes.contracts.storage import StoredObject
from rushes.core.lifecycle import UNSAID
from rushes.errors import StorageFull
from rushes.http.responses import Disconnected
from rushes.service.keyring import Caller
from rushes.service.retention import Collected
from rushes.service.shelf import NewFile, Retention, Shelf
from rushes.service.tickets import Tickets
from rushes.settings import Settings
from rushes.storage import ObjectStorage
from support.scripted import ScriptedEngine
from support.server import Server, running

pytestmark = pytest.mark.anyio
MIB = 1 << 20
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


def path_of(url: str, server: Server) -> str:
    """The path of a URL that must be on this server's own address."""
    assert url.startswith(server.base + "/"), url
    return url.removeprefix(server.base)


async def token(server: Server) -> dict[str, str]:
    answer = await server.web.post("/storage/auth/token?storage_type=fal-cdn-v3", json={})
    assert answer.status_code == 200, answer.text
    return {"Authorization": f"{answer.json()['token_type']} {answer.json()['token']}"}


async def uploaded(server: Server, content: bytes, **headers: str) -> str:
    """Upload through the CDN route; the URL."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = await server.web.post("/files/upload", content=content, headers=await token(server) | named)
    assert answer.status_code == 200, answer.text
    return answer.json()["access_url"]


async def initiated(server: Server, kind: str = "initiate", **body: str) -> tuple[str, str]:
    """Begin a JavaScript upload; (upload_url, file_url)."""
    answer = await server.web.post(f"/storage/upload/{kind}?storage_type=fal-cdn-v3", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()["upload_url"], answer.json()["file_url"]


async def test_a_cdn_token_holds_for_an_hour_and_says_so_with_a_time_zone(server: Server) -> None:
    answer = await server.web.post("/storage/auth/token?storage_type=fal-cdn-v3", json={})
    body = answer.json()
    assert set(body) == {"token", "token_type", "base_url", "expires_at"}
    assert (body["token_type"], body["base_url"]) == ("Bearer", server.base)
    expires = datetime.fromisoformat(body["expires_at"])
    assert expires.tzinfo is not None
    assert 3500 < (expires - datetime.now(expires.tzinfo)).total_seconds() <= 3600
    assert "." in body["expires_at"]
    assert body["expires_at"].endswith("+00:00")
    assert answer.headers["x-fal-request-id"]


async def test_what_was_uploaded_is_handed_out_to_anybody_as_it_was(server: Server) -> None:
    url = await uploaded(server, b"hello", content_type="text/plain", x_fal_file_name="hello.txt")
    async with httpx.AsyncClient() as stranger:
        answer = await stranger.get(url)
    assert (answer.status_code, answer.content) == (200, b"hello")
    assert answer.headers["content-type"] == "text/plain"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert url.endswith("/hello.txt")


async def test_javascript_uploads_without_any_credentials_to_the_url_that_it_was_given(server: Server) -> None:
    upload_url, file_url = await initiated(server, file_name="1732100000.png", content_type="image/png")
    async with httpx.AsyncClient() as stranger:
        put = await stranger.put(upload_url, content=PNG, headers={"Content-Type": "image/png"})
        assert put.status_code == 200
        got = await stranger.get(file_url)
    assert (got.content, got.headers["content-type"]) == (PNG, "image/png")


async def test_the_gcs_route_of_python_sends_a_key_to_the_upload_url_and_may(server: Server) -> None:
    answer = await server.web.post(
        "/storage/upload/initiate?storage_type=gcs", json={"file_name": "Füchse 🦊.png", "content_type": "image/png"}
    )
    put = await server.web.put(answer.json()["upload_url"], content=PNG, headers={"Content-Type": "image/png"})
    assert put.status_code == 200
    got = await server.web.get(answer.json()["file_url"] + "?download=1")
    assert got.content == PNG
    assert "F%C3%BCchse%20%F0%9F%A6%8A.png" in got.headers["content-disposition"]


async def test_python_sends_parts_in_any_order_and_names_them_in_any_order(server: Server) -> None:
    content = os.urandom(5 * MIB + 1)
    parts = [content[at : at + MIB] for at in range(0, len(content), MIB)]
    bearer = await token(server)
    begun = (
        await server.web.post(
            "/files/upload/multipart",
            headers=bearer | {"Content-Type": "application/octet-stream", "X-Fal-File-Name": "big.bin"},
        )
    ).json()
    etags: list[dict[str, object]] = []
    for number in (6, 1, 3, 2, 5, 4):
        answer = await server.web.put(
            f"{begun['access_url']}/multipart/{begun['uploadId']}/{number}", headers=bearer, content=parts[number - 1]
        )
        assert answer.status_code == 200, answer.text
        etags.append({"partNumber": number, "etag": answer.headers["etag"]})
    done = await server.web.post(
        f"{begun['access_url']}/multipart/{begun['uploadId']}/complete", headers=bearer, json={"parts": etags}
    )
    assert done.status_code == 200, done.text
    again = await server.web.post(
        f"{begun['access_url']}/multipart/{begun['uploadId']}/complete", headers=bearer, json={"parts": etags}
    )
    assert again.status_code == 200, "the answer to the first may have been lost"
    assert (await server.web.get(begun["access_url"])).content == content
    assert not list((server.parts.settings.data_dir / "incoming").iterdir())


async def test_javascript_sends_parts_without_headers_and_reads_json(server: Server) -> None:
    content = os.urandom(2 * MIB + 5)
    upload_url, file_url = await initiated(server, "initiate-multipart", file_name="v.mp4", content_type="video/mp4")
    url = urlsplit(upload_url)
    at = f"{url.scheme}://{url.netloc}{url.path}"
    parts: list[dict[str, object]] = []
    async with httpx.AsyncClient() as stranger:
        for number in (1, 2, 3):
            piece = content[(number - 1) * MIB : number * MIB]
            answer = await stranger.put(f"{at}/{number}?{url.query}", content=piece)
            assert answer.headers["content-type"] == "application/json"
            parts.append(answer.json())
        assert [part["partNumber"] for part in parts] == [1, 2, 3]
        done = await stranger.post(f"{at}/complete?{url.query}", json={"parts": parts})
        assert done.status_code == 200, done.text
        assert (await stranger.get(file_url)).content == content


async def test_an_interrupted_upload_is_resumed_by_part(server: Server) -> None:
    upload_url, file_url = await initiated(server, "initiate-multipart", file_name="v.bin")
    await server.web.put(f"{upload_url}/1", content=b"first")
    await server.web.put(f"{upload_url}/2", content=b"broken off")
    there = (await server.web.get(upload_url)).json()["parts"]
    assert [part["partNumber"] for part in there] == [1, 2]
    assert there[0]["etag"] == f'"{hashlib.md5(b"first").hexdigest()}"'
    second = await server.web.put(f"{upload_url}/2", content=b"second")
    parts = [there[0], second.json()]
    assert (await server.web.post(f"{upload_url}/complete", json={"parts": parts})).status_code == 200
    assert (await server.web.get(file_url)).content == b"firstsecond"


async def test_a_part_that_did_not_arrive_or_changed_cannot_be_joined(server: Server) -> None:
    upload_url, file_url = await initiated(server, "initiate-multipart", file_name="v.bin")
    await server.web.put(f"{upload_url}/1", content=b"first")
    for parts in ([{"partNumber": 2, "etag": '"x"'}], [{"partNumber": 1, "etag": '"x"'}], [], "no list", [{"a": 1}]):
        answer = await server.web.post(f"{upload_url}/complete", json={"parts": parts})
        assert answer.status_code == 400, answer.text
        assert answer.json()["detail"]
    assert (await server.web.get(file_url)).status_code == 404


async def test_an_empty_file_is_a_file_too(server: Server) -> None:
    url = await uploaded(server, b"", content_type="text/plain", x_fal_file_name="empty.txt")
    answer = await server.web.get(url)
    assert (answer.status_code, answer.content, answer.headers["content-length"]) == (200, b"", "0")


async def test_the_first_content_of_an_upload_counts_and_a_retry_is_answered_as_the_first(server: Server) -> None:
    upload_url, file_url = await initiated(server, file_name="a.txt", content_type="text/plain")
    assert (await server.web.put(upload_url, content=b"first")).status_code == 200
    assert (await server.web.put(upload_url, content=b"first")).status_code == 200
    assert (await server.web.put(upload_url, content=b"something else")).status_code == 400
    assert (await server.web.get(file_url)).content == b"first"


async def test_an_upload_that_has_expired_cannot_be_sent_again(server: Server) -> None:
    upload_url, file_url = await initiated(server, file_name="a.txt", content_type="text/plain")
    assert (await server.web.put(upload_url, content=b"first")).status_code == 200
    key = path_of(file_url, server).removeprefix("/files/")
    await server.parts.store.transact(lambda tx: tx.files.keep_until(key, tx.now()))
    again = await server.web.put(upload_url, content=b"first")
    assert (again.status_code, "has expired" in again.text) == (400, True)
    assert (await server.web.get(file_url)).status_code == 404


async def test_a_record_whose_content_did_not_come_lasts_as_long_as_the_upload_may_be_repeated(
    server: Server, tmp_path: Path
) -> None:
    class Full(ObjectStorage):
        async def put(
            self, key: str, source: Path, content_type: str | None = None, consume: bool = False
        ) -> StoredObject:
            raise StorageFull("No room")

    store, retention = server.parts.store, Retention(uploads=timedelta(days=30))

    async def lasts() -> timedelta:
        file = await store.read(lambda tx: tx.files.get("uploads/x/a.txt"))
        assert file is not None
        assert file.expires_at is not None
        return file.expires_at - file.created_at

    source = tmp_path / "a.txt"
    source.write_bytes(b"x")
    new = NewFile("uploads/x/a.txt", source, "a.txt", "text/plain", 1)
    with pytest.raises(StorageFull):
        await Shelf(store, Full(MemoryStore()), retention).keep([new], "open", None, UNSAID)
    assert await lasts() == timedelta(days=1)
    await Shelf(store, server.parts.storage, retention).keep([new], "open", None, UNSAID)
    assert await lasts() == timedelta(days=30)
    assert (await server.web.get("/files/uploads/x/a.txt")).content == b"x"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a b.png", "a b.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\x.png", "x.png"),
        (".hidden", "hidden"),
        ("\x00\x1f", "file.png"),
        ("", "file.png"),
        ("x" * 400 + ".png", "x" * 176 + ".png"),
        ("é" * 400 + ".png", "é" * 88 + ".png"),
        ("take#1", "take-1"),
        ("..", "file.png"),
        ("a/multipart/b.c/1", "1"),
    ],
)
async def test_names_lead_nowhere_else(server: Server, given: str, kept: str) -> None:
    upload_url, file_url = await initiated(server, file_name=given, content_type="image/png")
    assert httpx.URL(file_url).path.split("/", 4)[4] == kept
    assert (await server.web.put(upload_url, content=PNG)).status_code == 200
    assert (await server.web.get(file_url)).content == PNG


async def test_a_utf8_name_in_the_header_is_understood(server: Server) -> None:
    answer = await server.web.post("/files/upload", content=PNG, headers=[(b"X-Fal-File-Name", "größe.png".encode())])
    assert httpx.URL(answer.json()["access_url"]).path.endswith("/größe.png")


async def test_urls_are_those_that_the_caller_can_reach(server: Server) -> None:
    rest = {"Host": "rest.fal.ai", "X-Forwarded-Proto": "https"}
    body = (await server.web.post("/storage/auth/token", json={}, headers=rest)).json()
    assert body["base_url"] == "https://v3.fal.media"
    begun = (await server.web.post("/storage/upload/initiate", json={"file_name": "a.png"}, headers=rest)).json()
    assert begun["upload_url"].startswith("https://v3.fal.media/files/upload/")
    assert begun["file_url"].startswith("https://v3.fal.media/files/uploads/")
    media = {"Host": "v3.fal.media"}
    at = begun["upload_url"].removeprefix("https://v3.fal.media")
    assert (await server.web.put(at, content=PNG, headers=media)).status_code == 200
    got = await server.web.get(begun["file_url"].removeprefix("https://v3.fal.media"), headers=media)
    assert got.content == PNG
    assert (await server.web.post("/files/upload", content=PNG, headers=rest)).status_code == 404


# --- rights ----------------------------------------------------------------------------------------------------


@pytest.fixture
async def closed(tmp_path: Path) -> AsyncGenerator[Server]:
    """A server that checks keys."""
    store, keyring = open_keyring(Settings(data_dir=tmp_path, open_mode=False))
    await keyring.create("the operator's")
    await store.close()
    async with running(tmp_path, ScriptedEngine(), open_mode=False) as server:
        yield server


async def a_key(server: Server) -> dict[str, str]:
    return {"Authorization": f"Key {(await server.parts.keyring.create('test')).text}"}


async def test_without_a_key_there_is_no_token_and_no_upload(closed: Server) -> None:
    for headers in ({"Authorization": "Key x:y"}, {"Authorization": "Bearer abc.def"}):
        for path in ("/storage/auth/token", "/storage/upload/initiate", "/files/upload", "/files/upload/multipart"):
            answer = await closed.web.post(path, json={}, headers=headers)
            assert answer.status_code == 401, path


async def test_a_token_is_for_uploads_alone_and_ends_with_its_key(closed: Server) -> None:
    key = await a_key(closed)
    token = (await closed.web.post("/storage/auth/token", json={}, headers=key)).json()["token"]
    bearer = {"Authorization": f"Bearer {token}"}
    assert (await closed.web.post("/files/upload", content=b"x", headers=bearer)).status_code == 200
    submit = await closed.web.post("/queue/fal-ai/sora-2/text-to-video", json={"prompt": "x"}, headers=bearer)
    assert submit.status_code == 401
    await closed.parts.keyring.revoke(key["Authorization"].split()[1].split(":")[0])
    assert (await closed.web.post("/files/upload", content=b"x", headers=bearer)).status_code == 401


async def test_an_upload_url_cannot_be_changed_pointed_elsewhere_or_used_late(
    closed: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, other = await a_key(closed), await a_key(closed)
    begun = (await closed.web.post("/storage/upload/initiate", json={"file_name": "a"}, headers=key)).json()
    at, ticket = begun["upload_url"].rsplit("/", 1)
    claims, seal = ticket.split(".")
    for forged in (f"{claims}.{seal[:-2]}AA", f"{claims}A.{seal}", f"{claims}.", f"e30.{seal}"):
        assert (await closed.web.put(f"{at}/{forged}", content=b"x")).status_code in (401, 405), forged
    multipart = (await closed.web.post("/files/upload/multipart", headers=key)).json()
    elsewhere = f"{begun['file_url']}/multipart/{multipart['uploadId']}/1"
    assert (await closed.web.put(elsewhere, content=b"x", headers=key)).status_code == 401
    stolen = f"{multipart['access_url']}/multipart/{multipart['uploadId']}/1"
    assert (await closed.web.put(stolen, content=b"x", headers=other)).status_code == 401
    assert (await closed.web.put(stolen, content=b"x", headers=key)).status_code == 200
    monkeypatch.setattr("rushes.service.tickets.time.time", lambda: datetime(2099, 1, 1).timestamp())
    assert (await closed.web.put(begun["upload_url"], content=b"x")).status_code == 401


def test_a_ticket_for_one_purpose_opens_no_other() -> None:
    tickets = Tickets(b"secret")
    ticket = tickets.issue("uploads", {"key_id": "a"}, 60)
    assert tickets.open("uploads", ticket)["key_id"] == "a"
    with pytest.raises(Exception, match="invalid"):
        tickets.open("upload", ticket)
    with pytest.raises(Exception, match="invalid"):
        Tickets(b"another").open("uploads", ticket)


# --- limits ----------------------------------------------------------------------------------------------------


async def test_what_is_too_large_is_a_413_announced_or_not_whole_or_in_parts(tmp_path: Path) -> None:
    async def unannounced() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield bytes(MIB)

    async with running(tmp_path, ScriptedEngine(), max_upload_bytes="2MiB") as server:
        bearer = await token(server)
        assert (await server.web.post("/files/upload", content=bytes(2 * MIB), headers=bearer)).status_code == 200
        told = await server.web.post("/files/upload", content=bytes(2 * MIB + 1), headers=bearer)
        assert told.status_code == 413
        assert told.json()["error_type"] == "file_too_large"
        assert (await server.web.post("/files/upload", content=unannounced(), headers=bearer)).status_code == 413
        upload_url, _ = await initiated(server, "initiate-multipart", file_name="x")
        assert (await server.web.put(f"{upload_url}/1", content=bytes(MIB))).status_code == 200
        assert (await server.web.put(f"{upload_url}/2", content=bytes(MIB + 1))).status_code == 413
        assert (await server.web.put(f"{upload_url}/0", content=b"x")).status_code == 400
        assert (await server.web.put(f"{upload_url}/10001", content=b"x")).status_code == 400
        left = [path for path in (tmp_path / "incoming").rglob("*") if path.is_file()]
        assert len(left) == 1, "only the part that arrived"


async def test_a_caller_who_leaves_in_the_middle_leaves_nothing_behind(server: Server) -> None:
    async def broken_off() -> AsyncIterator[bytes]:
        yield bytes(3 * MIB)
        raise Disconnected

    uploads = server.parts.files.uploads
    upload = uploads.begin(Caller("open"), "x.bin", None, UNSAID)
    with pytest.raises(Disconnected):
        await uploads.receive(upload, broken_off(), None)
    assert not list((server.parts.settings.data_dir / "incoming").iterdir())
    assert (await server.web.get(f"/files/{upload.key}")).status_code == 404


async def test_what_was_not_completed_in_a_day_is_removed(server: Server) -> None:
    old, _ = await initiated(server, "initiate-multipart", file_name="old.bin")
    new, _ = await initiated(server, "initiate-multipart", file_name="new.bin")
    incoming = server.parts.settings.data_dir / "incoming"
    await server.web.put(f"{old}/1", content=b"x")
    [left] = incoming.iterdir()
    await server.web.put(f"{new}/1", content=b"x")
    os.utime(left, (0, 0))
    collector = server.parts.files.collector
    assert await collector.preview() == Collected(uploads=1)
    assert await collector.collect() == Collected(uploads=1)
    assert not left.exists()
    assert len((await server.web.get(new)).json()["parts"]) == 1


@pytest.mark.parametrize(
    "header",
    [
        "not json",
        "[]",
        '{"expiration_duration_seconds": "soon"}',
        '{"expiration_duration_seconds": -1}',
        '{"initial_acl": {"default": "maybe"}}',
    ],
)
async def test_a_lifecycle_that_cannot_be_read_is_a_400_that_names_the_header(server: Server, header: str) -> None:
    answer = await server.web.post("/files/upload", content=b"x", headers={"X-Fal-Object-Lifecycle": header})
    assert answer.status_code == 400
    assert "X-Fal-Object-Lifecycle" in answer.json()["detail"]


async def test_the_lifecycle_of_an_upload_is_kept_with_it(server: Server) -> None:
    wishes = {
        "expiration_duration_seconds": 3600,
        "initial_acl": {"default": "allow", "rules": [{"user": "somebody", "decision": "forbid"}]},
    }
    upload = await server.web.post(
        "/storage/upload/initiate",
        json={"file_name": "a.txt"},
        headers={"X-Fal-Object-Lifecycle-Preference": json.dumps(wishes)},
    )
    await server.web.put(upload.json()["upload_url"], content=b"x")
    key = httpx.URL(upload.json()["file_url"]).path.removeprefix("/files/")
    kept = await server.parts.store.read(lambda tx: tx.files.get(key))
    assert kept is not None
    assert kept.expires_at is not None
    assert (kept.expires_at - kept.created_at).total_seconds() == 3600
    assert [(rule.user, rule.decision) for rule in kept.acl.rules] == [("somebody", "forbid")]
    assert kept.request_id is None
