"""A real browser: the machine's own Chromium, driven by Playwright."""

import os
import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright


@asynccontextmanager
async def chromium() -> AsyncGenerator[Browser]:
    """A running browser. Where there is none the test is skipped, in CI it fails."""
    if (path := shutil.which("chromium")) is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed")
        pytest.skip("chromium is not installed: apt-get install chromium")
    arguments = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=arguments)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def watched_page(browser: Browser, base: str, **options: Any) -> AsyncGenerator[Page]:
    """A page of the server at `base` that fails the test for what a visitor would never see.

    That is: an error on the console, a report of the content policy, or a call to any other host.
    """
    context = await browser.new_context(base_url=base, **options)
    page = await context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda call: None if call.url.startswith((base, "data:", "blob:")) else wrong.append(call.url))
    yield page
    await context.close()
    # The browser itself calls an answer of 4xx an error; pages ask for such answers on purpose and show what they say.
    assert [text for text in wrong if "the server responded with a status of 4" not in text] == []
