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
        PayloadsForgotten            404  the request's input and output were deleted
        NotReady                     400  the result was asked for too early
        AlreadyCompleted             400  cancel came too late
        Unauthorized                 401
        BadRequest                   400  a malformed header or body
        TooLarge                     413  an upload beyond the limit
        IdempotencyKeyReused         409  the key came before, with another call
        QueueFull                    429  fal_max_queue_length
      RequestError                   a request ended without a result; stored, and answered later
        StartTimeout                 504  no engine started it in time
        Cancelled                    499  the caller cancelled it
        EngineError                  500  the engine failed
        EngineUnavailable            503  no engine can take it now
        InfrastructureError          503  our side broke too often
      OperatorError                  the operator of this server can mend it
        SettingsError
        StorageFull                  507

Only `http.errors` turns these into responses.
"""

from dataclasses import dataclass, field
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


class EngineUnavailable(RequestError):
    """No engine can take the job, or the chosen one is out of reach."""

    status_code = 503
    error_type = "runner_scheduling_failure"


class InfrastructureError(RequestError):
    """Our side failed (a killed runner, a full disk); repeated until the attempts are used up."""

    status_code = 503
    error_type = "runner_disconnected"


class OperatorError(RushesError):
    """The operator of this server can mend it; the message says how."""


class SettingsError(OperatorError):
    """A setting is missing, unknown or wrong."""


class StorageFull(OperatorError):
    """There is too little room to accept more work."""

    status_code = 507
    error_type = "insufficient_storage"
