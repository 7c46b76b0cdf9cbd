"""How big things are and how fast they go: what staging and framing must know of a figure, in metres and seconds."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rushes.engines.previs.figures.breeds import BREEDS
from rushes.engines.previs.figures.locomotion import STRIDES
from rushes.engines.previs.figures.moves import MOVES
from rushes.engines.previs.figures.works import WORKS, keeps_seat

Attributes = dict[str, str | float | bool]

WALK_PERIOD, RUN_PERIOD = 1.05, 0.68
"""Seconds of one cycle (two steps) of a person's walk and run."""

STATURE = {"male": 1.75, "female": 1.66}
CHILD_SHARE, ELDER_SHARE = 0.70, 0.97
ELDER_STRIDE = 0.72
HUMAN_SPEED = {
    "walk": 0.80 / WALK_PERIOD,
    "run": 1.30 / RUN_PERIOD,
    "fly": 2.4,
    "swim": 0.42,
    "crawl": 0.24,
    "skate": 1.3,
    **{action: stride / period for action, (period, stride) in STRIDES.items()},
}
"""Body heights a second."""

ANIMAL_SPEED = {"walk": 0.95 / 1.05, "trot": 1.55 / 0.62, "run": 2.35 / 0.52, "prowl": 0.95 / 1.50, "swim": 0.8}
"""Withers heights a second."""

TALL_MOVES = {action: move.tall for action, move in MOVES.items() if move.tall > 1}
TALL_ACTIONS = {"pirouette": 1.32, "jump": 1.42, "cheer": 1.2, "climb": 1.2, "wave": 1.08, "dance": 1.1, **TALL_MOVES}
"""Height of a person in an action, against standing."""

LOW_ACTIONS = {
    **{action: move.tall for action, move in MOVES.items() if move.tall < 1},
    "sit": 0.77,
    "warm": 0.77,
    "sit up": 0.52,
    "hide": 0.58,
    "soak": 0.5,
    "crouch": 0.72,
    "kneel": 0.80,
    "crawl": 0.62,
    "lie": 0.30,
    "sleep": 0.30,
    "skate": 0.95,
}
ANIMAL_LOW = {"lie": 0.62, "sleep": 0.72, "roll": 0.62, "prowl": 0.80, "eat": 0.95, "drink": 0.95, "dig": 0.95}
ANIMAL_TALL = {"rear": 1.5, "howl": 1.12, "spray": 1.35}
"""Height of an animal in an action, against standing."""
ANIMAL_WIDE = {"sleep": 0.78, "rear": 0.75, "sit": 0.85, "spray": 1.6}
"""Its width, against standing."""

WIDE_ACTIONS = {
    "dance": 0.62,
    "pirouette": 0.66,
    "cheer": 0.5,
    "talk": 0.36,
    "point": 0.6,
    "jump": 0.5,
    "run": 0.45,
    "sit": 0.42,
    "warm": 0.45,
    "sit up": 0.62,
    "knock": 0.5,
    "wave": 0.42,
    "throw": 0.5,
    "kick": 0.5,
    "bow": 0.5,
    "lie": 1.0,
    "sleep": 1.0,
    "crawl": 0.75,
    "skate": 0.5,
    "clap": 0.36,
    **{action: work.half for action, work in WORKS.items()},
    **{action: move.half for action, move in MOVES.items()},
}
"""Half the width of a person in an action, metres."""

STANDING_HALF_WIDTH = 0.28
TABLE_HALF = 0.95
"""Half the width of somebody who eats or drinks at a table, metres."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The space that a figure takes, in metres: half its width, and from where to where above its ground."""

    half: float
    top: float
    bottom: float = 0.0

    def scaled(self, size: float) -> "Extent":
        """The same figure `size` times as large: it grows up from the ground, or about where it hovers."""
        if not self.bottom:
            return Extent(self.half * size, self.top * size)
        middle, half = (self.top + self.bottom) / 2, (self.top - self.bottom) / 2 * size
        return Extent(self.half * size, middle + half, max(0.0, middle - half))


FALLING = Extent(0.64, 1.92, 0.98)
"""A skydiver's box position: well above the mark."""

