"""Lexicons are data: the package's fit the kits, and a folder of one's own adds to them."""

from pathlib import Path

import pytest

from rushes.engines.previs.engine import build
from rushes.engines.previs.figures.attributes import checked
from rushes.engines.previs.figures.vocabulary import ACTIONS, ATTRIBUTES, KINDS
from rushes.engines.previs.film import Clip
from rushes.engines.previs.messages import Order
from rushes.engines.previs.parts import Parts
from rushes.engines.previs.planning import plan
from rushes.engines.previs.understand import read, revise
from rushes.engines.previs.understand.lexicon import lexicon
from rushes.errors import SettingsError

OWN = """
[dog]
nouns = ["xoloitzcuintli"]

[lamplighter]
kind = "human"
nouns = ["lamplighter"]
attributes = { clothing = "coat", prop = "lantern" }
setting = "village"
"""


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "subjects.toml").write_text(OWN)
    return str(tmp_path)


def test_a_folder_of_lexicons_adds_words(folder: str) -> None:
    scene = read("A lamplighter walks a xoloitzcuintli", folder)
    assert [(subject.id, subject.kind) for subject in scene.subjects] == [("lamplighter", "human"), ("dog", "dog")]
    assert scene.subjects[0].attributes["prop"] == "lantern"
    assert scene.setting == "village"


def test_added_words_leave_the_packages_alone(folder: str) -> None:
    assert read("A dog and a cat run", folder) == read("A dog and a cat run")
    assert "xoloitzcuintli" in read("A xoloitzcuintli").unmatched


def test_revisions_know_added_words_too(folder: str) -> None:
    scene = revise(read("A woman in a village"), "add a lamplighter", folder)
    assert [subject.id for subject in scene.subjects] == ["woman", "lamplighter"]


def test_an_order_is_read_with_its_lexicons_and_what_is_not_understood_is_told(folder: str, tmp_path: Path) -> None:
    order = Order(
        prompt="A lamplighter waves to a quixotrope",
        clip=Clip(width=256, height=256, fps=12, frames=24),
        seed=1,
        lexicons=folder,
    )
    said: list[str] = []
    recipe = plan(order, Parts.made_in(tmp_path), said.append)
    assert [subject.id for subject in recipe.scene.subjects] == ["lamplighter"]
    assert "Not understood: quixotrope" in said


@pytest.mark.parametrize("text", ["[dog", "[dog]\nnouns = 3", "[dog]\nnoums = ['x']"])
def test_a_wrong_lexicon_is_told_when_the_engine_is_built(tmp_path: Path, text: str) -> None:
    (tmp_path / "subjects.toml").write_text(text)
    with pytest.raises(SettingsError, match="lexicon"):
        build({"lexicons": str(tmp_path)})


def test_a_missing_folder_is_told_when_the_engine_is_built(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no folder"):
        build({"lexicons": str(tmp_path / "nowhere")})


def test_kinds_and_attributes_are_the_kits() -> None:
    words = lexicon()
    assert set(words.kinds.kinds) <= set(KINDS)
    for kind, family in words.kinds.kinds.items():
        assert set(words.kinds.families[family].actions) <= {*ACTIONS[kind], "sleep"}, kind
    for key, entry in words.cast.items():
        if not entry.members:
            checked(key, ATTRIBUTES[entry.kind], entry.attributes)
    for key, look in words.looks.items():
        checked(key, {**ATTRIBUTES["dog"], **ATTRIBUTES["human"]}, look.set)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("houseboat", "boat"),
        ("racehorse", "horse"),
        ("sheepdog", "dog"),
        ("swordfish", "fish"),
        ("seabird", "bird"),
        ("cellist", "human"),
        ("juggler", "human"),
        ("goldsmith", "human"),
        ("fishermen", "human"),
        ("mountaineers", "human"),
    ],
)
def test_compounds_and_doers_need_no_entry(word: str, kind: str) -> None:
    assert {subject.kind for subject in read(f"The {word} in the sun").subjects} == {kind}


@pytest.mark.parametrize("word", ["career", "important", "mist", "understand", "station", "butter", "letters"])
def test_words_that_only_end_like_somebody_are_nobody(word: str) -> None:
    assert read(f"A {word} in the sun").subjects == ()


@pytest.mark.parametrize("slot", ["subject", "action", "setting"])
def test_no_noun_or_verb_means_two_things(slot: str) -> None:
    for phrases in lexicon().phrases.values():
        for phrase in phrases:
            keys = {
                (m.key, m.weight) for m in phrase.meanings if m.slot == slot and m.form not in ("plural", "s", "ed")
            }
            strong = {key for key, weight in keys if weight >= 1}
            assert len(strong) <= 1, (phrase.words, strong)
