"""A scene staged: the film as data, and notes on what did not fit it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rushes.engines.previs.direct.blocking import Blocking, Mark, block, crossing_seconds
from rushes.engines.previs.direct.bodies import Attributes
from rushes.engines.previs.direct.camera import close_with, move_camera
from rushes.engines.previs.direct.deeds import TRAVELS, Deed, action_at, plan_deeds
from rushes.engines.previs.direct.exhibits import is_thing, on_stand
from rushes.engines.previs.direct.looks import settle_looks
from rushes.engines.previs.direct.players import PACES
from rushes.engines.previs.direct.score import lead_of, score_scene
from rushes.engines.previs.direct.shots import SetUp, plan_shots
from rushes.engines.previs.direct.timing import Timed, lay_lines
from rushes.engines.previs.film import Actor, Clip, Companion, Feel, Film, Gaze, Mouth, Shot, Subtitle
from rushes.engines.previs.scene import Emotion, Mood, Scene, Subject
from rushes.engines.previs.sound import voices as voice_kit
from rushes.engines.previs.sound.music import beats_of
from rushes.engines.previs.sound.takes import CURVE_RATE, Take

MOOD_EMOTION: dict[Mood, Emotion] = {
    "neutral": "neutral",
    "joy": "joy",
    "sad": "sad",
    "tense": "fear",
    "calm": "calm",
    "epic": "neutral",
}
NAMED_FEELING, MOOD_FEELING, FIRST_FEELING = 1.0, 0.6, 0.35
FEELING_AT = 0.9
"""Seconds until a named emotion has come: a smile is better seen arriving."""

FRIENDLY = {"wave", "dance", "smile", "laugh", "cheer", "jump"}
"""Actions of people who are glad, unless something else is said of them."""

FADE = 0.08
"""Seconds in which the mouth of a line that was cut closes."""

NARRATOR_LOOK: Attributes = {"sex": "male", "age": "adult"}


@dataclass(frozen=True)
class Staged:
    """A film, and what could not be done as the scene wants it: sentences for the caller's log."""

    film: Film
    notes: tuple[str, ...] = ()


def voices(scene: Scene, seed: int) -> tuple[str, ...]:
    """The voice of every line of dialogue: what `sound` must speak them with before the film is staged."""
    looks = settle_looks(scene, seed)
    cast: dict[str, str] = {}
    for line in scene.dialogue:
        if line.speaker not in cast:
            known = looks.get(line.speaker)
            cast[line.speaker] = voice_kit.cast(known, set(cast.values())) if known else voice_kit.NARRATOR
    return tuple(cast[line.speaker] for line in scene.dialogue)


def stage(scene: Scene, clip: Clip, seed: int, takes: Sequence[Take]) -> Staged:
    """Stage a scene in a clip. Pure: the same scene, clip, seed and takes make the same film.

    `takes` hold the length and the mouth of each line of `scene.dialogue` (by index), spoken with `voices(scene,
    seed)`. A line without a take is not spoken.
    """
    seconds = clip.seconds
    looks = settle_looks(scene, seed)
    establish = scene.framing is None and not [move for move in scene.moves if move != "locked"]
    timed, notes = lay_lines(scene.dialogue, takes, seconds, establish=establish)
    deeds = plan_deeds(scene, seconds, timed)
    crossing = crossing_seconds(scene, looks, deeds, clip, seed)
    done = {deed.action for own in deeds.values() for deed in own}
    beats = beats_of(scene.mood, seconds, seed, lead_of(done)) if scene.music and clip.audio else ()
    plan = plan_shots(scene, seconds, timed, clip.fps, crossing, beats)

    def blocking(shot: SetUp) -> Blocking:
        return block(
            shot, scene, looks, _at_rest(shot, deeds) if _is_closing(shot, scene, seconds) else deeds, clip, seed
        )

    kept = _without_jumps([(shot, blocking(shot)) for shot in plan])
    shots = tuple(_shot(shot, blocking(shot), number, scene, timed, clip, seed) for number, shot in enumerate(kept))
    by_line = dict(enumerate(voices(scene, seed)))
    film = Film(
        clip=clip,
        fade=None if scene.ending is None else scene.ending.fade,
        seed=seed,
        shots=shots,
        subtitles=tuple(
            Subtitle(start=line.start, end=line.end, text=line.line.text)
            for line in timed
            if line.cut or not line.take.voiced
        ),
        score=score_scene(scene, shots, timed, by_line, (clip.width, clip.height)),
    )
    return Staged(film, notes)


