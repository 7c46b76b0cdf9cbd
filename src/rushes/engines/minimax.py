"""MiniMax: Hailuo by the first version of its video API, H3 by the second."""

import asyncio
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr

from rushes.contracts.remote import AnswerLost, Handle, OutOfReach, Poll, Refused, RemoteEngine, Stage
from rushes.core.jobs import CharacterJob, Job, VideoJob
from rushes.core.submissions import Plan, Promise
from rushes.engines.minimax_models import ModelName, arguments, choose, version_of, with_pictures
from rushes.engines.upstream_answers import CODES, UNSURE, fault_of_failure, require_success, stage_of
from rushes.engines.upstream_http import Answer, Upstream
from rushes.engines.upstream_json import mapping
from rushes.engines.upstream_options import RemoteOptions, read
from rushes.engines.upstream_pictures import data_uri, fitted, plain
from rushes.errors import Fault

HOSTS: Mapping[str, str] = {"international": "https://api.minimax.io", "mainland": "https://api.minimaxi.com"}
_OTHER_HOST = " (a key is good for one region alone, international or mainland: `region` in rushes.toml)"
_NO_SUCH_TASK = "record not found"
"""What the second version answers, with a 500, of a task that it does not know."""


class Options(RemoteOptions):
    """What `[engines.NAME]` may say beside `type = "minimax"`."""

    api_key: SecretStr
    model: ModelName
    region: Literal["international", "mainland"] = "international"
    """Where the key was made."""
    base_url: str | None = None
    """Something else that speaks the same API, up to `/v1` and without it."""
    first_look_seconds: float = Field(default=10.0, gt=0)


def build(options: Mapping[str, object]) -> RemoteEngine:
    """The engine that `Options` describe; raises SettingsError when one is unknown or wrong."""
    return MiniMaxEngine(read(Options, "minimax", options))


class MiniMaxEngine:
    """`rushes.contracts.remote.RemoteEngine`."""

    paid = True

    def __init__(self, options: Options) -> None:
        self._options = options
        self._base_url = (options.base_url or HOSTS[options.region]).rstrip("/")
        self._upstream = Upstream(self._base_url, options.api_key.get_secret_value(), "Bearer", options.submit_seconds)
        self.name = options.name
        self.concurrency = options.concurrency
        self.resubmit_unknown = options.resubmit_unknown
        self.heeds = frozenset({"prompt_optimizer"} if version_of(options.model) == "v1" else ())
        self.patience = options.patience

    def accepts(self, job: Job) -> str | None:
        """What the model has a size and a length for."""
        if isinstance(job, CharacterJob):
            return f"{self.name} makes no characters"
        choice = choose(self._options.model, job)
        return choice if isinstance(choice, str) else None

    async def start(self) -> None:
        """Nothing to do."""

    async def stop(self) -> None:
        """Let go of all connections."""
        await self._upstream.close()

    # --- giving a job away ----------------------------------------------------------------------------------

    def plan(self, job: VideoJob) -> Plan:
        """What will be submitted."""
        choice = choose(self._options.model, job)
        assert not isinstance(choice, str), choice
        return Plan(
            account=self._upstream.account,
            base_url=self._base_url,
            model=self._options.model,
            arguments=arguments(self._options.model, job, choice),
            promise=Promise(job.width, job.height, job.fps, job.frames, job.audio),
        )

    async def submit(self, plan: Plan, job: VideoJob, token: str) -> Handle:
        """POST /{v1,v2}/video_generation, with the pictures as `data:` URIs: clips have the shape of the first."""
        version = version_of(plan.model)
        frames, references = await asyncio.to_thread(_pictures, plan, job)
        fields = with_pictures(version, plan.arguments, frames, references)
        answer = await self._upstream.submit(f"{plan.base_url}/{version}/video_generation", json=fields)
        return _handle(answer)

    async def recover(self, plan: Plan, job: VideoJob, token: str) -> Handle | None:
        """There is no way: a call cannot be marked, and a list of tasks does not say whose they are."""
        return None

    # --- bringing it home -----------------------------------------------------------------------------------

    async def poll(self, plan: Plan, handle: Handle) -> Poll:
        """GET /v1/query/video_generation?task_id=, GET /v2/query/video_generation/{id}."""
        version = version_of(plan.model)
        query = f"{plan.base_url}/{version}/query/video_generation"
        if version == "v1":
            return _seen_v1(plan, await self._look(f"{query}?task_id={handle['id']}"))
        try:
            answer = await self._look(f"{query}/{handle['id']}")
        except OutOfReach as error:
            raise _gone(error) from error
        return _seen_v2(mapping(answer.json, "task"), answer.after)

    async def fetch(self, plan: Plan, handle: Handle, done: Poll, into: Path) -> None:
        """Download; by the first version, from where GET /v1/files/retrieve says now: its links expire."""
        if not done.urls:
            raise OutOfReach("done, and no video", gone=True)
        url = done.urls[0]
        if version_of(plan.model) == "v1":
            found = mapping((await self._look(url)).json, "file").get("download_url")
            if not isinstance(found, str) or not found:
                raise OutOfReach(f"{url} names no download", gone=True)
            url = found
        await self._upstream.download(url, into)

    async def cancel(self, plan: Plan, handle: Handle) -> bool:
        """DELETE /v2/video_generation/{id}; the first version has nothing of the kind."""
        if version_of(plan.model) == "v1":
            return False
        try:
            await self._upstream.look("DELETE", f"{plan.base_url}/v2/video_generation/{handle['id']}")
        except OutOfReach as error:
            if error.fault is Fault.OPERATOR or _gone(error).gone:
                return False
            raise
        return True

    async def health(self) -> str | None:
        """None when the key may ask for tasks: for one that cannot be, or for the list of them."""
        version = version_of(self._options.model)
        query = f"{self._base_url}/{version}/query/video_generation"
        try:
            await self._look(f"{query}?task_id=0" if version == "v1" else f"{query}?page_num=1&page_size=1")
        except OutOfReach as error:
            return None if error.gone and version == "v1" else str(error)
        return None

    async def _look(self, url: str) -> Answer:
        """GET; raises OutOfReach also where a 200 says an error, unless it tells of a task that failed."""
        answer = await self._upstream.look("GET", url)
        code, text = _code(answer)
        if code and stage_of(mapping(answer.json).get("status")) is not Stage.FAILED:
            fault = CODES.get(code, Fault.FAILED)
            raise OutOfReach(
                f"{url} answered {code} {text}{_OTHER_HOST if fault is Fault.OPERATOR else ''}",
                gone=fault is Fault.BAD_INPUT,
                fault=Fault.OPERATOR if fault is Fault.OPERATOR else Fault.DOWN,
                after=answer.after,
            )
        return answer


