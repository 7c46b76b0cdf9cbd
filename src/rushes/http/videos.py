"""OpenAI's videos API on the same queue: its SDK works with another `base_url` (openai-python, `resources/videos`)."""

import re
from collections.abc import AsyncIterator, Mapping
from typing import Any, cast
from uuid import UUID

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request

from rushes.catalog.endpoints.openai import CHARACTERS, VIDEOS
from rushes.core.endpoints import app_id_of
from rushes.core.lifecycle import UNSAID
from rushes.core.requests import GenerationRequest, Outcome, Status, SubmitOptions
from rushes.errors import (
    BadRequest,
    CallerError,
    InvalidInput,
    NotReady,
    RushesError,
    Unauthorized,
    UnknownFile,
    UnknownRequest,
)
from rushes.http.calls import credentials_of, input_of, query_of, via_of
from rushes.http.files import FileRoutes
from rushes.http.responses import BodyTooLarge, Disconnected, Receive, Send, answer_json, body_of
from rushes.http.surfaces import Address, Scope, header
from rushes.http.wire import Headers
from rushes.service.answers import FILE_PREFIX
from rushes.service.gateway import Gateway
from rushes.service.keyring import Caller, Keyring
from rushes.service.retention import Collector
from rushes.service.uploads import Uploads

PREFIX = "v1/videos"
APP = app_id_of(VIDEOS)
VARIANTS = ("video", "thumbnail", "spritesheet")
STATUSES = {Status.IN_QUEUE: "queued", Status.IN_PROGRESS: "in_progress", Status.COMPLETED: "completed"}
POLL_AFTER_MS = b"500"
"""What the SDK's poller waits between two looks; it asks for this header, else it waits a second."""

CODES = {"content_policy_violation": "moderation_blocked", "client_cancelled": "cancelled"}
MOST_LISTED, LISTED = 100, 20
MOST_FORM_FILES, MOST_FORM_FIELDS = 4, 64
_ID = re.compile(r"(video|char)_([0-9a-f]{32})")
_CHUNK = 1 << 20


class VideoRoutes:
    """Everything below `/v1/videos`, as plain ASGI. Errors are OpenAI's: `{"error": {message, type, param, code}}`."""

    def __init__(
        self, gateway: Gateway, keyring: Keyring, uploads: Uploads, collector: Collector, files: FileRoutes
    ) -> None:
        self._gateway = gateway
        self._keyring = keyring
        self._uploads = uploads
        self._collector = collector
        self._files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send, address: Address) -> None:
        """Answer one call."""
        segments = address.path.removeprefix(PREFIX).strip("/").split("/")
        try:
            caller = await self._keyring.caller(credentials_of(scope), APP)
            call = _Call(self, scope, receive, send, address, caller)
            try:
                await call.answer(segments)
            finally:
                await call.close()
        except ClientDisconnect:
            raise Disconnected from None
        except (RushesError, BodyTooLarge) as error:
            await _answer_error(send, error)

    # --- what calls are made of -----------------------------------------------------------------------------------

    @property
    def gateway(self) -> Gateway:
        """What a caller can do."""
        return self._gateway

    @property
    def collector(self) -> Collector:
        """What deletes."""
        return self._collector

    @property
    def files(self) -> FileRoutes:
        """What hands files out."""
        return self._files

    async def kept(self, caller: Caller, file: UploadFile) -> str:
        """Keep a file that came in a form; its key."""
        upload = self._uploads.begin(caller, file.filename, file.content_type, UNSAID)
        return (await self._uploads.receive(upload, _pieces(file), file.size)).key


