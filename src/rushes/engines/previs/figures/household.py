"""What is sat, slept and hidden on, in and under in a house: beds, sofas, a throne, stairs. In metres on y = 0."""

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import lerp, wave
from rushes.engines.previs.figures.kits import Kit, Moment
from rushes.engines.previs.figures.paint import (
    Tone,
    cloth,
    fill,
    gradient,
    polygon,
    rgba,
    rounded,
    shaded,
    smooth,
    stroke,
)
from rushes.engines.previs.raster import skia

WOOD, DARK_WOOD, LINEN, GOLD = "#a5683f", "#5f3d2e", "#f4efe6", "#dcae4e"


def _cushion(canvas: skia.Canvas, box: tuple[float, float, float, float], tone: Tone, round_by: float) -> None:
    """A padded part: lit from above, its lower edge in shade."""
    left, top, right, bottom = box
    rect = skia.Rect.MakeLTRB(left, top, right, bottom)
    down = gradient((0, top), (0, bottom), (rgba(tone.light), rgba(tone.base), rgba(tone.shade)), (0.0, 0.35, 1.0))
    canvas.drawRoundRect(rect, round_by, round_by, down)
    canvas.drawLine(left + round_by, bottom - 0.012, right - round_by, bottom - 0.012, stroke(tone.deep, 0.018, 120))


def bed(canvas: skia.Canvas, moment: Moment) -> None:
    """A bed from its side: headboard, mattress, pillow, and a blanket that hangs down over the side."""
    tone, wood = cloth(moment.colours["body"]), cloth(WOOD)
    for x in (-1.04, 1.02):
        canvas.drawLine(x, -0.30, x, 0.0, stroke(DARK_WOOD, 0.09))
    head = rounded([(-1.14, -0.10), (-1.16, -1.02), (-1.10, -1.16), (-0.98, -1.12), (-0.98, -0.10)])
    shaded(canvas, head, wood, moment.light.x * 0.05, moment.light.y * 0.05)
    foot = rounded([(0.98, -0.10), (0.98, -0.66), (1.04, -0.74), (1.12, -0.68), (1.12, -0.10)])
    shaded(canvas, foot, wood, moment.light.x * 0.05, moment.light.y * 0.05)
    canvas.drawRect(skia.Rect.MakeLTRB(-1.02, -0.34, 1.02, -0.16), fill(wood.shade))
    _cushion(canvas, (-1.0, -0.54, 1.0, -0.26), cloth(LINEN), 0.09)
    canvas.drawPath(
        rounded([(-1.0, -0.52), (-0.98, -0.70), (-0.84, -0.74), (-0.56, -0.66), (-0.52, -0.52)]), fill("#ffffff")
    )
    canvas.drawPath(rounded([(-0.96, -0.54), (-0.80, -0.60), (-0.56, -0.56), (-0.54, -0.52)]), fill("#d9d3da"))
    blanket = [
        (-0.42, -0.555),
        (0.98, -0.555),
        (1.02, -0.40),
        (0.98, -0.12),
        (0.55, -0.16),
        (0.1, -0.10),
        (-0.36, -0.16),
    ]
    path = smooth(blanket)
    canvas.drawPath(path, gradient((0, -0.6), (0, -0.08), (rgba(tone.light), rgba(tone.base), rgba(tone.shade))))
    canvas.drawPath(smooth([(-0.42, -0.55), (-0.40, -0.34), (-0.37, -0.15)], False), stroke(LINEN, 0.085))
    for x in (-0.1, 0.22, 0.52, 0.80):
        canvas.drawPath(
            smooth([(x, -0.46), (x + 0.03, -0.3), (x - 0.02, -0.16)], False), stroke(tone.shade, 0.022, 150)
        )


