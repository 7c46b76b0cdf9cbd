"""How big things are and how fast they go: what staging and framing must know of a figure, in metres and seconds."""

from dataclasses import dataclass

WALK_PERIOD, RUN_PERIOD = 1.05, 0.68
"""Seconds of one cycle (two steps) of a person's walk and run."""

STATURE = {"male": 1.75, "female": 1.66}
CHILD_SHARE, ELDER_SHARE = 0.70, 0.97
ELDER_STRIDE = 0.72
HUMAN_SPEED = {"walk": 0.80 / WALK_PERIOD, "run": 1.30 / RUN_PERIOD}
"""Body heights a second."""

ANIMAL_SPEED = {"walk": 0.95 / 1.05, "trot": 1.55 / 0.62, "run": 2.35 / 0.52}
"""Withers heights a second."""

TALL_ACTIONS = {"pirouette": 1.32, "jump": 1.25, "climb": 1.2, "wave": 1.15, "dance": 1.1, "fall": 0.95}
"""Height of a person in an action, against standing."""

LOW_ACTIONS = {"sit": 0.77, "crouch": 0.72, "lie": 0.35}
WIDE_ACTIONS = {
    "fall": 0.62,
    "dance": 0.62,
    "pirouette": 0.66,
    "cheer": 0.5,
    "talk": 0.36,
    "point": 0.6,
    "jump": 0.5,
    "run": 0.45,
}
"""Half the width of a person in an action, metres."""

STANDING_HALF_WIDTH = 0.28
HEAD_HALF_WIDTH = 0.13


@dataclass(frozen=True, slots=True)
class Size:
    """Height at the top and half the length of a kind, metres; `aloft` is how high it flies or floats."""

    height: float
    half: float
    withers: float = 0.0
    aloft: float = 0.0


SIZES: dict[str, Size] = {
    "cat": Size(0.38, 0.34, withers=0.27),
    "dog": Size(0.80, 0.58, withers=0.55),
    "fox": Size(0.58, 0.58, withers=0.40),
    "wolf": Size(1.05, 0.85, withers=0.75),
    "bear": Size(1.45, 1.15, withers=1.10),
    "polar bear": Size(1.60, 1.25, withers=1.20),
    "horse": Size(2.15, 1.30, withers=1.55),
    "cow": Size(1.75, 1.25, withers=1.40),
    "camel": Size(2.40, 1.40, withers=1.80),
    "bird": Size(0.5, 0.35, aloft=1.5),
    "flock": Size(2.5, 2.6, aloft=3.0),
    "fish": Size(0.4, 0.35, aloft=1.2),
    "butterfly": Size(0.3, 0.2, aloft=1.3),
    "dragon": Size(3.0, 2.8, aloft=2.0),
    "car": Size(1.45, 2.1),
    "bicycle": Size(1.15, 0.95),
    "train": Size(3.4, 5.0),
    "boat": Size(5.0, 2.7),
    "plane": Size(3.4, 5.0, aloft=2.5),
    "spaceship": Size(2.6, 3.2, aloft=2.2),
}


def stature(attributes: dict[str, str | float | bool]) -> float:
    """A person's height in metres."""
    share = {"child": CHILD_SHARE, "elder": ELDER_SHARE}.get(str(attributes.get("age", "adult")), 1.0)
    return STATURE.get(str(attributes.get("sex", "male")), STATURE["male"]) * share


def height_of(kind: str, attributes: dict[str, str | float | bool], action: str) -> float:
    """How high a figure reaches above its ground while it does `action`."""
    if kind != "human":
        size = SIZES[kind]
        return size.height + size.aloft
    return stature(attributes) * LOW_ACTIONS.get(action, TALL_ACTIONS.get(action, 1.0))


def half_width_of(kind: str, action: str) -> float:
    """How far a figure reaches to either side of its mark."""
    return WIDE_ACTIONS.get(action, STANDING_HALF_WIDTH) if kind == "human" else SIZES[kind].half


def speed_of(kind: str, attributes: dict[str, str | float | bool], action: str) -> float:
    """Metres a second of a figure that travels; 0 for actions on the spot."""
    if kind == "human":
        slower = ELDER_STRIDE if action == "walk" and attributes.get("age") == "elder" else 1.0
        return HUMAN_SPEED.get(action, 0.0) * stature(attributes) * slower
    return ANIMAL_SPEED.get(action, 0.0) * SIZES[kind].withers
