"""From an order to the plan of a film, and from the plan to its sound."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.direct import describe, haste_to_fit, stage, voices
from rushes.engines.previs.film import Spoken
from rushes.engines.previs.messages import Order
from rushes.engines.previs.parts import Parts
from rushes.engines.previs.scene import Scene
from rushes.engines.previs.sound.mix import mix
from rushes.engines.previs.sound.takes import Take
from rushes.engines.previs.sound.voice import Utterance, recording, speak
from rushes.engines.previs.understand import read
from rushes.media.encode import AUDIO_RATE

CUT_FADE = 0.08
"""Seconds in which the voice fades where a line was cut short."""

MOST_HASTE, HASTE_MARGIN = 1.25, 1.03
"""Nobody is hurried more than this; a voice that is asked for a tempo keeps it within the margin."""


def warm() -> None:
    """Load what is loaded at the first use: the lexicon."""
    read("A man walks.")


def plan(order: Order, parts: Parts, say: Callable[[str], None]) -> Scene:
    """Read the prompt, speak its lines and stage the film into `parts`; `say` tells the caller what became of it."""
    scene = read(order.prompt)
    for sentence in describe(scene):
        say(sentence)
    cast = voices(scene, order.seed)
    lines = [
        Utterance(index, line.text, voice, line.delivery)
        for index, (line, voice) in enumerate(zip(scene.dialogue, cast, strict=True))
    ]
    takes = _speak_in_time(lines, order, parts)
    if not all(take.voiced for take in takes):
        say("Lines are shown as subtitles: this server has no voice (pip install 'rushes[voice]')")
    if not order.clip.audio:
        takes = [replace(take, voiced=False) for take in takes]  # nobody will hear them, so they are shown
    staged = stage(scene, order.clip, order.seed, takes)
    for note in staged.notes:
        say(note)
    parts.keep(scene, staged.film)
    return scene


def _speak_in_time(lines: Sequence[Utterance], order: Order, parts: Parts) -> list[Take]:
    """Takes of all lines; lines that are a little too long for the clip are spoken again, faster."""
    takes = speak(lines, order.seed, parts.folder)
    wanted = haste_to_fit(takes, order.clip.seconds)
    if wanted == 1.0 or (wanted > MOST_HASTE and len(lines) > 1):  # of several that are far too long, some are left out
        return takes
    for haste in (min(MOST_HASTE, wanted * HASTE_MARGIN), MOST_HASTE):
        takes = speak([replace(line, haste=haste) for line in lines], order.seed, parts.folder)
        if haste_to_fit(takes, order.clip.seconds) == 1.0 or haste == MOST_HASTE:
            break
    return takes


def mix_sound(parts: Parts) -> None:
    """Everything that is heard in the film, as samples, into `parts`."""
    film, dialogue = parts.film(), parts.scene().dialogue
    speech: dict[int, NDArray[np.float32]] = {}
    for line, spoken in enumerate(film.score.spoken):
        assert spoken.text == dialogue[line].text, "what does not fit a clip is left out at its end"
        take = recording(parts.folder, line)
        if take.exists():
            speech[line] = _heard(np.load(take), spoken)
    np.save(parts.sound, mix(film, speech))


def _heard(take: NDArray[np.float32], spoken: Spoken) -> NDArray[np.float32]:
    """What of a take fits its time in the film."""
    count = round((spoken.end - spoken.start) * AUDIO_RATE)
    if count >= len(take):
        return take
    cut = take[:count].copy()
    fade = min(count, round(CUT_FADE * AUDIO_RATE))
    cut[count - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    return cut
