"""Nothing on any page bars anybody: empty or full, narrow or wide, light or dark."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from playwright.async_api import Browser, Page

from rushes.core.pricing import Charge
from support.axe import barriers
from support.browser import watched_page
from support.server import T2V, Server

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
ENDPOINT = "/models/fal-ai/sora-2/image-to-video"
CATALOG = ("/", ENDPOINT, f"{ENDPOINT}/api", f"{ENDPOINT}/examples", "/no-such-page")
PATHS = (
    *CATALOG,
    "/webhooks",
    "/webhooks/inbox",
    "/webhooks/inbox/me",
    "/files",
    "/usage",
    "/keys",
    "/engines",
    "/system",
)


async def fill(server: Server) -> str:
    """Give every page something to show; the path of a delivery."""
    await server.parts.keyring.revoke((await server.parts.keyring.create("an old one")).key.id)
    await server.parts.keyring.create("studio", admin=True)
    amounts = (Decimal(4), "second", Decimal("0.1"), Decimal(3), Decimal(4))
    charge = Charge("r", "open", T2V, "previs", *amounts, "list", datetime.now(UTC), Decimal(4))
    await server.parts.store.transact(lambda tx: tx.ledger.insert(charge))
    request_id = await server.submit(query=f"?fal_webhook={server.base}/inbox/me")
    await server.completed(request_id)
    return f"/webhooks/delivery-{request_id}"


async def stands(page: Page, path: str, width: int) -> None:
    await page.goto(path)
    assert await barriers(page) == [], path
    assert await page.evaluate("document.documentElement.scrollWidth") == width, path


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
async def test_nothing_bars_anybody(browser: Browser, server: Server, width: int, theme: str) -> None:
    async with watched_page(browser, server.base, viewport={"width": width, "height": 844}, color_scheme=theme) as page:
        for path in PATHS:
            await stands(page, path, width)
        for path in (*PATHS[len(CATALOG) :], await fill(server)):
            await stands(page, path, width)
