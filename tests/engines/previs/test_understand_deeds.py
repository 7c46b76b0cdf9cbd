"""Whose deed a verb is, whether a word is a verb at all, and what somebody is on."""

import pytest

from rushes.engines.previs.understand import read


@pytest.mark.parametrize(
    ("prompt", "doing"),
    [
        ("A grandfather teaches the boy to fish", {"grandfather": ("gesture",), "boy": ("fish",)}),
        ("A woman teaches her dog to roll over", {"woman": ("gesture",), "dog": ("roll",)}),
        ("A teacher teaches two children math, they laugh", {"teacher": ("teach",), "child": ("laugh",)}),
        ("A boy wants to fish", {"boy": ("fish",)}),
        ("A woman talks to fish", {"woman": ("talk",), "fish": ()}),
        ("A chef cooks and winks", {"chef": ("cook", "wink"), "chef-2": None}),
        ("A boy ducks behind a wall", {"boy": ("crouch",), "duck": None}),
        ("The cooks laugh", {"chef": ("laugh",), "chef-2": ("laugh",)}),
        ("A grandfather hugs a girl. The boy waves.", {"grandfather": ("hug",), "girl": ("hug",), "boy": ("wave",)}),
        ("An old woman hugs the girl. The woman smiles.", {"grandmother": ("hug", "smile"), "girl": ("hug",)}),
    ],
)
def test_who_does_what(prompt: str, doing: dict[str, tuple[str, ...] | None]) -> None:
    found = {subject.id: subject.actions for subject in read(prompt).subjects}
    assert {name: found.get(name) for name in doing} == doing


@pytest.mark.parametrize("prompt", ["A pirate stands on the deck of a ship", "An old sailor steers the ship"])
def test_around_those_on_its_deck_there_is_no_second_ship(prompt: str) -> None:
    scene = read(prompt)
    assert scene.setting == "deck"
    assert [(subject.kind, subject.berth) for subject in scene.subjects] == [("human", None)]


def test_a_ship_alone_is_seen_from_elsewhere() -> None:
    assert [subject.kind for subject in read("A pirate ship sails in a storm").subjects] == ["ship"]


@pytest.mark.parametrize(
    ("prompt", "setting"),
    [
        ("A couple kisses under falling cherry blossoms", "meadow"),
        ("A couple kisses", "studio"),
        ("A boy learns to fish", "lake"),
        ("A man fries eggs", "kitchen"),
    ],
)
def test_where_it_is_when_no_place_is_named(prompt: str, setting: str) -> None:
    assert read(prompt).setting == setting
