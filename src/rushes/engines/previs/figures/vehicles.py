"""Kits of vehicles from a few smooth panels, turning wheels and lights."""

import math

from rushes.engines.previs.figures.actions import PEDAL_TURNS
from rushes.engines.previs.figures.geometry import TAU, wave
from rushes.engines.previs.figures.kits import Kit, Moment
from rushes.engines.previs.figures.paint import (
    FormLight,
    Tone,
    cloth,
    fill,
    mix,
    polygon,
    rgba,
    rounded,
    shaded,
    smooth,
    stroke,
)
from rushes.engines.previs.raster import skia

COACHES = 3
"""Cars of a train."""


def _glow(x: float, y: float, radius: float, colour: str, alpha: int = 150) -> skia.Paint:
    """Radial light pool."""
    shader = skia.GradientShader.MakeRadial((x, y), radius, [rgba(colour, alpha), rgba(colour, 0)])
    return skia.Paint(AntiAlias=True, Shader=shader)


def _panel(canvas: skia.Canvas, path: skia.Path, material: Tone, light: FormLight, shift: float = 0.07) -> None:
    """A panel with soft shade on the far side from the light and a bright upper edge."""
    shaded(canvas, path, material, light.x * shift * 0.5, light.y * shift)


def _wheel(
    canvas: skia.Canvas,
    x: float,
    radius: float,
    travelled: float,
    spokes: int = 5,
    tyre: str = "#241f2a",
    hub: str = "#c9ccd4",
    thin: bool = False,
) -> None:
    """Wheel whose angle is distance over radius, so it never skids."""
    y = -radius
    angle = travelled / radius
    if thin:
        canvas.drawCircle(x, y, radius * 0.94, stroke(tyre, radius * 0.11))
        for k in range(8):
            a = angle + k * TAU / 8
            canvas.drawLine(
                x, y, x + math.cos(a) * radius * 0.9, y + math.sin(a) * radius * 0.9, stroke("#b9bcc6", radius * 0.03)
            )
        canvas.drawCircle(x, y, radius * 0.10, fill("#6a6874"))
        return
    canvas.drawCircle(x, y, radius, fill(tyre))
    canvas.drawCircle(x, y, radius * 0.62, fill(hub))
    canvas.drawCircle(x, y, radius * 0.54, fill(mix(hub, "#40384c", 0.45)))
    for k in range(spokes):
        a = angle + k * TAU / spokes
        canvas.drawLine(
            x, y, x + math.cos(a) * radius * 0.56, y + math.sin(a) * radius * 0.56, stroke(hub, radius * 0.15)
        )
    canvas.drawCircle(x, y, radius * 0.16, fill(hub))


