"""Space: the ground of a moon under a ringed planet and a nebula, whose sun climbs and sets."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.scene import Time
from rushes.engines.previs.world import air, terrain
from rushes.engines.previs.world.bands import Board, Falling, Ground, Moving, Setting
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import argb, rgb, smooth
from rushes.engines.previs.world.light import DAYLIGHT, Rig
from rushes.engines.previs.world.noise import fbm
from rushes.engines.previs.world.scenery import Scenery
from rushes.engines.previs.world.sky import FloatImage, backdrop_size, sky_grid


@dataclass(frozen=True)
class Heavens:
    """A time of day without air: two colours of the nebula and its strength, the sun's light, its share of the sky."""

    nebula: tuple[str, str]
    strength: float
    key: str
    gain: float
    ambient: str
    glow: float


HEAVENS: dict[Time, Heavens] = {
    "dawn": Heavens(("#1f4a8a", "#3fb0b8"), 0.85, "#ffd0a0", 0.92, "#46548e", 0.85),
    "morning": Heavens(("#24408a", "#5a7ae0"), 0.70, "#fff0dc", 0.95, "#4c5488", 0.40),
    "noon": Heavens(("#2a3a8a", "#4aa0c8"), 0.55, "#fffaf0", 1.05, "#545a86", 0.0),
    "afternoon": Heavens(("#5a2a6a", "#d87a4a"), 0.80, "#ffe6c0", 0.95, "#54488a", 0.40),
    "dusk": Heavens(("#5a1f5a", "#e0504a"), 1.0, "#ffb070", 0.92, "#54407e", 0.85),
    "night": Heavens(("#3a2a7a", "#c24a8a"), 1.0, "#d8d0ff", 0.60, "#4a4a96", 0.0),
}


def space_backdrop(scenery: Scenery) -> FloatImage:
    """Stars, and the nebula of the time of day."""
    view, rng, heavens = scenery.view, scenery.rng("space"), HEAVENS[scenery.rig.time]
    w, h = backdrop_size(view)
    a, c = fbm(w, h, w / 2.2, h / 1.8, 6, rng, 0.55), fbm(w, h, w / 3.1, h / 2.4, 6, rng, 0.55)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    band = np.exp(-((((y - h * 0.42) - (x - w * 0.5) * -0.32) / (h * 0.26)) ** 2))
    neb = smooth(0.40, 0.78, a * 0.7 + band * 0.32)[..., None] * np.float32(heavens.strength)
    tint = smooth(0.35, 0.65, c)[..., None]
    img = rgb("#050816") * (1 - neb) + (rgb(heavens.nebula[0]) * (1 - tint) + rgb(heavens.nebula[1]) * tint) * neb
    img += (rgb("#3fc0d8") - img) * (smooth(0.58, 0.82, c) * band * np.float32(0.65 * heavens.strength))[..., None]
    img *= (0.55 + 0.75 * band)[..., None]
    img += (rgb("#ffe0c0") - img) * (smooth(0.62, 0.95, a * band * 1.5) * np.float32(0.55))[..., None]
    for count, power, size in ((900, 0.5, 0), (160, 0.95, 0.8), (26, 2.6, 1.5)):
        layer = np.zeros((h, w), np.float32)
        layer[rng.integers(0, h, count), rng.integers(0, w, count)] = power * (0.4 + 0.6 * rng.random(count))
        if size:
            layer += cv2.GaussianBlur(layer, (0, 0), size) * 3.0
        img += layer[..., None] * np.array([0.92, 0.96, 1.0], np.float32)
    scenery.glow = None
    return np.clip(_risen(scenery, img, heavens), 0, 1).astype(np.float32)


def _risen(scenery: Scenery, img: FloatImage, heavens: Heavens) -> FloatImage:
    """The sun over the ridge, with nothing but its own glare around it."""
    if heavens.glow <= 0:
        return img
    view, (side, height) = scenery.view, scenery.rig.sun
    x, y = sky_grid(view)
    sx, sy = view.cx + side * 0.5 * view.width, view.hy * (0.93 - 0.55 * height)
    r = np.hypot(x - sx, (y - sy) * 1.25) / max(view.width, view.height)
    for radius, weight in ((0.40, 0.35), (0.14, 0.55), (0.045, 1.0)):
        glare = np.exp(-((r / radius) ** 1.4)) * np.float32(weight * heavens.glow)
        img = img + (rgb(heavens.key if radius > 0.05 else "#fffaf0") - img) * np.clip(glare, 0, 1)[..., None]
    return img


def space_rig(rig: Rig) -> Rig:
    """Light without air: a hard key, a coloured fill, no weather."""
    heavens, sun = HEAVENS[rig.time], DAYLIGHT[rig.time].sun
    return replace(
        rig,
        key=rgb(heavens.key) * np.float32(0.82 * heavens.gain),
        ambient=rgb(heavens.ambient) * np.float32(0.50),
        haze=rgb("#3a2a66"),
        haze_density=0.002,
        facing=0.40,
        sun=(sun[0] if rig.time != "night" else 0.55, max(sun[1], 0.18)),
        wet=0.0,
        snow=0.0,
        falling="",
        lamps=0,
        sun_visible=0.0,
        season="summer",
    )


