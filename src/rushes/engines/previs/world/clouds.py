"""Clouds: lit sheets that drift over the sky, towers that stand in it, and wisps that pass close by."""

from typing import Literal

import cv2
import numpy as np

from rushes.engines.previs.world.colour import Colour, desaturate, full, mix, smooth
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.noise import Field, fbm
from rushes.engines.previs.world.scenery import Scenery
from rushes.engines.previs.world.sky import SKY_RES, sun_px
from rushes.engines.previs.world.stage import FAR, Box, Plate, View, billboard

CloudKind = Literal["cumulus", "sheet", "streaks"]


def cloud_colours(rig: Rig, puffy: bool = True) -> tuple[Colour, Colour]:
    """Lit and shaded colour of a cloud."""
    if rig.time == "night":
        return mix(rig.sky[4], "#a9bce8", 0.30), mix(rig.sky[1], rig.sky[3], 0.45)
    bright = mix(full(rig.key), "#ffffff", 0.42 if puffy else 0.30)
    light = np.clip(mix(bright, rig.sky[3], 0.04 + 0.72 * (1 - rig.sun_visible)), 0, 1).astype(np.float32)
    weight = 0.34 if rig.sun_visible > 0.4 else 0.12
    return light, mix(mix(rig.sky[1], rig.sky[2], 0.45), desaturate(light, 0.2), weight * 0.8)


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
    sun = ((sx - box.left) * SKY_RES, (sy - box.top) * SKY_RES)
    if puffy:
        lit, density = _cumulus(width, height, rng, cover, sun)
    else:
        field, density = _sheet(width, height, rng, cover, "sheet" if overcast else kind, v, view)
        lit = _lit(field, overcast, sun)
    lit = lit[..., None]
    light, shadow = cloud_colours(rig, kind != "streaks")
    colour = shadow * (1 - lit) + light * lit
    haze = smooth(0.55, 1.0, v)[..., None] * 0.55
    colour = colour * (1 - haze) + rig.sky[3] * haze
    strength = {"cumulus": 0.94, "sheet": 0.85, "streaks": 0.80}[kind] * (0.8 if rig.time == "night" else 1.0)
    alpha = density * smooth(1.0, 0.90, v) * np.float32(strength)
    plate.image = np.clip(np.dstack([colour * alpha[..., None], alpha]) * 255, 0, 255).astype(np.uint8)
    plate.drift = (speed, 0.0)
    return plate


def _lit(field: Field, overcast: bool, sun: tuple[float, float]) -> Field:
    """How much of the sun a sheet gets: its height against its neighbour's on the sunny side."""
    height, width = field.shape
    soft = cv2.GaussianBlur(field, (0, 0), max(2.0, height / 90))
    reach = height / 34
    dx, dy = _towards(sun, width, height)
    shift = np.array([[1, 0, -dx * reach], [0, 1, -dy * reach]], np.float32)
    towards = cv2.warpAffine(soft, shift, (width, height), borderMode=cv2.BORDER_REFLECT)
    return smooth(0.0, 0.92, np.clip(0.52 + (soft - towards) * (2.4 if overcast else 6.0), 0, 1))


def _towards(sun: tuple[float, float], width: int, height: int) -> tuple[float, float]:
    """Unit vector in the picture from the middle of the clouds to the sun; never from below."""
    dx, dy = sun[0] - width / 2, min(sun[1], height * 0.35) - height * 0.6
    n = float(np.hypot(dx, dy)) + 1e-3
    return dx / n, dy / n


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
        density = smooth(0.56 - 0.24 * cover, 0.84 - 0.18 * cover, field) * smooth(0.02, 0.30, v)
        return np.asarray(field, np.float32), density
    field = fbm(width, height, reference / 3.2, height / (4.5 if cover > 0.7 else 7.5), 6, rng, 0.55)
    field = (field - field.min()) / np.ptp(field)
    density = smooth(0.98 - cover * 0.95, 1.16 - cover * 0.85, field + 0.12 * (1 - v))
    return np.asarray(field, np.float32), density


PUFFS = 64
"""Billows of one bank."""


