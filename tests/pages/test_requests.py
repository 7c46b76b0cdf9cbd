"""The list of requests and the page of one, as somebody uses them who waits for films and looks back at them."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from PIL import Image
from playwright.async_api import Browser, Page, expect

from rushes.bootstrap import open_keyring
from rushes.contracts.engine import Reporter
from rushes.core.jobs import VideoJob
from rushes.errors import InfrastructureError
from rushes.settings import Settings
from support.axe import barriers
from support.browser import watched_page
from support.receiver import receiving
from support.scripted import Gate, ScriptedEngine
from support.server import APP, T2V, Server, running

pytestmark = [pytest.mark.anyio, pytest.mark.slow]

SCENE = {
    "prompt": "A fox in the snow",
    "setting": "forest",
    "time": "dawn",
    "mood": "neutral",
    "subjects": [{"id": "fox", "word": "fox", "attributes": {"fur": "red"}, "actions": ["run"]}],
    "dialogue": [{"speaker": "fox", "text": "Cold today"}],
    "unmatched": ["zymurgy"],
}


async def film(server: Server, prompt: str = "A fox in the snow", **headers: str) -> str:
    """A finished request."""
    request_id = await server.submit({"prompt": prompt}, **headers)
    await server.completed(request_id)
    return request_id


async def test_the_list_follows_what_happens(page: Page, server: Server) -> None:
    gate = Gate()
    server.engine.script = gate
    await page.goto("/requests")
    await expect(page.get_by_role("heading", name="Nothing was asked yet")).to_be_visible()
    first = await server.submit({"prompt": "A harbour"})
    row = page.locator(f"#r-{first}")
    await expect(row).to_contain_text("Running")
    second = await server.submit({"prompt": "A meadow"})
    await expect(page.locator(".take").first).to_have_id(f"r-{second}")
    await row.get_by_role("link").focus()
    gate.open.set()
    await expect(row).to_contain_text("Done")
    await expect(row.get_by_role("link")).to_be_focused()
    await expect(row.locator("film-tile img")).to_be_visible()
    await expect(row).to_contain_text("free")


async def test_a_request_is_found_by_words_state_and_endpoint(page: Page, server: Server) -> None:
    wanted = await film(server, "A Lighthouse in the storm")
    await film(server, "A meadow")
    await server.submit({"prompt": "Too long", "duration": 5})
    await page.goto("/requests")
    takes = page.locator(".take")
    await expect(takes).to_have_count(3)
    await page.get_by_label("Search in prompts").fill("lighthouse storm")
    await expect(takes).to_have_count(1)
    await expect(takes).to_have_id(f"r-{wanted}")
    await page.get_by_label("Search in prompts").fill("")
    await page.get_by_label("State").select_option("Failed")
    await expect(takes).to_have_count(1)
    await expect(takes).to_contain_text("duration: Input should be 4, 8, 12, 16 or 20")
    await page.get_by_label("Endpoint").select_option("fal-ai/veo3.1")
    await expect(page.get_by_role("heading", name="No request fits")).to_be_visible()
    await page.get_by_role("link", name="show all requests").click()
    await expect(takes).to_have_count(3)


async def test_older_requests_are_a_click_away(page: Page, server: Server) -> None:
    for _ in range(53):
        await server.submit({"prompt": "x", "duration": 5})
    await page.goto("/requests")
    takes = page.locator(".take")
    await expect(takes).to_have_count(50)
    await page.get_by_role("link", name="Older requests").click()
    await expect(takes).to_have_count(53)
    await expect(page.get_by_role("link", name="Older requests")).to_have_count(0)
    ids = await takes.evaluate_all("rows => rows.map((row) => row.id)")
    assert len(set(ids)) == 53


async def test_a_finished_request_tells_everything_that_is_known(page: Page, server: Server) -> None:
    server.engine.facts = {"scene": SCENE}
    async with receiving() as receiver:
        request_id = await server.submit(
            {"prompt": SCENE["prompt"]}, query=f"?fal_webhook={receiver.base}/hook?t=secret"
        )
        await server.completed(request_id)
        await receiver.answered(1)
        await page.goto("/requests")
        await page.get_by_role("link", name="A fox in the snow").click()
        await expect(page.locator(".timeline")).to_contain_text("Webhook")
    for moment in ("Submitted", "Started by scripted", "Rendered", "Stored", "attempt 1, answered 200"):
        await expect(page.locator(".timeline")).to_contain_text(moment)
    await expect(page.locator(".timeline")).not_to_contain_text("secret")
    facts = page.get_by_label("What happened")
    await expect(facts).to_contain_text("free instead of $0.40 at fal")
    await expect(facts).to_contain_text("4 × second")
    await expect(facts).to_contain_text(str(server.engine.jobs[0].seed))
    scene = page.locator(".scene")
    for words in ("forest", "dawn", "fox red · run", "fox “Cold today”", "Not understood: zymurgy"):
        await expect(scene).to_contain_text(words)
    await expect(scene).not_to_contain_text("neutral")
    await expect(page.locator("#logs")).to_contain_text("Nothing to do")
    await expect(page.locator("#code-python")).to_contain_text("fal_client.subscribe")
    await page.get_by_text("Submit", exact=True).click()
    await page.get_by_text("Result", exact=True).click()
    await expect(page.locator("#sent-1")).to_contain_text(f"POST /queue/{T2V}?fal_webhook=")
    answered = await page.locator("#answered-2").inner_text()
    direct = await server.web.get(f"/queue/{APP}/requests/{request_id}")
    assert httpx.Response(200, content=answered.partition("\n\n")[2]).json() == direct.json()
    assert f"x-fal-billable-units: {direct.headers['x-fal-billable-units']}" in answered


async def test_the_film_plays_with_sound_and_shows_any_moment_before_one_goes_there(page: Page, server: Server) -> None:
    await page.goto(f"/requests/{await film(server)}")
    player = page.locator("film-player")
    await player.get_by_role("button", name="Play").click()
    video = player.locator("video")
    await expect(video).not_to_have_js_property("currentTime", 0)
    await expect(player.get_by_role("button", name="Pause")).to_be_visible()
    assert await video.evaluate("film => !film.muted && !film.controls")
    await player.get_by_role("button", name="Pause").click()
    await player.get_by_label("Position").hover(position={"x": 200, "y": 18})
    await expect(player.locator(".peek")).to_be_visible()
    assert "spritesheet.jpg" in await player.locator(".peek").evaluate("peek => peek.style.backgroundImage")
    await player.get_by_label("Position").focus()
    await video.evaluate("film => { film.currentTime = 2; }")
    await page.keyboard.press(".")
    one_frame_on = "() => Math.abs(document.querySelector('video').currentTime - (2 + 1 / 30)) < 0.001"
    await page.wait_for_function(one_frame_on)
    await page.keyboard.press("m")
    await expect(video).to_have_js_property("muted", True)


async def test_a_running_request_is_watched_to_its_end(page: Page, server: Server) -> None:
    still = BytesIO()
    Image.new("RGB", (64, 36), "navy").save(still, "JPEG")
    gate = Gate()

    async def half_way(job: VideoJob, report: Reporter) -> None:
        report.poster(still.getvalue())
        report.progress(60, 120)
        await gate(job, report)

    server.engine.script = half_way
    request_id = await server.submit({"prompt": "A long film"})
    await gate.began.wait()
    await page.goto(f"/requests/{request_id}")
    await expect(page.locator("#status")).to_have_text("Running 50 %")
    await expect(page.get_by_alt_text("The first picture of the film")).to_be_visible()
    await expect(page.locator("#logs")).to_contain_text("Waiting at the gate")
    gate.open.set()
    await expect(page.locator("film-player")).to_be_visible()
    await expect(page.locator("#status")).to_have_text("Done")


async def test_a_running_request_can_be_cancelled(page: Page, server: Server) -> None:
    gate = Gate()
    server.engine.script = gate
    request_id = await server.submit()
    await gate.began.wait()
    await page.goto(f"/requests/{request_id}")
    await page.get_by_role("button", name="Cancel").click()
    await expect(page.locator("#status")).to_have_text("Cancelled")
    await expect(page.locator(".timeline")).to_contain_text("Request was cancelled by the client")


async def test_an_attempt_that_broke_off_stays_in_the_timeline(page: Page, server: Server) -> None:
    left = [InfrastructureError("The disk went away")]

    async def once(_: VideoJob, __: Reporter) -> None:
        if left:
            raise left.pop()

    server.engine.script = once
    await page.goto(f"/requests/{await film(server)}")
    steps = page.locator(".timeline li > span")
    await expect(steps).to_have_text(
        [
            "Submitted",
            "Started by scripted",
            "Broke off The disk went away",
            "Started by scripted, attempt 2",
            "Rendered",
            "Stored",
        ]
    )


async def test_what_was_not_to_be_kept_is_not_shown(page: Page, server: Server) -> None:
    server.engine.facts = {"scene": SCENE}
    await page.goto(f"/requests/{await film(server, x_fal_store_io='0')}")
    await expect(page.get_by_text("It was not kept, as its caller asked.")).to_be_visible()
    await expect(page.locator("film-player")).to_be_visible()
    assert "fox" not in await page.content()


async def test_a_picture_in_the_input_does_not_fill_the_page(server: Server) -> None:
    picture = BytesIO()
    Image.effect_noise((640, 360), 90).save(picture, "PNG")
    url = f"data:image/png;base64,{b64encode(picture.getvalue()).decode()}"
    request_id = await server.submit({"prompt": "x", "image_url": url}, endpoint="fal-ai/sora-2/image-to-video")
    await server.completed(request_id)
    shown = (await server.web.get(f"/requests/{request_id}")).text
    assert f"{url[:64]}…" in shown
    assert len(shown) < 60_000 < len(url)


async def test_a_request_is_made_again_with_its_seed(page: Page, server: Server) -> None:
    await page.goto(f"/requests/{await film(server)}")
    before = page.url
    await page.get_by_role("button", name="Run again, same seed").click()
    await expect(page).not_to_have_url(before)
    await expect(page.locator("film-player")).to_be_visible()
    first, second = server.engine.jobs
    assert first == second
    await page.get_by_role("link", name="Change and run").click()
    await expect(page.get_by_label("Prompt")).to_have_value("A fox in the snow")


async def test_deleting_takes_input_answer_and_film_and_leaves_that_it_happened(page: Page, server: Server) -> None:
    server.engine.facts = {"scene": SCENE}
    request_id = await film(server)
    await page.goto(f"/requests/{request_id}")
    source = await page.locator("film-player video").get_attribute("src")
    page.on("dialog", lambda dialog: dialog.accept())
    await page.get_by_role("button", name="Delete").click()
    await expect(page.get_by_text("The film was deleted")).to_be_visible()
    await expect(page.locator(".timeline")).to_contain_text("Stored")
    await expect(page.locator(".scene")).to_have_count(0)
    assert (await server.web.get(source or "")).status_code == 404
    assert "A fox" not in await page.content()


async def test_a_key_sees_its_own_requests_and_an_operator_everybodys(tmp_path: Path) -> None:
    store, keyring = open_keyring(Settings(data_dir=tmp_path, open_mode=False))
    keys = {name: await keyring.create(name, admin=name == "boss") for name in ("ann", "bob", "boss")}
    await store.close()
    async with running(tmp_path, ScriptedEngine(), open_mode=False) as server:
        ids: dict[str, str] = {}
        for name in ("ann", "bob"):
            ids[name] = await server.submit({"prompt": f"of {name}"}, Authorization=f"Key {keys[name].text}")

        async def seen(name: str, path: str) -> httpx.Response:
            async with httpx.AsyncClient(base_url=server.base) as web:
                await web.post("/login", data={"key": keys[name].text})
                return await web.get(path)

        listed = {name: (await seen(name, "/requests")).text for name in keys}
        assert [f"of {one}" in listed["ann"] for one in ("ann", "bob")] == [True, False]
        assert [f"of {one}" in listed["boss"] for one in ("ann", "bob")] == [True, True]
        assert 'name="key"' not in listed["ann"]
        only_bob = (await seen("boss", f"/requests?key={keys['bob'].key.id}")).text
        assert [f"of {one}" in only_bob for one in ("ann", "bob")] == [False, True]
        others = (await seen("ann", f"/requests?key={keys['bob'].key.id}")).text
        assert [f"of {one}" in others for one in ("ann", "bob")] == [True, False]
        for path in (f"/requests/{ids['bob']}", f"/requests/news?ids={ids['bob']}", f"/compare?ids={ids['bob']}"):
            assert "of bob" not in (await seen("ann", path)).text
            assert "of bob" in (await seen("boss", f"/requests/{ids['bob']}")).text


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
async def test_pages_of_requests_bar_nobody(browser: Browser, server: Server, theme: str, width: int) -> None:
    server.engine.facts = {"scene": SCENE}
    request_id = await film(server)
    await server.submit({"prompt": "x", "duration": 5})
    size = {"width": width, "height": 900}
    async with watched_page(browser, server.base, viewport=size, color_scheme=theme) as page:
        for path in ("/requests", "/requests?q=nothing", f"/requests/{request_id}"):
            await page.goto(path)
            assert await barriers(page) == [], path
            assert await page.evaluate("document.documentElement.scrollWidth") == width, path
