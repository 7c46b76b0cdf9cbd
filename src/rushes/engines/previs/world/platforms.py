"""What belongs to platforms: trains and their ways, columns, clocks, boards, tiled walls. Metres."""

import math

import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world import street
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import Ink, mix
from rushes.engines.previs.world.compositing import Target, draw_plate
from rushes.engines.previs.world.motion import Make
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.stage import Lens, Plate

CAR_LENGTH = 15.0
"""Metres from one end of a railway car to the other, with the gap to the next."""

TILE_WHITE, GROUT = "#dfe4e0", "#8d9894"


def carriage(brush: Brush, body: Ink, band: Ink, front: bool) -> None:
    """A car of a train from the side, its middle at 0: doors, lit windows with people in them; `front` has a cab."""
    rig, half, top = brush.rig, CAR_LENGTH / 2 - 0.12, -3.05
    glow = mix("#fff0cc", brush.tone("#cfe0ea", 0.6), 0.15 if rig.indoor else 0.65 * (1 - rig.lamps))
    brush.rect(-half + 0.5, -0.05, 2 * half - 1.0, 0.62, brush.tone("#26282e", 0.2))
    for x in (-half + 2.2, half - 2.2):
        for k in (-0.75, 0.75):
            brush.oval(x + k, 0.42, 0.40, 0.40, brush.tone("#3a3c42", 0.4))
    shell = skia.Path()
    shell.addRoundRect(skia.Rect.MakeLTRB(-half, top, half, 0.12), 0.35, 0.35)
    if front:  # a nose that slopes
        shell.addPath(_nose(half, top))
    brush.canvas.save()
    brush.canvas.clipPath(shell, True)
    brush.rect(-half - 1, top, 2 * half + 3, 3.3, (brush.tone(mix(body, "#ffffff", 0.25), 0.9), brush.tone(body, 0.35)))
    brush.rect(-half - 1, -0.92, 2 * half + 3, 0.34, (brush.tone(band, 0.9), brush.tone(band, 0.5)))
    brush.rect(-half - 1, top, 2 * half + 3, 0.34, brush.tone(mix(body, "#20242c", 0.35), 0.5))
    brush.rect(-half - 1, -2.42, 2 * half + 3, 1.18, "#262c36")
    windows = (-6.1, -4.75, -1.75, -0.45, 0.85, 3.75, 5.05) if not front else (-6.1, -4.75, -1.75, -0.45, 0.85, 3.75)
    for k, x in enumerate(windows):
        brush.rect(x - 0.1, -2.32, 1.15, 0.98, (glow, mix(glow, "#b89a70", 0.45)))
        if (k * 7) % 3:
            ink = mix(("#5a3a44", "#2f4a5e", "#6a5436")[k % 3], "#141018", 0.3)
            brush.oval(x + 0.42, -1.86, 0.15, 0.18, ink)
            brush.poly([(x + 0.10, -1.34), (x + 0.18, -1.62), (x + 0.66, -1.62), (x + 0.74, -1.34)], ink)
    for x in (-3.35, 2.25):
        brush.rect(x - 0.05, -2.55, 1.50, 2.62, brush.tone(mix(body, "#20242c", 0.45), 0.6))
        for k in (0.0, 0.72):
            brush.rect(
                x + k,
                -2.50,
                0.68,
                2.52,
                (brush.tone(mix(body, band, 0.7), 0.85), brush.tone(mix(body, band, 0.7), 0.4)),
            )
            brush.rect(x + k + 0.12, -2.30, 0.44, 1.05, (glow, mix(glow, "#b89a70", 0.4)))
    if front:
        brush.poly(
            [(half - 1.6, -2.32), (half - 0.5, -2.32), (half + 0.05, -1.40), (half - 1.6, -1.40)],
            (mix(glow, "#22303e", 0.6), "#22303e"),
        )
    brush.canvas.restore()
    if front:
        brush.oval(half + 0.28, -0.62, 0.17, 0.15, "#fff8dc")
        brush.light(half + 0.30, -0.62, 0.26, "#fff0c0", 1.1)
    brush.line([(-half, -1.18), (half, -1.18)], 0.05, brush.tone("#ffffff", 0.7), 0.35)


