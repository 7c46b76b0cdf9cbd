"""What sets a garment apart at a glance: zips and studs, rows of buttons, one bare shoulder, a collar of beads."""

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.look import HumanLook
from rushes.engines.previs.figures.outfit import Outfit
from rushes.engines.previs.figures.paint import FormLight, cloth, fill, polygon, skin, smooth, soft_oval, stroke
from rushes.engines.previs.figures.trunk import Row, Trunk
from rushes.engines.previs.raster import skia

STEEL = "#cfd4de"
BEADS = ("#d8342c", "#f4f0e6", "#2f66b0", "#f2a52c", "#d8342c", "#f4f0e6")
"""Rows of a collar of beads, from the neck outwards."""


class Trimmings:
    """Details of one figure's torso garment, painted within its outline."""

    def __init__(self, canvas: skia.Canvas, trunk: Trunk, look: HumanLook, outfit: Outfit, light: FormLight) -> None:
        self.canvas, self.trunk, self.look, self.outfit, self.light = canvas, trunk, look, outfit, light
        self.top, self.px = cloth(look.top), trunk.view.pixels

    def draw(self) -> None:
        """Paint whatever the outfit carries of them."""
        details = self.outfit.details
        if "one shoulder" in details:
            self._one_shoulder()
        if self.trunk.front_visible:
            if "biker" in details:
                self._biker()
            if "double" in details:
                self._double_row()

    def _panel(self, rows: list[Row], colour: str, alpha: int = 255) -> None:
        self.canvas.drawPath(polygon(self.trunk.line(rows, self.outfit.bulk * 1.02)), fill(colour, alpha))

    def _line(self, rows: list[Row], colour: str, width: float) -> None:
        points = self.trunk.line(rows, self.outfit.bulk * 1.02)
        self.canvas.drawPath(smooth(points, False), stroke(colour, self.px * width))

    def _dot(self, t: float, azimuth: float, radius: float, colour: str) -> None:
        (x, y), seen = self.trunk.surface(t, azimuth, self.outfit.bulk * 1.02)
        if seen:
            self.canvas.drawCircle(x, y, self.px * radius, fill(colour))

    def _biker(self) -> None:
        """Wide lapels with studs over a dark shirt, a slanting zip, a belt that hangs open, a gloss on the leather."""
        self._panel([(0.0, -58), (0.12, -32), (0.52, 8), (0.95, 16), (0.95, -4), (0.12, 32), (0.0, 58)], "#d8d2c8")
        self._panel([(0.0, -30), (0.09, 0), (0.0, 30)], skin(self.look.skin).base)
        for side in (-1, 1):
            lit = side * self.light.x > 0
            colour = mix(self.top.base, "#ffffff", 0.16 if lit else 0.07)
            wide: list[Row] = [(0.0, side * 44), (0.10, side * 78), (0.30, side * 62), (0.46, side * 12)]
            self._panel([*wide, (0.16, side * 26)], colour)
            self._line([*wide], STEEL, 0.005)
            for t, a in ((0.12, 64), (0.20, 56), (0.28, 48)):
                self._dot(t, side * a, 0.0055, STEEL)
        self._line([(0.50, 9), (0.70, 14), (0.95, 17)], STEEL, 0.009)
        self._line([(0.62, -62), (0.72, -34)], STEEL, 0.007)
        self._line([(0.40, 40), (0.36, 66)], STEEL, 0.007)
        x, y = self.trunk.line([(0.24, -64 if self.light.x < 0 else 64)], 1.0)[0]
        soft_oval(self.canvas, x, y, self.px * 0.020, self.px * 0.05, "#ffffff", 70)

    def _double_row(self) -> None:
        """Two rows of buttons, and the flap that laps over."""
        self._line([(0.40, 18), (0.66, 20), (1.0, 20)], self.top.shade, 0.006)
        for t in (0.46, 0.58, 0.80, 0.92):
            for a in (-20, 20):
                self._dot(t, a, 0.0075, self.top.deep)

    def _one_shoulder(self) -> None:
        """Cloth that is knotted on one shoulder: the other is bare, and folds run down from the knot."""
        bare = skin(self.look.skin)
        if self.trunk.faces_camera:
            self._panel(
                [(-0.05, 20), (0.04, 4), (0.18, -30), (0.34, -70), (0.42, -110), (0.1, -110), (-0.05, -60)], bare.base
            )
            self._line([(-0.02, 26), (0.06, 4), (0.19, -30), (0.35, -70), (0.40, -88)], self.top.light, 0.012)
            for a, end in ((34, -20), (44, 8), (54, 34)):
                self._line([(0.04, a), (0.34, (a + end) / 2), (0.74, end)], self.top.shade, 0.007)
            return
        self._panel([(-0.05, 160), (0.16, 200), (0.36, 250), (0.1, 255), (-0.05, 230)], bare.base)


def draw_beads(canvas: skia.Canvas, trunk: Trunk) -> None:
    """A flat collar of beads about the neck, over everything on the torso."""
    px = trunk.view.pixels
    for number, colour in enumerate(BEADS):
        t = 0.012 + 0.021 * number
        rows: list[Row] = [(t * 0.25 - 0.02, -96), (t * 0.8, -50), (t * 1.05, 0), (t * 0.8, 50), (t * 0.25 - 0.02, 96)]
        if not trunk.faces_camera:
            rows = [(s, a + 180) for s, a in rows]
        canvas.drawPath(smooth(trunk.line(rows, 1.04), False), stroke(colour, px * 0.0115))
