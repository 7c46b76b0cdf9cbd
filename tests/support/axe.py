"""axe-core, run inside a page: what would keep somebody from using it."""

from functools import cache
from pathlib import Path

from playwright.async_api import Page

_SOURCE = Path(__file__).parent.parent / "pages" / "vendor" / "axe.min.js"
_RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .filter(({impact}) => ["serious", "critical"].includes(impact))
    .map(({id, help, nodes}) => `${id}: ${help}: ${nodes.map(({html}) => html).slice(0, 3).join(" ")}`)"""


@cache
def _source() -> str:
    return _SOURCE.read_text()


async def barriers(page: Page) -> list[str]:
    """The serious and critical findings of a page as it stands."""
    await page.evaluate(_source())
    return await page.evaluate(_RUN)
