"""`rushes endpoints`: what this server answers."""

from rich.table import Column, Table

from rushes.bootstrap import build_router
from rushes.catalog import installed_catalog
from rushes.cli.terminal import loaded, out, told


def endpoints() -> None:
    """List the endpoints and the engines that serve them."""
    with told():
        _, configuration = loaded()
        router = build_router(configuration)
    table = Table(Column("endpoint", no_wrap=True), "title", "category", "engines", box=None, pad_edge=False)
    for endpoint in installed_catalog():
        table.add_row(endpoint.id, endpoint.title, endpoint.category, ", ".join(router.route(endpoint.id)))
    out.print(table, soft_wrap=False)
