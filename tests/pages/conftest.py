"""A browser for all tests of pages, and a page of a server whose engine does what a test says."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page

from support.browser import chromium, watched_page
from support.scripted import ScriptedEngine
from support.server import Server, running


@pytest.fixture(scope="package")
async def browser() -> AsyncGenerator[Browser]:
    async with chromium() as browser:
        yield browser


@pytest.fixture
async def server(tmp_path: Path) -> AsyncGenerator[Server]:
    async with running(tmp_path, ScriptedEngine()) as server:
        yield server


@pytest.fixture
async def page(browser: Browser, server: Server) -> AsyncGenerator[Page]:
    async with watched_page(browser, server.base, viewport={"width": 1280, "height": 900}) as page:
        yield page
