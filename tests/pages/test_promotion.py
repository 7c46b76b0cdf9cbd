"""A draft is approved on its page."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from rushes.service.routing import Router
from support.browser import watched_page
from support.scripted import ScriptedEngine
from support.server import running

pytestmark = pytest.mark.anyio


async def test_a_draft_is_made_for_real_by_a_button_and_both_lead_to_each_other(
    browser: Browser, tmp_path: Path
) -> None:
    previs, relay = ScriptedEngine("previs"), ScriptedEngine("relay")
    router = Router({"previs": previs, "relay": relay}, {}, ("relay", "previs"))
    async with running(tmp_path, relay, router=router) as server, watched_page(browser, server.base) as page:
        draft = await server.submit({"prompt": "A fox in the snow"}, x_rushes_engine="previs")
        await server.completed(draft)
        await page.goto(f"/requests/{draft}")
        await page.get_by_role("button", name="Make it for real with relay").click()
        await expect(page.get_by_role("link", name="what was approved")).to_be_visible()
        await expect(page.locator("film-player")).to_be_visible()
        await page.get_by_role("link", name="what was approved").click()
        await expect(page.get_by_role("link", name="made by relay")).to_be_visible()
        await expect(page.get_by_role("button", name="Make it for real")).to_have_count(0)
    assert relay.jobs == previs.jobs
