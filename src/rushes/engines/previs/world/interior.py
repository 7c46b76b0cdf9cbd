"""Walls, windows and furniture of rooms. Metres; the floor is y = 0."""

import math
from typing import Literal

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.clearing import beside
from rushes.engines.previs.world.colour import Ink, luma, mix

WARM_LAMP = "#ffc27a"
BOOKS = ("#8a3a34", "#35605a", "#b8823a", "#54406a", "#2f4a6a", "#c8b088", "#6a7a4a", "#a85a4a")


def wall_panel(
    brush: Brush, x: float, y: float, w: float, h: float, paint: Ink, wainscot: str | None = None, stripes: bool = False
) -> None:
    """A stretch of wall with skirting and cornice, panelled up to a metre where `wainscot` is a colour."""
    brush.rect(x, y - h, w, h, (brush.tone(mix(paint, "#2a2030", 0.16), 0.50), brush.tone(paint, 0.60)))
    if stripes:
        k = x
        while k < x + w:
            brush.rect(k, y - h, 0.16, h, brush.tone(mix(paint, "#ffffff", 0.25), 0.5), 0.35)
            k += 0.42
    if wainscot:
        brush.rect(x, y - 1.0, w, 1.0, (brush.tone(mix(wainscot, "#ffffff", 0.08), 0.6), brush.tone(wainscot, 0.4)))
        brush.rect(x, y - 1.05, w, 0.07, brush.tone(mix(wainscot, "#ffffff", 0.25), 0.8))
        k = x + 0.2
        while k < x + w - 0.3:
            brush.rect(k, y - 0.86, 0.62, 0.62, brush.tone(wainscot, 0.15), 0.28)
            brush.rect(k + 0.03, y - 0.83, 0.59, 0.59, brush.tone(wainscot, 0.55))
            k += 0.82
    brush.rect(x, y - 0.14, w, 0.14, brush.tone(mix(wainscot or paint, "#ffffff", 0.35), 0.6))
    brush.rect(x, y - h, w, 0.10, brush.tone("#f4efe6", 0.55))


def room_window(
    brush: Brush,
    x: float,
    y: float,
    w: float,
    h: float,
    curtains: str | None = "#a8443f",
    panes: tuple[int, int] = (2, 3),
    view_layer: float | None = None,
) -> None:
    """Window showing the outdoor sky; (x, y) bottom-left. Curtains and sill included."""
    rig = brush.rig
    roofs = brush.rng.random((9, 2)).tolist()
    brush.mark("window", x, y - h, w, h, panes)
    brush.rect(x - 0.10, y - h - 0.10, w + 0.2, h + 0.2, brush.tone("#f4efe6", 0.7))
    brush.rect(x, y - h, w, h, (rig.sky[0], mix(rig.sky[3], rig.sky[4], 0.5)))
    brush.canvas.save()
    brush.canvas.clipRect(skia.Rect.MakeXYWH(x, y - h, w, h))
    if rig.time != "night":
        brush.soft(x + w * 0.6, y - h * 0.35, w * 0.7, h * 0.6, rig.sky[4], 0.8)
        for k in range(5):
            brush.oval(
                x + w * (0.1 + 0.2 * k),
                y - h * (0.02 + 0.05 * (k % 2)),
                w * 0.17,
                h * 0.20,
                mix(rig.tone("#5f8a4f", 0.4), rig.sky[3], 0.45),
            )
    else:
        for k, (tall, lamp) in enumerate(roofs):
            brush.rect(x + w * k / 9, y - h * (0.18 + 0.24 * tall), w / 9.5, h * 0.5, mix(rig.sky[2], "#0c1024", 0.5))
            brush.rect(x + w * (k + 0.3) / 9, y - h * 0.2 * lamp - 0.05, w * 0.02, h * 0.03, "#ffcf8a")
    brush.canvas.restore()
    for i in range(1, panes[0]):
        brush.rect(x + w * i / panes[0] - 0.025, y - h, 0.05, h, brush.tone("#f4efe6", 0.5))
    for j in range(1, panes[1]):
        brush.rect(x, y - h * j / panes[1] - 0.02, w, 0.04, brush.tone("#f4efe6", 0.5))
    if luma(rig.sky[3]) > 0.3:
        brush.soft(x + w / 2, y - h / 2, w * 1.5, h * 1.1, rig.sky[4], 0.15, plus=True)
    brush.rect(x - 0.18, y, w + 0.36, 0.09, brush.tone("#ffffff", 0.7))
    if curtains:
        drapes(brush, x, y, w, h, curtains)


