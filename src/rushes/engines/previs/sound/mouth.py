"""How a mouth moves while it speaks: from phonemes, or from letters where there is no voice."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.sound.takes import CURVE_RATE

Floats = NDArray[np.float32]

LEAD = 0.06
"""Seconds by which a mouth starts to move before it is heard."""
TAIL = 0.12
"""Seconds that it takes to close, and that a small room takes to fall silent."""

_OPEN: dict[str, float] = {
    **{"a": 0.9, "A": 1.0, "0": 0.75, "O": 0.8, "V": 0.7, "E": 0.55, "e": 0.5, "3": 0.4, "@": 0.35, "I": 0.3},
    **{"i": 0.22, "u": 0.3, "U": 0.35, "o": 0.55, "y": 0.25, "Y": 0.3, "W": 0.5},
    **{"m": 0.0, "b": 0.0, "p": 0.0, "f": 0.08, "v": 0.08, "s": 0.12, "z": 0.12, "t": 0.15, "d": 0.18, "n": 0.15},
    **{"l": 0.3, "r": 0.25, "R": 0.25, "w": 0.22, "j": 0.2, "k": 0.25, "g": 0.25, "h": 0.4, "x": 0.25},
    **{"S": 0.2, "Z": 0.2, "T": 0.15, "D": 0.15, "N": 0.2, "C": 0.2, "X": 0.25, "Q": 0.25},
}
"""Openness of the lips and jaw by the first letter of espeak-ng's phoneme names."""

_WIDE: dict[str, float] = {
    **{"i": 1.0, "I": 0.7, "e": 0.8, "E": 0.6, "a": 0.3, "s": 0.6, "z": 0.6, "j": 0.6, "t": 0.3, "d": 0.3},
    **{"u": -1.0, "U": -0.7, "o": -0.8, "O": -0.5, "w": -1.0, "W": -0.6, "r": -0.3, "S": -0.5, "Z": -0.5, "y": -0.8},
}
_LIPS_CLOSED = frozenset("mbp")
_SMOOTHING = 9
"""Values (90 ms): a jaw is no faster."""

_LETTER_SECONDS = {"vowel": 0.125, "consonant": 0.055, "space": 0.03, ",": 0.22, ".": 0.38, "syllable": 0.17}
_SPELLING = {"c": "k", "q": "k", "y": "i", "x": "k"}


@dataclass(frozen=True, slots=True)
class Sound:
    """A phoneme from `start` to `end` seconds; an empty name is a rest."""

    start: float
    end: float
    name: str


def curves(
    sounds: Sequence[Sound], seconds: float, opening: float = 1.0, loudness: Floats | None = None
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """`open` and `wide` for a line of that length.

    `opening` scales the openness (a shout 1.3). `loudness`, one value 0..1 per value of the curves, opens the mouth
    wider where the voice is louder and keeps it shut where there is none.
    """
    count = round(seconds * CURVE_RATE) + 1
    openness = np.zeros(count)
    width = np.zeros(count)
    lips = np.ones(count)
    before: list[str] = []
    for sound in sounds:
        # Signs without a letter of ours (a palatal mark, a click) prolong what was before.
        targets = [letter for letter in sound.name if letter in _OPEN] or (before if sound.name else [])
        before = targets[-1:]
        if not targets:
            continue
        # A diphthong has two targets, one after the other; of other names the first letter tells all.
        targets = targets[:2] if all(_OPEN[letter] > 0.2 for letter in targets) else targets[:1]
        edges = np.linspace(sound.start, sound.end, len(targets) + 1) * CURVE_RATE
        for letter, start, end in zip(targets, edges[:-1], edges[1:], strict=True):
            first, last = round(start), max(round(start) + 1, round(end))
            openness[first:last] = _OPEN[letter]
            width[first:last] = _WIDE.get(letter, 0.0)
            if letter in _LIPS_CLOSED:
                lips *= _closure((start + end) / 2, (end - start) / 2, count)
    openness = _smooth(openness) * opening
    width = _smooth(width)
    if loudness is not None:
        heard = loudness[:count].astype(np.float64)
        openness *= (0.55 + 0.6 * heard) * _smooth(np.clip(heard * 20, 0, 1))
    openness = np.clip(openness * lips, 0, 1)
    edge = np.minimum(1.0, np.minimum(np.arange(count), np.arange(count)[::-1]) / 4)
    return _values(openness * edge), _values(np.clip(width * edge, -1, 1))


def guessed(text: str, tempo: float) -> tuple[list[Sound], float]:
    """Phonemes by the letters of a text and how long it takes to say; `tempo` 1 is unhurried."""
    sounds: list[Sound] = []
    time = LEAD
    previous = ""
    for letter in text.lower():
        kind, name = _spelled(letter)
        if kind == "vowel" and previous == "vowel":  # two letters, one vowel
            continue
        length = _LETTER_SECONDS[kind] / tempo
        sounds.append(Sound(time, time + length, name))
        time += length
        previous = kind
    return sounds, max(0.4, time + TAIL)


def _spelled(letter: str) -> tuple[str, str]:
    if letter in "aeiouyáéíóúàèìòùäöüâêîôûåæøœ":
        base = _SPELLING.get(letter, letter)
        return "vowel", base if base in _OPEN else "a"
    if letter in ",;:-":
        return ",", ""
    if letter in ".!?…":
        return ".", ""
    if letter.isascii() and letter.isalpha():
        return "consonant", _SPELLING.get(letter, letter)
    return ("syllable", "a") if letter.isalnum() else ("space", "")


def _closure(middle: float, half: float, count: int) -> NDArray[np.float64]:
    """1, falling to 0 where the lips meet and back, within 40 ms on either side; positions in curve values."""
    distance = np.maximum(0.0, np.abs(np.arange(count) - middle) - min(half, 3.0))
    return 0.5 - 0.5 * np.cos(np.pi * np.clip(distance / 4, 0, 1))


def _smooth(values: NDArray[np.float64]) -> NDArray[np.float64]:
    window = np.hanning(_SMOOTHING + 2)[1:-1]
    return np.convolve(values, window / window.sum(), "same").astype(np.float64)


def _values(curve: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(float(value) for value in np.round(curve, 3))
