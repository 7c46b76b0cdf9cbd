"""Animals: of the build that their name says, doing what is said of them, with what they wear and carry."""

import numpy as np
import pytest
from demo.previs_sheets.cells import LIGHT
from numpy.typing import NDArray

from rushes.engines.previs.direct import stage
from rushes.engines.previs.direct.bodies import ANIMALS, KITS, extent_of, speed_of
from rushes.engines.previs.figures import perform
from rushes.engines.previs.figures.bestiary import SPECIES
from rushes.engines.previs.figures.birds import BIRD_KITS
from rushes.engines.previs.figures.breeds import BREEDS
from rushes.engines.previs.figures.gaits import animal_speed
from rushes.engines.previs.figures.insects import INSECT_KITS
from rushes.engines.previs.film import Act, Actor, Clip, Turn
from rushes.engines.previs.performer import Luminous, Place
from rushes.engines.previs.raster import skia
from rushes.engines.previs.understand import read
from rushes.engines.previs.understand.lexicon import lexicon

Attributes = dict[str, str | float | bool]
SIZE, PLACE = (360, 320), Place(180, 280, 85)
CLIP = Clip(width=640, height=360, fps=24, frames=144)


def drawn(kind: str, action: str, look: Attributes | None = None) -> NDArray[np.uint8]:
    turns, acts = (Turn(t=0, yaw=60.0),), (Act(t=0, action=action),)
    actor = Actor(id="it", kind=kind, attributes=look or {}, turns=turns, acts=acts)
    figure = np.zeros((SIZE[1], SIZE[0], 4), np.uint8)
    shadow = np.zeros_like(figure)
    above, below = (
        skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
        for pixels in (figure, shadow)
    )
    perform(actor).draw(above.getCanvas(), below.getCanvas(), 0.6, PLACE, LIGHT)
    return figure


def height(figure: NDArray[np.uint8]) -> int:
    rows = np.flatnonzero((figure[..., 3] > 8).any(axis=1))
    return int(rows[-1] - rows[0])


def only(prompt: str) -> tuple[str, Attributes, tuple[str, ...]]:
    (subject,) = read(prompt).subjects
    return subject.kind, subject.attributes, subject.actions


def test_staging_knows_how_large_and_how_fast_animals_are() -> None:
    assert {kind: species.withers for kind, species in SPECIES.items()} == {
        kind: animal.withers for kind, animal in ANIMALS.items()
    }
    for action in ("walk", "trot", "run", "prowl", "swim"):
        assert speed_of("horse", {}, action) == pytest.approx(animal_speed(action) * ANIMALS["horse"].withers)
    for kind, kit in {**BIRD_KITS, **INSECT_KITS}.items():
        for action, speed in kit.speeds.items():
            assert speed_of(kind, {}, action) == pytest.approx(speed, rel=0.02), f"{kind} {action}"


def test_every_breed_has_a_name_and_a_look_of_its_own() -> None:
    named = {
        str(sort["breed"]): entry.kind
        for entry in lexicon().cast.values()
        for sort in (entry.attributes, *entry.sorts.values())
        if "breed" in sort
    }
    assert set(BREEDS) == set(named)
    for breed, kind in named.items():
        plain, bred = drawn(kind, "stand"), drawn(kind, "stand", {"breed": breed})
        assert (np.abs(plain.astype(int) - bred.astype(int)).max(axis=2) > 30).sum() > 100, breed


@pytest.mark.parametrize(
    ("prompt", "kind", "attributes"),
    [
        ("A dachshund puppy in a garden", "dog", {"breed": "dachshund", "age": "young"}),
        ("huskies in the snow", "dog", {"breed": "husky"}),
        ("a lioness rests under a tree", "lion", {"sex": "female"}),
        ("a fawn in the forest", "deer", {"age": "young"}),
        ("a baby giraffe", "giraffe", {"age": "young"}),
        ("a corgi in a party hat", "dog", {"breed": "corgi", "hat": "party"}),
        ("a cat wearing round glasses", "cat", {"glasses": True}),
        ("a squirrel carries an acorn", "squirrel", {"holds": "nut"}),
        ("a bear catches a salmon", "bear", {"holds": "fish"}),
        ("a glowing jellyfish", "jellyfish", {"glow": True}),
        ("a goldfish in a bowl", "fish", {"bowl": True}),
        ("a snow leopard on a cliff", "tiger", {"breed": "snow leopard"}),
    ],
)
def test_what_a_name_says_of_an_animal_is_understood(prompt: str, kind: str, attributes: Attributes) -> None:
    found = read(prompt).subjects[0]
    assert found.kind == kind
    assert attributes.items() <= found.attributes.items()


