"""The ground: perspective texture, markings, the shadows that things cast on it, and its wet mirror."""

from collections.abc import Callable
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import full, smooth
from rushes.engines.previs.world.compositing import over
from rushes.engines.previs.world.framing import EYE_HEIGHT
from rushes.engines.previs.world.light import Ramp, Rig
from rushes.engines.previs.world.noise import Field, tile_noise
from rushes.engines.previs.world.scenery import GroundSheet, Planes, Scenery
from rushes.engines.previs.world.sky import FloatImage, sun_px
from rushes.engines.previs.world.stage import LEAST_TRAVEL, Box, Matrix, Plane, Plate, View

Marks = Callable[[Brush], object]
"""Draws roads, tiles, rugs in metres (x, z)."""

GroundKind = Literal[
    "grass", "asphalt", "dirt", "sand", "cobble", "stone", "snow", "forest", "wood", "tile", "carpet", "stage",
    "concrete", "seabed", "studio", "cloud", "moon",
]  # fmt: skip

GROUND_ORDER = 75.0
"""Plates farther than this are drawn before the ground."""
PATCH_METRES, GRAIN_METRES = 26.0, 2.6
GRAIN_FADE = 16.0
"""Metres after which fine grain is gone: no shimmer in the distance."""
THIRSTY = frozenset({"grass", "forest", "sand", "dirt"})
"""Grounds that soak rain up instead of mirroring."""

# local colours dark to light, contrast of the patches, contrast of the grain
GROUNDS: dict[GroundKind, tuple[Ramp, float, float]] = {
    "grass": (("#477f3d", "#6fa548", "#a3c864"), 0.55, 0.38),
    "asphalt": (("#3d3e46", "#53545c", "#6a6a70"), 0.30, 0.22),
    "dirt": (("#6d5238", "#8f7050", "#b08f68"), 0.5, 0.4),
    "sand": (("#c79a63", "#e2bd84", "#f3d8a4"), 0.5, 0.16),
    "cobble": (("#6f675f", "#8d8378", "#aa9e90"), 0.3, 0.35),
    "stone": (("#4b4d58", "#666a76", "#878b96"), 0.5, 0.45),
    "snow": (("#c9d6ea", "#e6edf7", "#fbfdff"), 0.42, 0.10),
    "forest": (("#3a3a26", "#5a5432", "#7d7444"), 0.6, 0.5),
    "wood": (("#7d5335", "#99683f", "#b07f50"), 0.25, 0.12),
    "tile": (("#b9aa98", "#d4c6b2", "#e6dccb"), 0.12, 0.05),
    "carpet": (("#6f7580", "#828994", "#969da8"), 0.18, 0.2),
    "stage": (("#3a2320", "#55322a", "#744837"), 0.2, 0.1),
    "concrete": (("#8f9095", "#a9aaae", "#c0c1c4"), 0.3, 0.12),
    "seabed": (("#5f8a86", "#86ab98", "#b8cfae"), 0.5, 0.25),
    "studio": (("#9fa6b2", "#aab1bc", "#b5bbc6"), 0.1, 0.02),
    "cloud": (("#7fa3cf", "#c9dcef", "#ffffff"), 1.1, 0.55),
    "moon": (("#6d6d74", "#8b8b90", "#aaaaac"), 0.6, 0.4),
}


def ground_plane(view: View) -> Plane:
    """The ground, seen from the base camera."""
    return Plane((0.0, 1.0, 0.0), view.eye)


