"""The fields of an input or output as documents describe them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from pydantic import BaseModel

Schema = dict[str, Any]

_SIMPLE = {"string": "string", "integer": "integer", "number": "float", "boolean": "boolean", "object": "object"}


@dataclass(frozen=True)
class Parameter:
    """One field: its name, and its type in fal's words (`DurationEnum`, `list<string>`, `VideoFile`).

    `options` are the values that are allowed where they are few, `bounds` the smallest and the largest number, `items`
    the type of a list's items. `default` is None where there is none, or where it is null.
    """

    name: str
    type_name: str
    required: bool
    description: str
    default: Any = None
    options: Sequence[Any] = ()
    bounds: tuple[float, float] | None = None
    items: str | None = None
    examples: Sequence[Any] = field(default_factory=list[Any])


def parameters_of(model: type[BaseModel], example: Mapping[str, Any] | None = None) -> list[Parameter]:
    """The fields of a model in the order of its declaration; `example` has examples for fields that bring none."""
    whole = model.model_json_schema()
    required: list[str] = whole.get("required", [])
    fields: dict[str, Schema] = whole.get("properties", {})
    return [_parameter(name, schema, name in required, whole, example or {}) for name, schema in fields.items()]


def _parameter(name: str, schema: Schema, required: bool, whole: Schema, example: Mapping[str, Any]) -> Parameter:
    kinds = [_resolved(kind, whole) for kind in _kinds(schema)]
    # Where several spellings of the same values are allowed, the first is the one to show.
    options = _values(kinds[0]) if all(map(_values, kinds)) else []
    first = kinds[0]
    return Parameter(
        name,
        f"{_pascal(name)}Enum" if options else " | ".join(dict.fromkeys(map(_type_name, kinds))),
        required,
        schema.get("description", ""),
        schema.get("default"),
        options,
        (first["minimum"], first["maximum"]) if {"minimum", "maximum"} <= first.keys() else None,
        _type_name(_resolved(first["items"], whole)) if "items" in first else None,
        schema.get("examples") or ([example[name]] if name in example else []),
    )


def _kinds(schema: Schema) -> list[Schema]:
    """What a value may be, beside null."""
    several = cast("list[Schema]", schema.get("anyOf") or schema.get("oneOf") or [schema])
    return [kind for kind in several if kind.get("type") != "null"]


def _resolved(schema: Schema, whole: Schema) -> Schema:
    """A schema itself where it is a reference; its title is then its name."""
    if "$ref" not in schema:
        return schema
    name = str(schema["$ref"]).rpartition("/")[2]
    return {**whole["$defs"][name], "title": name, "named": True}


def _values(schema: Schema) -> list[Any]:
    return [schema["const"]] if "const" in schema else schema.get("enum", [])


def _type_name(schema: Schema) -> str:
    if schema.get("named"):
        return schema["title"]
    if schema.get("type") == "array":
        items: Schema = schema.get("items", {})
        return f"list<{str(items['$ref']).rpartition('/')[2] if '$ref' in items else _type_name(items)}>"
    return _SIMPLE.get(schema.get("type", ""), "any")


def _pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))
