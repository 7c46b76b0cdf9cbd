"""`rushes doctor`: is everything there, and who would serve what."""

import asyncio
from itertools import groupby

from rich.table import Table

from rushes.bootstrap import assembled, build_router
from rushes.catalog import installed_catalog
from rushes.cli.terminal import loaded, out, told
from rushes.errors import OperatorError
from rushes.service.diagnosis import explained, machine
from rushes.service.routing import Router
from rushes.settings import Settings


def doctor() -> None:
    """Check the machine, the settings and the routes; exit with 1 when something must be mended."""
    with told():
        settings, configuration = loaded()
        router = build_router(configuration)
        explanations = sorted(explained(installed_catalog(), router), key=lambda one: one.endpoint.family)
    table = Table(box=None, pad_edge=False, show_header=False)
    for check in machine(settings.data_dir):
        table.add_row(check.name, check.found)
    problem = asyncio.run(_problem(settings, router))
    table.add_row("server", problem or "can start")
    out.print(table, soft_wrap=False)
    out.print()
    width = max(len(one.endpoint.id) for one in explanations)
    for family, members in groupby(explanations, key=lambda one: one.endpoint.family):
        out.print(f"[bold]{family}[/]")
        for one in members:
            verdicts = "; ".join(f"{verdict.engine}: {verdict.refusal or 'takes it'}" for verdict in one.verdicts)
            out.print(f"  {one.endpoint.id:<{width}}  {verdicts}")
    if problem:
        raise SystemExit(1)


async def _problem(settings: Settings, router: Router) -> str | None:
    try:
        async with assembled(settings, router):
            return None
    except OperatorError as error:
        return str(error)
