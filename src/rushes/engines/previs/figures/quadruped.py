"""Draws four-legged animals: hulls of spheres for the trunk, ribbons for legs and tails.

Spheres project to circles at any facing, so that one rig serves side, three-quarter, front and back.
"""

import math
from collections.abc import Sequence

from rushes.engines.previs.figures.animal_dress import AnimalDress
from rushes.engines.previs.figures.animal_head import AnimalHead
from rushes.engines.previs.figures.animal_tails import Tail
from rushes.engines.previs.figures.animal_wear import BARE, Wear
from rushes.engines.previs.figures.animal_wings import REACH, draw_wing
from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.gaits import AnimalPose
from rushes.engines.previs.figures.geometry import (
    TAU,
    Frame,
    Point,
    Vector,
    View,
    add,
    lerp,
    scale,
    sub,
    wave,
)
from rushes.engines.previs.figures.markings import Markings, Sphere, mass
from rushes.engines.previs.figures.paint import (
    FormLight,
    Ribbon,
    Tone,
    cloth,
    crescent,
    densified,
    fill,
    hull,
    polygon,
    rounded,
    shaded,
    smooth,
    stroke,
)
from rushes.engines.previs.figures.species import Species
from rushes.engines.previs.raster import skia


class QuadrupedPainter:
    """One animal at one moment."""

    def __init__(
        self,
        species: Species,
        pose: AnimalPose,
        t: float,
        view: View,
        blink: float,
        mouth: float,
        phase: float,
        wear: Wear = BARE,
    ) -> None:
        """`blink` and `mouth` 0..1 close the eyes and open the jaw; `phase` 0..1 shifts tail and ears."""
        self.wear = wear
        self.species, self.pose, self.t, self.view = species, pose, t, view
        self.blink, self.mouth, self.phase = blink, mouth, phase
        self.coat, self.under, self.mark = cloth(species.coat), cloth(species.under), cloth(species.mark)
        self.px = view.pixels
        self.tail = Tail(species, pose, view, t, phase)

    def bounds(self) -> tuple[float, float, float, float]:
        """A box in pixels around everything that is drawn."""
        species, pose = self.species, self.pose
        spots: list[Sphere] = [(pose.chest, species.chest * 1.4), (pose.rump, species.rump * 1.4)]
        spots += [(pose.belly, species.belly * (2.4 if species.humps else 1.4))]
        spots += [(leg.paw, species.paw * 2.2) for leg in pose.legs]
        spots += [(p, species.leg * 3.0) for leg in pose.legs for p in (leg.knee, leg.low)]
        tall = species.head + species.ear * 1.5 + species.muzzle + 0.10
        if species.horns:
            tall += 0.50
        if species.trunk:
            tall += 1.0 if pose.trunk == "up" else 0.55
        if self.wear.breath == "fire":
            tall += 1.9
        elif self.wear.breath:
            tall += species.head * 3.5
        if self.wear.holds:
            tall += 0.30
        tall = max(tall, self.wear.headroom * species.head)
        spots.append((pose.head, tall * (1.5 if species.slit else 1.15)))
        if species.trunk and pose.trunk == "up":
            spots.append((pose.head, 2.6))
        if species.wings:
            spots.append((pose.chest, REACH + 0.25))
        if species.mane:
            spots += [(pose.neck_base, 0.42), (pose.head, 0.40)]
        spots += [(p, 0.13) for p in self.tail.line()]
        projected = [(*self.view.at(p), r * self.px) for p, r in spots]
        return (
            min(x - r for x, _, r in projected),
            min(y - r for _, y, r in projected),
            max(x + r for x, _, r in projected),
            max(y + r for _, y, r in projected),
        )

    def draw(self, canvas: skia.Canvas, light: FormLight, head: bool = True) -> None:
        """Paint back to front; without its `head`, when somebody on its back comes before that."""
        self.canvas, self.light = canvas, light
        view, pose = self.view, self.pose
        centre = view.depth(pose.belly)
        order = sorted(range(4), key=lambda k: view.depth(pose.legs[k].top))
        far = [k for k in order if view.depth(pose.legs[k].top) < centre]
        near = [k for k in order if k not in far]
        tail_first = view.depth(pose.rump) <= view.depth(pose.chest) + 0.02 and pose.action != "spin"
        head_first = view.cos < -0.35
        if pose.rest == "curl":
            self._curled()
            return
        if self.species.wings:
            draw_wing(canvas, self.species, pose, view, -pose.near, self.t, light)
        if head_first:
            self._neck_and_head()
        if tail_first:
            self.tail.draw(canvas, light)
        for k in far:
            self._leg(k, 0.55)
        self._body()
        for k in near:
            self._leg(k, 0.0)
        if self.species.wings:
            draw_wing(canvas, self.species, pose, view, pose.near, self.t, light)
        if not tail_first:
            self.tail.draw(canvas, light)
        if not head_first and head:
            self._neck_and_head()

    def _curled(self) -> None:
        """A ring of a body: the near thigh on it, the tail round it, the head on the tail."""
        self._body()
        self._haunch(0 if self.pose.near > 0 else 1, 0.0)
        self.tail.draw(self.canvas, self.light)
        self._neck_and_head()

    def draw_head(self, canvas: skia.Canvas, light: FormLight) -> None:
        """Paint neck and head alone."""
        self.canvas, self.light = canvas, light
        self._neck_and_head()

    def bit(self) -> Point:
        """The corner of the mouth on the side of the camera."""
        species, near = self.species, -1 if self.view.sin >= 0 else 1
        ahead = species.head * 0.6 + species.muzzle * 0.55
        return self.view.at(
            self.pose.head_frame.point(
                near * species.muzzle_width * 0.8, -species.muzzle * species.muzzle_drop * 0.8, ahead
            )
        )

    def draw_saddle(self, back: Vector) -> None:
        """A saddle with its cloth, on the spot of the back where a rider sits."""
        species, view = self.species, self.view
        half = species.belly * 0.86
        edge: list[Point] = []
        for side in (-1, 1):
            edge += [view.at(add(back, (side * half, -half * drop, z))) for drop, z in ((1.25, -0.13), (1.25, 0.12))]
        edge += [view.at(add(back, (0.0, 0.012, z))) for z in (-0.15, 0.14)]
        self.canvas.drawPath(rounded(densified(hull(edge), 0.06 * self.px)), fill("#7a2f38"))
        seat = [
            view.at(add(back, (s, u, z)))
            for s in (-0.06, 0.06)
            for u, z in ((0.0, -0.11), (0.05, -0.12), (0.01, 0.1), (0.05, 0.11))
        ]
        self.canvas.drawPath(rounded(densified(hull(seat), 0.05 * self.px)), fill("#4a2f26"))

    # --- masses ------------------------------------------------------------------------------------

    def _mass(self, spheres: Sequence[Sphere], count: int = 16) -> list[Point]:
        """Outline of the hull of spheres."""
        return mass(self.view, spheres, count)

    def _shaded(self, spheres: Sequence[Sphere], material: Tone, shift: float) -> skia.Path:
        """A volume in two tones; `shift` is how deep the shade comes in."""
        path = rounded(self._mass(spheres))
        d = shift * self.px
        shaded(self.canvas, path, material, self.light.x * d * 0.55, self.light.y * d)
        return path

    def _body(self) -> None:
        species, pose, canvas = self.species, self.pose, self.canvas
        front = rounded(self._mass([(pose.chest, species.chest), (pose.belly, species.belly)]))
        back = rounded(self._mass([(pose.belly, species.belly), (pose.rump, species.rump)]))
        whole = skia.Op(front, back, skia.PathOp.kUnion_PathOp)
        if species.humps:
            hump = rounded(
                self._mass(
                    [
                        (add(pose.belly, (0, species.belly * 0.72, 0.05)), species.belly * 0.62),
                        (add(pose.belly, (0, species.belly * 1.18, 0.02)), species.belly * 0.42),
                    ]
                )
            )
            whole = skia.Op(whole, hump, skia.PathOp.kUnion_PathOp)
        if species.wool:
            for x, y in self._mass([(pose.chest, species.chest), (pose.rump, species.rump)], 12):
                canvas.drawCircle(x, y, species.belly * 0.30 * self.px, fill(self.coat.base))
        canvas.drawPath(whole, fill(self.coat.base))
        canvas.save()
        canvas.clipPath(whole, True)
        if species.under != species.coat and pose.rest in ("", "lie"):
            low = [
                (add(pose.chest, (0, -species.chest * 0.86, 0.03)), species.chest * 0.62),
                (add(pose.belly, (0, -species.belly * 0.98, 0)), species.belly * 0.62),
                (add(pose.rump, (0, -species.rump * 0.98, 0.06)), species.rump * 0.50),
            ]
            # Paler than the coat, but never so pale that it looks like a gap between the legs.
            canvas.drawPath(rounded(self._mass(low)), fill(mix(species.under, species.coat, 0.4)))
        Markings(canvas, species, pose, self.view).on_body()
        canvas.restore()
        dx, dy = self.light.x * 0.05 * self.px, self.light.y * species.belly * 0.42 * self.px
        shade = mix(self.coat.shade, species.under, 0.15)
        crescent(canvas, whole, shade, dx * 0.6, dy * 0.55, 110)
        crescent(canvas, whole, shade, dx * 1.2, dy * 1.15, 190)
        if species.spines:
            self._spines()
        if species.shag:
            self._shag()

    def _spines(self) -> None:
        """Bristles all over the back."""
        pose, species = self.pose, self.species
        quill = cloth(species.mark)
        near = pose.near
        for row, side in enumerate((0.0, near * 0.55, near * 0.9)):
            for k in range(15):
                share = (k + 0.5 * (row % 2)) / 14.5
                middle = tuple(lerp(a, b, share) for a, b in zip(pose.rump, pose.chest, strict=True))
                girth = lerp(species.rump, species.chest, share)
                up = math.sqrt(max(0.0, 1 - side * side))
                root = (side * girth, middle[1] + up * girth * 0.92, middle[2] + girth * (share - 0.5) * 0.9)
                tip = (root[0] * 1.35, root[1] + 0.17 * (0.35 + up), root[2] - 0.13 + 0.10 * share)
                a, b = self.view.at(root), self.view.at(tip)
                self.canvas.drawLine(*a, *b, stroke(quill.shade if k % 2 else quill.base, 0.035 * self.px))

    def _shag(self) -> None:
        """Locks that hang from chest and belly."""
        pose, species = self.pose, self.species
        tone = cloth(species.mark)
        for k in range(11):
            share = k / 10
            middle = tuple(lerp(a, b, share) for a, b in zip(pose.rump, pose.chest, strict=True))
            girth = lerp(species.rump, species.chest, share)
            x, y = self.view.at((pose.near * girth * 0.35, middle[1] - girth * 0.55, middle[2]))
            drop = (girth * 0.62 + 0.05 * (k % 2) + 0.10 * max(0.0, share - 0.7)) * self.px
            half = 0.075 * self.px
            sway = 0.02 * self.px * wave(self.t / 2.3 + share)
            lock = [
                (x - half, y),
                (x + half, y),
                (x + half * 0.4 + sway, y + drop * 0.7),
                (x + sway, y + drop),
                (x - half * 0.5 + sway, y + drop * 0.7),
            ]
            self.canvas.drawPath(rounded(lock), fill(tone.base if k % 2 else tone.shade))

    # --- legs --------------------------------------------------------------------------------------

    def _leg(self, k: int, dark: float) -> None:
        species, leg = self.species, self.pose.legs[k]
        if k < 2 and self.pose.rest in ("sit", "lie") and not leg.bend:
            self._haunch(k, dark)
            return
        material = (self.mark if species.pattern == "panda" else self.coat).darker(dark)
        thick = species.leg
        if k < 2:
            keys = (species.rump * 0.68, thick * (1.3 if species.hoof else 1.65), thick * 0.86)
            low = thick * (0.72 if species.hoof else 0.82)
        else:
            keys = (species.chest * 0.54, thick * (1.12 if species.hoof else 1.45), thick * 0.92)
            low = thick * (0.70 if species.hoof else 0.80)
        joints = [self.view.at(p) for p in (leg.top, leg.knee, leg.low, leg.paw)]
        points, widths = _through(joints, [w * self.px for w in (*keys, low)])
        Ribbon(points, widths, 0.7, 0.35).draw(self.canvas, material, self.light, 0.9)
        if species.pattern == "zebra" and not dark:
            for i in (4, 6, 8):
                band = Ribbon(points[i : i + 2], [w * 1.02 for w in widths[i : i + 2]])
                self.canvas.drawPath(band.path(), fill(self.mark.base))
        sock = cloth(species.socks) if species.socks else None
        if sock:
            lower = Ribbon(points[7:], [w * 1.04 for w in widths[7:]], 0.2, 0.35)
            lower.draw(self.canvas, sock.darker(dark), self.light, 0.9)
        self._paw(leg.paw, leg.bend, cloth("#2e2628") if species.hoof else sock or material, dark)

    def _haunch(self, k: int, dark: float) -> None:
        """Folded hind leg of a seated or lying animal: one big thigh, a long flat foot."""
        species, rump = self.species, self.pose.rump
        sign = 1 if k == 0 else -1
        material = (self.mark if species.pattern == "panda" else self.coat).darker(dark)
        r = species.rump
        hip = add(rump, (sign * r * 0.62, r * 0.02, r * 0.10))
        knee = add(rump, (sign * r * 0.80, -r * (0.22 if self.pose.rest == "sit" else 0.30), r * 0.95))
        foot: Vector = (sign * r * 0.82, species.paw * 0.5, knee[2] + species.paw * 0.2)
        heel: Vector = (sign * r * 0.80, species.paw * 0.5, hip[2] - r * 0.15)
        sole = cloth(species.socks) if species.socks else material
        flat = self._mass([(heel, species.paw * 0.62), (foot, species.paw * 0.62)])
        self.canvas.drawPath(rounded(flat), fill(sole.darker(dark).shade))
        self._shaded([(hip, r * 0.70), (knee, r * 0.40)], material, r * 0.30)
        self._paw(add(foot, (0, 0, species.paw * 0.5)), 0.0, cloth("#2e2628") if species.hoof else sole, dark)

    def _paw(self, paw: Vector, bend: float, material: Tone, dark: float) -> None:
        species, view, r = self.species, self.view, self.species.paw
        frame = Frame(paw).turned(pitch=min(1.3, bend * 0.9))
        points: list[Point] = []
        if species.hoof:
            points += [view.at(frame.point(w * r * 0.85, r * 0.55, f)) for w in (-1, 1) for f in (-r * 0.6, r * 0.7)]
            points += [view.at(frame.point(w * r, -r * 0.5, f)) for w in (-1, 1) for f in (-r * 0.8, r * 1.25)]
        else:
            for ahead, size in ((-0.15, 0.62), (0.75, 0.58)):
                x, y = view.at(frame.point(0, -r * 0.5 + r * size, ahead * r))
                radius = r * size * self.px
                points += [
                    (x + radius * math.cos(i * TAU / 12), y + radius * math.sin(i * TAU / 12)) for i in range(12)
                ]
        tone = material.darker(dark)
        path = polygon(hull(points))
        self.canvas.drawPath(path, fill(tone.base))
        if species.hoof or dark or self.px * r < 4:
            return
        crescent(
            self.canvas, path, tone.shade, self.light.x * r * 0.2 * self.px, self.light.y * r * 0.35 * self.px, 150
        )
        x, y = view.at(frame.point(0, -r * 0.05, r * 1.02))
        unit = r * self.px
        for k in (-0.22, 0.22):
            toe = stroke(tone.shade, unit * 0.12)
            self.canvas.drawLine(x + k * unit, y - unit * 0.1, x + k * unit, y + unit * 0.12, toe)

    # --- head --------------------------------------------------------------------------------------

    def _neck_and_head(self) -> None:
        species, pose = self.species, self.pose
        base: Sphere = (pose.neck_base, species.chest * 0.74)
        back = add(pose.head, scale(pose.head_frame.forward, -species.head * 0.25))
        if species.mane and not species.hoof:
            self._ruff()
        self._shaded([base, (back, species.neck_width)], self.coat, 0.05)
        Markings(self.canvas, species, pose, self.view).on_neck()
        dress = AnimalDress(self.canvas, species, pose.head_frame, self.light, self.view)
        if self.wear.collar or self.wear.scarf:
            ends = self.view.at(base[0]), self.view.at(back)
            dress.on_neck(self.wear, *ends, (species.neck_width + species.chest * 0.74) * 0.56 * self.px, self.t)
        if species.mane and species.hoof:
            self._mane()
        if species.wool:
            self._shaded([(add(pose.head, (0, species.head * 0.75, -0.02)), species.head * 0.75)], self.coat, 0.03)
        head = AnimalHead(self.canvas, species, pose.head_frame, self.light, self.view)
        head.draw(self.blink, max(self.mouth, pose.mouth), self.t + self.phase * 7, pose.trunk)
        dress.on_head(self.wear)
        if self.wear.holds:
            dress.in_mouth(self.wear.holds, self.t)
        if self.wear.breath:
            dress.breath(self.wear.breath, self.t)

    def _ruff(self) -> None:
        """A lion's mane: a shaggy disc behind the face."""
        species, pose = self.species, self.pose
        tone = cloth(species.mane)
        middle = add(pose.head, scale(pose.head_frame.forward, -species.head * 0.55))
        middle = sub(middle, (0, species.head * 0.25, 0))
        x, y = self.view.at(middle)
        r = species.head * 1.75 * self.px
        shag: list[Point] = []
        for i in range(28):
            a = i / 28 * TAU
            reach = r * (1.0 if i % 2 else 0.86) * (1 + 0.04 * math.sin(a * 3 + self.t * 2))
            shag.append((x + reach * math.cos(a), y + reach * 1.06 * math.sin(a)))
        path = smooth(shag)
        shaded(self.canvas, path, tone, self.light.x * r * 0.2, self.light.y * r * 0.3)

    def _mane(self) -> None:
        species, pose = self.species, self.pose
        crest = add(pose.neck_base, (0, species.chest * 0.45, -species.chest * 0.55))
        poll = add(pose.head, (0, species.head * 0.95, -species.head * 0.55))
        points: list[Point] = []
        widths: list[float] = []
        for i in range(7):
            k = i / 6
            x, y = self.view.at((lerp(crest[0], poll[0], k), lerp(crest[1], poll[1], k), lerp(crest[2], poll[2], k)))
            bounce = 0.01 * self.px * math.sin(i * 2 + self.t * 9) * (1 + 4 * abs(pose.neck_swing))
            points.append((x, y + bounce))
            widths.append((0.07 + 0.025 * math.sin(i * 2.3)) * self.px)
        Ribbon(points, widths, 0.5, 0.8).draw(self.canvas, cloth(species.mane), self.light)


