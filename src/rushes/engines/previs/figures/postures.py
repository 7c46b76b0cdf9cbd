"""Bodies at rest and close together, and bodies that dance, jump and fall on the spot."""

import math
from dataclasses import replace

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.expression import RESTING_HANDS, Bearing
from rushes.engines.previs.figures.geometry import TAU, clamp, eased_curve, lerp, smoothstep, wave
from rushes.engines.previs.figures.pose import Foot, Hand, Pose, blend_hands

UPRIGHT = ("stand", "talk", "gesture", "walk", "sit", "nod", "smile", "laugh", "cry", "look")
"""Actions in which a body shows what it feels."""
HANDS_IDLE = ("stand", "smile", "laugh", "cry")
"""Actions whose hands are free to show it, too."""


def borne(pose: Pose, bearing: Bearing, strength: float, action: str) -> Pose:
    """The pose as somebody has it who feels something."""
    k = strength
    if action not in UPRIGHT:
        return pose
    hands = pose.hands
    if action in HANDS_IDLE and bearing.draw:
        before = Hand(-0.20, -0.22, 0.46, "relaxed", (0.5, -1.0, -0.3), (-0.2, 0.8, 0.0))
        drawn = blend_hands(hands[1], before, bearing.draw * k)
        hands = (blend_hands(hands[0], replace(before, up=-0.34), bearing.draw * k), drawn)
    if action in HANDS_IDLE and bearing.hands:
        left, right = RESTING_HANDS[bearing.hands]
        hands = (blend_hands(hands[0], left, k), blend_hands(hands[1], right, k))
    return replace(
        pose,
        head_pitch=pose.head_pitch + bearing.nod * k,
        lean=pose.lean + bearing.lean * k,
        shrug=pose.shrug + bearing.shrug * k,
        hands=hands,
    )


SEAT = 0.27
"""Height of a seat in body heights."""


def sit(t: float, body: Body, energy: float) -> Pose:
    """Seated on something `SEAT` body heights tall."""
    talking = clamp(1.6 * energy) * (0.62 + 0.38 * wave(t / 1.9))
    answering = clamp(1.6 * energy) * (0.34 + 0.34 * wave(t / 2.7 + 0.3))
    breath = wave(t / 3.6)
    return Pose(
        crouch=body.hip - SEAT - 0.012,
        side=0.02 * wave(t / 6),
        lean=0.10,
        pelvis_pitch=-0.10,
        shift=-0.10,
        breath=breath,
        shrug=0.004 * breath,
        head_yaw=0.05 * wave(t / 7.3),
        head_pitch=0.07 * energy * wave(t / 0.6),
        head_roll=0.05 * wave(t / 3.1) * (0.4 + energy),
        feet=(Foot(0.065, 0, 0.21, 0, 0.14), Foot(0.060, 0, 0.16, 0.0, 0.2)),
        hands=(
            Hand(
                lerp(0.0, 0.10, answering),
                lerp(-0.66, -0.34, answering),
                0.52,
                "open" if answering > 0.3 else "relaxed",
                (0.5, -0.5, -1),
                (0.2 * answering, 0.6 * answering, 0.0),
            ),
            Hand(
                lerp(0.02, 0.16, talking),
                lerp(-0.70, -0.28, talking),
                lerp(0.46, 0.56, talking),
                "open" if talking > 0.3 else "relaxed",
                (0.5, -0.6, -1),
                (0.2 * talking, 0.7 * talking, 0.0),
            ),
        ),
        flutter=0.3 * wave(t / 2.2),
        knee_out=0.14,
    )


def crouch(t: float, body: Body, energy: float) -> Pose:
    """Down on the haunches, one heel up."""
    return Pose(
        crouch=0.235,
        shift=-0.04,
        lean=0.42,
        pelvis_pitch=0.18,
        head_pitch=-0.36,
        breath=wave(t / 3.2),
        feet=(Foot(0.07, 0, 0.14, 0.0, 0.15), Foot(0.06, 0, -0.05, 0.85, 0.15)),
        hands=(Hand(0.05, -0.62, 0.60), Hand(0.10, -0.80, 0.34)),
        knee_out=0.25,
    )


