"""Gemini Omni by Google's Interactions API: what took the place of Veo, and of Sora's remixes."""

import asyncio
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from pydantic import Field, SecretStr

from rushes.contracts.remote import AnswerLost, Handle, OutOfReach, Poll, Refused, RemoteEngine, Stage
from rushes.core.jobs import CharacterJob, Job, VideoJob
from rushes.core.submissions import Plan, Promise
from rushes.engines.gemini_omni_models import (
    RESOLUTIONS,
    SHAPES,
    ModelName,
    arguments,
    choose,
    said,
    video_of,
    with_media,
)
from rushes.engines.upstream_answers import fault_of_failure, is_policy, require_success, stage_of
from rushes.engines.upstream_http import FETCH_SECONDS, MOST_INLINE_BYTES, Answer, Upstream
from rushes.engines.upstream_json import mapping, mappings
from rushes.engines.upstream_options import RemoteOptions, read
from rushes.engines.upstream_pictures import plain, surrounded
from rushes.engines.upstream_shapes import fitting_shape, size_of
from rushes.errors import Fault

GOOGLE = "https://generativelanguage.googleapis.com/v1beta"
_UNKNOWN_INTERACTION = ("invalid interaction name", "previous_interaction_id", "interaction not found")
"""Said of an id that Google does not know (any more), with 400 or 404."""


class Options(RemoteOptions):
    """What `[engines.NAME]` may say beside `type = "gemini_omni"`."""

    api_key: SecretStr
    model: ModelName
    base_url: str = GOOGLE
    """Up to the version."""
    submit_seconds: float = Field(default=120.0, gt=0)
    first_look_seconds: float = Field(default=5.0, gt=0)


def build(options: Mapping[str, object]) -> RemoteEngine:
    """The engine that `Options` describe; raises SettingsError when one is unknown or wrong."""
    return GeminiOmniEngine(read(Options, "gemini_omni", options))


