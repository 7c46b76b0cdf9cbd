"""Every setting at every time of day."""

from collections.abc import Iterator

from demo.previs_sheets.grid import Image, labelled, sheet, shrunk
from demo.previs_sheets.stills import TIMES, still
from rushes.engines.previs.world.settings import SETTING_NAMES

ROWS, HEIGHT = 6, 140
SIZE = (640, 360)


def sheets() -> Iterator[tuple[str, Image]]:
    """`ROWS` settings to a sheet."""
    for number, first in enumerate(range(0, len(SETTING_NAMES), ROWS), 1):
        rows = [
            [labelled(shrunk(still(name, SIZE, time), HEIGHT), f"{name}, {time}") for time in TIMES]
            for name in SETTING_NAMES[first : first + ROWS]
        ]
        yield f"settings-{number}", sheet(rows)
