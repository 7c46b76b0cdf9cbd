"""Remixes judged from their frames: outside what was edited, nothing is seen to change."""

import numpy as np
import pytest

from rushes.engines.previs.film import Actor
from rushes.engines.previs.planning import mix_sound
from support.previs import FPS, Box, Image, Made, Workshop, box_of, differences

pytestmark = pytest.mark.slow

PROMPT = (
    "Wide shot: a young woman with an umbrella and a man in a brown jacket walk through a meadow at sunset, "
    "a dog beside them."
)
WIDTH, HEIGHT = 480, 270
ALONG = (0, 11, 23)

LEVELS, LEAST_ALIKE = 2, 0.98
MOST_LEVELS = 8
"""What a lamp or a bright coat sends through the bloom to the rest of the picture."""
GLOW = 24
"""Pixels around a figure that its bloom and its shadow reach."""

LOOKS = (
    ("Change the dog's fur to purple", "dog", {"coat"}),
    ("Give her a red coat", "woman", {"clothing", "top", "bottom", "accent", "shoes"}),
    ("Remove the umbrella", "woman", {"prop"}),
    ("Make her hair blonde", "woman", {"hair_colour"}),
    ("Make the man's jacket blue", "man", {"top"}),
    ("Give the man a hat", "man", {"hat"}),
    ("Give the man a lantern", "man", {"prop"}),
    ("Make him wear a suit", "man", {"clothing", "top", "bottom", "accent", "shoes"}),
    ("Make the umbrella yellow", "woman", {"prop_colour"}),
)
CAST = (
    ("Add a cat", {"cat"}),
    ("Remove the dog", {"dog"}),
    ("Replace the dog with a horse", {"dog", "horse"}),
    ("Add a girl in a yellow raincoat", {"girl"}),
)


@pytest.fixture(scope="module")
def before(workshop: Workshop) -> Made:
    return workshop.film(PROMPT, width=WIDTH, height=HEIGHT)


@pytest.fixture(scope="module")
def images(before: Made) -> dict[int, Image]:
    return {index: before.image(index) for index in ALONG}


def remixed(workshop: Workshop, before: Made, edit: str) -> Made:
    return workshop.film(edit, width=WIDTH, height=HEIGHT, remixes=before.video())


def cast(film: Made) -> dict[str, Actor]:
    (shot,) = film.film.shots
    return {actor.id: actor for actor in shot.actors}


def outside(boxes: list[Box]) -> Image:
    """1 wherever none of the boxes, nor their glow, is."""
    free = np.ones((HEIGHT, WIDTH), np.uint8)
    for left, top, right, bottom in boxes:
        free[max(0, top - GLOW) : bottom + GLOW, max(0, left - GLOW) : right + GLOW] = 0
    return free


@pytest.mark.parametrize(("edit", "who", "named"), LOOKS, ids=[edit for edit, _, _ in LOOKS])
def test_another_look_changes_nothing_but_itself(
    workshop: Workshop, before: Made, images: dict[int, Image], edit: str, who: str, named: set[str]
) -> None:
    after = remixed(workshop, before, edit)
    was, now = cast(before), cast(after)
    assert {name for name in was if was[name] != now.get(name)} == {who}
    looks, new_looks = was[who].attributes, now[who].attributes
    assert {name for name in looks.keys() | new_looks.keys() if looks.get(name) != new_looks.get(name)} <= named
    assert after.film.score == before.film.score
    for index, image in images.items():
        seconds = index / FPS
        free = outside([box_of(film.film, cast(film)[who], seconds) for film in (before, after)]) > 0
        changed = differences(image, after.image(index))
        assert (changed[free] <= LEVELS).mean() >= LEAST_ALIKE
        assert changed[free].max() <= MOST_LEVELS
        assert changed[~free].max() > MOST_LEVELS, "nothing was changed"


@pytest.mark.parametrize(("edit", "changing"), CAST, ids=[edit for edit, _ in CAST])
def test_who_comes_or_goes_changes_nothing_but_the_place(
    workshop: Workshop, before: Made, images: dict[int, Image], edit: str, changing: set[str]
) -> None:
    """Flowers stand aside for whoever walks there, all along the way."""
    after = remixed(workshop, before, edit)
    was, now = cast(before), cast(after)
    assert {name for name in was.keys() | now.keys() if was.get(name) != now.get(name)} == changing
    moments = [index / FPS for index in range(0, before.film.clip.frames, 3)]
    way = [
        box_of(film.film, actor, t)
        for film in (before, after)
        for name, actor in cast(film).items()
        if name in changing
        for t in moments
    ]
    free = outside(way) > 0
    assert free.mean() > 0.25
    for index, image in images.items():
        changed = differences(image, after.image(index))
        assert (changed[free] <= LEVELS).mean() >= LEAST_ALIKE
        assert (changed[free] <= MOST_LEVELS).mean() >= 0.995, "flowers that stand far away were drawn anew"


def test_a_chain_of_edits_keeps_what_each_of_them_named(workshop: Workshop, before: Made) -> None:
    blonde = remixed(workshop, before, "Make her hair blonde")
    blue = remixed(workshop, blonde, "Make the man's jacket blue")
    bare = remixed(workshop, blue, "Remove the umbrella")
    was, now = cast(before), cast(bare)
    assert now["woman"].attributes == {
        name: value for name, value in cast(blonde)["woman"].attributes.items() if name != "prop"
    }
    assert now["man"].attributes == {**was["man"].attributes, "top": now["man"].attributes["top"]}


def test_the_sound_is_the_same_unless_it_is_edited(workshop: Workshop, before: Made) -> None:
    sounds: list[bytes] = []
    for film in (before, remixed(workshop, before, "Make her hair blonde")):
        mix_sound(film.parts)
        sounds.append(film.parts.sound.read_bytes())
    assert sounds[0] == sounds[1]
