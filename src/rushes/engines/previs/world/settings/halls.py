"""Halls and places of old: a throne room, a street of the old west, the pyramids."""

from dataclasses import replace

from rushes.engines.previs.world import interior
from rushes.engines.previs.world.bands import Board, Setting
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.settings.rooms import Walls, room, room_height, rug
from rushes.engines.previs.world.settings.wilds import DESERT

GOLD, STONE, RED = "#d8ac4a", "#8d8894", "#a8303a"

# --- throne room --------------------------------------------------------------------------------------------


def _stones(brush: Brush, half: float, h: float) -> None:
    for row in range(int(h / 0.42)):
        y = -0.42 * (row + 1)
        for k in range(int(half / 0.42) + 1):
            x = -half + 0.84 * k + 0.42 * (row % 2)
            if brush.rng.random() < 0.55:
                brush.rect(x + 0.02, y + 0.02, 0.80, 0.38, brush.tone(STONE, 0.2 + 0.6 * brush.rng.random()), 0.35)


def _banner(brush: Brush, x: float, top: float, long: float, w: float = 0.7) -> None:
    tail = [(x - w / 2, top), (x + w / 2, top), (x + w / 2, top + long), (x, top + long - 0.3), (x - w / 2, top + long)]
    brush.poly(tail, (brush.tone(mix(RED, "#ffffff", 0.1), 0.8), brush.tone(RED, 0.4)))
    brush.line([(x - w * 0.6, top), (x + w * 0.6, top)], 0.05, brush.tone(GOLD, 0.8))
    brush.oval(x, top + long * 0.38, w * 0.24, w * 0.24, brush.tone(GOLD, 0.9))
    crown = [(x - w * 0.15, 0.08), (x - w * 0.15, -0.08), (x, 0.0), (x + w * 0.15, -0.08), (x + w * 0.15, 0.08)]
    brush.poly([(px, top + long * 0.38 + py) for px, py in crown], brush.tone(RED, 0.6))


def _throne_back(brush: Brush, r: float, h: float) -> None:
    _stones(brush, r, h)
    for share in (-0.66, 0.66):
        _arch(brush, r * share, min(h - 1.2, 2.6))
    for share in (-0.32, 0.32):
        _banner(brush, r * share, 0.35 - h, min(2.0, h * 0.6))


def _arch(brush: Brush, x: float, tall: float) -> None:
    """A pointed window with the sky in it."""
    rig = brush.rig
    pane = [
        (x - 0.38, -0.9),
        (x - 0.38, -0.3 - tall * 0.75),
        (x, -0.5 - tall),
        (x + 0.38, -0.3 - tall * 0.75),
        (x + 0.38, -0.9),
    ]
    brush.poly([(x + (px - x) * 1.25, py * 1.03) for px, py in pane], brush.tone("#b8b2ac", 0.6))
    brush.poly(pane, (rig.sky[1], rig.sky[3]))
    brush.line([(x, -0.9), (x, -0.5 - tall)], 0.05, brush.tone("#4a4650", 0.4))
    for y in (-1.5, -2.1):
        brush.line([(x - 0.38, y), (x + 0.38, y)], 0.04, brush.tone("#4a4650", 0.4))


def _dais(brush: Brush) -> None:
    """The throne under its canopy, on three steps."""
    for k in range(3):
        wide = 1.7 - 0.35 * k
        brush.rect(-wide, -0.16 * (k + 1), 2 * wide, 0.16, (brush.tone("#b8b0aa", 0.9), brush.tone("#8a838a", 0.4)))
    brush.poly([(-0.40, 0), (0.40, 0), (0.34, -0.48), (-0.34, -0.48)], (brush.tone(RED, 0.9), brush.tone(RED, 0.5)))
    back = [(-0.46, -0.5), (-0.50, -2.1), (-0.30, -2.2), (0.0, -2.5), (0.30, -2.2), (0.50, -2.1), (0.46, -0.5)]
    brush.poly(back, (brush.tone(mix(GOLD, "#ffffff", 0.2), 1.0), brush.tone(GOLD, 0.4)))
    brush.poly([(x * 0.78, -0.6 + (y + 0.5) * 0.86) for x, y in back], (brush.tone(RED, 0.9), brush.tone(RED, 0.4)))
    brush.rect(-0.50, -0.98, 1.0, 0.5, (brush.tone(RED, 1.0), brush.tone(mix(RED, "#200810", 0.4), 0.5)))
    for side in (-1, 1):
        brush.rect(side * 0.52 - 0.09, -1.25, 0.18, 0.78, (brush.tone(GOLD, 1.0), brush.tone(GOLD, 0.4)))
        brush.oval(side * 0.52, -1.28, 0.11, 0.09, brush.tone(mix(GOLD, "#ffffff", 0.3), 1.0))
        brush.oval(side * 0.42, -2.26, 0.08, 0.08, brush.tone(GOLD, 1.0))
    brush.oval(0, -2.56, 0.12, 0.12, brush.tone("#c8303c", 1.0))


