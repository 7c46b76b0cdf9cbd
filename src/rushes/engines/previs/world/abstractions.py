"""Abstract films: each fills the picture, in the colours that the prompt names, at its pace."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rushes.engines.previs.scene import Display, Pace, Studio
from rushes.engines.previs.world import abstract_fields as fields
from rushes.engines.previs.world import abstract_lines as lines
from rushes.engines.previs.world.bands import Moving, Setting
from rushes.engines.previs.world.colour import mix, rgb
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.sky import FloatImage, backdrop_size
from rushes.engines.previs.world.stage import Lens

Make = Callable[[Scenery, np.random.Generator, Sequence[str], str], Motion]
"""Makes an abstraction of colours on a ground."""


@dataclass(frozen=True, slots=True)
class Abstraction:
    """How one is made, and its colours and its ground where the prompt names none."""

    make: Make
    inks: tuple[str, ...]
    ground: str


SPECTRUM = ("#f2a65a", "#e8637a", "#6a8df0", "#58c4b4", "#f4dc8a", "#a884e8")

ABSTRACTIONS: Mapping[str, Abstraction] = {
    "shapes": Abstraction(lines.solids, SPECTRUM, "#1c2036"),
    "ribbons": Abstraction(lines.ribbons, ("#e0a83c", "#c88a2c", "#f0c468"), "#07060a"),
    "pattern": Abstraction(lines.grid_and_shapes, ("#ff5fb7", "#7a4ff0", "#2de2e6", "#ffb86b", "#ff77e9"), "#120a2a"),
    "particles": Abstraction(lines.swarm, ("#6ab8ff", "#b98aff", "#ffffff", "#ff8ad0"), "#05060f"),
    "waves": Abstraction(lines.waves_of_light, ("#2de2e6", "#7a4ff0", "#ff5fb7"), "#060612"),
    "ink": Abstraction(fields.clouds_of_ink, ("#243a9a", "#8a2a8a", "#d83a6a"), "#eef2f6"),
    "smoke": Abstraction(fields.swirling_smoke, ("#5a78ff", "#d8d8f0", "#ff7ab0"), "#07070c"),
    "kaleidoscope": Abstraction(
        fields.kaleidoscope, ("#ff4d7a", "#ffb02e", "#35c8d8", "#7a4ff0", "#f4f0e4"), "#1a1040"
    ),
    "tunnel": Abstraction(fields.tunnel, ("#2de2e6", "#7a4ff0", "#ff5fb7", "#1a2a8a"), "#04030c"),
    "lava": Abstraction(fields.lava_lamp, ("#ff5a2c", "#ffa03c", "#ffe08a"), "#2a0a3a"),
    "plasma": Abstraction(fields.plasma, ("#1a2a8a", "#2de2e6", "#7a4ff0", "#ff5fb7"), "#0a0a20"),
}
"""Abstractions by the name that a display uses."""

PACES: Mapping[Pace, float] = {"slow": 0.6, "normal": 1.0, "fast": 1.7}
ORDER = 50.0
"""Metres: titles stand before it."""

FEW = 3
"""So many colours an abstraction needs: fewer are joined by lighter and darker ones of their own."""


def abstract(display: Display, studio: Studio) -> Setting:
    """The picture of an abstraction, as a setting without a place. Raises KeyError for one that nobody knows."""
    chosen = ABSTRACTIONS[display.kind]
    inks = _enough(display.palette) if display.palette else chosen.inks
    ground = studio.backdrop or chosen.ground
    pace = PACES[display.pace]

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        motion = chosen.make(scenery, rng, inks, ground)

        def draw(target: Target, lens: Lens, t: float) -> None:
            motion(target, lens, pace * t)

        return draw

    return Setting(
        "abstract",
        (Moving(display.kind, ORDER, make),),
        indoor=True,
        backdrop=lambda scenery: _ground(scenery, ground),
        bloom_threshold=225,
    )


def _ground(scenery: Scenery, ground: str) -> FloatImage:
    """The ground, a little lighter in the middle."""
    width, height = backdrop_size(scenery.view)
    x, y = np.linspace(-1, 1, width, dtype=np.float32)[None], np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    pool = np.exp(-(x * x + y * y) * np.float32(1.6))[..., None]
    return np.asarray(rgb(ground) * (1 - pool) + mix(ground, "#8a90b0", 0.16) * pool, np.float32)


def _enough(inks: Sequence[str]) -> tuple[str, ...]:
    found = list(inks)
    for share, other in ((0.35, "#ffffff"), (0.35, "#1a0a20"), (0.6, "#ffffff")):
        if len(found) < FEW:
            found.append(fields.mix_hex(inks[0], other, share))
    return tuple(found)
