"""The queue: submit, status, status stream, result, cancel (fal protocol, 2.3 to 2.7)."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import quote

import orjson

from rushes.core.endpoints import app_id_of
from rushes.core.requests import Status
from rushes.errors import CallerError, NotReady, UnknownRequest
from rushes.http import wire
from rushes.http.calls import credentials_of, input_of, logs_asked, options_of
from rushes.http.errors import answer_error, answer_method
from rushes.http.responses import Receive, Send, answer, answer_events, answer_json, body_of
from rushes.http.results import answer_result
from rushes.http.surfaces import Address, Scope
from rushes.service.gateway import Gateway, Snapshot
from rushes.service.keyring import Caller, Keyring

STALE_SECONDS = 2.0
MOST_CACHED = 20_000
STREAM = "status/stream"


@dataclass(slots=True)
class Rendered:
    """A status as bytes, and until when it holds: `heard` is the number of changes that the feed had told."""

    key_id: str
    app_id: str
    code: int
    body: bytes
    headers: wire.Headers
    heard: int
    expires: float


class StatusCache:
    """Rendered statuses without logs. What the feed calls changed is forgotten at once.

    A waiting request's position moves when others do, so its entry holds only until the next change of anything; one
    that runs is kept `STALE_SECONDS` at most, in case a change was lost; a completed one never changes.
    """

    def __init__(self) -> None:
        self._entries: dict[tuple[str, str], Rendered] = {}
        self._bases: set[str] = set()
        self.heard = 0

    def forget(self, request_id: str) -> None:
        """A request changed."""
        self.heard += 1
        for base in self._bases:
            self._entries.pop((request_id, base), None)

    def get(self, request_id: str, base: str) -> Rendered | None:
        """The rendered status, if it still holds."""
        entry = self._entries.get((request_id, base))
        if entry is None or (entry.code != 200 and entry.expires < time.monotonic()):
            return None
        return entry if entry.heard in (-1, self.heard) else None

    def put(self, request_id: str, base: str, entry: Rendered) -> None:
        """Keep a rendered status."""
        if len(self._entries) >= MOST_CACHED:
            self._entries.clear()
        self._bases.add(base)
        self._entries[(request_id, base)] = entry


class QueueRoutes:
    """Everything below `/queue`, as plain ASGI."""

    def __init__(self, gateway: Gateway, keyring: Keyring) -> None:
        self._gateway = gateway
        self._keyring = keyring
        self._cache = StatusCache()
        gateway.feed.listen(self._cache.forget)

    async def __call__(self, scope: Scope, receive: Receive, send: Send, address: Address) -> None:
        """Answer one call."""
        left, found, right = address.path.partition("/requests/")
        if not found:
            await self._submit(scope, receive, send, address)
            return
        request_id, _, action = right.partition("/")
        request_id = quote(request_id)  # it goes back in a header, whatever it is
        app_id = app_id_of(left)
        method: str = scope["method"]
        try:
            if action == "status" and method == "GET":
                await self._status(scope, send, address, app_id, request_id)
                return
            caller = await self._keyring.caller(credentials_of(scope), app_id)
            if action == STREAM and method == "GET":
                await self._stream(scope, receive, send, address, app_id, request_id, caller)
            elif action in ("", "response") and method == "GET":
                await self._result(send, address, app_id, request_id, caller)
            elif action == "cancel" and method == "PUT":
                await self._cancel(send, app_id, request_id, caller)
            elif action in ("", "response", "status", STREAM, "cancel"):
                await answer_method(send)
            else:
                raise UnknownRequest(f"Path /requests/{right} not found")
        except UnknownRequest:
            await answer_json(send, 404, {"status": "NOT_FOUND"}, [(b"x-fal-request-id", request_id.encode())])
        except CallerError as error:
            await answer_error(send, error, request_id)

    async def _submit(self, scope: Scope, receive: Receive, send: Send, address: Address) -> None:
        if scope["method"] != "POST":
            await answer_method(send)
            return
        caller = await self._keyring.caller(credentials_of(scope), app_id_of(address.path))
        options = options_of(scope, address, caller)
        payload = input_of(await body_of(receive))
        snapshot = await self._gateway.submit(address.path, payload, caller, options)
        body = wire.submitted(snapshot, address)
        await answer_json(send, 200, body, wire.request_headers(snapshot.request))

    async def _status(self, scope: Scope, send: Send, address: Address, app_id: str, request_id: str) -> None:
        credentials = credentials_of(scope)
        caller = self._keyring.remembered(credentials or "") or await self._keyring.caller(credentials, app_id)
        logs = logs_asked(scope)
        if logs:
            snapshot = await self._gateway.snapshot(request_id, app_id, caller, 0)
            rendered = self._rendered(snapshot, address, logs=True, heard=self._cache.heard)
        else:
            kept = self._cache.get(request_id, address.queue)
            if kept is not None and kept.key_id == caller.key_id and kept.app_id == app_id:
                rendered = kept
            else:
                rendered = await self._render_and_keep(address, app_id, request_id, caller)
        await answer(send, rendered.code, rendered.body, rendered.headers)

    async def _render_and_keep(self, address: Address, app_id: str, request_id: str, caller: Caller) -> Rendered:
        heard = self._cache.heard
        snapshot = await self._gateway.snapshot(request_id, app_id, caller, None)
        rendered = self._rendered(snapshot, address, logs=False, heard=heard)
        if heard == self._cache.heard:
            self._cache.put(request_id, address.queue, rendered)
        return rendered

    @staticmethod
    def _rendered(snapshot: Snapshot, address: Address, logs: bool, heard: int) -> Rendered:
        request = snapshot.request
        return Rendered(
            request.key_id,
            app_id_of(request.endpoint_id),
            200 if request.completed else 202,
            orjson.dumps(wire.status(snapshot, address, logs)),
            wire.request_headers(request),
            heard if request.status is Status.IN_QUEUE else -1,
            time.monotonic() + STALE_SECONDS,
        )

    async def _stream(
        self, scope: Scope, receive: Receive, send: Send, address: Address, app_id: str, request_id: str, caller: Caller
    ) -> None:
        logs = logs_asked(scope)
        follow = self._gateway.follow(request_id, app_id, caller, logs)
        first = await anext(follow)  # an unknown id is a 404, not a stream
        headers = wire.request_headers(first.request)
        await answer_events(send, receive, self._events(first, follow, address, logs), headers)

    @staticmethod
    async def _events(
        first: Snapshot, follow: AsyncIterator[Snapshot], address: Address, logs: bool
    ) -> AsyncIterator[bytes]:
        """Statuses with only the new log lines; a comment where nothing is new keeps the connection alive."""
        yield b"data: " + orjson.dumps(wire.status(first, address, logs)) + b"\n\n"
        before = (first.request.version, first.position)
        async for snapshot in follow:
            now = (snapshot.request.version, snapshot.position)
            if now == before and not snapshot.logs:
                yield b": ping\n\n"
            else:
                yield b"data: " + orjson.dumps(wire.status(snapshot, address, logs)) + b"\n\n"
            before = now

    async def _result(self, send: Send, address: Address, app_id: str, request_id: str, caller: Caller) -> None:
        try:
            request = await self._gateway.result(request_id, app_id, caller)
        except NotReady as error:
            snapshot = await self._gateway.snapshot(request_id, app_id, caller, None)
            body = {"detail": str(error), "request_id": request_id, **wire.urls(snapshot.request, address)}
            await answer_json(send, 400, body, wire.request_headers(snapshot.request))
            return
        await answer_result(send, request, address)

    async def _cancel(self, send: Send, app_id: str, request_id: str, caller: Caller) -> None:
        request = await self._gateway.cancel(request_id, app_id, caller)
        code, text = (200, "OK") if request.completed else (202, "CANCELLATION_REQUESTED")
        await answer_json(send, code, {"status": text}, wire.request_headers(request))
