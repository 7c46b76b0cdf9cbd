"""What stands in streets: lamps, benches, cars, facades, shops, signs, stalls, lights on strings. Metres."""

import math

import numpy as np

from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import Ink, mix, rgb
from rushes.engines.previs.world.houses import WINDOW_WARM
from rushes.engines.previs.world.light import Ramp
from rushes.engines.previs.world.scenery import Scenery
from rushes.engines.previs.world.stage import Plate
from rushes.engines.previs.world.trees import SNOW

NEON = ("#ff4fa0", "#35d7ff", "#ffcf4a", "#8a6bff", "#4dffb0", "#ff6a3d")
BRICKS = ("#9a5a48", "#7f6a5e", "#b08a6a", "#6a5f68", "#a8746a", "#8d8378")


def street_lamp(
    brush: Brush, x: float, height: float = 4.6, y: float = 0.0, style: str = "arm", on: float | None = None
) -> None:
    """A lamp post: "arm" leans over the street, "lantern" is an old one; `on` None follows the rig."""
    rig = brush.rig
    metal = "#3a3f48"
    on = rig.lamps if on is None else on
    side = -1 if x > 0 else 1
    brush.rect(x - 0.055, y - height, 0.11, height, (brush.tone(metal, 0.8), brush.tone(metal, 0.2)))
    brush.rect(x - 0.11, y - 0.5, 0.22, 0.5, brush.tone(metal, 0.4))
    if style == "arm":
        brush.line(
            [(x, y - height + 0.1), (x + side * 0.25, y - height - 0.25), (x + side * 0.95, y - height - 0.32)],
            0.085,
            brush.tone(metal, 0.5),
        )
        hx, hy = x + side * 1.15, y - height - 0.28
        brush.oval(hx, hy, 0.34, 0.10, brush.tone(metal, 0.6))
    else:
        hx, hy = x, y - height - 0.22
        brush.poly(
            [
                (x - 0.12, y - height),
                (x - 0.20, y - height - 0.42),
                (x + 0.20, y - height - 0.42),
                (x + 0.12, y - height),
            ],
            "#ffe6b4" if on > 0.2 else brush.tone("#cfd8dc", 0.6),
        )
        brush.poly(
            [(x - 0.26, y - height - 0.42), (x, y - height - 0.66), (x + 0.26, y - height - 0.42)],
            brush.tone(metal, 0.6),
        )
    if on > 0.2:
        brush.oval(hx, hy + 0.05, 0.24, 0.07, "#fff0cc")
        brush.light(hx, hy + 0.06, 0.20, "#ffc983", 1.25 * on)
        brush.soft(hx, hy + 0.1, 1.7, 1.5, "#ffbf73", 0.24 * on, plus=True)
        brush.soft(hx, y - 0.05, 2.2, 0.35, "#ffc37a", 0.30 * on, plus=True)


def bench(brush: Brush, x: float, w: float = 1.7, y: float = 0.0) -> None:
    """A park bench."""
    wood, iron = "#8f5f3a", "#2c2e34"
    for k in (-0.42, 0.42):
        brush.rect(x + w * k - 0.04, y - 0.46, 0.08, 0.46, brush.tone(iron, 0.3))
        brush.rect(x + w * k - 0.03, y - 0.92, 0.06, 0.5, brush.tone(iron, 0.4))
    for yy, hh in ((-0.92, 0.12), (-0.76, 0.12), (-0.60, 0.12), (-0.46, 0.07)):
        brush.rect(
            x - w / 2,
            y + yy,
            w,
            hh,
            (brush.tone(SNOW if brush.rig.snow > 0.5 and yy in (-0.92, -0.46) else wood, 0.95), brush.tone(wood, 0.4)),
        )


