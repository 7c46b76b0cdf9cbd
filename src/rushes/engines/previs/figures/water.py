"""Figures that swim at the surface: what is under water does not show, and rings run out from them."""

import math

from rushes.engines.previs.figures.geometry import TAU
from rushes.engines.previs.figures.paint import stroke
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Performer, Place
from rushes.engines.previs.raster import skia

RINGS, RING_SECONDS = 3, 2.4
RING_REACH, RING_FLAT = 0.55, 0.10
"""How far a ring runs beyond the figure, metres, and how flat it lies, as a share of its width."""
FOAM = "#f2fbff"
SWELL, SWELL_SECONDS = 0.03, 2.7
"""Metres by which the figure bobs, and how long that takes."""


class InWater:
    """A performer that is `sunk` metres deep in water whose surface is the ground of the picture."""

    def __init__(self, performer: Performer, sunk: float, phase: float) -> None:
        self._performer, self._sunk, self._phase = performer, sunk, phase

    def position(self, t: float) -> tuple[float, float]:
        """(x, z) on the ground in metres, travel included."""
        return self._performer.position(t)

    def bounds(self, t: float, place: Place) -> tuple[int, int, int, int]:
        """A box in pixels around everything `draw` paints on the figure canvas."""
        left, top, right, _ = self._performer.bounds(t, self._lowered(t, place))
        reach = RING_REACH * place.scale
        low = RING_FLAT * (right - left + 2 * reach) / 2 + 2
        return (
            math.floor(left - reach),
            min(top, math.floor(place.ground - low)),
            math.ceil(right + reach),
            math.ceil(place.ground + low),
        )

    def draw(self, figure: skia.Canvas, shadow: skia.Canvas, t: float, place: Place, light: FigureLight) -> None:
        """Paint the rings, and what of the figure is above the surface."""
        lowered = self._lowered(t, place)
        left, top, right, _ = self._performer.bounds(t, lowered)
        self._rings(figure, t, place, left, right)
        figure.save()
        figure.clipRect(skia.Rect.MakeLTRB(left, min(top, place.ground), right, place.ground), True)
        self._performer.draw(figure, shadow, t, lowered, light)
        figure.restore()

    def _lowered(self, t: float, place: Place) -> Place:
        bob = SWELL * math.sin(TAU * (t / SWELL_SECONDS + self._phase))
        return Place(place.x, place.ground + (self._sunk + bob) * place.scale, place.scale)

    def _rings(self, canvas: skia.Canvas, t: float, place: Place, left: float, right: float) -> None:
        middle, half = (left + right) / 2, (right - left) / 2
        for k in range(RINGS):
            age = (t / RING_SECONDS + k / RINGS + self._phase) % 1.0
            wide = 0.55 * half + age * (0.45 * half + RING_REACH * place.scale)
            tall = RING_FLAT * wide
            ring = skia.Rect.MakeLTRB(middle - wide, place.ground - tall, middle + wide, place.ground + tall)
            alpha = round(150 * (1 - age) * min(1.0, 4 * age))
            canvas.drawOval(ring, stroke(FOAM, max(1.0, 0.02 * place.scale), alpha))
