"""Hills, mountains, rocks, dunes, caves. Metres; the ground is y = 0."""

import math

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.brush import Brush, polygon
from rushes.engines.previs.world.colour import argb, mix
from rushes.engines.previs.world.light import Ramp
from rushes.engines.previs.world.trees import SNOW, leaf_shapes, tone_ramp


def hills(
    brush: Brush,
    height: float,
    y: float = 0.0,
    albedos: Ramp = ("#4f7a45", "#86b060"),
    waves: float = 2.2,
    rough: float = 0.35,
    seed_shift: float = 0,
    patches: bool = True,
) -> None:
    """Rolling hill silhouette with a lit crest, field patches and hedgerow dots."""
    rng, rig = brush.rng, brush.rig
    if rig.snow > 0.5:
        albedos = ("#b9c8de", "#f1f5fb")
    x = np.linspace(brush.x0, brush.x1, 220)
    u = (x - brush.x0) / (brush.x1 - brush.x0)
    top = height * (
        0.55
        + 0.32 * np.sin(u * math.tau * waves + rng.random() * 6)
        + 0.16 * np.sin(u * math.tau * waves * 2.7 + rng.random() * 6)
    )
    top += height * rough * 0.1 * np.interp(u, np.linspace(0, 1, 60), rng.random(60))
    pts = [(brush.x0, y + height * 0.5), *zip(x, y - top, strict=True), (brush.x1, y + height * 0.5)]
    brush.poly(pts, (brush.tone(albedos[1], 0.75), brush.tone(albedos[0], 0.35)))
    if patches:
        season = rig.growth.foliage
        tones = tone_ramp(brush, season, 0, 0.9)
        n = 260
        px = brush.x0 + (brush.x1 - brush.x0) * rng.random(n)
        py = y - np.interp(px, x, top) * (1 - 0.8 * rng.random(n) ** 1.6) + height * 0.02
        size = height * 0.05 * (0.5 + rng.random(n))
        shapes = leaf_shapes(rng, np.stack([px, py], -1), size, n, 0.7)
        brush.stamps(shapes, tones, rng.integers(0, 4, n))


