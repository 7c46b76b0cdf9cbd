"""Things on display: what they stand on, and the lens that shows them large."""

from rushes.engines.previs.direct.lens import Lens
from rushes.engines.previs.film import STAND_HEIGHT, Clip
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
    "shatter": 1.1, "fall": 1.25,
    "puddle": 1.1,
}
"""How much farther away a thing is shown that needs room for what it does."""


def is_thing(scene: Scene) -> bool:
    """Whether a thing is on display, rather than nothing or an abstraction."""
    return scene.display is not None and scene.display.kind in THINGS


def on_stand(display: Display, scene: Scene) -> Display:
    """The display with what it stands on: a table before a place; in the studio what suits the thing."""
    if display.kind not in THINGS or display.stand is not None:
        return display
    stand: Stand = THINGS[display.kind].stand
    if scene.setting != "studio":
        stand = "floor" if stand == "floor" else "table"
    elif scene.studio.backdrop is not None or set(display.does) & {
        "rotate",
        "puddle",
        "shatter",
        "bounce",
        "roll",
        "rise",
    }:
        stand = "floor"
    return display.model_copy(update={"stand": stand})


def exhibit_lens(display: Display, scene: Scene, clip: Clip) -> Lens:
    """A lens in which the thing, on its stand, is as large as it fits."""
    thing = THINGS[display.kind]
    room = max([MOVES_ABOUT.get(deed, 1.0) for deed in display.does], default=1.0)
    titled = any(text != display.label for text in scene.writing)
    fill = (TITLED_FILL if titled else CLOSE_FILL if scene.framing == "close" else FILL) / room
    focal = focal_length(FRAMING, clip.width, clip.height)
    deep = max(focal / (fill * clip.height), 2 * thing.half * thing.tall * room * focal / (WIDEST * clip.width))
    below = (FOOT - SETUPS[FRAMING].horizon[shape_of(clip.width, clip.height)]) * clip.height * deep / focal
    return Lens(FRAMING, deep, STAND_HEIGHT[display.stand or "floor"] + below, clip)
