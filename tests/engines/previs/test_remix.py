"""Remixes: the same film with the edit, and nothing else changed."""

import pytest

from support.previs import Image, Made, Workshop, unchanged

pytestmark = pytest.mark.slow

PROMPT = "A young woman with an umbrella walks through a meadow at sunset, a dog beside her."
ALONG = (0, 11, -1)


@pytest.fixture(scope="module")
def before(workshop: Workshop) -> Made:
    return workshop.film(PROMPT)


@pytest.fixture(scope="module")
def images(before: Made) -> list[Image]:
    return [before.image(index) for index in ALONG]


def remixed(workshop: Workshop, before: Made, edit: str) -> Made:
    return workshop.film(edit, remixes=before.video())


def test_night_changes_the_light_and_not_the_staging(workshop: Workshop, before: Made, images: list[Image]) -> None:
    after = remixed(workshop, before, "Make it night")
    assert after.image(11).mean() < 0.7 * images[1].mean()
    marks = [[(actor.x, actor.z, actor.acts) for actor in film.film.shots[0].actors] for film in (before, after)]
    assert marks[0] == marks[1]
    assert after.recipe.seed == before.recipe.seed


@pytest.mark.parametrize(("edit", "cast"), [("Add a cat", 3), ("Remove the dog", 1), ("Add a man in a red coat", 3)])
def test_who_comes_or_goes_moves_nobody_else(
    workshop: Workshop, before: Made, images: list[Image], edit: str, cast: int
) -> None:
    after = remixed(workshop, before, edit)
    (was,), (now,) = before.film.shots, after.film.shots
    assert len(now.actors) == cast
    assert now.camera == was.camera
    stay = {actor.id: (actor.x, actor.z, actor.acts) for actor in now.actors}
    for actor in was.actors:
        assert stay.get(actor.id, (actor.x, actor.z, actor.acts)) == (actor.x, actor.z, actor.acts)
    assert unchanged(images[1], after.image(11)) > 0.90


def test_an_edit_verb_is_understood(workshop: Workshop, before: Made) -> None:
    for edit in ("Change the dog's fur to purple", "Remove the umbrella", "Replace the dog with a cat"):
        assert not [line for line in remixed(workshop, before, edit).said if line.startswith("Not understood")]


def test_a_remix_of_a_video_from_elsewhere_keeps_its_pictures_and_says_so(workshop: Workshop) -> None:
    source = workshop.film("", keyframes=[workshop.shown(_checks()).model_dump()])
    after = workshop.film("Make it night", remixes=source.video())
    assert after.film.footage is not None
    assert after.image(0).mean() < 0.75 * source.image(0).mean()
    assert any("was not drawn here" in line for line in after.said)


def _checks() -> Image:
    import numpy as np

    rows, columns = np.mgrid[0:256, 0:320]
    checks = ((rows // 32 + columns // 32) % 2)[..., None] * np.array([90, 60, 30]) + 120
    return checks.astype(np.uint8)
