"""What stands around every page: the rail, and on a phone the bar with a sheet for what has no room in it."""

import pytest
from playwright.async_api import Browser, Page, expect

from support.axe import barriers
from support.browser import watched_page
from support.server import Server

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
GROUND = "getComputedStyle(document.body).backgroundColor"
DARK, LIGHT = "rgb(15, 15, 16)", "rgb(250, 248, 245)"


async def test_the_theme_is_switched_and_stays(page: Page) -> None:
    await page.goto("/")
    assert await page.evaluate(GROUND) == LIGHT
    await page.get_by_role("button", name="Switch between light and dark").click()
    assert await page.evaluate(GROUND) == DARK
    await page.get_by_role("link", name="Usage").click()
    assert await page.evaluate(GROUND) == DARK


async def test_the_first_page_is_light(page: Page, server: Server) -> None:
    """At most 60 kB of script and 40 kB of style on the wire, whatever the modules import."""
    loaded: dict[str, set[str]] = {"script": set(), "stylesheet": set()}
    page.on("request", lambda call: loaded.get(call.resource_type, set()).add(call.url))
    await page.goto("/")
    await page.wait_for_load_state("networkidle")
    sizes = dict.fromkeys(loaded, 0)
    for kind, urls in loaded.items():
        for url in urls:
            packed = await server.web.get(url, headers={"accept-encoding": "gzip"})
            plain = await server.web.get(url, headers={"accept-encoding": "identity"})
            assert packed.num_bytes_downloaded < 0.6 * len(plain.content), url
            assert packed.content == plain.content, url
            sizes[kind] += packed.num_bytes_downloaded
    assert 0 < sizes["script"] <= 60_000
    assert 0 < sizes["stylesheet"] <= 40_000


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_on_a_phone_everything_else_is_one_key_away(browser: Browser, server: Server, theme: str) -> None:
    size = {"width": 390, "height": 844}
    async with watched_page(browser, server.base, viewport=size, color_scheme=theme) as page:
        await page.goto("/")
        places = page.get_by_role("navigation", name="Pages")
        await expect(places.get_by_role("link")).to_have_count(4)
        await places.get_by_role("button", name="More").focus()
        await page.keyboard.press("Enter")
        await expect(places.get_by_role("link")).to_have_count(9)
        assert await barriers(page) == []
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("link", name="Files")).to_be_focused()
        await page.get_by_role("button", name="Switch between light and dark").press("Enter")
        assert await page.evaluate(GROUND) == (DARK if theme == "light" else LIGHT)
        await page.keyboard.press("Escape")
        await expect(places.get_by_role("link")).to_have_count(4)
        await expect(places.get_by_role("button", name="More")).to_be_focused()
        await page.keyboard.press("Enter")
        await page.get_by_role("link", name="Usage").click()
        await expect(page.get_by_role("heading", name="Usage", exact=True)).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") == 390
