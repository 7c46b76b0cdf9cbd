"""Every setting outside in every weather."""

from collections.abc import Iterator

from demo.previs_sheets.grid import Image, labelled, sheet, shrunk
from demo.previs_sheets.stills import APART, INDOOR, still
from rushes.engines.previs.scene import Time, Weather
from rushes.engines.previs.world.settings import SETTING_NAMES

WEATHERS: tuple[tuple[Weather, Time], ...] = (
    ("clear", "noon"),
    ("cloudy", "noon"),
    ("wind", "afternoon"),
    ("rain", "afternoon"),
    ("rain", "night"),
    ("storm", "dusk"),
    ("snow", "morning"),
    ("fog", "morning"),
    ("sandstorm", "afternoon"),
)
ROWS, HEIGHT = 5, 122
SIZE = (640, 360)


def sheets() -> Iterator[tuple[str, Image]]:
    """`ROWS` settings to a sheet, each weather at a time of day that suits it."""
    names = [name for name in SETTING_NAMES if name not in (*INDOOR, *APART)]
    for number, first in enumerate(range(0, len(names), ROWS), 1):
        rows = [
            [
                labelled(shrunk(still(name, SIZE, time, weather), HEIGHT), f"{name}, {weather}")
                for weather, time in WEATHERS
            ]
            for name in names[first : first + ROWS]
        ]
        yield f"weathers-{number}", sheet(rows)
