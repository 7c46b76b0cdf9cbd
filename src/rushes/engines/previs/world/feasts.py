"""Laid tables and those who sit at them; chandeliers, flowers, garlands, a cake. Metres; the floor is y = 0."""

import math

import numpy as np

from rushes.engines.previs.world import interior
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix

COATS = ("#35506e", "#7a3440", "#4f6a4a", "#6a4a72", "#2f3440", "#a8643a", "#8a3f6a", "#c0974a")
SKINS = ("#e2b08a", "#c98f68", "#8a5a3c", "#f0c8a4")
HAIRS = ("#2a1c16", "#5a3a20", "#a8783c", "#1a1618", "#8a8a90")
PETALS = ("#f6c8d4", "#ffffff", "#e88aa4", "#f8e2c0")


def guest(brush: Brush, x: float, number: int, y: float = 0.0) -> None:
    """Somebody who sits at a table, seen from the front, from the waist up."""
    coat, skin, hair = COATS[number % 8], SKINS[(number * 3) % 4], HAIRS[(number * 2) % 5]
    body = [
        (x - 0.25, y - 0.70),
        (x - 0.23, y - 1.06),
        (x - 0.09, y - 1.16),
        (x + 0.09, y - 1.16),
        (x + 0.23, y - 1.06),
        (x + 0.25, y - 0.70),
    ]
    brush.poly(body, (brush.tone(mix(coat, "#ffffff", 0.12), 0.85), brush.tone(coat, 0.35)))
    brush.rect(x - 0.045, y - 1.22, 0.09, 0.09, brush.tone(skin, 0.5))
    if number % 2:
        brush.oval(x, y - 1.30, 0.145, 0.20, brush.tone(hair, 0.4))
    brush.oval(x, y - 1.32, 0.105, 0.135, (brush.tone(skin, 0.9), brush.tone(skin, 0.5)))
    cap = [
        (x + 0.118 * math.cos(a), y - 1.34 - 0.135 * math.sin(a)) for a in np.linspace(-0.1, math.pi + 0.1, 14).tolist()
    ]
    brush.poly([*cap, (x - 0.06, y - 1.40), (x + 0.05, y - 1.41)], brush.tone(hair, 0.6))
    for side in (-1, 1):
        brush.oval(x + side * 0.038, y - 1.33, 0.012, 0.016, "#20161a")
        brush.line([(x + side * 0.058, y - 1.365), (x + side * 0.020, y - 1.37)], 0.011, brush.tone(hair, 0.4))
    brush.line([(x - 0.03, y - 1.262), (x, y - 1.252), (x + 0.03, y - 1.262)], 0.012, brush.tone("#8a3a3a", 0.5))
    if number % 3 == 0:
        brush.poly([(x - 0.05, y - 1.14), (x, y - 0.98), (x + 0.05, y - 1.14)], brush.tone("#f2efe8", 0.9))


