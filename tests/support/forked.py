"""Servers that start in a fraction of a second: each is forked off a process that has imported everything already."""

import asyncio
import multiprocessing
import os
import socket
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

import httpx

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["rushes.cli", "pytest"])


@dataclass(frozen=True)
class ForkedServer:
    """A running `rushes up`, and a client for it."""

    process: BaseProcess
    web: httpx.AsyncClient

    async def killed(self) -> None:
        """SIGKILL, and wait until it is gone."""
        self.process.kill()
        await asyncio.to_thread(self.process.join)


@asynccontextmanager
async def rushes_forked(data_dir: Path, config: str) -> AsyncGenerator[ForkedServer]:
    """Start `rushes up` with the text of a `rushes.toml`; SIGTERM at the end if it still runs.

    What it prints is added to `server.log` in the directory.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    (data_dir / "rushes.toml").write_text(config)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = _PROCESSES.Process(target=up, args=(data_dir, port))
    process.start()
    base = f"http://127.0.0.1:{port}"
    try:
        async with httpx.AsyncClient(base_url=base, headers={"Authorization": "Key a:b"}, timeout=60) as web:
            async with asyncio.timeout(60):
                while not await _ready(web):
                    assert process.is_alive(), (data_dir / "server.log").read_text()
            yield ForkedServer(process, web)
    finally:
        process.terminate()
        await asyncio.to_thread(process.join)


async def _ready(web: httpx.AsyncClient) -> bool:
    try:
        return (await web.get("/health/ready")).is_success
    except httpx.TransportError:
        await asyncio.sleep(0.01)
        return False


def up(data_dir: Path, port: int) -> None:
    """What the forked process does."""
    from rushes.cli import app

    log = os.open(data_dir / "server.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.environ["RUSHES_CONFIG"] = str(data_dir / "rushes.toml")
    sys.argv = ["rushes", "up", "--port", str(port), "--data-dir", str(data_dir)]
    app()