def drapes(brush: Brush, x: float, y: float, w: float, h: float, ink: str) -> None:
    """A rail and a curtain on either side of a window whose bottom left corner is (x, y)."""
    brush.rect(x - 0.55, y - h - 0.28, w + 1.1, 0.06, brush.tone("#6a4a34", 0.6))
    for side, start in ((-1, x - 0.48), (1, x + w - 0.02)):
        for k in range(5):
            left, top, low = start + 0.10 * k, y - h - 0.24, y + 0.55
            strip = [(left, top), (left + 0.11, top), (left + 0.11 - side * 0.02, low), (left - side * 0.02, low)]
            lit, shaded = 0.75 - 0.25 * (k % 2), 0.35 + 0.25 * (k % 2)
            brush.poly(strip, (brush.tone(ink, lit), brush.tone(mix(ink, "#2a1020", 0.2), shaded)))


def picture(brush: Brush, x: float, y: float, w: float, h: float, scheme: int = 0) -> None:
    """A framed landscape; (x, y) is its bottom left corner."""
    art = (("#e8d8b0", "#c8764a", "#3f5f6a"), ("#dfe6e0", "#6a9a8a", "#2f4a5a"), ("#f2d8c8", "#c85a5a", "#5a3a5a"))[
        scheme % 3
    ]
    brush.rect(x, y - h + 0.05, w, h, "#140c14", 0.3)
    brush.rect(x, y - h, w, h, brush.tone("#5a3d2a", 0.6))
    brush.rect(x + 0.05, y - h + 0.05, w - 0.1, h - 0.1, brush.tone(art[0], 0.7))
    brush.oval(x + w * 0.62, y - h * 0.62, w * 0.14, w * 0.14, brush.tone(art[1], 0.8))
    brush.poly(
        [
            (x + 0.05, y - 0.05),
            (x + w * 0.35, y - h * 0.48),
            (x + w * 0.6, y - h * 0.2),
            (x + w * 0.75, y - h * 0.34),
            (x + w - 0.05, y - 0.05),
        ],
        brush.tone(art[2], 0.6),
    )


def shelf(
    brush: Brush,
    x: float,
    y: float,
    w: float,
    h: float,
    rows: int = 4,
    fill: float = 0.8,
    wood: str = "#7a5236",
    things: str = "books",
) -> None:
    """A shelf of books or jars standing on y; `fill` is how full it is."""
    brush.rect(x, y - h, w, h, brush.tone(mix(wood, "#1a1014", 0.45), 0.3))
    for r in range(rows):
        base = y - h * r / rows - 0.05
        gap = h / rows
        k = x + 0.06
        while k < x + w - 0.12:
            if brush.rng.random() > fill:
                k += 0.12 + 0.2 * brush.rng.random()
                continue
            colour = BOOKS[brush.rng.integers(0, 8)]
            if things == "books":
                bw, bh = 0.035 + 0.045 * brush.rng.random(), gap * (0.50 + 0.32 * brush.rng.random())
                brush.rect(
                    k, base - bh, bw, bh, (brush.tone(mix(colour, "#ffffff", 0.12), 0.8), brush.tone(colour, 0.3))
                )
                k += bw + 0.006
            else:
                bw, bh = 0.12 + 0.10 * brush.rng.random(), gap * (0.30 + 0.30 * brush.rng.random())
                brush.rect(
                    k, base - bh, bw, bh, (brush.tone(mix(colour, "#ffffff", 0.25), 0.8), brush.tone(colour, 0.35))
                )
                brush.oval(k + bw / 2, base - bh, bw / 2, 0.03, brush.tone(mix(colour, "#ffffff", 0.35), 0.9))
                k += bw + 0.05
        brush.rect(x, base, w, 0.05, (brush.tone(wood, 0.9), brush.tone(wood, 0.3)))
    for k in (x - 0.05, x + w):
        brush.rect(k, y - h - 0.05, 0.05, h + 0.05, brush.tone(wood, 0.6))
    brush.rect(x - 0.08, y - h - 0.08, w + 0.16, 0.07, brush.tone(wood, 0.9))


