"""Things carried in both arms: solid shapes in body space, so that they turn with whoever carries them."""

import math
from collections.abc import Callable

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import TAU, Point, Vector, View, add, blend, cross, scale, sub, unit
from rushes.engines.previs.figures.handed import HANDED
from rushes.engines.previs.figures.implements import IMPLEMENTS
from rushes.engines.previs.figures.instruments import INSTRUMENTS
from rushes.engines.previs.figures.load import Load
from rushes.engines.previs.figures.paint import FormLight, cloth, fill, hull, polygon, rounded, stroke, swollen
from rushes.engines.previs.figures.skeleton import Skeleton
from rushes.engines.previs.figures.sporting import SPORTING
from rushes.engines.previs.figures.sundries import SUNDRIES
from rushes.engines.previs.raster import skia


def draw_load(
    canvas: skia.Canvas, view: View, bones: Skeleton, load: str, colour: str, light: FormLight, beat: float
) -> None:
    """Paint what lies in both arms, before the arms that are nearer than it."""
    LOADS[load](Load(canvas, view, bones, cloth(colour), light, beat))


def _open_book(load: Load) -> None:
    """Two leaves that open towards the face."""
    left, right = load.wrists
    chest = load.bones.chest
    side = chest.side
    towards = unit(add(scale(chest.up, 0.80), scale(chest.forward, -0.60)))  # the way that the pages look
    down = unit(add(scale(chest.up, -0.60), scale(chest.forward, -0.80)))  # down the page
    middle = add(blend(left, right, 0.5), add(scale(chest.forward, 0.060), scale(chest.up, 0.045)))
    shows_pages = load.view.depth(towards) * 0.99 + towards[1] * load.view.tilt > 0
    for sign in (1, -1):
        out = unit(add(scale(side, sign), scale(towards, 0.35)))
        corners: list[Vector] = []
        for u, v in ((0.0, -0.070), (0.088, -0.070), (0.088, 0.060), (0.0, 0.060)):
            corners.append(add(middle, add(scale(out, u), scale(down, v))))
        load.flat(corners, load.tone.base if sign * load.light.x < 0 else load.tone.shade, 0.012)
        if shows_pages:
            inner = [blend(p, blend(corners[0], corners[2], 0.5), 0.08) for p in corners]
            load.flat([add(p, scale(towards, 0.006)) for p in inner], "#f4ecda", 0.004)
            for k in (0.25, 0.45, 0.65):
                a = blend(blend(inner[0], inner[3], k), blend(inner[1], inner[2], k), 0.15)
                b = blend(blend(inner[0], inner[3], k), blend(inner[1], inner[2], k), 0.85)
                load.line(a, b, "#b9ab96", 0.004)


def _open_newspaper(load: Load) -> None:
    """Two wide sheets held upright: whoever sees them from outside sees the headlines."""
    chest = load.bones.chest
    towards = unit(add(scale(chest.up, 0.30), scale(chest.forward, -0.95)))
    down = unit(add(scale(chest.up, -0.95), scale(chest.forward, -0.30)))
    middle = add(blend(*load.wrists, 0.5), add(scale(chest.forward, 0.030), scale(chest.up, 0.050)))
    for sign in (1, -1):
        out = unit(add(scale(chest.side, sign), scale(towards, 0.22)))

        def at(u: float, v: float, out: Vector = out) -> Vector:
            return add(middle, add(scale(out, u), scale(down, v)))

        lit = sign * load.light.x < 0
        sheet = [at(0.0, -0.120), at(0.165, -0.120), at(0.165, 0.115), at(0.0, 0.115)]
        load.flat(sheet, "#ece6d8" if lit else "#cfc6b8", 0.006)
        load.line(at(0.020, -0.095), at(0.145, -0.095), "#3a3640", 0.018)
        load.flat([at(0.020, -0.070), at(0.075, -0.070), at(0.075, -0.015), at(0.020, -0.015)], "#8a8694", 0.002)
        for k in range(4):
            load.line(at(0.090, -0.066 + 0.017 * k), at(0.145, -0.066 + 0.017 * k), "#8a8694", 0.006)
        for k in range(5):
            load.line(at(0.020, 0.008 + 0.019 * k), at(0.145, 0.008 + 0.019 * k), "#8a8694", 0.006)


