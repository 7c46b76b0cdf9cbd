"""Markings of coats: patches, stripes, blots, bands and bibs, painted on a body that is already there."""

import math
from collections.abc import Sequence

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.gaits import AnimalPose
from rushes.engines.previs.figures.geometry import TAU, Point, Vector, View, add, lerp
from rushes.engines.previs.figures.paint import cloth, fill, hull, polygon, rounded, smooth, stroke, swollen
from rushes.engines.previs.figures.species import Species
from rushes.engines.previs.raster import skia

Sphere = tuple[Vector, float]


def mass(view: View, spheres: Sequence[Sphere], count: int = 16) -> list[Point]:
    """Outline of the hull of spheres: they project to circles at any facing."""
    points: list[Point] = []
    for centre, radius in spheres:
        x, y = view.at(centre)
        r = radius * view.pixels
        points += [(x + r * math.cos(i * TAU / count), y + r * math.sin(i * TAU / count)) for i in range(count)]
    return hull(points)


class Markings:
    """The markings of one animal at one moment."""

    def __init__(self, canvas: skia.Canvas, species: Species, pose: AnimalPose, view: View) -> None:
        self.canvas, self.species, self.pose, self.view = canvas, species, pose, view
        self.under, self.mark = cloth(species.under), cloth(species.mark)
        self.px = view.pixels

    def on_body(self) -> None:
        """What a trunk wears; the canvas is clipped to it."""
        pattern = self.species.pattern
        if pattern == "patches":
            self._patches()
        elif pattern == "tabby":
            self._stripes()
        elif pattern == "zebra":
            self._zebra()
        elif pattern == "spots":
            self._spots()
        elif pattern == "panda":
            self._band()
        elif pattern == "saddle":
            self._saddle()
        elif pattern in ("dapples", "dots", "rosettes"):
            self._scatter(pattern)

    def on_neck(self) -> None:
        """What a neck and a chest wear."""
        if self.species.pattern in ("zebra", "spots"):
            self._up_the_neck()
        elif self.species.pattern == "bib" or self.species.slit:
            self._bib()

    def _band(self) -> None:
        """A panda's shoulders."""
        chest, high = self.pose.chest, self.species.chest
        band = mass(self.view, [(add(chest, (0, high, 0.02)), 0.16), (add(chest, (0, -0.5, 0.06)), 0.2)])
        self.canvas.drawPath(rounded(band), fill(self.mark.base))

    def _patches(self) -> None:
        species, pose = self.species, self.pose
        near = -1 if self.view.sin >= 0 else 1
        for up, along, radius in ((0.10, 0.30, 0.17), (-0.02, -0.12, 0.15), (0.16, -0.46, 0.18), (-0.14, 0.52, 0.08)):
            x, y = self.view.at(add(pose.belly, (near * species.belly * 0.8, up, along * species.length * 0.8)))
            blot: list[Point] = []
            for i in range(8):
                wide = radius * self.px * (1 + 0.22 * math.sin(3 * i + along * 9))
                tall = radius * 0.8 * self.px * (1 + 0.2 * math.cos(2 * i + along * 7))
                blot.append((x + wide * math.cos(i * TAU / 8), y + tall * math.sin(i * TAU / 8)))
            self.canvas.drawPath(smooth(blot), fill(self.mark.base))

    def _stripes(self) -> None:
        species, pose = self.species, self.pose
        near = -1 if self.view.sin >= 0 else 1
        colour = mix(species.coat, species.mark, 0.62)
        for k in range(7):
            along = lerp(pose.rump[2] - 0.06, pose.chest[2] - 0.03, k / 6)
            up = lerp(pose.rump[1], pose.chest[1], k / 6)
            a = self.view.at((near * 0.02, up + species.belly, along))
            b = self.view.at((near * species.belly * 0.85, up + species.belly * 0.45, along + 0.03))
            d = self.view.at((near * species.belly, up - species.belly * (0.05 + 0.2 * (k % 2)), along + 0.015))
            w = 0.026 * self.px
            stripe = [(a[0] - w, a[1]), (b[0] - w * 0.7, b[1]), d, (b[0] + w * 0.7, b[1]), (a[0] + w, a[1])]
            self.canvas.drawPath(smooth(stripe), fill(colour))

    def _zebra(self) -> None:
        """Stripes from the back down, thinner towards the belly."""
        species, pose = self.species, self.pose
        near = -1 if self.view.sin >= 0 else 1
        for k in range(10):
            along = lerp(pose.rump[2] - 0.14, pose.chest[2] + 0.12, k / 9)
            up = lerp(pose.rump[1], pose.chest[1], k / 9)
            slant = 0.10 * (0.5 - k / 9)
            a = self.view.at((0.0, up + species.belly * 1.2, along - slant))
            b = self.view.at((near * species.belly, up, along))
            d = self.view.at((near * species.belly * 0.8, up - species.belly * 0.95, along + slant))
            w = 0.026 * self.px
            stripe = [(a[0] - w, a[1]), (b[0] - w * 0.9, b[1]), d, (b[0] + w * 0.9, b[1]), (a[0] + w, a[1])]
            self.canvas.drawPath(smooth(stripe), fill(self.mark.base))

    def _spots(self) -> None:
        """The net of a giraffe's coat: blots in rows that are set off from each other."""
        species, pose = self.species, self.pose
        near = -1 if self.view.sin >= 0 else 1
        for row, drop in enumerate((0.75, 0.15, -0.45)):
            for k in range(8):
                along = lerp(pose.rump[2] - 0.12, pose.chest[2] + 0.12, (k + 0.5 * (row % 2)) / 7.5)
                up = lerp(pose.rump[1], pose.chest[1], k / 7) + species.belly * drop
                self._blot((near * species.belly * 0.9, up, along), 0.040)

    def _saddle(self) -> None:
        """A dark back."""
        species, pose = self.species, self.pose
        back = [
            (add(pose.rump, (0, species.rump * 0.75, -0.02)), species.rump * 0.66),
            (add(pose.belly, (0, species.belly * 0.85, 0)), species.belly * 0.66),
            (add(pose.chest, (0, species.chest * 0.85, -0.05)), species.chest * 0.52),
        ]
        self.canvas.drawPath(rounded(mass(self.view, back)), fill(self.mark.base))

    def _scatter(self, pattern: str) -> None:
        """Spots over the flank: white ones of a fawn, a dalmatian's, a leopard's rings."""
        species, pose = self.species, self.pose
        near = -1 if self.view.sin >= 0 else 1
        rows, columns, size = {"dapples": (3, 8, 0.026), "dots": (4, 9, 0.036), "rosettes": (4, 9, 0.040)}[pattern]
        for row in range(rows):
            drop = lerp(0.80, -0.55 if pattern != "dapples" else 0.0, row / (rows - 1))
            for k in range(columns):
                wander = math.sin(k * 12.9 + row * 78.2)
                share = (k + 0.5 * (row % 2) + 0.3 * wander) / (columns - 0.5)
                along = lerp(pose.rump[2] - species.rump * 0.7, pose.chest[2] + species.chest * 0.7, share)
                up = lerp(pose.rump[1], pose.chest[1], share) + species.belly * (drop + 0.10 * wander)
                side = lerp(pose.rump[0], pose.chest[0], share) + near * species.belly * 0.9
                at, r = (side, up, along), size * (1 + 0.3 * math.sin(k * 5.3 + row * 3.1))
                if pattern == "dapples":
                    self.canvas.drawCircle(*self.view.at(at), r * self.px, fill("#f6ead6"))
                    continue
                self._blot(at, r)
                if pattern == "rosettes":
                    x, y = self.view.at(at)
                    self.canvas.drawCircle(x, y, r * 0.55 * self.px, fill(mix(species.coat, species.mark, 0.28)))

    def _blot(self, at: Vector, size: float) -> None:
        x, y = self.view.at(at)
        r = size * self.px
        turn = 7.0 * at[1] + 5.0 * at[2]
        blot = [
            (
                x + r * (1 + 0.16 * math.sin(5 * i + turn)) * math.cos(i * TAU / 6 + turn),
                y + r * math.sin(i * TAU / 6 + turn),
            )
            for i in range(6)
        ]
        self.canvas.drawPath(polygon(blot), swollen(self.mark.base, r * 0.3))

    def _up_the_neck(self) -> None:
        """Stripes or blots up the neck."""
        species, pose = self.species, self.pose
        near = -1 if self.view.sin >= 0 else 1
        neck = mass(self.view, [(pose.neck_base, species.chest * 0.74), (pose.head, species.neck_width)])
        self.canvas.save()
        self.canvas.clipPath(rounded(neck), True)
        count = 5 if species.pattern == "zebra" else 8
        for k in range(count):
            share = (k + 0.8) / (count + 0.6)
            wide = lerp(species.chest * 0.74, species.neck_width, share)
            middle = tuple(lerp(a, b, share) for a, b in zip(pose.neck_base, pose.head, strict=True))
            at: Vector = (near * wide * 0.6, middle[1], middle[2])
            if species.pattern == "spots":
                for side in (-0.55, 0.55):
                    self._blot(add(at, (0.0, 0.02 * (k % 2), side * wide)), 0.030)
            else:
                a = self.view.at(add(at, (0, 0.08, -wide)))
                b = self.view.at(add(at, (0, -0.06, wide)))
                self.canvas.drawLine(*a, *b, stroke(self.mark.base, 0.038 * self.px))
        self.canvas.restore()

    def _bib(self) -> None:
        """Pale chest patch, visible from the front half."""
        species, pose = self.species, self.pose
        if self.view.cos < -0.1 and abs(self.view.sin) < 0.9:
            return
        middle = add(pose.chest, (0, -species.chest * 0.05, species.chest * 0.74))
        upper = add(pose.neck_base, (0, species.neck * 0.30, species.chest * 0.62))
        around: list[Sphere] = [
            (pose.neck_base, species.chest * 0.74),
            (pose.head, species.neck_width),
            (pose.chest, species.chest),
        ]
        self.canvas.save()
        self.canvas.clipPath(rounded(mass(self.view, around)), True)
        patch = mass(self.view, [(middle, species.chest * 0.36), (upper, species.chest * 0.22)])
        self.canvas.drawPath(rounded(patch), fill(self.under.base))
        self.canvas.restore()