def table(
    brush: Brush, x: float, w: float, h: float = 0.76, wood: str = "#94633e", y: float = 0.0, cloth: str | None = None
) -> None:
    """A table, with or without a cloth."""
    brush.soft(x, y, w * 0.6, 0.14, "#0a060a", 0.45)
    for k in (-0.44, 0.40):
        brush.rect(x + w * k, y - h, w * 0.04, h, (brush.tone(wood, 0.6), brush.tone(wood, 0.15)))
    brush.rect(x - w / 2, y - h, w, 0.07, (brush.tone(mix(wood, "#ffffff", 0.15), 1), brush.tone(wood, 0.4)))
    brush.rect(x - w * 0.46, y - h + 0.07, w * 0.92, 0.09, brush.tone(wood, 0.15))
    if cloth:
        brush.poly(
            [(x - w * 0.52, y - h), (x + w * 0.52, y - h), (x + w * 0.54, y - h * 0.55), (x - w * 0.54, y - h * 0.55)],
            (brush.tone(cloth, 0.9), brush.tone(cloth, 0.3)),
        )


def chair(
    brush: Brush, x: float, facing: int = 1, wood: str = "#6f4a30", y: float = 0.0, seat: str = "#a8483f"
) -> None:
    """A chair seen from the side; `facing` -1 or 1."""
    for k in (-0.20, 0.18):
        brush.rect(x + k, y - 0.46, 0.045, 0.46, brush.tone(wood, 0.35))
    brush.rect(x - 0.23, y - 0.50, 0.46, 0.07, (brush.tone(seat, 0.9), brush.tone(seat, 0.3)))
    bx = x - facing * 0.22
    brush.rect(bx - 0.02, y - 0.98, 0.045, 0.52, brush.tone(wood, 0.6))
    brush.rect(bx - 0.02 + facing * 0.06, y - 0.95, 0.04, 0.30, brush.tone(seat, 0.6))


def sofa(brush: Brush, x: float, w: float = 2.3, albedo: str = "#3f6a72", y: float = 0.0) -> None:
    """A two-seat sofa with cushions."""
    brush.soft(x, y, w * 0.62, 0.16, "#0a060a", 0.5)
    brush.rect(x - w / 2, y - 0.90, w, 0.62, (brush.tone(mix(albedo, "#ffffff", 0.10), 0.8), brush.tone(albedo, 0.35)))
    for k in (0, 1):
        brush.rect(
            x - w * 0.42 + w * 0.42 * k,
            y - 0.86,
            w * 0.41,
            0.40,
            (brush.tone(mix(albedo, "#ffffff", 0.16), 0.9), brush.tone(albedo, 0.4)),
        )
    brush.rect(
        x - w * 0.44, y - 0.48, w * 0.88, 0.22, (brush.tone(mix(albedo, "#ffffff", 0.22), 1), brush.tone(albedo, 0.45))
    )
    brush.rect(x - w * 0.44, y - 0.27, w * 0.88, 0.18, brush.tone(albedo, 0.12))
    for sg in (-1, 1):
        brush.rect(
            x + sg * w * 0.48 - 0.13,
            y - 0.66,
            0.26,
            0.58,
            (brush.tone(mix(albedo, "#ffffff", 0.2), 0.9), brush.tone(albedo, 0.25)),
        )
        brush.oval(x + sg * w * 0.48, y - 0.66, 0.15, 0.09, brush.tone(mix(albedo, "#ffffff", 0.22), 1))
    brush.poly(
        [(x - w * 0.36, y - 0.50), (x - w * 0.40, y - 0.84), (x - w * 0.22, y - 0.88), (x - w * 0.18, y - 0.50)],
        (brush.tone("#e0a24a", 0.9), brush.tone("#b8743a", 0.3)),
    )
    brush.poly(
        [(x + w * 0.34, y - 0.50), (x + w * 0.39, y - 0.82), (x + w * 0.22, y - 0.86), (x + w * 0.17, y - 0.50)],
        (brush.tone("#e8dcc8", 0.9), brush.tone("#b8a890", 0.3)),
    )
    for k in (-0.45, 0.45):
        brush.rect(x + w * k - 0.03, y - 0.09, 0.06, 0.09, brush.tone("#3a2418", 0.3))


