"""fal's own clients, unmodified, find all that they rely on, in every way of leading them here that we claim."""

import pytest

from clients.matrix import INSTALLED, PAGE, WAYS, Way, missing, outcomes, page, table
from support.needs import left_out

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
SEEN: dict[str, dict[str, str | None]] = {}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
async def test_the_official_client_finds_what_it_relies_on(way: Way) -> None:
    if (why := missing(way.language)) is not None:
        left_out(why)
    SEEN[way.name] = await outcomes(way)
    wrong = {check: what for check, what in SEEN[way.name].items() if what is not None}
    assert not wrong, "\n".join(f"{check}: {what}" for check, what in wrong.items())


def test_the_page_says_what_was_seen() -> None:
    print(table(SEEN))  # noqa: T201 - the table, for those who run pytest -s
    if INSTALLED.name != "pinned" or len(SEEN) < len(WAYS):
        pytest.skip("the page is about all of the pinned clients")
    assert PAGE.read_text() == page(SEEN), "make compatibility"
