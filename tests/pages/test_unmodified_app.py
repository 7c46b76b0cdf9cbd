"""A small app with fal's own proxy and fal's own client in a real browser page, led here by `rushes run`."""

import asyncio
import os
import shutil
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncGenerator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import Page

from clients.matrix import NODE_MODULES, missing
from support.browser import chromium
from support.scripted import ScriptedEngine
from support.server import Server, running

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
APP = Path(__file__).parent / "app"


@pytest.fixture
async def server(tmp_path: Path) -> AsyncGenerator[Server]:
    async with running(tmp_path / "data", ScriptedEngine()) as server:
        yield server


@pytest.fixture
async def bare_page() -> AsyncGenerator[Page]:
    """A page that may call two hosts: the app, and the server that it leads to."""
    async with chromium() as browser:
        yield await browser.new_page()


@pytest.fixture
async def address(server: Server, tmp_path: Path) -> AsyncGenerator[str]:
    """The address of the running app."""
    if (why := missing("node")) is not None:
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    folder = tmp_path / "app"
    shutil.copytree(APP, folder)
    (folder / "node_modules").symlink_to(NODE_MODULES)
    program = ("--server", server.base, "--", "node", "site.mjs")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "rushes", "run", "--strict", *program), cwd=folder, stdout=PIPE
    )
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(await process.stdout.readline())}"
    finally:
        process.terminate()
        await process.wait()


async def test_a_page_uploads_a_file_subscribes_shows_the_log_and_plays_the_video(
    server: Server, address: str, bare_page: Page
) -> None:
    picture = BytesIO()
    Image.new("RGB", (640, 360), "teal").save(picture, "PNG")
    page = bare_page
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]) if request.url.startswith("http") else None)
    await page.goto(address)
    await page.get_by_label("Prompt").fill("The sea begins to move")
    await page.get_by_label("First frame").set_input_files(
        {"name": "sea.png", "mimeType": "image/png", "buffer": picture.getvalue()}
    )
    await page.get_by_role("button", name="Make it").click()
    video = page.locator("#video")
    await page.wait_for_function("document.getElementById('video').currentTime > 0.2", timeout=30_000)
    assert await video.evaluate("film => [film.videoWidth, film.videoHeight]") == [1280, 720]
    assert await page.locator("#status").inner_text() == "COMPLETED"
    assert "Nothing to do" in await page.locator("#logs").inner_text()
    assert (await page.locator("#image").inner_text()).startswith(f"{server.base}/files/")
    assert hosts == {address.removeprefix("http://"), server.base.removeprefix("http://")}
    [job] = server.engine.jobs
    assert (job.prompt, job.keyframes[0].picture.width) == ("The sea begins to move", 640)
