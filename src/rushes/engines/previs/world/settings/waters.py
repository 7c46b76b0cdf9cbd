"""Running water: a waterfall over a cliff, a stream in the forest, a river of rapids."""

import numpy as np

from rushes.engines.previs.world import air, cliffs, falls, motion, plants, terrain, trees, wildlife
from rushes.engines.previs.world.bands import (
    Band,
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Painter,
    Rays,
    Setting,
    Water,
    is_misty,
    is_starry,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.falls import Metres
from rushes.engines.previs.world.noise import Field
from rushes.engines.previs.world.settings.country import FOREST, forest_trunks
from rushes.engines.previs.world.stage import View

WET_ROCK = ("#262c30", "#4b5658", "#8d9a94")
PEBBLE = ("#55565a", "#85847f", "#b8b4a8")


def _cliff_of_the_fall(brush: Brush) -> None:
    """A wall with a notch in it, out of which the water comes in two falls."""
    lip = min(13.5, -0.74 * brush.top)
    shares = (-1.7, -1.1, -0.72, -0.52, -0.42, -0.2, 0.05, 0.12, 0.66, 0.74, 1.0, 1.7)
    highs = (2.1, 1.75, 1.32, 1.02, 0.96, 1.12, 1.08, 0.99, 0.98, 1.16, 1.45, 2.0)
    cliffs.cliff(
        brush, [(brush.u(s), lip * h) for s, h in zip(shares, highs, strict=True)], WET_ROCK, moss=0.5, foot=0.05
    )
    for share, wide, tall in ((0.38, 0.52, 1.0), (-0.47, 0.13, 0.96)):
        ledge = brush.u(share)
        brush.rect(ledge - brush.u(wide) / 2, -lip * tall, brush.u(wide), lip * tall, brush.tone("#31464e", 0.2), 0.55)
        brush.mark("fall", ledge, -lip * tall, brush.u(wide), lip * tall)


def _wood_on_the_cliff(brush: Brush) -> None:
    lip = min(13.5 * brush.z / 34, -0.66 * brush.top)
    for share in np.linspace(-1.5, 1.5, 26):
        tall = (4.5 + 5 * brush.rng.random()) * brush.z / 40
        trees.tree(brush, brush.u(float(share)), tall, "pine", y=-lip * (0.92 + 0.42 * abs(float(share)) ** 2))


def _pool(x: Field, z: Field, view: View) -> Field:
    """A round pool below the fall; its near bank lies behind whoever the picture is about."""
    near = view.subject_z * 1.22 + 0.5 * np.sin(0.7 * x + 1) + 0.2 * np.sin(1.9 * x)
    return np.asarray(np.minimum(z - near, 34.0 - z), np.float32)


def _ring(share: Metres, lane: Metres) -> tuple[Metres, Metres]:
    """From the foot of the fall outwards over the pool."""
    return 12.0 * lane * (0.35 + 0.65 * share) + 4.0 * (1 - share), 31.0 - 20.0 * np.clip(share, 0, 1) ** 0.8


def _gravel(brush: Brush) -> None:
    """Pebbles on the near bank of the pool."""
    near = 1.22 * brush.plate.view.subject_z
    x, z = 26 * brush.rng.random(500) - 13, near + 0.5 - 1.3 * brush.rng.random(500) ** 0.8
    inks = [brush.tone(ink if brush.rig.snow < 0.5 else "#f1f5fb", brush.lit) for ink in PEBBLE]
    for k, (px, pz) in enumerate(zip(x.tolist(), z.tolist(), strict=True)):
        brush.oval(px, pz, 0.05 + 0.02 * (k % 5), 0.04 + 0.015 * (k % 5), inks[k % 3], 0.9)


def _boulders(brush: Brush) -> None:
    for share, wide, tall in (
        (-0.92, 3.0, 1.7),
        (-0.62, 1.6, 0.7),
        (0.84, 2.6, 1.3),
        (0.62, 1.1, 0.45),
        (1.1, 3.2, 2.2),
    ):
        terrain.rock(brush, brush.u(share), wide, tall, y=0.1, albedos=WET_ROCK)


WATERFALL = Setting(
    "waterfall",
    (
        Clouds("cumulus", 0.9),
        Board(
            "range",
            4200,
            lambda brush: terrain.mountains(brush, 1500, rock=("#4a5570", "#8a94a4"), snowline=0.6),
            haze=0.5,
        ),
        Board("wood", 60, _wood_on_the_cliff, haze=0.24),
        Ground("grass", _gravel),
        Board("cliff", 34, _cliff_of_the_fall, haze=0.12),
        Water(("#124a52", "#4fa3a2"), z_near=0.0, z_far=34, ripple=0.9, clarity=0.6, bank=_pool),
        Rays((-0.10, -0.35), 6, 0.18, 0.9, 0.98, z=26),
        Moving("falls", 33.5, falls.waterfalls()),
        Moving("pool", 33, falls.current(_ring, 90, 9.0, 0.4)),
        Board("boulders", 15, _boulders),
        Board(
            "ferns",
            10,
            lambda brush: [
                (trees.bush(brush, brush.u(s), 2.2, 1.1), plants.fern(brush, brush.u(s) * 0.92, 1.0))
                for s in (-1.1, -0.84, 0.82, 1.06)
            ],
            sway=0.01,
        ),
        Board("pine", 9, lambda brush: trees.tree(brush, brush.u(-1.04), 8.5, "pine", detail=1.2), sway=0.004),
        Board(
            "near",
            6.6,
            lambda brush: (
                [
                    terrain.rock(brush, brush.u(s), w, h, albedos=WET_ROCK)
                    for s, w, h in ((-0.9, 1.2, 0.4), (0.9, 0.9, 0.3))
                ],
                [plants.fern(brush, brush.u(s), 0.6) for s in (-0.78, 0.76, 1.0)],
            ),
            sway=0.01,
        ),
        Board("grass", 4.6, lambda brush: plants.grass(brush, 0.2, 0.3, 0.26, 80), sway=0.04),
        Board("fg", 1.9, lambda brush: (trees.leaf_frame(brush, 1, 0.7), trees.leaf_frame(brush, -1, 0.3)), sway=0.012),
        Moving("spray", 14, air.blowing("#ffffff", 14, 0.30, 12.0, 32.0, 2.2)),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling("motes"),
        Falling(),
    ),
    soft_beyond=40,
    bloom_threshold=228,
)


def _stream_middle(z: Metres) -> Metres:
    """How far to the side the stream runs at a depth: in bends that grow with it."""
    return np.asarray(0.16 * (z - 5) * np.sin(0.34 * z - 1.5), np.float32)


def _stream_half(z: Metres, view: View) -> Metres:
    near = np.clip(1.6 - z / view.subject_z, 0, 1)
    return np.asarray(0.55 + 0.055 * z + 3.4 * near, np.float32)


def _stream(x: Field, z: Field, view: View) -> Field:
    ragged = 0.14 * np.sin(1.7 * x + 2.3 * z) + 0.10 * np.sin(3.1 * z)
    inside = _stream_half(z, view) + ragged - np.abs(x - _stream_middle(z))
    return np.asarray(np.minimum(inside, 46.0 - z), np.float32)


def _down_the_stream(share: Metres, lane: Metres) -> tuple[Metres, Metres]:
    z = 40.0 * np.clip(1 - share, 0, 1) ** 2.2 + 2.6
    return _stream_middle(z) + lane * (0.45 + 0.05 * z), z


def _stream_bed(brush: Brush) -> None:
    """Gravel along the water."""
    snowy = brush.rig.snow > 0.5
    z = 2.5 + 42 * brush.rng.random(420) ** 1.7
    side = np.where(brush.rng.random(420) < 0.5, -1, 1)
    x = _stream_middle(z) + side * (0.5 + 0.055 * z + 0.75 * brush.rng.random(420) ** 1.4)
    for px, pz, r in zip(x.tolist(), z.tolist(), (0.05 + 0.16 * brush.rng.random(420) ** 2).tolist(), strict=True):
        ink = "#eef2f8" if snowy else PEBBLE[int(brush.rng.integers(0, 3))]
        brush.oval(px, pz, r, r * 0.8, brush.tone(ink, brush.lit), 0.9)


def _stones(shares: tuple[tuple[float, float, float], ...]) -> Painter:
    def paint(brush: Brush) -> None:
        middle = float(_stream_middle(np.full(1, brush.z))[0])
        for aside, wide, tall in shares:
            terrain.rock(brush, middle + aside, wide, tall, y=0.04, albedos=PEBBLE)
            brush.oval(middle + aside, 0.05, wide * 0.62, 0.05, brush.tone("#ffffff", 0.8), 0.55)

    return paint


def _banks(brush: Brush) -> None:
    """Grass and bushes on both sides of the water."""
    middle = float(_stream_middle(np.full(1, brush.z))[0])
    half = float(_stream_half(np.full(1, brush.z), brush.plate.view)[0]) + 0.35
    blades = brush.rig.growth.foliage if brush.rig.snow < 0.5 else None
    for span in ((brush.x0, middle - half), (middle + half, brush.x1)):
        plants.grass(brush, 0.1, 0.5, 0.32, 46, blades, span)
    for side, aside in ((-1, 1.2), (-1, 3.6), (1, 1.5), (1, 4.2)):
        trees.bush(brush, middle + side * (half + aside + 0.03 * brush.z), 1.5, 0.8)
        plants.fern(brush, middle + side * (half + 0.4 * aside), 0.6)


def _trees_on_the_banks(count: int, height: float, clear: float) -> Painter:
    trunks = forest_trunks(count, height, clear, width=0.35)
    return lambda brush: (trunks(brush), _banks(brush))


STREAM_BANDS: dict[str, Band] = {
    "t3": Board("t3", 26, _trees_on_the_banks(15, 20, 0.20), haze=0.42),
    "t2": Board("t2", 14, _trees_on_the_banks(9, 15, 0.40), haze=0.16),
    "t1": Board("t1", 8, _trees_on_the_banks(5, 11, 0.60), haze=0.04),
}
"""What stands in the forest, with room for the stream."""


def _stream_bands() -> tuple[Band, ...]:
    bands: list[Band] = []
    for band in FOREST.bands:
        name = getattr(band, "name", "")
        if isinstance(band, Ground):
            bands += [
                Ground("forest", _stream_bed),
                Water(("#2a6a66", "#9ccfba"), z_far=48, ripple=0.7, clarity=0.55, bank=_stream),
                Moving("flow", 73, falls.current(_down_the_stream, 120, 8.0, 0.55)),
            ]
        elif name not in ("grass", "fg"):
            bands.append(STREAM_BANDS.get(name, band))
    return (
        *bands,
        Board("stones4", 22, _stones(((-1.6, 0.9, 0.4), (0.5, 0.7, 0.3), (1.9, 1.2, 0.6)))),
        Board("stones3", 13, _stones(((-1.3, 0.9, 0.36), (0.2, 0.5, 0.2), (1.4, 0.8, 0.4)))),
        Board("stones2", 7.9, _stones(((-1.25, 0.7, 0.26), (1.2, 0.9, 0.34)))),
        Board(
            "ferns",
            7.4,
            lambda brush: [
                plants.fern(brush, brush.u(s), t) for s, t in ((-0.95, 0.9), (-0.74, 0.6), (0.78, 0.7), (1.02, 0.9))
            ],
            sway=0.012,
        ),
        Board(
            "bank",
            5.0,
            lambda brush: (
                plants.grass(brush, 0.15, 0.3, 0.26, 70, span=(brush.x0, brush.u(-0.62))),
                plants.grass(brush, 0.15, 0.3, 0.26, 70, span=(brush.u(0.66), brush.x1)),
            ),
            sway=0.03,
        ),
        Board("fg", 1.9, lambda brush: (trees.leaf_frame(brush, -1, 0.8), trees.leaf_frame(brush, 1, 0.5)), sway=0.012),
    )


STREAM = Setting("stream", _stream_bands(), haze_gain=1.2, soft_beyond=9)


def _river(x: Field, z: Field, view: View) -> Field:
    near = view.subject_z * 0.93 + 0.25 * np.sin(0.9 * x) + 0.12 * np.sin(2.7 * x + 1)
    return np.asarray(np.minimum(z - near, 24.0 + 0.8 * np.sin(0.4 * x) - z), np.float32)


def _down_the_rapids(share: Metres, lane: Metres) -> tuple[Metres, Metres]:
    """Across the picture from left to right, between stones."""
    z = 14.2 + 8.4 * lane
    return (2.6 * share - 1.3) * z * 0.9, z + 0.25 * np.sin(14 * share + 5 * lane)


def _in_the_rapids(shares: tuple[float, ...], size: float) -> Painter:
    """Stones that part the water: foam stands on their upper side and trails off behind them."""

    def paint(brush: Brush) -> None:
        white = brush.tone("#ffffff", 0.85)
        for share in shares:
            x, wide = brush.u(share), size * (0.8 + 0.5 * brush.rng.random())
            terrain.rock(brush, x, wide, 0.45 * wide, y=0.05, albedos=WET_ROCK)
            for k in range(9):
                along = x + wide * (0.22 * k - 0.75)
                brush.oval(
                    along, 0.05 - 0.02 * (k % 3), wide * (0.26 - 0.015 * k), 0.055 * size, white, 0.85 - 0.07 * k
                )

    return paint


def _rapids_wood(brush: Brush) -> None:
    for share in (-1.32, -1.2, -1.06, -0.97, -0.84, -0.72, -0.66, -0.5, 0.44, 0.62, 0.7, 0.86, 0.95, 1.1, 1.24):
        tall = 5 + 5 * abs(share) + 5 * brush.rng.random()
        trees.tree(brush, brush.u(share + 0.03 * float(brush.rng.normal())), tall, "pine")


RAPIDS = Setting(
    "river",
    (
        Clouds("cumulus", 0.9),
        Board(
            "range2",
            5200,
            lambda brush: terrain.mountains(brush, 1300, rock=("#56627e", "#97a2b4"), snowline=0.5, peaks=5),
            haze=0.52,
        ),
        Board("hill", 420, lambda brush: terrain.hills(brush, 44, albedos=("#3f6a50", "#7fa070"), waves=1.2), haze=0.3),
        Board("wood2", 70, lambda brush: trees.treeline(brush, 9, 0.8, "pine"), haze=0.2),
        Ground("dirt", palette=PEBBLE),
        Board("wood1", 34, _rapids_wood, haze=0.08, sway=0.002),
        Board(
            "far bank",
            25,
            lambda brush: [
                terrain.rock(brush, brush.u(float(s)), 2.6, 0.5 + 0.9 * brush.rng.random(), albedos=WET_ROCK)
                for s in np.linspace(-1.2, 1.2, 13)
            ],
        ),
        Water(("#17565e", "#6fb4ae"), z_far=26, ripple=1.6, clarity=0.34, bank=_river),
        Moving("rush3", 20.2, falls.current(_down_the_rapids, 260, 5.0, 0.85, 0.05)),
        Board("stones3", 20, _in_the_rapids((-0.8, -0.35, 0.3, 0.7, 1.1), 1.3)),
        Board("stones2", 13.5, _in_the_rapids((-1.0, -0.6, 0.52, 0.95), 1.1)),
        Board("stones1", 9, _in_the_rapids((-0.9, 0.86), 0.9)),
        Moving(
            "spray",
            9.5,
            falls.splashes(
                ((-0.9, 8.9), (0.86, 8.9), (-0.6, 13.4), (0.52, 13.4), (0.95, 13.4), (-0.35, 19.9), (0.3, 19.9))
            ),
        ),
        Board(
            "bank",
            5.3,
            lambda brush: [
                terrain.rock(brush, brush.u(s), w, h, y=0.06, albedos=PEBBLE)
                for s, w, h in ((-1.0, 0.9, 0.34), (-0.82, 0.5, 0.16), (0.8, 0.6, 0.2), (1.02, 1.0, 0.4))
            ],
        ),
        Board("pine0", 7.5, lambda brush: trees.tree(brush, brush.u(1.1), 8.0, "pine", detail=1.2), sway=0.004),
        Moving("mist", 20, air.MIST, is_misty),
        Moving("birds", 900, wildlife.birds, motion.is_day, sharp=True),
        Moving("eagles", 890, wildlife.soaring, motion.is_day, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
)
