"""Everybody: in every action, by looks, by feeling; animals, vehicles, riders, things in hands, stand-ins."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from demo.previs_sheets.cells import Cell, Look, table
from demo.previs_sheets.grid import Image
from rushes.engines.previs.direct.bodies import ANIMALS, KITS
from rushes.engines.previs.direct.facing import SIDEWAYS
from rushes.engines.previs.figures import ACTIONS, ATTRIBUTES
from rushes.engines.previs.film import Actor, Companion, Turn
from rushes.engines.previs.scene import Emotion, Spot
from rushes.engines.previs.understand.lexicon import lexicon

CAST: Mapping[str, Look] = {
    "man": {"clothing": "tshirt", "top": "blue", "bottom": "navy", "skin": "fair", "hair_colour": "brown"},
    "woman": {"sex": "female", "clothing": "coat", "top": "crimson", "hair_colour": "auburn", "scarf": "cream"},
    "manager": {"clothing": "suit", "skin": "dark", "glasses": True, "hair_colour": "black"},
    "dancer": {"sex": "female", "clothing": "dress", "top": "gold", "skin": "brown", "hair": "afro",
               "hair_colour": "black"},
    "girl": {"sex": "female", "age": "child", "clothing": "raincoat", "hair": "bob", "hat": "hood"},
    "boy": {"age": "child", "clothing": "hoodie", "top": "green", "hair_colour": "ginger"},
    "old man": {"age": "elder", "clothing": "sweater", "top": "olive", "hair": "bald", "beard": True},
    "old woman": {"sex": "female", "age": "elder", "clothing": "blouse", "top": "lavender", "hair": "bun",
                  "glasses": True},
    "heavy man": {"build": 0.9, "clothing": "shirt", "top": "rust", "beard": True},
    "slim woman": {"sex": "female", "build": -0.8, "clothing": "sweater", "top": "teal", "hair": "ponytail"},
    "ballerina": {"sex": "female", "clothing": "tutu"},
    "skydiver": {"clothing": "jumpsuit", "goggles": True, "hat": "helmet"},
    "chef": {"clothing": "apron", "hat": "chef", "hat_colour": "white", "accent": "crimson"},
    "fisherman": {"clothing": "raincoat", "hat": "hood", "beard": True, "age": "elder"},
    "knight": {"clothing": "armour", "prop": "sword", "sex": "female", "hair_colour": "blonde"},
    "astronaut": {"clothing": "spacesuit", "skin": "tan"},
    "officer": {"clothing": "uniform", "hat": "cap", "hat_colour": "navy"},
    "wizard": {"clothing": "robe", "top": "indigo", "age": "elder", "beard": True, "prop": "staff", "hat": "brim"},
    "queen": {"sex": "female", "clothing": "gown", "hat": "crown", "skin": "brown", "hair_colour": "black"},
    "farmer": {"clothing": "overalls", "top": "red", "hat": "brim", "hat_colour": "sand"},
    "businesswoman": {"sex": "female", "clothing": "jacket", "top": "teal", "hair": "bob", "bag": "brown"},
    "robot": {"clothing": "robot"},
    "alien": {"hat": "alien", "skin": "#86b56a", "clothing": "jumpsuit", "top": "#8d9099"},
    "wavy hair": {"sex": "female", "clothing": "tshirt", "top": "rose", "hair": "wavy", "hair_colour": "blonde"},
}  # fmt: skip
DRESS: Sequence[Look] = (
    {"age": "child", "clothing": "pyjamas", "print": "stripes", "top": "blue"},
    {"sex": "female", "clothing": "dress", "print": "dots", "top": "crimson"},
    {"clothing": "shirt", "print": "checks", "top": "red", "beard": True},
    {"clothing": "tshirt", "print": "stripes", "top": "navy"},
    {"clothing": "shuka", "print": "checks", "skin": "dark", "hair": "buzz", "hair_colour": "black"},
    {"clothing": "toga", "hair": "curly"},
    {"clothing": "gi", "top": "black", "hat": "hood", "hat_colour": "black", "mask": "mouth"},
    {"clothing": "gi"},
    {"clothing": "trench coat", "hat": "fedora"},
    {"sex": "female", "clothing": "leather jacket", "hair": "mohawk", "hair_colour": "green"},
    {"sex": "female", "clothing": "coat", "top": "indigo"},
    {"clothing": "cardigan", "top": "rust"},
    {"sex": "female", "clothing": "tshirt", "hair": "short", "hair_colour": "pink", "hat": "headphones"},
    {"clothing": "sweater", "top": "black", "mask": "eyes"},
    {"clothing": "bodysuit", "mask": "eyes", "over": "cape"},
)
"""Prints, masks, and sets of clothes that nobody of `CAST` wears."""
MOMENTS = (0.25, 0.6, 0.95, 1.3)
FEELINGS: tuple[Emotion, ...] = ("neutral", "calm", "joy", "sad", "angry", "fear", "surprise")
FACES = ("man", "dancer", "boy", "old man", "woman", "fisherman")
MOUNTS = (
    "horse", "bicycle", "motorcycle", "camel", "elephant", "dragon", "canoe", "skateboard", "snowboard", "skis",
    "surfboard", "scooter", "sledge", "wheelchair",
)  # fmt: skip
MOUNT_ROOM = {"dragon": 8.0, "surfboard": 4.4, "canoe": 4.0}
"""Metres that the cell of a mount shows; others show a rider with room about it."""

CREWED = ("car", "convertible", "pickup", "jeep", "sports car", "vintage car", "biplane", "tram", "fire engine",
          "carriage", "gondola", "boat", "ship")  # fmt: skip
CREW = (("man", 58.0), ("woman", 58.0), ("dog", 90.0))
CARRIED: tuple[tuple[Spot, str], ...] = (("arms", "cat"), ("arms", "boy"), ("shoulders", "boy"), ("shoulder", "bird"))


def sheets() -> Iterator[tuple[str, Image]]:
    """People, actions, feelings, animals, and what is drawn from the side."""
    yield "figures-people", _people()
    yield "figures-dress", _dress()
    yield "figures-actions", _actions()
    yield "figures-feelings", _feelings()
    yield "figures-heads", _heads()
    yield "figures-props", _props()
    for number, kinds in enumerate(_halves(tuple(ANIMALS)), 1):
        yield f"figures-animals-{number}", _animals(kinds)
    yield "figures-kits", _kits()
    yield "figures-riders", _riders()
    yield "figures-company", _company()


def _halves(kinds: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    middle = (len(kinds) + 1) // 2
    return kinds[:middle], kinds[middle:]


def _people() -> Image:
    """Each from the front, from the side, and from behind."""
    cells = [
        Cell(look=look, yaw=yaw, caption=name, identity=name, metres=2.1)
        for name, look in CAST.items()
        for yaw in (18.0, 88.0, 160.0)
    ]
    return table(cells, 12, 112, 200)


def dressed() -> list[Cell]:
    """Everybody whom the lexicon dresses, by trade, from the front and from the side."""
    return [
        Cell(look=look, yaw=yaw, caption=key, identity=key, metres=2.2)
        for key, look in trades().items()
        for yaw in (14.0, 70.0)
    ]


def trades() -> dict[str, Look]:
    """The looks of every human entry of the lexicon that says what is worn."""
    subjects = lexicon().cast
    return {
        key: who.attributes for key, who in subjects.items() if who.kind == "human" and "clothing" in who.attributes
    }


def _dress() -> Image:
    return table(dressed(), 16, 92, 170)


def _actions() -> Image:
    """Every action at four moments, turned as a film turns it."""
    cells: list[Cell] = []
    for number, action in enumerate(ACTIONS["human"]):
        look = dict(CAST["dancer" if number % 2 else "man"])
        if action in ("sit", "type"):
            look["seat"] = "chair"
        if action == "ride":
            look["mount"] = "bicycle"
        yaw = {"walk": 82.0, "run": 82.0, "ride": 90.0, "climb": 180.0}.get(action, SIDEWAYS.get(action, 30.0))
        metres = 2.6 if action in ("jump", "pirouette", "climb", "cheer") else 2.25
        cell = Cell(action=action, look=look, yaw=yaw, metres=metres, foot=0.13)
        cells += [replace(cell, t=t, caption=action if t == MOMENTS[0] else " ") for t in MOMENTS]
    return table(cells, 16, 100, 142)


def _feelings() -> Image:
    """Every feeling from head to foot, and close."""
    cells: list[Cell] = []
    acted = ("laugh", "cry", "shout")
    for name in FACES:
        cell = Cell(look=CAST[name], identity=name, yaw=24.0, t=0.9, metres=2.1)
        for one, size in ((cell, "whole"), (close(cell), "close")):
            caption = name if size == "whole" else ""
            cells += [
                replace(one, emotion=feeling, caption=caption and f"{caption}: {feeling}") for feeling in FEELINGS
            ]
            cells += [replace(one, action=action, caption=caption and f"{caption}: {action}") for action in acted]
    return table(cells, 10, 132, 150)


def _heads() -> Image:
    """Heads from all sides."""
    turns = (0, 30, 55, 90, -60, 120, 150, 180, -140, -90)
    cells = [
        replace(close(Cell(look=CAST[name], identity=name, t=0.9)), yaw=yaw)
        for name in (*FACES, "girl", "chef")
        for yaw in turns
    ]
    return table(cells, 10, 128, 128)


def close(cell: Cell) -> Cell:
    """The same person from the shoulders up."""
    tall = 1.75 * (0.70 if cell.look.get("age") == "child" else 0.96)
    return replace(cell, metres=0.66, foot=-(tall - 0.60) / 0.66)


def _props() -> Image:
    """Everything that can be held, twice."""
    cells = [
        Cell(look={**CAST[name], "prop": prop}, yaw=yaw, caption=prop, metres=2.5, foot=0.08)
        for prop in ATTRIBUTES["human"]["prop"].values
        if prop != "none"
        for name, yaw in (("man", 24.0), ("dancer", 75.0))
    ]
    return table(cells, 10, 112, 170)


def _animals(kinds: tuple[str, ...]) -> Image:
    """From the side, turned both ways; going, leaping, resting, calling."""
    poses = (("stand", 90, 0.3), ("stand", 40, 0.3), ("stand", -25, 0.3), ("walk", 80, 0.3), ("trot", 80, 0.2))
    poses += (
        ("run", 80, 0.1),
        ("run", 80, 0.33),
        ("jump", 75, 0.55),
        ("sit", 55, 0.5),
        ("lie", 65, 0.5),
        ("talk", 50, 0.4),
    )
    cells: list[Cell] = []
    for kind in kinds:
        animal = ANIMALS[kind]
        metres = animal.withers * max(2.2, animal.head * 1.4, animal.length * 0.95)
        for number, (action, yaw, t) in enumerate(poses):
            caption = kind if number == 0 else action
            cells.append(Cell(kind, action, yaw=yaw, t=t, metres=metres, foot=0.12, caption=caption))
    return table(cells, 11, 126, 116)


def _kits() -> Image:
    """What is drawn from the side: flyers, swimmers, fowl, vehicles, stand-ins."""
    cells = list(chain.from_iterable(kit_cells(kind) for kind in KITS))
    return table(cells, 8, 168, 118)


def kit_cells(kind: str) -> Iterator[Cell]:
    """What a kit does, at the size that fills a cell."""
    kit = KITS[kind]
    for number, action in enumerate(a for a in ACTIONS[kind] if a != "stand" or kit.moves == "stand"):
        extent = kit.extent if action == kit.moves or kit.resting is None else kit.resting
        metres = max((extent.top - extent.bottom) * 1.2, extent.half * 2 * 0.62)
        foot = 0.5 - (extent.top + extent.bottom) / 2 / metres
        across = 0.34 if kind == "train" else 0.0
        yield Cell(kind, action, yaw=90, t=0.2 + 0.2 * number, metres=metres, foot=foot, across=across, caption=kind)


def rider_size(mount: str) -> float:
    """Metres that the cell of somebody on a mount shows."""
    return MOUNT_ROOM.get(mount, ANIMALS[mount].withers + 1.5 if mount in ANIMALS else 2.3)


def company_cells() -> Iterator[Cell]:
    """Vehicles with those aboard, both ways, and people who carry somebody."""
    crew = tuple(Companion(spot="aboard", actor=_guest(name, yaw)) for name, yaw in CREW)
    for kind in CREWED:
        for cell in list(kit_cells(kind))[:1]:
            cell = replace(cell, metres=1.5 * cell.metres)
            yield replace(cell, company=crew)
            yield replace(cell, company=crew[:1], yaw=-90.0)
    for spot, name in CARRIED:
        for yaw in (30.0, -70.0):
            company = (Companion(spot=spot, actor=_guest(name, yaw)),)
            yield Cell(look=CAST["woman"], identity="woman", yaw=yaw, metres=2.8, caption=spot, company=company)


def _guest(name: str, yaw: float) -> Actor:
    kind = "human" if name in CAST else name
    return Actor(id=name, kind=kind, attributes=dict(CAST.get(name, {})), turns=(Turn(t=0, yaw=yaw),))


def _company() -> Image:
    """Vehicles with their crew, and people who carry somebody."""
    return table(list(company_cells()), 8, 170, 150)


def _riders() -> Image:
    """On everything that can be ridden, both ways and turned."""
    cells: list[Cell] = []
    for mount in MOUNTS:
        look = {**CAST["dancer" if len(cells) % 8 else "man"], "mount": mount}
        foot = 0.10 if mount != "dragon" else -0.24
        cell = Cell(action="ride", look=look, metres=rider_size(mount), foot=foot, caption=mount)
        cells += [replace(cell, yaw=90, t=0.2, towards=1), replace(cell, yaw=-90, t=0.5, towards=-1)]
        cells += [replace(cell, yaw=90, t=0.7, towards=1), replace(cell, yaw=36, t=0.4)]
    return table(cells, 8, 170, 170)
