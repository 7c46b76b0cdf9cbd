"""`rushes rerender`: a film made again from its own file."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from rushes.cli.terminal import err, out, told
from rushes.engines.previs.again import make_again


class _Bar:
    """A `contracts.engine.Reporter` that shows how far the film is."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._task = bar.add_task("Rendering", total=None)

    def log(self, message: str, level: str = "INFO") -> None:
        """The film was described when it was made."""

    def progress(self, done: int, total: int) -> None:
        """Move the bar."""
        self._bar.update(self._task, completed=done, total=total)

    def poster(self, jpeg: bytes) -> None:
        """Terminals show no pictures."""


def rerender(
    clip: Annotated[Path, typer.Argument(help="A file that the engine previs made.", exists=True, dir_okay=False)],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where to write the film.")] = None,
) -> None:
    """Make a film of previs again from the recipe in its file."""
    to = output or clip.with_stem(f"{clip.stem}-again")
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with told(), Progress(*columns, console=err, transient=True) as bar:
        why = make_again(clip, to, _Bar(bar))
    out.print(f"{to}  the same bytes" if why is None else f"{to}  not the same bytes: {why}", soft_wrap=True)
