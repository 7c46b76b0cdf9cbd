"""Where everybody stands in a shot, which way they turn, and how they cross the picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rushes.engines.previs.direct.bodies import half_width_of, height_of, speed_of, stature
from rushes.engines.previs.direct.deeds import TRAVELS, Deed, action_at
from rushes.engines.previs.direct.lens import (
    EYE_SHARE,
    Bulk,
    Lens,
    face_lens,
    waist_lens,
    whole_lens,
    wide_lens,
)
from rushes.engines.previs.direct.looks import Attributes, element_rng
from rushes.engines.previs.direct.shots import SetUp
from rushes.engines.previs.film import Act, Clip, Turn
from rushes.engines.previs.scene import Scene, Subject

ROOMS = frozenset(("living room", "kitchen", "office", "cafe", "stage", "studio", "cave"))
DEEPEST_IN_ROOM, DEEPEST_OUTSIDE = 5.9, 7.4
"""Metres to the farthest mark: a room's back wall, and the nearest houses and trees, stand behind it."""

EDGE = 0.93
"""Share of the half width inside which everybody stays."""

CAMERA_ROOM = 0.10
"""Metres that are kept free at the edges for the camera's own slide."""

TALKING_YAW, COMPANION_YAW, ALONE_YAW, ANIMAL_YAW = 60.0, 26.0, 22.0, 58.0
CLOSE_TALKING_YAW, TREADMILL_YAW, HUG_YAW, AWAY_YAW = 40.0, 18.0, 78.0, 165.0
OPEN_ACTIONS = {"wave": 30.0, "jump": 35.0, "look": 40.0, "point": 42.0, "cheer": 20.0, "fall": 20.0, "climb": 180.0}
"""Actions that are read best when the figure turns no farther than so many degrees."""

OFF_CENTRE = {"wide": 0.24, "whole": 0.14, "group": 0.26, "single": 0.14}
"""Where a single figure stands, as a share of the half width, on the side that it turns away from."""

GAPS = {"wide": 0.42, "whole": 0.16, "group": 0.16, "single": 0.0}
"""Metres between neighbours."""

HUG_HALF = 0.15
OVERLAP_DEPTH = 0.24
MOUNTS = ("bicycle",)
FULL_BODY = frozenset(("dance", "pirouette", "jump", "climb", "ride", "crouch", "cheer", "fall"))
LOW_BODY = 0.95


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure in a shot: where it stands, how it turns, what it does."""

    subject: Subject
    attributes: Attributes
    x: float
    z: float
    turns: tuple[Turn, ...]
    acts: tuple[Act, ...]
    half: float
    looks_at: float | None
    """Direction of the gaze along x (-1..1), or None for the camera."""


@dataclass(frozen=True, slots=True)
class Blocking:
    """A shot's lens and marks; `heading` is the way that travellers go (0: nobody crosses the picture)."""

    lens: Lens
    marks: tuple[Mark, ...]
    heading: int


def heading_of(scene: Scene, seed: int) -> int:
    """-1 or +1: the way that people go and a single figure turns; the prompt's, else the seed's."""
    for subject in scene.subjects:
        if subject.facing in ("left", "right"):
            return 1 if subject.facing == "right" else -1
    return 1 if float(element_rng(seed, "heading").random()) < 0.5 else -1


def crossing_seconds(
    scene: Scene, looks: Mapping[str, Attributes], deeds: Mapping[str, Sequence[Deed]], clip: Clip
) -> float | None:
    """How long the slowest-fitting traveller can cross a wide picture; None when nobody travels."""
    times: list[float] = []
    for subject in scene.subjects:
        action = deeds[subject.id][0].action
        if action in TRAVELS:
            speed = speed_of(subject.kind, looks[subject.id], action)
            bulk = _bulk(subject, looks[subject.id], action)
            lens = wide_lens([bulk], clip)
            times.append(_room(lens, _deepest(scene.setting), bulk.half)[1] / max(speed, 0.1))
    return min(times) if times else None


