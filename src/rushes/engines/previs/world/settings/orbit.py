"""Space without ground: among nebulae and rocks far out, and in orbit over the Earth."""

from dataclasses import replace

import cv2
import numpy as np

from rushes.engines.previs.world import heavens
from rushes.engines.previs.world.bands import Board, Falling, Moving, Setting
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import rgb, smooth
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.noise import Field, fbm
from rushes.engines.previs.world.scenery import Scenery
from rushes.engines.previs.world.settings.space import HEAVENS, space_rig
from rushes.engines.previs.world.sky import FloatImage, backdrop_size

NO_GROUND = 4000.0
"""Metres that the camera is lifted, so that far planes reach below the picture: there is no ground to stand on them."""

GLOWS = ("#ff5a9a", "#6a5aff", "#28c8d8", "#ffb060")
"""The colours of glowing gas, from the middle of the nebula outwards."""


def _stars(scenery: Scenery, w: int, h: int, gain: float = 1.0) -> FloatImage:
    rng = scenery.rng("stars")
    img = np.zeros((h, w, 3), np.float32)
    for count, power, size in ((1100, 0.5, 0), (190, 0.95, 0.8), (30, 2.8, 1.6)):
        layer = np.zeros((h, w), np.float32)
        layer[rng.integers(0, h, count), rng.integers(0, w, count)] = power * (0.4 + 0.6 * rng.random(count))
        if size:
            layer += cv2.GaussianBlur(layer, (0, 0), size) * 3.0
        img += layer[..., None] * np.array([0.92, 0.96, 1.0], np.float32) * np.float32(gain)
    return img


def _nebula(scenery: Scenery) -> FloatImage:
    """Clouds of glowing gas with lanes of dust before them, around a bright heart."""
    view, rng, sky = scenery.view, scenery.rng("nebula"), HEAVENS[scenery.rig.time]
    w, h = backdrop_size(view)

    def gas(across: float) -> Field:
        return fbm(w, h, w / across, w / across, 6, rng, 0.56)

    bend = (gas(2.0) - 0.5) * np.float32(0.55 * min(w, h))
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    base, dust = gas(2.6), gas(3.4)
    warped = _bent(base, x + bend, y - 0.7 * bend)
    lanes = _bent(dust, x - bend, y + bend)
    aside = 0.16 * w * scenery.rig.side
    r = np.hypot((x - w * 0.5 + bend - aside) / (0.60 * w), (y - h * 0.45 + bend) / (0.62 * h)).astype(np.float32)
    body = smooth(0.30, 0.66, warped + 0.30 * np.exp(-((r / 0.6) ** 2)) - 0.10 * r)
    img = np.zeros((h, w, 3), np.float32) + rgb("#04060f")
    stops = np.linspace(0.0, 1.15, len(GLOWS)).tolist()
    tint = np.zeros((h, w, 3), np.float32)
    for channel in range(3):
        tint[..., channel] = np.interp(r + 0.35 * (base - 0.5), stops, [float(rgb(ink)[channel]) for ink in GLOWS])
    tint = tint * 0.8 + rgb(sky.nebula[1]) * np.float32(0.2)
    img += (tint - img) * (body * np.float32(0.55 + 0.35 * sky.strength))[..., None]
    core = np.exp(-((r / 0.20) ** 2)) * smooth(0.25, 0.6, warped)
    img += (rgb("#fff0dc") - img) * (core * np.float32(0.80))[..., None]
    img *= (1 - 0.72 * smooth(0.50, 0.68, lanes) * smooth(0.05, 0.35, r))[..., None]
    scenery.glow = None
    return np.clip(img + _stars(scenery, w, h) * (1 - 0.55 * body[..., None]), 0, 1).astype(np.float32)


def _bent(field: Field, x: Field, y: Field) -> Field:
    return np.asarray(cv2.remap(field, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT), np.float32)


