"""Lines of dialogue become sound and the movement of a mouth; judged by measuring both."""

import importlib.util
import logging
import re
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from rushes.engines.previs.sound import mouth
from rushes.engines.previs.sound.mouth import Sound
from rushes.engines.previs.sound.synthesis import SAMPLE_RATE
from rushes.engines.previs.sound.takes import CURVE_RATE, Take
from rushes.engines.previs.sound.voice import Utterance, recording, recordings, speak
from rushes.engines.previs.sound.voices import VOICES, cast

HAS_VOICE = importlib.util.find_spec("espeakng_loader") is not None
needs_voice = pytest.mark.skipif(not HAS_VOICE, reason="the extra 'voice' is not installed")

WORDS = "Then why does it feel like you already left? I never wanted it to end like this."
LINES = (
    Utterance(0, WORDS, "female-1"),
    Utterance(1, WORDS, "male-1"),
    Utterance(2, WORDS, "child-1"),
    Utterance(3, WORDS, "female-1", "shout"),
    Utterance(4, WORDS, "female-1", "whisper"),
    Utterance(5, WORDS, "female-1", "soft"),
    Utterance(6, "Мы давно не виделись, друг мой.", "male-1"),
    Utterance(7, "", "male-1"),
    Utterance(8, "🎈 ***", "male-1"),
    Utterance(9, "Wait... Mama, my baby bumped the map!", "elder-f-1"),
)

Floats = NDArray[np.float32]


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Take], dict[int, Floats]]:
    folder = tmp_path_factory.mktemp("speech")
    takes = speak(LINES, 7, folder)
    return takes, recordings(folder, takes)


def envelope(samples: Floats, values: int) -> NDArray[np.float64]:
    """RMS in 20 ms around every value of a mouth curve."""
    hop = SAMPLE_RATE // CURVE_RATE
    padded = np.pad(samples.astype(np.float64), (hop, values * hop))
    return np.array([np.sqrt(np.mean(padded[i * hop : (i + 2) * hop] ** 2)) for i in range(values)])


def pitch_and_purity(samples: Floats) -> tuple[float, float]:
    """The median pitch in Hz where something is said, and how periodic it is there, 0..1."""
    pitches: list[float] = []
    purities: list[float] = []
    for start in range(0, len(samples) - 2400, 2400):
        part = samples[start : start + 2400].astype(np.float64)
        if np.abs(part).max() < 0.5 * np.abs(samples).max():
            continue
        similarity = np.correlate(part, part, "full")[2399:]
        lag = 96 + int(np.argmax(similarity[96:740]))
        pitches.append(SAMPLE_RATE / lag)
        purities.append(float(similarity[lag] / similarity[0]))
    return float(np.median(pitches)), float(np.median(purities))


def spoken_level(samples: Floats) -> float:
    loud = samples[np.abs(samples) > 0.02 * np.abs(samples).max()]
    return 10 * float(np.log10(np.mean(np.square(loud, dtype=np.float64))))


@needs_voice
@pytest.mark.parametrize("line", [0, 1, 2, 3, 4, 5, 6, 9])
def test_the_mouth_follows_the_loudness_without_lag(line: int, spoken: tuple[list[Take], dict[int, Floats]]) -> None:
    take, samples = spoken[0][line], spoken[1][line]
    openness = np.array(take.open)
    loudness = envelope(samples, len(openness))
    lags = range(-12, 13)
    fits = [float(np.corrcoef(np.roll(openness, -lag), loudness)[0, 1]) for lag in lags]
    assert max(fits) >= 0.5
    assert abs(lags[int(np.argmax(fits))]) <= 6