def _columns(brush: Brush) -> None:
    top = -room_height(brush.plate.view, THRONE_HEIGHT)
    for share in (-0.74, 0.74):
        x = brush.u(share)
        brush.rect(x - 0.26, top, 0.52, -top, (brush.tone("#b4adb2", 0.8), brush.tone("#8a838c", 0.5)))
        for k in (-0.15, 0.0, 0.15):
            brush.rect(x + k - 0.02, top, 0.04, -top, brush.tone("#6a6470", 0.3), 0.5)
        for y, tall in ((0.0, 0.28), (top + 0.5, 0.24)):
            brush.rect(x - 0.36, y - tall, 0.72, tall, brush.tone("#c4bcc0", 0.7))
        brush.rect(x - 0.03, -1.75, 0.06, 0.35, brush.tone("#3a3036", 0.5))
        brush.oval(x, -1.86, 0.07, 0.15, "#ffdf8a")
        brush.light(x, -1.9, 0.14, interior.WARM_LAMP, 1.0)
        brush.soft(x, -1.9, 1.3, 1.3, interior.WARM_LAMP, 0.26, plus=True)


THRONE_HEIGHT = 4.0
THRONE_ROOM = room(
    "throne room",
    Walls("#7f7a86", None, "stone", rug(RED, 0.75, 2.2, 6.6), height=THRONE_HEIGHT, shine=0.16),
    _throne_back,
    lambda brush: _banner(brush, 4.6, -3.3, 2.2, 0.9),
    lambda brush: _banner(brush, 4.6, -3.3, 2.2, 0.9),
    (Board("throne", 6.6, _dais, rim=0.5), Board("columns", 6.0, _columns, rim=0.4, flicker=0.05)),
)

# --- the old west -------------------------------------------------------------------------------------------

FRONTS = ("#9a6a44", "#b08a5c", "#7f5a48", "#a87848", "#8a7058")


def _front(brush: Brush, x: float, w: float, h: float, ink: str, number: int) -> None:
    """A house of planks with a false front, a porch and swing doors."""
    brush.rect(x, -h, w, h, (brush.tone(mix(ink, "#ffffff", 0.08), 0.7), brush.tone(ink, 0.4)))
    for k in range(int(h / 0.3)):
        brush.rect(x, -0.3 * k, w, 0.03, brush.tone("#3a2418", 0.2), 0.35)
    brush.rect(x - 0.15, -h - 0.22, w + 0.3, 0.26, (brush.tone(mix(ink, "#ffffff", 0.2), 0.9), brush.tone(ink, 0.4)))
    porch = -2.9
    for k in range(2):
        left = x + w * (0.14 + 0.46 * k)
        if h > 5:
            brush.rect(left, -h + 0.9, w * 0.24, 1.3, brush.tone("#e8dcc0", 0.6))
            brush.rect(left + 0.1, -h + 1.0, w * 0.24 - 0.2, 1.1, brush.tone("#3a4450", 0.4))
        brush.rect(left, -2.3, w * 0.24, 1.3 if k == number % 2 else 2.3, brush.tone("#2a1c18", 0.3))
        if k != number % 2:
            brush.rect(left, -1.7, w * 0.115, 1.1, brush.tone("#c89a62", 0.7))
            brush.rect(left + w * 0.125, -1.7, w * 0.115, 1.1, brush.tone("#c89a62", 0.7))
    board = -h + (0.35 if h < 5 else 2.5)
    brush.rect(x + w * 0.14, board, w * 0.72, 0.6, brush.tone("#e8d4a8", 0.7))
    for k in range(6):
        brush.rect(x + w * (0.22 + 0.095 * k), board + 0.15, w * 0.05, 0.3, brush.tone("#5a2a20", 0.4))
    brush.poly(
        [(x - 0.2, porch), (x + w + 0.2, porch), (x + w, porch - 0.5), (x, porch - 0.5)], brush.tone("#6a4a34", 0.6)
    )
    for k in range(4):
        brush.rect(x + (w - 0.14) * k / 3, porch, 0.14, -porch, brush.tone("#7a5638", 0.5))
    brush.rect(x - 0.1, -0.25, w + 0.2, 0.25, brush.tone("#8a6444", 0.5))


