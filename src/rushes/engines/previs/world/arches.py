"""A garden of Japan: an arched red bridge, stone lanterns, a pagoda, trees in blossom. Metres; the ground is y = 0."""

import math

import numpy as np

from rushes.engines.previs.world import trees
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.trees import SNOW

VERMILION, CAP = "#d03a2a", "#2a2426"
BLOSSOM = ("#b8788c", "#e09ab0", "#f4bccb", "#ffe4ea")
MAPLE = ("#7a2420", "#b8382a", "#dc5a34", "#f2924a")


def arched_bridge(
    brush: Brush, x: float, span: float, rise: float, rail: float = 1.0, y: float = 0.0, stands: bool = True
) -> None:
    """A bridge that swings up over water: planks on two beams, rails with capped posts; the far rail shows behind.

    Where it `stands`, its beam and its piers show, too.
    """

    def height(share: float) -> float:
        return y - rise * (1 - (2 * share - 1) ** 2)

    shares = np.linspace(0, 1, 41).tolist()
    left = x - span / 2
    red, dark = (brush.tone(VERMILION, lit) for lit in (0.9, 0.25))
    for back in (True, False):
        lift, lit = (0.16, 0.45) if back else (0.0, 0.9)
        ink = brush.tone(VERMILION, lit)
        thick = 0.05 * rail if back else 0.075 * rail
        for up in (0.42, 0.74, 1.0):
            curve = [(left + span * s, height(s) - rail * up - lift) for s in shares]
            brush.line(curve, thick * (1.5 if up == 1.0 else 1.0), ink)
        posts = 9
        for k in range(posts):
            s = (k + 0.5 * (not back)) / (posts - (0 if not back else 1))
            if not 0 <= s <= 1:
                continue
            px, py = left + span * s, height(s) - lift
            wide = 0.09 * rail if back else 0.13 * rail
            brush.rect(px - wide / 2, py - rail * 1.16, wide, rail * 1.2, (ink, brush.tone(VERMILION, lit * 0.5)))
            if not back:
                brush.rect(px - wide * 0.8, py - rail * 1.30, wide * 1.6, rail * 0.16, brush.tone(CAP, 0.6))
                brush.oval(px, py - rail * 1.33, wide * 0.6, rail * 0.08, brush.tone("#d8ac4a", 0.9))
        if back:  # the planks lie between the two rails
            top = [(left + span * s, height(s) - 0.16) for s in shares]
            foot = [(left + span * s, height(s)) for s in reversed(shares)]
            snowy = brush.rig.snow > 0.5
            brush.poly([*top, *foot], brush.tone(SNOW if snowy else "#a8683f", 0.9))
            for k in range(int(span / 0.3)):
                s = k * 0.3 / span
                brush.line(
                    [(left + span * s, height(s) - 0.16), (left + span * s, height(s))],
                    0.02,
                    brush.tone("#5a3020", 0.3),
                    0.6,
                )
    if stands:
        beam = [(left + span * s, height(s)) for s in shares]
        under = [(left + span * s, height(s) + 0.30 * rail + 0.10) for s in reversed(shares)]
        brush.poly([*beam, *under], (red, dark))
        for share in (0.26, 0.74):
            px, py = left + span * share, height(share) + 0.3
            brush.rect(px - 0.12 * rail, py, 0.24 * rail, y + 0.6 - py, (red, dark))
    if brush.rig.snow > 0.5:
        brush.line([(left + span * s, height(s) - rail * 1.05) for s in shares], 0.07 * rail, brush.tone(SNOW, 1.0))


def stone_lantern(brush: Brush, x: float, h: float = 1.5) -> None:
    """A lantern of granite under a curved roof, a flame in it."""
    stone = "#8d8a86"
    brush.soft(x, 0, h * 0.4, 0.1, "#08060c", 0.45)
    brush.rect(x - h * 0.20, -h * 0.10, h * 0.40, h * 0.10, brush.tone(stone, 0.5))
    brush.rect(x - h * 0.08, -h * 0.52, h * 0.16, h * 0.44, (brush.tone(stone, 0.8), brush.tone(stone, 0.3)))
    brush.rect(x - h * 0.20, -h * 0.58, h * 0.40, h * 0.08, brush.tone(stone, 0.8))
    brush.rect(x - h * 0.15, -h * 0.78, h * 0.30, h * 0.20, brush.tone(stone, 0.5))
    lit = brush.rig.lamps > 0.2
    brush.rect(x - h * 0.08, -h * 0.75, h * 0.16, h * 0.14, "#ffd890" if lit else brush.tone("#4a4642", 0.3))
    roof = [
        (x - h * 0.34, -h * 0.76),
        (x - h * 0.16, -h * 0.86),
        (x - h * 0.06, -h * 0.94),
        (x + h * 0.06, -h * 0.94),
        (x + h * 0.16, -h * 0.86),
        (x + h * 0.34, -h * 0.76),
    ]
    brush.poly(
        roof, (brush.tone(SNOW if brush.rig.snow > 0.5 else mix(stone, "#ffffff", 0.1), 0.9), brush.tone(stone, 0.4))
    )
    brush.oval(x, -h * 0.97, h * 0.06, h * 0.06, brush.tone(stone, 0.9))
    if lit:
        brush.light(x, -h * 0.68, 0.12, "#ffc46a", 0.9)
        brush.soft(x, -h * 0.6, 1.2, 1.2, "#ffb860", 0.26 * brush.rig.lamps, plus=True)


