"""The end of a request, wherever it comes from: nothing else may store a completed request."""

from rushes.contracts.queue import Entry
from rushes.contracts.stores import Transaction
from rushes.core.deliveries import Delivery, host_of
from rushes.core.pricing import Charge
from rushes.core.requests import GenerationRequest, Outcome
from rushes.service import answers
from rushes.service.billing import loss

DELIVERIES = "deliveries"


def complete(tx: Transaction, request: GenerationRequest, charge: Charge | None = None) -> None:
    """Store a request that has just reached its end, what it is charged, and the delivery of its webhook with it.

    They become visible together, so the result can be fetched before the webhook leaves. What did not succeed is not
    charged, but where an engine elsewhere billed it, or may have.
    """
    tx.requests.save(request)
    tx.changed(request.id)
    # What attempts left that were cut off, or whose outcome does not count.
    tx.files.settle(request.id, list(request.files), tx.now())
    tx.submissions.close(request.id, request.outcome is Outcome.SUCCESS, tx.now())
    if request.outcome is not Outcome.SUCCESS and request.estimate:
        charge = loss(request, tx.submissions.of(request.id), tx.now())
    if charge is not None:
        tx.ledger.insert(charge)
    if not request.store_io:
        tx.submissions.forget_arguments(request.id)
    if request.webhook_url is not None:
        body = answers.webhook(request)
        delivery = Delivery.of(request.id, request.key_id, request.webhook_url, body, tx.now())
        if tx.deliveries.insert(delivery):
            enqueue(tx, delivery)


def enqueue(tx: Transaction, delivery: Delivery) -> None:
    """Have a delivery made at its next time. It counts against the limit of its host."""
    host = host_of(delivery.url)
    tx.queue.enqueue(Entry(delivery.id, DELIVERIES, delivery.key_id, host, run_at=delivery.next_attempt_at))
    tx.changed(delivery.id)
