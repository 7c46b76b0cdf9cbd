"""The quality of whole films, judged from their frames: a few prompts in every run, the collection in `check-previs`.

The whole bar, and where it is held:

1. everybody, the place, time and weather can be seen: here, `test_understand_prompts`, `docs/previs/reading.md`
2. depth, parallax, no edge in the picture: here, `test_world`
3. light from one side, shadows, glow, nothing burnt out: here, `test_quality_light`, `test_figures_relight`
4. no bands, little grain, no black corners: here, `test_quality_light`
5. faces blink, feel, and speak with their voice: `test_figures`, `test_voice`, `test_direct`
6. nothing stands still, nothing pops: here, `test_world`
7. bodies: seven heads tall, whole at their joints, feet that do not slip: `test_figures`
8. a caller's picture is shown exactly, and pulled about a little: `test_pictures`
9. a remix changes nothing but what it names: `test_quality_remix`
10. loudness, peaks, no silence, words above the rest, steps with the feet: `test_sound_everywhere`, `test_sound`
11. places and figures look as they were approved: `test_world_golden`, `test_figures_golden`
"""

import math
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest
from demo.previs_sheets.prompts import silent_takes
from numpy.typing import NDArray

from rushes.engines.previs.direct import stage
from rushes.engines.previs.figures import perform
from rushes.engines.previs.figures.timeline import blink_at
from rushes.engines.previs.film import Actor, Clip, Film, Shot
from rushes.engines.previs.performer import Place
from rushes.engines.previs.picture import GRAIN, Picture
from rushes.engines.previs.scene import Scene, Studio
from rushes.engines.previs.understand import read
from rushes.engines.previs.world.abstractions import ABSTRACTIONS
from rushes.engines.previs.world.bake import bake
from rushes.engines.previs.world.stage import Lens, billboard

pytestmark = pytest.mark.slow

WIDTH, HEIGHT, FPS, SECONDS = 320, 180, 24, 5
SEED = 7
COLLECTION = Path(__file__).with_name("prompts.toml")

LEAST_LAYERS, LEAST_PARALLAX, FAR_OFF = 5, 0.04, 13.0
MOST_CLIPPED, MOST_GRAIN, MOST_VIGNETTE = 0.01, 2.5, 0.65
LONGEST_PLATEAU = 12
"""Rows of the same brightness below each other in a sky, at 720 lines."""
DEEPEST_DROP, ALONE = 12.0, 6.0
"""Decibels: a frame that is less like the one before than usual by the first, and than both of its neighbours are by
the second, has popped; a wave of the hand that begins after a pause has not.
"""
MOVED, LEAST_MOVED = 3, 0.0008
"""Levels by which a pixel that moves changes, and the share of a third of the picture that does within a second."""
SEEN, LEAST_SEEN, MANY_PIXELS = 10, 0.02, 60
"""Levels by which a figure differs from what is behind it, the share of its box that does, and how many are enough."""

FAST = (
    "A man and a woman face each other on a suburban street at dusk, speaking softly",
    "A woman runs along a tree-lined street in the rain",
    "A skydiver in freefall, camera locked on his face, he shouts: 'This is insanely fun!'",
    "An elderly fisherman rows a small boat across a misty lake at dawn",
    "A boy and his dog walk in the park",
    "A red car drives through the city at night in the rain",
    "Close-up of an old woman crying, handheld",
    "Three friends dance on a stage",
    "A dolphin leaps in the sea at sunset",
    "A giraffe and two zebras stand on the savannah",
)


@dataclass(frozen=True)
class Case:
    """A prompt, and its film without a voice."""

    text: str
    scene: Scene
    film: Film

    def __str__(self) -> str:
        return self.text[:48]


@cache
def case(text: str, width: int = WIDTH, height: int = HEIGHT) -> Case:
    scene = read(text)
    clip = Clip(width=width, height=height, fps=FPS, frames=FPS * SECONDS)
    return Case(text, scene, stage(scene, clip, SEED, silent_takes(scene)).film)


def collection() -> list[str]:
    return [prompt["text"] for prompt in tomllib.loads(COLLECTION.read_text(encoding="utf-8"))["prompt"]]


def each_prompt(test: Callable[[str], None]) -> Callable[[str], None]:
    """A few prompts always, the collection when asked for."""
    full = [
        pytest.param(text, marks=pytest.mark.previs_full, id=f"{n} {text[:40]}")
        for n, text in enumerate(collection(), 1)
    ]
    return pytest.mark.parametrize("text", [*[pytest.param(text, id=text[:40]) for text in FAST], *full])(test)


