"""The platform API's call about how many requests ended how, and how long they took (fal protocol, 6.3)."""

from collections.abc import Callable, Sequence
from itertools import groupby
from operator import attrgetter
from statistics import quantiles
from typing import Any

from rushes.contracts.stores import Ended
from rushes.errors import BadRequest
from rushes.http.platform_call import PlatformCall
from rushes.service.accounts import Accounts, Endings

Metric = Callable[[Sequence[Ended]], float | None]
TIME_SERIES, SUMMARY = "time_series", "summary"


def _count(first: int, last: int) -> Metric:
    return lambda requests: sum(first <= one.status_code <= last for one in requests)


def _percentile(share: int, taken: Callable[[Ended], float | None]) -> Metric:
    """Interpolated between the two nearest; None where there is nothing to take it of."""

    def percentile(requests: Sequence[Ended]) -> float | None:
        seconds = [found for one in requests if (found := taken(one)) is not None]
        if not seconds:
            return None
        return quantiles(seconds * 2 if len(seconds) == 1 else seconds, n=100, method="inclusive")[share - 1]

    return percentile


METRICS: dict[str, Metric] = {
    "request_count": len,
    "success_count": _count(200, 299),
    "user_error_count": _count(400, 499),
    "error_count": _count(500, 599),
    **{f"p{n}_prepare_duration": _percentile(n, attrgetter("waited")) for n in (50, 75, 90, 95, 99)},
    **{f"p{n}_duration": _percentile(n, attrgetter("worked")) for n in (25, 50, 75, 90, 95, 99)},
}
"""Durations are seconds: from the submission to the start of the work, and from there to the end."""


class AnalyticsCalls:
    """`GET /models/analytics`."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    async def analytics(self, call: PlatformCall) -> dict[str, Any]:
        """The metrics that `expand` names, of each endpoint, by timeframe and (`summary`) over all of the time.

        Without a metric named, how many requests there were.
        """
        ids = call.several("endpoint_id")
        if not ids:
            raise BadRequest("endpoint_id is missing: name 1 to 50 endpoints")
        expand = call.several("expand")
        if unknown := set(expand) - {*METRICS, TIME_SERIES, SUMMARY}:
            raise BadRequest(f"expand does not know {', '.join(sorted(unknown))}: there are {', '.join(METRICS)}")
        metrics = [name for name in expand if name in METRICS] or ["request_count"]
        span = call.span()
        found = await self._accounts.endings(call.caller, ids, span.since, span.until, span.timeframe, span.zone)

        def result(endpoint_id: str, requests: Sequence[Ended]) -> dict[str, Any]:
            return {"endpoint_id": endpoint_id} | {name: METRICS[name](requests) for name in metrics}

        def bucket(members: list[Endings]) -> dict[str, Any]:
            results = [result(one.endpoint_id, one.requests) for one in members]
            return {"bucket": members[0].at.isoformat(), "results": results}

        buckets = [list(members) for _, members in groupby(found, key=attrgetter("at"))]
        page = call.page(usual=50, most=1000)
        answer = page.answer(TIME_SERIES, page.cut(buckets), bucket)
        if SUMMARY in expand:
            together = {
                name: [one for span in found if span.endpoint_id == name for one in span.requests] for name in ids
            }
            answer[SUMMARY] = [result(name, requests) for name, requests in together.items() if requests]
            if TIME_SERIES not in expand:
                del answer[TIME_SERIES]
        return answer