@pytest.mark.parametrize(
    ("prompt", "action"),
    [
        ("a wolf howls at the moon", "howl"),
        ("a dog barks at the door", "bark"),
        ("a lion roars", "roar"),
        ("a cat pounces on a toy", "pounce"),
        ("a puppy rolls over", "roll"),
        ("a horse rears up", "rear"),
        ("a cat stretches", "stretch"),
        ("a kitten chases its tail", "spin"),
        ("an elephant sprays water", "spray"),
        ("cows graze", "eat"),
        ("a leopard stalks through the grass", "prowl"),
        ("a red dragon breathes fire", "breathe"),
        ("pigeons peck at crumbs", "eat"),
    ],
)
def test_what_animals_do_is_understood(prompt: str, action: str) -> None:
    assert action in read(prompt).subjects[0].actions


@pytest.mark.parametrize(
    ("prompt", "number"),
    [
        ("a camel caravan in the desert", 4),
        ("penguins walk in a line", 4),
        ("a pride of lions", 3),
        ("a herd of zebras", 3),
        ("an elephant family", 3),
        ("a high school student reads", 1),
    ],
)
def test_a_herd_is_several(prompt: str, number: int) -> None:
    assert len(read(prompt).subjects) == number


def test_whoever_sleeps_is_low_and_whoever_rears_is_tall() -> None:
    for kind in ("dog", "cat", "horse", "lion"):
        upright = height(drawn(kind, "stand"))
        assert height(drawn(kind, "sleep")) < 0.75 * upright
        assert height(drawn(kind, "rear")) > 1.1 * upright


def test_the_young_have_no_antlers_and_large_heads() -> None:
    stag, doe, fawn = (
        drawn("deer", "stand"),
        drawn("deer", "stand", {"sex": "female"}),
        drawn("deer", "stand", {"age": "young"}),
    )
    assert height(doe) < 0.9 * height(stag)
    assert height(fawn) < 0.9 * height(stag)
    assert extent_of("deer", {"age": "young", "size": 0.55}, "stand").top < 0.6 * extent_of("deer", {}, "stand").top


def test_what_is_held_and_worn_shows() -> None:
    bare = drawn("dog", "stand")
    looks: list[Attributes] = [{"holds": "stick"}, {"hat": "santa"}, {"collar": "red"}, {"scarf": "blue"}]
    looks.append({"glasses": True})
    for look in looks:
        assert (np.abs(bare.astype(int) - drawn("dog", "stand", look).astype(int)).max(axis=2) > 40).sum() > 15


def test_what_glows_lights_itself_whatever_the_light() -> None:
    performer = perform(Actor(id="it", kind="octopus", attributes={"glow": True}))
    assert isinstance(performer, Luminous)
    assert performer.lit(LIGHT).ambient.mean() > LIGHT.ambient.mean()
    assert not isinstance(perform(Actor(id="it", kind="octopus")), Luminous)


def test_a_kitten_is_seen_with_the_butterfly_that_it_chases() -> None:
    film = stage(read("Macro of a kitten that chases a butterfly through the grass"), CLIP, 7, []).film
    for shot in film.shots:
        cat, butterfly = sorted(shot.actors, key=lambda actor: actor.kind != "cat")
        assert (cat.kind, butterfly.kind) == ("cat", "butterfly")
        (act,) = butterfly.acts
        assert (butterfly.x - cat.x) * act.towards > 0, "the butterfly is behind the kitten"
        assert KITS["butterfly"].extent.bottom + butterfly.perched < 1.0, "out of the kitten's reach"


def test_a_dragon_comes_down_to_people_and_keeps_to_the_air_alone() -> None:
    together = stage(read("A knight meets a dragon"), CLIP, 7, []).film.shots[0]
    (dragon,) = (actor for actor in together.actors if actor.kind == "dragon")
    assert {act.action for act in dragon.acts} == {"stand"}
    (alone,) = stage(read("A dragon over the mountains"), CLIP, 7, []).film.shots[0].actors
    assert {act.action for act in alone.acts} == {"fly"}
