"""What is heard where trains come through: their weight on the rails, the joints, air in the brakes."""

from collections.abc import Callable

import numpy as np

from rushes.engines.previs.sound.synthesis import SAMPLE_RATE, Floats, drift, mixed, noise, place, seconds_of

JOINTS = 1.5
"""Seconds from one joint of the rails to the next."""


def rails(count: int, rng: np.random.Generator) -> Floats:
    """A train at walking pace: a rumble, two and two wheels over every joint, steel that sings, a hiss of air."""
    rumble = noise(count, rng, [(24, -6), (55, 0), (140, -5), (420, -22), (1800, -46)], 2)
    song = noise(count, rng, [(900, -30), (1700, -6), (2400, 0), (3300, -14), (7000, -40)], 2)
    hiss = noise(count, rng, [(1800, -24), (5200, 0), (11000, -8)], 2)
    swell = drift(count, rng, 0.5, 0.55, 1.0)[:, None]
    breath = np.clip(np.sin(seconds_of(count) * np.float32(0.9) + np.float32(rng.uniform(0, 6))), 0, 1)[:, None] ** 6
    sound = mixed(
        (rumble, 0.055 * swell), (song, 0.0035 * drift(count, rng, 1.1, 0.1, 1.0)[:, None]), (hiss, 0.006 * breath)
    )
    length = int(0.16 * SAMPLE_RATE)
    knock = noise(length, rng, [(60, -4), (150, 0), (500, -8), (1600, -18), (5000, -38)])
    knock *= np.exp(-np.arange(length, dtype=np.float32) / np.float32(0.028 * SAMPLE_RATE))
    time = rng.uniform(0.1, 0.9)
    while time < count / SAMPLE_RATE:
        aside = rng.uniform(-0.3, 0.3)
        both = np.stack([knock * np.float32(1 - aside), knock * np.float32(1 + aside)], axis=1)
        for later, strength in ((0.0, 1.0), (0.17, 0.8), (0.62, 0.9), (0.79, 0.7)):
            place(sound, both, time + later, 0.10 * strength * rng.uniform(0.8, 1.1))
        time += JOINTS
    return sound


RAILWAYS: dict[str, Callable[[int, np.random.Generator], Floats]] = {"rails": rails}
"""By the names that a score uses."""
