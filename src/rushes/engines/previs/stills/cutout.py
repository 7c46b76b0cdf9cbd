"""Somebody or something cut out of a caller's picture, to stand in a scene; or the picture itself, framed, where no
clean cut is to be had."""

import math
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.figures.paint import contact_shadow
from rushes.engines.previs.film import Actor
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Place
from rushes.engines.previs.raster import skia
from rushes.engines.previs.stills.fitting import Image

KIND = "cutout"
"""The kind of actor that is a picture."""

WORK_SIDE = 900
"""Longer side in pixels of what is kept: a figure is rarely shown larger."""
TOLERANCE = 14
"""Grey levels by which a plain background may vary from pixel to pixel."""
LEAST_SHARE, MOST_SHARE = 0.04, 0.88
LEAST_BORDER = 0.80
"""Share of the picture's border that must be background."""
SLENDER = 1.9
"""How many times as tall as wide a figure is that is taken for a person."""
PERSON_METRES, THING_METRES = 1.72, 1.05
"""How tall people and things stand."""
PLAIN_RESIDUE = 9.0
"""Grey levels by which a plain ground may stray from a plane of colour, as the root of the mean square."""
WHOLE_SHARE = 0.9
"""Share of all that is no ground that belongs to the figure; less are letters, or shreds."""
MOST_CUT = 0.35
"""Share of a figure's width that may lie on the picture's edge: more, and it would stand there cut off."""
MOUNT, RAIL = 0.05, 0.022
"""White mount and wooden rail around a framed picture, as shares of its longer side."""
FRAMED_TALL, FRAMED_WIDE = 1.05, 1.35
EASEL_LEDGE, EASEL_SPREAD, EASEL_ABOVE = 0.62, 0.34, 0.14
"""Metres from the ground to the ledge of an easel, of its feet to either side, and of its legs above the picture."""
WOOD, WOOD_SHADE = (150, 108, 70), (104, 74, 50)
MOUNT_COLOUR, RAIL_COLOUR = (246, 243, 236), (58, 44, 36)
BREATH, BREATH_HERTZ = 0.006, 0.28


@dataclass(frozen=True)
class Cutout:
    """Premultiplied RGBA, shape (height, width, 4), and how tall it stands in the scene in metres."""

    pixels: NDArray[np.uint8]
    metres: float
    framed: bool


def cut_out(picture: NDArray[np.uint8]) -> Cutout:
    """What a picture, RGB or RGBA, is a picture of."""
    scale = min(1.0, WORK_SIDE / max(picture.shape[:2]))
    size = max(8, round(picture.shape[1] * scale)), max(8, round(picture.shape[0] * scale))
    small = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    mask = _mask(small)
    if mask is None:
        return _framed(small[..., :3])
    rows, columns = np.nonzero(mask > 0.5)
    top, bottom, left, right = rows.min(), rows.max() + 1, columns.min(), columns.max() + 1
    alpha = mask[top:bottom, left:right, None]
    colours = _without_fringe(small[..., :3], mask)[top:bottom, left:right]
    pixels = np.concatenate([colours * alpha, 255 * alpha], 2)
    slender = (bottom - top) >= SLENDER * (right - left)
    metres = PERSON_METRES if slender else THING_METRES
    return Cutout(np.ascontiguousarray(pixels.round().astype(np.uint8)), metres, framed=False)


def _mask(small: NDArray[np.uint8]) -> NDArray[np.float32] | None:
    """1 where the subject is; None when neither transparency nor a plain ground shows it.

    A cut that is guessed (GrabCut) takes heads off: such pictures are better shown whole.
    """
    if small.shape[2] == 4:
        alpha = np.asarray(small[..., 3] / np.float32(255), np.float32)
        if 0.02 < float((alpha > 0.5).mean()) < 0.98:
            return alpha
    rgb = np.ascontiguousarray(small[..., :3])
    plain = _before_plain_ground(rgb)
    return None if plain is None or _is_cut_off(plain) else plain


