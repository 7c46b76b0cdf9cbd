"""Films from pictures: the caller's pictures are shown exactly, and set in motion between."""

from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from rushes.engines.previs.scene import Move
from rushes.engines.previs.stills.depth import guess
from rushes.engines.previs.stills.parallax import TRAVELS, Parallax, Travel
from rushes.engines.previs.stills.passage import Passage
from support.previs import FPS, Image, Workshop, figure, psnr, scenery

pytestmark = pytest.mark.slow

EXACT = 40.0
"""dB of luma between a picture and the decoded frame that shows it."""
MOST_APART = 0.03
"""Share of the width: beyond it silhouettes stretch."""


def grey(image: Image, width: int = 320, height: int = 256) -> Image:
    """The luma of a picture that has the shape of the film: limited range, as the file holds it."""
    sized = cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(sized, cv2.COLOR_RGB2YUV_I420)[:height], np.uint8)


def luma_in_file(path: Path) -> list[Image]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray()[: frame.height] for frame in container.decode(container.streams.video[0])]


def test_the_first_frame_is_the_picture(workshop: Workshop) -> None:
    picture = scenery(640, 512)
    film = workshop.file('Snow falls, slow push in. She says "I will come back."', keyframes=[workshop.shown(picture)])
    frames = luma_in_file(film)
    assert psnr(frames[0], grey(picture)) >= EXACT
    assert psnr(frames[0], frames[-1]) < 32, "nothing moves"


@pytest.mark.parametrize("prompt", ["Snow falls, slow push in", "A storm, handheld", "The camera pans in the rain"])
def test_before_it_is_encoded_the_first_frame_is_the_picture_bit_for_bit(workshop: Workshop, prompt: str) -> None:
    picture = scenery(320, 256)
    film = workshop.film(prompt, keyframes=[workshop.shown(picture).model_dump()])
    assert np.array_equal(film.image(0), picture)
    assert psnr(film.image(0), film.image(1)) > 33, "it jumps into motion"


@pytest.mark.parametrize("move", [None, *TRAVELS])
@pytest.mark.parametrize("picture", [scenery(256, 256), figure(256, 256)], ids=["scenery", "figure"])
def test_no_part_is_pulled_from_its_neighbours_by_more_than_a_little(picture: Image, move: Move | None) -> None:
    """Beyond what the whole picture does (it grows, slides, turns), nothing moves more than 3 % of the width.

    The picture that is warped says in its red and green where each of its points was.
    """
    side = len(picture)
    columns, rows = np.meshgrid(np.arange(side), np.arange(side))
    where = np.dstack([columns, rows, np.zeros_like(rows)]).astype(np.uint8)
    travel = Travel() if move is None else TRAVELS[move]
    moved = Parallax(where, guess(picture), travel).frame(1.0, 3.0).astype(float)
    ones, none = np.ones(side * side), np.zeros(side * side)
    x, y = columns.ravel() - side / 2, rows.ravel() - side / 2
    along = np.concatenate([np.stack([x, -y, ones, none], 1), np.stack([y, x, none, ones], 1)])
    came_from = np.concatenate([moved[..., 0].ravel(), moved[..., 1].ravel()])
    whole = np.linalg.lstsq(along, came_from, rcond=None)[0]
    apart = np.hypot(*(came_from - along @ whole).reshape(2, -1))
    assert apart.max() <= MOST_APART * side
    assert apart.max() > 1, "there is no parallax"


def test_first_and_last_frame_are_the_pictures(workshop: Workshop) -> None:
    first, last = scenery(640, 512), scenery(640, 512, seed=9)[:, ::-1].copy()
    film = workshop.file("The wind turns", keyframes=[workshop.shown(first), workshop.shown(last, 2.0)])
    frames = luma_in_file(film)
    assert psnr(frames[0], grey(first)) >= EXACT
    assert psnr(frames[-1], grey(last)) >= EXACT


