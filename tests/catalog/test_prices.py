"""Prices: every endpoint has them, for all that it can be asked; the newest that holds is taken."""

import itertools
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from rushes.catalog import installed_catalog
from rushes.catalog.prices import PriceList, read_prices
from rushes.core.endpoints import Endpoint
from rushes.core.pricing import Price

CATALOG = installed_catalog()
ENDPOINTS = list(CATALOG)
LISTS = list(CATALOG.prices)
TODAY = date(2026, 11, 20)

A_LIST = """
[[lists]]
endpoints = ["a/b"]
since = {since}
source = "https://example.test"
currency = "USD"
unit = "second"
seconds = "1"
prices = [{{ when = {{ audio = false }}, price = "{silent}" }}, {{ price = "{loud}" }}]
"""


def values_of(schema: dict[str, Any], named: set[Any]) -> list[Any]:
    """What a field may hold: all of it where that is little, else what prices name, and what it holds by itself."""
    if schema.get("type") == "boolean":
        return [True, False]
    if "const" in schema:
        return [schema["const"]]
    if "const" in schema:
        return [schema["const"]]
    return schema.get("enum") or sorted({*named, schema["default"]})


def possible_inputs(endpoint: Endpoint[Any, Any]) -> Iterator[dict[str, Any]]:
    """The first example with every combination of values in the fields that prices look at."""
    named: dict[str, set[Any]] = {}
    for one in LISTS:
        for price in one.of(endpoint.id) if endpoint.id in one.endpoints else ():
            for name, values in price.when.items():
                named.setdefault(name, set()).update(values)
    schema = endpoint.input.model_json_schema()["properties"]
    fields = {name: values_of(schema[name], values) for name, values in named.items() if name in schema}
    for values in itertools.product(*fields.values()):
        given = endpoint.examples[0] | dict(zip(fields, values, strict=True))
        yield endpoint.input.model_validate(given).model_dump(mode="json")


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.id)
def test_whatever_an_endpoint_is_asked_it_has_a_price(endpoint: Endpoint[Any, Any]) -> None:
    for value in possible_inputs(endpoint):
        assert CATALOG.prices.price(endpoint.id, value, TODAY) is not None, value


@pytest.mark.parametrize("one", LISTS, ids=lambda one: f"{one.endpoints[0]} {one.since}")
def test_every_price_holds_for_some_input(one: PriceList) -> None:
    """A price for a field or a value that no endpoint has would never be charged."""
    reached: set[Decimal] = set()
    possible: set[tuple[str, Any]] = set()
    for endpoint_id in one.endpoints:
        for value in possible_inputs(CATALOG.get(endpoint_id)):
            price = CATALOG.prices.price(endpoint_id, value, one.since)
            assert price is not None
            reached.add(price.unit_price)
            possible |= {(name, value.get(name)) for name in price.when}
    assert reached == {row.price for row in one.prices}
    for price in one.of(one.endpoints[0]):
        assert {(name, value) for name, values in price.when.items() for value in values} <= possible


def test_the_newest_list_that_has_begun_holds() -> None:
    prices = read_prices(
        A_LIST.format(since="2025-06-01", silent="0.25", loud="0.40")
        + A_LIST.format(since="2025-09-09", silent="0.10", loud="0.15")
    )

    def loud(day: date) -> Decimal | None:
        price = prices.price("a/b", {"audio": True}, day)
        return price and price.unit_price

    changed = date(2025, 9, 9)
    assert [loud(date(2025, 5, 31)), loud(changed - timedelta(1)), loud(changed)] == [
        None,
        Decimal("0.40"),
        Decimal("0.15"),
    ]
    silent = prices.price("a/b", {"audio": False}, changed)
    assert silent is not None
    assert silent.unit_price == Decimal("0.10")
    assert prices.price("a/c", {}, changed) is None


@pytest.mark.parametrize(
    ("seconds_per_unit", "least", "seconds", "units"),
    [
        ("1", "0", 4.0, "4"),
        ("1", "0", 97 / 24, "4.042"),
        ("5", "0", 10.0, "2"),
        ("5", "0", 7.0, "1.4"),
        ("1", "5", 3.0, "5"),
        ("1", "5", 12.0, "12"),
        (None, "0", 12.0, "1"),
    ],
)
def test_units_are_counted_in_parts_and_never_below_the_least(
    seconds_per_unit: str | None, least: str, seconds: float, units: str
) -> None:
    per = None if seconds_per_unit is None else Decimal(seconds_per_unit)
    price = Price("a/b", "unit", Decimal(1), TODAY, "x", per, Decimal(least))
    assert price.units(seconds) == Decimal(units)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (A_LIST.format(since="2025-06-01", silent="0.25", loud="-1"), "greater than or equal to 0"),
        (A_LIST.format(since="2025-06-01", silent="0.25", loud="1").replace('"1" }', "1 }"), "write 1 as a text"),
        (A_LIST.format(since="'soon'", silent="0.25", loud="1"), "since"),
        (A_LIST.format(since="2025-06-01", silent="0.25", loud="1").replace("USD", "EUR"), "currency"),
        (A_LIST.format(since="2025-06-01", silent="0.25", loud="1") + "\nunits = 3", "units"),
    ],
)
def test_a_list_that_cannot_be_right_is_refused(text: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        read_prices(text)
