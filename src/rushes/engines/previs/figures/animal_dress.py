"""What animals wear and hold: hats, glasses, collars, scarves, a thing in the mouth, breath and fire from it."""

import math

from rushes.engines.previs.figures.animal_wear import Wear
from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import TAU, Frame, Point, View, add, lerp, scale, wave
from rushes.engines.previs.figures.headgear import draw_headgear
from rushes.engines.previs.figures.look import human_look
from rushes.engines.previs.figures.morsels import MORSELS
from rushes.engines.previs.figures.paint import FormLight, Ribbon, cloth, fill, smooth, stroke
from rushes.engines.previs.figures.pose import Face
from rushes.engines.previs.figures.skull import HeadSpace
from rushes.engines.previs.figures.species import Species
from rushes.engines.previs.raster import skia

SKULL_IN_HATS = 1.30
"""Radius of an animal's skull times this is the half head that hats are made for."""
NO_FACE = Face()


class AnimalDress:
    """The dress of one animal, in the frame of its skull."""

    def __init__(self, canvas: skia.Canvas, species: Species, frame: Frame, light: FormLight, view: View) -> None:
        self.canvas, self.species, self.frame, self.light, self.view = canvas, species, frame, light, view
        self.px = view.pixels
        self.yaw = view.facing(frame)
        lean = math.atan2(view.across(frame.up), max(0.25, frame.up[1]))
        self.roll = lean

    def on_neck(self, wear: Wear, base: Point, top: Point, half: float, t: float) -> None:
        """A collar or a scarf, between two points of the neck; `half` is half the neck's width in pixels."""
        x, y = lerp(base[0], top[0], 0.62), lerp(base[1], top[1], 0.62)
        dx, dy = top[0] - base[0], top[1] - base[1]
        size = math.hypot(dx, dy) or 1.0
        across: Point = (-dy / size * half, dx / size * half)
        sag = half * 0.28
        ends = ((x - across[0], y - across[1]), (x + across[0], y + across[1]))
        bow = (x - dx / size * sag, y - dy / size * sag)
        band = smooth([ends[0], bow, ends[1]], False)
        if wear.scarf:
            tone = cloth(wear.scarf)
            self.canvas.drawPath(band, stroke(tone.shade, half * 0.78))
            self.canvas.drawPath(band, stroke(tone.base, half * 0.58))
            flow = half * 0.35 * wave(t / 1.6)
            end = [bow, (bow[0] - flow * 0.4, bow[1] + half * 0.9), (bow[0] + flow, bow[1] + half * 1.7)]
            Ribbon(end, [half * 0.30, half * 0.34, half * 0.30], 0.4, 0.2).draw(self.canvas, tone, self.light)
        elif wear.collar:
            self.canvas.drawPath(band, stroke(wear.collar, half * 0.30))
            self.canvas.drawCircle(*bow, half * 0.20, fill("#f2c84a"))

    def on_head(self, wear: Wear) -> None:
        """Glasses and hat."""
        if wear.glasses and math.cos(self.yaw) > -0.1:
            self._glasses()
        if not wear.hat:
            return
        colour = {"hat_colour": wear.hat_colour} if wear.hat_colour else {}
        look = human_look("animal", {"hat": wear.hat, **colour})
        x, y = self.view.at(self.frame.origin)
        radius = self.species.head * SKULL_IN_HATS * self.px
        space = HeadSpace(self.canvas, look, NO_FACE, self.light, radius, self.yaw, 0.0, 0.0, 0.0, 0.0)
        self.canvas.save()
        self.canvas.translate(x, y)
        self.canvas.rotate(math.degrees(self.roll) * 0.8)
        self.canvas.scale(radius * space.mirror, radius)
        self.canvas.translate(0.0, 0.04)
        draw_headgear(space)
        self.canvas.restore()

    def _glasses(self) -> None:
        r = self.species.head
        wide, ahead = (0.78, 0.52) if self.species.hoof else (0.48, 0.84)
        rim = max(0.6, 0.085 * r * self.px)
        spots: list[Point] = []
        for sign in (1, -1):
            p = self.frame.point(sign * r * wide, r * 0.13, r * ahead)
            if self.view.depth(p) - self.view.depth(self.frame.origin) < 0:
                continue
            x, y = self.view.at(p)
            spots.append((x, y))
            self.canvas.drawCircle(x, y, 0.36 * r * self.px, fill("#dff0ff", 70, True))
            self.canvas.drawCircle(x, y, 0.36 * r * self.px, stroke("#26222c", rim))
        if len(spots) == 2:
            self.canvas.drawLine(*spots[0], *spots[1], stroke("#26222c", rim))

    def in_mouth(self, thing: str, t: float) -> None:
        """What is held between the teeth, crosswise."""
        species, w = self.species, self.species.muzzle_width
        ahead = species.head * 0.75 + species.muzzle * 0.78
        mouth = self.frame.point(0.0, -species.muzzle * species.muzzle_drop - w * 0.55, ahead)
        x, y = self.view.at(mouth)
        size = max(0.26, 1.5 * species.head) * self.px
        way = 1.0 if math.sin(self.yaw) >= 0 else -1.0
        self.canvas.save()
        self.canvas.translate(x, y)
        self.canvas.rotate(3 * wave(t / 1.3))
        self.canvas.scale(size * way, size)
        MORSELS[thing](self.canvas, t)
        self.canvas.restore()

    def breath(self, kind: str, t: float) -> None:
        """Steam that drifts from the nostrils, or fire that shoots from the jaws."""
        species = self.species
        ahead = species.head * 0.75 + species.muzzle * 0.9
        root = self.frame.point(0.0, -species.muzzle * species.muzzle_drop, ahead)
        x, y = self.view.at(root)
        tip = add(root, scale(self.frame.forward, 1.0))
        dx, dy = self.view.at(tip)
        dx, dy = dx - x, dy - y
        size = math.hypot(dx, dy) or 1.0
        way = (dx / size, dy / size)
        if kind == "fire":
            flame(self.canvas, (x, y), way, 1.6 * self.px, t)
        else:
            steam(self.canvas, (x, y), way, species.head * 4.0 * self.px, t)


