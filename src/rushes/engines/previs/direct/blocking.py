"""Where everybody stands in a shot and how they cross the picture."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rushes.engines.previs.direct.bodies import TALL_PROPS, Attributes, Extent, speed_of, stature
from rushes.engines.previs.direct.deeds import CHASES, TRAVELS, Deed
from rushes.engines.previs.direct.exhibits import exhibit_lens, is_thing, on_stand
from rushes.engines.previs.direct.facing import turns_of, yaw_and_gaze, yaw_and_gaze_with
from rushes.engines.previs.direct.leads import SLACK, on_a_rope, rope_between
from rushes.engines.previs.direct.lens import EYE_SHARE, Lens, face_lens, waist_lens, water_lens, whole_lens, wide_lens
from rushes.engines.previs.direct.players import Player, from_left, heading_of, players_in
from rushes.engines.previs.direct.riders import company_of
from rushes.engines.previs.direct.set_pieces import (
    NEARER,
    as_player,
    before,
    placed,
    room_for,
    settled,
    spot_of,
    turned,
    users_of,
    wraps,
)
from rushes.engines.previs.direct.shots import Role, SetUp
from rushes.engines.previs.direct.traffic import LAUNCHERS, PADS, driver_of
from rushes.engines.previs.figures.moves import MOVES
from rushes.engines.previs.figures.vocabulary import ATTRIBUTES
from rushes.engines.previs.figures.works import WORKS
from rushes.engines.previs.film import Act, Clip, Turn
from rushes.engines.previs.scene import Scene, Spot, Subject
from rushes.engines.previs.world.framing import reach_of_ground

ROOMS = frozenset(
    ("living room", "kitchen", "office", "cafe", "stage", "studio", "cave",
     "gym", "workshop", "classroom", "hospital", "shop", "library", "throne room", "subway station",
     "log cabin", "restaurant", "wedding hall", "television studio",
     "bedroom", "control room")
)  # fmt: skip
HIGH_PLACES = frozenset(("open sky", "space", "deep space", "orbit", "above the city"))
DEEPEST_IN_ROOM, DEEPEST_OUTSIDE = 5.9, 7.4
"""Metres to the farthest mark: a room's back wall, and the nearest houses and trees, stand behind it."""

ROAD = 7.4
"""Metres to what drives past."""

ROADS = {"viaduct": 34.0}
"""The same where a setting has its way elsewhere."""

SHORES = {
    "lake": 9.3, "seashore": 9.8, "waterfall": 8.8, "river": 8.0, "rocky coast": 9.6, "lighthouse": 9.6,
    "open sea": 7.0, "deck": 11.0,
}  # fmt: skip
"""Metres to the nearest mark on the water, a little beyond the water's edge."""

BEFORE_SHORE = 1.2
"""Metres from the water's edge to those who run along it."""

UNDER_WATER = 0.52
"""Share of a swimmer's height that does not show."""

WADING = 0.56
"""Share of the height of whoever stands in the water that does not show."""

KEEL = 0.22
"""Metres of a rowing boat that are under water."""

EDGE = 0.90
"""Share of the half width inside which everybody stays."""

CAMERA_ROOM = 0.10
"""Metres that are kept free at the edges for the camera's own slide."""

OFF_CENTRE: dict[Role, float] = {"wide": 0.28, "whole": 0.14, "group": 0.24, "single": 0.16}
"""Where a single figure stands, as a share of the half width, on the side that it turns away from."""

GAPS: dict[Role, float] = {"wide": 0.16, "whole": 0.12, "group": 0.14, "single": 0.0}
"""Metres between neighbours."""

PERSON_HALF = 0.34
"""Half the width that a person gets in a row, whatever the arms do."""

PAIRED = {"hug": 0.15, "kiss": 0.135, "waltz": 0.20, "shake hands": 0.46, "high five": 0.42, "hold hands": 0.36}
"""Half the distance of two who do this with each other, metres."""
ACROSS = 0.36
"""How far from the middle of a table those sit who sit at it face to face, in body heights."""
UNDER_ONE_ROOF = 0.21
"""Metres to either side at which two stand who share an umbrella."""

OVERLAP_DEPTH = 0.24
"""Metres by which every second figure steps back where there is no room side by side."""

BEHIND = 0.3
"""Where something vast stands far behind the others, as a share of the half width there."""

