"""Ways of going on foot that are neither a walk nor a run: on tiptoe, in step, limping, skipping."""

import math

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.geometry import TAU, Keys, wave
from rushes.engines.previs.figures.locomotion import STRIDES, step
from rushes.engines.previs.figures.pose import Foot, Hand, Pose

SNEAK_STANCE, MARCH_STANCE, LIMP_STANCE, SKIP_STANCE = 0.56, 0.56, 0.62, 0.36
SNEAK_LIFT: Keys = ((0, 0), (0.30, 0.10), (0.62, 0.15), (0.86, 0.05), (1, 0))
MARCH_LIFT: Keys = ((0, 0), (0.34, 0.12), (0.66, 0.13), (1, 0))
LIMP_LIFT: Keys = ((0, 0), (0.4, 0.022), (1, 0))
SKIP_LIFT: Keys = ((0, 0), (0.34, 0.20), (0.66, 0.24), (0.9, 0.06), (1, 0))
TIPTOE = 0.62
"""How far the heels of whoever sneaks are off the ground, radians."""


def sneak(t: float, body: Body, energy: float) -> Pose:
    """On tiptoe: knees high, bent over, hands before the chest like paws, a look around."""
    period, stride = STRIDES["sneak"]
    p = t / period
    feet: list[Foot] = []
    hands: list[Hand] = []
    for i in (0, 1):
        phase = (p + 0.5 * i) % 1.0
        forward, up, pitch = step(phase, stride, SNEAK_STANCE, SNEAK_LIFT, 0.0, 0.5)
        feet.append(Foot(0.045, up, forward + 0.04, max(TIPTOE, pitch), 0.08))
        beat = math.cos(TAU * phase)
        hands.append(
            Hand(0.02, -0.30 + 0.07 * beat, 0.56 + 0.07 * beat, "relaxed", (0.75, -0.7, -0.5), (0.0, -0.65, 0.45))
        )
    return Pose(
        crouch=0.040 + 0.014 * math.cos(2 * TAU * p),
        lean=0.44,
        pelvis_pitch=0.10,
        shift=-0.03,
        twist=0.10 * math.cos(TAU * p),
        head_pitch=-0.24,
        head_yaw=0.22 * wave(t / 3.1),
        shrug=0.018,
        feet=(feet[0], feet[1]),
        hands=(hands[0], hands[1]),
        flutter=0.4 * math.sin(2 * TAU * p),
        knee_out=0.20,
    )


def march(t: float, body: Body, energy: float) -> Pose:
    """In step: straight back, knees up, straight arms that swing to the height of the chest."""
    period, stride = STRIDES["march"]
    p = t / period
    feet: list[Foot] = []
    hands: list[Hand] = []
    for i in (0, 1):
        phase = (p + 0.5 * i) % 1.0
        forward, up, pitch = step(phase, stride, MARCH_STANCE, MARCH_LIFT, -0.20, 0.70)
        feet.append(Foot(0.040, up, forward + 0.04, pitch, 0.06))
        angle = 0.12 - 0.95 * math.cos(TAU * (phase - 0.04))
        ahead = max(0.0, angle)
        hands.append(
            Hand(0.08, -math.cos(angle) * 0.97, math.sin(angle) * (0.97 - 0.1 * ahead), "fist", (0.3, -0.2, -1.0))
        )
    bob = -math.cos(2 * TAU * p)
    return Pose(
        crouch=0.012 - 0.010 * bob,
        pelvis_yaw=-0.08 * math.cos(TAU * p),
        twist=0.14 * math.cos(TAU * p),
        lean=-0.05,
        head_pitch=-0.06,
        feet=(feet[0], feet[1]),
        hands=(hands[0], hands[1]),
        wind=0.3,
        flutter=0.5 * math.sin(2 * TAU * p),
    )


def limp(t: float, body: Body, energy: float) -> Pose:
    """One leg stiff and dragged, the hand on its thigh, the body dropping over it at every step."""
    period, stride = STRIDES["limp"]
    p = t / period
    feet: list[Foot] = []
    for i in (0, 1):
        forward, up, pitch = step((p + 0.5 * i) % 1.0, stride, LIMP_STANCE, LIMP_LIFT, -0.10, 0.5 if i == 0 else 0.1)
        feet.append(Foot(0.05 + 0.03 * i, up, forward + 0.04, pitch, 0.10 + 0.35 * i))
    drop = max(0.0, math.cos(TAU * (p + 0.42)))
    return Pose(
        crouch=0.030 + 0.035 * drop,
        sway=-0.035 * drop,
        pelvis_roll=0.16 * drop,
        side=-0.20 * drop,
        lean=0.20 + 0.10 * drop,
        head_pitch=-0.10 + 0.12 * drop,
        shrug=0.008,
        feet=(feet[0], feet[1]),
        hands=(
            Hand(0.26, -0.82, 0.06 + 0.22 * math.cos(TAU * p), "relaxed", (0.5, -0.2, -1.0)),
            Hand(-0.06, -0.80, 0.22, "flat", (0.9, 0.0, -0.5), (-0.3, -0.4, 0.0)),
        ),
        flutter=0.5 * math.sin(TAU * p),
        wind=0.2,
    )


def skip(t: float, body: Body, energy: float) -> Pose:
    """A hop on every step: knee up, arms swinging wide, the whole body off the ground."""
    period, stride = STRIDES["skip"]
    p = t / period
    feet: list[Foot] = []
    hands: list[Hand] = []
    for i in (0, 1):
        phase = (p + 0.5 * i) % 1.0
        forward, up, pitch = step(phase, stride, SKIP_STANCE, SKIP_LIFT, -0.10, 1.0)
        feet.append(Foot(0.04, up, forward + 0.03, pitch, 0.06))
        swing = -math.cos(TAU * (phase - 0.05))
        hands.append(
            Hand(0.38 + 0.1 * swing, -0.48 + 0.42 * max(0.0, swing), 0.14 + 0.52 * swing, "open", (0.5, -0.6, -0.8))
        )
    air = max(0.0, -math.cos(2 * TAU * (p - 0.10)))
    return Pose(
        crouch=0.030 - 0.045 * air,
        pelvis_yaw=-0.16 * math.cos(TAU * p),
        twist=0.34 * math.cos(TAU * p),
        side=-0.08 * math.sin(TAU * p),
        lean=0.06,
        head_pitch=-0.14,
        head_roll=0.08 * math.sin(TAU * p),
        feet=(feet[0], feet[1]),
        hands=(hands[0], hands[1]),
        wind=0.7,
        lift=0.15 * air,
        flutter=math.sin(2 * TAU * p),
    )
