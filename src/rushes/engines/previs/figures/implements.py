"""Tools that are worked with both arms, or whose work is seen: spades, rakes, cans that pour, needles that knit."""

import math
from collections.abc import Callable

from rushes.engines.previs.figures.geometry import TAU, Vector, add, blend, scale, sub, unit
from rushes.engines.previs.figures.load import Load, beyond, plane, ring
from rushes.engines.previs.figures.paint import cloth, fill, stroke
from rushes.engines.previs.raster import skia

ASH, STEEL, IRON, ZINC, CREAM, WATER = "#b98a4f", "#c4ccd6", "#4a4a56", "#8fa3ad", "#f4ecda", "#bfe6f6"


def _shaft(load: Load, reach: float, colour: str = ASH) -> tuple[Vector, Vector]:
    """A straight handle through both hands; where it ends, and which way it goes."""
    high, low = load.wrists
    end, butt = beyond(low, high, -reach), beyond(high, low, -0.13)
    load.line(butt, end, colour, 0.014)
    return end, unit(sub(end, butt))


def _to_floor(load: Load, ahead: float, colour: str = ASH) -> tuple[Vector, Vector]:
    """A straight handle through both hands to the floor `ahead` of them; where it ends, and which way it goes."""
    low = load.wrists[1]
    forward = load.bones.chest.forward
    end = (low[0] + ahead * forward[0], 0.075, low[2] + ahead * forward[2])
    way = unit(sub(end, low))
    load.line(add(low, scale(way, -0.36)), end, colour, 0.014)
    return end, way


def _across(load: Load, way: Vector) -> Vector:
    """Sideways to a shaft, along the ground."""
    side = load.bones.chest.side
    return unit(sub(side, scale(way, sum(a * b for a, b in zip(side, way, strict=True)))))


def _spade(load: Load) -> None:
    """A blade at the foot of the shaft, with earth on it as it comes up."""
    end, way = _shaft(load, 0.30)
    side = _across(load, way)
    high = load.wrists[0]
    load.line(add(high, scale(way, -0.13)), add(add(high, scale(way, -0.13)), scale(side, 0.035)), ASH, 0.018)
    load.line(add(high, scale(way, -0.13)), add(add(high, scale(way, -0.13)), scale(side, -0.035)), ASH, 0.018)
    blade = [(-0.050, 0.0), (0.050, 0.0), (0.046, 0.10), (0.0, 0.15), (-0.046, 0.10)]
    load.flat([add(end, add(scale(side, u), scale(way, v))) for u, v in blade], STEEL)
    load.line(end, add(end, scale(way, 0.10)), "#8e98a6", 0.010)
    if load.beat > 0.35:
        for u, v, r in ((-0.025, 0.07, 0.030), (0.022, 0.08, 0.032), (0.0, 0.05, 0.034)):
            load.ball(add(end, add(scale(side, u), add(scale(way, v), (0.0, 0.03, 0.0)))), r, "#5a3e2c")


def _rake(load: Load) -> None:
    end, way = _to_floor(load, 0.34)
    side = _across(load, way)
    left, right = add(end, scale(side, 0.11)), add(end, scale(side, -0.11))
    load.line(left, right, IRON, 0.014)
    for k in range(9):
        tooth = blend(left, right, k / 8)
        load.line(tooth, add(tooth, (0.0, -0.045, 0.0)), IRON, 0.008)


def _mop(load: Load) -> None:
    end, way = _to_floor(load, 0.26, "#3f7fb0")
    side = _across(load, way)
    for k in range(9):
        u = -1 + k / 4
        tip = add(end, add(scale(side, 0.10 * u), (0.0, -0.085 + 0.02 * abs(u), 0.0)))
        load.curve([end, add(blend(end, tip, 0.5), scale(side, 0.03 * u)), tip], CREAM if k % 2 else "#dcd0b8", 0.024)
    load.ball(end, 0.020, "#3f7fb0")