FULL_BODY = frozenset((
    "sit", "dance", "pirouette", "jump", "climb", "crouch", "cheer", "fall", "swim", "fly", "crawl", "kneel", "lie",
    "sleep", "skate", "kick", "throw", "bow",
    *(action for action, work in WORKS.items() if work.station or work.seat or work.sideways or work.tall),
    "warm", "knock", "sit up", "hide", "soak", "ascend",
    *(action for action, move in MOVES.items() if move.whole),
))  # fmt: skip
"""Actions that are seen from head to foot."""

LOW = 0.95
"""Figures lower than this would be below the picture's edge in a shot of people from the hip up."""


ANIMAL_EYE = 0.74
"""Height of the camera for an animal that is followed, as a share of its height."""

SHARE_ON_FOOT = 0.5
"""An animal that crosses the picture in less than this share of a shot is followed from the front instead."""

HIDDEN_ON_THE_SPOT = 0.42
"""Metres above the ground that the picture leaves out where somebody walks or runs on the spot."""

DEPTHWISE = ("camera", "away")
"""Whoever goes towards the camera or away from it stays where it is in the picture: feet do not give that away."""

FARTHEST_CHASE = 4.6
"""Metres to either side that the camera follows; settings repeat themselves beyond."""

SLOWEST_PACE, SLOWEST_ANIMAL = 0.5, 0.26
"""Whoever is faster than the camera can follow goes in slow motion, but not slower than this."""

SLOW = 0.9
"""Whoever is slower than this (metres a second) crosses the picture even where people are seen from the hip up."""
EASY_PACE = 0.62
CROSSING_Z = 6.2
"""Depth up to which a figure that crosses the picture is large enough."""

ROOMS_TO_RUN = (1.1, 1.4, 1.8, 2.3)
"""How much farther away an animal is than it needs to be, so that it need not go in slow motion."""

ALONGSIDE = 58.0
"""Degrees by which people turn from the camera that goes along with them: their faces are seen."""

FEET_SHOW_BELOW = 0.2
"""Where the picture's lower edge is lower than this (metres), feet show, and nobody may walk on the spot."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure in a shot: where it stands, how deep in water, how it turns, what it does, where it looks.

    `looks_at` None: into the camera. What it is on is `perched` metres high. `company` is carried by it or aboard it.
    """

    subject: Subject
    attributes: Attributes
    x: float
    z: float
    sunk: float
    turns: tuple[Turn, ...]
    acts: tuple[Act, ...]
    looks_at: float | None
    perched: float = 0.0
    company: tuple[tuple[Spot, "Mark"], ...] = ()


@dataclass(frozen=True, slots=True)
class Blocking:
    """A shot's lens and marks; `heading` is the way that travellers go (0: nobody crosses the picture).

    `slack` is how many metres are free between the outermost figure and the edge of the picture. `pursuit` is how far
    the camera goes along with travellers, metres to the right (0: it does not).
    """

    lens: Lens
    marks: tuple[Mark, ...]
    heading: int
    slack: float
    pursuit: float = 0.0