SWIMMING = Extent(1.05, 1.75, 0.75)
FLYING = Extent(1.15, 2.75, 1.55)
LEAP = 0.45
"""How high animals jump, in withers."""
AFLOAT_FROM = 0.45
"""How much of an animal that swims is below what can be seen of it anyway, in withers."""
FLIGHT = 0.85
"""How high animals fly, in withers."""
HAT_ABOVE = 0.30
"""How much higher than its head an animal's hat reaches, in withers."""
RIDER_ABOVE = 0.90
"""How much of a rider is above what it rides, in metres: about the height of somebody who sits."""


SEATED_MOUNTS = ("wheelchair",)
"""What people are on whatever they do."""
AFLOAT_MADE = ("surfboard",)
"""What people stand on where there is water, with the wave that goes along."""


@dataclass(frozen=True, slots=True)
class Animal:
    """A four-legged kind: height at the withers, length and height of the head in withers."""

    withers: float
    length: float
    head: float = 1.38

    def bred(self, breed: str) -> "Animal":
        """The same kind as that breed."""
        own = BREEDS.get(breed, {})
        return Animal(own.get("withers", self.withers), own.get("length", self.length), self.head)

    @property
    def extent(self) -> Extent:
        """Seen from the side, head and tail included."""
        return Extent(self.withers * self.length * 0.72, self.withers * self.head)


@dataclass(frozen=True, slots=True)
class Kit:
    """A flyer, swimmer or vehicle while it moves; `moves` is its action, `speed` metres a second at full pace."""

    moves: str
    speed: float
    extent: Extent
    resting: Extent | None = None
    cabin: tuple[float, float] | None = None
    """Where those aboard are seen best: metres ahead of its middle, and the height of their eyes."""
    also: Mapping[str, float] = field(default_factory=dict[str, float])
    """Metres a second of other ways to go, in which it takes the space that it takes at rest."""


BOWL = Extent(0.75, 1.90, 0.66)
"""A fish in its bowl, on a table of which the top shows."""

AFLOAT = {"fall": FALLING, "swim": SWIMMING, "fly": FLYING}
"""Actions of people who touch no ground."""

ANIMALS: dict[str, Animal] = {
    "cat": Animal(0.34, 1.26),
    "dog": Animal(0.58, 1.16),
    "fox": Animal(0.42, 1.30),
    "wolf": Animal(0.80, 1.30),
    "bear": Animal(1.05, 1.34),
    "polar bear": Animal(1.25, 1.34),
    "horse": Animal(1.55, 1.12),
    "cow": Animal(1.40, 1.36),
    "camel": Animal(1.85, 1.06),
    "lion": Animal(1.05, 1.30),
    "tiger": Animal(0.95, 1.34),
    "deer": Animal(1.05, 1.08, 1.72),
    "sheep": Animal(0.70, 1.20),
    "zebra": Animal(1.40, 1.12),
    "unicorn": Animal(1.55, 1.12),
    "donkey": Animal(1.15, 1.16),
    "elephant": Animal(2.30, 1.30),
    "giraffe": Animal(2.70, 0.92, 1.98),
    "pig": Animal(0.62, 1.42),
    "goat": Animal(0.75, 1.16),
    "rabbit": Animal(0.30, 1.12, 1.75),
    "mouse": Animal(0.16, 1.60),
    "squirrel": Animal(0.24, 1.50, 1.75),
    "panda": Animal(0.95, 1.34),
    "crocodile": Animal(0.55, 3.60),
    "rhino": Animal(1.65, 1.60),
    "hippo": Animal(1.35, 1.85, 1.25),
    "hedgehog": Animal(0.20, 1.35),
    "raccoon": Animal(0.38, 1.40),
    "skunk": Animal(0.30, 1.45, 1.9),
    "otter": Animal(0.30, 2.60),
    "meerkat": Animal(0.34, 1.25, 1.95),
    "kangaroo": Animal(1.05, 1.45, 1.95),
    "monkey": Animal(0.62, 1.45, 1.5),
    "gorilla": Animal(1.30, 1.08),
    "orangutan": Animal(0.95, 1.05),
    "koala": Animal(0.52, 1.15, 1.5),
    "sloth": Animal(0.50, 1.30),
    "pegasus": Animal(1.55, 1.12, 1.9),
    "griffin": Animal(1.25, 1.30, 1.9),
    "triceratops": Animal(2.10, 2.20),
    "sauropod": Animal(3.20, 2.30, 2.75),
}

