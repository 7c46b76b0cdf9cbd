"""What a completed request answers, to whoever fetches it and to whoever is told by a webhook."""

from typing import Any

import orjson

from rushes.core.requests import Failure, GenerationRequest

FILE_PREFIX = "rushes-file:/"
"""Stands before the key of a stored file in a stored output; answers put the address that the caller used there."""


def output(request: GenerationRequest, files_url: str) -> bytes:
    """The output as JSON, with files' URLs below `files_url`. Raises TypeError when it is not JSON."""
    body = orjson.dumps(request.output)
    return body.replace(b'"' + FILE_PREFIX.encode(), b'"' + files_url.encode() + b"/")


def failure_body(failure: Failure) -> dict[str, Any]:
    """The body of a request that has no output."""
    if isinstance(failure.detail, str):
        return {"detail": failure.detail, "error_type": failure.error_type}
    return {"detail": failure.detail}


def webhook(request: GenerationRequest) -> bytes:
    """The body of the webhook of a completed request (fal protocol, 4)."""
    body: dict[str, Any] = {"request_id": request.id, "gateway_request_id": request.id}
    if request.failure is not None:
        body |= {"status": "ERROR", "error": f"Invalid status code: {request.failure.status_code}"}
        body["payload"] = failure_body(request.failure)
    else:
        try:
            body |= {"status": "OK", "payload": orjson.Fragment(output(request, request.files_url or ""))}
        except TypeError as error:
            body |= {"status": "OK", "payload": None, "payload_error": f"The output is no JSON: {error}"}
    return orjson.dumps(body)
