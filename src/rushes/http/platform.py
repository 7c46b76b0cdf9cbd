"""The part of fal's platform API that concerns what is stored (fal protocol, 6.3)."""

import re
import time
from urllib.parse import quote
from uuid import uuid4

from rushes.core.lifecycle import KeptFile
from rushes.errors import BadRequest, Unauthorized, UnknownRequest
from rushes.http.calls import credentials_of
from rushes.http.errors import answer_platform_error
from rushes.http.responses import Send, answer_json
from rushes.http.surfaces import Address, Scope, header
from rushes.http.wire import Headers
from rushes.service.keyring import Caller, Keyring
from rushes.service.retention import Collector

IDEMPOTENCY_SECONDS = 600.0
MOST_REMEMBERED = 1000
LONGEST_IDEMPOTENCY_KEY = 255
_PAYLOADS = re.compile(r"v1/models/requests/([\w-]+)/payloads")


class PlatformRoutes:
    """Everything below `/v1` (`api.fal.ai`), as plain ASGI.

    A deletion that is repeated with the same `Idempotency-Key` within ten minutes is answered as it was the first
    time; the answers are in memory.
    """

    def __init__(self, collector: Collector, keyring: Keyring) -> None:
        self._collector = collector
        self._keyring = keyring
        self._remembered: dict[tuple[str, str, str], tuple[float, list[KeptFile]]] = {}

    async def __call__(self, scope: Scope, send: Send, address: Address) -> None:
        """Answer one call; errors in the words of this API, which are not those of the queue."""
        headers: Headers = [(b"x-fal-request-id", str(uuid4()).encode())]
        found = _PAYLOADS.fullmatch(address.path)
        try:
            if found is None:
                raise UnknownRequest(f"Path /{address.path} not found")
            if scope["method"] != "DELETE":
                await answer_platform_error(send, 405, "Method Not Allowed")
                return
            caller = await self._keyring.caller(credentials_of(scope), "api")
            files = await self._forget(found[1], caller, header(scope, b"idempotency-key"))
        except (UnknownRequest, Unauthorized, BadRequest) as error:
            await answer_platform_error(send, error.status_code, str(error))
            return
        gone = [{"link": f"{address.files}/{quote(file.key)}", "exception": None} for file in files]
        await answer_json(send, 200, {"cdn_delete_results": gone}, headers)

    async def _forget(self, request_id: str, caller: Caller, idempotency_key: str | None) -> list[KeptFile]:
        if idempotency_key is None:
            return await self._collector.forget(request_id, caller)
        if len(idempotency_key) > LONGEST_IDEMPOTENCY_KEY:
            raise BadRequest(f"Idempotency-Key must be at most {LONGEST_IDEMPOTENCY_KEY} characters long")
        named, now = (caller.key_id, request_id, idempotency_key), time.monotonic()
        since, files = self._remembered.get(named, (-IDEMPOTENCY_SECONDS, []))
        if now - since >= IDEMPOTENCY_SECONDS:
            files = await self._collector.forget(request_id, caller)
            self._remembered.pop(named, None)
            self._remembered[named] = now, files
            if len(self._remembered) > MOST_REMEMBERED:
                del self._remembered[next(iter(self._remembered))]  # the oldest
        return files
