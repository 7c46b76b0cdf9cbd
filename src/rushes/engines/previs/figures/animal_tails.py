"""Tails of four-legged animals: where they go, and how they are painted."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.gaits import AnimalPose
from rushes.engines.previs.figures.geometry import TAU, Vector, View, add, lerp, smoothstep, wave
from rushes.engines.previs.figures.paint import FormLight, Ribbon, cloth, fill, rounded
from rushes.engines.previs.figures.species import Species
from rushes.engines.previs.raster import skia

TAIL_BANK = {"long": -0.35, "bushy": -0.62, "plume": 1.25, "up": 0.85, "hair": -1.15, "stub": -0.4, "tuft": -1.3,
             "heavy": -0.18, "pompom": 1.10}  # fmt: skip
"""Slope of a tail at its root, radians above straight back."""
TAIL_POINTS = 11


class Tail:
    """The tail of one animal at one moment."""

    def __init__(self, species: Species, pose: AnimalPose, view: View, t: float, phase: float) -> None:
        """`phase` 0..1 shifts its swing."""
        self.species, self.pose, self.view, self.t, self.phase = species, pose, view, t, phase
        self.coat, self.mark = cloth(species.coat), cloth(species.mark)
        self.px = view.pixels

    def line(self) -> list[Vector]:
        """Its centre line, from the root on."""
        species, pose, t = self.species, self.pose, self.t
        root = add(pose.rump, (0, species.rump * 0.55, -species.rump * 0.80))
        if pose.rest == "curl":
            return self._round(1.30, 1.72, 0.06, 0.06)
        if pose.action == "spin":
            return self._round(1.75, 1.60, pose.rump[1] + 0.15, pose.head[1] - 0.05, 0.34)
        if pose.rest == "sit":
            root = add(pose.rump, (0, -species.rump * 0.5, -species.rump * 0.9))
        swing = wave(t / 1.7 + self.phase)
        quiet = pose.resting and species.tail in ("long", "bushy")
        bank = TAIL_BANK[species.tail] + pose.tail_lift * (0.4 if species.tail == "up" else 1.0)
        if quiet:
            bank = -0.05
        side, up, back = root
        step = species.tail_length / (TAIL_POINTS - 1)
        line: list[Vector] = []
        for i in range(TAIL_POINTS):
            k = i / (TAIL_POINTS - 1)
            line.append((side, max(up, 0.05), back))
            angle, drift = bank, 0.30 * swing * k
            if species.tail == "long":
                angle += 0.12 * k if quiet else 2.3 * k * k
                angle += 0.22 * math.sin(TAU * (t / 1.9 - k * 0.55)) * k
            elif species.tail == "bushy":
                angle += 0.95 * k * (0.3 if quiet else 1) + 0.16 * math.sin(TAU * (t / 1.6 - k * 0.5)) * k
            elif species.tail == "plume":
                angle += 0.75 - 1.5 * smoothstep(0.45, 1.0, k) + 0.10 * math.sin(TAU * (t / 1.6 - k * 0.5)) * k
            elif species.tail == "heavy":
                angle += 0.30 * k
                drift = 0.9 * swing * k
            elif species.tail == "up":
                angle += 1.1 * k
                # A dog's tail wags quickly.
                drift = 0.85 * k * wave(t / 0.55 + self.phase)
            elif species.tail == "hair":
                angle += -0.15 * k + 0.20 * math.sin(TAU * (t / 1.5 - k * 0.5)) * k + pose.tail_lift * 0.6 * (1 - k)
            else:
                angle += 0.12 * math.sin(TAU * (t / 1.8 - k * 0.4)) * k
            forward = -math.cos(angle)
            if quiet and species.tail == "long":
                # At rest the tail lies in an arc round the haunch.
                turn = 2.6 * k
                drift, forward = math.sin(turn), -math.cos(turn)
            side += step * drift
            up += step * math.sin(angle)
            back += step * forward
        return line

    def _round(self, wide: float, long: float, low: float, high: float, arch: float = 0.0) -> list[Vector]:
        """A tail that goes along the near side to the nose: of a curled animal, of one that chases it.

        `wide` and `long` in radii of the trunk; it rises from `low` to `high`, by way of an `arch`.
        """
        species, pose = self.species, self.pose
        girth = max(species.chest, species.rump)
        reach = min(1.0, species.tail_length)
        line: list[Vector] = []
        for i in range(TAIL_POINTS):
            k = i / (TAIL_POINTS - 1)
            turn = math.pi * (1.0 - 0.92 * reach * k)
            side, ahead = pose.near * girth * wide * math.sin(turn), girth * long * math.cos(turn)
            line.append((side, lerp(low, high, k) + arch * math.sin(math.pi * k) ** 0.8, ahead))
        return line

    def draw(self, canvas: skia.Canvas, light: FormLight) -> None:
        """Paint it."""
        species = self.species
        points = [self.view.at(p) for p in self.line()]
        widths = [_tail_width(species.tail, i / (TAIL_POINTS - 1)) * self.px for i in range(TAIL_POINTS)]
        material = self.mark if species.tail == "hair" else self.coat
        Ribbon(points, widths, 0, 0.9).draw(canvas, material, light)
        if species.tail in ("bushy", "plume"):
            Ribbon(points[8:], widths[8:], 0.5, 0.9).draw(canvas, self.mark, light)
        elif species.tail == "tuft":
            x, y = points[-1]
            r = 0.055 * self.px
            tuft = [(x, y - r * 1.4), (x + r, y + r * 0.4), (x, y + r * 1.8), (x - r, y + r * 0.4)]
            canvas.drawPath(rounded(tuft), fill(self.mark.base))
        elif species.tail == "pompom":
            for dx, dy, size in ((-0.4, 0.2, 0.75), (0.4, 0.25, 0.75), (0.0, -0.2, 1.0)):
                x, y = points[-1]
                r = 0.085 * self.px
                canvas.drawCircle(x + dx * r, y + dy * r, size * r, fill(self.coat.base if dx else self.coat.light))
        if species.pattern in ("tabby", "mask"):
            stripe = cloth(mix(species.coat, species.mark, 0.62 if species.pattern == "tabby" else 0.9))
            for i in (3, 5, 7, 9):
                Ribbon(points[i : i + 2], [w * 1.02 for w in widths[i : i + 2]]).draw(canvas, stripe, light)


def _tail_width(tail: str, k: float) -> float:
    if tail == "long":
        return 0.050 * (1 - 0.35 * k)
    if tail == "pompom":
        return 0.030
    if tail == "heavy":
        return 0.21 * (1 - k) ** 1.2 + 0.012
    if tail == "plume":
        return 0.050 + 0.115 * math.sin(math.pi * min(1.0, 0.15 + 0.75 * k))
    if tail == "bushy":
        return 0.030 + 0.105 * math.sin(math.pi * k**1.15) ** 0.9 * (1 - 0.15 * k) if k < 1 else 0.030
    if tail == "up":
        return 0.050 * (1 - 0.45 * k)
    if tail == "hair":
        return 0.030 + 0.060 * math.sin(math.pi * min(1.0, k * 0.80 + 0.1))
    return 0.026 * (1 - 0.3 * k) if tail == "tuft" else 0.07 * (1 - 0.5 * k)