def plant(brush: Brush, x: float, height: float = 1.3, pot: str = "#c06a48", y: float = 0.0) -> None:
    """A potted plant."""
    ph = height * RIM_AT
    brush.soft(x, y, height * 0.26, 0.07, "#0a060a", 0.4)
    for k in range(9):
        a = -math.pi / 2 + (k - 4) * 0.24
        tip = (x + math.cos(a) * height * 0.42, y - ph - height * 0.55 + abs(k - 4) * height * 0.06)
        mid = (x + math.cos(a) * height * 0.16, y - ph - height * 0.30)
        w = height * 0.055
        lit = 0.35 + 0.5 * (math.cos(a) * brush.rig.side * 0.5 + 0.5)
        brush.poly(
            [(x, y - ph), (mid[0] - w, mid[1]), tip, (mid[0] + w, mid[1])],
            (brush.tone("#7fae5a", lit), brush.tone("#2f5f42", lit * 0.6)),
        )
    brush.poly(
        [(x - height * 0.13, y - ph), (x + height * 0.13, y - ph), (x + height * 0.095, y), (x - height * 0.095, y)],
        (brush.tone(mix(pot, "#ffffff", 0.12), 0.9), brush.tone(pot, 0.3)),
    )
    brush.rect(x - height * 0.145, y - ph - 0.03, height * 0.29, 0.06, brush.tone(mix(pot, "#ffffff", 0.15), 0.9))


def overhang(brush: Brush, side: Literal[-1, 1], height: float = 1.4, pot: str = "#c06a48") -> None:
    """Leaves that reach into the picture from a lower corner, before everybody but beside them; the pot is below it."""
    view = brush.plate.view
    foot = (view.height - view.hy) * brush.z / view.f - view.eye
    reach = height * LEAF_REACH
    x = beside(brush.clear, side * max(brush.half * 1.02, brush.half * 1.2 - reach), reach, side)
    plant(brush, x, height, pot, foot + height * RIM_AT + 0.06)


LEAF_REACH, RIM_AT = 0.44, 0.28
"""How far the leaves of a potted plant reach to each side, and how high its rim is, as shares of its height."""


def pendant(brush: Brush, x: float, y: float, shade: str, on: float, top: float) -> None:
    """A lamp hanging from `top` down to y."""
    brush.line([(x, top), (x, y - 0.22)], max(0.015, 1 / brush.px), brush.tone("#1a1a1e", 0.2))
    brush.poly(
        [(x - 0.06, y - 0.24), (x + 0.06, y - 0.24), (x + 0.24, y), (x - 0.24, y)],
        (brush.tone(shade, 0.9), brush.tone(shade, 0.3)),
    )
    if on > 0.1:
        brush.oval(x, y, 0.20, 0.045, "#fff0d0")
        brush.light(x, y + 0.02, 0.16, WARM_LAMP, 1.0 * on)
        brush.soft(x, y + 0.35, 0.95, 0.85, WARM_LAMP, 0.20 * on, plus=True)


def table_lamp(brush: Brush, x: float, y: float, on: float = 1.0) -> None:
    """A small lamp that stands on something at height y."""
    brush.rect(x - 0.02, y - 0.22, 0.04, 0.22, brush.tone("#8a6a48", 0.6))
    shade = [(x - 0.07, y - 0.42), (x + 0.07, y - 0.42), (x + 0.13, y - 0.20), (x - 0.13, y - 0.20)]
    if on > 0.2:
        brush.poly(shade, ("#fff0d0", "#ffc27a"))
        brush.light(x, y - 0.3, 0.11, WARM_LAMP, 0.8 * on)
        brush.soft(x, y - 0.3, 0.7, 0.7, WARM_LAMP, 0.22 * on, plus=True)
    else:
        brush.poly(shade, (brush.tone("#f0e6d2", 0.9), brush.tone("#d8c8ac", 0.4)))


