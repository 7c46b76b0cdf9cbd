"""What MiniMax's models make, of which lengths and sizes, and the calls that ask for it.

Hailuo is asked by the first version of the API, H3 by the second. Sources: the vendor's reference
(platform.minimax.io), new-api's `relay/channel/task/hailuo`, LiteLLM's `llms/minimax/videos`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rushes.core.jobs import VideoJob
from rushes.engines.upstream_prompts import prompt_of
from rushes.engines.upstream_shapes import covering, fitting_shape, short_side

ModelName = Literal[
    "MiniMax-Hailuo-02", "MiniMax-Hailuo-2.3", "MiniMax-Hailuo-2.3-Fast", "MiniMax-H3", "MiniMax-H3-Max"
]
Making = Literal["text", "picture", "pictures", "references"]
"""What a clip is made from: text alone, its first picture, its first and last, things to be shown."""

LINES: Mapping[str, int] = {"480P": 480, "512P": 512, "768P": 768, "1080P": 1080, "2K": 1440}
"""Pixels on the shorter side."""

RATIOS = ("21:9", "16:9", "4:3", "1:1", "3:4", "9:16")
_HAILUO: Mapping[str, tuple[int, ...]] = {"768P": (6, 10), "1080P": (6,)}
_H3 = tuple(range(4, 16))
_H3_MAX = tuple(range(5, 16))


@dataclass(frozen=True)
class Model:
    """One model. `version` is that of the API, `made` the resolutions and seconds by what a clip is made from.

    `ratios` are the shapes of clips that follow no picture.
    """

    version: Literal["v1", "v2"]
    made: Mapping[Making, Mapping[str, tuple[int, ...]]]
    ratios: tuple[str, ...]
    most_references: int
    longest_prompt: int


def _h3(resolutions: tuple[str, ...], seconds: tuple[int, ...]) -> Model:
    made = dict.fromkeys(resolutions, seconds)
    return Model(
        "v2", {"text": made, "picture": made, "pictures": made, "references": made}, RATIOS, 9, longest_prompt=7000
    )


MODELS: Mapping[ModelName, Model] = {
    "MiniMax-Hailuo-02": Model(
        "v1",
        {"text": _HAILUO, "picture": {"512P": (6, 10), **_HAILUO}, "pictures": _HAILUO},
        ("16:9",),
        0,
        longest_prompt=2000,
    ),
    "MiniMax-Hailuo-2.3": Model("v1", {"text": _HAILUO, "picture": _HAILUO}, ("16:9",), 0, longest_prompt=2000),
    "MiniMax-Hailuo-2.3-Fast": Model("v1", {"picture": _HAILUO}, ("16:9",), 0, longest_prompt=2000),
    "MiniMax-H3": _h3(("768P", "2K"), _H3),
    "MiniMax-H3-Max": _h3(("480P", "768P"), _H3_MAX),
}


def version_of(model: str) -> Literal["v1", "v2"]:
    """By which version of the API a model is asked; plans of models that are gone are older than the second."""
    known = next((known for name, known in MODELS.items() if name == model), None)
    return "v1" if known is None else known.version


_WORDS: Mapping[Making, str] = {
    "text": "text alone",
    "picture": "a first picture",
    "pictures": "a first and a last picture",
    "references": "references",
}


@dataclass(frozen=True)
class Choice:
    """How a model makes a job: `ratio` is the shape of the clip where no picture says it."""

    making: Making
    resolution: str
    seconds: int
    ratio: str | None


def choose(name: ModelName, job: VideoJob) -> Choice | str:
    """How the model makes the job, in the smallest size and the shortest time that are enough; or why it cannot."""
    model = MODELS[name]
    making = _making(job)
    if making is None:
        return f"{name} makes clips from text, a first and a last picture, or references, not this: {job.task}"
    if job.characters:
        return f"{name} knows no characters"
    if making not in model.made:
        return f"{name} makes no clips from {_WORDS[making]}"
    if len(job.references) > model.most_references:
        return f"{name} takes up to {model.most_references} references, not {len(job.references)}"
    if not 0 < len(prompt := prompt_of(job)) <= model.longest_prompt:
        return f"{name} reads prompts of up to {model.longest_prompt} characters, not of {len(prompt)}"
    ratio = None
    if making in ("picture", "pictures"):
        short = float(job.fit.short if job.fit and job.fit.short else min(job.width, job.height))
    else:
        ratio = fitting_shape(job.width, job.height, model.ratios)
        if ratio is None:
            return f"{name} makes {' and '.join(model.ratios)} from {_WORDS[making]}, not {job.width}x{job.height}"
        short = short_side(job.width, job.height, ratio)
    made = model.made[making]
    for resolution in covering(short, {resolution: LINES[resolution] for resolution in made}):
        for seconds in made[resolution]:
            # A clip that is to end with a picture cannot be trimmed.
            if seconds == job.seconds or (seconds > job.seconds and making != "pictures"):
                return Choice(making, resolution, seconds, ratio)
    limits = ", ".join(f"{resolution} in {_either(lengths)} s" for resolution, lengths in made.items())
    return f"{name} makes {limits} from {_WORDS[making]}, not {job.width}x{job.height} in {job.seconds:g} s"


def arguments(name: ModelName, job: VideoJob, choice: Choice) -> dict[str, Any]:
    """The fields of the call that makes the job, but for pictures."""
    asked = {"model": name, "resolution": choice.resolution, "duration": choice.seconds}
    if MODELS[name].version == "v1":
        optimizer = bool(job.switches.get("prompt_optimizer", True))
        return {**asked, "prompt": prompt_of(job), "prompt_optimizer": optimizer}
    return {**asked, "content": [{"type": "text", "text": prompt_of(job)}], "ratio": choice.ratio or "adaptive"}


def with_pictures(
    version: str, arguments: Mapping[str, Any], frames: list[str], references: list[str]
) -> dict[str, Any]:
    """The fields with the first and the last picture, or the references, as `data:` URIs."""
    if version == "v1":
        names = ("first_frame_image", "last_frame_image")
        return {**arguments, **dict(zip(names, frames, strict=False))}
    roles = [*zip(("first_frame", "last_frame"), frames, strict=False)]
    roles += [("reference_image", reference) for reference in references]
    pictures = [{"type": "image_url", "image_url": {"url": uri}, "role": role} for role, uri in roles]
    return {**arguments, "content": [*arguments["content"], *pictures]}


def _either(lengths: tuple[int, ...]) -> str:
    steady = lengths == tuple(range(lengths[0], lengths[-1] + 1))
    return f"{lengths[0]} to {lengths[-1]}" if steady and len(lengths) > 2 else " or ".join(map(str, lengths))


def _making(job: VideoJob) -> Making | None:
    """None for what no model of theirs makes."""
    if job.task == "text":
        return "text"
    if job.task == "references":
        return "references"
    if job.task != "keyframes" or job.references:
        return None
    match [keyframe.at for keyframe in job.keyframes]:
        case [0.0]:
            return "picture"
        case [0.0, last] if last >= job.seconds:
            return "pictures"
        case _:
            return None
