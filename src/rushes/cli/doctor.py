"""`rushes doctor`: is everything there, and who would serve what."""

import asyncio
import importlib.util
import platform
import shutil
import sys

from rich.table import Table

from rushes.bootstrap import assembled, build_router
from rushes.catalog import installed_catalog
from rushes.cli.terminal import loaded, out, told
from rushes.errors import OperatorError
from rushes.service.routing import Router
from rushes.settings import Settings

LOW_DISK_BYTES = 2 * 2**30


def doctor() -> None:
    """Check the machine, the settings and the routes; exit with 1 when something must be mended."""
    with told():
        settings, configuration = loaded()
        router = build_router(configuration)
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_row("python", f"{platform.python_version()} ({sys.executable})")
    table.add_row("data", str(settings.data_dir.absolute()))
    free = shutil.disk_usage(settings.data_dir if settings.data_dir.exists() else ".").free
    short = " - little; videos need room" if free < LOW_DISK_BYTES else ""
    table.add_row("free disk", f"{free / 2**30:.1f} GiB{short}")
    voice = importlib.util.find_spec("espeakng_loader") is not None
    table.add_row("voice", "espeak-ng" if voice else "none: dialogue is shown as subtitles (pip install rushes[voice])")
    problem = asyncio.run(_problem(settings, router))
    table.add_row("server", problem or "can start")
    out.print(table, soft_wrap=False)
    out.print()
    for endpoint in installed_catalog():
        out.print(f"[bold]{endpoint.id}[/]")
        for example in endpoint.examples[:1]:
            stored = endpoint.input.model_validate(example).model_dump(mode="json")
            for verdict in router.explain(endpoint.id, endpoint.job(stored, seed=0)):
                out.print(f"  {verdict.engine}: {verdict.refusal or 'takes it'}")
    if problem:
        raise SystemExit(1)


async def _problem(settings: Settings, router: Router) -> str | None:
    try:
        async with assembled(settings, router):
            return None
    except OperatorError as error:
        return str(error)
