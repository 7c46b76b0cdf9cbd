"""Webhooks as their owner sees them, and the keys that verify them (fal protocol, 4 and 6.3).

::

    GET  /v1/webhooks?request_id=&status=&limit=&cursor=
    POST /v1/webhooks/{id}/redeliver
    GET  /.well-known/jwks.json
"""

import base64
import binascii
from typing import Any

import orjson

from rushes.core.deliveries import DeliveryAttempt, DeliveryStatus, redacted
from rushes.errors import BadRequest, CallerError, UnknownDelivery
from rushes.http.calls import credentials_of, query_of
from rushes.http.errors import answer_platform_error
from rushes.http.responses import Send, answer_json
from rushes.http.surfaces import Scope
from rushes.http.wire import timestamp
from rushes.service.deliveries import Listed, Webhooks
from rushes.service.keyring import Caller, Keyring
from rushes.service.signing import WebhookSigner

JWKS_SECONDS = 3600
MOST_PER_PAGE = 100
DEFAULT_PER_PAGE = 50
STATUSES = frozenset(DeliveryStatus)


class WebhookRoutes:
    """`/v1/webhooks` and `/.well-known/jwks.json`, as plain ASGI."""

    def __init__(self, webhooks: Webhooks, signer: WebhookSigner, keyring: Keyring) -> None:
        self._webhooks = webhooks
        self._signer = signer
        self._keyring = keyring

    async def __call__(self, scope: Scope, send: Send, path: str) -> None:
        """Answer one call of `path`: what follows `v1/webhooks`, without slashes around it."""
        try:
            caller = await self._keyring.caller(credentials_of(scope), "webhooks")
            delivery_id, slash, action = path.partition("/")
            if not path and scope["method"] == "GET":
                await answer_json(send, 200, await self._page(query_of(scope), caller), [])
            elif slash and action == "redeliver" and scope["method"] == "POST":
                listed = await self._webhooks.redeliver(delivery_id, caller.key_id)
                await answer_json(send, 200, _shown(listed), [])
            elif path and action != "redeliver":
                raise UnknownDelivery(f"Path /v1/webhooks/{path} not found")
            else:
                await answer_platform_error(send, 405, "Method Not Allowed")
        except CallerError as error:
            await answer_platform_error(send, error.status_code, str(error))

    async def answer_jwks(self, scope: Scope, send: Send) -> None:
        """Answer the public keys, to anybody."""
        if scope["method"] not in ("GET", "HEAD"):
            await answer_platform_error(send, 405, "Method Not Allowed")
            return
        headers = [(b"cache-control", f"public, max-age={JWKS_SECONDS}".encode())]
        await answer_json(send, 200, {"keys": self._signer.jwks()}, headers)

    async def _page(self, query: dict[str, str], caller: Caller) -> dict[str, Any]:
        status = query.get("status")
        if status is not None and status not in STATUSES:
            raise BadRequest(f"status must be one of {', '.join(DeliveryStatus)}, not {status!r}")
        limit = query.get("limit", str(DEFAULT_PER_PAGE))
        if not limit.isdecimal() or not 1 <= int(limit) <= MOST_PER_PAGE:
            raise BadRequest(f"limit must be 1 to {MOST_PER_PAGE}, not {limit!r}")
        page, size = _page_number(query.get("cursor")), int(limit)
        wanted = None if status is None else DeliveryStatus(status)
        found = await self._webhooks.recent(caller.key_id, query.get("request_id"), wanted, size + 1, (page - 1) * size)
        more = len(found) > size
        return {
            "webhooks": [_shown(listed) for listed in found[:size]],
            "next_cursor": base64.b64encode(str(page + 1).encode()).decode() if more else None,
            "has_more": more,
        }


def _page_number(cursor: str | None) -> int:
    """fal's cursors are page numbers in base64."""
    try:
        page = 1 if cursor is None else int(base64.b64decode(cursor, validate=True))
    except (binascii.Error, ValueError):
        page = 0
    if not 1 <= page <= 1_000_000:
        raise BadRequest("cursor must be a next_cursor of an earlier answer")
    return page


def _shown(listed: Listed) -> dict[str, Any]:
    delivery = listed.delivery
    due = delivery.next_attempt_at
    return {
        "id": delivery.id,
        "request_id": delivery.request_id,
        "url": redacted(delivery.url),
        "status": delivery.status,
        "created_at": timestamp(delivery.created_at),
        "next_attempt_at": None if due is None else timestamp(due),
        "payload": orjson.Fragment(delivery.payload) if delivery.payload else None,
        "attempts": [_shown_attempt(attempt) for attempt in listed.attempts],
    }


def _shown_attempt(attempt: DeliveryAttempt) -> dict[str, Any]:
    return {
        "number": attempt.number,
        "started_at": timestamp(attempt.started_at),
        "duration": round(attempt.seconds, 3),
        "status_code": attempt.status_code,
        "response": attempt.response,
        "error": attempt.error,
        "headers": attempt.headers,
    }
