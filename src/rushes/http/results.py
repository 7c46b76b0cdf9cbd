"""The answer that a completed request has, however it was asked for."""

from rushes.core.requests import GenerationRequest
from rushes.http import wire
from rushes.http.responses import Send, answer, answer_json
from rushes.http.surfaces import Address
from rushes.service import answers


async def answer_result(send: Send, request: GenerationRequest, address: Address) -> None:
    """Send the bare output of a request that succeeded, else the error that ended it."""
    headers = wire.request_headers(request)
    if request.failure is None:
        headers.append((b"x-fal-billable-units", wire.units(request.billable_units).encode()))
        await answer(send, 200, answers.output(request, address.files), headers)
    else:
        headers += wire.failure_headers(request.failure)
        await answer_json(send, request.failure.status_code, answers.failure_body(request.failure), headers)
