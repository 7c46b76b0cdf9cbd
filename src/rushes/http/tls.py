"""The doors of TLS mode, beside the plain port: https for all of fal's names, and the proxy that leads there."""

import asyncio
import socket
from collections.abc import Callable

import structlog

from rushes.http.connect import ConnectProxy
from rushes.service.authority import Authority
from rushes.service.claiming import ended, every, forever

LOOK_SECONDS = 6 * 3600.0
"""How often the certificate is looked at; it is renewed a month before it ends."""

log = structlog.get_logger()


class TlsDoors:
    """Two bound sockets and what answers behind them, from `open` to `close`."""

    def __init__(self, authority: Authority, proxy: ConnectProxy, tls: socket.socket, proxied: socket.socket) -> None:
        self._authority = authority
        self._proxy = proxy
        self._tls = tls
        self._proxied = proxied
        self._context = authority.server_context()
        self._renewing: asyncio.Task[None] | None = None

    async def open(self, protocol: Callable[[], asyncio.Protocol]) -> asyncio.Server:
        """Listen; `protocol` makes what speaks HTTP on a new connection. The listener is the caller's to close."""
        listener = await asyncio.get_running_loop().create_server(protocol, sock=self._tls, ssl=self._context)
        await self._proxy.listen(self._proxied)
        self._renewing = asyncio.create_task(forever(self._renew, every(LOOK_SECONDS)))
        return listener

    async def close(self) -> None:
        """Close the proxy with its tunnels, and renew no more."""
        await self._proxy.close()
        if self._renewing is not None:
            await ended(self._renewing)

    async def _renew(self) -> None:
        if await asyncio.to_thread(self._authority.renew, self._context):
            log.info("certificate renewed")
