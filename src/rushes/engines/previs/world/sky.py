"""The sky: gradient, sun and moon, stars, and clouds. All painted at half resolution in float, then dithered."""

from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.world.colour import Colour, desaturate, full, mix, rgb, smooth
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.noise import Field, fbm
from rushes.engines.previs.world.stage import FAR, Box, Plate, View, billboard

SKY_RES = 0.5
SUN_LOBES = ((0.020, 1.0, 6.0), (0.075, 0.55, 2.0), (0.22, 0.42, 1.6), (0.60, 0.34, 1.3))
"""Radius against the picture, weight, power of the fall-off."""
DITHER = 1.1 / 255
SKY_STOPS = (0.0, 0.34, 0.64, 0.86, 1.0)

CloudKind = Literal["cumulus", "sheet", "streaks"]
FloatImage = NDArray[np.float32]
"""Red, green, blue in 0..1, shape (height, width, 3)."""


def sky_grid(view: View) -> tuple[Field, Field]:
    """Base-view x and y of every pixel of the backdrop, which covers all that the camera's path sees."""
    width, height = backdrop_size(view)
    x = view.pad.left + np.arange(width, dtype=np.float32) / np.float32(SKY_RES)
    y = view.pad.top + np.arange(height, dtype=np.float32) / np.float32(SKY_RES)
    grid_x, grid_y = np.meshgrid(x.astype(np.float32), y.astype(np.float32))
    return grid_x, grid_y


def backdrop_size(view: View) -> tuple[int, int]:
    """Width and height of the backdrop in its own pixels."""
    pad = view.pad
    return int((pad.right - pad.left) * SKY_RES), int((pad.bottom - pad.top) * SKY_RES)


def sun_px(view: View, rig: Rig) -> tuple[float, float]:
    """Where the sun or moon stands, base-view pixels."""
    return view.cx + rig.sun[0] * view.width / 2 * 0.92, view.hy * (1 - rig.sun[1] * 0.88)


def glow_map(view: View, rig: Rig) -> Field:
    """Weight 0..1 of the sun's colour at every pixel of the backdrop; the sky and the light wrap share it."""
    x, y = sky_grid(view)
    sx, sy = sun_px(view, rig)
    size = max(view.height, view.width) * 0.8
    r = np.hypot(x - sx, (y - sy) * 1.12) / size
    keep = np.ones_like(r)
    for k, (radius, weight, power) in enumerate(SUN_LOBES):
        if rig.time == "night":
            gain = 0.0 if k == 0 else 0.32
        else:
            gain = rig.sun_visible ** (0.5 if k > 1 else 2.0)
        keep *= 1 - np.clip(weight * gain * np.exp(-((r / radius) ** power)), 0, 1)
    return np.asarray(1 - keep, np.float32)


def paint_sky(view: View, rig: Rig, rng: np.random.Generator, glow: Field) -> FloatImage:
    """Vertical stops blended towards the sun's colour (adding would clip and turn haze cyan)."""
    x, y = sky_grid(view)
    v = np.clip(y / max(view.hy, 1), 0, 1)
    stops = [np.interp(v, SKY_STOPS, [float(c[k]) for c in rig.sky]) for k in range(3)]
    image = np.stack(stops, -1).astype(np.float32)
    night = rig.time == "night"
    if rig.stars > 0.02:
        image += (_stars(x.shape, rng) * np.float32(rig.stars) * smooth(1.0, 0.35, v))[..., None]
    colour = rgb("#a9c2ff") if night else full(rig.key)
    image = image + (colour - image) * (glow * np.float32(0.6 if night else 0.85))[..., None]
    if not night and rig.sun_visible > 0.3:
        core = np.clip((glow - 0.80) / 0.2, 0, 1)[..., None]
        image = image + (np.array([1, 0.985, 0.93], np.float32) - image) * core
    if night and rig.sun_visible > 0.3:
        image = _moon(view, rig, image, x, y)
    image += rng.normal(0, DITHER, image.shape[:2])[..., None].astype(np.float32)
    return np.clip(image, 0, 1).astype(np.float32)


def _stars(shape: tuple[int, ...], rng: np.random.Generator) -> Field:
    height, width = shape
    layer = np.zeros((height, width), np.float32)
    for count, power in ((520, 0.35), (110, 0.8), (16, 1.6)):
        xs, ys = rng.integers(1, width - 1, count), rng.integers(1, height - 1, count)
        layer[ys, xs] = np.maximum(layer[ys, xs], power * (0.4 + 0.6 * rng.random(count)))
    return np.asarray(layer + cv2.GaussianBlur(layer, (0, 0), 1.2) * 1.6, np.float32)


