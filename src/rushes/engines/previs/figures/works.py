"""What goes with everything that is done with a thing: the tool, the furniture, the side from which it is read best."""

from dataclasses import dataclass

from rushes.engines.previs.figures.moves import MOVES


@dataclass(frozen=True, slots=True)
class Work:
    """`tool` is what somebody holds who does this, unless they have one of `or_with`.

    `station` is what stands before them, `or_at` another one that they may have of their own, `seat` what they sit on
    ("": they stand, unless the place has a seat for them and it is `seatable`); `table` and `table_tool` are station
    and tool of those who do it seated on a chair. `turn` is how many degrees they turn from the camera, at most, or,
    `sideways`, exactly. `half` is half its width, metres, `ahead` how far before them its middle lies, `tall` its
    height in body heights where that is more than their own. `brief`: it gives way to the gestures of talking.
    `across`: two who do it sit face to face at one station.
    """

    tool: str = ""
    station: str = ""
    or_at: str = ""
    or_with: tuple[str, ...] = ()
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
    "read": Work("open book", or_with=("open newspaper", "letter"), seatable=True, turn=30.0, half=0.36, brief=True),
    "phone": Work("phone", seatable=True, turn=30.0, half=0.0),
    "play guitar": Work("guitar", seatable=True, turn=25.0, half=0.62),
    "type": Work(station="desk", or_at="typewriter desk", seat="chair", turn=52.0, sideways=True, half=0.85),
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
    "play drums": Work("sticks", "drum kit", seat="stool", turn=16.0, half=0.95, tall=0.82),
    "play trumpet": Work("trumpet", turn=52.0, sideways=True, half=0.70),
    "play trombone": Work("trombone", turn=52.0, sideways=True, half=0.85),
    "play saxophone": Work("saxophone", turn=44.0, sideways=True, half=0.45),
    "play flute": Work("flute", seatable=True, turn=16.0, half=0.60),
    "play clarinet": Work("clarinet", seatable=True, turn=46.0, sideways=True, half=0.45),
    "play accordion": Work("accordion", seatable=True, turn=20.0, half=0.55),
    "play harp": Work("harp", seat="stool", turn=64.0, sideways=True, half=0.80, ahead=0.35),
    "mix music": Work(station="decks", turn=18.0, half=0.75),
    "warm": Work(seat="log", turn=52.0),
    "lift": Work("barbell", turn=16.0, half=0.95, tall=1.36),
    "curl": Work("dumbbells", turn=20.0),
    "football": Work("football", turn=64.0, sideways=True, half=1.1, ahead=0.5),
    "basketball": Work("basketball", turn=54.0, sideways=True, half=0.6),
    "tennis": Work("racket", turn=52.0, sideways=True, half=0.85, tall=1.1),
    "golf": Work("golf club", turn=14.0, half=0.85, tall=1.3),
    "bat": Work("bat", turn=36.0, half=0.8, tall=1.2),
    "box": Work(turn=58.0, sideways=True, half=0.6),
    "fence": Work("sword", turn=72.0, sideways=True, half=0.75),
    "shoot": Work("bow", turn=66.0, sideways=True, half=0.75, tall=1.1),
    "aim": Work("pistol", turn=66.0, sideways=True, half=0.75),
    "take aim": Work("rifle", turn=68.0, sideways=True, half=0.85),
    "unwrap": Work("present", turn=24.0, half=0.45),
    "hand over": Work(turn=64.0, half=0.45),
    "take": Work(turn=64.0, half=0.45, brief=True),
    "fly kite": Work("kite", turn=34.0, half=0.7, tall=1.8),
    "let go": Work("lost balloon", turn=26.0, half=0.5, tall=1.75),
    "conduct": Work("baton", turn=30.0, half=0.75),
    "sing": Work("microphone", turn=26.0, half=0.55),
    "play chess": Work(
        "", "chess table", seat="chair", turn=90.0, sideways=True, half=0.62, ahead=0.30, tall=0.84, across=True
    ),
    "play cards": Work(
        "cards", "card table", seat="chair", turn=90.0, sideways=True, half=0.62, ahead=0.30, tall=0.84, across=True
    ),
    "write": Work("pen", "writing desk", seat="chair", turn=48.0, sideways=True, half=0.80, ahead=0.20),
    "grill": Work("spatula", "grill", turn=30.0, half=0.80),
    "stir": Work("ladle", "stove", "cauldron", turn=26.0, half=0.62),
    "pour": Work("jug", turn=28.0, half=0.42),
    "serve": Work("tray", turn=34.0, half=0.55),
    "teach": Work("", "whiteboard", "weather map", turn=20.0, half=1.05),
    "wash hands": Work("", "basin", turn=40.0, sideways=True, half=0.55),
    "weigh": Work("", "scales", turn=20.0, half=0.80),
    "inspect": Work("magnifier", turn=34.0),
    "blow": Work("", turn=32.0),
    "water plants": Work("watering can", "flower pots", turn=56.0, sideways=True, half=0.80, ahead=0.30),
    "hammer": Work("hammer", "plank", "workbench", turn=36.0, sideways=True, half=0.75),
    "saw": Work("saw", "plank", "workbench", turn=50.0, sideways=True, half=0.75),
    "iron clothes": Work("iron", "ironing board", turn=20.0, half=0.85),
    "knit": Work("knitting", seat="armchair", turn=26.0, half=0.50),
    "dig": Work("spade", "mound", turn=56.0, sideways=True, half=0.85, ahead=0.30),
    "rake": Work("rake", turn=52.0, sideways=True, half=0.75),
    "mop": Work("mop", turn=52.0, sideways=True, half=0.70),
    "vacuum": Work("vacuum cleaner", turn=58.0, sideways=True, half=0.80),
    "spray": Work("hose", turn=70.0, sideways=True, half=1.30, ahead=0.65),
    "paint wall": Work("roller", "painted wall", turn=158.0, sideways=True, half=1.10, tall=1.22),
    "brush teeth": Work("toothbrush", turn=34.0),
    "brush hair": Work("hairbrush", turn=30.0),
    "make up": Work("lipstick", turn=34.0),
    "shave": Work("razor", turn=34.0),
    "take selfie": Work("phone", turn=20.0),
    "play video games": Work("game pad", seat="armchair", turn=24.0, half=0.55),
    "feed": Work("grain", seatable=True, turn=52.0, sideways=True),
    "knead": Work("", "dough board", turn=24.0, half=0.70),
    "throw pot": Work("", "potter's wheel", seat="stool", turn=44.0, sideways=True, half=0.70),
    "repair": Work("spanner", turn=50.0, sideways=True),
    "use microscope": Work("", "microscope", seat="stool", turn=62.0, sideways=True, half=0.75),
    "shake cocktail": Work("shaker", turn=28.0),
    "look at phone": Work("phone", seatable=True, turn=30.0),
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
    move, work = MOVES.get(action), WORKS.get(action)
    seatable = (move is not None and move.seatable) or (work is not None and work.seatable)
    return action == "sit" or action in SEATED_GESTURES or seatable
