"""`rushes engines`: which engines there are, how they are, and the release of one that is held for its bill."""

import asyncio
from typing import Annotated

import typer

from rushes.bootstrap import build_router, open_tables
from rushes.cli.terminal import err, loaded, out, told
from rushes.contracts.remote import RemoteEngine
from rushes.service.diagnosis import Health
from rushes.service.routing import Router
from rushes.settings import Settings

app = typer.Typer(help="See how engines are, and release one that is held.", no_args_is_help=True)


@app.command("list")
def list_engines() -> None:
    """List the engines, and ask those elsewhere how they are."""
    with told():
        settings, configuration = loaded()
        router = build_router(configuration)
        for line in asyncio.run(states(settings, router)):
            out.print(line, markup=False)


@app.command()
def release(name: Annotated[str, typer.Argument(help="The engine, as rushes.toml calls it.")]) -> None:
    """Give an engine work again that was held because of a bill. A running server heeds it within a second."""

    async def released() -> bool:
        async with open_tables(loaded()[0]) as store:
            return await store.transact(lambda tx: tx.holds.release(name))

    with told():
        if not asyncio.run(released()):
            err.print(f"rushes: no engine {name} is held; `rushes engines list` shows them")
            raise typer.Exit(1)


async def states(settings: Settings, router: Router) -> list[str]:
    """A line on each engine, asked now."""
    async with open_tables(settings) as store:
        router.standings.held(await store.read(lambda tx: tx.holds.all()))
    health = await Health(router.engines).look()
    for engine in router.engines.values():
        await engine.stop()
    width = max(map(len, router.engines))
    lines: list[str] = []
    for name, engine in router.engines.items():
        kind = f"{'paid' if engine.paid else 'free'}, {'elsewhere' if isinstance(engine, RemoteEngine) else 'here'}"
        troubles = [said for said in (router.standings.of(name).trouble, health.get(name)) if said]
        ends = [f"retires on {day} for {pattern}" for pattern, day in router.terms(name).sunset.items()]
        lines.append(f"{name:<{width}}  {kind:<15}  {'; '.join([*(troubles or ['ready']), *ends])}")
    return lines
