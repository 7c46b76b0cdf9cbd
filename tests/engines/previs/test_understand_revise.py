"""A scene changed by a prompt: exactly what the prompt names changes, nothing else."""

from typing import Any

import pytest

from rushes.engines.previs.scene import Scene
from rushes.engines.previs.understand import read, revise

CAT = "An orange cat sits on a windowsill at dusk, rain outside, no music"
PAIR = "A man in a red coat with an umbrella and a woman in a blue dress walk down a city street in the afternoon"
TALK = 'A man and a woman sit in a cafe. The man says: "Hello." The woman replies: "Goodbye."'
TWINS = "A woman in a red coat and a woman in a green dress dance in a park"
ELDERS = "An old man and an old woman sit on a bench"
PARK = "A woman in a hat and a dog walk in a park on a summer day, handheld, birdsong"
ROBOT = "Two boys run through a snowy forest, fade to black"
PRODUCT = 'A red perfume bottle on white background, labeled "ROSE"'

EDITS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    # Colours and looks.
    (CAT, "Change the cat's fur color to purple.", {"cat.coat": "#7a4fa8"}),
    (CAT, "make the cat black", {"cat.coat": "#2b2a33"}),
    (CAT, "make it white", {"cat.coat": "#f0ede8"}),
    (CAT, "Give the cat green eyes", {"cat.eye": "#4d8a54"}),
    (PAIR, "Make the man's coat green", {"man.top": "#4d8a54"}),
    (PAIR, "the dress should be yellow", {"woman.top": "#f0c233"}),
    (PAIR, "make the dress red", {"woman.top": "#c0392f"}),
    (PAIR, "change her hair to blonde", {"woman.hair_colour": "blonde"}),
    (TWINS, "Make the first woman's hair red", {"woman.hair_colour": "red", "woman-2.hair_colour": None}),
    (TWINS, "Make the second woman's hair red", {"woman-2.hair_colour": "red", "woman.hair_colour": None}),
    (TWINS, "Remove the first woman", {"subjects": ["woman-2"]}),
    (TWINS, "Remove the woman", {"subjects": ["woman"]}),
    (PAIR, "make the woman old", {"woman.age": "elder", "woman.hair_colour": "grey"}),
    (PAIR, "make her older", {"woman.age": "elder", "woman.hair_colour": "grey"}),
    (PAIR, "the man is fat", {"man.build": 0.8}),
    (ELDERS, "make the man younger", {"grandfather.age": "adult", "grandfather.hair_colour": None}),
    (PAIR, "give the woman glasses", {"woman.glasses": True}),
    (PAIR, "give him a beard", {"man.beard": True}),
    (PAIR, "put a crown on the woman", {"woman.hat": "crown"}),
    (PAIR, "Remove the umbrella", {"man.prop": None}),
    (PAIR, "without the umbrella please", {"man.prop": None}),
    (PAIR, "replace the umbrella with a lantern", {"man.prop": "lantern"}),
    (PARK, "lose the hat", {"woman.hat": None}),
    (PARK, "take the woman's hat off", {"woman.hat": None}),
    (PRODUCT, "make the bottle blue", {"display.colour": "#3f6fae"}),
    # Who is there, and what they do.
    (PARK, "Remove the dog", {"subjects": ["woman"]}),
    (PARK, "no dog", {"subjects": ["woman"]}),
    (PARK, "Add a horse", {"subjects": ["woman", "dog", "horse"]}),
    (PARK, "replace the dog with a fox", {"subjects": ["woman", "fox"]}),
    (PARK, "turn the dog into a horse", {"subjects": ["woman", "horse"]}),
    (PARK, "a cat instead of the dog", {"subjects": ["woman", "cat"]}),
    (PARK, "make the dog run", {"dog.actions": ["run"]}),
    (PARK, "make her dance", {"woman.actions": ["dance"]}),
    (PARK, "The woman should sit down", {"woman.actions": ["sit"]}),
    (PARK, "make the woman smile", {"woman.emotion": "joy", "woman.actions": ["smile"]}),
    (PAIR, "make her sad", {"woman.emotion": "sad"}),
    (ROBOT, "add a third boy", {"subjects": ["boy", "boy-2", "boy-3"]}),
    # Where and when.
    (CAT, "make it night", {"time": "night"}),
    (CAT, "set it at dawn", {"time": "dawn"}),
    (CAT, "from dusk to 3am", {"time": "night"}),
    (CAT, "stop the rain", {"weather": "clear", "sounds": []}),
    (CAT, "make it snow instead of rain", {"weather": "snow", "particles": ["snow"], "sounds": []}),
    (PAIR, "Move it to a beach", {"setting": "seashore"}),
    (PAIR, "change the city to a forest", {"setting": "forest"}),
    (PAIR, "Let it rain", {"weather": "rain", "particles": ["rain"], "sounds": ["rain"]}),
    (PAIR, "in winter", {"season": "winter"}),
    (PAIR, "add falling leaves", {"particles": ["leaves"], "sounds": ["leaves"], "season": "autumn"}),
    (PAIR, "make the mood tense", {"mood": "tense"}),
    (PAIR, "in warm golden light", {"warmth": 1.0}),
    # How it is filmed.
    (PARK, "slower", {"pace": "slow"}),
    (PARK, "speed it up", {"pace": "fast"}),
    (PARK, "as a pencil sketch", {"style": "pencil"}),
    (PARK, "make it a blueprint", {"style": "blueprint"}),
    (PARK, "a close-up", {"framing": "close"}),
    (PARK, "slow push in", {"moves": ["push_in"]}),
    (PARK, "the camera rises into the sky", {"moves": ["rise"]}),
    (PARK, "locked camera, shallow depth of field", {"moves": ["locked"], "shallow_focus": True}),
    (PARK, "end on a close-up of the dog", {"ending.framing": "close", "ending.subjects": ["dog"]}),
    (PARK, "fade to black", {"ending.fade": "black"}),
    (ROBOT, "fade to white", {"ending.fade": "white"}),
    # What is heard and said.
    (PARK, "Remove the music", {"music": False}),
    (PARK, "no birdsong", {"sounds": []}),
    (CAT, "add music", {"music": True}),
    (TALK, 'The man says: "Hi!"', {"lines": ["Hi!", "Goodbye."]}),
    (TALK, "no dialogue", {"lines": []}),
    (TALK, "the woman whispers", {"deliveries": ["neutral", "whisper"]}),
    (TALK, "Remove the woman", {"subjects": ["man"], "lines": ["Hello."]}),
    (PRODUCT, 'Change the label to "LILY"', {"writing": ["LILY"]}),
    (PRODUCT, "remove the label", {"writing": []}),
    # Nothing that it could do.
    (PARK, "change the elephant to green", {}),
    (PARK, "quintuple the zorbs", {}),
)

