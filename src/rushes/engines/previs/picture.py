"""The picture of a film: which shot is on, its frame, subtitles, and the form that the encoder wants."""

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.figures import perform
from rushes.engines.previs.film import Film, Shot
from rushes.engines.previs.world.captions import Caption, render
from rushes.engines.previs.world.shoot import ShotPicture

KEPT = 2
"""Baked shots that are kept: the one that is on, and the one before, for those who step back a frame."""
GRAIN = 1.15
"""Standard deviation of the grain on luma, of 255: hides banding, stays under what a viewer notices."""
MOST_GRAIN = 6
DRIFT = (37, 53)
"""The grain is one field larger than the picture by this much; each frame looks at another corner of it."""

Image = NDArray[np.uint8]


class Picture:
    """All frames of a film. A shot is baked when its first frame is asked for; any order of frames is the same film."""

    def __init__(self, film: Film) -> None:
        self.film = film
        clip = film.clip
        self._captions: tuple[Caption, ...] = tuple(
            caption for subtitle in film.subtitles if (caption := render(subtitle, clip.width, clip.height))
        )
        self._baked: dict[int, ShotPicture] = {}
        rng = np.random.default_rng([film.seed, 0x6721])
        size = (clip.height + DRIFT[0], clip.width + DRIFT[1])
        self._grain = (np.clip(rng.normal(0, GRAIN, size).round(), -MOST_GRAIN, MOST_GRAIN) + MOST_GRAIN).astype(
            np.uint8
        )
        self._planes: Image = np.zeros((clip.height * 3 // 2, clip.width), np.uint8)

    def frame(self, i: int) -> Image:
        """Frame i as I420, shape (height * 3 // 2, width), BT.601 limited range; the next call overwrites it."""
        clip = self.film.clip
        cv2.cvtColor(self._coloured(i), cv2.COLOR_RGBA2YUV_I420, dst=self._planes)
        down, right = i * 11 % DRIFT[0], i * 23 % DRIFT[1]
        grain = self._grain[down : down + clip.height, right : right + clip.width]
        luma = self._planes[: clip.height]
        # Luma is 16..235, so neither step leaves 8 bits; unsigned sums are several times faster than a signed one.
        cv2.add(luma, grain, dst=luma)
        np.subtract(luma, MOST_GRAIN, out=luma)
        return self._planes

    def image(self, i: int) -> Image:
        """Frame i as RGB, shape (height, width, 3), without the grain: for looking at."""
        return np.asarray(cv2.cvtColor(self._coloured(i), cv2.COLOR_RGBA2RGB), np.uint8)

    def _coloured(self, i: int) -> Image:
        t = i / self.film.clip.fps
        frame = self._shot(t).frame(t)
        for caption in self._captions:
            caption.lay_over(frame, t)
        return frame

    def _shot(self, t: float) -> ShotPicture:
        index = _shot_at(self.film.shots, t)
        found = self._baked.pop(index, None)
        if found is None:
            shot = self.film.shots[index]
            while len(self._baked) >= KEPT:
                self._baked.pop(next(iter(self._baked)))
            found = ShotPicture(shot, self.film.clip, [perform(actor) for actor in shot.actors])
        self._baked[index] = found  # the last used stands last
        return found


def _shot_at(shots: tuple[Shot, ...], t: float) -> int:
    """The shot that is on at t; the last one holds beyond the end."""
    for index, shot in enumerate(shots):
        if t < shot.end - 1e-6:
            return index
    return len(shots) - 1
