"""Deeds done with things: who plays, eats, works, and what is in the hands and before them."""

import pytest

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
