"""Under water: a ship that sank, and a city that did."""

import math

import numpy as np

from rushes.engines.previs.world import plants, terrain
from rushes.engines.previs.world.bands import Band, Board, Painter, Setting
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.settings.deep import INKS, KINDS, UNDERWATER

HULL, RIB = "#3a2f2a", "#6a5844"
MARBLE = ("#5f7a7c", "#9db4a8", "#dbe6cf")


def _sunken(name: str, without: tuple[str, ...], added: dict[str, tuple[Band, ...]]) -> Setting:
    """The sea with what lies on its ground: `added` bands come after the band of that name."""
    bands: list[Band] = []
    for band in UNDERWATER.bands:
        called = getattr(band, "name", type(band).__name__)
        if called not in without:
            bands.append(band)
        bands += added.get(called, ())
    return Setting(
        name,
        tuple(bands),
        backdrop=UNDERWATER.backdrop,
        relight=UNDERWATER.relight,
        soft_beyond=UNDERWATER.soft_beyond,
        focus=0.4,
    )


def _growth(brush: Brush, places: list[tuple[float, float]], size: float) -> None:
    """Weed and corals that have settled on wood and stone."""
    for k, (x, y) in enumerate(places):
        brush.canvas.save()
        brush.canvas.translate(0, y)
        for j in range(5):
            a = -math.pi / 2 + 0.45 * (j - 2) + 0.1 * float(brush.rng.normal())
            reach = size * (0.6 + 0.5 * float(brush.rng.random()))
            ink = brush.tone(INKS[(k + j) % len(INKS)] if k % 2 else "#3f8a5a", 0.5 + 0.1 * j)
            tip = (x + reach * math.cos(a), reach * math.sin(a))
            brush.line([(x, 0.05), tip], 0.09 * size, ink)
            brush.oval(*tip, 0.07 * size, 0.07 * size, brush.tone("#f4e4c8", 0.7), 0.8)
        brush.canvas.restore()


