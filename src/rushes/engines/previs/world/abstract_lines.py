"""Abstract films of drawn forms: ribbons, grids and shapes that change, particles, waves of light, floating solids."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.brush import polygon
from rushes.engines.previs.world.colour import Ink, argb, mix
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.stage import Lens

ALONG, ACROSS = 90, 7
"""Points of a ribbon along and across it."""

BEAT = 0.55
"""Seconds from one beat to the next."""


def ribbons(scenery: Scenery, rng: np.random.Generator, inks: Sequence[str], ground: str) -> Motion:
    """Wide ribbons that wind through the picture and twist, shining like metal or silk where they face the light."""
    view = scenery.view
    width, height, unit = view.width, view.height, min(view.width, view.height)
    count = 6
    phases = rng.random((count, 5))
    s = np.linspace(-0.12, 1.12, ALONG)
    v = np.linspace(-1, 1, ACROSS)
    index = _strip_index()

    def draw(target: Target, lens: Lens, t: float) -> None:
        canvas = target.canvas
        for k in range(count):
            a, b, c, d, e = phases[k].tolist()
            depth = k / (count - 1)
            slow = 0.40 + 0.25 * e
            x = width * s
            y = height * (0.5 + (0.30 - 0.06 * depth) * np.sin(math.tau * ((0.55 + 0.35 * a) * s + b) + slow * t)
                          + 0.13 * np.sin(math.tau * (1.5 * s + c) - 0.7 * slow * t) + 0.10 * (d - 0.5))  # fmt: skip
            twist = math.tau * ((0.75 + 0.6 * d) * s + c) + 0.9 * slow * t
            dx, dy = np.gradient(x), np.gradient(y)
            long = np.hypot(dx, dy)
            nx, ny = -dy / long, dx / long
            half = unit * (0.085 + 0.055 * depth) * (0.30 + 0.70 * np.abs(np.cos(twist)))
            px = x[:, None] + nx[:, None] * half[:, None] * v[None]
            py = y[:, None] + ny[:, None] * half[:, None] * v[None]
            lit = 0.5 + 0.5 * np.sin(twist[:, None] + 0.95 * v[None] - 0.6)
            colours = _sheen(lit, inks[k % len(inks)], 0.42 + 0.58 * depth)
            points = [skia.Point(float(i), float(j)) for i, j in zip(px.ravel(), py.ravel(), strict=True)]
            mesh = skia.Vertices(skia.Vertices.VertexMode.kTriangles_VertexMode, points, None, colours, index)
            canvas.drawVertices(mesh, skia.Paint(AntiAlias=True), skia.BlendMode.kDst)
            edge = polygon(np.stack([px[:, 0], py[:, 0]], 1), closed=False)
            other = polygon(np.stack([px[:, -1], py[:, -1]], 1), closed=False)
            for path in (edge, other):
                canvas.drawPath(path, _stroke(mix(inks[k % len(inks)], "#ffffff", 0.55), 0.0022 * unit, 0.55))

    return draw


def _strip_index() -> list[int]:
    found: list[int] = []
    for i in range(ALONG - 1):
        for j in range(ACROSS - 1):
            a, b = i * ACROSS + j, (i + 1) * ACROSS + j
            found += [a, b, a + 1, a + 1, b, b + 1]
    return found


def _sheen(lit: NDArray[np.float64], ink: str, near: float) -> list[int]:
    """Colours of a shining surface: deep shade, body, a band of gloss."""
    stops = [0.0, 0.30, 0.62, 0.84, 1.0]
    shades = [
        mix(ink, "#0a0408", 0.86),
        mix(ink, "#1a0a10", 0.45),
        mix(ink, ink, 0),
        mix(ink, "#fff4d8", 0.55),
        mix(ink, "#ffffff", 0.92),
    ]
    flat = np.clip(lit.ravel(), 0, 1)
    channels = [np.interp(flat, stops, [float(shade[k]) for shade in shades]) * 255 * near for k in range(3)]
    red, green, blue = (channel.astype(np.int64) for channel in channels)
    packed: list[int] = ((255 << 24) | (red << 16) | (green << 8) | blue).tolist()
    return packed


def _stroke(ink: Ink, width: float, alpha: float, plus: bool = False) -> skia.Paint:
    paint = skia.Paint(AntiAlias=True, Color=argb(ink, alpha), Style=skia.Paint.kStroke_Style, StrokeWidth=width)
    paint.setStrokeCap(skia.Paint.kRound_Cap)
    paint.setStrokeJoin(skia.Paint.kRound_Join)
    if plus:
        paint.setBlendMode(skia.BlendMode.kPlus)
    return paint


def _glowing(canvas: skia.Canvas, path: skia.Path, ink: Ink, width: float, power: float = 1.0) -> None:
    """A line of light: a wide breath, a halo, and a white-hot middle."""
    for share, alpha in ((7.0, 0.10), (3.2, 0.22), (1.0, 0.95)):
        canvas.drawPath(path, _stroke(ink, width * share, alpha * power, plus=True))
    canvas.drawPath(path, _stroke(mix(ink, "#ffffff", 0.8), width * 0.4, 0.9 * power))


def grid_and_shapes(scenery: Scenery, rng: np.random.Generator, inks: Sequence[str], ground: str) -> Motion:
    """A striped sun over a grid that runs towards the viewer, and figures of light that change form on the beat."""
    view = scenery.view
    width, height, unit = view.width, view.height, min(view.width, view.height)
    horizon = 0.60 * height
    hot, cool = inks[0], inks[min(2, len(inks) - 1)]
    deep = mix(inks[min(1, len(inks) - 1)], "#05030f", 0.72)

    def draw(target: Target, lens: Lens, t: float) -> None:
        canvas = target.canvas
        sky = [
            argb(mix(deep, "#000000", 0.3)),
            argb(mix(deep, inks[min(1, len(inks) - 1)], 0.5)),
            argb(mix(hot, deep, 0.25)),
        ]
        shader = skia.GradientShader.MakeLinear([(0, 0), (0, horizon)], sky)
        canvas.drawRect(skia.Rect.MakeWH(width, horizon), skia.Paint(Shader=shader, Dither=True))
        canvas.drawRect(
            skia.Rect.MakeLTRB(0, horizon, width, height), skia.Paint(Color=argb(mix(deep, "#000000", 0.45)))
        )
        canvas.save()
        canvas.clipRect(skia.Rect.MakeWH(width, horizon))
        _sun(canvas, width / 2, horizon - 0.10 * unit, 0.27 * unit, inks, t)
        canvas.restore()
        _floor(canvas, width, height, horizon, cool, t)
        beat = t / BEAT
        kick = math.exp(-3.5 * (beat % 1.0))
        for k in range(7):
            ring = k - 3
            x = width / 2 + ring * 0.27 * unit * (1 + 0.03 * math.sin(t + k))
            y = horizon - unit * (0.32 + 0.13 * math.cos(ring * 0.8 + 0.5 * math.sin(0.6 * t)))
            size = unit * (0.090 + 0.022 * kick) * (1.0 if ring else 1.2)
            path = _morph(beat + 0.5 * k, size, 0.35 * t + k)
            path.offset(x, y)
            ink = inks[k % len(inks)]
            canvas.drawPath(path, skia.Paint(AntiAlias=True, Color=argb(ink, 0.22 + 0.25 * kick)))
            _glowing(canvas, path, ink, 0.0075 * unit, 0.75 + 0.25 * kick)

    return draw


def _sun(canvas: skia.Canvas, x: float, y: float, r: float, inks: Sequence[str], t: float) -> None:
    top = mix(inks[min(3, len(inks) - 1)], "#fff2a8", 0.4)
    shader = skia.GradientShader.MakeLinear([(0, y - r), (0, y + r)], [argb(top), argb(inks[0])])
    halo = skia.GradientShader.MakeRadial((x, y), 1.9 * r, [argb(inks[0], 0.55), argb(inks[0], 0.0)], [0.4, 1])
    canvas.drawCircle(
        x, y, 1.9 * r, skia.Paint(AntiAlias=True, Shader=halo, Dither=True, BlendMode=skia.BlendMode.kPlus)
    )
    disc = skia.Path()
    disc.addCircle(x, y, r)
    for k in range(7):
        way = ((k + 0.35 * t) % 7) / 7
        stripe = skia.Path()
        stripe.addRect(skia.Rect.MakeXYWH(x - r, y + r * (-0.15 + 1.15 * way), 2 * r, r * (0.02 + 0.09 * way)))
        disc = skia.Op(disc, stripe, skia.PathOp.kDifference_PathOp)
    canvas.drawPath(disc, skia.Paint(AntiAlias=True, Shader=shader, Dither=True))


def _floor(canvas: skia.Canvas, width: int, height: int, horizon: float, ink: Ink, t: float) -> None:
    lines = skia.Path()
    for k in range(-16, 17):
        lines.moveTo(width / 2 + k * 0.012 * width, horizon)
        lines.lineTo(width / 2 + k * 0.22 * width, height)
    for k in range(16):
        z = 0.30 + k - (1.4 * t) % 1.0
        if z > 0.05:
            y = horizon + (height - horizon) * 0.75 / max(z, 0.05)
            if y < height * 1.1:
                lines.moveTo(0, y)
                lines.lineTo(width, y)
    canvas.save()
    canvas.clipRect(skia.Rect.MakeLTRB(0, horizon, width, height))
    _glowing(canvas, lines, ink, 0.004 * height, 0.8)
    canvas.restore()


def _morph(beat: float, size: float, turn: float) -> skia.Path:
    """A triangle that becomes a square, a hexagon, a star and a circle, one after the other, on the beat."""
    forms = (3, 4, 6, 10, 40)
    now, k = divmod(beat, 1.0)
    share = min(1.0, k / 0.45)
    share = share * share * (3 - 2 * share)
    first, second = forms[int(now) % 5], forms[(int(now) + 1) % 5]
    angles = np.linspace(0, math.tau, 72, endpoint=False)
    reach = (1 - share) * _outline(first, angles) + share * _outline(second, angles)
    points = np.stack([reach * np.cos(angles + turn), reach * np.sin(angles + turn)], 1) * size
    return polygon(points)


def _outline(corners: int, angles: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far the edge of a regular polygon is in each direction; ten corners are a star's."""
    if corners == 10:
        return 0.72 + 0.34 * (2 * np.abs(((angles * 5 / math.tau) % 1.0) - 0.5) * 2 - 1)
    step = math.tau / corners
    return math.cos(step / 2) / np.cos((angles % step) - step / 2) * 1.05


