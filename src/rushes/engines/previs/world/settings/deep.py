"""Under water: a reef in the blue, with its time of day coming down from above."""

from dataclasses import dataclass, replace

import numpy as np

from rushes.engines.previs.scene import Time
from rushes.engines.previs.world import plants, terrain, wildlife
from rushes.engines.previs.world.bands import Board, Falling, Ground, Moving, Painter, Rays, Setting
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.clearing import beside
from rushes.engines.previs.world.colour import rgb
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.scenery import Scenery
from rushes.engines.previs.world.sky import FloatImage, sky_grid


@dataclass(frozen=True)
class Depths:
    """The water at a time of day: its colour at the top, in the middle and below, the light from above, its gain."""

    top: str
    middle: str
    low: str
    light: str
    gain: float
    air: str


DEPTHS: dict[Time, Depths] = {
    "dawn": Depths("#f2c8ba", "#4f92b4", "#1f4474", "#ffe0cc", 0.80, "#5f98b8"),
    "morning": Depths("#a4efe0", "#36b0b8", "#126a86", "#f4ffe0", 1.0, "#35a8b4"),
    "noon": Depths("#8fe6ea", "#2a9fc0", "#0f5a8a", "#eafff6", 1.0, "#2a9ac0"),
    "afternoon": Depths("#d2eaa8", "#3fa098", "#125a70", "#fff2b8", 0.95, "#44a094"),
    "dusk": Depths("#e8a088", "#43669e", "#16265e", "#ffb890", 0.74, "#44649a"),
    "night": Depths("#2a62a0", "#0e3566", "#071a3e", "#b8d4ff", 0.46, "#0f3868"),
}


def _sea_backdrop(scenery: Scenery) -> FloatImage:
    view, depths = scenery.view, DEPTHS[scenery.rig.time]
    x, y = sky_grid(view)
    v = np.clip(y / view.height, 0, 1)
    stops = np.stack([rgb(depths.top), rgb(depths.middle), rgb(depths.low)])
    img = np.stack([np.interp(v, (0.0, 0.45, 1.0), stops[:, k]) for k in range(3)], -1)
    r = np.hypot((x - view.cx * 0.8) / view.width, (y + view.height * 0.05) / view.height)
    scenery.glow = (np.exp(-((r / 0.34) ** 2)) * 0.9).astype(np.float32)
    share = 0.35 if scenery.rig.time == "night" else 0.85
    img = img + (rgb(depths.light) - img) * (scenery.glow * share)[..., None]
    return np.clip(img + scenery.rng("sea").normal(0, 0.004, img.shape[:2])[..., None], 0, 1).astype(np.float32)


def _sea_rig(rig: Rig) -> Rig:
    depths = DEPTHS[rig.time]
    return replace(
        rig,
        key=rgb(depths.light) * np.float32(0.66 * depths.gain),
        ambient=(rgb("#7fa8b8") * np.float32(0.4) + rgb(depths.middle) * np.float32(0.6))
        * np.float32(0.76 * depths.gain),
        haze=rgb(depths.air),
        haze_density=0.020,
        facing=0.62,
        sun=(-0.2, 0.95),
        wet=0.0,
        snow=0.0,
        falling="",
        wind=0.6,
        season="summer",
        sun_visible=0.9,
        stars=0.0,
    )


INKS = ("#f2637e", "#ff944a", "#a06ae0", "#f2c84a", "#e04a6a", "#4fc8b0", "#ff7ab0", "#6a8df0")
KINDS = ("fan", "kelp", "branch", "tubes", "brain", "anemone", "kelp", "table")


def _reef(scale: float) -> Painter:
    """Corals of every kind in clumps, the tall ones outside, and by night a glimmer on them."""

    def paint(brush: Brush) -> None:
        rng = brush.rng
        n = int(brush.half * 2.6 / (1.15 * scale))
        for k in range(n):
            share = -1.3 + 2.6 * (k + rng.random()) / n
            if abs(share) < 0.42 and brush.z < 12:
                continue
            kind, ink = KINDS[int(rng.integers(0, 8))], INKS[int(rng.integers(0, 8))]
            size = scale * (0.55 + 0.95 * rng.random() ** 1.5) * (0.8 + 0.35 * min(1.2, abs(share)))
            x = brush.u(share)
            plants.coral(brush, x, size, kind, "#3f8a5a" if kind == "kelp" else ink)
            if brush.rig.time == "night" and k % 3 == 0:
                brush.light(x, -0.6 * size, 0.10 * size, ink, 0.8)
                brush.soft(x, -0.4 * size, 0.9 * size, 0.7 * size, ink, 0.22, plus=True)

    return paint


def _foreground(brush: Brush) -> None:
    for share, kind, ink in ((-1.0, "kelp", "#2f7a5a"), (1.0, "fan", "#d84a6a"), (0.86, "kelp", "#2f7a5a")):
        plants.coral(brush, beside(brush.clear, brush.u(share), 0.4, -1 if share < 0 else 1), 0.6, kind, ink)


UNDERWATER = Setting(
    "underwater",
    (
        Board("far2", 60, lambda brush: terrain.hills(brush, 9, albedos=("#2f6a7a", "#4f9aa0"), patches=False)),
        Moving("whale", 50, wildlife.whale()),
        Board(
            "far1",
            32,
            lambda brush: (
                terrain.hills(brush, 4, albedos=("#2f6a72", "#57a09a"), patches=False),
                [terrain.rock(brush, brush.u(s), 8, 8 + 3 * k) for k, s in enumerate((-0.92, 0.90))],
            ),
        ),
        Ground("seabed"),
        Rays((0.38, -0.25), 9, 0.20, 1.25, 1.57, None, 18, False, 0.03),
        Board("reef2", 17, _reef(1.7), sway=0.02),
        Board(
            "arch",
            12,
            lambda brush: [terrain.rock(brush, brush.u(s), 4.2, 3.4 + k) for k, s in enumerate((-1.02, 1.05))],
        ),
        Board("reef1", 10, _reef(1.0), sway=0.03),
        Moving("jellyfish", 9.5, wildlife.jellyfish, sharp=True),
        Board("reef0", 6, _reef(0.55), sway=0.04),
        Board("fg", 2.1, _foreground, sway=0.05),
        Moving("fish", 14, wildlife.fish_school),
        Falling("bubbles"),
        Falling("motes"),
    ),
    backdrop=_sea_backdrop,
    relight=(_sea_rig,),
    soft_beyond=11,
)
