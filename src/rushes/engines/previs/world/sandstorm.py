"""A sandstorm: billows as high as houses that the wind drives past, and veils before the figures."""

import math

import cv2
import numpy as np

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world import air
from rushes.engines.previs.world.bands import Band, Moving
from rushes.engines.previs.world.colour import Colour, mix, smooth
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.noise import fbm
from rushes.engines.previs.world.scenery import Motion, Scenery
from rushes.engines.previs.world.soft import softly
from rushes.engines.previs.world.stage import Lens

WIDE, TALL = 160, 112
"""Size of one billow's picture, in pixels."""
COUNT, KINDS = 26, 3
SPEED = 9.0
"""Metres a second."""


def _billow(rng: np.random.Generator, light: Colour, dark: Colour) -> skia.Image:
    """A heap of dust: knobs that catch the light from above, dark below, ragged at its edge."""
    y, x = np.mgrid[0:TALL, 0:WIDE].astype(np.float32)
    noise = fbm(WIDE, TALL, WIDE / 4, TALL / 3, 5, rng, 0.55)
    r = np.hypot((x / WIDE - 0.5) * 2, (y / TALL - 0.58) * 2.1)
    edge = np.minimum(np.minimum(x, WIDE - 1 - x) / WIDE, np.minimum(y, TALL - 1 - y) / TALL)
    body = smooth(1.0, 0.35, r + 0.95 * (0.5 - noise)) * smooth(0.0, 0.12, edge)
    relief = noise - cv2.GaussianBlur(np.roll(noise, -7, axis=0), (0, 0), 3)
    lit = np.clip(0.55 + 3.2 * relief - 0.5 * (y / TALL - 0.4), 0, 1)[..., None]
    alpha = body[..., None]
    image = np.dstack([(dark + (light - dark) * lit) * alpha, alpha])
    pixels = np.ascontiguousarray(np.clip(image * 255, 0, 255).astype(np.uint8))
    return skia.Image.fromarray(pixels, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)


def billows(scenery: Scenery, rng: np.random.Generator) -> Motion:
    """The storm itself: it comes from the right, as rain and leaves do, and towers where it is far."""
    rig = scenery.rig
    light, dark = mix(rig.haze, rig.tone("#ffd090", 0.9), 0.35), mix(rig.haze, rig.tone("#6a3414", 0.2), 0.55)
    pictures = [_billow(rng, light, dark) for _ in range(KINDS)]
    u = rng.random((COUNT, 5))
    u = u[np.argsort(-u[:, 1])].tolist()
    smoothly = skia.SamplingOptions(skia.FilterMode.kLinear)

    def paint(canvas: skia.Canvas, lens: Lens, t: float) -> None:
        for k, (a, b, c, d, e) in enumerate(u):
            z = 28.0 + 80.0 * b
            s = lens.scale(z)
            size = (3.5 + 0.13 * z) * (0.8 + 0.6 * c)
            span = 2.2 * lens.view.half_width(z) + 4 * size
            x = span / 2 - (a * span + t * SPEED * (0.8 + 0.4 * d)) % span
            px, py = lens.project(x, -size * (0.15 + 0.75 * d * d) - 0.25 * math.sin(1.3 * t + 6 * e), z)
            half, tall = 1.5 * size * s, 1.05 * size * s
            box = skia.Rect.MakeLTRB(px - half, py - tall, px + half, py + 0.8 * tall)
            shown = skia.Paint(Alphaf=0.60 + 0.25 * e)
            canvas.drawImageRect(pictures[k % KINDS], box, smoothly, shown)

    def draw(target: Target, lens: Lens, t: float) -> None:
        softly(target, lens, lambda canvas: paint(canvas, lens, t))

    return draw


SANDSTORM: tuple[Band, ...] = (
    Moving("billows", 36.0, billows),
    Moving("veils", 3.0, air.blowing("#e8a058", 12, 0.26, 2.6, 5.0, 1.4, 1.6)),
)
"""What a sandstorm adds to any place out of doors."""
