"""All endpoints of this server, found by walking `rushes.catalog.endpoints`."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import Any

from rushes.catalog import endpoints
from rushes.catalog.prices import PriceBook, installed_prices
from rushes.core.endpoints import Endpoint
from rushes.core.pricing import Price
from rushes.errors import SettingsError, UnknownEndpoint

ENDPOINT_GROUP = "rushes.endpoints"
FIRST_ENDPOINT = "fal-ai/sora-2/text-to-video"
"""What the command line calls unless it is told otherwise, and shows to try."""


class Catalog:
    """Endpoints by id, and their `prices`. Raises SettingsError for two endpoints of one id."""

    def __init__(self, found: Iterable[Endpoint[Any, Any]], prices: PriceBook | None = None) -> None:
        self.prices = prices or PriceBook()
        self._endpoints: dict[str, Endpoint[Any, Any]] = {}
        for endpoint in found:
            if endpoint.id in self._endpoints:
                raise SettingsError(f"Two endpoints are called {endpoint.id!r}; one of them is in another package")
            self._endpoints[endpoint.id] = endpoint
        self.app_ids = frozenset(endpoint.app_id for endpoint in self._endpoints.values())

    def __iter__(self) -> Iterator[Endpoint[Any, Any]]:
        return iter(self._endpoints.values())

    def __len__(self) -> int:
        return len(self._endpoints)

    def get(self, endpoint_id: str) -> Endpoint[Any, Any]:
        """The endpoint; raises UnknownEndpoint."""
        try:
            return self._endpoints[endpoint_id]
        except KeyError:
            raise UnknownEndpoint(endpoint_id) from None

    def usual_price(self, endpoint_id: str, day: date) -> tuple[Price, Decimal] | None:
        """The price of the endpoint's first example on a day, and how many units it is; None where it has no price.

        Raises UnknownEndpoint.
        """
        endpoint = self.get(endpoint_id)
        if not endpoint.examples:
            return None
        value = endpoint.input.model_validate(endpoint.examples[0]).model_dump(mode="json")
        price = self.prices.price(endpoint_id, value, day)
        return None if price is None else (price, price.units(endpoint.job(value, seed=0).seconds))


def installed_catalog(defaults: Mapping[str, Any] = MappingProxyType({})) -> Catalog:
    """The endpoints that come with Rushes, and those of installed packages (entry points `rushes.endpoints`).

    Each module of `catalog.endpoints` ends in `ENDPOINTS`, a tuple; an entry point names such a tuple. `defaults` are
    other default values for fields of that name. Raises SettingsError for two endpoints of one id, and for a package
    whose endpoints cannot be loaded.
    """
    theirs = [endpoint for point in entry_points(group=ENDPOINT_GROUP) for endpoint in _loaded(point)]
    found = (endpoint.with_defaults(defaults) for endpoint in [*_builtin(), *theirs])
    return Catalog(found, installed_prices())


def _loaded(point: EntryPoint) -> Iterable[Endpoint[Any, Any]]:
    try:
        return point.load()
    except Exception as error:  # whatever another package's module does wrong
        raise SettingsError(f"The endpoints {point.value!r} cannot be loaded: {error}") from error


def _builtin() -> list[Endpoint[Any, Any]]:
    names = sorted(module.name for module in pkgutil.iter_modules(endpoints.__path__))
    modules = [importlib.import_module(f"{endpoints.__name__}.{name}") for name in names]
    return [endpoint for module in modules for endpoint in module.ENDPOINTS]
