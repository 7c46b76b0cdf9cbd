"""Films of previs at the engine's level: planned and drawn in this process, small, without encoding unless asked."""

from itertools import count
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.figures import perform
from rushes.engines.previs.film import Actor, Clip, Film
from rushes.engines.previs.making import FilmMaker
from rushes.engines.previs.messages import Guest, Order, Shown
from rushes.engines.previs.parts import Parts
from rushes.engines.previs.performer import Place
from rushes.engines.previs.picture import Picture
from rushes.engines.previs.planning import plan
from rushes.engines.previs.recipe import Recipe
from rushes.engines.previs.studio import pieces
from rushes.engines.previs.world.bake import bake
from rushes.media.encode import SegmentWriter, join

Image = NDArray[np.uint8]
FPS = 12


class Made:
    """A planned film, drawn on demand."""

    def __init__(self, parts: Parts, said: list[str]) -> None:
        self.parts, self.said = parts, said
        self.film: Film = parts.film()
        self.recipe: Recipe = parts.recipe()
        self._picture = Picture(self.film, parts.folder)

    def image(self, index: int) -> Image:
        """Frame `index` (negative: from the end) as RGB."""
        return self._picture.image(index % self.film.clip.frames).copy()

    def luma(self, index: int) -> Image:
        """Frame `index` as grey."""
        return np.asarray(cv2.cvtColor(self.image(index), cv2.COLOR_RGB2GRAY), np.uint8)

    def video(self) -> str:
        """A video that carries the recipe, and shows nothing but the last frame: for films made from this one."""
        clip, segment, path = self.film.clip, self.parts.folder / "last.mp4", self.parts.folder / "video.mp4"
        with SegmentWriter(segment, clip.width, clip.height, clip.fps, crf=8) as writer:
            writer.write(self._picture.frame(clip.frames - 1))
        join([segment], None, path, clip.fps, {"comment": self.recipe.canonical()})
        return str(path)


class Workshop:
    """Makes films in folders of its own under `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._numbers = folder, count(1)

    def film(self, prompt: str, seconds: float = 2.0, width: int = 320, height: int = 256, **rest: object) -> Made:
        """A planned film; `rest` are fields of the order."""
        folder = self._new()
        clip = Clip(
            width=width, height=height, fps=FPS, frames=round(seconds * FPS), audio=bool(rest.pop("audio", True))
        )
        said: list[str] = []
        parts = Parts.made_in(folder)
        order = Order.model_validate({"prompt": prompt, "clip": clip.model_dump(), "seed": 7, **rest})
        plan(order, parts, said.append)
        return Made(parts, said)

    def file(self, prompt: str, seconds: float = 2.0, **rest: object) -> Path:
        """A finished file, by the way that the render processes go."""
        folder = self._new()
        clip = Clip(width=320, height=256, fps=FPS, frames=round(seconds * FPS), audio=bool(rest.pop("audio", True)))
        order = Order.model_validate({"prompt": prompt, "clip": clip.model_dump(), "seed": 7, **rest})
        maker, cut = FilmMaker("back"), pieces(clip.frames, clip.fps)
        maker.prepare(order, folder, lambda _: None)
        for piece in cut:
            maker.segment(folder, piece.number, piece.first, piece.end, lambda _: None)
        if clip.audio:
            maker.sound(folder)
        maker.join(folder, len(cut))
        return folder / "output.mp4"

    def picture(self, image: Image) -> str:
        """An RGB or RGBA picture as a PNG."""
        path = self._folder / f"picture-{next(self._numbers)}.png"
        colours = cv2.COLOR_RGBA2BGRA if image.shape[2] == 4 else cv2.COLOR_RGB2BGR
        cv2.imwrite(str(path), cv2.cvtColor(image, colours))
        return str(path)

    def shown(self, image: Image, at: float = 0.0) -> Shown:
        """A picture as a keyframe."""
        return Shown(file=self.picture(image), at=at)

    def guest(self, name: str, film: Made) -> Guest:
        """Who another film is about."""
        return Guest(name=name, file=film.video())

    def _new(self) -> Path:
        folder = self._folder / f"film-{next(self._numbers)}"
        folder.mkdir()
        return folder


Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; right and bottom are outside."""


def box_of(film: Film, actor: Actor, t: float) -> Box:
    """Where an actor of the shot that is on at `t` is drawn, within the picture."""
    shot = next(shot for shot in film.shots if t < shot.end)
    baked, clip = bake(shot, film.clip), film.clip
    performer = perform(actor)
    x, z = performer.position(t)
    view = baked.scenery.view.lens(baked.path.pose(t))
    place = Place(*view.project(x, baked.scenery.floor, z), view.scale(z))
    left, top, right, bottom = performer.bounds(t, place)
    return max(0, left), max(0, top), min(clip.width, right), min(clip.height, bottom)


def differences(a: Image, b: Image) -> NDArray[np.int16]:
    """By how many levels each pixel differs, in the channel where it differs most."""
    return np.abs(a.astype(np.int16) - b).max(2)


def unchanged(a: Image, b: Image, levels: int = 2) -> float:
    """The share of pixels that are within so many levels."""
    return float((differences(a, b) <= levels).mean())


def psnr(a: Image, b: Image) -> float:
    """Peak signal-to-noise ratio in dB."""
    return float(cv2.PSNR(a, b))


def scenery(width: int = 480, height: int = 320, seed: int = 3) -> Image:
    """A drawn landscape: sky, hills, meadow with detail, a red house."""
    rng = np.random.default_rng(seed)
    image = np.zeros((height, width, 3), np.uint8)
    image[:] = np.linspace([120, 170, 230], [220, 225, 235], height)[:, None]
    hills = (height * (0.5 + 0.08 * np.sin(np.linspace(0, 7, width)))).astype(int)
    for x, top in enumerate(hills.tolist()):
        image[top:, x] = np.linspace([90, 130, 80], [60, 100, 40], height - top)
    for x, y, r in zip(
        rng.integers(0, width, 300), rng.integers(height * 2 // 3, height, 300), rng.integers(1, 4, 300), strict=True
    ):
        cv2.circle(image, (int(x), int(y)), int(r), tuple(int(v) for v in rng.integers(60, 255, 3)), -1)
    cv2.rectangle(image, (width // 2, height // 3), (width * 2 // 3, height * 2 // 3), (170, 50, 40), -1)
    return image


def figure(width: int = 300, height: int = 400, plain: int = 245) -> Image:
    """Somebody in a green coat on plain ground."""
    image = np.full((height, width, 3), plain, np.uint8)
    cv2.ellipse(image, (width // 2, height * 2 // 3), (width // 5, height // 4), 0, 0, 360, (30, 140, 60), -1)
    cv2.circle(image, (width // 2, height // 3), width // 9, (210, 160, 130), -1)
    return image
