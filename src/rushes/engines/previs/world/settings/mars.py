"""Mars: red sand under a butterscotch sky, whose low sun stands in a blue glow."""

import math
from dataclasses import dataclass, replace

import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.scene import Time
from rushes.engines.previs.world import air, terrain
from rushes.engines.previs.world.bands import Board, Clouds, Falling, Ground, Moving, Painter, Setting
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import Colour, argb, mix, rgb
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.light import Ramp, Rig
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.stage import Lens

SAND: Ramp = ("#8f4426", "#c06a38", "#e09a5c")
BASALT: Ramp = ("#43221c", "#7a4030", "#bf7a54")


@dataclass(frozen=True)
class MartianSky:
    """The sky from zenith to horizon at a time of day, the colour of the sun's light and of the air."""

    sky: tuple[str, str, str, str, str]
    key: str
    gain: float
    ambient: str
    haze: str


SKIES: dict[Time, MartianSky] = {
    "dawn": MartianSky(("#4a3038", "#7c5450", "#a88478", "#9fb0c0", "#c2dcf0"), "#d8e4f4", 0.62, "#8a7078", "#a08884"),
    "morning": MartianSky(
        ("#9a6a4a", "#bf8a5e", "#d8a878", "#e8c296", "#f2d8b0"), "#ffe6c4", 0.78, "#a87e66", "#dca878"
    ),
    "noon": MartianSky(("#a87448", "#c8925c", "#dcae78", "#e8c694", "#efd4a8"), "#fff0d8", 0.82, "#b08668", "#dcae7c"),
    "afternoon": MartianSky(
        ("#8f5a3c", "#b87c50", "#d49c68", "#e8b880", "#f6d09c"), "#ffdcae", 0.80, "#a8765c", "#d89c68"
    ),
    "dusk": MartianSky(("#2c1e26", "#553842", "#84646a", "#8498b0", "#b4d6f2"), "#cfe0f4", 0.58, "#705a6a", "#806c78"),
    "night": MartianSky(("#0c0a16", "#17121e", "#261a22", "#3a2630", "#543640"), "#b8b4d8", 0.46, "#564a66", "#3a2830"),
}


def _martian(rig: Rig) -> Rig:
    """The hour's sky; no rain, no snow, no leaves: what weather there is, is dust."""
    hour = SKIES[rig.time]
    grey = {"clear": 0.0, "cloudy": 0.3}.get(rig.weather, 0.0 if rig.weather == "wind" else 0.55)
    dusty = tuple(np.asarray(mix(rgb(stop), rgb(hour.haze), grey), np.float32) for stop in hour.sky)
    return replace(
        rig,
        sky=dusty,
        key=rgb(hour.key) * np.float32(hour.gain * (1 - 0.5 * grey)),
        ambient=rgb(hour.ambient) * np.float32(0.62),
        haze=rgb(hour.haze),
        haze_density=rig.haze_density * 0.8,
        wet=0.0,
        snow=0.0,
        season="summer",
        falling=rig.falling if rig.falling in ("", "sand") else "dust",
        stars=1.0 if rig.time == "night" else 0.0,
        lamps=0.0,
    )


def _crater(brush: Brush) -> None:
    """The far wall of a crater, layer on layer."""
    x = np.linspace(brush.x0, brush.x1, 160)
    u = (x - brush.x0) / (brush.x1 - brush.x0)
    steps = np.interp(u, np.linspace(0, 1, 40), brush.rng.random(40))
    tops = 330 * (0.34 + 0.66 * np.abs(2 * u - 1) ** 1.5) * (0.88 + 0.2 * steps)
    for k, (share, ink) in enumerate(((1.0, "#c07a52"), (0.78, "#a8603e"), (0.55, "#b97048"), (0.32, "#9a5436"))):
        crest = tops * share * (1 + 0.03 * np.sin(40 * u + 2 * k))
        outline = [(x[0], 40), *zip(x, -crest, strict=True), (x[-1], 40)]
        brush.poly(outline, (brush.tone(ink, 0.7), brush.tone(mix(ink, "#5a2a20", 0.35), 0.4)))


def _stones(brush: Brush) -> None:
    """Small stones and their shadows all over the sand."""
    n = 340
    x, z = 36 * brush.rng.random(n) - 18, 2.4 + 26 * brush.rng.random(n) ** 1.7
    r = 0.03 + 0.16 * brush.rng.random(n) ** 3
    for px, pz, size in zip(x.tolist(), z.tolist(), r.tolist(), strict=True):
        brush.oval(
            px - brush.rig.side * 0.8 * size, pz - 0.1 * size, 1.5 * size, 0.7 * size, brush.tone("#5a2a1e", 0.1), 0.45
        )
        brush.oval(px, pz, size, 0.7 * size, brush.tone(BASALT[1], 0.8 * brush.lit))
    for px, pz in zip((40 * brush.rng.random(70) - 20).tolist(), (3 + 20 * brush.rng.random(70)).tolist(), strict=True):
        ripple = [(px + 0.5 * k, pz + 0.16 * math.sin(0.9 * k + px)) for k in range(9)]
        brush.line(ripple, 0.05, brush.tone(SAND[0], brush.lit), 0.3)


