"""Who stands where: on the water, behind others, ahead in a chase."""

import numpy as np
import pytest
from demo.previs_sheets.prompts import silent_takes

from rushes.engines.previs.direct import stage
from rushes.engines.previs.direct.grounds import SHORES
from rushes.engines.previs.figures import perform
from rushes.engines.previs.film import Actor, Clip, Film
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Place
from rushes.engines.previs.raster import skia
from rushes.engines.previs.understand import read
from rushes.engines.previs.world.bands import Water
from rushes.engines.previs.world.settings import SETTINGS
from rushes.engines.previs.world.stage import View

CLIP = Clip(width=640, height=360, fps=24, frames=144)
SIDE = FigureLight(
    direction=(-0.6, -0.6, 0.5),
    key=np.ones(3, np.float32),
    ambient=np.ones(3, np.float32),
    facing=0.8,
    rim=np.ones(3, np.float32),
    rim_strength=0.2,
    haze=np.ones(3, np.float32),
    haze_amount=0.0,
)


def film(prompt: str, seed: int = 7) -> Film:
    scene = read(prompt)
    return stage(scene, CLIP, seed, silent_takes(scene)).film


def actors(prompt: str, seed: int = 7) -> dict[str, Actor]:
    """Everybody in the last shot, by kind."""
    return {actor.kind: actor for actor in film(prompt, seed).shots[-1].actors}


def test_marks_on_the_water_lie_beyond_the_water_s_edge() -> None:
    for name, shore in SHORES.items():
        water = next(band for band in SETTINGS[name].bands if isinstance(band, Water))
        assert water.z_near < shore
        if water.bank is None:
            assert water.z_near in (0.0, pytest.approx(shore, abs=3))
        else:
            assert 0 < water.bank(np.zeros(1), np.full(1, shore), View(320, 180, "wide"))[0] < 3


@pytest.mark.parametrize(
    ("prompt", "kind", "wet"),
    [
        ("Ducks swim on a pond", "duck", False),
        ("A dolphin leaps in the sea", "dolphin", True),
        ("A woman swims in the sea at sunset", "human", True),
        ("A man rows a small boat across a lake", "human", True),
    ],
)
def test_whoever_swims_or_sails_is_on_the_water(prompt: str, kind: str, wet: bool) -> None:
    for shot in film(prompt).shots:
        for actor in shot.actors:
            assert actor.z >= SHORES[shot.setting]
            assert (actor.sunk > 0) == wet
    assert kind in actors(prompt)


def test_whoever_rows_sits_in_the_boat() -> None:
    rower = actors("A man rows a small boat across a lake")["human"]
    assert rower.attributes["mount"] == "rowing boat"
    assert {act.action for act in rower.acts} == {"ride"}


def test_a_diver_swims_and_a_fish_under_water_is_not_sunk() -> None:
    diver = actors("Underwater: a scuba diver discovers an octopus")
    assert diver["human"].acts[0].action == "swim"
    assert not any(actor.sunk for actor in diver.values())


def test_nothing_of_a_swimmer_shows_below_the_surface() -> None:
    pixels = np.zeros((240, 320, 4), np.uint8)
    canvas = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType).getCanvas()
    place = Place(160.0, 160.0, 90.0)
    swimmer = perform(Actor(id="dolphin", kind="dolphin", sunk=1.5))
    left, top, right, bottom = swimmer.bounds(1.0, place)
    swimmer.draw(canvas, canvas, 1.0, place, SIDE)
    drawn = pixels[..., 3] > 0
    assert drawn[:160].any()
    assert (pixels[162:, :, 3] < 200).all(), "only the rings, which are thin"
    outside = drawn.copy()
    outside[max(0, top) : bottom, max(0, left) : right] = False
    assert not outside.any()


@pytest.mark.parametrize("seed", range(4))
def test_whoever_is_chased_is_ahead(seed: int) -> None:
    for prompt, ahead, behind in (
        ("A man runs from a bear in the woods", "human", "bear"),
        ("A dog chases a rabbit across a meadow, running", "rabbit", "dog"),
    ):
        shown = actors(prompt, seed)
        way = shown[ahead].acts[0].towards or shown[behind].acts[0].towards
        assert way * (shown[ahead].x - shown[behind].x) > 0, prompt


def test_a_car_stands_behind_people_who_are_beside_it() -> None:
    shown = actors("A man and a woman stand beside a parked car at night")
    assert shown["car"].z > shown["human"].z + 1


def test_people_who_sit_in_a_car_are_seen_in_it_and_close_while_they_talk() -> None:
    shown = actors('A man and a woman sit in a parked car at night. He whispers, "Don\'t look back."')
    assert set(shown) == {"car"}
    assert {companion.actor.id for companion in shown["car"].company} == {"man", "woman"}
    assert shown["car"].z < 4


def test_what_does_not_go_by_itself_has_a_driver() -> None:
    (driver,) = actors("A convertible cruises along the coast")["convertible"].company
    assert driver.actor.kind == "human"
    assert actors("A parked car at night")["car"].company == ()
    assert actors("A driverless car drives through the city")["car"].company == ()


@pytest.mark.parametrize("kind", ["owl", "snowman", "ghost", "dinosaur"])
def test_what_never_moves_or_flies_alone_can_be_staged(kind: str) -> None:
    assert kind in actors(f"A {kind} at night")


def test_a_close_film_of_two_shows_both_first() -> None:
    shots = film('Close-up: a man and a woman. The man says: "I am here."').shots
    assert len(shots[0].actors) == 2
    assert shots[-1].framing == "close"
