"""What is on a torso: necklines, collars, lapels, buttons, straps, plates, aprons; skirts, coat tails and tutus."""

import math

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import Point, Vector, View, lerp
from rushes.engines.previs.figures.look import HumanLook
from rushes.engines.previs.figures.outfit import Outfit
from rushes.engines.previs.figures.paint import (
    FormLight,
    Tone,
    cloth,
    densified,
    fill,
    gradient,
    hull,
    polygon,
    rgba,
    rounded,
    shaded,
    skin,
    smooth,
    soft_oval,
    stroke,
)
from rushes.engines.previs.figures.pose import Pose
from rushes.engines.previs.figures.prints import Print
from rushes.engines.previs.figures.trimmings import Trimmings, draw_beads
from rushes.engines.previs.figures.trunk import Row, Trunk
from rushes.engines.previs.raster import skia

METAL = "#b3bccd"
STRAP = "#2a2733"


BILLOW = 0.15
"""How much wider a sleeve gets where the air streams up at full speed."""


def billow(pose: Pose, arm: int) -> float:
    """How much wider the sleeve of arm 0 or 1 is at the moment: cloth flutters in the air that streams past."""
    return BILLOW * pose.lift * (0.5 + 0.5 * math.sin(2.6 * pose.flutter + 1.9 * arm))


