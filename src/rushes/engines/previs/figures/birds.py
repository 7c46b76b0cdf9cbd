"""Birds that differ in neck, legs, beak and tail: goose, swan, flamingo, heron, eagle, peacock, turkey, ostrich, ...

All are drawn from their `Plumage`, facing right; the unit is the length of the body. They stand on y = 0, float on it,
and fly about it.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.flyers import beaten_wing, flap_angle
from rushes.engines.previs.figures.geometry import TAU, Point, lerp, smoothstep, wave
from rushes.engines.previs.figures.kits import Kit, Moment
from rushes.engines.previs.figures.paint import Ribbon, Tone, cloth, fill, polygon, rounded, shaded, smooth, stroke
from rushes.engines.previs.raster import skia

Draw = Callable[[skia.Canvas, Moment], None]
SOARING = 0.70
"""How high wings are held that do not beat."""
ACTIONS = ("stand", "walk", "eat", "swim", "fly")


@dataclass(frozen=True, slots=True)
class Plumage:
    """A bird's build. `girth` is half the height of its body, `neck` and `legs` lengths, `thick` half a neck's width.

    `bow` bends the neck as an S. `beak` is (length, thickness), `hook` how far its tip falls. `span` is that of a wing.
    """

    girth: float = 0.20
    neck: float = 0.35
    thick: float = 0.07
    bow: float = 0.0
    legs: float = 0.18
    head: float = 0.105
    beak: tuple[float, float] = (0.20, 0.055)
    hook: float = 0.0
    tail: Literal["short", "fan", "train", "plumes"] = "short"
    span: float = 1.05
    crest: Literal["", "tuft", "wattle"] = ""
    tucked: bool = False
    """Whether the neck is drawn in when it flies."""
    hovers: bool = False


def painter(plumage: Plumage) -> Draw:
    """The painter of a bird of that build."""

    def draw(canvas: skia.Canvas, moment: Moment) -> None:
        if moment.action == "fly":
            _flying(canvas, plumage, moment)
        else:
            _standing(canvas, plumage, moment)

    return draw


def _standing(canvas: skia.Canvas, plumage: Plumage, moment: Moment) -> None:
    t, light = moment.t, moment.light
    coat, head = cloth(moment.colours["coat"]), cloth(moment.colours["mark"])
    floats, walks = moment.action == "swim", moment.action == "walk"
    low = 0.10 + 0.012 * wave(t / 2.1) if floats else -plumage.legs + 0.010 * wave(t / (0.5 if walks else 2.7))
    middle = (0.0, low - plumage.girth)
    if not floats:
        _legs(canvas, plumage, moment, middle, far=True)
    _tail(canvas, plumage, moment, middle)
    length, girth = 0.5, plumage.girth
    body = [(0.46, -0.30), (0.50, 0.15), (0.28, 0.78), (-0.16, 0.96), (-0.62, 0.40), (-0.98, -0.20), (-0.55, -0.55),
            (0.0, -0.86), (0.30, -0.80)]  # fmt: skip
    path = smooth([(middle[0] + x * length, middle[1] + y * girth) for x, y in body])
    eats = moment.action == "eat"
    if not eats:
        _neck(canvas, plumage, moment, middle, eats, head)
    shaded(canvas, path, coat, light.x * 0.05, light.y * girth * 0.4)
    wing = [(0.30, -0.40), (0.10, 0.42), (-0.40, 0.42), (-1.02, -0.14), (-0.40, -0.52)]
    folded = cloth(mix(coat.base, moment.colours["under"], 0.65))
    shaded(
        canvas,
        rounded([(middle[0] + x * length, middle[1] + y * girth) for x, y in wing]),
        folded,
        light.x * 0.03,
        light.y * 0.04,
    )
    for k in range(3):
        x, y = middle[0] - 0.10 - 0.09 * k, middle[1] + girth * (0.20 - 0.06 * k)
        edge = [(x + 0.10, y - 0.02), (x, y + 0.03), (x - 0.12, y - 0.01)]
        canvas.drawPath(smooth(edge, False), stroke(folded.shade, 0.012))
    if eats:
        _neck(canvas, plumage, moment, middle, eats, head)
    if not floats:
        _legs(canvas, plumage, moment, middle, far=False)
    else:
        canvas.drawPath(smooth([(-0.62, 0.02), (0.0, 0.045), (0.66, 0.02)], False), stroke("#f2fbff", 0.018, 150))


def _legs(canvas: skia.Canvas, plumage: Plumage, moment: Moment, middle: Point, far: bool) -> None:
    colour = mix(moment.colours["beak"], "#5a3a2a", 0.35 if far else 0.12)
    going = moment.action == "walk"
    phase = (moment.travelled / 0.5 if moment.travelled else moment.t / 0.9) + 0.5 * far
    swing = 0.16 * wave(phase) * going
    up = 0.10 * max(0.0, wave(phase + 0.25)) * going
    x = -0.03 + (0.05 if far else 0.0)
    hip = (x, middle[1] + plumage.girth * 0.7)
    knee = (x - 0.05 + swing * 0.4, (hip[1] - up) * 0.5)
    foot = (x + swing, -up)
    width = 0.040 if plumage.legs < 0.6 else 0.032
    canvas.drawPath(smooth([hip, knee, foot], False), stroke(colour, width))
    for toe in (-0.05, 0.07, 0.12):
        canvas.drawLine(*foot, foot[0] + toe, foot[1] + 0.005, stroke(colour, width * 0.8))


def _neck(canvas: skia.Canvas, plumage: Plumage, moment: Moment, middle: Point, eats: bool, tone: Tone) -> None:
    """Neck, head and beak; the head at the ground when it eats."""
    t, n = moment.t, plumage.neck
    root = (middle[0] + 0.20, middle[1] - plumage.girth * 0.45)
    nod = 0.03 * wave(t / (0.45 if moment.action == "walk" else 2.9))
    if eats:
        pick = 0.5 + 0.5 * wave(t / 0.8)
        skull = (root[0] + 0.28 + n * 0.25, -0.10 - 0.10 * pick)
        bend = (skull[0] + 0.02, lerp(root[1], skull[1], 0.6))
        line = [root, (root[0] + 0.16 + n * 0.2, root[1] - n * 0.10), bend, skull]
        turn = 62.0
    else:
        bow = plumage.bow * n
        skull = (root[0] + 0.14 + n * 0.10 + nod, root[1] - n)
        bend = (root[0] + 0.05 - bow * 0.7, root[1] - n * 0.62)
        line = [root, (root[0] + 0.13 + bow, root[1] - n * 0.22), bend, skull]
        turn = 6.0
    Ribbon(_curve(line), _taper(plumage), 0.4, 0.4).draw(canvas, tone, moment.light)
    canvas.save()
    canvas.translate(*skull)
    canvas.rotate(turn)
    _head(canvas, plumage, moment, tone)
    canvas.restore()


def _taper(plumage: Plumage) -> list[float]:
    """Half widths of a neck, from the shoulders up."""
    return [lerp(plumage.thick * 1.9, plumage.thick, smoothstep(0.0, 0.45, k / 9)) for k in range(10)]


def _curve(points: list[Point]) -> list[Point]:
    """Ten points of the cubic Bezier curve through four."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    out: list[Point] = []
    for i in range(10):
        k = i / 9
        a, b, c, d = (1 - k) ** 3, 3 * k * (1 - k) ** 2, 3 * k * k * (1 - k), k**3
        out.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return out


