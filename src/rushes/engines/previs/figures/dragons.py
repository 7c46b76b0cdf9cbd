"""A dragon: in the air on beating wings, or on the ground, where it stands, roars, laughs, sleeps and breathes fire."""

import math
from collections.abc import Sequence

from rushes.engines.previs.figures.animal_dress import flame
from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import TAU, Point, lerp, smoothstep, wave
from rushes.engines.previs.figures.kits import Moment
from rushes.engines.previs.figures.paint import (
    FormLight,
    Ribbon,
    Tone,
    cloth,
    fill,
    polygon,
    rounded,
    shaded,
    smooth,
    stroke,
)
from rushes.engines.previs.raster import skia

ON_THE_GROUND = 0.64
"""Size on the ground against that in the air, where it is seen from farther away."""
CALLS = ("roar", "laugh", "talk")
SKULL: tuple[Point, ...] = (
    (-0.10, -0.03), (-0.05, -0.115), (0.08, -0.125), (0.17, -0.07), (0.31, -0.07), (0.37, -0.02), (0.34, 0.025),
    (0.14, 0.03), (-0.04, 0.06),
)  # fmt: skip


def dragon(canvas: skia.Canvas, moment: Moment) -> None:
    """The unit is the length of its body; on the ground it stands on y = 0."""
    if moment.action == "fly":
        _flying(canvas, moment)
        return
    canvas.save()
    canvas.scale(ON_THE_GROUND, ON_THE_GROUND)
    if moment.action == "sleep":
        _sleeping(canvas, moment)
    else:
        _standing(canvas, moment)
    canvas.restore()


