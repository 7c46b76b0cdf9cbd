"""What a prompt leaves open about how people look, settled by the seed: varied, tasteful, never two alike."""

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np

from rushes.engines.previs.direct.bodies import Attributes
from rushes.engines.previs.direct.deeds import sits, table_of
from rushes.engines.previs.direct.riders import mount_attributes, rides
from rushes.engines.previs.direct.traffic import driver_of, settle_vehicle
from rushes.engines.previs.scene import Scene

SKINS = ("pale", "fair", "fair", "tan", "tan", "brown", "dark")
HAIR_COLOURS = {
    "pale": ("blonde", "red", "brown", "auburn"),
    "fair": ("brown", "blonde", "auburn", "brown", "black"),
    "tan": ("black", "brown", "black"),
    "brown": ("black", "brown"),
    "dark": ("black",),
}
HAIR_STYLES = {
    "male": ("short", "short", "side", "curly"),
    "female": ("long", "bob", "ponytail", "bun", "curly", "long"),
}

WARDROBE: dict[str, dict[str, tuple[str, ...]]] = {
    "male": {
        "warm": ("tshirt", "shirt", "jacket", "sweater", "hoodie", "cardigan"),
        "beach": ("tshirt", "shirt", "sportswear"),
        "home": ("sweater", "shirt", "tshirt", "cardigan"),
        "work": ("shirt", "suit", "jacket", "sweater", "cardigan"),
        "autumn": ("jacket", "coat", "leather jacket", "sweater", "trench coat"),
        "cold": ("coat", "jacket"),
        "wet": ("raincoat", "coat"),
    },
    "female": {
        "warm": ("dress", "blouse", "shirt", "tshirt", "jacket", "cardigan"),
        "beach": ("dress",),
        "home": ("dress", "sweater", "blouse", "cardigan"),
        "work": ("blouse", "jacket", "dress", "cardigan"),
        "autumn": ("coat", "sweater", "trench coat", "jacket", "leather jacket"),
        "cold": ("coat",),
        "wet": ("raincoat", "coat"),
    },
    "boy": {
        "warm": ("tshirt", "hoodie", "overalls"),
        "autumn": ("hoodie", "sweater"),
        "cold": ("coat", "hoodie"),
        "wet": ("raincoat",),
    },
    "girl": {
        "warm": ("dress", "overalls", "dress", "hoodie"),
        "autumn": ("hoodie", "coat"),
        "cold": ("coat",),
        "wet": ("raincoat",),
    },
}
"""What people of a kind wear for an occasion; what is not listed is worn as when it is warm."""

OPEN_SKY = "open sky"
INDOORS = (
    "living room", "kitchen", "cafe", "office", "studio", "stage",
    "gym", "workshop", "classroom", "hospital", "shop", "library", "throne room", "log cabin",
    "restaurant", "wedding hall", "hospital corridor", "television studio", "bedroom", "control room",
)  # fmt: skip
WORKPLACES = ("office", "studio", "classroom", "hospital", "hospital corridor", "television studio", "control room")
COATS = ("#b08a5c", "#3c4256", "#4a5a4c", "#7a3440", "#5c5a60", "#6a4a38", "#2f4a5c")
"""Wool comes in quieter colours than cotton."""
RAINCOATS = ("#f2c230", "#d8443f", "#3a8fcc", "#4fa862", "#e0699a")
DYES = {"raincoat": RAINCOATS, "coat": COATS}

SEATS = {
    "living room": "armchair", "kitchen": "chair", "cafe": "chair", "office": "chair", "studio": "chair",
    "gym": "bench", "stage": "chair",
    **dict.fromkeys(("workshop", "classroom", "hospital", "shop", "library", "throne room"), "chair"),
    **dict.fromkeys(("gas station", "subway station", "train station", "launch pad", "rooftop"), "bench"),
    **dict.fromkeys(("log cabin", "balcony"), "armchair"),
    **dict.fromkeys(("restaurant", "wedding hall", "hospital corridor", "television studio", "control room"), "chair"),
    "bedroom": "armchair",
    **dict.fromkeys(("porch", "victorian street", "alley", "parking lot", "japanese garden"), "bench"),
    "suburb": "bench", "city": "bench", "skyline": "bench", "market": "bench", "village": "bench",
    "castle": "bench",
    **dict.fromkeys(("deep space", "orbit"), "rock"),
    "cave": "rock", "space": "rock", "mountains": "rock", "desert": "rock", "seashore": "rock", "underwater": "rock",
    **dict.fromkeys(("waterfall", "stream", "river", "rocky coast", "lighthouse", "mars"), "rock"),
    "deck": "chair", "vegetable garden": "bench",
}  # fmt: skip
NAMED_SEATS = {"armchair": "armchair", "chair": "chair", "bench": "bench", "log": "log"}
"""What people sit on in a setting (elsewhere a log), and the words of a prompt that ask for something else."""

