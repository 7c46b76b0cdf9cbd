"""What is heard by the water and on it: a fall, the timbers of a ship."""

from collections.abc import Callable

import numpy as np

from rushes.engines.previs.sound.synthesis import (
    SAMPLE_RATE,
    Floats,
    drift,
    mixed,
    noise,
    scattered,
    sine,
)


def waterfall(count: int, rng: np.random.Generator) -> Floats:
    """A fall: a roar without end, the heavier water in it, and spray that hisses."""
    roar = noise(count, rng, [(30, -12), (90, -2), (300, 0), (900, -3), (2500, -9), (9000, -22)], 2)
    heavy = noise(count, rng, [(40, -10), (110, 0), (260, -6), (700, -24), (3000, -46)], 2)
    spray = noise(count, rng, [(1500, -24), (4500, 0), (9000, -3), (16000, -14)], 2)
    pulse = np.stack([drift(count, rng, 3.0, 0.55, 1.0) for _ in range(2)], axis=1)
    return mixed((roar, 0.10), (heavy, 0.07 * pulse), (spray, 0.022 * drift(count, rng, 6.0, 0.6, 1.0)[:, None]))


def creaking(count: int, rng: np.random.Generator) -> Floats:
    """A wooden ship that works in the swell: planks and ropes that groan, each in jerks, over lapping water."""
    lapping = noise(count, rng, [(150, -18), (420, 0), (900, -6), (2500, -22)], 2)
    sound = mixed((lapping, 0.03 * drift(count, rng, 0.9, 0.2, 1.0)[:, None]))
    for hertz, duration, often in ((190.0, 0.9, 0.35), (320.0, 0.6, 0.3), (520.0, 0.45, 0.25)):
        length = int(duration * SAMPLE_RATE)
        jerks = np.maximum(drift(length, rng, 38, -0.6, 1.0), np.float32(0))
        groan = sine(np.linspace(hertz, hertz * rng.uniform(0.8, 1.3), length), length)
        over = sine(np.linspace(2.7 * hertz, 3.1 * hertz, length), length)
        shape = np.sin(np.linspace(0, np.pi, length, dtype=np.float32)).astype(np.float32)
        sound += scattered(count, rng, often, mixed((groan, 1.0), (over, 0.4)) * jerks * shape, 0.12)
    return sound


WATERS: dict[str, Callable[[int, np.random.Generator], Floats]] = {"waterfall": waterfall, "creaking": creaking}
"""The beds of this module by name."""
