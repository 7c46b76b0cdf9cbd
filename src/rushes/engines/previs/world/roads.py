"""Roads that cross the picture, and what stands along them outside of towns. Metres; the ground is y = 0."""

import math
from dataclasses import dataclass

import numpy as np

from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import Colour, mix
from rushes.engines.previs.world.light import Ramp
from rushes.engines.previs.world.trees import SNOW, bush, leaf_shapes, tone_ramp

REACH = 70.0
"""Metres to either side that a road is painted."""

STONE: Ramp = ("#6a6459", "#968d7c", "#c2b79f")
CORN: Ramp = ("#3f6a2c", "#6f9c3a", "#b4c85c")


@dataclass(frozen=True)
class Road:
    """A road from depth `near` to `far`: its surface and shoulder, lines and their colour in the middle, ruts."""

    near: float = 1.0
    far: float = 11.4
    surface: str = "#55565e"
    shoulder: str = "#8f8672"
    lines: bool = True
    middle: str = "#f0c248"
    ruts: bool = False

    def __call__(self, brush: Brush) -> None:
        """Paint it on the ground."""
        lit, snowy = brush.lit, brush.rig.snow > 0.5
        surface = brush.tone(self.surface if not snowy else mix(self.surface, "#cfd6e0", 0.62), lit)
        shoulder = brush.tone(self.shoulder if not snowy else "#e6ebf3", lit)
        _strip(brush, max(0.6, self.near - 0.5), self.far + 0.6, shoulder)
        _strip(brush, self.near, self.far, surface)
        middle = (max(self.near, 4.4) + self.far) / 2
        for lane in (0.5 * (middle + max(self.near, 4.4)), 0.5 * (middle + self.far)):
            for wheel in (-0.8, 0.8):
                z = lane + wheel
                worn = brush.tone(mix(self.surface, "#1c1c22" if not self.ruts else "#4a3826", 0.45), lit)
                _strip(brush, z - 0.22, z + 0.22, worn, 0.75 if self.ruts or snowy else 0.22)
        if self.ruts and not snowy:
            _tufts(brush, middle)
        if self.lines and not snowy:
            white, yellow = brush.tone("#f2f2ec", 1.1 * lit), brush.tone(self.middle, 1.1 * lit)
            _strip(brush, self.far - 0.42, self.far - 0.26, white, 0.9)
            for x in np.arange(-REACH, REACH, 7.0):
                dash = [(x, middle - 0.08), (x + 3.6, middle - 0.08), (x + 3.6, middle + 0.08), (x, middle + 0.08)]
                brush.poly(dash, yellow, 0.95)
        _patches(brush, self)


def _strip(brush: Brush, near: float, far: float, ink: Colour, alpha: float = 1.0) -> None:
    brush.poly([(-REACH, near), (REACH, near), (REACH, far), (-REACH, far)], ink, alpha)


def _patches(brush: Brush, road: Road) -> None:
    """Stains and cracks, so that the surface is no flat colour."""
    n = 90
    x = 2 * REACH * brush.rng.random(n) - REACH
    z = road.near + (road.far - road.near) * brush.rng.random(n)
    for k, (px, pz) in enumerate(zip(x.tolist(), z.tolist(), strict=True)):
        dark = brush.tone(mix(road.surface, "#101018", 0.5), brush.lit)
        pale = brush.tone(mix(road.surface, "#ffffff", 0.25), brush.lit)
        brush.oval(px, pz, 0.5 + 0.12 * (k % 9), 0.10 + 0.03 * (k % 4), dark if k % 2 else pale, 0.16)


def _tufts(brush: Brush, z: float) -> None:
    """The strip of grass between the ruts of a track."""
    ink = [brush.tone(tone, brush.lit) for tone in brush.rig.growth.grass]
    n = 900
    x, aside = 2 * REACH * brush.rng.random(n) - REACH, 0.16 * brush.rng.normal(0, 1, n)
    for k, (px, dz) in enumerate(zip(x.tolist(), aside.tolist(), strict=True)):
        brush.oval(px, z + dz, 0.20, 0.05, ink[k % len(ink)], 0.8)


def guard_rail(brush: Brush) -> None:
    """A steel rail on posts along the outer edge of a road."""
    posts = np.arange(math.floor(brush.x0 / 2.4) * 2.4, brush.x1, 2.4)
    for x in posts.tolist():
        brush.rect(x - 0.06, -0.72, 0.12, 0.78, brush.tone("#6d737a", 0.4))
    width = brush.x1 - brush.x0
    brush.rect(brush.x0, -0.78, width, 0.16, (brush.tone("#d8dde0", 1.0), brush.tone("#a9b0b6", 0.6)))
    brush.rect(brush.x0, -0.62, width, 0.05, brush.tone("#5c636b", 0.15))
    brush.rect(brush.x0, -0.57, width, 0.15, (brush.tone("#cdd3d7", 0.9), brush.tone("#8f979e", 0.4)))
    for x in posts.tolist():
        brush.rect(
            x - 0.05,
            -0.70,
            0.10,
            0.06,
            brush.tone("#d8402f", 0.9) if int(x / 2.4) % 3 == 0 else brush.tone("#5c636b", 0.3),
        )
    if brush.rig.snow > 0.5:
        brush.rect(brush.x0, -0.85, width, 0.09, brush.tone(SNOW, 1.0))


