"""Well-known names in prompts: what is found, and above all what is not."""

from pathlib import Path

import pytest

from rushes.errors import SettingsError
from rushes.service.known_names import KnownNames, known_names
from support.prompt_facts import prompts

PACKAGED = known_names()
COLLECTION = Path(__file__).parent.parent / "engines/previs/prompts.toml"

FOUND = [
    ("Mickey Mouse dances with Shrek", ["Mickey Mouse", "Shrek"]),
    ("darth vader, DARTH VADER and Darth   Vader", ["Darth Vader"]),
    ("a spiderman and a Spider Man", ["Spiderman", "Spider-Man"]),
    ("Pikachus in a McDonald’s", ["Pikachu", "McDonald's"]),
    ("the Batman's cave, near the Simpsons' house: The Simpsons", ["Batman", "The Simpsons"]),
    ("A can of Coca-Cola beside a coca cola sign for a Red Bull", ["Coca-Cola", "Red Bull"]),
    ("She meets Elsa in the snow", ["Elsa"]),
    ("R2-D2 and C-3PO cross a desert in Star Wars", ["R2-D2", "C-3PO", "Star Wars"]),
    ("A boy reads Harry Potter, written\nby hand", ["Harry Potter"]),
]


@pytest.mark.parametrize(("prompt", "names"), FOUND)
def test_names_are_found_however_they_are_written(prompt: str, names: list[str]) -> None:
    assert PACKAGED.found_in(prompt) == names


HARMLESS = [
    "A hulking man links arms with a joker at a stitch of land",
    "Link the two rooms with a door. Frozen lakes glitter. Woody plants grow on dunes",
    "A knight rides past apples, shells, a jeep track and pumas",
    "The minions of evil meet a supermannequin on a wall e metres high; a big bird, a black widow, mountain dew",
    "He says: 'Neo-gothic towers!' Friends talk at dusk",
    "An inspector with a gadget visits a lion and its king",
    "",
    " ",
    "A goofy smile; a baby and its yodelling mother; a red bull in a field; a pink panther; the call of duty",
]


@pytest.mark.parametrize("prompt", HARMLESS)
def test_words_of_everyday_language_are_not_taken_for_names(prompt: str) -> None:
    assert PACKAGED.found_in(prompt) == []


def test_prompts_of_every_kind_are_let_through() -> None:
    blocked = {prompt["text"]: found for prompt in prompts(COLLECTION) if (found := PACKAGED.found_in(prompt["text"]))}
    assert blocked == {}


def test_cased_names_count_only_as_they_are_written_and_within_a_sentence() -> None:
    names = KnownNames([], ["Hulk", "Iron Giant"])
    assert names.found_in("the Hulk smashes") == ["Hulk"]
    assert names.found_in("Hulk smashes. Hulk runs! 'Hulk sleeps'") == []
    assert names.found_in("the hulk of a ship") == []
    assert names.found_in("Iron Giant walks") == ["Iron Giant"], "two words are never a sentence's beginning by chance"


def test_an_operators_own_file_adds_to_ours(tmp_path: Path) -> None:
    own = tmp_path / "names.toml"
    own.write_text('[ours]\nnames = ["Captain Rushes"]\ncased = ["Rush"]\n')
    names = known_names(own)
    assert names.found_in("captain rushes meets Shrek in the Rush") == ["Captain Rushes", "Shrek", "Rush"]


WRONG = [
    ("names = [", "is not a file of names"),
    ("names = ['x']", "is not a file of names"),
    ("[a]\nnames = 'x'", "is not a file of names"),
    ("[a]\nothers = ['x']", "is not a file of names"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_file_that_is_none_is_told_with_its_setting(tmp_path: Path, text: str, message: str) -> None:
    own = tmp_path / "names.toml"
    own.write_text(text)
    with pytest.raises(SettingsError, match=f"RUSHES_KNOWN_NAMES.*{message}"):
        known_names(own)
    with pytest.raises(SettingsError, match="cannot be read"):
        known_names(tmp_path / "none.toml")
