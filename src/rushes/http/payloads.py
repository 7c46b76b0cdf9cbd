"""The platform API's call that deletes what a request asked and answered (fal protocol, 6.3)."""

import time
from typing import Any
from urllib.parse import quote

from rushes.core.lifecycle import KeptFile
from rushes.errors import BadRequest
from rushes.http.platform_call import PlatformCall
from rushes.service.retention import Collector

IDEMPOTENCY_SECONDS = 600.0
MOST_REMEMBERED = 1000
LONGEST_IDEMPOTENCY_KEY = 255


class PayloadCalls:
    """`DELETE /models/requests/{id}/payloads`.

    A deletion that is repeated with the same `Idempotency-Key` within ten minutes is answered as it was the first
    time; the answers are in memory.
    """

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._remembered: dict[tuple[str, str, str], tuple[float, list[KeptFile]]] = {}

    async def forget(self, call: PlatformCall, request_id: str) -> dict[str, Any]:
        """Delete the payloads of a request of the caller's, and say which files went with them."""
        files = await self._forgotten(call, request_id)
        gone = [{"link": f"{call.address.files}/{quote(file.key)}", "exception": None} for file in files]
        return {"cdn_delete_results": gone}

    async def _forgotten(self, call: PlatformCall, request_id: str) -> list[KeptFile]:
        key = call.idempotency_key
        if key is None:
            return await self._collector.forget(request_id, call.caller)
        if len(key) > LONGEST_IDEMPOTENCY_KEY:
            raise BadRequest(f"Idempotency-Key must be at most {LONGEST_IDEMPOTENCY_KEY} characters long")
        named, now = (call.caller.key_id, request_id, key), time.monotonic()
        since, files = self._remembered.get(named, (-IDEMPOTENCY_SECONDS, []))
        if now - since >= IDEMPOTENCY_SECONDS:
            files = await self._collector.forget(request_id, call.caller)
            self._remembered.pop(named, None)
            self._remembered[named] = now, files
            if len(self._remembered) > MOST_REMEMBERED:
                del self._remembered[next(iter(self._remembered))]  # the oldest
        return files
