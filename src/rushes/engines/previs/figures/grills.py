"""A kettle barbecue with burgers and sausages on it, smoking, in metres on y = 0."""

from rushes.engines.previs.figures.geometry import wave
from rushes.engines.previs.figures.kits import Kit, Moment
from rushes.engines.previs.figures.paint import cloth, fill, polygon, rounded, shaded, smooth, soft_fill, stroke
from rushes.engines.previs.raster import skia

TOP, HALF = 0.80, 0.36
"""How high the grate is, and half its width."""
PUFFS = 7


def grill(canvas: skia.Canvas, moment: Moment) -> None:
    """Three legs, the kettle with glowing coals, the grate with what is done on it, smoke."""
    t, light = moment.t, moment.light
    kettle, steel = cloth(moment.colours["body"]), cloth("#8d949e")
    for x, foot in ((-0.20, -0.34), (0.20, 0.34), (0.0, 0.05)):
        canvas.drawLine(x, -TOP + 0.25, foot, 0.0, stroke(steel.shade, 0.030))
    canvas.drawCircle(0.34, -0.06, 0.06, fill("#2b2a30"))
    bowl = [(-HALF, -TOP), (-0.33, -TOP + 0.14), (-0.16, -TOP + 0.30), (0.16, -TOP + 0.30), (0.33, -TOP + 0.14)]
    shaded(canvas, smooth([*bowl, (HALF, -TOP)]), kettle, light.x * 0.05, light.y * 0.06)
    glow = round(200 + 40 * wave(t * 1.3))
    canvas.drawOval(skia.Rect.MakeLTRB(-HALF, -TOP - 0.055, HALF, -TOP + 0.055), fill("#2a2226"))
    canvas.drawOval(skia.Rect.MakeLTRB(-0.30, -TOP - 0.038, 0.30, -TOP + 0.042), fill("#f0702a", glow))
    for k in range(-3, 4):
        canvas.drawLine(0.09 * k, -TOP - 0.05, 0.09 * k, -TOP + 0.05, stroke("#3a3438", 0.012))
    for x in (-0.20, 0.02, 0.21):
        patty = [(x - 0.085, -TOP - 0.005), (x - 0.07, -TOP - 0.06), (x + 0.07, -TOP - 0.06), (x + 0.085, -TOP - 0.005)]
        canvas.drawPath(rounded([*patty, (x, -TOP + 0.015)]), fill("#6a3a26"))
        canvas.drawLine(x - 0.05, -TOP - 0.045, x + 0.05, -TOP - 0.045, stroke("#8f5638", 0.012))
    canvas.drawPath(
        polygon([(HALF - 0.02, -TOP + 0.02), (HALF + 0.16, -TOP - 0.02), (HALF, -TOP + 0.06)]), fill(steel.base)
    )
    for k in range(PUFFS):
        age = (t / 2.6 + k / PUFFS + moment.phase) % 1.0
        x = 0.12 * wave(k * 0.37) + 0.14 * age * wave(t / 3.1 + k * 0.2)
        alpha = round(120 * (1 - age) * min(1.0, 5 * age))
        canvas.drawCircle(x, -TOP - 0.06 - 0.75 * age, 0.05 + 0.13 * age, soft_fill("#f2f2f4", alpha, 0.03))


GRILLS: dict[str, Kit] = {
    "grill": Kit(grill, 1.0, (-0.60, -1.90, 0.65, 0.08), ("stand",), {}, {"body": "#b8343a"}, shadow=0.4),
}
"""Kits of barbecues."""
