"""What sounds are built from: coloured noise, slow curves, filters, and placing one sound in another.

Sounds are float32 at `SAMPLE_RATE`, full scale 1.0; mono is (samples,), stereo (samples, 2). Each sound draws from
its own generator (`generator(seed, name)`), so that adding one leaves the others as they were.
"""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
import scipy.fft
import scipy.signal
from numpy.typing import NDArray

Floats = NDArray[np.float32]

SAMPLE_RATE = 48_000

Spectrum = Sequence[tuple[float, float]]
"""A curve over frequency: (Hz, dB) points, joined by straight lines on a logarithmic axis."""


def generator(seed: int, name: str) -> np.random.Generator:
    """The random generator of one named sound of a film."""
    return np.random.default_rng([seed & 0xFFFFFFFF, crc32(name.encode())])


def decibels(value: float) -> float:
    """The factor that a gain of `value` dB is."""
    return float(10 ** (value / 20))


def level(sound: Floats) -> float:
    """Root mean square, in dB below full scale; -120 for silence."""
    power = float(np.mean(np.square(sound, dtype=np.float64))) if sound.size else 0.0
    return 10 * float(np.log10(power + 1e-12))


def noise(count: int, rng: np.random.Generator, spectrum: Spectrum, channels: int = 1) -> Floats:
    """Noise of that spectrum with an RMS of 1: (count,) or, independent in each channel, (count, channels).

    Below its first point the spectrum stays level, above its last there is nothing.
    """
    size = scipy.fft.next_fast_len(count, real=True)
    used = min(size // 2, int(spectrum[-1][0] * size / SAMPLE_RATE)) + 1
    hertz = np.maximum(np.arange(used, dtype=np.float32) * np.float32(SAMPLE_RATE / size), np.float32(1))
    points = [float(np.log(point[0])) for point in spectrum]
    gains = [point[1] * float(np.log(10)) / 20 for point in spectrum]
    curve = np.exp(np.interp(np.log(hertz), points, gains).astype(np.float32))
    curve[0] = 0.0
    curve *= np.float32(size / 2 / np.sqrt(float(np.sum(np.square(curve)))))
    made = np.empty((channels, count), np.float32)
    for channel in range(channels):
        # Real and imaginary parts are normal; irfft takes the bins above as empty.
        pairs = rng.standard_normal(2 * used, dtype=np.float32).view(np.complex64)
        made[channel] = scipy.fft.irfft(pairs * curve, size)[:count]
    return made[0] if channels == 1 else np.ascontiguousarray(made.T)


def drift(count: int, rng: np.random.Generator, per_second: float, low: float, high: float) -> Floats:
    """A smooth random curve between `low` and `high` that turns about `per_second` times a second."""
    turns = int(count / SAMPLE_RATE * per_second) + 4
    levels = rng.uniform(low, high, turns)
    # Cosine-eased steps on a coarse grid; linear interpolation between those is smooth enough and much cheaper.
    length = count / SAMPLE_RATE * per_second
    coarse = np.linspace(0, length, max(2, int(length * 24))) + rng.uniform()
    index = coarse.astype(int)
    ease = 0.5 - 0.5 * np.cos(np.pi * (coarse - index))
    eased = levels[index] + (levels[index + 1] - levels[index]) * ease
    return np.interp(np.linspace(0, len(eased) - 1, count), np.arange(len(eased)), eased).astype(np.float32)


def seconds_of(count: int) -> Floats:
    """The time of each sample."""
    return (np.arange(count) / SAMPLE_RATE).astype(np.float32)


def sine(hertz: NDArray[np.floating] | float, count: int, phase: float = 0.0) -> Floats:
    """A sine whose frequency may change from sample to sample; `phase` in turns."""
    # Turns are counted in double precision and wrapped: a float32 phase would hiss after some seconds.
    if isinstance(hertz, np.ndarray):
        turns = np.cumsum(hertz, dtype=np.float64)
        turns *= 1 / SAMPLE_RATE
    else:
        turns = np.arange(count) * (hertz / SAMPLE_RATE)
    turns += phase
    turns -= np.floor(turns)
    return np.sin(turns.astype(np.float32) * np.float32(2 * np.pi))


def decay(count: int, seconds: float) -> Floats:
    """An exponential that has fallen by 60 dB after `seconds`."""
    return np.exp(seconds_of(count) * np.float32(-6.9078 / seconds))


def faded(sound: Floats, rise: float, fall: float) -> Floats:
    """The sound with raised-cosine fades of `rise` and `fall` seconds at its ends."""
    result = sound.copy()
    count = len(sound)
    for seconds, at_end in ((rise, False), (fall, True)):
        length = min(count, int(seconds * SAMPLE_RATE))
        if length < 2:
            continue
        ramp = (0.5 - 0.5 * np.cos(np.pi * np.arange(length) / length)).astype(np.float32)
        part = slice(count - length, count) if at_end else slice(0, length)
        shaped = ramp[::-1] if at_end else ramp
        result[part] *= shaped if sound.ndim == 1 else shaped[:, None]
    return result


def band(sound: Floats, low: float, high: float, order: int = 2) -> Floats:
    """A Butterworth band-pass along the first axis."""
    sections = scipy.signal.butter(order, [low, high], "bandpass", fs=SAMPLE_RATE, output="sos")
    return scipy.signal.sosfilt(sections, sound, axis=0).astype(np.float32)


def peaking(hertz: float, gain: float, quality: float) -> NDArray[np.float64]:
    """One section that lifts or cuts around a frequency (dB). Formulas: R. Bristow-Johnson's EQ cookbook."""
    root = 10 ** (gain / 40)
    omega = 2 * np.pi * hertz / SAMPLE_RATE
    alpha = np.sin(omega) / (2 * quality)
    b = np.array([1 + alpha * root, -2 * np.cos(omega), 1 - alpha * root])
    a = np.array([1 + alpha / root, -2 * np.cos(omega), 1 - alpha / root])
    return np.concatenate([b, a]) / a[0]


def low_shelf(hertz: float, gain: float) -> NDArray[np.float64]:
    """One section that lifts or cuts everything below a frequency (dB). Source as `peaking`."""
    root = 10 ** (gain / 40)
    omega = 2 * np.pi * hertz / SAMPLE_RATE
    cosine = np.cos(omega)
    slope = 2 * np.sqrt(root) * np.sin(omega) / np.sqrt(2)
    b = root * np.array(
        [
            (root + 1) - (root - 1) * cosine + slope,
            2 * ((root - 1) - (root + 1) * cosine),
            (root + 1) - (root - 1) * cosine - slope,
        ]
    )
    a = np.array(
        [
            (root + 1) + (root - 1) * cosine + slope,
            -2 * ((root - 1) + (root + 1) * cosine),
            (root + 1) + (root - 1) * cosine - slope,
        ]
    )
    return np.concatenate([b, a]) / a[0]


def filtered(sound: Floats, sections: Sequence[NDArray[np.float64]]) -> Floats:
    """The sound through second-order sections, along the first axis."""
    return scipy.signal.sosfilt(np.vstack(sections), sound, axis=0).astype(np.float32)


def panned(sound: Floats, pan: float) -> Floats:
    """Mono to stereo at `pan` (-1 left .. 1 right), with equal power everywhere."""
    angle = (pan + 1) * np.pi / 4
    return sound[:, None] * np.array([np.cos(angle), np.sin(angle)], np.float32) * np.float32(np.sqrt(2))


def mixed(*layers: tuple[Floats, NDArray[np.floating] | float]) -> Floats:
    """The sum of sounds of one shape, each times its gain or (broadcast) envelope."""
    total = np.zeros_like(layers[0][0])
    for sound, gain in layers:
        total += sound * np.asarray(gain, np.float32)
    return total


def place(into: Floats, sound: Floats, at: float, gain: float = 1.0) -> None:
    """Add a sound at a time in seconds, cutting what sticks out. Both are mono or both stereo."""
    start = round(at * SAMPLE_RATE)
    skipped = max(0, -start)
    start = max(0, start)
    count = min(len(sound) - skipped, len(into) - start)
    if count > 0:
        into[start : start + count] += sound[skipped : skipped + count] * np.float32(gain)


_DENSE = 100
"""Events per second from which on a convolution is cheaper than adding them one by one."""


def scattered(count: int, rng: np.random.Generator, per_second: float, sound: Floats, gain: float) -> Floats:
    """One short sound many times at random moments, places and strengths (many weak, few strong)."""
    times = max(1, int(rng.poisson(per_second * count / SAMPLE_RATE)))
    at = rng.integers(0, count, times)
    strength = (rng.exponential(0.4, times) * gain).clip(0, 2.2 * gain)
    pans = rng.uniform(0, np.pi / 2, times)
    gains = (strength[:, None] * np.stack([np.cos(pans), np.sin(pans)], axis=1)).astype(np.float32)
    if per_second > _DENSE:
        impulses = np.zeros((count, 2), np.float32)
        np.add.at(impulses, at, gains)
        return scipy.signal.oaconvolve(impulses, sound[:, None], axes=0)[:count].astype(np.float32)
    total = np.zeros((count, 2), np.float32)
    for start, sides in zip(at.tolist(), gains, strict=True):
        end = min(count, start + len(sound))
        total[start:end] += sound[: end - start, None] * sides
    return total
