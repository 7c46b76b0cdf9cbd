"""The CONNECT proxy: fal's names lead here, all others to where they always led (RFC 9110, 9.3.6).

A program that is given `HTTPS_PROXY=http://127.0.0.1:8088` needs no other redirection. The proxy itself reads nothing:
fal's names are joined to the listener that ends TLS for them, and what goes elsewhere passes as it is.
"""

import asyncio
import binascii
import socket
from base64 import b64decode
from contextlib import suppress
from ipaddress import IPv4Network, IPv6Network

from rushes.errors import Unauthorized
from rushes.media.addresses import is_allowed
from rushes.service.authority import is_fals
from rushes.service.keyring import Keyring

MOST_HEAD_BYTES = 16 * 2**10
HEAD_SECONDS = 10.0
DIAL_SECONDS = 20.0
PIECE = 1 << 16

Networks = tuple[IPv4Network | IPv6Network, ...]
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class _Refusal(Exception):
    """No tunnel; the status line, further headers, and a sentence for whoever looks at the body."""

    def __init__(self, status: str, text: str, *headers: str) -> None:
        super().__init__(text)
        self.status = status
        self.headers = headers


class ConnectProxy:
    """Tunnels for callers whom the keyring knows (`Proxy-Authorization: Basic`, the key as `id:secret`).

    `here` is the listener that answers for fal's names; others must be public, or in `networks`.
    """

    def __init__(self, keyring: Keyring, here: tuple[str, int], networks: Networks) -> None:
        self._keyring = keyring
        self._here = here
        self._networks = networks
        self._listener: asyncio.Server | None = None
        self._tunnels: set[asyncio.Task[None]] = set()

    async def listen(self, listening: socket.socket) -> None:
        """Take calls on a bound socket until `close`."""
        self._listener = await asyncio.start_server(self._serve, sock=listening, limit=MOST_HEAD_BYTES)

    async def close(self) -> None:
        """Take no more calls, and cut the tunnels that there are."""
        if self._listener is not None:
            self._listener.close()
        tunnels = list(self._tunnels)
        for tunnel in tunnels:
            tunnel.cancel()
        await asyncio.gather(*tunnels, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tunnels.add(task)
        try:
            await self._answer(reader, writer)
        except (OSError, asyncio.IncompleteReadError, TimeoutError, asyncio.CancelledError):
            pass  # the caller, or this server, has gone: there is nobody to tell
        finally:
            self._tunnels.discard(task)
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there = await self._opened(reader)
        except _Refusal as refusal:
            body = f"{refusal}\n".encode()
            head = [refusal.status, f"Content-Length: {len(body)}", "Connection: close", *refusal.headers]
            writer.write("\r\n".join([f"HTTP/1.1 {head[0]}", *head[1:], "", ""]).encode() + body)
            await writer.drain()
            return
        try:
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await asyncio.gather(_pour(reader, there[1]), _pour(there[0], writer))
        finally:
            there[1].close()

    async def _opened(self, reader: asyncio.StreamReader) -> Streams:
        """The other end that the caller asked for; raises _Refusal."""
        try:
            async with asyncio.timeout(HEAD_SECONDS):
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        except asyncio.LimitOverrunError:
            raise _Refusal("431 Request Header Fields Too Large", "The request's head is too large") from None
        lines = head.split("\r\n")
        method, _, target = lines[0].partition(" ")
        if method != "CONNECT":
            text = "This is a proxy for https: name it in HTTPS_PROXY, not in HTTP_PROXY or ALL_PROXY"
            raise _Refusal("405 Method Not Allowed", text, "Allow: CONNECT")
        host, port = _host_and_port(target.partition(" ")[0])
        await self._require_caller(lines[1:])
        return await self._dialled(host, port)

    async def _require_caller(self, lines: list[str]) -> None:
        fields = (line.partition(":") for line in lines)
        value = next((v.strip() for k, _, v in fields if k.lower() == "proxy-authorization"), "")
        scheme, _, encoded = value.partition(" ")
        credentials = None
        if scheme.lower() == "basic":
            with suppress(binascii.Error, UnicodeDecodeError):
                credentials = b64decode(encoded, validate=True).decode()
        try:
            await self._keyring.caller(credentials, "proxy")
        except Unauthorized:
            text = "Give a key of this server: HTTPS_PROXY=http://$FAL_KEY@host:port"
            challenge = 'Proxy-Authenticate: Basic realm="rushes"'
            raise _Refusal("407 Proxy Authentication Required", text, challenge) from None

    async def _dialled(self, host: str, port: int) -> Streams:
        if is_fals(host):
            return await asyncio.open_connection(*self._here)
        try:
            async with asyncio.timeout(DIAL_SECONDS):
                return await self._dial_elsewhere(host, port)
        except TimeoutError:
            raise _Refusal("504 Gateway Timeout", f"{host}:{port} does not answer") from None
        except OSError as error:
            raise _Refusal("502 Bad Gateway", f"{host}:{port} cannot be reached: {error.strerror or error}") from None

    async def _dial_elsewhere(self, host: str, port: int) -> Streams:
        """The connection goes to the very address that was judged: a name may lead elsewhere a moment later."""
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not all(is_allowed(address, self._networks) for address in addresses):
            raise _Refusal("403 Forbidden", f"{host} is in a network that this proxy does not lead to")
        for address in addresses[:-1]:
            with suppress(OSError):
                return await asyncio.open_connection(address, port)
        return await asyncio.open_connection(addresses[-1], port)


def _host_and_port(target: str) -> tuple[str, int]:
    host, colon, port = target.rpartition(":")
    if not colon or not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise _Refusal("400 Bad Request", f"CONNECT takes HOST:PORT, not {target!r}")
    return host.removeprefix("[").removesuffix("]"), int(port)


async def _pour(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    """Pass on what comes until it ends, and then its end: the other direction may go on."""
    with suppress(OSError):
        while piece := await source.read(PIECE):
            sink.write(piece)
            await sink.drain()
    with suppress(OSError):
        sink.write_eof()
