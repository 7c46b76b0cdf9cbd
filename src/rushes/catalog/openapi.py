"""The OpenAPI document of an endpoint's queue, in fal's shape (fal protocol, 6.1), made from its declaration.

It differs from fal's in what would not be valid OpenAPI 3.0 (`example` for `examples`) or would not be true: that a
status may be 202, that logs are a list, what a cancellation answers, and how errors look. `info.x-rushes` says who
answers here and how the model fares at its maker.
"""

import re
from collections.abc import Sequence
from typing import Any

from rushes.catalog.links import Links
from rushes.catalog.schemas import ORDER, REFERENCE, Schema, schemas_of
from rushes.core.endpoints import Endpoint, Vendor

JSON = "application/json"
QUEUE_STATUS = "QueueStatus"
ERROR = "Error"


def openapi_document(endpoint: Endpoint[Any, Any], links: Links, engines: Sequence[str]) -> dict[str, Any]:
    """The document of an endpoint that `engines` (names, best first) may answer."""
    name = schema_name(endpoint.id)
    asked, answered = f"{name}Input", f"{name}Output"
    return {
        "openapi": "3.0.4",
        "info": {
            "title": f"Queue OpenAPI for {endpoint.id}",
            "version": "1.0.0",
            "description": f"The OpenAPI schema for the {endpoint.id} queue.",
            "x-fal-metadata": {
                "endpointId": endpoint.id,
                "category": endpoint.category,
                "thumbnailUrl": "",
                "playgroundUrl": links.page(endpoint.id),
                "documentationUrl": links.reference(endpoint.id),
                "about": endpoint.description,
            },
            "x-rushes": {"engines": list(engines), "vendor": vendor_facts(endpoint.vendor)},
        },
        "components": {
            "securitySchemes": {
                "apiKeyAuth": {"type": "apiKey", "in": "header", "name": "Authorization", "description": "Fal Key"}
            },
            "schemas": {
                QUEUE_STATUS: _queue_status(),
                ERROR: _error(),
                **schemas_of(endpoint.input, asked),
                **_with_examples(schemas_of(endpoint.output, answered), answered, endpoint.example_output),
            },
        },
        "paths": _paths(endpoint.id, asked, answered),
        "servers": [{"url": links.queue}],
        "security": [{"apiKeyAuth": []}],
    }


def schema_name(endpoint_id: str) -> str:
    """What fal calls an endpoint's schemas: `Veo31FastImageToVideo` for `fal-ai/veo3.1/fast/image-to-video`."""
    words = re.split(r"[/_-]", endpoint_id.partition("/")[2] or endpoint_id)
    return "".join(word[:1].upper() + word[1:] for word in (re.sub(r"\W", "", word) for word in words))


def vendor_facts(vendor: Vendor) -> dict[str, Any]:
    """How a model fares at its maker, as JSON."""
    return {
        "name": vendor.name,
        "state": vendor.state,
        "since": None if vendor.since is None else vendor.since.isoformat(),
        "substitute": vendor.substitute,
        "source": vendor.source,
    }


def _with_examples(schemas: dict[str, Schema], name: str, example: dict[str, Any]) -> dict[str, Schema]:
    """The fields of an output with what they hold in the endpoint's example of an answer."""
    for field, value in example.items():
        field_schema = schemas[name]["properties"][field]
        schemas[name]["properties"][field] = ({"allOf": [field_schema]} if "$ref" in field_schema else field_schema) | {
            "example": value
        }
    return schemas


def _queue_status() -> Schema:
    properties = {
        "status": {"type": "string", "enum": ["IN_QUEUE", "IN_PROGRESS", "COMPLETED"]},
        "request_id": {"type": "string", "description": "The request id."},
        "response_url": {"type": "string", "description": "The response url."},
        "status_url": {"type": "string", "description": "The status url."},
        "cancel_url": {"type": "string", "description": "The cancel url."},
        "logs": {
            "type": "array",
            "nullable": True,
            "description": "The logs, where they were asked for.",
            "items": {"type": "object", "additionalProperties": True},
        },
        "metrics": {"type": "object", "description": "The metrics.", "additionalProperties": True},
        "queue_position": {"type": "integer", "description": "How many requests are ahead of this one."},
        "error": {"type": "string", "description": "Why there is no result, in one line."},
        "error_type": {"type": "string", "description": "The kind of error."},
    }
    return {"type": "object", "properties": properties, "required": ["status", "request_id"], ORDER: list(properties)}


def _error() -> Schema:
    problem = {
        "loc": {"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}},
        "msg": {"type": "string"},
        "type": {"type": "string"},
        "url": {"type": "string"},
        "ctx": {"type": "object", "additionalProperties": True},
        "input": {"description": "What was sent there."},
    }
    items = {"type": "object", "properties": problem, "required": ["loc", "msg", "type"], ORDER: list(problem)}
    properties = {
        "detail": {
            "anyOf": [{"type": "string"}, {"type": "array", "items": items}],
            "description": "A sentence, or what is wrong with which field.",
        },
        "error_type": {"type": "string"},
        "status": {"type": "string", "enum": ["NOT_FOUND", "ALREADY_COMPLETED"]},
    }
    return {"type": "object", "properties": properties, ORDER: list(properties)}


def _paths(endpoint_id: str, asked: str, answered: str) -> dict[str, Any]:
    request_id = {
        "name": "request_id",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "description": "Request ID"},
    }
    logs = {
        "name": "logs",
        "in": "query",
        "required": False,
        "schema": {
            "type": "number",
            "description": "Whether to include logs (`1`) in the response or not (`0`).",
        },
    }
    one = f"/{endpoint_id}/requests/{{request_id}}"
    status = _content("The request status.", _reference(QUEUE_STATUS))
    cancelled = {"success": {"type": "boolean"}, "status": {"type": "string", "enum": ["OK", "CANCELLATION_REQUESTED"]}}
    cancellation: Schema = {"type": "object", "properties": cancelled, ORDER: list(cancelled)}
    return {
        f"{one}/status": {
            "get": {
                "parameters": [request_id, logs],
                "responses": _responses(
                    {
                        "200": status,
                        "202": _content("The status of a request that has not completed.", _reference(QUEUE_STATUS)),
                    }
                ),
            }
        },
        f"{one}/cancel": {
            "put": {
                "parameters": [request_id],
                "responses": _responses(
                    {
                        "200": _content("The request was cancelled.", cancellation),
                        "202": _content("The request is running, and was asked to stop.", cancellation),
                    }
                ),
            }
        },
        f"/{endpoint_id}": {
            "post": {
                "requestBody": {"required": True, "content": {JSON: {"schema": _reference(asked)}}},
                "responses": _responses({"200": status}),
            }
        },
        one: {
            "get": {
                "parameters": [request_id],
                "responses": _responses({"200": _content("Result of the request.", _reference(answered))}),
            }
        },
    }


def _reference(name: str) -> Schema:
    return {"$ref": REFERENCE.format(model=name)}


def _content(description: str, schema: Schema) -> dict[str, Any]:
    return {"description": description, "content": {JSON: {"schema": schema}}}


def _responses(successes: dict[str, Any]) -> dict[str, Any]:
    return {**successes, "default": _content("Anything else is an error.", _reference(ERROR))}
