"""Things on display and abstractions: large and whole in the middle, moving by what they do, in the colours named."""

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from rushes.engines.previs.direct import stage
from rushes.engines.previs.film import Clip, Film
from rushes.engines.previs.picture import Picture
from rushes.engines.previs.scene import Display, Scene, Studio
from rushes.engines.previs.things import DOINGS, THINGS
from rushes.engines.previs.understand import read
from rushes.engines.previs.understand.exhibits import FILLING
from rushes.engines.previs.understand.lexicon import lexicon
from rushes.engines.previs.world.abstractions import ABSTRACTIONS

LANDSCAPE, PORTRAIT = (320, 180), (180, 320)
WHITE, BLACK = Studio(backdrop="#f3f2ef"), Studio(backdrop="#0b0a0f")


def film_of(
    display: Display | None, studio: Studio = WHITE, size: tuple[int, int] = LANDSCAPE, writing: tuple[str, ...] = ()
) -> Film:
    scene = Scene(prompt="", display=display, studio=studio, writing=writing)
    return stage(scene, Clip(width=size[0], height=size[1], fps=24, frames=144), 7, []).film


def picture(
    display: Display | None, frame: int = 65, studio: Studio = WHITE, writing: tuple[str, ...] = ()
) -> NDArray[np.int64]:
    return Picture(film_of(display, studio, writing=writing)).image(frame).astype(int)


