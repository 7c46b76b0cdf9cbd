"""What happens to a request while one looks: its events, and the button that stops it."""

from collections.abc import AsyncIterator

import orjson
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from rushes.core.endpoints import app_id_of
from rushes.core.requests import GenerationRequest
from rushes.errors import RushesError
from rushes.http import wire
from rushes.http.errors import body_of_error
from rushes.http.pages.guard import session_of
from rushes.http.pages.site import Site
from rushes.http.stream import events
from rushes.http.surfaces import address_of
from rushes.service.keyring import Caller


def routes(site: Site) -> list[Route]:
    """The calls of live pages."""
    gateway, console = site.services.gateway, site.services.console

    async def watched(request: Request) -> tuple[GenerationRequest, Caller]:
        """The request and who made it, in whose name an operator acts. Raises UnknownRequest."""
        found = await console.seen(request.path_params["request_id"], session_of(request).sees)
        return found, Caller(found.key_id)

    async def follow(request: Request) -> Response:
        """The events of a request as `/run/{endpoint}/stream` has them (`http.stream`).

        Then its whole log, since the last lines come with the end, and an event that says that there are no more: else
        a browser would come again.
        """
        try:
            found, caller = await watched(request)
        except RushesError as error:
            return JSONResponse(body_of_error(error), error.status_code)
        app_id, address = app_id_of(found.endpoint_id), address_of(request.scope, None)

        async def said() -> AsyncIterator[bytes]:
            async for event in events(gateway.follow(found.id, app_id, caller, logs=True, glimpses=True), address):
                yield event
            lines = (await gateway.snapshot(found.id, app_id, caller, logs_after=0)).logs
            yield b"event: log\ndata: " + orjson.dumps([wire.log_item(line) for line in lines]) + b"\n\n"
            yield b"event: end\ndata: {}\n\n"

        return StreamingResponse(
            said(),
            media_type="text/event-stream",
            headers={"cache-control": "no-cache", "x-accel-buffering": "no"},
        )

    async def cancel(request: Request) -> Response:
        try:
            found, caller = await watched(request)
            await gateway.cancel(found.id, app_id_of(found.endpoint_id), caller)
        except RushesError as error:
            return JSONResponse(body_of_error(error), error.status_code)
        return Response(status_code=204)

    return [
        Route("/requests/{request_id}/events", follow),
        Route("/requests/{request_id}/cancel", cancel, methods=["POST"]),
    ]