def _planet(brush: Brush) -> None:
    """Ringed planet with terminator, bands and a thin atmosphere."""
    x, y, r = brush.u(-0.46), -brush.half * 0.30 + brush.top * 0.25, min(brush.half, -brush.top) * 0.42
    c = brush.canvas
    brush.soft(x, y, r * 1.28, r * 1.28, "#6fa8ff", 0.35, plus=True)
    for front in (False, True):
        if front:
            c.save()
            clip = skia.Path()
            clip.addCircle(x, y, r)
            c.clipPath(clip, True)
            brush.rect(x - r, y - r, 2 * r, 2 * r, ("#e8b27a", "#b8683f"))
            for k in range(13):
                yy = y - r + 2 * r * k / 13
                brush.oval(
                    x,
                    yy,
                    r * 1.2,
                    r * (0.03 + 0.05 * brush.rng.random()),
                    ("#f6d7a4", "#c87a4a", "#8f4a3f", "#e8c08a")[k % 4],
                    0.6,
                )
            p = skia.Paint(
                AntiAlias=True,
                Shader=skia.GradientShader.MakeRadial(
                    (x + r * 0.50, y - r * 0.45),
                    r * 1.75,
                    [argb("#fff0d0", 0.35), argb("#201030", 0.0), argb("#070614", 0.96)],
                    [0, 0.38, 0.92],
                ),
            )
            c.drawCircle(x, y, r * 1.01, p)
            c.restore()
        c.save()
        c.translate(x, y)
        c.rotate(-16)
        if front:
            c.clipRect(skia.Rect.MakeXYWH(-r * 3, 0, r * 6, r * 3))
        else:
            c.clipRect(skia.Rect.MakeXYWH(-r * 3, -r * 3, r * 6, r * 3))
        for k, (rr, a) in enumerate(((1.42, 0.5), (1.55, 0.75), (1.68, 0.6), (1.82, 0.35), (1.95, 0.22))):
            c.drawOval(
                skia.Rect.MakeLTRB(-r * rr, -r * rr * 0.20, r * rr, r * rr * 0.20),
                skia.Paint(
                    AntiAlias=True,
                    Color=argb(("#f2d6a8", "#d8a878", "#c8906a", "#a87a78", "#8a6a88")[k], a),
                    Style=skia.Paint.kStroke_Style,
                    StrokeWidth=r * 0.10,
                ),
            )
        c.restore()


SPACE = Setting(
    "space",
    (
        Board("planet", 3000, _planet, rim=0, haze=0.0),
        Board(
            "moon",
            900,
            lambda brush: (
                brush.oval(
                    brush.u(0.62), brush.top * 0.62, brush.half * 0.07, brush.half * 0.07, ("#d8d4d0", "#5a566a")
                ),
                brush.soft(
                    brush.u(0.62) - brush.half * 0.02,
                    brush.top * 0.62 + brush.half * 0.02,
                    brush.half * 0.06,
                    brush.half * 0.06,
                    "#0a0a1a",
                    0.6,
                ),
            ),
            rim=0,
            haze=0.0,
        ),
        Board(
            "ridge",
            160,
            lambda brush: terrain.mountains(brush, 14, rock=("#3a3648", "#8a8494"), snowline=9, peaks=6),
            haze=0.14,
        ),
        Ground(
            "moon",
            lambda brush: [
                (
                    brush.oval(x, z, r, r * 0.8, brush.tone("#4a4854", 0.12), 0.8),
                    brush.oval(
                        x - brush.rig.side * r * 0.12,
                        z + r * 0.12,
                        r * 0.86,
                        r * 0.66,
                        brush.tone("#77757c", 0.30),
                        0.8,
                    ),
                )
                for x, z, r in zip(
                    brush.rng.random(60) * 30 - 15,
                    3 + 30 * brush.rng.random(60) ** 1.6,
                    0.2 + 0.9 * brush.rng.random(60) ** 3,
                    strict=True,
                )
            ],
        ),
        Board(
            "rocks2",
            26,
            lambda brush: [
                terrain.rock(brush, brush.u(s), 4, 2.2, albedos=("#3a3644", "#6a6674", "#b0a8ac"))
                for s in (-0.95, 0.70, 1.0)
            ],
        ),
        Board(
            "rocks1",
            9,
            lambda brush: [
                terrain.rock(brush, brush.u(s), 1.5, 0.7, albedos=("#3a3644", "#6a6674", "#b0a8ac"))
                for s in (-0.82, 0.86)
            ],
        ),
        Board(
            "fg",
            2.1,
            lambda brush: [
                terrain.rock(brush, brush.u(s), 0.9, 0.34, y=0.62, albedos=("#2a2634", "#4a4654", "#8a8288"))
                for s in (-0.98, 1.0)
            ],
        ),
        Moving("asteroids", 2500, air.asteroids()),
        Moving("stars", 3900, air.meteors),
        Falling("motes", 30),
    ),
    backdrop=space_backdrop,
    relight=(space_rig,),
)
