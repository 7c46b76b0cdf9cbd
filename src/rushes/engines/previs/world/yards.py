"""What stands in yards and back streets: brick walls, bins, scrap, cranes, parked cars. Metres."""

import math

import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world import street
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import Ink, argb, mix
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.motion import fill, stroke
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.stage import Lens
from rushes.engines.previs.world.trees import SNOW

BRICKS = ("#9c4f3e", "#a85a46", "#8a4438", "#b4654c", "#94503f")
RUST = ("#8a4a30", "#a8643a", "#6a4a40", "#7a5a4a", "#5f6a70")
PAINTS = ("#b8433a", "#3a6a9a", "#d8a83a", "#4a7a5a", "#c8c4bc", "#7a4a72", "#d87a3a")


def brick_wall(brush: Brush, x: float, w: float, h: float) -> None:
    """A wall of bricks in bond from the ground up to h, no two bricks quite alike, mortar between them."""
    rng = brush.rng
    long, tall = max(0.46, 7.0 / brush.px), max(0.155, 2.6 / brush.px)
    brush.rect(x, -h, w, h, brush.tone("#b8a898", 0.42))
    columns, rows = int(w / long) + 2, int(h / tall) + 1
    gx, gy = np.meshgrid(np.arange(columns), np.arange(rows))
    px = x + long * (gx - 0.5 * (gy % 2))
    py = -tall * (gy + 1.0)
    gap = 0.10 * tall
    corners = ((gap, gap), (long - gap, gap), (long - gap, tall - gap), (gap, tall - gap))
    shapes = np.stack([np.stack([np.clip(px + dx, x, x + w), py + dy], -1) for dx, dy in corners], 2).reshape(-1, 4, 2)
    lit = (0.36, 0.50, 0.62)
    inks = [brush.tone(ink, share) for ink in BRICKS for share in lit]
    brush.stamps(shapes, inks, rng.integers(0, len(inks), len(shapes)))
    brush.fade(x, -h, w, h * 0.4, "#140c16", 0.35, 0.0, horizontal=False)
    brush.fade(x, -0.7, w, 0.7, "#140c16", 0.0, 0.35, horizontal=False)


def graffiti(brush: Brush, x: float, y: float, w: float, scheme: int = 0) -> None:
    """Bubbly letters in two colours with an outline and a star; (x, y) is the bottom left corner."""
    inner, outer = (("#ff7ac0", "#3a2a7a"), ("#5ae0d0", "#24406a"), ("#ffc83a", "#a8342a"))[scheme % 3]
    h, letters = w * 0.30, 5
    for layer, ink, grow in ((0, outer, 1.0), (1, inner, 0.62)):
        for k in range(letters):
            cx, lean = x + w * (k + 0.5) / letters, 0.10 * w * math.sin(1.9 * k + scheme)
            strokes = (
                [(cx - 0.05 * w, y), (cx, y - h), (cx + 0.06 * w, y)],
                [
                    (cx + 0.05 * w, y - h * 0.9),
                    (cx - 0.05 * w, y - h * 0.6),
                    (cx + 0.05 * w, y - h * 0.3),
                    (cx - 0.05 * w, y),
                ],
                [(cx - 0.05 * w, y - h), (cx - 0.05 * w, y), (cx + 0.06 * w, y - h * 0.1)],
                [
                    (cx - 0.05 * w, y),
                    (cx - 0.04 * w, y - h),
                    (cx + 0.06 * w, y - h * 0.8),
                    (cx - 0.03 * w, y - h * 0.5),
                    (cx + 0.07 * w, y),
                ],
                [(cx - 0.06 * w, y - h), (cx, y - h * 0.5), (cx + 0.06 * w, y - h)],
            )[(k + scheme) % 5]
            tilted = [(px + lean * (py - y) / h * 0.2, py) for px, py in strokes]
            brush.line(tilted, 0.11 * w * grow, brush.tone(ink, 0.85 if layer else 0.5), 0.95)
    brush.line([(x - 0.04 * w, y + 0.05 * w), (x + 1.04 * w, y + 0.02 * w)], 0.02 * w, brush.tone(inner, 0.8), 0.9)