def _is_closing(shot: SetUp, scene: Scene, seconds: float) -> bool:
    """Whether a shot is the close-up on which the film ends."""
    close = scene.ending is not None and scene.ending.framing == "close"
    return close and shot.role == "single" and shot.start > 0 and shot.end >= seconds - 1e-6


def _at_rest(shot: SetUp, deeds: Mapping[str, Sequence[Deed]]) -> Mapping[str, Sequence[Deed]]:
    """Whoever travels has arrived: nobody can be close to a face that goes by."""
    return {
        name: (Deed(shot.start, "stand"),) if action_at(own, shot.start) in TRAVELS else own
        for name, own in deeds.items()
    }


def _without_jumps(planned: Sequence[tuple[SetUp, Blocking]]) -> list[SetUp]:
    """Join neighbours that show the same figures about equally large: such a cut is seen as a mistake."""
    kept: list[tuple[SetUp, Blocking]] = []
    for shot, blocking in planned:
        if kept and _looks_alike(kept[-1][1], blocking):
            before = kept[-1][0]
            kept[-1] = (replace(before, end=shot.end, last_move=shot.last_move), kept[-1][1])
        else:
            kept.append((shot, blocking))
    return [shot for shot, _ in kept]


def _looks_alike(a: Blocking, b: Blocking) -> bool:
    same = {mark.subject.id for mark in a.marks} == {mark.subject.id for mark in b.marks}
    return (
        same
        and a.heading == b.heading
        and max(a.lens.half(), b.lens.half()) < LEAST_CHANGE * min(a.lens.half(), b.lens.half())
    )


LEAST_CHANGE = 1.35
"""A cut to the same figures must change their size by so much."""


def _shot(
    plan: SetUp, blocking: Blocking, number: int, scene: Scene, timed: Sequence[Timed], clip: Clip, seed: int
) -> Shot:
    camera = move_camera(
        plan, blocking.lens, scene.moves, blocking.heading, blocking.slack, number, seed, blocking.pursuit
    )
    if plan.last_move is not None:
        camera = close_with(camera, plan, plan.last_move, blocking.lens)
    return Shot(
        start=plan.start,
        end=plan.end,
        setting=scene.setting,
        time=scene.time,
        weather=scene.weather,
        season=scene.season,
        mood=scene.mood,
        framing=blocking.lens.framing,
        eye=round(blocking.lens.eye, 3),
        focus=round(blocking.lens.z, 3),
        camera=camera,
        actors=tuple(_actor(mark, plan, scene, timed, clip) for mark in blocking.marks),
        display=None if plan.of_place or scene.display is None else on_stand(scene.display, scene, clip),
        studio=scene.studio,
        writing=scene.writing,
        particles=scene.particles,
        shallow_focus=scene.shallow_focus or (is_thing(scene) and scene.setting != "studio"),
        warmth=scene.warmth,
        seed=seed,
    )