def blanket(canvas: skia.Canvas, moment: Moment) -> None:
    """The blanket of a bed drawn up over whoever lies in it; it rises and falls with the breath."""
    tone = cloth(moment.colours["body"])
    breath = 0.012 * wave(moment.t / 4.2)
    body = [
        (-0.44, -0.58 - breath), (-0.36, -0.80 - breath), (-0.10, -0.84 - breath), (0.30, -0.76), (0.62, -0.80),
        (0.92, -0.72), (1.02, -0.50), (0.98, -0.14), (0.5, -0.18), (0.05, -0.12), (-0.38, -0.18),
    ]  # fmt: skip
    path = smooth(body)
    canvas.drawPath(path, gradient((0, -0.85), (0, -0.1), (rgba(tone.light), rgba(tone.base), rgba(tone.shade))))
    canvas.drawPath(smooth([(-0.40, -0.78 - breath), (-0.45, -0.5), (-0.40, -0.18)], False), stroke(LINEN, 0.09))
    for x in (-0.1, 0.22, 0.55, 0.82):
        canvas.drawPath(
            smooth([(x, -0.70), (x + 0.05, -0.4), (x - 0.02, -0.18)], False), stroke(tone.shade, 0.024, 150)
        )


def sofa(canvas: skia.Canvas, moment: Moment) -> None:
    """A sofa for three from the front: back, two arms, two seat cushions, one loose cushion."""
    tone = cloth(moment.colours["body"])
    for x in (-0.98, 0.98):
        canvas.drawLine(x, -0.10, x * 0.985, 0.0, stroke(DARK_WOOD, 0.06))
    _cushion(canvas, (-1.02, -0.96, 1.02, -0.20), tone.darker(0.25), 0.14)
    for side in (-1, 1):
        left, right = sorted((side * 0.03, side * 0.90))
        _cushion(canvas, (left, -0.86, right, -0.40), tone, 0.10)
    _cushion(canvas, (-1.0, -0.30, 1.0, -0.08), tone.darker(0.4), 0.05)
    for side in (-1, 1):
        left, right = sorted((side * 0.015, side * 0.90))
        _cushion(canvas, (left, -0.48, right, -0.27), tone, 0.07)
    canvas.save()
    canvas.translate(-0.66, -0.60)
    canvas.rotate(-14)
    _cushion(canvas, (-0.19, -0.18, 0.19, 0.18), cloth("#e6b44c"), 0.06)
    canvas.restore()
    for side in (-1, 1):
        left, right = sorted((side * 0.86, side * 1.12))
        _cushion(canvas, (left, -0.66, right, -0.07), tone, 0.11)


def chairs(canvas: skia.Canvas, moment: Moment) -> None:
    """Two chairs side by side, from the front."""
    wood, seat = cloth(WOOD), cloth(moment.colours["body"])
    for x in (-0.48, 0.48):
        canvas.save()
        canvas.translate(x, 0)
        for leg in (-0.20, 0.20):
            canvas.drawLine(leg, -0.44, leg * 1.04, 0.0, stroke(DARK_WOOD, 0.045))
            canvas.drawLine(leg * 0.86, -0.44, leg * 0.84, -0.06, stroke(wood.shade, 0.035))
            canvas.drawLine(leg * 0.95, -0.46, leg * 0.95, -0.94, stroke(DARK_WOOD, 0.045))
        canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.22, -0.97, 0.22, -0.80), 0.04, 0.04, fill(wood.base))
        canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.20, -0.95, 0.20, -0.90), 0.03, 0.03, fill(wood.light))
        for slat in (-0.09, 0.0, 0.09):
            canvas.drawLine(slat, -0.80, slat, -0.50, stroke(wood.shade, 0.026))
        _cushion(canvas, (-0.25, -0.50, 0.25, -0.41), seat, 0.03)
        canvas.restore()


