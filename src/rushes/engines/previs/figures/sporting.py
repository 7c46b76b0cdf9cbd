"""Things of sport that take both arms, or fly between hands and ground: barbells, balls, clubs, bows."""

import math
from collections.abc import Callable

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import TAU, Vector, add, blend, clamp, cross, lerp, scale, sub, unit
from rushes.engines.previs.figures.load import Load, beyond
from rushes.engines.previs.figures.paint import cloth, fill, stroke

STEEL, IRON, RUBBER = "#b9c0ca", "#2f313a", "#3a3c46"


def _disc(load: Load, middle: Vector, axis: Vector, radius: float, thick: float, colour: str) -> None:
    """A disc across an axis, as thick as `thick` to both sides."""
    a = unit(cross(axis, (0.31, 0.95, 0.11)))
    b = cross(axis, a)
    rims: list[list[Vector]] = []
    for side in (-thick, thick):
        at = add(middle, scale(axis, side))
        rims.append(
            [
                add(at, add(scale(a, radius * math.cos(k * TAU / 16)), scale(b, radius * math.sin(k * TAU / 16))))
                for k in range(16)
            ]
        )
    tone = cloth(colour)
    load.solid([*rims[0], *rims[1]], tone.shade)
    near = rims[1] if load.view.depth(axis) > 0 else rims[0]
    load.shape(near, tone.base)


def _barbell(load: Load) -> None:
    """A bar across both hands, three plates at each end."""
    left, right = load.wrists
    middle, axis = blend(left, right, 0.5), unit(sub(left, right))
    middle = add(middle, (0.0, 0.03, 0.0))
    load.line(add(middle, scale(axis, -0.60)), add(middle, scale(axis, 0.60)), STEEL, 0.020)
    for side in (-1, 1):
        for along, radius, colour in ((0.43, 0.135, load.tone.base), (0.475, 0.115, RUBBER), (0.51, 0.085, RUBBER)):
            _disc(load, add(middle, scale(axis, side * along)), axis, radius, 0.016, colour)
        _disc(load, add(middle, scale(axis, side * 0.545)), axis, 0.030, 0.012, STEEL)


def _dumbbells(load: Load) -> None:
    """One in each hand."""
    side = load.bones.chest.side
    for wrist, arm in zip(load.wrists, load.bones.arms, strict=True):
        grip = add(wrist, scale(arm.fingers, 0.035))
        load.line(add(grip, scale(side, -0.07)), add(grip, scale(side, 0.07)), STEEL, 0.022)
        for end in (-0.075, 0.075):
            _disc(load, add(grip, scale(side, end)), side, 0.048, 0.022, IRON)


def ball(load: Load, at: Vector, radius: float, colour: str, mark: str, turn: float) -> None:
    """A ball with a seam or patches that turn."""
    canvas, (x, y), r = load.canvas, load.view.at(at), radius * load.px
    tone = cloth(colour)
    canvas.drawCircle(x, y, r, fill(tone.shade))
    canvas.drawCircle(x + load.light.x * r * 0.14, y + load.light.y * r * 0.14, r * 0.86, fill(tone.base))
    for k in range(3):
        a = TAU * turn + k * TAU / 3
        px, py = x + 0.55 * r * math.cos(a), y + 0.55 * r * math.sin(a)
        canvas.drawCircle(px, py, r * 0.24, fill(mark))
    canvas.drawCircle(x, y, r, stroke(tone.deep, max(0.8, r * 0.07), 150))


def _football(load: Load) -> None:
    """Before the foot until it is kicked, then away and back, as from a wall; `beat` is the phase of the kick."""
    k = clamp((load.beat - 0.40) / 0.60)
    away = math.sin(math.pi * k)
    at = (0.05, 0.062 + 0.42 * away * (1 - 0.35 * k), 0.30 + 1.05 * away)
    ball(load, at, 0.064, "#f4f2ee", "#2a2a34", load.beat)