def between(u: NDArray[np.float64], posts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values at shares u (0..1) along evenly spaced posts."""
    return np.asarray(np.interp(u, np.linspace(0, 1, len(posts)), posts), np.float64)


def mountains(
    brush: Brush,
    height: float,
    y: float = 0.0,
    rock: Ramp = ("#3f4a5e", "#8b8f98"),
    snowline: float = 0.62,
    peaks: int = 5,
    rough: float = 0.5,
) -> None:
    """Range with one lit and one shaded face per ridge, snow above the line."""
    rng, rig = brush.rng, brush.rig
    n = 2**9
    u = np.linspace(0, 1, n + 1)
    profile = np.zeros(n + 1)
    for k in range(peaks + 2):
        c, w = (k + 0.5 + 0.5 * (rng.random() - 0.5)) / (peaks + 2), (0.55 + 0.5 * rng.random()) / (peaks + 2)
        profile = np.maximum(profile, (0.50 + 0.50 * rng.random()) * np.clip(1 - np.abs(u - c) / w / 1.25, 0, 1) ** 1.1)
    detail = np.zeros(n + 1)
    amplitude = 0.085
    for octave in range(4, 9):
        coarse = rng.random((1 << octave) + 1) - 0.5
        detail = detail + amplitude * between(u, coarse)
        amplitude *= rough
    top = height * (np.maximum(profile, 0.14) + detail * (0.35 + profile))
    x = brush.x0 + (brush.x1 - brush.x0) * u
    base = y + height * 0.2
    brush.poly(
        [(brush.x0, base), *zip(x, y - top, strict=True), (brush.x1, base)],
        (brush.tone(rock[1], 0.25), brush.tone(rock[0], 0.12)),
    )
    slope = np.gradient(np.convolve(top, np.ones(9) / 9, "same"))
    lit_side = (slope * -rig.side) < 0
    lit_rock, snow_lit, snow_dark = brush.tone(rock[1], 0.95), brush.tone(SNOW, 1.0), brush.tone("#b8c6de", 0.35)
    snow_at = height * (snowline if rig.snow < 0.5 else 0.12)
    step = 2
    rows: list[list[tuple[float, float]]] = []
    colours: list[int] = []
    for i in range(0, n - step, step):
        t = (top[i] + top[i + step]) / 2
        lean = -rig.side * (x[1] - x[0]) * (2 + 5 * rng.random())
        drop = t * (0.30 + 0.45 * rng.random())
        if lit_side[i]:
            rows.append(
                [
                    (x[i], y - top[i]),
                    (x[i + step], y - top[i + step]),
                    (x[i + step] + lean * 2, y - t + drop),
                    (x[i] + lean * 2, y - t + drop * 0.9),
                ]
            )
            colours.append(0)
        if t > snow_at * (0.9 + 0.2 * rng.random()):
            d = (t - snow_at) * (0.45 + 0.9 * rng.random()) + height * 0.01
            rows.append(
                [
                    (x[i], y - top[i] - 0.001),
                    (x[i + step] + 0.0, y - top[i + step]),
                    (x[i + step] + lean, y - t + d * 0.8),
                    (x[i] + lean, y - t + d),
                ]
            )
            colours.append(1 if lit_side[i] else 2)
    if rows:
        brush.stamps(np.array(rows), [lit_rock, snow_lit, snow_dark], np.array(colours))


def rock(
    brush: Brush,
    x: float,
    width: float,
    height: float,
    y: float = 0.0,
    albedos: Ramp = ("#4c4a50", "#77747a", "#a19d9e"),
) -> None:
    """Faceted boulder: silhouette, lit plane, top plane."""
    rng, s = brush.rng, brush.rig.side
    a = np.linspace(math.pi, 2 * math.pi, 9) + rng.normal(0, 0.06, 9)
    r = 1 + rng.normal(0, 0.09, 9)
    rim = np.stack([x + np.cos(a) * width / 2 * r, y + np.sin(a) * height * r], -1)
    brush.poly(
        [*list(rim), (x + width * 0.5, y + height * 0.05), (x - width * 0.5, y + height * 0.05)],
        (brush.tone(albedos[1], 0.35), brush.tone(albedos[0], 0.1)),
    )
    peak = np.array([x - s * width * 0.06, y - height * 0.42])
    for i in range(8):
        facing = math.cos((a[i] + a[i + 1]) / 2) * s
        up = -math.sin((a[i] + a[i + 1]) / 2)
        lit = np.clip(0.18 + 0.45 * facing + 0.42 * up, 0, 1.1)
        colour = (
            brush.tone(SNOW, lit)
            if brush.rig.snow > 0.5 and up > 0.55
            else brush.tone(mix(albedos[0], albedos[2], lit), lit)
        )
        brush.poly(np.array([rim[i], rim[i + 1], peak]), colour)
    foot = [
        (x - width * 0.5, y + height * 0.05),
        (x - width * 0.12 * s, y + height * 0.05),
        (x + width * 0.5, y + height * 0.05),
    ]
    brush.poly(
        np.array([rim[0], peak, foot[1], foot[0]]),
        brush.tone(mix(albedos[0], albedos[1], 0.5 - 0.4 * s), 0.30 - 0.18 * s),
    )
    brush.poly(
        np.array([rim[-1], peak, foot[1], foot[2]]),
        brush.tone(mix(albedos[0], albedos[1], 0.5 + 0.4 * s), 0.30 + 0.18 * s),
    )


def dunes(
    brush: Brush, height: float, albedos: Ramp = ("#b9824e", "#efc98a"), y: float = 0.0, crests: float = 3
) -> None:
    """Dune ridges: smooth lit windward slope, crisp S-shaped shaded slip face."""
    rng, rig = brush.rng, brush.rig
    if rig.snow > 0.5:
        albedos = ("#b4c2da", "#f1f5fb")
    x = np.linspace(brush.x0, brush.x1, 160)
    phase = rng.random() * 6
    span = brush.x1 - brush.x0
    top = height * (
        0.45
        + 0.40 * np.sin(x / span * math.tau * crests * 0.8 + phase)
        + 0.15 * np.sin(x / span * math.tau * crests * 1.9 + phase * 2)
    )
    base = y + height * 0.7
    brush.poly(
        [(brush.x0, base), *zip(x, y - top, strict=True), (brush.x1, base)],
        (brush.tone(albedos[1], 0.95), brush.tone(mix(albedos[1], albedos[0], 0.35), 0.62)),
    )
    slope = np.gradient(top, x)
    shade = slope * rig.side > 0
    edges = np.flatnonzero(np.diff(shade.astype(int)))
    for i0, i1 in zip([0, *edges], [*edges, len(x) - 1], strict=True):
        if i1 - i0 < 8 or not shade[(i0 + i1) // 2]:
            continue
        crest = list(zip(x[i0 : i1 + 1], y - top[i0 : i1 + 1], strict=True))
        peak = crest[-1] if rig.side > 0 else crest[0]
        foot = crest[0] if rig.side > 0 else crest[-1]
        width = abs(crest[-1][0] - crest[0][0])
        curve = [
            (
                peak[0] - rig.side * width * (0.10 + 0.34 * math.sin(k / 8 * math.pi)),
                peak[1] + (base - peak[1]) * 0.75 * k / 8,
            )
            for k in range(9)
        ]
        brush.poly(
            (crest if rig.side > 0 else crest[::-1]) + curve + [(foot[0], base)],
            (brush.tone(albedos[0], 0.34), brush.tone(mix(albedos[0], albedos[1], 0.6), 0.55)),
        )


def cave_arch(
    brush: Brush,
    width: float,
    height: float,
    rough: float = 0.22,
    albedos: Ramp = ("#2a2c3c", "#4a4c62", "#7d7c90"),
    teeth: int = 7,
) -> None:
    """Rock wall with an opening cut out: one per depth gives the tunnel. Lit along the rim of the hole."""
    rng, rig = brush.rng, brush.rig
    n = 46
    a = np.linspace(math.pi * 1.02, -math.pi * 0.02, n)
    r = (
        1
        + rough * (np.interp(np.linspace(0, 1, n), np.linspace(0, 1, 12), rng.random(12)) - 0.5)
        + rng.normal(0, 0.012, n)
    )
    hx, hy = np.cos(a) * width / 2 * r, -np.sin(a) * height * r
    path = skia.Path()
    path.addRect(skia.Rect.MakeLTRB(brush.x0 - 2, min(brush.top * 1.3, -height * 1.6), brush.x1 + 2, 1.0))
    hole = polygon([*zip(hx, hy, strict=True), (hx[-1], 1.4), (hx[0], 1.4)])
    shape = skia.Op(path, hole, skia.PathOp.kDifference_PathOp)
    paint = skia.Paint(
        AntiAlias=True,
        Dither=True,
        Shader=skia.GradientShader.MakeRadial(
            (0, -height * 0.4),
            max(width, height) * 1.05,
            [
                argb(brush.tone(albedos[2], 0.75)),
                argb(brush.tone(albedos[1], 0.30)),
                argb(brush.tone(albedos[0], 0.04)),
            ],
            [0.42, 0.62, 1],
        ),
    )
    brush.canvas.drawPath(shape, paint)
    for i in range(n - 1):  # facets hugging the opening
        if rng.random() < 0.75:
            k0, k1 = 1.06 + 0.16 * rng.random(), 1.10 + 0.30 * rng.random()
            lit = np.clip(0.15 + 0.55 * rng.random() * (0.4 + 0.6 * (hx[i] * -rig.side > 0)), 0, 1)
            brush.poly(
                [(hx[i], hy[i]), (hx[i + 1], hy[i + 1]), (hx[i + 1] * k0, hy[i + 1] * k0), (hx[i] * k1, hy[i] * k1)],
                brush.tone(mix(albedos[1], albedos[2], lit), lit),
                0.75,
            )
    for _ in range(teeth):
        i = int(n * (0.2 + 0.6 * rng.random()))
        w, drop = width * (0.02 + 0.03 * rng.random()), height * (0.10 + 0.24 * rng.random())
        brush.poly(
            [
                (hx[i] - w, hy[i] - 0.3),
                (hx[i] + w, hy[i] - 0.3),
                (hx[i] + w * 0.15, hy[i] + drop),
                (hx[i] - w * 0.1, hy[i] + drop * 0.97),
            ],
            (brush.tone(albedos[1], 0.25), brush.tone(albedos[2], 0.8)),
        )


def crystals(brush: Brush, x: float, size: float, colour: str = "#69d8ff", count: int = 6) -> None:
    """Emissive cluster."""
    for k in range(count):
        a = -math.pi / 2 + (k - count / 2 + 0.5) * 0.28 + brush.rng.normal() * 0.08
        tall, w = size * (0.5 + 0.6 * brush.rng.random()), size * 0.10
        tip = (x + math.cos(a) * tall, math.sin(a) * tall)
        nx, ny = -math.sin(a) * w, math.cos(a) * w
        brush.poly(
            [(x - nx, -ny), (x + math.cos(a) * tall * 0.75 - nx, math.sin(a) * tall * 0.75 - ny), tip, (x, 0)],
            mix(colour, "#ffffff", 0.35),
        )
        brush.poly(
            [(x + nx, ny), (x + math.cos(a) * tall * 0.75 + nx, math.sin(a) * tall * 0.75 + ny), tip, (x, 0)],
            mix(colour, "#103050", 0.35),
        )
    brush.light(x, -size * 0.4, size * 0.5, mix(colour, "#2040a0", 0.2), 0.8)
