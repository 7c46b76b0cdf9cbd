"""How a film is parted into shots, and how it ends when the prompt says so."""

import numpy as np
import pytest

from rushes.engines.previs.direct import stage
from rushes.engines.previs.film import Clip, Film
from rushes.engines.previs.picture import Picture
from rushes.engines.previs.scene import Scene
from rushes.engines.previs.sound.music import beats_of
from rushes.engines.previs.sound.takes import Take
from rushes.engines.previs.understand import read

FPS = 24
LINE_SECONDS = 1.6
TALK = 'Maria and Luis stand in a cafe. Maria says: "I got the job!" Luis replies: "I knew it!"'


def filmed(prompt: str, seconds: float = 8, seed: int = 7, size: tuple[int, int] = (1280, 720)) -> Film:
    scene = read(prompt)
    clip = Clip(width=size[0], height=size[1], fps=FPS, frames=round(seconds * FPS))
    return stage(scene, clip, seed, _takes(scene)).film


def _takes(scene: Scene) -> list[Take]:
    count = round(LINE_SECONDS * 100)
    return [Take(n, LINE_SECONDS, (0.5,) * count, (0.0,) * count, True) for n in range(len(scene.dialogue))]


@pytest.mark.parametrize("seconds", [4, 6, 8, 12])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_close_up_at_the_end_is_the_last_shot(seconds: int, seed: int) -> None:
    film = filmed("A man and a woman walk in a park. Ends with a close-up of the woman.", seconds, seed)
    last = film.shots[-1]
    assert [actor.id for actor in last.actors] == ["woman"]
    assert last.framing == "close"
    assert last.end == pytest.approx(seconds)
    assert 1.0 <= last.end - last.start <= 3.5


def test_what_is_felt_at_the_end_comes_with_the_end() -> None:
    film = filmed("A man and a woman sit in a park. End on a close-up of her smile.")
    assert all(feel.emotion != "joy" for shot in film.shots[:-1] for actor in shot.actors for feel in actor.feels)
    last = film.shots[-1]
    assert last.actors[0].feels[-1].emotion == "joy"
    assert last.start <= last.actors[0].feels[-1].t < last.end


def test_a_film_that_ends_on_a_place_shows_nobody_there() -> None:
    film = filmed("A woman walks along the shore at dawn; finish on the sea.")
    assert film.shots[0].actors
    assert not film.shots[-1].actors
    assert film.shots[-1].framing == "wide"


def test_the_camera_leaves_upwards_at_the_end() -> None:
    keys = filmed("A man stands in a meadow. The camera rises into the sky at the end.").shots[-1].camera.keys
    assert keys[-1].y < -0.3
    assert keys[0].y == 0


def test_somebody_who_is_followed_is_still_followed_when_the_camera_leaves() -> None:
    last = filmed("A lone hiker walks along a mountain ridge, the camera rises at the end", 6).shots[-1]
    assert last.camera.steady, "the camera keeps up"
    assert abs(last.camera.keys[-1].x - last.camera.keys[0].x) > 1
    assert last.camera.keys[-1].y < 0


@pytest.mark.parametrize(("words", "level"), [("fade to black", 0), ("fade to white", 255), ("cut to black", 0)])
def test_a_fade_reaches_its_end_with_the_last_frame(words: str, level: int) -> None:
    film = filmed(f"A cat sits in a living room, {words}", 4, size=(256, 256))
    picture = Picture(film)
    assert np.all(picture.image(film.clip.frames - 1) == level)
    assert 20 < picture.image(film.clip.frames // 2).mean() < 235


def test_a_fade_never_turns_back() -> None:
    film = filmed("A cat sits in a living room, fade to black", 4, size=(256, 256))
    picture = Picture(film)
    levels = [float(picture.image(index).mean()) for index in range(film.clip.frames - 24, film.clip.frames, 3)]
    assert levels == sorted(levels, reverse=True)


def test_longer_films_have_more_shots() -> None:
    prompt = "A woman reads on a bench in a park"
    counts = [len(filmed(prompt, seconds).shots) for seconds in (4, 8, 12)]
    assert counts[0] == 1
    assert counts == sorted(counts)
    assert counts[-1] >= 3


def test_one_take_is_one_shot() -> None:
    assert len(filmed("A woman reads on a bench in a park, one take", 12).shots) == 1
    assert len(filmed(f"{TALK} no cuts", 12).shots) == 1


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("prompt", ["A woman reads on a bench in a park", "Two friends dance on a stage, joyful"])
def test_cuts_fall_on_beats(prompt: str, seed: int) -> None:
    film = filmed(prompt, 12, seed)
    beats = beats_of(read(prompt).mood, 12, seed)
    for shot in film.shots[1:]:
        off = min(abs(beat - shot.start) for beat in beats)
        assert off <= 0.5 / FPS + 1e-3 or off > 0.4, "a beat was near and was missed"


@pytest.mark.parametrize("seconds", [4, 6, 8, 12])
@pytest.mark.parametrize("ending", ["", " End on a close-up of Luis.", " Ends on Maria.", " Finish on the street."])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whoever_speaks_is_seen(seconds: int, ending: str, seed: int) -> None:
    film = filmed(TALK + ending, seconds, seed)
    for line in film.score.spoken:
        for t in (line.start + 0.05, (line.start + line.end) / 2):
            shot = next(shot for shot in film.shots if shot.start <= t < shot.end)
            assert line.speaker in {actor.id for actor in shot.actors}


@pytest.mark.parametrize(
    "prompt",
    ["A man walks through a city", "A red car drives through the city", "A dog runs", "A woman dances on a stage"],
)
def test_slow_motion_slows_whatever_is_done(prompt: str) -> None:
    def pace(of: str) -> float:
        return filmed(of, 4).shots[0].actors[0].acts[0].pace

    assert pace(f"{prompt}, slow motion") < 0.7 * pace(prompt)


def test_two_of_a_kind_that_move_are_both_seen() -> None:
    for prompt in ("Two penguins waddle across the ice", "Two spaceships race through space"):
        one, other = filmed(prompt, 4).shots[0].actors
        assert abs(one.x - other.x) > 0.3 or abs(one.z - other.z) > 0.3
