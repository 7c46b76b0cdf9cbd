"""What is worn over clothes as a layer of its own: waistcoats, vests, stethoscopes, tool belts, sashes, capes."""

import math
from collections.abc import Callable

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import Point, lerp
from rushes.engines.previs.figures.paint import (
    FormLight,
    Tone,
    cloth,
    densified,
    fill,
    gradient,
    hull,
    polygon,
    rgba,
    rounded,
    smooth,
    stroke,
)
from rushes.engines.previs.figures.trunk import Row, Trunk
from rushes.engines.previs.raster import skia


class Layer:
    """A layer to paint: on which torso, how loose the clothes under it are, in which colour and light."""

    def __init__(self, canvas: skia.Canvas, trunk: Trunk, bulk: float, colour: str, light: FormLight) -> None:
        self.canvas, self.trunk, self.bulk, self.light = canvas, trunk, bulk * 1.03, light
        self.tone: Tone = cloth(colour)
        self.px = trunk.view.pixels

    def line(self, rows: list[Row], colour: str, width: float) -> None:
        """A stroke over the surface; `width` in body heights."""
        self.canvas.drawPath(smooth(self.trunk.line(rows, self.bulk), False), stroke(colour, self.px * width))

    def panel(self, rows: list[Row], colour: str, alpha: int = 255) -> None:
        """A filled outline on the surface."""
        self.canvas.drawPath(polygon(self.trunk.line(rows, self.bulk)), fill(colour, alpha))

    def belt(self, t: float, colour: str, width: float) -> None:
        """A band around the body."""
        self.canvas.drawPath(smooth(self.trunk.girdle(t, self.bulk), False), stroke(colour, self.px * width, butt=True))

    def dot(self, t: float, azimuth: float, radius: float, colour: str) -> None:
        """A round thing on the surface, where it is seen."""
        (x, y), seen = self.trunk.surface(t, azimuth, self.bulk)
        if seen:
            self.canvas.drawCircle(x, y, self.px * radius, fill(colour))


def draw_layer(
    canvas: skia.Canvas, trunk: Trunk, torso: skia.Path, layer: str, bulk: float, colour: str, light: FormLight
) -> None:
    """Paint `layer` over the torso garment whose outline is `torso`; a cape is painted by `draw_cape`."""
    if layer not in LAYERS:
        return
    canvas.save()
    canvas.clipPath(torso, True)
    LAYERS[layer](Layer(canvas, trunk, bulk, colour, light))
    canvas.restore()


def _halves(layer: Layer, top: float, end: float, low: float, open_: float) -> None:
    """Both sides of an open garment: they meet at `end` and part again below it."""
    if not layer.trunk.front_visible:
        layer.panel([(top, 100), (top, 180), (top, 260), (low, 260), (low, 180), (low, 100)], layer.tone.base)
    for side in (-1, 1):
        lit = side * layer.light.x > 0
        colour = mix(layer.tone.base, layer.tone.light, 0.4) if lit else mix(layer.tone.base, layer.tone.shade, 0.4)
        layer.panel(
            [
                (top, side * 54),
                (0.14, side * 40),
                (end, side * open_),
                (low, side * open_),
                (low + 0.05, side * 60),
                (low, side * 130),
                (0.30, side * 130),
                (0.16, side * 76),
            ],
            colour,
        )


def _waistcoat(layer: Layer) -> None:
    """A waistcoat with a bow tie."""
    _halves(layer, 0.0, 0.42, 0.80, 1)
    for t in (0.48, 0.58, 0.68):
        layer.dot(t, 5, 0.005, "#e2c27a")
    if layer.trunk.front_visible:
        for side in (-1, 1):
            layer.panel([(0.06, side * 3), (0.03, side * 22), (0.10, side * 22)], "#25242c")


def _leather_vest(layer: Layer) -> None:
    """An open vest of leather."""
    _halves(layer, 0.0, 0.5, 0.78, 16)
    for side in (-1, 1):
        layer.line([(0.40, side * 30), (0.40, side * 52)], layer.tone.deep, 0.006)


