"""Inputs of endpoints: every value of the fields that shape a video, in all combinations or in pairs."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rushes.core.endpoints import Endpoint

SHAPING = ("resolution", "aspect_ratio", "duration", "generate_audio")

Options = Mapping[str, Sequence[Any]]


def options(endpoint: Endpoint[Any, Any]) -> Options:
    """What each field that shapes the video may hold, from the published schema."""
    fields = endpoint.input.model_json_schema()["properties"]
    return {name: _values(fields[name]) for name in SHAPING if name in fields}


def all_of(choices: Options) -> Iterator[dict[str, Any]]:
    """Every combination."""
    for values in itertools.product(*choices.values()):
        yield dict(zip(choices, values, strict=True))


def pairwise(choices: Options) -> Iterator[dict[str, Any]]:
    """Few combinations in which every two values of different fields come together at least once."""
    left = {pair for one in all_of(choices) for pair in itertools.combinations(one.items(), 2)}
    if not left:
        yield from all_of(choices)
    while left:
        best = max(all_of(choices), key=lambda one: len(left & set(itertools.combinations(one.items(), 2))))
        left -= set(itertools.combinations(best.items(), 2))
        yield best


def _values(schema: dict[str, Any]) -> list[Any]:
    if schema.get("type") == "boolean":
        return [True, False]
    several = schema.get("anyOf") or [schema]
    return [several[0]["const"]] if "const" in several[0] else several[0]["enum"]
