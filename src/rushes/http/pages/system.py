"""The system: what this server is, keeps and needs; collecting and copying."""

import asyncio
from datetime import UTC, datetime

from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from rushes.errors import RushesError
from rushes.http.errors import body_of_error
from rushes.http.pages.guard import for_admins
from rushes.http.pages.site import Site
from rushes.service.retention import Collected


def routes(site: Site) -> list[Route]:
    """The pages of the system."""
    collector, server = site.services.collector, site.services.server
    copying = asyncio.Lock()

    async def system(request: Request) -> Response:
        due = await collector.preview()
        return site.render(
            request,
            "system.html",
            facts=server.system(),
            checks=server.checks(),
            due=due.rows(),
            nothing=due == Collected(),
            valuables=server.valuables(),
        )

    async def collect(_: Request) -> Response:
        await collector.collect()
        return Response(status_code=204)

    async def copy(request: Request) -> Response:
        """The database as one file. Another site's page may link here, but makes no copies in a visitor's name."""
        if request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            raise HTTPException(403, "Ask for the copy on the page of the system")
        if copying.locked():
            return JSONResponse({"detail": "A copy is being made: try again in a moment"}, 409)
        async with copying:
            try:
                made = await server.copy_database()
            except RushesError as error:
                return JSONResponse(body_of_error(error), error.status_code)
        name = f"rushes-{datetime.now(UTC):%Y%m%d-%H%M%S}.db"
        return FileResponse(
            made, media_type="application/vnd.sqlite3", filename=name, background=BackgroundTask(made.unlink)
        )

    return [
        Route("/system", for_admins(system), methods=["GET"]),
        Route("/system/collect", for_admins(collect), methods=["POST"]),
        Route("/system/database", for_admins(copy), methods=["GET"]),
    ]
