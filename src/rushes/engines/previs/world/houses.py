"""Houses, fences, castles. Metres; fronts face the camera."""

import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.brush import Brush, Points, polygon
from rushes.engines.previs.world.colour import mix, rgb
from rushes.engines.previs.world.trees import SNOW

WINDOW_WARM = ("#ffd58a", "#ffc06a", "#ffe2ae", "#ffb35c")


def window(
    brush: Brush,
    x: float,
    y: float,
    w: float,
    h: float,
    wall: str,
    lit_chance: float | None = None,
    panes: tuple[int, int] = (2, 2),
    shutters: str | None = None,
    frame: str = "#f2ede4",
) -> None:
    """Window with frame, glass reflecting the sky or a warm room; (x, y) is the top-left."""
    rig = brush.rig
    chance = rig.lamps * 0.72 if lit_chance is None else lit_chance
    lit, tint, drape, someone = brush.rng.random(4).tolist()  # as many by day as by night: the house stays the same
    on = lit < chance
    brush.rect(x - w * 0.08, y - w * 0.08, w * 1.16, h + w * 0.16, brush.tone(frame, None))
    if on:
        warm = WINDOW_WARM[int(4 * tint)]
        k = 0.75 + 0.35 * rig.lamps
        brush.rect(x, y, w, h, (np.minimum(rgb(warm) * k, 1), np.minimum(mix(warm, "#e8823c", 0.45) * k, 1)))
        if drape < 0.7:
            brush.rect(x, y, w * (0.18 + 0.2 * drape), h, mix(warm, "#a85a30", 0.6), 0.7)
        if someone < 0.35:
            brush.oval(x + w * 0.62, y + h * 0.75, w * 0.10, h * 0.30, "#5a3424", 0.7)
        brush.light(x + w / 2, y + h / 2, w * 0.42, warm, 0.75 * rig.lamps)
    else:
        glass = mix(rig.sky[2], "#24344a", 0.55)
        brush.rect(x, y, w, h, (mix(glass, rig.sky[3], 0.35), glass * 0.75))
        brush.poly([(x, y + h * 0.7), (x + w * 0.55, y), (x + w * 0.85, y), (x, y + h)], rig.sky[3], 0.22)
    bar = max(w * 0.045, 1.0 / brush.px)
    for i in range(1, panes[0]):
        brush.rect(x + w * i / panes[0] - bar / 2, y, bar, h, brush.tone(frame, 0.3))
    for j in range(1, panes[1]):
        brush.rect(x, y + h * j / panes[1] - bar / 2, w, bar, brush.tone(frame, 0.3))
    brush.rect(x, y, w, h * 0.07, "#1a1420", 0.28)
    brush.rect(x - w * 0.12, y + h + w * 0.06, w * 1.24, w * 0.09, brush.tone(SNOW if rig.snow > 0.5 else frame, 0.8))
    if shutters:
        for sx in (x - w * 0.44, x + w * 1.10):
            brush.rect(sx, y - w * 0.04, w * 0.34, h + w * 0.08, brush.tone(shutters, 0.6))
            for k in range(5):
                brush.rect(sx, y + h * (0.08 + 0.19 * k), w * 0.34, h * 0.03, brush.tone(shutters, 0.15))


def roof(brush: Brush, points: Points, albedo: str, rows: int = 7, snow: float | None = None) -> None:
    """Pitched roof polygon with courses of tiles and an eave shadow; snow replaces the tile colour."""
    pts = np.asarray(points, float)
    covered = brush.rig.snow > 0.5
    base = SNOW if covered else albedo
    brush.poly(pts, (brush.tone(mix(base, "#ffffff", 0.10), 0.95), brush.tone(base, 0.55)))
    (left, lo), (right, hi) = pts.min(0).tolist(), pts.max(0).tolist()
    brush.canvas.save()
    brush.canvas.clipPath(polygon(pts), True)
    if covered:  # white on a white sky: the side in shade and the eave keep its shape
        middle, far = (left + right) / 2, left if brush.rig.side > 0 else right
        shade = mix("#8296bc", albedo, 0.25)
        brush.fade(min(middle, far), lo, abs(far - middle), hi - lo, brush.tone(shade, 0.3), *_towards(far, middle))
        brush.fade(left, hi - 0.22 * (hi - lo), right - left, 0.22 * (hi - lo), brush.tone(shade, 0.2), 0.0, 0.8, False)
    else:
        for k in range(1, rows):
            y = lo + (hi - lo) * k / rows
            brush.line([(left, y), (right, y)], max((hi - lo) * 0.03, 0.8 / brush.px), brush.tone(albedo, 0.1), 0.5)
    brush.canvas.restore()