GUITAR_BODY = (
    (-0.115, 0.0),
    (-0.105, 0.060),
    (-0.055, 0.088),
    (0.0, 0.058),
    (0.050, 0.066),
    (0.085, 0.040),
    (0.095, 0.0),
)


def _guitar(load: Load) -> None:
    """The body before the belly, the neck to the left hand."""
    chest, fret = load.bones.chest, load.wrists[0]
    middle = chest.point(-0.035, -0.105, 0.125)
    along = unit(sub(add(fret, scale(chest.forward, -0.012)), middle))
    across = unit(sub(chest.up, scale(along, sum(a * b for a, b in zip(chest.up, along, strict=True)))))
    front = cross(along, across)
    if sum(a * b for a, b in zip(front, chest.forward, strict=True)) < 0:
        front = scale(front, -1)

    def at(u: float, v: float, w: float = 0.0) -> Vector:
        return add(middle, add(scale(along, u), add(scale(across, v), scale(front, w))))

    outline = [*GUITAR_BODY, *[(u, -v) for u, v in reversed(GUITAR_BODY[1:-1])]]
    rim = [load.view.at(at(u, v, w)) for w in (-0.022, 0.022) for u, v in outline]
    wood, dark = mix(load.tone.base, "#b9712f", 0.65), "#5a3826"
    load.canvas.drawPath(polygon(hull(rim)), fill(dark))
    load.line(at(0.08, 0.0, 0.012), at(0.36, 0.0, 0.012), dark, 0.020)
    load.line(at(0.355, 0.0, 0.012), at(0.405, 0.0, 0.012), "#3a2622", 0.034)
    if load.faces_camera(front):
        load.canvas.drawPath(rounded([load.view.at(at(u, v, 0.022)) for u, v in outline]), fill(wood))
        sheen = [load.view.at(at(u, v * 0.8 + 0.004, 0.022)) for u, v in GUITAR_BODY[1:5]]
        load.canvas.drawPath(rounded([*sheen, load.view.at(at(-0.03, 0.04, 0.022))]), fill(mix(wood, "#fff0c8", 0.4)))
        hole = [load.view.at(at(0.02 + 0.026 * math.cos(a), 0.026 * math.sin(a), 0.022)) for a in _circle(10)]
        load.canvas.drawPath(rounded(hole), fill("#2a1a18"))
        for v in (-0.006, 0.0, 0.006):
            load.line(at(-0.07, v, 0.024), at(0.36, v, 0.016), "#f0e6d2", 0.0025)
        load.line(at(-0.075, -0.022, 0.024), at(-0.075, 0.022, 0.024), dark, 0.010)


def _circle(count: int) -> list[float]:
    return [i / count * TAU for i in range(count)]


def _box(load: Load) -> None:
    left, right = load.wrists
    chest = load.bones.chest
    middle = add(blend(left, right, 0.5), add(scale(chest.forward, 0.035), (0.0, 0.045, 0.0)))
    side, forward = chest.side, chest.forward

    def at(u: float, v: float, w: float) -> Vector:
        return add(middle, add(scale(side, u), add((0.0, v, 0.0), scale(forward, w))))

    card = cloth("#c49a63")
    corners = [at(u, v, w) for u in (-0.13, 0.13) for v in (-0.075, 0.085) for w in (-0.07, 0.09)]
    load.canvas.drawPath(polygon(hull([load.view.at(p) for p in corners])), swollen(card.shade, 0.006 * load.px))
    near = 0.09 if load.view.cos >= 0 else -0.07
    load.flat(
        [at(-0.13, -0.075, near), at(0.13, -0.075, near), at(0.13, 0.085, near), at(-0.13, 0.085, near)], card.base
    )
    load.flat(
        [at(-0.13, 0.085, -0.07), at(0.13, 0.085, -0.07), at(0.13, 0.085, 0.09), at(-0.13, 0.085, 0.09)], card.light
    )
    load.flat(
        [at(-0.02, 0.02, near), at(0.02, 0.02, near), at(0.02, 0.085, near), at(-0.02, 0.085, near)], load.tone.base
    )