def _is_cut_off(mask: NDArray[np.float32]) -> bool:
    """Whether the figure goes on beyond the picture: a bust, or somebody at its side."""
    inside = mask > 0.5
    wide = max(1, int(np.ptp(np.nonzero(inside)[1])) + 1)
    on_edge = max(int(edge.sum()) for edge in (inside[1], inside[-2], inside[:, 1], inside[:, -2]))
    return on_edge > MOST_CUT * wide


def _before_plain_ground(rgb: Image) -> NDArray[np.float32] | None:
    """What stands before a ground of one colour, or of a soft gradient, that surrounds it."""
    height, width = rgb.shape[:2]
    filled = np.zeros((height + 2, width + 2), np.uint8)
    source = cv2.GaussianBlur(rgb, (0, 0), 1.0)
    flags = 4 | (255 << 8) | cv2.FLOODFILL_MASK_ONLY
    seeds = [(x, 1) for x in range(2, width - 2, 12)]
    seeds += [(x, y) for y in range(2, height - 2, 12) for x in (1, width - 2)]
    step = (TOLERANCE / 4,) * 3
    for seed in seeds:
        if not filled[seed[1] + 1, seed[0] + 1]:
            cv2.floodFill(source, filled, seed, (0, 0, 0), step, step, flags)
    ground = filled[1:-1, 1:-1] > 0
    border = np.concatenate([ground[1], ground[:, 1], ground[:, -2]]).mean()
    if border < LEAST_BORDER or _residue(rgb, ground) > PLAIN_RESIDUE:
        return None
    figure = np.asarray(~ground, np.uint8)
    figure = np.asarray(cv2.morphologyEx(figure, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(figure)
    if count < 2:
        return None
    areas = stats[1:, cv2.CC_STAT_AREA]
    kept = np.isin(labels, 1 + np.nonzero(areas > 0.05 * areas.max())[0]).astype(np.uint8)
    share = float(kept.mean())
    if not LEAST_SHARE < share < MOST_SHARE or float(areas.max()) < WHOLE_SHARE * float(areas.sum()):
        return None
    eroded = cv2.erode(kept, np.ones((3, 3), np.uint8)).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(eroded, (0, 0), 1.0), np.float32)


def _residue(rgb: Image, ground: NDArray[np.bool_]) -> float:
    """How far the ground is from one colour that changes evenly across the picture, in grey levels."""
    rows, columns = np.nonzero(ground)
    step = max(1, len(rows) // 4000)
    rows, columns = rows[::step], columns[::step]
    plane = np.stack([np.ones(len(rows)), rows / rgb.shape[0], columns / rgb.shape[1]], 1)
    colours = rgb[rows, columns].astype(np.float64)
    fitted = np.linalg.lstsq(plane, colours, rcond=None)[0]
    return float(np.sqrt(((colours - plane @ fitted) ** 2).mean()))


def _without_fringe(rgb: Image, mask: NDArray[np.float32]) -> NDArray[np.float32]:
    """The colours with those of the inside pulled over the soft edge, so that no old background shines there."""
    inside = (mask > 0.95).astype(np.float32)
    spread = cv2.GaussianBlur(rgb * inside[..., None], (0, 0), 4.0)
    weight = np.asarray(cv2.GaussianBlur(inside, (0, 0), 4.0), np.float32)[..., None]
    near = spread / np.maximum(weight, 1e-3)
    soft = (mask < 0.95)[..., None] & (weight > 0.02)
    return np.asarray(np.where(soft, near, rgb), np.float32)


def _framed(rgb: Image) -> Cutout:
    """The whole picture as a print in a white mount and a dark rail."""
    side = max(rgb.shape[:2])
    mount, rail = round(MOUNT * side), max(2, round(RAIL * side))
    border = mount + rail
    tall, wide = rgb.shape[0] + 2 * border, rgb.shape[1] + 2 * border
    pixels = np.full((tall, wide, 4), (*RAIL_COLOUR, 255), np.uint8)
    pixels[rail : tall - rail, rail : wide - rail, :3] = MOUNT_COLOUR
    pixels[border : tall - border, border : wide - border, :3] = rgb
    metres = min(FRAMED_TALL, FRAMED_WIDE * tall / wide)
    return Cutout(pixels, metres, framed=True)


def width_of(actor: Actor) -> float:
    """Metres that a picture on the stage is wide."""
    return float(actor.attributes["metres"]) * float(actor.attributes["aspect"])


def top_of(actor: Actor) -> float:
    """Metres from the ground to its upper edge."""
    return float(actor.attributes["metres"]) + (EASEL_LEDGE if actor.attributes["framed"] else 0.0)


class CutoutPerformer:
    """`performer.Performer`: a picture that stands on the ground, or on an easel, and faces the camera."""

    def __init__(self, actor: Actor, parts: Path) -> None:
        attributes = actor.attributes
        self._pixels = np.ascontiguousarray(np.load(parts / str(attributes["file"])), np.uint8)
        self._metres = float(attributes["metres"])
        self._framed = bool(attributes["framed"])
        self._x, self._z = actor.x, actor.z
        self._phase = float(len(actor.id))
        self._image = skia.Image.fromarray(
            self._pixels, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType, copy=True
        )

    def position(self, t: float) -> tuple[float, float]:
        """Where it was put."""
        return self._x, self._z

    def bounds(self, t: float, place: Place) -> tuple[int, int, int, int]:
        """The picture, with room for its breath, and for the legs of its easel."""
        box = self._box(t, place)
        foot = max(box.bottom(), place.ground) if self._framed else box.bottom()
        apart = EASEL_SPREAD * place.scale if self._framed else 0.0
        over = EASEL_ABOVE * place.scale if self._framed else 0.0
        return (
            math.floor(min(box.left(), place.x - apart)) - 3,
            math.floor(box.top() - over) - 3,
            math.ceil(max(box.right(), place.x + apart)) + 3,
            math.ceil(foot) + 3,
        )

    def draw(self, figure: skia.Canvas, shadow: skia.Canvas, t: float, place: Place, light: FigureLight) -> None:
        """Paint it, and the shadow at its foot."""
        box = self._box(t, place)
        whole = skia.Rect.MakeWH(self._pixels.shape[1], self._pixels.shape[0])
        sampling = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
        if not self._framed:
            contact_shadow(shadow, place.x, place.ground, 0.42 * box.width(), 110, 0.10)
            figure.drawImageRect(self._image, whole, box, sampling)
            return
        contact_shadow(shadow, place.x, place.ground, EASEL_SPREAD * place.scale, 80, 0.12)
        self._easel(figure, box, place)
        figure.drawImageRect(self._image, whole, box, sampling)
        ledge = skia.Paint(Color=skia.Color(*WOOD), AntiAlias=True)
        reach = min(0.5 * box.width(), 1.2 * EASEL_SPREAD * place.scale)
        thick = 0.035 * place.scale
        figure.drawRect(skia.Rect.MakeLTRB(place.x - reach, box.bottom(), place.x + reach, box.bottom() + thick), ledge)

    def _easel(self, canvas: skia.Canvas, box: skia.Rect, place: Place) -> None:
        """Two legs in front, one behind, that meet above the picture."""
        apex = box.top() - EASEL_ABOVE * place.scale
        for across, foot, colour in ((0.12, 0.10, WOOD_SHADE), (-1.0, 0.0, WOOD), (1.0, 0.0, WOOD)):
            leg = skia.Paint(
                Color=skia.Color(*colour),
                AntiAlias=True,
                Style=skia.Paint.kStroke_Style,
                StrokeWidth=max(1.5, 0.035 * place.scale),
                StrokeCap=skia.Paint.kRound_Cap,
            )
            end = place.x + across * EASEL_SPREAD * place.scale
            canvas.drawLine(place.x, apex, end, place.ground - foot * place.scale, leg)

    def _box(self, t: float, place: Place) -> skia.Rect:
        breath = 0.0 if self._framed else BREATH * math.sin(2 * math.pi * BREATH_HERTZ * t + self._phase)
        tall = self._metres * place.scale * (1 + breath)
        wide = tall / (1 + breath) * self._pixels.shape[1] / self._pixels.shape[0]
        foot = place.ground - (EASEL_LEDGE * place.scale if self._framed else 0.0)
        return skia.Rect.MakeLTRB(place.x - wide / 2, foot - tall, place.x + wide / 2, foot)
