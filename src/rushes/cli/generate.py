"""`rushes generate`: one video from the terminal, through the same door as every caller."""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from rushes.catalog import FIRST_ENDPOINT
from rushes.cli.run_environment import Reached
from rushes.cli.run_server import at_hand
from rushes.cli.terminal import err, loaded, out, told
from rushes.http.calls import DRAFTS
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
    previs_first: Annotated[
        bool, typer.Option("--previs-first", help="Have previs draw it, and ask before another engine makes it.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Make one video and write it to a file."""
    arguments = {"prompt": prompt, **dict(map(_field, field or []))}
    with told():
        settings, configuration = loaded()
        with nullcontext(Reached(server.rstrip("/"))) if server else at_hand(settings, configuration) as found:
            door = _Door(found.base, key)
            if previs_first:
                asyncio.run(door.approved(endpoint, arguments, output, yes))
            else:
                asyncio.run(door.made(endpoint, arguments, output))


def _field(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals:
        raise typer.BadParameter(f"{text!r} is not NAME=VALUE")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value


@dataclass(frozen=True)
class _Door:
    """A server, as callers reach it."""

    base: str
    key: str | None

    async def made(self, endpoint: str, arguments: dict[str, Any], output: Path) -> None:
        """Have a video made, and write it to a file."""
        async with self._calling() as web:
            await _brought(web, await web.post(f"{self.base}/queue/{endpoint}", json=arguments), output)

    async def approved(self, endpoint: str, arguments: dict[str, Any], output: Path, yes: bool) -> None:
        """Have previs draw it, ask, and have the same request made by the engine of its route."""
        drawn = output.with_stem(f"{output.stem}-previs")
        async with self._calling() as web:
            headers = {"x-rushes-engine": DRAFTS}
            draft = await _brought(
                web, await web.post(f"{self.base}/queue/{endpoint}", json=arguments, headers=headers), drawn
            )
            request = f"{self.base}/v1/models/requests/{draft}"
            promotion = _checked(await web.get(request))["promotion"]
            if promotion["engine"] is None:
                err.print(f"rushes: {promotion['problem']}", soft_wrap=True)
                raise typer.Exit(1)
            if not yes:
                await asyncio.to_thread(typer.confirm, f"Have {promotion['engine']} make it?", abort=True)
            await _brought(web, await web.post(f"{request}/promote"), output)

    def _calling(self) -> httpx.AsyncClient:
        headers = {"Authorization": f"Key {self.key}"} if self.key else KEY
        return httpx.AsyncClient(headers=headers, timeout=httpx.Timeout(30, read=None))


async def _brought(web: httpx.AsyncClient, answer: httpx.Response, output: Path) -> str:
    """Wait for the request that a call began, and write its video; its id."""
    began = time.monotonic()
    submitted = _checked(answer)
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
    return submitted["request_id"]


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
    body = response.json()
    if "error" in body:  # the platform API has words of its own
        return body["error"]["message"]
    detail = body.get("detail", response.text)
    if isinstance(detail, str):
        return detail
    return "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in detail)
