"""What can be shown: kinds of figures, what each can do, what can be said of each. Data for whoever reads prompts."""

from rushes.engines.previs.figures.actions import ACTIONS as HUMAN_ACTIONS
from rushes.engines.previs.figures.animal_wear import ANIMAL_HATS, BREATHS, HELD_IN_MOUTHS
from rushes.engines.previs.figures.attributes import FLAG, Attribute, choice, colour, number
from rushes.engines.previs.figures.bestiary import SPECIES
from rushes.engines.previs.figures.breeds import BREEDS
from rushes.engines.previs.figures.colours import EYES, HAIRS, SKINS
from rushes.engines.previs.figures.gaits import ANIMAL_ACTIONS
from rushes.engines.previs.figures.look import HAIR_STYLES, HATS, MASKS, PRINTS, PROPS, SEAT_NAMES, STATION_NAMES
from rushes.engines.previs.figures.species import PATTERNS
from rushes.engines.previs.figures.wardrobe import OVERS, SETS

MADE_TO_MEASURE = ("skateboard", "snowboard", "skis", "surfboard", "scooter", "sledge", "wheelchair", "swing")
MOUNTS = ("bicycle", "motorcycle", "dragon", "rowing boat", "canoe", *MADE_TO_MEASURE, *SPECIES)
"""What somebody who rides can sit on."""

HUMAN: dict[str, Attribute] = {
    "sex": choice("male", "female"),
    "age": choice("child", "adult", "elder"),
    "build": number(-1, 1),
    "skin": colour(SKINS),
    "hair": choice(*HAIR_STYLES),
    "hair_colour": colour(HAIRS),
    "eyes": colour(EYES),
    "clothing": choice(*SETS),
    "top": colour(),
    "bottom": colour(),
    "accent": colour(),
    "shoes": colour(),
    "print": choice(*PRINTS),
    "mask": choice(*MASKS),
    "beard": FLAG,
    "glasses": FLAG,
    "goggles": FLAG,
    "hat": choice(*HATS),
    "hat_colour": colour(),
    "scarf": colour(optional=True),
    "bag": colour(optional=True),
    "over": choice("none", *OVERS),
    "over_colour": colour(),
    "prop": choice(*PROPS),
    "prop_colour": colour(),
    "seat": choice(*SEAT_NAMES),
    "station": choice("none", *STATION_NAMES),
    "rope_reach": number(-8, 8),
    "rope_height": number(0, 4),
    "mount": choice("none", *MOUNTS),
    "mount_colour": colour(),
}
ANIMAL: dict[str, Attribute] = {
    "coat": colour(),
    "under": colour(),
    "mark": colour(),
    "socks": colour(optional=True),
    "eye": colour(EYES),
    "pattern": choice(*PATTERNS),
    "size": number(0.4, 2.0),
    "breed": choice(*BREEDS),
    "sex": choice("male", "female"),
    "age": choice("young", "adult"),
    "hat": choice("none", *ANIMAL_HATS),
    "hat_colour": colour(),
    "glasses": FLAG,
    "collar": colour(optional=True),
    "scarf": colour(optional=True),
    "holds": choice("none", *HELD_IN_MOUTHS),
    "breath": choice("none", *BREATHS),
    "glow": FLAG,
    "see_through": FLAG,
}
CREATURE: dict[str, Attribute] = {name: ANIMAL[name] for name in ("holds", "breath", "glow", "see_through")}
"""What can be said of every kit that has a coat: of what is alive."""
SIZE = number(0.4, 3.0)
CRAWLERS = ("ant", "spider", "beetle", "ladybird", "grasshopper", "scorpion", "caterpillar", "snail")
"""Small things on many legs, or none, all of which only stand and walk."""
BIRDS = (
    "goose", "swan", "flamingo", "heron", "eagle", "vulture", "peacock", "turkey", "ostrich", "hummingbird",
)  # fmt: skip
"""Birds that walk, peck, float and fly."""