def _vacuum(load: Load) -> None:
    """A pipe with its foot, and the machine that follows on its hose."""
    end, _ = _to_floor(load, 0.32, STEEL)
    floor = (end[0], 0.022, end[2])
    forward = load.bones.pelvis.forward
    load.line(end, floor, STEEL, 0.014)
    load.line(add(floor, scale(forward, -0.05)), add(floor, scale(forward, 0.05)), "#2f2d38", 0.036)
    tank = add(load.bones.pelvis.origin, add(scale(forward, -0.30), scale(load.bones.pelvis.side, -0.10)))
    tank = (tank[0], 0.075, tank[2])
    high = load.wrists[0]
    load.curve(
        [high, add(high, add(scale(forward, -0.16), (0.0, 0.03, 0.0))), add(tank, (0.0, 0.20, 0.0)), tank],
        "#3a3844",
        0.018,
    )
    body = cloth("#c8403c")
    load.solid(
        [add(tank, (dx, dy, dz)) for dx in (-0.06, 0.06) for dy in (-0.045, 0.05) for dz in (-0.10, 0.10)],
        body.base,
        0.05,
    )
    for dz in (-0.07, 0.07):
        load.ball(add(tank, (-0.04, -0.05, dz)), 0.026, "#2a2833")


def _hose(load: Load) -> None:
    """A garden hose from the ground, and its water in an arc."""
    left, right = load.wrists
    forward = load.bones.chest.forward
    nozzle = add(right, add(scale(forward, 0.08), (0.0, 0.02, 0.0)))
    ground = add(load.bones.pelvis.origin, scale(forward, -0.40))
    load.curve([right, left, (left[0], 0.10, left[2] - 0.10), (ground[0], 0.02, ground[2])], "#3f8f5a", 0.020)
    load.line(right, nozzle, "#e2b23c", 0.024)
    _jet(load, nozzle, forward, 0.95, 0.10)


def _jet(load: Load, start: Vector, forward: Vector, reach: float, rise: float, count: int = 26) -> None:
    """Water thrown ahead that falls to the ground: drops that travel with the beat."""
    for k in range(count):
        s = (k + load.beat) / count
        drop = rise * s - (start[1] + rise) * s * s
        spread = 0.05 * s * ((k * 7 % 5) / 2 - 1)
        at = add(start, add(scale(forward, reach * s), (spread * forward[2], drop, -spread * forward[0])))
        nxt = add(at, add(scale(forward, 0.03), (0.0, -0.012 - 0.05 * s, 0.0)))
        load.canvas.drawLine(*load.view.at(at), *load.view.at(nxt), stroke(WATER, 0.011 * load.px, 215))


def _can(load: Load) -> None:
    """A watering can that pours from its rose."""
    right = load.wrists[1]
    chest = load.bones.chest
    ahead, up = chest.forward, (0.0, 1.0, 0.0)
    tilt = unit(add(scale(ahead, 0.92), scale(up, -0.38)))
    rise = unit(sub(up, scale(tilt, tilt[1])))
    middle = add(right, add(scale(rise, -0.095), scale(tilt, 0.03)))

    def at(u: float, v: float, w: float = 0.0) -> Vector:
        return add(middle, add(scale(tilt, u), add(scale(rise, v), scale(chest.side, w))))

    zinc = cloth(load.tone.base if load.tone.base != "#c8443c" else "#4f8f8a")
    load.curve([at(-0.07, 0.03), at(-0.05, 0.13), at(0.05, 0.13), at(0.06, 0.05)], zinc.shade, 0.014)
    load.solid(
        [at(u, v, w) for u in (-0.075, 0.075) for v in (-0.065, 0.055) for w in (-0.055, 0.055)], zinc.base, 0.02
    )
    load.solid([at(u, v, -0.056) for u in (-0.070, -0.02) for v in (-0.055, 0.05)], zinc.light, 0.01)
    spout = at(0.22, 0.085)
    load.line(at(0.06, -0.03), spout, zinc.base, 0.022)
    load.solid([*ring(plane(spout, rise, tilt), 0, 0, 0.030, 0.030), at(0.19, 0.075)], zinc.shade)
    for k in range(18):
        s = ((k * 5 % 18) / 18 + load.beat) % 1.0
        fan = (k % 6 - 2.5) * 0.012
        fall = spout[1] - 0.12
        x = add(spout, add(scale(ahead, 0.03 + 0.10 * s + fan * s), (0.0, -fall * s * s - 0.02 * s, 0.0)))
        y = add(x, (0.0, -0.028, 0.0))
        load.canvas.drawLine(*load.view.at(x), *load.view.at(y), stroke(WATER, 0.008 * load.px, 220))


