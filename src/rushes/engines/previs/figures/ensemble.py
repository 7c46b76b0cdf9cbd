"""Instruments too heavy to be held, as stations: a grand piano, a drum kit, a disc jockey's decks."""

import itertools
import math
from dataclasses import dataclass
from typing import ClassVar

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.furniture import Bar, Block, Part, Turned, legs
from rushes.engines.previs.figures.geometry import TAU, Point, Vector, View, wave
from rushes.engines.previs.figures.paint import FormLight, cloth, fill, gradient, hull, polygon, rgba, stroke, swollen
from rushes.engines.previs.raster import skia

LACQUER, GOLD, CHROME, SHELL, CYMBAL = "#34303e", "#c89a48", "#c4ccd6", "#b8323c", "#e2b444"

CASE_LOW, CASE_HIGH = 0.385, 0.505
"""From where to where the case of a grand piano goes, in body heights."""
CASE = (
    (-0.40, 0.34),
    (0.40, 0.34),
    (0.40, 0.94),
    (0.32, 1.04),
    (0.10, 1.02),
    (-0.06, 0.84),
    (-0.32, 0.70),
    (-0.40, 0.56),
)
"""Its outline from above: (towards the lid's hinge, ahead)."""
LID_RISE = 0.50
"""How far the lid is open, radians."""


@dataclass(frozen=True, slots=True)
class GrandPiano:
    """A case with its strings and the open lid; the hinge is on the side away from the camera, as on every stage."""

    moves: ClassVar[bool] = False

    middle: Vector = (0.0, 0.45, 0.68)

    def corners(self) -> list[Vector]:
        """The case, and as high as the lid."""
        return [(side * s, h, z) for s, z in CASE for h in (CASE_LOW, CASE_HIGH + 0.42) for side in (-1, 1)]

    def draw(self, canvas: skia.Canvas, view: View, light: FormLight, beat: float) -> None:
        """Back to front: lid, strings, sides."""
        far = 1.0 if view.depth((1.0, 0.0, 0.0)) < 0 else -1.0
        black, px = cloth(LACQUER), view.pixels

        def at(s: float, h: float, z: float) -> Point:
            return view.at((far * s, h, z))

        def lid(s: float, z: float) -> Point:
            reach = 0.40 - s
            return at(0.40 - reach * math.cos(LID_RISE), CASE_HIGH + reach * math.sin(LID_RISE), z)

        opened = polygon([lid(s, z) for s, z in CASE])
        top, low = lid(-0.40, 0.5), at(0.40, CASE_HIGH, 0.5)
        canvas.drawPath(
            opened, gradient(top, low, [rgba(mix(black.light, GOLD, 0.25)), rgba(black.base), rgba(black.deep)])
        )
        canvas.drawPath(opened, stroke(black.light, 0.006 * px))
        canvas.drawPath(
            polygon(hull([at(s, h, z) for s, z in CASE for h in (CASE_LOW, CASE_HIGH)])),
            swollen(black.base, 0.006 * px),
        )
        canvas.drawPath(polygon([at(s * 0.93, CASE_HIGH, 0.02 + z * 0.96) for s, z in CASE]), fill(GOLD))
        for k in range(8):
            s = -0.30 + 0.085 * k
            canvas.drawLine(*at(s, CASE_HIGH, 0.42), *at(s, CASE_HIGH, 0.62 + 0.045 * k), stroke("#7a5a24", 0.004 * px))
        side = [
            at(s, h, z)
            for (s, z), h in ((CASE[0], CASE_HIGH), (CASE[-1], CASE_HIGH), (CASE[-1], CASE_LOW), (CASE[0], CASE_LOW))
        ]
        canvas.drawPath(polygon(side), fill(black.base))
        bent = [CASE[-1], CASE[-2], CASE[-3], CASE[-4], CASE[-5]]
        bow = polygon([at(s, CASE_HIGH, z) for s, z in bent] + [at(s, CASE_LOW, z) for s, z in reversed(bent)])
        ends = at(bent[0][0], CASE_LOW, bent[0][1]), at(bent[-1][0], CASE_LOW, bent[-1][1])
        canvas.drawPath(bow, gradient(*ends, [rgba(black.shade), rgba(black.light), rgba(black.shade)]))
        edge = [at(s, CASE_HIGH, z) for s, z in (CASE[0], *bent)]
        for a, b in itertools.pairwise(edge):
            canvas.drawLine(*a, *b, stroke(mix(black.light, "#ffffff", 0.4), 0.006 * px))
        canvas.drawLine(*at(-0.10, CASE_HIGH, 0.50), *lid(-0.30, 0.50), stroke(black.deep, 0.010 * px))


