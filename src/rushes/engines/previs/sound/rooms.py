"""What is heard all the time inside: how a room is quiet, and what goes on behind whoever is seen there."""

from collections.abc import Callable, Iterator

import numpy as np

from rushes.engines.previs.sound.synthesis import (
    SAMPLE_RATE,
    Floats,
    decay,
    drift,
    faded,
    mixed,
    noise,
    panned,
    place,
    scattered,
    sine,
)


def room(count: int, rng: np.random.Generator) -> Floats:
    """The quiet of a room: soft air that is never quite still, and the muffled world behind its walls."""
    air = noise(count, rng, [(60, -12), (150, -2), (400, 0), (1200, -10), (4000, -24), (9000, -40)], 2)
    world = noise(count, rng, [(40, -14), (90, 0), (200, -4), (450, -30)], 2)
    return mixed(
        (air, 0.006 * drift(count, rng, 0.9, 0.6, 1.0)[:, None]),
        (world, 0.010 * drift(count, rng, 0.5, 0.2, 1.0)[:, None]),
    )


def stage_hush(count: int, rng: np.random.Generator) -> Floats:
    """A large hall that waits: wide air, the ventilation, someone who moves."""
    air = noise(count, rng, [(30, -8), (90, 0), (260, -6), (900, -18), (5000, -38)], 2)
    rustle = noise(count, rng, [(700, -20), (2200, 0), (5000, -8), (11000, -26)], 2)
    moving = np.clip(drift(count, rng, 2.0, -1.6, 1.0), 0, 1)[:, None]
    return mixed((air, 0.016), (rustle, 0.008 * moving))


def clock(count: int, rng: np.random.Generator) -> Floats:
    """A quiet living room in which a clock ticks: each second a tick, then a tock a little lower."""
    sound = mixed((room(count, rng), 0.5))
    phase, pan = rng.uniform(0.0, 0.9), rng.uniform(-0.6, 0.6)
    length = int(0.05 * SAMPLE_RATE)
    click = noise(length, rng, [(900, -18), (2600, 0), (5200, -6), (9000, -24)]) * decay(length, 0.02)
    case = sine(410.0, length) * decay(length, 0.05)
    for number, moment in enumerate(np.arange(phase, count / SAMPLE_RATE, 1.0).tolist()):
        tick = faded((click * (1.0 if number % 2 else 0.8) + 0.02 * case).astype(np.float32), 0.0005, 0.02)
        place(sound, panned(tick, pan), moment, 0.35 if number % 2 else 0.30)
    return sound


def fridge(count: int, rng: np.random.Generator) -> Floats:
    """A kitchen that hums: the fridge's motor with its overtones, and a tap that is not quite shut."""
    hum = np.zeros(count, np.float32)
    for overtone, share in ((50.0, 0.5), (100.0, 1.0), (150.0, 0.35), (200.0, 0.3), (350.0, 0.1)):
        hum += share * sine(overtone * (1 + 0.0004 * overtone / 50), count).astype(np.float32)
    air = noise(count, rng, [(60, -6), (160, 0), (500, -12), (1800, -30)], 2)
    sound = mixed(
        (panned(hum, rng.uniform(-0.5, 0.5)), 0.010), (air, 0.012 * drift(count, rng, 0.5, 0.8, 1.0)[:, None])
    )
    length = int(0.09 * SAMPLE_RATE)
    drop = faded((sine(np.linspace(1100, 1500, length), length) * decay(length, 0.05)).astype(np.float32), 0.001, 0.02)
    return mixed((sound, 1.0), (scattered(count, rng, 0.5, drop, 0.05), 1.0))


def keyboards(count: int, rng: np.random.Generator) -> Floats:
    """An office: ventilation, and keys that are struck in bursts somewhere behind."""
    air = noise(count, rng, [(40, -6), (120, 0), (420, -8), (1600, -24), (6000, -40)], 2)
    length = int(0.03 * SAMPLE_RATE)
    key = noise(length, rng, [(600, -14), (1800, 0), (4200, -4), (8000, -22)]) * decay(length, 0.012)
    typing = scattered(count, rng, 7.0, faded(key.astype(np.float32), 0.0005, 0.01), 0.10)
    bursts = np.clip(drift(count, rng, 0.9, 0.1, 1.0), 0, 1.2)[:, None]
    return mixed((air, 0.016), (typing, bursts))


def tools(count: int, rng: np.random.Generator) -> Floats:
    """A workshop: at the bench behind, iron is struck a few times, then filed."""
    sound = mixed((room(count, rng), 0.6))
    length = int(0.16 * SAMPLE_RATE)
    ring = sum(
        (share * sine(hertz, length) * decay(length, 0.14) for hertz, share in ((870, 0.5), (2130, 0.3), (3470, 0.2))),
        np.zeros(length, np.float32),
    )
    knock = noise(length, rng, [(200, 0), (900, -4), (4000, -20)]) * decay(length, 0.03)
    stroke = faded((ring + 0.4 * knock).astype(np.float32), 0.0005, 0.03)
    long = int(0.34 * SAMPLE_RATE)
    rasp = noise(long, rng, [(900, -24), (2300, 0), (4600, -3), (9000, -26)]) * np.hanning(long) ** 1.5
    pan, files = rng.uniform(-0.6, 0.6), bool(rng.integers(2))
    for moment in _now_and_then(count, rng, 1.6, 2.6):
        for number in range(int(rng.integers(3, 6))):
            if files:
                place(sound, panned(rasp.astype(np.float32), pan), moment + 0.42 * number, 0.022)
            else:
                place(sound, panned(stroke, pan), moment + 0.38 * number, rng.uniform(0.06, 0.10))
        files = not files
    return sound