def car(brush: Brush, x: float, length: float = 4.3, albedo: str = "#b23a3a", y: float = 0.0, facing: int = 1) -> None:
    """Side view car with glass, wheels, lamps."""
    h = length * 0.33
    f = facing

    def along(share: float) -> float:
        return x + f * length * share

    brush.soft(x, y, length * 0.56, 0.22, "#08060c", 0.55)
    body = [
        (along(-0.5), y - h * 0.28),
        (along(-0.48), y - h * 0.62),
        (along(-0.30), y - h * 0.66),
        (along(-0.20), y - h * 0.98),
        (along(0.12), y - h * 1.0),
        (along(0.27), y - h * 0.66),
        (along(0.46), y - h * 0.56),
        (along(0.5), y - h * 0.30),
        (along(0.49), y - h * 0.16),
        (along(-0.49), y - h * 0.16),
    ]
    brush.poly(body, (brush.tone(mix(albedo, "#ffffff", 0.18), 0.9), brush.tone(albedo, 0.15)))
    glass = mix(brush.rig.sky[2], "#1c2838", 0.6)
    brush.poly(
        [
            (along(-0.27), y - h * 0.66),
            (along(-0.18), y - h * 0.92),
            (along(-0.04), y - h * 0.93),
            (along(-0.04), y - h * 0.66),
        ],
        (mix(glass, brush.rig.sky[4], 0.4), glass),
    )
    brush.poly(
        [
            (along(-0.01), y - h * 0.66),
            (along(-0.01), y - h * 0.93),
            (along(0.10), y - h * 0.93),
            (along(0.22), y - h * 0.66),
        ],
        (mix(glass, brush.rig.sky[4], 0.4), glass),
    )
    brush.line(
        [(along(-0.48), y - h * 0.45), (along(0.48), y - h * 0.42)],
        0.03,
        brush.tone(mix(albedo, "#ffffff", 0.4), 0.9),
        0.7,
    )
    for k in (-0.31, 0.31):
        brush.oval(along(k), y - h * 0.17, h * 0.24, h * 0.24, "#15151a")
        brush.oval(along(k), y - h * 0.17, h * 0.13, h * 0.13, brush.tone("#a8acb4", 0.6))
    on = brush.rig.lamps > 0.3
    brush.oval(along(0.475), y - h * 0.42, 0.10, 0.08, "#fff6d8" if on else brush.tone("#e8e8e0", 0.8))
    brush.oval(along(-0.485), y - h * 0.46, 0.06, 0.09, "#ff3a2a" if on else brush.tone("#8a2020", 0.6))
    if on:
        brush.light(along(0.49), y - h * 0.42, 0.18, "#ffe9b8", 1.1)
        brush.light(along(-0.49), y - h * 0.46, 0.12, "#ff3020", 0.8)
    if brush.rig.snow > 0.5:
        brush.poly(
            [
                (along(-0.20), y - h * 0.96),
                (along(0.12), y - h * 0.98),
                (along(0.10), y - h * 1.06),
                (along(-0.18), y - h * 1.05),
            ],
            brush.tone(SNOW, 1),
        )


def car_plate(scenery: Scenery, z: float, albedo: str, facing: int, number: int) -> Plate:
    """A car as a plate of its own, on its wheels at the middle of the picture, ready to be driven."""
    plate = scenery.billboard(z, f"car{number}")
    brush = scenery.brush(plate)
    car(brush, 0.0, 4.4, albedo, facing=facing)
    plate.crop(pad=int(3 * scenery.view.blur_px(z) * plate.res) + 2 + brush.halo_reach())
    scenery.finish(plate, brush, rim=0.6)
    plate.crop()
    return plate


