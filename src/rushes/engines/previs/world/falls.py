"""Water that falls and runs: waterfalls, rapids, a current. Closed-form in time."""

import math
from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.brush import polygon
from rushes.engines.previs.world.colour import Colour, Ink, argb, mix
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.motion import Make, stroke
from rushes.engines.previs.world.scenery import Motion, Scenery, Spot
from rushes.engines.previs.world.soft import softly
from rushes.engines.previs.world.stage import Lens

Metres = NDArray[np.floating]

Course = Callable[[Metres, Metres], tuple[Metres, Metres]]
"""Where a current runs: (share of the way 0..1, lane -1..1) to (x, z) in metres."""

STRANDS, ROWS = 96, 256
"""Size of the texture that falls, in pixels."""
FALL_SPEED = 4.2
"""Metres a second at which the strands of a waterfall come down: slow, because it is large."""
PUFFS = 14
FINE = 0.5
"""Resolution at which falls are painted."""
OUTLINE = (
    (-0.36, 0.02), (-0.2, -0.012), (0.05, 0.012), (0.28, -0.01), (0.38, 0.03), (0.41, 0.3), (0.5, 0.42), (0.48, 1.0),
    (-0.5, 1.0), (-0.47, 0.6), (-0.40, 0.5), (-0.39, 0.2),
)  # fmt: skip
"""The shape of a fall, in shares of its width and height: it narrows at the lip and widens where it strikes ledges."""


def _strands(rng: np.random.Generator, white: Colour, blue: Colour, share: float) -> skia.Image:
    """Strands of water that repeat from top to bottom; `share` of them is opaque."""
    rows = cv2.GaussianBlur(np.tile(rng.random((ROWS, STRANDS)), (3, 1)), (0, 0), sigmaX=0.9, sigmaY=22)[
        ROWS : 2 * ROWS
    ]
    rows = (rows - rows.min()) / (rows.max() - rows.min())
    columns = cv2.GaussianBlur(rng.random((1, STRANDS)), (0, 0), 2.0)
    columns = (columns - columns.min()) / (columns.max() - columns.min())
    body = 0.55 * rows + 0.45 * columns
    across = np.linspace(-1, 1, STRANDS)
    edge = np.clip((1 - np.abs(across)) * 7, 0, 1)  # thin at both sides
    water = (np.clip((body - (1 - share) * 0.75) * 2.6, 0, 1) * edge)[..., None]
    colour = blue + (white - blue) * np.clip(2.0 * body - 0.55, 0, 1)[..., None]
    image = np.dstack([colour * water, water])
    pixels = np.ascontiguousarray(np.clip(image * 255, 0, 255).astype(np.uint8))
    return skia.Image.fromarray(pixels, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)