@dataclass(frozen=True, slots=True)
class Drum:
    """A drum that lies on its side, its head towards whoever listens; it gives a little with every beat."""

    moves: ClassVar[bool] = True

    at: Vector
    radius: float
    deep: float

    @property
    def middle(self) -> Vector:
        """Its centre."""
        return self.at

    def corners(self) -> list[Vector]:
        """The square around both heads."""
        x, y, z = self.at
        r = self.radius
        return [(x + a * r, y + b * r, z + c * self.deep) for a in (-1, 1) for b in (-1, 1) for c in (-1, 1)]

    def draw(self, canvas: skia.Canvas, view: View, light: FormLight, beat: float) -> None:
        """Shell, hoop, head."""
        x, y, z = self.at
        shell = cloth(SHELL)

        def ring(radius: float, along: float) -> list[Point]:
            angles = [k / 28 * TAU for k in range(28)]
            return [view.at((x + radius * math.cos(a), y + radius * math.sin(a), z + along)) for a in angles]

        front = self.deep if view.cos >= 0 else -self.deep
        canvas.drawPath(
            polygon(hull([*ring(self.radius, -self.deep), *ring(self.radius, self.deep)])), fill(shell.shade)
        )
        canvas.drawPath(polygon(ring(self.radius, front)), fill(CHROME))
        canvas.drawPath(polygon(ring(self.radius * 0.92, front)), fill("#f2ece0"))
        canvas.drawPath(polygon(ring(self.radius * 0.90, front)), swollen("#f2ece0", 0.001))
        canvas.drawPath(polygon(ring(self.radius * (0.42 + 0.03 * beat), front)), fill(shell.base))
        canvas.drawPath(polygon(ring(self.radius * 0.24, front)), fill("#f2ece0"))


@dataclass(frozen=True, slots=True)
class Cymbal:
    """A round plate of brass on a stand that rocks with the beat."""

    moves: ClassVar[bool] = True

    at: Vector
    radius: float
    slant: float

    @property
    def middle(self) -> Vector:
        """Its hub."""
        return self.at

    def corners(self) -> list[Vector]:
        """The plate, and the foot of its stand."""
        x, y, z = self.at
        r = self.radius
        return [(x - r, y + 0.1, z), (x + r, y + 0.1, z), (x, 0.0, z + 0.05), (x, y, z - r), (x, y, z + r)]

    def draw(self, canvas: skia.Canvas, view: View, light: FormLight, beat: float) -> None:
        """Stand, plate, dome."""
        x, y, z = self.at
        px = view.pixels
        canvas.drawLine(*view.at((x, 0.0, z)), *view.at(self.at), stroke("#8a909c", 0.012 * px))
        for dx in (-0.07, 0.07):
            canvas.drawLine(*view.at((x, 0.10, z)), *view.at((x + dx, 0.0, z)), stroke("#8a909c", 0.010 * px))
        slant = self.slant + 0.10 * wave(beat)
        brass = cloth(CYMBAL)

        def ring(radius: float, up: float) -> list[Point]:
            angles = [k / 24 * TAU for k in range(24)]
            return [
                view.at((x + radius * math.cos(a), y + up + slant * radius * math.cos(a), z + radius * math.sin(a)))
                for a in angles
            ]

        plate = ring(self.radius, 0.0)
        left, right = min(plate), max(plate)
        canvas.drawPath(polygon(plate), swollen(brass.shade, 0.008 * px))
        canvas.drawPath(
            polygon(plate),
            gradient(left, right, [rgba(brass.light), rgba(brass.base), rgba(brass.light), rgba(brass.shade)]),
        )
        canvas.drawPath(polygon(hull(ring(self.radius * 0.26, 0.012))), fill(brass.light))


