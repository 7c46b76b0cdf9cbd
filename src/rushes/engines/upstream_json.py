"""JSON of vendors, of which nothing is certain: where something else stands than an object, there is an empty one."""

from collections.abc import Mapping
from typing import Any, cast


def mapping(value: object, *path: str) -> Mapping[str, Any]:
    """The object that `value` is, or that is in it under these names, one in the other."""
    for name in path:
        value = mapping(value).get(name)
    return cast("Mapping[str, Any]", value) if isinstance(value, dict) else {}


def mappings(value: object) -> list[Mapping[str, Any]]:
    """The objects of the list that `value` is."""
    return [mapping(one) for one in cast("list[object]", value)] if isinstance(value, list) else []
