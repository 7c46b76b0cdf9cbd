"""A video as the pictures of a film."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np

from rushes.engines.previs.stills.fitting import Frame, fit
from rushes.media.probe import open_video, upright_frames


class Footage:
    """The frames of a video in the size of the film. `speed` 2.0 plays it twice as fast; at its end it holds.

    Made for frames in the order of time; a step back opens the file again.
    """

    def __init__(self, path: Path, width: int, height: int, speed: float = 1.0) -> None:
        self._path, self._size, self._speed = path, (width, height), speed
        self._frames: Iterator[tuple[float, Frame]] = iter(())
        self._shown: tuple[float, Frame] | None = None
        self._next: tuple[float, Frame] | None = None

    def image(self, t: float) -> Frame:
        """The picture at `t` seconds of the film: RGBA."""
        wanted = t * self._speed + 1e-4
        if self._shown is None or wanted < self._shown[0]:
            self._frames = self._decoded(wanted)
            self._shown = next(self._frames)
            self._next = next(self._frames, None)
        while self._next is not None and self._next[0] <= wanted:
            self._shown, self._next = self._next, next(self._frames, None)
        return self._shown[1]

    def _decoded(self, since: float) -> Iterator[tuple[float, Frame]]:
        """(seconds, picture) of the frames from the last key frame before `since` on."""
        with open_video(self._path) as container:
            stream = container.streams.video[0]
            base = stream.time_base or Fraction(1, 1000)
            begins = (stream.start_time or 0) * base
            if since > 0:
                container.seek(int((since + begins) / base), stream=stream)
            for frame in upright_frames(container, self._path.name):
                yield float(frame.time - float(begins)), self._picture(frame)

    def _picture(self, frame: av.VideoFrame) -> Frame:
        rgb = frame.reformat(format="rgb24", src_colorspace="ITU601").to_ndarray()
        sized = rgb if rgb.shape[1::-1] == self._size else fit(rgb, *self._size)
        return np.asarray(cv2.cvtColor(sized, cv2.COLOR_RGB2RGBA), np.uint8)
