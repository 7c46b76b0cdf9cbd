"""The whole way in one go: found and run without a mouse, then everything that follows from it, also on a phone."""

import asyncio
import os
import shutil
from asyncio.subprocess import PIPE
from io import BytesIO

import pytest
from PIL import Image
from playwright.async_api import Browser, Locator, Page, expect

from rushes.contracts.engine import Reporter
from rushes.core.jobs import VideoJob
from support.browser import watched_page
from support.scripted import Gate, Script
from support.server import T2V, Server

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
HEARD = "film => film.webkitAudioDecodedByteCount > 0 && !film.muted"


async def go_to(page: Page, wanted: Locator) -> None:
    """Press Tab until something has the focus."""
    for _ in range(80):
        await page.keyboard.press("Tab")
        if await wanted.evaluate_all("found => found.includes(document.activeElement)"):
            return
    pytest.fail(f"Tab does not lead to {wanted}")


async def play(film: Locator) -> None:
    """Wait until a film plays."""
    await expect(film).to_be_visible(timeout=30_000)
    await expect(film).not_to_have_js_property("currentTime", 0)
    await expect(film).to_have_js_property("paused", False)


def half_way(gate: Gate) -> Script:
    """A script that shows a still, says that half is done, and waits."""
    still = BytesIO()
    Image.new("RGB", (64, 36), "navy").save(still, "JPEG")

    async def script(job: VideoJob, report: Reporter) -> None:
        report.poster(still.getvalue())
        report.progress(60, 120)
        await gate(job, report)

    return script


async def find_and_run(page: Page, server: Server) -> None:
    """From the first page to the playing film, by keys alone."""
    gate = Gate()
    server.engine.script = half_way(gate)
    await page.goto("/")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    await page.keyboard.press("Enter")
    await go_to(page, page.get_by_label("Search models"))
    models = page.locator("#models .tile")
    for words, only in (("sora remix", "video-to-video/remix"), (f"{T2V}/pro", "text-to-video/pro")):
        await page.keyboard.press("Control+a")
        await page.keyboard.type(words)
        await expect(models).to_have_count(1)
        await expect(models).to_contain_text(only)
    await go_to(page, models.get_by_role("link"))
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(f"{server.base}/models/{T2V}/pro")
    await go_to(page, page.get_by_role("textbox", name="Prompt required"))
    await page.keyboard.type("A cat on a piano")
    await go_to(page, page.get_by_label("Resolution").get_by_role("radio"))
    while not await page.get_by_role("radio", name="720p").is_checked():
        await page.keyboard.press("ArrowLeft")
    await go_to(page, page.locator("summary", has_text="Additional settings"))
    await page.keyboard.press("Enter")
    await go_to(page, page.get_by_label("Delete video"))
    await page.keyboard.press("Space")
    await go_to(page, page.get_by_role("button", name="Run"))
    await page.keyboard.press("Enter")
    await expect(page.locator("#status")).to_have_text("50 % drawn")
    await expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuenow", "50")
    await expect(page.get_by_alt_text("The first picture")).to_be_visible()
    await expect(page.locator("#logs")).to_contain_text("Waiting at the gate")
    gate.open.set()
    film = page.locator("film-player video")
    await play(film)
    await page.wait_for_function(f"({HEARD})(document.querySelector('film-player video'))")
    await expect(page.locator("#status")).to_have_text("Completed")
    await go_to(page, page.get_by_role("button", name="Pause"))
    await page.keyboard.press("Enter")
    await expect(film).to_have_js_property("paused", True)
    [job] = server.engine.jobs
    assert (job.prompt, job.width, job.height) == ("A cat on a piano", 1280, 720)


async def run_with_a_webhook(page: Page) -> None:
    """Send what the page says to send for a webhook, from a shell."""
    await page.get_by_label("Show as").get_by_text("Code").click()
    await page.get_by_text("cURL, webhook", exact=True).click()
    await expect(page.locator("#snippet")).to_contain_text("fal_webhook=")
    sent = await asyncio.create_subprocess_exec(
        *("bash", "-c", await page.locator("#snippet").inner_text()),
        env={**os.environ, "FAL_KEY": "any:key"},
        stdout=PIPE,
        stderr=PIPE,
    )
    answer, problem = await sent.communicate()
    assert sent.returncode == 0, problem
    assert b"request_id" in answer


@pytest.mark.skipif(shutil.which("curl") is None, reason="the page's own command needs curl")
async def test_the_whole_way(browser: Browser, server: Server) -> None:
    async with watched_page(browser, server.base, viewport={"width": 1280, "height": 900}) as page:
        await find_and_run(page, server)
        await run_with_a_webhook(page)
        await page.get_by_role("link", name="Webhooks").click()
        await expect(page.locator(".rows .mark")).to_have_text("Delivered", timeout=15_000)
        await page.get_by_role("link", name="/inbox/me").click()
        await expect(page.locator("details.call")).to_contain_text("X-Fal-Webhook-Signature")
        await page.get_by_role("link", name="Keys").click()
        await page.get_by_label("New key for").fill("studio")
        await page.get_by_role("button", name="Create").click()
        await expect(page.locator("#secret")).to_contain_text(":")
        page.on("dialog", lambda dialog: dialog.accept())
        await page.get_by_role("button", name="Revoke").click()
        await expect(page.get_by_text("Revoked (1)")).to_be_visible()
        await page.get_by_role("link", name="Usage").click()
        await expect(page.locator(".figures > div").filter(has_text="Requests")).to_contain_text("2")
        await expect(page.locator(".figures > div").filter(has_text="Would have cost")).to_contain_text("$")
        await expect(page.get_by_role("cell", name=f"{T2V}/pro")).to_be_visible()
    async with watched_page(browser, server.base, viewport={"width": 390, "height": 844}, has_touch=True) as page:
        await remix_and_compare(page, server)


async def remix_and_compare(page: Page, server: Server) -> None:
    """On a phone: from the list to the film, to another made of it, to both side by side."""
    await page.goto("/")
    await page.get_by_role("link", name="Requests").tap()
    await page.get_by_role("link", name="A cat on a piano").last.tap()
    await page.get_by_role("button", name="Play").tap()
    await play(page.locator("film-player video"))
    await page.get_by_role("link", name="Remix this").tap()
    await expect(page.get_by_label("Video ID")).not_to_be_empty()
    await page.get_by_role("textbox", name="Prompt required").fill("Make it night")
    await page.get_by_role("button", name="Run").tap()
    await play(page.locator("film-player video"))
    assert server.engine.jobs[-1].task == "remix"
    film, prompt = page.locator("film-player"), page.get_by_role("textbox", name="Prompt required")
    assert (await film.bounding_box() or {})["y"] < (await prompt.bounding_box() or {})["y"]
    await page.get_by_role("link", name="Gallery").tap()
    for name in ("Make it night", "A cat on a piano"):
        await page.get_by_role("checkbox", name=f"Compare: {name}").last.check(force=True)
    await page.get_by_role("button", name="Compare").tap()
    both = page.locator(".lanes video")
    await expect(both).to_have_count(2)
    await page.get_by_role("button", name="Play all").tap()
    for index in range(2):
        await play(both.nth(index))
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
