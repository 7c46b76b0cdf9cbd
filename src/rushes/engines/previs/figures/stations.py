"""What people stand or sit at who do something: counters, benches, boards."""

from rushes.engines.previs.figures.ensemble import ENSEMBLE
from rushes.engines.previs.figures.furniture import Block, Part, draw_parts, legs
from rushes.engines.previs.figures.geometry import View
from rushes.engines.previs.figures.paint import FormLight
from rushes.engines.previs.figures.tables import TABLES
from rushes.engines.previs.figures.workplaces import WORKPLACES
from rushes.engines.previs.raster import skia

WOOD, DARK_WOOD, IRON = "#a5683f", "#6e4630", "#3c3a46"

STATIONS: dict[str, tuple[Part, ...]] = {
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
        *legs(0.32, 0.40, 0.16, 0.46, DARK_WOOD),
        Block(0.36, 0.40, 0.425, 0.12, 0.50, WOOD, 0.0, 0.008),
        Block(0.095, 0.425, 0.434, 0.19, 0.33, "#b9c0ca", 0.0, 0.003),
        Block(0.095, 0.434, 0.57, 0.335, 0.345, "#8d95a4", 0.0, 0.004),
    ),
    "workbench": (
        *legs(0.36, 0.40, 0.16, 0.46, DARK_WOOD),
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
    "stall": (
        *legs(0.38, 0.36, 0.18, 0.48, DARK_WOOD),
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
    **ENSEMBLE,
    **TABLES,
    **WORKPLACES,
}
"""What stands before those who work at something, or behind them."""


BEHIND = -0.03
"""Parts of a station that are this much farther than the body (body heights) are painted before it."""


def draw_station(canvas: skia.Canvas, view: View, station: str, light: FormLight, beat: float, *, behind: bool) -> None:
    """Paint what a figure works at: the parts behind it, or those before it."""
    parts = [p for p in STATIONS[station] if (view.depth((p.middle[0], 0.0, p.middle[2])) < BEHIND) == behind]
    draw_parts(canvas, view, parts, light, beat)
