"""The world: settings bake in every light, cameras never look past what is painted, frames depend on time alone."""

import hashlib
import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
import pytest

from rushes.engines.previs.film import SUBJECT_Z, Camera, CameraKey, Clip, Shot
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Place
from rushes.engines.previs.raster import skia
from rushes.engines.previs.scene import Framing, Mood, Season, Time, Weather
from rushes.engines.previs.world import framing
from rushes.engines.previs.world.bake import bake
from rushes.engines.previs.world.bands import Board
from rushes.engines.previs.world.camera import CameraPath, CameraPose
from rushes.engines.previs.world.scenery import Scenery
from rushes.engines.previs.world.settings import SETTING_NAMES, SETTINGS
from rushes.engines.previs.world.shoot import ShotPicture
from rushes.engines.previs.world.signs import set_in
from rushes.engines.previs.world.stage import Plate, View, billboard

LANDSCAPE, PORTRAIT = (192, 108), (108, 192)
TIMES: tuple[Time, ...] = ("dawn", "morning", "noon", "afternoon", "dusk", "night")
WEATHERS: tuple[Weather, ...] = ("clear", "cloudy", "wind", "rain", "snow", "fog", "storm", "sandstorm")
SEASONS: tuple[Season, ...] = ("spring", "summer", "autumn", "winter")
MOODS: tuple[Mood, ...] = ("neutral", "joy", "sad", "tense", "calm", "epic")
PUSH = Camera(keys=(CameraKey(t=0, x=-0.4, z=-0.4), CameraKey(t=2, x=0.5, z=0.6)))
TURN = Camera(keys=(CameraKey(t=0, pan=-9, roll=-7), CameraKey(t=2, pan=9, roll=12, y=-0.2)))
SHAKY = Camera(keys=(CameraKey(t=0), CameraKey(t=2, z=0.3)), shake=1.0)


@dataclass(frozen=True)
class Post:
    """A performer that is a white post of 1.7 metres."""

    x: float
    z: float

    def position(self, t: float) -> tuple[float, float]:
        return self.x, self.z

    def bounds(self, t: float, place: Place) -> tuple[int, int, int, int]:
        s = place.scale
        left, top = math.floor(place.x - 0.3 * s), math.floor(place.ground - 1.7 * s)
        return left, top, math.ceil(place.x + 0.3 * s), math.ceil(place.ground + 0.1 * s)

    def draw(self, figure: skia.Canvas, shadow: skia.Canvas, t: float, place: Place, light: FigureLight) -> None:
        s = place.scale
        body = skia.Rect.MakeLTRB(place.x - 0.25 * s, place.ground - 1.7 * s, place.x + 0.25 * s, place.ground)
        figure.drawRect(body, skia.Paint(Color=0xFFFFFFFF))


def shot(
    setting: str,
    time: Time = "noon",
    weather: Weather = "clear",
    season: Season = "summer",
    mood: Mood = "neutral",
    size: Framing = "wide",
    camera: Camera | None = None,
    particles: tuple[str, ...] = (),
) -> Shot:
    return Shot(
        start=0,
        end=2,
        setting=setting,
        time=time,
        weather=weather,
        season=season,
        mood=mood,
        framing=size,
        camera=camera or Camera(),
        particles=particles,
        seed=11,
    )


def clip(size: tuple[int, int]) -> Clip:
    return Clip(width=size[0], height=size[1], fps=24, frames=48)


def digest(picture: ShotPicture, t: float) -> str:
    return hashlib.sha256(picture.frame(t).tobytes()).hexdigest()


def seen(name: str, time: Time, size: tuple[int, int]) -> float:
    """Mean brightness of a frame that is neither flat nor lost in black or white."""
    frame = ShotPicture(shot(name, time), clip(size), []).frame(1.0)
    assert frame.shape == (size[1], size[0], 4)
    assert (frame[..., 3] == 255).all()
    assert frame[..., :3].std() > 8, f"{name} at {time} is flat"
    assert 12 < frame[..., :3].mean() < 243, f"{name} at {time} cannot be seen"
    return float(frame[..., :3].mean())


@pytest.mark.parametrize("name", SETTING_NAMES)
def test_every_setting_can_be_seen_by_day_at_dusk_and_by_night(name: str) -> None:
    noon, _, night = seen(name, "noon", LANDSCAPE), seen(name, "dusk", PORTRAIT), seen(name, "night", LANDSCAPE)
    if name not in ("cave", "space", "deep space", "stage", "television studio"):  # these know no day
        assert night < noon