def _towards(far: float, middle: float) -> tuple[float, float]:
    """First and last alpha of a shade that deepens from the ridge to the far edge."""
    return (0.85, 0.25) if far < middle else (0.25, 0.85)


def house(
    brush: Brush,
    x: float,
    w: float,
    h: float,
    wall: str = "#d8c3a5",
    tiles: str = "#8a4a3c",
    style: str = "suburb",
    y: float = 0.0,
) -> None:
    """A gabled house seen from the front: "suburb" has a porch and siding, "cottage" is low, "timber" is framed."""
    rig, rng, s = brush.rig, brush.rng, brush.rig.side
    left, top = x - w / 2, y - h
    brush.rect(left, top, w, h, (brush.tone(wall, None), brush.tone(mix(wall, "#5a4a5a", 0.12), None)))
    brush.canvas.save()
    brush.canvas.clipRect(skia.Rect.MakeXYWH(left, top, w, h))
    if style == "suburb":
        for k in range(int(h / 0.28)):
            brush.rect(left, top + k * 0.28, w, 0.035, brush.tone(wall, 0.05), 0.30)
    if style == "timber":
        beam = brush.tone("#4a3226", None)
        for k in range(6):
            brush.rect(left + w * k / 5 - 0.09, top, 0.18, h, beam)
        for yy in (top, top + h * 0.45, top + h * 0.96):
            brush.rect(left, yy, w, 0.17, beam)
        for k in (0, 4):
            brush.line([(left + w * k / 5, top + h * 0.45), (left + w * (k + 1) / 5, top)], 0.15, beam)
    shade = left if s > 0 else left + w * 0.72
    brush.rect(shade, top, w * 0.28, h, brush.tone(wall, 0), 0.38)
    brush.canvas.restore()
    roof_h = w * (0.30 if style == "suburb" else 0.46)
    over_hang = w * 0.06
    cx = x + w * (0.30 * rng.random() - 0.15)
    brush.rect(
        cx + w * 0.22,
        top - roof_h * 0.95,
        w * 0.075,
        roof_h * 0.9,
        (brush.tone("#9a5b4a", 0.8), brush.tone("#6a3c36", 0.3)),
    )
    brush.mark("chimney", cx + w * 0.257, top - roof_h * 0.97)
    if rig.snow > 0.5:
        brush.rect(cx + w * 0.21, top - roof_h * 0.99, w * 0.095, roof_h * 0.08, brush.tone(SNOW, 1))
    if style == "suburb":
        roof(
            brush,
            [
                (left - over_hang, top + 0.05),
                (left + w * 0.20, top - roof_h),
                (left + w * 0.80, top - roof_h),
                (left + w + over_hang, top + 0.05),
            ],
            tiles,
        )
        gx, gw = left + w * (0.56 if rng.random() < 0.5 else 0.06), w * 0.38
        brush.poly(
            [(gx, top + 0.02), (gx + gw / 2, top - roof_h * 0.78), (gx + gw, top + 0.02)],
            brush.tone(mix(wall, "#ffffff", 0.15), None),
        )
        snow_or = SNOW if rig.snow > 0.5 else tiles
        brush.line(
            [(gx - 0.2, top + 0.12), (gx + gw / 2, top - roof_h * 0.84), (gx + gw + 0.2, top + 0.12)],
            w * 0.030,
            brush.tone(snow_or, 0.8),
        )
        window(brush, gx + gw * 0.38, top - roof_h * 0.42, gw * 0.24, roof_h * 0.30, wall)
    else:
        roof(brush, [(left - over_hang, top + 0.1), (x, top - roof_h), (left + w + over_hang, top + 0.1)], tiles, 9)
        brush.rect(left - over_hang * 0.3, top + 0.08, w + over_hang * 0.6, h * 0.05, "#1a1420", 0.30)
        window(brush, x - w * 0.07, top - roof_h * 0.50, w * 0.14, roof_h * 0.26, wall)
    brush.rect(left, top + 0.05, w, h * 0.06, "#171020", 0.28)
    shutters = {"cottage": "#4f7a78", "suburb": None, "timber": None}[style]
    ww, wh = w * 0.15, h * (0.26 if h > 4 else 0.36)
    floors = 2 if h > 4 else 1
    for f in range(floors):
        yy = top + h * (0.14 + 0.48 * f) if floors == 2 else top + h * 0.22
        for k, share in enumerate((0.10, 0.42, 0.74)):
            if f == floors - 1 and k == 1:
                continue
            window(brush, left + w * share, yy, ww, wh, wall, shutters=shutters)
    dw, dh = min(w * 0.12, 1.15), min(h * 0.62, 2.25)
    door = ("#7a2f2a", "#2f5a6a", "#3f6a4a", "#8a6a3a")[rng.integers(0, 4)]
    brush.rect(x - dw * 0.62, y - dh * 1.06, dw * 1.24, dh * 1.06, brush.tone("#f2ede4", None))
    brush.rect(x - dw / 2, y - dh, dw, dh, (brush.tone(door, 0.7), brush.tone(door, 0.25)))
    brush.rect(
        x - dw * 0.32,
        y - dh * 0.90,
        dw * 0.64,
        dh * 0.28,
        "#ffd9a0" if rig.lamps > 0.4 else mix(rig.sky[3], "#304050", 0.5),
    )
    if style == "suburb":
        pw = w * 0.44
        brush.poly(
            [
                (x - pw / 2 - 0.2, y - h * 0.47),
                (x - pw / 2 + 0.3, y - h * 0.55),
                (x + pw / 2 - 0.3, y - h * 0.55),
                (x + pw / 2 + 0.2, y - h * 0.47),
            ],
            brush.tone(SNOW if rig.snow > 0.5 else tiles, 0.8),
        )
        brush.rect(x - pw / 2, y - h * 0.47, pw, h * 0.035, brush.tone("#f2ede4", 0.8))
        brush.rect(x - pw / 2, y - h * 0.435, pw, h * 0.12, "#140f1c", 0.22)
        for k in (0, 0.98):
            brush.rect(x - pw / 2 + pw * k * 0.95, y - h * 0.44, w * 0.022, h * 0.44, brush.tone("#f2ede4", 0.5))
        brush.rect(x - pw / 2 - 0.1, y - 0.16, pw + 0.2, 0.16, brush.tone("#a09890", 0.6))
    if rig.lamps > 0.3:
        brush.light(x + dw * 0.95, y - dh * 0.92, 0.09, "#ffc877", 1.0)
        brush.soft(x + dw * 0.95, y - dh * 0.75, w * 0.16, h * 0.22, "#ffb868", 0.20 * rig.lamps, plus=True)


