"""Old streets and doorsteps: terraces of brick with steps and railings, a clock tower, a cab; the front of a house."""

import math

import numpy as np

from rushes.engines.previs.world import houses
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix
from rushes.engines.previs.world.houses import WINDOW_WARM
from rushes.engines.previs.world.scenery import Scenery
from rushes.engines.previs.world.stage import Plate
from rushes.engines.previs.world.trees import SNOW

LONDON_BRICK = ("#8a6a54", "#7a5448", "#94725a", "#6f5a50")
DOORS = ("#1f3a34", "#5a1f24", "#23304e", "#2a2a30")


def terrace(brush: Brush, x: float, w: float, h: float, number: int, y: float = 0.0) -> None:
    """A narrow house of brick: sash windows, a door with a fanlight over steps, area railings, chimney pots."""
    rig, rng = brush.rig, brush.rng
    wall, trim = LONDON_BRICK[number % 4], "#d8cdb8"
    brush.rect(
        x, y - h, w, h, (brush.tone(mix(wall, "#ffffff", 0.06), None), brush.tone(mix(wall, "#20182a", 0.28), None))
    )
    brush.rect(
        x, y - 3.3, w, 3.3, (brush.tone(mix(trim, "#8a8078", 0.25), 0.45), brush.tone(mix(trim, "#5a5258", 0.45), 0.3))
    )
    for k in range(4):
        brush.rect(x, y - 0.8 * k - 0.8, w, 0.04, brush.tone("#5a5250", 0.2), 0.45)
    floors = int((h - 3.6) / 2.9)
    for f in range(floors):
        top = y - 3.5 - 2.9 * (f + 1) + 0.55
        for k in range(3):
            wx, ww, wh = x + w * (0.10 + 0.30 * k), w * 0.19, 1.9
            on, tint = float(rng.random()) < 0.50 * rig.lamps, WINDOW_WARM[int(rng.integers(0, 4))]
            brush.rect(wx - 0.12, top - 0.22, ww + 0.24, wh + 0.36, brush.tone(trim, 0.5))
            pane = (
                (mix(tint, "#ffffff", 0.1), mix(tint, "#8a4a24", 0.45))
                if on
                else (mix(rig.sky[3], "#2a3040", 0.6), mix(rig.sky[2], "#141a28", 0.7))
            )
            brush.rect(wx, top, ww, wh, pane)
            brush.rect(wx, top + wh * 0.48, ww, 0.09, brush.tone("#efe8d8", 0.6))
            brush.rect(wx + ww / 2 - 0.03, top, 0.06, wh, brush.tone("#efe8d8", 0.5))
            brush.rect(wx - 0.18, top + wh, ww + 0.36, 0.12, brush.tone(SNOW if rig.snow > 0.5 else trim, 0.8))
    door = x + w * (0.14 if number % 2 else 0.62)
    dw = w * 0.22
    brush.rect(door - 0.22, y - 3.2, dw + 0.44, 3.2, brush.tone("#e8e0d0", 0.6))
    glow = "#ffdf9a" if rig.lamps > 0.3 else mix(rig.sky[3], "#2a3040", 0.5)
    brush.rect(door, y - 3.0, dw, 0.5, glow)
    for k in range(1, 4):
        brush.rect(door + dw * k / 4 - 0.02, y - 3.0, 0.04, 0.5, brush.tone("#e8e0d0", 0.5))
    brush.rect(
        door,
        y - 2.45,
        dw,
        2.45,
        (brush.tone(mix(DOORS[number % 4], "#ffffff", 0.1), 0.8), brush.tone(DOORS[number % 4], 0.4)),
    )
    for k in range(2):
        brush.rect(
            door + dw * 0.14,
            y - 2.2 + 1.1 * k,
            dw * 0.72,
            0.8,
            brush.tone(mix(DOORS[number % 4], "#000000", 0.3), 0.4),
            0.6,
        )
    brush.rect(door + dw * 0.44, y - 1.45, dw * 0.12, 0.12, brush.tone("#d8ac4a", 0.9))
    for k in range(3):
        brush.rect(
            door - 0.3 - 0.15 * k, y - 0.18 * (3 - k), dw + 0.6 + 0.3 * k, 0.2, brush.tone("#c8c0b2", 0.75 - 0.15 * k)
        )
    left = x + (w * 0.44 if number % 2 else 0.0)
    for k in range(int(w * 0.54 / 0.22)):
        brush.rect(left + 0.22 * k, y - 1.1, 0.05, 1.1, "#15161c")
    brush.rect(left, y - 1.05, w * 0.54, 0.06, "#15161c")
    bay = left + w * 0.10
    on = rig.lamps > 0.3 and number % 3 > 0
    brush.rect(bay, y - 2.9, w * 0.34, 2.0, brush.tone("#e8e0d0", 0.55))
    for k in range(3):
        warm = ("#ffd890", "#c8843c") if on else (mix(rig.sky[3], "#2a3040", 0.6), mix(rig.sky[2], "#141a28", 0.7))
        brush.rect(bay + w * (0.02 + 0.105 * k), y - 2.8, w * 0.085, 1.8, warm)
    brush.rect(x - 0.15, y - h - 0.1, w + 0.3, 0.5, (brush.tone(trim, 0.8), brush.tone(trim, 0.3)))
    stack = x + w * 0.70
    brush.rect(stack, y - h - 1.9, w * 0.22, 1.9, (brush.tone(wall, 0.6), brush.tone(wall, 0.2)))
    for k in range(3):
        brush.rect(stack + w * (0.02 + 0.07 * k), y - h - 2.5, w * 0.045, 0.65, brush.tone("#a86a48", 0.5))
    brush.mark("chimney", stack + w * 0.1, y - h - 2.6)