def light(image: NDArray[np.uint8]) -> NDArray[np.int16]:
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.int16)


@each_prompt
def test_everybody_of_the_first_shot_is_seen_within_a_second(text: str) -> None:
    """Against the same film with nobody in it."""
    film = case(text).film
    first = film.shots[0]
    if film.fade or not first.actors:
        return
    t = min(0.9, 0.8 * first.end)
    clip = film.clip
    shown = Picture(film).image(round(t * FPS)).astype(np.int16)
    lens = bake(first, clip).scenery.view.lens
    unseen: list[str] = []
    for actor in first.actors:
        others = tuple(other for other in first.actors if other is not actor)
        without = film.model_copy(update={"shots": (first.model_copy(update={"actors": others}), *film.shots[1:])})
        baked = bake(first, clip)
        changed = np.abs(shown - Picture(without).image(round(t * FPS))).max(axis=2) > SEEN
        performer = perform(actor)
        x, z = performer.position(t)
        view = lens(baked.path.pose(t))
        box = performer.bounds(t, Place(*view.project(x, baked.scenery.floor, z), view.scale(z)))
        left, top, right, bottom = (max(0, box[0]), max(0, box[1]), min(WIDTH, box[2]), min(HEIGHT, box[3]))
        area = changed[top:bottom, left:right]
        if not area.size or (area.mean() < LEAST_SEEN and area.sum() < MANY_PIXELS):
            unseen.append(actor.id)
    assert not unseen


def together(actor: Actor) -> set[str]:
    """An actor and everybody whom it carries or has aboard."""
    return {actor.id}.union(*(together(companion.actor) for companion in actor.company))


@each_prompt
def test_everybody_on_stage_is_in_some_shot(text: str) -> None:
    found = case(text)
    shown = {name for shot in found.film.shots for actor in shot.actors for name in together(actor)}
    mounts = {str(actor.attributes.get("mount")) for shot in found.film.shots for actor in shot.actors}
    missing = [s.id for s in found.scene.subjects if s.id not in shown and s.kind not in mounts]
    if found.scene.framing == "close":
        assert len(missing) < max(1, len(found.scene.subjects))
    else:
        assert not missing


@each_prompt
def test_a_shot_has_depth_and_its_layers_part_when_the_camera_moves(text: str) -> None:
    film = case(text).film
    for shot in film.shots:
        scenery = bake(shot, film.clip).scenery
        depths = {round(plate.order, 1) for plate in scenery.layers} | {
            round(mover.order, 1) for mover in scenery.movers
        }
        if plain(shot):
            continue
        assert len(depths) + len(shot.actors) + 1 >= LEAST_LAYERS, f"{shot.setting}: the sky and {sorted(depths)}"
        keys = shot.camera.keys
        travel = max(key.x for key in keys) - min(key.x for key in keys)
        if shot.framing != "wide" or travel < 0.3:
            continue
        path = bake(shot, film.clip).path
        near, far = min(*depths, *(actor.z for actor in shot.actors)), float(max(depths))
        if near > FAR_OFF:  # ships at sea and in space: nothing parts that is so far away
            continue
        shifts = [
            abs(a - b)
            for a, b in [
                tuple(_column(scenery.view.lens(path.pose(t)), z) for t in (shot.start, shot.end)) for z in (near, far)
            ]
        ]
        assert shifts[0] - shifts[1] >= LEAST_PARALLAX * WIDTH


def plain(shot: Shot) -> bool:
    """A seamless backdrop, or an abstraction that fills the picture: nothing of it is near or far, and it may rest."""
    abstract = shot.display is not None and shot.display.kind in ABSTRACTIONS
    return abstract or (shot.setting == "studio" and shot.studio != Studio())


def _column(lens: Lens, z: float) -> float:
    point = lens.homography(billboard(z)) @ (WIDTH / 2, HEIGHT / 2, 1.0)
    return float(point[0] / point[2])


@each_prompt
def test_light_stays_in_range_and_the_picture_is_whole(text: str) -> None:
    film = case(text).film
    picture = Picture(film)
    for shot in film.shots:
        index = round((shot.start + 0.4 * (shot.end - shot.start)) * FPS)
        image = picture.image(index)
        assert (image.min(axis=2) == 255).mean() <= MOST_CLIPPED, "too much is white"
        assert image.std() > 8, "there is nothing to see"
        if film.fade is None and shot.mood != "tense":
            grey = light(image)
            corners = [grey[:12, :12], grey[:12, -12:]]
            assert max(corner.mean() for corner in corners) > (1 - MOST_VIGNETTE) * 0.35 * grey.mean()


