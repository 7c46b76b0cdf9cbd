"""What a human body does at one moment: plain values that can be blended."""

from dataclasses import dataclass, replace
from typing import Literal

from rushes.engines.previs.figures.geometry import Vector, blend, lerp

HandShape = Literal["relaxed", "open", "fist", "point", "grip", "flat"]


@dataclass(frozen=True, slots=True)
class Foot:
    """The ball of a foot in body space; `pitch` > 0 lifts the heel, < 0 the toe; `yaw` turns the foot out."""

    side: float = 0.055
    up: float = 0.0
    forward: float = 0.055
    pitch: float = 0.0
    yaw: float = 0.16


@dataclass(frozen=True, slots=True)
class Hand:
    """A wrist's target from the shoulder in arm lengths: out from the body, up, forward.

    `pole` is where the elbow points, `aim` is added to the forearm's direction to give that of the fingers (both out,
    up, forward).
    """

    out: float = 0.16
    up: float = -0.96
    forward: float = 0.06
    shape: HandShape = "relaxed"
    pole: Vector = (0.35, -0.2, -1.0)
    aim: Vector = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Pose:
    """A whole body; angles in radians, lengths in body heights.

    `crouch` lowers the pelvis, `rise` lifts the whole figure, `shift` moves the pelvis forward. `wind` is how much hair
    and cloth trail backwards, `lift` how much they stream up, `flutter` their swing. `tumble` pitches the whole body
    about the pelvis; the feet are then placed from the pelvis. `fold` 1 folds the shins up behind the thighs.
    """

    crouch: float = 0.0
    rise: float = 0.0
    sway: float = 0.0
    shift: float = 0.0
    pelvis_pitch: float = 0.0
    pelvis_roll: float = 0.0
    pelvis_yaw: float = 0.0
    lean: float = 0.0
    side: float = 0.0
    twist: float = 0.0
    head_pitch: float = 0.0
    head_roll: float = 0.0
    head_yaw: float = 0.0
    shrug: float = 0.0
    breath: float = 0.0
    wind: float = 0.0
    flutter: float = 0.0
    lift: float = 0.0
    tumble: float = 0.0
    knee_out: float = 0.12
    fold: float = 0.0
    feet: tuple[Foot, Foot] = (Foot(), Foot())
    hands: tuple[Hand, Hand] = (Hand(), Hand())


@dataclass(frozen=True, slots=True)
class Face:
    """What a face does: an expression (see `expression.Expression`), a mouth, lids, a gaze in -1..1."""

    brow_inner: float = 0.0
    brow_outer: float = 0.0
    upper_lid: float = 0.10
    lower_lid: float = 0.0
    smile: float = 0.22
    parted: float = 0.0
    spread: float = 0.0
    eye: float = 1.0
    blush: float = 0.0
    tears: float = 0.0
    wink: float = 0.0
    bubble: float = 0.0
    mouth_open: float = 0.0
    mouth_wide: float = 0.0
    blink: float = 0.0
    gaze: tuple[float, float] = (0.0, 0.0)


def _blend_foot(a: Foot, b: Foot, k: float) -> Foot:
    return Foot(
        lerp(a.side, b.side, k),
        lerp(a.up, b.up, k),
        lerp(a.forward, b.forward, k),
        lerp(a.pitch, b.pitch, k),
        lerp(a.yaw, b.yaw, k),
    )


def blend_hands(a: Hand, b: Hand, k: float) -> Hand:
    """From hand `a` (k = 0) to hand `b` (k = 1)."""
    return Hand(
        lerp(a.out, b.out, k),
        lerp(a.up, b.up, k),
        lerp(a.forward, b.forward, k),
        a.shape if k < 0.5 else b.shape,
        blend(a.pole, b.pole, k),
        blend(a.aim, b.aim, k),
    )


def blend_poses(a: Pose, b: Pose, k: float) -> Pose:
    """From pose `a` (k = 0) to pose `b` (k = 1)."""
    if k <= 0:
        return a
    if k >= 1:
        return b
    return Pose(
        crouch=lerp(a.crouch, b.crouch, k),
        rise=lerp(a.rise, b.rise, k),
        sway=lerp(a.sway, b.sway, k),
        shift=lerp(a.shift, b.shift, k),
        pelvis_pitch=lerp(a.pelvis_pitch, b.pelvis_pitch, k),
        pelvis_roll=lerp(a.pelvis_roll, b.pelvis_roll, k),
        pelvis_yaw=lerp(a.pelvis_yaw, b.pelvis_yaw, k),
        lean=lerp(a.lean, b.lean, k),
        side=lerp(a.side, b.side, k),
        twist=lerp(a.twist, b.twist, k),
        head_pitch=lerp(a.head_pitch, b.head_pitch, k),
        head_roll=lerp(a.head_roll, b.head_roll, k),
        head_yaw=lerp(a.head_yaw, b.head_yaw, k),
        shrug=lerp(a.shrug, b.shrug, k),
        breath=lerp(a.breath, b.breath, k),
        wind=lerp(a.wind, b.wind, k),
        flutter=lerp(a.flutter, b.flutter, k),
        lift=lerp(a.lift, b.lift, k),
        tumble=lerp(a.tumble, b.tumble, k),
        knee_out=lerp(a.knee_out, b.knee_out, k),
        fold=lerp(a.fold, b.fold, k),
        feet=(_blend_foot(a.feet[0], b.feet[0], k), _blend_foot(a.feet[1], b.feet[1], k)),
        hands=(blend_hands(a.hands[0], b.hands[0], k), blend_hands(a.hands[1], b.hands[1], k)),
    )


def mirrored_pose(pose: Pose) -> Pose:
    """The pose of the other hand: left and right exchanged."""
    return replace(
        pose,
        sway=-pose.sway,
        pelvis_roll=-pose.pelvis_roll,
        pelvis_yaw=-pose.pelvis_yaw,
        side=-pose.side,
        twist=-pose.twist,
        head_roll=-pose.head_roll,
        head_yaw=-pose.head_yaw,
        feet=(pose.feet[1], pose.feet[0]),
        hands=(pose.hands[1], pose.hands[0]),
    )