def _cumulus(
    width: int, height: int, rng: np.random.Generator, cover: float, sun: tuple[float, float]
) -> tuple[Field, Field]:
    """Banks of billows on flat bases: big ones high up, small ones low over the horizon. Returns lit, density."""
    relief, rise = np.zeros((height, width), np.float32), np.zeros((height, width), np.float32)
    banks = int((3 + 7 * cover) * max(1.0, width / (1.5 * height) * 0.75))
    for bank in range(banks):
        level = 0.34 + 0.56 * (bank % 8 + float(rng.random())) / min(banks, 8)  # height of the flat base
        tall = height * (0.09 + 0.25 * (1 - level) + 0.09 * float(rng.random()))
        _bank(relief, rise, float(rng.random()) * width, level * height, tall, rng)
    return _shaded(relief, rise, _towards(sun, width, height), rng)


def _shaded(
    relief: Field, rise: Field, towards: tuple[float, float], rng: np.random.Generator, warp: float = 20.0
) -> tuple[Field, Field]:
    """Light and density of billows: lit by the slope of the relief towards the sun, and more the higher they are."""
    height, width = relief.shape
    noise, bend = fbm(width, height, 46, 34, 5, rng, 0.56), fbm(width, height, 36, 30, 4, rng, 0.6)
    yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)  # bend the circles a little
    map_x, map_y = xx + (bend - 0.5) * warp, yy + (noise - 0.5) * warp * 0.8
    relief = np.asarray(cv2.remap(relief, map_x, map_y, cv2.INTER_LINEAR), np.float32)
    rise = np.asarray(cv2.remap(rise, map_x, map_y, cv2.INTER_LINEAR), np.float32)
    dx, dy = towards
    fine, broad = cv2.GaussianBlur(relief, (0, 0), 1.6), cv2.GaussianBlur(relief, (0, 0), 7)
    slope = np.zeros_like(relief)
    for field, reach, gain in ((fine, 2.5, 1.1), (broad, 9.0, 1.5)):
        shift = np.array([[1, 0, -dx * reach], [0, 1, -dy * reach]], np.float32)
        slope += gain * (field - cv2.warpAffine(field, shift, (width, height), borderMode=cv2.BORDER_REFLECT))
    lit = smooth(0.0, 1.0, np.clip(0.10 + 1.25 * slope + 0.58 * rise + 0.10 * (noise - 0.5), 0, 1))
    body = cv2.GaussianBlur((relief > 0.02).astype(np.float32), (0, 0), 2.0)
    density = smooth(0.34, 0.78, body + (noise - 0.5) * 0.40) * smooth(0.0, 0.16, rise)
    return lit, np.asarray(density, np.float32)


def _bank(relief: Field, rise: Field, x: float, base: float, tall: float, rng: np.random.Generator) -> None:
    """One bank: billows under a lumpy outline, the lower ones in front of the upper."""
    length = tall * (1.5 + 1.8 * float(rng.random()))
    lumps = 0.55 + 0.45 * rng.random(7)
    posts = np.linspace(0, 1, 7)
    for a, b, c in rng.random((PUFFS, 3)).tolist():
        s = 2 * a - 1
        outline = tall * (1 - s * s) ** 0.6 * float(np.interp([a], posts, lumps)[0])
        up = b**0.7
        r = tall * (0.11 + 0.20 * c) * (1 - 0.45 * up) * (0.45 + 0.55 * (1 - s * s))
        _billow(relief, rise, x + s * length, base - up * (outline - r * 0.5), r, base, tall, 0.5 * (1 - up))


def _billow(relief: Field, rise: Field, x: float, y: float, r: float, base: float, tall: float, front: float) -> None:
    """Raise one dome on the relief, cut at the flat base; remember how high above the base it is."""
    height, width = relief.shape
    x0, x1 = int(max(0, x - r)), int(min(width, x + r + 1))
    y0, y1 = int(max(0, y - r)), int(min(height, base + 2, y + r + 1))
    if x1 <= x0 or y1 <= y0:
        return
    yy, xx = np.mgrid[y0:y1, x0:x1].astype(np.float32)
    squared = 1 - ((xx - x) ** 2 + (yy - y) ** 2) / (r * r)
    dome = np.where(squared > 0, np.sqrt(np.maximum(squared, 0)) * (r / tall) * 1.6 + front, 0).astype(np.float32)
    region = relief[y0:y1, x0:x1]
    higher = dome > region
    region[higher] = dome[higher]
    rise[y0:y1, x0:x1][higher] = np.clip((base - yy[higher]) / tall, 0, 1)


