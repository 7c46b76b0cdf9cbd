"""From an order to a plan: lines are fitted to the clip that was ordered."""

from pathlib import Path

import pytest

from rushes.engines.previs.film import Clip, Film
from rushes.engines.previs.messages import Order
from rushes.engines.previs.parts import Parts
from rushes.engines.previs.planning import MOST_HASTE, plan
from rushes.engines.previs.sound.voice import Utterance, speak

TEXT = "We have never had a better year than this one, and I am sure that the next one will be better still."
PROMPT = f'A woman says "{TEXT}"'
SEED = 7


def planned(folder: Path, prompt: str, seconds: float) -> tuple[Film, list[str]]:
    folder.mkdir()
    parts, said = Parts.made_in(folder), list[str]()
    clip = Clip(width=640, height=360, fps=24, frames=round(seconds * 24))
    plan(Order(prompt=prompt, clip=clip, seed=SEED), parts, said.append)
    return parts.film(), said


@pytest.fixture(scope="module")
def unhurried(tmp_path_factory: pytest.TempPathFactory) -> float:
    """Seconds that the line takes when there is time."""
    film, _ = planned(tmp_path_factory.mktemp("long") / "film", PROMPT, 12)
    (spoken,) = film.score.spoken
    return spoken.end - spoken.start


def test_a_line_that_is_a_little_too_long_is_spoken_faster_and_heard_whole(unhurried: float, tmp_path: Path) -> None:
    film, said = planned(tmp_path / "film", PROMPT, unhurried * 0.92)
    (spoken,) = film.score.spoken
    assert not [sentence for sentence in said if sentence.startswith("Cut short")]
    assert spoken.end <= film.clip.seconds - 0.05
    assert unhurried * 0.78 < spoken.end - spoken.start < unhurried * 0.92


def test_a_line_that_is_much_too_long_is_hurried_only_so_far_and_cut(unhurried: float, tmp_path: Path) -> None:
    film, said = planned(tmp_path / "film", PROMPT, unhurried * 0.5)
    assert [sentence for sentence in said if sentence.startswith("Cut short")]
    assert film.subtitles


def test_two_lines_that_almost_fit_are_both_heard(tmp_path: Path) -> None:
    prompt = (
        'A man asks: "Have you seen what they built down there by the river?" A woman replies: "Yes, it is lovely."'
    )
    relaxed, _ = planned(tmp_path / "relaxed", prompt, 12)
    length = sum(spoken.end - spoken.start for spoken in relaxed.score.spoken)
    film, said = planned(tmp_path / "tight", prompt, length * 0.95)
    assert len(film.score.spoken) == 2
    assert not [sentence for sentence in said if sentence.startswith(("Left out", "Cut short"))]


def test_haste_shortens_a_take(tmp_path: Path) -> None:
    (calm,) = speak([Utterance(0, TEXT, "female-1")], SEED, tmp_path)
    (hasty,) = speak([Utterance(0, TEXT, "female-1", haste=MOST_HASTE)], SEED, tmp_path)
    assert calm.seconds / 1.4 < hasty.seconds < calm.seconds / 1.1
