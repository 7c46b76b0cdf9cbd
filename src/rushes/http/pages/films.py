"""The film of a request, as pages show it: where it is, its stills, and how large and long it is."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from rushes.catalog import Catalog
from rushes.core.jobs import VideoJob
from rushes.core.requests import GenerationRequest, Outcome
from rushes.errors import UnknownEndpoint
from rushes.http.pages.site import KEPT

MOST_TITLE = 160


@dataclass(frozen=True)
class Film:
    """A finished film. `video`, `poster` and `sheet` (5 x 4 tiles, row by row) are paths below the server's address.

    Pixels, seconds, frames a second and bytes, where they are known.
    """

    video: str
    poster: str
    sheet: str
    width: int | None = None
    height: int | None = None
    seconds: float | None = None
    fps: float | None = None
    size: int | None = None


def film_of(request: GenerationRequest, catalog: Catalog) -> Film | None:
    """The film that a request made; None where there is none, or none any more.

    How large and long it is is what the answer says of it, else what was asked for.
    """
    paths = {PurePosixPath(key).stem: f"{KEPT}/{key}" for key in request.files}
    if request.outcome is not Outcome.SUCCESS or request.output is None or "output" not in paths:
        return None
    said: dict[str, Any] = request.output.get("video") or {}
    asked = _asked(request, catalog)
    return Film(
        paths["output"],
        paths.get("thumbnail", ""),
        paths.get("spritesheet", ""),
        said.get("width") or (asked and asked.width),
        said.get("height") or (asked and asked.height),
        said.get("duration") or (asked and asked.seconds),
        said.get("fps") or (asked and asked.fps),
        said.get("file_size"),
    )


def title_of(request: GenerationRequest) -> str:
    """What a request is called: how its prompt begins."""
    prompt = " ".join(str(request.input.get("prompt") or request.input.get("name") or "").split())
    if not prompt and not request.input and request.completed:
        return "Not accepted" if not request.attempt else "Deleted" if request.store_io else "Not kept"
    if not prompt:
        return "Without a prompt"
    return prompt if len(prompt) <= MOST_TITLE else prompt[: MOST_TITLE - 1].rsplit(" ", 1)[0] + " …"


def seed_of(request: GenerationRequest) -> int:
    """What everything random in a film follows from: the caller's seed, or the server's choice."""
    given = request.input.get("seed")
    return given if isinstance(given, int) and given >= 0 else request.seed


def _asked(request: GenerationRequest, catalog: Catalog) -> VideoJob | None:
    """The job, unless its form follows from what it is made of."""
    try:
        job = catalog.get(request.endpoint_id).job(request.input, request.seed)
    except (UnknownEndpoint, ValidationError):
        return None  # of another version's catalog
    if not isinstance(job, VideoJob) or job.fit is not None or job.remixes is not None or job.extends is not None:
        return None
    return job
