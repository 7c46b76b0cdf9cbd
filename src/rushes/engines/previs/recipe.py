"""The recipe of a film: what it was made from, as canonical JSON in the `comment` tag of its file."""

import json
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from rushes.engines.previs.film import Clip
from rushes.engines.previs.scene import Scene, Value
from rushes.media.clips import recipe_of


class Onward(Value):
    """From `at` seconds on, a film goes on as another prompt says."""

    at: float
    prompt: str


class Recipe(Value):
    """What makes the film again: the same version, seed, clip and scene make the same frames.

    `staged_as` is the scene in whose set-ups a remix was staged. `opens` is the moment of the staged film at which this
    one begins, `onward` what happened in it since its first end. `stills` are the moments at which it shows a caller's
    picture, `footage` says that it was made from a video, `references` counts the pictures on its stage: those are not
    in the recipe.
    """

    engine: Literal["previs"] = "previs"
    version: str
    seed: int
    clip: Clip
    scene: Scene
    staged_as: Scene | None = None
    opens: float = 0.0
    onward: tuple[Onward, ...] = ()
    stills: tuple[float, ...] = ()
    footage: bool = False
    references: int = 0

    @property
    def is_drawn(self) -> bool:
        """Whether everything that is seen was drawn from the scene."""
        return not self.stills and not self.footage and not self.references

    def canonical(self) -> str:
        """As one line of JSON: sorted, without what is at its default."""
        content = self.model_dump(mode="json", exclude_defaults=True) | {"engine": self.engine}
        return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_recipe(video: Path) -> Recipe | None:
    """The recipe that a video carries; None when previs did not make it, or a version of another scene did.

    Raises UnreadableMedia.
    """
    tag = recipe_of(video)
    if tag is None:
        return None
    try:
        return Recipe.model_validate_json(tag)
    except ValidationError:
        return None
