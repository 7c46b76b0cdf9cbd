"""What Gemini Omni makes, of which lengths and sizes, and what its Interactions API is told and answers.

Sources: the types of `google-genai` (`_gaos/types/interactions`), ai.google.dev/gemini-api/docs/omni.
"""

import math
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rushes.core.jobs import VideoJob
from rushes.engines.upstream_json import mapping, mappings
from rushes.engines.upstream_prompts import prompt_of
from rushes.engines.upstream_shapes import covering, fitting_shape, short_side

ModelName = Literal["gemini-omni-1.1-flash", "gemini-omni-1.2-flash"]

SHORTEST = 3
LONGEST: Mapping[ModelName, int] = {"gemini-omni-1.1-flash": 10, "gemini-omni-1.2-flash": 15}
"""Seconds that a model makes, and that a video may have which it changes."""

RESOLUTIONS: Mapping[str, int] = {"360p": 360, "720p": 720, "1080p": 1080, "4k": 2160}
"""Pixels on the shorter side."""

SHAPES = ("16:9", "9:16")
MOST_REFERENCES = 6
_TASKS = {"text": "text_to_video", "keyframes": "image_to_video", "references": "reference_to_video", "remix": "edit"}


@dataclass(frozen=True)
class Choice:
    """How a job is made."""

    task: str
    shape: str
    resolution: str
    seconds: int


def choose(name: ModelName, job: VideoJob) -> Choice | str:
    """How the model makes the job, in the smallest size and the shortest time that are enough; or why it cannot."""
    if job.task not in _TASKS or (job.keyframes and job.references):
        return f"{name} makes clips from text, a first and a last picture, references or a clip, not this: {job.task}"
    if job.characters:
        return f"{name} knows no characters"
    if not prompt_of(job):
        return f"{name} makes nothing without a prompt"
    seconds = max(SHORTEST, math.ceil(job.seconds - 1e-9))
    if seconds > LONGEST[name]:
        return f"{name} makes clips of up to {LONGEST[name]} s, not of {job.seconds:g} s"
    if job.keyframes:
        ends = [keyframe.at for keyframe in job.keyframes]
        if ends != [0.0] and not (len(ends) == 2 and ends[0] == 0.0 and ends[1] >= job.seconds):
            return f"{name} takes the picture that a clip starts from, and the one that it ends with, no others"
        if len(ends) == 2 and seconds != job.seconds:  # a clip that is to end with a picture cannot be trimmed
            return f"{name} makes clips of {SHORTEST} to {LONGEST[name]} whole seconds between two pictures"
    if len(job.references) > MOST_REFERENCES:
        return f"{name} takes up to {MOST_REFERENCES} references, not {len(job.references)}"
    shape = fitting_shape(job.width, job.height, SHAPES)
    if shape is None:
        return f"{name} makes {' and '.join(SHAPES)}, of which too little remains in {job.width}x{job.height}"
    resolutions = covering(short_side(job.width, job.height, shape), RESOLUTIONS)
    if not resolutions:
        return f"{name} makes up to 3840x2160, not {job.width}x{job.height}"
    return Choice(_TASKS[job.task], shape, resolutions[0], seconds)


def arguments(name: ModelName, job: VideoJob, choice: Choice, previous: str | None) -> dict[str, Any]:
    """The fields of the call that makes the job, but for pictures and videos.

    `previous` is the interaction that made what a remix changes: then nothing needs to be sent of it. A changed clip
    has the shape and the length of the one that it was.
    """
    made: dict[str, Any] = {"type": "video", "resolution": choice.resolution, "delivery": "uri"}
    if choice.task != "edit":
        made |= {"aspect_ratio": choice.shape, "duration": f"{choice.seconds}s"}
    text = f"{prompt_of(job)}\n\nAvoid: {job.negative_prompt}" if job.negative_prompt else prompt_of(job)
    return {
        "model": name,
        "input": [{"type": "text", "text": text}],
        "background": True,
        "store": True,
        "response_format": [made],
        "generation_config": {"video_config": {"task": choice.task}},
        **({} if previous is None else {"previous_interaction_id": previous}),
    }


def with_media(arguments: Mapping[str, Any], pictures: Sequence[bytes], video: bytes | None) -> dict[str, Any]:
    """The fields with PNGs, or with an MP4, in front of the text; where a video is sent, none is referred to."""
    media = [{"type": "image", "mime_type": "image/png", "data": b64encode(one).decode()} for one in pictures]
    fields = dict(arguments)
    if video is not None:
        media.append({"type": "video", "mime_type": "video/mp4", "data": b64encode(video).decode()})
        fields.pop("previous_interaction_id", None)
    return {**fields, "input": [*media, *fields["input"]]}


# --- what comes back --------------------------------------------------------------------------------------------------


def video_of(interaction: Mapping[str, Any]) -> Mapping[str, Any]:
    """The last video that the model put out: `uri`, or `data` as base64; empty where there is none."""
    found: Mapping[str, Any] = {}
    for content in _put_out(interaction):
        if content.get("type") == "video" and (content.get("uri") or content.get("data")):
            found = content
    return found


def said(interaction: Mapping[str, Any]) -> str:
    """What the model, or the API, says in place of a video; for the operator."""
    parts: list[object] = [interaction.get("status"), *(content.get("text") for content in _put_out(interaction))]
    parts += [mapping(step, "error").get("message") for step in mappings(interaction.get("steps"))]
    for error in (mapping(interaction, "error"), *mappings(interaction.get("errors"))):
        parts += [error.get("code"), error.get("status"), error.get("message")]
    return " ".join(str(part) for part in parts if part)[:1000]


def _put_out(interaction: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    steps = mappings(interaction.get("steps"))
    outputs = [mappings(step.get("content")) for step in steps if step.get("type") == "model_output"]
    return [content for output in outputs for content in output]
