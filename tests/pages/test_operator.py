"""What an operator may do with the requests and files of others, and nobody else."""

import json
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from support.browser import watched_page
from support.scripted import Gate, ScriptedEngine
from support.server import Server, running
from support.visitors import act, made_keys, visitor

pytestmark = [pytest.mark.anyio, pytest.mark.slow]


async def signed_in(page: Page, key: str) -> None:
    await page.goto("/login")
    await page.get_by_label("Key").fill(key)
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("navigation", name="Pages")).to_be_visible()


async def test_an_operator_watches_and_stops_what_others_run(browser: Browser, tmp_path: Path) -> None:
    admin, plain = await made_keys(tmp_path)
    engine, gate = ScriptedEngine(), Gate()
    engine.script = gate
    async with (
        running(tmp_path, engine, open_mode=False) as server,
        watched_page(browser, server.base) as page,
    ):
        others = await server.submit(Authorization=f"Key {plain}")
        own = await server.submit(Authorization=f"Key {admin}")
        await engine.has_begun(2)
        async with visitor(server.base, plain) as web:
            for request_id, status in ((own, 404), ("nobody", 404)):
                assert (await act(web, "POST", f"/requests/{request_id}/cancel")).status_code == status
                assert (await web.get(f"/requests/{request_id}/events")).status_code == status
        async with visitor(server.base, admin) as web:
            assert (await web.post(f"/requests/{others}/cancel")).status_code == 403, "without the token of a page"
        assert engine.stopped == 0
        await signed_in(page, admin)
        await page.goto(f"/requests/{others}")
        await expect(page.locator("#logs")).to_contain_text("Waiting at the gate")
        await page.get_by_role("button", name="Cancel").click()
        await expect(page.locator("#status")).to_have_text("Cancelled")
        assert engine.stopped == 1
        gate.open.set()


async def restricted(server: Server, key: str, default: str) -> str:
    """A finished request of a key whose files are for that key alone."""
    wishes = json.dumps({"initial_acl": {"default": default}})
    headers = {"Authorization": f"Key {key}", "X_Fal_Object_Lifecycle_Preference": wishes}
    request_id = await server.submit({"prompt": "A secret meadow"}, **headers)
    followed = f"/queue/fal-ai/sora-2/requests/{request_id}/status/stream"
    await server.web.get(followed, headers={"Authorization": f"Key {key}"})
    return request_id


@pytest.mark.parametrize("default", ["forbid", "hide"])
async def test_a_film_that_its_owner_restricted_plays_for_them_and_for_operators_alone(
    browser: Browser, tmp_path: Path, default: str
) -> None:
    admin, plain = await made_keys(tmp_path)
    async with running(tmp_path, ScriptedEngine(), open_mode=False) as server:
        other = (await server.parts.keyring.create("another")).text
        request_id = await restricted(server, plain, default)
        for key in (plain, admin):
            async with watched_page(browser, server.base) as page:
                await signed_in(page, key)
                await page.goto(f"/requests/{request_id}")
                await page.get_by_role("button", name="Play").click()
                await expect(page.locator("film-player video")).not_to_have_js_property("currentTime", 0)
                await page.goto("/files")
                await expect(page.get_by_text("restricted").first).to_be_visible()
                await expect(page.locator(".shot img").first).not_to_have_js_property("naturalWidth", 0)
        film = f"{request_id}/1/output.mp4"
        async with visitor(server.base, plain) as web:
            played = await web.get(f"/kept/{film}", headers={"range": "bytes=0-99"})
            assert (played.status_code, len(played.content)) == (206, 100)
            assert played.headers["cache-control"] == "private, no-store"
            assert (await web.get(f"/kept/{request_id}/nothing")).status_code == 404
        async with visitor(server.base, other) as web:
            assert (await web.get(f"/kept/{film}")).status_code == (403 if default == "forbid" else 404)
        async with visitor(server.base) as web:
            assert (await web.get(f"/kept/{film}")).status_code == 303
            assert (await web.get(f"/files/{film}")).status_code == (403 if default == "forbid" else 404)
