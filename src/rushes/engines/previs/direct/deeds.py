"""What everybody does over the whole clip: actions in the order of the prompt, gestures while speaking."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rushes.engines.previs.direct.bodies import ANIMALS, SEATED_MOUNTS
from rushes.engines.previs.direct.riders import rides
from rushes.engines.previs.direct.timing import Timed
from rushes.engines.previs.figures.locomotion import STRIDES
from rushes.engines.previs.figures.moves import MOVES
from rushes.engines.previs.figures.vocabulary import ACTIONS
from rushes.engines.previs.figures.works import WORKS, keeps_seat
from rushes.engines.previs.scene import Scene, Subject

TRAVELS = ("walk", "run", "trot", "prowl", *STRIDES)
"""Actions that cover ground."""

HELD = (
    *(action for action, move in MOVES.items() if not move.brief),
    "fall",
    "ride",
    "climb",
    "sit",
    "hug",
    "crouch",
    "walk",
    "run",
    "dance",
    "pirouette",
    "lie",
    "fly",
    "swim",
    "fly",
    "drive",
    "kneel",
    "crawl",
    "skate",
    "shout",
    "warm",
    "sit up",
    "hide",
    "soak",
    "ascend",
    "knock",
    *(action for action, work in WORKS.items() if not work.brief),
)
"""Actions that go on while somebody speaks; everything else gives way to the gestures of talking."""

GESTURES = (
    "stand", "look", "wave", "point", "nod", "cheer", "laugh", "jump", "gesture", "smile", "hold", "cry",
    *(action for action, move in MOVES.items() if move.brief),
)  # fmt: skip
"""Actions that last a moment when another one follows."""

SUBMERGED = frozenset(("underwater", "shipwreck", "sunken city"))
"""Where people swim, whatever else they do."""

WITHOUT_STOVE = SUBMERGED | frozenset(
    (
        "cave",
        "forest",
        "castle",
        "desert",
        "space",
        "mars",
        "open sky",
        "snowfield",
        "mountains",
        "stage",
        "waterfall",
        "stream",
        "river",
        "rocky coast",
        "lighthouse",
        "open sea",
        "jungle",
        "bamboo grove",
    )
)
"""Where nobody cooks at a counter: a witch only stirs the air."""

CHASED = re.compile(r"\b(chased|pursued|followed|hunted) by\b|\b(run|runs|running|flee|flees|fleeing) (away )?from\b")
CHASES = re.compile(r"\b(chases?|chasing|pursues|pursuing|hunts|hunting)\b|\b(runs?|running|speeds?|races?) after\b")
"""Who leads where one of two goes after the other: whoever was named first, or whoever was named last."""

PLACES_TO_READ = ("living room", "cafe", "kitchen", "library")
AT_PLAY = {"laugh", "smile"}
"""All that is said of children who play: their joy must be seen in their legs."""

HELD_IDLY = ("sword", "pistol", "rifle", "cup", "sandwich", "phone", "microphone", "tray", "box", "pen", "jug", "ladle")
WITH_PROP = {
    "book": "read",
    "open newspaper": "read",
    "box": "carry",
    **{work.tool: action for action, work in WORKS.items() if work.tool and work.tool not in HELD_IDLY},
}
"""What somebody does with a thing in the hand who is not said to do anything else."""
AT_STATION = {
    "piano": "play piano",
    "drum kit": "play drums",
    "decks": "mix music",
    "typewriter desk": "type",
    "pram": "walk",
    "trolley": "walk",
}
"""What somebody does there who is not said to do anything else."""
ON_WHEELS = ("pram", "trolley")
"""What is pushed along by somebody who walks."""
AT_REST = {"stand", "hold", "look"}
EATERIES = ("cafe", "restaurant")
HOMES = ("living room", "kitchen", "log cabin", "balcony")
AT_TABLE = re.compile(
    r"\bat (an?|the|his|her|their) (\w+ ){0,2}(table|cafe|restaurant|diner|bistro)\b"
    r"|\b(dinner|lunch|breakfast|supper)\b"
)
"""Where people sit down to eat and drink, and what says that they do at home."""

WHILE_READING = {"hold", "stand", "look", "talk", "smile"}

EXPRESSIONS = ("smile", "laugh", "cry")
"""Done with the face alone, while the body does something else."""

GESTURE_SECONDS = 2.2
SHORTEST_DEED = 1.1

QUICK = 0.9
"""Animals lower than this at the withers trot beside somebody who walks, others walk."""

HOPS = {"jump"}
"""How an animal gets on that is said to hop where others run."""

IDLE = {
    "bird": "perch",
    "flock": "fly",
    "butterfly": "fly",
    "dragon": "fly",
    "eagle": "fly",
    "vulture": "fly",
    "hummingbird": "fly",
    "swan": "swim",
    "dragonfly": "fly",
    "fish": "swim",
    "train": "drive",
    "steam train": "drive",
    "tanker": "sail",
    "boat": "sail",
    "plane": "fly",
    "spaceship": "fly",
    "helicopter": "fly",
    "balloon": "fly",
    "saucer": "fly",
    "bee": "fly",
    "ship": "sail",
    "rowing boat": "sail",
    "canoe": "sail",
    "gondola": "sail",
    "ghost ship": "sail",
    "submarine": "sail",
    **dict.fromkeys(("biplane", "starfighter", "satellite", "space station", "drone"), "fly"),
    **dict.fromkeys(("whale", "shark", "dolphin", "turtle", "octopus", "jellyfish", "duck"), "swim"),
}
"""What those do that nothing is said of; all others stand."""


@dataclass(frozen=True, slots=True)
class Deed:
    """From `t` on, `action`, and `meanwhile` what hands and face do besides."""

    t: float
    action: str
    meanwhile: str = ""


def plan_deeds(scene: Scene, seconds: float, timed: Sequence[Timed]) -> Mapping[str, tuple[Deed, ...]]:
    """Everybody's actions by id, in time."""
    walker = next((s for s in scene.subjects if s.kind == "human" and s.actions and s.actions[0] in TRAVELS), None)
    return {
        subject.id: _at_table(
            _with_speech(subject, _sequence(_actions(subject, walker, scene), seconds), timed),
            table_of(subject, scene) != "",
        )
        for subject in scene.subjects
    }


