"""Turns a pose into joints in body space."""

from dataclasses import dataclass

from rushes.engines.previs.figures.geometry import Frame, Vector, add, blend, scale, sub, two_bone, unit
from rushes.engines.previs.figures.pose import Pose
from rushes.engines.previs.figures.proportions import ANKLE, Proportions

CHEST, WAIST = 0.36, 0.66
"""Positions along the spine (0 neck base, 1 crotch) where chest and waist hinge."""


@dataclass(frozen=True, slots=True)
class Arm:
    """Joints of an arm, and the direction of its fingers."""

    shoulder: Vector
    elbow: Vector
    wrist: Vector
    fingers: Vector


@dataclass(frozen=True, slots=True)
class Leg:
    """Joints of a leg, and the frames of foot (at its ball) and toes."""

    hip: Vector
    knee: Vector
    ankle: Vector
    foot: Frame
    toes: Frame


class Skeleton:
    """Joints of one body at one moment. Index 0 is the figure's left (+side), 1 its right."""

    def __init__(self, body: Proportions, pose: Pose, heading: float = 0.0) -> None:
        """`heading` (radians, to +side) turns the path of the feet away from where the body faces."""
        self.body, self.pose = body, pose
        ground = Frame((pose.sway, body.hip - pose.crouch + pose.rise, pose.shift))
        if pose.tumble:
            ground = ground.turned(pitch=pose.tumble)
        self._ground = ground
        self._path = Frame((0.0, 0.0, 0.0)).turned(yaw=heading)
        self.pelvis = ground.turned(pose.pelvis_pitch, pose.pelvis_roll, pose.pelvis_yaw)
        self.length = body.spine
        lean = pose.lean + body.stoop
        waist = self.pelvis.point(0, self.length * 0.34, 0)
        self.waist = self.pelvis.turned(lean * 0.4, pose.side * 0.5, pose.twist * 0.5, waist)
        middle = self.waist.point(0, self.length * 0.30, 0)
        self.chest = self.waist.turned(lean * 0.6, pose.side * 0.5, pose.twist * 0.5, middle)
        self.neck = self.chest.point(0, self.length * CHEST, -0.004)
        # The head undoes most of lean and twist: eyes stay level, which reads as alive.
        undo = 0.0 if pose.tumble else -(lean + pose.pelvis_pitch) * 0.75
        head = self.chest.turned(
            pose.head_pitch + undo,
            pose.head_roll - (pose.side + pose.pelvis_roll) * 0.7,
            pose.head_yaw - (pose.twist + pose.pelvis_yaw) * 0.8,
        )
        forward = 0.25 + 1.2 * body.stoop
        self.head = head.moved(
            add(self.neck, add(scale(head.up, body.head * 1.03), scale(head.forward, body.head * forward)))
        )
        self.arms = (self._arm(0), self._arm(1))
        self.legs = (self._leg(0), self._leg(1))

    def _arm(self, i: int) -> Arm:
        body, pose, chest, sign = self.body, self.pose, self.chest, 1 - 2 * i
        hand = pose.hands[i]
        drop = self.length * CHEST - body.shoulder_drop + pose.shrug
        shoulder = chest.point(sign * body.shoulder_side, drop, -0.004)
        reach = chest.direction(sign * hand.out * body.arm, hand.up * body.arm, hand.forward * body.arm)
        out, up, forward = hand.pole
        pole = chest.direction(sign * out, up, forward)
        elbow, wrist = two_bone(shoulder, add(shoulder, reach), body.upper_arm, body.forearm, pole)
        out, up, forward = hand.aim
        fingers = unit(add(unit(sub(wrist, elbow)), chest.direction(sign * out, up, forward)))
        return Arm(shoulder, elbow, wrist, fingers)

    def _leg(self, i: int) -> Leg:
        body, pose, sign = self.body, self.pose, 1 - 2 * i
        foot = pose.feet[i]
        hip = self.pelvis.point(sign * body.hip_side, 0, 0)
        if pose.tumble:
            # In the air the feet are placed from the pelvis, in its tumbled frame.
            base = self._ground.point(sign * foot.side, -body.hip + foot.up, foot.forward)
            facing = self._ground.turned(yaw=sign * foot.yaw, origin=(0.0, 0.0, 0.0))
        else:
            base = add(self._path.point(0, 0, foot.forward), (sign * foot.side, foot.up + pose.rise, 0.0))
            facing = Frame((0.0, 0.0, 0.0)).turned(yaw=sign * foot.yaw)
        rolled = facing.turned(pitch=foot.pitch, origin=base)
        ankle = rolled.point(0, ANKLE, -body.foot * 0.50)
        knee_pole = self.pelvis.direction(sign * pose.knee_out, -pose.fold, 1 - pose.fold)
        knee, end = two_bone(hip, ankle, body.thigh, body.shin, knee_pole)
        rolled = rolled.moved(add(rolled.origin, sub(end, ankle)))
        toes = rolled
        if foot.pitch > 0 and not pose.tumble:
            # The toes stay flat while the heel rises, up to the dancer's pointe.
            toes = facing.turned(pitch=max(0.0, foot.pitch - 0.95), origin=rolled.origin)
        return Leg(hip, knee, end, rolled, toes)

    def spine(self, t: float) -> Frame:
        """Frame at `t` along the torso: 0 neck base, 1 crotch."""
        chest, waist, pelvis = self.chest, self.waist, self.pelvis
        if t <= CHEST:
            return chest.moved(chest.point(0, self.length * CHEST * (1 - t / CHEST), 0))
        if t <= WAIST:
            k = (t - CHEST) / (WAIST - CHEST)
            return Frame(
                blend(chest.origin, waist.origin, k),
                unit(blend(chest.side, waist.side, k)),
                unit(blend(chest.up, waist.up, k)),
                unit(blend(chest.forward, waist.forward, k)),
            )
        crotch = pelvis.point(0, -self.length * 0.06, 0)
        return pelvis.moved(blend(waist.origin, crotch, (t - WAIST) / (1 - WAIST)))
