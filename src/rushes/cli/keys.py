"""`rushes keys`: who may call."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

import typer
from rich.table import Table

from rushes.bootstrap import open_keyring
from rushes.cli.terminal import err, loaded, out, told
from rushes.service.keyring import Keyring

app = typer.Typer(help="Make, list and revoke API keys.", no_args_is_help=True)
T = TypeVar("T")


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


@app.command()
def create(
    name: Annotated[str, typer.Argument(help="What the key is for.")],
    admin: Annotated[bool, typer.Option("--admin", help="In the pages it sees everything.")] = False,
) -> None:
    """Make a key and print it: the value for FAL_KEY, shown only now."""
    new = _with_keyring(lambda keyring: keyring.create(name, admin))
    out.print(new.text)


@app.command("list")
def list_keys() -> None:
    """List the keys; secrets are not kept and cannot be shown."""
    table = Table("id", "name", "made", "revoked", box=None, pad_edge=False)
    for key in _with_keyring(lambda keyring: keyring.all()):
        revoked = f"{key.revoked_at:%Y-%m-%d %H:%M}" if key.revoked_at else ""
        table.add_row(key.id, key.alias, f"{key.created_at:%Y-%m-%d %H:%M}", revoked)
    out.print(table, soft_wrap=False)


@app.command()
def revoke(key_id: Annotated[str, typer.Argument(help="The id of the key (the part before the colon).")]) -> None:
    """Stop accepting a key."""
    if not _with_keyring(lambda keyring: keyring.revoke(key_id)):
        err.print(f"rushes: no key {key_id} that is still accepted; `rushes keys list` shows them")
        raise typer.Exit(1)
