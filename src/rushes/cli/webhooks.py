"""`rushes webhooks`: what was sent to receivers, and the keys that sign it."""

import asyncio
from typing import Annotated

import typer

from rushes.bootstrap import open_signer, open_webhooks
from rushes.cli.terminal import loaded, out, told
from rushes.core.deliveries import DeliveryStatus, redacted
from rushes.service.deliveries import Listed

app = typer.Typer(help="List webhooks, send one again, rotate the signing key.", no_args_is_help=True)


@app.command("list")
def list_webhooks(
    request_id: Annotated[str | None, typer.Option("--request", help="Only those of this request.")] = None,
    status: Annotated[DeliveryStatus | None, typer.Option(help="Only those that stand so.")] = None,
    limit: Annotated[int, typer.Option(help="How many, the newest first.", min=1)] = 50,
) -> None:
    """List webhooks with their last attempt; values in query strings are not shown."""

    async def run() -> list[Listed]:
        settings, _ = loaded()
        async with open_webhooks(settings) as webhooks:
            return await webhooks.recent(None, request_id, status, limit)

    with told():
        found = asyncio.run(run())
    for listed in found:
        out.print(_told(listed), markup=False)


@app.command()
def redeliver(webhook_id: Annotated[str, typer.Argument(help="The id of the webhook, as `list` shows it.")]) -> None:
    """Send a webhook again, whatever became of it; a running server does so within five seconds."""

    async def run() -> Listed:
        settings, _ = loaded()
        async with open_webhooks(settings) as webhooks:
            return await webhooks.redeliver(webhook_id, None)

    with told():
        listed = asyncio.run(run())
    out.print(f"{listed.delivery.id} will be sent to {redacted(listed.delivery.url)}")


@app.command("rotate-key")
def rotate_key() -> None:
    """Sign with a new key from now on; the old one stays published, so that what it signed still verifies."""
    with told():
        settings, _ = loaded()
        out.print(f"Webhooks are now signed with key {open_signer(settings).rotate()}")


def _told(listed: Listed) -> str:
    """Two lines: how it stands, and where it goes."""
    delivery, last = listed.delivery, listed.attempts[-1] if listed.attempts else None
    facts = [delivery.status.value, "1 attempt" if delivery.attempts == 1 else f"{delivery.attempts} attempts"]
    if last is not None:
        facts.append(f"last answer {last.status_code or last.error}")
    if delivery.next_attempt_at is not None:
        facts.append(f"next {delivery.next_attempt_at:%Y-%m-%d %H:%M:%S} UTC")
    return f"{delivery.id}  {', '.join(facts)}\n    {redacted(delivery.url)}"
