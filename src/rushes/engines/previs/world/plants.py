"""Grass, flowers, cacti, corals. Metres; the ground is y = 0."""

import math

import numpy as np

from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.light import Ramp
from rushes.engines.previs.world.trees import TONES, leaf_shapes, tone_ramp

FLOWER_COLOURS = ("#f2637e", "#ffffff", "#ffce4a", "#a078e6", "#ff944a", "#6f8df0")


def grass(
    brush: Brush,
    y0: float = 0.0,
    depth: float = 0.3,
    height: float = 0.3,
    density: float = 90,
    albedos: Ramp | None = None,
    span: tuple[float, float] | None = None,
) -> None:
    """Strip of blades in front of the plane's foot; nothing where the span is empty."""
    rng, rig = brush.rng, brush.rig
    albedos = albedos or rig.growth.grass
    if rig.snow > 0.5:
        albedos = ("#b9b08c", "#d6cfb4", "#f3f7fc")
    x0, x1 = span or (brush.x0, brush.x1)
    n = int(min(max(0.0, x1 - x0) * density, 9000))
    x = x0 + (x1 - x0) * rng.random(n)
    order = np.sort(rng.random(n))
    y = y0 + depth * (order - 0.35)
    h = height * (0.45 + 0.8 * rng.random(n)) * (0.75 + 0.35 * np.sin(x * 1.7) * np.sin(x * 0.63 + 1))
    for free in brush.clear:  # mown before a figure, up to its knees
        h = np.where((x > free.x0) & (x < free.x1), np.clip(y - free.knee, 0, h), h)
    tones = tone_ramp(brush, albedos, 0.05, 1.1)
    index = np.clip((TONES * (0.45 + rng.normal(0, 0.22, n))).astype(int), 0, TONES - 1)
    lean = rng.normal(0, 0.28, n) * h
    up = h > 0
    brush.blades(x[up], y[up], h[up], lean[up], max(height * 0.045, 1.3 / brush.px), tones, index[up])


def flowers(
    brush: Brush,
    density: float = 5,
    size: float = 0.045,
    height: float = 0.32,
    depth: float = 0.3,
    colours: tuple[str, ...] = FLOWER_COLOURS,
) -> None:
    """Flowers on stems, as many as the season gives."""
    rng = brush.rng
    amount = brush.rig.growth.flowers * (brush.rig.snow < 0.5)
    n = int(min((brush.x1 - brush.x0) * density * amount, 700))
    if n < 1:
        return
    x = brush.x0 + (brush.x1 - brush.x0) * rng.random(n)
    h = height * (0.5 + 0.7 * rng.random(n))
    y = depth * (rng.random(n) - 0.4)
    lean = rng.normal(0, 0.12, n) * h
    stem = tone_ramp(brush, brush.rig.growth.grass)
    tone, kind = rng.integers(1, 4, n), rng.integers(0, len(colours), n)
    tops, left, right = y - h - size, np.minimum(x, x + lean) - size, np.maximum(x, x + lean) + size
    free = np.ones(n, bool)
    for c in brush.clear:
        free &= (right < c.x0) | (left > c.x1) | (tops > c.knee)
    brush.blades(x[free], y[free], h[free], lean[free], max(0.012, 1.2 / brush.px), stem, tone[free])
    lit = (
        [brush.tone(c, 0.95) for c in colours]
        + [brush.tone(mix(c, "#5a2a50", 0.3), 0.5) for c in colours]
        + [brush.tone("#f6c94a", 1)]
    )
    # Petals are drawn by lot for those too that are left out, so that nobody's coming changes the other flowers.
    cx, cy = x + lean, y - h
    for k in range(6):
        a = math.tau * k / 6
        centre = np.stack([cx + math.cos(a) * size * 0.62, cy + math.sin(a) * size * 0.5], -1)
        petal = leaf_shapes(rng, centre, size * 0.55, n, 0.75)[free]
        brush.stamps(petal, lit, kind[free] + (len(colours) if math.sin(a) > 0.3 else 0))
    hearts = leaf_shapes(rng, np.stack([cx, cy], -1), size * 0.34, n, 0.9)[free]
    brush.stamps(hearts, lit, np.full(len(hearts), len(lit) - 1))


