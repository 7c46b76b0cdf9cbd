"""fal's models: their endpoints, what each of them reads, and the input that a job becomes.

Sources: fal's pages of the endpoints (fal.ai/models/ID/llms.txt), the types of `@fal-ai/client` 1.10.1, and for
`openai/videos` our own catalog: it is what another Rushes answers. A number in quotes is one in those pages too.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from rushes.core.jobs import VideoJob
from rushes.engines.upstream_shapes import covering, fitting_shape, short_side, size_of

Source = Literal["first", "last", "keyframes", "references", "remixed"]
"""A file that a job is made from: its first and its last picture, all its pictures or references, an earlier clip."""

SEVERAL = ("keyframes", "references")
"""Those that are a list."""


class Form(BaseModel):
    """One endpoint: what its clips are made from, and what it reads.

    `files` are the fields that hold URLs, and what of the job is behind each; a job goes to an endpoint that takes
    exactly what it has. `fields` are the others, beside the prompt. `seconds` are the lengths of its clips, none for
    any; `spelled` is how `duration` says one. `lines` are its resolutions and the pixels on the shorter side (none: any
    size), `ratios` its shapes, none for any: that of the picture, say. Of lists it takes `most`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    endpoint: str
    files: Mapping[str, Source] = {}
    fields: frozenset[str]
    seconds: tuple[int, ...] = ()
    spelled: Literal["8s", "8", "number"] = "8"
    lines: Mapping[str, int] = {}
    ratios: tuple[str, ...] = ()
    most: int = 1


@dataclass(frozen=True)
class Choice:
    """How a form makes a job. `size` is that of the clip where its shape is not the job's."""

    form: Form
    seconds: int
    resolution: str | None = None
    ratio: str | None = None
    size: tuple[int, int] | None = None


def choose(forms: tuple[Form, ...], job: VideoJob) -> Choice | str:
    """The first form that makes the job, in the smallest size and the shortest time that are enough; or why none."""
    sources = _sources(job)
    refusal = f"it makes nothing from {' and '.join(sources[0]) or 'text alone'}" if sources else _unknown(job)
    if job.characters:
        return "it knows no characters"
    for form in forms:
        if set(form.files.values()) in sources:
            choice = _chosen(form, job)
            if isinstance(choice, Choice):
                return choice
            refusal = choice
    return refusal


def inputs(choice: Choice, job: VideoJob) -> dict[str, Any]:
    """The input of the endpoint, but for files: of all that can be said, what the endpoint reads."""
    spellings = {"8s": f"{choice.seconds}s", "8": str(choice.seconds), "number": choice.seconds}
    said: dict[str, Any] = {
        **job.switches,
        "duration": spellings[choice.form.spelled],
        "resolution": choice.resolution,
        "aspect_ratio": choice.ratio,
        "generate_audio": job.audio,
        "seed": job.seed,
        "negative_prompt": job.negative_prompt or None,
        "detect_and_block_ip": job.block_known_names,
        "transitions": _transitions(job),
        "size": f"{job.width}x{job.height}",
        "seconds": choice.seconds,
        "fps": job.fps,
    }
    return {"prompt": job.prompt, **{n: said[n] for n in sorted(choice.form.fields) if said.get(n) is not None}}


def _chosen(form: Form, job: VideoJob) -> Choice | str:
    several = max(len(job.keyframes), len(job.references))
    if several > form.most and set(form.files.values()) & set(SEVERAL):
        return f"{form.endpoint} takes up to {form.most} pictures, not {several}"
    seconds = _seconds(form, job)
    if seconds is None:
        return f"{form.endpoint} makes {_either(form.seconds)} s, not {job.seconds:g} s"
    ratio = fitting_shape(job.width, job.height, form.ratios) if form.ratios else None
    if form.ratios and ratio is None:
        return f"{form.endpoint} makes {', '.join(form.ratios)}, not {job.width}x{job.height}"
    if not form.lines:
        return Choice(form, seconds)
    short = min(job.width, job.height) if ratio is None else short_side(job.width, job.height, ratio)
    resolution = next(iter(covering(short, form.lines)), None)
    if resolution is None:
        largest = max(form.lines.values())
        return f"{form.endpoint} makes up to {largest} pixels on the shorter side, not {job.width}x{job.height}"
    size = None if ratio is None else size_of(form.lines[resolution], ratio)
    return Choice(form, seconds, resolution, ratio, size)