def _flying(canvas: skia.Canvas, moment: Moment) -> None:
    t, light = moment.t, moment.light
    coat, pale = cloth(moment.colours["coat"]), cloth(moment.colours["under"])
    canvas.save()
    canvas.translate(0, 0.04 * math.cos(TAU * t * 0.9 + 0.5))

    def spine(k: float) -> Point:
        """k 0 nose side .. 1 tail tip."""
        px = 0.48 - 1.30 * k
        py = (
            -0.26 * (1 - smoothstep(0.0, 0.34, k))
            + 0.05 * math.sin(TAU * (t * 0.55) - k * 5.0) * (0.25 + k)
            + 0.10 * smoothstep(0.7, 1, k)
        )
        return px, py

    angle = lerp(0.95, -0.50, 0.5 - 0.5 * math.cos(TAU * t * 0.9))

    def wing(material: Tone, root: Point, scale: float) -> None:
        ax, ay = root
        wx, wy = ax + 0.05, ay - scale * 0.55 * math.sin(angle + 0.35)
        tips: list[Point] = []
        for i, reach in enumerate((1.0, 0.86, 0.66)):
            a = angle * 1.15 - 0.10 - i * 0.34
            tips.append((wx - scale * (0.20 + 0.26 * i), wy - scale * 0.62 * reach * math.sin(a)))
        path = skia.Path()
        path.moveTo(ax + 0.03, ay)
        path.quadTo(ax + 0.10, (ay + wy) / 2, wx, wy)
        path.lineTo(*tips[0])
        previous = tips[0]
        for q in [*tips[1:], (ax - 0.3, ay + 0.03)]:
            mx, my = (previous[0] + q[0]) / 2, (previous[1] + q[1]) / 2
            path.quadTo(lerp(mx, wx, 0.28), lerp(my, wy + 0.05, 0.28), *q)
            previous = q
        path.close()
        canvas.drawPath(
            path, fill(mix("#d9743c", material.base, 0.25) if material is coat else mix("#8f4a3c", material.base, 0.3))
        )
        for q in tips:
            canvas.drawLine(wx, wy, *q, stroke(material.shade, 0.014))
        canvas.drawPath(smooth([(ax, ay), (ax + 0.09, (ay + wy) / 2), (wx, wy)], False), stroke(material.base, 0.045))

    wing(coat.darker(0.6), (0.04, -0.06), 0.86)
    points = [spine(i / 13) for i in range(14)]
    widths = [0.050, 0.050, 0.052, 0.062, 0.088, 0.108, 0.105, 0.088, 0.068, 0.050, 0.036, 0.024, 0.014, 0.004]
    for i in range(1, 12):
        px, py = points[i]
        w = widths[i]
        canvas.drawPath(
            polygon([(px + 0.03, py - w * 0.8), (px - 0.025, py - w - 0.045), (px - 0.03, py - w * 0.8)]),
            fill(coat.deep),
        )
    for root, reach in (((-0.02, 0.08), -0.05), ((-0.16, 0.07), -0.03)):
        bx, by = root
        Ribbon([(bx, by), (bx + 0.02, by + 0.10), (bx + reach, by + 0.17)], [0.045, 0.035, 0.02], 0.3, 0.6).draw(
            canvas, coat.darker(0.3), light
        )
    ribbon = Ribbon(points, widths, 0.4, 0)
    ribbon.draw(canvas, coat, light, 0.8)
    canvas.drawPath(
        polygon(ribbon.chain([0.40] * 14)[2:12] + ribbon.chain([0.98] * 14)[2:12][::-1]), fill(pale.base, 255, True)
    )
    tx, ty = points[-1]
    canvas.drawPath(
        polygon([(tx + 0.03, ty), (tx - 0.05, ty - 0.055), (tx - 0.10, ty), (tx - 0.05, ty + 0.055)]), fill(coat.deep)
    )
    hx, hy = points[0]
    canvas.drawPath(rounded([(hx - 0.07, hy - 0.06), (hx - 0.20, hy - 0.15), (hx - 0.16, hy - 0.05)]), fill(pale.shade))
    skull = [
        (hx - 0.08, hy - 0.05),
        (hx + 0.02, hy - 0.075),
        (hx + 0.12, hy - 0.03),
        (hx + 0.20, hy - 0.015),
        (hx + 0.20, hy + 0.03),
        (hx + 0.08, hy + 0.055),
        (hx - 0.06, hy + 0.055),
    ]
    path = smooth(skull)
    canvas.drawPath(path, fill(coat.shade))
    canvas.save()
    canvas.clipPath(path, True)
    canvas.drawPath(smooth([(x + light.x * 0.015, y + light.y * 0.03) for x, y in skull]), fill(coat.base))
    canvas.restore()
    canvas.drawCircle(hx + 0.035, hy - 0.025, 0.020, fill("#ffe27a"))
    canvas.drawCircle(hx + 0.040, hy - 0.025, 0.009, fill("#1a1216"))
    canvas.drawLine(hx + 0.07, hy + 0.030, hx + 0.19, hy + 0.015, stroke(coat.deep, 0.010))
    wing(coat, (0.06, -0.04), 1.0)
    canvas.restore()


def dragon_saddle(t: float) -> Point:
    """Where a rider sits: before the wings, on the shoulders."""
    k = 0.27
    y = -0.26 * (1 - smoothstep(0.0, 0.34, k)) + 0.05 * math.sin(TAU * (t * 0.55) - k * 5.0) * (0.25 + k)
    return 0.48 - 1.30 * k, y - 0.075 + 0.04 * math.cos(TAU * t * 0.9 + 0.5)


# --- on the ground ---------------------------------------------------------------------------------------