PALETTES: tuple[tuple[str, str, str, str], ...] = (
    # top, bottom, accent, shoes: one clear colour each, bottoms quieter than tops
    ("#c0343f", "#3a3656", "#f2d9a0", "#33242e"),
    ("#2f63a0", "#2c3552", "#f4e6cc", "#4a3630"),
    ("#2a8f88", "#343f63", "#f4c860", "#3a2f38"),
    ("#e8a637", "#3d5080", "#a8443c", "#6a4632"),
    ("#8f3f80", "#3b3850", "#f6e0d0", "#2d2733"),
    ("#46a05c", "#374468", "#f4eacf", "#e8e2da"),
    ("#e0623a", "#344862", "#f8e6cc", "#4a3230"),
    ("#4550a8", "#2d304e", "#f0cfa0", "#26242e"),
    ("#7f5cc0", "#3c3c60", "#efe0f6", "#2f2a38"),
    ("#dd5a7c", "#47426e", "#fae4da", "#5a4050"),
    ("#f2e6d2", "#4a73b0", "#c8503c", "#8a5a3c"),
    ("#3d9cc8", "#2f466e", "#f6e4b8", "#5a4030"),
)

LEAST_COLOUR_GAP = 60.0
"""Distance in RGB that parts the tops of two people in one picture."""


def element_rng(seed: int, name: str) -> np.random.Generator:
    """One stream per decision, so that a new decision never reshuffles another."""
    return np.random.default_rng([seed, crc32(name.encode())])


def settle_looks(scene: Scene, seed: int) -> dict[str, Attributes]:
    """The attributes of every subject, by id: the prompt's own, and the seed's for what it leaves open."""
    settled: dict[str, Attributes] = {}
    used: list[str] = []
    sexes: list[str] = [str(s.attributes["sex"]) for s in scene.subjects if "sex" in s.attributes]
    for subject in scene.subjects:
        attributes: Attributes = dict(subject.attributes)
        if subject.kind == "human":
            if "fall" in subject.actions and scene.setting == OPEN_SKY and "clothing" not in attributes:
                attributes |= {"clothing": "jumpsuit", "goggles": True}
                if "hair" not in attributes:
                    attributes.setdefault("hat", "helmet")
            _settle_person(attributes, subject.id, scene, seed, used, sexes)
            if rides(subject):
                for name, value in mount_attributes(subject, scene).items():
                    attributes.setdefault(name, value)
            if sits(subject, scene):
                table = table_of(subject, scene)
                attributes.setdefault("seat", "chair" if table else _seat(scene))
                if table:
                    attributes.setdefault("station", table)
        elif scene.time == "night" and attributes.get("coat") in PITCH_BLACK:
            attributes["coat"] = MOONLIT_BLACK
        else:
            settle_vehicle(attributes, subject, scene)
            driver = driver_of(subject, scene)
            if driver is not None:
                settled[driver.id] = dict(driver.attributes)
                _settle_person(settled[driver.id], driver.id, scene, seed, [*used], [])
        settled[subject.id] = attributes
    _hand_over(scene, settled)
    return settled


def _hand_over(scene: Scene, settled: dict[str, Attributes]) -> None:
    """Whoever gives has what is given in the hand, though the prompt names it behind whoever gets it."""
    for giver in scene.subjects:
        if giver.kind != "human" or "hand over" not in giver.actions or "prop" in settled[giver.id]:
            continue
        others = [settled[other.id] for other in scene.subjects if other.kind == "human" and other is not giver]
        given = next((look for look in others if "prop" in look), None)
        settled[giver.id]["prop"] = given.pop("prop") if given else "letter"
        if given and "prop_colour" in given:
            settled[giver.id]["prop_colour"] = given.pop("prop_colour")


PITCH_BLACK, MOONLIT_BLACK = ("black", "#2b2830"), "#454259"
"""A black coat on a black night keeps its shape as this colour."""


def _seat(scene: Scene) -> str:
    if any(piece.way in ("on", "in") for piece in scene.set_pieces):
        return "set piece"
    words = re.findall(r"[a-z]+", scene.prompt.lower())
    return next((NAMED_SEATS[word] for word in words if word in NAMED_SEATS), SEATS.get(scene.setting, "log"))