def hug(t: float, body: Body, energy: float) -> Pose:
    """One half of an embrace: two figures about 0.17 heights apart that face each other."""
    squeeze = 0.02 * wave(t / 3)
    around = smoothstep(0.0, 0.5, t)
    near = Hand(lerp(0.1, -0.02, around), lerp(-0.6, -0.30, around), 0.56, "flat", (0.9, -0.7, 0.0), (-0.5, 0.2, 0.0))
    # The other arm goes under the partner's, so that only one crosses each back.
    under = Hand(0.02, lerp(-0.6, -0.52, around), 0.50, "flat", (0.6, -0.9, -0.2), (-0.5, 0.1, 0.0))
    return Pose(
        crouch=0.010,
        lean=0.13 + squeeze,
        head_pitch=0.16,
        head_roll=0.16,
        breath=wave(t / 3.6),
        hands=(near, under),
    )


def kneel(t: float, body: Body, energy: float) -> Pose:
    """On one knee, upright, a hand on the other thigh."""
    breath = wave(t / 3.6)
    return Pose(
        crouch=body.hip * 0.48,
        shift=-0.02,
        lean=0.05,
        breath=breath,
        head_yaw=0.06 * wave(t / 6.1),
        feet=(Foot(0.06, 0, 0.20, 0.0, 0.10), Foot(0.055, 0, -0.20, 1.15, 0.05)),
        hands=(Hand(0.05, -0.60, 0.46, pole=(0.6, -0.6, -0.8)), Hand(0.16, -0.92, 0.14)),
        knee_out=0.10,
        flutter=0.3 * wave(t / 2.2),
    )


LIE_PITCH = -1.50


def lie(t: float, body: Body, energy: float) -> Pose:
    """On the back, one knee drawn up, hands on the belly."""
    breath = wave(t / 4.2)
    hand = Hand(-0.24, -0.72, 0.30 + 0.02 * breath, "relaxed", (1.0, -0.2, -0.2), (-0.5, -0.1, 0.0))
    return Pose(
        crouch=body.hip - 0.055,
        tumble=LIE_PITCH,
        head_pitch=0.24,
        head_roll=0.04 * wave(t / 6.3),
        breath=1.4 * breath,
        feet=(Foot(0.05, 0.19, -0.02, 0.0, 0.1), Foot(0.06, 0.01, -0.01, -0.1, 0.3)),
        hands=(hand, replace(hand, out=-0.16, up=-0.56)),
        knee_out=0.10,
    )


def dance(t: float, body: Body, energy: float) -> Pose:
    """Two-beat groove: hips shift, knees bounce, arms in counter-time."""
    p = t / 1.0
    hip, bounce = math.sin(TAU * p), math.cos(2 * TAU * p)
    lifted = (max(0.0, hip), max(0.0, -hip))
    swing = 0.40 * math.sin(TAU * p + 0.9)
    pole = (0.6, -1.0, -0.2)
    return Pose(
        crouch=0.045 + 0.018 * bounce,
        sway=-0.045 * hip,
        pelvis_roll=-0.16 * hip,
        side=0.20 * hip,
        twist=0.22 * math.sin(TAU * p + 0.7),
        head_roll=-0.14 * hip,
        head_pitch=0.05 * bounce,
        feet=(
            Foot(0.085, 0.02 * lifted[0] ** 2, 0.07, 0.75 * lifted[0], 0.30),
            Foot(0.085, 0.02 * lifted[1] ** 2, 0.05, 0.75 * lifted[1], 0.30),
        ),
        hands=(
            Hand(0.50 + 0.16 * hip, -0.06 + swing, 0.42, "open", pole, (0.2, 0.3, 0.0)),
            Hand(0.50 - 0.16 * hip, -0.06 - swing, 0.42, "open", pole, (0.2, 0.3, 0.0)),
        ),
        flutter=1.2 * math.sin(TAU * p - 0.8),
        knee_out=0.34,
    )


