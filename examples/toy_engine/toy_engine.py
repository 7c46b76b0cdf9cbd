"""An engine for a vendor that keeps clips by the names that callers give them: `POST /clips`, `GET /clips/NAME`."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ValidationError

from rushes.contracts.remote import AnswerLost, Handle, OutOfReach, Patience, Poll, RemoteEngine
from rushes.core.jobs import CharacterJob, Job, VideoJob
from rushes.core.submissions import Plan, Promise
from rushes.engines.upstream_answers import fault_of_failure, require_success, stage_of
from rushes.engines.upstream_http import Upstream
from rushes.errors import SettingsError


class Options(BaseModel, extra="forbid"):
    name: str
    base_url: str
    api_key: str = ""
    submit_seconds: float = 30.0


class Clip(BaseModel):
    state: str
    why: str = ""


class ToyEngine:
    concurrency, paid, resubmit_unknown, heeds, patience = 4, True, False, frozenset[str](), Patience(first=0.1)

    def __init__(self, options: Options) -> None:
        self.name, self._base = options.name, options.base_url
        self._vendor = Upstream(options.base_url, options.api_key, "Bearer", options.submit_seconds)

    def accepts(self, job: Job) -> str | None:
        if isinstance(job, CharacterJob) or job.task != "text" or job.characters:
            return f"{self.name} makes clips from text alone"
        return f"{self.name} makes clips of up to 10 s, not of {job.seconds:g} s" if job.seconds > 10 else None

    def plan(self, job: VideoJob) -> Plan:
        promise = Promise(job.width, job.height, job.fps, job.frames, job.audio)
        asked = {"prompt": job.prompt, "width": job.width, "height": job.height, "fps": job.fps, "frames": job.frames}
        return Plan(self._vendor.account, self._base, "toy", {**asked, "sound": job.audio, "seed": job.seed}, promise)

    async def submit(self, plan: Plan, job: VideoJob, token: str) -> Handle:
        answer = await self._vendor.submit(f"{plan.base_url}/clips", json={"name": token, **plan.arguments})
        require_success(answer, answer.text)  # raises Refused only where the answer proves that there is no clip
        if _clip(answer.json) is None:
            raise AnswerLost(answer.text[:500])
        return {"name": token}

    async def recover(self, plan: Plan, job: VideoJob, token: str) -> Handle | None:
        return await self.submit(plan, job, token)  # it makes one clip of a name, however often it is asked

    async def poll(self, plan: Plan, handle: Handle) -> Poll:
        answer = await self._vendor.look("GET", f"{plan.base_url}/clips/{handle['name']}")
        clip = _clip(answer.json) or Clip(state="")  # a word that nobody knows means patience
        return Poll(stage_of(clip.state), after=answer.after, fault=fault_of_failure(clip.why), raw=clip.why)

    async def fetch(self, plan: Plan, handle: Handle, done: Poll, into: Path) -> None:
        await self._vendor.download(f"{plan.base_url}/clips/{handle['name']}.mp4", into)

    async def cancel(self, plan: Plan, handle: Handle) -> bool:
        await self._vendor.look("DELETE", f"{plan.base_url}/clips/{handle['name']}")
        return True

    async def health(self) -> str | None:
        try:
            await self._vendor.look("GET", f"{self._base}/clips")
        except OutOfReach as error:
            return str(error)
        return None

    async def start(self) -> None: ...

    async def stop(self) -> None:
        await self._vendor.close()


def _clip(answer: object) -> Clip | None:
    try:
        return Clip.model_validate(answer)
    except ValidationError:
        return None


def build(options: Mapping[str, object]) -> RemoteEngine:
    try:
        return ToyEngine(Options.model_validate(dict(options)))
    except ValidationError as error:
        raise SettingsError(f"The options of a toy engine are wrong: {error}") from error