def swarm(scenery: Scenery, rng: np.random.Generator, inks: Sequence[str], ground: str) -> Motion:
    """Thousands of points of light that orbit in a leaning spiral, near ones large."""
    view = scenery.view
    unit = min(view.width, view.height)
    count = 3200
    arm, reach, lift, size = rng.random(count), np.sqrt(rng.random(count)), rng.normal(0, 1, count), rng.random(count)
    tint = rng.integers(0, len(inks), count)

    def draw(target: Target, lens: Lens, t: float) -> None:
        canvas = target.canvas
        r = 0.10 + 1.05 * reach
        scatter = ((arm * 3) % 1.0 - 0.5) * (0.55 + 0.9 * size)
        a = math.tau * np.floor(arm * 3) / 3 + scatter + 2.6 * r - t * 0.30 / (0.35 + r)
        x, z = r * np.cos(a), r * np.sin(a)
        y = 0.13 * lift * (1.25 - r) + 0.05 * np.sin(3 * a + t)
        near = 1 / (1.9 - z)
        px = view.width / 2 + unit * 1.25 * x * near
        py = view.height * 0.5 + unit * 1.25 * (y + 0.42 * z) * near
        glow = [argb(mix(inks[0], "#ffffff", 0.6), 0.7), argb(inks[0], 0.25), argb(inks[0], 0.0)]
        shader = skia.GradientShader.MakeRadial((view.width / 2, view.height / 2), 0.42 * unit, glow, [0, 0.35, 1])
        canvas.drawPaint(skia.Paint(Shader=shader, Dither=True, BlendMode=skia.BlendMode.kPlus))
        for k, ink in enumerate(inks):
            for low, wide in ((0.0, 0.0030), (0.6, 0.0050), (0.9, 0.0095)):
                chosen = (tint == k) & (size >= low) & (size < low + 0.6)
                points = [skia.Point(float(i), float(j)) for i, j in zip(px[chosen], py[chosen], strict=True)]
                paint = _stroke(mix(ink, "#ffffff", 0.25), wide * unit, 0.9, plus=True)
                canvas.drawPoints(skia.Canvas.kPoints_PointMode, points, paint)

    return draw


