"""The pages and the health checks as one Starlette application."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rushes.http.pages import (
    catalog,
    compare,
    door,
    endpoint,
    engines,
    files,
    gallery,
    keep,
    keys,
    live,
    requests,
    system,
    usage,
    webhooks,
)
from rushes.http.pages.guard import Asgi, Guard
from rushes.http.pages.site import Services, Site
from rushes.service.tickets import Tickets

Ready = Callable[[], Awaitable[str | None]]
Lifespan = Callable[[], AbstractAsyncContextManager[None]]

GROUPS = (
    catalog,
    endpoint,
    live,
    requests,
    gallery,
    compare,
    webhooks,
    files,
    usage,
    keys,
    engines,
    system,
    keep,
    door,
)


def pages(services: Services, tickets: Tickets, ready: Ready, lifespan: Lifespan) -> Asgi:
    """Everything that is neither fal's protocol nor files.

    `ready` says None, or why the server cannot take work; `lifespan` runs around the server's life.
    """
    guard = Guard(None, services.keyring, tickets)
    site = Site(services, guard)

    async def live(_: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def is_ready(_: Request) -> Response:
        reason = await ready()
        if reason is None:
            return JSONResponse({"status": "ok"})
        return JSONResponse({"status": "unavailable", "reason": reason}, status_code=503)

    async def not_found(request: Request, _: Exception) -> Response:
        if "text/html" in request.headers.get("accept", ""):
            return site.render(request, "missing.html", 404)
        return JSONResponse({"detail": f"Path {request.url.path} not found"}, status_code=404)

    async def forbidden(request: Request, error: Exception) -> Response:
        reason = error.detail if isinstance(error, HTTPException) else ""
        if "text/html" in request.headers.get("accept", ""):
            return site.render(request, "forbidden.html", 403, reason=reason)
        return JSONResponse({"detail": reason}, status_code=403)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncGenerator[None]:
        async with lifespan():
            yield

    guard.app = Starlette(
        routes=[
            Route("/health/live", live),
            Route("/health/ready", is_ready),
            Route("/static/{stamp}/{name:path}", site.static),
            *(route for group in GROUPS for route in group.routes(site)),
        ],
        exception_handlers={403: forbidden, 404: not_found},
        lifespan=life,
    )
    return guard
