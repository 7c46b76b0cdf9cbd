"""Northern shores: a rocky coast, and the lighthouse on its rock, with waves that break on stone."""

from dataclasses import replace

import numpy as np

from rushes.engines.previs.world import air, cliffs, motion, plants, terrain, waves, wildlife
from rushes.engines.previs.world.bands import (
    Band,
    Board,
    Clouds,
    Falling,
    Ground,
    Moving,
    Setting,
    Water,
    is_dry,
    is_starry,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.noise import Field
from rushes.engines.previs.world.stage import View

SLATE = ("#2b3038", "#555b62", "#95989a")
SHINGLE = ("#4f5358", "#74777a", "#9a9b9a")
TURF = ("#4f6a3c", "#7f9450", "#b4bb74")
LIGHT_Z = 62.0


def _waterline(x: Field, z: Field, view: View) -> Field:
    near = 8.0 + 0.5 * np.sin(0.5 * x + 0.7) + 0.3 * np.sin(1.3 * x)
    return np.asarray(z - near, np.float32)


def _shingle(brush: Brush) -> None:
    """Wet stones of all sizes down to the water."""
    snowy = brush.rig.snow > 0.5
    n = 620
    x, z = 24 * brush.rng.random(n) - 12, 3.5 + 4.6 * brush.rng.random(n)
    size = 0.04 + 0.16 * brush.rng.random(n) ** 2.5
    tones = [
        brush.tone(ink if not snowy else "#eef2f8", brush.lit * gain)
        for ink, gain in zip(SHINGLE, (0.7, 0.95, 1.2), strict=True)
    ]
    for k, (px, pz, r) in enumerate(zip(x.tolist(), z.tolist(), size.tolist(), strict=True)):
        brush.oval(px, pz, r, 0.7 * r, tones[k % 3], 0.95)


def far_cliffs(brush: Brush) -> None:
    """A headland of cliffs under green turf, stepping down to the sea on the right."""
    shares, highs = (-1.7, -1.1, -0.8, -0.62, -0.44, -0.30, -0.24, -0.2), (1.1, 1.0, 0.86, 0.84, 0.6, 0.52, 0.2, 0.03)
    tall = 0.24 * brush.half
    tops = [(brush.u(s), tall * h) for s, h in zip(shares, highs, strict=True)]
    cliffs.cliff(brush, tops, SLATE, foot=2.0)
    turf = [*[(x, -h) for x, h in tops[:6]], *[(x, -h * 0.86) for x, h in reversed(tops[:6])]]
    lit = brush.tone(TURF[1] if brush.rig.snow < 0.5 else "#eef2f8", 0.8)
    brush.poly(turf, lit)


def _stacks(brush: Brush) -> None:
    tall = min(16.0, -0.42 * brush.top)
    cliffs.spires(
        brush, [(brush.u(0.72), 7.0, tall), (brush.u(0.90), 4.0, 0.45 * tall), (brush.u(0.56), 2.6, 0.2 * tall)], SLATE
    )


def _near_rocks(brush: Brush) -> None:
    for share, wide, tall in (
        (-1.02, 4.4, 2.6),
        (-0.74, 2.6, 1.1),
        (-0.56, 1.2, 0.4),
        (0.66, 1.8, 0.7),
        (0.98, 3.8, 1.9),
    ):
        terrain.rock(brush, brush.u(share), wide, tall, y=0.15, albedos=SLATE)


def _tide_line(brush: Brush) -> None:
    for share, wide, tall in (
        (-0.98, 1.1, 0.4),
        (-0.8, 0.5, 0.18),
        (0.78, 0.8, 0.26),
        (1.0, 1.3, 0.5),
        (0.62, 0.3, 0.12),
    ):
        terrain.rock(brush, brush.u(share), wide, tall, y=0.02, albedos=SLATE)
    plants.grass(brush, 0.06, 0.3, 0.4, 40, TURF, (brush.x0, brush.u(-0.86)))
    plants.grass(brush, 0.06, 0.3, 0.4, 40, TURF, (brush.u(0.86), brush.x1))


def at_sea(rig: Rig) -> Rig:
    """No leaves fly where no trees are."""
    return replace(rig, falling="" if rig.falling == "leaves" else rig.falling)


def is_rough(rig: Rig) -> bool:
    """Wind tears foam off the waves."""
    return rig.wind > 0.8


def _coast(name: str, far: tuple[Band, ...], near: tuple[Band, ...]) -> Setting:
    """Sea and shingle, with what stands in the distance and what the waves break on."""
    return Setting(
        name,
        (
            Clouds("cumulus", 1.1),
            *far,
            Ground("dirt", _shingle, shine=0.12, palette=SHINGLE),
            Water(("#123f4e", "#4f9296"), z_near=0.0, ripple=1.1, clarity=0.5, bank=_waterline),
            *near,
            Board("shore", 5.4, _tide_line, sway=0.02),
            Moving("boat", 73, waves.sailboat(), is_dry, sharp=True),
            Moving("surf", 60, waves.surf(shore=8.6)),
            Moving("gulls", 40, wildlife.birds, motion.is_day, sharp=True),
            Moving("stars", 3900, air.meteors, is_starry, sharp=True),
            Falling(),
        ),
        fog_gain=2.2,
        relight=(at_sea,),
    )


ROCKY_COAST = _coast(
    "rocky coast",
    (
        Board(
            "isle", 2600, lambda brush: terrain.hills(brush, 90, albedos=("#4f6668", "#7f9490"), waves=1.1), haze=0.6
        ),
        Board("cliffs", 420, far_cliffs, haze=0.3),
    ),
    (
        Board("stacks", 46, _stacks, haze=0.1),
        Board("rocks", 16, _near_rocks),
        Moving("breakers", 15.8, waves.crashing(((-0.98, 15.5), (-0.74, 15.5), (0.68, 15.5), (0.96, 15.5)), 0.5)),
        Moving("far breakers", 45, waves.crashing(((0.62, 45), (0.74, 45), (0.88, 45)), 1.0)),
    ),
)


def _light_rock(brush: Brush) -> None:
    """The rock that carries the tower, out in the sea."""
    x, tall = brush.u(0.40), _rock_height(brush)
    shares, highs = (
        (-0.34, -0.27, -0.2, -0.13, -0.06, 0.08, 0.15, 0.22, 0.3, 0.36),
        (0.02, 0.3, 0.42, 0.84, 1.0, 1.0, 0.9, 0.5, 0.34, 0.02),
    )
    cliffs.cliff(
        brush, [(x + brush.u(s), tall * h) for s, h in zip(shares, highs, strict=True)], SLATE, moss=0.12, foot=0.6
    )


def _rock_height(brush: Brush) -> float:
    return min(7.0, -0.16 * brush.top)


def _tower(brush: Brush) -> None:
    """A white tower with red bands, a gallery, a lantern and a keeper's cottage."""
    rig = brush.rig
    x, ground = brush.u(0.41), -_rock_height(brush)
    tall = min(24.0, -0.60 * brush.top)
    wide = 0.21 * tall
    lit, shade = brush.tone("#f6f2e8", 0.9), brush.tone("#cfd2d6", 0.2)

    def ring(low: float, high: float, ink: str) -> None:
        a, b = wide * (1 - 0.36 * low) / 2, wide * (1 - 0.36 * high) / 2
        y0, y1 = ground - tall * low, ground - tall * high
        brush.poly([(x - a, y0 + 0.1), (x - b, y1), (x + b, y1), (x + a, y0 + 0.1)], brush.tone(ink, 0.75))
        s = -rig.side
        dark = [(x + s * a, y0 + 0.1), (x + s * b, y1), (x + s * 0.15 * b, y1), (x + s * 0.15 * a, y0 + 0.1)]
        brush.poly(dark, brush.tone(ink, 0.05), 0.55)

    for k in range(5):
        ring(0.155 * k, 0.155 * (k + 1), "#f6f2e8" if k % 2 == 0 else "#c23a34")
    top = ground - 0.775 * tall
    half = 0.36 * wide
    brush.rect(x - 1.35 * half, top - 0.012 * tall, 2.7 * half, 0.022 * tall, brush.tone("#2f3238", 0.4))
    for k in range(9):
        post = x - 1.3 * half + 2.6 * half * k / 8
        brush.line([(post, top), (post, top - 0.045 * tall)], 0.08, brush.tone("#2f3238", 0.4))
    brush.line(
        [(x - 1.3 * half, top - 0.045 * tall), (x + 1.3 * half, top - 0.045 * tall)], 0.1, brush.tone("#2f3238", 0.5)
    )
    glass = top - 0.115 * tall
    on = rig.time in ("night", "dusk", "dawn") or rig.wet > 0.5 or rig.weather == "fog"
    inks = ("#fff3c0", "#ffd97a") if on else (rig.sky[1], rig.sky[3])
    brush.rect(x - 0.72 * half, glass, 1.44 * half, 0.105 * tall, inks)
    for share in (-0.72, -0.24, 0.24, 0.72):
        brush.line([(x + share * half, glass), (x + share * half, top - 0.01 * tall)], 0.09, brush.tone("#2f3238", 0.3))
    brush.poly(
        [
            (x - 0.92 * half, glass),
            (x - 0.3 * half, glass - 0.055 * tall),
            (x + 0.3 * half, glass - 0.055 * tall),
            (x + 0.92 * half, glass),
        ],
        (brush.tone("#d2483c", 0.9), brush.tone("#8f2a28", 0.3)),
    )
    brush.line([(x, glass - 0.05 * tall), (x, glass - 0.1 * tall)], 0.12, brush.tone("#2f3238", 0.4))
    if on:
        brush.light(x, glass + 0.05 * tall, 0.05 * tall, "#ffe9a8", 1.0)
        brush.mark("lantern", x, glass + 0.05 * tall, 0.05 * tall)
    for low in (0.08, 0.36, 0.64):
        pane = "#ffd98a" if on else rig.sky[1]
        brush.rect(x - 0.045 * wide, ground - tall * (low + 0.05), 0.09 * wide, 0.035 * tall, pane)
    door = ("#5a3a30", 0.4)
    brush.rect(x - 0.07 * wide, ground - 0.055 * tall, 0.14 * wide, 0.06 * tall, brush.tone(*door))
    hut = x + 0.62 * wide
    brush.rect(hut, ground - 0.10 * tall, 0.9 * wide, 0.11 * tall, (lit, shade))
    brush.poly(
        [
            (hut - 0.08 * wide, ground - 0.10 * tall),
            (hut + 0.45 * wide, ground - 0.17 * tall),
            (hut + 0.98 * wide, ground - 0.10 * tall),
        ],
        brush.tone("#9a3a34", 0.7),
    )
    brush.rect(hut + 0.2 * wide, ground - 0.075 * tall, 0.16 * wide, 0.04 * tall, "#ffd98a" if on else rig.sky[1])


LIGHTHOUSE = _coast(
    "lighthouse",
    (Board("cliffs", 420, far_cliffs, haze=0.34),),
    (
        Board("tower", LIGHT_Z, lambda brush: (_tower(brush), _light_rock(brush)), haze=0.06),
        Moving("beam", LIGHT_Z - 0.5, air.beams("lantern")),
        Moving(
            "crash",
            LIGHT_Z - 1,
            waves.crashing(tuple((0.40 + s, LIGHT_Z - 2) for s in (-0.30, -0.16, -0.02, 0.14, 0.30)), 1.5),
        ),
        Board("rocks", 16, _near_rocks),
        Moving("breakers", 15.8, waves.crashing(((-0.98, 15.5), (-0.74, 15.5), (0.68, 15.5), (0.96, 15.5)), 0.5)),
    ),
)


OPEN_SEA = Setting(
    "open sea",
    (
        Clouds("cumulus", 1.2),
        Board(
            "isle", 3400, lambda brush: terrain.hills(brush, 46, albedos=("#56707a", "#86a0a4"), waves=0.7), haze=0.72
        ),
        Ground("dirt", palette=("#123a4c", "#16485c", "#1d586c")),
        Water(("#0d3a52", "#2f7f96"), z_near=0.0, ripple=1.7, clarity=0.46),
        Moving("swell", 60, waves.swell()),
        Moving("gulls", 40, wildlife.birds, motion.is_day, sharp=True),
        Moving("spindrift", 20, air.blowing("#ffffff", 16, 0.30, 9.0, 60.0, 1.6), is_rough),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    fog_gain=2.2,
    relight=(at_sea,),
)