def pagoda(brush: Brush, x: float, h: float, storeys: int = 4) -> None:
    """A tower of roofs that curve up at their corners, one above the other, lit from within by night."""
    y, w = 0.0, h * 0.42
    for k in range(storeys):
        tall, wide = h * 0.78 / storeys, w * (1 - 0.16 * k)
        wall = (brush.tone("#e6dcc6", None), brush.tone("#b8a88c", 0.3))
        brush.rect(x - wide * 0.33, y - tall, wide * 0.66, tall, wall)
        for j in range(5):
            brush.rect(
                x - wide * 0.33 + wide * 0.165 * j - 0.02 * h, y - tall, 0.018 * h, tall, brush.tone(VERMILION, 0.6)
            )
        glow = "#ffcf86" if brush.rig.lamps > 0.3 else brush.tone("#6a5a4a", 0.3)
        for j in (1, 2):
            brush.rect(x - wide * 0.33 + wide * 0.165 * j + 0.012 * h, y - tall * 0.72, wide * 0.11, tall * 0.46, glow)
        eave = y - tall * 0.88
        roof = [
            (x - wide * 0.66, eave - tall * 0.10), (x - wide * 0.52, eave), (x, eave + tall * 0.03),
            (x + wide * 0.52, eave), (x + wide * 0.66, eave - tall * 0.10), (x + wide * 0.40, eave - tall * 0.24),
            (x + wide * 0.24, eave - tall * 0.42), (x - wide * 0.24, eave - tall * 0.42),
            (x - wide * 0.40, eave - tall * 0.24),
        ]  # fmt: skip
        tile = SNOW if brush.rig.snow > 0.5 else "#3f4a54"
        brush.poly(roof, (brush.tone(mix(tile, "#ffffff", 0.12), 0.9), brush.tone(tile, 0.35)))
        y -= tall
    brush.line([(x, y + h * 0.04), (x, y - h * 0.20)], 0.022 * h, brush.tone("#c8a050", 0.8))
    for k in range(4):
        brush.line(
            [(x - 0.03 * h, y - h * (0.03 + 0.035 * k)), (x + 0.03 * h, y - h * (0.03 + 0.035 * k))],
            0.012 * h,
            brush.tone("#c8a050", 0.8),
        )


def blossom_tree(brush: Brush, x: float, height: float, lean: float = 0.0) -> None:
    """A bent trunk under clouds of blossom in spring, of leaves in summer, of red in autumn; of snow in winter."""
    rng, rig = brush.rng, brush.rig
    bark = "#4a342c"
    path = [
        (x, 0.1),
        (x + 0.10 * height + lean * 0.3, -height * 0.28),
        (x - 0.02 * height + lean * 0.6, -height * 0.52),
        (x + lean, -height * 0.74),
    ]
    for (x0, y0), (x1, y1), thick in zip(path, path[1:], (0.085, 0.065, 0.045), strict=False):
        brush.line([(x0, y0), (x1, y1)], thick * height, brush.tone(bark, 0.35))
    tips = [
        (x + lean + height * dx, -height * dy)
        for dx, dy in (
            (-0.36, 0.72),
            (-0.18, 0.90),
            (0.06, 0.98),
            (0.26, 0.86),
            (0.42, 0.68),
            (-0.02, 0.76),
            (0.20, 0.66),
        )
    ]
    for tx, ty in tips:
        brush.line(
            [path[2], ((path[2][0] + tx) / 2, (path[2][1] + ty) / 2 - 0.03 * height), (tx, ty)],
            0.024 * height,
            brush.tone(bark, 0.4),
        )
    bare = rig.season == "winter" or rig.snow > 0.5
    inks = {"spring": BLOSSOM, "autumn": MAPLE}.get(rig.season, ("#3f6a3c", "#5f9447", "#8dbb57", "#b8d878"))
    for tx, ty in tips:
        for _ in range(7 if bare else 46):
            a, d = math.tau * float(rng.random()), float(rng.random()) ** 0.6
            px, py = tx + 0.19 * height * d * math.cos(a), ty + 0.12 * height * d * math.sin(a)
            up = 0.5 - 0.5 * math.sin(a) * d
            if bare:
                brush.oval(px, py, 0.030 * height, 0.012 * height, brush.tone(SNOW, 0.9))
            else:
                ink = inks[min(3, int(4 * (0.65 * up + 0.35 * float(rng.random()))))]
                brush.oval(px, py, 0.034 * height, 0.026 * height, brush.tone(ink, 0.35 + 0.6 * up))


def clipped_pine(brush: Brush, x: float, height: float) -> None:
    """A pine that was trained into cushions."""
    bark = brush.tone("#4a3a30", 0.35)
    bend = [
        (x, 0.1),
        (x + 0.16 * height, -height * 0.34),
        (x - 0.10 * height, -height * 0.66),
        (x + 0.05 * height, -height * 0.92),
    ]
    brush.line(bend, 0.07 * height, bark)
    for dx, dy, w in (
        (0.36, 0.40, 0.30),
        (-0.34, 0.56, 0.28),
        (0.26, 0.72, 0.24),
        (-0.22, 0.84, 0.20),
        (0.06, 0.98, 0.24),
    ):
        px, py = x + dx * height, -dy * height
        brush.line([(x, py + 0.06 * height), (px, py + 0.02 * height)], 0.03 * height, bark)
        trees.bush(
            brush, px, 2 * w * height, 0.20 * height, py + 0.05 * height, ("#1f4a3a", "#2f6a48", "#4a8a56", "#7aae6a")
        )
