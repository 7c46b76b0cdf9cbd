"""Files as the pages have them: what is dropped on a page is kept, and what is kept is shown to who may see it."""

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rushes.core.lifecycle import UNSAID
from rushes.errors import RushesError
from rushes.http.errors import body_of_error
from rushes.http.files import FileRoutes
from rushes.http.pages.guard import session_of
from rushes.http.pages.site import KEPT, Site
from rushes.http.responses import Receive, Send
from rushes.http.surfaces import Scope, address_of
from rushes.service.shelf import Shelf


def routes(site: Site) -> list[Route]:
    """The call that takes a file (its content as the body, its name in the query), and the files."""
    services = site.services

    async def keep(request: Request) -> Response:
        name, kind = request.query_params.get("name"), request.headers.get("content-type")
        length = request.headers.get("content-length", "")
        upload = services.uploads.begin(session_of(request).caller, name, kind, UNSAID)
        try:
            kept = await services.uploads.receive(upload, request.stream(), int(length) if length.isdecimal() else None)
        except RushesError as error:
            return JSONResponse(body_of_error(error), error.status_code)
        except ClientDisconnect:
            return Response(status_code=499)
        return JSONResponse({"url": f"{address_of(request.scope, None).files}/{kept.key}", "type": kept.content_type})

    kept = KeptFiles(services.shelf, FileRoutes(services.shelf, services.keyring))
    return [Route("/uploads", keep, methods=["POST"]), Route(f"{KEPT}/{{key:path}}", kept, methods=["GET"])]


class KeptFiles:
    """Any file, for whoever is signed in as somebody who may read it; an operator sees what its owner sees.

    At `/files` a file whose owner restricted it asks for a key, which a browser does not send with a picture.
    """

    def __init__(self, shelf: Shelf, files: FileRoutes) -> None:
        self._shelf = shelf
        self._files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one GET or HEAD."""
        session, key = session_of(Request(scope)), scope["path_params"]["key"]
        viewer = session.caller.key_id
        if session.admin and (file := await self._shelf.kept(key)) is not None:
            viewer = file.key_id
        await self._files.hand_out(scope, receive, send, key, viewer)
