"""Things on display and abstractions look as they were approved: every cell of the golden sheets at 45 dB or more.

After a change that is meant, write the sheets anew, and look at them:

    python -m tests.engines.previs.test_things_golden
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from rushes.engines.previs.direct import stage
from rushes.engines.previs.film import Clip
from rushes.engines.previs.picture import Picture
from rushes.engines.previs.scene import Display, Scene, Studio
from rushes.engines.previs.things import DOINGS, THINGS
from rushes.engines.previs.world.abstractions import ABSTRACTIONS

FOLDER = Path(__file__).parent / "golden_things"
LEAST_DB = 45.0
CLIP = Clip(width=128, height=96, fps=24, frames=144)
MOMENT = 65
COLUMNS = 8

GREY, BLACK = Studio(backdrop="#c9ccd2"), Studio(backdrop="#0b0a0f")


def scene(kind: str, *does: str, studio: Studio = GREY, label: str = "") -> Scene:
    shown = Display(kind=kind, does=does, label=label)
    return Scene(prompt="", display=shown, studio=studio, writing=(label,) if label else ())


def things() -> list[Scene]:
    return [scene(kind) for kind in THINGS]


def doings() -> list[Scene]:
    return [scene(kind, deed) for deed in DOINGS for kind in ("bottle", "shoe")]


def abstractions() -> list[Scene]:
    return [scene(kind, studio=Studio()) for kind in ABSTRACTIONS]


def places() -> list[Scene]:
    kinds = ("tin", "ramen", "ring", "chair")
    lights = ("soft", "dramatic", "high key", "rim", "neon")
    lit = [Studio(backdrop=colour, light=light) for colour in ("#f3f2ef", "#0b0a0f") for light in lights]
    return [
        *(scene(kind, studio=Studio()) for kind in kinds),
        *(scene(kinds[number % 4], studio=studio) for number, studio in enumerate(lit)),
        scene("phone", studio=Studio(light="rim", accent="#3f6fae")),
        scene("tin", label="NORTHWIND ROASTERS"),
    ]


SHEETS: Mapping[str, Sequence[Scene]] = {
    "things": things(),
    "doings": doings(),
    "abstractions": abstractions(),
    "places": places(),
}


def drawn(shown: Scene) -> NDArray[np.uint8]:
    """The frame at `MOMENT`, BGR."""
    film = stage(shown, CLIP, 7, []).film
    return np.asarray(Picture(film).image(MOMENT)[..., ::-1], np.uint8)


@cache
def sheet(name: str) -> NDArray[np.uint8]:
    approved = cv2.imread(str(FOLDER / f"{name}.webp"))
    assert approved is not None, f"no golden sheet {name}: see the docstring of this module"
    return np.asarray(approved, np.uint8)


def place_of(number: int) -> tuple[slice, slice]:
    top, left = number // COLUMNS * CLIP.height, number % COLUMNS * CLIP.width
    return slice(top, top + CLIP.height), slice(left, left + CLIP.width)


@pytest.mark.parametrize("name", SHEETS)
def test_things_and_abstractions_look_as_they_were_approved(name: str) -> None:
    approved = sheet(name)
    changed: list[str] = []
    for number, shown in enumerate(SHEETS[name]):
        error = float(np.mean((approved[place_of(number)].astype(float) - drawn(shown).astype(float)) ** 2))
        if error > 255**2 / 10 ** (LEAST_DB / 10):
            changed.append(f"{shown.display and shown.display.kind} in cell {number}")
    assert not changed


def main() -> None:
    """Make all sheets anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, scenes in SHEETS.items():
        rows = -(-len(scenes) // COLUMNS)
        page = np.zeros((rows * CLIP.height, COLUMNS * CLIP.width, 3), np.uint8)
        for number, shown in enumerate(scenes):
            page[place_of(number)] = drawn(shown)
        cv2.imwrite(str(FOLDER / f"{name}.webp"), page, [cv2.IMWRITE_WEBP_QUALITY, 101])  # above 100 is lossless


if __name__ == "__main__":
    main()