def _jug(load: Load) -> None:
    """A jug in the right hand that pours into a cup in the left one."""
    left, right = load.wrists
    chest = load.bones.chest
    across = unit(sub(left, right))
    steel = cloth(STEEL)
    tip = add(right, add(scale(across, 0.075), (0.0, 0.030, 0.0)))
    foot, top = (
        add(right, add(scale(across, 0.015), (0.0, -0.055, 0.0))),
        add(right, add(scale(across, 0.045), (0.0, 0.055, 0.0))),
    )
    load.line(foot, top, steel.shade, 0.082)
    load.line(foot, top, steel.base, 0.066)
    load.line(add(foot, (0.0, 0.012, 0.0)), add(top, (0.0, -0.012, 0.0)), steel.light, 0.022)
    load.line(top, tip, steel.base, 0.026)
    cup = add(left, add(scale(chest.forward, 0.03), (0.0, 0.030, 0.0)))
    stream = (cup[0], tip[1] - 0.03, cup[2])
    load.curve([tip, stream, add(cup, (0.0, 0.02, 0.0))], "#f6ead6", 0.014)
    china = cloth("#fbf8f2")
    frame = plane(cup, (0.0, 1.0, 0.0), chest.forward)
    load.solid(
        [
            frame.point(u, v, w)
            for u, v in ((-0.045, 0.035), (0.045, 0.035), (0.026, -0.030), (-0.026, -0.030))
            for w in (-0.01, 0.01)
        ],
        china.base,
        0.012,
    )
    load.line(frame.point(-0.036, 0.032, 0.012), frame.point(0.036, 0.032, 0.012), "#8a5a38", 0.012)


def _tray(load: Load) -> None:
    """A round tray on the fingers of a raised hand, with glasses on it."""
    right = load.wrists[1]
    chest = load.bones.chest
    middle = add(right, add(scale(chest.forward, 0.02), (0.0, 0.075, 0.0)))
    silver = cloth(STEEL)
    plate = [add(middle, (0.17 * math.cos(k / 16 * TAU), 0.0, 0.17 * math.sin(k / 16 * TAU))) for k in range(16)]
    load.flat(plate, silver.shade, 0.022)
    load.flat([add(p, (0.0, 0.010, 0.0)) for p in plate], silver.light, 0.010)
    for u, colour, high in ((-0.10, "#c8403c", 0.10), (0.0, "#e8b848", 0.13), (0.10, "#7fb8c8", 0.10)):
        foot = add(middle, add(scale(chest.side, u), (0.0, 0.015, 0.0)))
        load.line(foot, add(foot, (0.0, high, 0.0)), "#e8f0f4", 0.050)
        load.line(foot, add(foot, (0.0, high * 0.7, 0.0)), colour, 0.038)


def _ladle(load: Load) -> None:
    """A long spoon, down into what is stirred."""
    left, right = load.wrists
    low = add(blend(left, right, 0.5), scale(load.bones.chest.forward, 0.06))
    top = add(right, (0.0, 0.16, -0.05))
    load.line(top, (low[0], 0.36, low[2] + 0.04), ASH, 0.020)
    load.ball(top, 0.013, ASH)


def _spatula(load: Load) -> None:
    """A spatula, and what it has just flipped."""
    arm = load.bones.arms[1]
    way = unit(add(scale(load.bones.chest.forward, 0.8), (0.0, -0.45, 0.0)))
    end = add(arm.wrist, scale(way, 0.16))
    load.line(add(arm.wrist, scale(way, -0.03)), end, "#2b2833", 0.012)
    side = load.bones.chest.side
    blade = [(-0.035, 0.0), (0.035, 0.0), (0.042, 0.085), (-0.042, 0.085)]
    load.flat([add(end, add(scale(side, u), scale(way, v))) for u, v in blade], STEEL)
    at = add(end, add(scale(way, 0.05), (0.0, 0.03 + 0.30 * load.beat, 0.0)))
    x, y = load.view.at(at)
    load.canvas.save()
    load.canvas.translate(x, y)
    load.canvas.rotate(-300 * load.beat)
    wide = 0.052 * load.px
    for top, low, colour in ((-0.028, -0.008, "#e0a860"), (-0.010, 0.006, "#7a4028"), (0.004, 0.022, "#d89c54")):
        rect = skia.Rect.MakeLTRB(-wide, top * load.px, wide, low * load.px)
        load.canvas.drawRoundRect(rect, 0.010 * load.px, 0.010 * load.px, fill(colour))
    load.canvas.restore()


