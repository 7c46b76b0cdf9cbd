"""What a request that succeeded is charged: by the list price of the day, and only if its engine costs money."""

from datetime import datetime
from decimal import Decimal

from rushes.catalog.prices import PriceBook
from rushes.core.endpoints import Rendered
from rushes.core.jobs import Job, VideoJob
from rushes.core.pricing import Charge
from rushes.core.requests import GenerationRequest


def seconds_made(job: Job, rendered: Rendered) -> float:
    """How much an engine made: what was asked for, or as much as the video has that a remix was made of."""
    facts = rendered.video.video
    if isinstance(job, VideoJob) and job.remixes is not None and facts is not None:
        return facts.frames / facts.fps
    return job.seconds


def charge(prices: PriceBook, request: GenerationRequest, seconds: float, paid: bool, now: datetime) -> Charge | None:
    """The charge of a request for which so many `seconds` were made; None where its endpoint has no price.

    `paid` says that its engine costs money. Where it does not, or where the caller gave a key of theirs for the vendor,
    the list price is what it would have cost.
    """
    price = prices.price(request.endpoint_id, request.input, now.date())
    if price is None:
        return None
    units = price.units(seconds)
    amount = units * price.unit_price
    spent = amount if paid and not request.own_vendor_key else Decimal(0)
    return Charge(
        request_id=request.id,
        key_id=request.key_id,
        endpoint_id=request.endpoint_id,
        engine=request.engine,
        units=units,
        unit=price.unit,
        unit_price=price.unit_price,
        cost=spent,
        would_have_cost=amount - spent,
        source=f"{price.source}, since {price.since}",
        at=now,
        seconds=Decimal(f"{seconds:.3f}"),
    )
