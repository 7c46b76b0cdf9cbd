"""Music by mood: composed anew for every film, with a beginning, and an ending that falls where the film ends.

A piece is a row of chords of equal length and a last chord, the tonic, that rings out. Melodies repeat their rhythm
from bar to bar, land on chord tones on the beat and walk by step to the tonic at the end.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import scipy.signal

from rushes.engines.previs.scene import Mood
from rushes.engines.previs.sound import instruments
from rushes.engines.previs.sound.instruments import RATE, Instrument
from rushes.engines.previs.sound.synthesis import SAMPLE_RATE, Floats, generator, level

MUSIC_LEVEL = -22.0
"""RMS of a piece, dB below full scale, beside a voice at -20."""

_MAJOR = (0, 2, 4, 5, 7, 9, 11)
_MINOR = (0, 2, 3, 5, 7, 8, 10)
_DORIAN = (0, 2, 3, 5, 7, 9, 10)
_LYDIAN = (0, 2, 4, 6, 7, 9, 11)
_PHRYGIAN = (0, 1, 3, 5, 7, 8, 10)

_RING_SECONDS = (0.9, 2.6)
"""The last chord rings for a quarter of the piece, within these bounds."""

_SHORTEST_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Style:
    """A way to play: bars of `beats`, about `bar_seconds` long, and the players."""

    play: Callable[["_Piece"], None]
    bar_seconds: float
    beats: int = 4


@dataclass(frozen=True, slots=True)
class Temper:
    """What a mood sounds like: scales, roots (MIDI), progressions (degrees from 0, without the last tonic), styles."""

    scales: tuple[tuple[int, ...], ...]
    roots: tuple[int, ...]
    progressions: tuple[tuple[int, ...], ...]
    styles: tuple[Style, ...]


@dataclass(slots=True)
class _Piece:
    """A piece while it is written: its plan, and the sound so far, (samples, 2) at half the sample rate."""

    sound: Floats
    rng: np.random.Generator
    scale: tuple[int, ...]
    root: int
    chords: tuple[int, ...]
    bar: float
    beats: int
    seconds: float
    notes: dict[tuple[Instrument, float, float], Floats] = field(
        default_factory=dict[tuple[Instrument, float, float], Floats]
    )

    @property
    def end(self) -> float:
        """When the last chord is struck."""
        return self.bar * len(self.chords)

    @property
    def beat(self) -> float:
        """Seconds of a beat."""
        return self.bar / self.beats

    def pitch(self, degree: int, octave: int = 0) -> int:
        """The MIDI number of a degree of the scale; degrees go on above 6 and below 0."""
        return self.root + self.scale[degree % 7] + 12 * (degree // 7 + octave)

    def chord(self, degree: int, octave: int = 0, size: int = 3) -> list[int]:
        """Thirds upon a degree."""
        return [self.pitch(degree + 2 * index, octave) for index in range(size)]

    def play(self, player: Instrument, midi: float, at: float, seconds: float, gain: float, pan: float = 0.0) -> None:
        """One note; moments and strengths vary a little, as under hands. Long notes are cut by the piece's end."""
        at = max(0.0, at + self.rng.normal(0, 0.006))
        gain *= self.rng.uniform(0.88, 1.08)
        key = (player, midi, round(seconds, 2))
        if key not in self.notes:
            self.notes[key] = player(midi, key[2])
        self.add(self.notes[key], at, gain, pan)

    def add(self, note: Floats, at: float, gain: float, pan: float = 0.0) -> None:
        """Sound at a time; mono is panned."""
        start = int(at * RATE)
        count = min(len(note), len(self.sound) - start)
        if count <= 0:
            return
        angle = (pan + 1) * np.pi / 4
        sides = np.array([np.cos(angle), np.sin(angle)], np.float32) * np.float32(gain * 1.414)
        part = note[:count]
        self.sound[start : start + count] += (part[:, None] * sides) if part.ndim == 1 else part * np.float32(gain)


def beats_of(mood: Mood, seconds: float, seed: int, lead: str | None = None) -> tuple[float, ...]:
    """The seconds at which the beats of the piece fall that `compose` makes of the same."""
    style = _style(mood, generator(seed, f"music {mood}"), lead)
    bars, bar = _bars(style, seconds)
    return tuple(round(number * bar / style.beats, 4) for number in range(bars * style.beats))


def _style(mood: Mood, rng: np.random.Generator, lead: str | None) -> Style:
    styles = TEMPERS[mood].styles if lead is None else LEADS[lead]
    return styles[int(rng.integers(len(styles)))]


def _bars(style: Style, seconds: float) -> tuple[int, float]:
    """How many bars a piece has before it rings out, and their seconds."""
    written = max(seconds, _SHORTEST_SECONDS)  # what is shorter is cut out of its beginning
    ring = float(np.clip(written * 0.25, *_RING_SECONDS))
    bars = max(1, round((written - ring) / style.bar_seconds))
    return bars, (written - ring) / bars