def car(canvas: skia.Canvas, moment: Moment) -> None:
    """Small family car. The unit is its height; the wheels stand on y = 0."""
    light, travelled, lights = moment.light, moment.travelled, moment.flags["lights"]
    body = cloth(moment.colours["body"])
    bounce = 0.008 * wave(moment.t * 2.1) if moment.action == "drive" else 0.0
    canvas.save()
    canvas.translate(0, bounce)
    cabin = skia.Path()
    cabin.moveTo(-1.02, -0.56)
    cabin.cubicTo(-0.92, -0.86, -0.74, -1.0, -0.40, -1.0)
    cabin.lineTo(0.12, -1.0)
    cabin.cubicTo(0.42, -0.98, 0.58, -0.74, 0.76, -0.56)
    cabin.close()
    _panel(canvas, cabin, body, light, 0.10)
    glass = cloth("#bfe0ee")
    for points in (
        [(-0.90, -0.58), (-0.80, -0.80), (-0.62, -0.92), (-0.28, -0.92), (-0.28, -0.58)],
        [(-0.20, -0.58), (-0.20, -0.92), (0.10, -0.92), (0.34, -0.82), (0.60, -0.58)],
    ):
        pane = polygon(points)
        canvas.drawPath(pane, fill(glass.base if not lights else "#ffe9b0"))
        canvas.save()
        canvas.clipPath(pane, True)
        left = points[0][0]
        canvas.drawPath(
            polygon([(left + 0.16, -1), (left + 0.30, -1), (left + 0.10, -0.5), (left - 0.04, -0.5)]),
            fill("#ffffff", 110),
        )
        canvas.restore()
    shell = skia.Path()
    shell.moveTo(-1.34, -0.22)
    shell.cubicTo(-1.38, -0.46, -1.32, -0.58, -1.10, -0.60)
    shell.lineTo(0.70, -0.60)
    shell.cubicTo(1.06, -0.58, 1.30, -0.50, 1.36, -0.36)
    shell.cubicTo(1.40, -0.26, 1.38, -0.18, 1.32, -0.17)
    shell.lineTo(-1.28, -0.17)
    shell.close()
    _panel(canvas, shell, body, light, 0.13)
    canvas.drawLine(-1.24, -0.50, 1.06, -0.50, stroke(body.light, 0.026, 200))
    canvas.drawLine(-0.24, -0.58, -0.24, -0.22, stroke(body.shade, 0.014))
    canvas.drawLine(-0.42, -0.46, -0.32, -0.46, stroke(body.deep, 0.028))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-1.36, -0.26, 1.40, -0.16), 0.05, 0.05, fill("#3a3440"))
    for wx in (-0.80, 0.84):
        canvas.drawCircle(wx, -0.235, 0.285, fill("#2a2230"))
    canvas.drawOval(skia.Rect.MakeLTRB(1.18, -0.48, 1.36, -0.36), fill("#fff6cf"))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-1.37, -0.50, -1.28, -0.38), 0.03, 0.03, fill("#ff5a48"))
    canvas.restore()
    for wx in (-0.80, 0.84):
        canvas.save()
        _wheel(canvas, wx, 0.235, travelled)
        canvas.restore()
    if lights:
        canvas.drawPath(
            polygon([(1.32, -0.46), (3.4, -0.72), (3.4, 0.10), (1.32, -0.36)]),
            skia.Paint(
                AntiAlias=True,
                Shader=skia.GradientShader.MakeLinear(
                    [(1.3, 0), (3.4, 0)], [skia.Color(255, 240, 190, 120), skia.Color(255, 240, 190, 0)]
                ),
            ),
        )
        canvas.drawCircle(1.28, -0.42, 0.40, _glow(1.28, -0.42, 0.40, "#fff3c0"))
        canvas.drawCircle(-1.34, -0.44, 0.22, _glow(-1.34, -0.44, 0.22, "#ff5a48", 120))


def bicycle(canvas: skia.Canvas, moment: Moment) -> None:
    """Bicycle for an adult. The unit is its rider's height."""
    t, colour, travelled = moment.t, moment.colours["body"], moment.travelled
    r = 0.175
    rear, front = -0.30, 0.29
    for wx in (rear, front):
        _wheel(canvas, wx, r, travelled, thin=True)
    hub, head, seat, crank = (rear, -r), (0.180, -0.44), (-0.125, -0.435), (-0.01, -0.155)
    frame = stroke(colour, 0.020)
    for a, b in ((hub, crank), (crank, seat), (crank, head), (seat, head), (hub, (-0.10, -0.40))):
        canvas.drawLine(*a, *b, frame)
    canvas.drawLine(*head, front, -r, stroke(mix(colour, "#2a1545", 0.3), 0.018))
    canvas.drawLine(0.180, -0.44, 0.160, -0.53, stroke("#3a3540", 0.016))
    canvas.drawPath(smooth([(0.160, -0.53), (0.205, -0.545), (0.235, -0.505)], False), stroke("#3a3540", 0.018))
    canvas.drawLine(seat[0], seat[1], seat[0] - 0.012, seat[1] - 0.035, stroke("#3a3540", 0.014))
    canvas.drawPath(rounded([(-0.20, -0.48), (-0.04, -0.475), (-0.05, -0.455), (-0.19, -0.45)]), fill("#2a2230"))
    a = TAU * t * PEDAL_TURNS if moment.action == "drive" else 0.8
    for k in (0, math.pi):
        px, py = crank[0] + 0.075 * math.sin(a + k), crank[1] - 0.075 * math.cos(a + k)
        canvas.drawLine(*crank, px, py, stroke("#6a6874", 0.012))
        canvas.drawLine(px - 0.022, py, px + 0.022, py, stroke("#2a2230", 0.014))
    canvas.drawCircle(*crank, 0.034, stroke("#6a6874", 0.010))