class _Call:
    """One call of one caller."""

    def __init__(
        self, routes: VideoRoutes, scope: Scope, receive: Receive, send: Send, address: Address, caller: Caller
    ) -> None:
        self._routes, self._gateway = routes, routes.gateway
        self._scope, self._receive, self._send = scope, receive, send
        self._address, self._caller = address, caller
        self._form: FormData | None = None

    async def answer(self, segments: list[str]) -> None:
        """Answer it; `segments` is its path behind the prefix. Raises what `_answer_error` words."""
        match self._scope["method"], segments:
            case "POST", [""]:
                await self._create()
            case "GET", [""]:
                await self._list()
            case "POST", ["edits"]:
                await self._edit()
            case "POST", ["extensions"]:
                await self._extend()
            case "POST", ["characters"]:
                await self._create_character()
            case "GET", ["characters", character_id]:
                await self._show_character(character_id)
            case "GET", [video_id]:
                await self._show(video_id)
            case "DELETE", [video_id]:
                await self._delete(video_id)
            case "POST", [video_id, "remix"]:
                await self._remix(video_id)
            case "GET" | "HEAD", [video_id, "content"]:
                await self._content(video_id)
            case _:
                raise UnknownRequest(f"{self._scope['method']} /{self._address.path} is no call of the videos API")

    async def _create(self) -> None:
        fields = await self._fields()
        fields["input_reference"] = await self._url(fields.pop("input_reference", None), "image_url")
        if isinstance(named := fields.get("characters"), list):
            characters = cast("list[object]", named)
            fields["characters"] = [_named(one, "id") or one for one in characters]
        await self._submit(VIDEOS, fields)

    async def _remix(self, video_id: str) -> None:
        await self._request(video_id)
        fields = await self._fields()
        await self._submit(VIDEOS, {"prompt": fields.get("prompt"), "remix_video_id": video_id})

    async def _edit(self) -> None:
        fields = await self._fields()
        video: object = fields.pop("video", None)
        if (video_id := _named(video, "id")) is not None:
            fields["remix_video_id"] = video_id
        else:
            fields["edit_video_url"] = await self._url(video, "url")
        await self._submit(VIDEOS, fields)

    async def _extend(self) -> None:
        fields = await self._fields()
        video: object = fields.pop("video", None)
        if (video_id := _named(video, "id")) is not None:
            request = await self._finished(video_id)
            fields["extend_video_url"] = _file_url(request, "video", self._address)
        else:
            fields["extend_video_url"] = await self._url(video, "url")
        await self._submit(VIDEOS, fields)

    async def _show(self, video_id: str) -> None:
        request = await self._request(video_id)
        headers: Headers = [] if request.completed else [(b"openai-poll-after-ms", POLL_AFTER_MS)]
        await answer_json(self._send, 200, self._shown(request), headers)

    async def _list(self) -> None:
        query = query_of(self._scope)
        limit = query.get("limit", str(LISTED))
        if not limit.isdecimal() or not 0 <= int(limit) <= MOST_LISTED:
            raise BadRequest(f"limit must be a whole number up to {MOST_LISTED}, not {limit!r}")
        order = query.get("order", "desc")
        if order not in ("asc", "desc"):
            raise BadRequest(f"order must be asc or desc, not {order!r}")
        after = await self._request(query["after"]) if "after" in query else None
        count = int(limit)
        found = await self._gateway.submitted(VIDEOS, self._caller, after, order == "asc", count + 1)
        data = [self._shown(request) for request in found[:count]]
        body = {
            "object": "list",
            "data": data,
            "first_id": data[0]["id"] if data else None,
            "last_id": data[-1]["id"] if data else None,
            "has_more": len(found) > count,
        }
        await answer_json(self._send, 200, body, [])

    async def _delete(self, video_id: str) -> None:
        request = await self._request(video_id)
        if not request.completed:
            raise BadRequest("The video is still being made: only completed and failed ones can be deleted")
        await self._routes.collector.forget(request.id, self._caller)
        await answer_json(self._send, 200, {"id": video_id, "object": "video.deleted", "deleted": True}, [])

    async def _content(self, video_id: str) -> None:
        variant = query_of(self._scope).get("variant", "video")
        if variant not in VARIANTS:
            raise BadRequest(f"variant must be one of {', '.join(VARIANTS)}, not {variant!r}")
        request = await self._finished(video_id)
        key = _file_url(request, variant, None)
        await self._routes.files(self._scope, self._receive, self._send, key)

    async def _create_character(self) -> None:
        fields = await self._fields()
        fields["video_url"] = await self._url(fields.pop("video", None), "url")
        request = await self._accepted(CHARACTERS, fields)
        request = await self._gateway.wait(request.id, APP, self._caller)
        if request.outcome is not Outcome.SUCCESS:
            raise BadRequest(_message(request))
        await self._answer_character(request)

    async def _show_character(self, character_id: str) -> None:
        await self._answer_character(await self._request(character_id))

    async def _answer_character(self, request: GenerationRequest) -> None:
        made = request.output or {}
        body = {"id": made.get("id"), "name": made.get("name"), "created_at": int(request.created_at.timestamp())}
        await answer_json(self._send, 200, body, [])

    # --- reading a call -------------------------------------------------------------------------------------------

    async def _fields(self) -> dict[str, Any]:
        """The fields of a JSON body or of a form; files of a form are UploadFile."""
        kind = (header(self._scope, b"content-type") or "").partition(";")[0].strip().lower()
        if kind not in ("multipart/form-data", "application/x-www-form-urlencoded"):
            body = input_of(await body_of(self._receive))
            if isinstance(body, InvalidInput):
                raise body
            return body
        try:
            form = await Request(self._scope, self._receive).form(
                max_files=MOST_FORM_FILES, max_fields=MOST_FORM_FIELDS
            )
        except MultiPartException as error:
            raise BadRequest(f"The form cannot be read: {error.message}") from error
        self._form = form
        return _nested(form)

    async def close(self) -> None:
        """Let go of the files that came with the call."""
        if self._form is not None:
            await self._form.close()

    async def _url(self, given: object, name: str) -> str | None:
        """The URL of a source: a file of the form, kept first; a text; or an object that names one."""
        if isinstance(given, UploadFile):
            key = await self._routes.kept(self._caller, given)
            return f"{self._address.files}/{key}"
        if _named(given, "file_id") is not None:
            raise BadRequest("file_id is not known here: send the file itself, or its URL")
        if isinstance(given, str):
            return given or None
        return _named(given, name) or _named(given, "url")

    async def _submit(self, endpoint_id: str, fields: dict[str, Any]) -> None:
        request = await self._accepted(endpoint_id, fields)
        await answer_json(self._send, 200, self._shown(request), [(b"openai-poll-after-ms", POLL_AFTER_MS)])

    async def _accepted(self, endpoint_id: str, fields: dict[str, Any]) -> GenerationRequest:
        given = {name: value for name, value in fields.items() if value is not None}
        key = header(self._scope, b"idempotency-key")
        options = SubmitOptions(files_url=self._address.files, idempotency_key=key, via=via_of(self._scope))
        request = (await self._gateway.submit(endpoint_id, given, self._caller, options)).request
        failure = request.failure
        if failure is not None and failure.status_code == 422 and isinstance(failure.detail, list):
            raise _Refused(failure.detail[0])
        return request

    async def _request(self, video_id: str) -> GenerationRequest:
        """The caller's request behind an id; raises UnknownRequest, for a deleted one too."""
        found = _ID.fullmatch(video_id)
        if found is None:
            raise UnknownRequest(f"There is no video {video_id!r}")
        try:
            snapshot = await self._gateway.snapshot(str(UUID(found[2])), APP, self._caller, None)
        except UnknownRequest:
            raise UnknownRequest(f"There is no video {video_id!r}") from None
        request = snapshot.request
        if request.completed and not request.input:  # deleted
            raise UnknownRequest(f"There is no video {video_id!r}")
        return request

    async def _finished(self, video_id: str) -> GenerationRequest:
        request = await self._request(video_id)
        if not request.completed:
            raise UnknownFile(f"The video {video_id!r} is not ready: it is {STATUSES[request.status]}")
        if request.outcome is not Outcome.SUCCESS:
            raise UnknownFile(f"The video {video_id!r} was not made: {_message(request)}")
        return request

    def _shown(self, request: GenerationRequest) -> dict[str, Any]:
        """A request as a `Video`."""
        failed = request.completed and request.outcome is not Outcome.SUCCESS
        share = 1.0 if request.completed else self._gateway.feed.glimpse(request.id).share
        shown: dict[str, Any] = {
            "id": f"video_{UUID(request.id).hex}",
            "object": "video",
            "model": request.input.get("model", "sora-2"),
            "status": "failed" if failed else STATUSES[request.status],
            "progress": 0 if failed else int(100 * share),
            "prompt": request.input.get("prompt"),
            "seconds": str(request.input.get("seconds", 4)),
            "size": request.input.get("size"),
            "created_at": int(request.created_at.timestamp()),
            "completed_at": None if request.completed_at is None else int(request.completed_at.timestamp()),
            "expires_at": None,
            "remixed_from_video_id": request.input.get("remix_video_id"),
            "error": None,
        }
        if request.outcome is Outcome.SUCCESS and request.output is not None:
            video = request.output["video"]
            shown["size"] = f"{video['width']}x{video['height']}"
            shown["seconds"] = f"{video['duration']:g}"
        if failed and request.failure is not None:
            kind = _kind(request)
            shown["error"] = {"code": CODES.get(kind, kind), "message": _message(request), "type": kind}
        return shown