def _high_visibility(layer: Layer) -> None:
    """A vest with bands that shine."""
    _halves(layer, 0.0, 0.34, 0.92, 2)
    for t in (0.50, 0.72):
        layer.belt(t, "#e9f0c8", 0.030)
        layer.belt(t, "#ffffff", 0.010)
    for side in (-1, 1):
        layer.line([(0.02, side * 44), (0.25, side * 34), (0.50, side * 34)], "#e9f0c8", 0.026)


def _stethoscope(layer: Layer) -> None:
    """Tubes about the neck that join before the chest."""
    if not layer.trunk.front_visible:
        return
    ink = "#2f4858"
    layer.line([(-0.02, -58), (0.12, -38), (0.32, -16), (0.40, 0)], ink, 0.011)
    layer.line([(-0.02, 58), (0.12, 38), (0.32, 16), (0.40, 0)], ink, 0.011)
    layer.line([(0.40, 0), (0.50, 10), (0.56, 18)], ink, 0.011)
    layer.dot(0.58, 19, 0.020, "#c8d0d8")
    layer.dot(0.58, 19, 0.011, "#7a8894")


def _tool_belt(layer: Layer) -> None:
    """A belt with pouches and the handle of a hammer."""
    layer.belt(0.78, layer.tone.base, 0.030)
    for a in (-62, -34, 34, 62):
        layer.panel(
            [(0.78, a - 11), (0.78, a + 11), (0.93, a + 9), (0.93, a - 9)], mix(layer.tone.base, layer.tone.shade, 0.35)
        )
    layer.line([(0.70, 34), (0.90, 34)], "#c89a5a", 0.012)
    layer.dot(0.70, -34, 0.014, "#c8443c")
    layer.dot(0.78, 0, 0.013, "#d8c27a")


def _sash(layer: Layer) -> None:
    """A ribbon across the chest."""
    layer.line([(0.04, 46), (0.30, 16), (0.56, -24), (0.80, -60)], layer.tone.base, 0.045)
    layer.line([(0.04, 46), (0.30, 16), (0.56, -24), (0.80, -60)], layer.tone.light, 0.006)
    layer.dot(0.34, 12, 0.017, "#f2c14e")


def _tape(layer: Layer) -> None:
    """A tape measure about the neck."""
    for side in (-1, 1):
        layer.line([(-0.02, side * 54), (0.20, side * 34), (0.55, side * 30)], "#f2d84a", 0.016)
        for k in range(5):
            layer.dot(0.22 + 0.07 * k, side * 33, 0.003, "#3a3038")


LAYERS: dict[str, Callable[[Layer], None]] = {
    "waistcoat": _waistcoat,
    "leather vest": _leather_vest,
    "high visibility": _high_visibility,
    "stethoscope": _stethoscope,
    "tool belt": _tool_belt,
    "sash": _sash,
    "tape": _tape,
}
"""Layers on the torso."""

CAPE_LONG = 0.60
"""From the neck to the hem, body heights."""


