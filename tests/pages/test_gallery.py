"""The gallery, films side by side, and what a clip says of its making."""

from pathlib import Path

import numpy as np
import pytest
from playwright.async_api import Browser, Locator, Page, expect

from rushes.engines.previs.film import Clip
from rushes.engines.previs.recipe import Recipe
from rushes.engines.previs.scene import Scene, Subject
from rushes.media.encode import SegmentWriter, join
from support.axe import barriers
from support.browser import watched_page
from support.server import T2V, Server

pytestmark = [pytest.mark.anyio, pytest.mark.slow]


async def film(server: Server, **given: object) -> str:
    """A finished request."""
    request_id = await server.submit({"prompt": "A fox in the snow", **given})
    await server.completed(request_id)
    return request_id


def clip(folder: Path, comment: str | None) -> Path:
    """A small clip that carries a comment."""
    with SegmentWriter(folder / "segment.mp4", 64, 36, 24) as segment:
        for _ in range(4):
            segment.write(np.full((54, 64), 128, np.uint8))
    join([folder / "segment.mp4"], None, folder / "clip.mp4", 24, {"comment": comment} if comment else None)
    return folder / "clip.mp4"


def recipe() -> str:
    scene = Scene(prompt='He said: "5"', setting="forest", subjects=(Subject(id="fox", kind="fox", word="fox"),))
    return Recipe(
        version="0.1.0", seed=77, clip=Clip(width=720, height=1280, fps=24, frames=192, audio=True), scene=scene
    ).canonical()


async def times(films: Locator) -> list[float]:
    return await films.evaluate_all("films => films.map((film) => film.currentTime)")


async def test_a_film_is_run_through_by_the_pointer_and_plays_when_it_rests(page: Page, server: Server) -> None:
    await film(server)
    await page.goto("/gallery")
    tile = page.locator("film-tile")
    box = await tile.bounding_box()
    assert box is not None
    for x in (40, 80):
        await page.mouse.move(box["x"] + x, box["y"] + 40)
    await expect(tile.locator(".sheet, video")).not_to_have_count(0)
    video = tile.locator("video")
    await expect(video).to_have_count(1)
    await expect(video).not_to_have_js_property("currentTime", 0)
    assert await video.evaluate("film => film.muted")
    await page.mouse.move(5, 5)
    await expect(video).to_have_count(0)
    await page.get_by_label("Time").focus()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="A fox in the snow")).to_be_focused()
    await expect(video).to_have_count(1)


async def test_films_are_chosen_and_play_in_step(page: Page, server: Server) -> None:
    for seconds in (8, 4, 4):
        await film(server, duration=seconds)
    await page.goto("/gallery")
    boxes = page.get_by_role("checkbox", name="Compare: A fox in the snow")
    await boxes.nth(0).check(force=True)
    await expect(page.get_by_role("button", name="Compare")).to_be_disabled()
    await boxes.nth(2).check(force=True)
    await page.get_by_role("button", name="Compare").click()
    films = page.locator(".lanes video")
    await expect(films).to_have_count(2)
    await page.get_by_role("button", name="Play all").click()
    for index in range(2):
        await expect(films.nth(index)).not_to_have_js_property("currentTime", 0)
    await page.get_by_role("button", name="Pause all").click()
    one, other = await times(films)
    assert one == pytest.approx(other)
    await page.get_by_role("button", name="One frame on").click()
    assert await times(films) == pytest.approx([one + 1 / 30] * 2, abs=1e-3)
    muted = "films => films.map((film) => film.muted)"
    assert await films.evaluate_all(muted) == [False, True]
    await page.get_by_text("Hear this").nth(1).click()
    assert await films.evaluate_all(muted) == [True, False]
    await expect(page.locator("tr.differs", has_text="Duration")).to_contain_text("8")
    await expect(page.get_by_role("row", name="Aspect ratio")).not_to_have_class("differs")
    await page.get_by_label("Position in all films").evaluate(
        "bar => { bar.value = 1; bar.dispatchEvent(new Event('input')); }"
    )
    assert await times(films) == pytest.approx([4, 8], abs=0.05)


async def test_no_more_than_four_are_compared_and_one_alone_is_not(page: Page, server: Server) -> None:
    ids = [await film(server) for _ in range(5)]
    await page.goto("/gallery")
    boxes = page.get_by_role("checkbox")
    for index in range(5):
        await boxes.nth(index).evaluate("box => box.click()")
    await expect(page.get_by_text("At most 4 films can be compared")).to_be_visible()
    await expect(page.locator(".tray li")).to_have_count(4)
    await page.goto(f"/compare?ids={','.join(ids)}")
    await expect(page.locator(".lanes video")).to_have_count(4)
    await page.goto(f"/compare?ids={ids[0]}")
    await expect(page.get_by_role("heading", name="Choose two to four films")).to_be_visible()


async def test_a_clip_tells_what_it_was_made_from_and_can_be_made_again(
    page: Page, server: Server, tmp_path: Path
) -> None:
    await page.goto("/gallery")
    await page.get_by_label("Read a clip").set_input_files(clip(tmp_path, recipe()))
    dialog = page.get_by_role("dialog", name="What this clip was made from")
    await expect(dialog).to_contain_text('He said: "5"')
    await expect(dialog).to_contain_text("forest")
    assert await barriers(page) == []
    await dialog.get_by_role("link", name="Run it again").click()
    await expect(page.get_by_role("textbox", name="Prompt required")).to_have_value('He said: "5"')
    await page.get_by_role("button", name="Run").click()
    await expect(page.locator("film-player video")).to_be_visible()
    [job] = server.engine.jobs
    assert (job.width, job.height, job.frames, job.seed) == (720, 1280, 192, 77)


async def test_a_clip_is_dropped_anywhere_and_one_without_a_recipe_says_so(page: Page, tmp_path: Path) -> None:
    await page.goto("/gallery")
    dropped = """([bytes, name]) => {
        const brought = new DataTransfer();
        brought.items.add(new File([Uint8Array.from(bytes)], name, {type: "video/mp4"}));
        for (const kind of ["dragover", "drop"])
            document.body.dispatchEvent(new DragEvent(kind, {dataTransfer: brought, bubbles: true, cancelable: true}));
    }"""
    for content, said in (
        (clip(tmp_path, "just words").read_bytes(), "carries no recipe"),
        (clip(tmp_path, None).read_bytes(), "carries no recipe"),
        (b"no video at all", "no video that can be read"),
    ):
        await page.evaluate(dropped, [list(content), "clip.mp4"])
        await expect(page.locator(".toast")).to_contain_text(said)
    await expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
async def test_pages_of_films_bar_nobody(browser: Browser, server: Server, theme: str, width: int) -> None:
    ids = [await film(server, duration=seconds) for seconds in (4, 8)]
    size = {"width": width, "height": 900}
    async with watched_page(browser, server.base, viewport=size, color_scheme=theme) as page:
        for path in (
            "/gallery",
            f"/gallery?compare={ids[0]}",
            f"/gallery?endpoint={T2V}/pro",
            f"/compare?ids={','.join(ids)}",
        ):
            await page.goto(path)
            assert await barriers(page) == [], path
            assert await page.evaluate("document.documentElement.scrollWidth") == width, path