@needs_voice
def test_the_mouth_is_closed_at_the_ends_and_wherever_nothing_is_heard(
    spoken: tuple[list[Take], dict[int, Floats]],
) -> None:
    for take in spoken[0]:
        openness = np.array(take.open)
        assert openness[0] == openness[-1] == take.wide[0] == take.wide[-1] == 0
        if take.line in (7, 8):
            continue
        loudness = envelope(spoken[1][take.line], len(openness))
        silent = loudness < 0.003 * loudness.max()
        # A jaw needs some 60 ms: only the inside of a silence counts.
        inside = np.convolve(silent, np.ones(13), "same") == 13
        assert openness[inside].max(initial=0.0) <= 0.05, take.line


@needs_voice
def test_a_take_is_as_long_as_its_samples_and_its_curves(spoken: tuple[list[Take], dict[int, Floats]]) -> None:
    for take in spoken[0]:
        assert take.voiced
        assert len(spoken[1][take.line]) == pytest.approx(take.seconds * SAMPLE_RATE, abs=1)
        assert len(take.open) == len(take.wide) == round(take.seconds * CURVE_RATE) + 1
        assert 0 <= min(take.open) <= max(take.open) <= 1
        assert -1 <= min(take.wide) <= max(take.wide) <= 1


@needs_voice
def test_speech_is_the_same_in_every_process_and_other_with_another_seed(tmp_path: Path) -> None:
    files: dict[str, bytes] = {}
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        (tmp_path / name).mkdir()
        takes = speak(
            [Utterance(0, "Hello there.", "male-2"), Utterance(3, "Hi!", "female-3", "soft")], seed, tmp_path / name
        )
        assert [take.line for take in takes] == [0, 3]
        files[name] = b"".join(recording(tmp_path / name, line).read_bytes() for line in (0, 3))
    assert files["a"] == files["b"]
    assert files["a"] != files["c"]


@needs_voice
def test_only_the_recordings_are_left_in_the_folder(tmp_path: Path) -> None:
    speak([Utterance(4, "Hello there.", "narrator")], 1, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["line-4.npy"]


@needs_voice
def test_the_synthesiser_never_enters_our_process(spoken: tuple[list[Take], dict[int, Floats]]) -> None:
    maps = Path("/proc/self/maps")
    if not maps.exists():
        pytest.skip("no /proc here")
    assert spoken[0]
    assert "espeak" not in maps.read_text()


@needs_voice
def test_a_child_speaks_higher_than_a_woman_and_she_higher_than_a_man(
    spoken: tuple[list[Take], dict[int, Floats]],
) -> None:
    woman, man, child = (pitch_and_purity(spoken[1][line])[0] for line in (0, 1, 2))
    assert 75 < man < 140 < woman < 230 < child < 340


@needs_voice
def test_a_whisper_has_no_tone_and_a_shout_is_higher_and_louder(spoken: tuple[list[Take], dict[int, Floats]]) -> None:
    (pitch, purity), (high, _), (_, hissing) = (pitch_and_purity(spoken[1][line]) for line in (0, 3, 4))
    assert purity > 0.6 > 0.45 > hissing
    assert high > 1.15 * pitch
    neutral, shout, whisper, soft = (spoken_level(spoken[1][line]) for line in (0, 3, 4, 5))
    assert shout > neutral + 1.5
    assert whisper < soft < neutral
    assert spoken[0][5].seconds > spoken[0][0].seconds
    assert max(spoken[0][5].open) < max(spoken[0][3].open)


@needs_voice
def test_voices_have_the_long_term_spectrum_of_people(spoken: tuple[list[Take], dict[int, Floats]]) -> None:
    """Byrne et al. (1994): speech at 2..5 kHz lies some 12..20 dB under that at 250..700 Hz; a buzzer does not."""
    for line in (0, 1):
        power = np.abs(np.fft.rfft(spoken[1][line])) ** 2
        hertz = np.fft.rfftfreq(len(spoken[1][line]), 1 / SAMPLE_RATE)
        low, high = (
            10 * np.log10(power[(hertz >= first) & (hertz < last)].sum()) for first, last in ((250, 700), (2000, 5000))
        )
        assert 9 < low - high < 23


@needs_voice
def test_a_line_of_nothing_to_say_is_short_and_silent(spoken: tuple[list[Take], dict[int, Floats]]) -> None:
    for line in (7, 8):
        assert spoken[0][line].seconds < 1
        assert max(spoken[0][line].open) == 0
        assert np.abs(spoken[1][line]).max() < 0.001


@needs_voice
def test_every_voice_speaks_no_louder_than_full_scale(tmp_path: Path) -> None:
    takes = speak([Utterance(i, "Yes, I am.", name) for i, name in enumerate(VOICES)], 3, tmp_path)
    for take, samples in zip(takes, recordings(tmp_path, takes).values(), strict=True):
        assert 0.15 < np.abs(samples).max() < 1
        assert 0.5 < take.seconds < 2.5


def test_no_lines_need_no_voice(tmp_path: Path) -> None:
    assert speak([], 1, tmp_path) == []


@pytest.mark.parametrize(
    ("loader", "complaint"),
    [
        ("raise ImportError", r"pip install 'rushes\[voice\]'"),
        ("def get_library_path(): return '/missing.so'\ndef get_data_path(): return '/'", "failed with 1"),
    ],
)
def test_without_a_voice_lines_are_timed_by_their_syllables(
    loader: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "espeakng_loader.py").write_text(loader)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "speech").mkdir()
    with caplog.at_level(logging.WARNING):
        [short, long] = speak([Utterance(0, "Yes.", "male-1"), Utterance(1, WORDS, "male-1")], 7, tmp_path / "speech")
    assert not short.voiced
    assert not long.voiced
    assert 0.4 <= short.seconds < 1.2
    assert 3.5 < long.seconds < 7.5
    assert max(long.open) > 0.5
    assert long.open[0] == long.open[-1] == 0
    assert recordings(tmp_path / "speech", [short, long]) == {}
    [message] = caplog.messages
    assert re.search(complaint, message)


