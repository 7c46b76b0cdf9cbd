"""What stands on roofs and balconies: water tanks, vents, doors, parapets, planters. Metres."""

import numpy as np

from rushes.engines.previs.world import street
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.highrise import GLASS
from rushes.engines.previs.world.houses import WINDOW_WARM
from rushes.engines.previs.world.trees import SNOW

BLOOMS = ("#e8486a", "#f2b23a", "#f4f0e6", "#d85aa8", "#ff7a4a")


def water_tank(brush: Brush, x: float, w: float = 2.2, y: float = 0.0) -> None:
    """A tank of staves with iron hoops under a cone, on four legs."""
    h, legs = w * 1.1, w * 0.75
    for k in (-0.42, -0.14, 0.14, 0.42):
        brush.rect(x + k * w - 0.05, y - legs, 0.10, legs, brush.tone("#3c3a40", 0.3))
    brush.line([(x - 0.42 * w, y), (x + 0.42 * w, y - legs)], 0.06, brush.tone("#3c3a40", 0.3))
    brush.line([(x + 0.42 * w, y), (x - 0.42 * w, y - legs)], 0.06, brush.tone("#3c3a40", 0.3))
    brush.rect(x - w * 0.54, y - legs - 0.12, w * 1.08, 0.16, brush.tone("#4a464a", 0.5))
    wood = "#8a6a4e"
    brush.rect(x - w / 2, y - legs - h, w, h, (brush.tone(mix(wood, "#ffffff", 0.1), 0.8), brush.tone(wood, 0.4)))
    for k in range(10):
        brush.rect(x - w / 2 + w * k / 10, y - legs - h, 0.035, h, brush.tone("#4a3626", 0.2), 0.7)
    brush.fade(x - w / 2, y - legs - h, w, h, "#1c1420", *((0.45, 0.0) if brush.rig.side > 0 else (0.0, 0.45)))
    for k in range(4):
        brush.rect(x - w / 2 - 0.03, y - legs - h * (0.12 + 0.25 * k), w + 0.06, 0.06, brush.tone("#3a3438", 0.5))
    cone = [(x - w * 0.58, y - legs - h + 0.05), (x, y - legs - h - w * 0.42), (x + w * 0.58, y - legs - h + 0.05)]
    brush.poly(cone, brush.tone(SNOW if brush.rig.snow > 0.5 else "#5c5660", 0.7))
    brush.mark("beacon", x, y - legs - h - w * 0.44)


def cooler(brush: Brush, x: float, w: float = 1.5, h: float = 1.1) -> None:
    """A box that cools the house, with two fans behind grilles."""
    brush.soft(x, 0, w * 0.6, 0.14, "#08060c", 0.45)
    brush.rect(x - w / 2, -h, w, h - 0.1, (brush.tone("#c8ccd0", 0.9), brush.tone("#868c94", 0.4)))
    for k in (-0.25, 0.25):
        brush.oval(x + k * w, -h * 0.55, w * 0.19, w * 0.19, brush.tone("#3a3e46", 0.4))
        for j in range(6):
            brush.rect(
                x + k * w - w * 0.19,
                -h * 0.55 - w * 0.18 + w * 0.36 * j / 5,
                w * 0.38,
                0.02,
                brush.tone("#9aa0a8", 0.7),
            )
    if brush.rig.snow > 0.5:
        brush.rect(x - w / 2, -h - 0.1, w, 0.14, brush.tone(SNOW, 1.0))


def vent(brush: Brush, x: float, h: float = 1.2) -> None:
    """A pipe with a hood; steam comes out of it."""
    brush.rect(x - 0.13, -h, 0.26, h, (brush.tone("#a8aeb6", 0.9), brush.tone("#666c74", 0.4)))
    brush.poly([(x - 0.30, -h), (x, -h - 0.26), (x + 0.30, -h)], brush.tone("#8a9098", 0.8))
    brush.rect(x - 0.3, -h, 0.6, 0.07, brush.tone("#5a6068", 0.5))
    brush.mark("vent", x, -h - 0.2)


