"""What people sit on."""

from rushes.engines.previs.figures.furniture import Block, Part, draw_parts, legs
from rushes.engines.previs.figures.geometry import Point, View
from rushes.engines.previs.figures.paint import FormLight
from rushes.engines.previs.figures.stations import DARK_WOOD, IRON, STATIONS, WOOD
from rushes.engines.previs.raster import skia

BARK, STONE = "#6b4a38", "#8b8798"
CHINTZ, CUSHION = "#3d7480", "#4f8b92"

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
    "bench": (
        *legs(0.44, 0.22, -0.22, 0.02, IRON),
        Block(0.56, 0.49, 0.55, -0.265, -0.25, WOOD),
        Block(0.56, 0.40, 0.46, -0.258, -0.243, WOOD),
        Block(0.56, 0.31, 0.37, -0.250, -0.235, WOOD),
        Block(0.56, 0.215, 0.245, -0.23, 0.05, WOOD),
    ),
    "log": (Block(0.42, 0.0, 0.245, -0.22, 0.05, BARK, 0.0, 0.05),),
    "rock": (
        Block(0.26, 0.0, 0.17, -0.26, 0.09, STONE, 0.03, 0.05),
        Block(0.19, 0.08, 0.245, -0.22, 0.05, STONE, -0.01, 0.04),
    ),
}
"""Everything whose upper side is as high as `actions.SEAT`."""


def draw_seat(canvas: skia.Canvas, view: View, seat: str, light: FormLight) -> None:
    """Paint a seat under a figure that sits, before the figure itself."""
    draw_parts(canvas, view, SEATS[seat], light)


def furniture_bounds(view: View, seat: str, station: str) -> list[Point]:
    """The corners of all parts of a seat and a station on the picture."""
    parts = (*SEATS.get(seat, ()), *STATIONS.get(station, ()))
    return [view.at(corner) for part in parts for corner in part.corners()]