def test_lips_meet_on_m_b_and_p() -> None:
    for lips in "mbp":
        sounds = [Sound(0.1, 0.25, "a"), Sound(0.25, 0.32, lips), Sound(0.32, 0.5, "A:")]
        openness, _ = mouth.curves(sounds, 0.6)
        assert min(openness[26:31]) < 0.05
        assert max(openness[15:22]) > 0.6
        assert max(openness[36:45]) > 0.6


def test_lips_are_round_for_o_and_spread_for_i() -> None:
    _, round_lips = mouth.curves([Sound(0.1, 0.4, "u:")], 0.5)
    _, spread_lips = mouth.curves([Sound(0.1, 0.4, "i:")], 0.5)
    assert min(round_lips) < -0.9
    assert max(spread_lips) > 0.9


@pytest.mark.parametrize(
    ("attributes", "voice"),
    [
        ({"sex": "male", "age": "adult"}, "male-1"),
        ({"sex": "female"}, "female-1"),
        ({"sex": "female", "age": "child"}, "child-1"),
        ({"sex": "male", "age": "child"}, "child-2"),
        ({"sex": "male", "age": "elder"}, "elder-m-1"),
        ({"sex": "female", "age": "elder"}, "elder-f-1"),
        ({"sex": "female", "age": 71}, "elder-f-1"),
        ({"sex": "male", "age": "8"}, "child-2"),
        ({"sex": "male", "age": "30s"}, "male-1"),
        ({}, "male-1"),
    ],
)
def test_voices_are_cast_by_sex_and_age(attributes: dict[str, object], voice: str) -> None:
    assert cast(attributes, ()) == voice


def test_no_voice_is_used_twice_while_another_fits() -> None:
    taken: list[str] = []
    for _ in range(4):
        taken.append(cast({"sex": "female", "age": "adult"}, taken))
    assert len(set(taken)) == 4
    assert {VOICES[name].sex for name in taken} == {"female"}
    assert cast({"sex": "female"}, list(VOICES)) == "female-1"