def _rocks(shares: tuple[tuple[float, float, float], ...]) -> Painter:
    return lambda brush: [terrain.rock(brush, brush.u(s), w, h, albedos=BASALT) for s, w, h in shares]


def _moons(brush: Brush) -> None:
    """Phobos and Deimos: two small lumps of light."""
    shown = 0.9 if brush.rig.time in ("night", "dawn", "dusk") else 0.4
    for share, up, size in ((-0.42, 0.78, 0.020), (0.10, 0.62, 0.009)):
        x, y, r = brush.u(share), up * brush.top, size * brush.half
        brush.oval(x, y, r, 0.86 * r, mix("#f2e4d4", brush.rig.sky[1], 1 - shown))
        brush.oval(x + 0.3 * r, y + 0.15 * r, 0.34 * r, 0.3 * r, mix("#b8a090", brush.rig.sky[1], 1 - shown), 0.7)


DEVIL_RINGS = 12


def dust_devils(scenery: Scenery, rng: np.random.Generator) -> Motion:
    """Two whirls of dust that wander over the plain."""
    rig, u = scenery.rig, rng.random((2, 3)).tolist()
    ink: Colour = mix(rig.tone("#b8683c", 0.6), rig.haze, 0.2)

    def draw(target: Target, lens: Lens, t: float) -> None:
        for (a, b, c), z in zip(u, (150.0, 90.0), strict=True):
            half, s = lens.view.half_width(z), lens.scale(z)
            x = half * (1.4 * a - 0.7) + (1.5 + 2 * b) * t
            tall = (16 + 10 * c) * (z / 150) ** 0.5
            for k in range(DEVIL_RINGS):
                up = k / (DEVIL_RINGS - 1)
                sway = tall * 0.10 * math.sin(1.7 * t + 5 * up + 6 * a) * up
                px, py = lens.project(x + sway, -tall * up, z)
                wide = s * tall * (0.05 + 0.16 * up**1.4)
                high = s * tall * 0.085
                shown = 0.62 * (1 - 0.6 * up)
                inks = [argb(ink, shown), argb(ink, 0.5 * shown), argb(ink, 0.0)]
                canvas = target.canvas
                canvas.save()
                canvas.translate(px, py)
                canvas.scale(1, high / wide)
                shader = skia.GradientShader.MakeRadial(
                    (wide * 0.3 * math.sin(5 * t + 2 * k), 0), wide, inks, [0, 0.55, 1]
                )
                canvas.drawCircle(0, 0, wide, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))
                canvas.restore()

    return draw


MARS = Setting(
    "mars",
    (
        Clouds("sheet", 0.25),
        Board("moons", 3900, _moons, rim=0, haze=0.0),
        Board("crater", 2600, _crater, haze=0.52),
        Board("mesa", 900, lambda brush: terrain.dunes(brush, 90, ("#8f4a2e", "#cf8250"), crests=2.6), haze=0.4),
        Board("dune3", 300, lambda brush: terrain.dunes(brush, 30, (SAND[0], SAND[2]), crests=2.2), haze=0.24),
        Moving("devils", 200, dust_devils, lambda rig: rig.time != "night"),
        Board("dune2", 110, lambda brush: terrain.dunes(brush, 9, (SAND[0], SAND[2]), crests=1.7), haze=0.1),
        Ground("sand", _stones, palette=SAND),
        Board("rocks3", 40, _rocks(((-0.9, 6, 2.6), (-0.5, 2.4, 0.9), (0.34, 3, 1.1), (0.86, 7, 3.4)))),
        Board("rocks2", 18, _rocks(((-0.96, 3.4, 1.7), (-0.66, 1.4, 0.6), (0.62, 1.6, 0.7), (1.0, 3.6, 2.0)))),
        Board("rocks1", 8.6, _rocks(((-0.92, 1.2, 0.5), (0.8, 0.9, 0.34), (1.04, 1.5, 0.7)))),
        Moving("sand", 7, air.blowing("#e09a60")),
        Moving("far sand", 30, air.blowing("#d8884c", 14, 0.26, 20.0, 80.0, 3.0)),
        Moving("stars", 3800, air.meteors, lambda rig: rig.time == "night", sharp=True),
        Falling("dust"),
        Falling(),
    ),
    haze_gain=0.9,
    relight=(_martian,),
)