def _hammer(load: Load) -> None:
    arm = load.bones.arms[1]
    way = unit(arm.fingers)
    butt, end = add(arm.wrist, scale(way, -0.04)), add(arm.wrist, scale(way, 0.15))
    load.line(butt, end, ASH, 0.018)
    beat = unit(sub((0.0, -1.0, 0.35), scale(way, sum(a * b for a, b in zip((0.0, -1.0, 0.35), way, strict=True)))))
    load.line(add(end, scale(beat, -0.045)), add(end, scale(beat, 0.060)), IRON, 0.042)
    load.line(add(end, scale(beat, 0.045)), add(end, scale(beat, 0.060)), STEEL, 0.046)


def _saw(load: Load) -> None:
    """A hand saw that goes to and fro over the edge of a plank."""
    right = load.wrists[1]
    forward = load.bones.chest.forward
    way = unit(add(scale(forward, 0.94), (0.0, -0.34, 0.0)))
    heel = add(right, scale(way, 0.03))
    tip = add(heel, scale(way, 0.34))
    load.flat(
        [
            add(heel, (0.0, 0.030, 0.0)),
            add(tip, (0.0, 0.006, 0.0)),
            add(tip, (0.0, -0.014, 0.0)),
            add(heel, (0.0, -0.060, 0.0)),
        ],
        STEEL,
    )
    for k in range(1, 12):
        load.ball(blend(add(heel, (0.0, -0.062, 0.0)), add(tip, (0.0, -0.016, 0.0)), k / 12), 0.006, "#8e98a6")
    load.line(add(right, (0.0, 0.03, 0.0)), add(right, (0.0, -0.05, 0.0)), "#a8603a", 0.034)


def _iron(load: Load) -> None:
    right = load.wrists[1]
    side = load.bones.chest.side
    at = add(right, (0.0, -0.045, 0.0))
    load.flat(
        [
            add(at, add(scale(side, u), (0.0, v, 0.0)))
            for u, v in ((0.085, -0.030), (-0.055, -0.030), (-0.055, 0.020), (0.02, 0.024))
        ],
        "#3f7fc0",
        0.014,
    )
    load.line(
        add(at, add(scale(side, 0.09), (0.0, -0.034, 0.0))),
        add(at, add(scale(side, -0.06), (0.0, -0.034, 0.0))),
        STEEL,
        0.014,
    )
    load.curve(
        [
            add(at, add(scale(side, -0.045), (0.0, 0.02, 0.0))),
            add(at, (0.0, 0.085, 0.0)),
            add(at, add(scale(side, 0.05), (0.0, 0.01, 0.0))),
        ],
        "#2b2833",
        0.016,
    )
    for k in range(3):
        puff = (load.beat + k / 3) % 1.0
        x, y = load.view.at(add(at, add(scale(side, 0.10 + 0.03 * k), (0.0, 0.02 + 0.14 * puff, 0.0))))
        load.canvas.drawCircle(x, y, (0.014 + 0.030 * puff) * load.px, fill("#ffffff", round(130 * (1 - puff))))


def _knitting(load: Load) -> None:
    """Two needles, the cloth that hangs from them, and a ball of wool on the floor."""
    left, right = load.wrists
    chest = load.bones.chest
    middle = add(blend(left, right, 0.5), add(scale(chest.forward, 0.05), (0.0, 0.01, 0.0)))
    wool = cloth(load.tone.base)
    for k in range(9):
        u = -0.075 + k * 0.0188
        top = add(middle, scale(chest.side, u))
        load.line(top, add(top, (0.0, -0.17 - 0.012 * (k % 2), 0.01)), wool.base if k % 2 else wool.light, 0.020)
    for hand, sign in ((left, -1.0), (right, 1.0)):
        tip = add(middle, add(scale(chest.side, sign * 0.055), add(scale(chest.forward, 0.02), (0.0, 0.06, 0.0))))
        load.line(add(hand, scale(unit(sub(hand, tip)), 0.05)), tip, "#e8d8b0", 0.010)
    ground = (-0.26, 0.045, load.bones.pelvis.origin[2] + 0.34)
    load.curve([middle, add(middle, (-0.10, -0.25, 0.06)), ground], wool.base, 0.005)
    load.ball(ground, 0.052, wool.shade)
    load.ball(add(ground, (0.0, 0.006, 0.01)), 0.043, wool.base)
    for k in (-1, 0, 1):
        load.curve(
            [
                add(ground, (-0.035, 0.012 * k, 0.01)),
                add(ground, (0.0, 0.03 + 0.012 * k, 0.01)),
                add(ground, (0.035, 0.012 * k, 0.01)),
            ],
            wool.light,
            0.005,
        )


