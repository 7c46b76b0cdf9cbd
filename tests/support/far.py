"""Servers whose requests go to a scripted vendor elsewhere, with terms, a clock and limits as a test wants them."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx

from rushes.contracts.remote import Handle, Poll, Stage
from rushes.core.pricing import Price
from rushes.core.submissions import Plan
from rushes.core.terms import Terms
from rushes.engines.openai_videos import OpenAIVideosEngine, Options
from rushes.service.routing import Router
from rushes.service.standing import Standings
from support.scripted import ScriptedEngine
from support.server import Server, running
from support.upstream_vendor import upstream
from support.upstream_videos import FakeVideos

VIDEOS = "openai/videos"
SMALL = {"prompt": "a meadow", "size": "320x256", "seconds": 1, "fps": 12}
"""A clip of one second: ten cents by the list."""


@dataclass
class Clock:
    """Seconds that pass when a test says so."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


class Metered(OpenAIVideosEngine):
    """An engine whose vendor says how many `units` it bills; None: it does not."""

    units: Decimal | None = None

    async def poll(self, plan: Plan, handle: Handle) -> Poll:
        found = await super().poll(plan, handle)
        return replace(found, usage=self.units) if found.stage is Stage.DONE else found


def per_second(dollars: str) -> Terms:
    """Terms of a vendor that charges so much for a second."""
    return Terms(prices=(Price("*", "second", Decimal(dollars), None, "the vendor", Decimal(1)),))


@dataclass
class Desk:
    """A server, the vendor of its engine `far`, and the clock of its breakers and paces."""

    server: Server
    vendor: FakeVideos
    far: Metered
    clock: Clock
    near: ScriptedEngine = field(default_factory=ScriptedEngine)

    async def asked(
        self, endpoint: str = VIDEOS, headers: dict[str, str] | None = None, **fields: Any
    ) -> httpx.Response:
        """The answer to a submission."""
        return await self.server.web.post(f"/queue/{endpoint}", json=SMALL | fields, headers=headers)

    async def ended(self, answer: httpx.Response) -> httpx.Response:
        """The result of what was submitted, once it has ended."""
        assert answer.status_code == 200, answer.text
        url = answer.json()["response_url"]
        await self.server.web.get(f"{url}/status/stream")
        return await self.server.web.get(url)

    async def made(self, **fields: Any) -> httpx.Response:
        """The result of a request."""
        return await self.ended(await self.asked(**fields))


@asynccontextmanager
async def stage(
    folder: Path,
    *,
    vendor: FakeVideos | None = None,
    names: tuple[str, ...] = ("far",),
    terms: Terms | None = None,
    options: dict[str, object] | None = None,
    settings: dict[str, Any] | None = None,
) -> AsyncGenerator[Desk]:
    """A server whose requests go to the engines `names`: `far`, paid and elsewhere, `scripted`, free and here.

    `down` is free, elsewhere, and out of reach.
    """
    vendor, clock, near = vendor or FakeVideos(words=["completed"]), Clock(), ScriptedEngine()
    async with upstream(vendor):
        known: dict[str, object] = {
            "name": "far",
            "base_url": f"{vendor.base}/v1",
            "model": "the-model",
            "api_key": vendor.key,
            "dialect": "openai",
            "first_look_seconds": 0.02,
            "longest_pause_seconds": 0.05,
        }
        far = Metered(Options.model_validate({**known, **(options or {})}))
        down = OpenAIVideosEngine(Options(name="down", base_url="http://127.0.0.1:9/v1", model="m", paid=False))
        engines = {"far": far, near.name: near, "down": down}
        router = Router(engines, {}, names, {"far": terms or Terms()}, Standings(clock))
        async with running(folder, near, router=router, **(settings or {})) as server:
            yield Desk(server, vendor, far, clock, near)
