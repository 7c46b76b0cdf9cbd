"""A real server on loopback, inside the test's event loop."""

import asyncio
import socket
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from rushes.bootstrap import Parts, assembled
from rushes.cli.up import AnnouncedServer, tls_doors, web_config
from rushes.service.routing import Router
from rushes.settings import Settings
from support.scripted import ScriptedEngine

T2V = "fal-ai/sora-2/text-to-video"
APP = "fal-ai/sora-2"


@dataclass(frozen=True)
class Server:
    """A running server: its address, a client for it, its engine, its parts, and settings with the ports it took."""

    base: str
    web: httpx.AsyncClient
    engine: ScriptedEngine
    parts: Parts
    settings: Settings

    async def submit(self, payload: object = None, endpoint: str = T2V, query: str = "", **headers: str) -> str:
        """Submit through the queue; the request id."""
        body = {"prompt": "a meadow"} if payload is None else payload
        answer = await self.web.post(
            f"/queue/{endpoint}{query}", json=body, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )
        assert answer.status_code == 200, answer.text
        return answer.json()["request_id"]

    async def completed(self, request_id: str) -> dict[str, object]:
        """The final status, by the status stream."""
        answer = await self.web.get(f"/queue/{APP}/requests/{request_id}/status/stream?logs=1")
        assert answer.status_code == 200, answer.text
        events = [line for line in answer.text.splitlines() if line.startswith("data: ")]
        return httpx.Response(200, content=events[-1].removeprefix("data: ")).json()


@asynccontextmanager
async def running(
    data_dir: Path,
    engine: ScriptedEngine,
    around: Callable[[Any], Any] | None = None,
    router: Router | None = None,
    **settings: object,
) -> AsyncGenerator[Server]:
    """Start a server, and stop it at the end as SIGTERM does. `around` puts something before its application.

    With a `router` it has other engines than `engine`.
    """
    chosen = Settings.model_validate({"data_dir": data_dir, "drain_seconds": 0.5, **settings})
    async with assembled(chosen, router or Router({engine.name: engine}, {}, (engine.name,))) as parts:
        listening = socket.create_server(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{listening.getsockname()[1]}"
        doors, chosen = tls_doors(parts) if chosen.tls else (None, chosen)
        listens = asyncio.Event()
        config = web_config(parts.app, 1)
        if around is not None:
            config.app = around(config.app)
        server = AnnouncedServer(config, listens.set, doors)
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            async with httpx.AsyncClient(base_url=base, headers={"Authorization": "Key a:b"}, timeout=30) as web:
                await listens.wait()
                yield Server(base, web, engine, parts, chosen)
        finally:
            server.should_exit = True
            await serving
