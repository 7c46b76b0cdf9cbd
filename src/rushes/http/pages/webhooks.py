"""Webhooks: what was sent to whom, and inboxes to send them to."""

from urllib.parse import quote

import orjson
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from rushes.core.deliveries import DeliveryStatus, redacted
from rushes.errors import RushesError, UnknownDelivery
from rushes.http.errors import body_of_error
from rushes.http.pages.guard import session_of
from rushes.http.pages.site import Site
from rushes.http.surfaces import address_of
from rushes.service.inboxes import NAME, Behaviour

PER_PAGE = 30
SHOWN_HEADERS = ("content-type", "user-agent")
SIGNED = "x-fal-webhook-"
SECRET = ("authorization", "cookie", "proxy-authorization")


def routes(site: Site) -> list[Route]:
    """The pages of webhooks."""
    webhooks, inboxes = site.services.webhooks, site.services.inboxes

    async def deliveries(request: Request) -> Response:
        asked, number = request.query_params.get("status", ""), request.query_params.get("page", "1")
        status = DeliveryStatus(asked) if asked in set(DeliveryStatus) else None
        page = max(1, int(number)) if number.isdecimal() and len(number) < 7 else 1
        found = await webhooks.recent(
            session_of(request).sees, status=status, limit=PER_PAGE + 1, offset=(page - 1) * PER_PAGE
        )
        return site.render(
            request,
            "webhooks.html",
            tab="deliveries",
            listed=found[:PER_PAGE],
            chosen=status or "",
            statuses=list(DeliveryStatus),
            page=page,
            more=len(found) > PER_PAGE,
        )

    async def delivery(request: Request) -> Response:
        try:
            found = await webhooks.one(request.path_params["delivery_id"], session_of(request).sees)
        except UnknownDelivery:
            return site.render(request, "missing.html", 404)
        payload = found.delivery.payload
        return site.render(request, "webhook.html", one=found.delivery, attempts=found.attempts, payload=_read(payload))

    async def redeliver(request: Request) -> Response:
        try:
            await webhooks.redeliver(request.path_params["delivery_id"], session_of(request).sees)
        except RushesError as error:
            return JSONResponse(body_of_error(error), error.status_code)
        return Response(status_code=204)

    async def choose(request: Request) -> Response:
        """The inboxes: those that there are (for admins: a name is a secret), and a way to any other."""
        name = request.query_params.get("name")
        if name and NAME.fullmatch(name):
            return RedirectResponse(f"/webhooks/inbox/{quote(name)}", 303)
        known = [(known, inboxes.get(known)) for known in inboxes.names()] if session_of(request).admin else []
        return site.render(request, "inboxes.html", tab="inbox", known=known, wrong=name or "")

    async def look(request: Request) -> Response:
        name = request.path_params["name"]
        if not NAME.fullmatch(name):
            return site.render(request, "missing.html", 404)
        inbox = inboxes.get(name)
        if request.query_params.get("since") == str(inbox.came):
            return Response(status_code=204)  # nothing new: what one looks at stays as it is
        calls = [
            {
                "call": call,
                "body": _read(call.body),
                "query": redacted(f"?{call.query}").removeprefix("?"),
                "headers": {name: text for name, text in call.headers.items() if name not in SECRET},
            }
            for call in reversed(inbox.calls)
        ]
        base = address_of(request.scope, None).files.removesuffix("/files")
        return site.render(
            request, "inbox.html", tab="inbox", name=name, inbox=inbox, calls=calls, url=f"{base}/inbox/{name}"
        )

    async def behave(request: Request) -> Response:
        name = request.path_params["name"]
        async with request.form() as form:
            given = {field: text for field in ("status", "times", "delay") if (text := str(form.get(field, "")))}
        try:
            if not NAME.fullmatch(name):
                return JSONResponse({"detail": "No such inbox"}, 404)
            inboxes.behave(name, Behaviour.model_validate(given))
        except ValidationError as error:
            wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
            return JSONResponse({"detail": wrong}, 422)
        return await look(request)

    async def forget(request: Request) -> Response:
        inboxes.forget(request.path_params["name"])
        return Response(status_code=204)

    return [
        Route("/webhooks", deliveries),
        Route("/webhooks/inbox", choose),
        Route("/webhooks/inbox/{name}", look, methods=["GET"]),
        Route("/webhooks/inbox/{name}", forget, methods=["DELETE"]),
        Route("/webhooks/inbox/{name}/behaviour", behave, methods=["PUT"]),
        Route("/webhooks/{delivery_id}", delivery),
        Route("/webhooks/{delivery_id}/redeliver", redeliver, methods=["POST"]),
    ]


def _read(body: bytes) -> str:
    """A body for people: JSON laid out, anything else as it is."""
    try:
        return orjson.dumps(orjson.loads(body), option=orjson.OPT_INDENT_2).decode()
    except orjson.JSONDecodeError:
        return body.decode(errors="replace")
