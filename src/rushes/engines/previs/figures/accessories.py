"""What people carry and wear over their clothes: scarves, bags, packs, and held props."""

import math

from rushes.engines.previs.figures.geometry import TAU, Point, lerp
from rushes.engines.previs.figures.paint import (
    FormLight,
    Ribbon,
    cloth,
    densified,
    fill,
    hull,
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


PACKS: dict[str, tuple[tuple[float, float, float], ...]] = {
    "pack": ((0.0, 0.082, 0.115), (0.30, 0.088, 0.130), (0.62, 0.082, 0.115)),
    "rig": ((0.02, 0.060, 0.075), (0.20, 0.076, 0.105), (0.46, 0.078, 0.100), (0.60, 0.058, 0.070)),
}
"""What is worn on the back, as sections of the torso: position along the spine, half width, depth behind it."""


def draw_pack(canvas: skia.Canvas, trunk: Trunk, pack: str, light: FormLight) -> None:
    """Life support of a spacesuit ("pack"), container of a parachute ("rig")."""
    view, px = trunk.view, trunk.view.pixels
    tone = cloth("#c9cdd8" if pack == "pack" else "#3a3846")
    spots: list[Point] = []
    for t, half, deep in PACKS[pack]:
        frame = trunk.bones.spine(t)
        for side in (-half, half):
            spots += [view.at(frame.point(side, 0, -0.045)), view.at(frame.point(side * 0.82, 0, -deep))]
    path = rounded(densified(hull(spots), 0.035 * px))
    shaded(canvas, path, tone, light.x * px * 0.05, light.y * px * 0.04)
    if trunk.faces_camera:
        return
    canvas.save()
    canvas.clipPath(path, True)
    for t in (0.20, 0.40) if pack == "rig" else (0.20,):
        seam = [view.at(trunk.bones.spine(t).point(side * 0.066, 0, -0.105)) for side in (-1, 0, 1)]
        canvas.drawPath(smooth(seam, False), stroke(tone.deep, px * 0.006, 190))
    canvas.restore()
    if pack == "rig":
        handle = view.at(trunk.bones.spine(0.52).point(-0.05, 0, -0.09))
        canvas.drawCircle(*handle, px * 0.011, fill("#d8443f"))


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