def throne(canvas: skia.Canvas, moment: Moment) -> None:
    """A throne from the front: a high gilded back, red velvet, arms that end in knobs, on a step."""
    tone, gold = cloth(moment.colours["body"]), cloth(GOLD)
    canvas.drawPath(polygon([(-0.86, -0.14), (0.86, -0.14), (0.98, 0.0), (-0.98, 0.0)]), fill("#8b8298"))
    canvas.drawPath(polygon([(-0.80, -0.20), (0.80, -0.20), (0.86, -0.13), (-0.86, -0.13)]), fill("#aaa2b4"))
    back = [(-0.46, -0.55), (-0.50, -1.55), (-0.40, -1.86), (-0.16, -1.80), (0.0, -2.06), (0.16, -1.80), (0.40, -1.86),
            (0.50, -1.55), (0.46, -0.55)]  # fmt: skip
    canvas.drawPath(
        polygon(back), gradient((-0.5, -2), (0.5, -0.6), (rgba(gold.light), rgba(gold.base), rgba(gold.shade)))
    )
    velvet = rounded(
        [(-0.36, -0.5), (-0.38, -1.5), (-0.30, -1.72), (0.0, -1.78), (0.30, -1.72), (0.38, -1.5), (0.36, -0.5)]
    )
    canvas.drawPath(velvet, gradient((0, -1.8), (0, -0.6), (rgba(tone.light), rgba(tone.base), rgba(tone.shade))))
    for y in (-1.48, -1.18, -0.88):
        for x in (-0.18, 0.0, 0.18):
            canvas.drawCircle(x, y + 0.03 * (x == 0), 0.020, fill(gold.light))
    for x, y in ((0.0, -2.10), (-0.42, -1.90), (0.42, -1.90)):
        canvas.drawCircle(x, y, 0.065, fill(gold.base))
        canvas.drawCircle(x - 0.015, y - 0.02, 0.025, fill("#fff2c0"))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.50, -0.50, 0.50, -0.18), fill(gold.shade))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.42, -0.44, 0.42, -0.24), fill(gold.base))
    _cushion(canvas, (-0.47, -0.60, 0.47, -0.45), tone, 0.06)
    for side in (-1, 1):
        left, right = sorted((side * 0.44, side * 0.58))
        canvas.drawRect(skia.Rect.MakeLTRB(left, -0.86, right, -0.20), fill(gold.shade))
        canvas.drawRoundRect(skia.Rect.MakeLTRB(left - 0.03, -0.92, right + 0.03, -0.80), 0.05, 0.05, fill(gold.base))
        canvas.drawCircle(side * 0.51, -0.86, 0.075, fill(gold.light))


def stairs(canvas: skia.Canvas, moment: Moment) -> None:
    """Steps that lead up and away, between two walls of banisters."""
    tone = cloth(moment.colours["body"])
    for k in range(9, -1, -1):
        half, low = lerp(1.05, 0.74, k / 9), -0.24 * k
        canvas.drawRect(
            skia.Rect.MakeLTRB(-half, low - 0.15, half, low), fill(mix(tone.base, tone.shade, 0.25 + 0.05 * k))
        )
        half_up = lerp(1.05, 0.74, (k + 0.6) / 9)
        tread = [(-half, low - 0.15), (half, low - 0.15), (half_up, low - 0.24), (-half_up, low - 0.24)]
        canvas.drawPath(polygon(tread), fill(mix(tone.light, tone.base, 0.06 * k)))
    for side in (-1, 1):
        for k in range(0, 10, 2):
            x, y = side * lerp(1.09, 0.77, k / 9), -0.24 * k
            canvas.drawLine(x, y, x, y - lerp(0.86, 0.62, k / 9), stroke(DARK_WOOD, 0.04))
        canvas.drawLine(side * 1.10, -0.86, side * 0.76, -2.86, stroke(DARK_WOOD, 0.10))
        canvas.drawLine(side * 1.10, -0.88, side * 0.76, -2.88, stroke(WOOD, 0.05))


def basket(canvas: skia.Canvas, moment: Moment) -> None:
    """A pet's basket with its cushion."""
    wicker = cloth("#b98a4f")
    canvas.drawPath(
        rounded([(-0.52, -0.02), (-0.60, -0.30), (-0.40, -0.40), (0.40, -0.40), (0.60, -0.30), (0.52, -0.02)]),
        fill(wicker.shade),
    )
    _cushion(canvas, (-0.50, -0.26, 0.50, -0.10), cloth(moment.colours["body"]), 0.08)
    basket_rim(canvas, moment)


