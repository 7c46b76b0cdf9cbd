"""What stands between a client that only knows https://fal.run and our server: a CONNECT proxy that ends the TLS.

The operator's own proxy, a hosts file or a TLS listener do the same in earnest; this one answers for fal's names alone
and refuses everything else, so that no test can reach beyond this machine.
"""

import asyncio
import re
import ssl
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import trustme

NAMES = ("fal.run", "*.fal.run", "falrun.com", "*.falrun.com", "fal.ai", "*.fal.ai", "fal.media", "*.fal.media")


@dataclass(frozen=True)
class Front:
    """A running proxy: its address, and the file of the authority to trust."""

    url: str
    ca: Path

    def environment(self) -> dict[str, str]:
        """All that a client needs to be told."""
        ca = str(self.ca)
        return {"HTTPS_PROXY": self.url, "SSL_CERT_FILE": ca, "CURL_CA_BUNDLE": ca, "FAL_KEY": "a:b"}


@asynccontextmanager
async def front(server: str, folder: Path) -> AsyncGenerator[Front]:
    """Put a proxy before the server at `http://host:port`."""
    host, port = server.removeprefix("http://").split(":")
    authority = trustme.CA()
    ca = folder / "ca.pem"
    authority.cert_pem.write_to_path(str(ca))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*NAMES).configure_cert(context)  # pyright: ignore[reportUnknownMemberType] - half typed

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            head = await reader.readuntil(b"\r\n\r\n")
            name = head.split()[1].decode().split(":")[0]
            if not any(name == known or name.endswith(known.removeprefix("*")) for known in NAMES):
                writer.write(b"HTTP/1.1 403 Forbidden\r\n\r\n")
                await writer.drain()
            else:
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await writer.drain()
                await writer.start_tls(context)
                up_reader, up_writer = await asyncio.open_connection(host, int(port))
                await asyncio.gather(_requests(reader, up_writer), _pipe(up_reader, writer))
        writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield Front(f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}", ca)
    finally:
        listening.close()


async def _requests(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass requests on, and say of each that it came over TLS, as whatever ends TLS should."""
    with suppress(ConnectionError, ssl.SSLError, asyncio.IncompleteReadError):
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            writer.write(head[:-2] + b"X-Forwarded-Proto: https\r\n\r\n")
            length = re.search(rb"\r\ncontent-length: *(\d+)", head, re.IGNORECASE)
            left = int(length[1]) if length else 0
            while left:
                data = await reader.read(min(left, 1 << 16))
                if not data:
                    raise asyncio.IncompleteReadError(b"", left)
                left -= len(data)
                writer.write(data)
                await writer.drain()
            await writer.drain()
    writer.close()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError, ssl.SSLError):
        while data := await reader.read(1 << 16):
            writer.write(data)
            await writer.drain()
    writer.close()
