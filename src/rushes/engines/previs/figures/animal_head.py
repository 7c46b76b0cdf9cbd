"""Heads of four-legged animals: skull, muzzle, ears, eyes, whiskers, horns."""

import math
from collections.abc import Sequence

from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.geometry import (
    TAU,
    Frame,
    Point,
    Vector,
    View,
    add,
    between,
    clamp,
    scale,
    sub,
    wave,
)
from rushes.engines.previs.figures.paint import (
    FormLight,
    Ribbon,
    Tone,
    cloth,
    fill,
    hull,
    rounded,
    shaded,
    smooth,
    soft_oval,
    stroke,
)
from rushes.engines.previs.figures.species import Species
from rushes.engines.previs.raster import skia

Sphere = tuple[Vector, float]


class AnimalHead:
    """One head, drawn in the frame of the skull."""

    def __init__(self, canvas: skia.Canvas, species: Species, frame: Frame, light: FormLight, view: View) -> None:
        self.canvas, self.species, self.frame, self.light, self.view = canvas, species, frame, light, view
        self.px = view.pixels
        self.coat, self.under, self.mark = cloth(species.coat), cloth(species.under), cloth(species.mark)
        self.yaw = view.facing(frame)
        self.away = math.cos(self.yaw) < -0.1
        r, muzzle = species.head, species.muzzle
        self.tip = frame.point(0, -muzzle * species.muzzle_drop, r * 0.75 + muzzle * 0.72)
        self.bridge = frame.point(0, -muzzle * species.muzzle_drop * 0.4, r * 0.6)

    def draw(self, blink: float, mouth: float, t: float, trunk: str = "") -> None:
        """Paint the head; `blink` and `mouth` 0..1, `t` flicks the ears, a `trunk` hangs, reaches "down" or "up"."""
        species, frame, r = self.species, self.frame, self.species.head
        ears = sorted((1, -1), key=lambda sign: self.view.depth(frame.point(sign, 0, 0)))
        self._ear(ears[0], True, t)
        if species.horns and species.horns != "rhino":
            for sign in ears:
                self._horn(sign)
        if self.away:
            self._muzzle(mouth)
            if species.trunk:
                self._trunk(t, trunk)
        skull = self._shaded([(frame.origin, r), (frame.point(0, -r * 0.22, r * 0.30), r * 0.86)], self.coat, r * 0.34)
        if species.slit and not self.away:
            self._cheek_fur()
        if species.pattern == "patches":
            self.canvas.save()
            self.canvas.clipPath(skull, True)
            x, y = self.view.at(frame.point(r * 0.7, r * 0.3, r * 0.3))
            self.canvas.drawCircle(x, y, r * 0.62 * self.px, fill(self.mark.base))
            self.canvas.restore()
        if species.pattern == "tabby" and not self.away:
            self._brow_stripes()
        if not self.away:
            if species.face:
                self._bare_face()
            elif species.under != species.coat and species.muzzle_width < 0.1:
                self._cheeks()
            self._muzzle(mouth)
            if species.trunk:
                self._trunk(t, trunk)
        if species.horns == "rhino":
            self._horn(1)
        self._ear(ears[1], False, t)
        if not self.away:
            if species.jowls:
                self._jowls()
            self._eyes(blink)
            if not species.trunk:
                self._nose()
            if species.slit:
                self._whiskers()

    def _mass(self, spheres: Sequence[Sphere]) -> list[Point]:
        points: list[Point] = []
        for centre, radius in spheres:
            x, y = self.view.at(centre)
            r = radius * self.px
            points += [(x + r * math.cos(i * TAU / 16), y + r * math.sin(i * TAU / 16)) for i in range(16)]
        return hull(points)

    def _shaded(self, spheres: Sequence[Sphere], material: Tone, shift: float) -> skia.Path:
        path = rounded(self._mass(spheres))
        d = shift * self.px
        shaded(self.canvas, path, material, self.light.x * d * 0.55, self.light.y * d)
        return path

    def _at(self, side: float, up: float, ahead: float) -> Point:
        r = self.species.head
        return self.view.at(self.frame.point(side * r, up * r, ahead * r))

    # --- skull -------------------------------------------------------------------------------------

    def _cheek_fur(self) -> None:
        """Tufts that widen a cat's face."""
        for sign in (1, -1):
            if self.view.depth(self.frame.point(sign, 0, 0.4)) < self.view.depth(self.frame.origin) - 0.4:
                continue
            tuft = [
                self._at(sign * 0.70, 0.15, 0.35),
                self._at(sign * 1.20, -0.30, 0.10),
                self._at(sign * 1.02, -0.38, 0.25),
                self._at(sign * 1.10, -0.62, 0.12),
                self._at(sign * 0.55, -0.74, 0.45),
            ]
            self.canvas.drawPath(smooth(tuft), fill(mix(self.coat.base, self.coat.shade, 0.18)))

    def _brow_stripes(self) -> None:
        colour = mix(self.species.coat, self.species.mark, 0.62)
        width = self.species.head * 0.13 * self.px
        for k in (-0.26, 0.0, 0.26):
            line = smooth(
                [self._at(k, 0.97, 0.25), self._at(k * 0.85, 0.76, 0.62), self._at(k * 0.70, 0.52, 0.86)], False
            )
            self.canvas.drawPath(line, stroke(colour, width))

    def _bare_face(self) -> None:
        """Two rounds about the eyes and a broad mouth, without fur."""
        r = self.species.head
        spots = [(self.frame.point(sign * r * 0.36, r * 0.16, r * 0.72), r * 0.44) for sign in (-1, 1)]
        spots.append((self.frame.point(0.0, -r * 0.45, r * 0.70), r * 0.52))
        self.canvas.drawPath(rounded(self._mass(spots)), fill(self.under.base))

    def _cheeks(self) -> None:
        for sign in (1, -1):
            if self.view.depth(self.frame.point(sign * 0.8, 0, 0.5)) - self.view.depth(self.frame.origin) < -0.2:
                continue
            pale = [
                self._at(sign * 0.28, -0.15, 0.88),
                self._at(sign * 0.78, -0.12, 0.50),
                self._at(sign * 0.96, -0.45, 0.20),
                self._at(sign * 0.60, -0.82, 0.38),
                self._at(sign * 0.20, -0.72, 0.78),
            ]
            self.canvas.drawPath(smooth(pale), fill(self.under.base))

    def _jowls(self) -> None:
        """Cheeks that hang over the jaw on either side of the nose, and the folds above it."""
        frame, w, tip = self.frame, self.species.muzzle_width, self.tip
        for sign in sorted((1, -1), key=lambda side: self.view.depth(frame.point(side, 0, 0))):
            upper = add(tip, add(scale(frame.side, sign * w * 0.55), scale(frame.up, -w * 0.10)))
            lower = add(tip, add(scale(frame.side, sign * w * 0.72), scale(frame.up, -w * 0.85)))
            self._shaded([(upper, w * 0.55), (lower, w * 0.46)], self.under, 0.03)
        fold = [self._at(-0.30, 0.42, 0.92), self._at(0.0, 0.34, 1.0), self._at(0.30, 0.42, 0.92)]
        self.canvas.drawPath(smooth(fold, False), stroke(self.coat.shade, self.species.head * 0.09 * self.px))

    def _muzzle(self, mouth: float) -> None:
        species, tip, bridge, w = self.species, self.tip, self.bridge, self.species.muzzle_width
        if species.trunk:
            return
        if mouth > 0.05 and not self.away:
            jaw = add(tip, add(scale(self.frame.up, -w * (0.9 + 0.9 * mouth)), scale(self.frame.forward, -w * 0.35)))
            self.canvas.drawPath(rounded(self._mass([(jaw, w * 0.62), (bridge, w * 0.7)])), fill(self.under.shade))
            gape = sub(tip, scale(self.frame.up, w * (0.55 + 0.45 * mouth)))
            self.canvas.drawPath(rounded(self._mass([(gape, w * (0.30 + 0.35 * mouth))])), fill("#5a1a24"))
        if species.pattern == "patches":
            self._shaded([(bridge, w * 1.25), (tip, w * 0.92)], self.coat, 0.03)
            self._shaded([(tip, w), (add(tip, (0, -w * 0.2, 0)), w * 0.95)], cloth("#e9bcb0"), 0.03)
        elif species.under != species.coat and species.muzzle > 0.18:
            self._shaded([(bridge, w * 1.5), (tip, w)], self.coat, 0.03)
            low = [(sub(tip, (0, w * 0.35, 0)), w * 0.70), (sub(bridge, (0, w * 0.9, 0)), w * 0.75)]
            self.canvas.drawPath(rounded(self._mass(low)), fill(self.under.base))
        elif species.slit:
            # Two round pads under the nose and a small chin.
            side = scale(self.frame.side, w * 0.52)
            chin = add(tip, add(scale(self.frame.up, -w * 0.85), scale(self.frame.forward, -w * 0.25)))
            self._shaded([(chin, w * 0.50)], self.under, 0.02)
            self._shaded([(bridge, w * 0.92), (tip, w * 0.62)], self.under, 0.02)
            pads = sorted((1, -1), key=lambda sign: self.view.depth(self.frame.point(sign, 0, 0)))
            for sign in pads:
                pad = add(sub(tip, scale(self.frame.up, w * 0.18)), scale(side, sign))
                self._shaded([(pad, w * 0.66)], self.under, 0.025)
        else:
            pale = species.under != species.coat or species.mark == "#b98a5e"
            material = self.under if species.under != species.coat else self.mark if pale else self.coat
            self._shaded([(bridge, w * 1.5), (tip, w)], material, 0.03)

    def _trunk(self, t: float, reach: str) -> None:
        """A trunk that hangs and swings between two tusks, feels along the ground, or sprays water overhead."""
        frame, r, px = self.frame, self.species.head, self.px
        swing = wave(t / 3.1)
        root = frame.point(0, -r * 0.10, r * 0.78)
        points: list[Point] = []
        widths: list[float] = []
        for k in range(9):
            s = k / 8
            if reach == "up":
                bend = 0.35 + 2.1 * s + 0.06 * swing * s
                ahead, rise = 0.62 * math.sin(min(bend, 2.0)) * s**0.8, -0.16 * math.sin(math.pi * s) + 0.66 * s**2.2
            elif reach == "down":
                ahead, rise = 0.10 * math.sin(math.pi * s) + 0.06 * s * swing, -0.88 * s
            else:
                curl = 0.15 + 0.25 * max(0.0, swing) * s
                ahead = 0.16 * math.sin(math.pi * min(1.0, s * 1.1)) * (1 + curl) + 0.16 * curl * s * s
                rise = -0.62 * s * (1 - 0.25 * curl * s)
            side = 0.10 * swing * s * s if not reach else 0.0
            at = add(root, add(scale(frame.forward, ahead), (side, rise, 0.0)))
            points.append(self.view.at(at))
            widths.append((0.118 - 0.070 * s**0.8) * px)
        for sign in sorted((1, -1), key=lambda side: self.view.depth(frame.point(side, 0, 0))):
            tusk = [
                self._at(sign * side, up, f)
                for side, up, f in ((0.52, -0.42, 0.75), (0.62, -0.85, 1.15), (0.55, -0.80, 1.6))
            ]
            if sign * self.view.sin > 0:  # the far one goes behind the trunk
                Ribbon(tusk, [0.034 * px, 0.030 * px, 0.008 * px], 0.3, 0.5).draw(
                    self.canvas, cloth("#efe6d2"), self.light
                )
        Ribbon(points, widths, 0.6, 0.7).draw(self.canvas, self.coat, self.light)
        for k in (2, 3, 4, 5):
            (x, y), w = points[k], widths[k]
            self.canvas.drawLine(x - w * 0.7, y, x + w * 0.5, y + w * 0.12, stroke(self.coat.shade, 0.010 * px, 150))
        near = -1 if self.view.sin >= 0 else 1
        tusk = [
            self._at(near * side, up, f)
            for side, up, f in ((0.52, -0.42, 0.75), (0.62, -0.85, 1.15), (0.55, -0.80, 1.6))
        ]
        Ribbon(tusk, [0.034 * px, 0.030 * px, 0.008 * px], 0.3, 0.5).draw(self.canvas, cloth("#efe6d2"), self.light)
        if reach == "up":
            self._fountain(points[-1], points[-2], t)

    def _fountain(self, tip: Point, before: Point, t: float) -> None:
        """Water from the trunk's tip, drops on their arcs."""
        way = 1.0 if tip[0] >= before[0] or self.view.sin > 0 else -1.0
        px = self.px
        for lane in range(9):
            speed, lift = 0.95 + 0.09 * (lane % 5), 0.80 + 0.10 * ((lane * 3) % 4)
            for i in range(12):
                k = (t * 0.9 + i / 12 + lane * 0.137) % 1.0
                x = tip[0] + way * speed * k * px
                y = tip[1] - (lift * k - 1.75 * k * k) * px
                alpha = round(230 * (1 - 0.55 * k))
                self.canvas.drawCircle(x, y, (0.012 + 0.022 * k) * px, fill("#cfe8fa" if i % 2 else "#ffffff", alpha))

    # --- face --------------------------------------------------------------------------------------

    def _eyes(self, blink: float) -> None:
        species, canvas, r = self.species, self.canvas, self.species.head
        if species.pattern in ("panda", "mask"):
            for sign in (1, -1):
                if self.view.depth(self.frame.point(sign * r * 0.48, 0, r * 0.8)) > self.view.depth(self.frame.origin):
                    x, y = self._at(sign * 0.52, 0.06, 0.80)
                    canvas.drawOval(
                        skia.Rect.MakeLTRB(
                            x - r * 0.26 * self.px,
                            y - r * 0.28 * self.px,
                            x + r * 0.26 * self.px,
                            y + r * 0.34 * self.px,
                        ),
                        fill(self.mark.base),
                    )
        for sign in (1, -1):
            wide, ahead = (0.78, 0.52) if species.hoof else (0.48, 0.80)
            p = self.frame.point(sign * r * wide, r * 0.13, r * ahead)
            facing = self.view.depth(p) - self.view.depth(self.frame.origin)
            if facing < r * 0.10:
                continue
            x, y = self.view.at(p)
            k = clamp(facing / r * 1.25, 0.45, 1)
            e = species.eye_size * r * self.px
            if blink > 0.6:
                lid = smooth([(x - e * k, y - e * 0.1), (x, y + e * 0.45), (x + e * k, y - e * 0.1)], False)
                canvas.drawPath(lid, stroke("#241418", e * 0.30))
                continue
            if species.slit:
                self._slit_eye(x, y, e, k, sign)
            else:
                colour = species.eye if species.eye != "#2a1a14" else "#1c1014"
                canvas.drawOval(
                    skia.Rect.MakeLTRB(x - e * 1.12 * k, y - e * 1.2, x + e * 1.12 * k, y + e * 1.2), fill("#1c1014")
                )
                canvas.drawOval(skia.Rect.MakeLTRB(x - e * 0.92 * k, y - e, x + e * 0.92 * k, y + e), fill(colour))
                canvas.drawCircle(x, y, e * 0.55 * k, fill("#120a0c"))
            canvas.drawCircle(x + self.light.x * e * 0.3, y - e * 0.40, e * 0.27, fill("#ffffff", 240))

    def _slit_eye(self, x: float, y: float, e: float, k: float, sign: int) -> None:
        """A cat's eye: almond, bright iris that darkens to its rim, upright pupil."""
        canvas, species = self.canvas, self.species
        tilt = (
            0.16
            * e
            * (1 if self.view.across(self.frame.point(sign, 0, 0)) > self.view.across(self.frame.origin) else -1)
        )
        outline = [
            (x - e * 1.25 * k, y + tilt),
            (x - e * 0.55 * k, y - e * 1.06),
            (x + e * 0.55 * k, y - e * 1.06),
            (x + e * 1.25 * k, y - tilt),
            (x + e * 0.5 * k, y + e * 0.98),
            (x - e * 0.5 * k, y + e * 0.98),
        ]
        path = smooth(outline)
        canvas.drawPath(path, fill(species.eye))
        canvas.save()
        canvas.clipPath(path, True)
        soft_oval(canvas, x, y + e * 0.55, e * 1.0 * k, e * 0.8, mix(species.eye, "#fff6c8", 0.6), 200)
        canvas.drawOval(
            skia.Rect.MakeLTRB(x - e * 0.38 * k, y - e * 0.92, x + e * 0.38 * k, y + e * 0.92), fill("#140c10")
        )
        canvas.drawRect(skia.Rect.MakeLTRB(x - e * 2, y - e * 2, x + e * 2, y - e * 0.62), fill("#3a2018", 90))
        canvas.restore()
        canvas.drawPath(path, stroke("#2a1a1c", e * 0.20))

    def _nose(self) -> None:
        species, canvas, w, tip, frame = self.species, self.canvas, self.species.muzzle_width, self.tip, self.frame
        if species.hoof:
            for sign in (1, -1):
                spot = add(scale(frame.forward, w * 0.7), scale(frame.side, sign * w * 0.55))
                p = add(tip, add(spot, scale(frame.up, w * 0.15)))
                if self.view.depth(p) > self.view.depth(tip) - 0.01:
                    x, y = self.view.at(p)
                    half, tall = 0.016 * self.px, 0.02 * self.px
                    canvas.drawOval(skia.Rect.MakeLTRB(x - half, y - tall, x + half, y + tall), fill("#2a1a1c"))
            return
        ahead = 0.62 if species.slit else 0.78
        up = 0.34 if species.slit else 0.40
        x, y = self.view.at(add(tip, add(scale(frame.forward, w * ahead), scale(frame.up, w * up))))
        n = w * self.px * (0.36 if species.slit else 0.52)
        nose = [
            (x - n, y - n * 0.6),
            (x + n, y - n * 0.6),
            (x + n * 0.7, y + n * 0.5),
            (x, y + n),
            (x - n * 0.7, y + n * 0.5),
        ]
        canvas.drawPath(rounded(nose), fill(species.nose))
        soft_oval(canvas, x + self.light.x * n * 0.3, y - n * 0.3, n * 0.5, n * 0.3, "#ffffff", 120)
        philtrum = self.view.at(add(tip, add(scale(frame.forward, w * 0.8), scale(frame.up, -w * 0.40))))
        line = stroke("#5a3034", 0.013 * self.px)
        canvas.drawLine(x, y + n * 0.7, *philtrum, line)
        for sign in (1, -1):
            corner = add(scale(frame.side, sign * w * 0.75), scale(frame.up, -w * 0.55))
            end = self.view.at(add(tip, add(corner, scale(frame.forward, w * 0.2))))
            low = ((philtrum[0] + end[0]) / 2, max(philtrum[1], end[1]) + 0.014 * self.px)
            canvas.drawPath(smooth([philtrum, low, end], False), line)

    def _whiskers(self) -> None:
        species, frame, tip = self.species, self.frame, self.tip
        for sign in (1, -1):
            for k in (-0.3, 0.0, 0.3):
                root = self.view.at(add(tip, scale(frame.side, sign * species.muzzle_width * 0.8)))
                reach = add(scale(frame.side, sign * 0.36), scale(frame.up, 0.03 + 0.14 * k))
                end = self.view.at(add(tip, reach))
                bow = ((root[0] + end[0]) / 2, (root[1] + end[1]) / 2 - 0.012 * self.px)
                whisker = smooth([root, bow, end], False)
                self.canvas.drawPath(whisker, stroke("#fffaf2", 0.007 * self.px, 190))

    # --- ears and horns ----------------------------------------------------------------------------

    def _horn(self, sign: int) -> None:
        w = self.species.head * self.px
        if self.species.horns == "cow":
            line = [self._at(sign * side, up, 0) for side, up in ((0.5, 0.75), (1.1, 1.15), (1.05, 1.75))]
            Ribbon(line, [w * 0.20, w * 0.17, w * 0.05], 0.3, 0.5).draw(self.canvas, cloth("#e2d3b4"), self.light)
            return
        if self.species.horns == "knobs":
            line = [self._at(sign * side, up, -0.1) for side, up in ((0.35, 0.8), (0.45, 1.7))]
            Ribbon(line, [w * 0.16, w * 0.13], 0.3, 0.9).draw(self.canvas, self.coat, self.light)
            self.canvas.drawCircle(*line[1], w * 0.24, fill(self.mark.base))
            return
        if self.species.horns == "lyre":
            line = [
                self._at(sign * side, up, back)
                for side, up, back in ((0.4, 0.8, 0), (0.9, 1.9, -0.6), (0.7, 3.2, -0.3))
            ]
            Ribbon(line, [w * 0.17, w * 0.13, w * 0.03], 0.3, 0.5).draw(self.canvas, cloth("#3f3430"), self.light)
            return
        if self.species.horns == "palms":
            self._palm(sign, w)
            return
        if self.species.horns == "rhino":
            if sign > 0:
                self._nose_horns(w)
            return
        if self.species.horns == "unicorn":
            if sign > 0:
                root, end = self._at(0.0, 0.75, 0.55), self._at(0.0, 3.1, 1.7)
                middle = between(root, end, 0.5)
                Ribbon([root, middle, end], [w * 0.24, w * 0.15, w * 0.02], 0.3, 0.4).draw(
                    self.canvas, cloth("#f2d489"), self.light
                )
                for k in (0.2, 0.4, 0.6):
                    x, y = between(root, end, k)
                    half = w * 0.22 * (1 - k)
                    self.canvas.drawLine(
                        x - half, y - half * 0.2, x + half, y + half * 0.4, stroke("#c99a4a", w * 0.05)
                    )
            return
        tone = cloth("#c9a878")
        beam = [
            self._at(sign * s, u, f)
            for s, u, f in ((0.35, 0.9, -0.1), (1.0, 1.9, -0.5), (1.5, 3.0, -0.3), (1.3, 4.0, 0.1))
        ]
        Ribbon(beam, [w * 0.16, w * 0.14, w * 0.11, w * 0.04], 0.3, 0.5).draw(self.canvas, tone, self.light)
        for k, (s, u, f) in ((1, (0.9, 2.5, 0.4)), (2, (1.9, 3.7, 0.0))):
            Ribbon([beam[k], self._at(sign * s, u, f)], [w * 0.11, w * 0.03], 0.2, 0.5).draw(
                self.canvas, tone, self.light
            )

    def _palm(self, sign: int, w: float) -> None:
        """A moose's antler: a broad shovel with points along its rim."""
        shovel = (
            (0.4, 0.7),
            (1.3, 0.9),
            (2.2, 1.1),
            (2.9, 1.9),
            (2.6, 1.7),
            (2.6, 2.5),
            (2.2, 1.9),
            (1.9, 2.6),
            (1.6, 1.8),
        )
        path = rounded([self._at(sign * side, up, -0.2) for side, up in (*shovel, (1.6, 1.8), (1.1, 2.1), (0.9, 1.4))])
        tone = cloth("#b89468")
        shaded(self.canvas, path, tone, self.light.x * w * 0.2, self.light.y * w * 0.2)

    def _nose_horns(self, w: float) -> None:
        """A rhinoceros' two horns, one behind the other on the bridge of the nose."""
        frame, r, muzzle = self.frame, self.species.head, self.species.muzzle
        tone = cloth("#cfc6b8")
        for along, tall, thick in ((0.35, 0.75, 0.20), (0.95, 1.75, 0.30)):
            ahead = r * 0.7 + muzzle * along
            drop = -muzzle * self.species.muzzle_drop * along
            line = [
                self.view.at(frame.point(0.0, drop + up * r * tall, ahead + lean * r))
                for up, lean in ((0.25, 0.0), (0.65, 0.10), (1.25, 0.02))
            ]
            Ribbon(line, [w * thick, w * thick * 0.66, w * 0.03], 0.2, 0.4).draw(self.canvas, tone, self.light)

    def _ear(self, sign: int, far: bool, t: float) -> None:
        species, view, canvas, frame = self.species, self.view, self.canvas, self.frame
        r, e = species.head, species.ear
        material = (self.mark if species.pattern == "panda" else self.coat).darker(0.4 if far else 0.0)
        if species.ears == "none":
            return
        if species.ears == "fan":
            self._fan_ear(sign, material, t)
        elif species.ears == "pointed":
            flick = 0.12 * max(0.0, wave(t * 0.9 + sign * 0.2)) ** 6
            a = view.at(frame.point(sign * r * 0.94, r * 0.30, -r * 0.30))
            b = view.at(frame.point(sign * (r * 0.80 + e * (0.22 + flick)), r * 0.72 + e * 0.98, -r * 0.10))
            d = view.at(frame.point(sign * r * 0.24, r * 0.88, r * 0.30))
            narrow = 0.62 * e * self.px - abs(a[0] - d[0])
            if narrow > 0:
                # An ear seen edge-on keeps some width, else it vanishes.
                way = 1 if a[0] > d[0] else -1
                a, d = (a[0] + way * narrow / 2, a[1]), (d[0] - way * narrow / 2, d[1])
            canvas.drawPath(_leaf(a, b, d), fill(material.base))
            if not self.away:
                middle = between(a, d, 0.5)
                inner = [between(p, middle, 0.30) for p in (a, b, d)]
                pink = "#3a2622" if species.tail == "bushy" else mix(species.coat, "#e79a92", 0.55)
                canvas.drawPath(_leaf(*inner), fill(pink))
        elif species.ears == "folded":
            a = view.at(frame.point(sign * r * 0.96, r * 0.42, -r * 0.10))
            b = view.at(frame.point(sign * (r * 0.86 + e * 0.5), r * 0.80 + e * 0.25, r * 0.05))
            d = view.at(frame.point(sign * r * 0.42, r * 0.92, r * 0.12))
            tip = view.at(frame.point(sign * (r * 0.92 + e * 0.45), r * 0.42, r * 0.55))
            canvas.drawPath(smooth([a, b, d, tip]), fill(mix(material.base, self.mark.base, 0.55)))
        elif species.ears == "side":
            x, y = view.at(frame.point(sign * r * 1.0, r * 0.12, -r * 0.10))
            canvas.drawCircle(x, y, e * self.px, fill(material.base))
            canvas.drawCircle(x, y, e * 0.6 * self.px, fill(self.under.shade if species.face else material.shade))
        elif species.ears == "round":
            x, y = view.at(frame.point(sign * r * 0.72, r * 0.72, 0))
            canvas.drawCircle(x, y, e * self.px, fill(material.base))
            canvas.drawCircle(x, y + e * 0.15 * self.px, e * 0.6 * self.px, fill(material.shade))
        else:
            floppy = species.ears == "floppy"
            a = view.at(frame.point(sign * r * 0.62, r * 0.72, -r * 0.05))
            b = view.at(frame.point(sign * (r * 1.10 + (0 if floppy else e * 0.5)), r * 0.40, -r * 0.10))
            droop = -1.0 if floppy else -0.15
            out = r * 0.98 + e * (0.10 if floppy else 0.9)
            end = view.at(frame.point(sign * out, r * 0.3 + e * droop, r * 0.02))
            d = view.at(frame.point(sign * r * 0.78, r * 0.10, r * 0.18))
            colour = mix(material.base, self.mark.base, 0.75) if floppy else material.shade
            canvas.drawPath(smooth([a, b, end, d]), fill(self.mark.base if species.pattern == "patches" else colour))

    def _fan_ear(self, sign: int, material: Tone, t: float) -> None:
        """An elephant's ear: a wide flap that fans."""
        r, e = self.species.head, self.species.ear / self.species.head
        flap = 0.35 + 0.18 * wave(t / 2.6 + 0.1 * sign)
        shape = (
            (0.62, 0.75, 0.0),
            (1.0, 0.95, -0.9),
            (1.0, 0.55, -1.5),
            (0.95, -0.35, -1.55),
            (0.85, -1.1, -0.9),
            (0.66, -0.45, -0.05),
        )
        points = [self._at(sign * (side + flap * -back), up * e / 1.35, back * e / 1.5) for side, up, back in shape]
        path = smooth(points)
        d = r * 0.3 * self.px
        shaded(self.canvas, path, material, self.light.x * d * 0.5, self.light.y * d)
        self.canvas.drawPath(path, stroke(material.shade, 0.008 * self.px, 160))


def _leaf(a: Point, b: Point, d: Point) -> skia.Path:
    """Ear shape: two bowed sides that meet at a soft tip `b`."""
    path = skia.Path()
    path.moveTo(*a)
    path.quadTo(a[0] + (b[0] - a[0]) * 0.35 + (a[0] - d[0]) * 0.16, a[1] + (b[1] - a[1]) * 0.6, *b)
    path.quadTo(d[0] + (b[0] - d[0]) * 0.5 - (a[0] - d[0]) * 0.05, d[1] + (b[1] - d[1]) * 0.62, *d)
    path.close()
    return path
