"""Video servers that stand for those of vendors: real HTTP on loopback, strict in what they read, at fault as told."""

import asyncio
import socket
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from rushes.contracts.engine import Reporter
from rushes.core.jobs import VideoJob
from rushes.engines.fake import FakeEngine, Options

Create = Literal[
    "lost", "drip", "error_500", "busy", "unauthorized", "refused", "policy", "error_in_200", "nonsense", "hang"
]
"""What becomes of a create call; all but those before "unauthorized" that say no have made a job."""

Content = Literal["missing", "gone_once", "truncated", "empty", "page", "drip"]
LANDS = ("lost", "drip", "error_500", "nonsense", "hang")
_NO: dict[str, tuple[int, Any]] = {
    "busy": (429, {"error": {"message": "slow down SECRET"}}),
    "unauthorized": (401, {"error": {"message": "Incorrect API key SECRET", "code": "invalid_api_key"}}),
    "refused": (400, {"error": {"message": "prompt is odd SECRET", "param": "prompt"}}),
    "policy": (400, {"error": {"code": "moderation_blocked", "message": "no SECRET"}}),
    "error_in_200": (200, {"error": {"message": "cannot SECRET"}}),
}


@dataclass
class Made:
    """A job that the server took: it will be billed."""

    id: str
    fields: dict[str, Any]
    picture: bytes | None
    polls: int = 0


