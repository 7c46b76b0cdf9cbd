"""The seam between the picture and the figures in it: who stands where, and how they are drawn."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from rushes.engines.previs.lighting import FigureLight

if TYPE_CHECKING:
    import skia


@dataclass(frozen=True)
class Place:
    """Where a figure's mark falls in the picture: (x, ground) in pixels, `scale` pixels per metre at its depth."""

    x: float
    ground: float
    scale: float


class Performer(Protocol):
    """A figure that can be drawn at any moment. Everything is a pure function of `t` (seconds of the film)."""

    def position(self, t: float) -> tuple[float, float]:
        """(x, z) on the ground in metres, travel included."""
        ...

    def bounds(self, t: float, place: Place) -> tuple[int, int, int, int]:
        """A box (left, top, right, bottom) in pixels that holds everything `draw` paints on the figure canvas."""
        ...

    def draw(self, figure: "skia.Canvas", shadow: "skia.Canvas", t: float, place: Place, light: FigureLight) -> None:
        """Paint the figure in its local colours with its form shading, and its contact shadow on `shadow`."""
        ...


@runtime_checkable
class Luminous(Protocol):
    """A performer that brings light of its own."""

    def lit(self, light: FigureLight) -> FigureLight:
        """The light on the figure where it stands in `light`: the scene's and its own."""
        ...
