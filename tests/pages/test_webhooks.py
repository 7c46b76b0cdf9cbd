"""The pages of webhooks: what was sent, again, and the inboxes."""

import pytest
from playwright.async_api import Page, expect

from support.server import Server

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
HTML = {"accept": "text/html"}


async def delivered(server: Server, path: str) -> str:
    """Have a webhook sent to this server; the request's id."""
    hook = f"{server.base}{path}".replace("?", "%3F").replace("=", "%3D").replace("&", "%26")
    request_id = await server.submit(query=f"?fal_webhook={hook}")
    await server.completed(request_id)
    return request_id


async def test_a_delivery_is_listed_shown_and_sent_again_and_shows_no_token(page: Page, server: Server) -> None:
    await page.goto("/webhooks")
    await expect(page.get_by_role("heading", name="No webhook was sent yet")).to_be_visible()
    request_id = await delivered(server, "/inbox/me?token=hush")
    await page.goto("/webhooks")
    await expect(page.get_by_text("Delivered").last).to_be_visible(timeout=15_000)
    assert "hush" not in await page.content()
    await page.get_by_role("link", name="Failed").click()
    await expect(page.get_by_text("No webhook is failed")).to_be_visible()
    await page.get_by_role("link", name="All", exact=True).click()
    await page.get_by_role("link", name="/inbox/me?token=***").click()
    await expect(page.locator("details.call")).to_have_count(1)
    await expect(page.locator("details.call")).to_contain_text("X-Fal-Webhook-Signature")
    await expect(page.locator("details.call")).to_contain_text('{"received":1}')
    await expect(page.locator("#payload")).to_contain_text(request_id)
    assert "hush" not in await page.content()
    await page.get_by_role("button", name="Send again").click()
    await expect(page.locator("details.call")).to_have_count(2, timeout=15_000)
    await page.goto("/webhooks/inbox/me")
    await expect(page.locator("details.call")).to_have_count(2)
    assert "hush" not in await page.content()


async def test_an_inbox_shows_what_comes_as_it_comes_and_whether_its_signature_holds(
    page: Page, server: Server
) -> None:
    await page.goto("/webhooks/inbox")
    await page.get_by_label("Name of an inbox").fill("mine")
    await page.get_by_role("button", name="Open").click()
    await expect(page).to_have_url(f"{server.base}/webhooks/inbox/mine")
    await expect(page.locator("#address")).to_have_text(f"{server.base}/inbox/mine")
    await expect(page.get_by_role("heading", name="Nothing came yet")).to_be_visible()
    await server.web.post("/inbox/mine", json={"by": "hand"}, headers={"X-Api-Key": "<script>alert(1)</script>"})
    await expect(page.locator("details.call")).to_contain_text('"by": "hand"')
    await expect(page.locator("details.call")).to_contain_text("Unsigned")
    await delivered(server, "/inbox/mine")
    await expect(page.get_by_text("Signature holds")).to_be_visible(timeout=15_000)
    page.on("dialog", lambda dialog: dialog.accept())
    await page.reload()
    await page.get_by_role("button", name="Forget all").click()
    await expect(page.get_by_role("heading", name="Nothing came yet")).to_be_visible()


async def test_an_inbox_fails_as_often_as_it_is_told(page: Page, server: Server) -> None:
    await page.goto("/webhooks/inbox/flaky")
    await page.get_by_label("Status").select_option("503")
    await page.get_by_label("For so many calls").fill("1")
    await page.get_by_role("button", name="Answer so").click()
    await expect(page.locator("#behaviour .mark")).to_have_text("503, 1 more")
    assert (await server.web.post("/inbox/flaky")).status_code == 503
    assert (await server.web.post("/inbox/flaky")).status_code == 200
    await page.reload()
    await expect(page.locator("#behaviour .mark")).to_have_text("200")


async def test_a_poll_without_news_leaves_what_one_looks_at_alone(server: Server) -> None:
    await server.web.post("/inbox/mine", json={})
    assert (await server.web.get("/webhooks/inbox/mine?since=1", headers=HTML)).status_code == 204
    assert (await server.web.get("/webhooks/inbox/mine?since=0", headers=HTML)).status_code == 200


@pytest.mark.parametrize("path", ["/webhooks/delivery-of-nobody", "/webhooks/inbox/a%20b"])
async def test_what_is_not_there_is_said_so(server: Server, path: str) -> None:
    assert (await server.web.get(path, headers=HTML)).status_code == 404
