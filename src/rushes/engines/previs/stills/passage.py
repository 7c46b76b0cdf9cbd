"""From one picture to the next: a morph where they show the same thing, else a designed transition."""

from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.stills.fitting import Frame
from rushes.engines.previs.stills.parallax import COARSE, Parallax

MOST_DISAGREEMENT = 8.0
"""Pixels at 720 lines by which the flow there and back may miss for half of the picture: of one scene at two moments it
was 1 to 3.5, of two scenes 26 to 90 (measured on ten pairs)."""
DOUBT = 6.0
"""Pixels at 720 lines of such a miss at which the flow of a place is hardly trusted."""
SPREAD = 14.0
"""How far around, in pixels of the flow, the motion of trusted places is lent to others."""
WIPE_FROM, WIPE_TO = 0.40, 0.60
SOFTNESS = 0.16
GLOW = 46.0

Flow = NDArray[np.float32]


class Passage:
    """The frames between two pictures, `before` and `after`: each is reached exactly, at 0 and at 1."""

    def __init__(self, before: Parallax, after: Parallax) -> None:
        self._before, self._after = before, after
        height, width = before.image.shape[:2]
        self._size = (width, height)
        half = (width // 2, height // 2)
        a, b = (_grey(moving.image, half) for moving in (before, after))
        forth, back = _flow(a, b), _flow(b, a)
        unit = 2 * 720 / min(width, height)
        misses = unit * _miss(forth, back), unit * _miss(back, forth)
        self.kind: Literal["morph", "transition"] = (
            "morph" if float(np.median(misses[0])) <= MOST_DISAGREEMENT else "transition"
        )
        forth, back = _trusted(forth, misses[0]), _trusted(back, misses[1])
        small = (max(2, width // COARSE), max(2, height // COARSE))
        self._forth, self._back = (np.asarray(2 * cv2.resize(flow, small), np.float32) for flow in (forth, back))
        columns, rows = _grid((small[1], small[0]))
        self._x: Flow = (columns + np.float32(0.5)) * np.float32(width / small[0]) - np.float32(0.5)
        self._y: Flow = (rows + np.float32(0.5)) * np.float32(height / small[1]) - np.float32(0.5)
        self._across = (
            np.linspace(0, 1, width, dtype=np.float32)[None] * 0.8
            + np.linspace(0, 1, height, dtype=np.float32)[:, None] * 0.2
        )

    def frame(self, u: float, t: float) -> Frame:
        """The picture a share `u` 0..1 of the way, at `t` seconds: RGBA."""
        if u <= 0:
            return self._before.image
        if u >= 1:
            return self._after.image
        return self._morphed(u) if self.kind == "morph" else self._wiped(u, t)

    def _morphed(self, u: float) -> Frame:
        """Both pictures, each pulled a share of the way along the flow, cross-faded."""
        go = u * u * (3 - 2 * u)
        a = self._warped(self._before.image, self._forth, go)
        b = self._warped(self._after.image, self._back, 1 - go)
        share = float(np.clip((go - 0.15) / 0.7, 0, 1))
        return np.asarray(cv2.addWeighted(a, 1 - share, b, share, 0), np.uint8)

    def _warped(self, image: Frame, flow: Flow, share: float) -> Frame:
        x = cv2.resize(np.asarray(self._x - flow[..., 0] * share, np.float32), self._size)
        y = cv2.resize(np.asarray(self._y - flow[..., 1] * share, np.float32), self._size)
        return np.asarray(cv2.remap(image, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8)

    def _wiped(self, u: float, t: float) -> Frame:
        """The camera pushes into the first picture, a band of light passes, and comes to rest on the second."""
        if u <= WIPE_FROM:
            return self._before.frame(u, t)
        if u >= WIPE_TO:
            return self._after.frame(1 - u, t)
        a, b = self._before.frame(u, t), self._after.frame(1 - u, t)
        go = (u - WIPE_FROM) / (WIPE_TO - WIPE_FROM)
        edge = go * go * (3 - 2 * go) * (1 + 2 * SOFTNESS) - SOFTNESS
        share = np.clip((edge - self._across) / SOFTNESS + 0.5, 0, 1)[..., None]
        light = GLOW * np.exp(-(((edge - self._across) / SOFTNESS) ** 2))[..., None]
        mixed = a * (1 - share) + b * share + light * np.array([1.0, 0.92, 0.78, 0.0], np.float32)
        return np.asarray(np.clip(mixed, 0, 255), np.uint8)


def _grey(image: Frame, size: tuple[int, int]) -> NDArray[np.uint8]:
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_RGBA2GRAY), np.uint8)


def _flow(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> Flow:
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    return np.asarray(search.calc(a, b, np.zeros((*a.shape, 2), np.float32)), np.float32)


def _grid(shape: tuple[int, ...]) -> tuple[Flow, Flow]:
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    return columns, rows


def _sampled(flow: Flow, at: Flow) -> Flow:
    """`flow` where `at` leads to."""
    x, y = _grid(flow.shape)
    return np.asarray(cv2.remap(flow, x + at[..., 0], y + at[..., 1], cv2.INTER_LINEAR), np.float32)


def _miss(forth: Flow, back: Flow) -> NDArray[np.float32]:
    """By how much the way there and back misses where it began."""
    x, y = cv2.split(forth + _sampled(back, forth))
    return np.asarray(np.hypot(x, y), np.float32)


def _trusted(flow: Flow, miss: NDArray[np.float32]) -> Flow:
    """The flow with that of its surroundings where it cannot be trusted: grass and flowers then drift, not boil."""
    trust = np.asarray(np.exp(-((miss / DOUBT) ** 2)), np.float32)
    weight = np.asarray(cv2.GaussianBlur(trust, (0, 0), SPREAD), np.float32)[..., None] + 1e-3
    around = cv2.GaussianBlur(np.asarray(flow * trust[..., None], np.float32), (0, 0), SPREAD) / weight
    kept = cv2.GaussianBlur(trust, (0, 0), 1.5)[..., None]
    return np.asarray(flow * kept + around * (1 - kept), np.float32)
