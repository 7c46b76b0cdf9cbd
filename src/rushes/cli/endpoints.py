"""`rushes endpoints`: what this server answers."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Annotated, Any

import typer

from rushes.bootstrap import build_router
from rushes.catalog import installed_catalog
from rushes.catalog.parameters import parameters_of
from rushes.cli.terminal import loaded, out, told
from rushes.core.endpoints import Endpoint, Vendor

COLUMNS = ("endpoint", "resolutions", "shapes", "seconds", "the model at its maker")


def endpoints(
    markdown: Annotated[bool, typer.Option("--markdown", help="As a table in Markdown, without engines.")] = False,
) -> None:
    """List the endpoints by family, how their models fare at their makers, and the engines that serve them."""
    with told():
        _, configuration = loaded()
        router = build_router(configuration)
        found = sorted(installed_catalog(), key=lambda endpoint: endpoint.family)
    if markdown:
        typer.echo(_markdown(found))
        return
    width = max(len(endpoint.id) for endpoint in found)
    for family, members in groupby(found, key=lambda endpoint: endpoint.family):
        out.print(f"[bold]{family}[/]")
        for endpoint in members:
            engines = ", ".join(router.route(endpoint.id))
            out.print(f"  {endpoint.id:<{width}}  {state_of(endpoint.vendor):<21}  {engines}")


def state_of(vendor: Vendor) -> str:
    """How a model fares at its maker, in a few words."""
    return vendor.state if vendor.since is None else f"{vendor.state} {vendor.since}"


def _markdown(found: Iterable[Endpoint[Any, Any]]) -> str:
    rows = [COLUMNS, ("---",) * len(COLUMNS), *map(_row, found)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(endpoint: Endpoint[Any, Any]) -> Sequence[str]:
    options = {parameter.name: parameter.options for parameter in parameters_of(endpoint.input)}
    shown = (", ".join(map(str, options.get(name, ()))) for name in ("resolution", "aspect_ratio", "duration"))
    return (f"`{endpoint.id}`", *shown, f"{endpoint.vendor.name}: {state_of(endpoint.vendor)}")
