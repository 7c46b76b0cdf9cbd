"""What people carry and wear over their clothes: scarves, bags, packs, and held props."""

import math
from collections.abc import Callable

from rushes.engines.previs.figures.geometry import TAU, Point, lerp
from rushes.engines.previs.figures.paint import (
    FormLight,
    Ribbon,
    Tone,
    cloth,
    crescent,
    fill,
    hull,
    mix,
    polygon,
    rounded,
    shaded,
    smooth,
    stroke,
)
from rushes.engines.previs.figures.trunk import Trunk
from rushes.engines.previs.raster import skia


def draw_scarf(canvas: skia.Canvas, trunk: Trunk, colour: str, light: FormLight) -> None:
    """A scarf round the neck; its end hangs on the chest unless the wind has it."""
    tone = cloth(colour)
    x, y = trunk.view.at(trunk.bones.spine(0.0).origin)
    r = trunk.bones.body.head * trunk.view.pixels
    wrap = [(-0.74, -0.30), (0.0, -0.12), (0.74, -0.30), (0.86, 0.14), (0.0, 0.42), (-0.86, 0.14)]
    path = smooth([(x + px * r, y + py * r) for px, py in wrap])
    shaded(canvas, path, tone, light.x * r * 0.16, light.y * r * 0.16)
    fold = [(-0.6, 0.06), (0.0, 0.18), (0.7, 0.02)]
    canvas.drawPath(smooth([(x + px * r, y + py * r) for px, py in fold], False), stroke(tone.shade, r * 0.06))
    pose = trunk.bones.pose
    if pose.wind <= 0.2 and trunk.front_visible:
        sway = pose.flutter * r * 0.10
        x0, y0 = trunk.line([(0.06, 24)], 1.05)[0]
        end = (x0 + sway, y0 + r * 2.1)
        Ribbon([(x0, y0), (x0 + sway * 0.3, y0 + r), end], [r * 0.26, r * 0.30, r * 0.33]).draw(canvas, tone, light)
        for k in (-0.2, 0.0, 0.2):
            canvas.drawLine(end[0] + k * r, end[1], end[0] + k * r, end[1] + r * 0.14, stroke(tone.shade, r * 0.06))


def draw_scarf_tail(canvas: skia.Canvas, trunk: Trunk, colour: str, light: FormLight) -> None:
    """The streaming end: a travelling wave that grows towards the tip."""
    pose, view = trunk.bones.pose, trunk.view
    r = trunk.bones.body.head * view.pixels
    x, y = view.at(trunk.bones.spine(0.0).point(0, 0, -trunk.bones.body.head * 0.6))
    way = -1 if view.sin >= 0 else 1
    points: list[Point] = []
    widths: list[float] = []
    for i in range(7):
        k = i / 6
        ripple = math.sin(k * 4.2 - pose.flutter * 1.4) * r * 0.34 * k
        sink = r * (1.7 - 1.2 * min(1.0, pose.wind)) * k
        points.append((x + way * k * r * (1.3 + 2.0 * pose.wind), y + ripple + sink))
        widths.append(r * (0.30 + 0.06 * k))
    Ribbon(points, widths).draw(canvas, cloth(colour).darker(0.25), light)


def draw_bag(canvas: skia.Canvas, trunk: Trunk, colour: str, bulk: float) -> None:
    """A satchel at the right hip with its strap across the chest."""
    tone = cloth(colour)
    px = trunk.view.pixels
    if trunk.front_visible:
        strap = trunk.line([(0.06, 50), (0.3, 20), (0.6, -40), (0.8, -80)], bulk * 1.02)
        canvas.drawPath(smooth(strap, False), stroke(tone.deep, px * 0.014))
    x, y = trunk.view.at(trunk.bones.pelvis.point(-trunk.bones.body.hip_side * 2.3, 0.02, 0.0))
    radius = px * 0.015
    body = skia.Rect.MakeLTRB(x - px * 0.055, y - px * 0.03, x + px * 0.055, y + px * 0.06)
    canvas.drawRoundRect(body, radius, radius, fill(tone.base))
    flap = skia.Rect.MakeLTRB(x - px * 0.055, y - px * 0.03, x + px * 0.055, y + px * 0.012)
    canvas.drawRoundRect(flap, radius, radius, fill(tone.shade))


def draw_pack(canvas: skia.Canvas, trunk: Trunk, colour: str, light: FormLight) -> None:
    """A box on the back: life support of a spacesuit, container of a parachute."""
    spots: list[Point] = []
    for t in (0.02, 0.62):
        frame = trunk.bones.spine(t)
        for side in (-0.085, 0.085):
            spots += [trunk.view.at(frame.point(side, 0, ahead)) for ahead in (-0.055, -0.125)]
    tone = cloth(colour)
    path = polygon(hull(spots))
    px = trunk.view.pixels
    canvas.drawPath(path, fill(tone.base))
    canvas.drawPath(path, stroke(tone.base, px * 0.03))
    crescent(canvas, path, tone.shade, light.x * px * 0.03, light.y * px * 0.04, 200)


