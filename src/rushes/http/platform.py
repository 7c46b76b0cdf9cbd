"""fal's platform API, `/v1` at `api.fal.ai` (fal protocol, 6.3): who may call what, and errors in its own words."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from rushes.errors import CallerError, OperatorError, UnknownEndpoint, UnknownRequest
from rushes.http.analytics import AnalyticsCalls
from rushes.http.calls import credentials_of, lists_of
from rushes.http.errors import answer_platform_error
from rushes.http.models import ModelCalls
from rushes.http.payloads import PayloadCalls
from rushes.http.platform_call import PlatformCall
from rushes.http.promotion import PromotionCalls
from rushes.http.responses import BodyTooLarge, Receive, Send, answer_json, body_of
from rushes.http.spending import SpendingCalls
from rushes.http.surfaces import Address, Scope, header
from rushes.http.wire import Headers
from rushes.service.accounts import Accounts
from rushes.service.gateway import Gateway
from rushes.service.keyring import Caller, Keyring
from rushes.service.promoting import Promotions
from rushes.service.retention import Collector

NOBODY = Caller("")
"""Calls a public path without a key."""
MOST_BYTES = 2**20
_OF_A_REQUEST = re.compile(r"v1/models/requests/(?P<id>[\w-]+)(/(?P<what>payloads|promote))?")
Body = dict[str, Any]


@dataclass(frozen=True)
class Operation:
    """What a path does with one method; `public` for everybody."""

    method: str
    answer: Callable[[PlatformCall], Awaitable[Body]]
    public: bool = False


class PlatformRoutes:
    """Everything below `/v1` (`api.fal.ai`), as plain ASGI."""

    def __init__(
        self,
        gateway: Gateway,
        accounts: Accounts,
        promotions: Promotions,
        collector: Collector,
        keyring: Keyring,
    ) -> None:
        self._keyring = keyring
        self._promotion = PromotionCalls(promotions)
        self._payloads = PayloadCalls(collector)
        models, spending = ModelCalls(gateway, accounts), SpendingCalls(accounts)
        self._operations = {
            "v1/models": Operation("GET", models.search, public=True),
            "v1/models/pricing": Operation("GET", models.prices),
            "v1/models/pricing/estimate": Operation("POST", models.estimate),
            "v1/models/usage": Operation("GET", spending.usage),
            "v1/models/analytics": Operation("GET", AnalyticsCalls(accounts).analytics),
            "v1/models/billing-events": Operation("GET", spending.billing_events),
            "v1/models/requests/by-endpoint": Operation("GET", spending.requests),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send, address: Address) -> None:
        """Answer one call; errors in the words of this API, which are not those of the queue."""
        headers: Headers = [(b"x-fal-request-id", str(uuid4()).encode())]
        try:
            operation = self._operation(address.path)
            if scope["method"] != operation.method:
                await answer_platform_error(send, 405, "Method Not Allowed")
                return
            credentials = credentials_of(scope)
            anybody = operation.public and credentials is None
            caller = NOBODY if anybody else await self._keyring.caller(credentials, "api")
            sent = await body_of(receive, MOST_BYTES)
            call = PlatformCall(caller, address, lists_of(scope), sent, header(scope, b"idempotency-key"))
            body = await operation.answer(call)
        except UnknownEndpoint as error:
            await answer_platform_error(send, 404, f"Endpoint id(s) {error.endpoint_id!r} not found")
        except (CallerError, OperatorError) as error:
            await answer_platform_error(send, error.status_code, str(error))
        except BodyTooLarge:
            await answer_platform_error(send, 413, "Request body too large")
        else:
            await answer_json(send, 200, body, headers)

    def _operation(self, path: str) -> Operation:
        if path in self._operations:
            return self._operations[path]
        if (found := _OF_A_REQUEST.fullmatch(path)) is None:
            raise UnknownRequest(f"Path /{path} not found")
        request_id = found["id"]
        match found["what"]:
            case "payloads":
                return Operation("DELETE", lambda call: self._payloads.forget(call, request_id))
            case "promote":
                return Operation("POST", lambda call: self._promotion.promote(call, request_id))
            case _:
                return Operation("GET", lambda call: self._promotion.show(call, request_id))