def _settle_person(look: Attributes, name: str, scene: Scene, seed: int, used: list[str], sexes: list[str]) -> None:
    rng = element_rng(seed, f"look/{name}")

    def pick(choices: Sequence[str]) -> str:
        return choices[int(rng.integers(len(choices)))]

    if "sex" not in look:
        # Of several open people the sexes alternate: two friends are easier to tell apart.
        first = pick(("male", "female"))
        look["sex"] = first if not sexes else ("female" if sexes[-1] == "male" else "male")
        sexes.append(str(look["sex"]))
    sex, age = str(look["sex"]), str(look.get("age", "adult"))
    skin = pick(SKINS)
    if look.get("hair_colour") in LIGHT_HAIR:
        skin = pick(("fair", "pale", "fair"))
    look.setdefault("skin", skin)
    hair = _unlike(rng, HAIR_COLOURS.get(str(look["skin"]), ("brown",)), used)
    named_hair = "hair_colour" in look
    look.setdefault("hair_colour", pick(("grey", "white")) if age == "elder" else hair)
    style = pick(HAIR_STYLES[sex])
    look.setdefault("hair", style)
    look.setdefault("build", round(float(rng.uniform(-0.35, 0.3)), 2))
    who = {"male": "boy", "female": "girl"}[sex] if age == "child" else sex
    occasion = _occasion(scene)
    outfit = pick(WARDROBE[who].get(occasion, WARDROBE[who]["warm"]))
    if age == "elder" and outfit == "tshirt":
        outfit = "sweater"
    bearded = float(rng.random()) < BEARD_SHARE
    scarfed = float(rng.random()) < SCARF_SHARE.get(occasion, 0.0)
    open_outfit = "clothing" not in look
    look.setdefault("clothing", outfit)
    if bearded and sex == "male" and age != "child" and "beard" not in look:
        look["beard"] = True
    top, bottom, accent, shoes = _palette(rng, used, str(look["top"]) if "top" in look else None)
    if look["clothing"] in DYES:
        coats = [str(colour) for colour in rng.permutation(DYES[str(look["clothing"])])]
        look.setdefault("top", next((c for c in coats if not any(_alike(c, top) for top in used)), coats[0]))
    if look["clothing"] == "apron":  # white above, so that the apron brings the colour
        look.setdefault("top", "#eef0f4")
        look.setdefault("accent", top)
        look.setdefault("hat_colour", "#f4f2ec")
    if look["clothing"] not in OWN_COLOURS:
        for key, value in (("top", top), ("bottom", bottom), ("accent", accent), ("shoes", shoes)):
            look.setdefault(key, value)
    if open_outfit and scarfed and look["clothing"] in ("coat", "jacket", "sweater", "hoodie"):
        look.setdefault("scarf", accent)
    if open_outfit and occasion == "cold" and age == "child" and not named_hair:
        look.setdefault("hat", "beanie")
        look.setdefault("hat_colour", accent)
    used += [str(look.get("top", top)), str(look["hair_colour"])]


LIGHT_HAIR = ("red", "ginger", "auburn", "blonde")
SCARF_SHARE = {"cold": 1.0, "autumn": 0.6}
BEARD_SHARE = 0.2
OWN_COLOURS = (
    "spacesuit", "tutu", "armour", "uniform", "jumpsuit", "raincoat", "suit", "apron", "robot",
    "scrubs", "lab coat", "turnout", "trunks", "bodysuit", "onesie", "diving suit", "fishtail",
    "trench coat",
    "leather jacket", "shuka", "toga", "gi",
)  # fmt: skip
"""Sets of clothes that look best in the colours that they bring."""


def _occasion(scene: Scene) -> str:
    """What people dress for."""
    if scene.setting in INDOORS:
        return "work" if scene.setting in WORKPLACES else "home"
    if scene.weather in ("rain", "storm"):
        return "wet"
    if scene.weather == "snow" or scene.season == "winter":
        return "cold"
    if scene.season == "autumn" or scene.weather in ("wind", "fog"):
        return "autumn"
    return "beach" if scene.setting == "seashore" else "warm"


def _unlike(rng: np.random.Generator, choices: Sequence[str], used: Sequence[str]) -> str:
    """One of the choices, if possible one that nobody in the picture has."""
    first = choices[int(rng.integers(len(choices)))]
    return first if first not in used else next((choice for choice in choices if choice not in used), first)


def _palette(rng: np.random.Generator, used: Sequence[str], own_top: str | None) -> tuple[str, str, str, str]:
    """A palette whose top is far from every top that is already in the picture."""
    order = [PALETTES[int(k)] for k in rng.permutation(len(PALETTES))]
    if own_top is not None:
        return next((p for p in order if not _alike(p[1], own_top)), order[0])
    return next((p for p in order if not any(_alike(p[0], top) for top in used)), order[0])


def _alike(a: str, b: str) -> bool:
    """Whether two colours would be taken for the same garment."""
    return sum((x - y) ** 2 for x, y in zip(_rgb(a), _rgb(b), strict=True)) ** 0.5 < LEAST_COLOUR_GAP


def _rgb(colour: str) -> tuple[int, int, int]:
    value = colour.removeprefix("#")
    if len(value) != 6 or any(c not in "0123456789abcdefABCDEF" for c in value):
        return (128, 128, 128)
    return int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16)
