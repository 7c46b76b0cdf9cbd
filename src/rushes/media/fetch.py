"""A caller's URL, fetched without letting the caller reach what only this server can reach.

Each hop of a redirect is checked anew: its scheme, host and port, and every address that its name resolves to. The
connection then goes to the very address that was checked, so that a name cannot point elsewhere a moment later.
"""

import asyncio
import errno
import re
import socket
import unicodedata
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from ipaddress import IPv4Address, ip_address
from pathlib import Path
from typing import BinaryIO
from urllib.parse import SplitResult, unquote_to_bytes, urljoin, urlsplit

import httpx

from rushes.errors import CallerError, FieldProblem, InfrastructureError, InvalidInput, StorageFull
from rushes.media.addresses import Network, is_allowed
from rushes.media.kinds import HEAD_BYTES, UNKNOWN, kind_of

Resolve = Callable[[str, int], Awaitable[list[str]]]
OwnFile = Callable[[str, str | None], Awaitable[AsyncIterator[bytes] | None]]
"""(path of a URL, key id of who asks): the content, if it is one of our own files; None: it is somebody else's.

Raises CallerError when the file has expired, or is not for this caller.
"""
Loc = tuple[str | int, ...]

IMAGES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp")
VIDEOS = ("video/mp4", "video/webm", "video/quicktime", "video/x-matroska")
AUDIO = ("audio/mpeg", "audio/wav", "audio/ogg", "audio/flac", "audio/mp4", "audio/aac")

_WEB_PORTS = {"http": 80, "https": 443}
# Ports from 1024 up where other services than web servers listen.
_NOT_WEB = frozenset({1433, 1521, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 5432, 5900, 5984, 6379, 9042, 9200, 9300,
                      10250, 11211, 25565, 27017})  # fmt: skip
_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*", re.IGNORECASE)
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What fetching may cost, and where it may go.

    `networks` are those beside the public internet that the operator allows; ports are not looked at there.
    """

    max_bytes: int = 500 * 10**6
    seconds: float = 60.0
    redirects: int = 5
    networks: tuple[Network, ...] = ()


@dataclass(frozen=True)
class Fetched:
    """A fetched file. `content_type` is what its content proves, `size` is bytes."""

    path: Path
    content_type: str
    size: int


class _Refused(Exception):
    """The URL, or where it led, is not one that we fetch; the text says why."""


class _TooLarge(Exception):
    """More came than the limit allows."""


@dataclass(frozen=True)
class _Target:
    """A checked hop: the URL's parts, and the one address to connect to."""

    parts: SplitResult
    host: str
    port: int
    address: str