def paint_ground(
    scenery: Scenery,
    kind: GroundKind,
    marks: Marks | None = None,
    shine: float = 0.0,
    palette: Ramp | None = None,
    order: float = GROUND_ORDER,
) -> Plate:
    """Paint the ground plate and leave its finish (shadows, mirror, haze) for when all else is baked."""
    view, rig = scenery.view, scenery.rig
    res = 0.5 if scenery.is_soft(order) else 1.0
    seen = view.seen(ground_plane(view))
    foot = view.height - view.hy
    margin = LEAST_TRAVEL * view.f / (view.eye * view.f / max(foot, 60)) + 12
    box = Box(
        min(-margin, seen.left), view.hy, max(view.width + margin, seen.right), max(view.height + 60, seen.bottom)
    )
    plate = Plate(view, ground_plane(view), box, res, 30, "ground")
    plate.order = order
    ramp, patchy, grainy = _palette(rig, kind, palette)
    width, height = plate.size
    y = plate.y0 + (np.arange(height, dtype=np.float32)[:, None] + np.float32(0.5)) / np.float32(res)
    x = plate.x0 + (np.arange(width, dtype=np.float32)[None] + np.float32(0.5)) / np.float32(res)
    z = view.depth_of_row(y)
    across = (x - np.float32(view.cx)) * z / np.float32(view.f)
    along = np.broadcast_to(z, across.shape)
    rng = scenery.rng("ground")
    tile = tile_noise(rng)
    reach = view.eye / EYE_HEIGHT if kind == "cloud" else 1.0  # seen from high up, the same texture is larger

    def sample(metres: float) -> Field:
        k = np.float32(256 / (metres * reach))
        return np.asarray(cv2.remap(tile, _wrapped(across * k), _wrapped(along * k), cv2.INTER_LINEAR), np.float32)

    patches = (sample(PATCH_METRES) - 0.5) * patchy * np.exp(-z / (120 * reach))
    grain = (sample(GRAIN_METRES) - 0.5) * grainy * np.exp(-z / (GRAIN_FADE * reach))
    n = np.clip(0.5 + patches * 1.5 + grain, 0, 1).astype(np.float32)
    lit = ground_lit(rig)
    if kind == "cloud":  # a floor of cloud: lit by the difference of height along the key
        shift = np.array([[1, 0, rig.side * 5], [0, 1, -3]], np.float32)
        behind = cv2.warpAffine(n, shift, (width, height), borderMode=cv2.BORDER_REFLECT)
        n = np.clip(0.5 + 1.1 * (n - 0.5) + 2.2 * (n - behind), 0, 1)
    tones = [rig.tone(colour, lit * k) for colour, k in zip(ramp, (0.8, 1.0, 1.15), strict=True)]
    steps = cv2.convertScaleAbs(n, alpha=255)
    for channel in range(3):
        table = np.interp(np.linspace(0, 1, 256), (0, 0.5, 1), [float(tone[channel]) for tone in tones])
        cv2.insertChannel(cv2.LUT(steps, np.clip(table * 255, 0, 255).astype(np.uint8)), plate.image, channel)
    cv2.insertChannel(np.full((height, width), 255, np.uint8), plate.image, 3)
    if marks:
        brush = scenery.level_brush(plate)
        brush.x0, brush.x1, brush.lit = -60, 60, lit
        marks(brush)
        scenery.place_marks(brush)
    shiny = max(shine, rig.wet * (0.25 if kind in THIRSTY else 0.85))
    takes_shadows = kind not in ("cloud", "seabed")
    scenery.ground = GroundSheet(plate, shiny, takes_shadows)
    scenery.late.append(lambda: _finish(scenery, plate, z, shiny, takes_shadows))
    return scenery.add(plate, half=False)


def _wrapped(position: NDArray[np.floating]) -> NDArray[np.float32]:
    """Positions on the noise tile, 0..255; a third of the time of `np.mod`."""
    return np.asarray(position - np.float32(255) * np.floor(position * np.float32(1 / 255)), np.float32)


def ground_lit(rig: Rig) -> float:
    """How much key falls on level ground."""
    lit = 0.5 if rig.indoor else 0.45 + 0.45 * rig.sun[1]
    return lit * (0.5 + 0.5 * rig.sun_visible)


def _palette(rig: Rig, kind: GroundKind, palette: Ramp | None) -> tuple[Ramp, float, float]:
    ramp, patchy, grainy = GROUNDS[kind]
    if palette:
        ramp = palette
    elif kind == "grass":
        ramp = rig.growth.grass
    if rig.snow > 0.5 and not rig.indoor and kind not in ("seabed", "moon", "cloud", "studio"):
        ramp, patchy, grainy = GROUNDS["snow"]
        if kind == "asphalt":
            ramp = ("#8d949f", "#b7bec8", "#dde3ea")
    return ramp, patchy, grainy


# --- the mirror ---------------------------------------------------------------------------------------------


