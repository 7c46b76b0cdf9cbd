"""What is printed on cloth or woven into it: stripes, checks and dots that go with the body they are on."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import Point, lerp
from rushes.engines.previs.figures.paint import Ribbon, Tone, fill, luma, smooth, stroke
from rushes.engines.previs.figures.trunk import Trunk
from rushes.engines.previs.raster import skia

AROUND = frozenset(("tshirt", "sweater", "hoodie", "dress", "sportswear", "tutu"))
"""Sets whose stripes go round the body; those of all others run along it."""
STEP, TURN = 0.048, 18
"""Between two stripes: body heights along the body, degrees around it."""
PALE = 120
"""Brightness (0..255) from which on cloth is printed darker than it is."""


class Print:
    """A print on the cloth `tone` of the set `clothing`; `px` pixels are a body height."""

    def __init__(self, canvas: skia.Canvas, name: str, clothing: str, tone: Tone, px: float) -> None:
        self.canvas, self.px = canvas, px
        dark = luma(tone.base) < PALE
        self.colour = mix(tone.base, "#ffffff", 0.62) if dark else mix(tone.base, tone.deep, 0.45)
        if name == "checks":
            self.colour = mix(tone.base, "#14101c", 0.62)
        self.dots = name == "dots"
        self.along = name == "checks" or (name == "stripes" and clothing not in AROUND)
        self.around = name == "checks" or (name == "stripes" and clothing in AROUND)
        self.alpha = 150 if name == "checks" else 235

    def on_trunk(self, trunk: Trunk, outline: skia.Path, hem: float, bulk: float) -> None:
        """Over the torso garment whose outline is `outline`, down to `hem`."""
        canvas = self.canvas
        canvas.save()
        canvas.clipPath(outline, True)
        rows = [STEP / 0.30 * k for k in range(math.ceil(hem / (STEP / 0.30)) + 1)]
        turns = [a for a in range(-180, 180, TURN) if trunk.surface(0.4, a, bulk)[1]]
        if self.around:
            for t in rows:
                self._stroke(trunk.girdle(t, bulk * 1.02))
        if self.along:
            for a in turns:
                self._stroke(trunk.line([(t, a) for t in (0.0, 0.3, 0.6, hem + 0.02)], bulk))
        if self.dots:
            spots = [trunk.surface(t, a + TURN * (k % 2), bulk)[0] for k, t in enumerate(rows) for a in turns[::2]]
            self._spots(spots)
        canvas.restore()

    def on_limb(self, ribbon: Ribbon) -> None:
        """Over a sleeve or a trouser leg."""
        if self.along:
            for side in (-0.55, 0.0, 0.55):
                self._stroke(ribbon.side(side))
        if self.around or self.dots:
            left, middle, right = ribbon.side(1.0), ribbon.side(0.0), ribbon.side(-1.0)
            spots: list[Point] = []
            walked, due = 0.0, 0.5
            for i in range(len(middle) - 1):
                size = math.dist(middle[i], middle[i + 1]) / (STEP * self.px)
                while size and walked + size > due:
                    k = (due - walked) / size
                    ends = [(lerp(a[i][0], a[i + 1][0], k), lerp(a[i][1], a[i + 1][1], k)) for a in (left, right)]
                    if self.around:
                        self._stroke(ends)
                    spots.append((lerp(ends[0][0], ends[1][0], 0.3), lerp(ends[0][1], ends[1][1], 0.3)))
                    due += 1.0
                walked += size
            if self.dots:
                self._spots(spots)

    def on_skirt(self, path: skia.Path, waist: Point) -> None:
        """Over a skirt that hangs from `waist`."""
        canvas, box = self.canvas, path.getBounds()
        canvas.save()
        canvas.clipPath(path, True)
        step = STEP * self.px
        across = range(math.floor((box.left() - waist[0]) / step), math.ceil((box.right() - waist[0]) / step) + 1)
        down = range(-2, math.ceil((box.bottom() - waist[1]) / step) + 1)
        if self.around:
            for k in down:
                y = waist[1] + k * step
                self._stroke([(box.left(), y), (waist[0], y + 0.3 * step), (box.right(), y)])
        if self.along:
            for k in across:
                self._stroke([(waist[0] + k * step * 0.6, box.top()), (waist[0] + k * step, box.bottom())])
        if self.dots:
            self._spots([(waist[0] + (i + 0.5 * (k % 2)) * step, waist[1] + k * step) for k in down for i in across])
        canvas.restore()

    def _stroke(self, points: list[Point]) -> None:
        width = self.px * STEP * (0.30 if self.along else 0.42)
        self.canvas.drawPath(smooth(points, False), stroke(self.colour, width, self.alpha, butt=True))

    def _spots(self, spots: list[Point]) -> None:
        path = skia.Path()
        for x, y in spots:
            path.addCircle(x, y, self.px * STEP * 0.20)
        self.canvas.drawPath(path, fill(self.colour, self.alpha))