def draw_pauldron(
    canvas: skia.Canvas, shoulder: Point, elbow: Point, radius: float, light: FormLight, far: bool
) -> None:
    """Shoulder plates of an armour; `radius` is the arm's in pixels."""
    plate = cloth("#b3bccd").darker(0.5 if far else 0.0)
    for k, grow in ((0.34, 1.30), (0.16, 1.5), (-0.02, 1.62)):
        x, y = lerp(shoulder[0], elbow[0], k), lerp(shoulder[1], elbow[1], k)
        canvas.drawCircle(x, y, radius * grow, fill(plate.shade))
        canvas.drawCircle(
            x + light.x * radius * 0.18, y + light.y * radius * 0.18, radius * grow * 0.88, fill(plate.base)
        )


def draw_altimeter(canvas: skia.Canvas, elbow: Point, wrist: Point, radius: float) -> None:
    """A skydiver's altimeter on the wrist; `radius` in pixels."""
    x, y = lerp(elbow[0], wrist[0], 0.90), lerp(elbow[1], wrist[1], 0.90)
    canvas.drawCircle(x, y, radius, fill("#23222c"))
    canvas.drawCircle(x, y, radius * 0.78, fill("#f4f2ec"))
    for i in range(8):
        a = i / 8 * TAU
        c, s = math.cos(a) * radius, math.sin(a) * radius
        canvas.drawLine(x + c * 0.58, y + s * 0.58, x + c * 0.70, y + s * 0.70, stroke("#23222c", radius * 0.10))
    canvas.drawLine(x, y, x + radius * 0.1, y - radius * 0.52, stroke("#d23c2c", radius * 0.16))


# --- held things -----------------------------------------------------------------------------------


def draw_prop(
    canvas: skia.Canvas, prop: str, colour: str, at: Point, angle: float, thumb: int, size: float, light: FormLight
) -> None:
    """A held thing at a hand, drawn under the gripping fingers.

    `size` is the figure's height in pixels; `angle` (radians) the direction of the fingers.
    """
    canvas.save()
    canvas.translate(*at)
    canvas.scale(size, size)
    PROPS[prop](canvas, cloth(colour), angle, thumb, light)
    canvas.restore()


def _microphone(canvas: skia.Canvas, tone: Tone, angle: float, thumb: int, light: FormLight) -> None:
    canvas.rotate(14)
    canvas.drawLine(0, 0.045, 0, -0.050, stroke("#2b2833", 0.019))
    canvas.drawCircle(0, -0.068, 0.022, fill("#3c3947"))
    canvas.drawCircle(0.006 * light.x, -0.073, 0.012, fill("#7d7a8a"))
    canvas.drawLine(-0.020, -0.052, 0.020, -0.052, stroke("#b8bcc8", 0.006))


def _umbrella(canvas: skia.Canvas, tone: Tone, angle: float, thumb: int, light: FormLight) -> None:
    canvas.drawLine(0, 0.05, 0, -0.52, stroke("#4a3a34", 0.012))
    canvas.drawPath(smooth([(0, 0.05), (0.0, 0.085), (0.022, 0.09), (0.030, 0.07)], False), stroke("#4a3a34", 0.013))
    dome = skia.Path()
    dome.moveTo(-0.30, -0.44)
    dome.cubicTo(-0.28, -0.69, 0.28, -0.69, 0.30, -0.44)
    for k in range(4, 0, -1):
        x0, x1 = 0.30 * (k / 2 - 1), 0.30 * ((k - 1) / 2 - 1)
        dome.quadTo((x0 + x1) / 2, -0.485, x1, -0.44)
    shaded(canvas, dome, tone, light.x * 0.06, light.y * 0.05)
    for x in (-0.15, 0.0, 0.15):
        canvas.drawPath(smooth([(0, -0.628), (x * 0.75, -0.56), (x, -0.445)], False), stroke(tone.shade, 0.005, 170))
    canvas.drawLine(0, -0.63, 0, -0.655, stroke("#4a3a34", 0.010))


def _sword(canvas: skia.Canvas, tone: Tone, angle: float, thumb: int, light: FormLight) -> None:
    canvas.rotate(math.degrees(angle) + 52 * thumb + 90)
    blade = [(-0.014, 0.0), (-0.011, -0.38), (0.0, -0.41), (0.011, -0.38), (0.014, 0.0)]
    canvas.drawPath(polygon(blade), fill("#dfe5ee"))
    canvas.drawPath(polygon([(0, 0), (0, -0.41), (0.011, -0.38), (0.014, 0)]), fill("#97a2b6"))
    canvas.drawLine(-0.05, 0, 0.05, 0, stroke("#c79a44", 0.016))
    canvas.drawLine(0, 0, 0, 0.06, stroke("#5a3a2a", 0.018))


def _staff(canvas: skia.Canvas, tone: Tone, angle: float, thumb: int, light: FormLight) -> None:
    canvas.drawLine(0, 0.42, 0, -0.45, stroke("#6a4a33", 0.018))