def _moon(view: View, rig: Rig, image: FloatImage, x: Field, y: Field) -> FloatImage:
    sx, sy = sun_px(view, rig)
    radius = 0.034 * max(view.height, view.width * 0.7)
    disc = smooth(radius + 1.2, radius - 1.2, np.hypot(x - sx, y - sy))[..., None]
    spots = np.sin((x - sx) / radius * 3.1 + 1) * np.sin((y - sy) / radius * 4.3)
    face = np.array([0.96, 0.97, 1.0], np.float32) * (0.90 + 0.10 * spots)[..., None].astype(np.float32)
    return image + (face - image) * disc


def cloud_colours(rig: Rig, puffy: bool = True) -> tuple[Colour, Colour]:
    """Lit and shaded colour of a cloud."""
    if rig.time == "night":
        return mix(rig.sky[4], "#a9bce8", 0.30), mix(rig.sky[1], rig.sky[3], 0.45)
    bright = mix(full(rig.key), "#ffffff", 0.42 if puffy else 0.30)
    light = np.clip(mix(bright, rig.sky[3], 0.04 + 0.72 * (1 - rig.sun_visible)), 0, 1).astype(np.float32)
    weight = 0.34 if rig.sun_visible > 0.4 else 0.12
    return light, mix(mix(rig.sky[1], rig.sky[2], 0.55), desaturate(light, 0.2), weight)


def clouds(
    view: View,
    rig: Rig,
    rng: np.random.Generator,
    kind: CloudKind = "cumulus",
    amount: float = 1.0,
    seconds: float = 8.0,
) -> Plate:
    """A lit, drifting sheet of cloud. `seconds` is the length of the shot: the sheet is wide enough to drift so long.

    `cumulus` heaps puffs on flat bases, `sheet` stretches noise, `streaks` draws the long bars of a low sun.
    """
    overcast = rig.cover > 0.7
    puffy = kind == "cumulus" and not overcast
    speed = -(4 + 22 * rig.wind) * view.unit * (1.0 if kind == "cumulus" else 0.6)
    margin = 60 * view.unit + abs(speed) * seconds / 2
    box = Box(view.pad.left - margin, view.pad.top, view.pad.right + margin, view.hy + 10 * view.unit)
    plate = Plate(view, billboard(FAR), box, SKY_RES, FAR, "clouds")
    width, height = plate.size
    sx, sy = sun_px(view, rig)
    v = (np.arange(height, dtype=np.float32) / height)[:, None]  # 0 top .. 1 horizon
    cover = float(np.clip(rig.cover * amount, 0, 1))
    if puffy:
        field, density = _cumulus(width, height, rng, cover)
    else:
        field, density = _sheet(width, height, rng, cover, "sheet" if overcast else kind, v, view)
    lit = _lit(field, puffy, overcast, ((sx - box.left) * SKY_RES, (sy - box.top) * SKY_RES))[..., None]
    light, shadow = cloud_colours(rig, kind != "streaks")
    colour = shadow * (1 - lit) + light * lit
    haze = smooth(0.55, 1.0, v)[..., None] * 0.55
    colour = colour * (1 - haze) + rig.sky[3] * haze
    strength = {"cumulus": 0.94, "sheet": 0.85, "streaks": 0.80}[kind] * (0.8 if rig.time == "night" else 1.0)
    alpha = density * smooth(1.0, 0.90, v) * np.float32(strength)
    plate.image = np.clip(np.dstack([colour * alpha[..., None], alpha]) * 255, 0, 255).astype(np.uint8)
    plate.drift = (speed, 0.0)
    return plate


def _lit(field: Field, puffy: bool, overcast: bool, sun: tuple[float, float]) -> Field:
    """How much of the sun a cloud gets: its height against its neighbour's on the sunny side."""
    height, width = field.shape
    soft = cv2.GaussianBlur(field, (0, 0), max(2.0, height / (55 if puffy else 90)))
    reach = height / (15 if puffy else 34)
    dx, dy = sun[0] - width / 2, min(sun[1], height * 0.35) - height * 0.6
    n = float(np.hypot(dx, dy)) + 1e-3
    shift = np.array([[1, 0, -dx / n * reach], [0, 1, -dy / n * reach]], np.float32)
    towards = cv2.warpAffine(soft, shift, (width, height), borderMode=cv2.BORDER_REFLECT)
    gain = 1.5 if puffy else 2.4 if overcast else 6.0
    return smooth(0.0, 0.92, np.clip((0.60 if puffy else 0.52) + (soft - towards) * gain, 0, 1))


