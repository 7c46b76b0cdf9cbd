"""Flyers and a fish: bird, flock, butterfly, dragon. All closed form in time."""

import math
from collections.abc import Sequence

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.fishbowl import draw_bowl
from rushes.engines.previs.figures.geometry import TAU, Point, clamp, lerp, smoothstep, wave
from rushes.engines.previs.figures.kits import Moment
from rushes.engines.previs.figures.paint import FormLight, Ribbon, Tone, cloth, fill, polygon, rounded, smooth, stroke
from rushes.engines.previs.raster import skia

FLOCK = 9
"""Birds in a flock."""


def _body(canvas: skia.Canvas, points: Sequence[Point], material: Tone, light: FormLight, shift: float) -> skia.Path:
    """Smooth body with a crescent of shade."""
    path = smooth(points)
    canvas.drawPath(path, fill(material.shade))
    canvas.save()
    canvas.clipPath(path, True)
    canvas.drawPath(smooth([(x + light.x * shift * 0.5, y + light.y * shift) for x, y in points]), fill(material.base))
    canvas.restore()
    return path


def flap_angle(t: float, rate: float = 2.6, glide: float = 0.0) -> float:
    """Down-stroke faster than the up-stroke; `glide` 0..1 holds the wings out."""
    phase = (t * rate) % 1.0
    k = phase / 0.42 if phase < 0.42 else 1 - (phase - 0.42) / 0.58
    k = k * k * (3 - 2 * k)
    return lerp(lerp(1.05, -0.55, k), 0.22, glide)


def beaten_wing(canvas: skia.Canvas, root: Point, angle: float, span: float, chord: float, material: Tone) -> None:
    """Two-bone wing: the hand lags the arm, primaries fan at the tip."""
    ax, ay = root
    wx, wy = ax + span * 0.16, ay - span * 0.48 * math.sin(angle + 0.25) - 0.02
    hand = angle * 1.25 - 0.55 * math.cos(angle)
    tx, ty = wx - span * 0.42 - span * 0.10 * math.cos(angle), wy - span * 0.62 * math.sin(hand + 0.12)
    ex, ey = ax - chord, ay + 0.04
    fan: list[Point] = []
    for i in range(6):
        k = i / 5
        px, py = lerp(tx, ex, k), lerp(ty, ey, k)
        out = math.sin(math.pi * clamp(k * 0.9 + 0.05)) * chord * 0.30
        fan.append((px - out, py + out * 0.35 * (1 if angle < 0 else 0.2)))
        if i < 5:
            q = k + 0.1
            fan.append((lerp(tx, ex, q) - out * 0.55, lerp(ty, ey, q)))
    points = [
        (ax + 0.06, ay),
        (lerp(ax, wx, 0.6) + 0.04, lerp(ay, wy, 0.6)),
        (wx, wy),
        (lerp(wx, tx, 0.55) + 0.02, lerp(wy, ty, 0.5)),
        *fan,
    ]
    canvas.drawPath(polygon(points), fill(mix(material.base, material.shade, 0.55)))
    front = [
        (ax + 0.06, ay),
        (lerp(ax, wx, 0.6) + 0.04, lerp(ay, wy, 0.6)),
        (wx, wy),
        (lerp(wx, tx, 0.75), lerp(wy, ty, 0.75)),
        (lerp(wx, ex, 0.45), lerp(wy, ey, 0.45)),
        (ex * 0.6 + ax * 0.4, ey),
    ]
    canvas.drawPath(rounded(front), fill(material.base))
    canvas.drawPath(
        rounded(
            [
                (ax + 0.06, ay),
                (wx, wy - 0.005),
                (lerp(wx, tx, 0.5), lerp(wy, ty, 0.5)),
                (wx - 0.05, wy + 0.05),
                (ax, ay + 0.03),
            ]
        ),
        fill(material.light),
    )


