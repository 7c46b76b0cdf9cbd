"""The prices of all endpoints, read from `prices.toml`: lists with a date, of which the newest that holds wins."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from rushes.core.pricing import Price


def _decimal(value: object) -> object:
    """Money is written as text: a float would not be what is written there."""
    if not isinstance(value, str):
        raise ValueError(f"write {value!r} as a text")
    return Decimal(value)


Money = Annotated[Decimal, BeforeValidator(_decimal), Field(ge=0)]


class Row(BaseModel):
    """The price of a unit for the inputs that fit `when`: field name -> a value, or several."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    price: Money
    when: dict[str, bool | str | list[bool | str]] = Field(default_factory=dict[str, bool | str | list[bool | str]])


class PriceList(BaseModel):
    """What some endpoints cost from a day on; of its `prices` the first that fits an input holds.

    `unit`, `seconds` and `least` are those of `core.pricing.Price`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    endpoints: tuple[str, ...] = Field(min_length=1)
    since: date
    source: str = Field(min_length=1)
    currency: Literal["USD"]
    unit: str = Field(min_length=1)
    seconds: Money | None = None
    least: Money = Decimal(0)
    prices: tuple[Row, ...] = Field(min_length=1)

    def of(self, endpoint_id: str) -> tuple[Price, ...]:
        """Its prices for one of its endpoints."""
        return tuple(
            Price(
                endpoint_id,
                self.unit,
                row.price,
                self.since,
                self.source,
                self.seconds,
                self.least,
                {name: tuple(v) if isinstance(v, list) else (v,) for name, v in row.when.items()},
            )
            for row in self.prices
        )


class PriceBook:
    """All price lists. An endpoint that none of them names has no price: it is not charged for."""

    def __init__(self, lists: Iterable[PriceList] = ()) -> None:
        self._lists = sorted(lists, key=lambda one: one.since, reverse=True)

    def __iter__(self) -> Iterator[PriceList]:
        """The lists, newest first."""
        return iter(self._lists)

    def prices(self, endpoint_id: str, day: date) -> tuple[Price, ...]:
        """All prices of an endpoint on a day, from the newest list that had begun; empty where there is none."""
        found = (one for one in self._lists if endpoint_id in one.endpoints and one.since <= day)
        return next((one.of(endpoint_id) for one in found), ())

    def price(self, endpoint_id: str, value: Mapping[str, Any], day: date) -> Price | None:
        """The price of an endpoint for a validated input on a day."""
        return next((price for price in self.prices(endpoint_id, day) if price.fits(value)), None)


def installed_prices() -> PriceBook:
    """The prices that come with Rushes; raises ValueError for a file that cannot be right."""
    return read_prices(files("rushes.catalog").joinpath("prices.toml").read_text(encoding="utf-8"))


def read_prices(text: str) -> PriceBook:
    """The price lists of a TOML text; raises ValueError (TOML, or pydantic's) naming what is wrong."""
    return PriceBook(PriceList.model_validate(one) for one in tomllib.loads(text).get("lists", []))
