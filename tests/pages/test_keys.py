"""The page of keys."""

from decimal import Decimal
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from rushes.core.keys import KeyLimits
from support.browser import watched_page
from support.scripted import ScriptedEngine
from support.server import T2V, Server, running
from support.visitors import act, made_keys, visitor

pytestmark = [pytest.mark.anyio, pytest.mark.slow]


async def test_a_key_is_made_shown_once_used_and_revoked(browser: Browser, tmp_path: Path) -> None:
    admin, _ = await made_keys(tmp_path)
    async with (
        running(tmp_path, ScriptedEngine(), open_mode=False, requests_per_key=3, most_per_day=7) as server,
        watched_page(browser, server.base) as page,
    ):
        await page.goto("/keys")
        await page.get_by_label("Key").fill(admin)
        await page.get_by_role("button", name="Sign in").click()
        await expect(page.get_by_text("that of every key holds: 3 at once$7.00 per day")).to_be_visible()
        await expect(page.locator("#most_per_day")).to_have_attribute("placeholder", "7")
        await page.get_by_label("New key for").fill("<b>studio</b>")
        await page.get_by_role("button", name="Create").click()
        key = await page.locator("#secret").inner_text()
        row = page.get_by_role("listitem").filter(has_text="<b>studio</b>")
        await expect(row).to_contain_text("no request yet")
        asked = await server.web.post(f"/queue/{T2V}", json={"prompt": "a"}, headers={"Authorization": f"Key {key}"})
        assert asked.status_code == 200
        await page.reload()
        assert key.partition(":")[2] not in await page.content()
        await expect(row).to_contain_text("last request")
        page.on("dialog", lambda dialog: dialog.accept())
        await row.get_by_role("button", name="Revoke").click()
        await expect(page.get_by_text("Revoked (1)")).to_be_visible()
        asked = await server.web.post(f"/queue/{T2V}", json={"prompt": "a"}, headers={"Authorization": f"Key {key}"})
        assert asked.status_code == 401


async def test_how_far_a_key_may_go_is_set_when_it_is_made_and_changed_later(page: Page, server: Server) -> None:
    await page.goto("/keys")
    await page.get_by_label("New key for").fill("studio")
    await page.get_by_label("At once").fill("2")
    await page.get_by_label("$ per request").fill("0.5")
    await page.get_by_role("button", name="Create").click()
    row = page.get_by_role("listitem").filter(has_text="studio")
    await expect(row.locator("summary")).to_have_text("2 at once$0.50 per request")
    await row.locator("summary").click()
    limits = row.get_by_role("form", name="Limits of studio")
    await expect(limits.get_by_label("$ per request")).to_have_value("0.5")
    await limits.get_by_label("At once").fill("")
    await limits.get_by_label("$ per day").fill("12.25")
    await limits.get_by_label("$ per day").press("Enter")
    await expect(row.locator("summary")).to_have_text("$0.50 per request$12.25 per day")
    (key,) = await server.parts.keyring.all()
    assert key.limits == KeyLimits(None, Decimal("0.5"), Decimal("12.25"))


async def test_limits_that_are_none_change_nothing(server: Server) -> None:
    new = await server.parts.keyring.create("studio", limits=KeyLimits(max_running=2))
    wrongs = (("max_running", "0"), ("max_running", "1.5"), ("most_per_day", "-1"), ("most_per_day", "NaN"))
    async with visitor(server.base) as web:
        for name, wrong in wrongs:
            for method, url in (("POST", "/keys"), ("PUT", f"/keys/{new.key.id}")):
                refused = await act(web, method, url, data={"name": "a", name: wrong})
                assert refused.status_code == 422, (method, wrong)
        assert (await act(web, "PUT", "/keys/nobody", data={})).status_code == 404
    assert await server.parts.keyring.all() == [new.key]


async def test_a_key_needs_a_name(page: Page, server: Server) -> None:
    await page.goto("/keys")
    await expect(page.get_by_text("accepts any key, or none")).to_be_visible()
    await page.get_by_label("New key for").fill("   ")
    await page.get_by_role("button", name="Create").click()
    await expect(page.locator("#name:invalid")).to_be_focused()
    async with visitor(server.base) as web:
        for name in (" ", "n" * 81):
            assert (await act(web, "POST", "/keys", data={"name": name})).status_code == 422
    assert await server.parts.keyring.all() == []