def bird(canvas: skia.Canvas, moment: Moment) -> None:
    """Songbird. The unit is its length; the origin is the body's centre in flight, the feet when perched."""
    t, light, phase = moment.t, moment.light, moment.phase
    coat, pale, beak = cloth(moment.colours["coat"]), cloth(moment.colours["under"]), moment.colours["beak"]
    perched = moment.action != "fly"
    angle = flap_angle(t + phase, 2.6, smoothstep(0.75, 0.95, wave(t * 0.31 + phase)))
    canvas.save()
    if perched:
        turn = 0.10 * smoothstep(0.3, 0.6, wave(t / 3.1 + phase)) - 0.05
        if moment.action == "eat":
            canvas.rotate(34 + 14 * wave(t / 0.8 + phase))
        canvas.translate(0, -0.40)
        for k in (-0.05, 0.06):
            canvas.drawLine(k, 0.22, k + 0.02, 0.40, stroke("#a8672e", 0.03))
            canvas.drawLine(k - 0.02, 0.40, k + 0.10, 0.40, stroke("#a8672e", 0.03))
        canvas.drawPath(rounded([(-0.30, 0.02), (-0.62, 0.34), (-0.55, 0.42), (-0.22, 0.26)]), fill(coat.shade))
        body = [
            (0.20, -0.30),
            (0.33, -0.08),
            (0.27, 0.14),
            (0.06, 0.27),
            (-0.18, 0.22),
            (-0.36, 0.08),
            (-0.26, -0.08),
            (-0.06, -0.26),
        ]
        path = _body(canvas, body, coat, light, 0.10)
        canvas.save()
        canvas.clipPath(path, True)
        canvas.drawPath(
            rounded([(0.42, -0.2), (0.42, 0.2), (0.05, 0.40), (-0.12, 0.25), (0.10, 0.05), (0.14, -0.14)]),
            fill(pale.base),
        )
        canvas.restore()
        canvas.drawPath(
            rounded([(0.08, -0.10), (0.10, 0.10), (-0.16, 0.16), (-0.52, 0.20), (-0.30, 0.0), (-0.10, -0.14)]),
            fill(coat.shade),
        )
        canvas.drawPath(
            rounded([(0.06, -0.11), (0.06, 0.05), (-0.18, 0.10), (-0.46, 0.17), (-0.28, -0.01), (-0.10, -0.14)]),
            fill(mix(coat.base, coat.light, 0.25)),
        )
        hx, hy = 0.20 + turn * 0.3, -0.33
    else:
        bob = 0.05 * math.cos(TAU * t * 2.6 + 0.6)
        canvas.translate(0, bob)
        beaten_wing(canvas, (0.10, -0.06), angle * 0.95, 0.95, 0.40, coat.darker(0.6))
        canvas.drawPath(
            polygon([(-0.34, -0.06), (-0.74, -0.14), (-0.66, -0.02), (-0.76, 0.06), (-0.32, 0.08)]), fill(coat.shade)
        )
        body = [
            (0.34, -0.14),
            (0.40, -0.02),
            (0.26, 0.12),
            (-0.02, 0.16),
            (-0.30, 0.08),
            (-0.40, 0),
            (-0.28, -0.08),
            (0, -0.16),
        ]
        path = _body(canvas, body, coat, light, 0.07)
        canvas.save()
        canvas.clipPath(path, True)
        canvas.drawPath(
            rounded([(0.5, 0), (0.3, 0.04), (0.0, 0.08), (-0.3, 0.07), (0, 0.3), (0.4, 0.2)]), fill(pale.base)
        )
        canvas.restore()
        hx, hy = 0.38, -0.13
    canvas.drawPath(polygon([(hx + 0.11, hy - 0.05), (hx + 0.29, hy + 0.03), (hx + 0.11, hy + 0.07)]), fill(beak))
    canvas.drawPath(
        polygon([(hx + 0.11, hy + 0.02), (hx + 0.27, hy + 0.035), (hx + 0.11, hy + 0.07)]),
        fill(mix(beak, "#7a3a20", 0.4)),
    )
    canvas.drawCircle(hx, hy, 0.155, fill(coat.shade))
    canvas.drawCircle(hx + light.x * 0.02, hy + light.y * 0.02, 0.140, fill(coat.base))
    canvas.drawOval(skia.Rect.MakeLTRB(hx - 0.02, hy + 0.0, hx + 0.13, hy + 0.13), fill(pale.base))
    canvas.drawCircle(hx + 0.065, hy - 0.02, 0.034, fill("#1a1216"))
    canvas.drawCircle(hx + 0.075, hy - 0.032, 0.011, fill("#ffffff"))
    if not perched:
        beaten_wing(canvas, (0.10, -0.04), angle, 1.0, 0.42, coat)
    canvas.restore()


