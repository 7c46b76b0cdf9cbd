"""What an operator says of an engine beside its own options: until when it serves what, and what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from rushes.core.pricing import Price


@dataclass(frozen=True)
class Terms:
    """The terms of one engine.

    `sunset` maps patterns of endpoints to the day from which the engine takes nothing for them any more. `prices` are
    those of its vendor, where they differ from the list prices of the endpoints: the `endpoint_id` of each is a
    pattern, and of those that fit an input the first holds. `submits_per_minute` is how many jobs its account takes in
    any minute; None: as many as come.
    """

    sunset: Mapping[str, date] = field(default_factory=dict[str, date])
    prices: tuple[Price, ...] = ()
    submits_per_minute: int | None = None

    def ends(self, endpoint_id: str) -> date | None:
        """The day from which the engine takes nothing for an endpoint; the first pattern that matches decides."""
        return next((day for pattern, day in self.sunset.items() if fnmatchcase(endpoint_id, pattern)), None)

    def price(self, endpoint_id: str, value: Mapping[str, Any]) -> Price | None:
        """The engine's own price for a validated input of an endpoint; None where the list price holds."""
        for price in self.prices:
            if fnmatchcase(endpoint_id, price.endpoint_id) and price.fits(value):
                return replace(price, endpoint_id=endpoint_id)
        return None


NO_TERMS = Terms()