KITS: dict[str, Kit] = {
    "bird": Kit("fly", 4.5, Extent(0.48, 2.55, 1.70), Extent(0.3, 0.45)),
    "flock": Kit("fly", 3.0, Extent(3.7, 6.4, 0.9)),
    "fish": Kit("swim", 0.7, Extent(0.42, 1.60, 1.05)),
    "butterfly": Kit("fly", 0.6, Extent(0.15, 1.50, 1.20)),
    "dragon": Kit("fly", 6.0, Extent(7.2, 11.0, 0.0), Extent(2.9, 4.5)),
    "ant": Kit("walk", 0.091, Extent(0.20, 0.22)),
    "spider": Kit("walk", 0.091, Extent(0.22, 0.24)),
    "beetle": Kit("walk", 0.084, Extent(0.15, 0.13)),
    "ladybird": Kit("walk", 0.077, Extent(0.14, 0.15)),
    "grasshopper": Kit("walk", 0.091, Extent(0.19, 0.22)),
    "scorpion": Kit("walk", 0.098, Extent(0.26, 0.26)),
    "caterpillar": Kit("walk", 0.098, Extent(0.18, 0.13)),
    "snail": Kit("walk", 0.091, Extent(0.19, 0.19)),
    **{
        kind: Kit(
            "fly",
            3.2,
            Extent(1.15 * unit, 2 + 1.2 * unit, 2 - 0.95 * unit),
            Extent(0.6 * unit, tall * unit),
            also={"walk": 0.5 * unit, "swim": 0.35},
        )
        for kind, unit, tall in (
            ("goose", 0.75, 1.05),
            ("swan", 0.95, 1.35),
            ("flamingo", 0.62, 2.15),
            ("heron", 0.62, 1.85),
            ("eagle", 0.85, 0.85),
            ("vulture", 0.85, 1.0),
            ("peacock", 0.80, 1.45),
            ("turkey", 0.75, 1.15),
            ("ostrich", 1.05, 2.5),
        )
    },
    "hummingbird": Kit("fly", 0.0, Extent(0.30, 1.66, 1.08), Extent(0.16, 0.16), also={"walk": 0.13, "swim": 0.35}),
    "dragonfly": Kit("fly", 0.8, Extent(0.45, 1.50, 0.95)),
    "car": Kit("drive", 8.0, Extent(2.1, 1.55), cabin=(-0.29, 1.12)),
    "bicycle": Kit("drive", 4.0, Extent(0.95, 1.1)),
    "train": Kit("drive", 12.0, Extent(6.0, 3.9)),
    "steam train": Kit("drive", 10.0, Extent(6.4, 5.6)),
    "tanker": Kit("sail", 3.0, Extent(26.0, 14.0)),
    "tractor": Kit("drive", 3.0, Extent(2.2, 2.9)),
    "house": Kit("stand", 0.0, Extent(4.6, 7.2)),
    "wind turbine": Kit("stand", 0.0, Extent(9.0, 27.0)),
    "van": Kit("drive", 8.0, Extent(2.8, 2.4)),
    "boat": Kit("sail", 1.6, Extent(3.7, 6.3), cabin=(-1.2, 1.3)),
    "plane": Kit("fly", 18.0, Extent(14.0, 19.0, 9.5)),
    "spaceship": Kit("fly", 8.0, Extent(6.4, 6.2, 0.4)),
    "whale": Kit("swim", 1.6, Extent(6.5, 5.4, 1.2)),
    "shark": Kit("swim", 1.8, Extent(2.2, 2.6, 0.8)),
    "dolphin": Kit("swim", 2.0, Extent(1.7, 2.3, 0.9)),
    "turtle": Kit("swim", 0.5, Extent(0.75, 1.7, 0.8)),
    "octopus": Kit("swim", 0.4, Extent(0.65, 1.85, 0.55)),
    "jellyfish": Kit("swim", 0.2, Extent(0.34, 1.95, 1.1)),
    "crab": Kit("swim", 0.2, Extent(0.26, 0.28)),
    "penguin": Kit("walk", 0.35, Extent(0.30, 0.86)),
    "duck": Kit("swim", 0.3, Extent(0.32, 0.42)),
    "chicken": Kit("walk", 0.3, Extent(0.26, 0.46)),
    "owl": Kit("perch", 0.0, Extent(0.18, 0.5)),
    "bee": Kit("fly", 0.7, Extent(0.12, 1.50, 1.20)),
    "frog": Kit("walk", 0.25, Extent(0.24, 0.24)),
    "dinosaur": Kit("walk", 2.6, Extent(2.9, 3.7)),
    "ghost": Kit("fly", 0.7, Extent(0.75, 1.75)),
    "snowman": Kit("stand", 0.0, Extent(0.72, 1.7)),
    "snake": Kit("walk", 0.3, Extent(0.72, 0.36)),
    "motorcycle": Kit("drive", 9.0, Extent(1.05, 1.1)),
    "bus": Kit("drive", 8.0, Extent(4.9, 3.1)),
    "truck": Kit("drive", 8.0, Extent(4.6, 3.2)),
    "helicopter": Kit("fly", 12.0, Extent(7.0, 11.6, 6.8)),
    "balloon": Kit("fly", 0.9, Extent(5.8, 20.2, 6.0)),
    "saucer": Kit("fly", 6.0, Extent(4.2, 7.2, 3.8)),
    "ship": Kit("sail", 2.2, Extent(16.0, 21.5)),
    "rowing boat": Kit("sail", 1.0, Extent(2.4, 0.9)),
    "thing": Kit("stand", 0.0, Extent(0.42, 1.05)),
    "creature": Kit("walk", 0.7, Extent(0.82, 1.1)),
    "vehicle": Kit("drive", 5.0, Extent(2.0, 1.65)),
    "plant": Kit("stand", 0.0, Extent(0.34, 1.1)),
    "building": Kit("stand", 0.0, Extent(2.3, 4.6)),
    "campfire": Kit("stand", 0.0, Extent(0.75, 1.3)),
    "tent": Kit("stand", 0.0, Extent(2.1, 1.9)),
    "door": Kit("stand", 0.0, Extent(1.25, 2.92)),
    "portal": Kit("stand", 0.0, Extent(0.95, 2.75)),
    "coffin": Kit("stand", 0.0, Extent(1.15, 1.05)),
    "ladder": Kit("stand", 0.0, Extent(0.35, 3.35)),
    "stairs": Kit("stand", 0.0, Extent(1.1, 2.9)),
    "bed": Kit("stand", 0.0, Extent(1.15, 1.15)),
    "sofa": Kit("stand", 0.0, Extent(1.12, 0.98)),
    "chairs": Kit("stand", 0.0, Extent(0.75, 0.98)),
    "throne": Kit("stand", 0.0, Extent(0.98, 2.15)),
    "log": Kit("stand", 0.0, Extent(1.2, 0.5)),
    "rock": Kit("stand", 0.0, Extent(1.0, 0.55)),
    "mushroom": Kit("stand", 0.0, Extent(1.0, 0.78)),
    "bloom": Kit("stand", 0.0, Extent(0.34, 1.66, 1.0)),
    "grill": Kit("stand", 0.0, Extent(0.45, 1.25)),
    "fence": Kit("stand", 0.0, Extent(1.75, 1.08)),
    "branch": Kit("stand", 0.0, Extent(1.2, 2.2)),
    "basket": Kit("stand", 0.0, Extent(0.62, 0.42)),
    "christmas tree": Kit("stand", 0.0, Extent(1.0, 2.75)),
    "statue": Kit("stand", 0.0, Extent(0.66, 3.1)),
    "fountain": Kit("stand", 0.0, Extent(1.38, 1.95)),
    "treasure chest": Kit("stand", 0.0, Extent(0.68, 1.1)),
    "telescope": Kit("stand", 0.0, Extent(0.9, 1.85)),
    "mirror": Kit("stand", 0.0, Extent(0.55, 2.2)),
    "bathtub": Kit("stand", 0.0, Extent(1.1, 1.1)),
    "trampoline": Kit("stand", 0.0, Extent(1.45, 0.95)),
    "tombstone": Kit("stand", 0.0, Extent(0.6, 1.15)),
    "writing desk": Kit("stand", 0.0, Extent(0.98, 1.46)),
    "submarine": Kit("sail", 2.0, Extent(5.6, 6.5, 0.8)),
    "convertible": Kit("drive", 9.0, Extent(2.2, 1.45), cabin=(-0.43, 1.17)),
    "pickup": Kit("drive", 8.0, Extent(2.5, 1.8), cabin=(-0.1, 1.4)),
    "jeep": Kit("drive", 8.0, Extent(1.9, 1.85), cabin=(-0.3, 1.38)),
    "sports car": Kit("drive", 12.0, Extent(2.3, 1.3), cabin=(-0.38, 0.95)),
    "vintage car": Kit("drive", 5.0, Extent(2.0, 1.85), cabin=(-0.45, 1.4)),
    "tram": Kit("drive", 6.0, Extent(5.0, 4.7)),
    "fire engine": Kit("drive", 9.0, Extent(4.6, 3.5)),
    "carriage": Kit("drive", 3.0, Extent(5.6, 2.7), cabin=(-1.1, 1.8)),
    "gondola": Kit("sail", 1.0, Extent(3.9, 2.5)),
    "ghost ship": Kit("sail", 1.2, Extent(16.0, 25.0)),
    "biplane": Kit("fly", 9.0, Extent(3.7, 6.4, 2.8), cabin=(-0.54, 5.4)),
    "rocket": Kit("fly", 0.0, Extent(6.0, 15.5), Extent(2.4, 12.3)),
    "shuttle": Kit("fly", 0.0, Extent(6.0, 15.5), Extent(2.8, 12.3)),
    "starfighter": Kit("fly", 9.0, Extent(5.2, 6.0, 1.0)),
    "satellite": Kit("fly", 0.2, Extent(3.4, 5.2, 1.2)),
    "space station": Kit("fly", 0.3, Extent(8.6, 12.0, 0.2)),
    "drone": Kit("fly", 2.0, Extent(0.45, 2.4, 1.8)),
    "skateboard": Kit("drive", 4.5, Extent(0.75, 0.2)),
    "snowboard": Kit("drive", 5.5, Extent(0.9, 0.2)),
    "skis": Kit("drive", 5.5, Extent(1.0, 0.2)),
    "surfboard": Kit("sail", 2.4, Extent(2.6, 0.3)),
    "scooter": Kit("drive", 3.0, Extent(0.7, 1.0)),
    "sledge": Kit("drive", 5.0, Extent(0.8, 0.5)),
    "wheelchair": Kit("drive", 1.1, Extent(0.55, 1.05)),
    "swing": Kit("drive", 0.0, Extent(1.55, 2.6)),
    "canoe": Kit("sail", 1.2, Extent(2.4, 0.7)),
}


