"""Side-view kits: flyers, swimmers and vehicles, each drawn facing right in its own unit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rushes.engines.previs.figures.geometry import Point
from rushes.engines.previs.figures.paint import FormLight
from rushes.engines.previs.raster import skia


@dataclass(frozen=True, slots=True)
class Moment:
    """What a kit is drawn from. `travelled` is distance in the kit's units, `phase` 0..1 tells its siblings apart.

    `colours` holds every colour of the kit's `colours`, `flags` every flag. `since` is how long it has done `action`,
    `holds` what is in its mouth, `breath` what comes from it.
    """

    t: float
    action: str
    light: FormLight
    colours: Mapping[str, str]
    flags: Mapping[str, bool]
    travelled: float
    phase: float
    since: float = 0.0
    holds: str = ""
    breath: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody is aboard: the hips, or the feet of who `stands`, at (x, y) in units.

    `drives`: with something to steer by. `animal`: only animals are there. Through a `pane` (corners in units) they are
    seen; without one they are in the open, behind the kit's `front`.
    """

    x: float
    y: float
    stands: bool = False
    drives: bool = False
    animal: bool = False
    pane: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Kit:
    """One kit. Its unit is `metres` long; `box` (left, top, right, bottom) in units holds all it draws.

    `altitude` (metres) is how high its origin is held while it does one of `aloft`; `speeds` are metres a second.
    """

    draw: Callable[[skia.Canvas, Moment], None]
    metres: float
    box: tuple[float, float, float, float]
    actions: tuple[str, ...]
    speeds: Mapping[str, float]
    colours: Mapping[str, str]
    flags: tuple[str, ...] = ()
    altitude: float = 0.0
    aloft: frozenset[str] = field(default_factory=frozenset[str])
    shadow: float = 0.0
    """Half width of the contact shadow in units."""
    saddle: Callable[[float], Point] | None = None
    """Where at time t a rider sits, in units; None: where a rider of a vehicle of its own size does."""
    front: Callable[[skia.Canvas, Moment], None] | None = None
    """The part that is before a rider, or before whoever is in it; `draw` paints a rider's vehicle whole."""
    stance: float = 90.0
    """Degrees by which whoever rides it turns from the camera."""
    under: bool = False
    """Whether all of it is under both feet of its rider."""
    seats: tuple[Seat, ...] = ()
    """Where people are seen who are aboard."""
    heave: Callable[[float], tuple[float, float]] | None = None
    """How far it goes down (units) and leans (degrees) at time t, with all who are aboard; None: not at all."""
