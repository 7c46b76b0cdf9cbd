"""Draws a person: skeleton, clothes, hands and head, sorted by depth so that every facing works."""

import math
from collections.abc import Sequence
from dataclasses import replace

from rushes.engines.previs.figures.accessories import (
    PACKS,
    draw_altimeter,
    draw_bag,
    draw_pack,
    draw_pauldron,
    draw_scarf,
    draw_scarf_tail,
)
from rushes.engines.previs.figures.carried import LOADS, draw_load
from rushes.engines.previs.figures.colours import mix
from rushes.engines.previs.figures.company import Drawing
from rushes.engines.previs.figures.garments import METAL, GarmentPainter, billow
from rushes.engines.previs.figures.geometry import Keys, Point, Vector, View, clamp, lerp
from rushes.engines.previs.figures.grip import Grip
from rushes.engines.previs.figures.hands import draw_hand
from rushes.engines.previs.figures.hat_forms import FORMS, TALLEST
from rushes.engines.previs.figures.head import HeadPainter
from rushes.engines.previs.figures.layers import BACKS, CAPE_LONG, draw_cape_clasp, draw_layer
from rushes.engines.previs.figures.look import HumanLook
from rushes.engines.previs.figures.mounts import Mounted
from rushes.engines.previs.figures.paint import (
    LIMB_POSITIONS,
    FormLight,
    Ribbon,
    Tone,
    cloth,
    cut,
    fill,
    hull,
    limb_line,
    polygon,
    rounded,
    skin,
    stroke,
    swollen,
    widths_at,
)
from rushes.engines.previs.figures.pose import Face, Pose
from rushes.engines.previs.figures.prints import Print
from rushes.engines.previs.figures.proportions import ANKLE, CHILD, STATURE, proportions
from rushes.engines.previs.figures.props import draw_prop, prop_reach
from rushes.engines.previs.figures.seats import draw_seat, furniture_bounds
from rushes.engines.previs.figures.skeleton import Skeleton
from rushes.engines.previs.figures.skull import HeadSpace
from rushes.engines.previs.figures.stations import draw_station
from rushes.engines.previs.figures.trunk import Trunk
from rushes.engines.previs.figures.wardrobe import SETS
from rushes.engines.previs.raster import skia
from rushes.engines.previs.scene import Spot

ARM: Keys = ((0, 1.02), (0.35, 1.06), (1, 0.88), (1.3, 0.90), (1.8, 0.66), (2, 0.60))
LEG: Keys = ((0, 0.88), (0.3, 1.0), (1, 0.68), (1.3, 0.74), (1.65, 0.56), (2, 0.38))
SLEEVE: Keys = ((0, 0.90), (0.3, 1.06), (1, 0.92), (1.5, 0.86), (2, 0.74))
TROUSER: Keys = ((0, 0.86), (0.3, 1.02), (1, 0.78), (1.4, 0.72), (2, 0.56))
BEHIND = -0.030
"""An arm is drawn behind the body when its mean depth lies this far (body heights) behind the chest."""
FAR_LEGS = 0.80
LEG_REACH = 0.2
"""Nothing of a leg is farther from its joints than this (body heights): the longest foot, the widest trousers."""
LOW = 0.14
"""Joints lower than this (body heights) lie on the ground."""
FIN = 0.26
"""No part of a tail fin is farther from the ankles than this, body heights."""
SNEAKERS = ("tshirt", "hoodie", "sweater")


OUTERMOST: tuple[Spot, ...] = ("shoulder", "hand", "nose")
"""Where those whom somebody has along are before all of that person."""