def flock(canvas: skia.Canvas, moment: Moment) -> None:
    """Birds in a loose V behind their leader, each with its own beat. The unit is a wing span."""
    t = moment.t
    coat, dark = cloth(moment.colours["coat"]), cloth(moment.colours["mark"])
    for i in reversed(range(FLOCK)):
        rank, side = (i + 1) // 2, 1 if i % 2 else -1
        jitter = math.sin(i * 12.9898 + 1) * 0.22
        x = 2.4 - rank * 1.12 + jitter * 0.5 + 0.10 * wave(t * 0.3 + i * 0.37)
        y = side * rank * 0.60 + jitter + 0.08 * wave(t * 0.4 + i * 0.61)
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(1 - 0.05 * (side > 0), 1 - 0.05 * (side > 0))
        _goose(canvas, flap_angle(t + i * 0.137, 1.5, smoothstep(0.75, 0.95, wave(t * 0.23 + i * 0.29))), coat, dark)
        canvas.restore()


def _goose(canvas: skia.Canvas, angle: float, coat: Tone, dark: Tone) -> None:
    """One bird of a flock from the side: neck stretched ahead, both wings beating."""
    lift = 0.62 * math.sin(angle)
    for far in (True, False):
        tone = coat.shade if far else coat.base
        root, lean = (0.04, -0.03) if far else (0.0, 0.0), 0.10 if far else -0.06
        wrist = (root[0] + lean, root[1] - lift * 0.55)
        tip = (root[0] + lean - 0.16, root[1] - lift * 1.05 + 0.02)
        wing = [(root[0] + 0.14, root[1]), (wrist[0] + 0.09, wrist[1]), tip, (wrist[0] - 0.12, wrist[1] + 0.03)]
        wing.append((root[0] - 0.16, root[1] + 0.03))
        canvas.drawPath(rounded(wing), fill(tone))
        if far:
            body = [
                (0.30, -0.04),
                (0.24, 0.06),
                (0.0, 0.10),
                (-0.26, 0.04),
                (-0.42, -0.03),
                (-0.24, -0.06),
                (0.1, -0.09),
            ]
            canvas.drawPath(smooth(body), fill(coat.base))
            canvas.drawPath(rounded([(-0.30, -0.03), (-0.46, -0.05), (-0.44, 0.03), (-0.28, 0.05)]), fill(coat.light))
            canvas.drawPath(smooth([(0.24, -0.02), (0.42, -0.04), (0.56, -0.05)], False), stroke(dark.base, 0.065))
            canvas.drawCircle(0.58, -0.055, 0.050, fill(dark.base))
            canvas.drawPath(polygon([(0.61, -0.075), (0.72, -0.045), (0.61, -0.03)]), fill("#d98a3a"))


def fish(canvas: skia.Canvas, moment: Moment) -> None:
    """A fish, in open water or in its bowl. The unit is its length."""
    if moment.flags["bowl"]:
        draw_bowl(canvas, moment, _fish)
    else:
        _fish(canvas, moment)


