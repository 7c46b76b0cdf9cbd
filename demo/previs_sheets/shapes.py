"""Every setting in every shape of picture and every framing."""

from collections.abc import Iterator

from demo.previs_sheets.grid import Image, labelled, sheet, shrunk
from demo.previs_sheets.stills import still
from rushes.engines.previs.scene import Framing
from rushes.engines.previs.world.settings import SETTING_NAMES

SHAPES: tuple[tuple[str, tuple[int, int], Framing], ...] = (
    ("16:9", (640, 360), "wide"),
    ("16:9 medium", (640, 360), "medium"),
    ("16:9 close", (640, 360), "close"),
    ("3:2", (540, 360), "wide"),
    ("5:4", (450, 360), "wide"),
    ("1:1", (360, 360), "wide"),
    ("4:5", (360, 450), "wide"),
    ("2:3", (360, 540), "wide"),
    ("9:16", (360, 640), "wide"),
    ("9:16 medium", (360, 640), "medium"),
)
ROWS, HEIGHT = 6, 132


def sheets() -> Iterator[tuple[str, Image]]:
    """`ROWS` settings to a sheet."""
    for number, first in enumerate(range(0, len(SETTING_NAMES), ROWS), 1):
        rows = [
            [labelled(shrunk(still(name, size, framing=framing), HEIGHT), label) for label, size, framing in SHAPES]
            for name in SETTING_NAMES[first : first + ROWS]
        ]
        yield f"shapes-{number}", sheet(rows)