def _head(canvas: skia.Canvas, plumage: Plumage, moment: Moment, tone: Tone) -> None:
    r, (long, thick), beak = plumage.head, plumage.beak, moment.colours["beak"]
    if plumage.crest == "tuft":
        for k in range(4):
            tip = (-0.02 - 0.035 * k, -r - 0.14 + 0.015 * k)
            canvas.drawLine(-0.01, -r * 0.7, *tip, stroke(tone.shade, 0.012))
            canvas.drawCircle(*tip, 0.022, fill(moment.colours["under"]))
    skull = skia.Path()
    skull.addCircle(0.0, 0.0, r)
    shaded(canvas, skull, tone, moment.light.x * r * 0.4, moment.light.y * r * 0.4)
    drop = plumage.hook * thick * 2.2
    root, ridge, tip = (r * 0.55, -thick * 0.9), (r + long * 0.7, -thick * 0.7), (r + long, drop)
    upper = [root, root, ridge, tip, tip, (r + long * 0.8, thick * 0.3), (r * 0.55, thick * 0.5)]
    canvas.drawPath(rounded(upper), fill(beak))
    edge = [(r * 0.6, thick * 0.35), (r + long * 0.75, thick * 0.35), (r * 0.6, thick * 1.0)]
    canvas.drawPath(polygon(edge), fill(mix(beak, "#5a2a1a", 0.35)))
    if plumage.crest == "wattle":
        edge = [(r * 0.7, thick * 0.5), (r * 1.1, r * 1.1), (r * 0.5, r * 1.5), (r * 0.2, r * 0.7)]
        canvas.drawPath(rounded(edge), fill("#c8303c"))
    canvas.drawCircle(r * 0.35, -r * 0.22, r * 0.24, fill("#1a1216"))
    canvas.drawCircle(r * 0.42, -r * 0.32, r * 0.08, fill("#ffffff"))
    if plumage.hook > 0.6:
        canvas.drawLine(r * 0.05, -r * 0.55, r * 0.75, -r * 0.35, stroke(tone.deep, r * 0.16))


