"""A house of logs: its walls, the fireplace and the fire in it, a window with winter outside. Metres."""

import math

import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import argb, mix
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.stage import Lens

LOG, STONE, FLAME = "#a8703f", "#8d867f", ("#ff5a1e", "#ff9a2e", "#ffd25a", "#fff3c0")
LOG_SIZE = 0.29
"""Thickness of a log, metres."""


def logs(brush: Brush, x: float, w: float, h: float) -> None:
    """A wall of round logs from the floor up to h, chinked with moss."""
    rows = int(h / LOG_SIZE) + 1
    for k in range(rows):
        y = -LOG_SIZE * (k + 1)
        ink = (LOG, "#9c6638", "#b27a48")[k % 3]
        brush.rect(
            x, y, w, LOG_SIZE, (brush.tone(mix(ink, "#ffe0b0", 0.2), 0.85), brush.tone(mix(ink, "#2a1408", 0.45), 0.25))
        )
        brush.rect(x, y + LOG_SIZE - 0.03, w, 0.04, brush.tone("#3a2414", 0.2))
        for _ in range(int(w * 1.3)):
            a, b, c = (float(v) for v in brush.rng.random(3))
            grain = x + a * w, y + 0.06 + 0.16 * b
            brush.line([grain, (grain[0] + 0.2 + 0.5 * c, grain[1])], 0.012, brush.tone("#5a3418", 0.3), 0.5)


def fireplace(brush: Brush, x: float, w: float, top: float) -> None:
    """A hearth of rough stones with a chimney up to `top`, a beam for a mantel, logs that burn."""
    rng = brush.rng
    breast = w * 0.36
    brush.rect(x - breast, top, 2 * breast, -top, brush.tone(mix(STONE, "#3a3036", 0.45), 0.3))
    brush.rect(x - w / 2, -1.42, w, 1.42, brush.tone(mix(STONE, "#3a3036", 0.45), 0.3))
    row, y = 0, 0.0
    while y > top:
        tall = 0.20 + 0.07 * float(rng.random())
        reach = w / 2 if y > -1.36 else breast
        px = x - reach - 0.1 * float(rng.random())
        while px < x + reach - 0.06:
            wide = 0.24 + 0.22 * float(rng.random())
            left, right = max(px, x - reach), min(px + wide, x + reach)
            ink = ("#9a938c", "#857c76", "#a89e92", "#78727a")[int(rng.integers(0, 4))]
            stone = skia.Path()
            stone.addRoundRect(skia.Rect.MakeLTRB(left + 0.015, y - tall + 0.015, right - 0.015, y - 0.01), 0.07, 0.07)
            shader = skia.GradientShader.MakeLinear(
                [(0, y - tall), (0, y)], [argb(brush.tone(ink, 0.85)), argb(brush.tone(ink, 0.3))]
            )
            brush.canvas.drawPath(stone, skia.Paint(AntiAlias=True, Shader=shader))
            px += wide
        y, row = y - tall, row + 1
    _opening(brush, x, w)
    brush.rect(x - w * 0.56, -1.60, w * 1.12, 0.20, (brush.tone("#8a5a34", 0.9), brush.tone("#4a2c18", 0.3)))
    brush.rect(x - w * 0.56, -1.44, w * 1.12, 0.05, "#140a08", 0.4)
    brush.rect(x - w * 0.60, -0.14, w * 1.20, 0.16, (brush.tone("#a89e92", 0.9), brush.tone("#6a625c", 0.4)))
    _mantel(brush, x, w)


def _opening(brush: Brush, x: float, w: float) -> None:
    half = w * 0.27
    arch = [(x - half, -0.12), (x - half, -0.86)]
    arch += [(x + half * math.cos(a), -0.86 - 0.30 * math.sin(a)) for a in np.linspace(math.pi, 0, 14).tolist()]
    arch += [(x + half, -0.12)]
    brush.poly(arch, ("#1c0e0a", "#3a140a"))
    brush.soft(x, -0.36, half * 1.1, 0.55, "#ff7a28", 0.75, plus=True)
    for k, (dx, dy) in enumerate(((-0.20, 0.0), (0.16, 0.0), (-0.02, -0.13))):
        brush.rect(x + dx - 0.30, -0.30 + dy, 0.60, 0.14, ("#6a3a1e", "#2a140c"))
        brush.oval(x + dx + (0.30 if k % 2 else -0.30), -0.23 + dy, 0.07, 0.07, "#c87a3c")
    for k in range(9):
        brush.oval(x - 0.34 + 0.085 * k, -0.15, 0.05, 0.03, FLAME[k % 3])
    brush.mark("fire", x, -0.20, 2 * half * 0.72, 0.80)
    brush.light(x, -0.45, 0.34, "#ff9a48", 1.2)
    brush.soft(x, -0.30, w * 1.5, 1.7, "#ff9240", 0.30, plus=True)
    for side in (-1, 1):  # irons
        brush.line([(x + side * half * 0.9, -0.12), (x + side * half * 0.9, -0.52)], 0.04, "#16121a")
        brush.oval(x + side * half * 0.9, -0.54, 0.05, 0.05, "#2a2430")