def _at_table(deeds: tuple[Deed, ...], dining: bool) -> tuple[Deed, ...]:
    """Whoever dines does not get up in between."""
    return tuple(replace(deed, action="sit") if dining and deed.action == "stand" else deed for deed in deeds)


def sits(subject: Subject, scene: Scene) -> bool:
    """Whether somebody sits down sooner or later: as the prompt says, or to read where there are chairs."""
    if subject.berth is not None:
        return False
    reads = reads_seated(subject, scene) or (
        "read" in subject.actions and scene.setting in PLACES_TO_READ and all(map(keeps_seat, subject.actions))
    )
    rests = any(WORKS[action].seat == "armchair" for action in subject.actions if action in WORKS)
    return "sit" in subject.actions or reads or rests or table_of(subject, scene) != ""


def reads_seated(subject: Subject, scene: Scene) -> bool:
    """Whether somebody has a book where there are chairs, and is not said to do anything else."""
    reads = subject.attributes.get("prop") == "book" and scene.setting in PLACES_TO_READ
    return "sit" not in subject.actions and reads and set(subject.actions) <= WHILE_READING


def table_of(subject: Subject, scene: Scene) -> str:
    """The table at which somebody eats or drinks; "": at none."""
    works = [WORKS[action] for action in (*subject.actions, _work(subject, scene)) if action in WORKS]
    laid = scene.setting in EATERIES or (scene.setting in HOMES and AT_TABLE.search(scene.prompt.lower()) is not None)
    tables = [work.table for work in works if work.table]
    return tables[0] if laid and tables and all(keeps_seat(action) for action in subject.actions) else ""


