"""A pydantic model as schemas of OpenAPI 3.0.

pydantic writes JSON Schema 2020-12. OpenAPI 3.0 is older: null is a mark and no type, a constant is an enumeration of
one, there is one example, bounds that are excluded are marked, and nothing may stand beside a reference.
"""

from typing import Any, cast

from pydantic import BaseModel

Schema = dict[str, Any]

REFERENCE = "#/components/schemas/{model}"
ORDER = "x-fal-order-properties"
_NULL = {"type": "null"}
_KNOWN = frozenset(
    {
        *(
            "title",
            "description",
            "type",
            "format",
            "default",
            "enum",
            "example",
            "deprecated",
            "readOnly",
            "writeOnly",
        ),
        *("minimum", "maximum", "multipleOf", "minLength", "maxLength", "pattern"),
        *("items", "minItems", "maxItems", "uniqueItems"),
        *("properties", "required", "additionalProperties", "minProperties", "maxProperties"),
        *("anyOf", "oneOf", "allOf", "not", "nullable"),
    }
)
"""What a Schema Object of OpenAPI 3.0 may hold, beside extensions."""


def schemas_of(model: type[BaseModel], name: str) -> dict[str, Schema]:
    """The schema of a model, called `name`, and those that it refers to, by their names in the components."""
    whole = model.model_json_schema(ref_template=REFERENCE)
    others: dict[str, Schema] = whole.pop("$defs", {})
    return {name: _converted(whole), **{other: _converted(schema) for other, schema in others.items()}}


def _converted(schema: Schema) -> Schema:
    new: Schema = {key: value for key, value in schema.items() if key in _KNOWN or key.startswith("x-")}
    if "$ref" in schema:
        reference = {"$ref": schema["$ref"]}
        return {"allOf": [reference], **new} if new else reference
    if "const" in schema:
        new["enum"] = [schema["const"]]
    if schema.get("examples"):
        new["example"] = schema["examples"][0]
    for bound, excluded in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if excluded in schema:
            new |= {bound: schema[excluded], excluded: True}
    if "properties" in new:
        new[ORDER] = list(new["properties"])
        new["properties"] = {name: _converted(one) for name, one in new["properties"].items()}
    for one in ("items", "additionalProperties", "not"):
        if isinstance(new.get(one), dict):
            new[one] = _converted(new[one])
    for several in ("allOf", "oneOf", "anyOf"):
        if several in new:
            new = _alternatives(new, several)
    return new


def _alternatives(schema: Schema, several: str) -> Schema:
    """Without null among them, which is said beside them; one that is left alone takes the place of all."""
    all_of_them = cast(list[Schema], schema[several])
    left = [_converted(one) for one in all_of_them if one != _NULL]
    new = {key: value for key, value in schema.items() if key != several}
    if len(left) == len(all_of_them):
        return {**new, several: left}
    if new.get("default", ...) is None:
        del new["default"]
    if len(left) > 1:
        return {**new, several: left, "nullable": True}
    if "$ref" in left[0]:
        return {**new, "allOf": left, "nullable": True}
    return {**left[0], **new, "nullable": True}
