"""What requests cost: prices, and charges made from them. Money is exact decimals, never floats."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

CURRENCY = "USD"
_SMALLEST = Decimal("1e-8")
"""fal writes units with eight decimals (fal protocol, 2.8)."""


@dataclass(frozen=True)
class Price:
    """What one unit of an endpoint's work costs, in dollars, for the inputs that fit `when`.

    `unit` is the word for it. It covers so many `seconds` of a video; with None the whole video is one unit, however
    long it is. No request is charged less than `least` units. `when` maps names of input fields to the values for which
    the price holds. `since` is the day from which it held, None where that is not known; `source` where it is written.
    """

    endpoint_id: str
    unit: str
    unit_price: Decimal
    since: date | None
    source: str
    seconds: Decimal | None = None
    least: Decimal = Decimal(0)
    when: Mapping[str, tuple[Any, ...]] = field(default_factory=dict[str, tuple[Any, ...]])

    @property
    def told(self) -> str:
        """Where it is from, in words."""
        return self.source if self.since is None else f"{self.source}, since {self.since}"

    def fits(self, value: Mapping[str, Any]) -> bool:
        """Whether the price holds for a validated input."""
        return all(value.get(name) in allowed for name, allowed in self.when.items())

    def units(self, seconds: float) -> Decimal:
        """How many units a video of that length is: parts of units count as such."""
        if self.seconds is None:
            return Decimal(1)
        units = Decimal(f"{seconds:.3f}") / self.seconds
        return max(units, self.least).quantize(_SMALLEST)

    def cost(self, seconds: float) -> Decimal:
        """What a video of that length costs."""
        return self.units(seconds) * self.unit_price


class Basis(StrEnum):
    """Where the figure of a cost is from: reckoned beforehand, said by the vendor, or the price of what was made."""

    ESTIMATE = "estimate"
    VENDOR = "vendor"
    LIST = "list"


@dataclass(frozen=True)
class Hold:
    """Why an engine is given nothing that costs money, until its operator releases it: a bill beyond its estimate."""

    engine: str
    request_id: str
    estimate: Decimal
    bill: Decimal
    at: datetime


@dataclass(frozen=True)
class Charge:
    """One row of the ledger: what a request came to.

    `cost` was spent, `would_have_cost` is the list price of what cost nothing, because the engine is free or the caller
    pays the vendor: one of them is `units` times `unit_price`, the other 0. `source` is where the price is from,
    `seconds` how much video it was. `estimate` is the cost that was expected before, `basis` says how good `cost` is.
    """

    request_id: str
    key_id: str
    endpoint_id: str
    engine: str
    units: Decimal
    unit: str
    unit_price: Decimal
    cost: Decimal
    would_have_cost: Decimal
    source: str
    at: datetime
    seconds: Decimal
    estimate: Decimal = Decimal(0)
    basis: Basis = Basis.LIST

    @property
    def list_cost(self) -> Decimal:
        """What it costs where it is charged."""
        return self.cost + self.would_have_cost


@dataclass(frozen=True)
class Spending:
    """The sum of a key's charges for an endpoint, of one unit and unit price, in the step of time that begins `at`."""

    at: datetime
    endpoint_id: str
    unit: str
    unit_price: Decimal
    requests: int
    units: Decimal
    cost: Decimal
    would_have_cost: Decimal
    seconds: Decimal
    key_id: str