def markers(brush: Brush, step: float = 9.0) -> None:
    """White posts with a dark band and a reflector, that show where the road runs."""
    for x in np.arange(math.floor(brush.x0 / step) * step, brush.x1, step).tolist():
        brush.poly(
            [(x - 0.07, 0.05), (x - 0.06, -1.0), (x + 0.06, -1.05), (x + 0.07, 0.05)], brush.tone("#f4f2ee", 0.8)
        )
        brush.rect(x - 0.065, -0.92, 0.13, 0.22, brush.tone("#23242a", 0.3))
        brush.rect(x - 0.03, -0.88, 0.06, 0.13, brush.tone("#f0a030", 1.0))


def stone_wall(brush: Brush, tall: float = 0.95, span: tuple[float, float] | None = None) -> None:
    """Stones laid without mortar, a row of upright ones on top, moss in the gaps."""
    x0, x1 = span or (brush.x0, brush.x1)
    brush.rect(x0, -tall, x1 - x0, tall + 0.05, brush.tone(STONE[0], 0.15))
    tones = tone_ramp(brush, STONE, 0.1, 1.05)
    y, row = 0.02, 0
    while y < tall - 0.12:
        high = 0.15 + 0.05 * float(brush.rng.random())
        x = x0 - 0.3 * (row % 2)
        while x < x1:
            wide = 0.24 + 0.30 * float(brush.rng.random())
            ink = tones[
                int(
                    np.clip((0.42 + 0.25 * y / tall + 0.13 * float(brush.rng.normal())) * len(tones), 0, len(tones) - 1)
                )
            ]
            brush.rect(x + 0.012, -y - high + 0.012, wide - 0.024, high - 0.024, ink)
            x += wide
        y, row = y + high, row + 1
    x = x0
    while x < x1:
        wide = 0.13 + 0.09 * float(brush.rng.random())
        ink = tones[int(brush.rng.integers(2, len(tones)))]
        brush.poly([(x, -y), (x + 0.03, -y - 0.22), (x + wide, -y - 0.24), (x + wide, -y)], ink)
        x += wide
    if brush.rig.snow > 0.5:
        brush.rect(x0, -y - 0.30, x1 - x0, 0.12, brush.tone(SNOW, 1.0))


def hedge(brush: Brush, tall: float) -> None:
    """A hedgerow: bushes that grew into one another."""
    x = brush.x0
    while x < brush.x1:
        wide = tall * (1.2 + 0.5 * float(brush.rng.random()))
        bush(brush, x, wide, tall * (0.85 + 0.3 * float(brush.rng.random())))
        x += 0.62 * wide


def corn(brush: Brush, tall: float, density: float = 2.6) -> None:
    """A stand of maize: stalks with arching leaves, tassels, and a yellow cob here and there."""
    rng, season = brush.rng, brush.rig.season
    albedos: Ramp = CORN if season in ("spring", "summer") else ("#8a6f34", "#c2a04c", "#ead08a")
    n = int((brush.x1 - brush.x0) * density)
    x = brush.x0 + (brush.x1 - brush.x0) * rng.random(n)
    high = tall * (0.85 + 0.25 * rng.random(n))
    for free in brush.clear:
        high = np.where((x > free.x0) & (x < free.x1), np.minimum(high, max(0.0, -free.knee)), high)
    keep = high > 0.3 * tall
    x, high = x[keep], high[keep]
    n = len(x)
    tones = tone_ramp(brush, albedos, 0.05, 1.1)
    brush.blades(x, np.full(n, 0.05), high, 0.03 * high, max(0.05, 1.2 / brush.px), tones, rng.integers(1, 4, n))
    for level in range(6):
        side = np.where(rng.random(n) < 0.5, -1.0, 1.0)
        y = -high * (0.18 + 0.13 * level)
        reach = high * (0.20 + 0.10 * rng.random(n)) * side
        base = np.stack([x, y], -1)
        bow = base + np.stack([0.55 * reach, -0.17 * high], -1)
        tip = base + np.stack([reach, 0.02 * high], -1)
        thick = np.array([0.0, 0.035 * tall])
        lit = 0.30 + 0.09 * level + 0.12 * side * brush.rig.side + rng.normal(0, 0.08, n)
        index = np.clip((lit * len(tones)).astype(int), 0, len(tones) - 1)
        brush.stamps(np.stack([base, bow - 0.5 * thick, bow + 0.5 * thick, base + thick], 1), tones, index)
        brush.stamps(np.stack([bow - 0.5 * thick, tip, bow + 0.5 * thick], 1), tones, index)
    crest = np.stack([x + 0.03 * high, -high * 1.02], -1)
    gold = [brush.tone(ink, 0.9) for ink in ("#d8b860", "#f0dc94", "#c89a48")]
    brush.stamps(leaf_shapes(rng, crest, 0.07 * tall, n, 0.35), gold, rng.integers(0, 3, n))
    cobs = x[::4]
    for px, tallest in zip(cobs.tolist(), high[::4].tolist(), strict=True):
        brush.oval(px + 0.05 * tall, -0.5 * tallest, 0.028 * tall, 0.085 * tall, brush.tone("#f2cc4c", 0.8))
