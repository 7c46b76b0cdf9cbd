"""fal itself, or another Rushes, by the queue API: raw HTTP, because fal's client repeats calls that cost money.

A job is submitted once. Its status says when it is over, its result how: what failed is COMPLETED as well. URLs are
made from the id of the request, as fal's JavaScript client does, not taken from answers.
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pydantic import SecretStr, model_validator

from rushes.contracts.remote import AnswerLost, Handle, OutOfReach, Poll, Refused, RemoteEngine, Stage
from rushes.core.endpoints import app_id_of
from rushes.core.jobs import CharacterJob, Job, VideoJob
from rushes.core.submissions import VIA, Plan, Promise
from rushes.engines.fal_files import Files
from rushes.engines.fal_models import MODELS, Choice, Form, choose, inputs
from rushes.engines.upstream_answers import fault_of_types, require_success, stage_of
from rushes.engines.upstream_http import Answer, Upstream, out_of_reach
from rushes.engines.upstream_json import mapping, mappings
from rushes.engines.upstream_options import RemoteOptions, read
from rushes.errors import Fault

QUEUE, REST = "https://queue.fal.run", "https://rest.fal.ai"
_NOBODYS = "00000000-0000-0000-0000-000000000000"
"""A request that is not there: to ask for it costs nothing, and shows whether the key is good."""

_UNDER_WAY = "still in progress"
"""What the result call answers, with a 400, before the request is over."""


class Options(RemoteOptions):
    """What `[engines.NAME]` may say beside `type = "fal"`."""

    api_key: SecretStr = SecretStr("")
    model: str
    forms: tuple[Form, ...] = ()
    """The endpoints of a model that is not in the table, and what they read."""
    base_url: str = QUEUE
    """The queue: of another Rushes up to `/queue`."""
    files_url: str | None = None
    """Where files are uploaded; empty: at fal's own place, or at the root of the other Rushes."""
    paid: bool = True
    idempotent: bool = False
    """Whether the server knows a repeated call by its `Idempotency-Key`: Rushes does, fal does not."""
    retries: bool = False
    """Whether fal may make a job again by itself that failed there."""

    @model_validator(mode="after")
    def _is_known(self) -> "Options":
        if not self.forms and self.model not in MODELS:
            raise ValueError(f"model: none of {', '.join(MODELS)}; others need `forms`")
        return self


def build(options: Mapping[str, object]) -> RemoteEngine:
    """The engine that `Options` describe; raises SettingsError when one is unknown or wrong."""
    return FalEngine(read(Options, "fal", options))