def _actions(subject: Subject, walker: Subject | None, scene: Scene) -> tuple[str, ...]:
    if subject.berth is not None:
        return _berthed(subject)
    if rides(subject):
        return _riding(subject)
    prompt = scene.prompt.lower()
    if not subject.actions and (CHASED.search(prompt) or CHASES.search(prompt)) and "run" in ACTIONS[subject.kind]:
        return ("run",)
    if walker is not None and subject.kind in ANIMALS and set(subject.actions) <= HOPS:
        return (_alongside(subject, walker),)
    if subject.kind == "human" and scene.setting in SUBMERGED and set(subject.actions) <= AT_REST:
        return ("swim",)
    if reads_seated(subject, scene):
        return ("sit",)
    hosts = any(other.berth is not None and other.berth.host == subject.id for other in scene.subjects)
    playful = subject.attributes.get("age") == "child" and scene.mood == "joy" and set(subject.actions) <= AT_PLAY
    if playful and not hosts:
        return ("jump",)
    at_piece = _at_set_piece(subject, scene)
    if at_piece:
        return (at_piece,)
    at_work = _work(subject, scene)
    if (
        at_work
        and set(subject.actions) <= _resting(at_work)
        and not any(line.speaker == subject.id for line in scene.dialogue)
    ):
        return (at_work,)
    silent = tuple(action for action in subject.actions if action != "talk")
    if "sit" in silent and subject.kind == "human" and not sits(subject, scene):
        silent = tuple("stand" if action == "sit" else action for action in silent)
    silent = tuple(action for action in silent if action not in EXPRESSIONS) or silent
    if subject.facing == "camera" and len(silent) > 1:  # eyes that meet the lens need no hand that shades them
        silent = tuple(action for action in silent if action != "look")
    if _bathes(subject, scene) and set(silent) <= BESIDE_SWIMMERS:
        return ("wade",)
    if subject.attributes.get("station") in ON_WHEELS:
        silent = tuple("walk" if action == "push" else action for action in silent)
    if "sit" in silent and any(action in {**WORKS, **MOVES} and keeps_seat(action) for action in silent):
        silent = tuple(action for action in silent if action != "sit")
    if scene.setting in WITHOUT_STOVE:
        silent = tuple("gesture" if action == "cook" else action for action in silent)
    if silent:
        return silent
    if subject.kind in ALIGHTS and any(other.kind == "human" for other in scene.subjects):
        return ("stand",)
    return (IDLE.get(subject.kind, "stand"),)


ALIGHTS = ("dragon",)
"""What flies when it is alone and comes down to people."""


def _at_set_piece(subject: Subject, scene: Scene) -> str:
    """What somebody does because of a set piece: "" when that is nothing, or the prompt says what."""
    ways = {piece.kind: piece.way for piece in scene.set_pieces}
    if subject.kind != "human":
        return ""
    if subject.attributes.get("prop") == "balloon" and FLOATS_AWAY.search(scene.prompt.lower()):
        return "let go"
    if not subject.actions and any("hand over" in other.actions for other in scene.subjects if other is not subject):
        return "take"
    seated = any(piece.kind in FOR_ONE and piece.way == "on" and piece.near == subject.id for piece in scene.set_pieces)
    if seated and set(subject.actions) <= AT_REST:
        return "sit"
    if "campfire" in ways and set(subject.actions) <= AT_THE_FIRE:
        return "warm"
    if ways.get("coffin") in ("from", "in") and set(subject.actions) <= OUT_OF_BED:
        return "sit up"
    if "bathtub" in ways and set(subject.actions) <= IN_THE_BATH:
        return "soak"
    if ways.get("bed") in ("in", "on") and set(subject.actions) & {"lie", "sleep"}:
        return "sleep" if "sleep" in subject.actions else "lie"
    return ""