def laid_table(brush: Brush, x: float, w: float = 1.3, cloth: str = "#f6f1e6", seats: bool = True) -> None:
    """A table under a cloth to the floor: plates, glasses, a candle, flowers; chairs beside it."""
    brush.soft(x, 0, w * 0.7, 0.15, "#0a060a", 0.45)
    if seats:
        for side in (-1, 1):
            interior.chair(brush, x + side * (w * 0.5 + 0.28), -side, "#5a3826", seat="#8a2f3a")
    drop = [(x - w * 0.52, -0.76), (x + w * 0.52, -0.76), (x + w * 0.46, -0.05), (x - w * 0.46, -0.05)]
    brush.poly(drop, (brush.tone(cloth, 0.9), brush.tone(mix(cloth, "#6a5a70", 0.35), 0.45)))
    for k in range(7):
        px = x - w * 0.46 + w * 0.92 * (k + 0.5) / 7
        brush.poly(
            [(px - 0.03, -0.70), (px + 0.01, -0.70), (px + 0.05, -0.05), (px - 0.05, -0.05)],
            brush.tone("#8a7a80", 0.4),
            0.22,
        )
    top = [(x - w * 0.52, -0.76), (x - w * 0.42, -0.84), (x + w * 0.42, -0.84), (x + w * 0.52, -0.76)]
    brush.poly(top, brush.tone(mix(cloth, "#ffffff", 0.3), 1.0))
    for share in (-0.32, 0.32):
        px = x + w * share
        brush.oval(px, -0.80, 0.15, 0.035, brush.tone("#ffffff", 1.0))
        brush.oval(px, -0.80, 0.10, 0.022, brush.tone("#d8d4cc", 0.7))
        glass = px - math.copysign(0.17, share)
        brush.line([(glass, -0.81), (glass, -0.92)], 0.015, brush.tone("#e8f0f4", 1.0))
        bowl = [
            (glass - 0.045, -1.06),
            (glass + 0.045, -1.06),
            (glass + 0.035, -0.94),
            (glass, -0.91),
            (glass - 0.035, -0.94),
        ]
        brush.poly(bowl, brush.tone("#e8f0f4", 1.0), 0.45)
        brush.poly(
            [
                (glass - 0.04, -1.0),
                (glass + 0.04, -1.0),
                (glass + 0.033, -0.94),
                (glass, -0.915),
                (glass - 0.033, -0.94),
            ],
            brush.tone("#9a2038", 0.8),
        )
        napkin = px + math.copysign(0.15, share)
        brush.poly([(napkin - 0.05, -0.80), (napkin, -0.95), (napkin + 0.05, -0.80)], brush.tone("#c8404a", 0.8))
    brush.rect(x - 0.02, -1.02, 0.04, 0.22, brush.tone("#f6f0dc", 1.0))
    brush.oval(x, -1.07, 0.022, 0.05, "#ffe08a")
    brush.light(x, -1.07, 0.07, interior.WARM_LAMP, 0.75)
    brush.soft(x, -0.95, 0.7, 0.5, interior.WARM_LAMP, 0.24, plus=True)


def bouquet(brush: Brush, x: float, y: float, r: float, petals: tuple[str, ...] = PETALS) -> None:
    """A ball of flowers and leaves about (x, y)."""
    rng = brush.rng
    for k in range(26):
        a, d = math.tau * float(rng.random()), r * float(rng.random()) ** 0.6
        px, py = x + d * math.cos(a), y + 0.8 * d * math.sin(a)
        if k % 3 == 0:
            brush.oval(px, py, r * 0.22, r * 0.12, brush.tone(("#5a8a4a", "#7aa85a")[k % 2], 0.6))
        else:
            ink = petals[k % len(petals)]
            brush.oval(px, py, r * 0.20, r * 0.18, brush.tone(ink, 0.6 + 0.4 * float(rng.random())))
            brush.oval(px, py, r * 0.08, r * 0.07, brush.tone(mix(ink, "#c85a7a", 0.5), 0.8))


def chandelier(brush: Brush, x: float, y: float, top: float, w: float = 1.3) -> None:
    """A crown of lamps and drops of glass that hangs from `top`, its foot at y."""
    gold = "#d8ac4a"
    brush.line([(x, top), (x, y - 0.55)], 0.03, brush.tone(gold, 0.5))
    for k, reach in enumerate((0.5, 0.3)):
        level = y - 0.10 - 0.26 * k
        for side in (-1, 1):
            arm = [
                (x + side * w * reach * s, level + 0.14 * math.sin(math.pi * s) - 0.12 * s)
                for s in np.linspace(0, 1, 9).tolist()
            ]
            brush.line(arm, 0.035, brush.tone(gold, 0.8))
        for share in np.linspace(-1, 1, 7 - 2 * k).tolist():
            px = x + w * reach * share
            brush.rect(px - 0.018, level - 0.24, 0.036, 0.13, brush.tone("#fbf6e8", 1.0))
            brush.oval(px, level - 0.28, 0.028, 0.055, "#fff0c0")
            brush.light(px, level - 0.28, 0.05, interior.WARM_LAMP, 0.6)
            brush.line([(px, level - 0.1), (px, level + 0.02)], 0.012, brush.tone("#f4f8ff", 1.0), 0.8)
            brush.oval(px, level + 0.05, 0.02, 0.04, "#ffffff", 0.85)
    brush.oval(x, y - 0.42, 0.07, 0.2, brush.tone(gold, 0.9))
    brush.soft(x, y - 0.2, w * 1.5, 1.4, interior.WARM_LAMP, 0.26, plus=True)


