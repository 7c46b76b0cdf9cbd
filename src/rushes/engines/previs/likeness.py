"""People of an earlier film as they looked there: a remix and a new scene change only what their prompts name."""

from collections.abc import Mapping

from rushes.engines.previs.direct.looks import settle_looks
from rushes.engines.previs.recipe import Recipe
from rushes.engines.previs.scene import Scene, Subject
from rushes.engines.previs.understand import revise

Looks = Mapping[str, str | float | bool]

COLOURS = ("top", "bottom", "accent", "shoes")
KEPT = ("sex", "skin", "hair", "hair_colour", "beard", "build", "clothing", "scarf", "hat", "hat_colour", *COLOURS)
"""What the seed gives to people and stays theirs; a chair or a horse does not."""

OPENED: dict[str, tuple[str, ...]] = {
    "sex": ("hair", "beard", "build", "clothing", *COLOURS),
    "age": ("hair_colour", "clothing", *COLOURS),
    "clothing": COLOURS,
}
"""What is open again, unless it is named, when an attribute changes: a suit is not as blue as the dress was."""


def as_seen(recipe: Recipe) -> Scene:
    """The scene of a film with the looks written down that its prompt left to the seed."""
    settled = settle_looks(recipe.scene, recipe.seed)
    subjects = [_as_settled(subject, settled[subject.id]) for subject in recipe.scene.subjects]
    return recipe.scene.model_copy(update={"subjects": tuple(subjects)})


def _as_settled(subject: Subject, looks: Looks) -> Subject:
    if subject.kind != "human":
        return subject
    kept = {name: value for name, value in looks.items() if name in KEPT}
    return subject.model_copy(update={"attributes": {**kept, **subject.attributes}})


def edited(before: Scene, prompt: str, lexicons: str = "") -> Scene:
    """The scene of an earlier film (see `as_seen`) with the changes that a prompt names."""
    after = revise(before, prompt, lexicons)
    known = {subject.id: subject.attributes for subject in before.subjects}
    subjects = [
        subject.model_copy(update={"attributes": _still(known.get(subject.id, {}), subject.attributes)})
        for subject in after.subjects
    ]
    return after.model_copy(update={"subjects": tuple(subjects)})


def _still(before: Looks, after: Looks) -> dict[str, str | float | bool]:
    named = {name: value for name, value in after.items() if before.get(name) != value}
    return changed({name: value for name, value in before.items() if name in after}, named)


def changed(looks: Looks, named: Looks) -> dict[str, str | float | bool]:
    """Looks with what is named of them, without what is open again by that."""
    opened = {
        name for cause, names in OPENED.items() if cause in named and named[cause] != looks.get(cause) for name in names
    }
    return {**{name: value for name, value in looks.items() if name not in opened}, **named}
