"""A thing on show at one moment, and the stance that what it does gives it. Units are its own height."""

from dataclasses import dataclass, replace

from rushes.engines.previs.raster import skia
from rushes.engines.previs.things.catalogue import Thing
from rushes.engines.previs.things.pen import Pen


@dataclass(frozen=True, slots=True)
class Stance:
    """Where a thing is (x to the right, y down from its place, both in own heights), how it leans and is stretched.

    `turn` about its upright axis and `roll` in the plane of the picture are radians; `opened`, `slid` as in `State`;
    what is below `floor` does not show. `gone` things are drawn by what they do, not as themselves.
    """

    x: float = 0.0
    y: float = 0.0
    roll: float = 0.0
    turn: float = 0.0
    wide: float = 1.0
    tall: float = 1.0
    opened: float = 0.0
    slid: float = 0.0
    floor: float | None = None
    gone: bool = False

    def joined(self, other: "Stance") -> "Stance":
        """Both at once: a cube that bounces while it turns."""
        return replace(
            self,
            x=self.x + other.x,
            y=self.y + other.y,
            roll=self.roll + other.roll,
            turn=self.turn + other.turn,
            wide=self.wide * other.wide,
            tall=self.tall * other.tall,
            opened=max(self.opened, other.opened),
            slid=max(self.slid, other.slid),
            floor=self.floor if other.floor is None else other.floor,
            gone=self.gone or other.gone,
        )


@dataclass(frozen=True, slots=True)
class Show:
    """A thing at one moment: `t` seconds since its shot began, `u` 0..1 the share of the shot that has gone.

    `liquid` is the colour of what splashes or is poured; `others` are what falls into it; `image` is the thing as it
    stands, `grain` pixels to its height, its foot at `foot` of the image.
    """

    thing: Thing
    ink: str
    t: float
    u: float
    liquid: str
    others: tuple[Thing, ...] = ()
    image: skia.Image | None = None
    grain: float = 1.0
    foot: tuple[float, float] = (0.0, 0.0)

    @property
    def half(self) -> float:
        """Half width in own heights."""
        return self.thing.half

    def paste(self, pen: Pen) -> None:
        """The whole thing as a picture, where it stands; clip and move the canvas to show a part of it."""
        assert self.image is not None
        pen.canvas.save()
        pen.canvas.scale(1 / self.grain, 1 / self.grain)
        pen.canvas.drawImage(self.image, -self.foot[0], -self.foot[1], skia.SamplingOptions(skia.FilterMode.kLinear))
        pen.canvas.restore()
