"""Uploads by fal's own Python client, unmodified: over plain HTTP (the hook) and over TLS (the proxy)."""

import asyncio
import os
import sys
from collections.abc import AsyncGenerator, Mapping
from pathlib import Path

import pytest

import rushes.cli
from support.front import Front, front
from support.scripted import ScriptedEngine
from support.server import Server, running

pytestmark = pytest.mark.anyio
SHIM = Path(rushes.cli.__file__).parent / "shim"
MIB = 1 << 20


@pytest.fixture
async def server(tmp_path: Path) -> AsyncGenerator[Server]:
    async with running(tmp_path, ScriptedEngine()) as server:
        yield server


@pytest.fixture
async def proxy(server: Server, tmp_path: Path) -> AsyncGenerator[Front]:
    async with front(server.base, tmp_path) as proxy:
        yield proxy


def plain(server: Server) -> dict[str, str]:
    """What points the client at the server over plain HTTP."""
    return {"PYTHONPATH": str(SHIM), "FAL_LOCAL_BASE": server.base, "FAL_KEY": "a:b"}


async def python(environment: Mapping[str, str], script: str, *arguments: str) -> list[str]:
    """Run a program; the lines that it printed. It fails the test when the program fails."""
    clean = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", script, *arguments),
        env={**clean, **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    return out.decode().split()


# PIL is not needed for `upload_image`: anything that saves itself will do.
SMALL = """
import asyncio, fal_client, httpx
from fal_client import StorageACL, StorageACLRule, StorageSettings

class Picture:
    format = "png"
    def save(self, buffer, format):
        buffer.write(b"\\x89PNG\\r\\n\\x1a\\n" + bytes(100))

def check(url, content, kind):
    with httpx.Client() as web:
        answer = web.get(url)
    assert (answer.status_code, answer.content) == (200, content), (url, answer)
    assert answer.headers["content-type"] == kind, answer.headers
    assert "authorization" not in answer.request.headers
    print(url)

check(fal_client.upload(b"hello", "text/plain"), b"hello", "text/plain")
check(fal_client.upload(b"hello", "text/plain", file_name="a b.txt"), b"hello", "text/plain")
check(fal_client.upload_image(Picture()), b"\\x89PNG\\r\\n\\x1a\\n" + bytes(100), "image/png")
check(fal_client.upload(b"named", "text/plain", file_name="größe.txt"), b"named", "text/plain")  # falls back to gcs
check(fal_client.upload(b"again", "text/plain", repository="fal"), b"again", "text/plain")
check(asyncio.run(fal_client.upload_async(b"later", "text/plain")), b"later", "text/plain")
settings = StorageSettings(expires_in="1h", initial_acl=StorageACL("allow", [StorageACLRule("x", "forbid")]))
check(fal_client.upload(b"short", "text/plain", lifecycle=settings), b"short", "text/plain")
print(fal_client.upload(b"", "text/plain"))
"""


async def test_small_files_over_plain_http(server: Server) -> None:
    urls = await python(plain(server), SMALL)
    assert all(url.startswith(f"{server.base}/files/uploads/") for url in urls)
    assert len(set(urls)) == 8
    key = urls[-2].partition("/files/")[2]
    kept = await server.parts.store.read(lambda tx: tx.files.get(key))
    assert kept is not None
    assert kept.expires_at is not None
    assert (kept.expires_at - kept.created_at).total_seconds() == 3600
    assert kept.acl.rules


async def test_small_files_over_tls(server: Server, proxy: Front) -> None:
    urls = await python(proxy.environment(), SMALL)
    assert all(url.startswith("https://v3.fal.media/files/uploads/") for url in urls)


BROKEN_CDN = """
import sys, fal_client, fal_client.client, httpx
fal_client.client.CDN_URL = sys.argv[1]
url = fal_client.upload(b"hello", "text/plain", file_name="a.txt")
assert httpx.get(url).content == b"hello"
print(url)
"""


async def test_when_the_cdn_answers_500_the_client_falls_back_to_initiate_and_put(server: Server) -> None:
    calls: list[bytes] = []

    async def fail(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        calls.append(await reader.readline())
        writer.write(b"HTTP/1.1 500 Oh no\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(fail, "127.0.0.1", 0) as broken:
        port = broken.sockets[0].getsockname()[1]
        [url] = await python(plain(server), BROKEN_CDN, f"http://127.0.0.1:{port}")
    assert calls == [b"POST /files/upload HTTP/1.1\r\n"]
    assert url.startswith(f"{server.base}/files/uploads/")


LARGE = """
import hashlib, sys, fal_client, httpx
url = fal_client.upload_file(sys.argv[1])
digest = hashlib.sha256()
with httpx.stream("GET", url) as answer:
    for part in answer.iter_bytes():
        digest.update(part)
with open(sys.argv[1], "rb") as file:
    assert digest.hexdigest() == hashlib.file_digest(file, "sha256").hexdigest()
print(url)
"""


@pytest.mark.parametrize("over", ["http", "tls"])
async def test_a_file_beyond_100_mib_goes_in_parts_and_comes_back_whole(
    server: Server, proxy: Front, tmp_path: Path, over: str
) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        for number in range(100):
            file.write(bytes([number, 255 - number]) * (MIB // 2))
        file.write(b"!")
    [url] = await python(plain(server) if over == "http" else proxy.environment(), LARGE, str(large))
    kept = await server.parts.store.read(lambda tx: tx.files.get(url.partition("/files/")[2]))
    assert kept is not None
    assert kept.size == 100 * MIB + 1
    assert not list((server.parts.settings.data_dir / "incoming").iterdir())