def _row(brush: Brush) -> None:
    """Fronts on both sides, and the street open between them."""
    for side in (-1, 1):
        edge, number = 0.16, 0
        while edge < 1.25:
            wide = 4.6 + 1.6 * brush.rng.random()
            x = brush.u(edge * side) - (wide if side < 0 else 0.0)
            _front(
                brush,
                x,
                wide,
                (4.4, 6.2, 5.2)[(number + (side > 0)) % 3],
                FRONTS[(number * 2 + (side > 0)) % 5],
                number,
            )
            edge += (wide + 0.35) / brush.half
            number += 1


def _posts(brush: Brush) -> None:
    """A rail to tie horses to, a barrel, a wheel."""
    x = brush.u(-0.80)
    for k in (-0.9, 0.9):
        brush.rect(x + k - 0.06, -1.05, 0.12, 1.05, brush.tone("#6a4a34", 0.5))
    brush.rect(x - 1.2, -1.0, 2.4, 0.12, brush.tone("#8a6444", 0.7))
    x = brush.u(0.80)
    brush.rect(x - 0.38, -1.0, 0.76, 1.0, (brush.tone("#a8743f", 0.8), brush.tone("#6a4526", 0.3)))
    for y in (-0.86, -0.26):
        brush.rect(x - 0.40, y, 0.80, 0.08, brush.tone("#3a3640", 0.6))


def _among(setting: Setting, name: str, added: tuple[Board, ...], without: frozenset[str]) -> Setting:
    """`setting` under another name, with boards more and others left out."""
    kept = tuple(band for band in setting.bands if getattr(band, "name", "") not in without)
    return replace(setting, name=name, bands=(*kept, *added))


OLD_WEST = _among(
    DESERT,
    "old west",
    (Board("fronts", 24, _row, haze=0.05), Board("posts", 10, _posts)),
    frozenset({"cactus", "dune2", "dune3"}),
)

# --- the pyramids -------------------------------------------------------------------------------------------


def _pyramids(brush: Brush) -> None:
    for share, wide, tall in ((-0.52, 96.0, 62.0), (0.20, 130.0, 84.0), (0.78, 70.0, 44.0)):
        x, lit = brush.u(share), brush.rig.side
        ridge, peak = x + wide * 0.16 * lit, (x, -tall)
        sand = "#d8b070"
        brush.poly([(x - wide / 2, 2), peak, (ridge, 2)], brush.tone(sand, 0.85 if lit > 0 else 0.1))
        brush.poly([(ridge, 2), peak, (x + wide / 2, 2)], brush.tone(sand, 0.1 if lit > 0 else 0.85))
        for k in range(1, 14):
            y, half = -tall * k / 14, wide / 2 * (1 - k / 14)
            brush.line([(x - half, y), (x + half, y)], 0.35, brush.tone("#8a6438", 0.3), 0.25)


def _palms(brush: Brush) -> None:
    for share, tall in ((-0.82, 8.5), (-0.70, 6.5), (0.92, 7.5)):
        x = brush.u(share)
        brush.line([(x, 0), (x + 0.4, -tall * 0.5), (x + 0.3, -tall)], 0.34, brush.tone("#7a5a3c", 0.4))
        for k in range(9):
            reach, drop = (k - 4) * 0.62, 0.28 * (k - 4) ** 2 * 0.5 - 0.9
            frond = [
                (x + 0.3, -tall),
                (x + 0.3 + reach * 0.6, -tall - 0.7 + 0.3 * drop),
                (x + 0.3 + reach, -tall + drop),
            ]
            brush.line(frond, 0.22, brush.tone("#5a8a44", 0.3 + 0.06 * k))


PYRAMIDS = _among(
    DESERT,
    "pyramids",
    (Board("pyramids", 260, _pyramids, haze=0.22), Board("palms", 40, _palms, haze=0.06, sway=0.004)),
    frozenset({"mesa", "cactus", "dune3"}),
)
