"""Soft things at a part of the resolution: clouds of spray and dust show no edge that would need more."""

from collections.abc import Callable

import cv2
import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.compositing import Target, landing, over, warped
from rushes.engines.previs.world.stage import Lens

COARSE = 0.25
BEYOND = 0.12
"""Share of the picture that is drawn beyond its edges, for a camera that rolls."""


def softly(target: Target, lens: Lens, draw: Callable[[skia.Canvas], None], res: float = COARSE) -> None:
    """Let `draw` paint in picture pixels on a canvas of a coarser resolution, and lay that over the target."""
    view = lens.view
    left, top = -BEYOND * view.width, -BEYOND * view.height
    width, height = round((view.width - 2 * left) * res), round((view.height - 2 * top) * res)
    pixels = np.zeros((height, width, 4), np.uint8)
    canvas = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType).getCanvas()
    canvas.scale(res, res)
    canvas.translate(-left, -top)
    draw(canvas)
    x, y, w, h = cv2.boundingRect(cv2.extractChannel(pixels, 3))
    if w == 0:
        return
    painted = np.array([[1 / res, 0, left + x / res], [0, 1 / res, top + y / res], [0, 0, 1]], np.float64)
    matrix = np.diag([target.scale, target.scale, 1.0]) @ lens.turn @ painted
    box = landing(matrix, w, h, target.pixels)
    if box is not None:
        x0, y0, x1, y1 = box
        seen = warped(np.ascontiguousarray(pixels[y : y + h, x : x + w]), matrix, box)
        over(target.pixels[y0:y1, x0:x1], seen)
