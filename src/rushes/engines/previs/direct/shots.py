"""The shot list: how often to cut, when, and whom to show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from rushes.engines.previs.direct.deeds import CHASES
from rushes.engines.previs.direct.timing import LATE_FIRST_LINE, Timed
from rushes.engines.previs.scene import Ending, Framing, Move, Scene

Role = Literal["wide", "group", "single", "whole"]

SHORT_CLIP, MIDDLE_CLIP = 5.2, 9.2
"""Up to these lengths a film without dialogue has one shot, two shots; longer ones have three."""

SHORTEST_SHOT = 1.3
CUT_BEFORE_LINE = 0.12
"""A cut falls a moment before the first word."""

MOST_SHOTS = 4
ROLE_OF: dict[Framing, Role] = {"wide": "wide", "medium": "group", "close": "single"}


@dataclass(frozen=True, slots=True)
class SetUp:
    """A planned shot: from, to, how close, and who it is about (ids; empty: everybody).

    `last_move` is what the camera does as the film ends, in its last shot; `of_place`: nobody is in it.
    """

    start: float
    end: float
    role: Role
    focus: tuple[str, ...] = ()
    last_move: Move | None = None
    of_place: bool = False


CLOSING_SHARE, LONGEST_CLOSING = 0.3, 3.0
"""Share of the film that its closing shot gets, and the seconds that it gets at most."""

LEAST_TO_CLOSE = 3.2
"""A film shorter than this has no time for a closing shot of its own."""

NEAREST_BEAT = 0.4
"""Seconds by which a cut is moved onto a beat of the music."""


def plan_shots(
    scene: Scene,
    seconds: float,
    timed: Sequence[Timed],
    fps: int,
    crossing: float | None = None,
    beats: Sequence[float] = (),
) -> tuple[SetUp, ...]:
    """Shots without gap from 0 to `seconds`, every cut on a frame.

    `crossing` is how long somebody who travels can stay in a wide picture; None when nobody travels. Cuts that no line
    of dialogue asks for fall on one of `beats` (seconds) where one is near.
    """
    seen = [line for line in timed if any(s.id == line.line.speaker for s in scene.subjects)]
    if not scene.subjects:
        plan = [SetUp(0.0, seconds, "wide")]
    elif seen:
        plan = _with_dialogue(scene, seconds, seen)
    else:
        plan = _on_beats(_without_dialogue(scene, seconds, crossing), beats)
    if scene.framing == "close" and seconds > SHORT_CLIP and not scene.one_take:
        plan = _everybody_first(scene, plan)
    if scene.one_take and len(plan) > 1:
        plan = [SetUp(0.0, seconds, "group" if seen or _quiet(scene) else "whole")]
    if scene.ending is not None:
        plan = _closing(scene, scene.ending, plan, seconds, seen, beats)
    return _on_frames(plan, seconds, fps)


def _everybody_first(scene: Scene, plan: list[SetUp]) -> list[SetUp]:
    """A film of several people that is close from the start shows first, briefly, who they are."""
    first = plan[0]
    people = sum(subject.kind == "human" for subject in scene.subjects)
    if first.role != "single" or people < 2 or first.end - first.start < OPENING + SHORTEST_SHOT:
        return plan
    opening = SetUp(first.start, first.start + OPENING, "group")
    return [opening, replace(first, start=opening.end), *plan[1:]]


OPENING = 1.6
"""Seconds for which everybody is seen before a close shot of one."""


def _on_beats(plan: Sequence[SetUp], beats: Sequence[float]) -> list[SetUp]:
    """Every cut on the beat that is nearest, if one is near."""
    moved = list(plan)
    for number in range(1, len(moved)):
        cut = _on_beat(moved[number].start, beats)
        moved[number - 1] = replace(moved[number - 1], end=cut)
        moved[number] = replace(moved[number], start=cut)
    return moved


def _on_beat(t: float, beats: Sequence[float]) -> float:
    nearest = min(beats, key=lambda beat: abs(beat - t), default=t)
    return nearest if abs(nearest - t) <= NEAREST_BEAT else t


def _closing(
    scene: Scene, ending: Ending, plan: list[SetUp], seconds: float, seen: Sequence[Timed], beats: Sequence[float]
) -> list[SetUp]:
    """The plan with the end that the prompt asks for: a shot of its own, or a move in the last one."""
    if ending.framing is None and not ending.subjects:
        return [*plan[:-1], replace(plan[-1], last_move=ending.move)]
    people = {subject.id for subject in scene.subjects if subject.kind == "human"}
    shown = ending.subjects
    if not shown and ending.framing == "close" and scene.subjects:
        shown = (next((subject.id for subject in scene.subjects if subject.id in people), scene.subjects[0].id),)
    role = _role(ending.framing, "single" if len(shown) == 1 and set(shown) <= people else "group")
    closing = SetUp(0.0, seconds, role, () if role == "wide" else shown, ending.move, ending.place)
    cut = _on_beat(seconds - min(LONGEST_CLOSING, max(SHORTEST_SHOT, CLOSING_SHARE * seconds)), beats)
    spoken = next((line.end for line in seen if line.start < cut < line.end), None)
    if spoken is not None and _hides_speaker(closing, seen, cut):
        cut = spoken  # whoever speaks is seen until the last word
    if seconds < LEAST_TO_CLOSE or scene.one_take or seconds - cut < SHORTEST_SHOT * 0.75:
        last = plan[-1]
        return [*plan[:-1], replace(last, role=role, focus=closing.focus or last.focus, last_move=ending.move)]
    kept = [replace(shot, end=min(shot.end, cut)) for shot in plan if shot.start < cut - 1e-6]
    return [*kept, replace(closing, start=cut)]


def _hides_speaker(shot: SetUp, lines: Sequence[Timed], t: float) -> bool:
    """Whether somebody who speaks at `t` would not be seen in a shot."""
    return bool(shot.focus) and any(line.line.speaker not in shot.focus for line in lines if line.start < t < line.end)


def _role(framing: Framing | None, otherwise: Role) -> Role:
    return ROLE_OF[framing] if framing else otherwise


def _without_dialogue(scene: Scene, seconds: float, crossing: float | None) -> list[SetUp]:
    lead = scene.subjects[0].id
    one_take = any(move != "locked" for move in scene.moves) and seconds <= MIDDLE_CLIP
    if scene.framing is not None:
        near = scene.framing == "close" and not CHASES.search(scene.prompt.lower())
        focus = (lead,) if near else ()
        return [SetUp(0.0, seconds, _role(scene.framing, "wide"), focus)]
    if crossing is not None and not one_take and seconds <= MIDDLE_CLIP:
        return _journey(seconds, crossing)
    if seconds <= SHORT_CLIP or one_take:
        return [SetUp(0.0, seconds, "group" if _quiet(scene) else "whole")]
    if seconds <= MIDDLE_CLIP:
        cut = seconds * 0.45
        return [SetUp(0.0, cut, "wide"), SetUp(cut, seconds, "group" if _quiet(scene) else "whole")]
    first, second = seconds * 0.28, seconds * 0.66
    return [
        SetUp(0.0, first, "wide"),
        SetUp(first, second, "group" if _quiet(scene) else "whole"),
        SetUp(second, seconds, "single", (lead,)),
    ]


def _journey(seconds: float, crossing: float) -> list[SetUp]:
    """Somebody goes somewhere: across a wide picture for as long as it lasts, then along with them, closer."""
    if crossing >= seconds and seconds <= SHORT_CLIP:
        return [SetUp(0.0, seconds, "wide")]
    first = min(crossing, 0.5 * seconds)
    if first < SHORTEST_SHOT:
        return [SetUp(0.0, seconds, "group")]
    return [SetUp(0.0, first, "wide"), SetUp(first, seconds, "group")]


QUIET_ACTIONS = frozenset(
    ("stand", "talk", "smile", "laugh", "cry", "nod", "sit", "look", "hold", "gesture", "point", "wave")
)


def _quiet(scene: Scene) -> bool:
    """Whether faces matter more than feet."""
    people = [subject for subject in scene.subjects if subject.kind == "human"]
    return bool(people) and all(set(subject.actions) <= QUIET_ACTIONS for subject in scene.subjects)


def _with_dialogue(scene: Scene, seconds: float, lines: Sequence[Timed]) -> list[SetUp]:
    speakers = list(dict.fromkeys(line.line.speaker for line in lines))
    people = [subject.id for subject in scene.subjects]
    if scene.framing in ("wide", "medium") and (len(people) == 1 or seconds <= SHORT_CLIP or scene.moves):
        return [SetUp(0.0, seconds, _role(scene.framing, "group"))]
    plan: list[SetUp] = []
    first = lines[0].start
    if first >= LATE_FIRST_LINE - CUT_BEFORE_LINE and scene.framing is None:
        plan.append(SetUp(0.0, first - CUT_BEFORE_LINE, "wide"))
    at = plan[-1].end if plan else 0.0
    if len(people) == 1 or len(speakers) == 1:
        plan += _one_speaker(scene, at, seconds, lines, speakers[0], alone=len(people) == 1)
    else:
        plan += _exchange(scene, at, seconds, lines)
    return plan


def _one_speaker(
    scene: Scene, at: float, seconds: float, lines: Sequence[Timed], speaker: str, *, alone: bool
) -> list[SetUp]:
    near = _role(scene.framing, "group")
    focus = (speaker,) if alone or near == "single" else ()
    rest = seconds - at
    if scene.framing is not None or scene.moves or rest < SHORT_CLIP:
        return [SetUp(at, seconds, near, focus)]
    middle = at + rest / 2
    starts = [line.start - CUT_BEFORE_LINE for line in lines[1:]]
    fitting = [s for s in starts if at + SHORTEST_SHOT <= s <= seconds - SHORTEST_SHOT]
    cut = min(fitting, key=lambda s: abs(s - middle)) if fitting else middle
    return [SetUp(at, cut, near, focus), SetUp(cut, seconds, "single", (speaker,))]


def _exchange(scene: Scene, at: float, seconds: float, lines: Sequence[Timed]) -> list[SetUp]:
    """Two or more who talk: together first, then a cut to whoever speaks next."""
    if scene.framing == "wide":
        return [SetUp(at, seconds, "wide")]
    cuts = [at]
    for before, line in pairwise(lines):
        cut = line.start - CUT_BEFORE_LINE
        fits = cut - cuts[-1] >= SHORTEST_SHOT and seconds - cut >= SHORTEST_SHOT
        if fits and before.line.speaker != line.line.speaker:
            cuts.append(cut)
    allowed = 2 if seconds <= SHORT_CLIP else MOST_SHOTS - (at > 0)
    cuts = [at, *cuts[1:][-(allowed - 1) :]]
    plan: list[SetUp] = []
    for start, end in pairwise([*cuts, seconds]):
        speakers = {line.line.speaker for line in lines if line.start < end and line.end > start + CUT_BEFORE_LINE}
        alone = len(speakers) == 1 and (start > at or scene.framing == "close")
        plan.append(SetUp(start, end, "single" if alone else "group", tuple(speakers) if alone else ()))
    return plan


def _on_frames(plan: Sequence[SetUp], seconds: float, fps: int) -> tuple[SetUp, ...]:
    """Every cut on a frame; a shot that is too short joins the one before it."""
    kept: list[SetUp] = []
    for shot in plan:
        start = kept[-1].end if kept else 0.0
        end = min(seconds, round(shot.end * fps) / fps)
        if end - start < SHORTEST_SHOT * 0.75 and kept:
            last = kept.pop()
            kept.append(replace(last, end=end, last_move=last.last_move or shot.last_move))
        elif end > start:
            kept.append(replace(shot, start=start, end=end))
    last = kept.pop()
    kept.append(replace(last, end=seconds))
    return tuple(kept)
