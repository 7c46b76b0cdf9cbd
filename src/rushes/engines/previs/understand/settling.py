"""Actions as the prompt names them become those of the figure kits."""

from collections.abc import Sequence

from rushes.engines.previs.figures.works import MUSIC
from rushes.engines.previs.understand.drafts import Cast, Draft
from rushes.engines.previs.understand.lexicon import Lexicon
from rushes.engines.previs.understand.tokens import Match

DEFINING_ACTIONS = {"fall": "fly", "pirouette": "dance", "ride": "drive"}
"""Actions that make the subject what it is (a skydiver falls), and the vaguer word that they make more precise."""

PLAYING = ("play", "stand", "sit")
"""What is said of players who play."""

PUPILS = frozenset(("sit", "stand", "look", "talk", "write", "read", "think", "point", "smile", "laugh", "cry", "nod"))
"""What they do who are taught at a board; who is taught to ride a bicycle is shown how."""

MOUNTS = frozenset(("bicycle", "motorcycle", "dragon", "rowing boat", "canoe", "scooter"))
"""What can be ridden besides animals on four legs."""

IN_SPACE = ("space", "deep space", "orbit")
"""Where a ship is a spaceship."""

ABOARD = ("sail", "sit", "swim")
"""What people do in a boat that is rowed ("paddle" is swimming without one): they ride it."""


def settle(draft: Draft, cast: Cast, matches: Sequence[Match], lexicon: Lexicon) -> None:
    """Make the actions of a draft those that its kit has; what it has not is told in `cast.unshown`."""
    if draft.in_space and any(m.key in IN_SPACE for match in matches for m in match.slot("setting")):
        draft.key = draft.name = draft.kind = draft.in_space
        draft.attributes.clear()
    if _by_trade(draft, "beard", lexicon) and (draft.attributes.get("sex") == "female" or _is_child(draft)):
        del draft.attributes["beard"]
    if "face camera" in draft.actions:
        draft.facing = "camera"
    wanted = [a for a in draft.actions if a != "face camera"]
    if draft.default_action in MUSIC:
        wanted = [draft.default_action if action in PLAYING else action for action in wanted]
    if "teach" in wanted and any(set(other.actions) - PUPILS for other in cast.drafts if other is not draft):
        wanted = ["gesture" if action == "teach" else action for action in wanted]
    if not wanted and draft.default_action:
        wanted = [draft.default_action]
    elif draft.default_action in DEFINING_ACTIONS and "mount" not in draft.attributes:
        wanted = [draft.default_action, *[a for a in wanted if a != DEFINING_ACTIONS[draft.default_action]]]
    if "mount" in draft.attributes:
        wanted = ["ride" if action in GOES else action for action in wanted]
    if draft.kind == "spaceship" and any(match.text in ARMED for match in matches):
        draft.kind = "starfighter"
    wanted = _berthed(draft, wanted) if draft.host else _seated(draft, cast, wanted, lexicon)
    family = lexicon.family(draft.kind)
    settled: list[str] = []
    for action in wanted:
        if action in family.actions:
            settled.append(action)
            continue
        stand_in = family.stand_in.get(action, family.stand_in.get("*", ""))
        if stand_in.startswith("!"):
            cast.unshown.append(f"{draft.word}: {action}")
        if stand_in:
            settled.append(stand_in.removeprefix("!"))
    draft.actions = list(dict.fromkeys(settled))


GOES = frozenset(("drive", "fly", "glide", "run", "sail"))
"""How somebody goes who has a mount by trade: "a skier races down"."""

ARMED = frozenset(("laser", "lasers", "blaster", "blasters", "dogfight", "battle"))
"""Words that make a spaceship a fighter."""

BERTHED = frozenset(
    ("sit", "stand", "talk", "wave", "look", "point", "smile", "laugh", "cry", "nod", "cheer", "phone", "shout",
     "gesture", "clap", "think", "eat", "drink", "sleep", "photograph", "read", "play guitar")
)  # fmt: skip
"""What can be done where somebody is carried or aboard something."""


def _berthed(draft: Draft, wanted: list[str]) -> list[str]:
    """Whoever is carried or aboard does with the hands and the face what the prompt says; the rest its host does."""
    return [action for action in wanted if action in BERTHED]


def _by_trade(draft: Draft, name: str, lexicon: Lexicon) -> bool:
    """Whether somebody has what his trade brings: skippers have beards, but no skipper who is a woman."""
    return name in draft.attributes and name in lexicon.cast[draft.key].attributes


def _is_child(draft: Draft) -> bool:
    return draft.attributes.get("age") == "child"


def _seated(draft: Draft, cast: Cast, wanted: list[str], lexicon: Lexicon) -> list[str]:
    """Whoever rides a bus is shown beside it, not on its back; a rider by trade has a mount; a small boat is rowed."""
    vehicles = [other.kind for other in cast.drafts if not other.human]
    if draft.human and {"rowing boat", "canoe"} & set(vehicles):
        wanted = ["ride" if action in ABOARD else action for action in wanted] or ["ride"]
    carried = not vehicles or any(kind in MOUNTS or lexicon.kinds.kinds[kind] == "quadruped" for kind in vehicles)
    if "ride" not in wanted or carried or draft.default_action == "ride":
        return wanted
    cast.unshown.append(f"{draft.word}: ride")
    return ["stand" if action == "ride" else action for action in wanted]
