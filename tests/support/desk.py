"""A server whose requests go to one engine elsewhere, and what became of them."""

import asyncio
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic

import orjson

from rushes.contracts.remote import RemoteEngine
from rushes.service.routing import Router
from support.scripted import ScriptedEngine
from support.server import Server, running
from support.upstream_vendor import V

VIDEOS = "openai/videos"
MEADOW = {"prompt": "a meadow", "size": "320x256", "seconds": 1, "fps": 12, "seed": 7}


@dataclass(frozen=True)
class Desk:
    """The server, and where its files are."""

    server: Server
    data_dir: Path

    async def made(self, expect: int = 200, endpoint: str = VIDEOS, **fields: Any) -> dict[str, Any]:
        """What the result call answers."""
        return await self.result(await self.submit(endpoint, **fields), expect, endpoint)

    async def submit(self, endpoint: str = VIDEOS, **fields: Any) -> str:
        """A new request's id."""
        return await self.server.submit((MEADOW if endpoint == VIDEOS else {}) | fields, endpoint=endpoint)

    async def result(self, request_id: str, expect: int = 200, endpoint: str = VIDEOS) -> dict[str, Any]:
        """What the result call answers when the request has ended: in our words, never in a vendor's."""
        app = "/".join(endpoint.split("/")[:2])
        requests = f"/queue/{app}/requests/{request_id}"
        async with asyncio.timeout(60):
            stream = await self.server.web.get(f"{requests}/status/stream?logs=1")
        answer = await self.server.web.get(requests)
        assert answer.status_code == expect, answer.text + stream.text
        assert "SECRET" not in stream.text + answer.text
        assert "sk-upstream" not in stream.text + answer.text
        return answer.json()

    async def cancel(self, request_id: str) -> None:
        await self.server.web.put(f"/queue/{VIDEOS}/requests/{request_id}/cancel")

    def submissions(self) -> list[tuple[str, str | None, str | None]]:
        """(state, fault, problem) of each."""
        return self._read("SELECT state, fault, problem FROM engine_attempts ORDER BY submitted_at")

    def usages(self) -> list[str | None]:
        """What vendors said that they bill."""
        return [usage for (usage,) in self._read("SELECT usage FROM engine_attempts ORDER BY submitted_at")]

    def kept(self) -> str:
        """All that is stored of submissions, as one text."""
        return orjson.dumps(self._read("SELECT * FROM engine_attempts")).decode()

    async def file(self, video: dict[str, Any]) -> Path:
        """The video's file."""
        answer = await self.server.web.get(video["video"]["url"])
        path = self.data_dir / "came.mp4"
        path.write_bytes(answer.content)
        return path

    async def stopped(self) -> None:
        """Wait until vendors have been told of all that nobody waits for."""
        async with asyncio.timeout(20):
            while {state for state, *_ in self.submissions()} - {"stopped", "done"}:  # noqa: ASYNC110 - told in a database
                await asyncio.sleep(0.02)

    def _read(self, query: str) -> list[Any]:
        with closing(sqlite3.connect(self.data_dir / "rushes.db")) as connection:
            return connection.execute(query).fetchall()


@dataclass(frozen=True)
class Bench(Generic[V]):
    """A desk, and the fake vendor that its engine calls."""

    desk: Desk
    fake: V

    def asked(self) -> list[dict[str, Any]]:
        """The fields of the calls that made jobs."""
        return [job.fields for job in self.fake.jobs.values()]


@asynccontextmanager
async def desk(folder: Path, engine: RemoteEngine, then: ScriptedEngine | None = None) -> AsyncGenerator[Desk]:
    """Requests go to the engine, and to `then` when they provably did not land there."""
    engines = {engine.name: engine, **({} if then is None else {then.name: then})}
    router = Router(engines, {}, tuple(engines))
    async with running(folder, then or ScriptedEngine(), router=router) as server:
        yield Desk(server, folder)
