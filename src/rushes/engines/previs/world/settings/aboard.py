"""On the deck of a sailing ship, the sea beyond its bulwark."""

import math

import numpy as np

from rushes.engines.previs.world import air, motion, terrain, waves, wildlife
from rushes.engines.previs.world.bands import Board, Clouds, Falling, Ground, Moving, Setting, Water, is_starry
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.scenery import Practical
from rushes.engines.previs.world.settings.coasts import at_sea, is_rough

OAK, DARK_OAK = "#8f6440", "#4e3424"
ROPE, CANVAS, BRASS = "#b39a6c", "#efe4cc", "#d8a848"


def _planks(brush: Brush) -> None:
    """Planks along the ship, with pitch between them."""
    pitch = brush.tone("#3a2a20", 0.3)
    for z in np.arange(1.2, 10.0, 0.27):
        brush.line([(-14, float(z)), (14, float(z))], 0.022, pitch, 0.75)
    for k in range(70):
        x, row = 24 * float(brush.rng.random()) - 12, 1.2 + 0.27 * int(32 * brush.rng.random())
        brush.line([(x, row), (x, row + 0.27)], 0.018, pitch, 0.75)
        brush.rect(x + 0.1, row, 1.6, 0.27, brush.tone("#6d4a2e", brush.lit), 0.10 + 0.02 * (k % 6))


def _bulwark(brush: Brush) -> None:
    """The ship's side with its rail, posts and gun ports."""
    x0, x1 = brush.x0, brush.x1
    brush.rect(x0, -0.86, x1 - x0, 0.92, (brush.tone(OAK, 0.7), brush.tone(DARK_OAK, 0.25)))
    for y in (-0.62, -0.40, -0.18):
        brush.line([(x0, y), (x1, y)], 0.02, brush.tone("#2c1e16", 0.2), 0.7)
    for x in np.arange(math.floor(x0), x1, 1.15):
        brush.rect(float(x), -0.98, 0.16, 1.04, (brush.tone(OAK, 0.85), brush.tone(DARK_OAK, 0.3)))
    brush.rect(x0, -1.06, x1 - x0, 0.13, (brush.tone("#a87a50", 1.0), brush.tone(OAK, 0.35)))


def _shrouds(brush: Brush) -> None:
    """Ropes that run up from the rail to the mast, with rungs between them."""
    top = brush.top * 1.1
    ink = brush.tone("#4a3a2c", 0.35)
    for side in (-1, 1):
        foot, head = side * 0.66 * brush.half, side * 0.30 * brush.half
        spread = 0.34 * brush.half
        for k in range(5):
            start = foot + side * spread * k / 4
            brush.line([(start, -1.0), (head + side * 0.10 * k, top)], 0.045, ink)
        for k in range(1, 16):
            up = k / 16 * 0.95
            y = -1.0 + (top + 1.0) * up
            left, right = (
                foot + (head - foot) * up,
                foot + side * spread + (head + side * 0.4 - foot - side * spread) * up,
            )
            brush.line([(left, y), (right, y)], 0.028, ink)


def _mast(brush: Brush) -> None:
    """The mast with the foot of its sail, a lantern, and coiled ropes."""
    x, top = brush.u(0.46), brush.top * 1.15
    brush.rect(x - 0.21, top, 0.42, -top + 0.1, brush.tone(OAK, 0.3))
    lit = x + (0.02 if brush.rig.side > 0 else -0.19)
    brush.rect(lit, top, 0.17, -top + 0.1, brush.tone("#a87a50", 0.85), 0.8)
    for y in (-0.5, -1.7, -2.9):
        brush.rect(x - 0.23, y, 0.46, 0.10, brush.tone("#2f2a28", 0.4))
    sail = min(-2.55, 0.62 * brush.top)
    left, right = brush.u(-0.52), brush.u(1.3)
    cloth = [(left, top), (left + 0.2, sail - 0.1)]
    cloth += [(left + 0.2 + (right - left - 0.2) * k / 12, sail - 0.5 * math.sin(math.pi * k / 12)) for k in range(13)]
    brush.poly([*cloth, (right, top)], (brush.tone(CANVAS, 0.28), brush.tone(CANVAS, 0.72)))
    for k in range(1, 6):
        seam = left + (right - left) * k / 6
        brush.line([(seam, top), (seam + 0.05, sail - 0.42)], 0.02, brush.tone("#b8a888", 0.4), 0.6)
    for k in range(4):
        y = -0.85 - 0.06 * k
        brush.oval(x, y, 0.27, 0.06, brush.tone(ROPE, 0.5 + 0.1 * k))
    lamp_x, lamp_y = x - 0.42, -2.15
    brush.line(
        [(x - 0.2, lamp_y - 0.34), (lamp_x, lamp_y - 0.34), (lamp_x, lamp_y - 0.2)], 0.035, brush.tone("#2f2a28", 0.5)
    )
    brush.rect(lamp_x - 0.10, lamp_y - 0.2, 0.20, 0.34, brush.tone(BRASS, 0.5))
    brush.rect(lamp_x - 0.07, lamp_y - 0.15, 0.14, 0.24, "#ffe2a0" if brush.rig.lamps > 0.3 else brush.rig.sky[3])
    if brush.rig.lamps > 0.3:
        brush.light(lamp_x, lamp_y - 0.03, 0.10, "#ffc670", 1.0)