FLOATS_AWAY = re.compile(
    r"\b(float|drift|fl|slip|blow|ris|sail)(s|y|ies|ying|ing|es)? (\w+ )?(away|off|up into)\b|\blets? go\b"
)
"""What is said of a balloon that somebody has lost."""

FOR_ONE = ("throne", "rock", "mushroom", "log", "stairs", "sofa", "fence")
"""Set pieces that are sat on where nothing else is said."""

AT_THE_FIRE = AT_REST | {"sit", "warm", "talk", "laugh", "smile", "crouch"}
"""What is done around a fire seated, with the hands towards it."""

IN_THE_BATH = AT_REST | {"sit", "lie", "play", "smile", "laugh", "read", "sing", "talk", "wash"}

OUT_OF_BED = AT_REST | {"walk", "lie", "sleep", "sit", "fly"}


def _resting(work: str) -> set[str]:
    """All that may be said of somebody who works all the same."""
    seated = work in WORKS and (WORKS[work].seat or WORKS[work].seatable)
    return AT_REST.union(EXPRESSIONS, {"sit", "sing"} if seated else ())


def _riding(subject: Subject) -> tuple[str, ...]:
    """Whoever is on a mount rides; who only sits on it does with the hands what the prompt says."""
    if subject.attributes.get("mount") not in SEATED_MOUNTS or {"ride", *TRAVELS} & set(subject.actions):
        return ("ride",)
    done = tuple(action for action in subject.actions if action not in ("talk", "stand", *EXPRESSIONS))
    return done or ("sit",)


def _berthed(subject: Subject) -> tuple[str, ...]:
    """What somebody does who is carried or aboard: sits still, and does with the hands what the prompt says."""
    if subject.kind != "human":
        return (next(iter(subject.actions), RESTS.get(subject.kind, "stand")),)
    done = tuple(action for action in subject.actions if action not in ("talk", "stand", *EXPRESSIONS))
    return done or ("sit",)


RESTS = {"bird": "perch", "owl": "perch"}
"""How animals rest that have a word of their own for it; all others stand."""


def _alongside(animal: Subject, walker: Subject) -> str:
    """How an animal that has nothing else to do keeps up with somebody on foot."""
    if walker.actions[0] == "run":
        return "run"
    return "trot" if ANIMALS[animal.kind].withers < QUICK else "walk"


def _work(subject: Subject, scene: Scene) -> str:
    """What somebody does who has something to do it with, or stands where it is done; "" when that is nothing."""
    if subject.kind != "human":
        return ""
    if subject.attributes.get("hat") == "chef" and scene.setting == "kitchen":
        return "cook"
    if subject.attributes.get("prop") == "cup" and scene.setting in EATERIES:
        return "drink"
    own = AT_STATION.get(str(subject.attributes.get("station", "")), "")
    return own or WITH_PROP.get(str(subject.attributes.get("prop", "")), "")


