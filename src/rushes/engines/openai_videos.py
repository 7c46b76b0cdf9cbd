"""Any server that speaks OpenAI's videos API: the dialect outlived the service that it was made for."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from pydantic import SecretStr

from rushes.contracts.remote import AnswerLost, Handle, OutOfReach, Poll, Refused, RemoteEngine, Stage
from rushes.core.jobs import CharacterJob, Job, VideoJob
from rushes.core.submissions import VIA, Plan, Promise
from rushes.engines.openai_videos_dialects import (
    DIALECTS,
    DialectName,
    Encoding,
    arguments,
    id_of,
    job_of,
    models_of,
    no_of,
    progress_of,
    said,
    urls_of,
    word_of,
)
from rushes.engines.upstream_answers import fault_of_failure, is_policy, require_success, stage_of
from rushes.engines.upstream_http import Answer, Upstream
from rushes.engines.upstream_options import RemoteOptions, read
from rushes.engines.upstream_pictures import fitted
from rushes.errors import Fault

_WRONG_FORM = (400, 415, 422)
"""A body that a server cannot read is refused with one of these, before there is a job."""


class Options(RemoteOptions):
    """What `[engines.NAME]` may say beside `type = "openai_videos"`."""

    base_url: str
    """Up to `/v1`."""
    api_key: SecretStr = SecretStr("")
    caller_keys: bool = False
    """Whether callers may bring keys of their own, as `api_key` in their input."""
    model: str
    dialect: DialectName = "auto"
    paid: bool = True
    idempotent: bool = False
    """Whether the server knows a repeated call by its `Idempotency-Key`."""
    seconds: tuple[int, ...] = ()
    """The lengths that the model makes; none: any up to `longest`."""
    longest: float = 20.0
    sizes: tuple[str, ...] = ()
    """The sizes that it makes, as "1280x720"; none: any."""
    pictures: bool = True
    """Whether it makes videos from a first picture."""


def build(options: Mapping[str, object]) -> RemoteEngine:
    """The engine that `Options` describe; raises SettingsError when one is unknown or wrong."""
    return OpenAIVideosEngine(read(Options, "openai_videos", options))


class OpenAIVideosEngine:
    """`rushes.contracts.remote.RemoteEngine`."""

    def __init__(self, options: Options, account: str | None = None) -> None:
        self._options = options
        self._dialect = DIALECTS[options.dialect]
        key = options.api_key.get_secret_value()
        self._upstream = Upstream(options.base_url, key, "Bearer", options.submit_seconds)
        self._account = self._upstream.account if account is None else account
        self.name = options.name
        self.concurrency = options.concurrency
        self.paid = options.paid
        self.caller_keys = options.caller_keys
        self.resubmit_unknown = options.resubmit_unknown
        self.heeds: frozenset[str] = frozenset()
        self.patience = options.patience

    def accepts(self, job: Job) -> str | None:
        """Clips from text, and from a first picture."""
        options = self._options
        if isinstance(job, CharacterJob):
            return f"{self.name} makes no characters"
        if job.task not in ("text", "keyframes"):
            return f"{self.name} makes clips from text and a first picture, not this: {job.task}"
        if len(job.keyframes) > 1 or any(keyframe.at for keyframe in job.keyframes):
            return f"{self.name} takes one picture, which the clip starts from"
        if job.keyframes and not options.pictures:
            return f"{self.name} makes clips from text alone: `pictures` in rushes.toml"
        if job.characters:
            return f"{self.name} knows no characters"
        longest = max(options.seconds, default=options.longest)
        if job.seconds > longest:
            return f"{self.name} makes clips of up to {longest:g} s, not of {job.seconds:g} s"
        if job.fit is None and options.sizes and f"{job.width}x{job.height}" not in options.sizes:
            return f"{self.name} does not make {job.width}x{job.height}: `sizes` in rushes.toml"
        return None

    async def start(self) -> None:
        """Nothing to do."""

    async def stop(self) -> None:
        """Let go of all connections."""
        await self._upstream.close()

    def with_key(self, key: str) -> RemoteEngine:
        """The same, with a caller's key in place of the operator's."""
        return OpenAIVideosEngine(self._options.model_copy(update={"api_key": SecretStr(key)}), account="caller")

    # --- giving a job away ----------------------------------------------------------------------------------

    def plan(self, job: VideoJob) -> Plan:
        """What will be submitted."""
        options = self._options
        return Plan(
            account=self._account,
            base_url=options.base_url.rstrip("/"),
            model=options.model,
            arguments=arguments(self._dialect, options.model, job, options.seconds),
            promise=Promise(job.width, job.height, job.fps, job.frames, job.audio),
        )

    async def submit(self, plan: Plan, job: VideoJob, token: str) -> Handle:
        """POST /videos: one call; another one, in another encoding, only where the first was refused as unreadable."""
        size = plan.promise.width, plan.promise.height
        picture = fitted(job.keyframes[0].picture.file, *size) if job.keyframes else None
        encodings: tuple[Encoding, ...] = self._dialect.encodings if picture is None else ("form",)
        headers = {VIA: ", ".join((*job.via, token))}
        if self._options.idempotent:
            headers["Idempotency-Key"] = token
        answer = await self._create(plan, encodings[0], picture, headers)
        for other in encodings[1:]:
            if answer.status not in _WRONG_FORM or is_policy(answer.text):
                break
            answer = await self._create(plan, other, picture, headers)
        return _handle(answer)

    async def recover(self, plan: Plan, job: VideoJob, token: str) -> Handle | None:
        """The same call with the same key, where the server knows it by that; else there is no way to ask."""
        return await self.submit(plan, job, token) if self._options.idempotent else None

    async def _create(self, plan: Plan, encoding: Encoding, picture: bytes | None, headers: dict[str, str]) -> Answer:
        url = f"{plan.base_url}/videos"
        if encoding == "json":
            return await self._upstream.submit(url, json=plan.arguments, headers=headers)
        # Every field as a part of its own: without a file, httpx would write a form that is not multipart.
        parts: list[tuple[str, Any]] = [(name, (None, _text(value))) for name, value in plan.arguments.items()]
        if picture is not None:
            parts.append(("input_reference", ("first-frame.png", picture, "image/png")))
        return await self._upstream.submit(url, files=parts, headers=headers)

    # --- bringing it home -----------------------------------------------------------------------------------

    async def poll(self, plan: Plan, handle: Handle) -> Poll:
        """GET /videos/{id}."""
        answer = await self._upstream.look("GET", self._url(plan, handle))
        job = job_of(answer.json)
        match stage_of(word_of(job)):
            case Stage.FAILED:
                text = said(job)
                return Poll(Stage.FAILED, fault=fault_of_failure(text), raw=text)
            case stage:
                return Poll(stage, progress_of(job), answer.after, urls_of(job))

    async def fetch(self, plan: Plan, handle: Handle, done: Poll, into: Path) -> None:
        """GET /videos/{id}/content; where that has nothing, what the finished job names."""
        places = [f"{self._url(plan, handle)}/content", *(urljoin(f"{plan.base_url}/", url) for url in done.urls)]
        for number, place in enumerate(places, 1):
            try:
                return await self._upstream.download(place, into)
            except OutOfReach as error:
                if not error.gone or number == len(places):
                    raise
        return None

    async def cancel(self, plan: Plan, handle: Handle) -> bool:
        """DELETE /videos/{id}, where that stops what runs."""
        if not self._dialect.cancels:
            return False
        try:
            await self._upstream.look("DELETE", self._url(plan, handle))
        except OutOfReach as error:
            if error.fault is Fault.OPERATOR or error.gone:
                return False
            raise
        return True

    async def health(self) -> str | None:
        """None when the server answers GET /models with this model, or without a list."""
        try:
            answer = await self._upstream.look("GET", f"{self._options.base_url.rstrip('/')}/models")
        except OutOfReach as error:
            return None if error.gone else str(error)
        models = models_of(answer.json)
        if models and self._options.model not in models:
            return f"the server has no model {self._options.model!r}, it has {', '.join(models[:10])}"
        return None

    def _url(self, plan: Plan, handle: Handle) -> str:
        return f"{plan.base_url}/videos/{handle['id']}"


def _handle(answer: Answer) -> Handle:
    """The job that an answer to a create call tells of."""
    text = said(answer.json) if answer.json is not None else answer.text[:500]
    require_success(answer, text)
    found = id_of(job_of(answer.json))
    if found is not None:
        return {"id": found}
    if (no := no_of(answer.json)) is not None:
        raise Refused(Fault.CONTENT_POLICY if is_policy(no) else Fault.REJECTED, f"{answer.status}: {no}")
    raise AnswerLost(f"{answer.status} without a job: {text[:500]}")


def _text(value: object) -> str:
    """A field of a form."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value) if isinstance(value, dict | list) else str(value)
