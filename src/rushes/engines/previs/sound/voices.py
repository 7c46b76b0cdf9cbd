"""Who speaks how: the table of voices, the manners of delivery, and the casting of figures."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from rushes.engines.previs.scene import Delivery

Sex = Literal["male", "female"]
Age = Literal["child", "adult", "elder"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of the kit.

    `variant` is one of the synthesiser's own voice variants, `accent` its English. `rate` is words a minute, `pitch`
    and `lilt` (range of the pitch) 0..100 around the variant's own. `throat` above 1 shortens the vocal tract: pitch
    and formants rise together, the tempo stays. `breath` 0..1 is the share of air in the tone, `bass` dB below 250 Hz.
    """

    variant: str
    sex: Sex
    age: Age
    accent: str = "en-us"
    rate: int = 155
    pitch: int = 50
    lilt: int = 60
    throat: float = 1.0
    breath: float = 0.10
    bass: float = 1.5


@dataclass(frozen=True, slots=True)
class Manner:
    """How a delivery changes a voice.

    `rate` and `lilt` multiply, `pitch` adds; `pause` stretches the pauses. `air` 0..1 turns voiced sound into breath
    (1: a whisper). `level` is dB against a neutral line, `presence` dB around 3 kHz, `drive` how hard the voice is
    pushed into saturation, `opening` how far the mouth opens.
    """

    rate: float = 1.0
    pitch: int = 0
    lilt: float = 1.0
    pause: float = 1.0
    air: float = 0.0
    level: float = 0.0
    presence: float = 0.0
    drive: float = 1.4
    opening: float = 1.0


MANNERS: dict[Delivery, Manner] = {
    "neutral": Manner(),
    "soft": Manner(
        rate=0.90, pitch=-5, lilt=0.75, pause=1.35, air=0.22, level=-3.0, presence=-2.0, drive=0.9, opening=0.8
    ),
    "shout": Manner(rate=1.06, pitch=16, lilt=1.35, pause=0.8, level=3.0, presence=4.0, drive=2.6, opening=1.3),
    "whisper": Manner(
        rate=0.88, pitch=-8, lilt=0.6, pause=1.3, air=1.0, level=-5.0, presence=0.0, drive=0.8, opening=0.75
    ),
}

VOICES: dict[str, Voice] = {
    "male-1": Voice("m3", "male", "adult", pitch=42, lilt=58, bass=2.0),
    "male-2": Voice("m7", "male", "adult", rate=150, pitch=34, lilt=52, throat=0.97, bass=1.0),
    "male-3": Voice("m2", "male", "adult", accent="en-gb-x-rp", rate=158, pitch=52, lilt=64, throat=1.03),
    "male-4": Voice("m1", "male", "adult", rate=148, pitch=38, throat=0.95, breath=0.14, bass=2.5),
    "female-1": Voice("f2", "female", "adult", rate=158, pitch=46, breath=0.14),
    "female-2": Voice("f5", "female", "adult", rate=152, pitch=36, lilt=55, breath=0.16, bass=2.0),
    "female-3": Voice("f4", "female", "adult", accent="en-gb-x-rp", rate=160, pitch=52, lilt=66, breath=0.12),
    "female-4": Voice("f1", "female", "adult", rate=150, pitch=42, throat=1.02, breath=0.14),
    "child-1": Voice("f5", "female", "child", rate=160, pitch=58, lilt=75, throat=1.17, breath=0.15, bass=0.0),
    "child-2": Voice("f2", "male", "child", rate=162, pitch=44, lilt=70, throat=1.14, breath=0.12, bass=0.0),
    "child-3": Voice("f4", "female", "child", rate=155, pitch=60, lilt=80, throat=1.20, breath=0.15, bass=0.0),
    "elder-m-1": Voice("m1", "male", "elder", rate=132, pitch=40, lilt=70, throat=0.96, breath=0.22),
    "elder-m-2": Voice("m3", "male", "elder", accent="en-gb-x-rp", rate=136, pitch=52, lilt=66, breath=0.24),
    "elder-f-1": Voice("f1", "female", "elder", rate=136, pitch=34, lilt=72, throat=0.97, breath=0.24),
    "elder-f-2": Voice("f4", "female", "elder", accent="en-gb-x-rp", rate=138, pitch=36, lilt=66, breath=0.22),
    "narrator": Voice("m3", "male", "adult", accent="en-gb-x-rp", rate=146, pitch=34, lilt=62, throat=0.95, bass=3.0),
}
"""Every voice by name."""

NARRATOR = "narrator"

_FEMALE = frozenset({"f", "female", "woman", "girl", "lady", "feminine"})
_CHILD = frozenset({"child", "kid", "boy", "girl", "baby", "toddler", "teen", "young child"})
_ELDER = frozenset({"elder", "elderly", "old", "senior", "aged"})
_CHILD_BELOW = 14
_ELDER_FROM = 62


def cast(attributes: Mapping[str, object], taken: Collection[str]) -> str:
    """The voice for a figure of these attributes (`sex`, `age`): the first free one that fits both.

    Voices in `taken` are used again only when no voice of that sex is left; then the best fit is shared.
    """
    sex, age = _sex(attributes), _age(attributes)
    ranked = sorted(
        (name for name in VOICES if name != NARRATOR),
        key=lambda name: (VOICES[name].sex != sex, VOICES[name].age != age),
    )
    if age == "child":  # before puberty the sexes sound alike: any child's voice is closer than an adult's
        ranked.sort(key=lambda name: VOICES[name].age != age)
        fitting = [name for name in ranked if VOICES[name].age == age]
    else:
        fitting = [name for name in ranked if VOICES[name].sex == sex and VOICES[name].age != "child"]
    return next((name for name in fitting if name not in taken), ranked[0])


def _sex(attributes: Mapping[str, object]) -> Sex:
    return "female" if str(attributes.get("sex", "")).lower() in _FEMALE else "male"


def _age(attributes: Mapping[str, object]) -> Age:
    """`age` may be a word ("child"), years (7) or a decade ("60s")."""
    said = str(attributes.get("age", "adult")).strip().lower()
    digits = said.removesuffix("s").split(".")[0]
    if digits.isdigit():
        years = int(digits)
        return "child" if years < _CHILD_BELOW else "elder" if years >= _ELDER_FROM else "adult"
    return "child" if said in _CHILD else "elder" if said in _ELDER else "adult"
