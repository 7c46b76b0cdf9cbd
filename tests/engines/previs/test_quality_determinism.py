"""The same film is the same bytes wherever it is made, and changes only where something that it uses changed."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from demo.previs_sheets.prompts import silent_takes

from rushes.engines.previs.direct import stage
from rushes.engines.previs.figures.vehicles import VEHICLES
from rushes.engines.previs.film import Clip
from rushes.engines.previs.picture import Picture
from rushes.engines.previs.understand import read
from rushes.engines.previs.world.settings import SETTINGS

pytestmark = pytest.mark.slow

CLIP = Clip(width=160, height=90, fps=24, frames=96)
MOMENTS = (0, 95)
PROMPTS = (
    "A red car drives through the city at night in the rain",
    "A woman walks her dog through an autumn park, leaves in the wind",
    'A boy in a kitchen says: "I am hungry!"',
    "A knight rides a horse to the castle at dusk",
    "A xoloitzcuintli in a meadow",
)
ELSEWHERE = """
import cv2, sys
cv2.setNumThreads(int(sys.argv[1]))
sys.path[:0] = [sys.argv[2], sys.argv[3]]
from tests.engines.previs.test_quality_determinism import PROMPTS, digests
print(digests(tuple(reversed(PROMPTS)) if sys.argv[4] == "reversed" else PROMPTS))
"""


def digests(prompts: tuple[str, ...], lexicons: str = "") -> dict[str, str]:
    """A fingerprint of the plan and of frames of each prompt's film, by prompt; frames are drawn from the last on."""
    found: dict[str, str] = {}
    for prompt in prompts:
        scene = read(prompt, lexicons)
        film = stage(scene, CLIP, 7, silent_takes(scene)).film
        sum_ = hashlib.sha256(film.model_dump_json().encode())
        picture = Picture(film)
        for index in reversed(MOMENTS):
            sum_.update(picture.frame(index).tobytes())
        found[prompt] = sum_.hexdigest()
    return dict(sorted(found.items()))


@pytest.mark.parametrize(("threads", "order", "hashes"), [("1", "reversed", "1"), ("2", "as written", "2")])
def test_another_process_makes_the_same_films(threads: str, order: str, hashes: str) -> None:
    root = Path(__file__).parents[3]
    arguments = [sys.executable, "-c", ELSEWHERE, threads, str(root), str(root / "tests"), order]
    environment = {**os.environ, "PYTHONHASHSEED": hashes}
    made = subprocess.run(arguments, capture_output=True, text=True, check=True, env=environment, cwd=root, timeout=120)
    assert made.stdout.strip() == str(digests(PROMPTS))


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    return {prompt for prompt in PROMPTS if before[prompt] != after[prompt]}


def test_another_paint_of_the_cars_changes_films_with_cars_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    unpainted = (PROMPTS[0].replace("red ", ""), *PROMPTS[1:])
    before = digests(unpainted)
    car = VEHICLES["car"]
    monkeypatch.setitem(VEHICLES, "car", replace(car, colours={**car.colours, "body": "#123456"}))
    after = digests(unpainted)
    assert [prompt for prompt in unpainted if before[prompt] != after[prompt]] == [unpainted[0]]


def test_another_setting_changes_films_that_are_set_there_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digests(PROMPTS)
    monkeypatch.setitem(SETTINGS, "castle", replace(SETTINGS["castle"], bands=SETTINGS["castle"].bands[:-1]))
    assert changed(before, digests(PROMPTS)) <= {PROMPTS[3]}
    monkeypatch.setitem(SETTINGS, "castle", SETTINGS["village"])
    assert changed(before, digests(PROMPTS)) == {PROMPTS[3]}


def test_another_meaning_of_a_word_changes_films_that_use_it_alone(tmp_path: Path) -> None:
    (tmp_path / "subjects.toml").write_text('[dog]\nnouns = ["xoloitzcuintli"]\n')
    assert changed(digests(PROMPTS), digests(PROMPTS, str(tmp_path))) == {PROMPTS[4]}
