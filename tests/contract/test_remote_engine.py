"""The law of engines elsewhere (`rushes.contracts.remote.RemoteEngine`), held by every one of them."""

import sys
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, get_args

import orjson
import pytest

from rushes.contracts.remote import AnswerLost, OutOfReach, Poll, Refused, RemoteEngine, Stage
from rushes.core.jobs import CharacterJob, Footage, Job, Keyframe, Picture, VideoJob
from rushes.core.submissions import Plan, Promise
from rushes.errors import Fault
from rushes.media.conform import conform
from rushes.media.probe import UnreadableMedia
from support.paid_vendors import H3, Fal, Hailuo, Omni, Videos
from support.toys import Toys, install_toy_engine
from support.vendors import Loss, No, Vendor, Word, engine_of

pytestmark = pytest.mark.anyio

VENDORS: dict[str, Callable[[], Vendor]] = {
    "openai": lambda: Videos("openai"),
    "sglang": lambda: Videos("sglang"),
    "vllm_omni": lambda: Videos("vllm_omni"),
    "litellm": lambda: Videos("litellm"),
    "newapi": lambda: Videos("newapi"),
    "auto": lambda: Videos("litellm", asked="auto"),
    "idempotent": lambda: Videos("openai", recovers=True),
    "hailuo": Hailuo,
    "h3": H3,
    "omni": Omni,
    "fal": Fal,
    "rushes": lambda: Fal(recovers=True),
    "toy": Toys,
}
"""Every engine elsewhere that comes with Rushes, one that does not, and the fakes of their vendors."""

JOB = VideoJob(prompt="a meadow", width=320, height=256, fps=12, seconds=2.0, seed=7)
TOKEN = "0b9f9bd2-3c7e-4d5c-9b57-6e1f4be2f0a1-1"

PICTURE = Picture("https://example.com/picture.png", ("body", "image_url"))
FOOTAGE = Footage(("body", "video_id"), id="video_1")
JOBS: tuple[Job, ...] = (
    JOB,
    replace(JOB, audio=False),
    replace(JOB, width=1080, height=1920),
    replace(JOB, keyframes=(Keyframe(PICTURE, 0.0),)),
    replace(JOB, keyframes=(Keyframe(PICTURE, 0.0), Keyframe(PICTURE, 2.0))),
    replace(JOB, references=(PICTURE,)),
    replace(JOB, characters=(FOOTAGE,)),
    replace(JOB, remixes=FOOTAGE),
    replace(JOB, extends=FOOTAGE),
)
IMPOSSIBLE: tuple[Job, ...] = (replace(JOB, seconds=4000.0), CharacterJob("Mia", FOOTAGE, 7))