def _lantern(canvas: skia.Canvas, tone: Tone, angle: float, thumb: int, light: FormLight) -> None:
    canvas.drawLine(0, 0, 0, 0.05, stroke("#3a3036", 0.006))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.03, 0.05, 0.03, 0.125), 0.01, 0.01, fill("#ffdf8a"))
    for top in (0.045, 0.118):
        canvas.drawRect(skia.Rect.MakeLTRB(-0.034, top, 0.034, top + 0.013), fill("#3a3036"))


def _cup(canvas: skia.Canvas, tone: Tone, angle: float, thumb: int, light: FormLight) -> None:
    cup = polygon([(-0.026, -0.050), (0.026, -0.050), (0.020, 0.026), (-0.020, 0.026)])
    shaded(canvas, cup, cloth("#f3ece0"), light.x * 0.014, light.y * 0.004)
    canvas.drawRect(skia.Rect.MakeLTRB(-0.0235, -0.026, 0.0235, 0.004), fill(tone.base))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.029, -0.060, 0.029, -0.047), 0.004, 0.004, fill("#4a4450"))


def _book(canvas: skia.Canvas, tone: Tone, angle: float, thumb: int, light: FormLight) -> None:
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.050, -0.075, 0.050, 0.035), 0.006, 0.006, fill(tone.base))
    canvas.drawRect(skia.Rect.MakeLTRB(0.042, -0.070, 0.052, 0.030), fill("#efe6d2"))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.050, -0.075, -0.036, 0.035), fill(tone.shade))


def _phone(canvas: skia.Canvas, tone: Tone, angle: float, thumb: int, light: FormLight) -> None:
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.021, -0.058, 0.021, 0.028), 0.006, 0.006, fill("#20222c"))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.018, -0.053, 0.018, 0.022), 0.003, 0.003, fill("#5f88b8"))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.018, -0.053, -0.004, 0.022), fill("#8fb4dc"))


def _flower(canvas: skia.Canvas, tone: Tone, angle: float, thumb: int, light: FormLight) -> None:
    canvas.drawPath(smooth([(0, 0.05), (0.006, -0.03), (0, -0.085)], False), stroke("#4f8a4a", 0.007))
    canvas.drawPath(rounded([(0, -0.02), (0.03, -0.045), (0.035, -0.03), (0.012, -0.008)]), fill("#5a9a52"))
    for i in range(6):
        a = i / 6 * TAU
        canvas.drawCircle(0.016 * math.cos(a), -0.095 + 0.016 * math.sin(a), 0.0125, fill(tone.base))
    canvas.drawCircle(0, -0.095, 0.010, fill("#f2c14e"))


def _camera(canvas: skia.Canvas, tone: Tone, angle: float, thumb: int, light: FormLight) -> None:
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.045, -0.055, 0.045, 0.012), 0.008, 0.008, fill("#2a2833"))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.018, -0.066, 0.018, -0.050), fill("#2a2833"))
    canvas.drawCircle(0, -0.022, 0.024, fill("#4a4858"))
    canvas.drawCircle(0, -0.022, 0.016, fill("#1a2436"))
    canvas.drawCircle(-0.005, -0.027, 0.005, fill("#9fc0e8"))


def _balloon(canvas: skia.Canvas, tone: Tone, angle: float, thumb: int, light: FormLight) -> None:
    canvas.drawPath(smooth([(0, 0.02), (0.015, -0.15), (0.0, -0.30)], False), stroke("#e8e2d8", 0.003))
    body = smooth([(0, -0.30), (0.075, -0.37), (0.08, -0.45), (0, -0.51), (-0.08, -0.45), (-0.075, -0.37)])
    shaded(canvas, body, tone, light.x * 0.03, light.y * 0.03)
    canvas.drawOval(skia.Rect.MakeLTRB(-0.045, -0.475, -0.02, -0.44), fill("#ffffff", 140))
    canvas.drawPath(polygon([(0, -0.302), (0.011, -0.288), (-0.011, -0.288)]), fill(mix(tone.base, tone.shade, 0.5)))


PROPS: dict[str, Callable[[skia.Canvas, Tone, float, int, FormLight], None]] = {
    "microphone": _microphone,
    "umbrella": _umbrella,
    "sword": _sword,
    "staff": _staff,
    "lantern": _lantern,
    "cup": _cup,
    "book": _book,
    "phone": _phone,
    "flower": _flower,
    "camera": _camera,
    "balloon": _balloon,
}
REACH: dict[str, tuple[float, float]] = {
    "umbrella": (0.32, 0.70),
    "balloon": (0.12, 0.55),
    "sword": (0.45, 0.45),
    "staff": (0.06, 0.50),
    "lantern": (0.06, 0.18),
}
"""How far a prop reaches from the hand, in body heights: sideways, and up or down. Others stay within 0.12."""


def prop_reach(prop: str) -> tuple[float, float]:
    """`REACH` of any prop."""
    return REACH.get(prop, (0.12, 0.14))
