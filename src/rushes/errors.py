"""Every error that Rushes raises on purpose, in one tree.

::

    RushesError
      CallerError                    the caller can mend it
        InvalidInput                 422  a list of field problems
        UnknownEndpoint              404
        UnknownRequest               404
        UnknownDelivery              404  no webhook of that id belongs to this caller
        UnknownFile                  404  never there, expired, or hidden from this caller
        FileForbidden                403
        AdminsOnly                   403  what only operators may ask for
        SpendingLimit                403  it might cost more than the operator allows
        EndpointRetired              410  all engines that made it are gone
        PayloadsForgotten            404  the request's input and output were deleted
        NotReady                     400  the result was asked for too early
        AlreadyCompleted             400  cancel came too late
        Unauthorized                 401
        BadRequest                   400  a malformed header or body
        TooLarge                     413  an upload beyond the limit
        Circle                       508  a call of this very server came back to it
        IdempotencyKeyReused         409  the key came before, with another call
        QueueFull                    429  fal_max_queue_length
      RequestError                   a request ended without a result; stored, and answered later
        StartTimeout                 504  no engine started it in time
        Cancelled                    499  the caller cancelled it
        EngineError                  500  the engine failed
          UpstreamError              4xx, 5xx  an engine elsewhere failed; `Fault` says how
        EngineUnavailable            503  no engine can take it now
        InfrastructureError          503  our side broke too often
      TryLater                       an engine elsewhere did not take the job, and may take it later
      OperatorError                  the operator of this server can mend it
        SettingsError
        StorageFull                  507

Only `http.errors` turns these into responses.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class RushesError(Exception):
    """Anything that Rushes raises on purpose."""

    status_code = 500
    error_type = "internal_error"


class CallerError(RushesError):
    """The caller asked for something that cannot be; the message says what to change."""

    status_code = 400
    error_type = "bad_request"


@dataclass(frozen=True)
class FieldProblem:
    """One thing that is wrong with an input, in fal's (pydantic's) words.

    `loc` is the path from `"body"` to the field, `type` a pydantic or fal error type, `ctx` its limits; `url` is where
    fal explains a type of its own.
    """

    loc: tuple[str | int, ...]
    msg: str
    type: str
    input: Any = None
    ctx: dict[str, Any] = field(default_factory=dict[str, Any])
    url: str | None = None


class InvalidInput(CallerError):
    """The input does not fit the endpoint's schema."""

    status_code = 422
    error_type = "validation_error"

    def __init__(self, problems: list[FieldProblem]) -> None:
        super().__init__("; ".join(f"{'.'.join(map(str, p.loc))}: {p.msg}" for p in problems))
        self.problems = problems

    @property
    def detail(self) -> list[dict[str, Any]]:
        """The `detail` list of a 422, in the order in which FastAPI writes its items."""
        return [
            {
                "type": p.type,
                "loc": list(p.loc),
                "msg": p.msg,
                "input": p.input,
                **({"ctx": p.ctx} if p.ctx else {}),
                **({"url": p.url} if p.url else {}),
            }
            for p in self.problems
        ]


class UnknownEndpoint(CallerError):
    """No endpoint of that id is in the catalog."""

    status_code = 404
    error_type = "not_found"

    def __init__(self, endpoint_id: str) -> None:
        super().__init__(f"No endpoint {endpoint_id!r} in the catalog")
        self.endpoint_id = endpoint_id


class UnknownRequest(CallerError):
    """No request of that id belongs to this caller and app."""

    status_code = 404
    error_type = "not_found"


class UnknownDelivery(CallerError):
    """No webhook of that id belongs to this caller."""

    status_code = 404
    error_type = "not_found"


class UnknownFile(CallerError):
    """There is no such file, not any more, or not for this caller."""

    status_code = 404
    error_type = "not_found"


class FileForbidden(CallerError):
    """The file's owner does not let this caller read it."""

    status_code = 403
    error_type = "forbidden"


class AdminsOnly(CallerError):
    """Only a key with admin rights may ask for this."""

    status_code = 403
    error_type = "forbidden"


class SpendingLimit(CallerError):
    """A request might cost more than the operator allows; nothing was accepted."""

    status_code = 403
    error_type = "spending_limit"


class EndpointRetired(CallerError):
    """Every engine on the endpoint's route has been retired, the last one on the day `since`."""

    status_code = 410
    error_type = "downstream_service_unavailable"

    def __init__(self, text: str, since: date) -> None:
        super().__init__(text)
        self.since = since


class PayloadsForgotten(CallerError):
    """The request succeeded, and its input and output were deleted since."""

    status_code = 404
    error_type = "not_found"


class NotReady(CallerError):
    """The result was asked for before the request completed."""

    error_type = "bad_request"


class AlreadyCompleted(CallerError):
    """Cancel came after the request had completed."""


class Unauthorized(CallerError):
    """The key is missing or not one of ours."""

    status_code = 401
    error_type = "unauthorized"


class BadRequest(CallerError):
    """A header, query parameter or body that cannot be read."""


class TooLarge(CallerError):
    """An upload is larger than this server takes."""

    status_code = 413
    error_type = "file_too_large"


class IdempotencyKeyReused(CallerError):
    """An `Idempotency-Key` came again with another call than the one that it named."""

    status_code = 409
    error_type = "idempotency_key_reused"


