"""Colours with their shade and light, smooth paths, and ribbons that are shaded as round bodies."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from rushes.engines.previs.figures.colours import channels, mix
from rushes.engines.previs.figures.geometry import Keys, Point, between, clamp, linear_curve
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.raster import skia

# Shade leans to violet and light to cream: a grey shade kills colour, and skin most of all.
SHADE_TINT, SHADE_AMOUNT = "#2a1545", 0.36
LIGHT_TINT, LIGHT_AMOUNT = "#fff1d6", 0.26
SKIN_SHADE, SKIN_LIGHT = "#8a2f3a", "#fff2dc"


def luma(colour: str) -> float:
    """Brightness of a colour, 0..1."""
    red, green, blue = channels(colour)
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


@lru_cache(4096)
def rgba(colour: str, alpha: int = 255) -> int:
    """A colour as the raster library wants it."""
    return skia.Color(*channels(colour), alpha)


@lru_cache(4096)
def fill(colour: str, alpha: int = 255, atop: bool = False) -> skia.Paint:
    """Cached fill. `atop` paints only where the figure already has pixels: its own alpha is the clip."""
    mode = skia.BlendMode.kSrcATop if atop else skia.BlendMode.kSrcOver
    return skia.Paint(AntiAlias=True, Color=rgba(colour, alpha), BlendMode=mode)


@lru_cache(4096)
def _stroke(colour: str, width: float, alpha: int, atop: bool, butt: bool) -> skia.Paint:
    return skia.Paint(
        AntiAlias=True,
        Color=rgba(colour, alpha),
        BlendMode=skia.BlendMode.kSrcATop if atop else skia.BlendMode.kSrcOver,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kButt_Cap if butt else skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )


def stroke(colour: str, width: float, alpha: int = 255, atop: bool = False, butt: bool = False) -> skia.Paint:
    """Cached stroke with round ends; widths are snapped so that the cache stays small (finer below one unit)."""
    return _stroke(colour, round(width, 1) if width > 1 else max(0.004, round(width, 3)), alpha, atop, butt)


@lru_cache(1024)
def _swollen(colour: str, width: float) -> skia.Paint:
    return skia.Paint(
        AntiAlias=True,
        Color=rgba(colour),
        Style=skia.Paint.kStrokeAndFill_Style,
        StrokeWidth=width,
        StrokeJoin=skia.Paint.kRound_Join,
    )


def swollen(colour: str, width: float) -> skia.Paint:
    """Cached fill that also strokes its outline, which rounds the corners: one draw instead of two."""
    return _swollen(colour, round(width, 1) if width > 1 else max(0.01, round(width, 2)))


def gradient(start: Point, end: Point, colours: Sequence[int], stops: Sequence[float] = ()) -> skia.Paint:
    """Fill with a linear gradient through `rgba` colours.

    Dithered, as all gradients: besides hiding bands it makes skia take its vectorised path, twice as fast.
    """
    shader = skia.GradientShader.MakeLinear([start, end], list(colours), list(stops))
    return skia.Paint(AntiAlias=True, Dither=True, Shader=shader)


@lru_cache(2048)
def _fading(colour: str, alpha: int, core: float) -> skia.Paint:
    shader = skia.GradientShader.MakeRadial((0, 0), 1.0, [rgba(colour, alpha), rgba(colour, 0)], [core, 1.0])
    return skia.Paint(AntiAlias=True, Dither=True, Shader=shader, BlendMode=skia.BlendMode.kSrcATop)


def soft_oval(
    canvas: skia.Canvas, x: float, y: float, wide: float, tall: float, colour: str, alpha: int, core: float = 0.0
) -> None:
    """An ellipse that fades from `core` (0..1 of its radius) to nothing, only where the figure already is."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(wide, tall)
    canvas.drawCircle(0, 0, 1, _fading(colour, alpha, core))
    canvas.restore()


@dataclass(frozen=True, slots=True)
class Tone:
    """A material: base colour, its shade, its light, and the deepest colour for creases."""

    base: str
    shade: str
    light: str
    deep: str

    def darker(self, k: float = 0.3) -> "Tone":
        """The same material further from the light (far limbs)."""
        return _darker(self, round(k, 2))


