"""Is everything there, and who would serve what: for `rushes doctor` and for the pages."""

import asyncio
import importlib.util
import platform
import shutil
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rushes.contracts.remote import AnyEngine, RemoteEngine
from rushes.core.endpoints import Endpoint
from rushes.core.jobs import Job
from rushes.service.routing import Router, Verdict

LOW_DISK_BYTES = 2 * 2**30
HEALTH_SECONDS = 5.0
"""How long an engine may take to say how it is."""
ASKED_AGAIN_SECONDS = 20.0
AnyEndpoint = Endpoint[Any, Any]


@dataclass(frozen=True)
class Check:
    """One thing that was looked at, and what was found; `well` is False where it wants mending."""

    name: str
    found: str
    well: bool = True


@dataclass(frozen=True)
class Explained:
    """What the engines on an endpoint's route, best first, say of an example of it."""

    endpoint: AnyEndpoint
    verdicts: list[Verdict]


def machine(data_dir: Path) -> list[Check]:
    """What this machine has of what a server needs."""
    free = shutil.disk_usage(data_dir if data_dir.exists() else ".").free
    short = free < LOW_DISK_BYTES
    voice = importlib.util.find_spec("espeakng_loader") is not None
    return [
        Check("python", f"{platform.python_version()} ({sys.executable})"),
        Check("data", str(data_dir.absolute())),
        Check("free disk", f"{free / 2**30:.1f} GiB{' - little; videos need room' if short else ''}", not short),
        Check("voice", "espeak-ng" if voice else "none: dialogue is shown as subtitles (pip install rushes[voice])"),
    ]


def explained(catalog: Iterable[AnyEndpoint], router: Router) -> list[Explained]:
    """Who would make the first example of each endpoint."""
    return [Explained(endpoint, router.explain(endpoint.id, example_job(endpoint))) for endpoint in catalog]


def example_input(endpoint: AnyEndpoint) -> dict[str, Any]:
    """An endpoint's first example, validated."""
    return endpoint.input.model_validate(dict(endpoint.examples[0])).model_dump(mode="json")


def example_job(endpoint: AnyEndpoint) -> Job:
    """The job of an endpoint's first example."""
    return endpoint.job(example_input(endpoint), 0)


class Health:
    """What engines elsewhere say of themselves. They are asked no more often than every `ASKED_AGAIN_SECONDS`."""

    def __init__(self, engines: Mapping[str, AnyEngine]) -> None:
        self._engines = {name: engine for name, engine in engines.items() if isinstance(engine, RemoteEngine)}
        self._asked_at = -ASKED_AGAIN_SECONDS
        self._found: dict[str, str | None] = {}

    async def look(self) -> dict[str, str | None]:
        """What is wrong, by name of the engine; None: nothing. Engines on this machine are not among them."""
        if time.monotonic() - self._asked_at >= ASKED_AGAIN_SECONDS:
            said = await asyncio.gather(*map(_health, self._engines.values()))
            self._found = dict(zip(self._engines, said, strict=True))
            self._asked_at = time.monotonic()
        return self._found


async def _health(engine: RemoteEngine) -> str | None:
    try:
        return await asyncio.wait_for(engine.health(), HEALTH_SECONDS)
    except TimeoutError:
        return f"it says nothing within {HEALTH_SECONDS:.0f} s"
