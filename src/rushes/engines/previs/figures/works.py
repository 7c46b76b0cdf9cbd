"""What goes with everything that is done with a thing: the tool, the furniture, the side from which it is read best."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Work:
    """`tool` is what somebody holds who does this, unless the prompt puts something else in the hand.

    `station` is what stands before them, `seat` what they sit on ("": they stand, unless the place has a seat for them
    and it is `seatable`), `table` and `table_tool` are station and tool of those who do it seated on a chair. `turn` is
    how many degrees they turn from the camera, at most, or, `sideways`, exactly. `half` is half its width, metres,
    `ahead` how far before them its middle lies, `tall` its height in body heights where that is more than their own.
    `brief`: it gives way to the gestures of talking. `across`: two who do it sit face to face at one station.
    """

    tool: str = ""
    station: str = ""
    seat: str = ""
    seatable: bool = False
    table: str = ""
    table_tool: str = ""
    turn: float = 30.0
    sideways: bool = False
    half: float = 0.42
    ahead: float = 0.0
    tall: float = 0.0
    brief: bool = False
    across: bool = False


WORKS: dict[str, Work] = {
    "eat": Work("sandwich", seatable=True, table="dinner table", table_tool="fork", turn=40.0, half=0.0, brief=True),
    "drink": Work("cup", seatable=True, table="cafe table", turn=40.0, half=0.0, brief=True),
    "cook": Work("pan", "counter", turn=30.0, half=0.62),
    "read": Work("open book", seatable=True, turn=30.0, half=0.36, brief=True),
    "phone": Work("phone", seatable=True, turn=30.0, half=0.0),
    "play guitar": Work("guitar", seatable=True, turn=25.0, half=0.62),
    "type": Work(station="desk", seat="chair", turn=52.0, sideways=True, half=0.85),
    "paint": Work("brush", "easel", turn=116.0, sideways=True, half=0.85),
    "photograph": Work("camera", turn=40.0, half=0.36, brief=True),
    "fish": Work("rod", turn=50.0, sideways=True, half=0.95),
    "sweep": Work("broom", turn=52.0, sideways=True, half=0.60),
    "juggle": Work("balls", turn=20.0, brief=True),
    "carry": Work("box", turn=40.0, half=0.45),
    "play piano": Work(station="piano", seat="stool", turn=78.0, sideways=True, half=1.30, ahead=0.72, tall=0.95),
    "play cello": Work("cello", seat="chair", turn=24.0, half=0.55),
    "play bass": Work("double bass", turn=24.0, half=0.55, tall=1.16),
    "play violin": Work("violin", seatable=True, turn=24.0, half=0.55),
    "play drums": Work("sticks", "drum kit", "stool", turn=16.0, half=0.95, tall=0.82),
    "play trumpet": Work("trumpet", turn=52.0, sideways=True, half=0.70),
    "play trombone": Work("trombone", turn=52.0, sideways=True, half=0.85),
    "play saxophone": Work("saxophone", turn=44.0, sideways=True, half=0.45),
    "play flute": Work("flute", seatable=True, turn=16.0, half=0.60),
    "play clarinet": Work("clarinet", seatable=True, turn=46.0, sideways=True, half=0.45),
    "play accordion": Work("accordion", seatable=True, turn=20.0, half=0.55),
    "play harp": Work("harp", seat="stool", turn=64.0, sideways=True, half=0.80, ahead=0.35),
    "mix music": Work(station="decks", turn=18.0, half=0.75),
    "warm": Work(seat="log", turn=52.0),
    "conduct": Work("baton", turn=30.0, half=0.75),
    "sing": Work("microphone", turn=26.0, half=0.55),
}
"""By action."""

SEATED_GESTURES = frozenset(
    ("talk", "gesture", "wave", "point", "look", "nod", "think", "clap", "laugh", "cry", "smile", "hold", "shout")
)
"""What somebody who sits does without getting up, besides the work that is `seatable`."""

MUSIC = (*(action for action in WORKS if action.startswith("play ")), "mix music", "conduct", "sing")
"""What players do: what "plays" and "performs" mean of them."""


def keeps_seat(action: str) -> bool:
    """Whether somebody on a seat does it without getting up."""
    return action == "sit" or action in SEATED_GESTURES or (action in WORKS and WORKS[action].seatable)