@pytest.fixture(scope="module", autouse=True)
def toy_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The engine of another package, installed."""
    packages = tmp_path_factory.mktemp("packages")
    install_toy_engine(packages)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(packages), *sys.path])
        yield


@pytest.fixture(params=VENDORS)
async def vendor(request: pytest.FixtureRequest) -> AsyncGenerator[Vendor]:
    vendor = VENDORS[request.param]()
    async with vendor.serving():
        yield vendor


@asynccontextmanager
async def engine_at(vendor: Vendor, **options: object) -> AsyncGenerator[RemoteEngine]:
    """An engine that has been started, as if by a server of its own."""
    engine = engine_of(vendor, **options)
    await engine.start()
    try:
        yield engine
    finally:
        await engine.stop()


def kept(thing: Any, vendor: Vendor) -> Any:
    """A plan or a handle, as it comes back from the database: JSON without a secret."""
    text = orjson.dumps(thing)
    assert vendor.secret not in text.decode()
    return orjson.loads(text)


def kept_plan(plan: Plan, vendor: Vendor) -> Plan:
    fields = kept(asdict(plan), vendor)
    return Plan(**fields | {"promise": Promise(**fields["promise"])})


async def submitted(vendor: Vendor) -> tuple[Plan, dict[str, Any]]:
    """What is left in the database of a server that gave a job away and is gone."""
    async with engine_at(vendor) as engine:
        plan = engine.plan(JOB)
        handle = await engine.submit(plan, JOB, TOKEN)
    return kept_plan(plan, vendor), kept(handle, vendor)


# --- before anything is called ------------------------------------------------------------------------------------


async def test_what_it_accepts_depends_on_the_job_alone_and_a_no_says_why(vendor: Vendor) -> None:
    engine, other = engine_of(vendor), engine_of(vendor)
    assert engine.accepts(JOB) is None
    for job in (*JOBS, *IMPOSSIBLE):
        answer = engine.accepts(job)
        assert other.accepts(job) == answer == engine.accepts(job)
        assert answer is None or " " in answer.strip()
        assert vendor.secret not in (answer or "")
    assert all(engine.accepts(job) for job in IMPOSSIBLE)
    assert vendor.calls == 0


async def test_a_plan_is_json_without_secrets_and_the_same_for_the_same_job(vendor: Vendor) -> None:
    plan = engine_of(vendor).plan(JOB)
    assert engine_of(vendor).plan(JOB) == plan
    assert kept_plan(plan, vendor) == plan
    assert plan.promise == Promise(320, 256, 12, 24, audio=True)
    assert engine_of(vendor).plan(replace(JOB, prompt="a forest")) != plan
    assert vendor.calls == 0


async def test_accounts_are_told_apart(vendor: Vendor) -> None:
    keys = [name for name, value in vendor.options().items() if value == vendor.secret]
    other = engine_of(vendor, **dict.fromkeys(keys, "another-key"))
    assert (other.plan(JOB).account == engine_of(vendor).plan(JOB).account) is not bool(keys)


# --- giving a job away --------------------------------------------------------------------------------------------


async def test_a_submission_is_one_call_and_one_job(vendor: Vendor) -> None:
    await submitted(vendor)
    assert (vendor.calls, vendor.billed) == (1, 1)


@pytest.mark.parametrize("no", get_args(No))
async def test_a_no_is_proof_that_there_is_no_job(vendor: Vendor, no: No) -> None:
    expected: dict[No, tuple[Fault, ...]] = {
        "refused": (Fault.BAD_INPUT, Fault.REJECTED),
        "policy": (Fault.CONTENT_POLICY,),
        "busy": (Fault.BUSY,),
        "unauthorized": (Fault.OPERATOR,),
    }
    async with engine_at(vendor) as engine:
        vendor.next_call(no)
        with pytest.raises(Refused) as refused:
            await engine.submit(engine.plan(JOB), JOB, TOKEN)
        assert refused.value.fault in expected[no]
        assert vendor.secret not in refused.value.raw
        assert vendor.billed == 0
        await engine.submit(engine.plan(JOB), JOB, TOKEN)
        assert vendor.billed == 1


async def test_a_vendor_that_cannot_be_reached_has_no_job(vendor: Vendor) -> None:
    plan = replace(engine_of(vendor).plan(JOB), base_url="http://127.0.0.1:9/v1")
    async with engine_at(vendor) as engine:
        with pytest.raises(Refused) as refused:
            await engine.submit(plan, JOB, TOKEN)
        assert refused.value.fault is Fault.DOWN
    assert vendor.calls == 0


@pytest.mark.parametrize("loss", get_args(Loss))
async def test_a_lost_answer_is_no_second_call_and_its_job_is_found_elsewhere_or_not_looked_for(
    vendor: Vendor, loss: Loss
) -> None:
    async with engine_at(vendor) as engine:
        plan = engine.plan(JOB)
        vendor.next_call(loss)
        with pytest.raises(AnswerLost) as lost:
            await engine.submit(plan, JOB, TOKEN)
        assert vendor.secret not in str(lost.value)
    assert (vendor.calls, vendor.billed) == (1, 1)
    async with engine_at(vendor) as engine:
        for _ in range(2):
            handle = await engine.recover(kept_plan(plan, vendor), JOB, TOKEN)
            assert (handle is not None) is vendor.recovers
            if handle is not None:
                assert (await engine.poll(plan, kept(handle, vendor))).stage is Stage.DONE
    assert vendor.billed == 1


# --- bringing it home ---------------------------------------------------------------------------------------------


async def test_a_job_is_brought_home_by_plan_and_handle_alone_as_often_as_one_likes(
    vendor: Vendor, tmp_path: Path
) -> None:
    plan, handle = await submitted(vendor)
    brought: list[bytes] = []
    for number in range(2):  # each time as a server that has just been started
        async with engine_at(vendor) as engine:
            for _ in range(2):
                done = await engine.poll(plan, handle)
                assert done.stage is Stage.DONE
                clip = tmp_path / f"{number}.mp4"
                await engine.fetch(plan, handle, done, clip)
                brought.append(clip.read_bytes())
    assert len(set(brought)) == 1
    conform(tmp_path / "0.mp4", tmp_path, plan.promise)
    assert (vendor.calls, vendor.billed) == (1, 1)


async def test_an_unheard_of_word_is_patience(vendor: Vendor) -> None:
    plan, handle = await submitted(vendor)
    async with engine_at(vendor) as engine:
        vendor.says("running")
        assert (await engine.poll(plan, handle)).stage is Stage.RUNNING
        vendor.says("unheard_of")
        assert (await engine.poll(plan, handle)).stage is Stage.RUNNING
        vendor.says("done")
        assert (await engine.poll(plan, handle)).stage is Stage.DONE


@pytest.mark.parametrize(("word", "fault"), [("failed", Fault.FAILED), ("policy", Fault.CONTENT_POLICY)])
async def test_a_failure_says_whose_it_is(vendor: Vendor, word: Word, fault: Fault) -> None:
    plan, handle = await submitted(vendor)
    vendor.says(word)
    async with engine_at(vendor) as engine:
        for _ in range(2):
            looked = await engine.poll(plan, handle)
            assert (looked.stage, looked.fault) == (Stage.FAILED, fault)
            assert looked.raw
            assert vendor.secret not in looked.raw


async def test_a_job_that_the_vendor_does_not_know_is_gone(vendor: Vendor) -> None:
    plan, handle = await submitted(vendor)
    vendor.forgets()
    async with engine_at(vendor) as engine:
        for _ in range(2):
            with pytest.raises(OutOfReach) as gone:
                await engine.poll(plan, handle)
            assert gone.value.gone
            assert vendor.secret not in str(gone.value)


async def test_a_vendor_that_breaks_down_has_not_lost_the_job(vendor: Vendor) -> None:
    plan, handle = await submitted(vendor)
    vendor.breaks_down()
    async with engine_at(vendor) as engine:
        with pytest.raises(OutOfReach) as down:
            await engine.poll(plan, handle)
        assert not down.value.gone
        assert (await engine.poll(plan, handle)).stage is Stage.DONE


async def test_done_without_a_video_is_told(vendor: Vendor, tmp_path: Path) -> None:
    plan, handle = await submitted(vendor)
    vendor.hands_out("nothing")
    async with engine_at(vendor) as engine:
        for _ in range(2):
            assert await fault_of_fetching(engine, plan, handle, tmp_path) in (Fault.NO_MEDIA, None)
            assert not (tmp_path / "fetched").exists()


async def fault_of_fetching(engine: RemoteEngine, plan: Plan, handle: dict[str, Any], folder: Path) -> Fault | None:
    """The fault of a job that failed by its own word; None where its video could not be fetched for good."""
    looked: Poll = await engine.poll(plan, handle)
    if looked.stage is Stage.FAILED:
        return looked.fault
    with pytest.raises(OutOfReach) as nothing:
        await engine.fetch(plan, handle, looked, folder / "fetched")
    assert nothing.value.gone
    return None


async def test_an_expired_link_is_mended_by_another_look(vendor: Vendor, tmp_path: Path) -> None:
    plan, handle = await submitted(vendor)
    vendor.hands_out("expired_once")
    async with engine_at(vendor) as engine:
        try:
            await engine.fetch(plan, handle, await engine.poll(plan, handle), tmp_path / "fetched")
        except OutOfReach:
            await engine.fetch(plan, handle, await engine.poll(plan, handle), tmp_path / "fetched")
    conform(tmp_path / "fetched", tmp_path, plan.promise)


async def test_a_truncated_file_does_not_pass_for_a_video(vendor: Vendor, tmp_path: Path) -> None:
    plan, handle = await submitted(vendor)
    vendor.hands_out("truncated")
    async with engine_at(vendor) as engine:
        done = await engine.poll(plan, handle)
        with pytest.raises((OutOfReach, UnreadableMedia)):  # noqa: PT012 - it may be found out early or late
            await engine.fetch(plan, handle, done, tmp_path / "fetched")
            conform(tmp_path / "fetched", tmp_path, plan.promise)


async def test_a_job_can_be_stopped_as_often_as_one_likes(vendor: Vendor) -> None:
    plan, handle = await submitted(vendor)
    vendor.says("running")
    async with engine_at(vendor) as engine:
        stopped = await engine.cancel(plan, handle)
        await engine.cancel(plan, handle)
    async with engine_at(vendor) as engine:
        assert isinstance(await engine.cancel(plan, handle), bool)
    assert isinstance(stopped, bool)
    assert vendor.billed == 1


# --- the vendor itself --------------------------------------------------------------------------------------------


async def test_health_is_none_or_a_sentence(vendor: Vendor) -> None:
    async with engine_at(vendor) as engine:
        assert await engine.health() is None
    assert vendor.calls == 0
