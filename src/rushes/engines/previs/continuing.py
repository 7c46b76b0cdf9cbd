"""A staged film that goes on: its last shot holds, and those in it do and say what the next prompt says of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from rushes.engines.previs.direct.bodies import speed_of
from rushes.engines.previs.direct.deeds import EXPRESSIONS
from rushes.engines.previs.direct.timing import Timed, lay_lines
from rushes.engines.previs.film import Act, Actor, Camera, CameraKey, Feel, Film, Mouth, Shot, Spoken, Subtitle
from rushes.engines.previs.scene import Line, Scene, Subject
from rushes.engines.previs.sound.takes import Take

REACTION_SECONDS = 0.35
"""How long it takes until somebody does what the new prompt says."""
COASTING_SECONDS = 0.5
"""How long a camera that kept up with somebody takes to come to rest, and those on the way to stop."""
COASTING_KEYS = 5
BETWEEN_DEEDS = 1.6


def new_lines(before: Scene, after: Scene) -> tuple[Line, ...]:
    """What the revision adds to what is said."""
    return tuple(line for line in after.dialogue if line not in before.dialogue)


def gone_on(
    film: Film,
    before: Scene,
    after: Scene,
    lines: Sequence[Line],
    takes: Sequence[tuple[Take, str]],
    opens: float,
    until: float,
    say: Callable[[str], None],
) -> Film:
    """The staged film, which ends at `opens`, up to `until` (seconds).

    `before` is its scene, `after` that scene as the new prompt revises it; `takes` hold each of its new `lines`, spoken
    with the voice of that name. `say` tells what did not fit.
    """
    counted = [replace(take, line=number) for number, (take, _) in enumerate(takes)]
    timed, notes = lay_lines(lines, counted, until - opens, establish=False)
    for note in notes:
        say(note)
    timed = tuple(_later(line, opens) for line in timed)
    last = film.shots[-1]
    acting = _acting(before, after)
    actors = tuple(_onward(actor, acting.get(actor.id), timed, opens, until) for actor in last.actors)
    shots = (*film.shots[:-1], last.model_copy(update={"actors": actors, "camera": _coasting(last, opens)}))
    spoken = tuple(
        Spoken(
            start=line.start,
            end=line.end,
            text=line.line.text,
            speaker=line.line.speaker,
            voice=takes[line.index][1],
            delivery=line.line.delivery,
        )
        for line in timed
    )
    shown = tuple(
        Subtitle(start=line.start, end=line.end, text=line.line.text)
        for line in timed
        if line.cut or not line.take.voiced
    )
    score = film.score.model_copy(update={"spoken": (*film.score.spoken, *spoken)})
    return film.model_copy(update={"shots": shots, "score": score, "subtitles": (*film.subtitles, *shown)})


def _acting(before: Scene, after: Scene) -> Mapping[str, Subject]:
    """Those of whom the new prompt says what they do or feel, by id."""
    known = {subject.id: subject for subject in before.subjects}
    return {
        subject.id: subject
        for subject in after.subjects
        if subject.id in known
        and (subject.actions, subject.emotion) != (known[subject.id].actions, known[subject.id].emotion)
    }


def _later(line: Timed, by: float) -> Timed:
    return Timed(line.index, line.line, round(line.start + by, 3), round(line.end + by, 3), line.take, line.cut)


def _onward(actor: Actor, acting: Subject | None, timed: Sequence[Timed], opens: float, until: float) -> Actor:
    """Who was on the way stops: the camera comes to rest; then everybody does what is said, one deed after another."""
    acts, feels = list(actor.acts), list(actor.feels)
    if acts[-1].towards:
        acts.append(Act(t=opens + COASTING_SECONDS / 2, action="stand"))
    deeds = [] if acting is None else [action for action in acting.actions if action != "talk"]
    deeds = [action for action in deeds if action not in EXPRESSIONS] or deeds  # a face changes while the body is busy
    room = max(BETWEEN_DEEDS, (until - opens - REACTION_SECONDS) / max(1, len(deeds)))
    for number, action in enumerate(deeds):
        travels = speed_of(actor.kind, dict(actor.attributes), action) > 0
        begins = round(max(opens + REACTION_SECONDS, acts[-1].t + 0.1 if number == 0 else 0.0) + number * room, 3)
        acts.append(Act(t=begins, action="stand" if travels and actor.kind == "human" else action))
    if acting is not None and acting.emotion != "neutral":
        feels = feels or [Feel(t=0.0, emotion="neutral")]
        feels.append(Feel(t=opens + REACTION_SECONDS, emotion=acting.emotion))
    mouths = [
        Mouth(t=line.start, open=line.take.open[: line.samples], wide=line.take.wide[: line.samples])
        for line in timed
        if line.line.speaker == actor.id
    ]
    update = {"acts": tuple(acts), "feels": tuple(feels), "mouths": (*actor.mouths, *mouths)}
    return actor.model_copy(update=update)


def _coasting(shot: Shot, opens: float) -> Camera:
    """A camera that kept up with somebody comes to rest gently; others rest already at the end of their path."""
    camera = shot.camera
    if not camera.steady or len(camera.keys) < 2 or camera.keys[-1].t < opens - 1e-6:
        return camera
    before, last = camera.keys[-2:]
    speed = (last.x - before.x) / (last.t - before.t)
    keys: list[CameraKey] = []
    for step in range(1, COASTING_KEYS + 1):
        share = step / COASTING_KEYS
        way = speed * COASTING_SECONDS * (share - share * share / 2)
        keys.append(last.model_copy(update={"t": last.t + share * COASTING_SECONDS, "x": round(last.x + way, 4)}))
    return camera.model_copy(update={"keys": (*camera.keys, *keys)})
