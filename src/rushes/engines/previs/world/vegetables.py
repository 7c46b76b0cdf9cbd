"""What grows in a kitchen garden, and what stands in it. Metres; the ground is y = 0."""

import math
from collections.abc import Callable

import numpy as np

from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.light import Ramp
from rushes.engines.previs.world.trees import crown, leaf_shapes, tone_ramp

Plant = Callable[[Brush, float, float], None]
"""Draws one plant: (brush, x, height)."""

CABBAGE: Ramp = ("#3f6f52", "#78a878", "#b4d49a")
LETTUCE: Ramp = ("#4f8a2c", "#8fc23f", "#d2ea7c")
BEANS: Ramp = ("#2f5c2a", "#568c38", "#96bf58")


def row(brush: Brush, plant: Plant, x0: float, x1: float, step: float, tall: float) -> None:
    """Plants of one kind side by side, no two as high."""
    count = max(1, round((x1 - x0) / step))
    for k in range(count):
        x = x0 + (k + 0.5) * (x1 - x0) / count + 0.06 * step * float(brush.rng.normal())
        plant(brush, x, tall * (0.85 + 0.3 * float(brush.rng.random())))


def head(albedos: Ramp) -> Plant:
    """Cabbages and lettuces: leaves about a heart, the outer ones darker."""

    def paint(brush: Brush, x: float, tall: float) -> None:
        tones = tone_ramp(brush, albedos, 0.05, 1.1)
        for ring, (reach, count, shade) in enumerate(((1.0, 11, 0.20), (0.72, 9, 0.45), (0.42, 7, 0.72))):
            for k in range(count):
                turn = math.pi * (k + 0.5) / count
                cx, cy = (
                    x + 0.62 * tall * reach * math.cos(turn),
                    -0.30 * tall - 0.55 * tall * reach * math.sin(turn) * 0.8,
                )
                lit = shade + 0.18 * math.cos(turn) * brush.rig.side + 0.08 * float(brush.rng.normal())
                ink = tones[int(np.clip(lit * len(tones), 0, len(tones) - 1))]
                brush.oval(cx, cy, tall * (0.30 - 0.05 * ring), tall * (0.26 - 0.04 * ring), ink)

    return paint


def tops(brush: Brush, x: float, tall: float) -> None:
    """Feathery green with the shoulder of a carrot under it."""
    brush.oval(x, -0.02, 0.16 * tall, 0.10 * tall, brush.tone("#f08a34", 0.8))
    tones = tone_ramp(brush, LETTUCE, 0.05, 1.0)
    n = 16
    angle = -math.pi / 2 + brush.rng.normal(0, 0.38, n)
    long = tall * (0.7 + 0.5 * brush.rng.random(n))
    brush.blades(
        np.full(n, x),
        np.full(n, 0.0),
        long,
        np.cos(angle) * long,
        max(0.05 * tall, 1.2 / brush.px),
        tones,
        brush.rng.integers(1, 5, n),
    )


def tomato(brush: Brush, x: float, tall: float) -> None:
    """A plant on its stake, with red fruit."""
    brush.line([(x, 0.05), (x, -1.08 * tall)], 0.035, brush.tone("#a88a5c", 0.6))
    n = int(np.clip(tall * brush.px * 1.1, 50, 240))
    crown(brush, x, -0.58 * tall, 0.27 * tall, 0.46 * tall, BEANS, n, 0.06 * tall, 9, brush.rig.snow)
    if brush.rig.snow > 0.5:
        return
    for _ in range(8):
        cx = x + 0.40 * tall * (float(brush.rng.random()) - 0.5)
        cy = -tall * (0.25 + 0.6 * float(brush.rng.random()))
        r = 0.055 * tall
        brush.oval(cx, cy, r, r, (brush.tone("#f0563c", 0.95), brush.tone("#b02a24", 0.4)))