def waterfalls(spots: str = "fall") -> Make:
    """Water that comes down from the marked spots, `size` wide and `tall` high, and the mist at its foot."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig, found = scenery.rig, scenery.spots.get(spots, [])
        white, blue = rig.tone("#eef6f8", 0.62), rig.tone("#7fb0c4", 0.40)
        sheets = [(_strands(rng, white, blue, share), speed) for share, speed in ((0.85, 1.0), (0.55, 1.45))]
        phases = rng.random((len(found) * PUFFS, 3)).tolist()
        mist = mix(rig.haze, "#ffffff", 0.35) if rig.time != "night" else mix(rig.haze, rig.tone("#ffffff", 0.8), 0.5)

        def paint(canvas: skia.Canvas, lens: Lens, t: float) -> None:
            for spot in found:
                for sheet, speed in sheets:
                    _sheet(canvas, lens, t, spot, sheet, speed, 1 - 0.6 * rig.haze_at(spot.z))
            for number, spot in enumerate(found):
                _mist(canvas, lens, t, spot, mist, phases[number * PUFFS : (number + 1) * PUFFS])

        def draw(target: Target, lens: Lens, t: float) -> None:
            softly(target, lens, lambda canvas: paint(canvas, lens, t), FINE)

        return draw

    return make


def _sheet(
    canvas: skia.Canvas, lens: Lens, t: float, spot: Spot, sheet: skia.Image, speed: float, alpha: float
) -> None:
    px, py = lens.project(spot.x, spot.y, spot.z)
    s = lens.scale(spot.z)
    wide, tall = spot.size * s, spot.tall * s
    metres = 2.4 * spot.size + 2.0  # of fall in one height of the texture
    fallen = (t * FALL_SPEED * speed / metres) % 1.0
    place = skia.Matrix.MakeAll(
        wide / STRANDS, 0, px - wide / 2, 0, metres * s / ROWS, py + (fallen - 1) * metres * s, 0, 0, 1
    )
    shader = sheet.makeShader(
        skia.TileMode.kClamp, skia.TileMode.kRepeat, skia.SamplingOptions(skia.FilterMode.kLinear), place
    )
    path = polygon([(px + a * wide, py + b * tall) for a, b in OUTLINE])
    canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader, Alphaf=alpha))


def _mist(canvas: skia.Canvas, lens: Lens, t: float, spot: Spot, ink: Colour, puffs: list[list[float]]) -> None:
    s = lens.scale(spot.z)
    foot = spot.y + spot.tall
    for a, b, c in puffs:
        life = (0.16 * t * (0.8 + 0.4 * c) + a) % 1.0
        x = spot.x + spot.size * (1.2 + 0.9 * life) * (b - 0.5)
        px, py = lens.project(x, foot - (0.01 + 0.13 * life) * spot.tall, spot.z)
        puff(
            canvas,
            px,
            py,
            (0.12 + 0.20 * spot.tall / spot.size + 0.3 * life) * spot.size * s,
            ink,
            0.62 * math.sin(math.pi * life),
        )


DROPS = 26
"""Drops in one splash."""


def splashes(places: tuple[tuple[float, float], ...], height: float = 0.7, seconds: float = 1.1) -> Make:
    """Water that leaps where it strikes stones: at (share of the visible width, z), `height` metres high."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        white = scenery.rig.tone("#ffffff", 0.85)
        u = rng.random((len(places), DROPS, 4))

        def draw(target: Target, lens: Lens, t: float) -> None:
            for (share, z), drops in zip(places, u, strict=True):
                if lens.view.blur_px(z) > 6 * lens.view.unit:
                    continue
                s = lens.scale(z)
                px, py = lens.project(share * lens.view.half_width(z), 0.0, z)
                leap = 0.5 + 0.5 * math.sin(2 * math.pi * (t / (2.1 * seconds) + float(drops[0, 0])))
                puff(target.canvas, px - 0.1 * s * height, py - 0.3 * s * height * leap, 0.9 * height * s, white, 0.45)
                life = (t / seconds + drops[:, 0]) % 1.0
                up = height * (0.3 + 0.9 * drops[:, 1] ** 2) * 4 * life * (1 - life)
                x = px + s * height * ((drops[:, 2] - 0.5) * (0.7 + 1.6 * life) - 0.2)
                points = np.stack([x, py - s * up], -1)
                for k in range(2):
                    width = max(0.9 * lens.view.unit, s * height * (0.05, 0.09)[k])
                    dots = [skia.Point(a, b) for a, b in points[k::2].tolist()]
                    target.canvas.drawPoints(skia.Canvas.PointMode.kPoints_PointMode, dots, stroke(white, 0.7, width))

        return draw

    return make


def puff(canvas: skia.Canvas, x: float, y: float, r: float, ink: Ink, alpha: float) -> None:
    """A soft cloud of spray, pixels."""
    inks = [argb(ink, alpha), argb(ink, 0.4 * alpha), argb(ink, 0.0)]
    shader = skia.GradientShader.MakeRadial((x, y), r, inks, [0, 0.5, 1])
    canvas.drawCircle(x, y, r, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))


def current(course: Course, count: int = 110, seconds: float = 7.0, foam: float = 0.5, length: float = 0.03) -> Make:
    """Streaks of light and foam that a current carries along its course; it takes `seconds` from end to end."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig, u = scenery.rig, rng.random((count, 4))
        white, dark = mix(rig.sky[3], rig.tone("#ffffff", 0.9), 0.6), rig.tone("#123848", 0.2)
        lanes = 1.9 * u[:, 1] - 0.95

        def draw(target: Target, lens: Lens, t: float) -> None:
            along = (u[:, 0] + t / seconds * (0.75 + 0.5 * u[:, 2])) % 1.0
            reach = length * (0.5 + u[:, 3]) * np.sin(np.pi * along) ** 0.5  # they come and go as points
            points = np.stack(
                [
                    _seen(lens, *course(along + k * reach, lanes + 0.04 * np.sin(9 * along + k)))
                    for k in (-0.5, 0.0, 0.5)
                ],
                1,
            )
            for group, (ink, alpha) in enumerate(((white, foam), (white, 0.55 * foam), (dark, 0.35))):
                for band, near in enumerate((0.5, 1.0)):  # far streaks are thinner than near ones
                    chosen = (np.arange(count) % 3 == group) & ((points[:, 1, 2] > 0.12) == bool(band))
                    path = skia.Path()
                    for shape in points[chosen].tolist():
                        path.moveTo(shape[0][0], shape[0][1])
                        path.quadTo(shape[1][0], shape[1][1], shape[2][0], shape[2][1])
                    target.canvas.drawPath(path, stroke(ink, alpha, 2.6 * near * lens.view.unit))

        return draw

    return make


def _seen(lens: Lens, x: Metres, z: Metres) -> NDArray[np.float64]:
    """Pixels of points on the water, and 1 / z of each, shape (n, 3)."""
    view, pose = lens.view, lens.pose
    near = 1 / np.maximum(z - pose.z, 0.4)
    px = view.cx + lens.shift + (x - pose.x) * view.f * near
    return np.stack([px, view.hy + (view.eye - pose.y) * view.f * near, near], -1)