def blinking(actor: Actor, index: int) -> bool:
    """Whether lids close or open with this frame, as fast as lids do."""
    return abs(blink_at(actor.id, index / FPS) - blink_at(actor.id, (index - 1) / FPS)) > 0.2


@each_prompt
def test_nothing_stands_still_and_nothing_pops(text: str) -> None:
    film = case(text).film
    picture = Picture(film)
    frames = [light(picture.image(index)) for index in range(film.clip.frames)]
    cuts = {round(shot.start * FPS) for shot in film.shots}
    likeness = {
        index: _psnr(frames[index - 1], frames[index]) for index in range(1, film.clip.frames) if index not in cuts
    }
    usual = float(np.median(list(likeness.values())))
    blinks = {index for shot in film.shots for actor in shot.actors for index in likeness if blinking(actor, index)}
    popped = [
        index
        for index, value in likeness.items()
        if index not in blinks
        and value < usual - DEEPEST_DROP
        and value < min(likeness.get(index + way, usual) for way in (-1, 1)) - ALONE
        and index < film.clip.frames - 1 - (film.fade == "cut") * FPS
    ]
    if film.shots[0].weather != "storm":  # lightning pops
        assert not popped
    for start in range(0, film.clip.frames - FPS + 1, FPS // 2):
        window = [index for index in range(start, start + FPS) if index not in cuts]
        change = np.max([np.abs(frames[index] - frames[window[0]]) for index in window], axis=0)
        resting = any(plain(shot) for shot in film.shots)
        for number, third in enumerate([change] if resting else np.array_split(change, 3, axis=1)):
            assert (third > MOVED).mean() > LEAST_MOVED, f"third {number} stands still at {start / FPS:.1f} s"


def _psnr(a: NDArray[np.int16], b: NDArray[np.int16]) -> float:
    error = float(np.mean((a - b).astype(np.float32) ** 2))
    return math.inf if error == 0 else 10 * math.log10(255**2 / error)


@pytest.mark.parametrize("time", ["at dawn", "at noon", "at dusk", "at night"])
@pytest.mark.parametrize("place", ["a meadow", "the seashore", "a desert"])
def test_skies_show_no_bands_and_little_grain(place: str, time: str) -> None:
    """As encoded, at full size: the grain hides the steps of eight bits."""
    found = case(f"{place} {time}, clear sky, nobody around", 1280, 720)
    picture = Picture(found.film)
    clean = light(picture.image(30))
    luma = picture.frame(30)[:720].astype(np.int16)
    expected = np.asarray(cv2.cvtColor(picture.image(30), cv2.COLOR_RGB2YUV_I420)[:720], np.int16)
    assert (luma - expected).std() <= MOST_GRAIN
    assert GRAIN <= MOST_GRAIN
    sky = luma[:260, 540:740]
    assert clean[:260, 540:740].std() > 0.5
    longest = max(_longest_run(column) for column in sky.T[::5])
    assert longest <= LONGEST_PLATEAU


def _longest_run(column: NDArray[np.int16]) -> int:
    edges = np.flatnonzero(np.diff(column) != 0)
    return int(np.diff(np.concatenate([[-1], edges, [len(column) - 1]])).max())


@pytest.mark.parametrize(
    "text",
    ["Wide shot: a man stands in a meadow", "A dog stands on a street", "Wide shot: a woman stands in a kitchen"],
)
def test_whoever_stands_throws_a_shadow_on_the_ground(text: str) -> None:
    film = case(text).film
    shot = film.shots[0]
    index = round((shot.start + 0.5) * FPS)
    empty = [other.model_copy(update={"actors": ()}) for other in film.shots]
    nobody = film.model_copy(update={"shots": tuple(empty)})
    actor = shot.actors[0]
    baked = bake(shot, film.clip)
    lens = baked.scenery.view.lens(baked.path.pose(index / FPS))
    x, ground = lens.project(actor.x, baked.scenery.floor, actor.z)
    rows = slice(max(0, int(ground) - 2), int(ground) + 5)
    columns = slice(max(0, int(x) - 14), int(x) + 14)
    darker = light(Picture(nobody).image(index))[rows, columns] - light(Picture(film).image(index))[rows, columns]
    assert darker.size
    assert np.percentile(darker, 90) > 8
