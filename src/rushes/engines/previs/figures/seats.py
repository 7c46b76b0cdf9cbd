"""What people sit on."""

import math
from dataclasses import dataclass
from typing import ClassVar

from rushes.engines.previs.figures.furniture import Block, Painted, Part, draw_parts, legs
from rushes.engines.previs.figures.geometry import TAU, Point, Vector, View
from rushes.engines.previs.figures.kits import Moment
from rushes.engines.previs.figures.paint import FormLight, cloth, fill, gradient, hull, polygon, rgba, rounded, stroke
from rushes.engines.previs.figures.perches import rock
from rushes.engines.previs.figures.stations import DARK_WOOD, IRON, STATIONS, WOOD
from rushes.engines.previs.raster import skia

BARK, CUT_WOOD, STONE = "#6b4a38", "#c79a68", "#8b8798"
CHINTZ, CUSHION = "#3d7480", "#4f8b92"

BOULDER = 0.49
"""Body heights to a metre of the boulder that is sat on."""


@dataclass(frozen=True, slots=True)
class Log:
    """A felled trunk across: half its length, its radius, and how far forward its axis is."""

    moves: ClassVar[bool] = False
    half: float
    radius: float
    forward: float

    @property
    def middle(self) -> Vector:
        """Its centre."""
        return (0.0, self.radius, self.forward)

    def corners(self) -> list[Vector]:
        """Points of both ends."""
        return [*self._ring(-self.half), *self._ring(self.half)]

    def _ring(self, x: float, share: float = 1.0) -> list[Vector]:
        r, angles = self.radius, (k * TAU / 14 for k in range(14))
        return [(x, r + share * r * math.cos(a), self.forward + share * r * math.sin(a)) for a in angles]

    def draw(self, canvas: skia.Canvas, view: View, light: FormLight, beat: float) -> None:
        """The bark, lit from above, and the rings of the end that is seen."""
        tone, px = cloth(BARK), view.pixels
        rind = [view.at(p) for p in self.corners()]
        top, foot = min(y for _, y in rind), max(y for _, y in rind)
        colours = (rgba(tone.light), rgba(tone.base), rgba(tone.shade), rgba(tone.deep))
        canvas.drawPath(polygon(hull(rind)), gradient((0, top), (0, foot), colours))
        for k, share in enumerate((0.92, 0.70, 0.45)):
            angle = 0.5 + 0.55 * k
            up, ahead = self.radius * math.cos(angle), self.radius * math.sin(angle)
            z = self.forward + (ahead if view.cos >= 0 else -ahead)
            ends = [view.at((x * self.half, self.radius + up, z)) for x in (-share, share - 0.3 * k)]
            canvas.drawLine(*ends[0], *ends[1], stroke(tone.deep, 0.006 * px, 150))
        near = self.half if view.depth((1.0, 0.0, 0.0)) > 0 else -self.half
        for share, colour in (
            (1.0, tone.shade),
            (0.88, CUT_WOOD),
            (0.60, "#a97c50"),
            (0.50, CUT_WOOD),
            (0.22, "#a97c50"),
        ):
            canvas.drawPath(rounded([view.at(p) for p in self._ring(near, share * 1.04)]), fill(colour))


def _boulder(canvas: skia.Canvas, light: FormLight, beat: float) -> None:
    canvas.scale(BOULDER, BOULDER)
    rock(canvas, Moment(0.0, "stand", light, {"body": STONE}, {}, 0.0, 0.0))


SEATS: dict[str, tuple[Part, ...]] = {
    "armchair": (
        Block(0.19, 0.08, 0.61, -0.33, -0.24, CHINTZ, 0.0, 0.04),
        Block(0.185, 0.03, 0.17, -0.30, 0.06, CHINTZ, 0.0, 0.02),
        Block(0.155, 0.15, 0.245, -0.25, 0.07, CUSHION, 0.0, 0.03),
        Block(0.040, 0.03, 0.38, -0.30, 0.06, CHINTZ, -0.205, 0.03),
        Block(0.040, 0.03, 0.38, -0.30, 0.06, CHINTZ, 0.205, 0.03),
    ),
    "chair": (
        *legs(0.12, 0.23, -0.24, 0.03, DARK_WOOD),
        Block(0.012, 0.24, 0.54, -0.262, -0.24, DARK_WOOD, -0.12, 0.004),
        Block(0.012, 0.24, 0.54, -0.262, -0.24, DARK_WOOD, 0.12, 0.004),
        Block(0.135, 0.42, 0.55, -0.262, -0.245, WOOD, 0.0, 0.012),
        Block(0.14, 0.215, 0.245, -0.25, 0.05, WOOD, 0.0, 0.010),
    ),
    "stool": (
        *legs(0.10, 0.23, -0.20, -0.02, DARK_WOOD),
        Block(0.125, 0.225, 0.262, -0.22, 0.0, "#2b2833", 0.0, 0.014),
    ),
    "bench": (
        *legs(0.44, 0.22, -0.22, 0.02, IRON),
        Block(0.56, 0.49, 0.55, -0.265, -0.25, WOOD),
        Block(0.56, 0.40, 0.46, -0.258, -0.243, WOOD),
        Block(0.56, 0.31, 0.37, -0.250, -0.235, WOOD),
        Block(0.56, 0.215, 0.245, -0.23, 0.05, WOOD),
    ),
    "set piece": (),  # it stands there itself
    "log": (Log(0.40, 0.122, -0.085),),
    "rock": (Painted(_boulder, (0.0, 0.0, -0.08), 0.56),),
}
"""Everything whose upper side is as high as `actions.SEAT`."""


def draw_seat(canvas: skia.Canvas, view: View, seat: str, light: FormLight) -> None:
    """Paint a seat under a figure that sits, before the figure itself."""
    draw_parts(canvas, view, SEATS[seat], light)


def furniture_bounds(view: View, seat: str, station: str) -> list[Point]:
    """The corners of all parts of a seat and a station on the picture."""
    parts = (*SEATS.get(seat, ()), *STATIONS.get(station, ()))
    return [view.at(corner) for part in parts for corner in part.corners()]