PLAIN = ("setting", "time", "weather", "season", "mood", "warmth", "framing", "shallow_focus", "music", "pace", "style")
LISTS = ("moves", "particles", "sounds", "writing")


def flat(scene: Scene) -> dict[str, Any]:
    """A scene as one level of names and values, so that two can be compared."""
    found: dict[str, Any] = {name: getattr(scene, name) for name in PLAIN}
    found |= {name: list(getattr(scene, name)) for name in LISTS}
    found["subjects"] = [subject.id for subject in scene.subjects]
    for subject in scene.subjects:
        found |= {f"{subject.id}.{name}": value for name, value in subject.attributes.items()}
        found |= {f"{subject.id}.actions": list(subject.actions), f"{subject.id}.emotion": subject.emotion}
        found[f"{subject.id}.facing"] = subject.facing
    found["lines"] = [line.text for line in scene.dialogue]
    found["speakers"] = [line.speaker for line in scene.dialogue]
    found["deliveries"] = [line.delivery for line in scene.dialogue]
    if scene.display is not None:
        found |= {"display.kind": scene.display.kind, "display.colour": scene.display.colour}
    if scene.ending is not None:
        found |= {"ending.framing": scene.ending.framing, "ending.fade": scene.ending.fade}
        found["ending.subjects"] = list(scene.ending.subjects)
    return found


@pytest.mark.parametrize(("prompt", "edit", "wanted"), EDITS, ids=lambda value: str(value)[:40])
def test_an_edit_changes_what_it_names_and_nothing_else(prompt: str, edit: str, wanted: dict[str, Any]) -> None:
    before, after = flat(read(prompt)), flat(revise(read(prompt), edit))
    names = before.keys() | after.keys()
    if "subjects" in wanted or any(name.startswith("ending") for name in wanted):
        # Whoever comes or goes brings or takes attributes, and an end has several sides.
        left = set(wanted.get("subjects", after["subjects"])) & set(before["subjects"])
        names = {name for name in names if "." not in name or name.split(".")[0] in left}
    changed = {name: after.get(name) for name in names if before.get(name) != after.get(name)}
    asked = {name: value for name, value in wanted.items() if name in names}
    if "lines" in wanted:
        changed = {name: value for name, value in changed.items() if name not in ("speakers", "deliveries")}
    assert changed == asked
    assert {name: after.get(name) for name in wanted} == wanted


def test_who_takes_somebodys_place_takes_his_deeds() -> None:
    scene = read("A sleeping cat on a sofa")
    assert revise(scene, "replace the cat with a dog").subjects[0].actions == ("sleep",)


def test_edits_add_up() -> None:
    scene = read(PAIR)
    for edit in ("make it night", "make the coat black", "remove the woman", "as a pencil sketch"):
        scene = revise(scene, edit)
    assert (scene.time, scene.style) == ("night", "pencil")
    assert [(subject.id, subject.attributes["top"]) for subject in scene.subjects] == [("man", "#2b2a33")]


def test_an_edit_that_means_nobody_here_is_told() -> None:
    scene = revise(read(PARK), "make the elephant green")
    assert any("elephant" in word for word in scene.unmatched)
    assert "zorbs" in revise(read(PARK), "quintuple the zorbs").unmatched


def test_a_scene_without_anybody_takes_whom_an_edit_names() -> None:
    scene = revise(Scene(prompt=""), "a woman with a red scarf waves")
    assert [subject.id for subject in scene.subjects] == ["woman"]