def block(
    shot: SetUp,
    scene: Scene,
    looks: Mapping[str, Attributes],
    deeds: Mapping[str, Sequence[Deed]],
    clip: Clip,
    seed: int,
) -> Blocking:
    """Lens, marks, turns and acts of one shot."""
    heading = heading_of(scene, seed)
    players = _in_step(settled(players_in(shot, scene, looks, deeds, seed), scene), scene)
    players = _within_reach(players, scene)
    if not players:
        return _still_life(shot, scene, clip, heading)
    main = _foreground(players)
    if any(player.vast for player in players) and len(main) < len(players) and shot.role != "single":
        # Only a wide picture reaches up to what is vast.
        shot = SetUp(shot.start, shot.end, "wide", shot.focus)
    if shot.role == "group" and any(piece.way == "from" for piece in scene.set_pieces) and main[0].on_foot:
        shot = SetUp(shot.start, shot.end, "whole", shot.focus)  # the way out of something is shown whole
    if shot.role == "whole" and any(player.holds for player in main):
        shot = SetUp(shot.start, shot.end, "group", shot.focus)  # whoever is held is too small to see from afar
    chase = None if scene.set_pieces else _chase(shot, scene, main, clip)
    shore = SHORES.get(scene.setting)
    on_water = shore is not None and all(player.afloat for player in main)
    cabin = _cabin(shot, scene, players)
    if chase:
        lens, crosses = chase.lens, True
    elif cabin is not None:
        lens, crosses = _cabin_lens(cabin[1], shore if on_water else None, clip), True
    elif shore is not None and on_water:
        lens, crosses = water_lens([player.extent for player in main], shore, clip), True
    else:
        beside = [] if shot.role == "single" else room_for(scene, main)
        lens, crosses = _choose_lens(shot, scene, [*main, *beside], clip)
    pad = PADS.get(scene.setting)
    launches = pad is not None and all(player.subject.kind in LAUNCHERS for player in main)
    if pad is not None and launches:
        lens = wide_lens([], clip).at(pad)
    order = from_left(scene, seed)
    looks_to = _looks_to(order, main[0].subject, heading)
    places = placed(main, _places(shot, main, lens, looks_to, scene), scene, looks_to, EDGE * lens.half())
    if launches:
        places = [(x - places[0][0], z) for x, z in places]
    if cabin is not None:
        places = [(-heading * cabin[0], lens.z)]
    middle = sum(x for x, _ in places) / len(places)
    marks: list[Mark] = []
    for player in players:
        if player in main:
            x, z = places[main.index(player)]
        else:
            x, z = _far_behind(player, lens, -heading if any(other.on_foot for other in main) else heading)
        if shore is not None and player.afloat and z < shore:
            x, z = x * shore / z, shore  # as far from the middle of the picture as it was
        if chase and player in main:
            acts, x = _chased(shot, player, x, heading, chase)
        else:
            way = CABIN_DRIFT if cabin is not None else 1.0
            acts, x = _acts(shot, player, x, z, lens, heading, crosses, alone=len(players) == 1, way=way)
        yaw, gaze = yaw_and_gaze(
            shot,
            scene,
            player,
            x,
            lens,
            inward=(-1.0 if x > 0 else 1.0)
            if len(main) > 1 or player not in main
            else _looks_to(order, player.subject, heading),
            heading=heading,
            crosses=crosses,
        )
        if chase and lens.framing == "medium" and player.human:
            yaw = ALONGSIDE * heading
        to_piece = turned(player, main, scene, x, middle, looks_to)
        yaw = yaw if to_piece is None else to_piece
        turns = turns_of(yaw, acts, shot)
        sunk = round(_draught(player), 3) if shore is not None else 0.0
        company = _company(player.subject, shot, scene, looks, deeds, heading)
        at = round(x, 3), round(z, 3), sunk
        marks.append(Mark(player.subject, player.attributes, *at, turns, acts, gaze, player.perched, company))
    marks = _roped(marks, scene)
    slack = min(
        lens.half(mark.z) - abs(mark.x) - min(player.extent.half, PERSON_HALF)
        for mark, player in zip(marks, players, strict=True)
    )
    pursuit = heading * chase.camera if chase else 0.0
    marks += _furnished(shot, scene, main, marks, places, looks_to)
    return Blocking(lens, tuple(marks), heading if crosses else 0, slack, pursuit)


def _still_life(shot: SetUp, scene: Scene, clip: Clip, heading: int) -> Blocking:
    """A shot without anybody: what is on display, the set pieces alone, side by side, or the place."""
    if scene.display is not None and is_thing(scene) and not shot.of_place:
        return Blocking(exhibit_lens(on_stand(scene.display, scene, clip), clip), (), 0, 0.0)
    pieces = [] if shot.of_place else [as_player(piece, scene) for piece in scene.set_pieces]
    if not pieces:
        return Blocking(wide_lens([], clip), (), 0, math.inf)
    lens, _ = _choose_lens(shot, scene, pieces, clip)
    places = _places(shot, pieces, lens, float(heading), scene)
    marks = [_piece_mark(shot, player, at, heading) for player, at in zip(pieces, places, strict=True)]
    return Blocking(lens, tuple(marks), 0, 0.0)


