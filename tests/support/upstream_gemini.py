"""Google's Interactions API, as far as it makes videos, and the files that it hands out."""

from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, get_args

from PIL import Image
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from support.upstream_vendor import FakeVendor, Form, Loss, Taken

LONGEST = {"gemini-omni-1.1-flash": 10, "gemini-omni-1.2-flash": 15}
_NO: dict[str, tuple[int, str, str]] = {
    "busy": (429, "RESOURCE_EXHAUSTED", "slow down SECRET"),
    "unauthorized": (400, "INVALID_ARGUMENT", "API key not valid. SECRET"),
    "forbidden": (403, "PERMISSION_DENIED", "SECRET"),
    "elsewhere": (400, "FAILED_PRECONDITION", "User location is not supported SECRET"),
    "refused": (400, "INVALID_ARGUMENT", "the image cannot be read SECRET"),
    "policy": (400, "INVALID_ARGUMENT", "The prompt was blocked for safety reasons SECRET"),
}
REFUSAL = "I cannot make that: it would be against our safety guidelines. SECRET"


@dataclass
class FakeGemini(FakeVendor):
    """`text` is what completed interactions say in place of a video; `inline` says that videos come with them, in
    answers that are `padding` bytes larger than they need to be.

    Interactions in `forgotten` can be asked about, and not be referred to any more. Clips are a tenth of their size.
    """

    words: list[str] = field(default_factory=lambda: ["queued", "in_progress", "completed"])
    failure: str = "internal SECRET"
    text: str | None = None
    inline: bool = False
    padding: int = 0
    forgotten: set[str] = field(default_factory=set[str])
    elsewhere: str = ""
    """Another server, to which downloads are sent on."""
    keys_elsewhere: list[str | None] = field(default_factory=list[str | None])

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/v1beta/interactions", self._create, methods=["POST"]),
                Route("/v1beta/interactions/{id}", self._show),
                Route("/v1beta/interactions/{id}/cancel", self._cancel, methods=["POST"]),
                Route("/v1beta/files/{id}:download", self._file),
                Route("/v1beta/models/{model}", self._model),
                Route("/elsewhere/{id}", self._elsewhere),
            ]
        )

    @property
    def creations(self) -> int:
        return self.calls.count(("POST", "/v1beta/interactions"))

    def asked(self, job: Taken) -> Form:
        (made,) = job.fields["response_format"]
        if (previous := job.fields.get("previous_interaction_id")) is not None:
            return self.asked(self.jobs[previous])
        short = {"360p": 36, "720p": 72, "1080p": 108, "4k": 216}[made["resolution"]]
        wide = made.get("aspect_ratio", "16:9") == "16:9"
        seconds = float(made.get("duration", "3s").removesuffix("s"))
        return (short * 16 // 9, short, seconds, 24) if wide else (short, short * 16 // 9, seconds, 24)

    def _refusal(self, request: Request) -> Response | None:
        self.called(request)
        if request.headers.get("x-goog-api-key") == self.key:
            assert "authorization" not in request.headers
            return None
        return _error(400, "INVALID_ARGUMENT", "API key not valid. SECRET", "API_KEY_INVALID")

    async def _create(self, request: Request) -> Response:
        if refusal := self._refusal(request):
            return refusal
        fields: dict[str, Any] = await request.json()
        if wrong := self._problem(fields):
            return _error(400, "INVALID_ARGUMENT", wrong)
        fault = self.creates.pop(0) if self.creates else None
        if fault is not None and fault not in get_args(Loss):
            status, word, text = _NO[fault]
            reason = "API_KEY_INVALID" if fault == "unauthorized" else None
            answer = _error(status, word, f"{text} {self.key}", reason)
            if fault == "busy":
                answer.headers["retry-after"] = "0.2"
            return answer
        job = self.take(fields)
        return await self.taken(fault, {"id": job.id, "object": "interaction", "status": "in_progress"})

    def _problem(self, fields: dict[str, Any]) -> str | None:
        known = {"model", "input", "background", "store", "response_format", "generation_config"}
        if unknown := fields.keys() - known - {"previous_interaction_id"}:
            return f"Unknown name {sorted(unknown)}"
        (made,) = fields["response_format"]
        task = fields["generation_config"]["video_config"]["task"]
        kinds = [item["type"] for item in fields["input"]]
        previous = fields.get("previous_interaction_id")
        if not (fields["background"] and fields["store"]) or made["type"] != "video" or kinds[-1:] != ["text"]:
            return "background, store, response_format, input"
        if previous is not None and (previous not in self.jobs or previous in self.forgotten):
            return "previous_interaction_id: Invalid interaction name"
        right = {
            "text_to_video": not kinds[:-1],
            "image_to_video": kinds[:-1] in (["image"], ["image", "image"]),
            "reference_to_video": 1 <= kinds.count("image") <= 6,
            "edit": kinds[:-1] == ([] if previous else ["video"]),
        }
        if not right.get(task, False):
            return f"{task} from {kinds}"
        if task == "edit":
            return "an edit keeps them" if made.keys() & {"duration", "aspect_ratio"} else None
        longest = LONGEST[fields["model"]]
        if made["aspect_ratio"] not in ("16:9", "9:16") or not 3 <= float(made["duration"][:-1]) <= longest:
            return "aspect_ratio, duration"
        return None if made["resolution"] in ("360p", "720p", "1080p", "4k") else "resolution"

    async def _show(self, request: Request) -> Response:
        if refusal := self._refusal(request):
            return refusal
        if self.looks_fail:
            self.looks_fail -= 1
            return _error(503, "UNAVAILABLE", "SECRET")
        job = self.jobs.get(request.path_params["id"])
        if job is None or self.forgets:
            return _error(400, "INVALID_ARGUMENT", "Invalid interaction name SECRET")
        return JSONResponse(await self._shown(job))

    async def _shown(self, job: Taken) -> dict[str, Any]:
        word = self.word(job)
        shown: dict[str, Any] = {"id": job.id, "object": "interaction", "status": word, "steps": [{"type": "thought"}]}
        if word == "failed":
            shown["error"] = {"code": "internal", "message": self.failure}
        if word != "completed":
            return shown
        output: list[dict[str, Any]] = []
        if self.text is not None:
            output.append({"type": "text", "text": self.text})
        elif self.content != "missing":
            tokens = {"modality": "video", "tokens": 5792 * round(self.asked(job)[2])}
            shown["usage"] = {"total_output_tokens": 60_000, "output_tokens_by_modality": [tokens]}
            output.append({"type": "video", "mime_type": "video/mp4", **(await self._video(job))})
        shown["steps"].append({"type": "model_output", "content": output})
        return shown

    async def _video(self, job: Taken) -> dict[str, str]:
        if not self.inline:
            return {"uri": f"{self.base}/v1beta/files/{job.id}:download"}
        made = await self.made(job)
        if self.content == "truncated":
            made = made[: len(made) * 2 // 3]
        return {"data": b64encode(made).decode(), "padding": "x" * self.padding}

    async def _cancel(self, request: Request) -> Response:
        if refusal := self._refusal(request):
            return refusal
        self.stopped.append(request.path_params["id"])
        return JSONResponse({"id": request.path_params["id"], "status": "cancelled"})

    async def _file(self, request: Request) -> Response:
        if refusal := self._refusal(request):
            return refusal
        if request.query_params.get("alt") != "media":
            return JSONResponse({"name": "files/1", "state": "ACTIVE"})
        if self.elsewhere:
            return RedirectResponse(f"{self.elsewhere}/elsewhere/{request.path_params['id']}")
        return await self.delivered(self.jobs[request.path_params["id"]])

    async def _elsewhere(self, request: Request) -> Response:
        self.keys_elsewhere.append(request.headers.get("x-goog-api-key"))
        return await self.delivered(self.jobs[request.path_params["id"]])

    async def _model(self, request: Request) -> Response:
        if refusal := self._refusal(request):
            return refusal
        if request.path_params["model"] not in LONGEST:
            return _error(404, "NOT_FOUND", "no such model")
        return JSONResponse({"name": f"models/{request.path_params['model']}"})


def pictures(fields: dict[str, Any]) -> list[Image.Image]:
    """The pictures of a call, in order."""
    shown = [item for item in fields["input"] if item["type"] == "image"]
    assert all(item["mime_type"] == "image/png" for item in shown)
    return [Image.open(BytesIO(b64decode(item["data"]))) for item in shown]


def videos(fields: dict[str, Any]) -> list[bytes]:
    """The videos of a call, in order."""
    return [b64decode(item["data"]) for item in fields["input"] if item["type"] == "video"]


def _error(status: int, word: str, text: str, reason: str | None = None) -> Response:
    error: dict[str, Any] = {"code": status, "status": word, "message": text}
    if reason is not None:
        error["details"] = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason}]
    return JSONResponse({"error": error}, status)
