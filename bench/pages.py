"""How long the pages of a server take that has answered 100,000 requests."""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from uuid import uuid4

import httpx

from bench.processes import free_port, server
from bench.report import Report
from bench.web import FAKE, up
from rushes.contracts.stores import Transaction
from rushes.core.pricing import Charge
from rushes.core.requests import Failure, GenerationRequest, Outcome, Status
from rushes.stores import migrate
from rushes.stores.sqlite import SQLiteStore

REQUESTS, AT_ONCE = 100_000, 5_000
CALLS = 15
ENDPOINTS = ("fal-ai/sora-2/text-to-video", "fal-ai/veo3.1", "fal-ai/veo3.1/fast")
PROMPT = "A quiet suburban street at dusk, a man and a woman face each other, slow push in, autumn leaves, number"


def measure(report: Report) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data, port = Path(folder) / "pages", free_port()
        environment = up(data, FAKE, port)
        oldest = asyncio.run(_fill(data / "rushes.db"))
        report.note("requests stored", f"{REQUESTS:,} in {(data / 'rushes.db').stat().st_size / 1e6:,.0f} MB")
        with server("rushes", "up", ready="/health/ready", port=port, environment=environment):
            web = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30)
            older = f"{(datetime.now(UTC) - timedelta(seconds=REQUESTS / 2)).timestamp():.6f}~"
            paths = {
                "list of requests": "/requests",
                "list, from the middle on": f"/requests?before={older}",
                "list, a word that every prompt has": "/requests?q=suburban",
                "list, a word that no prompt has": "/requests?q=zebra",
                "list, what failed": "/requests?state=failed",
                "what is new in the list": f"/requests/news?newest={older}",
                "gallery": "/gallery",
                "one request": f"/requests/{oldest}",
            }
            for name, path in paths.items():
                typical, worst = _times(web, path)
                report.at_most(f"{name}, p50", typical, 150, " ms")
                report.note(f"{name}, worst of {CALLS}", f"{worst:.0f} ms")


def _times(web: httpx.Client, path: str) -> tuple[float, float]:
    """Milliseconds from the call to its whole answer: (median, worst)."""
    taken: list[float] = []
    for _ in range(CALLS):
        began = time.perf_counter()
        web.get(path).raise_for_status()
        taken.append(1e3 * (time.perf_counter() - began))
    return median(taken), max(taken)


async def _fill(path: Path) -> str:
    """Store the requests, one a second until now, one of twenty failed; the id of the oldest."""
    migrate(f"sqlite:///{path}")
    store = SQLiteStore(path)
    made = _requests()
    first = next(made)
    await store.transact(lambda tx: _insert(tx, first))
    for _ in range(REQUESTS // AT_ONCE):
        await store.transact(lambda tx: [_insert(tx, one) for _, one in zip(range(AT_ONCE), made, strict=False)])
    await store.close()
    return first.id


def _requests() -> Iterator[GenerationRequest]:
    now = datetime.now(UTC)
    for number in range(REQUESTS):
        created, request_id = now - timedelta(seconds=REQUESTS - number), str(uuid4())
        one = GenerationRequest(
            id=request_id,
            endpoint_id=ENDPOINTS[number % len(ENDPOINTS)],
            key_id="open",
            input={"prompt": f"{PROMPT} {number}", "aspect_ratio": "16:9", "resolution": "720p"},
            engine="fake",
            seed=number,
            created_at=created,
            status=Status.COMPLETED,
            attempt=1,
            started_at=created,
            completed_at=created + timedelta(seconds=9),
        )
        if number % 20 == 19:
            yield replace(one, outcome=Outcome.FAILURE, failure=Failure(500, "internal_error", "The film tore"))
            continue
        names = ("output.mp4", "thumbnail.jpg", "spritesheet.jpg")
        keys = tuple(f"{request_id}/1/{name}" for name in names)
        video = {"url": f"rushes-file://{keys[0]}", "file_size": 1_234_567, "width": 1280, "height": 720, "duration": 4}
        yield replace(one, outcome=Outcome.SUCCESS, output={"video": video}, files=keys)


def _insert(tx: Transaction, one: GenerationRequest) -> None:
    tx.requests.insert(one)
    if one.output is not None:
        amount = Decimal("0.4")
        tx.ledger.insert(
            Charge(
                request_id=one.id,
                key_id=one.key_id,
                endpoint_id=one.endpoint_id,
                engine=one.engine,
                units=Decimal(4),
                unit="second",
                unit_price=Decimal("0.1"),
                cost=Decimal(0),
                would_have_cost=amount,
                source="the bench",
                at=one.created_at,
                seconds=Decimal(4),
            )
        )