def _actor(mark: Mark, plan: SetUp, scene: Scene, timed: Sequence[Timed], clip: Clip) -> Actor:
    subject = mark.subject
    company = tuple(Companion(spot=spot, actor=_actor(guest, plan, scene, timed, clip)) for spot, guest in mark.company)
    return Actor(
        id=subject.id,
        kind=subject.kind,
        attributes=mark.attributes,
        x=mark.x,
        z=mark.z,
        sunk=mark.sunk,
        perched=mark.perched,
        turns=mark.turns,
        acts=tuple(act if act.towards else act.model_copy(update={"pace": PACES[scene.pace]}) for act in mark.acts),
        feels=(*_feels(subject, scene, clip.seconds), *_last_feeling(subject, scene, plan, clip.seconds)),
        gazes=_gazes(mark, plan, timed),
        mouths=tuple(
            _mouth(line)
            for line in timed
            if line.line.speaker == subject.id and line.start < plan.end and line.end > plan.start
        ),
        company=company,
    )


def _feels(subject: Subject, scene: Scene, seconds: float) -> tuple[Feel, ...]:
    if subject.kind != "human":
        return ()
    if subject.emotion != "neutral":
        arrives = min(FEELING_AT, 0.3 * seconds)
        return (
            Feel(t=0.0, emotion=subject.emotion, intensity=FIRST_FEELING),
            Feel(t=arrives, emotion=subject.emotion, intensity=NAMED_FEELING),
        )
    emotion = MOOD_EMOTION[scene.mood]
    friendly = subject.attributes.get("age") == "child" or FRIENDLY & set(subject.actions)
    if emotion in ("neutral", "calm") and friendly:
        return (Feel(t=0.0, emotion="joy", intensity=MOOD_FEELING),)
    return () if emotion == "neutral" else (Feel(t=0.0, emotion=emotion, intensity=MOOD_FEELING),)


def _last_feeling(subject: Subject, scene: Scene, plan: SetUp, seconds: float) -> tuple[Feel, ...]:
    """ "Ends on her smile": it comes with the last shot, or late in the only one."""
    ending = scene.ending
    if ending is None or ending.emotion is None or subject.kind != "human" or plan.end < seconds - 1e-6:
        return ()
    if ending.subjects and subject.id not in ending.subjects:
        return ()
    arrives = max(plan.start + LAST_FEELING_AFTER, seconds - LAST_FEELING_BEFORE)
    return (Feel(t=round(min(arrives, seconds), 3), emotion=ending.emotion, intensity=NAMED_FEELING),)


LAST_FEELING_AFTER, LAST_FEELING_BEFORE = 0.3, 2.0
"""Seconds after the cut to the last shot, and at most so many before the end, when its feeling comes."""


def _gazes(mark: Mark, plan: SetUp, timed: Sequence[Timed]) -> tuple[Gaze, ...]:
    """Where the eyes go: into the camera, or to the others, with a glance down when one's own line ends."""
    if mark.subject.kind != "human":
        return ()
    if mark.looks_at is None:
        yaw = mark.turns[0].yaw
        return (Gaze(t=plan.start, x=round(max(-0.6, min(0.6, -yaw / 60)), 2)),)
    steady = round(mark.looks_at, 2)
    gazes = [Gaze(t=plan.start, x=steady)]
    for line in timed:
        if line.line.speaker == mark.subject.id and plan.start < line.end < plan.end - GLANCE_SECONDS:
            gazes += [Gaze(t=line.end, x=steady * 0.4, y=0.35), Gaze(t=line.end + GLANCE_SECONDS, x=steady)]
    return tuple(gazes)


GLANCE_SECONDS = 0.7


def _mouth(line: Timed) -> Mouth:
    """The mouth of what is heard of a line; where it was cut the mouth closes."""
    count = line.samples
    opening, wide = line.take.open[:count], line.take.wide[:count]
    if line.cut:
        fade = min(count, int(FADE * CURVE_RATE))
        ramp = [1.0] * (count - fade) + [1 - (k + 1) / fade for k in range(fade)]
        opening = tuple(round(value * gain, 4) for value, gain in zip(opening, ramp, strict=True))
        wide = tuple(round(value * gain, 4) for value, gain in zip(wide, ramp, strict=True))
    return Mouth(t=line.start, open=opening, wide=wide)
