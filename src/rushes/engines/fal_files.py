"""The files of a job, as URLs that fal can read: small ones inside the call, larger ones uploaded.

What is inside the call is the same each time, so that a call can be repeated under its idempotency key.
"""

import asyncio
from base64 import b64encode
from pathlib import Path

from rushes.contracts.remote import OutOfReach, Refused
from rushes.core.jobs import Footage, Picture, VideoJob
from rushes.core.submissions import Plan
from rushes.engines.fal_models import Source
from rushes.engines.upstream_http import FETCH_SECONDS, Upstream, out_of_reach
from rushes.engines.upstream_json import mapping
from rushes.engines.upstream_pictures import plain, surrounded
from rushes.errors import Fault

MOST_INLINE_BYTES = 8 << 20
MOST_UPLOAD_BYTES = 90 << 20
"""fal's clients send larger files in parts."""


class Files:
    """The files of jobs for the server of `upstream`; `base_url` is where it takes uploads."""

    def __init__(self, upstream: Upstream, base_url: str) -> None:
        self._upstream = upstream
        self._initiate = f"{base_url}/storage/upload/initiate?storage_type=fal-cdn-v3"

    async def fields(self, plan: Plan, job: VideoJob) -> dict[str, str | list[str]]:
        """The fields of a plan's endpoint that hold URLs. Raises OutOfReach where a file could not be uploaded."""
        return {field: await self._urls(source, plan, job) for field, source in plan.arguments["files"].items()}

    async def _urls(self, source: Source, plan: Plan, job: VideoJob) -> str | list[str]:
        keyframes = [keyframe.picture for keyframe in job.keyframes]
        match source:
            case "first":
                return await self._frame(keyframes[0], plan)
            case "last":
                return await self._frame(keyframes[-1], plan)
            case "keyframes":
                return [await self._frame(picture, plan) for picture in keyframes]
            case "references":
                pngs = [await asyncio.to_thread(plain, picture.file) for picture in job.references]
                return [await self._url(png, "image/png", "reference.png") for png in pngs]
            case "remixed":
                return await self._video(job.remixes)

    async def _frame(self, picture: Picture, plan: Plan) -> str:
        """A picture in the shape of the clip that the endpoint makes, and the clip that is wanted in its middle."""
        width, height = plan.arguments["pictures"]
        wanted = plan.promise.width, plan.promise.height
        png = await asyncio.to_thread(surrounded, picture.file, *wanted, (width, height))
        return await self._url(png, "image/png", "frame.png")

    async def _video(self, footage: Footage | None) -> str:
        assert footage is not None, "the form takes a clip, and the job has none"
        if await asyncio.to_thread(_size, footage.file) > MOST_UPLOAD_BYTES:
            raise Refused(Fault.BAD_INPUT, f"the video is larger than {MOST_UPLOAD_BYTES} bytes")
        return await self._url(await asyncio.to_thread(footage.file.read_bytes), "video/mp4", "video.mp4")

    async def _url(self, content: bytes, kind: str, name: str) -> str:
        if len(content) <= MOST_INLINE_BYTES:
            return f"data:{kind};base64,{b64encode(content).decode()}"
        return await self._uploaded(content, kind, name)

    async def _uploaded(self, content: bytes, kind: str, name: str) -> str:
        """POST storage/upload/initiate, then PUT the content where that says (fal protocol, 2.10)."""
        given = await self._upstream.look("POST", self._initiate, json={"content_type": kind, "file_name": name})
        there, file = (mapping(given.json).get(field) for field in ("upload_url", "file_url"))
        if not isinstance(there, str) or not isinstance(file, str):
            raise OutOfReach(f"{self._initiate} named no place: {given.text[:500]}")
        answer = await self._upstream.ask("PUT", there, FETCH_SECONDS, content=content, headers={"Content-Type": kind})
        if answer.status >= 300:
            raise out_of_reach(there, answer)
        return file


def _size(path: Path) -> int:
    return path.stat().st_size
