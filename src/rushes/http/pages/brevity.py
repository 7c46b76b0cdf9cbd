"""Inputs cut down to what people read: pictures may stand in them whole."""

from typing import Any, cast

from rushes.http.pages.site import amount_of_bytes

LONGEST_URL = 200
SHOWN = 64


def brief(value: Any) -> Any:  # noqa: ANN401 - JSON
    """JSON with the contents of long `data:` URLs left out, and how much that was in their place."""
    if isinstance(value, str) and value.startswith("data:") and len(value) > LONGEST_URL:
        return f"{value[:SHOWN]}… ({amount_of_bytes(len(value))})"
    if isinstance(value, list):
        return [brief(item) for item in cast("list[Any]", value)]
    if isinstance(value, dict):
        return {name: brief(item) for name, item in cast("dict[str, Any]", value).items()}
    return value
