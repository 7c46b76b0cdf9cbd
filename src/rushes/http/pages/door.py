"""Signing in and out."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from rushes.errors import Unauthorized
from rushes.http.pages.site import Site

PAGES = "pages"


def routes(site: Site) -> list[Route]:
    """The pages at the door."""
    keyring, guard = site.services.keyring, site.guard

    async def show(request: Request) -> Response:
        return site.render(request, "login.html", next=_inside(request.query_params.get("next")), wrong="")

    async def sign_in(request: Request) -> Response:
        async with request.form() as form:
            key, onward = str(form.get("key", "")).strip(), _inside(form.get("next"))
        try:
            caller = await keyring.caller(key, PAGES)
        except Unauthorized:
            return site.render(request, "login.html", 401, next=onward, wrong="No such key, or it was revoked")
        response = RedirectResponse(onward, 303)
        guard.sign_in(response, caller, await keyring.is_admin(caller), request)
        return response

    async def sign_out(_: Request) -> Response:
        response = Response(status_code=204)
        guard.sign_out(response)
        return response

    return [
        Route("/login", show, methods=["GET"]),
        Route("/login", sign_in, methods=["POST"]),
        Route("/logout", sign_out, methods=["POST"]),
    ]


def _inside(address: object) -> str:
    """A path of this server to go on to; everything else is the first page."""
    path = str(address or "/")
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"