def box(display: Display, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """left, top, right, bottom of what is clearly darker or more colourful than a white backdrop."""
    shown = Picture(film_of(display, size=size)).image(0).astype(int)
    rows, columns = np.nonzero((shown.max(-1) - shown.min(-1) > 40) | (shown.max(-1) < 110))
    return int(columns.min()), int(rows.min()), int(columns.max()), int(rows.max())


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
@pytest.mark.parametrize("kind", ["tin", "beer bottle", "car", "headphones", "cube", "pizza", "ring", "book"])
def test_a_thing_is_large_and_whole_in_the_middle(kind: str, size: tuple[int, int]) -> None:
    left, top, right, bottom = box(Display(kind=kind), size)
    width, height = size
    assert max((right - left) / width, (bottom - top) / height) > 0.38
    assert left > 0
    assert top > 0
    assert right < width - 1
    assert bottom < height - 1
    assert abs((left + right) / 2 - width / 2) < 0.12 * width


@pytest.mark.parametrize("kind", sorted(THINGS))
def test_every_thing_is_seen_on_a_white_backdrop(kind: str) -> None:
    changed = np.abs(picture(Display(kind=kind)) - picture(None))[..., :3].max(-1) > 24
    assert changed.mean() > 0.02


@pytest.mark.parametrize("deed", sorted(DOINGS))
def test_what_a_thing_does_is_seen_and_moves(deed: str) -> None:
    resting, doing = Display(kind="bottle"), Display(kind="bottle", does=(deed,))
    kind = "clock" if deed == "work" else "bottle"
    doing = doing.model_copy(update={"kind": kind})
    resting = resting.model_copy(update={"kind": kind})
    shown = Picture(film_of(doing, BLACK))
    frames = [shown.image(k).astype(int) for k in (62, 66, 70, 74)]
    assert max(np.abs(a - b).max() for a, b in pairwise(frames)) > 20
    if deed != "work":
        assert (np.abs(picture(resting, 65, BLACK) - shown.image(65).astype(int)).max(-1) > 20).mean() > 0.004


def test_a_label_is_written_on_the_thing_and_a_title_above_it() -> None:
    plain = picture(Display(kind="tin"), 0)
    label = picture(Display(kind="tin", label="NORTHWIND"), 0, writing=("NORTHWIND",))
    title = picture(Display(kind="tin"), 0, writing=("NORTHWIND",))
    assert np.abs(label - plain)[:35].max() < 24
    assert np.abs(label - plain)[80:].max() > 60
    assert np.abs(title - plain)[:50].max() > 24


@pytest.mark.parametrize("kind", sorted(ABSTRACTIONS))
def test_an_abstraction_fills_the_picture_moves_and_takes_the_colours_named(kind: str) -> None:
    def frames(*palette: str) -> list[NDArray[np.int64]]:
        shown = Picture(film_of(Display(kind=kind, palette=palette), Studio()))
        return [shown.image(k).astype(int) for k in (40, 60)]

    first, later = frames()
    assert (np.abs(first - later).max(-1) > 12).mean() > 0.02
    assert first.reshape(-1, 3).std(0).max() > 8
    red, green = frames("#e02020")[0].mean((0, 1)), frames("#20c040")[0].mean((0, 1))
    assert red[0] - red[1] > green[0] - green[1] + 4


@pytest.mark.parametrize(
    ("prompt", "backdrop"),
    [
        ("A chair on white background", "#f3f2ef"),
        ("A man in an infinite white room", "#f3f2ef"),
        ("A watch, black background", "#0b0a0f"),
        ("A ring in a dark void", "#0b0a0f"),
        ("A shoe on a pink background", lexicon().colours["pink"].hex),
        ("A luxury car, black studio", "#0b0a0f"),
        ("A shoe", None),
    ],
)
def test_a_backdrop_is_hung_as_named(prompt: str, backdrop: str | None) -> None:
    assert read(prompt).studio.backdrop == backdrop


@pytest.mark.parametrize(
    ("prompt", "light", "accent"),
    [
        ("A watch, dramatic lighting", "dramatic", None),
        ("A glass of milk, high-key", "high key", None),
        ("A phone, blue rim light", "rim", lexicon().colours["blue"].hex),
        ("Headphones, neon lights", "neon", None),
        ("A cup", "soft", None),
    ],
)
def test_the_studio_is_lit_as_named(prompt: str, light: str, accent: str | None) -> None:
    studio = read(prompt).studio
    assert (studio.light, studio.accent) == (light, accent)


@pytest.mark.parametrize(
    ("prompt", "kind", "does"),
    [
        ("A green bottle spins on a turntable", "bottle", ("rotate",)),
        ("A red cube bouncing", "cube", ("bounce",)),
        ("A vase shatters on the floor", "vase", ("shatter",)),
        ("Milk splashes into a bowl of cereal", "cereal", ("splash",)),
        ("Lemons fall into a glass of water", "plain glass", ("drop in",)),
        ("A candle melting", "candle", ("melt",)),
        ("A cardboard box opens", "carton", ("open",)),
        ("A steaming cup of coffee", "cup", ("steam",)),
        ("Water pours into a wine glass", "wine glass", ("pour",)),
        ("A robot toy assembles itself", "robot", ("assemble",)),
        ("A sneaker splashing through a puddle", "shoe", ("puddle",)),
        ("A luxury watch, gears turning", "watch movement", ()),
        ("An apple falls", "apple", ("fall",)),
        ("A candle burns", "candle", ()),
        ("A teapot pours tea into a cup", "cup", ("pour",)),
        ("A drone", "shapes", ()),
    ],
)
def test_what_a_thing_does_is_read(prompt: str, kind: str, does: tuple[str, ...]) -> None:
    display = read(prompt).display
    if kind == "shapes":
        assert display is None or display.kind == kind
        return
    assert display is not None
    assert (display.kind, display.does) == (kind, does)


@pytest.mark.parametrize(
    ("prompt", "setting", "kind"),
    [
        ("A cup of coffee on a table in a cafe", "cafe", "cup"),
        ("An ice-cold beer on a beach bar at sunset", "seashore", "beer bottle"),
        ("A candle in a castle", "castle", "candle"),
        ("Rain on a window, a cup of tea on the sill, cozy living room", "living room", "teacup"),
        ("Smoke rises over a ruined city", "city", None),
        ("A neon tunnel of light", "studio", "tunnel"),
        ("Particles of snow over a mountain lake", "lake", None),
        ("A castle at night, wide shot, a candle far away", "castle", None),
        ("A woman with a cup of coffee in a cafe", "cafe", None),
    ],
)
def test_a_thing_before_a_place_is_what_the_film_is_about(prompt: str, setting: str, kind: str | None) -> None:
    scene = read(prompt)
    assert scene.setting == setting
    assert (scene.display and scene.display.kind) == kind


def test_a_thing_before_a_place_stands_on_a_table_with_the_place_out_of_focus() -> None:
    film = stage(read("A cup of coffee on a table in a cafe"), Clip(width=64, height=36, fps=24, frames=48), 7, []).film
    shot = film.shots[0]
    assert shot.display is not None
    assert shot.display.stand == "table"
    assert shot.shallow_focus


def test_colours_go_to_what_they_stand_before() -> None:
    display = read("A crimson lipstick in a gold tube on a black background").display
    assert display is not None
    assert display.colour == lexicon().colours["crimson"].hex
    assert display.trim == lexicon().colours["gold"].hex


def test_every_thing_deed_and_abstraction_of_the_lexicon_can_be_drawn() -> None:
    words = lexicon()
    kinds, deeds = set[str](), set[str]()
    for phrases in words.phrases.values():
        for phrase in phrases:
            kinds |= {meaning.key for meaning in phrase.meanings if meaning.slot == "display"}
            deeds |= {meaning.key for meaning in phrase.meanings if meaning.slot == "does"}
    assert kinds == {*THINGS, *ABSTRACTIONS}
    assert deeds | {"puddle", "work"} == set(DOINGS)
    assert set(FILLING) == set(ABSTRACTIONS)
