"""Files that are dropped on a page: kept as uploads of who looks."""

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rushes.core.lifecycle import UNSAID
from rushes.errors import RushesError
from rushes.http.errors import body_of_error
from rushes.http.pages.guard import session_of
from rushes.http.pages.site import Site
from rushes.http.surfaces import address_of


def routes(site: Site) -> list[Route]:
    """The call that takes a file: its content as the body, its name in the query."""
    uploads = site.services.uploads

    async def keep(request: Request) -> Response:
        name, kind = request.query_params.get("name"), request.headers.get("content-type")
        length = request.headers.get("content-length", "")
        upload = uploads.begin(session_of(request).caller, name, kind, UNSAID)
        try:
            kept = await uploads.receive(upload, request.stream(), int(length) if length.isdecimal() else None)
        except RushesError as error:
            return JSONResponse(body_of_error(error), error.status_code)
        except ClientDisconnect:
            return Response(status_code=499)
        return JSONResponse({"url": f"{address_of(request.scope, None).files}/{kept.key}", "type": kept.content_type})

    return [Route("/uploads", keep, methods=["POST"])]
