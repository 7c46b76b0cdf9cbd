"""Those who are carried or aboard something are one figure with it on stage, and say and feel what is theirs."""

import cv2
import numpy as np
import pytest

from rushes.engines.previs.direct.staging import stage
from rushes.engines.previs.figures import perform
from rushes.engines.previs.film import Act, Actor, Clip, Companion, Film, Turn
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Place
from rushes.engines.previs.raster import skia
from rushes.engines.previs.scene import Scene, Spot
from rushes.engines.previs.sound.takes import Take
from rushes.engines.previs.understand import read, revise

LIGHT = FigureLight(
    direction=(-0.6, -0.6, 0.53),
    key=np.array([0.6, 0.6, 0.6], np.float32),
    ambient=np.array([0.4, 0.4, 0.4], np.float32),
    facing=0.8,
    rim=np.array([1, 1, 1], np.float32),
    rim_strength=0.4,
    haze=np.array([0.5, 0.5, 0.5], np.float32),
    haze_amount=0.0,
)


def berths(prompt: str) -> dict[str, tuple[str, str]]:
    return {s.id: (s.berth.host, s.berth.spot) for s in read(prompt).subjects if s.berth}


def filmed(prompt: str, takes: tuple[Take, ...] = ()) -> Film:
    return stage(read(prompt), Clip(width=640, height=360, fps=24, frames=96), 3, takes).film


@pytest.mark.parametrize(
    ("prompt", "wanted"),
    [
        ("A firefighter carries a kitten", {"cat": ("firefighter", "arms")}),
        ("A boy hugs his puppy", {"dog": ("boy", "arms")}),
        ("A mother rocks her baby", {"child": ("woman", "arms")}),
        ("A woman with a baby in her arms", {"child": ("woman", "arms")}),
        ("A father carries his daughter on his shoulders", {"girl": ("man", "shoulders")}),
        ("A parrot on a sailor's shoulder", {"parrot": ("sailor", "shoulder")}),
        ("A pirate with a parrot on his shoulder", {"parrot": ("pirate", "shoulder")}),
        ("A man and a woman sit in a parked car", {"man": ("parked car", "aboard"), "woman": ("parked car", "aboard")}),
        ("A family rides in a car", {"man": ("car", "aboard"), "woman": ("car", "aboard"), "child": ("car", "aboard")}),
        ("A boy sits in a car with his dog", {"boy": ("car", "aboard"), "dog": ("car", "aboard")}),
        ("A biplane loops, the pilot waves", {"pilot": ("biplane", "aboard")}),
        ("A couple in a gondola", {"man": ("gondola", "aboard"), "woman": ("gondola", "aboard")}),
        ("A pickup bounces by, a dog in the back", {"dog": ("pickup", "aboard")}),
    ],
)
def test_who_is_carried_or_aboard_is_read_from_the_words_around_the_name(
    prompt: str, wanted: dict[str, tuple[str, str]]
) -> None:
    assert berths(prompt) == wanted


@pytest.mark.parametrize(
    "prompt",
    [
        "A woman walks past a parked car",
        "A man gets out of a car",
        "A boy and his dog walk in the park",
        "A mother hugs her daughter",
        "A cowboy rides a horse",
    ],
)
def test_nobody_else_is_carried_or_aboard(prompt: str) -> None:
    assert berths(prompt) == {}


def test_whoever_is_carried_is_no_figure_of_its_own() -> None:
    for shot in filmed("A firefighter carries a kitten out of a house").shots:
        (firefighter,) = shot.actors
        (companion,) = firefighter.company
        assert (firefighter.id, companion.spot, companion.actor.kind) == ("firefighter", "arms", "cat")


def test_whoever_is_aboard_speaks_with_the_own_mouth() -> None:
    prompt = 'A man and a woman sit in a parked car. The man says: "Do not look back."'
    film = filmed(prompt, (Take(0, 1.5, (0.5,) * 150, (0.0,) * 150, voiced=True),))
    cars = [shot.actors[0] for shot in film.shots]
    assert {car.kind for car in cars} == {"car"}
    speaking = {c.actor.id for car in cars for c in car.company if c.actor.mouths}
    assert speaking == {"man"}


