"""The server that a command uses: one that runs already, or one of its own for as long as it lasts."""

import asyncio
import os
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import httpx
import uvloop

from rushes.bootstrap import configure_logging, open_authority
from rushes.cli.run_environment import Reached
from rushes.cli.up import REACHED_AT, serving
from rushes.errors import RushesError, SettingsError
from rushes.settings import Configuration, Settings

LOG = "run.log"
STOP_SECONDS = 5.0
"""What a server gets to stop beyond the time that its running requests have."""


def at_hand(settings: Settings, configuration: Configuration, tls: bool = False) -> AbstractContextManager[Reached]:
    """The server that runs already, else an own one. Raises SettingsError, at once or when it is entered."""
    found = running(settings, tls)
    return nullcontext(found) if found is not None else own_server(settings, configuration)


def running(settings: Settings, tls: bool = False) -> Reached | None:
    """The server at the configured address; None when nothing answers there. Raises SettingsError when it lacks TLS."""
    base = base_of(settings)
    try:
        if not httpx.get(f"{base}/health/live", timeout=5, trust_env=False).is_success:
            return None
    except httpx.TransportError:
        return None
    if not tls:
        return Reached(base)
    reached = with_tls(base, settings)
    try:
        httpx.get(str(reached.proxy), timeout=5, trust_env=False)
    except httpx.TransportError:
        raise SettingsError(f"the server at {base} is not in TLS mode: start it with `rushes up --tls`") from None
    return reached


def base_of(settings: Settings) -> str:
    """Where this machine reaches a server of these settings."""
    host = REACHED_AT.get(settings.host, settings.host)
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"


def with_tls(base: str, settings: Settings) -> Reached:
    """The server at `base`, and what leads programs without a hook to it."""
    authority = open_authority(settings)
    proxy = f"{base.rpartition(':')[0]}:{settings.proxy_port}"
    return Reached(base, proxy, authority.path.absolute(), authority.bundle().absolute())


@contextmanager
def own_server(settings: Settings, configuration: Configuration) -> Generator[Reached]:
    """A server on free ports of loopback, in a process of its own that stops at the end, or when this process dies.

    It writes to `run.log` in the data directory. Raises SettingsError with its own words when it does not start.
    """
    own = {"host": "127.0.0.1", "port": 0, "tls_port": 0, "proxy_port": 0, "public_url": None, "open_mode": None}
    chosen = settings.model_copy(update=own)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    log = settings.data_dir / LOG
    spawning = get_context("spawn")
    ours, theirs = spawning.Pipe()
    process = spawning.Process(target=_serve, args=(chosen, configuration, log, theirs))
    process.start()
    theirs.close()
    try:
        with ours:
            try:
                said: Reached | SettingsError = ours.recv()
            except EOFError:
                said = SettingsError(f"the server did not start: see {log}")
            if isinstance(said, SettingsError):
                raise said
            yield said
    finally:  # the pipe is closed now, which tells the server to stop
        process.join(settings.drain_seconds + STOP_SECONDS)
        if process.is_alive():
            process.kill()
            process.join()


def _serve(settings: Settings, configuration: Configuration, log: Path, parent: Connection) -> None:
    """The server's process: Ctrl-C in the terminal is not for it, and the terminal is not its to write to."""
    os.setsid()
    with log.open("ab") as file, Path(os.devnull).open("rb") as nothing:
        for number, target in enumerate((nothing, file, file)):
            os.dup2(target.fileno(), number)
    try:
        configure_logging(settings.log_level)
        uvloop.run(_serve_until_left(settings, configuration, parent))
    except RushesError as error:
        with suppress(OSError):
            parent.send(SettingsError(str(error)))


async def _serve_until_left(settings: Settings, configuration: Configuration, parent: Connection) -> None:
    def announce(address: str, _: str | None, taken: Settings) -> None:
        parent.send(with_tls(address, taken) if taken.tls else Reached(address))

    async with serving(settings, configuration, announce) as (server, _, listening):

        def stop() -> None:
            asyncio.get_running_loop().remove_reader(parent.fileno())
            server.should_exit = True

        asyncio.get_running_loop().add_reader(parent.fileno(), stop)
        await server.serve(sockets=[listening])