class GarmentPainter:
    """Draws the details of one figure's clothes on its torso."""

    def __init__(self, canvas: skia.Canvas, trunk: Trunk, look: HumanLook, outfit: Outfit, light: FormLight) -> None:
        self.canvas, self.trunk, self.look, self.outfit, self.light = canvas, trunk, look, outfit, light
        self.view: View = trunk.view
        self.px = trunk.view.pixels
        self.top: Tone = cloth(look.top)
        self.accent: Tone = cloth(look.accent)
        self.skin: Tone = skin(look.skin)

    # --- on the torso ------------------------------------------------------------------------------

    def draw_details(self, torso: skia.Path) -> None:
        """Everything that is clipped to the torso garment, then collars and rings over it."""
        canvas, outfit, details = self.canvas, self.outfit, self.outfit.details
        seen = self.trunk.front_visible or abs(math.cos(self.trunk.yaw)) < 0.30
        if self.look.print:
            self._print().on_trunk(self.trunk, torso, outfit.hem, outfit.bulk)
        canvas.save()
        canvas.clipPath(torso, True)
        if seen:
            self._neckline()
            self._front()
            if self.trunk.bones.pose.lift > 0.5:
                self._ripples()
        elif "plates" in details:
            canvas.drawPath(torso, fill("#9aa3b6"))
        if "bib" in details or "apron" in details:
            self._bib(seen)
        if "harness" in details:
            self._harness(seen)
        if "ribs" in details:
            hem = self.trunk.girdle(outfit.hem - 0.02, outfit.bulk * 1.02)
            canvas.drawPath(
                smooth(hem, False), stroke(mix(self.top.base, self.top.shade, 0.5), self.px * 0.022, butt=True)
            )
        if "belt" in details:
            self._belt()
        self._girdles(details)
        Trimmings(canvas, self.trunk, self.look, outfit, self.light).draw()
        canvas.restore()
        if outfit.neck == "ring":
            self._neck_ring()
        if outfit.neck in ("collar", "high"):
            self._collar()
        if "raised collar" in details:
            self._raised_collar()
        if "beads" in details:
            draw_beads(canvas, self.trunk)
        if self.look.hat == "chef" and self.trunk.front_visible:
            self._neckerchief()
        if "hood" in details and not self.look.hooded:
            self._lowered_hood()
        if "epaulettes" in details:
            for sign in (1, -1):
                a, b = self.trunk.line([(0.08, sign * 70), (0.15, sign * 80)], outfit.bulk * 1.02)
                canvas.drawLine(*a, *b, stroke("#f2c14e", self.px * 0.016))

    def _print(self) -> Print:
        return Print(self.canvas, self.look.print, self.look.clothing, self.top, self.px)

    def _girdles(self, details: frozenset[str]) -> None:
        """Bands around the body: of an elastic waist, reflecting stripes; and an emblem on the chest."""
        trunk, px, bulk = self.trunk, self.px, self.outfit.bulk
        bands: list[tuple[float, float, str]] = []
        if "waistband" in details:
            bands += [(0.67, 0.032, self.accent.base)]
        if "sash" in details:
            bands += [(0.67, 0.040, self.accent.base)]
        if "bands" in details:
            for t in (0.36, 0.80):
                bands += [(t, 0.048, "#f0e24a"), (t, 0.020, "#e8ecee")]
        for t, width, colour in bands:
            canvas_line = smooth(trunk.girdle(t, bulk * 1.02), False)
            self.canvas.drawPath(canvas_line, stroke(colour, px * width, butt=True))
        if "emblem" in details and trunk.front_visible:
            rows: list[Row] = [(0.20, -26), (0.20, 26), (0.30, 30), (0.44, 0), (0.30, -30)]
            self.canvas.drawPath(polygon(trunk.line(rows, bulk)), fill(self.accent.base))
            self.canvas.drawPath(polygon(trunk.line(rows, bulk)), stroke(self.top.deep, px * 0.006))

    def _line(self, rows: list[Row], colour: str, width: float, loose: float | None = None, alpha: int = 255) -> None:
        points = self.trunk.line(rows, loose or self.outfit.bulk)
        self.canvas.drawPath(smooth(points, False), stroke(colour, self.px * width, alpha))

    def _dot(self, t: float, azimuth: float, radius: float, colour: str) -> None:
        (x, y), seen = self.trunk.surface(t, azimuth, self.outfit.bulk)
        if seen:
            self.canvas.drawCircle(x, y, self.px * radius, fill(colour))

    def _front(self) -> None:
        details, top = self.outfit.details, self.top
        if "shirt" in details:
            self._shirt_and_lapels()
        if "front" in details:
            start = 0.50 if "lapels" in details else 0.16
            self._line([(t, 4) for t in (start, 0.66, 0.8, 1.0)], top.shade, 0.006)
        if "buttons" in details:
            azimuth = -6 if "lapels" in details else 0 if self.outfit.neck == "collar" else 9
            for t in (0.56, 0.70, 0.84) if "lapels" in details else (0.16, 0.30, 0.44, 0.58, 0.72, 0.84):
                self._dot(t, azimuth, 0.0050, top.deep)
        if "pocket" in details:
            pocket = self.trunk.line([(0.24, 22), (0.24, 48), (0.36, 48), (0.38, 35), (0.36, 22)], self.outfit.bulk)
            self.canvas.drawPath(polygon(pocket), stroke(top.shade, self.px * 0.004))
        if "zip" in details or "zip_low" in details:
            start = 0.05 if "zip" in details else 0.5
            self._line([(t, 0) for t in (start, 0.6, 0.95)], "#e8e4dc", 0.006)
        if "cords" in details:
            for a in (-14, 14):
                self._line([(0.06, a), (0.16, a), (0.25, a * 1.1)], self.accent.base, 0.005)
        if "pouch" in details:
            rows: list[Row] = [(0.62, -26), (0.62, 26), (0.72, 46), (0.88, 50), (0.88, -50), (0.72, -46)]
            self.canvas.drawPath(polygon(self.trunk.line(rows, self.outfit.bulk)), fill(top.shade, 110))
        if "badge" in details:
            self._dot(0.26, 30, 0.010, "#f2c14e")
            for a in (-32, 32):
                self._line([(0.28, a - 14), (0.285, a), (0.28, a + 14)], top.shade, 0.005)
        if "laces" in details:
            for k in range(3):
                for a in (-1, 1):
                    self._line([(0.36 + 0.12 * k, -10 * a), (0.44 + 0.12 * k, 10 * a)], "#fff6f8", 0.005)
        if "chestbox" in details:
            box = self.trunk.line([(0.26, -42), (0.26, 42), (0.50, 42), (0.50, -42)], self.outfit.bulk)
            self.canvas.drawPath(polygon(box), fill("#8f97ab"))
            for k, colour in enumerate(("#e0523f", "#f2c14e", "#58b878")):
                self._dot(0.38, -22 + 22 * k, 0.008, colour)
        if "plates" in details:
            self._breastplate()
        if "wrapped" in details:
            self._line([(0.0, 62), (0.10, 34), (0.26, 0), (0.50, -40)], self.accent.base, 0.014)
            self._line([(0.0, -62), (0.10, -34), (0.26, 0), (0.50, 40)], self.accent.base, 0.014)

    def _ripples(self) -> None:
        """Folds that run over the front of what is worn in a fall."""
        pose = self.trunk.bones.pose
        for k in range(6):
            swing = 9 * math.sin(2.2 * pose.flutter + 1.3 * k)
            azimuth, t = (-52, -34, -17, 18, 35, 53)[k] + swing, 0.34 + 0.07 * (k % 3)
            rows: list[Row] = [(t, azimuth), (t + 0.14, azimuth + 0.5 * swing), (t + 0.30, azimuth - 0.4 * swing)]
            self._line(rows, self.top.shade, 0.007, alpha=110)

    def _neckline(self) -> None:
        rows: list[Row]
        if self.outfit.neck == "round":
            rows = [(0.0, -80), (0.078, -34), (0.096, 0), (0.078, 34), (0.0, 80), (-0.02, 0)]
        elif self.outfit.neck == "scoop":
            rows = [(0.02, -62), (0.12, -50), (0.20, -30), (0.215, 0), (0.20, 30), (0.12, 50), (0.02, 62), (-0.02, 0)]
        elif self.outfit.neck == "vee":
            rows = [(0.0, -70), (0.06, -36), (0.16, -8), (0.19, 0), (0.16, 8), (0.06, 36), (0.0, 70), (-0.02, 0)]
        else:
            return
        path = smooth(self.trunk.line(rows, 1.02))
        self._bare(path, self.trunk.line([(0.02, 0)])[0], 0.075, 0.05)
        if self.outfit.neck == "round":
            band = self.trunk.line([(0.0, -80), (0.078, -34), (0.096, 0), (0.078, 34), (0.0, 80)], 1.02)
            self.canvas.drawPath(smooth(band, False), stroke(mix(self.top.base, self.top.shade, 0.55), self.px * 0.011))

    def _bare(self, path: skia.Path, chin: Point, wide: float, tall: float) -> None:
        """Skin in an opening of the clothes, in the shade of the chin."""
        canvas, px = self.canvas, self.px
        canvas.drawPath(path, fill(self.skin.base))
        canvas.save()
        canvas.clipPath(path, True)
        soft_oval(canvas, *chin, px * wide, px * tall, self.skin.shade, 180)
        canvas.restore()

    def _shirt_and_lapels(self) -> None:
        canvas, trunk, shirt, end = self.canvas, self.trunk, self.accent, 0.50
        front = trunk.line([(0, -62), (0.12, -34), (end, 0), (0.12, 34), (0, 62), (-0.03, 0)], 1.02)
        canvas.drawPath(polygon(front), fill(shirt.base))
        lee = 1 if self.light.x < 0 else -1
        fold = trunk.line([(0.02, 8 * lee), (0.14, 32 * lee), (end, 0), (0.2, 4 * lee)], 1.02)
        canvas.drawPath(polygon(fold), fill(shirt.shade, 110))
        throat = trunk.line([(0, -40), (0.105, 0), (0, 40)], 1.0)
        x, y = throat[1]
        self._bare(polygon(throat), (x, y - self.px * 0.03), 0.05, 0.05)
        for sign in (-1, 1):
            collar = trunk.line([(-0.01, sign * 46), (0.105, 0), (0.135, sign * 15), (0.05, sign * 52)], 1.03)
            canvas.drawPath(polygon(collar), fill(mix(shirt.base, "#ffffff", 0.25)))
            canvas.drawPath(polygon(collar), stroke(shirt.shade, self.px * 0.003, 140))
        if "tie" in self.outfit.details:
            rows: list[Row] = [(0.10, -8), (0.10, 8), (0.135, 5), (0.45, 9), (0.52, 0), (0.45, -9), (0.135, -5)]
            canvas.drawPath(polygon(trunk.line(rows, 1.03)), fill("#8c2f3c"))
            canvas.drawPath(
                polygon(trunk.line([(0.10, 0), (0.10, 8), (0.135, 5), (0.52, 0)], 1.03)), fill("#5f1d33", 120)
            )
        for sign in (-1, 1):
            rows = [
                (0.01, sign * 52),
                (0.06, sign * 66),
                (0.20, sign * 56),
                (0.22, sign * 46),
                (0.26, sign * 50),
                (end + 0.02, sign * 2),
                (0.12, sign * 30),
            ]
            lit = sign * self.light.x > 0
            colour = mix(self.top.base, self.top.light, 0.55) if lit else mix(self.top.base, self.top.shade, 0.55)
            lapel = polygon(trunk.line(rows))
            canvas.drawPath(lapel, fill(colour))
            canvas.drawPath(lapel, stroke(self.top.shade, self.px * 0.003, 150))

    def _harness(self, seen: bool) -> None:
        """A parachute rig's webbing: main lift webs, chest strap with its buckle; a container on the back."""
        trunk, canvas = self.trunk, self.canvas
        if not seen:
            return
        for a in (-36, 36):
            self._line([(0.0, a * 0.7), (0.2, a), (0.5, a), (0.98, a * 0.8)], STRAP, 0.027)
            self._line([(0.02, a * 0.7), (0.2, a), (0.5, a), (0.98, a * 0.8)], "#5a5668", 0.005)
        self._line([(0.36, -60), (0.36, 0), (0.36, 60)], STRAP, 0.020)
        for t, a in ((0.30, -36), (0.30, 36), (0.36, 0)):
            (x, y), visible = trunk.surface(t, a, self.outfit.bulk)
            if visible:
                half = self.px * (0.014 if a else 0.011)
                buckle = skia.Rect.MakeLTRB(x - half, y - half * 0.75, x + half, y + half * 0.75)
                canvas.drawRoundRect(buckle, half * 0.3, half * 0.3, fill("#cfd3dc"))
                if a:
                    canvas.drawLine(x - half * 0.5, y, x + half * 0.5, y, stroke(STRAP, self.px * 0.005))

    def _bib(self, seen: bool) -> None:
        """The bib of an apron or of overalls with its straps; from behind only the strings."""
        apron = "apron" in self.outfit.details
        colour = self.accent if apron else cloth(self.look.bottom)
        if not seen:
            for sign in (1, -1):
                self._line(
                    [(0.02, 180 - sign * 50), (0.3, 180 - sign * 12), (0.66, 180 + sign * 20)], colour.shade, 0.014
                )
            return
        for sign in (1, -1):
            self._line([(0.0, sign * 56), (0.14, sign * 40), (0.28, sign * 30)], colour.base, 0.017)
        rows: list[Row] = [(0.26, -32), (0.25, 0), (0.26, 32), (0.58, 40), (0.66, 86), (1.02, 88), (1.02, -88)]
        bib = polygon(self.trunk.line([*rows, (0.66, -86), (0.58, -40)], self.outfit.bulk * 1.02))
        self.canvas.drawPath(bib, fill(colour.base))
        lee = 1 if self.light.x < 0 else -1
        shade = self.trunk.line(
            [(0.26, lee * 14), (0.26, lee * 32), (0.6, lee * 42), (1.0, lee * 88), (1.0, lee * 40)],
            self.outfit.bulk * 1.02,
        )
        self.canvas.drawPath(polygon(shade), fill(colour.shade, 130))
        pocket = self.trunk.line([(0.36, -18), (0.36, 18), (0.48, 18), (0.48, -18)], self.outfit.bulk * 1.02)
        self.canvas.drawPath(polygon(pocket), stroke(colour.shade, self.px * 0.004))

    def _breastplate(self) -> None:
        plate = cloth(METAL)
        rows: list[Row] = [
            (0.02, -60),
            (0.10, 0),
            (0.02, 60),
            (0.2, 75),
            (0.50, 70),
            (0.60, 0),
            (0.50, -70),
            (0.2, -75),
        ]
        self.canvas.drawPath(smooth(self.trunk.line(rows, self.outfit.bulk)), fill(plate.base))
        self._line([(0.08, 0), (0.3, 0), (0.58, 0)], plate.light, 0.010)
        lee = 1 if self.light.x < 0 else -1
        side: list[Row] = [(0.08, 3 * lee), (0.3, 12 * lee), (0.56, 4 * lee), (0.5, 80 * lee), (0.2, 85 * lee)]
        self.canvas.drawPath(polygon(self.trunk.line(side, self.outfit.bulk)), fill(plate.shade, 150))

    def _belt(self) -> None:
        leather = mix(self.top.deep, self.look.shoes, 0.5)
        girdle = self.trunk.girdle(0.66, self.outfit.bulk)
        self.canvas.drawPath(smooth(girdle, False), stroke(leather, self.px * 0.022, butt=True))
        (x, y), seen = self.trunk.surface(0.66, 0, self.outfit.bulk)
        if seen and abs(self.trunk.yaw) < 1.2:
            half = self.px * 0.011
            self.canvas.drawRect(skia.Rect.MakeLTRB(x - half, y - half, x + half, y + half), fill("#e2c27a"))

    def _neck_ring(self) -> None:
        x, y = self.view.at(self.trunk.bones.spine(0.01).origin)
        r = self.trunk.bones.body.head * self.px
        metal = cloth("#9aa2b8")
        self.canvas.drawOval(
            skia.Rect.MakeLTRB(x - r * 0.72, y - r * 0.22, x + r * 0.72, y + r * 0.34), fill(metal.base)
        )
        self.canvas.drawOval(
            skia.Rect.MakeLTRB(x - r * 0.56, y - r * 0.20, x + r * 0.56, y + r * 0.14), fill(metal.shade)
        )

    def _collar(self) -> None:
        if not self.trunk.faces_camera:
            x, y = self.view.at(self.trunk.bones.spine(0.0).origin)
            w = self.px
            back = skia.Rect.MakeLTRB(x - w * 0.048, y - w * 0.020, x + w * 0.048, y + w * 0.022)
            self.canvas.drawOval(back, fill(mix(self.top.base, self.top.shade, 0.5)))
            return
        for sign in (-1, 1):
            rows: list[Row] = [(-0.022, sign * 80), (0.002, sign * 8), (0.088, sign * 17), (0.05, sign * 58)]
            lit = sign * self.light.x > 0
            colour = mix(self.top.base, self.top.light, 0.6) if lit else mix(self.top.base, self.top.shade, 0.45)
            flap = polygon(self.trunk.line(rows, 1.10))
            self.canvas.drawPath(flap, fill(colour))
            self.canvas.drawPath(flap, stroke(self.top.shade, self.px * 0.003, 120))

    def _raised_collar(self) -> None:
        """A collar that is turned up about the neck."""
        for sign in (-1, 1):
            rows: list[Row] = [
                (-0.16, sign * 96),
                (-0.13, sign * 52),
                (0.03, sign * 26),
                (0.10, sign * 56),
                (0.04, sign * 96),
            ]
            lit = sign * self.light.x > 0
            colour = mix(self.top.base, self.top.light, 0.5) if lit else mix(self.top.base, self.top.shade, 0.6)
            flap = rounded(self.trunk.line(rows, 1.06))
            self.canvas.drawPath(flap, fill(colour))
            self.canvas.drawPath(flap, stroke(self.top.shade, self.px * 0.003, 150))

    def _neckerchief(self) -> None:
        """A chef's: a knot under the collar and two short ends."""
        (x, y), r = self.trunk.line([(0.05, 0)], 1.12)[0], self.px * 0.030
        for way in (-1, 1):
            end = [(x, y), (x + way * r * 0.9, y + r * 1.3), (x + way * r * 0.15, y + r * 1.5)]
            self.canvas.drawPath(
                rounded([*end, (x, y + r * 0.3)]), fill(self.accent.shade if way > 0 else self.accent.base)
            )
        band = self.trunk.line([(0.0, -70), (0.03, -30), (0.05, 0), (0.03, 30), (0.0, 70)], 1.12)
        self.canvas.drawPath(smooth(band, False), stroke(self.accent.base, r * 0.62))
        self.canvas.drawCircle(x, y + r * 0.1, r * 0.42, fill(self.accent.base))

    def _lowered_hood(self) -> None:
        """The hood of a hoodie lies on the shoulders."""
        x, y = self.view.at(self.trunk.bones.spine(0.0).point(0, 0, -0.012))
        r = self.trunk.bones.body.head * self.px
        if self.trunk.faces_camera:
            for sign in (-1, 1):
                roll = self.trunk.line(
                    [(-0.03, sign * 88), (0.0, sign * 60), (0.085, sign * 14), (0.05, sign * 70)], 1.12
                )
                self.canvas.drawPath(rounded([*roll, roll[0]]), fill(mix(self.top.base, self.top.shade, 0.28)))
            return
        bag = [
            (x - r * 0.80, y - r * 0.20),
            (x, y - r * 0.36),
            (x + r * 0.80, y - r * 0.20),
            (x + r * 0.55, y + r * 0.8),
        ]
        shaded(
            self.canvas,
            smooth([*bag, (x, y + r * 1.1), (x - r * 0.55, y + r * 0.8)]),
            self.top,
            self.light.x * r * 0.2,
            self.light.y * r * 0.25,
        )

    # --- skirts ------------------------------------------------------------------------------------

    def _hem_circle(self, leg: int, lift: float, trail: float) -> list[Point]:
        """The circle in which cloth hangs about one leg."""
        outfit, bones = self.outfit, self.trunk.bones
        joints = bones.legs[leg]
        k = outfit.skirt
        knee, ankle = joints.knee, joints.ankle
        if k <= 1:
            hang: Vector = tuple(lerp(a, b, k) for a, b in zip(joints.hip, knee, strict=True))  # pyright: ignore[reportAssignmentType]
        else:
            end = [lerp(a, b, k - 1) for a, b in zip(knee, ankle, strict=True)]
            # Cloth hangs: below the knee it falls straight rather than following the shin back.
            hang = (knee[0] * 0.5 + end[0] * 0.5, end[1], knee[2] * 0.6 + end[2] * 0.4)
        radius = bones.body.leg_width * 1.05 + outfit.flare * min(k, 1.3)
        out: list[Point] = []
        for degrees in range(0, 360, 60):
            a = math.radians(degrees)
            x, y = self.view.at((hang[0] + radius * math.sin(a), hang[1] + lift, hang[2] + radius * 0.8 * math.cos(a)))
            out.append((x + trail, y))
        return out

    def draw_skirt(self, trail: float) -> None:
        """Skirts and coat tails: the hull of the waist and of both legs' hem circles, so any stride fits inside."""
        canvas, outfit, trunk, px = self.canvas, self.outfit, self.trunk, self.px
        material = cloth(self.look.bottom) if "two_tone" in outfit.details else self.top
        points: list[Point] = []
        for t in (0.62, 0.80):
            frame, wide, deep, shift = trunk.section(t)
            for degrees in range(0, 360, 45):
                a = math.radians(degrees)
                side, ahead = wide * math.sin(a) * outfit.bulk, shift + deep * math.cos(a) * outfit.bulk
                points.append(self.view.at(frame.point(side, 0, ahead)))
        pose = trunk.bones.pose
        drift = trail * 0.05 * px + pose.flutter * 0.010 * px * (1 if outfit.flare > 0.02 else 0.5)
        hems = [p for leg in (0, 1) for p in self._hem_circle(leg, pose.lift * 0.10, drift)]
        points += hems
        outline = hull(points)
        path = rounded(densified(outline, 0.030 * px))
        left, right = min(p[0] for p in outline), max(p[0] for p in outline)
        bottom = max(y for _, y in hems)
        lit, dark = (left, right) if self.light.x < 0 else (right, left)
        reach = abs(self.light.x)
        start = (lerp((left + right) / 2, lit, reach), 0.0)
        tones = (rgba(mix(material.base, material.light, 0.12)), rgba(material.base), rgba(material.shade))
        canvas.drawPath(path, gradient(start, (lerp((left + right) / 2, dark, reach), 0.0), tones, (0.0, 0.45, 1.0)))
        canvas.save()
        canvas.clipPath(path, True)
        frame, wide, deep, shift = trunk.section(0.70)
        waist = self.view.at(frame.point(0, 0, 0))
        half = self.view.half_width(frame, wide, deep)
        for k in (-0.62, -0.2, 0.25, 0.66):
            x = lerp(left, right, (k + 1) / 2)
            fold = [
                (waist[0] + half * k * 0.8, waist[1] + 0.05 * px),
                (lerp(waist[0] + half * k, x, 0.6), lerp(waist[1], bottom, 0.6)),
                (x + 2, bottom + 4),
                (x + 0.022 * px, bottom + 4),
            ]
            canvas.drawPath(smooth(fold), fill(material.shade, 150))
        if self.look.print and material is self.top:
            self._print().on_skirt(path, waist)
        if "front" in outfit.details and trunk.front_visible and "two_tone" not in outfit.details:
            start = self.view.at(frame.point(0, 0, deep))
            hem_x = sum(p[0] for p in outline) / len(outline) + (right - left) * 0.28 * math.sin(trunk.yaw)
            seam = [start, (lerp(start[0], hem_x, 0.6), lerp(start[1], bottom, 0.5)), (hem_x, bottom + 5)]
            canvas.drawPath(smooth(seam, False), stroke(material.deep, px * 0.006))
        canvas.restore()
        if "belt" in outfit.details:
            leather = mix(self.top.deep, self.look.shoes, 0.35)
            canvas.drawPath(smooth(trunk.girdle(0.66, outfit.bulk), False), stroke(leather, px * 0.022, butt=True))

    def draw_obi(self) -> None:
        """The broad sash of a kimono, over its skirt."""
        for width, colour in ((0.080, self.accent.base), (0.014, self.accent.shade)):
            band = smooth(self.trunk.girdle(0.63, self.outfit.bulk * 1.03), False)
            self.canvas.drawPath(band, stroke(colour, self.px * width, butt=True))

    def draw_apron_skirt(self) -> None:
        """The lower half of an apron before the thighs."""
        trunk, px = self.trunk, self.px
        if math.cos(trunk.yaw) < -0.2:
            return
        top = trunk.line([(0.80, a) for a in (-86, -40, 0, 40, 86)], self.outfit.bulk * 1.03)
        knees: list[Point] = []
        for leg in trunk.bones.legs:
            spot = tuple(lerp(a, b, 0.86) for a, b in zip(leg.hip, leg.knee, strict=True))
            ahead = trunk.bones.pelvis.direction(0, 0, trunk.bones.body.leg_width * 1.2)
            side = trunk.bones.body.leg_width * 0.9
            for s in (-side, side):
                knees.append(self.view.at((spot[0] + ahead[0] + s, spot[1] + ahead[1], spot[2] + ahead[2])))
        path = rounded(densified(hull(top + knees), 0.03 * px))
        shaded(self.canvas, path, self.accent, self.light.x * 0.05 * px, self.light.y * 0.01 * px)

    def draw_tutu(self, behind: bool) -> None:
        """Layers of translucent tulle round the hips; the rear halves are drawn before the body."""
        frame = self.trunk.bones.spine(0.84)
        material, flutter, px = self.top, self.trunk.bones.pose.flutter, self.px
        if behind:
            layers = (
                (0.262, -0.030, material.shade, 150),
                (0.268, -0.014, mix(material.base, material.shade, 0.5), 170),
            )
        else:
            layers = (
                (0.266, -0.006, material.base, 120),
                (0.262, 0.004, material.base, 150),
                (0.250, 0.013, material.light, 130),
                (0.195, 0.021, mix(material.light, "#ffffff", 0.4), 120),
            )
        cx, cy = self.view.at(frame.origin)
        count = 48
        for index, (radius, up, colour, alpha) in enumerate(layers):
            points: list[Point] = []
            for i in range(count):
                a = i / count * math.tau
                frill = 1 + 0.030 * math.sin(a * 12 + index * 1.7) + 0.020 * math.sin(a * 5 + flutter + index)
                r = radius * frill
                droop = -0.030 * (r / 0.25) ** 2 + 0.010 * math.cos(a * 2 + index + flutter)
                x, y = self.view.at(frame.point(r * math.sin(a), up + droop, r * math.cos(a)))
                points.append((x, y + math.cos(a + self.view.yaw) * r * 0.17 * px))
            path = smooth(points)
            inner, outer = rgba(colour, min(255, alpha + 60)), rgba(mix(colour, "#ffffff", 0.30), alpha)
            self.canvas.drawPath(
                path, gradient((cx, cy - radius * px * 0.3), (cx, cy + radius * px * 0.4), (outer, inner))
            )
            self.canvas.drawPath(path, stroke(mix(colour, "#ffffff", 0.5), px * 0.0035, 150))
            if px > 150:
                # Pleats: thin rays from the hips to the frill.
                for i in range(0, count, 2):
                    x, y = points[i]
                    a, b = (lerp(cx, x, 0.34), lerp(cy, y, 0.34)), (lerp(cx, x, 0.97), lerp(cy, y, 0.97))
                    self.canvas.drawLine(*a, *b, stroke(material.shade, px * 0.003, 60))
