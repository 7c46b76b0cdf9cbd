"""What requests may cost, what they are charged, and how far keys may go.

The price of a job is that of its engine's vendor where the operator gave one (`prices` in rushes.toml), else the list
price of its endpoint on the day. Only engines that cost money count.
"""

from collections.abc import Mapping
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from rushes.catalog.prices import PriceBook
from rushes.contracts.remote import AnyEngine, TakesCallerKeys
from rushes.contracts.stores import Transaction
from rushes.core.endpoints import Rendered
from rushes.core.jobs import Job, VideoJob
from rushes.core.keys import NO_LIMITS, KeyLimits
from rushes.core.pricing import Basis, Charge, Price
from rushes.core.requests import GenerationRequest
from rushes.core.submissions import Submission
from rushes.core.terms import Terms
from rushes.errors import SpendingLimit

FAR_BEYOND = 2
"""A bill of more than so many times its estimate has its engine held."""


def seconds_made(job: Job, rendered: Rendered) -> float:
    """How much an engine made: what was asked for, or as much as the video has that a remix was made of."""
    facts = rendered.video.video
    if isinstance(job, VideoJob) and job.remixes is not None and facts is not None:
        return facts.frames / facts.fps
    return job.seconds


def takes_caller_keys(engine: AnyEngine) -> bool:
    """Whether the engine calls its vendor with the key that a caller gives."""
    return isinstance(engine, TakesCallerKeys) and engine.caller_keys


def costs_operator(engine: AnyEngine, own_key: bool) -> bool:
    """Whether a job costs the operator money at an engine; `own_key` says that the caller gave a key of theirs."""
    return engine.paid and not (own_key and takes_caller_keys(engine))


class Billing:
    """`prices` are the list prices, `terms` what the operator says of engines, by name.

    `limits` hold for each key that has none of its own.
    """

    def __init__(self, prices: PriceBook, terms: Mapping[str, Terms], limits: KeyLimits = NO_LIMITS) -> None:
        self._prices = prices
        self._terms = terms
        self._limits = limits

    def price(self, engine: str, endpoint_id: str, value: Mapping[str, Any], at: datetime) -> Price | None:
        """The price of an endpoint at an engine for a validated input; None where nobody knows one."""
        terms = self._terms.get(engine)
        own = None if terms is None else terms.price(endpoint_id, value)
        return own or self._prices.price(endpoint_id, value, at.date())

    def estimate(
        self, engine: AnyEngine, endpoint_id: str, value: Mapping[str, Any], seconds: float, own_key: bool, at: datetime
    ) -> Decimal | None:
        """What a job of that length costs the operator: 0 where that is nothing, None where nobody knows."""
        if not costs_operator(engine, own_key):
            return Decimal(0)
        price = self.price(engine.name, endpoint_id, value, at)
        return None if price is None else price.cost(seconds)

    def require(self, tx: Transaction, key_id: str, estimate: Decimal | None, reserved: Decimal = Decimal(0)) -> None:
        """Raise SpendingLimit when a request that may cost so much is more than its key may spend.

        `reserved` is what the request was estimated at before, if it was. In the transaction that accepts the request:
        what other requests may still cost counts as spent, so that two at once cannot both pass.
        """
        if estimate == 0:
            return
        key = tx.keys.get(key_id)
        own = NO_LIMITS if key is None else key.limits
        per_request, of_request = _limit(own.most_per_request, self._limits.most_per_request, "REQUEST")
        per_day, of_day = _limit(own.most_per_day, self._limits.most_per_day, "DAY")
        if estimate is None:
            if per_request is not None or per_day is not None:
                raise SpendingLimit(
                    "What this request would cost is not known, so no limit of cost can be kept: the operator of this "
                    "server can name the price in `prices` of its engine in rushes.toml"
                )
            return
        if per_request is not None and estimate > per_request:
            raise SpendingLimit(
                f"This request may cost ${_dollars(estimate)}, more than the ${_dollars(per_request)} that one request "
                f"may cost ({of_request})"
            )
        if per_day is None:
            return
        now = tx.now()
        spent = tx.ledger.spent(key_id, datetime.combine(now.date(), time(), now.tzinfo)) - reserved
        if spent + estimate > per_day:
            raise SpendingLimit(
                f"This request may cost ${_dollars(estimate)}, and ${_dollars(spent)} of the ${_dollars(per_day)} that "
                f"this key may spend in a day ({of_day}) are spent or promised. The day ends at 00:00 UTC"
            )

    def list_units(self, request: GenerationRequest, seconds: float, now: datetime) -> Decimal:
        """How much was made, in the unit of the endpoint's list price; 0 where it has none."""
        price = self._prices.price(request.endpoint_id, request.input, now.date())
        return Decimal(0) if price is None else price.units(seconds)

    def charge(
        self, request: GenerationRequest, engine: AnyEngine, seconds: float, last: Submission | None, now: datetime
    ) -> Charge | None:
        """The charge of a request for which so many `seconds` were made; None where it has no price.

        `last` is what was given to an engine elsewhere: where its vendor said how much it bills, that is what counts.
        Where the engine costs nothing, or the caller paid the vendor, it is what it would have cost.
        """
        price = self.price(engine.name, request.endpoint_id, request.input, now)
        if price is None:
            return None
        billed = None if last is None else last.usage
        units = price.units(seconds) if billed is None else billed
        amount = units * price.unit_price
        spent = amount if costs_operator(engine, request.own_vendor_key) else Decimal(0)
        return Charge(
            request_id=request.id,
            key_id=request.key_id,
            endpoint_id=request.endpoint_id,
            engine=engine.name,
            units=units,
            unit=price.unit,
            unit_price=price.unit_price,
            cost=spent,
            would_have_cost=amount - spent,
            source=price.told,
            at=now,
            seconds=Decimal(f"{seconds:.3f}"),
            estimate=request.estimate,
            basis=Basis.LIST if billed is None else Basis.VENDOR,
        )


def loss(request: GenerationRequest, submissions: list[Submission], now: datetime) -> Charge | None:
    """The charge of a request that has no result, and was billed or may have been all the same; None: it was not."""
    billed = [one for one in submissions if one.cost]
    if not billed:
        return None
    last, amount = billed[-1], sum((one.cost or Decimal(0) for one in billed), Decimal(0))
    return Charge(
        request_id=request.id,
        key_id=request.key_id,
        endpoint_id=request.endpoint_id,
        engine=last.engine,
        units=Decimal(1),
        unit="job without a result",
        unit_price=amount,
        cost=amount,
        would_have_cost=Decimal(0),
        source=f"the submission {last.state.value}",
        at=now,
        seconds=Decimal(0),
        estimate=request.estimate,
        basis=last.basis or Basis.ESTIMATE,
    )


def _limit(own: Decimal | None, everybodys: Decimal | None, what: str) -> tuple[Decimal | None, str]:
    """The limit that holds, and what it is called where it can be changed."""
    if own is not None:
        return own, f"the limit of this key, `rushes keys limit --per-{what.lower()}`"
    return everybodys, f"RUSHES_MOST_PER_{what}"


def _dollars(amount: Decimal) -> str:
    """An amount with its cents, and what is finer where there is any."""
    return f"{amount:.2f}" if amount == amount.quantize(Decimal("0.01")) else f"{amount.normalize():f}"
