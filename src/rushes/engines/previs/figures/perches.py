"""What people and animals get onto outside: rocks, logs, fences, branches, mushrooms. In metres on y = 0."""

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import Point, wave
from rushes.engines.previs.figures.kits import Kit, Moment
from rushes.engines.previs.figures.paint import (
    Ribbon,
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


def rock(canvas: skia.Canvas, moment: Moment) -> None:
    """A boulder with a flat top: facets, a crack, moss, and two stones beside it."""
    tone = cloth(moment.colours["body"])
    outline: list[Point] = [(-0.74, 0.03), (-0.80, -0.18), (-0.66, -0.40), (-0.40, -0.50), (0.10, -0.53), (0.48, -0.47),
                            (0.70, -0.28), (0.76, 0.0), (0.50, 0.06), (-0.40, 0.07)]  # fmt: skip
    path = polygon(outline)
    canvas.drawPath(path, fill(tone.shade))
    way = -1 if moment.light.x < 0 else 1
    canvas.save()
    canvas.clipPath(path, True)
    canvas.scale(-way, 1)
    canvas.drawPath(
        polygon([(-0.9, 0.1), (-0.9, -0.25), (-0.42, -0.36), (-0.20, -0.10), (-0.28, 0.1)]), fill(tone.base)
    )
    canvas.drawPath(
        polygon([(-0.42, -0.36), (0.06, -0.34), (0.22, -0.04), (-0.20, -0.10)]), fill(mix(tone.base, tone.shade, 0.45))
    )
    canvas.drawPath(
        polygon([(-0.9, -0.27), (-0.5, -0.6), (0.6, -0.6), (0.5, -0.42), (0.06, -0.33), (-0.42, -0.35)]),
        fill(tone.light),
    )
    canvas.drawPath(
        smooth([(0.06, -0.34), (0.16, -0.22), (0.12, -0.10), (0.22, 0.02)], False), stroke(tone.deep, 0.016)
    )
    canvas.restore()
    for x, y, wide in ((-0.50, -0.455, 0.20), (0.34, -0.495, 0.16), (-0.62, -0.06, 0.13)):
        canvas.drawPath(
            rounded(
                [
                    (x - wide, y + 0.01),
                    (x - wide * 0.5, y - 0.05),
                    (x + wide * 0.6, y - 0.04),
                    (x + wide, y + 0.02),
                    (x, y + 0.05),
                ]
            ),
            fill("#6f8f52"),
        )
    for x, wide in ((-0.88, 0.17), (0.86, 0.22)):
        stone = rounded(
            [(x - wide, 0.06), (x - wide * 0.9, -0.10), (x, -0.17), (x + wide * 0.9, -0.09), (x + wide, 0.06)]
        )
        shaded(canvas, stone, tone, moment.light.x * 0.05, moment.light.y * 0.06)


def mushroom(canvas: skia.Canvas, moment: Moment) -> None:
    """A toadstool as high as a stool, and its young beside it."""
    for x, size in ((0.86, 0.42), (-0.78, 0.30), (0.0, 1.0)):
        canvas.save()
        canvas.translate(x, 0)
        canvas.scale(size, size)
        _toadstool(canvas, moment)
        canvas.restore()


def _toadstool(canvas: skia.Canvas, moment: Moment) -> None:
    tone, stem = cloth(moment.colours["body"]), cloth("#f0e4cf")
    stalk = rounded(
        [
            (-0.20, 0.03),
            (-0.24, -0.06),
            (-0.15, -0.30),
            (-0.13, -0.50),
            (0.13, -0.50),
            (0.15, -0.30),
            (0.24, -0.06),
            (0.20, 0.03),
        ]
    )
    shaded(canvas, stalk, stem, moment.light.x * 0.06, moment.light.y * 0.03)
    canvas.drawOval(skia.Rect.MakeLTRB(-0.56, -0.52, 0.56, -0.30), fill("#d8c6ae"))
    for k in range(-5, 6):
        canvas.drawLine(0.03 * k, -0.47, 0.10 * k, -0.35, stroke("#b39f88", 0.012))
    cap = smooth(
        [
            (-0.66, -0.40),
            (-0.60, -0.58),
            (-0.36, -0.72),
            (0.0, -0.77),
            (0.36, -0.72),
            (0.60, -0.58),
            (0.66, -0.40),
            (0.36, -0.45),
            (0.0, -0.465),
            (-0.36, -0.45),
        ]
    )
    shaded(canvas, cap, tone, moment.light.x * 0.08, moment.light.y * 0.10)
    canvas.save()
    canvas.clipPath(cap, True)
    for x, y, r in (
        (-0.40, -0.58, 0.085),
        (-0.10, -0.66, 0.10),
        (0.26, -0.62, 0.085),
        (0.50, -0.50, 0.07),
        (0.06, -0.52, 0.06),
        (-0.60, -0.46, 0.06),
    ):
        canvas.drawOval(skia.Rect.MakeLTRB(x - r, y - r * 0.72, x + r, y + r * 0.72), fill("#fff6ea"))
    canvas.restore()


def log(canvas: skia.Canvas, moment: Moment) -> None:
    """A felled trunk that lies across: bark, a stump of a branch, moss, the rings of one end."""
    bark = cloth(moment.colours["body"])
    trunk = skia.Path()
    trunk.addRoundRect(skia.Rect.MakeLTRB(-1.15, -0.46, 1.12, 0.04), 0.12, 0.20)
    canvas.drawLine(0.42, -0.40, 0.58, -0.66, stroke(bark.base, 0.12))
    canvas.drawPath(trunk, gradient((0, -0.46), (0, 0.04), (rgba(bark.light), rgba(bark.base), rgba(bark.deep))))
    for k, (x, long) in enumerate(((-0.7, 0.5), (-0.2, 0.7), (0.45, 0.4), (-0.5, 0.6), (0.3, 0.55))):
        y = -0.36 + 0.085 * k
        canvas.drawPath(
            smooth([(x, y), (x + long / 2, y + 0.012), (x + long, y - 0.006)], False), stroke(bark.deep, 0.016, 170)
        )
    for x, wide in ((-0.30, 0.26), (0.72, 0.18)):
        moss = [(x - wide, -0.45), (x, -0.50), (x + wide, -0.45), (x + wide * 0.6, -0.38), (x - wide * 0.4, -0.37)]
        canvas.drawPath(rounded(moss), fill("#6f8f52"))
    for share, colour in ((1.0, bark.shade), (0.86, "#c79a68"), (0.60, "#a97c50"), (0.50, "#c79a68"), (0.2, "#a97c50")):
        end = skia.Rect.MakeLTRB(-1.10 - 0.13 * share, -0.21 - 0.25 * share, -1.10 + 0.13 * share, -0.21 + 0.25 * share)
        canvas.drawOval(end, fill(colour))


def fence(canvas: skia.Canvas, moment: Moment) -> None:
    """Three fields of a wooden fence: posts, two rails, pointed pales, and a rail along the top."""
    tone = cloth(moment.colours["body"])
    for y in (-0.30, -0.76):
        canvas.drawRect(skia.Rect.MakeLTRB(-1.72, y - 0.05, 1.72, y + 0.05), fill(tone.shade))
    for k in range(15):
        x = -1.61 + 0.23 * k
        tall = -0.93 - 0.02 * (k % 3)
        pale = polygon(
            [(x - 0.075, 0.02), (x - 0.075, tall + 0.08), (x, tall), (x + 0.075, tall + 0.08), (x + 0.075, 0.02)]
        )
        canvas.drawPath(pale, fill(tone.base))
        canvas.drawLine(x + 0.062, 0.0, x + 0.062, tall + 0.10, stroke(tone.shade, 0.024))
        canvas.drawLine(x - 0.062, 0.0, x - 0.062, tall + 0.10, stroke(tone.light, 0.016))
    for x in (-1.70, 0.0, 1.70):
        canvas.drawRect(skia.Rect.MakeLTRB(x - 0.09, -1.0, x + 0.09, 0.03), fill(tone.shade))
        canvas.drawRect(skia.Rect.MakeLTRB(x - 0.075, -1.0, x + 0.03, 0.03), fill(tone.base))
    canvas.drawRect(skia.Rect.MakeLTRB(-1.80, -1.05, 1.80, -0.96), fill(tone.base))
    canvas.drawRect(skia.Rect.MakeLTRB(-1.80, -1.06, 1.80, -1.02), fill(tone.light))


def branch(canvas: skia.Canvas, moment: Moment) -> None:
    """A gnarled branch out of a trunk: knots, twigs, a few leaves that stir."""
    bark = cloth(moment.colours["body"])
    trunk: list[Point] = [(-1.32, 0.1), (-1.20, -0.7), (-1.26, -1.4), (-1.18, -2.2), (-1.26, -3.2)]
    Ribbon(trunk, [0.36, 0.27, 0.25, 0.22, 0.20], 0.1, 0.1).draw(canvas, bark, moment.light)
    for x, y in ((-1.30, -0.5), (-1.12, -0.95), (-1.32, -1.75), (-1.14, -2.3)):
        canvas.drawPath(smooth([(x, y), (x + 0.03, y - 0.16), (x - 0.01, y - 0.34)], False), stroke(bark.deep, 0.022))
    twigs = (((0.15, -1.20), (0.36, -1.42), (0.44, -1.62)), ((-0.45, -1.16), (-0.38, -0.98), (-0.20, -0.88)),
             ((0.62, -1.24), (0.84, -1.12), (1.02, -1.10)))  # fmt: skip
    for twig in twigs:
        Ribbon(list(twig), [0.05, 0.035, 0.014], 0.2, 0.2).draw(canvas, bark, moment.light)
    limb: list[Point] = [
        (-1.25, -1.02),
        (-0.86, -1.20),
        (-0.42, -1.14),
        (0.02, -1.20),
        (0.46, -1.18),
        (0.86, -1.32),
        (1.12, -1.46),
    ]
    Ribbon(limb, [0.17, 0.115, 0.095, 0.085, 0.070, 0.045, 0.015], 0.2, 0.4).draw(canvas, bark, moment.light)
    for x, y in ((-0.62, -1.17), (0.24, -1.19)):
        canvas.drawOval(skia.Rect.MakeLTRB(x - 0.06, y - 0.03, x + 0.06, y + 0.04), fill(bark.deep))
    spots = (
        (0.44, -1.66),
        (0.52, -1.54),
        (0.34, -1.56),
        (1.06, -1.06),
        (0.96, -1.18),
        (1.16, -1.52),
        (1.04, -1.38),
        (-0.16, -0.82),
        (-0.26, -0.94),
    )
    for number, (x, y) in enumerate(spots):
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(40 * (number % 4) - 60 + 6 * wave(moment.t / 2.6 + number * 0.3))
        canvas.drawPath(
            rounded([(0, 0), (0.06, -0.05), (0.17, -0.02), (0.06, 0.045)]), fill("#6f9a50" if number % 2 else "#56803f")
        )
        canvas.restore()


PERCHES: dict[str, Kit] = {
    "rock": Kit(rock, 1.0, (-1.1, -0.6, 1.15, 0.1), ("stand",), {}, {"body": "#8b8798"}, shadow=0.9),
    "log": Kit(log, 1.0, (-1.3, -0.75, 1.2, 0.1), ("stand",), {}, {"body": "#6b4a38"}, shadow=1.1),
    "mushroom": Kit(mushroom, 1.0, (-1.1, -0.85, 1.25, 0.1), ("stand",), {}, {"body": "#c8383a"}, shadow=0.5),
    "fence": Kit(fence, 1.0, (-1.85, -1.1, 1.85, 0.1), ("stand",), {}, {"body": "#a5764c"}, shadow=1.6),
    "branch": Kit(branch, 1.0, (-1.75, -3.3, 1.35, 0.2), ("stand",), {}, {"body": "#6b4a38"}, shadow=0.4),
}
"""Kits by name."""
