"""The pen that things are drawn with: shapes in units of the thing's height, its foot at (0, 0), up is negative y.

Colours are local ones with the shading of their form; the light of the scene falls on the finished thing (`relight`).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import Point
from rushes.engines.previs.figures.paint import polygon, rgba, smooth
from rushes.engines.previs.raster import skia
from rushes.engines.previs.world.captions import typeface

ROUND = (0.30, 1.15, 0.80, 0.36, 0.16)
"""How much light falls on a round body, from the side of the key to the other."""

FLAT = (0.95, 0.85, 0.72, 0.60, 0.50)
METAL = (0.35, 1.6, 0.62, 1.05, 0.25)
MATTE = (0.55, 1.0, 0.85, 0.58, 0.38)
GOLD, STEEL, WHITE, DARK, WOOD = "#d9b36a", "#b9c0ca", "#f4f2ee", "#23252d", "#a06c40"

SHADE, LIGHT = "#170c2a", "#fff8e8"
FULLY_LIT = 0.9
EM = 100.0

Fill = str | tuple[str, str]
"""One colour, or two for a gradient from top to bottom."""


@dataclass(frozen=True, slots=True)
class State:
    """What a thing is doing to itself at one moment.

    `t` is seconds since the shot began; `turn` how far it is turned about its upright axis, radians; `opened` and
    `slid` 0..1 how far it is open or out; `label` what is written on it; `trim` the colour of its parts, if named.
    """

    t: float = 0.0
    turn: float = 0.0
    opened: float = 0.0
    slid: float = 0.0
    label: str = ""
    trim: str | None = None


@dataclass(frozen=True, slots=True)
class Pen:
    """A canvas, the side that the key comes from (-1 left, +1 right), and the state of the thing."""

    canvas: skia.Canvas
    side: float = -1.0
    state: State = field(default_factory=State)

    def tone(self, ink: str, lit: float = 0.75) -> str:
        """The colour of a surface that gets so much light: 0 in its own shade .. 0.9 full .. 1.6 gloss."""
        if lit <= FULLY_LIT:
            return mix(mix(ink, SHADE, 0.62), ink, round(max(0.0, lit) / FULLY_LIT, 2))
        return mix(ink, LIGHT, round(min(0.85, (lit - FULLY_LIT) * 0.75), 2))

    # --- shapes -------------------------------------------------------------------------------------------

    def path(self, path: skia.Path, fill: Fill, alpha: float = 1.0) -> None:
        """Fill a path."""
        box = path.getBounds()
        self.canvas.drawPath(path, _paint(fill, alpha, box.top(), box.bottom()))

    def body(self, path: skia.Path, ink: str, lits: Sequence[float] = ROUND, alpha: float = 1.0) -> None:
        """Fill a path with light that runs around it, from the side of the key."""
        box = path.getBounds()
        shades = [rgba(self.tone(ink, lit), round(255 * alpha)) for lit in (lits if self.side < 0 else lits[::-1])]
        stops = [0, 0.24, 0.5, 0.8, 1] if self.side < 0 else [0, 0.2, 0.5, 0.76, 1]
        shader = skia.GradientShader.MakeLinear([(box.left(), 0.0), (box.right(), 0.0)], shades, stops)
        self.canvas.drawPath(path, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))

    def ball(self, x: float, y: float, r: float, ink: str, ry: float | None = None, alpha: float = 1.0) -> None:
        """A round or oval solid about (x, y)."""
        shades = [rgba(self.tone(ink, lit), round(255 * alpha)) for lit in (1.35, 0.92, 0.5, 0.12)]
        shader = skia.GradientShader.MakeRadial((0.40 * self.side, -0.45), 1.62, shades, [0, 0.3, 0.68, 1])
        self.canvas.save()
        self.canvas.translate(x, y)
        self.canvas.scale(r, ry or r)
        self.canvas.drawCircle(0, 0, 1, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))
        self.canvas.restore()

    def rect(self, x: float, y: float, w: float, h: float, fill: Fill, alpha: float = 1.0) -> None:
        """A rectangle; (x, y) is its top left corner."""
        self.canvas.drawRect(skia.Rect.MakeXYWH(x, y, w, h), _paint(fill, alpha, y, y + h))

    def poly(self, points: Sequence[Point], fill: Fill, alpha: float = 1.0) -> None:
        """A filled polygon."""
        self.path(polygon(points), fill, alpha)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Fill, alpha: float = 1.0) -> None:
        """An ellipse about (x, y)."""
        self.canvas.drawOval(skia.Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry), _paint(fill, alpha, y - ry, y + ry))

    def line(self, points: Sequence[Point], width: float, ink: str, alpha: float = 1.0) -> None:
        """A round-ended stroke through points."""
        path = skia.Path()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self._stroke(path, width, ink, alpha)

    def curve(self, points: Sequence[Point], width: float, ink: str, alpha: float = 1.0) -> None:
        """A round-ended stroke that bends smoothly through points."""
        self._stroke(smooth(points, False), width, ink, alpha)

    def ring(self, x: float, y: float, rx: float, ry: float, width: float, ink: str, alpha: float = 1.0) -> None:
        """The outline of an ellipse."""
        path = skia.Path()
        path.addOval(skia.Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry))
        self._stroke(path, width, ink, alpha)

    def _stroke(self, path: skia.Path, width: float, ink: str, alpha: float) -> None:
        paint = _paint(ink, alpha, 0, 1)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(width)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
        self.canvas.drawPath(path, paint)

    def soft(self, x: float, y: float, rx: float, ry: float, ink: str, alpha: float = 1.0, core: float = 0.0) -> None:
        """An ellipse that fades outwards from `core` of its radius."""
        inks = [
            rgba(ink, round(255 * alpha)),
            rgba(ink, round(255 * alpha)),
            rgba(ink, round(90 * alpha)),
            rgba(ink, 0),
        ]
        stops = [0, core, core + 0.45 * (1 - core), 1]
        shader = skia.GradientShader.MakeRadial((0, 0), 1.0, inks, stops)
        self.canvas.save()
        self.canvas.translate(x, y)
        self.canvas.scale(rx, ry)
        self.canvas.drawCircle(0, 0, 1, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))
        self.canvas.restore()

    def beam(self, points: Sequence[Point], ink: str, alpha: float) -> None:
        """A shaft of light: fades from the lower edge of its outline to the upper one."""
        path = polygon(points)
        box = path.getBounds()
        inks = [rgba(ink, 0), rgba(ink, round(255 * alpha))]
        shader = skia.GradientShader.MakeLinear([(0, box.top()), (0, box.bottom())], inks)
        self.canvas.drawPath(path, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))

    def gloss(self, x: float, top: float, bottom: float, width: float, alpha: float = 0.5) -> None:
        """The mirror image of the lamp on something smooth, on the side of the key, between two heights."""
        at = self.side * x
        self.line([(at, -bottom), (at, -top)], width, "#ffffff", alpha)

    def flecks(self, points: Sequence[Point], ink: str, size: float, alpha: float = 1.0) -> None:
        """Many small round dots at once."""
        paint = skia.Paint(AntiAlias=True, Color=rgba(ink, round(255 * alpha)), StrokeWidth=size)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        self.canvas.drawPoints(skia.Canvas.kPoints_PointMode, [skia.Point(x, y) for x, y in points], paint)

    def words(self, text: str, x: float, y: float, width: float, height: float, ink: str, turn: float = 0.0) -> None:
        """Text in up to three lines about (x, y), as large as it fits; on a round body it slides off as that turns."""
        facing = math.cos(turn)
        if not text or facing < 0.1:
            return
        font = skia.Font(typeface(), EM)
        lines = _in_lines(text, width / height, font)
        widest = max(font.measureText(line) for line in lines)
        size = min(width / widest, height / (len(lines) * EM * 1.12))
        paint = skia.Paint(AntiAlias=True, Color=rgba(ink, round(255 * min(1.0, facing * 1.4))))
        self.canvas.save()
        self.canvas.clipRect(skia.Rect.MakeLTRB(x - 0.64 * width, y - height, x + 0.64 * width, y + height))
        self.canvas.translate(x + math.sin(turn) * width * 0.62, y)
        self.canvas.scale(size * facing, size)
        for k, line in enumerate(lines):
            foot = ((k - (len(lines) - 1) / 2) * 1.12 + 0.36) * EM
            self.canvas.drawString(line, -font.measureText(line) / 2, foot, font, paint)
        self.canvas.restore()


def lathe(profile: Sequence[Point]) -> skia.Path:
    """A turned body from (half width, height) pairs, from its foot up."""
    return polygon([(w, -h) for w, h in profile] + [(-w, -h) for w, h in reversed(profile)])


def turned(profile: Sequence[Point], bulge: float = 0.16) -> skia.Path:
    """A turned body with a round foot and a round rim, as it is seen a little from above."""
    path = lathe(profile)
    for half, height in (profile[0], profile[-1]):
        path.addOval(skia.Rect.MakeLTRB(-half, -height - bulge * half, half, -height + bulge * half))
    path.setFillType(skia.PathFillType.kWinding)
    return path


def panel(x: float, y: float, w: float, h: float, r: float) -> skia.Path:
    """A rectangle with round corners; (x, y) is its top left one."""
    path = skia.Path()
    path.addRRect(skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(x, y, w, h), r, r))
    return path


def disc(x: float, y: float, rx: float, ry: float | None = None) -> skia.Path:
    """An ellipse about (x, y)."""
    path = skia.Path()
    path.addOval(skia.Rect.MakeLTRB(x - rx, y - (ry or rx), x + rx, y + (ry or rx)))
    return path


def _paint(fill: Fill, alpha: float, top: float, bottom: float) -> skia.Paint:
    paint = skia.Paint(AntiAlias=True)
    if isinstance(fill, tuple):
        inks = [rgba(ink, round(255 * alpha)) for ink in fill]
        paint.setShader(skia.GradientShader.MakeLinear([(0, top), (0, bottom)], inks))
        paint.setDither(True)
    else:
        paint.setColor(rgba(fill, round(255 * alpha)))
    return paint


def _in_lines(text: str, shape: float, font: skia.Font) -> list[str]:
    """The words in one to three lines, whichever fills a field of so much width per height best."""
    words = text.split()
    best, largest = [text], 0.0
    for count in range(1, min(3, len(words)) + 1):
        lines = _shared_out(words, count)
        widest = max(font.measureText(line) for line in lines)
        size = min(shape / widest, 1 / (len(lines) * EM * 1.12))
        if size > largest:
            best, largest = lines, size
    return best


def _shared_out(words: Sequence[str], count: int) -> list[str]:
    """The words in at most `count` lines of about the same number of letters."""
    room = sum(len(word) + 1 for word in words) / count
    lines = [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) / 2 > room and len(lines) < count:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
