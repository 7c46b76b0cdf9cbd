"""OpenAPI documents: valid, in fal's shape, and true of the schemas that they are made from."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, cast

import pytest
from openapi_spec_validator import validate
from pydantic import BaseModel, Field

from rushes.catalog import installed_catalog
from rushes.catalog.links import Links
from rushes.catalog.openapi import openapi_document, schema_name
from rushes.catalog.schemas import schemas_of
from rushes.core.endpoints import Endpoint

ENDPOINTS = list(installed_catalog())


def document(endpoint: Endpoint[Any, Any]) -> dict[str, Any]:
    return openapi_document(endpoint, Links(), ["previs"])


def objects(value: object) -> Iterator[dict[str, Any]]:
    """Every schema of an object with fields, wherever it is."""
    if isinstance(value, dict):
        found = cast(dict[str, Any], value)
        if found.get("type") == "object" and "properties" in found:
            yield found
        for inner in found.values():
            yield from objects(inner)
    elif isinstance(value, list):
        for inner in cast(list[object], value):
            yield from objects(inner)


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.id)
def test_every_document_is_valid(endpoint: Endpoint[Any, Any]) -> None:
    validate(document(endpoint))


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.id)
def test_every_document_has_the_shape_that_readers_of_fals_rely_on(endpoint: Endpoint[Any, Any]) -> None:
    made = document(endpoint)
    one = f"/{endpoint.id}/requests/{{request_id}}"
    assert made["openapi"] == "3.0.4"
    assert {path: list(methods) for path, methods in made["paths"].items()} == {
        f"{one}/status": ["get"],
        f"{one}/cancel": ["put"],
        f"/{endpoint.id}": ["post"],
        one: ["get"],
    }
    assert made["servers"] == [{"url": "https://queue.fal.run"}]
    assert made["security"] == [{"apiKeyAuth": []}]
    metadata = made["info"]["x-fal-metadata"]
    assert metadata["endpointId"] == endpoint.id
    assert metadata["category"] == endpoint.category
    assert metadata["playgroundUrl"] == f"https://fal.ai/models/{endpoint.id}"
    schemas = made["components"]["schemas"]
    assert [name for name in schemas if name.endswith("Input")] == [f"{schema_name(endpoint.id)}Input"]
    assert [name for name in schemas if name.endswith("Output")] == [f"{schema_name(endpoint.id)}Output"]
    asked = schemas[f"{schema_name(endpoint.id)}Input"]
    assert asked["x-fal-order-properties"] == list(endpoint.input.model_fields)
    for schema in objects(made):
        assert schema["x-fal-order-properties"] == list(schema["properties"])


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.id)
def test_every_document_says_who_answers_and_how_the_vendor_fares(endpoint: Endpoint[Any, Any]) -> None:
    said = document(endpoint)["info"]["x-rushes"]
    assert said["engines"] == ["previs"]
    assert (said["vendor"]["name"], said["vendor"]["state"]) == (endpoint.vendor.name, endpoint.vendor.state)


@pytest.mark.parametrize(
    ("endpoint_id", "name"),
    [
        ("fal-ai/sora-2/text-to-video/pro", "Sora2TextToVideoPro"),
        ("fal-ai/veo3.1/fast/image-to-video", "Veo31FastImageToVideo"),
        ("fal-ai/minimax/hailuo-02/standard/text-to-video", "MinimaxHailuo02StandardTextToVideo"),
        ("fal-ai/pika/v2.2/text-to-video", "PikaV22TextToVideo"),
        ("fal-ai/veo3", "Veo3"),
    ],
)
def test_schemas_have_fals_names(endpoint_id: str, name: str) -> None:
    assert schema_name(endpoint_id) == name


class Part(BaseModel):
    size: int = Field(gt=0, le=9)


class Everything(BaseModel):
    """All that is written otherwise in OpenAPI 3.0."""

    fixed: Literal["8s"] = "8s"
    maybe: str | None = None
    mixed: int | str | None = Field(default=None, description="Either")
    part: Part = Field(description="A part")
    perhaps: Part | None = Field(default=None, description="Or none")
    parts: list[Part] = Field(default_factory=list[Part])
    seen: str = Field(examples=["this", "that"])
    tagged: Annotated[str, Field(json_schema_extra={"ui": {"field": "x"}, "x-fal": {"most": 3}})] = "x"


def test_what_openapi_does_not_know_is_said_in_its_own_words() -> None:
    schemas = schemas_of(Everything, "ThisInput")
    fields = schemas["ThisInput"]["properties"]
    part = {"$ref": "#/components/schemas/Part"}
    assert fields["fixed"] == {"title": "Fixed", "type": "string", "default": "8s", "enum": ["8s"]}
    assert fields["maybe"] == {"title": "Maybe", "type": "string", "nullable": True}
    assert fields["mixed"] == {
        "title": "Mixed",
        "description": "Either",
        "anyOf": [{"type": "integer"}, {"type": "string"}],
        "nullable": True,
    }
    assert fields["part"] == {"description": "A part", "allOf": [part]}
    assert fields["perhaps"] == {"description": "Or none", "allOf": [part], "nullable": True}
    assert fields["parts"] == {"title": "Parts", "type": "array", "items": part}
    assert fields["seen"] == {"title": "Seen", "type": "string", "example": "this"}
    assert fields["tagged"] == {"title": "Tagged", "type": "string", "default": "x", "x-fal": {"most": 3}}
    assert schemas["Part"]["properties"]["size"] == {
        "title": "Size",
        "type": "integer",
        "minimum": 0,
        "exclusiveMinimum": True,
        "maximum": 9,
    }
