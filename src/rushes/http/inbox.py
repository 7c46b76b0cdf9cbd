"""A receiver of webhooks for developers: it records what it is sent and answers as it is told.

::

    POST|PUT /inbox/{name}             records the call; anybody may
    GET      /inbox/{name}             what came, newest first
    PUT      /inbox/{name}/behaviour   how the next calls are answered
    DELETE   /inbox/{name}             forgets both

Everything is in memory: an inbox is for looking at, and a new start begins with an empty one.
"""

import asyncio
import re
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rushes.errors import BadRequest, CallerError
from rushes.http.calls import credentials_of
from rushes.http.errors import answer_platform_error
from rushes.http.responses import BodyTooLarge, Receive, Send, answer_json, body_of
from rushes.http.surfaces import Scope
from rushes.http.wire import timestamp
from rushes.service.keyring import Keyring
from rushes.service.signing import WebhookSigner

KEPT_PER_NAME = 200
MOST_BODY_BYTES = 2**20
MOST_BYTES = 64 * 2**20
"""What all inboxes hold together; anybody can send to them, so the oldest calls make room."""
CALL_OVERHEAD_BYTES = 2048
NAME = re.compile(r"[A-Za-z0-9._-]{1,64}")


class Behaviour(BaseModel):
    """How an inbox answers: the next `times` calls with `status`, each after `delay` seconds; then 200 at once.

    Without `times` it stays so.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    status: int = Field(default=200, ge=200, le=599)
    times: int | None = Field(default=None, ge=0)
    delay: float = Field(default=0.0, ge=0, le=300)


AT_ONCE = Behaviour()


@dataclass(frozen=True)
class Recorded:
    """One call as it came; `answered` is the status it got."""

    number: int
    received_at: datetime
    method: str
    query: str
    headers: dict[str, str]
    body: bytes
    signature: str
    answered: int

    @property
    def size(self) -> int:
        """About what it takes of the memory, in bytes."""
        return len(self.body) + len(self.query) + CALL_OVERHEAD_BYTES


@dataclass
class Inbox:
    """What came under one name, oldest first."""

    calls: deque[Recorded] = field(default_factory=lambda: deque[Recorded](maxlen=KEPT_PER_NAME))
    behaviour: Behaviour = AT_ONCE
    came: int = 0

    def next_answer(self) -> Behaviour:
        """How the next call is answered; counts it."""
        now = self.behaviour
        if now.times is None:
            return now
        if now.times == 0:
            return AT_ONCE
        self.behaviour = now.model_copy(update={"times": now.times - 1})
        return now


class InboxRoutes:
    """Everything below `/inbox`, as plain ASGI."""

    def __init__(self, keyring: Keyring, signer: WebhookSigner, clock: Callable[[], float] = time.time) -> None:
        self._keyring = keyring
        self._signer = signer
        self._clock = clock
        self._inboxes: dict[str, Inbox] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send, path: str) -> None:
        """Answer one call of `path`: what follows `inbox/`."""
        name, _, rest = path.partition("/")
        method: str = scope["method"]
        try:
            if not NAME.fullmatch(name) or rest not in ("", "behaviour"):
                await answer_platform_error(
                    send, 404, "An inbox is /inbox/{name}: letters, digits and . _ - in its name"
                )
            elif not rest and method in ("POST", "PUT"):
                await self._record(scope, receive, send, name)
            else:
                await self._keyring.caller(credentials_of(scope), "inbox")
                if rest and method == "PUT":
                    await self._behave(receive, send, name)
                elif not rest and method == "GET":
                    await answer_json(send, 200, self._shown(name), [])
                elif not rest and method == "DELETE":
                    self._inboxes.pop(name, None)
                    await answer_json(send, 200, {"deleted": name}, [])
                else:
                    await answer_platform_error(send, 405, "Method Not Allowed")
        except BodyTooLarge:
            await answer_platform_error(send, 413, "The body is too large")
        except CallerError as error:
            await answer_platform_error(send, error.status_code, str(error))

    async def _record(self, scope: Scope, receive: Receive, send: Send, name: str) -> None:
        body = await body_of(receive, MOST_BODY_BYTES)
        headers = {key.decode("latin-1"): value.decode("latin-1") for key, value in scope["headers"]}
        inbox = self._inboxes.setdefault(name, Inbox())
        inbox.came += 1
        answer = inbox.next_answer()
        verdict = self._signer.verdict(headers, body, self._clock())
        came_at = datetime.fromtimestamp(self._clock(), UTC)
        query = scope["query_string"].decode("latin-1")
        inbox.calls.append(Recorded(inbox.came, came_at, scope["method"], query, headers, body, verdict, answer.status))
        self._make_room()
        await asyncio.sleep(answer.delay)
        moved = [(b"location", b"/inbox/elsewhere")] if 300 <= answer.status < 400 else []
        await answer_json(send, answer.status, {"received": inbox.came}, moved)

    async def _behave(self, receive: Receive, send: Send, name: str) -> None:
        try:
            behaviour = Behaviour.model_validate_json(await body_of(receive, MOST_BODY_BYTES))
        except ValidationError as error:
            wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
            raise BadRequest(f"This is no behaviour (status, times, delay): {wrong}") from None
        self._inboxes.setdefault(name, Inbox()).behaviour = behaviour
        await answer_json(send, 200, behaviour.model_dump(), [])

    def _shown(self, name: str) -> dict[str, Any]:
        inbox = self._inboxes.get(name, Inbox())
        return {
            "name": name,
            "came": inbox.came,
            "behaviour": inbox.behaviour.model_dump(),
            "calls": [_shown_call(call) for call in reversed(inbox.calls)],
        }

    def _make_room(self) -> None:
        while sum(call.size for inbox in self._inboxes.values() for call in inbox.calls) > MOST_BYTES:
            _, name = min((inbox.calls[0].received_at, name) for name, inbox in self._inboxes.items() if inbox.calls)
            inbox = self._inboxes[name]
            inbox.calls.popleft()
            if not inbox.calls:
                del self._inboxes[name]


def _shown_call(call: Recorded) -> dict[str, Any]:
    try:
        body: object = orjson.loads(call.body)
    except orjson.JSONDecodeError:
        body = None
    return {
        "number": call.number,
        "received_at": timestamp(call.received_at),
        "method": call.method,
        "query": call.query,
        "headers": call.headers,
        "body": call.body.decode(errors="replace"),
        "json": body,
        "signature": call.signature,
        "answered": call.answered,
    }
