"""The instruments of the music kit, at half the sample rate: nothing here reaches above 10 kHz.

A note is mono float32 at `RATE` with its own decay. `midi` is the pitch as a MIDI number: 60 is middle C, 69 is 440 Hz.
"""

from collections.abc import Callable, Sequence

import numpy as np
import scipy.fft
from numpy.typing import NDArray

Floats = NDArray[np.float32]

RATE = 24_000

Partial = tuple[float, float, float]
"""(frequency as a multiple of the note's, strength, seconds to fall by 60 dB)."""


def hertz(midi: float) -> float:
    """The frequency of a pitch in equal temperament."""
    return 440.0 * 2.0 ** ((midi - 69) / 12)


def music_box(midi: float, seconds: float) -> Floats:
    """A steel comb: pure, with bright partials that die at once."""
    partials = ((1.0, 1.0, 2.1), (2.0, 0.10, 1.2), (3.01, 0.28, 0.75), (5.4, 0.12, 0.45), (8.9, 0.04, 0.2))
    return _struck(midi, seconds, partials, attack=0.002)


def felt_piano(midi: float, seconds: float) -> Floats:
    """A piano with felt before its strings: soft attack, two strings a little apart, highs that fade first."""
    stiffness = 0.00042  # stretches the upper partials as steel wire does
    ring = 5.5 * 2 ** ((60 - midi) / 24)
    partials = [
        (n * np.sqrt(1 + stiffness * n * n) * detune, 0.5 / n**1.35, ring / (1 + 0.45 * (n - 1)))
        for n in range(1, 8)
        for detune in (0.9996, 1.0005)
    ]
    return _struck(midi, seconds, partials, attack=0.006)


def kalimba(midi: float, seconds: float) -> Floats:
    """A thumb piano: round, short, with a knock of wood."""
    partials = ((1.0, 1.0, 1.3), (2.0, 0.08, 0.7), (5.9, 0.16, 0.18), (9.2, 0.05, 0.09))
    return _struck(midi, seconds, partials, attack=0.003)


def pizzicato(midi: float, seconds: float) -> Floats:
    """Plucked strings: short and warm."""
    partials = [(float(n), 1.0 / n**1.5, 0.75 / (1 + 0.35 * n)) for n in range(1, 8)]
    return _struck(midi, seconds, partials, attack=0.004)


def bell(midi: float, seconds: float) -> Floats:
    """A soft, glassy bell."""
    partials = ((1.0, 1.0, 3.2), (2.76, 0.30, 1.5), (5.4, 0.10, 0.7))
    return _struck(midi, seconds, partials, attack=0.006)


def drum(midi: float, seconds: float) -> Floats:
    """A large drum, far back: a tone that falls and a soft skin."""
    count = int(seconds * RATE)
    time = _time(count)
    pitch = hertz(midi) * (1 + 0.9 * np.exp(-time * 28))
    body = np.sin(2 * np.pi * np.cumsum(pitch) / RATE) * np.exp(-time * 5.5)
    skin = np.sin(2 * np.pi * hertz(midi) * 2.3 * time) * np.exp(-time * 22) * 0.3
    return _ended((body + skin).astype(np.float32), 0.002)


def shaker(rng: np.random.Generator) -> Floats:
    """One stroke of a shaker; it has no pitch."""
    count = int(0.07 * RATE)
    hiss = np.diff(rng.standard_normal(count + 1)) * np.hanning(count) ** 1.4
    return (hiss / np.abs(hiss).max()).astype(np.float32)


def pad(midis: Sequence[float], seconds: float, brightness: float, rng: np.random.Generator) -> Floats:
    """A chord of many players: every harmonic spread into a narrow band of random phases, so that it breathes.

    Drawn in the frequency domain (N. O. Paul's PADsynth) and (samples, 2): the sides have phases of their own.
    `brightness` 0..1 goes from a hum to strings. It has no attack and no end; whoever uses it shapes it.
    """
    count = int(seconds * RATE)
    size = scipy.fft.next_fast_len(max(count, RATE), real=True)
    strengths = np.zeros(size // 2 + 1, np.float32)
    step = RATE / size
    for midi in midis:
        base = hertz(midi)
        for harmonic in range(1, 13):
            centre = base * harmonic
            if centre > 5200:
                break
            gain = harmonic ** -(2.6 - 1.3 * brightness) / np.sqrt(base / 110)
            width = max(2.2 * step, centre * 0.0042)  # a section of players is some 14 cents wide
            first, last = int((centre - 3 * width) / step), int((centre + 3 * width) / step) + 2
            offsets = (np.arange(first, last) * step - centre) / width
            strengths[first:last] += (gain * np.exp(-0.5 * offsets**2) / np.sqrt(width)).astype(np.float32)
    used = int(5600 / step)
    sides = np.empty((count, 2), np.float32)
    for side in range(2):
        phases = rng.uniform(0, 2 * np.pi, used).astype(np.float32)
        sides[:, side] = scipy.fft.irfft(strengths[:used] * np.exp(1j * phases).astype(np.complex64), size)[:count]
    return sides * np.float32(1 / (np.sqrt(np.mean(np.square(sides))) + 1e-9))


Instrument = Callable[[float, float], Floats]
"""(midi, seconds) -> note."""


def _struck(midi: float, seconds: float, partials: Sequence[Partial], attack: float) -> Floats:
    count = int(seconds * RATE)
    time = _time(count)
    total = np.zeros(count, np.float32)
    base = hertz(midi)
    for ratio, strength, ring in partials:
        frequency = base * ratio
        if frequency > RATE * 0.42:
            continue
        turns = np.arange(count) * (frequency / RATE)
        turns -= np.floor(turns)
        wave = np.sin(turns.astype(np.float32) * np.float32(2 * np.pi))
        total += wave * np.exp(time * np.float32(-6.9 / ring)) * np.float32(strength)
    return _ended(total, attack)


def _ended(note: Floats, attack: float) -> Floats:
    """A note that starts within `attack` seconds and does not break off."""
    rise, fall = max(2, int(attack * RATE)), min(len(note) // 3, int(0.06 * RATE))
    note[:rise] *= np.linspace(0, 1, rise, dtype=np.float32)[: len(note)]
    if fall:
        note[-fall:] *= np.linspace(1, 0, fall, dtype=np.float32)
    return note


def _time(count: int) -> Floats:
    return (np.arange(count) / RATE).astype(np.float32)
