"""What `rushes run --report` tells at the end: which endpoints were called, how often, with what outcome and price.

It asks the server as everybody can, by the platform API (`GET /v1/models/requests/by-endpoint`, `/v1/models/usage`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx
from rich.table import Table

CANCELLED = 499


@dataclass(frozen=True)
class Line:
    """The requests of one endpoint that ended: how many with which HTTP status; what fal would charge, in USD."""

    endpoint_id: str
    statuses: Counter[int]
    would_have_cost: float
    cost: float

    @property
    def outcome(self) -> str:
        """How they ended, in words."""
        succeeded = sum(count for status, count in self.statuses.items() if status < 300)
        words = [f"{succeeded} succeeded"] if succeeded else []
        for status, count in sorted(self.statuses.items()):
            if status == CANCELLED:
                words.append(f"{count} cancelled")
            elif status >= 300:
                words.append(f"{count} failed ({status})")
        return ", ".join(words)


def called(base: str, key: str, since: datetime) -> list[Line]:
    """What ended since a moment on the server at `base`, by endpoint. Raises httpx.HTTPError where it cannot tell."""
    headers = {"Authorization": f"Key {key}"}
    with httpx.Client(base_url=f"{base}/v1", headers=headers, timeout=30, trust_env=False) as web:
        span = {"start": since.isoformat(), "bound_to_timeframe": "false"}
        found: dict[str, Counter[int]] = {}
        for model in _all(web, "/models", "models", {}):
            ended = _all(
                web,
                "/models/requests/by-endpoint",
                "items",
                {**span, "endpoint_id": model["endpoint_id"], "limit": 100},
            )
            if statuses := Counter(item["status_code"] for item in ended):
                found[model["endpoint_id"]] = statuses
        summary = _checked(web.get("/models/usage", params={**span, "expand": "summary"}))["summary"]
    costs = {name: [one for one in summary if one["endpoint_id"] == name] for name in found}
    return [
        Line(name, statuses, sum(o["would_have_cost"] for o in costs[name]), sum(o["cost"] for o in costs[name]))
        for name, statuses in found.items()
    ]


def shown(lines: list[Line]) -> Table:
    """The report as a table."""
    spent = sum(line.cost for line in lines)
    calls = sum(line.statuses.total() for line in lines)
    charged = sum(line.would_have_cost + line.cost for line in lines)
    title = (
        f"Rushes answered {calls} call{'s' if calls > 1 else ''}. At fal's prices: ${charged:.2f}; spent: ${spent:.2f}."
    )
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    table.add_column("calls", justify="right")
    table.add_column("endpoint", no_wrap=True)
    table.add_column("price", justify="right", no_wrap=True)
    table.add_column("outcome")
    for line in lines:
        price = f"${line.would_have_cost + line.cost:.2f}"
        table.add_row(str(line.statuses.total()), line.endpoint_id, price, line.outcome)
    return table


def _all(web: httpx.Client, path: str, name: str, query: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every item of a list that comes in pages."""
    cursor: str | None = None
    while True:
        page = _checked(web.get(path, params={**query, **({"cursor": cursor} if cursor else {})}))
        yield from page[name]
        if not (cursor := page["next_cursor"]):
            return


def _checked(response: httpx.Response) -> dict[str, Any]:
    return response.raise_for_status().json()
