"""Who a person is: the attributes that a prompt can name, completed with what it leaves open."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from rushes.engines.previs.figures.colours import EYES, HAIRS, SKINS
from rushes.engines.previs.figures.hat_forms import FORMS
from rushes.engines.previs.figures.wardrobe import SETS

HAIR_STYLES = ("short", "side", "buzz", "curly", "afro", "bob", "long", "wavy", "bun", "ponytail", "mohawk", "bald")
EARED_HOODS = ("bear hood", "cat hood", "rabbit hood")
"""Hoods of animals that people dress up as."""
HEADGEAR = (
    "brim",
    "cap",
    "beanie",
    "helmet",
    "hood",
    "crown",
    "chef",
    "space",
    "robot",
    "alien",
    "headphones",
    *EARED_HOODS,
)
HATS = ("none", *HEADGEAR, *FORMS)
PRINTS = ("none", "stripes", "checks", "dots")
MASKS = ("none", "eyes", "mouth")
"""What of a face a mask covers."""
PROPS = (
    "none",
    "microphone",
    "umbrella",
    "sword",
    "lantern",
    "torch",
    "wand",
    "cup",
    "sandwich",
    "ice cream",
    "pan",
    "brush",
    "book",
    "open book",
    "phone",
    "laptop",
    "staff",
    "flower",
    "camera",
    "balloon",
    "kite",
    "guitar",
    "box",
    "rod",
    "broom",
    "balls",
    "sign",
    "violin",
    "cello",
    "double bass",
    "trumpet",
    "trombone",
    "saxophone",
    "flute",
    "clarinet",
    "accordion",
    "harp",
    "baton",
    "fork",
    "open newspaper",
    "magnifier",
    "pocket watch",
    "spade",
    "rake",
    "mop",
    "vacuum cleaner",
    "watering can",
    "hammer",
    "saw",
    "tray",
    "bucket",
    "knitting",
    "cards",
    "jug",
    "barbell",
    "dumbbells",
    "football",
    "basketball",
    "golf club",
    "bow",
    "bat",
    "newspaper",
    "present",
    "shopping bags",
    "lost balloon",
    "racket",
    "spear",
    "letter",
    "bouquet",
    "flag",
    "candle",
    "suitcase",
    "rifle",
    "pistol",
)

SEAT_NAMES = ("none", "set piece", "armchair", "chair", "bench", "log", "rock")
"""What a person who sits can sit on."""

STATION_NAMES = (
    "piano",
    "drum kit",
    "decks",
    "typewriter desk",
    "weather map",
    "dinner table",
    "cafe table",
    "pram",
    "trolley",
    "workbench",
    "stall",
    "cauldron",
)
"""What a person who stays in place can stand at, whatever else is done there."""

TOPS = ("#4f7fa8", "#b0584a", "#5a9070", "#c9963c", "#7a5c8c", "#3f6f7c", "#a8546c", "#8a8f5a")
BOTTOMS = ("#3a4668", "#4a4450", "#5a4a3c", "#39485a", "#54507a")
SHOES = ("#3a2f38", "#4a3a34", "#2b2b36", "#5a4238")
HAIR_PICKS = ("brown", "black", "chestnut", "brown", "black", "blonde")
SKIN_PICKS = ("fair", "tan", "fair", "brown", "pale")
PALE_PICKS = ("fair", "pale", "fair")
REDHEADS = tuple(HAIRS[name] for name in ("auburn", "red", "ginger", "blonde"))


@dataclass(frozen=True, slots=True)
class HumanLook:
    """A person to draw. Colours are '#rrggbb'; `clothing` names a set of `wardrobe.SETS`; "" means none.

    A rope in the hand ends `rope_reach` metres to the right of the picture, `rope_height` above the ground.
    """

    sex: str = "male"
    age: str = "adult"
    build: float = 0.0
    skin: str = SKINS["fair"]
    hair: str = "short"
    hair_colour: str = HAIRS["brown"]
    eyes: str = EYES["brown"]
    clothing: str = "tshirt"
    top: str = TOPS[0]
    bottom: str = BOTTOMS[0]
    accent: str = "#efe6d8"
    shoes: str = SHOES[0]
    beard: bool = False
    glasses: bool = False
    goggles: bool = False
    hat: str = ""
    hat_colour: str = ""
    print: str = ""
    mask: str = ""
    scarf: str = ""
    over: str = ""
    over_colour: str = "#3a3038"
    bag: str = ""
    prop: str = ""
    prop_colour: str = "#c8443c"
    seat: str = ""
    station: str = ""
    rope_reach: float = 0.0
    rope_height: float = 0.0
    mount: str = ""
    mount_colour: str = ""

    @property
    def female(self) -> bool:
        """Draws as a woman or a girl."""
        return self.sex == "female"

    @property
    def hooded(self) -> bool:
        """Has a hood up."""
        return self.hat == "hood" or self.hat in EARED_HOODS

    @property
    def child(self) -> bool:
        """Draws as a child."""
        return self.age == "child"


def _pick(choices: Sequence[str], identity: str, salt: str) -> str:
    # A checksum's low bits are linear in its text; multiplying (Knuth) spreads them.
    return choices[(crc32(f"{identity}/{salt}".encode()) * 2654435761 >> 16) % len(choices)]


def _hat_colour(hat: str, accent: str) -> str:
    """A hat has a colour of its own, or goes with the other clothes."""
    if hat in FORMS:
        return FORMS[hat].colour
    return accent or ("#f2f0ea" if hat in ("helmet", "chef") else "#8a5f3c")


def human_look(identity: str, given: dict[str, str | float | bool]) -> HumanLook:
    """The look of the person `identity`; what `given` (checked values, colours as '#rrggbb') leaves open is picked.

    The same identity always gets the same picks, and two people of one film rarely the same.
    """

    def text(name: str, otherwise: str) -> str:
        value = given.get(name, otherwise)
        return otherwise if value == "" else "" if value == "none" else str(value)

    sex, age = text("sex", "male"), text("age", "adult")
    clothing = text("clothing", "tshirt")
    outfit = SETS[clothing]
    old_hair = HAIRS["white"] if age == "elder" else HAIRS[_pick(HAIR_PICKS, identity, "hair")]
    hair_colour = text("hair_colour", old_hair)
    skins = PALE_PICKS if hair_colour in REDHEADS else SKIN_PICKS
    hat = text("hat", {"spacesuit": "space", "robot": "robot"}.get(clothing, ""))
    accent = text("accent", outfit.accent)
    return HumanLook(
        sex=sex,
        age=age,
        build=float(given.get("build", 0.0)),
        skin=text("skin", SKINS[_pick(skins, identity, "skin")]),
        hair=text("hair", "bun" if clothing == "tutu" else "long" if sex == "female" else "short"),
        hair_colour=hair_colour,
        eyes=text("eyes", EYES["brown"]),
        clothing=clothing,
        top=text("top", outfit.top or _pick(TOPS, identity, "top")),
        bottom=text("bottom", outfit.bottom or _pick(BOTTOMS, identity, "bottom")),
        accent=accent,
        shoes=text("shoes", outfit.shoes or _pick(SHOES, identity, "shoes")),
        beard=bool(given.get("beard", False)),
        glasses=bool(given.get("glasses", False)),
        goggles=bool(given.get("goggles", False)),
        hat=hat,
        hat_colour=text("hat_colour", _hat_colour(hat, text("accent", ""))),
        print=text("print", ""),
        mask=text("mask", ""),
        scarf=text("scarf", ""),
        over=text("over", ""),
        over_colour=text("over_colour", "#3a3038"),
        bag=text("bag", ""),
        prop=text("prop", ""),
        prop_colour=text("prop_colour", "#c8443c"),
        seat=text("seat", ""),
        station=text("station", ""),
        rope_reach=float(given.get("rope_reach", 0.0)),
        rope_height=float(given.get("rope_height", 0.0)),
        mount=text("mount", ""),
        mount_colour=text("mount_colour", ""),
    )
