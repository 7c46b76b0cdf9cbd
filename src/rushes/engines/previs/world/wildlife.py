"""Animals that are part of a place: birds, fireflies, butterflies, bats, fish. Closed-form in time."""

import math

import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.colour import argb, mix
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.motion import Make, fill, stroke
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.stage import Lens


def birds(scenery: Scenery, rng: np.random.Generator, count: int = 7) -> Motion:
    """A loose flock crossing the sky."""
    u = rng.random((count, 4)).tolist()
    colour = mix(scenery.rig.tone("#2a2c38", 0.2), scenery.rig.sky[2], 0.35)

    def draw(target: Target, lens: Lens, t: float) -> None:
        view = lens.view
        pen = stroke(colour, 0.8, 1.7 * view.unit)
        for a, b, c, d in u:
            x = ((a * 0.35 + 0.35 + t * (0.018 + 0.006 * b)) % 1.2 - 0.1) * view.width + lens.shift
            y = view.hy * (0.28 + 0.30 * b) + math.sin(t + c * 6) * 4 * view.unit
            s = (4 + 5 * c) * view.unit
            flap = math.sin(t * (7 + 2 * d) + d * 9) * 0.6
            path = skia.Path()
            path.moveTo(x - s, y - s * flap)
            path.quadTo(x - s * 0.4, y - s * 0.3, x, y)
            path.quadTo(x + s * 0.4, y - s * 0.3, x + s, y - s * flap)
            target.canvas.drawPath(path, pen)

    return draw


def fireflies(scenery: Scenery, rng: np.random.Generator, count: int = 34) -> Motion:
    """Warm sparks that wander over the grass of a summer night and go out and on again."""
    u = rng.random((count, 6)).tolist()

    def draw(target: Target, lens: Lens, t: float) -> None:
        for a, b, c, d, e, g in u:
            z = 6.2 + 12 * b
            x = lens.view.half_width(z) * (2.2 * a - 1.1) + 0.5 * math.sin(t * (0.5 + 0.4 * c) + g * 6)
            px, py = lens.project(x, -0.3 - 1.5 * d + 0.25 * math.sin(t * 0.9 + e * 6), z)
            shine = max(0.0, math.sin(t * (0.9 + 0.7 * e) + g * 9)) ** 2
            if shine < 0.04:
                continue
            r = max(1.6 * lens.view.unit, 0.030 * lens.scale(z))
            inks = [argb("#f6ff9a", 0.75 * shine), argb("#c8e86a", 0.16 * shine), argb("#c8e86a", 0.0)]
            shader = skia.GradientShader.MakeRadial((px, py), r * 6, inks, [0, 0.3, 1])
            paint = skia.Paint(AntiAlias=True, Dither=True, BlendMode=skia.BlendMode.kPlus, Shader=shader)
            target.canvas.drawCircle(px, py, r * 6, paint)

    return draw


FISH = ("#ffb23e", "#f2f2e0", "#ff7a4a")


def fish_school(scenery: Scenery, rng: np.random.Generator, count: int = 20) -> Motion:
    """A school crossing in front of the reef."""
    rig, u = scenery.rig, rng.random((count, 5)).tolist()

    def draw(target: Target, lens: Lens, t: float) -> None:
        view = lens.view
        for a, b, c, d, e in u:
            z = 8 + 14 * b
            s = 0.55 * lens.scale(z) * (0.6 + 0.5 * c)
            x = ((a * 0.5 + 0.3 + t * (0.03 + 0.01 * d) + 0.1 * (c - 0.5)) % 1.3 - 0.15) * view.width + lens.shift
            y = view.hy * (0.45 + 0.40 * (c + 0.5 * d) / 1.5) + math.sin(t * 1.3 + a * 9) * 8 * view.unit
            colour = mix(rig.tone(FISH[int(e * 3)], 0.8), rig.haze, min(1.0, rig.haze_at(z) * 1.1))
            wag = math.sin(t * 9 + d * 9) * 0.25
            path = skia.Path()
            path.moveTo(x + s * 0.5, y)
            path.quadTo(x + s * 0.1, y - s * 0.30, x - s * 0.35, y)
            path.lineTo(x - s * 0.62, y - s * (0.2 + wag * 0.3))
            path.lineTo(x - s * 0.58, y + s * (0.2 - wag * 0.3))
            path.lineTo(x - s * 0.35, y)
            path.quadTo(x + s * 0.1, y + s * 0.30, x + s * 0.5, y)
            target.canvas.drawPath(path, fill(colour))

    return draw


