"""What people come out of or go up: a door in its wall, a portal, a coffin, a ladder. In metres, standing on y = 0."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import TAU, Point, lerp, smoothstep, wave
from rushes.engines.previs.figures.kits import Kit, Moment
from rushes.engines.previs.figures.paint import Tone, cloth, fill, gradient, polygon, rgba, rounded, smooth, stroke
from rushes.engines.previs.figures.vehicle_parts import glow
from rushes.engines.previs.raster import skia

WALL, TRIM, BRASS, WOOD, DARK_WOOD = "#c9b39a", "#f2ead9", "#e0b050", "#8a5638", "#54342a"
OPEN_SECONDS = 1.1


def door(canvas: skia.Canvas, moment: Moment) -> None:
    """A front door in a piece of its wall: step, mat, frame, bell, number and lamp; it opens inwards on warm light."""
    tone, stone = cloth(moment.colours["body"]), cloth(WALL)
    ajar = smoothstep(0.1, 0.1 + OPEN_SECONDS, moment.since) if moment.action == "open" else 0.0
    wall = skia.Rect.MakeLTRB(-1.25, -2.92, 1.25, 0.0)
    canvas.drawRect(
        wall, gradient((-1.25, -2.9), (1.25, 0.0), (rgba(stone.light), rgba(stone.base), rgba(stone.shade)))
    )
    for row in range(14):
        y = -0.34 - row * 0.185
        canvas.drawLine(-1.25, y, 1.25, y, stroke(stone.shade, 0.012, 130))
        for k in range(5):
            x = -1.25 + (k + 0.5 * (row % 2)) * 0.56
            if -1.2 < x < 1.2 and not -0.66 < x < 0.66:
                canvas.drawLine(x, y, x, y + 0.185, stroke(stone.shade, 0.012, 110))
    canvas.drawRect(skia.Rect.MakeLTRB(-1.25, -0.26, 1.25, 0.0), fill(stone.shade))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.64, -2.36, 0.64, 0.0), fill(TRIM))
    canvas.drawPath(polygon([(-0.86, -2.36), (0.86, -2.36), (0.0, -2.72)]), fill(TRIM))
    canvas.drawPath(polygon([(-0.62, -2.42), (0.62, -2.42), (0.0, -2.63)]), fill(mix(TRIM, stone.shade, 0.5)))
    inside = gradient((0, -2.2), (0, 0.0), (rgba("#ffdf9a"), rgba("#ffc873"), rgba("#c9803c")))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.50, -2.22, 0.50, 0.0), inside)
    canvas.drawRect(skia.Rect.MakeLTRB(-0.50, -0.62, 0.50, 0.0), fill("#8a5a38"))
    canvas.drawRect(skia.Rect.MakeLTRB(0.10, -1.75, 0.38, -1.30), fill("#a8643c", 190))
    canvas.save()
    canvas.translate(-0.50, 0)
    canvas.concat(skia.Matrix.MakeAll(1 - 0.74 * ajar, 0, 0, 0.10 * ajar, 1, 0, 0, 0, 1))
    _leaf(canvas, tone.darker(0.35 * ajar))
    canvas.restore()
    canvas.drawRoundRect(skia.Rect.MakeLTRB(0.73, -1.32, 0.83, -1.10), 0.02, 0.02, fill(BRASS))
    canvas.drawCircle(0.78, -1.21, 0.026, fill("#fff4d0"))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.98, -1.72, -0.74, -1.52), 0.02, 0.02, fill("#3a3a52"))
    canvas.drawLine(-0.91, -1.68, -0.91, -1.56, stroke(TRIM, 0.024))
    canvas.drawCircle(-0.81, -1.62, 0.042, stroke(TRIM, 0.022))
    canvas.drawCircle(0.93, -2.02, 0.55, glow(0.93, -2.02, 0.55, "#ffd98a", 120))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(0.85, -2.14, 1.01, -1.88), 0.03, 0.03, fill("#ffe9b0"))
    canvas.drawPath(polygon([(0.82, -2.13), (1.04, -2.13), (0.93, -2.24)]), fill("#3a3440"))
    step = [(-0.84, -0.10), (0.84, -0.10), (0.98, 0.08), (-0.98, 0.08)]
    canvas.drawPath(polygon(step), fill("#a9a3a0"))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.98, 0.08, 0.98, 0.15), fill("#7f7a7c"))
    canvas.drawPath(polygon([(-0.42, -0.08), (0.42, -0.08), (0.48, 0.03), (-0.48, 0.03)]), fill("#8a5a3a"))


def _leaf(canvas: skia.Canvas, tone: Tone) -> None:
    """The leaf of a door from its hinges at x = 0: six panels, a slot for letters, a knob."""
    leaf = skia.Rect.MakeLTRB(0.0, -2.22, 1.0, 0.0)
    canvas.drawRect(leaf, gradient((0, -2.2), (1.0, 0.0), (rgba(tone.light), rgba(tone.base), rgba(tone.shade))))
    for left, right in ((0.12, 0.45), (0.55, 0.88)):
        for top, bottom in ((-2.08, -1.66), (-1.54, -0.98), (-0.72, -0.16)):
            canvas.drawRect(skia.Rect.MakeLTRB(left, top, right, bottom), fill(tone.shade))
            canvas.drawRect(skia.Rect.MakeLTRB(left + 0.03, top + 0.03, right - 0.015, bottom - 0.015), fill(tone.base))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(0.34, -0.90, 0.66, -0.82), 0.02, 0.02, fill(BRASS))
    canvas.drawCircle(0.91, -1.06, 0.045, fill(BRASS))
    canvas.drawCircle(0.90, -1.075, 0.018, fill("#fff0c0"))


def portal(canvas: skia.Canvas, moment: Moment) -> None:
    """An upright oval of light that turns in itself, with sparks about it and its glow on the ground."""
    t, tone = moment.t, cloth(moment.colours["body"])
    pale = mix(moment.colours["body"], "#ffffff", 0.72)
    breath = 1 + 0.02 * wave(t / 1.7 + moment.phase)
    canvas.save()
    canvas.scale(1.0, 0.16)
    canvas.drawCircle(0, 0.2, 1.15, glow(0, 0.2, 1.15, moment.colours["body"], 150))
    canvas.restore()
    canvas.save()
    canvas.translate(0, -1.30)
    canvas.scale(0.62 * breath, breath)
    shader = skia.GradientShader.MakeRadial(
        (0, 0), 1.2, [rgba("#ffffff"), rgba(pale), rgba(tone.base), rgba(tone.deep)], [0.0, 0.22, 0.66, 1.0]
    )
    canvas.drawCircle(0, 0, 1.2, skia.Paint(AntiAlias=True, Shader=shader))
    for arm in range(6):
        curl: list[Point] = []
        for k in range(9):
            r, a = 0.14 + 0.125 * k, arm * TAU / 6 + 0.34 * k - TAU * t / 5.2
            curl.append((r * math.cos(a), r * math.sin(a)))
        canvas.drawPath(smooth(curl, False), stroke(pale, 0.05, 130))
    for width, colour, alpha in ((0.26, moment.colours["body"], 120), (0.13, pale, 235), (0.05, "#ffffff", 255)):
        rim = [
            ((1.2 + 0.035 * math.sin(5 * a + TAU * t / 1.3) + 0.02 * math.sin(9 * a - t)) * math.cos(a),
             (1.2 + 0.035 * math.sin(5 * a + TAU * t / 1.3) + 0.02 * math.sin(9 * a - t)) * math.sin(a))
            for a in (k * TAU / 24 for k in range(24))
        ]  # fmt: skip
        canvas.drawPath(smooth(rim), stroke(colour, width, alpha))
    for number in range(14):
        a = number * 2.4 + t * (0.5 + 0.04 * number)
        r = 1.28 + 0.22 * (0.5 + 0.5 * wave(t / 2.1 + number * 0.37))
        size = 0.022 + 0.016 * wave(t / 0.9 + number * 0.21)
        canvas.drawCircle(r * math.cos(a), r * math.sin(a), abs(size) + 0.01, fill(pale))
    canvas.restore()


def coffin(canvas: skia.Canvas, moment: Moment) -> None:
    """An open coffin along x, its lid leaning behind it; whoever lies in it comes before this and behind its side."""
    tone = cloth(moment.colours["body"])
    lid = [(-1.06, -0.40), (-0.74, -1.02), (1.18, -0.94), (1.12, -0.40)]
    canvas.drawPath(polygon(lid), gradient((0, -1.0), (0, -0.4), (rgba(tone.light), rgba(tone.base))))
    canvas.drawPath(polygon([(-0.96, -0.46), (-0.69, -0.95), (1.08, -0.88), (1.04, -0.46)]), fill(tone.shade))
    canvas.drawLine(-0.60, -0.72, 0.44, -0.68, stroke(BRASS, 0.045))
    canvas.drawLine(-0.28, -0.88, -0.30, -0.55, stroke(BRASS, 0.045))
    lining = polygon([(-1.08, -0.50), (-0.90, -0.60), (1.02, -0.58), (1.12, -0.48)])
    canvas.drawPath(lining, fill("#8f1f36"))
    for k in range(9):
        x = -0.96 + 0.23 * k
        canvas.drawPath(rounded([(x, -0.50), (x + 0.08, -0.585), (x + 0.17, -0.50)]), fill("#b8334a"))
    coffin_side(canvas, moment)


def coffin_side(canvas: skia.Canvas, moment: Moment) -> None:
    """The side of a coffin that is nearer to the camera."""
    tone = cloth(moment.colours["body"])
    side = [(-1.12, -0.50), (1.14, -0.48), (1.02, 0.0), (-0.98, 0.0)]
    canvas.drawPath(polygon(side), gradient((0, -0.5), (0, 0.0), (rgba(tone.light), rgba(tone.base), rgba(tone.shade))))
    canvas.drawPath(polygon([(-0.99, -0.40), (1.01, -0.38), (0.93, -0.09), (-0.89, -0.09)]), fill(tone.shade))
    canvas.drawPath(polygon([(-0.95, -0.37), (0.98, -0.35), (0.92, -0.11), (-0.88, -0.11)]), fill(tone.base))
    for x in (-0.55, 0.02, 0.60):
        canvas.drawPath(smooth([(x - 0.12, -0.26), (x, -0.17), (x + 0.12, -0.26)], False), stroke(BRASS, 0.035))
        for end in (-0.12, 0.12):
            canvas.drawCircle(x + end, -0.27, 0.03, fill(BRASS))
    canvas.drawLine(-1.12, -0.50, 1.14, -0.48, stroke(mix(tone.light, "#ffffff", 0.2), 0.035))


def ladder(canvas: skia.Canvas, moment: Moment) -> None:
    """A wooden ladder that leans away from the camera."""
    for k in range(11):
        y = -0.16 - 0.29 * k
        half = lerp(0.30, 0.23, k / 10)
        canvas.drawLine(-half, y, half, y, stroke(DARK_WOOD, 0.055))
        canvas.drawLine(-half, y - 0.012, half, y - 0.012, stroke("#b07a4a", 0.030))
    for side in (-1, 1):
        canvas.drawLine(side * 0.31, 0.02, side * 0.23, -3.3, stroke(DARK_WOOD, 0.085))
        canvas.drawLine(side * 0.31 - 0.012, 0.02, side * 0.23 - 0.012, -3.3, stroke("#b9824e", 0.050))


THRESHOLDS: dict[str, Kit] = {
    "door": Kit(door, 1.0, (-1.45, -2.95, 1.5, 0.2), ("stand", "open"), {}, {"body": "#8f3540"}),
    "portal": Kit(portal, 1.0, (-1.2, -2.95, 1.2, 0.3), ("stand",), {}, {"body": "#4fb4ff"}),
    "coffin": Kit(
        coffin,
        1.0,
        (-1.2, -1.1, 1.25, 0.05),
        ("stand",),
        {},
        {"body": WOOD},
        ("front",),
        shadow=1.15,
        front=coffin_side,
    ),
    "ladder": Kit(ladder, 1.0, (-0.4, -3.4, 0.4, 0.1), ("stand",), {}, {}),
}
"""Kits by name."""
