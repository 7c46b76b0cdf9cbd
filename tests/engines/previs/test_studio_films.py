"""Films, step by step, as the render processes make them."""

import json
from pathlib import Path

import av
import pytest

import rushes
from rushes.engines.previs.film import Clip
from rushes.engines.previs.making import FilmMaker
from rushes.engines.previs.messages import Order
from rushes.engines.previs.parts import Parts
from rushes.engines.previs.scene import Scene
from rushes.engines.previs.studio import pieces

pytestmark = pytest.mark.slow

PROMPT = 'A woman stands in a kitchen in the morning. She says: "Look at that." A theodolite floats by.'


def order(seconds: float = 2.0, audio: bool = True, prompt: str = PROMPT) -> Order:
    return Order(prompt=prompt, clip=Clip(width=256, height=256, fps=8, frames=round(8 * seconds), audio=audio), seed=5)


@pytest.fixture(scope="module")
def maker() -> FilmMaker:
    return FilmMaker("back")


@pytest.fixture(scope="module")
def film(maker: FilmMaker, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A finished film and what was said meanwhile."""
    folder = tmp_path_factory.mktemp("film")
    said: list[str] = []
    maker.prepare(order(), folder, said.append)
    cut = pieces(16, 8)
    for piece in cut:
        maker.segment(folder, piece.number, piece.first, piece.end, lambda _: None)
    maker.sound(folder)
    maker.join(folder, len(cut))
    return folder, said


def test_the_recipe_travels_in_the_file(film: tuple[Path, list[str]]) -> None:
    with av.open(film[0] / "output.mp4") as container:
        recipe = json.loads(container.metadata["comment"])
    assert (recipe["engine"], recipe["version"], recipe["seed"]) == ("previs", rushes.__version__, 5)
    scene = Scene.model_validate(recipe["scene"])
    assert scene.prompt == PROMPT
    assert [line.text for line in scene.dialogue] == ["Look at that."]


def test_nothing_but_the_finished_files_remains(film: tuple[Path, list[str]]) -> None:
    files = ["output.mp4", "spritesheet.jpg", "subtitles.vtt", "thumbnail.jpg"]
    assert sorted(path.name for path in film[0].iterdir()) == files


def test_the_caller_is_told_what_was_understood_and_what_is_not_shown(film: tuple[Path, list[str]]) -> None:
    said = film[1]
    assert said[0].startswith("Scene: kitchen")
    assert any('"Look at that."' in line for line in said)
    assert any("theodolite" in line for line in said if line.startswith("Not "))


def test_a_film_without_sound_shows_its_lines(maker: FilmMaker, tmp_path: Path) -> None:
    maker.prepare(order(audio=False), tmp_path, lambda _: None)
    assert [subtitle.text for subtitle in Parts(tmp_path).film().subtitles] == ["Look at that."]


def test_a_line_longer_than_the_film_ends_with_it(maker: FilmMaker, tmp_path: Path) -> None:
    long = 'A man in an office says: "' + "I have so much to tell you about it all. " * 5 + '"'
    said: list[str] = []
    maker.prepare(order(seconds=1.0, prompt=long), tmp_path, said.append)
    maker.sound(tmp_path)
    assert any(line.startswith(("Cut short", "Left out")) for line in said)
    assert Parts(tmp_path).sound.exists()


def test_pieces_are_the_same_bytes_in_whatever_order_they_are_drawn(maker: FilmMaker, tmp_path: Path) -> None:
    maker.prepare(order(), tmp_path, lambda _: None)
    parts = Parts(tmp_path)
    drawn: list[list[bytes]] = []
    for drawer in (maker, FilmMaker("front")):
        cut = pieces(16, 8) if drawer is maker else pieces(16, 8)[::-1]
        for piece in cut:
            drawer.segment(tmp_path, piece.number, piece.first, piece.end, lambda _: None)
        drawn.append([parts.segment(piece.number).read_bytes() for piece in pieces(16, 8)])
        drawer.forget()
    assert drawn[0] == drawn[1]