def _ship(brush: Brush) -> None:
    """A galleon on its side: torn planks with the ribs behind them, portholes, broken masts with rags of sail."""
    half = brush.half
    length, tall = 1.5 * half, 0.50 * half
    left = -0.84 * half
    brush.canvas.save()
    brush.canvas.rotate(-3.5, left + 0.5 * length, 0.0)

    def at(u: float, v: float) -> tuple[float, float]:
        return left + u * length, 1.1 - v * tall

    for foot, head, thick in (((0.36, 0.50), (0.27, 1.36), 0.020), ((0.66, 0.48), (0.72, 1.12), 0.017)):
        brush.line([at(*foot), at(*head)], thick * length, brush.tone(HULL, 0.35))
        brush.line(
            [at(foot[0] + 0.004, foot[1]), at(head[0] + 0.004, head[1])], 0.35 * thick * length, brush.tone(RIB, 0.9)
        )
    for (u, v), reach in (((0.29, 1.14), 0.15), ((0.705, 0.98), 0.11)):
        brush.line([at(u - reach, v - 0.02), at(u + reach, v + 0.03)], 0.009 * length, brush.tone(HULL, 0.5))
        rag = [at(u - 0.9 * reach, v - 0.02)]
        rag += [at(u + reach * (0.3 * k - 0.9), v - 0.10 - 0.13 * abs(math.sin(2.1 * k))) for k in range(7)]
        rag.append(at(u + 0.9 * reach, v + 0.02))
        brush.poly(rag, (brush.tone("#8f9c8c", 0.8), brush.tone("#566a68", 0.3)), 0.9)
        brush.line([at(u - reach, v - 0.02), at(0.06, 0.62)], 0.003 * length, brush.tone("#2a2c2e", 0.2), 0.7)
        brush.line([at(u + reach, v + 0.03), at(0.97, 0.66)], 0.003 * length, brush.tone("#2a2c2e", 0.2), 0.7)
    deck = [
        (0.0, 0.74),
        (0.10, 0.72),
        (0.13, 0.54),
        (0.40, 0.44),
        (0.62, 0.45),
        (0.80, 0.50),
        (0.83, 0.66),
        (1.0, 0.74),
        (1.13, 0.86),
    ]
    keel = [(1.04, 0.62), (0.97, 0.34), (0.90, 0.0), (0.10, 0.0), (0.03, 0.30)]
    brush.poly([at(*p) for p in (*deck, *keel)], (brush.tone(mix(HULL, "#7f9a8c", 0.15), 0.75), brush.tone(HULL, 0.12)))
    for k in range(11):
        low = 0.04 + 0.045 * k
        plank = [at(0.05 + 0.9 * s, low + 0.10 * (2 * s - 1) ** 2) for s in np.linspace(0, 1, 18)]
        brush.line(plank, 0.0035 * length, brush.tone("#211c1c", 0.1), 0.6)
    for (u, v), wide, high in (((0.47, 0.20), 0.11, 0.15), ((0.73, 0.15), 0.055, 0.09)):
        edge = [
            at(
                u + wide * math.cos(a) * (0.8 + 0.3 * math.sin(3 * a + 1)),
                v + high * math.sin(a) * (0.85 + 0.25 * math.cos(5 * a)),
            )
            for a in np.linspace(0, math.tau, 26)
        ]
        brush.poly(edge, mix("#07141c", brush.rig.haze, 0.10))
        for k in range(-2, 3):
            rib = [at(u + 0.4 * k * wide, v - 0.86 * high), at(u + 0.44 * k * wide, v + 0.86 * high)]
            brush.line(rib, 0.008 * length, brush.tone(RIB, 0.5))
        brush.line([*edge, edge[0]], 0.005 * length, brush.tone("#8f7c64", 0.8), 0.8)
    for u in (0.17, 0.26, 0.35, 0.60, 0.83):
        x, y = at(u, 0.36 + 0.10 * (2 * u - 1) ** 2)
        r = 0.014 * length
        brush.rect(x - 1.3 * r, y - 1.3 * r, 2.6 * r, 2.6 * r, brush.tone(RIB, 0.7))
        brush.rect(x - r, y - r, 2 * r, 2 * r, mix("#06121a", brush.rig.haze, 0.08))
    for k, u in enumerate(np.linspace(0.015, 0.10, 4).tolist()):
        x, y = at(u, 0.60)
        brush.rect(
            x,
            y,
            0.012 * length,
            0.045 * length,
            "#e8c878" if brush.rig.time == "night" and k % 2 else mix("#0a1a20", brush.rig.haze, 0.2),
        )
    brush.line([at(1.0, 0.74), at(1.22, 0.98)], 0.014 * length, brush.tone(RIB, 0.6))
    for low, high in ((deck[0], deck[1]), (deck[2], deck[4]), (deck[6], deck[8])):
        rail = [at(low[0] + (high[0] - low[0]) * s, low[1] + (high[1] - low[1]) * s + 0.05) for s in (0, 0.35, 0.7, 1)]
        brush.line(rail, 0.006 * length, brush.tone(RIB, 0.7))
        for x, y in rail:
            brush.line([(x, y), (x, y + 0.05 * tall)], 0.006 * length, brush.tone(RIB, 0.5))
    _growth(
        brush,
        [
            at(u, v)
            for u, v in (
                (0.02, 0.74),
                (0.09, 0.72),
                (0.22, 0.50),
                (0.33, 0.46),
                (0.55, 0.45),
                (0.68, 0.46),
                (0.81, 0.52),
                (0.92, 0.70),
                (0.5, 0.06),
                (0.3, 0.05),
                (0.8, 0.06),
            )
        ],
        0.045 * length,
    )
    brush.canvas.restore()


def _cargo(brush: Brush) -> None:
    """What fell out of the ship: an anchor, barrels, a chest with coins."""
    x, tall = brush.u(0.66), 1.5
    iron = brush.tone("#3c474c", 0.5)
    brush.line([(x, 0.0), (x + 0.5 * tall, -tall)], 0.12 * tall, iron)
    arc = [(x + 0.42 * tall * math.cos(a), -0.12 * tall + 0.36 * tall * math.sin(a)) for a in np.linspace(0.1, 2.9, 14)]
    brush.line(arc, 0.11 * tall, iron)
    brush.line([(x + 0.26 * tall, -0.92 * tall), (x + 0.62 * tall, -0.72 * tall)], 0.07 * tall, iron)
    for share, size in ((-0.78, 0.7), (-0.60, 0.55)):
        cx = brush.u(share)
        brush.oval(cx, -0.42 * size, 0.62 * size, 0.46 * size, (brush.tone("#7f664a", 0.8), brush.tone(HULL, 0.2)))
        for k in (-0.3, 0.3):
            brush.line([(cx + k * size, -0.84 * size), (cx + k * size, 0.0)], 0.06 * size, brush.tone("#2f3a3e", 0.4))
    cx = brush.u(0.44)
    brush.rect(cx - 0.42, -0.40, 0.84, 0.44, (brush.tone("#8a6440", 0.8), brush.tone(HULL, 0.3)))
    brush.poly(
        [(cx - 0.42, -0.40), (cx - 0.50, -0.72), (cx + 0.34, -0.80), (cx + 0.42, -0.40)], brush.tone("#5f462f", 0.5)
    )
    for _ in range(16):
        coin = (cx - 0.34 + 0.68 * float(brush.rng.random()), -0.40 - 0.09 * float(brush.rng.random()))
        brush.oval(*coin, 0.06, 0.035, brush.tone("#ffd860", 1.1))
    brush.soft(cx, -0.42, 0.7, 0.35, "#ffe08a", 0.28, plus=True)