def _seconds(form: Form, job: VideoJob) -> int | None:
    """The shortest length that is enough. A clip that is to end with a picture cannot be trimmed."""
    wanted = math.ceil(job.seconds - 1e-9)
    if not form.seconds:
        return wanted
    exact = len(job.keyframes) > 1
    return next((s for s in sorted(form.seconds) if s == job.seconds or (s >= wanted and not exact)), None)


def _sources(job: VideoJob) -> list[set[Source]]:
    """What the job has, in the words of forms, best first; none for what no form has words for."""
    at = [keyframe.at for keyframe in job.keyframes]
    match job.task:
        case "text":
            return [set[Source]()]
        case "references":
            return [{"references"}]
        case "remix":
            return [{"remixed"}]
        case "keyframes" if at == [0.0]:
            return [{"first"}]
        case "keyframes" if min(at) == 0 and max(at) >= job.seconds:
            return [{"first", "last"}, {"keyframes"}] if len(at) == 2 else [{"keyframes"}]
        case _:
            return []


def _unknown(job: VideoJob) -> str:
    return "it makes no extensions" if job.task == "extend" else "its pictures are not where the clip begins and ends"


def _transitions(job: VideoJob) -> list[dict[str, Any]]:
    """The ways from picture to picture, as Pikaframes takes them."""
    pairs = zip(job.keyframes, job.keyframes[1:], strict=False)
    return [{"duration": round(b.at - a.at), **({"prompt": a.prompt} if a.prompt else {})} for a, b in pairs]


def _either(lengths: tuple[int, ...]) -> str:
    shortest, longest = min(lengths), max(lengths)
    steady = len(lengths) > 2 and len(lengths) == longest - shortest + 1
    return f"{shortest} to {longest}" if steady else " or ".join(map(str, lengths))


# --- the models -------------------------------------------------------------------------------------------------------

_LANDSCAPE_OR_UPRIGHT = ("16:9", "9:16")
_FIRST: Mapping[str, Source] = {"image_url": "first"}
_FIRST_AND_LAST: Mapping[str, Source] = {"image_url": "first", "end_image_url": "last"}


def _sora(tier: str, lines: Mapping[str, int]) -> tuple[Form, ...]:
    def form(way: str, files: Mapping[str, Source]) -> Form:
        return Form(
            endpoint=f"fal-ai/sora-2/{way}{tier}",
            files=files,
            fields=frozenset({"aspect_ratio", "duration", "resolution", "detect_and_block_ip"}),
            seconds=(4, 8, 12, 16, 20),
            spelled="number",
            lines=lines,
            ratios=_LANDSCAPE_OR_UPRIGHT,
        )

    return form("text-to-video", {}), form("image-to-video", _FIRST)


_VEO = frozenset(
    {
        "aspect_ratio",
        "auto_fix",
        "duration",
        "generate_audio",
        "negative_prompt",
        "resolution",
        "safety_tolerance",
        "seed",
    }
)


def _veo(model: str, frames: tuple[int, ...] = (), references: bool = False) -> tuple[Form, ...]:
    """`frames` are the lengths of its clips between two pictures."""
    text = Form(
        endpoint=model,
        fields=_VEO,
        seconds=(4, 6, 8),
        spelled="8s",
        lines={"720p": 720, "1080p": 1080},
        ratios=_LANDSCAPE_OR_UPRIGHT,
    )
    forms = [text, text.model_copy(update={"endpoint": f"{model}/image-to-video", "files": _FIRST})]
    if frames:
        files = {"first_frame_url": "first", "last_frame_url": "last"}
        way = {"endpoint": f"{model}/first-last-frame-to-video", "files": files, "seconds": frames}
        forms.append(text.model_copy(update=way))
    if references:
        way = {"endpoint": f"{model}/reference-to-video", "files": {"image_urls": "references"}, "seconds": (8,)}
        forms.append(text.model_copy(update={**way, "fields": text.fields - {"negative_prompt", "seed"}, "most": 3}))
    return tuple(forms)


