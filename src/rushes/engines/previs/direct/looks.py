"""What a prompt leaves open about how people look, settled by the seed: varied, tasteful, never two alike."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from rushes.engines.previs.direct.bodies import Attributes
from rushes.engines.previs.scene import Subject

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

WARDROBE: dict[str, tuple[str, ...]] = {
    "male": ("tshirt", "shirt", "jacket", "sweater", "coat"),
    "female": ("dress", "coat", "blouse", "sweater", "jacket"),
    "child": ("tshirt", "hoodie", "overalls", "dress"),
    "cold": ("coat",),
    "wet": ("raincoat", "coat"),
    "grand": ("suit", "dress"),
}

PALETTES: tuple[tuple[str, str, str, str], ...] = (
    # top, bottom, accent, shoes: one warm or cool idea each, bottoms quieter than tops
    ("#a8343c", "#3a3550", "#ecd29a", "#2f2430"),
    ("#37597f", "#2f3850", "#efe3cf", "#4a3630"),
    ("#4f7f78", "#39435f", "#e8c860", "#3a2f38"),
    ("#d9a44c", "#45506e", "#7a3f36", "#6a4632"),
    ("#7a6a4f", "#4a4450", "#d8c8a8", "#3c2f2a"),
    ("#8a5670", "#39364f", "#f0dfd0", "#2d2733"),
    ("#5f8a58", "#5a4a40", "#efe6cf", "#e8e2da"),
    ("#c8704c", "#3c4a5c", "#f3e4cc", "#4a3230"),
    ("#56617f", "#33354a", "#c8b8a0", "#26242e"),
    ("#6f5a96", "#3a3a52", "#e6d6ee", "#2f2a38"),
    ("#2f6f7e", "#4a4048", "#f2d8a8", "#5a4030"),
    ("#ece4d6", "#4f6f9c", "#b0503c", "#8a5a3c"),
)

LEAST_COLOUR_GAP = 60.0
"""Distance in RGB that parts the tops of two people in one picture."""


def element_rng(seed: int, name: str) -> np.random.Generator:
    """One stream per decision, so that a new decision never reshuffles another."""
    return np.random.default_rng([seed, crc32(name.encode())])


def settle_looks(subjects: Sequence[Subject], weather: str, season: str, seed: int) -> dict[str, Attributes]:
    """The attributes of every subject, by id: the prompt's own, and the seed's for what it leaves open."""
    settled: dict[str, Attributes] = {}
    used: list[str] = []
    sexes: list[str] = [str(s.attributes["sex"]) for s in subjects if "sex" in s.attributes]
    for subject in subjects:
        attributes: Attributes = dict(subject.attributes)
        if subject.kind == "human":
            _settle_person(attributes, subject.id, weather, season, seed, used, sexes)
        settled[subject.id] = attributes
    return settled


def _settle_person(
    look: Attributes, name: str, weather: str, season: str, seed: int, used: list[str], sexes: list[str]
) -> None:
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
    look.setdefault("skin", skin)
    hair = pick(HAIR_COLOURS.get(str(look["skin"]), ("brown",)))
    look.setdefault("hair_colour", pick(("grey", "white")) if age == "elder" else hair)
    style = pick(HAIR_STYLES[sex])
    look.setdefault("hair", style)
    look.setdefault("build", round(float(rng.uniform(-0.35, 0.3)), 2))
    outfit = pick(_wardrobe(sex, age, weather, season))
    bearded = float(rng.random()) < BEARD_SHARE
    if "clothing" not in look:
        look["clothing"] = outfit
    if bearded and sex == "male" and age != "child" and "beard" not in look:
        look["beard"] = True
    top, bottom, accent, shoes = _palette(rng, used, str(look["top"]) if "top" in look else None)
    for key, value in (("top", top), ("bottom", bottom), ("accent", accent), ("shoes", shoes)):
        if key != "top" or look["clothing"] not in OWN_COLOURS:
            look.setdefault(key, value)
    used.append(str(look.get("top", top)))


BEARD_SHARE = 0.2
OWN_COLOURS = ("spacesuit", "tutu", "armour", "uniform")
"""Sets of clothes that look best in the colours that they bring."""


def _wardrobe(sex: str, age: str, weather: str, season: str) -> tuple[str, ...]:
    if weather in ("rain", "storm"):
        return WARDROBE["wet"]
    if weather == "snow" or season == "winter":
        return WARDROBE["cold"]
    if age == "child":
        return WARDROBE["child"] if sex == "female" else WARDROBE["child"][:3]
    return WARDROBE[sex]


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
