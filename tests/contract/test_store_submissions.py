"""What is kept of jobs given to engines elsewhere."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from rushes.contracts.stores import Store, Transaction
from rushes.core.pricing import Basis
from rushes.core.requests import GenerationRequest
from rushes.core.submissions import Plan, Promise, Submission, SubmissionState
from rushes.errors import Fault

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
PLAN = Plan("ab12", "http://far/v1", "m", {"prompt": "a meadow", "seconds": "4"}, Promise(1280, 720, 24, 96, True))
FIRST = Submission("r1", 1, "far", PLAN, SubmissionState.SUBMITTING, NOW)
RUNNING = replace(FIRST, state=SubmissionState.RUNNING, handle={"id": "video_1"})


@pytest.fixture
async def requests(store: Store) -> Store:
    """A store with a request."""
    request = GenerationRequest("r1", "openai/videos", "k", {"prompt": "a meadow"}, "far", 1, NOW)
    await store.transact(lambda tx: tx.requests.insert(request))
    return store


async def kept(store: Store, *submissions: Submission) -> None:
    def keep(tx: Transaction) -> None:
        for submission in submissions:
            if not tx.submissions.add(submission):
                tx.submissions.save(submission)

    await store.transact(keep)


async def test_a_submission_comes_back_as_it_was_stored_and_changed(requests: Store) -> None:
    ended = replace(
        RUNNING,
        state=SubmissionState.FAILED,
        ended_at=NOW,
        fault=Fault.NO_MEDIA,
        problem="empty",
        usage=Decimal("4.5"),
        estimate=Decimal("0.4"),
        cost=Decimal("0.45"),
        basis=Basis.VENDOR,
    )
    for submission in (FIRST, RUNNING, ended):
        await kept(requests, submission)
        assert await requests.read(lambda tx: tx.submissions.of("r1")) == [submission]


async def test_a_number_is_taken_once(requests: Store) -> None:
    assert await requests.transact(lambda tx: tx.submissions.add(FIRST))
    assert not await requests.transact(lambda tx: tx.submissions.add(replace(FIRST, engine="other")))
    assert await requests.transact(lambda tx: tx.submissions.add(replace(FIRST, number=2)))
    assert [one.number for one in await requests.read(lambda tx: tx.submissions.of("r1"))] == [1, 2]


@pytest.mark.parametrize(
    ("made", "before", "after"),
    [
        (True, "running", "done"),
        (False, "running", "stopping"),
        (False, "submitting", "unknown"),
        (False, "refused", "refused"),
        (False, "failed", "failed"),
    ],
)
async def test_the_end_of_a_request_closes_what_is_open(requests: Store, made: bool, before: str, after: str) -> None:
    await kept(requests, replace(RUNNING, state=SubmissionState(before)))
    await requests.transact(lambda tx: tx.submissions.close("r1", made, NOW))
    (closed,) = await requests.read(lambda tx: tx.submissions.of("r1"))
    assert closed.state == after
    assert len(await requests.read(lambda tx: tx.submissions.stopping())) == (after == "stopping")


async def test_arguments_are_forgotten_and_the_rest_stays(requests: Store) -> None:
    await kept(requests, RUNNING)
    await requests.transact(lambda tx: tx.submissions.forget_arguments("r1"))
    (left,) = await requests.read(lambda tx: tx.submissions.of("r1"))
    assert left == replace(RUNNING, plan=replace(PLAN, arguments={}))
