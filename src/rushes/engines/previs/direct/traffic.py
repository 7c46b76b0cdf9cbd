"""What the scene does to a vehicle: its lamps at night, dust behind it on a dirt road, wind about it when it speeds."""

import re

from rushes.engines.previs.direct.bodies import Attributes
from rushes.engines.previs.figures.vocabulary import ATTRIBUTES
from rushes.engines.previs.scene import Berth, Scene, Subject

SPEEDS = re.compile(
    r"\b(races?|racing|speeds?|speeding|roars?|roaring|chas(?:es?|ing)|zoom(?:s|ing)?|hurtl(?:es?|ing)|tears"
    r"|skid(?:s|ding)?|swerv(?:es?|ing)|accelerat(?:es?|ing)|sirens?|at (?:full|high|top) speed|fast"
    r"|pursu(?:es|ing)|screech(?:es|ing))\b"
)
"""Words of a prompt by which a vehicle goes as fast as it can."""

UNPAVED = frozenset(("desert", "wheat field", "savanna", "dunes", "canyon", "prairie"))
DIRT = re.compile(r"\b(dirt|dusty|dust|gravel|off[- ]road|sandy|unpaved)\b")
DARK = ("night", "dusk", "dawn")
PLOUGHS = re.compile(r"\b(plou?ghs?|plou?ghing|plows?|plowing|tills?|tilling|furrows?)\b")
LASERS = re.compile(r"\b(lasers?|blasters?|fires?|firing|shoots?|shooting|dogfight|battle)\b")


LAUNCHERS = ("rocket", "shuttle")
PADS = {"launch pad": 12.6}
"""Metres to where what is launched stands, in the middle of the picture."""

ON_THE_PAD = 0.41
"""The size of what is launched against the tower, which is painted nearer than it would be."""


def settle_vehicle(look: Attributes, subject: Subject, scene: Scene) -> None:
    """Set the flags of a vehicle that the prompt leaves open, where its kit has them."""
    flags = ATTRIBUTES[subject.kind]
    prompt = scene.prompt.lower()
    moves = "stand" not in subject.actions and bool(subject.actions)
    wanted = {
        "lights": scene.time in DARK or scene.weather in ("fog", "storm"),
        "fast": moves and bool(SPEEDS.search(prompt)),
        "dust": moves and (scene.setting in UNPAVED or bool(DIRT.search(prompt))),
        "fires": bool(LASERS.search(prompt)),
        "plough": bool(PLOUGHS.search(prompt)),
    }
    if subject.kind in LAUNCHERS and scene.setting in PADS:
        look.setdefault("size", ON_THE_PAD)
    for name, on in wanted.items():
        if on and name in flags:
            look.setdefault(name, True)


DRIVEN = frozenset(
    ("car", "convertible", "pickup", "jeep", "sports car", "vintage car", "van", "tram", "fire engine", "carriage",
     "gondola", "biplane", "boat", "bus", "truck")
)  # fmt: skip
"""What does not go by itself: somebody is seen in it, even where the prompt names nobody."""

WITH_DRIVER = {
    "gondola": frozenset(("gondolier",)),
    "carriage": frozenset(("coachman", "driver", "farmer", "settler", "pioneer")),
}
"""What people are driven in: somebody else drives than those who are named, unless it is one of these."""

NOBODY = re.compile(
    r"\b(driverless|self[- ]driving|autonomous|abandoned|nobody|no one|no driver|unmanned|remote|toy)\b"
)


def driver_of(subject: Subject, scene: Scene) -> Subject | None:
    """Whoever drives what goes and has nobody aboard that the prompt names; None where nobody need."""
    goes = subject.kind in DRIVEN and bool(subject.actions) and "stand" not in subject.actions
    aboard = [s for s in scene.subjects if s.berth and s.kind == "human" and s.berth.host == subject.id]
    if subject.kind in WITH_DRIVER:
        aboard = [s for s in aboard if {s.id, s.word.lower()} & WITH_DRIVER[subject.kind]]
    if not goes or aboard or NOBODY.search(scene.prompt.lower()):
        return None
    attributes: Attributes = {"sex": "male", "clothing": "tshirt", "hat": "straw"} if subject.kind == "gondola" else {}
    if subject.attributes.get("siren"):
        attributes = {"clothing": "uniform", "hat": "cap"}
    berth = Berth(host=subject.id, spot="aboard")
    return Subject(id=f"driver of {subject.id}", kind="human", word="driver", attributes=attributes, berth=berth)
