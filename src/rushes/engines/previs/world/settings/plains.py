"""Plains that are variants of the meadow: the savanna with its watering hole, a field of ripe wheat."""

from dataclasses import replace

import numpy as np

from rushes.engines.previs.world import plants, terrain
from rushes.engines.previs.world.bands import Board, Ground, Setting
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.settings.country import MEADOW

DRY = ("#8a7a3c", "#c2a650", "#e6cf7c")
RIPE = ("#a87a2c", "#d8a844", "#f4d47c")
GREEN_BANDS = frozenset({"range", "hill3", "hill2", "wood", "oak", "grass3", "grass2", "grass1", "fg", "butterflies"})


def _plain(name: str, far: tuple[Board, ...], ground: Ground, near: tuple[Board, ...]) -> Setting:
    """The meadow's sky and air with other ground, what lies behind it and what grows on it."""
    bands = [band for band in MEADOW.bands if getattr(band, "name", "") not in GREEN_BANDS]
    at = next(k for k, band in enumerate(bands) if isinstance(band, Ground))
    return replace(MEADOW, name=name, bands=(*bands[:at], *far, ground, *near, *bands[at + 1 :]))


def _acacia(brush: Brush, x: float, tall: float) -> None:
    """A tree with a flat crown in layers."""
    bark = brush.tone("#5a4234", 0.4)
    for lean in (-0.28, 0.05, 0.34):
        trunk = [(x, 0.0), (x + 0.3 * lean * tall, -0.45 * tall), (x + lean * tall, -0.78 * tall)]
        brush.line(trunk, 0.045 * tall, bark)
    for k, (shift, up, half) in enumerate(((-0.30, 0.76, 0.46), (0.34, 0.80, 0.44), (0.02, 0.90, 0.56))):
        for j in range(7):
            across = (j - 3) / 3
            spot = x + (shift + 0.8 * half * across) * tall
            lit = 0.35 + 0.12 * k + 0.15 * across * brush.rig.side
            ink = brush.tone(("#566a34", "#6f8440", "#879a4c")[k], lit)
            brush.oval(spot, -(up + 0.03 * (1 - across * across)) * tall, 0.20 * tall, 0.055 * tall, ink)


def _acacias(brush: Brush) -> None:
    _acacia(brush, brush.u(0.60), 7.5)
    _acacia(brush, brush.u(-0.92), 5.0)


def _far_acacias(brush: Brush) -> None:
    for share, tall in ((-0.62, 6.0), (-0.40, 5.0), (0.16, 5.5), (0.30, 4.5), (0.92, 6.0)):
        _acacia(brush, brush.u(share), tall)


def _watering_hole(brush: Brush) -> None:
    """Dry tufts, and a pool that holds the sky."""
    rig = brush.rig
    around = np.linspace(0, 2 * np.pi, 40)
    for grow, ink, alpha in ((1.22, brush.tone("#7a5f38", 0.5), 0.9), (1.0, rig.sky[3], 0.9), (0.8, rig.sky[2], 0.45)):
        shore = [(-3.0 + grow * 6.4 * float(np.cos(a)), 16.0 + grow * 4.2 * float(np.sin(a))) for a in around]
        brush.poly(shore, ink, alpha)
    for x, z in zip(brush.rng.random(160) * 36 - 18, 3 + 24 * brush.rng.random(160), strict=True):
        brush.line([(x, z), (x + 1.6, z + 0.2)], 0.04, brush.tone(DRY[0], 0.4), 0.35)


SAVANNA = _plain(
    "savanna",
    (
        Board("range", 1400, lambda brush: terrain.hills(brush, 110, albedos=("#8a7f86", "#b8a89c"), waves=1.4)),
        Board("rise", 300, lambda brush: terrain.hills(brush, 12, albedos=("#a8924c", "#d8bf74"), waves=1.1)),
        Board("trees", 120, _far_acacias, haze=0.22),
    ),
    Ground("sand", _watering_hole),
    (
        Board("acacias", 26, _acacias, sway=0.002),
        Board("grass2", 9, lambda brush: plants.grass(brush, 0.1, 0.6, 0.34, 40, DRY), sway=0.04),
        Board("grass1", 4.6, lambda brush: plants.grass(brush, 0.2, 0.3, 0.30, 34, DRY), sway=0.05),
        Board("fg", 2.0, lambda brush: plants.grass(brush, 0.36, 0.16, 0.34, 50, DRY), sway=0.06),
    ),
)


def _rows(brush: Brush) -> None:
    """The field, with a track through it."""
    brush.poly([(-40, 4), (40, 4), (40, 400), (-40, 400)], brush.tone(RIPE[1], 0.55), 0.85)
    for side in (-1, 1):
        track = [(side * 0.5, 2), (side * 0.9, 2), (side * 0.9, 120), (side * 0.5, 120)]
        brush.poly(track, brush.tone("#8a6438", 0.45), 0.8)


def _ears(brush: Brush, tall: float, density: float) -> None:
    """Stalks that close the field, their ears bright at the top."""
    plants.grass(brush, 0.05, 0.7, tall, density, RIPE)
    plants.grass(brush, 0.05, 0.4, tall * 1.12, density * 0.5, (RIPE[1], RIPE[2], "#fff0b8"))


WHEAT_FIELD = _plain(
    "wheat field",
    (
        Board("range", 1400, lambda brush: terrain.hills(brush, 90, albedos=("#6f8a7a", "#a5b89a"), waves=1.4)),
        Board("hill2", 150, lambda brush: terrain.hills(brush, 10, albedos=("#c2963c", "#ecc868"), waves=1.1)),
    ),
    Ground("grass", _rows),
    (
        Board("wheat4", 40, lambda brush: _ears(brush, 0.9, 60), sway=0.02),
        Board("wheat3", 18, lambda brush: _ears(brush, 0.85, 80), sway=0.03),
        Board("wheat2", 9.5, lambda brush: _ears(brush, 0.75, 90), sway=0.04),
        Board("wheat1", 4.6, lambda brush: _ears(brush, 0.5, 110), sway=0.05),
        Board("fg", 2.0, lambda brush: _ears(brush, 0.42, 110), sway=0.06),
    ),
)
