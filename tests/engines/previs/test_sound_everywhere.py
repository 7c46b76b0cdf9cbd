"""The sound of a film in every place and weather: loud as all others, alive, words above it, steps with the feet."""

from functools import cache
from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray

from rushes.engines.previs.direct import stage
from rushes.engines.previs.direct.score import SILENT_GROUND
from rushes.engines.previs.figures.person_performer import HumanPerformer
from rushes.engines.previs.film import Clip, Film
from rushes.engines.previs.performer import Place
from rushes.engines.previs.scene import Weather
from rushes.engines.previs.sound.loudness import integrated, true_peak
from rushes.engines.previs.sound.mix import mix, stems
from rushes.engines.previs.sound.synthesis import SAMPLE_RATE, generator, noise
from rushes.engines.previs.sound.takes import CURVE_RATE, Take
from rushes.engines.previs.understand import read
from rushes.engines.previs.world.settings import SETTINGS

pytestmark = pytest.mark.slow

SECONDS, FPS = 4.0, 24
LINE = 1.3
"""Seconds that the line takes."""
WALK, TALK = "Wide shot: a man walks. No music.", 'A man stands and says: "Here we are at last."'

LOUDNESS, WITHIN, MOST_PEAK = -16.0, 1.0, -1.0
"""LUFS, LU and dBTP."""
SILENCE, LONGEST_SILENCE = -60.0, 0.5
ABOVE = 8.0
"""Decibels by which words lie above ambience and above music."""
FAINTEST = -50.0
"""Decibels of a place: fainter is only the air that is always there."""

Floats = NDArray[np.float32]

WEATHERS = get_args(Weather)
FEW = (
    ("seashore", "storm"), ("space", "clear"), ("office", "rain"), ("snowfield", "snow"), ("meadow", "wind"),
    ("city", "fog"), ("cave", "clear"),
)  # fmt: skip
EVERYWHERE = pytest.mark.parametrize(
    ("setting", "weather"),
    [
        pytest.param(*place, marks=[] if place in FEW else pytest.mark.previs_full)
        for place in ((setting, weather) for setting in sorted(SETTINGS) for weather in WEATHERS)
    ],
)


def speech(seconds: float) -> Floats:
    """Noise with the spectrum and the syllables of a soft voice."""
    count = round(seconds * SAMPLE_RATE)
    sound = noise(count, generator(1, "voice"), [(90, -20), (200, 0), (600, 0), (3000, -14), (8000, -18)])
    sound = sound * (0.15 + 0.85 * np.abs(np.sin(2 * np.pi * 2.2 * np.arange(count) / SAMPLE_RATE)))
    return (0.05 * sound / np.sqrt(np.mean(np.square(sound)))).astype(np.float32)


@cache
def film(prompt: str, setting: str, weather: Weather) -> Film:
    scene = read(prompt).model_copy(update={"setting": setting, "weather": weather})
    mouth = (0.0,) * round(LINE * CURVE_RATE)
    takes = [Take(index, LINE, mouth, mouth, voiced=True) for index in range(len(scene.dialogue))]
    return stage(scene, Clip(width=320, height=180, fps=FPS, frames=round(SECONDS * FPS)), 7, takes).film


def decibels(sound: Floats) -> float:
    return 10 * float(np.log10(np.mean(np.square(sound, dtype=np.float64)) + 1e-12))


def longest_silence(sound: Floats) -> float:
    """Seconds that a sound stays below `SILENCE`."""
    block = SAMPLE_RATE // 20
    powers = np.square(sound[: len(sound) // block * block], dtype=np.float64).reshape(-1, block * 2).mean(1)
    runs = "".join("x" if 10 * np.log10(power + 1e-12) < SILENCE else " " for power in powers).split()
    return max(map(len, runs), default=0) * block / SAMPLE_RATE


@EVERYWHERE
def test_a_film_is_as_loud_as_all_others_and_never_silent(setting: str, weather: Weather) -> None:
    walking, talking = film(WALK, setting, weather), film(TALK, setting, weather)
    for sound in (mix(walking, {}), mix(talking, {0: speech(LINE)})):
        assert integrated(sound) == pytest.approx(LOUDNESS, abs=WITHIN)
        assert true_peak(sound) <= MOST_PEAK
        assert longest_silence(sound) <= LONGEST_SILENCE
    assert decibels(stems(walking, {}, SECONDS).ambience) > FAINTEST


@EVERYWHERE
def test_words_lie_above_the_place_and_the_music(setting: str, weather: Weather) -> None:
    talking = film(TALK, setting, weather)
    (line,) = talking.score.spoken
    parts = stems(talking, {0: speech(LINE)}, SECONDS)
    during = slice(round(line.start * SAMPLE_RATE), round((line.start + LINE) * SAMPLE_RATE))
    assert parts.music.any()
    assert decibels(parts.voices[during]) - decibels(parts.ambience[during]) >= ABOVE
    assert decibels(parts.voices[during]) - decibels(parts.music[during]) >= ABOVE


@pytest.mark.parametrize("deed", ["walks", "runs"])
@pytest.mark.parametrize("setting", ["city", "forest", "stage", "snowfield", "seashore"])
def test_every_step_is_heard_when_a_foot_comes_down(setting: str, deed: str) -> None:
    walking = film(WALK.replace("walks", deed), setting, "clear")
    (shot,) = walking.shots
    (man,) = shot.actors
    assert setting not in SILENT_GROUND
    heard = onsets(stems(walking, {}, SECONDS).effects)
    seen = landings(HumanPerformer(man))
    assert len(heard) >= 5
    for moment in heard:
        assert min(abs(moment - landing) for landing in seen) <= 2 / FPS


def onsets(sound: Floats) -> list[float]:
    """The moments at which a sound becomes louder than it was for 150 ms, by 12 dB within 10 ms."""
    block = SAMPLE_RATE // 200
    course = 10 * np.log10(
        np.square(sound[: len(sound) // block * block], dtype=np.float64).reshape(-1, block * 2).mean(1) + 1e-9
    )
    loud = course.max() - 18
    found: list[float] = []
    for index in range(len(course)):
        before = course[max(0, index - 30) : index].max(initial=-90)
        if course[index] > loud and course[index] > before + 6 and (not found or index / 200 - found[-1] > 0.15):
            found.append(index / 200)
    return found


def landings(performer: HumanPerformer) -> list[float]:
    """The moments at which either heel comes to the ground, to a hundredth of a second."""
    moments = np.arange(0, SECONDS, 0.01)
    found: list[float] = []
    for side in (0, 1):
        heights = np.array(
            [performer.painter(t, Place(0, 0, 100)).bones.legs[side].foot.origin[1] for t in moments.tolist()]
        )
        ground = heights.min() + 0.2 * np.ptp(heights)
        down = heights < ground
        found += [float(moments[index]) for index in np.flatnonzero(down[1:] & ~down[:-1]) + 1]
        found += [0.0] if down[0] else []
    return found
