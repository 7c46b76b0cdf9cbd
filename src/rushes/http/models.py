"""The platform API's calls about models: what there is, what it costs (fal protocol, 6.3)."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast

from rushes.catalog import Catalog
from rushes.catalog.openapi import openapi_document, vendor_facts
from rushes.core.endpoints import Endpoint
from rushes.core.pricing import CURRENCY, Price
from rushes.errors import BadRequest, UnknownEndpoint
from rushes.http.documents import links_of
from rushes.http.platform_call import PlatformCall
from rushes.http.surfaces import Address
from rushes.http.wire import timestamp
from rushes.service.accounts import Accounts
from rushes.service.gateway import Gateway

OPENAPI = "openapi-3.0"


class ModelStatus(StrEnum):
    """Whether a model's maker still offers it; this server answers both."""

    ACTIVE = "active"
    DEPRECATED = "deprecated"


class EstimateType(StrEnum):
    """What an estimate counts: calls, as they came out so far, or units of the price."""

    CALLS = "historical_api_price"
    UNITS = "unit_price"


class ModelCalls:
    """`GET /models`, `GET /models/pricing`, `POST /models/pricing/estimate`."""

    def __init__(self, gateway: Gateway, accounts: Accounts) -> None:
        self._gateway = gateway
        self._accounts = accounts
        self._since = datetime.now(UTC)

    @property
    def _catalog(self) -> Catalog:
        return self._gateway.catalog

    async def search(self, call: PlatformCall) -> dict[str, Any]:
        """The models that fit `q` (every word occurs), `category`, `status` and `endpoint_id`."""
        ids = call.several("endpoint_id")
        words = (call.one("q") or "").lower().split()
        category = call.one("category")
        status = call.choice("status", ModelStatus, ModelStatus.ACTIVE) if call.one("status") else None
        found = [
            endpoint
            for endpoint in self._catalog
            if (not ids or endpoint.id in ids)
            and category in (None, endpoint.category)
            and status in (None, status_of(endpoint))
            and all(word in _searched(endpoint) for word in words)
        ]
        page = call.page(usual=50, most=100)
        expanded = OPENAPI in call.several("expand")
        return page.answer("models", page.cut(found), lambda one: self._model(one, call.address, expanded))

    async def prices(self, call: PlatformCall) -> dict[str, Any]:
        """What a unit costs of the endpoints asked for: for their usual input, and for others as `variants`."""
        ids = call.several("endpoint_id")
        if not ids:
            raise BadRequest("endpoint_id is missing: name one endpoint, or several")
        page = call.page(usual=50, most=50)
        return page.answer("prices", [self._usual(endpoint_id)[0] for endpoint_id in page.cut(ids)], self._priced)

    async def estimate(self, call: PlatformCall) -> dict[str, Any]:
        """What calls, or units, would cost at list prices."""
        asked = call.object()
        kinds: dict[str, tuple[str, Callable[[PlatformCall, str], Awaitable[Decimal]]]] = {
            EstimateType.CALLS: ("call_quantity", self._cost_of_call),
            EstimateType.UNITS: ("unit_quantity", self._cost_of_unit),
        }
        kind = asked.get("estimate_type")
        if not isinstance(kind, str) or kind not in kinds:
            raise BadRequest(f"estimate_type must be one of {', '.join(kinds)}, not {kind!r}")
        quantity, cost = kinds[kind]
        endpoints = asked.get("endpoints")
        if not isinstance(endpoints, dict) or not endpoints:
            raise BadRequest("endpoints must be an object of endpoint ids")
        total = Decimal(0)
        for endpoint_id, wanted in cast(dict[str, object], endpoints).items():
            total += await cost(call, endpoint_id) * _quantity(endpoint_id, quantity, wanted)
        return {"estimate_type": kind, "total_cost": float(total), "currency": CURRENCY}

    async def _cost_of_call(self, call: PlatformCall, endpoint_id: str) -> Decimal:
        """What the caller's calls came to so far; before the first, what the usual input comes to."""
        price, units = self._usual(endpoint_id)
        return await self._accounts.usual_cost(call.caller, endpoint_id) or price.unit_price * units

    async def _cost_of_unit(self, _: PlatformCall, endpoint_id: str) -> Decimal:
        return self._usual(endpoint_id)[0].unit_price

    def _usual(self, endpoint_id: str) -> tuple[Price, Decimal]:
        found = self._catalog.usual_price(endpoint_id, _today())
        if found is None:
            raise UnknownEndpoint(endpoint_id)
        return found

    def _priced(self, price: Price) -> dict[str, Any]:
        return {
            "endpoint_id": price.endpoint_id,
            "unit_price": float(price.unit_price),
            "unit": price.unit,
            "currency": CURRENCY,
            "since": None if price.since is None else price.since.isoformat(),
            "source": price.source,
            "variants": [
                {"when": {name: list(v) for name, v in one.when.items()}, "unit_price": float(one.unit_price)}
                for one in self._catalog.prices.prices(price.endpoint_id, _today())
            ],
        }

    def _model(self, endpoint: Endpoint[Any, Any], address: Address, expanded: bool) -> dict[str, Any]:
        links = links_of(address)
        engines = self._gateway.engines_of(endpoint.id)
        since = timestamp(self._since)
        shown: dict[str, Any] = {
            "endpoint_id": endpoint.id,
            "metadata": {
                "display_name": endpoint.title,
                "category": endpoint.category,
                "description": endpoint.description,
                "status": status_of(endpoint),
                "tags": list(endpoint.tags),
                "updated_at": since,
                "is_favorited": None,
                "thumbnail_url": "",
                "model_url": links.call(endpoint.id),
                "license_type": "commercial",
                "date": since,
                "group": {"key": endpoint.family, "label": endpoint.title},
                "highlighted": False,
                "kind": "inference",
                "stream_url": f"{links.call(endpoint.id)}/stream",
                "pinned": False,
                "engines": list(engines),
                "vendor": vendor_facts(endpoint.vendor),
            },
        }
        return {**shown, "openapi": openapi_document(endpoint, links, engines)} if expanded else shown


def status_of(endpoint: Endpoint[Any, Any]) -> ModelStatus:
    """What fal calls a model whose maker has given it up, and one that its maker offers."""
    return ModelStatus.ACTIVE if endpoint.vendor.state == "live" else ModelStatus.DEPRECATED


def _today() -> date:
    return datetime.now(UTC).date()


def _searched(endpoint: Endpoint[Any, Any]) -> str:
    return " ".join([endpoint.id, endpoint.title, endpoint.category, endpoint.description, *endpoint.tags]).lower()


def _quantity(endpoint_id: str, name: str, wanted: object) -> Decimal:
    given = cast(dict[str, object], wanted).get(name) if isinstance(wanted, dict) else None
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 <= given <= 10**12:
        raise BadRequest(f"endpoints.{endpoint_id}.{name} must be a number from 0 to 10^12, not {given!r}")
    return Decimal(str(given))