def _at_once(actions: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The actions that follow each other, and what is done during them with hands and face."""
    on_foot = any(action in TRAVELS for action in actions)
    aside = [action for action in actions if action in WITH_THE_FACE or (on_foot and action in ON_THE_WAY)]
    rest = tuple(action for action in actions if action not in aside)
    if not rest:
        return actions, ""
    implied = {posture for action in rest for posture in IMPLIED.get(action, ())}
    return tuple(action for action in rest if action not in implied), next(iter(aside), "")


WITH_THE_FACE = ("wink", "blow gum")
ON_THE_WAY = ("eat", "drink", "phone", "read", "wave", "shout", "clap", "yawn", "rub eyes", "cheer", "blow kiss",
              "hold hands")  # fmt: skip
"""What is done with the face alone, and what with the hands while somebody walks or runs."""

IMPLIED = {"tie shoe": ("kneel", "crouch", "sit"), "meditate": ("sit",), "slip": ("fall",), "faint": ("fall",),
           "sneak": ("walk",), "push-up": ("lie",), "sunbathe": ("lie",), "pray": ("kneel",)}  # fmt: skip
"""Postures that a more exact deed includes: they are not shown before it."""


def _bathes(subject: Subject, scene: Scene) -> bool:
    """Whether somebody is at the water with somebody else who swims."""
    people = [other for other in scene.subjects if other.kind == "human"]
    beside = any("swim" in other.actions for other in people if other is not subject)
    return beside and subject in people and scene.setting in BATHING


BATHING = ("lake", "seashore", "river")
BESIDE_SWIMMERS = {*AT_REST, *EXPRESSIONS, "talk", "gesture", "clap", "cheer"}
"""Where somebody who does only this goes into the water with somebody who swims."""


def _sequence(actions: tuple[str, ...], seconds: float) -> tuple[Deed, ...]:
    """Actions one after the other, a gesture short, the others sharing the rest."""
    most = max(1, int(seconds / SHORTEST_DEED))
    actions, meanwhile = _at_once(actions)
    actions = actions[:most]
    gestures = [action for action in actions if action in GESTURES]
    if len(gestures) == len(actions):
        gestures = gestures[:-1]
    brief = min(GESTURE_SECONDS, seconds / len(actions))
    rest = (seconds - brief * len(gestures)) / (len(actions) - len(gestures))
    deeds: list[Deed] = []
    at = 0.0
    for action in actions:
        deeds.append(Deed(round(at, 3), action, meanwhile))
        at += brief if action in GESTURES else rest
    return tuple(deeds)


def _with_speech(subject: Subject, deeds: tuple[Deed, ...], timed: Sequence[Timed]) -> tuple[Deed, ...]:
    """Gestures of talking laid over what gives way to them; afterwards the old action goes on."""
    if subject.kind != "human":
        return deeds
    keys = list(deeds)
    for line in timed:
        if line.line.speaker != subject.id:
            continue
        during = action_at(deeds, line.start)
        if during in HELD:
            continue
        after = action_at(deeds, line.end)
        keys = [k for k in keys if not line.start - SETTLE <= k.t < line.end]
        if not keys:
            keys = [Deed(0.0, "stand")]
        rest = "stand" if after in HELD or after == "talk" else after
        speaks = "shout" if line.line.delivery == "shout" else "talk"
        keys += [Deed(max(0.0, round(line.start - LEAD, 3)), speaks), Deed(round(line.end + FOLLOW, 3), rest)]
    keys.sort(key=lambda deed: deed.t)
    keys += [nod for line in timed if line.line.speaker != subject.id for nod in _listening(keys, line)]
    keys.sort(key=lambda deed: deed.t)
    merged: list[Deed] = []
    for deed in keys:
        if not merged or merged[-1].action != deed.action:
            merged.append(deed)
    return tuple(merged)


def _listening(keys: Sequence[Deed], line: Timed) -> tuple[Deed, ...]:
    """Whoever stands and listens nods once in the second half of a line."""
    start = round(line.start + NOD_AFTER * (line.end - line.start), 3)
    end = round(start + NOD_SECONDS, 3)
    busy = action_at(keys, start) not in LISTENING or any(start - SETTLE < key.t < end + SETTLE for key in keys)
    if busy or line.end - line.start < NOD_SECONDS:
        return ()
    return Deed(start, "nod"), Deed(end, action_at(keys, start))


LISTENING = ("stand", "smile")
NOD_AFTER, NOD_SECONDS = 0.5, 1.3
"""Listeners nod after this share of a line, for so long."""

LEAD, FOLLOW = 0.3, 0.8
"""Seconds by which hands begin before the voice and go on after it."""

SETTLE = 0.35
"""Seconds before a line in which no other action begins."""


def action_at(deeds: Sequence[Deed], t: float) -> str:
    """What is done at `t`."""
    current = deeds[0].action
    for deed in deeds:
        if deed.t <= t + 1e-6:
            current = deed.action
    return current