SHIPWRECK = _sunken(
    "shipwreck",
    ("arch", "whale"),
    {"reef2": (Board("ship", 22, _ship, haze=0.03), Board("cargo", 9.0, _cargo))},
)


def _column(brush: Brush, x: float, tall: float, broken: bool = False) -> None:
    """A fluted column with its capital, or what stands of it."""
    r = 0.085 * tall
    high = tall * (0.45 + 0.3 * float(brush.rng.random())) if broken else tall
    light, dark = brush.tone(MARBLE[2], 0.8), brush.tone(MARBLE[0], 0.25)
    brush.rect(x - 1.5 * r, -0.05 * tall, 3 * r, 0.07 * tall, light)
    top = (
        [(x - 0.86 * r, -high), (x - 0.2 * r, -high * 1.05), (x + 0.3 * r, -high * 0.97), (x + 0.86 * r, -high * 1.03)]
        if broken
        else [(x - 0.86 * r, -high), (x + 0.86 * r, -high)]
    )
    brush.poly([(x - r, -0.04 * tall), *top, (x + r, -0.04 * tall)], (light, dark))
    for k in range(5):
        flute = x + r * (-0.7 + 0.35 * k)
        lit = 0.5 + 0.4 * (-0.7 + 0.35 * k) * brush.rig.side
        brush.line(
            [(flute, -0.05 * tall), (flute * 0.14 + x * 0.86, -0.97 * high)],
            0.10 * r,
            brush.tone(MARBLE[0] if k % 2 else MARBLE[2], lit),
            0.6,
        )
    if not broken:
        brush.poly(
            [(x - 0.9 * r, -high), (x - 1.6 * r, -1.06 * high), (x + 1.6 * r, -1.06 * high), (x + 0.9 * r, -high)],
            light,
        )


def _temple(brush: Brush, x: float, wide: float, tall: float) -> None:
    """A temple's front: steps, columns, a gable with a crack in it."""
    for k in range(3):
        reach = wide * (0.56 - 0.03 * k)
        brush.rect(x - reach, -0.045 * tall * (k + 1), 2 * reach, 0.05 * tall, brush.tone(MARBLE[1], 0.5 + 0.15 * k))
    foot = -0.13 * tall
    brush.rect(x - 0.42 * wide, foot - 0.56 * tall, 0.84 * wide, 0.56 * tall, mix("#0a2430", brush.rig.haze, 0.25))
    brush.canvas.save()
    brush.canvas.translate(0, foot)
    for k in range(6):
        if k != 4:
            _column(brush, x + wide * (-0.44 + 0.176 * k), 0.56 * tall)
    brush.canvas.restore()
    eave = foot - 0.60 * tall
    brush.rect(
        x - 0.52 * wide,
        eave - 0.05 * tall,
        1.04 * wide,
        0.08 * tall,
        (brush.tone(MARBLE[2], 0.9), brush.tone(MARBLE[1], 0.4)),
    )
    gable = [
        (x - 0.54 * wide, eave - 0.05 * tall),
        (x - 0.02 * wide, eave - 0.28 * tall),
        (x + 0.10 * wide, eave - 0.21 * tall),
        (x + 0.16 * wide, eave - 0.22 * tall),
        (x + 0.54 * wide, eave - 0.05 * tall),
    ]
    brush.poly(gable, (brush.tone(MARBLE[2], 0.8), brush.tone(MARBLE[1], 0.45)))
    brush.poly(
        [(0.82 * px + 0.18 * x, 0.82 * py + 0.18 * (eave - 0.05 * tall) - 0.012 * tall) for px, py in gable],
        brush.tone(MARBLE[0], 0.3),
    )
    _growth(brush, [(x - 0.4 * wide, eave - 0.10 * tall), (x + 0.3 * wide, eave - 0.12 * tall), (x, foot)], 0.10 * tall)


