"""What the fakes of vendors have in common: jobs that are billed, faults as they are told, clips to download.

They are real HTTP servers on loopback, strict in what they read.
"""

import asyncio
import socket
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, TypeVar

import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from rushes.contracts.engine import Reporter
from rushes.core.jobs import VideoJob
from rushes.engines.fake import FakeEngine, Options

Loss = Literal["lost", "drip", "error_500", "nonsense", "hang"]
"""Ways in which a job is taken, and the answer is of no use."""

Content = Literal["missing", "expired_once", "truncated", "empty", "page", "drip"]
Form = tuple[int, int, float, int]
"""Width and height in pixels, seconds, frames per second."""


@dataclass
class Taken:
    """A job that the vendor took: it will be billed."""

    id: str
    fields: dict[str, Any]
    looks: int = 0


@dataclass
class FakeVendor:
    """A vendor's server. Its `jobs` are what it bills; `creates` are faults of the next create calls, in order.

    `words` are what it says of a job at each look, the last one for ever. `form` is the clip that it makes where it is
    not what was asked for, `silent` says that clips have no sound. Texts with SECRET are for nobody but the operator.
    """

    key: str = "sk-upstream"
    base: str = ""
    jobs: dict[str, Taken] = field(default_factory=dict[str, Taken])
    calls: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    creates: list[str] = field(default_factory=list[str])
    words: list[str] = field(default_factory=list[str])
    content: Content | None = None
    form: Form | None = None
    silent: bool = False
    looks_fail: int = 0
    forgets: bool = False
    stopped: list[str] = field(default_factory=list[str])
    landed: asyncio.Event = field(default_factory=asyncio.Event)
    looked: asyncio.Event = field(default_factory=asyncio.Event)
    fetching: asyncio.Event = field(default_factory=asyncio.Event)
    go_on: asyncio.Event = field(default_factory=asyncio.Event)

    def app(self) -> Starlette:
        """Its routes."""
        raise NotImplementedError

    @property
    def creations(self) -> int:
        """How many calls that make jobs came in."""
        raise NotImplementedError

    def asked(self, job: Taken) -> Form:
        """The clip that was asked for."""
        raise NotImplementedError

    def called(self, request: Request) -> None:
        """Remember a call."""
        self.calls.append((request.method, request.url.path))

    def take(self, fields: dict[str, Any]) -> Taken:
        """A new job."""
        job = Taken(f"task-{len(self.jobs) + 1}", fields)
        self.jobs[job.id] = job
        return job

    async def taken(self, fault: str | None, body: dict[str, Any]) -> Response:
        """The answer to a call that made a job."""
        self.landed.set()
        match fault:
            case "lost":
                return broken_off(b'{"id": "ta')
            case "drip":
                return StreamingResponse(_dripping(orjson.dumps(body) + b" " * 10_000))
            case "error_500":
                return JSONResponse({"error": {"message": "boom SECRET"}}, 500)
            case "nonsense":
                return Response("<html>SECRET</html>", media_type="text/html")
            case "hang":
                await self.go_on.wait()
            case _:
                pass
        return JSONResponse(body)

    def word(self, job: Taken) -> str:
        """What it says of a job at this look."""
        job.looks += 1
        self.looked.set()
        return self.words[min(job.looks, len(self.words)) - 1]

    async def delivered(self, job: Taken) -> Response:
        """What a download answers."""
        self.fetching.set()
        made = await self.made(job)
        match self.content:
            case "missing":
                return JSONResponse({"error": {"message": "SECRET"}}, 404)
            case "expired_once":
                self.content = None
                return Response("expired", 403)
            case "truncated":
                made = made[: len(made) * 2 // 3]
            case "empty":
                made = b""
            case "page":
                return Response("<html>SECRET</html>", media_type="text/html")
            case "drip":
                return StreamingResponse(_dripping(made, 1 << 12), media_type="video/mp4")
            case None:
                pass
        return Response(made, media_type="video/mp4")

    async def made(self, job: Taken) -> bytes:
        """The clip of a job."""
        width, height, seconds, fps = self.form or self.asked(job)
        return await clip(VideoJob("", width, height, fps, seconds, seed=0, audio=not self.silent))


async def _dripping(content: bytes, piece: int = 1) -> AsyncIterator[bytes]:
    for start in range(0, len(content), piece):
        yield content[start : start + piece]
        await asyncio.sleep(0.02)


V = TypeVar("V", bound=FakeVendor)


@asynccontextmanager
async def upstream(fake: V) -> AsyncGenerator[V]:
    """Serve it on a free port of 127.0.0.1."""
    async with served(fake.app()) as fake.base:
        try:
            yield fake
        finally:
            fake.go_on.set()


@asynccontextmanager
async def served(app: Starlette) -> AsyncGenerator[str]:
    """Serve an application on a free port of 127.0.0.1; its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_level="critical", lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[method-assign]
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        await serving


def broken_off(beginning: bytes) -> Response:
    """The connection ends in the middle: uvicorn closes it when less comes than was promised."""
    return StreamingResponse(iter([beginning]), headers={"content-length": "1000"})


async def clip(job: VideoJob) -> bytes:
    """A grey video of that form."""
    with TemporaryDirectory() as folder:
        made = await FakeEngine(Options()).generate(job, Path(folder), _Silence())
        return made.artifacts[0].path.read_bytes()


class _Silence(Reporter):
    def log(self, message: str, level: str = "INFO") -> None: ...

    def progress(self, done: int, total: int) -> None: ...

    def poster(self, jpeg: bytes) -> None: ...
