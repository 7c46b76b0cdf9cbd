"""What is worn on a head: hats, helmets, hoods, crowns, goggles."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.face import EYE_Y, draw_features, draw_skin
from rushes.engines.previs.figures.geometry import Keys, Point, lerp
from rushes.engines.previs.figures.hat_forms import FORMS
from rushes.engines.previs.figures.hats import draw_hat
from rushes.engines.previs.figures.masks import draw_headphones, draw_mask
from rushes.engines.previs.figures.paint import (
    Tone,
    cloth,
    crescent,
    densified,
    fill,
    gradient,
    hull,
    polygon,
    rgba,
    rounded,
    smooth,
    soft_oval,
    stroke,
)
from rushes.engines.previs.figures.skull import HeadSpace
from rushes.engines.previs.raster import skia

SHELLS: dict[str, tuple[Keys, float]] = {
    "beanie": (((0, -0.50), (90, -0.42), (180, -0.20)), 0.13),
    "cap": (((0, -0.52), (90, -0.40), (180, -0.28)), 0.11),
    "brim": (((0, -0.55), (90, -0.48), (180, -0.40)), 0.07),
    "chef": (((0, -0.56), (90, -0.50), (180, -0.40)), 0.06),
    "helmet": (((0, -0.46), (40, -0.40), (60, -0.05), (72, 0.34), (180, 0.46)), 0.17),
}
"""Lower edge by azimuth, and how far the shell stands off the skull."""


def draw_headgear(space: HeadSpace) -> None:
    """Goggles and hat, over hair and face."""
    hat = space.look.hat
    if space.look.mask and not space.turned_away:
        draw_mask(space, space.look.mask)
    if space.look.goggles and not space.turned_away:
        _goggles(space)
    if hat in FORMS:
        draw_hat(space, hat)
    elif hat in SHELLS:
        _shell(space, hat)
    elif space.look.hooded:
        draw_hood(space, cloth(space.look.top))
        if hat in EARS:
            _ears(space, hat)
    elif hat == "headphones":
        draw_headphones(space)
    elif hat == "crown":
        _crown(space)
    elif hat == "space":
        _bubble(space)
    elif hat == "robot":
        _robot(space)
    elif hat == "alien":
        _alien(space)


def _shell(space: HeadSpace, hat: str) -> None:
    canvas, light, sin = space.canvas, space.light, space.sin
    material = cloth(space.look.hat_colour)
    rows, grow = SHELLS[hat]
    edge, arc = space.cap(rows, grow)
    if hat == "brim":
        arc = [(x * 0.96, (y + 0.5) * 1.12 - 0.5) for x, y in arc]
    path = smooth(edge + arc)
    if hat == "chef":
        _chef_crown(space, material)
    canvas.drawPath(
        path,
        gradient(
            (light.x * 0.8, light.y * 0.9 - 0.3),
            (-light.x * 0.8, 0.2),
            (rgba(material.light), rgba(material.base), rgba(mix(material.base, material.shade, 0.6))),
        ),
    )
    crescent(canvas, path, material.shade, light.x * 0.26, light.y * 0.18, 210)
    if hat == "helmet":
        _helmet_fittings(space, path, material)
    elif hat == "beanie":
        canvas.drawPath(smooth([(x * 1.02, y - 0.04) for x, y in edge], False), stroke(material.light, 0.20))
        canvas.drawCircle(-0.05 * sin, -1.22, 0.16, fill(material.light))
    elif hat == "brim":
        _brim(space, path, edge, material)
    elif hat == "cap" and not space.turned_away:
        x, y = space.place(0, 0.62, -0.50)
        k = space.squeeze(0) or 0.25
        visor = [
            (x - 0.62 * k - 0.25 * sin, y - 0.10),
            (x + 0.1, y - 0.20),
            (x + 0.62 * k + 0.46 * sin, y + 0.02),
            (x + 0.40 * k + 0.50 * sin, y + 0.12),
            (x, y + 0.10),
            (x - 0.58 * k - 0.2 * sin, y + 0.06),
        ]
        canvas.drawPath(rounded(visor), fill(material.shade))
    elif hat == "chef":
        canvas.drawPath(smooth([(x, y - 0.10) for x, y in edge], False), stroke(material.base, 0.24))
        canvas.drawPath(smooth([(x, y + 0.01) for x, y in edge], False), stroke(material.shade, 0.03))


def _chef_crown(space: HeadSpace, material: Tone) -> None:
    for x, y, r in ((-0.42, -1.22, 0.34), (0.42, -1.22, 0.34), (0.0, -1.34, 0.42)):
        space.canvas.drawCircle(x - 0.1 * space.sin, y, r, fill(material.shade))
        space.canvas.drawCircle(
            x - 0.1 * space.sin + space.light.x * 0.05, y + space.light.y * 0.05, r * 0.9, fill(material.base)
        )


def _helmet_fittings(space: HeadSpace, path: skia.Path, material: Tone) -> None:
    canvas, light = space.canvas, space.light
    canvas.save()
    canvas.clipPath(path, True)
    soft_oval(canvas, light.x * 0.45, -0.92, 0.42, 0.26, "#ffffff", 190)
    for x in (-0.16 * space.cos - 0.1 * space.sin,):
        canvas.drawLine(x, -1.25, x, -0.5, stroke(mix(material.base, "#ffffff", 0.5), 0.05, 150))
    canvas.restore()
    canvas.drawPath(path, stroke(material.shade, 0.03, 160))
    for sign in (1, -1):
        if space.ear_depth(sign) > -0.4:
            x = sign * 0.62 * space.cos + 0.05 * space.sin
            chin, _ = space.place(0, 0.30, 0.95)
            canvas.drawPath(
                smooth([(x, 0.25), (lerp(x, chin, 0.35), 0.68), (chin, 1.0)], False), stroke("#2a2632", 0.07)
            )


def _brim(space: HeadSpace, path: skia.Path, edge: list[Point], material: Tone) -> None:
    canvas = space.canvas
    x, y = space.place(0, -0.05, -0.52)
    rim = skia.Rect.MakeLTRB(x - 1.22, y - 0.13 - 0.10 * space.pitch, x + 1.22, y + 0.17)
    canvas.drawOval(rim, fill(material.shade))
    upper = skia.Rect.MakeLTRB(rim.left(), rim.top() - 0.04, rim.right(), rim.bottom() - 0.09)
    canvas.drawOval(upper, fill(material.base))
    canvas.save()
    canvas.clipRect(skia.Rect.MakeLTRB(-2, -2, 2, y - 0.02))
    canvas.drawPath(path, fill(material.base))
    crescent(canvas, path, material.shade, space.light.x * 0.26, space.light.y * 0.18, 180)
    canvas.drawPath(smooth([(px, py - 0.02) for px, py in edge], False), stroke(material.deep, 0.16))
    canvas.restore()


HOOD_RIM = (
    (0.0, 0.26, 1.00),
    (0.44, 0.22, 0.88),
    (0.72, 0.10, 0.50),
    (0.82, 0.06, 0.0),
    (0.76, 0.14, -0.48),
    (0.44, 0.26, -0.78),
    (0.0, 0.32, -0.88),
)
"""The edge of a hood about the face, from chin to peak on one side: (side, depth, y)."""
HOOD_ROWS = ((-1.16, 0.20), (-1.02, 0.58), (-0.72, 0.90), (-0.20, 1.06), (0.35, 1.02), (0.80, 0.86), (1.22, 0.84))
"""Height and width of the cloth behind its edge, down to where it meets the shoulders."""


def draw_hood(space: HeadSpace, material: Tone) -> None:
    """A raised hood: cloth round the back of the head that ends at its rim, so that the face is free at every turn."""
    canvas, light = space.canvas, space.light
    left = [space.place(-side, depth, y) for side, depth, y in HOOD_RIM]
    right = [space.place(side, depth, y) for side, depth, y in HOOD_RIM]
    rim = left + right[-2:0:-1]
    cloud = list(rim)
    for y, wide in HOOD_ROWS:
        for degrees in range(75, 286, 30):
            a = math.radians(degrees)
            cloud.append(space.place(0.84 * wide * math.sin(a), -0.06 + 0.90 * wide * math.cos(a), y))
    outer = densified(hull(cloud), 0.22)
    shell = rounded(outer)
    opening = rounded(densified(rim, 0.2))
    ring = skia.Path(shell)
    if not space.turned_away:
        ring.addPath(opening)
        ring.setFillType(skia.PathFillType.kEvenOdd)
        if space.yaw < 0.7:  # the hood shades the face
            canvas.save()
            canvas.clipPath(opening, True)
            canvas.drawPath(opening, stroke(mix(material.shade, "#1d1030", 0.5), 0.22, 90))
            canvas.restore()
    ends = ((light.x * 0.9, light.y * 0.9), (-light.x * 0.9, -light.y * 0.9))
    tones = (rgba(mix(material.base, material.light, 0.4)), rgba(material.base), rgba(material.shade))
    canvas.drawPath(ring, gradient(*ends, tones, (0.0, 0.45, 1.0)))
    if space.turned_away:
        seam = smooth([space.place(0, -0.80, y) for y in (-0.9, -0.2, 0.5)], False)
        canvas.drawPath(seam, stroke(material.shade, 0.035, 150))
        return
    near = left if space.yaw > 0.15 else rim
    canvas.drawPath(smooth(near, near is rim), stroke(mix(material.base, material.light, 0.5), 0.10))
    canvas.drawPath(smooth(near, near is rim), stroke(material.shade, 0.03, 160))


EARS: dict[str, tuple[tuple[float, float], ...]] = {
    "bear hood": ((-0.26, -0.02), (-0.30, -0.30), (-0.12, -0.48), (0.16, -0.44), (0.30, -0.22), (0.24, 0.02)),
    "cat hood": ((-0.30, 0.06), (-0.22, -0.34), (-0.04, -0.62), (0.02, -0.62), (0.24, -0.30), (0.30, 0.06)),
    "rabbit hood": ((-0.17, 0.06), (-0.25, -0.62), (-0.16, -1.16), (0.04, -1.26), (0.22, -0.66), (0.17, 0.06)),
}
"""The outline of the left ear of each hood, from where it grows, in head radii."""


def _ears(space: HeadSpace, hood: str) -> None:
    """The ears of an animal on a hood."""
    material, inner = cloth(space.look.top), cloth(space.look.accent)
    for side in (-1, 1):
        x, y = space.place(side * 0.60, -0.12, -0.98)
        ear = [(x - side * u, y + v) for u, v in EARS[hood]]
        space.canvas.drawPath(rounded(ear), fill(material.shade))
        space.canvas.drawPath(rounded([(x + 0.86 * (a - x), y + 0.88 * (b - y)) for a, b in ear]), fill(material.base))
        if not space.turned_away:
            pink = [(x + 0.52 * (a - x), y - 0.04 + 0.66 * (b - y)) for a, b in ear]
            space.canvas.drawPath(rounded(pink), fill(inner.base))


def _crown(space: HeadSpace) -> None:
    points: list[Point] = []
    for i in range(9):
        a = math.radians(-80 + 20 * i)
        points.append((math.sin(a) * 0.62 - 0.08 * space.sin, -1.30 if i % 2 else -1.02))
    base = [(0.62 - 0.08 * space.sin, -0.74), (-0.62 - 0.08 * space.sin, -0.74)]
    space.canvas.drawPath(polygon(points + base), fill("#f2c14e"))
    space.canvas.drawPath(polygon([*points[5:], base[0], (0.1, -0.74)]), fill("#c98f34"))


def _goggles(space: HeadSpace) -> None:
    """Ski and skydiving goggles: the eyes stay readable behind the tinted lens."""
    canvas = space.canvas
    left, right = space.place(-0.52, 0.40, EYE_Y), space.place(0.52, 0.40, EYE_Y)
    x, y = space.place(0, 0.62, EYE_Y)
    near, far = left[0], max(right[0], x + 0.05)
    strap = stroke("#23222c", 0.17)
    canvas.drawLine(-0.66 * space.cos - 0.50 * space.sin, y - 0.02, near, y, strap)
    if space.yaw < 0.7:
        canvas.drawLine(far, y, 0.70 * space.cos + 0.2 * space.sin, y - 0.02, strap)
    mid = lerp(near, far, 0.5 + 0.12 * space.sin)
    shape = smooth(
        [
            (near, y - 0.17),
            (lerp(near, mid, 0.5), y - 0.30),
            (mid, y - 0.25),
            (lerp(far, mid, 0.5), y - 0.30),
            (far, y - 0.17),
            (far, y + 0.12),
            (lerp(far, mid, 0.45), y + 0.27),
            (mid, y + 0.13),
            (lerp(near, mid, 0.45), y + 0.27),
            (near, y + 0.12),
        ]
    )
    canvas.drawPath(
        shape,
        gradient((near, y - 0.3), (far, y + 0.3), (rgba("#ffc36a", 96), rgba("#ff8a4a", 74), rgba("#6a2a50", 112))),
    )
    canvas.save()
    canvas.clipPath(shape, True)
    for offset, wide, alpha in ((0.0, 0.15, 120), (0.24, 0.05, 90)):
        start = near + 0.14 + offset
        glint = [(start, y - 0.4), (start + wide, y - 0.4), (start + wide - 0.20, y + 0.4), (start - 0.20, y + 0.4)]
        canvas.drawPath(polygon(glint), fill("#ffffff", alpha))
    canvas.restore()
    canvas.drawPath(shape, stroke("#23222c", 0.085))
    canvas.drawPath(shape, stroke(mix(space.look.top, "#ffffff", 0.15), 0.022))


def _bubble(space: HeadSpace) -> None:
    """Space helmet: white shell, tinted visor that turns with the head, glint."""
    canvas, light = space.canvas, space.light
    shell = cloth("#e6e8ee")
    canvas.drawCircle(-0.06 * space.sin, 0.02, 1.34, fill(shell.shade))
    canvas.drawCircle(-0.06 * space.sin + light.x * 0.10, 0.02 + light.y * 0.10, 1.24, fill(shell.base))
    if space.turned_away:
        return
    x, y = space.place(0, 0.42, 0.08)
    k = max(0.42, space.squeeze(0))
    visor = skia.Path()
    visor.addRoundRect(skia.Rect.MakeLTRB(x - 0.98 * k, y - 0.78, x + 0.98 * k, y + 0.84), 0.72 * k, 0.66)
    canvas.drawPath(visor, fill("#2a3350"))
    canvas.save()
    canvas.clipPath(visor, True)
    canvas.save()
    canvas.scale(0.92, 0.92)
    draw_skin(space)
    draw_features(space)
    edge, arc = space.cap(((0, -0.56), (35, -0.54), (64, -0.10), (180, 0.5)), 0.03)
    canvas.drawPath(smooth(edge + arc), fill(space.hair.base))
    canvas.restore()
    canvas.drawPath(visor, fill("#6fa4e8", 46))
    glint = [(x + 0.10, y - 1), (x + 0.48, y - 1), (x - 0.20, y + 1), (x - 0.58, y + 1)]
    canvas.drawPath(polygon(glint), fill("#ffffff", 46))
    canvas.restore()
    canvas.drawPath(visor, stroke("#9aa2b8", 0.09))


def _robot(space: HeadSpace) -> None:
    """A head of sheet metal: eyes that glow and follow the brows, a grille for a mouth, an aerial."""
    canvas, light, face = space.canvas, space.light, space.face
    metal = cloth(space.look.top)
    half = 0.70 * abs(space.cos) + 0.66 * space.sin
    canvas.drawLine(0, -0.9, 0, -1.36, stroke("#5a6070", 0.06))
    canvas.drawCircle(0, -1.40, 0.11, fill("#e8584a"))
    for sign in (1, -1):
        if space.ear_depth(sign) > -0.5:
            x = sign * 0.74 * space.cos
            canvas.drawRoundRect(skia.Rect.MakeLTRB(x - 0.12, -0.16, x + 0.12, 0.24), 0.08, 0.08, fill(metal.shade))
    shell = skia.Path()
    shell.addRoundRect(skia.Rect.MakeLTRB(-half, -0.98, half, 0.96), 0.30, 0.30)
    ends = ((light.x * half, light.y), (-light.x * half, -light.y))
    canvas.drawPath(shell, gradient(*ends, (rgba(metal.light), rgba(metal.base), rgba(metal.shade)), (0, 0.45, 1)))
    canvas.drawPath(shell, stroke(metal.deep, 0.03, 120))
    if space.turned_away:
        canvas.drawLine(-half * 0.6, 0.3, half * 0.6, 0.3, stroke(metal.shade, 0.05))
        return
    canvas.save()
    canvas.clipPath(shell, True)
    x, y = space.place(0, 0.62, EYE_Y - 0.04)
    wide = 0.60 * max(0.35, space.cos)
    canvas.drawRoundRect(skia.Rect.MakeLTRB(x - wide, y - 0.30, x + wide, y + 0.27), 0.2, 0.2, fill("#222a3c"))
    open_ = max(0.12, 1 - max(face.blink, face.upper_lid * 0.8))
    for sign in (1, -1):
        k = space.squeeze(sign * 20)
        if k > 0.3:
            ex, ey = space.place(sign * 0.27, 0.58, EYE_Y - 0.04)
            tall = 0.145 * open_ * face.eye
            box = skia.Rect.MakeLTRB(ex - 0.13 * k, ey - tall, ex + 0.13 * k, ey + tall)
            canvas.drawOval(box.makeOutset(0.05, 0.05), fill("#6fe0f0", 70))
            canvas.drawOval(box, fill("#8ff0fa"))
            slant = (face.brow_inner - face.brow_outer) * sign
            canvas.drawLine(
                ex - 0.16, ey - 0.24 + slant * 0.6, ex + 0.16, ey - 0.24 - slant * 0.6, stroke("#5a6a80", 0.06)
            )
    mx, my = space.place(0, 0.60, 0.62)
    wide *= 0.62
    tall = 0.06 + 0.15 * max(face.mouth_open, face.parted)
    canvas.drawRoundRect(skia.Rect.MakeLTRB(mx - wide, my - tall, mx + wide, my + tall), 0.06, 0.06, fill("#222a3c"))
    bend = 0.10 * face.smile
    line = smooth([(mx - wide * 0.8, my - bend), (mx, my + bend * 0.6), (mx + wide * 0.8, my - bend)], False)
    canvas.drawPath(line, stroke("#8ff0fa", 0.05))
    canvas.restore()


def _alien(space: HeadSpace) -> None:
    """A large bare skull that narrows to the chin, with great dark eyes."""
    canvas, skin, light = space.canvas, space.skin, space.light
    lean = -0.10 * space.sin
    points = [(0.0, 1.0), (0.34, 0.72), (0.72, 0.16), (0.94, -0.42), (0.80, -1.0), (0.36, -1.34), (-0.36, -1.34)]
    points += [(-0.80, -1.0), (-0.94, -0.42), (-0.72, 0.16), (-0.34, 0.72)]
    egg = smooth([(x * (0.96 + 0.06 * space.sin) + lean, y) for x, y in points])
    ends = ((light.x * 0.9, light.y), (-light.x * 0.9, -light.y * 0.7))
    canvas.drawPath(egg, gradient(*ends, (rgba(skin.light), rgba(skin.base), rgba(skin.shade)), (0, 0.45, 1)))
    if space.turned_away:
        return
    for sign in (1, -1):
        k = space.squeeze(sign * 30)
        if k < 0.15:
            continue
        x, y = space.place(sign * 0.36, 0.44, 0.02)
        tall = 0.26 * (1 - 0.92 * space.face.blink) * space.face.eye
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(-sign * 26)
        canvas.drawOval(skia.Rect.MakeLTRB(-0.17 * k, -tall, 0.17 * k, tall), fill("#16121f"))
        canvas.drawOval(skia.Rect.MakeLTRB(-0.09 * k, -tall * 0.7, 0.0, -tall * 0.2), fill("#ffffff", 200))
        canvas.restore()
    mx, my = space.place(0, 0.52, 0.66)
    gape = 0.10 * max(space.face.mouth_open, space.face.parted)
    bend = 0.05 * space.face.smile
    lips = [(mx - 0.12, my - bend), (mx, my - gape * 0.5), (mx + 0.12, my - bend), (mx, my + bend + gape)]
    canvas.drawPath(smooth(lips), fill(mix(skin.deep, "#1a1020", 0.4)))
    for x in (-0.04, 0.04):
        nx, ny = space.place(x, 0.56, 0.38)
        canvas.drawCircle(nx, ny, 0.018, fill(skin.shade))