def _mantel(brush: Brush, x: float, w: float) -> None:
    """Candles, a clock, a jug; stockings of wool hang where winter is."""
    for dx in (-0.42, -0.34, 0.40):
        brush.rect(x + dx * w - 0.025, -1.82, 0.05, 0.22, brush.tone("#f2ead6", 0.95))
        brush.oval(x + dx * w, -1.87, 0.022, 0.05, "#ffe08a")
        brush.light(x + dx * w, -1.87, 0.05, "#ffcf7a", 0.7)
    brush.rect(x - 0.13, -1.90, 0.26, 0.30, (brush.tone("#7a4a2c", 0.9), brush.tone("#4a2a18", 0.4)))
    brush.oval(x, -1.76, 0.09, 0.09, brush.tone("#f6f0de", 0.95))
    brush.line([(x, -1.76), (x, -1.82)], 0.014, "#20181a")
    brush.line([(x, -1.76), (x + 0.04, -1.75)], 0.014, "#20181a")
    brush.oval(x + 0.24 * w, -1.72, 0.09, 0.12, brush.tone("#5a7a8a", 0.8))
    if brush.rig.season == "winter" or brush.rig.weather == "snow":
        for k, ink in enumerate(("#b8303a", "#3f6a4a", "#b8303a")):
            left = x + (-0.44 + 0.36 * k) * w
            sock = [
                (left, -1.42),
                (left + 0.15, -1.42),
                (left + 0.15, -1.16),
                (left + 0.26, -1.05),
                (left + 0.20, -0.98),
                (left + 0.02, -1.04),
            ]
            brush.poly(sock, (brush.tone(ink, 0.9), brush.tone(ink, 0.5)))
            brush.rect(left - 0.02, -1.45, 0.19, 0.09, brush.tone("#f8f4ec", 0.95))


def winter_window(brush: Brush, x: float, y: float, w: float, h: float) -> None:
    """A window of small panes; outside firs, white in winter. (x, y) is its bottom left corner."""
    rig, c = brush.rig, brush.canvas
    brush.mark("window", x, y - h, w, h, (2, 2))
    brush.rect(x - 0.14, y - h - 0.14, w + 0.28, h + 0.28, brush.tone("#6a4426", 0.6))
    brush.rect(x, y - h, w, h, (rig.sky[1], mix(rig.sky[3], rig.sky[4], 0.5)))
    white = rig.season == "winter" or rig.weather == "snow"
    snow = mix(rig.sky[4], "#ffffff", 0.55) if rig.time != "night" else mix(rig.sky[4], "#c8d8f4", 0.5)
    fir = mix(rig.tone("#2f5a48", 0.3), rig.sky[2], 0.35)
    c.save()
    c.clipRect(skia.Rect.MakeXYWH(x, y - h, w, h))
    brush.oval(
        x + w * 0.5, y + h * 0.05, w * 0.9, h * 0.34, snow if white else mix(rig.growth.grass[1], rig.sky[3], 0.3)
    )
    for k, (share, tall) in enumerate(((0.14, 0.62), (0.40, 0.42), (0.66, 0.52), (0.92, 0.70))):
        px, base = x + w * share, y - h * (0.14 + 0.04 * (k % 2))
        for j in range(3):
            low, wide = base - h * tall * 0.28 * j, w * 0.16 * (1 - 0.24 * j)
            tier = [(px - wide, low), (px, low - h * tall * 0.46), (px + wide, low)]
            brush.poly(tier, fir)
            if white:
                brush.poly(
                    [
                        (px - wide * 0.6, low - h * tall * 0.18),
                        (px, low - h * tall * 0.46),
                        (px + wide * 0.5, low - h * tall * 0.20),
                        (px, low - h * tall * 0.26),
                    ],
                    snow,
                )
    c.restore()
    for k in range(1, 2):
        brush.rect(x + w * k / 2 - 0.03, y - h, 0.06, h, brush.tone("#7a5230", 0.6))
        brush.rect(x, y - h * k / 2 - 0.03, w, 0.06, brush.tone("#7a5230", 0.6))
    if white:
        for k in (0, 1):
            for j in (0, 1):
                left, foot = x + w * k / 2 + 0.03 * k, y - h * j / 2 - 0.03 * j
                brush.poly(
                    [
                        (left, foot),
                        (left, foot - 0.14),
                        (left + w * 0.16, foot - 0.03),
                        (left + w * 0.46, foot - 0.05),
                        (left + w * 0.46, foot),
                    ],
                    "#f4f8ff",
                    0.9,
                )
    brush.rect(x - 0.20, y, w + 0.40, 0.10, brush.tone("#8a5a34", 0.9))


