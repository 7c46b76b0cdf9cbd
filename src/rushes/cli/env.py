"""`rushes env`: what `rushes run` gives a program, for whoever starts the program otherwise."""

import shlex
from enum import StrEnum
from typing import Annotated

import typer

from rushes.cli.run_environment import SHIM, Reached, Variable, checked_base, variables
from rushes.cli.run_server import base_of, running, with_tls
from rushes.cli.terminal import err, loaded, told
from rushes.errors import SettingsError

HOST_OF_CONTAINERS = "host.docker.internal"
FOLDER_IN_CONTAINERS = "/rushes"


class Format(StrEnum):
    """Where the variables are to stand."""

    SHELL = "shell"
    DOTENV = "dotenv"
    COMPOSE = "compose"


def env(
    format: Annotated[
        Format, typer.Option(help="For a shell, a .env file, or a service of docker compose.")
    ] = Format.SHELL,
    server: Annotated[str | None, typer.Option(help="The server; empty: the one at the configured address.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse whatever would still reach fal's hosts.")] = False,
    tls: Annotated[bool, typer.Option("--tls", help="For programs that are neither Python nor Node.js, too.")] = False,
) -> None:
    """Print the environment that sends a program's calls of fal to Rushes."""
    with told():
        settings, _ = loaded()
        base = base_of(settings) if server is None else checked_base(server)
        if tls and format is Format.COMPOSE:
            raise SettingsError("containers need the certificate inside: `rushes ca show` says how")
        reached = with_tls(base, settings) if tls else Reached(base)
        if server is None and running(settings) is None:
            err.print(f"rushes: nothing answers at {base} yet: start it with `rushes up{' --tls' if tls else ''}`")
        if format is Format.COMPOSE:
            typer.echo(_compose(reached, strict))
        else:
            line = _exported if format is Format.SHELL else _assigned
            typer.echo("\n".join(map(line, variables(reached, strict=strict))))


def _exported(variable: Variable) -> str:
    """For `eval "$(rushes env)"`: what a variable holds already is kept where it must be."""
    name, value = variable.name, shlex.quote(variable.value)
    if variable.default:
        return f"export {name}=${{{name}:-{value}}}"
    if variable.joined_by:
        return f'export {name}={value}"${{{name}:+{variable.joined_by}${name}}}"'
    return f"export {name}={value}"


def _assigned(variable: Variable) -> str:
    """For tools that read a file before they start the program (docker, uv run, VS Code, node --env-file)."""
    value = variable.value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{variable.name}="{value}"' if value != variable.value or " " in value else f"{variable.name}={value}"


def _compose(reached: Reached, strict: bool) -> str:
    """What to add to a service; a server on this machine has another name inside."""
    inside = Reached(reached.base.replace("127.0.0.1", HOST_OF_CONTAINERS).replace("localhost", HOST_OF_CONTAINERS))
    found = variables(inside, FOLDER_IN_CONTAINERS, strict)
    lines = [f"  {variable.name}: {_quoted(variable.value)}" for variable in found]
    lines = ["environment:", *lines]
    if reached.on_loopback:
        lines += [
            "  # The server must be reachable from containers (RUSHES_HOST=0.0.0.0), and then wants a key of its own",
            "  # (rushes keys create NAME):",
            "  FAL_KEY: ${FAL_KEY:?}",
            "extra_hosts:",
            f"  - {HOST_OF_CONTAINERS}:host-gateway",
        ]
    return "\n".join([*lines, "volumes:", f"  - {_quoted(f'{SHIM}:{FOLDER_IN_CONTAINERS}:ro')}"])


def _quoted(text: str) -> str:
    """A YAML scalar that is a string whatever it holds."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