def stature(attributes: Attributes) -> float:
    """A person's height in metres."""
    share = {"child": CHILD_SHARE, "elder": ELDER_SHARE}.get(str(attributes.get("age", "adult")), 1.0)
    return STATURE.get(str(attributes.get("sex", "male")), STATURE["male"]) * share


def extent_of(kind: str, attributes: Attributes, action: str) -> Extent:
    """The space that a figure takes while it does `action`."""
    size = float(attributes.get("size", 1.0))
    if attributes.get("bowl"):
        return BOWL
    if kind in KITS:
        kit = KITS[kind]
        extent = (kit.extent if action == kit.moves or kit.resting is None else kit.resting).scaled(size)
        return replace(extent, half=extent.half * 1.3, top=extent.top * 1.7) if "holds" in attributes else extent
    if kind in ANIMALS:
        animal = ANIMALS[kind].bred(str(attributes.get("breed", "")))
        extent = animal.extent.scaled(size)
        if action in ("jump", "pounce"):
            return Extent(extent.half, extent.top + LEAP * animal.withers * size)
        if action == "swim":
            return Extent(extent.half, extent.top, AFLOAT_FROM * animal.withers * size)
        if action == "fly":
            rise = FLIGHT * animal.withers * size
            return Extent(extent.half, extent.top + rise, rise)
        hat = HAT_ABOVE * animal.withers * size if "hat" in attributes else 0.0
        tall = ANIMAL_LOW.get(action, ANIMAL_TALL.get(action, 1.0))
        return Extent(extent.half * ANIMAL_WIDE.get(action, 1.0), extent.top * tall + hat)
    if "mount" in attributes and (action == "ride" or attributes["mount"] in SEATED_MOUNTS):
        return _mounted(str(attributes["mount"]), attributes)
    if action in AFLOAT:
        size, extent = stature(attributes) / STATURE["male"], AFLOAT[action]
        return Extent(extent.half * size, extent.top * size, extent.bottom * size)
    height = stature(attributes) * _height(attributes, action)
    share = min(1.0, stature(attributes) / STATURE["male"])
    laid = attributes.get("seat") == "chair" and action in WORKS and WORKS[action].table
    wide = TABLE_HALF if laid else WIDE_ACTIONS.get(action, 0.0)
    return Extent(max(STANDING_HALF_WIDTH, wide * share), height)