def _sheet(
    width: int, height: int, rng: np.random.Generator, cover: float, kind: CloudKind, v: Field, view: View
) -> tuple[Field, Field]:
    """Stretched noise: a torn sheet, or the long bars that a low sun lights from below."""
    reference = max(view.width, view.height * 0.8) * SKY_RES
    if kind == "streaks":
        field = fbm(width, height, reference / 2.2, height / 9.0, 6, rng, 0.5)
        bend = fbm(width, height, reference / 2, height / 3, 3, rng, 0.5)
        rows = np.arange(height, dtype=np.float32)[:, None] + (bend - 0.5) * height * 0.22
        columns = np.broadcast_to(np.arange(width, dtype=np.float32)[None], field.shape)
        field = cv2.remap(
            field, columns.copy(), rows.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
        )
        field = (field - field.min()) / np.ptp(field)
        density = smooth(0.62 - 0.22 * cover, 0.88 - 0.14 * cover, field) * smooth(0.02, 0.30, v)
        return np.asarray(field, np.float32), density
    field = fbm(width, height, reference / 3.2, height / (4.5 if cover > 0.7 else 7.5), 6, rng, 0.55)
    field = (field - field.min()) / np.ptp(field)
    density = smooth(0.98 - cover * 0.95, 1.16 - cover * 0.85, field + 0.12 * (1 - v))
    return np.asarray(field, np.float32), density


def _cumulus(width: int, height: int, rng: np.random.Generator, cover: float) -> tuple[Field, Field]:
    """Heaps of soft discs: a few big banks low over the horizon, small ones higher (perspective of the sky)."""
    field = np.zeros((height, width), np.float32)
    banks = int((3 + 7 * cover) * max(1.0, width / (1.5 * height) * 0.75))
    for bank in range(banks):
        level = 0.30 + 0.58 * (bank % 8 + float(rng.random())) / min(banks, 8)  # height of the flat base
        scale = height * (0.10 + 0.26 * (1 - level) + 0.10 * float(rng.random()))
        cx, base = float(rng.random()) * width, level * height
        length = scale * (1.7 + 2.2 * float(rng.random()))
        for _ in range(26):
            share = float(np.clip(rng.normal() * 0.42, -0.85, 0.85))
            r = scale * (0.16 + 0.34 * float(rng.random())) * np.exp(-share * share * 1.1)
            lift = scale * 0.75 * float(rng.random()) * np.exp(-share * share * 3)
            _heap(field, cx + share * length, base - r * 0.55 - lift, r, base, 0.55 + 0.45 * r / scale)
    noise = fbm(width, height, 58, 40, 5, rng, 0.56)
    bend = fbm(width, height, 40, 34, 4, rng, 0.6)
    yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)  # warp the discs so that no circle survives
    warped = cv2.remap(field, xx + (bend - 0.5) * 46, yy + (noise - 0.5) * 34, cv2.INTER_LINEAR)
    edge = cv2.GaussianBlur(warped, (0, 0), 2.2) + (noise - 0.5) * 0.50
    lumpy = np.clip(warped + (noise - 0.5) * 0.20 * (warped > 0.01), 0, 1.2)
    density = smooth(0.10, 0.34, edge) * (cv2.GaussianBlur(lumpy, (0, 0), 5) > 0.02)
    return np.asarray(lumpy, np.float32), np.asarray(density, np.float32)


def _heap(field: Field, x: float, y: float, r: float, base: float, gain: float) -> None:
    """Raise one dome on the height field, cut at the flat base."""
    height, width = field.shape
    x0, x1 = int(max(0, x - r)), int(min(width, x + r + 1))
    y0, y1 = int(max(0, y - r)), int(min(height, base + 2, y + r + 1))
    if x1 <= x0 or y1 <= y0:
        return
    yy, xx = np.mgrid[y0:y1, x0:x1].astype(np.float32)
    dome = np.sqrt(np.maximum(0, 1 - ((xx - x) ** 2 + (yy - y) ** 2) / (r * r)))
    dome *= smooth(base + 2, base - r * 0.35, yy) * np.float32(gain)
    region = field[y0:y1, x0:x1]
    np.maximum(region, dome, out=region)
