"""`rushes gc`: remove what has had its time, now, or say what that would be."""

import asyncio
from typing import Annotated

import typer
from rich.table import Table

from rushes.bootstrap import collecting
from rushes.cli.terminal import loaded, out, told
from rushes.service.retention import Collected
from rushes.settings import Settings


def gc(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be removed, and remove nothing.")] = False,
) -> None:
    """Remove expired files, old payloads, logs and webhooks, and uploads that were never completed.

    A running server does so by itself, every minute; this works beside it as well.
    """
    with told():
        settings, _ = loaded()
        collected = asyncio.run(_collect(settings, dry_run))
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, number, remark in collected.rows():
        table.add_row(name, str(number), remark)
    if dry_run:
        out.print("Nothing was removed. Without --dry-run this would be:")
    out.print(table, soft_wrap=False)


async def _collect(settings: Settings, dry_run: bool) -> Collected:
    async with collecting(settings) as collector:
        return await (collector.preview() if dry_run else collector.collect())
