"""`rushes keys`: who may call."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Annotated, TypeVar

import typer
from rich.table import Column, Table

from rushes.bootstrap import open_keyring
from rushes.cli.terminal import err, loaded, out, told
from rushes.core.keys import NO_LIMITS, KeyLimits
from rushes.service.keyring import Keyring, limits_as_written

app = typer.Typer(help="Make, list, limit and revoke API keys.", no_args_is_help=True)
T = TypeVar("T")
KeyId = Annotated[str, typer.Argument(help="The id of the key (the part before the colon).")]
Running = Annotated[str | None, typer.Option(metavar="N", help="How many of its requests run at once.")]
PerRequest = Annotated[str | None, typer.Option(metavar="USD", help="What one of its requests may cost.")]
PerDay = Annotated[str | None, typer.Option(metavar="USD", help="What its requests of a day may cost.")]


def _with_keyring(work: Callable[[Keyring], Awaitable[T]]) -> T:
    async def run() -> T:
        settings, _ = loaded()
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        store, keyring = open_keyring(settings)
        try:
            return await work(keyring)
        finally:
            await store.close()

    with told():
        return asyncio.run(run())


def _changed(limits: KeyLimits, running: str | None, per_request: str | None, per_day: str | None) -> KeyLimits:
    """Limits with what the options say; "none" takes one away. Ends the command for what is no limit."""
    options = {"max_running": running, "most_per_request": per_request, "most_per_day": per_day}
    said = {name: None if text == "none" else text for name, text in options.items() if text is not None}
    try:
        return limits_as_written({**asdict(limits), **said})
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def _shown(limits: KeyLimits) -> str:
    amounts = ((limits.most_per_request, "a request"), (limits.most_per_day, "a day"))
    parts = [] if limits.max_running is None else [f"{limits.max_running} at once"]
    parts += [f"${amount.normalize():f} {per}" for amount, per in amounts if amount is not None]
    return ", ".join(parts)


@app.command()
def create(
    name: Annotated[str, typer.Argument(help="What the key is for.")],
    admin: Annotated[bool, typer.Option("--admin", help="In the pages it sees everything.")] = False,
    running: Running = None,
    per_request: PerRequest = None,
    per_day: PerDay = None,
) -> None:
    """Make a key and print it: the value for FAL_KEY, shown only now."""
    limits = _changed(NO_LIMITS, running, per_request, per_day)
    new = _with_keyring(lambda keyring: keyring.create(name, admin, limits))
    out.print(new.text)


@app.command("list")
def list_keys() -> None:
    """List the keys; secrets are not kept and cannot be shown."""
    table = Table(Column("id", no_wrap=True), "name", "made", "limits", box=None, pad_edge=False)
    for key in _with_keyring(lambda keyring: keyring.all()):
        limits = f"revoked {key.revoked_at:%Y-%m-%d}" if key.revoked_at else _shown(key.limits)
        table.add_row(key.id, key.alias, f"{key.created_at:%Y-%m-%d}", limits)
    out.print(table, soft_wrap=False)


@app.command()
def limit(key_id: KeyId, running: Running = None, per_request: PerRequest = None, per_day: PerDay = None) -> None:
    """Change how far a key may go from now on. What is not given stays; "none" takes a limit away."""
    _must_exist(
        key_id,
        _with_keyring(
            lambda keyring: keyring.limit(key_id, lambda before: _changed(before, running, per_request, per_day))
        ),
    )


@app.command()
def revoke(key_id: KeyId) -> None:
    """Stop accepting a key."""
    _must_exist(key_id, _with_keyring(lambda keyring: keyring.revoke(key_id)))


def _must_exist(key_id: str, found: bool) -> None:
    if not found:
        err.print(f"rushes: no key {key_id} that is still accepted; `rushes keys list` shows them")
        raise typer.Exit(1)