def _nose(half: float, top: float) -> skia.Path:
    path = skia.Path()
    path.moveTo(half - 1.0, top)
    path.quadTo(half + 0.1, top + 0.1, half + 0.42, -1.1)
    path.quadTo(half + 0.55, -0.4, half + 0.42, 0.12)
    path.lineTo(half - 1.0, 0.12)
    path.close()
    return path


def train(
    z: float, body: Ink, band: Ink, cars: int = 3, speed: float = 3.2, front_at: float = 0.5, pause: float = 3.0
) -> Make:
    """A train that comes through from left to right, again and again, `pause` seconds apart.

    In the middle of the shot its front stands at `front_at` of the half width.
    """

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        plates = [_baked(scenery, z, body, band, front=k == 0) for k in range(min(cars, 2))]
        jitter = 0.6 * (float(rng.random()) - 0.5)

        def draw(target: Target, lens: Lens, t: float) -> None:
            half = lens.view.half_width(z) + CAR_LENGTH / 2
            length = cars * CAR_LENGTH
            way = 2 * half + length + pause * speed
            begun = front_at * lens.view.half_width(z) + half + jitter
            front = (begun + t * speed) % way - half
            for k in range(cars):
                x = front - CAR_LENGTH * (k + 0.5)
                if abs(x) < half + CAR_LENGTH / 2:
                    bob = 0.012 * math.sin(5.1 * t + 2.0 * k)
                    scale = lens.view.f / z
                    draw_plate(target, plates[min(k, 1)], lens, 0.0, dx=x * scale, dy=bob * scale)

        return draw

    return make


def _baked(scenery: Scenery, z: float, body: Ink, band: Ink, front: bool) -> Plate:
    """One car as a plate about the middle of the picture, wide enough for all of it."""
    plate = scenery.billboard(z, "front car" if front else "car")
    scale, res = scenery.view.f / z, plate.res
    left = scenery.view.cx - (CAR_LENGTH / 2 + 1.2) * scale
    width = int((CAR_LENGTH + 2.4) * scale * res) + 2
    plate.x0 = left
    plate.image = np.zeros((plate.image.shape[0], width, 4), np.uint8)
    brush = scenery.brush(plate)
    carriage(brush, body, band, front)
    plate.crop(pad=int(3 * scenery.view.blur_px(z) * res) + 2 + brush.halo_reach())
    scenery.finish(plate, brush, rim=0.4)
    plate.crop()
    return plate


def tiles(brush: Brush, y0: float, y1: float, ink: str = TILE_WHITE, band: str | None = "#2f6a8a") -> None:
    """A wall of glazed tiles from y0 down to y1, with a coloured band at head height."""
    width = brush.x1 - brush.x0
    brush.rect(brush.x0, y0, width, y1 - y0, (brush.tone(mix(ink, "#40484a", 0.35), 0.4), brush.tone(ink, 0.7)))
    step = max(0.20, 4.0 / brush.px)
    for k in range(int((y1 - y0) / step)):
        brush.rect(brush.x0, y0 + step * k, width, max(0.014, 0.6 / brush.px), brush.tone(GROUT, 0.4), 0.55)
    for k in range(int(width / (2 * step))):
        brush.rect(brush.x0 + 2 * step * k, y0, max(0.014, 0.6 / brush.px), y1 - y0, brush.tone(GROUT, 0.4), 0.40)
    if band:
        brush.rect(brush.x0, -2.62, width, 0.44, (brush.tone(band, 0.8), brush.tone(band, 0.5)))


def station_name(brush: Brush, x: float, y: float, w: float = 2.6) -> None:
    """A name on a blue bar across a red ring."""
    brush.oval(x, y, w * 0.27, w * 0.27, brush.tone("#d8382f", 0.9))
    brush.oval(x, y, w * 0.17, w * 0.17, brush.tone("#f4f2ea", 0.95))
    brush.rect(x - w / 2, y - w * 0.085, w, w * 0.17, brush.tone("#1f3f8a", 0.8))
    street.glyphs(brush, x - w * 0.42, y + w * 0.045, w * 0.84, w * 0.085, "#ffffff")


