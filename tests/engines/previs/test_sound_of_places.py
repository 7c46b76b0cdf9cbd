"""What films sound like: loud enough, never too loud, words above the rest, every place with a sound of its own."""

import numpy as np
import pytest

from rushes.engines.previs.direct import stage
from rushes.engines.previs.direct.score import PLACE_BEDS
from rushes.engines.previs.film import Clip
from rushes.engines.previs.planning import mix_sound
from rushes.engines.previs.sound.beds import bed
from rushes.engines.previs.sound.loudness import integrated, true_peak
from rushes.engines.previs.understand import read
from rushes.engines.previs.world.settings import SETTINGS
from support.previs import Workshop

pytestmark = pytest.mark.slow

PROMPTS = (
    "A woman walks along the beach at noon, waves behind her",
    'A man in a raincoat says "What a night!" in a city street at night in the rain',
    "A storm over the mountains",
    "A cat sleeps in a living room",
    'Two friends talk in a cafe. She says "I knew it." He replies "You did not."',
    "A spaceship flies through space, epic",
    "An empty stage, silence, no music",
    "A dog barks in a village in the morning, no music",
    "A man jumps in a snowfield, joyful",
    "A dragon flies over a castle in fog, tense",
    "Fish swim underwater, calm",
    'A girl whispers "Come closer" in a cave',
)


@pytest.mark.parametrize("prompt", PROMPTS)
def test_every_film_is_as_loud_as_the_others(workshop: Workshop, prompt: str) -> None:
    film = workshop.film(prompt, seconds=4.0)
    mix_sound(film.parts)
    sound = np.load(film.parts.sound)
    assert sound.shape == (4 * 48_000, 2)
    assert integrated(sound) == pytest.approx(-16.0, abs=1.0)
    assert true_peak(sound) <= -0.95


def test_every_setting_has_a_sound_and_no_two_the_same() -> None:
    assert PLACE_BEDS.keys() == SETTINGS.keys()
    mixes = [tuple(sorted(beds.items())) for beds in PLACE_BEDS.values()]
    alike = [name for name, beds in PLACE_BEDS.items() if mixes.count(tuple(sorted(beds.items()))) > 1]
    assert not alike


def test_weather_is_heard_outside_behind_glass_and_not_in_space() -> None:
    def rain(setting: str) -> float:
        scene = read("A man walks.").model_copy(update={"setting": setting, "weather": "storm"})
        clip = Clip(width=320, height=180, fps=24, frames=48)
        return stage(scene, clip, 7, []).film.score.ambience.get("rain", 0.0)

    assert rain("meadow") > rain("living room") > rain("space") == rain("underwater") == 0


def test_a_clock_ticks_once_a_second() -> None:
    sound = np.abs(bed("clock", 6 * 48_000, np.random.default_rng(4))).sum(1)
    envelope = sound.reshape(-1, 480).max(1)  # a hundred values a second
    loud = np.nonzero(envelope > 0.5 * envelope.max())[0]
    ticks = loud[np.insert(np.diff(loud) > 20, 0, True)]
    assert len(ticks) >= 5
    assert np.abs(np.diff(ticks) - 100).max() <= 3