def garland(brush: Brush, x0: float, x1: float, y: float, sag: float, count: int = 26) -> None:
    """Leaves and flowers on a rope between two points at height y."""
    for k in range(count + 1):
        s = k / count
        px, py = x0 + (x1 - x0) * s, y + sag * 4 * s * (1 - s)
        for j in range(3):
            a = 2.1 * k + 2.2 * j
            brush.oval(
                px + 0.07 * math.cos(a),
                py + 0.06 * math.sin(a),
                0.075,
                0.04,
                brush.tone(("#5a8a4a", "#6f9f58")[j % 2], 0.55 + 0.1 * j),
            )
        if k % 3 == 0:
            ink = PETALS[(k // 3) % 4]
            brush.oval(px, py, 0.085, 0.08, brush.tone(ink, 0.95))
            brush.oval(px, py, 0.035, 0.03, brush.tone(mix(ink, "#c85a7a", 0.5), 0.8))


def flower_arch(brush: Brush, x: float, w: float, h: float) -> None:
    """An arch of flowers from the floor and back."""
    for side in (-1, 1):
        for k in range(int(h * 0.62 / 0.2)):
            bouquet(brush, x + side * w / 2, -0.1 - 0.2 * k, 0.20)
    for a in np.linspace(0, math.pi, 14).tolist():
        bouquet(brush, x + w / 2 * math.cos(a), -h * 0.62 - h * 0.38 * math.sin(a), 0.22)


def cake(brush: Brush, x: float) -> None:
    """A cake of four tiers on a table with a cloth."""
    brush.soft(x, 0, 0.7, 0.12, "#0a060a", 0.4)
    brush.poly(
        [(x - 0.55, -0.78), (x + 0.55, -0.78), (x + 0.48, -0.03), (x - 0.48, -0.03)],
        (brush.tone("#fbf6ee", 0.9), brush.tone("#c8b8c0", 0.4)),
    )
    y = -0.80
    for k in range(4):
        w, tall = 0.72 - 0.16 * k, 0.22
        brush.rect(x - w / 2, y - tall, w, tall, (brush.tone("#fffaf4", 1.0), brush.tone("#e6d2d6", 0.5)))
        for j in range(int(w / 0.08)):
            brush.oval(x - w / 2 + 0.08 * (j + 0.5), y - tall + 0.02, 0.045, 0.035, brush.tone("#f4b8c8", 0.9))
        brush.oval(x + w * 0.34, y - 0.03, 0.05, 0.045, brush.tone("#e06a8a", 0.9))
        y -= tall
    for side in (-1, 1):
        brush.oval(x + side * 0.035, y - 0.10, 0.03, 0.03, brush.tone("#e2b08a", 0.9))
        coat = "#ffffff" if side < 0 else "#2a2a34"
        brush.poly(
            [(x + side * 0.035 - 0.035, y), (x + side * 0.035, y - 0.09), (x + side * 0.035 + 0.035, y)],
            brush.tone(coat, 0.9),
        )


def wine_rack(brush: Brush, x: float, y: float, w: float, h: float) -> None:
    """Bottles on their sides in a rack of wood; (x, y) is its bottom left corner."""
    brush.rect(x, y - h, w, h, brush.tone("#3a2418", 0.4))
    columns, rows = max(3, int(w / 0.2)), max(3, int(h / 0.2))
    for i in range(columns):
        for j in range(rows):
            px, py = x + w * (i + 0.5) / columns, y - h * (j + 0.5) / rows
            brush.oval(px, py, 0.075, 0.075, brush.tone("#1a100c", 0.2))
            ink = ("#2f5a3c", "#5a1f2c", "#3a3020")[(i * 2 + j) % 3]
            brush.oval(px, py, 0.058, 0.058, (brush.tone(mix(ink, "#ffffff", 0.25), 0.9), brush.tone(ink, 0.3)))
    for i in range(columns + 1):
        brush.rect(x + w * i / columns - 0.015, y - h, 0.03, h, brush.tone("#6a4428", 0.6))
    brush.rect(x - 0.06, y - h - 0.06, w + 0.12, 0.08, brush.tone("#7a5030", 0.8))


def sconce(brush: Brush, x: float, y: float) -> None:
    """A lamp on the wall that throws its light up and down."""
    on = max(0.45, brush.rig.lamps)
    brush.poly(
        [(x - 0.11, y - 0.16), (x + 0.11, y - 0.16), (x + 0.07, y + 0.14), (x - 0.07, y + 0.14)], ("#fff0cc", "#ffcb86")
    )
    brush.light(x, y, 0.13, interior.WARM_LAMP, 0.8 * on)
    brush.soft(x, y - 0.35, 0.6, 0.8, interior.WARM_LAMP, 0.26 * on, plus=True)
