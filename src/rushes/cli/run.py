"""`rushes run`: a program, unchanged, whose calls of fal go to a server of ours."""

import os
import signal
import subprocess
import sys
from collections.abc import Generator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Annotated

import httpx
import typer

from rushes.cli.run_environment import Reached, checked_base, merged, variables
from rushes.cli.run_report import called, shown
from rushes.cli.run_server import at_hand, with_tls
from rushes.cli.terminal import err, loaded, told

NOT_FOUND, NOT_EXECUTABLE, KILLED = 127, 126, 128
"""What shells answer for a command that is not there, that cannot be run, and (plus the signal) that was killed."""
FROM_TERMINAL = (signal.SIGINT, signal.SIGQUIT)
PASSED_ON = (*FROM_TERMINAL, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2)


def run(
    command: Annotated[list[str], typer.Argument(help="The program and its arguments.", show_default=False)],
    server: Annotated[
        str | None, typer.Option(help="A running server; empty: the local one, or one for this run.")
    ] = None,
    data_dir: Annotated[Path | None, typer.Option(help="Directory of the server that is started.")] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse whatever would still reach fal's real hosts.")
    ] = False,
    report: Annotated[
        bool, typer.Option("--report", help="At the end, list which endpoints were called, and what fal would charge.")
    ] = False,
    tls: Annotated[
        bool, typer.Option("--tls", help="For programs that are neither Python nor Node.js: lead them here by a proxy.")
    ] = False,
) -> None:
    """Run a program, unchanged, with all of its calls of fal answered by Rushes."""
    with told(), _reached(server, data_dir, tls) as reached:
        environment = merged(os.environ, variables(reached, strict=strict))
        began = datetime.now(UTC)
        code = _run(command, environment)
        if report:
            _report(reached, environment, began)
    raise typer.Exit(code)


def _reached(server: str | None, data_dir: Path | None, tls: bool) -> AbstractContextManager[Reached]:
    settings, configuration = loaded(data_dir=data_dir, tls=tls or None)
    if server is not None:
        base = checked_base(server)
        return nullcontext(with_tls(base, settings) if tls else Reached(base))
    return at_hand(settings, configuration, tls)


def _report(reached: Reached, environment: Mapping[str, str], began: datetime) -> None:
    """Tell what was called. That it cannot be told changes nothing of how the program ended."""
    key = environment.get("FAL_KEY") or f"{environment.get('FAL_KEY_ID')}:{environment.get('FAL_KEY_SECRET')}"
    try:
        lines = called(reached.base, key, began)
    except httpx.HTTPError as error:
        err.print(f"rushes: there is no report: {error}", markup=False)
        return
    err.print(shown(lines) if lines else "rushes: no call of fal's endpoints has ended")


def _run(command: list[str], environment: dict[str, str]) -> int:
    """Run a program to its end; its exit code, as a shell says it."""
    try:
        child = subprocess.Popen(command, env=environment)  # noqa: S603 - the command that was asked for
    except FileNotFoundError:
        err.print(f"rushes: {command[0]}: command not found", markup=False)
        return NOT_FOUND
    except OSError as error:
        err.print(f"rushes: {command[0]}: {error.strerror}", markup=False)
        return NOT_EXECUTABLE
    with _passing_signals_to(child):
        code = child.wait()
    return code if code >= 0 else KILLED - code


@contextmanager
def _passing_signals_to(child: subprocess.Popen[bytes]) -> Generator[None]:
    """What this process is told to do, the child is told; but a terminal has told it already."""

    def pass_on(number: int, _: FrameType | None) -> None:
        if not (number in FROM_TERMINAL and _in_foreground()):
            child.send_signal(number)

    before = {number: signal.signal(number, pass_on) for number in PASSED_ON}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _in_foreground() -> bool:
    """Whether keys pressed in a terminal become signals to this process, and its children."""
    try:
        return os.tcgetpgrp(sys.__stdin__.fileno() if sys.__stdin__ else 0) == os.getpgrp()
    except OSError:
        return False
