"""Desert, snowfield, cave."""

from dataclasses import replace

import numpy as np

from rushes.engines.previs.world import air, houses, motion, plants, terrain, trees, wildlife
from rushes.engines.previs.world.bands import (
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Rays,
    Setting,
    is_starry,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix, rgb
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.scenery import Scenery
from rushes.engines.previs.world.sky import FloatImage, sky_grid


def _mesas(brush: Brush) -> None:
    for s, w, h in ((-0.80, 0.36, 190), (0.05, 0.15, 120), (0.72, 0.42, 230)):
        x, ww = brush.u(s), brush.u(w)
        pts = [
            (x - ww * 0.75, 20),
            (x - ww * 0.52, -h * 0.42),
            (x - ww * 0.46, -h * 0.45),
            (x - ww * 0.44, -h),
            (x + ww * 0.43, -h * 0.98),
            (x + ww * 0.46, -h * 0.45),
            (x + ww * 0.53, -h * 0.40),
            (x + ww * 0.78, 20),
        ]
        brush.poly(pts, (brush.tone("#d68a5a", None), brush.tone("#a35a44", None)))
        for _k in range(14):
            x0 = x + ww * (0.86 * brush.rng.random() - 0.43)
            brush.rect(x0, -h, ww * 0.03, h * (0.3 + 0.25 * brush.rng.random()), brush.tone("#7a3c34", 0.1), 0.35)
        shade = x - ww * 0.44 if brush.rig.side > 0 else x + ww * 0.14
        brush.rect(shade, -h * 0.99, ww * 0.30, h * 0.56, brush.tone("#7a3c34", 0), 0.45)


def _desert_rig(rig: Rig) -> Rig:
    """A winter without snow, unless it falls; and dust instead of leaves."""
    falling = "dust" if rig.falling == "leaves" else rig.falling
    return replace(rig, snow=rig.snow if rig.weather == "snow" else 0.0, falling=falling)


DESERT = Setting(
    "desert",
    (
        Clouds("sheet", 0.42),
        Board("mesa", 1800, lambda brush: _mesas(brush), haze=0.50),
        Board("dune4", 700, lambda brush: terrain.dunes(brush, 95, crests=3), haze=0.42),
        Board("dune3", 260, lambda brush: terrain.dunes(brush, 36, crests=2.4), haze=0.26),
        Board("dune2", 100, lambda brush: terrain.dunes(brush, 10, crests=1.8), haze=0.12),
        Ground(
            "sand",
            lambda brush: [
                brush.line([(x, z), (x + 3.5, z + 0.3)], 0.02, brush.tone("#b08248", brush.lit * 0.6), 0.25)
                for x, z in zip(brush.rng.random(220) * 30 - 15, 2.5 + 14 * brush.rng.random(220) ** 2, strict=True)
            ],
        ),
        Board(
            "cactus",
            19,
            lambda brush: (
                plants.cactus(brush, brush.u(0.70), 4.2),
                plants.cactus(brush, brush.u(-0.95), 2.8),
                terrain.rock(brush, brush.u(-0.70), 2.2, 0.9, albedos=("#7a4a36", "#b07a52", "#dba878")),
            ),
        ),
        Board(
            "scrub",
            9,
            lambda brush: (
                [
                    terrain.rock(brush, brush.u(s), 1.0, 0.45, albedos=("#7a4a36", "#b07a52", "#dba878"))
                    for s in (0.80, -0.86)
                ],
                plants.grass(
                    brush, 0.05, 0.3, 0.35, 40, ("#8a7a4a", "#b8a468", "#d8c488"), (brush.u(0.66), brush.u(0.98))
                ),
            ),
            sway=0.02,
        ),
        Moving("sand", 7, air.blowing("#e8c48c")),
        Moving("tumbleweed", 12, air.tumbleweed(), lambda rig: rig.wet < 0.5 and rig.snow < 0.5, sharp=True),
        Moving("vultures", 900, wildlife.soaring, motion.is_day, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    haze_gain=0.8,
    relight=(_desert_rig,),
)


SNOWFIELD = Setting(
    "snowfield",
    (
        Clouds("sheet", 0.6),
        Board(
            "range2",
            5200,
            lambda brush: terrain.mountains(brush, 1100, rock=("#5a6a8c", "#a3b2c8"), snowline=0.15, peaks=5),
            haze=0.55,
        ),
        Board("hill2", 500, lambda brush: terrain.hills(brush, 40, waves=1.3, patches=False), haze=0.35),
        Board("pines2", 120, lambda brush: trees.treeline(brush, 11, 0.55, "pine"), haze=0.28),
        Ground("snow"),
        Board("drift", 60, lambda brush: terrain.hills(brush, 2.2, waves=2.1, patches=False), haze=0.1),
        Board(
            "cabin",
            26,
            lambda brush: (
                houses.house(brush, brush.u(0.52), 6.4, 3.2, "#8a5f42", "#6a4a3a", "cottage"),
                [trees.tree(brush, brush.u(s), 8 + 2 * brush.rng.random(), "pine") for s in (-1.1, -0.86, 0.84, 1.08)],
            ),
        ),
        Board(
            "pines1",
            13,
            lambda brush: [
                trees.tree(brush, brush.u(s), h, "pine", detail=1.2)
                for s, h in ((-1.02, 8.5), (-0.72, 4.6), (1.04, 7.6))
            ],
            sway=0.002,
        ),
        Board(
            "rocks",
            7.5,
            lambda brush: [terrain.rock(brush, brush.u(s), w, h) for s, w, h in ((-0.80, 1.1, 0.45), (0.82, 1.4, 0.5))],
        ),
        Moving("smoke", 25.9, motion.steam("chimney", height=6.0, alpha=0.26, size=1.5)),
        Moving("spindrift", 7, air.blowing("#ffffff", strength=0.5)),
        Moving("aurora", 3950, air.aurora, is_starry),
        Moving("stars", 3960, air.meteors, is_starry, sharp=True),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Board("fg", 2.0, lambda brush: terrain.hills(brush, 0.10, y=0.52, waves=1.2, patches=False), rim=0.3),
        Falling(),
    ),
    relight=(lambda rig: replace(rig, snow=1.0, falling="snow" if rig.falling == "leaves" else rig.falling),),
)


def _cave_backdrop(scenery: Scenery) -> FloatImage:
    view = scenery.view
    x, y = sky_grid(view)
    r = np.hypot((x - view.cx) / view.width, (y - view.hy * 0.86) / view.height * 0.9)
    core = np.exp(-((r / 0.25) ** 3))[..., None]
    scenery.glow = np.exp(-((r / 0.30) ** 2)).astype(np.float32)
    deep, light = rgb("#162438"), np.minimum(mix(scenery.rig.sky[3], "#cfeeff", 0.5) * 1.05, 1)
    return deep * (1 - core) + light * core


def _cave_rig(rig: Rig) -> Rig:
    return replace(
        rig,
        key=rgb("#9fd4ee") * 0.78,
        ambient=rgb("#454a72") * 0.52,
        haze=mix("#5f8fb0", rig.sky[3], 0.3),
        haze_density=0.022,
        facing=0.35,
        wet=0.0,
        snow=0.0,
        falling="",
        sun=(0.0, 0.35),
        lamps=1,
        sun_visible=0.8,
    )


CAVE = Setting(
    "cave",
    (
        Board("outside", 150, lambda brush: trees.treeline(brush, 6.5, 0.7, "pine"), haze=0.80, rim=0),
        Ground("stone", shine=0.35),
        Board("arch4", 34, lambda brush: terrain.cave_arch(brush, 13, 7.5)),
        Board(
            "arch3",
            20,
            lambda brush: (terrain.cave_arch(brush, 11, 6.2), terrain.crystals(brush, brush.u(-0.62), 1.6, "#69d8ff")),
        ),
        Rays((0.46, 0.02), 5, 0.20, 0.7, 1.6, "#bfe8ff", 18, False),
        Board(
            "arch2",
            12,
            lambda brush: (
                terrain.cave_arch(brush, brush.half * 1.36, 5.2),
                terrain.crystals(brush, brush.u(0.74), 1.3, "#8f9bff"),
            ),
        ),
        Board(
            "rocks",
            8.5,
            lambda brush: (
                [
                    terrain.rock(brush, brush.u(s), w, h, albedos=("#2c2e40", "#4a4d64", "#8286a0"))
                    for s, w, h in ((-0.80, 2.2, 1.0), (0.72, 1.7, 0.7), (0.98, 2.4, 1.5))
                ],
                terrain.crystals(brush, brush.u(-0.60), 0.7, "#69d8ff"),
            ),
        ),
        Board("arch1", 6.4, lambda brush: terrain.cave_arch(brush, brush.half * 1.72, -brush.top * 0.86, teeth=9)),
        Board("fg", 2.2, lambda brush: terrain.cave_arch(brush, brush.half * 2.1, -brush.top * 1.02, teeth=3), rim=0.3),
        Moving("bats", 40, wildlife.bats, sharp=True),
        Moving("mist", 7, air.blowing("#9fd0f0", 8, 0.6, 8.0, 22.0, 1.8)),
        Falling("drips"),
        Falling("motes", 140),
    ),
    backdrop=_cave_backdrop,
    relight=(_cave_rig,),
    soft_beyond=7,
)