def _wheel(brush: Brush) -> None:
    """The helm: a wheel with spokes on its stand."""
    x, y, r = brush.u(-0.66), -1.02, 0.62
    brush.poly(
        [(x - 0.34, 0.05), (x - 0.16, -0.9), (x + 0.16, -0.9), (x + 0.34, 0.05)],
        (brush.tone(OAK, 0.7), brush.tone(DARK_OAK, 0.2)),
    )
    for k in range(8):
        a = math.tau * k / 8 + 0.2
        tip = (x + 1.28 * r * math.cos(a), y + 1.28 * r * math.sin(a))
        brush.line([(x, y), tip], 0.06, brush.tone(OAK, 0.8))
        brush.oval(tip[0], tip[1], 0.05, 0.05, brush.tone("#b98a5c", 0.9))
    for radius, ink in ((r, DARK_OAK), (0.93 * r, "#a87a50")):
        ring = [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in np.linspace(0, math.tau, 49)]
        brush.line(ring, 0.10 if radius == r else 0.05, brush.tone(ink, 0.6))
    brush.oval(x, y, 0.14, 0.14, brush.tone(BRASS, 0.8))


def _cargo(brush: Brush) -> None:
    """Barrels by the rail."""
    for share, size in ((-0.98, 1.0), (0.90, 0.95), (1.12, 1.05)):
        x, tall, half = brush.u(share), 0.95 * size, 0.36 * size
        body = [(-0.8, 0.05), (-1, -0.3), (-1, -0.68), (-0.8, -1), (0.8, -1), (1, -0.68), (1, -0.3), (0.8, 0.05)]
        brush.poly([(x + a * half, b * tall) for a, b in body], (brush.tone("#9a6c44", 0.8), brush.tone(DARK_OAK, 0.2)))
        for up in (0.16, 0.82):
            brush.rect(x - 0.93 * half, -up * tall - 0.03, 1.86 * half, 0.07, brush.tone("#3a3634", 0.5))
        brush.oval(x, -tall, 0.8 * half, 0.16 * half, brush.tone("#7d5738", 0.8))


DECK = Setting(
    "deck",
    (
        Clouds("cumulus", 1.1),
        Board(
            "isle", 3400, lambda brush: terrain.hills(brush, 60, albedos=("#56707a", "#86a0a4"), waves=0.7), haze=0.7
        ),
        Ground("wood", _planks, palette=("#7d5738", "#99704a", "#b48a60")),
        Water(("#0d3a52", "#2f7f96"), z_near=9.7, ripple=1.6, clarity=0.46),
        Moving("swell", 60, waves.swell(10.6)),
        Moving("spray", 11, waves.crashing(((-0.7, 10.6), (-0.1, 10.6), (0.55, 10.6), (0.95, 10.6)), 0.55), is_rough),
        Board("bulwark", 9.6, _bulwark),
        Board("shrouds", 9.4, _shrouds),
        Board("mast", 8.6, _mast),
        Board("cargo", 8.3, _cargo),
        Board("wheel", 7.7, _wheel),
        Moving("gulls", 40, wildlife.birds, motion.is_day, sharp=True),
        Moving("stars", 3900, air.meteors, is_starry, sharp=True),
        Falling(),
    ),
    fog_gain=2.0,
    relight=(at_sea,),
    practical=Practical(direction=(0.5, -0.5, 0.6), ink="#ffc670", strength=0.6),
)
