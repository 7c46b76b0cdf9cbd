"""The page of usage: figures, bars, tables and the file are the same sums."""

import csv
import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from playwright.async_api import Page, expect

from rushes.contracts.stores import Transaction
from rushes.core.pricing import Charge
from rushes.http.pages.charts import bars, rounded_up
from support.server import Server
from support.visitors import visitor

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
SORA, VEO = "fal-ai/sora-2/text-to-video", "fal-ai/veo3"


async def charged(server: Server, key_id: str = "open") -> None:
    """Three charges today, one twenty days ago, one too long ago to be shown."""
    now = datetime.now(UTC)

    def fill(tx: Transaction) -> None:
        for n, (endpoint, ago, cost, would) in enumerate(
            [(SORA, 0, 0, 8), (SORA, 0, 0, 2), (VEO, 0, 5, 0), (VEO, 20, 1, 0), (VEO, 99, 70, 0)]
        ):
            at = now - timedelta(days=ago)
            amounts = (Decimal(4), "second", Decimal("0.1"), Decimal(cost), Decimal(would))
            assert tx.ledger.insert(Charge(f"r{n}", key_id, endpoint, "previs", *amounts, "list", at, Decimal(4)))

    await server.parts.store.transact(fill)


async def test_the_figures_follow_the_range_and_the_bars_the_measure(page: Page, server: Server) -> None:
    await page.goto("/usage")
    await expect(page.get_by_role("heading", name="Nothing was made in these 30 days")).to_be_visible()
    await charged(server)
    await page.reload()
    figures = page.locator(".figures dd")
    await expect(figures).to_have_text(["4", "16.0 s", "$6.00", "$10.00"])
    await expect(page.locator(".chart .bar")).to_have_count(30)
    await expect(page.locator(".chart rect.lower")).to_have_count(2)
    await page.get_by_role("link", name="7 days").click()
    await expect(figures).to_have_text(["3", "12.0 s", "$5.00", "$10.00"])
    ranked = page.get_by_role("region", name="By endpoint").locator("tbody tr")
    await expect(ranked.first).to_contain_text(SORA)
    await page.get_by_role("link", name="Requests", exact=True).last.click()
    await expect(page.locator(".chart .bar title").last).to_contain_text("3 requests")
    await page.get_by_text("The same as a table").click()
    await expect(page.get_by_role("region", name="By day").locator("tbody tr")).to_have_count(1)


async def test_the_file_has_every_sum_and_runs_in_no_spreadsheet(server: Server) -> None:
    key = (await server.parts.keyring.create("=1+1")).key
    await charged(server, key.id)
    async with visitor(server.base) as web:
        answer = await web.get("/usage.csv?days=90")
    assert re.search(r'filename="rushes-usage-.*\.csv"', answer.headers["content-disposition"])
    rows = list(csv.DictReader(answer.text.splitlines()))
    assert [(row["endpoint_id"], row["key"], row["requests"]) for row in rows] == [
        (VEO, "'=1+1", "1"),
        (SORA, "'=1+1", "2"),
        (VEO, "'=1+1", "1"),
    ]
    assert sum(Decimal(row["would_have_cost"]) for row in rows) == 10
    assert sum(Decimal(row["video_seconds"]) for row in rows) == 16


async def test_a_finished_request_is_counted_with_its_seconds(server: Server) -> None:
    await server.completed(await server.submit({"prompt": "a meadow", "duration": 8}))
    async with visitor(server.base) as web:
        rows = list(csv.DictReader((await web.get("/usage.csv")).text.splitlines()))
    assert [(row["requests"], Decimal(row["video_seconds"])) for row in rows] == [("1", 8)]


def test_bars_stand_on_each_other_under_a_round_edge() -> None:
    assert [rounded_up(Decimal(n)) for n in ("0.03", "1", "3", "7", "9", "41")] == [
        Decimal(n) for n in ("0.04", "1", "4", "8", "10", "60")
    ]
    chart = bars([(Decimal(1), Decimal(2)), (Decimal(0), Decimal(0))], Decimal(2))
    first, second = chart.bars
    assert (chart.highest, first.height, first.upper, first.top) == (4, 75, 50, 25)
    assert (second.height, second.place) == (0, 500)
