"""The platform API's calls about what a caller's requests came to, and how they ended (fal protocol, 6.3).

fal answers them for keys of administrators. Here every key sees its own requests.
"""

from enum import StrEnum
from typing import Any

import orjson

from rushes.contracts.stores import ANY_STATUS_CODE, Charges, Finished, Order
from rushes.core.pricing import CURRENCY, Charge, Spending
from rushes.core.requests import GenerationRequest
from rushes.errors import BadRequest
from rushes.http.platform_call import PlatformCall
from rushes.http.wire import timestamp
from rushes.service import answers
from rushes.service.accounts import Accounts, Bucket, summed

NANO = 10**9
FREE = 100
"""Percent off where the engine costs nothing, or the caller pays the vendor."""


class Ending(StrEnum):
    """How a request ended, in the words of `requests/by-endpoint`."""

    SUCCESS = "success"
    ERROR = "error"
    USER_ERROR = "user_error"


STATUS_CODES = {Ending.SUCCESS: range(200, 300), Ending.USER_ERROR: range(400, 500), Ending.ERROR: range(500, 600)}


class SpendingCalls:
    """`GET /models/usage`, `/models/billing-events`, `/models/requests/by-endpoint`."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    async def usage(self, call: PlatformCall) -> dict[str, Any]:
        """Sums by timeframe (`time_series`), and over all of the time asked about (`summary`)."""
        span = call.span()
        expand = call.several("expand") or ("time_series",)
        chosen = Charges(call.caller.key_id, span.since, span.until, call.several("endpoint_id"))
        buckets = await self._accounts.usage(chosen, span.timeframe, span.zone)
        alias = await self._accounts.key_alias(call.caller) if "auth_method" in expand else None

        def bucket(one: Bucket) -> dict[str, Any]:
            return {"bucket": one.at.isoformat(), "results": [_usage(item, alias) for item in one.spending]}

        page = call.page(usual=50, most=1000)
        answer = page.answer("time_series", page.cut(buckets), bucket)
        if "summary" in expand:
            answer["summary"] = [_usage(one, alias) for one in summed(s for b in buckets for s in b.spending)]
        if "time_series" not in expand:
            del answer["time_series"]
        return answer

    async def billing_events(self, call: PlatformCall) -> dict[str, Any]:
        """Every charge of the time asked about, the newest first."""
        span = call.span()
        chosen = Charges(
            call.caller.key_id, span.since, span.until, call.several("endpoint_id"), call.several("request_id")
        )
        page = call.page(usual=50, most=10_000)
        found = await self._accounts.charges(chosen, page.limit + 1, page.offset)
        alias = await self._accounts.key_alias(call.caller) if "auth_method" in call.several("expand") else None
        return page.answer("billing_events", found, lambda one: _event(one) | _auth(alias))

    async def requests(self, call: PlatformCall) -> dict[str, Any]:
        """An endpoint's requests that have ended, the latest or the longest first."""
        ids = call.several("endpoint_id")
        if len(ids) != 1:
            raise BadRequest("endpoint_id is missing: name one endpoint")
        span = call.span()
        status = call.choice("status", Ending, Ending.SUCCESS) if call.one("status") else None
        chosen = Finished(
            call.caller.key_id,
            ids[0],
            span.since,
            span.until,
            STATUS_CODES.get(status, ANY_STATUS_CODE) if status else ANY_STATUS_CODE,
            call.one("request_id"),
        )
        order = call.choice("sort_by", Order, Order.ENDED_AT)
        page = call.page(usual=50, most=100)
        found = await self._accounts.finished(chosen, order, page.limit + 1, page.offset)
        payloads = "payloads" in call.several("expand")
        files = call.address.files
        return page.answer("items", found, lambda one: _item(one) | (_payloads(one, files) if payloads else {}))


def _usage(one: Spending, alias: str | None) -> dict[str, Any]:
    return {
        "endpoint_id": one.endpoint_id,
        "unit": one.unit,
        "quantity": float(one.units),
        "unit_price": float(one.unit_price),
        "cost": float(one.cost),
        "currency": CURRENCY,
        "requests": one.requests,
        "would_have_cost": float(one.would_have_cost),
    } | _auth(alias)


def _event(one: Charge) -> dict[str, Any]:
    return {
        "request_id": one.request_id,
        "endpoint_id": one.endpoint_id,
        "timestamp": timestamp(one.at),
        "output_units": float(one.units),
        "unit_price": float(one.unit_price),
        "percent_discount": FREE if one.would_have_cost else None,
        "cost_estimate_nano_usd": int(one.cost * NANO),
        "would_have_cost_nano_usd": int(one.would_have_cost * NANO),
        "expected_nano_usd": int(one.estimate * NANO),
        "basis": one.basis,
        "unit": one.unit,
        "engine": one.engine,
        "source": one.source,
    }


def _auth(alias: str | None) -> dict[str, str]:
    return {} if alias is None else {"auth_method": alias}


def _item(one: GenerationRequest) -> dict[str, Any]:
    return {
        "request_id": one.id,
        "endpoint_id": one.endpoint_id,
        "started_at": None if one.started_at is None else timestamp(one.started_at),
        "sent_at": timestamp(one.created_at),
        "ended_at": None if one.completed_at is None else timestamp(one.completed_at),
        "status_code": one.status_code,
        "duration": one.inference_time or 0.0,
        "engine": one.engine,
        "billable_units": float(one.billable_units),
    }


def _payloads(one: GenerationRequest, files_url: str) -> dict[str, Any]:
    """What was asked and answered; what has been deleted since is null."""
    if one.failure is not None:
        output: object = answers.failure_body(one.failure)
    else:
        output = None if one.forgotten else orjson.Fragment(answers.output(one, files_url))
    return {"json_input": one.input or None, "json_output": output}
