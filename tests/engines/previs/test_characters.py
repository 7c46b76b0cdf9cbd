"""Guests: somebody from an earlier film keeps the looks in a new one."""

import pytest

from support.previs import Workshop

pytestmark = pytest.mark.slow


def test_a_guest_keeps_the_looks_by_name(workshop: Workshop) -> None:
    first = workshop.film("A young woman with auburn hair in a yellow raincoat stands in a city street.")
    looks = first.film.shots[0].actors[0].attributes
    guest = workshop.guest("Mara", first)
    second = workshop.film("Mara waits by a lake at dusk.", guests=[guest.model_dump()])
    (subject,) = second.recipe.scene.subjects
    named = first.recipe.scene.subjects[0].attributes
    assert {name: subject.attributes[name] for name in named} == named
    assert second.film.shots[0].actors[0].attributes["hair_colour"] == looks["hair_colour"]
    assert not [line for line in second.said if "Mara" in line and line.startswith("Not understood")]


def test_a_guest_of_whom_the_prompt_does_not_speak_is_there(workshop: Workshop) -> None:
    first = workshop.film("An old man with a white beard stands in a village.")
    second = workshop.film("A quiet lake at dawn.", guests=[workshop.guest("Otto", first).model_dump()])
    assert [subject.kind for subject in second.recipe.scene.subjects] == ["human"]
