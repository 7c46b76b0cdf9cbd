"""What a figure needs to know of the light it stands in: the seam between `world` and `figures`."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Colour = NDArray[np.float32]
"""Three linear-ish gains or channels, red, green, blue; 1.0 is full."""


@dataclass(frozen=True)
class Lamp:
    """A practical light near the figures, in picture pixels: a lamp post, a window, a neon sign."""

    x: float
    y: float
    reach: float
    colour: Colour
    strength: float


@dataclass(frozen=True)
class FigureLight:
    """The light on a figure.

    `direction` points from the figure to the key light: x right, y down, z to the viewer, length 1. `key` and `ambient`
    are colours times gain, so that `albedo * (ambient + key * lit)` is the colour of a surface; `facing` 0..1 is how
    much of the key reaches surfaces that face the camera (below .4: backlit). `haze` is the air's colour and
    `haze_amount` 0..1 how much of it lies before the figure. `wet` and `snow` are 0..1; `unit` is pixels per pixel at
    720p.
    """

    direction: tuple[float, float, float]
    key: Colour
    ambient: Colour
    facing: float
    rim: Colour
    rim_strength: float
    haze: Colour
    haze_amount: float
    lamps: tuple[Lamp, ...] = ()
    wet: float = 0.0
    snow: float = 0.0
    unit: float = 1.0
