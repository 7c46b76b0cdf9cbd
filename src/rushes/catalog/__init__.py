"""All endpoints of this server, found by walking `rushes.catalog.endpoints`."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from typing import Any

from rushes.catalog import endpoints
from rushes.core.endpoints import Endpoint
from rushes.errors import UnknownEndpoint


class Catalog:
    """Endpoints by id. Raises ValueError for two endpoints of one id."""

    def __init__(self, found: Iterable[Endpoint[Any, Any]]) -> None:
        self._endpoints: dict[str, Endpoint[Any, Any]] = {}
        for endpoint in found:
            if endpoint.id in self._endpoints:
                raise ValueError(f"two endpoints are called {endpoint.id!r}")
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


def builtin_catalog() -> Catalog:
    """Every endpoint that comes with Rushes: each module of `catalog.endpoints` ends in `ENDPOINTS`."""
    names = sorted(module.name for module in pkgutil.iter_modules(endpoints.__path__))
    modules = [importlib.import_module(f"{endpoints.__name__}.{name}") for name in names]
    return Catalog(endpoint for module in modules for endpoint in module.ENDPOINTS)
