"""The part of fal's platform API that concerns what is stored (fal protocol, 6.3)."""

import re
from urllib.parse import quote
from uuid import uuid4

from rushes.errors import BadRequest, Unauthorized, UnknownRequest
from rushes.http.calls import credentials_of
from rushes.http.errors import answer_platform_error
from rushes.http.responses import Send, answer_json
from rushes.http.surfaces import Address, Scope
from rushes.http.wire import Headers
from rushes.service.keyring import Keyring
from rushes.service.retention import Collector

_PAYLOADS = re.compile(r"v1/models/requests/([\w-]+)/payloads")


class PlatformRoutes:
    """Everything below `/v1` (`api.fal.ai`), as plain ASGI."""

    def __init__(self, collector: Collector, keyring: Keyring) -> None:
        self._collector = collector
        self._keyring = keyring

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
            files = await self._collector.forget(found[1], caller)
        except (UnknownRequest, Unauthorized, BadRequest) as error:
            await answer_platform_error(send, error.status_code, str(error))
            return
        gone = [{"link": f"{address.files}/{quote(file.key)}", "exception": None} for file in files]
        await answer_json(send, 200, {"cdn_delete_results": gone}, headers)
