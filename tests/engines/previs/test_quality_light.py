"""The light of whole pictures: figures are lit from where the sun is, and only what is bright glows."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from rushes.engines.previs.direct import stage
from rushes.engines.previs.film import Clip
from rushes.engines.previs.picture import Picture
from rushes.engines.previs.scene import Mood
from rushes.engines.previs.understand import read
from rushes.engines.previs.world.bake import bake
from rushes.engines.previs.world.light import GRADES
from rushes.engines.previs.world.post import BLOOM_THRESHOLD, Finish
from support.previs import box_of, differences

pytestmark = pytest.mark.slow

FPS, INDEX = 24, 4
CHEST = (0.30, 0.45)
"""Shares of a figure's height from above between which a shirt is seen."""
MOST_VIGNETTE = 0.65
LEAST_SHADE = 20.0
"""Grey levels between the sides of a white shirt."""


def sides(image: NDArray[np.uint8], own: NDArray[np.bool_]) -> tuple[float, float]:
    """How bright the left and the right quarter of a figure are; `own` are its pixels."""
    luma = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    found: list[tuple[float, float]] = []
    for row, mine in zip(luma, own, strict=True):
        columns = np.flatnonzero(mine)
        if len(columns) >= 8:
            share = len(columns) // 4
            found.append((float(row[columns[1 : share + 1]].mean()), float(row[columns[-share - 1 : -1]].mean())))
    left, right = np.mean(found, axis=0).tolist()
    return left, right


@pytest.mark.parametrize("time", ["at dawn", "in the morning", "in the afternoon", "at dusk"])
@pytest.mark.parametrize("place", ["a desert", "a beach"])
def test_whoever_stands_outside_is_lit_from_the_side_of_the_sun(place: str, time: str) -> None:
    scene = read(f"Wide shot: a man in a white shirt stands in {place} {time}, looking at the camera")
    film = stage(scene, Clip(width=480, height=270, fps=FPS, frames=2 * FPS), 3, []).film
    shot = film.shots[0]
    nobody = film.model_copy(update={"shots": (shot.model_copy(update={"actors": ()}), *film.shots[1:])})
    left, top, right, bottom = box_of(film, shot.actors[0], INDEX / FPS)
    image = Picture(film).image(INDEX)
    chest = slice(*(top + round(share * (bottom - top)) for share in CHEST))
    own = differences(image, Picture(nobody).image(INDEX)) > 10
    on_the_left, on_the_right = sides(image[chest, left:right], own[chest, left:right])
    sun = bake(shot, film.clip).scenery.rig.sun
    assert (on_the_right - on_the_left) * np.sign(sun[0]) > LEAST_SHADE


@pytest.mark.parametrize("mood", GRADES)
def test_no_mood_darkens_the_corners_too_much(mood: Mood) -> None:
    finished = Finish(320, 180, GRADES[mood]).apply(np.full((180, 320, 4), 180, np.uint8))
    assert finished[0, 0, :3].mean() >= (1 - MOST_VIGNETTE) * finished[90, 160, :3].mean()


@pytest.mark.parametrize(("level", "glows"), [(BLOOM_THRESHOLD - 10, False), (250, True)])
def test_only_what_is_brighter_than_the_threshold_glows(level: int, glows: bool) -> None:
    dark = np.full((180, 320, 4), (60, 60, 60, 255), np.uint8)
    lamp = dark.copy()
    cv2.circle(lamp, (160, 90), 20, (level, level, level, 255), -1)
    without, with_it = (Finish(320, 180, GRADES["neutral"]).apply(picture)[..., :3] for picture in (dark, lamp))
    beside = differences(without, with_it)[90, 184:200]
    assert (beside.max() > 3) == glows
