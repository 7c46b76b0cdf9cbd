"""What grows where it is hot and wet: broad leaves, lianas, buttressed trees, bamboo. Metres; the ground is y = 0."""

import math

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.clearing import covers
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.light import Ramp
from rushes.engines.previs.world.trees import limb, tone_ramp

LUSH: Ramp = ("#0f3428", "#1f6238", "#459848", "#9fce58")
CULM: Ramp = ("#3c6a34", "#6f9c44", "#b0cc6a")


def broad_leaf(brush: Brush, x: float, y: float, length: float, angle: float, lit: float, albedos: Ramp = LUSH) -> None:
    """One leaf as long as an arm: its halves catch the light differently, and it hangs down towards its tip."""
    s = np.linspace(0, 1, 12)
    bend = 0.55 * length * s**2
    px, py = x + math.cos(angle) * length * s, y + math.sin(angle) * length * s + bend
    wide = 0.19 * length * np.sin(np.pi * np.clip(s * 0.94 + 0.06, 0, 1)) ** 0.75
    across = (-math.sin(angle), math.cos(angle))
    tones = tone_ramp(brush, albedos, 0.05, 1.15)
    for side in (-1, 1):
        edge = list(zip(px + side * wide * across[0], py + side * wide * across[1], strict=True))
        middle = list(zip(px, py, strict=True))
        shade = lit + 0.16 * side * (1 if across[1] * side < 0 else -1) * -side
        k = int(np.clip(shade * len(tones), 0, len(tones) - 1))
        brush.poly([*middle, *reversed(edge)], tones[k])
    rib = tones[min(len(tones) - 1, int(np.clip(lit, 0, 1) * len(tones)) + 1)]
    brush.line(list(zip(px, py, strict=True)), max(0.018 * length, 0.8 / brush.px), rib, 0.9)


def broad_leaves(brush: Brush, x: float, tall: float, count: int = 9, albedos: Ramp = LUSH) -> None:
    """A stand of broad leaves on stalks, as bananas have them; nothing of it hides a face."""
    rng = brush.rng
    if covers(brush.clear, x - 0.6 * tall, x + 0.6 * tall, -1.3 * tall, 0):
        tall *= 0.45
    order = np.argsort(rng.random(count))
    for k in order.tolist():
        turn = -math.pi / 2 + (k - (count - 1) / 2) * 2.3 / count + 0.15 * float(rng.normal())
        foot = tall * (0.15 + 0.45 * float(rng.random()))
        lit = 0.46 + 0.30 * math.cos(turn) * brush.rig.side + 0.12 * float(rng.normal())
        stalk = (x + 0.1 * tall * math.cos(turn), -foot)
        brush.line([(x, 0.05), stalk], 0.03 * tall, brush.tone(albedos[1], 0.4))
        broad_leaf(brush, *stalk, tall * (0.62 + 0.3 * float(rng.random())), turn, lit, albedos)


def liana(brush: Brush, x0: float, x1: float, sag: float, albedo: str = "#6a5a38") -> None:
    """A vine that hangs in a bow between two boughs above the picture, with leaves along it."""
    s = np.linspace(0, 1, 22)
    px = x0 + (x1 - x0) * s
    py = brush.top * 1.06 + sag * 4 * s * (1 - s)
    thick = max(0.0075 * brush.z, 0.03)
    brush.line(list(zip(px, py, strict=True)), thick, brush.tone(albedo, 0.35))
    for k in range(1, 21):
        size = thick * (4.5 + 3 * brush.rng.random())
        broad_leaf(
            brush, px[k], py[k], size, math.pi / 2 + 0.9 * float(brush.rng.normal()), 0.3 + 0.5 * brush.rng.random()
        )


def hanging(brush: Brush, x: float, length: float, albedo: str = "#6a5a38") -> None:
    """A liana that hangs straight down out of the canopy."""
    thick = max(0.006 * brush.z, 0.025)
    s = np.linspace(0, 1, 14)
    px = x + 0.14 * np.sin(5 * s + x) * length * 0.12
    py = brush.top * 1.06 + length * s
    brush.line(list(zip(px, py, strict=True)), thick, brush.tone(albedo, 0.3))
    for k in range(2, 14, 2):
        side = 1 if k % 4 else -1
        broad_leaf(brush, px[k], py[k], 6 * thick, math.pi / 2 - side * 0.8, 0.35 + 0.4 * brush.rng.random())