def pirouette(t: float, body: Body, energy: float) -> Pose:
    """On one toe in passe; the arms go from second position up to fifth and open again."""
    opening = smoothstep(-0.2, 0.8, wave(t / 5.2 - 0.3))
    fifth = Hand(0.10, 0.86, 0.22, "flat", (1.0, 0.15, 0.1), (-0.75, 0.15, 0.0))
    second = Hand(0.88, -0.10, 0.30, "flat", (0.3, -0.9, -0.5), (0.1, 0.10, 0.1))
    arm = Hand(
        lerp(fifth.out, second.out, opening),
        lerp(fifth.up, second.up, opening) + 0.25 * opening * (1 - opening),
        lerp(fifth.forward, second.forward, opening) + 0.5 * opening * (1 - opening),
        "flat",
        (lerp(1.0, 0.3, opening), lerp(0.15, -0.9, opening), lerp(0.1, -0.5, opening)),
        (lerp(-0.75, 0.1, opening), 0.13, 0.05),
    )
    return Pose(
        crouch=-0.055,
        head_pitch=-0.06,
        head_roll=0.05 * wave(t / 2),
        lean=-0.03,
        breath=wave(t / 3.6),
        feet=(Foot(0.006, 0.0, 0.02, 1.32, 0.5), Foot(0.02, 0.235, 0.05, 1.25, 0.9)),
        hands=(arm, arm),
        flutter=0.5 * wave(t / 0.8),
        knee_out=1.6,
    )


JUMP_PERIOD = 1.2
TAKE_OFF, TOUCH_DOWN = 0.20, 0.76
"""Shares of a jump: most of it is spent in the air, where it is seen to be one."""


def jump(t: float, body: Body, energy: float) -> Pose:
    """Anticipate, launch, tuck, land, settle; repeats every `JUMP_PERIOD` seconds."""
    k = (t / JUMP_PERIOD) % 1.0
    squat = eased_curve(k, ((0, 0.02), (0.12, 0.15), (0.20, -0.02), (0.72, -0.02), (0.82, 0.14), (1, 0.02)))
    air = clamp((k - TAKE_OFF) / (TOUCH_DOWN - TAKE_OFF))
    arch = 4 * air * (1 - air)
    arms = eased_curve(k, ((0, -0.2), (0.12, -1), (0.30, 1), (0.66, 0.85), (0.82, -0.2), (1, -0.2)))
    toes = eased_curve(k, ((0, 0), (0.13, 0), (0.22, 1.0), (0.58, 0.5), (0.74, 0), (1, 0)))
    tuck, down = 0.10 * arch, max(0.0, squat)
    hand = Hand(
        0.25 + 0.40 * max(0.0, arms),
        lerp(-0.92, 0.76, smoothstep(-0.1, 1, arms)),
        0.10 + 0.50 * arms * (1 if arms < 0 else 0.15),
        "open" if arms > 0.2 else "fist",
        (0.8, -0.2, -0.6),
    )
    return Pose(
        crouch=squat,
        rise=0.27 * arch,
        lean=0.05 + 2.2 * down,
        pelvis_pitch=1.6 * down,
        head_pitch=-0.5 * squat - 0.10 * arms,
        shift=-0.35 * down,
        feet=(Foot(0.065, tuck, 0.055 - tuck * 0.9, toes, 0.2), Foot(0.065, tuck * 0.35, 0.075, toes, 0.2)),
        hands=(hand, hand),
        lift=-0.9 * math.cos(math.pi * air) if 0 < air < 1 else 0.0,
        flutter=wave(t),
    )


FALL_TUMBLE = 1.02


def fall(t: float, body: Body, energy: float) -> Pose:
    """Freefall, belly to earth and face to the camera: arms wide with bent elbows, the feet up behind.

    The head stays where a standing head is, so that close shots frame it.
    """
    buffet = [wave(t * 1.3 + i * 0.37) for i in range(4)]
    quick = wave(t * 4.7)
    arms = [
        Hand(
            0.66 + 0.03 * buffet[1 + i],
            0.36 + 0.06 * buffet[2 + i] + 0.01 * quick,
            0.10,
            "open",
            (0.35, -1.0, -0.15),
            (0.15, 0.35, 0.0),
        )
        for i in (0, 1)
    ]
    feet = [Foot(0.135 + 0.02 * buffet[i], 0.46 + 0.02 * buffet[2 + i], -0.305, 1.9, 0.25) for i in (0, 1)]
    return Pose(
        rise=0.13 + 0.008 * buffet[0],
        tumble=FALL_TUMBLE + 0.03 * buffet[0],
        lean=-0.30,
        head_pitch=-0.66,
        side=0.04 * buffet[1],
        twist=0.03 * buffet[2],
        head_roll=0.03 * buffet[3],
        breath=wave(t / 1.4),
        feet=(feet[0], feet[1]),
        hands=(arms[0], arms[1]),
        lift=1.0,
        flutter=wave(t * 3.1),
        knee_out=0.10,
        fold=1.0,
    )