def fern(brush: Brush, x: float, tall: float, y: float = 0.0, albedos: Ramp | None = None) -> None:
    """A tuft of arching fronds, each with leaflets on both sides."""
    rng = brush.rng
    albedos = albedos or brush.rig.growth.foliage
    tones = tone_ramp(brush, albedos if brush.rig.snow < 0.5 else ("#8a9080", "#c2ccd4", "#f3f7fc"), 0.05, 1.1)
    s = np.linspace(0.08, 1, 15)
    for k in range(9):
        turn = (k - 4) / 4 + 0.12 * rng.normal()
        reach, rise = tall * 0.95 * turn, tall * (1.05 - 0.45 * abs(turn))
        fx, fy = x + reach * s**1.2, y - rise * np.sin(np.minimum(2.1, 2.1 * s)) / math.sin(1.57)
        width = tall * 0.17 * np.sin(np.pi * (0.12 + 0.86 * s)) ** 0.8
        base = np.stack([fx, fy], -1)
        thick = np.array([tall * 0.022, 0.0])
        for side in (-1, 1):
            tip = base + np.stack([width * (0.5 * np.sign(turn) + 0.35 * side), width * (0.35 + 0.75 * side)], -1)
            lit = 0.42 + 0.25 * turn * brush.rig.side - 0.16 * side + rng.normal(0, 0.08, len(s))
            index = np.clip((lit * TONES).astype(int), 0, TONES - 1)
            brush.stamps(np.stack([base - thick, tip, base + thick], 1), tones, index)
        brush.line(list(zip(fx, fy, strict=True)), max(0.02 * tall, 0.9 / brush.px), tones[1], 0.9)


def cactus(brush: Brush, x: float, height: float) -> None:
    """A saguaro with two arms."""
    g = ("#3c6a4a", "#7fa060")
    w = height * 0.085

    def arm(pts: list[tuple[float, float]], width: float) -> None:
        brush.line(pts, width, brush.tone(g[0], 0.2))
        brush.line([(px + brush.rig.side * width * 0.16, py) for px, py in pts], width * 0.55, brush.tone(g[1], 0.75))

    arm([(x, 0), (x, -height)], w * 2)
    arm([(x, -height * 0.42), (x - height * 0.22, -height * 0.46), (x - height * 0.22, -height * 0.74)], w * 1.4)
    arm([(x, -height * 0.56), (x + height * 0.20, -height * 0.60), (x + height * 0.20, -height * 0.84)], w * 1.3)


def coral(brush: Brush, x: float, size: float, kind: str, albedo: str) -> None:
    """One coral: "fan", "brain", "branch", "tubes", "table", "anemone" or a bed of "kelp"."""
    rng = brush.rng
    if kind in _CORALS:
        _CORALS[kind](brush, x, size, albedo)
        return
    if kind == "fan":
        for k in range(9):
            a = -math.pi / 2 + (k - 4) * 0.22
            pts = [
                (x + math.cos(a) * size * s + math.sin(s * 5 + k) * size * 0.03, math.sin(a) * size * s)
                for s in np.linspace(0, 1, 7)
            ]
            brush.line(pts, size * 0.055, brush.tone(albedo, 0.25 + 0.09 * k if brush.rig.side > 0 else 1.0 - 0.09 * k))
            for s in (0.5, 0.75, 0.95):
                q = pts[int(s * 6)]
                brush.oval(q[0], q[1], size * 0.06, size * 0.06, brush.tone(mix(albedo, "#ffffff", 0.2), 0.8))
    elif kind == "brain":
        brush.oval(
            x,
            -size * 0.25,
            size * 0.5,
            size * 0.38,
            (brush.tone(mix(albedo, "#ffffff", 0.2), 0.9), brush.tone(albedo, 0.1)),
        )
        for k in range(5):
            brush.line(
                [
                    (x + (j / 8 - 0.5) * size * 0.8, -size * (0.12 + 0.09 * k) + math.sin(j * 1.7 + k) * size * 0.025)
                    for j in range(9)
                ],
                size * 0.022,
                brush.tone(albedo, 0.05),
                0.5,
            )
    else:  # kelp
        for k in range(5):
            x0, h = x + (k - 2) * size * 0.12, size * (1.2 + 0.8 * rng.random())
            s = np.linspace(0, 1, 16)
            px, py = x0 + np.sin(s * 5 + k) * size * 0.10, -h * s
            for sg in (-1, 1):
                base = np.stack([px, py], -1)
                tip = np.stack([px + sg * size * 0.16, py - size * 0.10], -1)
                w = np.stack([np.zeros(16), np.full(16, size * 0.05)], -1)
                brush.stamps(
                    np.stack([base - w, tip, base + w], 1),
                    tone_ramp(brush, (mix(albedo, "#0a2a30", 0.4), albedo, mix(albedo, "#f0ffb0", 0.3))),
                    rng.integers(1, 6, 16),
                )
            brush.line(list(zip(px, py, strict=True)), size * 0.03, brush.tone(albedo, 0.3))


