"""Everything that a film sounds like, in one stereo track: ambience, foley, music, voices."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.ndimage

from rushes.engines.previs.film import Film, Score
from rushes.engines.previs.sound.beds import BEDS, SYNONYMS, bed
from rushes.engines.previs.sound.foley import FOLEY, foley
from rushes.engines.previs.sound.loudness import mastered
from rushes.engines.previs.sound.music import MUSIC_LEVEL, compose
from rushes.engines.previs.sound.space import OPEN_AIR, SPACES, echo
from rushes.engines.previs.sound.synthesis import (
    SAMPLE_RATE,
    Floats,
    decibels,
    faded,
    generator,
    level,
    mixed,
    noise,
    panned,
    place,
)

VOICE_OVER_AMBIENCE = 10.5
VOICE_OVER_MUSIC = 12.0
"""dB by which a line lies at least above ambience and music while it is spoken. 8 dB keeps words clear; what the echo
and the limiter take away comes on top."""

_AMBIENCE_DIP, _MUSIC_DIP = 3.0, 7.0
"""dB by which a line turns down ambience and music even where they are quiet."""

_AMBIENCE_UNDER_MUSIC = 5.0
_EVENT_OVER_HUSH = 24.0
_MOST_LIFT = 14.0
_MOMENT = 0.4
"""An event in a film without words and music is lifted to that many dB over the ambience, measured over 0.4 s: then the
gate of the loudness measure leaves the hush out, and it is not turned up to the loudness of a whole film."""

_AIR = ((40, -10), (120, 0), (400, -8), (1500, -20), (6000, -40))
_AIR_LEVEL = -45.0
"""RMS of the air that is always there, dB below full scale: no film is digitally silent."""

_DIP_RATE = 100
_DIP_LEAD, _DIP_TAIL, _DIP_SLOPE = 0.10, 0.12, 0.30
"""Seconds: a dip is full from `LEAD` before a line to `TAIL` after it, and takes `SLOPE` to come and go."""

_TAKES_OF_FOLEY = 4
"""A sound that comes again and again is drawn anew four times; feet do not differ more."""

_WIDEST_VOICE = 0.6
_EDGE_SECONDS = 0.03

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stems:
    """The parts of a mix at their relative levels, each (samples, 2)."""

    voices: Floats
    effects: Floats
    music: Floats
    ambience: Floats
    echo: Floats


@dataclass(frozen=True, slots=True)
class _Heard:
    """A line in time: seconds from `start` to `end`, at `level` dB."""

    start: float
    end: float
    level: float


def mix(film: Film, speech: Mapping[int, Floats], seconds: float | None = None) -> Floats:
    """The sound track, (samples, 2) at 48 kHz and as long as the picture to the sample.

    `speech` maps an index in `film.score.spoken` to that line's mono samples; lines without are not heard. `seconds`
    is the length, the clip's own if None. The loudness is -16 LUFS, no true peak is above -1 dB full scale, nothing is
    silent for longer than half a second. The same film and speech make the same samples.
    """
    parts = stems(film, speech, film.clip.seconds if seconds is None else seconds)
    whole = mixed(*((part, 1.0) for part in (parts.voices, parts.effects, parts.music, parts.ambience, parts.echo)))
    return faded(mastered(whole), _EDGE_SECONDS, _EDGE_SECONDS)


def stems(film: Film, speech: Mapping[int, Floats], seconds: float) -> Stems:
    """The parts of the mix, before its loudness is set; arguments as `mix`. Without music that part is all zeros."""
    count = round(seconds * SAMPLE_RATE)
    score, seed = film.score, film.seed
    voices, lines = _voices(score, speech, count)
    effects = _effects(score, seed, count)
    ambience = _ambience(score, seed, count)
    music = np.zeros((count, 2), np.float32)
    if score.music is not None:
        music = compose(score.music, seconds, seed, score.lead)
        if not lines:
            ambience = mixed((ambience, min(1.0, decibels(MUSIC_LEVEL - _AMBIENCE_UNDER_MUSIC - level(ambience)))))
    elif not lines:
        effects = _carrying(effects, ambience)
    ambience = _dipped(ambience, lines, VOICE_OVER_AMBIENCE, _AMBIENCE_DIP)
    music = _dipped(music, lines, VOICE_OVER_MUSIC, _MUSIC_DIP)
    # Music is recorded in a room of its own; a little of this one ties it to the picture.
    dry = mixed((voices, 1.0), (effects, 1.0), (music, 0.4))
    space = SPACES.get(film.shots[0].setting, OPEN_AIR) if film.shots else OPEN_AIR
    answer = echo(dry, space, seed)
    return Stems(voices, effects, music, ambience, answer)


def _voices(score: Score, speech: Mapping[int, Floats], count: int) -> tuple[Floats, list[_Heard]]:
    bus = np.zeros((count, 2), np.float32)
    lines: list[_Heard] = []
    for index, line in enumerate(score.spoken):
        samples = speech.get(index)
        if samples is None or not len(samples):
            continue
        pan = min(_WIDEST_VOICE, max(-_WIDEST_VOICE, line.pan * _WIDEST_VOICE))
        place(bus, panned(samples, pan), line.start)
        lines.append(_Heard(line.start, line.start + len(samples) / SAMPLE_RATE, _spoken_level(samples)))
    return bus, lines


def _effects(score: Score, seed: int, count: int) -> Floats:
    bus = np.zeros((count, 2), np.float32)
    uses: dict[str, int] = {}
    drawn: dict[tuple[str, int], Floats] = {}
    for event in score.foley:
        name = event.sound
        if name not in FOLEY:
            logger.warning("No foley sound %r; there are %s", name, sorted(FOLEY))
            continue
        take = uses.get(name, 0) % _TAKES_OF_FOLEY
        uses[name] = uses.get(name, 0) + 1
        if (name, take) not in drawn:
            drawn[name, take] = foley(name, generator(seed, f"foley {name} {take}"))
        place(bus, panned(drawn[name, take], min(1.0, max(-1.0, event.pan))), event.t, event.gain)
    return bus


def _ambience(score: Score, seed: int, count: int) -> Floats:
    bus = mixed((noise(count, generator(seed, "air"), _AIR, 2), decibels(_AIR_LEVEL)))
    for name, gain in score.ambience.items():
        if SYNONYMS.get(name, name) not in BEDS:
            logger.warning("No ambience %r; there are %s", name, sorted(BEDS))
        elif gain > 0:
            bus += mixed((bed(name, count, generator(seed, f"bed {name}")), min(1.0, gain)))
    return bus


def _carrying(effects: Floats, ambience: Floats) -> Floats:
    """Where nobody speaks and nothing plays, what happens is the film's loudest part; else its hush would be."""
    block = int(_MOMENT * SAMPLE_RATE)
    moments = np.square(effects[: len(effects) // block * block]).reshape(-1, block * 2).mean(axis=1)
    if not moments.any():
        return effects
    missing = level(ambience) + _EVENT_OVER_HUSH - 10 * float(np.log10(float(moments.max()) + 1e-12))
    return mixed((effects, decibels(min(_MOST_LIFT, max(0.0, missing)))))


def _dipped(bus: Floats, lines: Sequence[_Heard], distance: float, least: float) -> Floats:
    """The bus, turned down under every line: by `least` dB at least, and until it lies `distance` dB below the line."""
    if not lines:
        return bus
    values = int(len(bus) / SAMPLE_RATE * _DIP_RATE) + 2
    depth = np.zeros(values)
    half = _DIP_SLOPE / 2
    for line in lines:
        during = bus[max(0, int(line.start * SAMPLE_RATE)) : int(line.end * SAMPLE_RATE)]
        wanted = min(-least, line.level - distance - _loudest(during))
        first = max(0, int((line.start - _DIP_LEAD - half) * _DIP_RATE))
        last = int((line.end + _DIP_TAIL + half) * _DIP_RATE) + 1
        depth[first:last] = np.minimum(depth[first:last], wanted)
    smooth = scipy.ndimage.uniform_filter1d(depth, int(_DIP_SLOPE * _DIP_RATE))
    curve = np.interp(np.arange(len(bus)) / SAMPLE_RATE * _DIP_RATE, np.arange(values), smooth)
    return mixed((bus, np.power(10, curve / 20)[:, None]))


def _loudest(sound: Floats) -> float:
    """The level of the sound's louder half, in dB: a gust counts, the lull before it does not."""
    block = SAMPLE_RATE // 10
    powers = np.square(sound[: len(sound) // block * block]).reshape(-1, block * 2).mean(axis=1)
    if not len(powers):
        return level(sound)
    return 10 * float(np.log10(float(np.sort(powers)[len(powers) // 2 :].mean()) + 1e-12))


def _spoken_level(samples: Floats) -> float:
    """RMS in dB of a line, without its rests."""
    block = SAMPLE_RATE // 50
    powers = np.square(samples[: len(samples) // block * block]).reshape(-1, block).mean(axis=1)
    if not len(powers):
        return level(samples)
    return 10 * float(np.log10(float(powers[powers > powers.max() * 1e-3].mean()) + 1e-12))