@lru_cache(2048)
def _darker(tone: Tone, k: float) -> Tone:
    if not k:
        return tone
    shade = mix(tone.shade, tone.deep, k)
    return Tone(mix(tone.base, tone.shade, k), shade, mix(tone.light, tone.base, k), mix(shade, "#160a28", 0.45))


@lru_cache(512)
def cloth(colour: str) -> Tone:
    """Tone of cloth, fur, hair, metal: shades to violet."""
    shade = mix(colour, SHADE_TINT, SHADE_AMOUNT)
    return Tone(colour, shade, mix(colour, LIGHT_TINT, LIGHT_AMOUNT), mix(shade, "#160a28", 0.45))


@lru_cache(512)
def skin(colour: str) -> Tone:
    """Tone of skin: shades to warm red, never to grey."""
    shade = mix(colour, SKIN_SHADE, SHADE_AMOUNT)
    return Tone(colour, shade, mix(colour, SKIN_LIGHT, 0.30), mix(shade, "#3a1020", 0.45))


@dataclass(frozen=True, slots=True)
class FormLight:
    """The light that shapes a figure's forms: direction to it on the picture (length 1), and how frontal it is.

    `front` around 0.4 gives a shade strip of a third of a limb; smaller is a larger shade.
    """

    x: float
    y: float
    front: float = 0.42

    def mirrored(self, sign: float) -> "FormLight":
        """The light as a mirrored canvas sees it: it must turn with the canvas, else half the cast is lit wrong."""
        return self if sign > 0 else FormLight(-self.x, self.y, self.front)


def form_light(light: FigureLight) -> FormLight:
    """Form shading that agrees with the light of the scene."""
    x, y, _ = light.direction
    size = math.hypot(x, y)
    if size < 1e-3:
        x, y, size = -0.5, -0.86, 1.0
    return FormLight(x / size, y / size, clamp(0.34 + 0.30 * light.facing, 0.34, 0.62))


# --- paths -----------------------------------------------------------------------------------------


def polygon(points: Sequence[Point]) -> skia.Path:
    """Closed path of straight lines."""
    path = skia.Path()
    path.moveTo(*points[0])
    for p in points[1:]:
        path.lineTo(*p)
    path.close()
    return path


def smooth(points: Sequence[Point], closed: bool = True) -> skia.Path:
    """Catmull-Rom curve through the points."""
    path = skia.Path()
    cubic = path.cubicTo
    ring = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    (ax, ay), (bx, by), (cx, cy) = ring[:3]
    path.moveTo(bx, by)
    for dx, dy in ring[3:]:
        cubic(bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy)
        ax, ay, bx, by, cx, cy = bx, by, cx, cy, dx, dy
    if closed:
        path.close()
    return path


def rounded(points: Sequence[Point]) -> skia.Path:
    """Closed quadratic B-spline: always smooth, stays inside the points, never overshoots."""
    path = skia.Path()
    quad = path.quadTo
    (x, y), last = points[0], points[-1]
    path.moveTo((last[0] + x) / 2, (last[1] + y) / 2)
    for ahead_x, ahead_y in (*points[1:], points[0]):
        quad(x, y, (x + ahead_x) / 2, (y + ahead_y) / 2)
        x, y = ahead_x, ahead_y
    path.close()
    return path


def hull(points: Sequence[Point]) -> list[Point]:
    """Convex hull of points, in order."""
    found = cv2.convexHull(np.asarray(points, np.float32)).reshape(-1, 2)
    return [(float(x), float(y)) for x, y in found.tolist()]


def densified(points: Sequence[Point], step: float) -> list[Point]:
    """Points along the straight edges of a closed outline, so that a B-spline keeps its shape."""
    out: list[Point] = []
    for i, p in enumerate(points):
        q = points[(i + 1) % len(points)]
        out.append(p)
        count = int(math.dist(p, q) / step)
        out += [between(p, q, k / count) for k in range(1, count)]
    return out


