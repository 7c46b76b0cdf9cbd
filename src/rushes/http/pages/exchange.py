"""A request as it looks on fal's wire: what was sent and what is answered, to be read and compared."""

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote, urlsplit

import orjson

from rushes.core.requests import GenerationRequest, Priority
from rushes.http import wire
from rushes.http.pages.brevity import brief
from rushes.http.surfaces import Address
from rushes.service import answers
from rushes.service.gateway import Snapshot


@dataclass(frozen=True)
class Exchange:
    """One call and its answer, as texts of HTTP."""

    name: str
    sent: str
    answered: str


def exchanges_of(request: GenerationRequest, address: Address) -> list[Exchange]:
    """Submitting the request and, once it has completed, fetching its result, with the calls that do so now.

    Keys are never kept, so the key is a placeholder; contents of `data:` URLs are left out; headers are those that the
    protocol gives a meaning.
    """
    host = urlsplit(address.queue).netloc
    path = urlsplit(address.queue).path
    query = f"?fal_webhook={quote(request.webhook_url, safe='')}" if request.webhook_url else ""
    asked = {"Host": host, "Authorization": "Key $FAL_KEY", "Content-Type": "application/json", **_options(request)}
    submit = Exchange(
        "Submit",
        _text(f"POST {path}/{request.endpoint_id}{query} HTTP/1.1", asked, orjson.dumps(brief(request.input))),
        _answer(200, wire.request_headers(request), orjson.dumps(wire.submitted(Snapshot(request, 0, []), address))),
    )
    if not request.completed or request.forgotten:
        return [submit]
    url = urlsplit(wire.urls(request, address)["response_url"]).path
    headers = wire.request_headers(request)
    if request.failure is None:
        headers.append((b"x-fal-billable-units", wire.units(request.billable_units).encode()))
        body = answers.output(request, address.files)
    else:
        headers += wire.failure_headers(request.failure)
        body = orjson.dumps(answers.failure_body(request.failure))
    fetched = _text(f"GET {url} HTTP/1.1", {"Host": host, "Authorization": "Key $FAL_KEY"}, b"")
    return [submit, Exchange("Result", fetched, _answer(request.status_code or 200, headers, body))]


def _options(request: GenerationRequest) -> dict[str, str]:
    given = {
        "x-fal-queue-priority": "low" if request.priority is Priority.LOW else "",
        "x-fal-runner-hint": request.runner_hint or "",
        "x-fal-no-retry": "1" if request.no_retry else "",
        "x-fal-store-io": "" if request.store_io else "0",
    }
    return {name: text for name, text in given.items() if text}


def _answer(code: int, headers: wire.Headers, body: bytes) -> str:
    told = {"content-type": "application/json", **{name.decode(): value.decode() for name, value in headers}}
    try:
        phrase = HTTPStatus(code).phrase
    except ValueError:
        phrase = ""  # fal's 499
    return _text(f"HTTP/1.1 {code} {phrase}".rstrip(), told, body)


def _text(first: str, headers: dict[str, str], body: bytes) -> str:
    shown = orjson.dumps(orjson.loads(body), option=orjson.OPT_INDENT_2).decode() if body else ""
    return "\n".join([first, *(f"{name}: {value}" for name, value in headers.items()), "", shown]).rstrip()
