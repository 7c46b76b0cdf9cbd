"""What hangs in space: the Earth below, worlds near and far, rocks. Metres at any depth; no ground."""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.brush import Brush, polygon
from rushes.engines.previs.world.colour import Ink, argb, mix, smooth
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.motion import Make
from rushes.engines.previs.world.noise import fbm
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.stage import Lens

OCEAN, SHALLOW, LAND, SAND = "#123f86", "#2f7fc0", "#5a7f4a", "#b8965c"


def earth(brush: Brush, crest: float, night: bool) -> None:
    """The Earth across the lower part of the picture; `crest` is the share of the picture's height above it.

    Seas, lands and clouds run together towards the limb; by night the cities shine.
    """
    view = brush.plate.view
    px_x = brush.to_px([0.0, 0.0])[0]
    image = brush.plate.image
    height, width = image.shape[:2]
    res = brush.plate.res
    radius = 1.9 * max(view.width, view.height) * res
    cx = float(px_x) + 0.10 * view.width * res
    cy = (crest * view.height - brush.plate.y0) * res + radius
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    dx, dy = (x - np.float32(cx)) / np.float32(radius), (y - np.float32(cy)) / np.float32(radius)
    r = np.sqrt(dx * dx + dy * dy)
    inside = smooth(1.0, 1.0 - 1.6 / radius, r)
    z = np.sqrt(np.clip(1 - r * r, 0, 1))
    # The sphere unrolled: near the limb the same texture is pressed together.
    size = 512
    ground = fbm(size, size, 96, 80, 6, brush.rng, 0.55)
    cloud = fbm(size, size, 120, 40, 6, brush.rng, 0.6)
    u = _folded(np.arcsin(np.clip(dx, -1, 1)) * 700 + 250, size - 1)
    v = _folded(np.arctan2(-dy, np.maximum(z, 1e-3)) * 700, size - 1)
    soil = np.asarray(cv2.remap(ground, u, v, cv2.INTER_LINEAR), np.float32)
    white = np.asarray(cv2.remap(cloud, u, v, cv2.INTER_LINEAR), np.float32)
    land, dry = smooth(0.52, 0.56, soil)[..., None], smooth(0.58, 0.70, soil)[..., None]
    shelf = smooth(0.42, 0.53, soil)[..., None]
    deep, shallow, green, sand = (np.asarray(brush.tone(ink, 0.95), np.float32) for ink in (OCEAN, SHALLOW, LAND, SAND))
    colour = deep + (shallow - deep) * shelf
    colour = colour + (green - colour) * land
    colour = colour + (sand - colour) * land * dry
    veil = (smooth(0.50, 0.72, white) * 0.92)[..., None]
    colour = colour + (np.asarray(brush.tone("#f4f8ff", 1.0), np.float32) - colour) * veil
    side = brush.rig.side
    shade = smooth(-0.10, 0.34, z + side * dx * 0.55 - (0.30 if night else 0.06))[..., None]
    dark = np.asarray(mix("#04081c", "#0c1a3c", 0.4), np.float32)
    colour = dark + (colour - dark) * (0.16 + 0.84 * shade if not night else 0.10 + 0.22 * shade)
    if night:
        glint = smooth(0.955, 1.0, brush.rng.random((height, width)).astype(np.float32))
        towns = smooth(0.50, 0.62, soil) * (1 - smooth(0.52, 0.68, white))
        shine = np.asarray(cv2.GaussianBlur(glint * towns, (0, 0), 0.7 + view.unit * res), np.float32)
        colour = colour + np.asarray([1.0, 0.76, 0.42], np.float32) * np.minimum(shine * 3.2, 1.0)[..., None]
    air = smooth(0.955, 1.0, r)[..., None] * np.float32(0.75)
    blue = np.asarray(mix("#5ab0ff", brush.rig.key, 0.25), np.float32)
    colour = colour + (blue - colour) * air * (0.45 if night else 0.9)
    halo = np.exp(-np.clip(r - 1.0, 0, 1) / np.float32(0.011)) * (1 - inside) * np.float32(0.40 if night else 0.75)
    alpha = inside[..., None]
    painted = np.clip(colour, 0, 1) * alpha + blue * halo[..., None]
    image[..., :3] = np.clip(painted * 255, 0, 255).astype(np.uint8)
    image[..., 3] = np.clip(inside * 255, 0, 255).astype(np.uint8)