def block(
    shot: SetUp,
    scene: Scene,
    looks: Mapping[str, Attributes],
    deeds: Mapping[str, Sequence[Deed]],
    clip: Clip,
    seed: int,
) -> Blocking:
    """Lens, marks, turns and acts of one shot."""
    present = [s for s in scene.subjects if not shot.focus or s.id in shot.focus]
    heading = heading_of(scene, seed)
    if not present:
        return Blocking(wide_lens([], clip), (), 0)
    order = _order(scene, seed)
    ordered = [s for s in order if s in present]
    doing = {s.id: action_at(deeds[s.id], shot.start) for s in ordered}
    bulks = [_bulk(s, looks[s.id], doing[s.id]) for s in ordered]
    travellers = [s for s in ordered if doing[s.id] in TRAVELS]
    lens, crosses = _choose_lens(shot, scene, ordered, bulks, doing, looks, deeds, clip, bool(travellers))
    inward = 1.0 if order.index(ordered[0]) < len(order) / 2 else -1.0
    places = _places(shot, ordered, bulks, doing, lens, heading if len(order) == 1 else inward)
    marks: list[Mark] = []
    for slot, (subject, bulk) in enumerate(zip(ordered, bulks, strict=True)):
        x, z = places[slot]
        attributes = looks[subject.id]
        acts, x = _acts(shot, subject, attributes, deeds[subject.id], x, z, bulk.half, lens, heading, crosses)
        yaw, gaze = _yaw(shot, scene, order, ordered, slot, places, doing, lens, heading, crosses)
        marks.append(
            Mark(subject, attributes, round(x, 3), round(z, 3), _turns(yaw, acts, shot), acts, bulk.half, gaze)
        )
    return Blocking(lens, tuple(marks), heading if crosses else 0)


def _bulk(subject: Subject, attributes: Attributes, action: str) -> Bulk:
    return Bulk(height_of(subject.kind, attributes, action), half_width_of(subject.kind, action))


def _deepest(setting: str) -> float:
    return DEEPEST_IN_ROOM if setting in ROOMS else DEEPEST_OUTSIDE


def _room(lens: Lens, deepest: float, half: float) -> tuple[float, float]:
    """(depth, metres) that the picture leaves for crossing it: as near as the lens, or as deep as the place allows."""
    z = max(lens.z, deepest)
    return z, max(0.0, 2 * (EDGE * lens.half(z) - half - CAMERA_ROOM))


def _choose_lens(
    shot: SetUp,
    scene: Scene,
    present: Sequence[Subject],
    bulks: Sequence[Bulk],
    doing: Mapping[str, str],
    looks: Mapping[str, Attributes],
    deeds: Mapping[str, Sequence[Deed]],
    clip: Clip,
    travels: bool,
) -> tuple[Lens, bool]:
    """The lens of a shot, and whether travellers cross the picture in it (else they go on the spot)."""
    people = [s for s in present if s.kind == "human"]
    deepest = _deepest(scene.setting)
    if travels and shot.role in ("wide", "whole"):
        lens = _crossing_lens(shot, present, bulks, doing, looks, deeds, clip, deepest)
        if lens is not None:
            return lens, True
        if not people:
            return wide_lens(bulks, clip, deepest), True
        return waist_lens(bulks, _eyes(people, looks, doing), clip), False
    if shot.role == "wide":
        return wide_lens(bulks, clip, deepest), False
    if not people or shot.role == "whole":
        return whole_lens(bulks, clip), travels and not people
    if shot.role == "single" and len(present) == 1:
        return face_lens(_eyes(people, looks, doing), clip), False
    small = any(b.height < LOW_BODY and doing[s.id] != "sit" for s, b in zip(present, bulks, strict=True))
    moving = any(doing[s.id] in FULL_BODY for s in present)
    if small or (moving and shot.role != "single") or len(people) < len(present):
        return whole_lens(bulks, clip), False
    return waist_lens(bulks, _eyes(people, looks, doing), clip), False


def _crossing_lens(
    shot: SetUp,
    present: Sequence[Subject],
    bulks: Sequence[Bulk],
    doing: Mapping[str, str],
    looks: Mapping[str, Attributes],
    deeds: Mapping[str, Sequence[Deed]],
    clip: Clip,
    deepest: float,
) -> Lens | None:
    """The nearest wide lens in which all travellers stay in the picture; None when the way is too long."""
    spread = sum(2 * bulk.half for bulk in bulks)
    way = max(
        speed_of(s.kind, looks[s.id], doing[s.id]) * _travel_seconds(shot, deeds[s.id])
        for s in present
        if doing[s.id] in TRAVELS
    )
    near = wide_lens(bulks, clip, deepest)
    for z in (near.z, (near.z + deepest) / 2, max(near.z, deepest)):
        if way <= _room(Lens(near.framing, z, near.eye, clip), z, spread / 2)[1]:
            return Lens(near.framing, z, near.eye, clip)
    return None


