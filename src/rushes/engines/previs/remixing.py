"""An earlier film with its cast changed: who stays keeps the marks, the camera its path, the cuts their time."""

from collections.abc import Sequence

from rushes.engines.previs.direct import Staged, stage
from rushes.engines.previs.direct.bodies import extent_of, speed_of
from rushes.engines.previs.direct.riders import hosts
from rushes.engines.previs.direct.score import score_scene
from rushes.engines.previs.film import Act, Actor, Clip, Shot
from rushes.engines.previs.scene import Scene
from rushes.engines.previs.sound.takes import Take
from rushes.engines.previs.world.framing import half_width

STAGING = ("setting", "framing", "moves", "pace", "ending", "one_take", "dialogue", "mood", "display")
"""What decides, besides the cast, where the camera stands and when it cuts."""

DEEDS = ("kind", "actions", "emotion", "facing")
"""What decides where somebody stands."""

EDGE = 0.94
"""Share of the half width inside which a newcomer stands."""
ASIDE = 0.25
"""Metres between a newcomer and who stands next to it."""
BEHIND = (1.0, 1.18, 1.4)
"""How much farther than the others a newcomer may stand, nearest first."""


def keeps_staging(before: Scene, after: Scene) -> bool:
    """Whether `after` is staged in the set-ups of `before`."""
    return _as_it_was(before, after) is not None


def stage_remix(before: Scene, after: Scene, clip: Clip, seed: int, takes: Sequence[Take]) -> Staged:
    """`after` staged as `before` was, where the revision only changed looks, light and air, or who is there.

    Whoever is gone leaves a gap, a newcomer gets a place that is free. Where more changed, `after` is staged anew.
    """
    held = _as_it_was(before, after)
    if held is None:
        return stage(after, clip, seed, takes)
    was, fresh = stage(held, clip, seed, takes), stage(after, clip, seed, takes)
    names, known = {subject.id for subject in after.subjects}, {subject.id for subject in before.subjects}
    newcomers = [_first(fresh.film.shots, name) for name in sorted(names - known)]
    shots = tuple(
        _recast(shot, names, [actor for actor in newcomers if actor is not None], clip, everybody=known)
        for shot in was.film.shots
    )
    score = score_scene(after, shots, (), {}, (clip.width, clip.height))
    score = score.model_copy(update={"spoken": was.film.score.spoken})
    return Staged(was.film.model_copy(update={"shots": shots, "score": score}), was.notes)


def _as_it_was(before: Scene, after: Scene) -> Scene | None:
    """`after` with the cast of `before`, in its new looks; None where the revision changed the staging itself."""
    if any(getattr(before, name) != getattr(after, name) for name in STAGING):
        return None
    now, then = ({subject.id: subject for subject in scene.subjects} for scene in (after, before))
    if now.keys() == then.keys() or not before.subjects:
        return None  # staged alike anyway
    stay = now.keys() & then.keys()
    if any(getattr(now[name], part) != getattr(then[name], part) for name in stay for part in DEEDS):
        return None
    changed = now.keys() ^ then.keys()
    if any(changed & {*pair} for scene in (before, after) for pair in hosts(scene).items()):
        return None
    return after.model_copy(update={"subjects": tuple(now.get(each.id, each) for each in before.subjects)})


def _first(shots: Sequence[Shot], name: str) -> Actor | None:
    return next((actor for shot in shots for actor in shot.actors if actor.id == name), None)


def _recast(shot: Shot, names: set[str], newcomers: Sequence[Actor], clip: Clip, everybody: set[str]) -> Shot:
    """The shot without those who are gone; newcomers are in it where it shows everybody."""
    actors = [actor for actor in shot.actors if actor.id in names]
    if everybody <= {actor.id for actor in shot.actors}:
        for newcomer in newcomers:
            actors.append(_placed(newcomer, actors or list(shot.actors), shot, clip))
    return shot.model_copy(update={"actors": tuple(actors)})


def _placed(newcomer: Actor, others: Sequence[Actor], shot: Shot, clip: Clip) -> Actor:
    """Beside the others, on the side with more room, or behind them; it goes along where they all go."""
    pattern = max(others, key=lambda actor: len([act for act in actor.acts if act.towards]))
    own = _half(newcomer)
    left, right = min(actor.x - _half(actor) for actor in others), max(actor.x + _half(actor) for actor in others)
    depth = max(actor.z for actor in others)
    middle = shot.camera.keys[0].x
    on_the_way = [act for act in pattern.acts if act.towards]
    x, z = newcomer.x, depth
    for share in BEHIND:
        z = depth * share
        edge = EDGE * half_width(shot.framing, clip.width, clip.height, z) - own
        if on_the_way:  # who walks starts behind the middle and ends beyond it: only the camera's frame counts
            edge += abs(pattern.x - middle)
        places = [left - ASIDE - own, right + ASIDE + own] if share == 1.0 else [left, right, (left + right) / 2]
        x = min(places, key=lambda place: abs(place - middle))
        if abs(x - middle) <= edge:
            break
    update: dict[str, object] = {"x": round(x, 3), "z": round(z, 3), "turns": pattern.turns}
    if on_the_way:
        update["acts"] = tuple(_alongside(newcomer, pattern, act) for act in pattern.acts)
    else:
        update["acts"] = tuple(act.model_copy(update={"towards": 0}) for act in newcomer.acts)
        update["turns"] = newcomer.turns
    return newcomer.model_copy(update=update)


def _half(actor: Actor) -> float:
    return extent_of(actor.kind, dict(actor.attributes), actor.acts[0].action).half


def _alongside(newcomer: Actor, pattern: Actor, act: Act) -> Act:
    """What the newcomer does while `pattern` does `act`: it goes as fast, in its own way of going, or stands."""
    if not act.towards:
        return act.model_copy(update={"action": "stand"})
    own = next((each.action for each in newcomer.acts if each.towards), "walk" if newcomer.kind == "human" else "trot")
    speed = speed_of(newcomer.kind, dict(newcomer.attributes), own)
    wanted = act.pace * speed_of(pattern.kind, dict(pattern.attributes), act.action)
    return act.model_copy(update={"action": own, "pace": round(wanted / speed, 4)} if speed > 0 else {})
