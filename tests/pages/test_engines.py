"""The page of engines: what they do, what they accept, where requests go and why."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Browser, expect

from rushes.bootstrap import assembled
from rushes.core.jobs import Job, VideoJob
from rushes.core.pricing import Hold
from rushes.http.pages.engines import ways
from rushes.service.diagnosis import explained
from rushes.service.routing import Router
from rushes.settings import Settings
from support.axe import barriers
from support.browser import watched_page
from support.paid_vendors import Videos
from support.scripted import Gate, ScriptedEngine
from support.server import running
from support.vendors import engine_of
from support.visitors import HTML, act, visitor

pytestmark = pytest.mark.anyio
REFUSAL = "It makes no video from pictures"


class Picky(ScriptedEngine):
    """Takes nothing that starts from a picture."""

    def accepts(self, job: Job) -> str | None:
        return REFUSAL if isinstance(job, VideoJob) and job.keyframes else None


@asynccontextmanager
async def looking(data_dir: Path, router: Router) -> AsyncGenerator[httpx.AsyncClient]:
    """A visitor of a server with these engines."""
    async with assembled(Settings(data_dir=data_dir), router) as parts:
        transport = httpx.ASGITransport(parts.app)  # pyright: ignore[reportArgumentType] - ours is ASGI in narrower types
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", headers=HTML) as web:
            yield web
    for engine in router.engines.values():
        await engine.stop()


async def test_it_says_who_takes_what_and_why_not(tmp_path: Path) -> None:
    picky, plain = Picky("picky"), ScriptedEngine("plain")
    picky.paid = True
    router = Router({"picky": picky, "plain": plain}, {"openai/*": ("picky",)}, ("picky", "plain"))
    async with looking(tmp_path, router) as web:
        page = (await web.get("/engines")).text
    assert page.count(REFUSAL) > 1
    assert "paid" in page
    assert "Takes every endpoint." in page
    assert "picky refuses: It makes no video from pictures<br>plain takes it" in page


async def test_endpoints_that_nothing_answers_stand_out(tmp_path: Path) -> None:
    async with looking(tmp_path, Router({"picky": Picky("picky")}, {}, ("picky",))) as web:
        page = (await web.get("/engines")).text
    assert '<span class="mark bad">nothing</span>' in page


async def test_routes_are_grouped_by_what_the_engines_say(tmp_path: Path) -> None:
    router = Router({"picky": Picky("picky"), "plain": ScriptedEngine("plain")}, {}, ("picky", "plain"))
    async with assembled(Settings(data_dir=tmp_path), router) as parts:
        found = ways(explained(parts.catalog, router))
        assert sum(len(way.endpoints) for way in found) == len(parts.catalog)
    assert {way.chosen for way in found} == {"picky", "plain"}
    assert len({(way.family, way.verdicts) for way in found}) == len(found)


async def test_it_shows_what_runs_and_what_waits(tmp_path: Path) -> None:
    engine = ScriptedEngine(concurrency=1)
    gate = Gate()
    engine.script = gate
    async with running(tmp_path, engine) as server, visitor(server.base) as web:
        assert ">Ready<" in (await web.get("/engines")).text
        for _ in range(3):
            await server.submit()
        await gate.began.wait()
        page = " ".join((await web.get("/engines")).text.split())
        assert ">Working<" in page
        assert '<dt>Running</dt><dd>1 <span class="quiet small">of 1</span></dd>' in page
        assert "<dt>Waiting</dt><dd>2</dd>" in page
        gate.open.set()


async def test_engines_elsewhere_are_asked_how_they_are(tmp_path: Path) -> None:
    vendor = Videos("openai")
    async with vendor.serving():
        well, sick = engine_of(vendor), engine_of(vendor, model="not there")
        router = Router({"well": well, "sick": sick, "here": ScriptedEngine("here")}, {}, ("well", "sick", "here"))
        async with looking(tmp_path, router) as web:
            at_once = (await web.get("/engines")).text
            assert at_once.count(">Asking how it is<") == 2
            assert at_once.count(">elsewhere<") == 2
            asked = (await web.get("/engines?asked")).text
    assert asked.count(">Ready<") == 2
    assert asked.count(">In trouble<") == 1
    assert "the server has no model &#39;not there&#39;" in asked


async def test_an_engine_that_cannot_be_reached_is_in_trouble(tmp_path: Path) -> None:
    vendor = Videos("openai")
    async with vendor.serving():
        engine = engine_of(vendor)
    async with looking(tmp_path, Router({"far": engine}, {}, ("far",))) as web:
        assert ">In trouble<" in (await web.get("/engines?asked")).text


async def test_an_engine_that_is_held_is_in_trouble_and_the_next_one_answers(tmp_path: Path) -> None:
    router = Router({name: ScriptedEngine(name) for name in ("held", "next")}, {}, ("held", "next"))
    router.standings.held([Hold("held", "a-request", Decimal(1), Decimal(9), datetime.now(UTC))])
    async with looking(tmp_path, router) as web:
        page = (await web.get("/engines")).text
    assert page.count(">In trouble<") == 1
    assert "$9.00 were billed for request a-request" in page
    assert "<td>next</td>" in page
    assert "<td>held</td>" not in page


async def test_an_engine_that_is_held_is_released_by_a_button(browser: Browser, tmp_path: Path) -> None:
    async with running(tmp_path, ScriptedEngine()) as server:
        name = server.engine.name
        hold = Hold(name, "a-request", Decimal(1), Decimal(9), datetime.now(UTC))
        await server.parts.store.transact(lambda tx: tx.holds.add(hold))
        server.parts.gateway.router.standings.held([hold])
        async with watched_page(browser, server.base, viewport={"width": 390, "height": 844}) as page:
            page.on("dialog", lambda dialog: dialog.accept())
            await page.goto("/engines")
            await expect(page.get_by_text("In trouble")).to_be_visible()
            assert await barriers(page) == []
            await page.get_by_role("button", name="Release").click()
            await expect(page.get_by_text("In trouble")).to_have_count(0)
        await server.completed(await server.submit())
        async with visitor(server.base) as web:
            assert (await act(web, "DELETE", f"/engines/{name}/hold")).status_code == 404