def _towers(brush: Brush) -> None:
    """Domes and towers of a drowned city, in the blue."""
    tall = -0.72 * brush.top
    for k, (share, high, wide) in enumerate(
        (
            (-0.9, 0.7, 0.10),
            (-0.66, 1.0, 0.07),
            (-0.36, 0.62, 0.14),
            (0.02, 0.5, 0.12),
            (0.34, 0.92, 0.08),
            (0.60, 0.66, 0.13),
            (0.88, 1.08, 0.07),
        )
    ):
        x, w, h = brush.u(share), brush.u(wide), tall * high
        light, dark = brush.tone(MARBLE[1], 0.6), brush.tone(MARBLE[0], 0.2)
        brush.rect(x - w, -0.74 * h, 2 * w, 0.78 * h, (light, dark))
        if k % 2:
            brush.poly([(x - 1.1 * w, -0.74 * h), (x, -1.05 * h), (x + 1.1 * w, -0.74 * h)], light)
        else:
            brush.oval(x, -0.74 * h, 1.02 * w, 0.9 * w, light)
            brush.line([(x, -0.74 * h - 0.85 * w), (x, -0.74 * h - 1.4 * w)], 0.08 * w, light)
        for row in range(4):
            for column in (-0.5, 0.0, 0.5):
                pane = (
                    "#ffe29a"
                    if (row + k) % 3 == 0 and brush.rig.time == "night"
                    else mix("#0a2834", brush.rig.haze, 0.35)
                )
                brush.rect(x + column * w - 0.12 * w, -h * (0.64 - 0.15 * row), 0.24 * w, 0.06 * h, pane)


def _temples(brush: Brush) -> None:
    tall = min(13.5, -0.62 * brush.top)
    _temple(brush, brush.u(0.50), 0.62 * brush.half, tall)
    for share, broken in ((-0.96, False), (-0.78, False), (-0.60, True), (-0.40, True)):
        _column(brush, brush.u(share), 0.8 * tall, broken)
    brush.rect(brush.u(-1.03), -0.80 * tall * 1.10, brush.u(0.32), 0.07 * tall, brush.tone(MARBLE[2], 0.75))


def _rubble(brush: Brush) -> None:
    """Blocks and drums of columns on the sand, and a head of a statue."""
    for share, wide, tall in ((-0.92, 1.3, 0.6), (-0.70, 0.8, 0.4), (0.72, 1.0, 0.5), (0.98, 1.6, 0.8)):
        terrain.rock(brush, brush.u(share), wide, tall, albedos=MARBLE)
    x, r = brush.u(-0.52), 0.42
    brush.oval(x, -0.9 * r, 0.72 * r, 0.95 * r, (brush.tone(MARBLE[2], 0.9), brush.tone(MARBLE[0], 0.35)))
    brush.poly(
        [(x + 0.5 * r, -1.15 * r), (x + 0.98 * r, -0.72 * r), (x + 0.55 * r, -0.62 * r)], brush.tone(MARBLE[2], 0.7)
    )
    brush.oval(x + 0.34 * r, -1.10 * r, 0.13 * r, 0.07 * r, brush.tone(MARBLE[0], 0.2))
    brush.line([(x + 0.30 * r, -0.42 * r), (x + 0.58 * r, -0.44 * r)], 0.05 * r, brush.tone(MARBLE[0], 0.2))
    for k in range(8):
        curl = (x - 0.5 * r + 0.12 * r * k, -1.72 * r + 0.06 * r * abs(k - 3))
        brush.oval(*curl, 0.17 * r, 0.15 * r, brush.tone(MARBLE[1], 0.4 + 0.05 * k))


def _weed(scale: float) -> Painter:
    def paint(brush: Brush) -> None:
        for k, share in enumerate((-1.1, -0.86, -0.74, 0.70, 0.84, 1.06)):
            kind = KINDS[(3 * k) % len(KINDS)]
            plants.coral(brush, brush.u(share), scale, kind, "#3f8a5a" if kind == "kelp" else INKS[k])

    return paint


SUNKEN_CITY = _sunken(
    "sunken city",
    ("arch", "whale", "reef2", "reef1"),
    {
        "far1": (Board("towers", 31, _towers, haze=0.14),),
        "Rays": (
            Board("temples", 24, _temples, haze=0.03),
            Board("weed", 11, _weed(1.0), sway=0.03),
            Board("rubble", 9.0, _rubble),
        ),
    },
)
