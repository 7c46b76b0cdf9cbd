"""The page of files: what was uploaded and made."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from support.pictures import picture
from support.server import Server

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
HTML = {"accept": "text/html"}


async def test_a_file_is_uploaded_previewed_copied_and_deleted(page: Page, server: Server, tmp_path: Path) -> None:
    cat = tmp_path / "cat.png"
    cat.write_bytes(picture(64, 36))
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.goto("/files")
    await expect(page.get_by_role("heading", name="No files yet")).to_be_visible()
    await page.get_by_label("Choose files to upload").set_input_files(cat)
    row = page.get_by_role("listitem").filter(has_text="cat.png")
    await expect(row).to_contain_text("image/png")
    await expect(row).to_contain_text("uploaded")
    await expect(row.locator("img")).to_have_js_property("naturalWidth", 64)
    await row.get_by_role("button", name="Copy the address").click()
    url = await page.evaluate("navigator.clipboard.readText()")
    assert (await server.web.get(url)).content == cat.read_bytes()
    page.on("dialog", lambda dialog: dialog.accept())
    await row.get_by_role("button", name="Delete").click()
    await expect(page.get_by_role("heading", name="No files yet")).to_be_visible()
    assert (await server.web.get(url)).status_code == 404


async def test_a_file_that_is_dropped_anywhere_on_the_page_is_kept(page: Page) -> None:
    await page.goto("/files")
    await page.evaluate("""() => {
        const carried = new DataTransfer();
        carried.items.add(new File(["a,b"], "table.csv", { type: "text/csv" }));
        document.querySelector("h1").dispatchEvent(
            new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }),
        );
    }""")
    await expect(page.get_by_role("link", name="table.csv")).to_be_visible()


async def test_results_and_uploads_are_told_apart_and_results_lead_to_their_request(page: Page, server: Server) -> None:
    request_id = await server.submit()
    await server.completed(request_id)
    await page.goto("/files")
    await page.get_by_role("link", name="Results").click()
    film = page.get_by_role("listitem").filter(has_text="output.mp4")
    await expect(film.get_by_role("link", name="request")).to_have_attribute("href", f"/requests/{request_id}")
    await expect(film.locator("video")).to_have_count(1)
    await page.get_by_role("link", name="Uploads").click()
    await expect(page.get_by_text("Nothing was uploaded that is still kept")).to_be_visible()


async def test_long_lists_have_pages(server: Server) -> None:
    for n in range(25):
        begun = (await server.web.post("/storage/upload/initiate", json={"file_name": f"{n:02}.txt"})).json()
        await server.web.put(begun["upload_url"], content=b"text")
    first = (await server.web.get("/files", headers=HTML)).text
    assert "24.txt" in first
    assert "00.txt" not in first
    older = first.rpartition('href="/files?')[2].partition('"')[0].replace("&amp;", "&")
    second = (await server.web.get(f"/files?{older}", headers=HTML)).text
    assert "00.txt" in second
    assert "01.txt" not in second
    assert (await server.web.get("/files?before=nothing", headers=HTML)).status_code == 404


async def test_what_a_browser_could_run_is_saved_and_never_shown(page: Page, server: Server, tmp_path: Path) -> None:
    evil = tmp_path / "evil.svg"
    evil.write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    await page.goto("/files")
    await page.get_by_label("Choose files to upload").set_input_files(evil)
    link = page.get_by_role("link", name="evil.svg")
    answer = await server.web.get(await link.get_attribute("href") or "", headers=HTML)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert await page.locator(".shot img").count() == 0
