"""Styles: chosen by the prompt, drawn over any film."""

import pytest

from support.previs import Made, Workshop, psnr

pytestmark = pytest.mark.slow

PROMPT = "A woman waves in a village in the morning."


@pytest.fixture(scope="module")
def plain(workshop: Workshop) -> Made:
    return workshop.film(PROMPT)


@pytest.mark.parametrize(("words", "style"), [("as a pencil sketch", "pencil"), ("as a blueprint", "blueprint")])
def test_words_of_a_prompt_choose_the_style(workshop: Workshop, plain: Made, words: str, style: str) -> None:
    film = workshop.film(f"{PROMPT[:-1]}, {words}.")
    assert film.film.style == style
    assert psnr(film.image(5), plain.image(5)) < 20


def test_a_pencil_draws_on_light_paper_and_a_blueprint_on_blue(workshop: Workshop) -> None:
    pencil = workshop.film(PROMPT + " As a pencil sketch.").image(5)
    assert pencil.mean() > 150
    assert abs(float(pencil[..., 0].mean()) - float(pencil[..., 2].mean())) < 30
    blue = workshop.film(PROMPT + " As a blueprint.").image(5)
    assert blue[..., 2].mean() > blue[..., 0].mean() + 40


def test_a_remix_into_a_style_keeps_the_staging(workshop: Workshop, plain: Made) -> None:
    film = workshop.film("as a pencil sketch", remixes=plain.video())
    assert film.film.style == "pencil"
    assert [shot.actors for shot in film.film.shots] == [shot.actors for shot in plain.film.shots]


def test_four_k_is_drawn_at_half_the_size(workshop: Workshop) -> None:
    film = workshop.film("A cat sits on a stage.", seconds=1.0, width=3840, height=2160)
    assert film.film.enlarged == 2
    assert (film.film.clip.width, film.film.clip.height) == (1920, 1080)


def test_what_shall_not_be_seen_is_not(workshop: Workshop) -> None:
    film = workshop.film("A man with a dog in a meadow", negative="dog, ugly, music")
    assert [subject.kind for subject in film.recipe.scene.subjects] == ["human"]
    assert film.film.score.music is None
    assert not [line for line in film.said if "ugly" in line]
