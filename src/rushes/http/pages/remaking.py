"""From the recipe in a clip back to the call that would make it."""

from dataclasses import dataclass
from itertools import islice, product
from typing import Any, cast
from urllib.parse import urlencode

import orjson
from pydantic import ValidationError

from rushes.catalog import Catalog
from rushes.catalog.parameters import parameters_of
from rushes.core.endpoints import Endpoint
from rushes.core.jobs import VideoJob

AnyEndpoint = Endpoint[Any, Any]
FORM = ("aspect_ratio", "resolution", "duration", "seconds", "size", "generate_audio")
"""Input fields that settle the form of a film."""
MOST_TRIED = 500


@dataclass(frozen=True)
class Remake:
    """An endpoint and an input. `exact` says that it asks for a film of the same form, `same_seed` with its seed."""

    endpoint: AnyEndpoint
    input: dict[str, Any]
    exact: bool
    same_seed: bool

    @property
    def path(self) -> str:
        """The playground of the endpoint, filled in."""
        fields = {name: orjson.dumps(value).decode() for name, value in self.input.items()}
        return f"/models/{self.endpoint.id}?{urlencode(fields)}"


def remake_of(catalog: Catalog, recipe: dict[str, Any]) -> Remake | None:
    """The call that makes the film of a recipe again; None where the recipe names no prompt.

    The first endpoint that takes a prompt and a seed and makes films of this form, else one without a seed, else the
    first that takes a prompt.
    """
    scene, clip = _object(recipe.get("scene")), _object(recipe.get("clip"))
    prompt = scene.get("prompt")
    if not isinstance(prompt, str):
        return None
    wanted = tuple(clip.get(name) for name in ("width", "height", "fps", "frames"))
    sound = clip.get("audio", True)
    able = [endpoint for endpoint in catalog if endpoint.category == "text-to-video" and _takes_prompt_alone(endpoint)]
    for endpoint in sorted(able, key=lambda endpoint: "seed" not in endpoint.input.model_fields):
        for form in _forms(endpoint):
            given = {"prompt": prompt, **form}
            try:
                job = endpoint.job(endpoint.input.model_validate(given).model_dump(mode="json"), 0)
            except (ValidationError, ValueError):
                continue
            if not isinstance(job, VideoJob) or (job.width, job.height, job.fps, job.frames) != wanted:
                continue
            if job.audio == sound:
                return _remake(endpoint, given, recipe, exact=True)
    return _remake(able[0], {"prompt": prompt}, recipe, exact=False) if able else None


def _remake(endpoint: AnyEndpoint, given: dict[str, Any], recipe: dict[str, Any], exact: bool) -> Remake:
    seed = recipe.get("seed")
    if "seed" not in endpoint.input.model_fields or not isinstance(seed, int):
        return Remake(endpoint, given, exact, same_seed=False)
    return Remake(endpoint, {**given, "seed": seed}, exact, same_seed=True)


def _takes_prompt_alone(endpoint: AnyEndpoint) -> bool:
    return [name for name, field in endpoint.input.model_fields.items() if field.is_required()] == ["prompt"]


def _forms(endpoint: AnyEndpoint) -> list[dict[str, Any]]:
    """Every form that its films can have, the default first: what is at its default is left out."""
    choices: list[list[dict[str, Any]]] = []
    for parameter in parameters_of(endpoint.input):
        if parameter.name in FORM:
            options = (True, False) if parameter.type_name == "boolean" else parameter.options
            others = [{parameter.name: option} for option in options if option != parameter.default]
            choices.append([{}, *others])
    found = ({name: value for part in parts for name, value in part.items()} for parts in product(*choices))
    return list(islice(found, MOST_TRIED))


def _object(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}