# Colours, flags and actions of the side-view kits; the kits themselves need the raster library.
_KITS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "bird": (("coat", "under", "beak"), (), ("stand", "perch", "eat", "fly")),
    "flock": (("coat", "mark"), (), ("stand", "fly")),
    "fish": (("coat", "mark"), ("bowl",), ("stand", "swim")),
    "butterfly": (("coat", "mark"), (), ("stand", "fly")),
    "dragon": (("coat", "under"), (), ("stand", "breathe", "roar", "laugh", "talk", "sleep", "fly")),
    **dict.fromkeys(CRAWLERS, (("coat", "mark"), (), ("stand", "walk"))),
    "dragonfly": (("coat", "mark"), (), ("stand", "fly")),
    **dict.fromkeys(BIRDS, (("coat", "mark", "under", "beak"), (), ("stand", "walk", "eat", "swim", "fly"))),
    "whale": (("coat", "mark"), (), ("stand", "swim")),
    "shark": (("coat", "mark"), (), ("stand", "swim")),
    "dolphin": (("coat", "mark"), (), ("stand", "swim")),
    "turtle": (("coat", "mark"), (), ("stand", "swim")),
    "octopus": (("coat",), (), ("stand", "swim")),
    "jellyfish": (("coat",), (), ("stand", "swim")),
    "crab": (("coat",), (), ("stand", "swim")),
    "penguin": (("coat", "under", "beak"), (), ("stand", "walk")),
    "duck": (("coat", "mark", "beak"), (), ("stand", "swim", "walk")),
    "chicken": (("coat", "mark"), (), ("stand", "eat", "walk")),
    "owl": (("coat", "under"), (), ("stand", "perch")),
    "bee": (("coat", "mark"), (), ("stand", "fly")),
    "frog": (("coat", "under"), (), ("stand", "walk")),
    "snake": (("coat", "mark"), (), ("stand", "walk")),
    "dinosaur": (("coat", "under"), (), ("stand", "walk")),
    "ghost": (("coat",), (), ("stand", "fly")),
    "snowman": (("coat", "mark"), (), ("stand",)),
    "car": (("body",), ("lights", "siren", "fast", "dust"), ("stand", "drive")),
    "bicycle": (("body",), (), ("stand", "drive")),
    "motorcycle": (("body",), (), ("stand", "drive")),
    "bus": (("body",), ("lights",), ("stand", "drive")),
    "truck": (("body",), ("lights",), ("stand", "drive")),
    "train": (("body",), ("lights",), ("stand", "drive")),
    "steam train": (("body",), ("lights",), ("stand", "drive")),
    "tanker": (("body", "stripe"), (), ("stand", "sail")),
    "tractor": (("body",), ("plough",), ("stand", "drive")),
    "house": (("body",), ("lights",), ("stand",)),
    "wind turbine": (("body",), (), ("stand",)),
    "van": (("body", "stripe"), ("lights", "siren", "fast"), ("stand", "drive")),
    "boat": (("body", "sail"), (), ("stand", "sail")),
    "plane": (("body", "stripe"), (), ("stand", "fly")),
    "spaceship": (("body", "stripe"), (), ("stand", "fly")),
    "helicopter": (("body", "stripe"), (), ("stand", "fly")),
    "balloon": (("body", "stripe"), (), ("stand", "fly")),
    "saucer": (("body", "stripe"), (), ("stand", "fly")),
    "ship": (("body", "sail"), (), ("stand", "sail")),
    "rowing boat": (("body",), (), ("stand", "sail")),
    "submarine": (("body", "stripe"), (), ("stand", "sail")),
    **dict.fromkeys(
        ("convertible", "pickup", "jeep", "sports car", "vintage car"),
        (("body",), ("lights", "fast", "dust"), ("stand", "drive")),
    ),
    **dict.fromkeys(MADE_TO_MEASURE[:3], (("body",), (), ("stand", "drive"))),
    **dict.fromkeys(MADE_TO_MEASURE[4:], (("body",), (), ("stand", "drive"))),
    **dict.fromkeys(("surfboard", "canoe", "gondola"), (("body",), (), ("stand", "sail"))),
    "tram": (("body",), ("lights",), ("stand", "drive")),
    "fire engine": (("body",), ("lights", "fast"), ("stand", "drive")),
    "carriage": (("body",), (), ("stand", "drive")),
    "ghost ship": (("body", "sail"), (), ("stand", "sail")),
    "biplane": (("body", "stripe"), (), ("stand", "fly")),
    "rocket": (("body", "stripe"), (), ("stand", "fly")),
    "shuttle": (("body", "stripe"), (), ("stand", "fly")),
    "starfighter": (("body", "stripe"), ("fires",), ("stand", "fly")),
    **dict.fromkeys(("satellite", "space station", "drone"), (("body",), (), ("stand", "fly"))),
    # Set pieces: what people and animals do something on, in, under or at. Some have a part that is before them.
    "campfire": ((), (), ("stand",)),
    "tent": (("body",), (), ("stand",)),
    "door": (("body",), (), ("stand", "open")),
    "portal": (("body",), (), ("stand",)),
    "coffin": (("body",), ("front",), ("stand",)),
    "ladder": ((), (), ("stand",)),
    "stairs": (("body",), (), ("stand",)),
    "bed": (("body",), ("front",), ("stand",)),
    "sofa": (("body",), (), ("stand",)),
    "chairs": (("body",), (), ("stand",)),
    "throne": (("body",), (), ("stand",)),
    "rock": (("body",), (), ("stand",)),
    "log": (("body",), (), ("stand",)),
    "mushroom": (("body",), (), ("stand",)),
    "bloom": (("body",), (), ("stand",)),
    "grill": (("body",), (), ("stand",)),
    "fence": (("body",), (), ("stand",)),
    "branch": (("body",), (), ("stand",)),
    "basket": (("body",), ("front",), ("stand",)),
    "writing desk": (("body",), (), ("stand",)),
    "christmas tree": (("body",), (), ("stand",)),
    "statue": (("body",), (), ("stand",)),
    "fountain": (("body",), (), ("stand",)),
    "treasure chest": (("body",), (), ("stand",)),
    "telescope": (("body",), (), ("stand",)),
    "mirror": (("body",), (), ("stand",)),
    "bathtub": (("body",), ("front",), ("stand",)),
    "trampoline": (("body",), (), ("stand",)),
    "tombstone": (("body",), (), ("stand",)),
    # What stands in, under a sheet, for what no kit draws: by category.
    "thing": (("body",), (), ("stand",)),
    "creature": (("body",), (), ("stand", "walk")),
    "vehicle": (("body",), (), ("stand", "drive")),
    "plant": (("body",), (), ("stand",)),
    "building": (("body",), (), ("stand",)),
}

ATTRIBUTES: dict[str, dict[str, Attribute]] = {
    "human": HUMAN,
    **dict.fromkeys(SPECIES, ANIMAL),
    **{
        kind: {
            **{name: colour() for name in colours},
            **dict.fromkeys(flags, FLAG),
            **(CREATURE if "coat" in colours else {}),
            "size": SIZE,
        }
        for kind, (colours, flags, _) in _KITS.items()
    },
}
"""Attributes of every kind."""
ACTIONS: dict[str, tuple[str, ...]] = {
    "human": tuple(HUMAN_ACTIONS),
    **dict.fromkeys(SPECIES, ANIMAL_ACTIONS),
    **{kind: actions for kind, (_, _, actions) in _KITS.items()},
}
"""Actions of every kind; "stand" is in all of them."""
KINDS: tuple[str, ...] = tuple(ATTRIBUTES)
"""Everything that can be drawn."""
