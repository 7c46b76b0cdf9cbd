"""What a caller's requests came to, and how they ended."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from functools import partial

from rushes.contracts.stores import Charges, Ended, Finished, Listing, Order, Store, Transaction
from rushes.core.pricing import Charge, Spending
from rushes.core.requests import GenerationRequest
from rushes.service.keyring import Caller
from rushes.service.timeframes import Timeframe

_DAY = timedelta(days=1)
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Bucket:
    """What was spent in the span of time that begins `at`, by endpoint, unit and unit price."""

    at: datetime
    spending: Sequence[Spending]


@dataclass(frozen=True)
class Endings:
    """How an endpoint's requests ended that did so in the span of time that begins `at`."""

    at: datetime
    endpoint_id: str
    requests: Sequence[Ended]


class Accounts:
    """Reads the ledger and the requests."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def usage(self, chosen: Charges, timeframe: Timeframe, zone: tzinfo) -> list[Bucket]:
        """The sums of the chosen charges, by span of the calendar; spans without a charge are left out."""
        found = await self._store.read(lambda tx: tx.ledger.spending(chosen, timeframe.step))
        spans: defaultdict[datetime, list[Spending]] = defaultdict(list)
        for one in found:
            start = timeframe.start(one.at, zone)
            spans[start].append(replace(one, at=start))
        return [Bucket(start, summed(members)) for start, members in spans.items()]

    async def daily(self, key_id: str | None, first: date, days: int) -> list[Spending]:
        """The sums of a key's charges (None: of all), by day of UTC, for so many days from the first.

        Read day by day, for reads hold up everything else: a quarter with 100,000 charges takes half a second.
        """
        found: list[Spending] = []
        for n in range(days):
            start = datetime.combine(first + timedelta(days=n), time(), UTC)
            chosen = Charges(key_id, start, start + _DAY)
            found += await self._store.read(partial(_of_a_day, chosen))
            await asyncio.sleep(0)
        return found

    async def last_asked(self, key_ids: Iterable[str]) -> dict[str, datetime]:
        """When each key last submitted a request; keys without one are left out."""

        def look(tx: Transaction) -> dict[str, datetime]:
            pages = {key_id: tx.requests.listed(Listing(key_id), None, 1, 1) for key_id in key_ids}
            return {key_id: page.requests[0].created_at for key_id, page in pages.items() if page.requests}

        return await self._store.read(look)

    async def charges(self, chosen: Charges, limit: int, offset: int) -> list[Charge]:
        """Up to `limit` charges behind the first `offset`, the newest first."""
        return await self._store.read(lambda tx: tx.ledger.charges(chosen, limit, offset))

    async def finished(self, chosen: Finished, order: Order, limit: int, offset: int) -> list[GenerationRequest]:
        """Up to `limit` requests behind the first `offset`."""
        return await self._store.read(lambda tx: tx.requests.finished(chosen, order, limit, offset))

    async def endings(
        self,
        caller: Caller,
        endpoint_ids: Sequence[str],
        since: datetime,
        until: datetime,
        timeframe: Timeframe,
        zone: tzinfo,
    ) -> list[Endings]:
        """How a caller's requests of some endpoints ended, by span of the calendar; spans without one are left out.

        Read day by day, as `daily`.
        """
        spans: defaultdict[tuple[datetime, str], list[Ended]] = defaultdict(list)
        start = since
        while start < until:
            end = min(start + _DAY, until)
            for endpoint_id in endpoint_ids:
                for one in await self._store.read(partial(_ended, caller.key_id, endpoint_id, start, end)):
                    spans[timeframe.start(one.at, zone), endpoint_id].append(one)
            await asyncio.sleep(0)
            start = end
        return [Endings(at, endpoint_id, found) for (at, endpoint_id), found in sorted(spans.items())]

    async def usual_cost(self, caller: Caller, endpoint_id: str) -> Decimal | None:
        """What the caller's calls of an endpoint came to at list prices, on average; None before the first."""
        chosen = Charges(caller.key_id, _EVER, datetime.now(UTC) + timedelta(days=1), (endpoint_id,))
        found = await self._store.read(lambda tx: tx.ledger.spending(chosen, timedelta(days=36_500)))
        calls = sum(one.requests for one in found)
        return sum((one.cost + one.would_have_cost for one in found), Decimal(0)) / calls if calls else None

    async def key_alias(self, caller: Caller) -> str:
        """What the caller's key is called; its id where it has no name."""
        key = await self._store.read(lambda tx: tx.keys.get(caller.key_id))
        return key.alias if key is not None else caller.key_id


def _ended(key_id: str, endpoint_id: str, since: datetime, until: datetime, tx: Transaction) -> list[Ended]:
    return tx.requests.ended(key_id, endpoint_id, since, until)


def _of_a_day(chosen: Charges, tx: Transaction) -> list[Spending]:
    return tx.ledger.spending(chosen, _DAY)


def summed(spending: Iterable[Spending]) -> list[Spending]:
    """The sums by endpoint, unit and unit price, in order of their first appearance."""
    sums: dict[tuple[str, str, Decimal], Spending] = {}
    for one in spending:
        key = (one.endpoint_id, one.unit, one.unit_price)
        before = sums.get(key)
        sums[key] = one if before is None else _sum(before, one)
    return list(sums.values())


def _sum(one: Spending, other: Spending) -> Spending:
    return replace(
        one,
        requests=one.requests + other.requests,
        units=one.units + other.units,
        cost=one.cost + other.cost,
        would_have_cost=one.would_have_cost + other.would_have_cost,
        seconds=one.seconds + other.seconds,
    )
