"""Two to four films side by side, and what differs between the calls that made them."""

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rushes.http.pages.brevity import brief
from rushes.http.pages.films import Film, film_of, seed_of, title_of
from rushes.http.pages.gallery import ids_of
from rushes.http.pages.guard import session_of
from rushes.http.pages.site import Site, amount_of_bytes, dollars, length
from rushes.service.console import Entry

NOTHING = "–"


@dataclass(frozen=True)
class Lane:
    """A film that is compared."""

    entry: Entry
    film: Film
    title: str


@dataclass(frozen=True)
class Row:
    """What the films have each of a kind, as texts. `differs` is said of what was asked, not of what was measured."""

    name: str
    texts: list[str]
    differs: bool = False


def routes(site: Site) -> list[Route]:
    """The page that compares."""
    console, catalog = site.services.console, site.services.gateway.catalog

    async def compare(request: Request) -> Response:
        entries = await console.named(ids_of(request, "ids"), session_of(request).sees)
        films = ((entry, film_of(entry.request, catalog)) for entry in entries)
        lanes = [Lane(entry, film, title_of(entry.request)) for entry, film in films if film is not None]
        return site.render(request, "compare.html", lanes=lanes, asked=asked_of(lanes), measured=measured_of(lanes))

    return [Route("/compare", compare)]


def asked_of(lanes: list[Lane]) -> list[Row]:
    """What was asked: the fields of the inputs in their order, those that are empty everywhere left out."""
    requests = [lane.entry.request for lane in lanes]
    rows = [
        _row("Endpoint", [one.endpoint_id for one in requests]),
        _row("Engine", [one.engine for one in requests]),
        _row("Seed", [str(seed_of(one)) for one in requests]),
    ]
    for name in dict.fromkeys(name for one in requests for name in one.input):
        texts = [_text(one.input.get(name)) for one in requests]
        if any(text != NOTHING for text in texts) and name != "seed":
            rows.append(_row(name.replace("_", " ").capitalize(), texts))
    return rows


def measured_of(lanes: list[Lane]) -> list[Row]:
    """What came of it."""
    films = [lane.film for lane in lanes]
    requests = [lane.entry.request for lane in lanes]
    charges = [lane.entry.charge for lane in lanes]
    return [
        Row("Picture", [f"{film.width} × {film.height}" if film.width else NOTHING for film in films]),
        Row("Length", [length(film.seconds) if film.seconds else NOTHING for film in films]),
        Row("File", [amount_of_bytes(film.size) if film.size else NOTHING for film in films]),
        Row("Made in", [NOTHING if one.inference_time is None else length(one.inference_time) for one in requests]),
        Row("Cost", [NOTHING if charge is None else dollars(charge.cost) for charge in charges]),
        Row("At fal", [NOTHING if charge is None else dollars(charge.list_cost) for charge in charges]),
    ]


def _row(name: str, texts: list[str]) -> Row:
    return Row(name, texts, len(set(texts)) > 1)


def _text(value: Any) -> str:  # noqa: ANN401 - JSON
    if value is None or value in ("", []):
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(brief(value))
