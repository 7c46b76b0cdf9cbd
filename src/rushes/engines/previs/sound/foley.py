"""Short sounds that something makes at a moment: steps, cloth, animals. Each is mono and drawn anew for every use."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.sound.synthesis import (
    SAMPLE_RATE,
    Floats,
    Spectrum,
    band,
    decay,
    decibels,
    drift,
    faded,
    mixed,
    noise,
    place,
    sine,
)

Foley = Callable[[np.random.Generator], Floats]

Curve = Sequence[float]
"""Values at evenly spread moments of a sound, joined by straight lines."""

_SURFACES: dict[str, tuple[Spectrum, float, float, float, int]] = {
    # spectrum of the contact, its length in s, the weight of the body's low thump, crunches per step
    "hard": ([(150, -14), (900, 0), (2600, -4), (7000, -14), (12000, -34)], 0.035, 0.55, 0.0, 0),
    "wood": ([(90, -6), (240, 0), (700, -6), (2600, -18), (6000, -36)], 0.060, 0.90, 0.0, 0),
    "grass": ([(500, -16), (2500, 0), (6000, -2), (11000, -14)], 0.110, 0.25, 0.5, 5),
    "snow": ([(300, -18), (1400, -2), (3500, 0), (7000, -10)], 0.150, 0.22, 0.9, 16),
    "sand": ([(400, -14), (1800, 0), (4500, -4), (10000, -20)], 0.120, 0.30, 0.4, 9),
    "gravel": ([(700, -14), (2600, 0), (6000, -1), (13000, -12)], 0.110, 0.30, 1.0, 12),
    "water": ([(200, -8), (900, 0), (2500, -4), (8000, -20)], 0.160, 0.35, 0.5, 8),
}


def _step(surface: str, rng: np.random.Generator) -> Floats:
    """Heel, then ball of the foot, on a surface."""
    spectrum, length, thump, crunch, grains = _SURFACES[surface]
    sound = np.zeros(int(0.42 * SAMPLE_RATE), np.float32)
    for moment, gain in ((0.0, 1.0), (rng.uniform(0.07, 0.11), rng.uniform(0.35, 0.6))):
        count = int(length * 2.2 * SAMPLE_RATE)
        contact = faded(noise(count, rng, spectrum) * decay(count, length * 1.6), 0.002, 0.01)
        place(sound, contact, moment, 0.5 * gain)
        for _ in range(grains):
            grain_count = int(rng.uniform(0.004, 0.014) * SAMPLE_RATE)
            grain = noise(grain_count, rng, spectrum) * np.hanning(grain_count).astype(np.float32)
            place(sound, grain, moment + rng.uniform(0, length), crunch * gain * rng.uniform(0.15, 0.6))
    heavy = int(0.12 * SAMPLE_RATE)
    body = sine(np.linspace(rng.uniform(95, 120), 55, heavy), heavy) * decay(heavy, 0.14)
    place(sound, faded(body, 0.003, 0.02), 0.0, thump)
    return sound


def cloth(rng: np.random.Generator) -> Floats:
    """A sleeve, a coat: a few soft strokes."""
    sound = np.zeros(int(0.5 * SAMPLE_RATE), np.float32)
    for _ in range(int(rng.integers(2, 4))):
        count = int(rng.uniform(0.08, 0.2) * SAMPLE_RATE)
        stroke = noise(count, rng, [(400, -14), (1600, 0), (4000, -5), (9000, -22)])
        place(sound, stroke * np.hanning(count).astype(np.float32), rng.uniform(0, 0.28), rng.uniform(0.4, 1.0))
    return sound


def thud(rng: np.random.Generator) -> Floats:
    """Something heavy meets the ground."""
    count = int(0.5 * SAMPLE_RATE)
    body = sine(np.geomspace(rng.uniform(100, 130), 42, count), count) * decay(count, 0.38)
    impact = noise(count, rng, [(60, -4), (200, 0), (900, -10), (4000, -30)]) * decay(count, 0.11)
    return faded(mixed((body, 0.9), (impact, 0.45)), 0.002, 0.05)


def whoosh(rng: np.random.Generator) -> Floats:
    """Something passes quickly: air that brightens and dulls again."""
    count = int(rng.uniform(0.5, 0.7) * SAMPLE_RATE)
    moment = np.linspace(0, 1, count)
    hill = np.sin(np.pi * moment**0.8) ** 2
    low = noise(count, rng, [(120, -12), (420, 0), (1000, -8), (4000, -34)])
    high = noise(count, rng, [(500, -24), (1500, 0), (3500, -5), (9000, -26)])
    return mixed((low, hill), (high, 0.9 * hill**2.5))


def splash(rng: np.random.Generator) -> Floats:
    """Something falls into water, and drops follow."""
    count = int(0.9 * SAMPLE_RATE)
    burst = noise(count, rng, [(200, -10), (800, 0), (3000, -3), (9000, -12)]) * decay(count, 0.45)
    sound = faded(burst, 0.012, 0.1)
    for _ in range(14):
        hertz, length = rng.uniform(500, 1600), int(rng.uniform(0.03, 0.07) * SAMPLE_RATE)
        bubble = faded(sine(np.linspace(hertz, hertz * 1.5, length), length) * decay(length, 0.08), 0.002, 0.005)
        place(sound, bubble, rng.uniform(0.05, 0.75), rng.uniform(0.1, 0.4))
    return sound


def knock(rng: np.random.Generator) -> Floats:
    """Knuckles on a door, twice."""
    sound = np.zeros(int(0.5 * SAMPLE_RATE), np.float32)
    for moment in (0.0, rng.uniform(0.16, 0.2)):
        count = int(0.15 * SAMPLE_RATE)
        wood = mixed((sine(rng.uniform(210, 250), count), 0.6), (sine(rng.uniform(480, 560), count), 0.35))
        rap = noise(count, rng, [(300, -8), (1200, 0), (4000, -12), (8000, -30)]) * decay(count, 0.02)
        place(sound, faded(mixed((wood * decay(count, 0.12), 1.0), (rap, 0.7)), 0.001, 0.02), moment)
    return sound


def door(rng: np.random.Generator) -> Floats:
    """A door falls into its lock."""
    sound = thud(rng)
    count = int(0.05 * SAMPLE_RATE)
    latch = noise(count, rng, [(800, -10), (2500, 0), (6000, -6)]) * decay(count, 0.05)
    place(sound, latch, 0.07, 0.5)
    return sound


def click(rng: np.random.Generator) -> Floats:
    """A switch."""
    count = int(0.06 * SAMPLE_RATE)
    tick = noise(count, rng, [(900, -12), (3200, 0), (7000, -5), (14000, -20)]) * decay(count, 0.03)
    place(tick, tick[: count // 2].copy(), 0.025, 0.5)
    return tick


def clap(rng: np.random.Generator) -> Floats:
    """Two hands."""
    count = int(0.2 * SAMPLE_RATE)
    burst = noise(count, rng, [(400, -14), (1100, 0), (2600, -4), (8000, -20)])
    return faded(burst * decay(count, rng.uniform(0.07, 0.11)), 0.001, 0.02)


def bell(rng: np.random.Generator) -> Floats:
    """A small bell."""
    count = int(1.6 * SAMPLE_RATE)
    hertz = rng.uniform(900, 1300)
    partials = (
        (0.5, 0.3, 2.4),
        (1.0, 1.0, 1.8),
        (1.19, 0.5, 1.4),
        (1.56, 0.35, 1.0),
        (2.0, 0.5, 0.8),
        (2.66, 0.25, 0.5),
    )
    tones = [(sine(hertz * ratio, count, rng.uniform()) * decay(count, ring), gain) for ratio, gain, ring in partials]
    return faded(mixed(*tones), 0.001, 0.2)


def chime(rng: np.random.Generator) -> Floats:
    """A glitter of small bells that rises: magic."""
    sound = np.zeros(int(1.5 * SAMPLE_RATE), np.float32)
    for index in range(12):
        hertz = 1200 * 2 ** (index / 6) * rng.uniform(0.98, 1.02)
        count = int(0.7 * SAMPLE_RATE)
        ring = faded(sine(min(hertz, 9000.0), count) * decay(count, 0.6), 0.005, 0.05)
        place(sound, ring, index * 0.045 + rng.uniform(0, 0.02), 0.5)
    return faded(sound, 0.002, 0.2)


def hoof(rng: np.random.Generator) -> Floats:
    """One hoof on firm ground."""
    count = int(0.2 * SAMPLE_RATE)
    knocking = mixed((sine(rng.uniform(300, 380), count), 0.6), (sine(rng.uniform(700, 850), count), 0.4))
    ground = noise(count, rng, [(80, -4), (300, 0), (1500, -8), (5000, -26)])
    return faded(mixed((knocking * decay(count, 0.06), 1.0), (ground * decay(count, 0.09), 0.6)), 0.001, 0.03)


def flap(rng: np.random.Generator) -> Floats:
    """One beat of wings."""
    count = int(0.16 * SAMPLE_RATE)
    air = noise(count, rng, [(150, -8), (500, 0), (1800, -8), (6000, -24)])
    return air * np.hanning(count).astype(np.float32)


def meow(rng: np.random.Generator) -> Floats:
    """m-i-a-o-w."""
    seconds, pitch = rng.uniform(0.55, 0.75), rng.uniform(0.92, 1.12)
    return _throat(
        rng,
        seconds,
        pitch=[480 * pitch, 620 * pitch, 690 * pitch, 640 * pitch, 470 * pitch],
        formants=([500, 900, 1300, 1000, 600], [2300, 2500, 1900, 1400, 1000], [3600, 3800, 3600, 3200, 2800]),
        strength=[0.15, 0.7, 1.0, 0.8, 0.0],
        breath=0.04,
    )


def purr(rng: np.random.Generator) -> Floats:
    """In and out: a soft flutter at 26 Hz."""
    seconds = 1.8
    count = int(seconds * SAMPLE_RATE)
    moment = np.arange(count) / SAMPLE_RATE
    flutter = np.clip(np.sin(2 * np.pi * np.cumsum(25 + 3 * drift(count, rng, 2, -1, 1)) / SAMPLE_RATE), 0, 1) ** 1.5
    breathing = 0.35 + 0.65 * np.sin(np.pi * moment / (seconds / 2)) ** 2
    rattle = noise(count, rng, [(40, -10), (110, 0), (350, -4), (900, -16), (3000, -36)])
    return faded(mixed((rattle, flutter * breathing)), 0.15, 0.25)


def bark(rng: np.random.Generator) -> Floats:
    """One bark of a dog of middling size."""
    size = rng.uniform(0.85, 1.15)
    voice = _throat(
        rng,
        0.24,
        pitch=[330 * size, 430 * size, 360 * size, 230 * size],
        formants=([600, 950, 800, 500], [1500, 1800, 1500, 1100], [2900, 3100, 2900, 2600]),
        strength=[0.5, 1.0, 0.6, 0.0],
        breath=0.35,
        rough=0.35,
    )
    return np.tanh(voice * np.float32(1.8)).astype(np.float32)


def growl(rng: np.random.Generator) -> Floats:
    """A large animal, deep in its throat."""
    return _throat(
        rng,
        1.3,
        pitch=[62, 74, 80, 70, 55],
        formants=([260, 420, 480, 380, 280], [700, 950, 1050, 850, 700], [1900, 2200, 2200, 2000, 1800]),
        strength=[0.2, 0.8, 1.0, 0.7, 0.0],
        breath=0.25,
        rough=0.6,
    )


def roar(rng: np.random.Generator) -> Floats:
    """A large animal, at full voice."""
    voice = _throat(
        rng,
        1.6,
        pitch=[95, 150, 165, 130, 80],
        formants=([380, 700, 780, 600, 380], [900, 1300, 1350, 1100, 800], [2100, 2600, 2600, 2300, 2000]),
        strength=[0.1, 0.9, 1.0, 0.6, 0.0],
        breath=0.45,
        rough=0.55,
    )
    return np.tanh(voice * np.float32(2.2)).astype(np.float32)


def neigh(rng: np.random.Generator) -> Floats:
    """A horse: high at first, then it shakes its way down."""
    return _throat(
        rng,
        1.25,
        pitch=[700, 980, 900, 760, 600, 420],
        formants=([900, 1200, 1100, 1000, 800, 600], [2000, 2300, 2200, 1900, 1700, 1400], [3400] * 6),
        strength=[0.4, 1.0, 0.9, 0.8, 0.6, 0.0],
        breath=0.18,
        rough=0.3,
        vibrato=0.05,
    )


def chirp(rng: np.random.Generator) -> Floats:
    """One bird, close by."""
    sound = np.zeros(int(0.35 * SAMPLE_RATE), np.float32)
    base = rng.uniform(2800, 4000)
    for index in range(2):
        count = int(0.09 * SAMPLE_RATE)
        note = sine(base * np.linspace(0.9, 1.25, count), count) * np.hanning(count).astype(np.float32)
        place(sound, note, index * 0.13)
    return sound


FOLEY: dict[str, Foley] = {
    "step": partial(_step, "hard"),
    **{f"step-{surface}": partial(_step, surface) for surface in _SURFACES},
    **{"cloth": cloth, "thud": thud, "whoosh": whoosh, "splash": splash, "knock": knock, "door": door, "click": click},
    **{"clap": clap, "bell": bell, "chime": chime, "hoof": hoof, "flap": flap, "meow": meow, "purr": purr},
    **{"bark": bark, "growl": growl, "roar": roar, "neigh": neigh, "chirp": chirp},
}
"""Every sound by name; a plain "step" is on a hard floor."""

_PEAKS: dict[str, float] = {
    **{"step": -17, "step-hard": -17, "step-wood": -16, "step-grass": -20, "step-snow": -18, "step-sand": -20},
    **{"step-gravel": -17, "step-water": -17, "cloth": -27, "thud": -10, "whoosh": -15, "splash": -12, "knock": -14},
    **{"door": -13, "click": -20, "clap": -13, "bell": -17, "chime": -20, "hoof": -16, "flap": -21, "meow": -14},
    **{"purr": -22, "bark": -10, "growl": -15, "roar": -9, "neigh": -12, "chirp": -20},
}
"""How loud each is at gain 1: peak, dB below full scale, beside a voice whose peaks reach -8."""


def foley(name: str, rng: np.random.Generator) -> Floats:
    """The sound of that name at its natural level. Raises KeyError for an unknown name."""
    sound = FOLEY[name](rng)
    return mixed((sound, decibels(_PEAKS[name]) / (float(np.abs(sound).max()) + 1e-9)))


def _throat(
    rng: np.random.Generator,
    seconds: float,
    pitch: Curve,
    formants: Sequence[Curve],
    strength: Curve,
    breath: float,
    rough: float = 0.0,
    vibrato: float = 0.0,
) -> Floats:
    """An animal's voice: harmonics of `pitch` (Hz), each as strong as the formants (Hz, moving) let it be.

    `breath` 0..1 adds noise in the formants, `rough` 0..1 shakes pitch and strength, `vibrato` bends the pitch 11 times
    a second by that part.
    """
    count = int(seconds * SAMPLE_RATE)
    steps = 96  # formants move slowly: their gains are worked out on a coarse grid
    coarse = np.linspace(0, 1, steps)
    fine = np.linspace(0, steps - 1, count)

    def along(curve: Curve) -> NDArray[np.float64]:
        return np.interp(coarse, np.linspace(0, 1, len(curve)), curve)

    wobble = 1 + vibrato * np.sin(2 * np.pi * 11 * coarse * seconds)
    hertz = along(pitch) * wobble
    tracks = [along(formant) for formant in formants]
    glide = np.interp(fine, np.arange(steps), hertz) * (1 + 0.04 * rough * (drift(count, rng, 60, -1, 1)))
    turns = np.cumsum(glide) / SAMPLE_RATE
    total = np.zeros(count)
    for harmonic in range(1, min(26, int(6000 / max(pitch))) + 1):
        gain = np.zeros(steps)
        for index, track in enumerate(tracks):
            width = 90 + 0.09 * track
            gain += 0.6**index / (1 + ((hertz * harmonic - track) / width) ** 2)
        phase = turns * harmonic
        total += np.sin(2 * np.pi * (phase - np.floor(phase))) * np.interp(fine, np.arange(steps), gain)
    low, high = min(formants[0]) * 0.7, max(formants[1]) * 1.3
    air = band(noise(count, rng, [(100, 0), (9000, -12)]), low, high)
    shaking = 1 - rough * 0.7 * drift(count, rng, 55, 0, 1)
    voice = mixed((total.astype(np.float32), 1.0), (air, breath * float(np.abs(total).max())))
    envelope = np.interp(fine, np.arange(steps), along(strength)) * shaking
    return faded(mixed((voice, envelope / (np.abs(voice).max() + 1e-9))), 0.015, 0.05)
