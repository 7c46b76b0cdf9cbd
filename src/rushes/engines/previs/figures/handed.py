"""Things that are carried about, given and held over the head: presents, newspapers, bags; and balloons let go."""

from collections.abc import Callable

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import Vector, add, blend, scale, smoothstep, sub, unit, wave
from rushes.engines.previs.figures.load import Load
from rushes.engines.previs.figures.paint import cloth, fill, polygon, shaded, smooth, stroke

PAPER, INK, CARD = "#eee9dc", "#5a5660", "#e2b44c"


def _newspaper(load: Load) -> None:
    """A double page between both hands, folded over the head like a roof."""
    left, right = load.wrists
    chest = load.bones.chest
    side = unit(sub(left, right))
    middle = add(blend(left, right, 0.5), (0.0, 0.05, 0.0))
    deep = scale(chest.forward, 0.13)

    def at(u: float, v: float, drop: float) -> Vector:
        return add(middle, add(scale(side, u), add(scale(deep, v), (0.0, -drop, 0.0))))

    for sign in (-1, 1):
        page = [at(0.0, -1, -0.035), at(sign * 0.25, -1, 0.045), at(sign * 0.25, 1, 0.045), at(0.0, 1, -0.035)]
        load.solid(page, mix(PAPER, INK, 0.10 if sign * load.light.x < 0 else 0.30), 0.004)
        edge = [at(0.0, 1, -0.035), at(sign * 0.25, 1, 0.045), at(sign * 0.24, 1, 0.085), at(0.0, 1, 0.005)]
        load.solid(edge, PAPER, 0.003)
        for k in (0.25, 0.5, 0.75):
            load.line(
                at(sign * 0.03, 1.02, 0.01 * k + 0.035 * k - 0.02), at(sign * 0.22, 1.02, 0.035 + 0.03 * k), INK, 0.004
            )


def _present(load: Load) -> None:
    """A box in paper with a ribbon; its lid comes off under the right hand, and light comes out of it."""
    chest = load.bones.chest
    paper, ribbon = load.tone, cloth("#f4d26a")
    opened = smoothstep(0.0, 1.0, load.beat)
    middle = add(load.bones.chest.point(0.0, -0.16, 0.26), (0.0, 0.0, 0.0))
    lift = 0.17 * opened

    def at(u: float, v: float, w: float) -> Vector:
        return add(middle, add(scale(chest.side, u), add((0.0, v, 0.0), scale(chest.forward, w))))

    def box(half: float, low: float, high: float, deep: float, tilt: float) -> None:
        near = deep if load.view.cos >= 0 else -deep
        flank = half if load.view.depth(chest.side) > 0 else -half
        corners = [at(u, v + tilt * u, w) for u in (-half, half) for v in (low, high) for w in (-deep, deep)]
        load.solid(corners, paper.shade, 0.004)
        load.flat(
            [at(u, v + tilt * u, near) for u, v in ((-half, low), (half, low), (half, high), (-half, high))],
            paper.base,
            0.003,
        )
        load.flat(
            [at(flank, v + tilt * flank, w) for v, w in ((low, -deep), (low, deep), (high, deep), (high, -deep))],
            paper.shade,
            0.003,
        )
        load.flat(
            [at(u, high + tilt * u, w) for u, w in ((-half, -deep), (half, -deep), (half, deep), (-half, deep))],
            paper.light,
            0.003,
        )
        load.flat(
            [at(u, v + tilt * u, near * 1.02) for u, v in ((-0.022, low), (0.022, low), (0.022, high), (-0.022, high))],
            ribbon.base,
            0.002,
        )
        load.flat(
            [
                at(u, high + 0.002 + tilt * u, w)
                for u, w in ((-0.022, -deep), (0.022, -deep), (0.022, deep), (-0.022, deep))
            ],
            ribbon.light,
            0.002,
        )

    box(0.125, -0.10, 0.055, 0.105, 0.0)
    if opened > 0.05:
        x, y = load.view.at(at(0.0, 0.08, 0.0))
        for k in range(5):
            reach = (0.10 + 0.06 * opened) * load.px
            dx = (k - 2) * 0.055 * load.px
            load.canvas.drawPath(
                polygon([(x + dx * 0.5 - 2, y), (x + dx * 0.5 + 2, y), (x + dx * 1.6, y - reach)]), fill("#fff0b0", 150)
            )
    box(0.135, 0.050 + lift, 0.085 + lift, 0.115, 0.35 * opened)
    x, y = load.view.at(at(0.0, 0.10 + lift, 0.0))
    r = 0.045 * load.px
    for s in (-1, 1):
        loop = smooth(
            [(x, y), (x + s * r * 0.6, y - r * 1.1), (x + s * r * 1.5, y - r * 0.7), (x + s * r * 1.1, y + r * 0.1)]
        )
        shaded(load.canvas, loop, ribbon, load.light.x * r * 0.2, load.light.y * r * 0.2)
    load.canvas.drawCircle(x, y, r * 0.34, fill(ribbon.shade))


