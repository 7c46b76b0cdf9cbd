"""Beds, foley, music and the mix, judged by measuring them."""

import hashlib
import logging
from typing import get_args

import numpy as np
import pyloudnorm
import pytest
import scipy.signal
from numpy.typing import NDArray

from rushes.engines.previs.film import Clip, Film, Foley, Score, Shot, Spoken
from rushes.engines.previs.scene import Mood
from rushes.engines.previs.sound.beds import BEDS, SYNONYMS, bed
from rushes.engines.previs.sound.foley import FOLEY, foley
from rushes.engines.previs.sound.mix import mix, stems
from rushes.engines.previs.sound.music import compose
from rushes.engines.previs.sound.synthesis import SAMPLE_RATE, generator, noise

Floats = NDArray[np.float32]

MOODS: tuple[Mood, ...] = get_args(Mood)


def a_film(score: Score, seconds: float = 3.0, setting: str = "city", seed: int = 7) -> Film:
    shot = Shot(
        start=0,
        end=seconds,
        setting=setting,
        time="noon",
        weather="clear",
        season="summer",
        mood="calm",
        framing="wide",
    )
    clip = Clip(width=320, height=180, fps=24, frames=round(seconds * 24))
    return Film(clip=clip, seed=seed, shots=(shot,), score=score)


def a_voice(seconds: float, level: float = -20.0) -> Floats:
    """Noise with the spectrum and the syllables of speech."""
    count = int(seconds * SAMPLE_RATE)
    sound = noise(count, generator(1, "voice"), [(90, -20), (200, 0), (600, 0), (3000, -14), (8000, -18)])
    syllables = 0.15 + 0.85 * np.abs(np.sin(2 * np.pi * 2.2 * np.arange(count) / SAMPLE_RATE))
    sound = sound * syllables
    return (sound * 10 ** (level / 20) / np.sqrt(np.mean(np.square(sound)))).astype(np.float32)


def a_line(start: float, seconds: float) -> Spoken:
    return Spoken(start=start, end=start + seconds, text="...", speaker="man", voice="male-1")


def decibels(sound: Floats) -> float:
    return 10 * float(np.log10(np.mean(np.square(sound, dtype=np.float64)) + 1e-12))


def loudness(sound: Floats) -> float:
    return float(pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(sound))


def true_peak(sound: Floats) -> float:
    oversampled = scipy.signal.resample_poly(sound.astype(np.float64), 4, 1, axis=0)
    return 20 * float(np.log10(np.abs(oversampled).max()))


def centre(sound: Floats, first: float = 20, last: float = 20000) -> float:
    """The frequency on either side of which lies half of the power."""
    power = np.abs(np.fft.rfft(sound.mean(axis=1) if sound.ndim == 2 else sound)) ** 2
    hertz = np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE)
    kept = (hertz >= first) & (hertz <= last)
    sums = np.cumsum(power[kept])
    return float(hertz[kept][np.searchsorted(sums, sums[-1] / 2)])