def _hailuo(
    model: str, line: int, text: bool = True, last: bool = False, lines: Mapping[str, int] | None = None
) -> tuple[Form, ...]:
    """`line` is its one resolution, `lines` those to choose from for clips from pictures; `last` a last picture."""
    seconds, timed = ((6,), frozenset[str]()) if line == 1080 else ((6, 10), frozenset({"duration"}))
    fields = timed | {"prompt_optimizer"}
    one = {"": line}
    from_text = Form(endpoint=f"{model}/text-to-video", fields=fields, seconds=seconds, lines=one, ratios=("16:9",))
    first = Form(
        endpoint=f"{model}/image-to-video",
        files=_FIRST,
        fields=fields | {"resolution"} if lines else fields,
        seconds=seconds,
        lines=lines or one,
    )
    both = first.model_copy(update={"files": _FIRST_AND_LAST})
    return (*((from_text,) if text else ()), first, *((both,) if last else ()))


def _seedance(model: str, seconds: tuple[int, ...], lines: Mapping[str, int]) -> tuple[Form, ...]:
    text = Form(
        endpoint=f"{model}/text-to-video",
        fields=frozenset({"aspect_ratio", "duration", "generate_audio", "resolution", "seed"}),
        seconds=seconds,
        lines=lines,
        ratios=("21:9", "16:9", "4:3", "1:1", "3:4", "9:16"),
    )
    first = text.model_copy(update={"endpoint": f"{model}/image-to-video", "files": _FIRST})
    return text, first, first.model_copy(update={"files": _FIRST_AND_LAST})


def _kling(model: str, line: int) -> tuple[Form, ...]:
    text = Form(
        endpoint=f"{model}/text-to-video",
        fields=frozenset({"aspect_ratio", "duration", "generate_audio", "negative_prompt"}),
        seconds=tuple(range(3, 16)),
        lines={"": line},
        ratios=("16:9", "9:16", "1:1"),
    )
    files: Mapping[str, Source] = {"start_image_url": "first"}
    way = {"endpoint": f"{model}/image-to-video", "ratios": (), "fields": text.fields - {"aspect_ratio"}}
    first = text.model_copy(update={**way, "files": files})
    return text, first, first.model_copy(update={"files": {**files, "end_image_url": "last"}})


def _wan(model: str) -> tuple[Form, ...]:
    text = Form(
        endpoint=f"{model}/text-to-video",
        fields=frozenset({"aspect_ratio", "duration", "negative_prompt", "resolution", "seed"}),
        seconds=tuple(range(2, 16)),
        spelled="number",
        lines={"720p": 720, "1080p": 1080},
        ratios=("16:9", "9:16", "1:1", "4:3", "3:4"),
    )
    way = {"endpoint": f"{model}/image-to-video", "ratios": (), "fields": text.fields - {"aspect_ratio"}}
    first = text.model_copy(update={**way, "files": _FIRST})
    references = {
        "endpoint": f"{model}/reference-to-video",
        "files": {"reference_image_urls": "references"},
        "seconds": tuple(range(2, 11)),
        "most": 5,
    }
    both = first.model_copy(update={"files": _FIRST_AND_LAST})
    return text, first, both, text.model_copy(update=references)