class _Refused(CallerError):
    """An input that does not fit, in OpenAI's words."""

    def __init__(self, problem: dict[str, Any]) -> None:
        loc = [str(part) for part in problem["loc"][1:]]
        super().__init__(f"{'.'.join(loc) or 'body'}: {problem['msg']}")
        self.param = ".".join(loc) or None
        kind: str = problem["type"]
        self.code = CODES.get(kind, kind)


async def _answer_error(send: Send, error: Exception) -> None:
    status = error.status_code if isinstance(error, RushesError) else 413
    if isinstance(error, NotReady | InvalidInput):
        status = 400
    body = {
        "message": str(error) or "The body is too large",
        "type": "invalid_request_error" if status < 500 else "server_error",
        "param": error.param if isinstance(error, _Refused) else None,
        "code": error.code if isinstance(error, _Refused) else _code(error),
    }
    await answer_json(send, status, {"error": body}, [])


def _code(error: Exception) -> str | None:
    match error:
        case Unauthorized():
            return "invalid_api_key"
        case UnknownRequest() | UnknownFile():
            return "not_found"
        case RushesError():
            return error.error_type
        case _:
            return None


def _nested(form: FormData) -> dict[str, Any]:
    """The fields of a form; `video[id]` is the field `id` of `video`, as the SDK writes objects; `name[]` is a list."""
    fields: dict[str, Any] = {}
    for name, value in form.multi_items():
        outer, bracket, rest = name.partition("[")
        inner = rest.rstrip("]")
        if not bracket:
            fields[outer] = value
        elif inner:
            fields.setdefault(outer, {})[inner] = value
        else:
            fields.setdefault(outer, []).append(value)
    return fields


def _named(given: object, name: str) -> str | None:
    """A field of an object, if it is one and has it."""
    found = cast("Mapping[str, object]", given).get(name) if isinstance(given, Mapping) else None
    return None if found is None else str(found)


async def _pieces(file: UploadFile) -> AsyncIterator[bytes]:
    while piece := await file.read(_CHUNK):
        yield piece


def _file_url(request: GenerationRequest, variant: str, address: Address | None) -> str:
    """The key of a file of a finished request; with `address` its URL."""
    stored = str((request.output or {})[variant]["url"]).removeprefix(FILE_PREFIX)
    return stored if address is None else f"{address.files}/{stored}"


def _kind(request: GenerationRequest) -> str:
    failure = request.failure
    assert failure is not None
    return failure.detail[0]["type"] if isinstance(failure.detail, list) else failure.error_type


def _message(request: GenerationRequest) -> str:
    failure = request.failure
    assert failure is not None
    return failure.detail[0]["msg"] if isinstance(failure.detail, list) else failure.detail
