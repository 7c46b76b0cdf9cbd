"""Reads descriptions of endpoints (`llms.txt`, fal's and ours) back into facts that can be compared."""

import json
import re
from collections.abc import Iterator
from typing import Any

Facts = dict[str, Any]

_PARAMETER = re.compile(r"- \*\*`(?P<name>\w+)`\*\* \(`(?P<type>[^`]+)`, _(?P<mark>\w+)_\):?(?P<rest>.*)")
_OVERVIEW = re.compile(r"\s*(?:- )?\*\*(?P<name>[\w ]+)\*\*: (?P<value>.*)")
_SECTION = re.compile(r"^##+ ([^\n]*)\n(.*?)(?=^##+ |\Z)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"```(\w+)\n(.*?)\n```", re.DOTALL)
_QUOTED = re.compile(r"`([^`]*)`")


def texts(file: str) -> Iterator[str]:
    """The descriptions in a file, each from its title on."""
    starts = [found.start() for found in re.finditer(r"^# (?=.*\n\n>)", file, re.MULTILINE)]
    for start, end in zip(starts, [*starts[1:], len(file)], strict=True):
        yield file[start:end]


def facts(text: str) -> Facts:
    """What a description says, by the path of each fact: `input.duration.options` and so on."""
    title, description = re.findall(r"\A# (.*)\n\n> (.*)", text)[0]
    sections: dict[str, str] = dict(_SECTION.findall(text))
    overview: dict[str, str] = {}
    for line in sections["Overview"].splitlines():
        if (found := _OVERVIEW.match(line)) is not None:
            overview[found["name"]] = found["value"]
    inputs = sections["Input Schema"]
    examples = [json.loads(block) for _, block in _CODE.findall(inputs)]
    return {
        "title": title,
        "description": _plain(description.strip()),
        "overview.endpoint": overview["Endpoint"],
        "overview.model_id": overview["Model ID"],
        "overview.category": overview["Category"],
        "overview.kind": overview["Kind"],
        "overview.tags": [tag for tag in re.split(r",\s*", overview.get("Tags", "")) if tag],
        **_parameters("input", inputs.partition("**Required")[0]),
        **{f"required example.{name}": value for name, value in examples[0].items()},
        # It is left out where all fields are required.
        **{f"full example.{name}": value for name, value in examples[-1].items()},
        **_parameters("output", sections["Output Schema"].partition("**Example")[0]),
        "example response": json.loads(_CODE.findall(sections["Output Schema"])[0][1]),
        "usage.curl": _squeezed(sections["cURL"]),
        "usage.python": _squeezed(sections["Python"]),
        "usage.javascript": _squeezed(sections["JavaScript"]),
        "resources": re.findall(r"\]\((.*?)\)", sections["Documentation"] + sections["fal.ai Platform"]),
    }


def order_of(where: str, one: Facts, other: Facts) -> list[str]:
    """The names of the fields that both have, in the order of the first."""
    return [path for path in one if path.startswith(f"{where}.") and path.count(".") == 1 and path in other]


def _parameters(where: str, text: str) -> Facts:
    found: Facts = {}
    for part in re.split(r"^(?=- \*\*`)", text, flags=re.MULTILINE)[1:]:
        head, *lines = part.strip().splitlines()
        parameter = _PARAMETER.fullmatch(head)
        assert parameter is not None, head
        path = f"{where}.{parameter['name']}"
        said = [parameter["rest"].strip()] if parameter["rest"].strip() else []
        notes = [line.strip().removeprefix("- ") for line in lines if line.strip().startswith("- ")]
        said += [line.strip() for line in lines if line.strip() and not line.strip().startswith("- ")]
        named = dict(note.split(": ", 1) for note in notes if ": " in note)
        found[path] = "there"
        found[f"{path}.type"] = parameter["type"]
        found[f"{path}.mark"] = parameter["mark"]
        found[f"{path}.text"] = re.sub(r"\s*Default value: `.*`$", "", _plain(" ".join(said)))
        found[f"{path}.default"] = json.loads(named["Default"].strip("`")) if "Default" in named else None
        found[f"{path}.options"] = [json.loads(option) for option in _QUOTED.findall(named.get("Options", ""))]
        found[f"{path}.range"] = named.get("Range")
        found[f"{path}.items"] = next((note for note in notes if note.startswith("Array of ")), None)
        found[f"{path}.examples"] = json.loads(f"[{named.get('Examples', '')}]")
    return found


def _squeezed(text: str) -> str:
    """The code of a section without what only formats it: space, commas at ends, a shell's quoting of quotes."""
    code = "".join(block for _, block in _CODE.findall(text)).replace("'\\''", "'")
    return re.sub(r",(?=[}\])])", "", re.sub(r"\s+", "", code))


def _plain(text: str) -> str:
    return text.replace("’", "'")
