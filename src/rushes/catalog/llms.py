"""`llms.txt`: an endpoint in plain text, in the shape of fal's (fal protocol, 6.2), and the index of the site.

All of it follows from the declaration of the endpoint, from the price list of the day, and from who answers here.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from rushes.catalog.links import Links
from rushes.catalog.parameters import Parameter, parameters_of
from rushes.catalog.usage import curl, javascript, python
from rushes.core.endpoints import Endpoint, Vendor
from rushes.core.pricing import Price


def endpoint_text(endpoint: Endpoint[Any, Any], prices: Sequence[Price], links: Links, engines: Sequence[str]) -> str:
    """The description of an endpoint that `engines` (names, best first) may answer, and whose `prices` hold today."""
    asked = parameters_of(endpoint.input)
    required: dict[str, Any] = endpoint.examples[0] if endpoint.examples else {}
    parts = [
        f"# {endpoint.title}",
        f"> {endpoint.description}",
        "## Overview",
        _overview(endpoint, links, engines),
        *(("## Pricing", _pricing(prices)) if prices else ()),
        "## API Information",
        "This model can be used via our HTTP API or more conveniently via our client libraries.\n"
        "See the input and output schema below, as well as the usage examples.",
        "### Input Schema",
        "The API accepts the following input parameters:",
        *(_described(parameter) for parameter in asked),
        "**Required Parameters Example**:",
        _block("json", _pretty(required)),
        "**Full Example**:",
        _block("json", _pretty(full_example(asked, required))),
        "### Output Schema",
        "The API returns the following output format:",
        *(_described(parameter) for parameter in parameters_of(endpoint.output, endpoint.example_output)),
        "**Example Response**:",
        _block("json", _pretty(endpoint.example_output)),
        "## Usage Examples",
        "### cURL",
        _block("bash", curl(links.call(endpoint.id), required)),
        "### Python",
        "Ensure you have the Python client installed:",
        _block("bash", "pip install fal-client"),
        "Then use the API client to make requests:",
        _block("python", python(endpoint.id, required)),
        "### JavaScript",
        "Ensure you have the JavaScript client installed:",
        _block("bash", "npm install --save @fal-ai/client"),
        "Then use the API client to make requests:",
        _block("javascript", javascript(endpoint.id, required)),
        "## Additional Resources",
        "### Documentation",
        f"- [Model Playground]({links.page(endpoint.id)})\n"
        f"- [API Documentation]({links.reference(endpoint.id)})\n"
        f"- [OpenAPI Schema]({links.openapi(endpoint.id)})",
        "### fal.ai Platform",
        "- [Platform Documentation](https://docs.fal.ai)\n"
        "- [Python Client](https://docs.fal.ai/clients/python)\n"
        "- [JavaScript Client](https://docs.fal.ai/clients/javascript)",
    ]
    return "\n\n".join(parts) + "\n"


def site_text(endpoints: Iterable[Endpoint[Any, Any]], links: Links) -> str:
    """The index of everything that this server answers, by family."""
    parts = [
        "# Rushes",
        "> The video endpoints of fal, answered by this server: the same queue, inputs, outputs and errors, on engines "
        "that its operator chose.",
        "Each link leads to the description of an endpoint: inputs, outputs, prices, and how to call it.",
    ]
    for family, members in groupby(sorted(endpoints, key=lambda one: one.family), key=lambda one: one.family):
        lines = (f"- [{one.id}]({links.text(one.id)}): {one.description}" for one in members)
        parts += [f"## {family}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def full_example(asked: Iterable[Parameter], required: dict[str, Any]) -> dict[str, Any]:
    """What is required, every other field's example, else its default, in the order of the schema.

    As in fal's documents, what is null, false, zero or an empty text by default is left out.
    """
    filled: dict[str, Any] = {}
    for parameter in asked:
        if parameter.name in required:
            filled[parameter.name] = required[parameter.name]
        elif parameter.examples:
            filled[parameter.name] = parameter.examples[0]
        elif parameter.default or parameter.default == []:
            filled[parameter.name] = parameter.default
    return filled


def _overview(endpoint: Endpoint[Any, Any], links: Links, engines: Sequence[str]) -> str:
    facts = {
        "Endpoint": f"`{links.call(endpoint.id)}`",
        "Model ID": f"`{endpoint.id}`",
        "Category": endpoint.category,
        "Kind": "inference",
        "Answered by": ", ".join(engines),
        "Vendor": _vendor(endpoint.vendor),
    }
    lines = [f"- **{name}**: {value}" for name, value in facts.items()]
    return "\n".join([*lines, *([f"**Tags**: {', '.join(endpoint.tags)}"] if endpoint.tags else [])])


def _vendor(vendor: Vendor) -> str:
    words = [f"{vendor.name}, {vendor.state}"]
    if vendor.since is not None:
        words.append(f" since {vendor.since}")
    if vendor.substitute is not None:
        words.append(f", substitute: {vendor.substitute}")
    if vendor.source is not None:
        words.append(f" ([source]({vendor.source}))")
    return "".join(words)


def _pricing(prices: Sequence[Price]) -> str:
    first = prices[0]
    lines = [f"- **{dollars(price)} per {price.unit}**{_condition(price)}" for price in prices]
    if first.least:
        lines.append(f"- At least {first.least} {first.unit}s are charged")
    return (
        "\n".join(lines)
        + f"\n\nThese are list prices since {first.since} ([source]({first.source})). What fails or is cancelled "
        "costs nothing. Neither does what is made by an engine without cost: what it would have cost is recorded."
    )


def dollars(price: Price) -> str:
    """A unit price as people write it: `$0.10`, `$0.045`."""
    amount = price.unit_price.normalize()
    exponent = amount.as_tuple().exponent
    return f"${amount:.{max(2, -exponent if isinstance(exponent, int) else 2)}f}"


def _condition(price: Price) -> str:
    if not price.when:
        return ""
    words = (f"`{name}` {' or '.join(f'`{json.dumps(v)}`' for v in values)}" for name, values in price.when.items())
    return f" with {' and '.join(words)}"


def _described(parameter: Parameter) -> str:
    mark = "required" if parameter.required else "optional"
    text = parameter.description
    if parameter.default is not None and parameter.default is not False and parameter.default != 0:
        text = f"{text} Default value: `{_compact(parameter.default)}`".strip()
    lines = [f"- **`{parameter.name}`** (`{parameter.type_name}`, _{mark}_){':' if text else ''}"]
    if text:
        lines.append(f"  {text}")
    if parameter.default is not None:
        lines.append(f"  - Default: `{_compact(parameter.default)}`")
    if parameter.options:
        lines.append("  - Options: " + ", ".join(f"`{_compact(option)}`" for option in parameter.options))
    if parameter.bounds is not None:
        lines.append(f"  - Range: {' to '.join(f'`{bound:g}`' for bound in parameter.bounds)}")
    if parameter.items is not None:
        lines.append(f"  - Array of {parameter.items}")
    if parameter.examples:
        lines.append("  - Examples: " + ", ".join(_compact(example) for example in parameter.examples))
    return "\n".join(lines)


def _block(language: str, text: str) -> str:
    return f"```{language}\n{text}\n```"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _pretty(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