def _tail(canvas: skia.Canvas, plumage: Plumage, moment: Moment, middle: Point) -> None:
    coat, light = cloth(moment.colours["coat"]), moment.light
    x, y = middle[0] - 0.36, middle[1]
    if plumage.tail == "fan":
        _wheel(canvas, (middle[0] - 0.20, y), 0.62, 11, moment.colours["under"], coat)
    elif plumage.tail == "train":
        _wheel(canvas, (middle[0] - 0.14, y + 0.05), 1.12, 17, moment.colours["under"], cloth("#2f8f5a"))
    elif plumage.tail == "plumes":
        for k in range(6):
            a = 2.7 + 0.16 * k
            tip = (x + 0.30 * math.cos(a), y + 0.26 * math.sin(a) + 0.02 * wave(moment.t / 1.3 + 0.2 * k))
            edge = [(x + 0.08, y), (tip[0], tip[1] - 0.09), tip, (tip[0] + 0.02, tip[1] + 0.09)]
            canvas.drawPath(rounded(edge), fill(moment.colours["under"]))
    else:
        g = plumage.girth
        edge = [(x + 0.06, y - g * 0.35), (x - 0.24, y - g * 0.42), (x - 0.28, y + g * 0.05), (x + 0.05, y + g * 0.30)]
        shaded(canvas, rounded(edge), coat, light.x * 0.02, light.y * 0.03)


def _wheel(canvas: skia.Canvas, at: Point, reach: float, count: int, eye: str, tone: Tone) -> None:
    """Tail feathers spread to a wheel, each with an eye."""
    for row, size in ((0, 1.0), (1, 0.72)):
        for k in range(count - row):
            a = math.pi * (0.06 + 0.88 * (k + 0.5 * row) / (count - 1))
            tip = (at[0] + reach * size * math.cos(a), at[1] - reach * size * math.sin(a))
            half = reach * 0.105
            nx, ny = -math.sin(a) * half, -math.cos(a) * half
            middle = (lerp(at[0], tip[0], 0.8), lerp(at[1], tip[1], 0.8))
            blade = [at, (middle[0] + nx, middle[1] + ny), tip, (middle[0] - nx, middle[1] - ny)]
            canvas.drawPath(rounded(blade), fill(tone.base if (k + row) % 2 else tone.shade))
            spot = (lerp(at[0], tip[0], 0.84), lerp(at[1], tip[1], 0.84))
            canvas.drawCircle(*spot, half * 0.62, fill(mix(eye, "#e8c25a", 0.5)))
            canvas.drawCircle(*spot, half * 0.36, fill(eye))


def _flying(canvas: skia.Canvas, plumage: Plumage, moment: Moment) -> None:
    t, light = moment.t, moment.light
    coat, head = cloth(moment.colours["coat"]), cloth(moment.colours["mark"])
    rate = 9.0 if plumage.hovers else 1.5
    glide = 0.0 if plumage.hovers else smoothstep(0.2, 0.9, wave(t * 0.21 + moment.phase))
    angle = lerp(flap_angle(t + moment.phase, rate), SOARING, glide)
    canvas.save()
    canvas.translate(0.0, 0.04 * math.cos(TAU * t * (0.8 if plumage.hovers else 1.5)))
    if plumage.hovers:
        canvas.rotate(-38)
    far = cloth(mix(coat.base, moment.colours["under"], 0.5)).darker(0.5)
    beaten_wing(canvas, (0.12, -0.05), angle * 0.95, plumage.span * 0.95, 0.36, far)
    g = plumage.girth * 0.72
    edge = [(-0.36, -g * 0.5), (-0.66, -g * 0.7), (-0.74, 0.0), (-0.66, g * 0.5), (-0.36, g * 0.5)]
    canvas.drawPath(
        rounded(edge), fill(cloth(moment.colours["under"] if plumage.tail == "short" else moment.colours["coat"]).base)
    )
    for k in (0.0, 0.03):
        if plumage.legs > 0.4:
            canvas.drawLine(
                -0.3, g * 0.4 + k, -0.45 - plumage.legs * 0.7, g * 0.4 + k, stroke(moment.colours["beak"], 0.028)
            )
    reach = plumage.neck * (0.35 if plumage.tucked else 0.95)
    skull = (0.44 + reach, -0.06 - (0.02 if plumage.tucked else 0.06))
    line = [(0.30, -0.02), (0.38 + reach * 0.3, 0.02), (0.40 + reach * 0.6, -0.04), skull]
    Ribbon(_curve(line), _taper(plumage), 0.4, 0.4).draw(canvas, head, light)
    body = [
        (0.42, -g * 0.5),
        (0.46, g * 0.2),
        (0.20, g * 0.9),
        (-0.20, g * 0.8),
        (-0.46, g * 0.1),
        (-0.30, -g * 0.6),
        (0.1, -g * 0.9),
    ]
    shaded(canvas, smooth(body), coat, light.x * 0.04, light.y * 0.05)
    canvas.save()
    canvas.translate(*skull)
    canvas.rotate(38 if plumage.hovers else 0)
    _head(canvas, plumage, moment, head)
    canvas.restore()
    beaten_wing(canvas, (0.12, -0.04), angle, plumage.span, 0.40, cloth(mix(coat.base, moment.colours["under"], 0.35)))
    canvas.restore()