def _furnished(
    shot: SetUp,
    scene: Scene,
    main: Sequence[Player],
    marks: Sequence[Mark],
    places: Sequence[tuple[float, float]],
    looks_to: float,
) -> Iterator[Mark]:
    """The marks of the set pieces, and of those parts of them that are before whoever is in them.

    They stand where people go to, but what somebody comes out of where he sets out.
    """
    starts = {mark.subject.id: (mark.x, mark.z) for mark in marks}
    ends = {player.subject.id: place for player, place in zip(main, places, strict=True)}
    ends |= {mark.subject.id: (_arrival(mark), mark.z) for mark in marks if mark.acts[0].towards and mark.acts[1:]}
    for piece in scene.set_pieces:
        users = users_of(piece, main)
        at = starts if piece.way == "from" else ends
        x, z = spot_of(piece, users, at, looks_to)
        way = 1 if looks_to > 0 else -1
        player = as_player(piece, scene)
        yield _piece_mark(shot, player, (x, z), way)
        if users and wraps(piece):
            near = min(at[user.subject.id][1] for user in users) - NEARER
            yield _piece_mark(shot, before(player), (x, near), way)


def _arrival(mark: Mark) -> float:
    """Where somebody ends who first goes somewhere."""
    going, then = mark.acts[:2]
    speed = speed_of(mark.subject.kind, mark.attributes, going.action) * going.pace
    return mark.x + going.towards * speed * (then.t - going.t)


def _piece_mark(shot: SetUp, player: Player, at: tuple[float, float], way: int) -> Mark:
    turns = (Turn(t=shot.start, yaw=90.0 * way),)
    acts = (Act(t=shot.start, action=player.action),)
    return Mark(player.subject, player.attributes, at[0], at[1], 0.0, turns, acts, 0.0)


def _cabin(shot: SetUp, scene: Scene, players: Sequence[Player]) -> tuple[float, float] | None:
    """Where the people aboard a vehicle are, in a shot of theirs: they talk, or were shown with all of it before."""
    if len(players) != 1 or shot.role == "wide" or scene.framing == "wide":
        return None
    player = players[0]
    talks = any(line.speaker in player.crew for line in scene.dialogue)
    theirs = talks or shot.start > 0 or bool(set(shot.focus) & set(player.crew))
    return player.cabin if theirs else None


def _cabin_lens(eyes: float, shore: float | None, clip: Clip) -> Lens:
    """People from the waist up behind a door or a rail, their eyes at `eyes`; no nearer than the `shore`."""
    if shore is not None:
        return water_lens([Extent(CABIN_HALF, eyes + 0.3)], shore, clip)
    lens = waist_lens([Extent(CABIN_HALF, eyes + 0.3)], eyes, clip)
    return Lens(lens.framing, max(lens.z, CABIN_Z), eyes + CABIN_ABOVE, clip)


CABIN_HALF, CABIN_Z, CABIN_ABOVE = 1.1, 2.9, 0.02
"""Half the width of what is seen of a vehicle at least, its least distance, and how far above their eyes the camera is:
all in metres."""
TRAILS = ("plough", "fast", "dust")
"""Flags of what leaves something behind it; the first does so whoever else is in the picture."""
TRAIL = 0.22
"""Where something is in the middle of a shot that trails dust or streaks of wind: a share of the half width."""
CABIN_DRIFT = 0.08
"""How far a vehicle gains on the camera that goes along with it, as a share of the picture."""


def _company(
    host: Subject,
    shot: SetUp,
    scene: Scene,
    looks: Mapping[str, Attributes],
    deeds: Mapping[str, Sequence[Deed]],
    heading: int,
) -> tuple[tuple[Spot, Mark], ...]:
    """Those whom somebody carries or has aboard: they go where it goes."""
    found: list[tuple[Spot, Mark]] = []
    driver = driver_of(host, scene)
    drivers: list[tuple[Spot, Subject]] = [("aboard", driver)] if driver else []
    for spot, guest in [*drivers, *company_of(host, scene)]:
        own = deeds.get(guest.id, (Deed(0.0, "sit"),))
        current = [deed for deed in own if deed.t <= shot.start + 1e-6][-1]
        later = [deed for deed in own if shot.start + 1e-6 < deed.t < shot.end]
        acts = tuple(Act(t=deed.t, action=deed.action, meanwhile=deed.meanwhile) for deed in (current, *later))
        yaw, gaze = yaw_and_gaze_with(guest, current.action, heading)
        turns = (Turn(t=shot.start, yaw=yaw),)
        company = _company(guest, shot, scene, looks, deeds, heading)
        found.append((spot, Mark(guest, looks[guest.id], 0.0, 0.0, 0.0, turns, acts, gaze, company=company)))
    return tuple(found)


