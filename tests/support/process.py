"""The server as a process of its own, started by its command."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx


@dataclass(frozen=True)
class ServerProcess:
    """A running `rushes up`: the process, its address, the first key and other lines that it printed, a client."""

    process: Process
    base: str
    key: str | None
    web: httpx.AsyncClient
    printed: tuple[str, ...] = ()

    async def killed(self) -> None:
        """SIGKILL, and wait until it is gone."""
        self.process.kill()
        await self.process.wait()


@asynccontextmanager
async def rushes_up(
    data_dir: Path, config: str = "", python: str = sys.executable, **environment: str
) -> AsyncGenerator[ServerProcess]:
    """Start `rushes up` with the text of a `rushes.toml`, on a free port unless RUSHES_PORT names one. SIGTERM ends it.

    `python` is the interpreter whose installed `rushes` it is.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    toml = data_dir / "rushes.toml"
    toml.write_text(config)
    process = await asyncio.create_subprocess_exec(
        python,
        *("-m", "rushes", "up", "--data-dir", str(data_dir)),
        stdout=PIPE,
        env={**os.environ, "RUSHES_CONFIG": str(toml), "PYTHONUNBUFFERED": "1", "RUSHES_PORT": "0", **environment},
    )
    assert process.stdout is not None
    base, key = "", None
    printed: list[str] = []
    while line := (await process.stdout.readline()).decode():
        printed.append(line.rstrip())
        if line.startswith("Rushes answers at"):
            base = line.split()[-1]
        elif line.startswith("Your first key:"):
            key = line.split()[3]
        elif "duration" in line:
            break
    assert base, "the server did not start"
    try:
        async with httpx.AsyncClient(base_url=base, headers={"Authorization": "Key a:b"}, timeout=60) as web:
            yield ServerProcess(process, base, key, web, tuple(printed))
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()
