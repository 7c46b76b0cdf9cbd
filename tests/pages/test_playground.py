"""The first page and the pages of an endpoint, as a visitor uses them."""

import json
from collections.abc import AsyncGenerator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import Browser, Page, expect

from rushes.contracts.engine import Reporter
from rushes.core.jobs import VideoJob
from rushes.errors import EngineError
from support.browser import chromium, watched_page
from support.scripted import Gate, ScriptedEngine
from support.server import T2V, Server, running

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
I2V = "fal-ai/sora-2/image-to-video"


@pytest.fixture(scope="module")
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


async def run(page: Page, prompt: str) -> None:
    await page.locator("#f-prompt").fill(prompt)
    await page.get_by_role("button", name="Run").click()


async def plays(page: Page) -> None:
    film = page.locator("film-player video")
    await expect(film).to_be_visible(timeout=30_000)
    await expect(film).not_to_have_js_property("currentTime", 0)
    await expect(film).to_have_js_property("paused", False)


async def test_while_it_is_made_there_is_a_picture_a_share_and_a_way_out(page: Page, server: Server) -> None:
    still = BytesIO()
    Image.new("RGB", (64, 36), "navy").save(still, "JPEG")
    gate = Gate()

    async def half_way(job: VideoJob, report: Reporter) -> None:
        report.poster(still.getvalue())
        report.progress(60, 120)
        await gate(job, report)

    server.engine.script = half_way
    await page.goto(f"/models/{T2V}")
    await run(page, "x")
    await expect(page.locator("#status")).to_have_text("50 % drawn")
    await expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuenow", "50")
    await expect(page.get_by_alt_text("The first picture")).to_be_visible()
    await page.get_by_role("button", name="Cancel").click()
    await expect(page.locator("#status")).to_have_text("Cancelled")
    assert server.engine.stopped == 1


async def test_the_result_can_be_looked_through_before_one_goes_there(page: Page) -> None:
    """With the sheet of the request, though the answer of this endpoint names none."""
    await page.goto("/models/fal-ai/veo3.1/fast")
    await run(page, "A cat on a piano")
    await plays(page)
    await page.get_by_label("Position").hover(position={"x": 100, "y": 18})
    assert "spritesheet.jpg" in await page.locator(".peek").evaluate("peek => peek.style.backgroundImage")
    async with page.expect_download() as saved:
        await page.get_by_role("link", name="Download").click()
    assert (await saved.value).suggested_filename == "output.mp4"


async def test_form_and_json_are_one_input_and_what_the_form_does_not_know_stays(page: Page, server: Server) -> None:
    await page.goto(f"/models/{T2V}")
    await page.get_by_label("Prompt").fill("A lake")
    await page.get_by_text("9:16").click()
    await page.get_by_label("Edit as").get_by_text("JSON").click()
    given = json.loads(await page.get_by_label("Input as JSON").input_value())
    assert given == {"prompt": "A lake", "aspect_ratio": "9:16"}
    await page.get_by_label("Input as JSON").fill(json.dumps({**given, "duration": 8, "mine": [1]}))
    await page.get_by_label("Edit as").get_by_text("Form").click()
    await expect(page.get_by_role("radio", name="8", exact=True)).to_be_checked()
    await page.get_by_label("Edit as").get_by_text("JSON").click()
    assert json.loads(await page.get_by_label("Input as JSON").input_value()) == {**given, "duration": 8, "mine": [1]}
    await expect(page.locator("#price")).to_have_text("$0.80 at fal")
    await page.get_by_label("Show as").get_by_text("Code").click()
    await expect(page.locator("#snippet")).to_contain_text('"duration": 8')
    await page.get_by_text("cURL", exact=True).click()
    await expect(page.locator("#snippet")).to_contain_text(f"{server.base}/run/{T2V}")


async def test_what_is_wrong_stands_at_its_field_in_fals_words(page: Page, server: Server) -> None:
    await page.goto(f"/models/{I2V}")
    await page.get_by_role("button", name="Run").click()
    for name in ("prompt", "image_url"):
        await expect(page.locator(f'[data-field="{name}"] .wrong')).to_have_text("Field required")
    await page.get_by_label("Image URL").first.fill("http://192.168.0.1/a.png")
    await run(page, "x")
    await expect(page.locator('[data-field="image_url"] .wrong')).to_contain_text("not on the public internet")
    await expect(page.locator("#status")).to_have_text("Failed")

    async def fail(_: VideoJob, __: Reporter) -> None:
        raise EngineError("The film tore")

    server.engine.script = fail
    await page.goto(f"/models/{T2V}")
    await run(page, "x")
    await expect(page.locator("#screen")).to_contain_text("The film tore")


async def test_a_picture_is_dropped_in_and_a_film_goes_on_to_the_next(page: Page, server: Server) -> None:
    picture = BytesIO()
    Image.new("RGB", (640, 360), "teal").save(picture, "PNG")
    await page.goto(f"/models/{I2V}")
    chooser = page.locator('[data-field="image_url"] input[type="file"]')
    await chooser.set_input_files({"name": "sea.png", "mimeType": "image/png", "buffer": picture.getvalue()})
    await expect(page.locator('[data-field="image_url"] .shown')).to_be_visible()
    await page.get_by_text("Additional settings").click()
    await page.get_by_label("Delete video").uncheck()
    await run(page, "The sea moves")
    await plays(page)
    assert server.engine.jobs[0].keyframes[0].picture.width == 640
    await page.get_by_role("link", name="Remix this").click()
    await expect(page.get_by_label("Video ID")).not_to_be_empty()
    await run(page, "Make it night")
    await plays(page)
    assert server.engine.jobs[1].task == "remix"
    await page.get_by_role("button", name="Use as first frame").click()
    await expect(page.locator('[data-field="image_url"] .shown')).to_be_visible()


async def test_on_a_phone_the_result_comes_first_once_it_runs(browser: Browser, server: Server) -> None:
    async with watched_page(browser, server.base, viewport={"width": 390, "height": 844}) as page:
        await page.goto(f"/models/{T2V}")
        wide = "document.documentElement.scrollWidth"
        assert await page.evaluate(wide) == 390
        await run(page, "x")
        await plays(page)
        film, prompt = page.locator("film-player"), page.get_by_label("Prompt")
        assert (await film.bounding_box() or {})["y"] < (await prompt.bounding_box() or {})["y"]
        assert await page.evaluate(wide) == 390


async def test_api_and_examples_say_what_the_endpoint_takes_and_lead_to_a_run(page: Page, server: Server) -> None:
    await page.goto(f"/models/{T2V}/api")
    await expect(page.get_by_role("cell", name="character_ids")).to_be_visible()
    await expect(page.locator("#code-python")).to_contain_text("fal_client.subscribe")
    await page.get_by_role("link", name="Examples").click()
    await page.get_by_role("link", name="Try it").first.click()
    await expect(page.get_by_label("Prompt")).not_to_be_empty()
    answer = await page.goto("/models/no/such")
    assert answer is not None
    assert answer.status == 404
    await expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()
    assert server.engine.jobs == []
