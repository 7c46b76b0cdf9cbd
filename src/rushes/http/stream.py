"""The stream of a call: what can be seen of it while it is made, then what it made (fal protocol, 2.8).

Every event is one JSON document. All but the last are partial::

    {"partial": true, "status": "IN_QUEUE", "queue_position": 0}
    {"partial": true, "status": "IN_PROGRESS", "progress": 0.25, "logs": [the new lines]}
    {"partial": true, "status": "IN_PROGRESS", "progress": 0.3, "logs": [], "preview": {"url": "data:image/jpeg;..."}}

The last one is what the result call answers: the bare output or, as an event named `error`, the body of the error.
"""

from base64 import b64encode
from collections.abc import AsyncIterator
from typing import Any

import orjson

from rushes.core.requests import GenerationRequest, Status
from rushes.http import wire
from rushes.http.surfaces import Address
from rushes.service import answers
from rushes.service.feed import Glimpse
from rushes.service.gateway import Snapshot

STREAM = "/stream"
PING = b": ping\n\n"


async def events(follow: AsyncIterator[Snapshot], address: Address) -> AsyncIterator[bytes]:
    """The events of a request that is followed with its logs and glimpses."""
    before: dict[str, Any] | None = None
    poster: bytes | None = None
    async for snapshot in follow:
        if snapshot.request.completed:
            yield _last(snapshot.request, address)
            return
        glimpse = snapshot.glimpse
        event = _partial(snapshot, glimpse)
        if glimpse.poster is not None and glimpse.poster is not poster:
            poster = glimpse.poster
            event["preview"] = _preview(poster)
        yield PING if event == before else _event(orjson.dumps(event))
        before = event


def _partial(snapshot: Snapshot, glimpse: Glimpse) -> dict[str, Any]:
    event: dict[str, Any] = {"partial": True, "status": snapshot.request.status}
    if snapshot.request.status is Status.IN_QUEUE:
        return {**event, "queue_position": snapshot.position or 0}
    return {**event, "progress": glimpse.share, "logs": [wire.log_item(line) for line in snapshot.logs]}


def _preview(jpeg: bytes) -> dict[str, Any]:
    """A file as outputs have them, but with its content in its URL: there is nothing to fetch, and nothing to keep."""
    url = f"data:image/jpeg;base64,{b64encode(jpeg).decode()}"
    return {"url": url, "content_type": "image/jpeg", "file_name": "preview.jpg", "file_size": len(jpeg)}


def _last(request: GenerationRequest, address: Address) -> bytes:
    if request.failure is None:
        return _event(answers.output(request, address.files))
    return b"event: error\n" + _event(orjson.dumps(answers.failure_body(request.failure)))


def _event(data: bytes) -> bytes:
    return b"data: " + data + b"\n\n"
