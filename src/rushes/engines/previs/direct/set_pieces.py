"""Set pieces: where the large things of a scene stand, who is on them or in them, and how people turn to them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rushes.engines.previs.direct.bodies import KITS, Attributes, Extent, stature
from rushes.engines.previs.direct.deeds import TRAVELS, Deed
from rushes.engines.previs.direct.players import Player
from rushes.engines.previs.figures.vocabulary import ATTRIBUTES
from rushes.engines.previs.figures.works import WORKS
from rushes.engines.previs.scene import Scene, SetPiece, Subject


@dataclass(frozen=True, slots=True)
class Stand:
    """How a kind of set piece stands to those who use it, in metres.

    `behind` them (negative: before them) and `aside`, to where they look; `top` is how high whoever is on it or in it
    is, `span` half of the width on which there is room. A group is `parted` by so much about it. Whoever is at it turns
    to it by `turn` degrees. At least the share `seen` of its width must be in the picture. `wraps`: a part of it is
    before whoever is in it.
    """

    behind: float
    aside: float = 0.0
    top: float = 0.0
    span: float = 0.0
    parted: float = 0.0
    turn: float | None = None
    seen: float = 1.0
    wraps: bool = False


STANDS: dict[str, Stand] = {
    "campfire": Stand(-0.10, parted=1.45, turn=52.0),
    "tent": Stand(1.7, aside=-0.9, seen=0.8),
    "door": Stand(0.40, aside=0.62, turn=84.0, seen=0.8),
    "portal": Stand(0.45),
    "coffin": Stand(0.08, top=0.36, span=0.05, wraps=True),
    "ladder": Stand(0.22, top=0.55),
    "stairs": Stand(0.40, top=0.48),
    "bed": Stand(0.08, top=0.54, span=0.62, wraps=True),
    "sofa": Stand(0.16, top=0.47, span=0.62),
    "chairs": Stand(0.14, aside=0.48),
    "throne": Stand(0.12, top=0.58),
    "log": Stand(0.06, top=0.46, span=0.75),
    "rock": Stand(0.05, top=0.50, span=0.32),
    "mushroom": Stand(0.05, top=0.75, span=0.1),
    "bloom": Stand(0.02, aside=0.46),
    "grill": Stand(-0.12, aside=0.85, turn=66.0),
    "fence": Stand(0.06, top=1.05, span=1.1, seen=0.6),
    "branch": Stand(0.06, top=1.20, span=0.35, seen=0.7),
    "basket": Stand(0.08, top=0.16, span=0.1, wraps=True),
    "christmas tree": Stand(1.1, aside=0.95),
    "statue": Stand(0.1, aside=0.9, top=2.80),
    "fountain": Stand(1.2, aside=0.5),
    "treasure chest": Stand(0.10, aside=0.85, turn=58.0),
    "telescope": Stand(0.10, aside=0.80, turn=82.0),
    "mirror": Stand(0.30, aside=0.75, turn=72.0),
    "bathtub": Stand(0.08, top=0.22, span=0.05, wraps=True),
    "trampoline": Stand(0.10, top=0.80, span=0.6),
    "tombstone": Stand(0.25, aside=0.75, turn=50.0),
    "writing desk": Stand(-0.30),
}
"""Every kind of set piece."""

SEAT_SHARE = 0.27
"""Height of the seat of somebody who sits, as a share of the stature."""

SEATED = ("sit", "warm", "talk", *(action for action, work in WORKS.items() if work.seat or work.seatable))
"""What is done seated on what one is on."""

ABOVE = 0.6
"""Metres that are seen of what is higher than whoever is on it."""

LEAST_SPAN = 0.2
"""What has less room than this is for one alone."""

STEPS_OUT = re.compile(r"\b(out of|from|through|emerge\w*)\b")
OPENS = re.compile(
    r"\bdoor(way)? (\w+ )?(opens|opening|swings|creaks)\b|\b(opens?|opening|answers?|out of|through) (\w+ ){0,3}door"
)
"""When the leaf of a door is seen to open."""


def attributes_of(piece: SetPiece) -> Attributes:
    """The attributes that its kit takes."""
    own = ATTRIBUTES[piece.kind]
    return {"body": piece.colour} if piece.colour is not None and "body" in own else {}


def action_of(piece: SetPiece, scene: Scene) -> str:
    """What a set piece does."""
    return "open" if piece.kind == "door" and OPENS.search(scene.prompt.lower()) else "stand"


def users_of(piece: SetPiece, players: Sequence[Player]) -> list[Player]:
    """Those of the players who are on, in, under or at a set piece."""
    still = [player for player in players if not player.rolls]
    if piece.way in ("on", "in", "under"):
        climbs = piece.kind in ("ladder", "stairs")
        found = [player for player in still if climbs or player.action not in TRAVELS]
        if STANDS[piece.kind].span >= LEAST_SPAN:
            return [player for player in found if _rests(player)] or found[:1]
        named = [player for player in found if player.subject.id == piece.near]
        return (named or [player for player in found if _rests(player)] or found)[:1]
    people = [player for player in still if player.human]
    return people[:1] if piece.way == "from" else people


def _rests(player: Player) -> bool:
    return player.action in (
        "sit",
        "sit up",
        "lie",
        "sleep",
        "jump",
        "perch",
        "crouch",
        "hide",
        "soak",
        "climb",
        "ascend",
        "warm",
        "read",
    )


def settled(players: Sequence[Player], scene: Scene) -> list[Player]:
    """The players, each as high as what it is on."""
    high: dict[str, float] = {}
    for piece in scene.set_pieces:
        if STANDS[piece.kind].top and piece.way in ("on", "in", "from"):
            for player in users_of(piece, players):
                high[player.subject.id] = _height(player, STANDS[piece.kind].top)
    return [replace(player, perched=high.get(player.subject.id, 0.0)) for player in players]


def _height(player: Player, top: float) -> float:
    """How high the feet of a player are who is on something `top` metres high."""
    if player.human and player.action in SEATED:
        return round(max(0.0, top - SEAT_SHARE * stature(player.attributes)), 3)
    return top


def room_for(scene: Scene, players: Sequence[Player]) -> list[Player]:
    """What the lens must hold besides the players: each set piece, as wide as it reaches beyond those who use it."""
    found: list[Player] = []
    for piece in scene.set_pieces:
        stand, whole = STANDS[piece.kind], KITS[piece.kind].extent
        users = users_of(piece, players)
        about = sum(player.extent.half for player in users)
        seen = stand.seen * whole.half
        half = stand.parted / 2 if stand.parted else max(0.0, seen - about)
        tallest = max((player.extent.top for player in users), default=whole.top)
        low = min((player.extent.bottom for player in users), default=whole.bottom)
        top = min(whole.top, tallest + ABOVE) if piece.way in ("on", "in") else whole.top
        found.append(as_player(piece, scene, Extent(half, top, max(low, whole.bottom))))
    return found


def as_player(piece: SetPiece, scene: Scene, room: Extent | None = None) -> Player:
    """A set piece as a player of the shot."""
    action = action_of(piece, scene)
    subject = Subject(id=piece.kind, kind=piece.kind, word=piece.word)
    return Player(subject, attributes_of(piece), (Deed(0.0, action),), action, room=room)


def wraps(piece: SetPiece) -> bool:
    """Whether a part of a set piece is before those who are in it: a bed's blanket covers whoever lies in it."""
    return STANDS[piece.kind].wraps and piece.way in ("in", "from")