def _basketball(load: Load) -> None:
    """Between the right hand and the floor; `beat` 0..1 is one bounce."""
    wrist = load.wrists[1]
    drop = 1 - abs(2 * load.beat - 1) ** 1.7
    at = (wrist[0] - 0.02, lerp(wrist[1] - 0.075, 0.068, drop), wrist[2] + 0.075)
    canvas, (x, y), r = load.canvas, load.view.at(at), 0.070 * load.px
    tone = cloth("#d9702c")
    canvas.drawCircle(x, y, r, fill(tone.shade))
    canvas.drawCircle(x + load.light.x * r * 0.14, y + load.light.y * r * 0.14, r * 0.87, fill(tone.base))
    seam = stroke("#4a2a1e", max(0.8, r * 0.08))
    canvas.drawLine(x - r, y, x + r, y, seam)
    canvas.drawLine(x, y - r, x, y + r, seam)
    canvas.drawCircle(x - r * 1.25, y, r * 0.90, stroke("#4a2a1e", max(0.8, r * 0.07), 0))


def _golf_club(load: Load) -> None:
    """A club out of both hands in the plane of the swing; `beat` is its angle, 0 down at the ball."""
    left, right = load.wrists
    grip = blend(left, right, 0.5)
    chest = load.bones.chest
    a = load.beat
    way = add(add(scale(chest.side, math.sin(a)), (0.0, -math.cos(a), 0.0)), scale(chest.forward, 0.22))
    head = beyond(grip, add(grip, way), 0.50)
    load.line(beyond(grip, sub(grip, way), 0.06), grip, "#2b2833", 0.016)
    load.line(grip, head, STEEL, 0.009)
    load.line(head, add(head, scale(chest.forward, 0.055)), IRON, 0.030)
    if abs(a) < 1.2 and a <= 0.02:
        load.ball((0.0, 0.02, 0.36), 0.016, "#ffffff")


def _bow(load: Load) -> None:
    """A bow in the left hand, its string and the arrow drawn back to the right one."""
    left, right = load.wrists
    way = unit(sub(left, right))
    up = unit(sub((0.0, 1.0, 0.0), scale(way, way[1])))
    ends = [add(left, add(scale(up, s * 0.36), scale(way, -0.10))) for s in (1, -1)]
    knees = [add(left, add(scale(up, s * 0.20), scale(way, 0.045))) for s in (1, -1)]
    load.curve([ends[0], knees[0], left, knees[1], ends[1]], "#7a4a2a", 0.020)
    nock = add(right, scale(way, 0.03))
    for end in ends:
        load.line(end, nock, "#f0ead8", 0.004)
    tip = add(left, scale(way, 0.12))
    load.line(nock, tip, "#d3b27a", 0.009)
    load.solid([tip, add(tip, scale(up, 0.018)), add(tip, scale(up, -0.018)), add(tip, scale(way, 0.05))], STEEL, 0.002)
    for s in (1, -1):
        load.line(
            add(nock, scale(way, 0.01)), add(nock, add(scale(up, s * 0.022), scale(way, -0.02))), "#c8443c", 0.012
        )


def _bat(load: Load) -> None:
    """A baseball bat out of both hands; `beat` is its angle about the body, 0 straight ahead."""
    left, right = load.wrists
    grip = blend(left, right, 0.5)
    chest, a = load.bones.chest, load.beat
    way = add(add(scale(chest.side, math.sin(a)), scale(chest.forward, math.cos(a))), (0.0, 0.55, 0.0))
    mid, end = beyond(grip, add(grip, way), 0.20), beyond(grip, add(grip, way), 0.46)
    load.line(beyond(grip, sub(grip, way), 0.05), mid, "#b98a4f", 0.022)
    load.line(mid, end, mix("#b98a4f", "#ffffff", 0.15), 0.042)


def _rifle(load: Load) -> None:
    """A long gun from the right shoulder to beyond the left hand."""
    left, right = load.wrists
    way = unit(sub(left, right))
    butt, muzzle = add(right, scale(way, -0.10)), add(left, scale(way, 0.20))
    stock = add(right, scale(way, 0.04))
    load.line(butt, stock, "#6a432c", 0.036)
    load.line(stock, add(left, scale(way, 0.03)), "#7a4e33", 0.028)
    load.line(add(stock, (0.0, 0.012, 0.0)), add(muzzle, (0.0, 0.012, 0.0)), "#3a3c46", 0.014)
    load.line(add(right, (0.0, -0.01, 0.0)), add(right, (0.0, -0.045, 0.0)), "#3a3c46", 0.012)


SPORTING: dict[str, Callable[[Load], None]] = {
    "barbell": _barbell,
    "dumbbells": _dumbbells,
    "football": _football,
    "basketball": _basketball,
    "golf club": _golf_club,
    "bow": _bow,
    "bat": _bat,
    "rifle": _rifle,
}
"""Loads of sport."""