def towers(scenery: Scenery, name: str, z: float, tall: float, count: int, clear: float = 0.0) -> Plate:
    """Heaps of cloud that stand on the floor of cloud at depth z, `tall` metres; none nearer the middle than `clear`.

    `clear` is a share of the half width.
    """
    view, rig, rng = scenery.view, scenery.rig, scenery.rng(name)
    scale = view.f / z
    foot = view.hy + view.eye * scale
    seen = view.seen(billboard(z))
    margin = 0.10 * view.width
    box = Box(seen.left - margin, foot - tall * scale * 1.6, seen.right + margin, foot + tall * scale * 0.30)
    plate = Plate(view, billboard(z), box, SKY_RES, z, name)
    width, height = plate.size
    relief, rise = np.zeros((height, width), np.float32), np.zeros((height, width), np.float32)
    middle, half = (view.cx - box.left) * SKY_RES, view.width / 2 * SKY_RES
    base = (foot - box.top + 0.16 * tall * scale) * SKY_RES
    for k in range(count):
        side = -1 if k % 2 else 1
        share = clear + (1.25 - clear) * (k + 0.4 + 0.5 * float(rng.random())) / count
        high = tall * scale * SKY_RES * (0.55 + 0.55 * float(rng.random()))
        _bank(relief, rise, middle + side * share * half, base, high, rng)
    sx, sy = sun_px(view, rig)
    towards = _towards(((sx - box.left) * SKY_RES, (sy - box.top) * SKY_RES), width, height)
    lit, density = _shaded(relief, rise, towards, rng, min(20.0, 0.16 * tall * scale))
    light, shadow = cloud_colours(rig)
    colour = shadow * (1 - lit[..., None]) + light * lit[..., None]
    amount = float(min(0.62, rig.haze_at(z * 0.14)))
    haze = (amount + (1 - amount) * 0.60 * smooth(0.34, 0.0, rise))[..., None]  # their feet dissolve
    colour = scenery.saturated(colour * (1 - haze) + mix(rig.haze, shadow, 0.45) * haze)
    alpha = density * smooth(0.0, 0.30, rise)
    plate.image = np.clip(np.dstack([colour * alpha[..., None], alpha]) * 255, 0, 255).astype(np.uint8)
    return plate


def wisp_plates(scenery: Scenery, zs: tuple[float, ...], strength: float = 0.55) -> list[Plate]:
    """Torn veils of cloud near the camera, one for each depth."""
    view, rig = scenery.view, scenery.rig
    light, _ = cloud_colours(rig)
    found: list[Plate] = []
    for k, z in enumerate(zs):
        rng = scenery.rng(f"wisp{k}")
        wide = (0.55 + 0.5 * float(rng.random())) * max(view.width, view.height * 0.8)
        tall = wide * (0.30 + 0.15 * float(rng.random()))
        plate = Plate(view, billboard(z), Box(0, 0, wide, tall), 0.25, z, f"wisp{k}")
        width, height = plate.size
        yy, xx = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
        noise = fbm(width, height, width / 3, height / 1.8, 5, rng, 0.55)
        body = np.clip(1 - np.hypot(xx, yy), 0, 1)
        alpha = smooth(0.35, 0.95, noise * 0.75 + body * 0.55) * smooth(0.0, 0.45, body) * np.float32(strength)
        alpha = np.asarray(cv2.GaussianBlur(alpha, (0, 0), 1.5), np.float32)[..., None]
        plate.image = np.clip(np.dstack([light * alpha, alpha]) * 255, 0, 255).astype(np.uint8)
        found.append(plate)
    return found