def flames(scenery: Scenery, rng: np.random.Generator) -> Motion:
    """Tongues of flame over every marked "fire", sparks that rise, and the glow that breathes with them."""
    fires = scenery.spots.get("fire", [])
    tongues = rng.random((9, 4)).tolist()
    sparks = rng.random((8, 4)).tolist()

    def draw(target: Target, lens: Lens, t: float) -> None:
        canvas = target.canvas
        for fire in fires:
            s = lens.scale(fire.z)
            foot_x, foot_y = lens.project(fire.x, fire.y, fire.z)
            breath = 0.5 + 0.3 * math.sin(5.1 * t) + 0.2 * math.sin(11.7 * t + 1.3)
            reach = fire.size * 2.1 * s
            inks = [argb("#ff9a48", 0.16 + 0.14 * breath), argb("#ff7a30", 0.06 + 0.05 * breath), argb("#ff7a30", 0.0)]
            shader = skia.GradientShader.MakeRadial((foot_x, foot_y - 0.2 * s), reach, inks, [0, 0.4, 1])
            glow = skia.Paint(AntiAlias=True, Dither=True, Shader=shader, BlendMode=skia.BlendMode.kPlus)
            canvas.drawCircle(foot_x, foot_y - 0.2 * s, reach, glow)
            for layer, ink in enumerate(FLAME):
                shrink = 1.0 - 0.22 * layer
                for a, b, c, d in tongues:
                    x = foot_x + (a - 0.5) * fire.size * s * (1 - 0.12 * layer)
                    lively = 0.72 + 0.28 * math.sin(t * (5 + 4 * b) + 9 * c)
                    tall = fire.tall * s * shrink * lively * (0.45 + 0.55 * d) * (1.15 - 1.1 * abs(a - 0.5))
                    wide = 0.10 * fire.size * s * shrink * (1.1 + 0.5 * b)
                    lean = 0.18 * tall * math.sin(t * (3 + 2 * c) + 7 * a)
                    path = skia.Path()
                    path.moveTo(x - wide, foot_y)
                    path.cubicTo(
                        x - wide * 1.3,
                        foot_y - 0.4 * tall,
                        x + lean * 0.2,
                        foot_y - 0.55 * tall,
                        x + lean,
                        foot_y - tall,
                    )
                    path.cubicTo(
                        x + lean * 0.5 + wide * 0.4,
                        foot_y - 0.6 * tall,
                        x + wide * 1.4,
                        foot_y - 0.35 * tall,
                        x + wide,
                        foot_y,
                    )
                    path.close()
                    canvas.drawPath(path, skia.Paint(AntiAlias=True, Color=argb(ink, 0.62)))
            for a, b, c, d in sparks:
                life = (t * (0.35 + 0.3 * b) + c) % 1.0
                x = foot_x + (a - 0.5) * fire.size * s + 0.10 * s * math.sin(3 * t + 9 * d) * life
                dot = skia.Paint(
                    AntiAlias=True,
                    Color=argb("#ffd27a", 0.9 * math.sin(math.pi * life)),
                    BlendMode=skia.BlendMode.kPlus,
                )
                canvas.drawCircle(x, foot_y - 1.05 * fire.tall * s * life, 0.012 * s + 0.4, dot)

    return draw


def woodpile(brush: Brush, x: float, w: float = 0.8) -> None:
    """Split logs in a heap, their ends to the viewer."""
    r, row, count = 0.085, 0, int(w / 0.175)
    brush.soft(x, 0, w * 0.6, 0.08, "#0a0606", 0.45)
    while count > 1:
        for k in range(count):
            px, py = x + (k - (count - 1) / 2) * 0.175, -r - 0.15 * row
            brush.oval(px, py, r, r, brush.tone("#6a4424", 0.4))
            brush.oval(px, py, r * 0.82, r * 0.82, (brush.tone("#e2b47a", 0.9), brush.tone("#b8834a", 0.6)))
            brush.oval(px, py, r * 0.4, r * 0.4, brush.tone("#a8703c", 0.7), 0.5)
        count, row = count - 1, row + 1


def antlers(brush: Brush, x: float, y: float, size: float = 0.5) -> None:
    """A pair of antlers on a shield."""
    brush.poly([(x - 0.16, y - 0.05), (x + 0.16, y - 0.05), (x, y + 0.26)], brush.tone("#6a4426", 0.7))
    ink = brush.tone("#e2d2b4", 0.9)
    for side in (-1, 1):
        beam = [
            (x + side * 0.05, y),
            (x + side * size * 0.5, y - size * 0.35),
            (x + side * size * 0.62, y - size * 0.9),
        ]
        brush.line(beam, 0.045, ink)
        for share in (0.35, 0.7):
            px, py = x + side * size * (0.2 + 0.45 * share), y - size * (0.1 + 0.5 * share)
            brush.line([(px, py), (px + side * 0.02, py - size * 0.36)], 0.035, ink)