def ball(count: int, rng: np.random.Generator) -> Floats:
    """A gym: a ball is bounced in the large hall, a shoe squeaks on its floor."""
    sound = noise(count, rng, [(40, -6), (110, 0), (380, -8), (1400, -24), (5000, -40)], 2) * np.float32(0.012)
    length = int(0.5 * SAMPLE_RATE)
    thump = sine(np.linspace(128, 84, length), length) * decay(length, 0.16)
    slap = noise(length, rng, [(300, -6), (700, 0), (2200, -16)]) * decay(length, 0.05)
    hall = noise(length, rng, [(120, -4), (300, 0), (1200, -14), (4000, -34)]) * decay(length, 0.5)
    bounce = faded((thump + 0.22 * slap + 0.03 * hall).astype(np.float32), 0.001, 0.05)
    short = int(0.11 * SAMPLE_RATE)
    squeak = faded((sine(np.linspace(2150, 2700, short), short) * np.hanning(short)).astype(np.float32), 0.005, 0.02)
    for moment in _now_and_then(count, rng, 0.8, 1.6):
        pan, beat = rng.uniform(-0.6, 0.6), rng.uniform(0.44, 0.56)
        for number in range(int(rng.integers(3, 7))):
            place(sound, panned(bounce, pan), moment + beat * number, rng.uniform(0.09, 0.13))
        place(sound, panned(squeak, -pan), moment + rng.uniform(0.2, 1.2), 0.012)
    return sound


def monitor(count: int, rng: np.random.Generator) -> Floats:
    """A hospital: ventilation, and a monitor that counts a calm heart, two rooms away."""
    air = noise(count, rng, [(50, -8), (140, 0), (420, -4), (1500, -18), (6000, -36)], 2)
    sound = mixed((air, 0.014 * drift(count, rng, 0.6, 0.8, 1.0)[:, None]))
    length = int(0.11 * SAMPLE_RATE)
    beep = faded((sine(988.0, length) + 0.25 * sine(1976.0, length)).astype(np.float32), 0.006, 0.03)
    pan = rng.uniform(-0.7, 0.7)
    for moment in np.arange(rng.uniform(0.1, 0.7), count / SAMPLE_RATE, 0.86).tolist():
        place(sound, panned(beep, pan), moment, 0.016)
    return sound


def pencils(count: int, rng: np.random.Generator) -> Floats:
    """A class that writes: pencils on paper, a chair that is moved."""
    sound = mixed((room(count, rng), 0.7))
    for _ in range(4):
        lead = noise(count, rng, [(1800, -20), (3600, 0), (6000, -3), (11000, -26)])
        writes = np.clip(drift(count, rng, 7.0, -0.7, 1.0), 0, 1) * np.clip(drift(count, rng, 0.8, -0.3, 1.0), 0, 1)
        sound += panned((lead * writes).astype(np.float32), rng.uniform(-0.9, 0.9)) * np.float32(0.010)
    length = int(0.28 * SAMPLE_RATE)
    scrape = noise(length, rng, [(150, -10), (420, 0), (900, -6), (2600, -24)]) * np.hanning(length)
    for moment in _now_and_then(count, rng, 1.5, 4.0):
        place(sound, panned(scrape.astype(np.float32), rng.uniform(-0.8, 0.8)), moment, 0.018)
    return sound


def pages(count: int, rng: np.random.Generator) -> Floats:
    """A library: pages that are turned here and there."""
    sound = mixed((room(count, rng), 0.7))
    length = int(0.42 * SAMPLE_RATE)
    for moment in _now_and_then(count, rng, 0.5, 1.6):
        paper = noise(length, rng, [(900, -20), (2600, 0), (6000, -4), (12000, -20)])
        course = np.hanning(length) * (0.35 + 0.65 * drift(length, rng, 24.0, 0.0, 1.0) ** 2)
        place(sound, panned((paper * course).astype(np.float32), rng.uniform(-0.9, 0.9)), moment, 0.030)
    return sound


def till(count: int, rng: np.random.Generator) -> Floats:
    """A shop: cooling shelves, and a till that reads one thing after another."""
    sound = mixed((fridge(count, rng), 0.7))
    length = int(0.09 * SAMPLE_RATE)
    beep = faded((sine(1245.0, length) + 0.3 * sine(3735.0, length)).astype(np.float32), 0.004, 0.012)
    pan = rng.uniform(-0.6, 0.6)
    for moment in _now_and_then(count, rng, 0.7, 1.9):
        place(sound, panned(beep, pan), moment, 0.020)
    return sound


ROOMS: dict[str, Callable[[int, np.random.Generator], Floats]] = {
    "room": room,
    "stage-hush": stage_hush,
    "clock": clock,
    "fridge": fridge,
    "keyboards": keyboards,
    "tools": tools,
    "ball": ball,
    "monitor": monitor,
    "pencils": pencils,
    "pages": pages,
    "till": till,
}
"""The beds of rooms by name."""


def _now_and_then(count: int, rng: np.random.Generator, least: float, most: float) -> Iterator[float]:
    """Moments in seconds, so far apart; the first comes soon."""
    at = rng.uniform(0.1, 0.6)
    while at < count / SAMPLE_RATE:
        yield at
        at += rng.uniform(least, most) + rng.uniform(0.0, 0.4)
