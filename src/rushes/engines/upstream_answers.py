"""What the answers of vendors mean: their words for where a job stands, and for why they do not make one.

One table for all engines elsewhere. What callers are told of each fault is in `rushes.errors`; a vendor's own words
are for the operator alone. Sources: the vendors' references, and for what they do not list, words that were met.
"""

from collections.abc import Mapping, Sequence

from rushes.contracts.remote import AnswerLost, Refused, Stage
from rushes.engines.upstream_http import Answer
from rushes.errors import Fault

_DONE = frozenset({"completed", "complete", "succeeded", "succeed", "success", "done"})
_FAILED = frozenset(
    {
        "failed",
        "fail",
        "failure",
        "error",
        "expired",
        "cancelled",
        "canceled",
        "rejected",
        # Gemini's Interactions: nobody will give what these wait for.
        "incomplete",
        "budget_exceeded",
        "requires_action",
        "requires_continuation",
    }
)

_POLICY = ("moderat", "policy", "safety", "sentinel", "prohibited", "blocklist", "new_sensitive", "sensitive content")
_OPERATOR = ("insufficient_quota", "invalid_api_key", "api_key_invalid", "api key not valid", "failed_precondition")
"""Words that speak of the account, whatever the status: Google answers 400 to a key that it does not know."""

CODES: Mapping[int, Fault] = {
    1000: Fault.FAILED,
    1001: Fault.DOWN,
    1002: Fault.BUSY,
    1004: Fault.OPERATOR,
    1008: Fault.OPERATOR,
    1024: Fault.DOWN,
    1026: Fault.CONTENT_POLICY,
    1027: Fault.CONTENT_POLICY,
    1033: Fault.DOWN,
    1042: Fault.BAD_INPUT,
    2013: Fault.BAD_INPUT,
    2049: Fault.OPERATOR,
}
"""MiniMax's codes: unknown, timeout, rate limit, not authorised, no balance, internal, input and output sensitive,
downstream, invisible characters, invalid parameters, invalid key."""

UNSURE = frozenset({1000, 1001, 1024, 1033})
"""Those of MiniMax's codes that do not prove that there is no job."""

TYPES: Mapping[str, Fault] = {
    "content_policy_violation": Fault.CONTENT_POLICY,
    "no_media_generated": Fault.NO_MEDIA,
    "face_detection_error": Fault.FACE,
    "feature_not_supported": Fault.UNSUPPORTED,
    "generation_timeout": Fault.TIMEOUT,
    "downstream_service_unavailable": Fault.DOWN,
    "request_timeout": Fault.BUSY,
    "startup_timeout": Fault.BUSY,
    "concurrent_requests_limit": Fault.BUSY,
    "client_cancelled": Fault.FAILED,
    "authorization_error": Fault.OPERATOR,
}
"""fal's types of errors that say more than the status beside them: a 422 is otherwise the input's, a 5xx a failure."""

_LOOP = 508
"""What a Rushes answers to a call of its own: RFC 5842, 7.2. Nobody took the job."""

_AMBIGUOUS = (408, 409)
"""Answers of 4xx that do not prove that there is no job."""


def stage_of(word: object) -> Stage:
    """Where a job stands: a word that nobody knows is one that runs, until the deadline."""
    text = str(word or "").strip().lower()
    if text in _DONE:
        return Stage.DONE
    return Stage.FAILED if text in _FAILED else Stage.RUNNING


def is_policy(text: str) -> bool:
    """Whether an error says that the content is not allowed: the codes were never listed."""
    return any(word in text.lower() for word in _POLICY)


def fault_of_failure(text: str) -> Fault:
    """Why a job that a vendor took came to nothing."""
    return Fault.CONTENT_POLICY if is_policy(text) else Fault.FAILED


def fault_of(status: int, text: str) -> Fault:
    """What an HTTP answer of 400 and more says about a job that it refused."""
    lowered = text.lower()
    if status in (401, 402, 403) or any(word in lowered for word in _OPERATOR):
        return Fault.CONTENT_POLICY if status == 403 and is_policy(text) else Fault.OPERATOR
    if status == 429:
        return Fault.BUSY
    if is_policy(text):
        return Fault.CONTENT_POLICY
    if status == 404:  # no such route, or no such model: nothing that a caller could mend
        return Fault.OPERATOR
    return Fault.BAD_INPUT if status in (400, 413, 415, 422) else Fault.REJECTED


def fault_of_types(types: Sequence[str], status: int, text: str) -> Fault:
    """Why a job came to nothing, by fal's types of errors (the first that says so), else by the status and the text."""
    known = next((TYPES[name] for name in types if name in TYPES), None)
    if known is None and types and status == 422:  # fields have names like `safety_tolerance`: the text says nothing
        return Fault.BAD_INPUT
    return known or (fault_of(status, text) if status < 500 else fault_of_failure(text))


def require_success(answer: Answer, text: str, fault: Fault | None = None) -> None:
    """Raise Refused or AnswerLost where a call that makes a job was not answered with success.

    `text` is what the answer says of an error, `fault` what that means where the engine knows better than its words
    and the status. Only a 4xx that says no is proof that there is no job, and a call that ran in a circle.
    """
    if answer.status == _LOOP:
        raise Refused(Fault.OPERATOR, f"{answer.status}: {text}")
    if 400 <= answer.status < 500 and answer.status not in _AMBIGUOUS:
        raise Refused(fault or fault_of(answer.status, text), f"{answer.status}: {text}", answer.after)
    if answer.status >= 300:
        raise AnswerLost(f"{answer.status} without a job: {text[:500]}")