def _travel_seconds(shot: SetUp, deeds: Sequence[Deed]) -> float:
    later = [deed.t for deed in deeds if deed.t > shot.start + 1e-6]
    return min([shot.end, *later]) - shot.start


def _eyes(people: Sequence[Subject], looks: Mapping[str, Attributes], doing: Mapping[str, str]) -> float:
    """Height of the camera for these faces: between the highest and the lowest eyes, nearer to the highest."""
    heights = [EYE_SHARE * min(height_of("human", looks[s.id], doing[s.id]), stature(looks[s.id])) for s in people]
    return 0.65 * max(heights) + 0.35 * min(heights)


def _places(
    shot: SetUp,
    present: Sequence[Subject],
    bulks: Sequence[Bulk],
    doing: Mapping[str, str],
    lens: Lens,
    looks_to: float,
) -> list[tuple[float, float]]:
    """(x, z) of everybody, packed side by side around the middle; what does not fit beside stands behind."""
    if len(present) == 1:
        off = OFF_CENTRE[shot.role] * lens.half()
        faces = present[0].facing == "camera"
        x = -looks_to * min(off, max(0.0, EDGE * lens.half() - bulks[0].half)) * (0.4 if faces else 1.0)
        return [(x, lens.z)]
    if [doing[s.id] for s in present] == ["hug", "hug"]:
        return [(-HUG_HALF, lens.z), (HUG_HALF, lens.z - 0.02)]
    gap = GAPS[shot.role]
    centres: list[float] = []
    at = 0.0
    for subject, bulk in zip(present, bulks, strict=True):
        if subject.kind in MOUNTS and any(doing[s.id] == "ride" for s in present):
            centres.append(at)
            continue
        half = min(bulk.half, 0.34) if subject.kind == "human" else bulk.half
        centres.append(at + half)
        at += 2 * half + gap
    width = max(at - gap, 0.1)
    for slot, subject in enumerate(present):
        rider = next((k for k, s in enumerate(present) if doing[s.id] == "ride"), None)
        if subject.kind in MOUNTS and rider is not None:
            centres[slot] = centres[rider]
    room = 2 * (EDGE * lens.half() - CAMERA_ROOM)
    squeeze = min(1.0, room / width)
    places: list[tuple[float, float]] = []
    for slot, centre in enumerate(centres):
        depth = lens.z
        if squeeze < 1.0 or len(present) > 2:
            depth += OVERLAP_DEPTH * (slot % 2)
        if present[slot].kind in MOUNTS:
            depth += 0.02
        places.append(((centre - width / 2) * squeeze, depth))
    return places


def _order(scene: Scene, seed: int) -> list[Subject]:
    """Everybody from left to right, the same in every shot: the seed says which way round."""
    mirrored = float(element_rng(seed, "sides").random()) < 0.5
    return list(scene.subjects[::-1] if mirrored else scene.subjects)


def _acts(
    shot: SetUp,
    subject: Subject,
    attributes: Attributes,
    deeds: Sequence[Deed],
    x: float,
    z: float,
    half: float,
    lens: Lens,
    heading: int,
    crosses: bool,
) -> tuple[tuple[Act, ...], float]:
    """The acts inside a shot and the x to start from, so that whoever crosses is in the middle at half-time."""
    current = [deed for deed in deeds if deed.t <= shot.start + 1e-6][-1]
    later = [deed for deed in deeds if shot.start + 1e-6 < deed.t < shot.end]
    if current.action not in TRAVELS or not crosses:
        acts = [Act(t=current.t if current.action not in TRAVELS else shot.start, action=current.action)]
        return (*acts, *[Act(t=deed.t, action=deed.action) for deed in later]), x
    speed = speed_of(subject.kind, attributes, current.action)
    seconds = (later[0].t if later else shot.end) - shot.start
    edge = max(0.0, EDGE * lens.half(z) - half - CAMERA_ROOM)
    longest = 2 * edge / max(speed, 0.05)
    walked = min(seconds, longest)
    way = heading * speed * walked
    start = (x - way) if later else (x * 0.5 - way / 2)
    start = min(max(start, -edge, -edge - way), edge, edge - way)
    acts = [Act(t=shot.start, action=current.action, towards=1 if heading > 0 else -1)]
    if walked < seconds - 0.05:
        acts.append(Act(t=round(shot.start + walked, 3), action=later[0].action if later else "stand"))
        later = later[1:]
    return (*acts, *[Act(t=deed.t, action=deed.action) for deed in later]), start