TALL_PROPS = {
    "umbrella": 1.30,
    "newspaper": 1.12,
    "balloon": 1.12,
    "kite": 1.8,
    "flag": 1.42,
    "spear": 1.26,
    "sign": 1.08,
}
"""Height of somebody with a thing held up, as a share of that of somebody who stands."""


def _height(attributes: Attributes, action: str) -> float:
    """Height in an action, with what is used for it, as a share of that of somebody who stands."""
    work = WORKS.get(action)
    seated = (work is not None and work.seat) or ("seat" in attributes and keeps_seat(action))
    own = LOW_ACTIONS["sit"] if seated else LOW_ACTIONS.get(action, TALL_ACTIONS.get(action, 1.0))
    return max(own, work.tall if work else 0.0, TALL_PROPS.get(str(attributes.get("prop", "")), 0.0))


def speed_of(kind: str, attributes: Attributes, action: str) -> float:
    """Metres a second of a figure that travels; 0 for actions on the spot."""
    if attributes.get("bowl"):
        return 0.0
    if kind in KITS:
        return KITS[kind].speed if action == KITS[kind].moves else KITS[kind].also.get(action, 0.0)
    if kind in ANIMALS:
        animal = ANIMALS[kind].bred(str(attributes.get("breed", "")))
        return ANIMAL_SPEED.get(action, 0.0) * animal.withers * float(attributes.get("size", 1.0))
    if action == "ride" and "mount" in attributes:
        return _mount_speed(str(attributes["mount"]))
    slower = ELDER_STRIDE if action == "walk" and attributes.get("age") == "elder" else 1.0
    return HUMAN_SPEED.get(action, 0.0) * stature(attributes) * slower


def _mounted(mount: str, attributes: Attributes) -> Extent:
    """A rider with what carries it."""
    if mount in ANIMALS:
        animal = ANIMALS[mount]
        return Extent(animal.extent.half, max(animal.extent.top, animal.withers + RIDER_ABOVE))
    if mount in SEATED_MOUNTS:
        return Extent(0.5, 0.80 * stature(attributes))
    if mount in AFLOAT_MADE:
        return Extent(1.9, 2.2)
    if KITS[mount].moves == "sail":
        return Extent(KITS[mount].extent.half, RIDER_ABOVE + 0.4)
    if KITS[mount].extent.bottom or mount in ("dragon", "swing"):
        return KITS[mount].extent
    size = stature(attributes) / STATURE["male"]
    return Extent(KITS[mount].extent.half * size, 0.98 * stature(attributes))


def _mount_speed(mount: str) -> float:
    """Metres a second at full pace: an animal trots."""
    return ANIMAL_SPEED["trot"] * ANIMALS[mount].withers if mount in ANIMALS else KITS[mount].speed