def _standing(canvas: skia.Canvas, moment: Moment) -> None:
    t, light = moment.t, moment.light
    coat, pale = cloth(moment.colours["coat"]), cloth(moment.colours["under"])
    fire = moment.action == "breathe" or moment.breath == "fire"
    loud = fire or moment.action in CALLS
    beat = 0.5 + 0.5 * wave(t / (0.42 if moment.action == "laugh" else 1.9))
    gape = (0.75 + 0.25 * beat if fire else 0.25 + 0.6 * beat) if loud else 0.0
    breath = 0.008 * wave(t / 3.1)
    _folded_wing(canvas, moment, (-0.04, -0.62), coat.darker(0.5), 0.12)
    _tail(canvas, moment, coat)
    _leg(canvas, (-0.20, -0.34), -0.16, 0.17, coat.darker(0.45), light)
    _leg(canvas, (0.22, -0.42), 0.30, 0.09, coat.darker(0.45), light)
    neck, head = _neck(t, fire, breath)
    trunk = [(0.30, -0.62), (0.34, -0.44), (0.20, -0.26), (-0.10, -0.20), (-0.36, -0.24), (-0.44, -0.38),
             (-0.30, -0.54), (-0.02, -0.60), (0.16, -0.68)]  # fmt: skip
    path = smooth([(x, y + breath) for x, y in trunk])
    shaded(canvas, path, coat, light.x * 0.06, light.y * 0.08)
    canvas.save()
    canvas.clipPath(path, True)
    canvas.drawPath(
        rounded([(0.42, -0.60), (0.24, -0.52), (0.14, -0.30), (-0.20, -0.24), (0.0, -0.10), (0.45, -0.2)]),
        fill(pale.base),
    )
    canvas.restore()
    widths = [0.135, 0.115, 0.098, 0.085, 0.078, 0.074]
    ribbon = Ribbon(neck, widths, 0.4, 0.3)
    _spikes(canvas, neck, widths, coat, 1.0)
    ribbon.draw(canvas, coat, light, 0.8)
    canvas.drawPath(polygon(ribbon.side(-0.30) + ribbon.side(-0.96)[::-1]), fill(pale.base, 255, True))
    for k in range(1, 6):
        a, b = ribbon.chain([-0.34] * 6)[k], ribbon.chain([-0.94] * 6)[k]
        canvas.drawLine(*a, *b, stroke(pale.shade, 0.010))
    _leg(canvas, (-0.26, -0.36), -0.20, 0.20, coat, light)
    _leg(canvas, (0.16, -0.44), 0.20, 0.10, coat, light)
    _folded_wing(canvas, moment, (0.04, -0.60), coat, 0.0)
    _head(canvas, moment, head, gape, fire)


def _neck(t: float, fire: bool, breath: float) -> tuple[list[Point], Point]:
    """The centre line from the chest to the skull, and where the skull is: low and forward when it breathes fire."""
    sway = 0.012 * wave(t / 2.6)
    if fire:
        line = [(0.18, -0.52), (0.30, -0.70), (0.40, -0.82), (0.52, -0.86), (0.62, -0.84), (0.70, -0.80)]
    else:
        line = [(0.18, -0.52), (0.30, -0.68), (0.37, -0.83), (0.38, -0.97), (0.43, -1.08), (0.52, -1.13)]
    moved = [(x + sway * k, y + breath) for k, (x, y) in enumerate(line)]
    return moved, moved[-1]


def _head(canvas: skia.Canvas, moment: Moment, at: Point, gape: float, fire: bool) -> None:
    """Horned skull, long jaws that open by `gape`; fire comes out between them."""
    coat, pale, light = cloth(moment.colours["coat"]), cloth(moment.colours["under"]), moment.light
    canvas.save()
    canvas.translate(*at)
    canvas.rotate(16 if fire else 10 - 12 * gape)
    for dx, tone in ((0.02, pale.shade), (-0.03, pale.base)):
        horn = [(dx - 0.02, -0.07), (dx - 0.16, -0.17), (dx - 0.30, -0.18), (dx - 0.16, -0.09), (dx - 0.04, -0.01)]
        canvas.drawPath(rounded(horn), fill(tone))
    if gape > 0.03:
        canvas.save()
        canvas.rotate(30 * gape)
        jaw = [(-0.02, 0.02), (0.14, 0.035), (0.31, 0.02), (0.33, 0.05), (0.16, 0.085), (-0.02, 0.08)]
        shaded(
            canvas, rounded(jaw), cloth(mix(moment.colours["coat"], moment.colours["under"], 0.3)), 0.0, light.y * 0.02
        )
        for x in (0.12, 0.18, 0.24, 0.29):
            canvas.drawPath(polygon([(x, 0.035), (x + 0.028, 0.033), (x + 0.014, -0.005)]), fill("#fbf5ec"))
        canvas.restore()
        canvas.drawPath(rounded([(0.0, 0.0), (0.30, 0.0), (0.22, 0.10 * gape), (0.02, 0.09)]), fill("#6a1a20"))
    shaded(canvas, rounded(SKULL), coat, light.x * 0.03, light.y * 0.035)
    for x in (0.15, 0.21, 0.27, 0.32):
        canvas.drawPath(polygon([(x, 0.015), (x + 0.028, 0.015), (x + 0.014, 0.055)]), fill("#fbf5ec"))
    canvas.drawCircle(0.325, -0.045, 0.012, fill(coat.deep))
    joyful = moment.action == "laugh"
    if joyful:
        canvas.drawPath(smooth([(0.03, -0.055), (0.07, -0.085), (0.11, -0.055)], False), stroke("#1a1216", 0.018))
    else:
        canvas.drawCircle(0.07, -0.065, 0.036, fill("#ffe27a"))
        canvas.drawOval(skia.Rect.MakeLTRB(0.062, -0.092, 0.084, -0.038), fill("#1a1216"))
        canvas.drawLine(0.02, -0.105, 0.12, -0.085, stroke(coat.deep, 0.018))
    if fire:
        flame(canvas, (0.33, 0.05), (0.97, 0.24), 1.25, moment.t)
    canvas.restore()