def dumpster(brush: Brush, x: float, w: float = 1.9, ink: str = "#3f6a58") -> None:
    """A skip with a slanting lid and bags beside it."""
    brush.soft(x, 0, w * 0.7, 0.16, "#08060c", 0.5)
    body = [(x - w / 2, -1.15), (x + w / 2, -1.15), (x + w * 0.46, -0.12), (x - w * 0.46, -0.12)]
    brush.poly(body, (brush.tone(mix(ink, "#ffffff", 0.12), 0.85), brush.tone(ink, 0.3)))
    for k in range(1, 6):
        px = x - w / 2 + w * k / 6
        brush.rect(px - 0.03, -1.1, 0.06, 0.95, brush.tone(mix(ink, "#101418", 0.45), 0.4))
    lid = [(x - w * 0.52, -1.15), (x - w * 0.48, -1.38), (x + w * 0.48, -1.30), (x + w * 0.52, -1.15)]
    brush.poly(lid, brush.tone(SNOW if brush.rig.snow > 0.5 else mix(ink, "#101418", 0.4), 0.7))
    for dx, r in ((0.66, 0.30), (0.86, 0.24)):
        brush.oval(x + w * dx, -r * 0.85, r, r * 0.9, (brush.tone("#34363e", 0.9), brush.tone("#16171c", 0.2)))
        brush.poly(
            [(x + w * dx - 0.06, -r * 1.7), (x + w * dx, -r * 2.0), (x + w * dx + 0.06, -r * 1.7)],
            brush.tone("#2a2c34", 0.6),
        )


def back_door(brush: Brush, x: float) -> None:
    """A steel door under a lamp, two steps before it."""
    brush.rect(x - 0.62, -2.35, 1.24, 2.35, brush.tone("#4a464a", 0.4))
    brush.rect(x - 0.52, -2.25, 1.04, 2.25, (brush.tone("#5a6e78", 0.8), brush.tone("#3a4a54", 0.3)))
    brush.rect(x - 0.30, -1.95, 0.60, 0.45, brush.tone("#8aa0a8", 0.5))
    brush.oval(x + 0.36, -1.05, 0.05, 0.05, brush.tone("#d8d4c8", 0.9))
    brush.rect(x - 0.75, -0.20, 1.5, 0.20, brush.tone("#8d8983", 0.6))
    brush.line([(x, -2.95), (x + 0.22, -2.98)], 0.05, "#24242a")
    shade = [(x + 0.06, -2.80), (x + 0.40, -2.80), (x + 0.30, -2.98), (x + 0.16, -2.98)]
    brush.poly(shade, brush.tone("#2f5a4a", 0.7))
    if brush.rig.lamps > 0.2:
        brush.oval(x + 0.23, -2.79, 0.13, 0.05, "#fff0cc")
        brush.light(x + 0.23, -2.74, 0.18, "#ffd08a", 1.2 * brush.rig.lamps)
        brush.soft(x + 0.23, -1.7, 1.7, 1.9, "#ffbf70", 0.30 * brush.rig.lamps, plus=True)


def pipes(brush: Brush, x: float, top: float) -> None:
    """A downpipe with its brackets, and a box for meters."""
    brush.rect(x - 0.07, top, 0.14, -top - 0.1, (brush.tone("#7a8288", 0.8), brush.tone("#565e66", 0.4)))
    for k in range(6):
        brush.rect(x - 0.11, top * (k + 0.5) / 6, 0.22, 0.06, brush.tone("#4a5058", 0.5))
    brush.rect(x + 0.30, -1.9, 0.55, 0.75, (brush.tone("#9aa2a8", 0.8), brush.tone("#6a7278", 0.4)))
    brush.rect(x + 0.38, -1.8, 0.39, 0.28, brush.tone("#3a4048", 0.4))


# --- parked cars ----------------------------------------------------------------------------------------------


