"""Small things with many legs: ant, spider, beetle, ladybird, grasshopper, scorpion, caterpillar, snail, dragonfly.

All are drawn facing right, standing on y = 0; the unit is the length of the body. The numbers of each are data.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import TAU, Point, lerp, wave
from rushes.engines.previs.figures.kits import Kit, Moment
from rushes.engines.previs.figures.morsels import MORSELS
from rushes.engines.previs.figures.paint import Ribbon, cloth, fill, rounded, shaded, smooth, stroke
from rushes.engines.previs.raster import skia

Draw = Callable[[skia.Canvas, Moment], None]


@dataclass(frozen=True, slots=True)
class Insect:
    """A body of ellipses on jointed legs. `parts` are (x, y, half width, half height) from the tail to the head.

    `feet` are where the feet of the near side stand, `hips` from where to where the legs leave the body, `knee` how
    high they bend. `feelers` is the length of antennae. `cased`: with a shell of two halves, and `spots` on it; `leap`:
    hind legs that fold high; `claws`: those of a scorpion, and its sting. `mouth` is where a thing is held.
    """

    parts: tuple[tuple[float, float, float, float], ...]
    feet: tuple[float, ...]
    hips: tuple[float, float]
    knee: float
    thick: float = 0.030
    feelers: float = 0.30
    cased: bool = False
    spots: bool = False
    leap: bool = False
    claws: bool = False
    mouth: Point = (0.62, -0.30)


ANT = Insect(
    ((-0.34, -0.27, 0.22, 0.16), (-0.02, -0.30, 0.15, 0.085), (0.34, -0.36, 0.155, 0.135)),
    (-0.42, 0.02, 0.42),
    (-0.10, 0.10),
    0.52,
    0.034,
    0.34,
    mouth=(0.50, -0.42),
)
SPIDER = Insect(
    ((-0.26, -0.34, 0.27, 0.24), (0.18, -0.28, 0.18, 0.15)),
    (-0.62, -0.28, 0.36, 0.72),
    (0.02, 0.26),
    0.78,
    0.036,
    0.0,
    mouth=(0.34, -0.24),
)
BEETLE = Insect(
    ((-0.10, -0.24, 0.38, 0.22), (0.34, -0.19, 0.15, 0.12)),
    (-0.34, -0.02, 0.30),
    (-0.22, 0.24),
    0.24,
    0.036,
    0.24,
    cased=True,
    mouth=(0.48, -0.18),
)
LADYBIRD = Insect(
    ((-0.06, -0.32, 0.40, 0.32), (0.34, -0.20, 0.15, 0.14)),
    (-0.30, 0.0, 0.26),
    (-0.20, 0.20),
    0.16,
    0.036,
    0.18,
    cased=True,
    spots=True,
    mouth=(0.46, -0.18),
)
GRASSHOPPER = Insect(
    ((-0.18, -0.30, 0.36, 0.10), (0.16, -0.32, 0.16, 0.13), (0.36, -0.38, 0.11, 0.13)),
    (-0.02, 0.30),
    (0.04, 0.24),
    0.22,
    0.026,
    0.40,
    leap=True,
    mouth=(0.44, -0.30),
)
SCORPION = Insect(
    ((-0.24, -0.17, 0.17, 0.10), (0.02, -0.17, 0.20, 0.12), (0.26, -0.16, 0.12, 0.10)),
    (-0.34, -0.08, 0.18, 0.40),
    (-0.12, 0.22),
    0.30,
    0.030,
    0.0,
    claws=True,
    mouth=(0.36, -0.15),
)


SPOTS = ((-0.55, -0.25, 0.20), (-0.05, -0.62, 0.17), (0.10, 0.05, 0.22), (0.55, -0.35, 0.18), (-0.35, 0.42, 0.18))
"""Where the spots on a shell are, and how large, in its half sizes."""


def walker(insect: Insect) -> Draw:
    """The painter of an insect that walks."""

    def draw(canvas: skia.Canvas, moment: Moment) -> None:
        coat = cloth(moment.colours["coat"])
        going = moment.action == "walk"
        canvas.save()
        canvas.translate(0.0, 0.008 * wave(moment.t * (3.1 if going else 0.5)))
        for far in (True, False):
            _legs(canvas, insect, moment, coat.deep if far else coat.shade, far)
            if far and insect.claws:
                _sting(canvas, moment)
            if far:
                _body(canvas, insect, moment)
        _face(canvas, insect, moment)
        canvas.restore()

    return draw


def _legs(canvas: skia.Canvas, insect: Insect, moment: Moment, colour: str, far: bool) -> None:
    """The legs of one side: in turn they are lifted and set down ahead."""
    going = moment.action == "walk"
    cycle = moment.travelled / 0.34 if moment.travelled else moment.t * 1.6
    for k, foot in enumerate(insect.feet):
        phase = (cycle + 0.5 * ((k + far) % 2)) % 1.0 if going else 0.25
        stance = phase < 0.6
        shift = lerp(0.10, -0.10, phase / 0.6) if stance else lerp(-0.10, 0.10, (phase - 0.6) / 0.4)
        up = 0.0 if stance else 0.10 * math.sin(math.pi * (phase - 0.6) / 0.4)
        x = foot + shift * going + (0.07 if far else 0.0)
        share = k / max(1, len(insect.feet) - 1)
        hip = (lerp(*insect.hips, share), -0.24 if not insect.cased else -0.14)
        knee = (lerp(hip[0], x, 0.62), -insect.knee - (0.05 if far else 0.0) - up)
        end = (x, -0.02 * far - up)
        canvas.drawPath(smooth([hip, knee, end], False), stroke(colour, insect.thick))
        canvas.drawLine(*end, end[0] + 0.05, end[1], stroke(colour, insect.thick * 0.8))
    if insect.leap:
        knee = (-0.42, -0.62 - 0.03 * wave(moment.t / 1.7))
        canvas.drawPath(rounded([(0.02, -0.34), (-0.20, -0.56), knee, (-0.24, -0.42)]), fill(colour))
        canvas.drawPath(smooth([knee, (-0.50, -0.30), (-0.36, 0.0)], False), stroke(colour, insect.thick))


def _body(canvas: skia.Canvas, insect: Insect, moment: Moment) -> None:
    coat, mark, light = cloth(moment.colours["coat"]), moment.colours["mark"], moment.light
    for k, (x, y, wide, tall) in enumerate(insect.parts):
        path = skia.Path()
        path.addOval(skia.Rect.MakeLTRB(x - wide, y - tall, x + wide, y + tall))
        shell = insect.cased and k == 0
        tone = coat if not insect.cased or shell else cloth(mark)
        shaded(canvas, path, tone, light.x * wide * 0.4, light.y * tall * 0.5)
        canvas.save()
        canvas.clipPath(path, True)
        gloss = skia.Rect.MakeLTRB(x - wide * 0.55, y - tall * 0.82, x + wide * 0.35, y - tall * 0.40)
        canvas.drawOval(gloss, fill(tone.light, 150))
        if shell:
            canvas.drawPath(
                smooth([(x - wide, y - tall * 0.1), (x, y - tall * 0.45), (x + wide, y)], False), stroke(mark, 0.02)
            )
        if insect.spots and k == 0:
            for dx, dy, r in SPOTS:
                left, right = x + (dx - r) * wide, x + (dx + r) * wide
                top, bottom = y + (dy - r * 1.2) * tall, y + (dy + r * 1.2) * tall
                canvas.drawOval(skia.Rect.MakeLTRB(left, top, right, bottom), fill(mark))
        canvas.restore()


def _face(canvas: skia.Canvas, insect: Insect, moment: Moment) -> None:
    x, y, wide, tall = insect.parts[-1]
    colour = moment.colours["mark"] if insect.cased else cloth(moment.colours["coat"]).shade
    for k, lean in enumerate((0.10, 0.30)):
        if insect.feelers:
            sway = 0.04 * wave(moment.t * 0.9 + 0.3 * k)
            root = (x + wide * 0.5, y - tall * 0.6)
            tip = (root[0] + insect.feelers * (0.55 + lean), root[1] - insect.feelers * (0.75 - lean) + sway)
            bend = (root[0] + insect.feelers * 0.18, root[1] - insect.feelers * 0.62)
            canvas.drawPath(smooth([root, bend, tip], False), stroke(colour, 0.022))
    if insect.claws:
        _claws(canvas, moment)
    r = tall * 0.34
    canvas.drawCircle(x + wide * 0.42, y - tall * 0.22, r, fill("#f6f2ea"))
    canvas.drawCircle(x + wide * 0.52, y - tall * 0.20, r * 0.62, fill("#1a1216"))
    canvas.drawCircle(x + wide * 0.60, y - tall * 0.36, r * 0.24, fill("#ffffff"))
    if moment.holds:
        canvas.save()
        canvas.translate(*insect.mouth)
        canvas.rotate(-46 + 4 * wave(moment.t * 0.8))
        canvas.scale(0.85, 0.85)
        MORSELS[moment.holds](canvas, moment.t)
        canvas.restore()


def _claws(canvas: skia.Canvas, moment: Moment) -> None:
    coat = cloth(moment.colours["coat"])
    for lift, tone in ((-0.05, coat.shade), (0.02, coat.base)):
        snap = 0.04 * wave(moment.t * 0.7 + lift * 9)
        arm = [(0.30, -0.16), (0.46, -0.28 + lift), (0.62, -0.20 + lift)]
        canvas.drawPath(smooth(arm, False), stroke(tone, 0.06))
        canvas.drawPath(
            rounded([(0.60, -0.28 + lift), (0.84, -0.34 + lift - snap), (0.92, -0.22 + lift), (0.70, -0.14 + lift)]),
            fill(tone),
        )
        canvas.drawPath(rounded([(0.64, -0.14 + lift), (0.86, -0.12 + lift + snap), (0.70, -0.06 + lift)]), fill(tone))


def _sting(canvas: skia.Canvas, moment: Moment) -> None:
    coat = cloth(moment.colours["coat"])
    sway = 0.03 * wave(moment.t * 0.6)
    line = [(-0.34, -0.18), (-0.56, -0.28), (-0.62, -0.52), (-0.48, -0.74), (-0.22 + sway, -0.78)]
    Ribbon(line, [0.075, 0.062, 0.052, 0.046, 0.030], 0.5, 0.5).draw(canvas, coat, moment.light)
    canvas.drawPath(
        rounded([(-0.26 + sway, -0.84), (-0.10 + sway, -0.80), (-0.02 + sway, -0.66), (-0.20 + sway, -0.72)]),
        fill(coat.shade),
    )


def caterpillar(canvas: skia.Canvas, moment: Moment) -> None:
    """Rings on stubby feet; a wave runs through them from tail to head."""
    light, mark = moment.light, moment.colours["mark"]
    coat = cloth(moment.colours["coat"])
    going = moment.action == "walk"
    for k in range(8):
        hump = 0.10 * max(0.0, wave(moment.t * 0.8 - k / 8)) if going else 0.015 * wave(moment.t * 0.4 - k / 8)
        x, y, r = -0.46 + 0.125 * k, -0.15 - hump, 0.125 if k < 7 else 0.15
        canvas.drawLine(x, y + 0.06, x + 0.01, -0.01, stroke(coat.deep, 0.045))
        ring = skia.Path()
        ring.addCircle(x, y - (0.03 if k == 7 else 0.0), r)
        shaded(
            canvas,
            ring,
            coat if k % 2 else cloth(mix(moment.colours["coat"], "#ffffff", 0.16)),
            light.x * 0.05,
            light.y * 0.06,
        )
        canvas.drawCircle(x, y - 0.02, 0.028, fill(mark))
    x, y = 0.415, -0.18 - (0.10 * max(0.0, wave(moment.t * 0.8 - 7 / 8)) if going else 0.0)
    for tip in (0.02, 0.12):
        canvas.drawPath(
            smooth([(x, y - 0.12), (x + tip, y - 0.25), (x + tip + 0.06, y - 0.28)], False), stroke(coat.deep, 0.02)
        )
    canvas.drawCircle(x + 0.06, y - 0.03, 0.045, fill("#ffffff"))
    canvas.drawCircle(x + 0.075, y - 0.03, 0.027, fill("#1a1216"))
    canvas.drawPath(
        smooth([(x + 0.04, y + 0.05), (x + 0.09, y + 0.065), (x + 0.13, y + 0.04)], False), stroke(coat.deep, 0.016)
    )


def snail(canvas: skia.Canvas, moment: Moment) -> None:
    """A snail: the foot glides, the eyes on their stalks feel ahead."""
    light = moment.light
    coat, shell = cloth(moment.colours["coat"]), cloth(moment.colours["mark"])
    stretch = 0.03 * wave(moment.t * 0.45) if moment.action == "walk" else 0.0
    foot = [(-0.62 - stretch, 0.0), (-0.40, -0.09), (0.10, -0.12), (0.34, -0.30), (0.50, -0.33)]
    foot += [(0.58 + stretch, -0.20), (0.52, -0.04), (0.30, 0.0)]
    for k, x in enumerate((0.42, 0.52)):
        sway = 0.03 * wave(moment.t * 0.5 + 0.3 * k)
        tip = (x + 0.12 + sway + stretch, -0.60 - 0.03 * k)
        canvas.drawLine(x, -0.30, *tip, stroke(coat.shade, 0.035))
        canvas.drawCircle(*tip, 0.040, fill("#1a1216"))
    shaded(canvas, rounded(foot), coat, light.x * 0.05, light.y * 0.05)
    ball = skia.Path()
    ball.addCircle(-0.10, -0.36, 0.33)
    shaded(canvas, ball, shell, light.x * 0.12, light.y * 0.14)
    spiral: list[Point] = []
    for k in range(30):
        a, r = 0.6 + k * 0.42, 0.29 * (1 - k / 31)
        spiral.append((-0.10 + r * math.cos(a), -0.36 + r * math.sin(a)))
    canvas.drawPath(smooth(spiral, False), stroke(shell.shade, 0.035))
    canvas.drawOval(skia.Rect.MakeLTRB(-0.28, -0.62, -0.06, -0.50), fill(shell.light, 140))
    canvas.drawPath(smooth([(0.50, -0.16), (0.54, -0.13), (0.57, -0.15)], False), stroke(coat.deep, 0.016))


def dragonfly(canvas: skia.Canvas, moment: Moment) -> None:
    """A dragonfly that hovers: a long thin body, two pairs of glassy wings, great eyes."""
    t, coat = moment.t, cloth(moment.colours["coat"])
    canvas.save()
    canvas.translate(0.06 * wave(t * 0.7 + moment.phase), 0.08 * wave(t * 0.9 + moment.phase))
    canvas.rotate(-7 + 4 * wave(t * 0.5))
    for root, reach, alpha in ((0.10, -1, 110), (0.20, -1, 110), (0.10, 1, 190), (0.20, 1, 190)):
        beat = 0.20 * math.sin(TAU * t * 9.3 + (root > 0.15) * 1.5)
        lean = -0.22 if root < 0.15 else 0.16
        tip = (root + lean - 0.05 * reach, -0.58 - beat * reach + 0.10 * (reach < 0))
        wing = [(root, -0.06), (root + lean * 0.4 - 0.11, tip[1] * 0.55), tip, (root + lean * 0.6 + 0.10, tip[1] * 0.6)]
        canvas.drawPath(smooth(wing), fill("#e6f6ff", alpha))
        canvas.drawLine(root, -0.06, *tip, stroke(coat.shade, 0.010, alpha))
    body = [(0.18 - 0.07 * k, 0.02 * math.sin(k * 0.5 + t * 2) - 0.02 * (k < 3)) for k in range(12)]
    Ribbon(body, [0.075, 0.085, 0.070, *[0.036] * 8, 0.020], 0.6, 0.6).draw(canvas, coat, moment.light)
    for k in range(4, 11):
        x, y = body[k]
        canvas.drawLine(x, y - 0.035, x, y + 0.035, stroke(moment.colours["mark"], 0.014))
    for dx in (0.0, 0.05):
        canvas.drawCircle(0.26 + dx, -0.03, 0.075, fill(moment.colours["mark"]))
        canvas.drawCircle(0.275 + dx, -0.05, 0.022, fill("#ffffff", 220))
    canvas.restore()


def _kit(draw: Draw, metres: float, coat: str, mark: str, tall: float = 1.0) -> Kit:
    """The kit of a crawler: all go at their own small pace, and are drawn a good deal larger than life."""
    box = (-1.15, -tall - 0.25, 1.75, 0.12)
    return Kit(draw, metres, box, ("stand", "walk"), {"walk": 0.35 * metres}, {"coat": coat, "mark": mark}, shadow=0.5)


INSECT_KITS: dict[str, Kit] = {
    "ant": _kit(walker(ANT), 0.26, "#7a3a26", "#2b2430"),
    "spider": _kit(walker(SPIDER), 0.26, "#4a3f4c", "#2b2430"),
    "beetle": _kit(walker(BEETLE), 0.24, "#3f7a5a", "#22202a"),
    "ladybird": _kit(walker(LADYBIRD), 0.22, "#d23a30", "#22202a"),
    "grasshopper": _kit(walker(GRASSHOPPER), 0.26, "#7fae45", "#3f5a2a"),
    "scorpion": _kit(walker(SCORPION), 0.28, "#8a5a30", "#3a2a22"),
    "caterpillar": _kit(caterpillar, 0.28, "#8fc24a", "#f0c23a"),
    "snail": _kit(snail, 0.26, "#c9a67a", "#a8643a"),
    "dragonfly": Kit(
        dragonfly,
        0.30,
        (-2.1, -1.15, 0.75, 0.65),
        ("stand", "fly"),
        {"fly": 0.8},
        {"coat": "#2f8fb0", "mark": "#1f5a7a"},
        altitude=1.2,
        aloft=frozenset({"stand", "fly"}),
    ),
}
