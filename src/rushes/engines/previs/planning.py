"""From an order to the plan of a film, and from the plan to its sound."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import rushes
from rushes.engines.previs.continuing import gone_on, new_lines
from rushes.engines.previs.direct import describe, haste_to_fit, stage, voices
from rushes.engines.previs.film import Clip, Film, Spoken
from rushes.engines.previs.guests import cast_guests, understood
from rushes.engines.previs.likeness import as_seen, edited
from rushes.engines.previs.messages import Order
from rushes.engines.previs.parts import Parts
from rushes.engines.previs.pictures import from_last_picture, in_footage, in_pictures
from rushes.engines.previs.recipe import Onward, Recipe, read_recipe
from rushes.engines.previs.references import with_references
from rushes.engines.previs.remixing import keeps_staging, stage_remix
from rushes.engines.previs.scene import Line, Scene
from rushes.engines.previs.sound.mix import mix
from rushes.engines.previs.sound.takes import Take
from rushes.engines.previs.sound.voice import Utterance, recording, speak
from rushes.engines.previs.understand import read, revise
from rushes.media.encode import AUDIO_RATE

CUT_FADE = 0.08
"""Seconds in which the voice fades where a line was cut short."""

MOST_HASTE, HASTE_MARGIN = 1.25, 1.03
"""Nobody is hurried more than this; a voice that is asked for a tempo keeps it within the margin."""


MOST_PIXELS = 1920 * 1088
"""Frames of more are drawn at half the size: four times the work would not show four times as much."""


def warm() -> None:
    """Load what is loaded at the first use: the lexicon."""
    read("A man walks.")


def plan(order: Order, parts: Parts, say: Callable[[str], None]) -> Recipe:
    """Read the prompt, speak its lines and stage the film into `parts`; `say` tells the caller what became of it."""
    clip, enlarged = _drawn(order.clip)
    if enlarged > 1:
        say(f"Drawn at {clip.width}x{clip.height} and enlarged {enlarged} times")
    order = order.model_copy(update={"clip": clip})
    if order.again is not None:
        recipe, film = _again(order, Path(order.again), parts, say)
    elif order.remixes is not None:
        recipe, film = _remix(order, Path(order.remixes), parts, say)
    elif order.extends is not None:
        recipe, film = _continuation(order, Path(order.extends), parts, say)
    else:
        recipe, film = _film(order, parts, say)
    film = film.model_copy(update={"style": recipe.scene.style, "enlarged": enlarged})
    parts.keep(recipe, film)
    return recipe


def _drawn(clip: Clip) -> tuple[Clip, int]:
    """The clip as it is drawn, and how many times it is enlarged."""
    times = 1 if clip.width * clip.height <= MOST_PIXELS else 2
    return clip.model_copy(update={"width": clip.width // times, "height": clip.height // times}), times


def _film(order: Order, parts: Parts, say: Callable[[str], None]) -> tuple[Recipe, Film]:
    """A new film, from a prompt and perhaps from pictures."""
    scene, strangers = cast_guests(order)
    if scene.style == "illustration":
        scene = scene.model_copy(update={"style": order.style})
    film = _staged(scene, order, order.seed, order.clip, parts, say)
    if order.keyframes:
        film = in_pictures(film, scene, order, parts)
    references = (*order.references, *strangers)
    if references and not order.keyframes:
        film = with_references(film, references, parts, say)
    return _recipe(scene, order, film, references=len(references)), film


def _remix(order: Order, video: Path, parts: Parts, say: Callable[[str], None]) -> tuple[Recipe, Film]:
    """An earlier film with the prompt's changes: drawn anew where everything in it was drawn, else retouched."""
    made = read_recipe(video)
    before = Scene(prompt="") if made is None else as_seen(made)
    scene = edited(before, order.prompt, order.lexicons)
    if made is not None and made.is_drawn and not made.opens:
        root = next(
            (root for root in (made.staged_as, made.scene) if root is not None and keeps_staging(root, scene)), None
        )
        film = _staged(scene, order, made.seed, order.clip, parts, say, staged_as=root)
        recipe = _recipe(scene, order.model_copy(update={"seed": made.seed}), film)
        return recipe.model_copy(update={"staged_as": root}), film
    film = _staged(scene, order, order.seed, order.clip, parts, say, speaks=made is not None)
    film = in_footage(film, before, scene, video, parts, keeps_sound=made is None)
    say("What this video shows was not drawn here: its light, weather, air, speed and style can be changed, not more")
    return _recipe(scene, order, film), film


def _again(order: Order, video: Path, parts: Parts, say: Callable[[str], None]) -> tuple[Recipe, Film]:
    """A drawn film once more."""
    made = read_recipe(video)
    assert made is not None, "whoever orders it has read the recipe"
    film = _staged(made.scene, order, made.seed, order.clip, parts, say, staged_as=made.staged_as)
    return made.model_copy(update={"version": rushes.__version__}), film