def _in_step(players: Sequence[Player], scene: Scene) -> list[Player]:
    """Whoever is on a rope goes as fast as the person who holds it."""
    walker = next((player for player in players if player.human and player.on_foot), None)
    return [
        replace(player, pace=player.pace * walker.speed / player.speed)
        if walker is not None and player.on_foot and on_a_rope(player.subject, scene)
        else player
        for player in players
    ]


def _roped(marks: Sequence[Mark], scene: Scene) -> list[Mark]:
    """The marks of a shot, the rope in the hand of the first person where an animal is led or walked."""
    holder = next((mark for mark in marks if mark.subject.kind == "human"), None)
    animal = next((mark for mark in marks if on_a_rope(mark.subject, scene)), None)
    if holder is None or animal is None:
        return list(marks)
    way = animal.acts[0].towards or math.sin(math.radians(animal.turns[0].yaw))
    rope = rope_between(holder.x, animal.subject, animal.attributes, animal.x, way)
    return [replace(mark, attributes=mark.attributes | rope) if mark is holder else mark for mark in marks]


def _foreground(players: Sequence[Player]) -> list[Player]:
    """Everybody but those who are so big that they stand behind the others."""
    people = any(player.human and not player.rolls for player in players)
    near = [player for player in players if not (player.vast or (people and player.big))]
    return near or list(players)


def _draught(player: Player) -> float:
    """How deep somebody is in the water, in metres; 0 for what floats on it."""
    if player.action == "wade":
        return WADING * player.extent.top
    if player.swims:
        return player.extent.bottom + UNDER_WATER * (player.extent.top - player.extent.bottom)
    return KEEL if "rowing boat" in (player.subject.kind, player.attributes.get("mount")) else 0.0


def crossing_seconds(
    scene: Scene, looks: Mapping[str, Attributes], deeds: Mapping[str, Sequence[Deed]], clip: Clip, seed: int
) -> float | None:
    """How long everybody who goes on foot can stay in a wide picture; None when nobody does."""
    players = players_in(SetUp(0.0, clip.seconds, "wide"), scene, looks, deeds, seed)
    walkers = [player for player in players if player.on_foot]
    if not walkers:
        return None
    for share in (1.0, 0.5):
        if _chase(SetUp(0.0, clip.seconds * share, "wide"), scene, players, clip):
            return clip.seconds * share
    lens = wide_lens([player.extent for player in players if not player.vast], clip)
    room = _room(lens.at(max(lens.z, _deepest(scene))), sum(player.extent.half for player in walkers))
    return room / max(player.speed for player in walkers)


@dataclass(frozen=True, slots=True)
class Chase:
    """The camera keeps up with travellers: how far it goes, in how slow a motion they do, and how fast that is.

    Metres, share of their own speed, metres a second.
    """

    lens: Lens
    camera: float
    pace: float
    speed: float


def _chase(shot: SetUp, scene: Scene, players: Sequence[Player], clip: Clip) -> Chase | None:
    """How the camera follows those who go on foot where the picture is too small for them; None: it need not."""
    walk = any(player.on_foot for player in players) and all(
        (player.on_foot and player.subject.facing not in DEPTHWISE) or _hunted(player, scene) for player in players
    )
    if not walk or scene.setting in ROOMS | HIGH_PLACES or any(len(player.deeds) > 1 for player in players):
        return None
    extents = [player.extent for player in players]
    people = [player for player in players if player.human]
    if shot.role == "wide" and (clip.width >= clip.height or scene.framing is not None):
        crossing = _crossing_lens(shot, scene, players, clip)
        if crossing is not None and crossing.z <= CROSSING_Z:
            return None
        lens, steps = wide_lens(extents, clip), (1.0,) if people else ROOMS_TO_RUN
    elif people and shot.role in ("group", "single") and min(extent.top for extent in extents) >= LOW:
        lens, steps = waist_lens(extents, _eyes(people), clip), (1.0,)
    else:
        lens = whole_lens(extents, clip)
        steps = ROOMS_TO_RUN[:1] if people else ROOMS_TO_RUN
    deepest = SHORES.get(scene.setting, math.inf) - BEFORE_SHORE  # nobody runs on the water
    depths = [min(lens.z * step, max(lens.z, deepest)) for step in steps]
    chases = [_pursued(shot, players, lens.at(z), clip) for z in depths]
    chase = next((chase for chase in chases if chase.pace > EASY_PACE), chases[-1])
    return chase if chase.pace >= (SLOWEST_PACE if people else SLOWEST_ANIMAL) else None


