"""Files: what was uploaded and what was made, until it expires."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rushes.core.lifecycle import OPEN, KeptFile
from rushes.errors import UnknownFile
from rushes.http.pages.guard import session_of
from rushes.http.pages.site import KEPT, Site
from rushes.http.surfaces import address_of
from rushes.media.kinds import opens_safely

PER_PAGE = 24
ORIGINS = {"results": True, "uploads": False}


@dataclass(frozen=True)
class Shown:
    """A file as the list shows it.

    `url` is its address for everybody, `path` the one for who looks at the page, `query` names it here, `preview` is as
    what it can be looked at.
    """

    file: KeptFile
    url: str
    path: str
    query: str
    preview: Literal["image", "video", "audio", ""]

    @property
    def restricted(self) -> bool:
        """Whether its owner said who may read it."""
        return self.file.acl != OPEN


def routes(site: Site) -> list[Route]:
    """The page of files."""
    shelf = site.services.shelf

    async def files(request: Request) -> Response:
        origin = request.query_params.get("origin", "")
        origin = origin if origin in ORIGINS else ""
        try:
            found = await shelf.recent(
                session_of(request).sees, ORIGINS.get(origin), request.query_params.get("before"), PER_PAGE + 1
            )
        except UnknownFile:
            return site.render(request, "missing.html", 404)
        base = address_of(request.scope, None).files
        listed = [_shown(file, base) for file in found[:PER_PAGE]]
        more = urlencode({"origin": origin, "before": listed[-1].file.key}) if len(found) > PER_PAGE else ""
        return site.render(
            request,
            "files.html",
            files=listed,
            origin=origin,
            origins=list(ORIGINS),
            more=more,
            first="before" not in request.query_params,
        )

    async def expire(request: Request) -> Response:
        try:
            await shelf.expire(request.query_params.get("key", ""), session_of(request).sees)
        except UnknownFile as error:
            return JSONResponse({"detail": str(error)}, 404)
        return Response(status_code=204)

    return [Route("/files", files, methods=["GET"]), Route("/files", expire, methods=["DELETE"])]


def _shown(file: KeptFile, base: str) -> Shown:
    family = file.content_type.partition("/")[0]
    preview = family if opens_safely(file.content_type) and family in ("image", "video", "audio") else ""
    name = quote(file.key)
    return Shown(file, f"{base}/{name}", f"{KEPT}/{name}", urlencode({"key": file.key}), preview)
