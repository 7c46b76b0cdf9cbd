"""What lies in a film's folder while it is made: what one step leaves for the next, in whichever process it runs."""

from pathlib import Path
from typing import Self

from rushes.engines.previs.film import Film
from rushes.engines.previs.recipe import Recipe


class Parts:
    """The parts of the film that is made in a folder; they are gone when it is finished."""

    def __init__(self, film_folder: Path) -> None:
        self.folder = film_folder / "parts"
        self.sound = self.folder / "sound.npy"
        self.track = self.folder / "sound.mp4"

    @classmethod
    def made_in(cls, film_folder: Path) -> Self:
        """Make the place for the parts of a new film."""
        parts = cls(film_folder)
        parts.folder.mkdir()
        return parts

    def segment(self, number: int) -> Path:
        """A stretch of encoded frames."""
        return self.folder / f"segment-{number}.mp4"

    def tile(self, frame: int) -> Path:
        """A frame of the film as small as the sprite sheet shows it."""
        return self.folder / f"tile-{frame}.npy"

    @property
    def poster(self) -> Path:
        """The frame that stands for the film."""
        return self.folder / "poster.jpg"

    @property
    def preview(self) -> Path:
        """The first frame, small, for those who watch the film being made."""
        return self.folder / "preview.jpg"

    def keep(self, recipe: Recipe, film: Film) -> None:
        """Write down the plan."""
        (self.folder / "recipe.json").write_text(recipe.canonical())
        (self.folder / "film.json").write_text(film.model_dump_json())

    def recipe(self) -> Recipe:
        """What makes the film again."""
        return Recipe.model_validate_json((self.folder / "recipe.json").read_bytes())

    def film(self) -> Film:
        """The film as it was staged."""
        return Film.model_validate_json((self.folder / "film.json").read_bytes())
