"""What a prompt means together with what came beside it: what shall not be seen, and characters with their looks."""

import re
from pathlib import Path

from rushes.engines.previs.likeness import as_seen, changed
from rushes.engines.previs.messages import Guest, Order
from rushes.engines.previs.recipe import read_recipe
from rushes.engines.previs.scene import Scene, Subject
from rushes.engines.previs.understand import read, revise


def understood(prompt: str, negative: str = "", lexicons: str = "") -> Scene:
    """The scene of a prompt, without what `negative` names: a list of things, parted by commas.

    `lexicons` is a folder of lexicons to add to the package's.
    """
    unwanted = [item.strip() for item in re.split(r"[,;\n]", negative) if item.strip()]
    if not unwanted:
        return read(prompt, lexicons)
    # Of things both numbers, so that "dog" takes away all dogs; "ugly" and the like take away nothing.
    named = [name for item in unwanted for name in (item, item if item.endswith("s") else f"{item}s")]
    scene = read(prompt, lexicons)
    without = revise(scene, " ".join(f"No {name}." for name in named), lexicons)
    told = {"prompt": prompt, "unmatched": scene.unmatched, "unshown": scene.unshown}
    return without.model_copy(update=told)


def cast_guests(order: Order) -> tuple[Scene, tuple[str, ...]]:
    """The scene of an order with its guests as they look, and the videos of those whose looks nobody knows.

    A guest from a film of previs brings the recipe along: whoever the prompt calls by the guest's name looks like the
    one that film was about. Raises UnreadableMedia.
    """
    known: list[tuple[Guest, Subject]] = []
    strangers: list[str] = []
    prompt = order.prompt
    for guest in order.guests:
        recipe = read_recipe(Path(guest.file))
        if recipe is None or not recipe.scene.subjects:
            strangers.append(guest.file)
            continue
        looks = as_seen(recipe).subjects[0]
        known.append((guest, looks))
        prompt = _named(guest.name).sub(f"the {looks.word}", prompt)
    scene = understood(prompt, order.negative, order.lexicons)
    for guest, looks in known:
        scene = _with_looks(scene, guest, looks)
    return scene.model_copy(update={"prompt": order.prompt}), tuple(strangers)


def _named(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:the )?{re.escape(name)}(?!\w)", re.IGNORECASE)


def _with_looks(scene: Scene, guest: Guest, looks: Subject) -> Scene:
    """The scene in which the first subject of that kind is the guest; one more subject where there is none.

    What the prompt says of the guest's looks counts more than how the guest looked before.
    """
    subjects = list(scene.subjects)
    alike = [n for n, subject in enumerate(subjects) if subject.kind == looks.kind]
    alike.sort(key=lambda n: subjects[n].word != looks.word)
    if alike:
        there = subjects[alike[0]]
        attributes = changed(looks.attributes, there.attributes)
        subjects[alike[0]] = there.model_copy(update={"attributes": attributes, "word": guest.name})
    else:
        free = f"guest-{len(subjects) + 1}"
        subjects.append(looks.model_copy(update={"id": free, "word": guest.name, "actions": ()}))
    return scene.model_copy(update={"subjects": tuple(subjects)})