def basket_rim(canvas: skia.Canvas, moment: Moment) -> None:
    """The near side of a basket."""
    wicker = cloth("#b98a4f")
    side = smooth(
        [
            (-0.60, -0.20),
            (-0.30, -0.14),
            (0.30, -0.14),
            (0.60, -0.20),
            (0.54, 0.0),
            (0.30, 0.05),
            (-0.30, 0.05),
            (-0.54, 0.0),
        ]
    )
    canvas.drawPath(side, gradient((0, -0.2), (0, 0.05), (rgba(wicker.light), rgba(wicker.base), rgba(wicker.shade))))
    canvas.save()
    canvas.clipPath(side, True)
    for k in range(13):
        x = -0.60 + 0.10 * k
        canvas.drawLine(x, -0.25, x + 0.05, 0.08, stroke(wicker.shade, 0.022))
        canvas.drawLine(x + 0.05, -0.25, x, 0.08, stroke(wicker.shade, 0.016))
    canvas.restore()
    canvas.drawPath(
        smooth([(-0.60, -0.20), (-0.30, -0.145), (0.30, -0.145), (0.60, -0.20)], False), stroke(wicker.light, 0.05)
    )


def writing_desk(canvas: skia.Canvas, moment: Moment) -> None:
    """A desk from the front, open between its sides: its top, legs, a drawer, a telephone and a lamp on it."""
    wood = cloth(moment.colours["body"])
    canvas.drawRect(
        skia.Rect.MakeLTRB(-0.92, -0.88, -0.62, 0.0),
        gradient((-0.92, 0), (-0.62, 0), (rgba(wood.light), rgba(wood.shade))),
    )
    canvas.drawRect(
        skia.Rect.MakeLTRB(0.62, -0.88, 0.92, 0.0), gradient((0.62, 0), (0.92, 0), (rgba(wood.base), rgba(wood.shade)))
    )
    for x in (-0.77, 0.77):
        for y in (-0.72, -0.45, -0.18):
            canvas.drawRect(skia.Rect.MakeLTRB(x - 0.12, y - 0.10, x + 0.12, y + 0.10), stroke(wood.deep, 0.014))
            canvas.drawCircle(x, y, 0.02, fill(GOLD))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.62, -0.90, 0.62, -0.80), fill(wood.shade))
    canvas.drawPath(polygon([(-0.98, -0.90), (0.98, -0.90), (0.94, -1.0), (-0.94, -1.0)]), fill(wood.light))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.98, -0.91, 0.98, -0.85), fill(wood.base))
    canvas.drawPath(polygon([(0.34, -0.97), (0.72, -0.97), (0.66, -1.10), (0.40, -1.10)]), fill("#8f2f38"))
    canvas.drawPath(
        smooth([(0.30, -1.08), (0.36, -1.17), (0.70, -1.17), (0.76, -1.08)], False), stroke("#a8383f", 0.07)
    )
    canvas.drawLine(-0.66, -0.97, -0.66, -1.28, stroke("#c79a44", 0.03))
    canvas.drawPath(polygon([(-0.86, -1.24), (-0.46, -1.24), (-0.56, -1.46), (-0.76, -1.46)]), fill("#4f8b6a"))


HOUSEHOLD: dict[str, Kit] = {
    "bed": Kit(
        bed, 1.0, (-1.2, -1.2, 1.2, 0.1), ("stand",), {}, {"body": "#4f7fa8"}, ("front",), shadow=1.15, front=blanket
    ),
    "sofa": Kit(sofa, 1.0, (-1.2, -1.0, 1.2, 0.1), ("stand",), {}, {"body": "#3d7480"}, shadow=1.1),
    "chairs": Kit(chairs, 1.0, (-0.8, -1.05, 0.8, 0.1), ("stand",), {}, {"body": "#a8443c"}, shadow=0.7),
    "throne": Kit(throne, 1.0, (-1.05, -2.2, 1.05, 0.05), ("stand",), {}, {"body": "#a82a38"}, shadow=0.9),
    "stairs": Kit(stairs, 1.0, (-1.2, -3.0, 1.2, 0.1), ("stand",), {}, {"body": "#a58a72"}),
    "basket": Kit(
        basket,
        1.0,
        (-0.65, -0.45, 0.65, 0.1),
        ("stand",),
        {},
        {"body": "#b8484f"},
        ("front",),
        shadow=0.55,
        front=basket_rim,
    ),
    "writing desk": Kit(writing_desk, 1.0, (-1.0, -1.5, 1.0, 0.05), ("stand",), {}, {"body": "#7a4a30"}, shadow=0.9),
}
"""Kits by name."""