def train(canvas: skia.Canvas, moment: Moment) -> None:
    """Railcar with two coaches. The unit is its height; the origin is the nose."""
    light, travelled, lights = moment.light, moment.travelled, moment.flags["lights"]
    body = cloth(moment.colours["body"])
    cream = cloth("#f1e2c4")
    for k in range(COACHES):
        left, right = -2.9 * (k + 1), -2.9 * k - 0.10
        path = skia.Path()
        if k == 0:
            path.moveTo(left, -0.94)
            path.lineTo(right - 0.62, -0.94)
            path.cubicTo(right - 0.22, -0.92, right - 0.05, -0.55, right, -0.20)
            path.lineTo(left, -0.20)
            path.close()
        else:
            path.addRoundRect(skia.Rect.MakeLTRB(left, -0.94, right, -0.20), 0.07, 0.07)
        _panel(canvas, path, body, light, 0.10)
        canvas.save()
        canvas.clipPath(path, True)
        canvas.drawRect(skia.Rect.MakeLTRB(left, -0.44, right, -0.36), fill(cream.base))
        canvas.restore()
        window = "#ffe6a0" if lights else "#bfe0ee"
        count = 5
        for w in range(count):
            wx = left + 0.22 + w * 0.50
            if k == 0 and w == count - 1:
                continue
            canvas.drawRoundRect(skia.Rect.MakeLTRB(wx, -0.80, wx + 0.34, -0.52), 0.05, 0.05, fill(window))
            canvas.drawRect(skia.Rect.MakeLTRB(wx, -0.80, wx + 0.34, -0.755), fill("#ffffff", 70))
        if k == 0:
            canvas.drawPath(
                polygon([(right - 0.60, -0.80), (right - 0.46, -0.80), (right - 0.20, -0.54), (right - 0.60, -0.54)]),
                fill(window),
            )
            canvas.drawCircle(right - 0.06, -0.30, 0.05, fill("#fff6cf"))
            canvas.drawCircle(right - 0.06, -0.30, 0.30, _glow(right - 0.06, -0.30, 0.30, "#fff3c0"))
        canvas.drawRect(skia.Rect.MakeLTRB(left + 0.05, -0.20, right - 0.06, -0.15), fill("#2a2632"))
        canvas.drawRect(skia.Rect.MakeLTRB(left - 0.12, -0.32, left + 0.02, -0.24), fill("#2a2632"))
        for wx in (left + 0.36, left + 0.72, right - 0.90, right - 0.54):
            _wheel(canvas, wx, 0.125, travelled, 4, "#3a3540", "#8a8894")


def boat(canvas: skia.Canvas, moment: Moment) -> None:
    """Sailing boat that heaves and rolls with the swell. The unit is its height; the water is y = 0."""
    t, light, colour, sail = moment.t, moment.light, moment.colours["body"], moment.colours["sail"]
    canvas.save()
    canvas.translate(0, 0.012 * wave(t / 2.7))
    canvas.rotate(2.6 * wave(t / 3.3) - 2.0)
    hull_ = cloth(colour)
    path = skia.Path()
    path.moveTo(-0.46, -0.15)
    path.cubicTo(-0.20, -0.11, 0.20, -0.11, 0.52, -0.20)
    path.cubicTo(0.44, -0.04, 0.34, 0.06, 0.22, 0.07)
    path.lineTo(-0.32, 0.07)
    path.cubicTo(-0.42, 0.04, -0.45, -0.06, -0.46, -0.15)
    canvas.drawLine(0.02, -0.12, 0.02, -0.98, stroke("#6a4a36", 0.022))
    belly = 0.05 + 0.015 * wave(t / 2.1)
    main = skia.Path()
    main.moveTo(-0.005, -0.94)
    main.cubicTo(-0.14 - belly, -0.70, -0.36 - belly, -0.40, -0.40, -0.22)
    main.quadTo(-0.18, -0.18, -0.005, -0.22)
    main.close()
    _panel(canvas, main, cloth(sail), light, 0.06)
    jib = skia.Path()
    jib.moveTo(0.045, -0.88)
    jib.cubicTo(0.20 + belly, -0.62, 0.38, -0.36, 0.46, -0.23)
    jib.quadTo(0.22, -0.20, 0.045, -0.26)
    jib.close()
    _panel(canvas, jib, cloth(mix(sail, colour, 0.18)), light, 0.06)
    canvas.drawPath(
        rounded([(0.02, -0.98), (-0.12, -0.965 + 0.01 * wave(t * 1.3)), (-0.13, -0.94), (0.02, -0.945)]), fill(colour)
    )
    _panel(canvas, path, hull_, light, 0.07)
    canvas.drawPath(smooth([(-0.45, -0.125), (0, -0.085), (0.49, -0.165)], False), stroke("#f6ead2", 0.020))
    canvas.restore()


