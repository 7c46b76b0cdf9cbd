"""Uploads as both official clients make them (fal protocol, 2.10): on `rest.fal.ai` and `v3.fal.media`, or at our root.

::

    POST storage/auth/token                        a right to upload, as a bearer token
    POST storage/upload/initiate[-multipart]       an upload's own URL, and where the file will be
    POST files/upload                              the content, with a token
    POST files/upload/multipart                    an upload in parts, with a token
    PUT  {file url}/multipart/{ticket}/{n}         a part; POST .../complete; GET: the parts that have arrived
    PUT  files/upload/{ticket}                     the content; the ticket is the permission
    PUT  files/upload/{ticket}/{n}                 a part; POST .../complete; GET: the parts that have arrived
"""

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from rushes.core.lifecycle import UNSAID, Lifecycle
from rushes.errors import BadRequest, Unauthorized
from rushes.http.calls import credentials_of, input_of, lifecycle_of
from rushes.http.errors import answer_method, answer_not_found
from rushes.http.responses import Disconnected, Receive, Send, answer_json, body_of
from rushes.http.surfaces import Address, Scope, header
from rushes.http.wire import Headers, timestamp
from rushes.service.keyring import Caller, Keyring
from rushes.service.uploads import Part, Upload, Uploads

STORAGE_TYPES = ("fal-cdn-v3", "gcs")
IDLE_SECONDS = 60.0
_OF_FILE = re.compile(r"files/(?P<key>.+)/multipart/(?P<ticket>[\w-]+\.[\w-]+)(?:/(?P<step>\d{1,6}|complete))?")
_OF_TICKET = re.compile(r"files/upload/(?P<ticket>[\w-]+\.[\w-]+)(?:/(?P<step>\d{1,6}|complete))?")


def takes(method: str, path: str) -> bool:
    """Whether a path below `files` is about uploads; the rest are downloads."""
    return method in ("POST", "PUT") or _OF_TICKET.fullmatch(path) is not None or _OF_FILE.fullmatch(path) is not None


