"""Is everything there, and who would serve what: for `rushes doctor` and for the pages."""

import importlib.util
import platform
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rushes.core.endpoints import Endpoint
from rushes.core.jobs import Job
from rushes.service.routing import Router, Verdict

LOW_DISK_BYTES = 2 * 2**30
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


def example_job(endpoint: AnyEndpoint) -> Job:
    """The job of an endpoint's first example."""
    value = endpoint.input.model_validate(dict(endpoint.examples[0]))
    return endpoint.job(value.model_dump(mode="json"), 0)
