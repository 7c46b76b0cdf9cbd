"""Reading a call: its key, its platform headers, its input."""

import json
from typing import Any
from urllib.parse import parse_qs

import orjson

from rushes.core.lifecycle import UNSAID, Lifecycle
from rushes.core.requests import Priority, SubmitOptions
from rushes.core.submissions import VIA
from rushes.errors import AdminsOnly, BadRequest, FieldProblem, InvalidInput, Unauthorized
from rushes.http.surfaces import Address, Scope, header
from rushes.service.keyring import INVALID, Caller

TRUE = ("1", "true", "yes")
FALSE = ("", "0", "false", "no")
PRIORITIES = frozenset(Priority)
MIN_START_TIMEOUT = 0.1
"""`X-Fal-Request-Start-Timeout` must be larger, in seconds (fal protocol, 2.1)."""

NO_FALLBACK = (b"x-app-fal-disable-fallback", b"x-fal-disable-fallbacks")
"""The newer name and the older one (fal protocol, 2.1)."""

DRAFTS = "previs"
"""The engine that everybody may ask for in `x-rushes-engine`: for nothing it draws what another makes in earnest."""

MOST_KEY_LENGTH = 255


def lists_of(scope: Scope) -> dict[str, list[str]]:
    """The query's parameters, all values of each."""
    raw: bytes = scope["query_string"]
    return parse_qs(raw.decode("latin-1"), keep_blank_values=True) if raw else {}


def query_of(scope: Scope) -> dict[str, str]:
    """The query's parameters, the last value of each."""
    return {name: values[-1] for name, values in lists_of(scope).items()}


def logs_asked(scope: Scope) -> bool:
    """Whether `logs` is on in the query: `true` or `1`, as one client or the other writes it."""
    return bool(scope["query_string"]) and query_of(scope).get("logs", "").lower() not in FALSE


def credentials_of(scope: Scope) -> str | None:
    """What stands behind `Key` or `Bearer`, or in `fal_jwt_token`; None without. Raises Unauthorized for the rest."""
    value = header(scope, b"authorization")
    if value is None:
        return query_of(scope).get("fal_jwt_token")
    scheme, _, credentials = value.partition(" ")
    if scheme.lower() not in ("key", "bearer"):
        raise Unauthorized(INVALID)
    return credentials.strip()


def options_of(scope: Scope, address: Address, caller: Caller) -> SubmitOptions:
    """What the platform headers and the query ask for.

    Raises BadRequest naming the header that cannot be read, AdminsOnly for one that the caller may not send.
    """
    query = query_of(scope)
    engine = header(scope, b"x-rushes-engine")
    if engine not in (None, DRAFTS) and not caller.admin:
        raise AdminsOnly(f"x-rushes-engine: only a key with admin rights chooses an engine other than {DRAFTS}")
    priority = header(scope, b"x-fal-queue-priority") or Priority.NORMAL
    if priority not in PRIORITIES:
        raise BadRequest(f"X-Fal-Queue-Priority must be 'normal' or 'low', not {priority!r}")
    length = query.get("fal_max_queue_length")
    if length is not None and not length.isdecimal():
        raise BadRequest(f"fal_max_queue_length must be a whole number, not {length!r}")
    return SubmitOptions(
        priority=Priority(priority),
        start_timeout=_start_timeout(scope),
        runner_hint=header(scope, b"x-fal-runner-hint"),
        no_retry=(header(scope, b"x-fal-no-retry") or "").lower() in TRUE,
        store_io=(header(scope, b"x-fal-store-io") or "1") != "0",
        webhook_url=query.get("fal_webhook") or None,
        files_url=address.files,
        max_queue_length=None if length is None else int(length),
        idempotency_key=_idempotency_key(scope),
        lifecycle=lifecycle_of(scope, "X-Fal-Object-Lifecycle-Preference") or UNSAID,
        engine=engine,
        via=via_of(scope),
        no_fallback=any((header(scope, name) or "").lower() in TRUE for name in NO_FALLBACK),
    )


def via_of(scope: Scope) -> tuple[str, ...]:
    """The submissions of other servers that a call comes from, the newest last."""
    named = header(scope, VIA.lower().encode()) or ""
    return tuple(one.strip() for one in named.split(",") if one.strip())


def lifecycle_of(scope: Scope, *names: str) -> Lifecycle | None:
    """What the first of these headers that is there asks for files; raises BadRequest when it cannot be read."""
    for name in names:
        if (value := header(scope, name.lower().encode())) is None:
            continue
        try:
            return Lifecycle.parse(orjson.loads(value))
        except ValueError as error:
            raise BadRequest(f"{name} cannot be read: {error}") from None
    return None


def _idempotency_key(scope: Scope) -> str | None:
    key = header(scope, b"idempotency-key")
    if key is not None and not 0 < len(key) <= MOST_KEY_LENGTH:
        raise BadRequest(f"Idempotency-Key must have 1 to {MOST_KEY_LENGTH} characters")
    return key


def _start_timeout(scope: Scope) -> float | None:
    """The newer header wins over the one that today's clients send."""
    for name in ("X-Fal-Request-Start-Timeout", "X-Fal-Request-Timeout"):
        if (value := header(scope, name.lower().encode())) is None:
            continue
        try:
            seconds = float(value)
        except ValueError:
            raise BadRequest(f"{name} must be a number of seconds, not {value!r}") from None
        if not MIN_START_TIMEOUT < seconds < float("inf"):
            raise BadRequest(f"{name} must be greater than {MIN_START_TIMEOUT} seconds, not {value}")
        return seconds
    return None


def input_of(body: bytes) -> dict[str, Any] | InvalidInput:
    """The body as an object, or what is wrong with it, in FastAPI's words."""
    if not body:
        return InvalidInput([FieldProblem(("body",), "Field required", "missing")])
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError:
        return InvalidInput([_json_problem(body)])
    if not isinstance(value, dict):
        text = "Input should be a valid dictionary or object to extract fields from"
        return InvalidInput([FieldProblem(("body",), text, "model_attributes_type", value)])
    return value  # pyright: ignore[reportUnknownVariableType] - JSON: any object at all


def _json_problem(body: bytes) -> FieldProblem:
    """The standard library's words for what orjson refused, because fal's server uses them."""
    try:
        json.loads(body)
    except json.JSONDecodeError as error:
        return FieldProblem(("body", error.pos), "JSON decode error", "json_invalid", {}, {"error": error.msg})
    except UnicodeDecodeError:
        pass
    return FieldProblem(("body", 0), "JSON decode error", "json_invalid", {}, {"error": "Expecting value"})