def _through(joints: Sequence[Point], widths: Sequence[float]) -> tuple[list[Point], list[float]]:
    """A quadratic curve through the four joints of a leg: 11 points with half widths."""
    a, b, d, e = joints
    middle = ((b[0] + d[0]) / 2, (b[1] + d[1]) / 2)
    middle_width = (widths[1] + widths[2]) / 2

    def visiting(joint: Point, before: Point, after: Point) -> Point:
        """A control point pulled past the joint, so that the curve really visits it."""
        return (
            joint[0] + (joint[0] - (before[0] + after[0]) / 2) * 0.45,
            joint[1] + (joint[1] - (before[1] + after[1]) / 2) * 0.45,
        )

    halves = (
        (a, visiting(b, a, middle), middle, widths[0], widths[1], middle_width),
        (middle, visiting(d, middle, e), e, middle_width, widths[2], widths[3]),
    )
    points: list[Point] = []
    out: list[float] = []
    for part, (p, control, q, w0, w1, w2) in enumerate(halves):
        for i in range(part, 6):
            k = i / 5
            u, v, w = (1 - k) ** 2, 2 * k * (1 - k), k * k
            points.append((u * p[0] + v * control[0] + w * q[0], u * p[1] + v * control[1] + w * q[1]))
            out.append(u * w0 + v * w1 + w * w2)
    return points, out
