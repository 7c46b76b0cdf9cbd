"""A vendor's `/v1/videos` server that makes nothing: its jobs run until it is told that they are done.

`python -m bench.vendor PORT CLIP SECONDS`: a finished job's video is the file CLIP, and callers are told to look again
after SECONDS. `POST /finish?count=N` finishes the N oldest jobs; `GET /state` has the prompts of all jobs in their
order, how many looks there were, and when each job was finished.
"""

import sys
import time
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route


class Vendor:
    def __init__(self, clip: Path, seconds: float) -> None:
        self._clip = clip
        self._headers = {"openai-poll-after-ms": str(round(1000 * seconds))}
        self._prompts: list[str] = []
        self._finished: dict[str, float] = {}
        self._looks = 0

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/v1/videos", self._create, methods=["POST"]),
                Route("/v1/videos/{number:int}", self._show),
                Route("/v1/videos/{number:int}/content", self._content),
                Route("/finish", self._finish, methods=["POST"]),
                Route("/state", self._state),
            ]
        )

    async def _create(self, request: Request) -> Response:
        async with request.form() as form:
            self._prompts.append(str(form["prompt"]))
        return JSONResponse({"id": str(len(self._prompts) - 1), "status": "queued"}, headers=self._headers)

    async def _show(self, request: Request) -> Response:
        self._looks += 1
        number: int = request.path_params["number"]
        word = "completed" if self._prompts[number] in self._finished else "in_progress"
        return JSONResponse({"id": str(number), "status": word, "progress": 50}, headers=self._headers)

    async def _content(self, request: Request) -> Response:
        return FileResponse(self._clip, media_type="video/mp4")

    async def _finish(self, request: Request) -> Response:
        first = len(self._finished)
        for prompt in self._prompts[first : first + int(request.query_params["count"])]:
            self._finished[prompt] = time.time()
        return JSONResponse({})

    async def _state(self, request: Request) -> Response:
        return JSONResponse({"jobs": self._prompts, "looks": self._looks, "finished": self._finished})


if __name__ == "__main__":
    vendor = Vendor(Path(sys.argv[2]), float(sys.argv[3]))
    uvicorn.run(
        vendor.app(),
        port=int(sys.argv[1]),
        log_config=None,
        access_log=False,
        http="httptools",
        loop="uvloop",
        ws="none",
    )