def _fish(canvas: skia.Canvas, moment: Moment) -> None:
    """Fish whose spine carries a travelling wave that grows towards the tail."""
    t, seed, stripe = moment.t, moment.phase, moment.colours["mark"]
    coat = cloth(moment.colours["coat"])

    def spine(k: float) -> Point:
        return 0.5 - k, 0.07 * math.sin(TAU * (t * 1.8 + seed) - k * 4.2) * (0.15 + k) ** 1.5

    shape = ((0, 0), (0.06, 0.075), (0.2, 0.16), (0.38, 0.20), (0.58, 0.155), (0.76, 0.075), (0.86, 0.045))
    tx, ty = spine(0.86)
    _, ey = spine(1.12)
    swing = (ey - ty) * 1.6
    canvas.drawPath(
        rounded(
            [
                (tx + 0.05, ty),
                (tx - 0.10, ty - 0.10),
                (tx - 0.28, ty - 0.21 + swing),
                (tx - 0.20, ty + swing * 0.8),
                (tx - 0.28, ty + 0.21 + swing),
                (tx - 0.10, ty + 0.10),
            ]
        ),
        fill(mix(coat.base, coat.shade, 0.4)),
    )
    bx, by = spine(0.42)
    canvas.drawPath(
        rounded([(bx + 0.16, by - 0.13), (bx + 0.02, by - 0.34), (bx - 0.26, by - 0.22), (bx - 0.22, by - 0.10)]),
        fill(coat.shade),
    )
    canvas.drawPath(
        rounded([(bx + 0.02, by + 0.14), (bx - 0.10, by + 0.30), (bx - 0.22, by + 0.22), (bx - 0.16, by + 0.10)]),
        fill(coat.shade),
    )
    points: list[Point] = []
    widths: list[float] = []
    for k, w in shape:
        points.append(spine(k))
        widths.append(max(0.004, w))
    ribbon = Ribbon(points, widths, 0.8, 0)
    path = smooth(ribbon.chain([1] * len(points)) + ribbon.chain([-1] * len(points))[::-1])
    canvas.drawPath(path, fill(coat.base))
    canvas.save()
    canvas.clipPath(path, True)
    for k in (0.24, 0.52, 0.78):
        sx, sy = spine(k)
        canvas.drawLine(sx, sy - 0.3, sx - 0.02, sy + 0.3, stroke(stripe, 0.075 * (1.2 - k * 0.5)))
    canvas.drawPath(
        smooth([(px, py + 0.07) for px, py in points] + [(px, py + 0.4) for px, py in points][::-1]),
        fill(coat.shade, 150),
    )
    canvas.drawPath(
        smooth(
            [(px, py - w * 0.55) for (px, py), w in zip(points, widths, strict=True)]
            + [(px, py - w * 0.85) for (px, py), w in zip(points, widths, strict=True)][::-1]
        ),
        fill(coat.light, 130),
    )
    canvas.restore()
    fx, fy = spine(0.36)
    flick = 0.05 * wave(t * 2.4 + seed)
    canvas.drawPath(
        rounded(
            [
                (fx + 0.05, fy + 0.02),
                (fx - 0.16, fy + 0.04 + flick),
                (fx - 0.19, fy + 0.15 + flick),
                (fx - 0.02, fy + 0.10),
            ]
        ),
        fill(mix(coat.base, coat.light, 0.5)),
    )
    hx, hy = spine(0.13)
    canvas.drawCircle(hx, hy - 0.035, 0.042, fill("#ffffff"))
    canvas.drawCircle(hx + 0.008, hy - 0.035, 0.028, fill("#1a1216"))
    canvas.drawCircle(hx + 0.016, hy - 0.046, 0.009, fill("#ffffff"))
    mx, my = spine(0.015)
    canvas.drawLine(mx + 0.01, my + 0.035, mx - 0.05, my + 0.05, stroke(coat.deep, 0.014))


def butterfly(canvas: skia.Canvas, moment: Moment) -> None:
    """Butterfly seen three-quarter from above; wings scale across the body axis as they clap. The unit is its span."""
    t, seed, colour, edge = moment.t, moment.phase * 6, moment.colours["coat"], moment.colours["mark"]
    beat = 0.5 + 0.5 * wave(t * 3.2 + seed)
    open_ = 0.22 + 0.78 * beat**0.7
    canvas.save()
    canvas.translate(0.10 * wave(t * 0.9 + seed), 0.12 * beat + 0.16 * wave(t * 0.7 + seed * 2))
    canvas.rotate(18 + 8 * wave(t * 0.6 + seed))
    for side in (-1, 1):
        canvas.save()
        canvas.scale(side * open_ * (1 if side > 0 else 0.86), 1)
        upper = [(0, -0.05), (0.16, -0.36), (0.44, -0.50), (0.54, -0.34), (0.44, -0.06), (0.14, 0.04)]
        lower = [(0.02, 0.0), (0.28, 0.02), (0.42, 0.18), (0.34, 0.40), (0.16, 0.40), (0.05, 0.18)]
        for points in (lower, upper):
            canvas.drawPath(smooth(points), fill(edge))
            inner = [(0.04 + px * 0.80, py * 0.80 - 0.01) for px, py in points]
            canvas.drawPath(smooth(inner), fill(colour if side > 0 else mix(colour, "#fff0d0", 0.25)))
        canvas.drawCircle(0.34, -0.30, 0.055, fill("#fff3dc"))
        canvas.drawCircle(0.26, 0.22, 0.045, fill("#fff3dc"))
        canvas.drawLine(0.05, -0.06, 0.34, -0.30, stroke(edge, 0.018, 150))
        canvas.restore()
    canvas.drawPath(
        rounded([(0, -0.24), (0.045, -0.10), (0.035, 0.25), (0, 0.34), (-0.035, 0.25), (-0.045, -0.10)]), fill(edge)
    )
    for side in (-1, 1):
        canvas.drawPath(smooth([(0, -0.18), (side * 0.06, -0.32), (side * 0.13, -0.38)], False), stroke(edge, 0.018))
    canvas.restore()
