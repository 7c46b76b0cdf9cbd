"""Parts of vehicles: panels, turning wheels, lights."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import TAU
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
