"""Keys: who may call, and how far each may go."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rushes.core.keys import NO_LIMITS, KeyLimits
from rushes.http.pages.guard import for_admins, session_of
from rushes.http.pages.site import Site
from rushes.service.keyring import NewKey, limits_as_written

MOST_NAME = 80
GONE = "There is no such key that is still accepted"
LIMITS = ("max_running", "most_per_request", "most_per_day")


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
            free=NO_LIMITS,
            everybodys=server.limits,
            own=session_of(request).caller.key_id,
        )

    async def keys(request: Request) -> Response:
        return await shown(request)

    async def create(request: Request) -> Response:
        async with request.form() as form:
            name, admin = str(form.get("name", "")).strip(), "admin" in form
            try:
                limits = _limits(form)
            except ValueError as error:
                return JSONResponse({"detail": str(error)}, 422)
        if not 0 < len(name) <= MOST_NAME:
            return JSONResponse({"detail": f"A key needs a name of at most {MOST_NAME} characters"}, 422)
        return await shown(request, await keyring.create(name, admin, limits))

    async def limit(request: Request) -> Response:
        async with request.form() as form:
            try:
                limits = _limits(form)
            except ValueError as error:
                return JSONResponse({"detail": str(error)}, 422)
        if not await keyring.limit(request.path_params["key_id"], lambda _: limits):
            return JSONResponse({"detail": GONE}, 404)
        return await shown(request)

    async def revoke(request: Request) -> Response:
        if not await keyring.revoke(request.path_params["key_id"]):
            return JSONResponse({"detail": GONE}, 404)
        return Response(status_code=204)

    return [
        Route("/keys", for_admins(keys), methods=["GET"]),
        Route("/keys", for_admins(create), methods=["POST"]),
        Route("/keys/{key_id}", for_admins(limit), methods=["PUT"]),
        Route("/keys/{key_id}", for_admins(revoke), methods=["DELETE"]),
    ]


def _limits(form: FormData) -> KeyLimits:
    """The limits of a form, where an empty field is no limit; ValueError for what is none."""
    return limits_as_written({name: str(form.get(name, "")).strip() or None for name in LIMITS})