@pytest.mark.slow
@pytest.mark.parametrize("name", SETTING_NAMES)
def test_every_setting_can_be_seen_at_every_time_in_every_shape(name: str) -> None:
    for time in TIMES:
        for size in (LANDSCAPE, PORTRAIT, (108, 108)):
            seen(name, time, size)


@pytest.mark.parametrize("weather", WEATHERS)
def test_every_weather_can_be_seen_in_every_season_and_mood(weather: Weather) -> None:
    k = WEATHERS.index(weather)
    wanted = shot("suburb", TIMES[k % 6], weather, SEASONS[k % 4], MOODS[k % 6])
    assert ShotPicture(wanted, clip(LANDSCAPE), []).frame(0.5)[..., :3].std() > 8


def test_an_unknown_setting_is_the_studio() -> None:
    there = digest(ShotPicture(shot("studio"), clip(LANDSCAPE), []), 1.0)
    assert digest(ShotPicture(shot("the inside of a clock"), clip(LANDSCAPE), []), 1.0) == there


@pytest.mark.parametrize("name", ["suburb", "city", "seashore", "open sky", "living room", "studio"])
def test_frames_are_the_same_in_any_order_and_after_a_new_bake(name: str) -> None:
    wanted = shot(name, "dusk", "wind", camera=SHAKY, particles=("petals", "stars"))
    people = [Post(-0.4, 5.6), Post(0.5, 5.0)]
    picture = ShotPicture(wanted, clip(LANDSCAPE), people)
    first, second = digest(picture, 0.4), digest(picture, 1.6)
    assert first != second
    assert digest(picture, 1.6) == second
    assert digest(picture, 0.4) == first
    assert digest(ShotPicture(wanted, clip(LANDSCAPE), people), 1.6) == second


@pytest.mark.parametrize("camera", [PUSH, TURN, SHAKY], ids=["push", "turn", "shaky"])
@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
@pytest.mark.parametrize("wanted", ["wide", "medium", "close"])
def test_no_camera_looks_past_the_edge_of_the_sky_or_the_ground(
    wanted: Framing, size: tuple[int, int], camera: Camera
) -> None:
    baked = bake(shot("meadow", size=wanted, camera=camera), clip(size))
    scenery = baked.scenery
    assert scenery.ground is not None
    width, height = size
    for t in np.linspace(0, 2, 23).tolist():
        lens = scenery.view.lens(baked.path.pose(t))
        for plate, corners in (
            (scenery.sky_plate(), ((0, 0), (width, 0), (0, height), (width, height))),
            (scenery.ground.plate, ((0, height), (width, height))),
        ):
            back = np.linalg.inv(lens.homography(plate.plane))
            for x, y in corners:
                point = back @ (x, y, 1.0)
                assert inside(plate, point[0] / point[2], point[1] / point[2]), (plate.name, t)


def inside(plate: Plate, x: float, y: float) -> bool:
    right, bottom = plate.x0 + plate.size[0] / plate.res, plate.y0 + plate.size[1] / plate.res
    return plate.x0 - 1.5 <= x <= right + 1.5 and plate.y0 - 1.5 <= y <= bottom + 1.5


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
@pytest.mark.parametrize("camera", [PUSH, TURN], ids=["push", "turn"])
def test_the_walls_of_a_room_reach_the_border(camera: Camera, size: tuple[int, int]) -> None:
    baked = bake(shot("living room", camera=camera), clip(size))
    walls = {plate.name: plate for plate in baked.scenery.layers}
    for t in np.linspace(0, 2, 9).tolist():
        lens = baked.scenery.view.lens(baked.path.pose(t))
        for name, x in (("left", 0), ("right", size[0])):
            plate = walls[name]
            back = np.linalg.inv(lens.homography(plate.plane))
            point = back @ (x, size[1] / 2, 1.0)
            if name == "left":
                assert point[0] / point[2] >= plate.x0 - 1.5, t
            else:
                assert point[0] / point[2] <= plate.x0 + plate.size[0] / plate.res + 1.5, t


def test_nearer_planes_move_more_and_a_push_in_enlarges() -> None:
    view = View(1280, 720, "wide")
    lens = view.lens(CameraPose(x=0.3, z=0.5))
    shifts = [abs((lens.homography(billboard(z)) @ (640, 400, 1))[0] - 640) for z in (3.0, 8.0, 60.0)]
    assert shifts[0] > shifts[1] > shifts[2] > 0
    assert lens.scale(5.6) > view.lens(CameraPose()).scale(5.6)


def test_the_camera_eases_between_its_keys_and_rests_outside_them() -> None:
    path = CameraPath(Camera(keys=(CameraKey(t=1, x=0), CameraKey(t=3, x=1))), 0, 4)
    assert path.pose(0).x == 0
    assert path.pose(4).x == 1
    assert path.pose(2).x == pytest.approx(0.5)
    assert path.pose(1.5).x < 0.25 < path.pose(2.0).x < path.pose(2.5).x