class GeminiOmniEngine:
    """`rushes.contracts.remote.RemoteEngine`."""

    paid = True
    heeds: frozenset[str] = frozenset()

    def __init__(self, options: Options) -> None:
        self._options = options
        self._base_url = options.base_url.rstrip("/")
        key = options.api_key.get_secret_value()
        self._upstream = Upstream(self._base_url, key, "", options.submit_seconds, header="x-goog-api-key")
        self.name = options.name
        self.concurrency = options.concurrency
        self.resubmit_unknown = options.resubmit_unknown
        self.patience = options.patience

    def accepts(self, job: Job) -> str | None:
        """Clips from text, a first and a last picture, references, and clips with changes."""
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
        """What will be submitted. A remix of a clip that this account made refers to it."""
        choice = choose(self._options.model, job)
        assert not isinstance(choice, str), choice
        account = self._upstream.account
        origin = job.remixes.origin if job.remixes is not None else None
        ours = origin is not None and (origin.engine, origin.account, origin.base_url) == (
            self.name,
            account,
            self._base_url,
        )
        previous = str(origin.handle["id"]) if origin is not None and ours else None
        return Plan(
            account=account,
            base_url=self._base_url,
            model=self._options.model,
            arguments=arguments(self._options.model, job, choice, previous),
            promise=Promise(job.width, job.height, job.fps, job.frames, job.audio),
        )

    async def submit(self, plan: Plan, job: VideoJob, token: str) -> Handle:
        """POST /interactions: one call; another one, with the video, only where the vendor knew it no more."""
        if job.remixes is None:
            pictures = await asyncio.to_thread(_pictures, plan, job)
            return await self._create(plan, with_media(plan.arguments, pictures, None))
        if "previous_interaction_id" in plan.arguments:
            try:
                return await self._create(plan, plan.arguments)
            except Refused as error:
                if not _is_unknown(error.raw):
                    raise
        video = await asyncio.to_thread(job.remixes.file.read_bytes)
        return await self._create(plan, with_media(plan.arguments, (), video))

    async def recover(self, plan: Plan, job: VideoJob, token: str) -> Handle | None:
        """There is no way: the API has no list of interactions, and no keys of ours for them."""
        return None

    async def _create(self, plan: Plan, fields: Mapping[str, Any]) -> Handle:
        answer = await self._upstream.submit(f"{plan.base_url}/interactions", json=fields)
        require_success(answer, _error(answer))
        found = mapping(answer.json).get("id")
        if not isinstance(found, str) or not found:
            raise AnswerLost(f"{answer.status} without an interaction: {answer.text[:500]}")
        return {"id": found}

    # --- bringing it home -----------------------------------------------------------------------------------

    async def poll(self, plan: Plan, handle: Handle) -> Poll:
        """GET /interactions/{id}. Who is refused for what the clip would show gets a text in its place.

        Google bills tokens, and says how many: nothing that a price of seconds can be multiplied by.
        """
        answer = await self._look(plan, handle)
        interaction = mapping(answer.json)
        match stage_of(interaction.get("status")):
            case Stage.FAILED:
                text = said(interaction)
                broke = interaction.get("status") == "budget_exceeded"
                return Poll(Stage.FAILED, fault=Fault.OPERATOR if broke else fault_of_failure(text), raw=text)
            case Stage.DONE:
                video = video_of(interaction)
                if not video:
                    text = said(interaction)
                    fault = Fault.CONTENT_POLICY if is_policy(text) else Fault.NO_MEDIA
                    return Poll(Stage.FAILED, fault=fault, raw=text)
                urls = (self._download(plan, video["uri"]),) if video.get("uri") else ()
                return Poll(Stage.DONE, after=answer.after, urls=urls)
            case stage:
                return Poll(stage, after=answer.after)

    async def fetch(self, plan: Plan, handle: Handle, done: Poll, into: Path) -> None:
        """Download, or take the video out of the interaction, where it came with that."""
        if done.urls:
            return await self._upstream.download(done.urls[0], into)
        data = video_of(mapping((await self._look(plan, handle)).json)).get("data")
        try:
            video = await asyncio.to_thread(b64decode, str(data or ""), validate=True)
        except ValueError as error:
            raise OutOfReach("the video in the answer is no base64", gone=True) from error
        if not video:
            raise OutOfReach("done, and no video", gone=True)
        await asyncio.to_thread(into.write_bytes, video)
        return None

    async def cancel(self, plan: Plan, handle: Handle) -> bool:
        """POST /interactions/{id}/cancel."""
        try:
            await self._upstream.look("POST", f"{self._url(plan, handle)}/cancel")
        except OutOfReach as error:
            if error.fault is Fault.OPERATOR or error.gone or _is_unknown(str(error)):
                return False
            raise
        return True

    async def health(self) -> str | None:
        """None when the key may ask for the model."""
        try:
            await self._upstream.look("GET", f"{self._base_url}/models/{self._options.model}")
        except OutOfReach as error:
            return str(error)
        return None

    async def _look(self, plan: Plan, handle: Handle) -> Answer:
        """The interaction: whatever was asked for, Google may send the video with it."""
        try:
            return await self._upstream.look(
                "GET", self._url(plan, handle), seconds=FETCH_SECONDS, most=MOST_INLINE_BYTES
            )
        except OutOfReach as error:
            if _is_unknown(str(error)):
                raise OutOfReach(str(error), gone=True, after=error.after) from error
            raise

    def _url(self, plan: Plan, handle: Handle) -> str:
        return f"{plan.base_url}/interactions/{handle['id']}"

    def _download(self, plan: Plan, uri: str) -> str:
        """Where a video is: Google's files are described, not sent, unless one asks for the media."""
        url = urljoin(f"{plan.base_url}/", uri)
        parts = urlsplit(url)
        if parts.netloc != urlsplit(plan.base_url).netloc or "alt" in parse_qs(parts.query):
            return url
        return parts._replace(query=f"{parts.query}&alt=media".strip("&")).geturl()


def _pictures(plan: Plan, job: VideoJob) -> list[bytes]:
    """The first and the last picture in the shape that will be made, or the references as they are."""
    if job.references:
        return [plain(reference.file) for reference in job.references]
    promise = plan.promise
    shape = fitting_shape(promise.width, promise.height, SHAPES) or SHAPES[0]
    (made,) = plan.arguments["response_format"]
    size = size_of(RESOLUTIONS[made["resolution"]], shape)
    frames = [keyframe.picture.file for keyframe in job.keyframes]
    return [surrounded(frame, promise.width, promise.height, size) for frame in frames]


def _error(answer: Answer) -> str:
    """What an answer says of an error: `{"error": ...}`, or that in a list where Google's front end says it."""
    body = mappings(answer.json)[0] if mappings(answer.json) else answer.json
    error = mapping(body, "error")
    reasons = [detail.get("reason") for detail in mappings(error.get("details"))]
    told = [str(part) for part in (error.get("status"), *reasons, error.get("message")) if part]
    return " ".join(told) or answer.text[:500]


def _is_unknown(text: str) -> bool:
    return any(words in text.lower() for words in _UNKNOWN_INTERACTION)
