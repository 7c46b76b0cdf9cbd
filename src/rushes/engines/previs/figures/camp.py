"""What people put up and sit about outside: a campfire, a tent. In metres, standing on y = 0."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import TAU, Point, lerp, wave
from rushes.engines.previs.figures.kits import Kit, Moment
from rushes.engines.previs.figures.paint import cloth, fill, gradient, polygon, rgba, rounded, smooth, stroke
from rushes.engines.previs.figures.vehicle_parts import glow
from rushes.engines.previs.raster import skia

BARK, CUT_WOOD, STONE = "#5d3f33", "#c79a68", "#7d7a86"

TONGUES: tuple[tuple[float, float, float], ...] = (
    (-0.22, 0.50, 0.13), (-0.08, 0.82, 0.17), (0.05, 1.0, 0.19), (0.17, 0.70, 0.15), (0.27, 0.42, 0.11),
)  # fmt: skip
"""Where each tongue of a fire stands, how high it is at most, and half its width at the foot, in metres."""
FLAMES = (("#e8501e", 1.0, 1.0), ("#ff8f2a", 0.76, 0.78), ("#ffc94a", 0.52, 0.56), ("#fff2bf", 0.30, 0.34))
"""From the outside of a flame to its core: colour, share of the height, share of the width."""
SPARKS = 9


def flames(canvas: skia.Canvas, t: float, phase: float) -> None:
    """A fire that burns on y = 0, about a metre high: tongues that lick, and sparks that fly up."""
    for colour, tall, wide in FLAMES:
        for number, (x, height, half) in enumerate(TONGUES):
            own = phase + 0.37 * number
            reach = height * tall * (0.80 + 0.12 * wave(1.7 * t + own) + 0.08 * wave(3.1 * t + 2 * own))
            lean = 0.07 * reach * wave(0.9 * t + own) + 0.05 * reach * wave(2.3 * t + 1.7 * own)
            w = half * wide
            tongue = [
                (x - w, -0.02),
                (x - w * 1.02, -0.22 * reach),
                (x - w * 0.45 + lean * 0.5, -0.62 * reach),
                (x + lean * 1.6, -1.12 * reach),
                (x + w * 0.50 + lean * 0.7, -0.58 * reach),
                (x + w * 1.02, -0.20 * reach),
                (x + w, -0.02),
            ]
            canvas.drawPath(rounded(tongue), fill(colour))
    for number in range(SPARKS):
        age = (t / 1.9 + number / SPARKS + phase) % 1.0
        x = 0.34 * wave(number * 0.381) * (0.4 + age) + 0.05 * wave(t + number * 0.3)
        canvas.drawCircle(x, -0.35 - 1.25 * age, 0.016 * (1 - 0.6 * age), fill("#ffd27a", round(235 * (1 - age))))


def _log(canvas: skia.Canvas, a: Point, b: Point, width: float) -> None:
    canvas.drawLine(*a, *b, stroke(BARK, width, butt=True))
    along = (lerp(a[0], b[0], 0.04), lerp(a[1], b[1], 0.04) - width * 0.28)
    canvas.drawLine(*along, lerp(a[0], b[0], 0.9), lerp(a[1], b[1], 0.9) - width * 0.28, stroke("#7c5743", width * 0.2))
    for x, y in (a, b):
        canvas.drawOval(skia.Rect.MakeXYWH(x - width * 0.3, y - width / 2, width * 0.6, width), fill(CUT_WOOD))
        canvas.drawOval(skia.Rect.MakeXYWH(x - width * 0.14, y - width / 4, width * 0.28, width / 2), fill("#9a6d44"))


def campfire(canvas: skia.Canvas, moment: Moment) -> None:
    """Logs in a ring of stones, burning; its light lies on the ground about it and flickers."""
    t, phase = moment.t, moment.phase
    flicker = 1 + 0.06 * wave(2.7 * t + phase) + 0.05 * wave(4.3 * t)
    canvas.save()
    canvas.scale(1.0, 0.24)
    canvas.drawCircle(0, 0, 1.75 * flicker, glow(0, 0, 1.75 * flicker, "#ff9a3c", 130))
    canvas.restore()
    canvas.drawCircle(0, -0.45, 1.25 * flicker, glow(0, -0.45, 1.25 * flicker, "#ff8a2c", 95))
    ring = [(0.62 * math.cos(a), 0.13 * math.sin(a)) for a in (k * TAU / 11 + 0.2 for k in range(11))]
    for number, (x, y) in enumerate(sorted(ring, key=lambda p: p[1])):
        if number == 5:
            _log(canvas, (-0.46, -0.03), (0.30, -0.20), 0.12)
            _log(canvas, (0.48, -0.02), (-0.28, -0.22), 0.12)
            canvas.save()
            canvas.translate(0, -0.09)
            flames(canvas, t, phase)
            canvas.restore()
            _log(canvas, (-0.20, 0.04), (0.26, -0.09), 0.11)
        size = 0.085 + 0.018 * math.sin(number * 2.4)
        stone = skia.Rect.MakeLTRB(x - size * 1.2, y - size * 1.15, x + size * 1.2, y + size * 0.5)
        canvas.drawRoundRect(stone, size * 0.7, size * 0.6, fill(STONE if number % 3 else "#6a6775"))
        warm = skia.Rect.MakeLTRB(x - size * 0.8, y - size * 1.05, x + size * 0.8, y - size * 0.45)
        canvas.drawOval(warm, fill("#ffb876", 120 if y < 0.02 else 60))


def tent(canvas: skia.Canvas, moment: Moment) -> None:
    """A ridge tent, its open front towards the camera and one side: poles, flaps, lines to pegs."""
    tone = cloth(moment.colours["body"])
    stir = 0.012 * wave(moment.t / 2.3 + moment.phase)
    top, back = (-0.62, -1.78), (0.95, -1.58)
    left, right, far = (-1.55, 0.0), (0.28, 0.0), (1.68, -0.16)
    for start, end in ((top, (-2.05, -0.02)), (back, (2.12, -0.12)), (top, (-0.62, 0.12))):
        canvas.drawLine(*start, *end, stroke("#efe6d2", 0.014, 200))
    for x, y in ((-2.05, -0.02), (2.12, -0.12)):
        canvas.drawLine(x - 0.02, y - 0.12, x + 0.03, y + 0.04, stroke("#b9a88f", 0.03))
    sag = (lerp(top[0], back[0], 0.5), lerp(top[1], back[1], 0.5) + 0.05 + stir)
    side = skia.Path()
    side.moveTo(*top)
    side.quadTo(*sag, *back)
    side.quadTo(1.22, -0.75 + stir, *far)
    side.lineTo(*right)
    side.quadTo(-0.18, -0.85 + stir, *top)
    canvas.drawPath(side, gradient((0.1, -1.7), (0.9, 0.0), (rgba(tone.light), rgba(tone.base), rgba(tone.shade))))
    for k in (0.36, 0.70):
        a = (lerp(top[0], back[0], k), lerp(top[1], back[1], k) + 0.04)
        b = (lerp(right[0], far[0], k), lerp(right[1], far[1], k))
        bow = ((a[0] + b[0]) / 2 - 0.03, (a[1] + b[1]) / 2 + 0.05)
        canvas.drawPath(smooth([a, bow, b], False), stroke(tone.shade, 0.018, 170))
    front = polygon([top, left, right])
    inside = gradient((top[0], -1.4), (top[0], 0.0), (rgba("#3a2c34"), rgba("#7a5238"), rgba("#e6ad62")))
    canvas.drawPath(front, inside)
    canvas.drawPath(rounded([(-1.15, 0.0), (-1.1, -0.18), (-0.2, -0.20), (0.0, 0.0)]), fill("#b8694a"))
    for side_x, fold in ((left[0], -0.98), (right[0], -0.24)):
        flap = skia.Path()
        flap.moveTo(*top)
        flap.quadTo(lerp(top[0], fold, 0.4) + stir, -0.9, fold + stir, -0.06)
        flap.lineTo(side_x, 0.0)
        flap.close()
        shade = tone.base if side_x < top[0] else mix(tone.base, tone.light, 0.45)
        canvas.drawPath(flap, gradient((top[0], -1.7), (side_x, 0.0), (rgba(tone.light), rgba(shade), rgba(tone.base))))
        canvas.drawPath(
            smooth([top, (lerp(top[0], fold, 0.45), -0.85), (fold, -0.06)], False), stroke(tone.deep, 0.014)
        )
    canvas.drawLine(*top, *left, stroke(tone.light, 0.03))
    canvas.drawLine(*top, *right, stroke(tone.shade, 0.03))
    canvas.drawLine(top[0], top[1] - 0.10, top[0], top[1] + 0.06, stroke("#d8c49a", 0.035))


CAMP: dict[str, Kit] = {
    "campfire": Kit(campfire, 1.0, (-2.0, -1.95, 2.0, 1.0), ("stand",), {}, {}),
    "tent": Kit(tent, 1.0, (-2.15, -1.95, 2.2, 0.2), ("stand",), {}, {"body": "#d8843c"}, shadow=1.35),
}
"""Kits by name."""