def compose(mood: Mood, seconds: float, seed: int, lead: str | None = None) -> Floats:
    """A piece in that mood, stereo (samples, 2) at the full sample rate, exactly `seconds` long.

    `lead`: the instrument of `LEADS` that it is written for; None leaves that to the mood.
    """
    rng = generator(seed, f"music {mood}")
    temper, style = TEMPERS[mood], _style(mood, rng, lead)
    bars, bar = _bars(style, seconds)
    written = max(seconds, _SHORTEST_SECONDS)
    ring = written - bars * bar
    progression = temper.progressions[int(rng.integers(len(temper.progressions)))]
    # The end of a progression leads home, so a short piece takes its last chords; but it starts at home if it can.
    laps = -(-bars // len(progression))
    chords = (progression * laps)[-bars:]
    if bars > 2:
        chords = (progression[0], *chords[1:])
    piece = _Piece(
        sound=np.zeros((int(np.ceil(written * RATE)) + 1, 2), np.float32),
        rng=rng,
        scale=temper.scales[int(rng.integers(len(temper.scales)))],
        root=temper.roots[int(rng.integers(len(temper.roots)))],
        chords=chords,
        bar=bar,
        beats=style.beats,
        seconds=written,
    )
    style.play(piece)
    full = scipy.signal.resample_poly(piece.sound, SAMPLE_RATE // RATE, 1, axis=0)
    count = round(seconds * SAMPLE_RATE)
    finished = full[:count].astype(np.float32)
    fall = min(count, int(ring * 0.8 * SAMPLE_RATE))
    finished[-fall:] *= (0.5 + 0.5 * np.cos(np.linspace(0, np.pi, fall))).astype(np.float32)[:, None] ** 0.7
    return finished * np.float32(10 ** ((MUSIC_LEVEL - level(finished)) / 20))


def _waltz(piece: _Piece) -> None:
    """A music box in three: bass, two chords, and a tune above."""
    for bar, degree in enumerate(piece.chords):
        start = bar * piece.bar
        piece.play(instruments.music_box, piece.pitch(degree, -1), start, 2.2, 0.5, -0.3)
        for beat in (1, 2):
            for midi in piece.chord(degree)[1:]:
                piece.play(instruments.music_box, midi, start + beat * piece.beat, 1.4, 0.2, -0.1)
    _tune(piece, instruments.music_box, octave=1, gain=0.55, rhythms=((0, 1, 2), (0, 1.5, 2, 2.5), (0, 2)), pan=0.25)
    _last_chord(piece, instruments.music_box, 0.32, roll=0.09, octave=0)
    _breath(piece, brightness=0.12, gain=0.05)


def _arpeggio(piece: _Piece) -> None:
    """A felt piano in broken chords, with a few notes of melody over a breath of strings."""
    per_bar = max(4, 2 * piece.beats)
    figure = ((0, 1, 2, 3, 2, 1, 2, 1), (0, 2, 1, 2, 3, 2, 1, 2), (0, 1, 2, 1, 3, 1, 2, 1))[int(piece.rng.integers(3))]
    for bar, degree in enumerate(piece.chords):
        start = bar * piece.bar
        piece.play(instruments.felt_piano, piece.pitch(degree, -1), start, 3.0, 0.42, -0.15)
        voices = piece.chord(degree, 0, size=4)
        for index in range(per_bar):
            moment = start + index * piece.bar / per_bar
            accent = 0.34 if index % 4 == 0 else 0.22
            piece.play(instruments.felt_piano, voices[figure[index % 8]], moment, 2.2, accent, 0.12)
    _tune(piece, instruments.felt_piano, octave=1, gain=0.40, rhythms=((0, 2), (0, 1.5, 3), (0,), (0, 3)), pan=0.2)
    _last_chord(piece, instruments.felt_piano, 0.34, roll=0.05, octave=0)
    _breath(piece, brightness=0.25, gain=0.045)


def _pads(piece: _Piece) -> None:
    """Slow chords that flow into each other, and single bells far above."""
    _breath(piece, brightness=0.35, gain=0.20)
    for bar, degree in enumerate(piece.chords):
        for beat in (0, piece.beats // 2):
            if beat == 0 or piece.rng.random() < 0.6:
                tone = piece.chord(degree, 1)[int(piece.rng.integers(3))]
                moment = bar * piece.bar + beat * piece.beat + 0.02
                piece.play(instruments.bell, tone, moment, 3.0, 0.16, piece.rng.uniform(-0.5, 0.5))
    _last_chord(piece, instruments.bell, 0.13, roll=0.12, octave=1)


def _bounce(piece: _Piece) -> None:
    """Thumb piano and plucked strings, light on their feet, with a shaker."""
    for bar, degree in enumerate(piece.chords):
        start = bar * piece.bar
        triad = piece.chord(degree)
        for beat in range(piece.beats):
            bass = piece.pitch(degree, -1) if beat % 2 == 0 else piece.pitch(degree + 4, -2)
            piece.play(instruments.pizzicato, bass, start + beat * piece.beat, 0.7, 0.55, -0.2)
            for midi in triad:
                piece.play(instruments.pizzicato, midi, start + (beat + 0.5) * piece.beat, 0.4, 0.16, 0.15)
            for half, gain in ((0.0, 0.030), (0.5, 0.055)):
                piece.add(instruments.shaker(piece.rng), start + (beat + half) * piece.beat, gain, 0.4)
    rhythms = ((0, 0.5, 1, 2, 2.5, 3), (0, 1, 1.5, 2, 3), (0, 1, 2, 2.5, 3, 3.5))
    _tune(piece, instruments.kalimba, octave=1, gain=0.5, rhythms=rhythms, pan=0.1)
    _last_chord(piece, instruments.kalimba, 0.35, roll=0.04, octave=0)
    piece.play(instruments.pizzicato, piece.pitch(0, -1), piece.end, 1.0, 0.6)


def _drone(piece: _Piece) -> None:
    """Something waits: a low tone that beats like a heart, a cluster that grows, a sound now and then."""
    total = len(piece.sound)
    time = np.arange(total) / RATE
    low = instruments.pad([piece.pitch(0, -1), piece.pitch(4, -1)], piece.seconds, 0.3, piece.rng)
    high = instruments.pad([piece.pitch(0), piece.pitch(1), piece.pitch(4)], piece.seconds, 0.55, piece.rng)
    pulse = 0.55 + 0.45 * np.maximum(0, np.sin(2 * np.pi * time / piece.beat)) ** 2
    growth = np.clip(time / max(1.0, piece.end), 0, 1) ** 1.6
    count = len(low)
    piece.sound[:count] += low * (0.20 * pulse[:count] * np.minimum(1, time[:count] / 0.8))[:, None].astype(np.float32)
    piece.sound[: len(high)] += high * (0.075 * growth[: len(high)])[:, None].astype(np.float32)
    for bar in range(len(piece.chords) + 1):
        piece.play(instruments.drum, 34, bar * piece.bar, 1.2, 0.55)
        piece.play(instruments.drum, 34, bar * piece.bar + 0.28, 0.9, 0.30)
    for bar, degree in enumerate(piece.chords):
        if bar == 0 or piece.rng.random() < 0.7:
            tone = piece.pitch(degree + int(piece.rng.integers(3)) * 2, 1)
            moment = bar * piece.bar + piece.beat * piece.rng.integers(1, 4)
            piece.play(instruments.felt_piano, tone, moment, 2.6, 0.16, piece.rng.uniform(-0.5, 0.5))


def _swell(piece: _Piece) -> None:
    """Strings that rise from chord to chord, with large drums: a wide horizon."""
    _strings(piece, drums=True, brightness=0.8)


def _lament(piece: _Piece) -> None:
    """Strings alone, low and slow, with a piano that follows their chords."""
    _strings(piece, drums=False, brightness=0.5)
    _tune(piece, instruments.felt_piano, octave=1, gain=0.36, rhythms=((0, 2), (0, 3), (0, 2, 3)), pan=0.1)
    _last_chord(piece, instruments.felt_piano, 0.26, roll=0.07, octave=0)


def _strings(piece: _Piece, drums: bool, brightness: float) -> None:
    bars = [*piece.chords, 0]
    for bar, degree in enumerate(bars):
        last = bar == len(bars) - 1
        length = (piece.seconds - piece.end if last else piece.bar) + 0.5
        voices = [piece.pitch(degree, -1), *piece.chord(degree), piece.pitch(degree + 4, 1)]
        sound = instruments.pad(voices, length, brightness, piece.rng)
        time = np.linspace(0, 1, len(sound))
        rising = 0.55 + 0.45 * bar / max(1, len(bars) - 1)
        shape = np.minimum(1, time * length / 0.45) * np.minimum(1, (1 - time) * length / 0.5) * (0.6 + 0.4 * time)
        piece.add(sound * (shape * rising).astype(np.float32)[:, None], max(0.0, bar * piece.bar - 0.12), 0.19)
        if drums:
            piece.play(instruments.drum, 36, bar * piece.bar, 1.6, 0.75 * rising)
            if not last:
                for beat, gain in ((1.5, 0.22), (2.0, 0.4), (3.0, 0.28), (3.5, 0.42)):
                    piece.play(instruments.drum, 41, bar * piece.bar + beat * piece.beat, 0.9, gain * rising)


def _breath(piece: _Piece, brightness: float, gain: float) -> None:
    """Soft held chords under everything, each fading into the next."""
    bars = [*piece.chords, 0]
    overlap = min(0.9, 0.4 * piece.bar)
    for bar, degree in enumerate(bars):
        length = (piece.seconds - piece.end if bar == len(bars) - 1 else piece.bar) + overlap
        voices = [piece.pitch(degree, -1), *piece.chord(degree)]
        sound = instruments.pad(voices, length, brightness, piece.rng)
        time = np.linspace(0, length, len(sound))
        shape = np.sin(np.clip(time / overlap, 0, 1) * np.pi / 2) * np.sin(
            np.clip((length - time) / overlap, 0, 1) * np.pi / 2
        )
        piece.add(sound * shape.astype(np.float32)[:, None], max(0.0, bar * piece.bar - overlap * 0.3), gain)


def _tune(
    piece: _Piece,
    player: Instrument,
    octave: int,
    gain: float,
    rhythms: Sequence[Sequence[float]],
    pan: float,
) -> None:
    """A melody: one rhythm for odd bars and one for even ones, chord tones on the beat, steps between."""
    first, second = (rhythms[int(piece.rng.integers(len(rhythms)))] for _ in range(2))
    degree = int(piece.rng.choice([0, 2, 4]))
    for bar, root in enumerate(piece.chords):
        rhythm = first if bar % 2 == 0 else second
        for moment in rhythm:
            if moment == int(moment):
                degree = _nearest_chord_tone(degree + int(piece.rng.integers(-2, 3)), root)
            else:
                degree += int(piece.rng.choice([-1, 1]))
            degree = int(np.clip(degree, -2, 8))
            piece.play(player, piece.pitch(degree, octave), bar * piece.bar + moment * piece.beat, 1.8, gain, pan)
    home = min((0, 7), key=lambda tonic: abs(tonic - degree))
    piece.play(player, piece.pitch(home, octave), piece.end, 2.4, gain, pan)


def _nearest_chord_tone(degree: int, root: int) -> int:
    return min(
        range(degree - 2, degree + 3), key=lambda tone: (((tone - root) % 7) not in (0, 2, 4), abs(tone - degree))
    )


def _last_chord(piece: _Piece, player: Instrument, gain: float, roll: float, octave: int) -> None:
    """The tonic, rolled from below, left to ring."""
    voices = [piece.pitch(0, octave - 1), *piece.chord(0, octave), piece.pitch(7, octave)]
    for index, midi in enumerate(voices):
        piece.play(player, midi, piece.end + index * roll, 3.0, gain, -0.3 + 0.15 * index)


WALTZ = Style(_waltz, bar_seconds=1.45, beats=3)
ARPEGGIO = Style(_arpeggio, bar_seconds=2.2)
PADS = Style(_pads, bar_seconds=2.6)
BOUNCE = Style(_bounce, bar_seconds=1.9)
DRONE = Style(_drone, bar_seconds=2.4)
SWELL = Style(_swell, bar_seconds=2.0)
LAMENT = Style(_lament, bar_seconds=2.6)

LEADS: dict[str, tuple[Style, ...]] = {"piano": (ARPEGGIO,), "strings": (LAMENT,)}
"""How each instrument is written for that somebody is seen to play, whatever the mood."""

TEMPERS: dict[Mood, Temper] = {
    "neutral": Temper(
        (_MAJOR, _LYDIAN), (53, 55, 57, 60), ((0, 4, 5, 3), (0, 5, 3, 4), (0, 2, 3, 4)), (ARPEGGIO, PADS, WALTZ)
    ),
    "joy": Temper((_MAJOR,), (60, 62, 65, 67), ((0, 3, 4, 4), (0, 5, 3, 4), (0, 4, 3, 4)), (BOUNCE, WALTZ, BOUNCE)),
    "sad": Temper((_MINOR,), (55, 57, 60), ((0, 5, 3, 4), (0, 3, 5, 4), (0, 6, 5, 4)), (LAMENT, ARPEGGIO)),
    "tense": Temper((_PHRYGIAN, _MINOR), (52, 54, 57), ((0, 1, 0, 5), (0, 0, 5, 1)), (DRONE,)),
    "calm": Temper(
        (_MAJOR, _LYDIAN), (53, 55, 58, 60), ((0, 3, 0, 4), (0, 5, 3, 4), (0, 2, 5, 3)), (PADS, ARPEGGIO, WALTZ)
    ),
    "epic": Temper((_MINOR, _DORIAN), (50, 52, 55), ((0, 5, 2, 6), (0, 3, 5, 6), (0, 5, 3, 4)), (SWELL,)),
}
"""The music of every mood."""