def test_a_performer_stands_on_its_mark_and_near_things_hide_far_ones() -> None:
    empty = ShotPicture(shot("studio"), clip((320, 180)), []).frame(1.0).astype(int)
    picture = ShotPicture(shot("studio"), clip((320, 180)), [Post(0.0, SUBJECT_Z["wide"])])
    frame = picture.frame(1.0).astype(int)
    x, ground = picture.scenery.view.project(0.0, 0.0, SUBJECT_Z["wide"])
    changed = np.abs(frame - empty)[..., :3].max(axis=2) > 12
    columns, rows = np.flatnonzero(changed.any(axis=0)), np.flatnonzero(changed.any(axis=1))
    assert columns.min() < x < columns.max()
    assert rows.max() >= ground - 2
    two = ShotPicture(shot("studio"), clip((320, 180)), [Post(0.0, 5.0), Post(0.0, 9.0)]).frame(1.0)
    one = ShotPicture(shot("studio"), clip((320, 180)), [Post(0.0, 5.0)]).frame(1.0)
    middle = (slice(70, 120), slice(154, 166))
    assert np.abs(two[middle].astype(int) - one[middle].astype(int)).max() <= 6


def test_the_same_white_is_dark_and_blue_by_night_and_warm_at_dusk() -> None:
    def white(time: Time) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        picture = ShotPicture(shot("meadow", time), clip((320, 180)), [Post(0.0, 5.6)])
        _, ground = picture.scenery.view.project(0.0, 0.0, 5.6)
        scale = picture.scenery.view.f / 5.6
        rows = slice(int(ground - 1.2 * scale), int(ground - 0.9 * scale))
        return np.asarray(picture.frame(1.0)[rows, 156:164, :3].mean(axis=(0, 1)), np.float64)

    noon, dusk, night = white("noon"), white("dusk"), white("night")
    assert night.sum() < dusk.sum() < noon.sum()
    assert night.mean() > 70, "people stay readable by night"
    assert dusk[0] > dusk[2]
    assert night[2] > night[0]


@pytest.mark.parametrize("name", SETTING_NAMES)
def test_every_third_of_the_picture_moves_within_a_second(name: str) -> None:
    picture = ShotPicture(shot(name, "afternoon"), clip((320, 180)), [])
    frames = [picture.frame(t)[..., :3].astype(np.int16) for t in (0.2, 0.7, 1.2)]
    change = np.maximum(np.abs(frames[1] - frames[0]), np.abs(frames[2] - frames[0])).max(axis=2)
    for third in np.array_split(change, 3, axis=1):
        assert (third > 4).mean() > 0.001, f"{name} stands still"


@pytest.mark.parametrize("name", SETTING_NAMES)
def test_nothing_pops_up_or_vanishes(name: str) -> None:
    picture = ShotPicture(shot(name, "afternoon"), clip((160, 90)), [])
    before = picture.frame(0.0).astype(np.int16)
    for i in range(1, 25):
        after = picture.frame(i / 24).astype(np.int16)
        assert (np.abs(after - before).max(axis=2) > 48).mean() < 0.02, f"{name} jumps at frame {i}"
        before = after


def test_frames_are_the_same_with_one_thread_and_with_two() -> None:
    wanted = shot("city", "night", "rain", camera=PUSH)
    digests: set[str] = set()
    threads = cv2.getNumThreads()
    for count in (1, 2):
        cv2.setNumThreads(count)
        digests.add(digest(ShotPicture(wanted, clip((640, 360)), [Post(-0.4, 5.6)]), 1.0))
    cv2.setNumThreads(threads)
    assert len(digests) == 1


@pytest.mark.parametrize("name", ["village", "castle", "snowfield", "skyline", "office", "cafe"])
def test_a_place_is_built_alike_by_day_and_by_night(name: str) -> None:
    day, night = (bake(shot(name, time), clip(LANDSCAPE)).scenery.spots for time in ("noon", "night"))
    assert day
    assert day == night


def test_a_changed_band_changes_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    before = bake(shot("meadow"), clip(LANDSCAPE)).scenery
    meadow = SETTINGS["meadow"]
    board = Board("post", 30.0, lambda brush: brush.rect(brush.u(-0.1), -1.0 - brush.rng.random(), 0.2, 2, "#ffffff"))
    monkeypatch.setitem(SETTINGS, "meadow", replace(meadow, bands=(board, *meadow.bands)))
    after = bake(shot("meadow"), clip(LANDSCAPE)).scenery
    kept = [plate for plate in after.layers if plate.name not in ("post", "ground")]  # the ground takes its shadow
    assert len(after.layers) == len(before.layers) + 1
    for old, new in zip((plate for plate in before.layers if plate.name != "ground"), kept, strict=True):
        assert np.array_equal(old.image, new.image), new.name


