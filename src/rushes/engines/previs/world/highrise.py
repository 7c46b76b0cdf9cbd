"""Towers of glass, near and far, and the railing of a promenade. Metres; the ground is y = 0."""

import math
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import Ink, mix, rgb
from rushes.engines.previs.world.houses import WINDOW_WARM

Crown = Literal["flat", "steps", "spire", "slant", "arc"]
CROWNS: tuple[Crown, ...] = ("flat", "steps", "spire", "slant", "flat", "arc")
GLASS = ("#5f86a8", "#7a94a6", "#4f7a94", "#8a9098", "#6a7f9a", "#9a8a80")
STOREY = 4.2
"""Metres from floor to floor, and from window to window."""

LEAST_PANE = 4.0
"""Pixels that a window has at least; smaller ones would sparkle."""


def tower(brush: Brush, x: float, w: float, h: float, crown: Crown, glass: str, windows: bool = True) -> None:
    """A tower about x: glass that mirrors the sky, one side in shade, floors, a crown; lit windows by night."""
    rig, side = brush.rig, brush.rig.side
    left, top = x - w / 2, -h
    mirror = mix(glass, rig.sky[3], 0.45 if rig.time != "night" else 0.10)
    shades = (mix(brush.tone(mirror, None), rig.sky[1], 0.22), brush.tone(mix(glass, rig.sky[4], 0.25), None))
    brush.rect(left, top, w, h + 3, shades)
    _crown(brush, x, w, h, crown, glass)
    dark = left if side > 0 else left + 0.62 * w
    brush.rect(dark, top, 0.38 * w, h + 3, brush.tone(mix(glass, "#1c2440", 0.5), 0.0), 0.55)
    gleam = left + w * (0.72 if side > 0 else 0.12)
    brush.fade(gleam, top, 0.16 * w, h, mix(rig.key, rig.sky[4], 0.6), 0.42 * rig.sun_visible, 0.0, horizontal=False)
    if windows:
        _floors(brush, left, w, h)


def _crown(brush: Brush, x: float, w: float, h: float, crown: Crown, glass: str) -> None:
    ink = mix(brush.tone(mix(glass, brush.rig.sky[3], 0.3), None), brush.rig.sky[1], 0.22)
    left, right = x - w / 2, x + w / 2
    tip = -h
    if crown == "steps":
        for k, share in enumerate((0.74, 0.5, 0.26)):
            brush.rect(x - share * w / 2, -h - 0.05 * h * (k + 1), share * w, 0.05 * h + 0.5, ink)
        tip = -1.15 * h
    elif crown == "slant":
        rise = 0.16 * h * brush.rig.side
        brush.poly([(left, -h + 1), (left, -h - max(0.0, -rise)), (right, -h - max(0.0, rise)), (right, -h + 1)], ink)
        tip = -h - abs(rise)
    elif crown == "arc":
        points = [(x + w / 2 * math.cos(a), -h - 0.10 * h * math.sin(a)) for a in np.linspace(0, math.pi, 16).tolist()]
        brush.poly([*points, (left, -h + 1), (right, -h + 1)], ink)
        tip = -1.10 * h
    if crown in ("spire", "steps"):
        brush.poly([(x - 0.05 * w, tip + 1), (x, tip - 0.22 * h), (x + 0.05 * w, tip + 1)], ink)
        tip -= 0.20 * h
    else:
        brush.rect(x - 0.12 * w, tip - 0.03 * h, 0.24 * w, 0.03 * h + 1, brush.tone(glass, 0.1))
    if h > 0.55 * -brush.top:
        brush.mark("beacon", x, tip)


def _floors(brush: Brush, left: float, w: float, h: float) -> None:
    """Lines between the floors by day; by night every window for itself."""
    rig, rng = brush.rig, brush.rng
    rows, columns = (max(3, int(min(side / STOREY, side * brush.px / LEAST_PANE))) for side in (h, w))
    for row in range(rows):
        brush.rect(left, -h + h * row / rows, w, max(0.35, 0.8 / brush.px), brush.tone("#22304a", 0.2), 0.30)
    gx, gy = np.meshgrid(np.arange(columns), np.arange(rows))
    floors = rng.random(rows)[:, None] < 0.25  # whole floors that still work
    chance, tint = rng.random(gx.shape), rng.integers(0, 5, gx.shape)
    on = chance < np.where(floors, 0.55, 0.17) * rig.lamps if rig.lamps > 0.3 else chance < 0.05
    px, py = left + w * (gx[on] + 0.20) / columns, -h + h * (gy[on] + 0.34) / rows
    shapes = _panes(px, py, w / columns * 0.60, h / rows * 0.36)
    inks: list[Ink] = [rgb(ink) * np.float32(0.50 + 0.45 * rig.lamps) for ink in (*WINDOW_WARM, "#dfeaff")]
    if rig.lamps <= 0.3:
        inks = [mix(rig.sky[2], rig.sky[3], share) for share in (0.3, 0.5, 0.8, 0.6, 1.0)]
    brush.stamps(shapes, inks, tint[on])


def _panes(x: NDArray[np.floating], y: NDArray[np.floating], w: float, h: float) -> NDArray[np.floating]:
    corners = ((0.0, 0.0), (w, 0.0), (w, h), (0.0, h))
    return np.stack([np.stack([x + dx, y + dy], -1) for dx, dy in corners], 1)


def skyscrapers(brush: Brush, height: float, wide: tuple[float, float], gap: float = 0.0, windows: bool = True) -> None:
    """A row of towers up to `height` metres, highest beside the middle; none within `gap` of the half width of it."""
    rng, x = brush.rng, brush.x0
    while x < brush.x1:
        w = wide[0] + (wide[1] - wide[0]) * float(rng.random())
        share = abs(x + w / 2) / brush.half
        swell = math.exp(-(((share - 0.42) / 0.40) ** 2))
        low, high = rng.random(2).tolist()
        h = height * (0.20 + 0.22 * low + 0.62 * swell * high**1.6)
        crown, glass = CROWNS[int(rng.integers(0, 6))], GLASS[int(rng.integers(0, 6))]
        if share > gap:
            tower(brush, x + w / 2, w, h, crown, glass, windows)
        x += w * (1.04 + 0.22 * float(rng.random()))


def railing(brush: Brush, y: float = 0.0) -> None:
    """Posts with two bars and a broad rail."""
    ink, width = "#3c4350", brush.x1 - brush.x0
    for k in range(int(width / 1.5) + 1):
        x = brush.x0 + 1.5 * k
        brush.rect(x - 0.035, y - 1.04, 0.07, 1.04, (brush.tone(ink, 0.8), brush.tone(ink, 0.2)))
    for up in (0.30, 0.54, 0.78):
        brush.rect(brush.x0, y - up, width, 0.028, brush.tone(ink, 0.5))
    brush.rect(brush.x0, y - 1.10, width, 0.08, (brush.tone(mix(ink, "#ffffff", 0.4), 1.0), brush.tone(ink, 0.3)))
    brush.rect(brush.x0, y - 0.10, width, 0.14, (brush.tone("#a8a29a", 0.8), brush.tone("#6a655f", 0.3)))
    if brush.rig.snow > 0.5:
        brush.rect(brush.x0, y - 1.14, width, 0.05, brush.tone("#f3f7fc", 1.0))