def before(player: Player) -> Player:
    """The part of a set piece that is before those who are in it, as a player of the shot."""
    subject = player.subject.model_copy(update={"id": f"{player.subject.id}-front"})
    return replace(player, subject=subject, attributes={**player.attributes, "front": True})


NEARER = 0.06
"""Metres by which that part is nearer to the camera than they are."""


def placed(
    players: Sequence[Player], places: Sequence[tuple[float, float]], scene: Scene, looks_to: float, half: float
) -> list[tuple[float, float]]:
    """The places of the players with those moved who are on something, or about it.

    The picture is `half` metres wide to either side.
    """
    moved = list(places)
    for piece in scene.set_pieces:
        stand = STANDS[piece.kind]
        mine = [k for k, player in enumerate(players) if player in users_of(piece, players)]
        if not mine:
            continue
        middle = sum(moved[k][0] for k in mine) / len(mine)
        if stand.parted and len(mine) == 1:
            moved[mine[0]] = (middle - looks_to * stand.parted * 0.42, moved[mine[0]][1])
        elif stand.parted:
            for rank, k in enumerate(mine):
                side = -1 if rank < len(mine) / 2 else 1
                moved[k] = (moved[k][0] + side * stand.parted * 0.5, moved[k][1])
        elif stand.top and piece.way != "at":
            reach = max(abs(moved[k][0] - middle) for k in mine)
            share = min(1.0, stand.span / reach) if reach else 1.0
            depth, inside = moved[mine[0]][1], kept_inside(middle, piece, half)
            for rank, k in enumerate(mine):
                moved[k] = (inside + share * (moved[k][0] - middle), depth - 0.02 * rank)
    return moved


def turned(
    player: Player, players: Sequence[Player], scene: Scene, x: float, middle: float, looks_to: float
) -> float | None:
    """Degrees by which a player turns to what it is at; None: as everybody turns."""
    for piece in scene.set_pieces:
        stand = STANDS[piece.kind]
        if stand.turn is None or piece.way != "at" or player not in users_of(piece, players) or player.on_foot:
            continue
        return stand.turn * ((1.0 if middle > x else -1.0) if stand.parted and len(players) > 1 else looks_to)
    return None


def kept_inside(x: float, piece: SetPiece, half: float) -> float:
    """How far to the side a set piece may stand, and with it whoever is on it, in a picture `half` metres wide."""
    most = max(0.0, half - KITS[piece.kind].extent.half)
    return min(most, max(-most, x))


def spot_of(
    piece: SetPiece, users: Sequence[Player], marks: Mapping[str, tuple[float, float]], looks_to: float
) -> tuple[float, float]:
    """(x, z) of a set piece: among those who use it, or in the middle of everybody."""
    stand = STANDS[piece.kind]
    mine = [marks[player.subject.id] for player in users] or list(marks.values())
    x, z = sum(at[0] for at in mine) / len(mine), min(at[1] for at in mine)
    if stand.parted:
        aside = looks_to * stand.parted * 0.62 if len(mine) == 1 else 0.0
    else:
        among = piece.way == "from" or (piece.way in ("on", "in") and stand.top > 0)
        aside = 0.0 if among else looks_to * stand.aside
    return round(x + aside, 3), round(z + stand.behind, 3)
