"""Trees, bushes, tree lines and overhanging foliage. Metres; the ground is y = 0."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.clearing import covers
from rushes.engines.previs.world.colour import Colour, Ink, mix
from rushes.engines.previs.world.light import Ramp

BARK = {"oak": "#5b4232", "birch": "#d9d4c8", "pine": "#4f382a", "palm": "#8a6a48", "cherry": "#4e3434"}
SNOW = "#f3f7fc"
TONES = 6
SOFT_LEAVES = 0.6
"""Share of the leaves that are painted where nobody can tell one from another."""


def tone_ramp(
    brush: Brush, albedos: Sequence[Ink], low: float = 0.05, high: float = 1.25, steps: int = TONES
) -> list[Colour]:
    """Dark-to-light lit colours: both the local colour and the amount of key rise together."""
    out: list[Colour] = []
    for i in range(steps):
        k = i / (steps - 1)
        j = k * (len(albedos) - 1)
        a = mix(albedos[int(j)], albedos[min(int(j) + 1, len(albedos) - 1)], j - int(j))
        out.append(brush.tone(a, low + (high - low) * k**1.3))
    return out


def leaf_shapes(
    rng: np.random.Generator,
    centre: NDArray[np.floating],
    size: float | NDArray[np.floating],
    n: int,
    aspect: float = 0.5,
) -> NDArray[np.float64]:
    """n pointed leaves (6 points) at random angles."""
    angle = rng.random(n) * math.tau
    size = size * (0.65 + 0.7 * rng.random(n))
    t = np.array([[-1, 0], [-0.35, -aspect], [0.35, -aspect * 0.9], [1, 0], [0.35, aspect * 0.9], [-0.35, aspect]])
    c, s = (np.cos(angle) * size)[:, None], (np.sin(angle) * size)[:, None]
    x, y = t[None, :, 0], t[None, :, 1]
    return np.stack([centre[:, :1] + c * x - s * y, centre[:, 1:] + s * x + c * y], -1)


def crown(
    brush: Brush,
    x: float,
    y: float,
    rx: float,
    ry: float,
    albedos: Ramp,
    leaves: int = 900,
    leaf: float = 0.11,
    clumps: int = 16,
    snow: float = 0.0,
) -> None:
    """Foliage mass: clumps on an ellipse, leaves lit by the clump normal + position, drawn dark to light."""
    rng = brush.rng
    view = brush.plate.view
    if view.blur_px(brush.z) > 2.5 * view.unit:  # out of focus: fewer and larger leaves make the same blur
        leaves, leaf = int(SOFT_LEAVES * leaves), leaf / math.sqrt(SOFT_LEAVES)
    lx, ly = brush.rig.side * 0.75, -0.75
    a = rng.random(clumps) * math.tau
    q = np.sqrt(rng.random(clumps)) * 0.78
    centre = np.stack([x + np.cos(a) * q * rx, y + np.sin(a) * q * ry], -1)
    radius = (0.34 + 0.22 * rng.random(clumps)) * min(rx, ry)
    pick = rng.integers(0, clumps, leaves)
    ang, rad = rng.random(leaves) * math.tau, np.sqrt(rng.random(leaves))
    unit = np.stack([np.cos(ang), np.sin(ang)], -1) * rad[:, None]
    pos = centre[pick] + unit * (radius[pick] * 1.08)[:, None]
    body = (pos - (x, y)) / (rx, ry)
    light = 0.46 + 0.34 * (body @ (lx, ly)) + 0.30 * (unit @ (lx, ly)) + rng.normal(0, 0.10, leaves)
    tones = tone_ramp(brush, albedos)
    top = unit @ (0, -1) + 0.5 * (body @ (0, -1))
    if snow > 0.5:
        tones = [*tones, brush.tone(SNOW, 0.35), brush.tone(SNOW, 1.1)]
    index = np.clip((light * TONES).astype(int), 0, TONES - 1)
    dark = leaf_shapes(rng, pos, leaf * 1.9, leaves, 0.8)
    brush.stamps(dark[::2], tones, np.zeros(leaves // 2 + leaves % 2, int))
    if snow > 0.5:
        index = np.where(top > 0.45, TONES + (light > 0.5), index)
    order = np.argsort(index + rng.normal(0, 0.7, leaves))
    brush.stamps(leaf_shapes(rng, pos, leaf, leaves)[order], tones, index[order])


def limb(brush: Brush, x0: float, y0: float, r0: float, x1: float, y1: float, r1: float, albedo: str) -> None:
    """One tapering stretch of trunk or bough with its lit edge."""
    dx, dy = x1 - x0, y1 - y0
    n = math.hypot(dx, dy) or 1
    nx, ny = -dy / n, dx / n
    left = [
        (x0 + nx * r0, y0 + ny * r0),
        (x1 + nx * r1, y1 + ny * r1),
        (x1 - nx * r1, y1 - ny * r1),
        (x0 - nx * r0, y0 - ny * r0),
    ]
    brush.poly(left, brush.tone(albedo, 0.25))
    lit = brush.rig.side
    edge = 1 if (nx * lit) > 0 else -1
    strip = [
        (x0 + nx * r0 * edge, y0 + ny * r0 * edge),
        (x1 + nx * r1 * edge, y1 + ny * r1 * edge),
        (x1 + nx * r1 * 0.25 * edge, y1 + ny * r1 * 0.25 * edge),
        (x0 + nx * r0 * 0.25 * edge, y0 + ny * r0 * 0.25 * edge),
    ]
    brush.poly(strip, brush.tone(albedo, 0.85), 0.8)


def branch(
    brush: Brush,
    x: float,
    y: float,
    angle: float,
    length: float,
    radius: float,
    depth: int,
    albedo: str,
    tips: list[tuple[float, float]],
) -> None:
    """A bough that forks `depth` times; the ends are collected in `tips`."""
    x1, y1 = x + math.cos(angle) * length, y + math.sin(angle) * length
    limb(brush, x, y, radius, x1, y1, radius * 0.62, albedo)
    if depth == 0:
        tips.append((x1, y1))
        return
    for spread in (-0.52, 0.10, 0.50):
        branch(
            brush,
            x1,
            y1,
            angle + spread + brush.rng.normal() * 0.13,
            length * (0.60 + 0.14 * brush.rng.random()),
            radius * 0.56,
            depth - 1,
            albedo,
            tips,
        )


def tree(brush: Brush, x: float, height: float, species: str = "oak", y: float = 0.0, detail: float = 1.0) -> None:
    """Species: oak, birch, pine, palm, cherry, cypress, bare."""
    rig, rng = brush.rig, brush.rng
    season = rig.growth
    leaf = max(height * 0.017, 1.5 / brush.px)
    px = height * brush.px
    count = int(np.clip(px * 5.5 * detail, 160, 3000))
    if species == "pine":
        return _pine(brush, x, y, height, leaf, count)
    if species == "palm":
        return _palm(brush, x, y, height)
    if species == "cypress":
        limb(brush, x, y + 0.05, height * 0.022, x, y - height * 0.3, height * 0.014, BARK["pine"])
        return crown(
            brush,
            x,
            y - height * 0.52,
            height * 0.12,
            height * 0.52,
            ("#26402f", "#3f5f3a", "#68804a"),
            count,
            leaf * 0.9,
            22,
            rig.snow,
        )
    bark = BARK.get(species, BARK["oak"])
    tips: list[tuple[float, float]] = []
    bare = rig.season == "winter" or species == "bare"
    branch(
        brush,
        x,
        y + 0.05,
        -math.pi / 2 + rng.normal() * 0.05,
        height * 0.34,
        height * (0.030 if species != "birch" else 0.018),
        4 if bare and px > 150 else 3,
        bark,
        tips,
    )
    if bare:
        return None
    foliage = season.foliage
    if species == "cherry" and rig.season == "spring":
        foliage = ("#b06a86", "#d891a8", "#f2b9c8", "#ffe1e6")
    if species == "birch" and rig.season == "autumn":
        foliage = ("#a8762c", "#d8a23a", "#f2c850", "#ffe68a")
    crown(brush, x, y - height * 0.68, height * 0.34, height * 0.30, foliage, count, leaf, 20, rig.snow)
    return None


def _pine(brush: Brush, x: float, y: float, height: float, leaf: float, count: int) -> None:
    limb(brush, x, y, height * 0.022, x, y - height * 0.9, height * 0.006, BARK["pine"])
    rng, rig = brush.rng, brush.rig
    tones = tone_ramp(brush, ("#1f3a33", "#2f5340", "#4d7350", "#7d9a62"), 0.0, 1.15)
    snow = [brush.tone(SNOW, 0.30), brush.tone(SNOW, 1.05)]
    v = rng.random(count) ** 0.72  # 0 tip .. 1 skirt
    tiers = np.mod(v * 8, 1)
    spread = height * 0.21 * v * (0.55 + 0.55 * tiers) + height * 0.006
    side = rng.random(count) * 2 - 1
    px, py = x + side * spread, y - height * (1 - v * 0.88) + np.abs(side) * height * 0.035
    droop = np.stack([np.sign(side) * 0.9, np.full(count, 0.55)], -1) * leaf * 2.6
    base = np.stack([px, py], -1)
    wide = np.array([0, leaf * 0.55])
    shapes = np.stack([base - wide, base + droop, base + wide], 1)
    light = 0.40 + 0.42 * side * rig.side + 0.45 * (0.5 - tiers) + rng.normal(0, 0.1, count)
    index = np.clip((light * TONES).astype(int), 0, TONES - 1)
    if rig.snow > 0.5:
        index = np.where((tiers < 0.42) & (rng.random(count) < 0.8), TONES + (light > 0.5), index)
    order = np.argsort(tiers * -2 + py * 0.1 + rng.random(count))
    core = np.array([[x, y - height], [x + height * 0.15, y - height * 0.13], [x - height * 0.15, y - height * 0.13]])
    brush.poly(core, tones[0])
    brush.stamps(shapes[order], tones + snow, index[order])


def _palm(brush: Brush, x: float, y: float, height: float) -> None:
    rng = brush.rng
    lean = (rng.random() - 0.5) * 0.5 * height
    pts = [(x + lean * (k / 10) ** 2, y - height * k / 10) for k in range(11)]
    for i in range(10):
        limb(brush, *pts[i], height * (0.028 - 0.0012 * i), *pts[i + 1], height * (0.026 - 0.0012 * i), BARK["palm"])
    cx, cy = pts[-1]
    tones = tone_ramp(brush, ("#1f4a35", "#3c7340", "#79a850", "#b8d06a"), 0, 1.2)
    for k in range(11):
        a = -math.pi * (0.02 + 0.96 * k / 10) + rng.normal() * 0.08
        length = height * (0.36 + 0.10 * rng.random())
        n = 34
        s = np.linspace(0, 1, n)
        fx, fy = cx + np.cos(a) * length * s, cy + np.sin(a) * length * s + length * 0.55 * s**2.2
        for sg in (-1, 1):
            hang = length * 0.20 * np.sin(np.pi * np.clip(s * 0.9 + 0.12, 0, 1))
            tip = np.stack(
                [fx + sg * hang * 0.35 + np.cos(a) * hang * 0.5, fy + hang * 0.9 * (0.4 + 0.6 * (sg > 0))], -1
            )
            base = np.stack([fx, fy], -1)
            w = np.stack([np.full(n, height * 0.012), np.zeros(n)], -1)
            lit = 0.45 + 0.4 * np.sign(np.cos(a)) * brush.rig.side * abs(math.cos(a)) + (0.18 if sg < 0 else -0.05)
            brush.stamps(
                np.stack([base - w, tip, base + w], 1),
                tones,
                np.clip(((lit + rng.normal(0, 0.08, n)) * TONES).astype(int), 0, TONES - 1),
            )


def treeline(
    brush: Brush,
    height: float = 9,
    density: float = 1.0,
    species: str = "round",
    y: float = 0.0,
    albedos: Ramp | None = None,
) -> None:
    """Distant wood: overlapping crowns as leaf clusters, lighter at the top."""
    rng, rig = brush.rng, brush.rig
    season = rig.growth
    albedos = albedos or (season.foliage if rig.season != "winter" else ("#4a4a4c", "#66666a", "#8a8a8e"))
    n = int((brush.x1 - brush.x0) / height * 2.6 * density)
    xs = np.linspace(brush.x0, brush.x1, n) + rng.normal(0, height * 0.2, n)
    if species == "pine":
        for x in xs:
            h = height * (0.6 + 0.6 * rng.random())
            _pine(brush, x, y, h, max(h * 0.03, 1.6 / brush.px), int(np.clip(h * brush.px * 1.5, 40, 260)))
        return
    brush.rect(brush.x0, y - height * 0.45, brush.x1 - brush.x0, height * 0.5, brush.tone(albedos[0], 0.1))
    for x in xs:
        h = height * (0.55 + 0.55 * rng.random())
        crown(
            brush,
            x,
            y - h * 0.55,
            h * 0.5,
            h * 0.45,
            albedos,
            int(np.clip(h * brush.px * 2.4, 60, 420)),
            max(h * 0.05, 1.6 / brush.px),
            8,
            rig.snow,
        )


def bush(brush: Brush, x: float, width: float, height: float, y: float = 0.0, albedos: Ramp | None = None) -> None:
    """A round bush."""
    albedos = albedos or (
        brush.rig.growth.foliage if brush.rig.season != "winter" else ("#3a4a40", "#55665a", "#7a8a7a")
    )
    n = int(np.clip(width * brush.px * 4, 120, 1600))
    crown(
        brush,
        x,
        y - height * 0.48,
        width * 0.5,
        height * 0.5,
        albedos,
        n,
        max(height * 0.055, 1.5 / brush.px),
        14,
        brush.rig.snow,
    )


def leaf_frame(
    brush: Brush, corner: int = -1, amount: float = 1.0, albedos: Ramp | None = None, reach: float = 0.55
) -> None:
    """Out-of-focus overhang in an upper corner: leaf clumps hanging from two boughs."""
    if brush.rig.season == "winter" or brush.plate.view.framing == "close":
        return  # a close shot is no place for leaves before a face
    albedos = albedos or brush.rig.growth.foliage
    top, half = brush.top, brush.half
    size = min(half, -top * 0.8) * reach
    for _k in range(int(9 * amount)):
        u = brush.rng.random()
        x = corner * (half * 1.12 - size * 1.1 * u * brush.rng.random())
        y = top + size * (0.02 + 0.62 * (1 - u) * brush.rng.random())
        if covers(brush.clear, x - size * 0.4, x + size * 0.4, y - size * 0.3, y + size * 0.3):
            continue
        crown(brush, x, y, size * 0.34, size * 0.26, albedos, 150, size * 0.052, 8, brush.rig.snow)
