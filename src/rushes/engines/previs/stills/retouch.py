"""Pictures and footage in another light: what an edit can change where there is no scene to draw anew."""

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.film import Retouch
from rushes.engines.previs.scene import Time
from rushes.engines.previs.stills.fitting import Frame

_GAINS: dict[Time, tuple[float, tuple[float, float, float], float]] = {
    "dawn": (0.92, (1.06, 0.96, 0.98), 0.95),
    "morning": (1.04, (1.03, 1.0, 0.96), 1.0),
    "noon": (1.08, (1.0, 1.0, 1.0), 1.05),
    "afternoon": (1.02, (1.06, 1.0, 0.90), 1.05),
    "dusk": (0.80, (1.14, 0.90, 0.82), 1.05),
    "night": (0.60, (0.50, 0.74, 1.18), 0.26),
}
"""Brightness, gains of red, green and blue, and saturation of a daylight picture at each time."""

_GREY_WEATHER = {"rain": 0.72, "storm": 0.55, "snow": 0.80, "fog": 0.75, "cloudy": 0.88, "sandstorm": 0.6}
"""How much light, and how much colour, such weather leaves."""

THROUGH_SAND = np.array((1.45, 0.98, 0.55), np.float32)
"""Gains of red, green and blue of what is seen through a sandstorm."""

LUMA = np.array([0.299, 0.587, 0.114], np.float32)
WARMEST = (1.15, 0.99, 0.80)
HIGHLIGHT = 205
"""At night what is brighter keeps its light: lamps and windows."""


class Retoucher:
    """Applies one retouch to any number of frames: a colour matrix and a table, so that it costs little."""

    def __init__(self, retouch: Retouch) -> None:
        light, colour, saturation = _GAINS[retouch.time] if retouch.time else (1.0, (1.0, 1.0, 1.0), 1.0)
        if retouch.weather in _GREY_WEATHER:
            share = _GREY_WEATHER[retouch.weather]
            light, saturation = light * (0.5 + 0.5 * share), saturation * share
        seen_in = THROUGH_SAND if retouch.weather == "sandstorm" else 1.0
        warm = np.array(WARMEST if retouch.warmth >= 0 else WARMEST[::-1], np.float32)
        gains = light * seen_in * np.array(colour, np.float32) * (1 + abs(retouch.warmth) * (warm - 1))
        grey = saturation * np.eye(3, dtype=np.float32) + (1 - saturation) * LUMA[None]
        self._matrix: NDArray[np.float32] = np.eye(4, dtype=np.float32)
        self._matrix[:3, :3] = gains[:, None] * grey
        self._night = retouch.time == "night"
        self.idle = retouch == Retouch()

    def apply(self, image: Frame) -> Frame:
        """The picture in its new light."""
        if self.idle:
            return image
        changed = np.asarray(cv2.transform(image, self._matrix), np.uint8)
        if not self._night:
            return changed
        # By luma: a red evening sky is bright in one channel, and no lamp.
        lamps = cv2.subtract(cv2.cvtColor(image, cv2.COLOR_RGBA2GRAY), np.full(4, HIGHLIGHT, np.float64))
        bright = cv2.GaussianBlur(cv2.cvtColor(lamps, cv2.COLOR_GRAY2RGBA), (0, 0), 1.5)
        glow = cv2.multiply(bright, np.array([2.6, 2.1, 1.2, 0.0]))
        return np.asarray(cv2.add(changed, glow), np.uint8)
