"""The picture of a film: which shot is on, its frame, subtitles, and the form that the encoder wants."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.figures import perform
from rushes.engines.previs.film import Actor, Film, Shot
from rushes.engines.previs.performer import Performer
from rushes.engines.previs.scene import Fade
from rushes.engines.previs.stills.cutout import KIND as CUTOUT
from rushes.engines.previs.stills.cutout import CutoutPerformer
from rushes.engines.previs.stills.footage import Footage
from rushes.engines.previs.stills.reel import Reel
from rushes.engines.previs.styles import styled
from rushes.engines.previs.things import THINGS, ThingPerformer
from rushes.engines.previs.world.captions import Caption, render
from rushes.engines.previs.world.shoot import ShotPicture

KEPT = 2
"""Baked shots that are kept: the one that is on, and the one before, for those who step back a frame."""
GRAIN = 1.15
"""Standard deviation of the grain on luma, of 255: hides banding, stays under what a viewer notices."""
MOST_GRAIN = 6
DRIFT = (37, 53)
"""The grain is one field larger than the picture by this much; each frame looks at another corner of it."""

FADE_SECONDS: dict[Fade, float] = {"black": 1.2, "white": 1.2, "cut": 0.5}
MOST_FADED = 0.3
"""Seconds of a fade, and the share of the film that it takes at most."""

Image = NDArray[np.uint8]


class Picture:
    """All frames of a film, whose pictures and footage lie in the folder `parts`.

    A shot is baked when its first frame is asked for; any order of frames is the same film.
    """

    def __init__(self, film: Film, parts: Path = Path()) -> None:
        self.film = film
        self._parts = parts
        clip = film.clip
        self._styled = styled(film.style, clip.width, clip.height)
        self._reel: Reel | None = None
        if film.stills or film.footage is not None:
            speed = film.retouch.speed
            self._reel = Reel(
                film,
                lambda name: np.asarray(np.load(parts / name), np.uint8),
                lambda name: Footage(parts / name, clip.width, clip.height, speed),
            )
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
        if self._reel is not None:  # the grain would be a difference from the caller's picture
            return self._planes
        luma = self._planes[: clip.height]
        # Luma is 16..235, so neither step leaves 8 bits; unsigned sums are several times faster than a signed one.
        cv2.add(luma, grain, dst=luma)
        np.subtract(luma, MOST_GRAIN, out=luma)
        return self._planes

    def image(self, i: int) -> Image:
        """Frame i as RGB, shape (height, width, 3), without the grain: for looking at."""
        return np.asarray(cv2.cvtColor(self._coloured(i), cv2.COLOR_RGBA2RGB), np.uint8)

    def _coloured(self, i: int) -> Image:
        t = i / self.film.clip.fps + self.film.opens
        frame = self._shot(t).frame(t) if self._reel is None else self._reel.frame(t)
        if self._styled is not None:
            frame = self._styled(frame)
        self._fade(frame, i)
        for caption in self._captions:
            caption.lay_over(frame, t)
        return frame

    def _fade(self, frame: Image, i: int) -> None:
        """The film's first and last frames, on their way from or to black or white."""
        film, fps = self.film, self.film.clip.fps
        if film.rises is not None and (share := self._faded(film.rises, i / fps)) > 0:
            _lay_solid(frame, film.rises, share)
        if film.fade is None or len(film.stills) > 1:  # two pictures that a caller gave end as given
            return
        if (share := self._faded(film.fade, (film.clip.frames - 1 - i) / fps)) > 0:
            _lay_solid(frame, film.fade, 1.0 if film.fade == "cut" else share)

    def _faded(self, fade: Fade, seconds: float) -> float:
        """How much of a frame is gone that is so many seconds from where nothing is left of it: 1..0."""
        return 1 - seconds / min(FADE_SECONDS[fade], MOST_FADED * self.film.clip.seconds)

    def _performer(self, actor: Actor) -> Performer:
        return CutoutPerformer(actor, self._parts) if actor.kind == CUTOUT else perform(actor)

    def _performers(self, shot: Shot) -> list[Performer]:
        actors = [self._performer(actor) for actor in shot.actors]
        return [*actors, ThingPerformer(shot)] if shot.display and shot.display.kind in THINGS else actors

    def _shot(self, t: float) -> ShotPicture:
        index = _shot_at(self.film.shots, t)
        found = self._baked.pop(index, None)
        if found is None:
            shot = self.film.shots[index]
            while len(self._baked) >= KEPT:
                self._baked.pop(next(iter(self._baked)))
            found = ShotPicture(shot, self.film.clip, self._performers(shot))
        self._baked[index] = found  # the last used stands last
        return found


def _shot_at(shots: tuple[Shot, ...], t: float) -> int:
    """The shot that is on at t; the last one holds beyond the end."""
    for index, shot in enumerate(shots):
        if t < shot.end - 1e-6:
            return index
    return len(shots) - 1


def _lay_solid(frame: Image, fade: Fade, share: float) -> None:
    level = 255.0 if fade == "white" else 0.0
    solid = np.full_like(frame, (level, level, level, 255.0))
    cv2.addWeighted(frame, 1 - share, solid, share, 0, dst=frame)


def enlarge(i420: Image, times: int) -> Image:
    """A frame `times` as large: I420, shape (height * 3 // 2, width)."""
    height, width = i420.shape[0] * 2 // 3, i420.shape[1]
    size = (width * times, height * times)
    luma = cv2.resize(i420[:height], size, interpolation=cv2.INTER_CUBIC)
    quarter = height // 4
    colours = [
        cv2.resize(plane.reshape(height // 2, width // 2), (size[0] // 2, size[1] // 2), interpolation=cv2.INTER_LINEAR)
        for plane in (i420[height : height + quarter], i420[height + quarter :])
    ]
    return np.concatenate([luma, *(plane.reshape(-1, size[0]) for plane in colours)]).astype(np.uint8, copy=False)