def giant(brush: Brush, x: float, radius: float, bark: str = "#5a4a3a") -> None:
    """The trunk of a jungle giant, with buttress roots and climbing leaves."""
    top = brush.top * 1.1
    for side, reach in ((-1, 2.6), (1, 2.9), (-1, 1.5), (1, 1.6)):
        root = [
            (x + side * reach * radius, 0.1),
            (x + side * 0.9 * radius, -1.2 * radius),
            (x + side * 0.8 * radius, -4.2 * radius),
            (x, -3.4 * radius),
            (x, 0.1),
        ]
        brush.poly(
            root,
            (brush.tone(bark, 0.55 if side == brush.rig.side else 0.2), brush.tone(mix(bark, "#1a2a1c", 0.4), 0.15)),
        )
    limb(brush, x, 0.1, radius * 1.1, x, top, radius * 0.8, bark)
    for _ in range(9):
        at = x + radius * (1.5 * float(brush.rng.random()) - 0.75)
        low = -7 * radius * float(brush.rng.random())
        brush.line([(at, low), (at + 0.1 * radius, low - 2.4 * radius)], 0.07 * radius, brush.tone("#2a241c", 0.1), 0.5)
    for k in range(26):
        y = top * float(brush.rng.random())
        at = x + radius * (1.9 * float(brush.rng.random()) - 0.95)
        lit = 0.35 + 0.3 * (at - x) / radius * brush.rig.side + 0.15 * float(brush.rng.normal())
        broad_leaf(
            brush, at, y, radius * (0.45 + 0.4 * float(brush.rng.random())), math.pi * (0.2 + 0.6 * (k % 2)), lit
        )


def culms(brush: Brush, spots: NDArray[np.floating], radius: float, albedos: Ramp = CULM) -> None:
    """Stalks of bamboo that grow out of the picture: rings at their nodes, one side in the light."""
    rng, rig = brush.rng, brush.rig
    top = brush.top * 1.1
    for x in spots.tolist():
        r = radius * (0.7 + 0.6 * float(rng.random()))
        if covers(brush.clear, x - r, x + r, top, 0):
            continue
        lean = 0.05 * float(rng.normal()) * -top
        age = float(rng.random())
        body = mix(mix(albedos[0], albedos[1], 0.3 + 0.7 * age), "#c2b060", 0.35 * (age > 0.85))
        outline = [(x - r, 0.1), (x + lean - 0.8 * r, top), (x + lean + 0.8 * r, top), (x + r, 0.1)]
        brush.poly(outline, brush.tone(body, 0.30))
        s = rig.side
        stripe = [
            (x + s * 0.1 * r, 0.1),
            (x + lean + s * 0.1 * r, top),
            (x + lean + s * 0.66 * r, top),
            (x + s * 0.8 * r, 0.1),
        ]
        brush.poly(stripe, brush.tone(mix(body, albedos[2], 0.5), 0.95), 0.75)
        step, y = 7.5 * r * (0.8 + 0.4 * float(rng.random())), -2 * r
        while y > top:
            at = x + lean * y / top
            brush.line([(at - 1.06 * r, y), (at + 1.06 * r, y)], 0.26 * r, brush.tone(mix(body, "#e8ecc0", 0.55), 0.7))
            brush.line(
                [(at - 1.0 * r, y + 0.24 * r), (at + 1.0 * r, y + 0.24 * r)],
                0.2 * r,
                brush.tone(mix(body, "#203018", 0.6), 0.2),
                0.8,
            )
            if rng.random() < 0.35:
                spray(brush, at, y, 6 * r, 1 if rng.random() < 0.5 else -1, albedos)
            y -= step


def spray(brush: Brush, x: float, y: float, reach: float, side: int, albedos: Ramp = CULM) -> None:
    """A twig of bamboo with its narrow leaves."""
    tip = (x + side * reach, y - 0.35 * reach)
    brush.line([(x, y), tip], max(0.02 * reach, 0.7 / brush.px), brush.tone(albedos[0], 0.4))
    tones = tone_ramp(brush, (*albedos, "#dbe89a"), 0.1, 1.15)
    n = 11
    s = 0.3 + 0.7 * brush.rng.random(n)
    base = np.stack([x + (tip[0] - x) * s, y + (tip[1] - y) * s], -1)
    angle = (0.0 if side > 0 else math.pi) + side * (0.35 + 0.5 * brush.rng.normal(0, 1, n))
    long = reach * (0.35 + 0.3 * brush.rng.random(n))
    along = np.stack([np.cos(angle), np.abs(np.sin(angle)) * 0.9 + 0.15], -1) * long[:, None]
    wide = np.stack([-along[:, 1], along[:, 0]], -1) * 0.10
    shapes = np.stack([base, base + 0.4 * along + wide, base + along, base + 0.4 * along - wide], 1)
    brush.stamps(shapes, tones, brush.rng.integers(1, len(tones), n))
