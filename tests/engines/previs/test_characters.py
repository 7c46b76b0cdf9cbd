"""Guests: somebody from an earlier film keeps the looks in a new one."""

import numpy as np
import pytest
from numpy.typing import NDArray

from rushes.engines.previs.film import Actor
from rushes.engines.previs.picture import Picture
from support.previs import Made, Workshop, box_of, differences

pytestmark = pytest.mark.slow

PARTS = ((0.02, 0.16), (0.25, 0.42), (0.62, 0.85))
"""Head, trunk and legs of somebody who stands, as shares of the height from above."""
ALIKE = 28.0
"""Grey levels by which such a part may differ in two films in the light of noon: the sun stands elsewhere."""


def person(film: Made) -> Actor:
    return next(actor for actor in film.film.shots[0].actors if actor.kind == "human")


def colours(film: Made) -> NDArray[np.float64]:
    """What colours head, trunk and legs of somebody who stands there have on the first frame: the median of each."""
    shot, actor = film.film.shots[0], person(film)
    nobody = film.film.model_copy(update={"shots": (shot.model_copy(update={"actors": ()}),)})
    left, top, right, bottom = box_of(film.film, actor, 0.0)
    image = film.image(0)
    own = (differences(image, Picture(nobody).image(0)) > 12)[top:bottom, left:right]
    rows = np.flatnonzero(own.sum(1) > 2)
    first, tall = int(rows[0]), int(np.ptp(rows)) + 1
    found: list[NDArray[np.float64]] = []
    for begin, end in PARTS:
        part = slice(first + round(begin * tall), first + round(end * tall))
        found.append(np.median(image[top:bottom, left:right][part][own[part]], axis=0))
    return np.array(found)


@pytest.mark.parametrize("who", ["A young woman", "An old man", "A boy", "A woman with auburn hair in a yellow coat"])
def test_a_guest_has_the_same_colours_in_another_place(workshop: Workshop, who: str) -> None:
    """Of hair, skin and clothes, those too that no prompt named."""
    first = workshop.film(f"Wide shot: {who} stands on a beach at noon.", seconds=1.0)
    guest = workshop.guest("Robin", first).model_dump()
    again = workshop.film("Wide shot: Robin stands in a desert at noon.", seconds=1.0, guests=[guest], seed=5)
    other = workshop.film(f"Wide shot: {who} stands in a desert at noon.", seconds=1.0, seed=5)
    was, now, stranger = (colours(film) for film in (first, again, other))
    assert np.abs(now - was).max() < ALIKE
    if "coat" not in who:
        assert np.abs(stranger - was).max() > ALIKE, "anybody would have passed"


def test_a_guest_keeps_the_looks_by_name(workshop: Workshop) -> None:
    first = workshop.film("A young woman with auburn hair in a yellow raincoat stands in a city street.")
    looks = person(first).attributes
    guest = workshop.guest("Mara", first)
    second = workshop.film("Mara waits by a lake at dusk.", guests=[guest.model_dump()], seed=5)
    assert person(second).attributes == looks
    assert not [line for line in second.said if "Mara" in line and line.startswith("Not understood")]


def test_what_the_new_prompt_says_of_a_guest_counts_more(workshop: Workshop) -> None:
    first = workshop.film("A young woman with auburn hair in a yellow raincoat stands in a city street.")
    guest = workshop.guest("Mara", first)
    second = workshop.film("Mara in a blue dress waits by a lake at dusk.", guests=[guest.model_dump()])
    was, now = person(first).attributes, person(second).attributes
    assert (now["clothing"], now["hair_colour"], now["skin"]) == ("dress", was["hair_colour"], was["skin"])
    assert now["top"] != was["top"]


def test_a_guest_of_whom_the_prompt_does_not_speak_is_there(workshop: Workshop) -> None:
    first = workshop.film("An old man with a white beard stands in a village.")
    second = workshop.film("A quiet lake at dawn.", guests=[workshop.guest("Otto", first).model_dump()])
    assert [subject.kind for subject in second.recipe.scene.subjects] == ["human"]
