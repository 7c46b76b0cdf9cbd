"""Things that a scene is about: a decorated tree, a statue, a fountain, a treasure, a bath. In metres on y = 0."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import Point, lerp, wave
from rushes.engines.previs.figures.kits import Kit, Moment
from rushes.engines.previs.figures.paint import cloth, fill, gradient, polygon, rgba, rounded, shaded, smooth, stroke
from rushes.engines.previs.figures.vehicle_parts import glow
from rushes.engines.previs.raster import skia

GOLD, MARBLE, WATER, WOOD, IRON = "#e8b64a", "#d9d4da", "#9fd4ee", "#8a5638", "#3a3c46"
BAUBLES = ("#d8343f", "#f2c14e", "#3f8fcc", "#e27ab0", "#f4efe4")


def christmas_tree(canvas: skia.Canvas, moment: Moment) -> None:
    """A fir with lights that twinkle, baubles, a star, and presents under it."""
    t, tone = moment.t, cloth(moment.colours["body"])
    canvas.drawRect(skia.Rect.MakeLTRB(-0.09, -0.35, 0.09, 0.0), fill("#6a4632"))
    for k, (y, half) in enumerate(((-0.28, 0.95), (-0.86, 0.74), (-1.40, 0.52), (-1.84, 0.30))):
        tall = 0.72 - 0.06 * k
        right = [(half * 0.5, y - tall * 0.38), (half, y), (half * 0.62, y - 0.05), (half * 0.3, y + 0.05)]
        tier = [(0.0, y - tall), *right, (0.0, y - 0.02), *((-x, low) for x, low in right[::-1])]
        down = gradient((0, y - tall), (0, y + 0.05), (rgba(tone.light), rgba(tone.base), rgba(tone.shade)))
        canvas.drawPath(rounded(tier), down)
    for k in range(22):
        y = -0.30 - 0.088 * k
        half = lerp(0.80, 0.10, k / 22)
        x = half * wave(k * 0.381)
        if k % 2:
            canvas.drawCircle(x, y, 0.055, fill(cloth(BAUBLES[k % 5]).shade))
            canvas.drawCircle(x - 0.01, y - 0.01, 0.045, fill(BAUBLES[k % 5]))
        else:
            on = 0.6 + 0.4 * wave(t / 1.4 + k * 0.27)
            canvas.drawCircle(x, y, 0.12, glow(x, y, 0.12, "#ffe28a", round(150 * on)))
            canvas.drawCircle(x, y, 0.022, fill("#fff6cc"))
    star = [
        (
            0.15 * (1 if k % 2 == 0 else 0.42) * math.sin(k * math.pi / 5),
            -2.46 - 0.15 * (1 if k % 2 == 0 else 0.42) * math.cos(k * math.pi / 5),
        )
        for k in range(10)
    ]
    canvas.drawCircle(0, -2.46, 0.34, glow(0, -2.46, 0.34, "#ffe28a", 150))
    canvas.drawPath(polygon(star), fill("#ffd95a"))
    for x, wide, tall, colour in (
        (-0.62, 0.22, 0.28, "#c8343f"),
        (0.58, 0.26, 0.22, "#3f7fb8"),
        (0.20, 0.16, 0.34, "#5aa858"),
    ):
        box = cloth(colour)
        canvas.drawRect(skia.Rect.MakeLTRB(x - wide, -tall, x + wide, 0.05), fill(box.base))
        canvas.drawRect(skia.Rect.MakeLTRB(x + wide * 0.5, -tall, x + wide, 0.05), fill(box.shade))
        canvas.drawRect(skia.Rect.MakeLTRB(x - 0.03, -tall, x + 0.03, 0.05), fill("#f4e2a8"))
        canvas.drawPath(
            smooth([(x, -tall), (x - 0.10, -tall - 0.09), (x - 0.02, -tall - 0.02), (x + 0.10, -tall - 0.09)]),
            fill("#f4d26a"),
        )


def statue(canvas: skia.Canvas, moment: Moment) -> None:
    """A figure of stone in a robe, one arm raised, on its pedestal."""
    stone = cloth(moment.colours["body"])
    light = moment.light
    for left, top, right, bottom in (
        (-0.62, -0.16, 0.62, 0.04),
        (-0.50, -0.86, 0.50, -0.16),
        (-0.58, -0.98, 0.58, -0.84),
    ):
        down = gradient((left, top), (right, bottom), (rgba(stone.light), rgba(stone.base), rgba(stone.shade)))
        canvas.drawRect(skia.Rect.MakeLTRB(left, top, right, bottom), down)
    robe = smooth(
        [
            (-0.32, -0.98),
            (-0.28, -1.7),
            (-0.30, -2.22),
            (-0.12, -2.42),
            (0.14, -2.42),
            (0.30, -2.2),
            (0.24, -1.7),
            (0.36, -0.98),
        ]
    )
    shaded(canvas, robe, stone, light.x * 0.10, light.y * 0.06)
    for x in (-0.16, 0.0, 0.15):
        canvas.drawPath(smooth([(x * 0.5, -2.0), (x, -1.5), (x * 1.3, -1.0)], False), stroke(stone.shade, 0.030, 170))
    canvas.drawPath(smooth([(0.20, -2.30), (0.46, -2.52), (0.56, -2.92)], False), stroke(stone.base, 0.13))
    canvas.drawPath(
        smooth([(-0.22, -2.28), (-0.38, -1.96), (-0.10, -1.80)], False), stroke(mix(stone.base, stone.shade, 0.4), 0.13)
    )
    canvas.drawPath(polygon([(0.50, -2.90), (0.62, -2.90), (0.66, -3.10), (0.46, -3.10)]), fill(stone.light))
    head = skia.Path()
    head.addOval(skia.Rect.MakeLTRB(-0.15, -2.82, 0.15, -2.44))
    shaded(canvas, head, stone, light.x * 0.06, light.y * 0.05)
    canvas.drawPath(
        smooth([(-0.16, -2.66), (-0.08, -2.86), (0.12, -2.84), (0.16, -2.68), (0.0, -2.74)]), fill(stone.shade)
    )


def fountain(canvas: skia.Canvas, moment: Moment) -> None:
    """A basin of stone, a bowl above it, and water that rises, falls over and rings out."""
    t, stone = moment.t, cloth(moment.colours["body"])
    rim = skia.Rect.MakeLTRB(-1.35, -0.62, 1.35, -0.32)
    body = [(-1.35, -0.46), (-1.24, 0.02), (1.24, 0.02), (1.35, -0.46)]
    canvas.drawPath(
        polygon(body), gradient((-1.3, 0), (1.3, 0), (rgba(stone.light), rgba(stone.base), rgba(stone.shade)))
    )
    canvas.drawOval(rim, fill(stone.light))
    canvas.drawOval(skia.Rect.MakeLTRB(-1.22, -0.58, 1.22, -0.36), fill("#4f9cc0"))
    for k in range(3):
        age = (t / 1.8 + k / 3) % 1.0
        w = 0.3 + 0.8 * age
        canvas.drawOval(
            skia.Rect.MakeLTRB(-w, -0.47 - 0.09 * w, w, -0.47 + 0.09 * w),
            stroke("#d8f2fc", 0.018, round(190 * (1 - age))),
        )
    canvas.drawPath(polygon([(-0.12, -0.45), (-0.08, -1.12), (0.08, -1.12), (0.12, -0.45)]), fill(stone.base))
    canvas.drawPath(rounded([(-0.66, -1.24), (-0.40, -1.02), (0.40, -1.02), (0.66, -1.24)]), fill(stone.shade))
    canvas.drawOval(skia.Rect.MakeLTRB(-0.66, -1.32, 0.66, -1.14), fill(stone.light))
    canvas.drawOval(skia.Rect.MakeLTRB(-0.56, -1.29, 0.56, -1.17), fill("#6fb4d4"))
    for k in range(9):
        reach = 0.115 * (k - 4)
        high = 0.62 - 0.05 * abs(k - 4) + 0.03 * wave(t * 1.3 + k * 0.3)
        jet: list[Point] = [(reach * 0.1, -1.24), (reach * 0.7, -1.24 - high), (reach * 1.5, -1.22)]
        canvas.drawPath(smooth(jet, False), stroke("#e8f8ff", 0.026, 200))
    for k in range(7):
        x = -0.62 + 0.207 * k
        drop = (t / 0.6 + k * 0.31) % 1.0
        canvas.drawLine(x, -1.18, x * 1.12, -0.48, stroke(WATER, 0.030, 140))
        canvas.drawCircle(x * (1 + 0.12 * drop), lerp(-1.18, -0.48, drop), 0.026, fill("#f2fcff", 220))


def treasure_chest(canvas: skia.Canvas, moment: Moment) -> None:
    """A chest that stands open: gold heaped in it, its light on the lid."""
    wood, t = cloth(moment.colours["body"]), moment.t
    lid = [(-0.62, -0.50), (-0.66, -0.92), (-0.50, -1.10), (0.50, -1.10), (0.66, -0.92), (0.62, -0.50)]
    canvas.drawPath(polygon(lid), fill(wood.shade))
    canvas.drawPath(
        polygon([(-0.54, -0.52), (-0.56, -0.88), (-0.44, -1.00), (0.44, -1.00), (0.56, -0.88), (0.54, -0.52)]),
        gradient((0, -1.0), (0, -0.5), (rgba(wood.deep), rgba("#c98a3a"))),
    )
    canvas.drawCircle(0, -0.66, 0.9, glow(0, -0.66, 0.9, "#ffd860", 130))
    heap = [(-0.56, -0.46), (-0.40, -0.60), (-0.12, -0.72), (0.18, -0.70), (0.42, -0.58), (0.56, -0.46)]
    canvas.drawPath(rounded([*heap, (0.0, -0.40)]), fill("#d89a30"))
    for k in range(26):
        x = 0.50 * wave(k * 0.381)
        y = -0.48 - (0.22 - 0.36 * x * x) * (0.5 + 0.5 * wave(k * 0.23))
        canvas.drawOval(
            skia.Rect.MakeLTRB(x - 0.055, y - 0.032, x + 0.055, y + 0.032), fill(GOLD if k % 3 else "#fff0b0")
        )
    for x, y, colour in ((-0.24, -0.66, "#d8343f"), (0.26, -0.64, "#3fa86a"), (0.02, -0.72, "#4f7fe0")):
        canvas.drawPath(polygon([(x, y - 0.06), (x + 0.055, y), (x, y + 0.06), (x - 0.055, y)]), fill(colour))
    for k in range(5):
        blink = max(0.0, wave(t / 1.7 + k * 0.37))
        x, y = 0.42 * wave(k * 0.29), -0.62 - 0.12 * (k % 2)
        canvas.drawLine(x - 0.07 * blink, y, x + 0.07 * blink, y, stroke("#ffffff", 0.016))
        canvas.drawLine(x, y - 0.07 * blink, x, y + 0.07 * blink, stroke("#ffffff", 0.016))
    canvas.drawRect(
        skia.Rect.MakeLTRB(-0.62, -0.46, 0.62, 0.0),
        gradient((0, -0.46), (0, 0), (rgba(wood.light), rgba(wood.base), rgba(wood.shade))),
    )
    for x in (-0.50, 0.0, 0.50):
        canvas.drawRect(skia.Rect.MakeLTRB(x - 0.05, -0.46, x + 0.05, 0.0), fill("#c79a44"))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.64, -0.48, 0.64, -0.40), fill("#d8ac50"))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.09, -0.44, 0.09, -0.24), 0.03, 0.03, fill(IRON))
    canvas.drawCircle(0, -0.36, 0.03, fill("#f0d27a"))


def telescope(canvas: skia.Canvas, moment: Moment) -> None:
    """A brass telescope on three legs, its eyepiece at the height of an eye."""
    brass = cloth(moment.colours["body"])
    for foot in (-0.42, 0.02, 0.46):
        canvas.drawLine(0.0, -1.22, foot, 0.0, stroke(WOOD, 0.055))
    canvas.drawCircle(0, -1.24, 0.08, fill(IRON))
    canvas.save()
    canvas.translate(0, -1.34)
    canvas.rotate(-24)
    for left, right, half, colour in (
        (-0.62, -0.20, 0.055, brass.shade),
        (-0.24, 0.46, 0.085, brass.base),
        (0.42, 0.86, 0.115, brass.base),
    ):
        down = gradient((0, -half), (0, half), (rgba(brass.light), rgba(colour), rgba(brass.shade)))
        canvas.drawRect(skia.Rect.MakeLTRB(left, -half, right, half), down)
        canvas.drawRect(skia.Rect.MakeLTRB(right - 0.04, -half - 0.012, right, half + 0.012), fill(brass.deep))
    canvas.drawOval(skia.Rect.MakeLTRB(0.83, -0.115, 0.90, 0.115), fill("#bfe0f2"))
    canvas.restore()


def mirror(canvas: skia.Canvas, moment: Moment) -> None:
    """A standing mirror in a frame, a pale shimmer across its glass."""
    frame = cloth(moment.colours["body"])
    for foot in (-0.42, 0.42):
        canvas.drawLine(foot, 0.0, foot * 0.86, -0.9, stroke(frame.shade, 0.07))
    oval = skia.Rect.MakeLTRB(-0.48, -2.0, 0.48, -0.22)
    canvas.drawOval(oval, gradient((-0.5, -2), (0.5, -0.2), (rgba("#e8f4fa"), rgba("#a9c6d8"), rgba("#7f9fb8"))))
    canvas.save()
    clip = skia.Path()
    clip.addOval(oval)
    canvas.clipPath(clip, True)
    shift = 0.05 * wave(moment.t / 4.0)
    for x in (-0.25, 0.0):
        canvas.drawLine(x - 0.3 + shift, -0.3, x + 0.45 + shift, -2.0, stroke("#ffffff", 0.07 if x else 0.14, 90))
    canvas.restore()
    canvas.drawOval(oval, stroke(frame.base, 0.10))
    canvas.drawOval(oval, stroke(frame.light, 0.03))
    canvas.drawPath(rounded([(-0.12, -2.02), (0.0, -2.22), (0.12, -2.02), (0.0, -1.98)]), fill(frame.base))


def bathtub(canvas: skia.Canvas, moment: Moment) -> None:
    """A tub on four feet with its tap; who is in it comes before this and behind its side."""
    tone = cloth(moment.colours["body"])
    canvas.drawPath(
        smooth([(1.02, -0.40), (1.06, -1.02), (0.86, -1.08), (0.82, -0.92)], False), stroke("#c9ced8", 0.07)
    )
    back = [(-1.02, -0.56), (-0.98, -0.86), (-0.80, -0.74), (0.90, -0.70), (0.98, -0.56)]
    canvas.drawPath(rounded([*back, (0.0, -0.40)]), fill(tone.shade))
    bath_side(canvas, moment)


def bath_side(canvas: skia.Canvas, moment: Moment) -> None:
    """The near side of a tub, heaped with foam; bubbles rise."""
    tone = cloth(moment.colours["body"])
    for x in (-0.62, 0.62):
        canvas.drawPath(rounded([(x - 0.10, -0.16), (x + 0.10, -0.16), (x + 0.06, 0.02), (x - 0.06, 0.02)]), fill(GOLD))
    for k in range(15):
        x = -0.86 + 0.125 * k
        r = 0.085 + 0.03 * wave(k * 0.37) + 0.006 * wave(moment.t / 1.9 + k * 0.2)
        canvas.drawCircle(x, -0.60, r, fill("#ffffff" if k % 2 else "#eaf4fa"))
    side = smooth([(-1.06, -0.60), (-0.98, -0.24), (-0.70, -0.08), (0.70, -0.08), (0.96, -0.24), (1.06, -0.60)])
    canvas.drawPath(side, gradient((0, -0.6), (0, -0.05), (rgba("#ffffff"), rgba(tone.base), rgba(tone.shade))))
    canvas.drawLine(-1.08, -0.60, 1.08, -0.60, stroke("#ffffff", 0.07))
    for k in range(6):
        age = (moment.t / 3.1 + k / 6) % 1.0
        x, y = 0.7 * wave(k * 0.31), -0.70 - 0.75 * age
        canvas.drawCircle(
            x + 0.05 * wave(moment.t / 1.7 + k), y, 0.045, stroke("#e8f8ff", 0.012, round(230 * (1 - age)))
        )


def trampoline(canvas: skia.Canvas, moment: Moment) -> None:
    """A round trampoline: its mat, a padded rim, legs."""
    tone = cloth(moment.colours["body"])
    for x in (-1.15, -0.45, 0.45, 1.15):
        canvas.drawLine(x, -0.72, x * 1.03, 0.0, stroke(IRON, 0.06))
        canvas.drawLine(x - 0.12, 0.0, x + 0.12, 0.0, stroke(IRON, 0.06))
    canvas.drawOval(skia.Rect.MakeLTRB(-1.42, -0.92, 1.42, -0.58), fill(tone.shade))
    canvas.drawOval(skia.Rect.MakeLTRB(-1.42, -0.96, 1.42, -0.64), fill(tone.base))
    canvas.drawOval(skia.Rect.MakeLTRB(-1.20, -0.91, 1.20, -0.69), fill("#2a2c38"))


def tombstone(canvas: skia.Canvas, moment: Moment) -> None:
    """A weathered stone with a round head and a cross, moss at its foot."""
    stone = cloth(moment.colours["body"])
    slab = skia.Path()
    slab.moveTo(-0.42, 0.03)
    slab.lineTo(-0.42, -0.75)
    slab.cubicTo(-0.42, -1.28, 0.42, -1.28, 0.42, -0.75)
    slab.lineTo(0.42, 0.03)
    slab.close()
    shaded(canvas, slab, stone, moment.light.x * 0.10, moment.light.y * 0.08)
    canvas.drawLine(0, -1.0, 0, -0.62, stroke(stone.deep, 0.05))
    canvas.drawLine(-0.12, -0.88, 0.12, -0.88, stroke(stone.deep, 0.05))
    for y, half in ((-0.48, 0.22), (-0.36, 0.16)):
        canvas.drawLine(-half, y, half, y, stroke(stone.shade, 0.03))
    canvas.drawPath(smooth([(0.20, -1.02), (0.14, -0.8), (0.24, -0.62)], False), stroke(stone.deep, 0.014))
    canvas.drawPath(
        rounded([(-0.60, 0.05), (-0.40, -0.13), (-0.1, -0.04), (0.2, -0.10), (0.58, 0.05)]), fill("#5f7f48")
    )


CENTREPIECES: dict[str, Kit] = {
    "christmas tree": Kit(
        christmas_tree, 1.0, (-1.0, -2.85, 1.0, 0.15), ("stand",), {}, {"body": "#2f7a4a"}, shadow=0.8
    ),
    "statue": Kit(statue, 1.0, (-0.7, -3.2, 0.75, 0.1), ("stand",), {}, {"body": "#b9b4bc"}, shadow=0.6),
    "fountain": Kit(fountain, 1.0, (-1.4, -2.0, 1.4, 0.1), ("stand",), {}, {"body": "#c9c2c4"}, shadow=1.3),
    "treasure chest": Kit(treasure_chest, 1.0, (-0.95, -1.6, 0.95, 0.25), ("stand",), {}, {"body": WOOD}, shadow=0.65),
    "telescope": Kit(telescope, 1.0, (-0.75, -1.95, 1.0, 0.05), ("stand",), {}, {"body": "#c79a44"}, shadow=0.4),
    "mirror": Kit(mirror, 1.0, (-0.6, -2.3, 0.6, 0.05), ("stand",), {}, {"body": "#c79a44"}, shadow=0.4),
    "bathtub": Kit(
        bathtub,
        1.0,
        (-1.15, -1.55, 1.15, 0.1),
        ("stand",),
        {},
        {"body": "#e4e8ee"},
        ("front",),
        shadow=0.9,
        front=bath_side,
    ),
    "trampoline": Kit(trampoline, 1.0, (-1.5, -1.0, 1.5, 0.05), ("stand",), {}, {"body": "#3f7fcc"}, shadow=1.3),
    "tombstone": Kit(tombstone, 1.0, (-0.65, -1.2, 0.65, 0.1), ("stand",), {}, {"body": "#8b8a92"}, shadow=0.45),
}
"""Kits by name."""
