"""References: what a picture shows stands on the stage of the film."""

from itertools import pairwise

import numpy as np
import pytest

from rushes.engines.previs.stills.cutout import KIND, cut_out
from support.previs import Workshop, figure, scenery

pytestmark = pytest.mark.slow


def test_who_stands_before_plain_ground_is_cut_out_and_seen(workshop: Workshop) -> None:
    film = workshop.film("A kitchen in the morning", references=[workshop.picture(figure())])
    image = film.image(6)
    green = (image[..., 1] > image[..., 0] + 40) & (image[..., 1] > image[..., 2] + 25)
    without = workshop.film("A kitchen in the morning").image(6)
    plain = (without[..., 1] > without[..., 0] + 40) & (without[..., 1] > without[..., 2] + 25)
    assert green.mean() > plain.mean() + 0.015
    assert any("cut out" in line for line in film.said)


def test_a_transparent_picture_is_cut_along_its_transparency() -> None:
    rgba = np.zeros((200, 120, 4), np.uint8)
    rgba[20:190, 30:90] = (200, 60, 60, 255)
    cut = cut_out(rgba)
    assert not cut.framed
    assert cut.pixels.shape[:2] == (170, 60)


def test_a_view_is_shown_framed() -> None:
    assert cut_out(scenery()).framed


@pytest.mark.parametrize("number", [1, 2, 3, 4])
@pytest.mark.parametrize("prompt", ["A man sits in a kitchen in the morning", "A meadow in the afternoon"])
def test_references_stand_apart_and_inside_the_picture(workshop: Workshop, prompt: str, number: int) -> None:
    pictures = [workshop.picture(scenery() if n % 2 else figure()) for n in range(number)]
    film = workshop.film(prompt, width=456, height=256, references=pictures)
    from rushes.engines.previs.stills.cutout import width_of
    from rushes.engines.previs.world.framing import half_width

    shot, clip = film.film.shots[0], film.film.clip
    shown = [actor for actor in shot.actors if actor.kind == KIND]
    assert len(shown) == number
    spans = sorted((actor.x / actor.z, width_of(actor) / 2 / actor.z) for actor in shown)
    for (x, half), (next_x, next_half) in pairwise(spans):
        assert x + half <= next_x - next_half + 1e-6
    for x, half in spans:
        assert abs(x) + half <= half_width(shot.framing, clip.width, clip.height, 1.0) + 1e-6
