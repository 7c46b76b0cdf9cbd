"""Lines of dialogue to takes: sound in files, and the movement of the mouth."""

import json
import logging
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.scene import Delivery
from rushes.engines.previs.sound import mouth, speech_process
from rushes.engines.previs.sound.phrasing import Phrasing, phrased, spoken_text
from rushes.engines.previs.sound.speech_process import Answer, Line, Order, Spoken
from rushes.engines.previs.sound.synthesis import SAMPLE_RATE, Floats, generator
from rushes.engines.previs.sound.takes import CURVE_RATE, Take
from rushes.engines.previs.sound.vocal_chain import humanised, loudness, resampled, toned
from rushes.engines.previs.sound.voices import MANNERS, NARRATOR, VOICES

_PATIENCE_SECONDS = 30
_AUDIBLE = 0.01
"""Samples below this part of full scale at the ends of a phrase are the synthesiser's own rests."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Utterance:
    """A line to be spoken: its index `line`, what is said, the name of the voice (`VOICES`) and how.

    `haste` above 1 speaks so many times as fast as the voice does.
    """

    line: int
    text: str
    voice: str
    delivery: Delivery = "neutral"
    haste: float = 1.0


class _Voiceless(Exception):
    """There is no voice; the message is for the log."""


def speak(utterances: Sequence[Utterance], seed: int, folder: Path) -> list[Take]:
    """Speak the lines and write each as mono float32 samples (48 kHz) to `recording(folder, line)`.

    The same arguments give the same samples, in any process. Where there is no voice (the extra is not installed, its
    process fails), the takes are guessed from the letters, have `voiced=False` and no file; the log says why.
    """
    if not utterances:
        return []
    phrasings = [
        phrased(
            said.text, VOICES.get(said.voice, VOICES[NARRATOR]), MANNERS[said.delivery], seed, said.line, said.haste
        )
        for said in utterances
    ]
    try:
        answer = _synthesise(phrasings, seed, folder)
    except _Voiceless as reason:
        logger.warning("Lines stay without voice and are shown as subtitles: %s", reason)
        return [_guessed(said) for said in utterances]
    return [
        _recorded(said, phrasing, spoken, answer["rate"], seed, folder, _raw(folder, index))
        for index, (said, phrasing, spoken) in enumerate(zip(utterances, phrasings, answer["lines"], strict=True))
    ]


def recording(folder: Path, line: int) -> Path:
    """Where `speak` leaves the samples of a line."""
    return folder / f"line-{line}.npy"


def recordings(folder: Path, takes: Sequence[Take]) -> dict[int, Floats]:
    """The samples of every voiced take, by line."""
    return {take.line: np.load(recording(folder, take.line)) for take in takes if take.voiced}


def _raw(folder: Path, index: int) -> Path:
    return folder / f"raw-{index}.pcm"


def _synthesise(phrasings: Sequence[Phrasing], seed: int, folder: Path) -> Answer:
    """Let a fresh process speak everything. Raises `_Voiceless`."""
    order = Order(
        seed=seed,
        folder=str(folder),
        lines=[
            Line(file=_raw(folder, index).name, phrases=list(phrasing.phrases))
            for index, phrasing in enumerate(phrasings)
        ],
    )
    try:
        done = subprocess.run(  # noqa: S603 - our own module, fed through its standard input
            [sys.executable, "-P", "-m", speech_process.__name__],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _Voiceless(f"the speech process did not answer ({error})") from error
    if done.returncode == speech_process.NOT_INSTALLED:
        raise _Voiceless("the speech synthesiser is not installed; pip install 'rushes[voice]'")
    if done.returncode != 0:
        complaint = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise _Voiceless(f"the speech process failed with {done.returncode} {' '.join(complaint)}")
    return cast(Answer, json.loads(done.stdout))


def _recorded(
    said: Utterance,
    phrasing: Phrasing,
    spoken: Sequence[Spoken],
    rate: int,
    seed: int,
    folder: Path,
    raw: Path,
) -> Take:
    """Join the phrases of a line with their rests, make a voice of them, and read the mouth from the phonemes."""
    voice, manner = VOICES.get(said.voice, VOICES[NARRATOR]), MANNERS[said.delivery]
    samples = np.fromfile(raw, "<i2").astype(np.float32) / np.float32(32768)
    raw.unlink()
    pieces: list[Floats] = [np.zeros(round(mouth.LEAD * rate * voice.throat), np.float32)]
    sounds: list[mouth.Sound] = []
    start = 0
    time = mouth.LEAD * voice.throat  # in the synthesiser's time, before `humanised` changes the tempo
    for phrase, rest in zip(spoken, phrasing.rests, strict=True):
        piece = samples[start : start + phrase["samples"]]
        start += phrase["samples"]
        audible = np.flatnonzero(np.abs(piece) > _AUDIBLE)
        if not len(audible):
            continue
        piece = piece[audible[0] : audible[-1] + 1]
        sounds += _shifted(phrase["sounds"], time - audible[0] / rate, time + len(piece) / rate)
        pause = round(rest * voice.throat * rate)
        pieces += [piece, np.zeros(pause, np.float32)]
        time += (len(piece) + pause) / rate
    pieces.append(np.zeros(round(mouth.TAIL * rate * voice.throat), np.float32))
    rng = generator(seed, f"voice {said.line}")
    played, positions = humanised(resampled(np.concatenate(pieces), rate), voice.throat, rng)
    finished = toned(played, voice, manner, rng) if sounds else played
    np.save(recording(folder, said.line), finished)
    seconds = len(finished) / SAMPLE_RATE
    heard = [
        mouth.Sound(_played(sound.start, positions), _played(sound.end, positions), sound.name) for sound in sounds
    ]
    values = round(seconds * CURVE_RATE) + 1
    openness, width = mouth.curves(heard, seconds, manner.opening, loudness(finished, values, CURVE_RATE))
    return Take(said.line, seconds, openness, width, voiced=True)


def _shifted(events: Sequence[tuple[float, str]], by: float, until: float) -> list[mouth.Sound]:
    """Phoneme events, which say where a sound starts, as stretches of time."""
    ends = [moment + by for moment, _ in events[1:]] + [until]
    return [
        mouth.Sound(max(0.0, moment + by), min(end, until), name)
        for (moment, name), end in zip(events, ends, strict=True)
        if not name.startswith("_") and moment + by < until
    ]


def _played(moment: float, positions: NDArray[np.float64]) -> float:
    """When a moment of the synthesiser's time is heard."""
    return float(np.searchsorted(positions, moment * SAMPLE_RATE)) / SAMPLE_RATE


def _guessed(said: Utterance) -> Take:
    manner = MANNERS[said.delivery]
    sounds, seconds = mouth.guessed(spoken_text(said.text), manner.rate * said.haste)
    openness, width = mouth.curves(sounds, seconds, manner.opening)
    return Take(said.line, seconds, openness, width, voiced=False)