def floor_lamp(brush: Brush, x: float, height: float = 1.65, y: float = 0.0, on: float = 1.0) -> None:
    """A standing lamp; `on` 0..1."""
    brush.rect(x - 0.02, y - height + 0.3, 0.04, height - 0.3, brush.tone("#2a2a30", 0.5))
    brush.oval(x, y - 0.03, 0.18, 0.04, brush.tone("#2a2a30", 0.5))
    lamp = on > 0.2
    brush.poly(
        [(x - 0.15, y - height), (x + 0.15, y - height), (x + 0.25, y - height + 0.36), (x - 0.25, y - height + 0.36)],
        ("#fff0d0", "#ffcb86") if lamp else (brush.tone("#f0e6d2", 0.9), brush.tone("#d8c8ac", 0.4)),
    )
    if lamp:
        brush.light(x, y - height + 0.2, 0.26, WARM_LAMP, 1.1 * on)
        brush.soft(x, y - height + 0.2, 1.5, 1.4, WARM_LAMP, 0.30 * on, plus=True)
        brush.soft(x, y - height, 3.0, 2.4, WARM_LAMP, 0.24 * on * on, plus=True)


def kitchen_run(brush: Brush, x0: float, x1: float, front: str = "#7f9a8c", top: str = "#e6dccb") -> None:
    """Counter with drawers, stove, sink, wall tiles, upper cupboards, hood and small objects."""
    rng = brush.rng
    w = x1 - x0
    brush.rect(x0, -1.55, w, 0.65, brush.tone("#efe9dd", 0.6))
    for r in range(4):
        for k in range(int(w / 0.22) + 1):
            brush.rect(
                x0 + 0.22 * k + (0.11 if r % 2 else 0),
                -1.55 + 0.16 * r,
                0.20,
                0.145,
                brush.tone(("#e9e4d8", "#dfe6e2", "#f4efe4")[rng.integers(0, 3)], 0.75),
                0.8,
            )
    brush.rect(x0, -0.92, w, 0.92, (brush.tone(front, 0.6), brush.tone(mix(front, "#20202c", 0.25), 0.3)))
    n = max(3, int(w / 0.72))
    for k in range(n):
        cx, cw = x0 + w * k / n, w / n
        brush.rect(cx + 0.03, -0.84, cw - 0.06, 0.18, brush.tone(mix(front, "#ffffff", 0.14), 0.7))
        brush.rect(
            cx + 0.03, -0.62, cw - 0.06, 0.52, (brush.tone(mix(front, "#ffffff", 0.12), 0.7), brush.tone(front, 0.35))
        )
        for yy in (-0.76, -0.56):
            brush.rect(cx + cw / 2 - 0.08, yy, 0.16, 0.025, brush.tone("#c8a868", 0.9))
    brush.rect(x0 - 0.04, -0.97, w + 0.08, 0.07, (brush.tone(mix(top, "#ffffff", 0.3), 1), brush.tone(top, 0.4)))
    mid = x0 + w * 0.5
    brush.rect(mid - 0.36, -0.92, 0.72, 0.84, (brush.tone("#c8ccd0", 0.8), brush.tone("#8a8e96", 0.3)))
    brush.rect(mid - 0.28, -0.66, 0.56, 0.36, "#2a2226")
    brush.rect(mid - 0.28, -0.66, 0.56, 0.36, "#ff9a4a", 0.14)
    brush.poly(
        [(mid - 0.45, -1.95), (mid + 0.45, -1.95), (mid + 0.20, -2.35), (mid - 0.20, -2.35)],
        (brush.tone("#d0d4d8", 0.9), brush.tone("#9a9ea6", 0.4)),
    )
    brush.rect(mid - 0.14, -3.0, 0.28, 0.66, brush.tone("#b8bcc2", 0.6))
    brush.rect(mid - 0.20, -1.17, 0.36, 0.20, (brush.tone("#c25a3f", 1), brush.tone("#8a3428", 0.3)))
    brush.oval(mid - 0.02, -1.17, 0.18, 0.03, brush.tone("#e07a5a", 1))
    brush.mark("pot", mid - 0.02, -1.20)
    for sg in (-1, 1):
        a, z = (x0, mid - 0.62) if sg < 0 else (mid + 0.62, x1)
        m = max(1, int((z - a) / 0.7))
        for k in range(m):
            cx, cw = a + (z - a) * k / m, (z - a) / m
            brush.rect(
                cx + 0.02,
                -2.45,
                cw - 0.04,
                0.85,
                (brush.tone(mix(front, "#ffffff", 0.18), 0.75), brush.tone(front, 0.4)),
            )
            brush.rect(cx + cw * 0.82, -1.78, 0.03, 0.12, brush.tone("#c8a868", 0.9))
        brush.rect(a, -1.62, z - a, 0.05, "#140c14", 0.35)
        if brush.rig.lamps > 0.4:
            brush.soft((a + z) / 2, -1.35, (z - a) * 0.55, 0.45, WARM_LAMP, 0.32, plus=True)
    for _ in range(int(w / 0.4)):
        px = x0 + 0.2 + (w - 0.4) * rng.random()
        if abs(px - mid) < 0.5:
            continue
        hh, c = 0.12 + 0.16 * rng.random(), BOOKS[rng.integers(0, 8)]
        brush.rect(
            px,
            -0.97 - hh,
            0.10 + 0.05 * rng.random(),
            hh,
            (brush.tone(mix(c, "#ffffff", 0.3), 0.9), brush.tone(c, 0.35)),
        )


