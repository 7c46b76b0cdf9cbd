"""The first page: every endpoint, searched and filtered as one types."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rushes.core.endpoints import Endpoint
from rushes.http.pages.site import Site, dollars

TASKS = ("text-to-video", "image-to-video", "video-to-video")
STATES = ("live", "deprecated", "retired")


@dataclass(frozen=True)
class Card:
    """An endpoint as the list shows it. `price` is words for its cheapest price, `engines` answer it, best first."""

    endpoint: Endpoint[Any, Any]
    price: str
    engines: tuple[str, ...]


def routes(site: Site) -> list[Route]:
    """The pages of the catalog."""
    gateway = site.services.gateway

    def card(endpoint: Endpoint[Any, Any]) -> Card:
        prices = gateway.catalog.prices.prices(endpoint.id, datetime.now(UTC).date())
        cheapest = min(prices, key=lambda price: price.unit_price)
        unit = "s" if cheapest.unit == "second" else cheapest.unit
        price = f"{dollars(cheapest.unit_price)}/{unit}" if cheapest.unit_price else "free"
        return Card(endpoint, price, tuple(gateway.engines_of(endpoint.id)))

    async def catalog(request: Request) -> Response:
        query = {name: request.query_params.get(name, "") for name in ("q", "task", "family", "state")}
        found = [card(endpoint) for endpoint in gateway.catalog if _fits(endpoint, query)]
        families = sorted({endpoint.family for endpoint in gateway.catalog})
        return site.render(
            request,
            "catalog.html",
            cards=found,
            query=query,
            tasks=TASKS,
            states=STATES,
            families=families,
            total=len(gateway.catalog),
        )

    return [Route("/", catalog)]


def _fits(endpoint: Endpoint[Any, Any], query: dict[str, str]) -> bool:
    words = query["q"].casefold().split()
    text = f"{endpoint.id} {endpoint.title} {endpoint.description} {' '.join(endpoint.tags)} {endpoint.vendor.name}"
    return (
        all(word in text.casefold() for word in words)
        and query["task"] in ("", endpoint.category)
        and query["family"] in ("", endpoint.family)
        and query["state"] in ("", endpoint.vendor.state)
    )