def pole_beans(brush: Brush, x: float, tall: float) -> None:
    """Poles tied into a tent, grown over."""
    for foot in (-0.34, -0.12, 0.12, 0.34):
        brush.line([(x + foot * tall, 0.05), (x - 0.10 * foot * tall, -1.05 * tall)], 0.04, brush.tone("#9a7c50", 0.6))
    tones = tone_ramp(brush, BEANS, 0.05, 1.1)
    n = int(np.clip(tall * brush.px * 1.6, 80, 420))
    up = brush.rng.random(n)
    px = x + (brush.rng.random(n) - 0.5) * tall * (0.78 * (1 - up) + 0.14)
    lit = 0.45 + 0.9 * (px - x) / tall * brush.rig.side + brush.rng.normal(0, 0.14, n)
    at = np.stack([px, -tall * (0.04 + 0.96 * up)], -1)
    index = np.clip((lit * len(tones)).astype(int), 0, len(tones) - 1)
    brush.stamps(leaf_shapes(brush.rng, at, 0.055 * tall, n, 0.7), tones, index)
    for k in range(0, n, 9):
        brush.oval(float(at[k, 0]), float(at[k, 1]), 0.018 * tall, 0.018 * tall, brush.tone("#e8604a", 0.9))


def pumpkin(brush: Brush, x: float, tall: float) -> None:
    """A ribbed pumpkin among its leaves."""
    tones = tone_ramp(brush, BEANS, 0.05, 1.0)
    n = 14
    at = np.stack([x + brush.rng.normal(0, 0.95 * tall, n), -0.1 * tall - 0.35 * tall * brush.rng.random(n)], -1)
    brush.stamps(leaf_shapes(brush.rng, at, 0.34 * tall, n, 0.8), tones, brush.rng.integers(0, 5, n))
    for k, aside in enumerate((-0.46, 0.46, -0.24, 0.24, 0.0)):
        lit = 0.5 + 0.5 * aside * brush.rig.side + 0.06 * k
        brush.oval(
            x + aside * tall,
            -0.42 * tall,
            0.30 * tall,
            0.44 * tall,
            (brush.tone("#f49a3a", lit + 0.25), brush.tone("#c8642a", lit - 0.2)),
        )
    brush.line([(x, -0.84 * tall), (x + 0.06 * tall, -1.02 * tall)], 0.09 * tall, brush.tone("#5f7a3a", 0.6))


def sunflower(brush: Brush, x: float, tall: float) -> None:
    """A tall stem with leaves and one flower that looks at the viewer."""
    lean = 0.04 * tall * float(brush.rng.normal())
    brush.line([(x, 0.05), (x + 0.5 * lean, -0.6 * tall), (x + lean, -tall)], 0.03 * tall, brush.tone("#4f8a3a", 0.5))
    for up, side in ((0.3, -1), (0.45, 1), (0.6, -1), (0.72, 1)):
        cx, cy = x + lean * up, -up * tall
        leaf = [
            (cx, cy),
            (cx + side * 0.10 * tall, cy - 0.07 * tall),
            (cx + side * 0.22 * tall, cy + 0.02 * tall),
            (cx + side * 0.09 * tall, cy + 0.04 * tall),
        ]
        brush.poly(leaf, brush.tone(BEANS[1], 0.5 + 0.2 * side * brush.rig.side))
    cx, cy, r = x + lean, -tall, 0.115 * tall
    for k in range(16):
        a = math.tau * k / 16
        tip = (cx + 1.7 * r * math.cos(a), cy + 1.7 * r * math.sin(a))
        wide = (-0.30 * r * math.sin(a), 0.30 * r * math.cos(a))
        middle = (cx + 1.05 * r * math.cos(a), cy + 1.05 * r * math.sin(a))
        petal = [(cx, cy), (middle[0] + wide[0], middle[1] + wide[1]), tip, (middle[0] - wide[0], middle[1] - wide[1])]
        brush.poly(petal, brush.tone("#ffc832" if k % 2 else "#f0a828", 0.9))
    brush.oval(cx, cy, 0.72 * r, 0.72 * r, (brush.tone("#6a4424", 0.7), brush.tone("#3f2818", 0.4)))