@dataclass
class FakeVideos:
    """A `/v1/videos` server of one dialect. Its `jobs` are what it bills.

    `creates` are faults of the next create calls, in order. `words` are what it says of a job at each look, the last
    one for ever. A create call is answered `create_seconds` after the job was taken. `form` is the clip that it makes
    where it is not what was asked for: (width, height, seconds, fps).
    """

    dialect: str = "openai"
    key: str = "sk-upstream"
    base: str = ""
    jobs: dict[str, Made] = field(default_factory=dict[str, Made])
    calls: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    headers: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    creates: list[Create] = field(default_factory=list[Create])
    words: list[str] = field(default_factory=lambda: ["queued", "in_progress", "completed"])
    failure: dict[str, Any] | None = None
    content: Content | None = None
    form: tuple[int, int, float, int] | None = None
    by_url: bool = False
    silent: bool = False
    known_keys: bool = False
    create_seconds: float = 0.0
    looks_fail: int = 0
    forgets: bool = False
    deleted: list[str] = field(default_factory=list[str])
    landed: asyncio.Event = field(default_factory=asyncio.Event)
    looked: asyncio.Event = field(default_factory=asyncio.Event)
    fetching: asyncio.Event = field(default_factory=asyncio.Event)
    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    _by_key: dict[str, str] = field(default_factory=dict[str, str])

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/v1/videos", self._create, methods=["POST"]),
                Route("/v1/videos/{id}", self._show, methods=["GET"]),
                Route("/v1/videos/{id}", self._delete, methods=["DELETE"]),
                Route("/v1/videos/{id}/content", self._content),
                Route("/cdn/{id}.mp4", self._cdn),
                Route("/v1/models", self._models),
            ]
        )

    async def _models(self, request: Request) -> Response:
        return JSONResponse({"data": [{"id": "the-model"}]})

    # --- create ---------------------------------------------------------------------------------------------

    async def _create(self, request: Request) -> Response:
        self.calls.append(("POST", request.url.path))
        self.headers.append(dict(request.headers))
        if request.headers.get("authorization") != f"Bearer {self.key}":
            return JSONResponse(_NO["unauthorized"][1], 401)
        read = await self._read(request)
        if isinstance(read, Response):
            return read
        fields, picture = read
        fault = self.creates.pop(0) if self.creates else None
        if fault is not None and fault not in LANDS:
            status, body = _NO[fault]
            if fault == "unauthorized":
                body = {"error": {**body["error"], "message": f"Incorrect API key {self.key} SECRET"}}  # as OpenAI does
            return JSONResponse(body, status, {"retry-after": "0.2"} if fault == "busy" else None)
        token = request.headers.get("idempotency-key", "")
        if self.known_keys and token in self._by_key:
            job = self.jobs[self._by_key[token]]
        else:
            job = Made(f"video_{len(self.jobs) + 1}", fields, picture)
            self.jobs[job.id] = job
            self._by_key[token] = job.id
        self.landed.set()
        await asyncio.sleep(self.create_seconds)
        match fault:
            case "lost":
                return broken_off(b'{"id": "vid')
            case "drip":
                return StreamingResponse(_dripping(orjson.dumps(self._shown(job)) + b" " * 10_000))
            case "error_500":
                return JSONResponse({"error": {"message": "boom SECRET"}}, 500)
            case "nonsense":
                return Response("<html>SECRET</html>", media_type="text/html")
            case "hang":
                await self.go_on.wait()
            case _:
                pass
        return JSONResponse(self._shown(job))

    async def _read(self, request: Request) -> tuple[dict[str, Any], bytes | None] | Response:
        """The fields and the picture; a refusal where this dialect cannot read the body."""
        picture: bytes | None = None
        kind = request.headers["content-type"].partition(";")[0]
        if kind == "application/json":
            if self.dialect in ("openai", "vllm_omni"):
                return JSONResponse({"error": {"message": "multipart/form-data expected"}}, 415)
            fields: dict[str, Any] = await request.json()
        else:
            if self.dialect == "newapi_json":
                return JSONResponse({"error": {"message": "JSON expected"}}, 400)
            assert kind == "multipart/form-data", kind
            async with request.form() as form:
                fields = {name: value for name, value in form.items() if isinstance(value, str)}
                if "metadata" in fields:
                    fields["metadata"] = orjson.loads(fields["metadata"])
                if "input_reference" in form:
                    file = form["input_reference"]
                    assert not isinstance(file, str)
                    picture = await file.read()
        if self.dialect == "sglang" and kind == "application/json" and not isinstance(fields["seconds"], int):
            return JSONResponse({"detail": "seconds must be int"}, 422)
        if self.dialect == "vllm_omni" and not ("num_frames" in fields and "fps" in fields):
            return JSONResponse({"error": {"message": "num_frames"}}, 422)
        return fields, picture

    # --- look -----------------------------------------------------------------------------------------------

    async def _show(self, request: Request) -> Response:
        self.calls.append(("GET", request.url.path))
        if self.looks_fail:
            self.looks_fail -= 1
            return JSONResponse({"error": {"message": "SECRET"}}, 503)
        job = self.jobs.get(request.path_params["id"])
        if job is None or self.forgets:
            return JSONResponse({"error": {"message": "no such video SECRET"}}, 404)
        job.polls += 1
        self.looked.set()
        return JSONResponse(self._shown(job))

    def _shown(self, job: Made) -> dict[str, Any]:
        word = self.words[min(job.polls, len(self.words) - 1)]
        shown: dict[str, Any] = {"id": job.id, "object": "video", "status": word, "progress": 50}
        if self.failure is not None and word == "failed":
            shown["error"] = self.failure
        if self.by_url and word in ("completed", "succeeded", "done"):
            shown["url"] = f"{self.base}/cdn/{job.id}.mp4"
        if self.dialect.startswith("newapi"):
            return {"code": "success", "data": shown}
        return shown

    async def _delete(self, request: Request) -> Response:
        self.deleted.append(request.path_params["id"])
        if self.dialect == "litellm":
            return JSONResponse({"detail": "Method Not Allowed"}, 405)
        return JSONResponse({"id": request.path_params["id"], "deleted": True})

    # --- download -------------------------------------------------------------------------------------------

    async def _content(self, request: Request) -> Response:
        if self.by_url:
            return JSONResponse({"error": {"message": "fetch the url"}}, 400)
        return await self._delivered(request)

    async def _cdn(self, request: Request) -> Response:
        assert "authorization" not in request.headers or request.url.netloc in self.base
        return await self._delivered(request)

    async def _delivered(self, request: Request) -> Response:
        self.fetching.set()
        clip = await self._clip(self.jobs[request.path_params["id"]])
        match self.content:
            case "missing":
                return JSONResponse({"error": {"message": "SECRET"}}, 404)
            case "gone_once":
                self.content = None
                return Response("expired", 403)
            case "truncated":
                clip = clip[: len(clip) * 2 // 3]
            case "empty":
                clip = b""
            case "page":
                return Response("<html>SECRET</html>", media_type="text/html")
            case "drip":
                return StreamingResponse(_dripping(clip, 1 << 14), media_type="video/mp4")
            case None:
                pass
        return Response(clip, media_type="video/mp4")

    async def _clip(self, job: Made) -> bytes:
        fields = {**job.fields, **job.fields.get("metadata", {})}
        width, height = (int(side) for side in fields["size"].split("x"))
        fps = int(fields["fps"])
        seconds = int(fields["num_frames"]) / fps if "num_frames" in fields else float(fields["seconds"])
        if self.form is not None:
            width, height, seconds, fps = self.form
        return await clip(VideoJob("", width, height, fps, seconds, seed=0, audio=not self.silent))


async def clip(job: VideoJob) -> bytes:
    """A grey video of that form."""
    with TemporaryDirectory() as folder:
        made = await FakeEngine(Options()).generate(job, Path(folder), _Silence())
        return made.artifacts[0].path.read_bytes()


class _Silence(Reporter):
    def log(self, message: str, level: str = "INFO") -> None: ...

    def progress(self, done: int, total: int) -> None: ...

    def poster(self, jpeg: bytes) -> None: ...


def broken_off(beginning: bytes) -> Response:
    """The connection ends in the middle: uvicorn closes it when less comes than was promised."""
    return StreamingResponse(iter([beginning]), headers={"content-length": "1000"})


async def _dripping(content: bytes, piece: int = 1) -> AsyncIterator[bytes]:
    for start in range(0, len(content), piece):
        yield content[start : start + piece]
        await asyncio.sleep(0.02)


@asynccontextmanager
async def upstream(fake: FakeVideos) -> AsyncGenerator[FakeVideos]:
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
