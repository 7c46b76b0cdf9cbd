"""Parts of vehicles: panels, turning wheels, lights."""

import math
from collections.abc import Sequence

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import TAU
from rushes.engines.previs.figures.kits import Moment
from rushes.engines.previs.figures.paint import FormLight, Tone, fill, rgba, shaded, stroke
from rushes.engines.previs.raster import skia


def glow(x: float, y: float, radius: float, colour: str, alpha: int = 150) -> skia.Paint:
    """Radial light pool."""
    shader = skia.GradientShader.MakeRadial((x, y), radius, [rgba(colour, alpha), rgba(colour, 0)])
    return skia.Paint(AntiAlias=True, Shader=shader)


def panel(canvas: skia.Canvas, path: skia.Path, material: Tone, light: FormLight, shift: float = 0.07) -> None:
    """A panel with soft shade on the far side from the light and a bright upper edge."""
    shaded(canvas, path, material, light.x * shift * 0.5, light.y * shift)


def wheel(
    canvas: skia.Canvas,
    x: float,
    radius: float,
    travelled: float,
    spokes: int = 5,
    tyre: str = "#241f2a",
    hub: str = "#c9ccd4",
    thin: bool = False,
    blurred: bool = False,
) -> None:
    """Wheel whose angle is distance over radius, so it never skids. `blurred`: so fast that no spoke is seen."""
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
    if blurred:
        for share, alpha in ((0.46, 90), (0.30, 130)):
            canvas.drawCircle(x, y, radius * share, stroke(hub, radius * 0.12, alpha))
    for k in range(0 if blurred else spokes):
        a = angle + k * TAU / spokes
        canvas.drawLine(
            x, y, x + math.cos(a) * radius * 0.56, y + math.sin(a) * radius * 0.56, stroke(hub, radius * 0.15)
        )
    canvas.drawCircle(x, y, radius * 0.16, fill(hub))


def outline(parts: Sequence[tuple[float, ...]]) -> skia.Path:
    """A closed path: its first point, then lines to points (2 numbers) and cubic curves (6 numbers)."""
    path = skia.Path()
    path.moveTo(*parts[0])
    for part in parts[1:]:
        if len(part) == 2:
            path.lineTo(*part)
        else:
            path.cubicTo(*part)
    path.close()
    return path


def speed_lines(canvas: skia.Canvas, moment: Moment, x: float, heights: tuple[float, float]) -> None:
    """Streaks in the air behind something fast, from `x` backwards, between two heights."""
    if moment.action == "stand":
        return
    top, bottom = heights
    for k in range(SPEED_LINES):
        life = (moment.t * 2.3 + k * 0.37 + moment.phase) % 1.0
        y = top + (bottom - top) * ((k * 0.618) % 1.0)
        start = x + 0.25 - 0.5 * life
        reach = 0.7 + 0.8 * ((k * 0.41) % 1.0)
        fade = skia.GradientShader.MakeLinear(
            [(start, 0), (start - reach, 0)], [rgba("#ffffff", round(235 * (1 - 0.7 * life))), rgba("#ffffff", 0)]
        )
        paint = skia.Paint(stroke("#ffffff", 0.030))
        paint.setShader(fade)
        canvas.drawLine(start, y, start - reach, y, paint)


SPEED_LINES = 14


def dust(canvas: skia.Canvas, moment: Moment, x: float, colour: str = "#c9ab82") -> None:
    """Dust that is thrown up behind the rear wheel at `x` and hangs in the air."""
    if moment.action == "stand":
        return
    for k in range(DUST_CLOUDS):
        age = (moment.t / 1.5 + k / DUST_CLOUDS + moment.phase) % 1.0
        spot = (x - 0.15 - 1.9 * age, -0.08 - 0.42 * age + 0.08 * math.sin(5.0 * k))
        radius = 0.12 + 0.34 * age
        canvas.drawCircle(*spot, radius, glow(*spot, radius, mix(colour, "#ffffff", 0.45), round(250 * (1 - age))))
        canvas.drawCircle(*spot, radius * 0.6, fill(mix(colour, "#ffffff", 0.25), round(120 * (1 - age))))


DUST_CLOUDS = 16


def blue_light(
    canvas: skia.Canvas, moment: Moment, x: float, y: float, colours: tuple[str, str] = ("#4a8cff", "#ff4a44")
) -> None:
    """A bar of lights on a roof, its left foot at (x, y); they flash in turn."""
    on = (moment.t * 2.2) % 1.0 < 0.5
    for left, colour, shines in ((x, colours[0], on), (x + 0.16, colours[1], not on)):
        canvas.drawRoundRect(skia.Rect.MakeLTRB(left, y - 0.08, left + 0.13, y + 0.01), 0.03, 0.03, fill(colour))
        if shines:
            canvas.drawCircle(left + 0.06, y - 0.04, 0.42, glow(left + 0.06, y - 0.04, 0.42, colour, 200))
