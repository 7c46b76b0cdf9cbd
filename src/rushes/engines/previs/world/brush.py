"""The brush: paints a plane in metres, with vectors (Skia) and bulk stamps (OpenCV)."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.clearing import Clearing
from rushes.engines.previs.world.colour import Colour, Ink, argb, bytes4, rgb
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.stage import Matrix, Plate

HALO_RADII = 7.0
"""Radius of a lamp's halo in radii of the lamp."""
HALO_CAP = 135.0
"""Largest halo in pixels at 720 lines; side walls keep 150 beyond their edge for it."""

Fill = Ink | tuple[Ink, Ink]
"""One colour, or two for a gradient from top to bottom."""

Points = Sequence[tuple[float, float]] | NDArray[np.floating]


@dataclass(frozen=True)
class LampMark:
    """A lamp on a plane, in base-view pixels."""

    x: float
    y: float
    radius: float
    colour: Colour
    strength: float


@dataclass(frozen=True)
class Mark:
    """A spot on a plane where something will move, in metres: `size` wide and `tall` high from (x, y)."""

    name: str
    x: float
    y: float
    size: float
    tall: float
    panes: tuple[int, int]


def polygon(points: Points, closed: bool = True) -> skia.Path:
    """A path through points, one by one: tuples that are handed over all at once cost seven times as much."""
    path = skia.Path()
    (x, y), *others = points
    path.moveTo(float(x), float(y))
    for x, y in others:
        path.lineTo(float(x), float(y))
    if closed:
        path.close()
    return path


