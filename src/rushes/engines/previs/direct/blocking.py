"""Where everybody stands in a shot and how they cross the picture."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rushes.engines.previs.direct.bodies import Attributes, speed_of, stature
from rushes.engines.previs.direct.chasing import chase_of, chased, within_reach
from rushes.engines.previs.direct.deeds import TRAVELS, Deed
from rushes.engines.previs.direct.exhibits import exhibit_lens, is_thing, on_stand
from rushes.engines.previs.direct.facing import turns_of, yaw_and_gaze, yaw_and_gaze_with
from rushes.engines.previs.direct.grounds import SHORES, draught_of, farthest_mark
from rushes.engines.previs.direct.leads import SLACK, on_a_rope, rope_between
from rushes.engines.previs.direct.lens import Lens, water_lens, wide_lens
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
from rushes.engines.previs.direct.vantage import (
    CABIN_DRIFT,
    CAMERA_ROOM,
    DEPTHWISE,
    EDGE,
    TRAIL,
    TRAILS,
    cabin_lens,
    cabin_of,
    choose_lens,
    free_width,
)
from rushes.engines.previs.film import Act, Clip, Turn
from rushes.engines.previs.scene import Scene, Spot, Subject

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
    players = within_reach(players, scene)
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
    chase = None if scene.set_pieces else chase_of(shot, scene, main, clip)
    shore = SHORES.get(scene.setting)
    on_water = shore is not None and all(player.afloat for player in main)
    cabin = cabin_of(shot, scene, players)
    if chase:
        lens, crosses = chase.lens, True
    elif cabin is not None:
        lens, crosses = cabin_lens(cabin[1], shore if on_water else None, clip), True
    elif shore is not None and on_water:
        lens, crosses = water_lens([player.extent for player in main], shore, clip), True
    else:
        beside = [] if shot.role == "single" else room_for(scene, main)
        lens, crosses = choose_lens(shot, scene, [*main, *beside], clip)
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
            acts, x = chased(shot, player, x, heading, chase)
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
        sunk = round(draught_of(player), 3) if shore is not None else 0.0
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
    lens, _ = choose_lens(shot, scene, pieces, clip)
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


def crossing_seconds(
    scene: Scene, looks: Mapping[str, Attributes], deeds: Mapping[str, Sequence[Deed]], clip: Clip, seed: int
) -> float | None:
    """How long everybody who goes on foot can stay in a wide picture; None when nobody does."""
    players = players_in(SetUp(0.0, clip.seconds, "wide"), scene, looks, deeds, seed)
    walkers = [player for player in players if player.on_foot]
    if not walkers:
        return None
    for share in (1.0, 0.5):
        if chase_of(SetUp(0.0, clip.seconds * share, "wide"), scene, players, clip):
            return clip.seconds * share
    lens = wide_lens([player.extent for player in players if not player.vast], clip)
    room = free_width(lens.at(max(lens.z, farthest_mark(scene))), sum(player.extent.half for player in walkers))
    return room / max(player.speed for player in walkers)


def _looks_to(order: Sequence[Subject], subject: Subject, heading: int) -> float:
    """-1 or +1: the side on which the others stand in the shots of all; where somebody alone turns to."""
    if len(order) == 1:
        return float(heading)
    return 1.0 if order.index(subject) < len(order) / 2 else -1.0


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
