"""Loudness and peaks: bringing a mix to its level without clipping, in the picture's file and after it."""

import warnings

import numpy as np
import pyloudnorm
import scipy.ndimage
import scipy.signal

from rushes.engines.previs.sound.synthesis import SAMPLE_RATE, Floats, decibels, mixed

TARGET = -16.0
"""Integrated loudness in LUFS (ITU-R BS.1770-4): what phones and browsers are tuned to."""

CEILING = -2.0
"""True peak in dB below full scale. AAC at 160 kbit/s adds up to 1 dB of its own, and -1 is what may be delivered."""

_OVERSAMPLING = 4
_BETWEEN_SAMPLES = 0.6
"""dB that a true peak commonly rises above its samples; what is left after that is taken off the whole."""

_LOOKAHEAD = 0.004
_PASSES = 4
_CLOSE_ENOUGH = 0.25
_SHORTEST = 0.4
"""Seconds: a block of the loudness measure."""


def integrated(sound: Floats) -> float:
    """Integrated loudness in LUFS of (samples, 2); sounds shorter than a block are taken as repeated."""
    shortest = int(_SHORTEST * SAMPLE_RATE) + 1
    if len(sound) < shortest:
        sound = np.tile(sound, (-(-shortest // max(1, len(sound))), 1))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # silence has no logarithm
        return float(pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(sound))


def true_peak(sound: Floats) -> float:
    """The highest peak between samples too, in dB below full scale (four times oversampled)."""
    peak = float(np.abs(scipy.signal.resample_poly(sound, _OVERSAMPLING, 1, axis=0)).max()) if len(sound) else 0.0
    return 20 * float(np.log10(peak + 1e-9))


def mastered(sound: Floats) -> Floats:
    """The mix at `TARGET` loudness, no true peak above `CEILING`. Silence stays silent."""
    measured = integrated(sound)
    if not np.isfinite(measured):
        return sound
    gain = TARGET - measured
    result = sound
    for _ in range(_PASSES):
        louder = mixed((sound, decibels(gain)))
        result = _limited(louder)
        if result is louder:
            break
        missing = TARGET - integrated(result)
        if abs(missing) < _CLOSE_ENOUGH:
            break
        gain += missing * 1.3  # part of what is added is limited again
    excess = true_peak(result) - CEILING
    return result if excess <= 0 else mixed((result, decibels(-excess)))


def _limited(sound: Floats) -> Floats:
    """Turn down around every sample above the ceiling, smoothly and just before it comes; else the same object."""
    ceiling = decibels(CEILING - _BETWEEN_SAMPLES)
    peaks = np.abs(sound).max(axis=1)
    if peaks.max() <= ceiling:
        return sound
    wanted = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9))
    width = int(_LOOKAHEAD * SAMPLE_RATE) * 2 + 1
    held = scipy.ndimage.minimum_filter1d(wanted, width * 2)
    gain = scipy.ndimage.uniform_filter1d(scipy.ndimage.uniform_filter1d(held, width), width)
    return mixed((sound, np.minimum(gain, 1.0)[:, None]))