def stair_house(brush: Brush, x: float, w: float = 3.0, h: float = 2.9) -> None:
    """The little house over the stairs, its door and a lamp."""
    wall = "#9a7466"
    brush.rect(x - w / 2, -h, w, h, (brush.tone(mix(wall, "#ffffff", 0.1), None), brush.tone(wall, 0.3)))
    for k in range(int(h / 0.22)):
        brush.rect(x - w / 2, -0.22 * k, w, 0.02, brush.tone("#5a3a34", 0.2), 0.4)
    brush.rect(
        x - w / 2 - 0.12, -h - 0.18, w + 0.24, 0.24, brush.tone(SNOW if brush.rig.snow > 0.5 else "#c8beb2", 0.8)
    )
    brush.rect(x - 0.55, -2.15, 1.1, 2.15, brush.tone("#3a3a40", 0.5))
    brush.rect(x - 0.47, -2.07, 0.94, 2.07, (brush.tone("#4f7a86", 0.8), brush.tone("#35545e", 0.4)))
    brush.oval(x + 0.34, -1.02, 0.05, 0.05, brush.tone("#d8d0b8", 0.9))
    brush.oval(x, -2.42, 0.12, 0.10, "#fff0cc" if brush.rig.lamps > 0.2 else brush.tone("#e8e4d8", 0.9))
    if brush.rig.lamps > 0.2:
        brush.light(x, -2.40, 0.16, "#ffd08a", brush.rig.lamps)
        brush.soft(x, -1.4, 1.5, 1.7, "#ffc47a", 0.24 * brush.rig.lamps, plus=True)


def parapet(brush: Brush, height: float = 0.95, wall: str = "#a8846e") -> None:
    """A low wall of brick with a coping, from edge to edge."""
    width = brush.x1 - brush.x0
    brush.rect(
        brush.x0, -height, width, height + 0.1, (brush.tone(wall, 0.7), brush.tone(mix(wall, "#30203a", 0.25), 0.3))
    )
    for row in range(int(height / 0.13)):
        y = -0.13 * (row + 1)
        brush.rect(brush.x0, y, width, 0.018, brush.tone("#6a4a40", 0.2), 0.5)
        for k in range(int(width / 0.4) + 1):
            brush.rect(brush.x0 + 0.4 * k + 0.2 * (row % 2), y, 0.018, 0.13, brush.tone("#6a4a40", 0.2), 0.45)
    cap = SNOW if brush.rig.snow > 0.5 else "#d2c8ba"
    brush.rect(brush.x0, -height - 0.12, width, 0.17, (brush.tone(cap, 1.0), brush.tone(cap, 0.5)))


def roofs_below(brush: Brush, y0: float, y1: float) -> None:
    """The roofs of lower houses beyond the edge, their tops between y0 and y1; the walls reach out of sight."""
    rng, x = brush.rng, brush.x0
    while x < brush.x1:
        w, top = 5.0 + 6.0 * float(rng.random()), y0 + (y1 - y0) * float(rng.random())
        wall = street.BRICKS[int(rng.integers(0, 6))]
        brush.rect(x, top, w, 12 - top, (brush.tone(wall, None), brush.tone(mix(wall, "#221a30", 0.35), None)))
        brush.rect(
            x - 0.2,
            top - 0.25,
            w + 0.4,
            0.5,
            brush.tone(SNOW if brush.rig.snow > 0.5 else mix(wall, "#ffffff", 0.3), 0.8),
        )
        count = int(w / 1.9)
        for k in range(count):
            for j in range(3):
                wx, wy = x + w * (k + 0.3) / count, top + 0.9 + 2.2 * j
                lit = float(rng.random()) < 0.55 * brush.rig.lamps
                pane = WINDOW_WARM[int(rng.integers(0, 4))] if lit else mix(brush.rig.sky[2], "#1c2838", 0.6)
                brush.rect(wx, wy, 0.85, 1.2, pane)
        if rng.random() < 0.4:
            water_tank(brush, x + w * 0.5, 2.0, top)
        elif rng.random() < 0.5:
            brush.rect(x + w * 0.3, top - 1.3, 1.4, 1.3, brush.tone("#8a8c92", 0.4))
        x += w + 0.3 + 1.2 * float(rng.random())