def _branching(brush: Brush, x: float, size: float, ink: str) -> None:
    """A staghorn: every branch forks twice."""

    def fork(x0: float, y0: float, angle: float, length: float, width: float, level: int) -> None:
        x1, y1 = x0 + math.cos(angle) * length, y0 + math.sin(angle) * length
        lit = 0.35 + 0.2 * level
        brush.line([(x0, y0), (x1, y1)], width, brush.tone(mix(ink, "#ffffff", 0.10 * level), lit))
        if level == 3:
            brush.oval(x1, y1, width * 0.6, width * 0.6, brush.tone(mix(ink, "#ffffff", 0.5), 1.0))
            return
        for side in (-1, 1):
            turn = side * (0.32 + 0.22 * float(brush.rng.random()))
            fork(x1, y1, angle + turn, length * (0.66 + 0.14 * float(brush.rng.random())), width * 0.74, level + 1)

    for k in range(3):
        fork(x, 0.05, -math.pi / 2 + (k - 1) * 0.55, size * 0.42, size * 0.11, 1)


def _tubes(brush: Brush, x: float, size: float, ink: str) -> None:
    """A clump of sponges with dark mouths."""
    for k, (aside, tall) in enumerate(((-0.30, 0.7), (0.28, 0.85), (-0.08, 1.15), (0.12, 0.6), (-0.20, 0.45))):
        h, w = size * tall * (0.85 + 0.3 * float(brush.rng.random())), size * (0.13 - 0.008 * k)
        cx = x + aside * size
        shades = (brush.tone(mix(ink, "#ffffff", 0.25), 0.95), brush.tone(ink, 0.15))
        brush.poly([(cx - w * 0.8, 0.05), (cx - w, -h), (cx + w, -h), (cx + w * 0.8, 0.05)], shades)
        shade = cx - w * 0.95 if brush.rig.side > 0 else cx + w * 0.35
        brush.rect(shade, -h, w * 0.6, h, brush.tone(ink, 0.0), 0.35)
        brush.oval(cx, -h, w, w * 0.38, brush.tone(mix(ink, "#ffffff", 0.45), 1.0))
        brush.oval(cx, -h, w * 0.66, w * 0.24, brush.tone(mix(ink, "#101030", 0.75), 0.2))


def _table(brush: Brush, x: float, size: float, ink: str) -> None:
    """Flat plates on a foot, one above the other."""
    brush.poly(
        [
            (x - 0.10 * size, 0.05),
            (x - 0.05 * size, -0.6 * size),
            (x + 0.05 * size, -0.6 * size),
            (x + 0.1 * size, 0.05),
        ],
        brush.tone(ink, 0.15),
    )
    for aside, up, wide in ((0.16, 0.28, 0.42), (-0.14, 0.46, 0.52), (0.04, 0.66, 0.62)):
        cx, cy = x + aside * size, -up * size
        brush.oval(cx, cy + 0.05 * size, wide * size, 0.10 * size, brush.tone(ink, 0.05))
        brush.oval(
            cx, cy, wide * size, 0.085 * size, (brush.tone(mix(ink, "#ffffff", 0.35), 1.1), brush.tone(ink, 0.5))
        )


def _anemone(brush: Brush, x: float, size: float, ink: str) -> None:
    """A tuft of soft arms with bright tips."""
    brush.oval(x, -0.06 * size, 0.30 * size, 0.20 * size, brush.tone(mix(ink, "#301040", 0.4), 0.3))
    for k in range(17):
        a = -math.pi / 2 + (k - 8) * 0.16
        reach = size * (0.42 + 0.16 * float(brush.rng.random()))
        bend = size * 0.10 * math.sin(2.1 * k)
        tip = (x + math.cos(a) * reach + bend, -0.1 * size + math.sin(a) * reach)
        middle = (x + math.cos(a) * reach * 0.55, -0.1 * size + math.sin(a) * reach * 0.6)
        lit = 0.4 + 0.04 * (k if brush.rig.side > 0 else 16 - k)
        brush.line([(x + 0.012 * size * (k - 8), -0.1 * size), middle, tip], size * 0.045, brush.tone(ink, lit))
        brush.oval(*tip, size * 0.035, size * 0.035, brush.tone(mix(ink, "#ffffff", 0.6), 1.0))


_CORALS = {"branch": _branching, "tubes": _tubes, "table": _table, "anemone": _anemone}
