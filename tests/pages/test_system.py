"""The page of the system: facts, collecting, a copy of the database."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from rushes import __version__
from support.server import Server
from support.visitors import act, visitor

pytestmark = [pytest.mark.anyio, pytest.mark.slow]


async def test_it_says_what_the_server_is_and_what_a_backup_needs(page: Page, server: Server) -> None:
    await page.goto("/system")
    await expect(page.locator("dl.facts").first).to_contain_text(__version__)
    await expect(page.locator(".checks")).to_contain_text("Free disk")
    await expect(page.locator(".checks .bad")).to_have_count(0)
    for name in ("rushes.db", "files", "tickets.secret", "webhook-keys.json"):
        assert (server.settings.data_dir / name).exists() or name == "webhook-keys.json"
        await expect(page.get_by_text(str(server.settings.data_dir / name), exact=True)).to_be_visible()


async def test_collecting_removes_what_the_preview_says(page: Page, server: Server) -> None:
    await server.completed(await server.submit())
    await page.goto("/system")
    collect = page.get_by_role("button", name="Collect now")
    await expect(collect).to_be_disabled()
    async with visitor(server.base) as web:
        for file in await server.parts.files.shelf.recent(None, None, None, 10):
            assert (await act(web, "DELETE", "/files", params={"key": file.key})).status_code == 204
    await page.reload()
    await expect(page.get_by_role("row").filter(has_text="Files found expired")).to_contain_text("3")
    page.on("dialog", lambda dialog: dialog.accept())
    await collect.click()
    await expect(page.get_by_role("row").filter(has_text="Files found expired")).to_contain_text("0")


async def test_the_copy_of_the_database_holds_what_was_there_and_leaves_nothing_behind(
    server: Server, tmp_path: Path
) -> None:
    request_id = await server.submit()
    await server.completed(request_id)
    async with visitor(server.base) as web:
        answer = await web.get("/system/database")
        assert answer.headers["content-disposition"].startswith('attachment; filename="rushes-')
        assert (await web.get("/system/database", headers={"sec-fetch-site": "cross-site"})).status_code == 403
    copy = tmp_path / "restored.db"
    copy.write_bytes(answer.content)
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT id FROM requests").fetchall() == [(request_id,)]
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert list((tmp_path / "work").glob("copy-*")) == []
