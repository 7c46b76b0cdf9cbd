"""One frame of every prompt of the collection that the tests read, with its first words."""

import random
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap

import cv2
import numpy as np

from demo.previs_sheets.grid import GAP, PAPER, Image, sheet, shrunk
from rushes.engines.previs.direct import stage
from rushes.engines.previs.film import Clip, Film
from rushes.engines.previs.picture import Picture
from rushes.engines.previs.scene import Scene
from rushes.engines.previs.sound.takes import CURVE_RATE, Take
from rushes.engines.previs.understand import read

COLLECTION = Path(__file__).parents[2] / "tests" / "engines" / "previs" / "prompts.toml"
SEED = 7
CLIP = Clip(width=640, height=360, fps=24, frames=6 * 24)
COLUMNS, ROWS, HEIGHT = 4, 8, 180
DRAWN, DRAW_SEED = 20, 2031
LETTERS_A_SECOND = 15
CAPTION_LINES, LETTERS_A_LINE, LINE_HEIGHT, INK = 2, 58, 15, (226, 226, 220)


def sheets() -> Iterator[tuple[str, Image]]:
    """`ROWS` rows of prompts to a sheet, in the order of the collection; then those that were drawn at random."""
    texts = collection()
    size = COLUMNS * ROWS
    for number, first in enumerate(range(0, len(texts), size), 1):
        yield f"prompts-{number}", _page(list(enumerate(texts[first : first + size], first + 1)))
    yield "reading", _page([(place, texts[place - 1]) for place in drawn_at_random(len(texts))])


def _page(numbered: Sequence[tuple[int, str]]) -> Image:
    cells = [captioned(telling_frame(text), f"{place} {text}") for place, text in numbered]
    return sheet(cells[i : i + COLUMNS] for i in range(0, len(cells), COLUMNS))


def drawn_at_random(count: int) -> list[int]:
    """The places, counted from 1, of the prompts that are read from one frame in `docs/previs/reading.md`."""
    return sorted(random.Random(DRAW_SEED).sample(range(1, count + 1), DRAWN))


def collection() -> list[str]:
    """The prompts, as they were written."""
    return [prompt["text"] for prompt in tomllib.loads(COLLECTION.read_text(encoding="utf-8"))["prompt"]]


def telling_frame(text: str, clip: Clip = CLIP, seed: int = SEED) -> Image:
    """The frame that shows most of a prompt's film, RGB: see `telling_moment`."""
    scene = read(text)
    film = stage(scene, clip, seed, silent_takes(scene)).film.model_copy(update={"style": scene.style})
    return Picture(film).image(min(clip.frames - 1, round(telling_moment(film) * clip.fps)))


def telling_moment(film: Film) -> float:
    """A little before the middle of the last of the shots with most figures, or things, in them, in seconds."""
    shown = [len(shot.actors) + (shot.display is not None) for shot in film.shots]
    shot = [shot for shot, number in zip(film.shots, shown, strict=True) if number == max(shown)][-1]
    return shot.start + 0.45 * (shot.end - shot.start)


def silent_takes(scene: Scene) -> list[Take]:
    """The lines of a scene, unspoken, as long as a voice needs for them."""
    takes: list[Take] = []
    for index, line in enumerate(scene.dialogue):
        seconds = max(0.6, len(line.text) / LETTERS_A_SECOND)
        beats = np.abs(np.sin(np.linspace(0, np.pi * max(2, round(seconds * 4)), round(seconds * CURVE_RATE))))
        opening = tuple(round(0.6 * float(beat), 3) for beat in beats)
        takes.append(Take(index, seconds, opening, tuple(0.4 * value for value in opening), voiced=True))
    return takes


def captioned(picture: Image, text: str) -> Image:
    """The picture at the sheet's size with the first words of its prompt below it."""
    picture = shrunk(picture, HEIGHT)
    plain = text.encode("ascii", "replace").decode()
    lines: Sequence[str] = wrap(plain, LETTERS_A_LINE, max_lines=CAPTION_LINES, placeholder=" ...")
    foot = np.full((CAPTION_LINES * LINE_HEIGHT + GAP, picture.shape[1], 3), PAPER, np.uint8)
    for number, line in enumerate(lines, 1):
        cv2.putText(foot, line, (2, number * LINE_HEIGHT - 3), cv2.FONT_HERSHEY_SIMPLEX, 0.32, INK, 1, cv2.LINE_AA)
    return np.vstack([picture, foot])
