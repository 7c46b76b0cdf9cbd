"""The collection of prompts: of each, everything that it states must be understood."""

from pathlib import Path
from typing import Any

import pytest

from rushes.engines.previs.figures.attributes import checked
from rushes.engines.previs.figures.vocabulary import ACTIONS, ATTRIBUTES
from rushes.engines.previs.understand import read
from support.prompt_facts import facts, prompts

COLLECTION = prompts(Path(__file__).with_name("prompts.toml"))
FEWEST = 120


@pytest.mark.parametrize("prompt", COLLECTION, ids=lambda prompt: prompt["text"][:60])
def test_what_a_prompt_states_is_understood(prompt: dict[str, Any]) -> None:
    missed = [fact for fact, holds in facts(read(prompt["text"]), prompt) if not holds]
    assert not missed


@pytest.mark.parametrize("prompt", COLLECTION, ids=lambda prompt: prompt["text"][:60])
def test_everybody_can_be_drawn_as_understood(prompt: dict[str, Any]) -> None:
    for subject in read(prompt["text"]).subjects:
        checked(subject.kind, ATTRIBUTES[subject.kind], subject.attributes)
        assert set(subject.actions) <= {*ACTIONS[subject.kind], "sleep"}


def test_the_collection_is_large_and_varied() -> None:
    assert len({prompt["text"] for prompt in COLLECTION}) >= FEWEST
    assert sum("who" in prompt for prompt in COLLECTION) > FEWEST / 2
    assert sum("lines" in prompt for prompt in COLLECTION) > FEWEST / 10