def parked(brush: Brush, x: float, ink: str, front: bool = True) -> None:
    """A car seen from its front or its back."""
    w = 1.85
    brush.soft(x, 0, w * 0.62, 0.16, "#08060c", 0.55)
    for side in (-1, 1):
        brush.rect(x + side * w * 0.36 - 0.13, -0.42, 0.26, 0.42, "#15151a")
    cabin = [(x - w * 0.36, -0.92), (x - w * 0.29, -1.42), (x + w * 0.29, -1.42), (x + w * 0.36, -0.92)]
    brush.poly(cabin, (brush.tone(mix(ink, "#ffffff", 0.2), 1.0), brush.tone(ink, 0.5)))
    glass = mix(brush.rig.sky[2], "#1c2838", 0.6)
    brush.poly(
        [(x - w * 0.32, -0.94), (x - w * 0.26, -1.35), (x + w * 0.26, -1.35), (x + w * 0.32, -0.94)],
        (mix(glass, brush.rig.sky[4], 0.45), glass),
    )
    body = skia.Path()
    body.addRoundRect(skia.Rect.MakeLTRB(x - w / 2, -0.98, x + w / 2, -0.24), 0.18, 0.18)
    shader = skia.GradientShader.MakeLinear(
        [(0, -0.98), (0, -0.24)], [argb(brush.tone(mix(ink, "#ffffff", 0.22), 0.95)), argb(brush.tone(ink, 0.25))]
    )
    brush.canvas.drawPath(body, skia.Paint(AntiAlias=True, Shader=shader))
    lamp = "#fff6dc" if front else "#c8302a"
    for side in (-1, 1):
        brush.oval(x + side * w * 0.36, -0.68, 0.19, 0.10, brush.tone(lamp, 1.0))
    if front:
        brush.rect(x - w * 0.20, -0.62, w * 0.40, 0.16, brush.tone("#23252c", 0.4))
    brush.rect(x - 0.26, -0.44, 0.52, 0.13, brush.tone("#f4f2ea", 0.9))
    brush.rect(x - w * 0.48, -0.34, w * 0.96, 0.06, brush.tone(mix(ink, "#14141a", 0.5), 0.4))
    if brush.rig.snow > 0.5:
        brush.poly(
            [(x - w * 0.30, -1.38), (x - w * 0.26, -1.54), (x + w * 0.26, -1.54), (x + w * 0.30, -1.38)],
            brush.tone(SNOW, 1.0),
        )


# --- scrap ----------------------------------------------------------------------------------------------------


def crushed_cars(brush: Brush, x: float, w: float, rows: int) -> None:
    """A stack of flattened cars."""
    rng = brush.rng
    brush.soft(x, 0, w * 0.62, 0.2, "#08060c", 0.5)
    for k in range(rows):
        y, tall = -0.72 * k, 0.70
        shift, wide = 0.3 * (float(rng.random()) - 0.5), w * (0.92 + 0.12 * float(rng.random()))
        ink = mix(PAINTS[int(rng.integers(0, 7))], RUST[int(rng.integers(0, 5))], 0.35)
        left = x + shift - wide / 2
        a, b = 0.10 * float(rng.random()), 0.10 * float(rng.random())
        body = [
            (left, y - 0.04), (left - 0.04, y - 0.34), (left + wide * 0.20, y - 0.38),
            (left + wide * 0.28, y - tall + a), (left + wide * 0.66, y - tall + b), (left + wide * 0.76, y - 0.36),
            (left + wide * 1.02, y - 0.30), (left + wide, y - 0.02),
        ]  # fmt: skip
        brush.poly(body, (brush.tone(mix(ink, "#ffffff", 0.15), 0.85), brush.tone(ink, 0.2)))
        brush.poly(
            [
                (left + wide * 0.30, y - tall + 0.12 + a),
                (left + wide * 0.64, y - tall + 0.12 + b),
                (left + wide * 0.70, y - 0.38),
                (left + wide * 0.25, y - 0.38),
            ],
            brush.tone("#1c2028", 0.3),
        )
        for share in (0.2, 0.8):
            brush.oval(left + wide * share, y - 0.10, 0.20, 0.16, "#17171b")
            brush.oval(left + wide * share, y - 0.10, 0.09, 0.07, brush.tone("#8a8c92", 0.5))
        for _ in range(5):
            px, py = left + wide * float(rng.random()), y - 0.08 - 0.3 * float(rng.random())
            brush.soft(px, py, 0.22, 0.10, brush.tone(RUST[0], 0.5), 0.6)
    if brush.rig.snow > 0.5:
        brush.rect(x - w * 0.24, -0.72 * rows - 0.02, w * 0.46, 0.12, brush.tone(SNOW, 1.0))