def picket_fence(
    brush: Brush,
    span: tuple[float, float],
    height: float = 0.95,
    y: float = 0.0,
    albedo: str = "#f2eee6",
    gap: tuple[float, float] | None = None,
) -> None:
    """A white fence along `span`; `gap` leaves an opening."""
    x = span[0]
    while x < span[1]:
        if not (gap and gap[0] < x < gap[1]):
            brush.poly(
                [(x, y), (x, y - height), (x + 0.05, y - height - 0.08), (x + 0.10, y - height), (x + 0.10, y)],
                brush.tone(albedo, 0.35 + 0.4 * ((x * 7.3) % 1)),
            )
        x += 0.17
    for k in (0.3, 0.78):
        if not gap:
            brush.rect(span[0], y - height * k, span[1] - span[0], 0.07, brush.tone(albedo, 0.25))


def castle(
    brush: Brush, x: float, w: float, h: float, y: float = 0.0, stone: str = "#a59a92", tiles: str = "#4a5f8a"
) -> None:
    """Keep with towers, crenellations, cone roofs, flags and a gate."""
    rng, s = brush.rng, brush.rig.side

    def wall(cx: float, ww: float, hh: float, cone: bool = False) -> None:
        brush.rect(
            cx - ww / 2,
            y - hh,
            ww,
            hh + h * 0.05,
            (brush.tone(mix(stone, "#ffffff", 0.1), None), brush.tone(mix(stone, "#4a3f52", 0.3), None)),
        )
        brush.rect(
            cx - ww / 2 if s > 0 else cx + ww * 0.15, y - hh, ww * 0.35, hh + h * 0.05, brush.tone(stone, 0), 0.45
        )
        n = max(3, int(ww / (w * 0.03)))
        for k in range(n):
            if k % 2 == 0:
                brush.rect(
                    cx - ww * 0.55 + ww * 1.1 * k / n,
                    y - hh - h * 0.030,
                    ww * 1.1 / n,
                    h * 0.035,
                    brush.tone(SNOW if brush.rig.snow > 0.5 else stone, 0.7),
                )
        brush.rect(cx - ww * 0.55, y - hh, ww * 1.1, h * 0.022, brush.tone(stone, 0.8))
        for k in range(max(1, int(hh / (h * 0.16)))):
            wy = y - hh + h * (0.07 + 0.15 * k)
            there, lit = rng.random(2).tolist()
            if wy < y - h * 0.16 and there < 0.9:
                on = lit < brush.rig.lamps
                brush.oval(cx, wy, w * 0.008, h * 0.022, "#ffcf80" if on else "#2a2630")
                if on:
                    brush.light(cx, wy, w * 0.010, "#ffc070", 0.8)
        for _ in range(int(ww * hh * 60 / (w * h)) + 6):  # stone flecks
            brush.rect(
                cx - ww * 0.48 + ww * 0.9 * rng.random(),
                y - hh * rng.random() * 0.96,
                w * 0.012,
                h * 0.006,
                brush.tone(stone, 0.1),
                0.35,
            )
        if cone:
            roof(
                brush,
                [(cx - ww * 0.66, y - hh - h * 0.02), (cx, y - hh - h * 0.24), (cx + ww * 0.66, y - hh - h * 0.02)],
                tiles,
                6,
            )
            brush.line([(cx, y - hh - h * 0.23), (cx, y - hh - h * 0.32)], w * 0.004, brush.tone("#6a5a4a", 0.6))
            brush.mark("flag", cx, y - hh - h * 0.32, w * 0.055)

    for cx, ww, hh in ((-0.17, 0.17, 0.62), (0.16, 0.16, 0.70), (0, 0.22, 0.50)):
        wall(x + cx * w, ww * w, hh * h, True)
    wall(x, w * 0.96, h * 0.26)
    for cx, ww, hh in ((-0.46, 0.13, 0.46), (0.46, 0.13, 0.42), (-0.27, 0.09, 0.40), (0.30, 0.10, 0.38)):
        wall(x + cx * w, ww * w, hh * h, True)
    brush.rect(x - w * 0.06, y - h * 0.17, w * 0.12, h * 0.17, "#231b22")
    brush.oval(x, y - h * 0.17, w * 0.06, h * 0.05, "#231b22")
    for k in range(6):
        brush.line(
            [(x - w * 0.05 + w * 0.02 * k, y - h * 0.20), (x - w * 0.05 + w * 0.02 * k, y)],
            w * 0.003,
            brush.tone("#5a4634", 0.5),
        )
