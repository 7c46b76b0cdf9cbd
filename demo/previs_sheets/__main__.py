"""Writes the sheets of one or more kinds as small JPEGs: `python -m demo.previs_sheets settings shapes docs/previs`."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2

from demo.previs_sheets import figures, prompts, seasons, settings, shapes, weathers
from demo.previs_sheets.grid import Image

Sheets = Callable[[], Iterator[tuple[str, Image]]]
"""The sheets of one kind: file names without suffix, and RGB pictures."""

KINDS: dict[str, Sheets] = {
    "figures": figures.sheets,
    "settings": settings.sheets,
    "weathers": weathers.sheets,
    "seasons": seasons.sheets,
    "shapes": shapes.sheets,
    "prompts": prompts.sheets,
}
QUALITY = 75


def main() -> None:
    """Write the sheets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="+", choices=list(KINDS), metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("out", type=Path, metavar="OUT_DIR")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for kind in arguments.kinds:
        for name, picture in KINDS[kind]():
            bgr = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
            cv2.imwrite(str(arguments.out / f"{name}.jpg"), bgr, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])


if __name__ == "__main__":
    main()