def waves_of_light(scenery: Scenery, rng: np.random.Generator, inks: Sequence[str], ground: str) -> Motion:
    """Sheaves of fine bright lines that swing across the picture."""
    view = scenery.view
    width, height, unit = view.width, view.height, min(view.width, view.height)
    x = np.linspace(-10, width + 10, 90)
    s = x / width
    phases = rng.random(8) * math.tau

    def draw(target: Target, lens: Lens, t: float) -> None:
        canvas = target.canvas
        for sheaf in range(3):
            a, b = float(phases[sheaf]), float(phases[sheaf + 3])
            ink, other = inks[sheaf % len(inks)], inks[(sheaf + 1) % len(inks)]
            for k in range(12):
                share = k / 11
                swing = np.sin(math.tau * (0.8 + 0.25 * sheaf) * s + 0.8 * t + a + 0.9 * share)
                swing = swing * (0.55 + 0.45 * np.sin(math.tau * 0.7 * s - 0.5 * t + b + 1.4 * share))
                y = height * (0.5 + 0.10 * (sheaf - 1) + (0.10 + 0.26 * share) * swing)
                path = polygon(np.stack([x, y], 1), closed=False)
                tone = mix(ink, other, share)
                canvas.drawPath(path, _stroke(tone, 0.011 * unit, 0.10, plus=True))
                canvas.drawPath(path, _stroke(tone, 0.0024 * unit, 0.75, plus=True))
                if k in (0, 11):
                    _glowing(canvas, path, tone, 0.004 * unit)

    return draw


