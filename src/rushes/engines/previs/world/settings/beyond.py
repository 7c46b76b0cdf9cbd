"""Where nobody lives: under water, in the sky, in space."""

from dataclasses import replace

import cv2
import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world import air, motion, plants, terrain, wildlife
from rushes.engines.previs.world.bands import (
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Painter,
    Rays,
    Setting,
    Towers,
    is_high_sun,
    is_low_sun,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.clearing import beside
from rushes.engines.previs.world.clouds import wisp_plates
from rushes.engines.previs.world.colour import argb, rgb, smooth
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.noise import fbm
from rushes.engines.previs.world.scenery import Practical, Scenery
from rushes.engines.previs.world.sky import FloatImage, backdrop_size, sky_grid
from rushes.engines.previs.world.stage import Plate


def _sea_backdrop(scenery: Scenery) -> FloatImage:
    view = scenery.view
    x, y = sky_grid(view)
    v = np.clip(y / view.height, 0, 1)[..., None]
    night = scenery.rig.time == "night"
    top, mid, low = ("#1a5a86", "#0d3560", "#081c3a") if night else ("#8fe6ea", "#2a9fc0", "#0f5a8a")
    img = np.where(
        v < 0.45,
        rgb(top) * (1 - v / 0.45) + rgb(mid) * v / 0.45,
        rgb(mid) * (1 - (v - 0.45) / 0.55) + rgb(low) * (v - 0.45) / 0.55,
    )
    r = np.hypot((x - view.cx * 0.8) / view.width, (y + view.height * 0.05) / view.height)
    scenery.glow = (np.exp(-((r / 0.34) ** 2)) * 0.9).astype(np.float32)
    img = img + (rgb("#eafff6") - img) * (scenery.glow * (0.85 if not night else 0.3))[..., None]
    return np.clip(img + scenery.rng("sea").normal(0, 0.004, img.shape[:2])[..., None], 0, 1).astype(np.float32)


def _sea_rig(rig: Rig) -> Rig:
    night = rig.time == "night"
    return replace(
        rig,
        key=rgb("#d8fff0") * (0.35 if night else 0.62),
        ambient=rgb("#3f8fb4") * (0.34 if night else 0.66),
        haze=rgb("#0d3560" if night else "#2a9ac0"),
        haze_density=0.020,
        facing=0.45,
        sun=(-0.2, 0.95),
        wet=0.0,
        snow=0.0,
        falling="",
        wind=0.6,
        season="summer",
        sun_visible=0.9,
        stars=0.0,
    )


def _reef(scale: float) -> Painter:
    def paint(brush: Brush) -> None:
        colours = ("#f2637e", "#ff944a", "#a06ae0", "#f2c84a", "#e04a6a", "#4fc8b0")
        n = int(brush.half * 2.6 / (1.5 * scale))
        for k in range(n):
            share = -1.3 + 2.6 * (k + brush.rng.random()) / n
            if abs(share) < 0.42 and brush.z < 12:
                continue
            kind = ("fan", "brain", "kelp", "fan", "kelp", "brain")[brush.rng.integers(0, 6)]
            plants.coral(
                brush,
                brush.u(share),
                scale * (0.7 + 0.7 * brush.rng.random()),
                kind,
                colours[brush.rng.integers(0, 6)] if kind != "kelp" else "#3f8a5a",
            )

    return paint


UNDERWATER = Setting(
    "underwater",
    (
        Board("far2", 60, lambda brush: terrain.hills(brush, 9, albedos=("#2f6a7a", "#4f9aa0"), patches=False)),
        Board(
            "far1",
            32,
            lambda brush: (
                terrain.hills(brush, 4, albedos=("#2f6a72", "#57a09a"), patches=False),
                [terrain.rock(brush, brush.u(s), 8, 8 + 3 * k) for k, s in enumerate((-0.92, 0.90))],
            ),
        ),
        Ground("seabed"),
        Rays((0.38, -0.25), 9, 0.20, 1.25, 1.57, "#d8fff4", 18, False),
        Board("reef2", 17, _reef(1.7), sway=0.02),
        Board(
            "arch",
            12,
            lambda brush: [terrain.rock(brush, brush.u(s), 4.2, 3.4 + k) for k, s in enumerate((-1.02, 1.05))],
        ),
        Board("reef1", 10, _reef(1.0), sway=0.03),
        Board("reef0", 6, _reef(0.55), sway=0.04),
        Board(
            "fg",
            2.1,
            lambda brush: [
                plants.coral(brush, beside(brush.clear, brush.u(s), 0.4, -1 if s < 0 else 1), 0.6, k, c)
                for s, k, c in ((-1.0, "kelp", "#2f7a5a"), (1.0, "fan", "#d84a6a"), (0.86, "kelp", "#2f7a5a"))
            ],
            sway=0.05,
        ),
        Moving("fish", 14, wildlife.fish_school),
        Falling("bubbles"),
        Falling("motes"),
    ),
    backdrop=_sea_backdrop,
    relight=(_sea_rig,),
    soft_beyond=11,
)


SKY_ALTITUDE = 60.0
"""Metres from the floor of cloud up to those who fly."""


def _sky_wisps(scenery: Scenery) -> list[Plate]:
    return wisp_plates(scenery, (34.0, 22.0, 15.0, 11.0))


def _sky_near_wisps(scenery: Scenery) -> list[Plate]:
    return wisp_plates(scenery, (3.4, 2.6), strength=0.40)


SKY = Setting(
    "open sky",
    (
        Clouds("streaks", 0.9, when=is_low_sun),
        Clouds("streaks", 0.45, when=is_high_sun),
        Clouds("cumulus", 0.9, when=is_high_sun),
        Ground("cloud", order=9000, palette=("#3f76bb", "#8fb4e0", "#e9f0fa")),
        Towers("towers far", 2600, 260, 9),
        Towers("towers middle", 1200, 150, 7, 0.10),
        Towers("towers", 520, 80, 5, 0.42, -4.0),
        Towers("towers near", 260, 40, 3, 0.66, -7.0),
        Rays((-0.10, -0.25), 6, 0.13, 0.9, 1.0, z=60),
        Moving("wisps", 11, air.wisps(_sky_wisps)),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("near wisps", 2.4, air.wisps(_sky_near_wisps)),
        Falling("motes", 40),
    ),
    altitude=SKY_ALTITUDE,
    soft_beyond=200,
    bloom_threshold=226,
    practical=Practical((0.45, -0.62, 0.64), "#a9c2ff", 0.55),
)


def _space_backdrop(scenery: Scenery) -> FloatImage:
    view, rng = scenery.view, scenery.rng("space")
    w, h = backdrop_size(view)
    a, c = fbm(w, h, w / 2.2, h / 1.8, 6, rng, 0.55), fbm(w, h, w / 3.1, h / 2.4, 6, rng, 0.55)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    band = np.exp(-((((y - h * 0.42) - (x - w * 0.5) * -0.32) / (h * 0.26)) ** 2))
    neb = smooth(0.40, 0.78, a * 0.7 + band * 0.32)[..., None]
    tint = smooth(0.35, 0.65, c)[..., None]
    img = rgb("#050816") * (1 - neb) + (rgb("#3a2a7a") * (1 - tint) + rgb("#c24a8a") * tint) * neb
    img += (rgb("#3fc0d8") - img) * (smooth(0.58, 0.82, c) * band * 0.65)[..., None]
    img *= (0.55 + 0.75 * band)[..., None]
    img += (rgb("#ffe0c0") - img) * (smooth(0.62, 0.95, a * band * 1.5) * 0.55)[..., None]
    for count, power, size in ((900, 0.5, 0), (160, 0.95, 0.8), (26, 2.6, 1.5)):
        layer = np.zeros((h, w), np.float32)
        layer[rng.integers(0, h, count), rng.integers(0, w, count)] = power * (0.4 + 0.6 * rng.random(count))
        if size:
            layer += cv2.GaussianBlur(layer, (0, 0), size) * 3.0
        img += layer[..., None] * np.array([0.92, 0.96, 1.0], np.float32)
    scenery.glow = None
    return np.clip(img, 0, 1).astype(np.float32)


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
        Falling("motes", 30),
    ),
    backdrop=_space_backdrop,
    relight=(
        lambda rig: replace(
            rig,
            key=rgb("#fff0dc") * 0.82,
            ambient=rgb("#4a4a86") * 0.42,
            haze=rgb("#3a2a66"),
            haze_density=0.002,
            facing=0.40,
            sun=(0.55, 0.5),
            wet=0.0,
            snow=0.0,
            falling="",
            lamps=0,
            sun_visible=0.0,
            season="summer",
        ),
    ),
)
