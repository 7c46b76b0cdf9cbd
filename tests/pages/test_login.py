"""Who may look at pages, whose things they see, and that nobody else acts in their name."""

import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Browser, expect

from support.browser import watched_page
from support.scripted import ScriptedEngine
from support.server import T2V, Server, running
from support.visitors import HTML, act, made_keys, token, visitor

pytestmark = pytest.mark.anyio
ADMINS = ("/keys", "/engines", "/system", "/system/database")
PAGES = ("/", f"/models/{T2V}", "/requests", "/gallery", "/webhooks", "/webhooks/inbox/me", "/files", "/usage")


@dataclass(frozen=True)
class Closed:
    """A server that wants keys, with two: the texts that are shown once."""

    server: Server
    admin: str
    plain: str


@pytest.fixture
async def closed(tmp_path: Path) -> AsyncGenerator[Closed]:
    admin, plain = await made_keys(tmp_path)
    async with running(tmp_path, ScriptedEngine(), open_mode=False) as server:
        yield Closed(server, admin, plain)


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncGenerator[Server]:
    async with running(tmp_path, ScriptedEngine()) as server:
        yield server


@pytest.mark.slow
async def test_a_key_signs_in_where_one_wanted_to_go_and_signs_out(browser: Browser, closed: Closed) -> None:
    async with watched_page(browser, closed.server.base) as page:
        await page.goto("/files")
        await expect(page).to_have_url(re.compile(r"/login\?next=/files$"))
        await expect(page.get_by_role("navigation", name="Pages")).to_have_count(0)
        await page.get_by_label("Key").fill("wrong:key")
        await page.get_by_role("button", name="Sign in").click()
        await expect(page.get_by_text("No such key, or it was revoked")).to_be_visible()
        await page.get_by_label("Key").fill(closed.plain)
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="Files", exact=True)).to_be_visible()
        await expect(page.get_by_role("link", name="Keys")).to_have_count(0)
        await page.get_by_role("button", name="Sign out").click()
        await expect(page).to_have_url(re.compile("/login"))


async def test_without_a_session_pages_lead_to_the_door_and_calls_are_refused(closed: Closed) -> None:
    async with visitor(closed.server.base) as web:
        for path in (*PAGES, *ADMINS):
            answer = await web.get(path)
            assert (answer.status_code, answer.headers["location"]) == (303, f"/login?next={path}")
        assert (await web.get("/requests", headers={"accept": "application/json"})).status_code == 401
        assert (await web.post("/uploads?name=a", content=b"text")).status_code == 401
        for forged in ("rubbish", "e30.e30"):
            assert (await web.get("/", headers={"cookie": f"rushes_session={forged}"})).status_code == 303


