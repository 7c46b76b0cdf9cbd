"""`rushes generate`: one video from the terminal, through the same door as every caller."""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from rushes.catalog import FIRST_ENDPOINT
from rushes.cli.run_environment import Reached
from rushes.cli.run_server import at_hand
from rushes.cli.terminal import err, loaded, out, told
from rushes.media.probe import probe

FRAME = re.compile(r"Frame (\d+) of (\d+)")
KEY = {"Authorization": "Key any"}


def generate(
    prompt: Annotated[str, typer.Argument(help="What the video shows.")],
    endpoint: Annotated[str, typer.Option(help="The endpoint to call.")] = FIRST_ENDPOINT,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the video.")] = Path("clip.mp4"),
    field: Annotated[
        list[str] | None, typer.Option("--field", "-f", help="Another input field: NAME=VALUE, e.g. duration=8.")
    ] = None,
    server: Annotated[str | None, typer.Option(help="A running server; empty: the local one, or an own one.")] = None,
    key: Annotated[str | None, typer.Option(help="The key for the server.", envvar="FAL_KEY")] = None,
) -> None:
    """Make one video and write it to a file."""
    arguments = {"prompt": prompt, **dict(map(_field, field or []))}
    with told():
        settings, configuration = loaded()
        with nullcontext(Reached(server.rstrip("/"))) if server else at_hand(settings, configuration) as found:
            asyncio.run(_generate(endpoint, arguments, output, found.base, key))


def _field(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals:
        raise typer.BadParameter(f"{text!r} is not NAME=VALUE")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value


async def _generate(endpoint: str, arguments: dict[str, Any], output: Path, base: str, key: str | None) -> None:
    began = time.monotonic()
    headers = {"Authorization": f"Key {key}"} if key else KEY
    async with httpx.AsyncClient(headers=headers, timeout=httpx.Timeout(30, read=None)) as web:
        submitted = _checked(await web.post(f"{base}/queue/{endpoint}", json=arguments))
        try:
            await _watch(web, submitted["status_url"])
        except asyncio.CancelledError:
            await web.put(submitted["cancel_url"])
            raise
        result = _checked(await web.get(submitted["response_url"]))
        video = await web.get(result["video"]["url"])
        await asyncio.to_thread(output.write_bytes, video.raise_for_status().content)
    facts = await asyncio.to_thread(probe, output)  # not every model's answer says what is in the file
    out.print(
        f"{output}  {facts.width}x{facts.height}, {facts.duration:g} s, {facts.frames} frames, "
        f"in {time.monotonic() - began:.1f} s",
        soft_wrap=True,
    )


async def _watch(web: httpx.AsyncClient, status_url: str) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        task = progress.add_task("In the queue", total=None)
        async with web.stream("GET", f"{status_url}/stream?logs=1") as response:
            async for status in _events(response):
                if "queue_position" in status:
                    progress.update(task, description=f"In the queue, {status['queue_position']} ahead")
                for line in status.get("logs") or ():
                    if found := FRAME.search(line["message"]):
                        progress.update(task, completed=int(found[1]), total=int(found[2]), description="Rendering")
                    else:
                        progress.console.print(line["message"])


async def _events(response: httpx.Response) -> AsyncIterator[dict[str, Any]]:
    async for line in response.aiter_lines():
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))


def _checked(response: httpx.Response) -> dict[str, Any]:
    """The answer's JSON; ends the command with the server's own words when it refused."""
    if response.is_success:
        return response.json()
    err.print(f"rushes: {response.status_code}: {_words(response)}")
    raise typer.Exit(1)


def _words(response: httpx.Response) -> str:
    detail = response.json().get("detail", response.text)
    if isinstance(detail, str):
        return detail
    return "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in detail)
