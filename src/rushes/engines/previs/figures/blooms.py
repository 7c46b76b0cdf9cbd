"""A bloom as large as those who come to it see it: a hibiscus on its stem, in metres on y = 0."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import TAU, wave
from rushes.engines.previs.figures.kits import Kit, Moment
from rushes.engines.previs.figures.paint import Ribbon, cloth, fill, shaded, smooth, stroke
from rushes.engines.previs.raster import skia

HIGH, PETALS, REACH = 1.32, 5, 0.27
"""How high its middle is, how many petals it has, and how long they are."""


def hibiscus(canvas: skia.Canvas, moment: Moment) -> None:
    """Five broad petals about a long stamen, leaves and a bud below; all of it sways a little."""
    t, light = moment.t, moment.light
    leaf = cloth("#4f8f3f")
    sway = 0.02 * wave(t / 3.3 + moment.phase)
    stem = [(0.16, 0.0), (0.10, -0.45), (0.04 + sway * 0.5, -0.95), (sway, -HIGH)]
    Ribbon(stem, [0.022, 0.020, 0.017, 0.014], 0.2, 0.4).draw(canvas, leaf.darker(0.2), light)
    for x, y, way in ((0.06, -0.92, -1), (0.08, -0.72, 1), (0.10, -0.50, -1)):
        blade = [(x, y), (x + way * 0.12, y - 0.10), (x + way * 0.30, y - 0.06), (x + way * 0.24, y + 0.06)]
        shaded(canvas, smooth(blade), leaf, light.x * 0.02, light.y * 0.03)
        canvas.drawPath(smooth([(x, y), (x + way * 0.28, y - 0.05)], False), stroke(leaf.shade, 0.008))
    bud = cloth(mix(moment.colours["body"], "#4f8f3f", 0.25))
    shaded(canvas, smooth([(0.20, -1.02), (0.27, -1.10), (0.27, -1.22), (0.20, -1.14)]), bud, 0.0, light.y * 0.02)
    canvas.save()
    canvas.translate(sway, -HIGH)
    canvas.rotate(-12 + 40 * sway)
    _petals(canvas, moment)
    _stamen(canvas, t)
    canvas.restore()


def _petals(canvas: skia.Canvas, moment: Moment) -> None:
    tone = cloth(moment.colours["body"])
    for k in (0, 2, 4, 1, 3):
        turn = TAU * k / PETALS + 0.3
        canvas.save()
        canvas.rotate(math.degrees(turn))
        breath = 1 + 0.03 * wave(moment.t / 2.4 + k * 0.2)
        petal = [(0.0, 0.0), (0.10, -0.14), (0.165, -0.75 * REACH), (0.07, -REACH * breath), (-0.02, -0.94 * REACH)]
        petal += [(-0.10, -REACH * breath), (-0.16, -0.70 * REACH), (-0.09, -0.13)]
        path = smooth(petal)
        canvas.drawPath(path, fill(tone.base if k % 2 else mix(tone.base, tone.shade, 0.25)))
        canvas.save()
        canvas.clipPath(path, True)
        canvas.drawCircle(0.0, 0.0, 0.10, fill(mix(tone.deep, "#5a1024", 0.4), 210))
        for x in (-0.07, 0.0, 0.07):
            canvas.drawPath(smooth([(0.0, 0.0), (x * 0.7, -0.14), (x, -REACH)], False), stroke(tone.shade, 0.008))
        canvas.restore()
        canvas.drawPath(path, stroke(tone.light, 0.008, 160))
        canvas.restore()


def _stamen(canvas: skia.Canvas, t: float) -> None:
    nod = 0.01 * wave(t / 1.9)
    canvas.drawPath(smooth([(0.0, 0.0), (-0.10, -0.03), (-0.25, -0.02 + nod)], False), stroke("#f7d98a", 0.022))
    for k in range(7):
        x = -0.13 - 0.018 * k
        canvas.drawCircle(x, (-0.055 if k % 2 else 0.015) + nod, 0.014, fill("#f5b93a"))


BLOOMS: dict[str, Kit] = {
    "bloom": Kit(hibiscus, 1.0, (-0.45, -1.75, 0.50, 0.05), ("stand",), {}, {"body": "#d8304a"}),
}
"""Kits of flowers."""
