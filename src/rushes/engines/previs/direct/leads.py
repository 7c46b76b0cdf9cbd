"""Ropes and leashes: who leads an animal, or walks one, and where the rope goes."""

import re

from rushes.engines.previs.direct.bodies import ANIMALS, Attributes
from rushes.engines.previs.scene import Scene, Subject

LEADING = r"\b(leads?|leading|led|drags?|dragging|pulls?|pulling)\b[^.;:]{{0,40}}\b{word}\b"
WALKING = r"\b(walks?|walking|walked)( out)? (an?|the|his|her|their|my|its|two|three|some)( [\w-]+){{0,2}} {word}\b"
TIED = re.compile(r"\bon (an?|the|its|his|her) ([\w-]+ )?(leash|lead|rope|halter)\b")
SLACK = 0.35
"""Metres that a rope keeps between the two."""
NECK = 0.42
"""How far before its middle an animal's neck is, as a share of its length."""
NECK_HIGH = 0.86
"""Height of the neck, as a share of that of the withers."""


def _said(pattern: str, animal: Subject, prompt: str) -> bool:
    return re.search(pattern.format(word=re.escape(animal.word.lower())), prompt) is not None


def on_a_rope(animal: Subject, scene: Scene) -> bool:
    """Whether somebody has the animal on a rope."""
    if animal.kind not in ANIMALS:
        return False
    prompt = scene.prompt.lower()
    return _said(LEADING, animal, prompt) or _said(WALKING, animal, prompt) or TIED.search(prompt) is not None


def leader(scene: Scene) -> Subject | None:
    """Who of two goes ahead because an animal is led."""
    prompt = scene.prompt.lower()
    people = [subject for subject in scene.subjects if subject.kind == "human"]
    led = [s for s in scene.subjects if s.kind in ANIMALS and _said(LEADING, s, prompt)]
    return people[0] if people and led else None


def rope_between(person: float, animal: Subject, look: Attributes, x: float, way: float) -> Attributes:
    """The rope of somebody at `person` (metres from the middle) to the neck of an animal at `x`.

    `way` is how far the animal faces to the right, -1 to 1.
    """
    body, size = ANIMALS[animal.kind], float(look.get("size", 1.0))
    ahead = way * NECK * body.length * body.withers * size
    return {"rope_reach": round(x + ahead - person, 3), "rope_height": round(NECK_HIGH * body.withers * size, 3)}