@lru_cache(1024)
def soft_fill(colour: str, alpha: int, blur: float, atop: bool = False) -> skia.Paint:
    """Fill whose edge is blurred by `blur` pixels of the canvas' own scale; see `snapped`."""
    return skia.Paint(
        AntiAlias=True,
        Color=rgba(colour, alpha),
        BlendMode=skia.BlendMode.kSrcATop if atop else skia.BlendMode.kSrcOver,
        MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur),
    )


def snapped(blur: float) -> float:
    """A blur radius on a geometric grid, so that the cache of paints stays small."""
    step = round(math.log(max(blur, 1e-3), 1.25))
    return 2.0 if step in (2, 3) else round(1.25**step, 4)  # just below 2.0 skia takes another way, twice as slow


def crescent(
    canvas: skia.Canvas, path: skia.Path, colour: str, dx: float, dy: float, alpha: int = 255, soft: float = 0.0
) -> None:
    """Shade inside `path`: everything that the same shape, moved by (dx, dy) towards the light, does not cover.

    `soft` is how wide its edge is, as a fraction of the move.
    """
    moved = skia.Path(path)
    moved.offset(dx, dy)
    bounds = path.getBounds()
    reach = math.hypot(dx, dy)
    margin = reach * 3 * soft + bounds.width() * 0.02  # the blur of its own edge must not reach the path
    outside = skia.Path()
    outside.addRect(bounds.makeOutset(margin, margin))
    outside.addPath(moved)
    outside.setFillType(skia.PathFillType.kEvenOdd)
    canvas.save()
    canvas.clipPath(path, True)
    # Atop, or the antialiased edge of the clip would grow with every layer.
    paint = soft_fill(colour, alpha, snapped(reach * soft), True) if soft else fill(colour, alpha, True)
    canvas.drawPath(outside, paint)
    canvas.restore()


def shaded(canvas: skia.Canvas, path: skia.Path, material: Tone, dx: float, dy: float) -> None:
    """A volume: base, and soft shade that comes in from the side away from (dx, dy)."""
    canvas.drawPath(path, fill(material.base))
    crescent(canvas, path, material.shade, dx * 1.05, dy * 1.05, 235, 0.42)


# --- ribbons ---------------------------------------------------------------------------------------

LIMB_CORNER = 0.30
LIMB_POSITIONS = (
    0.0,
    0.22,
    0.46,
    1 - LIMB_CORNER,
    1 - LIMB_CORNER * 0.34,
    1 + LIMB_CORNER * 0.34,
    1 + LIMB_CORNER,
    1.54,
    1.78,
    2.0,
)
"""Where `limb_line` samples a limb: 0 root, 1 joint, 2 end."""


def limb_line(root: Point, joint: Point, end: Point) -> list[Point]:
    """Centre line of a two-bone limb with a rounded joint, sampled at `LIMB_POSITIONS`."""
    start, stop = between(joint, root, LIMB_CORNER), between(joint, end, LIMB_CORNER)
    points = [root, between(root, joint, 0.22), between(root, joint, 0.46), start]
    points += [between(between(start, joint, k), between(joint, stop, k), k) for k in (0.33, 0.67)]
    return [*points, stop, between(joint, end, 0.54), between(joint, end, 0.78), end]


def cut(
    points: Sequence[Point], positions: Sequence[float], start: float, end: float
) -> tuple[list[Point], list[float]]:
    """The part of a sampled centre line between two limb positions."""
    out: list[Point] = []
    where: list[float] = []
    for i, (p, t) in enumerate(zip(points, positions, strict=True)):
        if i:
            before, earlier = points[i - 1], positions[i - 1]
            for edge in (start, end):
                if earlier < edge < t:
                    out.append(between(before, p, (edge - earlier) / (t - earlier)))
                    where.append(edge)
        if start <= t <= end:
            out.append(p)
            where.append(t)
    order = sorted(range(len(where)), key=where.__getitem__)
    return [out[i] for i in order], [where[i] for i in order]


def widths_at(positions: Sequence[float], keys: Keys, factor: float) -> list[float]:
    """Half widths along a limb from (position, width) keys."""
    return [linear_curve(x, keys) * factor for x in positions]


