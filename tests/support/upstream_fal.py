"""fal: its queue, its uploads, its files. Strict in what it reads, at fault as told."""

from base64 import b64decode
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rushes.core.endpoints import app_id_of
from support.upstream_vendor import FakeVendor, Form, Loss, Taken

No = Literal["refused", "policy", "busy", "unauthorized", "locked"]
"""Ways in which fal says no to a submission, which then does not exist."""

APPS = ("fal-ai/veo3.1", "fal-ai/sora-2", "fal-ai/minimax", "fal-ai/pika", "fal-ai/ltx-2.3", "openai/videos")
NOBODYS = "00000000-0000-0000-0000-000000000001"


def problem(kind: str, name: str = "prompt") -> dict[str, Any]:
    """A body in which fal tells of one thing that is wrong with an input or a result."""
    url = f"https://docs.fal.ai/errors#{kind}"
    return {"detail": [{"loc": ["body", name], "msg": "no SECRET", "type": kind, "url": url}]}


_NO: dict[str, tuple[int, dict[str, Any]]] = {
    "refused": (422, problem("one_of", "safety_tolerance")),
    "policy": (422, problem("content_policy_violation")),
    "busy": (429, {"detail": "slow down SECRET", "error_type": "concurrent_requests_limit"}),
    "locked": (403, {"detail": "User is locked. Reason: Exhausted balance. SECRET"}),
}


