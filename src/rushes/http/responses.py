"""Answers as plain ASGI messages: the polled routes cost what they must and no more."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import suppress
from typing import Any

import orjson

from rushes.http.surfaces import Scope, header
from rushes.http.wire import JSON, Headers

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

EXPOSED = (
    b"x-fal-request-id, x-fal-request-timeout-type, x-fal-error-type, x-fal-billable-units, x-fal-needs-retry, "
    b"x-fal-retryable, x-rushes-engine, sunset"
)
CORS: Headers = [(b"access-control-allow-origin", b"*"), (b"access-control-expose-headers", EXPOSED)]
MAX_BODY_BYTES = 32 * 2**20


class Disconnected(Exception):
    """The caller went away before it had sent its whole call."""


class BodyTooLarge(Exception):
    """The body is longer than this call may be."""


async def answer(
    send: Send, status: int, body: bytes, headers: Headers, content_type: bytes = JSON, omit_body: bool = False
) -> None:
    """Send one whole answer."""
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [
                (b"content-type", content_type),
                (b"content-length", str(len(body)).encode()),
                *CORS,
                *headers,
            ],
        }
    )
    await send({"type": "http.response.body", "body": b"" if omit_body else body})


async def answer_json(send: Send, status: int, body: object, headers: Headers) -> None:
    """Send a JSON answer."""
    await answer(send, status, orjson.dumps(body), headers)


async def answer_preflight(scope: Scope, send: Send) -> None:
    """Answer a browser's question what it may send: everything (CORS)."""
    asked = header(scope, b"access-control-request-headers") or "*"
    headers = [
        (b"access-control-allow-methods", b"GET, HEAD, POST, PUT, DELETE, OPTIONS"),
        (b"access-control-allow-headers", asked.encode("latin-1")),
        (b"access-control-max-age", b"86400"),
    ]
    await answer(send, 200, b"", headers)


async def body_of(receive: Receive, most_bytes: int = MAX_BODY_BYTES) -> bytes:
    """The whole body of a call; raises Disconnected, BodyTooLarge."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Disconnected
        part: bytes = message.get("body", b"")
        size += len(part)
        if size > most_bytes:
            raise BodyTooLarge
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)


async def gone(receive: Receive) -> None:
    """Return when the caller has gone away."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def answer_events(send: Send, receive: Receive, events: AsyncIterator[bytes], headers: Headers) -> bool:
    """Send server-sent events until they end or the caller goes away; whether the caller stayed to the end."""
    start = [
        (b"content-type", b"text/event-stream"),
        (b"cache-control", b"no-cache"),
        (b"x-accel-buffering", b"no"),
        *CORS,
        *headers,
    ]
    await send({"type": "http.response.start", "status": 200, "headers": start})

    async def pump() -> None:
        async for event in events:
            await send({"type": "http.response.body", "body": event, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    return await first_of(pump(), gone(receive)) == 0


async def first_of(*works: Awaitable[Any]) -> int:
    """Run works side by side until one ends, and stop the others; the index of the first. Raises what it raised."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            if not task.done():
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
    first = next(task for task in tasks if task in done)
    await first
    return tasks.index(first)