def clock_tower(brush: Brush, x: float, h: float) -> None:
    """A tall tower with a lit clock and a steep spire."""
    w, stone = h * 0.13, "#a8946c"
    tone = (brush.tone(stone, None), brush.tone(mix(stone, "#30283a", 0.2), None))
    brush.rect(x - w / 2, -h * 0.80, w, h * 0.80 + 2, tone)
    for k in range(5):
        brush.rect(
            x - w / 2 + w * (0.08 + 0.19 * k),
            -h * 0.62,
            w * 0.07,
            h * 0.60,
            brush.tone(mix(stone, "#30283a", 0.5), 0.2),
            0.6,
        )
    brush.rect(x - w * 0.58, -h * 0.82, w * 1.16, h * 0.20, tone)
    face = "#fff2c0" if brush.rig.lamps > 0.3 else brush.tone("#f4eedc", 0.95)
    brush.oval(x, -h * 0.72, w * 0.44, w * 0.44, brush.tone("#5a4a34", 0.4))
    brush.oval(x, -h * 0.72, w * 0.38, w * 0.38, face)
    for hour in range(12):
        a = math.tau * hour / 12
        brush.line(
            [(x + s * w * math.sin(a), -h * 0.72 - s * w * math.cos(a)) for s in (0.30, 0.35)], w * 0.03, "#241c18"
        )
    for a, reach in ((0.2, 0.30), (2.4, 0.22)):
        brush.line(
            [(x, -h * 0.72), (x + reach * w * math.sin(a), -h * 0.72 - reach * w * math.cos(a))], w * 0.045, "#1c1614"
        )
    if brush.rig.lamps > 0.3:
        brush.light(x, -h * 0.72, w * 0.3, "#ffe2a0", 0.9)
    slate = brush.tone("#4a5058", 0.5)
    brush.poly(
        [(x - w * 0.60, -h * 0.82), (x - w * 0.36, -h * 0.89), (x + w * 0.36, -h * 0.89), (x + w * 0.60, -h * 0.82)],
        slate,
    )
    brush.rect(x - w * 0.34, -h * 0.92, w * 0.68, h * 0.03, tone)
    brush.poly([(x - w * 0.36, -h * 0.92), (x, -h * 1.06), (x + w * 0.36, -h * 0.92)], slate)
    brush.line([(x, -h * 1.06), (x, -h * 1.10)], w * 0.05, brush.tone("#d8ac4a", 0.9))
    for side in (-1, 1):
        px = x + side * w * 0.54
        brush.poly([(px - w * 0.05, -h * 0.82), (px, -h * 0.87), (px + w * 0.05, -h * 0.82)], slate)