def _within_reach(players: list[Player], scene: Scene) -> list[Player]:
    """The players, with what flies before a hunter on the ground no higher than a leap above it."""
    hunters = [player.extent.top for player in players if player.on_foot]
    if not hunters:
        return players
    high = 1.25 * max(hunters)
    return [
        replace(player, perched=high - player.extent.bottom)
        if _hunted(player, scene) and player.extent.bottom > high
        else player
        for player in players
    ]


def _hunted(player: Player, scene: Scene) -> bool:
    """Whether it flies before somebody who is after it, or after somebody: a kitten's butterfly."""
    alive = not player.human and "coat" in ATTRIBUTES[player.subject.kind]
    return alive and player.rolls and bool(CHASES.search(scene.prompt.lower()))


def _pursued(shot: SetUp, players: Sequence[Player], lens: Lens, clip: Clip) -> Chase:
    length = shot.end - shot.start
    slowed = players[0].pace
    speed = min(player.speed for player in players if player.on_foot) / slowed
    camera_room = 2 * min(FARTHEST_CHASE, reach_of_ground(lens.framing, lens.eye, clip.width, clip.height))
    drift = 0.6 * _room(lens, sum(player.extent.half for player in players))
    pace = min(1.0, (camera_room + drift) / (speed * length))
    speed *= pace * slowed
    return Chase(lens, min(speed * length, camera_room), pace, speed)


def _chased(shot: SetUp, player: Player, x: float, heading: int, chase: Chase) -> tuple[tuple[Act, ...], float]:
    """Everybody goes at the speed of the slowest, so that they stay together."""
    pace = round(player.pace * chase.speed / player.speed, 4)
    towards = 1 if heading > 0 else -1
    doing = player.deeds[0].meanwhile
    act = Act(t=shot.start, action=player.action, towards=towards, pace=pace, meanwhile=doing)
    way = chase.speed * (shot.end - shot.start)
    drift = (way - chase.camera) / 2
    most = max(0.0, EDGE * chase.lens.half() - CAMERA_ROOM - drift - player.extent.half)
    x = min(most, max(-most, x))
    return (act,), x - heading * way / 2


def _looks_to(order: Sequence[Subject], subject: Subject, heading: int) -> float:
    """-1 or +1: the side on which the others stand in the shots of all; where somebody alone turns to."""
    if len(order) == 1:
        return float(heading)
    return 1.0 if order.index(subject) < len(order) / 2 else -1.0


def _deepest(scene: Scene) -> float:
    return DEEPEST_IN_ROOM if scene.setting in ROOMS else DEEPEST_OUTSIDE


def _room(lens: Lens, half: float) -> float:
    """Metres that the picture leaves a group of this half width for crossing it."""
    return max(0.0, 2 * (EDGE * lens.half() - half - CAMERA_ROOM))


