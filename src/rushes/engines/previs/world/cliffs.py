"""Walls of rock that stand up from land or sea. Metres; the ground is y = 0."""

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.light import Ramp
from rushes.engines.previs.world.terrain import between
from rushes.engines.previs.world.trees import SNOW, leaf_shapes, tone_ramp

GREY: Ramp = ("#33363c", "#5f6468", "#989a98")


def cliff(
    brush: Brush,
    tops: list[tuple[float, float]],
    albedos: Ramp = GREY,
    moss: float = 0.0,
    foot: float = 0.6,
) -> None:
    """A wall of rock below the line `tops` ((x, height) from left to right): pillars with a lit and a shaded side.

    `moss` 0..1 is how much grows on its ledges.
    """
    rng, rig = brush.rng, brush.rig
    line = np.asarray(tops, np.float64)
    xs, heights = line[:, 0], line[:, 1]
    step = max(0.2, (xs[-1] - xs[0]) / 120)
    edges = xs[0] + np.cumsum(step * (0.5 + rng.random(int(1.4 * (xs[-1] - xs[0]) / step))))
    edges = np.concatenate([[xs[0]], edges[edges < xs[-1]], [xs[-1]]])
    crest = np.asarray(np.interp(edges, xs, heights), np.float64) * (1 + 0.05 * (rng.random(len(edges)) - 0.5))
    wall = [(xs[0], foot), *zip(edges, -crest, strict=True), (xs[-1], foot)]
    brush.poly(wall, (brush.tone(albedos[1], 0.5), brush.tone(albedos[0], 0.15)))
    turn = between(np.linspace(0, 1, len(edges) - 1), rng.random(max(4, len(edges) // 6)))
    tones = tone_ramp(brush, albedos, 0.05, 1.05)
    shapes: list[list[tuple[float, float]]] = []
    index: list[int] = []
    for k in range(len(edges) - 1):
        left, right, tall = edges[k], edges[k + 1], min(crest[k], crest[k + 1])
        if tall < 0.1:
            continue
        up = tall
        while up > 0.02 * tall:
            down = max(0.0, up - tall * (0.10 + 0.30 * rng.random()))
            lean = (right - left) * 0.9 * (rng.random() - 0.5)
            lit = 0.42 + 0.9 * (turn[k] - 0.5) + 0.22 * rng.normal() + 0.16 * (up / tall - 0.5)
            shapes.append([(left, -up), (right, -up), (right + lean, -down), (left + lean, -down)])
            index.append(int(np.clip(lit * len(tones), 0, len(tones) - 1)))
            up = down
    if shapes:
        brush.stamps(np.array(shapes), tones, np.array(index))
    _on_ledges(brush, edges, crest, moss)
    brush.fade(xs[0], -0.35 * float(crest.max()), xs[-1] - xs[0], 0.35 * float(crest.max()), rig.haze, 0, 0.18, False)


def _on_ledges(brush: Brush, edges: NDArray[np.floating], crest: NDArray[np.floating], moss: float) -> None:
    """Grass along the upper edge and moss on the ledges; in winter snow lies there."""
    rng, snowy = brush.rng, brush.rig.snow > 0.5
    if moss <= 0 and not snowy:
        return
    n = int(len(edges) * 16 * max(moss, 0.4 * snowy))
    x = edges[0] + (edges[-1] - edges[0]) * rng.random(n)
    tall = np.asarray(np.interp(x, edges, crest), np.float64)
    ledges = rng.random((6, 2)) * (1.0, 0.75)  # where on the wall things find a hold
    held = rng.integers(0, 9, n)
    down = np.where(held < 6, ledges[np.minimum(held, 5), 1] + 0.05 * rng.random(n), 0.06 * rng.random(n) ** 2)
    aside = np.abs((x - edges[0]) / (edges[-1] - edges[0]) - ledges[np.minimum(held, 5), 0])
    keep = (held >= 6) | (aside < 0.07)
    x, tall, down = x[keep], tall[keep], down[keep]
    n = len(x)
    size = np.minimum(tall * 0.018, 0.3)
    at = np.stack([x, -tall * (1 - down)], -1)
    tones = [brush.tone(SNOW, lit) for lit in (0.5, 0.8, 1.1)] if snowy else tone_ramp(brush, brush.rig.growth.foliage)
    shapes = leaf_shapes(rng, at, size, n, 0.5)
    brush.stamps(shapes, tones, rng.integers(0, len(tones), n))


def spires(brush: Brush, stacks: list[tuple[float, float, float]], albedos: Ramp = GREY) -> None:
    """Rocks that stand alone: (x, width, height) of each, with shoulders."""
    for x, width, height in stacks:
        s = brush.rig.side
        n = 12
        rim = np.abs(np.linspace(-1, 1, n))
        tall = height * (1 - rim**2.2) * (0.86 + 0.28 * brush.rng.random(n)) + 0.04 * height
        xs = x + width / 2 * np.linspace(-1, 1, n)
        outline = [(xs[0], 0.3), *zip(xs, -tall, strict=True), (xs[-1], 0.3)]
        brush.poly(outline, (brush.tone(albedos[1], 0.6), brush.tone(albedos[0], 0.15)))
        for k in range(n - 1):
            facing = (k / (n - 2) * 2 - 1) * s
            lit = float(np.clip(0.45 + 0.5 * facing + 0.15 * brush.rng.normal(), 0, 1.1))
            split = 0.35 + 0.35 * brush.rng.random()
            low = [(xs[k], -tall[k] * split), (xs[k + 1], -tall[k + 1] * split)]
            brush.poly(
                [(xs[k], -tall[k]), (xs[k + 1], -tall[k + 1]), low[1], low[0]],
                brush.tone(mix(albedos[0], albedos[2], lit), lit) if brush.rig.snow < 0.5 else brush.tone(SNOW, lit),
            )
            dim = 0.6 * lit
            brush.poly(
                [low[0], low[1], (xs[k + 1], 0.2), (xs[k], 0.2)], brush.tone(mix(albedos[0], albedos[1], dim), dim)
            )