def soaring(scenery: Scenery, rng: np.random.Generator, count: int = 3) -> Motion:
    """Big birds that circle on still wings, high up."""
    u = rng.random((count, 4)).tolist()
    ink = mix(scenery.rig.tone("#2a2420", 0.2), scenery.rig.sky[1], 0.30)

    def draw(target: Target, lens: Lens, t: float) -> None:
        view = lens.view
        for a, b, c, d in u:
            angle = t * (0.35 + 0.15 * b) + math.tau * a
            x = view.cx + lens.shift + view.width * (0.30 * (d - 0.5) + (0.10 + 0.06 * c) * math.cos(angle))
            y = view.hy * (0.30 + 0.16 * b + (0.05 + 0.03 * c) * math.sin(angle))
            s = (9 + 6 * c) * view.unit
            bank = 0.35 * math.sin(angle)
            path = skia.Path()
            path.moveTo(x - s, y - s * (0.28 - bank))
            path.quadTo(x - s * 0.4, y - s * 0.10, x, y)
            path.quadTo(x + s * 0.4, y - s * 0.10, x + s, y - s * (0.28 + bank))
            path.quadTo(x + s * 0.4, y + s * 0.06, x, y + s * 0.16)
            path.quadTo(x - s * 0.4, y + s * 0.06, x - s, y - s * (0.28 - bank))
            target.canvas.drawPath(path, fill(ink, 0.9))

    return draw


WINGS = ("#f2a23a", "#f4f0e2", "#6fa0ee", "#e86a8a")


