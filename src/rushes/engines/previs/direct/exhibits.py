"""Things on display: what they stand on, and the lens that shows them large."""

from rushes.engines.previs.direct.lens import Lens
from rushes.engines.previs.film import STAND_HEIGHT, SUBJECT_Z, Clip
from rushes.engines.previs.scene import Display, Framing, Scene, Stand
from rushes.engines.previs.things import THINGS
from rushes.engines.previs.world.framing import SETUPS, focal_length, shape_of

FRAMING: Framing = "medium"
FILL, CLOSE_FILL, TITLED_FILL = 0.56, 0.70, 0.50
"""Share of the picture's height that a thing as tall as most fills; in a close shot; where a title stands above it."""

WIDEST = 0.66
"""Share of the picture's width that it fills at most."""

FOOT = 0.80
"""Where its foot is, as a share of the picture's height from the top."""

MOVES_ABOUT = {
    "bounce": 1.30,
    "roll": 1.15,
    "explode": 1.15,
    "drop in": 1.25,
    "splash": 1.15,
    "pour": 1.2,
    "shatter": 1.1,
    "fall": 1.25,
    "puddle": 1.1,
}
"""How much smaller a thing is shown that needs room for what it does."""


ON_THE_FLOOR = {"rotate", "puddle", "shatter", "bounce", "roll", "rise"}
"""What is done on the floor of the studio rather than on a plinth or a table."""


def is_thing(scene: Scene) -> bool:
    """Whether a thing is on display, rather than nothing or an abstraction."""
    return scene.display is not None and scene.display.kind in THINGS


def on_stand(display: Display, scene: Scene, clip: Clip) -> Display:
    """The display with what it stands on and its size: a table before a place; in the studio what suits the thing."""
    if display.kind not in THINGS:
        return display
    thing = THINGS[display.kind]
    stand: Stand = display.stand or thing.stand
    if display.stand is None and scene.setting != "studio":
        stand = "floor" if stand == "floor" else "table"
    elif display.stand is None and (scene.studio.backdrop is not None or set(display.does) & ON_THE_FLOOR):
        stand = "floor"
    seen = Lens(FRAMING, SUBJECT_Z[FRAMING], 0.0, clip)
    room = max([MOVES_ABOUT.get(deed, 1.0) for deed in display.does], default=1.0)
    titled = any(text != display.label for text in scene.writing)
    fill = (TITLED_FILL if titled else CLOSE_FILL if scene.framing == "close" else FILL) / room
    size = min(fill * _height(clip), WIDEST * 2 * seen.half() / (2 * thing.half * thing.tall * room))
    return display.model_copy(update={"stand": stand, "size": round(size, 3)})


def exhibit_lens(display: Display, clip: Clip) -> Lens:
    """The lens that shows what is on a stand, its foot low in the picture."""
    below = (FOOT - SETUPS[FRAMING].horizon[shape_of(clip.width, clip.height)]) * _height(clip)
    return Lens(FRAMING, SUBJECT_Z[FRAMING], STAND_HEIGHT[display.stand or "floor"] + below, clip)


def _height(clip: Clip) -> float:
    """Metres that the picture is high where the thing stands."""
    return clip.height * SUBJECT_Z[FRAMING] / focal_length(FRAMING, clip.width, clip.height)
