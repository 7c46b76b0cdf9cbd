"""Riders sit on what carries them, go as fast as it goes, and are one figure with it on stage."""

import cv2
import numpy as np
import pytest

from rushes.engines.previs.direct.bodies import ANIMALS, extent_of, speed_of
from rushes.engines.previs.direct.staging import stage
from rushes.engines.previs.figures import ATTRIBUTES, perform
from rushes.engines.previs.figures.person_performer import HumanPerformer
from rushes.engines.previs.film import Act, Actor, Clip, Turn
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Place
from rushes.engines.previs.raster import skia
from rushes.engines.previs.scene import Scene, Subject

LIGHT = FigureLight(
    direction=(-0.6, -0.6, 0.53),
    key=np.array([0.6, 0.6, 0.6], np.float32),
    ambient=np.array([0.4, 0.4, 0.4], np.float32),
    facing=0.8,
    rim=np.array([1, 1, 1], np.float32),
    rim_strength=0.4,
    haze=np.array([0.5, 0.5, 0.5], np.float32),
    haze_amount=0.0,
)
MOUNTS = [mount for mount in ATTRIBUTES["human"]["mount"].values if mount != "none"]


def rider(mount: str, yaw: float = 90.0, pace: float = 1.0, **look: str) -> Actor:
    act = Act(t=0, action="ride", towards=1 if yaw > 0 else -1, pace=pace)
    return Actor(id="r", kind="human", attributes={"mount": mount, **look}, turns=(Turn(t=0, yaw=yaw),), acts=(act,))


@pytest.mark.parametrize("mount", MOUNTS)
def test_a_rider_is_drawn_within_its_bounds_with_what_it_rides(mount: str) -> None:
    for yaw in (90.0, -75.0):
        performer = perform(rider(mount, yaw, clothing="coat"))
        reach = performer.bounds(0.4, Place(0, 0, 100))
        scale = 26000 / (reach[2] - reach[0])
        place = Place(250, 250 - (reach[1] + reach[3]) / 200 * scale, scale)
        pixels = np.zeros((500, 500, 4), np.uint8)
        canvas = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
        shadow = skia.Surface(500, 500)
        left, top, right, bottom = performer.bounds(0.4, place)
        performer.draw(canvas.getCanvas(), shadow.getCanvas(), 0.4, place, LIGHT)
        x, y, width, height = cv2.boundingRect((pixels[..., 3] > 2).astype(np.uint8))
        assert width > 60, "nothing was drawn"
        assert (left <= x, top <= y, x + width <= right, y + height <= bottom) == (True,) * 4, yaw


@pytest.mark.parametrize("mount", ["horse", "camel", "elephant", "donkey"])
def test_the_hips_of_a_rider_are_just_above_the_back_of_the_animal(mount: str) -> None:
    performer = HumanPerformer(rider(mount))
    for step in range(8):
        painter = performer.painter(0.1 * step, Place(0, 0, 100))
        above = -painter.view.at(painter.bones.pelvis.origin)[1] / 100 - ANIMALS[mount].withers
        assert -0.25 < above < (0.65 if mount == "camel" else 0.25), "the rider floats, or sinks in"


@pytest.mark.parametrize("mount", ["horse", "bicycle", "motorcycle"])
def test_a_rider_goes_as_fast_as_staging_thinks(mount: str) -> None:
    performer = HumanPerformer(rider(mount))
    attributes: dict[str, str | float | bool] = {"mount": mount, "sex": "male"}
    assert performer.position(2.0)[0] == pytest.approx(2 * speed_of("human", attributes, "ride"), rel=1e-6)
    assert extent_of("human", attributes, "ride").half > 0.5


def test_whoever_rides_is_one_figure_with_the_mount_in_its_colour() -> None:
    scene = Scene(
        prompt="a knight rides a white horse",
        setting="meadow",
        subjects=(
            Subject(id="knight", kind="human", word="knight", attributes={"clothing": "armour"}, actions=("ride",)),
            Subject(id="horse", kind="horse", word="horse", attributes={"coat": "#f1ede6"}),
        ),
    )
    film = stage(scene, Clip(width=640, height=360, fps=24, frames=96), 3, ()).film
    for shot in film.shots:
        assert [actor.id for actor in shot.actors] == ["knight"]
        (knight,) = shot.actors
        assert (knight.attributes["mount"], knight.attributes["mount_colour"]) == ("horse", "#f1ede6")
        assert [act.action for act in knight.acts] == ["ride"]
        assert knight.acts[0].towards != 0, "a horse that trots on the spot"


def test_who_rides_nothing_that_is_named_rides_a_bicycle_or_what_the_words_say() -> None:
    def mount(prompt: str) -> object:
        subject = Subject(id="man", kind="human", word="man", actions=("ride",))
        scene = Scene(prompt=prompt, setting="meadow", subjects=(subject,))
        film = stage(scene, Clip(width=640, height=360, fps=24, frames=48), 3, ()).film
        return film.shots[0].actors[0].attributes["mount"]

    assert mount("a man rides along") == "bicycle"
    assert mount("a man on horseback") == "horse"