def facade(
    brush: Brush,
    x: float,
    w: float,
    h: float,
    wall: str = "#9a5a48",
    floor: float = 3.4,
    bay: float = 2.6,
    shop: bool = True,
    y: float = 0.0,
    fire_escape: bool = False,
    neon: bool = True,
) -> None:
    """City front: shop floor, window grid, string courses, cornice. Works in perspective too (side walls)."""
    rig, rng = brush.rig, brush.rng
    brush.rect(
        x, y - h, w, h, (brush.tone(mix(wall, "#ffffff", 0.06), None), brush.tone(mix(wall, "#30243a", 0.22), None))
    )
    shop_h = 4.2 if shop else 0
    floors, bays = int((h - shop_h - 1) / floor), max(1, int(w / bay))
    step = w / bays
    for f in range(floors):
        yy = y - shop_h - (f + 1) * floor
        brush.rect(x, yy + floor - 0.12, w, 0.14, brush.tone(mix(wall, "#ffffff", 0.25), 0.6))
        for k in range(bays):
            wx, ww, wh = x + step * (k + 0.26), step * 0.48, floor * 0.56
            lit, tint, strength, halo = rng.random(4).tolist()
            on = lit < rig.lamps * 0.48
            brush.rect(
                wx - 0.10, yy + floor * 0.20 - 0.1, ww + 0.2, wh + 0.2, brush.tone(mix(wall, "#efe6d8", 0.45), None)
            )
            if on:
                warm = rgb(WINDOW_WARM[int(4 * tint)]) * np.float32(0.62 + 0.38 * strength)
                brush.rect(wx, yy + floor * 0.20, ww, wh, (warm, mix(warm, "#d9803c", 0.4)))
                brush.rect(wx, yy + floor * 0.20, ww * 0.3, wh, mix(warm, "#6a3a24", 0.5), 0.6)
                if halo < 0.3:
                    brush.light(wx + ww / 2, yy + floor * 0.45, ww * 0.35, "#ffc27a", 0.45)
            else:
                glass = mix(rig.sky[2], "#1c2838", 0.62)
                brush.rect(wx, yy + floor * 0.20, ww, wh, (mix(glass, rig.sky[4], 0.42), glass * 0.8))
            brush.rect(wx, yy + floor * 0.20 + wh * 0.48, ww, 0.07, brush.tone("#d8d0c4", 0.3))
            brush.rect(
                wx - 0.18,
                yy + floor * 0.20 + wh,
                ww + 0.36,
                0.13,
                brush.tone(SNOW if rig.snow > 0.5 else "#cfc4b4", 0.7),
            )
    brush.rect(
        x - 0.2, y - h - 0.1, w + 0.4, 0.55, (brush.tone(mix(wall, "#ffffff", 0.35), 0.8), brush.tone(wall, 0.1))
    )
    for k in range(int(w / 0.8)):
        brush.rect(x + 0.2 + k * 0.8, y - h + 0.45, 0.3, 0.3, brush.tone(wall, 0.1))
    if fire_escape and floors > 1:
        cx = x + step * (bays // 2 + 0.5)
        for f in range(floors):
            yy = y - shop_h - f * floor - 0.2
            brush.rect(cx - 1.7, yy, 3.4, 0.10, "#17161c")
            brush.line([(cx - 1.6, yy - 1.0), (cx + 1.6, yy - 1.0)], 0.05, "#1b1a20")
            for k in range(9):
                brush.line([(cx - 1.6 + 0.4 * k, yy), (cx - 1.6 + 0.4 * k, yy - 1.0)], 0.03, "#1b1a20")
            if f < floors - 1:
                d = 1 if f % 2 else -1
                brush.line([(cx - 1.3 * d, yy), (cx + 1.3 * d, yy - floor)], 0.16, "#17161c", 0.9)
    if shop:
        shop_front(brush, x + 0.25, w - 0.5, shop_h - 0.3, y=y, neon=neon)


def shop_front(brush: Brush, x: float, w: float, h: float, y: float = 0.0, neon: bool = True) -> None:
    """Glowing shop window, door, awning and a lit sign."""
    rig, rng = brush.rig, brush.rng
    frame = ("#2c3a40", "#4a2a2a", "#2e2a3a", "#28402f")[rng.integers(0, 4)]
    brush.rect(x, y - h, w, h, brush.tone(frame, None))
    warm = mix("#ffd796", "#ffb066", rng.random())
    k = 0.40 + 0.60 * rig.lamps
    brush.rect(
        x + 0.2, y - h * 0.70, w * 0.66, h * 0.58, (np.minimum(warm * k * 1.05, 1), mix(warm * k, "#6a3a28", 0.35))
    )
    for i in range(int(w * 1.6)):  # goods on display
        gx = x + 0.35 + (w * 0.62) * rng.random()
        gh = h * (0.10 + 0.18 * rng.random())
        brush.rect(
            gx,
            y - h * 0.12 - gh,
            0.12 + 0.2 * rng.random(),
            gh,
            mix(("#8a3a34", "#35605a", "#b8823a", "#54406a")[i % 4], "#201018", 0.35),
            0.8,
        )
    brush.rect(
        x + w * 0.76, y - h * 0.72, w * 0.17, h * 0.72, (mix(warm * k, "#4a2a20", 0.35), mix(warm * k, "#1a1018", 0.65))
    )
    brush.rect(x + w * 0.76, y - h * 0.72, w * 0.17, h * 0.72, "#100c14", 0.2)
    stripe = ("#b8433a", "#2f6a5a", "#35528a", "#c8893a")[rng.integers(0, 4)]
    n = max(4, int(w / 0.55))
    for i in range(n):
        x0, x1 = x + w * i / n, x + w * (i + 1) / n
        c = stripe if i % 2 else "#efe6d6"
        brush.poly(
            [
                (x0, y - h * 0.86),
                (x1, y - h * 0.86),
                (x1 + 0.0, y - h * 0.64),
                ((x0 + x1) / 2, y - h * 0.60),
                (x0, y - h * 0.64),
            ],
            (brush.tone(c, 0.8), brush.tone(c, 0.35)),
        )
    brush.rect(x, y - h * 0.62, w, h * 0.06, "#0c0810", 0.25)
    colour = NEON[rng.integers(0, len(NEON))]
    if rig.lamps > 0.6 and neon:
        brush.rect(x + w * 0.12, y - h * 1.02, w * 0.62, h * 0.16, "#120e18")
        glyphs(brush, x + w * 0.16, y - h * 0.90, w * 0.54, h * 0.09, colour, glow=True)
        brush.light(x + w * 0.42, y - h * 0.94, w * 0.30, colour, 0.85)
        brush.soft(x + w * 0.4, y - h * 0.45, w * 0.75, h * 0.6, warm, 0.16, plus=True)
    else:
        brush.rect(x + w * 0.12, y - h * 1.02, w * 0.62, h * 0.16, brush.tone(mix(stripe, "#201820", 0.35), 0.5))
        glyphs(brush, x + w * 0.16, y - h * 0.90, w * 0.54, h * 0.09, brush.tone("#f2e6cc", 0.8))


def glyphs(brush: Brush, x: float, y: float, w: float, h: float, colour: Ink, glow: bool = False) -> None:
    """Sign lettering suggested by abstract strokes (no font needed, reads as a sign at a distance)."""
    n = max(4, int(w / (h * 0.95)))
    for i in range(n):
        gx, gw = x + w * i / n, w / n * 0.62
        kind = brush.rng.integers(0, 4)
        lines = (
            [(gx, y), (gx, y - h), (gx + gw, y - h)],
            [(gx, y), (gx + gw / 2, y - h), (gx + gw, y)],
            [(gx, y - h), (gx, y), (gx + gw, y), (gx + gw, y - h)],
            [(gx, y), (gx, y - h), (gx + gw, y - h * 0.5), (gx, y - h * 0.45)],
        )[kind]
        if glow:
            brush.line(lines, h * 0.34, colour, 0.35)
        brush.line(lines, h * 0.16, mix(colour, "#ffffff", 0.45) if glow else colour)


def skyline(
    brush: Brush,
    height: float,
    y: float = 0.0,
    albedos: Ramp = ("#4a5166", "#6f7688"),
    density: float = 1.0,
    towers: bool = True,
) -> None:
    """Distant blocks with window sparkle."""
    rng, rig = brush.rng, brush.rig
    x = brush.x0
    unit = height * 0.16
    while x < brush.x1:
        w = unit * (0.6 + 0.9 * rng.random())
        h = height * (0.30 + 0.55 * rng.random() ** 1.5)
        wall = mix(albedos[0], albedos[1], rng.random())
        brush.rect(x, y - h, w * 1.02, h + 2, (brush.tone(mix(wall, "#ffffff", 0.1), None), brush.tone(wall, 0.1)))
        brush.rect(x if rig.side > 0 else x + w * 0.7, y - h, w * 0.3, h, brush.tone(wall, 0), 0.5)
        if towers and rng.random() < 0.25:
            brush.rect(x + w * 0.3, y - h * 1.10, w * 0.4, h * 0.1, brush.tone(wall, 0.3))
            brush.rect(x + w * 0.48, y - h * 1.28, w * 0.04, h * 0.2, brush.tone(wall, 0.3))
        cols, rows = max(2, int(w / (height * 0.018))), max(3, int(h / (height * 0.026)))
        gx, gy = np.meshgrid(np.arange(cols), np.arange(rows))
        chance, tint = rng.random(gx.shape), rng.integers(0, 4, gx.shape)
        keep = chance < (0.10 + 0.42 * rig.lamps)
        px, py = x + w * (gx[keep] + 0.25) / cols, y - h + h * (gy[keep] + 0.3) / rows
        sw, sh = w / cols * 0.5, h / rows * 0.5
        shapes = np.stack(
            [
                np.stack([px, py], -1),
                np.stack([px + sw, py], -1),
                np.stack([px + sw, py + sh], -1),
                np.stack([px, py + sh], -1),
            ],
            1,
        )
        tones = (
            [rgb(c) * (0.55 + 0.45 * rig.lamps) for c in WINDOW_WARM]
            if rig.lamps > 0.3
            else [mix(brush.tone(wall, None), rig.sky[3], k) for k in (0.25, 0.4, 0.5, 0.3)]
        )
        brush.stamps(shapes, tones, tint[keep])
        x += w * (1.0 + 0.25 * rng.random() / density)


def stall(brush: Brush, x: float, w: float = 2.6, h: float = 2.6, stripe: str = "#c8433a", y: float = 0.0) -> None:
    """Market stall with striped awning, crates of produce and a hanging bulb."""
    rng = brush.rng
    wood = "#7a5236"
    brush.rect(x - w * 0.46, y - h * 0.95, w * 0.92, h * 0.9, mix(brush.tone("#3a2a28", 0.3), "#000000", 0.2), 0.8)
    for k in (-0.46, 0.43):
        brush.rect(x + w * k, y - h, w * 0.035, h, brush.tone(wood, 0.4))
    brush.rect(x - w * 0.50, y - h * 0.36, w, h * 0.36, (brush.tone(wood, 0.7), brush.tone(wood, 0.2)))
    for k in range(6):
        brush.rect(x - w * 0.5 + w * k / 6, y - h * 0.36, 0.02, h * 0.36, brush.tone(wood, 0), 0.6)
    produce = ("#d8442f", "#e8902c", "#f2c23a", "#5f9a3a", "#8a3f6a", "#b8d05a")
    for c in range(4):
        cx = x - w * 0.38 + w * 0.25 * c
        brush.poly(
            [
                (cx - w * 0.11, y - h * 0.36),
                (cx - w * 0.125, y - h * 0.43),
                (cx + w * 0.125, y - h * 0.43),
                (cx + w * 0.11, y - h * 0.36),
            ],
            brush.tone("#b08a58", 0.7),
        )
        colour = produce[rng.integers(0, 6)]
        for _ in range(16):
            px, py = cx + w * 0.11 * (rng.random() * 2 - 1), y - h * (0.43 + 0.06 * rng.random())
            brush.oval(
                px, py, w * 0.026, w * 0.026, (brush.tone(mix(colour, "#ffffff", 0.2), 1), brush.tone(colour, 0.25))
            )
    n = 9
    for i in range(n):
        x0, x1 = x - w * 0.58 + w * 1.16 * i / n, x - w * 0.58 + w * 1.16 * (i + 1) / n
        c = stripe if i % 2 == 0 else "#f4ead8"
        t0, t1 = x + (x0 - x) * 0.82, x + (x1 - x) * 0.82
        brush.poly(
            [
                (t0, y - h * 1.10),
                (t1, y - h * 1.10),
                (x1, y - h * 0.88),
                (x1, y - h * 0.82),
                ((x0 + x1) / 2, y - h * 0.785),
                (x0, y - h * 0.82),
                (x0, y - h * 0.88),
            ],
            (brush.tone(c, 0.95), brush.tone(c, 0.40)),
        )
    if brush.rig.snow > 0.5:
        brush.rect(x - w * 0.48, y - h * 1.14, w * 0.96, h * 0.06, brush.tone(SNOW, 1))
    if brush.rig.lamps > 0.3:
        brush.light(x, y - h * 0.70, 0.12, "#ffc878", 1.2)
        brush.soft(x, y - h * 0.5, w * 0.55, h * 0.42, "#ffb660", 0.34, plus=True)


def string_lights(
    brush: Brush, x0: float, x1: float, y: float, sag: float = 0.5, n: int = 14, colours: tuple[str, ...] = ("#ffd58a",)
) -> None:
    """Bulbs on a sagging string."""
    pts = [(x0 + (x1 - x0) * k / 30, y + sag * math.sin(math.pi * k / 30)) for k in range(31)]
    brush.line(pts, max(0.015, 1 / brush.px), brush.tone("#20202a", 0.2))
    for k in range(n):
        s = (k + 0.5) / n
        px, py = x0 + (x1 - x0) * s, y + sag * math.sin(math.pi * s) + 0.06
        c = colours[k % len(colours)]
        brush.oval(px, py, 0.05, 0.06, mix(c, "#ffffff", 0.5) if brush.rig.lamps > 0.2 else brush.tone("#e8e2d4", 0.7))
        if brush.rig.lamps > 0.2:
            brush.light(px, py, 0.055, c, 0.8)


def bunting(brush: Brush, x0: float, x1: float, y: float, sag: float = 0.6, n: int = 12) -> None:
    """Pennants on a sagging string."""
    pts = [(x0 + (x1 - x0) * k / 30, y + sag * math.sin(math.pi * k / 30)) for k in range(31)]
    brush.line(pts, max(0.02, 1 / brush.px), brush.tone("#5a4a40", 0.3))
    for k in range(n):
        s = (k + 0.5) / n
        px, py = x0 + (x1 - x0) * s, y + sag * math.sin(math.pi * s)
        w = abs(x1 - x0) / n * 0.20
        brush.poly(
            [(px - w, py), (px + w, py), (px, py + w * 2.2)],
            brush.tone(("#d8443a", "#f2c24a", "#3f8a9a", "#f4ead8")[k % 4], 0.6 + 0.3 * (k % 2)),
        )