def _folded(position: NDArray[np.floating], size: int) -> NDArray[np.float32]:
    """Positions on a texture that is mirrored at its edges again and again."""
    return np.abs(np.mod(position, 2 * size) - size).astype(np.float32)


def far_world(brush: Brush, x: float, y: float, r: float, inks: tuple[Ink, Ink, Ink]) -> None:
    """A round world lit from the key's side: light, middle and dark colour."""
    brush.soft(x, y, r * 1.35, r * 1.35, inks[0], 0.22, plus=True)
    side = brush.rig.side
    shader = skia.GradientShader.MakeRadial(
        (x + side * r * 0.5, y - r * 0.45), r * 1.8, [argb(ink) for ink in inks], [0, 0.45, 1]
    )
    brush.canvas.save()
    clip = skia.Path()
    clip.addCircle(x, y, r)
    brush.canvas.clipPath(clip, True)
    brush.canvas.drawCircle(x, y, r, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))
    for _ in range(14):
        a, d, s = (float(v) for v in brush.rng.random(3))
        px, py = x + r * (2 * a - 1), y + r * (2 * d - 1)
        brush.oval(px, py, r * (0.05 + 0.12 * s), r * (0.03 + 0.07 * s), inks[2], 0.30)
    brush.canvas.restore()


def rocks(count: int, order: float, least: float, most: float, speed: float) -> Make:
    """Rocks that tumble past at the depth `order` metres, `least` to `most` metres across, anywhere in the picture."""

    def make(scenery: Scenery, rng: np.random.Generator) -> Motion:
        rig, u = scenery.rig, rng.random((count, 6)).tolist()
        outlines = (0.70 + 0.30 * rng.random((count, 11))).tolist()
        facets = rng.random((count, 4, 2)).tolist()
        inks = [argb(rig.tone(ink, lit)) for ink, lit in (("#c4b6a8", 1.15), ("#7a7078", 0.5), ("#221e2c", 0.0))]

        def draw(target: Target, lens: Lens, t: float) -> None:
            view, canvas = lens.view, target.canvas
            wide, tall = view.half_width(order) * 1.15, view.height / 2 * order / view.f * 1.1
            middle = (view.height / 2 - view.hy) * order / view.f - view.eye
            scale = lens.scale(order)
            for k, ((a, b, c, d, e, g), outline) in enumerate(zip(u, outlines, strict=True)):
                size = least + (most - least) * c**3
                span = 2 * (wide + most)
                mx = (a * span - t * speed * (0.6 + 0.8 * d)) % span - span / 2
                my = middle + tall * (2 * ((b + k / count) % 1.0) - 1) + 0.1 * size * math.sin(0.4 * t + 6 * e)
                px, py = lens.project(mx, my, order)
                r, turn = size / 2 * scale, 0.5 * t * (g - 0.5) + 6 * e
                angles = [turn + math.tau * j / len(outline) for j in range(len(outline))]
                rim = [
                    (px + r * v * math.cos(p), py + 0.82 * r * v * math.sin(p))
                    for v, p in zip(outline, angles, strict=True)
                ]
                light = (px + rig.side * 0.75 * r, py - 0.65 * r)
                shader = skia.GradientShader.MakeRadial(light, 2.1 * r, inks, [0.05, 0.5, 1])
                canvas.drawPath(polygon(rim), skia.Paint(AntiAlias=True, Dither=True, Shader=shader))
                for fx, fy in facets[k]:  # craters turn with the rock
                    away, at = 0.55 * fx, turn + math.tau * fy
                    canvas.drawCircle(
                        px + r * away * math.cos(at), py + 0.82 * r * away * math.sin(at), 0.13 * r,
                        skia.Paint(AntiAlias=True, Color=argb("#120e1a", 0.38)),
                    )  # fmt: skip

        return draw

    return make


def twinkling(scenery: Scenery, rng: np.random.Generator) -> Motion:
    """Stars that twinkle all over the picture."""
    stars = rng.random((70, 4)).tolist()

    def draw(target: Target, lens: Lens, t: float) -> None:
        view = lens.view
        for a, b, c, d in stars:
            shine = max(0.0, math.sin(t * (1.1 + 1.7 * c) + 9 * d)) ** 3
            if shine > 0.05:
                dot = skia.Paint(AntiAlias=True, Color=argb("#eaf2ff", 0.85 * shine), BlendMode=skia.BlendMode.kPlus)
                x = (a * 1.2 - 0.1) * view.width + lens.shift
                target.canvas.drawCircle(x, b * view.height, (0.9 + 1.0 * c) * view.unit, dot)

    return draw
