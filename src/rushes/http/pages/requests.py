"""The requests: a live list of them, and one with everything that is known of it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rushes.catalog import Catalog
from rushes.contracts.stores import Listing, Place
from rushes.core.deliveries import redacted
from rushes.core.requests import GenerationRequest, Outcome, Status, SubmitOptions
from rushes.errors import RushesError, UnknownRequest
from rushes.http.errors import body_of_error
from rushes.http.pages.brevity import brief
from rushes.http.pages.endpoint import code_of, onward_of
from rushes.http.pages.exchange import exchanges_of
from rushes.http.pages.films import Film, film_of, seed_of, title_of
from rushes.http.pages.guard import session_of
from rushes.http.pages.scenes import scene_card
from rushes.http.pages.site import Site
from rushes.http.surfaces import address_of
from rushes.service.console import PAGE, Dossier, Entry
from rushes.service.keyring import Caller

STATES: dict[Status | Outcome, str] = {
    Status.IN_QUEUE: "Queued",
    Status.IN_PROGRESS: "Running",
    Outcome.SUCCESS: "Done",
    Outcome.FAILURE: "Failed",
    Outcome.CANCELLATION: "Cancelled",
}
TONES = {"Running": "busy", "Done": "good", "Failed": "bad"}
SPANS = {
    "hour": ("Last hour", timedelta(hours=1)),
    "day": ("Last day", timedelta(days=1)),
    "week": ("Last 7 days", timedelta(days=7)),
    "month": ("Last 30 days", timedelta(days=30)),
}
FILTERS = ("q", "endpoint", "state", "key", "span")


@dataclass(frozen=True)
class Take:
    """A request as a row of the list. `tone` is that of its mark, `cursor` its place in the order."""

    entry: Entry
    film: Film | None
    title: str
    state: str
    tone: str
    cursor: str


@dataclass(frozen=True)
class Moment:
    """A step in the life of a request: what happened when, and more words about it. `tone` is that of a mark."""

    name: str
    at: datetime
    words: str = ""
    tone: str = ""


def routes(site: Site) -> list[Route]:
    """The pages of requests, and what can be done with one."""
    services = site.services
    gateway, console = services.gateway, services.console

    async def shown(request: Request, template: str, entries: list[Entry], end: Place | None) -> Response:
        query = {name: request.query_params.get(name, "") for name in FILTERS}
        session = session_of(request)
        keys = await services.keyring.all() if session.admin and not session.open else []
        return site.render(
            request,
            template,
            takes=[take_of(entry, gateway.catalog) for entry in entries],
            end=None if end is None else cursor_of(end),
            query=query,
            filtered=any(query.values()),
            endpoints=[endpoint.id for endpoint in gateway.catalog],
            states=STATES,
            spans={name: words for name, (words, _) in SPANS.items()},
            keys=keys,
            aliases={key.id: key.alias for key in keys},
        )

    async def listed(request: Request) -> Response:
        before = place_of(request.query_params.get("before", ""))
        found = await console.listed(listing_of(request), before)
        return await shown(request, "requests.html", found.entries, found.end)

    async def news(request: Request) -> Response:
        """The rows of `ids` as they are now, behind those of requests that are newer than `newest`."""
        newest = place_of(request.query_params.get("newest", ""))
        first = await console.listed(listing_of(request))
        order = (newest.at, newest.request_id) if newest else None
        fresh = [e for e in first.entries if order is None or (e.request.created_at, e.request.id) > order]
        ids = [one for one in request.query_params.get("ids", "").split(",") if one]
        return await shown(
            request, "requests_rows.html", fresh + await console.named(ids[:PAGE], session_of(request).sees), None
        )

    async def detail(request: Request) -> Response:
        try:
            dossier = await console.dossier(request.path_params["request_id"], session_of(request).sees)
        except UnknownRequest:
            return site.render(request, "missing.html", 404)
        one = dossier.request
        address, shown_input = address_of(request.scope, None), brief(one.input)
        known = one.endpoint_id in [endpoint.id for endpoint in gateway.catalog]
        scenes = [attempt.facts["scene"] for attempt in dossier.attempts if "scene" in attempt.facts]
        return site.render(
            request,
            "request.html",
            one=one,
            shown_input=shown_input,
            entry=dossier.entry,
            alias=await alias_of(site, one) if not session_of(request).open else "",
            title=title_of(one),
            seed=seed_of(one),
            state=state_of(one),
            tone=TONES.get(state_of(one), ""),
            film=film_of(one, gateway.catalog),
            timeline=timeline_of(dossier),
            logs=dossier.logs,
            scene=scene_card(scenes[-1]) if scenes else None,
            known=known,
            again=known and bool(one.input),
            onward=_onward(dossier, gateway.catalog, session_of(request).caller) if known else {},
            linked=await services.promotions.linked(one.id, _viewer(request)),
            exchanges=exchanges_of(one, address),
            code_of=code_of(one.endpoint_id, shown_input, address.queue.removesuffix("/queue")),
        )

    async def again(request: Request) -> Response:
        """Submit the same input with the same seed, in the name of who looks."""
        try:
            one = await console.seen(request.path_params["request_id"], session_of(request).sees)
            options = SubmitOptions(files_url=address_of(request.scope, None).files, seed=one.seed)
            caller = session_of(request).caller
            made = await gateway.submit(one.endpoint_id, one.input, caller, options)
        except RushesError as error:
            return JSONResponse(body_of_error(error), error.status_code)
        return JSONResponse({"request_id": made.request.id})

    async def promote(request: Request) -> Response:
        """Have a draft made in earnest."""
        try:
            files = address_of(request.scope, None).files
            made = await services.promotions.promote(request.path_params["request_id"], _viewer(request), files)
        except RushesError as error:
            return JSONResponse(body_of_error(error), error.status_code)
        return JSONResponse({"request_id": made.request.id})

    async def forget(request: Request) -> Response:
        """Delete what was asked and answered, and the files."""
        try:
            one = await console.seen(request.path_params["request_id"], session_of(request).sees)
            await services.collector.forget(one.id, Caller(one.key_id))
        except RushesError as error:
            return JSONResponse(body_of_error(error), error.status_code)
        return Response(status_code=204)

    return [
        Route("/requests", listed),
        Route("/requests/news", news),
        Route("/requests/{request_id}", detail),
        Route("/requests/{request_id}", forget, methods=["DELETE"]),
        Route("/requests/{request_id}/again", again, methods=["POST"]),
        Route("/requests/{request_id}/promote", promote, methods=["POST"]),
    ]


def _viewer(request: Request) -> Caller:
    """Who looks, with the rights that they have in the pages."""
    session = session_of(request)
    return replace(session.caller, admin=session.admin)


def take_of(entry: Entry, catalog: Catalog) -> Take:
    """The row of a request."""
    one = entry.request
    state = state_of(one)
    cursor = cursor_of(Place(one.created_at, one.id))
    return Take(entry, film_of(one, catalog), title_of(one), state, TONES.get(state, ""), cursor)


def listing_of(request: Request, with_output: bool = False) -> Listing:
    """What the filters in the query ask for, of what the session may see."""
    query = request.query_params
    wanted = next((state for state, word in STATES.items() if word.lower() == query.get("state")), None)
    _, span = SPANS.get(query.get("span", ""), ("", None))
    return Listing(
        key_id=session_of(request).sees or query.get("key") or None,
        endpoint_id=query.get("endpoint") or None,
        state=wanted,
        since=None if span is None else datetime.now(UTC) - span,
        text=query.get("q", ""),
        with_output=with_output,
    )


def cursor_of(place: Place) -> str:
    """A place as part of an address."""
    return f"{place.at.timestamp():.6f}~{place.request_id}"


def place_of(cursor: str) -> Place | None:
    """The place of `cursor_of`; None for anything else."""
    moment, _, request_id = cursor.partition("~")
    try:
        return Place(datetime.fromtimestamp(float(moment), UTC), request_id)
    except (ValueError, OverflowError):
        return None


def state_of(request: GenerationRequest) -> str:
    """Where a request stands, in a word."""
    return STATES[request.outcome or request.status]


def _onward(dossier: Dossier, catalog: Catalog, caller: Caller) -> dict[str, str]:
    """Where the film of a request can go on to: addresses of "remix", for whose it is, and "extend"."""
    one = dossier.request
    ways, output = onward_of(catalog, catalog.get(one.endpoint_id)), one.output or {}
    video: dict[str, str] = output.get("video") or {}
    remixable = dossier.remixable and one.key_id == caller.key_id
    given = {"remix": output.get("video_id") if remixable else None, "extend": video.get("url")}
    return {deed: ways[deed] + quote(value, safe="") for deed, value in given.items() if value and deed in ways}


async def alias_of(site: Site, request: GenerationRequest) -> str:
    """What the key of a request is called."""
    return await site.services.accounts.key_alias(Caller(request.key_id))


def timeline_of(dossier: Dossier) -> list[Moment]:
    """What happened to a request, in order."""
    one = dossier.request
    moments = [Moment("Submitted", one.created_at, "at low priority" if one.priority.rank > 1 else "")]
    for attempt in dossier.attempts:
        count = f", attempt {attempt.number}" if attempt.number > 1 else ""
        moments.append(Moment("Started", attempt.started_at, f"by {attempt.engine}{count}"))
        if attempt.made_at is not None:
            moments.append(Moment("Rendered", attempt.made_at))
            moments.append(Moment("Stored", attempt.ended_at, tone="good"))
        elif not one.completed or attempt is not dossier.attempts[-1]:
            moments.append(Moment("Broke off", attempt.ended_at, attempt.problem or "", "bad"))
    if one.started_at is not None and not one.completed:
        count = f", attempt {one.attempt}" if one.attempt > 1 else ""
        moments.append(Moment("Started", one.started_at, f"by {one.engine}{count}", "busy"))
    if one.failure is not None and one.completed_at is not None:
        tone = "bad" if one.outcome is Outcome.FAILURE else ""
        moments.append(Moment(state_of(one), one.completed_at, one.failure.said, tone))
    for listed in dossier.deliveries:
        for sent in listed.attempts:
            said = f"answered {sent.status_code}" if sent.status_code is not None else (sent.error or "no answer")
            words = f"attempt {sent.number}, {said}, {redacted(listed.delivery.url)}"
            moments.append(Moment("Webhook", sent.started_at, words, "good" if sent.accepted else "bad"))
    return sorted(moments, key=lambda moment: moment.at)
