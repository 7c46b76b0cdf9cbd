"""Continuations: they begin where the film ended, and do what the new prompt says."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from support.previs import FPS, Image, Made, Workshop, psnr, scenery

pytestmark = pytest.mark.slow

PROMPT = "A young woman walks through a meadow in the afternoon, a dog beside her."

MOST_JERK = 4.0
"""Pixels a frame, of 320, by which a part of the picture may change its speed: legs that walk do so by 2.6."""


@pytest.fixture(scope="module")
def before(workshop: Workshop) -> Made:
    return workshop.film(PROMPT)


@pytest.fixture(scope="module")
def after(workshop: Workshop, before: Made) -> Made:
    return workshop.film('She says: "I am home!" She dances.', extends=before.video())


def joins(before: Made, after: Made) -> bool:
    """Whether the first frame differs from the last one before it no more than frames do there."""
    return psnr(before.luma(-1), after.luma(0)) > psnr(before.luma(-2), before.luma(-1)) - 3


def flow(a: Image, b: Image) -> NDArray[np.float32]:
    """How far each part of the picture moved, in pixels: the mean of each of 64 squares."""
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    moved = np.asarray(search.calc(a, b, np.zeros((*a.shape, 2), np.float32)), np.float32)
    return np.asarray(cv2.resize(moved, (8, 8), interpolation=cv2.INTER_AREA), np.float32)


def test_a_continuation_begins_where_the_film_ended(before: Made, after: Made) -> None:
    assert joins(before, after)


def test_everything_goes_on_moving_across_the_join_as_it_did(before: Made, after: Made) -> None:
    """No part of the picture jumps: camera and walkers keep their speed from one film to the next."""
    was, across, goes_on = (
        flow(*pair)
        for pair in (
            (before.luma(-2), before.luma(-1)),
            (before.luma(-1), after.luma(0)),
            (after.luma(0), after.luma(1)),
        )
    )
    assert np.abs(across - was).max() < MOST_JERK
    assert np.abs(goes_on - across).max() < MOST_JERK


def test_nothing_jumps_after_the_join(after: Made) -> None:
    steps = [psnr(after.luma(index), after.luma(index + 1)) for index in range(8)]
    assert min(steps) > steps[0] - 3


def test_who_was_on_the_way_stops_and_the_camera_comes_to_rest(before: Made, after: Made) -> None:
    assert any(act.towards for actor in before.film.shots[-1].actors for act in actor.acts)
    assert not any(actor.acts[-1].towards for actor in after.film.shots[-1].actors)
    late = after.film.opens + 1.0
    assert all(key.t < late for key in after.film.shots[-1].camera.keys)


def test_what_the_new_prompt_says_is_spoken_and_done(before: Made, after: Made) -> None:
    (spoken,) = after.film.score.spoken
    assert spoken.text == "I am home!"
    assert spoken.start > before.film.clip.seconds
    woman = next(actor for actor in after.film.shots[-1].actors if actor.kind == "human")
    assert [mouth.t for mouth in woman.mouths] == [spoken.start]
    assert woman.acts[-1].action == "dance"


def test_a_chain_of_continuations_remembers_everything(workshop: Workshop, after: Made) -> None:
    third = workshop.film("She laughs and waves.", extends=after.video())
    assert joins(after, third)
    assert third.film.opens == pytest.approx(4.0)
    assert [line.text for line in third.film.score.spoken] == ["I am home!"]
    assert [going.prompt for going in third.recipe.onward] == [going.prompt for going in after.recipe.onward] + [
        "She laughs and waves."
    ]


def test_a_feeling_comes_after_the_join(workshop: Workshop) -> None:
    before = workshop.film("A man stands in a kitchen in the morning.")
    assert joins(before, workshop.film("He cries.", extends=before.video()))


def test_a_video_from_elsewhere_goes_on_from_its_last_picture(workshop: Workshop) -> None:
    before = workshop.film("", keyframes=[workshop.shown(scenery()).model_dump()])
    after = workshop.film("The camera pushes in slowly", extends=before.video())
    assert psnr(before.luma(-1), after.luma(0)) > 38
    assert psnr(after.luma(0), after.luma(2 * FPS - 1)) < 36


@pytest.mark.parametrize("drawn", [True, False])
def test_what_faded_to_black_rises_from_it(drawn: bool, workshop: Workshop) -> None:
    fades = "A cat sits in a living room, fade to black"
    pictures = [] if drawn else [workshop.shown(scenery()).model_dump()]
    before = workshop.file(fades, keyframes=pictures)
    after = workshop.film("The camera pushes in slowly", extends=str(before))
    levels = [float(after.luma(index).mean()) for index in (0, 4, 8, 12, 2 * FPS - 1)]
    assert levels[0] < 20
    assert levels[:4] == sorted(levels[:4])
    assert levels[-1] > 60
