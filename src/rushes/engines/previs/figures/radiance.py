"""Creatures of light: those that glow, and those that one sees through. Either is laid around another performer."""

import math
from dataclasses import replace

import numpy as np

from rushes.engines.previs.figures.colours import channels, mix
from rushes.engines.previs.figures.geometry import wave
from rushes.engines.previs.figures.paint import rgba
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Performer, Place
from rushes.engines.previs.raster import skia

GOLD = "#ffd27a"
"""The light of what glows in no colour of its own."""
HALO, BREATHING = 0.64, 2.6
"""Radius of the light around a figure, as a share of its larger side, and the seconds in which it swells once."""
OWN_LIGHT = 1.0
"""How much of its own colour is in the light on what glows."""
SEEN_THROUGH = 150
"""Opacity, of 255, of what one sees through."""


class Glowing:
    """A performer that shines: a halo around it, and the light in its own body."""

    def __init__(self, performer: Performer, colour: str, phase: float) -> None:
        self._performer, self._colour, self._phase = performer, colour, phase

    def position(self, t: float) -> tuple[float, float]:
        """(x, z) on the ground in metres, travel included."""
        return self._performer.position(t)

    def bounds(self, t: float, place: Place) -> tuple[int, int, int, int]:
        """A box in pixels around everything `draw` paints on the figure canvas, the halo included."""
        left, top, right, bottom = self._performer.bounds(t, place)
        reach = HALO * max(right - left, bottom - top)
        x, y = (left + right) / 2, (top + bottom) / 2
        return math.floor(x - reach), math.floor(y - reach), math.ceil(x + reach), math.ceil(y + reach)

    def lit(self, light: FigureLight) -> FigureLight:
        """The light on the figure where it stands in `light`: the scene's and its own, which comes through the air."""
        own = np.array(channels(mix(self._colour, "#ffffff", 0.25)), np.float32) / np.float32(255)
        ambient = np.asarray(light.ambient * np.float32(0.35) + own * np.float32(OWN_LIGHT), np.float32)
        return replace(light, ambient=ambient, haze_amount=light.haze_amount * 0.3)

    def draw(self, figure: skia.Canvas, shadow: skia.Canvas, t: float, place: Place, light: FigureLight) -> None:
        """Paint the halo, the figure, and the light in it."""
        left, top, right, bottom = self._performer.bounds(t, place)
        x, y = (left + right) / 2, (top + bottom) / 2
        strength = 0.85 + 0.15 * wave(t / BREATHING + self._phase)
        reach = HALO * max(right - left, bottom - top) * strength
        # On the figure's own layer: where there is no ground there is nothing behind it to shine on.
        _shine(figure, (x, y), reach, self._colour, round(240 * strength), skia.BlendMode.kSrcOver)
        self._performer.draw(figure, shadow, t, place, light)
        inner = mix(self._colour, "#ffffff", 0.55)
        _shine(figure, (x, y), reach * 0.75, inner, round(150 * strength), skia.BlendMode.kSrcATop)


class SeenThrough:
    """A performer of whom only a veil is there."""

    def __init__(self, performer: Performer) -> None:
        self._performer = performer

    def position(self, t: float) -> tuple[float, float]:
        """(x, z) on the ground in metres, travel included."""
        return self._performer.position(t)

    def bounds(self, t: float, place: Place) -> tuple[int, int, int, int]:
        """A box in pixels around everything `draw` paints on the figure canvas."""
        return self._performer.bounds(t, place)

    def draw(self, figure: skia.Canvas, shadow: skia.Canvas, t: float, place: Place, light: FigureLight) -> None:
        """Paint the figure thinly; it casts no shadow on its ground."""
        left, top, right, bottom = self._performer.bounds(t, place)
        nowhere = skia.Surface(1, 1)  # a surface lives as long as its name, its canvas no longer
        figure.saveLayerAlpha(skia.Rect.MakeLTRB(left, top, right, bottom), SEEN_THROUGH)
        self._performer.draw(figure, nowhere.getCanvas(), t, place, light)
        figure.restore()


def _shine(
    canvas: skia.Canvas, at: tuple[float, float], reach: float, colour: str, alpha: int, mode: skia.BlendMode
) -> None:
    """A disc of light that fades to its rim."""
    if not math.isfinite(reach) or reach < 1:
        return
    stops = [rgba(colour, round(share * alpha)) for share in (1.0, 0.5, 0.14, 0.0)]
    shader = skia.GradientShader.MakeRadial(at, reach, stops, [0.0, 0.40, 0.72, 1.0])
    canvas.drawCircle(*at, reach, skia.Paint(AntiAlias=True, Dither=True, Shader=shader, BlendMode=mode))
