"""Cars by their outlines: open and closed, old and fast. Drawn facing right, the wheels on y = 0.

The unit is the height of a family car, 1.45 m. People sit between what `draw` paints first and what `front` paints.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import Point, wave
from rushes.engines.previs.figures.kits import Moment, Seat
from rushes.engines.previs.figures.paint import cloth, fill, polygon, rounded, smooth, stroke
from rushes.engines.previs.figures.vehicle_parts import dust, glow, outline, panel, speed_lines, wheel
from rushes.engines.previs.raster import skia

GLASS, LIT_GLASS, CHROME, RUBBER, INSIDE = "#bfe0ee", "#ffe9b0", "#d6d9e0", "#2a2230", "#3a2a30"


@dataclass(frozen=True, slots=True)
class Model:
    """A car's side: paths as `outline` takes them, panes and lamps as points, wheels as (x, radius).

    An open car has no `cabin`; its people are before `inside` and behind the shell. `trim` paints what only this one
    has, behind (`before` False) or before the shell.
    """

    side: tuple[tuple[float, ...], ...]
    wheels: tuple[tuple[float, float], ...]
    lamp: Point
    tail: Point
    cabin: tuple[tuple[float, ...], ...] = ()
    panes: tuple[tuple[Point, ...], ...] = ()
    doors: tuple[float, ...] = ()
    belt: float = -0.50
    trim: Callable[[skia.Canvas, Moment, bool], None] | None = None
    open_from: float | None = None

    def draw(self, canvas: skia.Canvas, moment: Moment) -> None:
        """The whole car."""
        if moment.flags.get("dust"):
            dust(canvas, moment, self.wheels[0][0])
        if moment.flags.get("fast"):
            speed_lines(canvas, moment, self.tail[0], (-0.95, -0.08))
        canvas.save()
        canvas.translate(0, _bounce(moment))
        if self.trim:
            self.trim(canvas, moment, False)
        if self.cabin:
            panel(canvas, outline(self.cabin), cloth(moment.colours["body"]), moment.light, 0.10)
            for pane in self.panes:
                canvas.drawPath(polygon(pane), fill(LIT_GLASS if moment.flags.get("lights") else GLASS))
            self._glints(canvas)
        canvas.restore()
        self._body(canvas, moment)

    def front(self, canvas: skia.Canvas, moment: Moment) -> None:
        """What is before those inside: the glass of a closed car, and the doors."""
        canvas.save()
        canvas.translate(0, _bounce(moment))
        self._glints(canvas)
        canvas.restore()
        self._body(canvas, moment)

    def _glints(self, canvas: skia.Canvas) -> None:
        for pane in self.panes:
            canvas.save()
            canvas.clipPath(polygon(pane), True)
            left = min(x for x, _ in pane)
            glint = [(left + 0.16, -1.2), (left + 0.30, -1.2), (left + 0.08, -0.4), (left - 0.06, -0.4)]
            canvas.drawPath(polygon(glint), fill("#ffffff", 90))
            canvas.restore()

    def _body(self, canvas: skia.Canvas, moment: Moment) -> None:
        light, body = moment.light, cloth(moment.colours["body"])
        canvas.save()
        canvas.translate(0, _bounce(moment))
        path = outline(self.side)
        panel(canvas, path, body, light, 0.13)
        canvas.save()
        canvas.clipPath(path, True)
        canvas.drawLine(-1.7, self.belt, 1.7, self.belt, stroke(body.light, 0.026, 200))
        for x in self.doors:
            canvas.drawLine(x, -0.62, x, -0.20, stroke(body.shade, 0.014))
            canvas.drawLine(x - 0.18, self.belt + 0.05, x - 0.08, self.belt + 0.05, stroke(body.deep, 0.028))
        for x, r in self.wheels:
            canvas.drawCircle(x, -r, r + 0.05, fill(RUBBER))
        canvas.restore()
        lamp, tail = self.lamp, self.tail
        canvas.drawOval(
            skia.Rect.MakeLTRB(lamp[0] - 0.10, lamp[1] - 0.06, lamp[0] + 0.06, lamp[1] + 0.06), fill("#fff6cf")
        )
        canvas.drawRoundRect(
            skia.Rect.MakeLTRB(tail[0] - 0.03, tail[1] - 0.06, tail[0] + 0.05, tail[1] + 0.06),
            0.03,
            0.03,
            fill("#ff5a48"),
        )
        if self.trim:
            self.trim(canvas, moment, True)
        canvas.restore()
        for x, r in self.wheels:
            wheel(canvas, x, r, moment.travelled, blurred=moment.flags.get("fast", False))
        if moment.flags.get("lights"):
            beams(canvas, lamp, tail)


def beams(canvas: skia.Canvas, lamp: Point, tail: Point) -> None:
    """The light of headlamps on the way ahead, and of the tail lamp."""
    x, y = lamp
    ends = [(x, 0), (x + 2.1, 0)]
    fade = skia.GradientShader.MakeLinear(ends, [skia.Color(255, 240, 190, 120), skia.Color(255, 240, 190, 0)])
    cone = polygon([(x, y - 0.04), (x + 2.1, y - 0.30), (x + 2.1, y + 0.52), (x, y + 0.06)])
    canvas.drawPath(cone, skia.Paint(AntiAlias=True, Shader=fade))
    canvas.drawCircle(x, y, 0.40, glow(x, y, 0.40, "#fff3c0"))
    canvas.drawCircle(*tail, 0.22, glow(*tail, 0.22, "#ff5a48", 120))


def _bounce(moment: Moment) -> float:
    if moment.action != "drive":
        return 0.0
    rough = 0.030 if moment.flags.get("dust") else 0.008
    return rough * wave(moment.t * 2.1) + (0.4 * rough * wave(moment.t * 3.7) if rough > 0.01 else 0.0)


def _convertible_trim(canvas: skia.Canvas, moment: Moment, before: bool) -> None:
    if not before:
        hollow = [(-0.92, -0.66), (0.40, -0.66), (0.40, -0.40), (-0.92, -0.40)]
        canvas.drawPath(rounded(hollow), fill(INSIDE))
        for x in (-0.78, -0.34):
            canvas.drawRoundRect(skia.Rect.MakeLTRB(x - 0.10, -0.80, x + 0.06, -0.46), 0.05, 0.05, fill("#e0cba8"))
            canvas.drawRoundRect(skia.Rect.MakeLTRB(x - 0.10, -0.80, x - 0.04, -0.46), 0.03, 0.03, fill("#b89c78"))
        pane = polygon([(0.46, -0.60), (0.20, -0.92), (0.26, -0.92), (0.56, -0.60)])
        canvas.drawPath(pane, fill(GLASS, 150))
        return
    canvas.drawLine(0.42, -0.60, 0.16, -0.94, stroke(CHROME, 0.026))
    canvas.drawLine(0.20, -0.56, 0.10, -0.68, stroke("#2a2230", 0.024))
    canvas.drawPath(smooth([(-1.26, -0.60), (-1.08, -0.68), (-0.94, -0.62)], False), stroke("#4a3a3e", 0.06))
    canvas.drawLine(-1.40, -0.26, 1.42, -0.26, stroke(CHROME, 0.024))


def _pickup_trim(canvas: skia.Canvas, moment: Moment, before: bool) -> None:
    body = cloth(moment.colours["body"])
    if not before:
        canvas.drawRect(
            skia.Rect.MakeLTRB(-1.66, -0.66, -0.30, -0.30), fill(mix(moment.colours["body"], "#241f2a", 0.6))
        )
        return
    canvas.drawLine(-1.70, -0.665, -0.32, -0.665, stroke(body.light, 0.034))
    for k in range(5):
        canvas.drawLine(-1.56 + 0.26 * k, -0.60, -1.56 + 0.26 * k, -0.42, stroke(body.shade, 0.014, 150))
    canvas.drawRect(skia.Rect.MakeLTRB(1.42, -0.34, 1.50, -0.20), fill(CHROME))
    canvas.drawRect(skia.Rect.MakeLTRB(-1.74, -0.32, -1.66, -0.20), fill(CHROME))
    for k in range(3):
        canvas.drawCircle(-0.95 + 0.9 * k, -0.30 - 0.03 * (k % 2), 0.035, fill("#8a5a3c", 150))


def _jeep_trim(canvas: skia.Canvas, moment: Moment, before: bool) -> None:
    if not before:
        canvas.drawRect(skia.Rect.MakeLTRB(-0.92, -0.78, 0.30, -0.40), fill(INSIDE))
        for x in (-0.84, 0.28):
            canvas.drawLine(x, -0.66, x - 0.02, -1.22, stroke("#3a3640", 0.05))
        canvas.drawLine(-0.88, -1.22, 0.28, -1.22, stroke("#3a3640", 0.05))
        canvas.drawPath(polygon([(0.34, -0.72), (0.26, -1.16), (0.31, -1.16), (0.40, -0.72)]), fill(GLASS, 160))
        return
    canvas.drawCircle(-1.24, -0.62, 0.25, fill(RUBBER))
    canvas.drawCircle(-1.24, -0.62, 0.11, fill("#8a8894"))
    for k in range(5):
        canvas.drawLine(1.18, -0.62 + 0.06 * k, 1.26, -0.62 + 0.06 * k, stroke("#2a2230", 0.02))


def _vintage_trim(canvas: skia.Canvas, moment: Moment, before: bool) -> None:
    body = cloth(mix(moment.colours["body"], "#2a2230", 0.55))
    if not before:
        return
    for x, way in ((-0.92, 1), (0.98, 1)):
        fender = [(x - 0.42, -0.22), (x - 0.34, -0.48), (x, -0.60), (x + 0.32, -0.50), (x + 0.48 * way, -0.22)]
        canvas.drawPath(smooth(fender, False), stroke(body.base, 0.11))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.60, -0.24, 0.60, -0.18), fill(body.base))
    canvas.drawCircle(1.22, -0.66, 0.11, fill(CHROME))
    canvas.drawCircle(1.25, -0.66, 0.08, fill("#fff6cf"))
    canvas.drawRect(skia.Rect.MakeLTRB(1.26, -0.78, 1.34, -0.26), fill(CHROME))
    for k in range(4):
        canvas.drawLine(0.72 + 0.1 * k, -0.70, 0.72 + 0.1 * k, -0.46, stroke(body.deep, 0.02))


CONVERTIBLE = Model(
    side=(
        (-1.42, -0.20), (-1.50, -0.46, -1.44, -0.60, -1.22, -0.61), (-0.96, -0.61), (-0.84, -0.56), (0.24, -0.56),
        (0.42, -0.62), (0.90, -0.60, 1.30, -0.55, 1.42, -0.44), (1.50, -0.34, 1.48, -0.22, 1.44, -0.19),
    ),
    wheels=((-0.90, 0.245), (0.94, 0.245)), lamp=(1.38, -0.40), tail=(-1.44, -0.46), doors=(-0.36,), belt=-0.48,
    trim=_convertible_trim,
)  # fmt: skip
PICKUP = Model(
    side=(
        (-1.72, -0.24), (-1.72, -0.66), (-0.32, -0.66), (0.48, -0.66), (0.90, -0.66, 1.36, -0.62, 1.44, -0.54),
        (1.50, -0.40, 1.48, -0.26, 1.46, -0.22),
    ),
    wheels=((-1.06, 0.27), (0.98, 0.27)), lamp=(1.42, -0.48), tail=(-1.70, -0.48), belt=-0.44, doors=(-0.24, 0.44),
    cabin=((-0.34, -0.60), (-0.34, -1.12), (-0.30, -1.20, -0.20, -1.22, -0.10, -1.22), (0.22, -1.22),
           (0.34, -1.20, 0.50, -0.86, 0.62, -0.60)),
    panes=(((-0.24, -0.68), (-0.24, -1.12), (0.18, -1.12), (0.42, -0.68)),),
    trim=_pickup_trim,
)  # fmt: skip
JEEP = Model(
    side=(
        (-1.10, -0.26), (-1.10, -0.76), (-0.52, -0.76), (-0.46, -0.52), (0.14, -0.52), (0.22, -0.76), (1.22, -0.70),
        (1.26, -0.30), (1.24, -0.26),
    ),
    wheels=((-0.72, 0.31), (0.84, 0.31)), lamp=(1.20, -0.56), tail=(-1.08, -0.50), belt=-0.62, trim=_jeep_trim,
)  # fmt: skip
SPORTS = Model(
    side=(
        (-1.44, -0.18), (-1.52, -0.44, -1.46, -0.58, -1.30, -0.60), (-0.70, -0.62), (0.30, -0.54),
        (0.80, -0.50, 1.40, -0.40, 1.54, -0.24), (1.58, -0.18, 1.56, -0.15, 1.52, -0.14),
    ),
    wheels=((-0.92, 0.25), (0.98, 0.25)), lamp=(1.30, -0.36), tail=(-1.44, -0.46), belt=-0.42, doors=(-0.30,),
    cabin=((-1.10, -0.56), (-0.90, -0.78, -0.60, -0.84, -0.30, -0.84), (-0.06, -0.84, 0.22, -0.66, 0.44, -0.52)),
    panes=(((-0.62, -0.58), (-0.52, -0.77), (-0.26, -0.79), (-0.04, -0.75), (0.24, -0.56)),),
)  # fmt: skip
VINTAGE = Model(
    side=(
        (-1.10, -0.24), (-1.12, -0.66), (-0.90, -0.72), (0.52, -0.74), (1.24, -0.78), (1.30, -0.26), (1.28, -0.22),
    ),
    wheels=((-0.90, 0.30), (1.00, 0.30)), lamp=(1.22, -0.66), tail=(-1.10, -0.44), belt=-0.66, doors=(-0.20, 0.44),
    cabin=((-1.06, -0.68), (-1.08, -1.10), (-1.02, -1.22, -0.90, -1.24, -0.80, -1.24), (0.36, -1.24),
           (0.44, -1.22), (0.56, -0.70)),
    panes=(
        ((-0.92, -0.76), (-0.92, -1.14), (-0.32, -1.14), (-0.32, -0.76)),
        ((-0.22, -0.76), (-0.22, -1.14), (0.34, -1.14), (0.42, -0.76)),
    ),
    trim=_vintage_trim,
)  # fmt: skip

FAMILY_SEATS = tuple(
    Seat(x, -0.26, drives=drives, pane=pane)
    for x, drives, pane in (
        (0.06, True, ((-0.22, -0.58), (-0.22, -0.92), (0.10, -0.92), (0.34, -0.82), (0.60, -0.58))),
        (-0.46, False, ((-0.90, -0.58), (-0.80, -0.80), (-0.62, -0.92), (-0.26, -0.92), (-0.26, -0.58))),
        (-0.74, False, ((-0.90, -0.58), (-0.80, -0.80), (-0.62, -0.92), (-0.26, -0.92), (-0.26, -0.58))),
    )
)
"""In the car that `road` draws: behind its windows."""
OPEN = ((-1.2, -0.30), (-1.2, -1.6), (0.6, -1.6), (0.6, -0.30))
"""Those in an open car are seen above its floor."""
CONVERTIBLE_SEATS = (
    Seat(-0.10, -0.34, drives=True, pane=OPEN), Seat(-0.50, -0.34, pane=OPEN), Seat(-0.86, -0.38, pane=OPEN),
)  # fmt: skip
PICKUP_SEATS = (
    Seat(0.02, -0.48, drives=True, pane=PICKUP.panes[0]),
    Seat(-0.14, -0.48, pane=PICKUP.panes[0]),
    Seat(-1.00, -0.50, animal=True),
    Seat(-0.70, -0.56, pane=((-1.7, -0.34), (-1.7, -1.7), (-0.34, -1.7), (-0.34, -0.34))),
    Seat(-1.40, -0.50, animal=True),
)
JEEP_SEATS = (
    Seat(-0.04, -0.46, drives=True, pane=OPEN), Seat(-0.40, -0.48, pane=OPEN), Seat(-0.70, -0.50, pane=OPEN),
)  # fmt: skip
SPORTS_SEATS = (Seat(-0.26, -0.16, drives=True, pane=SPORTS.panes[0]),)
VINTAGE_SEATS = (
    Seat(0.0, -0.48, drives=True, pane=VINTAGE.panes[1]),
    Seat(-0.62, -0.48, pane=VINTAGE.panes[0]),
    Seat(-0.86, -0.48, pane=VINTAGE.panes[0]),
)
