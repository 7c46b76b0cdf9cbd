"""The room or the open air in which everything is heard."""

from dataclasses import dataclass

import numpy as np
import scipy.fft

from rushes.engines.previs.sound.synthesis import SAMPLE_RATE, Floats, generator


@dataclass(frozen=True, slots=True)
class Space:
    """How a place answers: seconds until an echo has fallen by 60 dB, how loud it is beside the sound (0..1), how late
    it begins (s), and the highest frequency that its surfaces give back well (Hz).
    """

    decay: float
    wet: float
    delay: float = 0.012
    bright: float = 5000.0


OPEN_AIR = Space(decay=0.35, wet=0.05, delay=0.020, bright=3500.0)
STREET = Space(decay=0.8, wet=0.09, delay=0.025, bright=4500.0)
ROOM = Space(decay=0.45, wet=0.16, delay=0.008, bright=5500.0)
FOREST = Space(decay=0.9, wet=0.08, delay=0.030, bright=2800.0)
HALL = Space(decay=1.9, wet=0.22, delay=0.028, bright=5200.0)
CAVE = Space(decay=2.4, wet=0.30, delay=0.030, bright=4200.0)
CABIN = Space(decay=0.3, wet=0.18, delay=0.005, bright=3200.0)
DEEP = Space(decay=1.2, wet=0.30, delay=0.006, bright=900.0)

SPACES: dict[str, Space] = {
    **{"suburb": STREET, "city": STREET, "village": STREET, "market": STREET, "forest": FOREST, "cave": CAVE},
    **{"castle": HALL, "stage": HALL, "living room": ROOM, "kitchen": ROOM, "office": ROOM, "cafe": ROOM},
    **dict.fromkeys(("workshop", "classroom", "hospital", "shop", "library"), ROOM),
    "gym": HALL,
    "throne room": HALL,
    **{"subway station": HALL, "train station": STREET, "deep space": CABIN, "orbit": CABIN, "log cabin": ROOM},
    **dict.fromkeys(("parking lot", "alley", "victorian street"), STREET),
    **dict.fromkeys(("bedroom", "control room"), ROOM),
    **{"restaurant": ROOM, "wedding hall": HALL, "hospital corridor": HALL, "television studio": CABIN},
    **{"space": CABIN, "studio": CABIN, "underwater": DEEP, "shipwreck": DEEP, "sunken city": DEEP},
}
"""By the settings of the world kit; all others lie in the open air."""


def echo(sound: Floats, space: Space, seed: int) -> Floats:
    """What the place answers to a stereo sound (samples, 2): the echo alone, as long as the sound."""
    count = len(sound)
    length = int(space.decay * SAMPLE_RATE)
    rng = generator(seed, "space")
    size = scipy.fft.next_fast_len(count + length, real=True)
    result = np.empty_like(sound)
    # A tail of noise whose highs die first: two bands, the upper one twice as fast.
    time = np.arange(length, dtype=np.float32) / length
    late = int(space.delay * SAMPLE_RATE)
    source = scipy.fft.rfft(sound.T, size, axis=1)
    crossed = 0.75 * source + 0.25 * source[::-1]
    hertz = np.arange(size // 2 + 1, dtype=np.float32) * np.float32(SAMPLE_RATE / size)
    dull = (1 / (1 + (hertz / np.float32(space.bright)) ** 2) * (hertz**2 / (hertz**2 + np.float32(180.0**2)))).astype(
        np.float32
    )
    for side in range(2):
        tail = rng.standard_normal(length, dtype=np.float32) * np.exp(-6.9 * time)
        tail[:late] = 0
        answer = scipy.fft.rfft(tail, size) * dull
        result[:, side] = scipy.fft.irfft(crossed[side] * answer, size)[:count]
        result[:, side] *= space.wet / np.sqrt(float(np.sum(np.square(tail))) + 1e-9)
    return result
