"""How a hand holds a thing."""

from dataclasses import dataclass

from rushes.engines.previs.figures.paint import FormLight


@dataclass(frozen=True, slots=True)
class Grip:
    """How a thing is held: the direction of the fingers (radians), the thumb's side (+1 or -1), the light.

    `beat` 0..1 is what the action does with the thing, such as the height of what is tossed.
    """

    angle: float
    thumb: int
    beat: float
    light: FormLight
