"""A camera that keeps up with those who go on foot."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rushes.engines.previs.direct.deeds import CHASES
from rushes.engines.previs.direct.grounds import BEFORE_SHORE, HIGH_PLACES, ROOMS, SHORES
from rushes.engines.previs.direct.lens import Lens, waist_lens, whole_lens, wide_lens
from rushes.engines.previs.direct.players import Player
from rushes.engines.previs.direct.shots import SetUp
from rushes.engines.previs.direct.vantage import CAMERA_ROOM, DEPTHWISE, EDGE, LOW, crossing_lens, eyes_of, free_width
from rushes.engines.previs.figures.vocabulary import ATTRIBUTES
from rushes.engines.previs.film import Act, Clip
from rushes.engines.previs.scene import Scene
from rushes.engines.previs.world.framing import reach_of_ground

FARTHEST_CHASE = 4.6
"""Metres to either side that the camera follows; settings repeat themselves beyond."""

SLOWEST_PACE, SLOWEST_ANIMAL = 0.5, 0.26
"""Whoever is faster than the camera can follow goes in slow motion, but not slower than this."""

EASY_PACE = 0.62
CROSSING_Z = 6.2
"""Depth up to which a figure that crosses the picture is large enough."""

ROOMS_TO_RUN = (1.1, 1.4, 1.8, 2.3)
"""How much farther away an animal is than it needs to be, so that it need not go in slow motion."""


@dataclass(frozen=True, slots=True)
class Chase:
    """The camera keeps up with travellers: how far it goes, in how slow a motion they do, and how fast that is.

    Metres, share of their own speed, metres a second.
    """

    lens: Lens
    camera: float
    pace: float
    speed: float


def chase_of(shot: SetUp, scene: Scene, players: Sequence[Player], clip: Clip) -> Chase | None:
    """How the camera follows those who go on foot where the picture is too small for them; None: it need not."""
    walk = any(player.on_foot for player in players) and all(
        (player.on_foot and player.subject.facing not in DEPTHWISE) or _hunted(player, scene) for player in players
    )
    if not walk or scene.setting in ROOMS | HIGH_PLACES or any(len(player.deeds) > 1 for player in players):
        return None
    extents = [player.extent for player in players]
    people = [player for player in players if player.human]
    if shot.role == "wide" and (clip.width >= clip.height or scene.framing is not None):
        crossing = crossing_lens(shot, scene, players, clip)
        if crossing is not None and crossing.z <= CROSSING_Z:
            return None
        lens, steps = wide_lens(extents, clip), (1.0,) if people else ROOMS_TO_RUN
    elif people and shot.role in ("group", "single") and min(extent.top for extent in extents) >= LOW:
        lens, steps = waist_lens(extents, eyes_of(people), clip), (1.0,)
    else:
        lens = whole_lens(extents, clip)
        steps = ROOMS_TO_RUN[:1] if people else ROOMS_TO_RUN
    deepest = SHORES.get(scene.setting, math.inf) - BEFORE_SHORE  # nobody runs on the water
    depths = [min(lens.z * step, max(lens.z, deepest)) for step in steps]
    chases = [_pursued(shot, players, lens.at(z), clip) for z in depths]
    chase = next((chase for chase in chases if chase.pace > EASY_PACE), chases[-1])
    return chase if chase.pace >= (SLOWEST_PACE if people else SLOWEST_ANIMAL) else None


def within_reach(players: list[Player], scene: Scene) -> list[Player]:
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
    drift = 0.6 * free_width(lens, sum(player.extent.half for player in players))
    pace = min(1.0, (camera_room + drift) / (speed * length))
    speed *= pace * slowed
    return Chase(lens, min(speed * length, camera_room), pace, speed)


def chased(shot: SetUp, player: Player, x: float, heading: int, chase: Chase) -> tuple[tuple[Act, ...], float]:
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
