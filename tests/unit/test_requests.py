"""The transitions of a request."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from rushes.core.requests import Failure, GenerationRequest, Outcome, Status, TransitionError

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def a_request() -> GenerationRequest:
    return GenerationRequest("id", "fal-ai/sora-2/text-to-video", "key", {"prompt": "x"}, "fake", 1, NOW)


def test_a_success_passes_through_the_three_statuses_and_counts_versions() -> None:
    started = a_request().started(fence=1, attempt=1, engine="fake", now=NOW)
    done = started.succeeded({"video": {}}, ("k",), Decimal(4), NOW + timedelta(seconds=2))
    assert [a_request().status, started.status, done.status] == [Status.IN_QUEUE, Status.IN_PROGRESS, Status.COMPLETED]
    assert (done.outcome, done.version, done.inference_time) == (Outcome.SUCCESS, 3, 2.0)


@pytest.mark.parametrize("change", ["started", "cancelled", "failed", "succeeded", "requeued", "timed_out"])
def test_a_completed_request_never_changes_again(change: str) -> None:
    done = a_request().cancelled(NOW)
    arguments: tuple[object, ...] = {
        "started": (2, 2, "fake", NOW),
        "cancelled": (NOW,),
        "failed": (Failure(500, "x", "y"), NOW),
        "succeeded": (dict[str, object](), (), Decimal(4), NOW),
        "requeued": (),
        "timed_out": (NOW,),
    }[change]
    with pytest.raises(TransitionError):
        getattr(done, change)(*arguments)


def test_only_a_waiting_request_times_out_and_only_a_running_one_is_requeued() -> None:
    started = a_request().started(1, 1, "fake", NOW)
    with pytest.raises(TransitionError):
        started.timed_out(NOW)
    with pytest.raises(TransitionError):
        a_request().requeued()
    assert started.requeued().status is Status.IN_QUEUE


def test_what_was_asked_is_forgotten_at_the_end_when_the_caller_wishes_so() -> None:
    secret = replace(a_request(), store_io=False)
    assert secret.started(1, 1, "fake", NOW).input == {"prompt": "x"}
    assert secret.cancelled(NOW).input == {}


def test_a_timeout_says_what_fal_says() -> None:
    failure = a_request().timed_out(NOW).failure
    assert failure is not None
    assert (failure.status_code, failure.error_type) == (504, "request_timeout")