def _kit(plumage: Plumage, metres: float, coat: str, mark: str, under: str, beak: str) -> Kit:
    """`coat` is the body, `mark` neck and head, `under` wings and tail."""
    wide = 1.35 if plumage.tail == "train" else 1.05
    low = 0.75 if plumage.hovers else 0.95
    tall = max(
        plumage.legs + 2 * plumage.girth + plumage.neck + 0.45, plumage.span * 1.15, 1.55 * (plumage.tail == "train")
    )
    box = (-max(wide, 0.6 + plumage.legs), -tall, max(1.05, 0.75 + plumage.neck + plumage.beak[0]), low)
    colours = {"coat": coat, "mark": mark, "under": under, "beak": beak}
    speeds = {"walk": 0.5 * metres, "swim": 0.35, "fly": 0.0 if plumage.hovers else 3.2}
    aloft = frozenset({"fly"})
    return Kit(
        painter(plumage),
        metres,
        box,
        ACTIONS,
        speeds,
        colours,
        altitude=1.35 if plumage.hovers else 2.0,
        aloft=aloft,
        shadow=0.35,
    )


BIRD_KITS: dict[str, Kit] = {
    "goose": _kit(Plumage(), 0.75, "#a08f7c", "#3a3238", "#6a5a4c", "#e0913a"),
    "swan": _kit(Plumage(0.22, 0.62, 0.062, 0.42, 0.16), 0.95, "#f6f4f0", "#f6f4f0", "#ffffff", "#e8873a"),
    "flamingo": _kit(
        Plumage(0.17, 0.72, 0.040, 0.40, 0.95, 0.075, (0.15, 0.050), 1.0),
        0.62,
        "#f2a0b4",
        "#f4a8ba",
        "#e8708e",
        "#e8a0a0",
    ),
    "heron": _kit(
        Plumage(0.16, 0.60, 0.042, 0.45, 0.80, 0.075, (0.30, 0.034), tucked=True),
        0.62,
        "#9aa6b4",
        "#dfe4e8",
        "#5a6676",
        "#e0a84a",
    ),
    "eagle": _kit(
        Plumage(0.22, 0.14, 0.12, 0.0, 0.14, 0.125, (0.13, 0.070), 1.0, span=1.35, tucked=True),
        0.85,
        "#5a3f2c",
        "#f4efe6",
        "#4a3222",
        "#f0b93a",
    ),
    "vulture": _kit(
        Plumage(0.22, 0.26, 0.055, 0.30, 0.16, 0.095, (0.13, 0.055), 1.0, span=1.35, tucked=True),
        0.85,
        "#3f3530",
        "#d99a8c",
        "#2f2824",
        "#d8c8a8",
    ),
    "peacock": _kit(
        Plumage(0.19, 0.42, 0.055, 0.15, 0.24, 0.085, (0.10, 0.035), tail="train", crest="tuft"),
        0.80,
        "#1f5fa8",
        "#2468b8",
        "#234f9a",
        "#d8c8a8",
    ),
    "turkey": _kit(
        Plumage(0.27, 0.28, 0.055, 0.10, 0.20, 0.090, (0.10, 0.040), 0.5, "fan", crest="wattle"),
        0.75,
        "#5a3d2e",
        "#c9685e",
        "#a8683a",
        "#d8b06a",
    ),
    "ostrich": _kit(
        Plumage(0.30, 0.90, 0.045, 0.10, 0.95, 0.085, (0.14, 0.045), tail="plumes"),
        1.05,
        "#2f2a30",
        "#e0b8a4",
        "#f2ece2",
        "#d8a06a",
    ),
    "hummingbird": _kit(
        Plumage(0.17, 0.10, 0.10, 0.0, 0.06, 0.125, (0.36, 0.024), span=0.95, hovers=True, tucked=True),
        0.26,
        "#2f9e7e",
        "#2fae8a",
        "#1f6a8a",
        "#2a2430",
    ),
}
"""Birds by kind."""
