"""An endpoint: two schemas and the recipe between them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel

from rushes.core.artifacts import StoredFile
from rushes.core.jobs import Job

InputT = TypeVar("InputT", bound=BaseModel)
OutputT = TypeVar("OutputT", bound=BaseModel)
Category = Literal["text-to-video", "image-to-video", "video-to-video"]


@dataclass(frozen=True)
class Rendered:
    """What an engine made of a request, in storage: the video and its pictures, and the id that remixes name."""

    video: StoredFile
    thumbnail: StoredFile
    spritesheet: StoredFile
    video_id: str
    seed: int


@dataclass(frozen=True)
class Endpoint(Generic[InputT, OutputT]):
    """A callable model, declared as data.

    `plan(input, seed)` says what an engine has to make, `present(input, rendered)` shapes what the caller receives.
    Both are pure. `examples` are inputs that the documents and tests use. `inert` names fields that are accepted but
    that nothing heeds: a caller who sets one is told so in the log.
    """

    id: str
    title: str
    category: Category
    description: str
    input: type[InputT]
    output: type[OutputT]
    plan: Callable[[InputT, int], Job]
    present: Callable[[InputT, Rendered], OutputT]
    tags: tuple[str, ...] = ()
    inert: frozenset[str] = frozenset()
    examples: tuple[dict[str, Any], ...] = field(default=())

    @property
    def app_id(self) -> str:
        """The base of the queue URLs."""
        return app_id_of(self.id)

    @cached_property
    def secret_fields(self) -> frozenset[str]:
        """Input fields that are never stored, logged or echoed: those whose schema says `writeOnly`."""
        properties: dict[str, dict[str, Any]] = self.input.model_json_schema().get("properties", {})
        return frozenset(name for name, schema in properties.items() if schema.get("writeOnly"))

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