def _rod(load: Load) -> None:
    """A fishing rod that bends under its line."""
    right = load.wrists[1]
    along = unit(add(scale(load.bones.chest.forward, 0.92), (0.0, 0.62, 0.0)))
    butt = add(right, scale(along, -0.14))
    tip = add(right, scale(along, 0.66))
    bend = add(tip, (0.0, -0.07, 0.0))
    points: list[Point] = [load.view.at(butt), load.view.at(blend(butt, tip, 0.55)), load.view.at(bend)]
    path = skia.Path()
    path.moveTo(*points[0])
    path.quadTo(*points[1], *points[2])
    load.canvas.drawPath(path, stroke("#6a4a33", 0.010 * load.px))
    load.line(butt, right, "#2b2833", 0.018)
    low = (points[2][0] + 0.02 * load.px * load.beat, points[2][1] + 0.62 * load.px)
    load.canvas.drawLine(*points[2], *low, stroke("#f0ece4", max(0.8, 0.0025 * load.px), 190))
    load.canvas.drawCircle(*low, 0.012 * load.px, fill("#d8443f"))


def _broom(load: Load) -> None:
    high, low = load.wrists
    forward = load.bones.chest.forward
    foot = (low[0] + 0.20 * forward[0], 0.045, low[2] + 0.20 * forward[2])
    along = unit(sub(foot, high))
    load.line(add(high, scale(along, -0.14)), foot, "#b98a4f", 0.013)
    x, y = load.view.at(foot)
    w = 0.052 * load.px
    straw = [
        (x - w * 0.5, y - w * 0.3),
        (x + w * 0.5, y - w * 0.3),
        (x + w * 1.1, y + w * 1.0),
        (x - w * 1.1, y + w * 1.0),
    ]
    load.canvas.drawPath(rounded(straw), swollen("#d3a95c", 0.008 * load.px))


def _balls(load: Load) -> None:
    """Three balls in the air, each on its way from one hand to the other."""
    left, right = load.wrists
    for i, colour in enumerate((load.tone.base, "#f0c63c", "#3f8fcc")):
        k = (load.beat + i / 3) % 1.0
        way = 2 * k if k < 0.5 else 2 - 2 * k
        air = (2 * k) % 1.0
        at = add(blend(left, right, way), (0.0, 0.07 + 0.40 * 4 * air * (1 - air) * 0.62, 0.0))
        x, y = load.view.at(at)
        r = 0.026 * load.px
        load.canvas.drawCircle(x, y, r, fill(cloth(colour).shade))
        load.canvas.drawCircle(x + load.light.x * r * 0.15, y + load.light.y * r * 0.15, r * 0.84, fill(colour))


def _laptop(load: Load) -> None:
    left, right = load.wrists
    chest = load.bones.chest
    middle = add(blend(left, right, 0.5), scale(chest.forward, 0.04))
    side, forward = chest.side, chest.forward
    base = [
        add(middle, add(scale(side, u), scale(forward, w)))
        for u, w in ((-0.1, -0.06), (0.1, -0.06), (0.1, 0.07), (-0.1, 0.07))
    ]
    load.flat(base, "#b9c0ca")
    lid = [
        base[3],
        base[2],
        add(base[2], add((0.0, 0.13, 0.0), scale(forward, 0.03))),
        add(base[3], add((0.0, 0.13, 0.0), scale(forward, 0.03))),
    ]
    load.flat(lid, "#8d95a4" if load.view.cos >= 0 else "#bfe0f2")


def _sign(load: Load) -> None:
    """A board held up before the chest."""
    left, right = load.wrists
    chest = load.bones.chest
    middle = add(blend(left, right, 0.5), add(scale(chest.forward, 0.02), (0.0, 0.10, 0.0)))
    board = [
        add(middle, add(scale(chest.side, u), (0.0, v, 0.0)))
        for u, v in ((-0.2, -0.13), (0.2, -0.13), (0.2, 0.13), (-0.2, 0.13))
    ]
    load.flat(board, "#f4efe4", 0.01)
    if load.view.cos > 0:
        for v, u in ((0.06, 0.15), (0.0, 0.11), (-0.06, 0.14)):
            load.line(
                add(middle, add(scale(chest.side, -u), (0, v, 0))),
                add(middle, add(scale(chest.side, u), (0, v, 0))),
                load.tone.base,
                0.016,
            )


LOADS: dict[str, Callable[[Load], None]] = {
    "open book": _open_book,
    "open newspaper": _open_newspaper,
    "guitar": _guitar,
    "box": _box,
    "rod": _rod,
    "broom": _broom,
    "balls": _balls,
    "laptop": _laptop,
    "sign": _sign,
    **INSTRUMENTS,
    **IMPLEMENTS,
    **SUNDRIES,
    **SPORTING,
    **HANDED,
}
"""Things that take both arms."""