class Brush:
    """Paints a plate in metres: (x, y) lie on the plane, `matrix` maps them to pixels of the plate.

    `x0`, `x1` are the painted span, `half` the visible half width at this depth, `top` the world y of the top edge.
    `clear` is what must stay free before the figures.
    """

    def __init__(
        self,
        plate: Plate,
        matrix: Matrix,
        rng: np.random.Generator,
        rig: Rig,
        span: tuple[float, float],
        z: float,
        top: float,
    ) -> None:
        self.plate, self.matrix, self.rng, self.rig = plate, matrix, rng, rig
        self.x0, self.x1, self.z, self.top = span[0], span[1], z, top
        self.px = abs(float(matrix[0, 0])) / max(abs(float(matrix[2, 2])), 1e-6)
        self.lit = 0.5
        self.lamps: list[LampMark] = []
        self.marks: list[Mark] = []
        self.clear: tuple[Clearing, ...] = ()
        surface = skia.Surface(plate.image, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
        self.canvas = surface.getCanvas()
        self.canvas.concat(skia.Matrix.MakeAll(*(float(v) for v in matrix.reshape(-1))))

    @property
    def half(self) -> float:
        """Visible half width at this depth, metres."""
        return self.plate.view.half_width(self.z)

    def u(self, share: float) -> float:
        """Composition coordinate: -1..1 is the visible width at this depth, whatever the shape of the picture."""
        return share * self.half

    def seen(self, x: float, y: float, z: float) -> tuple[float, float]:
        """Where a point at another depth is seen on this billboard: the underside of a roof, the side of a box."""
        near, eye = self.z / z, self.plate.view.eye
        return x * near, (y + eye) * near - eye

    def tone(self, albedo: Ink, lit: float | None = None) -> Colour:
        """The colour of a surface in this light (see `Rig.tone`)."""
        return self.rig.tone(albedo, lit)

    # --- vector shapes ------------------------------------------------------------------------------------

    def rect(self, x: float, y: float, w: float, h: float, fill: Fill, alpha: float = 1.0) -> None:
        """A rectangle; (x, y) is its top left corner."""
        self.canvas.drawRect(skia.Rect.MakeXYWH(x, y, w, h), _paint(fill, alpha, y, h))

    def poly(self, points: Points, fill: Fill, alpha: float = 1.0) -> None:
        """A filled polygon."""
        ys = [float(y) for _, y in points]
        self.canvas.drawPath(polygon(points), _paint(fill, alpha, min(ys), max(ys) - min(ys)))

    def erase(self, points: Points) -> None:
        """A hole through which what lies behind is seen."""
        self.canvas.drawPath(polygon(points), skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kClear))

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Fill, alpha: float = 1.0) -> None:
        """An ellipse about (x, y)."""
        box = skia.Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry)
        self.canvas.drawOval(box, _paint(fill, alpha, y - ry, 2 * ry))

    def line(self, points: Points, width: float, ink: Ink, alpha: float = 1.0) -> None:
        """A round-ended stroke through points."""
        paint = _paint(ink, alpha, 0, 1)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(width)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
        self.canvas.drawPath(polygon(points, closed=False), paint)

    def soft(self, x: float, y: float, rx: float, ry: float, ink: Ink, alpha: float = 1.0, plus: bool = False) -> None:
        """An ellipse that fades outwards: light pools, contact shadows, halos. `plus` adds light."""
        colours = [argb(ink, alpha), argb(ink, alpha * 0.35), argb(ink, 0)]
        shader = skia.GradientShader.MakeRadial((0, 0), rx, colours, [0, 0.45, 1])
        paint = skia.Paint(AntiAlias=True, Dither=True, Shader=shader)
        if plus:
            paint.setBlendMode(skia.BlendMode.kPlus)
        self.canvas.save()
        self.canvas.translate(x, y)
        self.canvas.scale(1, ry / rx)
        self.canvas.drawCircle(0, 0, rx, paint)
        self.canvas.restore()

    def fade(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        ink: Ink,
        first: float,
        last: float,
        horizontal: bool = True,
    ) -> None:
        """A rectangle whose alpha runs from first to last, left to right or top to bottom."""
        end = (x + w, y) if horizontal else (x, y + h)
        shader = skia.GradientShader.MakeLinear([(x, y), end], [argb(ink, first), argb(ink, last)])
        self.canvas.drawRect(skia.Rect.MakeXYWH(x, y, w, h), skia.Paint(AntiAlias=False, Dither=True, Shader=shader))

    # --- bulk stamps: about 1.5 microseconds a polygon ----------------------------------------------------

    def to_px(self, points: ArrayLike) -> NDArray[np.float64]:
        """Pixels of the plate of points in metres, any shape (..., 2)."""
        xy = np.asarray(points, np.float64)
        q = xy @ self.matrix[:2, :2].T + self.matrix[:2, 2]
        w = xy @ self.matrix[2, :2] + self.matrix[2, 2]
        return np.asarray(q / w[..., None], np.float64)

    def stamps(self, shapes: NDArray[np.floating], colours: Sequence[Ink], index: NDArray[np.integer]) -> None:
        """Convex polygons (n, corners, 2) in metres with colours[index[n]], drawn in the order given."""
        points: NDArray[np.int32] = (self.to_px(shapes) * 8).round().astype(np.int32)
        table = [bytes4(colour) for colour in colours]
        chosen: list[int] = index.tolist()
        for shape, i in zip(points, chosen, strict=True):
            cv2.fillConvexPoly(self.plate.image, shape, table[i], cv2.LINE_AA, 3)

    def blades(
        self,
        x: NDArray[np.floating],
        y: NDArray[np.floating],
        height: NDArray[np.floating],
        lean: NDArray[np.floating],
        width: float,
        colours: Sequence[Ink],
        index: NDArray[np.integer],
    ) -> None:
        """Blades of grass from (x, y) upwards, with bent tips."""
        tip = np.stack([x + lean, y - height], -1)
        middle = np.stack([x + lean * 0.35, y - height * 0.6], -1)
        side = np.array([width / 2, 0.0])
        base = np.stack([x, y], -1)
        shape = [base - side, middle - side * 0.8, tip, middle + side * 0.8, base + side]
        self.stamps(np.stack(shape, 1), colours, index)

    # --- emissive -----------------------------------------------------------------------------------------

    def light(self, x: float, y: float, radius: float, ink: Ink, strength: float = 1.0) -> None:
        """Register a lamp: it gets a halo when the plate is finished and lights the figures near it."""
        origin = (self.plate.x0, self.plate.y0)
        centre, edge = (
            (float(px) / self.plate.res + origin[0], float(py) / self.plate.res + origin[1])
            for px, py in self.to_px([[x, y], [x + radius, y]])
        )
        self.lamps.append(LampMark(*centre, abs(edge[0] - centre[0]), rgb(ink), strength))

    def mark(
        self, name: str, x: float, y: float, size: float = 1.0, tall: float = 1.0, panes: tuple[int, int] = (1, 1)
    ) -> None:
        """Remember a spot for what moves there: a chimney, a pole for a flag, a window of so many panes."""
        self.marks.append(Mark(name, x, y, size, tall, panes))

    def halo_reach(self) -> int:
        """Largest halo in pixels of the plate: cropped tighter than this, halos would end in a straight line."""
        res = self.plate.res
        reach = max((6 + lamp.radius * res * HALO_RADII for lamp in self.lamps), default=0.0)
        return int(min(reach, HALO_CAP * self.plate.view.unit * res))


def _paint(fill: Fill, alpha: float, top: float, height: float) -> skia.Paint:
    paint = skia.Paint(AntiAlias=True)
    if isinstance(fill, tuple) and not isinstance(fill[0], float | int):
        colours = [argb(ink, alpha) for ink in fill if not isinstance(ink, float | int)]
        paint.setShader(skia.GradientShader.MakeLinear([(0, top), (0, top + height)], colours))
        paint.setDither(True)  # also twice as fast: see `figures.paint.gradient`
    else:
        paint.setColor(argb(fill, alpha))  # pyright: ignore[reportArgumentType]
    return paint
