"""A receiver of webhooks for developers: it records what it is sent and answers as it is told.

::

    POST|PUT /inbox/{name}             records the call; anybody may
    GET      /inbox/{name}             what came, newest first
    PUT      /inbox/{name}/behaviour   how the next calls are answered
    DELETE   /inbox/{name}             forgets both
"""

import asyncio
from typing import Any

import orjson
from pydantic import ValidationError

from rushes.errors import BadRequest, CallerError
from rushes.http.calls import credentials_of
from rushes.http.errors import answer_platform_error
from rushes.http.responses import BodyTooLarge, Receive, Send, answer_json, body_of
from rushes.http.surfaces import Scope
from rushes.http.wire import timestamp
from rushes.service.inboxes import NAME, Behaviour, Inboxes, Recorded
from rushes.service.keyring import Keyring

MOST_BODY_BYTES = 2**20


class InboxRoutes:
    """Everything below `/inbox`, as plain ASGI."""

    def __init__(self, keyring: Keyring, inboxes: Inboxes) -> None:
        self._keyring = keyring
        self._inboxes = inboxes

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
                    self._inboxes.forget(name)
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
        query = scope["query_string"].decode("latin-1")
        number, answer = self._inboxes.record(name, scope["method"], query, headers, body)
        await asyncio.sleep(answer.delay)
        moved = [(b"location", b"/inbox/elsewhere")] if 300 <= answer.status < 400 else []
        await answer_json(send, answer.status, {"received": number}, moved)

    async def _behave(self, receive: Receive, send: Send, name: str) -> None:
        try:
            behaviour = Behaviour.model_validate_json(await body_of(receive, MOST_BODY_BYTES))
        except ValidationError as error:
            wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
            raise BadRequest(f"This is no behaviour (status, times, delay): {wrong}") from None
        self._inboxes.behave(name, behaviour)
        await answer_json(send, 200, behaviour.model_dump(), [])

    def _shown(self, name: str) -> dict[str, Any]:
        inbox = self._inboxes.get(name)
        return {
            "name": name,
            "came": inbox.came,
            "behaviour": inbox.behaviour.model_dump(),
            "calls": [_shown_call(call) for call in reversed(inbox.calls)],
        }


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