def draw_cape(canvas: skia.Canvas, trunk: Trunk, colour: str, light: FormLight) -> None:
    """Cloth from the shoulders to the calves that spreads, and streams out in the wind; drawn as the back's layer."""
    bones, view, px = trunk.bones, trunk.view, trunk.view.pixels
    pose, tone = bones.pose, cloth(colour)
    neck = bones.spine(0.0)
    shoulders = [view.at(neck.point(side * bones.body.sections[1][1] * 1.15, -0.02, -0.035)) for side in (-1, 1)]
    # Whoever lies on the air has the wind along the back: the cape follows the body.
    stream = max(pose.wind, 0.0) * max(0.0, 1 - abs(pose.tumble))
    chest = bones.chest
    back = (-chest.forward[0], -chest.forward[1], -chest.forward[2])
    hem: list[Point] = []
    long = CAPE_LONG + 0.05 * stream
    for k in range(7):
        u = k / 6 * 2 - 1
        ripple = 0.014 * math.sin(2.3 * k + 1.7 * pose.flutter)
        hang = 0.05 + 0.46 * stream + 0.6 * ripple
        # Down along the body where it stands still, away behind it in the wind.
        down = long * math.sqrt(max(0.1, 1 - min(0.9, stream) ** 2))
        side = 0.17 * u + ripple
        spot = neck.point(side, 0.0, -0.04)
        along = bones.pelvis.up
        hem.append(
            view.at(
                (
                    spot[0] + back[0] * hang - along[0] * down,
                    spot[1] + back[1] * hang - along[1] * down + ripple,
                    spot[2] + back[2] * hang - along[2] * down,
                )
            )
        )
    outline = hull([*shoulders, *hem])
    path = rounded(densified(outline, 0.04 * px))
    left, right = min(x for x, _ in outline), max(x for x, _ in outline)
    dark, lit = (right, left) if light.x < 0 else (left, right)
    seen = not trunk.faces_camera
    tones = (
        rgba(tone.light if seen else tone.base),
        rgba(tone.base if seen else tone.shade),
        rgba(tone.shade if seen else tone.deep),
    )
    canvas.drawPath(path, gradient((lit, 0.0), (dark, 0.0), tones))
    canvas.save()
    canvas.clipPath(path, True)
    for k in (1, 3, 5):
        start = (lerp(shoulders[0][0], shoulders[1][0], k / 6), shoulders[0][1])
        canvas.drawPath(
            smooth([start, (lerp(start[0], hem[k][0], 0.6), lerp(start[1], hem[k][1], 0.55)), hem[k]], False),
            stroke(tone.deep, px * 0.008, 120),
        )
    canvas.restore()


def draw_cape_clasp(canvas: skia.Canvas, trunk: Trunk, colour: str) -> None:
    """What holds a cape: its collar over the shoulders, and a clasp."""
    if not trunk.front_visible:
        return
    tone, px = cloth(colour), trunk.view.pixels
    for side in (-1, 1):
        collar = trunk.line(
            [(-0.03, side * 70), (0.02, side * 30), (0.07, side * 12), (0.10, side * 46), (0.08, side * 84)], 1.14
        )
        canvas.drawPath(rounded(collar), fill(tone.base))
    (x, y), _ = trunk.surface(0.07, 0, 1.1)
    canvas.drawCircle(x, y, px * 0.013, fill("#f2c14e"))


WING = (
    (0.03, -0.02),
    (0.20, 0.26),
    (0.36, 0.30),
    (0.34, 0.10),
    (0.22, -0.04),
    (0.26, -0.20),
    (0.16, -0.28),
    (0.04, -0.12),
)
"""One wing from its root: out from the spine and up, body heights."""


def draw_wings(canvas: skia.Canvas, trunk: Trunk, colour: str, light: FormLight) -> None:
    """A pair of translucent wings between the shoulders, that beat with the breath and the air."""
    pose, tone = trunk.bones.pose, cloth(colour)
    view, root = trunk.view, trunk.bones.spine(0.22)
    beat = 0.22 * math.sin(3.0 * pose.flutter + 5.0 * pose.breath)
    for side in (1, -1):
        spread = [
            view.at(root.point(side * out * math.cos(beat), up, -0.06 - out * (0.30 + math.sin(beat))))
            for out, up in WING
        ]
        path = rounded(spread)
        canvas.drawPath(path, fill(tone.light, 170))
        canvas.drawPath(path, stroke(mix(tone.light, "#ffffff", 0.7), view.pixels * 0.006, 220))
        for k in (1, 2, 5):
            canvas.drawLine(*spread[0], *spread[k], stroke("#ffffff", view.pixels * 0.004, 150))


BACKS = {"cape": draw_cape, "wings": draw_wings}
"""Layers of the back."""
