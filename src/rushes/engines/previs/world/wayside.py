"""What stands at roads: a filling station with its roof, pumps, shop and sign, poles with wires. Metres."""

import math

import numpy as np

from rushes.engines.previs.world import street
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.trees import SNOW

ENAMEL, STRIPE, STEEL = "#f2efe8", "#d8382f", "#8d949e"


def station_roof(brush: Brush, x0: float, x1: float, far: float, y: float = -4.3) -> None:
    """A flat roof from this plane back to depth `far`, its lamps on the underside, a band of colour along its edge."""
    on = brush.rig.lamps > 0.25
    corners = [(x0, y), (x1, y), brush.seen(x1, y, far), brush.seen(x0, y, far)]
    under = ("#b9ad9c", "#968a80") if on else (brush.tone("#c9ccd0", 0.25), brush.tone("#a9adb4", 0.1))
    brush.poly(corners, under)
    for row in np.linspace(brush.z + 1.0, far - 1.0, 3).tolist():
        for share in (0.14, 0.38, 0.62, 0.86):
            x = x0 + share * (x1 - x0)
            panel = [brush.seen(x + dx, y, row + dz) for dx, dz in ((-0.5, -0.3), (0.5, -0.3), (0.5, 0.3), (-0.5, 0.3))]
            brush.poly(panel, "#fffdf2" if on else brush.tone("#e8eaec", 0.5))
            if on:
                brush.soft(*brush.seen(x, y, row), 1.5, 0.6, "#fff2d0", 0.14, plus=True)
    brush.rect(x0 - 0.1, y - 0.78, x1 - x0 + 0.2, 0.80, (brush.tone(ENAMEL, 0.95), brush.tone(ENAMEL, 0.45)))
    brush.rect(x0 - 0.1, y - 0.58, x1 - x0 + 0.2, 0.34, (brush.tone(STRIPE, 0.95), brush.tone(STRIPE, 0.5)))
    brush.rect(x0 - 0.1, y - 0.22, x1 - x0 + 0.2, 0.05, brush.tone("#2f5a9a", 0.7))
    if on:
        brush.soft((x0 + x1) / 2, y - 0.4, (x1 - x0) * 0.55, 0.9, "#ffb8a0", 0.16, plus=True)
    if brush.rig.snow > 0.5:
        brush.rect(x0 - 0.1, y - 0.92, x1 - x0 + 0.2, 0.16, brush.tone(SNOW, 1.0))


def pillar(brush: Brush, x: float, top: float) -> None:
    """A round pillar from the ground up to `top`."""
    brush.rect(x - 0.17, top, 0.34, -top, brush.tone("#d6d8da", 0.5))
    brush.fade(
        x - 0.17, top, 0.34, -top, "#20242c", 0.45 if brush.rig.side > 0 else 0.0, 0.0 if brush.rig.side > 0 else 0.45
    )
    brush.rect(x - 0.20, -0.9, 0.40, 0.9, brush.tone(STRIPE, 0.5))


def pump(brush: Brush, x: float, y: float = 0.0) -> None:
    """A fuel pump: screen, buttons, and a hose with its nozzle on each side."""
    brush.soft(x, y, 0.9, 0.16, "#08060c", 0.5)
    brush.rect(x - 0.34, y - 1.62, 0.68, 1.62, (brush.tone(ENAMEL, 0.95), brush.tone("#c8c6c0", 0.35)))
    brush.rect(x - 0.38, y - 1.95, 0.76, 0.36, (brush.tone(STRIPE, 0.95), brush.tone(STRIPE, 0.45)))
    brush.rect(x - 0.34, y - 0.62, 0.68, 0.62, (brush.tone(STRIPE, 0.7), brush.tone(mix(STRIPE, "#30101a", 0.4), 0.3)))
    brush.rect(x - 0.24, y - 1.50, 0.48, 0.34, brush.tone("#1c2630", 0.4))
    lit = "#a8ffd0" if brush.rig.lamps > 0.2 else brush.tone("#9ac0a8", 0.9)
    for k in range(2):
        brush.rect(x - 0.19, y - 1.45 + 0.14 * k, 0.38, 0.09, lit)
    for k in range(3):
        brush.rect(x - 0.20 + 0.15 * k, y - 1.02, 0.10, 0.16, brush.tone(("#3f8a5a", "#e0b03a", "#2f5a9a")[k], 0.8))
    for side in (-1, 1):
        hose = [
            (x + side * (0.36 + 0.30 * math.sin(a)), y - 1.30 + 0.95 * a / math.pi) for a in np.linspace(0, math.pi, 12)
        ]
        brush.line(hose, 0.065, brush.tone("#16161a", 0.3))
        brush.rect(x + side * 0.40 - 0.06, y - 1.38, 0.12, 0.30, brush.tone("#24262c", 0.6))
        brush.line([(x + side * 0.40, y - 1.36), (x + side * 0.52, y - 1.44)], 0.05, brush.tone(STEEL, 0.8))