def _drum(x: float, low: float, high: float, radius: float, z: float) -> tuple[Part, ...]:
    hoop = ((high - 0.022, radius + 0.004), (high, radius + 0.004))
    return (
        Turned(((low, radius), (high - 0.02, radius)), SHELL, x, z),
        Turned(hoop, CHROME, x, z + 0.002, top="#f4eee2"),
    )


ENSEMBLE: dict[str, tuple[Part, ...]] = {
    "piano": (
        GrandPiano(),
        Block(0.405, 0.365, 0.415, 0.22, 0.36, LACQUER, 0.0, 0.004),
        Block(0.375, 0.412, 0.424, 0.215, 0.31, "#f6f2ea", 0.0, 0.002),
        Block(0.375, 0.424, 0.429, 0.265, 0.31, "#1e1a24", 0.0, 0.001),
        Block(0.22, 0.505, 0.63, 0.40, 0.415, "#f4efe2", 0.0, 0.004),
        *(Bar((x, 0.0, z), (x, 0.39, z), LACQUER, 0.038) for x, z in ((-0.34, 0.36), (0.34, 0.36), (0.14, 0.94))),
        Bar((0.0, 0.02, 0.34), (0.0, 0.38, 0.36), LACQUER, 0.022),
    ),
    "drum kit": (
        Drum((0.0, 0.165, 0.40), 0.165, 0.10),
        *_drum(-0.11, 0.36, 0.46, 0.085, 0.40),
        *_drum(0.11, 0.36, 0.46, 0.085, 0.40),
        *_drum(0.27, 0.22, 0.36, 0.095, 0.24),
        *_drum(-0.29, 0.10, 0.36, 0.110, 0.24),
        Bar((0.27, 0.0, 0.24), (0.27, 0.22, 0.24), "#8a909c", 0.012),
        Cymbal((0.42, 0.56, 0.30), 0.125, 0.10),
        Cymbal((-0.42, 0.66, 0.34), 0.150, -0.16),
    ),
    "decks": (
        *legs(0.36, 0.40, 0.20, 0.48, "#2a2833", 0.014),
        Block(0.42, 0.10, 0.46, 0.44, 0.46, "#3a2f58", 0.0, 0.010),
        Block(0.42, 0.42, 0.45, 0.16, 0.46, "#2a2833", 0.0, 0.006),
        Block(0.115, 0.45, 0.475, 0.20, 0.42, "#3c3a48", -0.24, 0.006),
        Block(0.115, 0.45, 0.475, 0.20, 0.42, "#3c3a48", 0.24, 0.006),
        Turned(((0.475, 0.098), (0.482, 0.098)), "#17151c", -0.24, 0.31, top="#26232e"),
        Turned(((0.475, 0.098), (0.482, 0.098)), "#17151c", 0.24, 0.31, top="#26232e"),
        Turned(((0.482, 0.030), (0.484, 0.030)), "#d8443f", -0.24, 0.311, top="#e86058"),
        Turned(((0.482, 0.030), (0.484, 0.030)), "#3fb4d8", 0.24, 0.311, top="#62cdec"),
        Block(0.085, 0.45, 0.49, 0.22, 0.42, "#4a4858", 0.0, 0.006),
        *(
            Block(
                0.006, 0.20, 0.36 - 0.03 * (k % 3), 0.462, 0.464, "#e05aa0" if k % 2 else "#5ac8e0", -0.30 + 0.075 * k
            )
            for k in range(9)
        ),
    ),
}
"""Stations of music."""