def test_keyframes_in_between_are_shown_at_their_time(workshop: Workshop) -> None:
    pictures = [scenery(640, 512, seed) for seed in (1, 2, 3)]
    shown = [workshop.shown(picture, at) for picture, at in zip(pictures, (0.0, 1.0, 2.0), strict=True)]
    film = workshop.film("A day goes by", keyframes=[each.model_dump() for each in shown])
    for picture, index in zip(pictures, (0, FPS, -1), strict=True):
        sized = cv2.resize(picture, (320, 256), interpolation=cv2.INTER_AREA)
        assert psnr(film.image(index), np.asarray(sized, np.uint8)) > 45


@pytest.mark.parametrize(("width", "height"), [(320, 256), (256, 320), (384, 256), (256, 456)])
def test_a_picture_of_another_shape_is_cropped_not_squeezed(workshop: Workshop, width: int, height: int) -> None:
    picture = np.full((400, 400, 3), 180, np.uint8)
    cv2.circle(picture, (200, 200), 60, (200, 30, 30), -1)
    film = workshop.film("", width=width, height=height, keyframes=[workshop.shown(picture).model_dump()])
    image = film.image(0)
    rows, columns = np.nonzero((image[..., 0] > 150) & (image[..., 1] < 90))
    assert (np.ptp(rows) + 1) / (np.ptp(columns) + 1) == pytest.approx(1.0, abs=0.06)


def test_a_transparent_picture_is_shown_before_a_backdrop(workshop: Workshop) -> None:
    rgba = np.dstack([figure(), (figure().min(2) < 230) * np.uint8(255)]).astype(np.uint8)
    image = workshop.film("", keyframes=[workshop.shown(rgba).model_dump()]).image(0)
    assert image[:20].mean() > 120
    assert image[..., 1].astype(int).max() - image[..., 1].min() > 60


@pytest.mark.parametrize("side", [1, 2, 7])
def test_tiny_pictures_are_shown(workshop: Workshop, side: int) -> None:
    image = np.full((side, side, 3), (40, 120, 200), np.uint8)
    film = workshop.film("", seconds=1.0, keyframes=[workshop.shown(image).model_dump()])
    assert abs(film.image(0).mean((0, 1)) - (40, 120, 200)).max() < 4
    film.image(-1)


def test_moves_go_the_way_that_the_prompt_says(workshop: Workshop) -> None:
    picture = scenery()
    ends = {
        move: workshop.film(prompt, keyframes=[workshop.shown(picture).model_dump()]).image(-1)
        for move, prompt in {
            "push": "The camera pushes in",
            "pull": "The camera pulls out",
            "pan": "The camera pans",
            "rise": "The camera rises",
            "locked": "The camera is locked on a tripod",
        }.items()
    }
    names = list(ends)
    for number, name in enumerate(names):
        for other in names[number + 1 :]:
            assert psnr(ends[name], ends[other]) < 34, (name, other)


def test_a_line_is_spoken_over_the_picture_and_nobody_is_drawn(workshop: Workshop) -> None:
    film = workshop.film('A man says: "Look at that house."', keyframes=[workshop.shown(scenery()).model_dump()])
    assert [line.text for line in film.film.score.spoken] == ["Look at that house."]
    assert [subtitle.text for subtitle in film.film.subtitles] == ["Look at that house."]
    assert not film.film.shots[0].actors
    assert not film.recipe.is_drawn


def test_pictures_of_one_scene_morph_and_others_change_by_a_transition(workshop: Workshop) -> None:
    def passage(a: Image, b: Image) -> Passage:
        return Passage(Parallax(a, guess(a), Travel()), Parallax(b, guess(b), Travel()))

    here = scenery()
    shifted = np.roll(here, 6, axis=1)
    assert passage(here, shifted).kind == "morph"
    assert passage(here, np.ascontiguousarray(255 - here[::-1])).kind == "transition"
