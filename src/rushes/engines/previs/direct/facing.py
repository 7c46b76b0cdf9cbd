"""Which way everybody turns, and where the eyes go."""

from collections.abc import Sequence

from rushes.engines.previs.direct.bodies import KITS
from rushes.engines.previs.direct.lens import Lens
from rushes.engines.previs.direct.players import Player
from rushes.engines.previs.direct.shots import SetUp
from rushes.engines.previs.figures.moves import MOVES
from rushes.engines.previs.figures.vocabulary import ATTRIBUTES
from rushes.engines.previs.figures.works import WORKS
from rushes.engines.previs.film import Act, Turn
from rushes.engines.previs.scene import Scene, Subject

TALKING, CLOSE_TALKING, COMPANION, ALONE, CLOSE_ALONE = 55.0, 38.0, 26.0, 22.0, 21.0
"""Degrees from the camera: people who talk to each other, one of them in a close shot, company, somebody alone.

From 18 degrees on the far arm of somebody who only breathes stays behind the chest; nearer to 15 it would come and go.
"""

CROSSING, COMING, HUGGING, AWAY, ANIMAL, SIDE = 78.0, 30.0, 78.0, 165.0, 58.0, 90.0
OPEN_ACTIONS = {
    **{action: move.turn for action, move in MOVES.items() if not move.sideways},
    "wave": 30.0, "jump": 35.0, "look": 40.0, "point": 42.0, "cheer": 20.0, "fall": 2.0, "hold": 35.0,
    "clap": 30.0, "shout": 40.0, "think": 30.0,
    **{action: work.turn for action, work in WORKS.items() if not work.sideways},
}  # fmt: skip
"""Actions that are read best when the figure turns no farther than so many degrees."""

SIDEWAYS = {
    **{action: move.turn for action, move in MOVES.items() if move.sideways},
    "swim": 82.0, "fly": 80.0, "crawl": 80.0, "lie": 78.0, "sit up": 76.0, "soak": 74.0, "sleep": 78.0, "skate": 66.0,
    "kick": 62.0, "throw": 62.0,
    "bow": 60.0,
    **{action: work.turn for action, work in WORKS.items() if work.sideways},
}  # fmt: skip
"""Actions that are read best from the side, with the degrees that the figure turns."""

CLIMBING, ASCENDING = 180.0, 150.0
EMBRACES = ("hug", "kiss", "waltz", "shake hands", "high five")
"""Done with somebody who stands opposite."""

TO_CAMERA = 14.0
"""Degrees by which a figure at the edge of the picture turns to look straight into the camera."""

ASIDE = 9.0
"""Degrees by which whoever talks into the camera turns from it: shoulders square to it look like a passport's."""

SPIN_STEP, SPIN_STEPS, SPIN_REST = 0.45, 3, 1.1
"""A pirouette turns by a third in so many seconds, three times, and rests: dancers spot."""


def yaw_and_gaze(
    shot: SetUp, scene: Scene, player: Player, x: float, lens: Lens, *, inward: float, heading: int, crosses: bool
) -> tuple[float, float | None]:
    """Degrees that a player turns, and where it looks along x (-1..1; None: into the camera).

    `inward` is -1 or +1, the side on which the others are.
    """
    subject, action = player.subject, player.action
    company = len(scene.subjects) > 1
    if subject.kind in KITS:
        meets = company and "coat" in ATTRIBUTES[subject.kind] and not player.rolls
        return SIDE * (inward if meets else heading), 0.0
    if action == "climb":
        return CLIMBING, 0.0
    if action == "ascend":
        return ASCENDING * heading, 0.0
    if action == "ride":
        return SIDE * heading, 0.3 * heading
    if action in EMBRACES and company:
        return HUGGING * inward, 0.2 * inward
    if action in SIDEWAYS and player.human and subject.facing in ("any", "side"):
        return SIDEWAYS[action] * (inward if company else heading), 0.2 * heading
    if subject.facing == "camera":
        return ASIDE * heading * (subject.kind == "human") - x / max(lens.half(), 0.1) * TO_CAMERA, None
    if subject.facing == "away":
        return AWAY * heading, 0.0
    if subject.facing in ("left", "right", "side") and not player.on_foot:
        return SIDE * heading, 0.4 * heading
    if player.on_foot:
        return (CROSSING if crosses else COMING) * heading, 0.25 * heading
    if not player.human:
        return ANIMAL * (inward if company else heading), 0.5 * inward
    limit = OPEN_ACTIONS.get(action, 90.0)
    talking = bool(scene.dialogue) and sum(s.kind == "human" for s in scene.subjects) > 1
    if company and (talking or subject.facing == "partner"):
        return min(CLOSE_TALKING if shot.role == "single" else TALKING, limit) * inward, 0.5 * inward
    speaks = any(line.speaker == subject.id for line in scene.dialogue)
    if company:
        return min(COMPANION, limit) * inward, None if speaks else 0.25 * inward
    yaw = min(CLOSE_ALONE if shot.role == "single" else ALONE, limit) * heading
    return (0.7 * yaw, None) if speaks else (yaw, 0.3 * heading)


ABOARD = 58.0
"""Degrees by which whoever is carried or aboard turns to where it goes: the face is seen."""


def yaw_and_gaze_with(guest: Subject, action: str, heading: int) -> tuple[float, float | None]:
    """`yaw_and_gaze` of somebody who is carried or aboard something that goes the way of `heading`."""
    if guest.facing == "camera":
        return 0.3 * ABOARD * heading, None
    if guest.kind != "human":
        return SIDE * heading, 0.2 * heading
    return min(ABOARD, OPEN_ACTIONS.get(action, ABOARD)) * heading, None if action == "wave" else 0.3 * heading


def turns_of(yaw: float, acts: Sequence[Act], shot: SetUp) -> tuple[Turn, ...]:
    """The way a figure is turned through a shot; a pirouette spins."""
    turns = [Turn(t=shot.start, yaw=round(yaw, 1))]
    for number, act in enumerate(acts):
        if act.action != "pirouette":
            continue
        end = acts[number + 1].t if number + 1 < len(acts) else shot.end
        at, turned = max(act.t, shot.start) + SPIN_STEP, turns[-1].yaw
        while at < end - SPIN_STEP * SPIN_STEPS:
            for _ in range(SPIN_STEPS):
                turned += 360 / SPIN_STEPS
                turns.append(Turn(t=round(at, 3), yaw=round(turned, 1)))
                at += SPIN_STEP
            at += SPIN_REST
    return tuple(turns)