def _shopping_bags(load: Load) -> None:
    """Paper bags with cords in both hands, of different colours."""
    chest = load.bones.chest
    colours = ((load.tone.base, "#f4efe4"), ("#3f7f8f", CARD))
    for number, wrist in enumerate(load.wrists):
        for k, colour in enumerate(colours[number]):
            top = add(wrist, add((0.0, -0.13 - 0.02 * k, 0.0), scale(chest.forward, 0.05 - 0.07 * k)))
            half, tall = 0.075 - 0.01 * k, 0.17 - 0.03 * k
            tone = cloth(colour)

            def at(u: float, v: float, w: float = 0.0, top: Vector = top) -> Vector:
                return add(top, add(scale(chest.forward, u), add((0.0, v, 0.0), scale(chest.side, w))))

            load.curve([at(-half * 0.5, 0.0), at(-half * 0.3, 0.10), add(wrist, (0.0, -0.03, 0.0))], "#4a3a34", 0.005)
            load.curve([at(half * 0.5, 0.0), at(half * 0.3, 0.10), add(wrist, (0.0, -0.03, 0.0))], "#4a3a34", 0.005)
            corners = [at(u, v, w) for u in (-half, half) for v in (0.0, -tall) for w in (-0.03, 0.03)]
            load.solid(corners, tone.shade, 0.003)
            near = 0.03 if load.view.depth(chest.side) > 0 else -0.03
            load.flat(
                [at(u, v, near) for u, v in ((-half, 0.0), (half, 0.0), (half, -tall), (-half, -tall))],
                tone.base,
                0.003,
            )
            load.flat(
                [at(u, v, near) for u, v in ((-0.03, -0.06), (0.03, -0.06), (0.03, -0.09), (-0.03, -0.09))],
                tone.light,
                0.003,
            )


def _lost_balloon(load: Load) -> None:
    """A balloon that was let go: up and away with its string; `beat` is how far, in body heights."""
    right = load.wrists[1]
    high = load.beat
    sway = 0.05 * wave(high * 1.7)
    at = add(right, (0.20 * high + sway, 0.22 + high, 0.12))
    x, y = load.view.at(at)
    r = 0.095 * load.px
    string = [(x, y + r * 1.2), (x + 0.25 * r, y + 2.4 * r), (x - 0.2 * r, y + 3.6 * r), (x + 0.1 * r, y + 4.8 * r)]
    load.canvas.drawPath(smooth(string, False), stroke("#f4efe6", max(0.8, 0.0035 * load.px)))
    body = smooth([(x, y + r * 1.15), (x + r * 0.85, y + r * 0.25), (x + r * 0.88, y - r * 0.45), (x, y - r),
                   (x - r * 0.88, y - r * 0.45), (x - r * 0.85, y + r * 0.25)])  # fmt: skip
    shaded(load.canvas, body, load.tone, load.light.x * r * 0.35, load.light.y * r * 0.35)
    load.canvas.drawCircle(x - r * 0.34, y - r * 0.42, r * 0.17, fill("#ffffff", 150))
    load.canvas.drawPath(
        polygon([(x, y + r * 1.1), (x + r * 0.16, y + r * 1.32), (x - r * 0.16, y + r * 1.32)]), fill(load.tone.shade)
    )


HANDED: dict[str, Callable[[Load], None]] = {
    "newspaper": _newspaper,
    "present": _present,
    "shopping bags": _shopping_bags,
    "lost balloon": _lost_balloon,
}
"""Loads that are carried about."""