def _choose_lens(shot: SetUp, scene: Scene, players: Sequence[Player], clip: Clip) -> tuple[Lens, bool]:
    """The lens of a shot, and whether travellers cross the picture in it (else they come on the spot)."""
    extents = [player.extent for player in players]
    people = [player for player in players if player.human]
    walkers = [player for player in players if player.on_foot]
    in_depth = any(player.subject.facing in DEPTHWISE for player in walkers)
    if walkers and in_depth:
        return waist_lens(extents, _eyes(people or players), clip, hidden=HIDDEN_ON_THE_SPOT), False
    if not people and any(player.big and player.rolls for player in players):
        return _road_lens(shot, scene, players, clip), True
    slow = all(player.speed < SLOW for player in walkers)
    if walkers and shot.role != "single" and (shot.role != "group" or not people or slow):
        lens = _crossing_lens(shot, scene, players, clip)
        if lens is not None:
            return lens, True
        # The way is too long for the picture. A short stop at its end is fine; else they are followed from the front.
        far = wide_lens(extents, clip).at(max(wide_lens(extents, clip).z, _deepest(scene)))
        longest = _room(far, sum(extent.half for extent in extents)) / max(player.speed for player in walkers)
        if not people and longest > SHARE_ON_FOOT * (shot.end - shot.start):
            return far, True
        return waist_lens(extents, _eyes(people or players), clip, hidden=HIDDEN_ON_THE_SPOT), False
    if all(player.rolls for player in players):
        return _road_lens(shot, scene, players, clip), True
    if shot.role == "wide":
        return wide_lens(extents, clip), False
    if not people or shot.role == "whole":
        return whole_lens(extents, clip, aloft=scene.setting in HIGH_PLACES), not people
    if shot.role == "single" and len(players) == 1:
        return face_lens(_eyes(people), clip), False
    low = any(player.extent.top < LOW for player in players)
    whole = any(player.action in FULL_BODY or player.attributes.get("prop") in TALL_PROPS for player in players)
    if low or whole or len(people) < len(players):
        return whole_lens(extents, clip), False
    hidden = HIDDEN_ON_THE_SPOT if walkers else 0.0
    return waist_lens(extents, _eyes(people), clip, hidden=hidden), False


def _road_lens(shot: SetUp, scene: Scene, players: Sequence[Player], clip: Clip) -> Lens:
    extents = [player.extent for player in players]
    if scene.setting in ROADS:
        lens = wide_lens(extents, clip)
        return lens.at(max(lens.z, ROADS[scene.setting]))
    if scene.setting in HIGH_PLACES or all(player.extent.bottom > 0 for player in players):
        return whole_lens(extents, clip, aloft=scene.setting in HIGH_PLACES)
    lens = wide_lens(extents, clip)
    near = any(player.human for player in players)
    return lens.at(max(lens.z, ROAD)) if shot.role == "wide" and not near else lens


def _crossing_lens(shot: SetUp, scene: Scene, players: Sequence[Player], clip: Clip) -> Lens | None:
    """The nearest wide lens in which all travellers stay in the picture; None when the way is too long."""
    near = wide_lens([player.extent for player in players], clip)
    deepest = max(near.z, _deepest(scene))
    half = sum(player.extent.half for player in players)
    way = max(player.speed * _seconds_on_foot(shot, player) for player in players if player.on_foot)
    lenses = (near, near.at((near.z + deepest) / 2), near.at(deepest))
    return next((lens for lens in lenses if way <= _room(lens, half) + 1e-6), None)


def _seconds_on_foot(shot: SetUp, player: Player) -> float:
    later = [deed.t for deed in player.deeds if deed.t > shot.start + 1e-6]
    return min([shot.end, *later]) - shot.start


def _eyes(people: Sequence[Player]) -> float:
    """Height of the camera for these faces: between the highest and the lowest eyes, nearer to the highest."""
    heights = [_eye_level(player) for player in people]
    return 0.65 * max(heights) + 0.35 * min(heights)


def _eye_level(player: Player) -> float:
    if not player.human:
        return ANIMAL_EYE * player.extent.top
    return EYE_SHARE * min(player.extent.top, stature(player.attributes))


def _places(
    shot: SetUp, players: Sequence[Player], lens: Lens, looks_to: float, scene: Scene
) -> list[tuple[float, float]]:
    """(x, z) of everybody, packed side by side around the middle; what does not fit beside stands behind."""
    if len(players) == 1:
        room = max(0.0, EDGE * lens.half() - players[0].extent.half)
        off = min(OFF_CENTRE[shot.role] * lens.half(), room)
        if players[0].work.ahead:
            return [(-looks_to * (players[0].work.ahead + 0.4 * off), lens.z)]
        return [(-looks_to * off * (0.4 if players[0].subject.facing == "camera" else 1.0), lens.z)]
    together = PAIRED.get(players[0].action) if len({player.action for player in players}) == 1 else None
    if together and len(players) == 2:
        return [(-together, lens.z), (together, lens.z - 0.02)]
    roofs = sum(player.attributes.get("prop") == "umbrella" for player in players)
    if len(players) == 2 and roofs == 1:
        return [(-UNDER_ONE_ROOF, lens.z), (UNDER_ONE_ROOF, lens.z + 0.04)]
    if len(players) == 2 and players[0].work.across and players[1].action == players[0].action:
        reach = ACROSS * sum(stature(player.attributes) for player in players) / 2
        return [(-reach, lens.z), (reach, lens.z - 0.02)]
    gap = GAPS[shot.role] + (SLACK if any(on_a_rope(player.subject, scene) for player in players) else 0.0)
    centres: list[float] = []
    at = 0.0
    for player in players:
        half = PERSON_HALF if player.human and not player.rolls and not player.work.station else player.extent.half
        centres.append(at + half)
        at += 2 * half + gap
    width = at - gap
    squeeze = min(1.0, 2 * (EDGE * lens.half() - CAMERA_ROOM) / width)
    crowded = squeeze < 1.0 or len(players) > 2
    return [
        (
            (centres[slot] - width / 2) * squeeze,
            lens.z + (OVERLAP_DEPTH * (slot % 2) if crowded else 0.0),
        )
        for slot in range(len(players))
    ]


