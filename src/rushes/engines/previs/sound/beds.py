"""What is heard all the time: wind, rain, a street; inside, `rooms`.

Each bed is stereo, as long as asked, and never the same twice.
"""

from collections.abc import Callable

import numpy as np
import scipy.signal

from rushes.engines.previs.sound.railways import RAILWAYS
from rushes.engines.previs.sound.rooms import ROOMS
from rushes.engines.previs.sound.synthesis import (
    SAMPLE_RATE,
    Floats,
    band,
    decay,
    decibels,
    drift,
    faded,
    level,
    mixed,
    noise,
    panned,
    place,
    scattered,
    seconds_of,
    sine,
)
from rushes.engines.previs.sound.waters import WATERS

Bed = Callable[[int, np.random.Generator], Floats]
"""(samples, generator) -> sound (samples, 2)."""

_CROWD_RATE = 16_000
_TALKERS = 9
"""Murmur is made at a third of the rate: voices have little above 7 kHz, and a crowd is far."""


def wind(count: int, rng: np.random.Generator) -> Floats:
    """Gusts: a rumble that is always there, a body that swells, and a whistle at the height of a gust."""
    gust = drift(count, rng, 0.55, 0.15, 1.0)
    gusts = np.stack([gust, np.roll(gust, SAMPLE_RATE // 6)], axis=1)
    rumble = noise(count, rng, [(20, -24), (50, -8), (90, 0), (200, -4), (500, -22), (1500, -50)], 2)
    body = noise(count, rng, [(100, -24), (280, 0), (520, -2), (1300, -20), (4000, -45)], 2)
    whistle = noise(count, rng, [(400, -50), (700, -16), (860, 0), (1000, -12), (1700, -40)], 2)
    flutter = drift(count, rng, 5.0, 0.75, 1.0)[:, None]
    return mixed(
        (rumble, 0.5 * (0.4 + 0.6 * gusts)), (body, 0.9 * gusts * flutter), (whistle, 0.28 * np.square(gusts) * flutter)
    )


def leaves(count: int, rng: np.random.Generator) -> Floats:
    """Foliage: a soft hiss that comes and goes, full of small separate rustles."""
    hiss = noise(count, rng, [(800, -30), (2500, -4), (5000, 0), (9000, -6), (16000, -24)], 2)
    swell = drift(count, rng, 0.8, 0.12, 1.0)[:, None]
    sparkle = np.stack([drift(count, rng, 22, 0.0, 1.0) ** 3 for _ in range(2)], axis=1)
    return mixed((hiss, swell * (0.25 + 1.4 * sparkle)))


def birds(count: int, rng: np.random.Generator) -> Floats:
    """A few birds, each with a song of its own that it repeats from its own place, over very quiet air."""
    sound = mixed((noise(count, rng, [(60, -6), (200, 0), (900, -14), (4000, -30)], 2), 0.010))
    seconds = count / SAMPLE_RATE
    for bird in range(4):
        song = _song(rng)
        place_of_bird = rng.uniform(-0.85, 0.85)
        distance = rng.uniform(0.35, 1.0)
        time = rng.uniform(0.0, 1.2) + bird * 0.35
        while time < seconds:
            again = song * np.float32(distance * rng.uniform(0.7, 1.0))
            place(sound, panned(again, place_of_bird), time, 0.16)
            place(sound, panned(again, -place_of_bird), time + 0.11, 0.022)  # off the trees
            place(sound, panned(again, place_of_bird * 0.3), time + 0.19, 0.016)
            time += len(song) / SAMPLE_RATE + rng.uniform(0.5, 2.4)
    return sound


def crickets(count: int, rng: np.random.Generator) -> Floats:
    """Crickets at 4 to 5 kHz: chirps of a few pulses each, over the shimmer of many far ones."""
    time = seconds_of(count)
    sound = mixed((noise(count, rng, [(3500, -40), (4200, 0), (4800, -2), (5600, -40)], 2), 0.008))
    for _ in range(4):
        hertz = rng.uniform(4050, 4950)
        chirps = rng.uniform(1.6, 2.8)
        phase = (time * np.float32(chirps) + np.float32(rng.uniform())) % 1
        pulses = np.square(np.sin(np.pi * time * np.float32(rng.uniform(28, 36)), dtype=np.float32))
        chirp = np.clip((0.42 - phase) / 0.05, 0, 1) * np.clip(phase / 0.02, 0, 1)
        tone = sine(hertz, count, rng.uniform()) * (chirp * pulses).astype(np.float32)
        sound += panned(tone, rng.uniform(-0.9, 0.9)) * np.float32(rng.uniform(0.012, 0.045))
    return sound


def rain(count: int, rng: np.random.Generator) -> Floats:
    """Steady rain: a wide hiss, a low patter, and drops near by."""
    hiss = noise(count, rng, [(120, -18), (600, -6), (2500, 0), (7000, -1), (14000, -8), (20000, -20)], 2)
    heavier = drift(count, rng, 0.4, 0.8, 1.0)[:, None]
    sound = mixed((hiss, 0.075 * heavier))
    for duration, density, hertz, gain in (
        (0.004, 170, 5200.0, 0.10),
        (0.011, 60, 2100.0, 0.12),
        (0.03, 12, 850.0, 0.08),
    ):
        length = int(duration * 4 * SAMPLE_RATE)
        ring = sine(np.linspace(hertz * 0.8, hertz * 1.25, length), length)
        splash = rng.standard_normal(length, dtype=np.float32)
        drop = mixed((ring, 0.6), (splash, 0.35)) * decay(length, duration * 3)
        sound += scattered(count, rng, density, drop, gain)
    return sound


def waves(count: int, rng: np.random.Generator) -> Floats:
    """Surf: every wave rises slowly, breaks bright, and runs out as foam."""
    seconds = count / SAMPLE_RATE
    body = noise(count, rng, [(30, -14), (90, 0), (350, -5), (1200, -18), (6000, -44)], 2)
    breaking = noise(count, rng, [(200, -16), (700, 0), (2200, -4), (6000, -14), (15000, -30)], 2)
    foam = noise(count, rng, [(1500, -26), (4000, 0), (9000, -4), (16000, -14)], 2)
    swell, crash, fizz = (np.full(count, low, np.float32) for low in (0.16, 0.03, 0.02))
    time = -rng.uniform(0.6, 2.2)
    while time < seconds:
        strength = rng.uniform(0.65, 1.0)
        rise, run = rng.uniform(1.5, 2.1), rng.uniform(2.2, 3.2)
        _bump(swell, time, rise, run, strength)
        _bump(crash, time + rise * 0.55, rise * 0.5, run * 0.7, strength)
        _bump(fizz, time + rise, 0.5, run, strength * 0.8)
        time += rise + run * rng.uniform(0.55, 0.8)
    return mixed((body, 0.16 * swell[:, None]), (breaking, 0.13 * crash[:, None]), (foam, 0.05 * fizz[:, None]))


def city(count: int, rng: np.random.Generator) -> Floats:
    """A street: the hum of a city, cars that pass, now and then a horn far away."""
    hum = noise(count, rng, [(25, -8), (70, 0), (180, -4), (600, -16), (2500, -34), (9000, -52)], 2)
    sound = mixed((hum, 0.05 * drift(count, rng, 0.5, 0.8, 1.0)[:, None]))
    seconds = count / SAMPLE_RATE
    time = rng.uniform(-2.0, 0.5)
    tyres = noise(count, rng, [(100, -10), (450, 0), (1100, -2), (3000, -16), (9000, -36)])
    while time < seconds:
        near = np.zeros(count, np.float32)
        _bump(near, time, rng.uniform(1.1, 1.6), rng.uniform(1.3, 2.0), rng.uniform(0.4, 1.0))
        heading = rng.choice([-1.0, 1.0])
        across = np.clip((seconds_of(count) - np.float32(time + 1.4)) / 1.4, -1, 1) * np.float32(heading)
        car = tyres * near * np.float32(0.05)
        sound += car[:, None] * np.stack([np.sqrt(1 - across), np.sqrt(1 + across)], axis=1)
        time += rng.uniform(1.6, 3.2)
    for _ in range(int(rng.integers(0, 2 + int(seconds / 6)))):
        length = int(rng.uniform(0.18, 0.45) * SAMPLE_RATE)
        pitch = rng.uniform(330, 440)
        horn = mixed(*((sine(pitch * ratio, length), 1.0) for ratio in (1.0, 1.26, 2.0, 2.52)))
        horn = band(faded(horn, 0.03, 0.08), 350, 1400)
        place(sound, panned(horn, rng.uniform(-0.8, 0.8)), rng.uniform(0.5, max(0.6, seconds - 0.6)), 0.006)
    return sound


def crowd(count: int, rng: np.random.Generator) -> Floats:
    """Many people who talk at once: real pitches and vowels, but no words."""
    small = count * _CROWD_RATE // SAMPLE_RATE + 2
    groups = [np.zeros(small) for _ in range(2)]
    syllables = int(small / _CROWD_RATE * 9) + 6
    grid = np.linspace(0, syllables - 1, small)
    for talker in range(_TALKERS):
        base = rng.uniform(95, 150) if talker % 2 else rng.uniform(175, 240)
        melody = np.interp(grid, np.arange(syllables), base * rng.uniform(0.88, 1.2, syllables))
        speaking = rng.random(syllables) < 0.68
        strength = np.interp(grid, np.arange(syllables), speaking * rng.uniform(0.3, 1.0, syllables))
        turns = np.cumsum(melody / _CROWD_RATE) + rng.uniform()
        buzz = (2 * (turns - np.floor(turns)) - 1) * strength
        # Two vowels per talker, crossfaded by syllable, are enough for an ear that listens to nine of them.
        mixing = np.interp(grid, np.arange(syllables), rng.random(syllables))
        spoken = _vowel(buzz * mixing, rng) + _vowel(buzz * (1 - mixing), rng)
        pan = rng.uniform(0.15, 0.85)
        groups[0] += spoken * (1 - pan)
        groups[1] += spoken * pan
    ratio = SAMPLE_RATE // _CROWD_RATE
    voices = np.stack([scipy.signal.resample_poly(group, ratio, 1)[:count] for group in groups], axis=1)
    voices = voices.astype(np.float32)
    hall = noise(count, rng, [(120, -12), (350, 0), (800, -4), (2200, -18), (6000, -36)], 2)
    return mixed((voices, decibels(-26 - level(voices))), (hall, 0.012))


def forest(count: int, rng: np.random.Generator) -> Floats:
    """Under trees: high foliage, a breath of wind, birds."""
    parts = ((wind, -12.0), (leaves, -8.0), (birds, 0.0))
    sounds = [(made(count, rng), gain) for made, gain in parts]
    return mixed(*((sound, decibels(gain - level(sound))) for sound, gain in sounds))


def water(count: int, rng: np.random.Generator) -> Floats:
    """A brook: running water and the bubbles that it closes over, each a short rising tone."""
    flow = noise(count, rng, [(150, -18), (500, -2), (1100, 0), (3000, -8), (9000, -24)], 2)
    sound = mixed((flow, 0.03 * drift(count, rng, 2.5, 0.7, 1.0)[:, None]))
    for size in range(8):  # eight kinds of bubbles, small ones more often
        hertz = 420 * 1.28**size * rng.uniform(0.92, 1.08)
        length = int(SAMPLE_RATE * 0.09 * (500 / hertz) ** 0.5)
        bubble = sine(np.linspace(hertz, hertz * 1.35, length), length) * decay(length, 0.12 * (500 / hertz) ** 0.6)
        bubble *= np.minimum(1, np.arange(length, dtype=np.float32) / 60)
        sound += scattered(count, rng, 5 + 2.2 * size, bubble, 0.11 - 0.007 * size)
    return sound


def fire(count: int, rng: np.random.Generator) -> Floats:
    """A wood fire: the breath of the flames, hiss, and crackles of all sizes."""
    flames = noise(count, rng, [(20, -10), (60, 0), (160, -5), (500, -20), (3000, -40)], 2)
    hiss = noise(count, rng, [(1500, -22), (5000, 0), (11000, -6), (18000, -20)], 2)
    sound = mixed(
        (flames, 0.07 * drift(count, rng, 4.0, 0.35, 1.0)[:, None]),
        (hiss, 0.006 * drift(count, rng, 1.5, 0.3, 1.0)[:, None]),
    )
    for duration, density, gain in ((0.0015, 26, 0.07), (0.004, 9, 0.10), (0.010, 2.2, 0.13)):
        length = int(duration * 6 * SAMPLE_RATE)
        snap = rng.standard_normal(length, dtype=np.float32) * decay(length, duration * 4)
        sound += scattered(count, rng, density, snap, gain)
    return sound


def engine(count: int, rng: np.random.Generator) -> Floats:
    """A machine that runs, felt more than heard: a low harmonic hum with slow beats, and moving air."""
    base = rng.uniform(44, 52)
    wander = drift(count, rng, 0.6, 0.994, 1.006)
    sound = np.zeros((count, 2), np.float32)
    for harmonic, gain in ((1, 0.10), (2, 0.075), (3, 0.034), (5, 0.018), (8, 0.007)):
        for detune, pan in ((0.9985, -0.7), (1.0015, 0.7)):
            tone = sine(wander * np.float32(base * harmonic * detune), count, rng.uniform())
            sound += panned(tone, pan) * np.float32(gain * 0.6)
    air = noise(count, rng, [(60, -6), (200, 0), (900, -10), (3000, -24), (10000, -44)], 2)
    return mixed((sound, 1.0), (air, 0.022))


def drip(count: int, rng: np.random.Generator) -> Floats:
    """A cave: still air, and drops that ring in the rock."""
    sound = mixed((noise(count, rng, [(40, -8), (110, 0), (400, -14), (2000, -34)], 2), 0.010))
    seconds = count / SAMPLE_RATE
    time = rng.uniform(0.15, 0.6)
    while time < seconds:
        hertz = rng.uniform(900, 1900)
        length = int(0.22 * SAMPLE_RATE)
        sweep = hertz * (1 + 0.35 * np.linspace(0, 1, length) ** 0.5)
        drop = sine(sweep, length) * decay(length, 0.16) + 0.3 * sine(sweep * 2.7, length) * decay(length, 0.05)
        drop = faded(drop.astype(np.float32), 0.001, 0.02)
        pan, gain = rng.uniform(-0.8, 0.8), rng.uniform(0.06, 0.16)
        for echo in range(6):
            place(sound, panned(drop, pan * (-0.7) ** echo), time + echo * rng.uniform(0.09, 0.14), gain * 0.42**echo)
        time += rng.uniform(0.45, 1.5)
    return sound


def snow_hush(count: int, rng: np.random.Generator) -> Floats:
    """Snow lies: no highs, a slow breath of cold air, the faintest ticking of flakes."""
    air = noise(count, rng, [(40, -8), (130, 0), (400, -9), (1100, -26), (4000, -52)], 2)
    flakes = noise(count, rng, [(5000, -20), (9000, 0), (15000, -6)], 2)
    return mixed(
        (air, 0.022 * drift(count, rng, 0.4, 0.45, 1.0)[:, None]),
        (flakes, 0.003 * (drift(count, rng, 18, 0.0, 1.0) ** 3)[:, None]),
    )


def stadium(count: int, rng: np.random.Generator) -> Floats:
    """Thousands: a roar that swells, out of which single voices are gone."""
    roar = noise(count, rng, [(90, -20), (300, -4), (700, 0), (1300, -3), (2600, -12), (7000, -32)], 2)
    swell = drift(count, rng, 0.35, 0.55, 1.0)[:, None]
    shimmer = drift(count, rng, 6, 0.85, 1.0)[:, None]
    return mixed((roar, 0.055 * swell * shimmer), (crowd(count, rng), 0.4))


def underwater(count: int, rng: np.random.Generator) -> Floats:
    """Below the surface: everything dull, bubbles rising."""
    sound = noise(count, rng, [(20, -10), (60, 0), (180, -6), (500, -24), (2000, -50)], 2)
    sound = mixed((sound, 0.05 * drift(count, rng, 0.5, 0.6, 1.0)[:, None]))
    for hertz, density in ((240.0, 2.0), (380.0, 3.0), (560.0, 4.0)):
        length = int(0.12 * SAMPLE_RATE)
        bubble = sine(np.linspace(hertz, hertz * 1.6, length), length) * decay(length, 0.14)
        sound += scattered(count, rng, density, faded(bubble, 0.01, 0.03), 0.07)
    return sound


def thunder(count: int, rng: np.random.Generator) -> Floats:
    """A storm far off: now and then it rolls."""
    far = noise(count, rng, [(20, -4), (50, 0), (150, -16), (500, -40)], 2)
    roll = noise(count, rng, [(18, -6), (45, 0), (110, -4), (350, -18), (1500, -40)], 2)
    strength = np.zeros(count, np.float32)
    time = rng.uniform(0.4, 1.8)
    while time < count / SAMPLE_RATE:
        for rumble in range(4):
            _bump(
                strength,
                time + rumble * rng.uniform(0.2, 0.5),
                0.06,
                rng.uniform(1.2, 2.4),
                rng.uniform(0.3, 1) / (1 + rumble),
            )
        time += rng.uniform(3.5, 6.5)
    return mixed((far, 0.006), (roll, 0.10 * strength[:, None]))


BEDS: dict[str, Bed] = {
    "wind": wind,
    "leaves": leaves,
    "birds": birds,
    "crickets": crickets,
    "rain": rain,
    "waves": waves,
    "city": city,
    "crowd": crowd,
    "forest": forest,
    "water": water,
    "fire": fire,
    "engine": engine,
    "drip": drip,
    "snow-hush": snow_hush,
    "stadium": stadium,
    "underwater": underwater,
    "thunder": thunder,
    **ROOMS,
    **WATERS,
    **RAILWAYS,
}
"""Every bed by name."""

SYNONYMS: dict[str, str] = {
    **{"traffic": "city", "street": "city", "hum": "engine", "engine_hum": "engine", "machine": "engine"},
    **{
        "sea": "waves",
        "ocean": "waves",
        "surf": "waves",
        "stream": "water",
        "river": "water",
        "brook": "water",
        "rapids": "waterfall",
    },
    **{"insects": "crickets", "cicadas": "crickets", "cave": "drip", "snow": "snow-hush", "stage": "stage-hush"},
    **{"storm": "thunder", "people": "crowd", "murmur": "crowd", "campfire": "fire", "interior": "room"},
    **{"hush": "stage-hush", "snow_hush": "snow-hush", "stage_hush": "stage-hush", "breeze": "wind"},
}
"""Other names that a score may use."""

LEVELS: dict[str, float] = {
    **{"wind": -27, "leaves": -31, "birds": -33, "crickets": -33, "rain": -26, "waves": -26, "city": -27},
    **{
        "crowd": -28,
        "room": -40,
        "forest": -31,
        "water": -28,
        "waterfall": -25,
        "creaking": -31,
        "fire": -28,
        "engine": -29,
        "drip": -36,
        "rails": -29,
    },
    **{
        "snow-hush": -39,
        "stage-hush": -38,
        "clock": -40,
        "fridge": -39,
        "keyboards": -39,
        "tools": -35,
        "ball": -34,
        "monitor": -37,
        "pencils": -38,
        "pages": -38,
        "till": -36,
        "stadium": -25,
        "underwater": -30,
        "thunder": -31,
    },
}
"""How loud each bed is at gain 1: RMS, dB below full scale, beside a voice at -20."""


def bed(name: str, count: int, rng: np.random.Generator) -> Floats:
    """The bed of that name or synonym at its natural level. Raises KeyError for an unknown name."""
    name = SYNONYMS.get(name, name)
    sound = BEDS[name](count, rng)
    return mixed((sound, decibels(LEVELS[name] - level(sound))))


def _bump(into: Floats, start: float, rise: float, fall: float, height: float) -> None:
    """Add a soft hill that starts at a time, rises and falls in so many seconds."""
    count = int((rise + fall) * SAMPLE_RATE)
    up = int(rise * SAMPLE_RATE)
    hill = np.empty(count, np.float32)
    hill[:up] = (0.5 - 0.5 * np.cos(np.pi * np.arange(up) / max(1, up))) ** 1.5
    down = np.arange(count - up, dtype=np.float32) / max(1, count - up)
    hill[up:] = np.exp(-3.2 * down) * (0.5 + 0.5 * np.cos(np.pi * down))
    place(into, hill, start, height)


def _song(rng: np.random.Generator) -> Floats:
    """One bird's phrase: whistles, a trill, or calls of two notes."""
    kind = rng.integers(3)
    base = rng.uniform(2300, 4600)
    notes: list[tuple[float, float, float]] = []  # seconds, start and end as parts of the base frequency
    if kind == 0:
        notes = [
            (rng.uniform(0.08, 0.22), rng.uniform(0.8, 1.2), rng.uniform(0.8, 1.25))
            for _ in range(int(rng.integers(3, 6)))
        ]
    elif kind == 1:
        low, high = rng.uniform(0.85, 0.95), rng.uniform(1.1, 1.3)
        notes = [(0.045, low, high)] * int(rng.integers(6, 12))
    else:
        notes = [(0.11, 1.2, 1.12), (0.17, 0.9, 0.84)] * int(rng.integers(1, 3))
    parts: list[Floats] = []
    for seconds, start, end in notes:
        length = int(seconds * SAMPLE_RATE)
        bend = np.sin(np.linspace(0, np.pi, length)) * rng.uniform(-0.06, 0.06)
        pitch = base * (np.linspace(start, end, length) + bend)
        note = sine(pitch, length) + 0.12 * sine(pitch * 2, length)
        parts.append((note * np.hanning(length) ** 0.7).astype(np.float32))
        parts.append(np.zeros(int(rng.uniform(0.015, 0.05) * SAMPLE_RATE), np.float32))
    return np.concatenate(parts)


def _vowel(buzz: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A buzz through the two strongest formants of a vowel, at `_CROWD_RATE`."""
    first, second = ((700, 1150), (500, 1750), (380, 2000), (450, 850), (600, 1300))[int(rng.integers(5))]
    spread = rng.uniform(0.92, 1.12)
    total = np.zeros(len(buzz))
    for hertz, gain, width in ((first * spread, 1.0, 90), (second * spread, 0.45, 130)):
        b, a = scipy.signal.iirpeak(hertz, hertz / width, fs=_CROWD_RATE)
        total += scipy.signal.lfilter(b, a, buzz) * gain
    return total
