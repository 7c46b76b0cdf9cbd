"""The one place where errors become answers (fal protocol, 3)."""

from datetime import UTC, datetime, time
from email.utils import format_datetime
from typing import Any
from uuid import uuid4

import structlog

from rushes.errors import (
    AlreadyCompleted,
    CallerError,
    EndpointRetired,
    InvalidInput,
    OperatorError,
    QueueFull,
    RequestError,
    RushesError,
    Unauthorized,
    UnknownEndpoint,
)
from rushes.http.responses import BodyTooLarge, Send, answer_json
from rushes.http.wire import Headers

log = structlog.get_logger()

PLATFORM_TYPES = {401: "authorization_error", 404: "not_found"}
"""The words in which fal's platform API tells a status (fal protocol, 3.1 shape 5)."""


def body_of_error(error: RushesError) -> dict[str, Any]:
    """The body in which fal words an error."""
    match error:
        case InvalidInput():
            return {"detail": error.detail}
        case AlreadyCompleted():
            return {"status": "ALREADY_COMPLETED"}
        case UnknownEndpoint() | Unauthorized():
            return {"detail": str(error)}
        case RequestError():
            return {"detail": error.detail, "error_type": error.error_type}
        case QueueFull() | CallerError() | OperatorError():
            return {"detail": str(error), "error_type": error.error_type}
        case _:
            return {"detail": "Internal Server Error", "error_type": "internal_error"}


async def answer_error(send: Send, error: Exception, request_id: str | None = None) -> None:
    """Answer an exception. One that is not ours is logged whole and told as an internal error, no more."""
    headers: Headers = [(b"x-fal-request-id", (request_id or str(uuid4())).encode())]
    if isinstance(error, RushesError):
        headers.append((b"x-fal-error-type", error.error_type.encode()))
        if isinstance(error, EndpointRetired):  # RFC 8594
            since = datetime.combine(error.since, time(), UTC)
            headers.append((b"sunset", format_datetime(since, usegmt=True).encode()))
        await answer_json(send, error.status_code, body_of_error(error), headers)
    elif isinstance(error, BodyTooLarge):
        await answer_json(send, 413, {"detail": "Request body too large"}, headers)
    else:
        log.error("unexpected error", exc_info=error)
        body = {"detail": "Internal Server Error", "error_type": "internal_error"}
        await answer_json(send, 500, body, [*headers, (b"x-fal-error-type", b"internal_error")])


async def answer_not_found(send: Send, text: str) -> None:
    """Answer a path that nothing serves."""
    await answer_json(send, 404, {"detail": text}, [(b"x-fal-request-id", str(uuid4()).encode())])


async def answer_method(send: Send) -> None:
    """Answer a method that the path does not take."""
    await answer_json(send, 405, {"detail": "Method Not Allowed"}, [(b"x-fal-request-id", str(uuid4()).encode())])


async def answer_platform_error(send: Send, status: int, message: str) -> None:
    """Answer an error as fal's platform API words it, which is not as the queue does."""
    body = {"error": {"type": PLATFORM_TYPES.get(status, "validation_error"), "message": message}}
    await answer_json(send, status, body, [(b"x-fal-request-id", str(uuid4()).encode())])
