"""The lens of a shot: from where, and how near, its figures are seen."""

from collections.abc import Sequence

from rushes.engines.previs.direct.bodies import TALL_PROPS, Extent, stature
from rushes.engines.previs.direct.grounds import HIGH_PLACES, ROAD, ROADS, farthest_mark
from rushes.engines.previs.direct.lens import EYE_SHARE, Lens, face_lens, waist_lens, water_lens, whole_lens, wide_lens
from rushes.engines.previs.direct.players import Player
from rushes.engines.previs.direct.shots import SetUp
from rushes.engines.previs.figures.moves import MOVES
from rushes.engines.previs.figures.works import WORKS
from rushes.engines.previs.film import Clip
from rushes.engines.previs.scene import Scene

EDGE = 0.90
"""Share of the half width inside which everybody stays."""

CAMERA_ROOM = 0.10
"""Metres that are kept free at the edges for the camera's own slide."""

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

SLOW = 0.9
"""Whoever is slower than this (metres a second) crosses the picture even where people are seen from the hip up."""


def cabin_of(shot: SetUp, scene: Scene, players: Sequence[Player]) -> tuple[float, float] | None:
    """Where the people aboard a vehicle are, in a shot of theirs: they talk, or were shown with all of it before."""
    if len(players) != 1 or shot.role == "wide" or scene.framing == "wide":
        return None
    player = players[0]
    talks = any(line.speaker in player.crew for line in scene.dialogue)
    theirs = talks or shot.start > 0 or bool(set(shot.focus) & set(player.crew))
    return player.cabin if theirs else None


def cabin_lens(eyes: float, shore: float | None, clip: Clip) -> Lens:
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


def free_width(lens: Lens, half: float) -> float:
    """Metres that the picture leaves a group of this half width for crossing it."""
    return max(0.0, 2 * (EDGE * lens.half() - half - CAMERA_ROOM))


def choose_lens(shot: SetUp, scene: Scene, players: Sequence[Player], clip: Clip) -> tuple[Lens, bool]:
    """The lens of a shot, and whether travellers cross the picture in it (else they come on the spot)."""
    extents = [player.extent for player in players]
    people = [player for player in players if player.human]
    walkers = [player for player in players if player.on_foot]
    in_depth = any(player.subject.facing in DEPTHWISE for player in walkers)
    if walkers and in_depth:
        return waist_lens(extents, eyes_of(people or players), clip, hidden=HIDDEN_ON_THE_SPOT), False
    if not people and any(player.big and player.rolls for player in players):
        return _road_lens(shot, scene, players, clip), True
    slow = all(player.speed < SLOW for player in walkers)
    if walkers and shot.role != "single" and (shot.role != "group" or not people or slow):
        lens = crossing_lens(shot, scene, players, clip)
        if lens is not None:
            return lens, True
        # The way is too long for the picture. A short stop at its end is fine; else they are followed from the front.
        far = wide_lens(extents, clip).at(max(wide_lens(extents, clip).z, farthest_mark(scene)))
        longest = free_width(far, sum(extent.half for extent in extents)) / max(player.speed for player in walkers)
        if not people and longest > SHARE_ON_FOOT * (shot.end - shot.start):
            return far, True
        return waist_lens(extents, eyes_of(people or players), clip, hidden=HIDDEN_ON_THE_SPOT), False
    if all(player.rolls for player in players):
        return _road_lens(shot, scene, players, clip), True
    if shot.role == "wide":
        return wide_lens(extents, clip), False
    if not people or shot.role == "whole":
        return whole_lens(extents, clip, aloft=scene.setting in HIGH_PLACES), not people
    if shot.role == "single" and len(players) == 1:
        return face_lens(eyes_of(people), clip), False
    low = any(player.extent.top < LOW for player in players)
    whole = any(player.action in FULL_BODY or player.attributes.get("prop") in TALL_PROPS for player in players)
    if low or whole or len(people) < len(players):
        return whole_lens(extents, clip), False
    hidden = HIDDEN_ON_THE_SPOT if walkers else 0.0
    return waist_lens(extents, eyes_of(people), clip, hidden=hidden), False


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


def crossing_lens(shot: SetUp, scene: Scene, players: Sequence[Player], clip: Clip) -> Lens | None:
    """The nearest wide lens in which all travellers stay in the picture; None when the way is too long."""
    near = wide_lens([player.extent for player in players], clip)
    deepest = max(near.z, farthest_mark(scene))
    half = sum(player.extent.half for player in players)
    way = max(player.speed * _seconds_on_foot(shot, player) for player in players if player.on_foot)
    lenses = (near, near.at((near.z + deepest) / 2), near.at(deepest))
    return next((lens for lens in lenses if way <= free_width(lens, half) + 1e-6), None)


def _seconds_on_foot(shot: SetUp, player: Player) -> float:
    later = [deed.t for deed in player.deeds if deed.t > shot.start + 1e-6]
    return min([shot.end, *later]) - shot.start


def eyes_of(people: Sequence[Player]) -> float:
    """Height of the camera for these faces: between the highest and the lowest eyes, nearer to the highest."""
    heights = [_eye_level(player) for player in people]
    return 0.65 * max(heights) + 0.35 * min(heights)


def _eye_level(player: Player) -> float:
    if not player.human:
        return ANIMAL_EYE * player.extent.top
    return EYE_SHARE * min(player.extent.top, stature(player.attributes))