def _black_sky(scenery: Scenery) -> FloatImage:
    """Black, stars, a breath of blue above the Earth, and the sun's glare where it stands."""
    view, rig = scenery.view, scenery.rig
    w, h = backdrop_size(view)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    img = np.zeros((h, w, 3), np.float32) + rgb("#03050c")
    img += (rgb("#16336e") - img) * (smooth(0.25 * h, 0.75 * h, y) * np.float32(0.55))[..., None]
    img += _stars(scenery, w, h, 0.8)
    if rig.time != "night":
        low = {"dawn": 0.50, "dusk": 0.50, "morning": 0.26, "afternoon": 0.26, "noon": 0.12}[rig.time]
        sx, sy = w * (0.5 + 0.34 * rig.side), h * low
        r = np.hypot(x - sx, y - sy) / max(w, h)
        for radius, weight in ((0.30, 0.30), (0.10, 0.55), (0.028, 1.0)):
            glare = np.exp(-((r / radius) ** 1.4)) * np.float32(weight)
            img += (rgb(HEAVENS[rig.time].key if radius > 0.05 else "#fffaf0") - img) * np.clip(glare, 0, 1)[..., None]
    scenery.glow = None
    return np.clip(img, 0, 1).astype(np.float32)


def _deep_rig(rig: Rig) -> Rig:
    """The glow of the nebula lights whoever is there, at any hour."""
    lit = space_rig(rig)
    return replace(
        lit, key=lit.key * np.float32(1.0 if rig.time != "night" else 1.4), ambient=lit.ambient * np.float32(1.25)
    )


def _orbit_rig(rig: Rig) -> Rig:
    """Sunlight without air, and the blue that the Earth throws back."""
    lit = space_rig(rig)
    if rig.time == "night":
        return replace(lit, key=rgb("#b8c8ff") * np.float32(0.52), ambient=rgb("#33407a") * np.float32(0.55))
    key = {"dawn": "#ffd0a0", "dusk": "#ffb88a"}.get(rig.time, "#fff8ec")
    return replace(lit, key=rgb(key) * np.float32(0.86), ambient=rgb("#5a76b8") * np.float32(0.56))


def _worlds(brush: Brush) -> None:
    tall = brush.half * brush.plate.view.height / brush.plate.view.width
    middle = brush.top + tall
    heavens.far_world(
        brush, brush.u(-0.62), middle - 0.50 * tall, 0.20 * min(brush.half, tall), ("#ffd8a0", "#b8643f", "#1a0c1e")
    )
    heavens.far_world(
        brush, brush.u(0.80), middle + 0.56 * tall, 0.075 * min(brush.half, tall), ("#bfe8f0", "#3f6a9a", "#0c1026")
    )


DEEP_SPACE = Setting(
    "deep space",
    (
        Board("worlds", 2600, _worlds, rim=0, haze=0.0),
        Moving("far rocks", 900, heavens.rocks(16, 900.0, 10.0, 46.0, 8.0)),
        Moving("rocks", 90, heavens.rocks(9, 90.0, 2.0, 11.0, 1.6)),
        Moving("stars", 3900, heavens.twinkling),
        Falling("motes", 30),
    ),
    backdrop=_nebula,
    relight=(_deep_rig,),
    altitude=NO_GROUND,
)

ORBIT = Setting(
    "orbit",
    (
        Board("earth", 3000, lambda brush: heavens.earth(brush, 0.62, brush.rig.time == "night"), rim=0, haze=0.0),
        Moving("stars", 3900, heavens.twinkling),
        Moving("far rocks", 400, heavens.rocks(5, 400.0, 1.0, 5.0, 2.0)),
        Moving("rocks", 30, heavens.rocks(7, 60.0, 0.1, 0.35, 0.5)),
        Falling("motes", 30),
    ),
    backdrop=_black_sky,
    relight=(_orbit_rig,),
    altitude=NO_GROUND,
)
