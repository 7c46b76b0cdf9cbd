"""From the raw samples of the synthesiser to a voice in a room: throat, breath, tone, level."""

import numpy as np
import scipy.fft
import scipy.signal
from numpy.typing import NDArray

from rushes.engines.previs.sound.synthesis import (
    SAMPLE_RATE,
    Floats,
    band,
    decibels,
    drift,
    filtered,
    level,
    low_shelf,
    mixed,
    peaking,
)
from rushes.engines.previs.sound.voices import Manner, Voice

SPEECH_LEVEL = -20.0
"""RMS of a neutral line while it sounds, dB below full scale: where the mix expects voices."""

_QUIET = 0.02
"""Below this part of the peak nothing is said."""

_NATURAL = (peaking(125, 5.0, 1.4), peaking(1150, -5.0, 0.8), peaking(2900, -6.5, 0.9), peaking(4600, -5.5, 1.2))
"""What brings the synthesiser's long-term spectrum, which is harsh, to that of human speech (Byrne et al. 1994)."""

_WINDOW, _HOP, _LIFTER = 1024, 256, 90
"""Breath: STFT of 21 ms; the cepstrum's first 90 values (1.9 ms) hold formants but no pitch below 530 Hz."""

_ROOM = ((0.0071, 0.10), (0.0113, 0.08), (0.0179, 0.06), (0.0257, 0.045), (0.0371, 0.03))
"""First reflections of a small furnished room: (seconds, gain)."""


def resampled(samples: Floats, rate: int) -> Floats:
    """The samples at `SAMPLE_RATE`."""
    common = int(np.gcd(rate, SAMPLE_RATE))
    return scipy.signal.resample_poly(samples, SAMPLE_RATE // common, rate // common).astype(np.float32)


def humanised(samples: Floats, throat: float, rng: np.random.Generator) -> tuple[Floats, NDArray[np.float64]]:
    """Play `throat` times as fast, with the small unsteadiness of a living voice.

    Returns the sound and, for each of its samples, the position in `samples` that it came from.
    """
    count = int(len(samples) / throat)
    speed = mixed((drift(count, rng, 4.0, 0.988, 1.012), throat), (drift(count, rng, 11.0, -0.003, 0.003), throat))
    positions: NDArray[np.float64] = np.cumsum(speed.astype(np.float64))
    positions *= (len(samples) - 1) / positions[-1]
    grid = np.arange(len(samples), dtype=np.float64)
    played = np.interp(positions, grid, samples.astype(np.float64))
    return played.astype(np.float32), positions


def toned(sound: Floats, voice: Voice, manner: Manner, rng: np.random.Generator) -> Floats:
    """The voice as it is heard close by, at its level; as long as `sound`, which needs a silent end for the room."""
    air = min(1.0, manner.air + voice.breath * 0.5)
    if air > 0:
        whispered = _whispered(sound, rng)
        # A little breath lies above the tone; a whisper replaces it.
        sound = mixed((sound, 1 - manner.air), (whispered, air))
    sound = band(sound, 90, 9000)
    sections = [
        low_shelf(250, voice.bass if manner.air < 1 else -6.0),
        *_NATURAL,
        peaking(2900, manner.presence, 0.9),
    ]
    sound = _evened(filtered(sound, sections))
    peak = float(np.abs(sound).max()) + 1e-9
    pushed = np.tanh(sound * np.float32(manner.drive / peak)) / np.float32(np.tanh(manner.drive))
    sound = _in_a_room(pushed.astype(np.float32))
    return sound * np.float32(decibels(SPEECH_LEVEL + manner.level - _spoken_level(sound)))


def loudness(sound: Floats, values: int, per_second: int) -> Floats:
    """How loud the sound is, 0..1 of its own loudest moment, on `values` points; 20 dB down is 0.1."""
    hop = SAMPLE_RATE // per_second
    padded = np.pad(sound, (hop, values * hop))
    sums = np.concatenate([[0.0], np.cumsum(np.square(padded, dtype=np.float64))])
    starts = np.arange(values) * hop
    rms = np.sqrt(np.maximum(0.0, sums[starts + 2 * hop] - sums[starts]) / (2 * hop))
    return (rms / (rms.max() + 1e-9)).astype(np.float32)


def _spoken_level(sound: Floats) -> float:
    """RMS in dB of those parts in which something is said."""
    blocks = sound[: len(sound) // 480 * 480].reshape(-1, 480)
    if not len(blocks):
        return level(sound)
    loud = blocks[np.abs(blocks).max(axis=1) > _QUIET * np.abs(sound).max()]
    return level(loud)


def _evened(sound: Floats) -> Floats:
    """Soft words a little louder, loud ones a little softer, as a voice that is recorded well."""
    width = int(0.03 * SAMPLE_RATE)
    powers = np.square(np.pad(sound, (width // 2, width)), dtype=np.float64)
    sums = np.concatenate([np.zeros(1), np.cumsum(powers)])
    envelope = np.sqrt(np.maximum(sums[width : width + len(sound)] - sums[: len(sound)], 0) / width)
    reference = float(envelope.max()) + 1e-9
    gain = np.power(np.maximum(envelope / reference, _QUIET), -0.3)
    return (sound * gain).astype(np.float32)


def _in_a_room(sound: Floats) -> Floats:
    result = sound.copy()
    dull = band(sound, 200, 4500, order=1)
    for delay, gain in _ROOM:
        shift = int(delay * SAMPLE_RATE)
        result[shift:] += dull[:-shift] * np.float32(gain)
    return result


def _whispered(sound: Floats, rng: np.random.Generator) -> Floats:
    """The same words without the cords: noise with the formants of each moment, as loud as the voice."""
    padded = np.pad(sound, (_WINDOW, 2 * _WINDOW))
    starts = np.arange(0, len(padded) - _WINDOW, _HOP)
    window = np.hanning(_WINDOW + 1)[:-1].astype(np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[starts] * window
    spectrum = scipy.fft.rfft(frames, axis=1)
    cepstrum = scipy.fft.irfft(np.log(np.abs(spectrum) + 1e-6), axis=1)
    cepstrum[:, _LIFTER : -_LIFTER + 1] = 0
    formants = np.exp(scipy.fft.rfft(cepstrum, axis=1).real)
    hiss = rng.standard_normal(len(padded), dtype=np.float32)
    noises = scipy.fft.rfft(np.lib.stride_tricks.sliding_window_view(hiss, _WINDOW)[starts] * window, axis=1)
    made = scipy.fft.irfft(noises * formants, axis=1).astype(np.float32) * window
    result = np.zeros(len(padded), np.float32)
    overlap = _WINDOW // _HOP
    for phase in range(overlap):
        rows = made[phase::overlap].reshape(-1)
        result[phase * _HOP : phase * _HOP + len(rows)] += rows
    result = band(result[_WINDOW : _WINDOW + len(sound)], 350, 9500)
    strength = float(np.sqrt(np.mean(np.square(sound)))) / (float(np.sqrt(np.mean(np.square(result)))) + 1e-9)
    return result * np.float32(strength)