class UploadRoutes:
    """Everything that brings files in, as plain ASGI."""

    def __init__(self, uploads: Uploads, keyring: Keyring) -> None:
        self._uploads = uploads
        self._keyring = keyring

    async def __call__(self, scope: Scope, receive: Receive, send: Send, address: Address) -> None:
        """Answer one call."""
        path, method = address.path, scope["method"]
        if path in ("storage/auth/token", "storage/upload/initiate", "storage/upload/initiate-multipart"):
            if method != "POST":
                await answer_method(send)
            elif path == "storage/auth/token":
                await self._token(scope, receive, send, address)
            else:
                await self._initiate(scope, receive, send, address)
        elif path in ("files/upload", "files/upload/multipart"):
            if method != "POST":
                await answer_method(send)
            elif path == "files/upload":
                await self._whole(scope, receive, send, address)
            else:
                await self._begin_parts(scope, receive, send, address)
        elif (found := _OF_TICKET.fullmatch(path)) is not None:
            upload = await self._uploads.opened(found["ticket"])
            await self._step(scope, receive, send, address, upload, found["step"])
        elif (found := _OF_FILE.fullmatch(path)) is not None:
            caller = await self._caller(scope)
            upload = await self._uploads.opened(found["ticket"])
            if (upload.key, upload.key_id) != (found["key"], caller.key_id):
                raise Unauthorized("This upload is another one")
            await self._step(scope, receive, send, address, upload, found["step"] or "list")
        elif path.startswith("files/"):
            await answer_method(send)
        else:
            await answer_not_found(send, f"Path /{path} not found")

    # --- the steps ------------------------------------------------------------------------------------------

    async def _token(self, scope: Scope, receive: Receive, send: Send, address: Address) -> None:
        caller = await self._keyring.caller(credentials_of(scope), "storage")
        await body_of(receive)
        token, until = self._uploads.token(caller)
        base = address.files.removesuffix("/files")
        body = {"token": token, "token_type": "Bearer", "base_url": base, "expires_at": timestamp(until)}
        await answer_json(send, 200, body, _request_id())

    async def _initiate(self, scope: Scope, receive: Receive, send: Send, address: Address) -> None:
        caller = await self._keyring.caller(credentials_of(scope), "storage")
        given = input_of(await body_of(receive))
        if not isinstance(given, dict):
            raise given
        upload = self._uploads.begin(caller, _text(given, "file_name"), _text(given, "content_type"), _wishes(scope))
        body = {
            "file_url": _file_url(upload, address),
            "upload_url": f"{address.files}/upload/{self._uploads.ticket(upload)}",
        }
        await answer_json(send, 200, body, _request_id())

    async def _whole(self, scope: Scope, receive: Receive, send: Send, address: Address) -> None:
        upload = self._named(scope, await self._caller(scope))
        kept = await self._uploads.receive(upload, _content(receive), _length(scope))
        body = {"access_url": _file_url(upload, address), "content_type": kept.content_type, "file_size": kept.size}
        await answer_json(send, 200, body, _request_id())

    async def _begin_parts(self, scope: Scope, receive: Receive, send: Send, address: Address) -> None:
        upload = self._named(scope, await self._caller(scope))
        await body_of(receive)
        body = {"access_url": _file_url(upload, address), "uploadId": self._uploads.ticket(upload)}
        await answer_json(send, 200, body, _request_id())

    async def _step(
        self, scope: Scope, receive: Receive, send: Send, address: Address, upload: Upload, step: str | None
    ) -> None:
        """What is done to an upload once it is known: without a number the content is the whole file."""
        method: str = scope["method"]
        if method in ("GET", "HEAD") and step != "complete":
            await answer_json(
                send, 200, {"parts": [_shown(p) for p in await self._uploads.parts(upload)]}, _request_id()
            )
        elif method == "PUT" and step is None:
            kept = await self._uploads.receive(upload, _content(receive), _length(scope))
            body = {"file_url": _file_url(upload, address), "content_type": kept.content_type, "file_size": kept.size}
            await answer_json(send, 200, body, _request_id())
        elif method == "PUT" and step is not None and step.isdecimal():
            part = await self._uploads.receive_part(upload, int(step), _content(receive), _length(scope))
            # Python's client reads the header, JavaScript's the body.
            await answer_json(send, 200, _shown(part), [*_request_id(), (b"etag", part.etag.encode())])
        elif method == "POST" and step == "complete":
            await self._uploads.complete(upload, _chosen(await body_of(receive)))
            url = _file_url(upload, address)
            await answer_json(send, 200, {"access_url": url, "file_url": url}, _request_id())
        else:
            await answer_method(send)

    # --- who, and what --------------------------------------------------------------------------------------

    async def _caller(self, scope: Scope) -> Caller:
        """Who holds the token, or the key, that came with the call."""
        credentials = credentials_of(scope)
        if credentials is not None and "." in credentials:
            try:
                return await self._uploads.holder(credentials)
            except Unauthorized:
                if not self._keyring.open_mode:
                    raise
        return await self._keyring.caller(credentials, "files")

    def _named(self, scope: Scope, caller: Caller) -> Upload:
        name = header(scope, b"x-fal-file-name")
        if name is not None:
            with suppress(UnicodeDecodeError):
                name = name.encode("latin-1").decode()  # what is beyond ASCII came as UTF-8, if it came at all
        return self._uploads.begin(caller, name, header(scope, b"content-type"), _wishes(scope))


def _wishes(scope: Scope) -> Lifecycle:
    return lifecycle_of(scope, "X-Fal-Object-Lifecycle", "X-Fal-Object-Lifecycle-Preference") or UNSAID


def _file_url(upload: Upload, address: Address) -> str:
    return f"{address.files}/{quote(upload.key)}"


def _shown(part: Part) -> dict[str, Any]:
    return {"partNumber": part.number, "etag": part.etag, "size": part.size}


def _text(given: dict[str, Any], name: str) -> str | None:
    value = given.get(name)
    if value is not None and not isinstance(value, str):
        raise BadRequest(f"{name} must be a text, not {value!r}")
    return value


def _chosen(body: bytes) -> list[tuple[int, str]]:
    """The parts that a caller wants joined, in whatever order it names them."""
    given = input_of(body)
    if not isinstance(given, dict):
        raise given
    parts = given.get("parts")
    try:
        return [(int(part["partNumber"]), str(part["etag"])) for part in parts]  # pyright: ignore[reportOptionalIterable]
    except (TypeError, KeyError, ValueError):
        raise BadRequest('The body must be {"parts": [{"partNumber": 1, "etag": "..."}]}') from None


def _length(scope: Scope) -> int | None:
    value = header(scope, b"content-length")
    return int(value) if value is not None and value.isdecimal() else None


async def _content(receive: Receive) -> AsyncGenerator[bytes]:
    """The body in the pieces in which it comes; raises Disconnected, and BadRequest when nothing comes for long."""
    while True:
        try:
            async with asyncio.timeout(IDLE_SECONDS):
                message = await receive()
        except TimeoutError:
            raise BadRequest(f"Nothing arrived for {IDLE_SECONDS:.0f} seconds") from None
        if message["type"] == "http.disconnect":
            raise Disconnected
        yield message.get("body", b"")
        if not message.get("more_body"):
            return


def _request_id() -> Headers:
    return [(b"x-fal-request-id", str(uuid4()).encode())]