def planter(brush: Brush, x: float, w: float, y: float = 0.0, h: float = 0.34) -> None:
    """A long box of flowers standing on y."""
    rng, growth = brush.rng, brush.rig.growth
    bare = brush.rig.snow > 0.5
    for k in range(int(w / 0.045)):
        px = x - w / 2 + 0.045 * k
        tall = 0.14 + 0.22 * float(rng.random())
        lean = 0.10 * (float(rng.random()) - 0.5)
        leaf = SNOW if bare and k % 2 else growth.foliage[k % len(growth.foliage)]
        brush.line([(px, y - h), (px + lean, y - h - tall)], 0.035, brush.tone(leaf, 0.4 + 0.1 * (k % 5)))
        if k % 2 == 0 and not bare:
            r = 0.045 + 0.03 * float(rng.random())
            brush.oval(px + lean, y - h - tall, r, r, brush.tone(BLOOMS[(k // 2) % len(BLOOMS)], 0.95))
            brush.oval(px + lean, y - h - tall, r * 0.4, r * 0.4, brush.tone("#fff0b8", 1.0))
    brush.rect(x - w / 2, y - h, w, h, (brush.tone("#c8785a", 0.9), brush.tone("#8a4a3a", 0.3)))
    brush.rect(x - w / 2 - 0.03, y - h - 0.03, w + 0.06, 0.07, brush.tone("#d88a68", 1.0))


def city_blocks(brush: Brush, z0: float, z1: float, lit: float) -> None:
    """The city's ground from above: streets in a grid, roofs between them, parks; painted in (x, z) metres."""
    rng, rig = brush.rng, brush.rig
    snowy = rig.snow > 0.5
    brush.poly([(-900, z0), (900, z0), (900, z1), (-900, z1)], brush.tone("#a8b0bc" if snowy else "#4a4c56", lit))
    block, streets = 46.0, 12.0
    glow = rig.lamps > 0.3
    for j in range(int((z1 - z0) / (block + streets)) + 1):
        z = z0 + j * (block + streets)
        reach = int(min(900.0, 1.2 * z + 120) / (block + streets)) + 1
        for k in range(-reach, reach + 1):
            x = k * (block + streets) - block / 2
            ink = ("#8a8684", "#a09488", "#7c8088", "#94888c", "#6f8a5a")[int(rng.integers(0, 5))]
            corners = [(x, z), (x + block, z), (x + block, z + block), (x, z + block)]
            brush.poly(corners, brush.tone("#e2e9f1" if snowy else ink, lit * (0.75 + 0.35 * float(rng.random()))))
            for _ in range(3):
                a, b, s = (float(v) for v in rng.random(3))
                px, pz, size = x + 4 + a * (block - 20), z + 4 + b * (block - 20), 6 + 10 * s
                brush.poly(
                    [(px, pz), (px + size, pz), (px + size, pz + size), (px, pz + size)],
                    brush.tone(GLASS[int(rng.integers(0, 6))], lit),
                    0.7,
                )
        if glow:
            for k in range(-reach, reach + 1):
                x = k * (block + streets) + block / 2 + streets / 2
                brush.line([(x, z), (x, z + block + streets)], 2.4, "#ffb45a", 0.40)


def ledges(brush: Brush, x: float, w: float, top: float, glass: str) -> None:
    """The crown of a tower close by, its floors going down out of the picture."""
    rig = brush.rig
    mirror = mix(glass, rig.sky[3], 0.35 if rig.time != "night" else 0.08)
    brush.rect(x - w / 2, top, w, 400, (brush.tone(mirror, None), brush.tone(mix(glass, "#1c2440", 0.35), 0.2)))
    brush.rect(
        x - w / 2 - 0.6,
        top - 1.2,
        w + 1.2,
        2.2,
        brush.tone(SNOW if rig.snow > 0.5 else mix(glass, "#ffffff", 0.4), 0.8),
    )
    floors = np.arange(top + 4.0, top + 120.0, 4.0).tolist()
    for y in floors:
        brush.rect(x - w / 2, y, w, 0.5, brush.tone("#e4e8ec", 0.5), 0.55)
        for k in range(int(w / 3.2)):
            if float(brush.rng.random()) < 0.5 * rig.lamps:
                ink = WINDOW_WARM[int(brush.rng.integers(0, 4))]
                brush.rect(x - w / 2 + 3.2 * k + 0.6, y + 0.9, 2.0, 2.2, ink)
    side = x - w / 2 if rig.side > 0 else x + w * 0.22
    brush.rect(side, top, 0.28 * w, 400, brush.tone(mix(glass, "#1c2440", 0.5), 0.0), 0.45)
    brush.rect(x - 0.35, top - 7.0, 0.7, 6.0, brush.tone("#8a9098", 0.5))
    brush.mark("beacon", x, top - 7.2)