class Ribbon:
    """A stroke of varying half width that knows its edges, so that it can be shaded as a round body.

    The limb is a cylinder: for edge normal n and light l the terminator across it lies at front / hypot(front, n.l).
    `cap_start`, `cap_end`: how round the ends are, in half widths.
    """

    __slots__ = ("cap_end", "cap_start", "normals", "points", "widths")

    def __init__(
        self, points: Sequence[Point], widths: Sequence[float], cap_start: float = 0.0, cap_end: float = 0.0
    ) -> None:
        self.points, self.widths = points, widths
        self.cap_start, self.cap_end = cap_start, cap_end
        normals: list[Point] = []
        for (ax, ay), (bx, by) in zip((points[0], *points[:-1]), (*points[1:], points[-1]), strict=True):
            dx, dy = bx - ax, by - ay
            size = math.hypot(dx, dy) or 1e-6
            normals.append((dy / size, -dx / size))
        self.normals = normals

    def chain(self, offsets: Sequence[float]) -> list[Point]:
        """Points beside the centre line; offsets are fractions of the half width."""
        return [
            (x + nx * w * q, y + ny * w * q)
            for (x, y), (nx, ny), w, q in zip(self.points, self.normals, self.widths, offsets, strict=True)
        ]

    def side(self, offset: float) -> list[Point]:
        """One line beside the centre line."""
        return self.chain([offset] * len(self.points))

    def outline(self) -> list[Point]:
        """The closed outline, caps included."""
        tail = self._cap(-1, self.cap_end, 1) if self.cap_end else []
        head = self._cap(0, self.cap_start, -1) if self.cap_start else []
        return self.side(1) + tail + self.side(-1)[::-1] + head

    def _cap(self, index: int, amount: float, way: int) -> list[Point]:
        p, n, w = self.points[index], self.normals[index], self.widths[index]
        reach = w * amount
        tx, ty = -n[1] * way * reach, n[0] * way * reach
        across = w * 0.7 * way
        return [
            (p[0] + n[0] * across + tx, p[1] + n[1] * across + ty),
            (p[0] - n[0] * across + tx, p[1] - n[1] * across + ty),
        ]

    def path(self) -> skia.Path:
        """The outline as a smooth path."""
        return rounded(self.outline())

    def shade_polygon(self, light: FormLight, amount: float) -> list[Point]:
        """Strip on the side away from the light, bounded by the terminator of a cylinder."""
        edge: list[float] = []
        inner: list[float] = []
        front = light.front / amount
        for n in self.normals:
            facing = n[0] * light.x + n[1] * light.y
            sign = 1.0 if facing >= 0 else -1.0
            edge.append(-sign * 1.03)
            inner.append(-sign * front / math.hypot(front, facing))
        return self.chain(edge) + self.chain(inner)[::-1]

    def draw(self, canvas: skia.Canvas, material: Tone, light: FormLight, shade: float = 1.0) -> skia.Path:
        """Fill, then the shade with a soft terminator. Returns the outline."""
        path = self.path()
        canvas.drawPath(path, fill(material.base))
        if shade:
            blur = snapped(0.24 * sum(self.widths) / len(self.widths))
            strip = polygon(self.shade_polygon(light, shade))
            canvas.drawPath(strip, soft_fill(material.shade, 240, blur, True))
        return path


# --- shadows ---------------------------------------------------------------------------------------


@lru_cache(256)
def _shadow_paint(alpha: int) -> skia.Paint:
    # A gradient on a scaled circle: a mask filter on an oval as wide as a car takes six times as long.
    colours = [skia.Color(28, 16, 40, round(alpha * k)) for k in (1.0, 0.86, 0.50, 0.16, 0.0)]
    shader = skia.GradientShader.MakeRadial((0, 0), 1.0, colours, [0.0, 0.42, 0.68, 0.87, 1.0])
    return skia.Paint(AntiAlias=True, Dither=True, Shader=shader)


def contact_shadow(
    canvas: skia.Canvas, x: float, ground: float, half_width: float, alpha: int = 110, squash: float = 0.16
) -> None:
    """Soft ellipse where a figure meets the ground."""
    canvas.save()
    canvas.translate(x, ground)
    canvas.scale(half_width * 1.12, half_width * (squash + 0.08))
    canvas.drawCircle(0, 0, 1, _shadow_paint(alpha))
    canvas.restore()
