"""What all commands share of the terminal: where they write, and how they fail."""

from collections.abc import Generator
from contextlib import contextmanager

import typer
from rich.console import Console

from rushes.errors import RushesError
from rushes.settings import Configuration, Settings, load_configuration, load_settings

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def told() -> Generator[None]:
    """Tell an error of ours in one line and exit with 1; everything else is a bug and keeps its traceback."""
    try:
        yield
    except RushesError as error:
        err.print(f"[bold red]rushes:[/] {error}", soft_wrap=True)
        raise typer.Exit(1) from None


def loaded(**overrides: object) -> tuple[Settings, Configuration]:
    """Settings from the environment with what the command line says instead, and the configuration."""
    settings = load_settings()
    chosen = {name: value for name, value in overrides.items() if value is not None}
    settings = Settings.model_validate({**settings.model_dump(), **chosen})
    return settings, load_configuration(settings)