def _pika(model: str) -> tuple[Form, ...]:
    text = Form(
        endpoint=f"{model}/text-to-video",
        fields=frozenset({"aspect_ratio", "duration", "negative_prompt", "resolution", "seed"}),
        seconds=(5, 10),
        spelled="number",
        lines={"720p": 720, "1080p": 1080},
        ratios=("16:9", "9:16", "1:1", "4:5", "5:4", "3:2", "2:3"),
    )
    way = {"endpoint": f"{model}/image-to-video", "ratios": (), "fields": text.fields - {"aspect_ratio"}}
    first = text.model_copy(update={**way, "files": _FIRST})
    frames = {
        "endpoint": f"{model}/pikaframes",
        "files": {"image_urls": "keyframes"},
        "fields": first.fields - {"duration"} | {"transitions"},
        "seconds": tuple(range(1, 26)),
        "most": 5,
    }
    return text, first, first.model_copy(update=frames)


def _rushes() -> tuple[Form, ...]:
    """Any size and rate, for another Rushes; a remix is made from the clip itself."""
    text = Form(
        endpoint="openai/videos",
        fields=frozenset({"fps", "generate_audio", "negative_prompt", "seconds", "seed", "size"}),
        seconds=tuple(range(1, 21)),
    )
    return (
        text,
        text.model_copy(update={"files": {"input_reference": "first"}}),
        text.model_copy(update={"files": {"edit_video_url": "remixed"}}),
    )


_HAILUO_02 = "fal-ai/minimax/hailuo-02"
_HAILUO_23 = "fal-ai/minimax/hailuo-2.3"

MODELS: Mapping[str, tuple[Form, ...]] = {
    "bytedance/seedance-2.0": _seedance("bytedance/seedance-2.0", tuple(range(4, 16)), {"480p": 480, "720p": 720}),
    "bytedance/seedance-2.0/fast": _seedance(
        "bytedance/seedance-2.0/fast", tuple(range(4, 16)), {"480p": 480, "720p": 720}
    ),
    "fal-ai/bytedance/seedance/v1.5/pro": _seedance(
        "fal-ai/bytedance/seedance/v1.5/pro", tuple(range(4, 13)), {"480p": 480, "720p": 720, "1080p": 1080}
    ),
    "fal-ai/kling-video/v3/pro": _kling("fal-ai/kling-video/v3/pro", 1080),
    "fal-ai/kling-video/v3/standard": _kling("fal-ai/kling-video/v3/standard", 720),
    f"{_HAILUO_02}/pro": _hailuo(f"{_HAILUO_02}/pro", 1080, last=True),
    f"{_HAILUO_02}/standard": _hailuo(f"{_HAILUO_02}/standard", 768, last=True, lines={"512P": 512, "768P": 768}),
    f"{_HAILUO_02}-fast": _hailuo(f"{_HAILUO_02}-fast", 512, text=False),
    f"{_HAILUO_23}/pro": _hailuo(f"{_HAILUO_23}/pro", 1080),
    f"{_HAILUO_23}/standard": _hailuo(f"{_HAILUO_23}/standard", 768),
    f"{_HAILUO_23}-fast/pro": _hailuo(f"{_HAILUO_23}-fast/pro", 1080, text=False),
    f"{_HAILUO_23}-fast/standard": _hailuo(f"{_HAILUO_23}-fast/standard", 768, text=False),
    "fal-ai/pika/v2.2": _pika("fal-ai/pika/v2.2"),
    "fal-ai/sora-2": _sora("", {"720p": 720}),
    "fal-ai/sora-2/pro": _sora("/pro", {"720p": 720, "1080p": 1024, "true_1080p": 1080}),
    "fal-ai/veo3": _veo("fal-ai/veo3"),
    "fal-ai/veo3/fast": _veo("fal-ai/veo3/fast"),
    "fal-ai/veo3.1": _veo("fal-ai/veo3.1", frames=(4, 6, 8), references=True),
    "fal-ai/veo3.1/fast": _veo("fal-ai/veo3.1/fast", frames=(4, 6, 8)),
    "fal-ai/veo3.1/lite": _veo("fal-ai/veo3.1/lite", frames=(8,)),
    "fal-ai/wan/v2.7": _wan("fal-ai/wan/v2.7"),
    "openai/videos": _rushes(),
}