def plane(canvas: skia.Canvas, moment: Moment) -> None:
    """Airliner. The unit is its length; the origin is the middle of the cabin."""
    t, light, colour, stripe = moment.t, moment.light, moment.colours["body"], moment.colours["stripe"]
    canvas.save()
    canvas.translate(0, 0.006 * wave(t / 2.2))
    canvas.rotate(-4 + 0.6 * wave(t / 3.1))
    body, trim = cloth(colour), cloth(stripe)
    canvas.drawPath(polygon([(-0.02, -0.01), (-0.16, -0.17), (-0.22, -0.17), (-0.12, -0.01)]), fill(body.shade))
    fin = skia.Path()
    fin.moveTo(-0.31, -0.04)
    fin.lineTo(-0.43, -0.22)
    fin.lineTo(-0.50, -0.22)
    fin.lineTo(-0.46, -0.03)
    fin.close()
    _panel(canvas, fin, trim, light, 0.03)
    path = skia.Path()
    path.moveTo(-0.50, -0.035)
    path.cubicTo(-0.30, -0.075, 0.20, -0.078, 0.36, -0.062)
    path.cubicTo(0.46, -0.048, 0.50, -0.010, 0.50, 0.005)
    path.cubicTo(0.48, 0.040, 0.36, 0.058, 0.20, 0.060)
    path.cubicTo(-0.10, 0.064, -0.32, 0.040, -0.50, -0.018)
    path.close()
    _panel(canvas, path, body, light, 0.035)
    canvas.save()
    canvas.clipPath(path, True)
    canvas.drawPath(smooth([(-0.5, -0.010), (0, 0.016), (0.52, 0.014)], False), stroke(stripe, 0.018))
    canvas.restore()
    for k in range(15):
        canvas.drawCircle(-0.30 + k * 0.044, -0.020, 0.008, fill("#4a5f7e"))
    canvas.drawPath(polygon([(0.40, -0.045), (0.452, -0.026), (0.440, -0.012), (0.385, -0.020)]), fill("#3d4f6e"))
    wing = polygon([(0.10, 0.020), (-0.02, 0.012), (-0.25, 0.165), (-0.20, 0.175)])
    _panel(canvas, wing, cloth(mix(colour, "#8a90a4", 0.35)), light, 0.02)
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.06, 0.070, 0.055, 0.118), 0.022, 0.022, fill("#8a90a4"))
    canvas.drawPath(polygon([(-0.38, -0.018), (-0.45, -0.022), (-0.53, 0.030), (-0.50, 0.034)]), fill(body.shade))
    if (t % 1.2) < 0.12:
        canvas.drawCircle(-0.225, 0.17, 0.05, _glow(-0.225, 0.17, 0.05, "#ff6a5a", 220))
    canvas.restore()