def _leg(canvas: skia.Canvas, hip: Point, foot: float, thigh: float, tone: Tone, light: FormLight) -> None:
    knee = ((hip[0] + foot) / 2 + (0.10 if thigh > 0.12 else -0.05), -0.20)
    Ribbon([hip, knee, (foot - 0.02, -0.07)], [thigh, thigh * 0.62, 0.055], 0.6, 0.4).draw(canvas, tone, light)
    pad = [(foot - 0.07, 0.0), (foot - 0.06, -0.08), (foot + 0.05, -0.09), (foot + 0.17, -0.03), (foot + 0.17, 0.0)]
    canvas.drawPath(rounded(pad), fill(tone.base))
    for toe in (0.07, 0.12, 0.165):
        canvas.drawPath(
            polygon([(foot + toe - 0.015, -0.03), (foot + toe + 0.035, 0.0), (foot + toe - 0.015, 0.0)]),
            fill("#f0e6d2"),
        )


def _tail(canvas: skia.Canvas, moment: Moment, coat: Tone) -> None:
    points: list[Point] = []
    widths: list[float] = []
    for k in range(12):
        s = k / 11
        swing = 0.07 * math.sin(TAU * (moment.t / 2.7 - s * 0.7)) * s
        points.append((-0.34 - 0.80 * s + 0.10 * s * s, -0.30 + 0.26 * math.sin(s * 1.45) - 0.22 * s**3 + swing))
        widths.append(0.15 * (1 - s) ** 1.1 + 0.014)
    _spikes(canvas, points, widths, coat, -1.0)
    Ribbon(points, widths, 0.4, 0.4).draw(canvas, coat, moment.light, 0.8)
    x, y = points[-1]
    canvas.drawPath(
        polygon([(x + 0.03, y - 0.02), (x - 0.07, y - 0.09), (x - 0.14, y - 0.01), (x - 0.05, y + 0.05)]),
        fill(coat.deep),
    )


def _spikes(canvas: skia.Canvas, line: Sequence[Point], widths: Sequence[float], coat: Tone, side: float) -> None:
    """Plates along one side (-1 or +1) of neck or tail."""
    ribbon = Ribbon(line, widths)
    base, tip = ribbon.side(0.8 * side), ribbon.side(side)
    for k in range(1, len(line) - 1):
        nx, ny = ribbon.normals[k]
        reach = 0.05 + 0.25 * widths[k]
        x, y = base[k]
        peak = (tip[k][0] + nx * reach * side, tip[k][1] + ny * reach * side)
        canvas.drawPath(polygon([(x + 0.035, y + 0.01), peak, (x - 0.035, y + 0.01)]), fill(coat.deep))


