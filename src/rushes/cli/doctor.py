"""`rushes doctor`: is everything there, and who would serve what."""

import asyncio
from datetime import UTC, datetime
from itertools import groupby

from rich.table import Table

from rushes.bootstrap import assembled, build_router
from rushes.catalog import installed_catalog
from rushes.cli.engines import states
from rushes.cli.terminal import loaded, out, told
from rushes.contracts.remote import AnyEngine
from rushes.errors import OperatorError
from rushes.service.billing import Billing
from rushes.service.diagnosis import Explained, example_input, example_job, explained, machine
from rushes.service.routing import Router
from rushes.settings import Settings


def doctor() -> None:
    """Check the machine, the settings and the routes; exit with 1 when something must be mended."""
    with told():
        settings, configuration = loaded()
        router = build_router(configuration)
        catalog = installed_catalog()
        explanations = sorted(explained(catalog, router), key=lambda one: one.endpoint.family)
    table = Table(box=None, pad_edge=False, show_header=False)
    for check in machine(settings.data_dir):
        table.add_row(check.name, check.found)
    problem = asyncio.run(_problem(settings, router))
    table.add_row("server", problem or "can start")
    out.print(table, soft_wrap=False)
    out.print()
    out.print("[bold]Engines[/]")
    with told():
        for line in asyncio.run(states(settings, router)):
            out.print(f"  {line}", markup=False)
    out.print()
    billing = Billing(catalog.prices, {name: router.terms(name) for name in router.engines})
    width = max(len(one.endpoint.id) for one in explanations)
    for family, members in groupby(explanations, key=lambda one: one.endpoint.family):
        out.print(f"[bold]{family}[/]")
        for one in members:
            verdicts = "; ".join(
                f"{verdict.engine}: {verdict.refusal or _takes(one, router.engines[verdict.engine], billing)}"
                for verdict in one.verdicts
            )
            out.print(f"  {one.endpoint.id:<{width}}  {verdicts}")
    if problem:
        raise SystemExit(1)


def _takes(one: Explained, engine: AnyEngine, billing: Billing) -> str:
    """That an engine takes an endpoint's first example, and what the operator pays for that."""
    if not engine.paid:
        return "takes it"
    value, job = example_input(one.endpoint), example_job(one.endpoint)
    cost = billing.estimate(engine, one.endpoint.id, value, job.seconds, own_key=False, at=datetime.now(UTC))
    return "takes it, at a price that is not known" if cost is None else f"takes it, for ${cost:.2f}"


async def _problem(settings: Settings, router: Router) -> str | None:
    try:
        async with assembled(settings, router):
            return None
    except OperatorError as error:
        return str(error)