def spaceship(canvas: skia.Canvas, moment: Moment) -> None:
    """Storybook rocket ship that flies level, with a flickering exhaust. The unit is its length."""
    t, light, colour, accent = moment.t, moment.light, moment.colours["body"], moment.colours["stripe"]
    canvas.save()
    canvas.translate(0, 0.012 * wave(t / 2.4))
    canvas.rotate(-6 + 1.2 * wave(t / 3.7))
    body, trim = cloth(colour), cloth(accent)
    if moment.action == "fly":
        flick = 1 + 0.10 * wave(t * 9.0) + 0.07 * wave(t * 14.3 + 0.3)
        canvas.drawCircle(-0.48, 0, 0.36, _glow(-0.48, 0, 0.36, "#ff9a4a", 120))
        for reach, width, colour_ in ((0.42, 0.085, "#ff7a3c"), (0.30, 0.060, "#ffc24a"), (0.18, 0.036, "#fff3cf")):
            q = reach * flick
            canvas.drawPath(
                rounded(
                    [
                        (-0.40, -width),
                        (-0.42 - q * 0.5, -width * 0.8),
                        (-0.44 - q, 0),
                        (-0.42 - q * 0.5, width * 0.8),
                        (-0.40, width),
                    ]
                ),
                fill(colour_),
            )
    for sign in (-1, 1):
        fin = skia.Path()
        fin.moveTo(-0.16, sign * 0.10)
        fin.cubicTo(-0.24, sign * 0.18, -0.36, sign * 0.26, -0.50, sign * 0.25)
        fin.cubicTo(-0.46, sign * 0.16, -0.44, sign * 0.10, -0.40, sign * 0.07)
        fin.close()
        _panel(canvas, fin, trim, light, 0.05)
    canvas.drawPath(rounded([(-0.36, -0.09), (-0.45, -0.10), (-0.45, 0.10), (-0.36, 0.09)]), fill("#5a5668"))
    path = skia.Path()
    path.moveTo(0.50, 0)
    path.cubicTo(0.34, -0.13, 0.10, -0.175, -0.12, -0.16)
    path.cubicTo(-0.28, -0.145, -0.36, -0.11, -0.40, -0.07)
    path.lineTo(-0.40, 0.07)
    path.cubicTo(-0.36, 0.11, -0.28, 0.145, -0.12, 0.16)
    path.cubicTo(0.10, 0.175, 0.34, 0.13, 0.50, 0)
    _panel(canvas, path, body, light, 0.09)
    canvas.save()
    canvas.clipPath(path, True)
    canvas.drawPath(polygon([(0.30, -0.3), (0.27, 0), (0.30, 0.3), (0.6, 0.3), (0.6, -0.3)]), fill(accent))
    canvas.drawPath(polygon([(0.285, 0.02), (0.30, 0.3), (0.6, 0.3), (0.6, 0.02)]), fill(trim.shade))
    canvas.drawLine(-0.22, -0.2, -0.22, 0.2, stroke(body.shade, 0.016))
    canvas.drawPath(smooth([(-0.35, -0.08), (-0.1, -0.125), (0.2, -0.105)], False), stroke("#ffffff", 0.022, 170))
    canvas.restore()
    for wx, r in ((0.12, 0.066), (-0.06, 0.044)):
        canvas.drawCircle(wx, -0.02, r * 1.25, fill("#8a90a4"))
        canvas.drawCircle(wx, -0.02, r, fill("#5fc2e8"))
        canvas.drawPath(
            rounded(
                [
                    (wx - r * 0.7, -0.02),
                    (wx - r * 0.2, -0.02 - r * 0.8),
                    (wx + r * 0.2, -0.02 - r * 0.6),
                    (wx - r * 0.3, 0.0),
                ]
            ),
            fill("#ffffff", 150),
        )
    canvas.drawPath(
        rounded([(-0.50, 0.025), (-0.30, 0.022), (-0.08, 0.010), (-0.08, -0.010), (-0.30, -0.022), (-0.50, -0.025)]),
        fill(trim.base),
    )
    canvas.restore()


VEHICLES: dict[str, Kit] = {
    "car": Kit(
        car,
        1.45,
        (-1.75, -1.15, 3.5, 0.25),
        ("stand", "drive"),
        {"drive": 8.0},
        {"body": "#c8443c"},
        ("lights",),
        shadow=1.45,
    ),
    "bicycle": Kit(
        bicycle, 1.75, (-0.55, -0.62, 0.55, 0.06), ("stand", "drive"), {"drive": 4.0}, {"body": "#d9543c"}, shadow=0.42
    ),
    "train": Kit(
        train,
        3.6,
        (-9.0, -1.1, 0.5, 0.15),
        ("stand", "drive"),
        {"drive": 12.0},
        {"body": "#2f6f7e"},
        ("lights",),
    ),
    "boat": Kit(
        boat,
        5.5,
        (-0.65, -1.15, 0.70, 0.25),
        ("stand", "sail"),
        {"sail": 1.6},
        {"body": "#b8483c", "sail": "#f6ead2"},
    ),
    "plane": Kit(
        plane,
        22.0,
        (-0.65, -0.4, 0.65, 0.4),
        ("stand", "fly"),
        {"fly": 18.0},
        {"body": "#f1efe9", "stripe": "#c8443c"},
        altitude=14.0,
        aloft=frozenset({"stand", "fly"}),
    ),
    "spaceship": Kit(
        spaceship,
        7.0,
        (-1.1, -0.5, 0.7, 0.5),
        ("stand", "fly"),
        {"fly": 8.0},
        {"body": "#d9dce6", "stripe": "#d9543c"},
        altitude=3.2,
        aloft=frozenset({"stand", "fly"}),
    ),
}