def _folded_wing(canvas: skia.Canvas, moment: Moment, root: Point, tone: Tone, lean: float) -> None:
    """A wing half raised: the arm up, three fingers that fan back, skin between them."""
    ax, ay = root
    stir = 0.03 * wave(moment.t / 2.2 + lean)
    wrist = (ax - 0.06 + lean, ay - 0.50 - stir)
    tips = [(ax - 0.40 + lean, ay - 0.56 - stir * 2), (ax - 0.66 + lean, ay - 0.26 - stir), (ax - 0.62, ay + 0.08)]
    skin = mix("#d9743c", tone.base, 0.30) if not lean else mix("#8f4a3c", tone.base, 0.35)
    path = skia.Path()
    path.moveTo(ax + 0.04, ay + 0.02)
    path.quadTo(ax + 0.10, (ay + wrist[1]) / 2, *wrist)
    path.lineTo(*tips[0])
    before = tips[0]
    for tip in (*tips[1:], (ax - 0.26, ay + 0.10)):
        middle = ((before[0] + tip[0]) / 2 * 0.72 + wrist[0] * 0.28, (before[1] + tip[1]) / 2 * 0.72 + wrist[1] * 0.28)
        path.quadTo(*middle, *tip)
        before = tip
    path.close()
    canvas.drawPath(path, fill(skin))
    for tip in tips:
        canvas.drawPath(
            smooth([wrist, ((wrist[0] + tip[0]) / 2 - 0.02, (wrist[1] + tip[1]) / 2 - 0.03), tip], False),
            stroke(tone.shade, 0.018),
        )
    canvas.drawPath(smooth([(ax, ay), (ax + 0.07, (ay + wrist[1]) / 2), wrist], False), stroke(tone.base, 0.06))
    canvas.drawCircle(*wrist, 0.035, fill(tone.light))


def _sleeping(canvas: skia.Canvas, moment: Moment) -> None:
    """Curled on the ground, the head on the tail."""
    t, light = moment.t, moment.light
    coat = cloth(moment.colours["coat"])
    swell = 0.012 * wave(t / 3.4)
    _folded_wing(canvas, moment, (-0.10, -0.30), coat.darker(0.4), 0.10)
    mound = [
        (0.44, -0.06),
        (0.36, -0.26),
        (0.10, -0.40 - swell),
        (-0.26, -0.38 - swell),
        (-0.50, -0.20),
        (-0.52, 0.0),
        (0.44, 0.0),
    ]
    shaded(canvas, smooth(mound), coat, light.x * 0.06, light.y * 0.08)
    tail = [(-0.46, -0.10), (-0.30, -0.05), (0.0, -0.04), (0.34, -0.05), (0.62, -0.06), (0.84, -0.10)]
    Ribbon(tail, [0.13, 0.12, 0.10, 0.075, 0.05, 0.02], 0.6, 0.5).draw(canvas, coat, light)
    crest = [(0.34 - 0.085 * k, -0.27 - 0.11 * math.sin(0.5 + 0.27 * k)) for k in range(10)]
    for k, (x, y) in enumerate(crest):
        size = 0.05 + 0.02 * math.sin(k * 0.34)
        canvas.drawPath(polygon([(x + 0.03, y + 0.03), (x - 0.03, y - size), (x - 0.04, y + 0.03)]), fill(coat.deep))
    canvas.drawPath(smooth([(-0.02, -0.12), (0.08, -0.22), (0.22, -0.26)], False), stroke(coat.shade, 0.02))
    canvas.save()
    canvas.translate(0.34, -0.12)
    for dx in (0.02, -0.03):
        horn = [(dx - 0.02, -0.07), (dx - 0.16, -0.17), (dx - 0.30, -0.18), (dx - 0.16, -0.09), (dx - 0.04, -0.01)]
        canvas.drawPath(rounded(horn), fill(cloth(moment.colours["under"]).base))
    shaded(canvas, rounded(SKULL), coat, light.x * 0.03, light.y * 0.035)
    canvas.drawPath(smooth([(0.03, -0.055), (0.07, -0.035), (0.11, -0.055)], False), stroke("#1a1216", 0.016))
    canvas.restore()
