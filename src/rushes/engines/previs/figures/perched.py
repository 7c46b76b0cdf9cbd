"""Figures that are up on something: a cat on a fence, a child on a bed."""

from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Performer, Place
from rushes.engines.previs.raster import skia


class Perched:
    """A performer `metres` above the ground of its mark."""

    def __init__(self, performer: Performer, metres: float) -> None:
        self._performer, self._metres = performer, metres

    def position(self, t: float) -> tuple[float, float]:
        """(x, z) on the ground in metres, travel included."""
        return self._performer.position(t)

    def bounds(self, t: float, place: Place) -> tuple[int, int, int, int]:
        """A box in pixels around everything `draw` paints on the figure canvas."""
        return self._performer.bounds(t, self._lifted(place))

    def draw(self, figure: skia.Canvas, shadow: skia.Canvas, t: float, place: Place, light: FigureLight) -> None:
        """Paint the figure where it is, and its contact shadow on what it is on."""
        # The shadow lies on the layer of the figure: what it is on was drawn before it.
        self._performer.draw(figure, shadow, t, self._lifted(place), light)

    def _lifted(self, place: Place) -> Place:
        return Place(place.x, place.ground - self._metres * place.scale, place.scale)
