"""Video servers that speak `/v1/videos`, each in its dialect."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, get_args

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from support.upstream_vendor import FakeVendor, Form, Loss, Taken

_NO: dict[str, tuple[int, Any]] = {
    "busy": (429, {"error": {"message": "slow down SECRET"}}),
    "unauthorized": (401, {"error": {"message": "Incorrect API key SECRET", "code": "invalid_api_key"}}),
    "refused": (400, {"error": {"message": "prompt is odd SECRET", "param": "prompt"}}),
    "policy": (400, {"error": {"code": "moderation_blocked", "message": "no SECRET"}}),
    "error_in_200": (200, {"error": {"message": "cannot SECRET"}}),
}


@dataclass
class FakeVideos(FakeVendor):
    """A `/v1/videos` server of one dialect. The field `input_reference` of its jobs is the picture's bytes.

    With `known_keys` it knows calls that come again by their `Idempotency-Key`. A create call is answered
    `create_seconds` after the job was taken. Clips are fetched at `/content`, with `by_url` at an address of a CDN.
    """

    dialect: str = "openai"
    headers: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    words: list[str] = field(default_factory=lambda: ["queued", "in_progress", "completed"])
    failure: dict[str, Any] | None = None
    by_url: bool = False
    known_keys: bool = False
    create_seconds: float = 0.0
    _by_key: dict[str, Taken] = field(default_factory=dict[str, Taken])

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

    @property
    def creations(self) -> int:
        return self.calls.count(("POST", "/v1/videos"))

    def asked(self, job: Taken) -> Form:
        fields = {**job.fields, **job.fields.get("metadata", {})}
        width, height = (int(side) for side in fields["size"].split("x"))
        fps = int(fields["fps"])
        seconds = int(fields["num_frames"]) / fps if "num_frames" in fields else float(fields["seconds"])
        return width, height, seconds, fps

    async def _models(self, request: Request) -> Response:
        return JSONResponse({"data": [{"id": "the-model"}]})

    # --- create ---------------------------------------------------------------------------------------------

    async def _create(self, request: Request) -> Response:
        self.called(request)
        self.headers.append(dict(request.headers))
        if request.headers.get("authorization") != f"Bearer {self.key}":
            return JSONResponse(_NO["unauthorized"][1], 401)
        fields = await self._read(request)
        if isinstance(fields, Response):
            return fields
        fault = self.creates.pop(0) if self.creates else None
        if fault is not None and fault not in get_args(Loss):
            status, body = _NO[fault]
            if fault == "unauthorized":
                body = {"error": {**body["error"], "message": f"Incorrect API key {self.key} SECRET"}}  # as OpenAI does
            return JSONResponse(body, status, {"retry-after": "0.2"} if fault == "busy" else None)
        token = request.headers.get("idempotency-key", "")
        job = self._by_key.get(token) if self.known_keys else None
        if job is None:
            job = self._by_key[token] = self.take(fields)
        self.landed.set()
        await asyncio.sleep(self.create_seconds)
        return await self.taken(fault, self._shown(job, self.words[0]))

    async def _read(self, request: Request) -> dict[str, Any] | Response:
        """The fields; a refusal where this dialect cannot read the body."""
        kind = request.headers["content-type"].partition(";")[0]
        if kind == "application/json":
            if self.dialect in ("openai", "vllm_omni"):
                return JSONResponse({"error": {"message": "multipart/form-data expected"}}, 415)
            fields: dict[str, Any] = await request.json()
        else:
            assert kind == "multipart/form-data", kind
            async with request.form() as form:
                fields = {name: value if isinstance(value, str) else await value.read() for name, value in form.items()}
            if "metadata" in fields:
                fields["metadata"] = orjson.loads(fields["metadata"])
        if self.dialect == "sglang" and kind == "application/json" and not isinstance(fields["seconds"], int):
            return JSONResponse({"detail": "seconds must be int"}, 422)
        if self.dialect == "vllm_omni" and not ("num_frames" in fields and "fps" in fields):
            return JSONResponse({"error": {"message": "num_frames"}}, 422)
        return fields

    # --- look -----------------------------------------------------------------------------------------------

    async def _show(self, request: Request) -> Response:
        self.called(request)
        if self.looks_fail:
            self.looks_fail -= 1
            return JSONResponse({"error": {"message": "SECRET"}}, 503)
        job = self.jobs.get(request.path_params["id"])
        if job is None or self.forgets:
            return JSONResponse({"error": {"message": "no such video SECRET"}}, 404)
        return JSONResponse(self._shown(job, self.word(job)))

    def _shown(self, job: Taken, word: str) -> dict[str, Any]:
        shown: dict[str, Any] = {"id": job.id, "object": "video", "status": word, "progress": 50}
        if self.failure is not None and word == "failed":
            shown["error"] = self.failure
        if self.by_url and word in ("completed", "succeeded", "done"):
            shown["url"] = f"{self.base}/cdn/{job.id}.mp4"
        if self.dialect.startswith("newapi"):
            return {"code": "success", "data": shown}
        return shown

    async def _delete(self, request: Request) -> Response:
        self.stopped.append(request.path_params["id"])
        if self.dialect == "litellm":
            return JSONResponse({"detail": "Method Not Allowed"}, 405)
        return JSONResponse({"id": request.path_params["id"], "deleted": True})

    # --- download -------------------------------------------------------------------------------------------

    async def _content(self, request: Request) -> Response:
        if self.by_url:
            return JSONResponse({"error": {"message": "fetch the url"}}, 400)
        return await self.delivered(self.jobs[request.path_params["id"]])

    async def _cdn(self, request: Request) -> Response:
        assert "authorization" not in request.headers or request.url.netloc in self.base
        return await self.delivered(self.jobs[request.path_params["id"]])