def _yaw(
    shot: SetUp,
    scene: Scene,
    order: Sequence[Subject],
    present: Sequence[Subject],
    slot: int,
    places: Sequence[tuple[float, float]],
    doing: Mapping[str, str],
    lens: Lens,
    heading: int,
    crosses: bool,
) -> tuple[float, float | None]:
    """Degrees that a figure turns, and where it looks: -1..1 along x, None into the camera."""
    subject, action = present[slot], doing[present[slot].id]
    x = places[slot][0]
    inward = -1.0 if x > 0 else 1.0
    if len(present) == 1 and len(scene.subjects) > 1:
        # Alone in its shot, a figure looks to where the others stand in the shots of all.
        inward = 1.0 if order.index(subject) < len(order) / 2 else -1.0
    if action == "climb":
        return OPEN_ACTIONS["climb"], 0.0
    if subject.facing == "camera":
        return -x / max(lens.half(), 0.1) * 14, None
    if subject.facing == "away":
        return AWAY_YAW * heading, 0.0
    if subject.facing in ("left", "right", "side") and not crosses:
        return 90.0 * heading, float(heading) * 0.4
    if subject.kind != "human":
        return _animal_yaw(subject, present, inward, heading, action), inward * 0.5
    if action in TRAVELS:
        return (78.0 if crosses else TREADMILL_YAW) * heading, 0.25 * heading
    others = [s for s in scene.subjects if s.id != subject.id]
    talking = bool(scene.dialogue) and any(s.kind == "human" for s in others)
    if action == "hug":
        return HUG_YAW * inward, inward * 0.2
    limit = OPEN_ACTIONS.get(action, 90.0)
    if others and (talking or subject.facing == "partner"):
        yaw = CLOSE_TALKING_YAW if shot.role == "single" else TALKING_YAW
        return min(yaw, limit) * inward, 0.5 * inward
    if others:
        return min(COMPANION_YAW, limit) * inward, 0.25 * inward
    yaw = min(ALONE_YAW if shot.role != "single" else 16.0, limit) * heading
    speaks = any(line.speaker == subject.id for line in scene.dialogue)
    return (yaw * 0.7, None) if speaks else (yaw, 0.3 * heading)


def _animal_yaw(subject: Subject, present: Sequence[Subject], inward: float, heading: int, action: str) -> float:
    if subject.kind in ("car", "bicycle", "train", "boat", "plane", "spaceship", "fish", "flock", "dragon"):
        return 90.0 * heading
    if action in TRAVELS:
        return 80.0 * heading
    return ANIMAL_YAW * (inward if len(present) > 1 else float(heading))


SPIN_STEP, SPIN_STEPS, SPIN_REST = 0.45, 3, 1.1
"""A pirouette turns by a third in so many seconds, three times, and rests: dancers spot."""


def _turns(yaw: float, acts: Sequence[Act], shot: SetUp) -> tuple[Turn, ...]:
    """The way a figure is turned through a shot; a pirouette spins."""
    turns = [Turn(t=shot.start, yaw=round(yaw, 1))]
    for number, act in enumerate(acts):
        if act.action != "pirouette":
            continue
        end = acts[number + 1].t if number + 1 < len(acts) else shot.end
        at, turned = max(act.t, shot.start) + SPIN_STEP, turns[-1].yaw
        while at < end - SPIN_STEP:
            for _ in range(SPIN_STEPS):
                turned += 360 / SPIN_STEPS
                turns.append(Turn(t=round(at, 3), yaw=round(turned, 1)))
                at += SPIN_STEP
            at += SPIN_REST
    return tuple(turns)