@dataclass
class FakeFal(FakeVendor):
    """Its `jobs` are what it bills. `failure` is the status and the body of the result of a request that failed.

    `units` is what it says that it bills, `bare` leaves the video out of results, `known_keys` says that it knows
    repeated calls as Rushes does. `submitted` are the headers of each submission, `uploads` files by name.
    """

    words: list[str] = field(default_factory=lambda: ["IN_QUEUE", "IN_PROGRESS", "COMPLETED"])
    failure: tuple[int, dict[str, Any]] | None = None
    units: str = "1.5"
    bare: bool = False
    known_keys: bool = False
    submitted: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    uploads: dict[str, bytes] = field(default_factory=dict[str, bytes])
    _by_key: dict[str, str] = field(default_factory=dict[str, str])

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/queue/{app:path}/requests/{id}/status", self._status),
                Route("/queue/{app:path}/requests/{id}/cancel", self._cancel, methods=["PUT"]),
                Route("/queue/{app:path}/requests/{id}", self._result),
                Route("/queue/{endpoint:path}", self._submit, methods=["POST"]),
                Route("/storage/upload/initiate", self._initiate, methods=["POST"]),
                Route("/put/{name}", self._put, methods=["PUT"]),
                Route("/media/{id}.mp4", self._media),
            ]
        )

    @property
    def creations(self) -> int:
        return len(self.submitted)

    def asked(self, job: Taken) -> Form:
        fields = job.fields
        if "size" in fields:
            width, height = map(int, fields["size"].split("x"))
            return width, height, fields["seconds"], fields["fps"]
        across, down = map(int, fields.get("aspect_ratio", "16:9").split(":"))
        seconds = float(str(fields.get("duration", 6)).removesuffix("s"))
        return (32 * across, 32 * down, seconds, 24)

    def sent(self, url: str) -> bytes:
        """The file behind a URL of an input: in it, or uploaded before."""
        return b64decode(url.partition(",")[2]) if url.startswith("data:") else self.uploads[url.rpartition("/")[2]]

    def _unauthorised(self, request: Request) -> Response | None:
        given = request.headers.get("authorization")
        if given == f"Key {self.key}":
            return None
        return _answer(401, {"detail": f"Cannot access application SECRET with {given}"})

    # --- submit ---------------------------------------------------------------------------------------------

    async def _submit(self, request: Request) -> Response:
        self.submitted.append(dict(request.headers))
        endpoint, fields = request.path_params["endpoint"], await request.json()
        if refusal := self._unauthorised(request):
            return refusal
        if app_id_of(endpoint) not in APPS:
            return _answer(404, {"detail": f'Application "{endpoint}" not found SECRET'})
        fault = self.creates.pop(0) if self.creates else None
        if fault == "unauthorized":
            return _answer(401, {"detail": f"No user found for Key {self.key} SECRET"})
        if fault in _NO:
            return _answer(*_NO[fault], {"retry-after": "0.2"} if fault == "busy" else {})
        assert fault is None or fault in get_args(Loss), fault
        token = request.headers.get("idempotency-key", "")
        if self.known_keys and token in self._by_key:
            job = self.jobs[self._by_key[token]]
            if job.fields != {"endpoint": endpoint, **fields}:
                return _answer(409, {"detail": "another call SECRET", "error_type": "idempotency_key_reused"})
        else:
            job = self.take({"endpoint": endpoint, **fields})
            self._by_key[token] = job.id
        body = {"status": "IN_QUEUE", "request_id": job.id, "queue_position": 0, **self._urls(job)}
        return await self.taken(fault, body)

    def _urls(self, job: Taken) -> dict[str, str]:
        base = f"{self.base}/queue/{app_id_of(job.fields['endpoint'])}/requests/{job.id}"
        return {"response_url": base, "status_url": f"{base}/status", "cancel_url": f"{base}/cancel"}

    # --- look -----------------------------------------------------------------------------------------------

    def _found(self, request: Request) -> Taken | Response:
        if refusal := self._unauthorised(request):
            return refusal
        job = self.jobs.get(request.path_params["id"])
        if job is None or self.forgets or app_id_of(job.fields["endpoint"]) != request.path_params["app"]:
            return JSONResponse({"status": "NOT_FOUND"}, 404)
        return job

    async def _status(self, request: Request) -> Response:
        self.called(request)
        if self.looks_fail:
            self.looks_fail -= 1
            return Response("<html>nginx SECRET</html>", 503)
        job = self._found(request)
        if isinstance(job, Response):
            return job
        word = self.word(job)
        shown: dict[str, Any] = {"status": word, "request_id": job.id, "logs": None, **self._urls(job)}
        if word == "COMPLETED" and self.failure is not None:
            shown["error"] = f"Invalid status code: {self.failure[0]}"
        return JSONResponse(shown, 200 if word == "COMPLETED" else 202)

    async def _result(self, request: Request) -> Response:
        job = self._found(request)
        if isinstance(job, Response):
            return job
        if self.failure is not None:
            return _answer(*self.failure, {"x-fal-billable-units": "0"})
        video = {"url": f"{self.base}/media/{job.id}.mp4", "content_type": "video/mp4"}
        return _answer(200, {} if self.bare else {"video": video}, {"x-fal-billable-units": self.units})

    async def _cancel(self, request: Request) -> Response:
        job = self._found(request)
        if isinstance(job, Response):
            return job
        if job.id in self.stopped:
            return JSONResponse({"status": "ALREADY_COMPLETED"}, 400)
        self.stopped.append(job.id)
        return JSONResponse({"status": "CANCELLATION_REQUESTED"}, 202)

    # --- files ----------------------------------------------------------------------------------------------

    async def _initiate(self, request: Request) -> Response:
        if refusal := self._unauthorised(request):
            return refusal
        assert request.query_params["storage_type"] == "fal-cdn-v3"
        given = await request.json()
        name = f"{len(self.uploads) + 1}-{given['file_name']}"
        assert given["content_type"] in ("image/png", "video/mp4")
        return JSONResponse({"upload_url": f"{self.base}/put/{name}", "file_url": f"{self.base}/files/{name}"})

    async def _put(self, request: Request) -> Response:
        self.uploads[request.path_params["name"]] = await request.body()
        return Response()

    async def _media(self, request: Request) -> Response:
        return await self.delivered(self.jobs[request.path_params["id"]])


def _answer(status: int, body: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
    """An answer of fal's: every one names a request."""
    return JSONResponse(body, status, {"x-fal-request-id": NOBODYS, **(headers or {})})