def butterflies(count: int = 9, near: float = 6.3, far: float = 13.0) -> Make:
    """Butterflies that flutter about the flowers, behind whoever stands there."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig, u = scenery.rig, rng.random((count, 6)).tolist()

        def draw(target: Target, lens: Lens, t: float) -> None:
            for a, b, c, d, e, g in u:
                z = near + (far - near) * b
                wander = t * (0.35 + 0.25 * c) + 7 * g
                x = lens.view.half_width(z) * (2.0 * a - 1.0) + 0.9 * math.sin(wander) + 0.3 * math.sin(2.3 * wander)
                y = -0.55 - 0.9 * d - 0.22 * math.sin(1.7 * wander + 3) - 0.07 * math.sin(t * 5 + 9 * e)
                px, py = lens.project(x, y, z)
                s = 0.085 * lens.scale(z)
                open_ = 0.25 + 0.75 * abs(math.sin(t * (9 + 3 * e) + 9 * c))
                ink = rig.tone(WINGS[int(4 * e)], 0.95)
                path = skia.Path()
                for side in (-1, 1):
                    reach = side * s * open_
                    path.moveTo(px, py)
                    path.quadTo(px + reach * 0.5, py - s * 1.1, px + reach, py - s * 0.75)
                    path.quadTo(px + reach * 1.1, py - s * 0.1, px, py)
                    path.quadTo(px + reach * 0.9, py + s * 0.2, px + reach * 0.65, py + s * 0.6)
                    path.quadTo(px + reach * 0.2, py + s * 0.5, px, py)
                target.canvas.drawPath(path, fill(ink))
                body = stroke(rig.tone("#2a2420", 0.3), 0.9, max(1.0, 0.14 * s))
                target.canvas.drawLine(px, py - s * 0.3, px, py + s * 0.4, body)

        return draw

    return make


def bats(scenery: Scenery, rng: np.random.Generator, count: int = 6) -> Motion:
    """Bats that flit across the light at the end of a cave."""
    u = rng.random((count, 5)).tolist()

    def draw(target: Target, lens: Lens, t: float) -> None:
        view = lens.view
        path = skia.Path()
        for a, b, c, d, e in u:
            loop = t * (0.7 + 0.5 * a) + math.tau * b
            x = view.cx + lens.shift + view.width * (0.24 * math.sin(loop) + 0.05 * math.sin(3.1 * loop + 4 * c))
            y = view.hy * (0.52 + 0.16 * math.sin(1.6 * loop + 6 * d) + 0.04 * math.sin(4.3 * loop))
            s = (5 + 6 * e) * view.unit
            flap = math.sin(t * (13 + 4 * c) + 9 * d)
            path.moveTo(x - s, y - s * 0.5 * flap)
            path.quadTo(x - s * 0.5, y - s * 0.35, x, y - s * 0.12)
            path.quadTo(x + s * 0.5, y - s * 0.35, x + s, y - s * 0.5 * flap)
            path.quadTo(x + s * 0.45, y + s * 0.05, x, y + s * 0.22)
            path.quadTo(x - s * 0.45, y + s * 0.05, x - s, y - s * 0.5 * flap)
        target.canvas.drawPath(path, fill("#0a0c16", 0.85))

    return draw


def ducks(z: float = 26.0, count: int = 3) -> Make:
    """A few ducks in line, with a wake behind each."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig, start = scenery.rig, float(rng.random())
        dark, light = (mix(rig.tone(ink, None), rig.haze, rig.haze_at(z)) for ink in ("#4a3a2e", "#c9b28c"))
        head = mix(rig.tone("#2f6a4a", None), rig.haze, rig.haze_at(z))
        wake = mix(rig.sky[3], "#ffffff", 0.3)

        def draw(target: Target, lens: Lens, t: float) -> None:
            canvas, half = target.canvas, lens.view.half_width(z)
            for k in range(count):
                x = -half * 0.55 + half * 0.5 * start + 0.45 * t - 0.85 * k
                px, py = lens.project(x, 0.02 * math.sin(2.1 * t + k), z)
                s = 0.42 * lens.scale(z)
                for reach in (1.3, 2.1, 2.9):
                    line = stroke(wake, 0.35 / reach, max(0.8, 0.05 * s))
                    canvas.drawLine(px - s * reach, py + s * 0.10 * reach, px - s * (reach - 0.9), py + 0.10 * s, line)
                canvas.drawOval(
                    skia.Rect.MakeLTRB(px - 0.62 * s, py - 0.34 * s, px + 0.5 * s, py + 0.14 * s), fill(dark)
                )
                canvas.drawOval(
                    skia.Rect.MakeLTRB(px - 0.4 * s, py - 0.3 * s, px + 0.2 * s, py + 0.02 * s), fill(light)
                )
                canvas.drawLine(px + 0.38 * s, py - 0.1 * s, px + 0.46 * s, py - 0.5 * s, stroke(dark, 1, 0.16 * s))
                canvas.drawCircle(px + 0.48 * s, py - 0.58 * s, 0.16 * s, fill(head))
                canvas.drawLine(
                    px + 0.6 * s, py - 0.56 * s, px + 0.74 * s, py - 0.53 * s, stroke("#d8a03a", 1, 0.09 * s)
                )

        return draw

    return make


