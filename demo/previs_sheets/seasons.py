"""Every setting outside in every season."""

from collections.abc import Iterator

from demo.previs_sheets.grid import Image, labelled, sheet, shrunk
from demo.previs_sheets.stills import APART, INDOOR, still
from rushes.engines.previs.scene import Season
from rushes.engines.previs.world.settings import SETTING_NAMES

SEASONS: tuple[Season, ...] = ("spring", "summer", "autumn", "winter")
HEIGHT = 116
SIZE = (640, 360)


def sheets() -> Iterator[tuple[str, Image]]:
    """Two settings to a row."""
    names = [name for name in SETTING_NAMES if name not in (*INDOOR, *APART)]
    cells = [
        labelled(shrunk(still(name, SIZE, "afternoon", "clear", season), HEIGHT), f"{name}, {season}")
        for name in names
        for season in SEASONS
    ]
    yield "seasons", sheet(cells[first : first + 8] for first in range(0, len(cells), 8))
