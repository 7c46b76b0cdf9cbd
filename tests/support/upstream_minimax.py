"""MiniMax: both versions of its video API, and the files of the first."""

from base64 import b64decode
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, get_args

from PIL import Image
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from support.upstream_vendor import FakeVendor, Form, Loss, Taken

V1_MODELS = ("MiniMax-Hailuo-02", "MiniMax-Hailuo-2.3", "MiniMax-Hailuo-2.3-Fast")
_CODES = {
    "busy": (1002, "rate limit SECRET"),
    "unauthorized": (1004, "login fail SECRET"),
    "no_balance": (1008, "insufficient balance SECRET"),
    "invalid_key": (2049, "invalid api key SECRET"),
    "policy": (1026, "input new_sensitive SECRET"),
    "refused": (2013, "invalid params SECRET"),
    "invisible": (1042, "invisible characters SECRET"),
    "unheard_of": (4711, "SECRET"),
    "internal": (1024, "internal error SECRET"),
    "downstream": (1033, "system error SECRET"),
}


@dataclass
class FakeMiniMax(FakeVendor):
    """Answers as both hosts do. `failure` is the code and text of tasks that fail; clips are a tenth of their size."""

    words: list[str] = field(default_factory=lambda: ["Preparing", "Processing", "Success"])
    failure: tuple[int, str] = (1027, "output sensitive SECRET")

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/v1/video_generation", self._create_v1, methods=["POST"]),
                Route("/v1/query/video_generation", self._show_v1),
                Route("/v1/files/retrieve", self._file),
                Route("/v2/video_generation", self._create_v2, methods=["POST"]),
                Route("/v2/query/video_generation", self._list),
                Route("/v2/query/video_generation/{id}", self._show_v2),
                Route("/v2/video_generation/{id}", self._delete, methods=["DELETE"]),
                Route("/cdn/{id}.mp4", self._cdn),
            ]
        )

    @property
    def creations(self) -> int:
        return self.calls.count(("POST", "/v1/video_generation")) + self.calls.count(("POST", "/v2/video_generation"))

    def asked(self, job: Taken) -> Form:
        lines = {"480P": 480, "512P": 512, "768P": 768, "1080P": 1080, "2K": 1440}[job.fields["resolution"]]
        across, down = map(int, job.fields.get("ratio", "16:9").replace("adaptive", "16:9").split(":"))
        if picture := next(iter(pictures(job.fields)), None):
            across, down = picture.size
        short = lines // 10 // 2 * 2
        width, height = (short * across / down, short) if across >= down else (short, short * down / across)
        return round(width / 2) * 2, round(height / 2) * 2, job.fields["duration"], 24

    def _refusal(self, request: Request) -> Response | None:
        self.called(request)
        if request.headers.get("authorization") != f"Bearer {self.key}":
            return _said(1004, "login fail SECRET")
        return None

    # --- the first version ----------------------------------------------------------------------------------

    async def _create_v1(self, request: Request) -> Response:
        return await self._create(request, _problem_v1)

    async def _show_v1(self, request: Request) -> Response:
        if refusal := self._refusal(request) or self._breakdown():
            return refusal
        job = self.jobs.get(request.query_params["task_id"])
        if job is None or self.forgets:
            return _said(2013, "invalid params, task_id SECRET")
        word = self.word(job)
        shown: dict[str, Any] = {"task_id": job.id, "status": word, "base_resp": {"status_code": 0, "status_msg": ""}}
        if word == "Fail":
            shown["base_resp"] = {"status_code": self.failure[0], "status_msg": self.failure[1]}
        if word == "Success" and self.content != "missing":
            shown |= {"file_id": f"7{job.id}", "video_width": 1366, "video_height": 768}
        return JSONResponse(shown)

    async def _file(self, request: Request) -> Response:
        if refusal := self._refusal(request):
            return refusal
        file = request.query_params["file_id"]
        place = f"{self.base}/cdn/{file.removeprefix('7')}.mp4"
        return JSONResponse({"file": {"file_id": file, "download_url": place}, "base_resp": {"status_code": 0}})

    # --- the second version ---------------------------------------------------------------------------------

    async def _create_v2(self, request: Request) -> Response:
        return await self._create(request, _problem_v2)

    async def _show_v2(self, request: Request) -> Response:
        if refusal := self._refusal(request) or self._breakdown():
            return refusal
        job = self.jobs.get(request.path_params["id"])
        if job is None or self.forgets:
            return JSONResponse({"error": {"message": "record not found"}}, 500)
        word = self.word(job)
        task: dict[str, Any] = {"id": job.id, "status": word, "duration": job.fields["duration"]}
        if word == "failed":
            task["error"] = {"code": str(self.failure[0]), "message": self.failure[1]}
        if word == "succeeded":
            task["usage"] = {"output_seconds": job.fields["duration"], "input_image_count": 0}
            if self.content != "missing":
                task["content"] = {"url": f"{self.base}/cdn/{job.id}.mp4"}
        return JSONResponse({"task": task})

    async def _list(self, request: Request) -> Response:
        return self._refusal(request) or JSONResponse({"items": [], "total": 0})

    async def _delete(self, request: Request) -> Response:
        if refusal := self._refusal(request):
            return refusal
        self.stopped.append(request.path_params["id"])
        return JSONResponse({"task_id": request.path_params["id"], "status": "cancelled"})

    # --- both -----------------------------------------------------------------------------------------------

    async def _create(self, request: Request, problem: Any) -> Response:
        if refusal := self._refusal(request):
            return refusal
        fields: dict[str, Any] = await request.json()
        if wrong := problem(fields):
            return _said(2013, f"invalid params, {wrong}")
        fault = self.creates.pop(0) if self.creates else None
        if fault is not None and fault not in get_args(Loss):
            if fault == "many":
                return JSONResponse({"error": {"message": "SECRET"}}, 429, {"retry-after": "0.2"})
            code, text = _CODES[fault]
            return _said(code, f"{text} {self.key}")
        job = self.take(fields)
        return await self.taken(fault, {"task_id": job.id, "base_resp": {"status_code": 0, "status_msg": "success"}})

    def _breakdown(self) -> Response | None:
        if not self.looks_fail:
            return None
        self.looks_fail -= 1
        return JSONResponse({"error": {"message": "SECRET"}}, 503)

    async def _cdn(self, request: Request) -> Response:
        return await self.delivered(self.jobs[request.path_params["id"]])


