"""The documents about endpoints, as `fal.ai` serves them (fal protocol, 6.1 and 6.2); nobody needs a key for them."""

from datetime import UTC, datetime
from uuid import uuid4

from rushes.catalog.links import Links
from rushes.catalog.llms import endpoint_text, site_text
from rushes.catalog.openapi import openapi_document
from rushes.errors import UnknownEndpoint
from rushes.http.calls import query_of
from rushes.http.errors import answer_method, answer_not_found
from rushes.http.responses import Send, answer, answer_json
from rushes.http.surfaces import Address, Scope
from rushes.http.wire import Headers
from rushes.service.gateway import Gateway

OPENAPI = "api/openapi/queue/openapi.json"
LLMS = "llms.txt"
_MODELS = "models/"
_TEXT = b"text/plain; charset=utf-8"


class DocumentRoutes:
    """OpenAPI documents, `llms.txt` of every endpoint and of the site, as plain ASGI."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    @staticmethod
    def takes(path: str) -> bool:
        """Whether a path is that of a document."""
        return path in (OPENAPI, LLMS) or (path.startswith(_MODELS) and path.endswith(f"/{LLMS}"))

    async def __call__(self, scope: Scope, send: Send, address: Address) -> None:
        """Answer one call."""
        if scope["method"] not in ("GET", "HEAD"):
            await answer_method(send)
        elif address.path == OPENAPI:
            await self._openapi(send, query_of(scope).get("endpoint_id", ""), links_of(address))
        elif address.path == LLMS:
            await self._text(send, site_text(self._gateway.catalog, links_of(address)))
        else:
            endpoint_id = address.path.removeprefix(_MODELS).removesuffix(f"/{LLMS}")
            await self._endpoint(send, endpoint_id, links_of(address))

    async def _openapi(self, send: Send, endpoint_id: str, links: Links) -> None:
        try:
            endpoint = self._gateway.catalog.get(endpoint_id)
        except UnknownEndpoint:
            await answer_json(send, 404, None, _headers())
            return
        await answer_json(
            send, 200, openapi_document(endpoint, links, self._gateway.engines_of(endpoint_id)), _headers()
        )

    async def _endpoint(self, send: Send, endpoint_id: str, links: Links) -> None:
        catalog = self._gateway.catalog
        try:
            endpoint = catalog.get(endpoint_id)
        except UnknownEndpoint:
            await answer_not_found(send, f'Model "{endpoint_id}" not found')
            return
        prices = catalog.prices.prices(endpoint_id, datetime.now(UTC).date())
        await self._text(send, endpoint_text(endpoint, prices, links, self._gateway.engines_of(endpoint_id)))

    @staticmethod
    async def _text(send: Send, text: str) -> None:
        await answer(send, 200, text.encode(), _headers(), _TEXT)


def links_of(address: Address) -> Links:
    """What documents link to: fal's names where the caller used them, else this server's own address."""
    base = address.queue.removesuffix("/queue")
    if base != address.queue:
        return Links(f"{base}/run", address.queue, base)
    run = address.queue.replace("//queue.", "//")
    return Links(run, address.queue, run.replace("//fal.run", "//fal.ai"))


def _headers() -> Headers:
    return [(b"x-fal-request-id", str(uuid4()).encode())]
