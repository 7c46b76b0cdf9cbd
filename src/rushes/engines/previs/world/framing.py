"""How a framing sits in a picture of any shape: focal length, horizon, distance of the subject. Plain numbers.

The constants were chosen by eye at 720 lines: eyes of people standing at the subject's distance fall on the horizon.
"""

from dataclasses import dataclass
from typing import Literal

from rushes.engines.previs.film import SUBJECT_Z
from rushes.engines.previs.scene import Framing

EYE_HEIGHT = 1.55
"""Metres from the ground to the base camera."""

Shape = Literal["landscape", "square", "portrait"]

PORTRAIT_GAIN: dict[Shape, float] = {"landscape": 1.0, "square": 0.92, "portrait": 1.22}
"""Focal length against the landscape picture's: a tall picture looks a little closer, so that people stay big."""


@dataclass(frozen=True)
class Setup:
    """A framing: focal length in pixels at 720 lines, horizon as a share of the height, focus fall-off.

    `aperture` is pixels of blur per unit of defocus |1/z - 1/subject| * subject; `shallow` is the same when the
    prompt asks for a shallow depth of field.
    """

    focal: float
    horizon: dict[Shape, float]
    aperture: float
    shallow: float


SETUPS: dict[Framing, Setup] = {
    "wide": Setup(1000, {"landscape": 0.56, "square": 0.55, "portrait": 0.58}, 1.0, 9.0),
    "medium": Setup(1350, {"landscape": 0.40, "square": 0.42, "portrait": 0.46}, 4.5, 11.0),
    "close": Setup(1900, {"landscape": 0.40, "square": 0.42, "portrait": 0.45}, 10.0, 20.0),
}


def shape_of(width: int, height: int) -> Shape:
    """The class of a picture's aspect ratio."""
    if width > 1.15 * height:
        return "landscape"
    return "portrait" if height > 1.15 * width else "square"


def focal_length(framing: Framing, width: int, height: int) -> float:
    """Focal length in pixels of a picture of this size."""
    return SETUPS[framing].focal * PORTRAIT_GAIN[shape_of(width, height)] * min(width, height) / 720


FARTHEST_PAD = 2.2
"""No plane is painted farther beyond the picture than this share of its longer side."""


def reach_of_ground(framing: Framing, eye: float, width: int, height: int) -> float:
    """Metres that a camera `eye` metres high may go to either side before the painted ground ends."""
    below = (1 - SETUPS[framing].horizon[shape_of(width, height)]) * height
    return 0.9 * FARTHEST_PAD * max(width, height) * eye / below


def half_width(framing: Framing, width: int, height: int, z: float | None = None) -> float:
    """Metres from the middle to the edge of the picture at depth `z` (None: at the subject)."""
    depth = SUBJECT_Z[framing] if z is None else z
    return width / 2 * depth / focal_length(framing, width, height)
