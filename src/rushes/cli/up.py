"""`rushes up`: the server."""

import asyncio
import gc
import socket
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, cast

import typer
import uvicorn
import uvloop

from rushes.bootstrap import Parts, assembled, build_router, configure_logging, open_authority
from rushes.catalog import FIRST_ENDPOINT
from rushes.cli.terminal import loaded, out, told
from rushes.errors import SettingsError
from rushes.http.app import App
from rushes.http.connect import ConnectProxy
from rushes.http.tls import TlsDoors
from rushes.settings import Configuration, Settings

REACHED_AT = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - what stands for all addresses, and one of them


def up(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 takes a free one.")] = None,
    data_dir: Annotated[Path | None, typer.Option(help="Directory that holds everything.")] = None,
    tls: Annotated[
        bool | None, typer.Option("--tls", help="Answer https for all of fal's names too, and be a CONNECT proxy.")
    ] = None,
) -> None:
    """Start the server, and print its address and, the first time, a key."""
    with told():
        settings, configuration = loaded(host=host, port=port, data_dir=data_dir, tls=tls)
        configure_logging(settings.log_level)
        uvloop.run(_serve(settings, configuration))


async def _serve(settings: Settings, configuration: Configuration) -> None:
    async with serving(settings, configuration, _announce) as (server, _, listening):
        await server.serve(sockets=[listening])


class AnnouncedServer(uvicorn.Server):
    """A server that says when it listens; with `doors` it listens there, too."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None], doors: TlsDoors | None = None) -> None:
        super().__init__(config)
        self._announce = announce
        self._doors = doors

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, then say so."""
        await super().startup(sockets)
        if self.started:
            if self._doors is not None:
                self.servers.append(await self._doors.open(self._protocol))
            gc.collect()
            gc.freeze()  # or the collector goes through all that was loaded: 0.1 s in which nobody is answered
            self._announce()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop as uvicorn does; tunnels do not wait for whoever is at their other end."""
        if self._doors is not None:
            await self._doors.close()
        await super().shutdown(sockets)

    def _protocol(self) -> asyncio.Protocol:
        """What uvicorn makes for each connection of its own sockets."""
        made = cast("Callable[..., asyncio.Protocol]", self.config.http_protocol_class)
        return made(config=self.config, server_state=self.server_state, app_state=self.lifespan.state)


@asynccontextmanager
async def serving(
    settings: Settings, configuration: Configuration, announce: Callable[[str, str | None, Settings], None]
) -> AsyncGenerator[tuple[AnnouncedServer, str, socket.socket]]:
    """A server on its bound socket, not yet running: (server, address, socket).

    `announce(address, first key or None, settings)` is called when it listens, the settings with the ports of TLS mode
    that it took. Raises SettingsError.
    """
    async with assembled(settings, build_router(configuration)) as parts:
        listening = _bound(settings.host, settings.port, "RUSHES_PORT")
        doors, settings = tls_doors(parts) if settings.tls else (None, settings)
        address = f"http://{_shown(settings.host)}:{listening.getsockname()[1]}"
        key = await _first_key(parts)
        config = web_config(parts.app, max(1, round(settings.drain_seconds)))
        yield AnnouncedServer(config, lambda: announce(address, key, settings), doors), address, listening


def web_config(app: App, drain_seconds: int) -> uvicorn.Config:
    """How uvicorn is to serve the application."""
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        http="httptools",
        ws="websockets-sansio",
        lifespan="on",
        timeout_graceful_shutdown=drain_seconds,
        server_header=False,
    )


def tls_doors(parts: Parts) -> tuple[TlsDoors, Settings]:
    """The doors of TLS mode, and the settings with the ports that they took."""
    settings = parts.settings
    tls = _bound(settings.host, settings.tls_port, "RUSHES_TLS_PORT")
    proxied = _bound(settings.host, settings.proxy_port, "RUSHES_PROXY_PORT")
    ports = {"tls_port": tls.getsockname()[1], "proxy_port": proxied.getsockname()[1]}
    here = REACHED_AT.get(settings.host, settings.host)
    proxy = ConnectProxy(parts.keyring, (here, ports["tls_port"]), settings.tunnelled_networks)
    return TlsDoors(open_authority(settings), proxy, tls, proxied), settings.model_copy(update=ports)


def _bound(host: str, port: int, setting: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Connections inherit it. An answer is two writes, and without this the second waits 40 ms for an acknowledgement.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise SettingsError(f"cannot listen on {host}:{port} ({error.strerror}): choose another {setting}") from None
    return listening


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


async def _first_key(parts: Parts) -> str | None:
    """A key for a newcomer: made once, on loopback, when there is none yet."""
    if not parts.settings.on_loopback or await parts.keyring.all():
        return None
    return (await parts.keyring.create("first")).text


def _announce(address: str, key: str | None, settings: Settings) -> None:
    out.print(f"Rushes answers at [bold]{address}[/]")
    if key is not None:
        out.print(f"Your first key:  [bold]{key}[/]   (FAL_KEY; shown only now)")
    if settings.tls:
        host = _shown(settings.host)
        out.print(f"As https for all of fal's names at https://{host}:{settings.tls_port}")
        out.print(f"To programs with HTTPS_PROXY=http://{host}:{settings.proxy_port}")
        out.print(f"Both need trust in {open_authority(settings).path} (`rushes ca show` says how)")
    if settings.accepts_any_key:
        out.print("Only this machine can reach it, so any key is accepted.")
    out.print(f"Try: curl -s {address}/run/{FIRST_ENDPOINT} -H 'Authorization: Key any' \\")
    out.print('       -d \'{"prompt": "A cat sits in a meadow at dusk", "duration": 4}\'')