class HumanPainter:
    """One person at one moment. `heading` turns the path of the feet (radians, see `Skeleton`); `mount` carries it."""

    def __init__(
        self,
        look: HumanLook,
        pose: Pose,
        face: Face,
        view: View,
        heading: float = 0.0,
        mount: Mounted | None = None,
    ) -> None:
        self.mount = mount
        self.company: Sequence[tuple[Spot, Drawing]] = ()
        self.look, self.pose, self.face, self.view = look, pose, face, view
        self.body = proportions(look.sex, look.age, look.build)
        self.bones = Skeleton(self.body, pose, heading)
        self.trunk = Trunk(self.bones, view)
        if pose.tumble:  # what is behind the body is farther from a lens that is close
            self.body = replace(self.body, leg_width=self.body.leg_width * FAR_LEGS, foot=self.body.foot * FAR_LEGS)
        self.outfit = SETS[look.clothing]
        self.skin = skin(look.skin)
        bare = "bare" in self.outfit.details
        self.top = self.skin if bare else cloth(look.top)
        self.bottom, self.shoe = cloth(look.bottom), cloth(look.shoes)
        self.px = view.pixels
        self.detailed = self.px > 150

    # --- where it is -------------------------------------------------------------------------------

    def bounds(self) -> tuple[float, float, float, float]:
        """A box in pixels around everything that is drawn."""
        bones, view, px = self.bones, self.view, self.px
        margin = self.body.leg_width * self.outfit.leg_loose * 1.25 + 0.02
        spots: list[tuple[Point, float]] = []
        for leg in bones.legs:
            spots += [(view.at(p), margin) for p in (leg.hip, leg.knee, leg.ankle)]
            spots += [(view.at(p), self.body.foot * 0.85) for p in (leg.foot.origin, leg.toes.origin)]
        arm = self.body.arm_width * self.outfit.sleeve_loose * 1.7 + 0.01
        for joints in bones.arms:
            spots += [(view.at(joints.shoulder), arm), (view.at(joints.elbow), arm)]
            spots.append((view.at(joints.wrist), self.body.hand * 3.2))
        trunk = max(row[1] for row in self.body.sections) * self.outfit.bulk + 0.02
        spots += [(view.at(bones.spine(t).origin), trunk) for t in (0.05, 0.35, 0.7, 1.0)]
        streaming = 1 + 1.2 * max(abs(self.pose.wind), abs(self.pose.lift)) if self.look.hair != "short" else 1.0
        long = 2.25 if self.look.hair in ("long", "wavy", "ponytail", "bob") else 1.5
        head = self.body.head * max(TALLEST if self.look.hat in FORMS else 0.0, long * streaming)
        if self.look.scarf:
            head = max(head, self.body.head * 4.4)
        spots.append((view.at(bones.head.origin), head))
        if self.outfit.skirt:
            hem = 0.10 + self.outfit.flare * 1.6 + 0.06 * abs(self.pose.wind) + 0.12 * abs(self.pose.lift)
            spots += [(view.at(leg.knee), hem) for leg in bones.legs]
        if "fin" in self.outfit.details:
            spots += [(view.at(leg.ankle), FIN) for leg in bones.legs]
        if "tutu" in self.outfit.details:
            spots.append((view.at(bones.spine(0.84).origin), 0.31))
        if "pack" in self.outfit.details or "rig" in self.outfit.details:
            spots.append((view.at(bones.spine(0.3).point(0, 0, -0.09)), 0.20))
        if self.look.over in BACKS:
            spots.append((view.at(bones.spine(0.0).origin), CAPE_LONG + 0.08))
        if self.look.bag:
            spots.append((view.at(bones.pelvis.origin), 0.20))
        if self.look.rope_reach:
            end = self._rope_end()
            spots += [(end, 0.02), ((end[0], end[1] + 0.06 * px), 0.02)]
        if self.look.seat or self.look.station:
            spots += [(corner, 0.06) for corner in furniture_bounds(view, self.look.seat, self.look.station)]
        left = min(x - r * px for (x, _), r in spots)
        right = max(x + r * px for (x, _), r in spots)
        top = min(y - r * px for (_, y), r in spots)
        bottom = max(y + r * px for (_, y), r in spots)
        if self.look.prop:
            wide, tall = ((reach + 0.06) * px for reach in prop_reach(self.look.prop))
            for x, y in (view.at(arm.wrist) for arm in bones.arms):
                left, right = min(left, x - wide), max(right, x + wide)
                top, bottom = min(top, y - tall), max(bottom, y + tall)
        boxes = [drawing.bounds for _, drawing in self.company]
        if self.mount:
            boxes.append(self.mount.bounds)
        for box in boxes:
            left, top, right, bottom = min(left, box[0]), min(top, box[1]), max(right, box[2]), max(bottom, box[3])
        return left, top, right, bottom

    def footprint(self) -> tuple[float, float]:
        """Middle and half width, in pixels, of what touches the ground: feet, or whatever else is as low as they."""
        bones = self.bones
        joints = [leg.foot.origin for leg in bones.legs]
        middle = sum(self.view.at(p)[0] for p in joints) / 2
        joints += [p for leg in bones.legs for p in (leg.knee, leg.hip)] + [arm.wrist for arm in bones.arms]
        joints += [bones.neck, bones.head.origin]
        low = [self.view.at(p)[0] for p in joints if p[1] < LOW + self.pose.rise]
        reach = (max(low) - min(low)) / 2 if len(low) > 2 else 0.0
        if reach:
            middle = (max(low) + min(low)) / 2
        return middle, max(0.155 * self.px, reach + 0.08 * self.px)

    # --- layers ------------------------------------------------------------------------------------

    def draw(self, canvas: skia.Canvas, light: FormLight) -> None:
        """Paint back to front: hair, far arm, legs, trunk, clothes, near arms, head, arms before the face."""
        view, bones, outfit, look, trunk = self.view, self.bones, self.outfit, self.look, self.trunk
        self.canvas, self.light = canvas, light
        head = self._head()
        garments = GarmentPainter(canvas, trunk, look, outfit, self.light)
        pack = next((name for name in PACKS if name in outfit.details), "")
        if look.station:
            draw_station(canvas, view, look.station, light, self.pose.flutter, behind=True)
        if look.seat:
            draw_seat(canvas, view, look.seat, light)
        if not trunk.faces_camera:
            self._in_arms()
        head.draw_behind()
        if look.over in BACKS and trunk.faces_camera:
            BACKS[look.over](canvas, trunk, look.over_colour, light)
        if pack and trunk.faces_camera:
            draw_pack(canvas, trunk, pack, self.light)
        falling = bool(self.pose.tumble)
        legs = sorted((0, 1), key=lambda i: view.depth(bones.legs[i].hip) + view.depth(bones.legs[i].knee) * 0.5)
        if falling and trunk.faces_camera:
            self._pelvis()
            for rank, i in enumerate(legs):
                self._leg(i, rank)
        behind, front, over_face = self._arm_order()
        for i in behind:
            self._arm(i, far=True)
        if look.scarf and self.pose.wind > 0.2:
            draw_scarf_tail(canvas, trunk, look.scarf, self.light)
        if not (falling and trunk.faces_camera):
            if not self.mount:
                self._pelvis()
            elif not self.mount.astride:
                self.mount.under(canvas, light)
            for rank, i in enumerate(legs):
                self._leg(i, rank)
                if self.mount and self.mount.astride and rank == 0:
                    self.mount.under(canvas, light)
                    self._pelvis()
        if "tutu" in outfit.details:
            garments.draw_tutu(behind=True)
        self._neck()
        covered = outfit.neck in ("high", "collar", "ring")
        torso = trunk.ribbon(0.0 if covered else 0.035, outfit.hem, outfit.bulk, (0.0, 0.10))
        shape = torso.draw(canvas, self.top, self.light)
        garments.draw_details(shape)
        draw_layer(canvas, trunk, shape, look.over, outfit.bulk, look.over_colour, self.light)
        if outfit.skirt:
            # Cloth trails behind the direction the figure faces.
            garments.draw_skirt(-self.pose.wind * view.sin)
        if "obi" in outfit.details:
            garments.draw_obi()
        if "apron" in outfit.details:
            garments.draw_apron_skirt()
        if "tutu" in outfit.details:
            garments.draw_tutu(behind=False)
        if look.over == "cape" and trunk.faces_camera:
            draw_cape_clasp(canvas, trunk, look.over_colour)
        if look.scarf:
            draw_scarf(canvas, trunk, look.scarf, self.light)
        if look.bag:
            draw_bag(canvas, trunk, look.bag, outfit.bulk)
        if look.station:
            draw_station(canvas, view, look.station, light, self.pose.flutter, behind=False)
        if trunk.faces_camera:
            self._in_arms()
        if self.mount and self.mount.bit:
            self._reins(self.mount.bit)
        self._with_company("shoulders")
        for i in front:
            self._arm(i)
        if look.rope_reach:
            self._rope()
        head.draw_front()
        for i in over_face:
            self._arm(i)
        for spot in OUTERMOST:
            self._with_company(spot)
        if self.mount:
            self.mount.over(canvas, light)
        if pack and not trunk.faces_camera:
            draw_pack(canvas, trunk, pack, self.light)
        if look.over in BACKS and not trunk.faces_camera:
            BACKS[look.over](canvas, trunk, look.over_colour, light)

    def _rope_end(self) -> Point:
        scale = self.px / STATURE[self.look.sex] / (CHILD if self.look.child else 1.0)
        return self.view.x + self.look.rope_reach * scale, self.view.ground - self.look.rope_height * scale

    def _rope(self) -> None:
        """From the right hand to the neck of what is led, hanging a little."""
        (x, y), (end_x, end_y) = self.view.at(self.bones.arms[1].wrist), self._rope_end()
        path = skia.Path()
        path.moveTo(x, y)
        path.quadTo((x + end_x) / 2, max(y, end_y) + 0.10 * self.px, end_x, end_y)
        self.canvas.drawPath(path, stroke("#c8a878", max(1.2, 0.014 * self.px)))

    def _reins(self, bit: Point) -> None:
        """From the hand that is nearer to the camera to the animal's mouth, hanging a little."""
        arm = max(self.bones.arms, key=lambda one: self.view.depth(one.wrist))
        x, y = self.view.at(arm.wrist)
        path = skia.Path()
        path.moveTo(x, y)
        path.quadTo((x + bit[0]) / 2, (y + bit[1]) / 2 + 0.07 * self.px, *bit)
        self.canvas.drawPath(path, stroke("#3a2622", max(1.0, 0.009 * self.px)))

    def _in_arms(self) -> None:
        """What, or whom, it has in both arms."""
        look, beat = self.look, self.pose.flutter
        self._with_company("arms")
        if look.prop in LOADS:
            draw_load(self.canvas, self.view, self.bones, look.prop, look.prop_colour, self.light, beat)

    def _with_company(self, at: Spot) -> None:
        for spot, drawing in self.company:
            if spot == at:
                drawing.draw(self.canvas, self.light)

    def _arm_order(self) -> tuple[list[int], list[int], list[int]]:
        """Arms behind the body, before it, and before the face; far ones first."""
        view, bones = self.view, self.bones
        chest = view.depth(bones.chest.origin)
        depths: list[tuple[float, int]] = []
        for i, arm in enumerate(bones.arms):
            mean = (view.depth(arm.shoulder) + view.depth(arm.elbow) + 1.2 * view.depth(arm.wrist)) / 3.2
            depths.append((mean - chest, i))
        behind = [i for depth, i in sorted(depths) if depth < BEHIND]
        front: list[int] = []
        over_face: list[int] = []
        turned_away = math.cos(view.facing(bones.head)) < -0.26
        for depth, i in sorted(depths):
            if depth < BEHIND:
                continue
            wrist = bones.arms[i].wrist
            raised = wrist[1] > bones.head.origin[1] - self.body.head * 1.1
            before = raised and view.depth(wrist) > view.depth(bones.head.origin)
            (over_face if before or turned_away else front).append(i)
        return behind, front, over_face

    def _head(self) -> HeadPainter:
        view, frame, pose = self.view, self.bones.head, self.pose
        roll = math.atan2(view.across(frame.up), max(0.25, frame.up[1]))
        yaw = view.facing(frame)
        pitch = -math.asin(clamp(frame.forward[1], -1, 1))
        space = HeadSpace(
            self.canvas,
            self.look,
            self.face,
            self.light,
            self.body.head * self.px,
            yaw,
            # In profile the roll on the picture already shows the nod, so the pitch of the features fades out there.
            pitch * abs(math.cos(yaw)) - 0.04,
            pose.flutter,
            pose.wind,
            pose.lift,
        )
        return HeadPainter(space, view.at(frame.origin), roll)

    # --- limbs -------------------------------------------------------------------------------------

    def _limb(
        self,
        joints: tuple[Vector, Vector, Vector],
        keys: Keys,
        width: float,
        start: float = 0.0,
        end: float = 2.0,
        caps: tuple[float, float] = (0.9, 0.7),
    ) -> Ribbon:
        root, joint, tip = (self.view.at(p) for p in joints)
        points, positions = limb_line(root, joint, tip), list(LIMB_POSITIONS)
        if start > 0.0 or end < 2.0:
            points, positions = cut(points, positions, start, end)
        return Ribbon(points, widths_at(positions, keys, width * self.px), *caps)

    def _arm(self, i: int, far: bool = False) -> None:
        canvas, body, outfit, look = self.canvas, self.body, self.outfit, self.look
        arm = self.bones.arms[i]
        dark = 0.45 if far else 0.0
        flesh, sleeve_cloth = self.skin.darker(dark), self.top.darker(dark)
        shoulder, elbow, wrist = (self.view.at(p) for p in (arm.shoulder, arm.elbow, arm.wrist))
        forearm = math.atan2(wrist[1] - elbow[1], wrist[0] - elbow[0])
        joints = (arm.shoulder, arm.elbow, arm.wrist)
        if outfit.sleeve < 1.9:
            bare = self._limb(joints, ARM, body.arm_width, caps=(0.3 if outfit.sleeve else 0.9, 0.7))
            if not far and self.detailed and not outfit.sleeve:
                self._cast(bare)
            bare.draw(canvas, flesh, self.light)
        fingers_x, fingers_y = (
            self.view.across(arm.fingers),
            -arm.fingers[1] + self.view.depth(arm.fingers) * self.view.tilt,
        )
        seen = math.hypot(fingers_x, fingers_y)
        angle = math.atan2(fingers_y, fingers_x) if seen > 0.15 else forearm
        thumb = self._thumb_side(i, angle)
        held = bool(look.prop) and look.prop not in LOADS and i == 1
        shape = "grip" if held else self.pose.hands[i].shape
        size = body.hand * self.px * (1.22 if outfit.gloves else 1.0)
        stretch = clamp(seen * 1.15, 0.62, 1.0)
        palm = (wrist[0] + math.cos(angle) * 0.18 * size, wrist[1] + math.sin(angle) * 0.18 * size)
        if held:
            grip = (
                wrist[0] + math.cos(angle) * size * 0.85 * stretch,
                wrist[1] + math.sin(angle) * size * 0.85 * stretch,
            )
            how = Grip(angle, thumb, self.pose.flutter, self.light)
            draw_prop(canvas, look.prop, look.prop_colour, grip, self.px, how)
        glove = cloth(outfit.gloves).darker(dark) if outfit.gloves else None
        if "mitts" in outfit.details:
            _mitt(canvas, palm, angle, size, glove or flesh, self.light)
        else:
            draw_hand(canvas, palm, angle, size, shape, glove or flesh, thumb, stretch, glove is not None)
        if outfit.sleeve:
            blown = 1 + billow(self.pose, i)
            wide = body.arm_width * outfit.sleeve_loose * blown
            sleeve = self._limb(joints, SLEEVE, wide, 0.0, outfit.sleeve, (0.62, 0.12))
            if not far and self.detailed:
                self._cast(sleeve)
            sleeve.draw(canvas, sleeve_cloth, self.light)
            if look.print:
                self._print(sleeve_cloth).on_limb(sleeve)
            if self.detailed and not far and outfit.sleeve > 1.2:
                self._elbow_folds(shoulder, elbow, wrist, sleeve_cloth)
            if outfit.sleeve > 1.8:
                self._cuff(sleeve, sleeve_cloth)
        if "bands" in outfit.details and self.detailed:
            self._band(joints, SLEEVE, body.arm_width * outfit.sleeve_loose, 1.45)
        if "joints" in outfit.details:
            for (x, y), r in ((shoulder, 1.25), (elbow, 1.0)):
                canvas.drawCircle(x, y, body.arm_width * self.px * r, fill(self.shoe.darker(dark).base))
        if "altimeter" in outfit.details and i == 0:
            draw_altimeter(canvas, elbow, wrist, body.arm_width * self.px * 0.95)
        if "plates" in outfit.details:
            wide = body.arm_width * outfit.sleeve_loose * 1.08
            vambrace = self._limb(joints, SLEEVE, wide, 1.14, 1.90, (0.15, 0.15))
            vambrace.draw(canvas, cloth(METAL).darker(dark), self.light)
            draw_pauldron(canvas, shoulder, elbow, body.arm_width * self.px, self.light, far)

    def _print(self, material: Tone) -> Print:
        return Print(self.canvas, self.look.print, self.look.clothing, material, self.px)

    def _band(self, joints: tuple[Vector, Vector, Vector], keys: Keys, width: float, at: float) -> None:
        """A reflecting stripe about a limb."""
        self._limb(joints, keys, width, at, at + 0.17, (0.05, 0.05)).draw(self.canvas, cloth("#f0e24a"), self.light)

    def _cast(self, ribbon: Ribbon) -> None:
        """Soft separation: a limb drops a little shade on what lies under it."""
        shift = self.body.arm_width * self.px * 0.50
        self.canvas.save()
        self.canvas.translate(-self.light.x * shift, -self.light.y * shift)
        self.canvas.drawPath(ribbon.path(), fill("#1d1030", 52, True))
        self.canvas.restore()

    def _cuff(self, ribbon: Ribbon, material: Tone) -> None:
        (x0, y0), (x1, y1) = ribbon.points[-2], ribbon.points[-1]
        nx, ny = ribbon.normals[-1]
        w = ribbon.widths[-1]
        size = math.hypot(x1 - x0, y1 - y0) or 1
        deep = self.body.arm_width * self.px * 0.45
        x, y = x1 - (x1 - x0) / size * deep * 0.3, y1 - (y1 - y0) / size * deep * 0.3
        shirt = "cuffs" in self.outfit.details
        colour = self.look.accent if shirt else mix(material.base, material.shade, 0.6)
        self.canvas.drawLine(
            x + nx * w * 0.92, y + ny * w * 0.92, x - nx * w * 0.92, y - ny * w * 0.92, stroke(colour, deep * 0.6)
        )

    def _elbow_folds(self, a: Point, b: Point, c: Point, material: Tone) -> None:
        self._folds(a, b, c, material, self.body.arm_width * self.outfit.sleeve_loose * self.px)

    def _folds(self, a: Point, b: Point, c: Point, material: Tone, width: float) -> None:
        """Two crease strokes in the crook of a bent joint."""
        cross = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
        if abs(cross) / (math.dist(a, b) * math.dist(b, c) + 1e-6) < 0.35:
            return
        mx, my = (a[0] + c[0]) / 2 - b[0], (a[1] + c[1]) / 2 - b[1]
        size = math.hypot(mx, my) or 1
        mx, my = mx / size, my / size
        for k in (0.25, 0.55):
            x = b[0] + mx * width * 0.75 + (c[0] - b[0]) * k * 0.2
            y = b[1] + my * width * 0.75 + (c[1] - b[1]) * k * 0.2
            end = (b[0] + mx * width * 0.1, b[1] + my * width * 0.1 + k * width * 0.3)
            self.canvas.drawLine(x, y, *end, stroke(material.shade, width * 0.10, 200, True))

    def _thumb_side(self, i: int, angle: float) -> int:
        """Thumbs point forward with hanging arms and inward with raised ones. +1: clockwise of the fingers."""
        facing = math.sin(self.trunk.yaw)
        sign = 1 - 2 * i
        turned = -sign * (1 if math.cos(self.trunk.yaw) > 0 else -1)
        ahead = facing if abs(facing) > 0.30 else turned
        across = -math.cos(angle) if abs(math.sin(angle)) < 0.35 else -math.sin(angle) * ahead
        if math.sin(angle) < -0.35 and abs(facing) <= 0.7:
            # Raised hands show the viewer their palm: the thumb points to the head.
            across = -math.sin(angle) * turned
        return 1 if across > 0 else -1

    # --- legs --------------------------------------------------------------------------------------

    def _pelvis(self) -> None:
        outfit = self.outfit
        if self._outside((self.bones.waist.origin, self.bones.pelvis.origin), LEG_REACH):
            return
        if outfit.trousers:
            material = self.top if outfit.whole else self.bottom
        elif outfit.skirt or "tutu" in outfit.details:
            material = self.bottom if "two_tone" in outfit.details else self.top
        else:
            material = self.skin
        # Drawn before the legs: after them its shade strip would show as a dark patch at the hip.
        self.trunk.ribbon(0.60, 1.0, 0.99, (0.1, 0.55)).draw(self.canvas, material, self.light)

    def _outside(self, spots: tuple[Vector, ...], reach: float) -> bool:
        """Whether nothing within `reach` body heights of the spots is in the picture: legs in a close shot."""
        points = [self.view.at(p) for p in spots]
        xs, ys, air = [x for x, _ in points], [y for _, y in points], reach * self.px
        return self.canvas.quickReject(skia.Rect.MakeLTRB(min(xs) - air, min(ys) - air, max(xs) + air, max(ys) + air))

    def _leg(self, i: int, rank: int) -> None:
        canvas, body, outfit = self.canvas, self.body, self.outfit
        leg = self.bones.legs[i]
        joints = (leg.hip, leg.knee, leg.ankle)
        if self._outside((*joints, leg.toes.origin), LEG_REACH):
            return
        far = rank == 0 and abs(self.view.sin) > 0.35
        dark = 0.55 if far else 0.10 if rank == 0 else 0.0
        self._foot(i, dark)
        if outfit.trousers < 1.9:
            flesh = cloth("#f2c6bf") if "tights" in outfit.details else self.skin
            self._limb(joints, LEG, body.leg_width).draw(canvas, flesh.darker(dark), self.light)
        if outfit.trousers:
            material = (self.top if outfit.whole else self.bottom).darker(dark)
            loose = body.leg_width * outfit.leg_loose
            trouser = self._limb(joints, TROUSER, loose, 0.0, outfit.trousers, (0.9, 0.10))
            trouser.draw(canvas, material, self.light)
            if self.look.print and outfit.whole:
                self._print(material).on_limb(trouser)
            if self.detailed and not far:
                a, b, c = (self.view.at(p) for p in joints)
                self._folds(a, b, c, material, body.leg_width * self.px)
        if "bands" in outfit.details and self.detailed:
            self._band(joints, TROUSER, body.leg_width * outfit.leg_loose * 1.02, 1.38)
        if outfit.boots:
            boot = self._limb(
                joints, TROUSER, body.leg_width * outfit.leg_loose * 1.08, 2.0 - outfit.boots, 2.0, (0.1, 0.3)
            )
            boot.draw(canvas, self.shoe.darker(dark), self.light)
        if "joints" in outfit.details:
            x, y = self.view.at(leg.knee)
            canvas.drawCircle(x, y, body.leg_width * self.px * 0.78, fill(self.shoe.darker(dark).base))
        if "plates" in outfit.details:
            cuisse = self._limb(joints, TROUSER, body.leg_width * outfit.leg_loose * 1.07, 0.46, 0.92, (0.1, 0.1))
            cuisse.draw(canvas, cloth(METAL).darker(dark), self.light)
            x, y = self.view.at(leg.knee)
            canvas.drawCircle(x, y, body.leg_width * self.px * 0.80, fill(cloth("#aab4c6").darker(dark).base))

    def _foot(self, i: int, dark: float) -> None:
        """A shoe from projected outlines: the rear part and the toe part hinge at the ball."""
        if "fin" in self.outfit.details:
            self._fin(i)
            return
        canvas, view, foot, toes = self.canvas, self.view, self.bones.legs[i].foot, self.bones.legs[i].toes
        if self._outside((foot.origin, toes.origin), LEG_REACH):
            return
        length, px = self.body.foot, self.px
        half = length * 0.175
        slipper = "tights" in self.outfit.details
        shoe = (cloth("#f4a3b4") if slipper else self.shoe).darker(dark)
        heel, toe, high = -length * 0.66, length * 0.34, ANKLE * (1.0 if slipper else 1.25)
        both = (-1, 1)
        instep = [foot.point(s * half * 0.80, high * 0.62, -length * 0.06) for s in both]
        rear = [foot.point(s * half * 0.72, 0, heel + 0.008) for s in both]
        rear += [foot.point(s * half * 0.95, 0, 0) for s in both]
        rear += [foot.point(s * half * 0.62, high * 1.15, heel + 0.006) for s in both]
        rear += [foot.point(s * half * 0.66, high * 1.05, -length * 0.30) for s in both] + instep
        front = [toes.point(s * half * 0.98, 0, -0.004) for s in both]
        front += [toes.point(s * half * 0.55, 0, toe) for s in both] + [toes.point(0, 0, toe * 1.12)]
        front += instep + [toes.point(s * half * 0.5, high * 0.40, toe * 0.90) for s in both]
        for part in (rear, front):
            canvas.drawPath(polygon(hull([view.at(p) for p in part])), swollen(shoe.base, length * px * 0.07))
        pale = self.look.clothing in SNEAKERS and not slipper
        sole_colour = shoe.shade if slipper else mix(shoe.deep, "#efe9e2", 0.85) if pale else shoe.deep
        under = [foot.point(s * half * 0.8, 0, heel + 0.006) for s in both] + [foot.point(s * half, 0, 0) for s in both]
        tip = [toes.point(s * half, 0, 0) for s in both] + [toes.point(s * half * 0.5, 0, toe * 1.05) for s in both]
        for part in (under, tip):
            canvas.drawPath(polygon(hull([view.at(p) for p in part])), swollen(sole_colour, length * px * 0.05))

    def _fin(self, i: int) -> None:
        """One half of a tail fin, from the ankle on in the direction of the shin, spread to its side."""
        leg = self.bones.legs[i]
        (kx, ky), (ax, ay) = self.view.at(leg.knee), self.view.at(leg.ankle)
        size = math.hypot(ax - kx, ay - ky) or 1.0
        dx, dy, long = (ax - kx) / size, (ay - ky) / size, 0.17 * self.px
        side = 1 if i else -1
        fan = [(-0.25, 0.0), (0.35, 0.55 * side), (1.15, 0.95 * side), (0.85, 0.35 * side), (0.75, 0.0)]
        points = [(ax + (dx * u - dy * v) * long, ay + (dy * u + dx * v) * long) for u, v in fan]
        self.canvas.drawPath(rounded(points), fill(self.shoe.base if i else self.shoe.light))

    # --- neck --------------------------------------------------------------------------------------

    def _neck(self) -> None:
        body, top, look = self.body, self.bones.head, self.look
        low = self.view.at(self.bones.spine(0.06).origin)
        high = self.view.at(top.point(0, -body.head * 0.30, -body.head * 0.16))
        middle = ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2)
        thick = body.head * (0.34 if look.child else 0.36 if look.female else 0.44) * self.px
        if not self.outfit.sleeve or self.outfit.neck == "scoop":
            self._shoulders()
        neck = Ribbon([high, middle, low], [thick, thick * 0.94, thick * 1.18])
        neck.draw(self.canvas, self.skin, self.light)
        chin = (lerp(low[0], high[0], 0.62), lerp(low[1], high[1], 0.62))
        shadow = Ribbon([high, middle, chin], [thick * 1.05, thick, thick * 0.55], 0, 0.5)
        self.canvas.drawPath(shadow.path(), fill(self.skin.shade, 230, True))

    def _shoulders(self) -> None:
        """Bare shoulders and collar bones under a wide neckline."""
        self.trunk.ribbon(0.02, 0.4, 0.985, (0.0, 0.1)).draw(self.canvas, self.skin, self.light)


def _mitt(canvas: skia.Canvas, palm: Point, angle: float, size: float, material: Tone, light: FormLight) -> None:
    """A boxing glove about a fist, and its white cuff."""
    x, y = palm[0] + math.cos(angle) * size * 0.42, palm[1] + math.sin(angle) * size * 0.42
    cuff = (palm[0] - math.cos(angle) * size * 0.36, palm[1] - math.sin(angle) * size * 0.36)
    canvas.drawLine(*cuff, *palm, stroke("#f0ece4", size * 0.72))
    canvas.drawCircle(x, y, size * 0.84, fill(material.shade))
    canvas.drawCircle(x + light.x * size * 0.10, y + light.y * size * 0.10, size * 0.74, fill(material.base))
    canvas.drawCircle(x + light.x * size * 0.26, y + light.y * size * 0.26, size * 0.20, fill(material.light))
