"""What can be shown: kinds of figures, what each can do, and what can be said of each. Data for whoever reads prompts."""

from rushes.engines.previs.figures.actions import ACTIONS as HUMAN_ACTIONS
from rushes.engines.previs.figures.attributes import FLAG, Attribute, choice, colour, number
from rushes.engines.previs.figures.colours import EYES, HAIRS, SKINS
from rushes.engines.previs.figures.look import HAIR_STYLES, HATS, PROPS
from rushes.engines.previs.figures.wardrobe import SETS

HUMAN_ATTRIBUTES: dict[str, Attribute] = {
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
    "beard": FLAG,
    "glasses": FLAG,
    "goggles": FLAG,
    "hat": choice(*HATS),
    "hat_colour": colour(),
    "scarf": colour(optional=True),
    "bag": colour(optional=True),
    "prop": choice(*PROPS),
    "prop_colour": colour(),
}

ATTRIBUTES: dict[str, dict[str, Attribute]] = {"human": HUMAN_ATTRIBUTES}
ACTIONS: dict[str, tuple[str, ...]] = {"human": tuple(HUMAN_ACTIONS)}
KINDS: tuple[str, ...] = tuple(ATTRIBUTES)