LIT = (1.25, 0.9, 0.55, 0.2)


def solids(scenery: Scenery, rng: np.random.Generator, inks: Sequence[str], ground: str) -> Motion:
    """Balls, rings and lozenges that drift and turn slowly around the middle, with a light upon each."""
    view = scenery.view
    count = 13
    u = rng.random((count, 5)).tolist()
    seen = min(view.height, 1.25 * view.width)

    def draw(target: Target, lens: Lens, t: float) -> None:
        for k in sorted(range(count), key=lambda k: -u[k][0]):
            depth, b, c, d, e = u[k]
            around = math.tau * (k / count + 0.02 * t)
            x = view.cx + lens.shift + 0.42 * math.cos(around) * view.width * (0.5 + 0.5 * b)
            y = view.height * (0.5 + 0.30 * math.sin(around * 2 + 5 * c) + 0.03 * math.sin(0.7 * t + 6 * d))
            r = seen * (0.055 + 0.085 * e) * (1.25 - 0.6 * depth)
            ink = inks[k % len(inks)]
            tones = [mix(ink, "#ffffff", 0.65), mix(ink, ink, 0), mix(ink, "#0a0618", 0.45), mix(ink, "#0a0618", 0.8)]
            _solid(target.canvas, k % 3, (x, y), r, 0.4 * t + 6 * c, tones)

    return draw


def _solid(
    canvas: skia.Canvas, form: int, at: tuple[float, float], r: float, turn: float, tones: Sequence[Ink]
) -> None:
    """One ball (0), ring (1) or lozenge (2), lit from the upper left."""
    canvas.save()
    canvas.translate(*at)
    paint = skia.Paint(AntiAlias=True, Dither=True)
    shades = [argb(tone) for tone in tones]
    paint.setShader(skia.GradientShader.MakeRadial((-0.42 * r, -0.45 * r), 1.65 * r, shades, [0, 0.3, 0.65, 1]))
    if form == 0:
        canvas.drawCircle(0, 0, r, paint)
    elif form == 1:
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(0.36 * r)
        squeeze = 0.45 + 0.45 * abs(math.cos(turn))
        canvas.drawOval(skia.Rect.MakeLTRB(-0.85 * r * squeeze, -0.85 * r, 0.85 * r * squeeze, 0.85 * r), paint)
    else:
        canvas.rotate(18 * math.sin(turn))
        wide = 0.62 + 0.2 * math.sin(turn)
        left, right, top, foot = (-wide * r, 0.0), (wide * r, 0.0), (0.0, -1.15 * r), (0.0, 1.15 * r)
        ridge = (0.25 * r * math.cos(turn), 0.12 * r)
        facets = ((left, top, ridge), (top, right, ridge), (right, foot, ridge), (foot, left, ridge))
        for facet, tone in zip(facets, (0, 1, 3, 2), strict=True):
            canvas.drawPath(polygon(facet), skia.Paint(AntiAlias=True, Color=shades[tone]))
    canvas.restore()
