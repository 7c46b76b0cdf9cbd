"""Large things that people and animals do something on, in, under and at: understood, and staged with their users."""

import pytest

from rushes.engines.previs.direct import stage
from rushes.engines.previs.direct.bodies import KITS
from rushes.engines.previs.film import Actor, Clip, Shot
from rushes.engines.previs.scene import Scene
from rushes.engines.previs.understand import read, revise

CLIP = Clip(width=640, height=360, fps=24, frames=96)


def first_shot(prompt: str, seed: int = 7) -> Shot:
    return stage(read(prompt), CLIP, seed, []).film.shots[0]


def cast(shot: Shot) -> dict[str, Actor]:
    return {actor.id: actor for actor in shot.actors}


def pieces(scene: Scene) -> list[tuple[str, str]]:
    return [(piece.kind, piece.way) for piece in scene.set_pieces]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("A cat sits on a fence", [("fence", "on")]),
        ("Two boys jump up and down on the old bed", [("bed", "on")]),
        ("A girl sleeps in her bed", [("bed", "in")]),
        ("A teenager hides under the desk", [("writing desk", "under")]),
        ("A vampire rises from a coffin", [("coffin", "from")]),
        ("A man steps out of a glowing portal", [("portal", "from")]),
        ("A woman knocks on the front door", [("door", "at")]),
        ("Friends sit around a campfire beside a tent", [("campfire", "at"), ("tent", "at")]),
        ("A bulldog sits on the couch", [("sofa", "on")]),
        ("A man climbs a ladder", [("ladder", "on")]),
    ],
)
def test_what_is_used_and_how_is_understood(prompt: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(read(prompt)) == expected


@pytest.mark.parametrize(
    "prompt", ["A room with a bed and a sofa", "A house without a fence", "A fox walks past a rock", "No tent, a lake"]
)
def test_what_nobody_uses_is_left_to_the_setting(prompt: str) -> None:
    assert read(prompt).set_pieces == ()


def test_a_set_piece_has_the_colour_that_stands_before_it() -> None:
    tent = read("Hikers in red jackets sit beside a green tent").set_pieces[0]
    assert tent.colour == read("A green car").subjects[0].attributes["body"]
    assert read("a monk in orange robes sits on a rock").set_pieces[0].colour is None


def test_what_is_shown_is_not_told_as_unshown() -> None:
    assert "tent" not in read("A man sits in front of a tent").unshown


@pytest.mark.parametrize(
    ("prompt", "who", "kind"),
    [
        ("A cat sits on a fence", "cat", "fence"),
        ("A dog sleeps on the sofa", "dog", "sofa"),
        ("A girl jumps on a bed", "girl", "bed"),
        ("An owl perches on a branch", "owl", "branch"),
    ],
)
def test_whoever_is_on_something_is_as_high_as_it_is_and_before_it(prompt: str, who: str, kind: str) -> None:
    actors = cast(first_shot(prompt))
    assert 0.3 < actors[who].perched <= KITS[kind].extent.top
    assert abs(actors[who].x - actors[kind].x) < KITS[kind].extent.half
    assert actors[who].z < actors[kind].z


def test_several_share_one_bed() -> None:
    actors = first_shot("Three kids jump on a bed").actors
    assert [actor.kind for actor in actors].count("bed") == 1
    assert len({actor.x for actor in actors if actor.kind == "human"}) == 3


def test_people_sit_around_a_fire_and_look_into_it() -> None:
    actors = cast(first_shot("Two friends sit around a campfire at night"))
    fire = actors.pop("campfire")
    left, right = sorted(actors.values(), key=lambda actor: actor.x)
    assert left.x < fire.x - 0.5 < fire.x + 0.5 < right.x
    assert left.turns[0].yaw > 0 > right.turns[0].yaw
    assert {actor.acts[0].action for actor in actors.values()} == {"warm"}


def test_a_blanket_lies_over_whoever_is_in_bed() -> None:
    actors = cast(first_shot("A boy sleeps in bed"))
    assert actors["bed-front"].z < actors["boy"].z < actors["bed"].z
    assert actors["bed-front"].attributes["front"] is True


@pytest.mark.parametrize(("prompt", "action"), [("A man knocks on a door", "stand"), ("The door opens", "open")])
def test_a_door_opens_when_the_prompt_says_so(prompt: str, action: str) -> None:
    assert cast(first_shot(prompt))["door"].acts[0].action == action


def test_a_fire_burns_where_nobody_is() -> None:
    shot = first_shot("A campfire crackles in a dark forest, no people")
    assert [actor.kind for actor in shot.actors] == ["campfire"]


def test_set_pieces_stay_when_something_else_is_changed() -> None:
    scene = revise(read("A cat sits on a fence"), "make it night")
    assert pieces(scene) == [("fence", "on")]


def test_two_share_one_umbrella() -> None:
    actors = first_shot("A man and a woman share an umbrella in the rain").actors
    a, b = (actor for actor in actors if actor.kind == "human")
    assert abs(a.x - b.x) < 0.6
    assert sum(actor.attributes.get("prop") == "umbrella" for actor in (a, b)) == 1