def _continuation(order: Order, video: Path, parts: Parts, say: Callable[[str], None]) -> tuple[Recipe, Film]:
    """What comes after a video: the same film, going on, where everything in it was drawn, else its last picture."""
    made = read_recipe(video)
    if made is not None and made.is_drawn:
        opens = made.opens + made.clip.seconds
        onward = (*made.onward, Onward(at=opens, prompt=order.prompt))
        first = order.clip.model_copy(update={"frames": round(onward[0].at * order.clip.fps)})
        film = _staged(made.scene, order, made.seed, first, parts, _unsaid, staged_as=made.staged_as)
        scene = made.scene
        for going, until in zip(onward, (*(each.at for each in onward[1:]), opens + order.clip.seconds), strict=True):
            told = say if going is onward[-1] else _unsaid
            film, scene = _gone_on(film, scene, going, until, order, made.seed, parts, told)
        film = film.model_copy(update={"clip": order.clip, "opens": opens})
        recipe = _recipe(made.scene, order.model_copy(update={"seed": made.seed}), film)
        return recipe.model_copy(update={"onward": onward, "staged_as": made.staged_as}), film
    scene = understood(order.prompt, order.negative, order.lexicons)
    film = _staged(scene, order, order.seed, order.clip, parts, say)
    film = from_last_picture(film, scene, video, parts)
    return _recipe(scene, order, film), film


def _gone_on(
    film: Film,
    before: Scene,
    going: Onward,
    until: float,
    order: Order,
    seed: int,
    parts: Parts,
    say: Callable[[str], None],
) -> tuple[Film, Scene]:
    """The staged film going on as a prompt says, and its scene from then on."""
    after = revise(before, going.prompt, order.lexicons)
    for sentence in describe(after):
        say(sentence)
    lines = new_lines(before, after)
    by_line = dict(zip(after.dialogue, voices(after, seed), strict=True))
    cast = [by_line[line] for line in lines]
    stretch = order.clip.model_copy(update={"frames": round((until - going.at) * order.clip.fps)})
    takes = _takes(lines, cast, seed, stretch, parts, say, first=len(film.score.spoken))
    onward = gone_on(film, before, after, lines, list(zip(takes, cast, strict=True)), going.at, until, say)
    ending = understood(going.prompt, "", order.lexicons).ending  # the one of the film before is behind it
    return onward.model_copy(update={"rises": film.fade, "fade": None if ending is None else ending.fade}), after


def _unsaid(_: str) -> None:
    """What was said when the film was made is not said again."""


def _recipe(scene: Scene, order: Order, film: Film, references: int = 0) -> Recipe:
    return Recipe(
        version=rushes.__version__,
        seed=order.seed,
        clip=order.clip,
        scene=scene,
        opens=film.opens,
        stills=tuple(still.at for still in film.stills),
        footage=film.footage is not None,
        references=references,
    )


def _staged(
    scene: Scene,
    order: Order,
    seed: int,
    clip: Clip,
    parts: Parts,
    say: Callable[[str], None],
    speaks: bool = True,
    staged_as: Scene | None = None,
) -> Film:
    """The scene staged in a clip, its lines spoken into `parts`; in the set-ups of another one, where that is given."""
    for sentence in describe(scene):
        say(sentence)
    takes = _takes(scene.dialogue, voices(scene, seed), seed, clip, parts, say) if speaks else []
    staged = stage(scene, clip, seed, takes) if staged_as is None else stage_remix(staged_as, scene, clip, seed, takes)
    for note in staged.notes:
        say(note)
    return staged.film


def _takes(
    lines: Sequence[Line],
    cast: Sequence[str],
    seed: int,
    clip: Clip,
    parts: Parts,
    say: Callable[[str], None],
    first: int = 0,
) -> list[Take]:
    """Lines spoken with the voices of `cast` into the recordings from number `first` on."""
    said = [
        Utterance(index, line.text, voice, line.delivery)
        for index, (line, voice) in enumerate(zip(lines, cast, strict=True), first)
    ]
    takes = _speak_in_time(said, seed, clip.seconds, parts)
    if not all(take.voiced for take in takes):
        say("Lines are shown as subtitles: this server has no voice (pip install 'rushes[voice]')")
    return takes if clip.audio else [replace(take, voiced=False) for take in takes]  # nobody will hear them: shown


def _speak_in_time(lines: Sequence[Utterance], seed: int, seconds: float, parts: Parts) -> list[Take]:
    """Takes of all lines; lines that are a little too long for the clip are spoken again, faster."""
    takes = speak(lines, seed, parts.folder)
    wanted = haste_to_fit(takes, seconds)
    if wanted == 1.0 or (wanted > MOST_HASTE and len(lines) > 1):  # of several that are far too long, some are left out
        return takes
    for haste in (min(MOST_HASTE, wanted * HASTE_MARGIN), MOST_HASTE):
        takes = speak([replace(line, haste=haste) for line in lines], seed, parts.folder)
        if haste_to_fit(takes, seconds) == 1.0 or haste == MOST_HASTE:
            break
    return takes


def mix_sound(parts: Parts) -> None:
    """Everything that is heard in the film, as samples, into `parts`."""
    if parts.sound.exists():  # the sound of the video that the film was made from
        return
    film = parts.film()
    speech: dict[int, NDArray[np.float32]] = {}
    for line, spoken in enumerate(film.score.spoken):
        take = recording(parts.folder, line)  # what does not fit a clip is left out at its end
        if take.exists():
            speech[line] = _heard(np.load(take), spoken)
    before = round(film.opens * film.clip.fps)  # mixed from its beginning, so that nothing starts anew
    whole = film.clip.model_copy(update={"frames": before + film.clip.frames})
    mixed = mix(film.model_copy(update={"clip": whole}), speech)
    np.save(parts.sound, mixed[-round(film.clip.seconds * AUDIO_RATE) :])


def _heard(take: NDArray[np.float32], spoken: Spoken) -> NDArray[np.float32]:
    """What of a take fits its time in the film."""
    count = round((spoken.end - spoken.start) * AUDIO_RATE)
    if count >= len(take):
        return take
    cut = take[:count].copy()
    fade = min(count, round(CUT_FADE * AUDIO_RATE))
    cut[count - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    return cut