def reflection(scenery: Scenery, plate: Plate, soften: float = 1.0) -> FloatImage:
    """Everything above the ground mirrored about it, in the plate's pixels. Worked at half resolution."""
    view, pad = scenery.view, scenery.view.pad
    width, height = int((pad.right - pad.left) / 2), int((pad.bottom - pad.top) / 2)
    to_buffer = np.array([[0.5, 0, -pad.left / 2], [0, 0.5, -pad.top / 2], [0, 0, 1]], float)
    sky = np.clip(scenery.backdrop * 255, 0, 255).astype(np.uint8)
    buffer = np.zeros((height, width, 4), np.uint8)
    if sky.shape[:2] == (height, width):
        horizon = (view.hy - pad.top) / 2
        flip = np.array([[1, 0, 0], [0, -1, 2 * horizon]], np.float32)
        solid = np.ascontiguousarray(np.dstack([sky, np.full((height, width), 255, np.uint8)]))
        buffer = np.asarray(cv2.warpAffine(solid, flip, (width, height), borderMode=cv2.BORDER_REPLICATE), np.uint8)
    intrinsics = view.intrinsics()
    back = np.linalg.inv(intrinsics)
    for item in sorted(scenery.layers, key=lambda layer: -layer.order):
        normal, distance = np.array(item.plane.normal), item.plane.distance
        if item is plate or item.order <= view.subject_z or normal[1] != 0:
            continue
        turned = np.diag([1.0, -1.0, 1.0]) + 2 * view.eye * np.outer([0, 1, 0], normal) / distance
        matrix = to_buffer @ intrinsics @ turned @ back @ item.placement()
        over(buffer, np.asarray(cv2.warpPerspective(item.image, matrix / matrix[2, 2], (width, height)), np.uint8))
    buffer = cv2.GaussianBlur(buffer, (0, 0), sigmaX=1.2 * soften, sigmaY=5.0 * soften)
    k = 0.5 / plate.res
    matrix = np.array([[k, 0, (plate.x0 - pad.left) / 2], [0, k, (plate.y0 - pad.top) / 2]], np.float32)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    out = cv2.warpAffine(buffer, matrix, plate.size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(out[..., :3], np.float32) / np.float32(255)


# --- cast shadows -------------------------------------------------------------------------------------------

SHADOW_LIMIT = 1.1
"""Longest cast shadow, in heights of what casts it."""
SHADOW_DEPTHS = (3.0, 62.0)


def shadow_slopes(rig: Rig) -> tuple[float, float]:
    """(a, b): a point h metres up at (x, z) throws its shadow to (x + a h, z + b h).

    Shadows always fall towards the viewer, even when physics disagrees: it is what grounds things in a picture.
    """
    altitude = max(rig.sun[1], 0.05)
    a = -rig.side * min(SHADOW_LIMIT, 0.32 / altitude) * 0.8
    b = -(0.32 + 0.50 * (1 - rig.facing)) * min(SHADOW_LIMIT, 0.50 / altitude)
    return a, b


def shadow_matrix(view: View, rig: Rig, z: float) -> Matrix:
    """Homography in base-view pixels from the billboard at depth z to its shadow on the ground."""
    a, b = shadow_slopes(rig)
    e = view.eye / z
    onto = np.array([[1, -a, a * e], [0, 0, e], [0, -b, 1 + b * e]])
    intrinsics = view.intrinsics()
    result: Matrix = intrinsics @ onto @ np.linalg.inv(intrinsics)
    return result


def shadow_loss(rig: Rig) -> float:
    """Share of the light that the ground loses in a cast shadow."""
    lit = 0.45 + 0.45 * rig.sun[1]
    left = rig.ambient / (rig.ambient + rig.key * np.float32(lit))
    return float(1 - left.mean()) * 0.80 * rig.sun_visible


def _cast_shadows(scenery: Scenery, plate: Plate) -> Field:
    """Every billboard's alpha projected onto the ground along the key: one warp per plate, coverage 0..1."""
    view, rig = scenery.view, scenery.rig
    width, height = plate.size
    total = np.zeros((height // 2, width // 2), np.uint8)
    half = plate.res / 2
    to_plate = np.array([[half, 0, -plate.x0 * half], [0, half, -plate.y0 * half], [0, 0, 1]])
    near, far = max(SHADOW_DEPTHS[0], view.subject_z), SHADOW_DEPTHS[1]
    for item in scenery.layers:
        if not item.plane.is_billboard or item.additive or not near < item.plane.distance < far:
            continue
        matrix = to_plate @ shadow_matrix(view, rig, item.plane.distance) @ item.placement()
        alpha = np.ascontiguousarray(item.image[..., 3])
        shadow = cv2.warpPerspective(alpha, matrix / matrix[2, 2], (width // 2, height // 2))
        total = cv2.max(total, shadow)
    soft = cv2.GaussianBlur(total, (0, 0), 1.5)
    return np.asarray(cv2.resize(soft, (width, height)), np.float32) / np.float32(255)


# --- the finish ---------------------------------------------------------------------------------------------


def _finish(scenery: Scenery, plate: Plate, z: Field, shine: float, takes_shadows: bool) -> None:
    """Sheen towards the sun, shadows, wet mirror, haze by distance, focus, and a soft edge at the horizon."""
    view, rig = scenery.view, scenery.rig
    planes: Planes = [np.multiply(plane, np.float32(1 / 255), dtype=np.float32) for plane in cv2.split(plate.image)[:3]]
    width, height = plate.size
    x = plate.x0 + np.arange(width, dtype=np.float32)[None] / np.float32(plate.res)
    y = plate.y0 + np.arange(height, dtype=np.float32)[:, None] / np.float32(plate.res)
    if not rig.indoor:
        sx, _ = sun_px(view, rig)
        sheen = np.exp(-(((x - sx) / (view.width * 0.28)) ** 2)) * np.exp(-(y - view.hy) / (view.height * 0.22))
        sheen = np.asarray(sheen * ((1 - rig.sun[1]) * rig.sun_visible * 0.62), np.float32)
        for plane, light in zip(planes, full(rig.key) * np.float32(0.95), strict=True):
            plane += (light - plane) * sheen
        if rig.sun_visible > 0.1 and takes_shadows:
            shadow = _cast_shadows(scenery, plate) * np.float32(0.80 * rig.sun_visible)
            left = rig.ambient / (rig.ambient + rig.key * np.float32(0.45 + 0.45 * rig.sun[1]))
            for plane, share in zip(planes, left, strict=True):
                plane *= 1 - shadow * (1 - share)
    if shine > 0.02:
        _mirrored(scenery, plate, planes, y, shine)
    shade = 1 - np.float32(0.22) * smooth(view.hy + 0.6 * (view.height - view.hy), view.height + 20, y)
    haze = (1 - np.exp(-z * np.float32(rig.haze_density / max(1.0, view.eye / 6)))) * 0.92
    haze = np.clip(haze, 0, 1).astype(np.float32)
    for plane, air in zip(planes, rig.haze, strict=True):
        plane *= shade * (1 - haze)
        plane += air * haze
    front = view.eye * view.f / max(view.height * 0.93 - view.hy, 50)
    sigma = view.blur_px(front) * plate.res * 0.6
    if sigma > 0.5:
        planes = [np.asarray(cv2.GaussianBlur(plane, (0, 0), sigma), np.float32) for plane in planes]
    scenery.saturate(planes)
    edge = 3.0 * view.unit + 1.6 * view.blur_px(60)  # the horizon must be as soft as the focus there
    alpha = smooth(0, edge, y - view.hy)
    plate.solid_from = view.hy + edge
    solid = np.broadcast_to(alpha, (height, width))
    finished = [
        np.asarray(cv2.convertScaleAbs(layer, alpha=255), np.uint8) for layer in (*(p * alpha for p in planes), solid)
    ]
    plate.image = np.asarray(cv2.merge(finished), np.uint8)


def _mirrored(scenery: Scenery, plate: Plate, planes: Planes, y: NDArray[np.float32], shine: float) -> None:
    view, rig = scenery.view, scenery.rig
    mirror = reflection(scenery, plate)
    grazing = 0.35 + 0.65 * np.exp(-(y - view.hy) / (view.height * 0.30))
    noise = np.asarray(cv2.resize(tile_noise(scenery.rng("puddles"), 128), plate.size), np.float32)
    k = np.clip(shine * grazing * (0.55 + 0.75 * smooth(0.35, 0.65, noise)), 0, 0.92).astype(np.float32)
    dark = np.float32(0.94 if rig.wet else 1.0)
    for plane, image in zip(planes, cv2.split(mirror), strict=True):
        plane *= (1 - k) * dark
        plane += image * (k * (np.float32(0.96) * dark))