def poster(brush: Brush, x: float, y: float, w: float, h: float, scheme: int) -> None:
    """A framed advertisement: a shape, a colour, some lines; (x, y) is its bottom left corner."""
    sky, ink, ground = (
        ("#f2c84a", "#c8443a", "#2f5a6a"),
        ("#8fd0d8", "#f4f0e0", "#2f6a5a"),
        ("#e88a9a", "#5a3a7a", "#f8e6c8"),
    )[scheme % 3]
    brush.rect(x - 0.08, y - h - 0.08, w + 0.16, h + 0.16, brush.tone("#3a3e44", 0.4))
    brush.rect(x, y - h, w, h, (brush.tone(sky, 0.95), brush.tone(mix(sky, ground, 0.35), 0.7)))
    brush.oval(x + w * 0.5, y - h * 0.58, w * 0.26, w * 0.26, brush.tone(ink, 0.9))
    brush.poly(
        [(x, y), (x, y - h * 0.22), (x + w * 0.5, y - h * 0.36), (x + w, y - h * 0.18), (x + w, y)],
        brush.tone(ground, 0.7),
    )
    street.glyphs(brush, x + w * 0.12, y - h * 0.82, w * 0.76, h * 0.09, brush.tone(ground, 0.5))


def platform_clock(brush: Brush, x: float, y: float, top: float, r: float = 0.34) -> None:
    """A round clock that hangs from `top` with its middle at y."""
    brush.rect(x - 0.03, top, 0.06, y - top, brush.tone("#2a2e36", 0.4))
    brush.oval(x, y, r * 1.14, r * 1.14, (brush.tone("#3a404a", 0.8), brush.tone("#1c2026", 0.3)))
    face = "#fff8e2" if brush.rig.lamps > 0.3 else brush.tone("#f8f4e6", 0.95)
    brush.oval(x, y, r, r, face)
    for hour in range(12):
        a = math.tau * hour / 12
        brush.line([(x + s * r * math.sin(a), y - s * r * math.cos(a)) for s in (0.78, 0.92)], r * 0.07, "#20242c")
    for a, reach in ((5.2, 0.5), (0.9, 0.74)):
        brush.line([(x, y), (x + reach * r * math.sin(a), y - reach * r * math.cos(a))], r * 0.09, "#16181e")
    if brush.rig.lamps > 0.3:
        brush.light(x, y, r * 0.6, "#ffe8b0", 0.4)


def departures(brush: Brush, x: float, y: float, top: float, w: float = 2.2) -> None:
    """A board of departures that hangs from `top`, its foot at y."""
    h = w * 0.42
    for side in (-0.36, 0.36):
        brush.rect(x + side * w - 0.025, top, 0.05, y - h - top, brush.tone("#2a2e36", 0.4))
    brush.rect(x - w / 2, y - h, w, h, (brush.tone("#2a3038", 0.6), brush.tone("#14181e", 0.4)))
    for k in range(3):
        line = y - h * (0.74 - 0.29 * k)
        street.glyphs(brush, x - w * 0.44, line, w * 0.16, h * 0.15, "#ffd25a")
        street.glyphs(brush, x - w * 0.22, line, w * (0.44 - 0.06 * (k % 2)), h * 0.15, "#fff2d0")
        street.glyphs(brush, x + w * 0.34, line, w * 0.10, h * 0.15, "#ffd25a")


def iron_column(brush: Brush, x: float, top: float, ink: str = "#2f5a50") -> None:
    """A cast column with a foot, and brackets under the roof at `top`."""
    brush.soft(x, 0, 0.4, 0.10, "#08060c", 0.4)
    brush.rect(x - 0.10, top, 0.20, -top, (brush.tone(mix(ink, "#ffffff", 0.15), 0.8), brush.tone(ink, 0.4)))
    brush.fade(x - 0.10, top, 0.20, -top, "#0c1014", 0.0, 0.4)
    brush.rect(x - 0.19, -0.5, 0.38, 0.5, brush.tone(ink, 0.5))
    brush.rect(x - 0.15, top + 0.9, 0.30, 0.10, brush.tone(mix(ink, "#ffffff", 0.2), 0.8))
    for side in (-1, 1):
        bends = np.linspace(0, math.pi / 2, 10).tolist()
        arc = [(x + side * (1 - math.cos(a)), top + 1.0 - math.sin(a)) for a in bends]
        brush.line(arc, 0.09, brush.tone(ink, 0.4))
