"""Small things of every day, in the hand that uses them: brushes, a razor, a game pad, grain, a spanner."""

from collections.abc import Callable

from rushes.engines.previs.figures.geometry import Vector, add, blend, scale, sub, unit
from rushes.engines.previs.figures.load import Load, plane
from rushes.engines.previs.figures.paint import cloth, fill

STEEL, IVORY = "#c4ccd6", "#f4ecda"


def _to_face(load: Load, reach: float) -> tuple[Vector, Vector]:
    """From the right hand towards the mouth: where a thing that long ends, and which way it goes."""
    right = load.wrists[1]
    way = unit(sub(load.mouth, right))
    return add(right, scale(way, reach)), way


def _toothbrush(load: Load) -> None:
    """Its bristles at the teeth, and foam."""
    lips, right = add(load.mouth, scale(load.bones.head.side, -0.012)), load.wrists[1]
    load.line(right, lips, "#3f8fd0", 0.012)
    load.line(blend(right, lips, 0.86), lips, IVORY, 0.022)
    for u, v in ((-0.012, -0.006), (0.012, -0.010), (0.0, -0.018)):
        load.ball(add(lips, (u, v, 0.01)), 0.010, "#ffffff")


def _hairbrush(load: Load) -> None:
    right, head = load.wrists[1], load.bones.head
    way = unit(sub(head.point(0, 0.3 * load.bones.body.head, 0), right))
    end = add(right, scale(way, 0.05))
    load.line(add(right, (0.0, -0.06, 0.0)), add(right, (0.0, 0.02, 0.0)), "#8a4a34", 0.018)
    load.line(add(right, (0.0, 0.02, 0.0)), add(right, (0.0, 0.10, 0.0)), "#8a4a34", 0.040)
    load.line(add(end, (0.0, 0.03, 0.0)), add(end, (0.0, 0.09, 0.0)), IVORY, 0.016)


def _lipstick(load: Load) -> None:
    end, way = _to_face(load, 0.085)
    right = load.wrists[1]
    load.line(right, add(right, scale(way, 0.05)), "#2b2833", 0.024)
    load.line(add(right, scale(way, 0.045)), add(right, scale(way, 0.062)), "#d8b048", 0.022)
    load.line(add(right, scale(way, 0.062)), end, "#c8203a", 0.018)


def _razor(load: Load) -> None:
    """A razor at the cheek, and lather on the chin."""
    head, size = load.bones.head, load.bones.body.head
    for u, v in ((-0.5, -0.55), (-0.3, -0.8), (0.0, -0.9), (0.3, -0.8), (0.5, -0.55), (0.0, -0.68)):
        load.ball(head.point(u * size, v * size, 0.62 * size), 0.34 * size, "#fbfbfb")
    end, way = _to_face(load, 0.10)
    load.line(add(load.wrists[1], scale(way, -0.02)), end, STEEL, 0.012)
    side = load.bones.chest.side
    load.line(add(end, scale(side, 0.022)), add(end, scale(side, -0.022)), STEEL, 0.016)


def _game_pad(load: Load) -> None:
    left, right = load.wrists
    chest = load.bones.chest
    frame = plane(add(blend(left, right, 0.5), scale(chest.forward, 0.05)), (0.0, 1.0, 0.0), chest.forward)
    body = cloth("#3a3848")
    grips = [(-0.120, -0.060), (-0.095, 0.050), (0.095, 0.050), (0.120, -0.060), (0.055, -0.025), (-0.055, -0.025)]
    load.flat([frame.point(u, v, 0.0) for u, v in grips], body.base, 0.020)
    for u, colour in ((-0.045, "#8a8694"), (0.045, "#e0603a")):
        load.ball(frame.point(u, 0.008, 0.012), 0.014, colour)
    load.ball(frame.point(0.065, 0.018, 0.012), 0.007, "#5ac8e0")


def _grain(load: Load) -> None:
    """Grain that falls from the right hand."""
    right = load.wrists[1]
    forward = load.bones.chest.forward
    for k in range(22):
        fall = ((k * 7 % 22) / 22 + load.beat) % 1.0
        out = 0.05 + 0.20 * fall + 0.05 * (k % 4 - 1.5)
        at = add(right, add(scale(forward, out), (0.02 * (k % 5 - 2), -right[1] * fall * fall, 0.0)))
        x, y = load.view.at(at)
        load.canvas.drawCircle(x, y, max(0.9, 0.0075 * load.px), fill("#e8c060"))


def _spanner(load: Load) -> None:
    arm = load.bones.arms[1]
    way = unit(arm.fingers)
    end = add(arm.wrist, scale(way, 0.17))
    load.line(add(arm.wrist, scale(way, -0.05)), end, STEEL, 0.020)
    side = unit((way[1], -way[0], 0.0))
    for sign in (1, -1):
        load.line(end, add(end, add(scale(side, sign * 0.028), scale(way, 0.035))), STEEL, 0.020)


def _shaker(load: Load) -> None:
    """A cocktail shaker between both hands."""
    left, right = load.wrists
    way = unit(sub(left, right))
    low, high = add(right, scale(way, -0.05)), add(left, scale(way, 0.06))
    steel = cloth(STEEL)
    load.line(low, blend(low, high, 0.7), steel.shade, 0.082)
    load.line(low, blend(low, high, 0.7), steel.base, 0.066)
    load.line(blend(low, high, 0.72), blend(low, high, 0.92), steel.base, 0.050)
    load.line(blend(low, high, 0.92), high, steel.light, 0.026)


SUNDRIES: dict[str, Callable[[Load], None]] = {
    "toothbrush": _toothbrush,
    "hairbrush": _hairbrush,
    "lipstick": _lipstick,
    "razor": _razor,
    "game pad": _game_pad,
    "grain": _grain,
    "spanner": _spanner,
    "shaker": _shaker,
}
"""Small things by name."""
