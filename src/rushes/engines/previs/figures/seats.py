"""What people sit on: solid boxes in body space, so that they turn with whoever sits. Lengths in body heights."""

from dataclasses import dataclass

from rushes.engines.previs.figures.geometry import Point, View
from rushes.engines.previs.figures.paint import FormLight, cloth, fill, hull, polygon, swollen
from rushes.engines.previs.raster import skia


@dataclass(frozen=True, slots=True)
class Block:
    """A box: half its width about `x`, and from where to where it goes up and forward. `soft` rounds its corners."""

    half: float
    low: float
    high: float
    back: float
    front: float
    colour: str
    x: float = 0.0
    soft: float = 0.010


WOOD, DARK_WOOD, IRON, BARK, STONE = "#a5683f", "#6e4630", "#3c3a46", "#6b4a38", "#8b8798"
CHINTZ, CUSHION = "#3d7480", "#4f8b92"


def _legs(half: float, high: float, back: float, front: float, colour: str) -> tuple[Block, ...]:
    return tuple(
        Block(0.011, 0.0, high, z - 0.011, z + 0.011, colour, x, 0.004) for z in (back, front) for x in (-half, half)
    )


SEATS: dict[str, tuple[Block, ...]] = {
    "armchair": (
        Block(0.19, 0.08, 0.61, -0.33, -0.24, CHINTZ, 0.0, 0.04),
        Block(0.185, 0.03, 0.17, -0.30, 0.06, CHINTZ, 0.0, 0.02),
        Block(0.155, 0.15, 0.245, -0.25, 0.07, CUSHION, 0.0, 0.03),
        Block(0.040, 0.03, 0.38, -0.30, 0.06, CHINTZ, -0.205, 0.03),
        Block(0.040, 0.03, 0.38, -0.30, 0.06, CHINTZ, 0.205, 0.03),
    ),
    "chair": (
        *_legs(0.12, 0.23, -0.24, 0.03, DARK_WOOD),
        Block(0.012, 0.24, 0.54, -0.262, -0.24, DARK_WOOD, -0.12, 0.004),
        Block(0.012, 0.24, 0.54, -0.262, -0.24, DARK_WOOD, 0.12, 0.004),
        Block(0.135, 0.42, 0.55, -0.262, -0.245, WOOD, 0.0, 0.012),
        Block(0.14, 0.215, 0.245, -0.25, 0.05, WOOD, 0.0, 0.010),
    ),
    "bench": (
        *_legs(0.44, 0.22, -0.22, 0.02, IRON),
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


STATIONS: dict[str, tuple[Block, ...]] = {
    "counter": (
        Block(0.31, 0.04, 0.44, 0.20, 0.44, "#b9a88f", 0.0, 0.006),
        Block(0.29, 0.0, 0.05, 0.22, 0.41, "#5a504c", 0.0, 0.004),
        Block(0.325, 0.44, 0.465, 0.18, 0.46, "#6d625c", 0.0, 0.006),
        Block(0.088, 0.07, 0.405, 0.44, 0.448, "#d6c6ac", -0.205, 0.006),
        Block(0.088, 0.07, 0.405, 0.44, 0.448, "#d6c6ac", 0.0, 0.006),
        Block(0.088, 0.07, 0.405, 0.44, 0.448, "#d6c6ac", 0.205, 0.006),
        Block(0.028, 0.360, 0.368, 0.448, 0.456, "#5a504c", -0.205, 0.003),
        Block(0.028, 0.360, 0.368, 0.448, 0.456, "#5a504c", 0.0, 0.003),
        Block(0.028, 0.360, 0.368, 0.448, 0.456, "#5a504c", 0.205, 0.003),
        Block(0.10, 0.465, 0.475, 0.24, 0.40, "#2f2c34", -0.14, 0.006),
        Block(0.045, 0.465, 0.55, 0.28, 0.37, "#b9c0ca", 0.20, 0.012),
    ),
    "desk": (
        *_legs(0.32, 0.40, 0.16, 0.46, DARK_WOOD),
        Block(0.36, 0.40, 0.425, 0.12, 0.50, WOOD, 0.0, 0.008),
        Block(0.095, 0.425, 0.434, 0.19, 0.33, "#b9c0ca", 0.0, 0.003),
        Block(0.095, 0.434, 0.57, 0.335, 0.345, "#8d95a4", 0.0, 0.004),
    ),
    "workbench": (
        *_legs(0.36, 0.40, 0.16, 0.46, DARK_WOOD),
        Block(0.40, 0.40, 0.435, 0.12, 0.50, WOOD, 0.0, 0.008),
        Block(0.36, 0.30, 0.40, 0.14, 0.46, DARK_WOOD, 0.0, 0.006),
        Block(0.070, 0.435, 0.62, 0.34, 0.42, "#5a3826", 0.27, 0.010),
        Block(0.024, 0.515, 0.563, 0.42, 0.424, "#f6f1e2", 0.27, 0.055),
        Block(0.003, 0.539, 0.580, 0.426, 0.428, "#2a2630", 0.27, 0.004),
        Block(0.016, 0.536, 0.542, 0.426, 0.428, "#2a2630", 0.284, 0.004),
        Block(0.020, 0.455, 0.480, 0.42, 0.424, "#e2b23c", 0.27, 0.012),
        Block(0.05, 0.435, 0.445, 0.30, 0.40, "#e2b23c", 0.04, 0.030),
        Block(0.075, 0.435, 0.448, 0.24, 0.27, "#b8bec6", -0.20, 0.004),
        Block(0.024, 0.435, 0.462, 0.22, 0.29, "#2f3038", -0.27, 0.004),
        Block(0.035, 0.435, 0.50, 0.36, 0.43, "#c8603c", -0.12, 0.012),
    ),
    "cauldron": (
        Block(0.20, 0.0, 0.05, 0.16, 0.42, "#e0702a", 0.0, 0.030),
        Block(0.012, 0.0, 0.10, 0.16, 0.18, IRON, -0.15, 0.006),
        Block(0.012, 0.0, 0.10, 0.40, 0.42, IRON, 0.15, 0.006),
        Block(0.175, 0.07, 0.30, 0.14, 0.44, "#2f2d38", 0.0, 0.075),
        Block(0.195, 0.30, 0.335, 0.12, 0.46, "#3a3844", 0.0, 0.020),
        Block(0.165, 0.335, 0.345, 0.15, 0.43, "#6fd04a", 0.0, 0.020),
        Block(0.030, 0.34, 0.37, 0.24, 0.30, "#a8f07a", -0.07, 0.020),
        Block(0.022, 0.34, 0.375, 0.30, 0.35, "#a8f07a", 0.08, 0.016),
    ),
    "stall": (
        *_legs(0.38, 0.36, 0.18, 0.48, DARK_WOOD),
        Block(0.42, 0.24, 0.38, 0.14, 0.52, "#3f8f6a", 0.0, 0.008),
        Block(0.42, 0.38, 0.40, 0.14, 0.52, WOOD, 0.0, 0.006),
        *(
            block
            for x, heap in ((-0.27, "#e0803a"), (0.0, "#d8c03c"), (0.27, "#c8443c"))
            for block in (
                Block(0.115, 0.40, 0.435, 0.26, 0.48, "#b98a4f", x, 0.006),
                Block(0.095, 0.43, 0.455, 0.29, 0.46, heap, x, 0.014),
            )
        ),
    ),
    "easel": (
        Block(0.012, 0.0, 0.86, 0.42, 0.44, WOOD, -0.17, 0.003),
        Block(0.012, 0.0, 0.86, 0.42, 0.44, WOOD, 0.17, 0.003),
        Block(0.012, 0.0, 0.95, 0.50, 0.52, DARK_WOOD, 0.0, 0.003),
        Block(0.24, 0.44, 0.88, 0.40, 0.42, "#f4efe4", 0.0, 0.004),
        Block(0.26, 0.42, 0.445, 0.38, 0.43, WOOD, 0.0, 0.004),
    ),
}
"""What stands before those who work at something, `Block`s as of seats."""


def draw_station(canvas: skia.Canvas, view: View, station: str, light: FormLight) -> None:
    """Paint what a figure works at; it stands before it."""
    _draw_blocks(canvas, view, STATIONS[station], light)


def draw_seat(canvas: skia.Canvas, view: View, seat: str, light: FormLight) -> None:
    """Paint a seat under a figure that sits, before the figure itself."""
    _draw_blocks(canvas, view, SEATS[seat], light)


def _draw_blocks(canvas: skia.Canvas, view: View, blocks: tuple[Block, ...], light: FormLight) -> None:
    for block in sorted(blocks, key=lambda b: view.depth((b.x, 0.0, (b.back + b.front) / 2))):
        _draw_block(canvas, view, block, light)


def furniture_bounds(view: View, seat: str, station: str) -> list[Point]:
    """The corners of all parts of a seat and a station on the picture."""
    blocks = (*SEATS.get(seat, ()), *STATIONS.get(station, ()))
    return [corner for block in blocks for corner in _corners(view, block)]


def _corners(view: View, block: Block) -> list[Point]:
    return [
        view.at((block.x + side * block.half, up, forward))
        for side in (-1, 1)
        for up in (block.low, block.high)
        for forward in (block.back, block.front)
    ]


def _draw_block(canvas: skia.Canvas, view: View, block: Block, light: FormLight) -> None:
    """The silhouette in shade, and on it the sides that face the camera and the sky."""
    tone, px = cloth(block.colour), view.pixels
    soft = block.soft * px
    canvas.drawPath(polygon(hull(_corners(view, block))), swollen(tone.shade, soft * 2))
    left, right, low, high = block.x - block.half, block.x + block.half, block.low, block.high

    def face(points: list[tuple[float, float, float]], colour: str) -> None:
        canvas.drawPath(polygon([view.at(p) for p in points]), swollen(colour, soft * 1.2))

    side = right if view.depth((1.0, 0.0, 0.0)) > 0 else left
    lit_side = (side > block.x) == (light.x * view.cos > 0)
    flank = [(side, low, block.back), (side, low, block.front), (side, high, block.front), (side, high, block.back)]
    face(flank, tone.base if lit_side else tone.shade)
    z = block.front if view.cos >= 0 else block.back
    face([(left, low, z), (right, low, z), (right, high, z), (left, high, z)], tone.base)
    top = [(left, high, block.back), (right, high, block.back), (right, high, block.front), (left, high, block.front)]
    canvas.drawPath(polygon([view.at(p) for p in top]), fill(tone.light))