def hansom(scenery: Scenery, z: float, facing: int, number: int) -> Plate:
    """A cab with two wheels behind its horse, as a plate of its own in the middle of the picture."""
    plate = scenery.billboard(z, f"hansom{number}")
    brush = scenery.brush(plate)
    f, ink, coat = facing, "#1d1a22", ("#4a2f22", "#2a2426")[number % 2]
    brush.soft(0, 0, 2.6, 0.2, "#08060c", 0.5)
    cab = [(-1.9, -0.7), (-2.0, -2.3), (-0.7, -2.5), (-0.5, -1.3), (0.1, -1.1), (0.1, -0.8)]
    brush.poly([(f * px, py) for px, py in cab], (brush.tone("#4a3a44", 0.7), brush.tone(ink, 0.4)))
    brush.poly(
        [(f * px, py) for px, py in ((-1.7, -1.5), (-1.75, -2.15), (-0.95, -2.25), (-0.85, -1.5))],
        "#ffcf8a" if brush.rig.lamps > 0.3 else brush.tone("#6a7888", 0.5),
    )
    for k in range(12):
        a = math.tau * k / 12
        brush.line(
            [(f * -1.2, -0.75), (f * -1.2 + 0.75 * math.cos(a), -0.75 + 0.75 * math.sin(a))],
            0.04,
            brush.tone("#8a3a2a", 0.6),
        )
    ring = [(f * -1.2 + 0.75 * math.cos(a), -0.75 + 0.75 * math.sin(a)) for a in np.linspace(0, math.tau, 30).tolist()]
    brush.line(ring, 0.09, brush.tone("#8a3a2a", 0.5))
    brush.line([(f * -0.3, -1.0), (f * 2.6, -1.25)], 0.06, ink)
    brush.line([(f * -2.1, -2.6), (f * -2.2, -3.2)], 0.30, brush.tone("#23202a", 0.5))
    brush.oval(f * -2.2, -3.45, 0.15, 0.17, brush.tone("#c99a7a", 0.6))
    brush.rect(f * -2.2 - 0.13, -3.95, 0.26, 0.38, ink)
    brush.rect(f * -2.2 - 0.22, -3.60, 0.44, 0.06, ink)
    brush.line([(f * -2.1, -2.9), (f * 0.2, -2.2), (f * 2.6, -1.9)], 0.02, ink)
    body = brush.tone(coat, 0.5)
    brush.oval(f * 1.7, -1.35, 1.05, 0.42, (brush.tone(mix(coat, "#ffffff", 0.15), 0.7), body))
    for px, lean in ((0.95, -0.15), (1.15, 0.22), (2.35, -0.2), (2.5, 0.2)):
        brush.line([(f * px, -1.2), (f * (px + lean), -0.6), (f * (px + lean * 0.4), -0.02)], 0.15, body)
    neck = [(2.3, -1.2), (2.75, -2.1), (3.05, -2.0), (2.75, -1.2)]
    brush.poly([(f * px, py) for px, py in neck], body)
    head = [(2.7, -2.25), (3.05, -2.2), (3.4, -1.75), (3.2, -1.65), (2.8, -1.95)]
    brush.poly([(f * px, py) for px, py in head], body)
    brush.line([(f * 2.25, -1.5), (f * 2.7, -2.3)], 0.12, brush.tone("#14100e", 0.3))
    brush.line([(f * 0.7, -1.45), (f * 0.45, -0.75)], 0.13, brush.tone("#14100e", 0.3))
    lamp = f * -0.15, -1.55
    brush.oval(*lamp, 0.09, 0.12, "#fff0c0")
    brush.light(*lamp, 0.15, "#ffd08a", 0.9 * max(0.2, brush.rig.lamps))
    plate.crop(pad=int(3 * scenery.view.blur_px(z) * plate.res) + 2 + brush.halo_reach())
    scenery.finish(plate, brush, rim=0.6)
    plate.crop()
    return plate


# --- the front of a house ---------------------------------------------------------------------------------------


def clapboard(brush: Brush, h: float, wall: str) -> None:
    """A wall of boards from edge to edge."""
    width = brush.x1 - brush.x0
    brush.rect(brush.x0, -h, width, h, (brush.tone(wall, 0.6), brush.tone(mix(wall, "#5a4a5a", 0.12), 0.5)))
    for k in range(int(h / 0.19)):
        brush.rect(brush.x0, -0.19 * k, width, 0.03, brush.tone(wall, 0.05), 0.45)