class FalEngine:
    """`rushes.contracts.remote.RemoteEngine`."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._forms = options.forms or MODELS[options.model]
        self._base_url = options.base_url.rstrip("/")
        rest = REST if self._base_url == QUEUE else self._base_url.removesuffix("/queue")
        files_url = (options.files_url or rest).rstrip("/")
        key = options.api_key.get_secret_value()
        self._upstream = Upstream(self._base_url, key, "Key", options.submit_seconds, files_url=files_url)
        self._files = Files(self._upstream, files_url)
        self.name = options.name
        self.concurrency = options.concurrency
        self.paid = options.paid
        self.resubmit_unknown = options.resubmit_unknown
        self.heeds = frozenset[str]().union(*(form.fields for form in self._forms))
        self.patience = options.patience

    def accepts(self, job: Job) -> str | None:
        """What one of the model's endpoints makes."""
        if isinstance(job, CharacterJob):
            return f"{self.name} makes no characters"
        choice = choose(self._forms, job)
        return f"{self.name} ({self._options.model}): {choice}" if isinstance(choice, str) else None

    async def start(self) -> None:
        """Nothing to do."""

    async def stop(self) -> None:
        """Let go of all connections."""
        await self._upstream.close()

    # --- giving a job away ----------------------------------------------------------------------------------

    def plan(self, job: VideoJob) -> Plan:
        """What will be submitted: the endpoint, its input, and which files of the job go into which fields."""
        choice = choose(self._forms, job)
        assert isinstance(choice, Choice), choice
        size = choice.size or (job.width, job.height)
        return Plan(
            account=self._upstream.account,
            base_url=self._base_url,
            model=choice.form.endpoint,
            arguments={"input": inputs(choice, job), "files": dict(choice.form.files), "pictures": list(size)},
            promise=Promise(job.width, job.height, job.fps, job.frames, job.audio),
        )

    async def submit(self, plan: Plan, job: VideoJob, token: str) -> Handle:
        """POST /{endpoint}, behind the uploads of files that are too large to be part of it."""
        try:
            files = await self._files.fields(plan, job)
        except OutOfReach as error:
            raise Refused(Fault.OPERATOR if error.fault is Fault.OPERATOR else Fault.DOWN, str(error)) from error
        headers = {
            "X-Fal-Request-Timeout": f"{self.patience.deadline.total_seconds():.1f}",
            VIA: ", ".join((*job.via, token)),
        }
        if not self._options.retries:
            headers["X-Fal-No-Retry"] = "1"
        if self._options.idempotent:
            headers["Idempotency-Key"] = token
        url = f"{plan.base_url}/{plan.model}"
        return _handle(await self._upstream.submit(url, json={**plan.arguments["input"], **files}, headers=headers))

    async def recover(self, plan: Plan, job: VideoJob, token: str) -> Handle | None:
        """The same call with the same key, where the server knows it by that; else there is no way to ask."""
        return await self.submit(plan, job, token) if self._options.idempotent else None

    # --- bringing it home -----------------------------------------------------------------------------------

    async def poll(self, plan: Plan, handle: Handle) -> Poll:
        """GET .../status; when that says that the request is over, GET its result, which says how."""
        url = self._url(plan, handle)
        status = await self._upstream.look("GET", f"{url}/status?logs=0")
        said = mapping(status.json)
        if stage_of(said.get("status")) is not Stage.DONE:
            return Poll(Stage.RUNNING, after=status.after)
        result = await self._upstream.ask("GET", url)
        if result.status < 400:
            video = mapping(result.json, "video").get("url")
            urls = (video,) if isinstance(video, str) and video else ()
            return Poll(Stage.DONE, after=result.after, urls=urls, usage=_usage(result))
        failed = bool(said.get("error") or said.get("error_type"))
        if not failed and result.status == 400 and _UNDER_WAY in result.text:
            return Poll(Stage.RUNNING, after=result.after)
        if failed or _says_why(result):
            kinds, text = _problem(result)
            kind = str(said.get("error_type") or "")
            return Poll(Stage.FAILED, fault=fault_of_types((*kinds, kind), result.status, text), raw=text)
        raise out_of_reach(url, result)

    async def fetch(self, plan: Plan, handle: Handle, done: Poll, into: Path) -> None:
        """Download what the result names."""
        if not done.urls:
            raise OutOfReach("done, and no video", gone=True)
        await self._upstream.download(done.urls[0], into)

    async def cancel(self, plan: Plan, handle: Handle) -> bool:
        """PUT .../cancel; 400 is that it is over already."""
        url = f"{self._url(plan, handle)}/cancel"
        answer = await self._upstream.ask("PUT", url)
        if answer.status < 300:
            return True
        if answer.status in (400, 401, 403, 404):
            return False
        raise out_of_reach(url, answer)

    async def health(self) -> str | None:
        """None when the key may ask for requests: for one that is not there."""
        url = f"{self._base_url}/{app_id_of(self._forms[0].endpoint)}/requests/{_NOBODYS}/status"
        try:
            await self._upstream.look("GET", url)
        except OutOfReach as error:
            return None if error.gone else str(error)
        return None

    def _url(self, plan: Plan, handle: Handle) -> str:
        return f"{plan.base_url}/{app_id_of(plan.model)}/requests/{handle['id']}"


def _handle(answer: Answer) -> Handle:
    """The request that an answer to a submission tells of."""
    kinds, text = _problem(answer)
    fault = fault_of_types(kinds, answer.status, text) if kinds else None
    require_success(answer, text, fault)
    found = mapping(answer.json).get("request_id")
    if isinstance(found, str) and found:
        return {"id": found}
    if kinds:  # an error in a 200: not of fal's, but of what stands before it
        raise Refused(fault or Fault.REJECTED, f"{answer.status}: {text}")
    raise AnswerLost(f"{answer.status} without a request: {text}")


def _says_why(answer: Answer) -> bool:
    """Whether an error of the result call is that of the request, and not of the way there.

    A request that failed answers in fal's words, under its own id. That it is not known, or that we are too fast or not
    allowed to ask, is told in other ways.
    """
    worded = bool(mapping(answer.json).get("detail")) and "x-fal-request-id" in answer.headers
    return worded and answer.status not in (401, 403, 404, 429)


def _problem(answer: Answer) -> tuple[tuple[str, ...], str]:
    """fal's types of what went wrong, and a text for the operator: where, what, and the headers' word for it."""
    body = mapping(answer.json)
    items = mappings(body.get("detail"))
    kinds = [*(item.get("type") for item in items), body.get("error_type"), answer.headers.get("x-fal-error-type")]
    if items:
        text = "; ".join(f"{'.'.join(map(str, i.get('loc', ())))}: {i.get('msg')} ({i.get('type')})" for i in items)
    else:
        text = str(body.get("detail") or body.get("error") or answer.text[:500])
    return tuple(str(kind) for kind in kinds if kind), text


def _usage(answer: Answer) -> Decimal | None:
    """`x-fal-billable-units`: in the unit of the endpoint's price."""
    try:
        units = Decimal(answer.headers["x-fal-billable-units"])
    except (KeyError, InvalidOperation):
        return None
    return units if units.is_finite() else None