def fridge(brush: Brush, x: float, albedo: str = "#d8e0dc") -> None:
    """A refrigerator with notes on it."""
    brush.soft(x, 0, 0.6, 0.1, "#0a060a", 0.4)
    brush.rect(x - 0.42, -1.95, 0.84, 1.95, (brush.tone(mix(albedo, "#ffffff", 0.3), 0.8), brush.tone(albedo, 0.35)))
    brush.rect(x - 0.42, -1.25, 0.84, 0.03, brush.tone(albedo, 0.0))
    for yy, hh in ((-1.8, 0.40), (-1.1, 0.55)):
        brush.rect(x + 0.30, yy, 0.04, hh, brush.tone("#8a9094", 0.8))
    for k in range(4):
        brush.rect(x - 0.3 + 0.15 * k, -1.65 + 0.1 * (k % 2), 0.10, 0.12, brush.tone(BOOKS[k], 0.8))


def desk(brush: Brush, x: float, w: float = 1.6, screens: int = 1, y: float = 0.0, screen: str = "#8fd0ff") -> None:
    """A desk with one or two screens."""
    table(brush, x, w, 0.74, "#b8a488", y)
    brush.rect(x + w * 0.22, y - 0.66, w * 0.22, 0.60, (brush.tone("#c8c4bc", 0.7), brush.tone("#9a968e", 0.3)))
    for k in range(screens):
        sx = x - w * 0.12 + (k - (screens - 1) / 2) * 0.62
        brush.rect(sx - 0.03, y - 0.92, 0.06, 0.18, brush.tone("#2a2c32", 0.4))
        brush.rect(sx - 0.28, y - 1.28, 0.56, 0.38, "#16181e")
        brush.mark("screen", sx - 0.26, y - 1.26, 0.52, 0.34)
        brush.rect(sx - 0.26, y - 1.26, 0.52, 0.34, (mix(screen, "#ffffff", 0.25), mix(screen, "#2a4a6a", 0.45)), 0.9)
        brush.light(sx, y - 1.08, 0.22, mix(screen, "#4070a0", 0.3), 0.28)
    brush.rect(x + w * 0.25, y - 0.84, 0.09, 0.10, brush.tone("#d8683f", 0.9))
    brush.rect(x - w * 0.46, y - 0.79, 0.26, 0.05, brush.tone("#f0ece4", 0.9))


def curtain(
    brush: Brush,
    x0: float,
    x1: float,
    y0: float,
    y1: float,
    albedo: str = "#8a1f2c",
    folds: int = 9,
    gather: float = 0.0,
) -> None:
    """Heavy drape: alternating lit/dark folds; `gather` pinches the hem to one side (-1, 1)."""
    w = (x1 - x0) / folds
    for k in range(folds):
        a, z = x0 + w * k, x0 + w * (k + 1)
        for _j, (lo, hi, lit) in enumerate(((0, 0.38, 0.95), (0.38, 0.70, 0.45), (0.70, 1.0, 0.08))):
            if brush.rig.side > 0:
                lo, hi = 1 - hi, 1 - lo
            p0, p1 = a + (z - a) * lo, a + (z - a) * hi
            brush.poly(
                [(p0, y0), (p1, y0), (p1 + gather * 0.02 * k, y1), (p0 + gather * 0.02 * k, y1)],
                (brush.tone(mix(albedo, "#14060c", 0.35), lit), brush.tone(albedo, lit)),
            )
    brush.rect(x0, y1 - 0.10, x1 - x0, 0.07, brush.tone("#c8983f", 0.7), 0.8)
