"""What differs between servers of OpenAI's videos API: which fields they read, in which form, and what they answer.

Sources: the SDK's types (openai-python `resources/videos`), the servers' own code and documentation (SGLang diffusion
`video_api.py`, vLLM-Omni `docs/serving/videos_api.md`, LiteLLM proxy, new-api's task adaptor).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from rushes.core.jobs import VideoJob

Encoding = Literal["json", "form"]
DialectName = Literal["openai", "sglang", "vllm_omni", "litellm", "newapi", "auto"]


@dataclass(frozen=True)
class Dialect:
    """One kind of server.

    `encodings` are the bodies it reads for text alone, best first: the next is tried after a refusal, which proves that
    no job was made. `whole_seconds` is how it reads the length, `counts_frames` whether it takes a number of frames and
    their rate, `nested` the field that holds what OpenAI does not know, `cancels` whether DELETE stops a running job.
    """

    encodings: tuple[Encoding, ...]
    whole_seconds: Literal["text", "number"] = "text"
    counts_frames: bool = False
    nested: str | None = None
    cancels: bool = False


DIALECTS: Mapping[DialectName, Dialect] = {
    "openai": Dialect(("form",)),
    "sglang": Dialect(("json",), whole_seconds="number", counts_frames=True),
    "vllm_omni": Dialect(("form",), counts_frames=True, cancels=True),
    "litellm": Dialect(("json",)),
    "newapi": Dialect(("json",), nested="metadata"),
    "auto": Dialect(("json", "form"), counts_frames=True, cancels=True),
}


def arguments(dialect: Dialect, model: str, job: VideoJob, lengths: Sequence[int]) -> dict[str, Any]:
    """The fields of a create call, all that can be said said: what is left out, servers decide in their own ways.

    `lengths` are the seconds that the model makes, none for any. A job between two is made in the longer one.
    """
    seconds = math.ceil(job.seconds - 1e-9)
    seconds = next((length for length in sorted(lengths) if length >= seconds), seconds)
    fields: dict[str, Any] = {
        "model": model,
        "prompt": job.prompt,
        "seconds": seconds if dialect.whole_seconds == "number" else str(seconds),
        "size": f"{job.width}x{job.height}",
    }
    further: dict[str, Any] = {"seed": job.seed, "fps": job.fps, "generate_audio": job.audio}
    if dialect.counts_frames and not lengths:
        further["num_frames"] = job.frames
    if job.negative_prompt:
        further["negative_prompt"] = job.negative_prompt
    return fields | ({dialect.nested: further} if dialect.nested else further)


# --- what comes back --------------------------------------------------------------------------------------------------


def job_of(body: object) -> dict[str, Any]:
    """The job that an answer tells of: some servers wrap it in `data`."""
    if not isinstance(body, dict):
        return {}
    found = cast("dict[str, Any]", body)
    inner: object = found.get("data")
    if "id" not in found and "status" not in found and isinstance(inner, dict):
        return cast("dict[str, Any]", inner)
    return found


def id_of(job: Mapping[str, Any]) -> str | None:
    """The job's id, by any of its names."""
    found = next((job[name] for name in ("id", "task_id", "video_id") if job.get(name)), None)
    return None if found is None else str(found)


def word_of(job: Mapping[str, Any]) -> object:
    """Its word for where the job stands."""
    return job.get("status") or job.get("task_status") or job.get("state")


def progress_of(job: Mapping[str, Any]) -> float | None:
    """How far it is, 0..1; servers say percent, as a number or as a text."""
    try:
        return min(1.0, max(0.0, float(str(job.get("progress")).rstrip("%")) / 100))
    except ValueError:
        return None


def urls_of(job: Mapping[str, Any]) -> tuple[str, ...]:
    """Every place where the finished video may be, best first."""
    found: list[object] = [job.get("url"), job.get("video_url"), _inside(job.get("output"), "url")]
    for name in ("data", "videos"):
        if isinstance(several := job.get(name), list) and several:
            found.append(_inside(cast("list[object]", several)[0], "url"))
    if isinstance(unsigned := job.get("unsigned_urls"), list) and unsigned:
        found.append(cast("list[object]", unsigned)[0])
    found.append(_inside(job.get("metadata"), "url"))
    return tuple(dict.fromkeys(url for url in found if isinstance(url, str) and url))


def said(body: object) -> str:
    """The error of an answer as one text, for the operator."""
    job = job_of(body)
    error: object = job.get("error") or job.get("detail") or job.get("message") or job.get("fail_reason") or job
    if isinstance(error, dict):
        told = cast("dict[str, Any]", error)
        return " ".join(str(told[name]) for name in ("code", "type", "message") if told.get(name)) or str(told)
    return str(error)


def no_of(body: object) -> str | None:
    """What an answer that is no error by its status, and holds no job, says of an error: None where it says nothing."""
    found = cast("dict[str, Any]", body) if isinstance(body, dict) else {}
    return said(found) if found.get("error") else None


def models_of(body: object) -> list[str]:
    """The ids in a list of models."""
    listed = _inside(body, "data")
    ids = [_inside(one, "id") for one in cast("list[object]", listed)] if isinstance(listed, list) else []
    return [str(one) for one in ids if one is not None]


def _inside(value: object, name: str) -> object:
    return cast("dict[str, object]", value).get(name) if isinstance(value, dict) else None