def pictures(fields: dict[str, Any]) -> list[Image.Image]:
    """The pictures of a call, in order; every one is a `data:` URI."""
    uris = [fields[name] for name in ("first_frame_image", "last_frame_image") if name in fields]
    uris += [item["image_url"]["url"] for item in fields.get("content", []) if item["type"] == "image_url"]
    heads = [uri.partition(",")[0] for uri in uris]
    assert all(head == "data:image/png;base64" for head in heads), heads
    return [Image.open(BytesIO(b64decode(uri.partition(",")[2]))) for uri in uris]


def _problem_v1(fields: dict[str, Any]) -> str | None:
    """What the first version does not take."""
    model, seconds, resolution = fields["model"], fields["duration"], fields["resolution"]
    known = {"model", "prompt", "duration", "resolution", "first_frame_image", "last_frame_image", "prompt_optimizer"}
    if fields.keys() - known:
        return f"unknown fields {sorted(fields.keys() - known)}"
    if model not in V1_MODELS or not isinstance(seconds, int) or not isinstance(fields["prompt_optimizer"], bool):
        return "model, duration, prompt_optimizer"
    if (resolution, seconds) not in {("512P", 6), ("512P", 10), ("768P", 6), ("768P", 10), ("1080P", 6)}:
        return f"{resolution} for {seconds} s"
    first, last = "first_frame_image" in fields, "last_frame_image" in fields
    if resolution == "512P" and (model != "MiniMax-Hailuo-02" or not first or last):
        return "512P"
    if (last and model != "MiniMax-Hailuo-02") or (not first and model == "MiniMax-Hailuo-2.3-Fast"):
        return "pictures"
    return None


def _problem_v2(fields: dict[str, Any]) -> str | None:
    """What the second version does not take."""
    sizes = {"MiniMax-H3": ("768P", "2K"), "MiniMax-H3-Max": ("480P", "768P")}.get(fields["model"], ())
    if fields["resolution"] not in sizes or fields["duration"] not in range(4, 16):
        return "resolution, duration"
    roles = [item.get("role") for item in fields["content"] if item["type"] == "image_url"]
    if sum(item["type"] == "text" for item in fields["content"]) != 1:
        return "one text"
    if not roles and fields.get("ratio") not in ("21:9", "16:9", "4:3", "1:1", "3:4", "9:16"):
        return "ratio"
    if "reference_image" in roles and len(set(roles)) > 1:
        return "frames or references"
    return None


def _said(code: int, text: str) -> Response:
    return JSONResponse({"task_id": "", "base_resp": {"status_code": code, "status_msg": text}})
