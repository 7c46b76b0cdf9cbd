"""Deeds done with things: who plays, eats, works, and what is in the hands and before them."""

import pytest
from demo.previs_sheets.prompts import silent_takes

from rushes.engines.previs.direct import stage
from rushes.engines.previs.film import Actor, Clip
from rushes.engines.previs.understand import read

CLIP = Clip(width=640, height=360, fps=24, frames=6 * 24)


def people(prompt: str) -> list[Actor]:
    """Everybody in the last shot of a prompt's film."""
    return [actor for actor in stage(read(prompt), CLIP, 7, []).film.shots[-1].actors if actor.kind == "human"]


def deeds(prompt: str) -> list[str]:
    """What each of them does."""
    return [actor.acts[-1].action for actor in people(prompt)]


@pytest.mark.parametrize(
    ("prompt", "action"),
    [
        ("A pianist in a red dress plays on a dark stage", "play piano"),
        ("An old woman sits at the piano", "play piano"),
        ("A girl plays her cello in the forest", "play cello"),
        ("A violinist stands in a snowy street", "play violin"),
        ("A man with a violin on a bridge", "play violin"),
        ("A bearded drummer on a stage", "play drums"),
        ("A woman plays the trumpet under a street lamp", "play trumpet"),
        ("A sax player in a smoky bar", "play saxophone"),
        ("A boy practises the flute at home", "play flute"),
        ("An accordionist in Paris", "play accordion"),
        ("A DJ in a club", "mix music"),
        ("A singer on a stage", "sing"),
    ],
)
def test_players_play(prompt: str, action: str) -> None:
    assert deeds(prompt) == [action]


@pytest.mark.parametrize(
    ("prompt", "action"),
    [
        ("A woman plays chess with an old man in the park", "play chess"),
        ("Two sailors play cards in a bar", "play cards"),
    ],
)
def test_two_who_play_sit_face_to_face_at_one_table(prompt: str, action: str) -> None:
    left, right = sorted(people(prompt), key=lambda person: person.x)
    assert (left.acts[-1].action, right.acts[-1].action) == (action, action)
    assert (left.turns[0].yaw, right.turns[0].yaw) == (90.0, -90.0)


@pytest.mark.parametrize(
    ("prompt", "action"),
    [
        ("A witch stirs a bubbling cauldron in a cave", "stir"),
        ("A dad grills burgers in the backyard", "grill"),
        ("A barista at work in a cafe", "pour"),
        ("A teacher points at the whiteboard", "teach"),
        ("A weatherman stands in front of a map", "teach"),
        ("A nurse washes her hands", "wash hands"),
        ("A merchant weighs saffron in the market", "weigh"),
        ("An old clockmaker blows dust off a golden pocket watch", "blow"),
        ("A robot waters flowers on a balcony", "water plants"),
        ("A carpenter with a hammer", "hammer"),
        ("A grandmother knits in an armchair", "knit"),
        ("A pirate digs a hole on a beach", "dig"),
        ("A man rakes leaves in autumn", "rake"),
        ("A janitor mops the floor of a hospital", "mop"),
        ("A girl looks at her phone on a bench", "look at phone"),
        ("A poet writes a letter", "write"),
        ("A woman brushes her teeth", "brush teeth"),
        ("A man shaves", "shave"),
        ("A farmer feeds chickens", "feed"),
        ("A baker kneads dough", "knead"),
        ("A boy plays video games on the couch", "play video games"),
        ("A scientist looks through a microscope", "use microscope"),
        ("A mechanic hammers metal", "hammer"),
        ("A man with a newspaper in a cafe", "read"),
    ],
)
def test_work_is_done(prompt: str, action: str) -> None:
    assert action in deeds(prompt)


@pytest.mark.parametrize(
    "prompt", ["A man eats pasta in a restaurant", 'A woman in a cafe sips tea. She says: "Hello."']
)
def test_people_who_dine_sit(prompt: str) -> None:
    scene = read(prompt)
    film = stage(scene, CLIP, 7, silent_takes(scene)).film
    diners = [actor for shot in film.shots for actor in shot.actors]
    assert {actor.attributes["seat"] for actor in diners} == {"chair"}
    assert not any(act.action == "stand" for actor in diners for act in actor.acts)


@pytest.mark.parametrize(
    "prompt",
    [
        "A hiker waves at the camera. Late summer evening, mosquitoes, acoustic guitar.",
        "A man waves, soft violin",
        "A woman waves. A lone cello plays.",
        "A man waves; a flute tune",
    ],
)
def test_an_instrument_that_is_only_heard_is_in_nobodys_hands(prompt: str) -> None:
    assert deeds(prompt) == ["wave"]
    assert all("prop" not in person.attributes for person in people(prompt))


@pytest.mark.parametrize(
    ("prompt", "station"),
    [("A mother pushes a pram through the park", "pram"), ("An alien buys groceries in a supermarket", "trolley")],
)
def test_what_has_wheels_is_pushed_on_foot(prompt: str, station: str) -> None:
    assert deeds(prompt) == ["walk"]
    assert [person.attributes["station"] for person in people(prompt)] == [station]


@pytest.mark.parametrize("prompt", ["A man leads a horse through a village", "A woman walks her dog in the park"])
def test_an_animal_is_held_by_a_rope_at_the_neck(prompt: str) -> None:
    person, animal = sorted(
        stage(read(prompt), CLIP, 7, []).film.shots[-1].actors, key=lambda actor: actor.kind != "human"
    )
    way, apart = person.acts[0].towards, animal.x - person.x
    assert animal.acts[0].towards == way
    assert 0 < (float(person.attributes["rope_reach"]) - apart) * way < 1
    assert (apart * way < 0) == ("leads" in prompt)


@pytest.mark.parametrize(
    ("prompt", "lead"),
    [("A pianist on a stage", "piano"), ("A girl plays the cello", "strings"), ("A man reads a book", None)],
)
def test_the_music_is_played_on_what_is_seen_to_be_played(prompt: str, lead: str | None) -> None:
    assert stage(read(prompt), CLIP, 7, []).film.score.lead == lead


def test_strokes_of_work_are_heard() -> None:
    struck = [foley.t for foley in stage(read("A smith hammers iron"), CLIP, 7, []).film.score.foley]
    assert len(struck) == pytest.approx(6 / 0.9, abs=1)
    assert "water" in stage(read("A nurse washes her hands"), CLIP, 7, []).film.score.ambience


def test_a_pronoun_inside_a_deed_is_heard() -> None:
    assert read("A surgeon washes her hands").subjects[0].attributes["sex"] == "female"