def heap(brush: Brush, x: float, w: float, h: float) -> None:
    """A heap of scrap: sheets, beams, wheels, pipes and cogs, large ones below."""
    rng = brush.rng
    brush.poly(
        [(x - w / 2, 0.1), (x - w * 0.3, -h * 0.62), (x, -h * 0.94), (x + w * 0.28, -h * 0.66), (x + w / 2, 0.1)],
        brush.tone("#4a3a36", 0.25),
    )
    for k in range(int(80 * w / 5)):
        share = k / (80 * w / 5)
        y = -h * share * (0.9 + 0.1 * float(rng.random()))
        px = x + (w / 2) * (1 - share * 0.94) * (2 * float(rng.random()) - 1)
        size, turn = 0.25 + 0.5 * float(rng.random()), math.pi * float(rng.random())
        ink, lit = (
            mix(RUST[int(rng.integers(0, 5))], PAINTS[int(rng.integers(0, 7))], 0.25),
            0.2 + 0.7 * float(rng.random()),
        )
        kind = int(rng.integers(0, 5))
        if kind == 0:
            brush.oval(px, y, size * 0.5, size * 0.5, "#1a1a1e")
            brush.oval(px, y, size * 0.26, size * 0.26, brush.tone("#8d9096", lit))
        elif kind == 1:
            brush.line(
                [
                    (px - size * math.cos(turn), y - size * math.sin(turn)),
                    (px + size * math.cos(turn), y + size * math.sin(turn)),
                ],
                0.10,
                brush.tone(ink, lit),
            )
        elif kind == 2:
            _cog(brush, px, y, size * 0.42, brush.tone(ink, lit))
        else:
            sheet = [
                (px + size * math.cos(turn + a) * s, y + 0.7 * size * math.sin(turn + a) * s)
                for a, s in ((0, 1), (1.4, 0.7), (3.0, 1.0), (4.5, 0.7))
            ]
            brush.poly(sheet, (brush.tone(mix(ink, "#ffffff", 0.15), lit), brush.tone(ink, lit * 0.4)))
    if brush.rig.snow > 0.5:
        for k in range(14):
            px = x + w * 0.4 * (2 * k / 13 - 1)
            brush.oval(px, -h * (0.92 - 0.85 * abs(2 * k / 13 - 1)), 0.35, 0.12, brush.tone(SNOW, 1.0))


def _cog(brush: Brush, x: float, y: float, r: float, ink: Ink) -> None:
    teeth = [
        (
            x + r * (1.0 if k % 4 < 2 else 0.78) * math.cos(math.tau * k / 36),
            y + r * (1.0 if k % 4 < 2 else 0.78) * math.sin(math.tau * k / 36),
        )
        for k in range(36)
    ]
    brush.poly(teeth, ink)
    brush.oval(x, y, r * 0.36, r * 0.36, "#1c1a20")


def tyres(brush: Brush, x: float, count: int) -> None:
    """Tyres in a pile, one on the other."""
    for k in range(count):
        y = -0.24 * k
        px = x + 0.06 * math.sin(2.3 * k)
        brush.oval(px, y - 0.14, 0.46, 0.15, (brush.tone("#3a3a40", 0.6), "#131316"))
        brush.oval(px, y - 0.20, 0.24, 0.07, "#0a0a0c")


