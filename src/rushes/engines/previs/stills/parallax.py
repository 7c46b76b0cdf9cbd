"""One picture in motion: a small camera move through its guessed depth. At rest it is the picture, bit for bit."""

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.scene import Move
from rushes.engines.previs.stills.depth import Depth
from rushes.engines.previs.stills.fitting import Frame, Image

COARSE = 4
"""The warp is worked at a quarter of the resolution: depth is smoother than that."""
PIVOT = 0.55
"""The point that a push goes to, as a share of the height: a little below the middle, where people are."""


@dataclass(frozen=True)
class Travel:
    """What a camera move does by its end, as shares of the width: zoom of everything, zoom by nearness, shifts by
    nearness to the right and down, and turn in degrees."""

    zoom: float = 0.030
    near: float = 0.040
    right: float = 0.012
    down: float = 0.0
    turn: float = 0.0


TRAVELS: dict[Move, Travel] = {
    "push_in": Travel(zoom=0.055, near=0.050, right=0.004),
    "pull_out": Travel(zoom=0.040, near=-0.045, right=0.006),
    "pan": Travel(zoom=0.045, near=0.010, right=0.030),
    "track": Travel(zoom=0.040, near=0.015, right=0.030),
    "rise": Travel(zoom=0.040, near=0.020, right=0.0, down=0.024),
    "sink": Travel(zoom=0.040, near=0.020, right=0.0, down=-0.024),
    "roll": Travel(zoom=0.070, near=0.030, right=0.004, turn=2.2),
    "locked": Travel(zoom=0.006, near=0.022, right=0.007),
}
SHAKE = 0.0035
"""Share of the width that a hand-held camera strays."""


def travel_of(moves: tuple[Move, ...]) -> Travel:
    """The move that a scene asks for; a gentle push where it asks for none."""
    return next((TRAVELS[move] for move in moves if move in TRAVELS), Travel())


class Parallax:
    """The frames of one picture. `wind` 0..1 lets what is far away waver a little."""

    def __init__(self, image: Image, depth: Depth, travel: Travel, shaky: bool = False, wind: float = 0.3) -> None:
        self.image: Frame = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2RGBA), np.uint8)
        self._travel, self._shaky, self._wind = travel, shaky, wind
        height, width = image.shape[:2]
        self._size = (width, height)
        small = (max(2, width // COARSE), max(2, height // COARSE))
        self._near = np.asarray(cv2.resize(depth.near, small, interpolation=cv2.INTER_AREA), np.float32)
        rows, columns = np.mgrid[0 : small[1], 0 : small[0]].astype(np.float32)
        self._x = (columns + 0.5) * (width / small[0]) - 0.5
        self._y = (rows + 0.5) * (height / small[1]) - 0.5

    def frame(self, u: float, t: float) -> Frame:
        """The picture after a share `u` 0..1 of the move, at `t` seconds: RGBA. At u = 0 it is the picture itself."""
        if u <= 0:
            return self.image
        x, y = self._sources(min(1.0, u), t)
        # Bicubic while the move is so small that softness would be seen to set in.
        how = cv2.INTER_CUBIC if u < 0.03 else cv2.INTER_LINEAR
        moved = cv2.remap(
            self.image,
            cv2.resize(x, self._size, interpolation=cv2.INTER_LINEAR),
            cv2.resize(y, self._size, interpolation=cv2.INTER_LINEAR),
            how,
            borderMode=cv2.BORDER_REFLECT,
        )
        return np.asarray(moved, np.uint8)

    def _sources(self, u: float, t: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Where each point of the frame lies in the picture, in pixels."""
        width, height = self._size
        go, travel = u * u * (3 - 2 * u), self._travel
        cx, cy = width / 2, height * PIVOT
        zoom = 1 + go * (travel.zoom + travel.near * self._near)
        lift = self._near - 0.35  # what is at this depth stays where it is when the camera slides
        sway = self._wind * go * 1.2 * np.sin(1.6 * t + 0.012 * self._y + 0.006 * self._x) * (1 - self._near)
        x, y = (self._x - cx) / zoom, (self._y - cy) / zoom
        if travel.turn:
            angle = math.radians(travel.turn * go)
            x, y = x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)
        shift = go * width
        x = x + cx + shift * travel.right * lift + sway * width / 1280
        y = y + cy + shift * travel.down * lift
        if self._shaky:
            stray = SHAKE * width * min(1.0, 4 * u)
            x = x + stray * (math.sin(2.1 * t) + 0.6 * math.sin(5.3 * t + 1)) * (0.6 + 0.4 * self._near)
            y = y + stray * (math.sin(2.7 * t + 2) + 0.6 * math.sin(6.1 * t)) * (0.6 + 0.4 * self._near)
        return np.asarray(x, np.float32), np.asarray(y, np.float32)
