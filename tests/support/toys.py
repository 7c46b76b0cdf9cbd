"""The vendor of `examples/toy_engine`, and that package as an installer leaves it."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rushes.core.jobs import VideoJob
from support.upstream_vendor import broken_off, clip, served
from support.vendors import Delivery, Loss, No, Word

EXAMPLE = Path(__file__).parents[2] / "examples/toy_engine"


def install_toy_engine(target: Path) -> None:
    """Build the example and put it into a folder, without a network: `target` is for `PYTHONPATH`."""
    uv = Path(sys.executable).with_name("uv")
    command = ("pip", "install", "-q", "--offline", "--no-cache", "--no-deps", "--no-build-isolation")
    folders = ("--python", sys.executable, "--target", str(target), str(EXAMPLE))
    subprocess.run((str(uv), *command, *folders), check=True, capture_output=True)


class Toys:
    """The vendor, as `support.vendors.Vendor`; `names` are its clips, billed once each."""

    secret = "toy-key-of-the-operator"
    recovers = True

    def __init__(self) -> None:
        self.names: dict[str, dict[str, Any]] = {}
        self.calls = 0
        self._base = ""
        self._word: Word = "done"
        self._delivery: Delivery = "whole"
        self._next: No | Loss | None = None
        self._down = False
        self._go_on = asyncio.Event()

    @asynccontextmanager
    async def serving(self) -> AsyncGenerator[None]:
        routes = [
            Route("/clips", self._make, methods=["POST"]),
            Route("/clips", self._well, methods=["GET"]),
            Route("/clips/{name}.mp4", self._deliver),
            Route("/clips/{name}", self._show, methods=["GET", "DELETE"]),
        ]
        async with served(Starlette(routes=routes)) as self._base:
            try:
                yield
            finally:
                self._go_on.set()

    def options(self) -> dict[str, object]:
        return {"type": "toy", "base_url": self._base, "api_key": self.secret, "submit_seconds": 0.5}

    def next_call(self, ends: No | Loss) -> None:
        self._next = ends

    def says(self, word: Word) -> None:
        self._word = word

    def hands_out(self, delivery: Delivery) -> None:
        self._delivery = delivery

    def forgets(self) -> None:
        self.names.clear()

    def breaks_down(self) -> None:
        self._down = True

    @property
    def billed(self) -> int:
        return len(self.names)

    async def _well(self, request: Request) -> Response:
        return JSONResponse([])

    async def _make(self, request: Request) -> Response:
        self.calls += 1
        ends, self._next = self._next, None
        no = {"refused": (400, "odd"), "policy": (400, "against our policy"), "busy": (429, "slow down")}
        if ends in no:
            return JSONResponse({"why": no[ends][1]}, no[ends][0], {"retry-after": "1"})
        if ends == "unauthorized" or request.headers.get("authorization") != f"Bearer {self.secret}":
            return JSONResponse({"why": f"no account has the key {self.secret}"}, 401)
        asked = await request.json()
        self.names[asked.pop("name")] = asked
        match ends:
            case "lost":
                return broken_off(b'{"state": "draw')
            case "error_500":
                return JSONResponse({"why": "boom"}, 500)
            case "nonsense":
                return Response("<html></html>", media_type="text/html")
            case "hang":
                await self._go_on.wait()
            case _:
                pass
        return JSONResponse({"state": "drawing"})

    async def _show(self, request: Request) -> Response:
        if self._down:
            self._down = False
            return JSONResponse({"why": "down"}, 503)
        if request.path_params["name"] not in self.names:
            return JSONResponse({"why": "unknown"}, 404)
        shown: dict[Word, dict[str, str]] = {
            "running": {"state": "drawing"},
            "unheard_of": {"state": "sharpening the pencils"},
            "done": {"state": "done"},
            "failed": {"state": "failed", "why": "the pencil broke"},
            "policy": {"state": "failed", "why": "against our policy"},
        }
        return JSONResponse(shown[self._word])

    async def _deliver(self, request: Request) -> Response:
        delivery = self._delivery
        if delivery == "nothing":
            return Response("", 404)
        if delivery == "expired_once":
            self._delivery = "whole"
            return Response("", 403)
        asked = self.names[request.path_params["name"]]
        width, height, fps, frames = (int(asked[name]) for name in ("width", "height", "fps", "frames"))
        made = await clip(VideoJob("", width, height, fps, frames / fps, seed=0, audio=asked["sound"]))
        return Response(made[: len(made) * 2 // 3] if delivery == "truncated" else made, media_type="video/mp4")