def _pictures(plan: Plan, job: VideoJob) -> tuple[list[str], list[str]]:
    """The first and the last picture, in the size of the clip, and the references."""
    size = plan.promise.width, plan.promise.height
    frames = [data_uri(fitted(keyframe.picture.file, *size)) for keyframe in job.keyframes]
    return frames, [data_uri(plain(reference.file)) for reference in job.references]


def _handle(answer: Answer) -> Handle:
    """The task that an answer to a create call tells of. A 200 may be a refusal: its code says so."""
    task = mapping(answer.json).get("task_id")
    if answer.status < 300 and task:
        return {"id": str(task)}
    code, text = _code(answer)
    if code in UNSURE:
        raise AnswerLost(f"{answer.status}: {code} {text}")
    if code in CODES:
        hint = _OTHER_HOST if CODES[code] is Fault.OPERATOR else ""
        raise Refused(CODES[code], f"{answer.status}: {code} {text}{hint}", answer.after)
    require_success(answer, text)
    if code:
        raise Refused(Fault.REJECTED, f"{answer.status}: {code} {text}", answer.after)
    raise AnswerLost(f"{answer.status} without a task: {text}")


def _seen_v1(plan: Plan, answer: Answer) -> Poll:
    body = mapping(answer.json)
    match stage_of(body.get("status")):
        case Stage.FAILED:
            code, text = _code(answer)
            return Poll(Stage.FAILED, fault=_fault_of_task(code, text), raw=f"{code} {text}")
        case Stage.DONE:
            file = body.get("file_id")
            urls = (f"{plan.base_url}/v1/files/retrieve?file_id={file}",) if file else ()
            return Poll(Stage.DONE, after=answer.after, urls=urls)
        case stage:
            return Poll(stage, after=answer.after)


def _seen_v2(task: Mapping[str, Any], after: float | None) -> Poll:
    match stage_of(task.get("status")):
        case Stage.FAILED:
            error = mapping(task, "error")
            text = f"{error.get('code', '')} {error.get('message', '')}".strip() or str(task.get("status"))
            return Poll(Stage.FAILED, fault=_fault_of_task(_number(error.get("code")), text), raw=text)
        case Stage.DONE:
            url = mapping(task, "content").get("url")
            seconds = mapping(task, "usage").get("output_seconds")
            billed = None if seconds is None else Decimal(str(seconds))
            urls = (url,) if isinstance(url, str) and url else ()
            return Poll(Stage.DONE, after=after, urls=urls, billed_seconds=billed)
        case stage:
            return Poll(stage, after=after)


def _fault_of_task(code: int, text: str) -> Fault:
    """Why a task came to nothing that was taken once."""
    return Fault.CONTENT_POLICY if CODES.get(code) is Fault.CONTENT_POLICY else fault_of_failure(text)


def _gone(error: OutOfReach) -> OutOfReach:
    """The second version answers 500 for a task that it does not know."""
    if _NO_SUCH_TASK in str(error):
        return OutOfReach(str(error), gone=True, fault=error.fault, after=error.after)
    return error


def _code(answer: Answer) -> tuple[int, str]:
    """The code of an answer, 0 where it says none or success, and its text."""
    said = mapping(answer.json, "base_resp")
    if said:
        return _number(said.get("status_code")), str(said.get("status_msg", ""))
    error = mapping(answer.json, "error")
    if error:
        return _number(error.get("code")), f"{error.get('type', '')} {error.get('message', '')}".strip()
    return 0, answer.text[:500]


def _number(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        return 0