@pytest.mark.parametrize(
    ("prompt", "mount"),
    [
        ("A girl skateboards through the city", "skateboard"),
        ("A surfer rides a wave", "surfboard"),
        ("A skier races down a mountain", "skis"),
        ("Kids sledding down a hill", "sledge"),
        ("A boy on a scooter", "scooter"),
        ("A man paddles a canoe on a lake", "canoe"),
        ("A cowgirl gallops on a horse", "horse"),
        ("A boy in a wheelchair waves", "wheelchair"),
    ],
)
def test_what_is_made_to_measure_is_ridden(prompt: str, mount: str) -> None:
    for shot in filmed(prompt).shots:
        assert shot.actors[0].attributes["mount"] == mount
        assert shot.actors[0].kind == "human"


def test_whoever_sits_in_a_wheelchair_waves_in_it() -> None:
    (boy,) = filmed("A boy in a wheelchair waves").shots[0].actors
    assert [act.action for act in boy.acts] == ["wave"]
    assert not any(act.towards for act in boy.acts)


def test_what_speeds_shows_it_and_what_goes_at_night_has_lamps() -> None:
    def car(prompt: str) -> Actor:
        return filmed(prompt).shots[0].actors[0]

    assert car("A jeep speeds across the desert").attributes.get("fast") is True
    assert car("A jeep speeds across the desert").attributes.get("dust") is True
    assert "fast" not in car("A jeep drives through the city").attributes
    assert car("A jeep drives through the city at night").attributes.get("lights") is True


def test_a_carried_child_fits_the_picture_above_its_father() -> None:
    film = filmed("A father carries his daughter on his shoulders on the beach")
    for shot in film.shots:
        performer = perform(shot.actors[0])
        _, top, _, bottom = performer.bounds(shot.start, Place(0, 0, 100))
        assert bottom - top > 205, "somebody on the shoulders is as tall as the carrier and a half"


def test_a_revision_leaves_those_who_are_carried_where_they_are() -> None:
    scene: Scene = revise(read("A woman holds a cat in the park"), "make it night")
    assert {s.id: s.berth.host for s in scene.subjects if s.berth} == {"cat": "woman"}
    alone = revise(scene, "remove the woman")
    film = stage(alone, Clip(width=640, height=360, fps=24, frames=48), 3, ()).film
    assert [actor.id for actor in film.shots[0].actors] == ["cat"], "nobody carries it any more"


@pytest.mark.parametrize(
    ("spot", "kind"), [("arms", "cat"), ("arms", "human"), ("shoulders", "human"), ("shoulder", "bird")]
)
def test_those_who_are_carried_are_drawn_within_the_bounds(spot: Spot, kind: str) -> None:
    guest = Actor(id="guest", kind=kind, attributes={"age": "child"} if kind == "human" else {})
    for yaw in (30.0, -75.0, 150.0):
        host = Actor(
            id="host",
            kind="human",
            turns=(Turn(t=0, yaw=yaw),),
            acts=(Act(t=0, action="stand"),),
            company=(Companion(spot=spot, actor=guest),),
        )
        alone, both = (_drawn(actor) for actor in (host.model_copy(update={"company": ()}), host))
        assert np.count_nonzero(np.abs(alone.astype(int) - both).max(axis=2) > 8) > 800, "the guest is not seen"


def _drawn(actor: Actor) -> np.ndarray:
    """The figure's picture, after a check that all of it lies in its bounds."""
    performer, place = perform(actor), Place(250, 420, 150)
    pixels = np.zeros((500, 500, 4), np.uint8)
    canvas = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
    performer.draw(canvas.getCanvas(), skia.Surface(500, 500).getCanvas(), 0.4, place, LIGHT)
    left, top, right, bottom = performer.bounds(0.4, place)
    x, y, width, height = cv2.boundingRect((pixels[..., 3] > 2).astype(np.uint8))
    assert (left <= x, top <= y, x + width <= right, y + height <= bottom) == (True,) * 4
    return pixels