PUFFS = 9


def steam(canvas: skia.Canvas, at: Point, way: Point, reach: float, t: float) -> None:
    """Warm breath in cold air: puffs that leave in time with the breath, grow, rise and fade; `reach` in pixels."""
    for i in range(PUFFS):
        k = (t / 2.4 + i / PUFFS) % 1.0
        strong = 0.35 + 0.65 * max(0.0, math.sin(TAU * (t / 2.4 - k)))
        x = at[0] + way[0] * reach * k + 0.05 * reach * wave(k + i * 0.37)
        y = at[1] + way[1] * reach * k - 0.45 * reach * k * k
        alpha = round(150 * strong * (1 - k) * min(1.0, k * 6))
        canvas.drawCircle(x, y, reach * (0.06 + 0.20 * k), fill("#f2f6fb", alpha))


FLAME: tuple[tuple[str, float, int], ...] = (("#e8501e", 1.0, 200), ("#f59a2a", 0.78, 225), ("#ffe08a", 0.52, 245))
TONGUES = 18


def flame(canvas: skia.Canvas, at: Point, way: Point, reach: float, t: float) -> None:
    """A jet of fire from `at` towards `way`, `reach` pixels long: billows that swell as they go."""
    normal = (-way[1], way[0])
    for colour, share, alpha in FLAME:
        for i in range(TONGUES):
            k = (t * 1.7 + i / TONGUES) % 1.0
            along = reach * share * (0.04 + 0.96 * k)
            swing = (0.04 + 0.12 * k) * reach * math.sin(i * 2.4 + t * 5.0) * share
            x = at[0] + way[0] * along + normal[0] * swing
            y = at[1] + way[1] * along + normal[1] * swing - 0.10 * reach * k * k
            r = reach * (0.035 + 0.16 * k * (1.25 - k)) * (0.5 + 0.5 * share)
            fade = 1.0 if k < 0.7 else (1 - k) / 0.3
            canvas.drawCircle(x, y, r, fill(mix(colour, "#c8381e", 0.35 * k), round(alpha * fade)))
