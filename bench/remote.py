"""500 jobs at a vendor: what it costs to wait for them, and how soon a caller sees that one is done.

The vendor asks for a look every `INTERVAL` seconds. While no job is done the server only looks: what it uses then is
the price of waiting. After that jobs are done a few at a time. From the vendor's clock to the caller's stream lie the
wait for the next look, up to the interval, and then the download, the decoding of every frame, the stills, storage and
the commit; the figure is all of it, less the interval.
"""

import asyncio
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import httpx

from bench.processes import LOAD_CORE, cpu_seconds, free_port, resident_mb, server
from bench.report import Report
from bench.web import up
from rushes.contracts.engine import Reporter
from rushes.core.jobs import VideoJob
from rushes.engines.fake import FakeEngine, Options

JOBS = 500
INTERVAL = 10.0
WAITING_SECONDS = 30.0
A_SECOND = 2
"""How many jobs are done in a second: one core decodes and stores them beside looking at the others."""
DONE = 100
BODY = {"size": "320x256", "seconds": 1, "fps": 12}
QUEUE = "/queue/openai/videos"


class _Silence(Reporter):
    def log(self, message: str, level: str = "INFO") -> None: ...

    def progress(self, done: int, total: int) -> None: ...

    def poster(self, jpeg: bytes) -> None: ...


def measure(report: Report) -> None:
    vendor, port = free_port(), free_port()
    config = f"""
        [engines.far]
        type = "openai_videos"
        base_url = "http://127.0.0.1:{vendor}/v1"
        model = "any"
        dialect = "openai"
        concurrency = {JOBS}
    """
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_clip(Path(folder)))
        vendors = ("bench.vendor", str(vendor), str(Path(folder) / "output.mp4"), str(INTERVAL))
        environment = up(Path(folder) / "data", config, port)
        with (
            server(*vendors, ready="/state", port=vendor, core=LOAD_CORE),
            server("rushes", "up", ready="/health/ready", port=port, environment=environment) as (pid, _),
        ):
            asyncio.run(_measured(report, f"http://127.0.0.1:{vendor}", f"http://127.0.0.1:{port}", pid))


async def _clip(folder: Path) -> None:
    await FakeEngine(Options()).generate(VideoJob("", 320, 256, 12, 1.0, seed=0), folder, _Silence())


async def _measured(report: Report, vendor: str, base: str, pid: int) -> None:
    headers, limits = {"Authorization": "Key a:b"}, httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=base, headers=headers, limits=limits, timeout=None) as web:
        ids: dict[str, str] = {}
        for prompt in map(str, range(JOBS)):
            ids[prompt] = (await web.post(QUEUE, json={"prompt": prompt, **BODY})).json()["request_id"]
        while len((await _state(vendor))["jobs"]) < JOBS:  # noqa: ASYNC110 - another process has them
            await asyncio.sleep(0.2)
        await asyncio.sleep(2 * INTERVAL)  # until the looks are spread
        await _waiting(report, vendor, pid)
        await _completions(report, vendor, web, ids)


async def _state(vendor: str) -> dict[str, Any]:
    async with httpx.AsyncClient() as web:
        return (await web.get(f"{vendor}/state")).json()


async def _waiting(report: Report, vendor: str, pid: int) -> None:
    looks, memory, used, began = (await _state(vendor))["looks"], resident_mb(pid), cpu_seconds(pid), time.monotonic()
    await asyncio.sleep(WAITING_SECONDS)
    took = time.monotonic() - began
    share = 100 * (cpu_seconds(pid) - used) / took
    a_second = ((await _state(vendor))["looks"] - looks) / took
    report.note(f"looks a second at {JOBS} jobs, one each every {INTERVAL:g} s", f"{a_second:.0f}")
    report.at_most("CPU while they wait, of one core", share, 10, " %")
    report.at_most("memory more after half a minute", resident_mb(pid) - memory, 5, " MB")


async def _completions(report: Report, vendor: str, web: httpx.AsyncClient, ids: dict[str, str]) -> None:
    """Have jobs done, the oldest first, while their callers listen."""
    seen: dict[str, float] = {}

    async def listen(prompt: str) -> None:
        async with web.stream("GET", f"{QUEUE}/requests/{ids[prompt]}/status/stream") as stream:
            async for line in stream.aiter_lines():
                if "COMPLETED" in line:
                    seen[prompt] = time.time()

    prompts: list[str] = (await _state(vendor))["jobs"][:DONE]
    listening = [asyncio.create_task(listen(prompt)) for prompt in prompts]
    async with httpx.AsyncClient() as telling:
        for _ in prompts:
            await telling.post(f"{vendor}/finish?count=1")
            await asyncio.sleep(1 / A_SECOND)
    await asyncio.gather(*listening)
    finished: dict[str, float] = (await _state(vendor))["finished"]
    late = sorted(seen[prompt] - finished[prompt] for prompt in prompts)
    report.note(f"seen by the caller after completion, {A_SECOND} jobs done a second: p50", f"{median(late):.2f} s")
    report.at_most("  p95 beyond the vendor's interval", late[int(0.95 * len(late))] - INTERVAL, 1, " s")
