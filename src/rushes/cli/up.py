"""`rushes up`: the server."""

import asyncio
import socket
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from rushes.bootstrap import Parts, assembled, build_router, configure_logging
from rushes.cli.terminal import loaded, out, told
from rushes.errors import SettingsError
from rushes.settings import Configuration, Settings


def up(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 takes a free one.")] = None,
    data_dir: Annotated[Path | None, typer.Option(help="Directory that holds everything.")] = None,
) -> None:
    """Start the server, and print its address and, the first time, a key."""
    with told():
        settings, configuration = loaded(host=host, port=port, data_dir=data_dir)
        configure_logging(settings.log_level)
        asyncio.run(_serve(settings, configuration))


async def _serve(settings: Settings, configuration: Configuration) -> None:
    async with serving(settings, configuration, _announce) as (server, _, listening):
        await server.serve(sockets=[listening])


class AnnouncedServer(uvicorn.Server):
    """A server that says when it listens."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, then say so."""
        await super().startup(sockets)
        if self.started:
            self._announce()


@asynccontextmanager
async def serving(
    settings: Settings, configuration: Configuration, announce: Callable[[str, str | None, Settings], None]
) -> AsyncGenerator[tuple[AnnouncedServer, str, socket.socket]]:
    """A server on its bound socket, not yet running: (server, address, socket).

    `announce(address, first key or None, settings)` is called when it listens. Raises SettingsError.
    """
    async with assembled(settings, build_router(configuration)) as parts:
        listening = _bound(settings)
        address = f"http://{_shown(settings.host)}:{listening.getsockname()[1]}"
        key = await _first_key(parts)
        config = uvicorn.Config(
            parts.app,
            log_config=None,
            access_log=False,
            http="httptools",
            loop="uvloop",
            ws="none",
            lifespan="on",
            timeout_graceful_shutdown=max(1, round(settings.drain_seconds)),
            server_header=False,
        )
        yield AnnouncedServer(config, lambda: announce(address, key, settings)), address, listening


def _bound(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Connections inherit it. An answer is two writes, and without this the second waits 40 ms for an acknowledgement.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as error:
        listening.close()
        raise SettingsError(
            f"cannot listen on {settings.host}:{settings.port} ({error.strerror}): choose another RUSHES_PORT"
        ) from None
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
    if settings.accepts_any_key:
        out.print("Only this machine can reach it, so any key is accepted.")
    out.print(f"Try: curl -s {address}/run/fal-ai/sora-2/text-to-video -H 'Authorization: Key any' \\")
    out.print('       -d \'{"prompt": "A cat sits in a meadow at dusk", "duration": 4}\'')