def levels(sound: Floats, seconds: float) -> NDArray[np.float64]:
    """The level of each stretch of so many seconds, dB."""
    mono = sound.mean(axis=1) if sound.ndim == 2 else sound
    block = int(seconds * SAMPLE_RATE)
    blocks = mono[: len(mono) // block * block].reshape(-1, block).astype(np.float64)
    return 10 * np.log10(np.mean(np.square(blocks), axis=1) + 1e-12)


# --- beds and foley ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(BEDS))
def test_a_bed_sounds_all_the_time_and_stays_in_bounds(name: str) -> None:
    sound = bed(name, 2 * SAMPLE_RATE, generator(7, name))
    assert sound.shape == (2 * SAMPLE_RATE, 2)
    assert sound.dtype == np.float32
    assert -45 < decibels(sound) < -22
    assert np.abs(sound).max() < 0.9
    assert levels(sound, 0.25).min() > -65
    assert np.abs(sound.mean(axis=0)).max() < 0.003


@pytest.mark.parametrize("name", sorted(BEDS))
def test_a_bed_is_wide_and_another_seed_makes_another_one(name: str) -> None:
    sound = bed(name, SAMPLE_RATE, generator(7, name))
    assert not np.array_equal(sound[:, 0], sound[:, 1])
    assert np.array_equal(sound, bed(name, SAMPLE_RATE, generator(7, name)))
    assert not np.array_equal(sound, bed(name, SAMPLE_RATE, generator(8, name)))


def test_beds_lie_where_the_ear_expects_them() -> None:
    centres = {name: centre(bed(name, 4 * SAMPLE_RATE, generator(7, name))) for name in BEDS}
    assert 4000 < centres["crickets"] < 5000
    assert 80 < centres["wind"] < 700
    assert 2500 < centres["leaves"] < 9000
    assert 1500 < centres["birds"] < 6000
    assert centres["engine"] < 200
    assert centres["thunder"] < 150
    assert 200 < centres["crowd"] < 1200
    assert 500 < centres["water"] < 3000


def test_rain_is_broad_and_steady_and_waves_swell() -> None:
    rain, waves = (bed(name, 8 * SAMPLE_RATE, generator(7, name)) for name in ("rain", "waves"))
    power = np.abs(np.fft.rfft(rain[:, 0])) ** 2
    hertz = np.fft.rfftfreq(len(rain), 1 / SAMPLE_RATE)
    bands = [10 * np.log10(power[(hertz > low) & (hertz < 2 * low)].mean()) for low in (500, 1000, 2000, 4000, 8000)]
    assert max(bands) - min(bands) < 15
    assert np.ptp(levels(rain, 0.5)) < 4
    assert np.ptp(levels(waves, 0.5)) > 6


def test_synonyms_name_beds() -> None:
    assert set(SYNONYMS.values()) <= set(BEDS)
    assert not set(SYNONYMS) & set(BEDS)


@pytest.mark.parametrize("name", sorted(FOLEY))
def test_foley_is_heard_and_starts_and_ends_in_silence(name: str) -> None:
    sound = foley(name, generator(7, name))
    assert sound.ndim == 1
    assert sound.dtype == np.float32
    assert 0.02 < np.abs(sound).max() < 0.5
    assert abs(sound[-1]) < 0.02
    assert 0.04 < len(sound) / SAMPLE_RATE < 2


def test_steps_sound_like_their_ground() -> None:
    sounds = {name: foley(f"step-{name}", generator(7, name)) for name in ("hard", "wood", "grass", "snow")}
    assert centre(sounds["wood"]) < 300
    assert centre(sounds["grass"]) > 1200
    assert centre(sounds["snow"]) > 1200
    lasting = {name: np.ptp(np.flatnonzero(np.abs(s) > 0.1 * np.abs(s).max())) for name, s in sounds.items()}
    assert lasting["snow"] > 1.2 * lasting["hard"]


def test_a_purr_flutters_at_some_25_hertz() -> None:
    envelope = np.abs(scipy.signal.hilbert(foley("purr", generator(7, "purr")).astype(np.float64)))
    spectrum = np.abs(np.fft.rfft(envelope - envelope.mean()))
    hertz = np.fft.rfftfreq(len(envelope), 1 / SAMPLE_RATE)
    window = (hertz > 10) & (hertz < 60)
    assert 20 < hertz[window][np.argmax(spectrum[window])] < 32


# --- music ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mood", MOODS)
@pytest.mark.parametrize("seconds", [2.0, 6.0])
def test_music_begins_at_once_and_ends_with_the_film(mood: Mood, seconds: float) -> None:
    sound = compose(mood, seconds, 7)
    assert sound.shape == (round(seconds * SAMPLE_RATE), 2)
    course = levels(sound, 0.1)
    assert course[:5].max() > -40
    assert course[: len(course) // 2].min() > -50
    assert course[-1] < course.max() - 12
    assert np.abs(sound[-1]).max() < 0.01
    assert np.abs(sound).max() < 1


@pytest.mark.parametrize("mood", MOODS)
def test_music_is_repeatable_and_differs_by_seed(mood: Mood) -> None:
    sound = compose(mood, 2.0, 7)
    assert np.array_equal(sound, compose(mood, 2.0, 7))
    assert not np.array_equal(sound, compose(mood, 2.0, 8))


def test_music_is_made_of_tones_of_a_scale() -> None:
    """Most of the power lies within a quarter of a semitone of the twelve tones at 440 Hz."""
    moods: tuple[Mood, ...] = ("calm", "joy", "sad")
    for seed, mood in enumerate(moods):
        sound = compose(mood, 6.0, seed).mean(axis=1)
        power = np.abs(np.fft.rfft(sound * np.hanning(len(sound)))) ** 2
        hertz = np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE)
        kept = (hertz > 200) & (hertz < 1000)
        away = np.abs((12 * np.log2(hertz[kept] / 440) + 0.5) % 1 - 0.5)
        assert power[kept][away < 0.25].sum() > 0.75 * power[kept].sum()


# --- mix --------------------------------------------------------------------------------------------------------

STEPS = tuple(Foley(t=0.2 + 0.45 * index, sound="step", pan=-0.5 + 0.2 * index) for index in range(6))
SCORES: dict[str, Score] = {
    "rain and music": Score(ambience={"rain": 1.0, "city": 0.6}, music="epic", foley=STEPS),
    "a talk in the wind": Score(ambience={"wind": 1.0, "leaves": 0.8}, music=None, spoken=(a_line(0.5, 2.0),)),
    "a talk with music": Score(ambience={"crowd": 1.0}, music="sad", spoken=(a_line(0.5, 2.0),)),
    "one bark": Score(ambience={}, music=None, foley=(Foley(t=1.0, sound="bark"),)),
    "a quiet room": Score(ambience={"room": 0.5}, music="calm"),
    "nothing": Score(ambience={}, music=None),
}


def heard(name: str) -> Floats:
    score = SCORES[name]
    return mix(a_film(score), {index: a_voice(2.0) for index in range(len(score.spoken))})


@pytest.mark.parametrize("name", sorted(SCORES))
def test_a_mix_has_its_loudness_its_peaks_and_no_hole(name: str) -> None:
    sound = heard(name)
    assert sound.shape == (3 * SAMPLE_RATE, 2)
    assert sound.dtype == np.float32
    assert loudness(sound) == pytest.approx(-16, abs=0.7)
    assert true_peak(sound) <= -1
    assert levels(sound, 0.25).min() > -60
    assert np.abs(sound[[0, -1]]).max() < 1e-3


@pytest.mark.parametrize("name", sorted(SCORES))
def test_the_same_film_is_mixed_to_the_same_samples(name: str) -> None:
    first, second = (hashlib.sha256(heard(name).tobytes()).hexdigest() for _ in range(2))
    assert first == second


def test_a_sound_is_as_long_as_its_picture_to_the_sample() -> None:
    for frames, fps in ((1, 24), (25, 24), (61, 30), (17, 25)):
        clip = Clip(width=320, height=180, fps=fps, frames=frames)
        film = a_film(SCORES["a quiet room"]).model_copy(update={"clip": clip})
        assert mix(film, {}).shape == (round(frames / fps * SAMPLE_RATE), 2)


@pytest.mark.parametrize(
    "beds", [{"wind": 1.0, "rain": 1.0, "thunder": 1.0}, {"birds": 1.0}, {"crowd": 1.0, "city": 1.0}]
)
@pytest.mark.parametrize("level", [-17.0, -20.0, -26.0])
def test_words_lie_above_everything_else_while_they_are_spoken(beds: dict[str, float], level: float) -> None:
    score = Score(ambience=beds, music="epic", spoken=(a_line(0.6, 1.2), a_line(2.2, 0.8)))
    parts = stems(a_film(score, 3.5), {0: a_voice(1.2, level), 1: a_voice(0.8, level + 3)}, 3.5)
    for start, end in ((0.6, 1.8), (2.2, 3.0)):
        during = slice(int(start * SAMPLE_RATE), int(end * SAMPLE_RATE))
        assert decibels(parts.voices[during]) - decibels(parts.ambience[during]) >= 8
        assert decibels(parts.voices[during]) - decibels(parts.music[during]) >= 8


def test_music_comes_back_after_the_words() -> None:
    score = Score(ambience={}, music="joy", spoken=(a_line(0.3, 1.5),))
    with_words = stems(a_film(score, 6), {0: a_voice(1.5)}, 6).music
    alone = stems(a_film(score.model_copy(update={"spoken": ()}), 6), {}, 6).music
    difference = levels(with_words, 0.5) - levels(alone, 0.5)
    assert difference[1:3].max() < -6
    assert abs(difference[5:9]).max() < 0.1


def test_without_music_the_music_is_digitally_silent() -> None:
    parts = stems(a_film(SCORES["a talk in the wind"]), {0: a_voice(2.0)}, 3.0)
    assert not parts.music.any()
    assert stems(a_film(SCORES["a quiet room"]), {}, 3.0).music.any()


def test_lines_without_a_recording_are_left_out() -> None:
    film = a_film(SCORES["a talk with music"])
    assert not stems(film, {}, 3.0).voices.any()


def test_a_voice_and_a_step_come_from_their_side() -> None:
    line = a_line(0.5, 1.0).model_copy(update={"pan": -1.0})
    score = Score(music=None, spoken=(line,), foley=(Foley(t=2.0, sound="step", pan=1.0),))
    parts = stems(a_film(score), {0: a_voice(1.0)}, 3.0)
    assert decibels(parts.voices[:, 0]) > decibels(parts.voices[:, 1]) + 3
    assert decibels(parts.effects[:, 1]) > decibels(parts.effects[:, 0]) + 20


def test_one_more_sound_leaves_the_others_as_they_were() -> None:
    before = Score(ambience={"wind": 0.5}, music=None, foley=STEPS)
    after = Score(ambience={"wind": 0.5, "birds": 0.5}, music=None, foley=(*STEPS, Foley(t=2.5, sound="bark")))
    first, second = (stems(a_film(score), {}, 3.0) for score in (before, after))
    until = int(2.4 * SAMPLE_RATE)
    assert np.array_equal(first.effects[:until], second.effects[:until])
    birds = bed("birds", 3 * SAMPLE_RATE, generator(7, "bed birds")) * np.float32(0.5)
    assert np.allclose(second.ambience - first.ambience, birds, atol=1e-5)


def test_unknown_sounds_are_left_out_and_told(caplog: pytest.LogCaptureFixture) -> None:
    score = Score(ambience={"kazoo": 1.0}, music=None, foley=(Foley(t=1.0, sound="boing"),))
    with caplog.at_level(logging.WARNING):
        assert not stems(a_film(score), {}, 3.0).effects.any()
    assert len(caplog.messages) == 2
    assert "kazoo" in caplog.text
    assert "boing" in caplog.text


def test_a_cave_answers_longer_than_a_meadow() -> None:
    score = Score(music=None, foley=(Foley(t=0.2, sound="clap"),))
    cave, meadow = (stems(a_film(score, setting=place), {}, 3.0).echo for place in ("cave", "meadow"))
    late = slice(SAMPLE_RATE, 2 * SAMPLE_RATE)
    assert decibels(cave[late]) > decibels(meadow[late]) + 30


def test_an_event_in_a_quiet_room_is_heard_and_the_room_stays_quiet() -> None:
    score = Score(ambience={"room": 0.4}, music=None, foley=(Foley(t=1.0, sound="meow", gain=0.5),))
    course = levels(mix(a_film(score, 6, "living room"), {}), 0.2)
    assert course.max() > -20
    assert -58 < np.median(course) < -36