def front_door(brush: Brush, x: float, ink: str = "#b8403a") -> None:
    """A panelled door with side lights, a wreath, a bell, a number, a mat."""
    rig = brush.rig
    brush.rect(x - 1.02, -2.62, 2.04, 2.62, brush.tone("#f6f2ea", 0.8))
    glow = (
        ("#ffe2a6", "#e8b068")
        if rig.lamps > 0.3
        else (mix(rig.sky[3], "#304050", 0.45), mix(rig.sky[2], "#202c3a", 0.55))
    )
    for side in (-1, 1):
        brush.rect(x + side * 0.76 - 0.15, -2.2, 0.30, 1.95, glow)
        for k in range(1, 4):
            brush.rect(x + side * 0.76 - 0.15, -2.2 + 0.49 * k, 0.30, 0.04, brush.tone("#f6f2ea", 0.7))
    brush.rect(x - 0.9, -2.52, 1.8, 0.24, glow)
    brush.rect(x - 0.52, -2.2, 1.04, 2.2, (brush.tone(mix(ink, "#ffffff", 0.12), 0.9), brush.tone(ink, 0.45)))
    for dx in (-0.40, 0.06):
        for top, tall in ((-2.06, 0.62), (-1.32, 1.12)):
            brush.rect(x + dx, top, 0.34, tall, brush.tone(mix(ink, "#200a10", 0.3), 0.45), 0.7)
            brush.rect(x + dx + 0.03, top + 0.03, 0.31, tall - 0.03, brush.tone(ink, 0.75), 0.8)
    brush.oval(x + 0.42, -1.05, 0.05, 0.05, brush.tone("#e8c86a", 1.0))
    for k in range(22):
        a = math.tau * k / 22
        leaf = ("#3f7a48", "#5a9a52", "#2f6a3c")[k % 3]
        brush.oval(x + 0.22 * math.cos(a), -1.72 + 0.22 * math.sin(a), 0.075, 0.06, brush.tone(leaf, 0.7))
        if k % 4 == 0:
            brush.oval(x + 0.22 * math.cos(a), -1.72 + 0.22 * math.sin(a), 0.032, 0.032, brush.tone("#d8343a", 0.9))
    brush.rect(x + 1.10, -1.38, 0.13, 0.22, brush.tone("#d8ac4a", 0.8))
    brush.oval(x + 1.165, -1.27, 0.034, 0.034, "#fff2cc")
    brush.rect(x + 1.07, -1.86, 0.22, 0.30, brush.tone("#2a3440", 0.6))
    brush.line([(x + 1.13, -1.80), (x + 1.13, -1.62)], 0.03, brush.tone("#f4e6c0", 0.9))
    brush.line(
        [(x + 1.19, -1.80), (x + 1.24, -1.80), (x + 1.19, -1.62), (x + 1.24, -1.62)], 0.025, brush.tone("#f4e6c0", 0.9)
    )


def porch_lamp(brush: Brush, x: float, y: float) -> None:
    """A lantern beside the door."""
    on = brush.rig.lamps > 0.2
    brush.poly(
        [(x - 0.09, y - 0.24), (x + 0.09, y - 0.24), (x + 0.07, y), (x - 0.07, y)],
        "#ffe6b0" if on else brush.tone("#dfe6ea", 0.8),
    )
    for dx in (-0.09, -0.012, 0.066):
        brush.rect(x + dx, y - 0.25, 0.024, 0.26, "#1f2026")
    brush.poly([(x - 0.13, y - 0.24), (x, y - 0.38), (x + 0.13, y - 0.24)], "#1f2026")
    if on:
        brush.light(x, y - 0.12, 0.14, "#ffc877", 1.0)
        brush.soft(x, y - 0.1, 1.3, 1.3, "#ffb868", 0.28 * brush.rig.lamps, plus=True)


def swing_seat(brush: Brush, x: float, top: float, w: float = 1.5) -> None:
    """A seat that hangs from the porch's ceiling on two chains."""
    for side in (-1, 1):
        brush.line([(x + side * w * 0.46, top), (x + side * w * 0.46, -0.75)], 0.022, "#2a2c32")
    for k in range(5):
        brush.rect(x - w / 2, -1.05 + 0.12 * k, w, 0.08, brush.tone("#e8e2d4", 0.8))
    brush.rect(x - w / 2, -0.50, w, 0.10, (brush.tone("#fbf6ea", 1.0), brush.tone("#b8b0a0", 0.4)))
    for dx, ink in ((-0.28, "#d8743a"), (0.30, "#3f7a9a")):
        brush.poly(
            [
                (x + dx * w - 0.2, -0.50),
                (x + dx * w - 0.16, -0.86),
                (x + dx * w + 0.18, -0.84),
                (x + dx * w + 0.2, -0.50),
            ],
            (brush.tone(ink, 0.95), brush.tone(ink, 0.4)),
        )


def sash(brush: Brush, x: float, w: float = 1.3, h: float = 1.5, y: float = -0.95) -> None:
    """A window of a house front with shutters, (x, y) its bottom middle."""
    houses.window(brush, x - w / 2, y - h, w, h, "#e8e2d4", shutters="#4f7a78")