def scarecrow(brush: Brush, x: float, tall: float) -> None:
    """Old clothes on a cross of sticks, straw at the cuffs, and a hat."""
    wood, straw = brush.tone("#8a6a48", 0.6), brush.tone("#e0c070", 0.8)
    arm = -0.72 * tall
    brush.line([(x, 0.05), (x, -0.95 * tall)], 0.05 * tall, wood)
    brush.line([(x - 0.46 * tall, arm), (x + 0.46 * tall, arm)], 0.035 * tall, wood)
    coat = [
        (-0.40, 0.66),
        (-0.40, 0.78),
        (0.40, 0.78),
        (0.40, 0.66),
        (0.15, 0.66),
        (0.19, 0.30),
        (-0.19, 0.30),
        (-0.15, 0.66),
    ]
    brush.poly([(x + a * tall, -b * tall) for a, b in coat], (brush.tone("#7a4a8a", 0.8), brush.tone("#4f3466", 0.35)))
    brush.rect(x + 0.02 * tall, -0.52 * tall, 0.10 * tall, 0.10 * tall, brush.tone("#d8a03c", 0.7))
    for side in (-1, 1):
        for k in range(5):
            end = (x + side * (0.47 + 0.02 * k) * tall, arm + (k - 2) * 0.025 * tall)
            brush.line([(x + side * 0.38 * tall, arm), end], 0.012 * tall, straw)
    for k in range(7):
        foot = x + (k - 3) * 0.05 * tall
        brush.line([(foot, -0.31 * tall), (foot + 0.01 * tall, -0.22 * tall)], 0.016 * tall, straw)
    brush.oval(x, -0.87 * tall, 0.10 * tall, 0.11 * tall, (brush.tone("#f0d8a0", 0.9), brush.tone("#c8a868", 0.4)))
    for eye in (-0.035, 0.035):
        brush.oval(x + eye * tall, -0.88 * tall, 0.012 * tall, 0.016 * tall, brush.tone("#2a2028", 0.2))
    smile = [
        (x + 0.05 * tall * math.cos(a), -0.85 * tall + 0.03 * tall * math.sin(a)) for a in np.linspace(0.3, 2.84, 8)
    ]
    brush.line(smile, 0.008 * tall, brush.tone("#5a3028", 0.3))
    brush.oval(x, -0.95 * tall, 0.20 * tall, 0.03 * tall, brush.tone("#6a4a30", 0.5))
    hat = [(-0.11, 0.95), (-0.08, 1.08), (0.08, 1.09), (0.11, 0.95)]
    brush.poly([(x + a * tall, -b * tall) for a, b in hat], (brush.tone("#7f5a3a", 0.7), brush.tone("#5a3c28", 0.4)))


def raised_bed(brush: Brush, x0: float, x1: float, tall: float = 0.13) -> None:
    """The front board of a bed, with the earth that shows above it."""
    soil = brush.tone("#4f3524" if brush.rig.snow < 0.5 else "#e8eef6", 0.5)
    humps = [(x0 + (x1 - x0) * k / 14, -tall - 0.05 - 0.035 * (k % 2)) for k in range(15)]
    brush.poly([(x0, -tall), *humps, (x1, -tall)], soil)
    brush.rect(x0, -tall, x1 - x0, tall + 0.05, (brush.tone("#a07a50", 0.75), brush.tone("#6a4c34", 0.3)))
    brush.line([(x0, -0.5 * tall), (x1, -0.5 * tall)], 0.012, brush.tone("#4a3424", 0.3), 0.7)
    for x in (x0, x1):
        brush.rect(x - 0.05, -tall - 0.05, 0.10, tall + 0.10, brush.tone("#8a6844", 0.6))


def watering_can(brush: Brush, x: float, tall: float = 0.42) -> None:
    """A zinc can with its rose."""
    zinc: Ramp = ("#5a6a70", "#8fa0a4", "#cfd8d8")
    brush.poly(
        [
            (x - 0.42 * tall, 0.03),
            (x - 0.36 * tall, -0.62 * tall),
            (x + 0.36 * tall, -0.62 * tall),
            (x + 0.42 * tall, 0.03),
        ],
        (brush.tone(zinc[2], 0.8), brush.tone(zinc[0], 0.4)),
    )
    brush.line(
        [(x + 0.38 * tall, -0.15 * tall), (x + 0.98 * tall, -0.74 * tall)], 0.10 * tall, brush.tone(zinc[1], 0.6)
    )
    brush.oval(x + 1.02 * tall, -0.78 * tall, 0.10 * tall, 0.15 * tall, brush.tone(mix(zinc[1], "#ffffff", 0.2), 0.7))
    bow = [
        (x + 0.34 * tall * math.cos(a), -0.62 * tall + 0.36 * tall * math.sin(a))
        for a in np.linspace(math.pi, math.tau, 12)
    ]
    brush.line(bow, 0.055 * tall, brush.tone(zinc[1], 0.7))