def corrugated(brush: Brush, h: float) -> None:
    """A fence of iron sheets, rusty, some patched in other colours."""
    rng, x = brush.rng, brush.x0
    while x < brush.x1:
        w, tall = 1.1 + 0.5 * float(rng.random()), h * (0.92 + 0.12 * float(rng.random()))
        ink = mix("#7d858a", RUST[int(rng.integers(0, 5))], 0.25 + 0.5 * float(rng.random()))
        for k in range(int(w / 0.16)):
            brush.rect(x + 0.16 * k, -tall, 0.16, tall, brush.tone(ink, 0.65 if k % 2 else 0.35))
        brush.fade(x, -0.8, w, 0.8, RUST[0], 0.0, 0.55, horizontal=False)
        x += w


def crane(scenery: Scenery, rng: np.random.Generator) -> Motion:
    """A crane whose arm turns slowly to and fro, a magnet swinging from its cable, a car door held by it."""
    rig, z, start = scenery.rig, 30.0, float(rng.random())
    yellow, dark, steel = (
        mix(rig.tone(ink, None), rig.haze, rig.haze_at(z) * 0.7) for ink in ("#e0a82e", "#3a3438", "#6a6e76")
    )

    def draw(target: Target, lens: Lens, t: float) -> None:
        canvas, s = target.canvas, lens.scale(z)
        half = lens.view.half_width(z)
        x0 = 0.30 * half
        foot_x, foot_y = lens.project(x0, 0.0, z)
        canvas.save()
        canvas.translate(foot_x, foot_y)
        canvas.scale(s, s)
        canvas.drawRect(skia.Rect.MakeLTRB(-1.9, -1.0, 1.9, 0.0), fill(dark))
        canvas.drawRect(skia.Rect.MakeLTRB(-1.5, -3.4, 1.4, -1.0), fill(yellow))
        canvas.drawRect(skia.Rect.MakeLTRB(-1.3, -3.2, -0.1, -2.0), fill(mix(rig.sky[2], "#22303e", 0.4)))
        swing = math.sin(0.33 * t + 5 * start)
        tip_x, tip_y = -min(6.5, 0.62 * half) + 1.2 * swing, -9.2 - 0.3 * swing
        canvas.drawLine(0.8, -3.2, tip_x, tip_y, stroke(yellow, 1.0, 0.34))
        canvas.drawLine(0.2, -3.3, tip_x, tip_y + 0.5, stroke(dark, 0.6, 0.12))
        hang = 0.35 * math.sin(1.25 * t + 3 * start)
        magnet_x, magnet_y = tip_x + hang, tip_y + 3.6
        canvas.drawLine(tip_x, tip_y, magnet_x, magnet_y, stroke(dark, 1.0, 0.09))
        canvas.drawRoundRect(
            skia.Rect.MakeLTRB(magnet_x - 1.0, magnet_y, magnet_x + 1.0, magnet_y + 0.5), 0.2, 0.2, fill(steel)
        )
        door = mix(rig.tone("#b8433a", None), rig.haze, 0.15)
        canvas.drawRoundRect(
            skia.Rect.MakeLTRB(magnet_x - 1.3, magnet_y + 0.5, magnet_x + 0.9, magnet_y + 1.5), 0.3, 0.3, fill(door)
        )
        canvas.restore()

    return draw


def mall(brush: Brush, x: float, w: float, h: float) -> None:
    """A long low store with a lit name over its glass doors."""
    brush.rect(x, -h, w, h, (brush.tone("#d8d0c4", None), brush.tone("#a8a098", None)))
    brush.rect(x - 0.4, -h - 0.5, w + 0.8, 0.8, brush.tone("#8a5a4a", 0.6))
    mid = x + w / 2
    brush.rect(mid - w * 0.18, -h - 2.2, w * 0.36, h + 2.2, (brush.tone("#b8543f", 0.8), brush.tone("#8a3c30", 0.4)))
    street.glyphs(brush, mid - w * 0.13, -h - 0.3, w * 0.26, 1.1, "#fff2d0", glow=brush.rig.lamps > 0.3)
    glass = mix("#ffdf9e", brush.rig.sky[2], 0.6 * (1 - brush.rig.lamps))
    for k in range(int(w / 3)):
        brush.rect(x + 3 * k + 0.3, -h * 0.55, 2.4, h * 0.55, (glass, mix(glass, "#6a4a34", 0.4)))