class Circle(CallerError):
    """A job that this server gave away came back to it, by way of others or at once."""

    status_code = 508
    error_type = "loop_detected"


class QueueFull(CallerError):
    """More requests wait than `fal_max_queue_length` allows."""

    status_code = 429
    error_type = "queue_full"


class RequestError(RushesError):
    """A request ended without a result. What it says is stored and answered by the result call."""

    status_code = 500
    error_type = "internal_error"

    @property
    def detail(self) -> str | list[dict[str, Any]]:
        """What the answer's `detail` holds: a text for faults of the platform (fal protocol, 3.1 shape 2)."""
        return str(self)


class StartTimeout(RequestError):
    """Nothing started the request before the deadline that the caller set."""

    status_code = 504
    error_type = "request_timeout"


class Cancelled(RequestError):
    """The caller cancelled the request."""

    status_code = 499
    error_type = "client_cancelled"


class EngineError(RequestError):
    """The engine could not make what it was asked for. Not repeated."""

    error_type = "internal_server_error"

    @property
    def detail(self) -> str | list[dict[str, Any]]:
        """A list with one problem, as fal words faults of a model (fal protocol, 3.1 shape 1)."""
        url = f"https://docs.fal.ai/errors#{self.error_type}"
        return [{"loc": ["body"], "msg": str(self), "type": self.error_type, "url": url}]


class Fault(StrEnum):
    """What can go wrong at an engine elsewhere, as far as callers are told."""

    BAD_INPUT = "bad_input"
    UNSUPPORTED = "unsupported"
    FACE = "face"
    CONTENT_POLICY = "content_policy"
    NO_MEDIA = "no_media"
    BAD_MEDIA = "bad_media"
    FAILED = "failed"
    TIMEOUT = "timeout"
    DOWN = "down"
    BUSY = "busy"
    LOST = "lost"
    REJECTED = "rejected"
    OPERATOR = "operator"
    HELD = "held"
    CALLER_KEY = "caller_key"
    UNKNOWN = "unknown"


_FAULTS: dict[Fault, tuple[int, str, str]] = {
    Fault.BAD_INPUT: (422, "value_error", "The engine {engine} cannot make a video from this input"),
    Fault.UNSUPPORTED: (422, "feature_not_supported", "The engine {engine} does not have what this input asks for"),
    Fault.FACE: (422, "face_detection_error", "The engine {engine} does not make videos of the face in this input"),
    Fault.CONTENT_POLICY: (
        422,
        "content_policy_violation",
        "The content could not be processed because it was flagged by a content checker of the engine {engine}",
    ),
    Fault.NO_MEDIA: (422, "no_media_generated", "The engine {engine} finished without a video"),
    Fault.BAD_MEDIA: (500, "downstream_service_error", "The video of the engine {engine} cannot be used"),
    Fault.FAILED: (500, "downstream_service_error", "The engine {engine} failed to make the video"),
    Fault.TIMEOUT: (504, "generation_timeout", "The engine {engine} did not finish in time"),
    Fault.DOWN: (500, "downstream_service_unavailable", "The engine {engine} is out of reach"),
    Fault.BUSY: (504, "request_timeout", "The engine {engine} had no room in time"),
    Fault.LOST: (500, "downstream_service_unavailable", "The engine {engine} does not know the job any more"),
    Fault.REJECTED: (400, "downstream_service_error", "The engine {engine} refused the job"),
    Fault.OPERATOR: (500, "downstream_service_error", "The engine {engine} is not set up: tell this server's operator"),
    Fault.HELD: (500, "downstream_service_error", "The engine {engine} is held: tell this server's operator"),
    Fault.CALLER_KEY: (422, "value_error", "The engine {engine} refused the `api_key` of this request"),
    Fault.UNKNOWN: (
        500,
        "internal_server_error",
        "The answer of the engine {engine} was lost: the job may have been accepted and billed, and was not repeated",
    ),
}
"""(HTTP status, fal's error type, what the caller is told). A vendor's own words never get here."""


class UpstreamError(EngineError):
    """An engine elsewhere made nothing of a job, and it is not tried again."""

    def __init__(self, fault: Fault, engine: str) -> None:
        self.fault = fault
        self.status_code, self.error_type, text = _FAULTS[fault]
        super().__init__(text.format(engine=engine))


class EngineUnavailable(RequestError):
    """No engine can take the job, or the chosen one is out of reach."""

    status_code = 503
    error_type = "runner_scheduling_failure"


class InfrastructureError(RequestError):
    """Our side failed (a killed runner, a full disk); repeated until the attempts are used up."""

    status_code = 503
    error_type = "runner_disconnected"


class TryLater(RushesError):
    """A job provably did not land at an engine elsewhere. It may be given again after so many `seconds`.

    `counts` says that this uses up one of the request's attempts: a vendor that is busy does not, one that is out of
    reach does.
    """

    def __init__(self, fault: Fault, engine: str, seconds: float | None, counts: bool) -> None:
        super().__init__(_FAULTS[fault][2].format(engine=engine))
        self.fault, self.engine, self.seconds, self.counts = fault, engine, seconds, counts


class OperatorError(RushesError):
    """The operator of this server can mend it; the message says how."""


class SettingsError(OperatorError):
    """A setting is missing, unknown or wrong."""


class StorageFull(OperatorError):
    """There is too little room to accept more work."""

    status_code = 507
    error_type = "insufficient_storage"