class Fetcher:
    """Fetches http, https and data URLs. `resolve` and `transport` are the only ways out: tests replace them."""

    def __init__(
        self,
        limits: Limits,
        own_file: OwnFile | None = None,
        resolve: Resolve | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._limits = limits
        self._own_file = own_file
        self._resolve = resolve or resolve_name
        self._transport = transport

    async def fetch(
        self,
        url: str,
        loc: Loc,
        kinds: tuple[str, ...],
        into: Path,
        viewer: str | None = None,
        max_bytes: int | None = None,
    ) -> Fetched:
        """Fetch a URL into the file `into`, which must not exist; it must prove to be one of `kinds`.

        `viewer` is the key id of the caller: it says which of our own files may be read. Raises InvalidInput at `loc`
        with fal's types: `file_download_error`, `file_too_large`, `image_load_error`, `unsupported_image_format`,
        `unsupported_video_format`, `unsupported_audio_format`. Nothing is left behind then. Raises StorageFull or
        InfrastructureError when `into` cannot be written.
        """
        most = min(self._limits.max_bytes, max_bytes or self._limits.max_bytes)
        file = await asyncio.to_thread(into.open, "xb")
        try:
            try:
                async with asyncio.timeout(self._limits.seconds), self._opened(url, viewer, most) as content:
                    head, size = await _written(content, file, most)
            finally:
                file.close()
            kind = kind_of(head) or UNKNOWN
            if kind not in kinds:
                raise _wrong_kind(loc, url, kind, kinds)
        except _TooLarge:
            _discard(into)
            text = f"File size exceeds the limit of {most} bytes"
            raise _problem(loc, url, "file_too_large", text, max_size=most) from None
        except (_Refused, httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            _discard(into)
            raise _problem(loc, url, "file_download_error", f"Failed to download the file: {_reason(error)}") from error
        except BaseException:
            _discard(into)
            raise
        return Fetched(into, kind, size)

    @asynccontextmanager
    async def _opened(self, url: str, viewer: str | None, most: int) -> AsyncGenerator[AsyncIterator[bytes]]:
        if url[:5].lower() == "data:":
            yield _pieces(_data(url, most))
            return
        if self._own_file is not None:
            try:
                own = await self._own_file(parsed(url)[0].path, viewer)
            except CallerError as error:
                raise _Refused(str(error)) from error
            if own is not None:
                yield own
                return
        for _ in range(self._limits.redirects + 1):
            target = await self._checked(url)
            async with self._connected(target) as response:
                if response.status_code in _REDIRECTS and "location" in response.headers:
                    url = urljoin(url, response.headers["location"])
                    continue
                if response.status_code != 200:
                    raise _Refused(f"the server answered {response.status_code}")
                if response.headers.get("content-encoding", "identity").lower() != "identity":
                    raise _Refused("the server sent it compressed, though that was not asked for")
                announced = response.headers.get("content-length", "")
                if announced.isdecimal() and int(announced) > most:
                    raise _TooLarge
                yield response.aiter_raw(_CHUNK)
                return
        raise _Refused(f"more than {self._limits.redirects} redirects")

    @asynccontextmanager
    async def _connected(self, target: _Target) -> AsyncGenerator[httpx.Response]:
        shown = f"[{target.address}]" if ":" in target.address else target.address
        path = (target.parts.path or "/") + (f"?{target.parts.query}" if target.parts.query else "")
        default = _WEB_PORTS[target.parts.scheme] == target.port
        host = f"[{target.host}]" if ":" in target.host else target.host
        headers = {
            "Host": host if default else f"{host}:{target.port}",
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "User-Agent": "rushes",
        }
        # No proxies and no .netrc of this machine; the name is still what the certificate must be for.
        async with httpx.AsyncClient(
            transport=self._transport, trust_env=False, follow_redirects=False, timeout=httpx.Timeout(20, connect=10)
        ) as client:
            request = client.build_request(
                "GET",
                f"{target.parts.scheme}://{shown}:{target.port}{path}",
                headers=headers,
                extensions={"sni_hostname": target.host},
            )
            response = await client.send(request, stream=True)
            try:
                yield response
            finally:
                await response.aclose()

    async def _checked(self, url: str) -> _Target:
        """A hop that may be made; raises _Refused for every other."""
        parts, host, port = parsed(url)
        literal = _literal(host)
        found = [literal] if literal is not None else await self._resolve(host, port)
        if not found:
            raise _Refused(f"{host} has no address")
        for address in found:  # all of them: a name with one address inside is not one of the public internet
            try:
                allowed = is_allowed(address, self._limits.networks)
            except ValueError:
                allowed = False
            if not allowed:
                raise _Refused(f"{host} is not on the public internet")
        inside = any(ip_address(found[0]) in network for network in self._limits.networks)
        if not inside and port not in _WEB_PORTS.values() and (port < 1024 or port in _NOT_WEB):
            raise _Refused(f"port {port} is not one of a web server")
        return _Target(parts, host, port, found[0])


def parsed(url: str) -> tuple[SplitResult, str, int]:
    """The parts of a web URL, its host in one spelling, its port; raises _Refused for what is not plainly one."""
    if len(url) > 8192 or any(c.isspace() or not c.isprintable() or c == "\\" for c in url):
        raise _Refused("the URL is malformed")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _Refused("the URL is malformed") from None
    if parts.scheme not in _WEB_PORTS:
        raise _Refused("only http, https and data URLs can be fetched")
    if "@" in parts.netloc:
        raise _Refused("URLs with credentials are not fetched")
    return parts, _host(host, parts.netloc), _WEB_PORTS[parts.scheme] if port is None else port


def _host(host: str, netloc: str) -> str:
    """A host in its one spelling: an address as the standard writes it, or a name in ASCII."""
    if netloc.startswith("["):
        try:
            if "%" in host:  # a zone of this machine's own network
                raise ValueError
            return str(ip_address(host))
        except ValueError:
            raise _Refused("the URL's address is malformed") from None
    name = unicodedata.normalize("NFKC", host).rstrip(".")
    if not name.isascii():
        try:
            name = name.encode("idna").decode()
        except UnicodeError:
            raise _Refused("the URL's host is malformed") from None
    if not _HOST.fullmatch(name) or len(name) > 253:
        raise _Refused("the URL's host is malformed")
    if _NUMERIC.fullmatch(name.rpartition(".")[2]):
        # Systems read 0177.1, 0x7f000001 and 2130706433 as addresses: only the plain form is one here.
        try:
            return str(IPv4Address(name))
        except ValueError:
            raise _Refused("the URL's address is malformed") from None
    return name.lower()


def _literal(host: str) -> str | None:
    try:
        return str(ip_address(host))
    except ValueError:
        return None


async def resolve_name(host: str, port: int) -> list[str]:
    """All addresses of a name, as the system's resolver finds them."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _data(url: str, most: int) -> bytes:
    """The content of a data URL (RFC 2397)."""
    meta, comma, body = url[5:].partition(",")
    if not comma:
        raise _Refused("the data URL has no comma")
    if len(body) > most * 4 + 4:
        raise _TooLarge
    content = unquote_to_bytes(body)
    if not meta.lower().endswith(";base64"):
        return content
    compact = bytes(content.translate(None, b" \t\r\n"))
    try:
        return b64decode(compact + b"=" * (-len(compact) % 4), validate=True)
    except Base64Error:
        raise _Refused("the data URL is not valid base64") from None


async def _pieces(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def _written(content: AsyncIterator[bytes], file: BinaryIO, most: int) -> tuple[bytes, int]:
    """Write content to a file; (its first bytes, its size)."""
    head, size = b"", 0
    async for piece in content:
        size += len(piece)
        if size > most:
            raise _TooLarge
        if len(head) < HEAD_BYTES:
            head = (head + piece)[:HEAD_BYTES]
        try:
            await asyncio.to_thread(file.write, piece)
        except OSError as error:
            full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
            raise (StorageFull if full else InfrastructureError)(
                f"A fetched file could not be kept: {error}"
            ) from error
    return head, size


def _discard(path: Path) -> None:
    path.unlink(missing_ok=True)


def _wrong_kind(loc: Loc, url: str, kind: str, kinds: tuple[str, ...]) -> InvalidInput:
    wanted = {name.partition("/")[0] for name in kinds}
    family = wanted.pop() if len(wanted) == 1 else ""
    formats = [name.partition("/")[2] for name in kinds]
    if family == "image" and not kind.startswith("image/"):
        return _problem(loc, url, "image_load_error", "Failed to load the image: the file is not an image")
    if family in ("image", "video", "audio"):
        text = f"Unsupported {family} format. Supported formats are: {', '.join(formats)}"
        return _problem(loc, url, f"unsupported_{family}_format", text, supported_formats=formats)
    return _problem(loc, url, "file_download_error", f"The file is of no kind that can be used here ({kind})")


def _problem(loc: Loc, url: str, kind: str, msg: str, **ctx: object) -> InvalidInput:
    shown = url if len(url) <= 200 else f"{url[:200]}..."
    return InvalidInput([FieldProblem(loc, msg, kind, shown, ctx, f"https://docs.fal.ai/errors#{kind}")])


def _reason(error: BaseException) -> str:
    """What a caller is told: nothing about the network that this server is in."""
    if isinstance(error, _Refused):
        return str(error)
    return "it took too long" if isinstance(error, TimeoutError | httpx.TimeoutException) else "it cannot be reached"
