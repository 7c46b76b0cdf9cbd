"""Storage, over every kind of object store that it is used with."""

import asyncio
import os
import resource
from collections.abc import Callable, Generator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from moto.server import ThreadedMotoServer
from obstore.store import MemoryStore

from rushes.contracts.storage import Storage
from rushes.errors import InfrastructureError, SettingsError, StorageFull
from rushes.storage import ObjectStorage, open_directory, open_storage

pytestmark = pytest.mark.anyio

MIB = 1 << 20
BAD_KEYS = ["", "/etc/passwd", "a/../b", "..", "a//b", "a/", "./a", ".incoming/x", "a/\x00", "a\n", "a#1", "x" * 300]


@pytest.fixture(params=["directory", "memory", "s3"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    if request.param == "memory":
        return ObjectStorage(MemoryStore())
    if request.param == "s3":
        return request.getfixturevalue("s3")
    return open_directory(tmp_path / "files")


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Generator[Storage]:
    """A bucket on a server of its own."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    for name, value in {
        "ACCESS_KEY_ID": "a",
        "SECRET_ACCESS_KEY": "b",
        "REGION": "us-east-1",
        "ENDPOINT": endpoint,
    }.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    bucket = f"bucket-{uuid4()}"  # all servers of a process share what they hold
    httpx.put(f"{endpoint}/{bucket}").raise_for_status()
    yield open_storage(f"s3://{bucket}/some/prefix", tmp_path)
    server.stop()


@pytest.fixture
def file(tmp_path: Path) -> Callable[[bytes], Path]:
    """Makes local files to put."""
    number = iter(range(100))

    def make(content: bytes) -> Path:
        path = tmp_path / f"source{next(number)}"
        path.write_bytes(content)
        return path

    return make


async def content(storage: Storage, key: str, start: int, end: int) -> bytes:
    return b"".join([piece async for piece in storage.read(key, start, end)])


async def test_what_was_put_can_be_looked_at_and_read(storage: Storage, file: Callable[[bytes], Path]) -> None:
    data = os.urandom(3 * MIB + 17)
    stored = await storage.put("request/1/video.mp4", file(data))
    assert (stored.key, stored.size) == ("request/1/video.mp4", len(data))
    assert stored.etag
    assert await storage.head("request/1/video.mp4") == stored
    pieces = [piece async for piece in storage.read("request/1/video.mp4", 0, len(data))]
    assert b"".join(pieces) == data
    assert all(len(piece) <= MIB for piece in pieces)
    assert await content(storage, "request/1/video.mp4", 5, 2 * MIB) == data[5 : 2 * MIB]
    assert await content(storage, "request/1/video.mp4", 7, 7) == b""


async def test_the_first_content_of_a_key_wins(storage: Storage, file: Callable[[bytes], Path]) -> None:
    first = await storage.put("a/b", file(b"first"))
    assert await storage.put("a/b", file(b"second, longer")) == first
    assert await content(storage, "a/b", 0, 5) == b"first"


async def test_of_many_puts_at_once_one_wins_and_all_learn_which(
    storage: Storage, file: Callable[[bytes], Path]
) -> None:
    contents = [bytes([65 + n]) * (n + 1) for n in range(8)]
    stored = await asyncio.gather(*(storage.put("a/b", file(data)) for data in contents))
    assert len({(one.size, one.etag) for one in stored}) == 1
    assert await content(storage, "a/b", 0, stored[0].size) == contents[stored[0].size - 1]


async def test_a_consumed_file_is_stored_and_gone(storage: Storage, file: Callable[[bytes], Path]) -> None:
    for key, data in (("a/b", b"small"), ("a/c", os.urandom(9 * MIB)), ("a/d", b"")):
        source = file(data)
        stored = await storage.put(key, source, "text/plain", consume=True)
        assert not source.exists()
        assert await content(storage, key, 0, stored.size) == data
    again = file(b"another")
    assert (await storage.put("a/b", again, consume=True)).size == 5
    assert not again.exists()
    assert await content(storage, "a/b", 0, 5) == b"small"


async def test_a_link_reads_the_object_with_its_type_where_the_store_makes_links(
    storage: Storage, file: Callable[[bytes], Path]
) -> None:
    await storage.put("a/b c.mp4", file(b"content"), "video/mp4")
    link = await storage.link("a/b c.mp4", 60)
    if link is not None:
        async with httpx.AsyncClient() as stranger:
            answer = await stranger.get(link, headers={"Range": "bytes=3-"})
        assert (answer.content, answer.headers["content-type"]) == (b"tent", "video/mp4")
    assert await storage.link("../secret", 60) is None


async def test_an_empty_file_is_an_object_too(storage: Storage, file: Callable[[bytes], Path]) -> None:
    assert (await storage.put("a/empty", file(b""))).size == 0
    assert await content(storage, "a/empty", 0, 0) == b""


async def test_deleting_removes_and_does_so_twice(storage: Storage, file: Callable[[bytes], Path]) -> None:
    await storage.put("a/b", file(b"x"))
    await storage.delete("a/b")
    await storage.delete("a/b")
    assert await storage.head("a/b") is None
    with pytest.raises(InfrastructureError, match="a/b"):
        await content(storage, "a/b", 0, 1)
    assert (await storage.put("a/b", file(b"yy"))).size == 2


async def test_names_in_any_language_are_kept(storage: Storage, file: Callable[[bytes], Path]) -> None:
    name = "up load/Füchse 🦊 100% (1)?&#.mp4"
    await storage.put(name, file(b"x"))
    assert (await storage.head(name)) is not None


@pytest.mark.parametrize("key", BAD_KEYS)
async def test_a_key_that_is_not_one_holds_nothing(storage: Storage, file: Callable[[bytes], Path], key: str) -> None:
    with pytest.raises(ValueError, match="cannot be a key"):
        await storage.put(key, file(b"x"))
    with pytest.raises(ValueError, match="cannot be a key"):
        await content(storage, key, 0, 1)
    assert await storage.head(key) is None
    await storage.delete(key)


async def test_there_is_nothing_below_an_object(storage: Storage, file: Callable[[bytes], Path]) -> None:
    await storage.put("a/b", file(b"x"))
    assert await storage.head("a/b/c") is None
    assert await storage.head("a") is None
    await storage.delete("a/b/c")


async def test_a_source_that_is_gone_leaves_nothing_behind(storage: Storage, tmp_path: Path) -> None:
    with pytest.raises(InfrastructureError, match="a/b"):
        await storage.put("a/b", tmp_path / "nothing here")
    assert await storage.head("a/b") is None


# --- directories -----------------------------------------------------------------------------------------------


def files_below(directory: Path) -> list[str]:
    return sorted(str(path.relative_to(directory)) for path in directory.rglob("*") if path.is_file())


async def test_a_put_that_finds_no_room_leaves_nothing_behind(tmp_path: Path, file: Callable[[bytes], Path]) -> None:
    storage = open_directory(tmp_path / "files")
    big = file(bytes(3 * MIB))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * MIB, hard))
    try:
        with pytest.raises(StorageFull, match="a/b"):
            await storage.put("a/b", big)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert files_below(tmp_path / "files") == []
    assert (await storage.put("a/b", big)).size == 3 * MIB


async def test_a_consumed_file_is_moved_and_not_copied(tmp_path: Path, file: Callable[[bytes], Path]) -> None:
    storage = open_directory(tmp_path / "files")
    source = file(b"x" * MIB)
    number = source.stat().st_ino
    await storage.put("a/b", source, consume=True)
    assert (tmp_path / "files/a/b").stat().st_ino == number


async def test_a_put_to_where_nothing_can_be_leaves_nothing_behind(
    tmp_path: Path, file: Callable[[bytes], Path]
) -> None:
    storage = open_directory(tmp_path / "files")
    await storage.put("a/b", file(b"x"))
    with pytest.raises(InfrastructureError, match="a/b/c"):
        await storage.put("a/b/c", file(b"below an object"))
    assert files_below(tmp_path / "files") == ["a/b"]


async def test_a_put_that_is_cancelled_leaves_nothing_or_everything(
    tmp_path: Path, file: Callable[[bytes], Path]
) -> None:
    storage = open_directory(tmp_path / "files")
    big = file(bytes(20 * MIB))
    for turns in (1, 2, 3, 5, 8):
        putting = asyncio.create_task(storage.put(f"a/{turns}", big))
        for _ in range(turns):
            await asyncio.sleep(0)
        putting.cancel()
        await asyncio.gather(putting, return_exceptions=True)
    for turns in (1, 2, 3, 5, 8):
        stored = await storage.head(f"a/{turns}")
        assert stored is None or stored.size == 20 * MIB


async def test_what_a_killed_process_left_half_stored_is_swept_up_after_an_hour(tmp_path: Path) -> None:
    staging = tmp_path / "files" / ".incoming"
    staging.mkdir(parents=True)
    for name, age in (("left", 4000), ("in the making", 10)):
        (staging / name).write_bytes(b"half a vid")
        now = (staging / name).stat().st_mtime
        os.utime(staging / name, (now - age, now - age))
    open_directory(tmp_path / "files")
    assert files_below(tmp_path / "files") == [".incoming/in the making"]


async def test_storage_urls_name_directories(tmp_path: Path, file: Callable[[bytes], Path]) -> None:
    await open_storage("file:///files", tmp_path).put("a/b", file(b"x"))
    await open_storage(f"file:///{tmp_path}/else/where", tmp_path).put("a/b", file(b"x"))
    assert (tmp_path / "files/a/b").read_bytes() == (tmp_path / "else/where/a/b").read_bytes() == b"x"
    for url in ("ftp://host/files", "https://host/files", "memory:///", "", "files"):
        with pytest.raises(SettingsError, match="file:///files"):
            open_storage(url, tmp_path)
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(SettingsError, match="taken"):
        open_storage("file:///taken", tmp_path)
