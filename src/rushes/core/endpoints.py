"""An endpoint: two schemas and the recipe between them."""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, create_model

from rushes.core.artifacts import StoredFile
from rushes.core.jobs import Job

InputT = TypeVar("InputT", bound=BaseModel)
OutputT = TypeVar("OutputT", bound=BaseModel)
Category = Literal["text-to-video", "image-to-video", "video-to-video"]


@dataclass(frozen=True)
class Rendered:
    """What an engine made of a request, in storage: the video and its pictures, and the id that later requests name."""

    video: StoredFile
    thumbnail: StoredFile
    spritesheet: StoredFile
    video_id: str
    seed: int


@dataclass(frozen=True)
class Vendor:
    """How the model behind an endpoint fares at its maker.

    `since` is when it was deprecated or retired, `substitute` what its users can move to; `source` is where that is
    written.
    """

    name: str
    state: Literal["live", "deprecated", "retired"] = "live"
    since: date | None = None
    substitute: str | None = None
    source: str | None = None


@dataclass(frozen=True)
class Endpoint(Generic[InputT, OutputT]):
    """A callable model, declared as data.

    `plan(input, seed)` says what an engine has to make, `present(input, rendered)` shapes what the caller receives.
    Both are pure. `examples` are inputs that documents and tests use: the first has only what is required.
    `example_output` is what the documents show as an answer. `family` groups endpoints in lists; `documented` says
    that fal's own documents describe the endpoint as it is here.
    """

    id: str
    title: str
    category: Category
    description: str
    input: type[InputT]
    output: type[OutputT]
    plan: Callable[[InputT, int], Job]
    present: Callable[[InputT, Rendered], OutputT]
    vendor: Vendor
    family: str
    documented: bool = False
    tags: tuple[str, ...] = ()
    examples: tuple[dict[str, Any], ...] = field(default=())
    example_output: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def app_id(self) -> str:
        """The base of the queue URLs."""
        return app_id_of(self.id)

    @cached_property
    def secret_fields(self) -> frozenset[str]:
        """Input fields that are never stored, logged or echoed: those whose schema says `writeOnly`."""
        properties: dict[str, dict[str, Any]] = self.input.model_json_schema().get("properties", {})
        return frozenset(name for name, schema in properties.items() if schema.get("writeOnly"))

    def with_defaults(self, defaults: Mapping[str, Any]) -> "Endpoint[InputT, OutputT]":
        """The endpoint with other default values for those of its fields that are named."""
        fields = self.input.model_fields
        changed = {name: value for name, value in defaults.items() if name in fields and fields[name].default != value}
        if not changed:
            return self
        fresh: dict[str, Any] = {}
        for name, value in changed.items():
            redefined = copy(fields[name])
            redefined.default = value
            fresh[name] = (redefined.annotation, redefined)
        return replace(self, input=create_model(self.input.__name__, __base__=self.input, **fresh))

    def job(self, stored: dict[str, Any], seed: int) -> Job:
        """The job of a stored, validated input."""
        return self.plan(self.input.model_validate(stored), seed)

    def answer(self, stored: dict[str, Any], rendered: Rendered) -> dict[str, Any]:
        """The output for a stored, validated input, as JSON."""
        return self.present(self.input.model_validate(stored), rendered).model_dump(mode="json", exclude_none=True)


NAMESPACES = ("workflows", "comfy")


def app_id_of(endpoint_id: str) -> str:
    """The first two segments of an endpoint id, three behind a namespace (fal_client `AppId.from_endpoint_id`)."""
    segments = endpoint_id.split("/")
    return "/".join(segments[: 3 if segments[0] in NAMESPACES else 2])