def test_a_tall_picture_is_wide_enough_for_two_people() -> None:
    for size in (LANDSCAPE, PORTRAIT):
        assert framing.half_width("wide", *size) > 1.4
    assert framing.half_width("wide", *LANDSCAPE) > 3


@pytest.mark.parametrize("setting", ["suburb", "studio", "living room"])
def test_warm_light_is_redder_and_cold_light_bluer_than_the_same_place_unasked(setting: str) -> None:
    plain = shot(setting)
    balance: list[float] = []
    for warmth in (-0.8, 0.0, 0.8):
        picture = ShotPicture(plain.model_copy(update={"warmth": warmth}), clip(LANDSCAPE), [Post(0.0, 5.6)]).frame(1.0)
        red, _, blue, _ = picture.reshape(-1, 4).mean(0).tolist()
        balance.append(red - blue)
    assert balance[0] + 4 < balance[1] < balance[2] - 4


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
@pytest.mark.parametrize(("setting", "framing"), [("meadow", "close"), ("meadow", "medium"), ("office", "medium")])
def test_plants_near_the_camera_stand_beside_the_figures_not_before_them(
    setting: str, framing: Framing, size: tuple[int, int]
) -> None:
    figure = Post(-0.1, SUBJECT_Z[framing])
    low = shot(setting, season="spring", size=framing).model_copy(update={"eye": 0.35})  # as for a cat
    bare, kept = bake(low, clip(size)), bake(low, clip(size), [figure])
    lens = kept.scenery.view.lens(CameraPose())
    place = Place(*lens.project(figure.x, 0.0, figure.z), lens.scale(figure.z))
    left, top, right, bottom = figure.bounds(1.0, place)
    knee = min(bottom - 0.32 * (bottom - top), size[1])

    def covered(scenery: Scenery) -> int:
        """Pixels of plates nearer than the figure that lie before it, above its knees."""
        found = 0
        for plate in scenery.layers:
            if plate.plane.is_billboard and plate.order < figure.z and not plate.additive:
                x0, x1, y0, y1 = (
                    (edge - origin) * plate.res
                    for edge, origin in ((left, plate.x0), (right, plate.x0), (top, plate.y0), (knee, plate.y0))
                )
                part = plate.image[max(0, int(y0)) : max(0, int(y1)), max(0, int(x0)) : max(0, int(x1)), 3]
                found += int((part > 40).sum())
        return found

    assert covered(kept.scenery) == 0
    if (setting, framing) == ("meadow", "close"):
        assert covered(bare.scenery) > 0


@pytest.mark.parametrize("time", ["morning", "noon", "afternoon"])
def test_rain_is_seen_by_day(time: Time) -> None:
    wet = shot("suburb", time, "rain")
    picture = ShotPicture(wet, clip((640, 360)), [])
    raining = picture.frame(1.0).astype(int)
    picture.scenery.particles.clear()
    dry = picture.frame(1.0).astype(int)
    drops = np.abs(raining - dry)[..., :3].max(-1) > 12
    assert drops.mean() > 0.01


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
@pytest.mark.parametrize("setting", ["city", "village", "cafe", "stage", "market", "space"])
def test_what_the_prompt_quotes_is_written_beside_whoever_stands_there(setting: str, size: tuple[int, int]) -> None:
    figure = Post(-0.2, SUBJECT_Z["wide"])
    written = shot(setting, "dusk").model_copy(update={"writing": ("OPEN LATE",)})
    scenery = bake(written, clip(size), [figure]).scenery
    signs = [plate for plate in scenery.layers if plate.name.startswith("sign")]
    assert signs
    seen = scenery.figures[0]
    for plate in signs:
        solid = np.flatnonzero((plate.image[..., 3] > 200).any(axis=0))
        left, right = plate.x0 + solid.min() / plate.res, plate.x0 + solid.max() / plate.res
        assert right < seen.left or left > seen.right
        assert left > -2
        assert right < size[0] + 2


def test_words_are_set_smaller_rather_than_broken() -> None:
    words = set_in("Congratulations everybody, wonderfully unforgettable", 1.0, 0.3)
    assert words is not None
    assert 1 <= len(words.lines) <= 3
    assert words.width <= 1.0
    assert " ".join(words.lines) == "Congratulations everybody, wonderfully unforgettable"
    assert set_in("\U0001f600", 1.0, 0.3) is None
