"""Golden frames of the settings: every one by day and in another light, weather, season, framing and shape.

They are lossless WebP in `golden/`. A change of the look shows itself here; when it is meant, look at the sheets
(`python -m demo.previs_sheets settings weathers seasons shapes OUT_DIR`), and then make the frames anew:

    .venv/bin/python tests/engines/previs/test_world_golden.py

Processors differ in the last bit of their arithmetic, so frames must agree to 45 dB, not to the byte.
"""

from itertools import product
from pathlib import Path
from zlib import crc32

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from rushes.engines.previs.film import Clip, Shot
from rushes.engines.previs.scene import Framing, Mood, Season, Time, Weather
from rushes.engines.previs.world.settings import SETTING_NAMES
from rushes.engines.previs.world.shoot import ShotPicture

GOLDEN = Path(__file__).parent / "golden"
LEAST_DB = 45.0
MOMENT = 1.3

TIMES: tuple[Time, ...] = ("night", "dusk", "dawn", "afternoon", "morning")
WEATHERS: tuple[Weather, ...] = ("clear", "rain", "snow", "fog", "wind", "storm", "cloudy")
SEASONS: tuple[Season, ...] = ("autumn", "winter", "spring")
MOODS: tuple[Mood, ...] = ("sad", "epic", "joy", "tense", "calm")
FRAMINGS: tuple[Framing, ...] = ("medium", "wide", "close")
SIZES = ((144, 256), (200, 200), (144, 180), (240, 160))


def other(setting: str, size: tuple[int, int]) -> tuple[Shot, Clip]:
    """A setting in a light, a weather, ... that hang on its name: a new setting moves no other one."""
    k = crc32(setting.encode())
    shot = Shot(
        start=0,
        end=4,
        setting=setting,
        time=TIMES[k % 5],
        weather=WEATHERS[k % 7],
        season=SEASONS[k % 3],
        mood=MOODS[k % 5],
        framing=FRAMINGS[(k // 2) % 3],
        seed=k % 100,
    )
    return shot, Clip(width=size[0], height=size[1], fps=24, frames=96)


def noon(setting: str) -> tuple[Shot, Clip]:
    """A setting at noon, wide, in a picture of 16:9."""
    shot = Shot(
        start=0,
        end=4,
        setting=setting,
        time="noon",
        weather="clear",
        season="summer",
        mood="neutral",
        framing="wide",
        seed=7,
    )
    return shot, Clip(width=256, height=144, fps=24, frames=96)


def frame(setting: str, view: str) -> NDArray[np.uint8]:
    """The frame at `MOMENT`, BGR."""
    chosen = SIZES[crc32(setting.encode()) % len(SIZES)]
    shot, clip = noon(setting) if view == "noon" else other(setting, chosen)
    return np.asarray(cv2.cvtColor(ShotPicture(shot, clip, []).frame(MOMENT), cv2.COLOR_RGBA2BGR), np.uint8)


def path(setting: str, view: str) -> Path:
    return GOLDEN / f"{setting.replace(' ', '-')}-{view}.webp"


def decibels(one: NDArray[np.uint8], two: NDArray[np.uint8]) -> float:
    """Peak signal-to-noise ratio."""
    error = float(np.mean((one.astype(float) - two.astype(float)) ** 2))
    return 99.0 if error == 0 else float(10 * np.log10(255**2 / error))


VIEWS = tuple(product(SETTING_NAMES, ("noon", "other")))


@pytest.mark.parametrize(("setting", "view"), VIEWS)
def test_a_setting_looks_as_it_was_approved(setting: str, view: str) -> None:
    approved = cv2.imread(str(path(setting, view)))
    assert approved is not None, f"no golden frame {path(setting, view).name}: see the docstring of this module"
    seen = frame(setting, view)
    assert seen.shape == approved.shape
    assert decibels(seen, np.asarray(approved, np.uint8)) >= LEAST_DB


def test_no_golden_frame_is_left_over() -> None:
    assert {file.name for file in GOLDEN.iterdir()} == {path(*view).name for view in VIEWS}


def main() -> None:
    """Make all frames anew."""
    GOLDEN.mkdir(exist_ok=True)
    for file in GOLDEN.iterdir():
        file.unlink()
    for view in VIEWS:
        cv2.imwrite(str(path(*view)), frame(*view), [cv2.IMWRITE_WEBP_QUALITY, 101])  # above 100 is lossless


if __name__ == "__main__":
    main()
