"""Things that break, burst, come together and are cut: the picture of the thing in parts."""

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from rushes.engines.previs.figures.geometry import Point, smoothstep
from rushes.engines.previs.figures.paint import polygon
from rushes.engines.previs.raster import skia
from rushes.engines.previs.things.moment import Show
from rushes.engines.previs.things.pen import Pen

BREAKS_AT, WHOLE_AT = 0.20, 0.80
"""Shares of a shot at which a thing breaks, and from which on it is whole that comes together."""

RINGS, SPOKES = 3, 8
GRAINS = 26
"""Particles across the height of a thing."""
SEED = 0x7368


@lru_cache(8)
def _cracks(half: float) -> Sequence[tuple[tuple[Point, ...], Point]]:
    """The pieces of a pane that was hit in its lower middle: corners and the middle of each, irregular, no gaps."""
    rng = np.random.default_rng(SEED)
    reach = 1.25 * max(half, 0.6)
    corners: list[list[Point]] = []
    for ring in range(RINGS + 1):
        row: list[Point] = []
        for spoke in range(SPOKES):
            a = math.tau * (spoke + 0.35 * float(rng.uniform(-1, 1)) + 0.5 * (ring % 2)) / SPOKES
            r = reach * (ring / RINGS) * (1 + 0.16 * float(rng.uniform(-1, 1)))
            row.append((r * math.cos(a), -0.45 + 0.95 * r * math.sin(a)))
        corners.append(row)
    found: list[tuple[tuple[Point, ...], Point]] = []
    for ring in range(RINGS):
        for spoke in range(SPOKES):
            after = (spoke + 1) % SPOKES
            shape = (corners[ring][spoke], corners[ring][after], corners[ring + 1][after], corners[ring + 1][spoke])
            middle = (sum(x for x, _ in shape) / 4, sum(y for _, y in shape) / 4)
            found.append((shape, middle))
    return found


def shards(pen: Pen, show: Show) -> None:
    """The pieces of what has hit the ground, flying apart ever slower, turning, and splinters between them."""
    if show.u < BREAKS_AT:
        return
    gone = (show.u - BREAKS_AT) / (1 - BREAKS_AT)
    apart = 1 - (1 - gone) ** 2.6
    for k, (shape, (x, y)) in enumerate(_cracks(show.half)):
        pull = 0.55 + 0.45 * ((k * 0.618) % 1)
        dx, dy = x * 1.25 * apart * pull, (y + 0.20) * 0.95 * apart * pull + 0.34 * gone * gone
        dy = min(dy, -y * 0.9)
        pen.canvas.save()
        pen.canvas.translate(x + dx, y + dy)
        pen.canvas.rotate(150 * apart * (((k * 0.382) % 1) - 0.5))
        pen.canvas.translate(-x, -y)
        pen.canvas.clipPath(polygon(shape), True)
        show.paste(pen)
        pen.canvas.restore()
    splinters: list[Point] = []
    for k in range(44):
        a, speed = 2.39996 * k, 0.35 + 1.1 * ((k * 0.618) % 1)
        x, y = speed * math.cos(a) * apart * 1.15, -0.30 - 0.8 * speed * abs(math.sin(a)) * apart + 0.5 * gone * gone
        splinters.append((x, min(0.04, y)))
    pen.flecks(splinters[::2], pen.tone(show.ink, 1.1), 0.028)
    pen.flecks(splinters[1::2], "#f6f4f2", 0.02)


@lru_cache(4)
def _grains(image: skia.Image, grain: float, foot: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    """Points of a picture in the thing's heights (n, 2), and their colours (n, 4) as floats."""
    pixels = image.toarray(colorType=skia.kRGBA_8888_ColorType)
    step = max(1, round(grain / GRAINS))
    rows, columns = np.nonzero(pixels[::step, ::step, 3] > 128)
    points = np.stack([(columns * step - foot[0]) / grain, (rows * step - foot[1]) / grain], 1)
    return points, pixels[rows * step, columns * step].astype(np.float32) / np.float32(255)


def _swarm(pen: Pen, show: Show, apart: float) -> None:
    assert show.image is not None
    points, colours = _grains(show.image, show.grain, show.foot)
    rng = np.random.default_rng(SEED)
    push = rng.normal(0, 1, points.shape)
    away = points - (0.0, -0.45)
    spread = away * 1.35 + push * 0.30 + np.stack([push[:, 1], -abs(push[:, 0])], 1) * 0.12
    curl = 0.05 * np.stack([np.sin(3 * show.t + 9 * points[:, 1]), np.cos(2.6 * show.t + 9 * points[:, 0])], 1)
    at = points + apart * (spread + curl)
    size = 1.15 / GRAINS * (1.2 - 0.6 * apart)
    bins = (colours[:, :3] * 5).round().astype(int) @ (36, 6, 1)
    for key in np.unique(bins):
        chosen = bins == key
        red, green, blue = (int(v) for v in colours[chosen, :3].mean(0) * 255)
        pen.flecks([(float(x), float(y)) for x, y in at[chosen]], f"#{red:02x}{green:02x}{blue:02x}", size)


def particles_out(pen: Pen, show: Show) -> None:
    """The thing as a burst of particles in its own colours."""
    if show.u >= BREAKS_AT:
        gone = (show.u - BREAKS_AT) / (1 - BREAKS_AT)
        _swarm(pen, show, 1 - (1 - gone) ** 1.35)


def particles_in(pen: Pen, show: Show) -> None:
    """Particles that come together and become the thing."""
    if show.u < WHOLE_AT:
        _swarm(pen, show, 1 - smoothstep(0.0, WHOLE_AT, 0.18 + show.u * 0.82))


def halves(pen: Pen, show: Show) -> None:
    """A thing that a knife has cut in two, one half leaning away; those that show their own slice keep to it."""
    slides = smoothstep(0.08, 0.40, show.u)
    if show.thing.cuts_itself or slides <= 0:
        return
    for side in (-1, 1):
        pen.canvas.save()
        pen.canvas.translate(side * (0.04 + 0.13 * slides), 0)
        pen.canvas.rotate(side * 9 * slides)
        pen.canvas.clipRect(skia.Rect.MakeLTRB(min(0, side * 3), -2, max(0, side * 3), 0.2))
        show.paste(pen)
        pen.canvas.restore()
    x, y = 0.02, -1.05 + 0.62 * slides
    pen.poly([(x - 0.02, y + 0.55), (x + 0.02, y + 0.50), (x + 0.03, y - 0.05), (x - 0.03, y - 0.05)], "#eef2f6")
    pen.poly([(x - 0.02, y + 0.55), (x, y + 0.52), (x, y - 0.05), (x - 0.03, y - 0.05)], "#aab4c0")
    pen.line([(x, y - 0.08), (x, y - 0.36)], 0.075, "#3a2a24")
