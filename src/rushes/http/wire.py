"""Bodies and headers exactly as fal's clients read them (fal protocol, 2 and 3)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from rushes.core.endpoints import app_id_of
from rushes.core.events import LogLine
from rushes.core.requests import Failure, GenerationRequest, Status
from rushes.http.surfaces import Address
from rushes.service.gateway import Snapshot

Headers = list[tuple[bytes, bytes]]
JSON = b"application/json"


def urls(request: GenerationRequest, address: Address) -> dict[str, str]:
    """The URLs of a request: built on the app id alone, because the clients rebuild them so."""
    base = f"{address.queue}/{app_id_of(request.endpoint_id)}/requests/{request.id}"
    return {"response_url": base, "status_url": f"{base}/status", "cancel_url": f"{base}/cancel"}


def submitted(snapshot: Snapshot, address: Address) -> dict[str, Any]:
    """The answer to a submission."""
    request = snapshot.request
    return {
        "status": Status.IN_QUEUE,
        "request_id": request.id,
        "gateway_request_id": request.id,
        **urls(request, address),
        "queue_position": snapshot.position or 0,
    }


def timestamp(moment: datetime) -> str:
    """ISO 8601 with microseconds and an explicit offset."""
    return moment.isoformat(timespec="microseconds")


def units(number: Decimal) -> str:
    """Billable units as fal writes them: a whole number as such, others with eight decimals."""
    return str(int(number)) if number == int(number) else f"{number:.8f}"


def log_item(line: LogLine) -> dict[str, Any]:
    """One log line: all five fields that one client or another reads."""
    return {
        "message": line.message,
        "level": line.level,
        "source": "USER",
        "timestamp": timestamp(line.timestamp),
        "labels": {},
    }


def status(snapshot: Snapshot, address: Address, logs: bool) -> dict[str, Any]:
    """The status of a request. The keys that Python's client demands are always there, null when not asked for."""
    request = snapshot.request
    body: dict[str, Any] = {"status": request.status, "request_id": request.id, **urls(request, address)}
    if request.status is Status.IN_QUEUE:
        return {**body, "queue_position": snapshot.position or 0}
    body["logs"] = [log_item(line) for line in snapshot.logs] if logs else None
    body["metrics"] = {}
    if request.completed:
        if request.inference_time is not None:
            body["metrics"] = {"inference_time": request.inference_time}
        if request.failure is not None:
            body["error"] = _summary(request.failure)
            body["error_type"] = request.failure.error_type
    return body


def _summary(failure: Failure) -> str:
    """One line for the status; the result call answers the whole (fal protocol, 4: the webhook's words)."""
    return failure.detail if isinstance(failure.detail, str) else f"Invalid status code: {failure.status_code}"


def failure_headers(failure: Failure) -> Headers:
    """The headers that tell clients whether trying again makes sense."""
    again = failure.status_code == 503
    headers = [
        (b"x-fal-error-type", failure.error_type.encode()),
        (b"x-fal-needs-retry", b"1" if again else b"0"),
        (b"x-fal-retryable", b"true" if again else b"false"),
        (b"x-fal-billable-units", b"0"),
    ]
    if failure.error_type == "request_timeout":
        headers.append((b"x-fal-request-timeout-type", b"user"))
    return headers


def request_headers(request: GenerationRequest) -> Headers:
    """The headers that name the request and the engine that made it."""
    headers = [(b"x-fal-request-id", request.id.encode())]
    if request.engine:
        headers.append((b"x-rushes-engine", request.engine.encode()))
    return headers