@pytest.mark.parametrize("onward", ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:alert(1)"])
async def test_the_door_leads_nowhere_else(closed: Closed, onward: str) -> None:
    async with visitor(closed.server.base) as web:
        answer = await web.post("/login", data={"key": closed.plain, "next": onward})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")


async def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(closed: Closed) -> None:
    async with visitor(closed.server.base) as web:
        cookie = (await web.post("/login", data={"key": closed.plain})).headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert closed.plain.partition(":")[2] not in cookie


async def test_a_key_that_is_revoked_is_shown_the_door(closed: Closed) -> None:
    async with visitor(closed.server.base, closed.plain) as web:
        assert (await web.get("/requests")).status_code == 200
        await closed.server.parts.keyring.revoke(closed.plain.partition(":")[0])
        assert (await web.get("/requests")).status_code == 303
        assert (await web.post("/login", data={"key": closed.plain})).status_code == 401


async def test_a_key_without_admin_rights_sees_no_page_of_the_server(closed: Closed) -> None:
    async with visitor(closed.server.base, closed.plain) as web:
        for path in ADMINS:
            assert (await web.get(path)).status_code == 403
            assert f'href="{path}"' not in (await web.get("/")).text
        assert (await act(web, "POST", "/keys", data={"name": "mine", "admin": "on"})).status_code == 403
        assert (await act(web, "POST", "/system/collect")).status_code == 403
    assert len(await closed.server.parts.keyring.all()) == 2
    async with visitor(closed.server.base, closed.admin) as web:
        for path in ADMINS:
            assert (await web.get(path)).status_code == 200


async def test_a_key_sees_its_own_things_and_an_admin_everybodys(closed: Closed) -> None:
    server, owner = closed.server, {"Authorization": f"Key {closed.admin}"}
    hook = f"?fal_webhook={server.base}/inbox/me"
    answer = await server.web.post(f"/queue/{T2V}{hook}", json={"prompt": "of the admin"}, headers=owner)
    request_id = answer.json()["request_id"]
    key = f"{request_id}/1/output.mp4"
    await server.web.get(f"/queue/fal-ai/sora-2/requests/{request_id}/status/stream", headers=owner)
    paths = (f"/requests/{request_id}", f"/webhooks/delivery-{request_id}")
    async with visitor(server.base, closed.plain) as web:
        for path in paths:
            assert (await web.get(path)).status_code == 404
        for path in ("/requests", "/gallery", "/webhooks", "/files", "/usage.csv"):
            assert request_id not in (await web.get(path)).text
            assert T2V not in (await web.get("/usage.csv")).text
        assert (await act(web, "DELETE", f"/files?key={key}")).status_code == 404
        assert (await act(web, "POST", f"/webhooks/delivery-{request_id}/redeliver")).status_code == 404
        assert (await act(web, "DELETE", f"/requests/{request_id}")).status_code in (403, 404)
    async with visitor(server.base, closed.admin) as web:
        for path in paths:
            assert (await web.get(path)).status_code == 200
        assert (await act(web, "DELETE", f"/files?key={key}")).status_code == 204


async def test_what_changes_something_comes_from_our_own_pages(closed: Closed) -> None:
    async with (
        visitor(closed.server.base, closed.admin) as web,
        visitor(closed.server.base, closed.plain) as other,
    ):
        ours = await token(web)
        for headers in ({}, {"x-csrf-token": "rubbish"}, await token(other), {**ours, "origin": "http://evil.test"}):
            assert (await web.post("/keys", data={"name": "theirs"}, headers=headers)).status_code == 403
        same = {**ours, "origin": closed.server.base}
        assert (await web.post("/keys", data={"name": "ours"}, headers=same)).status_code == 200
    assert [key.alias for key in await closed.server.parts.keyring.all()] == ["ops", "app", "ours"]


async def test_an_open_server_answers_pages_by_names_of_this_machine_only(opened: Server) -> None:
    port = opened.base.rpartition(":")[2]
    async with httpx.AsyncClient(base_url=opened.base, headers=HTML) as web:
        for host, status in ((f"localhost:{port}", 200), (f"[::1]:{port}", 200), (f"evil.test:{port}", 403)):
            for path in ("/", "/keys"):
                assert (await web.get(path, headers={"host": host})).status_code == status


async def test_every_page_forbids_scripts_of_others_and_holds_none_inline(opened: Server) -> None:
    request_id = await opened.submit({"prompt": "<script>alert(1)</script>"})
    await opened.completed(request_id)
    async with visitor(opened.base) as web:
        for path in (*PAGES, *ADMINS[:3], "/login", f"/requests/{request_id}", "/nothing"):
            answer = await web.get(path)
            policy = answer.headers["content-security-policy"]
            assert "script-src 'self';" in policy
            assert "unsafe" not in policy
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert re.findall(r"<script(?![^>]* src=)[^>]*>", answer.text) == []
            assert re.findall(r"<[^>]*\s(?:style|on\w+)=", answer.text) == []
            assert re.findall(r'(?:src|href)="(?:https?:)?//(?!127\.0\.0\.1)', answer.text) == []