def island(brush: Brush, x: float, w: float) -> None:
    """The kerb that pumps stand on, with its guards."""
    brush.rect(x - w / 2, -0.16, w, 0.18, (brush.tone("#d8d4cc", 0.9), brush.tone("#9a968e", 0.4)))
    for k in range(int(w / 0.4)):
        if k % 2 == 0:
            brush.rect(x - w / 2 + 0.4 * k, -0.16, 0.4, 0.18, brush.tone("#e0b02a", 0.7))
    for side in (-1, 1):
        post = x + side * (w / 2 - 0.25)
        brush.rect(post - 0.08, -0.95, 0.16, 0.85, (brush.tone("#e8bc34", 0.9), brush.tone("#a87a1a", 0.3)))
        brush.rect(post - 0.08, -0.70, 0.16, 0.14, brush.tone("#2a2a2e", 0.4))


def roadside_shop(brush: Brush, x: float, w: float, h: float = 3.4) -> None:
    """A low shop with a glass front, shelves behind it and a sign on its roof."""
    on = 0.35 + 0.65 * brush.rig.lamps
    brush.rect(x, -h, w, h, (brush.tone("#e6e0d4", 0.8), brush.tone("#b8b0a4", 0.4)))
    brush.rect(x - 0.3, -h - 0.35, w + 0.6, 0.5, (brush.tone(STRIPE, 0.85), brush.tone(STRIPE, 0.4)))
    glass = mix("#ffe0a6", brush.rig.sky[2], 0.55 * (1 - brush.rig.lamps))
    brush.rect(x + 0.4, -h + 0.55, w - 0.8, h - 0.85, (mix("#101420", glass, on), mix("#101420", glass, on * 0.7)))
    for k in range(int((w - 1.0) / 0.34)):
        tall = 0.4 + 0.9 * float(brush.rng.random())
        brush.rect(
            x + 0.5 + 0.34 * k,
            -0.3 - tall,
            0.26,
            tall,
            mix(("#a8443a", "#3a6a8a", "#c89a3a", "#4a7a4a")[k % 4], "#181018", 0.35),
            0.8,
        )
    door = x + w * 0.62
    brush.rect(door, -2.35, 1.3, 2.35, mix(glass, "#ffffff", 0.25), 0.65)
    for k in range(int(w / 1.4) + 1):
        brush.rect(x + 0.4 + (w - 0.86) * k / int(w / 1.4), -h + 0.55, 0.08, h - 0.55, brush.tone("#5a6068", 0.5))
    street.glyphs(brush, x + w * 0.25, -h + 0.02, w * 0.5, 0.22, "#fff6e0", glow=brush.rig.lamps > 0.4)
    if brush.rig.lamps > 0.3:
        brush.soft(x + w / 2, -h * 0.45, w * 0.7, h * 0.8, "#ffd89a", 0.22 * brush.rig.lamps, plus=True)
        brush.soft(x + w / 2, 0.0, w * 0.6, 0.5, "#ffd89a", 0.22 * brush.rig.lamps, plus=True)
    if brush.rig.snow > 0.5:
        brush.rect(x - 0.3, -h - 0.5, w + 0.6, 0.2, brush.tone(SNOW, 1.0))


def price_sign(brush: Brush, x: float, top: float) -> None:
    """A tall sign with a drop on a disc and three prices."""
    on, w = brush.rig.lamps > 0.25, 1.9
    for side in (-0.6, 0.6):
        brush.rect(x + side - 0.07, top + 3.4, 0.14, -top - 3.4, (brush.tone(STEEL, 0.8), brush.tone(STEEL, 0.2)))
    brush.rect(
        x - w / 2, top, w, 3.7, ("#f6f2e6", "#e6dfd0") if on else (brush.tone(ENAMEL, 0.95), brush.tone(ENAMEL, 0.5))
    )
    brush.rect(x - w / 2, top, w, 1.55, STRIPE if on else (brush.tone(STRIPE, 0.9), brush.tone(STRIPE, 0.5)))
    drop = [
        (x + 0.34 * math.sin(a), top + 0.92 - 0.34 * math.cos(a)) for a in np.linspace(0.6, math.tau - 0.6, 16).tolist()
    ]
    brush.poly([(x, top + 0.22), *drop], "#fff4d8" if on else brush.tone("#fff4d8", 0.9))
    for k in range(3):
        y = top + 1.72 + 0.62 * k
        brush.rect(x - w * 0.42, y, w * 0.84, 0.48, "#14181e")
        street.glyphs(brush, x - w * 0.34, y + 0.40, w * 0.68, 0.30, "#ffb83a" if on else "#e8c078", glow=on)
    if on:
        brush.light(x, top + 1.6, 0.5, "#ffd0a0", 0.6)
    if brush.rig.snow > 0.5:
        brush.rect(x - w / 2, top - 0.12, w, 0.14, brush.tone(SNOW, 1.0))


def poles(brush: Brush, height: float, every: float) -> None:
    """Telegraph poles in a row, with wires that hang between them."""
    ink, x = brush.tone("#4a3a30", 0.2), brush.x0 - every * 0.4
    while x < brush.x1 + every:
        brush.rect(x - 0.12, -height, 0.24, height, ink)
        brush.rect(x - 1.0, -height + 0.5, 2.0, 0.16, ink)
        for dx in (-0.9, 0.9):
            wire = [
                (x + dx + every * s, -height + 0.45 + 4.0 * 0.5 * s * (1 - s)) for s in np.linspace(0, 1, 9).tolist()
            ]
            brush.line(wire, max(0.03, 1.0 / brush.px), ink, 0.7)
        x += every
