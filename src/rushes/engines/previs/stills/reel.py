"""A film made of pictures: set in motion, led from one to the next, with what the prompt wants in the air."""

from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.film import Film
from rushes.engines.previs.stills.air import Air
from rushes.engines.previs.stills.depth import guess
from rushes.engines.previs.stills.fitting import Frame, Image
from rushes.engines.previs.stills.parallax import Parallax, travel_of
from rushes.engines.previs.stills.passage import Passage
from rushes.engines.previs.stills.retouch import Retoucher
from rushes.engines.previs.world.compositing import Target

FADE_SECONDS = 0.7
"""How long what is in the air takes to appear after an exact picture, and to go before the next."""


class Moving(Protocol):
    """Pictures in the order of time."""

    def image(self, t: float) -> Frame:
        """The picture at `t` seconds: RGBA."""
        ...


class Reel:
    """The frames of a film that is made of pictures or of footage; exact where the film names a picture."""

    def __init__(self, film: Film, open_still: Callable[[str], Image], open_footage: Callable[[str], Moving]) -> None:
        clip = film.clip
        self._exact = [still.at for still in film.stills]
        self._source: Moving = open_footage(film.footage) if film.footage is not None else _Stills(film, open_still)
        self._retoucher = Retoucher(film.retouch)
        self._air = Air(film)
        self._frame: NDArray[np.uint8] = np.zeros((clip.height, clip.width, 4), np.uint8)
        self._target = Target.on(self._frame, 1.0)

    def frame(self, t: float) -> NDArray[np.uint8]:
        """The picture at `t` seconds: RGBA, in a buffer that the next call overwrites."""
        np.copyto(self._frame, self._retoucher.apply(self._source.image(t)))
        self._air.lay_over(self._target, t, self._share(t))
        return self._frame

    def _share(self, t: float) -> float:
        """How much of what is in the air is seen: none on the exact pictures."""
        near = min((abs(t - at) for at in self._exact), default=FADE_SECONDS)
        share = min(1.0, near / FADE_SECONDS)
        return share * share * (3 - 2 * share)


class _Stills:
    """`Moving`: keyframes, each set in motion until the next one takes over."""

    def __init__(self, film: Film, open_still: Callable[[str], Image]) -> None:
        shot = film.shots[0]
        travel, shaky = travel_of(shot_moves := film.moves), "handheld" in shot_moves
        windy = 1.0 if shot.weather in ("wind", "storm", "sandstorm") else 0.3
        self._last = film.clip.seconds - 1 / film.clip.fps  # the last frame is shown at this moment
        self._at = [min(still.at, self._last) for still in film.stills]
        images = [open_still(still.file) for still in film.stills]
        self._moving = [Parallax(image, guess(image), travel, shaky, windy) for image in images]
        self._passages: dict[int, Passage] = {}

    def image(self, t: float) -> Frame:
        if t <= self._at[0]:
            return self._moving[0].frame((self._at[0] - t) / max(self._at[0], 1e-6) if self._at[0] else 0.0, t)
        for index in range(len(self._at) - 1):
            begin, end = self._at[index], self._at[index + 1]
            if t <= end + 1e-6:
                return self._passage(index).frame((t - begin) / max(end - begin, 1e-6), t)
        left = self._last - self._at[-1]
        return self._moving[-1].frame((t - self._at[-1]) / left if left > 0 else 0.0, t)

    def _passage(self, index: int) -> Passage:
        if index not in self._passages:
            self._passages = {index: Passage(self._moving[index], self._moving[index + 1])}
        return self._passages[index]
