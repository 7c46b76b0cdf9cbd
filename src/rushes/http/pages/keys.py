"""Keys: who may call."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rushes.http.pages.guard import for_admins, session_of
from rushes.http.pages.site import Site
from rushes.service.keyring import NewKey

MOST_NAME = 80


def routes(site: Site) -> list[Route]:
    """The page of keys."""
    keyring, accounts, server = site.services.keyring, site.services.accounts, site.services.server

    async def shown(request: Request, new: NewKey | None = None) -> Response:
        keys = await keyring.all()
        return site.render(
            request,
            "keys.html",
            keys=[key for key in reversed(keys) if key.revoked_at is None],
            revoked=[key for key in reversed(keys) if key.revoked_at is not None],
            asked=await accounts.last_asked(key.id for key in keys),
            new=new,
            most=server.requests_per_key,
            own=session_of(request).caller.key_id,
        )

    async def keys(request: Request) -> Response:
        return await shown(request)

    async def create(request: Request) -> Response:
        async with request.form() as form:
            name, admin = str(form.get("name", "")).strip(), "admin" in form
        if not 0 < len(name) <= MOST_NAME:
            return JSONResponse({"detail": f"A key needs a name of at most {MOST_NAME} characters"}, 422)
        return await shown(request, await keyring.create(name, admin))

    async def revoke(request: Request) -> Response:
        if not await keyring.revoke(request.path_params["key_id"]):
            return JSONResponse({"detail": "There is no such key that is still accepted"}, 404)
        return Response(status_code=204)

    return [
        Route("/keys", for_admins(keys), methods=["GET"]),
        Route("/keys", for_admins(create), methods=["POST"]),
        Route("/keys/{key_id}", for_admins(revoke), methods=["DELETE"]),
    ]