def _roller(load: Load) -> None:
    """A paint roller on its rod."""
    arm = load.bones.arms[1]
    way = unit(add(scale(arm.fingers, 0.5), (0.0, 0.8, 0.0)))
    end = add(arm.wrist, scale(way, 0.15))
    load.line(add(arm.wrist, scale(way, -0.04)), end, "#2b2833", 0.014)
    side = load.bones.chest.side
    load.line(add(end, scale(side, 0.075)), add(end, scale(side, -0.075)), load.tone.shade, 0.062)
    load.line(add(end, scale(side, 0.070)), add(end, scale(side, -0.070)), load.tone.base, 0.050)


def _cards(load: Load) -> None:
    """A fan of cards before the chest."""
    left = load.wrists[0]
    chest = load.bones.chest
    back = unit(add(scale(chest.forward, -0.8), (0.0, 0.5, 0.0)))
    frame = plane(add(left, (0.0, 0.02, 0.0)), (0.0, 1.0, 0.0), back)
    for k in range(5):
        fan = (k - 2) * 0.26
        card = frame.turned(roll=fan)
        corners = [
            card.point(u, v, 0.002 * k) for u, v in ((-0.028, 0.02), (0.028, 0.02), (0.028, 0.105), (-0.028, 0.105))
        ]
        load.flat(corners, "#fbf8f0" if load.faces_camera(back) else "#c8403c", 0.006)
        load.line(corners[0], corners[3], "#8a2f34", 0.003)


def _pen(load: Load) -> None:
    arm = load.bones.arms[1]
    tip = add(arm.wrist, add(scale(load.bones.chest.forward, 0.06), (0.0, -0.035, 0.0)))
    load.line(tip, add(tip, (-0.02, 0.12, -0.07)), "#2f3a68", 0.011)
    load.line(tip, add(tip, (-0.004, 0.024, -0.014)), "#d8b048", 0.012)


def _bucket(load: Load) -> None:
    """A pail that hangs from the right hand."""
    right = load.wrists[1]
    top, low = add(right, (0.0, -0.10, 0.0)), add(right, (0.0, -0.24, 0.0))
    zinc = cloth(load.tone.base if load.tone.base != "#c8443c" else ZINC)
    load.curve(
        [add(top, (-0.07, 0.0, 0.0)), add(right, (0.0, 0.02, 0.0)), add(top, (0.07, 0.0, 0.0))], "#5a5a66", 0.007
    )
    load.solid(
        [
            add(top, (-0.078, 0.0, 0.0)),
            add(top, (0.078, 0.0, 0.0)),
            add(top, (0.0, 0.0, 0.078)),
            add(top, (0.0, 0.0, -0.078)),
            add(low, (-0.055, 0.0, 0.0)),
            add(low, (0.055, 0.0, 0.0)),
            add(low, (0.0, 0.0, 0.055)),
        ],
        zinc.base,
    )
    load.line(add(top, (-0.075, -0.01, 0.0)), add(top, (0.075, -0.01, 0.0)), zinc.light, 0.014)


IMPLEMENTS: dict[str, Callable[[Load], None]] = {
    "spade": _spade,
    "rake": _rake,
    "mop": _mop,
    "vacuum cleaner": _vacuum,
    "hose": _hose,
    "watering can": _can,
    "jug": _jug,
    "tray": _tray,
    "ladle": _ladle,
    "spatula": _spatula,
    "hammer": _hammer,
    "saw": _saw,
    "iron": _iron,
    "knitting": _knitting,
    "roller": _roller,
    "cards": _cards,
    "pen": _pen,
    "bucket": _bucket,
}
"""Tools by name."""
