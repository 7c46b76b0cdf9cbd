"""Usage: what was made, what it cost and would have cost, by day, endpoint and key."""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rushes.core.pricing import Spending
from rushes.http.pages.charts import bars
from rushes.http.pages.guard import session_of
from rushes.http.pages.site import Site, dollars
from rushes.service.keyring import OPEN_KEY_ID

RANGES = (7, 30, 90)
MEASURES = ("money", "seconds", "requests")
LEAST = {"money": Decimal("0.02"), "seconds": Decimal(2), "requests": Decimal(2)}
"""The smallest upper edge of a chart: half of it can be said as well."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run."""


@dataclass(frozen=True)
class Sum:
    """What a day, an endpoint or a key came to. `seconds` are of video."""

    name: str
    requests: int = 0
    seconds: Decimal = Decimal(0)
    cost: Decimal = Decimal(0)
    would_have_cost: Decimal = Decimal(0)

    def parts(self, measure: str) -> tuple[Decimal, Decimal]:
        """What a bar shows, from below: of money what was spent and what was not, of the rest all in one."""
        if measure == "money":
            return self.cost, self.would_have_cost
        return (self.seconds if measure == "seconds" else Decimal(self.requests)), Decimal(0)


def routes(site: Site) -> list[Route]:
    """The pages of usage."""
    accounts, keyring = site.services.accounts, site.services.keyring

    async def spent(request: Request) -> tuple[list[date], list[Spending], dict[str, str]]:
        """The days asked about, what was spent on them, and what keys are called."""
        asked = request.query_params.get("days", "")
        length = int(asked) if asked in map(str, RANGES) else RANGES[1]
        first = datetime.now(UTC).date() - timedelta(days=length - 1)
        found = await accounts.daily(session_of(request).sees, first, length)
        names = {key.id: key.alias for key in await keyring.all()} | {OPEN_KEY_ID: "without a key"}
        return [first + timedelta(days=n) for n in range(length)], found, names

    async def usage(request: Request) -> Response:
        asked = request.query_params.get("show", "")
        measure = asked if asked in MEASURES else MEASURES[0]
        days, found, names = await spent(request)
        by_day = {one.name: one for one in sums(found, lambda one: one.at.date().isoformat())}
        daily = [by_day.get(day.isoformat(), Sum(day.isoformat())) for day in days]
        chart = bars([day.parts(measure) for day in daily], LEAST[measure])
        return site.render(
            request,
            "usage.html",
            days=daily,
            chart=chart,
            total=next(iter(sums(found, lambda _: "")), Sum("")),
            endpoints=ranked(sums(found, lambda one: one.endpoint_id), measure),
            keys=ranked(sums(found, lambda one: names.get(one.key_id, one.key_id)), measure),
            length=len(days),
            ranges=RANGES,
            measure=measure,
            measures=MEASURES,
            scale=[said(part, measure) for part in (chart.highest, chart.highest / 2, Decimal(0))],
        )

    async def table(request: Request) -> Response:
        """The same as a table, a line for each day, endpoint, key and unit price."""
        days, found, names = await spent(request)
        text = io.StringIO()
        lines = csv.writer(text, lineterminator="\r\n")
        heads = ("day", "endpoint_id", "key_id", "key", "requests", "video_seconds", "units", "unit", "unit_price")
        lines.writerow((*heads, "cost", "would_have_cost"))
        for one in found:
            whose = (one.key_id, _harmless(names.get(one.key_id, "")))
            made = (one.requests, one.seconds, one.units, one.unit, one.unit_price)
            lines.writerow((one.at.date(), one.endpoint_id, *whose, *made, one.cost, one.would_have_cost))
        name = f"rushes-usage-{days[0]}-{days[-1]}.csv"
        headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
        return Response(text.getvalue(), media_type="text/csv", headers=headers)

    return [Route("/usage", usage), Route("/usage.csv", table)]


def sums(found: Iterable[Spending], name: Callable[[Spending], str]) -> list[Sum]:
    """The sums of what has the same name."""
    groups: defaultdict[str, list[Spending]] = defaultdict(list)
    for one in found:
        groups[name(one)].append(one)
    return [
        Sum(
            name,
            sum(one.requests for one in members),
            sum((one.seconds for one in members), Decimal(0)),
            sum((one.cost for one in members), Decimal(0)),
            sum((one.would_have_cost for one in members), Decimal(0)),
        )
        for name, members in groups.items()
    ]


def ranked(found: Sequence[Sum], measure: str) -> list[tuple[Sum, float, float]]:
    """The largest first, each with its two parts of the largest: 0 to 100."""
    largest = max((sum(one.parts(measure)) for one in found), default=Decimal(0)) or Decimal(1)
    rows = sorted(found, key=lambda one: (-sum(one.parts(measure)), one.name))
    shares = [tuple(float(part / largest) * 100 for part in one.parts(measure)) for one in rows]
    return [(one, lower, upper) for one, (lower, upper) in zip(rows, shares, strict=True)]


def said(amount: Decimal, measure: str) -> str:
    """An amount of a measure for people."""
    if measure == "money":
        return dollars(amount)
    return f"{amount:,.0f} s" if measure == "seconds" else f"{amount:,.0f}"


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