def jellyfish(scenery: Scenery, rng: np.random.Generator, count: int = 5) -> Motion:
    """Translucent bells that pulse and rise, at the sides."""
    rig, u = scenery.rig, rng.random((count, 5)).tolist()
    glow = 1.0 if rig.time == "night" else 0.62

    def draw(target: Target, lens: Lens, t: float) -> None:
        view, canvas = lens.view, target.canvas
        for k, (a, b, c, d, e) in enumerate(u):
            z = 9 + 9 * b
            side = -1 if k % 2 else 1
            x = side * (0.45 + 0.5 * a) * view.half_width(z) + 0.3 * math.sin(0.4 * t + 6 * c)
            beat = 0.5 + 0.5 * math.sin(t * (1.6 + 0.6 * d) + 6 * e)
            risen = (c + 0.012 * t + 0.006 * beat) % 1.0
            shown = glow * min(1.0, 9 * risen, 9 * (1 - risen))  # none may vanish above and turn up below
            y = -1.2 - 2.6 * risen * view.hy / view.f * z / 3.1
            px, py = lens.project(x, y, z)
            s = 0.30 * lens.scale(z) * (0.7 + 0.5 * d)
            wide, tall = s * (1.0 - 0.22 * beat), s * (0.75 + 0.22 * beat)
            ink = mix(("#ff9ad0", "#9ad8ff", "#d8b4ff")[k % 3], rig.haze, 0.8 * rig.haze_at(z))
            bell = skia.Path()
            bell.moveTo(px - wide, py)
            bell.cubicTo(px - wide, py - 1.5 * tall, px + wide, py - 1.5 * tall, px + wide, py)
            bell.quadTo(px, py - 0.28 * tall, px - wide, py)
            inks = [argb(ink, 0.70 * shown), argb(ink, 0.25 * shown)]
            shader = skia.GradientShader.MakeLinear([(px, py - 1.2 * tall), (px, py)], inks)
            canvas.drawPath(bell, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))
            for j in range(5):
                foot = px + wide * (0.36 * j - 0.72)
                arm = skia.Path()
                arm.moveTo(foot, py - 0.1 * tall)
                swing = 0.22 * s * math.sin(1.9 * t + j + 6 * e)
                arm.cubicTo(foot + swing, py + 0.5 * s, foot - swing, py + 1.0 * s, foot + 0.6 * swing, py + 1.5 * s)
                canvas.drawPath(arm, stroke(ink, 0.40 * shown, max(1.0, 0.055 * s)))

    return draw


def whale(z: float = 46.0) -> Make:
    """A whale far off in the blue, on its slow way."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig, start = scenery.rig, float(rng.random())
        ink = mix(rig.tone("#2a4a66", 0.2), rig.haze, 0.72)

        def draw(target: Target, lens: Lens, t: float) -> None:
            half, s = lens.view.half_width(z), lens.scale(z)
            x = half * (-0.55 + 0.3 * start) + 1.1 * t
            px, py = lens.project(x, -8.5 + 0.5 * math.sin(0.5 * t), z)
            beat = math.sin(1.1 * t)
            canvas = target.canvas
            canvas.save()
            canvas.translate(px, py)
            canvas.scale(s * 0.8, s * 0.8)
            path = skia.Path()
            path.moveTo(7.5, 0.2)
            path.cubicTo(7.2, -1.6, 3.0, -2.3, -1.0, -1.3)
            path.cubicTo(-3.5, -0.7, -5.5, -0.2 + 0.3 * beat, -7.0, -0.3 + 0.8 * beat)
            path.lineTo(-8.8, -1.4 + 1.3 * beat)
            path.lineTo(-8.2, 0.1 + 1.1 * beat)
            path.lineTo(-8.9, 1.1 + 1.3 * beat)
            path.lineTo(-7.0, 0.5 + 0.8 * beat)
            path.cubicTo(-4.5, 0.9 + 0.3 * beat, -1.0, 1.9, 3.0, 1.7)
            path.cubicTo(5.5, 1.6, 7.4, 1.2, 7.5, 0.2)
            fin = skia.Path()
            fin.moveTo(2.6, 1.2)
            fin.quadTo(1.2, 3.2 + 0.5 * beat, -0.8, 3.5 + 0.8 * beat)
            fin.quadTo(0.2, 2.2, 1.0, 1.2)
            for part in (path, fin):
                canvas.drawPath(part, fill(ink))
            canvas.restore()

        return draw

    return make