def _far_behind(player: Player, lens: Lens, heading: int) -> tuple[float, float]:
    """Something vast behind the people of a shot, at a depth at which the picture holds it."""
    fit = wide_lens([player.extent], lens.clip)
    z = max(fit.z, fit.z * fit.half(1.0) / lens.half(1.0), _depth_under_edge(player, lens))
    return BEHIND * heading * lens.half(z), z


def _depth_under_edge(player: Player, lens: Lens) -> float:
    """The depth at which the top of a figure stays inside a picture taken from `lens.eye`."""
    share = {"wide": 0.5, "medium": 0.36, "close": 0.36}[lens.framing]
    height = 2 * lens.half(1.0) * lens.clip.height / lens.clip.width
    return (player.extent.top - lens.eye) / (share * height)


def _acts(
    shot: SetUp,
    player: Player,
    x: float,
    z: float,
    lens: Lens,
    heading: int,
    crosses: bool,
    *,
    alone: bool,
    way: float = 1.0,
) -> tuple[tuple[Act, ...], float]:
    """The acts inside a shot and the x to start from, so that whoever crosses is in the middle at half-time.

    What rolls goes `way` times as far as the picture is wide.
    """
    current = [deed for deed in player.deeds if deed.t <= shot.start + 1e-6][-1]
    later = [deed for deed in player.deeds if shot.start + 1e-6 < deed.t < shot.end]
    towards = 1 if heading > 0 else -1
    if player.rolls:
        metres = way * 2 * lens.half(z) * (1.0 if player.extent.bottom == 0 else 0.5)
        length = shot.end - shot.start
        full = player.speed / player.pace
        pace = round(min(1.0, metres / (full * length)) * player.pace, 3)
        middle = 0.0 if player.human and alone else x  # several stay beside each other
        if way >= 1.0 and any(player.attributes.get(trail) for trail in (TRAILS if alone else TRAILS[:1])):
            middle = TRAIL * heading * lens.half(z)  # what it leaves behind is in the picture
        start = middle - heading * full * pace * length / 2
        return (Act(t=shot.start, action=player.action, towards=towards, pace=pace),), start
    if not player.on_foot or not crosses:
        feet_show = lens.foot(z) < FEET_SHOW_BELOW and player.subject.facing not in DEPTHWISE
        acts = [current, *later]
        return tuple(
            Act(
                t=deed.t,
                action="stand" if deed.action in TRAVELS and feet_show else deed.action,
                meanwhile=deed.meanwhile,
            )
            for deed in acts
        ), x
    seconds = (later[0].t if later else shot.end) - shot.start
    edge = max(0.0, EDGE * lens.half(z) - player.extent.half - CAMERA_ROOM)
    walked = min(seconds, 2 * edge / player.speed)
    way = heading * player.speed * walked
    start = x - way if later else x * 0.5 - way / 2
    start = min(max(start, -edge, -edge - way), edge, edge - way)
    acts = [Act(t=shot.start, action=current.action, towards=towards, pace=player.pace, meanwhile=current.meanwhile)]
    if walked < seconds - 0.05:
        then = later[0].action if later and later[0].action not in TRAVELS else "stand"
        acts.append(Act(t=round(shot.start + walked, 3), action=then))
        later = [deed for deed in later[1:] if deed.action not in TRAVELS]
    return (*acts, *[Act(t=deed.t, action=deed.action, meanwhile=deed.meanwhile) for deed in later]), start
